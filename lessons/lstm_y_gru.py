# %% tags=["setup"]
# Preparar la lección
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from ipywidgets import FloatSlider, interact
from keras import layers
from matplotlib.colors import LinearSegmentedColormap
from sklearn.linear_model import LinearRegression

from exercises.lstm_y_gru import check, hint, progress, solution
from utils.data import load_co2
from utils.environment import setup
from utils.evaluation import load_experiment
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, SKY, draw_cells, lighten

setup()
keras.config.set_floatx("float64")  # con 64 bits, el redondeo pesa menos

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

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Recuerda algo una SimpleRNN?
#
# Empecemos por lo más fácil: que solo esté marcada la primera letra. Hemos entrenado con líneas de 30 letras una `SimpleRNN` de 16 neuronas, como las de la [[rnn]]. Cargamos sus pesos y le damos líneas de **100**. Por azar se acierta una de cada ocho, $0.125$.
#
# **Escribe tu apuesta**: ¿cuánto acertará 29 pasos después de la primera letra? ¿Y 99 pasos después?

# %% slideshow={"slide_type": "fragment"}
experiment = load_experiment("memoria_de_letras")["resultados"]
X_one, y_one = make_lines(n=500, length=100, seed=2, marked=0)

rnn = layers.SimpleRNN(16, return_sequences=True)
simple_output = layers.Dense(8, activation="softmax")
lines = keras.Input((None, 9))  # None: valen líneas largas o cortas
simple = keras.Sequential([lines, rnn, simple_output])
simple.set_weights([np.array(W) for W in experiment["pesos de una SimpleRNN"]])

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
hits = simple.predict(X_one, verbose=0).argmax(axis=2) == y_one
print(f"a 29 pasos acierta {hits[:, 29].mean():.2f}; a 99 pasos, {hits[:, 99].mean():.2f}")
simple_states = np.asarray(rnn(X_one))
extreme = np.mean(np.abs(simple_states[:, 99]) > 0.95)
print(f"a menos de 0.05 de −1 o de 1, el {100 * extreme:.0f} % de los estados")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El estado de las 16 neuronas mientras leen tres líneas
# alt: Tres mapas de dieciséis neuronas por cien pasos, de líneas que empezaron por G, por E y por G. Casi todas las filas son de un solo color de principio a fin. Los dos mapas de la G tienen el mismo patrón; el de la E, otro.
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.2), sharey=True)
for ax, k in zip(axes, [0, 1, 2]):
    image = ax.imshow(simple_states[k].T, aspect="auto", cmap="cividis", vmin=-1, vmax=1)
    ax.set(title=f"la primera letra fue {'ABCDEFGH'[y_one[k, 0]]}", xlabel="paso")
    ax.grid(False)
axes[0].set(ylabel="neurona", yticks=[0, 15], yticklabels=[1, 16])
fig.colorbar(image, ax=axes, label="estado, $h$", ticks=[-1, 0, 1])
plt.show()

# %% tags=["verify"]
_first = experiment["SimpleRNN, primera letra"].values()
_near, _far = [np.concatenate([net[f"acierto a {steps}"] for net in _first]) for steps in (29, 99)]
assert len(_far) == 20 and np.sum(_far > 0.999) == 17 and np.array_equal(_near, _far)
assert min(_far) > 0.85 and max(_far[_far < 0.999]) < 0.9
assert round(np.mean([net["saturadas"] for net in _first]), 2) == 0.97
assert hits[:, 29].mean() > 0.99 and hits[:, 99].mean() > 0.99
assert (
    y_one[0, 0] == y_one[2, 0] != y_one[1, 0] and np.mean(np.abs(simple_states[:, 99]) > 0.95) > 0.9
)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Acierta siempre, también en líneas tres veces más largas que las que vio. Mucha gente espera que falle. Casi todas las neuronas se quedan en $-1$ o en $1$ de principio a fin, y el dibujo depende de la primera letra. Están **saturadas**, como las de la [[funciones_de_activacion]]: su $z$ es tan grande que lo que llega no las mueve. Es una manera de recordar.
#
# En `experiments/` hay veinte: 17 aciertan siempre, y tres, entre el 86 y el 89 %.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se guarda un número sin tocarlo?
#
# La `SimpleRNN` calcula su estado de nuevo en cada paso. La LSTM (*long short-term memory*) añade un número $c$, la **memoria** (*cell state*), que de momento solo se multiplica, en cada paso, por un factor $f$ entre 0 y 1:
#
# $$c_t = f \cdot c_{t-1}$$
#
# Con $f = 1$ la memoria pasa intacta; con $f = 0$ se borra. Un factor así se llama **puerta** (*gate*), y esta es la **puerta de olvido** (*forget gate*). Para que quede entre 0 y 1 se calcula con una sigmoide, $f = \sigma(z)$.
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
# Con $z = 1$ queda una diezmilésima, y con $z = 5$, el 82 %. Para guardar algo mucho tiempo, la puerta tiene que estar casi en 1.

# %% [markdown]
# **Pruébalo.** Mueve $z$ hasta que, tras 99 pasos, quede la mitad.


# %% tags=["widget"]
# Mueve el z de la puerta de olvido
def show_kept(z):
    fig, ax = plt.subplots(figsize=(7, 3), layout="none")
    ax.plot(sigmoid(z) ** np.arange(100), color=BLUE)
    title = f"$z = {z:.2f}$, $f = {sigmoid(z):.4f}$: tras 99 pasos queda {sigmoid(z) ** 99:.3f}"
    ax.set_title(title, fontsize=12)
    ax.set(xlabel="pasos", ylabel="lo que queda", ylim=(0, 1.05))
    plt.show()


interact(show_kept, z=FloatSlider(3, min=0, max=8, step=0.02, description="z"));  # fmt: skip

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con $z = 3$ queda menos de un 1 %; con $z = 4.96$, la mitad, y con $z = 6$, el 78 %.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se escribe en la memoria?
#
# Para escribir en la memoria hacen falta dos piezas: qué se escribe, el **candidato** (*candidate*) $\tilde c$, y cuánto se escribe, la **puerta de entrada** (*input gate*) $i$:
#
# $$c_t = f \cdot c_{t-1} + i \cdot \tilde c$$
#
# A mano, con $c_{t-1} = 1$, $f = 0.881$, $i = 0.5$ y $\tilde c = 0.762$: $c_t = 0.881 \cdot 1 + 0.5 \cdot 0.762 = 1.262$.
#
# Ahora cinco pasos, con las puertas puestas a mano. En cada uno llega un número y, a veces, una marca. Con marca, $f = 0$ e $i = 1$: se olvida todo y se escribe el número. Sin marca, $f = 1$ e $i = 0$: se conserva y no se escribe. **Predice** los cinco valores de la memoria.

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
# El $0.5$ entra con su marca y sigue igual hasta que otra marca lo sustituye. Mucha gente deja que el $-0.8$ lo cambie, pero con $i = 0$ no se escribe nada. Así se resuelve nuestra tarea.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto de la memoria se deja ver?
#
# La memoria puede crecer: ya vale 1.262. Antes de salir pasa por una tanh, que la deja entre $-1$ y $1$, y se multiplica por una tercera puerta, la **de salida** (*output gate*) $o$. El resultado es el **estado** $h$, lo único que la capa entrega:
#
# $$h_t = o \cdot \tanh(c_t)$$
#
# A mano, con $o = 0.269$: $h_t = 0.269 \cdot \tanh(1.262) = 0.269 \cdot 0.852 = 0.229$. Sigue el paso entero en el dibujo:

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Una neurona LSTM por dentro, con los números de la cuenta
# alt: La memoria cruza el dibujo por arriba, de izquierda a derecha: se multiplica por la puerta de olvido y se le suma el candidato, ya multiplicado por la puerta de entrada. De la memoria nueva sale, por una tanh y la puerta de salida, el estado. Las tres puertas y el candidato salen de abajo, de la entrada y el estado anterior.
fig, ax = plt.subplots(figsize=(10, 4.2))
to = {"arrowstyle": "->", "linewidth": 1.8, "color": "#444444", "shrinkA": 0, "shrinkB": 0}


def arrow(x0, y0, x1, y1):
    ax.annotate("", (x1, y1), (x0, y0), arrowprops=to)


def node(x, y, text, color, shape="circle"):
    box = {"boxstyle": f"{shape},pad=0.35", "facecolor": color, "edgecolor": "#444444"}
    ax.text(x, y, text, ha="center", va="center", fontsize=12, bbox=box)


arrow(0, 4, 9.6, 4)
arrow(8, 4, 8, 2.07)
arrow(8, 1.75, 9.6, 1.75)
for x, top, text, color in [
    (2, 3.72, "$f = 0.881$", GREEN),
    (3.8, 2.08, "$i = 0.5$", GREEN),
    (5.4, 0, "$\\tilde{c} = 0.762$", ORANGE),
    (6.9, 0, "$o = 0.269$", GREEN),
]:
    arrow(x, -0.5, x, 0.17)
    node(x, 0.45, text, lighten(color, 0.5), "round")
    if top:
        arrow(x, 0.7, x, top)
ax.plot([0, 6.9], [-0.5, -0.5], color="#444444", linewidth=1.8)
ax.plot([5.4, 5.4], [0.7, 2.4], color="#444444", linewidth=1.8)
arrow(5.4, 2.4, 4.12, 2.4)
arrow(3.8, 2.7, 4.95, 3.8)
ax.plot([6.9, 6.9], [0.7, 1.75], color="#444444", linewidth=1.8)
arrow(6.9, 1.75, 7.72, 1.75)
for x, y, text in [(2, 4, "×"), (3.8, 2.4, "×"), (5.1, 4, "+"), (8, 1.75, "×")]:
    node(x, y, text, "white")
node(8, 2.95, "tanh", lighten(SKY, 0.5), "round")
for x, y, text, side in [
    (-0.1, 4, "$c_{t-1} = 1$", "right"),
    (9.7, 4, "$c_t = 1.262$", "left"),
    (9.7, 1.75, "$h_t = 0.229$", "left"),
    (-0.1, -0.5, "$x_t$ y $h_{t-1}$", "right"),
]:
    ax.text(x, y, text, ha=side, va="center", fontsize=13)
ax.set(xlim=(-1.9, 11.4), ylim=(-0.9, 4.5))
ax.axis("off")
plt.show()

# %% tags=["verify"]
_c = sigmoid(2.0) * 1 + sigmoid(0.0) * np.tanh(1)
assert np.allclose([_c, sigmoid(-1.0) * np.tanh(_c)], [1.262, 0.229], atol=5e-4)
assert np.allclose([sigmoid(2.0), np.tanh(1), sigmoid(-1.0)], [0.881, 0.762, 0.269], atol=5e-4)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Es esto la LSTM de Keras?
#
# Falta saber de dónde sale cada $z$. Cada puerta es una capa pequeña, con pesos propios, que mira la entrada $x_t$ y el estado anterior $h_{t-1}$. La de olvido:
#
# $$f_t = \sigma(x_t W_x^f + h_{t-1} W_h^f + b^f)$$
#
# A mano, con una neurona y una variable: si $x_t = 1$, $h_{t-1} = 0.5$, los pesos son $2$ y $-1$, y el sesgo, $0.5$, sale $f_t = \sigma(1 \cdot 2 + 0.5 \cdot (-1) + 0.5) = \sigma(2) = 0.881$, la del dibujo.
#
# Las otras puertas hacen la misma cuenta con sus pesos. El candidato también, pero con tanh: es la `SimpleRNN` de siempre. Con $m$ neuronas, cada una tiene su memoria y sus puertas, y los productos van casilla a casilla.
#
# Keras pega los cuatro juegos de pesos en el orden $i, f, \tilde c, o$. Así se ven los sesgos de cinco neuronas recién nacidas:

# %% slideshow={"slide_type": "fragment"}
keras_lstm = layers.LSTM(5, return_sequences=True)
X_demo = np.random.default_rng(0).normal(size=(4, 7, 3))  # 4 ejemplos, 7 pasos, 3 variables
from_keras = np.asarray(keras_lstm(X_demo))
print("pesos:", [W.shape for W in keras_lstm.get_weights()])

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Los veinte sesgos de una LSTM de cinco neuronas, por partes
# alt: Una fila de veinte casillas en cuatro bloques de cinco: entrada, olvido, candidato y salida. Los cinco del olvido valen 1; los demás, 0.
fig, ax = plt.subplots(figsize=(10.5, 1.3))
parts = [lighten(color, 0.5) for color in (GREEN, SKY, ORANGE, GRAY)]
draw_cells(ax, keras_lstm.get_weights()[2][None], color=lambda i, j, v: parts[j // 5])
for part, name in enumerate(
    ["entrada, $i$", "olvido, $f$", "candidato, $\\tilde{c}$", "salida, $o$"]
):
    ax.text(5 * part + 2.5, 0.55, name, ha="center", fontsize=13)
ax.set_ylim(-1.1, 1.2)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Todos nacen en 0, salvo los de la puerta de olvido, que nacen en 1. En el código, `np.split(Z, 4, axis=1)` corta `Z` en esas cuatro partes.


# %% slideshow={"slide_type": "fragment"}
def lstm(X, W_x, W_h, b):
    """Los estados en todos los pasos, (n, tiempo, m), al leer X, (n, tiempo, d)."""
    h = c = np.zeros((len(X), len(W_h)))
    states = []
    for t in range(X.shape[1]):
        Z = X[:, t] @ W_x + h @ W_h + b
        i, f, candidate, o = np.split(Z, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
        h = sigmoid(o) * np.tanh(c)
        states.append(h)
    return np.stack(states, axis=1)


# %% slideshow={"slide_type": "fragment"}
assert np.allclose(from_keras, lstm(X_demo, *keras_lstm.get_weights()), atol=1e-6)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Son iguales. La LSTM hace cuatro cuentas donde la `SimpleRNN` hace una, y por eso tiene **4 veces** sus parámetros: $4\,(d\,m + m^2 + m)$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué hace una LSTM entrenada con sus puertas?
#
# Entrenemos una con las letras marcadas. Nadie le dice qué puerta abrir.


# %% slideshow={"slide_type": "fragment"}
def train_lstm(seed):
    keras.utils.set_random_seed(seed)
    memory_layer = layers.LSTM(16, return_sequences=True)
    memory_output = layers.Dense(8, activation="softmax")
    model = keras.Sequential([keras.Input((None, 9)), memory_layer, memory_output])
    optimizer = keras.optimizers.Adam(learning_rate=0.03)
    model.compile(optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(X_train, y_train, batch_size=128, epochs=10, verbose=0)
    return model


model = train_lstm(seed=0)
lstm_weights = model.layers[0].get_weights()
print(f"acierto: {model.evaluate(X_test, y_test, verbose=0)[1]:.2f}")

# %% tags=["verify"]
_nets = experiment["LSTM, última marcada"].values()
assert sum(len(net["acierto"]) for net in _nets) == 30
assert min(min(net["acierto"]) for net in _nets) > 0.99

# %% [markdown] slideshow={"slide_type": "fragment"}
# En `experiments/` hay treinta, con tres ajustes y diez semillas, y todas aciertan más del 99 %. Veamos las puertas de la nuestra mientras lee la línea del principio. `open_lstm` es nuestra `lstm`, que además devuelve las puertas y, si queremos, las fija.


# %% tags=["helper"]
# La misma LSTM de NumPy, que además devuelve sus puertas y deja fijarlas
def open_lstm(X, weights, fixed=None):
    """Puertas i, f y o, memoria c y estado h en todos los pasos, (n, tiempo, m) cada uno.

    `fixed` es un diccionario con puertas fijas, por ejemplo {"i": 0}: desde el segundo paso
    valen eso, un número o un array (n, tiempo, m), y no lo que la red calcula.
    """
    W_x, W_h, b = weights
    h = c = np.zeros((len(X), len(W_h)))
    steps = []
    for t in range(X.shape[1]):
        z_i, z_f, z_candidate, z_o = np.split(X[:, t] @ W_x + h @ W_h + b, 4, axis=1)
        gates = {"i": sigmoid(z_i), "f": sigmoid(z_f), "o": sigmoid(z_o)}
        if t > 0:
            for name, value in (fixed or {}).items():
                gates[name] = np.full_like(h, value) if np.isscalar(value) else value[:, t]
        c = gates["f"] * c + gates["i"] * np.tanh(z_candidate)
        h = gates["o"] * np.tanh(c)
        steps.append([gates["i"], gates["f"], gates["o"], c, h])
    return [np.stack(values, axis=1) for values in zip(*steps)]


# %% slideshow={"slide_type": "fragment"}
gate_i, gate_f, gate_o, cell_c, state_h = open_lstm(X_test, lstm_weights)
is_marked = X_test[:, :, 8] == 1
rest = ~is_marked
is_marked[:, 0] = False  # en la primera letra aún no hay nada que conservar
print(f"puerta de entrada: {gate_i[is_marked].mean():.2f} con marca, {gate_i[rest].mean():.2f} sin")
print(f"puerta de olvido:  {gate_f[is_marked].mean():.2f} con marca, {gate_f[rest].mean():.2f} sin")

# %% tags=["figure", "many-colors"] slideshow={"slide_type": "subslide"}
# Las puertas y la memoria de cuatro neuronas; a la derecha, lo que vale cada puerta de media
# alt: Bajo una línea de treinta letras, tres mapas de cuatro neuronas. En las columnas de las letras marcadas, la puerta de entrada se oscurece y la de olvido se aclara; las medias de cada fila lo confirman. La memoria cambia de dibujo en cada marca.
chosen = np.argsort(-gate_f[rest].mean(axis=0))[
    1::4
]  # cuatro, de la que más conserva a la que menos
greens = LinearSegmentedColormap.from_list("puerta", ["white", GREEN, "#003d2c"])
fig, axes = plt.subplots(4, 1, figsize=(10.5, 5.6), height_ratios=[1, 4, 4, 4], sharex=True)
draw_line(axes[0], X_test[example])
axes[0].text(30.4, -0.5, "sin marca → con", va="center", fontsize=11)
largest = np.abs(cell_c[example][:, chosen]).max()
rows = [("puerta\nde entrada, $i$", gate_i, greens, 0, 1)]
rows.append(("puerta\nde olvido, $f$", gate_f, greens, 0, 1))
rows.append(("memoria, $c$", cell_c, "cividis", -largest, largest))
for ax, (name, values, colors, low, high) in zip(axes[1:], rows):
    style = {"aspect": "auto", "cmap": colors, "vmin": low, "vmax": high, "extent": (0, 30, 4, 0)}
    image = ax.imshow(values[example][:, chosen].T, **style)
    ax.set_ylabel(name, rotation=0, ha="right", va="center")
    ax.set_yticks(np.arange(4) + 0.5, [f"neurona {k + 1}" for k in chosen], fontsize=10)
    ax.set(xticks=[])
    ax.grid(False)
    if name.startswith("puerta"):
        for row, k in enumerate(chosen):
            means = f"{values[rest][:, k].mean():.2f} → {values[is_marked][:, k].mean():.2f}"
            ax.text(30.4, row + 0.5, means, va="center", fontsize=11)
    bar = fig.colorbar(image, ax=ax, ticks=[low, (low + high) / 2, high], pad=0.03)
    bar.ax.set_yticklabels([f"{v:.1f}".replace("-", "−") for v in [low, (low + high) / 2, high]])
plt.show()

# %% tags=["verify"]
assert np.all(gate_i[is_marked].mean(axis=0) > gate_i[rest].mean(axis=0))
assert np.all(gate_f[is_marked].mean(axis=0) < gate_f[rest].mean(axis=0))
assert 1 in chosen  # la neurona 2
assert list(np.flatnonzero(X_test[example, :, 8])) == [0, 9, 19]
for _mark in (0, 9):  # su memoria crece paso a paso
    _after = cell_c[example, _mark : _mark + 7, 1]
    assert np.all(np.diff(_after[:5]) > 0) and _after[0] < 0.4 and _after[4:].min() > 1
assert abs(gate_i[rest].mean() - 0.38) < 0.05 and abs(gate_f[rest].mean() - 0.74) < 0.05

# %% [markdown] slideshow={"slide_type": "fragment"}
# En cada una de las 16 neuronas, la puerta de entrada vale de media más con marca que sin ella, y la de olvido, menos. Es la dirección de nuestra memoria hecha a mano, sin llegar tan lejos: entre marcas, $f$ vale 0.74 de media, no 1, e $i$ vale 0.38, no 0. Mira la memoria de la neurona 2: después de cada una de las dos primeras marcas crece paso a paso, cuando nadie le pide que escriba.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Conserva la letra o la reescribe?
#
# Volvamos a las líneas con una sola marca, la primera. ¿Conserva la red aquella letra, o la vuelve a escribir una y otra vez? Quitamos una pieza y miramos cuánto acierta: es una **ablación** (*ablation*). Hay tres maneras de leer:
#
# - **entrenada**, tal como está;
# - **sin escribir**: desde la segunda letra, $i = 0$; las demás puertas valen lo mismo que en la entrenada;
# - **a mano**: además, $f = 1$, como en nuestra memoria de los cinco pasos.
#
# **Predice** cuáles acertarán a 29 pasos, y cuáles a 99.

# %% slideshow={"slide_type": "fragment"}
distances = [29, 99]  # de 0 a 99

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
one_f, one_o = open_lstm(X_one, lstm_weights)[1:3]
ways = {
    "entrenada": {},
    "sin escribir": {"i": 0, "f": one_f, "o": one_o},
    "a mano": {"i": 0, "f": 1, "o": one_o},
}
print("a estos pasos:", distances)
for name, fixed in ways.items():
    states = open_lstm(X_one, lstm_weights, fixed)[4]
    hits = np.asarray(model.layers[1](states)).argmax(axis=2) == y_one
    print(f"{name:>13}:", hits[:, distances].mean(axis=0).round(2))

# %% tags=["helper"]
# Cuatro LSTM más, con otras semillas
networks = [model, *[train_lstm(seed) for seed in range(1, 5)]]

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Las tres maneras, en cinco LSTM de semillas distintas; cada punto es una red
# alt: Dos paneles de tres filas. A 29 pasos, entrenada y a mano aciertan siempre, y sin escribir, entre la mitad y tres cuartos. A 99 pasos, entrenada acierta entre tres cuartos y nueve décimos; sin escribir, como al azar, y a mano, siempre.
results = []
for network in networks:
    weights = network.layers[0].get_weights()
    _, own_f, own_o, _, _ = open_lstm(X_one, weights)
    every = [{}, {"i": 0, "f": own_f, "o": own_o}, {"i": 0, "f": 1, "o": own_o}]
    read = [np.asarray(network.layers[1](open_lstm(X_one, weights, fixed)[4])) for fixed in every]
    right = [guess.argmax(axis=2) == y_one for guess in read]
    results.append([[hit[:, d].mean() for d in distances] for hit in right])
results = np.array(results)  # (red, manera, distancia)
fig, axes = plt.subplots(1, len(distances), figsize=(10, 2.8), sharey=True, squeeze=False)
for k, ax in enumerate(axes[0]):
    for row, color in enumerate([BLUE, ORANGE, GREEN]):
        height = row + np.linspace(-0.25, 0.25, 5)
        ax.plot(results[:, row, k], height, "o", color=color, alpha=0.8)
    ax.axvline(1 / 8, color=GRAY, linestyle="--")
    ax.text(0.15, -0.3, "al azar", fontsize=11, color="#555555")
    ax.set_yticks(range(3), list(ways))
    ax.set(title=f"a {distances[k]} pasos", xlabel="acierto", xlim=(0, 1.04), ylim=(2.5, -0.6))
plt.show()

# %% tags=["verify"]
assert results[:, [0, 2], 0].min() > 0.99 and results[:, 2].min() > 0.999
assert results[:, 1, 0].min() > 0.45 and 0.7 < results[0, 1, 0] == results[:, 1, 0].max() < 0.8
assert (
    results[:, 1, 1].max() < 0.18 and 0.7 < results[:, 0, 1].min() < results[:, 0, 1].max() < 0.95
)
assert 0.75 < results[0, 0, 1] < 0.85
for _network in networks:
    _weights = _network.layers[0].get_weights()
    _, _f, _o, _c, _ = open_lstm(X_one, _weights)
    _own_f = _f
    # las tres maneras no dependen de que la puerta de salida sepa la letra: con la o media, igual
    _mean_o = np.broadcast_to(_o.mean(axis=0), _o.shape)
    for _fixed, _low, _high in [({"i": 0, "f": _f}, 0.45, 0.8), ({"i": 0, "f": 1}, 0.999, 1)]:
        _h = open_lstm(X_one, _weights, _fixed | {"o": _mean_o})[4]
        _hit = np.asarray(_network.layers[1](_h)).argmax(axis=2) == y_one
        assert _low <= _hit[:, 29].mean() <= _high
        assert (_hit[:, 99].mean() < 0.18) if _high < 1 else (_hit[:, 99].mean() > 0.999)
    # y lo escrito después, solo, acierta tanto como la red
    for _d in (29, 99):
        _old = _f[:, 1 : _d + 1].prod(axis=1) * _c[:, 0]
        _new_h = _mean_o[:, _d] * np.tanh(_c[:, _d] - _old)
        _hit = np.asarray(_network.layers[1](_new_h)).argmax(axis=1) == y_one[:, _d]
        assert _hit.mean() > (0.99 if _d == 29 else 0.7)
    assert np.abs(_old).mean() < 0.002 * np.abs(_c[:, 99]).mean()
    # en las cinco, las puertas se mueven como en la figura
    _i, _f = open_lstm(X_test, _weights)[:2]
    assert np.all(_i[is_marked].mean(axis=0) > _i[rest].mean(axis=0))
    assert np.all(_f[is_marked].mean(axis=0) < _f[rest].mean(axis=0))
    # el Pruébalo: a 9 pasos, las tres maneras aciertan; a 49, sin escribir, la mitad o menos
    for _fixed in [{}, {"i": 0, "f": _own_f}, {"i": 0, "f": 1}]:
        _h = open_lstm(X_one, _weights, _fixed | ({"o": _o} if _fixed else {}))[4]
        _hit = np.asarray(_network.layers[1](_h)).argmax(axis=2) == y_one
        assert _hit[:, 9].mean() > 0.99 and (
            _fixed.get("f") is not _own_f or _hit[:, 49].mean() <= 0.5
        )
for _net in experiment["LSTM, última marcada"].values():
    assert min(_net["sin escribir y con olvido 1"]) > 0.999
_bias = load_experiment("sesgo_de_olvido")["resultados"]
for _born, _low, _high in [("1", 0.45, 0.8), ("5", 0.999, 1)]:
    assert min(_bias[_born]["acierto"]) > 0.998 and len(_bias[_born]["acierto"]) == 5
    _kept = _bias[_born]["sin escribir, a 29"]
    assert _low <= min(_kept) and max(_kept) <= _high
_long = _bias["5"]["entera, a 99"]
assert [round(_hit, 2) for _hit in (min(_long), max(_long))] == [0.18, 0.40]
assert max(_long) < min(_bias["1"]["entera, a 99"])
_simple = [_net["acierto"] for _net in experiment["SimpleRNN, última marcada"].values()]
_simple = np.concatenate(_simple)
assert len(_simple) == 10 and np.sum(_simple > 0.99) == 3
assert [round(_hit, 3) for _hit in (min(_simple), max(_simple))] == [0.581, 0.999]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Sin escribir, a 29 pasos acierta tres de cada cuatro, y a 99, como al azar: de lo conservado ya no se lee nada. Entrenada acierta mucho más, así que lo que sabe a 99 pasos lo escribió después de la primera letra: la **reescribe**. Aun así, a 99 pasos falla una de cada cinco. A mano acierta siempre.
#
# La LSTM **puede** conservar; la nuestra aprendió a reescribir, y conservar a mano llega más lejos. Las cinco redes hacen lo mismo.
#
# No es cosa de toda LSTM. En `experiments/` hay otras cinco que nacieron con un sesgo de olvido de 5 en vez de 1. Aprendieron igual de bien y, sin escribir, acertaban siempre a 29 pasos: **conservaban**. A 99, en cambio, tal como estaban acertaban menos que las nuestras: entre el 18 y el 40 %.
#
# La `SimpleRNN` del principio acertaba siempre a 99 pasos, pero su tarea era otra: nunca tenía que cambiar de letra. Con la tarea entera, en `experiments/`, diez `SimpleRNN` con 100 épocas acertaron entre el 58 y el 99.9 %, y solo tres pasaron del 99 %. Las treinta LSTM pasaron todas, con 30 épocas o menos. Con otras tasas o más épocas, quizá pasarían más `SimpleRNN`.

# %% [markdown]
# **Pruébalo.** Cambia `distances` a `[9, 49]` y ejecuta desde esa celda hasta la figura.
#
# <details><summary>Qué deberías ver</summary>
#
# A 9 pasos, las cinco redes aciertan de las tres maneras: lo conservado todavía se lee. A 49, sin escribir, aciertan la mitad o menos.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Se puede hacer con menos piezas?
#
# La **GRU** (*gated recurrent unit*) no tiene memoria aparte: solo el estado $h$. Una **puerta de actualización** (*update gate*) $u$ decide cuánto queda de lo viejo y cuánto entra de un candidato $\tilde h$:
#
# $$h_t = u \cdot h_{t-1} + (1 - u) \cdot \tilde h$$
#
# A mano, con $h_{t-1} = 0.5$, $\tilde h = -1$ y $u = 0.9$: $h_t = 0.45 - 0.1 = 0.35$, cerca de lo viejo.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El estado nuevo, entre lo viejo y el candidato, con tres valores de u
# alt: Una recta de −1, el candidato, a 0.5, el estado viejo. Con u igual a 0.9 el estado nuevo queda junto al viejo; con 0.5, en medio; con 0.1, junto al candidato.
old, new = 0.5, -1
fig, ax = plt.subplots(figsize=(9, 1.9))
ax.plot([new, old], [0, 0], color=GRAY, linewidth=2, zorder=0)
points = [(new, "candidato, $\\tilde{h}$", ORANGE), (old, "lo viejo, $h_{t-1}$", BLUE)]
for x, text, color in points:
    ax.plot(x, 0, "o", color=color, markersize=13)
    ax.text(
        x, -0.55, f"{text}\n{x:g}".replace("-1", "−1", text.startswith("c")), ha="center", va="top"
    )
for u in [0.1, 0.5, 0.9]:
    h = u * old + (1 - u) * new
    ax.plot(h, 0, "s", color=GREEN, markersize=10)
    ax.text(h, 0.45, f"$u = {u}$\n$h_t = {h:.2f}$", ha="center", va="bottom")
ax.set(xlim=(-1.3, 0.8), ylim=(-2.2, 2.2))
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Una segunda puerta, la **de reinicio** (*reset gate*) $r$, decide cuánto del estado mira el candidato:
#
# $$\tilde h = \tanh\big(x_t W_x + (r \cdot h_{t-1})\, W_h + b\big)$$
#
# Las dos puertas se calculan como las de la LSTM, con $x_t$ y $h_{t-1}$. Son tres cuentas: **3 veces** los parámetros de una `SimpleRNN`. Así es la GRU del artículo de 2014, que escribirás en el ejercicio [[lstm_y_gru#3]]; en Keras se pide con `reset_after=False`. Por defecto, Keras multiplica por $r$ después de los pesos:
#
# $$\tilde h = \tanh\big(x_t W_x + b + r \cdot (h_{t-1} W_h + b')\big)$$
#
# El candidato necesita entonces dos sesgos, $b$ y $b'$, y Keras pone dos en cada cuenta.

# %% slideshow={"slide_type": "fragment"}
cells = [layers.SimpleRNN(16), layers.LSTM(16), layers.GRU(16, reset_after=False), layers.GRU(16)]
for cell in cells:
    cell.build((None, None, 9))
    print(f"{type(cell).__name__}: {cell.count_params()} parámetros")

# %% tags=["verify"]
_gru = experiment["GRU, última marcada"]
assert min(_gru["acierto"]) > 0.99 and len(_gru["acierto"]) == 10
assert np.isclose(0.9 * 0.5 + 0.1 * -1, 0.35)
_counts = [cell.count_params() for cell in cells]
assert _counts == [416, 4 * 416, 3 * 416, 3 * 416 + 48]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con $d = 9$ y $m = 16$, una cuenta tiene $9 \cdot 16 + 16^2 + 16 = 416$ parámetros; los demás números son 4 y 3 veces ese, y el último suma $3 \cdot 16$ sesgos. También la GRU aprende nuestra tarea: en `experiments/`, diez redes de diez.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto gradiente llega desde lejos?
#
# Si $c_T = f^T c_0$, la derivada de $c_T$ respecto a $c_0$ también es $f^T$: la puerta que conserva la memoria conserva **el gradiente**. Midámoslo en capas enteras, con el `GradientTape` de la [[primera_red_con_keras]]: cuánto cambia el último estado al tocar cada letra de una línea.


# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# El gradiente del último estado respecto a cada paso
def gradient_by_step(layer, X):
    """El tamaño medio de la derivada del último estado respecto a cada paso, (tiempo,)."""
    X = tf.constant(X)
    with tf.GradientTape() as tape:
        tape.watch(X)  # X no es un peso: hay que pedirle a la cinta que la siga
        last = tf.reduce_sum(layer(X))
    gradient = tape.gradient(last, X).numpy()  # (n, tiempo, 9)
    return np.linalg.norm(gradient, axis=2).mean(axis=0)


# %% [markdown] slideshow={"slide_type": "fragment"}
# Tomamos capas sin entrenar. A la puerta que conserva le ponemos sesgo 1, con el que nace la LSTM de Keras, y después 5. **Predice**: de una letra que está 35 pasos atrás, ¿llega más o menos de una centésima de lo que llega de la última? ¿Y con sesgo 5?


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El gradiente según la distancia: cinco semillas de cada capa
# alt: Dos paneles, con sesgo 1 y 5 en la puerta que conserva. Con 1, las tres capas sin entrenar bajan a menos de una centésima; nuestras LSTM entrenadas se quedan cerca de una décima. Con 5, la GRU apenas baja y la LSTM sube; la SimpleRNN, que no tiene esa puerta, baja igual.
def newborn(cell, seed, bias):
    """Una capa de 16 neuronas sin entrenar; la puerta que conserva, si la hay, con ese sesgo."""
    keras.utils.set_random_seed(seed)
    layer = cell(16)
    layer.build((None, None, 9))
    W_x, W_h, b = layer.get_weights()
    if cell is layers.LSTM:
        b[16:32] = bias  # el orden es i, f, candidato, o
    elif cell is layers.GRU:
        b[0, :16] = bias  # el orden es u, r, candidato
    layer.set_weights([W_x, W_h, b])
    return layer


def trained(network):
    """La LSTM de una red entrenada, que devuelve solo su último estado."""
    layer = layers.LSTM(16)
    layer.build((None, None, 9))
    layer.set_weights(network.layers[0].get_weights())
    return layer


celltypes = [(layers.SimpleRNN, ORANGE, ":"), (layers.LSTM, BLUE, "-"), (layers.GRU, GREEN, "--")]
X_far = X_one[:64, :36]
measured = {}
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.2), sharey=True)
for ax, bias in zip(axes, [1, 5]):
    for cell, color, style in celltypes:
        sizes = [gradient_by_step(newborn(cell, seed, bias), X_far)[::-1] for seed in range(5)]
        measured[cell.__name__, bias] = sizes = np.array(sizes)
        factor = np.mean((sizes[:, 35] / sizes[:, 1]) ** (1 / 34))  # por paso
        ax.semilogy(range(36), (sizes / sizes[:, :1]).T, style, color=color, linewidth=1.4)
        ax.plot([], [], style, color=color, label=f"{cell.__name__}: × {factor:.2f} por paso")
    if bias == 1:
        sizes = [gradient_by_step(trained(network), X_far)[::-1] for network in networks]
        measured["entrenada"] = sizes = np.array(sizes)
        ax.semilogy(range(36), (sizes / sizes[:, :1]).T, color="black", linewidth=1.4)
        ax.plot([], [], color="black", label="nuestras LSTM, ya entrenadas")
    ax.set_title(f"al nacer, sesgo {bias}")
    ax.set(xlabel="pasos de distancia", ylim=(1e-5, 20))
    ax.legend(loc="lower left", fontsize=10)
axes[0].set_ylabel("gradiente, si a 0 pasos es 1")
plt.show()


# %% tags=["verify"]
def _factor(cell, bias):
    _sizes = measured[cell, bias]
    return np.mean((_sizes[:, 35] / _sizes[:, 1]) ** (1 / 34))


assert np.allclose([_factor(_cell, 1) for _cell in ("LSTM", "GRU")], [0.81, 0.79], atol=0.01)
assert abs(_factor("SimpleRNN", 1) - 0.85) < 0.01
assert all((measured[_c, 1] / measured[_c, 1][:, :1])[:, 35].max() < 0.01 for _c in ("LSTM", "GRU"))
assert _factor("LSTM", 5) > 1.02 and 0.97 < _factor("GRU", 5) < 1.01
assert abs(sigmoid(5.0) - 0.993) < 5e-4
_far = [measured[_k] / measured[_k][:, :1] for _k in ("entrenada", ("LSTM", 1))]
assert _far[0][:, 30].min() > 0.035 and _far[0][:, 30].max() < 0.11
assert np.all(_far[0][:, [30, 35]] > 10 * _far[1][:, [30, 35]])
assert [round(100 * _share) for _share in (_far[0][:, 35].min(), _far[0][:, 35].max())] == [8, 28]


def _by_memory(layer):
    """El gradiente a cada distancia, y el que llega sin pasar por h, solo por la memoria."""
    _W_x, _W_h, _b = layer.get_weights()
    _sizes = []
    for _cut in (False, True):
        _X = tf.constant(X_far)
        with tf.GradientTape() as _tape:
            _tape.watch(_X)
            _h = _c = tf.zeros((len(X_far), 16), "float64")
            for _t in range(36):
                _seen = tf.stop_gradient(_h) if _cut else _h
                _z = tf.split(_X[:, _t] @ _W_x + _seen @ _W_h + _b, 4, axis=1)
                _c = tf.sigmoid(_z[1]) * _c + tf.sigmoid(_z[0]) * tf.tanh(_z[2])
                _h = tf.sigmoid(_z[3]) * tf.tanh(_c)
            _last = tf.reduce_sum(_h)
        _gradient = _tape.gradient(_last, _X).numpy()
        _sizes.append(np.linalg.norm(_gradient, axis=2).mean(axis=0)[::-1])
    return _sizes


for _k, _network in enumerate(networks):
    _whole, _memory = _by_memory(_network.layers[0])
    assert np.isclose(_whole[30], measured["entrenada"][_k, 30])
    assert 0.25 < _memory[30] / _whole[30] < 0.65
_cut = [_by_memory(newborn(layers.LSTM, _seed, 1)) for _seed in range(5)]
assert np.allclose([_whole for _whole, _ in _cut], measured["LSTM", 1])
_by_step = np.mean([(_memory[35] / _memory[1]) ** (1 / 34) for _, _memory in _cut])
assert abs(_by_step - 0.74) < 0.006

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con sesgo 1, llega menos de una centésima en la LSTM y en la GRU, que van casi juntas. La LSTM se apaga por 0.81 en cada paso, no por 0.731: parte del gradiente va por $h$. Si cortamos ese camino, sale 0.74. La `SimpleRNN`, sin esa puerta, se apaga incluso algo más despacio. Con sesgo 5 la puerta vale 0.993 y el gradiente cruza los 35 pasos; en la LSTM hasta crece, y podría explotar ([[rnn]]).
#
# Las líneas negras son nuestras LSTM ya entrenadas: a 30 pasos llega entre el 4 y el 10 %, y a 35, donde está la letra marcada, entre el 8 y el 28 %. Es más de diez veces lo que llegaba al nacer, y eso que $f$ sigue en 0.74 de media. Parte llega por lo conservado; el resto, por el camino que reescribe la letra, a través de $h$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Gana la LSTM con datos de verdad?
#
# En un volcán de Hawái se mide el CO₂ del aire cada semana, en partes por millón (ppm). Sube año tras año y ondula con las estaciones. Queremos predecir **las 52 semanas** que siguen a otras 104. A cada ventana le restamos su media, porque los datos de entrenamiento acaban en 1985 y el nivel ha seguido subiendo.
#
# El rival es la recta de la [[rnn]]. La LSTM lee la ventana en 26 pasos de 4 semanas y responde las 52 de una vez, con una capa densa. Su tasa y sus épocas se eligieron en `experiments/`, entre veinte combinaciones, con los años de 1986 a 1993.

# %% tags=["helper"]
# Las ventanas de CO₂: 104 semanas y las 52 que siguen
co2 = load_co2().interpolate()  # en 59 semanas sin medida, una recta entre sus vecinas
first = np.arange(104, len(co2) - 51)  # dónde empieza cada año que se predice
past = np.array([co2[k - 104 : k] for k in first])
future = np.array([co2[k : k + 52] for k in first])
level = past.mean(axis=1, keepdims=True)
X, Y = past - level, future - level

start, end = co2.index[first], co2.index[first + 51]
train = end <= "1985-12-31"
test = start >= "1994-01-01"
january = test & (start.day_of_year <= 7)
years = list(start[january].year)

# %% tags=["helper"] slideshow={"slide_type": "subslide"}
# La recta se ajusta aquí; la LSTM llega entrenada
line = LinearRegression().fit(X[train], Y[train])
from_line = line.predict(X[january]) + level[january]

saved = load_experiment("co2_de_un_ano")["resultados"]
forecaster = keras.Sequential([keras.Input((26, 4)), layers.LSTM(16), layers.Dense(52)])
forecaster.set_weights([np.array(W) for W in saved["pesos"]])
scale = X[train].std()
windows = X.reshape(-1, 26, 4) / scale  # (ejemplos, tiempo, variables)
from_lstm = forecaster.predict(windows[january], verbose=0) * scale + level[january]

# %% slideshow={"slide_type": "fragment"}
year = 2001

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El año entero: lo que pasó y lo que dijeron la recta y la LSTM
# alt: El CO₂ del año anterior en gris y el del año elegido en negro, que sube hasta mayo y baja hasta septiembre; en 2001, la recta y la LSTM lo siguen de cerca.
if year in years:
    k = years.index(year)
    truth = future[january][k]
    fig, ax = plt.subplots(figsize=(9.5, 3.8))
    ax.plot(past[january][k][-52:], color=GRAY, label="el año anterior")
    weeks = np.arange(52, 104)
    ax.plot(weeks, truth, color="black", linewidth=3, label="lo que pasó")
    for name, guess, style in [("recta", from_line[k], "--"), ("LSTM", from_lstm[k], "-.")]:
        rmse = np.sqrt(np.mean((guess - truth) ** 2))
        color = BLUE if name == "recta" else ORANGE
        ax.plot(weeks, guess, style, color=color, label=f"{name}: RMSE {rmse:.2f} ppm")
    ax.axvline(51.5, color=GRAY, linewidth=1)
    ticks = [f"enero {year - 1}", "julio", f"enero {year}", "julio", "enero"]
    ax.set_xticks([0, 26, 52, 78, 104], ticks)
    ax.set_ylabel("CO₂ (ppm)")
    ax.legend(ncols=4, loc="upper center", bbox_to_anchor=(0.5, 1.17), fontsize=11)
    plt.show()
else:
    print(f"{year} no es un año de prueba: elige uno de {years[0]} a {years[-1]}.")

# %% [markdown]
# **Pruébalo.** Cambia `year` a otro año de 1994 a 2001, por ejemplo 1998, y ejecuta su celda y la figura.
#
# <details><summary>Qué deberías ver</summary>
#
# En 1998 las dos se quedan cortas, con más de 1.2 ppm de error: aquel año el CO₂ subió mucho más que en los cinco anteriores.
#
# </details>

# %% [markdown] slideshow={"slide_type": "fragment"}
# Un año no decide. Midamos el error en **todas** las ventanas desde 1994, con cinco LSTM. **Predice**: ¿cuántas se equivocan menos que la recta?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
line_error = line.predict(X[test]) - Y[test]
print(f"recta: {np.sqrt(np.mean(line_error**2)):.2f} ppm")
for seed, (_, lstm_rmse) in enumerate(saved["RMSE de validación y de prueba"]):
    print(f"LSTM de semilla {seed}: {lstm_rmse:.2f} ppm")

# %% tags=["verify"]
_tests = [_pair[1] for _pair in saved["RMSE de validación y de prueba"]]
_line = np.sqrt(np.mean(line_error**2))
assert len(_tests) == 5 and round(_line, 2) == 0.74 and min(_tests) > _line + 0.02
assert [round(min(_tests), 2), round(max(_tests), 2)] == [0.76, 0.84]
assert saved["elegida"] == {"tasa": 0.01, "épocas": 15}  # dentro de la rejilla, no en su borde
assert len(saved["LSTM, RMSE de validación"]) == 20
_brakes = load_experiment("co2_con_freno")["resultados"]
assert round(np.mean(saved["LSTM, RMSE de validación"]["0.01, 15"]), 2) == 0.71
assert round(np.mean(_brakes["RMSE de validación"]["0"]), 2) == 0.71
_longer = _brakes["RMSE de prueba"]["0"]
assert [round(min(_longer), 2), round(max(_longer), 2)] == [0.67, 0.77]
for _rmses in _brakes["RMSE de prueba"].values():
    assert len(_rmses) == 5 and np.sum(np.array(_rmses) < _line) in (3, 4)
assert np.sum(np.array(_longer) < _line) == 4
assert co2.index[load_co2().isna()].max().year < 1986 and load_co2().isna().sum() == 59
_by_year = [np.sqrt(np.mean((_g - future[january]) ** 2, axis=1)) for _g in (from_line, from_lstm)]
assert [years[np.argmax(_errors)] for _errors in _by_year] == [1998, 1998]
assert min(_errors[4] for _errors in _by_year) > 1.2 and years == list(range(1994, 2002))
assert np.isclose(
    np.sqrt(np.mean((from_lstm[0] - future[january][0]) ** 2)),
    saved["RMSE por año"][0][0],
    atol=0.01,
)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Ninguna. La recta se equivoca en 0.74 ppm, y las cinco LSTM, entre 0.76 y 0.84. Mucha gente apuesta por la LSTM.
#
# Pero el resultado depende de los ajustes. En `experiments/` hay otras cinco con 40 épocas en vez de 15. En la validación quedaban casi igual, en 0.71 ppm las dos opciones. En la prueba, en cambio, se equivocan entre 0.67 y 0.77, y cuatro de ellas, menos que la recta. Si además se añade un castigo L2 pequeño a los pesos, lo consiguen tres o cuatro de cada cinco. Con estos datos **no se sabe** quién gana.

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
# Entran ceros y unos (`bits`), como mucho 50. La memoria empieza en 0 y debe acabar diciendo **cuántos unos han llegado**, con un error menor que 0.1. Elige un par $(w, b)$ para la puerta de entrada, $i = \sigma(w\,x + b)$; otro para la de olvido, $f = \sigma(w\,x + b)$; y otro para el candidato, $\tilde c = \tanh(w\,x + b)$.

# %% tags=["exercise"]
input_gate, forget_gate, candidate = (..., ...), (..., ...), (..., ...)

check(2, (input_gate, forget_gate, candidate))

# %% tags=["solution"]
input_gate, forget_gate, candidate = (20, -10), (0, 20), (0, 5)

check(2, (input_gate, forget_gate, candidate))

# %% [markdown]
# ### Ejercicio · La GRU del artículo
#
# Escribe un paso de la GRU de 2014, con $r$ **antes** de los pesos: `gru_step(x, h, W_x, W_h, b)`. Recibe decimales: `x`, $(n, d)$; `h`, $(n, m)$; `W_x`, $(d, 3m)$; `W_h`, $(m, 3m)$, y `b`, $(3m,)$, con las columnas en el orden $u, r, \tilde h$. Devuelve el estado nuevo, $(n, m)$.


# %% tags=["exercise"]
def gru_step(x, h, W_x, W_h, b):
    return ...


check(3, gru_step)


# %% tags=["solution"]
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


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
# - LSTM: una memoria, tres puertas y un candidato (4 cuentas). GRU: dos puertas y un candidato (3 cuentas).
# - Una `SimpleRNN` también puede recordar: la nuestra lo hacía con neuronas saturadas.
# - La LSTM puede conservar o reescribir: la nuestra, nacida con sesgo 1, aprendió a reescribir; nacida con sesgo 5, conserva.
# - Cuánto gradiente llega desde lejos depende, al nacer, del sesgo de la puerta que conserva; entrenada, llega también por lo reescrito.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | memoria | *cell state* | lo que la LSTM lleva de un paso al siguiente, $c_t$ |
# | puerta | *gate* | un factor entre 0 y 1, calculado con una sigmoide |
# | puerta de olvido | *forget gate* | cuánto se conserva de la memoria |
# | candidato | *candidate* | lo que se puede escribir en este paso |
# | puerta de entrada | *input gate* | cuánto del candidato se escribe |
# | puerta de salida | *output gate* | cuánto de la memoria sale: a las demás capas y al paso siguiente |
# | puerta de actualización | *update gate* | en la GRU, el reparto entre lo viejo y lo nuevo |
# | puerta de reinicio | *reset gate* | en la GRU, cuánto estado mira el candidato |
# | ablación | *ablation* | quitar una pieza de la red, con las demás como estaban, para ver qué cambia |

# %% [markdown]
# ## Para saber más
#
# - Y. Bengio, P. Simard y P. Frasconi (1994), *Learning long-term dependencies with gradient descent is difficult*: las neuronas saturadas que guardan un dato, y el gradiente que pierden.
# - S. Hochreiter y J. Schmidhuber (1997), *Long short-term memory*.
# - F. A. Gers, J. Schmidhuber y F. Cummins (2000), *Learning to forget: continual prediction with LSTM*: la puerta de olvido llegó tres años después.
# - K. Cho y otros (2014), *Learning phrase representations using RNN encoder–decoder for statistical machine translation*: la GRU.
# - R. Jozefowicz, W. Zaremba e I. Sutskever (2015), *An empirical exploration of recurrent network architectures*: el sesgo de olvido igual a 1.
# - C. D. Keeling y otros (1976), *Atmospheric carbon dioxide variations at Mauna Loa Observatory, Hawaii*.
