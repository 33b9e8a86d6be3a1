# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from exercises.la_neurona import check, hint, progress, solution
from utils.environment import setup
from utils.plotting import BLUE, ORANGE, draw_network, plot_points, plot_regions

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Salgo a correr?
#
# Ana decide cada día si sale a correr. Mira dos cosas: si hace sol y si alguien la acompaña. A cada una le pone un 1 si la hay y un 0 si no la hay.
#
# No le importan lo mismo: da 2 puntos al sol y 4 a la compañía. Además, empieza con 5 puntos, que son sus ganas de salir aunque no haya nada más. Después lo suma todo. Si el total es 0 o más, sale; si es negativo, se queda en casa.
#
# Hoy hace sol y nadie la acompaña:
#
# | | ¿lo hay? | puntos | suma |
# |---|:---:|:---:|:---:|
# | sol | 1 | 2 | $2 \cdot 1 = 2$ |
# | compañía | 0 | 4 | $4 \cdot 0 = 0$ |
# | ganas | | 5 | $5$ |
# | **total** | | | $7$ |
#
# Hoy sale. ¿Y los demás días? ¿Se quedará alguna vez en casa?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cada parte tiene un nombre, que usaremos en todo el curso:
#
# - lo que Ana mira son las **entradas** (*inputs*): $x_1$, el sol, y $x_2$, la compañía;
# - los puntos de cada entrada son su **peso** (*weight*): $w_1 = 2$ y $w_2 = 4$;
# - las ganas son el **sesgo** (*bias*), $b = 5$: lo que se suma aunque las entradas sean 0.
#
# El total se llama $z$:
#
# $$z = w_1 x_1 + w_2 x_2 + b$$
#
# Si ponemos los números de hoy en la fórmula, sale lo mismo que en la tabla: $z = 2 \cdot 1 + 4 \cdot 0 + 5 = 7$.
#
# Nadie decide con esta exactitud. Pero con piezas así, una suma y una decisión, se construyen las redes neuronales. Hoy verás qué se puede hacer con una sola, qué no se puede, y qué cambia con tres.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué es una neurona artificial?
#
# Falta escribir la última parte, la decisión. La respuesta es 1 (sale) o 0 (se queda). Se escribe $\hat{y}$ y se lee «y con gorro». El gorro recuerda que es lo que se responde; sin gorro, $y$ será lo que se debería responder.
#
# $$\hat{y} = \begin{cases} 1 & \text{si } z \ge 0 \\ 0 & \text{si } z < 0 \end{cases}$$
#
# Esta regla es la **función escalón** (*step function*): da 0 hasta que $z$ llega a cero y, desde ahí, da 1.
#
# La suma seguida del escalón es una **neurona artificial** (*artificial neuron*). Cuando responde 1, se dice que **dispara** (*fires*); cuando responde 0, que calla.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La neurona de Ana, con los números de hoy
# alt: Esquema de la neurona de Ana: el sol, que vale 1, entra con peso 2, y la compañía, que vale 0, con peso 4; se suma el sesgo 5, da 7, y como no es negativo responde 1.
fig, ax = plt.subplots(figsize=(8.5, 3.5))
circle = {"boxstyle": "circle,pad=0.55", "facecolor": "white", "edgecolor": "#333333", "lw": 1.6}
arrow = {"arrowstyle": "-|>", "color": "#333333", "lw": 1.8, "shrinkA": 22, "shrinkB": 26}
style = {"ha": "center", "va": "center", "fontsize": 14}
for name, value, weight, y in [("sol", 1, "$w_1 = 2$", 2), ("compañía", 0, "$w_2 = 4$", 0)]:
    ax.annotate("", xy=(2, 1), xytext=(0, y), arrowprops=arrow)
    ax.text(0, y, str(value), bbox=circle, **style)
    ax.text(-0.42, y, name, ha="right", va="center", fontsize=13)
    ax.text(0.95, 1 + (y - 1) * 0.95, weight, **style)
ax.annotate("", xy=(2, 1), xytext=(2, 2.2), arrowprops=arrow)
ax.text(2, 2.25, "$b = 5$", **style)
ax.annotate("", xy=(4, 1), xytext=(2, 1), arrowprops=arrow)
ax.text(3, 1.22, "¿$z \\geq 0$?", **style)
for x, value, name in [(2, "7", "la suma, $z$"), (4, "1", "la respuesta, $\\hat{y}$")]:
    ax.text(x, 1, value, bbox=circle, **style)
    ax.text(x, 0.3, name, ha="center", va="center", fontsize=13)
ax.add_patch(plt.Rectangle((1.25, 0), 2.1, 2.62, fill=False, linestyle="--", linewidth=1.6))
ax.text(3.45, 2.45, "la neurona", va="center", fontsize=14)
ax.set(xlim=(-1.6, 4.9), ylim=(-0.5, 2.7))
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# ¿Por qué «neurona»? Las del cerebro reciben señales de otras. Unas señales la excitan, como un peso positivo, y otras la frenan, como uno negativo. Si la excitación llega a cierto nivel, la neurona manda un pulso; si no, calla.
#
# En 1943, Warren McCulloch y Walter Pitts escribieron esa idea con matemáticas. En su neurona, todos los contactos que excitan cuentan igual, y si uno solo frena, la neurona calla. La de hoy, con pesos de cualquier tamaño, es la de Frank Rosenblatt (1958), que verás aprender en la [[el_perceptron_aprende]].

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se calcula con NumPy?
#
# Guardamos los pesos en una lista de NumPy y las entradas en otra:

# %% slideshow={"slide_type": "fragment"}
w = np.array([2, 4])
b = 5
x = np.array([1, 0])  # sol y nadie
print("z =", w @ x + b)

# %% [markdown] slideshow={"slide_type": "fragment"}
# El signo `@` multiplica las dos listas número a número y suma: `w @ x` es $2 \cdot 1 + 4 \cdot 0$. Esa operación es el **producto escalar** (*dot product*), y en las fórmulas se escribe con un punto, $w \cdot x$. Así la neurona cabe en una línea, con dos entradas o con mil:
#
# $$z = w \cdot x + b$$

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con dos entradas de 0 o 1 hay cuatro casos. Los ponemos en una tabla $X$, uno por fila. Entonces `X @ w` hace el producto escalar de cada fila y da una lista de cuatro números.
#
# NumPy hace lo demás también con los cuatro a la vez: `+ b` suma $b$ a cada uno, y `>= 0` pregunta a cada uno si llega a cero. Por ejemplo, con $-1$, $0$ y $3$ la pregunta da `False`, `True` y `True`, y `astype(int)` los convierte en 0, 1 y 1.
#
# **Predice**, con papel: ¿cuánto vale $z$ con $(0, 1)$, con $(0, 0)$ y con $(1, 1)$? ¿Se queda Ana en casa algún día?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
X = np.array([[1, 0], [0, 1], [0, 0], [1, 1]])  # los cuatro casos, siempre en este orden


def neuron(X, w, b):
    """Lo que responde la neurona, 0 o 1, a cada fila de X."""
    return (X @ w + b >= 0).astype(int)


print("z =", X @ w + b)
print("ŷ =", neuron(X, w, b))

# %% tags=["verify"]
assert (X @ w + b).tolist() == [7, 9, 5, 11] and neuron(X, w, b).tolist() == [1, 1, 1, 1]
assert (np.array([-1, 0, 3]) >= 0).astype(int).tolist() == [0, 1, 1]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# $z$ vale 9, 5 y 11. Ana sale siempre, incluso sin sol y sin nadie. Sus pesos y su sesgo son positivos, así que el total no puede ser negativo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué hacen otros números?
#
# Bruno y Carla deciden igual, con otros números. A los dos les da pereza, y su sesgo es negativo:
#
# | | peso del sol | peso de la compañía | sesgo |
# |---|:---:|:---:|:---:|
# | Bruno | 2 | 1 | $-3$ |
# | Carla | 2 | 2 | $-2$ |
#
# A mano, Bruno con sol y nadie: $z = 2 \cdot 1 + 1 \cdot 0 - 3 = -1$. Se queda.
#
# **Predice**, con papel: ¿en cuáles de los cuatro casos sale Bruno? ¿Y Carla?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
w_bruno, b_bruno = np.array([2, 1]), -3
w_carla, b_carla = np.array([2, 2]), -2
print("Bruno: z =", X @ w_bruno + b_bruno, " ŷ =", neuron(X, w_bruno, b_bruno))
print("Carla: z =", X @ w_carla + b_carla, " ŷ =", neuron(X, w_carla, b_carla))

# %% tags=["verify"]
assert (X @ w_bruno + b_bruno).tolist() == [-1, -2, -3, 0]
assert (X @ w_carla + b_carla).tolist() == [0, 0, -2, 2]
assert neuron(X, w_bruno, b_bruno).tolist() == [0, 0, 0, 1]
assert neuron(X, w_carla, b_carla).tolist() == [1, 1, 0, 1]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Bruno sale solo si hay sol **y** compañía: su neurona hace **AND**, como el `and` de Python. Carla sale si hay al menos una de las dos cosas: la suya hace **OR**, como `or`.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Lo de Bruno, «las dos», se llama AND; lo de Carla, «al menos una», OR. El programa es el mismo. Solo han cambiado tres números, y hace otra cosa. En eso consistirá **aprender**: en encontrar los números. Hoy los ponemos nosotros.
#
# Fíjate en Bruno con $(1, 1)$: $z$ vale justo 0. Dispara porque la regla dice $z \ge 0$; si dijera $z > 0$, no saldría nunca. Una decisión así es frágil: con un sesgo un poco menor, Bruno se quedaría siempre en casa.
#
# **Pruébalo.** Cambia `new_b`, el sesgo de Bruno, por $-2.5$ y después por $-4$. Calcula antes $z$ con $(1, 1)$: ¿con cuál seguirá siendo un AND?

# %%
new_b = -3
y_and = [0, 0, 0, 1]
y_new = neuron(X, w_bruno, new_b)
print("z =", X @ w_bruno + new_b, " ŷ =", y_new)
print("¿Es un AND?", np.array_equal(y_new, y_and))  # ¿son iguales las dos listas?

# %% tags=["verify"]
for _b, _right in [(-3, True), (-2.5, True), (-4, False), (-2, False), (0, False)]:
    assert np.array_equal(neuron(X, w_bruno, _b), y_and) == _right

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con $-2.5$ es un AND, y ya sin empate: $z = 0.5$ con $(1, 1)$ y negativo en los demás casos. Con $-4$ no dispara nunca. Con $-2$ tampoco es un AND, porque basta el sol.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Dónde cambia de respuesta?
#
# También puede haber medio sol, $0.5$, o compañía durante un cuarto del camino, $0.25$. Entonces cada día es un **punto del plano**: $x_1$ dice cuánto a la derecha y $x_2$ cuánto arriba. El plano sigue más allá de los días posibles (no hay sol $-1$), y lo dibujaremos también ahí para ver la recta de Ana.
#
# ¿Dónde pasa Bruno de callar a disparar? Donde $z = 0$:
#
# $$2x_1 + x_2 - 3 = 0$$
#
# Si despejas $x_2$ sale $x_2 = 3 - 2x_1$, la ecuación de una recta. Lo mismo ocurre con cualquier neurona de dos entradas, si sus pesos no son los dos 0: los puntos con $w_1 x_1 + w_2 x_2 + b = 0$ forman una recta. A un lado, $z$ es positivo y la neurona dispara; al otro, es negativo y calla. Esa recta es su **frontera de decisión** (*decision boundary*).

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las rectas de Ana, Bruno y Carla, con su vector w
# alt: Tres planos con los cuatro casos. La recta de Ana deja los cuatro en el lado naranja, que dispara; la de Bruno deja en él solo (1, 1), justo en el borde; la de Carla, todos menos (0, 0). En los tres, la flecha w sale de la recta en ángulo recto hacia el lado naranja.
people = {"Ana": (w, b), "Bruno": (w_bruno, b_bruno), "Carla": (w_carla, b_carla)}
starts = [(-0.5, -1), (0.75, 1.5), (-0.4, 1.4)]  # un punto de cada recta
fig, axes = plt.subplots(1, 3, figsize=(10.5, 4.1), sharey=True)
for ax, (name, (w_one, b_one)), start in zip(axes, people.items(), starts):
    plot_regions(lambda P: P @ w_one + b_one, (-1.8, 2), (-1.8, 2), ax=ax, level=0)
    plot_points(X, neuron(X, w_one, b_one), ax=ax, size=130)
    tip = start + 0.6 * w_one / np.linalg.norm(w_one)
    ax.annotate("", xy=tip, xytext=start, arrowprops={"arrowstyle": "-|>", "linewidth": 2.5})
    ax.text(*(tip + [0.18, 0]), "$w$", fontsize=16, ha="center", va="center")
    title = f"{name}: w = ({w_one[0]}, {w_one[1]}), b = {b_one}".replace("-", "−")
    ax.set(title=title, xlabel="$x_1$ (sol)", aspect="equal")
    ax.set(xticks=[-1, 0, 1, 2], yticks=[-1, 0, 1, 2])
axes[0].set_ylabel("$x_2$ (compañía)")
plt.show()

# %% tags=["verify"]
assert all(abs(_w @ _p + _b) < 1e-9 for (_w, _b), _p in zip(people.values(), starts))

# %% [markdown] slideshow={"slide_type": "fragment"}
# En la zona naranja la neurona dispara y en la azul calla. La flecha es $w$: avanza $w_1$ a la derecha y $w_2$ hacia arriba (la hemos dibujado más corta). En las tres sale de la recta en ángulo recto, y hacia el lado que dispara. Con Bruno se ve por qué:
#
# - Gira $w = (2, 1)$ un cuarto de vuelta en un papel cuadriculado: 2 a la derecha y 1 arriba se vuelven 1 a la izquierda y 2 arriba, $(-1, 2)$. Si te mueves así, $x_1$ cambia $-1$ y $x_2$ cambia $2$, y $z$ cambia $2 \cdot (-1) + 1 \cdot 2 = 0$. Por tanto, quien estaba en la recta sigue en ella: **la recta va en esa dirección**, a un cuarto de vuelta de $w$.
# - Si te mueves como dice $w$, $z$ cambia $2 \cdot 2 + 1 \cdot 1 = 5$. Como sube, $w$ apunta al lado que dispara.
#
# Con otros números pasa lo mismo. Se dice que $w$ es el **vector normal** (*normal vector*) de la recta. El sesgo no entra en la cuenta: cambiar $b$ mueve la recta sin girarla.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Importa el tamaño de los números?
#
# Diana decide con $w = (3, 4)$ y $b = -5$. Multipliquemos sus tres números por un mismo factor $c$, primero por 10 y después por $-1$.
#
# **Predice** qué cambia con cada factor: ¿los $z$? ¿La recta? ¿Las respuestas?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
w_diana, b_diana = np.array([3, 4]), -5
for c in [1, 10, -1]:
    w_new, b_new = c * w_diana, c * b_diana
    print("c =", c, " z =", X @ w_new + b_new, " ŷ =", neuron(X, w_new, b_new))

# %% tags=["verify"]
assert (X @ w_diana + b_diana).tolist() == [-2, -1, -5, 2]
assert neuron(X, -w_diana, -b_diana).tolist() == [1, 1, 1, 0]
assert neuron(X, -w_bruno, -b_bruno).tolist() == [1, 1, 1, 1]
for _c in [0.001, 0.5, 3, 1e6]:
    for _w, _b in people.values():
        assert np.array_equal(neuron(X, _c * _w, _c * _b), neuron(X, _w, _b))

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La recta es la misma con los tres factores: donde $z = 0$, también $10z = 0$ y $-z = 0$.
#
# Con 10, los $z$ son diez veces mayores y las respuestas no cambian. Parecería una neurona «más fuerte», pero es **la misma**. Con $-1$ se cambian los lados: Diana hacía AND, y ahora dispara siempre menos con $(1, 1)$.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Multiplicar los tres números por un mismo factor positivo da **la misma neurona**. Con un factor negativo se cambian los lados y, si ningún caso está justo en la recta, sale la **contraria**. (Con Bruno no: su empate en $(1, 1)$ sigue siendo 0, y dispararía en los cuatro casos.) La contraria del AND, que dispara siempre menos con $(1, 1)$, se llama **NAND** (*not and*, «no las dos»). La necesitaremos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por cuánto decide?
#
# Acabas de ver que $z$ puede ser diez veces mayor sin que cambie nada. Así que $z$ no dice si una decisión está cerca de cambiar. Lo dice la **distancia** del punto a la recta. Calculémosla para Diana en $(1, 1)$, donde $z = 2$.
#
# La longitud de $w$ se escribe $\lVert w \rVert$, y la da Pitágoras: $\lVert w \rVert = \sqrt{w_1^2 + w_2^2}$. La de Diana es $\sqrt{9 + 16} = 5$.
#
# 1. Dividimos $w$ entre su longitud, 5. Queda $(0.6, 0.8)$, un paso de longitud 1 en la dirección de $w$.
# 2. Con cada paso así, $z$ sube $3 \cdot 0.6 + 4 \cdot 0.8 = 5$.
# 3. En la recta, $z = 0$. Para llegar desde ella a un punto con $z = 2$ hay que andar $2/5 = 0.4$ de esos pasos. Esa es la distancia.
#
# El camino más corto entre un punto y una recta es el que la corta en ángulo recto, y por ese hemos andado. Con letras, cada paso sube $z$ en $\frac{w_1^2 + w_2^2}{\lVert w \rVert} = \lVert w \rVert$. Así que:
#
# $$\text{distancia} = \frac{z}{\lVert w \rVert}$$
#
# Con esta fórmula (si los dos pesos no son 0) sale con signo: positiva en el lado que dispara y negativa en el que calla. Comprobémosla con una regla: medimos desde $(1, 1)$ hasta muchos puntos de la recta y nos quedamos con la menor medida.

# %% slideshow={"slide_type": "subslide"}
x1 = np.linspace(0, 2, 201)  # 201 números de 0 a 2, a la misma distancia unos de otros
x2 = (5 - 3 * x1) / 4  # para cada uno, el x2 que lo pone en la recta
measured = np.sqrt((x1 - 1) ** 2 + (x2 - 1) ** 2)  # Pitágoras, hasta el punto (1, 1)
print("con la regla:", measured.min().round(4))

z = 3 * 1 + 4 * 1 - 5
print("con la fórmula:", z / np.sqrt(3**2 + 4**2))

# %% tags=["verify"]
assert np.isclose(measured.min(), 0.4) and np.linalg.norm(w_diana) == 5
assert np.allclose(w_diana @ np.array([x1, x2]) + b_diana, 0)

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La distancia del punto (1, 1) a la recta de Diana
# alt: La recta de Diana baja de izquierda a derecha. Desde el punto (1, 1), en el lado naranja, un segmento en ángulo recto llega a la recta: mide 0.4.
point = np.array([1, 1])
distance = (w_diana @ point + b_diana) / np.linalg.norm(w_diana)
foot = point - distance * w_diana / np.linalg.norm(w_diana)
fig, ax = plt.subplots(figsize=(5.4, 4.6))
plot_regions(lambda P: P @ w_diana + b_diana, (-0.3, 1.5), (-0.3, 1.5), ax=ax, level=0)
plot_points(X, neuron(X, w_diana, b_diana), ax=ax, size=130)
ax.plot(*zip(foot, point), "--", color="black", linewidth=2)
ax.text(*((foot + point) / 2 + [0.06, -0.08]), f"{distance:.1f}", fontsize=15)
ax.set(xlabel="$x_1$ (sol)", ylabel="$x_2$ (compañía)", aspect="equal")
ax.set(xticks=[0, 0.5, 1, 1.5], yticks=[0, 0.5, 1, 1.5])
ax.set_title(f"$z$ = {w_diana @ point + b_diana}, distancia {distance:.1f}")
plt.show()

# %% [markdown]
# **Con papel**: ¿a qué distancia de la recta de Diana está $(0, 0)$, con su signo? ¿Y si sus tres números se multiplican por 10?

# %% tags=["verify"]
assert b_diana / np.linalg.norm(w_diana) == 10 * b_diana / np.linalg.norm(10 * w_diana) == -1

# %% [markdown]
# <details><summary>Qué debería salirte</summary>
#
# $z = -5$ y $\lVert w \rVert = 5$, así que la distancia es $-1$: en el lado que calla. Multiplicados por 10, $-50 / 50$: otra vez $-1$. La recta es la misma, y la distancia también.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Hasta dónde llega una recta?
#
# Ya conoces tres tareas: AND (las dos), OR (al menos una) y NAND (no las dos). La cuarta es de Elena. Sale si hay sol o si hay compañía, pero **no con las dos cosas**, porque entonces hay demasiada gente en el parque. Se llama **XOR** (*exclusive or*). Estas son las respuestas que pide cada una:

# %% slideshow={"slide_type": "fragment"}
# En el orden de X: (1, 0), (0, 1), (0, 0) y (1, 1).
tasks = {"AND": [0, 0, 0, 1], "OR": [1, 1, 0, 1], "NAND": [1, 1, 1, 0], "XOR": [1, 1, 0, 0]}

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las cuatro tareas, en el plano: ¿por dónde pasaría la recta?
# alt: Cuatro cuadrados con los casos en sus esquinas. En AND dispara solo la de arriba a la derecha; en OR, todas menos la de abajo a la izquierda; en NAND, todas menos la de arriba a la derecha; en XOR, dos esquinas opuestas.
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.2), sharey=True)
for ax, (name, y) in zip(axes, tasks.items()):
    plot_points(X, np.array(y), names=["debe callar", "debe disparar"], ax=ax, size=140)
    ax.set(title=name, xlabel="$x_1$ (sol)", xticks=[0, 1], yticks=[0, 1], aspect="equal")
    ax.set(xlim=(-0.4, 1.4), ylim=(-0.4, 1.4))
axes[0].set_ylabel("$x_2$ (compañía)")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
plt.show()

# %% tags=["verify"]
assert all(y == tasks[name] for name, y in {"AND": y_and, "NAND": [1, 1, 1, 0]}.items())
assert tasks["OR"] == neuron(X, w_carla, b_carla).tolist()

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Pruébalo.** Mueve primero solo $b$: ¿gira la recta? Después busca una neurona para cada tarea y dedica dos minutos al XOR: apunta cuántos casos consigues.

# %% tags=["setup"]
# Preparar los controles
from ipywidgets import FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve la recta con sus tres números
def show_neuron(w1, w2, b):
    weights = np.array([w1, w2])
    y_pred = neuron(X, weights, b)
    fig, ax = plt.subplots(figsize=(6.4, 3.9), layout="none")
    plot_regions(lambda P: P @ weights + b, (-1, 2), (-1, 2), ax=ax, resolution=200, level=0)
    plot_points(X, y_pred, ax=ax, size=130)
    ax.set(xlabel="$x_1$ (sol)", ylabel="$x_2$ (compañía)", aspect="equal")
    ax.set(xticks=[0, 1], yticks=[0, 1])
    lines = []
    for name, y in tasks.items():
        hits = np.sum(y_pred == y)
        lines.append(f"{name}: acierta {hits} de 4" + (" ✓" if hits == 4 else ""))
    ax.text(2.2, 0.5, "\n".join(lines), fontsize=14, va="center", linespacing=1.8)
    plt.show()


limits = {"min": -6, "max": 6, "step": 0.5}
interact(
    show_neuron,
    w1=FloatSlider(2, **limits),
    w2=FloatSlider(1, **limits),
    b=FloatSlider(-3, **limits),
);  # fmt: skip

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Al mover solo $b$, la recta se desplaza y no gira. Cada tarea la hacen muchas neuronas. Con $w = (2, 2)$, $b = -3$ da AND y $b = -1$ da OR; con $w = (-2, -2)$ y $b = 3$ sale NAND. Si los dos pesos son 0 no hay recta, y la neurona responde lo mismo en todo el plano.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Hay una neurona que haga XOR?
#
# Que la busque el ordenador. Probaremos todos los números enteros de $-30$ a $30$ para $w_1$, $w_2$ y $b$: son $61 \cdot 61 \cdot 61 = 226981$ neuronas. De cada una contamos en cuántos de los cuatro casos acierta.


# %% slideshow={"slide_type": "subslide"}
def count_hits(y):
    """Cuántas neuronas aciertan 0, 1, 2, 3 y 4 casos."""
    totals = [0, 0, 0, 0, 0]
    for w1 in range(-30, 31):
        for w2 in range(-30, 31):
            for b in range(-30, 31):
                z = [w1 + b, w2 + b, b, w1 + w2 + b]  # los cuatro casos, en su orden
                hits = 0
                for i in range(4):
                    if (z[i] >= 0) == y[i]:  # para Python, True es igual a 1, y False, a 0
                        hits = hits + 1
                totals[hits] = totals[hits] + 1
    return totals


# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice**: ¿cuántas de las 226981 neuronas acertarán los cuatro casos del AND: ninguna, diez o doce, miles? ¿Y los del XOR?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
and_hits = count_hits(tasks["AND"])
xor_hits = count_hits(tasks["XOR"])
print("aciertos:   0, 1, 2, 3 y 4")
print("en el AND:", and_hits)
print("en el XOR:", xor_hits)

# %% tags=["verify"]
assert sum(and_hits) == sum(xor_hits) == 61**3 == 226981
assert and_hits[4] == 4495 and xor_hits == [0, 32860, 160796, 33325, 0]
_found = {
    tuple(neuron(X, np.array([w1, w2]), b).tolist())
    for w1 in range(-3, 4)
    for w2 in range(-3, 4)
    for b in range(-3, 4)
}
assert len(_found) == 14 and (1, 1, 0, 0) not in _found and (0, 0, 1, 1) not in _found

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Hacen AND 4495 neuronas. XOR no lo hace ninguna: las mejores aciertan tres casos. Tampoco hay ninguna que falle los cuatro: la demostración que viene ahora explica las dos cosas.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ahora bien, un recuento **no demuestra** nada de los números que no ha probado: los que hay entre dos enteros, o más allá de 30. Hace falta un argumento.
#
# Vuelve a los $z$ de Ana, Bruno y Carla. Suma los de $(0, 0)$ y $(1, 1)$ y, aparte, los de $(1, 0)$ y $(0, 1)$:
#
# | | $(0, 0)$ y $(1, 1)$ | $(1, 0)$ y $(0, 1)$ |
# |---|:---:|:---:|
# | Ana | $5 + 11 = 16$ | $7 + 9 = 16$ |
# | Bruno | $-3 + 0 = -3$ | $-1 - 2 = -3$ |
# | Carla | $-2 + 2 = 0$ | $0 + 0 = 0$ |
#
# Las dos sumas coinciden siempre. Con letras se ve por qué: la primera es $b + (w_1 + w_2 + b)$; la segunda, $(w_1 + b) + (w_2 + b)$; y las dos valen $w_1 + w_2 + 2b$.
#
# ¿Qué pide el XOR?
#
# - Callar con $(0, 0)$ y con $(1, 1)$: dos $z$ negativos, así que la primera suma es **negativa**.
# - Disparar con $(1, 0)$ y con $(0, 1)$: dos $z$ que llegan a 0, así que la segunda suma es **0 o más**.
#
# Pero las dos sumas son el mismo número, y un número no puede ser negativo y a la vez 0 o más. Por tanto, **ninguna neurona hace XOR**, con estos números ni con otros. Fallar los cuatro casos pediría la primera suma 0 o más y la segunda negativa, y tampoco puede ser.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Por qué una recta no separa el XOR
# alt: Los cuatro casos del XOR en las esquinas de un cuadrado. La diagonal que une los dos que callan y la que une los dos que disparan se cortan en el centro.
y_xor = np.array(tasks["XOR"])
fig, ax = plt.subplots(figsize=(4.8, 4.4))
ax.plot([0, 1], [0, 1], color=BLUE)
ax.plot([1, 0], [0, 1], "--", color=ORANGE)
plot_points(X, y_xor, names=["debe callar", "debe disparar"], ax=ax, size=160)
ax.plot(0.5, 0.5, "X", color="black", markersize=12)
ax.text(0.63, 0.5, "el centro", va="center", fontsize=13)
ax.set(xlabel="$x_1$ (sol)", ylabel="$x_2$ (compañía)", aspect="equal")
ax.set(xlim=(-0.25, 1.25), ylim=(-0.25, 1.25), xticks=[0, 1], yticks=[0, 1])
ax.legend(loc="upper center", bbox_to_anchor=(0.5, 1.17), ncols=2)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# El dibujo dice lo mismo. Si una recta dejara los dos azules a un lado, todo el segmento azul quedaría en ese lado, también el centro. Si dejara los dos naranjas al otro, el centro estaría también allí. Y no puede estar en los dos.
#
# Aquí hay dos **clases** de puntos: los que deben disparar y los que deben callar. Cuando una recta puede dejar cada clase a un lado, son **linealmente separables** (*linearly separable*). Las del XOR no lo son. En 1969, Marvin Minsky y Seymour Papert estudiaron a fondo límites como este.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y tres neuronas?
#
# Di la regla de Elena en voz alta: «al menos una de las dos, **y** no las dos». «Al menos una» es un OR, y «no las dos» es un NAND. La «y» que las junta es un AND:
#
# $$\text{XOR} = \text{AND}(\text{OR}, \text{NAND})$$
#
# Cada pieza la sabe hacer una neurona. Elegimos números sin empates. Llamaremos $h_1$ a lo que responde la del OR y $h_2$ a lo que responde la del NAND. La tercera neurona no mira $x_1$ ni $x_2$: **sus entradas son $h_1$ y $h_2$**. En el dibujo, cada círculo gris será ya una neurona entera, con su suma y su escalón.

# %% slideshow={"slide_type": "subslide"}
w_or, b_or = np.array([2, 2]), -1
w_nand, b_nand = np.array([-2, -2]), 3
w_and, b_and = np.array([2, 2]), -3

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La red de tres neuronas
# alt: Esquema de la red: el sol y la compañía entran en dos neuronas, OR y NAND, y las respuestas de esas dos entran en una tercera, AND. Cada línea lleva su peso.
fig, ax = plt.subplots(figsize=(8, 3.4))
draw_network(
    [2, 2, 1],
    labels=[["$x_1$", "$x_2$"], ["OR", "NAND"], ["AND"]],
    weights=[np.column_stack([w_or, w_nand]), np.column_stack([w_and])],
    titles=["entradas", "capa oculta", "salida"],
    ax=ax,
)
for x, y, answer, bias in [
    (1, 0.5, "h_1", b_or),
    (1, -0.5, "h_2", b_nand),
    (2, 0, "\\hat{y}", b_and),
]:
    ax.text(x + 0.15, y + 0.17, f"${answer}$", va="bottom", fontsize=14)
    ax.text(x, y - 0.3, f"b = {bias:g}".replace("-", "−"), ha="center", va="top", fontsize=12)
for circles in ax.collections[1:]:
    circles.set_facecolor("#e4e4e4")
ax.set_ylim(-1.35, 1.15)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En cada línea está su peso, naranja si es positivo y azul si es negativo. Las dos neuronas de en medio forman una **capa oculta** (*hidden layer*). Se llama así porque queda dentro de la red: desde fuera solo se ven las entradas y la salida.
#
# **Predice**, con papel: escribe la pareja $(h_1, h_2)$ de cada caso. ¿Cuántas parejas distintas le llegan a la tercera neurona: cuatro, tres o dos?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
h1 = neuron(X, w_or, b_or)
h2 = neuron(X, w_nand, b_nand)
H = np.column_stack([h1, h2])  # las dos listas, como columnas de una tabla
y_pred = neuron(H, w_and, b_and)
print("  x1 x2 h1 h2 ŷ")
print(np.column_stack([X, H, y_pred]))

# %% tags=["verify"]
assert (y_pred == y_xor).all() and H.tolist() == [[1, 1], [1, 1], [0, 1], [1, 0]]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Le llegan tres parejas distintas: $(1, 1)$, dos veces, $(0, 1)$ y $(1, 0)$. Y la última columna es $1, 1, 0, 0$: la red **hace XOR**.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué ve la última neurona?
#
# La tercera es una neurona como las demás, así que solo tiene una recta. ¿Por qué ahora le basta? Porque su plano es otro, el de $h_1$ y $h_2$. Los casos $(1, 0)$ y $(0, 1)$ estaban en esquinas opuestas; en el plano nuevo **están en el mismo punto**, $(1, 1)$.


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El plano de las entradas y el que ve la última neurona
# alt: A la izquierda, las rectas del OR y del NAND dejan entre ellas una franja naranja con los casos (1, 0) y (0, 1). A la derecha, los cuatro casos han quedado en tres puntos, y una recta separa el naranja de los dos azules.
def xor_network(P):
    hidden = np.column_stack([neuron(P, w_or, b_or), neuron(P, w_nand, b_nand)])
    return neuron(hidden, w_and, b_and)


fig, axes = plt.subplots(1, 2, figsize=(10, 4.7))
plot_regions(xor_network, (-0.613, 1.713), (-0.613, 1.713), ax=axes[0])
plot_points(X, y_xor, ax=axes[0], size=150)
white = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1}
under = {
    "xytext": (0, -23),
    "textcoords": "offset points",
    "ha": "center",
    "fontsize": 12,
    "bbox": white,
}
for case, h in zip(X, H):
    axes[0].annotate(f"→ h = ({h[0]}, {h[1]})", case, **under)
hits = np.sum(xor_network(X) == y_xor)
axes[0].set(title=f"Lo que entra: la red acierta {hits} de 4", aspect="equal")
axes[0].set(xlabel="$x_1$ (sol)", ylabel="$x_2$ (compañía)")
corners = np.unique(H, axis=0)
plot_regions(lambda P: P @ w_and + b_and, (-0.6, 1.7), (-0.6, 1.7), ax=axes[1], level=0)
seen = neuron(corners, w_and, b_and)
plot_points(corners, seen, ax=axes[1], size=150)
names = {1: "un punto", 2: "dos puntos", 3: "tres puntos", 4: "cuatro puntos"}
axes[1].set(title=f"Lo que ve la última: {names[len(corners)]}", aspect="equal")
axes[1].set(xlabel="$h_1$", ylabel="$h_2$")
for ax in axes:
    ax.set(xticks=[0, 1], yticks=[0, 1])
for corner in corners:
    here = [f"({a}, {c})" for (a, c), h in zip(X, H) if (h == corner).all()]
    over = under | {"xytext": (0, 13)}
    label = ("caso " if len(here) == 1 else "casos\n") + ", ".join(here)
    axes[1].annotate(label, corner, **over)
plt.show()

# %% tags=["verify"]
assert len(corners) == 3 and hits == 4
_plane = np.random.default_rng(0).uniform(-9, 9, size=(20000, 2))
_hidden = np.column_stack([neuron(_plane, w_or, b_or), neuron(_plane, w_nand, b_nand)])
assert len(np.unique(_hidden, axis=0)) == 3

# %% [markdown] slideshow={"slide_type": "fragment"}
# A la izquierda, el color de un punto es lo que pide el XOR; a la derecha, lo que responde la última neurona. Cada flecha dice en qué punto de la derecha cae ese caso. Y no caen solo los cuatro casos, sino el plano entero, porque el OR y el NAND solo responden 0 o 1. Toda la franja cae en $(1, 1)$; todo lo de abajo, en $(0, 1)$, y todo lo de arriba, en $(1, 0)$. En $(0, 0)$ no cae nada: habría que estar a la vez por debajo de la recta del OR y por encima de la del NAND. La capa oculta **aplasta el plano** en tres puntos, y a esos sí los separa una recta.
#
# **Pruébalo.** Cambia `b_nand` a 2.5 y después a 1.5, y ejecuta desde su celda hasta la figura. Calcula antes $h_2$ en los cuatro casos.

# %% tags=["verify"]
for _b, _right in [(2.5, True), (1.5, False), (4, False), (-3, False), (2, True)]:
    _hidden = np.column_stack([h1, neuron(X, w_nand, _b)])
    assert (neuron(_hidden, w_and, b_and) == y_xor).all() == _right
assert not neuron(np.column_stack([h1, neuron(X, w_nand, 1.5)]), w_and, b_and).any()

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con 2.5 sigue siendo XOR. Con 1.5, la segunda neurona calla también con $(1, 0)$ y con $(0, 1)$: ya no es un NAND. La recta del NAND ha bajado, los dos casos naranjas quedan fuera de la franja, y la red calla en los cuatro.
#
# </details>

# %% [markdown] slideshow={"slide_type": "subslide"}
# Hemos puesto nueve números a mano, y conocíamos la respuesta. Con treinta entradas y miles de neuronas, nadie podría. ¿Cómo los encuentra la máquina, a partir de ejemplos? Con una neurona, lo verás en la [[el_perceptron_aprende]]; con varias capas, en la [[backpropagation_a_mano]].

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios

# %% [markdown]
# ### Ejercicio · ¿Es la misma?
#
# Compara cada neurona con la que tiene $w = (2, -1)$ y $b = 3$. Escribe `"igual"` si responden lo mismo en todo el plano; `"contraria"` si su recta es la misma, pero con los lados cambiados; `"paralela"` si su recta es otra que no corta a la primera; y `"corta"` si la corta.
#
# - `A`: $w = (1, -0.5)$, $b = 1.5$
# - `B`: $w = (-4, 2)$, $b = -6$
# - `C`: $w = (2, 1)$, $b = 3$
# - `D`: $w = (6, -3)$, $b = 3$

# %% tags=["exercise"]
compared = {"A": ..., "B": ..., "C": ..., "D": ...}

check(1, compared)

# %% tags=["solution"]
compared = {
    "A": "igual",  # los tres números, por 0.5
    "B": "contraria",  # los tres, por −2
    "C": "corta",  # sus pesos no son los otros multiplicados por un número
    "D": "paralela",  # los pesos, por 3, pero el sesgo no
}

check(1, compared)

# %% [markdown]
# ### Ejercicio · Al menos $k$
#
# Fátima tiene $d$ amigas y sale a correr si van **al menos $k$**. Hay una entrada por amiga: 1 si va y 0 si no. Escribe `at_least(k, d)`, que devuelve los números de su neurona: `w`, con $d$ pesos, y `b`. Por ejemplo, `at_least(2, 2)` debe hacer AND, y `at_least(1, 2)`, OR. El número $k$ va de 1 a $d$. `np.ones(d)` es una lista de $d$ unos.


# %% tags=["exercise"]
def at_least(k, d):
    w = ...
    b = ...
    return w, b


check(2, at_least)


# %% tags=["solution"]
def at_least(k, d):
    w = np.ones(d)  # así, w · x cuenta cuántas van
    b = 0.5 - k  # a medio camino entre k − 1 y k: sin empates
    return w, b


check(2, at_least)

# %% [markdown]
# ### Ejercicio · Iguales
#
# Elige los números de una red de tres neuronas que dispare cuando **las dos entradas son iguales**: con $(0, 0)$ y con $(1, 1)$. `first` y `second` son las de la capa oculta, y `last`, la que mira sus respuestas. De cada una, da los dos pesos y el sesgo.

# %% tags=["exercise"]
first = ([..., ...], ...)
second = ([..., ...], ...)
last = ([..., ...], ...)

check(3, (first, second, last))

# %% tags=["solution"]
first = ([1, 1], -1.5)  # las dos: AND
second = ([-1, -1], 0.5)  # ninguna de las dos
last = ([1, 1], -0.5)  # o una cosa o la otra: OR

check(3, (first, second, last))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una neurona suma $z = w \cdot x + b$ y dispara si $z \ge 0$.
# - Con dos entradas, parte el plano con una recta: $w$ es perpendicular a ella y apunta al lado que dispara; $b$ la desplaza.
# - Multiplicar $w$ y $b$ por un número positivo no cambia las respuestas; la distancia a la recta, con su signo, es $z / \lVert w \rVert$.
# - Una neurona hace AND, OR y NAND. Ninguna hace XOR: está demostrado.
# - Tres neuronas hacen XOR: la capa oculta aplasta el plano en tres puntos que una recta separa.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | entrada | *input* | cada número que mira la neurona |
# | peso | *weight* | el número que multiplica a una entrada |
# | sesgo | *bias* | el número que se suma al final |
# | función escalón | *step function* | 1 si $z \ge 0$; 0 si no |
# | neurona artificial | *artificial neuron* | la suma seguida del escalón |
# | disparar | *to fire* | responder 1 |
# | producto escalar | *dot product* | multiplicar número a número y sumar |
# | frontera de decisión | *decision boundary* | donde cambia la respuesta, $z = 0$ |
# | vector normal | *normal vector* | el perpendicular a la recta; aquí, $w$ |
# | AND, OR, NAND, XOR | *and, or, not and, exclusive or* | las dos; al menos una; no las dos; una y no las dos |
# | linealmente separables | *linearly separable* | clases que una recta puede dejar cada una a un lado |
# | capa oculta | *hidden layer* | las neuronas entre las entradas y la salida |

# %% [markdown]
# ## Para saber más
#
# - W. McCulloch y W. Pitts (1943), *A logical calculus of the ideas immanent in nervous activity*: la neurona como una regla lógica, de todo o nada.
# - F. Rosenblatt (1958), *The perceptron: a probabilistic model for information storage and organization in the brain*: los pesos que se ajustan.
# - M. Minsky y S. Papert (1969), *Perceptrons*: qué puede y qué no puede una sola capa.
# - S. Muroga (1971), *Threshold Logic and Its Applications*: cuántas tablas hace una neurona; con dos entradas, 14 de las 16 posibles.
