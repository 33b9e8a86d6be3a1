# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from exercises.la_neurona import check, hint, progress, solution
from utils.environment import setup
from utils.plotting import GRAY, ORANGE, draw_network, plot_points, plot_regions

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una máquina que solo sabe multiplicar, sumar y comparar
#
# Imagina una luz con dos interruptores. Cada uno está apagado (0) o encendido (1), así que solo hay cuatro situaciones. Queremos
# una máquina que decida si la luz se enciende:
#
# | $x_1$ | $x_2$ | AND: los dos | OR: alguno | XOR: uno, pero no los dos |
# |:---:|:---:|:---:|:---:|:---:|
# | 1 | 0 | 0 | 1 | 1 |
# | 0 | 1 | 0 | 1 | 1 |
# | 0 | 0 | 0 | 0 | 0 |
# | 1 | 1 | 1 | 1 | 0 |
#
# La máquina no tiene `if` ni `and`. Solo puede multiplicar cada entrada por un número, sumarlo todo y mirar si el resultado llega a cero.
#
# **Antes de seguir**, apuesta: ¿cuáles de las tres columnas podrá hacer, si le dejas elegir los números? Apúntalo; al final de la lección
# estará demostrado.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## De la neurona del cerebro a la de papel
#
# Una neurona del cerebro recibe señales de otras por sus *dendritas*. Unas la excitan y otras la frenan, con más o menos fuerza. Si en
# conjunto la excitan bastante, **dispara**: manda un pulso por su *axón*. Si no, calla. No hay medio pulso.
#
# En 1943, Warren McCulloch y Walter Pitts se quedaron con lo esencial:
#
# - cada **entrada** $x_i$ es un número;
# - se multiplica por su **peso** $w_i$ (*weight*): positivo si excita, negativo si frena, grande si influye mucho;
# - se suma todo, y además el **sesgo** $b$ (*bias*): lo predispuesta que está la neurona antes de recibir nada;
# - si la suma $z$ llega a cero, dispara.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Una neurona con dos entradas
fig, ax = plt.subplots(figsize=(8.5, 3.6))
circle = {"boxstyle": "circle,pad=0.5", "facecolor": "white", "edgecolor": "#333333", "lw": 1.6}
arrow = {"arrowstyle": "-|>", "color": "#333333", "lw": 1.8, "shrinkA": 20, "shrinkB": 24}
text = {"ha": "center", "fontsize": 15}
for i, y in [(1, 2), (2, 0)]:
    ax.annotate("", xy=(2, 1), xytext=(0, y), arrowprops=arrow)
    ax.text(0, y, f"$x_{i}$", va="center", bbox=circle, **text)
    ax.text(0.9, 1 + (y - 1) * 0.86, f"$w_{i}$", color=ORANGE, **text)
ax.annotate("", xy=(2, 1), xytext=(2, 2.35), arrowprops=arrow)
ax.text(2, 2.35, "$b$", va="center", color=ORANGE, **text)
ax.annotate("", xy=(4, 1), xytext=(2, 1), arrowprops=arrow)
ax.text(3, 1.15, "¿$z \\geq 0$?", ha="center", fontsize=13)
ax.text(2, 1, "$z$", va="center", bbox=circle, **text)
ax.text(4, 1, "$\\hat{y}$", va="center", bbox=circle, **text)
names = ["entradas", "suma\n$w_1x_1+w_2x_2+b$", "salida\n1: dispara   0: calla"]
for x, name in zip([0, 2, 4], names):
    ax.text(x, -0.62, name, ha="center", va="top", fontsize=12)
ax.set(xlim=(-0.6, 5), ylim=(-1.2, 2.6))
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con dos entradas:
#
# $$z = w_1 x_1 + w_2 x_2 + b \qquad\qquad \hat{y} = \begin{cases} 1 & \text{si } z \ge 0 \\ 0 & \text{si } z < 0 \end{cases}$$
#
# La salida se escribe $\hat{y}$ (se lee «y con gorro») porque es lo que la neurona *cree*; sin gorro, $y$ será lo que debería responder. La regla de la
# derecha se llama **función escalón** (*step function*).
#
# Multiplicar dos listas número a número y sumar sale tantas veces que tiene nombre propio, **producto escalar** (*dot product*), y
# signo propio: $w \cdot x = w_1x_1 + w_2x_2$. Así la neurona cabe en una línea, con dos entradas o con mil: $z = w \cdot x + b$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A mano primero
#
# Tomemos $w = (2,\ 4)$ y $b = 5$. Con la entrada $(1,\ 0)$:
#
# $$z = 2\cdot 1 + 4\cdot 0 + 5 = 7 \ge 0 \quad\Rightarrow\quad \hat{y} = 1$$
#
# **Predice** las otras tres, $(0,1)$, $(0,0)$ y $(1,1)$. La celda siguiente comprueba la primera, y la que viene después, las cuatro.

# %% slideshow={"slide_type": "fragment"}
w = np.array([2, 4])
b = 5
x = np.array([1, 0])

z = w @ x + b  # en NumPy, el producto escalar se escribe @
print("z =", z)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cuatro entradas son cuatro filas de una tabla. La llamamos $X$, con mayúscula: **una fila por ejemplo, una columna por entrada**. Aquí
# su forma es $(4,\ 2)$. Y `X @ w + b` hace las cuatro cuentas de una vez.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
X = np.array([[1, 0], [0, 1], [0, 0], [1, 1]])


def neuron(X, w, b):
    """Lo que responde la neurona, 0 o 1, a cada fila de X."""
    return (X @ w + b >= 0).astype(int)


print("z =", X @ w + b)
print("ŷ =", neuron(X, w, b))

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Dispara siempre, incluso con $(0,0)$, cuando no recibe nada. Los pesos son positivos y el sesgo también: está tan predispuesta que
# ninguna entrada puede callarla.

# %% [markdown] slideshow={"slide_type": "fragment"}
# El papel del sesgo es **poner el listón**. Con $b$ muy positivo dispara por todo; con $b$ muy
# negativo, casi por nada.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Bajemos los pesos y pongamos un sesgo negativo. A mano, con $w = (2, 1)$ y $b = -3$:
#
# | entrada | $2x_1 + x_2 - 3$ | ¿dispara? |
# |:---:|:---:|:---:|
# | $(1, 0)$ | $2 + 0 - 3 = -1$ | no |
# | $(0, 1)$ | $0 + 1 - 3 = -2$ | no |
# | $(0, 0)$ | $0 + 0 - 3 = -3$ | no |
# | $(1, 1)$ | $2 + 1 - 3 = 0$ | sí |
#
# Solo dispara cuando las dos entradas valen 1: **es un AND**. ¿Y con $w = (2, 2)$ y $b = -2$? Complétalo en papel y después comprueba.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for name, w, b in [("AND", np.array([2, 1]), -3), ("OR", np.array([2, 2]), -2)]:
    print(f"{name:>3}: z = {X @ w + b}, ŷ = {neuron(X, w, b)}")

y_and = np.array([0, 0, 0, 1])
y_or = np.array([1, 1, 0, 1])

# %% tags=["verify"]
assert (neuron(X, np.array([2, 1]), -3) == y_and).all()
assert (neuron(X, np.array([2, 2]), -2) == y_or).all()

# %% [markdown]
# La misma máquina, con otros tres números, hace otra cosa. Eso es lo que significa *aprender* en este curso: **no se cambia el programa, se
# cambian los números**. De momento los ponemos nosotros; en la [[el_perceptron_aprende]] los encontrará ella.
#
# **Pruébalo.** Cambia el $-3$ del AND por $-2.5$ y por $-4$, y vuelve a ejecutar. Con uno sigue siendo un AND y con el otro deja de serlo.
# ¿Cuál es cuál, y por qué?

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Escribir `> 0` donde va `>= 0`. Parece un detalle, y aquí $(1,1)$ da justo $z = 0$:

# %% slideshow={"slide_type": "fragment"}
z = X @ np.array([2, 1]) - 3
print("con >= :", (z >= 0).astype(int))
print("con >  :", (z > 0).astype(int))

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con `>` el AND ya no dispara nunca. El convenio del curso es: **dispara cuando $z \ge 0$**. Y la moraleja sirve para siempre: una
# decisión que depende de un empate es frágil. Mejor $b = -2.5$, que deja margen a los dos lados.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una neurona es una recta
#
# ¿Dónde cambia de opinión la neurona? Justo donde $z = 0$, es decir, en los puntos con
#
# $$w_1 x_1 + w_2 x_2 + b = 0$$
#
# Esa es la ecuación de una recta. A un lado, $z > 0$ y dispara; al otro, $z < 0$ y calla. Se la llama **frontera de decisión** (*decision boundary*).

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La recta y el vector w de tres neuronas
settings = [
    ("Siempre: w = (2, 4), b = 5", (2, 4), 5, (-0.5, -1)),
    ("AND: w = (2, 1), b = −3", (2, 1), -3, (0.75, 1.5)),
    ("OR: w = (2, 2), b = −2", (2, 2), -2, (-0.4, 1.4)),
]  # el último par, un punto de la recta
fig, axes = plt.subplots(1, 3, figsize=(10.5, 4.1), sharey=True)
for ax, (title, w, b, start) in zip(axes, settings):
    w = np.array(w)
    plot_regions(lambda P: P @ w + b, (-1.8, 2), (-1.8, 2), ax=ax, level=0)
    plot_points(X, neuron(X, w, b), ax=ax, size=130)
    tip = start + 0.6 * w / np.linalg.norm(w)
    ax.annotate("", xy=tip, xytext=start, arrowprops={"arrowstyle": "-|>", "linewidth": 2.5})
    ax.text(*(tip + [0.18, 0]), "$w$", fontsize=16, ha="center", va="center")
    ax.set(title=title, xlabel="$x_1$", aspect="equal", xticks=[-1, 0, 1, 2], yticks=[-1, 0, 1, 2])
axes[0].set_ylabel("$x_2$")
plt.show()

# %% [markdown]
# Azul es callar (0) y naranja disparar (1), como en todo el curso. Fíjate en las flechas: $w$ dibujado como vector sale siempre **perpendicular a
# la recta y hacia el lado que dispara**.

# %% [markdown] slideshow={"slide_type": "subslide"}
# No es casualidad. Si $p$ y $q$ son dos puntos cualesquiera de la recta, $w \cdot p + b = 0$ y $w \cdot q + b = 0$. Restando:
#
# $$w \cdot (p - q) = 0$$
#
# y un producto escalar que vale cero significa ángulo recto. Como $p - q$ va a lo largo de la recta, $w$ es perpendicular a ella: se dice que es su
# **vector normal** (*normal vector*).
#
# ¿Y a qué distancia está la recta del origen? A $\dfrac{|b|}{\lVert w \rVert}$, donde $\lVert w \rVert = \sqrt{w_1^2 + w_2^2}$ es la longitud de $w$.
# Comprobémoslo con el OR, cuya recta es $2x_1 + 2x_2 = 2$:

# %% slideshow={"slide_type": "fragment"}
w, b = np.array([2, 2]), -2
p, q = np.array([1, 0]), np.array([0, 1])  # dos puntos de la recta
print("w · (p − q) =", w @ (p - q))

foot = -b * w / (w @ w)
print("punto más cercano al origen:", foot)
print(
    "su distancia:",
    np.linalg.norm(foot).round(4),
    "y la fórmula:",
    (abs(b) / np.linalg.norm(w)).round(4),
)

# %% tags=["verify"]
assert np.isclose(np.linalg.norm(foot), abs(b) / np.linalg.norm(w))

# %% [markdown] slideshow={"slide_type": "subslide"}
# En resumen: **$w$ gira la recta y $b$ la desplaza**, sin girarla. La figura lo separa: a la izquierda cambia solo $b$; a la derecha, solo $w$.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Lo que mueve b y lo que mueve w
fig, axes = plt.subplots(1, 2, figsize=(10, 4.6), sharey=True)
x1 = np.array([-1, 2])
blues = ["#7FB8D8", "#3A93C5", "#0072B2", "#003F63"]
for b, color in zip([0, -1, -2, -3], blues):
    axes[0].plot(x1, (-b - 2 * x1) / 2, color=color, label=f"$b = {b}$")
for w2, color in zip([0.5, 1, 2, 6], blues):
    axes[1].plot(x1, (2 - 2 * x1) / w2, color=color, label=f"$w = (2, {w2})$")
titles = ["w = (2, 2), y cambia b", "b = −2, y cambia w"]
for ax, title in zip(axes, titles):
    plot_points(X, y_or, ax=ax, size=110)
    ax.set(title=title, xlabel="$x_1$", xlim=(-1, 2.1), ylim=(-1, 2.1), aspect="equal")
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
axes[0].set_ylabel("$x_2$")
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Muévela tú
#
# Mueve los tres deslizadores. A la derecha, la tabla dice qué responde la neurona en cada caso. Intenta, por este orden: AND, OR, «$x_1$ y
# no $x_2$», y por último **XOR**. Dale a este último un par de minutos de verdad.

# %% tags=["setup"]
# Preparar los deslizadores
from ipywidgets import FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve los pesos y el sesgo
def show_neuron(w1, w2, b):
    w = np.array([w1, w2])
    z, y_pred = X @ w + b, neuron(X, w, b)
    fig, (ax, table) = plt.subplots(1, 2, figsize=(9.5, 4.2), width_ratios=[1, 1.1])
    plot_regions(lambda P: P @ w + b, (-1, 2), (-1, 2), ax=ax, resolution=50, level=0)
    plot_points(X, y_pred, ax=ax, size=130)
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    rows = [[x1, x2, f"${zi:.1f}$", yi] for (x1, x2), zi, yi in zip(X, z, y_pred)]
    cells = table.table(
        rows, colLabels=["$x_1$", "$x_2$", "$z$", "$\\hat{y}$"], loc="center", cellLoc="center"
    )
    cells.set_fontsize(15)
    cells.scale(1, 2.2)
    table.axis("off")
    plt.show()


limits = {"min": -6, "max": 6, "step": 0.5}
w1, w2, b = FloatSlider(2, **limits), FloatSlider(1, **limits), FloatSlider(-3, **limits)
interact(show_neuron, w1=w1, w2=w2, b=b);  # fmt: skip

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El muro del XOR
#
# ¿Has encontrado los números del XOR? Si crees que es cuestión de paciencia, que los busque el ordenador. Probemos todos los $w_1$, $w_2$
# y $b$ entre $-3$ y $3$, de décima en décima: más de doscientas mil neuronas. De cada una contamos en cuántos de los cuatro casos acierta.
#
# **Predice**: ¿cuál será el máximo para el OR? ¿Y para el XOR?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
y_xor = np.array([1, 1, 0, 0])
values = np.arange(-30, 31) / 10
w1, w2, b = np.meshgrid(values, values, values, indexing="ij")
all_neurons = np.stack([w1 * x1 + w2 * x2 + b >= 0 for x1, x2 in X], axis=-1)  # (61, 61, 61, 4)

hits = {}
for name, y in [("AND", y_and), ("OR", y_or), ("XOR", y_xor)]:
    hits[name] = (all_neurons == y).sum(axis=-1)
    print(f"{name:>3}: la mejor de {hits[name].size} neuronas acierta {hits[name].max()} de 4")

# %% tags=["verify"]
assert hits["AND"].max() == hits["OR"].max() == 4
assert hits["XOR"].max() == 3

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Cuántas neuronas aciertan 0, 1, 2, 3 y 4 casos
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.4), sharey=True)
for ax, (name, h) in zip(axes, hits.items()):
    share = np.bincount(h.ravel(), minlength=5) / h.size * 100
    bars = ax.bar(range(5), share, color=[GRAY] * 4 + [ORANGE])
    ax.bar_label(bars, [f"{s:.0f} %" for s in share], fontsize=12, padding=2)
    ax.set(title=name, xlabel="aciertos de 4", xticks=range(5), ylim=(0, 80))
    ax.grid(False)
axes[0].set_ylabel("% de las neuronas")
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Hay neuronas que aciertan los cuatro casos del OR. Con el XOR, ninguna: la mejor acierta tres, y la barra de 4 aciertos está vacía.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Una rejilla, por fina que sea, no demuestra nada: ¿y si los números buenos caen entre
# dos décimas? Hace falta un argumento. Si una neurona hiciera XOR, cumpliría cuatro desigualdades:
#
# | entrada | debe | desigualdad |
# |:---:|:---:|:---|
# | $(0,0)$ | callar | $b < 0$ |
# | $(1,0)$ | disparar | $w_1 + b \ge 0$ |
# | $(0,1)$ | disparar | $w_2 + b \ge 0$ |
# | $(1,1)$ | callar | $w_1 + w_2 + b < 0$ |
#
# Suma las dos del medio: $w_1 + w_2 + 2b \ge 0$, o sea, $w_1 + w_2 + b \ge -b$. Por la primera, $-b > 0$. Entonces $w_1 + w_2 + b > 0$, y la
# última dice justo lo contrario. **No existen esos números.**

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con la recta se ve de golpe: los dos puntos que deben disparar están en esquinas opuestas, y los que deben callar, en las otras dos. Ninguna
# recta deja dos esquinas opuestas a un lado y las otras dos al otro. Cuando una recta basta, las clases son **linealmente separables**
# (*linearly separable*); las del XOR no lo son.
#
# En 1969, Marvin Minsky y Seymour Papert explicaron con detalle límites como este, y el interés por las redes se enfrió durante años. La salida ya
# se conocía: **más de una neurona**.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos capas derriban el muro
#
# Di el XOR en voz alta: «**alguno** de los dos, pero **no los dos**». Son dos preguntas que una neurona sí sabe responder, y un AND que las junta:
#
# $$\text{XOR} = \text{AND}\big(\text{OR},\ \text{NAND}\big)$$
#
# NAND es el AND al revés (*not and*): calla solo con $(1,1)$. Aprendida la lección de los empates, elegimos números que dejan margen:
#
# | neurona | $w$ | $b$ | $z$ en los cuatro casos |
# |:---:|:---:|:---:|:---:|
# | OR | $(2, 2)$ | $-1$ | $1,\ 1,\ -1,\ 3$ |
# | NAND | $(-2, -2)$ | $3$ | $1,\ 1,\ 3,\ -1$ |
# | AND | $(2, 2)$ | $-3$ | $-1,\ -1,\ -3,\ 1$ |

# %% [markdown] slideshow={"slide_type": "subslide"}
# Llamemos $h_1$ a lo que responde el OR y $h_2$ a lo que responde el NAND. A mano:
#
# | $x_1$ | $x_2$ | $h_1$ (OR) | $h_2$ (NAND) | AND de $h_1$ y $h_2$ |
# |:---:|:---:|:---:|:---:|:---:|
# | 1 | 0 | 1 | 1 | 1 |
# | 0 | 1 | 1 | 1 | 1 |
# | 0 | 0 | 0 | 1 | 0 |
# | 1 | 1 | 1 | 0 | 0 |

# %% slideshow={"slide_type": "subslide"}
w_or, b_or = np.array([2, 2]), -1
w_nand, b_nand = np.array([-2, -2]), 3
w_and, b_and = np.array([2, 2]), -3

H = np.column_stack([neuron(X, w_or, b_or), neuron(X, w_nand, b_nand)])  # primera capa
y_pred = neuron(H, w_and, b_and)  # segunda capa: sus entradas son las salidas de la primera
print(np.column_stack([X, H, y_pred]))

# %% tags=["verify"]
assert (y_pred == y_xor).all()

# %% [markdown] slideshow={"slide_type": "subslide"}
# La neurona del final no ve $x_1$ ni $x_2$: solo ve $h_1$ y $h_2$. Las neuronas que quedan en medio forman una **capa oculta** (*hidden layer*).
# En el dibujo, el número de cada flecha es su peso: naranja si es positivo, azul si es negativo.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La red de tres neuronas que hace XOR
fig, ax = plt.subplots(figsize=(8, 3.8))
draw_network(
    [2, 2, 1],
    labels=[["$x_1$", "$x_2$"], ["OR", "NAND"], ["AND"]],
    weights=[np.column_stack([w_or, w_nand]), w_and[:, None]],
    titles=[
        "entradas",
        f"capa oculta\nb = {b_or} y b = {b_nand}".replace("-", "−"),
        "salida\nb = −3",
    ],
    ax=ax,
)
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Qué ha hecho la capa oculta
#
# Cada neurona oculta traza una recta. Entre las dos dejan una franja en medio: allí se dispara. Y ahora mira el plano $(h_1, h_2)$, el único que ve
# la neurona final:


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El plano que entra y el plano que ve la última neurona
def xor_network(P):
    H = np.column_stack([neuron(P, w_or, b_or), neuron(P, w_nand, b_nand)])
    return neuron(H, w_and, b_and)


fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.8))
plot_regions(xor_network, (-0.6, 1.7), (-0.6, 1.7), ax=axes[0])
plot_points(X, y_xor, ax=axes[0], size=150)
axes[0].set(title="Lo que entra: dos rectas", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
plot_regions(lambda P: P @ w_and + b_and, (-0.6, 1.7), (-0.6, 1.7), ax=axes[1], level=0)
plot_points(H, y_xor, ax=axes[1], size=150)
ending = "basta una" if (xor_network(X) == y_xor).all() else "no basta una"
axes[1].set(title=f"Lo que ve la última: {ending}", xlabel="$h_1$", ylabel="$h_2$", aspect="equal")
for h1, h2 in np.unique(H, axis=0):
    text = " y ".join(f"({a},{c})" for (a, c), h in zip(X, H) if tuple(h) == (h1, h2))
    axes[1].annotate(
        text, (h1, h2), xytext=(0, 13), textcoords="offset points", ha="center", fontsize=12
    )
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los puntos $(1,0)$ y $(0,1)$, que estaban en esquinas opuestas, **caen en el mismo sitio**. La capa oculta ha doblado el plano como una hoja
# de papel hasta juntarlos, y en la hoja doblada una recta sí separa. Toda red profunda hace eso mismo, muchas veces: doblar el espacio hasta
# que lo difícil se vuelve fácil.
#
# **Pruébalo.** Cambia `b_nand` de 3 a 2.5 y después a 1.5, y ejecuta hasta aquí. Calcula antes a mano qué vale $h_2$ en los cuatro casos. Con uno de los dos, la
# red ya no hace XOR: la última columna de la tabla deja de ser $1, 1, 0, 0$. ¿Qué le ha pasado a la franja?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Queda la pregunta importante. Aquí los nueve números los hemos puesto nosotros, sabiendo la respuesta. Con treinta entradas y miles de
# neuronas nadie puede. ¿Cómo los encuentra la propia máquina, a partir de ejemplos? Con una neurona, lo verás en la [[el_perceptron_aprende]]; con muchas capas,
# en la [[backpropagation_a_mano#]].

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. Si te atascas, escribe `hint(1)` en una celda nueva; cada vez que lo ejecutes te dará otra
# pista. Y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Predecir
#
# Una neurona tiene $w = (3, -2)$ y $b = -1$. Sin ejecutar nada, escribe sus cuatro valores de $z$ para las entradas $(1,0)$, $(0,1)$, $(0,0)$ y $(1,1)$, en ese orden.

# %% tags=["exercise"]
z_values = [..., ..., ..., ...]

check(1, z_values)

# %% tags=["solution"]
z_values = [2, -3, -1, 0]  # 3 − 1, −2 − 1, −1, 3 − 2 − 1

check(1, z_values)

# %% [markdown]
# ### Ejercicio · Elegir los números
#
# Encuentra una neurona que dispare solo con $(1, 0)$: «$x_1$ sí, pero $x_2$ no». Hay infinitas respuestas correctas.

# %% tags=["exercise"]
w = [..., ...]
b = ...

check(2, (w, b))

# %% tags=["solution"]
w = [2, -2]  # x₁ empuja y x₂ frena
b = -1  # el listón queda entre 0 y 2

check(2, (w, b))

# %% [markdown]
# ### Ejercicio · Al menos $k$
#
# Una alarma tiene $d$ sensores, cada uno 0 o 1, y debe sonar si se activan **al menos $k$**. Escribe `at_least(k, d)`, que devuelve los números de la neurona
# que lo hace: un vector `w` de forma $(d,)$ y un número `b`. Con $d = 2$, `at_least(2, 2)` es un AND y `at_least(1, 2)` es un OR.


# %% tags=["exercise"]
def at_least(k, d):
    w = ...
    b = ...
    return w, b


check(3, at_least)


# %% tags=["solution"]
def at_least(k, d):
    w = np.ones(d)  # w · x cuenta cuántos sensores están activos
    b = 0.5 - k  # a medio camino entre k − 1 y k, para no depender de un empate
    return w, b


check(3, at_least)

# %% [markdown]
# ### Ejercicio · A qué lado y a qué distancia
#
# Escribe `signed_distance(X, w, b)`: recibe `X` de forma $(n, 2)$ y devuelve, con forma $(n,)$, la distancia de cada punto a la recta $w \cdot x + b = 0$, **positiva en el
# lado que dispara y negativa en el otro**. Es $z$ dividido por la longitud de $w$. Sin bucles.


# %% tags=["exercise"]
def signed_distance(X, w, b):
    return ...


check(4, signed_distance)


# %% tags=["solution"]
def signed_distance(X, w, b):
    return (X @ w + b) / np.linalg.norm(w)


check(4, signed_distance)

# %% [markdown]
# ### Ejercicio · Iguales
#
# Elige los números de una red de dos capas que dispare cuando **las dos entradas son iguales**: con $(0,0)$ y con $(1,1)$. La capa oculta tiene dos neuronas: `W1` tiene
# forma $(2, 2)$, **una columna por neurona**, y `b1` forma $(2,)$. La de salida tiene `w2`, de forma $(2,)$, y un número `b2`.

# %% tags=["exercise"]
W1 = ...
b1 = ...
w2 = ...
b2 = ...

check(5, (W1, b1, w2, b2))

# %% tags=["solution"]
W1 = [[1, -1], [1, -1]]  # primera columna, AND; segunda, NOR (ninguna de las dos)
b1 = [-1.5, 0.5]
w2 = [1, 1]  # y un OR que las junta
b2 = -0.5

check(5, (W1, b1, w2, b2))

# %% [markdown]
# ### Reto
#
# Con dos entradas hay $2^4 = 16$ tablas posibles: cada uno de los cuatro casos puede dar 0 o 1. ¿Cuántas puede hacer una sola neurona? Usa la rejilla de la sección
# del XOR para averiguarlo, di cuáles faltan y explica por qué. Después, con tres entradas: de las 256 tablas, ¿cuántas? (La respuesta está en *Para saber más*.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una neurona calcula $z = w \cdot x + b$ y dispara si $z \ge 0$.
# - Sus números son una recta: $w$ es perpendicular a ella y apunta al lado que dispara; $b$ la desplaza.
# - El mismo programa hace AND u OR según sus números: aprender será encontrarlos.
# - XOR no es linealmente separable: ninguna neurona sola puede hacerlo, y lo hemos demostrado.
# - Una capa oculta dobla el espacio; en el espacio doblado, otra neurona sí puede separar.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | peso | *weight* | el número que multiplica a una entrada |
# | sesgo | *bias* | el número que se suma al final; pone el listón |
# | función escalón | *step function* | 1 si $z \ge 0$; 0 si no |
# | producto escalar | *dot product* | multiplicar número a número y sumar |
# | frontera de decisión | *decision boundary* | donde la neurona cambia de opinión, $z = 0$ |
# | vector normal | *normal vector* | el perpendicular a la recta; aquí, $w$ |
# | linealmente separable | *linearly separable* | que una recta basta para separar las clases |
# | capa oculta | *hidden layer* | las neuronas entre las entradas y la salida |

# %% [markdown]
# ## Para saber más
#
# - W. McCulloch y W. Pitts (1943), *A logical calculus of the ideas immanent in nervous activity*: la neurona de esta lección.
# - M. Minsky y S. Papert (1969), *Perceptrons*: qué puede y qué no puede una sola capa.
# - S. Muroga (1971), *Threshold Logic and Its Applications*: cuántas tablas hace una neurona; son 14 de 16 con dos entradas y 104 de 256 con tres.
