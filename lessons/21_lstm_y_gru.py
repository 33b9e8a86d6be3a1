# ---
# jupyter:
#   course:
#     subtitle: Redes que deciden qué recordar
#     minutes: 100
#     prerequisites: ["12", "17", "20"]
#     objectives:
#       - Medir cómo se apaga el gradiente con la distancia, y frenarlo cuando explota.
#       - Calcular a mano, y con NumPy, lo mismo que las capas LSTM y GRU de Keras.
#       - Contar sus parámetros, y explicar cuándo son cuatro y tres veces los de SimpleRNN.
#       - Comparar cuánto recuerda cada red, con la misma tarea y varias semillas.
#       - Predecir una serie con tendencia, estación y huecos, contra rivales que la conocen.
#     outcome:
#       es: Escribir una LSTM y una GRU con NumPy, medir su memoria y predecir el CO₂ de un año.
#       en: Write an LSTM and a GRU in NumPy, measure their memory, and forecast a year of CO₂.
# ---

# %% tags=["setup"]
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from sklearn.linear_model import LinearRegression

from utils.data import load_co2
from utils.environment import setup
from utils.exercises import check, hint, solution
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, SKY, draw_cells, lighten
from utils.training import LiveProgress, make_dataset, restart, track

setup()
# Al entrenar, estas redes amplifican los redondeos: con 64 bits, bastante menos.
keras.config.set_floatx("float64")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Con qué letra empezaba?
#
# Abajo hay una línea de letras al azar, de la A a la H. Tres redes de 16 neuronas la leerán de izquierda a derecha, y en cada paso les preguntaremos lo mismo: **¿cuál fue la primera letra?** Una es la `SimpleRNN` de la lección 20; las otras dos las construirás hoy.
#
# Entrenarán con líneas de 30 letras. **Escribe** a cuántas letras de distancia contestará bien cada una:
#
# 1. ¿La `SimpleRNN` llegará a 3, a 10, a 30?
# 2. ¿Alguna acertará en líneas de 100 letras, más largas que todas las que vio?


# %% slideshow={"slide_type": "fragment"}
def make_lines(n, length, seed):
    """Líneas de letras al azar, (n, length, 8), y la primera letra de cada una, (n,)."""
    letters = np.random.default_rng(seed).integers(8, size=(n, length))
    return np.eye(8)[letters], letters[:, 0]


X_test, y_test = make_lines(500, 100, seed=1)
fig, ax = plt.subplots(figsize=(10.5, 0.8))
line = X_test[0, :30].argmax(axis=1)
shade = [lighten(ORANGE, 0.4), "white"]
texts = [["ABCDEFGH"[k] for k in line]]
draw_cells(ax, line[None], color=lambda i, j, v: shade[j > 0], texts=texts)
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El gradiente que se apaga
#
# En la lección 20, el error que viaja hacia atrás se multiplicaba en cada paso por $w_h\,(1 - h_t^2)$. Multiplicar veinte veces por $0.5$ deja casi nada; por $1.1$, casi siete:
#
# $$0.5^{20} \approx 0.00000095 \qquad\qquad 1.1^{20} \approx 6.7$$
#
# Eso era una neurona. Con una capa entera **se puede medir**: ¿cuánto cambia el último estado si se toca la primera letra? `GradientTape` da esa derivada, y basta repetirla con líneas cada vez más largas.


# %% slideshow={"slide_type": "fragment"}
lengths = np.array([1, 2, 3, 5, 8, 12, 20, 30, 45, 60])


def first_letter_gradient(layer):
    """El tamaño medio de ∂(suma del último estado)/∂(primera letra), con líneas cada vez más largas."""
    sizes = []
    for length in lengths:
        X = tf.constant(X_test[:64, :length])
        with tf.GradientTape() as tape:
            tape.watch(X)
            last_state = layer(X)[:, -1]
            total = tf.reduce_sum(last_state)
        gradient = tape.gradient(total, X)[:, 0]
        sizes.append(float(tf.norm(gradient, axis=1).numpy().mean()))
    return np.array(sizes)


# %% [markdown] slideshow={"slide_type": "fragment"}
# Midamos tres capas **recién nacidas**, sin entrenar: `SimpleRNN` y las dos que vendrán, `GRU` y `LSTM`, famosas por su memoria. **Predice** cuál se apaga antes.

# %% slideshow={"slide_type": "subslide"}
colors = {"SimpleRNN": RED, "GRU": GREEN, "LSTM": BLUE}
markers = {"SimpleRNN": "o", "GRU": "s", "LSTM": "D"}


def build_network(cell):
    """Lee letras y dice, en cada paso, qué letra cree que fue la primera."""
    memory = getattr(layers, cell)(16, return_sequences=True)
    return keras.Sequential([keras.Input((None, 8)), memory, layers.Dense(8, "softmax")])


keras.utils.set_random_seed(0)
newborn = {cell: first_letter_gradient(build_network(cell).layers[0]) for cell in colors}
fig, ax = plt.subplots(figsize=(7.5, 3.8))
for cell, sizes in newborn.items():
    ax.semilogy(lengths - 1, sizes, color=colors[cell], marker=markers[cell], label=cell)
ax.set(xlabel="letras de distancia", ylabel="tamaño del gradiente", ylim=(1e-13, 20))
ax.legend()
plt.show()

assert all(sizes[-1] < 1e-3 * sizes[0] for sizes in newborn.values())  # las tres se apagan
assert newborn["LSTM"][-1] < newborn["SimpleRNN"][-1]  # la LSTM no sale mejor
assert newborn["GRU"][-1] < 1e-6 * newborn["LSTM"][-1]  # y la GRU es la que antes se apaga

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las tres se apagan, casi en línea recta sobre un eje logarítmico: un factor fijo por paso. Y las famosas no salen mejor: la LSTM no supera a la `SimpleRNN`, y la GRU es **la que antes se apaga**. Ninguna nace con memoria. Su virtud tiene que ser otra: que puedan **aprender** a no apagarse.
#
# El caso contrario, la explosión, tiene un remedio de una línea: si el gradiente mide demasiado, se **recorta** (*gradient clipping*) conservando su dirección. A mano: $(3, 4)$ mide 5; recortado a 1, queda $(0.6, 0.8)$.

# %% slideshow={"slide_type": "subslide"}
weights = keras.Variable([0.0, 0.0])
optimizer = keras.optimizers.SGD(learning_rate=1.0, clipnorm=1.0)
optimizer.apply([tf.constant([3.0, 4.0], dtype="float64")], [weights])
print("paso:", -weights.numpy().round(3))
assert np.allclose(weights, [-0.6, -0.8], atol=1e-6)

# %% [markdown]
# `clipnorm` mide cada matriz de pesos por separado; `global_clipnorm`, todas juntas. **Pruébalo.** Con un gradiente `[0.3, 0.4]`, ¿qué paso da? (El mismo: mide 0.5 y no hay nada que recortar.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una válvula en la memoria
#
# El problema es que `SimpleRNN` **reescribe todo su estado en cada paso**. Imagina en cambio una cinta transportadora que lleva un número, $c$, y una válvula $f$ entre 0 y 1 que decide cuánto sigue adelante:
#
# $$c_t = f \cdot c_{t-1}$$
#
# Con $f = 1$ pasa intacto; con $f = 0$ se borra. Ya no hay tanh de por medio, y la derivada de un extremo a otro es el producto de las válvulas. Si no cambian, tras $T$ pasos es $f^T$. Una válvula es una sigmoide, $f = \sigma(z)$: ¿cuánto queda tras 20 pasos?


# %% slideshow={"slide_type": "fragment"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for z in [0, 1, 5]:
    f = sigmoid(z)
    print(f"z = {z}:  f = {f:.3f},  tras 20 pasos queda {f**20:.2g}")

assert abs(sigmoid(1.0) ** 20 - 0.0019) < 5e-5 and abs(sigmoid(5.0) ** 20 - 0.874) < 1e-3

# %% slideshow={"slide_type": "subslide"}
fig, ax = plt.subplots(figsize=(8.5, 3.2))
for z, color, style in [(0, RED, ":"), (1, ORANGE, "-."), (3, GREEN, "--"), (5, BLUE, "-")]:
    ax.plot(range(61), sigmoid(z) ** np.arange(61), style, color=color, label=f"$z = {z}$")
ax.set(xlabel="pasos", ylabel="lo que queda en la cinta", ylim=(0, 1.05))
ax.legend(ncols=4, loc="upper center", bbox_to_anchor=(0.5, 1.2))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** Mueve $z$ hasta que, tras 60 pasos, quede la mitad. (Hace falta pasar de 4.4.)

# %% tags=["setup"]
from ipywidgets import FloatSlider, interact


# %% tags=["widget"]
def show_valve(z):
    fig, ax = plt.subplots(figsize=(6.5, 3), layout=None)
    ax.bar(range(61), sigmoid(z) ** np.arange(61), color=BLUE)
    ax.set(xlabel="pasos", ylabel="lo que queda en la cinta", ylim=(0, 1.05))
    ax.set_title(f"f = {sigmoid(z):.3f}")
    plt.show()


interact(
    show_valve, z=FloatSlider(1, min=-2, max=8, step=0.1, description="z", continuous_update=False)
)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Keras hace nacer estas válvulas, en la LSTM, con un sesgo de 1: $\sigma(1) = 0.731$, y a los veinte pasos queda un 0.2 %. Por eso se apagaba. Pero con $z = 5$ queda el 87 %, y ese 5 **lo puede aprender la red**, porque es un parámetro más.
#
# Cada válvula se llama **puerta** (*gate*). La LSTM (*long short-term memory*) tiene tres: $f$, de **olvido**, cuánto se conserva; $i$, de **entrada**, cuánto se escribe; $o$, de **salida**, cuánto se enseña.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Lo que se escribe es un **candidato**, $\tilde c_t$: la `SimpleRNN` de siempre. Las cuatro cuentas miran lo mismo, la entrada y el estado anterior, cada una con sus pesos:
#
# $$\begin{aligned} i_t &= \sigma(x_t W_x^i + h_{t-1} W_h^i + b^i) & f_t &= \sigma(x_t W_x^f + h_{t-1} W_h^f + b^f) \\ o_t &= \sigma(x_t W_x^o + h_{t-1} W_h^o + b^o) & \tilde c_t &= \tanh(x_t W_x^c + h_{t-1} W_h^c + b^c) \end{aligned}$$
#
# $$c_t = f_t \cdot c_{t-1} + i_t \cdot \tilde c_t \qquad\qquad h_t = o_t \cdot \tanh(c_t)$$
#
# Los productos con punto van casilla a casilla: cada neurona tiene su cinta y sus puertas.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con una neurona: entra $x_t = 1$, el estado era $h_{t-1} = 0.5$ y en la cinta había $c_{t-1} = 2$.
#
# | | pesos $(w_x, w_h, b)$ | $z$ | válvula o candidato |
# |---|:---:|:---:|:---:|
# | entrada, $i$ | $(1, -2, 0)$ | $1 - 1 + 0 = 0$ | $\sigma(0) = 0.500$ |
# | olvido, $f$ | $(1, 0, 1)$ | $1 + 0 + 1 = 2$ | $\sigma(2) = 0.881$ |
# | candidato, $\tilde c$ | $(0.5, 1, 0)$ | $0.5 + 0.5 + 0 = 1$ | $\tanh(1) = 0.762$ |
# | salida, $o$ | $(-1, 2, -1)$ | $-1 + 1 - 1 = -1$ | $\sigma(-1) = 0.269$ |
#
# $$c_t = 0.881 \cdot 2 + 0.5 \cdot 0.762 = 2.142 \qquad h_t = 0.269 \cdot \tanh(2.142) = 0.262$$
#
# Keras guarda las cuatro en una sola matriz, en este orden: $i$, $f$, $\tilde c$, $o$.


# %% slideshow={"slide_type": "fragment"}
def lstm_step(X_t, H, C, W_x, W_h, b):
    """Un paso: entran X_t (n, d), el estado y la cinta (n, m); salen los nuevos, y las puertas."""
    i, f, candidate, o = np.split(X_t @ W_x + H @ W_h + b, 4, axis=1)
    i, f, o = sigmoid(i), sigmoid(f), sigmoid(o)
    C = f * C + i * np.tanh(candidate)
    return o * np.tanh(C), C, (i, f, o)


one_unit = np.array([[1, 1, 0.5, -1]]), np.array([[-2, 0, 1, 2]]), np.array([0, 1, 0, -1])
h, c, gates = lstm_step(np.array([[1.0]]), np.array([[0.5]]), np.array([[2.0]]), *one_unit)
print("puertas i, f, o:", np.ravel(gates).round(3))
print(f"cinta {c.item():.3f}, estado {h.item():.3f}")
assert np.allclose([c.item(), h.item()], [2.142, 0.262], atol=5e-4)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ahora una cinta entera. Entran un número y una señal, y queremos que la cinta **guarde el número cuando la señal es 1**. Se consigue a mano: la señal abre $i$ (con $z = 20\,s - 10$) y cierra $f$ (con $z = 10 - 20\,s$); el candidato es la tanh del número. **Predice** los cinco valores de la cinta antes de mirar.

# %% slideshow={"slide_type": "fragment"}
inputs = np.array([[0.9, 0], [0.5, 1], [-0.8, 0], [0.3, 0], [-1.0, 1]])  # número y señal
W_x = np.array([[0, 0, 1, 0], [20, -20, 0, 0]])
W_h, b = np.zeros((1, 4)), np.array([-10, 10, 0, 10])
H = C = np.zeros((1, 1))
belt = []  # en cada paso: i, f y lo que lleva la cinta
for x_t in inputs:
    H, C, (i, f, o) = lstm_step(x_t[None], H, C, W_x, W_h, b)
    belt.append([i.item(), f.item(), C.item()])
belt = np.array(belt)
assert np.allclose(belt[:, 2], np.tanh([0, 0.5, 0.5, 0.5, -1.0]), atol=1e-3)


# %% slideshow={"slide_type": "subslide"}
def draw_box(ax, xy, text, color):
    box = {"boxstyle": "round,pad=0.4", "facecolor": color, "edgecolor": "#333333"}
    ax.text(*xy, text.replace("-", "−"), ha="center", va="center", fontsize=12, bbox=box, zorder=3)


valve_color = {0: "white", 1: lighten(GREEN, 0.5)}  # cerrada o abierta
fig, ax = plt.subplots(figsize=(10.5, 3.2))
ax.plot([-0.4, 5.3], [2, 2], color=lighten(SKY, 0.4), linewidth=14, zorder=1)
for t, ((i, f, c), (number, signal)) in enumerate(zip(belt, inputs)):
    draw_box(ax, (t + 0.45, 2), f"$c_{t + 1}$ = {c:.2f}", lighten(SKY, 0.75))
    draw_box(ax, (t - 0.05, 2), f"{f:.0f}", valve_color[round(f)])
    draw_box(ax, (t + 0.45, 1), f"{i:.0f}", valve_color[round(i)])
    draw_box(
        ax,
        (t + 0.45, 0),
        f"{number:g}, señal {signal:.0f}",
        lighten(ORANGE, 0.6 + 0.3 * (1 - signal)),
    )
    arrow = {
        "arrowstyle": "-|>",
        "color": "#555555",
        "linewidth": 1.8,
        "shrinkA": 14,
        "shrinkB": 14,
    }
    ax.annotate("", (t + 0.45, 1), (t + 0.45, 0), arrowprops=arrow)
    ax.annotate("", (t + 0.45, 2), (t + 0.45, 1), arrowprops=arrow)
for height, text in [(2, "la cinta,\ny su válvula $f$"), (1, "válvula $i$"), (0, "lo que entra")]:
    ax.text(-0.55, height, text, ha="right", va="center", fontsize=12)
ax.set(xlim=(-1.9, 5.3), ylim=(-0.4, 2.5))
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En verde, las válvulas abiertas. El segundo número entra ($\tanh 0.5 = 0.46$) y viaja intacto hasta que otra señal lo borra y escribe $\tanh(-1) = -0.76$. Esto es lo que una `SimpleRNN` no sabe hacer con una neurona: **guardar sin tocar**.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Lo mismo que Keras
#
# Un bucle alrededor del paso, y los pesos de su propia capa:


# %% slideshow={"slide_type": "fragment"}
def lstm(X, W_x, W_h, b):
    """Los estados en todos los pasos, (n, tiempo, m), al leer X, (n, tiempo, d)."""
    H = C = np.zeros((len(X), len(W_h)))
    states = []
    for t in range(X.shape[1]):
        H, C, _ = lstm_step(X[:, t], H, C, W_x, W_h, b)
        states.append(H)
    return np.stack(states, axis=1)


X_demo = np.random.default_rng(0).normal(size=(4, 7, 3))  # 4 ejemplos, 7 pasos
layer = layers.LSTM(5, return_sequences=True)
from_keras = np.asarray(layer(X_demo))
print("pesos:", [W.shape for W in layer.get_weights()])
print("sesgos al nacer:", layer.get_weights()[2])
assert np.abs(from_keras - lstm(X_demo, *layer.get_weights())).max() < 1e-6

# %% [markdown]
# Los sesgos al nacer son cinco ceros, **cinco unos, los de la puerta de olvido** (`unit_forget_bias=True`), y diez ceros. Sin ellos las válvulas nacerían en $\sigma(0) = 0.5$: más olvido aún.
#
# **Error frecuente.** Leer mal el orden de las puertas. Hay libros que escriben $f, i, o, \tilde c$; con los pesos de Keras no da error, da otra red:

# %%
W_x, W_h, b = layer.get_weights()
order = [1, 0, 3, 2]  # f, i, o, candidato
mixed = [
    np.concatenate([np.split(W, 4, axis=-1)[k] for k in order], axis=-1) for W in (W_x, W_h, b)
]
difference = np.abs(from_keras - lstm(X_demo, *mixed)).max()
print(f"diferencia: {difference:.2f}")
assert difference > 0.1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## GRU: la misma idea con menos piezas
#
# La **GRU** (*gated recurrent unit*) no separa cinta y estado: solo hay $h$. Una puerta de **actualización** (*update gate*), $u$, reparte entre lo viejo y lo nuevo; lo que gana uno lo pierde el otro:
#
# $$h_t = u_t \cdot h_{t-1} + (1 - u_t) \cdot \tilde h_t$$
#
# A mano: con $h_{t-1} = 0.5$, $\tilde h_t = -1$ y $u_t = 0.9$, sale $0.45 - 0.1 = 0.35$. Con $u_t = 1$, el estado pasa intacto.
#
# Otra puerta, de **reinicio** (*reset gate*), $r$, decide cuánto estado viejo mira el candidato. En la fórmula de Keras:
#
# $$\tilde h_t = \tanh\big(x_t W_x + b_x + r_t \cdot (h_{t-1} W_h + b_h)\big)$$


# %% slideshow={"slide_type": "subslide"}
def gru(X, W_x, W_h, b):
    """Los estados en todos los pasos, (n, tiempo, m), al leer X, (n, tiempo, d)."""
    H, states = np.zeros((len(X), len(W_h))), []
    for t in range(X.shape[1]):
        x_u, x_r, x_new = np.split(X[:, t] @ W_x + b[0], 3, axis=1)
        h_u, h_r, h_new = np.split(H @ W_h + b[1], 3, axis=1)
        update, reset = sigmoid(x_u + h_u), sigmoid(x_r + h_r)
        H = update * H + (1 - update) * np.tanh(x_new + reset * h_new)
        states.append(H)
    return np.stack(states, axis=1)


layer = layers.GRU(5, return_sequences=True, bias_initializer="normal")
from_keras = np.asarray(layer(X_demo))
print("pesos:", [W.shape for W in layer.get_weights()])
assert np.abs(from_keras - gru(X_demo, *layer.get_weights())).max() < 1e-6
assert np.isclose(0.9 * 0.5 + (1 - 0.9) * -1, 0.35)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Fíjate en que el sesgo es `(2, 15)`: como $r$ multiplica a todo lo que viene del estado (`reset_after=True`), hace falta **un sesgo para la entrada y otro para el estado**. Con `reset_after=False`, la fórmula del artículo original, basta uno.
#
# ¿Cuántos parámetros son? Con $d = 8$ letras y $m = 16$ neuronas:
#
# | capa | cuenta | parámetros | veces |
# |---|---|:---:|:---:|
# | `SimpleRNN` | $8 \cdot 16 + 16^2 + 16$ | $400$ | $1$ |
# | `LSTM` | $4 \cdot 400$ | $1600$ | $4$ |
# | `GRU(reset_after=False)` | $3 \cdot 400$ | $1200$ | $3$ |
# | `GRU` | $3 \cdot (8 \cdot 16 + 16^2 + 2 \cdot 16)$ | $1248$ | $3.12$ |

# %% slideshow={"slide_type": "subslide"}
options = [layers.SimpleRNN(16), layers.LSTM(16), layers.GRU(16, reset_after=False), layers.GRU(16)]
counts = []
for layer in options:
    layer.build((None, None, 8))
    counts.append(layer.count_params())
print(counts, "→", [f"{n / counts[0]:g} ×" for n in counts])
assert counts == [400, 4 * 400, 3 * 400, 3 * (8 * 16 + 16 * 16 + 2 * 16)]

# %% [markdown]
# El 4 es exacto. El 3 lo es con la fórmula original; la GRU que Keras da por defecto tiene $3m$ sesgos más, aquí 48.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto recuerda cada una?
#
# Vuelve a tu apuesta. Las tres redes leen las mismas 2048 líneas de 30 letras, con el mismo optimizador y las mismas épocas, y responden **en cada paso** cuál fue la primera letra (muchos a muchos, como el lector de dígitos). Así, una sola red nos da el acierto a todas las distancias. Por azar se acierta una de cada ocho, el 12.5 %.


# %% slideshow={"slide_type": "fragment"}
X_train, first = make_lines(2048, 30, seed=0)
y_train = np.repeat(first[:, None], 30, axis=1)  # la misma respuesta en cada paso


# %% slideshow={"slide_type": "subslide"}
def train_seeds(cell, n_seeds=5):
    """El acierto a cada distancia, (n_seeds, 100), y las capas de la red mediana."""
    network = build_network(cell)
    adam = keras.optimizers.Adam(learning_rate=0.02, clipnorm=1.0)
    network.compile(adam, "sparse_categorical_crossentropy", steps_per_execution=16)
    success, weights = [], []
    for seed in track(range(n_seeds), "semilla"):
        restart(network, seed)
        data = make_dataset(X_train, y_train, batch_size=128, seed=seed)
        network.fit(data, epochs=10, shuffle=False, verbose=0)
        hits = np.asarray(network(X_test)).argmax(axis=2) == y_test[:, None]
        success.append(hits.mean(axis=0))
        weights.append(network.get_weights())
    success = np.array(success)
    network.set_weights(weights[np.argsort(success[:, 29])[n_seeds // 2]])
    return success, network.layers


# %% slideshow={"slide_type": "subslide"}
success, trained = {}, {}
success["SimpleRNN"], (trained["SimpleRNN"], _) = train_seeds("SimpleRNN")

# %% slideshow={"slide_type": "fragment"}
success["GRU"], (trained["GRU"], _) = train_seeds("GRU")

# %% slideshow={"slide_type": "fragment"}
success["LSTM"], (trained["LSTM"], output) = train_seeds("LSTM")

# %% tags=["sensitive-figure"] slideshow={"slide_type": "subslide"}
# Un redondeo distinto cambia esta figura: no se compara con la guardada.
fig, ax = plt.subplots(figsize=(9.5, 4))
for cell, style in [("SimpleRNN", ":"), ("LSTM", "-"), ("GRU", "--")]:
    ax.plot(range(100), success[cell].T, color=colors[cell], linewidth=1, alpha=0.5)
    mean_curve = success[cell].mean(axis=0)
    ax.plot(range(100), mean_curve, style, color=colors[cell], linewidth=3, label=cell)
ax.axvline(29, color="#333333", linestyle=":")
ax.text(30, 0.02, "hasta aquí entrenaron", fontsize=12)
ax.axhline(1 / 8, color=GRAY, linestyle="--")
ax.text(99, 0.14, "al azar", ha="right", fontsize=12, color="#555555")
ax.set(xlabel="letras de distancia", ylabel="acierto", ylim=(0, 1.05))
ax.legend(loc="center right", bbox_to_anchor=(1, 0.3))
plt.show()

at_29 = {cell: np.sort(curves[:, 29]) for cell, curves in success.items()}
assert at_29["GRU"][1] > 0.95 and at_29["LSTM"][1] > 0.95  # al menos cuatro de cinco
assert max(success[cell][:, 99].max() for cell in ["GRU", "LSTM"]) > 0.95  # alguna, hasta el final
assert at_29["SimpleRNN"][1] < 0.75 and at_29["SimpleRNN"][0] > 0.2  # según la semilla

# %% [markdown] slideshow={"slide_type": "fragment"}
# GRU y LSTM contestan bien a 29 letras con **al menos cuatro de las cinco semillas**, y casi siempre mucho más allá de lo que vieron: alguna, hasta el final de las líneas de 100. La `SimpleRNN` es una lotería: según la semilla, alguna vez lo logra y casi siempre cae en pocas letras. Tan sensible es que le basta un redondeo distinto en la última cifra: en tu equipo, sus líneas pueden quedar a otra altura. Tampoco cae hasta el azar: se queda encendida, como aquella neurona con $w_h = 1.5$, y distingue unas letras de otras, pero no las ocho.
#
# ¿Por qué no aprende el resto? Midamos otra vez el gradiente, ahora en redes **entrenadas**: de cada clase, la semilla que quedó en medio.

# %% tags=["sensitive-figure"] slideshow={"slide_type": "subslide"}
# Un redondeo distinto cambia esta figura: no se compara con la guardada.
after = {cell: first_letter_gradient(layer) for cell, layer in trained.items()}
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.9), sharey=True)
for ax, title, measured in zip(axes, ["al nacer", "entrenadas"], [newborn, after]):
    for cell, sizes in measured.items():
        ax.semilogy(lengths - 1, sizes, color=colors[cell], marker=markers[cell], label=cell)
    ax.set(title=title, xlabel="letras de distancia", ylim=(1e-13, 20))
axes[0].set_ylabel("tamaño del gradiente")
axes[1].legend()
plt.show()

kept = {
    cell: (sizes[-1] / sizes[0], newborn[cell][-1] / newborn[cell][0])
    for cell, sizes in after.items()
}
assert kept["GRU"][0] > 0.02 and kept["LSTM"][0] > 5 * kept["LSTM"][1]
assert after["SimpleRNN"][6] < 1e-2 * newborn["SimpleRNN"][6]
states = np.asarray(trained["SimpleRNN"](X_test[:, :30]))[:, -1]
assert (np.abs(states) > 0.95).mean() > 0.6  # casi todas las neuronas, saturadas

# %% [markdown] slideshow={"slide_type": "fragment"}
# Ahí está la diferencia. Para recordar, la `SimpleRNN` **satura** sus neuronas: $1 - h_t^2 \approx 0$, el gradiente se apaga del todo y deja de aprender. En la GRU la señal llega a casi sesenta letras sin apenas apagarse; la LSTM pierde mucho menos que al nacer.
#
# ¿Es por la puerta de olvido? El dibujo dice que sí; **comprobémoslo** rompiendo piezas de la LSTM ya entrenada, con nuestro paso de NumPy. Hay dos averías: cerrar la puerta de olvido, a medias o casi del todo, o impedir que el candidato vea el estado anterior. **Predice** cuál la hace olvidar.

# %% slideshow={"slide_type": "subslide"}
W_x, W_h, b = trained["LSTM"].get_weights()
forget, new = slice(16, 32), slice(32, 48)  # las columnas del olvido y las del candidato
W_deaf = W_h.copy()
W_deaf[:, new] = 0  # el candidato deja de ver el estado anterior
closing = np.zeros(64)
closing[forget] = -3
recall = {}
for name, parts in {
    "intacta": (W_x, W_h, b),
    "olvido, a medias": (W_x, W_h, b + closing),
    "olvido, casi cerrado": (W_x, W_h, b + 2 * closing),
    "candidato sordo": (W_x, W_deaf, b),
}.items():
    H = C = np.zeros((500, 16))
    for X_t in np.moveaxis(X_test[:, :30], 1, 0):
        H, C, (i, f, o) = lstm_step(X_t, H, C, *parts)
    recall[name] = (np.asarray(output(H)).argmax(axis=1) == y_test).mean()

# %% tags=["sensitive-figure"] slideshow={"slide_type": "fragment"}
# Un redondeo distinto cambia esta figura: no se compara con la guardada.
fig, ax = plt.subplots(figsize=(8.5, 2.8))
ax.barh(list(recall), list(recall.values()), color=[GRAY, BLUE, BLUE, RED])
ax.axvline(1 / 8, color="#333333", linestyle="--")
ax.text(0.135, -0.62, "al azar", fontsize=12)
ax.set(xlabel="acierto a 29 letras", xlim=(0, 1.02), ylim=(3.5, -0.9))
plt.show()

# %%
assert recall["intacta"] > 0.95 and recall["olvido, a medias"] > 0.8
assert 0.3 < recall["olvido, casi cerrado"] < 0.9 and recall["candidato sordo"] < 0.3

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con el olvido a medias apenas lo nota; casi cerrado, ya falla. Pero si el candidato no ve el estado, acierta **casi al azar**, con la puerta de olvido intacta. Esta LSTM conserva y, sobre todo, **se repite la letra**: en cada paso lee lo que sabe y lo vuelve a escribir. Nadie la obligó a usar las piezas como en el dibujo. Cómo recuerda una red se averigua rompiéndola (*ablation*), no mirando el plano.
#
# **Pruébalo.** Cambia 30 por 60 en `make_lines(2048, 30, …)` y en el `np.repeat`, y quita los `assert`. La GRU lo sigue logrando; a la LSTM ya no le bastan diez épocas: la memoria se aprende, y cuanto más larga, más cuesta.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El CO₂ de Mauna Loa
#
# Un volcán de Hawái guarda la serie más famosa del clima: el CO₂ del aire, en partes por millón (ppm), cada semana desde 1958. Faltan semanas. **Antes de modelar, se mira qué falta y dónde.**

# %% slideshow={"slide_type": "fragment"}
co2 = load_co2()
missing = co2.isna()
gap = (missing != missing.shift()).cumsum()[missing]  # el número de tramo de cada semana vacía
sizes = gap.value_counts()
print(
    f"{len(co2)} semanas, {missing.sum()} vacías en {len(sizes)} huecos; el mayor, de {sizes.max()}"
)
print("la última, en", co2.index[missing].max().year)
filled = co2.interpolate()  # una recta entre los dos vecinos medidos
assert filled.notna().all() and not missing.loc["1986":].any()

# %% slideshow={"slide_type": "subslide"}
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.6), width_ratios=[1.5, 1])
axes[0].plot(filled, color=BLUE, linewidth=1)
zoom = slice("1963-06", "1965-06")
axes[1].plot(co2.loc[zoom], ".", color=BLUE, label="medidas")
axes[1].plot(filled.loc[zoom][missing.loc[zoom]], "x", color=RED, label="rellenas")
axes[0].set(xlabel="año", ylabel="CO₂ (ppm)", title="43 años")
axes[1].set(title="el mayor hueco", ylim=(313.5, 323))
ticks = pd.to_datetime(["1963-07", "1964-01", "1964-07", "1965-01"])
axes[1].set_xticks(ticks, ["julio\n1963", "enero\n1964", "julio\n1964", "enero\n1965"])
axes[1].legend(loc="lower center", ncols=2)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las rellenamos con una recta, a la vista y con una marca. En 1964 la recta cubre 18 semanas seguidas: por verosímil que parezca, es un invento, y por eso **nunca mediremos el acierto en semanas rellenas**. Por suerte no hay ninguna desde 1986, y la validación y la prueba irán después.
#
# **Error frecuente.** Cortar con un número suelto. Cuenta posiciones, no años:

# %% slideshow={"slide_type": "fragment"}
print("co2[:1985]       llega hasta", co2[:1985].index.max().year)
print('co2.loc[:"1985"] llega hasta', co2.loc[:"1985"].index.max().year)
assert co2[:1985].index.max().year == 1996

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Quitar lo que ya se sabe
#
# La serie **sube** (tendencia, *trend*) y **ondula** cada año (estación, *seasonality*): las plantas del norte absorben CO₂ en verano. Una red entrenada hasta 1985, con menos de 350 ppm, no ha visto jamás 370. En vez del nivel, miremos **cuánto ha subido respecto a la misma semana del año anterior**:
#
# $$d_t = y_t - y_{t-52}$$
#
# A mano: si hoy hay 371.2 y hace 52 semanas había 369.5, $d_t = 1.7$ ppm. (Cuidado con la letra: desde aquí $d$ es una subida, no cuántas entradas hay.) La onda se cancela y la subida se vuelve un nivel. Para volver: $\hat y_t = y_{t-52} + \hat d_t$.

# %% slideshow={"slide_type": "subslide"}
rise = (filled - filled.shift(52)).dropna()
fig, ax = plt.subplots(figsize=(10.5, 3))
ax.plot(rise, color=BLUE, linewidth=1)
ax.axhline(0, color="#333333", linewidth=1)
ax.set(xlabel="año", ylabel="subida en un año (ppm)")
plt.show()

assert np.isclose(371.2 - 369.5, 1.7)
assert rise.std() < 0.1 * filled.std()  # casi toda la variación era tendencia y estación

# %% [markdown] slideshow={"slide_type": "fragment"}
# Queda lo difícil: por qué unos años sube más que otros. La tarea: con las 52 últimas subidas, predecir **las 52 siguientes**, el año entero. Respuestas hasta 1985 para aprender, de 1986 a 1993 para elegir, y desde 1994 para medir.

# %% slideshow={"slide_type": "subslide"}
values, weeks = rise.to_numpy(), rise.index
starts = range(len(values) - 103)
X = np.array([values[k : k + 52] for k in starts])
Y = np.array([values[k + 52 : k + 104] for k in starts])
first_week, last_week = weeks[52:-51], weeks[103:]  # la primera y la última que se predicen
train = last_week <= "1985-12-31"
val = (first_week >= "1986-01-01") & (last_week <= "1993-12-31")
test = first_week >= "1994-01-01"

past = rise.loc[:"1985"]
mean, std = past.mean(), past.std()  # solo con el pasado
print(
    f"ventanas: {train.sum()} de entrenamiento, {val.sum()} de validación, {test.sum()} de prueba"
)
assert X.shape == Y.shape and len(first_week) == len(last_week) == len(X)
assert (
    last_week[train].max() < first_week[val].min() <= last_week[val].max() < first_week[test].min()
)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los rivales saben tanto como nosotros:
#
# - **Persistencia**: todo el año, el CO₂ de hoy.
# - **Como hace un año** (*seasonal naive*): $\hat d = 0$.
# - **Como hace un año, más la última subida**: $\hat d$ es la última $d$ medida, todo el año.
# - **AR lineal**: una recta de las 52 subidas a cada una de las 52 siguientes.


# %% slideshow={"slide_type": "subslide"}
def rmse(predicted, part):
    """El error del CO₂ en ppm: sumar el valor conocido de hace un año no lo cambia."""
    return float(np.sqrt(np.mean((predicted[part] - Y[part]) ** 2)))


level = filled.to_numpy()
forecasts = {
    "persistencia": np.array([level[k + 103] - level[k + 52 : k + 104] for k in starts]),
    "como hace un año": np.zeros_like(Y),
    "más la última subida": np.repeat(X[:, -1:], 52, axis=1),
    "AR lineal": LinearRegression().fit(X[train], Y[train]).predict(X),
}
for name, predicted in forecasts.items():
    print(f"{name:>20}: RMSE de validación {rmse(predicted, val):.2f} ppm")
assert rmse(forecasts["más la última subida"], val) < 0.6 * rmse(forecasts["como hace un año"], val)

# %% [markdown] slideshow={"slide_type": "subslide"}
# La red: `LSTM(8)` y 52 neuronas de salida. A mano, $4\,(1 \cdot 8 + 8^2 + 8) = 320$ y $8 \cdot 52 + 52 = 468$: son 788 parámetros. La recta tiene $52 \cdot 52 + 52 = 2756$. Cinco semillas, compilando una vez, como en la lección 20.


# %% slideshow={"slide_type": "fragment"}
def build_forecaster():
    return keras.Sequential([keras.Input((52, 1)), layers.LSTM(8), layers.Dense(52)])


network = build_forecaster()
network.compile(keras.optimizers.Adam(learning_rate=0.003), loss="mse", steps_per_execution=21)
X_scaled, Y_scaled = (X[:, :, None] - mean) / std, (Y - mean) / std
by_seed = []
for seed in range(5):
    restart(network, seed)
    data = make_dataset(X_scaled[train], Y_scaled[train], batch_size=64, seed=seed)
    network.fit(data, epochs=12, shuffle=False, verbose=0, callbacks=[LiveProgress()])
    by_seed.append(np.asarray(network(X_scaled)) * std + mean)
assert network.count_params() == 320 + 468

# %% slideshow={"slide_type": "subslide"}
rows = {name: [f"{rmse(p, part):.2f}" for part in (val, test)] for name, p in forecasts.items()}
scores = np.array([[rmse(p, val), rmse(p, test)] for p in by_seed])
rows["LSTM, cinco semillas"] = [f"{m:.2f} ± {s:.2f}" for m, s in zip(scores.mean(0), scores.std(0))]
pd.DataFrame(rows, index=["RMSE, validación", "RMSE, prueba"]).T

# %% slideshow={"slide_type": "fragment"}
linear = forecasts["AR lineal"]
assert (
    scores[:, 1].max() < rmse(forecasts["más la última subida"], test) - 0.05
)  # gana a la estación
assert scores[:, 1].min() > rmse(linear, test) + 0.02  # y pierde con la recta

# %% [markdown] slideshow={"slide_type": "fragment"}
# **La LSTM reduce a menos de la mitad el error de «como hace un año»**, y también gana a quien le suma la última subida. Pero la recta, otra vez, gana a la LSTM: por poco, y con las cinco semillas. La figura junta ocho pronósticos, uno por año, cada uno de un año entero.

# %% slideshow={"slide_type": "subslide"}
lstm_mean = np.mean(by_seed, axis=0)
rows = np.flatnonzero(test)[::52]  # una salida cada 52 semanas: no se pisan
dates = np.concatenate([weeks[k + 52 : k + 104] for k in rows])
truth = filled.loc[dates]
low, high = np.quantile((Y - lstm_mean)[val], [0.1, 0.9], axis=0)  # por semana de adelanto
last_year = truth.to_numpy() - Y[rows].ravel()
fig, axes = plt.subplots(2, 1, figsize=(10.5, 5.6), sharex=True, height_ratios=[1.4, 1])
axes[0].plot(truth, ".", color="black", markersize=3, label="medido")
path = last_year + lstm_mean[rows].ravel()
band = [last_year + (lstm_mean[rows] + edge).ravel() for edge in (low, high)]
axes[0].fill_between(dates, *band, color=lighten(SKY, 0.6), label="banda del 80 %")
axes[0].plot(dates, path, color=BLUE, linewidth=1.4, label="LSTM")
for name, predicted, color, style in [
    ("LSTM", lstm_mean, BLUE, "-"),
    ("AR lineal", linear, GREEN, "--"),
    ("más la última subida", forecasts["más la última subida"], ORANGE, ":"),
]:
    axes[1].plot(dates, (predicted - Y)[rows].ravel(), style, color=color, label=name)
axes[1].axhline(0, color="#333333", linewidth=1)
axes[0].set(ylabel="CO₂ (ppm)")
axes[1].set(xlabel="año", ylabel="error (ppm)", ylim=(-3, 5.5))
axes[0].legend(ncols=3, loc="upper left")
axes[1].legend(ncols=3, loc="upper right")
plt.show()

residual = Y - lstm_mean
inside = ((residual >= low) & (residual <= high))[test].mean()
print(f"semanas dentro de la banda: {inside:.0%} (se esperaba el 80 %)")
assert not missing.loc[dates].any()  # ninguna rellena

# %% [markdown] slideshow={"slide_type": "fragment"}
# El fallo mayor de la LSTM y de la recta es de 1998, un año de El Niño en que el CO₂ subió casi 3 ppm: en las subidas anteriores no hay nada que lo anuncie, y **ningún modelo lo vio venir**.
#
# ¿Por qué gana la recta? Quitadas tendencia y estación, quedan 27 años de entrenamiento y una serie en la que una suma con pesos de la ventana dice casi todo; la LSTM no ha encontrado más. Y mira la tabla de arriba abajo: de la persistencia a «la última subida» el error baja mucho más que de ahí a cualquier modelo. Lo que más ayuda **no es la red, sino restar lo que ya se sabe**.

# %%
year_1998 = np.array([(weeks[k + 52 : k + 104].year == 1998) for k in rows])
for predicted in (lstm_mean, linear):
    errors = np.abs(predicted - Y)[rows]
    assert errors[year_1998].mean() > 1.5 * errors[~year_1998].mean()
errors = {name: rmse(p, test) for name, p in forecasts.items()}
saved = errors["persistencia"] - errors["más la última subida"]
assert saved > 3 * (errors["más la última subida"] - errors["AR lineal"])
assert 2.5 < rise.loc["1998"].mean() < 3.2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint("21.1")` da pistas, una a una, y `solution("21.1")` enseña la solución.

# %% [markdown]
# ### Ejercicio 21.1 · Contar
#
# Una red lee 24 horas con 5 variables cada una: `LSTM(32)` y después `Dense(1)`. ¿Cuántos parámetros tiene? ¿Y con la `GRU(32)` de Keras, sin más opciones, en lugar de la LSTM?

# %% tags=["exercise"]
n_lstm, n_gru = ..., ...

check("21.1", (n_lstm, n_gru))

# %% tags=["solution"]
n_lstm = 4 * (5 * 32 + 32 * 32 + 32) + (32 + 1)
n_gru = 3 * (5 * 32 + 32 * 32 + 2 * 32) + (32 + 1)

check("21.1", (n_lstm, n_gru))

# %% [markdown]
# ### Ejercicio 21.2 · El sesgo del olvido
#
# La puerta de olvido de una neurona es $f = \sigma(b)$, fija. ¿Qué $b$ hace que tras 100 pasos quede en la cinta **la mitad** de lo que había? Con tres cifras basta.

# %% tags=["exercise"]
forget_bias = ...

check("21.2", forget_bias)

# %% tags=["solution"]
f = 0.5 ** (1 / 100)
forget_bias = np.log(f / (1 - f))

check("21.2", forget_bias)

# %% [markdown]
# ### Ejercicio 21.3 · Una cinta que cuenta
#
# Entran ceros y unos, y la cinta, que empieza en 0, debe llevar **cuántos unos han llegado**, con un error menor que 0.1 hasta en 50 pasos. Elige $(w, b)$ para la entrada, $i = \sigma(w\,x + b)$, para el olvido, $f$, y para el candidato, $\tilde c = \tanh(w\,x + b)$.

# %% tags=["exercise"]
gates = {"i": (..., ...), "f": (..., ...), "candidate": (..., ...)}

check("21.3", gates)

# %% tags=["solution"]
gates = {"i": (20, -10), "f": (0, 20), "candidate": (0, 5)}

check("21.3", gates)


# %% [markdown]
# ### Ejercicio 21.4 · Encuentra los errores
#
# Este paso de LSTM devuelve números creíbles, pero tiene **dos errores**. Escríbelo bien: recibe `x_t`, `h` y `c`, de forma `(n, d)` y `(n, m)`, y los pesos en el orden de Keras; devuelve la pareja `h, c` nueva.
#
# ```python
# def lstm_step(x_t, h, c, W_x, W_h, b):
#     z_i, z_f, z_c, z_o = np.split(x_t @ W_x + h @ W_h + b, 4, axis=1)
#     i, f, candidate, o = [1 / (1 + np.exp(-z)) for z in (z_i, z_f, z_c, z_o)]
#     c_new = f * c + i * candidate
#     return o * np.tanh(c), c_new
# ```


# %% tags=["exercise"]
def lstm_step(x_t, h, c, W_x, W_h, b):
    return ...


check("21.4", lstm_step)


# %% tags=["solution"]
def lstm_step(x_t, h, c, W_x, W_h, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W_x + h @ W_h + b, 4, axis=1)
    i, f, o = [1 / (1 + np.exp(-z)) for z in (z_i, z_f, z_o)]
    c_new = f * c + i * np.tanh(z_c)
    return o * np.tanh(c_new), c_new


check("21.4", lstm_step)

# %% [markdown]
# ### Ejercicio 21.5 · Un rival honrado
#
# Escribe `seasonal_forecast(series, n_steps, period)`. La serie acaba hoy; devuelve los `n_steps` valores siguientes, como mucho `period`: cada uno es el de hace un periodo **más la última subida**, lo que ha cambiado el último valor en un periodo. Con la serie
# 1, 5, 2, 4, 9, 5, `n_steps=2` y `period=3`, la última subida es $5 - 2 = 3$, y salen 7 y 12.


# %% tags=["exercise"]
def seasonal_forecast(series, n_steps, period):
    return ...


check("21.5", seasonal_forecast)


# %% tags=["solution"]
def seasonal_forecast(series, n_steps, period):
    rise = series[-1] - series[-1 - period]
    last_period = series[len(series) - period :]
    return [value + rise for value in last_period[:n_steps]]


check("21.5", seasonal_forecast)

# %% [markdown]
# ### Reto
#
# Pregunta a las tres redes **solo al final** de la línea, quitando `return_sequences` y la respuesta repetida, con líneas de 5, 10, 20 y 40 letras y las mismas épocas. ¿A qué longitud deja de aprender cada una, y en qué se parece a la primera figura del gradiente? Prueba después una LSTM cuyo sesgo de olvido nazca en 5: necesitarás `unit_forget_bias=False` y cambiar sus pesos antes de entrenar.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - El gradiente se apaga por un factor en cada paso; si explota, se recorta con `clipnorm`.
# - Una puerta es una sigmoide que multiplica: abierta, la memoria y su gradiente pasan intactos.
# - LSTM: tres puertas y una cinta, 4 veces los parámetros. GRU: dos puertas y 3 veces, más un sesgo por puerta en Keras.
# - Al nacer ninguna recuerda. LSTM y GRU aprenden a conservar la señal; la `SimpleRNN`, al recordar, se satura.
# - En una serie, primero se marcan los huecos y se resta lo que ya se sabe; después se compite, y a veces gana la recta.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | gradiente que se desvanece | *vanishing gradient* | el que llega casi nulo al principio de la secuencia |
# | recorte del gradiente | *gradient clipping* | acortarlo si mide demasiado, sin cambiar su dirección |
# | puerta | *gate* | una sigmoide que multiplica: 0 cierra, 1 abre |
# | cinta, o estado de la celda | *cell state* | lo que la LSTM lleva de un paso al siguiente, $c_t$ |
# | puerta de olvido | *forget gate* | cuánto se conserva de la cinta |
# | puerta de entrada | *input gate* | cuánto se escribe |
# | puerta de salida | *output gate* | cuánto se enseña |
# | puerta de actualización | *update gate* | en la GRU, el reparto entre lo viejo y lo nuevo |
# | puerta de reinicio | *reset gate* | en la GRU, cuánto estado viejo mira el candidato |
# | ablación | *ablation* | romper una pieza de la red para saber si la usaba |
# | tendencia | *trend* | hacia dónde va la serie a la larga |
# | estación | *seasonality* | lo que se repite cada periodo |

# %% [markdown]
# ## Para saber más
#
# - Y. Bengio, P. Simard y P. Frasconi (1994), *Learning long-term dependencies with gradient descent is difficult*: guardar bien un recuerdo apaga su gradiente, como aquí.
# - S. Hochreiter y J. Schmidhuber (1997), *Long short-term memory*.
# - F. A. Gers, J. Schmidhuber y F. Cummins (2000), *Learning to forget: continual prediction with LSTM*: la puerta de olvido llegó tres años después.
# - K. Cho y otros (2014), *Learning phrase representations using RNN encoder–decoder for statistical machine translation*: la GRU.
# - C. D. Keeling y otros (1976), *Atmospheric carbon dioxide variations at Mauna Loa Observatory, Hawaii*.
