import numpy as np


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def integer_sigmoid(z):
    out = np.zeros_like(z)
    out[...] = sigmoid(z)
    return out


def gradient(activation=sigmoid, flat=True, scale=1.0, use_b=True, extra=False, hard=False, total=False):
    def function(w, b, X, y):
        y_pred = activation(X @ w + b * use_b)
        if hard:
            y_pred = (y_pred >= 0.5).astype(float)
        error = y_pred - (y.ravel() if flat else y)
        if extra:
            error = error * y_pred * (1 - y_pred)
        n = 1 if total else len(X)
        return scale * X.T @ error / n, scale * error.sum() / n

    return function


def compare(y_of=np.ravel, finish=np.mean):
    return lambda Z, y: finish(np.argmax(Z, axis=1) == y_of(y))


def labels(y):
    return y.argmax(axis=1) if y.ndim == 2 and y.shape[1] > 1 else y.ravel()


WRONG = {
    1: [
        ((-8, 7.39, 12.39), "signo cambiado"),
        ((9, 7.39, 12.39), "¿qué z la da?"),
        ((4, 7.39, 12.39), "la probabilidad no es 0.5"),
        ((8, 2, 12.39), "se suma a z"),
        ((8, 1.65, 12.39), "una sola hora"),
        ((8, 6.59, 12.39), "se multiplica en cada una"),
        ((8, 54.6, 12.39), "olvida el peso"),
        ((8, 0.135, 12.39), "al revés"),
        ((8, 2.72, 12.39), "compara las probabilidades"),
        ((8, 1.25, 12.39), "calcula z con 6 y con 10"),
        ((8, 7.39, 9.8), "no una z"),
        ((8, 7.39, 7.79), "sale de z = ln 0.9"),
        ((8, 7.39, 9.91), "base 10"),
        ((8, 7.39, 3.61), "revisa el signo"),
        ((8, 7.39, 7.2), "más horas, no menos"),
        ((8, 7.39, 12), "y debía ser 0.9"),
        ((8, 7.39), "tres números"),
    ],
    2: [
        (lambda z: 1 / (1 + np.exp(-z)), "overflow"),
        (lambda z: np.exp(z) / (1 + np.exp(z)), "overflow"),
        (lambda z: np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))), "overflow"),
        (lambda z: sigmoid(-z), "baja cuando z sube"),
        (lambda z: np.tanh(z), "va de −1 a 1"),
        (lambda z: (1 + np.tanh(z)) / 2, "¿Qué hay que darle"),
        (lambda z: sigmoid(np.clip(z, -10, 10)), "y no es eso"),
        (lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))), "y no es eso"),
        (integer_sigmoid, "una matriz de enteros"),
        (lambda z: sigmoid(z).ravel(), "debe tener la de z"),
        (lambda z: 1 / (1 + np.exp(-z)) if z >= 0 else np.exp(z), "lanza ValueError"),
    ],
    3: [
        (lambda w, b, X, y: (2 * X.T @ (X @ w + b - y) / len(X), 2 * np.mean(X @ w + b - y)), "gradiente de la recta"),
        (gradient(activation=lambda z: z), "sin doblar"),
        (gradient(scale=2), "sale el doble"),
        (gradient(scale=-1), "signo cambiado"),
        (gradient(total=True), "sale una suma"),
        (gradient(total=True, scale=2), "y además el doble"),
        (gradient(hard=True), "se mide con la clase"),
        (gradient(extra=True), "sobra ŷ(1 − ŷ)"),
        (gradient(extra=True, scale=2), "error cuadrático"),
        (gradient(use_b=False), "falta b"),
        (gradient(flat=False), "¿Qué forma tiene el error?"),
        (lambda w, b, X, y: X.T @ (sigmoid(X @ w + b) - y.ravel()) / len(X), "dos cosas"),
        (lambda w, b, X, y: (X.T @ (sigmoid(X @ w + b) - y.ravel()) / len(X), 0), "respecto a b sale"),
    ],
    4: [
        (([[0, 1, 2]], [0, 0, 0]), "En x = 0 empatan"),
        (([[0, 1, 2]], [0, -1, -4]), "gana la clase 2"),
        (([[2, 1, 0]], [-5, -1, 0]), "En x = 0 gana la clase 2"),
        (([[1, 1, 1]], [1, 4, 0]), "la misma pendiente"),
        (([[0, 1, 2]], [0, 1, 4]), "no gana en ningún sitio"),
        (([[0, 1, 2]], [0, -2.5, -6.5]), "empatan"),
        (([[0], [1], [2]], [0, -1, -5]), "forma (3, 1)"),
        (([[0, 1, 2]], [[0, -1, -5]]), "forma (1, 3)"),
        (([[0, 1, 2]],), "dos cosas"),
    ],
    5: [
        (compare(finish=np.sum), "la fracción"),
        (compare(y_of=labels, finish=lambda hits: 100 * np.mean(hits)), "no un porcentaje"),
        (compare(y_of=labels, finish=lambda hits: 1 - np.mean(hits)), "fracción de fallos"),
        (compare(y_of=lambda y: y), "con todas las respuestas"),
        (compare(y_of=lambda y: y.argmax(axis=1) if y.ndim == 2 else y), "siempre 0"),
        (lambda Z, y: np.mean(np.argmax(Z, axis=0) == 0), "a mano"),
        (
            lambda Z, y: np.mean((Z >= 0.5) == y) if np.shape(y) == Z.shape else np.mean(Z.argmax(1) == y.ravel()),
            "casillas",
        ),
        (lambda Z, y: Z.argmax(axis=1) == labels(y), "un solo número"),
        (compare(), "lanza ValueError"),
    ],
}
