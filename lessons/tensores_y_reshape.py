# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from exercises.tensores_y_reshape import check, hint, progress, solution
from utils.data import load_china, load_sunspots
from utils.environment import setup
from utils.plotting import BLUE, GREEN, ORANGE, SKY, draw_cells, lighten

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos líneas que parecen iguales
#
# Un programa guarda una foto en color como tres planos, uno por color: su forma es `(3, 84, 126)`. Para dibujarla hacen falta juntos los tres números
# de cada punto: `(84, 126, 3)`. Dos compañeros lo arreglan en una línea:
#
# ```python
# planes.reshape(84, 126, 3)
# planes.transpose(1, 2, 0)
# ```
#
# Las dos funcionan, dan la misma forma y contienen los mismos números. **Antes de seguir**, apuesta y apúntalo:
#
# 1. ¿Sale la misma foto?
# 2. Un punto de la foto tiene luz 250 y se le suman 10. ¿Cuánto vale ahora?
# 3. Un modelo acierta ocho respuestas de ocho y, al calcular su error, no sale 0. ¿Qué ha podido pasar?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## De un número a un vídeo
#
# Hasta ahora los datos de una red han sido una tabla. Pero una foto no es una tabla, y un vídeo menos. La idea que los cubre a todos es poner
# **cosas iguales en fila**: números en fila, filas en una tabla, tablas en una pila, y así sucesivamente.
#
# A eso se le llama **tensor** (*tensor*). Cada «en fila» es un **eje** (*axis*), y la lista de los tamaños, uno por eje, es la **forma** (*shape*).

# %% slideshow={"slide_type": "fragment"}
names = ["escalar", "vector", "matriz", "3-D", "4-D", "5-D"]
shapes = [(), (4,), (3, 4), (2, 3, 4), (3, 2, 3, 4), (2, 3, 2, 3, 4)]
for name, shape in zip(names, shapes):
    T = np.zeros(shape)
    print(f"{name:<8} {T.ndim} ejes, {T.size:>3} números, forma {T.shape}")

# %% tags=["verify"]
assert T.size == 2 * 3 * 2 * 3 * 4  # siempre, el producto de los tamaños


# %% tags=["helper"]
# Dibujar un tensor como casillas, filas, hojas y montones
def draw_tensor(ax, shape):
    """Dibuja una forma: casillas en fila, filas, hojas, montones en fila y filas de montones."""
    groups, stacks, sheets, rows, columns = (1,) * (5 - len(shape)) + shape
    for g, s, k in np.ndindex(groups, stacks, sheets):
        left = s * (columns + 1.4) + k * 0.6
        top = -g * (rows + 1.8) + k * 0.6  # la hoja 0, delante
        for i, j in np.ndindex(rows, columns):
            color = lighten(SKY, 0.75 if k else 0.35)
            style = {"facecolor": color, "edgecolor": "#333333", "zorder": 2 - k}
            ax.add_patch(plt.Rectangle((left + j, top - i), 1, -1, **style))
    ax.autoscale_view()


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# De un número a cinco ejes
fig, axes = plt.subplots(2, 3, figsize=(9.5, 5.2), dpi=85)
for ax, name, shape in zip(axes.flat, names, shapes):
    draw_tensor(ax, shape)
    middle_x, middle_y = np.mean(ax.get_xlim()), np.mean(ax.get_ylim())
    reach = 8 if len(shape) > 3 else 4
    ax.set(xlim=(middle_x - reach, middle_x + reach), aspect="equal")
    ax.set(ylim=(middle_y - 0.65 * reach, middle_y + 0.65 * reach))
    ax.set_title(f"{name}: {shape}", loc="center")
    ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cada dibujo repite el anterior, y el tamaño nuevo se escribe **delante**: `(3, 2, 3, 4)` son 3 montones de 2 hojas de 3 filas de 4 números. Para
# llegar a un número se dice un índice por eje, de fuera adentro.
#
# Cuidado con la palabra *dimensión*: un vector de tres números vive en un espacio de dimensión 3, pero es un tensor de **un** eje. Aquí diremos ejes y
# tamaños. Y `(4,)`, `(4, 1)` y `(1, 4)` son tres formas distintas, aunque en las tres haya cuatro números.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cada eje significa algo
#
# Los números no dicen qué son: lo dice el eje en el que están. Los acuerdos más usados, siempre con **los ejemplos en el primer eje**:
#
# | dato | ejes | aquí |
# |:---|:---|:---:|
# | tabla | (ejemplos, variables) | `(6, 3)` |
# | serie | (ejemplos, tiempo, variables) | `(299, 11, 1)` |
# | foto | (ejemplos, alto, ancho, canales) | `(4, 64, 64, 3)` |
# | vídeo | (ejemplos, fotogramas, alto, ancho, canales) | `(2, 5, 48, 72, 3)` |
#
# Construyamos los cuatro. Primero, una tabla de pedidos inventados:

# %% slideshow={"slide_type": "subslide"}
orders = pd.DataFrame(  # seis pedidos inventados: importe en euros, días hasta la entrega
    {
        "importe": [25, 310, 48, 12, 99, 150],
        "artículos": [1, 4, 2, 1, 3, 2],
        "días": [2, 5, 3, 1, 4, 2],
        "pago": ["tarjeta", "transferencia", "tarjeta", "efectivo", "efectivo", "tarjeta"],
    }
)
features = ["importe", "artículos", "días"]
X = orders[features].to_numpy(dtype=float)
print(orders)
print("X:", X.shape)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Resumir a lo largo de un eje lo hace **desaparecer**. Con `axis=0` desaparecen los pedidos y queda la media de cada variable; con `axis=1` desaparecen
# las variables. **Predice** las dos formas. ¿Cuál de las dos medias no significa nada?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
print("axis=0:", X.mean(axis=0).round(2), X.mean(axis=0).shape)
print("axis=1:", X.mean(axis=1).round(2), X.mean(axis=1).shape)

# %% tags=["verify"]
assert np.isclose(X.mean(axis=1)[0], (25 + 1 + 2) / 3)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La segunda suma euros, artículos y días. NumPy no protesta: el significado de los ejes lo llevas tú.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Error frecuente.** Convertir la tabla entera, con su columna de texto. NumPy guarda entonces objetos de Python, no números, y ninguna red los admite:

# %%
print(orders.to_numpy().dtype, "frente a", X.dtype)

# %% tags=["verify"]
assert orders.to_numpy().dtype == object

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Series: ventanas
#
# Las manchas solares de cada año forman un solo vector, `(309,)`. Para tener muchos ejemplos se toman **ventanas** (*windows*): once años seguidos, desde cada
# año posible. Caben $309 - 11 + 1 = 299$.

# %% slideshow={"slide_type": "fragment"}
spots = load_sunspots().to_numpy()
width = 11
windows = np.array([spots[i : i + width] for i in range(len(spots) - width + 1)])
print("serie", spots.shape, "→ ventanas", windows.shape, "→", windows[:, :, None].shape)

# %% tags=["verify"]
assert np.array_equal(windows, np.lib.stride_tricks.sliding_window_view(spots, width))
assert windows[0, 5] == windows[5, 0] == spots[5]  # el mismo año, en varias ventanas

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Tres ventanas de once años, y las veinte primeras
fig, axes = plt.subplots(1, 2, figsize=(10, 3.6), width_ratios=[1.5, 1], dpi=85)
axes[0].plot(range(1700, 1730), spots[:30], "o-", color="#555555", linewidth=1.2, markersize=5)
for k, color in enumerate([BLUE, ORANGE, GREEN]):
    y = -12 - 13 * k
    axes[0].plot([1700 + k, 1710 + k], [y, y], color=color, linewidth=6)
    axes[0].text(1712 + k, y, f"ventana {k}", color="black", va="center", fontsize=12)
axes[0].set(xlabel="año", ylabel="manchas solares", xlim=(1699, 1730), yticks=range(0, 126, 25))
picture = axes[1].imshow(windows[:20], cmap="YlGnBu")
axes[1].set(xlabel="año dentro de la ventana", ylabel="ventana", xticks=[0, 5, 10])
axes[1].set_yticks([0, 5, 10, 15])
axes[1].grid(False)
fig.colorbar(picture, ax=axes[1], label="manchas")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# A la derecha, las 20 primeras ventanas: las diagonales son el mismo año, que cambia de sitio. El último eje, de tamaño 1, dice que cada año trae **una** variable;
# si midiéramos también la temperatura, sería 2.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Fotos y vídeos
#
# Una foto en color tiene, en cada punto o **píxel** (*pixel*), tres números: rojo, verde y azul, los **canales** (*channels*), de 0, sin luz, a 255. De una fotografía recortamos cuatro
# ejemplos. Y si la ventana del recorte se desplaza, sale un vídeo: dos paseos de la cámara, de cinco fotogramas.

# %% slideshow={"slide_type": "fragment"}
china = load_china()
small = china[::3, ::3]  # uno de cada tres píxeles
corners = [(5, 36), (66, 26), (60, 113), (40, 148)]  # (arriba, izquierda)
crops = np.stack([small[y : y + 64, x : x + 64] for y, x in corners])

paths = [[(26, 26 + 20 * k) for k in range(5)], [(6 + 20 * k, 134) for k in range(5)]]
clips = np.stack([np.stack([small[y : y + 48, x : x + 72] for y, x in path]) for path in paths])
print("foto:", china.shape, " recortes:", crops.shape, " vídeos:", clips.shape)

# %% tags=["verify"]
assert np.array_equal(clips[1, 2], small[46:94, 134:206])


# %% tags=["helper"]
# Dibujar una foto sin ejes
def draw_photo(ax, image, title=""):
    ax.imshow(image, cmap="gray", vmin=0, vmax=255, interpolation="nearest")
    ax.set_title(title, loc="center", fontsize=12)
    ax.axis("off")


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Cuatro recortes, y los tres canales del primero
fig, axes = plt.subplots(2, 4, figsize=(6.4, 4), dpi=80)
for k, ax in enumerate(axes[0]):
    draw_photo(ax, crops[k], f"crops[{k}]")
for k, color in enumerate(["rojo", "verde", "azul"]):
    draw_photo(axes[1, k], crops[0, :, :, k], f"crops[0, :, :, {k}]\n{color}")
axes[1, 3].axis("off")
axes[1, 3].text(
    0.5, 0.5, "los tres canales\nde crops[0]:\nblanco es\nmucha luz", ha="center", va="center"
)
plt.show()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los dos vídeos, fotograma a fotograma
fig, axes = plt.subplots(2, 5, figsize=(8.4, 3.1), dpi=80)
for (v, t), ax in np.ndenumerate(axes):
    draw_photo(ax, clips[v, t], f"clips[{v}, {t}]")
plt.show()

# %% slideshow={"slide_type": "fragment"}
print("color medio de cada vídeo:", clips.mean(axis=(1, 2, 3)).astype(int).tolist())

# %% tags=["verify"]
assert clips.mean(axis=(1, 2, 3)).shape == (2, 3)  # quedan vídeos y canales

# %% [markdown]
# **Pruébalo.** Antes de ejecutar, di qué es y qué forma tiene cada uno: `clips[0]`, `clips[0, 3]`, `clips[:, 0]`, `clips[..., 2]` (los tres puntos son «los
# ejes que falten») y `clips.mean(axis=1)`. Dibuja el último con `draw_photo`, vídeo a vídeo, redondeado con `.astype(int)`: son los cinco fotogramas superpuestos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## En la memoria todo es una fila
#
# La memoria del ordenador no tiene ejes: es **una fila** de casillas. NumPy guarda en ella el tensor recorriéndolo como se lee un libro: de izquierda a derecha, y al acabar una
# fila, la siguiente. Se llama **orden por filas** (*row-major*).
#
# $$M = \begin{pmatrix} 10 & 20 & 30 \\ 40 & 50 & 60 \end{pmatrix} \qquad\text{en memoria:}\quad 10\ \ 20\ \ 30\ \ 40\ \ 50\ \ 60$$
#
# ¿Dónde está $M_{ij}$? Hay $i$ filas enteras antes, de 3 números, y luego $j$ más: en el lugar $3i + j$. El 40 es $M_{10}$: lugar $3\cdot 1 + 0 = 3$, contando desde 0.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y ahora, dos operaciones:
#
# - **`reshape`** deja la fila como está y **cambia los cortes**: de 2 filas de 3, a 3 filas de 2;
# - **`transpose`**, o `.T`, **intercambia los ejes**: lo que estaba en $(i, j)$ pasa a $(j, i)$.
#
# **Predice**: con $M$, ¿qué da cada una? Calcula las dos a mano antes de ejecutar.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
M = np.array([[10, 20, 30], [40, 50, 60]])
print("reshape(3, 2):", M.reshape(3, 2).tolist(), " leída en fila:", M.reshape(3, 2).ravel())
print("transpose():  ", M.transpose().tolist(), " leída en fila:", M.transpose().ravel())

# %% tags=["verify"]
assert M.reshape(3, 2).tolist() == [[10, 20], [30, 40], [50, 60]]
assert M.T.tolist() == [[10, 40], [20, 50], [30, 60]]
assert M.reshape(3, 2).shape == M.T.shape  # la misma forma, y nada más


# %% tags=["helper"]
# Un color según el valor
def by_order(n):
    """Un color según el valor, de 0 a n: de claro a oscuro."""
    return lambda i, j, value: plt.cm.YlGnBu(0.05 + 0.55 * value / n)


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los números de M en memoria, y las dos operaciones
fig, ax = plt.subplots(figsize=(9, 3.6), dpi=85)
draw_cells(ax, M.reshape(1, 6), by_order(60), 3.4, 4)
for M_now, left, name in [
    (M, 0, "M"),
    (M.reshape(3, 2), 5.2, "M.reshape(3, 2)"),
    (M.T, 9.4, "M.T"),
]:
    draw_cells(ax, M_now, by_order(60), left, 1.4)
    x = left + M_now.shape[1] / 2
    ax.text(x, -2.3, name, ha="center", family="monospace", fontsize=13)
ax.text(3.1, 3.47, "en memoria", ha="right", va="center", fontsize=13)
ax.set(xlim=(-0.4, 12), ylim=(-2.6, 4.2))
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Lee los colores como un libro. En `reshape` siguen de claro a oscuro; en `M.T` saltan, pero cada columna de $M$ sigue entera, ahora como fila.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con más ejes, la misma cuenta: avanzar uno en un eje salta **el producto de los tamaños que tiene detrás**. En `crops`, de forma `(4, 64, 64, 3)`: un canal, 1; una columna, 3; una fila,
# $64\cdot 3 = 192$; una foto, $64 \cdot 192 = 12\,288$. NumPy los guarda en `strides`, en bytes. Con eso se escribe `reshape` desde cero:


# %% slideshow={"slide_type": "fragment"}
def position(index, shape):
    """El lugar de una casilla en la fila."""
    place = 0
    for i, size in zip(index, shape):
        place = place * size + i
    return place


def my_reshape(T, shape):
    row = T.ravel()
    result = np.empty(shape, T.dtype)
    for index in np.ndindex(*shape):
        result[index] = row[position(index, shape)]
    return result


print("el 40 está en el lugar", position((1, 0), (2, 3)), "  saltos de crops:", crops.strides)
assert np.array_equal(my_reshape(windows, (11, 299)), windows.reshape(11, 299))

# %% tags=["verify"]
assert position((2, 5, 7, 1), crops.shape) == np.ravel_multi_index((2, 5, 7, 1), crops.shape)

# %% [markdown] slideshow={"slide_type": "subslide"}
# El número de casillas no puede cambiar. Un tamaño se puede dejar en `-1`, «el que salga»: `M.reshape(3, -1)` da `(3, 2)`, porque $6 / 3 = 2$. Si las casillas no cuadran, esta vez sí hay aviso:

# %% slideshow={"slide_type": "fragment"}
try:
    M.reshape(4, 2)
except ValueError as error:
    print(error)

# %% tags=["verify"]
assert M.reshape(3, -1).shape == (3, 2)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las mismas 24 casillas con cuatro formas
numbers = np.arange(24)
panels = {
    "reshape(3, 8)": numbers.reshape(3, 8),
    "reshape(4, 6)": numbers.reshape(4, 6),
    "reshape(8, 3)": numbers.reshape(8, 3),
    "reshape(3, 8).T": numbers.reshape(3, 8).T,
}
fig, axes = plt.subplots(1, 4, figsize=(10, 3.9), width_ratios=[8, 6, 4.6, 4.6], dpi=85)
for ax, (name, cells) in zip(axes, panels.items()):
    draw_cells(ax, cells, by_order(23))
    ax.set_title(name, loc="center", family="monospace", fontsize=12)
    ax.set_ylim(-8.1, 0.1)
plt.show()

# %% [markdown]
# Juega con las 24 casillas. ¿Alguna forma hace que transponer no cambie el orden? La figura de arriba recoge los estados principales.

# %% tags=["setup"]
# Preparar los controles
from ipywidgets import Dropdown, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Elige las filas, y si después se transpone
def show_reshape(rows=4, transposed=False):
    cells = np.arange(24).reshape(rows, -1)
    cells = cells.T if transposed else cells
    fig, ax = plt.subplots(figsize=(7, 5.2), dpi=80, layout="none")
    draw_cells(ax, cells, by_order(23))
    ax.set_aspect("auto")  # para que quepan también 24 filas
    kept = "el mismo orden" if (cells.ravel() == np.arange(24)).all() else "otro orden"
    ax.set_title(f"forma {cells.shape}: {kept}", loc="center")
    plt.show()


interact(
    show_reshape,
    rows=Dropdown(options=[1, 2, 3, 4, 6, 8, 12], value=4, description="filas"),
    transposed=Dropdown(options=[("nada más", False), ("y .T", True)], description="después"),
);  # fmt: skip

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Donde iba transpose, reshape
#
# Ya puedes contestar a la primera apuesta. **Predice** antes lo que dibujará el `reshape`: cada píxel tomará tres números **seguidos** de la memoria. ¿Qué son tres números seguidos
# de un plano rojo?

# %% slideshow={"slide_type": "fragment"}
photo = china[:420:5, :630:5]  # (84, 126, 3): uno de cada cinco píxeles
planes = np.stack([photo[:, :, k] for k in range(3)])  # los canales, delante: (3, 84, 126)
wrong = planes.reshape(84, 126, 3)
right = planes.transpose(1, 2, 0)  # el eje 1 pasa a ser el primero; luego el 2 y el 0
print(planes.shape, "→", wrong.shape, "y", right.shape)

# %% tags=["verify"]
assert np.array_equal(right, photo) and not np.array_equal(wrong, photo)
assert np.array_equal(np.sort(wrong.ravel()), np.sort(photo.ravel()))  # los mismos números
assert np.array_equal(wrong[:28].ravel(), planes[0].ravel())  # el tercio de arriba, todo rojo

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La foto, con reshape y con transpose
fig, axes = plt.subplots(1, 2, figsize=(6.6, 2.5), dpi=80)
draw_photo(axes[0], wrong, "reshape(84, 126, 3)")
draw_photo(axes[1], right, "transpose(1, 2, 0)")
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Tres números seguidos de un plano son tres píxeles vecinos: casi iguales, y por eso sale gris. Una fila de la foto nueva se traga tres filas del plano: tres fotos pequeñas a lo
# ancho. Y los planos van uno tras otro: tres a lo alto. Nueve fotos grises, y **ningún aviso**. Una red entrenaría con ellas sin rechistar.

# %% [markdown] slideshow={"slide_type": "subslide"}
# El mismo fallo al cambiar el alto por el ancho, y en una tabla que llega con **las variables en filas**:

# %% slideshow={"slide_type": "fragment"}
table = X.T  # (3, 6): una fila por variable, como la daría un programa
tables = {"la tabla": table, "reshape(6, 3)": table.reshape(6, 3), ".T": table.T}
print("el primer pedido, con reshape:", tables["reshape(6, 3)"][0], " con .T:", tables[".T"][0])

# %% tags=["verify"]
assert tables["reshape(6, 3)"].shape == tables[".T"].shape == X.shape
assert np.array_equal(tables[".T"], X) and not np.array_equal(tables["reshape(6, 3)"], X)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Cambiar el alto por el ancho: reshape y transpose
fig, axes = plt.subplots(1, 3, figsize=(7, 2.6), dpi=80)
draw_photo(axes[0], photo, "la foto")
draw_photo(axes[1], photo.reshape(126, 84, 3), "reshape(126, 84, 3)")
draw_photo(axes[2], photo.transpose(1, 0, 2), "transpose(1, 0, 2)")
plt.show()

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Los números de la tabla, con el color de su variable
fig, axes = plt.subplots(1, 3, figsize=(9, 3.7), width_ratios=[6, 4.5, 4.5], dpi=85)
# cada número con el color de su variable; todos los valores de la fila 0 son importes, etc.
variable = {"la tabla": np.indices((3, 6))[0]}
variable |= {"reshape(6, 3)": variable["la tabla"].reshape(6, 3), ".T": variable["la tabla"].T}
palette = [lighten(color, 0.55) for color in (BLUE, ORANGE, GREEN)]
for ax, (name, cells) in zip(axes, tables.items()):
    draw_cells(ax, cells, lambda i, j, value: palette[variable[name][i, j]])
    ax.set_title(name, loc="center", fontsize=13)
    ax.set_ylim(-6.1, 0.1)
fig.legend(
    [plt.Rectangle((0, 0), 1, 1, color=color) for color in palette],
    features,
    loc="lower left",
    bbox_to_anchor=(0.05, 0.02),
)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con `reshape`, el «primer pedido» son tres importes de tres pedidos. La regla:
#
# - **`reshape`** para juntar o partir ejes **vecinos**, sin que cambie el orden de lectura;
# - **`transpose`** cuando los ejes **cambian de sitio**.
#
# Y una costumbre: tras cada cambio de forma, **comprueba un ejemplo que conozcas**. La forma no basta.
#
# **Pruébalo.** Deshaz el desastre: `wrong.reshape(3, 84, 126).transpose(1, 2, 0)`. ¿Por qué se recupera la foto?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Poner, quitar y juntar ejes
#
# **Aplanar** (*flatten*) es juntar todos los ejes menos el de los ejemplos: son vecinos, así que toca `reshape`. Un eje de tamaño 1 se pone con `None` en su sitio, o con `np.expand_dims`, y se quita con
# `squeeze`. **Predice** cada forma.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
flat = crops.reshape(len(crops), -1)  # 64 · 64 · 3 = 12 288
print("aplanar:         ", crops.shape, "→", flat.shape)
print("sin cuidado:     ", crops.shape, "→", crops.ravel().shape, "(se pierden los ejemplos)")
print("un lote de una:  ", photo.shape, "→", photo[None].shape)
print("fila y columna:  ", spots.shape, "→", spots[None, :].shape, "y", spots[:, None].shape)

# %% tags=["verify"]
assert np.array_equal(flat.reshape(crops.shape), crops)  # se puede volver
assert np.array_equal(np.expand_dims(photo, 0), photo[None])
assert np.array_equal(photo[None].squeeze(0), photo)

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Error frecuente.** Dar a una red una sola foto, `(84, 126, 3)`. La red espera un lote y tomaría cada fila de píxeles por un ejemplo: hace falta `photo[None]`.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Para juntar tensores hay dos maneras. **Concatenar** (*concatenate*) alarga un eje que ya existe; **apilar** (*stack*) crea uno nuevo. Con dos matrices de forma `(2, 3)`:

# %% slideshow={"slide_type": "fragment"}
a = np.arange(6).reshape(2, 3)
c = a + 10
print("concatenate, axis=0:", np.concatenate([a, c], axis=0).shape)
print("concatenate, axis=1:", np.concatenate([a, c], axis=1).shape)
print("stack, axis=0:      ", np.stack([a, c], axis=0).shape)
print("stack, axis=-1:     ", np.stack([a, c], axis=-1).shape, "(-1 es el último eje)")

# %% tags=["verify"]
assert np.array_equal(np.stack([a, c]), np.concatenate([a[None], c[None]]))

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Concatenar alarga un eje; apilar crea otro
fig, ax = plt.subplots(figsize=(9.5, 3.1), dpi=85)
origin = {False: lighten(BLUE, 0.55), True: lighten(ORANGE, 0.55)}


def by_origin(i, j, value):
    return origin[bool(value >= 10)]


draw_cells(ax, np.concatenate([a, c]), by_origin, 0, 0)
draw_cells(ax, np.concatenate([a, c], axis=1), by_origin, 4.6, -1)
draw_cells(ax, c, by_origin, 13.2, -0.3)  # la hoja de detrás
draw_cells(ax, a, by_origin, 12.2, -1.3, zorder=2)
names = ["concatenate\naxis=0: (4, 3)", "concatenate\naxis=1: (2, 6)", "stack\naxis=0: (2, 2, 3)"]
for x, name in zip([1.5, 7.6, 14.1], names):
    ax.text(x, -4.3, name, ha="center", va="top", fontsize=13)
ax.set(xlim=(-0.6, 16.6), ylim=(-5.8, 0.1))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Palabras como ejes: one-hot
#
# La forma de pago no es un número. Numerarla (efectivo 0, tarjeta 1, transferencia 2) diría que una transferencia es el doble que una tarjeta. Mejor una columna por opción, con un 1 en la suya:
# **codificación *one-hot***. El truco: la identidad `np.eye(3)` tiene en su fila $k$ justo el one-hot de $k$, así que basta **elegir filas**.

# %% slideshow={"slide_type": "fragment"}
payments, codes = np.unique(orders["pago"].to_numpy(dtype=str), return_inverse=True)
one_hot_payments = np.eye(3)[codes]
X_all = np.concatenate([X, one_hot_payments], axis=1)
print(payments.tolist(), codes)
print(X_all)

# %% tags=["verify"]
assert np.array_equal(one_hot_payments, pd.get_dummies(orders["pago"]).to_numpy())
assert (one_hot_payments.argmax(axis=1) == codes).all()  # y se puede volver

# %% [markdown]
# **Pruébalo.** Cambia `axis=1` por `axis=0` en `X_all`. También funciona, porque las dos tablas son `(6, 3)`. ¿Qué significarían ahora sus doce filas?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Formas que se estiran
#
# En $XW + b$, la lista $b$, de forma $(m,)$, se suma a todas las filas: es lo que en la [[capas_y_matrices]] llamamos *estirar*, y su nombre técnico es **difusión** (*broadcasting*). Sus reglas son tres:
#
# 1. las formas se alinean **por la derecha**;
# 2. donde falte un tamaño, se pone un 1 **a la izquierda**;
# 3. en cada eje, los tamaños son iguales o uno de ellos es 1, y ese se estira; si no, error.
#
# | formas | alineadas | resultado |
# |:---|:---:|:---:|
# | $(6, 3)$ y $(3,)$ | $6\ \ 3$ / $1\ \ 3$ | $(6, 3)$ |
# | $(3, 1)$ y $(4,)$ | $3\ \ 1$ / $1\ \ 4$ | $(3, 4)$ |
# | $(6, 3)$ y $(6,)$ | $6\ \ 3$ / $1\ \ 6$ | error |
# | $(6, 3)$ y $(6, 1)$ | $6\ \ 3$ / $6\ \ 1$ | $(6, 3)$ |
# | $(4, 64, 64, 3)$ y $(3,)$ | … $64\ \ 3$ / … $1\ \ 3$ | $(4, 64, 64, 3)$ |


# %% slideshow={"slide_type": "subslide"}
def broadcast_shape(p, q):
    """La forma que sale al operar dos tensores, o None si no encajan."""
    n = max(len(p), len(q))
    p, q = (1,) * (n - len(p)) + p, (1,) * (n - len(q)) + q
    if all(s == t or 1 in (s, t) for s, t in zip(p, q)):
        return tuple(max(s, t) for s, t in zip(p, q))


pairs = [((6, 3), (3,)), ((3, 1), (4,)), ((6, 3), (6, 1)), ((4, 64, 64, 3), (3,))]
for p, q in pairs:
    print(p, "y", q, "→", broadcast_shape(p, q))
    assert broadcast_shape(p, q) == np.broadcast_shapes(p, q)

# %% tags=["verify"]
assert broadcast_shape((6, 3), (6,)) is None

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Una columna y una fila que se estiran
column, row = np.array([[0], [10], [20]]), np.array([[1, 2, 3, 4]])
fig, ax = plt.subplots(figsize=(9.5, 2.9), dpi=85)
blue, orange, ghost = lighten(BLUE, 0.5), lighten(ORANGE, 0.5), lighten(BLUE, 0.85)
draw_cells(ax, column + 0 * row, lambda i, j, value: ghost if j else blue, 0, 0)
ghost = lighten(ORANGE, 0.85)
draw_cells(ax, row + 0 * column, lambda i, j, value: ghost if i else orange, 6, 0)
draw_cells(ax, column + row, lambda i, j, value: "white", 12, 0)
names = ["(3, 1), estirada", "(4,), estirada", "(3, 4)"]
for x, name, sign in zip([2, 8, 14], names, ["+", "=", ""]):
    ax.text(x, -3.8, name, ha="center", va="center", fontsize=13)
    ax.text(x + 3, -1.5, sign, ha="center", va="center", fontsize=20)
ax.set(xlim=(-0.4, 16.4), ylim=(-4.3, 0.1))
plt.show()

# %% tags=["verify"]
assert (column + row[0])[2, 3] == 24

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los colores claros son copias que no llegan a existir: la difusión no gasta memoria en ellas.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** La tercera apuesta. Un modelo perfecto devuelve sus ocho predicciones como columna, $(8, 1)$, y las respuestas son una lista, $(8,)$. La regla 2 convierte la lista en fila, y se
# restan **todas con todas**:

# %% slideshow={"slide_type": "fragment"}
y_true = spots[:8]
y_pred = y_true[:, None]  # perfectas, pero en columna
difference = y_pred - y_true
print("formas:", y_pred.shape, "−", y_true.shape, "→", difference.shape)
print("error cuadrático medio:", (difference**2).mean().round(1))
print("con las mismas formas:", ((y_pred[:, 0] - y_true) ** 2).mean())

# %% tags=["verify"]
assert np.isclose((difference**2).mean(), 2 * y_true.var())  # el doble de la varianza

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Todas las respuestas menos todas, y cada una con la suya
fig, axes = plt.subplots(1, 2, figsize=(8.5, 3.6), width_ratios=[8, 3], dpi=85)
limit = np.abs(difference).max()
style = {"cmap": "RdBu_r", "vmin": -limit, "vmax": limit}
picture = axes[0].imshow(difference, **style)
for k in range(8):
    axes[0].add_patch(plt.Rectangle((k - 0.5, k - 0.5), 1, 1, fill=False, linewidth=2))
axes[0].set(title="(8, 1) − (8,): 64 restas", xlabel="respuesta", ylabel="predicción")
axes[1].imshow((y_pred[:, 0] - y_true)[:, None], **style)
axes[1].add_patch(plt.Rectangle((-0.5, -0.5), 1, 8, fill=False, linewidth=2))
axes[1].set(xticks=[], ylabel="ejemplo")
axes[1].set_title("(8,) − (8,): 8 restas", loc="center")
for ax in axes:
    ax.grid(False)
    ax.set_yticks(range(8))
fig.colorbar(picture, ax=axes[0], label="diferencia")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Solo la diagonal recuadrada tenía sentido, y es toda cero. El resto mide lo distintas que son las respuestas entre sí, y por eso sale **el doble
# de su varianza** con un modelo que no falla nunca. Antes de restar, iguala las formas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuánto ocupa un número
#
# Cada tensor guarda números de un solo **tipo** (*dtype*), que fija lo que ocupan y lo que cabe en ellos:
#
# | tipo | bytes | qué guarda |
# |:---|:---:|:---|
# | `uint8` | 1 | enteros de 0 a 255: fotos |
# | `float32` | 4 | decimales con unas 7 cifras: las redes |
# | `float64` | 8 | decimales con unas 16 cifras: NumPy si no dices nada |
#
# A mano, la fotografía entera: $427 \cdot 640 \cdot 3 = 819\,840$ números. En `uint8` son 0.82 MB; en `float32`, 3.28; en `float64`, 6.56. Mil fotos así, en `float64`, ya son 6.56 GB.

# %% slideshow={"slide_type": "fragment"}
for dtype in ["uint8", "float32", "float64"]:
    print(f"{dtype:<8} {china.astype(dtype).nbytes:>9} bytes")

# %% tags=["verify"]
assert china.size == 427 * 640 * 3 == 819_840
assert china.astype("float64").nbytes == 8 * china.nbytes

# %% [markdown] slideshow={"slide_type": "subslide"}
# Segunda apuesta. En `uint8`, tras el 255 viene el 0, como en un cuentakilómetros: se llama **desbordamiento** (*overflow*). A mano, $250 + 10 = 260$, que pasa de vuelta: $260 - 256 = 4$.

# %% slideshow={"slide_type": "fragment"}
pixel = np.array([250], dtype="uint8")
print("250 + 10 =", (pixel + 10)[0], "   y 5 − 10 =", (np.array([5], dtype="uint8") - 10)[0])

# %% slideshow={"slide_type": "fragment"}
bad = photo + 60  # aclarar la foto, sin convertirla
good = np.clip(photo.astype(int) + 60, 0, 255).astype("uint8")  # convertir, sumar y recortar
overflowed = (bad < photo).mean()
print(f"números que se han desbordado: {overflowed:.0%}")

# %% tags=["verify"]
assert (pixel + 10)[0] == (250 + 10) % 256 == 4
assert overflowed > 0.3 and (good >= photo).all()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La foto, aclarada sin convertir y convirtiendo
fig, axes = plt.subplots(1, 3, figsize=(9, 2.4), dpi=80)
draw_photo(axes[0], photo, "la foto")
draw_photo(axes[1], bad, "photo + 60")
draw_photo(axes[2], good, "convertir y recortar")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Al aclararla, el cielo se vuelve oscuro. Para una red, lo habitual es `photo.astype("float32") / 255`: números entre 0 y 1, sin desbordamiento.
#
# **Pruébalo.** Cambia las sumas por restas, `photo - 60` y `photo.astype(int) - 60`, y mira las fotos: el porcentaje y los rótulos siguen siendo los de la suma. ¿Qué zonas se estropean ahora, y por qué?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Vista o copia?
#
# Un recorte no copia los números: es una **vista** (*view*), otra manera de mirar la misma memoria. También lo son `reshape` y `.T`; por eso son instantáneos. Lo malo: **si cambias la vista,
# cambia el original**. Queremos el negativo de un trozo, sin tocar el álbum:

# %% slideshow={"slide_type": "fragment"}
album = photo.copy()
piece = album[8:64, 16:68]  # una vista
piece[:] = 255 - piece
print("¿sigue igual el álbum?", np.array_equal(album, photo))

safe = photo.copy()
piece = safe[8:64, 16:68].copy()  # memoria propia
piece[:] = 255 - piece
print("¿y con copia?", np.array_equal(safe, photo))

# %% tags=["verify"]
assert not np.array_equal(album, photo) and np.array_equal(safe, photo)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El álbum, con vista y con copia
fig, axes = plt.subplots(1, 3, figsize=(9, 2.7), width_ratios=[126, 52, 126], dpi=80)
draw_photo(axes[0], album, "el álbum, con vista")
draw_photo(axes[1], piece, "el trozo")
draw_photo(axes[2], safe, "el álbum, con copia")
plt.show()

# %% slideshow={"slide_type": "fragment"}
own = photo.copy()
results = {
    "own[:50]": own[:50],
    "reshape": own.reshape(-1, 3),
    ".T": own.T,
    ".T.reshape": own.T.reshape(3, -1),  # tras .T ya no están en el orden de lectura
    "own[[0, 1]]": own[[0, 1]],  # con una lista de índices
    "astype": own.astype("float32"),
}
for name, result in results.items():
    print(f"{name:<12}", "vista" if np.shares_memory(result, own) else "copia")

# %% tags=["verify"]
assert [np.shares_memory(r, own) for r in results.values()] == [True] * 3 + [False] * 3

# %% [markdown] slideshow={"slide_type": "fragment"}
# Tras `.T`, el orden de lectura ya no es el de la memoria: para hacer el `reshape` hay que copiar. Si dudas, `np.shares_memory` lo dice.
#
# **Pruébalo.** Cambia `piece[:] = 255 - piece` por `piece = 255 - piece` en la primera mitad de la celda del álbum. ¿Por qué ahora no se estropea?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## De NumPy a Keras
#
# El **tensor de TensorFlow** (*tf.Tensor*) es casi un array de NumPy: mismos ejes, mismas formas, mismo orden por filas. `tf.constant` lo crea y `.numpy()` lo devuelve.

# %% tags=["setup"]
# Preparar Keras
import keras
import tensorflow as tf

setup()

# %% slideshow={"slide_type": "fragment"}
tensor = tf.constant(planes)
print(tensor.shape, tensor.dtype.name)

assert np.array_equal(tensor.numpy(), planes)
assert np.array_equal(keras.ops.reshape(tensor, (84, 126, 3)), wrong)  # el mismo desastre
assert np.array_equal(keras.ops.transpose(tensor, (1, 2, 0)), right)  # el mismo remedio

# %% tags=["verify"]
assert np.array_equal(keras.layers.Flatten()(crops), flat)
assert np.array_equal(keras.ops.one_hot(codes, 3), one_hot_payments)
assert np.allclose(keras.ops.stack([a, c], axis=-1), np.stack([a, c], axis=-1))

# %% [markdown] slideshow={"slide_type": "subslide"}
# Dos diferencias. Un tensor es **inmutable**: no se puede cambiar un número suyo. Lo que una red debe corregir, sus pesos, se guarda en `tf.Variable`, que sí admite valores nuevos con `assign`. Y TensorFlow **no mezcla tipos**:

# %% slideshow={"slide_type": "fragment"}
try:
    tensor[0, 0, 0] = 7
except TypeError:
    print("TypeError: un tensor no se modifica")

weights = tf.Variable([1.0, 2.0])
weights.assign([3.0, 4.0])
print("la variable:", weights.numpy())

try:
    weights + tf.constant(X[0, :2])  # float32 más float64
except tf.errors.InvalidArgumentError:
    print("InvalidArgumentError:", weights.dtype.name, "con", tf.constant(X).dtype.name)

# %% tags=["verify"]
assert tf.constant(X.astype("float32")).dtype == weights.dtype
assert keras.layers.Dense(2)(X).dtype == weights.dtype  # una capa convierte sola

# %% [markdown] slideshow={"slide_type": "fragment"}
# Se arregla con `X.astype("float32")` antes de empezar. Las capas de Keras lo convierten solas; las cuentas sueltas, no.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Predecir las formas
#
# `X` son 32 fotos en grises, con forma `(32, 28, 20)`: ejemplos, alto y ancho. Sin ejecutar nada, escribe la forma de cada resultado, por ejemplo `(32, 28)`.

# %% tags=["exercise"]
shapes = {
    "X[5]": ...,
    "X[:, 0]": ...,
    "X[..., None]": ...,
    "X.reshape(32, -1)": ...,
    "X.transpose(0, 2, 1)": ...,
    "X.mean(axis=0)": ...,
    "np.stack([X, X, X], axis=-1)": ...,
    "X[:, 0, 0] - X[:, :1, 0]": ...,
}

check(1, shapes)

# %% tags=["solution"]
shapes = {
    "X[5]": (28, 20),  # un índice quita su eje
    "X[:, 0]": (32, 20),  # la primera fila de píxeles de cada foto
    "X[..., None]": (32, 28, 20, 1),  # un canal
    "X.reshape(32, -1)": (32, 560),  # 28 · 20
    "X.transpose(0, 2, 1)": (32, 20, 28),
    "X.mean(axis=0)": (28, 20),  # la foto media
    "np.stack([X, X, X], axis=-1)": (32, 28, 20, 3),
    "X[:, 0, 0] - X[:, :1, 0]": (32, 32),  # (32,) menos (32, 1): todas con todas
}

check(1, shapes)

# %% [markdown]
# ### Ejercicio · De una serie a ventanas
#
# Escribe `to_windows(series, width)`: recibe una serie de $n$ números (una lista o un array) y devuelve **todas** las ventanas de `width` números seguidos, en orden, con la forma que espera una red: (ventanas, tiempo, 1).


# %% tags=["exercise"]
def to_windows(series, width):
    return ...


check(2, to_windows)


# %% tags=["solution"]
def to_windows(series, width):
    series = np.asarray(series)
    windows = np.stack([series[i : i + width] for i in range(len(series) - width + 1)])
    return windows[:, :, None]


check(2, to_windows)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Esta función recibe un lote de fotos en `uint8` con los canales delante, `(n, canales, alto, ancho)`. Debería devolverlas con los canales al final, aclaradas en 40 sin pasar de 255, y divididas por 255. No avisa de nada, pero tiene
# **dos fallos**. Escríbela bien.
#
# ```python
# def prepare(images):
#     n, channels, height, width = images.shape
#     images = images.reshape(n, height, width, channels)
#     brighter = np.clip(images + 40, 0, 255)
#     return brighter / 255
# ```


# %% tags=["exercise"]
def prepare(images):
    return ...


check(3, prepare)


# %% tags=["solution"]
def prepare(images):
    images = images.transpose(0, 2, 3, 1)  # los ejes cambian de sitio
    brighter = np.clip(images.astype("float32") + 40, 0, 255)  # convertir antes de sumar
    return brighter / 255


check(3, prepare)

# %% [markdown]
# ### Ejercicio · One-hot
#
# Escribe `one_hot(y, n_classes)`: recibe $n$ clases, enteros de 0 a `n_classes` − 1, como lista o array, en fila $(n,)$ o en columna $(n, 1)$. Devuelve ceros y unos con forma $(n, \text{n\_classes})$. Solo con NumPy. En un lote pequeño puede faltar alguna clase.


# %% tags=["exercise"]
def one_hot(y, n_classes):
    return ...


check(4, one_hot)


# %% tags=["solution"]
def one_hot(y, n_classes):
    y = np.asarray(y).reshape(-1)  # columna o fila, queda en (n,)
    return np.eye(n_classes)[y]


check(4, one_hot)

# %% [markdown]
# ### Ejercicio · Normalizar cada canal
#
# Escribe `normalize(images)`: recibe un lote de fotos, `(n, alto, ancho, canales)`, en `uint8` o en decimales, y devuelve otro con la misma forma en el que **cada canal, en todo el lote**, tiene media 0 y
# desviación típica 1 (`std`). Sin bucles.


# %% tags=["exercise"]
def normalize(images):
    return ...


check(5, normalize)


# %% tags=["solution"]
def normalize(images):
    mean = images.mean(axis=(0, 1, 2))  # (canales,): desaparecen los otros tres ejes
    std = images.std(axis=(0, 1, 2))
    return (images - mean) / std  # se alinean por la derecha, con los canales


check(5, normalize)

# %% [markdown]
# ### Reto
#
# Corta `load_china()[:420, :640]` en baldosas de 70 × 80 píxeles **sin bucles**, solo con `reshape` y `transpose`, hasta tener `(48, 70, 80, 3)`. Baraja las baldosas, dibuja el rompecabezas y vuelve a montarlo con las operaciones inversas. Pista: primero parte
# el alto en dos ejes y el ancho en otros dos; después mira cuáles deben quedar juntos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Un tensor son números en fila, en varios ejes; el primero, los ejemplos. El significado de cada eje lo llevas tú.
# - `reshape` cambia los cortes y respeta el orden de lectura; `transpose` cambia los ejes de sitio. La misma forma no garantiza lo mismo.
# - Al operar, las formas se alinean por la derecha y los 1 se estiran: $(n, 1)$ con $(n,)$ da $(n, n)$, sin avisar.
# - `uint8` se desborda: convierte a `float32` antes de hacer cuentas.
# - Una vista comparte memoria con su original; si vas a modificarla, `copy()`.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | tensor | *tensor* | números ordenados en cero, uno o más ejes |
# | eje, forma | *axis*, *shape* | cada «en fila»; la lista de los tamaños |
# | ventana | *window* | un trozo seguido de una serie |
# | píxel, canal | *pixel*, *channel* | un punto de la foto; cada uno de sus números |
# | orden por filas | *row-major order* | guardar el último eje seguido, como se lee un libro |
# | aplanar | *flatten* | juntar todos los ejes menos el de los ejemplos |
# | concatenar, apilar | *concatenate*, *stack* | alargar un eje; crear uno nuevo |
# | codificación one-hot | *one-hot encoding* | una columna por clase, con un 1 en la suya |
# | difusión | *broadcasting* | estirar los ejes de tamaño 1 para que dos formas encajen |
# | tipo | *dtype* | cómo se guarda cada número |
# | desbordamiento | *overflow* | salirse de lo que cabe y dar la vuelta |
# | vista, copia | *view*, *copy* | la misma memoria; memoria propia |

# %% [markdown]
# ## Para saber más
#
# - K. Iverson (1962), *A programming language*: pensar con tablas enteras, sin bucles, empieza aquí.
# - S. van der Walt, S. C. Colbert y G. Varoquaux (2011), *The NumPy array: a structure for efficient numerical computation*: memoria, saltos y vistas, por dentro.
# - C. Harris y otros (2020), *Array programming with NumPy*: un resumen breve, con dibujos de vistas y difusión.
# - A. Rogozhnikov (2022), *Einops: clear and reliable tensor manipulations with Einstein-like notation*: cambios de forma en los que los ejes llevan nombre, para no confundirlos.
