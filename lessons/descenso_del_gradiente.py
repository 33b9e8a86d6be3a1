# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from exercises.descenso_del_gradiente import check, hint, progress, solution
from utils.data import load_houses
from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, lighten, record_animation

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Con niebla, ¿hacia dónde está el valle?
#
# La [[funciones_de_perdida]] convirtió el error en un paisaje: cada elección de los números de una neurona es un lugar, y su altura es el coste $J$. Aprender es
# **bajar**.
#
# Estás en ese monte con niebla cerrada. No ves el valle; solo notas, bajo los pies, hacia dónde se inclina el suelo y cuánto. Tu plan: un paso cuesta
# abajo, y a notar otra vez.
#
# **Antes de seguir**, apuesta y apúntalo:
#
# 1. Si das los pasos el doble de largos, ¿llegas en la mitad de tiempo? ¿Siempre?
# 2. Donde el suelo está llano, ¿estás en el punto más bajo?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Lo que dicen los pies
#
# Empecemos con una sola dirección en la que moverse. El suelo es $f(x) = (x - 3)^2$ y tú estás en $x = 8$, a altura $25$.
#
# Adelanta el pie una centésima: $f(8.01) = 25.1001$. Has subido $0.1001$ al avanzar $0.01$: unos $10$ por unidad. Con un adelanto cualquiera, $h$:
#
# $$\frac{f(x + h) - f(x)}{h} = \frac{2(x - 3)\,h + h^2}{h} = 2(x - 3) + h$$
#
# Cuanto menor es $h$, más se acerca el cociente a $2(x - 3)$. Es la **derivada** (*derivative*), la pendiente del suelo: $f'(x) = 2(x - 3)$, y $f'(8) = 10$.


# %% slideshow={"slide_type": "fragment"}
def f(x):
    return (x - 3) ** 2


def f_slope(x):
    return 2 * (x - 3)


for h in [1, 0.01, 0.0001]:
    print(f"h = {h}: sube {(f(8 + h) - f(8)) / h:.4f} por unidad")
print("derivada:", f_slope(8))

# %% [markdown] slideshow={"slide_type": "subslide"}
# De la derivada interesan dos cosas:
#
# - su **signo** dice hacia dónde se sube: positivo, hacia la derecha; negativo, hacia la izquierda. Nosotros vamos **al revés**;
# - su **tamaño** dice cuánto: grande en la cuesta, pequeño cerca del fondo, cero en lo llano.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La pendiente en tres puntos, y hacia dónde conviene ir
x_line = np.linspace(-3, 9, 200)
fig, ax = plt.subplots(figsize=(7.5, 3.8), dpi=95)
ax.plot(x_line, f(x_line), color=BLUE)
for x, text_at in [(8, (8.4, 24)), (4, (5, -2)), (0, (-2, 8))]:
    near = np.array([x - 0.9, x + 0.9])
    slope_line = ax.plot(near, f(x) + f_slope(x) * (near - x), color=ORANGE, linewidth=3.5)[0]
    ax.plot(x, f(x), "o", color=BLUE)
    arrow = {"arrowstyle": "-|>", "color": GREEN, "linewidth": 2.5, "shrinkA": 6, "shrinkB": 0}
    ax.annotate("", xy=(x - 0.25 * f_slope(x), f(x)), xytext=(x, f(x)), arrowprops=arrow)
    ax.text(*text_at, f"$f'({x}) = {f_slope(x)}$", fontsize=13)
way = ax.plot([], [], color=GREEN, linewidth=2.5)[0]
ax.legend([slope_line, way], ["la pendiente", "hacia dónde conviene ir"], loc="upper center")
ax.set(xlabel="$x$", ylabel="altura, $f(x)$", ylim=(-4, 37), xticks=range(-2, 10, 2))
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un paso, y otro
#
# Ir en contra de la pendiente, y más deprisa cuanto más empinada: eso es restarla. Para regular el paso se multiplica por $\eta$ (se lee
# «eta»), la **tasa de aprendizaje** (*learning rate*):
#
# $$x \leftarrow x - \eta\, f'(x)$$
#
# Es todo el **descenso del gradiente** (*gradient descent*). A mano, desde $x = 8$ y con $\eta = 0.1$:
#
# | paso | $x$ | $f'(x) = 2(x-3)$ | $x - 0.1\,f'(x)$ |
# |:---:|:---:|:---:|:---:|
# | 1 | $8$ | $10$ | $8 - 1 = 7$ |
# | 2 | $7$ | $8$ | $7 - 0.8 = 6.2$ |
# | 3 | $6.2$ | $6.4$ | $6.2 - 0.64 = 5.56$ |
#
# Calcula tú el cuarto, y también un primer paso desde $x = 0$. ¿Hacia qué lado va?


# %% slideshow={"slide_type": "subslide"}
def descend(slope, start, learning_rate, n_steps):
    """El camino recorrido: el punto de partida y el que sigue a cada paso."""
    x = start
    path = [x]
    for _ in range(n_steps):
        x = x - learning_rate * slope(x)
        path.append(x)
    return np.array(path)


print("desde 8:", descend(f_slope, 8, learning_rate=0.1, n_steps=4).round(3))
print("desde 0:", descend(f_slope, 0, learning_rate=0.1, n_steps=4).round(3))

# %% tags=["verify"]
assert np.allclose(descend(f_slope, 8, 0.1, 3), [8, 7, 6.2, 5.56])

# %% [markdown] slideshow={"slide_type": "fragment"}
# Desde los dos lados se va hacia $3$. Y los pasos **se acortan solos**, $1$, $0.8$, $0.64$, sin tocar $\eta$: al acercarse al fondo, la pendiente
# se apaga.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto avanzar en cada paso?
#
# En esta parábola se puede saber de antemano. Resta $3$ a los dos lados de la regla:
#
# $$x_{\text{nuevo}} - 3 = (x - 3) - 2\eta\,(x - 3) = (1 - 2\eta)\,(x - 3)$$
#
# Cada paso **multiplica la distancia al fondo por $1 - 2\eta$**. Con $\eta = 0.1$, por $0.8$: de $5$ a $4$, a $3.2$, a $2.56$.
#
# **Predice**, antes de mirar la figura, qué hará cada una: $\eta = 0.02$, $0.3$, $0.95$ y $1.05$. ¿A partir de qué $\eta$ se aleja en vez de acercarse? En cada panel, seis pasos desde el punto rojo.

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Seis pasos con cuatro tasas
names = {0.02: "lento", 0.3: "bien", 0.95: "oscila", 1.05: "diverge"}
fig, axes = plt.subplots(1, 4, figsize=(10, 3.4), sharey=True, dpi=92)
x_line = np.linspace(-6, 12, 200)
for ax, (learning_rate, name) in zip(axes, names.items()):
    path = descend(f_slope, 8, learning_rate, n_steps=6)
    factor = f"{1 - 2 * learning_rate:.2f}".replace("-", "−")
    ax.plot(x_line, f(x_line), color=BLUE)
    ax.plot(path, f(path), "o-", color=ORANGE, linewidth=1.5, markersize=6)
    ax.plot(8, 25, "o", color=RED, markersize=9)
    ax.set(
        title=f"$\\eta = {learning_rate}$: {name}\ndistancia × {factor}",
        xlabel="$x$",
        ylim=(-4, 82),
    )
axes[0].set_ylabel("altura, $f(x)$")
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La distancia se encoge si el factor está entre $-1$ y $1$, o sea, si $0 < \eta < 1$. Un factor
# negativo salta al otro lado del valle; menor que $-1$, salta **más lejos de lo que estaba**.

# %% slideshow={"slide_type": "fragment"}
distance = {}
for learning_rate, name in names.items():
    path = descend(f_slope, 8, learning_rate, n_steps=50)
    distance[name] = abs(path[-1] - 3)
    print(f"η = {learning_rate:.2f}, {name:>7}: tras 50 pasos, a {distance[name]:.2f} del fondo")

# %% tags=["verify"]
for _rate in names:  # la cuenta de arriba
    _path = descend(f_slope, 8, _rate, n_steps=50)
    assert np.allclose(_path - 3, 5 * (1 - 2 * _rate) ** np.arange(51))
assert distance["bien"] < distance["oscila"] < distance["lento"] < 5 < distance["diverge"]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Primera apuesta resuelta: alargar el paso acorta el viaje solo hasta cierto punto. Después empeora, y más allá se pierde todo.
#
# **Pruébalo.** Abre el código de la figura de los cuatro paneles, cambia en `names` el $0.3$ por $0.5$ y el $0.95$ por $1$, y ejecuta las dos celdas. Calcula antes los dos factores: uno llega en un paso y el otro
# nunca se acerca.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Depende de dónde empieces
#
# Cambiemos de monte: $g(x) = \frac{1}{4}x^4 - 2x^2 + x$, con $g'(x) = x^3 - 4x + 1$. Tiene dos valles y una loma entre ellos.
#
# **Predice**: dos caminantes salen de $0.2$ y de $0.3$, casi del mismo sitio. ¿Llegan juntos?


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def g(x):
    return x**4 / 4 - 2 * x**2 + x


def g_slope(x):
    return x**3 - 4 * x + 1


for start in [0.2, 0.3]:
    end = descend(g_slope, start, learning_rate=0.05, n_steps=200)[-1]
    print(f"desde {start}: acaba en x = {end:.3f}, a altura {g(end):.3f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# El fondo de la izquierda es el **mínimo global** (*global minimum*), el punto más bajo de todos. El de la derecha, un **mínimo local** (*local minimum*):
# más bajo que sus alrededores, y con niebla no se sabe que existe otro mejor. Soltemos 61 caminantes a la vez:

# %% slideshow={"slide_type": "fragment"}
starts = np.linspace(-3, 3, 61)
ends = descend(g_slope, starts, learning_rate=0.05, n_steps=400)[-1]

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Dónde acaba cada uno de los 61 caminantes
hilltop = 0.254  # lo alto de la loma, donde también g'(x) = 0
x_line = np.linspace(-3.2, 3.2, 200)
fig, ax = plt.subplots(figsize=(7.5, 3.8), dpi=95)
ax.plot(x_line, g(x_line), color=GRAY)
for valley, color, side in [(ends < 0, BLUE, "izquierdo"), (ends > 0, ORANGE, "derecho")]:
    label = f"acaba en el valle {side}"
    ax.scatter(starts[valley], g(starts[valley]), color=color, s=50, zorder=3, label=label)
names = [(-2.115, -7.2, "mínimo global"), (1.861, -3.4, "mínimo local"), (hilltop, 1, "loma")]
for x, y, name in names:
    ax.text(x, y, name, ha="center", va="center", fontsize=12)
ax.set(xlabel="punto de salida, $x$", ylabel="altura, $g(x)$", ylim=(-8, 9.5))
ax.legend(loc="upper center", ncols=2)
plt.show()

# %% tags=["verify"]
assert abs(g_slope(hilltop)) < 0.001
assert ((ends > 0) == (starts > hilltop)).all()  # cada uno baja por su lado

# %% [markdown]
# La recta que ajustaremos luego se libra: su coste es un cuenco con un solo fondo. El de una red con capas ocultas tiene muchos
# valles, y por eso su salida se sortea con cuidado ([[capas_y_matrices]]).
#
# **Pruébalo.** Sal de $x = 3$ con $\eta = 0.05$ y con $\eta = 0.2$. Calcula antes el primer paso con el segundo: $g'(3) = 16$. ¿Qué ha hecho el caminante
# con la loma?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Baja tú
#
# Elige el monte, la tasa y la salida. Busca, en la parábola, la tasa que llega en un paso; en los dos valles, una salida y una tasa
# que salten la loma.

# %% tags=["setup"]
# Preparar los controles
from ipywidgets import Dropdown, FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Elige el monte, la tasa y la salida
def show_descent(landscape="parábola", learning_rate=0.1, start=-2.0):
    height, slope = {"parábola": (f, f_slope), "dos valles": (g, g_slope)}[landscape]
    x, path = start, [start]
    while len(path) <= 30 and abs(x) < 12:  # treinta pasos, o hasta salir del dibujo
        x = x - learning_rate * slope(x)
        path.append(x)
    path = np.array(path)
    limits, heights = ((-4, 10), (-4, 50)) if landscape == "parábola" else ((-3.2, 3.2), (-8, 8))
    x_line = np.linspace(*limits, 100)
    fig, ax = plt.subplots(figsize=(6.5, 3.6), dpi=92, layout="none")
    ax.plot(x_line, height(x_line), color=BLUE)
    ax.plot(path, height(path), "o-", color=ORANGE, linewidth=1.2, markersize=6)
    ax.plot(start, height(start), "o", color=RED)
    ending = f"tras {len(path) - 1} pasos, x = {path[-1]:.3f}".replace("-", "−")
    title = "se ha ido del dibujo" if abs(x) >= 12 else ending
    ax.set(title=title, xlabel="$x$", ylabel="altura", xlim=limits, ylim=heights)
    ax.set_yticks([0, heights[1]])
    plt.show()


interact(
    show_descent,
    landscape=Dropdown(options=["parábola", "dos valles"], description="monte"),
    learning_rate=FloatSlider(0.1, min=0.01, max=1.1, step=0.01, description="η"),
    start=FloatSlider(-2, min=-3, max=3, step=0.1, description="salida"),
);  # fmt: skip

# %% [markdown]
# Si lees esto sin poder mover los controles, las dos figuras anteriores recogen sus posiciones principales.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos direcciones: el gradiente
#
# Ahora te mueves por un plano. La altura es $c(u, v) = u^2 + 2v^2$ y estás en $(3, 1)$, a altura $11$. Adelanta el pie **en una dirección cada vez**:
#
# - solo en $u$: $c(3.01,\ 1) = 11.0601$; sube unos $6$ por unidad;
# - solo en $v$: $c(3,\ 1.01) = 11.0402$; sube unos $4$ por unidad.
#
# Son las **derivadas parciales** (*partial derivatives*): se deriva respecto a una letra y la otra se trata como un número fijo. Juntas forman el
# **gradiente** (*gradient*), que se escribe $\nabla c$ y se lee «nabla ce»:
#
# $$\frac{\partial c}{\partial u} = 2u = 6 \qquad \frac{\partial c}{\partial v} = 4v = 4 \qquad \nabla c(3, 1) = (6,\ 4)$$


# %% slideshow={"slide_type": "subslide"}
def bowl(point):
    u, v = point
    return u**2 + 2 * v**2


def bowl_gradient(point):
    u, v = point
    return np.array([2 * u, 4 * v])


here = np.array([3.0, 1.0])
angles = np.arange(360)  # adelantamos el pie en 360 direcciones
directions = np.array([np.cos(np.radians(angles)), np.sin(np.radians(angles))])
rise = (bowl(here[:, None] + 1e-4 * directions) - bowl(here)) / 1e-4
gradient = bowl_gradient(here)
print("∇c =", gradient)
print(
    f"donde más sube: {angles[rise.argmax()]}°; el gradiente apunta a {np.degrees(np.arctan2(4, 6)):.1f}°"
)
print(f"cuánto sube ahí: {rise.max():.2f}; longitud del gradiente: {np.linalg.norm(gradient):.2f}")

# %% tags=["verify"]
assert abs(angles[rise.argmax()] - np.degrees(np.arctan2(4, 6))) < 0.5
assert abs(rise[34 + 90]) < 0.1  # en ángulo recto con él, ni sube ni baja

# %% [markdown] slideshow={"slide_type": "fragment"}
# De las 360 direcciones, la que más sube es la del gradiente, y su longitud dice cuánto. Así que se baja igual que antes, restándolo:
#
# $$(u, v) \leftarrow (u, v) - \eta\, \nabla c(u, v) \qquad\qquad (3, 1) - 0.1\,(6, 4) = (2.4,\ 0.6)$$
#
# `descend` sirve tal cual: NumPy resta vectores.

# %% slideshow={"slide_type": "fragment"}
path = descend(bowl_gradient, here, learning_rate=0.1, n_steps=12)
print(path[:4].round(3))

# %% tags=["verify"]
assert np.allclose(path[1], [2.4, 0.6])
assert (np.diff([bowl(p) for p in path]) < 0).all()  # siempre hacia abajo

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El monte, y su mapa con el camino
u, v = np.meshgrid(np.linspace(-3.6, 3.6, 41), np.linspace(-2, 2, 41))
fig = plt.figure(figsize=(9.5, 3.7), dpi=92)
surface = fig.add_subplot(1, 2, 1, projection="3d", computed_zorder=False)
surface.plot_surface(u, v, bowl((u, v)), cmap="Blues", rcount=12, ccount=12, vmin=-8)
surface.plot(*path.T, bowl(path.T), "o-", color=ORANGE, markersize=5)
surface.set(xlabel="$u$", ylabel="$v$", xticks=[-2, 0, 2], yticks=[-1, 0, 1], zticks=[0, 10, 20])
surface.set_title("El monte: su altura, $c(u, v)$", y=1.0)
surface.view_init(38, -62)
ax = fig.add_subplot(1, 2, 2)
lines = ax.contour(u, v, bowl((u, v)), levels=[0.5, 2, 5, 11, 16], colors=BLUE, linewidths=1.3)
ax.clabel(lines, fontsize=12, fmt="%g")
ax.plot(*path.T, "o-", color=ORANGE, markersize=5, label="el camino")
for point in [(2, -1.5), (-2, 1), (-2.6, -0.6), (0.6, 1.6)]:
    tip = np.array(point) - 0.15 * bowl_gradient(point)
    ax.annotate(
        "", xy=tip, xytext=point, arrowprops={"arrowstyle": "-|>", "color": GREEN, "linewidth": 2.2}
    )
ax.plot([], [], color=GREEN, label="$-\\nabla c$")
ax.set(title="Su mapa, visto desde arriba", xlabel="$u$", ylabel="$v$", aspect="equal")
ax.grid(False)
ax.legend(loc="upper left", bbox_to_anchor=(0, -0.2), ncols=2)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# A la derecha, cada **curva de nivel** (*contour line*) une puntos de igual altura, como en un mapa de montaña. Las flechas la cruzan en
# **ángulo recto**: a lo largo de ella ni se sube ni se baja. Y **no apuntan al fondo**, sino adonde más baja el suelo *aquí*.
#
# **Pruébalo.** En `descend`, cambia `x = x - …` por `x -= …`, y ejecuta su celda y la del camino. Todas las filas salen iguales. ¿Por
# qué? (Pista: ¿cuántas matrices distintas hay en la lista?) Después, déjalo como estaba y ejecuta de nuevo desde allí.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Guardar los números en una matriz de enteros y cambiarlos uno a uno. NumPy **corta los decimales sin avisar**:

# %% slideshow={"slide_type": "fragment"}
point = np.array([3, 1])  # enteros
point[0] = point[0] - 0.1 * 6  # 2.4
point[1] = point[1] - 0.1 * 4  # 0.6
print(point, point.dtype)  # debería ser [2.4, 0.6]: escribe np.array([3.0, 1.0])

# %% tags=["verify"]
assert point.tolist() == [2, 0]

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un llano que no es el fondo
#
# Un puerto de montaña es el punto más bajo del camino que va de cumbre a cumbre y el más alto del que va de valle a valle. Allí el suelo está llano: el
# gradiente es $(0, 0)$. Se llama **punto de silla** (*saddle point*). Por ejemplo, el $(0, 0)$ de
#
# $$s(u, v) = u^2 - v^2 + \tfrac{1}{4}v^4 \qquad\qquad \nabla s = (2u,\ -2v + v^3)$$
#
# **Predice**: un caminante sale de $(2, 0)$ y otro de $(2,\ 0.001)$, un pelo a un lado. ¿Dónde estarán tras 200 pasos?


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def saddle(point):
    u, v = point
    return u**2 - v**2 + v**4 / 4


def saddle_gradient(point):
    u, v = point
    return np.array([2 * u, -2 * v + v**3])


paths = {
    v: descend(saddle_gradient, np.array([2.0, v]), learning_rate=0.05, n_steps=200)
    for v in [0, 0.001]
}
for v, path in paths.items():
    print(
        f"desde (2, {v}): acaba en {path[-1].round(3) + 0.0}, a altura {saddle(path[-1]) + 0.0:.2f}"
    )

# %% tags=["verify"]
assert (
    abs(saddle(paths[0.001].T)) < 0.05
).sum() > 20  # los pasos que pasa casi a la altura de la silla
assert np.allclose(paths[0][-1], [0, 0]) and np.allclose(paths[0.001][-1], [0, np.sqrt(2)])

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los dos caminos junto a la silla
u, v = np.meshgrid(np.linspace(-1.6, 2.2, 80), np.linspace(-2, 2, 80))
fig, axes = plt.subplots(1, 2, figsize=(9.3, 3.7), width_ratios=[1, 1.4], dpi=92)
axes[0].contour(
    u,
    v,
    saddle((u, v)),
    levels=[-0.8, -0.4, 0, 0.5, 1.5, 3],
    colors=BLUE,
    linestyles="-",
    linewidths=1,
)
axes[0].plot(*paths[0][::5].T, "o", color=RED, markersize=11)
axes[0].plot(*paths[0.001][::5].T, "s-", color=ORANGE, markersize=5)
white = {"facecolor": "white", "edgecolor": "none", "pad": 1}
axes[0].annotate(
    "silla", (0, 0), xytext=(1.1, -0.9), fontsize=13, arrowprops={"arrowstyle": "->"}, bbox=white
)
axes[0].set(title="El mapa, cada 5 pasos", xlabel="$u$", ylabel="$v$", aspect="equal")
axes[0].grid(False)
axes[1].plot(saddle(paths[0].T), "--", color=RED, linewidth=4, label="desde (2, 0)")
axes[1].plot(saddle(paths[0.001].T), color=ORANGE, label="desde (2, 0.001)")
axes[1].annotate(
    "meseta", (40, 0.1), xytext=(40, 1.4), ha="center", fontsize=13, arrowprops={"arrowstyle": "->"}
)
axes[1].set(title="La altura, paso a paso", xlabel="paso", ylabel="altura, $s(u, v)$")
axes[1].legend()
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# El primero se queda en la silla. El segundo pasa decenas de pasos casi quieto, parece haber acabado y de pronto cae.

# %% [markdown] slideshow={"slide_type": "fragment"}
# El tramo casi llano por el que pasa el segundo es una **meseta** (*plateau*). Segunda apuesta resuelta: llano no significa fondo. En las redes grandes se encuentran más sillas que valles malos; por suerte, basta un
# empujoncito para salir de ellas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una recta para sesenta viviendas
#
# Tenemos la superficie y el precio de 60 viviendas **sintéticas**: las inventó un programa, con una recta más ruido. Buscamos
#
# $$\text{precio} \approx a \cdot \text{superficie} + b$$
#
# con el precio en miles de euros y la superficie en m². Cambian los papeles: ahora $x$, la superficie, es un **dato** que no se toca. Lo que se mueve por el
# paisaje es $(a, b)$, y la altura es $J(a, b)$, el error cuadrático medio.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Línea por línea:
#
# $$
# \begin{aligned}
# e_i &= a x_i + b - y_i && \text{el error de una vivienda} \\
# J &= \tfrac{1}{n}\textstyle\sum_i e_i^2 && \text{la media de sus cuadrados} \\
# \frac{\partial e_i}{\partial a} &= x_i \qquad \frac{\partial e_i}{\partial b} = 1 && \text{cuánto cambia } e_i \text{ al mover } a \text{ o } b \\
# \frac{\partial (e_i^2)}{\partial a} &= 2e_i \cdot x_i \qquad \frac{\partial (e_i^2)}{\partial b} = 2e_i \cdot 1 && \text{lo que cambia } e_i^2 \text{ con } e_i\text{, por lo anterior} \\
# \frac{\partial J}{\partial a} &= \tfrac{2}{n}\textstyle\sum_i e_i x_i \qquad \frac{\partial J}{\partial b} = \tfrac{2}{n}\textstyle\sum_i e_i && \text{la media}
# \end{aligned}
# $$
#
# La cuarta línea es la **regla de la cadena** (*chain rule*): si el error cambia $x_i$ veces lo que $a$, y el cuadrado $2e_i$ veces lo que el
# error, los dos cambios se multiplican. En la [[backpropagation_a_mano]] será la protagonista.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con tres viviendas y la recta $a = 2$, $b = 20$:
#
# | superficie $x$ | precio $y$ | $\hat{y} = 2x + 20$ | $e = \hat{y} - y$ | $e \cdot x$ |
# |:---:|:---:|:---:|:---:|:---:|
# | 50 | 130 | 120 | $-10$ | $-500$ |
# | 80 | 170 | 180 | $10$ | $800$ |
# | 120 | 250 | 260 | $10$ | $1200$ |
#
# $$J = \frac{100 + 100 + 100}{3} = 100 \qquad \frac{\partial J}{\partial a} = \frac{2 \cdot 1500}{3} = 1000 \qquad \frac{\partial J}{\partial b} = \frac{2 \cdot 10}{3} = 6.67$$


# %% slideshow={"slide_type": "fragment"}
def cost(params, x, y):
    a, b = params
    return np.mean((a * x + b - y) ** 2)


def cost_gradient(params, x, y):
    a, b = params
    error = a * x + b - y
    return np.array([2 * np.mean(error * x), 2 * np.mean(error)])


x3, y3 = np.array([50, 80, 120]), np.array([130, 170, 250])
print("J =", cost((2, 20), x3, y3), " ∇J =", cost_gradient((2, 20), x3, y3).round(2))

h = 1e-5  # y con los pies: adelantando un poco a, y después b
by_feet = [(cost((2 + h, 20), x3, y3) - 100) / h, (cost((2, 20 + h), x3, y3) - 100) / h]
assert np.allclose(by_feet, cost_gradient((2, 20), x3, y3), rtol=1e-3)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Mover $a$ y después calcular la pendiente de $b$ **con la $a$ nueva**. Las dos se miden en el mismo sitio, antes de
# moverse. Con $\eta = 0.0001$:

# %% slideshow={"slide_type": "fragment"}
a, b, learning_rate = 2, 20, 0.0001
slope_a, slope_b = cost_gradient((a, b), x3, y3)
a = a - learning_rate * slope_a  # a ya se ha movido, a 1.9
late_slope_b = cost_gradient((a, b), x3, y3)[1]
print(f"pendiente de b en su sitio: {slope_b:.2f}; con la a nueva: {late_slope_b:.2f}")

# %% tags=["verify"]
assert slope_b > 0 > late_slope_b  # ni siquiera coincide el signo

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Con las sesenta
#
# `np.polyfit` da la mejor recta con una fórmula, sin pasos: allí hay que llegar. Salimos de $a = 0$, $b = 0$.
#
# **Predice**: ¿funcionará $\eta = 0.1$, como en la parábola?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
houses = load_houses()
area, price = houses.X[:, 0], houses.y  # (60,) y (60,)
best = np.polyfit(area, price, deg=1)
print(f"polyfit: a = {best[0]:.3f}, b = {best[1]:.2f}, J = {cost(best, area, price):.0f}")


def slope_by_area(params):
    return cost_gradient(params, area, price)


for params in descend(slope_by_area, np.zeros(2), learning_rate=0.1, n_steps=3):
    print(f"a = {params[0]:.0e}, b = {params[1]:.0e}, J = {cost(params, area, price):.0e}")

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# No: explota. Cada paso multiplica el error, y en tres pasos el coste ya es enorme.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con $\eta = 0.0001$ todavía diverge; con $0.00008$, por fin, baja:

# %% slideshow={"slide_type": "fragment"}
raw_path = descend(slope_by_area, np.zeros(2), learning_rate=0.00008, n_steps=180_000)
for step in [10, 1000, 10_000, 100_000]:
    a, b = raw_path[step]
    print(f"paso {step:>6}: a = {a:.3f}, b = {b:5.2f}")

# %% tags=["verify"]
assert abs(raw_path[10, 0] - best[0]) < 0.2 and abs(raw_path[100_000, 1] - best[1]) > 5
_diverging = descend(slope_by_area, np.zeros(2), learning_rate=0.0001, n_steps=50)
assert cost(_diverging[-1], area, price) > cost(_diverging[0], area, price)

# %% [markdown] slideshow={"slide_type": "fragment"}
# En diez pasos $a$ está cerca, pero a $b$ aún le falta tras cien mil. ¿Qué le pasa?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El valle estrecho
#
# Mira otra vez las pendientes de las tres viviendas: $1000$ y $6.67$. La de $a$ lleva dentro un $x_i$, que ronda los cien m²; la de $b$, no. El paisaje es
# un barranco, empinadísimo en una dirección y casi llano en la otra, y hay **una sola $\eta$ para las dos**: la que no se sale por las
# paredes apenas avanza por el fondo.
#
# El remedio es **estandarizar** (*standardize*): restar a la superficie su media $\mu$ y dividir por su desviación típica $\sigma$, lo que
# suele apartarse de la media.
#
# $$z = \frac{x - \mu}{\sigma}$$
#
# Ahora $z$ tiene media 0 y ronda el 1, y las dos pendientes son del mismo orden. **Predice** qué aspecto tendrán las curvas de nivel.

# %% slideshow={"slide_type": "fragment"}
mean, std = area.mean(), area.std()
z = (area - mean) / std
print(f"μ = {mean:.2f} m², σ = {std:.2f} m²")


def slope_by_z(params):
    return cost_gradient(params, z, price)


z_path = descend(slope_by_z, np.zeros(2), learning_rate=0.1, n_steps=40)
best_z = np.polyfit(z, price, deg=1)

# %% tags=["verify"]
assert np.isclose(z.mean(), 0) and np.isclose((z**2).mean(), 1)


# %% tags=["helper"]
# Dibujar las curvas de nivel del coste
def draw_cost(x, a_range, b_range, ax, levels=(30, 300, 1500, 5000, 15000, 40000)):
    """Curvas de nivel de J(a, b): cuánto supera el coste al de la mejor recta."""
    a, b = np.meshgrid(np.linspace(*a_range, 150), np.linspace(*b_range, 150))
    J = ((a[..., None] * x + b[..., None] - price) ** 2).mean(axis=-1)
    lowest = cost(np.polyfit(x, price, 1), x, price)
    ax.contour(a, b, J - lowest, levels=levels, colors=BLUE, linewidths=1)
    ax.set(xlabel="$a$", ylabel="$b$", xlim=a_range, ylim=b_range)
    ax.grid(False)


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El barranco y el cuenco, vistos desde arriba
fig, axes = plt.subplots(1, 2, figsize=(8.8, 3.9), dpi=92)
draw_cost(area, (-0.6, 4.4), (-220, 280), axes[0])
axes[0].plot(*raw_path[:1000].T, "o-", color=ORANGE, markersize=5, linewidth=1)
axes[0].set_title("En m²: 1000 pasos")
draw_cost(z, (-185, 315), (-30, 470), axes[1])
axes[1].plot(*z_path[:28].T, "o-", color=ORANGE, markersize=5, linewidth=1)
axes[1].set_title("Estandarizada: 27 pasos")
axes[1].set_aspect("equal")
for ax, target in zip(axes, [best, best_z]):
    ax.plot(*target, "k*", markersize=15, zorder=4)
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La estrella es la mejor recta. A la izquierda, el camino rebota entre las paredes y se queda lejos, y eso que el dibujo estira el eje de $a$ más de
# cien veces para que el barranco se vea. A la derecha las curvas son circunferencias, el gradiente apunta justo al fondo y cada paso
# multiplica la distancia por $1 - 2\eta = 0.8$, como en la parábola.


# %% tags=["helper"]
# Contar los pasos hasta la mejor recta
def steps_needed(path, x, target):
    """Pasos hasta que la recta se aparta de la mejor menos de mil euros, de la menor vivienda a la mayor."""
    ends = np.array([[x.min(), x.max()], [1, 1]])
    gap = abs(path @ ends - target @ ends).max(axis=1)
    return np.argmax(gap < 1)


# %% slideshow={"slide_type": "subslide"}
raw_steps, z_steps = steps_needed(raw_path, area, best), steps_needed(z_path, z, best_z)
print(f"en m²: unos {round(raw_steps, -3)} pasos; estandarizada: {z_steps} pasos")

# %% tags=["verify"]
assert np.allclose(z_path - best_z, np.outer(0.8 ** np.arange(41), z_path[0] - best_z))
for _path, _x, _target in [(raw_path, area, best), (z_path, z, best_z)]:  # los dos llegan
    assert abs((_path[-1] - _target) @ [[_x.min(), _x.max()], [1, 1]]).max() < 1
assert raw_steps > 5000 * z_steps

# %% [markdown] slideshow={"slide_type": "subslide"}
# Falta deshacer el escalado para volver a euros por m². Se sustituye $z$ y se ordena:
#
# $$\hat{y} = a_z\,\frac{x - \mu}{\sigma} + b_z = \underbrace{\frac{a_z}{\sigma}}_{a}\,x + \underbrace{b_z - \frac{a_z\,\mu}{\sigma}}_{b}$$

# %% slideshow={"slide_type": "fragment"}
a_z, b_z = descend(slope_by_z, np.zeros(2), learning_rate=0.1, n_steps=100)[-1]
a = a_z / std
b = b_z - a_z * mean / std
print(f"descenso: a = {a:.3f}, b = {b:.2f}")
print(f"polyfit:  a = {best[0]:.3f}, b = {best[1]:.2f}")
assert np.allclose([a, b], best)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cada punto del mapa es una recta. Cinco momentos del mismo descenso, y después todos (la animación acaba sola; ejecuta su celda para repetirla):

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Cinco momentos del descenso
shades = dict(zip([0, 2, 5, 10, 27], plt.cm.YlOrRd(np.linspace(0.35, 1, 5))))
fig, axes = plt.subplots(1, 2, figsize=(8.8, 3.9), width_ratios=[1, 2.1], dpi=92)
draw_cost(z, (-40, 120), (-20, 260), axes[0])
axes[0].plot(*z_path.T, color=GRAY, linewidth=1)
axes[0].set(title="El mapa", xlabel="$a_z$", ylabel="$b_z$", aspect="equal")
axes[1].scatter(area, price, color=GRAY, s=28)
ends = np.array([area.min(), area.max()])
for step, color in shades.items():
    a_z, b_z = z_path[step]
    axes[0].plot(a_z, b_z, "o", color=color, markersize=11)
    axes[1].plot(
        ends, a_z * (ends - mean) / std + b_z, color=color, linewidth=3, label=f"paso {step}"
    )
axes[1].set(title="Las rectas", xlabel="superficie (m²)", ylabel="precio (miles de €)")
axes[1].legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% tags=["figure", "nbval-ignore-output"] slideshow={"slide_type": "subslide"}
# El descenso, paso a paso
# La animación es una imagen: no se compara con la guardada.
fig, axes = plt.subplots(1, 2, figsize=(7.5, 3.7), width_ratios=[1, 1.9], dpi=92)
draw_cost(z, (-40, 120), (-20, 260), axes[0])
axes[1].scatter(area, price, color=GRAY, s=16)
axes[1].grid(False)
axes[1].set(xlabel="superficie (m²)", ylabel="precio (miles de €)", ylim=(-20, 370))
axes[0].set(title="El mapa", xlabel="$a_z$", ylabel="$b_z$", aspect="equal")
walked = axes[0].plot([], [], "o-", color=ORANGE, markersize=5, linewidth=1)[0]
line = axes[1].plot([], [], color=ORANGE, linewidth=3)[0]


def draw_frame(step):
    a_z, b_z = z_path[step]
    walked.set_data(*z_path[: step + 1].T)
    line.set_data(ends, a_z * (ends - mean) / std + b_z)
    axes[1].set_title(f"Paso {step}")


alt = "La recta se acerca a los datos mientras el punto baja por el mapa"
record_animation(fig, draw_frame, 28, alt=alt)

# %% [markdown]
# **Pruébalo.** Con los datos estandarizados, ¿qué $\eta$ llega al fondo en un solo paso? Dedúcelo del factor $1 - 2\eta$ y compruébalo con
# `descend(slope_by_z, np.zeros(2), learning_rate=…, n_steps=1)`: debe acabar en `best_z`.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Tres descuidos que no dan ningún aviso:
#
# - pasar el precio como columna, $(60, 1)$: cada vivienda se compara con los 60 precios y la recta sale **plana**;
# - sumar en vez de promediar: el gradiente es 60 veces mayor y la misma $\eta$ diverge;
# - dividir por $\sigma$ sin restar $\mu$: el valle sigue siendo largo.

# %% slideshow={"slide_type": "fragment"}
column = price[:, None]
flat = descend(lambda p: cost_gradient(p, z, column), np.zeros(2), learning_rate=0.1, n_steps=100)[
    -1
]
print("con y en columna: error de forma", (z - column).shape, end=" ")
print(f"y recta a = {abs(flat[0]):.2f}, b = {flat[1]:.1f}")

summed = descend(lambda p: 60 * slope_by_z(p), np.zeros(2), learning_rate=0.1, n_steps=5)
print(f"sumando: tras 5 pasos, J = {cost(summed[-1], z, price):.0e}")

scaled = area / std
scaled_path = descend(
    lambda p: cost_gradient(p, scaled, price), np.zeros(2), learning_rate=0.05, n_steps=2000
)
scaled_steps = steps_needed(scaled_path, scaled, np.polyfit(scaled, price, 1))
print(f"sin restar la media: {scaled_steps} pasos, con η = 0.05")

# %% tags=["verify"]
_gap = scaled_path[-1] - np.polyfit(scaled, price, 1)
assert abs(_gap @ [[scaled.min(), scaled.max()], [1, 1]]).max() < 1
assert abs(flat[0]) < 1e-6 and np.isclose(flat[1], price.mean())
assert scaled_steps > 5 * z_steps

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Lo mismo en Keras
#
# Una neurona sin activación, `Dense(1)`, es una recta. `SGD` es la regla de esta lección, y cada `train_on_batch` da un paso con los ejemplos que
# recibe. Si parte de los mismos ceros, debe pisar **las mismas huellas**.

# %% tags=["setup"]
# Preparar Keras
import keras

setup()

# %% slideshow={"slide_type": "fragment"}
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="zeros")])
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="mse")

keras_path = [[0.0, 0.0]]
for _ in range(40):
    model.train_on_batch(z[:, None], price)  # X de forma (60, 1)
    kernel, bias = model.layers[0].get_weights()
    keras_path.append([kernel[0, 0], bias[0]])

print("Keras:", np.round(keras_path[-1], 2), " NumPy:", z_path[-1].round(2))
assert np.allclose(keras_path, z_path, rtol=1e-6, atol=1e-4)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Hay que mirar todas las viviendas?
#
# Cada paso ha usado las 60. Con sesenta millones sería carísimo. ¿Y si se estima el gradiente con unas pocas? Es como lanzar **dardos** a una diana cuyo
# centro es el gradiente verdadero. Con el mismo esfuerzo, mirar una vez cada vivienda, puedes:
#
# - lanzar **un** dardo apuntando con todas: descenso **por lotes** (*batch*);
# - lanzar **sesenta** deprisa, cada uno con una sola: **estocástico** (*stochastic*);
# - lanzar unos cuantos, cada uno con un puñado: por **mini-lotes** (*mini-batch*).
#
# **Predice**: ¿en qué se nota el tamaño del puñado?

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
point = np.array([50, 190])  # un lugar a mitad de la bajada
target = slope_by_z(point)  # el gradiente verdadero, con las 60
order = rng.permutation(60)
darts = {}
for batch_size in [1, 6, 60]:
    batches = order.reshape(-1, batch_size)
    darts[batch_size] = np.array([cost_gradient(point, z[rows], price[rows]) for rows in batches])

# %% tags=["verify"]
assert all(np.allclose(_thrown.mean(axis=0), target) for _thrown in darts.values())

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los dardos de una, seis y sesenta viviendas
fig, axes = plt.subplots(1, 3, figsize=(9.5, 3.3), sharex=True, sharey=True, dpi=92)
for ax, (batch_size, thrown) in zip(axes, darts.items()):
    for radius in [40, 80, 120]:
        ax.add_patch(plt.Circle(target, radius, fill=False, color=GRAY, linewidth=1))
    ax.scatter(*thrown.T, color=ORANGE, s=70, zorder=3)
    ax.plot(*target, "k+", markersize=16, markeredgewidth=2, zorder=4)
    n = len(thrown)
    ax.set(
        title=f"{n} dardo{'s' * (n > 1)} con {batch_size} vivienda{'s' * (batch_size > 1)}",
        xlabel=r"$\partial J/\partial a$",
    )
    ax.set(xlim=target[0] + [-190, 150], ylim=target[1] + [-150, 150], aspect="equal")
    ax.grid(False)
axes[0].set_ylabel(r"$\partial J/\partial b$")
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Los dardos de una vivienda se dispersan; los de seis se agrupan.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **De media, todos dan en el centro**: por el precio de un paso exacto se dan
# muchos que, entre todos, van bien.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cada ronda completa por los datos es una **época** (*epoch*). Al empezarla se barajan; después se reparten en lotes y se hace **una
# actualización por lote**. Con 8 viviendas, lotes de 2 y 3 épocas: $\frac{8}{2} \cdot 3 = 12$ actualizaciones.


# %% slideshow={"slide_type": "fragment"}
def minibatch_descent(x, y, batch_size, learning_rate, n_epochs, seed=0):
    rng = np.random.default_rng(seed)
    params = np.zeros(2)
    path = [params]
    for _ in range(n_epochs):
        order = rng.permutation(len(x))  # barajar
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]  # el último lote puede ser menor
            params = params - learning_rate * cost_gradient(params, x[rows], y[rows])
            path.append(params)
    return np.array(path)


path = minibatch_descent(z[:8], price[:8], batch_size=2, learning_rate=0.05, n_epochs=3)
print("actualizaciones:", len(path) - 1)

# %% tags=["verify"]
assert len(path) - 1 == 12

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las ocho viviendas, repartidas en lotes
rng = np.random.default_rng(0)  # la misma semilla: los mismos repartos que acaba de hacer el código
fig, ax = plt.subplots(figsize=(8, 3.1), dpi=95)
for epoch in range(3):
    ax.text(-0.8, -epoch, f"época {epoch + 1}", ha="right", va="center", fontsize=14)
    for k, house in enumerate(rng.permutation(8)):
        x = 2.3 * (k // 2) + 0.75 * (k % 2)
        box = {
            "boxstyle": "square,pad=0.45",
            "facecolor": lighten([BLUE, ORANGE, GREEN, RED][k // 2], 0.5),
        }
        ax.text(x, -epoch, house + 1, ha="center", va="center", fontsize=14, bbox=box)
        if k % 2:
            text = f"actualización {4 * epoch + k // 2 + 1}"
            ax.text(x - 0.375, -epoch - 0.45, text, ha="center", va="center", fontsize=12)
ax.set(xlim=(-2.5, 8.6), ylim=(-2.65, 0.35))
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# En cada época salen las ocho, en otro orden. Ahora, las 60 con la misma $\eta$ y **diez épocas** para todos: los mismos
# datos vistos, distinto número de pasos.

# %% slideshow={"slide_type": "fragment"}
names = {60: "por lotes", 8: "mini-lotes de 8", 1: "estocástico"}
paths = {}
for batch_size in names:
    paths[batch_size] = minibatch_descent(z, price, batch_size, learning_rate=0.05, n_epochs=10)

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El camino por lotes, por mini-lotes y de uno en uno
fig, axes = plt.subplots(1, 3, figsize=(7.8, 4.3), sharey=True, dpi=92)
for ax, (batch_size, name) in zip(axes, names.items()):
    path = paths[batch_size]
    draw_cost(z, (-50, 120), (-20, 260), ax)
    ax.plot(*path.T, "o-", color=ORANGE, markersize=3.5, linewidth=1)
    ax.plot(*best_z, "k*", markersize=13, zorder=4)
    ax.set(title=f"{name}:\n{len(path) - 1} pasos", ylabel="", aspect="equal")
axes[0].set_ylabel("$b$")
plt.show()

# %% slideshow={"slide_type": "fragment"}
for batch_size, name in names.items():
    gap = np.linalg.norm(paths[batch_size][-1] - best_z)
    print(f"{name}: acaba a {gap:.1f} del fondo")

# %% tags=["verify"]
_gap = {_size: np.linalg.norm(_path[-1] - best_z) for _size, _path in paths.items()}
assert _gap[60] > 50 > 20 > max(_gap[8], _gap[1])
# Cuánto se mueve en el último cuarto
_wobble = {_size: _path[-len(_path) // 4 :].std(axis=0).max() for _size, _path in paths.items()}
assert _wobble[1] > 1.5 * _wobble[8]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Por lotes va recto, pero se queda a medio camino. El estocástico llega enseguida y no para de temblar: en el fondo el gradiente completo es cero, pero el
# de cada vivienda no. El de mini-lotes llega y tiembla menos. Para calmar el temblor se reduce $\eta$ con el tiempo ([[optimizadores]]).

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### ¿De qué tamaño es un buen lote?
#
# Suelen probarse potencias de 2: 8, 16, …, 512. Midamos el ruido del gradiente con cada una, tomando el de un solo ejemplo como 1, y las
# actualizaciones por época con $60\,000$ ejemplos:

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
# ∂J/∂b de cada vivienda
single = np.array([cost_gradient(point, z[i], price[i])[1] for i in range(60)])
print("lote   ruido   actualizaciones por época")
for batch_size in [8, 16, 32, 64, 128, 256, 512]:
    batches = rng.choice(single, size=(4000, batch_size))  # 4000 lotes sacados al azar
    noise = batches.mean(axis=1).std() / single.std()
    updates = int(np.ceil(60_000 / batch_size))
    print(f"{batch_size:>4}   {noise:5.2f}   {updates:>6}")

# %% tags=["verify"]
_rng = np.random.default_rng(0)
for _size in [8, 16, 32, 64, 128, 256, 512]:
    _noise = _rng.choice(single, size=(4000, _size)).mean(axis=1).std() / single.std()
    assert np.isclose(_noise, 1 / np.sqrt(_size), rtol=0.05)

# %% [markdown] slideshow={"slide_type": "fragment"}
# El ruido va como $1/\sqrt{\text{lote}}$: **reducirlo a la mitad cuesta un lote cuatro veces mayor**, y cuatro veces menos pasos. Un lote
# grande aprovecha mejor el procesador, pero pide más memoria; el ruido de uno pequeño, a veces, ayuda a salir de las
# sillas. **Empieza con 32 o 64** y cambia solo si tienes un motivo; 32 es lo que usa Keras si no dices nada.
#
# **Pruébalo.** En la celda que calcula los tres caminos, sube `learning_rate` a $0.3$ y ejecuta también las dos que siguen. Apuesta antes a cuál le sienta bien y a cuál mal.
#
# Para verlo en una red entera, abre [el laboratorio](playground.ipynb): el encargo 5 sube $\eta$ hasta que todo se
# desborda y el 6 compara lotes de 1 y de 100.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Tres pasos a mano
#
# Sea $f(x) = x^2 - 4x + 5$, con $f'(x) = 2x - 4$. Sales de $x = 5$ con $\eta = 0.25$. Sin ejecutar nada, escribe dónde estás después del primer paso, del segundo y del tercero.

# %% tags=["exercise"]
positions = [..., ..., ...]

check(1, positions)

# %% tags=["solution"]
positions = [3.5, 2.75, 2.375]  # 5 − 0.25·6, 3.5 − 0.25·3, 2.75 − 0.25·1.5

check(1, positions)

# %% [markdown]
# ### Ejercicio · Elegir la tasa
#
# Sea $f(x) = 5x^2$, con $f'(x) = 10x$. Da tres tasas, todas positivas: `one_step`, con la que se llega al fondo en **un paso** desde cualquier sitio;
# `forever`, con la que se salta **para siempre** entre dos puntos, sin acercarse ni alejarse; y `diverges`, con la que cada paso **aleja**.

# %% tags=["exercise"]
one_step = ...
forever = ...
diverges = ...

check(2, (one_step, forever, diverges))

# %% tags=["solution"]
one_step = 0.1  # cada paso multiplica x por 1 − 10η: aquí, por 0
forever = 0.2  # por −1
diverges = 0.3  # por −2; vale cualquiera mayor que 0.2

check(2, (one_step, forever, diverges))

# %% [markdown]
# ### Ejercicio · El gradiente con varias columnas
#
# Con más de un dato por vivienda, $X$ tiene forma $(n, d)$, hay un peso por columna y $\hat{y} = Xw + b$. Escribe `gradient(w, b, X, y)`, que devuelve dos cosas: las derivadas de
# $J$, el error cuadrático medio, respecto a $w$, con forma $(d,)$, y respecto a $b$, un número. Aquí `y` y `w` tienen formas $(n,)$ y $(d,)$.


# %% tags=["exercise"]
def gradient(w, b, X, y):
    slope_w = ...
    slope_b = ...
    return slope_w, slope_b


check(3, gradient)


# %% tags=["solution"]
def gradient(w, b, X, y):
    error = X @ w + b - y  # (n,)
    slope_w = 2 * error @ X / len(y)  # cada error, por su fila; y la media
    slope_b = 2 * error.mean()
    return slope_w, slope_b


check(3, gradient)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Esta función debería hacer **una época** de descenso por mini-lotes con la recta $ax + b$ y el error cuadrático medio. Recibe el orden ya barajado en `order`. Funciona sin quejarse,
# pero tiene **tres fallos**. Escríbela bien.
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


check(4, one_epoch)


# %% tags=["solution"]
def one_epoch(a, b, x, y, order, batch_size, learning_rate):
    for start in range(0, len(x), batch_size):  # también el último lote, aunque sea menor
        rows = order[start : start + batch_size]
        error = a * x[rows] + b - y[rows]  # una vez, antes de mover nada
        a = a - learning_rate * 2 * np.mean(error * x[rows])  # media, no suma
        b = b - learning_rate * 2 * np.mean(error)
    return a, b


check(4, one_epoch)

# %% [markdown]
# ### Ejercicio · De principio a fin
#
# Escribe `fit(X, y)`: estandariza cada columna de `X`, de forma $(n, d)$, baja por el gradiente (puedes usar tu `gradient`) y devuelve `w`, de forma $(d,)$, y `b` **en las unidades
# originales**, de modo que `X @ w + b` sea la predicción. Tú eliges la tasa y los pasos. Las columnas pueden ser muy distintas: superficie en m², antigüedad en años, metros al mar.


# %% tags=["exercise"]
def fit(X, y):
    w = ...
    b = ...
    return w, b


check(5, fit)


# %% tags=["solution"]
def fit(X, y):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        slope_w, slope_b = gradient(w, b, Z, y)
        w, b = w - 0.1 * slope_w, b - 0.1 * slope_b
    return w / std, b - (w * mean / std).sum()  # lo mismo que con una columna, en cada una


check(5, fit)

# %% [markdown]
# ### Reto
#
# Cambia el precio de una vivienda por $2000$ y mira cuánto se tuerce la recta. Después deriva el gradiente con el error absoluto medio y con la pérdida de Huber, ajusta las tres rectas por
# descenso y dibújalas. Con el error absoluto y $\eta$ fija verás que nunca se queda quieta: ¿por qué?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Se baja restando la pendiente: $x \leftarrow x - \eta f'(x)$, y con varias letras, el gradiente: el mismo código.
# - Con $\eta$ corta se tarda, con $\eta$ larga se oscila y con $\eta$ excesiva se diverge.
# - Suelo llano puede ser fondo, mínimo local o silla: importa dónde se empieza.
# - Estandarizar las entradas convierte el barranco en un cuenco: de cientos de miles de pasos a unas decenas.
# - Un lote pequeño da un gradiente ruidoso, pero barato; empieza con lotes de 32 o 64.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | derivada | *derivative* | la pendiente: cuánto sube la función por unidad de avance |
# | descenso del gradiente | *gradient descent* | moverse, paso a paso, en contra del gradiente |
# | tasa de aprendizaje, $\eta$ | *learning rate* | el número que multiplica a la pendiente en cada paso |
# | derivada parcial | *partial derivative* | la pendiente al mover una sola letra |
# | gradiente, $\nabla$ | *gradient* | las derivadas parciales juntas; apunta hacia donde más sube |
# | curva de nivel | *contour line* | los puntos que están a la misma altura |
# | mínimo local, global | *local, global minimum* | el más bajo de sus alrededores; el más bajo de todos |
# | punto de silla | *saddle point* | llano, pero ni fondo ni cumbre |
# | meseta | *plateau* | una zona casi llana en la que apenas se avanza |
# | regla de la cadena | *chain rule* | los cambios encadenados se multiplican |
# | estandarizar | *standardize* | restar la media y dividir por la desviación típica |
# | lote, mini-lote | *batch*, *mini-batch* | los ejemplos con los que se calcula un paso |
# | estocástico | *stochastic* | con ejemplos tomados al azar; en rigor, de uno en uno |
# | época | *epoch* | una ronda completa por los datos |

# %% [markdown]
# ## Para saber más
#
# - A.-L. Cauchy (1847), *Méthode générale pour la résolution des systèmes d'équations simultanées*: el descenso del gradiente, en tres páginas.
# - H. Robbins y S. Monro (1951), *A stochastic approximation method*: por qué basta una pendiente ruidosa, y cómo reducir $\eta$.
# - Y. LeCun, L. Bottou, G. Orr y K.-R. Müller (1998), *Efficient BackProp*: escalado de las entradas y lotes, explicados con detalle.
# - Y. Dauphin y otros (2014), *Identifying and attacking the saddle point problem in high-dimensional non-convex optimization*: sillas frente a mínimos.
# - D. Masters y C. Luschi (2018), *Revisiting small batch training for deep neural networks*: los lotes de 32 o menos, a prueba.
