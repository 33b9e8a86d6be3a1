# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import linprog

from exercises.el_perceptron_aprende import check, hint, progress, solution
from utils.data import load_iris
from utils.environment import setup
from utils.evaluation import compare, repeat
from utils.plotting import BLUE, GRAY, RED, plot_comparison, plot_points, plot_regions

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Puede encontrar ella sus números?
#
# En la [[la_neurona]] los pesos y el sesgo los pusimos nosotros, porque sabíamos la respuesta. Hoy empezarán en cero. La neurona verá un ejemplo y responderá; **solo si falla**, la corregiremos un poco, y pasaremos al siguiente.
#
# **Apuesta** antes de seguir. El AND tiene cuatro ejemplos. ¿Cuántas correcciones harán falta hasta que acierte los cuatro: menos de 5, unas 20 o más de 100? ¿Y para el XOR?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿De quién fue la idea?
#
# | año | qué pasó |
# |:---:|:---|
# | 1943 | McCulloch y Pitts describen una neurona que dispara o calla. No aprende. |
# | 1957–58 | Frank Rosenblatt inventa el **perceptrón** (*perceptron*): una red cuya última neurona se corrige con sus fallos. Lo simula en un ordenador IBM 704. Hoy se llama así a esa neurona. |
# | 1960 | Se presenta el Mark I, un perceptrón hecho máquina: unos motores giran los mandos que hacen de pesos. |
# | 1969 | Minsky y Papert publican *Perceptrons*, con lo que una sola capa no puede hacer. |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se nota un fallo?
#
# Hacen falta dos acuerdos.
#
# **Las respuestas son $-1$ y $+1$**, en vez de 0 y 1. Para corregir multiplicaremos por $y$, y con $y = 0$ no se corregiría nada. Además, así el fallo se ve en un signo. Si la neurona acierta, $y$ y $z$ tienen el mismo signo, y su producto es positivo. Si falla, el producto es negativo: por ejemplo, con $y = -1$ y $z = 2$ vale $-2$.
#
# **El sesgo se guarda dentro de $w$.** A cada ejemplo se le añade un 1 al final, y el peso que lo multiplica hace de sesgo:
#
# $$w_1x_1 + w_2x_2 + b\cdot 1 = (w_1,\ w_2,\ b)\cdot(x_1,\ x_2,\ 1)$$
#
# Desde aquí $w = (w_1, w_2, b)$ y $x = (x_1, x_2, 1)$, así que $z = w \cdot x$.

# %% slideshow={"slide_type": "subslide"}
X = np.array([[1, 0], [0, 1], [0, 0], [1, 1]])  # los cuatro ejemplos de la lección anterior
y_and = np.array([-1, -1, -1, 1])


def add_ones(X):
    ones = np.ones(len(X), dtype=int)  # tantos unos como ejemplos, sin decimales
    return np.column_stack([X, ones])  # los pega a X, como una columna más


X_and = add_ones(X)
print(X_and)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se corrige?
#
# Esta es la regla de Rosenblatt, ante un ejemplo $x$ cuya respuesta correcta es $y$:
#
# - si $y\,(w \cdot x) > 0$, ha acertado y no se toca nada;
# - si $y\,(w \cdot x) \le 0$, ha fallado, y entonces
#
# $$w \leftarrow w + \eta\, y\, x$$
#
# La flecha se lee «pasa a valer». La letra $\eta$ («eta») es la **tasa de aprendizaje** (*learning rate*): lo grande que es cada corrección. De momento, $\eta = 1$.
#
# Fíjate en que un empate, $z = 0$, cuenta como fallo. Con $w = (0, 0, 0)$ todo son empates; si se dieran por buenos, no empezaría nunca.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, el AND desde cero. Los dos primeros ejemplos están hechos. En el primero hay empate e $y = -1$, así que se resta $x$.
#
# | $x$ | $y$ | $w$ antes | $y\,(w\cdot x)$ | ¿falla? | $w$ después |
# |:---:|:---:|:---:|:---:|:---:|:---:|
# | $(1,0,1)$ | $-1$ | $(0,0,0)$ | $0$ | sí | $(-1,0,-1)$ |
# | $(0,1,1)$ | $-1$ | $(-1,0,-1)$ | $1$ | no | $(-1,0,-1)$ |
# | $(0,0,1)$ | $-1$ | $(-1,0,-1)$ | | | |
# | $(1,1,1)$ | $+1$ | | | | |
#
# **Predice** las dos filas que faltan. En el código, `zip` recorre dos listas a la vez: en cada paso da un ejemplo y su respuesta.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
w = np.array([0, 0, 0])
for x_i, y_i in zip(X_and, y_and):
    product = y_i * (w @ x_i)
    if product <= 0:
        w = w + y_i * x_i
    print("x =", x_i, "  y (w·x) =", product, "  w después =", w)

# %% tags=["verify"]
assert w.tolist() == [0, 1, 0]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# El tercero acierta y no cambia nada. El cuarto falla: $y\,(w\cdot x) = -1 - 1 = -2$. Como $y = +1$, se le suma $(1,1,1)$ y queda $w = (0,1,0)$. Ha sido una **época**, una vuelta por los ejemplos, con dos fallos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por qué ayuda sumar $x$?
#
# El producto $y\,(w\cdot x)$ debería ser positivo. Mira qué le pasa al cambiar $w$ por $w + \eta\,y\,x$. Como $y^2 = 1$:
#
# $$y\,\big((w + \eta\,y\,x)\cdot x\big) = y\,(w\cdot x) + \eta\,y^2\,(x\cdot x) = y\,(w\cdot x) + \eta\,\lVert x\rVert^2$$
#
# Es decir, sube $\eta\,\lVert x\rVert^2$. En el último ejemplo valía $-2$ y $\lVert x\rVert^2 = 1 + 1 + 1 = 3$, así que pasa a valer $1$, y acierta. Cada corrección mejora **ese** ejemplo, aunque a veces no lo suficiente, y puede estropear otros.
#
# También se puede ver. La flecha $(w_1, w_2)$ es perpendicular a la recta y señala el lado del $+1$. Estos son los cuatro casos que hay, dibujados sin sesgo, para que la recta pase por el centro:


# %% tags=["helper"]
# Dibujar lo que la regla hace con w ante un ejemplo
def draw_case(ax, w, x, y):
    """Un ejemplo x, con respuesta y, y lo que la regla hace con w (aquí, sin sesgo)."""
    hit = y * (w @ x) > 0
    new = w if hit else w + y * x
    plot_regions(lambda P: P @ new, (-2.6, 2.6), (-2.6, 2.6), ax=ax, level=0)
    plot_points(x[None], [int(y > 0)], ax=ax, size=170)
    ax.text(*(x * 1.32), "$x$", fontsize=15, ha="center", va="center")
    thin = {"arrowstyle": "->", "linewidth": 1, "color": "#595959", "shrinkA": 0, "shrinkB": 7}
    ax.annotate("", xy=x, xytext=(0, 0), arrowprops=thin)
    arrow = {"arrowstyle": "-|>", "linewidth": 2.6, "shrinkA": 0, "shrinkB": 0}
    text = "acierta, no se toca"
    if not hit:
        text = "falla, se suma $x$" if y > 0 else "falla, se resta $x$"
        ax.axline((0, 0), (-w[1], w[0]), color=GRAY, linestyle="--", linewidth=1.5)
        ax.annotate("", xy=w, xytext=(0, 0), arrowprops=arrow | {"color": GRAY})
        dotted = {"color": GRAY, "linestyle": ":", "linewidth": 1.8}
        ax.annotate("", xy=new, xytext=w, arrowprops=arrow | dotted)
        added = "$+x$" if y > 0 else "$-x$"
        ax.text(*((w + new) / 2 + [0.12, 0.12]), added, fontsize=14, ha="left", va="bottom")
        ax.text(*(w + [0.1, -0.05]), "$w$ antes", fontsize=13, color="#595959", va="top")
    ax.annotate("", xy=new, xytext=(0, 0), arrowprops=arrow | {"color": "black"})
    ax.text(*(new * 1.2), "$w$", fontsize=15, ha="center", va="center")
    ax.set_title(f"$y = {y:+d}$: {text}", fontsize=13)
    ax.set(aspect="equal", xticks=[], yticks=[])


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los cuatro casos de la regla
# alt: Cuatro paneles. A la izquierda, dos aciertos: la flecha y la recta se quedan como estaban. A la derecha, dos fallos: la flecha gira hacia el punto si era de la clase +1 y se aleja de él si era de la −1, y la recta gira con ella hasta dejar el punto en su lado.
w_cases = np.array([1.5, 1.0])
fig, axes = plt.subplots(2, 2, figsize=(9.2, 8.6))
draw_case(axes[0, 0], w_cases, np.array([1.5, -0.5]), +1)
draw_case(axes[1, 0], w_cases, np.array([-1.4, 0.6]), -1)
draw_case(axes[0, 1], w_cases, np.array([-1.3, 0.9]), +1)
draw_case(axes[1, 1], w_cases, np.array([1.6, -0.5]), -1)
plt.show()

# %% tags=["verify"]
for _x, _y in [([1.5, -0.5], 1), ([-1.4, 0.6], -1)]:
    assert _y * (w_cases @ np.array(_x)) > 0  # acierta
for _x, _y in [([-1.3, 0.9], 1), ([1.6, -0.5], -1)]:
    _new = w_cases + _y * np.array(_x)
    assert _y * (w_cases @ _x) < 0 < _y * (_new @ _x)  # fallaba, y x acaba en su lado
    _before, _after = (v @ _x / np.linalg.norm(v) for v in (w_cases, _new))
    assert _y * (_after - _before) > 0  # hacia x, o lejos de x

# %% [markdown]
# En naranja, el lado del $+1$; en azul, el del $-1$. En los dos fallos, la flecha de puntos lleva de la $w$ de antes a la nueva: es la flecha fina, la de $x$, sumada o restada.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Aprende el AND?
#
# `train` recibe los ejemplos y la $w$ del principio. Repite épocas hasta que una termina sin fallos, o hasta `max_epochs`, y apunta en `failures` los fallos de cada una.


# %% slideshow={"slide_type": "fragment"}
def train(X, y, w, max_epochs=1000, eta=1):
    failures = []
    for _ in range(max_epochs):  # «_»: un nombre para lo que no se usa
        count = 0
        for x_i, y_i in zip(X, y):
            if y_i * (w @ x_i) <= 0:
                w = w + eta * y_i * x_i
                count = count + 1
        failures.append(count)
        if count == 0:
            break  # una época sin fallos: ha terminado
    return w, failures


# %% [markdown] slideshow={"slide_type": "fragment"}
# Aquí se resuelve la primera mitad de tu apuesta.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
w, failures = train(X_and, y_and, np.zeros(3))
print("fallos de cada época:", failures)
print("correcciones:", sum(failures), "  w =", w)

# %% tags=["verify"]
assert sum(failures) == 22 and len(failures) == 11 and (y_and * (X_and @ w) > 0).all()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# **22 correcciones** en once épocas, la última sin fallos. Nadie le ha dicho qué es un AND, solo cuándo se equivocaba. Los fallos no bajan siempre: al arreglar un ejemplo se estropea a veces otro.


# %% tags=["helper"]
# Los pesos tras cada corrección, y cómo se dibujan
def corrections(X, y, most=24):
    """Los pesos tras cada corrección, desde cero, y qué ejemplo causó cada una."""
    path, causes, hits = [np.zeros(X.shape[1])], [None], 0
    while hits < len(y) and len(path) <= most:
        for i in range(len(y)):
            if y[i] * (path[-1] @ X[i]) <= 0 and len(path) <= most:
                path.append(path[-1] + y[i] * X[i])
                causes.append(i)
                hits = 0
            else:
                hits = hits + 1
    return np.array(path), causes


problems = {"AND": (X_and, y_and)}
paths = {"AND": corrections(X_and, y_and)}


def write(w):
    return "(" + ", ".join(f"{value:g}" for value in w + 0.0).replace("-", "−") + ")"


def draw_step(ax, name, k, resolution=200):
    """La recta tras k correcciones, con un anillo en el ejemplo que causó la última."""
    (X, y), (path, causes) = problems[name], paths[name]
    low = X[:, :2].min() - 0.7
    plot_regions(lambda P: add_ones(P) @ path[k], (low, 1.7), (low, 1.7), ax=ax, resolution=resolution, level=0)  # fmt: skip
    plot_points(X[:, :2], (y > 0).astype(int), ax=ax, size=130)
    if k > 0:
        ax.scatter(*X[causes[k], :2], s=420, facecolor="none", edgecolor="black", linewidth=2)
    right = int((y * (X @ path[k]) > 0).sum())
    ticks = np.unique(X[:, 0])
    ax.set(xticks=ticks, yticks=ticks, aspect="equal")
    ax.set_title(f"corrección {k}: {right} de 4 bien\nw = {write(path[k])}", fontsize=13)
    return right


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Seis momentos del AND
# alt: Seis paneles con los cuatro puntos del AND y la recta tras 2, 3, 7, 12, 16 y 22 correcciones. La recta gira y se desplaza, los aciertos suben y bajan, y en la última quedan los cuatro bien.
fig, axes = plt.subplots(2, 3, figsize=(10.5, 7.6), sharex=True, sharey=True)
hits = [draw_step(ax, "AND", k) for ax, k in zip(axes.flat, [2, 3, 7, 12, 16, 22])]
for ax in axes[1]:
    ax.set_xlabel("$x_1$")
for ax in axes[:, 0]:
    ax.set_ylabel("$x_2$")
plt.show()

# %% tags=["verify"]
assert hits[-1] == 4 and any(b < a for a, b in zip(hits, hits[1:]))  # a veces empeora
assert len(paths["AND"][0]) == 23 and paths["AND"][0][-1].tolist() == w.tolist()

# %% [markdown]
# El anillo señala el ejemplo que acaba de fallar. Un punto justo sobre la recta es un empate, y cuenta como fallo.

# %% [markdown]
# **Pruébalo.** Con la mitad de tasa, ¿harán falta el doble de correcciones? Pon 0.5 y ejecuta; después, prueba con 4.

# %%
eta = 1
w, failures = train(X_and, y_and, np.zeros(3), eta=eta)
print("correcciones:", sum(failures), "  w =", w)

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Las mismas 22, con los pesos multiplicados por $\eta$: con 0.5, la mitad; con 4, el cuádruple. Es la misma recta. Como todo empieza en cero, $\eta$ solo cambia la escala de $w$. (Con 0.1 salen menos: el ordenador redondea los decimales, y algún empate exacto deja de serlo).
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Fue suerte empezar en cero? Repitámoslo desde cien comienzos. `rng` es una fuente de azar, y `rng.normal(size=3)` da tres números alrededor de 0. Con la misma **semilla** (*seed*), el 0 de `default_rng(0)`, salen siempre los mismos.

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
found, longest = 0, 0
for _ in range(100):
    w = 10 * rng.normal(size=3)  # casi siempre, entre −20 y 20
    w, failures = train(X_and, y_and, w)
    if failures[-1] == 0:  # [-1] es el último de la lista
        found = found + 1
    longest = max(longest, len(failures))
print("encuentran una recta:", found, "de 100; el que más tarda,", longest, "épocas")

# %% tags=["verify"]
assert found == 100 and longest < 100

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las cien. En 1962, Albert Novikoff demostró que no es casualidad: **si hay una recta que separa los ejemplos, la regla la encuentra en un número finito de correcciones**, sea cual sea el comienzo y el orden. La demostración, paso a paso, está en el cuaderno *A fondo*.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si no hay recta?
#
# Si una época termina sin fallos, su $w$ separa todos los ejemplos. Por tanto, si no hay recta, **no habrá nunca una época sin fallos**. ¿Y qué hará la regla, fallar cada vez menos o algo peor?
#
# Sabemos que ninguna recta hace el XOR. Esta vez escribimos también las entradas con $-1$ y $+1$, que da cuentas más cortas; los cuatro puntos siguen siendo las esquinas de un cuadrado.
#
# | $x$ | $(-1,-1,1)$ | $(1,-1,1)$ | $(-1,1,1)$ | $(1,1,1)$ |
# |:---:|:---:|:---:|:---:|:---:|
# | $y$ | $-1$ | $+1$ | $+1$ | $-1$ |
#
# **Predice**, con lápiz y desde $w = (0,0,0)$: ¿cuántos fallos hay en la primera época, y dónde acaba $w$?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
X_xor = add_ones(np.array([[-1, -1], [1, -1], [-1, 1], [1, 1]]))
y_xor = np.array([-1, 1, 1, -1])
w, failures = train(X_xor, y_xor, np.zeros(3), max_epochs=1)
print("fallos:", failures, "  w =", w)

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Las cuatro correcciones de una época del XOR
# alt: Cuatro paneles con los puntos del XOR y la recta tras cada corrección. La recta cambia de sitio cada vez y en ninguno quedan bien los cuatro; tras la cuarta, los pesos vuelven a ser cero y no hay recta.
problems["XOR"] = X_xor, y_xor
paths["XOR"] = corrections(X_xor, y_xor)
fig, axes = plt.subplots(1, 4, figsize=(12, 4), sharey=True)
for k, ax in enumerate(axes, start=1):
    draw_step(ax, "XOR", k)
    ax.set_xlabel("$x_1$")
axes[0].set_ylabel("$x_2$")
plt.show()

# %% tags=["verify"]
assert failures == [4] and w.tolist() == [0, 0, 0]
assert paths["XOR"][0][:5].tolist() == [[0, 0, 0], [1, 1, -1], [2, 0, 0], [1, 1, 1], [0, 0, 0]]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Falla los cuatro, y $w$ recorre $(1,1,-1)$, $(2,0,0)$, $(1,1,1)$ y vuelve a $(0,0,0)$, donde empezó. La segunda época ve los mismos ejemplos en el mismo orden y desde los mismos pesos, así que será idéntica a la primera, y la tercera, y todas. Es un **ciclo** (*cycle*). La segunda mitad de tu apuesta no tenía respuesta: ninguna cantidad de correcciones es suficiente.
#
# (En el último panel todo es naranja porque con $w = (0,0,0)$ sale $z = 0$ en todas partes, y con $z \ge 0$ se responde $+1$).

# %% [markdown] slideshow={"slide_type": "subslide"}
# Compara los dos problemas, corrección a corrección. Antes de mover el deslizador, di qué ejemplo va a fallar.

# %% tags=["setup"]
# Preparar el deslizador
from ipywidgets import IntSlider, ToggleButtons, interact


# %% tags=["widget"] slideshow={"slide_type": "fragment"}
# Elige el problema y avanza corrección a corrección
def show_step(problem="AND", k=0):
    path, _ = paths[problem]
    end = min(k, len(path) - 1)
    earlier = [j for j in range(end) if (path[j] == path[end]).all()]
    fig, ax = plt.subplots(figsize=(4.8, 5))
    right = draw_step(ax, problem, end, resolution=80)
    text = f"ya estuvo aquí, en la corrección {earlier[-1]}" if earlier else ""
    text = "acierta los cuatro: ha terminado" if right == 4 else text
    ax.set(xlabel=f"$x_1$\n{text}", ylabel="$x_2$")
    plt.show()


interact(
    show_step,
    problem=ToggleButtons(options=["AND", "XOR"], description="problema"),
    k=IntSlider(0, min=0, max=24, description="corrección"),
);  # fmt: skip

# %% [markdown] slideshow={"slide_type": "subslide"}
# Volver a unos pesos anteriores dice algo más: **demuestra que no hay recta**. Suma las cuatro correcciones del XOR:
#
# $$(1,1,-1) + (1,-1,1) + (-1,1,1) + (-1,-1,-1) = (0,0,0)$$
#
# Supón que hubiera una recta, y llama $u$ a sus tres números. Cada sumando es $y\,x$, y multiplicado por $u$ daría $y\,(u\cdot x)$, que es positivo porque $u$ acierta. (Si un ejemplo cayera justo en la recta, la movemos un poco). La suma de los cuatro también sería positiva. Pero la suma es $(0,0,0)$, que da cero. Por tanto, no hay recta.
#
# En cualquier problema pasa igual: si $w$ vuelve a valer lo que valió, las correcciones hechas entretanto suman cero, en el orden que fuera, y no hay recta.
#
# ¿Vuelve también desde otros comienzos? La celda plegada prueba cien, con números enteros al azar.

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Cien comienzos del XOR: ¿en cuántos vuelve w a un sitio por el que ya pasó?
returned = 0
for _ in range(100):
    w, seen = rng.integers(-5, 6, size=3), []
    for _ in range(100):
        w, failures = train(X_xor, y_xor, w, max_epochs=1)
        if w.tolist() in seen:
            returned = returned + 1
            break
        seen.append(w.tolist())
print("vuelven a unos pesos por los que ya pasaron:", returned, "de 100")

# %% tags=["verify"]
assert returned == 100

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y con flores de verdad?
#
# El archivo *iris* trae cuatro medidas de flores de lirio. Tomamos 50 de la especie versicolor ($-1$) y 50 de virginica ($+1$), en milímetros: así todo son enteros, y las cuentas salen exactas. Con cuatro medidas $w$ tiene cinco números, y lo que separa ya no se puede dibujar: se llama **hiperplano** (*hyperplane*) en vez de recta. La regla es la misma.
#
# Apartamos 30 flores para el examen, al azar, y aprendemos con las otras 70. `permutation(100)` da los números del 0 al 99, barajados, y `X_iris[learn]` toma las filas que dice `learn`.

# %% slideshow={"slide_type": "subslide"}
iris = load_iris()
two = iris.y > 0  # verdadero si es versicolor (1) o virginica (2); la 0 es otra especie
flowers = np.rint(10 * iris.X[two]).astype(int)  # solo esas filas, en milímetros y enteros
X_iris = add_ones(flowers)
y_iris = np.where(iris.y[two] == 2, 1, -1)  # +1 donde es virginica; −1 donde no

order = np.random.default_rng(0).permutation(100)
exam, learn = order[:30], order[30:]
w, failures = train(X_iris[learn], y_iris[learn], np.zeros(5), max_epochs=50)
print("fallos:", failures[-8:])  # los de las ocho últimas épocas

# %% tags=["verify"]
assert len(failures) == 50 and min(failures) > 0 and (y_iris == 1).sum() == 50

# %% [markdown] slideshow={"slide_type": "fragment"}
# En 50 épocas no ha terminado. Esta función dice qué fracción de unas flores acierta $w$; la usaremos con las del examen, tras cada época:


# %% slideshow={"slide_type": "fragment"}
def hit_rate(w, X, y):
    answers = np.where(X @ w >= 0, 1, -1)  # al responder, un empate es +1, como siempre
    return np.mean(answers == y)  # la media de verdaderos (1) y falsos (0)


# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice** la forma de la curva: ¿subirá y se quedará arriba, o no dejará de subir y bajar?

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Aciertos en las 30 flores del examen tras cada época
# alt: Una curva de aciertos a lo largo de 50 épocas. Sube en las primeras y después, de vez en cuando, cae de golpe hasta unos 0.6 y se recupera.
w, curve = np.zeros(5), []
for _ in range(50):
    w, failures = train(X_iris[learn], y_iris[learn], w, max_epochs=1)
    curve.append(hit_rate(w, X_iris[exam], y_iris[exam]))
fig, ax = plt.subplots(figsize=(9, 3.6))
ax.plot(range(1, 51), curve, "s-", color=RED, markersize=4)
ax.set(xlabel="época", ylabel="aciertos en el examen", ylim=(0, 1.05))
plt.show()
print("flores acertadas, de 30, en las épocas 43 a 50:", [round(30 * rate) for rate in curve[-8:]])

# %% tags=["verify"]
assert [round(30 * rate) for rate in curve[42:44]] == [18, 28]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Más bien lo segundo: sube, pero de vez en cuando cae y se recupera. Mientras quede algún fallo, los pesos se siguen moviendo. Si paramos en la época 43, acierta 18 flores de 30; si paramos en la siguiente, 28.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿No hay hiperplano que separe esas 70 flores, o aún no lo ha encontrado? Démosle dos mil épocas. Y por probar, otras dos mil con las mismas flores medidas desde otro cero: a cada medida le restamos un número fijo, su media redondeada en las cien flores (mueve el cero, y no mira las especies).

# %% slideshow={"slide_type": "fragment"}
X_centered = add_ones(flowers - np.array([63, 29, 49, 17]))
for data in [X_iris, X_centered]:
    w, failures = train(data[learn], y_iris[learn], np.zeros(5), max_epochs=2000)
    print("épocas:", len(failures), "  fallos de la última:", failures[-1])

# %% tags=["verify"]
assert len(failures) == 785 and failures[-1] == 0

# %% [markdown] slideshow={"slide_type": "fragment"}
# La segunda termina: **había** un hiperplano. El mismo sirve para las flores sin restar, con otro sesgo, porque $w_1(x_1 - 63) = w_1x_1 - 63\,w_1$, y lo que sobra es un número que se suma a $b$. Pero viendo solo la primera línea, nada distinguía «aún no» de «nunca».
#
# Con datos de verdad lo normal es no terminar. Las cien flores juntas no tienen hiperplano; se comprueba con otro método, la programación lineal.
#
# (De por qué importan tanto el cero y la escala de los datos hablará la [[descenso_del_gradiente]]). Casi siempre se para antes de terminar, y hay que elegir unos pesos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Con qué pesos nos quedamos?
#
# Los últimos pesos dependen de en qué momento se pare. El **perceptrón promediado** (*averaged perceptron*) se queda con **la media de todos los pesos por los que pasó**, apuntados tras cada ejemplo. A mano: si tras cuatro ejemplos $w$ valió $(0,2)$, $(1,2)$, $(1,2)$ y $(2,-2)$, la media es $(1, 1)$.
#
# Esa media se mueve poco: en la de 50 épocas, la última cuenta solo una parte de cincuenta.


# %% slideshow={"slide_type": "subslide"}
def train_averaged(X, y, epochs, seed):
    rng = np.random.default_rng(seed)
    w = np.zeros(X.shape[1])  # tantos ceros como columnas tiene X
    total = w
    last, mean = [], []
    for epoch in range(epochs):
        for i in rng.permutation(len(y)):  # otro orden en cada época
            if y[i] * (w @ X[i]) <= 0:
                w = w + y[i] * X[i]
            total = total + w
        last.append(w)
        seen = (epoch + 1) * len(y)  # cuántos ejemplos lleva vistos
        mean.append(total / seen)
    return last, mean  # los últimos pesos y la media, época a época


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Aciertos en el examen con los últimos pesos y con la media
# alt: Dos curvas a lo largo de 50 épocas. La de los últimos pesos sube y baja sin parar. La de la media tarda unas épocas en subir y después apenas se mueve.
last, mean = train_averaged(X_iris[learn], y_iris[learn], epochs=50, seed=0)
last_rates = [hit_rate(w, X_iris[exam], y_iris[exam]) for w in last]
mean_rates = [hit_rate(w, X_iris[exam], y_iris[exam]) for w in mean]
fig, ax = plt.subplots(figsize=(9, 3.8))
ax.plot(
    range(1, 51), last_rates, "s--", color=RED, markersize=4, linewidth=1, label="últimos pesos"
)
ax.plot(range(1, 51), mean_rates, "o-", color=BLUE, markersize=4, label="media de todos")
ax.set(xlabel="época", ylabel="aciertos en el examen", ylim=(0, 1.05))
ax.legend(loc="lower right")
plt.show()

# %% tags=["verify"]
assert np.ptp(mean_rates[25:]) < 0.05 and np.ptp(last_rates[25:]) > 0.3

# %% [markdown] slideshow={"slide_type": "subslide"}
# Eso es una sola semilla. Barajemos con treinta, y examinemos las dos opciones tras 50 épocas. `repeat` llama a `both` con cada semilla y reúne lo que devuelve.
#
# `compare` resta semilla a semilla y calcula un **intervalo** (*confidence interval*) al 95 %: los valores que podría tener la diferencia media con muchísimas semillas más. (De cada cien intervalos así, unos 95 la contienen). De él sale un **veredicto**. Tres ejemplos, si decidimos que hasta $0.03$ no importa; ese número es el **margen** (*margin*):
#
# | intervalo | ¿cabe entre $-0.03$ y $0.03$? | ¿incluye el 0? | veredicto |
# |:---:|:---:|:---:|:---|
# | $[0.04,\ 0.07]$ | no | no | *gana* (y con los signos cambiados, *pierde*) |
# | $[-0.01,\ 0.02]$ | sí | da igual | *empata* |
# | $[-0.01,\ 0.08]$ | no | sí | *no se sabe*: harían falta más semillas |
#
# Ese margen es algo menos de una flor de las treinta. **Predice** el veredicto de la media frente a los últimos.


# %% tags=["predict"] slideshow={"slide_type": "subslide"}
def both(seed):
    last, mean = train_averaged(X_iris[learn], y_iris[learn], 50, seed)
    last_rate = hit_rate(last[-1], X_iris[exam], y_iris[exam])
    mean_rate = hit_rate(mean[-1], X_iris[exam], y_iris[exam])
    return {"últimos": last_rate, "media": mean_rate}


scores = repeat(both, range(30))
result = compare(scores["media"], scores["últimos"], margin=0.03)
print("la media", result)

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Las treinta semillas, una a una
# alt: A la izquierda, cada línea une lo que aciertan la media y los últimos pesos con una misma semilla: las medias están todas a la misma altura y los últimos pesos, repartidos hacia abajo. A la derecha, las diferencias, con su media y su intervalo por encima del cero.
plot_comparison(result, names=("la media", "los últimos"), label="aciertos en el examen")
plt.show()
for name, rates in scores.items():
    print(f"{name}: de {30 * rates.min():.0f} a {30 * rates.max():.0f} flores acertadas, de 30")

# %% tags=["verify"]
assert result.verdict == "gana" and result.low > 0
assert np.ptp(scores["media"]) < 1e-9 and round(30 * scores["media"][0]) == 28
assert round(30 * scores["últimos"].min()) == 16 and round(30 * scores["últimos"].max()) == 28

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# *Gana*: el intervalo no cabe en la banda del margen y queda por encima del 0. Pero lo más llamativo está a la izquierda. En los treinta órdenes la media acierta lo mismo, 28 flores. Los últimos pesos, según el orden, aciertan desde 16 hasta 28.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y con otras flores en el examen?
#
# Lo anterior vale para esas 30 flores de examen. Repitámoslo en diez repartos de las mismas cien, con treinta órdenes en cada uno. En la figura, cada barra va del peor orden al mejor, y la marca es el promedio; si no se ve barra, los treinta aciertan lo mismo.


# %% tags=["helper"]
# Treinta semillas a la vez, y su veredicto
def train_many(X, y, epochs, seeds):
    """Como train_averaged, a la vez con varios repartos y semillas.

    X es (repartos, n, d); y, (repartos, n). Da los últimos pesos y la media: (repartos, semillas, d).
    """
    yx = y[:, :, None] * X  # lo que sumaría cada ejemplo al fallar
    sources = [np.random.default_rng(seed) for seed in seeds]
    w = np.zeros((len(X), len(sources), X.shape[2]))
    total = w.copy()
    for _ in range(epochs):
        orders = np.array([rng.permutation(X.shape[1]) for rng in sources])
        for i in orders.T:  # el ejemplo que toca en cada semilla
            fails = np.sum(w * yx[:, i], axis=2) <= 0
            w = w + fails[:, :, None] * yx[:, i]
            total = total + w
    return w, total / (epochs * X.shape[1])


def verdict_of(a, b, margin):
    """El de compare; si a y b se llevan siempre lo mismo, no hay intervalo y decide esa diferencia."""
    gap = np.subtract(a, b)
    if np.ptp(gap) > 1e-9:
        return compare(a, b, margin).verdict
    if abs(gap[0]) <= margin:
        return "empata"
    return "gana" if gap[0] > 0 else "pierde"


# %% slideshow={"slide_type": "fragment"}
center = [0, 0, 0, 0]  # lo que se resta a cada medida, en milímetros
epochs = 50

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# De lo peor a lo mejor de treinta órdenes, en diez repartos
# alt: Diez parejas de barras verticales, una por reparto, que van del peor al mejor resultado de treinta órdenes. Las de los últimos pesos son largas, desde casi la mitad de aciertos hasta casi todos; las de la media son tan cortas que casi se quedan en un punto, arriba.
X_split = add_ones(flowers - np.array(center))
rows = np.array([np.random.default_rng(split).permutation(100) for split in range(10)])
exams, rest = rows[:, :30], rows[:, 30:]
many = train_many(X_split[rest], y_iris[rest], epochs, range(30))
verdicts, spreads = [], {"últimos": [], "media": []}
looks = {
    "últimos": ("últimos pesos", -0.14, RED, "s"),
    "media": ("media de todos", 0.14, BLUE, "o"),
}
fig, ax = plt.subplots(figsize=(9.5, 4.2))
for split in range(10):
    X_exam, y_exam = X_split[exams[split]], y_iris[exams[split]]
    rates = {}
    for name, weights in zip(looks, many):
        rates[name] = [hit_rate(w, X_exam, y_exam) for w in weights[split]]
        low, middle, high = min(rates[name]), np.mean(rates[name]), max(rates[name])
        spreads[name].append(high - low)
        label, shift, color, marker = looks[name]
        x = split + shift
        ax.plot([x, x], [low, high], color=color, linewidth=5, alpha=0.5, solid_capstyle="butt")
        ax.plot(x, middle, marker, color=color, label=label if split == 0 else None)
    verdicts.append(verdict_of(rates["media"], rates["últimos"], margin=0.03))
kinds = ["gana", "empata", "pierde", "no se sabe"]
counts = ", ".join(f"{kind} en {verdicts.count(kind)}" for kind in kinds if kind in verdicts)
ax.set_title(
    f"La media frente a los últimos, en diez repartos: {counts}\n(épocas: {epochs}; se resta {center})"
)
ax.set(xlabel="reparto", xticks=range(10), ylabel="aciertos en el examen", ylim=(0, 1.05))
ax.legend(loc="lower right", ncols=2)
plt.show()
difference = np.array(spreads["últimos"]) - spreads["media"]
shorter, longer = np.sum(difference > 1e-9), np.sum(difference < -1e-9)
wide, narrow = np.mean(spreads["últimos"]), np.mean(spreads["media"])
print(f"del peor orden al mejor, de promedio: últimos, {wide:.2f}; media, {narrow:.2f}")
print(f"la barra de la media es más corta en {shorter} de 10 repartos, y más larga en {longer}")

# %% tags=["verify"]
assert verdicts == ["gana"] * 10 and verdict_of([1, 1], [1, 1], 0.03) == "empata"
assert shorter == 10 and longer == 0 and wide > 0.4 and narrow < 0.03
for _split, _seed in [(0, 0), (7, 4)]:  # lo mismo que train_averaged
    _last, _mean = train_averaged(X_split[rest[_split]], y_iris[rest[_split]], epochs, _seed)
    assert (many[0][_split, _seed] == _last[-1]).all()
    assert np.allclose(many[1][_split, _seed], _mean[-1])
_found = []
for _center, _epochs in [([0, 0, 0, 0], 500), ([63, 29, 49, 17], 50)]:  # lo que dice el Pruébalo
    _X = add_ones(flowers - np.array(_center))
    _rates = [
        np.array([[hit_rate(w, _X[e], y_iris[e]) for w in ws] for e, ws in zip(exams, weights)])
        for weights in train_many(_X[rest], y_iris[rest], _epochs, range(30))
    ]
    _kinds = [verdict_of(b, a, margin=0.03) for a, b in zip(*_rates)]
    _found.append([_kinds.count(kind) for kind in kinds])
assert _found == [[7, 3, 0, 0], [2, 7, 1, 0]]


def _separable(rows):
    """Si hay w con y · (w · x) ≥ 1 en todas: programación lineal."""
    _yx = y_iris[rows, None] * add_ones(flowers)[rows]
    return linprog(np.zeros(5), -_yx, -np.ones(len(_yx)), bounds=(None, None)).status == 0


assert [_separable(_rows) for _rows in rest] == [_k in (0, 8) for _k in range(10)]
assert not _separable(np.arange(100))
assert [round(np.ptp(each, axis=1).mean(), 2) for each in _rates] == [0.10, 0.04]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Sin restar nada y parando a las 50 épocas, la media gana en los diez repartos, y los últimos pesos dependen del orden mucho más que ella.
#
# **Pruébalo.** ¿Depende eso de cuándo se pare? ¿Y de dónde esté el cero? Pon `epochs = 500` y ejecuta las dos celdas. Después vuelve a 50 y pon `center = [63, 29, 49, 17]`. ¿Qué conclusión se mantiene?

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con 500 épocas la media gana en siete repartos y *empata* en tres. Con 2000 (tarda unos segundos) gana en cinco y en uno *pierde*: los últimos pesos casi la alcanzan. Con el otro cero y 50 épocas, *empata* en siete y *pierde* en uno. Así que «la media acierta más» no vale siempre. En ocho de los diez repartos no hay hiperplano ni para las 70 flores de aprender: ahí los últimos pesos no dejarán nunca de moverse. Donde la regla termina, hay poco que promediar.
#
# Lo que se mantiene es que, de promedio, depende menos del orden; en el último caso, 0.04 entre el peor y el mejor, contra 0.10. Por eso es más **fiable**, que aquí quiere decir eso, y no que acierte más. Necesita, eso sí, unas cuantas épocas: con una sola, aún pesan mucho los primeros pesos.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y con varias neuronas?
#
# Tres neuronas en dos capas hacen el XOR, pero en la [[la_neurona]] las pusimos a mano. ¿No podría aprenderlas esta regla? Le falta un dato: para corregir una neurona hay que saber qué debía responder **ella**, y de las dos primeras nadie lo dice. Si la red falla, ¿a cuál se corrige? La respuesta llegará en la [[backpropagation_a_mano]], ya en el módulo siguiente; hasta allí reuniremos lo que hace falta.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da una pista y `solution(1)`, la solución.

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Esta función debería aplicar la regla, con $\eta = 1$, a un solo ejemplo: recibe `w`, `x` (que ya trae el 1 del sesgo) e `y` ($-1$ o $+1$), y devuelve la `w` que queda. Tiene **dos errores**, uno en cada línea señalada:
#
# ```python
# def update(w, x, y):
#     if y * (w @ x) > 0:   # aquí
#         w = w + x         # y aquí
#     return w
# ```
#
# Arréglala.


# %% tags=["exercise"]
def update(w, x, y):
    if ...:
        w = ...
    return w


check(1, update)


# %% tags=["solution"]
def update(w, x, y):
    if y * (w @ x) <= 0:  # se corrige al fallar, y el empate es un fallo
        w = w + y * x  # hacia x si y = +1; al contrario si y = −1
    return w


check(1, update)

# %% [markdown]
# ### Ejercicio · Una época entera
#
# Escribe `one_epoch(X, y, w)`, que da una vuelta por los ejemplos en su orden, con $\eta = 1$, y devuelve dos cosas: la `w` que queda y cuántos fallos hubo. Los datos llegan sin preparar: `X` no trae la columna de unos, y en `y` las respuestas son 0 y 1. `w` sí trae el sesgo, al final.


# %% tags=["exercise"]
def one_epoch(X, y, w):
    failures = ...
    return w, failures


check(2, one_epoch)


# %% tags=["solution"]
def one_epoch(X, y, w):
    X = np.column_stack([X, np.ones(len(X))])  # el 1, al final de cada ejemplo
    y = 2 * y - 1  # 0 pasa a −1, y 1 se queda en 1
    failures = 0
    for x_i, y_i in zip(X, y):
        if y_i * (w @ x_i) <= 0:
            w = w + y_i * x_i
            failures = failures + 1
    return w, failures


check(2, one_epoch)

# %% [markdown]
# ### Ejercicio · ¿Qué se puede afirmar?
#
# Cuatro personas entrenan un perceptrón con sus datos. Di qué se sabe de cada caso: `"hay"` (hay una recta o un hiperplano que separa sus ejemplos de entrenamiento), `"no hay"` o `"no se sabe"`.
#
# - **A.** Tras 200 épocas, la última no tuvo ningún fallo.
# - **B.** Lleva 5000 épocas. Ninguna sin fallos, y $w$ no se ha repetido nunca.
# - **C.** Baraja los ejemplos en cada época. Después de varias correcciones, $w$ ha vuelto a valer exactamente lo mismo que antes de ellas.
# - **D.** Tras 100 épocas, la última tuvo un solo fallo, entre mil ejemplos.

# %% tags=["exercise"]
known = {"A": ..., "B": ..., "C": ..., "D": ...}

check(3, known)

# %% tags=["solution"]
known = {
    "A": "hay",  # la w de esa época los separa
    "B": "no se sabe",  # podría terminar en la 5001, o no terminar
    "C": "no hay",  # esas correcciones suman cero, en el orden que fuera
    "D": "no se sabe",  # falta poco, o no se puede
}

check(3, known)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Si falla, $w \leftarrow w + \eta\,y\,x$; si acierta, nada. Así $y\,(w\cdot x)$ sube $\eta\,\lVert x\rVert^2$ en ese ejemplo.
# - Las respuestas son $-1$ y $+1$, y el sesgo es un peso más, con entrada 1.
# - Si hay una recta que separa, la encuentra desde cualquier comienzo, aunque puede tardar mucho.
# - Si no la hay, no se detiene y no avisa. Si $w$ vuelve a un valor anterior, no la hay.
# - La media de los pesos depende menos del orden que los últimos: por eso es más fiable.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | perceptrón | *perceptron* | la neurona que corrige sus pesos cuando falla |
# | tasa de aprendizaje | *learning rate* | $\eta$, lo grande que es cada corrección |
# | época | *epoch* | una vuelta por los ejemplos |
# | semilla | *seed* | el número que fija el azar, para poder repetirlo |
# | ciclo | *cycle* | volver a unos pesos anteriores y repetir el mismo recorrido |
# | hiperplano | *hyperplane* | lo que separa cuando hay más de dos entradas |
# | perceptrón promediado | *averaged perceptron* | el que responde con la media de sus pesos |
# | intervalo | *confidence interval* | los valores que, con lo medido, podría tener la diferencia media |
# | margen | *margin* | la diferencia que se decide que no importa |

# %% [markdown]
# ## Para saber más
#
# - F. Rosenblatt (1958), *The perceptron: a probabilistic model for information storage and organization in the brain*: el artículo original.
# - A. Novikoff (1962), *On convergence proofs on perceptrons*: la demostración.
# - M. Minsky y S. Papert (1969), *Perceptrons*: los límites de una sola capa.
# - Y. Freund y R. Schapire (1999), *Large margin classification using the perceptron algorithm*: la media, y otra manera de usar todos los pesos, que voten.
