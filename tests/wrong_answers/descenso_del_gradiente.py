import numpy as np


def truncated_gradient(w, b, X, y):
    error = X @ w + b - y
    slope_w = np.zeros_like(w)
    for j in range(len(w)):
        slope_w[j] = 2 * np.mean(error * X[:, j])
    return slope_w, 2 * error.mean()


def gradient(scale=2.0, sign=1, total=False):
    def function(w, b, X, y):
        error = sign * (X @ w + b - y)
        n = 1 if total else len(y)
        return scale * error @ X / n, scale * error.sum() / n

    return function


def epoch(late=False, total=False, drop=False, use_order=True, whole=False, size=False, sign=1, scale=2, one=False):
    def function(a, b, x, y, order, batch_size, learning_rate):
        for start in range(0, len(x) - (batch_size - 1) * drop, batch_size):
            rows = order[start : start + batch_size] if use_order else slice(start, start + batch_size)
            rows = slice(None) if whole else rows
            n = 1 if total else batch_size if size else len(x[rows])
            error = a * x[rows] + b - y[rows]
            a = a - sign * learning_rate * scale * np.sum(error * x[rows]) / n
            if late:
                error = a * x[rows] + b - y[rows]
            b = b - sign * learning_rate * scale * np.sum(error) / n
            if one:
                return a, b
        return a, b

    return function


def frozen_epoch(a, b, x, y, order, batch_size, learning_rate):
    start_a, start_b = a, b
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        error = start_a * x[rows] + start_b - y[rows]
        a = a - learning_rate * 2 * np.mean(error * x[rows])
        b = b - learning_rate * 2 * np.mean(error)
    return a, b


def one_by_one(a, b, x, y, order, batch_size, learning_rate):
    return epoch()(a, b, x, y, order, 1, learning_rate)


def integer_fit(X, y):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    w, b = np.zeros(X.shape[1], dtype=int), 0.0
    for _ in range(200):
        error = Z @ w + b - y
        for j in range(len(w)):
            w[j] = w[j] - 0.1 * 2 * np.mean(error * Z[:, j])
        b = b - 0.1 * 2 * error.mean()
    return w / X.std(axis=0), b - (w / X.std(axis=0) * X.mean(axis=0)).sum()


def fit(rate=0.1, n_steps=1000, scaled=True, undo_w=True, undo_b=True):
    def function(X, y):
        mean, std = (X.mean(axis=0), X.std(axis=0)) if scaled else (0 * X[0], 0 * X[0] + 1)
        Z = (X - mean) / std
        w, b = np.zeros(X.shape[1]), 0.0
        for _ in range(n_steps):
            error = Z @ w + b - y
            w, b = w - rate * 2 * error @ Z / len(y), b - rate * 2 * error.mean()
        return (w / std if undo_w else w), (b - (w * mean / std).sum() if undo_b else b)

    return function


WRONG = {
    1: [
        ([6.5, 8.75, 12.125], "repasa el signo"),
        ([-1, 5, -1], "multiplicar la pendiente por η"),
        ([3.5, 2, 0.5], "igual de largos"),
        ([5, 3.5, 2.75], "la salida, 5, no va"),
        ([2.5, 1.25, 0.625], "hace falta la pendiente"),
        ([3.5, 2.75, 2.25], "El tercer paso sale de x = 2.75"),
        ([3.5, 3.0, 2.5], "El segundo paso"),
        ([3.5, 2.75], "forma (3,)"),
    ],
    2: [
        ((0.5, 0.2, 0.3), "one_step = 0.5"),
        ((0.2, 0.1, 0.3), "one_step = 0.2"),
        ((0.1, 1, 2), "forever = 1"),
        ((0.1, 0.3, 0.4), "forever = 0.3"),
        ((0.1, 0.2, 0.2), "No se aleja"),
        ((0.1, 0.2, 0.19), "No se aleja"),
        ((0.1, 0.2, -1), "son positivas"),
        ((0.1, 0.2), "tres números"),
        ((0.1, [0.2], 0.3), "forever debe tener un solo número"),
    ],
    3: [
        (gradient(scale=1), "la mitad de lo debido"),
        (gradient(sign=-1), "signo cambiado"),
        (gradient(total=True), "una media, no una suma"),
        (gradient(scale=1, total=True), "y además"),
        (truncated_gradient, "han perdido los decimales"),
        (lambda w, b, X, y: (2 * (X @ w + b - y).mean() * X.mean(axis=0), 2 * (X @ w + b - y).mean()), "cada error va"),
        (lambda w, b, X, y: (w * 0 + 2 * (X @ w + b - y).mean(), 2 * (X @ w + b - y).mean()), "todas las derivadas"),
        (lambda w, b, X, y: (2 * (X @ w - y) @ X / len(y), 2 * (X @ w + b - y).mean()), "no depende de b"),
        (lambda w, b, X, y: (2 * (X @ w + b - y) @ X / len(y), 2 * (X @ w + b - y)), "tener un solo número"),
        (lambda w, b, X, y: (2 * (X @ w + b - y) @ X / len(y), 0), "respecto a b sale"),
        (lambda w, b, X, y: (2 * X.T @ (X @ w + b - y[:, None]) / len(y), 0), "forma (3,)"),
        (lambda w, b, X, y: 2 * (X @ w + b - y) @ X / len(y), "dos cosas"),
        (lambda w, b, X, y: (w @ X, b), "lanza ValueError"),
    ],
    4: [
        (epoch(late=True, total=True, drop=True), "no es el único fallo"),
        (epoch(late=True), "la a que acabas de mover"),
        (epoch(total=True), "una media, no una suma"),
        (epoch(drop=True), "no se usan"),
        (epoch(late=True, drop=True), "la a que acabas de mover"),
        (epoch(use_order=False), "orden original"),
        (epoch(whole=True), "todos los datos"),
        (epoch(size=True), "se divide por los que tiene"),
        (epoch(sign=-1), "cuesta arriba"),
        (epoch(scale=1), "la mitad"),
        (epoch(one=True), "dentro del bucle"),
        (frozen_epoch, "la b que dejó el anterior"),
        (one_by_one, "un paso por ejemplo"),
        (lambda a, b, *rest: (a, b), "haz a mano el primer lote"),
        (lambda a, b, *rest: a, "dos cosas"),
    ],
    5: [
        (fit(undo_w=False, undo_b=False), "falta volver a las unidades originales"),
        (fit(undo_b=False), "w está bien, pero b no"),
        (fit(undo_w=False), "b está bien, pero w no"),
        (fit(n_steps=5), "¿Faltan pasos"),
        (fit(rate=1.5), "diverge"),
        (fit(scaled=False), "diverge"),
        (fit(scaled=False, rate=1e-9), "cada columna por su lado"),
        (integer_fit, "una matriz de enteros"),
        (lambda X, y: (np.zeros((X.shape[1], 1)), 0), "forma (1, 1)"),
        (lambda X, y: np.zeros(X.shape[1] + 5), "dos cosas"),
    ],
}
