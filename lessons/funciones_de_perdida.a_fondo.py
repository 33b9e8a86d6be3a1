# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from utils.environment import setup
from utils.plotting import BLACK, BLUE, GRAY, GREEN, ORANGE, PINK, plot_points

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto cuesta acertar por los pelos?
#
# Si las respuestas son $y = +1$ e $y = -1$, una neurona sin activación responde $\hat{y} = z$, y acierta si $z$ tiene el signo de $y$. El producto $yz$ se llama **margen** (*margin*): positivo si acierta, negativo si falla, y grande si lo hace con holgura. No es el margen de `compare`, la diferencia que no importa. Dos pérdidas lo miran:
#
# $$\text{perceptrón: } \max(0,\ -yz) \qquad\qquad \text{bisagra: } \max(0,\ 1 - yz)$$
#
# La del perceptrón solo cobra los fallos. La **bisagra** (*hinge*) cobra también los aciertos por los pelos: no se conforma hasta que el margen llega a 1. En muchos libros se lee $\max(0,\ 1 - y\hat{y})$, que es lo mismo, porque aquí $\hat{y}$ es $z$.
#
# **Predice** las dos pérdidas de estos cuatro ejemplos:
#
# | $y$ | $z$ | perceptrón | bisagra |
# |:---:|:---:|:---:|:---:|
# | $+1$ | 2 | | |
# | $+1$ | 0.2 | | |
# | $+1$ | $-0.5$ | | |
# | $-1$ | 3 | | |

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
y, z = np.array([1, 1, 1, -1]), np.array([2, 0.2, -0.5, 3])

margin = y * z
print("margen:    ", margin)
print("perceptrón:", np.maximum(0, -margin))
print("bisagra:   ", np.maximum(0, 1 - margin))

# %% tags=["verify"]
assert np.allclose(np.maximum(0, -margin), [0, 0, 0.5, 3])
assert np.allclose(np.maximum(0, 1 - margin), [0, 0.8, 1.5, 4])

# %% [markdown] tags=["answer"] slideshow={"slide_type": "subslide"}
# El segundo acierta, pero con margen 0.2: el perceptrón no le cobra nada, y la bisagra, 0.8. En los fallos la bisagra cobra siempre 1 más.
#
# La diferencia importa. Con $w = 0$ y $b = 0$ todo da $z = 0$, y el coste del perceptrón es 0, el menor posible, sin saber nada. El de la bisagra es 1.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La pérdida según el margen
# alt: Tres curvas según el margen. Contar fallos es un escalón. La del perceptrón baja hasta 0 cuando el margen es 0, y la de la bisagra, hasta que el margen es 1.
m = np.linspace(-3, 3, 601)
fig, ax = plt.subplots(figsize=(8, 3.8))
ax.plot(m, m < 0, ":", color=GRAY, label="contar fallos")
ax.plot(m, np.maximum(0, -m), "--", color=PINK, label="perceptrón")
ax.plot(m, np.maximum(0, 1 - m), color=GREEN, label="bisagra")
for x, text in [(-1.5, "falla"), (1.5, "acierta")]:
    ax.text(x, -0.45, text, ha="center", color="#555555")
ax.set(xlabel="margen, $yz$", ylabel="pérdida, $\\ell$", ylim=(-0.7, 4))
ax.legend()
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Pero el margen se puede inflar. Si multiplicamos todos los pesos y el sesgo por 10, la frontera no se mueve, y cada $z$ queda multiplicado por 10:

# %% slideshow={"slide_type": "fragment"}
for factor in [1, 10]:
    print(f"pesos por {factor}: bisagra {np.maximum(0, 1 - y * factor * z).round(2)}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# El acierto por los pelos deja de pagar sin que la neurona haya aprendido nada; los fallos, en cambio, pagan mucho más. Si la neurona no falla ninguno, al multiplicar los pesos la bisagra acaba en 0. Por eso se acompaña de un freno que castiga los pesos grandes: juntos son la **SVM** (*support vector machine*) que viste en la [[bienvenida]].
#
# Keras también la trae, y pasa las clases 0 y 1 a $-1$ y $+1$. En NumPy hay que hacerlo a mano: con $y = 0$ el margen sería siempre 0 y la pérdida, siempre 1.

# %% tags=["setup"]
# Preparar Keras
import keras

setup()

# %% slideshow={"slide_type": "fragment"}
answers = y.astype(float)
theirs = keras.losses.hinge(answers, z)
assert np.isclose(theirs, np.maximum(0, 1 - margin).mean(), rtol=1e-6)
print(
    f"con −1 y +1: {float(theirs):.3f}; con 0 y 1: {float(keras.losses.hinge((answers + 1) / 2, z)):.3f}"
)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué forma tiene una pérdida?
#
# Con los datos fijos, el coste depende solo de los números de la red. Si son dos, $w$ y $b$, cada pareja es un punto de un plano, y su coste es la **altura** del terreno en ese punto. Doce estudiantes: $x$ son sus horas de estudio por encima o por debajo de la media, e $y = 1$ si aprobó. Una neurona con sigmoide responde $\hat{y} = \sigma(wx + b)$.
#
# Vamos a dibujar tres terrenos sobre el mismo plano: la fracción de fallos, el error cuadrático y la entropía cruzada. Serán mapas como los de montaña: cada curva une puntos de igual coste, y donde las curvas están juntas hay mucha cuesta. **Predice** cuál tendrá escalones y en cuál habrá sitios casi llanos y altos.


# %% slideshow={"slide_type": "fragment"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


hours = np.array([-3, -2.5, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3])
passed = np.array([0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1])


def costs(w, b):
    """Los tres costes de la neurona (w, b)."""
    y_pred = sigmoid(w * hours + b)
    mistakes = np.mean((y_pred >= 0.5) != passed)
    squared = np.mean((y_pred - passed) ** 2)
    cross = -np.mean(passed * np.log(y_pred) + (1 - passed) * np.log(1 - y_pred))
    return mistakes, squared, cross


# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Los tres costes en una rejilla de 127 por 121 puntos
w_values, b_values = np.linspace(-3.4, 5, 127), np.linspace(-6, 6, 121)
terrain = np.array([[costs(w, b) for w in w_values] for b in b_values])  # (b, w, coste)
names = ["fracción de fallos", "error cuadrático", "entropía cruzada"]
lowest = [np.unravel_index(terrain[:, :, k].argmin(), terrain.shape[:2]) for k in range(3)]
b_best, w_best = b_values[lowest[2][0]], w_values[lowest[2][1]]

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Tres terrenos sobre el mismo plano (más oscuro, más bajo)
# alt: Tres mapas con curvas de nivel sobre el plano de w y b. El de los fallos son zonas planas con bordes bruscos. El del error cuadrático tiene un valle y, lejos de él, regiones altas con pocas curvas. El de la entropía cruzada es un cuenco con curvas por todas partes.
fig, axes = plt.subplots(1, 3, figsize=(10.5, 4), sharey=True)
for k, (ax, name) in enumerate(zip(axes, names)):
    heights = terrain[:, :, k]
    levels = np.linspace(heights.min(), heights.max(), 13)
    if k == 0:  # a saltos: entre una zona y otra no hay curvas intermedias
        ax.pcolormesh(w_values, b_values, heights, cmap="cividis", alpha=0.75)
    else:
        ax.contourf(w_values, b_values, heights, levels=levels, cmap="cividis", alpha=0.75)
        ax.contour(w_values, b_values, heights, levels=levels, colors="white", linewidths=0.9)
    ax.set(title=f"{name}\nde {heights.min():.2f} a {heights.max():.2f}", xlabel="$w$")
    ax.set(xticks=[-3, 0, 5], yticks=[-6, 0, 6])
    ax.grid(False)
axes[0].set_ylabel("$b$")
for ax in axes[1:]:
    ax.plot(-3, 1, "s", color=ORANGE, markersize=9)
axes[2].plot(w_best, b_best, "+", color="white", markersize=13, markeredgewidth=2.5)
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "subslide"}
# El de los fallos tiene escalones: dentro de cada zona, mover $w$ o $b$ un poco no cambia nada, y no se sabe hacia dónde ir. **Por eso una red no aprende contando fallos.**
#
# El del error cuadrático tiene cuestas, pero también sitios altos y casi llanos. En el cuadrado naranja, con $w = -3$ y $b = 1$, la neurona está segura y dice casi todo al revés.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánta cuesta hay donde todo está mal?
#
# En ese punto, midamos la pendiente de las dos pérdidas respecto a $w$ con dos puntos muy próximos:

# %% slideshow={"slide_type": "fragment"}
h = 1e-5
right, left = costs(-3 + h, 1), costs(-3 - h, 1)
for k in [1, 2]:
    print(f"{names[k]}: pendiente {(right[k] - left[k]) / (2 * h):.3f}")

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El coste al mover w, con b = 1
# alt: Tres curvas del coste según w. La de los fallos va a saltos, llana entre uno y otro. La del error cuadrático se aplana a la izquierda, donde todo está mal. La de la entropía cruzada sigue subiendo con fuerza hacia la izquierda.
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.4))
line = np.array([costs(w, 1) for w in np.linspace(-3, 5, 400)])
for k, (ax, name) in enumerate(zip(axes, names)):
    ax.plot(np.linspace(-3, 5, 400), line[:, k], color=BLUE)
    ax.set(title=name, xlabel="$w$", ylim=(0, None), xticks=[-3, 0, 5])
axes[0].set_ylabel("coste, $J$")
plt.show()

# %% tags=["verify"]
_slopes = [(right[k] - left[k]) / (2 * h) for k in range(3)]
assert _slopes[0] == 0 and _slopes[2] / _slopes[1] > 40
_rng = np.random.default_rng(0)
for _ in range(500):  # convexa: en medio de dos puntos, nunca por encima de la media
    _p, _q = _rng.uniform(-4, 4, 2), _rng.uniform(-4, 4, 2)
    assert costs(*(_p + _q) / 2)[2] <= (costs(*_p)[2] + costs(*_q)[2]) / 2 + 1e-12
assert costs(-1, 1)[1] > (costs(-3, 1)[1] + costs(1, 1)[1]) / 2
assert np.isclose(costs(0, 0)[2], np.log(2)) and 0.4 < costs(w_best, b_best)[2] < 0.5
assert np.isclose(costs(0, np.log(7 / 5))[2], 0.679, atol=5e-4)  # σ(ln(7/5)) es 7/12
assert ((sigmoid(w_best * hours + b_best) >= 0.5) != passed).sum() == 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# Es más de cuarenta veces mayor con la entropía cruzada. Es el factor $2\hat{y}(1 - \hat{y})$ de la lección, visto desde arriba.
#
# El terreno de la entropía cruzada, con una sola neurona, es un cuenco. La derivada de la pérdida respecto a $z$ es $\hat{y} - y$, y la segunda derivada, $\hat{y}(1 - \hat{y})$, nunca es negativa: la curva se dobla siempre hacia arriba. Como $z = wx + b$ es una recta en $w$ y en $b$, el coste también se dobla siempre hacia arriba, en cualquier dirección. Se dice que es **convexo** (*convex*): si hay un fondo, es el único. Con error cuadrático no es así, ni tampoco con una red que tenga capas ocultas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué neurona es cada punto?
#
# Cada punto del mapa es una neurona, es decir, una curva entre los estudiantes. Estas son tres:

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Tres puntos del mapa de la entropía cruzada, y las neuronas que son
# alt: A la izquierda, un mapa de curvas de nivel con tres puntos. A la derecha, las tres curvas entre los estudiantes: la del punto más alto baja donde debía subir, la de (0, 0) es horizontal a 0.5, y la del fondo sube de los que suspendieron a los que aprobaron.
fig, (map_ax, curve_ax) = plt.subplots(1, 2, figsize=(10, 4))
levels = [0.5, 0.6, 0.693, 1, 1.5, 2, 3, 4]
lines = map_ax.contour(w_values, b_values, terrain[:, :, 2], levels=levels, colors=GRAY)
map_ax.clabel(lines, [1, 2, 3], fmt="%g", fontsize=11, colors=BLACK)
x = np.linspace(-3.5, 3.5, 100)
for (w, b), color, style in zip(
    [(-2, 2), (0, 0), (w_best, b_best)], [BLACK, PINK, GREEN], ["-", ":", "--"]
):
    map_ax.plot(w, b, "o", color=color, markersize=11)
    label = f"$w = {w:.1f}$, $b = {b:.1f}$: $J = {costs(w, b)[2]:.3f}$"
    curve_ax.plot(x, sigmoid(w * x + b), style, color=color, label=label)
plot_points(np.column_stack([hours, passed]), passed, ax=curve_ax)
map_ax.set(xlabel="$w$", ylabel="$b$", xticks=[-3, 0, 5], yticks=[-6, 0, 6])
map_ax.grid(False)
curve_ax.set(xlabel="horas respecto a la media, $x$", ylabel="$\\hat{y}$", ylim=(-0.06, 1.65))
curve_ax.set(xticks=[-3, 0, 3], yticks=[0, 0.5, 1])
curve_ax.legend(loc="upper left", fontsize=11)
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# En $(0, 0)$ la neurona contesta siempre $0.5$, y su coste es $\ln 2 = 0.693$. El cero honrado es algo menor: aprobaron 7 de 12, y quien dice siempre $\frac{7}{12}$ paga $-\left(\frac{7}{12} \ln \frac{7}{12} + \frac{5}{12} \ln \frac{5}{12}\right) = 0.679$. El fondo no llega a 0: dos estudiantes quedan en el lado equivocado, y ninguna curva como esta contenta a todos.
#
# Bajar por un terreno sin ver el mapa es el trabajo de la [[descenso_del_gradiente]].

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Aprende Keras con tu pérdida?
#
# Sí, si la escribes con `keras.ops`, las operaciones que Keras sabe derivar. Esta es la de la panadería, con precio 3 si falta pan y 1 si sobra. La red es la más pequeña: su entrada es siempre 0, así que solo cuenta el sesgo. `SGD` lo mueve poco a poco hacia donde baja el coste.


# %% slideshow={"slide_type": "fragment"}
def bakery_loss(y_true, y_pred):
    missing = y_true - y_pred  # negativo si sobra
    return keras.ops.maximum(3 * missing, -missing)


sales = np.array([10, 11, 12, 15, 52])
only_bias = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
only_bias.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss=bakery_loss)
only_bias.fit(np.zeros((5, 1)), sales.reshape(5, 1), epochs=200, verbose=0)
print(f"c = {only_bias.get_weights()[1][0]:.0f}")  # [0] es el peso, y [1], el sesgo

# %% tags=["verify"]
assert abs(only_bias.get_weights()[1][0] - 15) < 0.2

# %% [markdown] slideshow={"slide_type": "subslide"}
# Llega a 15, el mejor $c$ de la lección.
#
# ## ¿Y si la probabilidad se redondea a 0?
#
# Con $z = -800$ el ordenador redondea $\sigma(z)$ a 0, que no tiene logaritmo. Si a la función le das la probabilidad suelta, Keras la recorta a $10^{-7}$, y el precio deja de crecer. Dentro de una red cuya última capa lleva la sigmoide, Keras suele recuperar $z$ por su cuenta. `from_logits=True` es para una salida sin activación: la función recibe $z$, y hace la cuenta exacta.

# %% slideshow={"slide_type": "fragment"}
answer, logit, rounded = np.array([[1.0]]), np.array([[-800.0]]), np.array([[0.0]])
alone = keras.losses.binary_crossentropy(answer, rounded)
exact = keras.losses.binary_crossentropy(answer, logit, from_logits=True)

with_sigmoid = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")])
with_sigmoid.set_weights([np.array([[1.0]]), np.array([0.0])])  # z es la entrada
with_sigmoid.compile(loss="binary_crossentropy")
inside = with_sigmoid.evaluate(logit, answer, verbose=0)
print(f"probabilidad suelta: {float(alone[0]):.3f}")
print(f"z, con from_logits: {float(exact[0]):.3f}; en la red: {inside:.3f}")

# %% tags=["verify"]
assert (
    np.isclose(exact[0], 800)
    and np.isclose(inside, 800)
    and np.isclose(alone[0], 16.118, atol=1e-3)
)

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | margen | *margin* | $yz$, con $y = \pm 1$: positivo si acierta |
# | bisagra | *hinge* | $\max(0,\ 1 - yz)$ |
# | convexo | *convex* | que se dobla siempre hacia arriba |

# %% [markdown]
# ## Para saber más
#
# - C. Cortes y V. Vapnik (1995), *Support-vector networks*: el margen y la bisagra.
# - S. Boyd y L. Vandenberghe (2004), *Convex Optimization*: los cuencos, con todo detalle.
