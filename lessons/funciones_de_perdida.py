# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from exercises.funciones_de_perdida import check, hint, progress, solution
from utils.data import load_careers, load_students
from utils.environment import setup
from utils.plotting import BLACK, BLUE, GRAY, GREEN, ORANGE, PINK, RED, plot_points

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto peor es equivocarse con seguridad?
#
# Dos redes miran la foto de un gato y reparten su confianza entre tres clases:
#
# | red | gato | perro | zorro |
# |:---:|:---:|:---:|:---:|
# | A | 0.50 | 0.30 | 0.20 |
# | B | 0.01 | 0.45 | 0.54 |
#
# A acierta, con dudas. B falla, y además estaba casi segura de que aquello no era un gato.
#
# **Antes de seguir**, ponle precio: si A paga 1, ¿cuánto debería pagar B? ¿El doble, diez veces más, cincuenta? Apúntalo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Por qué no basta con contar fallos
#
# Aprender es cambiar los números de la red. Para saber si un cambio la mejora hace falta **un solo número** que diga cuánto se equivoca. El
# candidato más simple es contar los fallos; otro, la media de $(\hat{y} - y)^2$.
#
# Doce estudiantes: $x$ son sus horas de estudio por encima o por debajo de la media, e $y = 1$ si aprobó. Una neurona con sigmoide responde
# $\hat{y} = \sigma(wx + b)$; falla si $\hat{y}$ cae al otro lado de 0.5. Fijamos $w = 1.5$ y movemos $b$ de $-6$ a $6$, en 480 pasos.
#
# **Predice** la forma de las dos curvas al mover $b$.

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
hours = np.array([-3, -2.5, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3])
passed = np.array([0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


b_values = np.linspace(-6, 6, 481)
y_pred = sigmoid(1.5 * hours + b_values[:, None])  # (481, 12): una fila por cada b
mistakes = ((y_pred >= 0.5) != passed).sum(axis=1)
mean_square = ((y_pred - passed) ** 2).mean(axis=1)

for name, curve in [("fallos", mistakes), ("media de cuadrados", mean_square)]:
    print(f"{name}: cambia en {(np.diff(curve) != 0).sum()} de los 480 pasos")

# %% tags=["verify"]
assert (np.diff(mistakes) == 0).mean() > 0.95 and (np.diff(mean_square) != 0).all()

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Contar fallos y medir cuadrados, según el sesgo
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.6))
axes[0].plot(b_values, mistakes, color=GRAY)
axes[0].set(title="Una escalera", ylabel="fallos de 12", ylim=(0, 8))
axes[1].plot(b_values, mean_square, color=RED)
axes[1].set(title="Una cuesta", ylabel="media de $(\\hat{y} - y)^2$", ylim=(0, 0.6))
for ax in axes:
    ax.set_xlabel("sesgo, $b$")
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# En un peldaño de la escalera, mover $b$ un poco no cambia nada: no hay forma de saber hacia dónde ir. La cuesta sí lo dice.

# %% [markdown] slideshow={"slide_type": "subslide"}
# El
# número que se puede bajar poco a poco tiene dos nombres:
#
# - la **pérdida** (*loss*) de un ejemplo, $\ell$: el precio de su error;
# - el **coste** (*cost*) de todos: la media, $J = \frac{1}{n}\sum_{i=1}^{n} \ell_i$.
#
# Una pérdida nunca es negativa y vale 0 cuando no queda nada que corregir. Los aciertos sirven para contarle a una persona cómo va la red; la red
# aprende con la pérdida.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuando la respuesta es un número
#
# Cinco personas miden el mismo lápiz y apuntan 10, 11, 12, 15 y 52 cm. La última quería escribir 12. Resumamos las cinco con un solo número $c$: es
# la neurona más sencilla, sin entradas y con $b = c$. Cada error es $e = \hat{y} - y = c - y$, y hay tres precios clásicos:
#
# | pérdida | fórmula | un error grande |
# |---|:---:|---|
# | error cuadrático (*squared error*) | $e^2$ | doble error, precio por cuatro |
# | error absoluto (*absolute error*) | $\lvert e \rvert$ | doble error, doble precio |
# | Huber | $\frac{1}{2}e^2$ si $\lvert e \rvert \le u$; si no, $u\,(\lvert e \rvert - \frac{u}{2})$ | cuadrático de cerca, absoluto de lejos |
#
# Las medias de las dos primeras son el **MSE** y el **MAE** (*mean squared error*, *mean absolute error*). Al umbral $u$ Keras lo llama `delta`.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con $c = 12$: los errores son $2,\ 1,\ 0,\ -3$ y $-40$.
#
# $$\text{MSE} = \frac{4 + 1 + 0 + 9 + 1600}{5} = 322.8 \qquad \text{MAE} = \frac{2 + 1 + 0 + 3 + 40}{5} = 9.2$$
#
# Con Huber y $u = 2$, los tres primeros pagan $\frac{1}{2}e^2$ y los otros dos, $2(\lvert e \rvert - 1)$:
#
# $$\frac{2 + 0.5 + 0 + 4 + 78}{5} = 16.9$$


# %% slideshow={"slide_type": "fragment"}
def huber(e, u=2):
    return np.where(np.abs(e) <= u, e**2 / 2, u * (np.abs(e) - u / 2))


lengths = np.array([10, 11, 12, 15, 52])
losses = {"MSE": np.square, "MAE": np.abs, "Huber": huber}
for name, loss in losses.items():
    prices = loss(12 - lengths)
    print(
        f"{name:>5}: media {prices.mean():.1f}; la errata pone el {100 * prices[-1] / prices.sum():.0f} % del total"
    )

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Predice**: ¿qué $c$ tiene el menor coste con cada pérdida? Probemos todos los que hay entre 0 y 60, de 0.05 en 0.05.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
candidates = np.linspace(0, 60, 1201)
errors = candidates[:, None] - lengths  # (1201, 5)
best = {name: candidates[loss(errors).mean(axis=1).argmin()] for name, loss in losses.items()}
for name, c in best.items():
    print(f"{name:>5}: c = {c:.1f}")

# %% tags=["verify"]
assert np.isclose(best["MSE"], np.mean(lengths))
assert np.isclose(best["MAE"], np.median(lengths))

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Quien minimiza el MSE da la **media**; quien minimiza el MAE, la **mediana**.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Un solo **valor atípico** (*outlier*), la errata, ha llevado la media
# a 20, más que las otras cuatro medidas; la mediana ni se ha enterado. Elegir la pérdida es decidir qué es una buena respuesta.
#
# **Pruébalo.** Cambia el 52 por 152 y vuelve a ejecutar las dos celdas. ¿Cuál de los tres números se mueve?

# %% [markdown]
# Lo mismo pasa con una recta $\hat{y} = wx + b$. Busquemos la de menor coste en una rejilla, como en la [[la_neurona]].

# %% slideshow={"slide_type": "subslide"}
x_line = np.arange(10)
y_line = np.array(
    [2.3, 2.6, 4.5, 4.8, 6.6, 6.7, 8.2, 9.3, 28.0, 10.9]
)  # la penúltima es una errata
w_grid, b_grid = np.meshgrid(np.linspace(-1, 4, 251), np.linspace(-8, 8, 321), indexing="ij")
errors = w_grid[..., None] * x_line + b_grid[..., None] - y_line  # (251, 321, 10)

lines = {}
for name, loss in losses.items():
    i = loss(errors).mean(axis=-1).argmin()
    lines[name] = w_grid.flat[i], b_grid.flat[i]
    print(f"{name:>5}: ŷ = {lines[name][0]:.2f} x + {lines[name][1]:.2f}".replace("+ -", "− "))

# %% tags=["verify"]
assert lines["MSE"][0] > 1.5  # los otros nueve puntos suben más o menos 1 por paso
assert abs(lines["MAE"][0] - 1) < 0.15 and abs(lines["Huber"][0] - 1) < 0.15

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El precio de un error, y la recta que sale con cada precio
fig, axes = plt.subplots(1, 2, figsize=(9.6, 3.7))
e = np.linspace(-6, 6, 241)
for (name, loss), color, style in zip(losses.items(), [RED, PINK, BLACK], ["-", "-", "--"]):
    w, b = lines[name]
    axes[0].plot(e, loss(e), style, color=color, label=name)
    axes[1].plot(x_line, w * x_line + b, style, color=color, label=name)
axes[0].set(
    title="El precio de un error",
    xlabel="error, $e$",
    ylabel="pérdida, $\\ell$",
    ylim=(0, 15),
    yticks=[0, 5, 10, 15],
)
axes[1].scatter(x_line, y_line, s=70, color=GRAY, zorder=3)
axes[1].annotate(
    "errata", (8, 28), xytext=(-12, 0), textcoords="offset points", ha="right", va="center"
)
axes[1].set(
    title="La recta que sale con cada uno",
    xlabel="$x$",
    ylabel="$y$",
    ylim=(0, 30),
    yticks=[0, 10, 20, 30],
)
axes[0].legend(loc="upper center")
axes[1].legend(loc="upper left")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# La errata levanta la recta del MSE; a las otras dos apenas las toca. Usa **MSE** si un error grande es de verdad mucho peor; **Huber** o **MAE**,
# si sospechas erratas. Huber no tiene el pico del MAE: cerca de 0 su cuesta se suaviza.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Las respuestas suelen tener forma $(n,)$, y una red devuelve $(n, 1)$. NumPy no protesta al restarlas: empareja *cada*
# predicción con *cada* respuesta. Aquí la predicción es perfecta:

# %% slideshow={"slide_type": "fragment"}
y_pred = lengths[:, None]  # perfecta, pero en columna
errors = y_pred - lengths
print("formas:", y_pred.shape, "menos", lengths.shape, "da", errors.shape)
print(f"MSE de una predicción perfecta: {(errors**2).mean():.1f}")
print(f"con las mismas formas: {((y_pred[:, 0] - lengths) ** 2).mean():.1f}")

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Dos respuestas a la vez
#
# En la [[capas_y_matrices]] una red daba a cada estudiante dos notas, N1 y N2. El error de un ejemplo es la **suma** de sus dos cuadrados. El
# primero tenía 7 y 7.2, y la red dijo 16 y 44:
#
# $$(16 - 7)^2 + (44 - 7.2)^2 = 81 + 1354.24 = 1435.24$$

# %% slideshow={"slide_type": "fragment"}
students = load_students()
W = np.array([[1, 4], [2, 5], [3, 6]])
b = np.array([-46, -108])

Y_pred = students.X @ W + b  # (8, 2)
squares = (Y_pred - students.y) ** 2  # (8, 2)
print("por ejemplo:", squares.sum(axis=1).round(2))
print(f"media de las 8 sumas:      {squares.sum(axis=1).mean():.2f}")
print(f"media de las 16 casillas:  {squares.mean():.2f}")

# %% tags=["verify"]
assert np.isclose(squares.sum(axis=1).mean(), 2 * squares.mean())

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los cuadrados de los errores, nota a nota
fig, ax = plt.subplots(figsize=(8, 4.2))
ax.imshow(squares, cmap="Oranges", vmax=9000, aspect="auto", extent=(-0.5, 1.5, 7.5, -0.5))
for i, row in enumerate(squares):
    for j, value in enumerate(row):
        ax.text(j, i, f"{value:.2f}", ha="center", va="center")
    ax.text(1.62, i, f"→  {row.sum():.2f}", va="center")
ax.set(
    xlim=(-0.5, 2.9),
    xticks=[0, 1],
    xticklabels=["N1", "N2"],
    yticks=range(8),
    yticklabels=range(1, 9),
)
ax.set(xlabel="cuadrado del error de cada nota", ylabel="estudiante")
ax.xaxis.set_label_coords(0.29, -0.12)
ax.text(1.85, -0.75, "suma", va="bottom")
ax.text(
    2.35, 3.5, f"media:\n{squares.sum(axis=1).mean():.2f}", fontsize=15, weight="bold", va="center"
)
ax.text(2.35, 5.6, f"Keras (media\nde las 16):\n{squares.mean():.2f}", fontsize=13, va="center")
ax.spines[:].set_visible(False)
ax.grid(False)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Hay dos convenios. Si se suman las notas y se promedian los ejemplos, sale 3106.64. Keras promedia también las dos notas y dice la mitad,
# 1553.32. Los mejores pesos son los mismos con uno y con otro; lo que no se puede es comparar un número con el otro.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuando la respuesta es un lado: el margen
#
# En la [[el_perceptron_aprende]] las clases eran $y = +1$ e $y = -1$. Llamemos aquí $\hat{y}$ a lo que sale de la neurona antes del escalón. El producto $y\hat{y}$ es
# el **margen** (*margin*): positivo si acierta, negativo si falla, y grande si lo hace con holgura.
#
# $$\text{perceptrón: } \max(0,\ -y\hat{y}) \qquad\qquad \text{bisagra: } \max(0,\ 1 - y\hat{y})$$
#
# El perceptrón solo cobra los fallos. La **bisagra** (*hinge*) cobra también los aciertos por los pelos: no se conforma hasta que el margen llega a 1.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Predice** las dos columnas que faltan antes de ejecutar:
#
# | $y$ | $\hat{y}$ | $y\hat{y}$ | perceptrón | bisagra |
# |:---:|:---:|:---:|:---:|:---:|
# | $+1$ | 2 | 2 | | |
# | $+1$ | 0.2 | 0.2 | | |
# | $+1$ | $-0.5$ | $-0.5$ | | |
# | $-1$ | 3 | $-3$ | | |

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
y = np.array([1, 1, 1, -1])
y_pred = np.array([2, 0.2, -0.5, 3])

margin = y * y_pred
print("margen:    ", margin)
print("perceptrón:", np.maximum(0, -margin))
print("bisagra:   ", np.maximum(0, 1 - margin))

# %% tags=["verify"]
assert (np.maximum(0, -y * 0) == 0).all() and (np.maximum(0, 1 - y * 0) == 1).all()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La pérdida según el margen
m = np.linspace(-3, 3, 601)
fig, ax = plt.subplots(figsize=(8, 4.2))
ax.plot(m, m < 0, ":", color=GRAY, label="contar fallos")
ax.plot(m, np.maximum(0, -m), "--", color=PINK, label="perceptrón, $\\max(0, -y\\hat{y})$")
ax.plot(m, np.maximum(0, 1 - m), color=GREEN, label="bisagra, $\\max(0, 1 - y\\hat{y})$")
ax.annotate(
    "acierta, pero\npor los pelos", (0.2, 0.8), xytext=(0.9, 1.7), arrowprops={"arrowstyle": "->"}
)
for x, text in [(-1.5, "falla"), (1.5, "acierta")]:
    ax.text(x, -0.55, text, ha="center", color=GRAY)
ax.set(xlabel="margen, $y\\hat{y}$", ylabel="pérdida, $\\ell$", ylim=(-0.8, 4))
ax.legend()
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# La diferencia importa: con $w = 0$ y $b = 0$ todo da $\hat{y} = 0$, y el coste del perceptrón es 0, el mejor posible, sin saber nada. El de la bisagra es 1.
#
# **Pruébalo.** Multiplica `y_pred` por 10. ¿Qué acierto deja de pagar, y qué les pasa a los dos fallos?

# %% [markdown]
# **Error frecuente.** Dar a la bisagra clases 0 y 1. Con $y = 0$ el margen es siempre 0 y la pérdida, siempre 1, diga lo que diga la red:

# %%
y01 = np.array([0, 0, 0])
y_pred_01 = np.array([-5, 0.3, 5])
print("con 0:  ", np.maximum(0, 1 - y01 * y_pred_01))
print("con −1: ", np.maximum(0, 1 - (2 * y01 - 1) * y_pred_01))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuando la respuesta es una probabilidad
#
# Volvamos al gato. Solo importa $p$, la probabilidad que la red dio a la clase verdadera: 0.5 la red A y 0.01 la B. Queremos un precio que valga 0
# cuando $p = 1$ y crezca sin límite cuando $p \to 0$.
#
# Con varios ejemplos independientes, la probabilidad que la red da a *todas* las respuestas correctas es el producto $p_1 p_2 \cdots p_n$. Se llama
# **verosimilitud** (*likelihood*) y la queremos grande. El logaritmo convierte ese producto en una suma, con un sumando por ejemplo:
#
# $$-\ln(p_1 p_2 \cdots p_n) = \ell_1 + \ell_2 + \dots + \ell_n, \qquad \ell = -\ln p$$
#
# Ese precio se llama **entropía cruzada** (*cross-entropy*). Con lápiz y calculadora: A paga $-\ln 0.5 = 0.693$ y B, $-\ln 0.01 = 4.605$.

# %% slideshow={"slide_type": "fragment"}
p_true = np.array([0.5, 0.01])  # lo que A y B dieron a la clase verdadera
prices = -np.log(p_true)  # np.log es el logaritmo natural
print("precios:", prices.round(3), f"→ B paga {prices[1] / prices[0]:.1f} veces lo que A")

# %% tags=["verify"]
assert np.isclose(prices[0], np.log(2))

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Dos clases
#
# Con $y = 0$ o $y = 1$, la sigmoide da $\hat{y}$, la probabilidad de la clase 1. Entonces $p = \hat{y}$ si $y = 1$, y $p = 1 - \hat{y}$ si $y = 0$. Las dos frases caben
# en una fórmula, la **entropía cruzada binaria** (*binary cross-entropy*), porque uno de sus dos sumandos siempre se anula:
#
# $$\ell = -\big[\,y \ln \hat{y} + (1 - y)\ln(1 - \hat{y})\,\big]$$
#
# Si $\hat{y} = 0.9$: con $y = 1$ cuesta $-\ln 0.9 = 0.105$; con $y = 0$, $-\ln 0.1 = 2.303$.


# %% slideshow={"slide_type": "fragment"}
def binary_cross_entropy(y_true, y_pred):
    """La pérdida de cada ejemplo; y_true vale 0 o 1."""
    return -(y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred))


print(binary_cross_entropy(np.array([1, 0, 1, 0]), np.array([0.9, 0.9, 0.5, 0.5])).round(3))

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La entropía cruzada según la probabilidad de la clase 1
p = np.linspace(0.00005, 0.99995, 2000)
fig, ax = plt.subplots(figsize=(8, 4.2))
ax.plot(p, binary_cross_entropy(1, p), color=ORANGE, label="si $y = 1$:  $-\\ln\\,\\hat{y}$")
ax.plot(p, binary_cross_entropy(0, p), color=BLUE, label="si $y = 0$:  $-\\ln(1 - \\hat{y})$")
ax.scatter(p_true, prices, s=80, color=BLACK, zorder=3)
for name, x, price, shift in zip("AB", p_true, prices, [(-32, 14), (12, 4)]):
    ax.annotate(f"{name}: {price:.3f}", (x, price), xytext=shift, textcoords="offset points")
ax.set(
    xlabel="probabilidad que da la red a la clase 1, $\\hat{y}$",
    ylabel="pérdida, $\\ell$",
    ylim=(0, 10),
)
ax.legend(loc="upper center")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las curvas se cruzan en $\hat{y} = 0.5$, donde valen $\ln 2 = 0.693$. Ese es el coste de contestar siempre «mitad y mitad»: una red de dos clases con un
# coste mayor es **peor que no saber nada**.
#
# **Pruébalo.** Cambia el 0.01 de `p_true` por 0.0001. La probabilidad es cien veces menor: ¿es cien veces mayor el precio? (Pista:
# $-\ln\frac{p}{100} = -\ln p + \ln 100$.)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Dejar que llegue un 0 exacto al logaritmo. La red responde 0 en los dos ejemplos; en el primero se equivoca y en el segundo acierta:

# %% slideshow={"slide_type": "fragment"}
y_true, y_pred = np.array([1, 0]), np.array([0.0, 0.0])
with np.errstate(divide="ignore", invalid="ignore"):  # sin los avisos de NumPy
    print("sin recortar:", binary_cross_entropy(y_true, y_pred))

y_pred = np.clip(y_pred, 1e-7, 1 - 1e-7)
print("recortando:  ", binary_cross_entropy(y_true, y_pred).round(3))

# %% [markdown] slideshow={"slide_type": "fragment"}
# La que falla paga infinito; y la que acierta da `nan`, porque $0 \cdot \ln 0$ no es un número. Un solo `nan` convierte en `nan` el coste de todos. El remedio es
# **recortar** (*clip*) las probabilidades a $[10^{-7},\ 1 - 10^{-7}]$, como hace Keras: así ningún error paga más de 16.12.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una clase entre muchas
#
# Con $C$ clases, la respuesta se puede escribir de dos maneras: con el número de la clase, o con una fila de ceros y un único 1 en su sitio (*one-hot*). Es la misma
# pérdida con dos nombres:
#
# | entropía cruzada | la respuesta | fórmula |
# |---|---|:---:|
# | categórica (*categorical*) | $y = (1, 0, 0)$ | $\ell = -\sum_k y_k \ln \hat{y}_k$ |
# | dispersa (*sparse*) | $y = 0$ | $\ell = -\ln \hat{y}_y$ |
#
# Con la foto del gato, $y = (1, 0, 0)$ e $\hat{y} = (0.5,\ 0.3,\ 0.2)$, los ceros borran todo menos la clase verdadera:
#
# $$\ell = -(1 \cdot \ln 0.5 + 0 \cdot \ln 0.3 + 0 \cdot \ln 0.2) = 0.693$$

# %% slideshow={"slide_type": "fragment"}
y_hot, y_class = np.array([1, 0, 0]), 0
y_pred = np.array([0.5, 0.3, 0.2])
print(
    f"categórica: {-(y_hot * np.log(y_pred)).sum():.3f}   dispersa: {-np.log(y_pred[y_class]):.3f}"
)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Ocho estudiantes y tres carreras
#
# Cada estudiante eligió una de tres carreras: LS, LI o IC. Una red con tres salidas calcula $Z = XW + b$ (a esos números, antes de softmax, se
# los llama *logits*) y softmax los convierte en probabilidades. Los pesos están puestos a ojo.

# %% slideshow={"slide_type": "fragment"}
careers = load_careers()
W = np.array([[2.5, 2, 2], [1.5, 1.5, 1.6], [1, 2, 1.7]])
b = np.array([1, 2, 1])

Z = careers.X @ W + b  # (8, 3)
powers = np.exp(Z - Z.max(axis=1, keepdims=True))
P = powers / powers.sum(axis=1, keepdims=True)  # softmax de cada fila
cross_entropy = -np.log(P[np.arange(8), careers.y])  # de cada fila, la columna de su clase

for z_row, p_row, k, price in zip(Z, P, careers.y, cross_entropy):
    print(
        "logits",
        *(f"{z:5.1f}" for z in z_row),
        "| probs.",
        *(f"{p:.3f}" for p in p_row),
        f"| clase {k} | {price:.2f}",
    )
print(f"media: {cross_entropy.mean():.2f}")

# %% tags=["verify"]
assert cross_entropy.mean() > np.log(3)
assert cross_entropy[0] > cross_entropy.sum() / 3

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las probabilidades y la pérdida de cada estudiante
fig, axes = plt.subplots(1, 2, figsize=(10, 4.3), sharey=True)
axes[0].imshow(P, cmap="Greens", vmin=0, vmax=1.3, aspect="auto")
for i, k in enumerate(careers.y):
    for j in range(3):
        axes[0].text(j, i, f"{P[i, j]:.3f}", ha="center", va="center")
    frame = plt.Rectangle(
        (k - 0.47, i - 0.45), 0.94, 0.9, fill=False, edgecolor=BLACK, linewidth=2.2
    )
    axes[0].add_patch(frame)
axes[0].set(title="Probabilidades; en un marco, la verdadera", ylabel="estudiante")
axes[0].set(
    xticks=range(3), xticklabels=careers.target_names, yticks=range(8), yticklabels=range(1, 9)
)
bars = axes[1].barh(range(8), cross_entropy, color=GREEN)
axes[1].bar_label(
    bars,
    [f"{price:.2f}" for price in cross_entropy],
    padding=4,
    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
)
axes[1].axvline(np.log(3), color=BLACK, linestyle=":")
axes[1].text(np.log(3) + 0.08, 7.1, "repartir a partes iguales: $\\ln 3$", va="center")
axes[1].set(title="Pérdida de cada estudiante", xlabel="$-\\ln p$", xlim=(0, 5.6))
for ax in axes:
    ax.grid(False)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# La media es 1.54. Repartir siempre a partes iguales costaría $\ln 3 = 1.10$: estos pesos puestos a ojo son peores que no saber nada. El primer
# estudiante paga él solo más de un tercio del total.

# %% [markdown]
# **Pruébalo.** Ejecuta en una celda nueva `-np.log(P.round(2)[np.arange(8), careers.y]).mean()`. Sale 1.51 y no 1.54: al redondear, el 0.008 del
# primero se ha convertido en 0.01. Redondea al imprimir, nunca a mitad de una cuenta.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Por qué no el error cuadrático tras una sigmoide
#
# Una neurona con sigmoide da $\hat{y} = 0.0003$ y la respuesta era $y = 1$: no puede equivocarse más. Para corregirse tiene que mover
# $z$. ¿Qué pérdida la empujará con más fuerza, la cuadrática o la entropía cruzada?
#
# El empujón es la derivada de $\ell$ respecto de $z$: cuánto cambia el precio si $z$ se mueve un poco. Como $\ell$ depende de $\hat{y}$, e $\hat{y}$ de $z$, las
# dos derivadas se multiplican (**regla de la cadena**, *chain rule*), y la segunda es la de la sigmoide, que viste en la [[funciones_de_activacion]]:
#
# $$\frac{d\ell}{dz} = \frac{d\ell}{d\hat{y}} \cdot \frac{d\hat{y}}{dz}, \qquad \frac{d\hat{y}}{dz} = \hat{y}(1 - \hat{y})$$

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error cuadrático**, $\ell = (\hat{y} - y)^2$:
#
# $$\frac{d\ell}{dz} = 2(\hat{y} - y) \cdot \hat{y}(1 - \hat{y})$$
#
# **Entropía cruzada con $y = 1$**, $\ell = -\ln \hat{y}$:
#
# $$\frac{d\ell}{dz} = -\frac{1}{\hat{y}} \cdot \hat{y}(1 - \hat{y}) = -(1 - \hat{y}) = \hat{y} - 1$$
#
# **Y con $y = 0$**, $\ell = -\ln(1 - \hat{y})$:
#
# $$\frac{d\ell}{dz} = \frac{1}{1 - \hat{y}} \cdot \hat{y}(1 - \hat{y}) = \hat{y} = \hat{y} - 0$$
#
# En los dos casos queda $\hat{y} - y$, **el error sin más**. El factor $\hat{y}(1 - \hat{y})$, que casi se anula cuando la red está segura, se ha ido: lo cancela el
# logaritmo.
#
# **Predice**: con $y = 1$ y $z = -8$, ¿cuántas veces más fuerte será el empujón de la entropía cruzada? ¿Unas diez, unas cien, más de mil?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
z = np.array([-8, -4, 0, 4])
y_pred, h = sigmoid(z), 1e-5

slope_square = 2 * (y_pred - 1) * y_pred * (1 - y_pred)
slope_cross = y_pred - 1
for row in zip(z, y_pred, slope_square, slope_cross):
    print("z = {:2d}   ŷ = {:.4f}   cuadrático: {:8.5f}   entropía cruzada: {:8.5f}".format(*row))

for slope, loss in [(slope_square, lambda p: (p - 1) ** 2), (slope_cross, lambda p: -np.log(p))]:
    finite = (loss(sigmoid(z + h)) - loss(sigmoid(z - h))) / (2 * h)  # diferencias finitas
    assert np.allclose(slope, finite, atol=1e-8)

# %% tags=["verify"]
assert slope_cross[0] / slope_square[0] > 1000

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El precio y el empujón, según z
z = np.linspace(-10, 6, 400)
y_pred = sigmoid(z)
fig, axes = plt.subplots(1, 2, figsize=(9.6, 3.7))
axes[0].plot(z, -np.log(y_pred), color=GREEN, label="entropía cruzada")
axes[0].plot(z, (y_pred - 1) ** 2, color=RED, label="error cuadrático")
axes[0].set(title="El precio, si la respuesta es $y = 1$", ylabel="pérdida, $\\ell$")
axes[1].plot(z, 1 - y_pred, color=GREEN)
axes[1].plot(z, 2 * (1 - y_pred) * y_pred * (1 - y_pred), color=RED)
axes[1].set(
    title="El empujón hacia la derecha",
    ylabel="$-\\,d\\ell / dz$",
    ylim=(-0.05, 1.15),
    yticks=[0, 0.5, 1],
)
axes[1].annotate(
    "segura y equivocada:\ncasi sin empujón",
    (-8, 0.01),
    xytext=(-10, 0.35),
    arrowprops={"arrowstyle": "->"},
)
for ax in axes:
    ax.set(xlabel="$z$ (a la izquierda, la red se equivoca)", xticks=[-10, -5, 0, 5])
axes[0].legend()
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con $z = -8$, la entropía cruzada empuja con toda su fuerza y el error cuadrático, más de mil veces menos.

# %% [markdown] slideshow={"slide_type": "fragment"}
# La curva del error cuadrático es allí una **meseta**: la neurona está
# completamente equivocada y casi no se entera. Por eso una sigmoide a la salida se acompaña de entropía cruzada.
#
# **Pruébalo.** Cambia el $-8$ por $-20$. ¿Cuál de los dos empujones se queda donde estaba?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La pérdida es un paisaje
#
# Con los datos fijos, el coste depende solo de los números de la red. Si son dos, $w$ y $b$, cada pareja es un punto de un plano y su coste es la
# **altura** del terreno. Estos son tres terrenos sobre el mismo plano y con los mismos doce estudiantes. **Predice** cuál tendrá escalones, cuál mesetas y cuál
# será un cuenco.

# %% slideshow={"slide_type": "subslide"}
w_grid, b_grid = np.meshgrid(np.linspace(-3, 5, 81), np.linspace(-6, 6, 81), indexing="ij")
y_grid = sigmoid(w_grid[..., None] * hours + b_grid[..., None])  # (81, 81, 12)
landscape = binary_cross_entropy(passed, y_grid).mean(axis=-1)
terrains = {
    "Fallos": ((y_grid >= 0.5) != passed).mean(axis=-1),
    "Error cuadrático": ((y_grid - passed) ** 2).mean(axis=-1),
    "Entropía cruzada": landscape,
}

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Tres terrenos sobre el mismo plano
fig, axes = plt.subplots(1, 3, figsize=(10.4, 3.6), subplot_kw={"projection": "3d"})
look = {
    "cmap": plt.get_cmap("viridis", 14),
    "rcount": 81,
    "ccount": 81,
    "linewidth": 0,
    "antialiased": False,
}
shapes = ["escalones", "mesetas", "un cuenco"]
for ax, (name, J), shape in zip(axes, terrains.items(), shapes):
    ax.plot_surface(w_grid, b_grid, J, shade=False, **look)
    ax.set(ylabel="$b$", xticks=[-3, 1, 5], yticks=[-6, 0, 6])
    ax.set_xlabel("$w$", labelpad=9)
    ax.set_title(f"{name}: {shape}\naltura: el coste, $J$", loc="center", y=0.97)
    ax.view_init(elev=32, azim=-60)
    ax.locator_params(axis="z", nbins=4)
    ax.set_box_aspect(None, zoom=0.9)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En el borde $w = -3$, con $b = 0$, la neurona dice casi todo al revés. ¿Cuánta cuesta hay allí? Lo dicen las diferencias finitas:


# %% slideshow={"slide_type": "fragment"}
def cost(w, b):
    return binary_cross_entropy(passed, sigmoid(w * hours + b)).mean()


def square_cost(w, b):
    return ((sigmoid(w * hours + b) - passed) ** 2).mean()


slopes = {}
for name, J in [("error cuadrático", square_cost), ("entropía cruzada", cost)]:
    slopes[name] = (J(-3 + 1e-5, 0) - J(-3 - 1e-5, 0)) / 2e-5
    print(f"{name}: {slopes[name]:.3f}")

# %% tags=["verify"]
assert abs(slopes["entropía cruzada"]) > 40 * abs(slopes["error cuadrático"])

# %% [markdown] slideshow={"slide_type": "subslide"}
# Visto desde arriba, el cuenco es un mapa de montaña: cada curva une puntos de igual coste. Cada punto del mapa es una neurona, es decir, una curva
# entre los estudiantes.

# %% slideshow={"slide_type": "fragment"}
lowest = landscape.argmin()
w_best, b_best = w_grid.flat[lowest], b_grid.flat[lowest]


# %% tags=["helper"]
# Dibujar neuronas en el mapa y como curvas
def show_neurons(points):
    """A la izquierda, cada (w, b) en el mapa; a la derecha, la neurona que es."""
    fig, (left, right) = plt.subplots(1, 2, figsize=(9.6, 3.9))
    levels = [0.5, 0.6, 0.693, 1, 1.5, 2, 3, 4]
    contours = left.contour(w_grid, b_grid, landscape, levels=levels, colors=GRAY, linewidths=1.2)
    left.clabel(contours, [1, 2, 3], fmt="%g", fontsize=12, colors=BLACK)
    x = np.linspace(-3.5, 3.5, 100)
    for (w, b), color in zip(points, [RED, PINK, GREEN]):
        left.plot(w, b, "o", color=color, markersize=12)
        label = f"w = {w:.1f}, b = {b:.1f}: J = {cost(w, b):.3f}".replace("-", "−")
        right.plot(x, sigmoid(w * x + b), color=color, label=label)
    left.plot(w_best, b_best, "+", color=BLACK, markersize=12, markeredgewidth=2.2)
    plot_points(np.column_stack([hours, passed]), passed, ax=right)
    left.set(title="El mapa del coste (+: el fondo)", xlabel="$w$", ylabel="$b$")
    left.set(xticks=[-3, 0, 5], yticks=[-6, 0, 6])
    left.grid(False)
    right.set(title="La neurona", xlabel="horas respecto a la media, $x$", ylabel="$\\hat{y}$")
    right.set(ylim=(-0.06, 1.6), xticks=[-3, 0, 3], yticks=[0, 0.5, 1])
    right.legend(loc="upper left")
    plt.show()


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Tres puntos del mapa, tres neuronas
show_neurons([(-2, 2), (0, 0), (w_best, b_best)])

# %% tags=["verify"]
assert np.isclose(cost(0, 0), np.log(2))
assert np.diff(landscape, n=2, axis=0).min() > 0  # el cuenco siempre se curva hacia arriba
assert np.diff(terrains["Error cuadrático"], n=2, axis=0).min() < 0  # el otro, no
assert ((sigmoid(w_best * hours + b_best) >= 0.5) != passed).sum() == 2
assert 0.4 < cost(w_best, b_best) < 0.5

# %% [markdown] slideshow={"slide_type": "fragment"}
# En $(0, 0)$ la neurona contesta siempre 0.5 y su coste es otra vez $\ln 2 = 0.693$. El fondo no llega a 0: hay dos estudiantes en el lado equivocado,
# y ninguna curva como esta contenta a todos.
#
# Mueve tú el punto y busca el fondo. Desde él, ¿hacia dónde sube más despacio el coste?

# %% tags=["setup"]
# Preparar los deslizadores
from ipywidgets import FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve el punto por el mapa
def move(w=-2.0, b=2.0):
    show_neurons([(w, b)])


interact(
    move, w=FloatSlider(-2, min=-3, max=5, step=0.2), b=FloatSlider(2, min=-6, max=6, step=0.2)
);  # fmt: skip

# %% [markdown]
# Si no puedes mover los deslizadores, la figura anterior muestra tres de sus posiciones. Buscar el fondo sin ver el mapa entero será el trabajo de la
# [[descenso_del_gradiente]].

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Las mismas pérdidas, en Keras
#
# Keras las trae en `keras.losses`: reciben la respuesta y después la predicción, y promedian sobre la última dimensión. Con matrices de NumPy
# calculan en `float64`, unas 16 cifras, y así las comparamos. Al entrenar, Keras usa `float32`: unas 7 cifras, y por eso el error es relativo.

# %% tags=["setup"]
# Preparar Keras
import keras

setup()

# %% slideshow={"slide_type": "subslide"}
twelve = np.full(5, 12.0)
y_pred = sigmoid(1.5 * hours)
y, scores = np.array([1, 1, 1, -1.0]), np.array([2, 0.2, -0.5, 3])
one_hot = np.eye(3)[careers.y]  # (8, 3): una fila con un 1 en el sitio de su clase

cases = [
    ("mean_squared_error", (lengths, twelve), np.square(12 - lengths).mean()),
    ("mean_absolute_error", (lengths, twelve), np.abs(12 - lengths).mean()),
    ("huber", (lengths, twelve, 2), huber(12 - lengths).mean()),
    ("hinge", (y, scores), np.maximum(0, 1 - y * scores).mean()),
    ("binary_crossentropy", (passed, y_pred), binary_cross_entropy(passed, y_pred).mean()),
    ("categorical_crossentropy", (one_hot, P), cross_entropy),
    ("sparse_categorical_crossentropy", (careers.y, P), cross_entropy),
    ("mean_squared_error", (students.y, Y_pred), squares.mean(axis=1)),
]

# %% slideshow={"slide_type": "fragment"}
rows = []
for name, arguments, ours in cases:
    theirs = np.asarray(getattr(keras.losses, name)(*arguments))
    rows.append(f"{name:<32} NumPy {np.mean(ours):8.3f}   Keras {theirs.mean():8.3f}")
    np.testing.assert_allclose(theirs, ours, rtol=1e-6)
print("\n".join(rows))

# %% tags=["verify"]
assert (np.asarray(keras.losses.mean_squared_error(lengths, lengths[:, None])) == 0).all()
np.testing.assert_allclose(keras.losses.hinge((y + 1) / 2, scores), keras.losses.hinge(y, scores))

# %% [markdown] slideshow={"slide_type": "fragment"}
# La última línea es el 1553.32 de antes: Keras ha promediado las dos notas de cada estudiante y después los ocho estudiantes. Y corrige dos de los
# errores frecuentes: empareja bien $(n,)$ con $(n, 1)$, y en `hinge` convierte las clases 0 y 1 en $-1$ y $+1$.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Y con $p = 0$? Keras recorta, y algo se pierde. Mejor darle los *logits* y decírselo con `from_logits=True`: calcula
# $-\ln\sigma(z)$ sin pasar por la probabilidad. Una neurona con $z = -800$ e $y = 1$ debe 800:

# %% slideshow={"slide_type": "fragment"}
y_true, z = np.array([1.0]), np.array([-800.0])
clipped = keras.losses.binary_crossentropy(y_true, np.array([0.0]))  # σ(−800) es 0 en el ordenador
exact = keras.losses.binary_crossentropy(y_true, z, from_logits=True)
print(f"con la probabilidad: {float(clipped):.3f}   con el logit: {float(exact):.1f}")

from_logits = keras.losses.sparse_categorical_crossentropy(careers.y, Z, from_logits=True)
np.testing.assert_allclose(from_logits, cross_entropy, rtol=1e-6)  # sin softmax, lo mismo

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una pérdida tuya
#
# Una panadería decide cada día cuánto pan hornear según la temperatura. Cada kilo que **falta** cuesta 3 (una venta perdida); cada kilo que **sobra**, 1.
# Ninguna pérdida de la lista dice eso, pero una pérdida es solo una función que recibe `y_true` e `y_pred` y devuelve el precio de cada ejemplo.

# %% slideshow={"slide_type": "fragment"}
missing_price = 3


def bakery_loss(y_true, y_pred):
    missing = y_true - y_pred  # negativo si sobra
    return keras.ops.mean(keras.ops.maximum(missing_price * missing, -missing), axis=-1)


price = bakery_loss(np.array([[10.0], [10.0]]), np.array([[8.0], [12.0]]))
print("faltan 2, sobran 2:", np.asarray(price))

# %% tags=["verify"]
np.testing.assert_allclose(price, [2 * missing_price, 2])

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice**: ¿qué parte de los días faltará pan, si la red aprende bien? Piensa qué ahorras y qué pagas al subir un poco la recta.

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
rng = np.random.default_rng(0)
temperature = rng.uniform(-1, 1, size=(60, 1))  # 0 es un día templado
demand = 6 - 2 * temperature + rng.normal(size=(60, 1))  # decenas de kilos

predictions = {}
for name, loss in [("mse", "mse"), ("propia", bakery_loss)]:
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.Adam(0.1), loss=loss)  # Adam: más adelante
    # 30 vueltas a los datos, de 10 en 10
    model.fit(temperature, demand, batch_size=10, epochs=30, verbose=0)
    predictions[name] = np.asarray(model(temperature))

days_short = {name: int((demand > prediction).sum()) for name, prediction in predictions.items()}
print("Días en que falta pan, de 60:", days_short)

# %% tags=["verify"]
assert 0.4 < days_short["mse"] / 60 < 0.6
assert abs(days_short["propia"] / 60 - 1 / (1 + missing_price)) < 0.05

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Sube la recta un poco: ahorras 3 cada día en que falta y pagas 1 cada día en que sobra. Deja de compensar cuando por cada día en que falta hay tres en que sobra: falta **uno de cada cuatro**.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La recta del MSE y la de la panadería
order = temperature[:, 0].argsort()
fig, ax = plt.subplots(figsize=(8, 4.2))
ax.scatter(temperature, demand, s=50, color=GRAY, zorder=3)
styles = {
    "mse": (RED, "--", "con MSE: por el medio"),
    "propia": (GREEN, "-", "con la nuestra: por arriba"),
}
for name, (color, style, label) in styles.items():
    ax.plot(temperature[order], predictions[name][order], style, color=color, label=label)
ax.set(xlabel="temperatura (0: templado)", ylabel="pan, en decenas de kilos", xticks=[-1, 0, 1])
ax.legend()
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los mismos datos y la misma neurona; solo ha cambiado el precio, y con él, la respuesta. La función usa `keras.ops`, y no NumPy, porque Keras necesita
# derivarla.
#
# **Pruébalo.** Pon `missing_price = 9`. ¿En qué parte de los días debería faltar pan ahora? Razona como antes y comprueba.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Para elegir, mira qué tiene que responder la red:
#
# | la respuesta | la salida | la pérdida |
# |---|---|---|
# | una cantidad | sin activación | `mean_squared_error`; con erratas, `huber` o `mean_absolute_error` |
# | un lado, $-1$ o $+1$ | sin activación | `hinge` |
# | sí o no, 0 o 1 | sigmoide | `binary_crossentropy` |
# | una de $C$ clases, en *one-hot* | softmax | `categorical_crossentropy` |
# | una de $C$ clases, por su número | softmax | `sparse_categorical_crossentropy` |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. Si te atascas, `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Predecir
#
# Sin ejecutar nada, calcula cinco pérdidas y escríbelas en este orden. Con $y = 10$ e $\hat{y} = 7$: el error cuadrático, el absoluto y el de Huber con $u = 1$. Con
# $y = -1$ e $\hat{y} = 0.4$: la bisagra y la del perceptrón.

# %% tags=["exercise"]
five_losses = [..., ..., ..., ..., ...]

check(1, five_losses)

# %% tags=["solution"]
five_losses = [9, 3, 2.5, 1.4, 0.4]  # Huber: 1·(3 − 0.5); el margen es −0.4

check(1, five_losses)

# %% [markdown]
# ### Ejercicio · Elegir
#
# ¿Qué pérdida de `keras.losses` usarías en cada caso? Escribe su nombre entre comillas, por ejemplo `"hinge"`.
#
# - **a**: sano o enfermo. La salida es una sigmoide y las respuestas son 0 y 1.
# - **b**: qué dígito hay en una imagen. La salida es una softmax de diez y las respuestas son números del 0 al 9.
# - **c**: de qué especie es una flor. La salida es una softmax de tres y las respuestas son filas como $(0, 1, 0)$.
# - **d**: el precio de una casa, con una tabla en la que a algunos precios les sobra un cero por error.
# - **e**: la temperatura de una vacuna. Desviarse 10 grados una vez es mucho peor que desviarse 1 grado diez veces.

# %% tags=["exercise"]
choices = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ...}

check(2, choices)

# %% tags=["solution"]
choices = {
    "a": "binary_crossentropy",
    "b": "sparse_categorical_crossentropy",
    "c": "categorical_crossentropy",
    "d": "huber",  # o mean_absolute_error
    "e": "mean_squared_error",  # 10² = 100, y diez veces 1² son 10
}

check(2, choices)

# %% [markdown]
# ### Ejercicio · Encontrar el fallo
#
# Una compañera mide su red con esta función:
#
# ```python
# def mse(y_true, y_pred):
#     return ((y_true - y_pred) ** 2).mean()
# ```
#
# Con una red perfecta no le sale 0. Escribe una versión que funcione tanto si cada argumento llega con forma $(n,)$ como si llega con forma $(n, 1)$, en cualquiera de las
# cuatro combinaciones.


# %% tags=["exercise"]
def mse(y_true, y_pred):
    return ...


check(3, mse)


# %% tags=["solution"]
def mse(y_true, y_pred):
    error = y_true.reshape(-1) - y_pred.reshape(-1)  # las dos, con forma (n,)
    return (error**2).mean()


check(3, mse)

# %% [markdown]
# ### Ejercicio · De un ejemplo a muchos
#
# Escribe `mean_cross_entropy(P, y)`: recibe `P`, de forma $(n, C)$, con las probabilidades de $n$ ejemplos, e `y`, de forma $(n,)$, con el número de la clase de cada uno. Devuelve
# la media de las pérdidas. Si una probabilidad es 0 exacto, el resultado debe ser finito: recórtalas a $10^{-7}$ antes del logaritmo.


# %% tags=["exercise"]
def mean_cross_entropy(P, y):
    return ...


check(4, mean_cross_entropy)


# %% tags=["solution"]
def mean_cross_entropy(P, y):
    p_true = P[np.arange(len(y)), y]  # de cada fila, la columna de su clase
    return -np.log(np.clip(p_true, 1e-7, 1)).mean()


check(4, mean_cross_entropy)

# %% [markdown]
# ### Ejercicio · Sin pasar por la probabilidad
#
# Escribe `bce_from_logits(y, z)`: recibe las respuestas, 0 o 1, y los *logits*, las dos con forma $(n,)$, y devuelve la entropía cruzada binaria de cada ejemplo, con
# forma $(n,)$. Debe ser exacta también con $z = \pm 800$, donde la sigmoide da 0 o 1 y el logaritmo ya no puede más. Recuerda que $-\ln\sigma(z) = \ln(1 + e^{-z})$;
# `np.logaddexp(a, b)` calcula $\ln(e^a + e^b)$ sin que nada se desborde.


# %% tags=["exercise"]
def bce_from_logits(y, z):
    return ...


check(5, bce_from_logits)


# %% tags=["solution"]
def bce_from_logits(y, z):
    return np.logaddexp(0, z) - y * z  # con y = 1, ln(1 + eᶻ) − z = ln(1 + e⁻ᶻ)


check(5, bce_from_logits)

# %% [markdown]
# ### Reto
#
# Con sigmoide y entropía cruzada, la derivada respecto de $z$ es $\hat{y} - y$. ¿Ocurre algo parecido con softmax? Deriva $\ell = -\ln \hat{y}_k$, donde $k$ es la clase verdadera, respecto de cada
# *logit* $z_j$: distingue el caso $j = k$ de los demás. Después compruébalo por diferencias finitas con las carreras: son 24 derivadas. ¿Qué forma tiene la matriz con todas, y
# cuánto suma cada una de sus filas? ¿Por qué?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - La pérdida es el precio del error de un ejemplo; el coste, su media. Tiene cuesta, y contar fallos no la tiene.
# - El MSE persigue la media y lo arrastra una errata; el MAE, la mediana; Huber es un acuerdo entre los dos.
# - La entropía cruzada es $-\ln p$, con $p$ la probabilidad de la clase verdadera. No saber nada cuesta $\ln C$.
# - Tras una sigmoide, la entropía cruzada empuja con $\hat{y} - y$; el error cuadrático casi no empuja a quien se equivoca con seguridad.
# - Antes de fiarte de un coste, mira las formas ($(n,)$ contra $(n, 1)$) y los ceros que llegan al logaritmo.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | pérdida | *loss* | el precio del error de un ejemplo, $\ell$ |
# | coste | *cost* | la media de las pérdidas, $J$ |
# | error cuadrático medio | *mean squared error*, MSE | la media de $e^2$ |
# | error absoluto medio | *mean absolute error*, MAE | la media de $\lvert e \rvert$ |
# | valor atípico | *outlier* | un dato muy lejos de los demás, como una errata |
# | margen | *margin* | $y\hat{y}$, con $y = \pm 1$: positivo si acierta |
# | bisagra | *hinge* | $\max(0,\ 1 - y\hat{y})$ |
# | verosimilitud | *likelihood* | la probabilidad que la red da a todas las respuestas correctas |
# | entropía cruzada | *cross-entropy* | $-\ln p$, con $p$ la probabilidad de la clase verdadera |
# | dispersa | *sparse* | con la respuesta como número de clase, no en *one-hot* |
# | logit | *logit* | la salida antes de la sigmoide o de softmax |
# | recortar | *clip* | dejar un número dentro de un intervalo |
# | regla de la cadena | *chain rule* | la derivada de una función de otra es el producto de sus derivadas |

# %% [markdown]
# ## Para saber más
#
# - P. J. Huber (1964), *Robust estimation of a location parameter*: la pérdida que lleva su nombre.
# - C. Cortes y V. Vapnik (1995), *Support-vector networks*: el margen y la bisagra.
# - S. Solla, E. Levin y M. Fleisher (1988), *Accelerated learning in layered neural networks*: entropía cruzada contra error cuadrático en una red.
# - X. Glorot e Y. Bengio (2010), *Understanding the difficulty of training deep feedforward neural networks*: las mesetas del error cuadrático, dibujadas.
# - R. Koenker y G. Bassett (1978), *Regression quantiles*: la familia a la que pertenece la pérdida de la panadería.
