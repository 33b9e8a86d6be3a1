# %% tags=["setup"]
# Preparar el cuaderno
import keras
import matplotlib.pyplot as plt
import numpy as np

from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, SKY, lighten

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos preguntas que la lección deja abiertas
#
# ¿Qué curvas puede dibujar una sola capa oculta? ¿Y con qué números se empieza, antes de aprender nada? Las dos se contestan con matrices. La segunda se entiende mejor después de la [[backpropagation_a_mano]].
#
# Usaremos dos activaciones de la [[funciones_de_activacion]]:
#
# - la **sigmoide** (*sigmoid*), un escalón suave: $\sigma(z) = \dfrac{1}{1 + e^{-z}}$;
# - la **ReLU** (*rectified linear unit*), que deja pasar lo positivo y anula lo negativo: $\text{ReLU}(z) = \max(0, z)$.


# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(0, z)


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El escalón, la sigmoide y la ReLU
# alt: Tres curvas. El escalón salta de 0 a 1; la sigmoide sube de 0 a 1 poco a poco; la ReLU vale 0 hasta el cero y después sube en línea recta.
z = np.linspace(-4, 4, 401)
curves = {"escalón": np.where(z >= 0, 1, np.nan), "sigmoide": sigmoid(z), "ReLU": relu(z)}
fig, axes = plt.subplots(1, 3, figsize=(10, 2.8))
for ax, (name, values) in zip(axes, curves.items()):
    ax.plot(z, values, color=BLUE)
    ax.set(title=name, xlabel="$z$", xticks=[-4, 0, 4])
axes[0].plot(z[z < 0], 0 * z[z < 0], color=BLUE)
for ax in axes[:2]:
    ax.set(yticks=[0, 0.5, 1])
axes[0].set_ylabel("$g(z)$")
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## ¿Cómo se ve que las capas no se juntan?
#
# Con ReLU entre medias, varias capas ya no se juntan en una. Para verlo, una red de una entrada, con los mismos números, sin activación y con ReLU. **Predice** las dos formas antes de ejecutar.


# %% slideshow={"slide_type": "fragment"}
def three_layers(x, g, rng):
    """Una red 1 → 4 → 4 → 1 con números al azar y activación g en las capas ocultas."""
    A = x
    for d, m in [(1, 4), (4, 4)]:
        A = g(A @ rng.normal(size=(d, m)) + rng.normal(size=m))
    return (A @ rng.normal(size=(4, 1)))[:, 0]


x = np.linspace(-3, 3, 301)[:, None]
without = three_layers(x, lambda z: z, np.random.default_rng(5))
with_relu = three_layers(x, relu, np.random.default_rng(5))

# %% tags=["verify"]
for _y, _straight in [(without, True), (with_relu, False)]:
    _middle = (_y[0] + _y[-1]) / 2  # en una recta, lo que vale en el centro
    assert np.isclose(_y[150], _middle) == _straight

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La misma red, sin activación y con ReLU
# alt: Sin activación, una recta; con ReLU, una línea quebrada.
fig, ax = plt.subplots(figsize=(7.5, 3.6))
ax.plot(x, without, color=GRAY, label="sin activación")
ax.plot(x, with_relu, color=BLUE, label="con ReLU")
ax.set(xlabel="$x$", ylabel="$\\hat{y}$")
ax.legend()
plt.show()

# %% [markdown] tags=["answer"]
# Sin activación sale una recta, por muchas capas que haya. Con ReLU, una línea quebrada, que no cabe en una capa de solo multiplicar y sumar: la prueba es que
# en el centro no vale la media de los extremos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué puede hacer una capa oculta?
#
# Una sola capa oculta basta para imitar cualquier curva continua. Veamos de dónde sale algo tan fuerte. La sigmoide $\sigma(s\,(x - 0.3))$ es un escalón suave que sube
# en $x = 0.3$, más empinado cuanto mayor es $s$. Si se le resta otro que sube en 0.7, queda una **loma** (*bump*):
#
# $$\sigma(s\,(x - 0.3)) - \sigma(s\,(x - 0.7))$$
#
# A mano, con $s = 20$ y en el centro, $x = 0.5$: $\sigma(4) - \sigma(-4) = 0.982 - 0.018 = 0.964$.


# %% slideshow={"slide_type": "fragment"}
up, down = 0.3, 0.7  # dónde sube y dónde baja


def bump(x, s):
    """Una red 1 → 2 → 1: dos sigmoides ocultas y una salida que las resta."""
    W1, b1 = np.array([[s, s]]), np.array([-up * s, -down * s])
    w2 = np.array([1, -1])
    return sigmoid(x @ W1 + b1) @ w2


center = np.array([[(up + down) / 2]])
print("en el centro, con s = 20:", bump(center, 20).round(3))

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Dos sigmoides forman una loma
# alt: A la izquierda, una sigmoide que sube, otra que baja y su suma, una loma. A la derecha, la loma con tres pendientes: cuanto mayor es s, más cuadrada.
x = np.linspace(0, 1, 400)[:, None]
fig, axes = plt.subplots(1, 2, figsize=(10, 3.2))
axes[0].plot(x, sigmoid(20 * (x - up)), color=BLUE, label=f"sube en {up:g}")
axes[0].plot(x, -sigmoid(20 * (x - down)), color=ORANGE, label=f"baja en {down:g}")
axes[0].plot(x, bump(x, 20), color="black", linestyle=":", label="suma")
axes[0].set_title("Dos sigmoides, s = 20")
for s, color in [(10, lighten(BLUE, 0.6)), (20, lighten(BLUE, 0.3)), (100, BLUE)]:
    axes[1].plot(x, bump(x, s), color=color, label=f"s = {s}")
axes[1].set_title("La loma según s")
for ax in axes:
    ax.set_xlabel("$x$")
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% [markdown]
# **Pruébalo.** Cambia `down` a 0.4. ¿Qué $s$ hace falta para que la loma llegue a 0.9 en su centro?
#
# <details><summary>Qué deberías ver</summary>
#
# La loma se estrecha, y con $s = 20$ no llega a la mitad de altura. Hace falta $s = 59$, más o menos: en el centro vale $2\sigma(0.05\,s) - 1$, y para 0.9 hace falta $\sigma(0.05\,s) = 0.95$.
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con muchas lomas estrechas, cada una tan alta como la curva en su sitio, se imita la curva entera. En 1989, George Cybenko lo demostró para sigmoides, y en 1991 Kurt Hornik para cualquier
# activación continua, acotada y no constante; para la ReLU, que no está acotada, se probó en 1993. Es el **teorema de aproximación universal** (*universal approximation theorem*): una capa oculta con suficientes neuronas se acerca
# cuanto se quiera a cualquier función continua en un intervalo cerrado.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## ¿Se imita un seno con ReLU?
#
# Con ReLU es aún más directo, y sin entrenar nada. Unimos con segmentos $N + 1$ puntos de la curva, $t_0, \dots, t_N$. Cada ReLU empieza en un punto y aporta **lo que cambia allí la pendiente**:
#
# $$\hat{y}(x) = \sin t_0 + \sum_{k=0}^{N-1} v_k\, \text{ReLU}(x - t_k) \qquad v_k = \text{pendiente nueva} - \text{pendiente anterior}$$
#
# A mano, con $N = 4$ entre $0$ y $2\pi$:
#
# | $t_k$ | $0$ | $\pi/2$ | $\pi$ | $3\pi/2$ |
# |:---|:---:|:---:|:---:|:---:|
# | sube o baja hasta | 1 | 0 | −1 | 0 |
# | pendiente nueva | $2/\pi$ | $-2/\pi$ | $-2/\pi$ | $2/\pi$ |
# | $v_k$ | $2/\pi$ | $-4/\pi$ | $0$ | $4/\pi$ |


# %% slideshow={"slide_type": "subslide"}
def join_points(t, y):
    """Los números de la red 1 → N → 1 de ReLU que une con segmentos los puntos (t, y)."""
    slopes = np.diff(y) / np.diff(t)
    W1, b1 = np.ones((1, len(slopes))), -t[:-1]
    w2, b2 = np.diff(slopes, prepend=0), y[0]
    return W1, b1, w2, b2


def predict(x, W1, b1, w2, b2):
    return relu(x @ W1 + b1) @ w2 + b2


def sine_network(N):
    t = np.linspace(0, 2 * np.pi, N + 1)
    return join_points(t, np.sin(t))


v = sine_network(4)[2]
print("v · π =", (v * np.pi).round(3) + 0)  # sumar 0 convierte −0 en 0

# %% tags=["verify"]
assert np.allclose(v * np.pi, [2, -4, 0, 4])

# %% slideshow={"slide_type": "fragment"}
x = np.linspace(0, 2 * np.pi, 5001)[:, None]
widths = [4, 8, 16, 32, 64, 128]
errors = [np.abs(predict(x, *sine_network(N)) - np.sin(x[:, 0])).max() for N in widths]
for N, error in zip(widths, errors):
    print(f"N = {N:>3}: error máximo {error:.5f}")

# %% tags=["verify"]
_ratios = np.divide(errors[:-1], errors[1:])
assert (abs(_ratios[2:] - 4) < 0.1).all()  # de 16 en adelante, el doble de ReLU, la cuarta parte

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Un seno con ReLU, y su error según cuántas hay
# alt: A la izquierda, un seno imitado con 4 y con 8 segmentos. A la derecha, en escala logarítmica, el error baja en línea recta cuando se añaden ReLU.
fig, axes = plt.subplots(1, 2, figsize=(9.6, 3.4))
axes[0].plot(x, np.sin(x), color=GRAY, linewidth=5, alpha=0.5, label="seno")
for N, color in [(4, ORANGE), (8, BLUE)]:
    axes[0].plot(x, predict(x, *sine_network(N)), color=color, label=f"{N} ReLU")
axes[0].set(
    xlabel="$x$", ylabel="$\\hat{y}$", xticks=[0, np.pi, 2 * np.pi], xticklabels=["0", "π", "2π"]
)
axes[0].legend()
axes[1].loglog(widths, errors, "o-", color=BLUE)
axes[1].set(xlabel="número de ReLU, $N$", ylabel="error máximo", xticks=widths, xticklabels=widths)
axes[1].minorticks_off()
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cuando ya hay bastantes, el doble de neuronas deja la cuarta parte del error. Pero el teorema dice que los números **existen**, y nada más. No promete
#
# - cuántas neuronas harán falta: pueden ser muchísimas;
# - que el entrenamiento los encuentre: aquí los pusimos nosotros, porque conocíamos el seno;
# - que la red acierte donde no había datos, es decir, que **generalice** (*generalize*).
#
# Lo último se ve enseguida. A la izquierda, una red casi perfecta sale del intervalo. A la derecha, otra pasa exactamente por quince medidas con ruido.

# %% slideshow={"slide_type": "fragment"}
wide = np.linspace(-2, 9, 1101)
wide_pred = predict(wide[:, None], *sine_network(64))

rng = np.random.default_rng(1)
t = np.linspace(0, 2 * np.pi, 15)
y = np.sin(t) + rng.normal(scale=0.4, size=15)
memory = join_points(t, y)

# %% tags=["verify"]
_error = np.abs(wide_pred - np.sin(wide))
assert _error[(wide > 0) & (wide < 2 * np.pi)].max() < 0.01  # dentro, casi perfecta
assert _error[wide > 8].min() > 0.5  # fuera, no
assert np.allclose(predict(t[:, None], *memory), y)  # error cero en las medidas que vio

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Fuera del intervalo, y con ruido memorizado
# alt: A la izquierda, la red sigue al seno dentro de la banda y se aleja en línea recta fuera de ella. A la derecha, otra red pasa por todas las medidas con ruido y se separa del seno.
fig, axes = plt.subplots(1, 2, figsize=(10, 3.5), sharey=True)
for ax, grid, title in [
    (axes[0], wide, "64 ReLU fuera de [0, 2π]"),
    (axes[1], x, "Memorizar el ruido"),
]:
    ax.plot(grid, np.sin(grid), color=GRAY, linewidth=5, alpha=0.5, label="seno")
    ax.set(title=title, xlabel="$x$", ylim=(-2.2, 2.9))
axes[0].axvspan(0, 2 * np.pi, color=lighten(SKY, 0.8), zorder=0)
axes[0].plot(wide, wide_pred, color=BLUE, label="red")
axes[1].plot(x, predict(x, *memory), color=BLUE, label="red")
axes[1].scatter(t, y, color=ORANGE, zorder=3, label="medidas")
axes[0].set_ylabel("$\\hat{y}$")
axes[1].legend(loc="upper right")
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una tienda de campaña
#
# **Pruébalo.** Elige los números de una red con **tres ReLU** que valga 0 hasta $x = 1$, suba recta hasta 1 en $x = 2$, baje recta hasta 0 en $x = 3$ y se quede en 0. La celda dibuja la tuya sobre la tienda; ahora es plana.

# %%
tent_w = np.array([[1, 1, 1]])
tent_b = np.array([0, 0, 0])
tent_v = np.array([0, 0, 0])
tent_c = 0

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Tu red y la tienda de campaña
# alt: La tienda, una línea gris que sube de 1 a 2 y baja de 2 a 3, y encima la red, en azul.
x = np.linspace(0, 4, 401)[:, None]
tent = np.maximum(0, 1 - np.abs(x[:, 0] - 2))
yours = predict(x, tent_w, tent_b, tent_v, tent_c)
fig, ax = plt.subplots(figsize=(7, 3))
ax.plot(x, tent, color=GRAY, linewidth=5, alpha=0.5, label="tienda")
ax.plot(x, yours, color=BLUE, label="tu red")
ax.set(xlabel="$x$", title=f"error máximo: {np.abs(yours - tent).max():.2f}")
ax.legend()
plt.show()

# %% tags=["verify"]
assert np.allclose(predict(x, tent_w, np.array([-1, -2, -3]), np.array([1, -2, 1]), 0), tent)

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Una ReLU empieza en cada esquina, y su peso de salida es lo que cambia allí la pendiente: `tent_b = [-1, -2, -3]` y `tent_v = [1, -2, 1]`. El error máximo pasa a ser 0.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Con qué números se empieza?
#
# Aprender es corregir los números poco a poco; luego hay que empezar con algunos. ¿Por qué no con ceros, o todos iguales? Piensa en dos neuronas ocultas gemelas: mismas
# entradas, mismos pesos, mismo peso de salida. Si las intercambias, nada cambia. Así que una regla que solo mire los datos y los números **les dará la misma corrección**, y
# seguirán gemelas siempre. Cuatro neuronas harían el trabajo de una.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Comprobémoslo en una red 3 → 4 → 1: damos un empujón de 0.1 a un peso oculto y anotamos cuánto se mueve la salida. Una columna por neurona:


# %% slideshow={"slide_type": "fragment"}
def effect_of_each_weight(W, w2):
    x = np.array([1.0, 2.0, -1.0])
    effect = np.zeros_like(W)
    for i, j in np.ndindex(W.shape):
        pushed = W.copy()
        pushed[i, j] += 0.1
        effect[i, j] = sigmoid(x @ pushed) @ w2 - sigmoid(x @ W) @ w2
    return effect


zeros = effect_of_each_weight(np.zeros((3, 4)), np.zeros(4))
equal = effect_of_each_weight(np.full((3, 4), 0.5), np.full(4, 0.5))
rng = np.random.default_rng(0)
varied = effect_of_each_weight(rng.normal(size=(3, 4)), rng.normal(size=4))
print("todos 0.5:", equal.round(4), "al azar:", varied.round(4), sep="\n")

assert (zeros == 0).all()

# %% tags=["verify"]
assert np.allclose(equal, equal[:, [0]]) and not np.allclose(varied, varied[:, [0]])

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con todos iguales, las cuatro columnas coinciden: no hay motivo para corregir una neurona de otro modo que su vecina. Con ceros, además, ningún peso oculto
# mueve nada. Hay que empezar **al azar**, para *romper la simetría* (*symmetry breaking*). Los sesgos sí pueden empezar en cero.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## ¿Cuánto azar hace falta?
#
# Si los pesos son pequeños, cada capa encoge lo que recibe; si son grandes, lo agranda. Midamos el tamaño de unos números por la media de sus cuadrados. En los pesos, que tienen media cero, ese tamaño es su **varianza** $v$.
#
# Una neurona suma $d$ productos de un peso por una entrada. El tamaño medio de cada producto es $v$ veces el de la entrada. Como los pesos son independientes y su signo es tan probable positivo como negativo, los cruces entre productos se anulan de media, y los $d$ tamaños se suman: la capa multiplica el tamaño por $d\,v$. La ReLU anula la mitad de los números, y deja $d\,v/2$. Para que ni crezca ni mengüe hace falta $v = 1/d$ sin activación, y $v = 2/d$ con ReLU.
#
# La regla que elige los primeros pesos se llama **inicializador** (*initializer*). Estos son los más usados de Keras:
#
# | inicializador | cómo elige los pesos | varianza |
# |:---|:---|:---:|
# | ceros | todos 0 | 0 |
# | normal | campana de desviación 0.05 | 0.0025 |
# | ortogonal | columnas perpendiculares de longitud 1, si $d \ge m$ | $1/d$, si $d \ge m$ |
# | LeCun | campana a la medida de las entradas | $1/d$ |
# | Glorot | a la medida de entradas y salidas; el de `Dense` | $2/(d + m)$ |
# | He | como LeCun, pensado para ReLU | $2/d$ |

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con 256 neuronas por capa y la normal de 0.05: $d\,v/2 = 256 \cdot 0.0025 / 2 = 0.32$. Tras diez capas queda $0.32^{10}$, y su raíz, que está en las mismas unidades que los
# datos, es $0.32^5 \approx 0.003$; el azar moverá algo la cifra. **Predice** cuáles de los seis aguantan diez capas.

# %% slideshow={"slide_type": "fragment"}
start = keras.initializers
initializers = {
    "ceros": lambda seed: start.Zeros(),
    "normal": lambda seed: start.RandomNormal(stddev=0.05, seed=seed),
    "ortogonal": lambda seed: start.Orthogonal(seed=seed),
    "LeCun": lambda seed: start.LecunNormal(seed=seed),
    "Glorot": lambda seed: start.GlorotUniform(seed=seed),
    "He": lambda seed: start.HeNormal(seed=seed),
}
weights = {
    name: [keras.ops.convert_to_numpy(make(seed)((256, 256))) for seed in range(10)]
    for name, make in initializers.items()
}


# %% tags=["predict"] slideshow={"slide_type": "subslide"}
def spread(matrices, g):
    """La dispersión, raíz de la media de los cuadrados, a la entrada y tras cada capa."""
    A = np.random.default_rng(0).normal(size=(500, 256))
    result = [np.sqrt((A**2).mean())]
    for W in matrices:
        A = g(A @ W)
        result.append(np.sqrt((A**2).mean()))
    return np.array(result)


linear = {name: spread(matrices, lambda z: z) for name, matrices in weights.items()}
rectified = {name: spread(matrices, relu) for name, matrices in weights.items()}
print("           varianza   diez capas   con ReLU")
for name, matrices in weights.items():
    print(
        f"{name:<10}{matrices[0].var():>9.2g}{linear[name][-1]:>13.2g}{rectified[name][-1]:>11.2g}"
    )

# %% tags=["verify"]
assert all(0.8 < linear[name][-1] < 1.25 for name in ["ortogonal", "LeCun", "Glorot"])
assert linear["He"][-1] > 10 and 0.8 < rectified["He"][-1] < 1.25
assert all(rectified[name][-1] < 0.05 for name in weights if name not in ["He", "grande"])
assert 0.5 < rectified["normal"][-1] / 0.32**5 < 2  # la cuenta hecha a mano, azar aparte
assert isinstance(
    keras.layers.Dense(1).kernel_initializer, keras.initializers.GlorotUniform
)  # el de Dense

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La dispersión, capa a capa, con cada inicializador
# alt: Sin activación, ortogonal, LeCun y Glorot se mantienen; He crece y los demás se apagan. Con ReLU solo se mantiene He.
fig, axes = plt.subplots(1, 2, figsize=(11.5, 4.1), sharey=True)
palette = dict(zip(weights, [GRAY, RED, BLUE, ORANGE, SKY, GREEN, "black"]))
for ax, results, title in zip(axes, [linear, rectified], ["Sin activación", "Con ReLU"]):
    groups = []  # los que acaban casi en el mismo sitio comparten rótulo
    for name in sorted(results, key=lambda name: results[name][-1]):
        end = results[name][-1]
        if groups and 0 < end < 1.5 * results[groups[-1][-1]][-1]:
            groups[-1].append(name)
        else:
            groups.append([name])
        style = "-" if len(groups[-1]) == 1 else "--" if len(groups[-1]) == 2 else ":"
        ax.plot(results[name], style, color=palette[name], marker="o", markersize=4)
    for names in groups:
        ax.text(10.3, results[names[-1]][-1], ", ".join(names), va="center", fontsize=11)
    ax.set(title=title, xlabel="capa", xticks=range(0, 11, 2))
    ax.set_yscale("symlog", linthresh=1e-6)
axes[0].set(ylabel="dispersión de las activaciones", yticks=[0, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10])
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Sin activación aguantan los tres de varianza $1/d$, que aquí se confunden porque $d = m$; He se dispara. Con ReLU aguanta solo He.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cuando la señal se encoge tanto, la entrada apenas
# se nota en la salida, y en la [[backpropagation_a_mano]] verás que entonces la red casi no aprende.
#
# **Error frecuente.** Dar la misma semilla a todas las capas. En Keras, la misma semilla y la misma forma dan la misma matriz:

# %% slideshow={"slide_type": "fragment"}
one, other = start.HeNormal(seed=3)((256, 256)), start.HeNormal(seed=3)((256, 256))
print("¿iguales?", bool(keras.ops.all(one == other)))

# %% [markdown]
# **Pruébalo.** Añade a `initializers` una entrada `"grande"`, una normal de desviación 0.2. ¿Cuánto predices tras diez capas con ReLU?
#
# <details><summary>Qué deberías ver</summary>
#
# Ahora $d\,v/2 = 256 \cdot 0.04 / 2 = 5.12$. En diez capas, la dispersión se multiplica, de media, por $5.12^5$, unas 3500 veces; con los pesos de esta celda salen unas 5000. Su línea queda muy por encima de las demás.
#
# </details>

# %% [markdown]
# ## Para saber más
#
# - G. Cybenko (1989), *Approximation by superpositions of a sigmoidal function*: el teorema, con sigmoides.
# - K. Hornik (1991), *Approximation capabilities of multilayer feedforward networks*: con activaciones acotadas.
# - M. Leshno, V. Lin, A. Pinkus y S. Schocken (1993), *Multilayer feedforward networks with a nonpolynomial activation function can approximate any function*: cubre también la ReLU.
# - Y. LeCun, L. Bottou, G. Orr y K.-R. Müller (1998), *Efficient BackProp*; X. Glorot e Y. Bengio (2010), *Understanding the difficulty of training deep feedforward neural networks*; K. He, X. Zhang, S. Ren y J. Sun (2015), *Delving deep into rectifiers*: tres inicializadores y sus razones.
# - A. Saxe, J. McClelland y S. Ganguli (2014), *Exact solutions to the nonlinear dynamics of learning in deep linear neural networks*: el ortogonal.
