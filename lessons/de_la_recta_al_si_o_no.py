# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, interact
from sklearn.linear_model import LogisticRegression

from exercises.de_la_recta_al_si_o_no import check, hint, progress, solution
from utils.data import load_breast_cancer, load_houses
from utils.environment import setup
from utils.evaluation import compare, repeat
from utils.plotting import BLACK, BLUE, GRAY, GREEN, ORANGE, RED, draw_network, lighten, plot_points

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Puede una recta decir sí o no?
#
# Una recta responde **cuánto**: cuánto vale una casa según sus metros ([[descenso_del_gradiente]]). Hoy la pregunta será **sí o no**: ¿es maligno este tumor?
#
# A «no» lo llamaremos 0, y a «sí», 1. **Apunta tu apuesta**: ¿serviría la misma recta? Si crees que no, ¿qué saldría mal?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Es una neurona la recta de las casas?
#
# Sí: es una neurona que responde $\hat{y} = z$, sin activación. Con una entrada, $z = wx + b$ es una recta. Ajustarla con el error cuadrático se llama **regresión lineal** (*linear regression*).
#
# Tomemos la mitad del error cuadrático, $\ell = \frac{1}{2}(\hat{y} - y)^2$. La mejor recta es la misma, y el 2 desaparece al derivar. La derivada de $J$, la media de las pérdidas, es entonces **la media de los productos error × entrada**:
#
# $$\frac{\partial J}{\partial w} = \text{media de } (\hat{y} - y)\,x \qquad \frac{\partial J}{\partial b} = \text{media de } (\hat{y} - y)$$
#
# Con varias entradas, cada peso tiene su derivada; la fórmula $X^\top(\hat{y} - y)/n$ las da todas juntas. En NumPy, `X.T @ error` multiplica cada columna de $X$ por los errores y suma: con una columna $(1, 2)$ y errores $(10, 20)$ da $1 \cdot 10 + 2 \cdot 20 = 50$.


# %% slideshow={"slide_type": "subslide"}
def fit_line(X, y, learning_rate=0.5, n_steps=2000):
    w = np.zeros(X.shape[1])  # un peso por columna
    b = 0.0
    for _ in range(n_steps):
        y_pred = X @ w + b
        error = y_pred - y
        w = w - learning_rate * X.T @ error / len(y)
        b = b - learning_rate * error.mean()
    return w, b


# %% [markdown] slideshow={"slide_type": "fragment"}
# La probamos con las 60 viviendas. Aprende con la superficie estandarizada, $(x - \text{media}) / \text{desviación}$, y después volvemos a metros cuadrados:

# %% slideshow={"slide_type": "fragment"}
houses = load_houses()
mean, std = houses.X.mean(), houses.X.std()
w, b = fit_line((houses.X - mean) / std, houses.y)
slope = w[0] / std
start = b - slope * mean
print(f"precio = {slope:.2f} · superficie + {start:.2f}")
assert np.allclose([slope, start], np.polyfit(houses.X[:, 0], houses.y, 1))  # la de la fórmula

# %% tags=["verify"]
assert round(slope, 2) == 1.92 and round(start, 2) == 30.98
assert np.array([[1], [2]]).T @ np.array([10, 20]) == [50]

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La neurona de las casas y lo que responde
# alt: A la izquierda, una entrada, los metros cuadrados, unida a una neurona que da el precio. A la derecha, las 60 viviendas y las respuestas de esa neurona, que forman una recta que sube entre ellas.
fig, axes = plt.subplots(1, 2, figsize=(10, 3.6), width_ratios=[1, 1.6])
draw_network([1, 1], labels=[["$x$"], ["$\\hat{y}$"]], ax=axes[0])
axes[0].text(0, -0.42, "superficie", ha="center")
axes[0].text(1, -0.42, "precio", ha="center")
axes[0].text(0.5, 0.1, f"$w$ = {slope:.2f}", ha="center")
axes[0].text(1, 0.27, f"$b$ = {start:.2f}", ha="center")
axes[0].set(xlim=(-0.3, 1.35), ylim=(-0.6, 0.6))
ends = np.array([houses.X.min(), houses.X.max()])
axes[1].scatter(houses.X[:, 0], houses.y, color=GRAY, s=28)
axes[1].plot(ends, slope * ends + start, color=BLUE)
axes[1].set(xlabel="superficie (m²)", ylabel="precio (miles de €)")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# A mano, una vivienda de 90 m²: $1.92 \cdot 90 + 30.98 = 203.78$ miles de euros. El peso se lee solo: cada metro cuadrado suma 1.92 miles de euros.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si la respuesta es sí o no?
#
# Nueve estudiantes: `hours` son sus horas de estudio, y `passed` vale 1 si aprobó. El último estudió 24 horas y aprobó: un caso fácil.
#
# Ajustamos una recta a esos ceros y unos, y decimos «sí» desde donde llega a $0.5$. Ese punto es el **corte**.
#
# **Predice**: si ya tenemos la recta de los ocho primeros y añadimos el último, ¿se moverá el corte?

# %% slideshow={"slide_type": "fragment"}
last_hours = 24
hours = np.array([1, 2, 3, 4, 5, 6, 7, 8, last_hours])
passed = np.array([0, 0, 0, 1, 1, 0, 1, 1, 1])

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for name, n in [("sin el último", 8), ("con el último", 9)]:
    line_w, line_b = np.polyfit(hours[:n], passed[:n], 1)  # los n primeros
    cut = (0.5 - line_b) / line_w
    wrong = np.sum((hours[:n] >= cut) != passed[:n])  # != pregunta si son distintos
    print(f"{name}: corte en {cut:.2f} horas, {wrong} fallos")
    print(f"  con {last_hours} horas responde {line_w * last_hours + line_b:.2f}")

# %% tags=["verify"]
assert round(cut, 2) == 5.23 and wrong == 3 and round(line_w * 24 + line_b, 2) == 1.22

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Se mueve, de $4.50$ a $5.23$, y hay un fallo más. Mucha gente espera que un caso tan claro no cambie nada.
#
# Pero la primera recta le respondía $3.29$: para el error cuadrático es un error de $2.29$, aunque acierte. Al bajar ahí, la recta se tumba y el corte se corre. Además, $3.29$ no puede ser una probabilidad.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se convierte en una probabilidad?
#
# Con la sigmoide de la [[funciones_de_activacion]], que dobla la recta para que quepa entre 0 y 1:
#
# $$\hat{y} = \sigma(z) = \frac{1}{1 + e^{-z}} \qquad z = wx + b$$


# %% slideshow={"slide_type": "fragment"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for z in [-20, -6, -2, 0, 2, 6, 20]:
    print(f"z = {z}: e⁻ᶻ = {np.exp(-z):.4f}, σ(z) = {sigmoid(z):.10f}")

# %% tags=["verify"]
assert 0 < sigmoid(-20) < 1e-8 and 1 - 1e-8 < sigmoid(20) < 1 and sigmoid(0) == 0.5

# %% [markdown] slideshow={"slide_type": "fragment"}
# Si $z$ baja sin límite, $e^{-z}$ crece sin límite y $\sigma(z)$ se acerca a 0. Si $z$ sube, $e^{-z}$ se acerca a 0 y $\sigma(z)$, a 1. No llega a ninguno de los dos.
#
# Leeremos $\hat{y}$ como la **probabilidad de que la respuesta sea sí**; más abajo veremos si lo merece. Para una probabilidad, la pérdida adecuada es la entropía cruzada ([[funciones_de_perdida]]), que aquí también se llama *log-loss*. Una neurona con sigmoide y entropía cruzada es la **regresión logística** (*logistic regression*).
#
# **Escribe tu apuesta**: de las líneas de `fit_line`, ¿cuántas habrá que cambiar para que aprenda así?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál es su gradiente?
#
# Tomemos un solo ejemplo. Se llega de $w$ a la pérdida en tres pasos: $w$ mueve $z$, $z$ mueve $\hat{y}$ e $\hat{y}$ mueve $\ell$. Las tres derivadas se multiplican.
#
# $$
# \begin{aligned}
# \ell &= -\big[\,y \ln \hat{y} + (1 - y)\ln(1 - \hat{y})\,\big] && \text{la pérdida} \\
# \frac{d\ell}{d\hat{y}} &= -\frac{y}{\hat{y}} + \frac{1 - y}{1 - \hat{y}} && \text{la de } \ln \hat{y} \text{ es } \tfrac{1}{\hat{y}}\text{, y la de } \ln(1 - \hat{y})\text{, } -\tfrac{1}{1 - \hat{y}} \\
# &= \frac{-y(1 - \hat{y}) + (1 - y)\,\hat{y}}{\hat{y}(1 - \hat{y})} = \frac{\hat{y} - y}{\hat{y}(1 - \hat{y})} && \text{común denominador} \\
# \frac{d\hat{y}}{dz} &= \hat{y}(1 - \hat{y}) && \text{la pendiente de la sigmoide} \\
# \frac{d\ell}{dz} &= \hat{y} - y && \text{se multiplican y se cancela} \\
# \frac{\partial \ell}{\partial w} &= (\hat{y} - y)\,x \qquad \frac{\partial \ell}{\partial b} = \hat{y} - y && \text{porque } z = wx + b
# \end{aligned}
# $$
#
# Al hacer la media de todos los ejemplos queda **lo mismo que en la recta: la media de error × entrada**. Solo cambia cómo se calcula $\hat{y}$.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano: $x = -1,\ 0,\ 2$, respuestas $0,\ 1,\ 1$, y empezamos en $w = b = 0$. Entonces $\hat{y} = 0.5$ en los tres, y los errores son $0.5$, $-0.5$ y $-0.5$:
#
# $$\frac{\partial J}{\partial w} = \frac{0.5 \cdot (-1) - 0.5 \cdot 0 - 0.5 \cdot 2}{3} = -0.5 \qquad \frac{\partial J}{\partial b} = \frac{0.5 - 0.5 - 0.5}{3} = -0.167$$
#
# Comprobémoslo midiendo, con dos puntos próximos:


# %% slideshow={"slide_type": "fragment"}
x3, y3 = np.array([-1, 0, 2]), np.array([0, 1, 1])


def cost(w, b):
    y_pred = sigmoid(w * x3 + b)
    return -np.mean(y3 * np.log(y_pred) + (1 - y3) * np.log(1 - y_pred))


h = 1e-5
measured_w = (cost(h, 0) - cost(-h, 0)) / (2 * h)
measured_b = (cost(0, h) - cost(0, -h)) / (2 * h)
print(f"medido: {measured_w:.3f} y {measured_b:.3f}")

error = sigmoid(0 * x3) - y3
print(f"con la fórmula: {np.mean(error * x3):.3f} y {np.mean(error):.3f}")

# %% tags=["verify"]
assert np.allclose([measured_w, measured_b], [np.mean(error * x3), np.mean(error)])
for _w, _b in [(0.7, -0.3), (-2, 1), (3, 0.5)]:  # y en otros sitios
    _e = sigmoid(_w * x3 + _b) - y3
    assert np.isclose((cost(_w + h, _b) - cost(_w - h, _b)) / (2 * h), np.mean(_e * x3), atol=1e-6)
    assert np.isclose((cost(_w, _b + h) - cost(_w, _b - h)) / (2 * h), np.mean(_e), atol=1e-6)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Así que hay que cambiar **una sola línea**, la de `y_pred`. Para no escribirlo dos veces, la activación será un argumento más:


# %% slideshow={"slide_type": "subslide"}
def fit(X, y, activation, learning_rate=0.5, n_steps=2000):
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(n_steps):
        y_pred = activation(X @ w + b)  # la única distinta
        error = y_pred - y
        w = w - learning_rate * X.T @ error / len(y)
        b = b - learning_rate * error.mean()
    return w, b


# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿La arrastra el caso fácil?
#
# Volvamos a los nueve estudiantes. **Predice**: con la sigmoide, ¿se moverá también el corte al añadir el último?

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# El caso fácil, con una recta y con una sigmoide
# alt: Dos paneles con los nueve estudiantes. En el de la recta, la línea ajustada sin el último pasa muy por encima de él, y al añadirlo se tumba y mueve el corte. En el de la sigmoide, las dos curvas coinciden y el corte no se mueve.
x_line = np.linspace(0, max(26, last_hours + 2), 400)
fig, axes = plt.subplots(1, 2, figsize=(10, 4.2), sharey=True)
cuts, last_errors = {"recta": [], "sigmoide": []}, {}
for n, style, who in [(8, "--", "sin el último"), (9, "-", "con el último")]:
    line = np.polyfit(hours[:n], passed[:n], 1)
    center, spread = hours[:n].mean(), hours[:n].std()
    w_s, b_s = fit((hours[:n, None] - center) / spread, passed[:n], sigmoid, 1, 5000)
    cuts["recta"].append((0.5 - line[1]) / line[0])
    cuts["sigmoide"].append(center - spread * b_s / w_s[0])
    curves = [np.polyval(line, x_line), sigmoid(w_s[0] * (x_line - center) / spread + b_s)]
    for ax, name, curve, color in zip(axes, cuts, curves, [RED, GREEN]):
        ax.plot(x_line, curve, style, color=color if n == 9 else BLACK, label=who, zorder=12 - n)
        if n == 8:
            last_errors[name] = np.interp(last_hours, x_line, curve) - 1
for ax, (name, (before, after)) in zip(axes, cuts.items()):
    plot_points(np.column_stack([hours, passed]), passed, ax=ax)
    ax.axhline(0.5, color=GRAY, linestyle=":")
    for cut, style in [(before, "--"), (after, "-")]:
        ax.plot([cut, cut], [-0.4, 0.5], style, color=GRAY, linewidth=1.5)
    with_last = f"{round(last_errors[name], 2) + 0.0:.2f}".replace("-", "−")  # sin «−0.00»
    ax.set_title(
        f"{name}: corte, de {before:.2f} a {after:.2f}\nerror de la de trazos en el último: {with_last}"
    )
    ax.set(xlabel="horas de estudio", ylim=(-0.4, max(2, last_errors["recta"] + 1.3)))
    ax.legend(loc="upper left")
axes[0].set_ylabel("respuesta, $\\hat{y}$")
plt.show()

# %% tags=["verify"]
assert np.allclose(cuts["recta"], [4.5, 5.23], atol=0.005)
assert np.allclose(cuts["sigmoide"], 4.5, atol=0.005)
assert abs(last_errors["sigmoide"]) < 1e-4 and round(last_errors["recta"], 2) == 2.29

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# No se mueve. Mira el error del último con la curva que no lo había visto (la de trazos): con la recta, $2.29$; con la sigmoide, $0.00$, porque ya le daba casi 1. Como la corrección es error × entrada, ese estudiante no corrige nada.

# %% [markdown]
# **Pruébalo.** Cambia `last_hours` a 60 y ejecuta desde su celda hasta la figura. Después, a 9.

# %% tags=["verify"]
_moved = {}
for _last in (60, 9):
    _x, _rows = np.array([1, 2, 3, 4, 5, 6, 7, 8, _last]), {}
    for _n in (8, 9):
        _line = np.polyfit(_x[:_n], passed[:_n], 1)
        _c, _s = _x[:_n].mean(), _x[:_n].std()
        _w, _b = fit((_x[:_n, None] - _c) / _s, passed[:_n], sigmoid, 1, 5000)
        _rows[_n] = [(0.5 - _line[1]) / _line[0], _c - _s * _b / _w[0]]
    _moved[_last] = np.subtract(_rows[9], _rows[8])
assert np.allclose(_moved[60], [1.13, 0], atol=0.01)
assert np.allclose(_moved[9], [0.08, -0.02], atol=0.01)

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con 60, el corte de la recta se va a $5.63$, y el de la sigmoide sigue en $4.50$. Con 9 el caso ya no es tan fácil, y los dos se mueven un poco, menos de una décima.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Es la misma que la de scikit-learn?
#
# Ahora, datos de verdad. De 569 tumores tomamos dos medidas, el radio y la textura de los núcleos de sus células. La respuesta es 1 si el tumor es maligno.
#
# Esta vez los repartimos en **tres** partes, al azar, pero con la misma proporción de malignos en cada una: **entrenamiento**, para los pesos; **validación** (*validation*), para lo que haya que elegir después; y **prueba**, para contar cómo ha salido. `seed` dice qué reparto es.


# %% slideshow={"slide_type": "subslide"}
cancer = load_breast_cancer()


def prepare(seed, columns):
    parts = cancer.split(val_size=0.2, test_size=0.2, seed=seed)
    X = parts.X_train[:, columns]  # solo esas columnas
    mean, std = X.mean(axis=0), X.std(axis=0)  # axis=0: de cada columna
    train = (X - mean) / std, parts.y_train
    val = (parts.X_val[:, columns] - mean) / std, parts.y_val
    test = (parts.X_test[:, columns] - mean) / std, parts.y_test
    return train, val, test  # tres parejas


(X_train, y_train), (X_val, y_val), (X_test, y_test) = prepare(0, [0, 1])
print(len(y_train), "para aprender,", len(y_val), "para elegir y", len(y_test), "para contar")

# %% [markdown] slideshow={"slide_type": "fragment"}
# La media y la desviación son las de entrenamiento, también para las otras dos partes: al aprender, esas todavía no existen.
#
# **Predice**: scikit-learn trae esta neurona ya hecha, `LogisticRegression`. Con los mismos datos, ¿dará los mismos pesos que nuestra `fit`?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
w, b = fit(X_train, y_train, sigmoid)
print("fit:         ", w.round(4), round(b, 4))
default = LogisticRegression(tol=1e-8).fit(X_train, y_train)  # tol: cuándo dejar de buscar
# coef_: los pesos; intercept_: el sesgo; [0]: hay una sola neurona
print("scikit-learn:", default.coef_[0].round(4), default.intercept_[0].round(4))

# %% tags=["verify"]
assert default.coef_[0, 0] < 0.9 * w[0] and default.coef_[0, 1] < w[1]
for _seed in range(30):
    (_X, _y), _val, _test = prepare(_seed, [0, 1])
    _free, _braked = LogisticRegression(C=np.inf, tol=1e-8), LogisticRegression(tol=1e-8)
    assert (abs(_braked.fit(_X, _y).coef_) < abs(_free.fit(_X, _y).coef_)).all(), (
        "en los treinta repartos"
    )

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# No: los suyos son menores. Si no se le dice otra cosa, scikit-learn suma a la pérdida un castigo a los pesos grandes. Es un **freno**, y su nombre técnico es **regularización** (*regularization*). La [[clasificacion_binaria]] contará qué gana y qué pierde.

# %% [markdown] slideshow={"slide_type": "fragment"}
# El número `C` dice cuánto se frena: cuanto menor, más. De fábrica vale 1. Con `C=np.inf`, infinito, no hay freno, y las dos son la misma:

# %% slideshow={"slide_type": "fragment"}
free = LogisticRegression(C=np.inf, tol=1e-8).fit(X_train, y_train)
print("sin freno:   ", free.coef_[0].round(4), free.intercept_[0].round(4))
assert np.allclose(w, free.coef_[0], atol=1e-4)

# %% tags=["verify"]
assert np.allclose(b, free.intercept_, atol=1e-4)
assert np.allclose(sigmoid(X_val @ w + b), free.predict_proba(X_val)[:, 1], atol=1e-4)

# %% [markdown]
# **Pruébalo.** Cambia `new_C` a $0.01$ y después a $1000$. ¿Cambian los pesos? ¿Y las respuestas?

# %%
new_C = 1
braked = LogisticRegression(C=new_C, tol=1e-8).fit(X_train, y_train)
changed = np.sum(braked.predict(X_val) != free.predict(X_val))
print(f"C = {new_C}: pesos {braked.coef_[0].round(2)}")
print(f"frente a la que no frena, cambian {changed} respuestas de {len(y_val)}")

# %% tags=["verify"]
_few = {
    _C: LogisticRegression(C=_C, tol=1e-8).fit(X_train, y_train).predict(X_val)
    for _C in (0.01, 1, 1000)
}
_changed = {_C: int(np.sum(_p != free.predict(X_val))) for _C, _p in _few.items()}
assert _changed == {0.01: 10, 1: 2, 1000: 0}, _changed
assert (free.predict(X_val)[_few[0.01] != free.predict(X_val)] == 1).all(), "de sí a no"
_low = LogisticRegression(C=0.01, tol=1e-8).fit(X_train, y_train)
_scale = np.linalg.norm(_low.coef_) / np.linalg.norm(free.coef_)
# bajando los dos pesos por igual: con el sesgo de scikit-learn cambian diez; con el suyo bajado, ninguna
_z = _scale * X_val @ free.coef_[0]
assert np.sum((_z + _low.intercept_[0] >= 0) != free.predict(X_val)) == 10
assert np.sum((_z + _scale * free.intercept_[0] >= 0) != free.predict(X_val)) == 0

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con $0.01$ los pesos son mucho menores y cambian diez respuestas; con $1$, dos; con $1000$ no cambia ninguna. Con pesos menores, $z$ queda más cerca de 0, y las probabilidades, más cerca de $0.5$. Eso solo no cambiaría ninguna respuesta. Cambian sobre todo porque scikit-learn no frena $b$: al bajar los pesos y apenas el sesgo, la frontera se corre, y las diez pasan de sí a no.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Merece llamarse probabilidad?
#
# Juntemos los tumores de prueba de treinta repartos; en cada reparto se entrena de nuevo. A unos la neurona les dio entre $0.7$ y $0.9$. **Predice**: ¿cuántos de cada 100 de esos son malignos?

# %% tags=["predict", "figure"] slideshow={"slide_type": "fragment"}
# Lo que dijo la neurona y lo que eran los tumores
# alt: Seis puntos, uno por grupo de tumores, según la probabilidad media que les dio la neurona y la parte de ellos que eran malignos. Suben cerca de la diagonal, donde las dos coinciden.
said, truth = [], []
for seed in range(30):
    train, _, (X_new, y_new) = prepare(seed, [0, 1])
    w_new, b_new = fit(train[0], train[1], sigmoid, n_steps=1000)
    said.append(sigmoid(X_new @ w_new + b_new))
    truth.append(y_new)
said, truth = np.concatenate(said), np.concatenate(truth)
edges = np.array([0, 0.1, 0.3, 0.5, 0.7, 0.9, 1])
group = np.digitize(said, edges[1:-1])
said_mean = np.array([said[group == k].mean() for k in range(6)])
share = np.array([truth[group == k].mean() for k in range(6)])
asked = 4  # el de 0.7 a 0.9
fig, ax = plt.subplots(figsize=(6.5, 4.3))
ax.plot([0, 1], [0, 1], "--", color=GRAY, label="lo que dice es lo que pasa", zorder=1)
ax.scatter(said_mean, share, s=70, color=[ORANGE if k == asked else BLUE for k in range(6)])
for k in range(6):
    ax.annotate(
        f"{100 * share[k]:.0f} de cada 100",
        (said_mean[k], share[k]),
        xytext=(13, -17 if k else -5),
        textcoords="offset points",
    )
ax.set(xlabel="probabilidad que les dio, de media", ylabel="parte que eran malignos")
ax.set(xlim=(-0.04, 1.42), ylim=(-0.06, 1.08), xticks=np.arange(6) / 5)
ax.set_title(f"Dijo {said_mean[asked]:.2f}, y eran malignos {100 * share[asked]:.0f} de cada 100")
ax.legend(loc="upper left")
plt.show()

# %% tags=["verify"]
assert np.allclose(said_mean, [0.03, 0.18, 0.40, 0.60, 0.81, 0.98], atol=0.006)
assert np.allclose(share, [0.03, 0.20, 0.31, 0.64, 0.78, 0.99], atol=0.006)
_tenths = [
    abs(said[(said * 5).astype(int) == k].mean() - truth[(said * 5).astype(int) == k].mean())
    for k in range(5)
]
assert max(_tenths) < 0.06, "y con otros grupos"

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Les dio $0.81$ de media, y son malignos 78 de cada 100. Donde más se aparta dio $0.40$, y son 31; pero son pocos tumores, repetidos en varios repartos, y una diferencia así puede ser azar. Eso promete una probabilidad: no acierta cada caso, pero sí, más o menos, la cuenta de muchos. No toda red la cumple, y la [[clasificacion_binaria]] volverá a comprobarlo.

# %% [markdown] slideshow={"slide_type": "fragment"}
# ¿Y tu apuesta? En treinta repartos, la recta acierta casi lo mismo con estos tumores: 89 de cada 100, frente a 90. Pero uno de cada cinco números que da se sale de 0 a 1, y con el corte en $0.5$ se le escapan de media diez malignos, no siete.

# %% tags=["verify"]
_line, _curve = [], []
for _seed in range(30):
    (_X, _y), _val, (_Xt, _yt) = prepare(_seed, [0, 1])
    _ones = np.column_stack([_X, np.ones(len(_X))])
    _says = np.column_stack([_Xt, np.ones(len(_Xt))]) @ np.linalg.lstsq(_ones, _y, rcond=None)[0]
    _p = LogisticRegression(C=np.inf, tol=1e-8).fit(_X, _y).predict_proba(_Xt)[:, 1]
    for _found, _out in [(_line, _says), (_curve, _p)]:
        _yes = _out >= 0.5
        _outside = np.mean((_out < 0) | (_out > 1))
        _found.append([np.mean(_yes == _yt), np.sum(~_yes & (_yt == 1)), _outside])
_line, _curve = np.mean(_line, axis=0), np.mean(_curve, axis=0)
assert round(100 * _line[0]) == 89 and round(100 * _curve[0]) == 90
assert round(_line[1]) == 10 and round(_curve[1]) == 7 and round(_line[2], 1) == 0.2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Desde qué probabilidad se avisa?
#
# La neurona da una probabilidad, y alguien decide desde cuál se avisa: es el **umbral** (*threshold*), $t$. Decir $0.5$ es una costumbre. Hay dos errores posibles: dejar un maligno sin avisar, o alarmar con un benigno.
#
# `&` pide las dos condiciones a la vez, y `np.sum` cuenta los casos que las cumplen:


# %% slideshow={"slide_type": "fragment"}
def count_errors(y, p, threshold):
    missed = np.sum((p < threshold) & (y == 1))  # malignos sin avisar
    alarms = np.sum((p >= threshold) & (y == 0))  # benignos alarmados
    return missed, alarms


p_val = sigmoid(X_val @ w + b)
missed, alarms = count_errors(y_val, p_val, 0.5)
print(f"con 0.5, de {np.sum(y_val == 1)} malignos se escapan {missed}; falsas alarmas: {alarms}")

# %% tags=["helper"]
# Dibujar los tumores de validación sobre la sigmoide, con el umbral
z_val = X_val @ w + b
jitter = np.random.default_rng(0).uniform(-0.05, 0.05, len(y_val))  # para que no se tapen


def draw_threshold(threshold, ax):
    cut = np.log(threshold / (1 - threshold))  # la z que da esa probabilidad
    ends = [-9, 9]
    ax.axvspan(ends[0], cut, color=lighten(BLUE, 0.82), linewidth=0)
    ax.axvspan(cut, ends[1], color=lighten(ORANGE, 0.78), linewidth=0)
    z_line = np.linspace(*ends, 150)
    ax.plot(z_line, sigmoid(z_line), color=BLACK)
    ax.plot([ends[0], cut, cut], [threshold, threshold, -0.12], "--", color=RED, linewidth=1.8)
    points = np.column_stack([np.clip(z_val, -8.7, 8.7), y_val + jitter])
    plot_points(points, y_val, ax=ax, size=26)
    missed, alarms = count_errors(y_val, p_val, threshold)
    ax.set_title(f"$t$ = {threshold:.2f}\nse escapan {missed}, falsas alarmas {alarms}")
    ax.set(xlabel="$z$", xlim=ends, ylim=(-0.12, 1.12), yticks=[0, 0.5, 1])
    ax.grid(False)


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los mismos tumores con tres umbrales
# alt: Tres paneles con la sigmoide y los tumores de validación: los malignos arriba y los benignos abajo. Con umbral 0.1 casi todos los malignos quedan en la zona de aviso, y también muchos benignos; con 0.9 ocurre lo contrario.
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.9), sharey=True)
for ax, threshold in zip(axes, [0.1, 0.5, 0.9]):
    draw_threshold(threshold, ax)
axes[0].set_ylabel("probabilidad de maligno")
plt.show()

# %% tags=["verify"]
_counts = np.array([count_errors(y_val, p_val, _t) for _t in np.linspace(0.01, 0.99, 99)])
assert (np.diff(_counts[:, 0]) >= 0).all() and (np.diff(_counts[:, 1]) <= 0).all()
assert (_counts.sum(axis=1) > 0).all() and (abs(z_val) > 8.7).sum() <= 8

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los círculos azules son benignos y los cuadrados naranjas, malignos; están arriba los malignos y abajo los benignos, algo movidos para que no se tapen. La probabilidad de cada uno se lee en la curva. En la zona naranja, a la derecha de la línea, se avisa. Mueve tú el umbral: ¿hay alguno sin ningún error?

# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve el umbral


def move_threshold(threshold=0.5):
    fig, ax = plt.subplots(figsize=(7, 3.6), dpi=80, layout="none")
    draw_threshold(threshold, ax)
    ax.set_ylabel("probabilidad de maligno")
    fig.subplots_adjust(bottom=0.16, top=0.84)
    plt.show()


interact(
    move_threshold, threshold=FloatSlider(0.5, min=0.02, max=0.98, step=0.02, description="umbral")
);  # fmt: skip

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Ninguno. Al bajarlo se escapan menos malignos, a cambio de más falsas alarmas; al subirlo, al revés.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Con qué datos se elige el umbral?
#
# Pongamos una exigencia: que se escapen **como mucho dos** malignos. Queremos el umbral más alto que la cumpla, porque da menos alarmas. Se elige con **validación**: a los de entrenamiento la neurona ya se ha ajustado. Aquí, con tres números ajustados, apenas se notaría; con una red grande, sí, y por eso se toma la costumbre.
#
# A mano: si a los malignos les dio $0.1$, $0.3$, $0.4$ y $0.9$, sirve $t = 0.4$, porque solo quedan por debajo $0.1$ y $0.3$. Es decir, se ordenan de menor a mayor (`np.sort`) y se toma el tercero, que es el `[2]`. Con `p_val[y_val == 1]` nos quedamos solo con los malignos.


# %% slideshow={"slide_type": "subslide"}
allowed = 2  # malignos que se pueden escapar en validación, de 0 a 42


def one_split(seed):
    (X_train, y_train), (X_val, y_val), (X_test, y_test) = prepare(seed, [0, 1])
    w, b = fit(X_train, y_train, sigmoid, n_steps=1000)
    p_val, p_test = sigmoid(X_val @ w + b), sigmoid(X_test @ w + b)
    threshold = np.sort(p_val[y_val == 1])[allowed]
    missed_val, alarms_val = count_errors(y_val, p_val, threshold)
    missed_test, alarms_test = count_errors(y_test, p_test, threshold)
    factor = np.exp(w[0])  # para más adelante
    return {"val": missed_val, "test": missed_test, "alarms": alarms_test, "factor": factor}


# %% [markdown] slideshow={"slide_type": "fragment"}
# En validación se escaparán dos de 43: lo hemos hecho así. **Predice**: en la prueba hay 42 malignos. Repitiendo todo con treinta repartos, ¿cuántos se escaparán? ¿Dos siempre?
#
# En la figura hay un punto por cada valor, y su número dice en cuántos repartos sale.

# %% tags=["predict", "figure"] slideshow={"slide_type": "fragment"}
# Los malignos que se escapan en cada uno de los treinta repartos
# alt: Un punto por valor, más grande cuantos más repartos caen en él. En validación hay uno solo, en los que se permitieron. En prueba hay muchos, desde ninguno hasta bastantes más.
splits = repeat(one_split, range(30), "reparto")
fig, ax = plt.subplots(figsize=(8.5, 3.4))
for row, (key, color) in enumerate([("val", GRAY), ("test", BLUE)]):
    values, sizes = np.unique(splits[key], return_counts=True)
    ax.scatter(values, np.full(len(values), row), s=34 * sizes, color=color, zorder=3)
    for value, size in zip(values, sizes):
        ax.text(
            value,
            row - 0.36,
            f"{size}",
            ha="center",
            va="center",
            fontsize=11,
            backgroundcolor="white",
        )
ax.axvline(allowed, color=RED, linestyle="--", zorder=2)
ax.xaxis.get_major_locator().set_params(integer=True)
ax.set(yticks=[0, 1], ylim=(1.6, -0.7), xlabel="malignos que se escapan")
ax.set_yticklabels(["validación", "prueba"])
ax.set_title(f"En prueba se escapan más de {allowed} en {np.sum(splits['test'] > allowed)} de 30")
plt.show()
print(f"de media, en prueba: {splits['test'].mean():.1f} y {splits['alarms'].mean():.1f} alarmas")

# %% tags=["verify"]
assert (splits["val"] == 2).all() and splits["test"].min() == 0 and splits["test"].max() >= 8
assert 2.5 < splits["test"].mean() < 3.7 and 13 <= np.sum(splits["test"] > 2) <= 19
assert np.sum(y_val == 1) == 43 and np.sum(y_test == 1) == 42

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# En validación, dos en los treinta: **no lo descubrimos, lo impusimos** al elegir el umbral. En prueba van de ninguno a nueve, y la media, $3.1$, pasa de 2 porque el umbral subió hasta tocar al tercer maligno, y con malignos nuevos nada lo para justo ahí. Quien diera el número de validación prometería algo que no ha medido.

# %% [markdown]
# **Pruébalo.** Cambia `allowed` a 0 y ejecuta su celda y la figura. Después, a 5.

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con 0, en prueba se escapa alguno en varios repartos, y las falsas alarmas son unas cuarenta. Con 5 se escapan más y las alarmas bajan de diez. Qué error duele más no lo dicen los datos ([[clasificacion_binaria]]).
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué dice un peso?
#
# En las casas, el peso se **sumaba** al precio. Aquí se suma a $z$, y $z$ no es una probabilidad.
#
# Si $p = 0.75$, hay tres posibilidades a favor por cada una en contra. Ese 3 es la **ventaja** (*odds*), $\frac{p}{1 - p}$. Con la sigmoide, $1 - \hat{y} = \frac{1 + e^{-z} - 1}{1 + e^{-z}} = e^{-z}\,\hat{y}$, así que
#
# $$\frac{\hat{y}}{1 - \hat{y}} = e^{z}$$
#
# Si una entrada sube 1 y las demás no cambian, $z$ sube su peso $w$, y la ventaja **se multiplica por $e^w$**. Nuestras entradas están estandarizadas: subir 1 es subir una desviación típica.

# %% slideshow={"slide_type": "subslide"}
odds = p_val / (1 - p_val)
for j, name in enumerate(["radio", "textura"]):  # j es 0 y después 1
    X_more = X_val.copy()
    X_more[:, j] = X_more[:, j] + 1  # una desviación más, en todos
    p_more = sigmoid(X_more @ w + b)
    factor = np.exp(w[j])
    print(f"{name}: peso {w[j]:.2f}; la ventaja se multiplica por {factor:.1f}")
    assert np.allclose(p_more / (1 - p_more), factor * odds)
low, high = splits["factor"].min(), splits["factor"].max()
print(f"radio, en los treinta repartos: de {low:.0f} a {high:.0f}")

# %% tags=["verify"]
assert round(np.exp(w[0])) == 29 and round(np.exp(w[1])) == 2
assert round(low) == 23 and round(high) == 81

# %% [markdown] slideshow={"slide_type": "fragment"}
# En este reparto, por 29 y por 2. En otros repartos, ese 29 va de 23 a 81, porque el exponente agranda las diferencias. Aquí, con dos columnas que no van juntas, fíate del signo y de cuál es mayor, no de la cifra.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuándo no se puede leer un peso?
#
# Añadamos el área, que crece con el radio. Si dos columnas fueran **iguales**, $5x$ se podría repartir como $2x + 3x$ o como $-4x + 9x$: la misma respuesta con pesos distintos. El área y el radio no son iguales, pero van muy juntos. Lo mide la **correlación** (*correlation*): 1 si una crece en línea recta con la otra, y 0 si no van juntas.
#
# **Predice**: en treinta repartos, ¿cambiará mucho el peso del radio? ¿Y los aciertos?


# %% slideshow={"slide_type": "subslide"}
third = "área"
three = [0, 1, cancer.feature_names.index(f"{third} (media)")]  # index: en qué columna está


def read_weights(seed):
    found = {}
    for name, columns in [("dos", [0, 1]), ("tres", three)]:
        (X_train, y_train), val, (X_test, y_test) = prepare(seed, columns)
        # solver: otra manera de buscar, más exacta si dos columnas van juntas
        model = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-8)
        model.fit(X_train, y_train)
        found["peso, " + name] = model.coef_[0, 0]  # el peso del radio
        found["aciertos, " + name] = model.score(X_test, y_test)  # la proporción
    return found


# %% tags=["predict", "figure"] slideshow={"slide_type": "fragment"}
# El peso del radio en treinta repartos, con dos columnas y con tres
# alt: Dos filas de puntos, uno por reparto. Con dos columnas, los pesos del radio están juntos y son positivos. Con el área añadida se esparcen, y unos son positivos y otros negativos.
weights = repeat(read_weights, range(30), "reparto")
fig, ax = plt.subplots(figsize=(9.5, 3.2))
rows = {"dos": "radio y textura", "tres": f"radio, textura\ny {third}"}
labels = []
for row, (name, label) in enumerate(rows.items()):
    values = weights["peso, " + name]
    ax.scatter(values, np.full(30, row), s=60, alpha=0.5, color=[BLUE, ORANGE][row])
    labels.append(f"{label}:\nnegativos, {np.sum(values < 0)} de 30")
ax.axvline(0, color=GRAY)
ax.set(yticks=[0, 1], ylim=(1.5, -0.5), xlabel="peso del radio")
ax.set_yticklabels(labels)
plt.show()
X_three = prepare(0, three)[0][0]
print(f"correlación de radio y {third}: {np.corrcoef(X_three[:, 0], X_three[:, 2])[0, 1]:.3f}")
# test_fraction: los repartos comparten casos, y eso ensancha el intervalo
result = compare(weights["aciertos, tres"], weights["aciertos, dos"], 0.02, test_fraction=0.25)
print("en aciertos, con tres columnas:", result)

# %% tags=["verify"]
assert result.verdict == "empata" and (weights["peso, dos"] > 3).all()
assert 18 <= np.sum(weights["peso, tres"] < 0) <= 26 and weights["peso, tres"].max() > 2

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# En aciertos *empata*, pero el peso del radio ha perdido hasta el signo: según el reparto es positivo o negativo. ¿Protege a veces un núcleo grande? No se puede leer así. El peso dice qué pasa si el radio sube **y lo demás no cambia**, y aquí casi nunca sube el radio sin el área.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Un peso se lee si su columna no va casi siempre con otra o con varias. Y no es una causa: solo dice con qué va la respuesta en esta tabla.
#
# **Pruébalo.** Quita el motivo: pon `third = "simetría"`, que apenas va con el radio, y ejecuta su celda y la figura. Después, `"perímetro"`.

# %% tags=["verify"]
_signs = {}
for _name in ("simetría", "perímetro"):
    _cols = [0, 1, cancer.feature_names.index(f"{_name} (media)")]
    _found = []
    for _seed in range(30):
        (_X, _y), _val, _test = prepare(_seed, _cols)
        _m = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-8).fit(_X, _y)
        _found.append(_m.coef_[0, 0])
    _signs[_name] = np.array(_found)
assert _signs["simetría"].min() > 3 and _signs["perímetro"].max() < -15
assert (_signs["simetría"] > weights["peso, dos"]).all()
for _seed in range(30):  # con perímetro / radio, el radio y la irregularidad suman los dos
    _parts = cancer.split(val_size=0.2, test_size=0.2, seed=_seed)
    _X = _parts.X_train[:, [0, 1, 2]].copy()
    _X[:, 2] = _X[:, 2] / _X[:, 0]
    _X = (_X - _X.mean(axis=0)) / _X.std(axis=0)
    _m = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-8).fit(_X, _parts.y_train)
    assert _m.coef_[0, 0] > 0 and _m.coef_[0, 2] > 0

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con la simetría, los treinta pesos del radio siguen juntos y positivos, aunque algo mayores: un peso siempre depende de qué otras columnas haya. Con el perímetro son todos muy negativos, por debajo de $-15$. No es que un núcleo grande sea buena señal: con el mismo perímetro, menos radio quiere decir un borde más irregular. El peso responde a otra pregunta.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución.

# %% [markdown]
# ### Ejercicio · Leer una neurona
#
# Una neurona da la probabilidad de que llueva mañana según las horas que hoy ha estado nublado, $x$: $\hat{y} = \sigma(0.5x - 4)$. Con papel y calculadora, da con dos decimales:
#
# - `cut`: con qué $x$ responde $0.5$;
# - `factor`: por cuánto se multiplica la ventaja al pasar de 6 a 10 horas;
# - `cut_90`: desde qué $x$ avisa, si el umbral es $0.9$. (Con $\hat{y} = 0.9$, la ventaja es 9.)

# %% tags=["exercise"]
cut, factor, cut_90 = ..., ..., ...

check(1, (cut, factor, cut_90))

# %% tags=["solution"]
cut = 4 / 0.5  # 0.5x − 4 = 0
factor = np.exp(0.5 * 4)  # z sube 0.5 en cada una de las cuatro horas
cut_90 = (np.log(9) + 4) / 0.5  # e elevado a z es 9, así que z = ln 9

check(1, (cut, factor, cut_90))

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Alguien ha adaptado el gradiente de la recta, con el error cuadrático sin la mitad, a la regresión logística. Recibe `w` $(d,)$, el número `b`, `X` $(n, d)$ e `y` $(n,)$, con ceros y unos. Debe devolver $\partial J/\partial w$, de forma $(d,)$, y el número $\partial J/\partial b$. Tiene **tres** fallos. Arréglalo:
#
# ```python
# def gradient(w, b, X, y):
#     y_pred = X @ w + b
#     error = y - y_pred
#     return 2 * X.T @ error / len(y), 2 * error.mean()
# ```


# %% tags=["exercise"]
def gradient(w, b, X, y):
    return ..., ...


check(2, gradient)


# %% tags=["solution"]
def gradient(w, b, X, y):
    y_pred = 1 / (1 + np.exp(-(X @ w + b)))  # la recta, doblada por la sigmoide
    error = y_pred - y  # lo predicho menos lo verdadero
    return X.T @ error / len(y), error.mean()  # aquí no hay ningún cuadrado


check(2, gradient)

# %% [markdown]
# ### Ejercicio · El umbral de las alarmas
#
# Un hospital pide lo contrario: como mucho `allowed` **falsas alarmas**. Escribe `choose_threshold(y, p, candidates, allowed)`. Recibe las respuestas `y` y las probabilidades `p` de validación, y una lista de umbrales, `candidates`, que puede venir desordenada. Se avisa si `p >= umbral`. Devuelve el **menor** de los candidatos que cumple; siempre hay alguno.


# %% tags=["exercise"]
def choose_threshold(y, p, candidates, allowed):
    return ...


check(3, choose_threshold)


# %% tags=["solution"]
def choose_threshold(y, p, candidates, allowed):
    for threshold in np.sort(candidates):  # de menor a mayor: el primero que cumple
        alarms = np.sum((p >= threshold) & (y == 0))
        if alarms <= allowed:
            return threshold


check(3, choose_threshold)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Sin activación y con error cuadrático, una neurona es una regresión lineal; con sigmoide y entropía cruzada, una regresión logística.
# - En las dos, el gradiente es la media de error × entrada: $X^\top(\hat{y} - y)/n$.
# - scikit-learn frena los pesos si no se le dice otra cosa; con `C=np.inf`, no.
# - El umbral se elige con validación y se cuenta con prueba: lo que se impone al elegir no se ha medido.
# - Un peso $w$ multiplica la ventaja por $e^w$; si su columna va muy junto a otra, ya no dice lo que parece.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | regresión lineal | *linear regression* | una neurona sin activación, con error cuadrático |
# | regresión logística | *logistic regression* | una neurona con sigmoide y entropía cruzada |
# | corte | *cut* | la entrada en la que cambia la respuesta |
# | validación | *validation* | los ejemplos con los que se elige |
# | regularización, freno | *regularization* | castigar los pesos grandes |
# | umbral | *threshold* | la probabilidad desde la que se dice que sí |
# | ventaja | *odds* | $p/(1 - p)$: cuánto a favor por cada uno en contra |
# | correlación | *correlation* | cuánto van juntas dos columnas |

# %% [markdown]
# ## Para saber más
#
# - D. R. Cox (1958), *The regression analysis of binary sequences*: la regresión logística.
# - W. N. Street, W. H. Wolberg y O. L. Mangasarian (1993), *Nuclear feature extraction for breast tumor diagnosis*: de dónde salen las medidas de los tumores.
# - A. Gelman y J. Hill (2007), *Data Analysis Using Regression and Multilevel/Hierarchical Models*: cómo se leen los pesos, con calma.
