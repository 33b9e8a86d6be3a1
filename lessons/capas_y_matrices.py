# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from exercises.capas_y_matrices import check, hint, progress, solution
from utils.data import load_students
from utils.environment import setup
from utils.plotting import BLUE, COLORS, GRAY, GREEN, ORANGE, PINK, RED, SKY, draw_network, lighten

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿De qué sirve apilar neuronas?
#
# En la [[la_neurona]], tres neuronas en dos capas hicieron XOR, y las calculamos una a una. Una red que lee dígitos tiene cientos. Aquí
# escribirás una capa entera en una línea.
#
# **Antes de seguir**, apuesta y apúntalo:
#
# 1. Una red recibe 6 números, los pasa por tres capas ocultas de 4 neuronas y da una salida. ¿Cuántos números hay que elegir: unos 20, unos 70 o
#    unos 700?
# 2. Si quitas a las neuronas la pregunta «¿llega a cero?» y solo multiplican y suman, ¿tres capas pueden más que una?
# 3. Si todos los números empiezan en cero, ¿podrá aprender la red?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Capas que se pasan números
#
# - La **capa de entrada** (*input layer*) solo contiene los datos: no calcula nada.
# - Las **capas ocultas** transforman lo que reciben.
# - La **capa de salida** (*output layer*) da la respuesta: una neurona por cada número que se quiere predecir.
#
# Si cada neurona recibe todas las salidas de la capa anterior, la capa está **totalmente conectada** (*fully connected*); también se llama
# **densa** (*dense*). Y si los números solo avanzan, sin volver nunca atrás, la red es **hacia delante** (*feed-forward*). Como esta:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Una red hacia delante con dos capas ocultas
fig, ax = plt.subplots(figsize=(8, 3.6))
draw_network(
    [3, 4, 4, 2],
    labels=[["$x_1$", "$x_2$", "$x_3$"], [""] * 4, [""] * 4, ["$\\hat{y}_1$", "$\\hat{y}_2$"]],
    titles=["capa de entrada", "capa oculta 1", "capa oculta 2", "capa de salida"],
    ax=ax,
)
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una multiplicación, tres maneras
#
# Una neurona empieza por un producto escalar. Primero, como se haría con lápiz, número a número:

# %% slideshow={"slide_type": "fragment"}
X = np.array([[3, 2, 4, 5], [3, 4, 1, 9], [6, 9, 2, 1]])  # 3 ejemplos de 4 números
W = np.array([[5, 2, 6], [7, 3, 1], [8, 5, 1], [7, 2, 8]])  # 3 neuronas: una por columna


def dot(u, v):
    total = 0
    for a, c in zip(u, v):
        total += a * c
    return total


print("con bucle:", dot(X[0], W[:, 0]), "   con NumPy:", X[0] @ W[:, 0])

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano: $3\cdot 5 + 2\cdot 7 + 4\cdot 8 + 5\cdot 7 = 15 + 14 + 32 + 35 = 96$. Eso es **un** ejemplo con **una** neurona. Con tres
# ejemplos y tres neuronas hay nueve productos escalares, y hacerlos todos se llama **producto de matrices** (*matrix product*):
#
# $$Z_{ij} = \text{fila } i \text{ de } X \;\cdot\; \text{columna } j \text{ de } W$$

# %% slideshow={"slide_type": "fragment"}
Z_loop = [[dot(row, column) for column in W.T] for row in X]  # nueve bucles
Z_dots = [[row @ column for column in W.T] for row in X]  # nueve productos escalares
Z = X @ W  # un producto de matrices
print(Z)

assert np.array_equal(Z, Z_loop) and np.array_equal(Z, Z_dots)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Para no perderse, se pone $W$ encima del resultado y $X$ a su izquierda. Cada casilla está donde su fila se cruza con su columna:


# %% tags=["helper"]
# Dibujar una matriz, casilla a casilla
def draw_matrix(ax, M, left, top, colors):
    """Dibuja M; colors(i, j) da el color de cada casilla y el de su triángulo de abajo."""
    for (i, j), value in np.ndenumerate(M):
        x, y = left + j, top - i
        color, corner = colors(i, j)
        square = [x, x + 1, x + 1, x], [y, y, y - 1, y - 1]
        ax.fill(*square, facecolor=color, edgecolor="#666666", linewidth=1)
        if corner != color:
            ax.fill([x + 1, x + 1, x], [y, y - 1, y - 1], color=corner, linewidth=0)
            ax.fill(*square, fill=False, edgecolor="#666666", linewidth=1)
        ax.text(x + 0.5, y - 0.52, value, ha="center", va="center", fontsize=14)


# %% tags=["helper"]
# Dibujar un producto de matrices
def draw_product(ax, X, W, cell=None):
    """Dibuja X, W y X @ W; con `cell`, solo colorea la fila y la columna de esa casilla."""
    rows = [lighten(c, 0.6) for c in (BLUE, GREEN, PINK)]
    columns = [lighten(c, 0.6) for c in (ORANGE, RED, SKY)]
    chosen = np.full((3, 3), True)
    if cell:
        rows = [color if i == cell[0] else "white" for i, color in enumerate(rows)]
        columns = [color if j == cell[1] else "white" for j, color in enumerate(columns)]
        chosen[:] = False
        chosen[cell] = True
    draw_matrix(ax, X, -4.5, 0, lambda i, j: (rows[i], rows[i]))
    draw_matrix(ax, W, 0, 4.5, lambda i, j: (columns[j], columns[j]))
    draw_matrix(
        ax, X @ W, 0, 0, lambda i, j: (rows[i], columns[j]) if chosen[i, j] else ("white", "white")
    )
    for x, y, name in [
        (-2.5, -3.4, "$X$  (3, 4)"),
        (3.7, 2.5, "$W$\n(4, 3)"),
        (1.5, -3.4, "$Z = XW$  (3, 3)"),
    ]:
        ax.text(x, y, name, ha="center", va="center", fontsize=14)
    ax.set(xlim=(-4.6, 4.4), ylim=(-3.7, 4.6), aspect="equal")
    ax.axis("off")


def write_sum(ax, X, W, i, j):
    """Escribe en el hueco la cuenta de la casilla (i, j)."""
    terms = " + ".join(f"{a}·{c}" for a, c in zip(X[i], W[:, j]))
    text = f"fila {i + 1}, columna {j + 1}\n\n{terms}\n= {X[i] @ W[:, j]}"
    ax.text(-2.4, 2.5, text, ha="center", va="center", fontsize=14)


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Cada casilla, donde su fila se cruza con su columna
fig, axes = plt.subplots(1, 2, figsize=(9.8, 4.6))
draw_product(axes[0], X, W)
text = "cada casilla tiene\nel color de su fila\ny el de su columna"
axes[0].text(-2.4, 2.5, text, ha="center", va="center", fontsize=14)
draw_product(axes[1], X, W, (1, 2))
write_sum(axes[1], X, W, 1, 2)
plt.show()

# %% [markdown]
# Elige tú la casilla y haz la cuenta antes de leerla. Sin deslizadores, la figura de arriba recoge los dos estados principales.

# %% tags=["setup"]
# Preparar los deslizadores
from ipywidgets import IntSlider, fixed, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Elige una casilla del producto
def show_cell(row, column, X, W):
    fig, ax = plt.subplots(figsize=(5.8, 5.4))
    draw_product(ax, X, W, (row - 1, column - 1))
    write_sum(ax, X, W, row - 1, column - 1)
    plt.show()


interact(
    show_cell,
    row=IntSlider(1, min=1, max=3, description="fila"),
    column=IntSlider(1, min=1, max=3, description="columna"),
    X=fixed(X),  # las de ahora, aunque X y W cambien más abajo
    W=fixed(W),
);  # fmt: skip

# %% [markdown]
# **Pruébalo.** Cambia por 0 el 3 de la esquina de $X$: solo cambia una fila de $Z$, ¿cuál? Vuelve a poner el 3 y cambia el 5 de la esquina de $W$: ¿qué
# cambia ahora?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos salidas, una matriz
#
# De ocho estudiantes sabemos las horas de estudio, la edad y la nota media, y queremos predecir **dos** notas, N1 y N2. Son dos neuronas, cada una con sus
# tres pesos y su sesgo, puestos a ojo: $w = (1, 2, 3)$ y $b = -46$ para N1; $w = (4, 5, 6)$ y $b = -108$ para N2. Con el primero, que estudia 2 horas,
# tiene 24 años y un 4 de media:
#
# $$\text{N1} = 1\cdot 2 + 2\cdot 24 + 3\cdot 4 - 46 = 16 \qquad \text{N2} = 4\cdot 2 + 5\cdot 24 + 6\cdot 4 - 108 = 44$$

# %% slideshow={"slide_type": "fragment"}
students = load_students()
X = students.X
n1 = X @ np.array([1, 2, 3]) - 46
n2 = X @ np.array([4, 5, 6]) - 108
print("N1:", n1.round(1))
print("N2:", n2.round(1))

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ahora pon los pesos de cada neurona **en una columna**, y los sesgos en una lista. Los dos modelos pasan a ser uno:
#
# $$Z = XW + b \qquad W = \begin{pmatrix} 1 & 4 \\ 2 & 5 \\ 3 & 6 \end{pmatrix} \qquad b = (-46,\ -108)$$

# %% slideshow={"slide_type": "fragment"}
W = np.array([[1, 4], [2, 5], [3, 6]])
b = np.array([-46, -108])
Z = X @ W + b
print(Z.round(1))

# %% tags=["verify"]
assert (Z[0] == [16, 44]).all()  # las dos cuentas hechas a mano
assert np.allclose(Z, np.column_stack([n1, n2]))
assert Z.min() > students.y.max()  # toda predicción supera a la mejor nota real

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las dos salidas, con sus pesos
fig, ax = plt.subplots(figsize=(7, 3.5))
draw_network([3, 2], [["$x_1$", "$x_2$", "$x_3$"], ["N1", "N2"]], [W], ax=ax)
for name, y in zip(students.feature_names, [1, 0, -1]):
    ax.text(-0.12, y, name, ha="right", va="center")
for bias, y in zip(b, [0.5, -0.5]):
    ax.text(1.12, y, f"b = −{abs(bias)}", va="center", color=BLUE)
ax.set_xlim(-0.5, 1.4)
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Son predicciones pésimas: las notas van de 0 a 10. Nadie ha aprendido nada todavía; en la [[funciones_de_perdida]] mediremos cuánto se equivocan. Lo que importa
# aquí es que **una capa calcula $Z = XW + b$**, tenga dos neuronas o dos mil. Muchos libros escriben $Wx + b$, con cada ejemplo en columna: es la
# traspuesta de lo nuestro.
#
# | qué | forma | aquí | se lee |
# |:---|:---:|:---:|:---|
# | $X$ | $(n, d)$ | $(8, 3)$ | una fila por ejemplo, una columna por entrada |
# | $W$ | $(d, m)$ | $(3, 2)$ | una fila por entrada, una columna por neurona |
# | $b$ | $(m,)$ | $(2,)$ | un sesgo por neurona; se suma a todas las filas |
# | $Z$ | $(n, m)$ | $(8, 2)$ | una fila por ejemplo, una columna por neurona |

# %% [markdown] slideshow={"slide_type": "subslide"}
# La regla: $(n, d)$ por $(d, m)$ da $(n, m)$. **Las dos $d$ tienen que ser iguales, y desaparecen.** Y como $n$ no sale en $W$ ni en $b$, la misma capa sirve para un
# ejemplo o para un millón. Los que se calculan juntos forman un **lote** (*batch*), y su número es siempre el primer eje:

# %% slideshow={"slide_type": "fragment"}
for n in [1, 5, 8]:
    print(f"lote de {n}: {X[:n].shape} por {W.shape} más {b.shape} da {(X[:n] @ W + b).shape}")

# %% tags=["verify"]
assert all(np.allclose(X[:_n] @ W + b, Z[:_n]) for _n in [1, 5, 8])

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** El error de forma que comete todo el mundo: poner cada neurona en una fila. NumPy se queja, y el final de su mensaje dice qué dos números
# tenían que coincidir:

# %% slideshow={"slide_type": "fragment"}
try:
    X @ np.array([[1, 2, 3], [4, 5, 6]])  # (8, 3) por (2, 3)
except ValueError as error:
    print(error)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Peor es el error que **no avisa**. Comparemos la predicción de N1, guardada como columna, con las notas reales, guardadas como lista. Son ocho
# diferencias, pero salen sesenta y cuatro: NumPy ha restado cada una con todas. A ese estirar formas para que encajen se le llama **difusión** (*broadcasting*); con $b$ nos ayuda
# y aquí nos engaña.

# %% slideshow={"slide_type": "fragment"}
difference = Z[:, [0]] - students.y[:, 0]
print("columna menos lista:", Z[:, [0]].shape, "−", students.y[:, 0].shape, "→", difference.shape)

# %% tags=["verify"]
assert difference.shape == (8, 8)

# %% [markdown]
# Antes de restar, imprime las dos formas. Es la costumbre que más horas ahorra en este oficio.
#
# **Pruébalo.** En una celda nueva, añade una tercera neurona: `students.X @ np.column_stack([W, [7, 8, 9]]) + np.append(b, -150)`. ¿Qué forma predices? ¿Cambian N1 y N2?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tres capas lineales son una
#
# Apilemos capas: la salida de una es la entrada de la siguiente. Primero, con un número y una neurona por capa:
#
# $$h_1 = 2x + 1 \qquad h_2 = 3h_1 - 4 \qquad \hat{y} = -h_2 + 5$$
#
# Sustituye: $h_2 = 3(2x + 1) - 4 = 6x - 1$, y por tanto $\hat{y} = -6x + 6$. Tres capas, y el resultado cabe en **una** neurona con $w = -6$ y $b = 6$.

# %% slideshow={"slide_type": "fragment"}
x = np.array([0, 1, 2, 10])
h1 = 2 * x + 1
h2 = 3 * h1 - 4
print("tres capas:", -h2 + 5, "  una:", -6 * x + 6)

# %% tags=["verify"]
assert (-h2 + 5 == -6 * x + 6).all()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con matrices ocurre igual. Juntemos primero las dos primeras capas, y después el resultado con la tercera:
#
# $$(XW_1 + b_1)W_2 + b_2 = X\underbrace{W_1W_2}_{W_4} + \underbrace{b_1W_2 + b_2}_{b_4}$$
#
# $$(XW_4 + b_4)W_3 + b_3 = X\underbrace{W_4W_3}_{W_5} + \underbrace{b_4W_3 + b_3}_{b_5}$$

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
X = rng.normal(size=(6, 3))
W1, W2, W3 = rng.normal(size=(3, 4)), rng.normal(size=(4, 4)), rng.normal(size=(4, 2))
b1, b2, b3 = rng.normal(size=4), rng.normal(size=4), rng.normal(size=2)

three = ((X @ W1 + b1) @ W2 + b2) @ W3 + b3
W4, b4 = W1 @ W2, b1 @ W2 + b2
W5, b5 = W4 @ W3, b4 @ W3 + b3

print("W₅ =", W5.round(3).tolist(), "  b₅ =", b5.round(3).tolist())
assert np.abs(three - (X @ W5 + b5)).max() < 1e-12
print(
    "números en tres capas:",
    sum(M.size for M in [W1, b1, W2, b2, W3, b3]),
    "  en una:",
    W5.size + b5.size,
)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Es la red del primer dibujo: 46 números que hacen lo mismo que 8. Ahí está la respuesta a la segunda apuesta: **apilar capas que solo multiplican y suman no
# sirve de nada**. Por eso el XOR necesitaba el escalón en sus neuronas ocultas.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Lo que faltaba: la activación
#
# Entre capa y capa hace falta algo que no sea multiplicar y sumar: una **función de activación** (*activation function*), $A = g(Z)$, que se aplica número a número. El escalón de la
# [[la_neurona]] era una. Hoy usaremos otras dos, que la [[funciones_de_activacion]] estudiará a fondo:
#
# - la **sigmoide** (*sigmoid*), un escalón suave: $\sigma(z) = \dfrac{1}{1 + e^{-z}}$;
# - la **ReLU** (*rectified linear unit*), que deja pasar lo positivo y anula lo negativo: $\text{ReLU}(z) = \max(0, z)$.


# %% slideshow={"slide_type": "fragment"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(0, z)


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El escalón, la sigmoide y la ReLU
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
# Con ReLU entre medias, las capas de antes ya no se juntan en una. Para verlo, una red de una entrada, con los mismos números, sin activación y con ReLU.
# **Predice** las dos formas antes de ejecutar.


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
assert not np.allclose(relu(relu(X @ W1 + b1) @ W2 + b2) @ W3 + b3, X @ W5 + b5)
for _y, _straight in [(without, True), (with_relu, False)]:
    _middle = (_y[0] + _y[-1]) / 2  # en una recta, lo que vale en el centro
    assert np.isclose(_y[150], _middle) == _straight

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La misma red, sin activación y con ReLU
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
# ## Cómo se dibuja una red
#
# Hay **dos maneras**, y conviene mirar cuál es antes de leer un dibujo. En una, los nodos son los valores y las flechas las funciones; en la otra, al
# revés. Los libros suelen usar la primera; TensorFlow y Keras, la segunda. La red es la misma:


# %% tags=["helper"]
# Dibujar una fila de nodos unidos por flechas
def draw_chain(ax, y, title, nodes, edges, shape, node_color, edge_color, gap):
    """Una fila de nodos unidos por flechas; un nodo vacío es un extremo, y no se dibuja."""
    places = np.linspace(0, 9, len(nodes))
    box = {
        "boxstyle": shape,
        "edgecolor": "#333333",
        "linewidth": 1.5,
        "facecolor": lighten(node_color, 0.6),
    }
    gaps = [gap if text else 0 for text in nodes]
    for k, (x, text) in enumerate(zip(places, nodes)):
        if text:
            ax.text(x, y, text, ha="center", va="center", fontsize=15, bbox=box)
        if k:
            start, end = places[k - 1] + gaps[k - 1], x - gaps[k]
            ax.annotate(
                "",
                (end, y),
                (start, y),
                arrowprops={"arrowstyle": "-|>", "lw": 2.4, "color": edge_color},
            )
            ax.text(
                (start + end) / 2, y + 0.16, edges[k - 1], ha="center", va="bottom", fontsize=15
            )
    ax.text(-0.4, y + 0.8, title, fontsize=13, weight="bold")


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las dos maneras de dibujar una red
fig, ax = plt.subplots(figsize=(10.5, 3.8))
names = ["$X$", "$Z_1$", "$A_1$", "$\\hat{Y}$"]
functions = ["$\\cdot\\, W_1 + b_1$", "ReLU", "$\\cdot\\, W_2 + b_2$"]
draw_chain(
    ax,
    1.8,
    "nodos = valores, flechas = funciones",
    names,
    functions,
    "circle,pad=0.5",
    SKY,
    ORANGE,
    0.45,
)
functions = ["", *functions, ""]
draw_chain(
    ax,
    0,
    "nodos = funciones, flechas = valores",
    functions,
    names,
    "round,pad=0.5",
    ORANGE,
    SKY,
    0.75,
)
ax.set(xlim=(-0.6, 9.6), ylim=(-0.5, 2.9))
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y hay **tres escalas**, como en un mapa: las capas, para hablar de toda la red; los vectores, para comprobar las formas; los números, para hacer una cuenta.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las tres escalas de una red
sizes, style = [3, 4, 2], {"edgecolor": "#333333", "linewidth": 1.5}
colors = ["white", lighten(SKY, 0.55), lighten(SKY, 0.55)]
arrow = {"arrowstyle": "-|>", "lw": 2, "color": "#333333"}
fig, axes = plt.subplots(3, 1, figsize=(8.4, 5.6), height_ratios=[0.7, 1.4, 2.5])
for ax, title, height in zip(axes, ["capas", "vectores", "números"], [1, 2.3, 2]):
    ax.text(-0.8, 0, title, va="center", weight="bold")
    ax.set(ylim=(-height, height))
    ax.axis("off")

for k, text in enumerate(["entrada, 3", "densa, 4, ReLU", "densa, 2"]):
    box = style | {"boxstyle": "round,pad=0.5", "facecolor": colors[k]}
    axes[0].text(k, 0, text, ha="center", va="center", bbox=box)
    for i in range(sizes[k]):
        corner = (k - 0.04, sizes[k] / 2 - i - 1)
        axes[1].add_patch(plt.Rectangle(corner, 0.08, 1, facecolor=colors[k], **style))
    axes[1].text(k + 0.07, 0, ["$x$", "$a$", "$\\hat{y}$"][k], va="center", fontsize=15)
for k in [1, 2]:
    axes[0].annotate("", (k - 0.34, 0), (k - 0.66, 0), arrowprops=arrow)
    axes[1].annotate("", (k - 0.06, 0), (k - 0.84, 0), arrowprops=arrow)
    axes[1].text(
        k - 0.45, 0.3, f"$W_{k}$ {sizes[k - 1], sizes[k]},  $b_{k}$ ({sizes[k]},)", ha="center"
    )

draw_network(
    sizes, [["$x_1$", "$x_2$", "$x_3$"], [""] * 4, ["$\\hat{y}_1$", "$\\hat{y}_2$"]], ax=axes[2]
)
for ax in axes:
    ax.set_xlim(-0.85, 2.4)
plt.show()

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
def bump(x, s):
    """Una red 1 → 2 → 1: dos sigmoides ocultas y una salida que las resta."""
    W1, b1 = np.array([[s, s]]), np.array([-0.3 * s, -0.7 * s])
    w2 = np.array([1, -1])
    return sigmoid(x @ W1 + b1) @ w2


print("en 0.1, 0.3 y 0.5:", bump(np.array([[0.1], [0.3], [0.5]]), 20).round(3))

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Dos sigmoides forman una loma
x = np.linspace(0, 1, 400)[:, None]
fig, axes = plt.subplots(1, 2, figsize=(10, 3.2))
axes[0].plot(x, sigmoid(20 * (x - 0.3)), color=BLUE, label="sube en 0.3")
axes[0].plot(x, -sigmoid(20 * (x - 0.7)), color=ORANGE, label="baja en 0.7")
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
# **Pruébalo.** En `bump`, cambia 0.7 por 0.4 y mira el panel de la derecha (las dos sigmoides del otro están fijas). La loma se estrecha, pero con $s = 20$ no llega ni a la mitad de altura. ¿Qué $s$ hace falta para que
# llegue a 0.9 en su centro, $x = 0.35$?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con muchas lomas estrechas, cada una tan alta como la curva en su sitio, se imita la curva entera. En 1989, George Cybenko lo demostró para sigmoides, y en 1991 Kurt Hornik para cualquier
# activación continua, acotada y no constante; para la ReLU, que no está acotada, se probó en 1993. Es el **teorema de aproximación universal** (*universal approximation theorem*): una capa oculta con suficientes neuronas se acerca
# cuanto se quiera a cualquier función continua en un intervalo cerrado.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Un seno con $N$ ReLU
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
# ## ¿Cuántos números hay que encontrar?
#
# Los pesos y los sesgos se llaman **parámetros** (*parameters*): son lo que se aprende. Una capa de $d$ entradas y $m$ neuronas tiene $d \cdot m$ pesos y $m$ sesgos, en total
# $(d + 1)\,m$. A mano:
#
# | red | capa a capa | total |
# |:---|:---|:---:|
# | 6 → 1 | 6·1 + 1 | 7 |
# | 6 → 4 → 1 | (6·4 + 4) + (4·1 + 1) = 28 + 5 | 33 |
# | 6 → 4 → 4 → 1 | 28 + (4·4 + 4) + 5 = 28 + 20 + 5 | 53 |
# | 6 → 4 → 4 → 4 → 1 | 28 + 20 + 20 + 5 | 73 |


# %% slideshow={"slide_type": "fragment"}
def count_parameters(sizes):
    return sum((d + 1) * m for d, m in zip(sizes[:-1], sizes[1:]))


networks = [[6, 1], [6, 4, 1], [6, 4, 4, 1], [6, 4, 4, 4, 1]]
print([count_parameters(sizes) for sizes in networks])

# %% [markdown] slideshow={"slide_type": "subslide"}
# Setenta y tres: la primera apuesta. ¿Dice Keras lo mismo? En Keras, nuestra capa se llama `Dense(m)`, y guarda $W$ y $b$ con las mismas formas que aquí.

# %% tags=["setup"]
# Preparar Keras
import keras

setup()

# %% slideshow={"slide_type": "fragment"}
for sizes in networks:
    layers = [keras.layers.Dense(m) for m in sizes[1:]]
    model = keras.Sequential([keras.Input((sizes[0],)), *layers])
    print(" → ".join(map(str, sizes)), ":", model.count_params())
    assert model.count_params() == count_parameters(sizes)

print([tuple(p.shape) for p in model.weights])

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y con los mismos números hace la misma cuenta. Aquí están los estudiantes en una `Dense(2)`:

# %% slideshow={"slide_type": "fragment"}
layer = keras.layers.Dense(2)
layer.build((None, 3))  # (lote, entradas): None es «los que lleguen»
layer.set_weights([W, b])
y_pred = keras.ops.convert_to_numpy(layer(students.X))
print(y_pred[0], y_pred.shape)
assert np.allclose(y_pred, students.X @ W + b, atol=1e-4)

# %% [markdown]
# **Pruébalo.** Con una sola capa oculta, 6 → $m$ → 1, también se pueden gastar 73 parámetros justos. Calcula $m$ y compruébalo con `count_parameters`.

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
# mueve nada. Tercera apuesta resuelta: hay que empezar **al azar**, para *romper la simetría* (*symmetry breaking*). Los sesgos sí pueden empezar en cero.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Al azar, pero ¿cuánto?
#
# Si los pesos son pequeños, cada capa encoge lo que recibe; si son grandes, lo agranda. Midamos el tamaño de unos números por la media de sus cuadrados: en los pesos, que tienen media
# cero, es su **varianza** $v$, el cuadrado de la desviación. Una neurona suma $d$ productos, así que la capa multiplica el tamaño por $d\,v$; y la ReLU, que anula la mitad, lo deja en $d\,v/2$. Para que ni crezca ni
# mengüe hace falta $v = 1/d$ sin activación y $v = 2/d$ con ReLU.
#
# | inicializador | cómo elige los pesos | varianza |
# |:---|:---|:---:|
# | ceros | todos 0 | 0 |
# | normal | campana de desviación 0.05 | 0.0025 |
# | uniforme | entre −0.05 y 0.05, todos igual de probables | 0.00083 |
# | truncada | como la normal, sin nada más allá de dos desviaciones | 0.0019 |
# | ortogonal | columnas perpendiculares de longitud 1 | $1/d$ |
# | LeCun | campana a la medida de las entradas | $1/d$ |
# | Glorot | a la medida de entradas y salidas; el de `Dense` | $2/(d + m)$ |
# | He | como LeCun, pensado para ReLU | $2/d$ |

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con 256 neuronas por capa y la normal de 0.05: $d\,v/2 = 256 \cdot 0.0025 / 2 = 0.32$. Tras diez capas queda $0.32^{10}$, y su raíz, que está en las mismas unidades que los
# datos, es $0.32^5 \approx 0.003$; el azar moverá algo la cifra. **Predice** cuáles de los ocho aguantan diez capas.

# %% slideshow={"slide_type": "fragment"}
start = keras.initializers
initializers = {
    "ceros": lambda seed: start.Zeros(),
    "normal": lambda seed: start.RandomNormal(stddev=0.05, seed=seed),
    "uniforme": lambda seed: start.RandomUniform(-0.05, 0.05, seed=seed),
    "truncada": lambda seed: start.TruncatedNormal(stddev=0.05, seed=seed),
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
assert isinstance(layer.kernel_initializer, keras.initializers.GlorotUniform)  # el de Dense

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La dispersión, capa a capa, con cada inicializador
fig, axes = plt.subplots(1, 2, figsize=(10, 4.1), sharey=True)
styles = ["-", "-", "--", ":", "-", "--", ":", "-"]
for ax, results, title in zip(axes, [linear, rectified], ["Sin activación", "Con ReLU"]):
    for (name, values), style, color in zip(results.items(), styles, [GRAY, *COLORS]):
        ax.plot(values, style, color=color, label=name, marker="o", markersize=4)
    ax.set(title=title, xlabel="capa", xticks=range(0, 11, 2))
    ax.set_yscale("symlog", linthresh=1e-6)
axes[0].set(ylabel="dispersión de las activaciones", yticks=[0, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10])
axes[1].legend(loc="upper left", bbox_to_anchor=(1, 1))
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
# **Pruébalo.** Añade a `initializers` una entrada `"grande"`, una normal de desviación 0.2. ¿Cuánto predices tras diez capas con ReLU? Compáralo con la tabla.
#
# En [el laboratorio](playground.ipynb), los encargos 3 y 4 enseñan en vivo dos ideas de esta lección: cuántas neuronas hacen falta para encerrar un disco, y que sin activación da igual
# cuántas capas pongas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. Si te atascas, `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Predecir las formas
#
# Una red 10 → 16 → 3 recibe un lote de 32 ejemplos. Sin ejecutar nada, escribe la forma de cada matriz (por ejemplo, la de $X$ es `(32, 10)`) y cuántos parámetros tiene la red.

# %% tags=["exercise"]
shapes = {"W1": ..., "b1": ..., "A1": ..., "W2": ..., "b2": ..., "y_pred": ...}
n_parameters = ...

check(1, (shapes, n_parameters))

# %% tags=["solution"]
shapes = {"W1": (10, 16), "b1": (16,), "A1": (32, 16), "W2": (16, 3), "b2": (3,), "y_pred": (32, 3)}
n_parameters = (10 + 1) * 16 + (16 + 1) * 3  # 227; el lote no interviene

check(1, (shapes, n_parameters))

# %% [markdown]
# ### Ejercicio · Encontrar el error
#
# Esta función debería dar la diferencia media, en valor absoluto, entre lo predicho y lo real. Predicciones y notas coinciden, y aun así no da cero:


# %%
def broken_error(y_pred, y_true):
    return np.abs(y_pred - y_true).mean()


print(broken_error(np.array([[4.0], [7.0], [9.0]]), np.array([4.0, 7.0, 9.0])).round(2))

# %% [markdown]
# Escribe `mean_error(y_pred, y_true)` de modo que dé lo correcto tanto si `y_pred` llega con forma $(n, 1)$ como con forma $(n,)$. `y_true` siempre tiene forma $(n,)$.


# %% tags=["exercise"]
def mean_error(y_pred, y_true):
    return ...


check(2, mean_error)


# %% tags=["solution"]
def mean_error(y_pred, y_true):
    y_pred = y_pred.reshape(y_true.shape)  # la misma forma antes de restar
    return np.abs(y_pred - y_true).mean()


check(2, mean_error)

# %% [markdown]
# ### Ejercicio · Una red de cualquier profundidad
#
# Escribe `forward(X, layers)`: recibe `X`, de forma $(n, d)$, y una lista de parejas `(W, b)`, una por capa. Aplica ReLU tras cada capa **menos la última** y devuelve la salida.


# %% tags=["exercise"]
def forward(X, layers):
    return ...


check(3, forward)


# %% tags=["solution"]
def forward(X, layers):
    A = X
    for W, b in layers[:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = layers[-1]
    return A @ W + b


check(3, forward)

# %% [markdown]
# ### Ejercicio · Todas en una
#
# Escribe `merge(layers)`: recibe una lista de parejas `(W, b)` de capas **sin activación** y devuelve la `W` y el `b` de la única capa que hace lo mismo que todas seguidas.


# %% tags=["exercise"]
def merge(layers):
    W = ...
    b = ...
    return W, b


check(4, merge)


# %% tags=["solution"]
def merge(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W = W @ W_next
        b = b @ W_next + b_next  # el sesgo también atraviesa las capas que siguen
    return W, b


check(4, merge)

# %% [markdown]
# ### Ejercicio · Una tienda de campaña
#
# Elige los números de una red con **tres ReLU**, $\hat{y} = \text{ReLU}(x\,w + b) \cdot v + c$, que valga 0 hasta $x = 1$, suba recta hasta 1 en $x = 2$, baje recta hasta 0 en $x = 3$ y
# se quede en 0. Los vectores `w`, `b` y `v` tienen forma $(3,)$, y `c` es un número. Hay muchas respuestas correctas.

# %% tags=["exercise"]
w = ...
b = ...
v = ...
c = ...

check(5, (w, b, v, c))

# %% tags=["solution"]
w = [1, 1, 1]
b = [-1, -2, -3]  # una ReLU empieza en cada esquina: 1, 2 y 3
v = [1, -2, 1]  # la pendiente pasa de 0 a 1, de 1 a −1 y de −1 a 0
c = 0

check(5, (w, b, v, c))

# %% [markdown]
# ### Reto
#
# La red de 8 ReLU toca el seno en sus nueve puntos, y por eso se queda corta en las crestas: su error máximo es 0.07. Sin añadir neuronas, mueve los puntos y sus alturas (`join_points` admite
# los que quieras). Con multiplicar las alturas por 1.04 ya se llega a 0.04; ¿cuánto más puedes bajar? ¿Dónde conviene juntar los puntos, y por qué?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una capa es $A = g(XW + b)$: una fila por ejemplo, una columna por neurona.
# - $(n, d)$ por $(d, m)$ da $(n, m)$; el primer eje es el lote, y los parámetros no dependen de él: son $(d + 1)\,m$.
# - Sin activación, cualquier número de capas equivale a una.
# - Una capa oculta basta para aproximar cualquier función continua, pero el teorema no dice cómo encontrarla ni que generalice.
# - Los pesos empiezan al azar para romper la simetría, y a la medida de $d$ para que la señal ni se apague ni se dispare.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | capa de entrada, de salida | *input, output layer* | los datos; la respuesta |
# | capa densa o totalmente conectada | *dense, fully connected layer* | cada neurona recibe todo lo de la capa anterior |
# | red hacia delante | *feed-forward network* | los números avanzan y nunca vuelven |
# | producto de matrices | *matrix product* | todas las filas por todas las columnas |
# | lote | *batch* | los ejemplos que se calculan juntos; el primer eje |
# | difusión | *broadcasting* | estirar una forma para que encaje con otra |
# | función de activación | *activation function* | la $g$ que se aplica a cada número tras la capa |
# | aproximación universal | *universal approximation* | imitar cualquier función continua con una capa oculta |
# | parámetros | *parameters* | los pesos y los sesgos: lo que se aprende |
# | inicializador | *initializer* | la regla que elige los primeros pesos |
# | romper la simetría | *symmetry breaking* | empezar con neuronas distintas, para que aprendan cosas distintas |

# %% [markdown]
# ## Para saber más
#
# - G. Cybenko (1989), *Approximation by superpositions of a sigmoidal function*: el teorema, con sigmoides.
# - K. Hornik (1991), *Approximation capabilities of multilayer feedforward networks*: con activaciones acotadas.
# - M. Leshno, V. Lin, A. Pinkus y S. Schocken (1993), *Multilayer feedforward networks with a nonpolynomial activation function can approximate any function*: cubre también la ReLU.
# - Y. LeCun, L. Bottou, G. Orr y K.-R. Müller (1998), *Efficient BackProp*; X. Glorot e Y. Bengio (2010), *Understanding the difficulty of training deep feedforward neural networks*; K. He, X. Zhang, S. Ren y J. Sun (2015), *Delving deep into rectifiers*: tres inicializadores y sus razones.
# - A. Saxe, J. McClelland y S. Ganguli (2014), *Exact solutions to the nonlinear dynamics of learning in deep linear neural networks*: el ortogonal.
