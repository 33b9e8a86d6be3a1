# %% tags=["setup"]
# Preparar la lección
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib.pyplot as plt
import numpy as np

from exercises.red_neuronal_con_numpy import check, hint, progress, solution
from utils.data import load_digits
from utils.environment import setup
from utils.plotting import (
    BLUE,
    GRAY,
    GREEN,
    ORANGE,
    RED,
    lighten,
    plot_images,
    plot_points,
    plot_regions,
    record_animation,
)

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto cabe en cien líneas?
#
# Ya tienes casi todas las piezas: capas ([[capas_y_matrices]]), activaciones ([[funciones_de_activacion]]), pérdidas ([[funciones_de_perdida]]), descenso por lotes ([[descenso_del_gradiente]]) y el reparto de la culpa ([[backpropagation_a_mano]]). Hoy
# las montas: una red con las capas que quieras, escrita solo con NumPy.
#
# **Antes de seguir**, apuesta y apúntalo:
#
# 1. ¿Cuántas líneas hacen falta para que lea dígitos escritos a mano: cien, mil, diez mil?
# 2. Frente a Keras, con mil puntos en el plano, ¿será tu red más lenta o más rápida? ¿Cuántas veces?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El plano
#
# Así se va a usar:
#
# ```python
# net = Network([Dense(2, 16, "relu"), Dense(16, 1, "sigmoid")], loss="binary_crossentropy")
# history = train(net, Adam(0.01), X, Y, epochs=50)
# ```
#
# Cada capa hace dos viajes. A la ida recibe $A^{[l-1]}$ y entrega $A^{[l]}$. A la vuelta recibe su error, $\delta^{[l]}$, calcula con él sus
# gradientes y lo pasa a la capa anterior. El optimizador no sabe de capas: ve **un solo vector** con todos los números de la red.


# %% tags=["helper"]
# Dibujar cajas y flechas
def draw_box(ax, x, y, text, color, width=1.5):
    style = {"boxstyle": "round,pad=0.05", "facecolor": lighten(color, 0.75), "edgecolor": color}
    ax.add_patch(
        plt.matplotlib.patches.FancyBboxPatch((x - width / 2, y - 0.35), width, 0.7, **style)
    )
    ax.text(x, y, text, ha="center", va="center", fontsize=13)


def draw_arrow(ax, start, end, text, color, above=0.2):
    style = {"arrowstyle": "-|>", "color": color, "linewidth": 2.2, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)
    middle = (np.array(start) + end) / 2
    ax.text(middle[0], middle[1] + above, text, ha="center", va="center", fontsize=13, color=color)


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El plano de la red: la ida y la vuelta
fig, ax = plt.subplots(figsize=(10.5, 4.2))
centers = [2.4, 5.4, 8.4]
for k, x in enumerate(centers, start=1):
    draw_box(ax, x, 2, f"capa {k}\n$W^{{[{k}]}},\\ b^{{[{k}]}}$", BLUE)
    draw_arrow(ax, (x, 1.55), (x, 0.5), "", RED)
    ax.text(x + 0.12, 1.05, f"$dW^{{[{k}]}},\\ db^{{[{k}]}}$", color=RED, fontsize=13, va="center")
draw_box(ax, 10.8, 2, "pérdida", GREEN, width=1.2)
draw_box(ax, 5.4, 0.05, "un vector con todos los números: el optimizador", ORANGE, width=7.6)
names = ["$X$", "$A^{[1]}$", "$A^{[2]}$", "$\\hat{Y}$"]
ends = [0.3, *(x + 0.85 for x in centers)]
for start, end, name in zip(ends, [1.55, 4.55, 7.55, 10.1], names):
    draw_arrow(ax, (start, 2.2), (end, 2.2), name, "black")
for x, start, name in zip(centers, [4.55, 7.55, 10.1], ["1", "2", "3"]):
    text = f"$\\delta^{{[{name}]}}$"
    draw_arrow(ax, (start, 1.8), (x + 0.85, 1.8), text, RED, above=-0.25)
ax.text(0.2, 2.75, "ida", fontsize=13)
ax.text(11.4, 1.25, "vuelta", fontsize=13, color=RED, ha="right")
ax.set(xlim=(0, 11.6), ylim=(-0.5, 3.1))
ax.axis("off")
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Primera pieza: las activaciones
#
# Cada una necesita dos cosas: $g$, para la ida, y su pendiente, para la vuelta. Un truco ahorra trabajo: la pendiente se puede escribir **con la salida** $A = g(Z)$, que ya
# está calculada.
#
# | | $g'$, con la salida $A$ | por ejemplo |
# |---|:---:|:---:|
# | sigmoide | $A(1 - A)$ | $A = 0.8 \to 0.16$ |
# | tanh | $1 - A^2$ | $A = 0.6 \to 0.64$ |
# | ReLU | 1 si $A > 0$; si no, 0 | $A = 3 \to 1$ |
#
# La sigmoide se escribe como $\frac{1}{2}\big(1 + \tanh\frac{z}{2}\big)$ ([[funciones_de_activacion]]): es la misma, y no desborda. Softmax irá siempre la última, unida a su pérdida,
# y no usará su pendiente.


# %% tags=["network"] slideshow={"slide_type": "subslide"}
def softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))  # sin restar el máximo, desborda
    return E / E.sum(axis=1, keepdims=True)


ACTIVATIONS = {  # nombre: (A = g(Z), pendiente de g escrita con A)
    "linear": (lambda Z: Z, lambda A: 1.0),
    "sigmoid": (lambda Z: (1 + np.tanh(Z / 2)) / 2, lambda A: A * (1 - A)),
    "tanh": (np.tanh, lambda A: 1 - A * A),
    "relu": (lambda Z: np.maximum(Z, 0), lambda A: A > 0),
    "softmax": (softmax, None),
}

# %% slideshow={"slide_type": "fragment"}
Z = np.array([-1000, -2.0, 0.5, 1000])
for name in ["sigmoid", "tanh", "relu"]:
    g, slope = ACTIVATIONS[name]
    by_feet = (g(Z + 1e-5) - g(Z - 1e-5)) / 2e-5  # diferencias finitas
    slopes = (1.0 * slope(g(Z))).round(3).tolist()
    print(f"{name:>8}: A = {g(Z).round(3).tolist()}, pendiente = {slopes}")
    assert np.allclose(slope(g(Z)), by_feet, atol=1e-6)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Escribir softmax sin restar el máximo. Con logits normales da lo mismo; con uno grande, `nan`, y un solo `nan` contagia a toda
# la red:

# %% slideshow={"slide_type": "fragment"}
Z = np.array([[2.0, 1.0, 0.0], [1000.0, 999.0, 998.0]])
with np.errstate(over="ignore", invalid="ignore"):  # sin los avisos de NumPy
    careless = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
print("sin restar:\n", careless.round(3))
print("restando:\n", softmax(Z).round(3))

# %% tags=["verify"]
assert np.isnan(careless[1]).all() and np.allclose(softmax(Z)[1], softmax(Z)[0])

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Segunda pieza: las pérdidas
#
# De una pérdida hacen falta el coste $J$, para mirarlo, y el error de la última capa, $\delta^{[L]} = \frac{\partial J}{\partial Z^{[L]}}$, para empezar la vuelta. En las lecciones [[funciones_de_perdida#]] y
# [[cual_y_cuales#]] viste que la entropía cruzada y su activación se simplifican hasta quedar la resta:
#
# | pérdida | salida | $\delta^{[L]}$ |
# |---|---|:---:|
# | cuadrática | cualquiera menos softmax | $\frac{2}{n\,m}(\hat{Y} - Y) \circ g'$ |
# | binaria | sigmoide | $\frac{1}{n\,m}(\hat{Y} - Y)$ |
# | categórica | softmax | $\frac{1}{n}(\hat{Y} - Y)$ |
#
# Con $n$ ejemplos y $m$ salidas. A mano, dos ejemplos y una salida: $\hat{Y} = (0.8,\ 0.3)$ e $Y = (1,\ 0)$ dan $\delta = \frac{1}{2}(-0.2,\ 0.3) = (-0.1,\ 0.15)$.


# %% tags=["network"] slideshow={"slide_type": "subslide"}
def mse(Y, A):
    return np.mean((A - Y) ** 2)


def binary_crossentropy(Y, A):
    A = np.clip(A, 1e-7, 1 - 1e-7)
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def categorical_crossentropy(Y, A):
    return -np.mean(np.sum(Y * np.log(np.clip(A, 1e-7, 1)), axis=1))


LOSSES = {  # nombre: (coste, δ de la última capa, con la pendiente g1 de su activación)
    "mse": (mse, lambda Y, A, g1: 2 * (A - Y) * g1(A) / A.size),
    "binary_crossentropy": (binary_crossentropy, lambda Y, A, g1: (A - Y) / A.size),
    "categorical_crossentropy": (categorical_crossentropy, lambda Y, A, g1: (A - Y) / len(A)),
}
OUTPUTS = {  # con qué activaciones de salida vale cada una
    "mse": ["linear", "relu", "sigmoid", "tanh"],
    "binary_crossentropy": ["sigmoid"],
    "categorical_crossentropy": ["softmax"],
}

# %% slideshow={"slide_type": "fragment"}
Y, A = np.array([[1], [0]]), np.array([[0.8], [0.3]])
for name in ["mse", "binary_crossentropy"]:
    cost, delta = LOSSES[name]
    g1 = ACTIVATIONS["sigmoid"][1]
    print(f"{name}: J = {cost(Y, A):.4f}, δ = {delta(Y, A, g1).ravel().round(4)}")

# %% tags=["verify"]
assert np.allclose(delta(Y, A, g1).ravel(), [-0.1, 0.15])

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tercera pieza: una capa
#
# A la ida, $A = g(XW + b)$. A la vuelta, con su $\delta$, tres productos ([[backpropagation_a_mano]]):
#
# $$dW = X^{\top}\delta \qquad db = \text{suma de las filas de } \delta \qquad \text{a la anterior: } \delta\,W^{\top}$$
#
# A mano, con dos ejemplos, dos entradas y dos neuronas:
#
# $$X = \begin{pmatrix}1&2\\0&1\end{pmatrix} \quad \delta = \begin{pmatrix}0.5&-1\\1&0\end{pmatrix} \quad W = \begin{pmatrix}1&2\\0&-1\end{pmatrix}$$
#
# $$dW = \begin{pmatrix}0.5&-1\\2&-2\end{pmatrix} \quad db = (1.5,\ -1) \quad \delta\,W^{\top} = \begin{pmatrix}-1.5&1\\1&0\end{pmatrix}$$
#
# Comprueba el $2$ de $dW$: la segunda entrada, $(2, 1)$, por la primera neurona, $(0.5, 1)$: $2\cdot 0.5 + 1\cdot 1$. El producto ya **suma sobre los ejemplos**.

# %% slideshow={"slide_type": "fragment"}
X = np.array([[1, 2], [0, 1]])
delta = np.array([[0.5, -1], [1, 0]])
W = np.array([[1, 2], [0, -1]])
print("dW =", (X.T @ delta).tolist(), " db =", delta.sum(axis=0).tolist())
print("a la anterior:", (delta @ W.T).tolist())

# %% tags=["verify"]
assert (X.T @ delta == [[0.5, -1], [2, -2]]).all() and (delta @ W.T == [[-1.5, 1], [1, 0]]).all()

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Un vector con ventanas
#
# ¿Dónde viven $W$ y $b$? Aprovechemos que `reshape` da una **vista** ([[tensores_y_reshape]]): todos los números de la red van en un vector, `params`, y cada $W$ es una ventana a un
# trozo. Cambiar uno es cambiar el otro.

# %% slideshow={"slide_type": "fragment"}
params = np.zeros(6)
W, b = params[:4].reshape(2, 2), params[4:]
params += 1  # el optimizador toca el vector…
W[0, 1] = 7  # …y la capa, su matriz
print("params =", params, "  W =", W.tolist(), "  b =", b)

# %% tags=["verify"]
assert params[1] == 7 and W[0, 0] == 1

# %% [markdown]
# Así el optimizador actualiza la red entera con una suma, y contar, guardar o comprobar los pesos es recorrer un vector. El azar inicial es el del *A fondo* de la [[capas_y_matrices]]: He para
# ReLU y Glorot para las demás.


# %% tags=["network"] slideshow={"slide_type": "subslide"}
class Dense:
    """Una capa densa, A = g(XW + b)."""

    def __init__(self, n_inputs, n_outputs, activation):
        self.shape, self.activation = (n_inputs, n_outputs), activation
        self.g, self.slope = ACTIVATIONS[activation]
        self.n_params = (n_inputs + 1) * n_outputs

    def attach(self, params, grads, rng):
        """Toma sus trozos de los vectores de la red, y sortea W; b empieza en cero."""
        cut = self.shape[0] * self.shape[1]
        self.W, self.b = params[:cut].reshape(self.shape), params[cut:]
        self.dW, self.db = grads[:cut].reshape(self.shape), grads[cut:]
        n = self.shape[0] if self.activation == "relu" else sum(self.shape)  # He o Glorot
        self.W[:] = rng.normal(0, np.sqrt(2 / n), self.shape)

    def forward(self, X):
        self.X, self.A = X, self.g(X @ self.W + self.b)
        return self.A

    def backward(self, delta):
        """Con δ = ∂J/∂Z deja escritos dW y db."""
        np.matmul(self.X.T, delta, out=self.dW)
        delta.sum(axis=0, out=self.db)


# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuarta pieza: la red
#
# Reparte los vectores entre las capas y encadena los dos viajes. El bucle de `backward` sigue las fórmulas de la [[backpropagation_a_mano]]. Si hay penalización L2, $J$ crece en
# $\lambda\sum W^2$ (los sesgos no pagan) y $dW$, en $2\lambda W$: frena los pesos grandes, y la [[regularizacion]] lo aprovechará.


# %% tags=["network"] slideshow={"slide_type": "subslide"}
class Network:
    """Capas una tras otra; `params` y `grads` son vectores con todos sus números."""

    def __init__(self, layers, loss, l2=0.0, seed=0):
        self.layers, self.l2, self.rng = layers, l2, np.random.default_rng(seed)
        self.loss, self.output_delta = LOSSES[loss]
        if layers[-1].activation not in OUTPUTS[loss]:
            raise ValueError(f"La pérdida {loss} pide una salida {' o '.join(OUTPUTS[loss])}.")
        ends = np.cumsum([layer.n_params for layer in layers])
        self.params, self.grads = np.zeros(ends[-1]), np.zeros(ends[-1])
        pieces = np.split(self.params, ends[:-1]), np.split(self.grads, ends[:-1])
        for layer, params, grads in zip(layers, *pieces):
            layer.attach(params, grads, self.rng)

    def predict(self, X):
        for layer in self.layers:
            X = layer.forward(X)
        return X

    def cost(self, X, Y):
        return self.loss(Y, self.predict(X)) + self.l2 * sum((k.W**2).sum() for k in self.layers)

    def backward(self, X, Y):
        delta = self.output_delta(Y, self.predict(X), self.layers[-1].slope)
        for layer, below in zip(self.layers[::-1], [*self.layers[-2::-1], None]):
            layer.backward(delta)
            if self.l2:
                layer.dW += 2 * self.l2 * layer.W
            if below:
                delta = (delta @ layer.W.T) * below.slope(below.A)


# %% [markdown] slideshow={"slide_type": "slide"}
# ## Quinta pieza: entrenar
#
# Cada optimizador mueve la red entera con una sola operación. `SGD` es el descenso de la [[descenso_del_gradiente]]; su `momentum`, que aquí se queda en 0, y `Adam`, que da a cada número pasos a su medida, los verás por dentro en la [[optimizadores]]: hoy basta con usarlos. Y `train` es el bucle de la [[descenso_del_gradiente]]: barajar, cortar en lotes, medir el gradiente y
# dar un paso. Los únicos bucles son sobre épocas, lotes y capas: **ninguno sobre ejemplos ni neuronas**. A eso se le llama **vectorizar** (*vectorize*).


# %% tags=["network"] slideshow={"slide_type": "subslide"}
class SGD:
    def __init__(self, learning_rate=0.01, momentum=0.0):
        self.learning_rate, self.momentum, self.velocity = learning_rate, momentum, 0.0

    def step(self, params, grads):
        self.velocity = self.momentum * self.velocity - self.learning_rate * grads
        params += self.velocity


class Adam:
    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.learning_rate, self.betas, self.epsilon = learning_rate, (beta_1, beta_2), epsilon
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, params, grads):
        self.t += 1
        beta_1, beta_2 = self.betas
        self.m += (1 - beta_1) * (grads - self.m)  # media del gradiente
        self.v += (1 - beta_2) * (grads * grads - self.v)  # y de su cuadrado
        rate = self.learning_rate * (1 - beta_2**self.t) ** 0.5 / (1 - beta_1**self.t)
        params -= rate * self.m / (np.sqrt(self.v) + self.epsilon)


# %% tags=["network"] slideshow={"slide_type": "subslide"}
def train(net, optimizer, X, Y, epochs, batch_size=32):
    """Descenso por mini-lotes; devuelve el coste al final de cada época."""
    expected = (len(X), net.layers[-1].shape[1])
    if Y.shape != expected:
        raise ValueError(f"Y debe tener forma {expected}, como la salida, y tiene {Y.shape}.")
    history = []
    for _ in range(epochs):
        order = net.rng.permutation(len(X))
        X_mixed, Y_mixed = X[order], Y[order]
        for start in range(0, len(X), batch_size):
            batch = slice(start, start + batch_size)
            net.backward(X_mixed[batch], Y_mixed[batch])
            optimizer.step(net.params, net.grads)
        history.append(net.cost(X, Y))
    return history


# %% [markdown] slideshow={"slide_type": "fragment"}
# Eso es todo: con lo de guardar, que viene luego, no llega a 120 líneas, sin contar las vacías. Pongamos la red a prueba con el XOR de la [[la_neurona]]:

# %% slideshow={"slide_type": "fragment"}
X_xor, Y_xor = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])
net = Network([Dense(2, 8, "tanh"), Dense(8, 1, "sigmoid")], loss="binary_crossentropy")
history = train(net, Adam(0.1), X_xor, Y_xor, epochs=100)
print("números que aprende:", len(net.params), "  responde:", net.predict(X_xor).ravel().round(1))

# %% tags=["verify"]
assert history[-1] < 0.05 and (net.predict(X_xor).round() == Y_xor).all()

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Dar $Y$ con forma $(n,)$. La red responde $(n, 1)$ y, al restar, NumPy empareja cada predicción con **todas** las respuestas. Sin la comprobación de `train`,
# aprendería otra cosa en silencio:

# %% slideshow={"slide_type": "fragment"}
y_flat = Y_xor.ravel()
print("forma de ŷ − y:", (net.predict(X_xor) - y_flat).shape)
try:
    train(net, SGD(), X_xor, y_flat, epochs=1)
except ValueError as error:
    print("train avisa:", error)

# %% tags=["verify"]
assert (net.predict(X_xor) - y_flat).shape == (4, 4)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si el gradiente está mal?
#
# Un gradiente con un fallo suele aprender **algo**, y por eso engaña. Antes de fiarse, se comprueba: se mueve cada número un poco, arriba y abajo, y se mide $J$. Es lento, pero no
# hay donde equivocarse.
#
# **Predice**: con una red de 50 números, ¿cuántas veces hay que calcular $J$?


# %% slideshow={"slide_type": "subslide"}
def measure_gradient(net, X, Y, h=1e-5):
    """El gradiente, número a número, por diferencias finitas."""
    slopes = np.zeros_like(net.params)
    for i, value in enumerate(net.params.copy()):
        net.params[i] = value + h
        up = net.cost(X, Y)
        net.params[i] = value - h
        slopes[i] = (up - net.cost(X, Y)) / (2 * h)
        net.params[i] = value  # como estaba
    return slopes


def difference(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
X = rng.normal(size=(20, 3))
Y = {1: rng.integers(0, 2, (20, 1)), 4: np.eye(4)[rng.integers(0, 4, 20)]}
n_checked = 0
for hidden in ["sigmoid", "tanh", "relu", "linear"]:
    for loss, outputs in OUTPUTS.items():
        for output in outputs:
            m = 4 if output == "softmax" else 1
            layers = [Dense(3, 5, hidden), Dense(5, 5, hidden), Dense(5, m, output)]
            net = Network(layers, loss, l2=0.01)
            net.params += 0.1  # para que ningún sesgo sea cero
            net.backward(X, Y[m])
            assert difference(net.grads, measure_gradient(net, X, Y[m])) < 1e-7
            n_checked += 1
print(n_checked, "redes distintas: todos sus gradientes coinciden")

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Cien veces: dos por número.

# %% [markdown] slideshow={"slide_type": "subslide"}
# La figura enfrenta los dos gradientes de una misma red; si coinciden, los puntos caen en la diagonal. Los otros dos paneles llevan un fallo puesto a
# propósito; fíjate en sus escalas. **Predice** cuál estropea solo *algunos* puntos.

# %% slideshow={"slide_type": "fragment"}
net = Network([Dense(3, 8, "tanh"), Dense(8, 8, "tanh"), Dense(8, 4, "softmax")], loss)
measured = measure_gradient(net, X, Y[4])
net.backward(X, Y[4])
right = net.grads.copy()
for layer in net.layers[:-1]:
    layer.slope = lambda A: 1.0  # un fallo: olvidar g'
net.backward(X, Y[4])
panels = {"bien": right, "sin dividir por $n$": 20 * right, "sin $g'$": net.grads}
last = net.layers[-1].n_params

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# El gradiente de la red frente al medido, sin fallo y con dos fallos
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.9))
for ax, (title, computed) in zip(axes, panels.items()):
    ax.axline((0, 0), slope=1, color=GRAY, linewidth=1.5)
    ax.scatter(measured[:-last], computed[:-last], s=28, color=RED, zorder=3, label="ocultas")
    ax.scatter(measured[-last:], computed[-last:], s=28, color=BLUE, zorder=4, label="salida")
    ax.set(title=title, xlabel="por diferencias finitas", xticks=[-0.1, 0, 0.1])
axes[0].set_ylabel("por backpropagation")
axes[0].legend(loc="upper left")
plt.show()

# %% tags=["verify"]
assert np.allclose(net.grads[-last:], right[-last:])  # la última capa no usa g'
assert difference(right, measured) < 1e-7 < 0.1 < difference(net.grads, measured)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Sin dividir por $n$ todo se multiplica por 20: la dirección es buena, pero $\eta$ ya no significa lo mismo con otro tamaño de lote. Sin $g'$, la última capa sigue bien, y las de
# abajo, no: es el fallo que más se disfraza.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** En `softmax`, quita el `axis=1, keepdims=True` de la suma y ejecuta desde ahí. ¿Qué celda es la primera en protestar? Esta vez el rojo es lo que se busca.

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# La celda de las 24 redes se detiene en la primera que acaba en softmax: su `assert` ha hecho su trabajo. Antes ya había una pista: en el error frecuente, las filas dejan de sumar 1. Deja `softmax` como estaba y ejecuta otra vez.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos lunas
#
# Mil puntos en dos lunas que se abrazan: ninguna recta las separa. Y otros mil, sorteados aparte, para medir.

# %% tags=["setup"]
# Preparar las lunas
from sklearn.datasets import make_moons

# %% slideshow={"slide_type": "fragment"}
X_moons, y_moons = make_moons(1000, noise=0.2, random_state=0)
X_new, y_new = make_moons(1000, noise=0.2, random_state=1)
Y_moons = y_moons[:, None]


def moons_network(width=16, l2=0.0):
    layers = [Dense(2, width, "relu"), Dense(width, width, "relu"), Dense(width, 1, "sigmoid")]
    return Network(layers, loss="binary_crossentropy", l2=l2)


def accuracy(net, X, y):
    return np.mean((net.predict(X)[:, 0] >= 0.5) == y)


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Cómo se dobla la frontera entre las dos lunas
net, optimizer, costs, seen = moons_network(), Adam(0.01), {}, 0
fig, axes = plt.subplots(2, 3, figsize=(10.5, 6.8), sharex=True, sharey=True)
for ax, epoch in zip(axes.flat, [0, 1, 2, 5, 10, 50]):
    train(net, optimizer, X_moons, Y_moons, epochs=epoch - seen)  # sigue donde estaba
    seen, costs[epoch] = epoch, net.cost(X_moons, Y_moons)
    plot_regions(net.predict, (-1.9, 2.9), (-1.5, 2), ax=ax, resolution=150)
    plot_points(X_moons[::3], y_moons[::3], ax=ax, size=16)
    ax.set(title=f"época {epoch}: $J$ = {costs[epoch]:.3f}")
for ax in axes[1]:
    ax.set_xlabel("$x_1$")
for ax in axes[:, 0]:
    ax.set_ylabel("$x_2$")
plt.show()

# %% slideshow={"slide_type": "fragment"}
print(f"aciertos con puntos nuevos: {accuracy(net, X_new, y_new):.3f}")

# %% tags=["verify"]
assert accuracy(net, X_new, y_new) > 0.95 and costs[50] < costs[10] < costs[1] < costs[0]

# %% [markdown] slideshow={"slide_type": "fragment"}
# La época 0 es el azar inicial. Una sola época basta para colocarse; las siguientes doblan la frontera hasta que sigue a las lunas. Como se solapan un poco, el
# 100 % con puntos nuevos no es de esperar.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Empezar con todos los pesos a cero, o todos iguales. **Predice**: ¿qué coste tendrá tras 20 épocas?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
net = moons_network()
net.params[:] = 0
history = train(net, Adam(0.01), X_moons, Y_moons, epochs=20)
print(f"todo ceros:   J = {history[-1]:.2f}, y ln 2 = {np.log(2):.2f}")

net.params[:] = 0.1
history = train(net, Adam(0.01), X_moons, Y_moons, epochs=20)
W = net.layers[0].W.round(9)
n_different = np.unique(W, axis=1).shape[1]
print(f"todo iguales: J = {history[-1]:.2f}; neuronas distintas en la capa 1: {n_different}")

# %% tags=["verify"]
assert n_different == 1 and history[-1] > 2 * costs[50]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con ceros, ReLU calla y no pasa nada hacia atrás: solo se mueve el último sesgo, y la red contesta «mitad y mitad». Con pesos iguales, todas las neuronas reciben la misma culpa y son
# **gemelas para siempre**: dieciséis hacen el trabajo de una. Hace falta azar.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### ¿Cuántas neuronas hacen falta?
#
# Una sola capa oculta, doscientos puntos, cien épocas; los aciertos, con mil puntos nuevos. **Predice** la forma de la frontera con 1, con 4 y con 16 neuronas ReLU.

# %% slideshow={"slide_type": "subslide"}
X_few, y_few = make_moons(200, noise=0.15, random_state=0)
X_fresh, y_fresh = make_moons(1000, noise=0.15, random_state=1)  # para medir los aciertos


def train_small(n_hidden, activation="relu", epochs=100):
    layers = [Dense(2, n_hidden, activation), Dense(n_hidden, 1, "sigmoid")]
    net = Network(layers, "binary_crossentropy", seed=1)
    train(net, Adam(0.03), X_few, y_few[:, None], epochs)
    return net


# %% tags=["helper"]
# Dibujar la frontera de una red pequeña
def draw_small(ax, net, title, resolution=150):
    plot_regions(net.predict, (-1.8, 2.7), (-1.3, 1.8), ax=ax, resolution=resolution)
    plot_points(X_few, y_few, ax=ax, size=25)
    ax.set(title=title, xlabel="$x_1$")


# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# La frontera con 1, 4 y 16 neuronas ocultas
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.9), sharey=True)
hits = []
for ax, n_hidden in zip(axes, [1, 4, 16]):
    net = train_small(n_hidden)
    hits.append(accuracy(net, X_fresh, y_fresh))
    draw_small(ax, net, f"ocultas: {n_hidden}, aciertos: {hits[-1]:.2f}")
axes[0].set_ylabel("$x_2$")
plt.show()

# %% tags=["verify"]
assert hits[0] < 0.9 < hits[1] < hits[2]

# %% [markdown] slideshow={"slide_type": "subslide"}
# Tu red es tan rápida que se puede entrenar **cada vez que mueves el deslizador**. Prueba las tres activaciones:

# %% tags=["setup"]
# Preparar los controles
from ipywidgets import Dropdown, IntSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "fragment"}
# Entrena una red con cada movimiento
def show_small(n_hidden=4, activation="relu", epochs=50):
    net = train_small(n_hidden, activation, epochs)
    fig, ax = plt.subplots(figsize=(5.6, 4), layout="none", dpi=90)
    draw_small(
        ax, net, f"aciertos con puntos nuevos: {accuracy(net, X_fresh, y_fresh):.2f}", resolution=70
    )
    plt.show()


interact(
    show_small,
    n_hidden=IntSlider(4, min=1, max=16, description="ocultas"),
    activation=Dropdown(options=["relu", "tanh", "sigmoid"], description="activación"),
    epochs=IntSlider(50, min=0, max=150, step=10, description="épocas"),
);  # fmt: skip

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos espirales
#
# Un problema famoso por difícil: dos brazos enrollados. Primero, sin capa oculta; después, con dos.


# %% tags=["helper"]
# Sortear puntos en dos espirales
def make_spirals(n, turns=1.5, noise=0.05, seed=0):
    """n puntos en dos brazos: el radio crece con el ángulo."""
    rng = np.random.default_rng(seed)
    y = np.arange(n) % 2
    radius = np.sqrt(rng.uniform(0.02, 1, n))
    angle = 2 * np.pi * turns * radius + np.pi * y  # el brazo 1, media vuelta después
    X = 3 * radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return X + rng.normal(0, noise, (n, 2)), y


# %% slideshow={"slide_type": "fragment"}
X_spiral, y_spiral = make_spirals(600)
Y_spiral = y_spiral[:, None]
X_other, y_other = make_spirals(600, seed=1)
line = Network([Dense(2, 1, "sigmoid")], "binary_crossentropy")
train(line, Adam(0.01), X_spiral, Y_spiral, epochs=100)
print(f"sin capa oculta, aciertos con puntos nuevos: {accuracy(line, X_other, y_other):.2f}")

# %% tags=["verify"]
assert accuracy(line, X_other, y_other) < 0.7

# %% slideshow={"slide_type": "subslide"}
layers = [Dense(2, 24, "relu"), Dense(24, 24, "relu"), Dense(24, 1, "sigmoid")]
spiral_net, optimizer = Network(layers, "binary_crossentropy"), Adam(0.01)
path = [spiral_net.params.copy()]  # los números de la red tras cada época
for _ in range(40):
    train(spiral_net, optimizer, X_spiral, Y_spiral, epochs=1)
    path.append(spiral_net.params.copy())


# %% tags=["helper"]
# Dibujar la red de una época
def draw_epoch(ax, epoch, resolution=140):
    spiral_net.params[:] = path[epoch]  # la red vuelve a ser la de esa época
    plot_regions(spiral_net.predict, (-3.3, 3.3), (-3.3, 3.3), ax=ax, resolution=resolution)
    plot_points(X_spiral[:300], y_spiral[:300], ax=ax, size=14)
    score = accuracy(spiral_net, X_other, y_other)
    ax.set(title=f"época {epoch}: {score:.2f}", aspect="equal", xticks=[], yticks=[])
    return score


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La espiral, de la época 0 a la 40
fig, axes = plt.subplots(2, 3, figsize=(9.6, 6.7))
scores = [draw_epoch(ax, epoch) for ax, epoch in zip(axes.flat, [0, 2, 5, 10, 20, 40])]
plt.show()

# %% tags=["verify"]
assert scores[1] < 0.7 and scores[-1] > 0.99

# %% [markdown] slideshow={"slide_type": "fragment"}
# En los títulos, los aciertos con puntos nuevos. Al principio mejora poco: los brazos se resisten hasta que las neuronas encuentran por dónde plegar el plano. Y guardar
# una época es copiar un vector. Las cuarenta seguidas:

# %% tags=["figure", "nbval-ignore-output"] slideshow={"slide_type": "subslide"}
# La espiral, en movimiento
# La animación es una imagen: no se compara con la guardada.
fig, ax = plt.subplots(figsize=(4, 4.2), dpi=90)


def draw_frame(k):
    ax.clear()
    draw_epoch(ax, k, resolution=80)


alt = "La frontera se enrolla entre los dos brazos de la espiral"
record_animation(fig, draw_frame, len(path), seconds=0.15, alt=alt)

# %% [markdown]
# **Pruébalo.** En las espirales, cambia `"relu"` por `"tanh"` en las dos capas ocultas. ¿Llegará antes o después? Con 40 épocas se queda a medias; prueba con 120, en el bucle y en la lista de épocas de la figura.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dígitos
#
# 64 píxeles, diez clases. Solo cambian los tamaños, la salida, softmax, y las respuestas, que van en *one-hot*. ¿Cuántas neuronas ocultas? **Se decide con la validación**; la prueba se mira una sola
# vez, al final.

# %% slideshow={"slide_type": "fragment"}
digits = load_digits().split()
X_train, X_val, X_test = (
    X.reshape(len(X), 64) for X in (digits.X_train, digits.X_val, digits.X_test)
)
one_hot = np.eye(10)


def train_digits(n_hidden, X, y):
    layers = [Dense(64, n_hidden, "relu"), Dense(n_hidden, 10, "softmax")]
    net = Network(layers, "categorical_crossentropy", l2=1e-4)
    train(net, Adam(0.003), X, one_hot[y], epochs=30)
    return net


def digits_accuracy(net, X, y):
    return np.mean(net.predict(X).argmax(axis=1) == y)


# %% slideshow={"slide_type": "subslide"}
scores = {}
for n_hidden in [8, 16, 32, 64]:
    net = train_digits(n_hidden, X_train, digits.y_train)
    scores[n_hidden] = digits_accuracy(net, X_val, digits.y_val)
    print(f"{n_hidden:>2} ocultas: {scores[n_hidden]:.3f} en validación")
best = max(scores, key=scores.get)

# %% slideshow={"slide_type": "fragment"}
X_all = np.concatenate([X_train, X_val])  # elegida, aprende también de la validación
y_all = np.concatenate([digits.y_train, digits.y_val])
digits_net = train_digits(best, X_all, y_all)
test_score = digits_accuracy(digits_net, X_test, digits.y_test)
print(f"con {best} ocultas, en prueba: {test_score:.3f}")

# %% tags=["verify"]
assert test_score >= 0.97

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Todos los fallos de la prueba
P = digits_net.predict(X_test)
wrong = np.flatnonzero(P.argmax(axis=1) != digits.y_test)
titles = [f"es {digits.y_test[i]}, dice {P[i].argmax()}\n({P[i].max():.2f})" for i in wrong]
plot_images(digits.X_test[wrong][:10], titles=titles[:10], columns=5, size=1.7)
plt.show()

# %% tags=["verify"]
assert len(wrong) <= 10

# %% [markdown] slideshow={"slide_type": "fragment"}
# Todos sus fallos en la prueba, con la probabilidad que dio. Más del 97 % con poco más de cien líneas: la [[clasificacion_multiclase]] lo comparará con otros modelos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Guardar lo aprendido
#
# Un archivo `.npz` guarda varias matrices con su nombre. Al leerlo se pide `allow_pickle=False`, que es lo que NumPy hace si no dices nada: un archivo con *pickle* puede **ejecutar código** al
# abrirse, y unos pesos bajados de internet solo deben ser números.


# %% tags=["network"] slideshow={"slide_type": "fragment"}
def save(net, path):
    names = {f"W{k}": layer.W for k, layer in enumerate(net.layers, start=1)}
    names |= {f"b{k}": layer.b for k, layer in enumerate(net.layers, start=1)}
    np.savez(path, **names)


def load(net, path):
    with np.load(path, allow_pickle=False) as arrays:
        for k, layer in enumerate(net.layers, start=1):
            W, b = arrays[f"W{k}"], arrays[f"b{k}"]
            if W.shape != layer.shape:
                raise ValueError(f"W{k} tiene forma {W.shape}; la capa espera {layer.shape}.")
            layer.W[:], layer.b[:] = W, b  # con [:], dentro de la ventana


# %% slideshow={"slide_type": "subslide"}
with TemporaryDirectory() as folder:
    file = Path(folder) / "digitos.npz"
    save(digits_net, file)
    layers = [Dense(64, best, "relu"), Dense(best, 10, "softmax")]
    twin = Network(layers, "categorical_crossentropy", seed=99)  # otros pesos
    before = digits_accuracy(twin, X_test, digits.y_test)
    load(twin, file)
assert before < 0.3 and (twin.predict(X_test) == digits_net.predict(X_test)).all()
print("tras cargar, las 360 respuestas son idénticas, hasta la última cifra")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Es la misma red que la de Keras?
#
# Si las cuentas son las mismas, con los mismos pesos iniciales y los mismos lotes el coste debe ser el mismo, época tras época. Lunas, Adam y L2; y para que el redondeo no estorbe, Keras también en `float64`.

# %% tags=["setup"]
# Preparar Keras
import keras

setup()


# %% slideshow={"slide_type": "subslide"}
def keras_moons(width=16, l2=0.0):
    def dense(n, activation):
        penalty = keras.regularizers.L2(l2) if l2 else None
        return keras.layers.Dense(n, activation, kernel_regularizer=penalty)

    layers = [dense(width, "relu"), dense(width, "relu"), dense(1, "sigmoid")]
    model = keras.Sequential([keras.Input((2,)), *layers])
    model.compile(keras.optimizers.Adam(0.01), loss="binary_crossentropy")
    return model


keras.config.set_floatx("float64")
net, model = moons_network(l2=0.001), keras_moons(l2=0.001)
for ours, theirs in zip(net.layers, model.layers):
    theirs.set_weights([ours.W, ours.b])  # los mismos pesos iniciales

# %% slideshow={"slide_type": "fragment"}
optimizer, rng, costs, keras_costs = Adam(0.01), np.random.default_rng(0), [], []
X, Y = X_moons[:250], Y_moons[:250]
for _ in range(20):
    order = rng.permutation(len(X))
    for start in range(0, len(X), 32):
        rows = order[start : start + 32]  # los mismos lotes
        net.backward(X[rows], Y[rows])
        optimizer.step(net.params, net.grads)
        model.train_on_batch(X[rows], Y[rows])
    costs.append(net.cost(X, Y))
    keras_costs.append(model.evaluate(X, Y, batch_size=len(X), verbose=0))
keras.config.set_floatx("float32")  # como estaba
gap = np.abs(np.array(costs) - keras_costs).max()
print(f"J tras 20 épocas: {costs[-1]:.4f} y {keras_costs[-1]:.4f}")
assert gap < 1e-5

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El coste en cada época, el nuestro y el de Keras
fig, ax = plt.subplots(figsize=(7.5, 3.8))
epochs = np.arange(1, 21)
ax.plot(epochs, keras_costs, color=lighten(ORANGE, 0.4), linewidth=9, label="Keras")
ax.plot(epochs, costs, "o-", color=BLUE, markersize=4, label="la nuestra")
ax.set(xlabel="época", ylabel="coste, $J$", xticks=[1, 5, 10, 15, 20])
ax.legend()
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En las veinte épocas los costes difieren menos de una cienmilésima. Ya sabes lo que hay dentro de `model.fit`.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Quién es más rápida?
#
# Llega la segunda apuesta: las mil lunas, lotes de 32, y el mismo trabajo para las dos. Se mide cada una varias veces y se toma la mejor, que es la menos estorbada.


# %% tags=["helper"]
# Medir lo que tarda un paso
def best_time(task, repeats=3):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def step_times(width, n=1000):
    """Milisegundos por paso, los nuestros y los de Keras. Nosotros usamos n puntos."""
    net, optimizer, model = moons_network(width), Adam(0.01), keras_moons(width)
    X, Y = X_moons[:n], Y_moons[:n]
    model.fit(X_moons, Y_moons, verbose=0)  # la primera vez prepara el grafo: no cuenta
    ours = best_time(lambda: train(net, optimizer, X, Y, epochs=1)) / np.ceil(n / 32)
    theirs = best_time(lambda: model.fit(X_moons, Y_moons, verbose=0)) / np.ceil(1000 / 32)
    return 1000 * ours, 1000 * theirs


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
width = 16
small = step_times(width)
ratio = small[1] / small[0]
how_many = "más de 10" if ratio > 10 else f"{ratio:.1f}"
print(f"con {width} neuronas por capa, la nuestra es {how_many} veces más rápida")

# %% tags=["verify"]
assert small[1] > 10 * small[0]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# No es que Keras esté mal hecha. Un paso cuesta dos cosas: **un fijo** (preparar el lote, avisar a quien observa, lanzar el grafo) y **las cuentas**. Nuestro fijo es
# minúsculo porque no ofrecemos nada más; y con 16 neuronas casi no hay cuentas.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice**: al pasar de 16 a 1024 neuronas por capa, las cuentas se multiplican por unas 4000. ¿Quién gana entonces?

# %% tags=["figure", "predict", "nbval-ignore-output"] slideshow={"slide_type": "subslide"}
# Milisegundos por paso según el tamaño de la red
# Los tiempos cambian con cada ordenador: esta figura no se compara con la guardada.
widths = [16, 64, 256, 1024]
slow = step_times(1024, n=160)  # bastan unos pasos: cada uno cuesta lo mismo
times = np.array([small, step_times(64, n=320), step_times(256, n=320), slow])

fig, ax = plt.subplots(figsize=(8, 4.4))
ax.loglog(widths, times[:, 0], "o-", color=BLUE, label="la nuestra, con NumPy")
ax.loglog(widths, times[:, 1], "s-", color=ORANGE, label="Keras, con fit(X, Y)")
for width, pair in zip(widths, times):
    for value, other in zip(pair, pair[::-1]):
        side = 11 if value > other else -20
        text = f"{value:.2f}" if value < 1 else f"{value:.1f}"
        ax.annotate(text, (width, value), xytext=(0, side), textcoords="offset points", ha="center")
ax.set(xlabel="neuronas en cada capa oculta", ylabel="milisegundos por paso")
ax.set_xticks(widths, widths)
ax.set_ylim(times.min() / 2.2, times.max() * 2.5)
ax.minorticks_off()
ax.legend(loc="upper left")
plt.show()

# %% tags=["verify"]
assert times[0, 1] / times[0, 0] > 5 * times[-1, 1] / times[-1, 0]  # la ventaja se esfuma

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La línea de Keras es casi llana mientras manda el fijo; la nuestra sube en cuanto hay cuentas, y su ventaja se esfuma. En grande, tres cosas juegan a favor de Keras: usa `float32`, la mitad de
# memoria que mover; junta operaciones en vez de crear una matriz intermedia en cada una; y reparte entre los núcleos todas las operaciones, no solo los productos, o las lleva a una GPU. **Para lo pequeño, NumPy; para lo grande,
# una biblioteca.** Los milisegundos y el sitio del cruce dependen del ordenador. La [[manejo_de_datos]] enseña a bajar el fijo de Keras.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** Cambia `width = 16` por `width = 2`, y luego por `width = 64`, en la celda de `small`, y mira los dos números con `print(small)`. ¿Cuál casi no se mueve?
#
# Con esta misma red, línea por línea, funciona [el laboratorio](playground.ipynb): mueve sus mandos y mira qué aprende cada neurona. Su botón *Ver el código* escribe el programa de Keras que hace lo mismo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Antes de entrenar
#
# Una red lleva 64 entradas, una capa oculta de 32 y una salida de 10. Se entrena 20 épocas con 1437 ejemplos, en lotes de 50. Sin ejecutar nada, escribe cuántos números aprende,
# cuántos pasos da el optimizador en total y cuántos bytes ocupan sus números en `float64`.

# %% tags=["exercise"]
n_params = ...
n_steps = ...
n_bytes = ...

check(1, (n_params, n_steps, n_bytes))

# %% tags=["solution"]
n_params = (64 + 1) * 32 + (32 + 1) * 10  # 2410: el 1 es el sesgo
n_steps = 20 * 29  # 1437 / 50 son 28 lotes llenos y uno de 37
n_bytes = 8 * n_params  # 64 bits son 8 bytes

check(1, (n_params, n_steps, n_bytes))

# %% [markdown]
# ### Ejercicio · Una activación nueva
#
# Para añadir la *leaky* ReLU a la tabla hacen falta sus dos funciones. `leaky_relu(Z)` deja pasar lo positivo y multiplica lo negativo por 0.01. `leaky_relu_slope(A)` da su pendiente escrita **con la salida** $A$;
# en la esquina, $A = 0$, vale cualquiera de las dos. Para matrices de cualquier forma.


# %% tags=["exercise"]
def leaky_relu(Z):
    return ...


def leaky_relu_slope(A):
    return ...


check(2, (leaky_relu, leaky_relu_slope))


# %% tags=["solution"]
def leaky_relu(Z):
    return np.where(Z > 0, Z, 0.01 * Z)


def leaky_relu_slope(A):
    return np.where(A > 0, 1, 0.01)  # A tiene el mismo signo que Z


check(2, (leaky_relu, leaky_relu_slope))

# %% [markdown]
# ### Ejercicio · La vuelta de una capa
#
# Escribe `dense_backward(X, W, delta)`, con `X` de forma $(n, d)$, `W` de forma $(d, m)$ y `delta`, que es $\frac{\partial J}{\partial Z}$, de forma $(n, m)$. Devuelve tres cosas: $dW$, $db$ y lo que
# se entrega a la capa anterior antes de multiplicar por su $g'$. Los ejemplos ya están promediados en `delta`. Sin bucles.


# %% tags=["exercise"]
def dense_backward(X, W, delta):
    dW = ...
    db = ...
    dX = ...
    return dW, db, dX


check(3, dense_backward)


# %% tags=["solution"]
def dense_backward(X, W, delta):
    dW = X.T @ delta  # (d, n) · (n, m) → (d, m)
    db = delta.sum(axis=0)  # (m,)
    dX = delta @ W.T  # (n, m) · (m, d) → (n, d)
    return dW, db, dX


check(3, dense_backward)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Debería devolver $\delta^{[L]}$, la derivada de la entropía cruzada categórica **media** respecto de los logits `Z`, con `Y` en *one-hot*; `Z` e `Y` tienen forma $(n, C)$. Tiene **tres fallos**, y solo uno se nota al ejecutar,
# con logits grandes. Escríbela bien.
#
# ```python
# def softmax_delta(Z, Y):
#     E = np.exp(Z)
#     A = E / E.sum()
#     return A - Y
# ```


# %% tags=["exercise"]
def softmax_delta(Z, Y):
    return ...


check(4, softmax_delta)


# %% tags=["solution"]
def softmax_delta(Z, Y):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))  # no desborda
    A = E / E.sum(axis=1, keepdims=True)  # cada fila, por su lado
    return (A - Y) / len(Z)  # la media


check(4, softmax_delta)

# %% [markdown]
# ### Ejercicio · El inspector de gradientes
#
# Escribe `is_right(cost, gradient, params)`: `cost(params)` devuelve un número, y `gradient(params)`, un vector de la forma de `params`. Devuelve `True` si el gradiente coincide con el que se mide por
# diferencias finitas, con un error de menos de una parte en mil, y `False` si no. Ha de servir para gradientes grandes y pequeños, y dejar `params` como estaba.


# %% tags=["exercise"]
def is_right(cost, gradient, params):
    return ...


check(5, is_right)


# %% tags=["solution"]
def is_right(cost, gradient, params):
    h, measured = 1e-5, np.zeros(len(params))
    for i in range(len(params)):
        nudge = np.zeros(len(params))
        nudge[i] = h
        measured[i] = (cost(params + nudge) - cost(params - nudge)) / (2 * h)
    gap = np.linalg.norm(gradient(params) - measured)
    return bool(gap <= 1e-3 * np.linalg.norm(measured) + 1e-12)  # relativo al tamaño


check(5, is_right)

# %% [markdown]
# ### Reto
#
# Haz una espiral de **tres** brazos y entrena una red con softmax. Después añade a `ACTIVATIONS` tu *leaky* ReLU y compara cuántas épocas tarda cada activación en pasar del 95 % con puntos nuevos, con diez
# semillas. Por último, haz que `train` reciba datos de validación y pare cuando su coste lleve diez épocas sin mejorar, quedándose con los mejores pesos: guardarlos es copiar un vector.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una capa: $A = g(XW + b)$ a la ida; $dW = X^{\top}\delta$, la suma de $\delta$ y $\delta W^{\top}$ a la vuelta.
# - Con la activación que le toca, la entropía cruzada empieza la vuelta con una resta: $\frac{1}{n}(\hat{Y} - Y)$.
# - Un gradiente no se da por bueno hasta compararlo con diferencias finitas.
# - El tamaño se elige con la validación; la prueba se mira una vez.
# - En pequeño manda el coste fijo de cada paso y gana NumPy; en grande mandan las cuentas y gana la biblioteca.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | ida, vuelta | *forward pass*, *backward pass* | calcular la salida; repartir el error |
# | término de error, $\delta$ | *error term* | cuánto cambia el coste al mover cada $Z$ |
# | comprobar el gradiente | *gradient checking* | compararlo con diferencias finitas |
# | vectorizar | *vectorize* | sustituir bucles por operaciones con matrices |
# | vista | *view* | otra forma de mirar los mismos números en memoria |
# | penalización L2 | *L2 penalty* | sumar al coste el cuadrado de los pesos |
# | frontera de decisión | *decision boundary* | donde la red cambia de respuesta |
# | coste fijo | *overhead* | lo que se paga en cada paso, haya muchas cuentas o pocas |

# %% [markdown]
# ## Para saber más
#
# - D. Rumelhart, G. Hinton y R. Williams (1986), *Learning representations by back-propagating errors*: la vuelta, en cuatro páginas.
# - K. Lang y M. Witbrock (1988), *Learning to tell two spirals apart*: el problema de las espirales y lo que costaba entonces.
# - Y. LeCun, L. Bottou, G. Orr y K.-R. Müller (1998), *Efficient BackProp*: consejos para escribir una red que aprenda.
# - D. Kingma y J. Ba (2015), *Adam: a method for stochastic optimization*: el optimizador de esta lección.
# - C. Harris y otros (2020), *Array programming with NumPy*: cómo funcionan las matrices, las vistas y la difusión (*broadcasting*).
