# %% tags=["setup"]
# Preparar la lección
import tempfile
import warnings
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from keras.callbacks import (
    Callback,
    CSVLogger,
    EarlyStopping,
    ModelCheckpoint,
    ReduceLROnPlateau,
    TensorBoard,
)
from keras.wrappers import SKLearnClassifier
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from exercises.ajuste_y_callbacks import check, hint, progress, solution
from utils.data import load_digits
from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, plot_history, plot_images
from utils.training import LiveProgress, make_dataset, restart, track

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tres redes que no aprenden
#
# Solo vemos **la mitad de arriba** de un dígito: 32 píxeles. Preguntamos a una red si el dígito es par. Tres personas la han montado, y las tres se quejan: «no
# aprende». En cada una hay **una sola cosa mal**.
#
# En un momento verás sus curvas. **Decide tú, antes de seguir leyendo**: ¿a cuál le sobra tasa de aprendizaje, a cuál le falta, y cuál tiene mal la última capa?

# %%
digits = load_digits()
parts = digits.split(val_size=0.2, test_size=0.2, seed=0)


def upper_half(images):
    return images[:, :4].reshape(len(images), 32)


X_train, X_val, X_test = [upper_half(X) for X in (parts.X_train, parts.X_val, parts.X_test)]
y_train, y_val, y_test = parts.y_train, parts.y_val, parts.y_test
print(X_train.shape, X_val.shape, X_test.shape)

# %% [markdown]
# Una sola función monta y entrena todas las redes de la primera parte: 32 neuronas ocultas, descenso con momento ([[optimizadores]]) y lotes de 32.


# %%
def train(targets, units, activation, loss, learning_rate=0.05, epochs=20, **options):
    """Monta y entrena una red con esa última capa; devuelve la red y sus curvas."""
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [keras.Input((32,)), layers.Dense(32, "relu"), layers.Dense(units, activation)]
    )
    optimizer = keras.optimizers.SGD(learning_rate, momentum=0.9)
    metrics = options.pop("metrics", [])
    model.compile(optimizer, loss=loss, metrics=metrics, steps_per_execution=34)
    data = make_dataset(X_train, targets)
    callbacks = [LiveProgress(summary=False), *options.pop("callbacks", [])]
    history = model.fit(
        data, epochs=epochs, shuffle=False, verbose=0, callbacks=callbacks, **options
    )
    return model, history.history


# %%
is_even = (y_train % 2 == 0).astype(int)
mistakes = {"red A": ("sigmoid", 1e-5), "red B": ("sigmoid", 5.0), "red C": ("softmax", 0.05)}
sick, curves = {}, {}
with warnings.catch_warnings(record=True) as notices:  # lo que Keras avise, para leerlo después
    warnings.simplefilter("always", UserWarning)
    for name, (activation, learning_rate) in mistakes.items():
        sick[name], curves[name] = train(
            is_even, 1, activation, "binary_crossentropy", learning_rate, metrics=["accuracy"]
        )
    answers_c = np.asarray(sick["red C"](X_val)).round(6)

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Las curvas de las tres redes
fig, axes = plt.subplots(2, 3, figsize=(10.5, 5.2), sharex=True)
for column, (name, curve) in zip(axes.T, curves.items()):
    column[0].plot(range(1, 21), curve["loss"], color=BLUE)
    column[1].plot(range(1, 21), curve["accuracy"], color=GREEN)
    column[0].set(title=name, ylim=(0, 1.4))
    column[1].set(xlabel="época", xticks=[1, 5, 10, 15, 20], ylim=(0.4, 1))
axes[0, 0].set_ylabel("pérdida")
axes[1, 0].set_ylabel("exactitud")
plt.show()

# %% tags=["verify"]
_per_epoch = (curves["red A"]["loss"][0] - curves["red A"]["loss"][-1]) / 19
assert _per_epoch > 0 and (curves["red A"]["loss"][-1] - 0.3) / _per_epoch > 1000
assert min(curves["red B"]["loss"]) > 0.693
assert curves["red C"]["loss"][-1] < 0.3 and np.ptp(curves["red C"]["accuracy"]) < 1e-6

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# - **Red A**: la pérdida baja, pero tan despacio que llegar a 0.3 le llevaría más de mil épocas. **Tasa pequeña.**
# - **Red B**: salta, y sigue peor que quien responde siempre 0.5 ($-\ln 0.5 = 0.693$). **Tasa grande.**
# - **Red C**: la pérdida baja como en los libros y la exactitud no se mueve ni una milésima. **Última capa equivocada**; enseguida veremos por qué.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La pregunta elige la última capa
#
# Los mismos 32 píxeles admiten preguntas muy distintas. La parte oculta puede ser la misma; cambian **cuántas neuronas** hay al final, **su activación** y **la pérdida**.
#
# | la respuesta es… | neuronas | activación | pérdida |
# |---|---|---|---|
# | sí o no | 1 | sigmoide | entropía cruzada binaria |
# | una de $C$ clases | $C$ | softmax | entropía cruzada categórica |
# | varias a la vez, de $C$ | $C$ | sigmoide | entropía cruzada binaria |
# | un número cualquiera | 1 por número | ninguna | error cuadrático, `mse` |
# | un número entre 0 y 1 | 1 por número | sigmoide | `mse` o entropía cruzada binaria |
#
# Si las clases vienen como enteros en vez de *one-hot*, la segunda fila usa la versión *sparse*.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que ve la red, y el dígito entero
shown = np.r_[parts.X_train[:8]]
hidden = shown.copy()
hidden[:, 4:] = 0.35  # lo que la red no ve
plot_images([*hidden, *shown], titles=[""] * 8 + [str(k) for k in y_train[:8]], size=1.2)
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cinco preguntas que obligan a imaginar la mitad que **no** se ve, una por fila de la tabla:
#
# - **par**: ¿es par?
# - **dígito**: ¿cuál es?
# - **rasgos**: ¿es par?, ¿pasa de 4?, ¿tiene un lazo cerrado (0, 6, 8, 9)? Pueden ser ciertos varios, o ninguno.
# - **desvío**: ¿cuántos píxeles a la derecha cae el centro de la tinta de abajo, respecto al de la de arriba? Negativo, a la izquierda.
# - **derecha**: ¿qué fracción de la tinta de abajo cae en la mitad derecha?


# %% tags=["helper"]
# Las respuestas a las cinco preguntas
def ink_centre(half):
    return (half * np.arange(8)).sum(axis=(1, 2)) / half.sum(axis=(1, 2))


def make_targets(images, y):
    up, down = images[:, :4], images[:, 4:]
    return {
        "par": (y % 2 == 0)[:, None].astype(float),
        "dígito": np.eye(10)[y],
        "rasgos": np.column_stack([y % 2 == 0, y > 4, np.isin(y, [0, 6, 8, 9])]).astype(float),
        "desvío": (ink_centre(down) - ink_centre(up))[:, None],
        "derecha": (down[:, :, 4:].sum(axis=(1, 2)) / down.sum(axis=(1, 2)))[:, None],
    }


targets = make_targets(parts.X_train, y_train)
targets_val = make_targets(parts.X_val, y_val)
for name, values in targets.items():
    print(f"{name:>8}: forma {values.shape}, de {values.min():.1f} a {values.max():.1f}")

# %% [markdown]
# Cada red se compara, en validación, con un rival que no mira los píxeles: responde siempre **la media del entrenamiento**. La última pregunta se prueba con sus
# dos pérdidas y se mide en ambas con el error cuadrático.

# %% slideshow={"slide_type": "subslide"}
rows = [
    ("par", 1, "sigmoid", "binary_crossentropy"),
    ("dígito", 10, "softmax", "categorical_crossentropy"),
    ("rasgos", 3, "sigmoid", "binary_crossentropy"),
    ("desvío", 1, None, "mse"),
    ("derecha", 1, "sigmoid", "mse"),
    ("derecha", 1, "sigmoid", "binary_crossentropy"),
]


def mean_loss(loss, y_true, y_pred):
    return float(np.mean(keras.losses.get(loss)(y_true, y_pred)))


# %% slideshow={"slide_type": "fragment"}
results = []
for question, units, activation, loss in rows:
    model, _ = train(targets[question], units, activation, loss)
    measure = "mse" if question == "derecha" else loss
    y_true = targets_val[question]
    constant = np.tile(targets[question].mean(axis=0), (len(y_true), 1))
    baseline = mean_loss(measure, y_true, constant)
    error = mean_loss(measure, y_true, np.asarray(model(X_val)))
    results.append([question, activation or "ninguna", loss, baseline, error, error / baseline])

table = pd.DataFrame(results)
table.columns = ["pregunta", "activación", "pérdida", "rival", "red", "red / rival"]
table.round(2)

# %% tags=["verify"]
assert (table["red / rival"] < 0.8).all()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El error de cada red, frente al de su rival
fig, ax = plt.subplots(figsize=(8, 3.8))
names = [f"{q} ({loss})" if q == "derecha" else q for q, loss in table.iloc[:, [0, 2]].values]
names = [name.replace("binary_crossentropy", "binaria") for name in names]
bars = ax.barh(names, table["red / rival"], color=BLUE, height=0.6)
ax.bar_label(bars, fmt="%.2f", padding=4, fontsize=12)
ax.axvline(1, color=GRAY, linestyle=":")
ax.text(0.99, 5.45, "el rival", ha="right", va="center", fontsize=12, color="#555555")
ax.set(xlabel="error de la red, en partes del error del rival", xlim=(0, 1.05))
ax.set_ylim(5.8, -0.6)
ax.grid(axis="y", visible=False)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Todas aprenden**, con la misma capa oculta, la misma tasa y las mismas épocas. En «derecha», las dos pérdidas valen.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Parejas equivocadas
#
# **Softmax con una sola neurona.** Softmax reparte un total de 1, y con una sola clase le toca todo: $e^z / e^z = 1$, sea cual sea $z$. La red C responde siempre «par»:

# %% slideshow={"slide_type": "fragment"}
print("respuestas distintas de la red C:", np.unique(answers_c))
notice = next(str(n.message) for n in notices if "softmax" in str(n.message))
print("Keras había avisado:", notice.split(". ")[2])

# %% tags=["verify"]
assert (answers_c == 1).all()

# %% [markdown] slideshow={"slide_type": "fragment"}
# ¿Y cómo bajaba su pérdida? Por estabilidad numérica, Keras no calcula la entropía cruzada desde la probabilidad, sino desde el $z$ anterior a la activación, y lo pasa por **su** sigmoide.
# La pérdida ve una red sana; tú recibes unos. Por eso se mira siempre una métrica al lado de la pérdida.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Sigmoide para un número cualquiera.** El desvío es a menudo negativo, y una sigmoide no puede decirlo. Ni la mejor red posible bajaría de cierto suelo:

# %% slideshow={"slide_type": "fragment"}
squashed, _ = train(targets["desvío"], 1, "sigmoid", "mse")
y_true = targets_val["desvío"]
error = mean_loss("mse", y_true, np.asarray(squashed(X_val)))
floor = np.mean((y_true - y_true.clip(0, 1)) ** 2)  # lo que falta aunque se acierte todo lo demás
right = table.loc[table["pregunta"] == "desvío", "red"].item()
print(f"{(y_true < 0).mean():.0%} de desvíos negativos; suelo {floor:.2f}")
print(f"error con sigmoide {error:.2f}; sin activación {right:.2f}")

# %% tags=["verify"]
assert error > 1.2 * right and floor > 0.05

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Sin activación, con entropía cruzada binaria.** La pérdida espera una probabilidad y Keras recorta lo que no lo es a $[10^{-7},\ 1 - 10^{-7}]$. Fuera de ahí la pérdida es plana. Un ejemplo de la clase 1:

# %% slideshow={"slide_type": "fragment"}
for z in [-2.0, 0.3, 2.0]:
    here, there = [mean_loss("binary_crossentropy", [[1.0]], [[v]]) for v in (z, z + 0.001)]
    print(f"salida {z:4}: pérdida {here:5.2f}, pendiente {(there - here) / 0.001:.1f}")

stuck, curve = train(targets["par"], 1, None, "binary_crossentropy")
print(f"pérdida al acabar: {curve['loss'][-1]:.1f}")

# %% tags=["verify"]
assert curve["loss"][-1] > 7.5

# %% [markdown] slideshow={"slide_type": "fragment"}
# En $-2$ se equivoca del todo y la pendiente es **cero**: no hay gradiente que la saque. La red acaba con todas las salidas fuera del intervalo, y su pérdida es la mitad de 16.1, porque la mitad de
# los dígitos son de la otra clase. Remedio: la sigmoide, o `keras.losses.BinaryCrossentropy(from_logits=True)`, que la pone por dentro.
#
# **Pruébalo.** Entrena «rasgos» con softmax en vez de sigmoide. Como el total ha de ser 1, dos rasgos ciertos nunca pueden pasar los dos de 0.5: cuenta cuántas veces lo hacen con cada activación.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La tasa, en una sola prueba
#
# Lo que elegimos nosotros y no aprende la red son los **hiperparámetros** (*hyperparameters*): la tasa, el ancho, el tamaño del lote… El primero que hay que acertar es la tasa, y entre la de A y la de B hay
# un factor de medio millón. ¿Veinte entrenamientos? No hace falta.
#
# **La prueba de la tasa** (*learning-rate range test*): en un solo entrenamiento corto, cada lote usa una tasa algo mayor que el anterior. Con $n$ lotes, de $\eta_0$ a $\eta_1$, siempre multiplicando por lo mismo:
#
# $$\eta_k = \eta_0 \left(\frac{\eta_1}{\eta_0}\right)^{k/(n-1)}$$
#
# De $0.0001$ a $10$ en 136 lotes, cada paso multiplica por $100\,000^{1/135} = 1.089$: un 9 % más.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Para cambiar la tasa a mitad de entrenamiento hay que meterse dentro de `fit`. Eso es un **callback**: un objeto al que Keras llama en ciertos momentos. Este, el primero que escribimos, actúa antes y
# después de cada lote:


# %% slideshow={"slide_type": "fragment"}
class RateRange(Callback):
    """Sube la tasa en cada lote y apunta la pérdida de ese lote."""

    def __init__(self, rates):
        super().__init__()
        self.rates, self.losses = rates, []

    def on_train_batch_begin(self, batch, logs=None):
        self.model.optimizer.learning_rate = float(self.rates[len(self.losses)])
        self.model.reset_metrics()  # si no, Keras da la media de toda la época

    def on_train_batch_end(self, batch, logs=None):
        self.losses.append(logs["loss"])


# %% [markdown]
# Desde aquí la pregunta es «¿qué dígito es?», con las clases como enteros.


# %%
def build_network(learning_rate=0.05, width=32, steps=34, optimizer=None):
    model = keras.Sequential(
        [keras.Input((32,)), layers.Dense(width, "relu"), layers.Dense(10, "softmax")]
    )
    optimizer = optimizer or keras.optimizers.SGD(learning_rate, momentum=0.9)
    loss = "sparse_categorical_crossentropy"
    model.compile(optimizer, loss=loss, metrics=["accuracy"], steps_per_execution=steps)
    return model


rates = np.geomspace(1e-4, 10, 136)

# %% tags=["verify"]
assert np.allclose(rates, 1e-4 * (10 / 1e-4) ** (np.arange(136) / 135))
assert np.allclose(rates[1:] / rates[:-1], 1.089, atol=0.001)

# %% slideshow={"slide_type": "fragment"}
keras.utils.set_random_seed(0)
test = RateRange(rates)
build_network(steps=1).fit(
    make_dataset(X_train, y_train),
    epochs=4,
    shuffle=False,
    verbose=0,
    callbacks=[test, LiveProgress(summary=False)],
)
smooth = np.convolve(test.losses, np.ones(9) / 9, mode="valid")  # media de 9 lotes
at_minimum = rates[4:-4][smooth.argmin()]
chosen_rate = round(float(at_minimum) / 10, 2)
print(f"mínimo en {at_minimum:.1f}; elegimos diez veces menos: {chosen_rate}")

# %% tags=["verify"]
assert 0.02 <= chosen_rate <= 0.1

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La prueba de la tasa
fig, ax = plt.subplots(figsize=(8, 4.2))
ax.plot(rates, test.losses, color=GRAY, linewidth=1, alpha=0.7, label="cada lote")
ax.plot(rates[4:-4], smooth, color=BLUE, label="media de 9 lotes")
for x, color, text in [(at_minimum, RED, "mínimo"), (chosen_rate, GREEN, "elegida")]:
    ax.axvline(x, color=color, linestyle="--", linewidth=1.8)
    ax.text(x * 0.92, 3.75, text, color=color, ha="right", va="center", fontsize=13)
ax.set(xscale="log", xlabel=r"tasa de aprendizaje, $\eta$", ylabel="pérdida", ylim=(0.5, 4))
ax.legend(loc="lower left")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Se lee de izquierda a derecha: **plano** (no aprende), **cuesta abajo** (aprende), **mínimo** y **subida** (se pierde). En el mínimo ya se está al borde: se elige **unas diez veces menos**, donde la cuesta es clara.
# Comprobémoslo con tres entrenamientos: esa tasa, cien veces menos y cien veces más.

# %% [markdown]
# Una ayuda para no compilar una red por intento, y para que entre dos intentos solo cambie lo que se compara:


# %% tags=["helper"]
# Entrenar desde cero sin volver a compilar
def fit_again(model, learning_rate, epochs, callbacks=(), seed=0):
    """Entrena desde cero; con la misma semilla, con los mismos pesos y lotes."""
    restart(model, seed)  # pesos nuevos y el optimizador a cero, sin volver a compilar
    model.optimizer.learning_rate = learning_rate
    data = make_dataset(X_train, y_train, seed=seed)
    options = {"validation_data": val_data, "shuffle": False, "verbose": 0}
    return model.fit(data, epochs=epochs, callbacks=list(callbacks), **options).history


network = build_network()
val_data = make_dataset(X_val, y_val, batch_size=len(y_val), shuffle=False)

# %% slideshow={"slide_type": "fragment"}
tried = {}
for learning_rate in track([chosen_rate / 100, chosen_rate, chosen_rate * 100], "tasa"):
    tried[learning_rate] = fit_again(network, learning_rate, epochs=20)["val_loss"]

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La tasa elegida, cien veces menos y cien veces más
fig, ax = plt.subplots(figsize=(8, 3.8))
for (learning_rate, losses), color in zip(tried.items(), [BLUE, GREEN, RED]):
    ax.plot(range(1, 21), losses, "--", color=color, label=rf"$\eta = {learning_rate:g}$")
ax.set(xlabel="época", ylabel="pérdida en validación", ylim=(0, 4.5), xticks=[1, 5, 10, 15, 20])
ax.legend(ncols=3, loc="upper right")
plt.show()

# %% tags=["verify"]
_small, _good, _big = [_losses[-1] for _losses in tried.values()]
assert _good < 0.6 < 1.5 < min(_small, _big)

# %% [markdown]
# **Error frecuente.** Con `steps_per_execution` mayor que 1, Keras no llama al callback en cada lote sino en cada grupo, y la prueba saldría con cuatro puntos. Por eso aquí vale 1. Y la tasa se escribe
# con decimales: `SGD(1)` da un error, `SGD(1.0)` no.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El tamaño del lote
#
# Con 1077 ejemplos, un lote de 16 da $\lceil 1077/16 \rceil = 68$ actualizaciones por época; uno de 1024, solo 2. **Predice**: con la misma tasa y 10 épocas, ¿cuál llega más abajo? ¿Y si al lote de 1024 le subimos la tasa?


# %% slideshow={"slide_type": "subslide"}
def batch_trial(batch_size, learning_rate, seed):
    restart(network, seed)
    network.optimizer.learning_rate = learning_rate
    data = make_dataset(X_train, y_train, batch_size=batch_size, seed=seed)
    network.fit(data, epochs=10, shuffle=False, verbose=0)
    return mean_loss("sparse_categorical_crossentropy", y_val, np.asarray(network(X_val)))


trials = [(16, 1), (64, 1), (1024, 1), (1024, 6)]
batch_losses = np.array(
    [
        [batch_trial(size, chosen_rate * factor, seed) for seed in range(5)]
        for size, factor in track(trials, "lote")
    ]
)

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for (size, factor), losses in zip(trials, batch_losses):
    updates = int(np.ceil(1077 / size))
    print(
        f"lote {size:4}, tasa × {factor}: {updates:2} actualizaciones por época, pérdida {losses.mean():.1f}"
    )

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La pérdida con cada tamaño de lote
fig, ax = plt.subplots(figsize=(8, 3.6))
for column, losses in enumerate(batch_losses):
    ax.plot([column] * 5, losses, "o", color=ORANGE if column == 3 else BLUE, alpha=0.6)
    ax.plot([column - 0.2, column + 0.2], [losses.mean()] * 2, color="black", linewidth=2)
labels = [f"{size}" + (f"\n(tasa × {factor})" if factor > 1 else "") for size, factor in trials]
ax.set(xlabel="tamaño del lote", ylabel="pérdida en validación", ylim=(0, None))
ax.set_xticks(range(4), labels)
plt.show()

# %% tags=["verify"]
_means = batch_losses.mean(axis=1)
assert _means[2] > 2 * _means[1] and _means[3] < 0.6 * _means[2]  # el lote enorme, y su remedio
assert abs(_means[0] - _means[1]) < 0.15  # entre 16 y 64, poca diferencia

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Cada punto es una semilla. El lote de 1024 no es peor por ser grande, sino porque en 10 épocas **solo ha dado 20 pasos**: con pasos más largos recupera la mayor parte. Entre 16 y 64, la diferencia no sale del ruido. El lote se elige por velocidad
# y memoria (32 o 64 para empezar), y **cuando cambia mucho, se vuelve a buscar la tasa**.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Buscar: en rejilla o al azar
#
# Queda elegir varias cosas a la vez, por ejemplo tasa y ancho. La **búsqueda en rejilla** (*grid search*) prueba todas las combinaciones de unos pocos valores. La **búsqueda al azar** (*random search*) sortea cada combinación.
#
# **Antes de seguir**: con nueve entrenamientos, ¿cuántos valores **distintos** de la tasa prueba cada una?

# %% [markdown]
# Para usar los buscadores de scikit-learn, `SKLearnClassifier` envuelve una función que construye la red. Recibe siempre `X` e `y`, y lo que se busca va en `model_kwargs`. Codifica las clases en *one-hot*, así que la
# pérdida es la categórica.


# %% slideshow={"slide_type": "subslide"}
def build_candidate(X, y, learning_rate, width):
    model = keras.Sequential(
        [keras.Input(X.shape[1:]), layers.Dense(width, "relu"), layers.Dense(10, "softmax")]
    )
    optimizer = keras.optimizers.SGD(learning_rate, momentum=0.9)
    model.compile(optimizer, loss="categorical_crossentropy", steps_per_execution=68)
    return model


# %% slideshow={"slide_type": "fragment"}
def score(estimator, X, y):
    """La nota que el buscador hace máxima: la pérdida, cambiada de signo."""
    p = np.asarray(estimator.model_(X))
    return -mean_loss("sparse_categorical_crossentropy", y, p)


X_dev, y_dev = np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val])
one_split = [(np.arange(1077), np.arange(1077, 1437))]  # aprender con unas filas, puntuar con otras
search_options = {"scoring": score, "cv": one_split, "refit": False}
candidate = SKLearnClassifier(build_candidate)

# %% slideshow={"slide_type": "fragment"}
grid = [{"learning_rate": r, "width": w} for r in (0.003, 0.03, 0.3) for w in (8, 24, 64)]
keras.utils.set_random_seed(0)
grid_search = GridSearchCV(candidate, {"model_kwargs": grid}, **search_options)
grid_search.fit(
    X_dev, y_dev, epochs=4, batch_size=16, verbose=0, callbacks=[LiveProgress(summary=False)]
)
print("la mejor de la rejilla:", grid_search.best_params_["model_kwargs"])

# %% tags=["verify"]
assert len(grid_search.cv_results_["params"]) == 9

# %% [markdown]
# Al azar, se sortea el **exponente**, no el número: la tasa se reparte por igual entre 0.001 y 0.01, entre 0.01 y 0.1 y entre 0.1 y 1. Sorteada directamente entre 0.001 y 1, nueve de cada diez pasarían de 0.1.


# %% slideshow={"slide_type": "subslide"}
class RandomPoint:
    def rvs(self, random_state=None):
        rate = 10 ** random_state.uniform(-3, 0)
        width = 4 * 32 ** random_state.uniform(0, 1)  # de 4 a 128
        return {"learning_rate": round(float(rate), 4), "width": int(width)}


keras.utils.set_random_seed(0)
random_search = RandomizedSearchCV(
    candidate, {"model_kwargs": RandomPoint()}, n_iter=9, random_state=0, **search_options
)
random_search.fit(
    X_dev, y_dev, epochs=4, batch_size=16, verbose=0, callbacks=[LiveProgress(summary=False)]
)
print("la mejor al azar:", random_search.best_params_["model_kwargs"])

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los nueve puntos de cada búsqueda
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.2), sharey=True)
for ax, search, name in zip(axes, [grid_search, random_search], ["en rejilla", "al azar"]):
    points = pd.DataFrame([p["model_kwargs"] for p in search.cv_results_["params"]])
    losses = -search.cv_results_["mean_test_score"]
    style = {"c": losses, "cmap": "viridis_r", "vmin": 0.5, "vmax": 2.3, "s": 170, "zorder": 3}
    drawn = ax.scatter(points["learning_rate"], points["width"], edgecolor="black", **style)
    for rate in points["learning_rate"]:
        ax.plot([rate] * 2, [3.2, 3.9], color=RED, linewidth=2)
    distinct = points["learning_rate"].nunique()
    ax.set(title=f"{name}: {distinct} tasas distintas", xlabel=r"tasa, $\eta$", xscale="log")
    ax.set(yscale="log", xlim=(0.0008, 1.2), ylim=(3.2, 150), yticks=[4, 8, 16, 32, 64, 128])
    ax.yaxis.set_major_formatter("{x:.0f}")
    ax.minorticks_off()
axes[0].set_ylabel("ancho")
fig.colorbar(drawn, ax=axes, label="pérdida en validación")
plt.show()

# %% tags=["verify"]
_best_grid, _best_random = -grid_search.best_score_, -random_search.best_score_
assert abs(_best_grid - _best_random) < 0.15
_by_cell = -grid_search.cv_results_["mean_test_score"].reshape(
    3, 3
)  # filas, tasas; columnas, anchos
assert np.ptp(_by_cell.mean(axis=1)) > 1.5 * np.ptp(_by_cell.mean(axis=0))

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Las dos han encontrado algo parecido. Pero mira las marcas rojas: la rejilla gasta nueve entrenamientos en **tres** tasas; el azar prueba **nueve**. La tasa decide mucho más que el ancho, así que repetir cada tasa con tres anchos enseña
# poco. A la rejilla la salvó que uno de sus tres valores cayera en la zona buena.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Cuánta suerte hace falta? Supón que lo bueno ocupa el **10 %** del eje que importa. Nueve puntos al azar fallan todos con probabilidad $0.9^9 = 0.387$: aciertan el **61 %** de las veces. Tres valores de rejilla, cerca
# del $3 \cdot 10 = $ **30 %**. Y con 60 sorteos, tocar el mejor 5 % ocurre con probabilidad $1 - 0.95^{60} = 0.954$.

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
start = rng.uniform(0, 0.9, 20_000)  # dónde empieza la zona buena, de ancho 0.1
random_values = rng.uniform(0, 1, (20_000, 9))
grid_values = np.array([1 / 6, 3 / 6, 5 / 6])
for name, values in [("rejilla", grid_values), ("azar", random_values)]:
    inside = (values >= start[:, None]) & (values <= start[:, None] + 0.1)
    print(f"{name}: encuentra la zona buena el {inside.any(axis=1).mean():.0%} de las veces")

# %% tags=["verify"]
assert abs(1 - 0.9**9 - 0.61) < 0.005 and abs(1 - 0.95**60 - 0.954) < 0.0005

# %% [markdown]
# (La rejilla pasa algo del 30 % porque ni sus valores ni la zona buena tocan los bordes.)
#
# **Error frecuente.** Dar las épocas al envolver la red, en `fit_kwargs`. El buscador trabaja con copias, y en estas versiones de Keras la copia **las pierde sin avisar**: cada candidato entrenaría una sola época. Dalas a `fit`, como arriba.

# %%
with_epochs = SKLearnClassifier(build_candidate, fit_kwargs={"epochs": 4})
print("antes de copiar:", with_epochs.fit_kwargs, " después:", clone(with_epochs).fit_kwargs)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El mejor de muchos parece mejor de lo que es
#
# Cincuenta redes **idénticas**, que aciertan el 85 % de los dígitos del mundo. Cada una se mide con 360 imágenes distintas y nos quedamos con la mejor nota. **Predice**: ¿dirá 85 %?

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
how_many = [1, 3, 10, 30, 50, 100]
best_scores = [rng.binomial(360, 0.85, (4000, k)).max(axis=1) / 360 for k in how_many]

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La nota de la mejor, según cuántas se prueban
fig, ax = plt.subplots(figsize=(8, 3.6))
ax.errorbar(
    how_many,
    [s.mean() for s in best_scores],
    yerr=[s.std() for s in best_scores],
    fmt="o-",
    color=BLUE,
    capsize=4,
    label="nota de la mejor",
)
ax.axhline(0.85, color=RED, linestyle="--", label="acierto verdadero de todas")
ax.set(xlabel="redes probadas", ylabel="exactitud", ylim=(0.82, 0.92), xscale="log")
ax.set_xticks(how_many, how_many)
ax.minorticks_off()
ax.legend(loc="upper left")
plt.show()

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
print(f"con 50 redes, la mejor nota es en promedio {best_scores[4].mean():.2f}")

# %% tags=["verify"]
assert best_scores[4].mean() > 0.88 and abs(best_scores[0].mean() - 0.85) < 0.002

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Cuatro puntos de más sin que ninguna sea mejor: elegir la nota más alta es elegir también la más afortunada. Se le llama la **maldición del ganador** (*winner's curse*). No invalida la búsqueda; invalida **su nota**. La que se cuenta sale de datos
# que no eligieron nada: la prueba. Y con tan pocos datos que no se pueden apartar, se hace la búsqueda entera dentro de cada vuelta de una validación cruzada (*nested cross-validation*): la vuelta de dentro elige, la de fuera puntúa.

# %% tags=["setup"]
# Preparar el control
from ipywidgets import IntSlider, interact


# %% tags=["widget"]
# Cambia cuántas redes y cuántas imágenes
def show_winner(n_models=20, n_images=360):
    scores = np.random.default_rng(0).binomial(n_images, 0.85, (2000, n_models)) / n_images
    fig, ax = plt.subplots(figsize=(7, 3.2), layout="none")
    bins = np.arange(0.695, 1.01, 0.01)
    ax.hist(scores[:, 0], bins=bins, color=GRAY, alpha=0.7, label="una red cualquiera")
    ax.hist(scores.max(axis=1), bins=bins, color=BLUE, alpha=0.7, label="la mejor nota")
    ax.axvline(0.85, color=RED, linestyle="--")
    ax.set(xlabel="exactitud medida", yticks=[], xlim=(0.7, 1))
    ax.legend(loc="upper left")
    plt.show()


interact(
    show_winner,
    n_models=IntSlider(20, min=1, max=100, description="redes"),
    n_images=IntSlider(360, min=100, max=3000, step=100, description="imágenes"),
);  # fmt: skip

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Callbacks: quién llama, y cuándo
#
# `RateRange` tenía dos métodos con nombre fijo. Hay más. **Predice** el orden de las llamadas con 96 ejemplos, lotes de 32 y 2 épocas, y compruébalo con un callback que solo apunta:


# %% slideshow={"slide_type": "fragment"}
class Recorder(Callback):
    def on_train_begin(self, logs=None):
        self.calls = ["train_begin"]

    def on_epoch_begin(self, epoch, logs=None):
        self.calls.append("epoch_begin")

    def on_train_batch_begin(self, batch, logs=None):
        self.calls.append("train_batch_begin")

    def on_train_batch_end(self, batch, logs=None):
        self.calls.append("train_batch_end")

    def on_epoch_end(self, epoch, logs=None):
        self.calls.append("epoch_end")

    def on_train_end(self, logs=None):
        self.calls.append("train_end")


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
recorder = Recorder()
small_network = build_network(steps=1)
small_network.fit(
    X_train[:96], y_train[:96], batch_size=32, epochs=2, verbose=0, callbacks=[recorder]
)
print(*recorder.calls[:9], "…", sep="\n")

# %% tags=["verify"]
_one_epoch = ["epoch_begin", *["train_batch_begin", "train_batch_end"] * 3, "epoch_end"]
assert recorder.calls == ["train_begin", *_one_epoch * 2, "train_end"]

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Qué llamada va dentro de cuál
fig, ax = plt.subplots(figsize=(10.5, 3.2))
levels = {"train": (0, GREEN), "epoch": (1, BLUE), "train_batch": (2, ORANGE)}
opened = {}
for moment, call in enumerate(recorder.calls):
    kind, edge = call.rsplit("_", 1)
    level, color = levels[kind]
    if edge == "begin":
        opened[kind] = moment
    else:
        ax.barh(level, moment - opened[kind], left=opened[kind], color=color, height=0.6)
ax.set_yticks(range(3), ["on_train_…", "on_epoch_…", "on_train_batch_…"])
ax.set(
    xlabel="llamada número (cada barra: de su begin a su end)", ylim=(2.5, -0.5), xlim=(-0.5, 17.5)
)
ax.grid(axis="y", visible=False)
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Unas cajas dentro de otras: los lotes dentro de su época, y las épocas dentro del entrenamiento.

# %% [markdown] slideshow={"slide_type": "fragment"}
# En cada `…_end`, `logs` trae lo medido: en los lotes, `loss`; al cerrar la época, también `val_loss`. Y `self.model` es la red.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Parar a tiempo y guardar lo mejor
#
# Keras trae los que más se usan. Entrenemos a propósito con una tasa algo alta, $\eta = 0.2$, y cuatro ayudantes a la vez:
#
# - **`EarlyStopping`** detiene el entrenamiento cuando `val_loss` lleva `patience` épocas sin mejorar ([[regularizacion]]);
# - **`ModelCheckpoint`** guarda la red en un archivo cada vez que mejora;
# - **`CSVLogger`** y **`TensorBoard`** escriben las curvas en el disco, época a época.

# %% slideshow={"slide_type": "subslide"}
temporary = tempfile.TemporaryDirectory()  # se borra sola al cerrar el cuaderno
folder = Path(temporary.name)

helpers = [
    EarlyStopping(monitor="val_loss", patience=12),
    ModelCheckpoint(folder / "mejor.keras", monitor="val_loss", save_best_only=True),
    CSVLogger(folder / "curvas.csv"),
    TensorBoard(folder / "registros" / "tasa fija", write_graph=False),
]
plain = fit_again(network, 0.2, epochs=60, callbacks=[*helpers, LiveProgress()])

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las curvas, y la época que se guardó
best_epoch = int(np.argmin(plain["val_loss"])) + 1
fig = plot_history(plain)
ax = fig.axes[0]
ax.axvline(best_epoch, color=GREEN, linestyle=":", linewidth=2)
ax.text(best_epoch + 0.3, 1.12, "la mejor época:\naquí se guardó", color=GREEN, fontsize=12)
plt.show()

# %% [markdown]
# Lo guardado es de verdad la mejor época, y el archivo de texto dice lo mismo que `history`:

# %% slideshow={"slide_type": "fragment"}
saved = keras.saving.load_model(folder / "mejor.keras")
saved_loss, _ = saved.evaluate(val_data, verbose=0)
assert np.isclose(saved_loss, min(plain["val_loss"]), atol=1e-5)

csv = pd.read_csv(folder / "curvas.csv")
assert len(csv) == len(plain["loss"]) and np.allclose(csv["val_loss"], plain["val_loss"])
csv.head(3).round(2)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Creer que `EarlyStopping` deja la red buena en la mano. Deja **la última**, de 12 épocas después. Para volver a la mejor hay que pedirlo: `restore_best_weights=True`.

# %% slideshow={"slide_type": "fragment"}
in_hand, _ = network.evaluate(val_data, verbose=0)
assert np.isclose(in_hand, plain["val_loss"][-1], atol=1e-5)
print("la red en la mano es la última época, no la mejor")

# %% tags=["verify"]
assert in_hand > 1.1 * saved_loss

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Vigilar algo que no existe: un nombre mal escrito, o `val_loss` cuando no hay datos de validación. Lo primero es un error; lo segundo, solo un aviso fácil de pasar por alto, y el callback no sirve de nada:

# %% slideshow={"slide_type": "fragment"}
with warnings.catch_warnings(record=True) as notices:
    warnings.simplefilter("always", UserWarning)
    train_data = make_dataset(X_train, y_train)  # y sin validación
    blind = EarlyStopping(monitor="val_loss", patience=1)
    network.fit(train_data, epochs=3, shuffle=False, verbose=0, callbacks=[blind])
    print(next(n.message for n in notices if "Early" in str(n.message)))
try:
    fit_again(network, 0.2, epochs=3, callbacks=[EarlyStopping(monitor="val_acc")])
except ValueError as error:  # la métrica se llama val_accuracy
    print(str(error)[:87] + "…")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Frenar al llegar al llano
#
# Con una tasa alta se avanza deprisa y luego se rebota alrededor del valle ([[descenso_del_gradiente]]). **`ReduceLROnPlateau`** mira la pérdida y, si lleva unas épocas sin mejorar, multiplica la tasa por `factor`. Con 0.5: 0.2, 0.1, 0.05…

# %% slideshow={"slide_type": "fragment"}
helpers = [
    ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=3),
    EarlyStopping(monitor="val_loss", patience=12, restore_best_weights=True),
    TensorBoard(folder / "registros" / "tasa que baja", write_graph=False),
]
reduced = fit_again(network, 0.2, epochs=60, callbacks=[*helpers, LiveProgress()])

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La pérdida en validación, y la tasa que baja
fig, (top, bottom) = plt.subplots(
    2, 1, figsize=(8, 5), sharex=True, gridspec_kw={"height_ratios": [2, 1]}
)
for curve, color, name in [(plain, ORANGE, "tasa fija"), (reduced, BLUE, "tasa que baja")]:
    epochs = range(1, len(curve["val_loss"]) + 1)
    top.plot(epochs, curve["val_loss"], "--", color=color, label=name)
bottom.step(epochs, reduced["learning_rate"], where="mid", color=BLUE)
bottom.axhline(0.2, color=ORANGE)
top.set(ylabel="pérdida en validación", ylim=(0.3, 1.3))
bottom.set(xlabel="época", ylabel=r"tasa, $\eta$", yscale="log")
top.legend()
plt.show()

# %% tags=["verify"]
assert min(reduced["val_loss"]) < min(plain["val_loss"])
assert reduced["val_loss"][-1] < 0.85 * plain["val_loss"][-1]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Van juntas hasta el primer escalón; desde ahí, la azul se calma. La mejor época mejora algo; lo que más cambia es el final, que ya no se dispara. La tasa de cada época queda en `history["learning_rate"]`.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## TensorBoard: las curvas, en el navegador
#
# **TensorBoard** lee esos registros y compara entrenamientos mientras corren. En Jupyter o en Colab se abre dentro del cuaderno; ejecuta en una celda nueva:
#
# ```
# %load_ext tensorboard
# %tensorboard --logdir {folder}/registros
# ```
#
# En un terminal, `tensorboard --logdir carpeta`, y se abre la dirección que muestra. Y también se pueden leer sin él:


# %% slideshow={"slide_type": "subslide"}
def read_log(run, part, tag="epoch_loss"):
    """Los valores de una curva escrita por TensorBoard; tensors=0: todos, sin muestrear."""
    log = EventAccumulator(str(folder / "registros" / run / part), size_guidance={"tensors": 0})
    log.Reload()
    return np.array([tf.make_ndarray(event.tensor_proto) for event in log.Tensors(tag)])


runs = {"tasa fija": plain, "tasa que baja": reduced}
for run, curve in runs.items():
    assert np.allclose(read_log(run, "train"), curve["loss"], rtol=0, atol=1e-6)
    assert np.allclose(read_log(run, "validation"), curve["val_loss"], rtol=0, atol=1e-6)
print(sorted(p.name for p in (folder / "registros" / "tasa fija").iterdir()))

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las curvas que guardó TensorBoard
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.6), sharey=True)
for ax, run in zip(axes, runs):
    for part, line, color in [("train", "-", BLUE), ("validation", "--", RED)]:
        values = read_log(run, part)
        name = {"train": "entrenamiento", "validation": "validación"}[part]
        ax.plot(range(1, len(values) + 1), values, line, color=color, label=name)
    ax.set(title=run, xlabel="época", ylim=(0, 1.3))
axes[0].set_ylabel("pérdida")
axes[1].legend()
plt.show()

# %% [markdown]
# Son los mismos números que `history`, hasta la sexta cifra: TensorBoard los guarda con 32 bits.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Uno propio
#
# Una regresión con una tasa disparatada desborda y llena la pérdida de `nan`, y `fit` seguiría hasta la última época. Un callback que lo dice y para:


# %% slideshow={"slide_type": "fragment"}
class StopOnNaN(Callback):
    """Para en cuanto la pérdida deja de ser un número, y dice qué mirar."""

    def on_epoch_end(self, epoch, logs=None):
        if not np.isfinite(logs["loss"]):
            print(
                f"Época {epoch + 1}: la pérdida ya no es un número. Baja la tasa y mira si hay nan en X."
            )
            self.model.stop_training = True


_, curve = train(targets["desvío"], 1, None, "mse", learning_rate=20.0, callbacks=[StopOnNaN()])
print("épocas entrenadas:", len(curve["loss"]), "de 20")

# %% tags=["verify"]
assert len(curve["loss"]) == 1

# %% [markdown]
# La orden que conviene recordar: `self.model.stop_training = True`. Keras trae uno parecido, `TerminateOnNaN`, que no dice qué mirar.
#
# **Pruébalo.** Baja esa tasa a 2. La pérdida crece a números enormes y tarda alguna época más en dejar de serlo: ¿qué condición la detendría antes?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Qué ajustar primero
#
# 1. **Que aprenda**: última capa y pérdida de la tabla, y una métrica al lado.
# 2. **La tasa**, con su prueba de un minuto.
# 3. **El tamaño y las épocas**: crecer hasta que sobreajuste, y parada temprana.
# 4. **La regularización** ([[regularizacion]]), si la distancia entre las dos curvas molesta.
# 5. **El lote**, por velocidad; si cambia mucho, de vuelta al 2.
#
# Ahora, la nota que se cuenta. Se abre la prueba, **una vez**, para la regresión logística, la red de 32 neuronas con `Adam()` tal como viene y la que eligió la búsqueda. Cada red, 20 épocas y tres semillas, con `ReduceLROnPlateau`.

# %% slideshow={"slide_type": "subslide"}
searches = [grid_search, random_search]
winner = max(searches, key=lambda search: search.best_score_).best_params_["model_kwargs"]
keras.utils.set_random_seed(0)
untuned = build_network(optimizer=keras.optimizers.Adam())
tuned = build_network(width=winner["width"])
models = {"red sin ajustar": (untuned, 0.001), "red ajustada": (tuned, winner["learning_rate"])}

logistic = LogisticRegression(max_iter=1000).fit(X_train, y_train)
answers = {"regresión logística": [logistic.predict_proba(X_test)]}
for name, (model, learning_rate) in models.items():
    answers[name] = []
    for seed in track(range(3), "semilla"):
        fit_again(model, learning_rate, 20, [ReduceLROnPlateau(factor=0.5, patience=3)], seed)
        answers[name].append(np.asarray(model(X_test)))

# %% tags=["verify"]
assert np.isclose(untuned.optimizer.learning_rate, 0.001)  # la tasa que Adam trae de fábrica

# %% slideshow={"slide_type": "fragment"}
final = {}
for name, several in answers.items():
    hits = [np.mean(p.argmax(axis=1) == y_test) for p in several]
    losses = [mean_loss("sparse_categorical_crossentropy", y_test, p) for p in several]
    final[name] = [np.mean(hits), min(hits), max(hits), np.mean(losses)]
final = pd.DataFrame(final, index=["exactitud", "mínima", "máxima", "pérdida"]).T
final.round(2)

# %% tags=["verify"]
_rival = final.loc["regresión logística", "exactitud"]
assert final.loc["red sin ajustar", "exactitud"] < _rival < final.loc["red ajustada", "exactitud"]
assert final.loc["red ajustada", "exactitud"] - _rival < 0.05

# %% [markdown] slideshow={"slide_type": "fragment"}
# Sin ajustar, la red **pierde** contra la regresión logística; ajustada, le saca dos o tres puntos. Los mismos píxeles y los mismos ejemplos: la diferencia está en lo que hemos elegido nosotros. Y sin el rival al lado
# no sabríamos que son tan pocos.
#
# **Error frecuente.** Repetir la búsqueda porque la prueba «ha salido baja». Desde ese momento la prueba también elige, y su nota hereda la maldición del ganador.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · La última capa
#
# Para cada pregunta, escribe una tupla `(neuronas, activación, pérdida)` con los nombres de Keras:
#
# - `"correo"`: ¿es spam? La respuesta es 0 o 1.
# - `"animal"`: ¿cuál de 12 especies sale en la foto? La respuesta es un entero de 0 a 11.
# - `"película"`: ¿de qué géneros es, de 8 posibles? La respuesta son ocho ceros o unos; puede tener varios.
# - `"temperatura"`: grados Celsius que hará mañana.
# - `"butacas"`: qué fracción de la sala se llenará.

# %% tags=["exercise"]
last_layers = {"correo": ..., "animal": ..., "película": ..., "temperatura": ..., "butacas": ...}

check(1, last_layers)

# %% tags=["solution"]
last_layers = {
    "correo": (1, "sigmoid", "binary_crossentropy"),
    "animal": (12, "softmax", "sparse_categorical_crossentropy"),
    "película": (8, "sigmoid", "binary_crossentropy"),
    "temperatura": (1, None, "mse"),
    "butacas": (1, "sigmoid", "mse"),
}

check(1, last_layers)

# %% [markdown]
# ### Ejercicio · Cuánto cuesta una rejilla
#
# Una rejilla prueba 4 tasas, 3 anchos y 2 niveles de Dropout, con validación cruzada de 5 partes sobre 1000 ejemplos. Al terminar, reentrena la mejor combinación con los 1000 (`refit=True`). Cada entrenamiento dura 10 épocas con lotes de 32.
#
# ¿Cuántos entrenamientos hace en total? ¿Y cuántas actualizaciones de los pesos hay en **uno** de los de la validación cruzada?

# %% tags=["exercise"]
n_trainings = ...
n_updates = ...

check(2, (n_trainings, n_updates))

# %% tags=["solution"]
n_trainings = 4 * 3 * 2 * 5 + 1
n_updates = 10 * int(np.ceil(800 / 32))  # cada vuelta aprende con 4 de las 5 partes

check(2, (n_trainings, n_updates))


# %% [markdown]
# ### Ejercicio · Una tasa al azar
#
# Escribe `random_rates(rng, n, low, high)`: devuelve `n` tasas sorteadas con el generador `rng`, de modo que el **exponente** se reparta por igual entre los de `low` y `high`. Con `low = 0.0001` y `high = 1`, una cuarta parte debe caer entre
# 0.0001 y 0.001.


# %% tags=["exercise"]
def random_rates(rng, n, low, high):
    return ...


check(3, random_rates)


# %% tags=["solution"]
def random_rates(rng, n, low, high):
    return 10 ** rng.uniform(np.log10(low), np.log10(high), n)


check(3, random_rates)


# %% [markdown]
# ### Ejercicio · La parada temprana, por dentro
#
# Escribe `early_stop(val_losses, patience)`: recibe la pérdida de validación de cada época y devuelve `(parada, mejor)`: tras qué época se detiene `EarlyStopping` y cuál era la mejor hasta entonces, contando desde 1. Se detiene cuando lleva `patience` épocas seguidas
# sin bajar de la mejor; empatar no es mejorar. Si no se detiene, `parada` es la última época.


# %% tags=["exercise"]
def early_stop(val_losses, patience):
    return ...


check(4, early_stop)


# %% tags=["solution"]
def early_stop(val_losses, patience):
    best = 1
    for epoch, loss in enumerate(val_losses, start=1):
        if loss < val_losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch, best
    return len(val_losses), best


check(4, early_stop)


# %% [markdown]
# ### Ejercicio · Un callback que para a tiempo
#
# Completa `StopWhenGood`: al final de cada época, si `val_accuracy` llega a `target` o lo pasa, pide a la red que se detenga (`stop_training`) y apunta en `self.reached_at` el número de la época, contando desde 1. Si todavía no llega, o si no hay
# `val_accuracy`, no toca nada.


# %% tags=["exercise"]
class StopWhenGood(Callback):
    def __init__(self, target):
        super().__init__()
        self.target = target
        self.reached_at = None

    def on_epoch_end(self, epoch, logs=None):
        return ...


check(5, StopWhenGood)


# %% tags=["solution"]
class StopWhenGood(Callback):
    def __init__(self, target):
        super().__init__()
        self.target = target
        self.reached_at = None

    def on_epoch_end(self, epoch, logs=None):
        accuracy = (logs or {}).get("val_accuracy")
        if accuracy is not None and accuracy >= self.target:
            self.reached_at = epoch + 1
            self.model.stop_training = True


check(5, StopWhenGood)

# %% [markdown]
# ### Reto
#
# Añade a la búsqueda al azar el momento y la fuerza de una regularización L2, y sortea treinta puntos en vez de nueve. Dibuja la nota frente a cada hiperparámetro por separado: ¿cuál de los cuatro importa y cuáles apenas? Después calcula, con las notas que tienes,
# cuántos puntos habrían bastado para llegar a 0.02 de la mejor.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - La pregunta elige el número de neuronas, la activación y la pérdida de la última capa; el resto de la red puede ser igual.
# - Lo primero que se ajusta es la tasa: prueba de la tasa, mínimo, y diez veces menos.
# - Con pocos intentos, al azar mejor que en rejilla: cada intento prueba un valor nuevo de lo que importa.
# - La nota de la ganadora de una búsqueda es optimista; la que se cuenta sale de la prueba, una vez.
# - Un callback entra en `fit` sin reescribirlo: detener, guardar, frenar, apuntar, o lo que necesites.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | hiperparámetro | *hyperparameter* | lo que elegimos nosotros, y la red no aprende |
# | prueba de la tasa | *learning-rate range test* | un entrenamiento corto con la tasa subiendo en cada lote |
# | búsqueda en rejilla | *grid search* | probar todas las combinaciones de unos valores |
# | búsqueda al azar | *random search* | sortear cada combinación |
# | maldición del ganador | *winner's curse* | la mejor nota de muchas es también la más afortunada |
# | validación cruzada anidada | *nested cross-validation* | buscar dentro de cada vuelta, puntuar fuera |
# | callback | *callback* | objeto al que Keras llama en ciertos momentos del entrenamiento |
# | paciencia | *patience* | épocas sin mejorar que se toleran |
# | punto de control | *checkpoint* | copia de la red guardada durante el entrenamiento |
# | registro | *log* | archivo donde se apunta lo medido |

# %% [markdown]
# ## Para saber más
#
# - J. Bergstra e Y. Bengio (2012), *Random search for hyper-parameter optimization*: por qué el azar gana a la rejilla.
# - L. N. Smith (2017), *Cyclical learning rates for training neural networks*: la prueba de la tasa.
# - P. Goyal y otros (2017), *Accurate, large minibatch SGD: training ImageNet in 1 hour*: lotes grandes, tasas grandes.
# - G. C. Cawley y N. L. C. Talbot (2010), *On over-fitting in model selection and subsequent selection bias in performance evaluation*: la nota optimista de una búsqueda.
