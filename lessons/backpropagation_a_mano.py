# %% tags=["setup"]
# Preparar la lección
import math

import matplotlib.pyplot as plt
import numpy as np

from exercises.backpropagation_a_mano import check, hint, progress, solution
from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, SKY, draw_network, lighten

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La red dijo 0.2 y era 1: ¿de quién es la culpa?
#
# Esta red tiene una neurona oculta, $g$, con tanh, y una de salida, $f$, con sigmoide. Recibe $x_1 = 2$ y $x_2 = -1$, y debería contestar $y = 1$.
# Contesta, más o menos, $0.2$.
#
# En ese error han intervenido **cinco números**: tres pesos y dos sesgos. **Antes de seguir**, apuesta y apúntalo:
#
# 1. ¿Cuál de los cinco tiene más culpa? Es decir, ¿cuál, movido un poco, cambia más el error?
# 2. ¿Hay alguno que convenga **bajar**?

# %% slideshow={"slide_type": "fragment"}
x1, x2, y = 2, -1, 1
w10, w11, w12 = 0.25, 0.5, 0.7  # los de g: el sesgo y un peso por entrada
w20, w21 = -2.4, 2.0  # los de f

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La red de dos neuronas, con sus cinco números
fig, ax = plt.subplots(figsize=(7.5, 3.1))
labels = [["2", "−1"], ["$g$"], ["$f$"]]
draw_network([2, 1, 1], labels=labels, weights=[[[w11], [w12]], [[w21]]], ax=ax)
for layer, name, value in [(1, "w_{10}", w10), (2, "w_{20}", w20)]:
    text = f"sesgo ${name}$\n{value:g}".replace("-", "−")
    ax.text(layer, -0.55, text, ha="center", va="top", fontsize=12)
for place, height, name in [
    (0.32, 0.66, "w_{11}"),
    (0.32, -0.66, "w_{12}"),
    (1.32, 0.28, "w_{21}"),
]:
    ax.text(place, height, f"${name}$", ha="center", va="center", fontsize=12)
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# El peso $w_{ij}$ lleva dos números: la capa, $i$, y de dónde viene, $j$; el sesgo es $j = 0$. Toda la red cabe en una línea, y su error, en otra:
#
# $$f = \sigma\big(w_{20} + w_{21}\tanh(w_{10} + w_{11}x_1 + w_{12}x_2)\big) \qquad\qquad e = \tfrac{1}{2}(y - f)^2$$
#
# El $\tfrac{1}{2}$ es por comodidad: al derivar, se va con el 2 del cuadrado. Y ojo con dos letras: aquí $g$ es una neurona, no la activación, y $e$, la pérdida, que en otras lecciones es $\ell$.
#
# Con lo que sabes de la [[funciones_de_activacion]] ya podrías medir las cinco culpas: mueve un peso un pelo a cada lado y mira cuánto cambia $e$. Son **dos pasadas por la red por cada
# número**. ¿Y si son muchos?

# %% slideshow={"slide_type": "fragment"}
for layers in [[2, 1, 1], [64, 32, 10], [784, 128, 10]]:
    n_params = sum((d + 1) * m for d, m in zip(layers, layers[1:]))
    print(f"capas {layers}: {n_params} números, {2 * n_params} pasadas para dar un solo paso")

# %% [markdown] slideshow={"slide_type": "fragment"}
# Doscientas mil pasadas para dar **un** paso, con una red que hoy se considera pequeña. Esta lección enseña a obtener las mismas derivadas con **dos**: una de ida y una de vuelta.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cambios encadenados
#
# Si un euro son 1.1 dólares y un dólar son 150 yenes, un euro son $1.1 \cdot 150 = 165$ yenes. Los tipos de cambio en cadena **se multiplican**.
#
# Lo mismo con engranajes. La rueda A tiene 40 dientes, la B 20 y la C 10. **Predice**: si A da una vuelta, ¿cuántas da C, y en qué sentido?


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Tres engranajes en cadena
def draw_gear(ax, center, teeth, color, text):
    turn = np.linspace(0, 2 * np.pi, 12 * teeth)
    radius = teeth / 10 + 0.09 * np.sign(np.sin(teeth * turn))
    x, y = center
    ax.fill(x + radius * np.cos(turn), y + radius * np.sin(turn), color=lighten(color, 0.6))
    ax.text(x, y, text, ha="center", va="center", fontsize=14)


fig, ax = plt.subplots(figsize=(8.5, 4))
teeth = {"A": 40, "B": 20, "C": 10}
turns_b = -teeth["A"] / teeth["B"]  # por cada vuelta de A; al engranar se invierte el sentido
turns_c = -teeth["B"] / teeth["C"]  # por cada vuelta de B
total = turns_c * turns_b
draw_gear(ax, (0, 0), teeth["A"], BLUE, "A\n1 vuelta")
draw_gear(ax, (6.2, 0), teeth["B"], ORANGE, f"B\n−{-turns_b:g} vueltas")
draw_gear(ax, (9.4, 0), teeth["C"], GREEN, f"C\n{total:g}")
for place, rate in [(4.1, turns_b), (8.3, turns_c)]:
    ax.text(place, 2.4, f"× (−{-rate:g})", ha="center", fontsize=15, color=RED)
ax.set(aspect="equal", xlim=(-4.3, 10.8), ylim=(-4.2, 4.2))
ax.axis("off")
plt.show()

# %% tags=["verify"]
assert total == 4

# %% [markdown] slideshow={"slide_type": "subslide"}
# Es la **regla de la cadena** (*chain rule*) que asomó en las lecciones [[funciones_de_perdida#]] y [[descenso_del_gradiente#]]. Si $x$ mueve a $u$, y $u$ mueve a $v$:
#
# $$\frac{dv}{dx} = \frac{dv}{du} \cdot \frac{du}{dx}$$
#
# A mano, con $u = 3x$ y $v = u^2$ en $x = 2$: ahí $u = 6$, así que $\frac{dv}{du} = 2u = 12$, $\frac{du}{dx} = 3$ y $\frac{dv}{dx} = 12 \cdot 3 = 36$.
#
# **¿Y si hay dos caminos?** Si $v = u \cdot x$, entonces $x$ mueve a $v$ a través de $u$ y también directamente. Cada camino es un producto, y **los caminos se suman**:
# por $u$, $2 \cdot 3 = 6$; directo, $u = 6$. Total, $12$.


# %% slideshow={"slide_type": "fragment"}
def slope(function, x, h=1e-5):
    """La derivada numérica de las funciones de activación, con dos puntos muy próximos."""
    return (function(x + h) - function(x - h)) / (2 * h)


one_path = slope(lambda x: (3 * x) ** 2, 2)
two_paths = slope(lambda x: (3 * x) * x, 2)
print(f"un camino: {one_path:.3f}   dos caminos: {two_paths:.3f}")

# %% tags=["verify"]
assert np.isclose(one_path, 12 * 3) and np.isclose(two_paths, 2 * 3 + 6)

# %% [markdown]
# Con esto está todo: **multiplicar a lo largo de cada camino y sumar los caminos**. El resto de la lección es orden.
#
# **Pruébalo.** En el ejemplo de dos caminos, cambia $3x$ por $x^2$: `lambda x: x**2 * x`. Antes, calcula los dos caminos en $x = 2$; deberían sumar 12 otra vez.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La ida
#
# La **ida** (*forward pass*) es calcular lo que la red contesta, de izquierda a derecha, **apuntando los pasos intermedios**. En papel, con cuatro decimales (la $e$ que lleva exponente es el número 2.718…):
#
# | | cuenta | valor |
# |:---:|:---|:---:|
# | $z_g = w_{10} + w_{11}x_1 + w_{12}x_2$ | $0.25 + 0.5 \cdot 2 + 0.7 \cdot (-1)$ | $0.55$ |
# | $g = \tanh(z_g)$ | $\tanh(0.55)$ | $0.5005$ |
# | $z_f = w_{20} + w_{21}\,g$ | $-2.4 + 2 \cdot 0.5005$ | $-1.3990$ |
# | $f = \sigma(z_f)$ | $1 / (1 + e^{1.3990})$ | $0.1980$ |
# | $e = \frac{1}{2}(y - f)^2$ | $0.5 \cdot 0.8020^2$ | $0.3216$ |


# %% slideshow={"slide_type": "fragment"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(w, x, y):
    """La ida, con todos sus pasos. w = (w₁₀, w₁₁, w₁₂, w₂₀, w₂₁)."""
    z_g = w[0] + w[1] * x[0] + w[2] * x[1]
    g = np.tanh(z_g)
    z_f = w[3] + w[4] * g
    f = sigmoid(z_f)
    return z_g, g, z_f, f, (y - f) ** 2 / 2


w, x = np.array([w10, w11, w12, w20, w21]), np.array([x1, x2])
z_g, g, z_f, f, e = forward(w, x, y)
print(f"z_g = {z_g:.4f}   g = {g:.4f}   z_f = {z_f:.4f}   f = {f:.4f}   e = {e:.4f}")

# %% tags=["verify"]
assert np.allclose([z_g, g, z_f, f, e], [0.55, 0.5005, -1.3990, 0.1980, 0.3216], atol=1e-4)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La vuelta
#
# La **vuelta** (*backward pass*) recorre lo mismo al revés. Empieza en el error y pregunta, un paso cada vez: **¿cuánto cambia $e$ si esto se mueve un poco?** Cada respuesta
# es la anterior multiplicada por **un** factor. Hasta la suma de la salida hay dos pasos:
#
# $$\frac{\partial e}{\partial f} = -(y - f) = -0.8020$$
#
# $$\frac{\partial e}{\partial z_f} = \underbrace{-(y - f)}_{-0.8020} \cdot \underbrace{\sigma'(z_f)}_{f(1 - f)\, =\, 0.1588} = -0.1273$$
#
# A la derivada respecto a la suma de una neurona se la llama su **término de error** (*error term*), y se escribe $\delta$: aquí, $\delta_f = -0.1273$.

# %% [markdown] slideshow={"slide_type": "subslide"}
# En $z_f = w_{20} + w_{21}\,g$ entran tres cosas. Cada una multiplica $\delta_f$ por lo que ella mueve a $z_f$:
#
# $$
# \begin{aligned}
# \frac{\partial e}{\partial w_{20}} &= -(y - f)\,\sigma'(z_f) \cdot 1 &&= -0.1273 \\
# \frac{\partial e}{\partial w_{21}} &= -(y - f)\,\sigma'(z_f) \cdot g &&= -0.1273 \cdot 0.5005 = -0.0637 \\
# \frac{\partial e}{\partial g} &= -(y - f)\,\sigma'(z_f) \cdot w_{21} &&= -0.1273 \cdot 2 = -0.2547
# \end{aligned}
# $$
#
# Las dos primeras ya son culpas de pesos. La tercera **sigue hacia atrás**, a través de la tanh, cuya derivada es $1 - g^2 = 0.7495$:
#
# $$\delta_g = \frac{\partial e}{\partial z_g} = -(y - f)\,\sigma'(z_f)\,w_{21}\tanh'(z_g) = -0.2547 \cdot 0.7495 = -0.1909$$

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y en $z_g = w_{10} + w_{11}x_1 + w_{12}x_2$, otra vez lo mismo: $1$, $x_1$ y $x_2$.
#
# $$
# \begin{aligned}
# \frac{\partial e}{\partial w_{10}} &= -(y - f)\,\sigma'(z_f)\,w_{21}\tanh'(z_g) \cdot 1 &&= -0.1909 \\
# \frac{\partial e}{\partial w_{11}} &= -(y - f)\,\sigma'(z_f)\,w_{21}\tanh'(z_g) \cdot x_1 = -0.1909 \cdot 2 &&= -0.3818 \\
# \frac{\partial e}{\partial w_{12}} &= -(y - f)\,\sigma'(z_f)\,w_{21}\tanh'(z_g) \cdot x_2 = -0.1909 \cdot (-1) &&= 0.1909
# \end{aligned}
# $$
#
# Si redondeas por el camino, la última cifra puede bailar. Y fíjate: nada se calcula dos veces; lo hallado para la salida sirve para todo lo que hay detrás. Esto es la **retropropagación** (*backpropagation*).


# %% slideshow={"slide_type": "subslide"}
def backward(w, x, y):
    """Las cinco derivadas, en el orden de w: una ida y una vuelta."""
    z_g, g, z_f, f, e = forward(w, x, y)
    delta_f = -(y - f) * f * (1 - f)
    delta_g = delta_f * w[4] * (1 - g**2)
    return np.array([delta_g, delta_g * x[0], delta_g * x[1], delta_f, delta_f * g])


names = ["w₁₀", "w₁₁", "w₁₂", "w₂₀", "w₂₁"]
gradient = backward(w, x, y)
for name, value in zip(names, gradient):
    print(f"∂e/∂{name} = {value:7.4f}")

# %% tags=["verify"]
assert np.allclose(gradient, [-0.1909, -0.3818, 0.1909, -0.1273, -0.0637], atol=1e-4)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Apuestas resueltas. El más culpable es $w_{11}$, **que no está junto a la salida**: su entrada es la mayor, y $w_{21} = 2$ amplifica lo que pasa por $g$. Y el único que conviene bajar es
# $w_{12}$: multiplica a un número negativo. ¿Es verdad? Que lo diga la medida:


# %% slideshow={"slide_type": "fragment"}
def measure(function, w, h=1e-5):
    """El gradiente por diferencias finitas: dos pasadas por cada número de w."""
    result = np.zeros(len(w))
    for k, push in enumerate(h * np.eye(len(w))):  # empuja el peso k y deja quietos los demás
        result[k] = (function(w + push) - function(w - push)) / (2 * h)
    return result


measured = measure(lambda w: forward(w, x, y)[-1], w)
print("medido:", measured.round(4))

# %% tags=["verify"]
assert np.allclose(measured, gradient, rtol=0, atol=1e-8)
assert np.abs(gradient).argmax() == 1 and np.flatnonzero(gradient > 0).tolist() == [2]

# %% [markdown]
# Coinciden hasta la octava cifra decimal. Acostúmbrate a esta **comprobación del gradiente** (*gradient check*): una vuelta mal escrita no da ningún error, solo aprende mal.
#
# **Pruébalo.** En `backward`, cambia `f * (1 - f)` por `sigmoid(f) * (1 - sigmoid(f))`, un desliz muy corriente: derivar en $f$ y no en $z_f$. ¿Cuántas de las cinco salen mal? Compáralas con las medidas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El grafo
#
# Un dibujo de lo que depende de qué se llama **grafo de cálculo** (*computation graph*): un círculo por número y una flecha por dependencia. Encima de cada círculo irá su
# valor, que se calcula a la ida; debajo, en rojo, la derivada de $e$ respecto a él, que se calcula a la vuelta.

# %% tags=["helper"]
# Dónde va cada círculo del grafo, y en qué paso aparece
places = {
    "w_{10}": (0, 2),
    "w_{11}": (0, 0),
    "w_{12}": (0, -2),
    "z_g": (2.3, 0),
    "g": (4.4, 0),
    "w_{20}": (4.6, 2),
    "w_{21}": (4.6, -2),
    "z_f": (6.7, 0),
    "f": (8.8, 0),
    "e": (10.9, 0),
}
forward_turn = {"z_g": 1, "g": 2, "z_f": 3, "f": 4, "e": 5}  # en qué paso llega la ida
backward_turn = {"e": 6, "f": 7, "z_f": 8, "g": 9, "w_{20}": 9, "w_{21}": 9, "z_g": 10}

# %% tags=["helper"]
# Los valores, las derivadas y las flechas del grafo
delta_f, delta_g = gradient[3], gradient[0]
blame = [*gradient[:3], delta_g, delta_f * w21, *gradient[3:], delta_f, f - y, 1]
values = dict(zip(places, [*w[:3], z_g, g, *w[3:], z_f, f, e]))
grads = dict(zip(places, blame))
edges = [  # de dónde, adónde, la operación y la derivada, que multiplica a la vuelta
    ("w_{10}", "z_g", "", 1),
    ("w_{11}", "z_g", "", x1),
    ("w_{12}", "z_g", "", x2),
    ("z_g", "g", "tanh", 1 - g**2),
    ("g", "z_f", "$\\times\\ w_{21}$", w21),
    ("w_{20}", "z_f", "", 1),
    ("w_{21}", "z_f", " ", g),
    ("z_f", "f", "$\\sigma$", f * (1 - f)),
    ("f", "e", "$\\frac{1}{2}(y-f)^2$", f - y),
]


# %% tags=["helper"]
# Escribir un número como en el texto
def number(value):
    """Con cuatro decimales como mucho y un signo menos tipográfico."""
    return f"{value:.4f}".rstrip("0").rstrip(".").replace("-", "−")


# %% tags=["helper"]
# Dibujar el grafo en un paso
def draw_graph(ax, step):
    """El grafo en el paso 0 (nada calculado), 1 a 5 (la ida) o 6 a 11 (la vuelta)."""
    text = {"ha": "center", "va": "center"}
    for start, end, operation, slope in edges:
        a, b = np.array(places[start]), np.array(places[end])
        back = step >= backward_turn.get(start, 11)
        style = {"arrowstyle": "<|-" if back else "-|>", "color": RED if back else GRAY, "lw": 1.8}
        style |= {"shrinkA": 20, "shrinkB": 20}
        ax.annotate("", xy=b, xytext=a, arrowprops=style)
        middle = (a + b) / 2
        if operation.strip():
            ax.text(*(middle + [0, 0.33]), operation, fontsize=13, **text)
        if back or not operation:
            sign = f"({number(slope)})" if slope < 0 else number(slope)
            at = middle - [0, 0.36] if a[1] == b[1] else middle
            box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
            color = RED if back else "#333333"
            ax.text(*at, f"× {sign}", color=color, bbox=box, fontsize=12, **text)
    now = [step in (forward_turn.get(name), backward_turn.get(name, 11)) for name in places]
    shades = [lighten(SKY, 0.3 if here else 0.8) for here in now]
    ax.scatter(*zip(*places.values()), s=900, color=shades, edgecolor="#333333", lw=1.5, zorder=3)
    for name, (x, y) in places.items():
        ax.text(x, y, f"${name}$", zorder=4, fontsize=14, **text)
        if step >= forward_turn.get(name, 0):
            ax.text(x, y + 0.62, number(values[name]), fontsize=13, color=BLUE, **text)
        if step >= backward_turn.get(name, 11):
            ax.text(x, y - 0.64, number(grads[name]), fontsize=13, color=RED, **text)
    ax.set(xlim=(-0.7, 11.6), ylim=(-2.9, 2.9))
    ax.axis("off")


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El grafo, a la ida y a la vuelta
fig, axes = plt.subplots(2, 1, figsize=(10.5, 9.4))
for ax, step, title in [
    (axes[0], 5, "La ida: los valores"),
    (axes[1], 11, "La vuelta: los gradientes"),
]:
    draw_graph(ax, step)
    ax.set_title(title)
plt.show()

# %% tags=["verify"]
assert all(  # cada rojo, el de su derecha por lo de la flecha
    np.isclose(grads[start], grads[end] * rate) for start, end, _, rate in edges
)

# %% [markdown]
# En el dibujo de abajo, **cada número rojo es el que tiene a su derecha por el de la flecha que los une**. Compruébalo en dos sitios con lápiz. Fíjate en $g$ y $w_{21}$, que se multiplican entre sí: la flecha de cada uno lleva el valor del otro. La ida es el resultado de la
# suma o de la función; la vuelta, solo productos. Los datos, $x_1$, $x_2$ e $y$, no tienen círculo: no se pueden mover.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ahora, paso a paso. Antes de avanzar una posición, di qué número va a salir: del 1 al 5 es la ida; del 6 al 11, la vuelta.

# %% tags=["setup"]
# Preparar el deslizador
from ipywidgets import IntSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "fragment"}
# Recorre el grafo paso a paso
def show_step(step=0):
    v, d = ({k: number(n) for k, n in group.items()} for group in (values, grads))
    titles = [
        "Los pesos, y nada más. Mueve el deslizador.",
        f"Ida: $z_g = {v['w_{10}']} + {v['w_{11}']} · 2 + {v['w_{12}']} · (−1) = {v['z_g']}$",
        f"Ida: $g = \\tanh({v['z_g']}) = {v['g']}$",
        f"Ida: $z_f = {v['w_{20}']} + {v['w_{21}']} · {v['g']} = {v['z_f']}$",
        f"Ida: $f = \\sigma({v['z_f']}) = {v['f']}$",
        f"Ida: $e = 0.5 · (1 − {v['f']})^2 = {v['e']}$",
        "Vuelta: si $e$ se mueve 1, $e$ se mueve 1",
        f"Vuelta: $1 · (−(1 − {v['f']})) = {d['f']}$",
        f"Vuelta: ${d['f']} · f(1 − f) = {d['z_f']}$, que es $\\delta_f$",
        f"Vuelta: $\\delta_f$ por 1, por $g$ y por $w_{{21}}$: {d['w_{20}']}, {d['w_{21}']} y {d['g']}",
        f"Vuelta: ${d['g']} · (1 − g^2) = {d['z_g']}$, que es $\\delta_g$",
        f"Vuelta: $\\delta_g$ por 1, 2 y −1: {d['w_{10}']}, {d['w_{11}']} y {d['w_{12}']}",
    ]
    fig = plt.figure(figsize=(10.2, 4.7), dpi=80, layout="none")
    ax = fig.add_axes((0, 0, 1, 0.92))
    draw_graph(ax, step)
    ax.set_title(titles[step], x=0.02)
    plt.show()


interact(show_step, step=IntSlider(0, min=0, max=11, description="paso"));  # fmt: skip

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un paso, y cien
#
# Ya sabemos hacia dónde sube $e$; vamos en contra ([[descenso_del_gradiente]]). Con $\eta = 1$, $w \leftarrow w - \nabla e$:
#
# | | antes | derivada | después |
# |:---:|:---:|:---:|:---:|
# | $w_{10}$ | $0.25$ | $-0.1909$ | $0.4409$ |
# | $w_{11}$ | $0.5$ | $-0.3818$ | $0.8818$ |
# | $w_{12}$ | $0.7$ | $0.1909$ | $0.5091$ |
# | $w_{20}$ | $-2.4$ | $-0.1273$ | $-2.2727$ |
# | $w_{21}$ | $2$ | $-0.0637$ | $2.0637$ |
#
# **Predice** hacia dónde se moverá cada eslabón: $z_g$, $g$, $z_f$, $f$ y $e$. Repite la ida en papel con los pesos nuevos.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
new_w = w - 1.0 * gradient
before, after = forward(w, x, y), forward(new_w, x, y)
for name, old, new in zip(["z_g", "g", "z_f", "f", "e"], before, after):
    print(f"{name:>3}: {old:7.4f} → {new:7.4f}")

# %% tags=["verify"]
assert np.allclose(new_w, [0.4409, 0.8818, 0.5091, -2.2727, 2.0637], atol=1e-4)
assert all(new > old for old, new in zip(before[:4], after[:4])) and after[4] < before[4]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Los cuatro primeros suben, cada uno arrastrado por el anterior, y $e$ baja casi a la mitad.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cien veces lo mismo:

# %% slideshow={"slide_type": "fragment"}
path = [w]
for _ in range(100):
    path.append(path[-1] - 1.0 * backward(path[-1], x, y))
path = np.array(path)
outputs = np.array([forward(w, x, y) for w in path])
print(f"tras 100: f = {outputs[-1, 3]:.3f}, e = {outputs[-1, 4]:.4f}")

# %% tags=["verify"]
assert (np.diff(outputs[:, 4]) < 0).all() and outputs[-1, 4] < 0.01

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Cien pasos: el error, la respuesta y los cinco números
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4))
left.plot(outputs[:, 4], color=RED, label="error, $e$")
left.plot(outputs[:, 3], color=BLUE, label="respuesta, $f$")
left.axhline(y, color=GRAY, linestyle=":", label="lo que debía decir, $y$")
left.set(title="La red se corrige", xlabel="actualización", xlim=(0, 100), ylim=(0, 1.05))
left.legend(loc="center right")
right.plot(path)
right.legend([f"$w_{{{k}}}$" for k in ("10", "11", "12", "20", "21")], ncols=2)
right.set(title="Los cinco números", xlabel="actualización", ylabel="valor", xlim=(0, 100))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Al principio se mueven los pesos de $g$, los más culpables. Luego $g$ se satura cerca de 1, su $1 - g^2$ casi se anula y la tarea pasa a $w_{20}$ y $w_{21}$. **La culpa
# cambia de sitio**: hay que repartirla de nuevo en cada paso.
#
# **Pruébalo.** Da un solo paso con $\eta = 0.01$ en vez de 1. Apuesta antes cuánto bajará $e$: la pendiente dice que $\eta$ por la suma de los cuadrados de las cinco
# derivadas, $0.01 \cdot 0.239$. ¿Se cumple? ¿Y con $\eta = 1$, que debería bajar $0.239$?

# %% tags=["verify"]
_small_drop = e - forward(w - 0.01 * gradient, x, y)[-1]
assert np.isclose(_small_drop, 0.01 * (gradient**2).sum(), rtol=0.01)
assert before[4] - after[4] < 0.7 * (gradient**2).sum()  # con η = 1, el suelo se ha curvado
assert np.abs(backward(path[50], x, y)).argmax() == 3  # a los 50 pasos, el más culpable es w₂₀

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Corregir $w_{21}$ en cuanto se conoce su derivada y usarlo, **ya cambiado**, para seguir hacia atrás. La vuelta debe ver la misma red que la ida: primero
# todas las derivadas, después todos los pesos.

# %% slideshow={"slide_type": "fragment"}
right_delta_g = delta_f * w21 * (1 - g**2)
early_w21 = w21 - 1.0 * delta_f * g  # corregido demasiado pronto
wrong_delta_g = delta_f * early_w21 * (1 - g**2)
print(f"δ_g = {right_delta_g:.4f}; con w₂₁ ya cambiado, {wrong_delta_g:.4f}")

# %% tags=["verify"]
assert abs(measured[0] - right_delta_g) < 1e-8 < abs(measured[0] - wrong_delta_g)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Con muchas neuronas y muchos ejemplos
#
# Lo mismo, con matrices. Primero un ejemplo solo y una capa de 3 entradas y 2 neuronas. La capa anterior dijo $a$, y la vuelta ya trae $\delta$, un número por neurona:
#
# $$a = (1,\ 0,\ 2) \qquad W = \begin{pmatrix} 1 & 2 \\ 3 & 4 \\ 5 & 6 \end{pmatrix} \qquad \delta = (0.1,\ -0.2)$$
#
# - **¿Qué culpa tiene el peso $W_{ij}$?** La entrada por la que multiplica, por el $\delta$ de su neurona: $a_i\,\delta_j$. En una matriz, $i$ es la fila, la entrada; y $j$, la columna, la neurona.
# - **¿Y la entrada $a_i$?** Ha llegado a las dos neuronas. Dos caminos, que se suman: $\delta_1 W_{i1} + \delta_2 W_{i2}$. Para la primera, $0.1 \cdot 1 - 0.2 \cdot 2 = -0.3$.
#
# $$dW = a^\top \delta = \begin{pmatrix} 0.1 & -0.2 \\ 0 & 0 \\ 0.2 & -0.4 \end{pmatrix} \qquad da = \delta\, W^\top = (-0.3,\ -0.5,\ -0.7)$$
#
# $dW$ abrevia «la derivada del error respecto a cada casilla de $W$», y la $\top$ cambia filas por columnas. La segunda fila de $dW$ es cero: **quien dijo 0 no dio culpa a sus pesos**.

# %% slideshow={"slide_type": "fragment"}
a = np.array([[1, 0, 2]])  # (1, 3): una fila por ejemplo
W = np.array([[1, 2], [3, 4], [5, 6]])  # (3, 2)
delta = np.array([[0.1, -0.2]])  # (1, 2)
print("dW =", (a.T @ delta).round(3).tolist())
print("da =", (delta @ W.T).round(3).tolist())

# %% tags=["verify"]
assert np.allclose(a.T @ delta, [[0.1, -0.2], [0, 0], [0.2, -0.4]])
assert np.allclose(delta @ W.T, [[-0.3, -0.5, -0.7]])

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con $n$ ejemplos, uno por fila, los mismos productos suman además las culpas de todos. El $[l]$ de arriba es el número de capa, de 1 a $L$, con $A^{[0]} = X$; y $\circ$ es el producto
# casilla a casilla, el `*` de NumPy; y $g$ vuelve a ser la activación de la capa. Las cuatro fórmulas de la vuelta:
#
# $$
# \begin{aligned}
# \delta^{[L]} &= \frac{\partial J}{\partial A^{[L]}} \circ g'(Z^{[L]}) && \text{se empieza por la salida} \\
# \delta^{[l-1]} &= \big(\delta^{[l]}\, W^{[l]\top}\big) \circ g'(Z^{[l-1]}) && \text{y se retrocede una capa} \\
# dW^{[l]} &= A^{[l-1]\top}\, \delta^{[l]} && \text{la culpa de los pesos} \\
# db^{[l]} &= \text{suma de las filas de } \delta^{[l]} && \text{la de los sesgos, cuya entrada es siempre 1}
# \end{aligned}
# $$
#
# ¿Y la media? El coste es $J = \frac{1}{n}\sum_i \frac{1}{2}(\hat{y}_i - y_i)^2$, así que el $\frac{1}{n}$ entra **una sola vez, al principio**: $\frac{\partial J}{\partial A^{[L]}} = \frac{1}{n}(\hat{Y} - Y)$.


# %% slideshow={"slide_type": "subslide"}
def net_forward(X, params, functions):
    """La ida; guarda, de cada capa, lo que la vuelta necesitará: su entrada A y su suma Z."""
    A, saved = X, []
    for (W, b), (activation, _) in zip(params, functions):
        Z = A @ W + b
        saved.append((A, Z))
        A = activation(Z)
    return A, saved


def net_backward(dA, params, functions, saved):
    """La vuelta, desde dA = ∂J/∂A[L]: un par (dW, db) por capa."""
    grads = []
    for (W, _), (_, slope), (A, Z) in zip(params[::-1], functions[::-1], saved[::-1]):
        delta = dA * slope(Z)
        grads.append((A.T @ delta, delta.sum(axis=0)))
        dA = delta @ W.T  # la culpa de lo que dijo la capa anterior
    return grads[::-1]


# %% [markdown] slideshow={"slide_type": "fragment"}
# Tres líneas de cálculo, y valen para cualquier número de capas. La red de antes es el caso con un ejemplo y una neurona por capa: deben salir **las mismas cinco derivadas**.

# %% slideshow={"slide_type": "fragment"}
SIGMOID = (sigmoid, lambda Z: sigmoid(Z) * (1 - sigmoid(Z)))  # la función y su derivada
TANH = (np.tanh, lambda Z: 1 - np.tanh(Z) ** 2)
RELU = (lambda Z: np.maximum(0, Z), lambda Z: np.where(Z > 0, 1.0, 0.0))

tiny = [(w[1:3, None], w[:1]), (w[4:, None], w[3:4])]  # (W, b) de cada capa
y_pred, saved = net_forward(x[None, :], tiny, [TANH, SIGMOID])
(dW1, db1), (dW2, db2) = net_backward(y_pred - y, tiny, [TANH, SIGMOID], saved)
print("dW[1] =", dW1.ravel().round(4), " db[1] =", db1.round(4))
print("dW[2] =", dW2.ravel().round(4), " db[2] =", db2.round(4))
assert np.allclose(np.concatenate([db1, dW1[:, 0], db2, dW2[:, 0]]), gradient)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ahora una red de $2 \to 4 \to 3 \to 1$ y un lote de 5 ejemplos. **Predice** las formas de $\delta$, $dW$ y $db$ en cada capa.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
sizes, functions = [2, 4, 3, 1], [TANH, RELU, SIGMOID]
X, Y = rng.normal(size=(5, 2)), np.array([[0], [1], [1], [0], [1]])
params = [(rng.normal(size=(d, m)), rng.normal(size=m)) for d, m in zip(sizes, sizes[1:])]

Y_pred, saved = net_forward(X, params, functions)
grads = net_backward((Y_pred - Y) / len(X), params, functions, saved)
print("capa   A[l−1]    W[l]     δ[l] y Z[l]   dW[l]    db[l]")
for k, ((W, _), (A, Z), (dW, db)) in enumerate(zip(params, saved, grads)):
    shapes = [str(array.shape) for array in (A, W, Z, dW, db)]
    print("{:>3}    {:8}  {:8} {:13} {:8} {}".format(k + 1, *shapes))

# %% tags=["verify"]
assert all(W.shape == dW.shape and b.shape == db.shape for (W, b), (dW, db) in zip(params, grads))


# %% tags=["helper"]
# Dibujar una matriz con sus casillas
def draw_matrix(ax, x, shape, color, name):
    """Un rectángulo de filas × columnas, con su nombre encima y su forma debajo."""
    rows, columns = shape
    ax.add_patch(plt.Rectangle((x, -rows / 2), columns, rows, fc=lighten(color, 0.6), ec=color))
    for i in range(1, rows):
        ax.plot([x, x + columns], [i - rows / 2] * 2, color=color, lw=0.6)
    for j in range(1, columns):
        ax.plot([x + j] * 2, [-rows / 2, rows / 2], color=color, lw=0.6)
    ax.text(x + columns / 2, rows / 2 + 0.35, name, ha="center", fontsize=14)
    ax.text(x + columns / 2, -rows / 2 - 0.35, f"({rows}, {columns})", ha="center", va="top")


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las formas de los dos productos de la vuelta
fig, axes = plt.subplots(2, 1, figsize=(7.6, 7), dpi=92)
back = [
    ((5, 3), RED, r"$\delta^{[2]}$"),
    ((3, 4), BLUE, r"$W^{[2]\top}$"),
    ((5, 4), RED, "$dA^{[1]}$"),
]
blame = [
    ((4, 5), GRAY, r"$A^{[1]\top}$"),
    ((5, 3), RED, r"$\delta^{[2]}$"),
    ((4, 3), BLUE, "$dW^{[2]}$"),
]
titles = ["La culpa retrocede: una fila por ejemplo", "La culpa de los pesos: la forma de $W$"]
for ax, parts, title in zip(axes, [back, blame], titles):
    start = 0
    for (shape, color, name), sign in zip(parts, ["@", "=", ""]):
        draw_matrix(ax, start, shape, color, name)
        ax.text(start + shape[1] + 1, 0, sign, ha="center", va="center", fontsize=18)
        start += shape[1] + 2
    ax.set(title=title, xlim=(-0.5, 16), ylim=(-3.6, 3.4), aspect="equal")
    ax.axis("off")
plt.show()

# %% tags=["verify"]
assert all((np.ones(p[0]) @ np.ones(q[0])).shape == r[0] for p, q, r in (back, blame))
assert blame[2][0] == params[1][0].shape

# %% [markdown]
# Las formas son tu mejor aviso: **cada derivada tiene la forma de lo que deriva**. Si dudas dónde va la traspuesta, casi siempre hay una sola manera de que encajen. Y la comprobación, con las
# 31 derivadas de esta red:


# %% slideshow={"slide_type": "fragment"}
def pack(pairs):
    """Todos los números de una lista de pares, en una sola fila."""
    return np.concatenate([part.ravel() for pair in pairs for part in pair])


def cost_of(flat):
    """El coste J si los números de la red fueran estos."""
    new_params, start = [], 0
    for W, b in params:
        W_new = flat[start : start + W.size].reshape(W.shape)
        b_new = flat[start + W.size : start + W.size + b.size]
        new_params.append((W_new, b_new))
        start += W.size + b.size
    Y_pred, _ = net_forward(X, new_params, functions)
    return np.mean((Y_pred - Y) ** 2) / 2


measured_all = measure(cost_of, pack(params))
print("derivadas:", len(measured_all), "  pasadas para medirlas:", 2 * len(measured_all))
assert np.allclose(measured_all, pack(grads), rtol=0, atol=1e-8)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Olvidar el $\frac{1}{n}$. No salta nada, pero el paso crece con el lote: los mismos ejemplos repetidos deberían dar el mismo gradiente, y lo doblan.

# %% slideshow={"slide_type": "fragment"}
X_twice, Y_twice = np.vstack([X, X]), np.vstack([Y, Y])
Y_pred_twice, saved_twice = net_forward(X_twice, params, functions)
for name, n, n_twice in [("con 1/n", 5, 10), ("sin 1/n", 1, 1)]:
    once = pack(net_backward((Y_pred - Y) / n, params, functions, saved))
    dA = (Y_pred_twice - Y_twice) / n_twice
    twice = pack(net_backward(dA, params, functions, saved_twice))
    ratio = np.linalg.norm(twice) / np.linalg.norm(once)
    print(f"{name}: con el lote repetido, el gradiente se multiplica por {ratio:.2f}")

# %% tags=["verify"]
assert np.isclose(ratio, 2)  # sin 1/n
assert np.allclose(
    pack(net_backward((Y_pred_twice - Y_twice) / 10, params, functions, saved_twice)), pack(grads)
)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Que derive el ordenador
#
# En la vuelta nunca hizo falta ver la red entera. Cada operación solo debe saber dos cosas: **su valor y, justo debajo, su derivada respecto a cada entrada**. Con eso, la regla de la
# cadena se aplica sola: es la **derivación automática** (*automatic differentiation*).
#
# Un `Value` guarda su número, de qué valores sale con qué derivada, y su gradiente.


# %% slideshow={"slide_type": "subslide"}
class Value:
    """Un número que recuerda de dónde sale."""

    def __init__(self, data, parents=()):
        self.data = data
        self.parents = parents  # parejas: (de qué valor sale, derivada respecto a él)
        self.grad = 0.0

    def __add__(self, other):
        total = self.data + other.data
        return Value(total, [(self, 1.0), (other, 1.0)])

    def __sub__(self, other):
        difference = self.data - other.data
        return Value(difference, [(self, 1.0), (other, -1.0)])

    def __mul__(self, other):
        product = self.data * other.data
        return Value(product, [(self, other.data), (other, self.data)])

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, [(self, 1 - t**2)])

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Value(s, [(self, s * (1 - s))])


# %% [markdown] slideshow={"slide_type": "subslide"}
# Falta la vuelta. Un valor solo puede repartir su culpa **cuando ya la ha recibido entera**, así que se ordenan de modo que cada uno vaya detrás de aquellos de los que sale (**orden
# topológico**, *topological order*) y se recorren al revés. Y como los caminos se suman, se acumula con `+=`.


# %% slideshow={"slide_type": "fragment"}
def topological_order(output):
    """Los valores de los que depende `output`, cada uno después de aquellos de los que sale."""
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            for parent, _ in value.parents:
                visit(parent)
            order.append(value)

    visit(output)
    return order


# %% slideshow={"slide_type": "fragment"}
def backpropagate(output):
    """Deja en cada valor su gradiente: la derivada de `output` respecto a él."""
    output.grad = 1.0
    for value in reversed(topological_order(output)):
        for parent, derivative in value.parents:
            parent.grad += derivative * value.grad


# %% [markdown] slideshow={"slide_type": "fragment"}
# Eso es todo el motor, unas cuarenta líneas. Ahora se escribe **solo la ida**, con la fórmula del principio de la lección:


# %% slideshow={"slide_type": "subslide"}
def error_of(w, x, y):
    """El error de la red, con todo en `Value`."""
    g = (w[0] + w[1] * x[0] + w[2] * x[1]).tanh()
    f = (w[3] + w[4] * g).sigmoid()
    difference = y - f
    return Value(0.5) * difference * difference


# %% slideshow={"slide_type": "fragment"}
w_values = [Value(number) for number in w]
e_value = error_of(w_values, [Value(x1), Value(x2)], Value(y))
backpropagate(e_value)
print(f"e = {e_value.data:.4f}")
for name, value in zip(names, w_values):
    print(f"∂e/∂{name} = {value.grad:7.4f}")

# %% tags=["verify"]
assert np.allclose([value.grad for value in w_values], gradient, rtol=0, atol=1e-12)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las cinco de siempre, y nadie ha derivado la red.
#
# **Pruébalo.** Cambia en `error_of` la `tanh` de $g$ por `sigmoid` y ejecuta: las derivadas nuevas salen sin tocar nada más. Para comprobarlas con `measure`, haz el mismo cambio en `forward`.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Escribir `=` donde va `+=`. Funciona mientras cada valor se use una sola vez. Pero `difference * difference` usa el mismo **dos veces**: dos caminos, y el
# segundo borra lo que dejó el primero. **Predice** cómo saldrán las cinco derivadas.


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def backpropagate_overwriting(output):
    output.grad = 1.0
    for value in reversed(topological_order(output)):
        for parent, derivative in value.parents:
            parent.grad = derivative * value.grad  # borra lo anterior


w_bad = [Value(number) for number in w]
backpropagate_overwriting(error_of(w_bad, [Value(x1), Value(x2)], Value(y)))
print("con  =:", np.array([value.grad for value in w_bad]).round(4))
print("con +=:", gradient.round(4))

# %% tags=["verify"]
assert np.allclose([value.grad for value in w_bad], gradient / 2)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Todas, la mitad: el signo es bueno y la red hasta aprende, despacio. De ahí la importancia de medir.

# %% [markdown] slideshow={"slide_type": "fragment"}
# El `+=` tiene su propia trampa: **si se llama dos veces a la vuelta, se suma a lo anterior**. Hay que
# poner los `grad` a cero antes de cada vuelta.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Lo mismo, en serio: `GradientTape`
#
# TensorFlow hace lo que `Value`, con tensores (sus matrices) en vez de números. Durante la ida graba cada operación en una **cinta** (*tape*); después la rebobina.

# %% tags=["setup"]
# Preparar Keras
import keras
import tensorflow as tf

setup()

# %% slideshow={"slide_type": "fragment"}
w_tf = tf.Variable(w)  # una variable: algo que se puede mover
with tf.GradientTape() as tape:  # empieza a grabar
    g_tf = tf.tanh(w_tf[0] + w_tf[1] * x1 + w_tf[2] * x2)
    f_tf = tf.sigmoid(w_tf[3] + w_tf[4] * g_tf)
    e_tf = 0.5 * (y - f_tf) ** 2

tape_gradient = tape.gradient(e_tf, w_tf).numpy()
print(tape_gradient.round(4))
assert np.allclose(tape_gradient, gradient, rtol=0, atol=1e-6)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y con la red de $2 \to 4 \to 3 \to 1$, ahora con capas de Keras, los mismos pesos y el mismo lote:

# %% slideshow={"slide_type": "fragment"}
model = keras.Sequential([keras.Input((2,))])
for units, activation in zip(sizes[1:], ["tanh", "relu", "sigmoid"]):
    model.add(keras.layers.Dense(units, activation=activation))
model.set_weights([part for pair in params for part in pair])

with tf.GradientTape() as tape:
    J = tf.reduce_mean((model(X) - Y) ** 2) / 2
keras_grads = tape.gradient(J, model.trainable_variables)

largest_gap = max(
    np.abs(theirs - ours).max()
    for theirs, ours in zip(keras_grads, [part for pair in grads for part in pair])
)
print("mismas formas:", [tuple(part.shape) for part in keras_grads])
assert largest_gap < 1e-6

# %% [markdown]
# Es lo que ocurre dentro de `fit`: ida, vuelta, un paso del optimizador, y otra vez. Ya no hay nada escondido.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánta culpa llega al fondo?
#
# Cada capa que se retrocede multiplica por $g'$ y por $W^\top$. Con veinte, son veinte productos de pendientes como las que mediste en la [[funciones_de_activacion]].
# **Predice**: con sigmoides, ¿cuántas veces menor será el gradiente de la primera capa que el de la última? ¿Y con ReLU?


# %% slideshow={"slide_type": "subslide"}
def gradient_sizes(function, scale, depth=20, n=64):
    """El tamaño de dW en cada capa oculta, comparado con el de la última."""
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(100, n)), rng.integers(0, 2, size=(100, 1))
    params = [(rng.normal(0, np.sqrt(scale / n), (n, n)), np.zeros(n)) for _ in range(depth)]
    params.append((rng.normal(0, np.sqrt(1 / n), (n, 1)), np.zeros(1)))  # la salida
    functions = [function] * depth + [SIGMOID]
    Y_pred, saved = net_forward(X, params, functions)
    grads = net_backward((Y_pred - Y) / len(X), params, functions, saved)
    size = np.array([np.linalg.norm(dW) for dW, _ in grads[:-1]])
    return size / size[-1]


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
cases = {"sigmoide": (SIGMOID, 1, BLUE), "tanh": (TANH, 1, GREEN), "ReLU": (RELU, 2, ORANGE)}
depth_sizes = {
    name: gradient_sizes(function, scale) for name, (function, scale, _) in cases.items()
}
for name, size in depth_sizes.items():
    print(f"{name:>8}: a la capa 10 llega {size[9]:.1e}; a la 1, {size[0]:.1e}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Cuánto gradiente llega a cada capa
fig, ax = plt.subplots(figsize=(8.5, 4.2))
for name, size in depth_sizes.items():
    color = cases[name][2]
    ax.semilogy(range(1, 21), size, "o-", color=color, markersize=5, label=name)
ax.set(xlabel="capa (la entrada, a la izquierda)", ylabel="tamaño de $dW$ (última = 1)")
ax.set(xlim=(0.5, 20.5), xticks=[1, 5, 10, 15, 20], ylim=(1e-14, 100))
ax.set_yticks([1, 1e-4, 1e-8, 1e-12])
ax.minorticks_off()
ax.legend(loc="lower right")
plt.show()

# %% tags=["verify"]
assert depth_sizes["sigmoide"][0] < 1e-12
assert all(
    depth_sizes[name].min() > 0.1 and depth_sizes[name].max() < 2 for name in ["tanh", "ReLU"]
)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con sigmoides, la primera capa recibe menos de una **billonésima** de lo que recibe la última: no aprende. Con tanh y con ReLU, y pesos a su escala (*A fondo* de la [[capas_y_matrices]]), todas reciben
# un gradiente del mismo orden. No es culpa de la retropropagación, que hace bien la cuenta: la derivada **es** así de pequeña.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** En `cases`, cambia el 2 de la ReLU por 0.5: cada capa deja pasar la mitad. Apuesta cuánto llegará a la capa 1.

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Sale casi 1, y tiene su lógica: en $dW = A^\top\delta$, hacia atrás se encoge $\delta$, pero hacia delante también se había encogido $A$. Se compensan, y todas reciben igual de poco. En la sigmoide $A$ ronda siempre $0.5$: nada compensa.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Otra red, con otros números y las activaciones cambiadas. La neurona oculta es ReLU y la de salida, tanh:
#
# $$g = \text{ReLU}(w_{10} + w_{11}x_1 + w_{12}x_2) \qquad f = \tanh(w_{20} + w_{21}\,g) \qquad e = \tfrac{1}{2}(y - f)^2$$
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · La ida
#
# Con $x = (2,\ 1)$, $y = -1$, $(w_{10}, w_{11}, w_{12}) = (-1,\ 2,\ -1)$ y $(w_{20}, w_{21}) = (1.5,\ -0.5)$, escribe $z_g$, $g$, $z_f$, $f$ y $e$, en ese orden y con tres decimales. Lo único que necesita calculadora
# es la tanh (`np.tanh`).

# %% tags=["exercise"]
steps = [..., ..., ..., ..., ...]

check(1, steps)

# %% tags=["solution"]
steps = [2, 2, 0.5, 0.462, 1.069]  # −1 + 4 − 1; ReLU(2); 1.5 − 0.5·2; tanh(0.5); 0.5·1.462²

check(1, steps)

# %% [markdown]
# ### Ejercicio · Los dos términos de error
#
# Sigue con la misma red y los mismos números. Escribe $\delta_f = \frac{\partial e}{\partial z_f}$ y $\delta_g = \frac{\partial e}{\partial z_g}$, con tres decimales.

# %% tags=["exercise"]
delta_f = ...
delta_g = ...

check(2, (delta_f, delta_g))

# %% tags=["solution"]
delta_f = 1.150  # −(−1 − 0.462) · (1 − 0.462²) = 1.462 · 0.786
delta_g = -0.575  # δ_f · w₂₁ · ReLU'(2) = 1.150 · (−0.5) · 1

check(2, (delta_f, delta_g))

# %% [markdown]
# ### Ejercicio · Las cinco derivadas
#
# Escribe `network_gradient(w, x, y)` para esta red, con cualquier número: recibe `w`, con $(w_{10}, w_{11}, w_{12}, w_{20}, w_{21})$, `x`, con $(x_1, x_2)$, y el número `y`. Devuelve las cinco derivadas de $e$, en el
# orden de `w`. Piensa qué pasa cuando $z_g$ es negativa.


# %% tags=["exercise"]
def network_gradient(w, x, y):
    return ...


check(3, network_gradient)


# %% tags=["solution"]
def network_gradient(w, x, y):
    z_g = w[0] + w[1] * x[0] + w[2] * x[1]
    g = max(0, z_g)
    f = np.tanh(w[3] + w[4] * g)
    delta_f = -(y - f) * (1 - f**2)
    delta_g = delta_f * w[4] * (z_g > 0)  # la ReLU deja pasar la culpa o la corta
    return np.array([delta_g, delta_g * x[0], delta_g * x[1], delta_f, delta_f * g])


check(3, network_gradient)

# %% [markdown]
# ### Ejercicio · La vuelta de una capa
#
# Escribe `dense_backward(delta, A_prev, W)`, la vuelta de una capa $Z = A_{\text{prev}}W + b$. Recibe `delta`, la derivada del coste respecto a $Z$, de forma $(n, m)$, que **ya lleva dentro el $\frac{1}{n}$**; `A_prev`, de forma $(n, d)$; y `W`, $(d, m)$. Devuelve
# tres cosas: `dW`, `db`, de forma $(m,)$, y `dA_prev`, la culpa que pasa a lo que dijo la capa anterior.


# %% tags=["exercise"]
def dense_backward(delta, A_prev, W):
    dW = ...
    db = ...
    dA_prev = ...
    return dW, db, dA_prev


check(4, dense_backward)


# %% tags=["solution"]
def dense_backward(delta, A_prev, W):
    dW = A_prev.T @ delta  # (d, n) por (n, m)
    db = delta.sum(axis=0)  # la entrada del sesgo siempre es 1
    dA_prev = delta @ W.T  # (n, m) por (m, d)
    return dW, db, dA_prev


check(4, dense_backward)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Alguien quiere ampliar `Value` con cuatro operaciones. Cada función devuelve el valor y una lista con su derivada respecto a cada entrada. Los valores son correctos, pero **tres de las cuatro** dan mal alguna derivada. Escribe bien
# las cuatro funciones. Una pista: mide.
#
# ```python
# def exp_op(a):
#     value = np.exp(a)
#     return value, [value]
#
# def mul_op(a, b):
#     value = a * b
#     return value, [a, b]
#
# def div_op(a, b):
#     value = a / b
#     return value, [1 / b, a / b**2]
#
# def sigmoid_op(a):
#     value = 1 / (1 + np.exp(-a))
#     return value, [a * (1 - a)]
# ```


# %% tags=["exercise"]
def exp_op(a):
    return ...


def mul_op(a, b):
    return ...


def div_op(a, b):
    return ...


def sigmoid_op(a):
    return ...


check(5, (exp_op, mul_op, div_op, sigmoid_op))


# %% tags=["solution"]
def exp_op(a):
    value = np.exp(a)
    return value, [value]  # esta estaba bien


def mul_op(a, b):
    return a * b, [b, a]  # la de cada factor es el otro


def div_op(a, b):
    return a / b, [1 / b, -a / b**2]  # si b crece, el cociente baja


def sigmoid_op(a):
    value = 1 / (1 + np.exp(-a))
    return value, [value * (1 - value)]  # con la salida, no con la entrada


check(5, (exp_op, mul_op, div_op, sigmoid_op))

# %% [markdown]
# ### Reto
#
# Entrena con `Value` una red $2 \to 3 \to 1$ que haga el XOR de la [[la_neurona]]: pesos al azar, los cuatro casos en cada paso, tanh en la capa oculta y sigmoide a la salida. Añade antes una operación `log` para
# usar la entropía cruzada ([[funciones_de_perdida]]). No te fíes: mide una derivada de cada capa. ¿Cuántos pasos necesita? ¿Aprende con todas las semillas?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - La ida calcula los valores y los apunta; la vuelta reparte la culpa, del error a los pesos. Juntas dan **todas** las derivadas.
# - A lo largo de un camino, las derivadas se multiplican; si hay varios caminos, se suman.
# - $\delta^{[l-1]} = (\delta^{[l]}W^{[l]\top}) \circ g'(Z^{[l-1]})$, $dW^{[l]} = A^{[l-1]\top}\delta^{[l]}$, y $db^{[l]}$ suma las filas de $\delta^{[l]}$.
# - Cada derivada tiene la forma de lo que deriva. Y ante la duda, diferencias finitas.
# - Si los factores son pequeños, como los de la sigmoide, a las primeras capas de una red profunda no les llega nada.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | ida | *forward pass* | calcular la respuesta, apuntando los pasos |
# | vuelta | *backward pass* | calcular las derivadas, del error hacia atrás |
# | retropropagación | *backpropagation* | la vuelta en una red, sin repetir cuentas |
# | regla de la cadena | *chain rule* | los cambios encadenados se multiplican |
# | término de error, $\delta$ | *error term* | la derivada del error respecto a la suma $z$ de una neurona |
# | grafo de cálculo | *computation graph* | el dibujo de qué número sale de cuáles |
# | comprobación del gradiente | *gradient check* | comparar la vuelta con las diferencias finitas |
# | derivación automática | *automatic differentiation* | que el ordenador aplique la regla de la cadena |
# | orden topológico | *topological order* | cada valor, después de aquellos de los que sale |
# | cinta | *tape* | donde TensorFlow graba la ida para rebobinarla |

# %% [markdown]
# ## Para saber más
#
# - S. Linnainmaa (1976), *Taylor expansion of the accumulated rounding error*: la vuelta, sin redes; estaba en su tesina de 1970.
# - P. Werbos (1974), *Beyond regression*: su tesis, la primera que la propone para aprender.
# - D. Rumelhart, G. Hinton y R. Williams (1986), *Learning representations by back-propagating errors*: cuatro páginas que trajeron de vuelta las redes.
# - S. Hochreiter (1991), *Untersuchungen zu dynamischen neuronalen Netzen*: por qué se desvanece el gradiente.
# - A. Baydin, B. Pearlmutter, A. Radul y J. Siskind (2018), *Automatic differentiation in machine learning: a survey*: la derivación automática, explicada.
# - A. Karpathy (2020), *micrograd*: un motor como `Value`, con ejemplos.
