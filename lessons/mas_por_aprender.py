# %% tags=["setup"]
# Preparar la lección
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from keras import layers
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier

from exercises.mas_por_aprender import check, hint, progress, solution
from utils.data import load_digits
from utils.environment import setup
from utils.plotting import (
    BLUE,
    COLORS,
    GRAY,
    GREEN,
    ORANGE,
    RED,
    SKY,
    draw_cells,
    lighten,
    plot_history,
)
from utils.training import LiveProgress, make_dataset, restart, track

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto te falta para entender lo que sale en las noticias?
#
# Traductores, generadores de imágenes, asistentes que conversan: parecen otro mundo. **Antes de seguir**, apuesta:
#
# 1. De las piezas con que se construyen, ¿cuántas conoces ya?
# 2. En «no es bueno», ¿a qué palabra debería mirar «bueno» para saber lo que significa ahí?
# 3. Un dígito son 64 números. ¿Se podría dibujar, más o menos, a partir de **dos**?

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que ya sabes, y lo de hoy
known = ["matrices", "softmax", "pérdidas", "Keras y GradientTape", "PCA", "dígitos"]
known += ["regresión", "convoluciones", "secuencias"]
today = ["embeddings", "atención", "autocodificador", "red generativa (GAN)", "transferencia"]
today += ["varios dispositivos", "precisión mixta"]
links = [(0, 0), (8, 0), (0, 1), (1, 1), (4, 2), (5, 2), (6, 2), (2, 3), (3, 3), (5, 4), (7, 4)]
links += [(3, 5), (3, 6)]

fig, ax = plt.subplots(figsize=(9.5, 4.8))
for x, names, color in [(0, known, SKY), (1, today, ORANGE)]:
    for y, name in zip(np.linspace(1, 0, len(names)), names):
        box = {"boxstyle": "round,pad=0.35", "facecolor": lighten(color, 0.65), "edgecolor": GRAY}
        style = {"ha": "right" if x == 0 else "left", "va": "center", "fontsize": 13, "bbox": box}
        ax.text(x, y, name, **style)
for i, j in links:
    heights = 1 - i / (len(known) - 1), 1 - j / (len(today) - 1)
    ax.plot([0.03, 0.97], heights, color=GRAY, linewidth=1.6)
ax.set(xlim=(-0.75, 1.65), ylim=(-0.08, 1.2))
ax.text(0, 1.12, "lo que ya sabes", ha="right", fontsize=14)
ax.text(1, 1.12, "lo de hoy", ha="left", fontsize=14)
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Este es el mapa de la última lección. Ninguna caja de la derecha empieza de cero. De cada una harás funcionar una muestra pequeña: lo justo para que, cuando la encuentres en grande, la reconozcas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Palabras que son puntos
#
# Una red come números. ¿Qué número le toca a «café»? Si es el 9 y «canción» el 10, la red creerá que se parecen. Mejor dar a cada palabra **un punto**, unos pocos números que se aprenden como pesos. A esa tabla, una fila por palabra,
# se le llama ***embedding***. Estas son las frases de entrenamiento, opiniones de juguete:

# %%
positive = """la película es buena · una comida excelente · me encanta este libro ·
el servicio fue rápido y amable · qué día tan bonito · el hotel es bonito y limpio ·
es una historia preciosa · la comida estaba muy rica · un trato amable ·
me gusta mucho esta canción · un regalo excelente · el final es precioso ·
la habitación estaba limpia · es bueno y barato · una película divertida ·
el café está rico · todo fue rápido · me encanta la música · el viaje fue divertido ·
no está mal"""
negative = """la película es mala · una comida horrible · odio este libro ·
el servicio fue lento y grosero · qué día tan triste · el hotel es feo y sucio ·
es una historia aburrida · la comida estaba muy fría · un trato grosero ·
no me gusta esta canción · un regalo horrible · el final es aburrido ·
la habitación estaba sucia · es malo y caro · una película triste ·
el café está frío · todo fue lento · odio la música · el viaje fue aburrido ·
no es nada barato"""

# %% [markdown]
# Y estas, otras dieciséis, son la prueba. No han servido para elegir nada. Léelas: ¿cuáles crees que fallará?

# %%
test_positive = """el libro es precioso · una habitación limpia y bonita · me gusta el hotel ·
un viaje precioso · la canción es divertida · qué café tan rico · el final no es malo ·
una música maravillosa"""
test_negative = """el libro es aburrido · una habitación fea y sucia · odio el hotel ·
un viaje horrible · la canción es triste · qué café tan malo · el servicio no fue amable ·
un final decepcionante"""


def to_sentences(text):
    return [" ".join(sentence.split()) for sentence in text.split("·")]


train_sentences = to_sentences(positive) + to_sentences(negative)
test_sentences = to_sentences(test_positive) + to_sentences(test_negative)
y_train, y_test = np.repeat([1, 0], 20), np.repeat([1, 0], 8)

# %% tags=["verify"]
assert len(train_sentences) == 40 and not set(train_sentences) & set(test_sentences)

# %% [markdown] slideshow={"slide_type": "subslide"}
# El **vocabulario** se hace solo con el entrenamiento: las palabras en orden, numeradas desde el 2. El 0 es el relleno de la [[rnn]] y el 1, cualquier palabra desconocida.

# %% slideshow={"slide_type": "fragment"}
vocabulary = sorted({word for sentence in train_sentences for word in sentence.split()})
index = {word: k for k, word in enumerate(vocabulary, start=2)}
n_words = len(vocabulary) + 2


def encode(sentences, length=7):
    """Una fila por frase, con el número de cada palabra y ceros hasta completar la longitud."""
    ids = np.zeros((len(sentences), length), dtype=int)
    for row, sentence in zip(ids, sentences):
        numbers = [index.get(word, 1) for word in sentence.split()]
        row[: len(numbers)] = numbers
    return ids


print(n_words, "filas tendrá la tabla")
print("«es bueno» →", encode(["es bueno"])[0])
print("«es genial» →", encode(["es genial"])[0])

# %% [markdown] slideshow={"slide_type": "fragment"}
# Elegir una fila es lo mismo que multiplicar la tabla por un vector con un solo 1, el *one-hot* de otras lecciones. Con una tabla de cuatro palabras, hazlo tú: ¿qué sale?

# %% slideshow={"slide_type": "fragment"}
small_table = np.array([[1, 4], [3, 0], [-2, 5], [0, -1]])
one_hot = np.array([[0, 0, 1, 0]])
product = one_hot @ small_table

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Un vector con un solo 1 elige una fila
fig, ax = plt.subplots(figsize=(8, 3))
draw_cells(ax, one_hot, top=-1.5)
draw_cells(ax, small_table, left=5, color=lambda i, j, v: lighten(SKY, 0.5 if i == 2 else 0.9))
draw_cells(ax, product, left=8.5, top=-1.5, color=lambda i, j, v: lighten(SKY, 0.5))
for x, symbol in [(4.5, "·"), (7.75, "=")]:
    ax.text(x, -2, symbol, ha="center", va="center", fontsize=20)
ax.text(6, 0.3, "tabla", ha="center", fontsize=13)
ax.set(xlim=(-0.2, 11), ylim=(-4.2, 0.8))
plt.show()

# %% tags=["verify"]
assert np.array_equal(product, small_table[[2]])

# %%
embedding = layers.Embedding(n_words, 2)
ids = encode(["es bueno", "todo fue rápido"])
by_row = np.asarray(embedding(ids))
table = embedding.get_weights()[0]
assert np.array_equal(by_row, table[ids])
assert np.allclose(by_row, np.eye(n_words)[ids] @ table)

# %% [markdown] slideshow={"slide_type": "subslide"}
# La red más sencilla que lee: cada palabra, un punto del plano; la frase, **la media de sus puntos** (`GlobalAveragePooling1D`, que con `mask_zero` no cuenta el relleno); y una neurona con sigmoide. Entrenamos cinco semillas, compilando una sola vez: `restart`, como en la [[rnn]].


# %% slideshow={"slide_type": "fragment"}
def build_reader():
    points = keras.initializers.RandomUniform(-1, 1)
    return keras.Sequential(
        [
            keras.Input((7,)),
            layers.Embedding(n_words, 2, mask_zero=True, embeddings_initializer=points),
            layers.GlobalAveragePooling1D(),
            layers.Dense(1, "sigmoid"),
        ]
    )


reader = build_reader()
reader.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", steps_per_execution=5)

# %% tags=["verify"]
assert reader.count_params() == n_words * 2 + 2 + 1


# %% slideshow={"slide_type": "subslide"}
def probability(sentences):
    """La probabilidad de que cada frase sea positiva."""
    return np.asarray(reader(encode(sentences))).ravel()


scores = []
for seed in [1, 2, 3, 4, 0]:  # la última, la 0, es la que dibujaremos
    restart(reader, seed)
    data = make_dataset(encode(train_sentences), y_train, batch_size=8, seed=seed)
    callbacks = [LiveProgress()] if seed == 0 else []
    history = reader.fit(data, epochs=50, shuffle=False, verbose=0, callbacks=callbacks)
    hits = [(probability(train_sentences) > 0.5) == y_train]
    hits += [(probability(test_sentences) > 0.5) == y_test]
    scores.append([np.mean(h) for h in hits])
scores = np.array(scores)
print("aciertos en entrenamiento:", (scores[:, 0] * 40).round().astype(int), "de 40")
print("aciertos en la prueba:    ", (scores[:, 1] * 16).round().astype(int), "de 16")

# %% tags=["verify"]
assert scores[:, 0].min() == 1 and set((scores[:, 1] * 16).round()) <= {12, 13}

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La pérdida del lector
plot_history(history)
plt.show()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las palabras, como puntos del plano
table, w, b = reader.layers[0].get_weights()[0], *reader.layers[-1].get_weights()
shown = "aburrido horrible malo no mal excelente encanta precioso buena es café"
word_scores = table @ w[:, 0]
fig, ax = plt.subplots(figsize=(8.5, 5))
ax.scatter(*table[2:].T, s=30, color=lighten(GRAY, 0.4))
for word in shown.split():
    point, score = table[index[word]], word_scores[index[word]]
    color = ORANGE if score > 5 else BLUE if score < -5 else "#333333"
    ax.scatter(*point, s=60, color=color, zorder=3)
    ax.annotate(word, point, xytext=(7, 4), textcoords="offset points", fontsize=13)
x1 = np.array([-5.0, 5.0])
ax.plot(x1, -(w[0] * x1 + b) / w[1], color="#333333", linewidth=1.5)
low, high = table[2:].min(axis=0) - 0.4, table[2:].max(axis=0) + 0.8
ax.set(xlabel="$e_1$", ylabel="$e_2$", xlim=(low[0], high[0]), ylim=(low[1], high[1]))
plt.show()

# %% tags=["verify"]
for _good, _bad in [("buena", "mala"), ("bonito", "feo"), ("rápido", "lento"), ("limpia", "sucia")]:
    assert word_scores[index[_good]] > 10 and word_scores[index[_bad]] < -10
assert word_scores[index["mal"]] > 10

# %% [markdown] slideshow={"slide_type": "fragment"}
# Nadie le dijo qué palabras se oponen: «excelente» y «horrible» acabaron en lados contrarios de la recta porque salen en frases con distinta etiqueta. Mira ahora «mal»: está entre las buenas, porque solo la vio en «no está mal». La tabla no sabe español; resume **los datos que le diste**.
#
# Con semillas distintas acierta todo el entrenamiento y entre 12 y 13 frases de la prueba. ¿Cuáles falla?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
for sentence, p, truth in zip(test_sentences, probability(test_sentences), y_test):
    if (p > 0.5) != truth:
        print(f"{p:.2f}  {sentence}")
for sentence in ["es malo", "no es malo", "es bueno", "no es bueno"]:
    print(f"{probability([sentence])[0]:.2f}  {sentence}")

# %% tags=["verify"]
_same_words = probability(["no es malo es bueno", "no es bueno es malo"])
assert abs(_same_words[0] - _same_words[1]) < 1e-6
assert probability(["no es malo"])[0] < probability(["no es bueno"])[0]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Dos clases de fallo. Las palabras que nunca vio («decepcionante») se curan con más frases. Las negaciones, no: como $z$ es una media de notas, «no» suma lo mismo delante de «bueno» que de «malo», y «no es malo» **siempre** saldrá peor que «no es bueno». Además, la media ignora el orden. Hace falta que
# las palabras **se miren entre sí**.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** Cambia, en las frases de entrenamiento, «una comida excelente» por «una comida maravillosa». «Una música maravillosa» pasa a estar bien; «el final no es malo», no.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Atención: tres palabras que se miran
#
# Imagina una biblioteca. Cada palabra lleva tres vectores: una **consulta** $q$ (qué busco), una **clave** $k$ (qué ofrezco) y un **valor** $v$ (qué entrego). Mi consulta se compara con todas las claves mediante productos escalares; softmax convierte
# los parecidos en pesos que suman 1; y me llevo la media de los valores con esos pesos. Eso es la **atención** (*attention*):
#
# $$\text{atención}(Q, K, V) = \text{softmax}\!\left(\frac{QK^\top}{\sqrt{d}}\right) V$$
#
# Softmax va por filas: una fila por palabra que mira. La raíz de $d$, el tamaño de las claves, evita que los productos crezcan con él y dejen a softmax eligiendo una sola palabra.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, para «bueno» en «no es bueno», con $d = 4$. Su consulta es $(2, 0, 1, 0)$ y las claves están en la figura de abajo:
#
# | mira a | $q \cdot k$ | entre $\sqrt{4}$ | exponencial | peso |
# |:---:|:---:|:---:|:---:|:---:|
# | no | $4$ | $2$ | $7.389$ | $0.665$ |
# | es | $2$ | $1$ | $2.718$ | $0.245$ |
# | bueno | $0$ | $0$ | $1$ | $0.090$ |
#
# Los valores de las tres son $(4, 0)$, $(0, 0)$ y $(0, 4)$. Calcula la salida: $0.665 \cdot (4, 0) + 0.090 \cdot (0, 4) = (2.66, 0.36)$.


# %% slideshow={"slide_type": "fragment"}
def attention(Q, K, V):
    """La salida de la atención y sus pesos; los ejes de delante, si los hay, son lotes."""
    S = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    E = np.exp(S - S.max(axis=-1, keepdims=True))
    A = E / E.sum(axis=-1, keepdims=True)
    return A @ V, A


Q = np.array([[0, 1, 0, 1], [1, 1, 0, 0], [2, 0, 1, 0]])
K = np.array([[2, 0, 0, 0], [0, 0, 2, 0], [0, 2, 0, 2]])
V = np.array([[4, 0], [0, 0], [0, 4]])
output, A = attention(Q, K, V)
print("pesos de «bueno»: ", A[2].round(3))
print("salida de «bueno»:", output[2].round(2))

# %% tags=["verify"]
assert np.allclose(A[2], [0.665, 0.245, 0.090], atol=5e-4) and np.allclose(A.sum(axis=1), 1)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La atención de las tres palabras, paso a paso
tokens = ["no", "es", "bueno"]
fig, ax = plt.subplots(figsize=(10.5, 4.6))


def draw_matrix(M, left, top, name, shade=0.9, **style):
    draw_cells(ax, M, left=left, top=top, color=lambda i, j, v: lighten(SKY, shade), **style)
    ax.text(left + M.shape[1] / 2, top + 0.25, name, ha="center", fontsize=14)


draw_matrix(Q, 0, 0, "$Q$")
draw_matrix(K.T, 5, 0.5, r"$K^\top$")
draw_matrix(Q @ K.T, 9, 0, r"$QK^\top$")
draw_matrix(V, 5, -5, "$V$")
draw_matrix(output, 8, -5, "salida", texts="{:.2f}")
blues = plt.get_cmap("Blues")
draw_cells(ax, A, color=lambda i, j, v: blues(v)[:3], left=1, top=-5, texts="{:.2f}")
ax.text(2.5, -4.75, r"pesos: softmax($QK^\top/\sqrt{4}$)", ha="center", fontsize=14)
for top, left in [(0, -0.2), (-5, 0.8)]:
    for i, token in enumerate(tokens):
        ax.text(left, top - i - 0.5, token, ha="right", va="center", fontsize=13)
for x, y, symbol in [(4.5, -1.5, "·"), (8.5, -1.5, "="), (4.5, -6.5, "·"), (7.5, -6.5, "=")]:
    ax.text(x, y, symbol, ha="center", va="center", fontsize=20)
ax.set(xlim=(-1.8, 12.5), ylim=(-8.3, 1.3))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En la fila de «bueno», dos tercios de la atención van a «no»: era la segunda apuesta. Su salida lo dice: mucho de la primera componente, que aquí significa *niega*. Lo que antes era imposible ahora es un producto de matrices. En una red, $Q = XW_Q$, $K = XW_K$ y $V = XW_V$: **se aprende qué buscar**.
#
# Varias atenciones a la vez, cada una con sus matrices, son las **cabezas** (*heads*); sus salidas se juntan con una última matriz. Es la capa `MultiHeadAttention`. Con `einsum`, que suma sobre las letras que no aparecen tras la flecha, cabe en pocas líneas:


# %% slideshow={"slide_type": "subslide"}
def multi_head(X, weights):
    """Lo que hace MultiHeadAttention cuando cada ejemplo de X, (n, T, d), se mira a sí mismo."""
    W_q, b_q, W_k, b_k, W_v, b_v, W_o, b_o = weights  # W_q: (d, cabezas, key_dim)
    pairs = [(W_q, b_q), (W_k, b_k), (W_v, b_v)]
    Q, K, V = [np.einsum("ntd,dhk->nhtk", X, W) + b[:, None] for W, b in pairs]
    heads, A = attention(Q, K, V)  # (n, cabezas, T, key_dim) y (n, cabezas, T, T)
    return np.einsum("nhtk,hkd->ntd", heads, W_o) + b_o, A


# %% slideshow={"slide_type": "fragment"}
X_demo = np.random.default_rng(0).normal(size=(2, 5, 6)).astype("float32")
for n_heads in [1, 2]:
    layer = layers.MultiHeadAttention(n_heads, key_dim=3, bias_initializer="normal")
    expected, weights_keras = layer(X_demo, X_demo, return_attention_scores=True)
    output, A = multi_head(X_demo.astype(float), layer.get_weights())
    assert np.allclose(output, expected, rtol=0, atol=1e-6)
    assert np.allclose(A, weights_keras, rtol=0, atol=1e-6)
    print(f"cabezas: {n_heads}; parámetros: {layer.count_params()}; forma de los pesos: {A.shape}")

# %% [markdown]
# **Error frecuente.** Softmax sobre el eje equivocado. No da error, pero las filas ya no suman 1, y la salida deja de ser una media:

# %%
S = Q @ K.T / 2
wrong = np.exp(S) / np.exp(S).sum(axis=0, keepdims=True)
print("lo que suma cada fila:", wrong.sum(axis=1).round(2))

# %% tags=["verify"]
assert np.allclose(wrong.sum(axis=0), 1) and not np.allclose(wrong.sum(axis=1), 1, atol=0.1)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un dígito en dos números
#
# Pidamos a una red que devuelva **su propia entrada**, pero haciéndola pasar por un cuello de dos neuronas. Si lo logra, esos dos números resumen el dígito. Es un **autocodificador** (*autoencoder*): el codificador va de 64 a 2; el decodificador, de 2 a 64; el plano del medio es el **espacio latente**
# (*latent space*). No usa etiquetas: la respuesta es $X$.
#
# Su rival es PCA con dos componentes, que hace lo mismo con una proyección lineal. ¿Cuánto mejor reconstruirá la red?

# %% slideshow={"slide_type": "fragment"}
parts = load_digits().split()
X_train, X_val, X_test = [
    X.reshape(-1, 64).astype("float32") for X in (parts.X_train, parts.X_val, parts.X_test)
]
keras.config.set_dtype_policy("float64")  # con 16 cifras, lo mismo en cualquier ordenador
keras.utils.set_random_seed(0)
encoder = keras.Sequential([keras.Input((64,)), layers.Dense(32, "tanh"), layers.Dense(2)])
decoder = keras.Sequential(
    [keras.Input((2,)), layers.Dense(32, "tanh"), layers.Dense(64, "sigmoid")]
)
autoencoder = keras.Sequential([encoder, decoder])
autoencoder.compile(keras.optimizers.Adam(0.01), loss="mse", steps_per_execution=34)

# %% slideshow={"slide_type": "fragment"}
data = make_dataset(X_train, X_train)
options = {"epochs": 50, "shuffle": False, "verbose": 0, "callbacks": [LiveProgress()]}
validation = make_dataset(X_val, X_val, batch_size=360, shuffle=False)
history = autoencoder.fit(data, validation_data=validation, **options)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las dos curvas del autocodificador
plot_history(history, names=("MSE",))
plt.show()

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
keras.config.set_dtype_policy("float32")  # otra vez lo habitual
pca = PCA(2).fit(X_train)
planes = {
    "PCA": (pca.transform(X_train), pca.transform(X_test)),
    "autocodificador": (np.asarray(encoder(X_train)), np.asarray(encoder(X_test))),
}
rebuilt = {
    "PCA": pca.inverse_transform(pca.transform(X_test)),
    "autocodificador": np.asarray(autoencoder(X_test)),
}
errors, neighbors = {}, {}
for name, (Z_train, Z_test) in planes.items():
    errors[name] = float(((rebuilt[name] - X_test) ** 2).mean())
    knn = KNeighborsClassifier(5).fit(Z_train, parts.y_train)
    neighbors[name] = knn.score(Z_test, parts.y_test)
    print(f"{name:>15}: MSE {errors[name]:.3f} · exactitud con 5 vecinos {neighbors[name]:.1f}")

# %% tags=["verify"]
assert errors["autocodificador"] < 0.85 * errors["PCA"]
assert neighbors["autocodificador"] > neighbors["PCA"] + 0.08

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los dos planos, con un color por dígito
ten = [*COLORS, GRAY, "#7B3294", "#8B5A2B"]
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.8))
for ax, (name, (_, Z)) in zip(axes, planes.items()):
    for digit in range(10):
        rows = Z[parts.y_test == digit]
        ax.scatter(*rows.T, s=26, color=ten[digit])
        box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": ten[digit]}
        ax.text(*np.median(rows, axis=0), digit, ha="center", va="center", fontsize=14, bbox=box)
    ax.set(title=name, xlabel="$z_1$", ylabel="$z_2$", xticks=[], yticks=[])
plt.show()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Diez dígitos, y lo que queda de ellos
first = [np.flatnonzero(parts.y_test == digit)[0] for digit in range(10)]
rows = {"original": X_test, "autocodificador": rebuilt["autocodificador"], "PCA": rebuilt["PCA"]}


def tile(images, columns):
    """Una sola imagen con todas, separadas por un margen blanco."""
    padded = np.pad(np.reshape(images, (-1, 8, 8)), ((0, 0), (1, 1), (1, 1)))
    return np.vstack([np.hstack(row) for row in padded.reshape(-1, columns, 10, 10)])


fig, ax = plt.subplots(figsize=(9.5, 2.9))
ax.imshow(tile([images[first] for images in rows.values()], columns=10), vmin=0, vmax=1)
ax.set(xticks=[], yticks=[5, 15, 25], yticklabels=list(rows))
ax.grid(False)
ax.spines[:].set_visible(False)
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con dos números, la red comete alrededor de tres cuartos del error de PCA, y sus grupos se separan mejor sin haber visto una etiqueta. Tampoco hace milagros: las reconstrucciones son **el dígito medio de su zona**, no el que se escribió.

# %% [markdown] slideshow={"slide_type": "fragment"}
# El decodificador acepta *cualquier* punto, también los que no vienen de ninguna imagen. Paseemos por el plano. En una esquina vacía, ¿qué dibujará?

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Un paseo por el plano
Z_train = planes["autocodificador"][0]
z1, z2 = np.quantile(Z_train, np.linspace(0.03, 0.97, 12), axis=0).T
grid = np.array([[a, b] for b in z2[::-1] for a in z1])
fig, ax = plt.subplots(figsize=(5.6, 5.4))
ax.imshow(tile(decoder(grid), columns=12), vmin=0, vmax=1)
ax.set(xticks=[], yticks=[], xlabel="$z_1$", ylabel="$z_2$")
ax.grid(False)
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Los dígitos se transforman unos en otros sin saltos, y a medio camino salen manchas. En una esquina vacía dibuja algo igualmente, como si allí hubiera visto datos: nadie le enseñó a callar.

# %% tags=["setup"]
# Preparar el control
from ipywidgets import FloatSlider, interact


# %% tags=["widget"]
# Elige un punto del plano
def show_digit(z1, z2):
    fig, ax = plt.subplots(figsize=(2.6, 2.6), layout=None)
    ax.imshow(np.asarray(decoder(np.array([[z1, z2]]))).reshape(8, 8), vmin=0, vmax=1)
    ax.axis("off")
    plt.show()


slider = {"min": -12, "max": 12, "step": 0.5, "continuous_update": False}
interact(
    show_digit,
    z1=FloatSlider(0, description="z₁", **slider),
    z2=FloatSlider(0, description="z₂", **slider),
);  # fmt: skip

# %% [markdown]
# **Pruébalo.** Cambia las dos neuronas del cuello por ocho, en `Dense(2)` y en `keras.Input((2,))`. El error baja mucho más; a cambio, ya no podrás dibujar el plano, y las celdas que lo dibujan protestarán.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un falsificador y un policía
#
# ¿Y si la pérdida la pusiera otra red? El **generador** recibe ruido y fabrica números; el **discriminador** recibe números y dice si son auténticos. Uno aprende a engañar y el otro, a no dejarse engañar: es una **red generativa adversaria** (*generative adversarial network*, GAN). Los dos usan la entropía cruzada de la [[funciones_de_perdida]], con las etiquetas cambiadas.
#
# Lo auténtico será una normal de media 4 y desviación 1. El generador no verá nunca un dato: solo lo que opina el policía. ¿Bastará?


# %% slideshow={"slide_type": "fragment"}
def make_step(generator, discriminator, rates):
    """Un paso de los dos jugadores, compilado; `rates` son sus tasas de aprendizaje."""
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    players = list(zip([generator, discriminator], rates))
    players = [(net, keras.optimizers.Adam(rate, beta_1=0.5)) for net, rate in players]
    for net, optimizer in players:
        optimizer.build(net.trainable_variables)

    @tf.function
    def step(real, noise):
        with tf.GradientTape(persistent=True) as tape:
            z_real, z_fake = discriminator(real), discriminator(generator(noise))
            yes, no = tf.ones_like(z_real), tf.zeros_like(z_real)
            losses = bce(yes, z_fake), bce(yes, z_real) + bce(no, z_fake)
        for (net, optimizer), loss in zip(players, losses):
            optimizer.apply(tape.gradient(loss, net.trainable_variables))

    return step


# %% slideshow={"slide_type": "subslide"}
def train_gan(rates, seed, n_steps=800):
    """Muestras del generador, (2000,), antes y después de la partida."""
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng(seed)
    dense = [layers.Dense(16, "tanh") for _ in range(3)]
    generator = keras.Sequential([keras.Input((1,)), dense[0], layers.Dense(1)])
    discriminator = keras.Sequential([keras.Input((1,)), *dense[1:], layers.Dense(1)])
    step = make_step(generator, discriminator, rates)
    real = rng.normal(4, 1, size=(n_steps, 128, 1)).astype("float32")
    noise = rng.normal(size=(n_steps, 128, 1)).astype("float32")
    fresh_noise = rng.normal(size=(2000, 1)).astype("float32")
    before = np.asarray(generator(fresh_noise)).ravel()
    for pair in zip(real, noise):
        step(*map(tf.constant, pair))
    return before, np.asarray(generator(fresh_noise)).ravel()


# %% slideshow={"slide_type": "fragment"}
names = {(0.002, 0.01): "policía rápido", (0.01, 0.002): "policía lento"}
games = {
    name: [train_gan(rates, seed) for seed in track(range(3), "partida")]
    for rates, name in names.items()
}
for name, samples in games.items():
    good = [abs(after.mean() - 4) < 0.2 and 0.8 < after.std() < 1.2 for _, after in samples]
    narrow = [after.std() < 0.4 for _, after in samples]
    print(f"{name}: {sum(good)} de 3 imitan bien la normal; {sum(narrow)} se quedan en un pico")

# %% tags=["verify"]
for _name, _expected in [("policía rápido", (3, 0)), ("policía lento", (1, 2))]:
    _after = [sample for _, sample in games[_name]]
    assert sum(abs(x.mean() - 4) < 0.2 and 0.8 < x.std() < 1.2 for x in _after) == _expected[0]
    assert sum(x.std() < 0.4 for x in _after) == _expected[1]

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que fabrica el generador
before, after = games["policía rápido"][0]
panels = {"antes": before, "policía rápido": after, "policía lento": games["policía lento"][0][1]}
x, bins = np.linspace(-3, 9, 300), np.linspace(-3, 9, 61)
density = np.exp(-((x - 4) ** 2) / 2) / np.sqrt(2 * np.pi)
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.4), sharex=True, sharey=True)
for ax, (title, samples) in zip(axes, panels.items()):
    heights, edges, _ = ax.hist(samples, bins, density=True, color=lighten(ORANGE, 0.3))
    ax.plot(x, density, color=BLUE)
    ax.set(title=title, xlabel="número fabricado", ylim=(0, 1))
    if heights.max() > 1:
        place = edges[heights.argmax()] + 0.5
        ax.text(place, 0.93, f"llega a {heights.max():.0f}", fontsize=12, va="center")
axes[0].set_ylabel("densidad")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En azul, la normal verdadera. Con un policía que aprende **cinco veces más deprisa** que el falsificador, este acierta la media y la anchura, con las tres semillas. Al revés, el falsificador persigue el último descuido del policía y, en dos de las tres, fabrica siempre casi el mismo número: es el **colapso de modos** (*mode collapse*), la enfermedad de las GAN. Ninguno de los dos
# baja una cuesta: juegan una partida, y nada asegura que se equilibre.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Aprender con dos ejemplos
#
# Una red que ha visto muchos ceros, unos, doses, treses y cuatros, ¿aprenderá antes qué es un 7? Usar en una tarea lo aprendido en otra es la **transferencia** (*transfer learning*). Para que cueste, pondremos cada dígito en un sitio al azar de una imagen de 12 × 12. La red de origen: dos convoluciones, el máximo de cada mapa y una salida.


# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Poner cada dígito en un sitio al azar
def scatter_digits(images, rng):
    """Cada imagen de 8 × 8, en un lugar al azar de una de 12 × 12."""
    canvas = np.zeros((len(images), 12, 12, 1), dtype="float32")
    for picture, image, (i, j) in zip(canvas, images, rng.integers(0, 5, size=(len(images), 2))):
        picture[i : i + 8, j : j + 8, 0] = image
    return canvas


# %% slideshow={"slide_type": "fragment"}
def build_classifier():
    eyes = [layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(2)]
    eyes += [layers.Conv2D(32, 3, activation="relu"), layers.GlobalMaxPooling2D()]
    features = keras.Sequential([keras.Input((12, 12, 1)), *eyes])
    return keras.Sequential([keras.Input((12, 12, 1)), features, layers.Dense(5, "softmax")])


rng = np.random.default_rng(0)
low, low_test = parts.y_train < 5, parts.y_test < 5
copies = np.concatenate([scatter_digits(parts.X_train[low], rng) for _ in range(4)])
X_new, y_new = parts.X_train[~low], parts.y_train[~low] - 5
X_new_test, y_new_test = scatter_digits(parts.X_test[~low_test], rng), parts.y_test[~low_test] - 5

# %% slideshow={"slide_type": "fragment"}
keras.config.set_dtype_policy("float64")  # con 16 cifras, lo mismo en cualquier ordenador
keras.utils.set_random_seed(0)
source = build_classifier()
source.compile(
    keras.optimizers.Adam(0.005),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
    steps_per_execution=36,
)
data = make_dataset(copies, np.tile(parts.y_train[low], 4), batch_size=64)
history = source.fit(data, epochs=12, shuffle=False, verbose=0, callbacks=[LiveProgress()])

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las curvas de la red de origen
plot_history(history, ("loss", "accuracy"), ("pérdida", "exactitud"))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# La tarea nueva: distinguir 5, 6, 7, 8 y 9 con dos o con veinte ejemplos de cada uno. Tres maneras: **congelar** (*freeze*) lo aprendido con `trainable = False` y entrenar solo la salida; **ajustarlo** entero desde ahí (*fine-tuning*); o empezar **de cero**. **Predice** el orden antes de ejecutar.

# %% slideshow={"slide_type": "fragment"}
models = {}
for frozen in [True, False]:
    model = build_classifier()
    model.layers[0].trainable = not frozen
    optimizer = keras.optimizers.Adam(0.005)
    model.compile(optimizer, "sparse_categorical_crossentropy", steps_per_execution=20)
    models[frozen] = model

# %% tags=["verify"]
assert len(models[True].trainable_variables) == 2 and len(models[False].trainable_variables) == 6


# %%
def accuracy_with(way, n_per_class, seed):
    """Exactitud en la prueba tras entrenar de una de las tres maneras."""
    model = models[way == "congelada"]
    restart(model, seed)
    if way != "de cero":
        model.layers[0].set_weights(source.layers[0].get_weights())  # todo menos la salida
    rng = np.random.default_rng(seed)
    groups = [rng.choice(np.flatnonzero(y_new == k), n_per_class, False) for k in range(5)]
    rows = np.concatenate(groups)
    data = make_dataset(scatter_digits(X_new[rows], rng), y_new[rows], batch_size=25)
    data = data.repeat(5 if n_per_class == 20 else 20)  # 20 pasos por época
    model.fit(data, epochs=6, shuffle=False, verbose=0)
    y_pred = np.asarray(model(X_new_test)).argmax(axis=1)
    return float((y_pred == y_new_test).mean())


# %% slideshow={"slide_type": "subslide"}
ways = {"congelada": GRAY, "ajustada": GREEN, "de cero": ORANGE}
few = {way: [accuracy_with(way, 2, seed) for seed in range(5)] for way in track(ways, "manera")}

# %%
many = {way: [accuracy_with(way, 20, seed) for seed in range(5)] for way in track(ways, "manera")}
keras.config.set_dtype_policy("float32")  # otra vez lo habitual

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Las tres maneras, con dos y con veinte ejemplos
fig, ax = plt.subplots(figsize=(9, 3.4))
for k, results in enumerate([few, many]):
    for j, (way, color) in enumerate(ways.items()):
        y = -4 * k - j
        ax.plot(results[way], [y] * 5, "o", color=color)
        ax.plot([np.mean(results[way])] * 2, [y - 0.35, y + 0.35], color="black")
ax.set(xlabel="exactitud en la prueba (la raya es la media)", xlim=(0.2, 1))
labels = [f"{way}, {n} por clase" for n in (2, 20) for way in ways]
ax.set_yticks([0, -1, -2, -4, -5, -6], labels)
plt.show()

# %% tags=["verify"]
_mean_of = {(n, way): np.mean(r[way]) for n, r in [(2, few), (20, many)] for way in ways}
assert _mean_of[2, "ajustada"] > max(_mean_of[2, "de cero"], _mean_of[2, "congelada"]) + 0.06
assert _mean_of[20, "de cero"] > _mean_of[20, "congelada"] + 0.2
assert -0.02 < _mean_of[20, "de cero"] - _mean_of[20, "ajustada"] < 0.1

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con dos ejemplos por clase, **ajustar gana a empezar de cero**: los detectores de trazos ya estaban. Con veinte, la ventaja ha desaparecido. Y congelar, que con dos aún compite, con veinte se queda lejos, aun con diez veces más épocas: lo que basta para separar un 0 de un 4 no basta para un 7 y un 9. Una red de origen que ha visto mil clases da rasgos mucho más generales; una que ha visto
# cinco, no.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Siete familias en un dibujo
#
# No las programaremos, salvo la primera, que cabe en seis líneas: un mapa de Kohonen (SOM). Una malla de neuronas se extiende sobre los datos; cada dato tira de la más cercana **y de sus vecinas**.

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
angle = rng.uniform(0, np.pi, size=600)
cloud = np.column_stack([np.cos(angle), np.sin(angle)]) * rng.uniform(0.6, 1, size=(600, 1))
place = np.stack(np.meshgrid(range(4), range(10), indexing="ij"), axis=-1)  # malla de 4 × 10
som = rng.normal(0, 0.05, size=(4, 10, 2)) + cloud.mean(axis=0)
for step in range(4000):
    x, progress = cloud[rng.integers(600)], step / 4000
    distance = ((som - x) ** 2).sum(axis=-1)
    winner = place.reshape(-1, 2)[distance.argmin()]
    near = np.exp(-((place - winner) ** 2).sum(axis=-1) / (2 * (3 - 2.4 * progress) ** 2))
    som += (0.3 - 0.25 * progress) * near[..., None] * (x - som)

# %% tags=["verify"]
assert np.sqrt(((cloud[:, None] - som.reshape(-1, 2)) ** 2).sum(axis=-1)).min(axis=1).mean() < 0.12


# %% tags=["helper"]
# Flechas y cajas para los dibujos
def arrow(ax, start, end):
    style = {"arrowstyle": "-|>", "color": "#555555", "linewidth": 1.6, "shrinkA": 3, "shrinkB": 3}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)


def box(ax, x, y, text, color=SKY):
    style = {"boxstyle": "round,pad=0.35", "facecolor": lighten(color, 0.6), "edgecolor": GRAY}
    ax.text(x, y, text, ha="center", va="center", fontsize=12, bbox=style)


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Cuatro familias
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.1))
names = ["SOM", "siamesas", "de grafos (GNN)", "VAE"]
axes[0].scatter(*cloud.T, s=8, color=lighten(BLUE, 0.6))
for lines in (som, som.swapaxes(0, 1)):
    axes[0].plot(*np.moveaxis(lines.swapaxes(0, 1), -1, 0), color=ORANGE, linewidth=1.5)
for x, name in [(0, "$x_1$"), (1, "$x_2$")]:
    for y, text in [(0, name), (1, "red, $W$")]:
        box(axes[1], x, y, text, SKY if y else GRAY)
    arrow(axes[1], (x, 0.18), (x, 0.82))
    arrow(axes[1], (x, 1.18), (0.5 + 0.25 * (x - 0.5), 1.85))
box(axes[1], 0.5, 2, "distancia", GREEN)
nodes = np.array([[0.5, 1], [0, 1.9], [1.1, 1.8], [0, 0.1], [1.15, 0.2]])
for node in nodes[1:]:
    arrow(axes[2], node, nodes[0] + 0.18 * (node - nodes[0]))
axes[2].scatter(*nodes.T, s=420, color=[lighten(ORANGE, 0.3)] + [lighten(SKY, 0.4)] * 4, zorder=3)
for center, color in [((0, 0), BLUE), ((1.3, 0.8), ORANGE), ((0.2, 1.7), GREEN)]:
    axes[3].scatter(*rng.normal(center, 0.27, size=(60, 2)).T, s=12, color=color)
    axes[3].add_patch(plt.Circle(center, 0.6, color=lighten(color, 0.7), zorder=0))
for ax, name in zip(axes, names):
    ax.set_title(name, loc="center")
    ax.axis("off")
axes[1].set(xlim=(-0.6, 1.6), ylim=(-0.4, 2.4))
axes[2].set(xlim=(-0.4, 1.5), ylim=(-0.4, 2.4))
axes[3].set_aspect("equal")
plt.show()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Difusión, BERT y GPT
keras.utils.set_random_seed(0)
layer = layers.MultiHeadAttention(1, key_dim=3)
masks = {}
for name, causal in [("BERT: mira a todos", False), ("GPT: solo hacia atrás", True)]:
    _, A = layer(X_demo, X_demo, use_causal_mask=causal, return_attention_scores=True)
    masks[name] = np.asarray(A)[0, 0]

noise = np.random.default_rng(0).normal(size=(8, 8))
keep = [1, 0.8, 0.5, 0.02]  # cuánta imagen queda en cada momento
steps = [np.sqrt(a) * parts.X_test[first[3]] + np.sqrt(1 - a) * 0.6 * noise for a in keep]
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.3), width_ratios=[2.2, 1, 1])
axes[0].imshow(np.hstack([np.pad(step, 1) for step in steps]), vmin=-0.2, vmax=1)
axes[0].set_title("difusión: la red aprende a ir de derecha a izquierda", loc="center", fontsize=13)
axes[0].axis("off")
blues = plt.get_cmap("Blues")
for ax, (name, A) in zip(axes[1:], masks.items()):
    draw_cells(ax, A, color=lambda i, j, v: blues(1.6 * v)[:3], texts="{:.1f}", fontsize=11)
    ax.set_title(name, loc="center", fontsize=13)
plt.show()

# %% tags=["verify"]
assert np.allclose(np.triu(masks["GPT: solo hacia atrás"], 1), 0)

# %% [markdown]
# | familia | la idea | quién la propuso |
# |---|---|---|
# | mapa autoorganizado, SOM | Una malla de neuronas se pliega sobre los datos y los ordena sin etiquetas. Sirve para ver en dos dimensiones datos de muchas. | T. Kohonen (1982) |
# | redes siamesas | La misma red, con los mismos pesos, mira dos entradas, y se aprende una distancia: pequeña si son del mismo tipo. Así se reconoce una firma o una cara con un solo ejemplo. | J. Bromley y otros (1993) |
# | redes de grafos, GNN | Cada nodo se actualiza con lo que le envían sus vecinos, con pesos compartidos. Sirven para moléculas, mapas y redes sociales. | F. Scarselli y otros (2009) |
# | autocodificador variacional, VAE | El codificador da una nube, no un punto, y se pide que las nubes se parezcan a una normal. Entonces cualquier punto del plano genera algo verosímil. | D. Kingma y M. Welling (2014) |
# | difusión | Se ensucia una imagen con ruido, poco a poco, y una red aprende a quitarlo. Para generar, se parte de ruido puro y se limpia muchas veces. | J. Sohl-Dickstein y otros (2015); J. Ho y otros (2020) |
# | GPT | Capas de atención que solo miran hacia atrás, entrenadas para predecir la palabra siguiente. Escribir es predecir una y otra vez. | A. Radford y otros (2018) |
# | BERT | Capas de atención que miran a los dos lados, entrenadas para adivinar palabras tapadas. Sirve para entender un texto, no para escribirlo. | J. Devlin y otros (2019) |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Más de un dispositivo
#
# Con dos dispositivos, cada uno guarda una copia del modelo y recibe **medio lote**. Calculan sus gradientes a la vez, los promedian y dan el mismo paso. Es el paralelismo de datos, y en TensorFlow se pide con `MirroredStrategy`. Si la suma es la misma, ¿cambiarán las pérdidas?
#
# No hacen falta dos GPU para comprobarlo: la CPU se puede partir en dos **dispositivos lógicos**. Hay que hacerlo antes de que TensorFlow use ninguno; por eso este programa corre aparte, en otro proceso, y no altera este cuaderno.

# %% slideshow={"slide_type": "subslide"}
program = """
import json, keras, numpy as np, tensorflow as tf
tf.config.set_visible_devices([], "GPU")
halves = [tf.config.LogicalDeviceConfiguration()] * 2
tf.config.set_logical_device_configuration(tf.config.list_physical_devices("CPU")[0], halves)
X = np.random.default_rng(0).normal(size=(512, 8)).astype("float32")
y = np.sin(X.sum(axis=1, keepdims=True))
def train(strategy):
    keras.utils.set_random_seed(0)
    with strategy.scope():
        hidden = keras.layers.Dense(16, "tanh")
        model = keras.Sequential([keras.Input((8,)), hidden, keras.layers.Dense(1)])
        model.compile(keras.optimizers.Adam(0.01), loss="mse")
    return model.fit(X, y, batch_size=64, epochs=10, shuffle=False, verbose=0).history["loss"]
two = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
losses = {"uno": train(tf.distribute.get_strategy()), "dos": train(two)}
print(json.dumps(losses | {"copias": two.num_replicas_in_sync}))
"""

# %% slideshow={"slide_type": "fragment"}
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "dos_dispositivos.py")
    path.write_text(program, encoding="utf-8")
    finished = subprocess.run([sys.executable, path], capture_output=True, text=True)
if finished.returncode != 0:
    raise RuntimeError(f"El otro proceso falló:\n{finished.stderr}")
losses = json.loads(finished.stdout.splitlines()[-1])

print("copias del modelo:", losses["copias"])

# %% tags=["verify"]
assert losses["copias"] == 2 and losses["uno"][-1] < 0.7 * losses["uno"][0]
assert np.allclose(losses["uno"], losses["dos"], rtol=0, atol=1e-6)

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La pérdida con un dispositivo y con dos
fig, ax = plt.subplots(figsize=(7.5, 3.4))
ax.plot(range(1, 11), losses["uno"], color=lighten(SKY, 0.3), linewidth=8, label="un dispositivo")
ax.plot(range(1, 11), losses["dos"], ":", color=RED, linewidth=3, label="dos, medio lote cada uno")
ax.set(xlabel="época", ylabel="pérdida (MSE)", ylim=(0.4, None))
ax.legend()
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Son las mismas, con una millonésima de margen.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Aquí, con dos dispositivos, no se gana tiempo, porque la CPU es la misma; con dos GPU y lotes grandes, sí. Para varias máquinas existe `MultiWorkerMirroredStrategy`, con un límite: el `fit` de Keras 3 no la admite, y hay que escribir el bucle de entrenamiento.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La mitad de los bits
#
# Un `float32` ocupa 32 bits. Las GPU modernas multiplican mucho más deprisa con 16, y en su memoria cabe el doble. ¿Qué se pierde? **Predice** las tres líneas:

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
half = np.float16
with np.errstate(over="ignore"):
    print("2048 + 1 =", float(half(2048) + half(1)))
    print("65504 · 2 =", float(half(65504) * half(2)))
print("1e-8 =", float(half(1e-8)))

# %% tags=["verify"]
_rescued = np.float32(half(1e-8 * 2**15)) / 2**15  # se escala antes y se deshace después
assert half(1e-8) == 0 and abs(_rescued / 1e-8 - 1) < 0.01

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los números que caben en 16 bits y en 32
fig, ax = plt.subplots(figsize=(9.5, 2.7))
for y, (name, low_end, high_end, color) in enumerate(
    [("float16", 6e-8, 65504, ORANGE), ("float32", 1.4e-45, 3.4e38, SKY)]
):
    ax.barh(y, high_end - low_end, left=low_end, height=0.5, color=lighten(color, 0.3))
    ax.text(1e-48, y, name, ha="right", va="center", fontsize=13)
arrow(ax, (1e-8, 0), (1e-8 * 2**15, 0))
ax.plot([1e-8, 1e-8 * 2**15], [0, 0], "o", color=RED)
ax.text(1e-9, 0, "un gradiente", ha="right", va="center", fontsize=12)
ax.text(6e-3, 0, r"por $2^{15}$", va="center", fontsize=12)
ax.set(xscale="log", xlim=(1e-46, 1e40), yticks=[], xlabel="números positivos que caben")
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# `float16` tiene unas tres cifras, se desborda más allá de 65504, y convierte en 0 lo que baja de $3 \cdot 10^{-8}$, como muchos gradientes.

# %% [markdown] slideshow={"slide_type": "fragment"}
# La **precisión mixta** (*mixed precision*) reparte: se **calcula** con 16 bits y se **guardan** los pesos con 32. Y la pérdida se multiplica por un número grande antes de derivar, para que los
# gradientes quepan, y se divide después: es el escalado de la pérdida (*loss scaling*).

# %% slideshow={"slide_type": "subslide"}
policy = keras.mixed_precision.Policy("mixed_float16")
mixed = layers.Dense(4, dtype=policy)  # solo esta capa
output = mixed(np.ones((2, 3), "float32"))
print("calcula en", mixed.compute_dtype, "y guarda en", mixed.variable_dtype)


print("GPU a la vista:", len(tf.config.list_physical_devices("GPU")))

# %% tags=["verify"]
assert output.dtype == "float16" and mixed.kernel.dtype == "float32"
assert keras.config.dtype_policy().name == "float32"  # las demás capas no han cambiado

# %% [markdown]
# **Error frecuente.** Dejar en `float16` la última capa. Softmax y la pérdida necesitan sus cifras: dale `dtype="float32"`. Para un modelo entero se escribe, al principio, `keras.mixed_precision.set_global_policy("mixed_float16")`; `compile` añade entonces el escalado. En la CPU no se gana nada.
#
# Si tienes GPU, la última línea la cuenta, `setup` la nombra y, en una terminal, `nvidia-smi` dice cuánta memoria usa.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Por dónde seguir
#
# La primera lección preguntaba: **¿cómo se explica qué es un 3?** Nadie supo escribir las reglas. Hoy tienes un punto del plano, la media de los treses, que el decodificador sabe dibujar; y otro, la de los ceros. Paseemos de uno a otro en línea recta:

# %% slideshow={"slide_type": "fragment"}
three, zero = [Z_train[parts.y_train == digit].mean(axis=0) for digit in (3, 0)]
walk = [three + t * (zero - three) for t in np.linspace(0, 1, 8)]

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# De un 3 a un 0, en línea recta
fig, ax = plt.subplots(figsize=(9.5, 1.6))
ax.imshow(tile(decoder(np.array(walk)), columns=8), vmin=0, vmax=1)
ax.axis("off")
plt.show()

# %% tags=["verify"]
assert (knn.predict([three, zero]) == [3, 0]).all()  # los vecinos del plano están de acuerdo

# %% [markdown] slideshow={"slide_type": "subslide"}
# Para continuar, elige uno y termínalo:
#
# - **Un libro para hacer**: F. Chollet, *Deep Learning with Python* (3.ª ed., 2025), del autor de Keras; o A. Géron, *Hands-On Machine Learning* (3.ª ed., 2022).
# - **Un libro para entender**: S. Prince, *Understanding Deep Learning* (2023); o I. Goodfellow, Y. Bengio y A. Courville, *Deep Learning* (2016).
# - **Un libro que se ejecuta**: A. Zhang, Z. Lipton, M. Li y A. Smola, *Dive into Deep Learning* (2023).
# - **Un curso**: A. Karpathy, *Neural Networks: Zero to Hero*, que construye un GPT desde cero; CS231n, de Stanford, para imágenes; CS224n, de C. Manning, para texto.
#
# Empezaste con una neurona que multiplica, suma y compara. Todo lo demás, hasta la atención, fueron maneras de juntarla con otras y de decirle en qué se equivocaba. Lo que venga después también lo será, y ahora sabes abrirlo y mirar dentro.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Pesos a mano
#
# Con $d = 16$, los productos de una consulta con tres claves son $8$, $0$ y $8$. ¿Qué tres pesos da la atención? Con dos decimales basta.

# %% tags=["exercise"]
attention_weights = [..., ..., ...]

check(1, attention_weights)

# %% tags=["solution"]
exponentials = np.exp(np.array([8, 0, 8]) / np.sqrt(16))
attention_weights = exponentials / exponentials.sum()

check(1, attention_weights)


# %% [markdown]
# ### Ejercicio · La media sin el relleno
#
# Escribe `sentence_vectors(ids, table)`: recibe `ids`, de forma $(n, T)$, con el número de cada palabra y **ceros de relleno**, y `table`, de forma (palabras, $m$). Devuelve, en una matriz $(n, m)$, la media de los vectores de las palabras de cada frase, sin contar el relleno. Todas las frases tienen alguna palabra.


# %% tags=["exercise"]
def sentence_vectors(ids, table):
    return ...


check(2, sentence_vectors)


# %% tags=["solution"]
def sentence_vectors(ids, table):
    mask = (ids != 0)[:, :, None]
    return (table[ids] * mask).sum(axis=1) / mask.sum(axis=1)


check(2, sentence_vectors)


# %% [markdown]
# ### Ejercicio · Encuentra los errores
#
# Esta atención tiene **dos errores**, y ninguno se ve al ejecutarla: no falla nunca. Escríbela bien, para `Q` $(T, d)$, `K` $(S, d)$ y `V` $(S, m)$. Devuelve solo la salida, $(T, m)$.
#
# ```python
# def attend(Q, K, V):
#     E = np.exp(Q @ K.T)
#     A = E / E.sum(axis=0)
#     return A @ V
# ```


# %% tags=["exercise"]
def attend(Q, K, V):
    return ...


check(3, attend)


# %% tags=["solution"]
def attend(Q, K, V):
    E = np.exp(Q @ K.T / np.sqrt(K.shape[1]))
    A = E / E.sum(axis=1, keepdims=True)
    return A @ V


check(3, attend)

# %% [markdown]
# ### Ejercicio · Contar
#
# `MultiHeadAttention(num_heads=2, key_dim=8)` recibe vectores de 24 números y devuelve otros de 24. Con sus sesgos, ¿cuántos parámetros tiene?

# %% tags=["exercise"]
n_parameters = ...

check(4, n_parameters)

# %% tags=["solution"]
n_parameters = 3 * (24 * 16 + 16) + (16 * 24 + 24)

check(4, n_parameters)


# %% [markdown]
# ### Ejercicio · Vecinos en el plano
#
# Escribe `classify(Z_train, y_train, Z, k)`: para cada punto de `Z`, $(m, 2)$, busca los `k` puntos más cercanos de `Z_train`, $(n, 2)$, y devuelve la clase más repetida entre ellos (enteros desde 0), en un vector $(m,)$. Si empatan, vale cualquiera de las empatadas.


# %% tags=["exercise"]
def classify(Z_train, y_train, Z, k):
    return ...


check(5, classify)


# %% tags=["solution"]
def classify(Z_train, y_train, Z, k):
    distances = ((Z[:, None] - Z_train) ** 2).sum(axis=-1)  # (m, n)
    nearest = y_train[distances.argsort(axis=1)[:, :k]]  # (m, k)
    return np.array([np.bincount(votes).argmax() for votes in nearest])


check(5, classify)

# %% [markdown]
# ### Reto
#
# Enseña a la red de frases a entender «no es malo». Pon una capa de atención entre el *embedding* y la media, o añade al vocabulario las parejas de palabras seguidas («no_malo»), y escribe frases de entrenamiento con negaciones. Guarda para el final una prueba nueva, con negaciones que no estén en el entrenamiento. ¿Cuántas frases
# hacen falta?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Un *embedding* es una tabla de pesos, una fila por palabra; al promediar filas se pierden el orden y la negación.
# - La atención es $\text{softmax}(QK^\top/\sqrt{d})\,V$: cada palabra elige de quién toma su valor, y se aprende a elegir.
# - Un autocodificador se copia a sí mismo por un cuello estrecho; ese cuello ordena los datos y sirve para generar.
# - Una GAN es una partida entre dos redes: puede llegar muy lejos, o fabricar siempre lo mismo.
# - Lo aprendido en otra tarea ayuda cuando hay pocos ejemplos y la otra tarea era bastante general.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | vector de palabra | *embedding* | la fila de una tabla de pesos que representa una palabra |
# | atención | *attention* | una media de valores con pesos que dependen de consultas y claves |
# | cabeza | *head* | una de las atenciones que trabajan a la vez |
# | autocodificador | *autoencoder* | una red que devuelve su entrada tras resumirla |
# | espacio latente | *latent space* | donde viven esos resúmenes |
# | red generativa adversaria | *generative adversarial network, GAN* | un generador y un discriminador que juegan uno contra otro |
# | colapso de modos | *mode collapse* | cuando el generador fabrica siempre casi lo mismo |
# | transferencia | *transfer learning* | usar en una tarea lo aprendido en otra |
# | congelar y ajustar | *freeze, fine-tune* | dejar fijos los pesos aprendidos, o seguir entrenándolos |
# | paralelismo de datos | *data parallelism* | copias del modelo que se reparten cada lote |
# | precisión mixta | *mixed precision* | calcular con 16 bits y guardar los pesos con 32 |

# %% [markdown]
# ## Para saber más
#
# - T. Mikolov y otros (2013), *Efficient estimation of word representations in vector space*: palabras como puntos, aprendidas de mucho texto.
# - D. Bahdanau, K. Cho e Y. Bengio (2015), *Neural machine translation by jointly learning to align and translate*: la atención.
# - A. Vaswani y otros (2017), *Attention is all you need*: solo atención, el *transformer*.
# - G. Hinton y R. Salakhutdinov (2006), *Reducing the dimensionality of data with neural networks*: el autocodificador contra PCA.
# - I. Goodfellow y otros (2014), *Generative adversarial nets*. M. Heusel y otros (2017), *GANs trained by a two time-scale update rule converge to a local Nash equilibrium*: por qué dos tasas.
# - J. Yosinski y otros (2014), *How transferable are features in deep neural networks?*: qué capas se pueden reutilizar.
# - P. Micikevicius y otros (2018), *Mixed precision training*.
