# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import Dropdown, IntSlider, interact
from scipy.special import ndtr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from exercises.funciones_de_activacion import check, hint, progress, solution
from playground.small_network import load_moons, train_small_network
from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, lighten, plot_points, plot_regions

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué aprende una red sin activación?
#
# Hoy entrenaremos muchas veces una misma red, a la que llamaremos **la red pequeña**. Tiene que distinguir los puntos azules de los naranjas:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Dos lunas enlazadas
# alt: Doscientos puntos en dos medias lunas enlazadas, una azul y otra naranja: ninguna recta deja todos los azules a un lado y todos los naranjas al otro.
X, y = load_moons()
fig, ax = plt.subplots(figsize=(6, 3.8))
plot_points(X, y, names=["clase 0", "clase 1"], ax=ax, size=45)
ax.set(xlabel="$x_1$", ylabel="$x_2$")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# La red pequeña tiene dos entradas, una capa oculta de 8 neuronas y una salida: un número entre 0 y 1, la probabilidad de que el punto sea naranja. La entrena la función `train_small_network`; cómo es por dentro lo verás en la [[red_neuronal_con_numpy]]. Hoy necesitas saber esto:
#
# - Sus pesos empiezan al azar: con la misma semilla, son los mismos.
# - Su **pérdida** (*loss*) es un número que es menor cuanto mejor responde a los puntos con que aprende. Hoy miramos si aprende, no si acierta puntos nuevos. La [[funciones_de_perdida]] dirá cómo se calcula.
# - En cada época mueve un poco cada peso, hacia donde la pérdida baja.
#
# Recuerda que la función de activación, $g$, se aplica a cada número: $A = g(Z)$, con $Z = XW + b$. Empecemos sin ella, con $g(z) = z$, que se llama **identidad** (*identity*). La red pide también la pendiente de $g$, que aquí es siempre 1; más adelante veremos para qué la quiere.


# %% slideshow={"slide_type": "subslide"}
def identity(z):
    return z


def ones(z):
    return np.ones_like(z)  # un 1 por cada número de z


def train_five(g, g_slope, epochs=500, rate=1):
    networks = []
    for seed in range(5):
        pair = (g, g_slope)  # la activación y su pendiente
        network = train_small_network(X, y, pair, learning_rate=rate, epochs=epochs, seed=seed)
        networks.append(network)
    return networks


# %% [markdown] slideshow={"slide_type": "fragment"}
# Sin activación, dos capas se juntan en una: $w = W_1 W_2$ y $b = b_1 W_2 + b_2$ ([[capas_y_matrices]]). Así que la red entera vale por una neurona, y su frontera es una recta.
#
# **Predice**: cinco semillas son cinco redes, que empiezan con otros pesos. ¿Acabarán en cinco rectas muy distintas, en cinco parecidas o en la misma?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for network in train_five(identity, ones):  # W1, b1, W2 y b2 son los pesos y sesgos que aprendió
    w = network.W1 @ network.W2
    b = network.b1 @ network.W2 + network.b2
    loss = network.losses[-1]  # la última de su lista de pérdidas
    print(f"pérdida {loss:.2f}, w = {w.round(2)}, b = {b:.2f}")

# %% tags=["helper", "predict"] slideshow={"slide_type": "fragment"}
# La mejor recta, buscada con otro programa
line = LogisticRegression(C=np.inf).fit(X, y)
best_line = log_loss(y, line.predict_proba(X))
print(
    f"otro programa: pérdida {best_line:.2f}, w = {line.coef_[0].round(2)}, b = {line.intercept_[0]:.2f}"
)

# %% tags=["verify"]
for _network in train_five(identity, ones):
    assert abs(_network.losses[-1] - best_line) < 1e-5 and round(best_line, 2) == 0.3
    assert np.allclose(_network.W1 @ _network.W2, line.coef_[0], atol=0.01)
    _w, _b = _network.W1 @ _network.W2, _network.b1 @ _network.W2 + _network.b2
    assert np.allclose(_network.predict(X), 1 / (1 + np.exp(-(X @ _w + _b))), atol=1e-12)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Las cinco acaban en la misma recta. Mucha gente espera que ocho neuronas den para más, pero sin activación valen por una sola.
#
# La última línea es de otro programa, que busca la recta de menor pérdida para estos puntos, y es la misma. Recuerda su pérdida, $0.30$: será nuestra referencia.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y con el escalón?
#
# La neurona de la [[la_neurona]] usaba el escalón: 1 si $z \ge 0$ y 0 si no. El **signo** (*sign*) se le parece: $+1$ o $-1$. Ninguno de los dos es una recta.
#
# Una neurona con $w = (2,\ 1)$ y $b = -3$ recibe $(0.5,\ 0.5)$. Sale $z = 1.5 - 3 = -1.5$, y calla. Queremos que dispare, y subimos un poco el sesgo, a $-2.99$.
#
# **Predice**: con el escalón, ¿cuánto cambia la salida? Quien solo vea la salida, ¿puede saber si el cambio iba en la buena dirección?


# %% slideshow={"slide_type": "subslide"}
def step(z):
    return np.where(z >= 0, 1.0, 0.0)  # 1 donde se cumple, 0 donde no


def sigmoid(z):
    return 1 / (1 + np.exp(-z))  # np.exp(z) es e elevado a z


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for b in [-3, -2.99]:
    z = np.array([2, 1]) @ np.array([0.5, 0.5]) + b
    print(f"b = {b}, z = {z:.2f}: escalón {step(z):.0f}, otra función {sigmoid(z):.4f}")

# %% tags=["verify"]
assert np.allclose(sigmoid(np.array([-1.5, -1.49])), [0.1824, 0.1839], atol=5e-5)
assert np.allclose(sigmoid(np.array([0, 2, -2])), [0.5, 0.8808, 0.1192], atol=5e-5)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# El escalón da 0 las dos veces: no dice si vamos bien ni si vamos mal. La otra función sube $0.0015$. Es poco, pero dice hacia dónde.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Esa otra función es la **sigmoide** (*sigmoid*), una curva en S que va de 0 a 1:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# A mano: $\sigma(0) = \frac{1}{1+1} = 0.5$; $\sigma(2) = \frac{1}{1+0.1353} = 0.8808$; $\sigma(-2) = \frac{1}{1+7.389} = 0.1192$. La salida de la red pequeña pasa siempre por ella, y por eso está entre 0 y 1.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto responde la salida?
#
# En la neurona de antes, $z$ subió $0.01$ y la salida $0.0015$: la salida subió $0.15$ veces lo que subió $z$. Esa razón es la **pendiente** (*slope*) de $g$ en ese punto. Se mide con dos puntos próximos, uno a cada lado:
#
# $$\text{pendiente en } z \approx \frac{g(z+h) - g(z-h)}{2h}$$
#
# Medir así se llama hacerlo por **diferencias finitas** (*finite differences*). A mano, para $\sigma$ en $z = 0$ con $h = 1$: $\frac{0.7311 - 0.2689}{2} = 0.2311$. ¿Y si $h$ es menor?


# %% slideshow={"slide_type": "fragment"}
def slope(g, z, h=1e-5):
    return (g(z + h) - g(z - h)) / (2 * h)


for h in [1, 0.1, 0.001]:
    print(f"h = {h}: pendiente de σ en 0, {slope(sigmoid, 0, h):.4f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# Se acerca a $0.25$. Ese valor es la derivada, $g'(z)$. La de la sigmoide se escribe con ella misma:
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = \sigma(z)\,\big(1 - \sigma(z)\big)$$
#
# En $z = 0$ vale $0.5 \cdot 0.5 = 0.25$. Aquí están la fórmula y lo medido con `slope`:

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La sigmoide y su pendiente
# alt: A la izquierda, la sigmoide con su tangente en tres puntos: casi plana lejos de 0 y más inclinada en 0. A la derecha, su pendiente: una campana que llega a 0.25 en 0 y casi es 0 más allá de 4; los puntos medidos caen sobre la curva de la fórmula.
grid, some = np.linspace(-7, 7, 401), np.arange(-6, 7)
fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6))
left.plot(grid, sigmoid(grid), color=BLUE)
for z0, place in [(-5, (0, 14)), (0, (28, -12)), (5, (0, -24))]:
    steepness = sigmoid(z0) * (1 - sigmoid(z0))
    near = np.abs(grid - z0) < 1.5
    left.plot(grid[near], sigmoid(z0) + steepness * (grid[near] - z0), color=ORANGE)
    left.plot(z0, sigmoid(z0), "o", color=ORANGE)
    offset = {"xytext": place, "textcoords": "offset points", "ha": "center"}
    left.annotate(f"{steepness:.2f}", (z0, sigmoid(z0)), **offset)
left.set(title="La sigmoide y tres pendientes", xlabel="$z$", yticks=[0, 0.5, 1])
for side in [(-7, -4), (4, 7)]:
    right.axvspan(*side, color=lighten(GRAY, 0.8))
right.plot(grid, sigmoid(grid) * (1 - sigmoid(grid)), color=ORANGE, label="con la fórmula")
right.plot(some, slope(sigmoid, some), "o", color="#333333", markersize=6, label="medida")
right.set(title="Su pendiente en cada $z$", xlabel="$z$", ylim=(-0.01, 0.36))
right.legend(loc="upper center", ncols=2)
plt.show()

# %% tags=["verify"]
_z = np.linspace(-30, 30, 6001)
assert np.allclose(slope(sigmoid, _z), sigmoid(_z) * (1 - sigmoid(_z)), atol=1e-8)
assert slope(sigmoid, _z).max() < 0.25 + 1e-8
assert slope(sigmoid, _z)[np.abs(_z) > 4].max() < 0.02

# %% [markdown] slideshow={"slide_type": "fragment"}
# La pendiente nunca pasa de $0.25$. En las zonas grises, más allá de $4$ y de $-4$, no llega a $0.02$. Se dice que allí la neurona está **saturada** (*saturated*): responde casi tan poco como con un escalón.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué otras formas hay?
#
# La **tangente hiperbólica** (*tanh*) es una sigmoide estirada, de $-1$ a $1$:
#
# $$\tanh(z) = 2\,\sigma(2z) - 1$$
#
# A mano, en $z = 1$: $2 \cdot 0.8808 - 1 = 0.7616$. Su pendiente, $1 - \tanh^2(z)$, llega a 1, cuatro veces más que la de la sigmoide. Estas son las cuatro que tienen techo y suelo:


# %% tags=["helper"]
# Dibujar una función y su pendiente
def plot_pair(ax, g, g_slope, style="-", label=""):
    z = np.linspace(-4, 4, 800)
    for f, color, width, name in [(g, BLUE, 4, "función"), (g_slope, ORANGE, 2, "pendiente")]:
        values = f(z) + 0.0
        values[1:][np.abs(np.diff(values)) > 0.5] = np.nan  # un salto no se une
        dash = "--" if color == ORANGE and style == "-" else style
        ax.plot(z, values, dash, color=color, linewidth=width, label=name + label)
    ax.set(xlabel="$z$", xticks=[-4, -2, 0, 2, 4])


def sign(z):
    return np.where(z >= 0, 1.0, -1.0)


def no_slope(z):
    return np.zeros_like(z)  # un 0 por cada número de z


def sigmoid_slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def tanh_slope(z):
    return 1 - np.tanh(z) ** 2


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las que tienen techo y suelo, con su pendiente
# alt: Cuatro paneles. El escalón y el signo saltan en 0 y su pendiente es 0. La sigmoide y la tanh suben en S y se aplanan a los dos lados; la pendiente de la tanh llega a 1, y la de la sigmoide, a 0.25.
flat = {"escalón": (step, no_slope), "signo": (sign, no_slope)}
flat |= {"sigmoide": (sigmoid, sigmoid_slope), "tanh": (np.tanh, tanh_slope)}
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.3), sharey=True)
for ax, (name, pair) in zip(axes, flat.items()):
    plot_pair(ax, *pair)
    ax.set_title(name)
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si no hubiera techo?
#
# La **ReLU** (*rectified linear unit*) es una rampa: 0 si $z$ es negativa, y $z$ si no. A la derecha su pendiente es 1 por lejos que se vaya, así que allí no se satura. A la izquierda es 0. Si una neurona da una $z$ negativa con todos los ejemplos, su salida no responde a ningún cambio pequeño: se dice que está **muerta** (*dead*). Sus parientes dejan algo de pendiente en ese lado:
#
# - **leaky ReLU** deja una pendiente pequeña, $\alpha$ («alfa»), que suele ser $0.01$;
# - **PReLU** (*parametric ReLU*) es igual, pero $\alpha$ se aprende, como un peso más; en su artículo empieza en $0.25$;
# - **ELU** (*exponential linear unit*) baja en curva hacia $-1$;
# - **GELU** (*Gaussian error linear unit*) es $z$ por $\Phi(z)$. La función $\Phi$ («fi») da la parte de una campana de Gauss que queda a la izquierda de $z$.


# %% slideshow={"slide_type": "subslide"}
def relu(z):
    return np.maximum(0, z)  # el mayor de los dos


def leaky_relu(z, alpha=0.01):
    return np.where(z >= 0, z, alpha * z)


def elu(z):
    return np.where(z >= 0, z, np.exp(np.minimum(z, 0)) - 1)  # np.minimum evita e elevado a mucho


def gelu(z):
    return z * ndtr(z)  # ndtr, de SciPy, es Φ


# %% tags=["helper"]
# Las pendientes de las rampas, y la familia entera
def relu_slope(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_slope(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


def prelu(z):
    return leaky_relu(z, 0.25)  # el valor del que parte su artículo


def prelu_slope(z):
    return leaky_slope(z, 0.25)


def elu_slope(z):
    return np.where(z > 0, 1.0, np.exp(np.minimum(z, 0)))


def gelu_slope(z):
    bell = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)  # la altura de la campana en z
    return ndtr(z) + z * bell


family = {  # nombre: (la función, su pendiente)
    "escalón": (step, no_slope),
    "signo": (sign, no_slope),
    "sigmoide": (sigmoid, sigmoid_slope),
    "tanh": (np.tanh, tanh_slope),
    "ReLU": (relu, relu_slope),
    "leaky ReLU": (leaky_relu, leaky_slope),
    "PReLU": (prelu, prelu_slope),
    "ELU": (elu, elu_slope),
    "GELU": (gelu, gelu_slope),
}

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Cuatro rampas, con su pendiente
# alt: Cuatro rampas iguales a la derecha de 0. A la izquierda, la ReLU es 0, y su pendiente también; la leaky ReLU, con alfa 0.1, baja un poco, y su pendiente es 0.1; la ELU baja en curva hacia menos 1; la GELU baja un poco y vuelve a 0.
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.5), sharey=True)
alpha = 0.1
ramps = {name: family[name] for name in ["ReLU", "leaky ReLU", "ELU", "GELU"]}
ramps["leaky ReLU"] = (lambda z: leaky_relu(z, alpha), lambda z: leaky_slope(z, alpha))
for ax, (name, pair) in zip(axes, ramps.items()):
    plot_pair(ax, *pair)
    ax.set(title=name, ylim=(-1.4, 3.2), yticks=[-1, 0, 1, 2, 3])
axes[1].set_title(rf"leaky ReLU, $\alpha = {alpha}$")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# La leaky ReLU está dibujada con $\alpha = 0.1$: con $0.01$ casi no se distinguiría de la ReLU.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Son correctas sus pendientes?
#
# Esta es la familia, con la fórmula de cada pendiente:
#
# | función | $g(z)$ | va de… a… | pendiente |
# |---|:---:|:---:|:---:|
# | escalón | $1$ si $z \ge 0$; $0$ si no | $0$ o $1$ | $0$ |
# | signo | $1$ si $z \ge 0$; $-1$ si no | $-1$ o $1$ | $0$ |
# | sigmoide | $1 / (1 + e^{-z})$ | $0$ a $1$ | $\sigma(z)(1 - \sigma(z))$ |
# | tanh | $2\sigma(2z) - 1$ | $-1$ a $1$ | $1 - \tanh^2(z)$ |
# | ReLU | $\max(0, z)$ | $0$ a $\infty$ | $1$ si $z > 0$; $0$ si no |
# | leaky ReLU, PReLU | $z$ si $z \ge 0$; $\alpha z$ si no | $-\infty$ a $\infty$ | $1$ si $z > 0$; $\alpha$ si no |
# | ELU | $z$ si $z \ge 0$; $e^z - 1$ si no | $-1$ a $\infty$ | $1$ si $z > 0$; $e^z$ si no |
# | GELU | $z\,\Phi(z)$ | $-0.17$ a $\infty$ | $\Phi(z) + z\,\varphi(z)$ |
#
# La letra $\varphi(z)$ («fi» minúscula) es la altura de la campana en $z$. En $z = 0$, donde hay un salto o una esquina, no hay derivada, y se pone una por convenio. Midámoslas todas en mil puntos que esquivan el 0:

# %% slideshow={"slide_type": "subslide"}
z = np.linspace(-5, 5, 1000)
for name, pair in family.items():
    g, g_slope = pair  # la función y la fórmula de su pendiente
    assert np.allclose(slope(g, z), g_slope(z), atol=1e-6)  # iguales, salvo el redondeo
    print(f"{name}: en −2 vale {g(-2.0):.4f}, y su pendiente es {slope(g, -2.0):.4f}")

# %% tags=["verify"]
assert np.allclose(np.tanh(z), 2 * sigmoid(2 * z) - 1) and round(np.tanh(1), 4) == 0.7616
assert -0.1705 < gelu(z).min() < -0.1695 and 0 not in z and len(family) == 9

# %% [markdown]
# Ningún `assert` ha protestado: las nueve fórmulas coinciden con lo medido en los mil puntos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Con cuáles aprende la red pequeña?
#
# Ponemos en su capa oculta ocho de ellas, una cada vez. Lo demás no cambia: cinco semillas, 500 épocas.
#
# **Predice** antes de ejecutar la figura: ¿cuáles bajarán de $0.30$, la pérdida de la mejor recta?

# %% slideshow={"slide_type": "fragment"}
family["identidad"] = (identity, ones)
names = ["identidad", "escalón", "sigmoide", "tanh", "ReLU", "leaky ReLU", "ELU", "GELU"]
trained = {}
for name in names:
    g, g_slope = family[name]
    trained[name] = train_five(g, g_slope)

# %% tags=["figure", "predict", "trained-figure"] slideshow={"slide_type": "fragment"}
# Cómo baja la pérdida con cada activación; cada línea es una semilla
# alt: Ocho paneles con la pérdida de cinco semillas y, punteada, la de la mejor recta. La identidad se queda en esa línea y el escalón, por encima. La sigmoide se despega de ella al final. La tanh, la ReLU, la leaky ReLU y la GELU bajan claramente con las cinco semillas; la ELU, solo con dos: con las otras tres sigue cerca de la recta y da saltos.
fig, axes = plt.subplots(2, 4, figsize=(10.5, 5.4), sharex=True, sharey=True)
for ax, name in zip(axes.flat, names):
    for network in trained[name]:
        ax.plot(network.losses, color=BLUE, linewidth=1.5, alpha=0.7)
    ax.axhline(best_line, color="black", linestyle=":", linewidth=1.8)
    last = [network.losses[-1] for network in trained[name]]
    ax.set(ylim=(0, 0.7), xticks=[0, 250, 500])
    ax.set_title(f"{name}\nacaba de {min(last):.2f} a {max(last):.2f}", fontsize=12)
axes[0, 0].text(500, best_line - 0.03, "la mejor recta", ha="right", va="top", fontsize=12)
for ax in axes[1]:
    ax.set_xlabel("época")
for ax in axes[:, 0]:
    ax.set_ylabel("pérdida")
plt.show()

# %% tags=["verify"]
_last = {name: [network.losses[-1] for network in trained[name]] for name in names}
assert (
    min(_last["escalón"]) > 0.33 and 0.23 < min(_last["sigmoide"]) < max(_last["sigmoide"]) < 0.31
)
assert all(max(_last[name]) < 0.12 for name in ["tanh", "ReLU", "leaky ReLU", "GELU"])
assert all(a > b for a, b in zip(_last["ELU"], _last["ReLU"])) and max(_last["ELU"]) < 0.29
assert sum(loss < 0.15 for loss in _last["ELU"]) == 2
assert sum(0.2 < loss < 0.27 for loss in _last["ELU"]) == 3
assert max(network.losses[-1] for network in train_five(*family["ELU"], 1000)) < 0.1

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con la identidad no se baja de la mejor recta, y con el escalón ni se llega. La tanh, la ReLU, la leaky ReLU y la GELU bajan mucho más. La ELU es desigual: dos semillas bajan de $0.15$ y las otras tres siguen por encima de $0.20$, con picos en que la pérdida sube de golpe. Les faltaba tiempo: con 1000 épocas, las cinco quedan por debajo de $0.10$.
#
# No es una carrera: la misma tasa y las mismas épocas les van mejor a unas que a otras.

# %% [markdown] slideshow={"slide_type": "subslide"}
# La sigmoide se separó poco de la recta en 500 épocas, y con dos semillas, nada. Dejémosla seguir hasta 3000:

# %% slideshow={"slide_type": "fragment"}
for network in train_five(sigmoid, sigmoid_slope, epochs=3000):
    print(f"tras 500 épocas, {network.losses[500]:.2f}; tras 3000, {network.losses[-1]:.2f}")

# %% tags=["verify"]
assert all(n.losses[-1] < 0.11 for n in train_five(sigmoid, sigmoid_slope, epochs=3000))

# %% [markdown]
# También aprende; necesitaba más tiempo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué frontera encuentra cada una?
#
# Cuatro redes que empezaron con los mismos pesos:

# %% tags=["helper"]
# Dibujar la frontera de una red entrenada
xlim, ylim = (-2.3, 2.3), (-2.5, 2.3)


def plot_network(ax, network):
    plot_regions(network.predict, xlim, ylim, ax=ax, resolution=120)
    plot_points(X, y, ax=ax, size=22)
    ax.set(xlabel="$x_1$", ylabel="$x_2$")


# %% tags=["figure", "trained-figure"] slideshow={"slide_type": "fragment"}
# La frontera con cuatro activaciones, misma semilla
# alt: Cuatro paneles con las lunas y la frontera. Con la identidad es una recta; con la sigmoide, una recta algo doblada; con la tanh, una curva que sigue las dos lunas, y con la ReLU, una línea quebrada que también las sigue.
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.1), sharey=True)
for ax, name in zip(axes, ["identidad", "sigmoide", "tanh", "ReLU"]):
    plot_network(ax, trained[name][0])
    ax.set_title(f"{name}: {trained[name][0].losses[-1]:.2f}")
    ax.label_outer()
plt.show()

# %% [markdown]
# Sin activación es una recta; con la ReLU, una línea quebrada; con la tanh, una curva. La de la sigmoide, a las 500 épocas, se ha doblado un poco. Elige tú la activación y la semilla:


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Elige la activación y la semilla
def show_network(name, seed):
    network = trained[name][seed]
    fig, ax = plt.subplots(figsize=(5, 3.6))
    plot_network(ax, network)
    ax.set_title(f"{name}: pérdida {network.losses[-1]:.2f}")
    plt.show()


interact(
    show_network,
    name=Dropdown(options=names, value="ReLU", description="activación"),
    seed=IntSlider(0, min=0, max=4, description="semilla"),
);  # fmt: skip

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Pruébalo.** Inventa una activación; su pendiente la mide `slope`. Empieza con `np.sin(z)`, y después prueba `np.abs(z)`, `3 * z + 1` y `z**2`. Antes de cada una, decide si bajará de $0.30$.


# %% slideshow={"slide_type": "fragment"}
def mine(z):
    return np.sin(z)


def mine_slope(z):
    return slope(mine, z)


with np.errstate(all="ignore"):  # si algo se desborda, que NumPy no avise
    for network in train_five(mine, mine_slope):
        print(f"{network.losses[-1]:.2f}")

# %% tags=["verify"]
for _mine, _low, _high in [
    (np.sin, 0.05, 0.1),
    (np.abs, 0.05, 0.1),
    (lambda z: 3 * z + 1, 0.298, 0.301),
    (np.square, 0.298, 0.301),
]:
    _losses = [n.losses[-1] for n in train_five(_mine, lambda z: slope(_mine, z))]
    assert _low < min(_losses) and max(_losses) < _high, _losses
_conic = np.column_stack([X, X**2, X[:, 0] * X[:, 1]])
_best_conic = LogisticRegression(C=np.inf, max_iter=5000).fit(_conic, y)
assert best_line - log_loss(y, _best_conic.predict_proba(_conic)) < 0.001

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# El seno y el valor absoluto acaban como la ReLU, por debajo de $0.10$. Con $3z + 1$, que es una recta, sale $0.30$. Con $z^2$ también: no es una recta, pero con ella la red solo puede hacer fronteras de segundo grado (elipses, parábolas, hipérbolas), y en estas lunas la mejor apenas gana a una recta. No ser una recta hace falta; que sea suficiente depende del problema. Si sale `nan`, los números han crecido sin límite.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Es por la pendiente?
#
# El escalón no llega ni a la recta, y la tanh la supera con mucho. Puede deberse a la forma de la función o a su pendiente. Para separarlas haremos trampa: la red pide las dos por separado, y podemos mentirle. Entrenaremos
#
# - una tanh, diciendo que su pendiente es 0;
# - un escalón, diciendo que su pendiente es la de la tanh.
#
# **Predice**: ¿cuál de las dos bajará más en 500 épocas? ¿Y en 3000?

# %% slideshow={"slide_type": "subslide"}
erased = train_five(np.tanh, no_slope, epochs=3000)  # no_slope(z) es siempre 0
lent_slope = tanh_slope  # tanh_slope(z) es 1 - tanh²(z)
lent = train_five(step, lent_slope, epochs=3000)

# %% tags=["helper"]
# Las dos sin mentir, para comparar
honest_tanh = train_five(np.tanh, tanh_slope, epochs=3000)
honest_step = train_five(step, no_slope, epochs=3000)

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
start = train_small_network(X, y, (np.tanh, no_slope), epochs=0, seed=0)  # sin entrenar
print("¿W1 sigue como al empezar? Con pendiente 0:", np.array_equal(start.W1, erased[0].W1))
print("Con la pendiente prestada:", np.array_equal(start.W1, lent[0].W1))

# %% tags=["figure", "predict", "trained-figure"] slideshow={"slide_type": "fragment"}
# La pérdida tras 500 épocas y tras 3000; cada punto es una semilla
# alt: Dos paneles de cuatro filas de cinco puntos. Tras 500 épocas, la tanh con su pendiente queda cerca de 0.1; con pendiente 0, cerca de 0.3, como la mejor recta; el escalón con la suya, 0, por encima de 0.33; con la prestada, entre 0.13 y 0.22. Tras 3000, la tanh con pendiente 0 ya está por debajo de la mejor recta, entre 0.24 y 0.28; el escalón con pendiente 0 casi no se ha movido, y con la prestada está entre 0.06 y 0.14.
rows = {
    "tanh, con su pendiente": honest_tanh,
    "tanh, con pendiente 0": erased,
    "escalón, con la suya, 0": honest_step,
    "escalón, con la prestada": lent,
}
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.2), sharex=True, sharey=True)
for ax, epochs in zip(axes, [500, 3000]):
    for k, networks in enumerate(rows.values()):
        losses = [network.losses[epochs] for network in networks]
        color, marker = (BLUE, "o") if k < 2 else (GREEN, "s")
        ax.plot(losses, [k] * 5, marker, color=color, alpha=0.7)
        interval = f"{min(losses):.2f}–{max(losses):.2f}"
        ax.text(0.66, k, interval, ha="right", va="center", fontsize=12)
    ax.axvline(best_line, color="black", linestyle=":")
    ax.text(best_line + 0.01, 3.55, "la mejor recta", va="top", fontsize=12)
    ax.set(title=f"tras {epochs} épocas", xlabel="pérdida", xticks=[0, 0.1, 0.2, 0.3, 0.4, 0.5])
axes[0].set(yticks=range(4), ylim=(4.2, -0.6), xlim=(0, 0.67))
axes[0].set_yticklabels(rows)
plt.show()


# %% tags=["verify"]
def _ends(networks, epochs):
    return np.array([network.losses[epochs] for network in networks])


assert 0.27 < _ends(erased, 500).min() < _ends(erased, 500).max() < 0.31
assert 0.12 < _ends(lent, 500).min() < _ends(lent, 500).max() < 0.23
assert _ends(honest_tanh, 500).max() < 0.11 and _ends(honest_step, 3000).min() > 0.33
assert 0.235 < _ends(erased, 3000).min() < _ends(erased, 3000).max() < 0.285
assert 0.03 < _ends(lent, 3000).min() < _ends(lent, 3000).max() < 0.25
assert all(np.array_equal(a.W1, b.W1) for a, b in zip(erased, trained["escalón"]))
for _rate, _epochs, _wins in [(2, 500, True), (0.5, 500, False), (0.5, 1000, True)]:
    _lent = _ends(train_five(step, tanh_slope, _epochs, _rate), -1)
    _erased = _ends(train_five(np.tanh, no_slope, _epochs, _rate), -1)
    assert ((_lent < _erased) == _wins).all()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Las dos veces baja más el escalón con la pendiente prestada. En la tanh con pendiente 0, los pesos $W_1$ de la capa oculta no se mueven **nada**, ni en 3000 épocas. Con el doble de tasa (`rate=2`) vuelve a ganar el escalón; con la mitad necesita 1000 épocas, porque a las 500 todavía va por detrás.

# %% [markdown] slideshow={"slide_type": "subslide"}
# La red corrige un peso según cuánto cambiaría la salida si ese peso se moviera. El cambio llega a $z$ y, al pasar por la activación, se multiplica por su pendiente: en el ejemplo del sesgo, $0.01 \cdot 0.15 = 0.0015$. Con pendiente 0 no pasa nada, y la red no sabe hacia dónde mover el peso.
#
# La tanh con pendiente 0 baja porque la capa de salida sí aprende, con ocho neuronas ocultas puestas al azar. Lo hace muy despacio. Y no es que les falte forma: otro programa, que busca los mejores pesos de esa salida, llega mucho más abajo con las mismas ocho neuronas, aunque con algún peso de mil o más:

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# La mejor salida para las ocho neuronas al azar
best, largest = [], []
for network in erased:
    A = np.tanh(X @ network.W1 + network.b1)
    output = LogisticRegression(C=np.inf, solver="newton-cholesky").fit(A, y)
    best.append(log_loss(y, output.predict_proba(A)))
    largest.append(np.abs(output.coef_).max())
print(f"solo la salida, otro programa: pérdida de {min(best):.2f} a {max(best):.2f}")
print(
    f"el mayor de sus pesos, según la semilla: de {min(largest) / 1000:.0f} a {max(largest) / 1000:.0f} mil"
)

# %% tags=["verify"]
assert 0.05 < min(best) < max(best) < 0.08 and min(largest) > 900

# %% [markdown] slideshow={"slide_type": "subslide"}
# Así que **una activación necesita dos cosas: no ser una recta, para que la capa oculta sirva de algo, y dejar pasar pendiente, para que esa capa aprenda**.
#
# **Pruébalo.** ¿Sirve cualquier pendiente prestada? En la celda de `lent_slope`, pon `ones`, que siempre da 1, y ejecuta hasta la figura. Después, `sigmoid_slope`.

# %% tags=["verify"]
for _epochs in [500, 3000]:
    _ones = _ends(train_five(step, ones, _epochs), -1)
    assert (
        0.40 < _ones.min() < _ones.max() < 0.43 and _ones.min() > _ends(honest_step, _epochs).max()
    )
_poor = train_five(step, sigmoid_slope, 3000)
assert (_ends(_poor, 500) > _ends(honest_step, 500)).all()
assert 0.14 < _ends(_poor, 3000).min() < _ends(_poor, 3000).max() < 0.185

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con `ones` los pesos se mueven, pero la pérdida se queda por encima de $0.40$, también con 3000 épocas: peor que sin moverlos. Con `sigmoid_slope` va peor a las 500, pero a las 3000 baja de $0.20$: era lenta. Para que la capa oculta aprenda, que pase pendiente hace falta, pero no es suficiente.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se reparte una unidad?
#
# Vamos a la salida. Una red mira una imagen y da tres puntuaciones, una por clase: $z = (4,\ 8,\ 3)$. Se les llama **logits**. Queremos convertirlas en probabilidades, es decir, en números positivos que sumen 1. Como $e^z$ siempre es positivo, se toma $e^z$ y se divide por la suma. Con $C$ clases, la probabilidad de la clase $i$ es:
#
# $$p_i = \frac{e^{z_i}}{e^{z_1} + e^{z_2} + \dots + e^{z_C}}$$
#
# Esta función se llama **softmax**. **Predice**: 8 es el doble de 4. ¿Será el doble su probabilidad?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
z = np.array([4, 8, 3])
e = np.exp(z)
p = e / e.sum()
print("e elevado a z:", e.round(2), "  suma:", e.sum().round(2))
print("p:", p.round(3))
print("la segunda entre la primera:", (p[1] / p[0]).round(1))

# %% tags=["verify"]
assert np.allclose(e, [54.60, 2980.96, 20.09], atol=0.005) and round(e.sum(), 2) == 3055.64
assert np.allclose(p, [0.018, 0.976, 0.007], atol=5e-4)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Es 54.6 veces mayor, porque dividir dos potencias resta los exponentes: $e^8 / e^4 = e^{8-4} = 54.6$. En softmax cuentan las **diferencias** entre los logits, y con unos pocos puntos de ventaja una clase se lo lleva casi todo.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Como en softmax solo cuentan las diferencias, restar el mismo número a todos los logits no cambia nada. Y eso cura un fallo: $e^{1000}$ no cabe en un número del ordenador; sale `inf`, infinito, e infinito entre infinito es `nan` (*not a number*). La cura es **restar antes el máximo**: el exponente mayor será 0.


# %% slideshow={"slide_type": "fragment"}
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


large = np.array([1000, 1001, 999])
with np.errstate(all="ignore"):
    print("tal cual:          ", np.exp(large) / np.exp(large).sum())
print("restando el máximo:", softmax(large).round(3))

# %% tags=["verify"]
assert np.allclose(softmax(large), softmax(large - 1000)) and np.allclose(softmax(z), p)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto se favorece al primero?
#
# Se regula dividiendo los logits por un número positivo $T$, la **temperatura** (*temperature*), antes de la softmax. Con $T = 1$ no cambia nada:

# %% slideshow={"slide_type": "fragment"}
T = 1
logits = np.array([1.6, 0.55, 0.98])
print("p:", softmax(logits / T).round(3))

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las mismas tres puntuaciones con tu temperatura y con otras dos
# alt: Tres paneles de tres barras. Con temperatura 0.2 la primera clase se lo lleva casi todo; con 1, la mitad, y con 5 las tres casi se igualan. El orden es siempre el mismo.
fig, axes = plt.subplots(1, 3, figsize=(9, 3), sharey=True)
for ax, t in zip(axes, [0.2, T, 5]):
    bars = ax.bar(["clase 0", "clase 1", "clase 2"], softmax(logits / t), color=GREEN)
    ax.bar_label(bars, fmt="%.3f", fontsize=12, padding=2)
    ax.set(title=f"$T = {t}$", ylim=(0, 1.15), yticks=[0, 0.5, 1])
    ax.grid(False)
axes[0].set_ylabel("probabilidad")
plt.show()

# %% tags=["verify"]
assert np.allclose(softmax(logits), [0.530, 0.185, 0.285], atol=5e-4)
for _t in [0.1, 0.2, 1, 5, 1000]:
    assert (np.argsort(softmax(logits / _t)) == np.argsort(logits)).all()
assert 0.895 < softmax(logits / 0.26)[0] < 0.905

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con una temperatura baja, las diferencias crecen y la primera se lo lleva casi todo; con una alta, casi se igualan. El orden no cambia nunca, porque dividir por un número positivo no cambia cuál es mayor. Los modelos que escriben texto la usan al elegir cada palabra.
#
# **Pruébalo.** Busca la $T$ con la que la primera clase tiene una probabilidad de $0.90$.

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con $T = 0.26$ sale $0.901$. Con $T = 0.01$ la primera se lo lleva todo, y con $T = 1000$ cada una tiene casi un tercio.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Son las mismas en Keras?
#
# Las capas de Keras calculan con unas siete cifras, así que pedimos una diferencia menor que `1e-6`, una millonésima. En las dos con $\alpha$ decimos cuál:

# %% tags=["setup"]
# Cargar Keras
import keras
from keras import layers

setup()

# %% slideshow={"slide_type": "subslide"}
in_keras = {
    "sigmoide": keras.activations.sigmoid,
    "tanh": keras.activations.tanh,
    "ReLU": keras.activations.relu,
    "leaky ReLU": layers.LeakyReLU(negative_slope=0.01),
    "PReLU": layers.PReLU(alpha_initializer=keras.initializers.Constant(0.25)),
    "ELU": keras.activations.elu,
    "GELU": keras.activations.gelu,
}
z = np.linspace(-5, 5, 201).reshape(201, 1)  # 201 ejemplos de un número
for name, theirs in in_keras.items():
    g, g_slope = family[name]
    difference = np.abs(g(z) - np.asarray(theirs(z))).max()
    print(name, "igual:", difference < 1e-6)

# %% slideshow={"slide_type": "fragment"}
Z = np.array([[4, 8, 3], [1.6, 0.55, 0.98], [1000, 1001, 999]])  # una fila por ejemplo
print(np.asarray(keras.activations.softmax(Z)).round(3))

# %% tags=["verify"]
for _name, _theirs in in_keras.items():
    assert np.abs(family[_name][0](z) - np.asarray(_theirs(z))).max() < 1e-6, _name
assert np.allclose(keras.activations.softmax(Z), [softmax(_row) for _row in Z], atol=1e-6)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Coinciden, y la softmax de Keras tampoco se desborda. Una activación se pide de tres maneras: por su nombre, `Dense(8, activation="relu")`; como función, `Dense(8, activation=keras.activations.relu)`; o como capa, detrás de la `Dense`. Pero **el mismo nombre no siempre es la misma función**. Mira lo que dan con $-1$:

# %% slideshow={"slide_type": "fragment"}
z = np.array([[-1.0]])
print("activation='leaky_relu':", np.asarray(layers.Activation("leaky_relu")(z)))
print("layers.LeakyReLU():     ", np.asarray(layers.LeakyReLU()(z)))
print("layers.PReLU():         ", np.asarray(layers.PReLU()(z)) + 0)  # + 0: que no escriba -0

# %% tags=["verify"]
assert np.allclose(layers.Dense(1, activation="leaky_relu").activation(z), -0.2)
assert np.allclose(keras.activations.leaky_relu(z), -0.2)
assert np.allclose(layers.LeakyReLU()(z), -0.3) and np.allclose(layers.PReLU()(z), 0)
assert all(
    callable(getattr(keras.activations, _n))
    for _n in ["relu", "elu", "gelu", "tanh", "sigmoid", "softmax"]
)
assert not hasattr(layers, "GELU") and hasattr(layers, "ELU") and hasattr(layers, "Softmax")
assert np.allclose(keras.activations.relu(z), layers.ReLU()(z))
assert np.allclose(keras.activations.elu(z), layers.ELU()(z))

# %% [markdown] slideshow={"slide_type": "subslide"}
# Si no dices $\alpha$, por nombre es $0.2$, y como capa, $0.3$. En la PReLU empieza en $0$: hasta que aprende, es una ReLU.
#
# | | nombre, y función | capa, en `layers` |
# |---|---|---|
# | sigmoide, tanh | `"sigmoid"`, `"tanh"` | `Activation("tanh")` |
# | ReLU | `"relu"` | `ReLU()` |
# | leaky ReLU | `"leaky_relu"`, $0.2$ | `LeakyReLU()`, $0.3$ |
# | PReLU | no hay | `PReLU()`, empieza en $0$ |
# | ELU | `"elu"` | `ELU()` |
# | GELU | `"gelu"` | `Activation("gelu")` |
# | softmax | `"softmax"` | `Softmax()` |
#
# El escalón y el signo no están: con pendiente 0, su capa no aprendería.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál elijo?
#
# En las **capas ocultas** se suele empezar por la ReLU; en los modelos de lenguaje es frecuente la GELU. Es costumbre, no una ley. En la **salida** decide lo que la red tiene que responder:
#
# | la respuesta es… | activación de salida |
# |---|---|
# | un número cualquiera, como un precio | ninguna |
# | sí o no | sigmoide |
# | una clase entre varias | softmax |
# | varios síes o noes a la vez | una sigmoide por respuesta |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución.

# %% [markdown]
# ### Ejercicio · ¿De quién es cada pendiente?
#
# Arriba hay cuatro funciones que no están en la tabla; abajo, sus pendientes, en otro orden. Escribe qué letra le toca a cada función, como texto.

# %% tags=["figure"]
# Cuatro funciones y, debajo, sus pendientes en otro orden
# alt: Arriba: la 1 empieza plana y acaba subiendo como una recta; la 2 es una V; la 3 es plana, sube en línea recta y vuelve a ser plana; la 4 es una campana. Abajo: la A vale 0, salta a 1 cerca del centro y vuelve a 0; la B sube, baja por debajo de 0 y vuelve a 0; la C salta de menos 1 a 1; la D sube en S de 0 a 1.
t = np.linspace(-4, 4, 801)
bell = np.exp(-(t**2) / 2)
functions = [np.log(1 + np.exp(t)), np.abs(t), np.clip(t, -1, 1), bell]
slopes = [np.where(np.abs(t) < 1, 1.0, 0.0), -t * bell, np.where(t < 0, -1.0, 1.0)]
slopes += [1 / (1 + np.exp(-t))]
fig, axes = plt.subplots(2, 4, figsize=(10.5, 5.2), sharex=True, sharey="row")
for k, (top, bottom) in enumerate(axes.T):
    slopes[k][1:][np.abs(np.diff(slopes[k])) > 0.5] = np.nan  # un salto no se une
    top.plot(t, functions[k], color=BLUE, linewidth=3)
    bottom.plot(t, slopes[k], color=ORANGE, linewidth=3)
    top.set(title=f"función {k + 1}", xticks=[-4, -2, 0, 2, 4])
    bottom.set(title="ABCD"[k], xlabel="$z$", yticks=[-1, 0, 1], ylim=(-1.2, 1.2))
axes[0, 0].set_ylabel("función")
axes[1, 0].set_ylabel("pendiente")
plt.show()

# %% tags=["exercise"]
letters = {1: ..., 2: ..., 3: ..., 4: ...}

check(1, letters)

# %% tags=["solution"]
letters = {
    1: "D",  # plana al principio; al final sube 1 por cada 1
    2: "C",  # baja, y de golpe sube
    3: "A",  # plana, recta que sube, plana
    4: "B",  # sube, y después baja
}

check(1, letters)

# %% [markdown]
# ### Ejercicio · Una activación nueva
#
# La **SiLU** (*sigmoid linear unit*) es $z\,\sigma(z)$. Escribe `silu(z)` y `silu_slope(z)`, su pendiente. Las dos reciben una matriz de NumPy y devuelven otra de la misma forma. La pendiente, como prefieras: midiéndola o con una fórmula.


# %% tags=["exercise"]
def silu(z):
    return ...


def silu_slope(z):
    return ...


check(2, (silu, silu_slope))


# %% tags=["solution"]
def silu(z):
    return z / (1 + np.exp(-z))


def silu_slope(z):
    h = 1e-5
    return (silu(z + h) - silu(z - h)) / (2 * h)  # o, con lo de la lección, slope(silu, z)


check(2, (silu, silu_slope))

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Un compañero quiere la softmax de cada fila de `Z`, de forma $(n, C)$: una fila por ejemplo. Su función tiene **dos** fallos:
#
# ```python
# def broken_softmax(Z):
#     e = np.exp(Z)
#     return e / e.sum()
# ```
#
# Escribe la tuya, `softmax_rows(Z)`. Te servirá `axis=1`, que opera dentro de cada fila. Con `keepdims=True` el resultado es una columna, que se puede restar o dividir fila a fila. Por ejemplo:

# %%
Z = np.array([[1, 2, 5], [4, 0, 2]])
print(Z - Z.sum(axis=1, keepdims=True))  # a cada fila se le resta su suma


# %% tags=["exercise"]
def softmax_rows(Z):
    return ...


check(3, softmax_rows)


# %% tags=["solution"]
def softmax_rows(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))  # el máximo de cada fila: no se desborda
    return e / e.sum(axis=1, keepdims=True)  # y la suma de cada fila, no la de toda la matriz


check(3, softmax_rows)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Sin activación, la red pequeña se queda en la mejor recta.
# - La pendiente dice cuánto responde la salida; se mide con dos puntos próximos.
# - Con pendiente 0, los pesos de la capa oculta no se mueven.
# - La sigmoide deja pasar 0.25 como mucho, y lejos de 0 se satura; la ReLU deja pasar 1 a la derecha y 0 a la izquierda.
# - Softmax reparte una unidad según las diferencias entre logits; antes se resta el máximo.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | identidad | *identity* | la que no hace nada, $g(z) = z$ |
# | pérdida | *loss* | un número que es menor cuanto mejor responde la red |
# | signo | *sign* | 1 si $z \ge 0$; −1 si no |
# | sigmoide | *sigmoid* | la curva en S de 0 a 1 |
# | tangente hiperbólica | *tanh* | la sigmoide estirada, de −1 a 1 |
# | ReLU | *rectified linear unit* | 0 si $z$ es negativa; $z$ si no |
# | pendiente | *slope* | cuánto cambia la salida por cada unidad que cambia $z$ |
# | diferencias finitas | *finite differences* | medir la pendiente con dos puntos próximos |
# | saturada | *saturated* | tan lejos de 0 que su pendiente casi es 0 |
# | muerta | *dead* | la neurona ReLU con $z$ negativa en todos los ejemplos |
# | logits | *logits* | las puntuaciones antes de la softmax |
# | softmax | *softmax* | convierte puntuaciones en probabilidades que suman 1 |
# | temperatura | *temperature* | por lo que se dividen los logits antes de la softmax |

# %% [markdown]
# ## Para saber más
#
# - K. Fukushima (1969), *Visual feature extraction by a multilayered network of analog threshold elements*: la rampa, antes de llamarse ReLU.
# - J. Bridle (1990), *Probabilistic interpretation of feedforward classification network outputs*: la softmax y su nombre.
# - X. Glorot, A. Bordes e Y. Bengio (2011), *Deep sparse rectifier neural networks*: por qué la ReLU.
# - A. Maas, A. Hannun y A. Ng (2013), *Rectifier nonlinearities improve neural network acoustic models*: la leaky ReLU.
# - Y. Bengio, N. Léonard y A. Courville (2013), *Estimating or propagating gradients through stochastic neurons for conditional computation*: neuronas de 0 y 1 con la pendiente prestada.
# - K. He, X. Zhang, S. Ren y J. Sun (2015), *Delving deep into rectifiers*: la PReLU.
# - D.-A. Clevert, T. Unterthiner y S. Hochreiter (2016), *Fast and accurate deep network learning by exponential linear units*: la ELU.
# - D. Hendrycks y K. Gimpel (2016), *Gaussian error linear units*: la GELU y la SiLU.
