import numpy as np


def windows(series, width, ahead, shift=0, expand=True, extra=0):
    n = len(series) - width - ahead + 1 - extra
    X = np.array([series[k : k + width] for k in range(n)])
    y = np.array([series[min(k + width + ahead - 1 + shift, len(series) - 1)] for k in range(n)])
    return (X[:, :, None] if expand else X), y


def split(series, width, n_test, known=lambda s, w, n: s[:-n], order=None, own=False):
    past = known(series, width, n_test)
    scaled = (series - past.mean()) / past.std()
    X = np.array([scaled[k : k + width] for k in range(len(scaled) - width)])[:, :, None]
    y = scaled[width:]
    if order:
        rows = order(len(y))
        X, y = X[rows], y[rows]
    X_test, y_test = X[-n_test:], y[-n_test:]
    if own:
        X_test, y_test = (X_test - y_test.mean()) / y_test.std(), (y_test - y_test.mean()) / y_test.std()
    return X[:-n_test], y[:-n_test], X_test, y_test


def shuffled(n):
    return np.random.default_rng(1).permutation(n)


WRONG = {
    "20.1": [
        ([(32, 24, 10), (32, 24, 10), (32, 24, 1)], "¿de cuántos pasos"),
        ([(32, 10), (32, 10), (32, 1)], "falta el eje del tiempo"),
        ([(32, 10), (32, 24, 10), (32, 1)], "falta el eje del tiempo"),
        ([(32, 10), (32, 24, 10), (32, 24, 10)], "cambia el último eje"),
        ([(10,), (24, 10), (24, 1)], "Falta el eje de los ejemplos"),
        ([(None, 10), (None, 24, 10), (None, 24, 1)], "los ejemplos son 32"),
        ([(32, 10), (32, 24, 7), (32, 24, 1)], "lo que sale son estados"),
        ([10, 240, 24], "debe ser una tupla"),
        ((32, 10), "tres tuplas"),
    ],
    "20.2": [
        (480, "Falta la neurona de salida"),
        (101, "escucha del estado anterior"),
        (121, "no solo el suyo"),
        (30 * 480 + 21, "no se cuentan 30 veces"),
        (30 * 60 + 441, "no 90"),
        (30 * 20 + 441, "30 son los pasos"),
        (500, "No salen 500"),
    ],
    "20.3": [
        (lambda s, w, a: windows(s, w, a, expand=False), "falta el eje de las variables"),
        (lambda s, w, a: windows(s, w, a, shift=1), "Cuenta los pasos"),
        (lambda s, w, a: windows(s, w, a, extra=1), "Te dejas alguna"),
        (lambda s, w, a: windows(s, w, 1), "¿Tienen todas su respuesta"),
        (lambda s, w, a: (windows(s, w, a)[0], s[w:]), "una por ventana"),
        (lambda s, w, a: windows(s, w, a)[0], "la pareja X, y"),
        (lambda s, w, a: (windows(s, w, a)[0][:, ::-1], windows(s, w, a)[1]), "la primera ventana"),
    ],
    "20.4": [
        ((1, 0, 0), "se olvida del 1"),
        ((1, 0.95, 0), "se olvida del 1"),
        ((2, 1.08, 0), "Aguanta poco"),
        ((1, 2, 1), "sin que haya llegado"),
        ((0, 2, 0), "no salta"),
        ((2, 3, 0.01), "sin que haya llegado"),
        ((1, 2), "forma (3,)"),
    ],
    "20.5": [
        (lambda s, w, n: split(s, w, n, known=lambda s, w, n: s), "sigue la fuga al escalar"),
        (lambda s, w, n: split(s, w, n, order=shuffled), "¿sigues barajando?"),
        (lambda s, w, n: split(s, w, n, known=lambda s, w, n: s, order=shuffled), "¿sigues barajando?"),
        (lambda s, w, n: split(s, w, n, known=lambda s, w, n: np.array([-1.0, 1.0])), "sin escalar"),
        (lambda s, w, n: split(s, w, n, own=True), "la misma media y desviación"),
        (lambda s, w, n: split(s, w, n, known=lambda s, w, n: s[w:-n]), "no cuenta los primeros"),
        (lambda s, w, n: split(s, w, n)[:2], "X_train, y_train, X_test e y_test"),
        (lambda s, w, n: tuple(p[..., 0] if p.ndim == 3 else p for p in split(s, w, n)), "debe tener forma"),
    ],
}
