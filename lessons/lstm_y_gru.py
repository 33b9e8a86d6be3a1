# %% tags=["setup"]
# Preparar la lección
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from keras import layers
from matplotlib.colors import LinearSegmentedColormap
from sklearn.linear_model import LinearRegression

from exercises.lstm_y_gru import check, hint, progress, solution
from utils.data import load_co2
from utils.environment import setup
from utils.evaluation import compare, load_experiment
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, SKY, draw_cells, lighten

setup()
keras.config.set_floatx("float64")  # con 64 bits, los mismos números en cualquier equipo

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál fue la última letra marcada?
#
# Una red lee letras al azar, de la A a la H, una por paso. Algunas vienen marcadas. En cada paso le preguntamos **cuál fue la última letra marcada**: tiene que guardarla mientras pasan las demás, y cambiarla cuando llega otra marca.


# %% tags=["helper"]
# Una línea de letras con sus marcas
def make_lines(n, length, seed, marked=0.1):
    """n líneas de letras y marcas, (n, length, 9), y la última marcada en cada paso, (n, length)."""
    rng = np.random.default_rng(seed)
    letters = rng.integers(8, size=(n, length))
    marks = rng.random((n, length)) < marked
    marks[:, 0] = True  # la primera letra siempre viene marcada
    y = letters.copy()
    for t in range(1, length):
        y[:, t] = np.where(marks[:, t], letters[:, t], y[:, t - 1])
    return np.concatenate([np.eye(8)[letters], marks[:, :, None]], axis=2), y


def draw_line(ax, x, top=0):
    """Las letras de una línea, con las marcadas en naranja."""
    letters = [["ABCDEFGH"[k] for k in x[:, :8].argmax(axis=1)]]
    tones = ["white", lighten(ORANGE, 0.35)]
    draw_cells(ax, x[:, 8][None], color=lambda i, j, v: tones[int(v)], top=top, texts=letters)


# %% slideshow={"slide_type": "fragment"}
X_train, y_train = make_lines(n=2048, length=30, seed=0)
X_test, y_test = make_lines(n=500, length=30, seed=1)
print("entra:", X_train.shape, " se pide:", y_train.shape)

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Arriba, lo que entra; abajo, la respuesta correcta en cada paso
# alt: Una fila de treinta letras, tres de ellas marcadas en naranja, y debajo la respuesta de cada paso: la última marcada, que se repite hasta la marca siguiente.
example = 155
fig, ax = plt.subplots(figsize=(10.5, 1.3))
draw_line(ax, X_test[example])
answers = [["ABCDEFGH"[k] for k in y_test[example]]]
sky = lighten(SKY, 0.7)
draw_cells(ax, y_test[example][None], color=lambda i, j, v: sky, top=-1.4, texts=answers)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En cada paso entran nueve números: la letra en *one-hot* y un 1 si está marcada. La respuesta es una **secuencia** de clases, una por paso.
#
# **Escribe tu apuesta**: la `SimpleRNN` de la [[rnn]], con 16 neuronas, ¿podrá recordar una letra 29 pasos después? ¿Y 99?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Recuerda algo una SimpleRNN?
#
# Empecemos por lo más fácil: que solo esté marcada la primera letra. Hemos entrenado una `SimpleRNN` con líneas de 30, durante 60 épocas. Cargamos sus pesos y la ponemos a leer líneas de **100** letras. Por azar se acierta 1 de cada 8, $0.125$.

# %% slideshow={"slide_type": "fragment"}
experiment = load_experiment("memoria_de_letras")["resultados"]
X_one, y_one = make_lines(n=500, length=100, seed=2, marked=0)

rnn = layers.SimpleRNN(16, return_sequences=True)
output = layers.Dense(8, activation="softmax")
simple = keras.Sequential([keras.Input((None, 9)), rnn, output])
simple.set_weights([np.array(W) for W in experiment["pesos de una SimpleRNN"]])

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
hits = simple.predict(X_one, verbose=0).argmax(axis=2) == y_one
print(f"a 29 pasos acierta {hits[:, 29].mean():.2f}; a 99 pasos, {hits[:, 99].mean():.2f}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El estado de las 16 neuronas mientras leen tres líneas
# alt: Tres mapas de dieciséis neuronas por cien pasos, de líneas que empezaron por G, por E y por G. Casi todas las filas son de un solo color de principio a fin. Los dos mapas de la G tienen el mismo patrón; el de la E, otro.
diverging = LinearSegmentedColormap.from_list("estado", [BLUE, "white", ORANGE])
states = np.asarray(rnn(X_one))
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.2), sharey=True)
for ax, k in zip(axes, [0, 1, 2]):
    image = ax.imshow(states[k].T, aspect="auto", cmap=diverging, vmin=-1, vmax=1)
    ax.set(title=f"la primera letra fue {'ABCDEFGH'[y_one[k, 0]]}", xlabel="paso")
    ax.grid(False)
axes[0].set(ylabel="neurona", yticks=[0, 15], yticklabels=[1, 16])
fig.colorbar(image, ax=axes, label="estado, $h$", ticks=[-1, 0, 1])
plt.show()

# %% tags=["verify"]
_first = experiment["SimpleRNN, primera letra"].values()
_far = np.concatenate([net["acierto a 99"] for net in _first])
assert len(_far) == 20 and np.sum(_far > 0.999) == 17 and min(_far) > 0.85
assert round(np.mean([net["saturadas"] for net in _first]), 2) == 0.97
_many = experiment["SimpleRNN, última marcada"].values()
_known = np.concatenate([net["acierto"] for net in _many])
_stuck = np.concatenate([net["saturadas"] for net in _many])
assert len(_known) == 10 and np.sum(_known > 0.99) == 3 and max(_stuck[_known > 0.99]) < 0.25
assert hits[:, 29].mean() > 0.99 and hits[:, 99].mean() > 0.99
assert y_one[0, 0] == y_one[2, 0] != y_one[1, 0] and np.mean(np.abs(states[:, 99]) > 0.95) > 0.9

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Acierta siempre, también en líneas tres veces más largas que las que vio. Mucha gente espera que falle. La figura enseña cómo lo hace: casi todas las neuronas se quedan cerca de $-1$ o de $1$ de principio a fin, y el dibujo depende de la primera letra, no de las demás. Se dice que están **saturadas**: su $z$ es tan grande que lo que llega no las mueve, como un interruptor.
#
# En `experiments/` lo repetimos con diez semillas y dos tasas. Las veinte redes recuerdan: 17 aciertan siempre a 99 pasos y las otras tres, más del 85 %, con un 97 % de sus neuronas a menos de 0.05 de $-1$ o de $1$. Saturarse es una manera de recordar, y no la única: con varias marcas por línea y 100 épocas, tres `SimpleRNN` de diez acertaron más del 99 % con menos de una cuarta parte de sus neuronas saturadas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se guarda un número sin tocarlo?
#
# La `SimpleRNN` calcula su estado de nuevo en cada paso, y por eso solo le dura lo que consigue volver a escribir. La LSTM (*long short-term memory*) añade un número $c$, la **memoria** (*cell state*), que en cada paso solo se multiplica por un factor $f$ entre 0 y 1:
#
# $$c_t = f \cdot c_{t-1}$$
#
# Con $f = 1$ la memoria pasa intacta; con $f = 0$ se borra. A un factor así se le llama **puerta** (*gate*). Esta, que decide cuánto se conserva, es la **puerta de olvido** (*forget gate*). Para que quede entre 0 y 1 se calcula con una sigmoide, $f = \sigma(z)$.
#
# A mano: con $z = 1$, $f = 0.731$. Tras dos pasos queda $0.731^2 = 0.534$ de lo que había, y tras $T$ pasos, $f^T$.
#
# **Predice**: ¿cuánto queda tras 29 pasos con $z = 1$: la mitad, un 10 %, menos de un 1 %? ¿Y con $z = 5$?


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for z in [1, 5]:
    f = sigmoid(z)
    print(f"z = {z}: f = {f:.3f}; tras 29 pasos queda {f**29:.4f}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Lo que queda en la memoria según el z de la puerta de olvido
# alt: Cuatro curvas que bajan desde 1. Con z igual a 0 o a 1 llegan a cero en menos de veinte pasos; con z igual a 3 queda una cuarta parte a los treinta; con z igual a 5 casi no bajan.
fig, ax = plt.subplots(figsize=(8.5, 3.3))
for z, color, style in [(0, RED, ":"), (1, ORANGE, "-."), (3, GREEN, "--"), (5, BLUE, "-")]:
    ax.plot(range(61), sigmoid(z) ** np.arange(61), style, color=color, label=f"$z = {z}$")
ax.set(xlabel="pasos", ylabel="lo que queda", ylim=(0, 1.05))
ax.legend(ncols=4, loc="upper center", bbox_to_anchor=(0.5, 1.2))
plt.show()

# %% tags=["verify"]
assert abs(sigmoid(1.0) ** 2 - 0.534) < 1e-3
assert abs(sigmoid(1.0) ** 29 - 0.0001) < 5e-5 and abs(sigmoid(5.0) ** 29 - 0.8231) < 5e-4

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con $z = 1$ queda una diezmilésima, y con $z = 5$, el 82 %. Mucha gente espera más en el primer caso, pero $0.731$ se multiplica veintinueve veces. Para guardar algo mucho tiempo, la puerta tiene que estar casi del todo abierta.

# %% [markdown]
# **Pruébalo.** Busca el $z$ con el que, tras 99 pasos, queda la mitad.

# %%
new_z = 3.0
print(f"con z = {new_z}, tras 99 pasos queda {sigmoid(new_z) ** 99:.3f}")

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con $z = 3$ queda menos de un 1 %; con $z = 4.96$, la mitad, y con $z = 6$, el 78 %.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se escribe en la memoria?
#
# Una memoria que empieza en 0 y solo se conserva está siempre vacía. Para escribir en ella hacen falta dos piezas: qué se escribe, el **candidato** (*candidate*) $\tilde c$, y cuánto se escribe, la **puerta de entrada** (*input gate*) $i$:
#
# $$c_t = f \cdot c_{t-1} + i \cdot \tilde c$$
#
# A mano, con $c_{t-1} = 1$, $f = 0.881$, $i = 0.5$ y $\tilde c = 0.762$: $c_t = 0.881 \cdot 1 + 0.5 \cdot 0.762 = 1.262$.
#
# Ahora cinco pasos, con las puertas puestas por nosotros. En cada uno llega un número y, a veces, una marca. Con marca, $f = 0$ e $i = 1$: se olvida todo y se escribe el número. Sin marca, $f = 1$ e $i = 0$: se conserva y no se escribe. **Predice** los cinco valores de la memoria.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
numbers = [0.9, 0.5, -0.8, 0.3, -1.0]
marks = [0, 1, 0, 0, 1]
c, memory = 0.0, []
for number, mark in zip(numbers, marks):
    f, i = 1 - mark, mark
    c = f * c + i * number
    memory.append(c)
print(memory)

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Los cinco pasos, con las puertas abiertas en verde
# alt: Tabla de cinco pasos: los números que llegan, la puerta de entrada abierta en el segundo y el quinto, la de olvido abierta en los demás, y la memoria: 0, 0.5, 0.5, 0.5 y menos 1.
fig, ax = plt.subplots(figsize=(9.5, 3))
table = np.array([numbers, marks, [1 - mark for mark in marks], memory])
tones = [lighten(ORANGE, 0.75), None, None, lighten(SKY, 0.6)]
open_gate = lighten(GREEN, 0.5)
draw_cells(ax, table, color=lambda r, t, v: tones[r] or (open_gate if v else "white"))
names = ["número que llega", "puerta de entrada, $i$", "puerta de olvido, $f$", "memoria, $c$"]
for r, name in enumerate(names):
    ax.text(-0.2, -r - 0.53, name, ha="right", va="center", fontsize=12)
plt.show()

# %% tags=["verify"]
assert memory == [0, 0.5, 0.5, 0.5, -1.0]
assert (
    abs(sigmoid(2.0) + 0.5 * np.tanh(1) - 1.262) < 5e-4 and abs(0.881 + 0.5 * 0.762 - 1.262) < 1e-9
)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# El $0.5$ entra con su marca y sigue igual hasta que otra marca lo sustituye. Mucha gente deja que el $-0.8$ lo cambie, pero con $i = 0$ no se escribe nada. Estas dos puertas, movidas por la marca, resuelven nuestra tarea. Más adelante veremos si una red las descubre sola.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto de la memoria se enseña?
#
# La memoria no sale tal cual: puede valer 1.262, o 10, y las demás capas esperan números pequeños. Se pasa por una tanh y se multiplica por una tercera puerta, la **de salida** (*output gate*) $o$. El resultado es el **estado** $h$ que ya conoces, lo único que la capa entrega:
#
# $$h_t = o \cdot \tanh(c_t)$$
#
# A mano, con $o = 0.269$: $h_t = 0.269 \cdot \tanh(1.262) = 0.269 \cdot 0.852 = 0.229$. El paso entero, desde los cuatro $z$:

# %% slideshow={"slide_type": "fragment"}
c_before = 1.0
i, f, candidate, o = sigmoid(0), sigmoid(2), np.tanh(1), sigmoid(-1)
c = f * c_before + i * candidate
h = o * np.tanh(c)
print(f"i = {i:.3f}, f = {f:.3f}, candidato = {candidate:.3f}, o = {o:.3f}")
print(f"memoria {c:.3f}, estado {h:.3f}")

# %% tags=["verify"]
assert np.allclose([c, h], [1.262, 0.229], atol=5e-4)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Es esto la LSTM de Keras?
#
# Casi: falta saber de dónde sale cada $z$. Cada puerta es una capa pequeña, con pesos propios, que mira la entrada $x_t$ y el estado anterior $h_{t-1}$. Por ejemplo, la de olvido:
#
# $$f_t = \sigma(x_t W_x^f + h_{t-1} W_h^f + b^f)$$
#
# Las otras dos puertas hacen la misma cuenta con sus pesos, y el candidato también, pero con tanh: el candidato es la `SimpleRNN` de siempre. Con $m$ neuronas, cada una tiene su memoria y sus puertas, y los productos van casilla a casilla.
#
# Keras guarda los cuatro juegos de pesos en una sola matriz, en el orden $i, f, \tilde c, o$. `np.split(Z, 4, axis=1)` la corta en cuatro partes iguales.


# %% slideshow={"slide_type": "fragment"}
def lstm(X, W_x, W_h, b):
    """Los estados en todos los pasos, (n, tiempo, m), al leer X, (n, tiempo, d)."""
    h = c = np.zeros((len(X), len(W_h)))
    states = []
    for t in range(X.shape[1]):
        i, f, candidate, o = np.split(X[:, t] @ W_x + h @ W_h + b, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
        h = sigmoid(o) * np.tanh(c)
        states.append(h)
    return np.stack(states, axis=1)


# %% slideshow={"slide_type": "subslide"}
X_demo = np.random.default_rng(0).normal(size=(4, 7, 3))  # 4 ejemplos, 7 pasos, 3 variables
layer = layers.LSTM(5, return_sequences=True)
from_keras = np.asarray(layer(X_demo))
W_x, W_h, b = layer.get_weights()
assert np.allclose(from_keras, lstm(X_demo, W_x, W_h, b), atol=1e-6)
print("pesos:", W_x.shape, W_h.shape, b.shape)
print("sesgos al nacer:", b)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Sale lo mismo. Son cuatro cuentas donde la `SimpleRNN` hace una, así que la LSTM tiene **4 veces** sus parámetros: $4\,(d\,m + m^2 + m)$.
#
# Mira los sesgos: todos nacen en 0, salvo los cinco de la puerta de olvido, que nacen en 1. Con $z = 1$ la puerta conserva el 73 % en cada paso; con 0, la mitad.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué hace una LSTM entrenada con sus puertas?
#
# Entrenemos una con las letras marcadas. Nadie le dice qué puerta abrir: solo recibe letras, marcas y respuestas.

# %% slideshow={"slide_type": "fragment"}
keras.utils.set_random_seed(0)
memory_layer = layers.LSTM(16, return_sequences=True)
output = layers.Dense(8, activation="softmax")
model = keras.Sequential([keras.Input((None, 9)), memory_layer, output])
optimizer = keras.optimizers.Adam(learning_rate=0.03)
model.compile(optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, batch_size=128, epochs=10, verbose=0)
print(f"acierto: {model.evaluate(X_test, y_test, verbose=0)[1]:.2f}")


# %% tags=["helper"]
# La misma LSTM de NumPy, que además devuelve sus puertas y deja fijarlas
def open_lstm(X, W_x, W_h, b, forget=None, write=None):
    """Puertas i y f, memoria c y estado h en todos los pasos, (n, tiempo, m) cada uno.

    Con `forget` o `write`, la puerta de olvido o la de entrada valen eso desde el segundo paso.
    """
    h = c = np.zeros((len(X), len(W_h)))
    steps = []
    for t in range(X.shape[1]):
        i, f, candidate, o = np.split(X[:, t] @ W_x + h @ W_h + b, 4, axis=1)
        i, f, o = sigmoid(i), sigmoid(f), sigmoid(o)
        if t > 0 and forget is not None:
            f = np.full_like(f, forget)
        if t > 0 and write is not None:
            i = np.full_like(i, write)
        c = f * c + i * np.tanh(candidate)
        h = o * np.tanh(c)
        steps.append([i, f, c, h])
    return [np.stack(values, axis=1) for values in zip(*steps)]


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las puertas y la memoria de la LSTM mientras lee la línea del principio
# alt: Bajo una línea de treinta letras, tres mapas de dieciséis neuronas. En las columnas de las letras marcadas, la puerta de entrada se oscurece y la de olvido se aclara. La memoria cambia de patrón en cada marca y casi no cambia entre marcas.
W_x, W_h, b = memory_layer.get_weights()
i, f, c, h = open_lstm(X_test, W_x, W_h, b)
greens = LinearSegmentedColormap.from_list("puerta", ["white", GREEN])
fig, axes = plt.subplots(4, 1, figsize=(10.5, 6.8), height_ratios=[1, 5, 5, 5], sharex=True)
draw_line(axes[0], X_test[example])
rows = [("puerta\nde entrada, $i$", i, greens, 0, 1), ("puerta\nde olvido, $f$", f, greens, 0, 1)]
rows.append(("memoria, $c$", c, diverging, -2, 2))
for ax, (name, values, colors, low, high) in zip(axes[1:], rows):
    style = {"aspect": "auto", "cmap": colors, "vmin": low, "vmax": high, "extent": (0, 30, 16, 0)}
    image = ax.imshow(values[example].T, **style)
    ax.set_ylabel(name, rotation=0, ha="right", va="center")
    ax.set(yticks=[], xticks=[])
    ax.grid(False)
    fig.colorbar(image, ax=ax, ticks=[low, (low + high) / 2, high], pad=0.01)
plt.show()

# %% slideshow={"slide_type": "fragment"}
marked = X_test[:, :, 8] == 1
rest = ~marked
marked[:, 0] = False  # en la primera letra aún no hay nada que conservar
print(f"puerta de entrada: {i[marked].mean():.2f} con marca, {i[rest].mean():.2f} sin ella")
print(f"puerta de olvido:  {f[marked].mean():.2f} con marca, {f[rest].mean():.2f} sin ella")

# %% tags=["verify"]
_nets = experiment["LSTM, última marcada"].values()
for _net in _nets:
    assert min(_net["acierto"]) > 0.99
    assert np.min(_net["entrada con marca"]) - np.max(_net["entrada sin marca"]) > 0.1
    assert np.min(_net["olvido sin marca"]) - np.max(_net["olvido con marca"]) > 0.3
assert i[marked].mean() > i[rest].mean() + 0.2 and f[rest].mean() > f[marked].mean() + 0.3

# %% [markdown] slideshow={"slide_type": "fragment"}
# Ha encontrado sola nuestras dos puertas: con cada marca se abre la de entrada y se cierra la de olvido, y la memoria cambia de dibujo. No llega a $1$ ni a $0$, y unas neuronas lo hacen más que otras. No es suerte: en `experiments/` hay treinta LSTM, con diez semillas y tres ajustes, y pasa en las treinta.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Basta la puerta de olvido para recordar?
#
# Hay algo que no cuadra. Entre marca y marca, la neurona que más conserva tiene, de media, esta puerta:

# %% slideshow={"slide_type": "fragment"}
most = f[rest].mean(axis=0).max()
print(f"la que más conserva: f = {most:.2f}; tras 29 pasos quedaría {most**29:.4f}")

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con eso, a los 29 pasos no quedaría casi nada, y la red acierta. Para saber qué piezas usa, se las quitamos. Tomamos las líneas con una sola marca y, **desde la segunda letra**, fijamos una puerta:
#
# - sin escribir, $i = 0$: la memoria solo se conserva;
# - sin conservar, $f = 0$: la memoria solo se escribe;
# - sin escribir y con $f = 1$: como en nuestra memoria hecha a mano.
#
# **Predice** en cuáles de las tres seguirá acertando.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
distance = 29
breaks = [
    ("intacta", None, None),
    ("sin escribir", None, 0),
    ("sin conservar", 0, None),
    ("sin escribir y con olvido 1", 1, 0),
]
for name, forget, write in breaks:
    h = open_lstm(X_one, W_x, W_h, b, forget, write)[3]
    guesses = np.asarray(output(h[:, distance])).argmax(axis=1)
    print(f"{name}: acierta {np.mean(guesses == y_one[:, distance]):.2f}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Lo mismo en treinta LSTM: diez semillas y tres ajustes; cada punto es una red
# alt: Cuatro filas de puntos, uno por red. Intacta, acierta casi siempre. Sin escribir y sin conservar, cerca del azar. Sin escribir pero con la puerta de olvido en 1, acierta de nuevo.
fig, ax = plt.subplots(figsize=(8.5, 2.9))
keys = ["acierto a 29", "sin escribir", "sin conservar", "sin escribir y con olvido 1"]
for row, key in enumerate(keys):
    values = np.ravel([net[key] for net in experiment["LSTM, última marcada"].values()])
    ax.plot(values, row + np.linspace(-0.3, 0.3, 30), "o", color=BLUE, markersize=5, alpha=0.7)
ax.axvline(1 / 8, color=GRAY, linestyle="--")
ax.text(0.135, 3.42, "al azar", fontsize=11, color="#555555")
ax.set_yticks(range(4), ["intacta", *keys[1:]])
ax.set(xlabel="acierto a 29 pasos", xlim=(0, 1.03), ylim=(3.6, -0.5))
plt.show()

# %% tags=["verify"]
for _net in experiment["LSTM, última marcada"].values():
    assert min(_net["acierto a 29"]) > 0.95
    assert max(_net["sin escribir"]) < 0.36 and max(_net["sin conservar"]) < 0.13
    assert min(_net["sin escribir y con olvido 1"]) > 0.999
    assert max(_net["candidato sordo"]) < 0.3

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Solo en la tercera. Mucha gente espera que baste con conservar, porque para eso está la memoria. Pero sin escribir, esta red acierta una vez de cada cuatro, y sin conservar, lo que saldría al azar. Necesita las dos cosas: en cada paso pierde una parte de lo que sabe y **lo vuelve a escribir**, porque el candidato mira $h$, y en $h$ está la letra. Si se le impide mirar, también la olvida. Hace como quien repite un teléfono en voz baja para no olvidarlo; la diferencia es que la red no sabe que lo repite.
#
# La tercera prueba descarta otra explicación: sin escribir y con $f = 1$ acierta, así que lo que fallaba no era la lectura, sino lo que se perdía. En las treinta redes ocurre lo mismo. Lo que una pieza hace en una red se averigua quitándola (**ablación**, *ablation*), no mirando el plano.

# %% [markdown]
# **Pruébalo.** Cambia `distance` a 99 en la celda de las averías y ejecútala otra vez.
#
# <details><summary>Qué deberías ver</summary>
#
# La red intacta falla ya en una línea de cada cinco: a fuerza de repasarla, la letra se estropea. Con las puertas puestas por nosotros, $i = 0$ y $f = 1$, acierta siempre: lo que no se toca dura lo que haga falta.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Se puede hacer con menos piezas?
#
# La **GRU** (*gated recurrent unit*) no separa memoria y estado: solo tiene $h$. Una **puerta de actualización** (*update gate*) $u$ reparte entre lo viejo y lo nuevo, de modo que lo que se conserva de uno se quita del otro:
#
# $$h_t = u \cdot h_{t-1} + (1 - u) \cdot \tilde h$$
#
# A mano, con $h_{t-1} = 0.5$, $\tilde h = -1$ y $u = 0.9$: $h_t = 0.45 - 0.1 = 0.35$.
#
# Una segunda puerta, la **de reinicio** (*reset gate*) $r$, decide cuánto mira el candidato lo que había. En la versión de Keras multiplica la parte que viene del estado, ya con su sesgo $b_h$:
#
# $$\tilde h = \tanh\big(x_t W_x + b_x + r \cdot (h_{t-1} W_h + b_h)\big)$$
#
# Como $r$ multiplica solo a una de las dos partes, ya no da igual sumar el sesgo en una o en otra. Por eso la GRU de Keras lleva **dos sesgos**. Las dos puertas se calculan como en la LSTM. También aquí la red las mueve con las marcas: en diez GRU entrenadas igual, $u$ baja con ellas de 0.61 a 0.33 de media.


# %% slideshow={"slide_type": "subslide"}
def gru(X, W_x, W_h, b):
    """Los estados en todos los pasos, (n, tiempo, m), al leer X, (n, tiempo, d)."""
    h, states = np.zeros((len(X), len(W_h))), []
    for t in range(X.shape[1]):
        x_u, x_r, x_new = np.split(X[:, t] @ W_x + b[0], 3, axis=1)
        h_u, h_r, h_new = np.split(h @ W_h + b[1], 3, axis=1)
        u, r = sigmoid(x_u + h_u), sigmoid(x_r + h_r)
        h = u * h + (1 - u) * np.tanh(x_new + r * h_new)
        states.append(h)
    return np.stack(states, axis=1)


# %% slideshow={"slide_type": "fragment"}
layer = layers.GRU(5, return_sequences=True, bias_initializer="normal")
from_keras = np.asarray(layer(X_demo))
W_x_gru, W_h_gru, b_gru = layer.get_weights()
assert np.allclose(from_keras, gru(X_demo, W_x_gru, W_h_gru, b_gru), atol=1e-6)
print("pesos:", W_x_gru.shape, W_h_gru.shape, b_gru.shape)

for layer in [layers.SimpleRNN(16), layers.LSTM(16), layers.GRU(16)]:
    layer.build((None, None, 9))
    print(f"{type(layer).__name__}: {layer.count_params()} parámetros")

# %% tags=["verify"]
_gru = experiment["GRU, última marcada"]
assert min(_gru["acierto"]) > 0.99
assert round(np.mean(_gru["actualización sin marca"]), 2) == 0.61
assert round(np.mean(_gru["actualización con marca"]), 2) == 0.33
assert np.isclose(0.9 * 0.5 + 0.1 * -1, 0.35)
assert 9 * 16 + 16 * 16 + 16 == 416 and layers.GRU(16).name

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con $d = 9$ y $m = 16$, una cuenta tiene $9 \cdot 16 + 16^2 + 16 = 416$ parámetros. La LSTM hace cuatro: $4 \cdot 416 = 1664$. La GRU hace tres, más los 48 del segundo sesgo: $3 \cdot 416 + 48 = 1296$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto gradiente llega desde lejos?
#
# Si $c_T = f^T c_0$, la derivada de $c_T$ respecto a $c_0$ también es $f^T$: la puerta que conserva la memoria conserva **el gradiente**. Midámoslo en capas enteras recién nacidas. Con `GradientTape`, la de la [[primera_red_con_keras]], sabremos cuánto cambia el último estado al tocar cada una de 36 letras.


# %% slideshow={"slide_type": "fragment"}
def gradient_by_step(layer, X):
    """El tamaño medio de la derivada de la suma del último estado respecto a cada paso, (tiempo,)."""
    X = tf.constant(X)
    with tf.GradientTape() as tape:
        tape.watch(X)
        last = tf.reduce_sum(layer(X))
    return tf.norm(tape.gradient(last, X), axis=2).numpy().mean(axis=0)


# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice** cuál de las tres, `SimpleRNN`, `LSTM` o `GRU`, se apaga antes con la distancia. ¿Y si subimos a 5 el sesgo de la puerta que conserva?


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El gradiente según la distancia, en capas recién nacidas: cinco semillas de cada una
# alt: A la izquierda, tres haces de rectas que bajan: la GRU cae la que más, y la LSTM y la SimpleRNN menos. A la derecha, con sesgo 5, las de la LSTM y la GRU se quedan casi horizontales.
def newborn(cell, seed, bias=None):
    """Una capa de 16 neuronas sin entrenar; con `bias`, su puerta que conserva nace con ese sesgo."""
    keras.utils.set_random_seed(seed)
    layer = cell(16)
    layer.build((None, None, 9))
    if bias is not None:
        W_x, W_h, b = layer.get_weights()
        if cell is layers.LSTM:
            b[16:32] = bias  # el orden es i, f, candidato, o
        else:
            b[0, :16] = bias  # el orden es u, r, candidato
        layer.set_weights([W_x, W_h, b])
    return layer


cells = [(layers.SimpleRNN, ORANGE, ":"), (layers.LSTM, BLUE, "-"), (layers.GRU, GREEN, "--")]
X_far = X_one[:64, :36]
measured = {}
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.9), sharey=True)
for ax, bias, title in zip(axes, [None, 5], ["al nacer", "con sesgo 5 en la puerta que conserva"]):
    for cell, color, style in cells[0 if bias is None else 1 :]:
        sizes = [gradient_by_step(newborn(cell, seed, bias), X_far)[::-1] for seed in range(5)]
        measured[cell.__name__, bias] = np.array(sizes)
        ax.semilogy(range(36), np.transpose(sizes), style, color=color, linewidth=1.4)
        ax.plot([], [], style, color=color, label=cell.__name__)
    ax.set(title=title, xlabel="pasos de distancia", ylim=(1e-10, 100))
    ax.legend(loc="lower left")
axes[0].set_ylabel("tamaño del gradiente")
plt.show()


# %% tags=["verify"]
def _kept(cell, bias=None):
    return measured[cell, bias][:, 35] / measured[cell, bias][:, 0]


assert max(_kept("GRU")) < 1e-2 * min(_kept("LSTM"))
assert np.mean(_kept("LSTM")) < np.mean(_kept("SimpleRNN")) < 2e-2
assert min(_kept("LSTM", 5)) > 0.5 and min(_kept("GRU", 5)) > 0.5
for _cell in [layers.LSTM, layers.GRU]:  # con un sesgo intermedio, algo intermedio
    _size = gradient_by_step(newborn(_cell, 0, 3), X_far)[::-1]
    _name = _cell.__name__
    assert _kept(_name)[0] < _size[35] / _size[0] < _kept(_name, 5)[0]
_cut = newborn(layers.LSTM, 0, 5)
_cut.set_weights([_cut.get_weights()[0], np.zeros((16, 64)), _cut.get_weights()[2]])
_size = gradient_by_step(_cut, X_far)[::-1]
assert abs(_size[35] / _size[1] - sigmoid(5) ** 34) < 0.03 and abs(sigmoid(5) ** 35 - 0.79) < 0.005

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Las tres se apagan, en línea recta sobre un eje logarítmico: cada paso multiplica por un factor. La GRU es la que antes se apaga, porque su puerta nace con $z$ cerca de 0 y conserva la mitad. La LSTM nace con 1, y aun así no mejora a la `SimpleRNN`. Con sesgo 5, en cambio, el gradiente cruza los 35 pasos, porque $\sigma(5)^{35} = 0.79$. En la LSTM hasta crece: una parte viaja también por $h$, y si se anula $W_h$ deja de crecer.
#
# Por tanto, las puertas no nacen recordando: **pueden aprender** a hacerlo. Y un gradiente pequeño al nacer no lo decide todo, porque nuestra LSTM, que nació con sesgo 1, aprendió en diez épocas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Gana la LSTM con datos de verdad?
#
# En un volcán de Hawái se mide el CO₂ del aire cada semana, en partes por millón (ppm). Sube año tras año y ondula con las estaciones. Cada enero, desde 1994, queremos predecir **las 52 semanas** del año con las 104 anteriores: la respuesta es una secuencia de números. A cada ventana le restamos su media, porque el nivel de hoy no estaba en los datos de entrenamiento, que acaban en 1985.

# %% slideshow={"slide_type": "fragment"}
co2 = load_co2().interpolate()  # en 59 semanas sin medida, una recta entre sus vecinas
first = np.arange(104, len(co2) - 51)  # dónde empieza cada año que se predice
past = np.array([co2[k - 104 : k] for k in first])
future = np.array([co2[k : k + 52] for k in first])
level = past.mean(axis=1, keepdims=True)
X, Y = past - level, future - level

start, end = co2.index[first], co2.index[first + 51]
train = end <= "1985-12-31"
january = (start >= "1994-01-01") & (start.day_of_year <= 7)
print(X[train].shape, "→", Y[train].shape, "· años de prueba:", january.sum())

# %% [markdown] slideshow={"slide_type": "fragment"}
# El rival es la recta de la [[rnn]], una autorregresión: 104 pesos para cada semana que se predice. La LSTM lee la ventana en 26 pasos de 4 semanas y responde las 52 de una vez, con una capa densa. Su tasa y sus épocas se eligieron en `experiments/` con los años de 1986 a 1993, y de allí tomamos sus pesos.

# %% slideshow={"slide_type": "subslide"}
line = LinearRegression().fit(X[train], Y[train])
from_line = line.predict(X[january]) + level[january]

saved = load_experiment("co2_de_un_ano")["resultados"]
forecaster = keras.Sequential([keras.Input((26, 4)), layers.LSTM(16), layers.Dense(52)])
forecaster.set_weights([np.array(W) for W in saved["pesos"]])
scale = X[train].std()
windows = X.reshape(-1, 26, 4) / scale  # (ejemplos, tiempo, variables)
from_lstm = forecaster.predict(windows[january], verbose=0) * scale + level[january]

# %% [markdown]
# **Pruébalo.** Elige otro año de prueba, por ejemplo 1998, y ejecuta esta celda y la figura.

# %% slideshow={"slide_type": "fragment"}
year = 2001
k = year - 1994
truth = future[january][k]
errors = {"recta": from_line[k] - truth, "LSTM": from_lstm[k] - truth}
for name, error in errors.items():
    print(f"{year}, {name}: se equivoca en {np.sqrt(np.mean(error**2)):.2f} ppm (RMSE)")

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El año entero: lo que pasó y lo que dijeron la recta y la LSTM
# alt: El CO₂ del año anterior en gris y el de 2001 en negro, que sube hasta mayo y baja hasta septiembre; la recta y la LSTM lo siguen de cerca.
fig, ax = plt.subplots(figsize=(9.5, 3.8))
ax.plot(past[january][k][-52:], color=GRAY, label="el año anterior")
weeks = np.arange(52, 104)
ax.plot(weeks, truth, color="black", linewidth=3, label="lo que pasó")
ax.plot(weeks, from_line[k], "--", color=BLUE, label="recta")
ax.plot(weeks, from_lstm[k], "-.", color=ORANGE, label="LSTM")
ax.axvline(51.5, color=GRAY, linewidth=1)
ax.set_xticks(
    [0, 26, 52, 78, 104], [f"enero {year - 1}", "julio", f"enero {year}", "julio", "enero"]
)
ax.set_ylabel("CO₂ (ppm)")
ax.legend(loc="upper left")
plt.show()

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# En 1998 las dos se quedan cortas, con más de 1.2 ppm de error: aquel año el CO₂ subió mucho más que los anteriores, y en las 104 semanas que ven no había aviso.
#
# </details>

# %% [markdown] slideshow={"slide_type": "fragment"}
# Un año no decide. Comparamos los ocho, con la media de cinco LSTM, y decidimos antes que solo importa una diferencia de 0.1 ppm o más.

# %% slideshow={"slide_type": "subslide"}
line_by_year = np.sqrt(np.mean((from_line - future[january]) ** 2, axis=1))
lstm_by_year = np.mean(saved["RMSE por año"], axis=0)  # la media de cinco semillas
result = compare(lstm_by_year, line_by_year, margin=0.1, higher_is_better=False)
print(f"recta {line_by_year.mean():.2f} ppm, LSTM {lstm_by_year.mean():.2f} ppm")
print(f"la LSTM frente a la recta: {result.verdict}")
print(f"se equivoca entre {result.low:.2f} y {result.high:.2f} ppm más")

# %% tags=["verify"]
assert result.verdict == "no se sabe" and np.sum(lstm_by_year > line_by_year) == 6
_val, _test = np.transpose(saved["RMSE de validación y de prueba"])
_line_val, _line_test = saved["recta, RMSE de validación y de prueba"]["0"]
assert min(_test) > _line_test and min(_val) > _line_val
assert co2.index[load_co2().isna()].max().year < 1986 and load_co2().isna().sum() == 59
assert np.argmax(line_by_year) == np.argmax(lstm_by_year) == 4  # 1998
assert min(line_by_year[4], np.sqrt(np.mean((from_lstm - future[january])[4] ** 2))) > 1.2

# %% [markdown] slideshow={"slide_type": "fragment"}
# El veredicto es **no se sabe**: la recta se equivocó menos en seis de los ocho años, pero el intervalo incluye el 0, y también diferencias que importarían. Ocho años son pocos. Lo que sí se ve es que la LSTM no ha mejorado a una recta que se ajusta al instante.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios

# %% [markdown]
# ### Ejercicio · Contar parámetros
#
# Una red lee 24 horas con 5 variables cada una: `LSTM(32)` y después `Dense(1)`. ¿Cuántos parámetros tiene? ¿Y con la `GRU(32)` de Keras en lugar de la LSTM?

# %% tags=["exercise"]
n_lstm, n_gru = ..., ...

check(1, (n_lstm, n_gru))

# %% tags=["solution"]
n_lstm = 4 * (5 * 32 + 32 * 32 + 32) + (32 + 1)
n_gru = 3 * (5 * 32 + 32 * 32 + 2 * 32) + (32 + 1)

check(1, (n_lstm, n_gru))

# %% tags=["verify"]
for _cell, _n in [(layers.LSTM, 4897), (layers.GRU, 3777)]:
    _counted = keras.Sequential([keras.Input((24, 5)), _cell(32), layers.Dense(1)])
    assert _counted.count_params() == _n

# %% [markdown]
# ### Ejercicio · Una memoria que cuenta
#
# Entran ceros y unos, como mucho 50. La memoria empieza en 0 y debe acabar diciendo **cuántos unos han llegado**, con un error menor que 0.1. Elige un par $(w, b)$ para la puerta de entrada, $i = \sigma(w\,x + b)$; otro para la de olvido, $f = \sigma(w\,x + b)$; y otro para el candidato, $\tilde c = \tanh(w\,x + b)$.

# %% tags=["exercise"]
input_gate, forget_gate, candidate = (..., ...), (..., ...), (..., ...)

check(2, (input_gate, forget_gate, candidate))

# %% tags=["solution"]
input_gate, forget_gate, candidate = (20, -10), (0, 20), (0, 5)

check(2, (input_gate, forget_gate, candidate))

# %% [markdown]
# ### Ejercicio · La GRU del artículo
#
# En 2014 la GRU se escribió de otra manera: $r$ multiplica al estado **antes** de pasar por los pesos, y basta un sesgo.
#
# $$\tilde h = \tanh\big(x_t W_x + (r \cdot h_{t-1})\, W_h + b\big)$$
#
# Las dos puertas y el reparto no cambian. Escribe un paso, `gru_step(x, h, W_x, W_h, b)`. Recibe decimales: `x`, $(n, d)$; `h`, $(n, m)$; `W_x`, $(d, 3m)$; `W_h`, $(m, 3m)$, y `b`, $(3m,)$, con las columnas en el orden $u, r, \tilde h$. Devuelve el estado nuevo, $(n, m)$.


# %% tags=["exercise"]
def gru_step(x, h, W_x, W_h, b):
    return ...


check(3, gru_step)


# %% tags=["solution"]
def gru_step(x, h, W_x, W_h, b):
    x_u, x_r, x_new = np.split(x @ W_x + b, 3, axis=1)
    W_u, W_r, W_new = np.split(W_h, 3, axis=1)
    u, r = sigmoid(x_u + h @ W_u), sigmoid(x_r + h @ W_r)
    return u * h + (1 - u) * np.tanh(x_new + (r * h) @ W_new)


check(3, gru_step)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una puerta es una sigmoide que multiplica: cerca de 1 conserva, cerca de 0 borra; tras $T$ pasos queda $f^T$.
# - LSTM: una memoria, tres puertas y un candidato, con 4 veces los parámetros de una `SimpleRNN`. GRU: dos puertas y un candidato, con 3 veces y otro sesgo.
# - Una `SimpleRNN` también puede recordar, por ejemplo saturándose.
# - La LSTM entrenada abre y cierra sus puertas con las marcas, y además reescribe lo que sabe: se ve quitándole piezas.
# - Al nacer, el gradiente se apaga con la distancia en las tres; un sesgo grande en la puerta que conserva lo evita.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | saturada | *saturated* | neurona con la salida casi fija en un extremo, llegue lo que llegue |
# | memoria | *cell state* | lo que la LSTM lleva de un paso al siguiente, $c_t$ |
# | puerta | *gate* | un factor entre 0 y 1, calculado con una sigmoide |
# | puerta de olvido | *forget gate* | cuánto se conserva de la memoria |
# | candidato | *candidate* | lo que se puede escribir en este paso |
# | puerta de entrada | *input gate* | cuánto del candidato se escribe |
# | puerta de salida | *output gate* | cuánto de la memoria ven las demás capas |
# | puerta de actualización | *update gate* | en la GRU, el reparto entre lo viejo y lo nuevo |
# | puerta de reinicio | *reset gate* | en la GRU, cuánto estado mira el candidato |
# | ablación | *ablation* | quitar una pieza de la red para saber si la usaba |

# %% [markdown]
# ## Para saber más
#
# - Y. Bengio, P. Simard y P. Frasconi (1994), *Learning long-term dependencies with gradient descent is difficult*: las neuronas saturadas que guardan un dato, y el gradiente que pierden.
# - S. Hochreiter y J. Schmidhuber (1997), *Long short-term memory*.
# - F. A. Gers, J. Schmidhuber y F. Cummins (2000), *Learning to forget: continual prediction with LSTM*: la puerta de olvido llegó tres años después.
# - K. Cho y otros (2014), *Learning phrase representations using RNN encoder–decoder for statistical machine translation*: la GRU.
# - R. Jozefowicz, W. Zaremba e I. Sutskever (2015), *An empirical exploration of recurrent network architectures*: el sesgo de olvido igual a 1.
# - C. D. Keeling y otros (1976), *Atmospheric carbon dioxide variations at Mauna Loa Observatory, Hawaii*.
