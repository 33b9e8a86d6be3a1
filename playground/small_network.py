"""La red pequeña que acompaña a las lecciones de una neurona: dos entradas, una capa oculta y una salida.

Aprende las lunas, un problema que ninguna recta resuelve. Las lecciones cambian en ella una pieza cada vez (la
activación, la pérdida, la tasa o el lote) y miran qué cambia. Por dentro es la de la lección
`red_neuronal_con_numpy`, con funciones en lugar de nombres, para que valga también la que escribe un estudiante.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from sklearn.datasets import make_moons

EDGE = 1e-7  # las probabilidades no llegan a 0 ni a 1: el logaritmo de 0 no existe


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


# Una pieza es un par: la función y su pendiente.
TANH = (np.tanh, lambda z: 1 - np.tanh(z) ** 2)
CROSS_ENTROPY = (
    lambda y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p)),
    lambda y, p: (p - y) / (p * (1 - p)),
)


def load_moons(n: int = 200, noise: float = 0.2, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Dos lunas enlazadas.

    Args:
        n: cuántos puntos.
        noise: desviación típica de lo que cada punto se aparta de su luna.
        seed: la semilla del sorteo.

    Returns:
        X, (n, 2), con cada columna de media 0 y desviación 1, e y, (n,), la luna de cada punto: 0 o 1.
    """
    X, y = make_moons(n, noise=noise, random_state=seed)
    return (X - X.mean(axis=0)) / X.std(axis=0), y


@dataclass
class SmallNetwork:
    """La red, ya entrenada.

    Attributes:
        W1, b1: los pesos y los sesgos de la capa oculta, (2, hidden) y (hidden,).
        W2, b2: los de la salida, (hidden,) y un número.
        activation: la función de la capa oculta.
        losses: la pérdida media antes de la primera época y después de cada una, (epochs + 1,).
        accuracies: la parte de ejemplos acertados en esos mismos momentos, (epochs + 1,).
    """

    W1: np.ndarray
    b1: np.ndarray
    W2: np.ndarray
    b2: float
    activation: Callable
    losses: np.ndarray
    accuracies: np.ndarray

    def predict(self, X) -> np.ndarray:
        """La probabilidad de la clase 1 de cada fila de X, (n, 2): un vector (n,)."""
        return sigmoid(self.activation(_points(X) @ self.W1 + self.b1) @ self.W2 + self.b2)

    def accuracy(self, X, y) -> float:
        """Qué parte de las filas de X, (n, 2), cae en su clase de y, (n,)."""
        return float(np.mean((self.predict(X) >= 0.5) == np.asarray(y)))


def train_small_network(
    X,
    y,
    activation=TANH,
    loss=CROSS_ENTROPY,
    learning_rate: float = 1.0,
    batch_size: int | None = None,
    epochs: int = 500,
    hidden: int = 8,
    output_bias: float = 0.0,
    seed: int = 0,
) -> SmallNetwork:
    """Entrena la red por descenso del gradiente.

    La salida es una sigmoide. Los pesos empiezan como en Keras (Glorot uniforme) y los sesgos de la capa oculta, en 0.
    Dos entrenamientos con la misma semilla empiezan con los mismos pesos, sean cuales sean las otras piezas.

    Args:
        X: los puntos, (n, 2).
        y: la clase de cada uno, (n,), 0 o 1.
        activation: la de la capa oculta, un par de funciones de z: la activación y su pendiente.
        loss: un par de funciones de la respuesta y, 0 o 1, y la predicción p, entre 0 y 1: la pérdida de cada ejemplo y
            su pendiente respecto a p.
        learning_rate: la tasa de aprendizaje.
        batch_size: ejemplos por paso; None, todos. Con menos que n, se barajan en cada época.
        epochs: cuántas veces se recorren los ejemplos.
        hidden: neuronas de la capa oculta.
        output_bias: con qué sesgo empieza la salida.
        seed: la semilla de los pesos y del barajado.

    Returns:
        La red entrenada.

    Raises:
        ValueError: si X o y no tienen esas formas, si y tiene algo que no es 0 ni 1, o si una pieza no es un par.
    """
    X, y = _points(X), np.asarray(y, dtype=float)
    if y.shape != (len(X),) or not np.isin(y, (0, 1)).all():
        raise ValueError(f"y debe tener un 0 o un 1 por fila de X, con forma ({len(X)},); tiene forma {y.shape}.")
    for name, piece in {"activation": activation, "loss": loss}.items():
        if not isinstance(piece, tuple) or len(piece) != 2:
            raise ValueError(f"{name} debe ser un par (función, pendiente).")
    g, g_slope = activation
    cost, cost_slope = loss
    size = len(X) if batch_size is None else batch_size
    if not 1 <= size <= len(X):
        raise ValueError(f"batch_size debe estar entre 1 y {len(X)}, los ejemplos que hay; es {batch_size}.")

    rng = np.random.default_rng(seed)
    W1 = rng.uniform(-1, 1, (2, hidden)) * np.sqrt(6 / (2 + hidden))
    W2 = rng.uniform(-1, 1, hidden) * np.sqrt(6 / (hidden + 1))
    b1, b2 = np.zeros(hidden), output_bias

    def forward(X):
        Z = X @ W1 + b1
        A = g(Z)
        return Z, A, np.clip(sigmoid(A @ W2 + b2), EDGE, 1 - EDGE)

    losses, accuracies = np.empty(epochs + 1), np.empty(epochs + 1)
    for epoch in range(epochs + 1):
        p = forward(X)[2]
        losses[epoch], accuracies[epoch] = np.mean(cost(y, p)), np.mean((p >= 0.5) == y)
        if epoch == epochs:
            break
        order = rng.permutation(len(X)) if size < len(X) else np.arange(len(X))
        for start in range(0, len(X), size):
            rows = order[start : start + size]
            Z, A, p = forward(X[rows])
            delta2 = cost_slope(y[rows], p) * p * (1 - p) / len(rows)  # pendiente respecto a la z de la salida
            delta1 = np.outer(delta2, W2) * g_slope(Z)  # y respecto a las de la capa oculta
            W1, b1 = W1 - learning_rate * (X[rows].T @ delta1), b1 - learning_rate * delta1.sum(axis=0)
            W2, b2 = W2 - learning_rate * (A.T @ delta2), b2 - learning_rate * delta2.sum()
    return SmallNetwork(W1, b1, W2, float(b2), g, losses, accuracies)


def _points(X) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    if X.ndim != 2 or X.shape[1] != 2:
        raise ValueError(f"X debe tener forma (n, 2), una fila por punto; tiene forma {X.shape}.")
    return X
