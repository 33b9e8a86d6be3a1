# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from exercises.de_la_recta_a_la_probabilidad import check, hint, progress, solution
from utils.data import load_breast_cancer, load_careers, load_houses, load_iris, load_students
from utils.environment import setup
from utils.plotting import (
    BLACK,
    BLUE,
    COLORS,
    GRAY,
    GREEN,
    ORANGE,
    RED,
    draw_network,
    lighten,
    plot_points,
    plot_regions,
)

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto, sí o no, cuál?
#
# Tres preguntas: ¿**cuánto** vale esta casa?, ¿es maligno este tumor, **sí o no**?, ¿**cuál** de tres especies es esta flor?
#
# Para la primera ya tienes una respuesta, la recta de la [[descenso_del_gradiente]]. **Antes de seguir**, apuesta y apúntalo:
#
# 1. Si a «no» lo llamas 0 y a «sí», 1, ¿serviría la misma recta para la segunda pregunta? ¿Qué podría salir mal?
# 2. De todo el código que ajusta la recta, ¿cuántas líneas habrá que cambiar para las otras dos preguntas?

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Tres preguntas, tres salidas
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.4), layout="none")
sketches = [
    ("¿Cuánto?", [1, 1], [["m²"], ["precio"]]),
    ("¿Sí o no?", [2, 1], [["$x_1$", "$x_2$"], ["$p$"]]),
    ("¿Cuál?", [2, 3], [["$x_1$", "$x_2$"], ["$p_0$", "$p_1$", "$p_2$"]]),
]
outputs = ["salida: $z$, tal cual", "salida: sigmoide", "salida: softmax"]
for ax, (question, sizes, labels), output in zip(axes, sketches, outputs):
    draw_network(sizes, labels=labels, ax=ax)
    ax.set_title(question, loc="center")
    ax.text(0.5, -0.02, output, transform=ax.transAxes, ha="center", va="top")
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El precio de una casa es una neurona
#
# Una neurona calcula $z = w \cdot x + b$. Si su activación es la **identidad** (*identity*), $g(z) = z$, la respuesta es la propia $z$: la recta. Ajustarla con el error cuadrático es
# la **regresión lineal** (*linear regression*).
#
# Con la pérdida $\ell = \frac{1}{2}(\hat{y} - y)^2$, la mitad de la de siempre para que no estorbe el 2, el gradiente de la [[descenso_del_gradiente]] queda
#
# $$\frac{\partial J}{\partial w} = \frac{1}{n}\sum_i (\hat{y}_i - y_i)\,x_i \qquad \frac{\partial J}{\partial b} = \frac{1}{n}\sum_i (\hat{y}_i - y_i)$$
#
# o, con matrices y las respuestas en columna, $X^\top(\hat{Y} - Y)\,/\,n$. Esta función lo hace, con un hueco para la activación: `g`.


# %% slideshow={"slide_type": "subslide"}
def identity(Z):
    return Z


def fit(X, Y, g, learning_rate=0.5, n_steps=2000):
    """Una capa de salida g, ajustada por descenso del gradiente: X (n, d), Y (n, m)."""
    W, b = np.zeros((X.shape[1], Y.shape[1])), np.zeros(Y.shape[1])
    for _ in range(n_steps):
        error = g(X @ W + b) - Y  # (n, m)
        W = W - learning_rate * X.T @ error / len(X)
        b = b - learning_rate * error.mean(axis=0)
    return W, b


# %% [markdown] slideshow={"slide_type": "fragment"}
# Ajustamos con 45 viviendas y guardamos 15 para medir. La media y la desviación típica, para estandarizar, se calculan **solo con las de entrenamiento**: las otras aún no existen.

# %% slideshow={"slide_type": "fragment"}
houses = load_houses().split(val_size=0, test_size=0.25, seed=0)
mean, std = houses.X_train.mean(axis=0), houses.X_train.std(axis=0)
W, b = fit((houses.X_train - mean) / std, houses.y_train[:, None], identity)

slope, start = (W[:, 0] / std)[0], (b - W[:, 0] * mean / std)[0]  # de vuelta a m²
print(f"precio = {slope:.2f} · superficie + {start:.2f}")
assert np.allclose([slope, start], np.polyfit(houses.X_train[:, 0], houses.y_train, deg=1))

price = slope * houses.X_test[:, 0] + start
mae = np.abs(price - houses.y_test).mean()
mae_mean = np.abs(houses.y_train.mean() - houses.y_test).mean()
print(
    f"error medio en las 15 de prueba: {mae:.1f} mil €; diciendo siempre la media: {mae_mean:.1f}"
)

# %% tags=["verify"]
assert mae < mae_mean / 3
assert round(slope, 2) == 1.90 and round(start, 2) == 34.05

# %% [markdown] slideshow={"slide_type": "fragment"}
# A mano, una vivienda de 90 m²: $1.90 \cdot 90 + 34.05 = 205.05$ mil euros. El peso se lee solo: cada metro cuadrado suma 1.90 mil euros.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## De un número a un sí o no
#
# Nueve estudiantes; $x$ son sus horas de estudio e $y = 1$ si aprobó. El último estudió 24 horas y aprobó: un caso fácil. Ajustamos una recta a los ceros y unos y decimos «sí» donde
# pasa de 0.5. **Predice**: ¿mueve algo el último estudiante?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
hours = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 24])
passed = np.array([0.0, 0, 0, 1, 1, 0, 1, 1, 1])

for n, who in [(8, "sin el último"), (9, "con el último")]:
    w, b = np.polyfit(hours[:n], passed[:n], deg=1)
    wrong = ((w * hours[:n] + b >= 0.5) != passed[:n]).sum()
    print(
        f"{who}: dice sí desde {(0.5 - b) / w:.2f} horas y falla {wrong};"
        f" con {hours[-1]:.0f} horas responde {w * hours[-1] + b:.2f}"
    )

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Primera apuesta resuelta: sale mal, por dos motivos. La recta se sale de $[0, 1]$: con 24 horas responde 3.29 o 1.22, y eso no es una probabilidad. Y al tumbarse para contentar al caso fácil, el corte
# se mueve y falla uno más.

# %% [markdown] slideshow={"slide_type": "subslide"}
# El remedio ya lo conoces, doblar la recta con la sigmoide:
#
# $$\hat{y} = \sigma(wx + b), \qquad \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# | $z$ | $\to -\infty$ | $-6$ | $-2$ | $0$ | $2$ | $6$ | $\to +\infty$ |
# |:---:|:---:|:---:|:---:|:---:|:---:|:---:|:---:|
# | $e^{-z}$ | $\to \infty$ | 403.4 | 7.389 | 1 | 0.135 | 0.0025 | $\to 0$ |
# | $\sigma(z)$ | $\to 0$ | 0.0025 | 0.119 | 0.5 | 0.881 | 0.9975 | $\to 1$ |
#
# Con $z$ muy negativa, el denominador es enorme y queda casi 0; con $z$ muy positiva, $e^{-z}$ desaparece y queda casi 1. Nunca llega a ninguno de los dos. Ajustarla con la entropía cruzada, que aquí
# se llama también pérdida logarítmica (*log-loss*), es la **regresión logística** (*logistic regression*).

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Escribirla tal cual. Con $z = -1000$, $e^{1000}$ no cabe en el ordenador y NumPy avisa de un desbordamiento (*overflow*); y su forma gemela, $e^z / (1 + e^z)$, con $z = 1000$ da $\infty / \infty$.
# La cura: que el exponente nunca sea positivo, y elegir la forma según el signo.


# %% slideshow={"slide_type": "fragment"}
def sigmoid(z):
    t = np.exp(-np.abs(z))  # entre 0 y 1: no se desborda
    return np.where(z >= 0, 1, t) / (1 + t)


z = np.array([-1000.0, -6, -2, 0, 2, 6, 1000])
with np.errstate(over="ignore", invalid="ignore"):  # sin los avisos
    print("gemela: ", (np.exp(z) / (1 + np.exp(z))).round(4))
print("estable:", sigmoid(z).round(4))

# %% tags=["verify"]
assert np.allclose(sigmoid(z[1:]), 1 / (1 + np.exp(-z[1:])))

# %% [markdown] slideshow={"slide_type": "slide"}
# ### El gradiente, línea por línea
#
# Un ejemplo; $z = wx + b$, $\hat{y} = \sigma(z)$:
#
# $$
# \begin{aligned}
# \ell &= -\big[\,y \ln \hat{y} + (1 - y)\ln(1 - \hat{y})\,\big] && \text{la pérdida} \\
# \frac{\partial \ell}{\partial \hat{y}} &= -\frac{y}{\hat{y}} + \frac{1 - y}{1 - \hat{y}} = \frac{\hat{y} - y}{\hat{y}(1 - \hat{y})} && \text{derivada del logaritmo} \\
# \frac{\partial \hat{y}}{\partial z} &= \hat{y}(1 - \hat{y}) && \text{derivada de la sigmoide} \\
# \frac{\partial \ell}{\partial z} &= \hat{y} - y && \text{se multiplican y se cancela} \\
# \frac{\partial \ell}{\partial w} &= (\hat{y} - y)\,x \qquad \frac{\partial \ell}{\partial b} = \hat{y} - y && \text{porque } z = wx + b \\
# \frac{\partial J}{\partial w} &= \tfrac{1}{n}\textstyle\sum_i (\hat{y}_i - y_i)\,x_i \qquad \frac{\partial J}{\partial b} = \tfrac{1}{n}\textstyle\sum_i (\hat{y}_i - y_i) && \text{la media}
# \end{aligned}
# $$
#
# Es **el mismo gradiente que el de la recta**. Solo cambia qué hay dentro de $\hat{y}$.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con $x = -1,\ 0,\ 2$, respuestas $0,\ 1,\ 1$ y salida en $w = b = 0$. Todas las predicciones son 0.5 y los errores $\hat{y} - y$, $0.5,\ -0.5,\ -0.5$:
#
# $$\frac{\partial J}{\partial w} = \frac{0.5 \cdot (-1) - 0.5 \cdot 0 - 0.5 \cdot 2}{3} = -0.5 \qquad \frac{\partial J}{\partial b} = \frac{-0.5}{3} = -0.167$$
#
# Con $\eta = 1$, el primer paso lleva a $w = 0.5$, $b = 0.167$.


# %% slideshow={"slide_type": "fragment"}
def cost(w, b, x, y):
    y_pred = sigmoid(w * x + b)
    return -np.mean(y * np.log(y_pred) + (1 - y) * np.log(1 - y_pred))


x3, y3 = np.array([-1.0, 0, 2]), np.array([0, 1, 1])
error = sigmoid(0 * x3 + 0) - y3
print("dJ/dw =", (error * x3).mean().round(3), "  dJ/db =", error.mean().round(3))
W, b = fit(x3[:, None], y3[:, None], sigmoid, learning_rate=1, n_steps=1)
print("tras un paso: w =", W[0, 0].round(3), "  b =", b[0].round(3))

h = 1e-5  # y por diferencias finitas
slope_w = (cost(h, 0, x3, y3) - cost(-h, 0, x3, y3)) / (2 * h)
slope_b = (cost(0, h, x3, y3) - cost(0, -h, x3, y3)) / (2 * h)
assert np.allclose([slope_w, slope_b], [(error * x3).mean(), error.mean()])

# %% [markdown] slideshow={"slide_type": "subslide"}
# Así que `fit` sirve tal cual: se le da `sigmoid` en vez de `identity`. Vuelven los estudiantes; la sigmoide, ¿se deja arrastrar por el caso fácil?

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El caso fácil, con una recta y con una sigmoide
fig, axes = plt.subplots(1, 2, figsize=(10, 3.9), sharey=True, dpi=95)
x_line = np.linspace(0, 25, 300)
cuts = {"recta": [], "sigmoide": []}
for n, style, who in [(9, "-", "con el último"), (8, "--", "sin el último")]:
    line = np.polyfit(hours[:n], passed[:n], deg=1)
    W, b = fit(hours[:n, None], passed[:n, None], sigmoid, learning_rate=0.1, n_steps=20_000)
    cuts["recta"].append((0.5 - line[1]) / line[0])
    cuts["sigmoide"].append(-b[0] / W[0, 0])
    curves = [np.polyval(line, x_line), sigmoid(W[0, 0] * x_line + b[0])]
    for ax, curve, color in zip(axes, curves, [RED, GREEN]):
        ax.plot(x_line, curve, style, color=color if n == 9 else BLACK, label=who)
for ax, (name, (after, before)) in zip(axes, cuts.items()):
    plot_points(np.column_stack([hours, passed]), passed, ax=ax)
    ax.axhline(0.5, color=GRAY, linestyle=":")
    ax.set(title=f"Con una {name}: el corte, de {before:.2f} a {after:.2f}", ylim=(-0.3, 1.6))
    ax.set(xlabel="horas de estudio", xticks=range(0, 26, 5))
    ax.legend(loc="lower right", bbox_to_anchor=(1, 0.12))
axes[0].set_ylabel("respuesta, $\\hat{y}$")
plt.show()

# %% tags=["verify"]
assert cuts["recta"][0] - cuts["recta"][1] > 0.7
assert np.isclose(*cuts["sigmoide"], atol=0.001)

# %% [markdown] slideshow={"slide_type": "fragment"}
# El corte está donde $\hat{y} = 0.5$, o sea, donde $wx + b = 0$: en $x = -b/w$. El de la recta se desplaza; el de la sigmoide, no: al estudiante de 24 horas ya le daba una
# probabilidad de casi 1, y su error, $\hat{y} - y$, es casi 0. No tira de nada.
#
# **Pruébalo.** Cambia el 24 por 60 y ejecuta desde la celda de los nueve. El dibujo llega hasta 25, pero los títulos dicen dónde cae cada corte: ¿cuál se ha vuelto a mover?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tumores: dos medidas y una neurona
#
# De 569 biopsias tomamos dos medidas de los núcleos de las células, el radio y la textura. La clase 1 es «maligno». Reservamos 171 biopsias para medir.

# %% slideshow={"slide_type": "fragment"}
cancer = load_breast_cancer()
parts = cancer.split(val_size=0, test_size=0.3, seed=0)
columns = [cancer.feature_names.index(name) for name in ("radio (media)", "textura (media)")]
y_train, y_test = parts.y_train, parts.y_test
mean, std = parts.X_train[:, columns].mean(axis=0), parts.X_train[:, columns].std(axis=0)
X_train = (parts.X_train[:, columns] - mean) / std
X_test = (parts.X_test[:, columns] - mean) / std

W, b = fit(X_train, y_train[:, None], sigmoid)
p_test = sigmoid(X_test @ W + b)[:, 0]
accuracy = ((p_test >= 0.5) == y_test).mean()
print("w =", W[:, 0].round(3), "  b =", b.round(3))
print(f"aciertos en prueba: {accuracy:.3f}; diciendo siempre «benigno»: {(y_test == 0).mean():.3f}")

# %% tags=["verify"]
assert accuracy > 0.88

# %% [markdown]
# La fracción de aciertos se llama **exactitud** (*accuracy*). Ahora, ¿es esto lo mismo que la regresión logística de scikit-learn? Ojo: por defecto, la suya añade un castigo a los pesos grandes
# ([[regularizacion]]). Con `C=np.inf` se le quita. El `solver` es su forma de bajar: hemos elegido una muy exacta.

# %% tags=["setup"]
# Preparar la regresión logística de scikit-learn
from sklearn.linear_model import LogisticRegression

# %% slideshow={"slide_type": "subslide"}
theirs = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-8).fit(X_train, y_train)
print("fit:         ", W[:, 0].round(4), b.round(4))
print("scikit-learn:", theirs.coef_[0].round(4), theirs.intercept_.round(4))
assert np.allclose(W[:, 0], theirs.coef_[0], rtol=1e-6)  # iguales hasta la sexta cifra

# %% tags=["verify"]
assert np.allclose(b, theirs.intercept_, rtol=1e-6)
assert np.allclose(p_test, theirs.predict_proba(X_test)[:, 1], atol=1e-6)

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las biopsias de prueba y la frontera
fig, ax = plt.subplots(figsize=(8, 4.4))
plot_regions(lambda P: sigmoid(P @ W + b), (-2.2, 4.2), (-2.4, 3.8), ax=ax)
plot_points(X_test, y_test, names=cancer.target_names, ax=ax, size=45)
ax.set(title="Las 171 de prueba y la frontera $z = 0$")
ax.set(xlabel="radio (estandarizado)", ylabel="textura (estandarizada)")
ax.legend(loc="upper right")
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Dos descuidos con $y$. El primero: pasarla en fila, $(n,)$, cuando la predicción es una columna, $(n, 1)$. Es la resta traicionera de la [[funciones_de_perdida]]:

# %% slideshow={"slide_type": "fragment"}
error = sigmoid(X_train @ W + b) - y_train  # debía ser y_train[:, None]
print("error:", error.shape, "  gradiente:", (X_train.T @ error).shape, "en vez de", W.shape)

# %% [markdown] slideshow={"slide_type": "fragment"}
# El segundo: numerar las clases 1 y 2. La sigmoide nunca llega a 2, el error es negativo en todos, $b$ sube sin fin y la neurona acaba viendo malignos por todas partes:

# %% slideshow={"slide_type": "fragment"}
biases = []
for n_steps in [100, 400, 1600]:
    W12, b12 = fit(X_train, y_train[:, None] + 1, sigmoid, n_steps=n_steps)
    biases.append(b12[0])
    alarms = (sigmoid(X_test @ W12 + b12) >= 0.5).sum()
    print(f"{n_steps:>4} pasos: b = {b12[0]:5.1f}; dice «maligno» en {alarms} de {len(y_test)}")
print("malignos de verdad:", y_test.sum())

# %% tags=["verify"]
assert biases[2] > 3 * biases[1] > 9 * biases[0] and alarms > 2 * y_test.sum()

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Si una recta las separa, no hay final
#
# En los tumores las clases se mezclan, y el coste tiene un fondo. Setosa y versicolor, en cambio, se separan del todo por el largo del pétalo. **Predice**: ¿adónde irá el peso?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
iris = load_iris()
two = iris.y < 2
petal = iris.X[two, 2]
x_two = ((petal - petal.mean()) / petal.std())[:, None]
growing = {n: fit(x_two, iris.y[two, None], sigmoid, n_steps=n) for n in [10, 100, 1000, 10_000]}
for n, (w_n, b_n) in growing.items():
    J = cost(w_n[0, 0], b_n[0], x_two[:, 0], iris.y[two])
    print(f"{n:>5} pasos: w = {w_n[0, 0]:5.2f}   J = {J:.4f}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La curva de los pétalos, cada vez más empinada
fig, ax = plt.subplots(figsize=(8, 3.7))
cm = np.linspace(0.8, 5.2, 300)
x_line = ((cm - petal.mean()) / petal.std())[:, None]
for (n, (w_n, b_n)), color in zip(growing.items(), plt.cm.Greens(np.linspace(0.35, 1, 4))):
    label = f"{n} pasos".replace("10000", "10 000")
    ax.plot(cm, sigmoid(x_line @ w_n + b_n), color=color, label=label)
plot_points(np.column_stack([petal, iris.y[two]]), iris.y[two], ax=ax, size=45)
ax.set(xlabel="largo del pétalo (cm)", ylabel="probabilidad de versicolor")
ax.legend(loc="center left")
plt.show()

# %% tags=["verify"]
_weights = [_w[0, 0] for _w, _b in growing.values()]
assert (np.diff(_weights) > 2).all()
assert petal[iris.y[two] == 0].max() < petal[iris.y[two] == 1].min()  # se separan del todo
_slope_w = X_train.T @ (sigmoid(X_train @ W + b) - y_train[:, None]) / len(X_train)
assert abs(_slope_w).max() < 1e-6  # en los tumores sí hay fondo: pendiente casi cero

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Cualquier peso mayor da probabilidades más extremas, todas acertadas, y un coste menor: **el peso crece sin límite** y la curva se acerca al escalón.

# %% [markdown] slideshow={"slide_type": "fragment"}
# La neurona acierta igual, pero sus probabilidades
# dependen de cuándo paraste. Es uno de los motivos del castigo a los pesos grandes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El umbral se elige
#
# Decir «maligno» desde 0.5 es una costumbre, no una ley. Con otro **umbral** (*threshold*), $t$, el corte se mueve por la curva: de $\sigma(z) = t$ se despeja $z = \ln\frac{t}{1 - t}$.
#
# Para dibujarla usamos solo el radio. Hay dos errores: no avisar de un maligno y alarmar a un sano. **Predice**: si bajas el umbral de 0.5 a 0.1, ¿cuál de los dos sube y cuál baja?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
w_radius, b_radius = (part.item() for part in fit(X_train[:, :1], y_train[:, None], sigmoid))
p_radius = sigmoid(w_radius * X_test[:, 0] + b_radius)


def count(threshold):
    """Filas, lo que es; columnas, lo que se dice: primero benigno y después maligno."""
    said = p_radius >= threshold
    return np.array([[(said[y_test == k] == s).sum() for s in (0, 1)] for k in (0, 1)])


for threshold in [0.1, 0.5, 0.9]:
    (_, alarms), (missed, _) = count(threshold)
    print(f"umbral {threshold} · malignos sin avisar: {missed:>2} · sanos alarmados: {alarms:>2}")

# %% tags=["helper"]
# Dibujar la curva con su corte y la tabla de aciertos y errores
jitter = np.random.default_rng(0).uniform(-0.06, 0.06, len(y_test))  # para que no se tapen


def draw_threshold(threshold, ax, table):
    """La curva con el corte, y al lado la tabla de aciertos y errores."""
    cut = mean[0] + std[0] * (np.log(threshold / (1 - threshold)) - b_radius) / w_radius
    radius = np.linspace(6, 28, 120)
    for start, end, color in [(6, cut, BLUE), (cut, 28, ORANGE)]:
        ax.axvspan(start, end, color=lighten(color, 0.8), linewidth=0)
    ax.plot(radius, sigmoid(w_radius * (radius - mean[0]) / std[0] + b_radius), color=BLACK)
    ax.plot([6, cut, cut], [threshold, threshold, 0], "--", color=RED, linewidth=1.8)
    points = np.column_stack([parts.X_test[:, columns[0]], y_test + jitter])
    plot_points(points, y_test, ax=ax, size=22)
    ax.set(title=f"Umbral {threshold:.2f}: corte en {cut:.1f}", xlabel="radio", xlim=(6, 28))
    ax.grid(False)
    counts = count(threshold)
    hits = np.eye(2)  # la diagonal son aciertos
    table.imshow(hits, cmap="Greens", vmin=0, vmax=3, aspect="auto")
    for i in (0, 1):
        for j in (0, 1):
            table.text(j, i, counts[i, j], ha="center", va="center", fontsize=17)
    table.set(xticks=[0, 1], xticklabels=cancer.target_names, xlabel="lo que dice")
    table.set(yticks=[0, 1], yticklabels=cancer.target_names, ylabel="lo que es")
    ax.set(xticks=[10, 15, 20, 25], yticks=[0, 0.5, 1])
    table.grid(False)


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Lo que cambia al mover el umbral
fig, axes = plt.subplots(2, 3, figsize=(10.5, 5.7), height_ratios=[1.7, 1], dpi=92)
for threshold, (ax, table) in zip([0.1, 0.5, 0.9], axes.T):
    draw_threshold(threshold, ax, table)
axes[0, 0].set_ylabel("probabilidad de maligno")
plt.show()

# %% tags=["verify"]
_tables = np.array([count(_t) for _t in np.linspace(0.01, 0.99, 99)])
assert (np.diff(_tables[:, 1, 0]) >= 0).all() and (np.diff(_tables[:, 0, 1]) <= 0).all()
assert (_tables[:, 1, 0] + _tables[:, 0, 1] > 0).all()  # siempre queda algún error

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con umbral 0.1 se escapan menos malignos, a cambio de más alarmas.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cada punto de la figura es una biopsia de prueba: los malignos arriba, los benignos abajo. Ningún umbral evita los dos errores: elegirlo es decidir cuál
# duele más ([[clasificacion_binaria]]).

# %% tags=["setup"]
# Preparar el deslizador
from ipywidgets import FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve el umbral
def move_threshold(threshold=0.5):
    fig = plt.figure(figsize=(9, 3.6), dpi=80, layout="none")
    ax, table = fig.add_axes([0.08, 0.17, 0.5, 0.7]), fig.add_axes([0.74, 0.17, 0.24, 0.7])
    draw_threshold(threshold, ax, table)
    ax.set_ylabel("probabilidad de maligno")
    plt.show()


interact(
    move_threshold, threshold=FloatSlider(0.5, min=0.02, max=0.98, step=0.02, description="umbral")
);  # fmt: skip

# %% [markdown]
# Si lees esto sin poder mover el control, la figura anterior muestra tres de sus posiciones.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una caja que se deja abrir
#
# ¿Qué dice un peso? Si $p = 0.75$, hay tres posibilidades a favor por cada una en contra: la **ventaja** (*odds*) es $\frac{p}{1 - p} = 3$. Con la sigmoide,
#
# $$\frac{\hat{y}}{1 - \hat{y}} = e^{z} = e^{w_1 x_1 + w_2 x_2 + b}$$
#
# Si $x_1$ sube una unidad y lo demás no cambia, $z$ sube $w_1$ y la ventaja **se multiplica por $e^{w_1}$**. Aquí las columnas están estandarizadas: una unidad es una desviación típica.

# %% slideshow={"slide_type": "fragment"}
odds = p_test / (1 - p_test)
for j, name in enumerate(["radio", "textura"]):
    X_more = X_test.copy()
    X_more[:, j] += 1  # una desviación típica más, en todas las biopsias
    p_more = sigmoid(X_more @ W + b)[:, 0]
    factor = np.exp(W[j, 0])
    print(f"{name}: w = {W[j, 0]:.3f}; {std[j]:.2f} más multiplican la ventaja por {factor:.1f}")
    assert np.allclose(p_more / (1 - p_more), factor * odds)

# %% [markdown] slideshow={"slide_type": "fragment"}
# En esta tabla, y entre estas dos medidas, el radio pesa mucho más que la textura. A un modelo así, cuyos números se pueden leer, se le llama **caja blanca** (*white box*).

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Creerse los pesos cuando dos columnas dicen casi lo mismo. Cuánto van juntas lo mide la **correlación** (*correlation*): 1 si una es la otra en otras unidades, 0 si no tienen que ver. Añadamos el perímetro, que crece con el radio. **Predice** los tres pesos.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
third = "perímetro"  # la tercera medida
three = [*columns, cancer.feature_names.index(f"{third} (media)")]
mean3, std3 = parts.X_train[:, three].mean(axis=0), parts.X_train[:, three].std(axis=0)
X3_train = (parts.X_train[:, three] - mean3) / std3
X3_test = (parts.X_test[:, three] - mean3) / std3
wider = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-8).fit(X3_train, y_train)

for name, weight in zip(["radio", "textura", third], wider.coef_[0]):
    print(f"{name:>9}: {weight:6.1f}")
accuracy3 = wider.score(X3_test, y_test)
print(f"correlación de radio y {third}: {np.corrcoef(X3_train.T)[0, 2]:.3f}")
print(f"exactitud en prueba: {accuracy:.3f} con dos columnas, {accuracy3:.3f} con tres")

# %% tags=["verify"]
assert wider.coef_[0, 0] < -20 < W[0, 0] and wider.coef_[0, 2] > 20
assert abs(accuracy3 - accuracy) < 0.03

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# El peso del radio ha pasado de 3.6 a $-24.8$. ¿Un núcleo grande protege? No: «y lo demás no cambia» exige subir el radio sin tocar el perímetro, algo que en estas células casi no
# ocurre. Los dos pesos enormes se compensan, y solo queda la diferencia entre las columnas: cuánto contorno sobra para ese radio. La exactitud apenas cambia.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Lee los pesos solo si las columnas no van juntas, y nunca como causas.
#
# **Pruébalo.** Cambia `third` por `"simetría"`, que no va con el radio. ¿Qué les pasa a los pesos de las otras dos?

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Vuelven a parecerse a los de antes.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál? Una puntuación por clase
#
# Con $C$ clases hay $C$ salidas, y cada una tiene su columna de $W$ y su sesgo: $z_k = w_k \cdot x + b_k$. Con una entrada son rectas; con dos, planos; con más, **hiperplanos** (*hyperplanes*). Gana la puntuación más alta, y
# softmax las convierte en probabilidades: es la **regresión softmax** (*softmax regression*).
#
# El gradiente, con $k$ la clase verdadera:
#
# $$
# \begin{aligned}
# \ell &= -\ln p_k = -\ln\frac{e^{z_k}}{\sum_j e^{z_j}} = \ln\textstyle\sum_j e^{z_j} - z_k \\
# \frac{\partial \ell}{\partial z_j} &= \frac{e^{z_j}}{\sum_i e^{z_i}} - y_j = p_j - y_j
# \end{aligned}
# $$
#
# con $y_j = 1$ si $j = k$ y $0$ si no: la fila *one-hot*. **Otra vez el error, predicho menos verdadero**. Segunda apuesta resuelta: en `fit` no cambia ninguna línea.


# %% slideshow={"slide_type": "subslide"}
def softmax(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


flowers = iris.split(val_size=0, test_size=0.3, seed=0)
petals_train, petals_test = flowers.X_train[:, 2:], flowers.X_test[:, 2:]  # largo y ancho
mean_f, std_f = petals_train.mean(axis=0), petals_train.std(axis=0)
F_train, F_test = (petals_train - mean_f) / std_f, (petals_test - mean_f) / std_f
Y_hot = np.eye(3)[flowers.y_train]  # (105, 3)

W_one, b_one = fit(F_train[:, :1], Y_hot, softmax)  # solo con el largo
W_iris, b_iris = fit(F_train, Y_hot, softmax)  # con los dos
hits = softmax(F_test @ W_iris + b_iris).argmax(axis=1) == flowers.y_test
print(f"exactitud en prueba: {hits.mean():.3f} ({hits.sum()} de {len(hits)})")

# %% tags=["verify"]
assert hits.mean() > 0.95

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Tres rectas y sus probabilidades
cm = np.linspace(0.8, 7, 300)
scores = ((cm - mean_f[0]) / std_f[0])[:, None] * W_one + b_one  # (300, 3)
winner = scores.argmax(axis=1)
changes = np.flatnonzero(np.diff(winner))

fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.2), dpi=95)
for k, (name, color) in enumerate(zip(iris.target_names, COLORS)):
    axes[0].plot(cm, scores[:, k], color=color, linewidth=1.5)
    axes[0].plot(cm[winner == k], scores[winner == k, k], color=color, linewidth=5)
    axes[1].plot(cm, softmax(scores)[:, k], color=color, label=name)
for ax in axes:
    for i in changes:
        ax.axvline(cm[i], ymax=0.77, color=GRAY, linestyle=":")
    ax.set_xlabel("largo del pétalo (cm)")
axes[0].set(title="Tres rectas; gana la de arriba", ylabel="puntuación, $z_k$")
axes[1].set(title="Y sus probabilidades", ylabel="$p_k$", ylim=(-0.03, 1.3), yticks=[0, 0.5, 1])
axes[1].legend(loc="upper center", ncols=3, columnspacing=1)
plt.show()

# %% tags=["verify"]
assert winner[0] == 0 and winner[-1] == 2 and len(changes) == 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# El cambio ocurre donde se cruzan las dos rectas de arriba. Con dos entradas se cruzan planos, y las fronteras son **rectas**:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las tres probabilidades y la clase que gana
window = (-1.8, 2), (-1.7, 2)
x1, x2 = np.meshgrid(np.linspace(*window[0], 100), np.linspace(*window[1], 100))
P_grid = softmax(np.column_stack([x1.ravel(), x2.ravel()]) @ W_iris + b_iris)

fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.3), sharey=True, dpi=92)
for k, name in enumerate(iris.target_names):
    shades = [lighten(COLORS[k], a) for a in (0.97, 0.8, 0.55, 0.3)]
    p_k = P_grid[:, k].reshape(x1.shape)
    axes[k].contourf(x1, x2, p_k, levels=[-0.01, 0.1, 0.5, 0.9, 1.01], colors=shades)
    axes[k].set_title(f"$p_{k}$: {name}")
plot_regions(lambda P: softmax(P @ W_iris + b_iris), *window, ax=axes[3], resolution=200)
plot_points(F_test, flowers.y_test, ax=axes[3], size=40)
axes[3].set_title("Gana la mayor (prueba)")
for ax in axes:
    ax.set_xlabel("largo del pétalo")
    ax.grid(False)
axes[0].set_ylabel("ancho (estandarizados)")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En cada uno de los tres primeros paneles, el color sube de tono al pasar $p_k$ de 0.1, 0.5 y 0.9.
#
# **Pruébalo.** En la celda de las flores, cambia `[:, 2:]` por `[:, :2]`, las dos medidas del sépalo, y ejecútala. Versicolor y virginica se mezclan: ¿en cuánto se queda la exactitud?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ocho estudiantes eligen carrera
#
# La misma respuesta se escribe de tres formas, y cada biblioteca pide la suya:
#
# | forma | qué es | para quién |
# |:---:|---|---|
# | $(n,)$ o $(n, 1)$ | el número de la clase, en fila o en columna | `sparse_categorical_crossentropy` |
# | $(n, C)$ | *one-hot*: un 1 en la columna de su clase | `categorical_crossentropy` y nuestra `fit` |
#
# Con los pesos puestos a ojo de la [[funciones_de_perdida]], las predicciones son las columnas de mayor *logit*. **Cuenta a mano** la exactitud:
#
# | estudiante | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
# |---|:---:|:---:|:---:|:---:|:---:|:---:|:---:|:---:|
# | predicción | 2 | 2 | 2 | 1 | 0 | 0 | 0 | 0 |
# | verdad | 0 | 1 | 1 | 2 | 0 | 2 | 1 | 0 |

# %% slideshow={"slide_type": "fragment"}
careers = load_careers()
W_eye = np.array([[2.5, 2, 2], [1.5, 1.5, 1.6], [1, 2, 1.7]])
b_eye = np.array([1, 2, 1])

predicted = (careers.X @ W_eye + b_eye).argmax(axis=1)
correct = predicted == careers.y
print("predicción:", predicted, " verdad:", careers.y)
print(f"aciertos: {correct.sum()} de {len(correct)}, exactitud {correct.mean():.2f}")

labels, one_hot = careers.y[:, None], np.eye(3, dtype=int)[careers.y]
print("etiquetas:", labels.shape, " one-hot:", one_hot.shape, " el cuarto:", one_hot[3])

# %% tags=["verify"]
assert (one_hot.argmax(axis=1) == careers.y).all()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Aciertan el quinto y el octavo: 2 de 8, $0.25$. Para acertar no hace falta softmax: no cambia cuál es el mayor.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con `fit`, ¿mejoran? Con ocho no sobra ninguno para medir. Se puede dejar fuera a **uno**, ajustar con siete, preguntar por el que falta, y repetirlo con cada uno
# (*leave-one-out*). **Predice** cuántos acertará.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
S = (careers.X - careers.X.mean(axis=0)) / careers.X.std(axis=0)
W_career, b_career = fit(S, one_hot, softmax)
seen = (softmax(S @ W_career + b_career).argmax(axis=1) == careers.y).sum()

unseen = 0
for i in range(8):
    others = np.arange(8) != i
    mean_o, std_o = careers.X[others].mean(axis=0), careers.X[others].std(axis=0)
    W_o, b_o = fit((careers.X[others] - mean_o) / std_o, one_hot[others], softmax)
    unseen += ((careers.X[i] - mean_o) / std_o @ W_o + b_o).argmax() == careers.y[i]
print(f"los que ha visto: {seen} de 8; el que no ha visto: {unseen} de 8")

# %% tags=["verify"]
assert unseen <= 2 < seen

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con los que ya ha visto acierta la mitad; con el que no, uno de ocho.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Horas, edad y nota de siete personas no dicen qué carrera elegirá la octava, y solo se nota al preguntar por
# alguien nuevo. Por eso en esta lección se mide con lo que no se usó para ajustar.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Una sola, o las que quieran?
#
# Otra pregunta a los mismos ocho: ¿cuáles de tres profesiones, P1, P2 y P3, te gustan? Pueden ser varias. Las clases ya no son **exclusivas**: son tres preguntas de sí o no, y la respuesta de cada
# estudiante es una fila como $(1, 1, 0)$. Se llama clasificación **multietiqueta** (*multi-label*), y la salida son tres sigmoides independientes.

# %% slideshow={"slide_type": "fragment"}
likes = load_careers(multilabel=True)
W_like, b_like = fit(S, likes.y, sigmoid)
P_like = sigmoid(S @ W_like + b_like)
P_career = softmax(S @ W_career + b_career)

for i in [0, 4, 7]:
    print(
        f"estudiante {i + 1}: le gustan {likes.y[i]}; sigmoides {P_like[i].round(2)},"
        f" suma {P_like[i].sum():.2f}; softmax, suma {P_career[i].sum():.2f}"
    )
W_alone, b_alone = fit(S, likes.y[:, :1], sigmoid)  # solo la primera pregunta
assert np.allclose(W_alone[:, 0], W_like[:, 0])  # las otras dos no influyen

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Error frecuente.** Poner softmax a un problema multietiqueta. Reparte *una* unidad: si le gustan las tres, no puede dar a todas más de un tercio.

# %% slideshow={"slide_type": "fragment"}
all_three = np.array([[5.0, 5, 5]])
print("sigmoide:", sigmoid(all_three).round(3), "  softmax:", softmax(all_three).round(3))

# %% tags=["verify"]
assert (sigmoid(all_three) > 0.5).all() and (softmax(all_three) < 0.5).all()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Las tres, en Keras
#
# En Keras cada modelo es una sola capa. Para «¿cuánto?» pedimos dos cantidades a la vez, las notas N1 y N2 de los estudiantes:
#
# | pregunta | capa | pérdida |
# |---|---|---|
# | ¿cuánto? (dos notas) | `Dense(2)` | `"mse"` |
# | ¿sí o no? | `Dense(1, "sigmoid")` | `"binary_crossentropy"` |
# | ¿cuál de tres? | `Dense(3, "softmax")` | `"categorical_crossentropy"` |
# | ¿cuáles? | `Dense(3, "sigmoid")` | `"binary_crossentropy"` |

# %% tags=["setup"]
# Preparar Keras
import keras

setup()

# %% slideshow={"slide_type": "subslide"}
students = load_students()
problems = {
    "Dense(2)": (S, students.y, identity, None, "mse"),
    "Dense(1, sigmoid)": (X_train, y_train[:, None], sigmoid, "sigmoid", "binary_crossentropy"),
    "Dense(3, softmax)": (F_train, Y_hot, softmax, "softmax", "categorical_crossentropy"),
}
for name, (X, Y, g, activation, loss) in problems.items():
    layer = keras.layers.Dense(Y.shape[1], activation, kernel_initializer="zeros")
    model = keras.Sequential([keras.Input((X.shape[1],)), layer])
    model.compile(keras.optimizers.SGD(0.5), loss)  # SGD: el descenso del gradiente
    for _ in range(50):
        model.train_on_batch(X, Y)  # un paso, con todos los ejemplos
    W_ours, b_ours = fit(X, Y, g, learning_rate=0.5, n_steps=50)
    W_keras, b_keras = layer.get_weights()
    gap = max(abs(W_keras - W_ours).max(), abs(b_keras - b_ours).max())
    print(f"{name:<18} {layer.count_params()} parámetros, iguales a los nuestros: {gap < 1e-4}")

# %% tags=["verify"]
assert gap < 1e-4 and np.allclose(model(X), g(X @ W_ours + b_ours), atol=1e-4)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cincuenta pasos después, los mismos parámetros y las mismas predicciones. En `Dense(2)` coinciden por un detalle: el 2 que sale al derivar el cuadrado se va con el 2 de promediar dos notas.
#
# **Pruébalo.** Cambia la primera entrada de `problems` por `"Dense(1)": (S, students.y[:, :1], identity, None, "mse")`: una sola nota. Keras divide entre 1 y su paso es el doble del nuestro, así que sale `False`. Pon `learning_rate=1 if loss == "mse" else 0.5` en la llamada a `fit` y volverán a coincidir.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Leer una neurona
#
# Una neurona da la probabilidad de que llueva mañana según las horas que hoy ha estado nublado, $x$: $\hat{y} = \sigma(0.5x - 4)$. Con papel y calculadora, escribe con dos decimales:
#
# - `cut`: con qué $x$ responde 0.5;
# - `factor`: por cuánto se multiplica la ventaja al pasar de 6 a 10 horas;
# - `cut_90`: desde qué $x$ avisa, si el umbral es 0.9.

# %% tags=["exercise"]
cut, factor, cut_90 = ..., ..., ...

check(1, (cut, factor, cut_90))

# %% tags=["solution"]
cut = 4 / 0.5  # 0.5x − 4 = 0
factor = np.exp(0.5 * 4)  # z sube 0.5 en cada una de las cuatro horas
cut_90 = (np.log(0.9 / 0.1) + 4) / 0.5  # z = ln 9

check(1, (cut, factor, cut_90))

# %% [markdown]
# ### Ejercicio · Una sigmoide que no se rompe
#
# Escribe `stable_sigmoid(z)`: recibe un *array* de cualquier forma, con enteros o decimales, y devuelve otro de la misma forma, con $\sigma$ de cada número. Con $z = \pm 1000$ no debe saltar ningún aviso de NumPy. Hay
# varias maneras; si puedes, que no sea la de la lección.


# %% tags=["exercise"]
def stable_sigmoid(z):
    return ...


check(2, stable_sigmoid)


# %% tags=["solution"]
def stable_sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2  # tanh no se desborda, y tanh(z) = 2σ(2z) − 1


check(2, stable_sigmoid)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Un compañero ha adaptado el gradiente de la recta, con el error cuadrático, a la regresión logística con log-loss. Recibe `w` $(d,)$, el número `b`, `X` $(n, d)$ e `y` con ceros y unos, unas veces $(n,)$ y otras $(n, 1)$. Debe devolver
# $\partial J/\partial w$, de forma $(d,)$, y el número $\partial J/\partial b$. Tiene **tres** fallos:
#
# ```python
# def gradient(w, b, X, y):
#     y_pred = X @ w + b
#     error = y_pred - y
#     return 2 * X.T @ error / len(X), 2 * error.mean()
# ```
#
# Arréglalo. Puedes usar tu `stable_sigmoid`.


# %% tags=["exercise"]
def gradient(w, b, X, y):
    return ..., ...


check(3, gradient)


# %% tags=["solution"]
def gradient(w, b, X, y):
    y_pred = stable_sigmoid(X @ w + b)  # la recta, doblada
    error = y_pred - np.ravel(y)  # y siempre en fila, como y_pred
    return X.T @ error / len(X), error.mean()  # en la log-loss no hay ningún 2


check(3, gradient)

# %% [markdown]
# ### Ejercicio · Tres rectas
#
# Una sola entrada y tres clases. Elige los pesos, `W`, de forma $(1, 3)$, y los sesgos, `b`, de forma $(3,)$, para que al aplicar softmax gane la clase 0 si $x < 1$, la clase 1 si $1 < x < 4$ y la clase 2 si $x > 4$. Hay
# infinitas respuestas.

# %% tags=["exercise"]
W = [[..., ..., ...]]
b = [..., ..., ...]

check(4, (W, b))

# %% tags=["solution"]
W = [[0, 1, 2]]  # cada recta, más empinada que la anterior
b = [0, -1, -5]  # 0 = x − 1 en x = 1, y x − 1 = 2x − 5 en x = 4

check(4, (W, b))

# %% [markdown]
# ### Ejercicio · La exactitud, venga como venga
#
# Escribe `accuracy(Z, y)`: recibe los *logits*, o las probabilidades, `Z` $(n, C)$, con $C \ge 2$, y las respuestas `y`, que pueden llegar como etiquetas en fila, $(n,)$, en columna, $(n, 1)$, o en *one-hot*, $(n, C)$. Devuelve la fracción de aciertos.


# %% tags=["exercise"]
def accuracy(Z, y):
    return ...


check(5, accuracy)


# %% tags=["solution"]
def accuracy(Z, y):
    y = np.asarray(y)
    if y.ndim == 2 and y.shape[1] > 1:
        y = y.argmax(axis=1)  # de one-hot a etiquetas
    return (np.argmax(Z, axis=1) == y.ravel()).mean()


check(5, accuracy)

# %% [markdown]
# ### Reto
#
# Otra forma de elegir entre tres especies: tres regresiones logísticas, cada una «esta especie contra las demás» (*one-vs-rest*), y gana la de mayor probabilidad. Ajústala en iris con `fit` y tres sigmoides,
# y dibuja sus regiones junto a las de softmax, con las dos medidas del sépalo. ¿Hay zonas donde ninguna de las tres pasa de 0.5? ¿Y donde pasan dos? Mide las dos con las flores de prueba, con varias semillas del reparto. ¿Cuál prefieres?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - ¿Cuánto?, identidad; ¿sí o no?, sigmoide; ¿cuál?, softmax; ¿cuáles?, una sigmoide por pregunta.
# - Con su pérdida natural, el gradiente es el mismo en todas: $X^\top(\hat{Y} - Y)/n$.
# - La frontera es recta: donde $z = 0$, o donde empatan dos puntuaciones. El umbral la desplaza, y cambia unos errores por otros.
# - Un peso $w$ multiplica la ventaja por $e^w$; con columnas que van juntas, no se puede leer.
# - Si las clases se separan del todo, los pesos crecen sin límite; si los datos son pocos, mide con los que no usaste.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | identidad | *identity* | la activación que no cambia nada |
# | regresión lineal | *linear regression* | una neurona con identidad y error cuadrático |
# | regresión logística | *logistic regression* | una neurona con sigmoide y entropía cruzada |
# | regresión softmax | *softmax regression* | una capa con softmax y entropía cruzada |
# | correlación | *correlation* | cuánto van juntas dos columnas |
# | exactitud | *accuracy* | la fracción de aciertos |
# | umbral | *threshold* | la probabilidad desde la que se dice que sí |
# | ventaja | *odds* | $p/(1 - p)$: cuánto a favor por cada uno en contra |
# | hiperplano | *hyperplane* | lo que es una recta o un plano, con más entradas |
# | multietiqueta | *multi-label* | varias respuestas a la vez, ninguna excluye a otra |
# | dejar uno fuera | *leave-one-out* | ajustar con todos menos uno, y medir con él |

# %% [markdown]
# ## Para saber más
#
# - D. R. Cox (1958), *The regression analysis of binary sequences*: la regresión logística.
# - A. Albert y J. A. Anderson (1984), *On the existence of maximum likelihood estimates in logistic regression models*: qué pasa cuando las clases se separan.
# - J. Bridle (1990), *Probabilistic interpretation of feedforward classification network outputs*: softmax a la salida de una red.
# - W. N. Street, W. H. Wolberg y O. L. Mangasarian (1993), *Nuclear feature extraction for breast tumor diagnosis*: de dónde salen las medidas de los tumores.
# - G. Tsoumakas e I. Katakis (2007), *Multi-label classification: an overview*: el caso de varias respuestas.
