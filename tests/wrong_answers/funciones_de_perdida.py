import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def bce(y, p):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def picked(P, y):
    return P[np.arange(len(y)), y]


RIGHT = {
    "a": "binary_crossentropy",
    "b": "sparse_categorical_crossentropy",
    "c": "categorical_crossentropy",
    "d": "huber",
    "e": "mean_squared_error",
}

WRONG = {
    1: [
        ([9, 3, 4.5, 1.4, 0.4], "mitad del cuadrado"),
        ([9, 3, 2.5, 0.6, 0], "con y = +1"),
        ([9, -3, 2.5, 1.4, 0.4], "nunca es negativa"),
        ([3, 9, 2.5, 1.4, 0.4], "primero el error cuadrático"),
        ([9, 3, 2.5, 0.4, 1.4], "primero la bisagra"),
        ([9, 3, 3, 1.4, 0.4], "Huber no sale 3"),
        ([9, 3, 2.5, 1.4, 0], "La pérdida del perceptrón no sale 0"),
        ([9, 3, 2.5, 1.4], "forma (5,)"),
    ],
    2: [
        (RIGHT | {"a": "hinge"}, "espera −1 y +1"),
        (RIGHT | {"a": "mse"}, "una sola salida"),
        (RIGHT | {"b": "categorical_crossentropy"}, "filas de ceros"),
        (RIGHT | {"c": "SparseCategoricalCrossentropy"}, "el número de la clase"),
        (RIGHT | {"c": "binary_crossentropy"}, "suman 1"),
        (RIGHT | {"d": "mean_squared_error"}, "al cuadrado"),
        (RIGHT | {"e": "mae"}, "cuestan lo mismo"),
        (RIGHT | {"e": "Huber"}, "de lejos"),
        (RIGHT | {"e": "crossentropy"}, "no conozco la pérdida"),
        (list(RIGHT.values()), "un diccionario"),
    ],
    3: [
        (lambda y_true, y_pred: ((y_true - y_pred) ** 2).mean(), "una matriz (4, 4)"),
        (lambda y_true, y_pred: ((y_true - y_pred[:, 0]) ** 2).mean(), "lanza IndexError"),
        (lambda y_true, y_pred: ((y_true.ravel() - y_pred.ravel()) ** 2).sum(), "sin dividir por n"),
        (lambda y_true, y_pred: abs(y_true.ravel() - y_pred.ravel()).mean(), "valores absolutos"),
        (lambda y_true, y_pred: ((y_true.ravel() - y_pred.ravel()) ** 2).mean() ** 0.5, "sobra la raíz"),
        (lambda y_true, y_pred: (y_true.ravel() - y_pred.ravel()) ** 2, "forma (4,)"),
        (lambda y_true, y_pred: (y_true.mean() - y_pred.mean()) ** 2, "no es la media de los cuadrados"),
        (lambda y_true, y_pred: ((y_true - y_pred.T) ** 2).mean(), "una matriz (4, 4)"),
    ],
    4: [
        (lambda P, y: np.log(picked(P, y)).mean(), "nunca es negativa"),
        (lambda P, y: -np.log(picked(P, y)).sum(), "Se pide la media"),
        (lambda P, y: -np.log10(picked(P, y)).mean(), "no es el natural"),
        (lambda P, y: picked(P, y).mean(), "Falta el logaritmo"),
        (lambda P, y: -np.log(picked(P, y).mean()), "la media de los logaritmos"),
        (lambda P, y: -np.log(P).mean(), "todas las probabilidades"),
        (lambda P, y: -np.log(P[:, y]).mean(), "solo la columna de su clase"),
        (lambda P, y: -np.log(P.max(axis=1)).mean(), "solo la columna de su clase"),
        (lambda P, y: -np.log(picked(P, y)).mean(), "falta recortar"),
        (lambda P, y: -np.log(picked(P, y) + 1e-15).mean(), "Al recortar a 10⁻⁷"),
        (lambda P, y: -np.log(picked(P, y)), "un solo número"),
        (lambda P, y: -np.log(P[y]).mean(), "P de forma (8, 3)"),
    ],
    5: [
        (lambda y, z: bce(y, sigmoid(z)), "algo se desborda"),
        (lambda y, z: bce(y, np.clip(sigmoid(z), 1e-7, 1 - 1e-7)), "y z = -800 devuelve 16.12"),
        (lambda y, z: np.log(1 + np.exp(z)) - y * z, "algo se desborda"),
        (lambda y, z: (np.logaddexp(0, z) - y * z).mean(), "forma (5,)"),
        (lambda y, z: np.logaddexp(0, -z), "no depende de y"),
        (lambda y, z: y * z - np.logaddexp(0, z), "cambiadas de signo"),
        (lambda y, z: np.logaddexp(0, z) - (1 - y) * z, "Está al revés"),
        (lambda y, z: np.logaddexp(0, z), "no depende de y"),
        (lambda y, z: y * np.logaddexp(0, -z), "¿cuál es con y = 0?"),
    ],
}
