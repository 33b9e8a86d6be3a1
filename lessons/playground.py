# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt

from playground import FEATURES, Playground, Simulation
from playground.picture import Picture
from utils.environment import setup
from utils.plotting import plot_points, plot_regions

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Todos los mandos a la vista
#
# Por dentro está **la red de la [[red_neuronal_con_numpy]]**, la misma que se escribe allí línea a línea. Elige unos puntos y una red, y pulsa **Entrenar**. Todo funciona sin conexión, con el
# ratón o con el teclado (Tab para pasar de un mando a otro, flechas para moverlo).
#
# - **Cada cuadro pequeño** es una neurona: qué responde en cada lugar del plano. Naranja, positivo; azul, negativo.
# - **Cada línea** es un peso: más gruesa cuanto mayor, naranja si es positivo y azul si es negativo.
# - **El cuadro grande** es la respuesta de la red, con los puntos encima.
# - **Las curvas** son la pérdida: continua en entrenamiento, a trazos en la prueba.

# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# El laboratorio
Playground()

# %% [markdown] slideshow={"slide_type": "subslide"}
# El entrenamiento se detiene con *Pausa*, al borrar la celda o al volver a ejecutarla. Cambiar la tasa, el lote o la penalización vale desde la época en curso; cualquier otro cambio empieza de cero. La
# **semilla** decide los puntos, los pesos iniciales y los lotes: con la misma, la historia se repite igual.
#
# **Ver el código** enseña el programa de Keras que hace lo que dicen los mandos: los mismos puntos, pesos iniciales y lotes. Cópialo en una celda y compara las pérdidas: coinciden.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cómo se ve desde fuera
#
# La espiral, antes de empezar y después de 400 épocas, con tres capas de ocho neuronas. Las de la primera capa solo cortan el plano con una recta; las siguientes combinan esos cortes en
# curvas cada vez más retorcidas.

# %% tags=["figure", "trained-figure"] slideshow={"slide_type": "fragment"}
# La espiral, antes de empezar y tras 400 épocas
simulation = Simulation(
    problem="espiral",
    noise=0.0,
    hidden=(8, 8, 8),
    optimizer="Adam",
    learning_rate=0.01,
    train_ratio=0.8,
)
picture = Picture(simulation)
fig, axes = plt.subplots(2, 1, figsize=(9, 9.9))
for ax, epochs in zip(axes, [0, 400]):
    for _ in range(epochs):
        simulation.step()
    ax.imshow(picture.frame())
    ax.set_title(f"época {epochs}", loc="left")
    ax.axis("off")
plt.show()

# %% tags=["verify"]
assert simulation.train_loss < 0.1

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los cuatro problemas, resueltos cada uno con unos mandos sensatos:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Los cuatro problemas, resueltos
solved = {
    "gaussianas": ({"hidden": ()}, 20),
    "círculos": ({"hidden": (4,)}, 300),
    "XOR": ({"features": ["x₁", "x₂", "x₁x₂"], "hidden": ()}, 300),
    "espiral": ({"features": FEATURES, "hidden": (8, 8), "optimizer": "Adam"}, 200),
}
fig, axes = plt.subplots(1, 4, figsize=(10.4, 3))
losses = {}
for ax, (problem, (settings, epochs)) in zip(axes, solved.items()):
    rate = 0.01 if problem == "espiral" else 0.3
    simulation = Simulation(problem=problem, noise=0.0, learning_rate=rate, **settings)
    simulation.step(epochs)
    plot_regions(simulation.predict, (-1.25, 1.25), (-1.25, 1.25), ax=ax, resolution=150)
    plot_points(simulation.X_test, simulation.y_test.ravel(), ax=ax, size=15)
    ax.set(xticks=[], yticks=[], aspect="equal", title=problem)
    losses[problem] = simulation.test_loss
plt.show()

# %% tags=["verify"]
assert max(losses.values()) < 0.1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Diez encargos
#
# Antes de cada uno, **di en voz alta qué va a pasar**.
#
# 1. *Gaussianas*, sin capas ocultas. ¿Basta una neurona? ¿Qué dibuja? ([[la_neurona]])
# 2. *XOR*, sin capas ocultas, con $x_1$ y $x_2$. ¿Cuánto baja la pérdida? Añade la entrada $x_1x_2$: ¿por qué ahora basta una neurona?
# 3. *Círculos* con una capa: ¿cuántas neuronas hacen falta como mínimo para encerrar el disco? Prueba con 2, 3 y 4. (*A fondo* de la [[capas_y_matrices]])
# 4. Lo mismo con activación `linear` y cuatro capas de ocho. ¿Qué forma tiene la frontera, y por qué no cambia con más capas? ([[capas_y_matrices]])
# 5. Sube la tasa a 3 y luego a 10, con la pérdida a la vista. ¿Qué hace la curva? Repítelo en regresión con `relu`. ([[descenso_del_gradiente]])
# 6. Lote de 1 y lote de 100: ¿en cuál tiembla más la curva? ¿En cuál hacen falta más épocas? ([[descenso_del_gradiente]])
# 7. La *espiral* con SGD y con Adam, con la misma red. ¿Quién llega antes? ([[optimizadores]])
# 8. *Sigmoide* con cuatro capas de ocho: ¿qué les pasa a los cuadros de las primeras capas? Cambia a `tanh`. ([[backpropagation_a_mano]])
# 9. Ruido 0.5, un 10 % de entrenamiento y una red grande. ¿Qué hacen las dos curvas? Prueba después L1 y L2: ¿cuál borra líneas del dibujo? ([[regularizacion]])
# 10. La espiral con la red **más pequeña** que la resuelva. Compara la tuya con la de al lado.
