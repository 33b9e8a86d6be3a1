import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def silu(z):
    return z * sigmoid(z)


def silu_slope(z):
    return sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z))


def only_some_rows(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=1, keepdims=True)


def by_columns(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


def column_maximum(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


def row_mean(Z):
    e = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def clipped(Z):
    e = np.exp(np.clip(Z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


def shares(Z):
    return Z / Z.sum(axis=1, keepdims=True)


def not_transposed(Z):
    e = np.exp(Z)
    return e / e.sum(axis=1)


WRONG = {
    1: [
        ([-3, -0.03, 1, 1, 0.015625], "Primer valor"),
        ([0, -0.6, 1, 1, 0.015625], "por defecto"),
        ([0, 0.03, 1, 1, 0.015625], "cuida el signo"),
        ([0, -0.03, 0, 1, 0.015625], "escalón de 0"),
        ([0, -0.03, 0.5, 1, 0.015625], "escalón de 0"),
        ([0, -0.03, 1, 0, 0.015625], "se pide su pendiente"),
        ([0, -0.03, 1, 0.25, 0.015625], "pendiente de la sigmoide"),
        ([0, -0.03, 1, 1, 0.75], "has sumado"),
        ([0, -0.03, 1, 1, 0.25], "tres en fila"),
        ([0, -0.03, 1, 1, 0.0625], "como mucho"),
        ([0, -0.03, 1, 1], "forma (5,)"),
    ],
    2: [
        (["B", "D", "A", "C"], "nunca pasa de 0.25"),
        (["D", "C", "A", "B"], "igual a los dos lados"),
        (["D", "B", "C", "A"], "no cambia"),
        (["D", "D", "A", "C"], "repetido"),
        (["D", "B", "A", "E"], "A, B, C y D"),
        ("DBA", "cuatro letras"),
        (["sigmoide", "tanh", "ELU", "GELU"], "ningún panel"),
    ],
    3: [
        ((sigmoid, silu_slope), "falta multiplicarla por z"),
        ((lambda z: z / (1 + np.exp(z)), silu_slope), "signo del exponente"),
        ((lambda z: np.maximum(0, z), silu_slope), "con z = -2"),
        ((silu, lambda z: sigmoid(z) * (1 - sigmoid(z))), "pendiente de la sigmoide"),
        ((silu, lambda z: z * sigmoid(z) * (1 - sigmoid(z))), "la z de delante"),
        ((silu, lambda z: (silu(z + 1e-5) - silu(z - 1e-5)) / 1e-5), "el doble"),
        ((silu, lambda z: (silu(z + 1e-20) - silu(z - 1e-20)) / 2e-20), "tan pequeño"),
        ((silu, lambda z: (silu(z + 1) - silu(z - 1)) / 2), "silu_slope, con z"),
        ((silu, lambda z: silu_slope(z).sum()), "un solo número"),
        ((silu, lambda z: 1 / 0), "ZeroDivisionError"),
        (silu, "dos funciones"),
    ],
    4: [
        (lambda Z: np.exp(Z) / np.exp(Z).sum(), "toda la matriz"),
        (lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum(), "toda la matriz"),
        (lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True), "se desborda"),
        (only_some_rows, "en vez del de su fila"),
        (by_columns, "suman 1 las columnas"),
        (not_transposed, "operands could not be broadcast"),
        (row_mean, "se desborda"),
        (clipped, "Recortas"),
        (shares, "no es su softmax"),
        (lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)), "las filas suman"),
        (lambda Z: Z.argmax(axis=1), "forma (1,)"),
    ],
    5: [
        (1, "0.6652"),
        (2.293, "en vez de dividir"),
        (0.2, "repartir más"),
        (0.9, "repartir menos"),
        (0, "positiva"),
        (-0.436, "positiva"),
        ([0.436, 1], "un solo número"),
    ],
}
