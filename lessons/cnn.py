# %% tags=["setup"]
# Preparar la lección
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from matplotlib.colors import LinearSegmentedColormap

from exercises.cnn import check, hint, progress, solution
from utils.data import DataError, load_china, load_digits
from utils.environment import setup
from utils.plotting import (
    BLUE,
    GRAY,
    GREEN,
    ORANGE,
    draw_cells,
    lighten,
    plot_history,
    plot_images,
    record_animation,
)
from utils.training import LiveProgress, make_dataset, restart, track

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si alguien barajara los píxeles?
#
# Arriba, seis dígitos. Abajo, los mismos con sus 64 píxeles cambiados de sitio, **siempre de la misma manera**: el de la esquina va en todos al mismo lugar. No se ha
# perdido ni un número.

# %% slideshow={"slide_type": "fragment"}
parts = load_digits().split(seed=0)
X_train, X_val, X_test = [X[..., None] for X in (parts.X_train, parts.X_val, parts.X_test)]
order = np.random.default_rng(0).permutation(64)


def shuffle_pixels(X):
    return X.reshape(-1, 64)[:, order].reshape(X.shape)


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Seis dígitos, y los mismos con los píxeles barajados
def add_frames(fig):
    for ax in fig.axes:
        ax.set(xticks=[], yticks=[])
        ax.axis("on")
        ax.spines[:].set(visible=True, color=GRAY)


shown = X_val[:6, :, :, 0]
add_frames(plot_images(np.concatenate([shown, shuffle_pixels(shown)]), columns=6))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Antes de seguir**, anota tres apuestas:
#
# 1. Una red densa aprende con los dígitos barajados. ¿Cuánto empeora?
# 2. Otra aprendió con los normales, y le enseñamos dígitos movidos **un píxel**. ¿Cuántos acierta?
# 3. ¿Se puede acertar más con menos parámetros?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una imagen es una matriz
#
# Cada dígito es una matriz de 8 × 8 números, de 0 (blanco) a 1 (negro). Aquí van multiplicados por 16, la escala en que se midieron:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Un dígito es una matriz de números
digit = X_val[0, :, :, 0]
fig, ax = plt.subplots(figsize=(4.6, 4.6))
draw_cells(ax, 16 * digit, lambda i, j, value: plt.cm.gray_r(value / 16))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Una red densa empieza por **aplanarla**: 64 números en fila. ¿Qué sabe entonces de la imagen? Ni siquiera qué píxeles se tocan. Se demuestra sin entrenar: si barajas los píxeles y, de la misma manera,
# las filas de $W$, la salida es la misma.

# %% slideshow={"slide_type": "fragment"}
layer = layers.Dense(5)
flat, shuffled = X_val.reshape(-1, 64), shuffle_pixels(X_val).reshape(-1, 64)
Z = np.asarray(layer(flat))
W, b = layer.get_weights()
assert np.allclose(shuffled @ W[order] + b, Z, atol=1e-5)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Para ella las dos filas de la figura son **el mismo problema**. Que los píxeles vecinos formen trazos es algo que tendría que descubrir sola.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Convolución: una ventana que recorre la imagen
#
# La idea: mirar la imagen por una ventana pequeña, hacer siempre **la misma cuenta** y mover la ventana un paso. La cuenta la fijan unos pocos pesos, el **núcleo** o filtro
# (*kernel*). Se multiplica cada píxel de la ventana por el peso que le cae encima, y se suma todo:
#
# $$Z_{ij} = \sum_{u}\sum_{v} X_{i+u,\ j+v}\; K_{uv} + b$$
#
# Es la neurona de siempre, $w \cdot x + b$, con una ventana como entrada. La operación se llama **convolución** (*convolution*), y lo que sale, **mapa de características**
# (*feature map*).
#
# En matemáticas esto se llama correlación cruzada (*cross-correlation*); la convolución voltea antes el núcleo. Como el núcleo se aprende, da igual, y las redes no lo voltean.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con lápiz y papel:
#
# $$X = \begin{pmatrix} 1&1&1&0&0\\ 0&1&1&1&0\\ 0&0&1&1&1\\ 0&0&1&1&0\\ 0&1&1&0&0 \end{pmatrix} \qquad K = \begin{pmatrix} 1&0&1\\ 0&1&0\\ 1&0&1 \end{pmatrix}$$
#
# La primera ventana es la esquina de arriba a la izquierda:
#
# $$Z_{00} = (1\cdot 1 + 1\cdot 0 + 1\cdot 1) + (0\cdot 0 + 1\cdot 1 + 1\cdot 0) + (0\cdot 1 + 0\cdot 0 + 1\cdot 1) = 4$$
#
# El núcleo es un aspa, y el 4 dice cuánta aspa hay en esa ventana; lo máximo sería 5. **Calcula tú** $Z_{01}$, una columna a la derecha, antes de mirar.


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def convolve(X, K):
    """La convolución de una imagen X con un núcleo K, ventana a ventana."""
    k_h, k_w = K.shape
    Z = np.zeros((X.shape[0] - k_h + 1, X.shape[1] - k_w + 1))
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            Z[i, j] = (X[i : i + k_h, j : j + k_w] * K).sum()
    return Z


X = np.array([[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]])
K = np.array([[1, 0, 1], [0, 1, 0], [1, 0, 1]])
Z = convolve(X, K)
print(Z.astype(int))

# %% tags=["verify"]
assert Z.tolist() == [[4, 3, 4], [2, 4, 3], [2, 3, 4]]


# %% tags=["helper"]
# La ventana sobre la imagen
def draw_window(ax, position):
    """La ventana número `position`, de 0 a 8, sobre la imagen, y lo calculado hasta ella."""
    ax.clear()
    i, j = divmod(position, 3)
    cells = np.array([[f"{value}" for value in row] for row in X], dtype="<U3")
    for (u, v), weight in np.ndenumerate(K):
        cells[i + u, j + v] += f"×{weight}"
    inside = lighten(ORANGE, 0.55)
    draw_cells(
        ax, X, lambda r, c, v: inside if 0 <= r - i < 3 and 0 <= c - j < 3 else "white", texts=cells
    )
    texts = [[f"{Z[r, c]:g}" if 3 * r + c <= position else "" for c in range(3)] for r in range(3)]
    here = lighten(GREEN, 0.45)
    draw_cells(
        ax, Z, lambda r, c, v: here if (r, c) == (i, j) else "white", 6, -1, texts, fontsize=14
    )
    terms = " + ".join(f"{value}" for value in (X[i : i + 3, j : j + 3] * K).ravel())
    ax.text(4.5, -5.25, f"{terms} = {Z[i, j]:g}", ha="center", va="top", fontsize=14)
    ax.set(xlim=(-0.1, 9.1), ylim=(-6, 0.1))


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La primera ventana, la segunda y la última
fig, axes = plt.subplots(1, 3, figsize=(10.5, 2.9))
for ax, position in zip(axes, [0, 1, 8]):
    draw_window(ax, position)
    for text in ax.texts:
        text.set_fontsize(11)
plt.show()

# %% tags=["figure", "nbval-ignore-output"] slideshow={"slide_type": "fragment"}
# La ventana recorre la imagen
# La animación es una imagen: no se compara con la guardada.
fig, ax = plt.subplots(figsize=(6, 4), dpi=90, layout="none")
alt = "Una ventana de 3 por 3 recorre la imagen de 5 por 5 y va llenando el mapa"
record_animation(fig, lambda position: draw_window(ax, position), 9, seconds=0.9, alt=alt)

# %% [markdown]
# **Pruébalo.** Evalúa `convolve(X, np.ones((3, 3)))`. ¿Qué cuenta ahora cada número? ¿Y con un núcleo de 1 × 1?

# %% tags=["setup"]
# Preparar el control
from ipywidgets import IntSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve la ventana
def show_window(position=0):
    fig, ax = plt.subplots(figsize=(6, 4), dpi=90, layout="none")
    draw_window(ax, position)
    plt.show()


interact(show_window, position=IntSlider(0, min=0, max=8, description="ventana"));  # fmt: skip

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Una capa densa con muchos ceros
#
# Una capa densa de 25 entradas y 9 salidas tiene $25 \cdot 9 + 9 = 234$ parámetros; la convolución, $9 + 1 = 10$. ¿Dónde están los demás? Escribimos la convolución como $XW$: la fila
# $i$ de $W$ es la respuesta a una imagen que solo tiene encendido el píxel $i$. En la figura, $W$ traspuesta, con los nueve pesos numerados del 1 al 9:

# %% slideshow={"slide_type": "fragment"}
one_pixel = np.eye(25).reshape(25, 5, 5)
W = np.stack([convolve(image, K).ravel() for image in one_pixel])
assert np.array_equal(X.ravel() @ W, Z.ravel())

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La convolución, escrita como una capa densa
names = np.stack([convolve(image, np.arange(1, 10).reshape(3, 3)).ravel() for image in one_pixel])
fig, ax = plt.subplots(figsize=(10.2, 4))
texts = np.where(names.T > 0, names.T.astype(int).astype(str), "").tolist()
draw_cells(
    ax, names.T, lambda i, j, v: plt.cm.YlGnBu(0.1 + 0.06 * v) if v else "white", texts=texts
)
ax.text(12.5, 0.3, "las 25 entradas", ha="center")
ax.text(-0.4, -4.5, "las 9 salidas", ha="center", va="center", rotation=90)
ax.set(xlim=(-1, 25.1), ylim=(-9.1, 1.1))
plt.show()

# %% tags=["verify"]
assert (names > 0).sum() == 81

# %% [markdown] slideshow={"slide_type": "fragment"}
# Dos ahorros: cada salida mira **solo unos píxeles vecinos** (las casillas blancas son ceros) y todas usan **los mismos pesos** (*weight sharing*). Lo que se aprende en una esquina
# sirve en toda la imagen.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## En Keras: alto, ancho y canales
#
# Keras espera un lote de imágenes con canales: `(n, alto, ancho, canales)`. El núcleo tiene forma `(k, k, canales de entrada, canales de salida)`: un filtro por canal de salida, y cada
# filtro mira **todos** los canales de entrada. Con nuestro núcleo:

# %% slideshow={"slide_type": "fragment"}
conv = layers.Conv2D(1, 3)
conv.build((None, 5, 5, 1))
conv.set_weights([K[:, :, None, None], np.zeros(1)])
Z_keras = np.asarray(conv(X[None, :, :, None].astype("float32")))
print("entra (1, 5, 5, 1), sale", Z_keras.shape)
assert np.allclose(Z_keras[0, :, :, 0], Z, atol=1e-6)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Con canales, desde cero. Un truco: en vez de recorrer las ventanas, recorremos los **pesos**; cada uno actúa sobre toda la imagen a la vez, y el producto `@` suma los canales.


# %% slideshow={"slide_type": "fragment"}
def convolve_channels(X, K, b):
    """X (alto, ancho, C_in), K (k, k, C_in, C_out), b (C_out,)."""
    k = len(K)
    height, width = X.shape[0] - k + 1, X.shape[1] - k + 1
    Z = np.zeros((height, width, K.shape[3])) + b
    for u in range(k):
        for v in range(k):
            Z += X[u : u + height, v : v + width] @ K[u, v]
    return Z


# %% slideshow={"slide_type": "fragment"}
china = load_china() / 255  # (427, 640, 3), de 0 a 1
photo = china[::9, ::9]
conv = layers.Conv2D(4, 3)
Z_keras = np.asarray(conv(photo[None].astype("float32")))[0]
K_keras, b_keras = conv.get_weights()
print(photo.shape, "→", Z_keras.shape, " núcleo:", K_keras.shape, " sesgos:", b_keras.shape)
assert np.abs(convolve_channels(photo, K_keras, b_keras) - Z_keras).max() < 1e-6

# %% tags=["verify"]
assert np.allclose(convolve_channels(X[..., None], K[:, :, None, None], 0)[:, :, 0], Z)
assert conv.count_params() == 112

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los mismos números que Keras, con pesos al azar. Parámetros, a mano: cada filtro, $3\cdot 3\cdot 3$ pesos y un sesgo; los cuatro, $(27 + 1)\cdot 4 = 112$. **No dependen del tamaño de la foto.**

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Olvidar el eje de los canales. Los dígitos en gris son `(n, 8, 8)`, y hace falta `(n, 8, 8, 1)`. Keras avisa: esperaba cuatro ejes y hay tres.

# %% slideshow={"slide_type": "fragment"}
try:
    layers.Conv2D(16, 3)(parts.X_val)
except ValueError as error:
    print(str(error).split("layer: ")[-1])
print("con [..., None]:", layers.Conv2D(16, 3)(parts.X_val[..., None]).shape)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Bordes y pasos
#
# De 5 × 5 hemos pasado a 3 × 3: el borde se pierde. Hay dos mandos:
#
# - **relleno** (*padding*): rodear la imagen con $p$ filas y columnas de ceros por cada lado. Con $k$ impar y $p = (k-1)/2$, si la ventana avanza de uno en uno, sale el mismo tamaño que entra; en Keras, `padding="same"`. Sin relleno, `"valid"`;
# - **paso** (*stride*): mover la ventana de $s$ en $s$.
#
# Para un lado de $n$ píxeles, el de salida es
#
# $$\left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1$$
#
# A mano: con $n = 5$, $k = 3$ y $p = 1$, $5 + 2 - 3 + 1 = 5$. Con $p = 0$ y $s = 2$, $\lfloor 2/2 \rfloor + 1 = 2$.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Con relleno, y con paso 2
padded = np.pad(X, 1)
fig, axes = plt.subplots(1, 2, figsize=(10, 3.9), width_ratios=[13.5, 10.3])
draw_cells(
    axes[0],
    padded,
    lambda i, j, v: "white" if 0 < i < 6 and 0 < j < 6 else lighten(GRAY, 0.55),
    0,
    1,
)
draw_cells(axes[0], convolve(padded, K), None, 8.3)
draw_cells(
    axes[1],
    X,
    lambda i, j, v: lighten(ORANGE, 0.55) if i % 2 == j % 2 == 0 and i < 4 > j else "white",
)
draw_cells(axes[1], Z[::2, ::2], lambda i, j, v: lighten(GREEN, 0.55), 6.6, -1.5)
for ax, title, limits in zip(
    axes, ["relleno 1: de 5 × 5 a 5 × 5", "paso 2: de 5 × 5 a 2 × 2"], [(-0.1, 13.4), (-1.5, 8.7)]
):
    ax.set_title(title, loc="center")
    ax.set(xlim=limits, ylim=(-6.1, 1.1))
plt.show()

# %% [markdown]
# A la derecha, en naranja, el píxel donde empieza cada ventana.


# %% slideshow={"slide_type": "fragment"}
def output_size(n, k, padding=0, stride=1):
    return (n + 2 * padding - k) // stride + 1


print(" n  k  p  s   sale")
for n, k, p, s in [
    (5, 3, 0, 1),
    (5, 3, 1, 1),
    (5, 3, 0, 2),
    (8, 3, 1, 1),
    (28, 5, 0, 1),
    (28, 5, 2, 3),
]:
    print(f"{n:2} {k:2} {p:2} {s:2} {output_size(n, k, p, s):6}")
    pad = layers.ZeroPadding2D(p)
    Z_keras = layers.Conv2D(1, k, strides=s)(pad(np.ones((1, n, n, 1))))
    assert Z_keras.shape[1] == output_size(n, k, p, s)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Núcleos que ven
#
# Un núcleo 3 × 3 ya hace cosas serias. Cuatro clásicos, sobre una fotografía en gris. **Predice** qué hará cada uno mirando solo sus números: ¿qué responde en una zona lisa?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
kernels = {
    "difuminar": np.full((3, 3), 1 / 9),
    "enfocar": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    "bordes verticales": np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
    "bordes horizontales": np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
}
gray = china[::3, ::3].mean(axis=2)  # la media de los tres canales: (143, 214)
bank = np.stack(list(kernels.values()), axis=-1)[:, :, None, :]  # (3, 3, 1, 4)
maps = convolve_channels(gray[..., None], bank, 0)
strength = np.hypot(maps[..., 2], maps[..., 3])  # los dos bordes juntos
for name, kernel in kernels.items():
    print(f"{name}: sus pesos suman {kernel.sum():.0f}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los cuatro núcleos, y lo que ve cada uno
signed = LinearSegmentedColormap.from_list("signed", [BLUE, "white", ORANGE])
fig, axes = plt.subplots(2, 4, figsize=(10.5, 4.3), height_ratios=[1, 1.5], dpi=88)
for k, (name, kernel) in enumerate(kernels.items()):
    texts = "{:g}" if name != "difuminar" else [["1/9"] * 3] * 3
    draw_cells(axes[0, k], kernel, lambda i, j, v: signed(0.5 + v / 10), texts=texts)
    style = (
        {"cmap": signed, "vmin": -2, "vmax": 2} if k > 1 else {"cmap": "gray", "vmin": 0, "vmax": 1}
    )
    axes[1, k].imshow(maps[..., k], **style)
    axes[1, k].set_title(name, loc="center", fontsize=13)
    axes[1, k].axis("off")
plt.show()

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La fotografía y la fuerza de sus bordes
fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.1), dpi=80)
axes[0].imshow(gray, cmap="gray", vmin=0, vmax=1)
axes[1].imshow(strength, cmap="gray_r", vmin=0, vmax=2)
for ax, title in zip(axes, ["la fotografía", "fuerza del borde"]):
    ax.set_title(title, loc="center")
    ax.axis("off")
plt.show()

# %% tags=["verify"]
_flat_zone = np.full((3, 3), 0.7)
for _kernel in kernels.values():  # en una zona lisa, solo importa cuánto suman
    assert np.isclose(convolve(_flat_zone, _kernel)[0, 0], 0.7 * _kernel.sum())

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Los que suman 1 conservan el brillo. Los que suman 0, los filtros de Sobel, callan donde todo es igual y responden donde algo cambia: naranja si se aclara hacia la derecha o hacia abajo, azul si se
# oscurece.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Estos números no salieron de ningún dato: los inventaron personas. Una **red convolucional** (*convolutional neural network*, CNN) hace lo contrario: **los nueve números son pesos, y el entrenamiento los encuentra**.
#
# **Pruébalo.** Cambia el 5 de `enfocar` por un 4. ¿Cuánto suman ahora los pesos? ¿Qué le pasa al cielo?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Resumir: la agrupación
#
# Saber que hay un borde por aquí importa más que en qué píxel exacto. La **agrupación por máximos** (*max pooling*) parte el mapa en baldosas de 2 × 2 y se queda con el mayor de cada
# una. No tiene parámetros. Hazlo a mano:
#
# $$\begin{pmatrix} 1&3&2&0\\ 4&2&1&1\\ 0&1&5&2\\ 2&0&3&4 \end{pmatrix} \to \begin{pmatrix} 4&2\\ 2&5 \end{pmatrix}$$

# %% slideshow={"slide_type": "fragment"}
A = np.array([[1, 3, 2, 0], [4, 2, 1, 1], [0, 1, 5, 2], [2, 0, 3, 4]])
tiles = A.reshape(2, 2, 2, 2)  # (fila de baldosas, fila, columna de baldosas, columna)
pooled = tiles.max(axis=(1, 3))
print(pooled)

# %% tags=["verify"]
_pooled_keras = np.asarray(layers.MaxPooling2D()(A[None, :, :, None].astype("float32")))
assert np.array_equal(_pooled_keras[0, :, :, 0], pooled)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Cuánto ve cada número
#
# Tras una convolución 3 × 3, cada número ve 3 × 3 píxeles. Tras agrupar de 2 en 2, ve 4. Y otra convolución 3 × 3, cuyos pasos valen ahora 2 píxeles, ve $4 + 2\cdot 2 = 8$. Es su **campo receptivo** (*receptive
# field*). Se puede medir: con los pesos a uno, encendemos los píxeles de uno en uno y vemos cuáles llegan al número del centro.

# %% slideshow={"slide_type": "fragment"}
one_pixel = np.eye(400, dtype="float32").reshape(400, 20, 20, 1)
A, seen = one_pixel, []
for layer in [
    layers.Conv2D(1, 3, padding="same", kernel_initializer="ones"),
    layers.MaxPooling2D(),
    layers.Conv2D(1, 3, padding="same", kernel_initializer="ones"),
]:
    A = np.asarray(layer(A))
    middle = A.shape[1] // 2
    seen.append((A[:, middle, middle, 0] > 0).reshape(20, 20))
sides = [int(np.sqrt(mask.sum())) for mask in seen]
print("lado del campo receptivo:", sides)

# %% tags=["verify"]
assert sides == [3, 4, 8]

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El campo receptivo crece capa a capa
fig, axes = plt.subplots(1, 3, figsize=(9, 3.1))
for ax, mask, name in zip(axes, seen, ["convolución", "+ agrupación", "+ convolución"]):
    draw_cells(
        ax, mask[4:18, 4:18], lambda i, j, v: lighten(ORANGE, 0.2) if v else "white", fontsize=0
    )
    side = int(np.sqrt(mask.sum()))
    ax.set_title(f"{name}: {side} × {side}", loc="center", fontsize=13)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con dos convoluciones y una agrupación, un número ya abarca tanto como un dígito entero. Las primeras capas ven trazos; las siguientes, combinaciones de trazos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una CNN para los dígitos
#
# La receta clásica: convolución y agrupación, varias veces, y al final una capa densa. Los mapas se hacen **más pequeños y más numerosos**. Tapa la última columna y calcúlala:
#
# | capa | sale | parámetros |
# |---|---|---|
# | entrada | 8 × 8 × 1 | |
# | `Conv2D(16, 3)`, con relleno | 8 × 8 × 16 | $(3\cdot3\cdot1 + 1)\cdot 16 = 160$ |
# | `MaxPooling2D()` | 4 × 4 × 16 | 0 |
# | `Conv2D(32, 3)`, con relleno | 4 × 4 × 32 | $(3\cdot3\cdot16 + 1)\cdot 32 = 4640$ |
# | `MaxPooling2D()` | 2 × 2 × 32 | 0 |
# | `Flatten()` | 128 | 0 |
# | `Dense(10)` | 10 | $(128 + 1)\cdot 10 = 1290$ |
#
# Total, 6090. A su lado, una red densa con 128 ocultas: $(64+1)\cdot 128 + (128+1)\cdot 10 = 9610$.


# %% slideshow={"slide_type": "subslide"}
def build_cnn():
    return [
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(32, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(10, "softmax"),
    ]


def build_dense():
    return [layers.Flatten(), layers.Dense(128, "relu"), layers.Dense(10, "softmax")]


builders = {"densa": build_dense, "CNN": build_cnn}

# %% [markdown]
# Una precaución: entrenaremos con números de 64 bits en vez de los 32 habituales. Con 32, dos procesadores redondean distinto la última cifra y, tras mil pasos, acaban en redes algo diferentes. Así todos
# veremos los mismos números, a cambio de ir más despacio.

# %% slideshow={"slide_type": "fragment"}
keras.config.set_dtype_policy("float64")
models = {}
for name, build in builders.items():
    model = models[name] = keras.Sequential([keras.Input((8, 8, 1)), *build()])
    optimizer = keras.optimizers.Adam(learning_rate=0.003)
    loss = "sparse_categorical_crossentropy"
    model.compile(optimizer, loss=loss, metrics=["accuracy"], steps_per_execution=17)
    print(name, [layer.count_params() for layer in model.layers], "=", model.count_params())

# %% tags=["verify"]
assert models["CNN"].count_params() == 6090 < models["densa"].count_params() == 9610

# %% [markdown]
# Vamos a entrenar cada red muchas veces, y compilar es caro. `restart` la deja **como recién creada**, con los pesos de su semilla y el optimizador a cero, sin compilarla otra vez.


# %% tags=["helper"]
# Entrenar una red desde cero, y medirla
def train(name, X, y, seed, epochs, **options):
    """Entrena desde cero la red `name`, y devuelve su historia."""
    restart(models[name], seed)
    data = make_dataset(X, y, batch_size=64, seed=seed)
    return models[name].fit(data, epochs=epochs, shuffle=False, verbose=0, **options)


def accuracy(name, X, y):
    return float((np.asarray(models[name](X)).argmax(axis=1) == y).mean())


# %% slideshow={"slide_type": "subslide"}
validation = make_dataset(X_val, parts.y_val, batch_size=360, shuffle=False)
options = {"validation_data": validation, "callbacks": [LiveProgress()]}
histories = {
    name: train(name, X_train, parts.y_train, seed=0, epochs=20, **options) for name in models
}

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Pérdida y exactitud de la CNN
fig = plot_history(histories["CNN"], metrics=("loss", "accuracy"), names=("pérdida", "exactitud"))
for ax in fig.axes:
    ax.set_xticks(range(0, 21, 5))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En validación quedan igualadas, y la CNN lo consigue con un tercio menos de parámetros. ¿Será que mirar a los vecinos no sirve de nada? Vamos con cinco semillas y con el experimento del principio.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿De verdad usa los vecinos?
#
# Las dos redes, con los dígitos normales y con los barajados. Si la CNN se apoya en los vecinos, al barajarlos debe empeorar; la densa no debe notarlo. ¿Mantienes tu apuesta?

# %% slideshow={"slide_type": "fragment"}
scores, trained = {}, {}


def train_seeds(n_seeds, name, case, X, y, X_check, epochs):
    scores[name, case] = []
    for seed in track(range(n_seeds), "semilla"):
        train(name, X, y, seed, epochs)
        scores[name, case].append(accuracy(name, X_check, parts.y_val))
        trained[name, case, seed] = models[name].get_weights()


for name in models:
    train_seeds(5, name, "normales", X_train, parts.y_train, X_val, 20)

# %%
for name in models:
    X_mixed = shuffle_pixels(X_train)
    train_seeds(5, name, "barajados", X_mixed, parts.y_train, shuffle_pixels(X_val), 20)

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
table = pd.DataFrame(scores, index=[f"semilla {seed}" for seed in range(5)]).T
table["media"] = table.mean(axis=1)
table.round(3)

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Las dos redes, con los dígitos normales y barajados
style = {"densa": (BLUE, "o"), "CNN": (ORANGE, "D")}
fig, ax = plt.subplots(figsize=(7, 4))
for name, (color, marker) in style.items():
    pair = [scores[name, case] for case in ("normales", "barajados")]
    ax.plot([0, 1], np.mean(pair, axis=1), color=color, label=name)
    for x, values in enumerate(pair):
        ax.plot([x] * 5, values, marker, color=color, alpha=0.6)
ax.set(xticks=[0, 1], xticklabels=["normales", "barajados"], xlim=(-0.3, 1.3))
ax.set(ylabel="exactitud en validación")
ax.legend(loc="lower left")
plt.show()

# %% tags=["verify"]
_mean = table["media"]
_spread = np.ptp(scores["densa", "barajados"])  # de la mejor semilla a la peor
assert abs(_mean["densa", "normales"] - _mean["densa", "barajados"]) < min(_spread, 0.01)
assert _mean["CNN", "normales"] - _mean["CNN", "barajados"] > 0.01
assert abs(_mean["CNN", "normales"] - _mean["densa", "normales"]) < 0.01  # igualadas
assert _mean["CNN", "barajados"] < _mean["densa", "barajados"]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Primera apuesta: la densa no lo nota. Barajar la cambia menos que cambiar de semilla. La CNN **pierde más de un punto y queda por debajo de la densa**. No es más lista: lleva dentro una suposición, que los píxeles vecinos van
# juntos. La suposición acierta en las imágenes; en una tabla de medidas, cuyas columnas no tienen orden, sobra.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El dígito que se movió
#
# Segunda apuesta. Movemos los dígitos de validación uno o dos píxeles, en las cuatro direcciones. Lo que sale por el borde se pierde; aun así, casi todos se siguen leyendo.


# %% slideshow={"slide_type": "fragment"}
def shift_images(X, down, right):
    """Mueve las imágenes hasta dos píxeles; lo que entra es blanco y lo que sale se pierde."""
    height, width = X.shape[1:3]
    wide = np.pad(X, ((0, 0), (2, 2), (2, 2), (0, 0)))
    return wide[:, 2 - down : 2 - down + height, 2 - right : 2 - right + width]


directions = [(0, 1), (0, -1), (1, 0), (-1, 0)]

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Un dígito, movido a los lados
sample = np.concatenate([shift_images(X_val[:1], 0, k) for k in range(-2, 3)])
titles = ["2 a la izquierda", "1 a la izquierda", "sin mover", "1 a la derecha", "2 a la derecha"]
add_frames(plot_images(sample[..., 0], titles, columns=5, size=1.7))
plt.show()


# %% tags=["predict"] slideshow={"slide_type": "subslide"}
def shifted_accuracy(name, case, pixels):
    """Media de las cuatro direcciones y las tres primeras semillas, en validación."""
    results = []
    for seed in range(3):
        models[name].set_weights(trained[name, case, seed])
        for down, right in directions:
            X = shift_images(X_val, pixels * down, pixels * right)
            results.append(accuracy(name, X, parts.y_val))
    return np.mean(results)


falls = {name: [shifted_accuracy(name, "normales", k) for k in range(3)] for name in models}
pd.DataFrame(falls, index=["sin mover", "1 píxel", "2 píxeles"]).round(2)

# %% tags=["verify"]
assert falls["densa"][1] < 0.55 and falls["CNN"][1] > falls["densa"][1] + 0.1
assert falls["CNN"][1] < 0.75 and falls["densa"][2] < 0.15
_some_kernel = np.arange(9).reshape(3, 3, 1, 1)
_before = convolve_channels(X_val[0], _some_kernel, 0)
_after = convolve_channels(shift_images(X_val[:1], 0, 1)[0], _some_kernel, 0)
assert np.allclose(_after[:, 1:], _before[:, :-1])  # el mismo mapa, un píxel a la derecha

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La densa pasa de casi todo a **la mitad con un solo píxel**, y con dos acierta como quien echa un dado de diez caras. La CNN cae menos, pero también cae. ¿Por qué, si los filtros son los mismos en
# toda la imagen? Porque al mover la imagen, **el mapa se mueve con ella**, y quien decide es la capa densa del final, que sí distingue un sitio de otro.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Enseñarle que da igual
#
# El remedio: entrenar también con **copias movidas un píxel**. Se llama **aumento de datos** (*data augmentation*): cinco imágenes por cada una, con la misma etiqueta. Solo en el entrenamiento. Y para las dos redes:

# %% slideshow={"slide_type": "fragment"}
X_more = np.concatenate([X_train] + [shift_images(X_train, *step) for step in directions])
y_more = np.tile(parts.y_train, 5)
print("de", X_train.shape, "a", X_more.shape)
train_seeds(3, "densa", "con copias", X_more, y_more, X_val, epochs=10)

# %% slideshow={"slide_type": "fragment"}
train_seeds(3, "CNN", "con copias", X_more, y_more, X_val, epochs=10)

# %% slideshow={"slide_type": "fragment"}
for name in models:
    falls[name, "con copias"] = [shifted_accuracy(name, "con copias", k) for k in range(3)]
    print(f"{name} con copias:", np.round(falls[name, "con copias"], 2).tolist())

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que acierta cada red cuando el dígito se mueve
fig, ax = plt.subplots(figsize=(7.5, 4.2))
for name, (color, marker) in style.items():
    ax.plot(range(3), falls[name], marker + ":", color=color, label=f"{name}, sin copias")
    ax.plot(
        range(3), falls[name, "con copias"], marker + "-", color=color, label=f"{name}, con copias"
    )
ax.set(xlabel="píxeles que se mueve el dígito", ylabel="exactitud en validación", xticks=range(3))
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% tags=["verify"]
assert min(falls[name, "con copias"][1] for name in models) > 0.93
assert max(falls[name, "con copias"][2] for name in models) < 0.7
_gain = {
    name: np.mean(scores[name, "con copias"]) - np.mean(scores[name, "normales"][:3])
    for name in models
}
assert _gain["CNN"] > 0.005 > _gain["densa"]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con copias, las dos aguantan un píxel. Con dos, que nunca vieron, vuelven a caer. Y mira los dígitos **sin mover**: la CNN mejora y la densa no. Una lectura: para la densa, cada copia es otro dibujo que
# memorizar con las mismas neuronas; para la CNN son los mismos trazos en otro sitio, y sus filtros ya estaban allí.
#
# **Pruébalo.** Las copias dan también más pasos por época. ¿Y si fuera solo eso? Entrena sin ellas con los mismos pasos:
# `train("CNN", X_train, parts.y_train, 0, epochs=50)`, y mira `accuracy("CNN", shift_images(X_val, 0, 1), parts.y_val)`. Insistir con lo mismo apenas enseña a leer lo que se mueve.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Abrir el cajón
#
# Lo decidido, con validación: la CNN con copias. La prueba se abre una vez, para las cuatro combinaciones y tres semillas.

# %% slideshow={"slide_type": "fragment"}
rows = {}
for name, case in [(name, case) for case in ("normales", "con copias") for name in models]:
    hits = []
    for seed in range(3):
        models[name].set_weights(trained[name, case, seed])
        hits.append(accuracy(name, X_test, parts.y_test))
    rows[name, case] = [models[name].count_params(), *hits]
final = pd.DataFrame(rows, index=["parámetros", "semilla 0", "semilla 1", "semilla 2"]).T
final.astype({"parámetros": int}).round(3)

# %% slideshow={"slide_type": "fragment"}
seeds = ["semilla 0", "semilla 1", "semilla 2"]
best, rival = final.loc[("CNN", "con copias"), seeds], final.loc[("densa", "con copias"), seeds]
print(f"con copias, en prueba: CNN {best.mean():.3f} de media; densa {rival.mean():.3f}")

# %% tags=["verify"]
assert best.mean() >= 0.985 and best.mean() > rival.mean() + 0.01 and (best >= rival).all()
_plain = final.loc[[("densa", "normales"), ("CNN", "normales")], seeds].mean(axis=1)
assert abs(_plain.iloc[0] - _plain.iloc[1]) < 0.01  # sin copias, empate

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Más aciertos con un tercio menos de parámetros**: la tercera apuesta. Y un aviso: sin copias, **empatan**. Con dígitos tan pequeños y centrados, la densa ya lo ve casi todo.
# Saber qué píxeles son vecinos da su fruto al añadir copias: la CNN acierta más incluso con los dígitos sin mover; la densa, apenas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Qué ha aprendido
#
# Los 16 filtros de la primera capa (azul negativo, naranja positivo), y lo que cada uno responde ante un dígito. Debajo, 16 de los 32 mapas de la segunda.

# %% slideshow={"slide_type": "fragment"}
cnn = models["CNN"]
cnn.set_weights(trained["CNN", "con copias", 0])
extractor = keras.Model(cnn.inputs[0], [cnn.layers[0].output, cnn.layers[2].output])
image = X_val[:1]
first, second = [np.asarray(A)[0] for A in extractor(image)]
filters, biases = cnn.layers[0].get_weights()
print("filtros", filters.shape, " mapas", first.shape, "y", second.shape)

# %% tags=["verify"]
_by_hand = convolve_channels(np.pad(image[0], ((1, 1), (1, 1), (0, 0))), filters, biases)
assert np.allclose(np.maximum(_by_hand, 0), first, atol=1e-5)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los filtros y los mapas
fig, axes = plt.subplots(6, 8, figsize=(9, 7))
limit = np.abs(filters).max()
for k in range(16):
    r, c = divmod(k, 8)
    axes[r, c].imshow(filters[:, :, 0, k], cmap=signed, vmin=-limit, vmax=limit)
    axes[2 + r, c].imshow(first[..., k], vmin=0, vmax=first.max())
    axes[4 + r, c].imshow(second[..., k], vmin=0, vmax=second.max())
for ax in axes.flat:
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(True)
    ax.spines[:].set_color(GRAY)
for row, name in [(0, "filtros\n3 × 3"), (2, "1.ª capa\n8 × 8"), (4, "2.ª capa\n4 × 4")]:
    axes[row, 0].set_ylabel(name, fontsize=12)
plt.show()

# %% [markdown]
# Nadie dibujó estos filtros, y algunos se parecen a los de Sobel: azul a un lado y naranja al otro. Se puede medir, con el coseno entre sus nueve números (1 sería el mismo filtro, más fuerte o más débil):

# %% slideshow={"slide_type": "fragment"}
learned = filters.reshape(9, 16)
learned = learned / np.linalg.norm(learned, axis=0)
for name in ["bordes verticales", "bordes horizontales"]:
    sobel = kernels[name].ravel() / np.linalg.norm(kernels[name])
    best = np.abs(sobel @ learned).max()
    print(f"{name}: el más parecido, {best:.2f} (sin contar el signo)")

# %% tags=["verify"]
for _name in ["bordes verticales", "bordes horizontales"]:
    _sobel = kernels[_name].ravel() / np.linalg.norm(kernels[_name])
    assert np.abs(_sobel @ learned).max() > 0.7

# %% [markdown]
# **Pruébalo.** Cambia `X_val[:1]` por `X_val[5:6]`, que es un 1, y vuelve a dibujar. Los filtros son los mismos; ¿qué mapas se apagan?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Si quieres más: MNIST entero
#
# MNIST son 70 000 dígitos de 28 × 28. Con `FULL = True`, la celda los descarga (11.5 MB) y entrena la misma receta durante unos minutos. Redes así rondan el 99 % en prueba; la LeNet-5 de 1998 fallaba el 0.95 %.

# %% tags=["setup"]
# Preparar la descarga
from utils.downloads import load_mnist

# %%
FULL = False


def train_on_mnist():
    keras.config.set_dtype_policy("float32")  # otra vez lo habitual
    digits = load_mnist()
    model = keras.Sequential([keras.Input((28, 28, 1)), *build_cnn()])
    loss = "sparse_categorical_crossentropy"
    model.compile("adam", loss=loss, metrics=["accuracy"], steps_per_execution=50)
    data = make_dataset(digits.X_train[..., None], digits.y_train, batch_size=128)
    model.fit(data, epochs=5, shuffle=False, verbose=0, callbacks=[LiveProgress()])
    return model.evaluate(digits.X_test[..., None], digits.y_test, verbose=0)[1]


if FULL:
    try:
        print(f"exactitud en prueba: {train_on_mnist():.3f}")
    except DataError as error:
        print(error)

# %% [markdown] slideshow={"slide_type": "fragment"}
# ¿Dónde se usan? Donde haya una rejilla con vecinos: fotos, radiografías, imágenes de satélite, la voz dibujada como espectrograma, y hasta textos y series, con ventanas de una dimensión (`Conv1D`). La idea es la de
# hoy; cambian la profundidad y los datos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Formas y parámetros
#
# Entran imágenes en color de 28 × 28 en `layers.Conv2D(8, 5, strides=2)`, sin relleno. ¿Qué forma tiene la salida de **una** imagen, `(alto, ancho, canales)`, y cuántos parámetros tiene la capa?

# %% tags=["exercise"]
output_shape = ...
n_parameters = ...

check(1, (output_shape, n_parameters))

# %% tags=["solution"]
side = (28 - 5) // 2 + 1
output_shape = (side, side, 8)
n_parameters = (5 * 5 * 3 + 1) * 8

check(1, (output_shape, n_parameters))

# %% [markdown]
# ### Ejercicio · Un núcleo que empuja
#
# Busca el núcleo 3 × 3 que, con relleno 1, mueve la imagen **un píxel a la derecha**: cada $Z_{ij}$ debe ser el píxel que estaba a su izquierda.

# %% tags=["exercise"]
push = ...

check(2, push)

# %% tags=["solution"]
push = np.zeros((3, 3))
push[1, 0] = 1  # cada salida copia el píxel de su izquierda

check(2, push)

# %% [markdown]
# ### Ejercicio · La agrupación, desde cero
#
# Escribe `max_pool(A, size)`: recibe un mapa `A` de forma (alto, ancho) y devuelve el máximo de cada baldosa de `size` × `size`. Las filas y columnas que sobren abajo y a la derecha se descartan, como
# en Keras.


# %% tags=["exercise"]
def max_pool(A, size):
    return ...


check(3, max_pool)


# %% tags=["solution"]
def max_pool(A, size):
    height, width = A.shape[0] // size, A.shape[1] // size
    tiles = A[: height * size, : width * size].reshape(height, size, width, size)
    return tiles.max(axis=(1, 3))


check(3, max_pool)


# %% [markdown]
# ### Ejercicio · Dos fallos
#
# Esta convolución con paso tiene **dos** fallos: uno se ve con `stride=2`; el otro, con una imagen que no sea cuadrada. Arréglalos y devuelve `Z`.


# %% tags=["exercise"]
def convolve_stride(X, K, stride):
    k = len(K)
    side = (len(X) - k) // stride + 1
    Z = np.zeros((side, side))
    for i in range(side):
        for j in range(side):
            Z[i, j] = (X[i : i + k, j : j + k] * K).sum()
    return ...


check(4, convolve_stride)


# %% tags=["solution"]
def convolve_stride(X, K, stride):
    k = len(K)
    height = (X.shape[0] - k) // stride + 1
    width = (X.shape[1] - k) // stride + 1
    Z = np.zeros((height, width))
    for i in range(height):
        for j in range(width):
            top, left = i * stride, j * stride
            Z[i, j] = (X[top : top + k, left : left + k] * K).sum()
    return Z


check(4, convolve_stride)

# %% [markdown]
# ### Reto
#
# Pega cada dígito en un lienzo blanco de 16 × 16, en un sitio al azar, y entrena las dos redes. Después cambia `Flatten` por `GlobalMaxPooling2D`, que se queda con el máximo de cada mapa entero, esté donde esté.
# ¿Cuántos parámetros ahorra? ¿Cuál aguanta mejor los dígitos descolocados, y por qué?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una convolución es una neurona que mira por una ventana y usa los mismos pesos en toda la imagen.
# - Tamaño de salida: $\lfloor (n + 2p - k)/s \rfloor + 1$. Parámetros: $(k \cdot k \cdot C_{\text{in}} + 1)\cdot C_{\text{out}}$, sea cual sea el tamaño de la imagen.
# - Agrupar resume y hace crecer el campo receptivo, sin parámetros.
# - Una CNN gana porque supone que los vecinos van juntos; si los barajas, pierde.
# - Ni siquiera una CNN aguanta bien que el dígito se mueva: el aumento de datos se lo enseña.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | convolución | *convolution* | la misma cuenta en cada ventana de la imagen |
# | núcleo, filtro | *kernel, filter* | los pesos de esa cuenta |
# | mapa de características | *feature map* | lo que responde un filtro en cada sitio |
# | pesos compartidos | *weight sharing* | los mismos pesos en toda la imagen |
# | relleno | *padding* | los ceros que rodean la imagen |
# | paso | *stride* | cuánto avanza la ventana |
# | agrupación por máximos | *max pooling* | el mayor de cada baldosa |
# | campo receptivo | *receptive field* | los píxeles de los que depende un número |
# | red convolucional | *convolutional neural network (CNN)* | la que aprende sus núcleos |
# | aumento de datos | *data augmentation* | añadir copias cambiadas que conservan la etiqueta |

# %% [markdown]
# ## Para saber más
#
# - Y. LeCun, L. Bottou, Y. Bengio y P. Haffner (1998), *Gradient-based learning applied to document recognition*: LeNet-5, la receta de esta lección.
# - A. Krizhevsky, I. Sutskever y G. Hinton (2012), *ImageNet classification with deep convolutional neural networks*: AlexNet, la red que lo cambió todo.
# - K. He, X. Zhang, S. Ren y J. Sun (2015), *Deep residual learning for image recognition*: ResNet, más de cien capas.
# - V. Dumoulin y F. Visin (2016), *A guide to convolution arithmetic for deep learning*: tamaños, pasos y rellenos, dibujados.
