# %% tags=["setup"]
# Preparar la lección
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from numpy.lib.stride_tricks import sliding_window_view
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import KFold, cross_val_predict

from exercises.rnn import check, hint, progress, solution
from utils.data import load_digits, load_sunspots
from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, SKY, draw_cells, lighten, plot_history
from utils.training import LiveProgress, make_dataset, restart, track

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo sigue la curva?
#
# Hay una cuenta anual de las manchas del Sol desde 1700. Aquí está hasta 1955. **Toma un lápiz** y dibuja, en papel, los once años que siguen:
#
# 1. ¿En qué año llega el próximo máximo, y a cuántas manchas?
# 2. Para decidirlo, ¿cuántos años hacia atrás has mirado? ¿Te habría servido saber los números sin su orden?
# 3. ¿Quién ganará: una red con memoria o una fórmula lineal de 1927?

# %% slideshow={"slide_type": "fragment"}
spots = load_sunspots()
known = spots.loc[:1955]

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las manchas del Sol hasta 1955
fig, ax = plt.subplots(figsize=(10.5, 3.4))
ax.plot(known, color=BLUE, linewidth=1.4)
ax.axvspan(1955.5, 1966.5, color=lighten(ORANGE, 0.6))
ax.text(1961, 95, "tu lápiz", rotation=90, ha="center", va="center", fontsize=13)
ax.set(xlabel="año", ylabel="manchas solares", xlim=(1698, 1968), ylim=(0, 200))
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## De una serie a muchos ejemplos
#
# Una serie es una sola fila de números. Para aprender hacen falta ejemplos, y se fabrican con **ventanas** (*windows*): unos pasos seguidos son la entrada, y lo que
# viene después, la respuesta. Con ocho números y ventanas de tres, hazlo tú antes de ejecutar: ¿cuántas salen?


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def make_windows(series, width):
    """Las ventanas, (n, width, 1), y el valor que sigue a cada una, (n,)."""
    X = np.array([series[k : k + width] for k in range(len(series) - width)])
    return X[:, :, None], np.array(series[width:])


series = np.array([2.0, 5, 9, 7, 4, 1, 3, 6])
X, y = make_windows(series, width=3)
print("X:", X.shape, " y:", y.shape)

# %% tags=["verify"]
assert np.array_equal(X[..., 0], sliding_window_view(series, 3)[:-1])  # la última no tiene futuro

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Las ventanas y sus respuestas
fig, ax = plt.subplots(figsize=(8.5, 3.6))
shade = [lighten(SKY, 0.7), lighten(ORANGE, 0.5)]
draw_cells(ax, series[None], color=lambda i, j, v: "white", top=1)
for k in range(5):
    draw_cells(ax, X[k, :, 0][None], color=lambda i, j, v: shade[0], left=k, top=-0.5 - k)
    draw_cells(ax, [[y[k]]], color=lambda i, j, v: shade[1], left=k + 3, top=-0.5 - k)
    ax.text(9, -1 - k, f"X[{k}] → y[{k}]", va="center", fontsize=13)
ax.text(9, 0.5, "la serie", va="center", fontsize=13)
ax.set_xlim(-0.3, 12)
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# En azul, la entrada; en naranja, la respuesta. La forma es la de la [[tensores_y_reshape]]: **(ejemplos, tiempo, variables)**. Aquí `(5, 3, 1)`, porque cada paso trae un solo número. Si cada
# hora midieras temperatura y presión, el último eje valdría 2.

# %% [markdown] slideshow={"slide_type": "fragment"}
# De las mismas ventanas salen problemas distintos, según lo que se pida:

# %% slideshow={"slide_type": "subslide"}
y_class = (y > X[:, -1, 0]).astype(int)  # ¿sube (1) o baja (0)?
y_sequence = sliding_window_view(series, 3)[1:]  # la ventana siguiente, adelantada un paso
print("un valor:     ", y)
print("una clase:    ", y_class)
print("una secuencia:", y_sequence.tolist())

from_keras = keras.utils.timeseries_dataset_from_array(
    series[:-1], targets=series[3:], sequence_length=3, batch_size=None
)
assert np.array_equal([window for window, _ in from_keras], X[..., 0])

# %% tags=["verify"]
assert np.array_equal([_target for _, _target in from_keras], y)

# %% [markdown]
# La utilidad de Keras da las mismas ventanas y respuestas, ya como tf.data. **Pruébalo.** Cambia `width=3` por 5 y ejecuta solo esa celda: la forma será `(3, 5, 1)`. Antes de seguir, déjalo en 3 y ejecútala otra vez.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una neurona que se escucha
#
# Una capa densa recibe la ventana entera de una vez y da a cada posición su propio peso. Leamos de otra manera, como se lee una frase: paso a paso, con un
# **resumen de lo leído** que se actualiza. Ese resumen es el **estado** (*hidden state*), $h_t$. Con una sola neurona:
#
# $$h_t = \tanh(x_t\, w_x + h_{t-1}\, w_h + b), \qquad h_0 = 0$$
#
# Es la neurona de siempre con una entrada más: **su propia salida anterior**. Por eso la red se llama **recurrente** (*recurrent neural network*, RNN).

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con $w_x = 0.5$, $w_h = 0.8$, $b = 0.1$ y la secuencia $1, 0, 2$:
#
# | paso | $x_t$ | $h_{t-1}$ | $0.5\,x_t + 0.8\,h_{t-1} + 0.1$ | $h_t$ |
# |:---:|:---:|:---:|:---:|:---:|
# | 1 | $1$ | $0$ | $0.5 + 0 + 0.1 = 0.6$ | $0.537$ |
# | 2 | $0$ | $0.537$ | $0 + 0.430 + 0.1 = 0.530$ | $0.485$ |
# | 3 | $2$ | $0.485$ | $1 + 0.388 + 0.1 = 1.488$ | $0.903$ |
#
# En el segundo paso entra un 0, pero el estado no es 0: queda el recuerdo del 1. **Predice**: si la secuencia llega al revés, $2, 0, 1$, ¿acaba en el mismo estado?


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def one_neuron(x, w_x, w_h, b):
    """Los estados de una neurona recurrente que lee los números de x."""
    h, states = 0.0, []
    for x_t in x:
        h = np.tanh(x_t * w_x + h * w_h + b)
        states.append(h)
    return np.array(states)


forward = one_neuron([1, 0, 2], w_x=0.5, w_h=0.8, b=0.1)
backward = one_neuron([2, 0, 1], w_x=0.5, w_h=0.8, b=0.1)
print("1, 0, 2:", forward.round(3))
print("2, 0, 1:", backward.round(3))

# %% tags=["verify"]
assert np.allclose(forward, [0.537, 0.485, 0.903], atol=5e-4)
assert backward[-1] < forward[-1]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# No: $0.903$ contra $0.802$. Los mismos números en otro orden dejan otro estado. Una suma o una media no lo notarían.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Desenrollada** (*unrolled*) en el tiempo,
# la neurona es una red de tres capas que repite sus pesos:


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La neurona, desenrollada en el tiempo
def draw_box(ax, xy, text, color):
    box = {"boxstyle": "round,pad=0.45", "facecolor": color, "edgecolor": "#333333"}
    ax.text(*xy, text, ha="center", va="center", fontsize=13, bbox=box, zorder=3)


def draw_arrow(ax, start, end, text="", offset=(0, 8), shrink=20):
    style = {"arrowstyle": "-|>", "color": "#555555", "linewidth": 1.8}
    style |= {"shrinkA": shrink, "shrinkB": shrink}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)
    middle = (np.array(start) + end) / 2
    ax.annotate(text, middle, xytext=offset, textcoords="offset points", ha="center", fontsize=12)


fig, ax = plt.subplots(figsize=(9.5, 3))
draw_box(ax, (0, 1), "$h_0 = 0$", "white")
for t, (x_t, h) in enumerate(zip([1, 0, 2], forward), start=1):
    draw_box(ax, (t, 0), f"$x_{t} = {x_t}$", "white")
    draw_box(ax, (t, 1), f"$h_{t} = {h:.3f}$", lighten(SKY, 0.6))
    draw_arrow(ax, (t, 0), (t, 1), "× 0.5", (24, -4))
    draw_arrow(ax, (t - 1, 1), (t, 1), "× 0.8", shrink=42)
ax.set(xlim=(-0.4, 3.5), ylim=(-0.3, 1.4))
ax.axis("off")
plt.show()

# %% [markdown]
# El peso que decide cuánto dura el recuerdo es $w_h$. Démosle a la neurona un solo 1 y después ceros, y escuchemos el eco. ¿Qué harán $w_h = 0$, $0.5$, $0.95$, $-0.9$ y $1.5$?

# %% slideshow={"slide_type": "fragment"}
pulse = np.eye(1, 15)[0]  # un 1 y catorce ceros
echoes = {w_h: one_neuron(pulse, w_x=1, w_h=w_h, b=0) for w_h in [0, 0.5, 0.95, -0.9, 1.5]}

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El eco de un 1, con cinco pesos
fig, axes = plt.subplots(1, 5, figsize=(10.5, 2.9), sharey=True)
for ax, (w_h, h) in zip(axes, echoes.items()):
    ax.bar(range(1, 16), h, color=BLUE)
    ax.set_title(f"$w_h = {w_h}$".replace("-", "−"))
    ax.set(xlabel="paso", xticks=[1, 8, 15])
axes[0].set_ylabel("estado, $h_t$")
plt.show()

# %% tags=["verify"]
assert abs(echoes[0.5][-1]) < 0.001 < 0.1 < echoes[0.95][-1]  # uno olvida pronto; el otro, tarde
assert echoes[1.5][-1] > echoes[1.5][0]  # y este no olvida nunca

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con $0$ no hay memoria; con $0.5$, corta; con $0.95$, larga; un peso negativo hace oscilar el recuerdo; y con $1.5$ la neurona **se queda encendida**: ya no olvida. Una capa con muchas
# neuronas guarda ecos de muchas clases.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** Con el control de abajo, mueve $w_h$ despacio de $0.9$ a $1.2$. ¿Cuándo deja de apagarse? (Pasado el 1.)

# %% tags=["setup"]
# Preparar el control
from ipywidgets import FloatSlider, interact


# %% tags=["widget"]
# Mueve el peso del recuerdo
def show_echo(w_h):
    fig, ax = plt.subplots(figsize=(6.5, 3), layout=None)
    ax.bar(range(1, 16), one_neuron(pulse, w_x=1, w_h=w_h, b=0), color=BLUE)
    ax.set(xlabel="paso", ylabel="estado, $h_t$", ylim=(-1, 1))
    plt.show()


interact(
    show_echo,
    w_h=FloatSlider(0.9, min=-1.5, max=2, step=0.05, description="w_h", continuous_update=False),
);  # fmt: skip

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Una capa entera, con NumPy y con Keras
#
# Con $d$ variables por paso y $m$ neuronas, los números se vuelven matrices, y cada neurona escucha el estado de todas:
#
# $$H_t = \tanh(X_t W_x + H_{t-1} W_h + b)$$
#
# $W_x$ es $(d, m)$, $W_h$ es $(m, m)$ y $b$ es $(m,)$. Son $dm + m^2 + m$ parámetros, **los mismos en todos los pasos**: la longitud de la secuencia no aparece.


# %% slideshow={"slide_type": "fragment"}
def simple_rnn(X, W_x, W_h, b):
    """Los estados en todos los pasos, (n, tiempo, m), al leer X, (n, tiempo, d)."""
    H, states = np.zeros((len(X), len(b))), []
    for t in range(X.shape[1]):
        H = np.tanh(X[:, t] @ W_x + H @ W_h + b)
        states.append(H)
    return np.stack(states, axis=1)


alone = simple_rnn(
    np.array([[[1.0], [0], [2]]]), np.array([[0.5]]), np.array([[0.8]]), np.array([0.1])
)

# %% tags=["verify"]
assert np.allclose(alone.ravel(), forward)  # con m = 1 es la neurona de antes

# %% [markdown] slideshow={"slide_type": "subslide"}
# En Keras es `layers.SimpleRNN`. Por defecto devuelve solo el último estado; con `return_sequences=True`, los de todos los pasos. Tomamos **sus pesos** y comparamos las dos salidas:

# %% slideshow={"slide_type": "fragment"}
X_demo = np.random.default_rng(0).normal(size=(4, 7, 3)).astype("float32")  # 4 ejemplos, 7 pasos
rnn = layers.SimpleRNN(5, return_sequences=True, bias_initializer="normal")
all_states = np.asarray(rnn(X_demo))
last_only = layers.SimpleRNN(5)
last_only.build(X_demo.shape)
last_only.set_weights(rnn.get_weights())

by_hand = simple_rnn(X_demo, *rnn.get_weights())
print("todos los pasos:", all_states.shape, " solo el último:", last_only(X_demo).shape)
print("pesos:", [W.shape for W in rnn.get_weights()], "→", rnn.count_params(), "parámetros")
assert np.abs(all_states - by_hand).max() < 1e-6
assert np.abs(np.asarray(last_only(X_demo)) - by_hand[:, -1]).max() < 1e-6

# %% tags=["verify"]
assert rnn.count_params() == 3 * 5 + 5 * 5 + 5 == 45
assert rnn(X_demo[:, :2]).shape == (4, 2, 5)  # la misma capa lee dos pasos, o los que sean

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Error frecuente.** Olvidar el eje de las variables. Keras lo dice, aunque en su idioma:

# %% slideshow={"slide_type": "fragment"}
flat = X[..., 0]  # (5, 3): falta el último eje
try:
    layers.SimpleRNN(4)(flat)
except ValueError as error:
    print(str(error).partition(": ")[2].partition(".")[0])
print("arreglado:", layers.SimpleRNN(4)(flat[:, :, None]).shape)

# %% [markdown]
# Peor es ponerlo en mal sitio: `flat[:, None, :]`, de forma `(5, 1, 3)`, no da error. Para la capa es **un solo paso** con tres variables: una red densa disfrazada, sin nada que recordar.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuatro arquitecturas, y una más
#
# La misma capa sirve para problemas distintos, según en qué pasos entra algo y en cuáles se lee la respuesta.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Cuatro arquitecturas, y una más
designs = {  # nombre: (pasos, en cuáles entra algo, en cuáles sale algo, ejemplo)
    "uno a uno": (1, [0], [0], "tabla → clase"),
    "uno a muchos": (3, [0], [0, 1, 2], "foto → frase"),
    "muchos a uno": (3, [0, 1, 2], [2], "once años → el siguiente"),
    "muchos a muchos": (3, [0, 1, 2], [0, 1, 2], "cada palabra → su categoría"),
    "codificador y decodificador": (5, [0, 1, 2], [3, 4], "frase → traducción"),
}
fig, axes = plt.subplots(2, 3, figsize=(10.5, 6.2))
for ax, (name, (n_steps, inputs, outputs, example)) in zip(axes.flat, designs.items()):
    for t in range(n_steps):
        draw_box(ax, (t, 1), " $h$ ", lighten(SKY, 0.6))
        if t:
            draw_arrow(ax, (t - 1, 1), (t, 1))
        if t in inputs:
            draw_box(ax, (t, 0), " $x$ ", "white")
            draw_arrow(ax, (t, 0), (t, 1))
        if t in outputs:
            draw_box(ax, (t, 2), " $ŷ$ ", lighten(ORANGE, 0.5))
            draw_arrow(ax, (t, 1), (t, 2))
    middle = (n_steps - 1) / 2
    ax.set(title=name, xlim=(middle - 2.4, middle + 2.4), ylim=(-0.9, 2.4))
    ax.text(middle, -0.75, example, ha="center", fontsize=12)
key = [
    (2, "$ŷ$", lighten(ORANGE, 0.5), "lo que responde"),
    (1, "$h$", lighten(SKY, 0.6), "el estado"),
]
for height, symbol, color, meaning in [*key, (0, "$x$", "white", "lo que entra")]:
    draw_box(axes[1, 2], (0.3, height), f" {symbol} ", color)
    axes[1, 2].text(0.8, height, meaning, va="center", fontsize=13)
axes[1, 2].set(xlim=(-0.5, 4.3), ylim=(-0.9, 2.4))
for ax in axes.flat:
    ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# La primera no necesita memoria: es la red densa. La última lee toda la frase antes de decir nada; de esa idea salieron los primeros traductores con redes. En Keras, la forma de la salida lo cuenta todo:

# %% slideshow={"slide_type": "subslide"}
sequence, vector = np.ones((2, 8, 3)), np.ones((2, 3))  # dos ejemplos de cada clase
many_to_one = layers.SimpleRNN(4)(sequence)
many_to_many = layers.SimpleRNN(4, return_sequences=True)(sequence)
one_to_many = layers.SimpleRNN(4, return_sequences=True)(layers.RepeatVector(5)(vector))
answers = layers.Dense(1)(many_to_many)  # la misma capa densa en cada paso
for name, output in [
    ("muchos a uno", many_to_one),
    ("muchos a muchos", many_to_many),
    ("uno a muchos", one_to_many),
    ("con Dense(1)", answers),
]:
    print(f"{name:>15}: {tuple(output.shape)}")

# %% tags=["verify"]
assert answers.shape == (2, 8, 1)

# %% [markdown]
# `RepeatVector` entrega el mismo vector en cada paso. Y si las secuencias tienen **longitudes distintas**, se rellenan hasta la más larga (*padding*) con un valor que no salga en los datos, y la capa `Masking` manda saltar esos pasos:

# %%
short = X_demo[:1, :4]  # cuatro pasos
padded = np.concatenate([short, np.full((1, 3, 3), -9, "float32")], axis=1)  # y tres de relleno
masked = last_only(layers.Masking(mask_value=-9.0)(padded))
assert np.allclose(masked, last_only(short), atol=1e-6)  # como si el relleno no estuviera

# %% tags=["verify"]
assert not np.allclose(last_only(padded), last_only(short), atol=0.1)  # sin máscara, lo lee

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Aprender hacia atrás en el tiempo
#
# ¿Cómo se entrena? Desenrollada, la red es una cadena, y *backpropagation* la recorre al revés: es la **retropropagación en el tiempo** (*backpropagation through time*). Como los pesos
# son los mismos en cada paso, sus gradientes se suman.
#
# En cada paso hacia atrás, el error se multiplica por $\partial h_t / \partial h_{t-1} = w_h\,(1 - h_t^2)$. De un extremo a otro, por el producto de todos:
#
# $$\frac{\partial h_T}{\partial h_1} = \prod_{t=2}^{T} w_h\,(1 - h_t^2)$$

# %% slideshow={"slide_type": "fragment"}
states = one_neuron([1, 0, 2], w_x=0.5, w_h=0.8, b=0.1)
by_formula = np.prod(0.8 * (1 - states[1:] ** 2))


def last_from(h_1):
    """El último estado si el primero fuera h_1: los mismos pasos 2 y 3."""
    h_2 = np.tanh(0.5 * 0 + 0.8 * h_1 + 0.1)
    return np.tanh(0.5 * 2 + 0.8 * h_2 + 0.1)


by_differences = (last_from(states[0] + 1e-6) - last_from(states[0] - 1e-6)) / 2e-6
assert abs(by_formula - by_differences) < 1e-8
print(f"tras 2 pasos llega el {by_formula:.1%} de la señal")
for w_h in [0.5, 0.9, 1.1]:
    print(f"{w_h} multiplicado 20 veces: {w_h**20:.2g}")

# %% tags=["verify"]
assert 0.5**20 < 1e-6 and 6 < 1.1**20 < 7

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con $w_h = 0.5$, de un error a veinte pasos llega menos de una millonésima: el principio de la secuencia no aprende nada. Con $1.1$ se multiplica por casi siete, si $\tanh$ no lo frena. Es el gradiente que se
# desvanece, o que explota; la [[lstm_y_gru]] lo mide y lo remedia. Hoy trabajaremos con secuencias cortas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El Sol, sin mirar el futuro
#
# Volvamos a las manchas. La entrada serán **once años**, más o menos un ciclo; la respuesta, el siguiente. ¿Cómo repartir? Barajar, como hasta ahora, podría dejar 1957 en
# entrenamiento y 1956 en prueba. Nadie en 1956 tenía ese dato. En una serie se corta **por fechas**: primero se aprende, luego se elige y al final se mide.

# %% slideshow={"slide_type": "fragment"}
X_raw, y = make_windows(spots.to_numpy(), width=11)
year = spots.index.to_numpy()[11:]  # el año de cada respuesta
train, val, test = year <= 1920, (year > 1920) & (year <= 1955), year > 1955

past = spots.loc[:1920]
mean, std = past.mean(), past.std()  # solo con el pasado
X, y_scaled = (X_raw - mean) / std, (y - mean) / std
print(
    "ventanas:",
    train.sum(),
    "de entrenamiento,",
    val.sum(),
    "de validación,",
    test.sum(),
    "de prueba",
)

# %% tags=["verify"]
assert len(past) == 221 and past.index.max() == 1920
assert year[train].max() < year[val].min() <= year[val].max() < year[test].min()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El reparto por fechas
fig, ax = plt.subplots(figsize=(10.5, 3.3))
ax.plot(spots, color="#555555", linewidth=1.2)
for name, part, color in [
    ("entrenamiento", train, BLUE),
    ("validación", val, ORANGE),
    ("prueba", test, GREEN),
]:
    start, end = year[part][[0, -1]]
    ax.axvspan(start - 0.5, end + 0.5, color=lighten(color, 0.7))
    ax.text((start + end) / 2, 208, name, ha="center", fontsize=12)
ax.set(xlabel="año", ylabel="manchas solares", xlim=(1698, 2010), ylim=(0, 225))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Fíjate en algo que traerá cola: en la prueba hay seis años **por encima de todo lo visto en entrenamiento**. El Sol no prometió repetirse.
#
# Los rivales, del más simple al más serio:
#
# - **Persistencia** (*persistence*): el año que viene será como este.
# - **Un ciclo antes** (*seasonal naive*): será como hace once años.
# - **Autorregresión lineal** (*linear autoregression*, AR): una suma con pesos de los once años, la idea que Yule inventó en 1927 para estos mismos datos. Es una neurona sin activación.


# %% slideshow={"slide_type": "subslide"}
def rmse(y_pred, part):
    return float(np.sqrt(np.mean((y_pred[part] - y[part]) ** 2)))


linear = LinearRegression().fit(X[train, :, 0], y_scaled[train])
forecasts = {
    "persistencia": X_raw[:, -1, 0],
    "un ciclo antes": X_raw[:, 0, 0],
    "AR lineal": linear.predict(X[..., 0]) * std + mean,
}
for name, y_pred in forecasts.items():
    print(f"{name:>14}: RMSE de validación {rmse(y_pred, val):.1f} manchas")

# %% tags=["verify"]
assert rmse(forecasts["AR lineal"], val) < 0.6 * rmse(forecasts["persistencia"], val)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cinco redes con memoria
#
# Muchos a uno: `SimpleRNN(16)` y una neurona de salida sin activación, porque es una regresión. A mano, $1 \cdot 16 + 16 \cdot 16 + 16 = 288$ parámetros en la capa recurrente y $17$ en la salida: $305$, para 210 ventanas.
#
# El punto de partida al azar influye, así que entrenaremos **cinco semillas**. Compilar cuesta más que entrenar; por eso se compila una vez y, en cada semilla, `restart` pone pesos nuevos y borra la memoria del optimizador.

# %% slideshow={"slide_type": "subslide"}
network = keras.Sequential([keras.Input((11, 1)), layers.SimpleRNN(16), layers.Dense(1)])
network.compile(keras.optimizers.Adam(learning_rate=0.003), loss="mse", steps_per_execution=7)


def train_network(part, seed, **options):
    """Entrena `network` desde cero con las ventanas de `part`; devuelve su historia."""
    restart(network, seed)
    data = make_dataset(X[part], y_scaled[part], seed=seed)
    return network.fit(data, epochs=60, shuffle=False, verbose=0, **options)


# %% tags=["verify"]
assert network.count_params() == 305

# %% slideshow={"slide_type": "fragment"}
val_data = make_dataset(X[val], y_scaled[val], shuffle=False)
history = train_network(train, seed=0, validation_data=val_data, callbacks=[LiveProgress()])

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las dos curvas de la primera semilla
plot_history(history, names=("pérdida (MSE)",))
plt.show()

# %% [markdown]
# Las 60 épocas se eligieron mirando esta curva: la de validación ya no mejora. Por eso la nota de validación será algo optimista; la de la prueba, no.


# %% slideshow={"slide_type": "fragment"}
def forecast():
    """La predicción de `network` para todas las ventanas, en manchas."""
    return np.asarray(network(X)).ravel() * std + mean


by_seed, trained = [forecast()], [network.get_weights()]
for seed in track(range(1, 5), "semilla"):
    train_network(train, seed)
    by_seed.append(forecast())
    trained.append(network.get_weights())
val_errors = np.array([rmse(y_pred, val) for y_pred in by_seed])
print("RMSE de validación de cada semilla:", val_errors.round(1))
print(f"AR lineal: {rmse(forecasts['AR lineal'], val):.1f}")

# %% tags=["verify"]
assert val_errors.max() < rmse(forecasts["AR lineal"], val) - 0.5

# %% [markdown] slideshow={"slide_type": "fragment"}
# En validación, **las cinco redes ganan a la fórmula de 1927**. Podríamos publicarlo. Antes, el cajón: ¿apuestas a que ganan también en la prueba?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Abrir el cajón
#
# Además del RMSE, el MAE de la [[regresion]]: el error medio sin elevar al cuadrado.


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def mae(y_pred, part):
    return float(np.abs(y_pred[part] - y[part]).mean())


rows = {
    name: [
        f"{metric(y_pred, part):.1f}" for metric, part in [(rmse, val), (rmse, test), (mae, test)]
    ]
    for name, y_pred in forecasts.items()
}
scores = np.array([[rmse(p, val), rmse(p, test), mae(p, test)] for p in by_seed])
rows["RNN, cinco semillas"] = [f"{m:.1f} ± {s:.1f}" for m, s in zip(scores.mean(0), scores.std(0))]
pd.DataFrame(rows, index=["RMSE, validación", "RMSE, prueba", "MAE, prueba"]).T

# %% tags=["verify"]
assert scores[:, 1].mean() > rmse(forecasts["AR lineal"], test) + 1  # en la prueba, pierde
assert scores[:, 1].max() < 0.8 * rmse(forecasts["persistencia"], test)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# **En la prueba gana la fórmula lineal.**

# %% [markdown] slideshow={"slide_type": "fragment"}
# Miremos la prueba año a año. La línea azul es la media de las cinco; la banda va del cuantil del 10 % al del 90 % de sus errores de validación: si el futuro se
# pareciera a la validación, contendría ocho de cada diez años.

# %% slideshow={"slide_type": "fragment"}
rnn_mean = np.mean(by_seed, axis=0)
low, high = np.quantile((y - rnn_mean)[val], [0.1, 0.9])
top = y[train].max()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La prueba, año a año
fig, ax = plt.subplots(figsize=(10.5, 4.4))
band = (rnn_mean[test] + low, rnn_mean[test] + high)
ax.fill_between(year[test], *band, color=lighten(SKY, 0.6), label="banda de la RNN")
ax.plot(year[test], rnn_mean[test], color=BLUE, label="RNN, un año antes")
ax.plot(year[test], forecasts["AR lineal"][test], "--", color=GREEN, label="AR, un año antes")
ax.plot(year[test], y[test], "o", color="black", markersize=5, label="lo que pasó")
ax.axhline(top, color=RED, linestyle=":", linewidth=1.5)
ax.text(2008.5, top + 3, f"máximo de entrenamiento: {top:.1f}", ha="right", fontsize=12, color=RED)
ax.set(xlabel="año", ylabel="manchas solares", ylim=(-20, 250))
ax.legend(ncols=4, loc="upper center", columnspacing=1.2, handlelength=1.5)
plt.show()

# %% slideshow={"slide_type": "fragment"}
covered = ((y >= rnn_mean + low) & (y <= rnn_mean + high))[test].mean()
print(f"años dentro de la banda: {covered:.0%} (se esperaba el 80 %)")

# %% tags=["verify"]
assert covered < 0.8

# %% slideshow={"slide_type": "subslide"}
extreme = test & (y > top)
for name, part in [("dentro de lo visto", test & ~extreme), ("por encima", extreme)]:
    errors = np.mean([rmse(p, part) for p in by_seed])
    print(
        f"{name:>18} ({part.sum():2} años): RNN {errors:.1f}, AR {rmse(forecasts['AR lineal'], part):.1f}"
    )
highest = np.mean([p[test].max() for p in by_seed])
print(f"lo más alto que predicen: RNN {highest:.0f}, AR {forecasts['AR lineal'][test].max():.0f}")

# %% tags=["verify"]
assert np.mean([rmse(p, extreme) for p in by_seed]) > 1.4 * rmse(forecasts["AR lineal"], extreme)
assert highest < top + 15 < forecasts["AR lineal"][test].max()
_calm = test & ~extreme
assert extreme.sum() == 6
assert abs(np.mean([rmse(p, _calm) for p in by_seed]) - rmse(forecasts["AR lineal"], _calm)) < 2

# %% [markdown] slideshow={"slide_type": "fragment"}
# Ahí está el porqué. En los años que se parecen a los de entrenamiento van **empatados**. La red pierde en los seis que los superan: sus neuronas $\tanh$ están hechas a lo que vieron, y fuera de ahí se saturan; la predicción apenas pasa del mayor valor de
# entrenamiento. La recta sigue subiendo. Y la banda promete de más: se midió en años más tranquilos.
#
# No es raro: con 210 ventanas de una serie casi lineal, doce parámetros bastan. Una RNN suele ganar cuando hay muchas secuencias y el patrón no es una suma.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La trampa de barajar
#
# ¿Y si hubiéramos repartido al azar? Hagámoslo mal a propósito: tres partes barajadas, y cada ventana la predice la red que no la tuvo. Se entrena con unas 200, como antes, y se mide en **los mismos años**, de 1956 en adelante. Tres veces, con tres barajadas distintas.

# %% slideshow={"slide_type": "fragment"}
shuffled = {"RNN": [], "AR lineal": []}
for seed in track(range(3), "reparto"):
    folds = KFold(3, shuffle=True, random_state=seed)
    y_pred = np.zeros(len(y))
    for inside, outside in folds.split(X):
        train_network(inside, seed)
        y_pred[outside] = forecast()[outside]
    shuffled["RNN"].append(rmse(y_pred, test))
    y_linear = cross_val_predict(LinearRegression(), X[..., 0], y, cv=folds)
    shuffled["AR lineal"].append(rmse(y_linear, test))

by_date = {"RNN": scores[:, 1].mean(), "AR lineal": rmse(forecasts["AR lineal"], test)}
for name, errors in shuffled.items():
    print(f"{name:>9}: por fechas {by_date[name]:.1f}; barajando {np.round(errors, 1)}")

# %% tags=["verify"]
assert np.mean(shuffled["RNN"]) < by_date["RNN"] - 2  # barajar la favorece mucho
assert abs(np.mean(shuffled["AR lineal"]) - by_date["AR lineal"]) < 1  # y a la recta, apenas
assert np.mean(shuffled["RNN"]) < np.mean(shuffled["AR lineal"])  # el veredicto se da la vuelta

# %% [markdown] slideshow={"slide_type": "fragment"}
# Barajando, el error de la RNN baja unas tres manchas y, en la media, **parece ganar**. Aprendió de los ciclos altos y de los años vecinos a los de la prueba: eso, en 1955, no lo tenía nadie. La recta apenas cambia, porque con doce parámetros no puede memorizar. El reparto no es un trámite: aquí **decide quién gana**.
#
# **Error frecuente.** Mirar el futuro sin querer al escalar. `spots[:1920]` parece «hasta 1920», pero cuenta **posiciones**: son los primeros 1920 valores, o sea, todos. Por fechas se corta con `.loc`:

# %% slideshow={"slide_type": "fragment"}
print("spots[:1920]     llega hasta", spots[:1920].index.max())
print("spots.loc[:1920] llega hasta", spots.loc[:1920].index.max())

# %% tags=["verify"]
assert len(spots[:1920]) == len(spots)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Más de un año
#
# Para llegar lejos, la predicción se mete en la ventana como si fuera un dato, y se predice el año siguiente. Once veces. Es lo que hiciste con el lápiz. ¿Crecerá el error sin parar?


# %% slideshow={"slide_type": "fragment"}
def roll_forward(predict, windows, n_years=11):
    """Predice n_years seguidos, (n, n_years), y se alimenta de lo que predice."""
    path = []
    for _ in range(n_years):
        path.append(predict(windows))
        windows = np.concatenate([windows[:, 1:], path[-1][:, None, None]], axis=1)
    return np.stack(path, axis=1) * std + mean


def read_with(weights):
    network.set_weights(weights)
    return lambda windows: np.asarray(network(windows)).ravel()


# %% slideshow={"slide_type": "fragment"}
starts = X[test][:-10]  # las ventanas con once años de verdad por delante
truth = sliding_window_view(y[test], 11)
paths = {"RNN": np.array([roll_forward(read_with(weights), starts) for weights in trained])}
paths["AR lineal"] = roll_forward(lambda windows: linear.predict(windows[..., 0]), starts)
paths["persistencia"] = np.repeat(X_raw[test][:-10, -1], 11, axis=1)
paths["un ciclo antes"] = X_raw[test][:-10, :, 0]
by_year = {  # el RMSE de cada año de adelanto; en la RNN, la media de las cinco
    name: np.sqrt(((path - truth) ** 2).mean(axis=-2)).reshape(-1, 11).mean(axis=0)
    for name, path in paths.items()
}

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# Once años de una vez, y el error de cada año
colors = {"RNN": BLUE, "AR lineal": GREEN, "persistencia": GRAY, "un ciclo antes": ORANGE}
styles = {"RNN": "-", "AR lineal": "--", "persistencia": ":", "un ciclo antes": "-."}
decade = range(1956, 1967)
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4))
for name, color in colors.items():
    axes[1].plot(range(1, 12), by_year[name], styles[name], color=color, label=name)
for path in paths["RNN"][:, 0]:
    axes[0].plot(decade, path, color=BLUE, linewidth=1.2)
axes[0].plot(decade, paths["AR lineal"][0], "--", color=GREEN)
axes[0].plot(decade, truth[0], "o", color="black", label="lo que pasó")
axes[0].set(xlabel="año", ylabel="manchas solares", title="desde 1955", xticks=decade[::5])
axes[1].set(
    xlabel="años de adelanto",
    ylabel="RMSE (manchas)",
    title=f"{len(starts)} salidas",
    ylim=(0, 120),
)
axes[0].legend()
axes[1].legend(ncols=2, loc="upper center", columnspacing=1, handlelength=1.6)
plt.show()

# %% tags=["verify"]
_seasonal = by_year["un ciclo antes"]
for _name in ["RNN", "AR lineal"]:
    assert by_year[_name][1] > 1.3 * by_year[_name][0]  # al principio crece
    assert by_year[_name][2:].max() < 1.2 * by_year[_name][1]  # y después se estabiliza
    assert paths[_name][..., 0, :].max() < 0.7 * truth[0].max()
assert (by_year["AR lineal"] < _seasonal - 4).all()
assert 0 < (_seasonal - by_year["RNN"])[2:].mean() < 4

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# A la izquierda, tu examen: compara tu dibujo con las cinco redes (azul), con la recta (verde) y con lo que pasó. El máximo llegó en 1957, con 190 manchas, y ninguno lo vio venir tan alto. A la derecha, los errores de la red y de la recta crecen dos o tres años y después se estabilizan:
# de ahí en adelante solo conservan **el ritmo** del ciclo. La recta sigue un poco por delante de repetir el ciclo anterior; la RNN, desde el tercer año, apenas lo mejora.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Leer un dígito renglón a renglón
#
# Ahora, una clase en vez de un valor. Un dígito de 8 × 8 se puede leer como un texto: **ocho pasos, ocho números por paso**. Su forma, `(n, 8, 8)`, ya es (ejemplos, tiempo, variables). Muchos a uno, con la salida de la [[clasificacion_multiclase]]: diez neuronas y softmax. Con `None` en el tiempo, la red acepta cualquier longitud.


# %% slideshow={"slide_type": "fragment"}
def build_reader(every_row):
    """Una red que lee renglones de 8 números y responde al final, o en cada renglón."""
    keras.utils.set_random_seed(0)
    memory = layers.SimpleRNN(64, return_sequences=every_row)
    model = keras.Sequential([keras.Input((None, 8)), memory, layers.Dense(10, "softmax")])
    model.compile(
        keras.optimizers.Adam(learning_rate=0.003),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=17,
    )
    return model


# %% slideshow={"slide_type": "fragment"}
parts = load_digits().split()
options = {"epochs": 30, "shuffle": False, "verbose": 0}
reader = build_reader(every_row=False)
data = make_dataset(parts.X_train, parts.y_train)
history = reader.fit(data, **options, callbacks=[LiveProgress()])

# %% tags=["verify"]
assert reader.count_params() == (8 * 64 + 64 * 64 + 64) + (64 * 10 + 10)


# %% slideshow={"slide_type": "subslide"}
def accuracy(X):
    return float((np.asarray(reader(X)).argmax(axis=1) == parts.y_test).mean())


bag = LogisticRegression(C=100, max_iter=3000).fit(parts.X_train.mean(axis=1), parts.y_train)
upside_down = parts.X_test[:, ::-1]  # los mismos renglones, del último al primero
print("exactitud en la prueba       en orden   al revés")
print(f"RNN, renglón a renglón        {accuracy(parts.X_test):8.3f} {accuracy(upside_down):10.3f}")
bag_scores = [bag.score(X.mean(axis=1), parts.y_test) for X in (parts.X_test, upside_down)]
print(f"logística, media de renglones {bag_scores[0]:8.3f} {bag_scores[1]:10.3f}")

# %% tags=["verify"]
assert accuracy(parts.X_test) > 0.94 > 0.5 > accuracy(upside_down)
assert bag_scores[0] == bag_scores[1] < 0.6

# %% [markdown] slideshow={"slide_type": "fragment"}
# La red que lee acierta alrededor del 96 %. Quien solo ve la **media** de los renglones se queda en la mitad, y no nota que le dan la vuelta a la imagen: ha tirado el orden. La RNN sí lo nota, y se hunde.
#
# ¿Y si le preguntamos **a mitad de la lectura**, con los primeros $k$ renglones?


# %% slideshow={"slide_type": "subslide"}
def accuracy_by_row(opinions):
    """La exactitud con 1, 2, …, 8 renglones leídos; opinions es (n, 8, 10)."""
    return (opinions.argmax(axis=2) == parts.y_test[:, None]).mean(axis=0)


halfway = [np.asarray(reader(parts.X_test[:, :k])) for k in range(1, 9)]
final_only = accuracy_by_row(np.stack(halfway, axis=1))
print("exactitud tras k renglones:", final_only.round(2))

# %% tags=["verify"]
assert final_only[:6].max() < 0.25

# %% [markdown] slideshow={"slide_type": "fragment"}
# Disparates: solo se le enseñó a responder al final. Si queremos una opinión en cada renglón, hay que **pedirla en cada renglón**. Es la arquitectura de muchos a muchos: todos los estados, la misma capa densa en cada paso, y la etiqueta repetida ocho veces como respuesta.

# %% slideshow={"slide_type": "subslide"}
narrator = build_reader(every_row=True)
labels = np.repeat(parts.y_train[:, None], 8, axis=1)  # (n, 8): la misma respuesta en cada paso
data = make_dataset(parts.X_train, labels)
history = narrator.fit(data, **options, callbacks=[LiveProgress()])

opinions = np.asarray(narrator(parts.X_test))
every_row = accuracy_by_row(opinions)
print("salida:", opinions.shape, "→ (dígitos, renglones, clases)")
print("exactitud tras k renglones:", every_row.round(2))

# %% tags=["verify"]
assert every_row[3] > 0.6 and final_only[-1] - 0.1 < every_row[-1] < final_only[-1]

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que cree la red tras cada renglón
fig, axes = plt.subplots(1, 6, figsize=(10.5, 3), width_ratios=[0.8, 1] * 3)
for k, i in enumerate([24, 55, 286]):
    picture, belief = axes[2 * k : 2 * k + 2]
    picture.imshow(parts.X_test[i])
    picture.set(title=f"es un {parts.y_test[i]}", xticks=[], yticks=[], ylabel="renglón")
    belief.imshow(opinions[i], cmap="Blues", vmin=0, vmax=1)
    belief.plot(opinions[i].argmax(axis=1), range(8), ".", color=ORANGE, markersize=8)
    belief.set(xticks=range(0, 10, 3), yticks=[], xlabel="lo que cree")
    picture.grid(False)
    belief.grid(False)
plt.show()

# %% tags=["verify"]
_doubtful = opinions[[24, 55, 286]].argmax(axis=2)
assert (_doubtful[:, 3] == [9, 7, 3]).all() and (_doubtful[:, -1] == [0, 3, 2]).all()
assert every_row[-1] < final_only[-1] - 0.03

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cada fila es un renglón leído y cada columna, una clase; el punto naranja es la favorita. El 0 parece un 9 hasta que se cierra por abajo; el 3 parece un 7 y el 2, un 3, hasta que llega el renglón que los distingue. Es lo que harías tú si destaparas la imagen poco a poco.
#
# A cambio, con los ocho renglones acierta menos, un 89 % frente al 96 %: repartir el esfuerzo entre ocho preguntas tiene su precio.
#
# **Pruébalo.** Abre la celda de la figura, cambia los tres números del `enumerate` por otros, de 0 a 359, y busca un dígito que engañe a la red hasta el final.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Las formas
#
# `X` tiene forma `(32, 24, 7)`: 32 días, 24 horas y 7 sensores. ¿Qué forma tiene la salida de cada una? Escribe tres tuplas.
#
# 1. `SimpleRNN(10)`
# 2. `SimpleRNN(10, return_sequences=True)`
# 3. la 2, seguida de `Dense(1)`

# %% tags=["exercise"]
shapes = [..., ..., ...]

check(1, shapes)

# %% tags=["solution"]
shapes = [(32, 10), (32, 24, 10), (32, 24, 1)]

check(1, shapes)

# %% [markdown]
# ### Ejercicio · Contar
#
# Una red lee 30 días con 3 variables cada uno: `SimpleRNN(20)` y después `Dense(1)`. ¿Cuántos parámetros tiene?

# %% tags=["exercise"]
n_parameters = ...

check(2, n_parameters)

# %% tags=["solution"]
n_parameters = (3 * 20 + 20 * 20 + 20) + (20 * 1 + 1)

check(2, n_parameters)


# %% [markdown]
# ### Ejercicio · Ventanas con adelanto
#
# Escribe `windows_ahead(series, width, ahead)`: devuelve la pareja `X`, de forma `(n, width, 1)`, e `y`, de forma `(n,)`, donde cada respuesta está `ahead` pasos después del último valor de su ventana. Con `ahead=1` son las ventanas de la lección.
# Con la serie 0, 1, …, 9, `width=3` y `ahead=2`, la primera ventana es 0, 1, 2 y su respuesta, 4. Que salgan todas las posibles.


# %% tags=["exercise"]
def windows_ahead(series, width, ahead):
    return ...


check(3, windows_ahead)


# %% tags=["solution"]
def windows_ahead(series, width, ahead):
    n = len(series) - width - ahead + 1
    X = np.array([series[k : k + width] for k in range(n)])
    y = np.array([series[k + width + ahead - 1] for k in range(n)])
    return X[:, :, None], y


check(3, windows_ahead)

# %% [markdown]
# ### Ejercicio · Una alarma que no se apaga
#
# Una neurona recurrente lee ceros y unos, con $h_0 = 0$. Elige $(w_x, w_h, b)$ para que al final $h > 0.5$ **si y solo si ha llegado algún 1**, por largo que sea el silencio después (se prueba hasta 60 pasos).

# %% tags=["exercise"]
alarm = (..., ..., ...)

check(4, alarm)

# %% tags=["solution"]
alarm = (1, 2, 0)

check(4, alarm)


# %% [markdown]
# ### Ejercicio · Encuentra las fugas
#
# `split_series` debería entrenar con el pasado y medir con los `n_test` últimos valores, cada uno con los `width` anteriores como entrada. Pero **mira el futuro dos veces**. Escríbela bien: devuelve `X_train`, `y_train`, `X_test`, `y_test`, con las ventanas de forma
# `(n, width, 1)`, en orden, y todo escalado con la media y la desviación de lo que precede a la prueba.
#
# ```python
# def split_series(series, width, n_test):
#     scaled = (series - series.mean()) / series.std()
#     X = sliding_window_view(scaled, width)[:-1, :, None]
#     y = scaled[width:]
#     order = np.random.permutation(len(y))
#     X, y = X[order], y[order]
#     return X[:-n_test], y[:-n_test], X[-n_test:], y[-n_test:]
# ```


# %% tags=["exercise"]
def split_series(series, width, n_test):
    return ...


check(5, split_series)


# %% tags=["solution"]
def split_series(series, width, n_test):
    past = series[:-n_test]
    scaled = (series - past.mean()) / past.std()
    X = sliding_window_view(scaled, width)[:-1, :, None]
    y = scaled[width:]
    return X[:-n_test], y[:-n_test], X[-n_test:], y[-n_test:]


check(5, split_series)

# %% [markdown]
# ### Reto
#
# La RNN pierde en los máximos. Prueba dos remedios, y decide **solo con la validación** cuál te quedas: trabajar con la raíz cuadrada de las manchas, que acerca los extremos, o predecir el cambio respecto al último año en vez del valor. Aplica
# el mismo a la recta, que también puede mejorar. Abre la prueba una vez. ¿Cambia el ganador?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una secuencia tiene forma (ejemplos, tiempo, variables), y de una serie salen ventanas.
# - Una RNN lee paso a paso: su estado resume lo leído, y los mismos pesos sirven en todos los pasos.
# - `return_sequences` decide si responde al final o en cada paso; solo sabe responder donde se le enseñó.
# - Las series se reparten por fechas: barajar puede cambiar hasta quién gana.
# - Los rivales de una serie son la persistencia, el ciclo anterior y la recta; en las manchas gana la recta.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | ventana | *window* | unos pasos seguidos de una serie, que sirven de entrada |
# | estado | *hidden state* | el resumen de lo leído hasta ahora |
# | red recurrente | *recurrent neural network, RNN* | la que recibe también su salida anterior |
# | desenrollar | *unroll* | dibujarla como una capa por paso |
# | relleno | *padding* | lo que se añade para igualar longitudes |
# | máscara | *mask* | qué pasos hay que saltar |
# | codificador y decodificador | *encoder–decoder* | leer toda la secuencia y después escribir otra |
# | retropropagación en el tiempo | *backpropagation through time* | *backpropagation* en la red desenrollada |
# | persistencia | *persistence* | predecir que nada cambia |
# | un ciclo antes | *seasonal naive* | predecir lo que pasó hace un ciclo |
# | autorregresión | *autoregression, AR* | una recta que predice con los valores anteriores |

# %% [markdown]
# ## Para saber más
#
# - G. U. Yule (1927), *On a method of investigating periodicities in disturbed series, with special reference to Wolfer's sunspot numbers*: la autorregresión, inventada para esta serie.
# - J. L. Elman (1990), *Finding structure in time*: la red recurrente de esta lección.
# - P. J. Werbos (1990), *Backpropagation through time: what it does and how to do it*.
# - A. S. Weigend, B. A. Huberman y D. E. Rumelhart (1990), *Predicting the future: a connectionist approach*: redes con estas manchas, también entrenadas hasta 1920.
