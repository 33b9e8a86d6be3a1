# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import Dropdown, FloatSlider, interact

from exercises.funciones_de_perdida import check, hint, progress, solution
from playground.small_network import CROSS_ENTROPY, load_moons, train_small_network
from utils.data import load_careers, load_students
from utils.environment import setup
from utils.evaluation import compare, load_experiment
from utils.plotting import BLACK, BLUE, GRAY, GREEN, ORANGE, draw_cells, lighten

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto pan horneamos?
#
# Una panadería vendió estos kilos de pan en cinco días: 10, 11, 12, 15 y 52. El último es raro: quizá fue una fiesta, quizá alguien quiso escribir 12. Hay que elegir **un solo número**, los kilos que se hornearán cada día.
#
# **Escribe tu apuesta**: ¿qué número pondrías?
#
# Ese número es la red más pequeña que existe: no tiene entradas ni pesos, solo un sesgo. Lo llamaremos $c$, y responde $\hat{y} = c$ todos los días. Su **error** (*error*) de un día es $e = \hat{y} - y$: positivo si sobra pan, y negativo si falta.
#
# Para decir qué $c$ es mejor hay que poner precio a los errores:
#
# - la **pérdida** (*loss*) $\ell$ es el precio del error de un ejemplo, aquí de un día;
# - el **coste** (*cost*) $J$ es la media de las pérdidas de todos.
#
# Aprender es buscar los números de la red que hacen pequeño el coste.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál es la mejor respuesta única?
#
# Depende de la pérdida. Las dos más usadas son:
#
# - el **error cuadrático** (*squared error*), $e^2$: el doble de error cuesta cuatro veces más;
# - el **error absoluto** (*absolute error*), $\lvert e \rvert$: el doble de error cuesta el doble.
#
# Sus costes se llaman **MSE** y **MAE** (*mean squared error* y *mean absolute error*). A mano, con $c = 12$, los errores son $2$, $1$, $0$, $-3$ y $-40$:
#
# $$\text{MSE} = \frac{4 + 1 + 0 + 9 + 1600}{5} = 322.8 \qquad \text{MAE} = \frac{2 + 1 + 0 + 3 + 40}{5} = 9.2$$
#
# Para hallar el mejor $c$, probemos muchos, de medio en medio kilo.


# %% slideshow={"slide_type": "subslide"}
def squared(e):
    return e**2


def absolute(e):
    return np.abs(e)


sales = np.array([10, 11, 12, 15, 52])
print(f"con c = 12: MSE {squared(12 - sales).mean():.1f}, MAE {absolute(12 - sales).mean():.1f}")

# %% slideshow={"slide_type": "fragment"}
candidates = np.arange(0, 60.5, 0.5)  # 0, 0.5, 1… hasta 60


def best_constant(loss):
    costs = []
    for c in candidates:
        costs.append(loss(c - sales).mean())
    return candidates[np.argmin(costs)]  # argmin: el lugar del más pequeño


# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice**: ¿qué $c$ tiene el menor MSE? ¿Y el menor MAE?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
print("mejor c con MSE:", best_constant(squared))
print("mejor c con MAE:", best_constant(absolute))

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El coste de responder siempre lo mismo
# alt: Dos curvas del coste según la respuesta. La del MSE es una parábola con el fondo en 20, lejos de cuatro de los cinco días. La del MAE es una línea quebrada con el fondo en 12, el día de en medio.
fig, axes = plt.subplots(1, 2, figsize=(10, 3.6))
for ax, name, loss in [(axes[0], "MSE", squared), (axes[1], "MAE", absolute)]:
    costs = np.array([loss(c - sales).mean() for c in candidates])
    best = best_constant(loss)
    ax.plot(candidates, costs, color=BLUE)
    ax.plot(best, costs.min(), "o", color=ORANGE, markersize=10)
    ax.plot(sales, np.zeros(5), "|", color=BLACK, markersize=14, markeredgewidth=2)
    ax.set(
        title=f"{name}: el menor, en c = {best:g}", xlabel="respuesta, $c$ (kilos)", ylim=(0, None)
    )
axes[0].set_ylabel("coste, $J$")
plt.show()

# %% tags=["verify"]
assert best_constant(squared) == np.mean(sales) == 20
assert best_constant(absolute) == np.median(sales) == 12

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con MSE, 20, que es la **media**. Con MAE, 12, que es la **mediana** (*median*): el de en medio al ordenarlos. En la figura, las rayas de abajo son los cinco días.
#
# No es casualidad. La derivada del MSE respecto a $c$ es $2(c - \text{media})$, y solo vale 0 en la media. Con MAE, si $c$ sube un poco, cada día por debajo paga ese poco más, y cada día por encima, ese poco menos: se compensan en la mediana.
#
# Un dato muy lejos de los demás, como el 52, es un **valor atípico** (*outlier*). Ha llevado la media a 20, más que los otros cuatro días. La mediana sería 12 aunque el 52 fuera un 5000.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Hacia dónde empuja cada día?
#
# Llamaremos **empujón** de un día a lo que baja su pérdida por cada kilo que sube $c$. Es la derivada con el signo cambiado, $-\frac{d\ell}{dc}$:
#
# - con $e^2$ es $-2e$: empuja más quien está más lejos;
# - con $\lvert e \rvert$ es $+1$ si falta pan y $-1$ si sobra: todos empujan lo mismo.
#
# Si los empujones suman más de 0, conviene subir $c$; si suman menos, bajarlo.
#
# Con $\lvert e \rvert$, el día que ya acierta está en un pico, sin derivada: lo contamos como 0. Si algún día coincide con $c$, mira la suma un poco antes y un poco después: el mejor $c$ está donde cambia de signo.

# %% tags=["helper"]
# Dibujar los empujones de los cinco días
losses = {"MSE": squared, "MAE": absolute}  # luego habrá más


def pushes(name, e):
    """El empujón de cada día; el que ya acierta no empuja."""
    if name == "MSE":
        return -2.0 * e
    if name == "MAE":
        return -np.sign(e)
    if name == "Huber":
        return -np.clip(e, -2, 2)
    return np.where(e < 0, missing_price, np.where(e > 0, -1, 0))  # la panadería


def advise(name, c, days):
    """Qué conviene hacer con c, según el coste un poco antes y un poco después."""
    before, here, after = (losses[name](c + step - days).mean() for step in (-0.01, 0, 0.01))
    if after < here - 1e-9:
        return "conviene subir $c$"
    return "conviene bajar $c$" if before < here - 1e-9 else "es el mejor $c$"


def write_sum(sizes):
    return f"{sizes.sum():+.4g}".replace("-", "−") if abs(sizes.sum()) > 1e-9 else "0"


def draw_pushes(ax, name, c, days):
    sizes = pushes(name, c - days)
    ax.axvline(c, color=BLACK, linewidth=1.5)
    for row, (day, size) in enumerate(zip(days, sizes)):
        ax.plot(day, row, "o", color=BLACK, markersize=7, zorder=3)
        if size:
            tip = c + 14 * size / np.abs(sizes).max()
            color = ORANGE if size > 0 else BLUE
            arrow = {
                "arrowstyle": "-|>",
                "color": color,
                "linewidth": 3,
                "shrinkA": 0,
                "shrinkB": 0,
            }
            ax.annotate("", (tip, row), (c, row), arrowprops=arrow)
    total = f"suman {write_sum(sizes)}"
    if name in ["MAE", "panadería"] and c in days:  # en un pico: la suma de cada lado
        before, after = (write_sum(pushes(name, c + step - days)) for step in (-0.01, 0.01))
        total = f"antes suman {before}; después, {after}"
    ax.set_title(f"{name}, $c = {c:g}$: {total}\n{advise(name, c, days)}")
    ax.set(xlim=(-16, 76), ylim=(4.6, -0.6), xlabel="kilos", yticks=range(5))
    ax.set_yticklabels(range(1, 6))


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los empujones de los cinco días (los puntos) cuando la respuesta es 20
# alt: Con MSE, cuatro flechas cortas hacia la izquierda y una larga hacia la derecha, que se compensan. Con MAE, las cinco flechas miden lo mismo, cuatro hacia la izquierda y una hacia la derecha: conviene bajar.
fig, axes = plt.subplots(1, 2, figsize=(10, 3.6), sharey=True)
for ax, name in zip(axes, ["MSE", "MAE"]):
    draw_pushes(ax, name, 20, sales)
axes[0].set_ylabel("día")
plt.show()

# %% tags=["verify"]
assert pushes("MSE", 20 - sales).sum() == 0 and pushes("MAE", 20 - sales).sum() == -3

# %% [markdown] slideshow={"slide_type": "fragment"}
# En cada dibujo, la flecha más larga es el mayor empujón. Con MSE, el día raro equilibra él solo a los otros cuatro. Con MAE es un voto entre cinco.
#
# Entre las dos está la pérdida de **Huber**. Su empujón es $-e$, pero cortado entre $-u$ y $u$:
#
# $$\ell = \tfrac{1}{2} e^2 \ \text{ si } \lvert e \rvert \le u, \qquad \ell = u\left(\lvert e \rvert - \tfrac{u}{2}\right) \ \text{ si no}$$
#
# En NumPy, `np.where(condición, a, b)` toma `a` donde la condición se cumple y `b` donde no.


# %% slideshow={"slide_type": "fragment"}
def huber(e, u=2):
    return np.where(np.abs(e) <= u, e**2 / 2, u * (np.abs(e) - u / 2))


print("mejor c con Huber:", best_constant(huber))

# %% tags=["verify"]
assert best_constant(huber) == 12.5
assert pushes("Huber", 12.5 - sales).tolist() == [-2, -1.5, -0.5, 2, 2]

# %% [markdown] slideshow={"slide_type": "fragment"}
# En $12.5$ los empujones son $-2$, $-1.5$, $-0.5$, $+2$ y $+2$: suman 0.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si el precio lo pones tú?
#
# Una pérdida es cualquier función que ponga precio a un error. Supón que cada kilo que **falta** cuesta 3, por la venta perdida, y cada kilo que **sobra**, 1:

# %% slideshow={"slide_type": "fragment"}
missing_price = 3


def bakery(e):
    return np.where(e < 0, -missing_price * e, e)  # e < 0: falta pan


print("faltan 2:", bakery(-2), "  sobran 2:", bakery(2))

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice**: ¿cuál será ahora el mejor $c$? Piensa en los empujones: $+3$ cada día en que falta, $-1$ cada día en que sobra.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
print("mejor c para la panadería:", best_constant(bakery))

# %% tags=["verify"]
assert best_constant(bakery) == 15

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Es 15. Entre 12 y 15 falta pan dos días y sobra tres: $2 \cdot 3 - 3 \cdot 1 = +3$, así que conviene subir. Pasado el 15 falta uno y sobra cuatro: $3 - 4 = -1$, y conviene bajar.
#
# Con los mismos datos, tres pérdidas dan tres respuestas: 20, 12 y 15. **Elegir la pérdida es decidir qué error duele.**

# %% [markdown]
# **Pruébalo.** Cambia `missing_price` a 9 y ejecuta esa celda y la del mejor $c$. Después, a $0.5$.

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con 9 sale 52: un solo día en que falta empuja más que los cuatro en que sobra. Con $0.5$ sale 11, porque ahora lo caro es que sobre. Al acabar, vuelve a ponerlo en 3 y ejecuta su celda.
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Con qué pérdidas cambia el mejor $c$ si el quinto día pasa de 52 a 32? Muévelos tú.

# %% tags=["widget"] slideshow={"slide_type": "fragment"}
# Mueve la respuesta y el quinto día hasta que los empujones se equilibren
losses.update({"Huber": huber, "panadería": bakery})


def move(name="Huber", c=20.0, fifth=52.0):
    fig, ax = plt.subplots(figsize=(8, 3.2))
    draw_pushes(ax, name, c, np.array([10, 11, 12, 15, fifth]))
    plt.show()


interact(
    move,
    name=Dropdown(options=list(losses), value="Huber", description="pérdida"),
    c=FloatSlider(20, min=5, max=60, step=0.5, description="c"),
    fifth=FloatSlider(52, min=5, max=60, step=1, description="quinto día"),
);  # fmt: skip

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Solo con MSE, que pasa de 20 a 16. Con las otras tres, el quinto día empuja lo mismo desde 52 que desde 32.
#
# </details>

# %% tags=["verify"]
_before = missing_price
_prices = {}
for _m in (9, 0.5, 1):
    _costs = [np.where(c < sales, _m * (sales - c), c - sales).mean() for c in candidates]
    _prices[_m] = candidates[np.argmin(_costs)]
assert _prices == {9: 52, 0.5: 11, 1: 12} and missing_price == _before == 3
for _name in losses:  # los empujones son la derivada con el signo cambiado
    _up, _down = (losses[_name](20.3 + _step - sales).sum() for _step in (1e-6, -1e-6))
    assert np.isclose((_down - _up) / 2e-6, pushes(_name, 20.3 - sales).sum(), atol=1e-4)
_other = np.array([10, 11, 12, 15, 32])
for _name, _best in {"MSE": 20, "MAE": 12, "Huber": 12.5, "panadería": 15}.items():
    assert advise(_name, _best, sales) == "es el mejor $c$"
    assert (advise(_name, _best, _other) == "es el mejor $c$") == (_name != "MSE")
for _name in ["MAE", "panadería"]:  # el mejor c está donde la suma cambia de signo
    _best = best_constant(losses[_name])
    assert pushes(_name, _best - 0.01 - sales).sum() > 0 > pushes(_name, _best + 0.01 - sales).sum()
assert np.mean(_other) == 16 and advise("MSE", 16, _other) == "es el mejor $c$"

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si hay que responder dos números?
#
# En la [[capas_y_matrices]] dos neuronas daban a cada estudiante dos notas. Su error cuadrático es la **suma** de dos cuadrados. El primero tenía 7 y 7.2, y la red dijo 16 y 44:
#
# $$(16 - 7)^2 + (44 - 7.2)^2 = 81 + 1354.24 = 1435.24$$

# %% slideshow={"slide_type": "fragment"}
students = load_students()
W, b = np.array([[1, 4], [2, 5], [3, 6]]), np.array([-46, -108])
Y_pred = students.X @ W + b  # (8, 2): una fila por estudiante
squares = (Y_pred - students.y) ** 2
by_student = squares.sum(axis=1)  # suma cada fila
print(by_student.round(2))
print(f"media de los 8: {by_student.mean():.2f}; media de las 16 casillas: {squares.mean():.2f}")

# %% tags=["verify"]
_errors = [1435.24, 1267.29, 4247.89, 4649.32, 1755.89, 2153.05, 5341.57, 4002.89]
assert np.allclose(by_student, _errors, atol=0.006)
assert np.isclose(by_student.mean(), 3106.64, atol=0.006)
assert np.isclose(squares.mean(), 1553.32, atol=0.006)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Keras da la segunda, que es la mitad, porque promedia también las dos notas. Los mejores pesos son los mismos, pero el número de un convenio no se puede comparar con el del otro.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto cuesta una probabilidad mala?
#
# Dos redes miran la misma foto de un 0 y reparten su confianza entre tres clases. La correcta es la primera:
#
# | | clase 0 | clase 1 | clase 2 |
# |---|:---:|:---:|:---:|
# | red A | $0.5$ | $0.3$ | $0.2$ |
# | red B | $0.01$ | $0.45$ | $0.54$ |
#
# Solo importa la probabilidad $p$ que se dio a la clase verdadera: $0.5$ la red A y $0.01$ la B. El precio debe valer 0 si $p = 1$ y crecer sin límite si $p$ se acerca a 0. Lo cumple el logaritmo natural con el signo cambiado, que además convierte productos en sumas, como verás. Es la **entropía cruzada** (*cross-entropy*):
#
# $$\ell = -\ln p$$
#
# **Predice**: la red A paga $0.7$. ¿Cuánto paga la B: el doble, unas seis veces más, cincuenta veces más?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
p = np.array([0.5, 0.01])  # lo que A y B dieron a la clase verdadera
print("pérdida:", (-np.log(p)).round(3))  # np.log es el logaritmo natural
print("en veces ln 2:", (-np.log(p) / np.log(2)).round(2))

# %% tags=["verify"]
assert np.allclose(-np.log(p), [0.693, 4.605], atol=1e-3) and 6 < np.log(p[1]) / np.log(p[0]) < 7

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Unas seis veces y media más. Mucha gente espera cincuenta, porque $p$ es cincuenta veces menor, pero el logaritmo convierte las divisiones en restas, y aquí, con el signo cambiado, en sumas: cada vez que $p$ se divide entre 2, la pérdida sube $\ln 2 = 0.693$.
#
# Por eso se puede leer como **sorpresa**. Medida en veces $\ln 2$, su unidad es el **bit**: una cara al lanzar una moneda sorprende 1 bit, y $k$ caras seguidas, $k$ bits. A la red A, la respuesta correcta la sorprendió como una cara; a la B, más que seis caras seguidas.

# %% [markdown] slideshow={"slide_type": "subslide"}
# La misma pérdida tiene tres nombres, según cómo venga la respuesta:
#
# - **dispersa** (*sparse*): $y$ es el número de la clase, aquí 0;
# - **categórica** (*categorical*): $y$ es una fila ***one-hot***, con un 1 en su clase y ceros en las demás, aquí $(1, 0, 0)$. Entonces $\ell = -\sum_k y_k \ln \hat{y}_k$, y los ceros borran lo demás;
# - **binaria** (*binary*): con dos clases, $y$ es 0 o 1, e $\hat{y}$, la probabilidad de la clase 1. Entonces $\ell = -\big[\,y \ln \hat{y} + (1 - y)\ln(1 - \hat{y})\,\big]$: si $y = 1$ queda $-\ln \hat{y}$, y si $y = 0$, $-\ln(1 - \hat{y})$.


# %% slideshow={"slide_type": "fragment"}
def binary_cross_entropy(y, y_pred):
    return -(y * np.log(y_pred) + (1 - y) * np.log(1 - y_pred))


one_hot, y_pred = np.array([1, 0, 0]), np.array([0.5, 0.3, 0.2])
print(f"dispersa: {-np.log(y_pred[0]):.3f}")
print(f"categórica: {-np.sum(one_hot * np.log(y_pred)):.3f}")
print(f"binaria, con y = 1 e ŷ = 0.5: {binary_cross_entropy(1, 0.5):.3f}")

# %% tags=["verify"]
assert np.isclose(-np.log(0.5), 0.693, atol=1e-3)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y con ocho personas?
#
# Los ocho estudiantes eligieron carrera: LS (0), LI (1) o IC (2). Tres neuronas, con pesos puestos a mano, calculan los *logits* $Z = XW + b$, y softmax los convierte en probabilidades ([[funciones_de_activacion]]).

# %% slideshow={"slide_type": "fragment"}
careers = load_careers()
W = np.array([[2.5, 2, 2], [1.5, 1.5, 1.6], [1, 2, 1.7]])
Z = careers.X @ W + np.array([1, 2, 1])  # (8, 3)
powers = np.exp(Z - Z.max(axis=1, keepdims=True))
P = powers / powers.sum(axis=1, keepdims=True)  # cada fila suma 1

print(Z)
print("carreras:", careers.y)

# %% [markdown] slideshow={"slide_type": "fragment"}
# De cada fila hace falta una sola probabilidad. `P[[0, 1], [2, 0]]` toma la columna 2 de la fila 0 y la columna 0 de la fila 1. Con las ocho filas:

# %% slideshow={"slide_type": "fragment"}
p_true = P[np.arange(8), careers.y]  # np.arange(8) son las filas, de 0 a 7
cross_entropy = -np.log(p_true)
print(cross_entropy.round(2))
print(f"media: {cross_entropy.mean():.2f}")

# %% tags=["verify"]
assert np.allclose(Z[:2], [[46, 50, 50.2], [49.5, 51, 51.3]]) and np.allclose(Z[7], [69, 66, 66.1])
assert np.allclose(cross_entropy, [4.81, 0.95, 0.95, 1.41, 1.01, 1.79, 1.30, 0.10], atol=0.006)
assert np.isclose(cross_entropy.mean(), 1.54, atol=0.005)
assert round(-np.log(p_true.round(2)).mean(), 2) == 1.51  # la que sale de las ya redondeadas

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que la red dio a cada carrera (la verdadera, en verde) y lo que paga
# alt: Tabla de probabilidades de ocho estudiantes por tres carreras y, al lado, la pérdida de cada uno. El primero, a cuya carrera la red dio 0.008, paga él solo más de un tercio del total.
fig, axes = plt.subplots(1, 2, figsize=(10, 3.9), width_ratios=[1, 1.3])
tone = lighten(GREEN, 0.5)
shade = [[tone if k == careers.y[i] else "white" for k in range(3)] for i in range(8)]
draw_cells(axes[0], P, color=lambda i, j, v: shade[i][j], texts="{:.3f}")
axes[0].set_aspect("auto")
axes[0].set(xlim=(0, 3), ylim=(-8, 0))
for k, name in enumerate(careers.target_names):
    axes[0].text(k + 0.5, 0.15, name, ha="center", va="bottom")
bars = axes[1].barh(range(1, 9), cross_entropy, color=GREEN)
axes[1].bar_label(bars, fmt="%.2f", padding=4)
axes[1].set(xlabel="pérdida, $-\\ln p$", ylabel="estudiante", yticks=range(1, 9), ylim=(8.5, 0.5))
axes[1].set_xlim(0, 5.6)
axes[1].grid(False)
plt.show()

# %% tags=["verify"]
assert cross_entropy[0] > cross_entropy.sum() / 3

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto paga quien no mira nada?
#
# ¿Es mucho 1.54? Comparemos con la mejor respuesta **única**, como en la panadería. Ahora esa respuesta son unas probabilidades, las mismas para todos.
#
# Con dos clases es un número $c$, la probabilidad de la clase 1. Si una fracción $f$ de los ejemplos es de la clase 1, el coste es
#
# $$J = -\big[\,f \ln c + (1 - f)\ln(1 - c)\,\big]$$
#
# Su derivada, $-\frac{f}{c} + \frac{1 - f}{1 - c}$, vale 0 cuando $c = f$. La mejor respuesta única es **la frecuencia de cada clase**. Con ella se paga la **entropía** (*entropy*) de las frecuencias $f_k$, y con más clases pasa lo mismo:
#
# $$-\sum_k f_k \ln f_k$$
#
# Es el **cero honrado** de un clasificador: lo que paga quien no mira la entrada.
#
# **Predice**: uno de cada diez pagos es un fraude. Una red que los busca tiene un coste de $0.40$. ¿Es mejor que no mirar nada?


# %% tags=["predict"] slideshow={"slide_type": "subslide"}
def entropy(frequencies):
    f = np.array(frequencies)
    return -np.sum(f * np.log(f))


print(f"dos clases iguales: {entropy([0.5, 0.5]):.3f}")
print(f"un fraude de cada diez: {entropy([0.9, 0.1]):.3f}")
print(f"tres carreras, con 3, 3 y 2 estudiantes: {entropy([3 / 8, 3 / 8, 2 / 8]):.2f}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El coste de dar a todos la misma probabilidad
# alt: Dos curvas con forma de valle. Si las clases son iguales, el fondo está en 0.5 y vale 0.693. Si hay un fraude de cada diez, está en 0.1 y vale 0.325, así que una red con coste 0.40 queda por encima de ese fondo.
c_values = np.linspace(0.005, 0.995, 400)
fig, ax = plt.subplots(figsize=(8, 3.8))
for f, color, style, name in [
    (0.5, BLUE, "-", "mitad y mitad"),
    (0.1, ORANGE, "--", "un fraude de cada diez"),
]:
    cost = f * binary_cross_entropy(1, c_values) + (1 - f) * binary_cross_entropy(0, c_values)
    low = entropy([f, 1 - f])
    ax.plot(c_values, cost, style, color=color, label=name)
    ax.plot(f, low, "o", color=color, markersize=9)
    ax.annotate(f"{low:.3f}", (f, low), xytext=(0, -18), textcoords="offset points", ha="center")
ax.axhline(0.4, color="#555555", linestyle=":")
ax.text(0.99, 0.42, "la red de los fraudes: 0.40", ha="right", va="bottom")
ax.set(xlabel="probabilidad que se da a todos, $c$", ylabel="coste, $J$", ylim=(0, 2))
ax.legend(loc="upper center")
plt.show()

# %% tags=["verify"]
assert np.bincount(careers.y).tolist() == [3, 3, 2]
assert (
    np.isclose(entropy([0.9, 0.1]), 0.325, atol=1e-3)
    and round(entropy([3 / 8, 3 / 8, 1 / 4]), 2) == 1.08
)
assert np.isclose(entropy([0.5, 0.5]), np.log(2))

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Es peor como probabilidad: quien dice $0.1$ a todo paga $0.325$. Engaña que $0.40$ sea menor que $\ln 2 = 0.693$, pero $\ln 2$ es la referencia solo si las clases van a medias.
#
# En las carreras la referencia es $1.08$, y nuestros pesos puestos a mano pagan $1.54$. Como probabilidades, son peores que no mirar. Aún podrían ordenar bien los casos, pero eso se mide de otra manera.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por qué no el error cuadrático tras una sigmoide?
#
# Una neurona con sigmoide responde $\hat{y} = \sigma(z)$. La respuesta correcta es $y = 1$, pero $z = -8$: está equivocada y muy segura. ¿Con qué fuerza la empuja cada pérdida?
#
# El empujón es ahora $-\frac{d\ell}{dz}$. La pérdida depende de $\hat{y}$, e $\hat{y}$ depende de $z$, así que las dos derivadas se multiplican. Es la **regla de la cadena** (*chain rule*), y la segunda derivada es la de la sigmoide, $\hat{y}(1 - \hat{y})$:
#
# $$\frac{d\ell}{dz} = \frac{d\ell}{d\hat{y}} \cdot \hat{y}(1 - \hat{y})$$
#
# - Error cuadrático, $(\hat{y} - y)^2$: queda $2(\hat{y} - y) \cdot \hat{y}(1 - \hat{y})$.
# - Entropía cruzada con $y = 1$, $-\ln \hat{y}$: queda $-\frac{1}{\hat{y}} \cdot \hat{y}(1 - \hat{y}) = \hat{y} - 1$.
# - Entropía cruzada con $y = 0$, $-\ln(1 - \hat{y})$: queda $\frac{1}{1 - \hat{y}} \cdot \hat{y}(1 - \hat{y}) = \hat{y}$.
#
# En las dos últimas queda $\hat{y} - y$, **el error y nada más**. En la primera, ese error multiplicado por $2\hat{y}(1 - \hat{y})$.


# %% slideshow={"slide_type": "subslide"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


z = -8
y_pred = sigmoid(z)
push_cross = 1 - y_pred
push_square = 2 * (1 - y_pred) * y_pred * (1 - y_pred)
print(f"ŷ = {y_pred:.5f}: entropía cruzada {push_cross:.5f}, error cuadrático {push_square:.5f}")

# %% tags=["verify"]
_h = 1e-5  # las dos, medidas con dos puntos muy próximos
_up, _down = sigmoid(z + _h), sigmoid(z - _h)
assert np.isclose(np.log(_up) - np.log(_down), 2 * _h * push_cross)
assert np.isclose((1 - _down) ** 2 - (1 - _up) ** 2, 2 * _h * push_square)
assert push_cross / push_square > 1400

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El empujón que recibe z cuando la respuesta correcta es 1
# alt: Dos curvas del empujón según z. La de la entropía cruzada vale casi 1 mientras la neurona está equivocada y baja a 0 cuando acierta. La del error cuadrático vale casi 0 en los dos extremos y solo sube un poco en el centro, siempre por debajo de la otra.
zs = np.linspace(-10, 6, 400)
fig, ax = plt.subplots(figsize=(8, 3.8))
ax.axvspan(-10, -4, color=lighten(GRAY, 0.8))
ax.text(-7, 0.5, "segura y\nequivocada", ha="center", va="center")
ax.plot(zs, 1 - sigmoid(zs), color=BLUE, label="entropía cruzada")
ax.plot(zs, 2 * (1 - sigmoid(zs)) ** 2 * sigmoid(zs), "--", color=ORANGE, label="error cuadrático")
ax.set(xlabel="$z$", ylabel="empujón hacia arriba", ylim=(-0.05, 1.1), xlim=(-10, 6))
ax.legend()
plt.show()

# %% tags=["verify"]
_z = np.linspace(-30, 30, 2001)
assert np.max(2 * sigmoid(_z) * (1 - sigmoid(_z))) == 0.5

# %% [markdown] slideshow={"slide_type": "fragment"}
# La entropía cruzada empuja casi mil quinientas veces más. El factor $2\hat{y}(1 - \hat{y})$ vale $\frac{1}{2}$ cuando la neurona duda, y casi 0 cuando está segura. Si acierta, hay poco que corregir. Pero si está segura **y equivocada**, el error cuadrático deja de empujar justo donde más falta hace.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Se nota en una red?
#
# En la red pequeña de la [[funciones_de_activacion]], la que aprende las lunas, cambiemos solo la pérdida. La de siempre es `CROSS_ENTROPY`. Además, `output_bias=-8` pone el sesgo de la salida en $-8$: la red empieza casi segura de que todo es de la clase 0, y se equivoca en la mitad.


# %% slideshow={"slide_type": "fragment"}
def square(y, p):
    return (p - y) ** 2


def square_slope(y, p):  # su derivada respecto a p
    return 2 * (p - y)


SQUARE = (square, square_slope)  # una pareja, como la de una activación

# %% tags=["figure", "trained-figure"] slideshow={"slide_type": "subslide"}
# Los aciertos época a época, con la misma tasa: cinco semillas de cada pérdida
# alt: Con entropía cruzada, las cinco curvas suben en las primeras épocas y llegan a más de nueve de cada diez aciertos. Con error cuadrático se quedan en la mitad muchas épocas: unas acaban despegando, de golpe, y otras no.
rate, start = 3, -8
X, y = load_moons()


def train(loss, seed):
    settings = {"learning_rate": rate, "output_bias": start, "epochs": 300, "seed": seed}
    return train_small_network(X, y, loss=loss, **settings)


fig, ax = plt.subplots(figsize=(8, 3.8))
curves = {}
for name, loss, color, style in [
    ("entropía cruzada", CROSS_ENTROPY, BLUE, "-"),
    ("error cuadrático", SQUARE, ORANGE, "--"),
]:
    curves[name] = np.array([train(loss, seed).accuracies for seed in range(5)])
    ax.plot(curves[name].T, style, color=color, linewidth=1.8)
    ax.plot([], [], style, color=color, label=name)
ax.set(xlabel="época", ylabel="aciertos", ylim=(0, 1.03))
ax.set_title(f"tasa {rate}, sesgo {start}".replace("-", "−"))
ax.legend(loc="lower right")
plt.show()

# %% tags=["verify"]
_slow = curves["error cuadrático"]
assert _slow[:, 60].max() < 0.55 and np.sum(_slow[:, 300] < 0.55) == 1
assert curves["entropía cruzada"][:, 10].min() > 0.8

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los dos costes no se pueden comparar, así que miramos los aciertos en los 200 puntos con que aprende: aquí se mide si la red **arranca**, no si acierta con puntos nuevos. La entropía cruzada arranca enseguida. El error cuadrático se queda quieto muchas épocas, y una de sus cinco redes sigue quieta en la 300.
#
# Pero una tasa mayor puede compensar un empujón débil. Para ser justos, las dos pérdidas probaron las mismas diez tasas, de 1 a 1000, desde tres comienzos: $0$, $-8$ y $-12$ (`experiments/perdida_y_comienzo.py`). Después, cada una usó la mejor de las suyas con treinta semillas nuevas. `compare` da el veredicto ([[el_perceptron_aprende]]), con margen $0.01$.
#
# **Predice** desde qué comienzos alcanzará el error cuadrático a la entropía cruzada en 300 épocas.

# %% tags=["setup"]
# Leer el experimento guardado
results = load_experiment("perdida_y_comienzo")["resultados"]
rates, hits, followed = results["elegida"], results["aciertos"], results["seguidas"]

# %% tags=["helper", "predict"] slideshow={"slide_type": "fragment"}
# El error cuadrático frente a la entropía cruzada, tras 300 épocas
for start in [0, -8, -12]:
    square_run, cross_run = f"error cuadrático desde {start}", f"entropía cruzada desde {start}"
    print(f"empieza en {start}, tasas {rates[square_run]['300']} y {rates[cross_run]['300']}:")
    print("   ", compare(hits[square_run]["300"], hits[cross_run]["300"], margin=0.01))

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Los veredictos son del error cuadrático. Desde $0$ **empata**. Desde $-8$ **no se sabe** quién es mejor, y la diferencia media no pasa de unas dos centésimas: la tasa mayor compensó el empujón débil en casi todas, y una de las treinta se quedó en $0.84$. Desde $-12$ **pierde** por $0.16$.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Donde pierde, ¿acaba peor, o solo tarda? Volvimos a entrenar las treinta desde $-12$, ahora 6000 épocas y con tasas más prudentes: las mejores para 1000 épocas, 5 la entropía cruzada y 50 el error cuadrático, que probó también con 20. Una red ha arrancado si pasa de $0.75$ aciertos.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Cuántas de las treinta redes que empiezan en −12 han arrancado ya
# alt: Tres curvas que suben con las épocas. La de la entropía cruzada llega a las treinta redes enseguida. La del error cuadrático con tasa 50 sube poco a poco y llega a las treinta antes de la época 2000. Con tasa 20 también llega, pero después de la 4000.
fig, ax = plt.subplots(figsize=(8, 3.8))
ends = 6000
for (name, run), color, style in zip(followed.items(), [BLUE, ORANGE, ORANGE], ["-", "--", ":"]):
    first = np.sort([epoch for epoch in run["época en que arranca"] if 0 <= epoch <= ends])
    steps = np.concatenate([[0], first, [ends]])
    counts = np.concatenate([np.arange(len(first) + 1), [len(first)]])
    ax.step(steps, counts, style, where="post", color=color, linewidth=2.5, label=name)
ax.set(xlabel="época", ylabel="redes que han arrancado", xlim=(-80, ends), ylim=(-1, 31.5))
ax.set_yticks([0, 10, 20, 30])
ax.legend(loc="center right", bbox_to_anchor=(1, 0.35))
plt.show()

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# El error cuadrático, con tasa 50, frente a la entropía cruzada, con más épocas
slow = followed["error cuadrático, tasa 50"]["aciertos"]
fast = followed["entropía cruzada, tasa 5"]["aciertos"]
for epochs in ["1000", "2000", "6000"]:
    print(f"{epochs} épocas:", compare(slow[epochs], fast[epochs], margin=0.01))

# %% tags=["verify"]
for _best in results["elegida"].values():
    assert not {1, 1000} & set(_best.values())  # ninguna tasa elegida está en el borde
assert rates["error cuadrático desde -12"]["1000"] == 50
assert rates["entropía cruzada desde -12"]["1000"] == 5
_verdicts = [
    compare(
        hits[f"error cuadrático desde {_start}"]["300"],
        hits[f"entropía cruzada desde {_start}"]["300"],
        0.01,
    )
    for _start in [0, -8, -12]
]
assert [v.verdict for v in _verdicts] == ["empata", "no se sabe", "pierde"]
assert abs(_verdicts[1].low) < 0.0205 and round(_verdicts[2].difference, 2) == -0.16
_later = [compare(slow[_e], fast[_e], 0.01) for _e in ["1000", "2000", "3000", "6000"]]
assert [v.verdict for v in _later] == ["pierde", "empata", "empata", "empata"]
assert round(_later[0].difference, 2) == -0.16
_first = {_name: np.array(_run["época en que arranca"]) for _name, _run in followed.items()}
assert np.sum(np.array(slow["1000"]) <= 0.5) == 9
assert 1000 < _first["error cuadrático, tasa 50"].max() < 2000
assert _first["entropía cruzada, tasa 5"].max() == 3
assert 4000 < _first["error cuadrático, tasa 20"].max() < 6000
assert min(_f.min() for _f in _first.values()) >= 0  # arrancan todas
assert abs(_later[-1].difference) < 0.01 and rates["error cuadrático desde -12"]["300"] == 200
_at_300 = np.array(hits["error cuadrático desde -12"]["300"])
assert np.sum(_at_300 > 0.75) == 24 and round(_at_300[_at_300 > 0.75].mean(), 2) == 0.89
assert round(np.sort(hits["error cuadrático desde -8"]["300"])[0], 2) == 0.84

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con la tasa 50, a las 1000 épocas pierde por $0.16$, porque nueve de las treinta aún no han arrancado. A las 2000 han arrancado las treinta, y empata con ese margen: queda menos de una centésima, en los puntos con que aprende. Con la tasa 20 arrancan aún más tarde.
#
# ¿Y la tasa 200, la mejor para 300 épocas? Con ella, 24 de las treinta ya habían arrancado a las 300, pero acertaban $0.89$ de media: arrancar pronto no bastó. Así que, aquí, un empujón débil obliga a elegir: con una tasa prudente se paga con tiempo; con una tasa enorme, también con aciertos. La entropía cruzada arranca en tres épocas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Es lo mismo en Keras?
#
# Keras trae estas pérdidas en `keras.losses`. Cada función recibe la respuesta y después la predicción, y da una pérdida por fila: las de números y la binaria promedian la última dimensión; las otras dos entropías cruzadas suman sobre las clases, como en la fórmula. `sales` tiene una sola dimensión, y para Keras es una sola fila: promedia los cinco días.

# %% tags=["setup"]
# Preparar Keras
import keras

setup()

# %% slideshow={"slide_type": "subslide"}
twelve = np.full(5, 12.0)  # cinco doces
one_hot = np.eye(3)[careers.y]  # eye(3): las tres filas one-hot; de ellas, la de cada uno
theirs = [
    keras.losses.mean_squared_error(sales, twelve),
    keras.losses.mean_absolute_error(sales, twelve),
    np.mean(keras.losses.mean_squared_error(students.y, Y_pred)),
    keras.losses.binary_crossentropy(np.array([1]), np.array([0.5])),
    np.mean(keras.losses.categorical_crossentropy(one_hot, P)),
    np.mean(keras.losses.sparse_categorical_crossentropy(careers.y, P)),
]
print(np.round(theirs, 3).tolist())

# %% tags=["verify"]
_ours = [squared(12 - sales).mean(), absolute(12 - sales).mean(), squares.mean(), np.log(2)]
_ours += [cross_entropy.mean(), cross_entropy.mean()]
np.testing.assert_allclose(theirs, _ours, rtol=1e-6)
np.testing.assert_allclose(
    keras.losses.huber(sales, twelve, delta=2), huber(12 - sales).mean(), rtol=1e-6
)
np.testing.assert_allclose(
    keras.losses.sparse_categorical_crossentropy(careers.y, P), cross_entropy, rtol=1e-6
)
np.testing.assert_allclose(
    keras.losses.binary_crossentropy(np.array([[0.0, 1.0, 0.0]]), np.array([[0.1, 0.9, 0.8]])),
    [binary_cross_entropy(np.array([0, 1, 0]), np.array([0.1, 0.9, 0.8])).mean()],
    rtol=1e-6,
)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Son los números que ya teníamos. En el *A fondo*, Keras aprende con la de la panadería.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál elijo?
#
# | la respuesta | la salida | la pérdida en Keras |
# |---|---|---|
# | una cantidad | sin activación | `mean_squared_error`; si hay erratas, `huber` o `mean_absolute_error` |
# | sí o no, con 0 y 1 | sigmoide | `binary_crossentropy` |
# | una clase de $C$, en *one-hot* | softmax | `categorical_crossentropy` |
# | una clase de $C$, por su número | softmax | `sparse_categorical_crossentropy` |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución.

# %% [markdown]
# ### Ejercicio · Un solo número
#
# Cinco personas esperaron 1, 1, 3, 4 y 16 minutos, y se quiere anunciar un solo tiempo de espera. Sin ejecutar nada, ¿cuál es el mejor con MSE, con MAE y con una pérdida en la que cada minuto que se anuncia **de menos** cuesta 2 y cada minuto **de más**, 1?

# %% tags=["exercise"]
best_mse, best_mae, best_own = ..., ..., ...

check(1, (best_mse, best_mae, best_own))

# %% tags=["solution"]
best_mse = 5  # la media
best_mae = 3  # la mediana
best_own = 4  # de 3 a 4: 2·2 − 3·1 = +1, sube; pasado el 4: 2 − 4 = −2, baja

check(1, (best_mse, best_mae, best_own))

# %% [markdown]
# ### Ejercicio · De un ejemplo a muchos
#
# Escribe `mean_cross_entropy(P, y)`, la media de las pérdidas. `P`, de forma $(n, C)$, lleva las probabilidades que una red dio a $n$ ejemplos (ninguna es 0), e `y`, de forma $(n,)$, el número de la clase verdadera de cada uno.


# %% tags=["exercise"]
def mean_cross_entropy(P, y):
    return ...


check(2, mean_cross_entropy)


# %% tags=["solution"]
def mean_cross_entropy(P, y):
    p_true = P[np.arange(len(y)), y]  # de cada fila, la columna de su clase
    return -np.log(p_true).mean()


check(2, mean_cross_entropy)

# %% [markdown]
# ### Ejercicio · Qué pérdida para cada red
#
# Escribe el nombre de una de `keras.losses` para cada caso, por ejemplo `"huber"`.
#
# - **a**: si hay una grieta en una foto. Salida sigmoide; respuestas, 0 o 1.
# - **b**: qué letra hay en una foto. Salida softmax de 27; respuestas, números del 0 al 26.
# - **c**: de qué especie es un pez. Salida softmax de tres; respuestas, filas como $(0, 1, 0)$.
# - **d**: el precio de una casa. En la tabla, a algunos precios les sobra un cero por error.
# - **e**: la temperatura de una vacuna. Desviarse 10 grados una vez es mucho peor que desviarse 1 grado diez veces.

# %% tags=["exercise"]
choices = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ...}

check(3, choices)

# %% tags=["solution"]
choices = {
    "a": "binary_crossentropy",
    "b": "sparse_categorical_crossentropy",
    "c": "categorical_crossentropy",
    "d": "huber",  # o mean_absolute_error
    "e": "mean_squared_error",  # 10² = 100, y diez veces 1² son 10
}

check(3, choices)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - La pérdida es el precio del error de un ejemplo; el coste, la media de las pérdidas. Elegirla es decidir qué error duele.
# - La mejor respuesta única es la media con MSE, la mediana con MAE y las frecuencias con entropía cruzada.
# - Entropía cruzada: $-\ln p$, con $p$ la probabilidad que se dio a la clase verdadera.
# - El cero honrado de un clasificador es la entropía de las frecuencias: $\ln 2$ si son mitad y mitad.
# - Tras una sigmoide, la entropía cruzada empuja con el error, $\hat{y} - y$; el error cuadrático lo multiplica por $2\hat{y}(1 - \hat{y})$, casi 0 si está segura.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | error | *error* | $\hat{y} - y$ |
# | pérdida | *loss* | el precio del error de un ejemplo, $\ell$ |
# | coste | *cost* | la media de las pérdidas, $J$ |
# | error cuadrático medio | *mean squared error*, MSE | la media de $e^2$ |
# | error absoluto medio | *mean absolute error*, MAE | la media de $\lvert e \rvert$ |
# | mediana | *median* | el de en medio, al ordenarlos |
# | valor atípico | *outlier* | un dato muy lejos de los demás |
# | empujón | – | menos la derivada de la pérdida: hacia dónde mover el número, y con qué fuerza |
# | Huber | *Huber loss* | cuadrática si el error es pequeño y recta si es grande |
# | entropía cruzada | *cross-entropy* | $-\ln p$, con $p$ la probabilidad de la clase verdadera |
# | dispersa, categórica, binaria | *sparse, categorical, binary* | según venga la respuesta: un número, una fila *one-hot*, un 0 o un 1 |
# | bit | *bit* | la sorpresa de una moneda, $\ln 2$ |
# | entropía | *entropy* | lo que paga quien da siempre las frecuencias |
# | regla de la cadena | *chain rule* | la derivada de una función de otra es el producto de sus derivadas |

# %% [markdown]
# ## Para saber más
#
# - P. J. Huber (1964), *Robust estimation of a location parameter*: la pérdida que lleva su nombre.
# - C. E. Shannon (1948), *A mathematical theory of communication*: la entropía y los bits.
# - R. Koenker y G. Bassett (1978), *Regression quantiles*: la familia de la pérdida de la panadería.
# - S. Solla, E. Levin y M. Fleisher (1988), *Accelerated learning in layered neural networks*: entropía cruzada contra error cuadrático.
# - X. Glorot e Y. Bengio (2010), *Understanding the difficulty of training deep feedforward neural networks*: dibuja las mesetas del error cuadrático.
