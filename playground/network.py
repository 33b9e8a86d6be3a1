"""La red que se escribe en la lección `red_neuronal_con_numpy`, para usarla fuera de ella."""

# Lo escribe `python -m tools.network` con las celdas `network` de la lección; no se edita a mano.

import numpy as np


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
