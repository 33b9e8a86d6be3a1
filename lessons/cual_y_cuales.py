# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, interact

from exercises.cual_y_cuales import check, hint, progress, solution
from utils.data import load_careers, load_iris, load_students
from utils.environment import setup
from utils.evaluation import repeat
from utils.plotting import COLORS, lighten, plot_points, plot_regions

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se elige entre tres?
#
# De ocho estudiantes sabemos tres cosas: las horas de estudio, la edad y la nota media. Cada uno eligió una carrera: LS (la clase 0), LI (la 1) o IC (la 2). Una neurona dice sí o no. ¿Y para elegir entre tres?
#
# Se ponen **tres neuronas**, una por clase. Cada una tiene su columna de $W$ y su sesgo, y da una puntuación, su *logit*:
#
# $$z_k = w_k \cdot x + b_k$$
#
# Se responde la clase de la puntuación mayor. Con los pesos que pusimos a mano en la [[funciones_de_perdida]]:

# %% slideshow={"slide_type": "fragment"}
careers = load_careers()
W_hand = np.array([[2.5, 2, 2], [1.5, 1.5, 1.6], [1, 2, 1.7]])
Z = careers.X @ W_hand + np.array([1, 2, 1])
print(Z)
print("la carrera de cada uno:", careers.y)

# %% [markdown] slideshow={"slide_type": "fragment"}
# La **exactitud** (*accuracy*) es la fracción de aciertos. **Predice**, fila a fila y a mano: ¿cuántos acierta? Si dos puntuaciones empatan, se responde la primera.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
predicted = Z.argmax(axis=1)  # de cada fila, la columna del mayor; si empatan, la primera
hits = predicted == careers.y
print("predicción:", predicted)
print(f"aciertos: {hits.sum()} de {len(hits)}, exactitud {hits.mean():.2f}")

# %% tags=["verify"]
assert predicted.tolist() == [2, 2, 2, 1, 0, 0, 0, 0] and hits.sum() == 2 and hits.mean() == 0.25
assert np.flatnonzero(hits).tolist() == [4, 7] and np.mean(careers.y == 0) == 3 / 8

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Aciertan el quinto y el octavo: 2 de 8, es decir, $0.25$. Es poco: quien dijera siempre LS acertaría 3 de 8.
#
# Para contar aciertos no hemos usado softmax. Da más probabilidad a quien tiene más puntuación, así que el mayor sigue siendo el mayor. La usaremos para aprender los pesos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se escribe la clase verdadera?
#
# La misma respuesta se puede guardar de tres formas. El número de la clase se llama también **etiqueta** (*label*):
#
# | forma | qué es | pérdida de Keras |
# |:---:|---|---|
# | $(n,)$ | las etiquetas, en una lista | `sparse_categorical_crossentropy` |
# | $(n, 1)$ | las etiquetas, en una columna | la misma |
# | $(n, C)$ | una fila *one-hot* por ejemplo; $C$ es cuántas clases hay | `categorical_crossentropy` |
#
# Para pasar a *one-hot* sirve `np.eye(3)`, una tabla con unos en la diagonal. Su fila 2 es $(0, 0, 1)$, el *one-hot* de la clase 2. Si entre corchetes se pone la lista de etiquetas, da una fila por cada una:

# %% slideshow={"slide_type": "fragment"}
one_hot = np.eye(3)[careers.y]
column = careers.y.reshape(8, 1)
print("etiquetas:", careers.y.shape, " columna:", column.shape, " one-hot:", one_hot.shape)
print("el cuarto:", careers.y[3], column[3], one_hot[3])
print("de vuelta:", one_hot.argmax(axis=1))

# %% [markdown] slideshow={"slide_type": "fragment"}
# Una trampa. Si se compara la lista con la columna, NumPy estira las dos ([[capas_y_matrices]]) y compara **cada** predicción con **cada** respuesta. No avisa:

# %% slideshow={"slide_type": "fragment"}
compared = predicted == column
print(compared.shape, f"exactitud falsa: {compared.mean():.3f}")

# %% tags=["verify"]
assert one_hot.argmax(axis=1).tolist() == careers.y.tolist() and compared.shape == (8, 8)
assert careers.y[3] == 2 and compared.mean() != hits.mean()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por dónde pasa la frontera?
#
# Con dos entradas se puede dibujar. Tomemos otras tres neuronas, con números fáciles:
#
# $$W = \begin{pmatrix} 2 & -1 & -1 \\ 0 & 2 & -2 \end{pmatrix} \qquad b = (1,\ 1,\ 1)$$
#
# A mano, en el punto $(1, 1)$: $z_0 = 2 + 0 + 1 = 3$, $z_1 = -1 + 2 + 1 = 2$ y $z_2 = -1 - 2 + 1 = -2$. Gana la clase 0.
#
# La clase 0 y la 1 **empatan** donde $z_0 = z_1$:
#
# $$2x_1 + 1 = -x_1 + 2x_2 + 1 \quad\text{o sea}\quad 3x_1 = 2x_2$$
#
# Es una recta, y con otros pesos también lo sería, porque cada entrada solo va multiplicada por un número. Con tres entradas es un plano, y con más, un hiperplano.
#
# Pero ¿vale toda la recta? El punto $(-2, -3)$ está en ella. Calcula a mano sus tres puntuaciones: ¿qué clase gana?

# %% [markdown] slideshow={"slide_type": "fragment"}
# <details><summary>Quién gana en (−2, −3)</summary>
#
# Empatan a $-3$ la clase 0 y la 1, y gana la 2, con $9$. Ahí no hay frontera entre la 0 y la 1.
#
# </details>

# %% [markdown] slideshow={"slide_type": "fragment"}
# La frontera es solo el trozo de recta en que la tercera puntuación es menor. Por eso, en la figura que viene, las fronteras son medias rectas.
#
# Para pasar a probabilidades, la softmax es la de la [[funciones_de_activacion]], fila a fila: `axis=1` opera dentro de cada fila, y `keepdims=True` deja el resultado en una columna, para restarla o dividir por ella.


# %% slideshow={"slide_type": "subslide"}
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


W, b = np.array([[2, -1, -1], [0, 2, -2]]), np.array([1, 1, 1])

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cada neurona tiene además **su** recta, donde $z_k = 0$. **Predice**: sumamos $x_1 - 2$ a las tres puntuaciones. Es decir, 1 a los tres pesos de la primera fila y $-2$ a los tres sesgos. ¿Se moverán las rectas de las neuronas? ¿Y las fronteras?

# %% slideshow={"slide_type": "fragment"}
W_more = W + np.array([[1], [0]])  # 1 a toda la primera fila, 0 a la segunda
b_more = b - 2

# %% tags=["helper"]
# Dibujar las rectas y las zonas de tres neuronas
side = np.linspace(-3, 3, 121)
grid = np.column_stack([axis.ravel() for axis in np.meshgrid(side, side)])
DASHES = ["--", "-.", ":"]
WHITE = {"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 1.5}
tones = np.array([lighten(color, 0.6) for color in COLORS[:3]])
members = [
    [k for k in range(3) if code >> k & 1] for code in range(8)
]  # qué clases dice cada código
colors = np.array([tones[some].mean(axis=0) if some else [1, 1, 1] for some in members])
names = ["ninguna", *(" y ".join(map(str, some)) for some in members[1:-1]), "las tres"]


def find_line(w, bias):
    """Puntos seguidos de la recta w · x + bias = 0."""
    nearest, along = -bias * w / (w @ w), np.array([-w[1], w[0]]) / np.sqrt(w @ w)
    return nearest + np.linspace(-9, 9, 901)[:, None] * along


def draw_zones(ax, W, b, several=False):
    """Las zonas del plano: una por clase o, si pueden ser varias, una por cada combinación."""
    Z = grid @ W + b
    says = Z >= 0 if several else np.eye(3, dtype=bool)[Z.argmax(axis=1)]
    codes = says @ np.array([1, 2, 4])
    table = codes.reshape(len(side), len(side))
    ax.imshow(colors[table], origin="lower", extent=(-3, 3, -3, 3), interpolation="nearest")
    for k in range(3):
        line = find_line(W[:, k], b[k])  # la recta de cada neurona, donde z = 0
        ax.plot(*line.T, color=COLORS[k], linestyle=DASHES[k], linewidth=2.2)
        others = [j for j in range(3) if j != k]
        tie = find_line(W[:, others[0]] - W[:, others[1]], b[others[0]] - b[others[1]])
        scores = tie @ W + b
        if not several:  # la frontera: donde empatan dos y la otra es menor
            tie = tie[scores[:, k] <= scores[:, others[0]]]
            ax.plot(*tie.T, color="#333333", linewidth=2)
    count = 0  # las zonas que se ven
    for code in np.unique(codes):  # cada zona es convexa: su centro está dentro
        inside = codes == code
        if inside.mean() > 0.001:  # sin los puntos sueltos
            count += 1
            x1, x2 = grid[inside].mean(axis=0)
            ax.text(x1, x2, names[code], ha="center", va="center", fontsize=12, bbox=WHITE)
    ax.set(xlim=(-3, 3), ylim=(-3, 3), xlabel="x₁", xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    ax.grid(False)
    return count


def name_lines(fig):
    """La leyenda de las tres rectas, donde z = 0."""
    lines = [plt.Line2D([], [], color=COLORS[k], linestyle=DASHES[k]) for k in range(3)]
    labels = [f"recta de la neurona {k}" for k in range(3)]
    fig.legend(lines, labels, loc="lower center", ncols=3, fontsize=11, columnspacing=1.2)


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
point = np.array([[1, 1]])
print("antes:  ", point @ W + b, softmax(point @ W + b).round(3))
print("después:", point @ W_more + b_more, softmax(point @ W_more + b_more).round(3))

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Las zonas con sus fronteras, y la recta de cada neurona
# alt: Dos paneles con las mismas tres zonas, azul, naranja y verde, que se tocan en un punto. Las tres rectas de las neuronas están en sitios distintos en cada panel y no son las fronteras.
fig, axes = plt.subplots(1, 2, figsize=(9, 4.9), sharey=True, layout="none")
for ax, title, weights in zip(axes, ["antes", "después"], [(W, b), (W_more, b_more)]):
    draw_zones(ax, *weights)
    ax.set_title(title)
axes[0].set_ylabel("x₂")
name_lines(fig)
fig.subplots_adjust(left=0.08, right=0.98, bottom=0.2, top=0.92, wspace=0.08)
plt.show()

# %% tags=["verify"]
assert np.allclose(softmax(grid @ W + b), softmax(grid @ W_more + b_more), atol=1e-12)
assert (point @ W + b).tolist() == [[3, 2, -2]]
assert (np.array([-2, -3]) @ W + b).tolist() == [-3, -3, 9]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Las rectas de las neuronas, las de colores, se mueven. Las fronteras, en negro, y las probabilidades, no. En cada punto, las tres puntuaciones han cambiado lo mismo, y en softmax solo cuentan las diferencias.
#
# Por eso un peso suelto de una softmax no dice nada: hay que compararlo con los de las otras clases.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Y con **dos** clases? Si arriba y abajo dividimos por $e^{z_1}$, queda la sigmoide de la diferencia:
#
# $$p_1 = \frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \frac{1}{e^{z_0 - z_1} + 1} = \sigma(z_1 - z_0)$$


# %% slideshow={"slide_type": "fragment"}
def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


two = np.array([[3, 1], [0, 2], [-1, -4]])  # tres ejemplos, dos logits
assert np.allclose(softmax(two)[:, 1], sigmoid(two[:, 1] - two[:, 0]))  # iguales

# %% [markdown] slideshow={"slide_type": "fragment"}
# Así que una softmax de dos clases y una neurona con sigmoide dan lo mismo. Por eso, para un sí o no, se pone una sola.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Hacia dónde se corrige?
#
# Un ejemplo de la clase 0 llega con logits $(1, 2, 0)$. Su pérdida es $-\ln p_0$. Vamos a medir su pendiente respecto a cada logit, con dos puntos próximos.
#
# **Predice**: al dar un paso que baje la pérdida, ¿qué logits suben y cuáles bajan? De los que bajan, ¿cuál baja más?


# %% slideshow={"slide_type": "fragment"}
def example_loss(logits):
    return -np.log(softmax(logits)[0, 0])  # de la única fila, la clase 0


logits = np.array([[1.0, 2, 0]])
P = softmax(logits)

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
h = 1e-5
for j in range(3):
    up, down = logits.copy(), logits.copy()
    up[0, j] += h  # solo el logit j
    down[0, j] -= h
    slope = (example_loss(up) - example_loss(down)) / (2 * h)
    print(f"logit {j}: p = {P[0, j]:.3f}, pendiente {slope:.3f}")

# %% tags=["verify"]
assert np.allclose(P, [[0.245, 0.665, 0.090]], atol=5e-4)
for _seed in range(100):  # y en cien casos al azar, hasta los pesos
    _rng = np.random.default_rng(_seed)
    _C, _d, _n = _rng.integers(2, 7), _rng.integers(1, 5), _rng.integers(1, 9)
    _X, _y = _rng.normal(size=(_n, _d)), _rng.integers(0, _C, _n)
    _W = 2 * _rng.normal(size=(_d, _C))
    _G = _X.T @ (softmax(_X @ _W) - np.eye(_C)[_y]) / _n
    _D = np.zeros_like(_W)
    _D[-1, -1] = 1e-5
    _J = [-np.log(softmax(_X @ _V)[np.arange(_n), _y]).mean() for _V in (_W + _D, _W - _D)]
    assert np.isclose((_J[0] - _J[1]) / 2e-5, _G[-1, -1], atol=1e-7)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Se baja en contra de la pendiente: sube solo el de la clase verdadera, y bajan los otros dos. Baja más el que tenía más probabilidad. En los dos que bajan, la pendiente es su $p$; en el que sube, $p - 1$. Las tres suman 0, porque las $p$ suman 1: lo que sube un logit es lo que bajan, juntos, los otros.

# %% [markdown] slideshow={"slide_type": "subslide"}
# En los tres logits, la pendiente es $p_j - y_j$, donde $y$ es la fila *one-hot* $(1, 0, 0)$. Veamos por qué. Sea $k$ la clase verdadera y $s$ la suma de todas las $e^{z_j}$:
#
# $$
# \begin{aligned}
# \ell &= -\ln p_k = -\ln \frac{e^{z_k}}{s} = \ln s - z_k && \text{el logaritmo de una división es una resta, y } \ln e^{z_k} = z_k \\
# \frac{\partial \ln s}{\partial z_j} &= \frac{1}{s}\, e^{z_j} = p_j && \text{regla de la cadena: } \tfrac{1}{s} \text{ por la derivada de } s \text{, y solo } e^{z_j} \text{ lleva } z_j \\
# \frac{\partial z_k}{\partial z_j} &= y_j && \text{1 si } j \text{ es } k \text{, y 0 si no} \\
# \frac{\partial \ell}{\partial z_j} &= p_j - y_j && \text{se restan} \\
# \frac{\partial \ell}{\partial w_{ij}} &= (p_j - y_j)\, x_i \qquad \frac{\partial \ell}{\partial b_j} = p_j - y_j && \text{porque } z_j = x_1 w_{1j} + x_2 w_{2j} + \dots + b_j
# \end{aligned}
# $$
#
# Aquí $w_{ij}$ es el peso de la entrada $i$ en la clase $j$. Es **otra vez el error por la entrada**, como en la [[de_la_recta_al_si_o_no]]. Con $n$ ejemplos se hace la media, y con tablas queda
#
# $$\frac{\partial J}{\partial W} = \frac{1}{n}\, X^\top (\hat{Y} - Y)$$
#
# donde cada fila de $\hat{Y}$ son las probabilidades de un ejemplo, y cada fila de $Y$, su *one-hot*. Una capa con softmax y entropía cruzada es la **regresión softmax** (*softmax regression*).

# %% [markdown] slideshow={"slide_type": "subslide"}
# La función `fit` es la que ya tenías, con una columna por clase. En `X.T @ error`, cada columna es la cuenta de antes con los errores de una clase, y `error.mean(axis=0)` es la media de cada columna:


# %% slideshow={"slide_type": "fragment"}
def fit(X, Y, activation, learning_rate=0.5, n_steps=500):
    W = np.zeros((X.shape[1], Y.shape[1]))
    b = np.zeros(Y.shape[1])
    for _ in range(n_steps):
        error = activation(X @ W + b) - Y  # (n, C)
        W = W - learning_rate * X.T @ error / len(X)
        b = b - learning_rate * error.mean(axis=0)
    return W, b


# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Distingue tres flores?
#
# Si aprendemos de los ocho estudiantes, no queda ninguno para examinar. Volvamos a las 150 flores de la [[el_perceptron_aprende]], ahora con sus tres especies: setosa, versicolor y virginica. Usamos dos medidas, el largo y el ancho del pétalo.
#
# En cada reparto se aprende con 105 flores y se cuentan los aciertos en las otras 45. Son treinta repartos:

# %% slideshow={"slide_type": "fragment"}
iris = load_iris()
columns = [2, 3]  # largo y ancho del pétalo; 0 y 1 son los del sépalo


def one_split(seed):
    parts = iris.split(val_size=0, test_size=0.3, seed=seed)
    X_train, X_test = parts.X_train[:, columns], parts.X_test[:, columns]
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)  # solo de las de aprender
    W, b = fit((X_train - mean) / std, np.eye(3)[parts.y_train], softmax)
    Z = (X_test - mean) / std @ W + b
    return np.mean(Z.argmax(axis=1) == parts.y_test)


scores = repeat(one_split, range(30), "reparto")
print(f"exactitud media {scores.mean():.2f}, de {scores.min():.2f} a {scores.max():.2f}")

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las flores del primer reparto: pequeñas las de aprender, grandes las otras
# alt: Tres zonas separadas por dos rectas. Las setosas quedan lejos de las demás. Versicolor y virginica se tocan, y alguna flor cae al otro lado.
parts = iris.split(val_size=0, test_size=0.3, seed=0)
X_train, X_test = parts.X_train[:, columns], parts.X_test[:, columns]
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
W_iris, b_iris = fit((X_train - mean) / std, np.eye(3)[parts.y_train], softmax)
limits = [(iris.X[:, c].min() - 0.4, iris.X[:, c].max() + 0.4) for c in columns]
right = np.sum(((X_test - mean) / std @ W_iris + b_iris).argmax(axis=1) == parts.y_test)
fig, ax = plt.subplots(figsize=(8, 4.4))
plot_regions(lambda points: softmax((points - mean) / std @ W_iris + b_iris), *limits, ax=ax)
plot_points(X_train, parts.y_train, ax=ax, size=22)
plot_points(X_test, parts.y_test, names=iris.target_names, ax=ax, size=75)
ax.set(xlabel=f"{iris.feature_names[columns[0]]} (cm)", title=f"acierta {right} de {len(X_test)}")
ax.set_ylabel(f"{iris.feature_names[columns[1]]} (cm)")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% tags=["verify"]
assert round(scores.mean(), 2) == 0.96 and scores.min() > 0.87 and scores.max() == 1
_wrong = set()
for _seed in range(30):
    _parts = iris.split(val_size=0, test_size=0.3, seed=_seed)
    _A, _B = _parts.X_train[:, columns], _parts.X_test[:, columns]
    _m, _s = _A.mean(axis=0), _A.std(axis=0)
    _W, _b = fit((_A - _m) / _s, np.eye(3)[_parts.y_train], softmax)
    _said = ((_B - _m) / _s @ _W + _b).argmax(axis=1)
    _wrong |= {(int(t), int(p)) for t, p in zip(_parts.y_test, _said) if t != p}
assert _wrong == {(1, 2), (2, 1)}
_means = {}
for _columns in ([0, 1], [1, 3]):
    _scores = []
    for _seed in range(30):
        _parts = iris.split(val_size=0, test_size=0.3, seed=_seed)
        _A, _B = _parts.X_train[:, _columns], _parts.X_test[:, _columns]
        _m, _s = _A.mean(axis=0), _A.std(axis=0)
        _W, _b = fit((_A - _m) / _s, np.eye(3)[_parts.y_train], softmax)
        _scores.append(np.mean(((_B - _m) / _s @ _W + _b).argmax(axis=1) == _parts.y_test))
    _means[tuple(_columns)] = round(np.mean(_scores), 2)
assert _means == {(0, 1): 0.81, (1, 3): 0.95}
_fewest = []  # los fallos de la mejor recta entre las dos, de las que pasan por dos flores
for _columns in ([0, 1], [2, 3]):
    _A, _virginica = iris.X[iris.y > 0][:, _columns].astype(float), iris.y[iris.y > 0] == 2
    _D = _A[None] - _A[:, None]  # de cada flor a cada otra
    _sides = _D[:, :, None, 0] * _D[:, None, :, 1] - _D[:, :, None, 1] * _D[:, None, :, 0]
    _counts = np.array([np.sum((_sides > _edge) != _virginica, axis=2) for _edge in (1e-9, -1e-9)])
    _fewest.append(min(_counts.min(), 100 - _counts.max()))
assert _fewest[0] > 20 and _fewest[1] < 5

# %% [markdown] slideshow={"slide_type": "fragment"}
# En la figura, las pequeñas son las de aprender y las grandes, las otras. De media acierta 96 de cada 100. Ninguno de los fallos de los treinta repartos es con una setosa: todos confunden versicolor con virginica, que en la figura se tocan.
#
# **Pruébalo.** Cambia `columns` a `[0, 1]`, las dos medidas del sépalo. ¿Cuánto bajará la exactitud? Ejecuta esa celda y la figura. Después, a `[1, 3]`.

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con las medidas del sépalo baja a $0.81$ de media. En la figura, versicolor y virginica están mucho más mezcladas, y la recta que las separa deja a muchas en el lado de las otras. Con el ancho del sépalo y el del pétalo vuelve a $0.95$. Lo que se puede acertar depende de qué se mide.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si pueden ser varias?
#
# Otra pregunta a los mismos ocho estudiantes: de tres profesiones, P1, P2 y P3, ¿**cuáles** te gustan? Puede gustar más de una:

# %% slideshow={"slide_type": "fragment"}
likes = load_careers(multilabel=True)
print(likes.y)  # una fila por estudiante, una columna por profesión

# %% [markdown] slideshow={"slide_type": "fragment"}
# Al elegir carrera, las clases eran **excluyentes** (*mutually exclusive*): si es una, no es otra. Ahora no lo son, y cada fila puede tener varios unos. Un problema así se llama **multietiqueta** (*multi-label*).
#
# Son tres preguntas de sí o no, así que se ponen tres sigmoides, una por clase. **Predice**: los tres logits valen 1, y el primero sube a 3. ¿Qué probabilidades cambian con softmax? ¿Y con tres sigmoides?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
pair = np.array([[1, 1, 1], [3, 1, 1]])  # antes y después
print("softmax:")
print(softmax(pair).round(3))
print("sigmoides:")
print(sigmoid(pair).round(3))

# %% tags=["verify"]
assert np.allclose(softmax(pair), [[1 / 3] * 3, [0.787, 0.107, 0.107]], atol=6e-4)
assert np.allclose(sigmoid(pair), [[0.731] * 3, [0.953, 0.731, 0.731]], atol=6e-4)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con softmax cambian las tres: reparte una unidad, y lo que gana una lo pierden las otras. Con sigmoides cambia solo la primera.
#
# Por eso softmax no sirve aquí. Al segundo estudiante le gustan las tres, y softmax no puede dar a las tres más de un tercio. Y si no le gustara ninguna, tendría que repartir la unidad igualmente.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Veámoslo en el plano, con las tres neuronas de antes. Una sigmoide dice que sí desde $0.5$, o sea, desde $z_k = 0$. Ahora la recta de cada neurona **sí** es una frontera:


# %% tags=["helper"]
# Las mismas tres neuronas, leídas de las dos maneras
def draw_both(b, dpi=100):
    fig, axes = plt.subplots(1, 2, figsize=(8.4, 4.6), dpi=dpi, sharey=True, layout="none")
    for ax, several, name in [(axes[0], False, "softmax"), (axes[1], True, "tres sigmoides")]:
        count = draw_zones(ax, W, b, several)
        ax.set_title(f"{name}: {count} {'zona' if count == 1 else 'zonas'}")
    axes[0].set_ylabel("x₂")
    name_lines(fig)
    fig.subplots_adjust(left=0.08, right=0.98, bottom=0.2, top=0.92, wspace=0.08)


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las mismas neuronas con softmax y con tres sigmoides
# alt: A la izquierda, tres zonas que se tocan en un punto. A la derecha, las rectas de las neuronas cortan el plano en siete zonas: las de una sola clase, las de dos a la vez y, en el triángulo de en medio, las tres.
draw_both(b)
plt.show()

# %% [markdown]
# **Pruébalo.** Pon los tres sesgos en $-1$. ¿Qué zonas cambian? Después, deja dos en $1$ y sube el otro a $3$.


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve los sesgos de las tres neuronas
def move_biases(b0, b1, b2):
    draw_both(np.array([b0, b1, b2]), dpi=80)
    plt.show()


def slider(name):
    return FloatSlider(1, min=-3, max=3, step=0.5, description=name)


interact(move_biases, b0=slider("$b_0$"), b1=slider("$b_1$"), b2=slider("$b_2$"));  # fmt: skip

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con los tres en $-1$ se mueven las tres rectas en los dos paneles, pero las zonas de softmax no, porque las tres puntuaciones bajan lo mismo. En las sigmoides desaparece el triángulo de las tres y sale otro, vuelto del revés, donde no se dice ninguna.
#
# Al subir uno solo, se mueve solo la recta de su neurona. En softmax, además, su zona crece a costa de las otras dos.
#
# </details>

# %% tags=["verify"]
_low, _high = softmax(grid @ W - 1), softmax(grid @ W + 1)
assert np.allclose(_low, _high)
_center = np.array([[0, 0]])
assert (_center @ W + 1 > 0).all() and (_center @ W - 1 < 0).all()
assert np.array_equal((grid @ W - 1 < 0).all(axis=1), (-grid @ W + 1 > 0).all(axis=1))  # del revés
assert not (grid @ W - 1 >= 0).all(axis=1).any() and not (grid @ W + 1 < 0).all(axis=1).any()
for _k in range(3):  # al subir uno, su zona crece y las otras dos menguan
    _before, _after = (
        np.bincount((grid @ W + 1 + _rise).argmax(axis=1), minlength=3)
        for _rise in (0, 2 * np.eye(3)[_k])
    )
    assert ((_after > _before) == (np.arange(3) == _k)).all() and (_after != _before).all()
assert (grid @ W + np.array([1, 1, 3])).argmax(axis=1).tolist().count(2) > np.sum(
    (grid @ W + 1).argmax(axis=1) == 2
)

# %% [markdown] slideshow={"slide_type": "subslide"}
# La pérdida de un estudiante es la suma de tres entropías cruzadas binarias, una por pregunta. La pendiente de cada $z_j$ es otra vez $p_j - y_j$, así que `fit` sirve sin cambios. Estandarizamos las tres columnas y aprendemos:

# %% slideshow={"slide_type": "fragment"}
S = (careers.X - careers.X.mean(axis=0)) / careers.X.std(axis=0)
W_all, b_all = fit(S, likes.y, sigmoid)
print(sigmoid(S @ W_all + b_all)[:3].round(2))  # los tres primeros estudiantes

# solo la primera pregunta; [:, :1] es la primera columna, como tabla de una sola
W_first, b_first = fit(S, likes.y[:, :1], sigmoid)
assert np.allclose(W_first[:, 0], W_all[:, 0])  # las otras dos no influyen

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las filas no suman 1, y no tienen por qué. La primera neurona ha aprendido lo mismo sola que acompañada: son tres regresiones logísticas independientes.
#
# ¿Cuántas acierta de esos tres estudiantes? De una en una, 8 de las 9 respuestas; por filas enteras, 2 de 3. Las dos cuentas se usan, así que di siempre cuál.

# %% tags=["verify"]
_said = sigmoid(S @ W_all + b_all)[:3] >= 0.5
assert (_said == likes.y[:3]).sum() == 8 and (_said == likes.y[:3]).all(axis=1).sum() == 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué promedia Keras?
#
# Con $W = b = 0$, cada sigmoide da $0.5$ y cada pregunta cuesta $-\ln 0.5 = 0.693$. Nosotros **sumamos** las tres: $2.079$ por estudiante. La `binary_crossentropy` de Keras promedia la última dimensión ([[funciones_de_perdida]]), que son las tres salidas, y da $0.693$.
#
# Preparamos una capa de Keras que empieza en cero y da los pasos que le pidamos, cada uno con los ocho estudiantes:

# %% tags=["setup"]
# Preparar Keras
import logging

import keras

setup()
logging.getLogger("tensorflow").setLevel(logging.ERROR)  # sin el aviso de que hay muchos modelos
students = load_students()


# %% slideshow={"slide_type": "fragment"}
def train_head(units, activation, loss, Y, learning_rate=0.5, epochs=1):
    output = keras.layers.Dense(units, activation=activation, kernel_initializer="zeros")
    model = keras.Sequential([keras.Input((3,)), output])
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate)
    model.compile(optimizer=optimizer, loss=loss)
    model.fit(S, Y, batch_size=8, epochs=epochs, verbose=0)
    return model


# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice**: los dos dan un paso desde cero, con la misma tasa. ¿Llegarán a los mismos pesos? Si no, ¿cuántas veces mayores serán unos que otros?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
W_ours, b_ours = fit(S, likes.y, sigmoid, learning_rate=0.5, n_steps=1)
model = train_head(3, "sigmoid", "binary_crossentropy", likes.y, learning_rate=0.5)
W_keras, b_keras = model.get_weights()
print("nuestros:", W_ours[0].round(4))  # los pesos de las horas de estudio
print("de Keras:", W_keras[0].round(4))
print("cuántas veces mayores:", (W_ours[0] / W_keras[0]).round(3))

# %% tags=["verify"]
assert np.allclose(b_ours, 3 * b_keras, atol=1e-6) and np.allclose(W_ours, 3 * W_keras, atol=1e-6)
assert np.isclose(-np.log(0.5), 0.693, atol=5e-4) and round(-3 * np.log(0.5), 3) == 2.079
for _k in (1, 2, 6):  # con k salidas, k veces
    _Y = np.tile(likes.y, 2)[:, :_k]
    _theirs = train_head(_k, "sigmoid", "binary_crossentropy", _Y).get_weights()[0]
    assert np.allclose(fit(S, _Y, sigmoid, n_steps=1)[0], _k * _theirs, atol=1e-5)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# No: los nuestros son el triple. Keras divide la pérdida entre las tres salidas, así que también su pendiente, y su paso, son un tercio.

# %% [markdown] slideshow={"slide_type": "fragment"}
# ¿Qué se hace? Con una tasa el triple de grande, Keras llega a los mismos parámetros. Comprobémoslo tras veinte pasos:

# %% slideshow={"slide_type": "fragment"}
model = train_head(3, "sigmoid", "binary_crossentropy", likes.y, learning_rate=3 * 0.5, epochs=20)
W_ours, b_ours = fit(S, likes.y, sigmoid, learning_rate=0.5, n_steps=20)
assert np.allclose(model.get_weights()[0], W_ours, atol=1e-4)  # ahora sí

# %% tags=["verify"]
_model = train_head(3, "softmax", "categorical_crossentropy", one_hot, epochs=20)
assert np.allclose(_model.get_weights()[0], fit(S, one_hot, softmax, n_steps=20)[0], atol=1e-4)
_both = np.array([[1.0, 2.0]]), np.array([[0.0, 0.0]])
assert np.isclose(float(keras.losses.mean_squared_error(*_both)[0]), 2.5)  # (1 + 4) / 2

# %% [markdown] slideshow={"slide_type": "fragment"}
# Ninguno de los dos está mal: son dos convenios. Pero no compares la pérdida de uno con la del otro, y recuerda que, con `SGD` y $C$ sigmoides, cada paso es $C$ veces menor que si se sumaran. `mean_squared_error` también promedia las salidas. Con softmax no pasa: `categorical_crossentropy` suma sobre las clases, y no divide por cuántas hay.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué cabeza lleva cada pregunta?
#
# La última capa de una red, con su activación y su pérdida, se llama **cabeza** (*head*). Delante puede haber las capas que quieras. Estas son las cuatro más usadas:
#
# | pregunta | la capa | la pérdida |
# |---|---|---|
# | ¿cuánto? | `Dense(1)` | `mean_squared_error` |
# | ¿sí o no? | `Dense(1, activation="sigmoid")` | `binary_crossentropy` |
# | ¿cuál de tres? | `Dense(3, activation="softmax")` | `sparse_categorical_crossentropy`, o `categorical_crossentropy` con *one-hot* |
# | ¿cuáles de tres? | `Dense(3, activation="sigmoid")` | `binary_crossentropy` |
#
# Hagamos las cuatro a los ocho estudiantes: qué nota sacó cada uno en el primer examen (`students`, de la [[capas_y_matrices]]), si le gusta P1, qué carrera eligió y qué profesiones le gustan.

# %% slideshow={"slide_type": "subslide"}
heads = {
    "¿cuánto?": (1, None, "mean_squared_error", students.y[:, :1]),
    "¿sí o no?": (1, "sigmoid", "binary_crossentropy", likes.y[:, :1]),
    "¿cuál?": (3, "softmax", "sparse_categorical_crossentropy", careers.y),
    "¿cuáles?": (3, "sigmoid", "binary_crossentropy", likes.y),
}
for question in heads:
    units, activation, loss, Y = heads[question]
    model = train_head(units, activation, loss, Y, epochs=30)
    answer = model.predict(S[:1], verbose=0)[0]  # al primer estudiante
    print(f"{question} responde {answer.round(2)}; la verdad, {Y[0]}")

# %% tags=["verify"]
assert answer.shape == (3,) and answer.sum() > 1.5 and f"{answer[0]:.2f}" == "0.32"
_alone = train_head(1, "sigmoid", "binary_crossentropy", likes.y[:, :1], epochs=30)
_triple = train_head(3, "sigmoid", "binary_crossentropy", likes.y, 3 * 0.5, epochs=30)
_p1, _p1_triple = (float(np.asarray(_model(S[:1]))[0, 0]) for _model in (_alone, _triple))
assert f"{_p1:.2f}" == f"{_p1_triple:.2f}" == "0.31" and np.isclose(_p1, _p1_triple, atol=1e-4)
_first = train_head(3, "softmax", "sparse_categorical_crossentropy", careers.y, epochs=30)
_said = np.asarray(_first(S[:1]))[0]
assert np.isclose(_said.sum(), 1) and _said.argmax() != careers.y[0]
_columns = train_head(3, "softmax", "sparse_categorical_crossentropy", column, epochs=30)
_hot = train_head(3, "softmax", "categorical_crossentropy", one_hot, epochs=30)
for _other in (_columns, _hot):  # las tres formas de escribir la respuesta dan lo mismo
    assert np.allclose(_other.get_weights()[0], _first.get_weights()[0], atol=1e-6)

# %% [markdown] slideshow={"slide_type": "fragment"}
# A «¿cuál?» responde con tres números que suman 1, y a «¿cuáles?», con tres que no. De los primeros se toma el mayor; de los segundos, los que llegan a $0.5$. Con este estudiante, la carrera la falla.
#
# ¿Por qué a P1 responden $0.31$ y $0.32$, si es la misma pregunta? Porque con tres sigmoides Keras da pasos tres veces menores: con el triple de tasa saldría $0.31$.
#
# Estos ocho ya los había visto: la cuenta enseña cómo se escriben las cabezas, no si acertarían con un noveno.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución.

# %% [markdown]
# ### Ejercicio · La cabeza que toca
#
# Di de cada pregunta cuántas salidas lleva y con qué activación: `(7, "softmax")`, por ejemplo. Las activaciones son `"softmax"`, `"sigmoid"` y `None` (ninguna).
#
# - **a**: en cuál de cinco cajones va una pieza. Cada pieza va en uno.
# - **b**: cuáles de seis instrumentos suenan en una canción.
# - **c**: cuántos litros lloverán mañana.
# - **d**: si un pago es un fraude.
# - **e**: la latitud y la longitud de un barco.

# %% tags=["exercise"]
answers = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ...}

check(1, answers)

# %% tags=["solution"]
answers = {
    "a": (5, "softmax"),  # una sola
    "b": (6, "sigmoid"),  # varias a la vez, o ninguna
    "c": (1, None),
    "d": (1, "sigmoid"),  # o dos con softmax, que es lo mismo
    "e": (2, None),  # dos cantidades
}

check(1, answers)

# %% [markdown]
# ### Ejercicio · Tres rectas
#
# Una sola entrada y tres clases: las puntuaciones son tres rectas, $z_k = w_k x + b_k$. Elige los pesos, `W_lines`, de forma $(1, 3)$, y los sesgos, `b_lines`, de forma $(3,)$, para que con softmax gane la clase 0 si $x < 1$, la clase 1 si $1 < x < 4$ y la clase 2 si $x > 4$. Hay
# infinitas respuestas: dibuja antes las tres rectas en un papel.

# %% tags=["exercise"]
W_lines = [[..., ..., ...]]
b_lines = [..., ..., ...]

check(2, (W_lines, b_lines))

# %% tags=["solution"]
W_lines = [[0, 1, 2]]  # cada recta, más empinada que la anterior
b_lines = [0, -1, -5]  # 0 = x − 1 en x = 1, y x − 1 = 2x − 5 en x = 4

check(2, (W_lines, b_lines))

# %% [markdown]
# ### Ejercicio · La exactitud, venga como venga
#
# Una compañera mide la exactitud así:
#
# ```python
# def accuracy(Z, y):
#     return np.mean(np.argmax(Z, axis=1) == y)
# ```
#
# Con las etiquetas en una lista acierta, pero con las otras dos formas de escribir $y$ da un número falso o un error. Arréglala. `Z`, de forma $(n, C)$ con $C \ge 2$, son logits o probabilidades, sin empates; `y` llega como lista, $(n,)$, como columna, $(n, 1)$, o en *one-hot*, $(n, C)$. `y.ndim` dice
# cuántas dimensiones tiene: 1 o 2.


# %% tags=["exercise"]
def accuracy(Z, y):
    return ...


check(3, accuracy)


# %% tags=["solution"]
def accuracy(Z, y):
    if y.ndim == 2 and y.shape[1] > 1:
        y = y.argmax(axis=1)  # de one-hot a etiquetas
    y = y.reshape(len(Z))  # una columna pasa a ser una lista
    return np.mean(np.argmax(Z, axis=1) == y)


check(3, accuracy)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Con varias clases hay una neurona por clase. Si son excluyentes, softmax; si no, una sigmoide por clase.
# - En softmax solo cuentan las diferencias entre puntuaciones: la frontera está donde empatan las dos mayores.
# - El gradiente es otra vez el error por la entrada, $X^\top(\hat{Y} - Y)/n$.
# - La clase verdadera se escribe con su número o en *one-hot*, y la pérdida de Keras cambia con ello.
# - Keras promedia las salidas de `binary_crossentropy`: con $C$ sigmoides, el paso es $C$ veces menor que sumando.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | exactitud | *accuracy* | la fracción de aciertos |
# | etiqueta | *label* | el número de la clase verdadera |
# | regresión softmax | *softmax regression* | una capa con softmax y entropía cruzada |
# | excluyentes | *mutually exclusive* | las clases de las que solo puede ser una |
# | multietiqueta | *multi-label* | que las clases pueden darse a la vez |
# | cabeza | *head* | la última capa, con su activación y su pérdida |

# %% [markdown]
# ## Para saber más
#
# - J. Bridle (1990), *Probabilistic interpretation of feedforward classification network outputs*: softmax a la salida de una red.
# - R. A. Fisher (1936), *The use of multiple measurements in taxonomic problems*: las 150 flores.
# - G. Tsoumakas e I. Katakis (2007), *Multi-label classification: an overview*: varias respuestas a la vez.
# - C. M. Bishop (2006), *Pattern Recognition and Machine Learning*, capítulo 4: la geometría de las fronteras.
