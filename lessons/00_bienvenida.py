# ---
# jupyter:
#   course:
#     subtitle: Qué es el deep learning y qué vamos a construir
#     minutes: 45
#     prerequisites: []
#     objectives:
#       - Explicar qué es el aprendizaje profundo y en qué se distingue de programar reglas.
#       - Reconocer cuándo ayuda una red neuronal y cuándo no.
#       - Ver una red que aprende a leer números, con sus aciertos y sus fallos.
#       - Comprobar que tu equipo está listo y saber usar los ejercicios del curso.
#     outcome:
#       es: Decir qué es una red neuronal, cuándo conviene, y entrenar una que lee números.
#       en: Say what a neural network is, when it helps, and train one that reads digits.
# ---

# %% tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np

from utils.data import load_digits, load_houses
from utils.environment import setup
from utils.exercises import check, hint, solution
from utils.plotting import (
    BLUE,
    GRAY,
    GREEN,
    ORANGE,
    RED,
    draw_network,
    plot_history,
    plot_images,
    plot_points,
    plot_regions,
)

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se explica qué es un 3?
#
# Aquí hay dieciséis números escritos a mano por personas distintas. Tú los lees sin esfuerzo. El ordenador solo recibe **64 números por dibujo**: lo oscuro que
# es cada punto de una cuadrícula de 8 × 8.

# %% slideshow={"slide_type": "fragment"}
digits = load_digits()
plot_images(digits.X[:16], columns=8)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Antes de seguir**, piensa dos minutos:
#
# 1. Escribe en un papel las reglas con las que un programa distinguiría un 3 de un 8. ¿Valen para *todos* los treses?
# 2. Un programa que responde al azar acierta 10 de cada 100. Dentro de unos minutos, una red pequeña habrá aprendido sola, mirando ejemplos. ¿Cuántos acertará de 100
#    que no haya visto nunca?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Reglas o ejemplos
#
# Hay dos maneras de que un ordenador haga algo. En la clásica, una persona escribe las reglas. En el **aprendizaje automático** (*machine learning*), la persona aporta
# **ejemplos con su respuesta**, y es el ordenador quien ajusta unos números hasta que las respuestas le salen.
#
# Una **red neuronal** (*neural network*) es una forma de hacer ese ajuste: muchas piezas muy simples, las neuronas, puestas en capas. Cada capa trabaja sobre lo que le pasa la anterior.
# Cuando hay varias capas se habla de **aprendizaje profundo** (*deep learning*). «Profundo» no quiere decir sabio: quiere decir que hay capas.

# %% slideshow={"slide_type": "subslide"}
fig, ax = plt.subplots(figsize=(9, 4.2))
draw_network(
    [64, 16, 10],
    titles=[
        "64 entradas:\nlos puntos del dibujo",
        "una capa de neuronas",
        "10 salidas:\n¿0, 1, 2… o 9?",
    ],
    ax=ax,
    max_nodes=6,
)
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Aprender con ejemplos que llevan su respuesta se llama **aprendizaje supervisado** (*supervised learning*), y es el de casi todo el curso. Cambia lo que entra y lo que sale:
#
# | entra | sale | para qué |
# |---|---|---|
# | metros y habitaciones de una casa | su precio | tasar |
# | un anuncio y quién lo mira | ¿hará clic? | publicidad |
# | una foto | qué objetos hay | buscar fotos, ver por dónde ir |
# | un audio | el texto que se dice | subtitular |
# | una frase en inglés | la frase en español | traducir |
#
# La receta es siempre la misma: muchos pares de entrada y respuesta, y una máquina que ajusta sus números hasta que, dada la entrada, le sale la respuesta. Lo que hace
# especial a una red es que la entrada puede ser cruda. Nadie tiene que decirle qué mirar en la foto.
#
# Lo usas a diario: el teclado que adivina la palabra siguiente, el filtro del correo basura, la lista de lo que podrías ver esta noche, el mapa que calcula cuánto tardarás.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cómo se usa un cuaderno
#
# Esto es un **cuaderno** (*notebook*): celdas de texto, como esta, y celdas de código que puedes ejecutar y cambiar. Cuatro cosas bastan:
#
# - **Mayús + Intro** ejecuta la celda y pasa a la siguiente. Lo que imprime queda debajo.
# - **El orden importa.** Cada celda usa lo que hicieron las anteriores: empieza por la primera y no te saltes ninguna.
# - **Cambia cosas.** Nada se rompe: si algo se enreda, el menú *Kernel* permite reiniciar y ejecutar todas las celdas, y el archivo original sigue en el repositorio.
# - **Un error no es un suspenso.** Lee la última línea: casi siempre dice qué falta.
#
# En los cuadernos verás a veces la palabra `assert`. Es una comprobación: si lo que afirma el texto no se cumple, la celda se detiene y lo dice. Si cambias un número
# y un `assert` protesta, no has roto nada: has encontrado hasta dónde vale la frase.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tu equipo, a punto
#
# La celda siguiente trae Keras y TensorFlow, las herramientas del curso. Tarda unos segundos; las demás serán rápidas.

# %% tags=["setup"]
import sys

import keras
import tensorflow as tf
from keras import layers
from sklearn.datasets import make_moons
from sklearn.linear_model import LinearRegression, LogisticRegression

from utils.training import LiveProgress, make_dataset

setup()

# %% tags=["nbval-ignore-output"] slideshow={"slide_type": "fragment"}
# Las versiones cambian de un equipo a otro: esta salida no se compara con la guardada.
print("Python    ", sys.version.split()[0])
print("NumPy     ", np.__version__)
print("TensorFlow", tf.__version__)
print("Keras     ", keras.__version__)
print("GPU       ", tf.config.list_physical_devices("GPU") or "no hay; el curso no la necesita")

# %% [markdown]
# Si has visto cuatro versiones y ningún error, todo está listo. Una GPU (el procesador de la tarjeta gráfica) acelera las redes grandes; si TensorFlow encuentra una, la usará él solo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una red aprende a leer
#
# No hace falta entender el código todavía: en la lección 12 lo habrás escrito tú. Quédate con los tres pasos.
#
# **Uno: repartir los ejemplos.** La mayoría son para aprender (*entrenamiento*). Unos cuantos, para vigilar cómo va (*validación*). Y otros se esconden hasta el final, para un
# examen limpio (*prueba*).

# %% slideshow={"slide_type": "fragment"}
parts = digits.split(val_size=0.2, test_size=0.2, seed=0)
print(
    "entrenamiento:",
    len(parts.X_train),
    "· validación:",
    len(parts.X_val),
    "· prueba:",
    len(parts.X_test),
)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Dos: montar la red.** Entran los 64 puntos, hay una capa de 64 neuronas y salen diez números: lo que la red cree que vale cada respuesta, del 0 al 9.

# %% slideshow={"slide_type": "fragment"}
network = keras.Sequential([
    keras.Input((8, 8)),
    layers.Flatten(),
    layers.Dense(64, activation="relu"),
    layers.Dense(10, activation="softmax"),
])  # fmt: skip
network.compile(
    "adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"], steps_per_execution=10
)
print("números que hay que ajustar:", network.count_params())

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Tres: aprender.** La red mira todos los ejemplos de entrenamiento cuarenta veces. En cada vuelta, que se llama **época** (*epoch*), mueve un poco sus números para
# equivocarse menos.

# %% slideshow={"slide_type": "fragment"}
history = network.fit(
    make_dataset(parts.X_train, parts.y_train),
    validation_data=make_dataset(parts.X_val, parts.y_val, shuffle=False),
    epochs=40,
    shuffle=False,
    verbose=0,
    callbacks=[LiveProgress()],
)
plot_history(history, metrics=("accuracy",), names=("fracción de aciertos",))
plt.show()

# %% [markdown]
# En la primera vuelta todavía falla mucho; unas pocas más tarde acierta casi todo. La línea de trazos, la de validación, son dibujos con los que **no** ha aprendido.
#
# **Pruébalo.** Cambia el 64 de `Dense(64…)` por 2 y ejecuta esa celda y la del entrenamiento. Con dos neuronas en medio, ¿en cuánto se queda `val_accuracy`? Deja
# después el 64 y vuelve a ejecutar las dos.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Y el examen.** Los 360 dibujos de prueba, que nadie ha mirado hasta ahora:

# %% slideshow={"slide_type": "fragment"}
P = np.asarray(network(parts.X_test))  # (360, 10): diez números por dibujo
y_pred = P.argmax(axis=1)  # la respuesta es el mayor de los diez
hits = y_pred == parts.y_test
print(f"acierta {hits.sum()} de {len(hits)}: de cada 100, {100 * hits.mean():.0f}")
assert hits.mean() > 0.95

# %% slideshow={"slide_type": "subslide"}
right, wrong = np.flatnonzero(hits)[:8], np.flatnonzero(~hits)[:8]
shown = np.concatenate([right, wrong])
titles = [f"{y_pred[i]}" if hits[i] else f"dice {y_pred[i]}\nes {parts.y_test[i]}" for i in shown]
plot_images(
    parts.X_test[shown], titles=titles, columns=8, colors=[GREEN if hits[i] else RED for i in shown]
)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Arriba, aciertos; abajo, fallos. Mira los fallos con cariño: en algunos, también tú dudarías. Nadie le ha dicho qué es un rabito ni un círculo. Lo ha sacado de los ejemplos. **El resto del
# curso desmonta esta red hasta el último tornillo**, y después construye otras mejores.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuándo ayuda y cuándo no
#
# Ayuda cuando hay **muchos datos**, cuando la relación **no es una línea recta**, y sobre todo cuando nadie sabe qué medir: imágenes, sonido, texto. En una tabla pequeña, un método de hace dos
# siglos suele bastar. No lo creas porque sí: veámoslo.
#
# A la izquierda, sesenta viviendas (datos inventados para el curso). A la derecha, dos medias lunas enredadas. En los dos casos compiten **una línea recta** y **una red**.


# %% slideshow={"slide_type": "fragment"}
def train_network(X, y, output, loss, epochs):
    model = keras.Sequential(
        [
            keras.Input((X.shape[1],)),
            layers.Dense(16, "relu"),
            layers.Dense(16, "relu"),
            layers.Dense(1, output),
        ]
    )
    model.compile(keras.optimizers.Adam(0.01), loss=loss, steps_per_execution=10)
    model.fit(make_dataset(X, y), epochs=epochs, shuffle=False, verbose=0)
    return model


# %% slideshow={"slide_type": "fragment"}
houses = load_houses().split(val_size=0, test_size=0.5, seed=1)
area, price = houses.X_train / 100, houses.y_train / 100  # cientos de m² y de miles de euros
house_line = LinearRegression().fit(area, price)
house_network = train_network(area, price, output=None, loss="mse", epochs=300)

X_moons, y_moons = make_moons(600, noise=0.15, random_state=0)
moon_line = LogisticRegression().fit(X_moons[:300], y_moons[:300])
moon_network = train_network(
    X_moons[:300], y_moons[:300], output="sigmoid", loss="binary_crossentropy", epochs=100
)

# %% [markdown]
# Las dos mitades que no se usaron para aprender dicen quién gana:

# %% slideshow={"slide_type": "subslide"}
new_area, new_price = houses.X_test / 100, houses.y_test
errors, scores = {}, {}
for name, house_model, moon_model in [
    ("recta", house_line.predict, moon_line.predict),
    ("red", house_network, moon_network),
]:
    errors[name] = np.abs(100 * np.ravel(house_model(new_area)) - new_price).mean()
    scores[name] = ((np.ravel(moon_model(X_moons[300:])) >= 0.5) == y_moons[300:]).mean()
    print(
        f"{name:>5}: se desvía {errors[name]:.0f} mil euros de media; acierta el {scores[name]:.0%} de las lunas"
    )

assert errors["red"] > 0.95 * errors["recta"] and scores["red"] > scores["recta"] + 0.08

# %% slideshow={"slide_type": "fragment"}
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.3))
grid = np.linspace(0.4, 1.6, 100)[:, None]
axes[0].plot(houses.X_test[:, 0], houses.y_test, "o", color=GRAY, label="viviendas nuevas")
axes[0].plot(100 * grid, 100 * house_line.predict(grid), color=GREEN, label="recta")
axes[0].plot(100 * grid, 100 * np.ravel(house_network(grid)), "--", color=RED, label="red")
axes[0].set(
    title="Tabla pequeña: empate", xlabel="superficie (m²)", ylabel="precio (miles de euros)"
)
axes[0].legend()
plot_regions(moon_network, (-1.6, 2.6), (-1.1, 1.6), ax=axes[1])
plot_points(X_moons[300:], y_moons[300:], ax=axes[1], size=28)
(w1, w2), b = moon_line.coef_[0], moon_line.intercept_[0]
x1 = np.array([-1.6, 2.6])
axes[1].plot(x1, -(w1 * x1 + b) / w2, color=GREEN, linewidth=3)
axes[1].set(title="Relación curva: gana la red", xlabel="$x_1$", ylabel="$x_2$")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En las viviendas la red se esfuerza mucho para acabar dibujando casi la misma recta. En las lunas, la línea verde de la recta corta por donde puede; la red dobla su frontera y las separa.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Sus dos problemas
#
# **Primero: memorizar en vez de aprender.** Cuantos más números ajusta un modelo, mejor se ciñe a *sus* ejemplos. También a sus casualidades. Mira tres curvas por los mismos quince puntos: una
# recta, una curva suave y una con quince números que ajustar.

# %% slideshow={"slide_type": "subslide"}
rng = np.random.default_rng(2)
x = np.linspace(0, 1, 15)
y = np.sin(2 * np.pi * x) + rng.normal(0, 0.25, 15)
x_new = rng.uniform(0, 1, 200)
y_new = np.sin(2 * np.pi * x_new) + rng.normal(0, 0.25, 200)

fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.6), sharey=True)
error_new = []
for ax, degree in zip(axes, [1, 4, 14]):
    curve = np.polynomial.Polynomial.fit(x, y, degree)
    error, error_on_new = np.abs(curve(x) - y).mean(), np.abs(curve(x_new) - y_new).mean()
    error_new.append(error_on_new)
    grid = np.linspace(0, 1, 400)
    ax.plot(x, y, "o", color=BLUE)
    ax.plot(grid, curve(grid), color=ORANGE)
    ax.set(
        title=f"Error con los suyos: {error:.2f}\ncon datos nuevos: {error_on_new:.2f}",
        xlabel="$x$",
        ylim=(-2.6, 2.6),
    )
plt.show()
assert error_new[1] == min(error_new) and error_new[2] == max(error_new)

# %% [markdown] slideshow={"slide_type": "fragment"}
# La tercera no comete ningún error con sus puntos, y es la peor con los nuevos. Se llama **sobreajuste** (*overfitting*). Por eso nunca se juzga una red por los ejemplos con los
# que aprendió.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Segundo: la caja negra.** Todo lo que la red de los dígitos ha aprendido está en los números que ha ajustado. Se pueden mirar. Aquí están los 4096 que unen los 64 puntos con las 64 neuronas:

# %% slideshow={"slide_type": "fragment"}
weights = network.layers[1].get_weights()[0]
limit = np.abs(weights).max()
fig, ax = plt.subplots(figsize=(7.5, 4.6))
image = ax.imshow(weights, cmap="PuOr_r", vmin=-limit, vmax=limit, aspect="auto")
ax.set(xlabel="neurona", ylabel="punto del dibujo")
ax.grid(False)
fig.colorbar(image, label="peso")
plt.show()
assert weights.size == 4096

# %% [markdown] slideshow={"slide_type": "fragment"}
# ¿Cuál de ellos dice que un 8 tiene dos círculos? Ninguno, y todos a la vez. Cuando una red niega un préstamo o marca una radiografía, no basta con que acierte: alguien preguntará **por
# qué**. Es una pregunta abierta, y conviene no olvidarla.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Las herramientas
#
# | herramienta | qué es | hoy |
# |---|---|---|
# | Jupyter | texto, código y figuras en un cuaderno, como este | en tu equipo; es lo que usa este curso |
# | Google Colab, Deepnote | cuadernos en la nube, sin instalar nada | Colab presta además GPU |
# | **Keras** | la forma más legible de escribir redes | el curso; funciona sobre TensorFlow, JAX o PyTorch |
# | **TensorFlow** | el motor: calcula, deriva y reparte el trabajo | debajo de Keras en este curso |
# | PyTorch | otro motor, muy usado en investigación | la lección 12 lo pone al lado de Keras |
# | Theano, Torch | los abuelos de TensorFlow y de PyTorch | retirados; aún se citan |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El mapa
#
# Empezamos por una sola neurona, sin Keras y con los números puestos a mano. Cuando sepas construir una red entera con NumPy, Keras te parecerá lo que es: una manera cómoda de escribir lo que ya
# entiendes.
#
# {{mapa}}
#
# Y un sitio al que volver desde cualquiera de ellas: [El laboratorio](playground.ipynb), una red con todos sus mandos a la vista. Ábrelo cuando quieras: aunque hoy no se entienda todo, se ve
# cómo aprende.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cada lección termina con ejercicios que se corrigen solos. Se usan así:
#
# - Cambia `...` por tu respuesta y ejecuta la celda: `check` te dirá si está bien, y si no, en qué fijarte.
# - `hint("00.1")` da una pista; ejecútalo otra vez y dará la siguiente.
# - `solution("00.1")` enseña la solución. Inténtalo antes: equivocarse aquí es gratis.
# - `progress()`, de `utils.exercises`, dice qué llevas resuelto en todo el curso. Lo apunta en un archivo pequeño de tu equipo, que no sale de él y puedes borrar.

# %% [markdown]
# ### Ejercicio 0.1 · Para estrenarse
#
# ¿Cuántos números recibe la red por cada dibujo? Escríbelo en lugar de los tres puntos. Después, por probar, escribe uno equivocado.

# %% tags=["exercise"]
n_inputs = ...

check("00.1", n_inputs)

# %% tags=["solution"]
n_inputs = 8 * 8

check("00.1", n_inputs)

# %% [markdown]
# ### Ejercicio 0.2 · ¿Número o clase?
#
# Hay respuestas que son una cantidad y otras que son una opción entre varias. Escribe, en orden, `"número"` o `"clase"` para cada problema: el precio de una casa; si un correo es basura; qué
# cifra hay en un dibujo; qué temperatura hará mañana.

# %% tags=["exercise"]
kinds = [..., ..., ..., ...]

check("00.2", kinds)

# %% tags=["solution"]
kinds = ["número", "clase", "clase", "número"]

check("00.2", kinds)


# %% [markdown]
# ### Ejercicio 0.3 · La fracción de aciertos
#
# Escribe `accuracy(y_true, y_pred)`: recibe dos vectores del mismo tamaño, lo que era y lo que dijo la red, y devuelve qué fracción coincide, entre 0 y 1.


# %% tags=["exercise"]
def accuracy(y_true, y_pred):
    return ...


check("00.3", accuracy)


# %% tags=["solution"]
def accuracy(y_true, y_pred):
    return (y_true == y_pred).mean()


check("00.3", accuracy)

# %% [markdown]
# ### Reto
#
# ¿Con cuántos ejemplos basta? Vuelve a entrenar la red de los dígitos con solo los primeros 30, 100 y 300 dibujos de entrenamiento, y apunta los aciertos en validación. ¿Cuántos ejemplos de cada
# cifra hay en los primeros 30? Dibuja los aciertos contra el número de ejemplos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Aprender es ajustar números hasta que las respuestas de los ejemplos salen.
# - «Profundo» significa varias capas, cada una sobre lo que le da la anterior.
# - En una tabla pequeña y recta, la red no aporta; en imágenes, sonido y texto, sí.
# - Una red se juzga con ejemplos que no ha visto: si no, puede estar memorizando.
# - Que acierte no significa que sepamos por qué.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | aprendizaje automático | *machine learning* | ajustar un programa con ejemplos en vez de reglas |
# | red neuronal | *neural network* | muchas piezas simples, en capas |
# | aprendizaje profundo | *deep learning* | redes con varias capas |
# | aprendizaje supervisado | *supervised learning* | los ejemplos llevan su respuesta |
# | entrenamiento, validación, prueba | *training, validation, test* | para aprender, para vigilar y para examinar |
# | época | *epoch* | una vuelta por todos los ejemplos de entrenamiento |
# | sobreajuste | *overfitting* | memorizar los ejemplos, con sus casualidades |

# %% [markdown]
# ## Para saber más
#
# - Y. LeCun, Y. Bengio y G. Hinton (2015), *Deep learning*: el campo en ocho páginas, por tres de sus autores.
# - F. Chollet (2025), *Deep Learning with Python*, tercera edición: de quien escribió Keras.
# - E. Alpaydin y C. Kaynak (1998), *Optical recognition of handwritten digits*: los dibujos de esta lección.
