# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, interact

from exercises.descenso_del_gradiente import check, hint, progress, solution
from playground.small_network import load_moons, train_small_network
from utils.data import load_houses
from utils.environment import setup
from utils.evaluation import compare
from utils.plotting import BLACK, BLUE, GRAY, ORANGE

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Hacia dónde se baja con niebla?
#
# El coste $J$ dice lo mal que responde una red ([[funciones_de_perdida]]). Imagina un monte: cada elección de sus números es un lugar, y el coste es la altura. Aprender es **bajar**.
#
# Pero hay niebla. No ves el valle; solo notas, bajo los pies, hacia dónde se inclina el suelo y cuánto. Das un paso cuesta abajo y vuelves a notar.
#
# **Escribe tu apuesta**: si das los pasos el doble de largos, ¿llegas en la mitad de tiempo?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Empecemos con un solo número, $x$. La altura es $f(x) = (x - 3)^2$ y estás en $x = 8$. La pendiente es la derivada, $f'(x) = 2(x - 3)$, que aquí vale $10$:
#
# - su **signo** dice hacia dónde se sube: si es positivo, hacia la derecha;
# - su **tamaño** dice cuánto: en el fondo vale 0.
#
# Para bajar hay que ir en contra, así que se resta, multiplicada por la tasa de aprendizaje $\eta$ («eta»):
#
# $$x \leftarrow x - \eta\, f'(x)$$
#
# Repetir este paso se llama **descenso del gradiente** (*gradient descent*). A mano, con $\eta = 0.1$:
#
# | paso | $x$ | $f'(x) = 2(x-3)$ | $x - 0.1\,f'(x)$ |
# |:---:|:---:|:---:|:---:|
# | 1 | $8$ | $10$ | $8 - 1 = 7$ |
# | 2 | $7$ | $8$ | $7 - 0.8 = 6.2$ |
# | 3 | $6.2$ | $6.4$ | $6.2 - 0.64 = 5.56$ |


# %% slideshow={"slide_type": "subslide"}
def parabola_slope(x):
    return 2 * (x - 3)


def descend(slope, start, learning_rate, n_steps):
    x = start
    path = [x]  # el camino: la salida y adónde lleva cada paso
    for _ in range(n_steps):
        x = x - learning_rate * slope(x)
        path.append(x)
    return np.array(path)


print("desde 8:", descend(parabola_slope, 8, learning_rate=0.1, n_steps=4).round(3))
print("desde 0:", descend(parabola_slope, 0, learning_rate=0.1, n_steps=4).round(3))

# %% tags=["verify"]
assert np.allclose(descend(parabola_slope, 8, 0.1, 3), [8, 7, 6.2, 5.56])

# %% [markdown] slideshow={"slide_type": "fragment"}
# Desde los dos lados se va hacia $3$. Los pasos se acortan solos, porque al acercarse al fondo la pendiente es menor.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto avanzar en cada paso?
#
# Se puede saber de antemano. Restamos $3$, el lugar del fondo, a los dos lados de la regla:
#
# $$x_{\text{nuevo}} - 3 = (x - 3) - 2\eta\,(x - 3) = (1 - 2\eta)\,(x - 3)$$
#
# Cada paso **multiplica la distancia al fondo por** $1 - 2\eta$. Con $\eta = 0.1$, por $0.8$: de $5$ a $4$, a $3.2$, a $2.56$.
#
# **Predice** qué pasará con $\eta = 0.05$, $0.3$, $0.95$ y $1.05$. Calcula los cuatro factores: ¿cuál se acerca antes? ¿Alguno se aleja?

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Diez pasos con cuatro tasas: el monte y, debajo, la altura en cada paso
# alt: Cuatro columnas. Con 0.05 el punto baja despacio por su lado. Con 0.3 llega al fondo en pocos pasos. Con 0.95 salta de un lado a otro, y sin embargo su curva de la altura es la misma que con 0.05. Con 1.05 salta cada vez más alto y la curva sube.
x_line = np.linspace(-11, 17, 200)
fig, axes = plt.subplots(2, 4, figsize=(10.5, 5.6), sharey="row")
for (top, bottom), rate in zip(axes.T, [0.05, 0.3, 0.95, 1.05]):
    path = descend(parabola_slope, 8, rate, n_steps=10)
    top.plot(x_line, (x_line - 3) ** 2, color=BLUE)
    top.plot(path, (path - 3) ** 2, "o-", color=ORANGE, linewidth=1.2, markersize=5)
    top.plot(8, 25, "o", color=BLACK)
    factor = f"{1 - 2 * rate:.2f}".replace("-", "−")
    top.set(title=f"$\\eta = {rate}$: × {factor}", xlabel="$x$", ylim=(-4, 82))
    bottom.plot((path - 3) ** 2, "o-", color=ORANGE, markersize=5)
    bottom.set(xlabel="paso", ylim=(-4, 82))
axes[0, 0].set_ylabel("altura, $f(x)$")
axes[1, 0].set_ylabel("altura, $f(x)$")
plt.show()

# %% tags=["verify"]
for _rate in [0.05, 0.3, 0.95, 1.05]:
    _path = descend(parabola_slope, 8, _rate, n_steps=50)
    assert np.allclose(_path - 3, 5 * (1 - 2 * _rate) ** np.arange(51))
_short, _long = [descend(parabola_slope, 8, _rate, 10) for _rate in (0.05, 0.95)]
assert np.allclose((_short - 3) ** 2, (_long - 3) ** 2)  # la misma curva

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Los factores son $0.9$, $0.4$, $-0.9$ y $-1.1$. El signo menos quiere decir que se cambia de lado. Con $-0.9$ se cae cada vez un 10 % más cerca; con $-1.1$, un 10 % más lejos: el descenso **diverge** (*diverges*). Se llega si el factor está entre $-1$ y $1$, es decir, si $0 < \eta < 1$.
#
# Sobre tu apuesta: con tasas pequeñas, casi. Dos pasos con $0.05$ dejan $0.9 \cdot 0.9 = 0.81$ de la distancia, y uno con $0.1$ deja $0.8$. Pero con $0.5$ se llega en un paso, y con el doble, $1$, no se llega nunca: el factor es $-1$.

# %% [markdown] slideshow={"slide_type": "subslide"}
# El punto negro es la salida. La fila de abajo es la **curva de pérdida** (*loss curve*). De una red con miles de números es lo único que verás.
#
# Mira la primera curva y la tercera: son la misma, porque la altura es la distancia al cuadrado y el signo se pierde. La curva sola no distingue una tasa corta de otra casi demasiado larga; para saberlo se prueba otra. En una red, lo habitual es:
#
# - si baja lisa y despacio, **subirla**;
# - si los saltos no se acaban, o si sube, **bajarla**;
# - si baja pronto y acaba quieta muy abajo, **dejarla**.

# %% [markdown] slideshow={"slide_type": "subslide"}
# En otra parábola solo cambia un número. La segunda derivada, $f''$, mide cuánto se curva el suelo; aquí es 2. Si el fondo está en $p$, entonces $f'(x) = f''\,(x - p)$, y la misma cuenta da
#
# $$\text{factor} = 1 - \eta\, f''$$
#
# Se llega si $0 < \eta < 2/f''$: cuanto más curvo es el valle, menor es la tasa que aguanta.
#
# **Pruébalo.** Calcula el factor con $0.6$, con $1$ y con $1.01$, y compruébalo cambiando `my_rate`.

# %%
my_rate = 0.4
path = descend(parabola_slope, 8, my_rate, n_steps=50)
print(f"factor {1 - 2 * my_rate:.2f}: tras 50 pasos, a {abs(path[-1] - 3):.3g} del fondo")

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con $0.6$ el factor es $-0.2$: llega a saltos cada vez más cortos. Con $1$ es $-1$: salta para siempre entre $8$ y $-2$, y sigue a 5 del fondo. Con $1.01$ es $-1.02$, y acaba a 13.5.
#
# </details>

# %% tags=["verify"]
assert abs(descend(parabola_slope, 8, 0.6, 50)[-1] - 3) < 1e-9
assert descend(parabola_slope, 8, 1, 50)[[49, 50]].tolist() == [-2, 8]
assert round(abs(descend(parabola_slope, 8, 1.01, 50)[-1] - 3), 1) == 13.5

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Se llega siempre al punto más bajo?
#
# Cambiemos de monte: $f(x) = \frac{1}{4}x^4 - 2x^2 + x$, con $f'(x) = x^3 - 4x + 1$. Tiene dos valles y una loma entre ellos.
#
# Salen 61 caminantes, cada uno a $0.1$ del siguiente:


# %% slideshow={"slide_type": "fragment"}
def valleys_slope(x):
    return x**3 - 4 * x + 1


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Dónde acaban 61 caminantes, según de dónde salen
# alt: Un monte con dos valles separados por una loma. Todos los que salen a la izquierda de lo alto de la loma acaban en el valle izquierdo, el más hondo; todos los que salen a la derecha, en el otro.
starts = np.linspace(-3, 3, 61)
ends = descend(valleys_slope, starts, learning_rate=0.05, n_steps=400)[-1]
x_line = np.linspace(-3.2, 3.2, 200)
fig, ax = plt.subplots(figsize=(8, 3.6))
ax.plot(x_line, x_line**4 / 4 - 2 * x_line**2 + x_line, color=GRAY)
for here, color, marker, side in [
    (ends < 0, BLUE, "o", "izquierdo"),
    (ends > 0, ORANGE, "s", "derecho"),
]:
    x = starts[here]
    label = f"acaba en el valle {side}"
    ax.plot(x, x**4 / 4 - 2 * x**2 + x, marker, color=color, label=label)
for x, y, name in [(-2.11, -7.4, "mínimo global"), (1.86, -3.7, "mínimo local"), (0.25, 1, "loma")]:
    ax.text(x, y, name, ha="center", va="center", fontsize=12)
ax.set(xlabel="salida, $x$", ylabel="altura, $f(x)$", ylim=(-8.5, 9.5))
ax.legend(loc="upper center", ncols=2)
plt.show()

# %% tags=["verify"]
assert abs(valleys_slope(0.254)) < 0.001 and ((ends > 0) == (starts > 0.254)).all()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Lo alto de la loma está en $0.254$. Quienes salen de $0.2$ y de $0.3$ empiezan casi juntos y se separan. El fondo de la izquierda es el **mínimo global** (*global minimum*), el más bajo de todos. El de la derecha es un **mínimo local** (*local minimum*), más bajo que sus alrededores. Con niebla no se sabe que hay otro mejor.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si hay dos números?
#
# Ahora la altura es $f(u, v) = u^2 + 2v^2$ y estás en $(3, 1)$. Mide la pendiente **en una dirección cada vez**: deriva respecto a una letra y trata la otra como un número fijo. Son las **derivadas parciales** (*partial derivatives*), y juntas forman el **gradiente** (*gradient*), $\nabla f$ («nabla efe»):
#
# $$\frac{\partial f}{\partial u} = 2u = 6 \qquad \frac{\partial f}{\partial v} = 4v = 4 \qquad \nabla f(3, 1) = (6,\ 4)$$
#
# ¿Hacia dónde apunta? Esta celda da un paso diminuto en 360 direcciones y busca la que más sube:

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Medir cuánto se sube en 360 direcciones
angles = np.arange(360)
u_new = 3 + 1e-5 * np.cos(np.radians(angles))
v_new = 1 + 1e-5 * np.sin(np.radians(angles))
rise = (u_new**2 + 2 * v_new**2 - 11) / 1e-5
print(f"donde más se sube: {angles[rise.argmax()]}°")
print(f"adonde apunta (6, 4): {np.degrees(np.arctan2(4, 6)):.1f}°")

# %% tags=["verify"]
assert abs(angles[rise.argmax()] - np.degrees(np.arctan2(4, 6))) < 0.5
assert abs(rise[34 + 90]) < 0.1 and abs(rise.max() - np.sqrt(52)) < 0.01

# %% [markdown] slideshow={"slide_type": "fragment"}
# El gradiente apunta adonde más se sube. Para bajar se resta, como antes: $(3, 1) - 0.1\,(6, 4) = (2.4,\ 0.6)$. La misma `descend` sirve, porque NumPy resta listas número a número.


# %% tags=["helper"]
# Dibujar el mapa de u² + k v² con veinte pasos, y decir qué pasa
def draw_stretched(ax, k, rate):
    u, v = np.meshgrid(np.linspace(-4, 4, 81), np.linspace(-2, 2, 81))
    ax.contour(u, v, u**2 + k * v**2, levels=[0.5, 2, 5, 11, 20, 40], colors=BLUE, linewidths=1)
    path = descend(lambda p: np.array([2 * p[0], 2 * k * p[1]]), np.array([3.0, 1.0]), rate, 20)
    inside = np.abs(path[:, 1]) < 1e6
    ax.plot(*path[inside].T, "o-", color=ORANGE, linewidth=1.2, markersize=5)
    ax.plot(3, 1, "o", color=BLACK)
    ax.set(xlim=(-4, 4), ylim=(-2, 2), xlabel="$u$", ylabel="$v$", aspect="equal")
    ax.grid(False)
    factors = 1 - 2 * rate, 1 - 2 * k * rate
    left = np.hypot(*path[-1]) / np.hypot(3, 1)
    largest = max(abs(factor) for factor in factors)
    verdict = f"tras 20 pasos queda el {100 * left:.2g} % de la distancia"
    if largest < 1e-9:
        verdict = "llega en un paso"
    elif abs(largest - 1) < 1e-9:
        verdict = "una de las dos no se acerca nunca"
    elif largest > 1:
        verdict = "diverge"
    title = f"$k = {k:g}$, $\\eta = {rate:g}$: $u$ × {factors[0]:.2f}, $v$ × {factors[1]:.2f}"
    ax.set_title(f"{title}\n{verdict}".replace("× -", "× −"), fontsize=12)


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Veinte pasos en dos valles de distinta forma
# alt: Dos mapas de curvas de nivel. Con k = 2 el camino llega al fondo. Con k = 20 el valle es muy estrecho: el camino rebota entre las paredes al empezar y después avanza poco hacia el fondo.
fig, axes = plt.subplots(1, 2, figsize=(10, 3.7), sharey=True)
for ax, k, rate in [(axes[0], 2, 0.2), (axes[1], 20, 0.04)]:
    draw_stretched(ax, k, rate)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Son mapas vistos desde arriba: cada **curva de nivel** (*contour line*) une puntos de igual altura. La altura es $u^2 + k v^2$, y $k$ dice cuánto más curvo es el valle hacia $v$ que hacia $u$. Cada letra es una parábola, con su factor: $1 - 2\eta$ para $u$ y $1 - 2k\eta$ para $v$.
#
# **Pruébalo.** Con $k = 1$, busca la tasa que llega en **un** paso: mira los factores. Después, con $k = 20$, la que deja menos distancia tras 20 pasos.


# %% tags=["widget"] slideshow={"slide_type": "fragment"}
# Mueve la forma del valle y la tasa
def move(k=10.0, rate=0.03):
    fig, ax = plt.subplots(figsize=(7, 3.9))
    draw_stretched(ax, k, rate)
    plt.show()


interact(
    move,
    k=FloatSlider(10, min=1, max=20, step=1, description="k"),
    rate=FloatSlider(0.03, min=0.002, max=0.6, step=0.002, readout_format=".3f", description="η"),
);  # fmt: skip

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con $k = 1$ y $\eta = 0.5$ los dos factores son 0: llega en un paso. Con $k = 20$, $v$ deja de acercarse en $0.05$; la mejor, $0.046$, deja aún un 14 %. La dirección más curva limita la tasa, y la menos curva avanza despacio con ella.
#
# </details>

# %% tags=["verify"]
_rates = np.arange(0.002, 0.601, 0.002)
_left = []
for _rate in _rates:
    _end = np.array([3 * (1 - 2 * _rate) ** 20, (1 - 40 * _rate) ** 20])
    _left.append(np.linalg.norm(_end) / np.sqrt(10))
assert np.isclose(_rates[np.argmin(_left)], 0.046) and 0.13 < min(_left) < 0.145

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Llano quiere decir fondo?
#
# Donde el gradiente es $(0, 0)$ no se da ningún paso. Puede ser un mínimo, o un **punto de silla** (*saddle point*): fondo en una dirección y cumbre en otra, como un puerto entre montañas. Así es el $(0, 0)$ de $f(u, v) = u^2 - v^2 + \frac{1}{4}v^4$. Dos caminantes van hacia él:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La altura, paso a paso, de dos caminantes que pasan junto a la silla
# alt: Dos curvas de altura que bajan de 4 a 0 igual. La que salió justo enfrente de la silla se queda en 0 para siempre. La que salió un milímetro a un lado sigue casi plana decenas de pasos y después cae a menos 1.
fig, ax = plt.subplots(figsize=(8, 3.4))
for v_start, color, style in [(0.0, BLUE, "--"), (0.001, ORANGE, "-")]:
    path = descend(
        lambda p: np.array([2 * p[0], -2 * p[1] + p[1] ** 3]), np.array([2.0, v_start]), 0.05, 150
    )
    u, v = path.T
    ax.plot(u**2 - v**2 + v**4 / 4, style, color=color, label=f"sale de (2, {v_start:g})")
ax.set(xlabel="paso", ylabel="altura, $f(u, v)$")
ax.legend()
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# El primero se queda en la silla. El segundo pasa decenas de pasos casi quieto, en una **meseta** (*plateau*), y después cae. Que la pérdida deje de bajar no quiere decir que hayas llegado.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué recta explica sesenta precios?
#
# Tenemos la superficie $x$, en m², y el precio $y$, en miles de euros, de 60 viviendas inventadas. Buscamos la recta
#
# $$\text{precio} = a \cdot \text{m}^2 + b$$
#
# Ahora $x$ no se mueve: es un dato. El lugar del monte es $(a, b)$ y la altura, el MSE. El error de una vivienda es $e_i = a x_i + b - y_i$. Si $a$ sube un poco, $e_i$ cambia $x_i$ veces ese poco; si es $b$ la que sube, cambia lo mismo que $b$. Con la regla de la cadena:
#
# $$J = \tfrac{1}{n}\sum_i e_i^2 \qquad \frac{\partial J}{\partial a} = \tfrac{2}{n}\sum_i e_i x_i \qquad \frac{\partial J}{\partial b} = \tfrac{2}{n}\sum_i e_i$$
#
# A mano, con tres viviendas y la recta $a = 2$, $b = 20$:
#
# | $x$ | $y$ | $\hat{y} = 2x + 20$ | $e = \hat{y} - y$ | $e \cdot x$ |
# |:---:|:---:|:---:|:---:|:---:|
# | 50 | 130 | 120 | $-10$ | $-500$ |
# | 80 | 170 | 180 | $10$ | $800$ |
# | 120 | 250 | 260 | $10$ | $1200$ |
#
# Las sumas son $10$ y $1500$, así que $\frac{\partial J}{\partial a} = \frac{2 \cdot 1500}{3} = 1000$ y $\frac{\partial J}{\partial b} = \frac{2 \cdot 10}{3} = 6.67$.


# %% slideshow={"slide_type": "subslide"}
def cost_gradient(params, x, y):
    a, b = params
    error = a * x + b - y
    return np.array([2 * np.mean(error * x), 2 * np.mean(error)])


x_three, y_three = np.array([50, 80, 120]), np.array([130, 170, 250])
print(cost_gradient((2, 20), x_three, y_three).round(2))

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ahora, las sesenta, desde $a = 0$ y $b = 0$ y con $\eta = 0.1$, como en la parábola. `np.polyfit` da con una fórmula la recta de menor MSE: allí hay que llegar.

# %% slideshow={"slide_type": "fragment"}
houses = load_houses()
area, price = houses.X[:, 0], houses.y
best = np.polyfit(area, price, 1)  # el 1 pide una recta
print(f"polyfit: a = {best[0]:.3f}, b = {best[1]:.2f}")


def slope_by_area(params):
    return cost_gradient(params, area, price)


for a, b in descend(slope_by_area, np.zeros(2), learning_rate=0.1, n_steps=3):
    print(f"a = {a:.0f}, b = {b:.0f}")

# %% [markdown] slideshow={"slide_type": "fragment"}
# En tres pasos $a$ pasa de mil millones: diverge. Este valle es mucho más curvo, y la tasa tiene que ser mucho menor. Con $\eta = 0.00008$ ya no diverge:

# %% slideshow={"slide_type": "fragment"}
path = descend(slope_by_area, np.zeros(2), learning_rate=0.00008, n_steps=100_000)
for step in [1, 2, 3, 10, 1000, 100_000]:  # 100_000 es 100000
    print(f"paso {step}: a = {path[step, 0]:.3f}, b = {path[step, 1]:.2f}")

# %% tags=["verify"]
assert abs(path[10, 0] - best[0]) > 0.05 and abs(path[-1, 1] - best[1]) > 5
assert np.abs(descend(slope_by_area, np.zeros(2), 0.1, 3)[3, 0]) > 1e9
assert np.abs(descend(slope_by_area, np.zeros(2), 0.0001, 300)[-1]).max() > 1e9

# %% [markdown] slideshow={"slide_type": "fragment"}
# $a$ va y viene y se acerca pronto a $2.2$, la mejor mientras $b$ sea casi 0; y a $b$ le falta aún tras cien mil. ¿Por qué?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por qué tarda tanto?
#
# Es un valle estrecho, y además torcido: si $a$ cambia, la mejor $b$ también. Restar a cada superficie la media, $\bar{x}$, lo endereza y lo deja menos estrecho. La recta es la misma, pero $b$ pasa a ser el precio de la vivienda media.
#
# Al desarrollar $J$, el término que mezcla $a$ y $b$ lleva $\sum_i (x_i - \bar{x})$, que vale $0$, y el de $a$ lleva $\frac{1}{n}\sum_i (x_i - \bar{x})^2$, que llamamos $d^2$. Quedan dos parábolas, una por letra:
#
# $$J = d^2\,(a - a_0)^2 + (b - b_0)^2 + J_0$$
#
# Aquí $a_0$, $b_0$ y $J_0$ son los números de la mejor recta y su coste. Y $d$ es la **desviación típica** (*standard deviation*): cuánto se suele apartar la superficie de su media. Los factores son $1 - 2d^2\eta$ para $a$ y $1 - 2\eta$ para $b$.

# %% slideshow={"slide_type": "fragment"}
d = area.std()
print(f"media {area.mean():.2f} m², d = {d:.2f} m², d² = {d**2:.0f}")
print(f"tasa máxima: {1 / d**2:.5f}; con ella, b × {1 - 2 / d**2:.4f} en cada paso")

# %% tags=["verify"]
_c = area - area.mean()
_best = np.polyfit(_c, price, 1)
_low = np.mean((_best[0] * _c + _best[1] - price) ** 2)
for _a, _b in [(0, 0), (3, -50), (1.2, 400)]:
    _J = np.mean((_a * _c + _b - price) ** 2)
    assert np.isclose(_J, d**2 * (_a - _best[0]) ** 2 + (_b - _best[1]) ** 2 + _low)

# %% [markdown] slideshow={"slide_type": "fragment"}
# La parábola de $a$ se curva 1196 veces más. Para que $a$ no diverja, $\eta$ tiene que ser menor que $1/d^2$, y entonces cada paso quita a $b$ menos de dos milésimas de lo que le falta.
#
# El remedio es **estandarizar** (*standardize*): restar la media y dividir por la desviación típica.
#
# $$s = \frac{x - \bar{x}}{d}$$
#
# La desviación típica de $s$ es 1, así que los dos factores son $1 - 2\eta$. **Predice**: ¿con qué $\eta$ llegan los dos en **un** paso?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
s = (area - area.mean()) / d


def slope_by_s(params):
    return cost_gradient(params, s, price)


one_step = descend(slope_by_s, np.zeros(2), learning_rate=0.5, n_steps=1)[1]
print("un paso:", one_step.round(2), " polyfit:", np.polyfit(s, price, 1).round(2))

# %% tags=["verify"]
assert np.allclose(one_step, np.polyfit(s, price, 1))

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con $\eta = 0.5$ los dos factores son 0, y un solo paso da la recta de `np.polyfit`.

# %% [markdown] slideshow={"slide_type": "subslide"}
# La curvatura mayor dividida entre la menor se llama **número de condición** (*condition number*). Estos son los pasos que hacen falta en cinco escalas, **cada una con su mejor tasa**. Dos son la superficie estandarizada y vuelta a estirar, por 3 y por 10. En cada eje, una línea gris vale diez veces la anterior:


# %% tags=["helper"]
# Contar los pasos hasta que ningún precio se aparta mil euros del de la mejor recta
def count_steps(x):
    """El número de condición, los pasos y la tasa que menos pasos necesita, entre 199."""
    bend = 2 * np.array([[np.mean(x * x), x.mean()], [x.mean(), 1]])  # cuánto se curva el valle
    curvatures, directions = np.linalg.eigh(bend)  # la menor y la mayor, y hacia dónde
    away = np.abs(directions.T @ np.polyfit(x, price, 1))  # lo que falta en cada dirección
    # Cuánto mueve cada dirección el precio de la vivienda menor y el de la mayor
    reach = np.abs(np.array([[x.min(), 1], [x.max(), 1]]) @ directions) * away
    best_steps, best_rate = 10**9, None
    for rate in np.linspace(0.005, 0.995, 199) * 2 / curvatures[1]:
        factors = np.abs(1 - rate * curvatures)
        low, high = 0, 2**26
        while high - low > 1:  # busca el primer paso en que ya no falta nada
            middle = (low + high) // 2
            low, high = (low, middle) if (reach @ factors**middle).max() < 1 else (middle, high)
        if high < best_steps:
            best_steps, best_rate = high, rate
    return curvatures[1] / curvatures[0], best_steps, best_rate


scales = {"estandarizada": s, "restando la media": area - area.mean(), "en m²": area}
scales |= {f"estandarizada × {k}": s * k for k in (3, 10)}
needed = {name: count_steps(x) for name, x in scales.items()}
shrunk = needed["en m²"][0] / needed["restando la media"][0]
print(f"Restar la media divide el número de condición por {shrunk:.0f}.")

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Pasos hasta la mejor recta, con un error menor de mil euros
# alt: Cinco puntos casi en línea recta, en escalas que se multiplican por diez: con la superficie estandarizada, un paso; restando solo la media, miles; en metros cuadrados tal cual, más de cien mil.
fig, ax = plt.subplots(figsize=(8.5, 3.8))
for name, (condition, steps, _) in needed.items():
    ax.plot(condition, steps, "o", color=BLUE, markersize=9)
    side = {"ha": "right", "xytext": (-10, 6)} if condition > 1e4 else {"xytext": (10, -6)}
    text = (
        f"{name}: {steps}"
        if steps < 1000
        else f"{name}: unos {round(steps, -2 if steps < 1e5 else -3)}"
    )
    ax.annotate(text, (condition, steps), textcoords="offset points", **side)
ax.set(xscale="log", yscale="log", xlabel="número de condición", ylabel="pasos")
ax.set(xlim=(0.5, 5e5), ylim=(0.5, 8e5))
plt.show()

# %% tags=["verify"]
assert round(shrunk) == 84 and round(needed["restando la media"][0]) == 1196
assert needed["estandarizada"][1] == 1 and needed["en m²"][1] > 100_000
_ratios = [_steps / _condition for _condition, _steps, _ in needed.values() if _condition > 1.1]
assert max(_ratios) < 2 * min(_ratios), needed
for _name in ["restando la media", "estandarizada × 10"]:  # y dando los pasos de verdad
    _x = scales[_name]
    _, _steps, _rate = needed[_name]
    _end = descend(lambda p: cost_gradient(p, _x, price), np.zeros(2), _rate, _steps)[-1]
    assert np.abs((_end - np.polyfit(_x, price, 1)) @ [[_x.min(), _x.max()], [1, 1]]).max() < 1

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los datos y la recta son los mismos; solo cambian el origen y la escala. Entre los puntos de en medio, con un número de condición diez veces mayor los pasos son unas diez veces más; en los extremos, solo a grandes rasgos. Falta volver a euros por m², sustituyendo $s$:
#
# $$\hat{y} = a_s\,\frac{x - \bar{x}}{d} + b_s = \frac{a_s}{d}\,x + (b_s - \frac{a_s\,\bar{x}}{d})$$

# %% slideshow={"slide_type": "fragment"}
a_s, b_s = one_step
a, b = a_s / d, b_s - a_s * area.mean() / d
print(f"descenso: a = {a:.3f}, b = {b:.2f}")
print(f"polyfit:  a = {best[0]:.3f}, b = {best[1]:.2f}")

# %% tags=["verify"]
assert np.allclose([a, b], best)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Hay que mirar todas las viviendas?
#
# Hasta aquí, cada paso ha usado las 60. Con millones sería muy caro. ¿Y si medimos la pendiente solo con unas pocas, un lote? Según su tamaño, el descenso tiene nombre:
#
# - con todos los ejemplos, **por lotes** (*batch*; el nombre engaña, porque hay un solo lote);
# - con unos pocos, por **mini-lotes** (*mini-batch*);
# - con uno solo, **estocástico** (*stochastic*), que quiere decir «al azar».
#
# En la figura, cada punto es el gradiente que mide un lote, como un dardo en una diana. El centro es el de las 60.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El gradiente que mide cada lote, en el mismo lugar del monte
# alt: Tres dianas con el mismo centro. Los sesenta dardos de una sola vivienda están muy dispersos; los quince de cuatro viviendas, la mitad; el de las sesenta cae en el centro.
order = np.random.default_rng(0).permutation(60)
point = np.array([50, 190])  # un lugar a mitad de la bajada
target = slope_by_s(point)
fig, axes = plt.subplots(1, 3, figsize=(10, 3.8), sharex=True, sharey=True)
for ax, size in zip(axes, [1, 4, 60]):
    darts = [cost_gradient(point, s[rows], price[rows]) for rows in order.reshape(-1, size)]
    darts = np.array(darts)
    for radius in [40, 80, 120]:
        ax.add_patch(plt.Circle(target, radius, fill=False, color=GRAY, linewidth=1))
    ax.plot(*darts.T, "o", color=ORANGE, markersize=7)
    ax.plot(*target, "+", color=BLACK, markersize=15, markeredgewidth=2, zorder=4)
    spread = np.linalg.norm(darts - target, axis=1).mean()
    ax.set(
        title=f"lotes de {size}\nse apartan {spread:.0f} de media",
        xlabel=r"$\partial J/\partial a$",
    )
    ax.set(xlim=target[0] + [-190, 150], ylim=target[1] + [-150, 150], aspect="equal")
    ax.grid(False)
axes[0].set_ylabel(r"$\partial J/\partial b$")
plt.show()

# %% tags=["verify"]
for _size in [1, 4, 60]:
    _thrown = [cost_gradient(point, s[_r], price[_r]) for _r in order.reshape(-1, _size)]
    assert np.allclose(np.mean(_thrown, axis=0), target)
_ratio = []
for _seed in range(200):
    _order = np.random.default_rng(_seed).permutation(60)
    _mean = {}
    for _size in [1, 4]:
        _thrown = [cost_gradient(point, s[_r], price[_r]) for _r in _order.reshape(-1, _size)]
        _mean[_size] = np.linalg.norm(np.array(_thrown) - target, axis=1).mean()
    _ratio.append(_mean[4] / _mean[1])
assert 0.45 < np.mean(_ratio) < 0.55

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cada lote se equivoca, pero **la media de los dardos de cada panel cae exactamente en el centro**, porque los lotes son del mismo tamaño y entre todos están las 60 viviendas. Con lotes cuatro veces mayores se apartan más o menos la mitad. Así se reparten en lotes:


# %% slideshow={"slide_type": "subslide"}
def minibatch_descent(x, y, batch_size, learning_rate, n_epochs, seed=0):
    rng = np.random.default_rng(seed)
    params = np.zeros(2)
    path = [params]
    for _ in range(n_epochs):
        order = rng.permutation(len(x))  # barajar
        for start in range(0, len(x), batch_size):  # 0, batch_size, 2 · batch_size…
            rows = order[start : start + batch_size]  # el último lote puede ser menor
            params = params - learning_rate * cost_gradient(params, x[rows], y[rows])
            path.append(params)
    return np.array(path)


path = minibatch_descent(s[:8], price[:8], batch_size=2, learning_rate=0.05, n_epochs=3)
print("pasos con 8 viviendas, lotes de 2 y 3 épocas:", len(path) - 1)

# %% tags=["verify"]
assert len(path) - 1 == 12

# %% [markdown] slideshow={"slide_type": "fragment"}
# Hay **un paso por lote**: $\frac{8}{2} \cdot 3 = 12$.
#
# **Predice**: con las 60 viviendas y lotes de 8, ¿se quedará quieta la recta al llegar a la mejor?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
path = minibatch_descent(s, price, batch_size=8, learning_rate=0.1, n_epochs=1000, seed=2)
for epoch in [1, 10, 100, 1000]:
    away = np.linalg.norm(path[8 * epoch] - np.polyfit(s, price, 1))  # 8 lotes por época
    print(f"época {epoch}: a {away:.2f} de la mejor")

# %% tags=["verify"]
_away = np.linalg.norm(path - np.polyfit(s, price, 1), axis=1)
assert len(path) == 8001 and 0.3 < np.median(_away[4000:]) < 3

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# No: tiembla a su alrededor. En la mejor recta el gradiente de las 60 es 0, pero el de ocho no. Para calmar el temblor se reduce $\eta$ poco a poco ([[optimizadores]]).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y en una red, qué tasa?
#
# Volvamos a la red pequeña, la de las lunas, y cambiemos solo la tasa. **Predice**: con $\eta = 0.1$, $1$, $10$ y $100$, ¿con cuál acabará más baja la pérdida?

# %% tags=["helper"]
# Entrenar la red pequeña con cuatro tasas y cinco semillas
X, y = load_moons()
by_rate = {}
for rate in [0.1, 1, 10, 100]:
    losses = []
    for seed in range(5):
        losses.append(train_small_network(X, y, learning_rate=rate, epochs=300, seed=seed).losses)
    by_rate[rate] = np.array(losses)  # (5, 301): una fila por semilla

# %% tags=["figure", "predict", "trained-figure", "nbval-ignore-output"] slideshow={"slide_type": "subslide"}
# La curva de pérdida con cuatro tasas; cada línea es una semilla
# alt: Cuatro paneles con cinco curvas. Con 0.1 bajan hasta una meseta en 0.3 y ahí siguen. Con 1 bajan despacio. Con 10 dan saltos al principio y acaban más abajo que todas. Con 100 saltan sin parar y no bajan.
# Con una tasa de 100 la curva depende del último decimal: esta figura no se compara
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.3), sharey=True)
for ax, (rate, losses) in zip(axes, by_rate.items()):
    ax.plot(losses.T, color=BLUE, linewidth=1.2)
    last = losses[:, -1]
    ax.set_title(f"$\\eta = {rate}$\nacaba de {last.min():.2f} a {last.max():.2f}", fontsize=12)
    ax.set(xlabel="época", ylim=(0, 2))
axes[0].set_ylabel("pérdida")
plt.show()

# %% tags=["verify"]
_last = {rate: losses[:, -1] for rate, losses in by_rate.items()}
assert _last[10].max() < _last[1].min() < _last[1].max() < 0.2 < _last[0.1].min()
assert _last[100].min() > 0.2 and by_rate[10][:, :60].max() > 1 and _last[0.1].max() < 0.32
for _losses in by_rate[10]:  # en las cinco semillas sube, y después baja más de lo que subió
    _first = np.flatnonzero(np.diff(_losses) > 0)[0]
    assert _losses[_first] > _losses[-1] + 0.05
_rng = np.random.default_rng(0)
for _ in range(100):  # en un valle de parábolas, si sube ya no baja
    _factors, _heights = _rng.uniform(-1.1, 1.1, 1000), _rng.random(1000)
    _sum = [(_heights * _factors ** (2 * _t)).sum() for _t in range(60)]
    assert (np.diff(_sum, 2) > -1e-9).all()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con $10$. Con $0.1$ sigue en una meseta cerca de $0.30$, y con $100$ salta sin parar.
#
# Con $10$ la pérdida sube y luego baja. En un valle hecho de parábolas, aunque sean mil, eso no puede pasar con una misma tasa. La altura es ahí una suma, y cada paso multiplica cada sumando por su factor al cuadrado. Los que bajan lo hacen cada vez menos; los que suben, cada vez más: si el total empieza a subir, ya no baja. El monte de una red no es un valle así.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Lotes grandes o pequeños?
#
# Ahora cambiamos el lote: 8 o los 200 puntos. Cada uno prueba cinco tasas y se queda con **la mejor para él**.
#
# Tampoco da igual qué se cuenta. Una época calcula 200 gradientes, uno por ejemplo, y da 25 pasos con lotes de 8, pero uno solo con los 200. Con los ejemplos en paralelo, como en una GPU, un paso con 200 puede tardar casi lo mismo que con 8: por eso a veces se cuentan pasos.
#
# **Predice** qué lote quedará más abajo con los mismos gradientes, y cuál con los mismos pasos.

# %% tags=["helper"]
# Probar cinco tasas con dos lotes, veinte semillas y 100 épocas
rates, sizes = [0.3, 1, 3, 10, 30], [8, 200]
# En qué época se mira cada lote
budgets = {
    "4000 gradientes": {8: 20, 200: 20},
    "20 000 gradientes": {8: 100, 200: 100},
    "100 pasos": {8: 4, 200: 100},
}


def curve(size, rate, seed, epochs=100):
    network = train_small_network(
        X, y, learning_rate=rate, batch_size=size, epochs=epochs, seed=seed
    )
    return network.losses


tried = {
    (size, rate): np.array([curve(size, rate, seed) for seed in range(100, 120)])
    for size in sizes
    for rate in rates
}
chosen = {
    (name, size): min(rates, key=lambda rate: tried[size, rate][:, epochs[size]].mean())
    for name, epochs in budgets.items()
    for size in sizes
}


def last_losses(name, size):
    """La última pérdida con veinte semillas nuevas y la tasa elegida."""
    losses = []
    for seed in range(20):
        epochs = budgets[name][size]
        losses.append(curve(size, chosen[name, size], seed, epochs)[-1])
    return losses


# %% tags=["figure", "predict", "trained-figure", "nbval-ignore-output"] slideshow={"slide_type": "subslide"}
# La pérdida según la tasa: veinte semillas (puntos) y su media (línea)
# alt: Tres paneles, uno por lo que se cuenta. Tras 4000 gradientes, el fondo de la curva de los lotes de 8 es el más bajo. Tras 20 000, las dos curvas tienen el fondo casi a la misma altura. Tras cien pasos, el de los 200 puntos es el más bajo. A mayor lote, mayor es la mejor tasa.
# Con las tasas grandes los puntos dependen del último decimal: esta figura no se compara
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.9), sharey=True)
for ax, (name, epochs) in zip(axes, budgets.items()):
    for size, color, marker, style in [(8, BLUE, "o", "-"), (200, ORANGE, "s", "--")]:
        found = np.array([tried[size, rate][:, epochs[size]] for rate in rates])
        ax.plot(rates, found, marker, color=color, markersize=3.5, alpha=0.2)
        ax.plot(rates, found.mean(axis=1), style, color=color, label=f"lotes de {size}")
    ax.set(xscale="log", xlabel="tasa", ylim=(0, 0.62), title=name)
    ax.set_xticks(rates, rates)
    ax.minorticks_off()
axes[0].set_ylabel("pérdida")
axes[1].legend(loc="upper left", fontsize=11)
plt.show()

# %% tags=["verify"]
assert not {0.3, 30} & set(chosen.values())  # ninguna elegida está en el borde
assert all(chosen[name, 8] < chosen[name, 200] for name in budgets)

# %% tags=["figure", "predict", "trained-figure"] slideshow={"slide_type": "subslide"}
# Cinco semillas de cada lote, con su mejor tasa para 20 000 gradientes
# alt: Dos paneles con cinco curvas. Las de lotes de 8 bajan antes y tiemblan hasta el final. Las de 200 saltan al principio y acaban casi lisas. Casi todas acaban hacia 0.1 o menos.
fig, axes = plt.subplots(1, 2, figsize=(9, 3.3), sharey=True)
for ax, size, color in zip(axes, sizes, [BLUE, ORANGE]):
    rate = chosen["20 000 gradientes", size]
    ax.plot(np.arange(101) * 200, tried[size, rate][:5].T, color=color, linewidth=1.2)
    ax.set(title=f"lotes de {size}, $\\eta = {rate}$", ylim=(0, 0.62))
    ax.set(xlabel="gradientes", xticks=[0, 10_000, 20_000])
axes[0].set_ylabel("pérdida")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Comparemos las dos, con veinte semillas que no sirvieron para elegir la tasa. El margen, decidido antes, es $0.03$: la décima parte de $0.30$, lo que dejaba en las lunas la mejor recta ([[funciones_de_activacion]]). En la figura, los puntos que faltan se salen por arriba; el lugar más bajo de cada línea es la tasa con la que compite. `budgets` tiene los tres títulos de arriba; `last_losses` entrena y da las pérdidas finales.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for name in budgets:
    small, whole = last_losses(name, 8), last_losses(name, 200)
    result = compare(small, whole, 0.03, higher_is_better=False)
    print(f"{name}: {np.mean(small):.1f} y {np.mean(whole):.1f}; el lote de 8 {result.verdict}")

# %% tags=["verify"]
_verdicts = []
for _name in budgets:
    _found = [last_losses(_name, _size) for _size in (8, 200)]
    _verdicts.append(compare(*_found, 0.03, higher_is_better=False).verdict)
assert _verdicts == ["gana", "empata", "pierde"]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con pocos gradientes *gana* el lote pequeño; con cinco veces más *empatan*, y con los mismos pasos *pierde*. La respuesta depende de lo que se cuente. Además, la mejor tasa del lote pequeño es menor. En otra red hay que medirlo.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Suelen probarse potencias de 2. Con $60\,000$ ejemplos:

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Contar los pasos de una época según el lote
# np.ceil redondea hacia arriba: cuenta también el último lote
for batch_size in [8, 16, 32, 64, 128, 256, 512]:
    print(f"lotes de {batch_size}: {np.ceil(60_000 / batch_size):.0f} pasos por época")

# %% [markdown] slideshow={"slide_type": "fragment"}
# La costumbre es **empezar con 32 o 64** y volver a buscar la tasa cuando se cambia el lote.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Hasta dónde sirve el monte?
#
# El monte falla en tres cosas. Quien camina no salta de una pared del valle a la otra; un paso largo, sí. En una red no hay dos direcciones, sino miles. Y con mini-lotes, cada paso mide un suelo algo distinto.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se pide en Keras?
#
# El descenso se llama `SGD` (*stochastic gradient descent*), y el lote se pide en `fit`: aquí los 60, así que una época es un paso. `kernel_initializer="zeros"` hace que $a$ empiece en 0, como $b$.

# %% tags=["setup"]
# Cargar Keras
import keras

setup()

# %% slideshow={"slide_type": "fragment"}
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="zeros")])
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="mean_squared_error")
model.fit(s.reshape(60, 1), price, batch_size=60, epochs=1, verbose=0)  # (60, 1): una columna
a_keras, b_keras = model.get_weights()
print("Keras:", a_keras.round(2), b_keras.round(2), " nuestro paso:", one_step.round(2))

# %% tags=["verify"]
assert np.allclose([a_keras[0, 0], b_keras[0]], one_step, rtol=1e-4)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución.

# %% [markdown]
# ### Ejercicio · Elegir la tasa
#
# Sea $f(x) = 5x^2$, con $f'(x) = 10x$. Da tres tasas positivas: `one_step_rate`, con la que se llega al fondo en **un paso** desde cualquier sitio; `forever_rate`, con la que se salta **para siempre** entre dos puntos; y `diverging_rate`, con la que cada paso **aleja**.

# %% tags=["exercise"]
one_step_rate = ...
forever_rate = ...
diverging_rate = ...

check(1, (one_step_rate, forever_rate, diverging_rate))

# %% tags=["solution"]
one_step_rate = 0.1  # cada paso multiplica x por 1 − 10η: aquí, por 0
forever_rate = 0.2  # por −1
diverging_rate = 0.3  # por −2; vale cualquiera mayor que 0.2

check(1, (one_step_rate, forever_rate, diverging_rate))

# %% [markdown]
# ### Ejercicio · Leer curvas
#
# Estas son las curvas de cuatro entrenamientos: A, B y C, de la red pequeña; D, de una recta. ¿Qué aconsejas en cada uno: `"subir"` la tasa, `"bajar"` la tasa o `"dejarla"`? Mira los ejes; en A, los saltos mayores se salen del dibujo.

# %% tags=["figure", "trained-figure", "nbval-ignore-output"]
# Cuatro curvas de pérdida sin su tasa
# alt: Cuatro curvas. La A da saltos al principio, que se salen del dibujo, y pronto acaba muy abajo y quieta. La B salta sin parar. La C baja muy despacio, lisa, y aún no se ha aplanado al final. La D sube, cada vez más deprisa.
# La curva B depende del último decimal: esta figura no se compara
moons, table = load_moons(), load_houses()
scaled = (table.X[:, 0] - table.X.mean()) / table.X.std()
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3))
for ax, letter, rate in zip(axes, "ABC", [10, 100, 0.01]):
    network = train_small_network(*moons, learning_rate=rate, epochs=300, seed=0)
    ax.plot(network.losses, color=BLUE, linewidth=1.2)
    ax.set(title=letter, xlabel="época", ylim=(0, 1.5 if letter == "A" else None))
a, b, losses = 0, 0, []
for _ in range(301):
    error = a * scaled + b - table.y
    losses.append(np.mean(error**2))
    a, b = a - 1.002 * 2 * np.mean(error * scaled), b - 1.002 * 2 * np.mean(error)
axes[3].plot(losses, color=BLUE, linewidth=1.2)
axes[3].set(title="D", xlabel="época", ylim=(0, None), yticks=[0, 300_000, 600_000])
axes[0].set_ylabel("pérdida")
plt.show()

# %% tags=["exercise"]
advice = {"A": ..., "B": ..., "C": ..., "D": ...}

check(2, advice)

# %% tags=["solution"]
advice = {
    "A": "dejarla",
    "B": "bajar",  # salta sin parar
    "C": "subir",  # baja lisa, pero muy despacio
    "D": "bajar",  # lisa, pero sube: cada paso cae más lejos
}

check(2, advice)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Esta función debería hacer **una época** de descenso por mini-lotes con la recta $ax + b$ y el MSE. Recibe el orden ya barajado, `order`. Funciona sin quejarse, pero tiene **tres fallos**. Escríbela bien.
#
# ```python
# def one_epoch(a, b, x, y, order, batch_size, learning_rate):
#     for start in range(0, len(x) - batch_size + 1, batch_size):
#         rows = order[start : start + batch_size]
#         a = a - learning_rate * 2 * np.sum((a * x[rows] + b - y[rows]) * x[rows])
#         b = b - learning_rate * 2 * np.sum(a * x[rows] + b - y[rows])
#     return a, b
# ```


# %% tags=["exercise"]
def one_epoch(a, b, x, y, order, batch_size, learning_rate):
    return ...


check(3, one_epoch)


# %% tags=["solution"]
def one_epoch(a, b, x, y, order, batch_size, learning_rate):
    for start in range(0, len(x), batch_size):  # también el último lote, aunque sea menor
        rows = order[start : start + batch_size]
        error = a * x[rows] + b - y[rows]  # una vez, antes de mover nada
        a = a - learning_rate * 2 * np.mean(error * x[rows])  # media, no suma
        b = b - learning_rate * 2 * np.mean(error)
    return a, b


check(3, one_epoch)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Se baja restando la pendiente por la tasa: $x \leftarrow x - \eta f'(x)$. Con varios números, el gradiente.
# - En una parábola, cada paso multiplica la distancia al fondo por $1 - \eta f''$: si está entre $-1$ y $1$, llega; si su tamaño pasa de 1, diverge.
# - La dirección más curva limita la tasa y la menos curva tarda. Estandarizar la entrada las iguala; con varias entradas suele acercarlas.
# - Que la pérdida ya no baje no quiere decir que sea el fondo: puede ser una meseta, una silla o un mínimo local.
# - Un lote pequeño da más pasos con los mismos gradientes, y tiembla. Cada lote pide su tasa; se empieza con 32 o 64.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | descenso del gradiente | *gradient descent* | moverse, paso a paso, en contra del gradiente |
# | divergir | *diverge* | alejarse más en cada paso |
# | curva de pérdida | *loss curve* | la pérdida en cada paso o en cada época |
# | mínimo local, global | *local, global minimum* | el más bajo de sus alrededores; el más bajo de todos |
# | derivada parcial | *partial derivative* | la pendiente al mover una sola letra |
# | gradiente, $\nabla$ | *gradient* | las derivadas parciales juntas; apunta adonde más se sube |
# | curva de nivel | *contour line* | los puntos que están a la misma altura |
# | punto de silla | *saddle point* | llano: fondo en una dirección y cumbre en otra |
# | meseta | *plateau* | un tramo en que la pérdida apenas baja |
# | desviación típica | *standard deviation* | cuánto se apartan los datos de su media |
# | estandarizar | *standardize* | restar la media y dividir por la desviación típica |
# | número de condición | *condition number* | la curvatura mayor entre la menor |
# | por lotes, mini-lotes | *batch, mini-batch* | un paso con todos los ejemplos, o con unos pocos |
# | estocástico | *stochastic* | con ejemplos tomados al azar; en rigor, de uno en uno |

# %% [markdown]
# ## Para saber más
#
# - A.-L. Cauchy (1847), *Méthode générale pour la résolution des systèmes d'équations simultanées*: el descenso del gradiente, en tres páginas.
# - H. Robbins y S. Monro (1951), *A stochastic approximation method*: por qué sirve una pendiente ruidosa, y cómo reducir $\eta$.
# - Y. LeCun, L. Bottou, G. Orr y K.-R. Müller (1998), *Efficient BackProp*: escalado de las entradas y lotes.
# - D. Masters y C. Luschi (2018), *Revisiting small batch training for deep neural networks*: lotes de 32 o menos, a prueba.
# - C. Shallue y otros (2019), *Measuring the effects of data parallelism on neural network training*: lotes comparados cada uno con su mejor tasa.
