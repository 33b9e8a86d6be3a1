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
# En cada paso entran nueve números: la letra en *one-hot* y un 1 si está marcada. La respuesta es una **secuencia** de clases, una por paso. **Escribe tu apuesta**: la `SimpleRNN` de la [[rnn]], con 16 neuronas, ¿podrá recordar una letra 29 pasos después? ¿Y 99?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Recuerda algo una SimpleRNN?
#
# Empecemos por lo más fácil: que solo esté marcada la primera letra. Hemos entrenado una `SimpleRNN` con líneas de 30, durante 60 épocas. Cargamos sus pesos y la ponemos a leer líneas de **100** letras. Por azar se acierta 1 de cada 8, $0.125$.

# %% slideshow={"slide_type": "fragment"}
experiment = load_experiment("memoria_de_letras")["resultados"]
X_one, y_one = make_lines(n=500, length=100, seed=2, marked=0)

rnn = layers.SimpleRNN(16, return_sequences=True)
simple_output = layers.Dense(8, activation="softmax")
simple = keras.Sequential([keras.Input((None, 9)), rnn, simple_output])
simple.set_weights([np.array(W) for W in experiment["pesos de una SimpleRNN"]])

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
hits = simple.predict(X_one, verbose=0).argmax(axis=2) == y_one
print(f"a 29 pasos acierta {hits[:, 29].mean():.2f}; a 99 pasos, {hits[:, 99].mean():.2f}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El estado de las 16 neuronas mientras leen tres líneas
# alt: Tres mapas de dieciséis neuronas por cien pasos, de líneas que empezaron por G, por E y por G. Casi todas las filas son de un solo color de principio a fin. Los dos mapas de la G tienen el mismo patrón; el de la E, otro.
simple_states = np.asarray(rnn(X_one))
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
# Acierta siempre, también en líneas tres veces más largas que las que vio, y mucha gente espera que falle. En la figura, casi todas las neuronas se quedan cerca de $-1$ o de $1$ de principio a fin, y el dibujo depende de la primera letra, no de las demás. Se dice que están **saturadas**: su $z$ es tan grande que lo que llega no las mueve, como un interruptor.
#
# En `experiments/` lo repetimos con diez semillas y dos tasas: 17 de las veinte redes aciertan siempre, y las otras tres, entre el 86 y el 89 %, lo mismo a 29 pasos que a 99: no olvidan, sino que confunden algunas letras desde antes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se guarda un número sin tocarlo?
#
# La `SimpleRNN` calcula su estado de nuevo en cada paso, y por eso solo le dura lo que consigue volver a escribir. La LSTM (*long short-term memory*) añade un número $c$, la **memoria** (*cell state*), que en cada paso se multiplica (de momento, solo eso) por un factor $f$ entre 0 y 1:
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
# Con $z = 1$ queda una diezmilésima, y con $z = 5$, el 82 %. Para guardar algo mucho tiempo, la puerta tiene que estar casi del todo abierta.

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
# El $0.5$ entra con su marca y sigue igual hasta que otra marca lo sustituye. Mucha gente deja que el $-0.8$ lo cambie, pero con $i = 0$ no se escribe nada. Estas dos puertas, movidas por la marca, resuelven nuestra tarea. Más adelante veremos qué hace con ellas una red entrenada.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto de la memoria se enseña?
#
# La memoria no sale tal cual: puede valer 1.262, o 10, y las demás capas esperan números pequeños. Se pasa por una tanh y se multiplica por una tercera puerta, la **de salida** (*output gate*) $o$. El resultado es el **estado** $h$ que ya conoces, lo único que la capa entrega:
#
# $$h_t = o \cdot \tanh(c_t)$$
#
# A mano, con $o = 0.269$: $h_t = 0.269 \cdot \tanh(1.262) = 0.269 \cdot 0.852 = 0.229$. Este es el paso entero; síguelo en el dibujo con sus números:

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
# Casi: falta saber de dónde sale cada $z$. Cada puerta es una capa pequeña, con pesos propios, que mira la entrada $x_t$ y el estado anterior $h_{t-1}$. Por ejemplo, la de olvido:
#
# $$f_t = \sigma(x_t W_x^f + h_{t-1} W_h^f + b^f)$$
#
# Las otras dos puertas hacen la misma cuenta con sus pesos, y el candidato también, pero con tanh: el candidato es la `SimpleRNN` de siempre. Con $m$ neuronas, cada una tiene su memoria y sus puertas, y los productos van casilla a casilla.
#
# Keras pega los cuatro juegos de pesos, uno al lado de otro, en el orden $i, f, \tilde c, o$. Así se ven los sesgos de cinco neuronas recién nacidas:

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
# Todos nacen en 0, salvo los de la puerta de olvido, que nacen en 1: con $z = 1$ conserva el 73 % en cada paso; con 0 conservaría la mitad. En el código, `np.split(Z, 4, axis=1)` corta `Z` en esas cuatro partes.


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
# Sale lo mismo que en Keras. Son cuatro cuentas donde la `SimpleRNN` hace una, así que la LSTM tiene **4 veces** sus parámetros: $4\,(d\,m + m^2 + m)$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué hace una LSTM entrenada con sus puertas?
#
# Entrenemos una con las letras marcadas. Nadie le dice qué puerta abrir: solo recibe letras, marcas y respuestas. Como se le pregunta en cada paso, puede empezar por lo fácil, recordar una letra un paso, y seguir con dos, tres…


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
_many = experiment["SimpleRNN, última marcada"].values()
_known = np.concatenate([net["acierto"] for net in _many])
assert len(_known) == 10 and np.sum(_known > 0.99) == 3
assert min(_known) >= 0.58 and 0.85 < max(_known[_known < 0.99]) < 0.86
_nets = experiment["LSTM, última marcada"].values()
assert sum(len(net["acierto"]) for net in _nets) == 30
assert min(min(net["acierto"]) for net in _nets) > 0.99

# %% [markdown] slideshow={"slide_type": "fragment"}
# Para esto se inventó: guardar un dato mientras pasan otros. En `experiments/` hay treinta LSTM, con tres ajustes de hasta 30 épocas, y **las treinta** aciertan más del 99 %. De diez `SimpleRNN` con la misma tarea, dos tasas y 100 épocas, lo consiguieron **tres**; las otras siete se quedaron entre el 58 y el 85 %. No es un concurso, porque las tasas no eran las mismas, ni comprobamos si a las 100 épocas la `SimpleRNN` seguía mejorando, y con otras la `SimpleRNN` quizá llegue; pero la LSTM aprendió con todo lo que probamos.
#
# Veamos sus puertas mientras lee la línea del principio.


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
# Las puertas y la memoria de ocho neuronas, de la que más conserva a la que menos
# alt: Bajo una línea de treinta letras, tres mapas de ocho neuronas. En las columnas de las letras marcadas, la puerta de entrada se oscurece y la de olvido se aclara. La memoria cambia de dibujo en cada marca.
order = np.argsort(-gate_f[rest].mean(axis=0))[::2]  # una de cada dos
greens = LinearSegmentedColormap.from_list("puerta", ["white", GREEN, "#003d2c"])
fig, axes = plt.subplots(4, 1, figsize=(10.5, 6.2), height_ratios=[1, 4, 4, 4], sharex=True)
draw_line(axes[0], X_test[example])
largest = np.abs(cell_c[example][:, order]).max()
rows = [("puerta\nde entrada, $i$", gate_i, greens, 0, 1)]
rows.append(("puerta\nde olvido, $f$", gate_f, greens, 0, 1))
rows.append(("memoria, $c$", cell_c, "cividis", -largest, largest))
for ax, (name, values, colors, low, high) in zip(axes[1:], rows):
    style = {"aspect": "auto", "cmap": colors, "vmin": low, "vmax": high, "extent": (0, 30, 8, 0)}
    image = ax.imshow(values[example][:, order].T, **style)
    ax.set_ylabel(name, rotation=0, ha="right", va="center")
    ax.set(yticks=[], xticks=[])
    ax.grid(False)
    bar = fig.colorbar(image, ax=ax, ticks=[low, (low + high) / 2, high], pad=0.01)
    bar.ax.set_yticklabels([f"{v:.1f}".replace("-", "−") for v in [low, (low + high) / 2, high]])
plt.show()

# %% tags=["verify"]
assert np.all(gate_i[is_marked].mean(axis=0) > gate_i[rest].mean(axis=0))
assert np.all(gate_f[is_marked].mean(axis=0) < gate_f[rest].mean(axis=0))
assert abs(gate_i[rest].mean() - 0.38) < 0.05 and abs(gate_f[rest].mean() - 0.74) < 0.05

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con cada marca, la puerta de entrada sube y la de olvido baja, en las 16 neuronas de media. La dirección es la de nuestra memoria hecha a mano, pero las puertas no llegan a 1 ni a 0: entre marcas, la red no conserva todo y sigue escribiendo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Conserva la letra o la reescribe?
#
# Tomamos las líneas con una sola marca. ¿Cuánto queda de la letra tras 29 pasos, si no se volviera a escribir?

# %% slideshow={"slide_type": "fragment"}
one_i, one_f, one_o, one_c, one_h = open_lstm(X_one, lstm_weights)
most = gate_f[rest].mean(axis=0).max()
print(f"de media, la puerta que más conserva vale {most:.2f}, y {most:.2f}²⁹ = {most**29:.3f}")
kept = one_f[:, 1:30].prod(axis=1).max(axis=1)  # en cada línea, la neurona que más conserva
print(f"multiplicando las puertas de verdad, línea a línea, queda {np.median(kept):.2f}")

# %% [markdown] slideshow={"slide_type": "fragment"}
# La media de todas las líneas engaña: en cada línea conserva más otra neurona, y al mezclarlas ninguna destaca. Hay que mirar línea a línea: en la que más conserva queda un 15 %. ¿Basta? Para saberlo quitamos una pieza y miramos si la red acierta: es una **ablación** (*ablation*). Desde la segunda letra:
#
# - sin escribir, $i = 0$: la memoria solo se conserva;
# - sin escribir y con $f = 1$: como en nuestra memoria hecha a mano.
#
# **Predice** en cuáles seguirá acertando.


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
distance = 29


def accuracy(states, model):
    """Cuánto acierta la capa de salida de la red con el estado que hay a esa distancia."""
    guesses = np.asarray(model.layers[1](states[:, distance])).argmax(axis=1)
    return np.mean(guesses == y_one[:, distance])


print(f"intacta: {accuracy(one_h, model):.2f}")
for name, fixed in [("sin escribir", {"i": 0}), ("y con olvido 1", {"i": 0, "f": 1})]:
    broken_h = open_lstm(X_one, lstm_weights, fixed)[4]
    print(f"{name}: {accuracy(broken_h, model):.2f}")

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Sin escribir acierta una vez de cada cuatro; con $f = 1$, siempre. Mucha gente concluye que la red olvida la letra si no la reescribe. Pero una ablación tiene trampa: $f$ y $o$ se calculan con $h$, y al fijar $i$ el estado $h$ ya no es el de antes. Hemos querido quitar una pieza y se han movido las tres.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Se había borrado la letra?
#
# Hacen falta dos controles, los dos sin escribir. En el primero, $f$ y $o$ valen lo que valían en la red intacta. En el segundo, ampliamos la memoria: antes de leerla, la multiplicamos por 1000. **Predice** si acertará más.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
frozen_h = open_lstm(X_one, lstm_weights, {"i": 0, "f": one_f, "o": one_o})[4]
print(f"sin escribir, las otras puertas como antes: {accuracy(frozen_h, model):.2f}")

_, _, broken_o, broken_c, _ = open_lstm(X_one, lstm_weights, {"i": 0})
print(f"sin escribir, memoria × 1000: {accuracy(broken_o * np.tanh(1000 * broken_c), model):.2f}")
for name, memory_c in [("intacta", one_c), ("sin escribir", broken_c)]:
    size = np.abs(memory_c).mean(axis=(0, 2))  # el tamaño medio en cada paso
    print(f"{name}: de la memoria del primer paso queda {size[distance] / size[0]:.2%}")

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Lo mismo en cinco LSTM, de semillas distintas; cada punto es una red
# alt: Cinco filas de cinco puntos. Intacta, siempre acierta. Sin escribir, entre el azar y una de cada cuatro. Con las otras puertas como antes, entre la mitad y tres cuartos. Con la memoria por mil, casi siempre. Con olvido 1, siempre.
networks = [model, *[train_lstm(seed) for seed in range(1, 5)]]
results = []
for network in networks:
    weights = network.layers[0].get_weights()
    _, whole_f, whole_o, _, whole_h = open_lstm(X_one, weights)
    _, _, cut_o, cut_c, cut_h = open_lstm(X_one, weights, {"i": 0})
    same_h = open_lstm(X_one, weights, {"i": 0, "f": whole_f, "o": whole_o})[4]
    held_h = open_lstm(X_one, weights, {"i": 0, "f": 1})[4]
    every = [whole_h, cut_h, same_h, cut_o * np.tanh(1000 * cut_c), held_h]
    results.append([accuracy(states, network) for states in every])
results = np.array(results)
fig, ax = plt.subplots(figsize=(8.5, 3))
for row in range(5):
    ax.plot(results[:, row], row + np.linspace(-0.25, 0.25, 5), "o", color=BLUE, alpha=0.8)
ax.axvline(1 / 8, color=GRAY, linestyle="--")
ax.text(0.14, 4.3, "al azar", fontsize=11, color="#555555")
names = ["intacta", "sin escribir", "… las otras puertas como antes", "… memoria × 1000"]
ax.set_yticks(range(5), [*names, "… con $f = 1$"])
ax.set(xlabel=f"acierto a {distance} pasos", xlim=(0, 1.03), ylim=(4.6, -0.5))
plt.show()

# %% tags=["verify"]
assert results[:, 0].min() > 0.99 and results[:, 4].min() > 0.999
assert results[:, 1].max() < 0.3 and results[:, 3].min() > 0.85
assert results[:, 2].min() > 0.45 and results[:, 2].max() < 0.8
assert np.all(results[:, 2] > results[:, 1] + 0.2)
for _network in networks:
    _weights = _network.layers[0].get_weights()
    _whole, _cut = [
        np.abs(open_lstm(X_one, _weights, _fixed)[3]).mean(axis=(0, 2))
        for _fixed in (None, {"i": 0})
    ]
    assert _whole[29] > _whole[0] and _cut[29] < 0.005 * _cut[0]
    _i, _f = open_lstm(X_test, _weights)[:2]
    assert np.all(_i[is_marked].mean(axis=0) > _i[rest].mean(axis=0))
    assert np.all(_f[is_marked].mean(axis=0) < _f[rest].mean(axis=0))
for _net in experiment["LSTM, última marcada"].values():
    assert max(_net["sin escribir"]) < 0.36 and min(_net["sin escribir y con olvido 1"]) > 0.999

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# En las cinco redes, con las otras puertas como antes se acierta bastante más: la primera avería exageraba. Pero tampoco sabemos cuánto de ese acierto viene de la memoria, porque aquellas puertas miraron un $h$ que sabía la letra. El segundo control no tiene ese defecto, y acierta casi siempre. La letra **no se había borrado: se había encogido**, hasta menos de un 1 % de su tamaño, y la capa de salida no sabe leer números tan pequeños. En la red intacta, que sigue escribiendo, la memoria no encoge. Qué parte de lo que escribe es la letra repetida no lo hemos medido.
#
# Quitar una pieza mueve a las otras: **una ablación necesita su control**.

# %% [markdown]
# **Pruébalo.** Cambia `distance` a 99 donde la pusimos y ejecuta otra vez esa celda y las dos siguientes de código.
#
# <details><summary>Qué deberías ver</summary>
#
# A 99 pasos, la red intacta ya falla en una línea de cada cinco. Sin escribir, ni las otras puertas como antes ni ampliar por mil la salvan. Eso no quiere decir que la letra se haya borrado: la memoria ha encogido muchísimo más que a los 29, y el `1000` era un número puesto por nosotros. Cámbialo por `1e9` y mira. Con $i = 0$ y $f = 1$ no encoge, y acierta sin ampliar nada.
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
# Una segunda puerta, la **de reinicio** (*reset gate*) $r$, decide cuánto mira el candidato lo que había. Las dos se calculan como las de la LSTM, cada una con sus pesos. En el artículo de 2014, $r$ multiplica al estado **antes** de pasar por los pesos:
#
# $$\tilde h = \tanh\big(x_t W_x + (r \cdot h_{t-1})\, W_h + b\big)$$
#
# Son tres cuentas, así que tiene **3 veces** los parámetros de una `SimpleRNN`. Keras, por defecto, multiplica por $r$ **después**, y entonces ya no da igual a qué lado se suma el sesgo: por eso lleva dos en cada cuenta. La del artículo se pide con `reset_after=False`, y la escribirás en el ejercicio [[lstm_y_gru#3]].

# %% slideshow={"slide_type": "fragment"}
cells = [layers.SimpleRNN(16), layers.LSTM(16), layers.GRU(16, reset_after=False), layers.GRU(16)]
for cell in cells:
    cell.build((None, None, 9))
    print(f"{type(cell).__name__}: {cell.count_params()} parámetros")

# %% tags=["verify"]
_gru = experiment["GRU, última marcada"]
assert min(_gru["acierto"]) > 0.99 and len(_gru["acierto"]) == 10
assert round(np.mean(_gru["actualización sin marca"]), 2) == 0.61
assert round(np.mean(_gru["actualización con marca"]), 2) == 0.33
assert np.isclose(0.9 * 0.5 + 0.1 * -1, 0.35)
_counts = [cell.count_params() for cell in cells]
assert _counts == [416, 4 * 416, 3 * 416, 3 * 416 + 48]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con $d = 9$ y $m = 16$, una cuenta tiene $9 \cdot 16 + 16^2 + 16 = 416$ parámetros; cuatro, $1664$; tres, $1248$, y con los 48 del segundo sesgo, $1296$. También la GRU aprende nuestra tarea: en `experiments/`, diez de diez, y al llegar una marca $u$ baja de 0.61 a 0.33 de media.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto gradiente llega desde lejos?
#
# Si $c_T = f^T c_0$, la derivada de $c_T$ respecto a $c_0$ también es $f^T$: la puerta que conserva la memoria conserva **el gradiente**. Midámoslo en capas enteras, sin entrenar, con el `GradientTape` de la [[primera_red_con_keras]]: cuánto cambia el último estado al tocar cada una de 36 letras.


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
# En Keras, la puerta que conserva nace con sesgo 1 en la LSTM y con 0 en la GRU. **Predice**: ¿en cuál se apaga antes el gradiente? ¿Y si las dos nacen con el mismo sesgo?


# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El gradiente según la distancia, en capas sin entrenar: cinco semillas de cada una
# alt: Tres paneles, con sesgo 0, 1 y 5 en la puerta que conserva. En cada uno, la LSTM y la GRU bajan casi juntas: muy deprisa con 0, menos con 1, y casi nada con 5, donde la LSTM incluso sube. La SimpleRNN, igual en los tres, baja como ellas con sesgo 1.
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


celltypes = [(layers.SimpleRNN, ORANGE, ":"), (layers.LSTM, BLUE, "-"), (layers.GRU, GREEN, "--")]
X_far = X_one[:64, :36]
measured = {}
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.9), sharey=True)
titles = ["sesgo 0 (la GRU al nacer)", "sesgo 1 (la LSTM al nacer)", "sesgo 5"]
for ax, bias, title in zip(axes, [0, 1, 5], titles):
    for cell, color, style in celltypes:
        sizes = [gradient_by_step(newborn(cell, seed, bias), X_far)[::-1] for seed in range(5)]
        measured[cell.__name__, bias] = sizes = np.array(sizes)
        factor = np.mean((sizes[:, 35] / sizes[:, 1]) ** (1 / 34))  # por paso
        ax.semilogy(range(36), (sizes / sizes[:, :1]).T, style, color=color, linewidth=1.4)
        ax.plot([], [], style, color=color, label=f"{cell.__name__}: × {factor:.2f} por paso")
    ax.set_title(title, fontsize=12)
    ax.set(xlabel="pasos de distancia", ylim=(1e-11, 30))
    ax.legend(loc="lower left", fontsize=10)
axes[0].set_ylabel("gradiente, si a 0 pasos es 1")
plt.show()


# %% tags=["verify"]
def _factor(cell, bias):
    _sizes = measured[cell, bias]
    return np.mean((_sizes[:, 35] / _sizes[:, 1]) ** (1 / 34))


for _bias in [0, 1]:
    assert abs(_factor("LSTM", _bias) - _factor("GRU", _bias)) < 0.05
    assert _factor("LSTM", _bias) < _factor("SimpleRNN", 0)
_measured = [_factor(_cell, _bias) for _bias in (0, 1) for _cell in ("LSTM", "GRU")]
assert np.allclose(_measured, [0.59, 0.62, 0.81, 0.79], atol=0.01)
assert _factor("LSTM", 5) > 1.02 and 0.97 < _factor("GRU", 5) < 1.01
assert abs(sigmoid(5.0) - 0.993) < 5e-4

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con los sesgos de Keras se apaga antes la GRU, pero con el mismo sesgo van casi juntas: con 0, cada paso multiplica por 0.59 en la LSTM y 0.62 en la GRU; con 1, por 0.81 y 0.79. Lo que las separa al nacer es **el sesgo**. La `SimpleRNN`, que no tiene esa puerta, se apaga más o menos como ellas con sesgo 1. Con sesgo 5 la puerta vale 0.993, y el gradiente cruza los 35 pasos; en la LSTM hasta crece, y un gradiente que crece en cada paso puede explotar ([[rnn]]).
#
# Por tanto, las puertas no nacen recordando: **pueden aprender** a hacerlo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Gana la LSTM con datos de verdad?
#
# En un volcán de Hawái se mide el CO₂ del aire cada semana, en partes por millón (ppm). Sube año tras año y ondula con las estaciones. Cada enero, de 1994 a 2001, queremos predecir **las 52 semanas** del año con las 104 anteriores: la respuesta es una secuencia de números. A cada ventana le restamos su media, porque el nivel de hoy no estaba en los datos de entrenamiento, que acaban en 1985.

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Las ventanas de CO₂: 104 semanas y las 52 que siguen
co2 = load_co2().interpolate()  # en 59 semanas sin medida, una recta entre sus vecinas
first = np.arange(104, len(co2) - 51)  # dónde empieza cada año que se predice
past = np.array([co2[k - 104 : k] for k in first])
future = np.array([co2[k : k + 52] for k in first])
level = past.mean(axis=1, keepdims=True)
X, Y = past - level, future - level

start, end = co2.index[first], co2.index[first + 51]
train = end <= "1985-12-31"
january = (start >= "1994-01-01") & (start.day_of_year <= 7)
years = list(start[january].year)
rise = past[:, 52:].mean(axis=1, keepdims=True) - past[:, :52].mean(axis=1, keepdims=True)
from_last = (past[:, 52:] + rise)[january]  # el año anterior más la subida
print(X[train].shape, "→", Y[train].shape, "· años de prueba:", years[0], "a", years[-1])

# %% [markdown] slideshow={"slide_type": "fragment"}
# Hay dos rivales: el año anterior más lo que subió respecto al de antes, y la recta de la [[rnn]], una autorregresión. La LSTM lee la ventana en 26 pasos de 4 semanas y responde las 52 de una vez, con una capa densa. Su tasa y sus épocas se eligieron en `experiments/` con los años de 1986 a 1993, y de allí tomamos sus pesos.

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
# En 1998 la recta y la LSTM se quedan cortas, con más de 1.2 ppm de error: aquel año el CO₂ subió mucho más que los anteriores, y ninguna de las dos lo vio venir.
#
# </details>

# %% [markdown] slideshow={"slide_type": "fragment"}
# Un año no decide. Comparamos los ocho, con la media de cinco LSTM, y decidimos antes que solo importa una diferencia de 0.1 ppm. **Predice** cuál se equivoca menos.


# %% tags=["predict"] slideshow={"slide_type": "subslide"}
def rmse_by_year(guess):
    return np.sqrt(np.mean((guess - future[january]) ** 2, axis=1))


last_by_year, line_by_year = rmse_by_year(from_last), rmse_by_year(from_line)
lstm_by_year = np.mean(saved["RMSE por año"], axis=0)  # la media de cinco semillas
result = compare(lstm_by_year, line_by_year, margin=0.1, higher_is_better=False)
print(f"año anterior más la subida: {last_by_year.mean():.2f} ppm")
print(f"recta: {line_by_year.mean():.2f} ppm; LSTM: {lstm_by_year.mean():.2f} ppm")
print(f"la LSTM menos la recta: de {result.low:.2f} a {result.high:.2f} ppm; {result.verdict}")

# %% tags=["verify"]
assert result.verdict == "no se sabe" and np.sum(lstm_by_year > line_by_year) == 6
assert last_by_year.mean() > 1.25 * lstm_by_year.mean()
assert saved["elegida"] == {"tasa": 0.01, "épocas": 15}  # la menor cantidad de épocas que se probó
assert co2.index[load_co2().isna()].max().year < 1986 and load_co2().isna().sum() == 59
assert np.argmax(line_by_year) == np.argmax(lstm_by_year) == 4  # 1998
assert years[4] == 1998 and min(line_by_year[4], rmse_by_year(from_lstm)[4]) > 1.2

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Mucha gente apuesta por la LSTM. Las dos mejoran al año anterior; entre ellas, **no se sabe**: la recta se equivocó menos en seis años de ocho, tres de ellos por casi nada, y el intervalo incluye el 0 y también diferencias que importarían. Además, vale para esta LSTM: 16 neuronas, ningún freno al sobreajuste y una rejilla pequeña, en cuyo borde, 15 épocas, cayó la elegida. Otra podría hacerlo mejor; esta no ha mejorado a una recta que se ajusta al instante.

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
# - Con varias marcas aprendieron las treinta LSTM que probamos y tres `SimpleRNN` de diez, cada una con sus propios ajustes.
# - Quitar una pieza mueve a las otras: una ablación necesita su control. La letra no se había borrado: se había encogido.
# - Al nacer, cuánto gradiente llega desde lejos lo decide sobre todo el sesgo de la puerta que conserva.

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
# | ablación | *ablation* | quitar una pieza de la red para ver qué cambia; con un control, porque las demás también se mueven |

# %% [markdown]
# ## Para saber más
#
# - Y. Bengio, P. Simard y P. Frasconi (1994), *Learning long-term dependencies with gradient descent is difficult*: las neuronas saturadas que guardan un dato, y el gradiente que pierden.
# - S. Hochreiter y J. Schmidhuber (1997), *Long short-term memory*.
# - F. A. Gers, J. Schmidhuber y F. Cummins (2000), *Learning to forget: continual prediction with LSTM*: la puerta de olvido llegó tres años después.
# - K. Cho y otros (2014), *Learning phrase representations using RNN encoder–decoder for statistical machine translation*: la GRU.
# - R. Jozefowicz, W. Zaremba e I. Sutskever (2015), *An empirical exploration of recurrent network architectures*: el sesgo de olvido igual a 1.
# - C. D. Keeling y otros (1976), *Atmospheric carbon dioxide variations at Mauna Loa Observatory, Hawaii*.
