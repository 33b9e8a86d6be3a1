# %% tags=["setup"]
# Preparar la lección
import time
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers

from exercises.primera_red_con_keras import check, hint, progress, solution
from utils.data import load_digits
from utils.environment import setup
from utils.plotting import (
    BLUE,
    GRAY,
    GREEN,
    ORANGE,
    RED,
    SKY,
    draw_network,
    lighten,
    plot_history,
    plot_images,
)
from utils.training import LiveProgress, track

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuántas líneas esta vez?
#
# En la [[red_neuronal_con_numpy]] escribiste una red entera: capas, pérdidas, la vuelta, Adam, guardar. Poco más de cien líneas, y leía el 97 % de los dígitos. Hoy la escribe otro, y tú
# **eliges**.
#
# **Antes de seguir**, apunta tres apuestas:
#
# 1. ¿Cuántas líneas ocupará ahora la misma red, entrenada?
# 2. Con 64 píxeles de entrada, 8 neuronas ocultas y 10 de salida, ¿cuántos números aprende?
# 3. Entrenas esa red con dos bibliotecas distintas, desde los mismos pesos y con los mismos lotes. ¿Cuántos decimales de la pérdida coincidirán: ninguno, uno, cinco?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Seis elecciones
#
# Todo lo que programaste se reduce a contestar seis preguntas:
#
# | se elige | hoy | en la [[red_neuronal_con_numpy]] |
# |---|---|---|
# | la **entrada** | imágenes de $8 \times 8$ | `X.reshape(n, 64)` |
# | las **capas** | aplanar, 8 neuronas, 10 neuronas | `Dense(64, 8, …)`, `Dense(8, 10, …)` |
# | la **activación** de cada una | ReLU, softmax | `ACTIVATIONS` |
# | el **optimizador** | Adam, $\eta = 0.01$ | `Adam(0.01)` |
# | la **pérdida** | entropía cruzada dispersa | `categorical_crossentropy`, con *one-hot* |
# | la **métrica** | exactitud: la fracción de aciertos | `digits_accuracy` |
#
# Las tres primeras describen la red; las otras tres, cómo aprende. La pérdida es la que se deriva; la métrica, la que lee una persona.

# %% tags=["frameworks"] slideshow={"slide_type": "subslide"}
digits = load_digits().split()
X_train, y_train = digits.X_train, digits.y_train
print("entrenamiento:", X_train.shape, y_train.shape)
print("validación:   ", digits.X_val.shape, "  prueba:", digits.X_test.shape)
print("las primeras respuestas:", y_train[:8])

# %% [markdown]
# `Sequential` es una lista de capas, una tras otra. `Input` dice la forma de **un** ejemplo, sin contar cuántos hay; `Flatten` es el `reshape` a 64 números de la [[tensores_y_reshape]], y no aprende nada.

# %% slideshow={"slide_type": "subslide"}
network = keras.Sequential([
    keras.Input((8, 8)),
    layers.Flatten(),
    layers.Dense(8, activation="relu"),
    layers.Dense(10, activation="softmax"),
])  # fmt: skip

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que entra en la red, y la red
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4.6), width_ratios=[1, 2.4])
left.imshow(X_train[0], vmin=0, vmax=1)
left.axis("off")
left.set_title(f"entra un {y_train[0]}, de 8 × 8", loc="center", fontsize=14)
draw_network([64, 8, 10], titles=["64 píxeles", "8, ReLU", "10, softmax"], ax=right)
right.annotate(
    "Flatten", (-0.12, 0), xytext=(-0.62, 0), fontsize=13, va="center", ha="right",
    arrowprops={"arrowstyle": "-|>", "color": "black"}, annotation_clip=False,
)  # fmt: skip
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cuenta los números que aprende. La capa oculta: $64 \cdot 8 = 512$ pesos y 8 sesgos, **520**. La de salida: $8 \cdot 10 + 10 =$ **90**. En total, **610**. `summary` lo confirma:

# %% slideshow={"slide_type": "subslide"}
network.summary()

# %% tags=["verify"]
assert network.count_params() == (64 * 8 + 8) + (8 * 10 + 10) == 610

# %% [markdown] slideshow={"slide_type": "fragment"}
# `None` es el eje de los ejemplos: la red acepta los que le des, uno o mil.
#
# **Pruébalo.** Cambia el 8 de `Dense(8…)` por 64, como en la [[red_neuronal_con_numpy]]. Antes de ejecutar, calcula los parámetros: `summary` debe darte la razón. Déjalo luego en 8.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tres llamadas
#
# **`compile`** fija las otras tres elecciones. Las métricas van en una lista, porque puede haber varias.

# %% slideshow={"slide_type": "fragment"}
network.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)

# %% [markdown] slideshow={"slide_type": "fragment"}
# **`fit`** es tu `train`: baraja, corta en lotes y da un paso con cada uno. `validation_data` son ejemplos de los que no aprende, para vigilar. `LiveProgress` es de este curso: enseña cómo va en una sola línea y al acabar deja un resumen (con `summary=False`, nada). `track`, más abajo, hace lo mismo con las vueltas de un bucle.
#
# Si no tienes ejemplos aparte, `validation_split=0.2` retira el último quinto, **sin barajar**: con datos ordenados por clase, ese quinto no se parece al resto.

# %% slideshow={"slide_type": "fragment"}
history = network.fit(
    X_train,
    y_train,
    batch_size=32,
    epochs=12,
    validation_data=(digits.X_val, digits.y_val),
    verbose=0,
    callbacks=[LiveProgress()],
)

# %% [markdown] slideshow={"slide_type": "subslide"}
# `fit` devuelve el historial. Su atributo `history` es un diccionario corriente: una lista por cantidad, con un número por época. Lo que empieza por `val_` es de validación.

# %% slideshow={"slide_type": "fragment"}
for name, values in history.history.items():
    print(f"{name:>12}: {len(values)} números, del {values[0]:.2f} al {values[-1]:.2f}")

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La pérdida y la exactitud, época a época
plot_history(history, metrics=("loss", "accuracy"), names=("pérdida", "exactitud"))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# **`evaluate`** mide con datos que no han servido para nada antes, y **`predict`** responde: diez probabilidades por imagen. La clase es la mayor de las diez.

# %% slideshow={"slide_type": "fragment"}
test_loss, test_accuracy = network.evaluate(digits.X_test, digits.y_test, verbose=0)
P = network.predict(digits.X_test, verbose=0)
y_pred = P.argmax(axis=1)
print("predict devuelve", P.shape, "y cada fila suma 1:", np.allclose(P.sum(axis=1), 1))
print(f"aciertos en prueba: {test_accuracy:.2f}")

# %% tags=["verify"]
assert np.isclose(test_accuracy, np.mean(y_pred == digits.y_test))
assert 0.9 < test_accuracy < 0.97

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Seis aciertos y seis fallos
hits = y_pred == digits.y_test
shown = np.concatenate([np.flatnonzero(hits)[:6], np.flatnonzero(~hits)[:6]])
titles = [
    f"{y_pred[i]} ({P[i].max():.2f})" + ("" if hits[i] else f"\nes {digits.y_test[i]}")
    for i in shown
]
colors = [GREEN if hits[i] else RED for i in shown]
plot_images(digits.X_test[shown], titles=titles, columns=6, colors=colors, size=1.5)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Arriba, aciertos; abajo, fallos, con la probabilidad que les dio. Son menos aciertos que en la [[red_neuronal_con_numpy]], y es normal: allí había muchas más neuronas ocultas. Y ahí está la primera apuesta: descontando
# los datos y las figuras, **unas veinte líneas**.
#
# También se puede llamar al modelo como a una función: `network(X)`. Da un tensor en vez de un array, y todo de una vez; `predict` va por lotes, y no llena la memoria aunque haya millones de ejemplos:

# %% slideshow={"slide_type": "fragment"}
direct = network(digits.X_test)
print(type(P).__name__, "y", "tensor" if tf.is_tensor(direct) else "otra cosa")

# %% tags=["verify"]
assert np.allclose(direct, P, atol=1e-6)

# %% [markdown]
# Mueve el deslizador: la imagen y lo que la red responde.

# %% tags=["setup"]
# Preparar el deslizador
from ipywidgets import IntSlider, interact


# %% tags=["helper"]
# Dibujar una imagen y lo que la red responde
def draw_answer(axes, i):
    axes[0].imshow(digits.X_test[i], vmin=0, vmax=1)
    axes[0].axis("off")
    axes[0].set_title(f"es un {digits.y_test[i]}", loc="center", fontsize=13)
    bars = [GREEN if k == digits.y_test[i] else lighten(GRAY, 0.3) for k in range(10)]
    axes[1].bar(range(10), P[i], color=bars)
    axes[1].set(xticks=range(10), ylim=(0, 1), xlabel="respuesta", ylabel="probabilidad")


# %% tags=["widget"]
# Elige una imagen de la prueba
def show_answer(i=0):
    _, axes = plt.subplots(1, 2, figsize=(6.5, 2.8), width_ratios=[1, 1.8], layout="none", dpi=80)
    plt.subplots_adjust(bottom=0.22)
    draw_answer(axes, i)
    plt.show()


interact(show_answer, i=IntSlider(0, min=0, max=len(P) - 1, description="imagen"));  # fmt: skip

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La más segura, la que más duda y el fallo con más aplomo
surest, doubtful = P.max(axis=1).argmax(), P.max(axis=1).argmin()
mistake = np.where(hits, 0, P.max(axis=1)).argmax()  # el fallo más seguro de sí mismo
fig, axes = plt.subplots(2, 3, figsize=(10.5, 5), height_ratios=[1.2, 1])
for pair, i in zip(axes.T, [surest, doubtful, mistake]):
    draw_answer(pair, i)
for ax in axes[1, 1:]:
    ax.set_ylabel("")
plt.show()

# %% tags=["verify"]
assert P[surest].max() > 0.99 and P[doubtful].max() < 0.5 and P[mistake].max() > 0.9

# %% [markdown] slideshow={"slide_type": "fragment"}
# La más segura, la que más duda y el fallo dicho con más aplomo; en verde, la respuesta correcta. Una probabilidad alta no garantiza nada.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Errores que verás
#
# **Error frecuente.** Cuatro líneas que circulan por apuntes viejos:
#
# | se lee | se escribe | por qué |
# |---|---|---|
# | `keras.Dense(8)` | `keras.layers.Dense(8)` | las capas viven en `layers` |
# | `activation="none"` | `activation=None`, o nada | ninguna activación se llama *none* |
# | `metrics="accuracy"` | `metrics=["accuracy"]` | se espera una lista |
# | `Dense(8, input_shape=(64,))` | `keras.Input((64,))` antes | la entrada se declara aparte |

# %% slideshow={"slide_type": "fragment"}
attempts = {
    "keras.Dense": lambda: keras.Dense(8),
    'activation="none"': lambda: layers.Dense(8, activation="none"),
    'metrics="accuracy"': lambda: keras.Sequential().compile(metrics="accuracy"),
    "input_shape": lambda: layers.Dense(8, input_shape=(64,)),
}
for text, attempt in attempts.items():
    with warnings.catch_warnings(action="error"):  # que un aviso también detenga
        try:
            attempt()
        except (AttributeError, ValueError, UserWarning) as error:
            print(f"{text:>18}: {type(error).__name__}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Dar otra forma. Los mensajes de Keras son largos, y casi todo sobra: **busca las dos formas y compáralas**. Aquí, imágenes ya aplanadas y respuestas en *one-hot*:

# %% slideshow={"slide_type": "fragment"}
X_val, y_val = digits.X_val, digits.y_val
cases = [
    (X_val.reshape(-1, 64), y_val, "(None, 8, 8)", "(None, 64)", "quita el reshape"),
    (X_val, np.eye(10)[y_val], "rank", "(None, 10)", "da el número de la clase, o quita «sparse_»"),
]
for X_bad, y_bad, expected, found, remedy in cases:
    copy = keras.models.clone_model(network)  # para no estropear la buena
    copy.compile(loss="sparse_categorical_crossentropy")
    try:
        copy.fit(X_bad, y_bad, verbose=0)
    except ValueError as error:
        assert expected in str(error) and found in str(error)  # las dos formas
        print(f"ValueError: llegó {found}; {remedy}")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué hay dentro?
#
# Nada que no conozcas: dos matrices y dos vectores. `get_weights` los da como arrays de NumPy. La ida de la [[red_neuronal_con_numpy]], en cuatro líneas, debe dar **las mismas probabilidades**:

# %% slideshow={"slide_type": "fragment"}
W1, b1, W2, b2 = network.get_weights()
print("formas:", W1.shape, b1.shape, W2.shape, b2.shape)

A1 = np.maximum(digits.X_test.reshape(-1, 64) @ W1 + b1, 0)  # ReLU
Z2 = A1 @ W2 + b2
E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))  # softmax
by_hand = E / E.sum(axis=1, keepdims=True)
assert np.abs(by_hand - P).max() < 1e-6
print("NumPy y Keras dan las mismas", P.size, "probabilidades")

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cada neurona oculta tiene un peso por píxel: sus 64 pesos son también una imagen de $8 \times 8$. En naranja, los píxeles que la encienden; en azul, los que la apagan.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Los pesos de cada neurona oculta, como imágenes
colormap = plt.matplotlib.colors.LinearSegmentedColormap.from_list("pesos", [BLUE, "white", ORANGE])
fig, axes = plt.subplots(2, 4, figsize=(8.4, 4.6))
limit = np.abs(W1).max()
for k, ax in enumerate(axes.flat):
    picture = ax.imshow(W1[:, k].reshape(8, 8), cmap=colormap, vmin=-limit, vmax=limit)
    ax.axis("off")
    ax.set_title(f"neurona {k + 1}", loc="center", fontsize=13)
fig.colorbar(picture, ax=axes, label="peso")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Se adivinan trazos y huecos, pero ninguna «es» un dígito: la respuesta sale de combinar las ocho.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué es una época?
#
# Una ronda completa por los datos ([[descenso_del_gradiente]]). Con 1077 ejemplos y lotes de 32 hay 33 lotes llenos y uno de 21: **34 pasos**, y cada paso son cuatro tiempos: ida, pérdida, vuelta y actualización.


# %% tags=["helper"]
# Dibujar cajas y flechas
def draw_box(ax, x, y, text, color, width=1.9, height=0.8):
    style = {"boxstyle": "round,pad=0.05", "facecolor": lighten(color, 0.75), "edgecolor": color}
    corner = (x - width / 2, y - height / 2)
    ax.add_patch(plt.matplotlib.patches.FancyBboxPatch(corner, width, height, **style))
    ax.text(x, y, text, ha="center", va="center", fontsize=13)


def draw_arrow(ax, start, end, color="black", bend=0.0):
    style = {"arrowstyle": "-|>", "color": color, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    style["connectionstyle"] = f"arc3,rad={bend}"
    ax.annotate("", xy=end, xytext=start, arrowprops=style)


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Una época: 34 lotes, y cuatro tiempos por lote
fig, ax = plt.subplots(figsize=(10.5, 4.2))
for k in range(34):
    width = 0.26 if k < 33 else 0.26 * 21 / 32
    color = RED if k == 0 else lighten(SKY, 0.4)
    ax.add_patch(plt.Rectangle((0.31 * k, 3), width, 0.5, facecolor=color, edgecolor="#333333"))
ax.text(0, 3.72, "los 1077 ejemplos, barajados y en 34 lotes", fontsize=13)
steps = [("ida", "$\\hat{Y}$: (32, 10)", BLUE), ("pérdida", "$J$: un número", GREEN)]
steps += [
    ("vuelta", "$dW$ y $db$: 610 números", RED),
    ("actualización", "$W$ y $b$ cambian", ORANGE),
]
for x, (name, result, color) in zip([1.2, 3.9, 6.6, 9.3], steps):
    draw_box(ax, x, 1.5, name, color)
    ax.text(x, 0.82, result, ha="center", va="center", fontsize=12)
for x in [2.25, 4.95, 7.65]:
    draw_arrow(ax, (x, 1.5), (x + 0.6, 1.5))
draw_arrow(ax, (0.13, 2.95), (0.35, 1.98), color=RED)
ax.plot([9.3, 9.3, 0.44], [1.98, 2.4, 2.4], color="black", linewidth=2)
draw_arrow(ax, (0.44, 2.4), (0.44, 2.95))
ax.text(5, 2.66, "y el siguiente lote, hasta acabarlos", ha="center", va="center", fontsize=13)
ax.set(xlim=(-0.1, 10.7), ylim=(0.5, 4.1))
ax.axis("off")
plt.show()

# %% slideshow={"slide_type": "fragment"}
steps_per_epoch = int(np.ceil(len(X_train) / 32))
print(steps_per_epoch, "pasos por época; el optimizador lleva", int(network.optimizer.iterations))

# %% tags=["verify"]
assert int(network.optimizer.iterations) == 12 * steps_per_epoch == 408

# %% [markdown]
# Un detalle para leer bien las curvas: la pérdida de entrenamiento es la media de las de los lotes, medidas **mientras** los pesos cambian; la de validación se mide al acabar la época. Por
# eso, al principio, la de validación puede ser la menor de las dos.

# %% tags=["verify"]
assert history.history["val_loss"][0] < history.history["loss"][0]

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Guardar y recuperar
#
# Un archivo `.keras` guarda las seis elecciones, los pesos y la memoria del optimizador: basta para seguir entrenando. Es un `.zip` con otro apellido.

# %% slideshow={"slide_type": "fragment"}
with TemporaryDirectory() as folder:
    path = Path(folder) / "digitos.keras"
    network.save(path)
    with ZipFile(path) as archive:
        print(sorted(archive.namelist()))
    twin = keras.models.load_model(path)
assert np.array_equal(twin(digits.X_test), network(digits.X_test))  # hasta la última cifra
n_steps = int(twin.optimizer.iterations)
print("la red recuperada da las mismas respuestas y recuerda sus", n_steps, "pasos")

# %% tags=["verify"]
assert twin.optimizer.iterations == network.optimizer.iterations

# %% [markdown]
# Como con *pickle* en la [[red_neuronal_con_numpy]], un modelo de origen desconocido podría traer código dentro. `load_model` rechaza el que reconoce; aun así, abre solo modelos de quien te fíes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Qué hay debajo de Keras
#
# Keras describe redes, pero no calcula: encarga las cuentas a un **motor** (*backend*). Puede ser TensorFlow, JAX o PyTorch. Debajo hay un núcleo escrito en C++, que es
# quien multiplica matrices en la CPU, la GPU o la TPU (un procesador hecho para redes).

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Qué hay debajo de Keras
fig, ax = plt.subplots(figsize=(10.5, 4.9))
draw_box(ax, 5, 5, "tu código: seis elecciones y tres llamadas", ORANGE, width=9.6)
draw_box(ax, 5, 4, "Keras: capas, pérdidas, optimizadores, fit", BLUE, width=9.6)
for x, name in [(3.1, "TensorFlow"), (7.2, "JAX"), (9.0, "PyTorch")]:
    wide = 5.8 if x < 4 else 1.6
    draw_box(ax, x, 2.72, "", GREEN if x < 4 else GRAY, width=wide, height=1.3)
    ax.text(x, 3.12 if x < 4 else 2.72, name, ha="center", va="center", fontsize=13)
draw_box(ax, 1.65, 2.5, "operaciones", GREEN, width=2.5, height=0.55)
draw_box(ax, 4.5, 2.5, "derivadas automáticas", GREEN, width=2.75, height=0.55)
draw_box(ax, 5, 1.4, "núcleo en C++: ejecuta las operaciones y reparte el trabajo", GRAY, width=9.6)
for x, name in [(1.7, "CPU"), (5, "GPU"), (8.3, "TPU")]:
    draw_box(ax, x, 0.35, name, SKY, width=3)
ax.text(10.1, 2.72, "motor", fontsize=13, va="center")
ax.text(10.1, 0.35, "dispositivo", fontsize=13, va="center")
ax.set(xlim=(0, 11.6), ylim=(-0.2, 5.5))
ax.axis("off")
plt.show()

# %% slideshow={"slide_type": "fragment"}
print("este cuaderno usa el motor", keras.backend.backend())

# %% [markdown] slideshow={"slide_type": "fragment"}
# El motor se elige con la variable de entorno `KERAS_BACKEND`. **Error frecuente.** Cambiarla después de `import keras`: ya no tiene efecto.
#
# Si encuentras código con `tf.placeholder` y `tf.Session`, es TensorFlow 1. Entonces se dibujaba primero todo el grafo, con huecos (*placeholders*) en lugar de datos, y después una sesión lo ejecutaba rellenándolos. Desde
# TensorFlow 2 (2019) cada operación se ejecuta al momento, y el grafo se pide con `tf.function`, como verás enseguida.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La misma red, tres veces
#
# Llega la tercera apuesta. Para que el paso quepa en una línea usaremos descenso simple (`SGD`). Los tres programas parten de los **mismos pesos**, `initial`, y ven los **mismos lotes**: sin barajar, del
# primero al último.
#
# **Uno, Keras**:

# %% tags=["frameworks"] slideshow={"slide_type": "fragment"}
keras.utils.set_random_seed(0)
learning_rate, epochs, batch_size = 0.2, 5, 32
model = keras.Sequential([
    keras.Input((8, 8)),
    layers.Flatten(),
    layers.Dense(8, activation="relu"),
    layers.Dense(10, activation="softmax"),
])  # fmt: skip
initial = model.get_weights()
model.compile(keras.optimizers.SGD(learning_rate), loss="sparse_categorical_crossentropy")
options = {"shuffle": False, "verbose": 0, "callbacks": [LiveProgress(summary=False)]}
run = model.fit(X_train, y_train, batch_size=batch_size, epochs=epochs, **options)
keras_losses = run.history["loss"]

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Dos, TensorFlow puro**. Las piezas son las de las lecciones [[tensores_y_reshape#]] y [[backpropagation_a_mano#]]: variables y `GradientTape`, que graba la ida y la rebobina. La pérdida recibe logits y hace dentro la softmax ([[funciones_de_perdida]]).


# %% slideshow={"slide_type": "fragment"}
def train_step(params, X, y):
    W1, b1, W2, b2 = params
    with tf.GradientTape() as tape:
        A1 = tf.nn.relu(tf.reshape(X, (-1, 64)) @ W1 + b1)  # ida
        Z2 = A1 @ W2 + b2
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=Z2)
        J = tf.reduce_mean(losses)  # pérdida
    grads = tape.gradient(J, params)  # vuelta
    for p, grad in zip(params, grads):
        p.assign_sub(learning_rate * grad)  # actualización
    return J


# %% slideshow={"slide_type": "fragment"}
X_tf, y_tf = tf.constant(X_train, tf.float32), tf.constant(y_train)


def train(step, epochs, batch_size=32):
    params = [tf.Variable(w) for w in initial]  # los mismos pesos iniciales
    history = []
    for _ in track(range(epochs), "época"):  # track solo dice por cuál va
        total = 0.0
        for start in range(0, len(X_tf), batch_size):
            X, y = X_tf[start : start + batch_size], y_tf[start : start + batch_size]
            total += float(step(params, X, y)) * len(X)
        history.append(total / len(X_tf))  # la media de la época, como Keras
    return history


tf_losses = train(train_step, epochs)

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
comparison = pd.DataFrame({"Keras": keras_losses, "TensorFlow": tf_losses})
comparison.index = pd.RangeIndex(1, epochs + 1, name="época")
comparison.round(4)

# %% tags=["verify"]
assert (comparison["Keras"] - comparison["TensorFlow"]).abs().max() < 1e-5

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# La misma pérdida, época a época
fig, ax = plt.subplots(figsize=(7.5, 3.6))
ax.plot(comparison["Keras"], color=lighten(ORANGE, 0.4), linewidth=9, label="Keras")
ax.plot(comparison["TensorFlow"], "o-", color=BLUE, label="TensorFlow puro")
ax.set(xlabel="época", ylabel="pérdida", xticks=comparison.index, ylim=(0, None))
ax.legend()
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# **Difieren en menos de una cienmilésima, época tras época.** `fit` no esconde nada: hace esto.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** En `train_step`, cambia `relu` por `tanh` y ejecuta hasta aquí. ¿Se nota ya en la primera época? Déjalo luego como estaba.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Tres, PyTorch**, para leerlo al lado. El curso no lo instala; donde esté, este programa da las mismas pérdidas:
#
# ```python
# import torch
# from torch import nn
#
# model = nn.Sequential(nn.Flatten(), nn.Linear(64, 8), nn.ReLU(), nn.Linear(8, 10))
# with torch.no_grad():
#     for p, w in zip(model.parameters(), initial):
#         p.copy_(torch.tensor(w.T))  # Linear guarda la traspuesta de W
#
# loss_function = nn.CrossEntropyLoss()  # recibe logits, como arriba
# optimizer = torch.optim.SGD(model.parameters(), learning_rate)
# X, y = torch.tensor(X_train, dtype=torch.float32), torch.tensor(y_train)
#
# torch_losses = []
# for epoch in range(epochs):
#     total = 0.0
#     for X_batch, y_batch in zip(X.split(batch_size), y.split(batch_size)):
#         J = loss_function(model(X_batch), y_batch)  # ida y pérdida
#         optimizer.zero_grad()  # borra los gradientes del paso anterior
#         J.backward()  # vuelta
#         optimizer.step()  # actualización
#         total += J.item() * len(X_batch)
#     torch_losses.append(total / len(X))
# ```

# %% [markdown] slideshow={"slide_type": "subslide"}
# | | Keras | TensorFlow | PyTorch |
# |---|---|---|---|
# | capa | `layers.Dense(8)` | `X @ W + b` | `nn.Linear(64, 8)` |
# | forma de $W$ | (64, 8) | (64, 8) | (8, 64), la traspuesta |
# | pérdida | `"sparse_categorical_crossentropy"` | `…cross_entropy_with_logits` | `nn.CrossEntropyLoss()` |
# | vuelta | dentro de `fit` | `tape.gradient` | `J.backward()` |
# | actualización | dentro de `fit` | `assign_sub` | `optimizer.step()` |
#
# **Error frecuente.** En PyTorch, olvidar `zero_grad`: los gradientes se suman a los anteriores, como el `+=` de la [[backpropagation_a_mano]].

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Al momento o como grafo
#
# `train_step` se ejecuta **al momento** (*eager*): Python pide cada operación y espera. Cómodo para depurar, pero con redes pequeñas se va más tiempo en pedir que en calcular. `tf.function` recorre la función
# una vez, anota sus operaciones en un **grafo** (*graph*) y después lo ejecuta entero, sin Python. A ese recorrido se le llama **trazar** (*trace*).
#
# **Predice**: en 5 épocas de 34 pasos, ¿cuántas veces se ejecutará la línea `shapes.append`?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
shapes = []


def noted_step(params, X, y):
    shapes.append(tuple(X.shape))  # Python corriente: no es una operación de TensorFlow
    return train_step(params, X, y)


graph_step = tf.function(noted_step)
graph_losses = train(graph_step, epochs)
print(
    f"{epochs * steps_per_epoch} pasos; Python pasó por ahí {len(shapes)} veces, con X de {shapes}"
)

# %% tags=["verify"]
assert np.allclose(graph_losses, tf_losses, atol=1e-5)
assert shapes == [(32, 8, 8), (21, 8, 8)]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Dos. Python solo pasa por ahí al trazar, y TensorFlow traza una vez por cada forma nueva de `X`: los lotes llenos, de 32, y el último, de 21.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Error frecuente.** Buscar un fallo con `print` dentro de `tf.function`: solo se ve al trazar. Para verlo siempre, `tf.print`. ¿Y compensa?


# %% tags=["helper"]
# Medir lo que tarda un paso
def step_time(step, size, repeats=40):
    """Segundos de un paso: el mejor de varios, que es el menos estorbado."""
    params = [tf.Variable(w) for w in initial]
    X, y = X_tf[:size], y_tf[:size]
    step(params, X, y)  # si hay que trazar, que no cuente
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        float(step(params, X, y))  # float espera a que la cuenta termine
        times.append(time.perf_counter() - start)
    return min(times)


# %% tags=["figure", "nbval-ignore-output"] slideshow={"slide_type": "subslide"}
# Milisegundos por paso, al momento y como grafo
# Los tiempos cambian con cada ordenador: esta figura no se compara con la guardada.
eager_time, graph_time = step_time(train_step, 32), step_time(graph_step, 32)
verdict = "más" if eager_time > 2 * graph_time else "menos"
print(f"el grafo es {verdict} del doble de rápido, con las mismas pérdidas")

fig, ax = plt.subplots(figsize=(7.5, 2.6))
milliseconds = 1000 * np.array([graph_time, eager_time])
bars = ax.barh(["como grafo", "al momento"], milliseconds, color=[GREEN, GRAY])
ax.bar_label(bars, fmt="%.2f", padding=5)
ax.set(
    xlabel="milisegundos por paso (cambian con el ordenador)", xlim=(0, 1.15 * max(milliseconds))
)
plt.show()

# %% tags=["verify"]
assert eager_time > 2 * graph_time

# %% [markdown]
# `fit` ya usa un grafo: por eso no hay que pedirlo. Con `compile(…, run_eagerly=True)` va al momento, para depurar.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿CPU o GPU?
#
# Si TensorFlow encuentra una GPU la usa él solo, con estas mismas celdas. Tres sitios donde verlo: lo que imprime `setup()` arriba, `tf.config.list_physical_devices("GPU")` y el atributo `device` de
# cualquier tensor, que dice **dónde se calculó**:

# %% slideshow={"slide_type": "fragment"}
product = tf.reshape(X_tf, (-1, 64)) @ initial[0]
kind = product.device.split(":")[-2]  # «…/device:CPU:0»
print("este producto de matrices se hizo en la", kind)

with tf.device("CPU"):  # para obligarla
    assert "CPU" in (product + 1).device

# %% tags=["verify"]
assert kind == ("GPU" if tf.config.list_physical_devices("GPU") else "CPU")

# %% [markdown] slideshow={"slide_type": "subslide"}
# En Colab se pide en *Entorno de ejecución*, *Cambiar tipo de entorno de ejecución*. Una GPU tiene miles de núcleos modestos: brilla con matrices grandes. Con redes como esta puede tardar más, porque manda el coste
# fijo de cada paso ([[red_neuronal_con_numpy]]). Ese fijo se reparte mejor con **lotes grandes**.
#
# **Predice**: de lotes de 8 a lotes de 512, ¿la época será más rápida? ¿Y la red aprenderá más o menos en cinco épocas?

# %% tags=["figure", "predict", "nbval-ignore-output"] slideshow={"slide_type": "fragment"}
# Tiempo y pérdida según el tamaño del lote
# Los tiempos cambian con cada ordenador: esta figura no se compara con la guardada.
sizes, epoch_times, final_losses = [8, 32, 128, 512], [], []
for size in sizes:
    final_losses.append(train(graph_step, epochs, size)[-1])
    epoch_times.append(np.ceil(len(X_tf) / size) * step_time(graph_step, size))

fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.9))
axes[0].loglog(sizes, 1000 * np.array(epoch_times), "o-", color=BLUE)
axes[0].set_ylabel("milisegundos por época")
axes[0].set(yticks=[], ylim=(min(epoch_times) * 500, max(epoch_times) * 2200))
for size, seconds in zip(sizes, epoch_times):
    place = {"xytext": (0, 11), "textcoords": "offset points", "ha": "center"}
    axes[0].annotate(f"{1000 * seconds:.0f}", (size, 1000 * seconds), **place)
axes[1].semilogx(sizes, final_losses, "o-", color=ORANGE)
axes[1].set(ylabel="pérdida tras 5 épocas", ylim=(0, None))
for ax in axes:
    ax.set_xticks(sizes, sizes)
    ax.minorticks_off()
    ax.set_xlabel("tamaño del lote")
plt.show()

# %% tags=["verify"]
assert epoch_times[0] > 3 * epoch_times[-1]
assert final_losses == sorted(final_losses)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Más rápida, sí, y **aprende menos**: con lotes de 512 una época son tres pasos. Un lote grande pide más épocas o una $\eta$ mayor. Los milisegundos dependen del ordenador; la forma de la curva, no.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** Cambia la lista por `[8, 32, 128, 1077]`: el último es un solo paso por época. Compara su pérdida con $\ln 10 = 2.30$, la de quien reparte la probabilidad por igual.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuando una fila no basta
#
# `Sequential` es una fila de capas. La **API funcional** (*functional API*) usa cada capa como una función: recibe un tensor y da otro. La misma red, con los mismos pesos:

# %% slideshow={"slide_type": "fragment"}
inputs = keras.Input((8, 8))
x = layers.Flatten()(inputs)
h = layers.Dense(8, activation="relu")(x)
outputs = layers.Dense(10, activation="softmax")(h)
functional = keras.Model(inputs, outputs)

functional.set_weights(network.get_weights())
assert np.allclose(functional(digits.X_test), P, atol=1e-6)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y ahora algo que no es una fila: un **atajo** (*skip connection*). La salida mira las 8 neuronas y, además, los 64 píxeles. Antes de ejecutar, cuenta sus parámetros: $520 + (64 + 8) \cdot 10 + 10$.

# %% slideshow={"slide_type": "fragment"}
both = layers.Concatenate()([h, x])  # (None, 72)
shortcut = keras.Model(inputs, layers.Dense(10, activation="softmax")(both))
print("salen", shortcut.output_shape, "y hay", shortcut.count_params(), "parámetros")

# %% tags=["verify"]
assert shortcut.count_params() == 520 + (64 + 8) * 10 + 10

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La red con un atajo
fig, ax = plt.subplots(figsize=(10.5, 2.9))
names = ["Input\n(8, 8)", "Flatten\n(64,)", "Dense\n(8,)", "Concatenate\n(72,)", "Dense\n(10,)"]
for k, (name, color) in enumerate(zip(names, [GRAY, GRAY, BLUE, GREEN, BLUE])):
    draw_box(ax, 2.15 * k, 0, name, color, width=1.5)
    if k:
        draw_arrow(ax, (2.15 * k - 1.3, 0), (2.15 * k - 0.85, 0))
draw_arrow(ax, (2.15, 0.48), (6.45, 0.48), color=RED, bend=-0.35)
ax.text(4.3, 1.42, "el atajo", ha="center", color=RED, fontsize=13)
ax.set(xlim=(-0.9, 9.5), ylim=(-0.6, 1.75))
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con la misma idea se hacen redes de dos entradas (una foto y una tabla) o de dos salidas. Mientras la red sea una fila, `Sequential` basta.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Contar antes de ejecutar
#
# Una red lleva `Input((28, 28))`, `Flatten()`, `Dense(128)`, `Dense(64)` y `Dense(10)`. Se entrena con $60\,000$ imágenes, lotes de 64 y 5 épocas. ¿Cuántos parámetros tiene? ¿Cuántas veces se actualizan en total?

# %% tags=["exercise"]
n_params = ...
n_updates = ...

check(1, (n_params, n_updates))

# %% tags=["solution"]
n_params = (784 * 128 + 128) + (128 * 64 + 64) + (64 * 10 + 10)  # 109 386; Flatten no aprende
n_updates = 5 * 938  # 60 000 / 64 = 937.5: el último lote, con la mitad, también cuenta

check(1, (n_params, n_updates))

# %% [markdown]
# ### Ejercicio · Leer un historial
#
# Escribe `best_epoch(history)`: recibe un diccionario como `history.history`, con las claves `loss` y `val_loss`, y devuelve el número de la época con menor pérdida de validación. La primera época es la 1; si hay empate, la
# más temprana.


# %% tags=["exercise"]
def best_epoch(history):
    return ...


check(2, best_epoch)


# %% tags=["solution"]
def best_epoch(history):
    return int(np.argmin(history["val_loss"])) + 1  # argmin empieza a contar en 0


check(2, best_epoch)

# %% [markdown]
# ### Ejercicio · Seis elecciones tuyas
#
# De cada vino se conocen 13 medidas, y hay que decir de cuál de tres cultivos viene; las respuestas son 0, 1 o 2. Escribe `build_model()`: devuelve una red ya compilada, con una capa oculta de 16 neuronas y ReLU, una salida que
# dé probabilidades, Adam con $\eta = 0.02$ y la exactitud como métrica.


# %% tags=["exercise"]
def build_model():
    return ...


check(3, build_model)


# %% tags=["solution"]
def build_model():
    model = keras.Sequential([
        keras.Input((13,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ])  # fmt: skip
    model.compile(
        optimizer=keras.optimizers.Adam(0.02),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


check(3, build_model)

# %% [markdown]
# ### Ejercicio · `predict`, a mano
#
# Escribe `predict_classes(X, weights)` solo con NumPy. `X` tiene forma $(n, 8, 8)$, y `weights` es lo que da `get_weights()` en una red de **cualquier número** de capas `Dense`: $[W_1, b_1, W_2, b_2, \dots]$. Las ocultas llevan ReLU. Devuelve
# la clase más probable de cada imagen, con forma $(n,)$.


# %% tags=["exercise"]
def predict_classes(X, weights):
    return ...


check(4, predict_classes)


# %% tags=["solution"]
def predict_classes(X, weights):
    A = X.reshape(len(X), -1)
    *hidden, (W_last, b_last) = zip(weights[::2], weights[1::2])  # parejas (W, b)
    for W, b in hidden:
        A = np.maximum(A @ W + b, 0)
    return (A @ W_last + b_last).argmax(axis=1)  # softmax no cambia cuál es el mayor


check(4, predict_classes)

# %% [markdown]
# ### Ejercicio · Un paso con tres fallos
#
# Debería dar un paso de descenso con una neurona por clase, sin capa oculta, y devolver la pérdida media de antes del paso. `W` (d, C) y `b` (C,) son `tf.Variable`; `X` (n, d) es `float32` e `y` (n,), enteros. Tiene **tres fallos**: uno salta al
# ejecutarla; los otros dos, no. Escríbela bien.
#
# ```python
# def fixed_step(W, b, X, y, learning_rate):
#     P = tf.nn.softmax(X @ W + b)
#     with tf.GradientTape() as tape:
#         losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=P)
#         J = tf.reduce_mean(losses)
#     dW, db = tape.gradient(J, [W, b])
#     W.assign_add(learning_rate * dW)
#     b.assign_add(learning_rate * db)
#     return J
# ```


# %% tags=["exercise"]
def fixed_step(W, b, X, y, learning_rate):
    return ...


check(5, fixed_step)


# %% tags=["solution"]
def fixed_step(W, b, X, y, learning_rate):
    with tf.GradientTape() as tape:  # la ida, dentro: lo que no se graba no se deriva
        Z = X @ W + b  # logits: la pérdida ya hace softmax
        J = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=Z))
    dW, db = tape.gradient(J, [W, b])
    W.assign_sub(learning_rate * dW)  # cuesta abajo
    b.assign_sub(learning_rate * db)
    return J


check(5, fixed_step)

# %% [markdown]
# ### Reto
#
# ¿Sirve de algo el atajo? Entrena `shortcut` y una red de `Sequential` con el mismo número de parámetros, más o menos, y compara su exactitud en validación con cinco semillas (`keras.utils.set_random_seed`). Da la media y el mínimo y el máximo de cada una
# antes de decir cuál es mejor. Después haz una red de **dos entradas**: la imagen y la suma de sus píxeles.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Entrada, capas y activaciones describen la red; optimizador, pérdida y métrica, cómo aprende.
# - `compile`, `fit`, y luego `evaluate` o `predict`; el historial es un diccionario con un número por época.
# - Una época es una ronda por los datos: en cada lote, ida, pérdida, vuelta y actualización.
# - Con los mismos pesos y los mismos lotes, NumPy, Keras, TensorFlow y PyTorch hacen las mismas cuentas.
# - `tf.function` convierte Python en un grafo: más rápido, y Python solo pasa por él al trazar.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | motor | *backend* | la biblioteca que hace las cuentas de Keras |
# | compilar | *compile* | fijar optimizador, pérdida y métricas |
# | historial | *history* | las medidas de cada época |
# | exactitud | *accuracy* | la fracción de aciertos |
# | al momento | *eager* | cada operación se ejecuta cuando se escribe |
# | grafo | *graph* | las operaciones anotadas, listas para ejecutarse juntas |
# | trazar | *trace* | recorrer la función para anotar su grafo |
# | dispositivo | *device* | dónde se calcula: CPU, GPU o TPU |
# | API funcional | *functional API* | capas usadas como funciones |
# | atajo | *skip connection* | un camino que se salta alguna capa |

# %% [markdown]
# ## Para saber más
#
# - M. Abadi y otros (2016), *TensorFlow: a system for large-scale machine learning*: el grafo y los dispositivos.
# - A. Paszke y otros (2019), *PyTorch: an imperative style, high-performance deep learning library*: por qué al momento.
# - A. Agrawal y otros (2019), *TensorFlow Eager: a multi-stage, Python-embedded DSL for machine learning*: de dónde viene `tf.function`.
# - K. He, X. Zhang, S. Ren y J. Sun (2016), *Deep residual learning for image recognition*: los atajos que hicieron posibles las redes muy profundas.
# - F. Chollet (2025), *Deep Learning with Python*, tercera edición: Keras, contado por su autor.
