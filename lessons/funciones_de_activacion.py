# %% tags=["setup"]
# Preparar la lección
from math import erf

import matplotlib.pyplot as plt
import numpy as np

from exercises.funciones_de_activacion import check, hint, progress, solution
from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, lighten

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un empujoncito que no se nota
#
# Una neurona con $w = (2,\ 1)$ y $b = -3$ recibe $(0.5,\ 0.5)$. Sale $z = 1.5 - 3 = -1.5$ y calla. Debería disparar, así que alguien toca un poco
# el sesgo, de $-3$ a $-2.99$, y mira si la salida mejora.
#
# **Antes de seguir**, decide: con el escalón, ¿cuánto cambia la salida? Si solo pudieras ver la salida, ¿cómo sabrías si el empujoncito iba en la
# buena dirección?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
w, x = np.array([2, 1]), np.array([0.5, 0.5])
for b in [-3, -2.99]:
    z = w @ x + b
    print(
        f"b = {b:<5}   z = {z:.2f}   escalón: {int(z >= 0)}   otra función: {1 / (1 + np.exp(-z)):.4f}"
    )

# %% [markdown] tags=["answer"]
# El escalón da 0 las dos veces: no dice si vamos bien ni si vamos mal. La otra función sí, y por poco que suba basta.

# %% [markdown]
# En una red con millones de
# pesos, cada uno necesita saber **hacia dónde** moverse. Esta lección trata de las funciones que se lo dicen.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Del escalón a la S
#
# Lo que se aplica a $z$ para obtener la salida de la neurona es su **función de activación** (*activation function*), $g$. En una capa,
# $A = g(Z)$, número a número.
#
# Las **discretas** solo dan unos pocos valores: el **escalón** (0 o 1) y el **signo** (*sign*), que da $-1$ o $+1$. Las **continuas** pasan por
# todos los intermedios. La de antes es la **sigmoide** (*sigmoid*), con forma de S:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# Con lápiz y papel: $\sigma(0) = \frac{1}{1+1} = 0.5$; $\sigma(2) = \frac{1}{1+0.1353} = 0.8808$; $\sigma(-2) = \frac{1}{1+7.3891} = 0.1192$. Las dos
# últimas suman 1. ¿Casualidad?


# %% slideshow={"slide_type": "subslide"}
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def sign(z):
    return np.where(z >= 0, 1.0, -1.0)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


z = np.array([-2, -1.5, 0, 2])
for g in [step, sign, sigmoid]:
    print(f"{g.__name__:>8}", g(z).round(4))
assert np.allclose(sigmoid(-z), 1 - sigmoid(z))  # no es casualidad

# %% [markdown] slideshow={"slide_type": "subslide"}
# La sigmoide es un escalón con la esquina limada. Si se multiplica $z$ por un número grande, es decir, si crecen los pesos, vuelve a parecerse a él.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Con pesos mayores, la sigmoide se parece al escalón
z = np.linspace(-4, 4, 401)
fig, ax = plt.subplots(figsize=(8.5, 3.9))
for k, shade in [(1, 0), (3, 0.35), (10, 0.65)]:
    name = r"$\sigma(z)$" if k == 1 else rf"$\sigma({k}z)$"
    ax.plot(z, sigmoid(k * z), color=lighten(BLUE, shade), label=name)
for side in [z[z < 0], z[z > 0]]:
    ax.plot(
        side, step(side), color="#333333", linewidth=1.4, label="escalón" if side[0] < 0 else None
    )
ax.set(xlabel="$z$", ylabel="salida", yticks=[0, 0.5, 1])
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% tags=["verify"]
assert np.abs(sigmoid(10 * z) - step(z))[np.abs(z) >= 0.5].max() < 0.01

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuánto responde la salida: la pendiente
#
# El empujoncito subió $z$ en 0.01 y la salida en 0.0015: 0.15 veces lo que subió $z$. Esa razón es la **pendiente** (*slope*) de la función en ese punto. Se
# mide con dos puntos próximos, uno a cada lado:
#
# $$\text{pendiente en } z \approx \frac{g(z+h) - g(z-h)}{2h}$$
#
# A mano, para $\sigma$ en $z = 0$ con $h = 1$: $\dfrac{0.7311 - 0.2689}{2} = 0.2311$. ¿Se acercará a algo si $h$ se hace cada vez menor?


# %% slideshow={"slide_type": "fragment"}
def slope(g, z, h=1e-5):
    """La pendiente de g en z, medida con dos puntos muy próximos."""
    return (g(z + h) - g(z - h)) / (2 * h)


for h in [1, 0.1, 0.001]:
    print(f"h = {h:<5}   pendiente de σ en 0: {slope(sigmoid, 0, h):.5f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# El valor al que se acerca es la **derivada** (*derivative*), $g'(z)$; a la que se mide con dos puntos se la llama **derivada numérica**, o por diferencias
# finitas (*finite differences*). La de la sigmoide se escribe con ella misma:
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = \sigma(z)\,\big(1 - \sigma(z)\big)$$
#
# En $z = 0$ vale $0.5 \cdot 0.5 = 0.25$, y en $z = -1.5$, $0.1824 \cdot 0.8176 = 0.1491$. Si no sabes derivar, no importa: puedes **comprobar** cualquier
# derivada con `slope`.


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La pendiente de la sigmoide, y su derivada
def tangent(z0):
    return sigmoid(z0) + sigmoid(z0) * (1 - sigmoid(z0)) * (z - z0)


z, some = np.linspace(-7, 7, 401), np.arange(-6, 7)
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 3.8))
left.plot(z, sigmoid(z), color=BLUE)
for z0, place in [(-4.5, (0, 14)), (0, (16, -18)), (4.5, (0, -24))]:
    near = np.abs(z - z0) < 1.6
    left.plot(z[near], tangent(z0)[near], color=RED)
    left.plot(z0, sigmoid(z0), "o", color=RED)
    text = f"{slope(sigmoid, z0):.2f}"
    left.annotate(
        text, (z0, sigmoid(z0)), xytext=place, textcoords="offset points", ha="center", color=RED
    )
left.set(title=r"$\sigma(z)$ y su pendiente en tres puntos", xlabel="$z$")
right.axvspan(-7, -4, color=lighten(GRAY, 0.8))
right.axvspan(4, 7, color=lighten(GRAY, 0.8))
right.plot(z, sigmoid(z) * (1 - sigmoid(z)), color=RED, label=r"$\sigma(z)(1 - \sigma(z))$")
right.plot(some, slope(sigmoid, some), "o", color="#333333", markersize=6, label="con dos puntos")
right.set(title=r"La derivada, $\sigma'(z)$", xlabel="$z$", ylim=(-0.01, 0.36))
right.legend(loc="upper center", ncols=2)
plt.show()

# %% tags=["verify"]
_z = np.linspace(-30, 30, 6001)
assert np.allclose(slope(sigmoid, _z), sigmoid(_z) * (1 - sigmoid(_z)), atol=1e-8)
assert slope(sigmoid, _z).max() < 0.25 + 1e-8
assert slope(sigmoid, _z)[np.abs(_z) > 4].max() < 0.02

# %% [markdown] slideshow={"slide_type": "fragment"}
# Nunca pasa de $0.25$. Y en las zonas grises, con $|z| > 4$, no llega a $0.02$: la neurona está **saturada** (*saturated*), casi tan sorda como un
# escalón.

# %% [markdown]
# **Pruébalo.** Pide `slope(sigmoid, 10)` y `slope(sigmoid, -10)`. Antes, di a ojo cuántos ceros tendrán tras el punto. ¿Serán iguales?

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Empiezan por cuatro ceros: unas 45 millonésimas. Deberían ser iguales, y lo son, salvo en las últimas cifras: es el redondeo del ordenador.
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Creer que cuanto menor sea $h$, mejor. El ordenador guarda unas 16 cifras: si $h$ es demasiado pequeño, $z + h$ y $z - h$ son
# el mismo número y la pendiente desaparece.

# %% slideshow={"slide_type": "fragment"}
for h in [1e-5, 1e-17]:
    print(f"h = {h:.0e}   pendiente de σ en 1: {slope(sigmoid, 1, h):.5f}")

# %% tags=["verify"]
assert 1 + 1e-17 == 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La familia entera
#
# La **tangente hiperbólica** (*tanh*) es una sigmoide estirada hasta $(-1, 1)$: $\tanh(z) = 2\sigma(2z) - 1$. A mano, en $z = 1$:
# $2 \cdot 0.8808 - 1 = 0.7616$. Está centrada en 0 y su pendiente llega a 1, cuatro veces la de la sigmoide. Pero también se satura.

# %% [markdown] slideshow={"slide_type": "subslide"}
# La **ReLU** (*rectified linear unit*) es una rampa: si $z$ es negativa, 0; si no, $z$ tal cual. A la derecha su pendiente es 1 por lejos que
# vayas: ahí no se satura. A la izquierda es 0, y sus parientes se distinguen en lo que hacen a ese lado:
#
# - **leaky ReLU** deja una fuga, una pendiente pequeña, $\alpha = 0.01$; en la **PReLU** (*parametric*) esa pendiente se aprende, como un peso más;
# - **ELU** (*exponential linear unit*) baja en curva hasta $-1$;
# - **GELU** (*Gaussian error linear unit*) multiplica $z$ por $\Phi(z)$, la parte de una campana de Gauss que queda a la izquierda de $z$. No tiene esquina.

# %% [markdown]
# | función | $g(z)$ | rango | derivada $g'(z)$ | cuándo se usa |
# |---|---|:---:|---|---|
# | escalón | $1$ si $z \ge 0$; $0$ si no | $\{0, 1\}$ | $0$; en $z = 0$ no existe | para pensar a mano; su pendiente no enseña nada |
# | signo | $1$ si $z \ge 0$; $-1$ si no | $\{-1, 1\}$ | $0$; en $z = 0$ no existe | el perceptrón, con clases $\pm 1$ |
# | sigmoide | $\sigma(z) = \frac{1}{1 + e^{-z}}$ | $(0, 1)$ | $\sigma(z)(1 - \sigma(z))$ | salida de sí o no; las puertas de una LSTM ([[lstm_y_gru]]) |
# | tanh | $\frac{e^z - e^{-z}}{e^z + e^{-z}}$ | $(-1, 1)$ | $1 - \tanh^2(z)$ | redes recurrentes ([[rnn]]); pocas capas |
# | ReLU | $\max(0, z)$ | $[0, \infty)$ | $1$ si $z > 0$; $0$ si $z < 0$ | capas ocultas: la primera que se prueba |
# | leaky ReLU | $z$ si $z \ge 0$; $0.01z$ si no | $(-\infty, \infty)$ | $1$ si $z > 0$; $0.01$ si $z < 0$ | si se mueren muchas ReLU |
# | PReLU | $z$ si $z \ge 0$; $\alpha z$ si no | $(-\infty, \infty)$, si $\alpha > 0$ | $1$ si $z > 0$; $\alpha$ si $z < 0$ | lo mismo, con datos de sobra para aprender $\alpha$ |
# | ELU | $z$ si $z \ge 0$; $e^z - 1$ si no | $(-1, \infty)$ | $1$ si $z \ge 0$; $e^z$ si no | si conviene que las salidas ronden el 0 |
# | GELU | $z\,\Phi(z)$ | $[-0.17, \infty)$ | $\Phi(z) + z\,\varphi(z)$ | *transformers*, las redes de los modelos de lenguaje ([[mas_por_aprender]]) |
# | softmax | $e^{z_i} / (e^{z_1} + \dots + e^{z_C})$ | $(0, 1)$, y suman $1$ | $p_i(1 - p_i)$ y $-p_i\,p_j$ | salida: una clase entre $C$ |
#
# $\varphi(z)$ es la altura de la campana en $z$. Donde hay esquina, en $z = 0$, la derivada no existe, y por convenio las bibliotecas ponen un valor: la ReLU
# se toma con pendiente 0. La softmax, que mira varios números a la vez, tiene su sección más abajo.

# %% [markdown] slideshow={"slide_type": "subslide"}
# En Python, las cinco rampas ocupan una línea cada una. **Predice** antes lo que dan en $z = -2$. Datos: $e^{-2} = 0.135$ y $\Phi(-2) = 0.023$.


# %% slideshow={"slide_type": "fragment"}
def relu(z):
    return np.maximum(0, z)


def leaky_relu(z, alpha=0.01):
    return np.where(z >= 0, z, alpha * z)


def elu(z):
    return np.where(z >= 0, z, np.exp(np.minimum(z, 0)) - 1)


def normal_cdf(z):
    """Φ(z): qué parte de una campana de Gauss queda a la izquierda de z."""
    return (1 + np.vectorize(erf)(z / np.sqrt(2))) / 2


def normal_pdf(z):
    """φ(z): la altura de la campana en z."""
    return np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)


def gelu(z):
    return z * normal_cdf(z)


# %% [markdown]
# Ponemos cada función junto a su derivada. Para la PReLU tomamos $\alpha = 0.25$, el valor del que parte su artículo original.

# %%
family = {  # nombre: (la función, su derivada)
    "escalón": (step, np.zeros_like),
    "signo": (sign, np.zeros_like),
    "sigmoide": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "ReLU": (relu, lambda z: np.where(z > 0, 1.0, 0.0)),
    "leaky ReLU": (leaky_relu, lambda z: np.where(z > 0, 1.0, 0.01)),
    "PReLU": (lambda z: leaky_relu(z, 0.25), lambda z: np.where(z > 0, 1.0, 0.25)),
    "ELU": (elu, lambda z: np.where(z >= 0, 1.0, np.exp(np.minimum(z, 0)))),
    "GELU": (gelu, lambda z: normal_cdf(z) + z * normal_pdf(z)),
}

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Son correctas las nueve derivadas? Que lo diga la pendiente, en 1000 puntos que esquivan el 0:

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
z = np.linspace(-5, 5, 1000)
print(f"{'':>10}  {'g(−2)':>8}  {'g′(−2)':>8}")
for name, (g, derivative) in family.items():
    assert np.allclose(slope(g, z), derivative(z), atol=1e-6), name
    print(f"{name:>10}  {g(-2.0):8.4f}  {derivative(-2.0):8.4f}")

# %% tags=["verify"]
assert np.allclose(np.tanh(z), 2 * sigmoid(2 * z) - 1) and round(np.tanh(1), 4) == 0.7616
assert -0.171 < gelu(z).min() < -0.169  # el fondo de la GELU


# %% tags=["helper"]
# Dibujar una función y su derivada
def plot_family(name, ax):
    z = np.linspace(-4, 4, 800)
    g, derivative = family[name]
    for f, color, width, label in [(g, BLUE, 4, "función"), (derivative, RED, 1.7, "derivada")]:
        y = f(z)
        y[1:][np.abs(np.diff(y)) > 0.5] = np.nan  # un salto no se une
        ax.plot(z, y, color=color, linewidth=width, label=label)
    ax.set(title=name, xlabel="$z$", xticks=[-4, -2, 0, 2, 4])


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las que tienen techo y suelo, con sus derivadas
limits = [
    ("escalón", "$\\{0, 1\\}$"),
    ("signo", "$\\{-1, 1\\}$"),
    ("sigmoide", "$(0, 1)$"),
    ("tanh", "$(-1, 1)$"),
]
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.3), sharey=True)
for (name, values), ax in zip(limits, axes):
    plot_family(name, ax)
    ax.set_title(f"{name}: {values}")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
plt.show()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las cinco rampas, con sus derivadas
ramps = ["ReLU", "leaky ReLU", "PReLU", "ELU", "GELU"]
fig, axes = plt.subplots(2, 3, figsize=(10.5, 6.6))
for name, ax in zip(ramps, axes.flat):
    plot_family(name, ax)
    ax.set(ylim=(-1.3, 3.2), yticks=[-1, 0, 1, 2, 3])
axes[0, 0].legend()
left_slopes = [family[name][1](-2.0) for name in ramps]
bars = axes[1, 2].barh(ramps, left_slopes, color=RED)
axes[1, 2].bar_label(
    bars, [f"{s:.2f}".replace("-", "−") for s in left_slopes], padding=4, fontsize=12
)
axes[1, 2].set(
    title="Pendiente que queda en $z = -2$", xlim=(-0.2, 0.36), xticks=[0, 0.1, 0.2, 0.3]
)
axes[1, 2].invert_yaxis()
axes[1, 2].grid(False)
plt.show()

# %% [markdown]
# Azul, la función; rojo, su derivada. La derivada de la ReLU es el escalón: el interruptor de la [[la_neurona]], que ahora decide si la pendiente pasa o no pasa.
#
# **Pruébalo.** Pide `slope(relu, 0.0)`: en la esquina la pendiente a la izquierda es 0 y a la derecha 1. ¿Qué responderá el método de los dos puntos?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La pendiente que se desvanece
#
# Pon diez neuronas en fila, cada una con la salida de la anterior como entrada. Si la primera convierte un cambio pequeño en la cuarta parte, y la
# segunda hace lo mismo, a la tercera llega $0.25 \cdot 0.25 = 0.0625$ del cambio. Como en una cadena de engranajes, **las pendientes se multiplican**.
#
# **Predice**: tras diez sigmoides, en el mejor de los casos, ¿cuánto queda? ¿Una centésima, una milésima, una millonésima?


# %% tags=["predict"] slideshow={"slide_type": "subslide"}
def chain(name, x, depth, w=1.0):
    """La salida de `depth` neuronas en fila y el producto de sus pendientes."""
    g, derivative = family[name]
    product = 1.0
    for _ in range(depth):
        product *= w * derivative(w * x)
        x = g(w * x)
    return x, product


print(f"cota de diez sigmoides: {0.25**10:.2g}")
for name in ["sigmoide", "tanh", "ReLU"]:
    product = chain(name, 1.0, depth=10)[1]
    print(f"{name:>8}: {product:.2g}")

# %% tags=["verify"]
for _name in ["sigmoide", "tanh", "ReLU"]:
    _measured = slope(lambda x: chain(_name, x, 10)[0], 1.0)  # la misma, con dos puntos próximos
    assert np.isclose(_measured, chain(_name, 1.0, 10)[1], atol=1e-9)
assert chain("sigmoide", 1.0, 10)[1] < 0.25**10 < 1e-6
assert chain("sigmoide", 1.0, 10, w=4.0)[1] < chain("sigmoide", 1.0, 10)[1]
assert chain("ReLU", 1.0, 10, w=4.0)[1] > 1e6

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Menos de una millonésima, y esa es la cota: con las pendientes de verdad queda aún menos.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con pendientes tan pequeñas, si las primeras capas se mueven, la salida no se entera, y no hay forma de saber hacia dónde conviene moverlas: se
# quedan sin aprender. Es el **desvanecimiento del gradiente** (*vanishing gradient*); *gradiente* es el nombre que la [[descenso_del_gradiente]] da a todas
# las pendientes juntas. La ReLU, mientras $z > 0$, multiplica por 1: no pierde nada.

# %% [markdown] slideshow={"slide_type": "subslide"}
# En una red de verdad hay muchas neuronas y pesos distintos de 1. Un cambio pequeño $\Delta$ en las entradas de una capa sale de ella como $\Delta W$ multiplicado,
# número a número, por $g'(Z)$. Sigámoslo por 30 capas de 100 neuronas, con los pesos al azar: a la escala de Glorot para las S y de He para la ReLU ([[capas_y_matrices]]).


# %% slideshow={"slide_type": "fragment"}
def follow_change(name, scale, depth=30, n=100):
    """Qué parte de un cambio pequeño en las entradas queda tras cada capa."""
    rng = np.random.default_rng(0)
    g, derivative = family[name]
    A, change = rng.normal(size=(2, 50, n))  # 50 ejemplos, y el cambio de cada uno
    sizes = [np.linalg.norm(change)]
    for _ in range(depth):
        W = rng.normal(0, np.sqrt(scale / n), size=(n, n))
        Z = A @ W
        A, change = g(Z), (change @ W) * derivative(Z)
        sizes.append(np.linalg.norm(change))
    return np.array(sizes) / sizes[0]


in_network = {
    name: follow_change(name, scale) for name, scale in [("sigmoide", 1), ("tanh", 1), ("ReLU", 2)]
}
for name, left in in_network.items():
    print(f"{name:>8}: tras 10 capas, {left[10]:.2g}; tras 30, {left[30]:.2g}")

# %% tags=["verify"]
# Una capa pequeña, para comprobar la regla con dos puntos próximos
_A, _change, _W = np.random.default_rng(1).normal(size=(3, 5, 5))
for _name in in_network:
    _g, _derivative = family[_name]
    _measured = slope(lambda t: _g((_A + t * _change) @ _W), 0.0)
    assert np.allclose(_measured, (_change @ _W) * _derivative(_A @ _W), atol=1e-6)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que queda de un cambio tras cada capa
in_row = {name: [chain(name, 1.0, depth)[1] for depth in range(31)] for name in in_network}
styles = {"sigmoide": (BLUE, 0), "tanh": (GREEN, -7), "ReLU": (ORANGE, 7)}
titles = ["Una neurona por capa", "Cien por capa, pesos al azar"]
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4), sharey=True)
for ax, curves, title in zip(axes, [in_row, in_network], titles):
    for name, left in curves.items():
        color, shift = styles[name]
        ax.semilogy(range(31), left, color=color)
        place = {"xytext": (8, shift), "textcoords": "offset points", "va": "center"}
        ax.annotate(name, (30, left[-1]), color=color, **place)
    ax.set(title=title, xlabel="número de capas", xlim=(0, 30), ylim=(1e-21, 100))
    ax.set_yticks([1, 1e-5, 1e-10, 1e-15, 1e-20])
    ax.minorticks_off()
axes[0].set_ylabel("parte del cambio que llega")
plt.show()

# %% tags=["verify"]
assert in_network["sigmoide"][30] < 1e-15 and in_row["sigmoide"][30] < 1e-15
assert 0.1 < in_network["tanh"][30] < 0.3
assert (in_network["ReLU"] > 0.5).all() and (in_network["ReLU"] < 2).all()

# %% [markdown]
# El eje vertical es logarítmico: cada raya divide por cien mil. La sigmoide se hunde en las dos figuras; la tanh pierde despacio; la ReLU se mantiene en torno a 1. Por eso,
# hacia 2011, cambiar la sigmoide por la ReLU permitió entrenar redes más profundas.
#
# **Pruébalo.** ¿Y si los pesos compensan el $0.25$? Pide `chain("sigmoide", 1.0, 10, w=4.0)` y mira el segundo número. Después, prueba con `"ReLU"` y el mismo `w`.

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con la sigmoide sale aún menor que antes: con pesos grandes, $z$ crece y la sigmoide se satura. Con la ReLU pasa lo contrario: el producto **explota**.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Neuronas muertas
#
# La ReLU tiene su precio. Toma $w = (1, -1)$ y $b = -3$, con las cuatro entradas de la [[la_neurona]]: $(1,0)$, $(0,1)$, $(0,0)$ y $(1,1)$. A mano, $z = -2, -4, -3, -3$.
# La salida es 0 en los cuatro casos, y la pendiente también: un empujoncito a sus pesos no cambia nada. Es una **ReLU muerta** (*dead ReLU*).
#
# Ocurre, por ejemplo, si una corrección demasiado grande deja el sesgo muy negativo. **Predice**: de 40 neuronas con pesos al azar y sesgo 0, ¿cuántas
# estarán muertas ante 200 ejemplos? ¿Y con sesgo $-4$?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
rng = np.random.default_rng(0)
X = rng.normal(size=(200, 10))
W = rng.normal(0, np.sqrt(2 / 10), size=(10, 40))

dead = {}
for b in [0, -2, -4, -6]:
    Z = X @ W + b
    dead[b] = (Z <= 0).all(axis=0)  # calla ante todos los ejemplos (filas)
    print(
        f"b = {b:>2}: {(Z <= 0).mean():6.1%} de las salidas son 0; neuronas muertas: {dead[b].sum()} de 40"
    )

# %% tags=["verify"]
assert dead[0].sum() == 0 and dead[-4].sum() > 20
assert abs((X @ W <= 0).mean() - 0.5) < 0.01  # con b = 0, la mitad de las salidas
_corners = np.array([[1, 0], [0, 1], [0, 0], [1, 1]])
assert (_corners @ [1, -1] - 3 == [-2, -4, -3, -3]).all()  # la que se hizo a mano

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Qué neuronas responden a cada ejemplo
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.3), sharey=True)
for ax, b in zip(axes, [0, -4]):
    image = np.ones((len(X), 40, 3))
    image[X @ W + b > 0] = np.array([0, 114, 178]) / 255  # azul: la neurona responde
    image[:, dead[b]] = lighten(GRAY, 0.35)
    ax.imshow(image, aspect="auto", interpolation="nearest", extent=(0.5, 40.5, 200, 0))
    ax.set(
        title=f"$b = {b}$: {dead[b].sum()} muertas de 40",
        xlabel="neurona",
        xticks=[1, 10, 20, 30, 40],
    )
    ax.grid(False)
axes[0].set_ylabel("ejemplo")
plt.show()

# %% [markdown]
# Azul: responde. Blanco: calla ante ese ejemplo. Gris: calla ante todos.
#
# **Error frecuente.** Confundir *apagada* con *muerta*. Con $b = 0$ la mitad de las salidas son 0 y no hay ninguna muerta: callar ante unos ejemplos y responder
# a otros es justo lo que dobla el espacio. Muerta es la que calla ante **todos**.
#
# **Pruébalo.** Con $b = -4$, usa solo los 20 primeros ejemplos, `X[:20]`. ¿Saldrán más muertas o menos? ¿Y si multiplicas `X` por 3?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con leaky ReLU, PReLU o ELU la pendiente a la izquierda no llega a 0: la neurona puede volver.

# %% slideshow={"slide_type": "fragment"}
Z = X @ W - 4
for name in ["ReLU", "leaky ReLU", "PReLU", "ELU"]:
    no_slope = (family[name][1](Z) == 0).all(axis=0)
    print(f"{name:>10}: {no_slope.sum()} de 40 sin pendiente")

# %% tags=["verify"]
for _name in ["ReLU", "leaky ReLU", "PReLU", "ELU"]:
    assert (family[_name][1](Z) == 0).all(axis=0).any() == (_name == "ReLU")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Softmax: repartir una unidad
#
# Una red mira una imagen y da tres puntuaciones, una por clase: $z = (4,\ 8,\ 3)$. Queremos probabilidades: positivas y que sumen 1. Dividir por la suma no
# sirve: ¿y si alguna es negativa? Pero $e^z$ siempre es positivo:
#
# $$p_i = \frac{e^{z_i}}{e^{z_1} + e^{z_2} + \dots + e^{z_C}}$$
#
# A eso se le llama **softmax**, y a las puntuaciones, **logits**.
#
# **Predice**: 8 es el doble de 4. ¿Será el doble su probabilidad?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
z = np.array([4, 8, 3])
e = np.exp(z)
print("e elevado a z:", e.round(2))
print("suma:", e.sum().round(2))
print("p:", (e / e.sum()).round(3))
print(
    "razón entre las dos primeras:",
    (e[1] / e[0]).round(2),
    "y e elevado a 8 − 4:",
    np.exp(8 - 4).round(2),
)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# No es el doble: es 54.6 veces mayor, porque 4 puntos de diferencia son $e^4 = 54.6$.

# %% [markdown] slideshow={"slide_type": "fragment"}
# En softmax cuentan las **diferencias**: con unos pocos puntos de ventaja, una clase se lo lleva casi todo. De ahí el nombre: es casi un
# máximo (*max*), pero suave (*soft*). Sumar lo mismo a todas no cambia nada.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# De los logits a las probabilidades
panels = [("Logits, $z$", z, "%.0f"), ("$e^z$", e, "%.2f"), ("Softmax, $p$", e / e.sum(), "%.3f")]
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.3))
for ax, (title, heights, label) in zip(axes, panels):
    bars = ax.bar(["clase 0", "clase 1", "clase 2"], heights, color=[BLUE, ORANGE, GREEN])
    ax.bar_label(bars, fmt=label, fontsize=12, padding=2)
    ax.set(title=title, yticks=[])
    ax.margins(y=0.15)
    ax.grid(False)
    ax.spines["left"].set_visible(False)
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Programarla tal cual. Con logits grandes, $e^{1000}$ no cabe en un número del ordenador: sale infinito, e infinito entre infinito
# es `nan` (*not a number*). En los números de 32 bits de Keras, basta un 89. La cura aprovecha que solo cuentan las diferencias: **resta el máximo
# antes**, y el exponente mayor será 0.


# %% slideshow={"slide_type": "fragment"}
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


big = np.array([1000.0, 1001.0, 999.0])
with np.errstate(over="ignore", invalid="ignore"):  # sin los avisos de NumPy
    naive = np.exp(big) / np.exp(big).sum()
print("tal cual:          ", naive)
print("restando el máximo:", softmax(big).round(3))

# %% tags=["verify"]
with np.errstate(over="ignore"):
    assert np.isinf(np.exp(np.float32(89))) and np.isfinite(np.exp(np.float32(88)))
assert np.allclose(softmax(big), softmax(big - 1000)) and np.allclose(softmax(z), e / e.sum())

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Y su derivada? Mover **una** puntuación mueve **todas** las probabilidades, así que hay una pendiente por pareja: la de $p_i$ cuando cambia $z_j$. Es $p_i(1 - p_i)$ si
# $i = j$, y $-p_i\,p_j$ si no. Comprobémoslo con $z = (1.6,\ 0.55,\ 0.98)$:

# %% slideshow={"slide_type": "fragment"}
z = np.array([1.6, 0.55, 0.98])
p = softmax(z)
print("p =", p.round(3))

directions = np.eye(3)  # la fila j mueve solo la puntuación j
measured = np.array([slope(lambda t: softmax(z + t * d), 0.0) for d in directions])
print(measured.round(3))

formula = np.diag(p) - p[:, None] * p  # p en la diagonal, menos los productos dos a dos
assert np.allclose(measured, formula, atol=1e-9)

# %% tags=["verify"]
assert np.allclose(measured.sum(axis=1), 0, atol=1e-9)  # lo que gana una lo pierden las otras

# %% tags=["verify"]
for _z in [-2.0, 0.0, 1.5]:
    assert np.allclose(softmax(np.array([_z, 0])), [sigmoid(_z), 1 - sigmoid(_z)])

# %% [markdown]
# Cada fila suma 0: lo que gana una clase lo pierden las demás. Y con dos clases no hay nada nuevo: la softmax de $(z, 0)$ es $(\sigma(z),\ 1 - \sigma(z))$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La temperatura
#
# ¿Cuánto debe favorecer al primero? Se regula dividiendo los logits por un número positivo, la **temperatura** (*temperature*) $T$, antes de la softmax:
# $p = \text{softmax}(z / T)$. Los modelos que escriben texto la usan para elegir la palabra siguiente: baja, y repiten lo más probable; alta, y arriesgan.
#
# **Predice**, para $z = (1.6,\ 0.55,\ 0.98)$: ¿qué pasa si $T$ es casi 0? ¿Y si es enorme? ¿Puede cambiar el orden de las tres?

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Las mismas tres puntuaciones a cuatro temperaturas
logits = np.array([1.6, 0.55, 0.98])
temperatures = [0.1, 0.5, 1, 5]
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.2), sharey=True)
for T, ax in zip(temperatures, axes):
    p = softmax(logits / T)
    bars = ax.bar(["0", "1", "2"], p, color=[BLUE, ORANGE, GREEN])
    ax.bar_label(bars, fmt="%.3f", fontsize=12, padding=2)
    ax.set(title=f"$T = {T}$", xlabel="clase", ylim=(0, 1.12), yticks=[0, 0.5, 1])
    ax.grid(False)
axes[0].set_ylabel("probabilidad")
plt.show()

# %% tags=["verify"]
for _T in temperatures:
    assert softmax(logits / _T).argmax() == 0 and softmax(logits / _T).argmin() == 1
assert softmax(logits / 0.1).max() > 0.99 and np.allclose(softmax(logits / 1000), 1 / 3, atol=1e-3)

# %% [markdown] tags=["answer"]
# Con $T$ casi 0, la mejor se lo lleva todo: es el máximo a secas. Con $T$ enorme, reparten por igual. El orden no cambia nunca.

# %% tags=["setup"]
# Preparar el deslizador
from ipywidgets import FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Cambia la temperatura
def show_temperature(T=1.0):
    p = softmax(logits / T)
    fig, ax = plt.subplots(figsize=(6, 3.4))
    bars = ax.bar(["clase 0", "clase 1", "clase 2"], p, color=[BLUE, ORANGE, GREEN])
    ax.bar_label(bars, fmt="%.3f", fontsize=13, padding=2)
    ax.set(ylabel="probabilidad", title=f"$T = {T:.2f}$", ylim=(0, 1.12), yticks=[0, 0.5, 1])
    ax.grid(False)
    plt.show()


interact(
    show_temperature, T=FloatSlider(1.0, min=0.05, max=5, step=0.05, description="temperatura")
);  # fmt: skip

# %% [markdown]
# Las cuatro posiciones de la figura anterior son las principales del deslizador.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Las mismas, en Keras
#
# Keras las trae casi todas en `keras.activations`. El escalón y el signo no están: con pendiente 0 no sirven para el método de la [[descenso_del_gradiente]]. Y la PReLU, que guarda un peso, es una capa.
# Keras calcula con números de 32 bits, unas 7 cifras; por eso comparamos hasta $10^{-6}$.

# %% tags=["setup"]
# Preparar Keras
import keras

setup()

# %% slideshow={"slide_type": "subslide"}
in_keras = {
    "sigmoide": keras.activations.sigmoid,
    "tanh": keras.activations.tanh,
    "ReLU": keras.activations.relu,
    "leaky ReLU": lambda z: keras.activations.leaky_relu(z, negative_slope=0.01),
    "PReLU": keras.layers.PReLU(alpha_initializer=keras.initializers.Constant(0.25)),
    "ELU": keras.activations.elu,
    "GELU": keras.activations.gelu,
}
z = np.linspace(-5, 5, 201, dtype="float32")[:, None]  # 201 ejemplos de una neurona
for name, function in in_keras.items():
    ours, theirs = family[name][0](z.astype(float)), np.asarray(function(z))
    assert np.abs(ours - theirs).max() < 1e-6, name
    print(f"{name:>10}: igual en {len(z)} puntos")

# %% tags=["verify"]
assert all(np.asarray(function(z)).dtype == "float32" for function in in_keras.values())

# %% slideshow={"slide_type": "fragment"}
Z = np.array([[4, 8, 3], [1.6, 0.55, 0.98], [1000, 1001, 999]], dtype="float32")
P = np.asarray(keras.activations.softmax(Z))  # una fila por ejemplo
print(P.round(3))

# %% tags=["verify"]
assert np.allclose(P, [softmax(row) for row in Z], atol=1e-6)  # Keras también resta el máximo

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Dar por hecho que el mismo nombre es la misma función. Tres trampas:

# %% slideshow={"slide_type": "fragment"}
print(
    "leaky_relu(-1), sin decir la pendiente:",
    np.asarray(keras.activations.leaky_relu(np.float32([-1]))),
)

approximate = np.asarray(keras.activations.gelu(z, approximate=True))
print(f"GELU exacta y aproximada difieren hasta en {np.abs(approximate - gelu(z)).max():.4f}")

prelu = keras.layers.PReLU()
print("PReLU recién creada, en -1:", np.asarray(prelu(np.float32([[-1]])))[0] + 0)

# %% tags=["verify"]
assert np.array_equal(prelu(z), relu(z))

# %% [markdown]
# Por defecto, `leaky_relu` usa una pendiente de 0.2, no de 0.01. La GELU tiene una versión aproximada, `approximate=True`, con una tanh en vez de $\Phi$: algunos modelos
# publicados usan una y otros la otra. Y la PReLU de Keras empieza con $\alpha = 0$: hasta que aprende, es una ReLU.
#
# En una capa, la activación se pide por su nombre, con la función o como capa aparte. Las tres dan lo mismo:

# %%
X32 = X[:5].astype("float32")
by_name = keras.layers.Dense(4, activation="relu")
A = np.asarray(by_name(X32))
kernel, bias = by_name.get_weights()
by_function = np.asarray(keras.activations.relu(X32 @ kernel + bias))
as_layer = np.asarray(keras.layers.ReLU()(X32 @ kernel + bias))
assert np.allclose(A, by_function, atol=1e-6) and np.allclose(A, as_layer, atol=1e-6)
print("forma:", A.shape)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál elijo?
#
# En las **capas ocultas**, ReLU. Si se mueren muchas, leaky ReLU o ELU; en *transformers*, GELU. En la **capa de salida** no se elige por gusto: lo decide lo
# que la red tiene que responder.
#
# | la respuesta es… | ejemplo | activación de salida |
# |---|---|---|
# | un número cualquiera | el precio de una casa | ninguna |
# | sí o no | ¿es correo basura? | sigmoide |
# | una clase entre varias | qué dígito es | softmax |
# | varios síes o noes a la vez | qué cosas salen en la foto | una sigmoide por respuesta |
#
# Y la pregunta del principio ya tiene respuesta: el escalón no dice hacia dónde moverse porque su pendiente es 0. La regla del perceptrón
# ([[el_perceptron_aprende]]) lo sorteaba, pero solo con una neurona. En la [[funciones_de_perdida]] diremos qué es mejorar, y en la [[descenso_del_gradiente#]] usaremos
# las pendientes para conseguirlo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Predecir
#
# Sin ejecutar nada, escribe por este orden: la ReLU de $-3$; la leaky ReLU de $-3$ con $\alpha = 0.01$; el escalón de $0$; la pendiente de la tanh en $0$; y lo más que
# puede valer el producto de las pendientes de tres sigmoides en fila, con pesos 1.

# %% tags=["exercise"]
values = [..., ..., ..., ..., ...]

check(1, values)

# %% tags=["solution"]
values = [0, -0.03, 1, 1, 0.25**3]  # 0.25 por 0.25 por 0.25 = 0.015625

check(1, values)

# %% [markdown]
# ### Ejercicio · ¿De quién es cada pendiente?
#
# Cada panel es la derivada de una de estas cuatro funciones: sigmoide, tanh, ELU y GELU. Escribe la letra de cada una, en ese orden. Mira los ejes.

# %% tags=["figure"]
# Cuatro derivadas sin nombre
t = np.linspace(-4, 4, 401)
bell = np.exp(-(t**2) / 2) / np.sqrt(2 * np.pi)
below = np.array([(1 + erf(v / 2**0.5)) / 2 for v in t])
curves = [
    np.exp(np.minimum(t, 0)),
    4 / (np.exp(t) + np.exp(-t)) ** 2,
    below + t * bell,
    1 / (2 + np.exp(t) + np.exp(-t)),
]
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3), sharey=True)
for letter, curve, ax in zip("ABCD", curves, axes):
    ax.plot(t, curve, color=RED)
    ax.set(title=letter, xlabel="$z$", xticks=[-4, -2, 0, 2, 4], yticks=[0, 0.25, 0.5, 0.75, 1])
axes[0].set_ylabel("pendiente")
plt.show()

# %% tags=["exercise"]
letters = [..., ..., ..., ...]  # sigmoide, tanh, ELU, GELU

check(2, letters)

# %% tags=["solution"]
letters = [
    "D",
    "B",
    "A",
    "C",
]  # máximo 0.25; máximo 1 y simétrica; nunca baja; negativa y mayor que 1 en un tramo

check(2, letters)

# %% [markdown]
# ### Ejercicio · Una activación nueva
#
# La **SiLU**, o *swish*, es $z\,\sigma(z)$. Escribe `silu(z)` y `silu_slope(z)`, su pendiente en $z$. Las dos reciben y devuelven matrices de NumPy de cualquier forma. La pendiente, como prefieras:
# con su fórmula o con dos puntos próximos.


# %% tags=["exercise"]
def silu(z):
    return ...


def silu_slope(z):
    return ...


check(3, (silu, silu_slope))


# %% tags=["solution"]
def silu(z):
    return z / (1 + np.exp(-z))


def silu_slope(z):
    h = 1e-5
    return (silu(z + h) - silu(z - h)) / (2 * h)


check(3, (silu, silu_slope))

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Un compañero quiere la softmax de cada fila de `Z`, de forma $(n, C)$: un ejemplo por fila. Con una fila de logits pequeños funciona; con lo demás, no. Tiene **dos** fallos. Escribe tu versión corregida en `softmax_rows(Z)`.
#
# ```python
# def broken_softmax(Z):
#     e = np.exp(Z)
#     return e / e.sum()
# ```
#
# Recuerda: `axis=1` opera dentro de cada fila, y con `keepdims=True` el resultado conserva la forma $(n, 1)$, que sí se puede restar o dividir fila a fila.


# %% tags=["exercise"]
def softmax_rows(Z):
    return ...


check(4, softmax_rows)


# %% tags=["solution"]
def softmax_rows(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))  # el máximo de cada fila: no se desborda
    return e / e.sum(axis=1, keepdims=True)  # y la suma de cada fila, no la de toda la matriz


check(4, softmax_rows)

# %% [markdown]
# ### Ejercicio · Elegir la temperatura
#
# Los logits de tres palabras son $(2,\ 1,\ 0)$. Con $T = 1$, la primera tiene una probabilidad de 0.665. Encuentra la temperatura con la que tiene **0.90**, con un margen de
# $\pm 0.005$. Puedes probar, buscar con un bucle o despejar.

# %% tags=["exercise"]
T = ...

check(5, T)

# %% tags=["solution"]
candidates = np.linspace(0.1, 1, 901)
P = softmax_rows(np.array([2, 1, 0]) / candidates[:, None])  # una fila por temperatura
T = candidates[np.abs(P[:, 0] - 0.90).argmin()]

check(5, T)

# %% [markdown]
# ### Reto
#
# La **SELU** es una ELU con dos números: $\lambda z$ si $z \ge 0$, y $\lambda\alpha_s(e^z - 1)$ si no. Haz pasar 1000 ejemplos de números normales por 50 capas de 100 neuronas con pesos normales de desviación
# $1/\sqrt{100}$ y dibuja, capa a capa, la media y la desviación de las salidas. Busca $\lambda$ y $\alpha_s$ para que la media se quede en 0 y la desviación en 1. ¿Qué les pasa, en cambio, a la ReLU y a la
# tanh? (Los valores de sus autores están en *Para saber más*.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - La pendiente dice hacia dónde moverse; se mide con dos puntos próximos y así se comprueba cualquier derivada.
# - La pendiente de la sigmoide nunca pasa de 0.25, y lejos de 0 se apaga: está saturada.
# - En una red las pendientes se multiplican: con sigmoides se desvanecen; con ReLU activas, no.
# - Una ReLU que calla ante todos los ejemplos está muerta; leaky ReLU, PReLU y ELU la dejan volver.
# - Softmax reparte una unidad según las diferencias entre logits; antes de la exponencial, se resta el máximo.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | función de activación | *activation function* | lo que se aplica a $z$ para dar la salida de la neurona |
# | sigmoide | *sigmoid* | la curva en S entre 0 y 1 |
# | rampa, ReLU | *rectified linear unit* | 0 si $z$ es negativa; $z$ si no |
# | pendiente | *slope* | cuánto cambia la salida por cada unidad que cambia $z$ |
# | derivada | *derivative* | la pendiente exacta en un punto |
# | diferencias finitas | *finite differences* | medir la pendiente con dos puntos próximos |
# | saturada | *saturated* | tan lejos de 0 que su pendiente casi es 0 |
# | desvanecimiento del gradiente | *vanishing gradient* | el producto de muchas pendientes menores que 1 |
# | ReLU muerta | *dead ReLU* | la que da 0 con todos los ejemplos |
# | logits | *logits* | las puntuaciones antes de la softmax |
# | temperatura | *temperature* | por lo que se dividen los logits antes de la softmax |

# %% [markdown]
# ## Para saber más
#
# - S. Hochreiter (1991), *Untersuchungen zu dynamischen neuronalen Netzen*: el primero que explicó el desvanecimiento.
# - J. Bridle (1990), *Probabilistic interpretation of feedforward classification network outputs*: la softmax y su nombre.
# - V. Nair y G. Hinton (2010), *Rectified linear units improve restricted Boltzmann machines*; X. Glorot, A. Bordes e Y. Bengio (2011), *Deep sparse rectifier neural networks*: la ReLU.
# - A. Maas, A. Hannun y A. Ng (2013), *Rectifier nonlinearities improve neural network acoustic models*: la leaky ReLU.
# - K. He, X. Zhang, S. Ren y J. Sun (2015), *Delving deep into rectifiers*: la PReLU y la inicialización de He.
# - D.-A. Clevert, T. Unterthiner y S. Hochreiter (2016), *Fast and accurate deep network learning by exponential linear units*: la ELU.
# - D. Hendrycks y K. Gimpel (2016), *Gaussian error linear units*: la GELU.
# - G. Klambauer y otros (2017), *Self-normalizing neural networks*: la SELU del reto, con $\lambda = 1.0507$ y $\alpha_s = 1.6733$.
