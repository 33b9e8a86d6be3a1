import numpy as np

SHAPES = {"W1": (10, 16), "b1": (16,), "A1": (32, 16), "W2": (16, 3), "b2": (3,), "y_pred": (32, 3)}


def relu(z):
    return np.maximum(0, z)


def network(X, layers, hidden=relu, last=lambda z: z, bias=1):
    for k, (W, b) in enumerate(layers):
        X = (last if k == len(layers) - 1 else hidden)(X @ W + bias * b)
    return X


def return_inside_the_loop(X, layers):
    for W, b in layers:
        return relu(X @ W + b)


def two_layers_only(X, layers):
    (W1, b1), (W2, b2) = layers
    return relu(X @ W1 + b1) @ W2 + b2


def merge(layers, weights=np.matmul, bias=lambda b1, W2, b2: b1 @ W2 + b2):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = weights(W, W_next), bias(b, W_next, b_next)
    return W, b


def always_from_x(X, layers):
    for W, b in layers:
        A = X @ W + b
    return A


WRONG = {
    1: [
        ((SHAPES | {"W1": (16, 10)}, 227), "W1 está traspuesta"),
        ((SHAPES | {"W1": (32, 16)}, 227), "W1 no tiene forma (32, 16)"),
        ((SHAPES | {"b1": (16, 1)}, 227), "un sesgo por neurona de la primera capa"),
        ((SHAPES | {"b1": (10,)}, 227), "b1 no tiene forma (10,)"),
        ((SHAPES | {"b2": (32, 3)}, 227), "un sesgo por neurona de la segunda capa"),
        ((SHAPES | {"A1": (16, 32)}, 227), "A1 está traspuesta"),
        ((SHAPES | {"A1": (10, 16)}, 227), "una fila por ejemplo"),
        ((SHAPES | {"W1": 160}, 227), "W1 no tiene forma (160,)"),
        ((SHAPES | {"y_pred": (32,)}, 227), "y_pred no tiene forma (32,)"),
        ((SHAPES, 208), "faltan los sesgos"),
        ((SHAPES, 227 * 32), "El lote no interviene"),
        ((SHAPES, 209), "n_parameters no es 209"),
        ((SHAPES, SHAPES), "n_parameters debe ser numérico"),
        (({"W1": (10, 16)}, 227), "Falta la forma de b1"),
        (([(10, 16), (16,)], 227), "el diccionario shapes"),
    ],
    2: [
        (lambda p, t: np.abs(p - t).mean(), "16 diferencias en vez de 4"),
        (lambda p, t: np.abs(p - t[:, None]).mean(), "eres tú quien crea"),
        (lambda p, t: np.abs(p[:, 0] - t).mean(), "lanza IndexError"),
        (lambda p, t: (p.ravel() - t).mean(), "con su signo"),
        (lambda p, t: abs((p.ravel() - t).mean()), "el valor absoluto de la media"),
        (lambda p, t: np.abs(p.ravel() - t).sum(), "no su media"),
        (lambda p, t: ((p.ravel() - t) ** 2).mean(), "la media de los cuadrados"),
        (lambda p, t: np.abs(p.ravel() - t), "un solo número"),
        (lambda p, t: np.abs(p.ravel()[0] - t[0]), "solo la primera"),
        (lambda p, t: np.diag(np.abs(p - t)).mean(), "forma (4,) devuelve 0.3125"),
        (lambda p, t: np.median(np.abs(p.ravel() - t)), "solo la primera"),
        (lambda p, t: 1.25, "un solo ejemplo"),
    ],
    3: [
        (lambda X, layers: network(X, layers, last=relu), "no puede dar números negativos"),
        (lambda X, layers: network(X, layers, hidden=lambda z: z), "falta ReLU en las capas ocultas"),
        (lambda X, layers: network(X, layers, bias=0), "faltan los sesgos"),
        (lambda X, layers: network(X, layers, hidden=np.tanh), "la primera fila de la salida es"),
        (lambda X, layers: network(X, layers[::-1]), "lanza ValueError"),
        (lambda X, layers: network(X, layers, hidden=lambda z: (z >= 0) * 1.0), "aplican el escalón"),
        (return_inside_the_loop, "forma (4, 4)"),
        (two_layers_only, "lanza ValueError, en la línea"),
        (always_from_x, "lanza ValueError"),
        (lambda X, layers: network(X, layers).ravel(), "forma (4, 2)"),
    ],
    4: [
        (lambda layers: merge(layers, weights=lambda W1, W2: W2 @ W1), "El orden está cambiado"),
        (lambda layers: merge(layers, weights=lambda W1, W2: W1 * W2), "¿Qué multiplica a X"),
        (lambda layers: merge(layers, bias=lambda b1, W2, b2: b1 + b2), "pasa antes por la segunda capa"),
        (lambda layers: merge(layers, bias=lambda b1, W2, b2: b2), "el de la primera también llega"),
        (lambda layers: merge(layers, bias=lambda b1, W2, b2: b1 @ W2), "falta el de la segunda"),
        (lambda layers: merge(layers, bias=lambda b1, W2, b2: b2 @ W2 + b1), "no el segundo"),
        (lambda layers: merge(layers, bias=lambda b1, W2, b2: W2 @ b1 + b2), "W2 va a su derecha"),
        (lambda layers: merge(layers, bias=lambda b1, W2, b2: b1.sum() + b2), "pon X = 0"),
        (lambda layers: merge(layers, bias=lambda b1, W2, b2: b1[None] @ W2 + b2), "forma (1, 2)"),
        (lambda layers: merge(layers[:2]), "Con las capas 3 → 4 → 1 → 2 → 2 → 2"),
        (lambda layers: merge(layers)[0], "se esperaban dos cosas"),
    ],
    5: [
        (([1, 1, 1], [1, 2, 3], [1, -2, 1], 0), "empiezan en x = -3, -2, -1"),
        (([1, 1, 1], [-1, -2, -3], [1, -1, 0], 0), "En x = 3"),
        (([1, 1, 1], [-1, -2, -3], [1, -2, 0], 0), "la pendiente tiene que volver a 0"),
        (([1, 1, 1], [-1, -2, -3], [1, -2, 1], 1), "mira c"),
        (([1, 1, 1], [-1, -2, -3], [1, 1, 1], 0), "En x = 3"),
        (([1, 1], [-1, -2], [1, -2], 0), "un número por ReLU"),
        (([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [-1, -2, -3], [1, -2, 1], 0), "w debe tener forma (3,)"),
        (([1, 1, 1], [-1, -2, -3], [1, -2, 1]), "cuatro cosas"),
    ],
}
