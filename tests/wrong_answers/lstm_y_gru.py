import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def step(x_t, h, c, W_x, W_h, b, order=(0, 1, 2, 3), squash=np.tanh, old=False, raw=False):
    parts = np.split(x_t @ W_x + h @ W_h + b, 4, axis=1)
    i, f, candidate, o = [parts[k] for k in order]
    c_new = sigmoid(f) * c + sigmoid(i) * squash(candidate)
    shown = c if old else c_new
    return sigmoid(o) * (shown if raw else np.tanh(shown)), c_new


def seasonal(series, n_steps, period, sign=1, lag=None):
    jump = series[-1] - series[-1 - (lag or period)]
    start = len(series) - period
    return series[start : start + n_steps] + sign * jump


ONE = 5 * 32 + 32 * 32 + 32
F = 0.5 ** (1 / 100)

WRONG = {
    1: [
        ((4 * ONE, 3 * ONE + 96), "falta la capa densa"),
        ((ONE + 33, 3777), "sería una SimpleRNN"),
        ((3 * ONE + 33, 3777), "está el candidato"),
        ((4 * (160 + 1024) + 33, 3777), "faltan los sesgos"),
        ((4 * (24 * 32 + 1024 + 32) + 33, 3777), "24 son los pasos"),
        ((4 * (ONE + 32) + 33, 3777), "los dos son de la GRU"),
        ((4897, 3 * ONE + 33), "no tiene un solo sesgo"),
        ((4897, 2 * (ONE + 32) + 33), "está el candidato"),
        ((4897, 3744), "falta la capa densa"),
        ((3777, 4897), "cambiados de sitio"),
        ((4897, 3000), "no tiene 3000"),
        (4897, "dos números"),
    ],
    2: [
        (F, "Eso es f"),
        (0, "tras un paso"),
        (float(np.log(F)), "logaritmo de f"),
        (1, "Se cierra demasiado"),
        (5, "Demasiado abierta"),
        (10, "Demasiado abierta"),
        (-4.968, "Se cierra demasiado"),
    ],
    3: [
        ({"i": (20, -10), "f": (0, 20), "candidate": (1, 0)}, "Un 1 debe sumar 1"),
        ({"i": (20, -10), "f": (0, 1), "candidate": (0, 5)}, "Se olvida de lo contado"),
        ({"i": (0, 10), "f": (0, 20), "candidate": (0, 5)}, "aunque solo lleguen ceros"),
        ({"i": (20, -10), "f": (-20, 10), "candidate": (0, 5)}, "Se olvida de lo contado"),
        ({"i": (20, -10), "f": (0, 4), "candidate": (0, 5)}, "Se olvida de lo contado"),
        ({"i": (4, 0), "f": (0, 20), "candidate": (5, -5)}, "Un 1 debe sumar 1"),
        ({"i": (20, -10), "f": (0, 20), "candidate": (0, 1.8)}, "cada 0, nada"),
        ({"i": (20, -10), "f": (0, 20)}, "diccionario con"),
        ({"i": 20, "f": (0, 20), "candidate": (0, 5)}, "forma (2,)"),
    ],
    4: [
        (lambda *a: step(*a, squash=sigmoid, old=True), "sigue pasando por la sigmoide"),
        (lambda *a: step(*a, squash=sigmoid), "sigue pasando por la sigmoide"),
        (lambda *a: step(*a, old=True), "antes de escribir"),
        (lambda *a: step(*a, raw=True), "h no: ¿qué cinta"),
        (lambda *a: step(*a, squash=lambda z: z), "falta su activación"),
        (lambda *a: step(*a, order=(1, 0, 2, 3)), "orden de Keras"),
        (lambda *a: step(*a)[::-1], "cambiadas de sitio"),
        (lambda *a: step(*a)[0], "la pareja h, c"),
        (lambda *a: tuple(p[0] for p in step(*a)), "debe tener forma"),
    ],
    5: [
        (lambda s, n, p: seasonal(s, n, p, sign=0), "falta sumar la última subida"),
        (lambda s, n, p: seasonal(s, n, p, sign=-1), "cambiada de signo"),
        (lambda s, n, p: seasonal(s, n, p, lag=1), "no en un paso"),
        (lambda s, n, p: s[-n:] + s[-1] - s[-1 - p], "toma los últimos n_steps"),
        (lambda s, n, p: np.full(n, s[-1] + s[-1] - s[-1 - p]), "repite el último valor"),
        (lambda s, n, p: seasonal(s, p, p), "debe devolver 2 valores"),
        (lambda s, n, p: seasonal(s, n, p) + 0.5, "¿Qué había hace un periodo"),
    ],
}
