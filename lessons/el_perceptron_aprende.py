# %% tags=["setup"]
# Preparar la lección
from itertools import permutations

import matplotlib.pyplot as plt
import numpy as np

from exercises.el_perceptron_aprende import check, hint, progress, solution
from utils.data import load_iris
from utils.environment import setup
from utils.plotting import (
    BLUE,
    GRAY,
    ORANGE,
    draw_network,
    lighten,
    plot_points,
    plot_regions,
    record_animation,
)

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si los números los encontrara ella?
#
# En la [[la_neurona]] los pesos los pusimos nosotros, sabiendo la respuesta. Ahora la neurona empieza con todo a cero y aprende como tú con un buen profesor: ve un
# ejemplo, responde y, **solo si falla**, la corregimos un poco. Luego el siguiente, y vuelta a empezar.
#
# **Antes de seguir**, apuesta. El AND tiene cuatro casos. ¿Cuántas correcciones harán falta para que los acierte todos: menos de 5, unas 20, más de 100? ¿Y para el XOR?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una historia en cinco fechas
#
# | año | qué pasó |
# |:---:|:---|
# | 1943 | McCulloch y Pitts describen la neurona de la [[la_neurona]]. Sus números se ponen a mano. |
# | 1957–58 | Frank Rosenblatt inventa el **perceptrón** (*perceptron*), la neurona que aprende. Lo simula en un IBM 704, que tras 50 intentos distingue las tarjetas marcadas a la izquierda de las marcadas a la derecha. |
# | 1960 | Se presenta el Mark I, el perceptrón hecho máquina: 400 fotocélulas por ojos, y por pesos, potenciómetros que giran con motores. |
# | 1969 | Minsky y Papert publican *Perceptrons*: lo que una sola capa no puede hacer. El interés y el dinero se van. |
# | 1986 | Rumelhart, Hinton y Williams muestran cómo aprenden las capas ocultas. Las redes vuelven. |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Corregir solo cuando falla
#
# Antes de la regla, dos acuerdos que la hacen corta.
#
# **Las respuestas son $-1$ y $+1$**, no 0 y 1. Así, $y$ y $z$ tienen el mismo signo si acierta y signos contrarios si falla: basta mirar el signo de $y \cdot z$.
#
# **El sesgo se guarda dentro de $w$.** A cada entrada se le añade un 1 fijo al final, y el peso que lo multiplica hace de sesgo:
#
# $$w_1x_1 + w_2x_2 + b\cdot 1 = (w_1,\ w_2,\ b)\cdot(x_1,\ x_2,\ 1)$$
#
# Desde aquí, $w = (w_1, w_2, b)$ y $x = (x_1, x_2, 1)$, y todo es $z = w \cdot x$.

# %% slideshow={"slide_type": "subslide"}
X = np.array([[1, 0], [0, 1], [0, 0], [1, 1]])  # los cuatro casos, en el orden de siempre
y_and = np.array([-1, -1, -1, 1])


def add_ones(X):
    """Añade a X la columna de unos que multiplica al sesgo."""
    return np.column_stack([X, np.ones(len(X))])


print(add_ones(X))

# %% [markdown] slideshow={"slide_type": "subslide"}
# La regla de Rosenblatt, ante un ejemplo $x$ cuya respuesta es $y$:
#
# - si $y\,(w \cdot x) > 0$, ha acertado: **no se toca nada**;
# - si $y\,(w \cdot x) \le 0$, ha fallado, y entonces
#
# $$w \leftarrow w + \eta\, y\, x$$
#
# La flecha se lee «pasa a valer». La letra $\eta$ (*eta*) es la **tasa de aprendizaje** (*learning rate*): lo largo que es cada paso. De momento, $\eta = 1$.
#
# Al predecir seguimos diciendo $+1$ cuando $z \ge 0$. Pero al aprender **un empate cuenta como fallo**: ya sabes que un empate es frágil, y con $w = (0,0,0)$ todo son
# empates; si se dieran por buenos, no arrancaría nunca.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, el AND desde cero. Tapa las dos últimas columnas e inténtalo:
#
# | $x$ | $y$ | $w$ antes | $y\,(w\cdot x)$ | ¿falla? | $w$ después |
# |:---:|:---:|:---:|:---:|:---:|:---:|
# | $(1,0,1)$ | $-1$ | $(0,0,0)$ | $0$ | sí | $(-1,0,-1)$ |
# | $(0,1,1)$ | $-1$ | $(-1,0,-1)$ | $1$ | no | $(-1,0,-1)$ |
# | $(0,0,1)$ | $-1$ | $(-1,0,-1)$ | $1$ | no | $(-1,0,-1)$ |
# | $(1,1,1)$ | $+1$ | $(-1,0,-1)$ | $-2$ | sí | $(0,1,0)$ |
#
# Una vuelta completa a los ejemplos se llama **época** (*epoch*). En esta ha fallado dos veces.

# %% slideshow={"slide_type": "fragment"}
w = np.zeros(3)
for x_i, y_i in zip(add_ones(X), y_and):
    product = int(y_i * (w @ x_i))
    if product <= 0:
        w = w + y_i * x_i
    print(f"y (w · x) = {product:2d}   después, w = {w.astype(int)}")

# %% tags=["verify"]
assert w.tolist() == [0, 1, 0]

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Qué hace cada corrección
#
# ¿Por qué sumar $x$ arregla un fallo? Recuerda que $w$ es perpendicular a la recta y apunta al lado del $+1$. Solo hay cuatro casos:
#
# - **Acierta**, sea $y$ lo que sea: $w$ se queda donde está.
# - **Falla y era $+1$**: $w$ apunta lejos de $x$. Sumar $x$ gira $w$ **hacia** $x$.
# - **Falla y era $-1$**: $w$ apunta hacia $x$. Restar $x$ gira $w$ **alejándola** de $x$.
#
# **Predice**, antes de mirar la figura: al girar $w$, ¿qué hace la recta?


# %% tags=["helper"]
# Dibujar lo que la regla hace con w ante un ejemplo
def draw_case(ax, w, x, y):
    """Un ejemplo x, con respuesta y, y lo que la regla hace con w (aquí, sin sesgo)."""
    new = w if y * (w @ x) > 0 else w + y * x
    plot_regions(lambda P: P @ new, (-2.6, 2.6), (-2.6, 2.6), ax=ax, level=0)
    plot_points(x[None], [int(y > 0)], ax=ax, size=170)
    ax.text(*(x * 1.32), "$x$", fontsize=15, ha="center", va="center")
    arrow = {"arrowstyle": "-|>", "linewidth": 2.6, "shrinkA": 0, "shrinkB": 0}
    angles = [np.degrees(np.arccos(v @ x / np.sqrt((v @ v) * (x @ x)))) for v in (w, new)]
    text = "acierta: no se toca nada"
    if new is not w:
        text = f"falla: el ángulo pasa de {angles[0]:.0f}° a {angles[1]:.0f}°"
        ax.axline((0, 0), (-w[1], w[0]), color=GRAY, linestyle="--", linewidth=1.5)
        ax.annotate("", xy=w, xytext=(0, 0), arrowprops=arrow | {"color": GRAY})
        dotted = {"color": GRAY, "linestyle": ":", "linewidth": 1.8}
        ax.annotate("", xy=new, xytext=w, arrowprops=arrow | dotted)
        ax.text(*(w + [0.1, -0.05]), "$w$ antes", fontsize=13, color="#595959", va="top")
    ax.annotate("", xy=new, xytext=(0, 0), arrowprops=arrow | {"color": "black"})
    ax.text(*(new * 1.2), "$w$", fontsize=15, ha="center", va="center")
    ax.set_title(f"y = {'+' if y > 0 else '−'}1, {text}", fontsize=13)
    ax.set(aspect="equal", xticks=[], yticks=[])


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los cuatro casos de la regla
w = np.array([1.5, 1.0])
fig, axes = plt.subplots(2, 2, figsize=(9.6, 8.6))
draw_case(axes[0, 0], w, np.array([1.5, -0.5]), +1)
draw_case(axes[1, 0], w, np.array([-1.4, 0.6]), -1)
draw_case(axes[0, 1], w, np.array([-1.3, 0.9]), +1)
draw_case(axes[1, 1], w, np.array([1.6, -0.5]), -1)
plt.show()

# %% tags=["verify"]
for _x, _y in [([1.5, -0.5], 1), ([-1.4, 0.6], -1)]:
    assert _y * (w @ np.array(_x)) > 0  # acierta
for _x, _y in [([-1.3, 0.9], 1), ([1.6, -0.5], -1)]:
    _new = w + _y * np.array(_x)
    assert _y * (w @ _x) < 0 < _y * (_new @ _x)  # fallaba, y x acaba en su lado
    _before, _after = (v @ _x / np.linalg.norm(v) for v in (w, _new))
    assert _y * (_after - _before) > 0  # hacia x, o lejos de x

# %% [markdown] tags=["answer"]
# En naranja, el lado del $+1$; en azul, el del $-1$. La flecha de puntos es $+x$ arriba y $-x$ abajo. La recta, siempre perpendicular a $w$, gira con ella, y en los dos fallos el punto queda en su lado. No siempre basta
# una corrección: la regla promete mejorar en ese ejemplo, no acertarlo a la primera, y puede estropear otros.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuesta abajo
#
# Hay otra forma de llegar a la misma regla, y es la que heredarán todas las redes del curso. Pongamos un número, $\ell$, a lo que duele cada respuesta. Se llama **pérdida** (*loss*):
#
# $$\ell = \max\big(0,\ -y\,(w \cdot x)\big)$$
#
# Si acierta, vale 0. Si falla, vale más cuanto más dentro esté del lado equivocado. Vista como un terreno cuya altura depende de $w$, es un llano y una rampa.
# ¿Hacia dónde baja la rampa? Preguntémoselo al ejemplo $x = (2, 1)$, $y = +1$, con $w = (-1.5, -0.5)$: subamos un poco cada peso, por separado.

# %% slideshow={"slide_type": "fragment"}
x, y = np.array([2, 1]), 1
w = np.array([-1.5, -0.5])


def loss(w):
    return max(0, -y * (w @ x))


step = 0.01
slopes = [(loss(w + step * np.array(e)) - loss(w)) / step for e in ([1, 0], [0, 1])]
print("pérdida:", loss(w), "  cuánto sube por cada unidad de w₁ y de w₂:", np.round(slopes, 3))
assert np.allclose(slopes, -y * x)

# %% [markdown] slideshow={"slide_type": "subslide"}
# La pérdida sube según $-y\,x$, así que baja por el camino contrario: $+y\,x$. **La regla de Rosenblatt camina cuesta abajo por la pérdida**: en la rampa da un paso
# $\eta\, y\, x$; en el llano, donde no hay cuesta, se queda quieta. (En el borde, que es el empate, da un paso más por precaución). La [[descenso_del_gradiente]] hará
# de esta idea un método para cualquier pérdida.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La pérdida de un ejemplo, y dos pasos cuesta abajo
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4.4), width_ratios=[1, 1.15])
m = np.array([-4, 0, 3])
left.plot(m, np.maximum(0, -m))
left.text(-2.3, 3.2, "falla: rampa", fontsize=13)
left.text(0.3, 0.25, "acierta: llano", fontsize=13)
left.set(xlabel="$y\\,(w \\cdot x)$", ylabel="pérdida, $\\ell$", title="La pérdida de un ejemplo")

w1, w2 = np.meshgrid(np.linspace(-2.2, 1.6, 100), np.linspace(-1.5, 1.5, 100))
shades = ["white", *(lighten(BLUE, a) for a in np.linspace(0.85, 0.3, 6))]
right.contourf(
    w1, w2, -y * (w1 * x[0] + w2 * x[1]), levels=[-10, 0, 1, 2, 3, 4, 5, 6], colors=shades
)
steps = [w, w + 0.5 * y * x, w + 1.0 * y * x]  # dos pasos con tasa 0.5
for start, end in zip(steps, steps[1:]):
    right.annotate(
        "",
        xy=end,
        xytext=start,
        arrowprops={"arrowstyle": "-|>", "linewidth": 2.5, "shrinkA": 0, "shrinkB": 0},
    )
for v in steps:
    right.text(*(v + [0.1, -0.22]), f"$\\ell$ = {loss(v):g}", fontsize=13)
right.text(0.35, 1.05, "llano, $\\ell$ = 0", fontsize=13)
right.set(xlabel="$w_1$", ylabel="$w_2$", title="Dos pasos con $\\eta$ = 0.5", aspect="equal")
right.grid(False)
plt.show()

# %% tags=["verify"]
assert [loss(v) for v in steps] == [3.5, 1.0, 0.0]

# %% [markdown]
# Las flechas cruzan las franjas en ángulo recto: es bajar por lo más empinado. Cada paso sobre la rampa baja la pérdida $\eta\,\lVert x\rVert^2 = 0.5 \cdot 5 = 2.5$, hasta llegar al llano.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El perceptrón, en veinte líneas
#
# Todo lo anterior, más dos cuadernos de notas: `path`, con cada $w$ por el que pasa, y `errors`, con los fallos de cada época. Si una época termina sin fallos, ha acabado.


# %% slideshow={"slide_type": "fragment"}
class Perceptron:
    """El perceptrón de Rosenblatt. Las respuestas son −1 y +1."""

    def __init__(self, learning_rate=1.0, max_epochs=50):
        self.learning_rate = learning_rate
        self.max_epochs = max_epochs

    def fit(self, X, y):
        self.w = np.zeros(X.shape[1] + 1)
        self.path, self.errors = [self.w], []
        for _ in range(self.max_epochs):
            n_errors = 0
            for x_i, y_i in zip(add_ones(X), y):
                if y_i * (self.w @ x_i) <= 0:
                    self.w = self.w + self.learning_rate * y_i * x_i
                    self.path.append(self.w)
                    n_errors += 1
            self.errors.append(n_errors)
            if n_errors == 0:
                break
        return self

    def predict(self, X):
        return np.where(add_ones(X) @ self.w >= 0, 1, -1)  # +1 donde z ≥ 0, y −1 donde no


# %% slideshow={"slide_type": "subslide"}
model = Perceptron().fit(X, y_and)
n_updates = len(model.path) - 1
print("fallos por época:", model.errors)
print("correcciones:", n_updates, "  w =", model.w)

# %% tags=["verify"]
assert (model.predict(X) == y_and).all()
assert n_updates == 22 and len(model.errors) == 11

# %% [markdown] slideshow={"slide_type": "fragment"}
# **22 correcciones** en once épocas, la última sin fallos. ¿Qué habías apostado? Nadie le ha dicho qué es un AND: solo cuándo se equivocaba.
#
# **Pruébalo.** Cambia `Perceptron()` por `Perceptron(learning_rate=0.5)`. ¿Tardará el doble? (Usa 0.5 o 2, que el ordenador suma con exactitud; con 0.1, el redondeo decide los empates y el camino puede cambiar).

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# No: hace las mismas 22 correcciones y termina en la mitad de $w$, que es la misma recta. Como empieza en cero, $\eta$ solo cambia la escala.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Mírala moverse
#
# Seis momentos del aprendizaje. El anillo señala el ejemplo que acaba de fallar y ha movido la recta. **Fíjate** en que no mejora siempre: arreglar un caso estropea a veces otro.


# %% tags=["helper"]
# Dibujar la recta del AND tras k correcciones
def draw_step(ax, k, resolution=200):
    """La recta del AND tras k correcciones, con un anillo en el ejemplo que causó la última."""
    w = model.path[k]
    plot_regions(
        lambda P: add_ones(P) @ w, (-0.7, 1.7), (-0.7, 1.7), ax=ax, resolution=resolution, level=0
    )
    plot_points(X, (y_and > 0).astype(int), ax=ax, size=130)
    if k > 0:
        change = w - model.path[k - 1]  # es η·y·x; su último número, η·y
        ax.scatter(
            *(change[:2] / change[2]), s=420, facecolor="none", edgecolor="black", linewidth=2
        )
    z = add_ones(X) @ w
    right = int((y_and * z > 0).sum())
    ax.set(xticks=[0, 1], yticks=[0, 1], aspect="equal", title=f"corrección {k}: {right} de 4 bien")
    return right


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Seis momentos del aprendizaje
fig, axes = plt.subplots(2, 3, figsize=(10.5, 7.2), sharex=True, sharey=True)
hits = [draw_step(ax, k) for ax, k in zip(axes.flat, [2, 3, 7, 12, 16, 22])]
for ax in axes[1]:
    ax.set_xlabel("$x_1$")
for ax in axes[:, 0]:
    ax.set_ylabel("$x_2$")
plt.show()

# %% tags=["verify"]
assert hits[-1] == 4 and any(b < a for a, b in zip(hits, hits[1:]))  # a veces empeora

# %% [markdown] slideshow={"slide_type": "subslide"}
# Las 22 correcciones seguidas. La animación se detiene en la última:

# %% tags=["figure", "nbval-ignore-output"] slideshow={"slide_type": "fragment"}
# Las 22 correcciones, una tras otra
# La animación es una imagen: no se compara con la guardada.
fig, ax = plt.subplots(figsize=(4.4, 4.4))


def draw_frame(k):
    ax.clear()
    draw_step(ax, k)


record_animation(
    fig, draw_frame, len(model.path), seconds=0.5, alt="La recta del AND gira en 22 correcciones"
)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y a tu ritmo. Antes de mover el deslizador una posición, di qué ejemplo va a fallar y hacia dónde girará la recta.

# %% tags=["setup"]
# Preparar el deslizador
from ipywidgets import IntSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "fragment"}
# Avanza corrección a corrección
def sign(value):
    """Un número con su signo, para la tabla; el 0 va sin él."""
    return f"{value:+g}".replace("-", "−") if value else "0"


def show_step(k=0):
    fig, (ax, table) = plt.subplots(1, 2, figsize=(9.5, 4.2), width_ratios=[1, 1.2])
    draw_step(ax, k, resolution=80)
    ax.set(xlabel="$x_1$", ylabel="$x_2$")
    w = model.path[k]
    products = y_and * (add_ones(X) @ w)
    rows = [
        [f"({a}, {c})", sign(y), sign(p), "acierta" if p > 0 else "falla"]
        for (a, c), y, p in zip(X, y_and, products)
    ]
    cells = table.table(
        rows, colLabels=["$x$", "$y$", "$y\\,(w \\cdot x)$", ""], loc="center", cellLoc="center"
    )
    cells.set_fontsize(14)
    cells.scale(1, 2)
    table.set_title(f"w = ({w[0]:g}, {w[1]:g}),  b = {w[2]:g}".replace("-", "−"))
    table.axis("off")
    plt.show()


interact(show_step, k=IntSlider(0, min=0, max=n_updates, description="corrección"));  # fmt: skip

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos descuidos que no avisan
#
# **Error frecuente.** Entrenar con respuestas 0 y 1. No salta ningún error. **Predice** qué aprenderá:

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
y_zeros = np.array([0, 0, 0, 1])  # el AND con ceros y unos, sin convertir
bad = Perceptron().fit(X, y_zeros)
print("fallos por época:", bad.errors[:4], "… hasta la época", len(bad.errors))
print("w =", bad.w, "  responde", bad.predict(X))

# %% tags=["verify"]
assert (bad.predict(X) == 1).all() and bad.errors[-1] == 3

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con $y = 0$, el producto $y\,(w\cdot x)$ vale siempre 0 y cuenta como fallo; pero la corrección $\eta\,y\,x$ también vale 0 y no cambia nada. Solo enseñan los ejemplos de la clase 1, y acaba
# diciendo $+1$ a todo.

# %% [markdown] slideshow={"slide_type": "fragment"}
# El descuido se arregla con `np.where(y == 1, 1, -1)`.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Que $y$ llegue como columna, de forma $(4, 1)$, en vez de $(4,)$. Aprende bien y parece que aprende mal:

# %% slideshow={"slide_type": "fragment"}
y_column = y_and[:, None]
good = Perceptron().fit(X, y_column)
comparison = good.predict(X) == y_column
print("aciertos que salen:", comparison.mean(), "  forma de la comparación:", comparison.shape)
print("aciertos de verdad:", (good.predict(X) == y_column.ravel()).mean())

# %% tags=["verify"]
assert comparison.shape == (4, 4)

# %% [markdown] slideshow={"slide_type": "fragment"}
# NumPy compara cada predicción con **cada** respuesta: 16 comparaciones en vez de 4. Mira las formas antes que los aciertos; `y.ravel()` deja la columna con forma $(4,)$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto puede tardar?
#
# ¿Y si con otro orden de los ejemplos fueran mil correcciones, o infinitas? En 1962, Albert Novikoff demostró que no, si existe una recta que separe. Hacen falta tres cosas:
#
# - $u$: los números de **una** recta que separe, la que sea;
# - $R$: la longitud del ejemplo más largo, contando su 1;
# - $\gamma$ (*gamma*): el **margen** (*margin*), lo que le sobra a $u$ en el ejemplo más apurado: el menor $y\,(u \cdot x)$, dividido por $\lVert u\rVert$.
#
# $$\text{fallos} \;\le\; \left(\frac{R}{\gamma}\right)^2$$
#
# Si $w$ empieza en cero, no importa el orden, ni $\eta$, ni cuántos ejemplos haya.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con el AND que fijamos en la [[la_neurona]], $u = (2, 2, -3)$:
#
# | $x$ | $\lVert x\rVert^2$ | $y\,(u\cdot x)$ |
# |:---:|:---:|:---:|
# | $(1,0,1)$ | 2 | $-(2-3) = 1$ |
# | $(0,1,1)$ | 2 | $-(2-3) = 1$ |
# | $(0,0,1)$ | 1 | $-(-3) = 3$ |
# | $(1,1,1)$ | 3 | $2+2-3 = 1$ |
#
# $R^2 = 3$, el menor de la derecha es 1 y $\lVert u\rVert^2 = 4 + 4 + 9 = 17$. La cota es $3 \cdot 17 = 51$.


# %% slideshow={"slide_type": "fragment"}
def radius_and_margin(X, y, u):
    X = add_ones(X)
    return np.linalg.norm(X, axis=1).max(), (y * (X @ u)).min() / np.linalg.norm(u)


u = np.array([2, 2, -3])
R, gamma = radius_and_margin(X, y_and, u)
bound = (R / gamma) ** 2
orders = [list(order) for order in permutations(range(4))]
mistakes = [len(Perceptron().fit(X[order], y_and[order]).path) - 1 for order in orders]
print(
    f"cota: {bound:.1f} fallos; en los {len(orders)} órdenes posibles comete entre {min(mistakes)} y {max(mistakes)}"
)

# %% tags=["verify"]
assert np.isclose(bound, 51) and max(mistakes) <= bound

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Por qué es cierto: una carrera
#
# Escala $u$ para que mida 1 y toma $\eta = 1$. En cada fallo:
#
# - $w \cdot u$ crece **al menos $\gamma$**: se le suma $y\,(x \cdot u) \ge \gamma$. Tras $k$ fallos, $w\cdot u \ge k\gamma$.
# - $\lVert w\rVert^2$ crece **como mucho $R^2$**: se le suma $2y\,(w\cdot x) + \lVert x\rVert^2$, y lo primero no es positivo porque ha fallado. Tras $k$ fallos, $\lVert w\rVert \le \sqrt{k}\,R$.
#
# Pero si $u$ mide 1, $w\cdot u$ es la sombra de $w$ sobre $u$, y no puede superar a $\lVert w\rVert$. Una recta que sube, $k\gamma$, queda atrapada bajo una raíz, $\sqrt{k}\,R$, y la acaba alcanzando: ahí se agotan los fallos.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La longitud de w, atrapada entre el suelo y el techo
path = np.array(Perceptron().fit(X, y_and).path)
k = np.arange(len(path))
length = np.linalg.norm(path, axis=1)

limit = np.linspace(0, 60, 301)
floor, ceiling = limit * gamma, np.sqrt(limit) * R
fig, ax = plt.subplots(figsize=(9, 4.6))
ax.fill_between(limit, floor, ceiling, where=limit <= bound, color=lighten(GRAY, 0.8))
ax.plot(limit, ceiling, "--", color=ORANGE, label="techo: $\\sqrt{k}\\,R$")
ax.plot(limit, floor, "--", color=BLUE, label="suelo: $k\\,\\gamma$")
ax.plot(k, length, "o-", color="black", markersize=5, label="$\\Vert w\\Vert$ del AND")
ax.text(
    bound + 0.5, 10.2, f"aquí se acaba:\n{bound:.0f} fallos", ha="center", va="top", fontsize=13
)
ax.set(xlabel="fallos, $k$", ylabel="longitud de $w$", xlim=(0, 60), ylim=(0, 15.5))
ax.legend(loc="upper left")
plt.show()

# %% tags=["verify"]
_shadow = path @ u / np.linalg.norm(u)
assert (_shadow > k * gamma - 1e-9).all() and (_shadow < length + 1e-9).all()
assert (length < np.sqrt(k) * R + 1e-9).all()

# %% [markdown]
# La longitud de $w$ solo cabe en la zona gris, y la zona se cierra en 51. Al AND le bastan 22.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El XOR no se asienta
#
# Novikoff promete un final *si existe* una recta que separe. Con el XOR no la hay, y lo demostramos. ¿Qué hará la regla: fallar cada vez menos, quedarse en un caso mal, o algo peor?

# %% slideshow={"slide_type": "fragment"}
y_or, y_xor = np.array([1, 1, -1, 1]), np.array([1, 1, -1, -1])
runs = {name: Perceptron().fit(X, y) for name, y in [("AND", y_and), ("OR", y_or), ("XOR", y_xor)]}

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los fallos de cada época con el AND, el OR y el XOR
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.6), sharey=True)
for ax, (name, run) in zip(axes, runs.items()):
    shown = run.errors[:14]
    ax.plot(range(1, len(shown) + 1), shown, "o-")
    ax.set(
        title=name,
        xlabel="época",
        xlim=(0, 15),
        ylim=(-0.2, 4.4),
        xticks=[1, 5, 10, 14],
        yticks=range(5),
    )
axes[0].set_ylabel("fallos en la época")
axes[2].text(14, 3.6, "… y así siempre", ha="right", fontsize=13)
plt.show()

# %% tags=["verify"]
assert runs["OR"].errors[-1] == 0 and set(runs["XOR"].errors[1:]) == {4}

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Desde la segunda época falla los cuatro casos, y así hasta la última. ¿Y con más épocas? Tampoco mejora, y se puede demostrar.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Para saber qué pasará con más épocas, basta mirar $w$ al final de las tres primeras:

# %% slideshow={"slide_type": "fragment"}
xor = runs["XOR"]
ends = np.cumsum(xor.errors)[:3]  # en qué correcciones termina cada época
for epoch, end in enumerate(ends, start=1):
    print(f"final de la época {epoch}: w = {xor.path[end].astype(int)}")

# %% tags=["verify"]
assert (xor.path[ends[0]] == xor.path[ends[1]]).all()

# %% [markdown] slideshow={"slide_type": "fragment"}
# La época 2 termina con el mismo $w$ con el que empezó. Los ejemplos vienen en el mismo orden, así que la 3 será idéntica a la 2, y la 4, y todas. Está en un **ciclo**: corregir un caso estropea otro,
# y otro, hasta volver al principio.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Flores de verdad
#
# Los lirios de la colección *iris* son de tres especies. Usamos dos medidas, el largo y el ancho del pétalo en cm, y dos especies cada vez: la primera será $-1$ y la segunda, $+1$. Los ejemplos van barajados.
#
# **Predice**: ¿en cuántas épocas separará setosa de versicolor? ¿Y versicolor de virginica?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
iris = load_iris()


def two_species(first, second, columns=(2, 3), seed=0):
    """Las flores de dos especies: −1 la primera y +1 la segunda, barajadas."""
    rows = np.isin(iris.y, (first, second))
    X, y = iris.X[rows][:, columns], np.where(iris.y[rows] == second, 1, -1)
    order = np.random.default_rng(seed).permutation(len(y))
    return X[order], y[order]


species = {"setosa y versicolor": two_species(0, 1), "versicolor y virginica": two_species(1, 2)}
flowers = {name: Perceptron(max_epochs=50).fit(*data) for name, data in species.items()}
for name, run in flowers.items():
    print(f"{name}: {len(run.errors)} épocas; fallos en cada una: {run.errors[:9]}")

# %% tags=["verify"]
assert flowers["setosa y versicolor"].errors == [10, 0]
assert (
    len(flowers["versicolor y virginica"].errors) == 50
    and min(flowers["versicolor y virginica"].errors) > 0
)

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Las dos parejas de flores y los fallos de cada época
fig, axes = plt.subplots(2, 2, figsize=(10.5, 7.4), height_ratios=[1.5, 1])
windows = [((0.5, 5.6), (-0.1, 2)), ((2.7, 7.2), (0.8, 2.7))]
for (ax, below), (name, (X_two, y_two)), window in zip(axes.T, species.items(), windows):
    run = flowers[name]
    plot_regions(lambda P: add_ones(P) @ run.w, *window, ax=ax, level=0)
    plot_points(X_two, (y_two > 0).astype(int), names=name.split(" y "), ax=ax, size=55)
    ax.set(title=name, xlabel="largo del pétalo (cm)", ylabel="ancho del pétalo (cm)")
    ax.legend(loc="lower right")
    below.plot(range(1, len(run.errors) + 1), run.errors, "o-", markersize=5)
    below.set(xlabel="época", ylabel="fallos en la época", xlim=(0, 51), ylim=(-3, 60))
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Setosa y versicolor: diez correcciones en la primera época y ninguna en la segunda. Versicolor y virginica no acaba en 50 épocas.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con setosa y versicolor, la cota, tomando como $u$ la recta aprendida, permitía muchas más correcciones:

# %% slideshow={"slide_type": "fragment"}
easy = flowers["setosa y versicolor"]
X_easy, y_easy = species["setosa y versicolor"]
R, gamma = radius_and_margin(X_easy, y_easy, easy.w)
print(
    f"R = {R:.2f}, γ = {gamma:.3f}: como mucho {(R / gamma) ** 2:.0f} fallos; ha cometido {len(easy.path) - 1}"
)

# %% tags=["verify"]
assert len(easy.path) - 1 <= (R / gamma) ** 2

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con versicolor y virginica, en cambio, no acaba en 50 épocas. ¿Era cuestión de paciencia? No, y aquí basta una flor de cada especie:

# %% slideshow={"slide_type": "fragment"}
versicolor, virginica = iris.X[iris.y == 1][:, 2:], iris.X[iris.y == 2][:, 2:]
twins = [flower for flower in versicolor if (virginica == flower).all(axis=1).any()]
print("medidas que aparecen en las dos especies:", np.array(twins))

# %% tags=["verify"]
assert len(twins) > 0

# %% [markdown] slideshow={"slide_type": "fragment"}
# El mismo punto exige $-1$ y $+1$ a la vez: ninguna recta puede. Y la regla, sin avisar, entrega la recta en la que la sorprende el final.
#
# **Pruébalo.** Mide los pétalos en milímetros: en una celda nueva, `Perceptron().fit(10 * X_easy, y_easy).errors`. Las flores son las mismas: ¿tardará lo mismo?

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# No: ahora ni setosa y versicolor terminan en 50 épocas. $R$ es casi diez veces mayor, la columna de unos no ha crecido con las demás y el sesgo avanza a pasitos. La escala importa; lo verás en la [[manejo_de_datos]].
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** No barajar. Con los ejemplos ordenados por especie, los fallos por época parecen estupendos:

# %% slideshow={"slide_type": "fragment"}
X_hard, y_hard = species["versicolor y virginica"]
order = np.argsort(y_hard, kind="stable")  # primero todas las versicolor
sorted_run = Perceptron(max_epochs=50).fit(X_hard[order], y_hard[order])
accuracy = (sorted_run.predict(X_hard) == y_hard).mean()
print(
    "fallos en las últimas épocas:",
    sorted_run.errors[-4:],
    "de 100;  aciertos al terminar:",
    accuracy,
)

# %% tags=["verify"]
assert set(sorted_run.errors) == {2, 3, 4} and (sorted_run.predict(X_hard) == 1).all()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Falla entre dos y cuatro veces por época, y termina acertando **la mitad**, como una moneda. Tras un par de correcciones dice a todo lo mismo que la especie que está viendo, y al cambiar de especie, lo contrario. Los fallos mientras
# aprende no son los de la recta final: mide con `predict`, y mejor aún con flores que no haya visto.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El mismo, en scikit-learn
#
# En la práctica no lo escribirás: está en scikit-learn. ¿Es *el mismo*? Sí, si se le pide el mismo orden y la misma parada:
#
# | opción | por defecto | aquí | por qué |
# |---|:---:|:---:|---|
# | `shuffle` | `True` | `False` | baraja en cada época; queremos el mismo orden |
# | `tol` | `0.001` | `None` | si no, se detiene cuando la pérdida lleva 5 épocas sin mejorar, haya separado o no |
# | `max_iter` | `1000` | `50` | sin `tol` hace todas las épocas; sin fallos, ya no cambia nada |
# | `eta0` | `1` | `1` | la tasa de aprendizaje, $\eta$ |

# %% tags=["setup"]
# Preparar el perceptrón de scikit-learn
from sklearn.linear_model import Perceptron as SklearnPerceptron

# %% slideshow={"slide_type": "subslide"}
problems = {"AND": (X, y_and), "XOR": (X, y_xor), **species}
for name, (X_any, y_any) in problems.items():
    ours = Perceptron(max_epochs=50).fit(X_any, y_any)
    theirs = SklearnPerceptron(shuffle=False, tol=None, max_iter=50, eta0=1).fit(X_any, y_any)
    theirs_w = np.append(theirs.coef_, theirs.intercept_)  # guarda el sesgo aparte
    print(f"{name}: w = {np.round(theirs_w, 2)}")
    assert np.allclose(ours.w, theirs_w)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los mismos pesos y el mismo sesgo, incluso donde no hay final: también scikit-learn cuenta el empate como fallo al aprender. (Al predecir, con $z = 0$ exacto responde $-1$ y nosotros $+1$). ¿Y con sus opciones por defecto, que barajan y paran antes?

# %% slideshow={"slide_type": "fragment"}
scores = [SklearnPerceptron(random_state=seed).fit(X, y_and).score(X, y_and) for seed in range(20)]
print("de 20 barajados distintos, aprenden el AND:", sum(score == 1 for score in scores))

# %% tags=["verify"]
assert 0 < sum(score == 1 for score in scores) < 20

# %% [markdown] slideshow={"slide_type": "fragment"}
# Algunos se detienen antes de tiempo: la pérdida llevaba cinco épocas sin mejorar. No es un error de la biblioteca, es una parada pensada para datos que no se separan. Conviene saber cuál usas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La salida: juntar perceptrones
#
# Una neurona no puede con el XOR, pero tres sí. En la [[la_neurona]] pusimos sus números a mano; ahora **los aprenden ellas**. Como lo que responde una será entrada de otra, escribimos también las entradas con $\pm 1$:
#
# | $x_1$ | $x_2$ | OR | NAND | XOR |
# |:---:|:---:|:---:|:---:|:---:|
# | $-1$ | $-1$ | $-1$ | $+1$ | $-1$ |
# | $+1$ | $-1$ | $+1$ | $+1$ | $+1$ |
# | $-1$ | $+1$ | $+1$ | $+1$ | $+1$ |
# | $+1$ | $+1$ | $+1$ | $-1$ | $-1$ |
#
# Una aprende la columna OR; otra, la NAND. La tercera solo ve lo que responden esas dos, y aprende XOR.

# %% slideshow={"slide_type": "subslide"}
X_signs = np.array([[-1, -1], [1, -1], [-1, 1], [1, 1]])
targets = {"OR": np.array([-1, 1, 1, 1]), "NAND": np.array([1, 1, 1, -1])}
y_xor = np.array([-1, 1, 1, -1])

alone = Perceptron().fit(X_signs, y_xor)  # una sola, para comparar
hidden = [Perceptron().fit(X_signs, y) for y in targets.values()]
H = np.column_stack([neuron.predict(X_signs) for neuron in hidden])
output = Perceptron().fit(H, y_xor)

for name, neuron in zip([*targets, "salida"], [*hidden, output]):
    print(f"{name:>6}: {len(neuron.path) - 1} correcciones, w = {neuron.w.astype(int)}")
print("la red responde", output.predict(H), "  y una sola fallaba", alone.errors[-1], "de 4")

# %% tags=["verify"]
assert (output.predict(H) == y_xor).all() and alone.errors[-1] == 4

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La red que ha aprendido XOR
fig, ax = plt.subplots(figsize=(8, 3.8))
draw_network(
    [2, 2, 1],
    labels=[["$x_1$", "$x_2$"], [*targets], ["XOR"]],
    weights=[np.column_stack([neuron.w[:2] for neuron in hidden]), output.w[:2, None]],
    titles=[
        "entradas",
        f"capa oculta\nb = {hidden[0].w[2]:g} y b = {hidden[1].w[2]:g}".replace("-", "−"),
        f"salida\nb = {output.w[2]:g}".replace("-", "−"),
    ],
    ax=ax,
)
plt.show()


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que responden las dos ocultas y la red entera
def network(P):
    return output.predict(np.column_stack([neuron.predict(P) for neuron in hidden]))


fig, axes = plt.subplots(1, 3, figsize=(10.5, 4.1), sharey=True)
plots = [
    *zip(targets, targets.values(), [neuron.predict for neuron in hidden]),
    ("XOR, las tres", y_xor, network),
]
for ax, (name, y, predict) in zip(axes, plots):
    plot_regions(
        lambda P: (predict(P) > 0).astype(float), (-1.8, 1.8), (-1.8, 1.8), ax=ax, resolution=500
    )
    plot_points(X_signs, (y > 0).astype(int), ax=ax, size=150)
    ax.set(title=name, xlabel="$x_1$", xticks=[-1, 0, 1], yticks=[-1, 0, 1], aspect="equal")
axes[0].set_ylabel("$x_2$")
plt.show()

# %% tags=["verify"]
assert sum(len(neuron.path) - 1 for neuron in [*hidden, output]) == 7  # correcciones entre las tres

# %% [markdown] slideshow={"slide_type": "fragment"}
# La zona naranja de la derecha es donde coinciden las dos primeras. Siete correcciones entre las tres, y el muro ha caído.
#
# **Pruébalo.** En `targets`, cambia la entrada de NAND por `"AND": np.array([-1, -1, -1, 1])` y ejecuta las tres celdas. ¿Seguirá pudiendo? Después, pon en su lugar otra OR, `"OR 2": np.array([-1, 1, 1, 1])`. ¿Y ahora?

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con AND sigue pudiendo: la salida aprende «OR, pero no AND». Con dos OR, la red ya no acierta los cuatro casos. Las dos ocultas responden siempre lo mismo, así que la salida ve iguales tres de los cuatro ejemplos, y uno de ellos debe dar otra respuesta.
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# Pero el muro no ha caído del todo. Hemos hecho trampa: **fuimos nosotros quienes dijimos a las ocultas que aprendieran OR y NAND**. En un problema de verdad nadie sabe qué debe responder cada neurona oculta, y sin esa columna la regla no puede corregirlas.
# Si la red falla, ¿de cuál de ellas es la culpa? Esa pregunta frenó al campo durante años. Para responderla habrá que cambiar el escalón por algo con cuesta ([[funciones_de_activacion]]), bajar por ella ([[descenso_del_gradiente]]) y repartir la culpa ([[backpropagation_a_mano]]).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Tres ejemplos a mano
#
# Un perceptrón está en $w = (1, -2, 1)$, con el sesgo al final, y $\eta = 1$. Ve, en este orden, tres ejemplos: $x = (2, 1)$ con $y = -1$; $x = (-1, 0)$ con $y = +1$; y $x = (1, -1)$ con $y = -1$. Sin ejecutar
# nada, escribe los tres números de $w$ **después de cada uno**.

# %% tags=["exercise"]
w_after = [[..., ..., ...], [..., ..., ...], [..., ..., ...]]

check(1, w_after)

# %% tags=["solution"]
w_after = [
    [-1, -3, 0],  # z = 1 y debía ser negativo: se resta (2, 1, 1)
    [-1, -3, 0],  # z = 1: acierta y no se toca
    [-2, -2, -1],  # z = 2 y debía ser negativo: se resta (1, −1, 1)
]

check(1, w_after)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Esta función debería aplicar la regla, con $\eta = 1$, a un solo ejemplo: recibe $w$, $x$ e $y$, y devuelve la $w$ que queda. Entrenado con ella, un perceptrón que empieza en cero no se mueve nunca. Tiene
# **dos errores**, uno en cada línea señalada:
#
# ```python
# def update(w, x, y):
#     if y * (w @ x) > 0:   # aquí
#         w = w + x         # y aquí
#     return w
# ```
#
# Arréglala. `x` ya trae el 1 del sesgo, e `y` es $-1$ o $+1$.


# %% tags=["exercise"]
def update(w, x, y):
    if ...:
        w = ...
    return w


check(2, update)


# %% tags=["solution"]
def update(w, x, y):
    if y * (w @ x) <= 0:  # se corrige al fallar, y el empate es un fallo
        w = w + y * x  # hacia x si y = +1; al contrario si y = −1
    return w


check(2, update)

# %% [markdown]
# ### Ejercicio · Etiquetas a prueba de descuidos
#
# Escribe `to_signs(y)`. Recibe las respuestas como lleguen: una lista o un *array*, en fila $(n,)$ o en columna $(n, 1)$, con ceros y unos o ya con $\pm 1$. Devuelve un *array* de forma $(n,)$ con $-1$ y $+1$. Si hay alguna etiqueta
# que no sea $-1$, $0$ ni $1$, lanza `ValueError`.


# %% tags=["exercise"]
def to_signs(y):
    return ...


check(3, to_signs)


# %% tags=["solution"]
def to_signs(y):
    y = np.asarray(y).ravel()
    if not np.isin(y, (-1, 0, 1)).all():
        raise ValueError(f"Las etiquetas deben ser 0 y 1, o −1 y +1; llegaron {np.unique(y)}.")
    return np.where(y == 1, 1, -1)


check(3, to_signs)

# %% [markdown]
# ### Ejercicio · La cota
#
# Escribe `mistake_bound(X, y, u)`: recibe `X`, de forma $(n, d)$ y **ya con la columna de unos**, `y` con $\pm 1$ y de forma $(n,)$, y `u`, de forma $(d,)$. Devuelve la cota de Novikoff, $(R/\gamma)^2$. Si `u` no
# separa, es decir, si $\gamma \le 0$, no hay cota: devuelve `np.inf`.


# %% tags=["exercise"]
def mistake_bound(X, y, u):
    return ...


check(4, mistake_bound)


# %% tags=["solution"]
def mistake_bound(X, y, u):
    R = np.linalg.norm(X, axis=1).max()
    gamma = (y * (X @ u)).min() / np.linalg.norm(u)
    return (R / gamma) ** 2 if gamma > 0 else np.inf


check(4, mistake_bound)

# %% [markdown]
# ### Ejercicio · Qué debe aprender cada oculta
#
# Con una sola entrada, un perceptrón parte la recta en dos por un punto. Aquí el $+1$ está en medio, así que uno no basta:
#
# | $x$ | $-3$ | $-2$ | $-1$ | $0$ | $1$ | $2$ | $3$ |
# |:---:|:---:|:---:|:---:|:---:|:---:|:---:|:---:|
# | $y$ | $-1$ | $-1$ | $+1$ | $+1$ | $+1$ | $-1$ | $-1$ |
#
# La neurona de salida será un AND: dice $+1$ solo si las dos ocultas dicen $+1$. Escribe las siete respuestas que debe aprender cada oculta para que la red acierte.

# %% tags=["exercise"]
h1 = [..., ..., ..., ..., ..., ..., ...]
h2 = [..., ..., ..., ..., ..., ..., ...]

check(5, (h1, h2))

# %% tags=["solution"]
h1 = [-1, -1, 1, 1, 1, 1, 1]  # «está a la derecha de −1.5»
h2 = [1, 1, 1, 1, 1, -1, -1]  # «está a la izquierda de 1.5»

check(5, (h1, h2))

# %% [markdown]
# ### Reto
#
# Cuando los datos no se separan, la última recta puede ser mala. En 1990, Stephen Gallant propuso guardar «en el bolsillo» (*pocket*) la mejor $w$ vista hasta el momento: tras cada corrección se cuenta cuántos ejemplos acierta y se guarda si mejora el récord.
# Añádelo a `Perceptron` y compáralo con la última recta en versicolor y virginica, primero con dos medidas y después con las cuatro. Luego baraja con otras semillas: ¿cuánto varía la última recta? ¿Y la del bolsillo?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Si falla, $w \leftarrow w + \eta\,y\,x$; si acierta, nada. Las respuestas son $-1$ y $+1$, y el sesgo es un peso más.
# - Cada corrección gira $w$ hacia $x$ o lejos de $x$: es caminar cuesta abajo por $\max(0, -y\,(w\cdot x))$.
# - Si existe una recta que separa, comete como mucho $(R/\gamma)^2$ fallos, sea cual sea el orden.
# - Si no existe, no termina nunca, y no avisa: hay que mirar los fallos de cada época.
# - Varios perceptrones juntos sí pueden con XOR, si alguien dice qué debe aprender cada uno.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | perceptrón | *perceptron* | la neurona que corrige sus pesos cuando falla |
# | tasa de aprendizaje | *learning rate* | $\eta$, lo largo que es cada paso |
# | época | *epoch* | una vuelta completa a los ejemplos |
# | pérdida | *loss* | un número que dice cuánto se equivoca |
# | margen | *margin* | lo que le sobra a una recta en el ejemplo más apurado |
# | cota | *bound* | un número que no se puede superar |
# | barajar | *shuffle* | cambiar el orden de los ejemplos al azar |

# %% [markdown]
# ## Para saber más
#
# - F. Rosenblatt (1958), *The perceptron: a probabilistic model for information storage and organization in the brain*: el artículo original.
# - A. Novikoff (1962), *On convergence proofs on perceptrons*: la cota, con la demostración de la carrera.
# - M. Minsky y S. Papert (1969), *Perceptrons*: los límites de una sola capa.
# - S. Gallant (1990), *Perceptron-based learning algorithms*: el algoritmo del bolsillo.
# - Y. Freund y R. Schapire (1999), *Large margin classification using the perceptron algorithm*: la misma regla, mejorada con un voto.
