# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from exercises.capas_y_matrices import check, hint, progress, solution
from utils.data import load_students
from utils.environment import setup
from utils.plotting import (
    BLUE,
    GRAY,
    GREEN,
    ORANGE,
    SKY,
    draw_cells,
    draw_network,
    lighten,
    plot_points,
)

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuántas cuentas hace una red?
#
# En la [[la_neurona]], tres neuronas hicieron XOR, y seguimos la cuenta de cada una. La red que leía cifras en la [[bienvenida]] tenía 74 neuronas (64 ocultas y 10 de salida), y aprendía de 1415 dibujos. Pasar todos los dibujos por todas las neuronas son $74 \cdot 1415 = 104710$ cuentas como aquellas, y en cada una, 64 productos en vez de 2. Hoy escribirás una capa entera, con todos sus ejemplos, en **una línea**.
#
# Antes de seguir, apuesta y apúntalo:
#
# 1. Una red recibe 6 números, los pasa por tres capas de 4 neuronas y acaba en una sola. ¿Cuántos pesos y sesgos tiene: unos 20, unos 70 o unos 700?
# 2. Quita a las neuronas el escalón: que solo multipliquen y sumen. ¿Pueden tres capas hacer algo que una no pueda?

# %% tags=["verify"]
assert (64 + 10) * (1797 - 382) == 104710

# %% [markdown] slideshow={"slide_type": "subslide"}
# Primero, los nombres. Las neuronas se agrupan en capas:
#
# - La **capa de entrada** (*input layer*) son los datos. No calcula nada.
# - Las capas ocultas, que ya conoces, transforman lo que reciben.
# - La **capa de salida** (*output layer*) da la respuesta: tiene una neurona por cada número que se quiere obtener.
#
# En el dibujo, cada neurona recibe todos los números de la capa anterior. A una capa así se le llama **densa** (*dense*).

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Una red densa: tres entradas, cuatro neuronas ocultas y dos de salida
# alt: Tres círculos de entrada, cuatro de la capa oculta y dos de salida. De cada círculo sale una línea a todos los de la capa siguiente, y ninguna vuelve atrás.
titles = ["capa de entrada", "capa oculta", "capa de salida"]
names = [["$x_1$", "$x_2$", "$x_3$"], [""] * 4, ["", ""]]
fig, ax = plt.subplots(figsize=(7.5, 3.4))
draw_network([3, 4, 2], names, titles=titles, ax=ax)
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se multiplican dos tablas?
#
# Empecemos por una neurona y un ejemplo. El ejemplo trae cuatro números, $x = (3, 2, 4, 5)$, y la neurona tiene cuatro pesos, $w = (5, 7, 8, 7)$. El producto escalar multiplica pareja a pareja y suma:
#
# $$3 \cdot 5 + 2 \cdot 7 + 4 \cdot 8 + 5 \cdot 7 = 15 + 14 + 32 + 35 = 96$$
#
# La función `dot` hace eso con un bucle. NumPy lo hace con el signo `@` («arroba»).


# %% slideshow={"slide_type": "fragment"}
def dot(u, v):
    total = 0
    for i in range(len(u)):
        total = total + u[i] * v[i]
    return total


x = np.array([3, 2, 4, 5])
w = np.array([5, 7, 8, 7])
print("con un bucle:", dot(x, w))
print("con @:", x @ w)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ahora tenemos **tres ejemplos** y **tres neuronas**. Los números van en dos tablas:
#
# - en $X$, cada **fila** es un ejemplo;
# - en $W$, cada **columna** son los pesos de una neurona.
#
# El ejemplo de antes es la primera fila de $X$; la neurona de antes, la primera columna de $W$.
#
# Una tabla de números, con filas y columnas, se llama **matriz** (*matrix*). Cuántas filas y cuántas columnas tiene es su **forma** (*shape*): aquí $X$ tiene forma $(3, 4)$, y $W$, $(4, 3)$. En el código serán `X_small` y `W_small`.

# %% slideshow={"slide_type": "fragment"}
X_small = np.array([[3, 2, 4, 5], [3, 4, 1, 9], [6, 9, 2, 1]])  # 3 ejemplos, uno por fila
W_small = np.array([[5, 2, 6], [7, 3, 1], [8, 5, 1], [7, 2, 8]])  # 3 neuronas, una por columna
print("X:", X_small.shape, " W:", W_small.shape)
print("segundo ejemplo:", X_small[1])  # se cuenta desde 0
print("tercera neurona:", W_small[:, 2])  # los dos puntos piden todas las filas

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cada ejemplo pasa por cada neurona, así que hay $3 \cdot 3 = 9$ productos escalares. El resultado es otra matriz, $Z$. En la fila $i$ y la columna $j$ está lo que da el ejemplo $i$ en la neurona $j$:
#
# $$Z_{ij} = \text{fila } i \text{ de } X \;\cdot\; \text{columna } j \text{ de } W$$
#
# Hacer todos esos productos se llama **producto de matrices** (*matrix product*). Por ejemplo, el segundo ejemplo en la tercera neurona da $3 \cdot 6 + 4 \cdot 1 + 1 \cdot 1 + 9 \cdot 8 = 95$.
#
# El `assert` del final da un error si las dos tablas no son idénticas, y si lo son no dice nada.

# %% slideshow={"slide_type": "fragment"}
Z_loop = np.zeros((3, 3))  # una matriz de ceros, para llenarla
for i in range(3):
    for j in range(3):
        Z_loop[i, j] = dot(X_small[i], W_small[:, j])

Z_small = X_small @ W_small
print(Z_small)
assert np.array_equal(Z_small, Z_loop)

# %% tags=["verify"]
assert Z_small.tolist() == [[96, 42, 64], [114, 41, 95], [116, 51, 55]]

# %% [markdown] slideshow={"slide_type": "subslide"}
# Para no perderse, se pone $W$ encima del resultado y $X$ a su izquierda. Así, cada casilla de $Z$ está donde su fila se cruza con su columna. Elige otra casilla, haz su cuenta y compárala con la figura:

# %% slideshow={"slide_type": "fragment"}
row, column = 1, 2  # la segunda fila y la tercera columna

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Una casilla de Z, donde se cruzan su fila de X y su columna de W
# alt: La matriz X a la izquierda, W arriba y Z en el cruce. Están coloreadas una fila de X, una columna de W y la casilla de Z que sale de ellas, y al lado se lee su cuenta.
if row in range(3) and column in range(3):
    fig, ax = plt.subplots(figsize=(6.6, 5.4))
    blue, orange, green = lighten(BLUE, 0.55), lighten(ORANGE, 0.4), lighten(GREEN, 0.35)
    draw_cells(ax, X_small, lambda i, j, v: blue if i == row else "white", left=-4.5, fontsize=14)
    draw_cells(
        ax, W_small, lambda i, j, v: orange if j == column else "white", top=4.5, fontsize=14
    )
    draw_cells(
        ax, Z_small, lambda i, j, v: green if (i, j) == (row, column) else "white", fontsize=14
    )
    ax.text(-2.5, -3.45, f"$X$ {X_small.shape}", ha="center", va="center", fontsize=14)
    ax.text(1.5, -3.45, f"$Z$ {Z_small.shape}", ha="center", va="center", fontsize=14)
    ax.text(3.25, 2.5, f"$W$\n{W_small.shape}", ha="left", va="center", fontsize=14)
    terms = "\n+ ".join(f"{a}·{b}" for a, b in zip(X_small[row], W_small[:, column]))
    text = (
        f"X_small[{row}]\n@ W_small[:, {column}]\n\n{terms}\n= {X_small[row] @ W_small[:, column]}"
    )
    ax.text(-2.5, 2.4, text, ha="center", va="center", fontsize=14)
    ax.set(xlim=(-4.6, 4.6), ylim=(-3.8, 4.6))
    plt.show()
else:
    print("La fila y la columna van de 0 a 2: hay tres de cada.")

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice.** En la celda siguiente cambiamos un solo número: el 5 de $W$, en la esquina de arriba a la izquierda, pasa a ser 0. De los nueve números de $Z$, ¿cuántos cambian? ¿Cuáles?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
W_changed = W_small.copy()  # una copia, para no tocar W_small
W_changed[0, 0] = 0
print(X_small @ W_changed - Z_small)  # lo que ha cambiado cada casilla

# %% tags=["verify"]
assert (X_small @ W_changed - Z_small).tolist() == [[-15, 0, 0], [-15, 0, 0], [-30, 0, 0]]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Cambian tres: la primera columna entera. Ese 5 es un peso de la primera neurona, y por ella pasan los tres ejemplos. Es fácil responder que uno, porque solo cambió uno.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se escribe una capa entera?
#
# Solo falta el sesgo. Dejamos el escalón para más tarde: hasta entonces, una capa solo multiplica y suma.
#
# De ocho estudiantes sabemos tres cosas: las horas de estudio, la edad y la nota media. Queremos sacar dos números de cada uno, N1 y N2. Son dos neuronas, con los pesos **puestos a mano**: hoy nadie ha aprendido nada, y no serán notas de 0 a 10.
#
# El primero estudia 2 horas, tiene 24 años y un 4 de media. Con $w = (1, 2, 3)$ y $b = -46$ para N1, y $w = (4, 5, 6)$ y $b = -108$ para N2:
#
# $$\text{N1} = 1 \cdot 2 + 2 \cdot 24 + 3 \cdot 4 - 46 = 16 \qquad \text{N2} = 4 \cdot 2 + 5 \cdot 24 + 6 \cdot 4 - 108 = 44$$
#
# Para hacer las dos neuronas a la vez, pon los pesos de cada una en una columna y los dos sesgos en una lista:
#
# $$Z = XW + b \qquad W = \begin{pmatrix} 1 & 4 \\ 2 & 5 \\ 3 & 6 \end{pmatrix} \qquad b = (-46,\ -108)$$

# %% slideshow={"slide_type": "subslide"}
students = load_students()
X = students.X  # una fila por estudiante: horas de estudio, edad y nota media
W = np.array([[1, 4], [2, 5], [3, 6]])
b = np.array([-46, -108])
Z = X @ W + b
print(Z)

# %% tags=["verify"]
_expected = [[16, 44], [12, 40], [23, 69], [24, 70], [14, 51], [14, 54], [24.4, 80.6], [17, 66]]
assert np.allclose(Z, _expected) and Z.min() > 10

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las dos neuronas de la capa, con sus pesos y sus sesgos
# alt: Tres entradas, horas de estudio, edad y nota media, unidas a dos neuronas. A la de arriba, N1, llegan los pesos 1, 2 y 3, que son la primera columna de W; a la de abajo, N2, los pesos 4, 5 y 6, la segunda.
fig, ax = plt.subplots(figsize=(7, 3.5))
draw_network([3, 2], [["$x_1$", "$x_2$", "$x_3$"], ["N1", "N2"]], [W], ax=ax)
for name, y in zip(["horas de estudio", "edad", "nota media"], [1, 0, -1]):
    ax.text(-0.12, y, name, ha="right", va="center")
for bias, y in zip(b, [0.5, -0.5]):
    ax.text(1.12, y, f"b = {bias}".replace("-", "−"), va="center")
ax.set_xlim(-0.6, 1.4)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# $XW$ tiene ocho filas, y $b$ es una lista de dos números. NumPy **estira** (*broadcasting*) la lista: la suma a cada fila, el $-46$ en la primera columna y el $-108$ en la segunda.
#
# Esa es la cuenta de cualquier capa densa, tenga dos neuronas o dos mil: $Z = XW + b$. La red de la [[bienvenida]] son dos capas: sus 104710 cuentas caben en dos líneas como esta. Con `@` tardan centésimas de segundo o menos; con nuestro bucle, más de cien veces más.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué formas encajan?
#
# Llamemos $n$ al número de ejemplos, $d$ a los números que trae cada uno y $m$ a las neuronas:
#
# | qué | forma | aquí | se lee |
# |:---|:---:|:---:|:---|
# | $X$ | $(n, d)$ | $(8, 3)$ | una fila por ejemplo, una columna por entrada |
# | $W$ | $(d, m)$ | $(3, 2)$ | una fila por entrada, una columna por neurona |
# | $b$ | $(m,)$ | $(2,)$ | un sesgo por neurona |
# | $Z$ | $(n, m)$ | $(8, 2)$ | una fila por ejemplo, una columna por neurona |
#
# La coma de $(m,)$ dice que $b$ es una lista, y no una tabla. La regla es esta: $(n, d)$ por $(d, m)$ da $(n, m)$. **Las dos $d$ tienen que ser iguales, y desaparecen.**
#
# Los ejemplos que se calculan juntos forman un **lote** (*batch*). Su número, $n$, no está en la forma de $W$ ni en la de $b$. Por eso la misma capa vale para un ejemplo o para un millón. Por ejemplo, para los cinco primeros estudiantes:

# %% slideshow={"slide_type": "fragment"}
few = X[:5]  # las cinco primeras filas
print("lote:", few.shape, " resultado:", (few @ W + b).shape)
print("¿los mismos números?", np.array_equal(few @ W + b, Z[:5]))

# %% [markdown] slideshow={"slide_type": "subslide"}
# Un error de forma muy común es poner cada neurona en una **fila**. Para verlo sin que el cuaderno se detenga usamos `try`: si lo de dentro falla, Python salta a `except` y enseñamos el mensaje.

# %% slideshow={"slide_type": "fragment"}
W_rows = np.array([[1, 2, 3], [4, 5, 6]])  # una neurona por fila: al revés
try:
    print(X @ W_rows)
except ValueError as error:
    print(error)

print(W_rows.T)

# %% tags=["verify"]
assert np.array_equal(W_rows.T, W)

# %% [markdown] slideshow={"slide_type": "fragment"}
# De ese mensaje importa el final: los dos números que debían coincidir eran un 2 y un 3. Se arregla con `.T`, que cambia filas por columnas; la matriz que sale se llama **traspuesta** (*transpose*). Muchos libros guardan cada ejemplo en una columna y escriben $Wx + b$: es lo mismo, traspuesto.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué le hace W al plano?
#
# Con dos entradas y dos neuronas, la capa recibe un punto del plano y devuelve otro. Dejemos el sesgo para el final y tomemos
#
# $$W = \begin{pmatrix} 2 & 1 \\ -1 & 1 \end{pmatrix}$$
#
# **Predice** a mano adónde van tres puntos: $(1, 0)$, $(0, 1)$ y $(3, 2)$. ¿Dónde has visto antes los dos primeros resultados?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
W = np.array([[2, 1], [-1, 1]])
points = np.array([[1, 0], [0, 1], [3, 2]])
print(points @ W)

# %% tags=["verify"]
assert (points @ W).tolist() == [[2, 1], [-1, 1], [4, 5]]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# $(1, 0)$ va a $(2, 1)$, que es la primera fila de $W$, y $(0, 1)$ va a $(-1, 1)$, que es la segunda. El tercero es tres veces la primera fila más dos veces la segunda: $3 \cdot (2, 1) + 2 \cdot (-1, 1) = (4, 5)$.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Aquí $d = m$, y eso tiene un peligro: la traspuesta también encaja, y **no hay ningún aviso**. NumPy comprueba las formas, no lo que significan:

# %% slideshow={"slide_type": "fragment"}
print(points @ W.T)  # otros números

# %% tags=["verify"]
assert (points @ W.T).tolist() == [[2, -1], [1, 1], [8, -1]]

# %% [markdown] slideshow={"slide_type": "subslide"}
# Así que $W$ se lee de dos maneras. Por columnas, son los pesos de cada neurona. Por **filas**, dice adónde van los pasos. Dar un paso a la derecha es sumar 1 a $x_1$, y eso suma la primera fila al resultado; un paso hacia arriba, 1 más en $x_2$, suma la segunda. Y da igual **desde dónde** se dé el paso. Míralo en una cuadrícula, con una F dibujada encima:


# %% tags=["helper"]
# Dibujar el plano antes y después de una capa
grid = np.array([[[k, -3], [k, 3]] for k in range(-3, 4)])  # siete rectas, cada una con dos puntos
grid = np.concatenate([grid, grid[:, :, ::-1]])  # y otras siete, con las coordenadas cambiadas
letter = np.array([[0, 0], [0, 2], [1.2, 2], [1.2, 1.6], [0.4, 1.6], [0.4, 1.2], [1, 1.2]])
letter = np.concatenate([letter, [[1, 0.8], [0.4, 0.8], [0.4, 0]]])
steps = [((1, 0), BLUE, "-"), ((0, 1), ORANGE, "--")]


def draw_plane(ax, W):
    """La cuadrícula, una F y los pasos (1, 0) y (0, 1), cada uno en el sitio adonde lo lleva W."""
    ax.plot(*(grid @ W).transpose(2, 1, 0), color=GRAY, linewidth=0.8, zorder=1)
    ax.fill(*(letter @ W).T, facecolor=lighten(SKY, 0.5), edgecolor="#333333", zorder=2)
    for step, color, style in steps:
        z1, z2 = step @ W
        ax.plot([0, z1], [0, z2], style, color=color, linewidth=3, zorder=3)
        ax.plot(z1, z2, "o", color=color, markersize=8, zorder=4)
    ax.plot(0, 0, "o", color="black", markersize=6, zorder=5)
    ax.set(xlim=(-6, 6), ylim=(-6, 6), aspect="equal")


def describe(W):
    """Qué queda del plano, y adónde van los dos pasos."""
    shape = ["un punto", "una recta", "un plano"][np.linalg.matrix_rank(W)]
    mirror = ", en un espejo" if np.linalg.det(W) < -0.01 else ""
    ends = [f"{step} → ({z1:g}, {z2:g})" for (step, _, _), (z1, z2) in zip(steps, W)]
    return f"lo que sale: {shape}{mirror}\n{ends[0]}   {ends[1]}".replace("-", "−")


def draw_layer(W, marked=None):
    """El plano que entra y, al lado, adónde lo lleva W; los puntos marcados llevan una estrella."""
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 4.8))
    star = {"markersize": 18, "markerfacecolor": "white", "markeredgecolor": "black", "zorder": 6}
    for ax, M in zip(axes, [np.eye(2), W]):
        draw_plane(ax, M)
        ends = [] if marked is None else np.unique(marked @ M, axis=0)
        for z1, z2 in ends:
            ax.plot(z1, z2, "*", **star)
            text = ("los dos: " if len(ends) < len(marked) else "") + f"({z1:g}, {z2:g})"
            side = {"ha": "right", "va": "center"} if z1 <= 0 else {"ha": "left", "va": "top"}
            white = {"facecolor": "white", "edgecolor": "none", "pad": 1}
            place = (z1 - 0.5, z2) if z1 <= 0 else (z1 + 0.2, z2 - 0.5)
            ax.text(*place, text, fontsize=13, bbox=white, **side)
    axes[0].set(title="lo que entra", xlabel="$x_1$", ylabel="$x_2$")
    axes[1].set(title=describe(W), xlabel="$z_1$", ylabel="$z_2$")
    plt.show()


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El plano antes y después de W
# alt: A la izquierda, una cuadrícula de cuadrados iguales con una F. A la derecha, la misma cuadrícula inclinada y estirada: los cuadrados son ahora paralelogramos, todos iguales; las rectas siguen siendo rectas y el centro no se ha movido.
draw_layer(W)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Como todos los pasos a la derecha cambian lo mismo, y todos los de subida también, con esta $W$ las rectas siguen siendo rectas, las paralelas siguen paralelas y todos los cuadrados pasan a ser la misma figura. Sin escalón, una capa puede girar el plano, estirarlo, inclinarlo, reflejarlo como un espejo o, como verás enseguida, aplastarlo. Lo que **no puede es doblarlo**. ¿Y el sesgo? Suma lo mismo a todos los puntos: mueve la figura entera, sin cambiarla.
#
# **Pruébalo.** Mueve los cuatro números de $W$. Consigue tres cosas: que la F dé media vuelta, que se vea como en un espejo, y que todo el plano caiga en una recta.

# %% tags=["setup"]
# Preparar los deslizadores
from ipywidgets import FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve los cuatro números de W
def show_layer(a, b, c, d):
    W = np.array([[a, b], [c, d]])
    fig, ax = plt.subplots(figsize=(5.2, 5.2), layout="none")
    draw_plane(ax, W)
    ax.set_title(describe(W))
    plt.show()


def slider(value, name):
    return FloatSlider(value, min=-2, max=2, step=0.5, description=name)


interact(
    show_layer,
    a=slider(2, "W[0, 0]"),
    b=slider(1, "W[0, 1]"),
    c=slider(-1, "W[1, 0]"),
    d=slider(1, "W[1, 1]"),
);  # fmt: skip

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con filas $(-1, 0)$ y $(0, -1)$ la F da media vuelta. Con $(-1, 0)$ y $(0, 1)$ se ve en un espejo. El plano cae en una recta cuando las dos filas apuntan en la misma dirección, o en direcciones opuestas: por ejemplo, $(2, 1)$ y $(1, 0.5)$. También si una de las dos es $(0, 0)$; si lo son las dos, cae en un punto.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Se pierde algo por el camino?
#
# A veces sí. En esta matriz, la segunda fila es el doble de la primera:
#
# $$W = \begin{pmatrix} 1 & 1 \\ 2 & 2 \end{pmatrix}$$
#
# A mano, $(2, 0)$ va a $2 \cdot (1, 1) = (2, 2)$, y $(0, 1)$ va a la segunda fila, que también es $(2, 2)$. Dos puntos distintos, las estrellas, acaban en el mismo sitio, y el plano entero cae en una recta:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Una W que aplasta el plano
# alt: A la izquierda, la cuadrícula con la F y una estrella en cada uno de dos puntos, (2, 0) y (0, 1). A la derecha, todo ha caído en una sola recta inclinada: la F ya no se reconoce y solo queda una estrella, en (2, 2).
W_flat, stars = np.array([[1, 1], [2, 2]]), np.array([[2, 0], [0, 1]])
draw_layer(W_flat, stars)

# %% tags=["verify"]
assert (stars @ W_flat).tolist() == [[2, 2], [2, 2]]

# %% [markdown] slideshow={"slide_type": "fragment"}
# La capa siguiente recibe de esos dos puntos los mismos números, así que da la misma respuesta. **Ninguna capa recupera lo que una anterior juntó.** Eso es malo si había que distinguirlos, y útil si había que tratarlos igual, como los dos casos del XOR que caían en el mismo punto.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Sirve de algo apilar capas?
#
# Apilar capas es dar la salida de una como entrada a la siguiente. Probemos con tres capas de una neurona, sin escalón:
#
# $$h_1 = 2x + 1 \qquad h_2 = 3h_1 - 4 \qquad \hat{y} = -h_2 + 5$$
#
# Sustituye. Primero, $h_2 = 3(2x + 1) - 4 = 6x - 1$. Después, $\hat{y} = -(6x - 1) + 5 = -6x + 6$. Las tres capas hacen lo mismo que **una** neurona con $w = -6$ y $b = 6$.
#
# Con matrices pasa igual. El paréntesis se reparte, como con números:
#
# $$(XW_1 + b_1)\,W_2 + b_2 = X\,(W_1W_2) + (b_1W_2 + b_2)$$
#
# Lo que multiplica a $X$ es una matriz, y lo que se suma, una lista: otra vez una capa. En $b_1W_2$, una lista por una matriz, la lista se trata como una fila de datos: $(4,)$ por $(4, 2)$ da $(2,)$.
#
# ¿Por qué $(XW_1)W_2$ es lo mismo que $X(W_1W_2)$? Con el plano se entiende. Si $W_1$ lleva $(1, 0)$ a $(2, 1)$, y $W_2$ cambia de sitio las dos coordenadas, $(1, 0)$ acaba en $(1, 2)$: esa es la primera fila de $W_1W_2$. Solo importa dónde acaba cada paso. **El orden cuenta**, porque en $W_2W_1$ el cambio de sitio iría antes:

# %% slideshow={"slide_type": "fragment"}
W1 = np.array([[2, 1], [-1, 1]])
W2 = np.array([[0, 1], [1, 0]])
print("W1 @ W2:", (W1 @ W2).tolist())  # tolist: en una sola línea
print("W2 @ W1:", (W2 @ W1).tolist())

# %% tags=["verify"]
assert (W1 @ W2).tolist() == [[1, 2], [1, -1]] and (W2 @ W1).tolist() == [[-1, 1], [2, 1]]

# %% [markdown] slideshow={"slide_type": "subslide"}
# Hagámoslo con una red 3 → 4 → 4 → 2 y números al azar. La fórmula se usa dos veces: se juntan las dos primeras capas y, después, el resultado con la tercera. Entre pesos y sesgos tiene 46 números: 16, 20 y 10 en cada capa. **Predice**: ¿cuántos tendrá la única capa que la sustituye?

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)  # números al azar; con el 0, siempre los mismos
X = rng.normal(size=(6, 3))  # seis ejemplos
W1, b1 = rng.normal(size=(3, 4)), rng.normal(size=4)
W2, b2 = rng.normal(size=(4, 4)), rng.normal(size=4)
W3, b3 = rng.normal(size=(4, 2)), rng.normal(size=2)
three = ((X @ W1 + b1) @ W2 + b2) @ W3 + b3

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
W = W1 @ W2 @ W3
b = (b1 @ W2 + b2) @ W3 + b3
one = X @ W + b

total = W.size + b.size  # size: cuántos números tiene
print("W:", W.shape, " b:", b.shape, " en total:", total, "números")
assert np.abs(three - one).max() < 1e-12  # la mayor diferencia, solo redondeo

# %% tags=["verify"]
assert sum(part.size for part in (W1, b1, W2, b2, W3, b3)) == 46 and W.size + b.size == 8
for _seed in range(200):
    _rng = np.random.default_rng(_seed)
    _X, _W1, _W2, _W3 = [_rng.normal(size=_s) for _s in [(6, 3), (3, 4), (4, 4), (4, 2)]]
    _b1, _b2, _b3 = [_rng.normal(size=_s) for _s in (4, 4, 2)]
    _three = ((_X @ _W1 + _b1) @ _W2 + _b2) @ _W3 + _b3
    _one = _X @ (_W1 @ _W2 @ _W3) + ((_b1 @ _W2 + _b2) @ _W3 + _b3)
    assert np.abs(_three - _one).max() < 1e-12

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Ocho: $3 \cdot 2$ pesos y 2 sesgos. Ahí está la segunda apuesta: **varias capas que solo multiplican y suman son una sola**, y 46 números no pueden hacer nada que no se haga con 8. Da igual qué números sean, porque no los hemos usado en la cuenta de arriba.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué impide que se junten?
#
# La red del XOR de la [[la_neurona]] tiene dos capas, y sí puede más que una neurona. Aquí está, con sus mismos números puestos en matrices. En la capa oculta, la primera columna es un OR y la segunda, un NAND; la de salida es un AND:
#
# $$W_1 = \begin{pmatrix} 2 & -2 \\ 2 & -2 \end{pmatrix} \quad b_1 = (-1,\ 3) \qquad W_2 = \begin{pmatrix} 2 \\ 2 \end{pmatrix} \quad b_2 = (-3)$$
#
# Calculamos su respuesta con el escalón de la capa oculta y sin él. **Predice** si sin él seguirá haciendo XOR.


# %% slideshow={"slide_type": "fragment"}
def step(Z):
    return np.where(Z >= 0, 1, 0)  # 1 en las casillas que llegan a 0, y 0 en las demás


X, y_xor = np.array([[1, 0], [0, 1], [0, 0], [1, 1]]), np.array([1, 1, 0, 0])
W1, b1 = np.array([[2, -2], [2, -2]]), np.array([-1, 3])
W2, b2 = np.array([[2], [2]]), np.array([-3])

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
Z1 = X @ W1 + b1
print("con el escalón:", step(step(Z1) @ W2 + b2)[:, 0])  # la única columna
print("sin él:        ", step(Z1 @ W2 + b2)[:, 0])
print("W =", (W1 @ W2)[:, 0], " b =", b1 @ W2 + b2)

# %% tags=["verify"]
assert step(step(Z1) @ W2 + b2)[:, 0].tolist() == [1, 1, 0, 0]
assert (step(Z1 @ W2 + b2) == 1).all()
assert (W1 @ W2 == 0).all() and b1 @ W2 + b2 == 1

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Sin el escalón de en medio dispara siempre. Las dos capas se han juntado en una neurona con pesos $(0, 0)$ y sesgo 1, que ni mira lo que entra. Con otros números tampoco haría XOR: sería siempre una sola neurona, y en la [[la_neurona]] demostramos que ninguna puede.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Mira dónde están los cuatro casos al salir de la capa oculta, antes y después del escalón:

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La capa oculta del XOR, antes y después del escalón
# alt: A la izquierda, antes del escalón, los cuatro casos caen en tres puntos de una misma recta, con el naranja entre los dos azules. A la derecha, después del escalón, los tres puntos forman un triángulo, y una recta deja el naranja a un lado y los azules al otro.
names_by_rank = ["en un punto", "en una recta", "forman un triángulo"]
fig, axes = plt.subplots(1, 2, figsize=(9.5, 4.7))
for ax, H, when in zip(axes, [Z1, step(Z1)], ["Antes del escalón", "Después"]):
    low, high = H.min() - 1, H.max() + 1
    rank = np.linalg.matrix_rank(H - H[0])
    if rank == 1:
        ends = H[H[:, 0].argmin()], H[H[:, 0].argmax()]
        ax.plot(*np.transpose(ends), color=GRAY, zorder=1)
    else:
        edge = np.array([low, high])
        ax.plot(edge, -(edge * W2[0] + b2) / W2[1], color="black", label="la neurona de salida")
        ax.legend(loc="upper right")
    plot_points(H, y_xor, ax=ax, size=170)
    for z in np.unique(H, axis=0):
        cases = X[(z == H).all(axis=1)]
        here = ("entra " if len(cases) == 1 else "entran\n") + " y ".join(
            f"({a}, {c})" for a, c in cases
        )
        orange = y_xor[(z == H).all(axis=1)][0]
        side = {"xytext": (9, 7)} if orange else {"xytext": (0, -23), "ha": "center"}
        ax.annotate(here, z, textcoords="offset points", fontsize=12, **side)
    ax.set(title=f"{when}: {names_by_rank[rank]}", xlim=(low, high), ylim=(low, high))
    ax.set(aspect="equal", xticks=range(low, high + 1), yticks=range(low, high + 1))
axes[0].set(xlabel="$z_1$", ylabel="$z_2$")
axes[1].set(xlabel="$h_1$", ylabel="$h_2$")
plt.show()

# %% tags=["verify"]
assert Z1.tolist() == [[1, 1], [1, 1], [-1, 3], [3, -1]]
assert step(Z1).tolist() == [[1, 1], [1, 1], [0, 1], [1, 0]]
assert np.linalg.matrix_rank(Z1 - Z1[0]) == 1
assert np.linalg.matrix_rank(step(Z1) - step(Z1)[0]) == 2
assert (Z1[2] + Z1[3] == 2 * Z1[0]).all()  # el naranja, justo en medio

# %% [markdown] slideshow={"slide_type": "fragment"}
# Antes, los tres puntos están en una recta, con el naranja en medio: ninguna neurona deja los dos azules al otro lado. El escalón los saca de esa recta: ahora forman un triángulo, y la neurona de salida sí puede. **$W$ y $b$ dejan en una recta los puntos que estaban en ella; el escalón puede sacarlos.**
#
# Lo que se aplica a lo que sale de una capa, y que no es multiplicar y sumar, se llama **función de activación** (*activation function*). Se escribe $g$: $A = g(XW + b)$. El escalón es una, y se aplica a cada casilla por separado, como casi todas. En la [[funciones_de_activacion]] verás otras, con las que una red de varias capas puede aprender.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se dibuja una red?
#
# Hay **dos maneras**. En la primera, los nodos son valores y las flechas son operaciones. En la segunda, al revés. La red es la misma. ¿De cuál de las dos es el dibujo del comienzo?


# %% tags=["helper"]
# Dibujar una fila de nodos unidos por flechas
def draw_chain(ax, y, title, nodes, edges, node_color):
    """Una fila de nodos unidos por flechas; un nodo vacío es un extremo, y no se dibuja."""
    places = np.linspace(0, 9, len(nodes))
    shape = "round,pad=0.45" if nodes[0] == "" else "circle,pad=0.45"
    box = {"boxstyle": shape, "edgecolor": "#333333", "facecolor": lighten(node_color, 0.6)}
    gaps = [0 if not text else 0.45 if len(text) < 10 else 0.75 for text in nodes]
    for k, (x, text) in enumerate(zip(places, nodes)):
        if text:
            ax.text(x, y, text, ha="center", va="center", fontsize=14, bbox=box)
        if k:
            start, end = places[k - 1] + gaps[k - 1], x - gaps[k]
            arrow = {"arrowstyle": "-|>", "lw": 2, "color": "#333333"}
            ax.annotate("", (end, y), (start, y), arrowprops=arrow)
            ax.text((start + end) / 2, y + 0.15, edges[k - 1], ha="center", fontsize=14)
    ax.text(-0.4, y + 0.85, title, fontsize=13, weight="bold")


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las dos maneras de dibujar una red
# alt: La misma red dos veces. Arriba, círculos con los valores X, Z, A y la respuesta, y sobre las flechas, las operaciones. Abajo, cajas con las operaciones, y sobre las flechas, los valores.
fig, ax = plt.subplots(figsize=(10, 3.8))
values = ["$X$", "$Z$", "$A$", "$\\hat{y}$"]
operations = ["$\\cdot\\, W_1 + b_1$", "$g$", "$\\cdot\\, W_2 + b_2$"]
draw_chain(ax, 1.9, "nodos: valores; flechas: operaciones", values, operations, SKY)
nodes = ["", *operations, ""]
draw_chain(ax, 0, "nodos: operaciones; flechas: valores", nodes, values, ORANGE)
ax.set(xlim=(-0.6, 9.6), ylim=(-0.5, 3))
ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# De la primera. Cada círculo es un número, el que entra o el que da una neurona, y cada línea, un producto por un peso. La suma, el sesgo y la activación no se dibujan: ocurren al llegar al círculo.
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y hay **tres escalas**, como en un mapa: las capas sirven para hablar de toda la red; las matrices, para comprobar las formas; los números, para seguir una cuenta. La figura es una red 3 → 4 → 2 con dos ejemplos. Los números de abajo son los del primero: a cada producto se le suma su $b$, $g$ es el escalón, y la capa de salida no lo lleva.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las tres escalas de una red
# alt: La misma red a tres escalas. Arriba, tres cajas, una por capa. En medio, los dos ejemplos, uno por fila, y las matrices de pesos con sus formas; cada fila de tres números da una de cuatro y, después, una de dos. Abajo, un círculo por cada número del primer ejemplo y una línea por peso.
X_map = np.array([[1, 0, 2], [0, 1, 1]])
W1_map, b1_map = np.array([[1, -1, 2, 0], [0, 1, 1, 1], [1, 0, -1, -1]]), np.array([-2, 0, -1, 1])
W2_map, b2_map = np.array([[1, 2], [0, 1], [1, -1], [3, 0]]), np.array([1, -2])
A_map = step(X_map @ W1_map + b1_map)
Z_map = A_map @ W2_map + b2_map
blue, ink = lighten(SKY, 0.55), {"edgecolor": "#333333", "linewidth": 1.5}
arrow = {"arrowstyle": "-|>", "lw": 2, "color": "#333333"}
fig, axes = plt.subplots(3, 1, figsize=(9.6, 7.2), height_ratios=[0.7, 2.2, 2.5])
layers = [("capa de entrada: 3", 1.5), ("capa oculta: 4", 11.5), ("capa de salida: 2", 20)]
for text, x in layers:
    box = ink | {"boxstyle": "round,pad=0.5", "facecolor": "white" if x < 2 else blue}
    axes[0].text(x, 0, text, ha="center", va="center", bbox=box)
for (_, start), (_, end) in zip(layers[:-1], layers[1:]):
    axes[0].annotate("", (end - 2.6, 0), (start + 2.6, 0), arrowprops=arrow)
for name, M, b_map, left in [
    ("X", X_map, None, 0),
    ("W_1", W1_map, b1_map, 4),
    ("A", A_map, None, 9.5),
    ("W_2", W2_map, b2_map, 14.5),
    ("Z", Z_map, None, 19),
]:
    weights = b_map is not None
    color = lighten(ORANGE, 0.6) if weights else blue
    draw_cells(
        axes[1], M, lambda i, j, v: color if weights or i == 0 else "white", left, len(M) / 2
    )
    label = f"${name}$ {M.shape}"
    axes[1].text(left + M.shape[1] / 2, len(M) / 2 + 0.2, label, ha="center", fontsize=12)
    if weights:
        draw_cells(axes[1], b_map[None], lambda i, j, v: color, left, -len(M) / 2 - 0.4)
        label = f"${name.replace('W', 'b')}$ {b_map.shape}"
        place = left + M.shape[1] / 2, -len(M) / 2 - 1.6
        axes[1].text(*place, label, ha="center", va="top", fontsize=12)
for x, sign in [(3.5, "·"), (8.75, "$g$\n→"), (14, "·"), (17.75, "→")]:
    axes[1].text(x, 0.35 if "g" in sign else 0, sign, ha="center", va="center", fontsize=17)
values = [[f"{v}".replace("-", "−") for v in M[0]] for M in (X_map, A_map, Z_map)]
draw_network([3, 4, 2], values, ax=axes[2])
for ax, title, height in zip(axes, ["capas", "matrices", "números"], [1, 4.1, 2]):
    ax.set_title(title, loc="left", fontsize=13, weight="bold")
    ax.set(ylim=(-height, min(height, 2.8)), aspect="auto")
    ax.axis("off")
for ax in axes[:2]:
    ax.set_xlim(-1.5, 22.5)
plt.show()

# %% tags=["verify"]
assert A_map.tolist() == [[1, 0, 0, 0], [0, 1, 0, 1]] and Z_map.tolist() == [[2, 0], [4, -1]]

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuántos números hay que ajustar?
#
# Los pesos y los sesgos de una red se llaman **parámetros** (*parameters*): son los números que se ajustan al aprender. Una capa de $d$ entradas y $m$ neuronas tiene $d \cdot m$ pesos y $m$ sesgos. En total son $(d + 1)\,m$. Por ejemplo, una red 6 → 4 → 1 tiene $(6 + 1) \cdot 4 = 28$ en la capa oculta y $(4 + 1) \cdot 1 = 5$ en la de salida: 33.
#
# En Keras, una capa densa de $m$ neuronas se llama `Dense(m)`. `Input` dice cuántos números entran, y `Sequential` pone las capas una detrás de otra.

# %% tags=["setup"]
# Cargar Keras
import keras

setup()


# %% slideshow={"slide_type": "subslide"}
def count_parameters(sizes):  # sizes es una lista: [6, 4, 1]
    total = 0
    for k in range(len(sizes) - 1):
        total = total + (sizes[k] + 1) * sizes[k + 1]
    return total


def build(sizes):
    model = keras.Sequential([keras.Input((sizes[0],))])
    for m in sizes[1:]:  # desde el segundo número
        model.add(keras.layers.Dense(m))
    return model


# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice** los de las redes 6 → 4 → 4 → 1 y 6 → 4 → 4 → 4 → 1. Cada capa oculta que se añade, ¿cuántos suma?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for sizes in [[6, 1], [6, 4, 1], [6, 4, 4, 1], [6, 4, 4, 4, 1]]:
    print(sizes, "a mano:", count_parameters(sizes), " Keras:", build(sizes).count_params())

# %% tags=["verify"]
_networks = [[6, 1], [6, 4, 1], [6, 4, 4, 1], [6, 4, 4, 4, 1]]
assert [count_parameters(_sizes) for _sizes in _networks] == [7, 33, 53, 73]
assert [build(_sizes).count_params() for _sizes in _networks] == [7, 33, 53, 73]
assert [tuple(_p.shape) for _p in build([3, 2]).weights] == [(3, 2), (2,)]
_model = build([6, 4, 4, 4, 1])
_layers = [[keras.ops.convert_to_numpy(_p) for _p in _l.weights] for _l in _model.layers]
_W, _b = _layers[0]
for _W_next, _b_next in _layers[1:]:
    _W, _b = _W @ _W_next, _b @ _W_next + _b_next
_X = np.random.default_rng(0).normal(size=(50, 6)).astype("float32")
_y = keras.ops.convert_to_numpy(_model(_X))
assert _W.size + _b.size == 7 and np.abs(_y - (_X @ _W + _b)).max() < 1e-4

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Son 53 y 73: la primera apuesta era «unos 70». Cada capa oculta de 4 que recibe 4 números suma $(4 + 1) \cdot 4 = 20$.
#
# Ojo: `Dense(m)` solo multiplica y suma. Sin activación, esta red de 73 números no hace nada que no pueda hacer una sola neurona sin escalón, con 7, como la de la primera línea. Contar parámetros no es medir lo que una red puede hacer.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, y `solution(1)`, la solución.

# %% [markdown]
# ### Ejercicio · Predecir las formas
#
# Una red 10 → 16 → 3 recibe un lote de 32 ejemplos, `X`, de forma `(32, 10)`. La capa oculta calcula `A = step(X @ W1 + b1)`, y la de salida, `Z = A @ W2 + b2`. Sin ejecutar nada, escribe la forma de cada matriz y cada lista, y cuántos parámetros tiene la red.

# %% tags=["exercise"]
shapes = {"W1": ..., "b1": ..., "A": ..., "W2": ..., "b2": ..., "Z": ...}
n_parameters = ...

check(1, (shapes, n_parameters))

# %% tags=["solution"]
shapes = {"W1": (10, 16), "b1": (16,), "A": (32, 16), "W2": (16, 3), "b2": (3,), "Z": (32, 3)}
n_parameters = (10 + 1) * 16 + (16 + 1) * 3  # el lote no cuenta

check(1, (shapes, n_parameters))

# %% [markdown]
# ### Ejercicio · ¿Qué capa ha hecho esto?
#
# Esta es la salida de una capa de dos entradas y dos neuronas, esta vez **con sesgo**. El punto negro es adonde ha ido $(0, 0)$; el azul, con línea continua, adonde ha ido $(1, 0)$; el naranja, con línea a trazos, adonde ha ido $(0, 1)$. Lee los tres en la figura y escribe `W`, con sus dos filas, y `b`.

# %% tags=["figure"]
# Adónde lleva el plano una capa desconocida
# alt: Una cuadrícula deformada y corrida. El punto negro, que era el origen, está en (1, −2); el azul, que era (1, 0), en (2, 0); el naranja, que era (0, 1), en (−1, −2).
layer_W, layer_b = np.array([[1, 2], [-2, 0]]), np.array([1, -2])
fig, ax = plt.subplots(figsize=(5.4, 5.4))
for k in range(-2, 3):
    for line in ([[k, -2], [k, 2]], [[-2, k], [2, k]]):
        ax.plot(*(line @ layer_W + layer_b).T, color=GRAY, linewidth=1)
for point, color, style in [([1, 0], BLUE, "-"), ([0, 1], ORANGE, "--")]:
    line = [[0, 0], point] @ layer_W + layer_b
    ax.plot(*line.T, style, color=color, linewidth=3)
    ax.plot(*line[1], "o", color=color, markersize=9)
ax.plot(*layer_b, "o", color="black", markersize=9)
ax.set(xlim=(-4, 4), ylim=(-4, 4), aspect="equal", xlabel="$z_1$", ylabel="$z_2$")
ax.set(xticks=range(-4, 5), yticks=range(-4, 5))
plt.show()

# %% tags=["exercise"]
W = [[..., ...], [..., ...]]
b = [..., ...]

check(2, (W, b))

# %% tags=["solution"]
b = [1, -2]  # con (0, 0), XW vale 0 y solo queda el sesgo
W = [[1, 2], [-2, 0]]  # cada fila: adónde llega su paso, menos b

check(2, (W, b))

# %% [markdown]
# ### Ejercicio · Todas en una
#
# Escribe `merge(layers)`. Recibe una lista de parejas `(W, b)`, una por capa y **sin activación**; puede haber una, dos o muchas. Devuelve la `W` y el `b` de la única capa que hace lo mismo que todas seguidas. Las matrices son de NumPy. Con `for W_next, b_next in layers[1:]` recorres las parejas desde la segunda.


# %% tags=["exercise"]
def merge(layers):
    W = ...
    b = ...
    return W, b


check(3, merge)


# %% tags=["solution"]
def merge(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W = W @ W_next
        b = b @ W_next + b_next  # el sesgo también pasa por las capas siguientes
    return W, b


check(3, merge)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una capa densa es $Z = XW + b$: una fila por ejemplo, una columna por neurona.
# - $(n, d)$ por $(d, m)$ da $(n, m)$: las dos $d$ tienen que ser iguales, y desaparecen.
# - Las filas de $W$ dicen adónde van los pasos $(1, 0)$ y $(0, 1)$. Sin activación, una capa mueve el plano, o lo aplasta, pero no lo dobla.
# - Varias capas sin activación son una sola; la activación lo impide: $A = g(XW + b)$.
# - Una capa tiene $(d + 1)\,m$ parámetros, sea cual sea el lote.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | capa de entrada | *input layer* | los datos; no calcula nada |
# | capa de salida | *output layer* | la que da la respuesta |
# | capa densa | *dense layer* | cada neurona recibe todo lo de la capa anterior |
# | matriz | *matrix* | una tabla de números, con filas y columnas |
# | forma | *shape* | cuántas filas y cuántas columnas |
# | producto de matrices | *matrix product* | cada fila de una por cada columna de la otra; en NumPy, `@` |
# | estirar | *broadcasting* | repetir una lista para que encaje; aquí, $b$ en cada fila |
# | lote | *batch* | los ejemplos que se calculan juntos |
# | traspuesta | *transpose* | la matriz con las filas cambiadas por columnas; en NumPy, `.T` |
# | función de activación | *activation function* | la $g$ que se aplica a lo que sale de la capa |
# | parámetros | *parameters* | los pesos y los sesgos: lo que se ajusta al aprender |

# %% [markdown]
# ## Para saber más
#
# - A. Cayley (1858), *A memoir on the theory of matrices*: las matrices tratadas como números, que se suman y se multiplican.
# - G. Strang (2023), *Introduction to Linear Algebra*: las matrices, por columnas y por filas.
# - G. Sanderson (2016), *Essence of linear algebra*: el plano que se mueve, en vídeo.
