# ---
# jupyter:
#   course:
#     subtitle: El escalón, la rampa y el reparto
#     minutes: 80
#     prerequisites: ["01", "03"]
#     objectives:
#       - Medir la pendiente de una función con dos puntos muy próximos y usarla para comprobar una derivada.
#       - Comparar las funciones de activación por su fórmula, su rango, su derivada y su uso.
#       - Explicar por qué una red profunda de sigmoides apenas responde a sus primeras capas.
#       - Contar las neuronas ReLU muertas de una capa.
#       - Calcular softmax a mano y programarla sin que se desborde.
#     outcome:
#       es: Elegir la activación de cada capa sabiendo qué pendiente deja pasar.
#       en: Choose each layer's activation knowing how much slope it lets through.
# ---

# %% tags=["setup"]
from math import erf

import matplotlib.pyplot as plt
import numpy as np

from utils.environment import setup
from utils.exercises import check, hint, solution
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

# %% slideshow={"slide_type": "fragment"}
w, x = np.array([2, 1]), np.array([0.5, 0.5])
for b in [-3, -2.99]:
    z = w @ x + b
    print(
        f"b = {b:<5}   z = {z:.2f}   escalón: {int(z >= 0)}   otra función: {1 / (1 + np.exp(-z)):.4f}"
    )

# %% [markdown]
# El escalón da 0 las dos veces: no dice si vamos bien ni si vamos mal. La otra función sí, y por poco que suba basta: en una red con millones de
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

# %% slideshow={"slide_type": "fragment"}
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

far = np.abs(z) >= 0.5
assert np.abs(sigmoid(10 * z) - step(z))[far].max() < 0.01

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


# %% slideshow={"slide_type": "subslide"}
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

# %% [markdown] slideshow={"slide_type": "fragment"}
# Nunca pasa de $0.25$. Y en las zonas grises, con $|z| > 4$, no llega a $0.02$: la neurona está **saturada** (*saturated*), casi tan sorda como un
# escalón.

# %%
z = np.linspace(-30, 30, 6001)
assert np.allclose(slope(sigmoid, z), sigmoid(z) * (1 - sigmoid(z)), atol=1e-8)
assert slope(sigmoid, z).max() < 0.25 + 1e-8
assert slope(sigmoid, z)[np.abs(z) > 4].max() < 0.02

# %% [markdown]
# **Pruébalo.** Pide `slope(sigmoid, 10)` y `slope(sigmoid, -10)`. Antes, di a ojo cuántos ceros tendrán tras el punto. Deberían ser iguales, y lo
# son, salvo en las últimas cifras: es el redondeo del ordenador.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Creer que cuanto menor sea $h$, mejor. El ordenador guarda unas 16 cifras: si $h$ es demasiado pequeño, $z + h$ y $z - h$ son
# el mismo número y la pendiente desaparece.

# %% slideshow={"slide_type": "fragment"}
for h in [1e-5, 1e-17]:
    print(f"h = {h:.0e}   pendiente de σ en 1: {slope(sigmoid, 1, h):.5f}")
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
# | sigmoide | $\sigma(z) = \frac{1}{1 + e^{-z}}$ | $(0, 1)$ | $\sigma(z)(1 - \sigma(z))$ | salida de sí o no; las puertas de una LSTM (lección 21) |
# | tanh | $\frac{e^z - e^{-z}}{e^z + e^{-z}}$ | $(-1, 1)$ | $1 - \tanh^2(z)$ | redes recurrentes (lección 20); pocas capas |
# | ReLU | $\max(0, z)$ | $[0, \infty)$ | $1$ si $z > 0$; $0$ si $z < 0$ | capas ocultas: la primera que se prueba |
# | leaky ReLU | $z$ si $z \ge 0$; $0.01z$ si no | $(-\infty, \infty)$ | $1$ si $z > 0$; $0.01$ si $z < 0$ | si se mueren muchas ReLU |
# | PReLU | $z$ si $z \ge 0$; $\alpha z$ si no | $(-\infty, \infty)$, si $\alpha > 0$ | $1$ si $z > 0$; $\alpha$ si $z < 0$ | lo mismo, con datos de sobra para aprender $\alpha$ |
# | ELU | $z$ si $z \ge 0$; $e^z - 1$ si no | $(-1, \infty)$ | $1$ si $z \ge 0$; $e^z$ si no | si conviene que las salidas ronden el 0 |
# | GELU | $z\,\Phi(z)$ | $[-0.17, \infty)$ | $\Phi(z) + z\,\varphi(z)$ | *transformers*, las redes de los modelos de lenguaje (lección 22) |
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

# %% slideshow={"slide_type": "fragment"}
z = np.linspace(-5, 5, 1000)
print(f"{'':>10}  {'g(−2)':>8}  {'g′(−2)':>8}")
for name, (g, derivative) in family.items():
    assert np.allclose(slope(g, z), derivative(z), atol=1e-6), name
    print(f"{name:>10}  {g(-2.0):8.4f}  {derivative(-2.0):8.4f}")

assert np.allclose(np.tanh(z), 2 * sigmoid(2 * z) - 1) and round(np.tanh(1), 4) == 0.7616
assert -0.171 < gelu(z).min() < -0.169  # el fondo de la GELU

# %% slideshow={"slide_type": "subslide"}
limits = [
    ("escalón", "$\\{0, 1\\}$"),
    ("signo", "$\\{-1, 1\\}$"),
    ("sigmoide", "$(0, 1)$"),
    ("tanh", "$(-1, 1)$"),
]


def plot_family(name, ax):
    z = np.linspace(-4, 4, 800)
    g, derivative = family[name]
    for f, color, width, label in [(g, BLUE, 4, "función"), (derivative, RED, 1.7, "derivada")]:
        y = f(z)
        y[1:][np.abs(np.diff(y)) > 0.5] = np.nan  # un salto no se une
        ax.plot(z, y, color=color, linewidth=width, label=label)
    ax.set(title=name, xlabel="$z$", xticks=[-4, -2, 0, 2, 4])


fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.3), sharey=True)
for (name, values), ax in zip(limits, axes):
    plot_family(name, ax)
    ax.set_title(f"{name}: {values}")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
plt.show()

# %% slideshow={"slide_type": "subslide"}
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
# Azul, la función; rojo, su derivada. La derivada de la ReLU es el escalón: el interruptor de la lección 01, que ahora decide si la pendiente pasa o no pasa.
#
# **Pruébalo.** Pide `slope(relu, 0.0)`: en la esquina la pendiente a la izquierda es 0 y a la derecha 1. ¿Qué responderá el método de los dos puntos?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La pendiente que se desvanece
#
# Pon diez neuronas en fila, cada una con la salida de la anterior como entrada. Si la primera convierte un cambio pequeño en la cuarta parte, y la
# segunda hace lo mismo, a la tercera llega $0.25 \cdot 0.25 = 0.0625$ del cambio. Como en una cadena de engranajes, **las pendientes se multiplican**.
#
# **Predice**: tras diez sigmoides, en el mejor de los casos, ¿cuánto queda? ¿Una centésima, una milésima, una millonésima?


# %% slideshow={"slide_type": "subslide"}
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
    assert np.isclose(
        slope(lambda x: chain(name, x, 10)[0], 1.0), product, atol=1e-9
    )  # la misma, medida
    print(f"{name:>8}: {product:.2g}")
assert chain("sigmoide", 1.0, 10)[1] < 0.25**10 < 1e-6

# %% [markdown] slideshow={"slide_type": "fragment"}
# Menos de una millonésima. Si las primeras capas se mueven, la salida no se entera, y no hay forma de saber hacia dónde conviene moverlas: se
# quedan sin aprender. Es el **desvanecimiento del gradiente** (*vanishing gradient*); *gradiente* es el nombre que la lección 06 da a todas
# las pendientes juntas. La ReLU, mientras $z > 0$, multiplica por 1: no pierde nada.

# %% [markdown] slideshow={"slide_type": "subslide"}
# En una red de verdad hay muchas neuronas y pesos distintos de 1. Un cambio pequeño $\Delta$ en las entradas de una capa sale de ella como $\Delta W$ multiplicado,
# número a número, por $g'(Z)$. Sigámoslo por 30 capas de 100 neuronas, con los pesos al azar: a la escala de Glorot para las S y de He para la ReLU (lección 03).


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

# %%
rng = np.random.default_rng(1)
A, change, W = rng.normal(
    size=(3, 5, 5)
)  # una capa pequeña, para comprobar la regla con dos puntos próximos
for name in in_network:
    g, derivative = family[name]
    assert np.allclose(
        slope(lambda t: g((A + t * change) @ W), 0.0), (change @ W) * derivative(A @ W), atol=1e-6
    )

# %% slideshow={"slide_type": "subslide"}
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

assert in_network["sigmoide"][30] < 1e-15 and in_row["sigmoide"][30] < 1e-15
assert 0.1 < in_network["tanh"][30] < 0.3
assert (in_network["ReLU"] > 0.5).all() and (in_network["ReLU"] < 2).all()

# %% [markdown]
# El eje vertical es logarítmico: cada raya divide por cien mil. La sigmoide se hunde en las dos figuras; la tanh pierde despacio; la ReLU se mantiene en torno a 1. Por eso,
# hacia 2011, cambiar la sigmoide por la ReLU permitió entrenar redes más profundas.
#
# **Pruébalo.** ¿Y si los pesos compensan el $0.25$? Pide `chain("sigmoide", 1.0, 10, w=4.0)` y mira el segundo número. Sale aún menor: con pesos grandes,
# $z$ crece y la sigmoide se satura. Con `"ReLU"` y el mismo `w` pasa lo contrario: el producto **explota**.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Neuronas muertas
#
# La ReLU tiene su precio. Toma $w = (1, -1)$ y $b = -3$, con las cuatro entradas de la lección 01: $(1,0)$, $(0,1)$, $(0,0)$ y $(1,1)$. A mano, $z = -2, -4, -3, -3$.
# La salida es 0 en los cuatro casos, y la pendiente también: un empujoncito a sus pesos no cambia nada. Es una **ReLU muerta** (*dead ReLU*).
#
# Ocurre, por ejemplo, si una corrección demasiado grande deja el sesgo muy negativo. **Predice**: de 40 neuronas con pesos al azar y sesgo 0, ¿cuántas
# estarán muertas ante 200 ejemplos? ¿Y con sesgo $-4$?

# %% slideshow={"slide_type": "subslide"}
rng = np.random.default_rng(0)
X = rng.normal(size=(200, 10))
W = rng.normal(0, np.sqrt(2 / 10), size=(10, 40))

corners = np.array([[1, 0], [0, 1], [0, 0], [1, 1]])
assert (corners @ [1, -1] - 3 == [-2, -4, -3, -3]).all()  # la de antes, a mano

dead = {}
for b in [0, -2, -4, -6]:
    Z = X @ W + b
    dead[b] = (Z <= 0).all(axis=0)  # calla ante todos los ejemplos (filas)
    print(
        f"b = {b:>2}: {(Z <= 0).mean():6.1%} de las salidas son 0; neuronas muertas: {dead[b].sum()} de 40"
    )

assert dead[0].sum() == 0 and dead[-4].sum() > 20
assert abs((X @ W <= 0).mean() - 0.5) < 0.01  # con b = 0, la mitad de las salidas

# %% slideshow={"slide_type": "fragment"}
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
    assert (no_slope.sum() > 0) == (name == "ReLU")

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

# %% slideshow={"slide_type": "subslide"}
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

# %% [markdown] slideshow={"slide_type": "fragment"}
# No es el doble: es 54.6 veces mayor. En softmax cuentan las **diferencias**, y 4 puntos de diferencia son $e^4 = 54.6$. De ahí el nombre: es casi un
# máximo (*max*), pero suave (*soft*). Sumar lo mismo a todas no cambia nada.

# %% slideshow={"slide_type": "subslide"}
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
    assert np.isinf(np.exp(np.float32(89))) and np.isfinite(np.exp(np.float32(88)))
print("tal cual:          ", naive)
print("restando el máximo:", softmax(big).round(3))
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
assert np.allclose(measured.sum(axis=1), 0, atol=1e-9)  # lo que gana una lo pierden las otras

# %% [markdown]
# Cada fila suma 0: lo que gana una clase lo pierden las demás. Y con dos clases no hay nada nuevo: la softmax de $(z, 0)$ es $(\sigma(z),\ 1 - \sigma(z))$.

# %%
for z in [-2.0, 0.0, 1.5]:
    assert np.allclose(softmax(np.array([z, 0])), [sigmoid(z), 1 - sigmoid(z)])

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La temperatura
#
# ¿Cuánto debe favorecer al primero? Se regula dividiendo los logits por un número positivo, la **temperatura** (*temperature*) $T$, antes de la softmax:
# $p = \text{softmax}(z / T)$. Los modelos que escriben texto la usan para elegir la palabra siguiente: baja, y repiten lo más probable; alta, y arriesgan.
#
# **Predice**, para $z = (1.6,\ 0.55,\ 0.98)$: ¿qué pasa si $T$ es casi 0? ¿Y si es enorme? ¿Puede cambiar el orden de las tres?

# %% slideshow={"slide_type": "subslide"}
logits = np.array([1.6, 0.55, 0.98])
temperatures = [0.1, 0.5, 1, 5]
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.2), sharey=True)
for T, ax in zip(temperatures, axes):
    p = softmax(logits / T)
    bars = ax.bar(["0", "1", "2"], p, color=[BLUE, ORANGE, GREEN])
    ax.bar_label(bars, fmt="%.3f", fontsize=12, padding=2)
    ax.set(title=f"$T = {T}$", xlabel="clase", ylim=(0, 1.12), yticks=[0, 0.5, 1])
    ax.grid(False)
    assert p.argmax() == 0 and p.argmin() == 1  # el orden no cambia
axes[0].set_ylabel("probabilidad")
plt.show()

assert softmax(logits / 0.1).max() > 0.99 and np.allclose(softmax(logits / 1000), 1 / 3, atol=1e-3)

# %% [markdown]
# Con $T$ casi 0, la mejor se lo lleva todo: es el máximo a secas. Con $T$ enorme, reparten por igual. El orden no cambia nunca.

# %% tags=["setup"]
from ipywidgets import FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
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
)
# %% [markdown]
# Las cuatro posiciones de la figura anterior son las principales del deslizador.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Las mismas, en Keras
#
# Keras las trae casi todas en `keras.activations`. El escalón y el signo no están: con pendiente 0 no sirven para el método de la lección 06. Y la PReLU, que guarda un peso, es una capa.
# Keras calcula con números de 32 bits, unas 7 cifras; por eso comparamos hasta $10^{-6}$.

# %% tags=["setup"]
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
    assert theirs.dtype == "float32"
    assert np.abs(ours - theirs).max() < 1e-6, name
    print(f"{name:>10}: igual en {len(z)} puntos")

# %% slideshow={"slide_type": "fragment"}
Z = np.array([[4, 8, 3], [1.6, 0.55, 0.98], [1000, 1001, 999]], dtype="float32")
P = np.asarray(keras.activations.softmax(Z))  # una fila por ejemplo
print(P.round(3))
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
assert np.array_equal(prelu(z), relu(z))
print("PReLU recién creada, en -1:", np.asarray(prelu(np.float32([[-1]])))[0] + 0)

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
# (lección 02) lo sorteaba, pero solo con una neurona. En la lección 05 diremos qué es mejorar, y en la 06 usaremos
# las pendientes para conseguirlo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint("04.1")` da pistas, una a una, y `solution("04.1")` enseña la solución.

# %% [markdown]
# ### Ejercicio 4.1 · Predecir
#
# Sin ejecutar nada, escribe por este orden: la ReLU de $-3$; la leaky ReLU de $-3$ con $\alpha = 0.01$; el escalón de $0$; la pendiente de la tanh en $0$; y lo más que
# puede valer el producto de las pendientes de tres sigmoides en fila, con pesos 1.

# %% tags=["exercise"]
values = [..., ..., ..., ..., ...]

check("04.1", values)

# %% tags=["solution"]
values = [0, -0.03, 1, 1, 0.25**3]  # 0.25 por 0.25 por 0.25 = 0.015625

check("04.1", values)

# %% [markdown]
# ### Ejercicio 4.2 · ¿De quién es cada pendiente?
#
# Cada panel es la derivada de una de estas cuatro funciones: sigmoide, tanh, ELU y GELU. Escribe la letra de cada una, en ese orden. Mira los ejes.

# %%
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

check("04.2", letters)

# %% tags=["solution"]
letters = [
    "D",
    "B",
    "A",
    "C",
]  # máximo 0.25; máximo 1 y simétrica; nunca baja; negativa y mayor que 1 en un tramo

check("04.2", letters)

# %% [markdown]
# ### Ejercicio 4.3 · Una activación nueva
#
# La **SiLU**, o *swish*, es $z\,\sigma(z)$. Escribe `silu(z)` y `silu_slope(z)`, su pendiente en $z$. Las dos reciben y devuelven matrices de NumPy de cualquier forma. La pendiente, como prefieras:
# con su fórmula o con dos puntos próximos.


# %% tags=["exercise"]
def silu(z):
    return ...


def silu_slope(z):
    return ...


check("04.3", (silu, silu_slope))


# %% tags=["solution"]
def silu(z):
    return z / (1 + np.exp(-z))


def silu_slope(z):
    h = 1e-5
    return (silu(z + h) - silu(z - h)) / (2 * h)


check("04.3", (silu, silu_slope))

# %% [markdown]
# ### Ejercicio 4.4 · Encuentra los fallos
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


check("04.4", softmax_rows)


# %% tags=["solution"]
def softmax_rows(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))  # el máximo de cada fila: no se desborda
    return e / e.sum(axis=1, keepdims=True)  # y la suma de cada fila, no la de toda la matriz


check("04.4", softmax_rows)

# %% [markdown]
# ### Ejercicio 4.5 · Elegir la temperatura
#
# Los logits de tres palabras son $(2,\ 1,\ 0)$. Con $T = 1$, la primera tiene una probabilidad de 0.665. Encuentra la temperatura con la que tiene **0.90**, con un margen de
# $\pm 0.005$. Puedes probar, buscar con un bucle o despejar.

# %% tags=["exercise"]
T = ...

check("04.5", T)

# %% tags=["solution"]
candidates = np.linspace(0.1, 1, 901)
P = softmax_rows(np.array([2, 1, 0]) / candidates[:, None])  # una fila por temperatura
T = candidates[np.abs(P[:, 0] - 0.90).argmin()]

check("04.5", T)

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
