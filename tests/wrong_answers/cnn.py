import numpy as np


def kernel(i, j, value=1):
    K = np.zeros((3, 3))
    K[i, j] = value
    return K


def tiles(A, size):
    h, w = A.shape[0] // size, A.shape[1] // size
    return A[: h * size, : w * size].reshape(h, size, w, size)


def overlapping(A, size):
    h, w = A.shape[0] - size + 1, A.shape[1] - size + 1
    return np.array([[A[i : i + size, j : j + size].max() for j in range(w)] for i in range(h)])


def keeps_the_rest(A, size):
    h, w = A.shape
    return np.array([[A[i : i + size, j : j + size].max() for j in range(0, w, size)] for i in range(0, h, size)])


def mixed_axes(A, size):
    h, w = A.shape[0] // size, A.shape[1] // size
    return A[: h * size, : w * size].reshape(h, w, size, size).max(axis=(2, 3))


def from_zero(A, size):
    return np.maximum(tiles(A, size).max(axis=(1, 3)), 0)


def convolve(X, K, stride, square=False, near=False, flip=False, dtype=float):
    k, s = len(K), 1 if near else stride
    K = K[::-1, ::-1] if flip else K
    h, w = [(n - k) // stride + 1 for n in X.shape]
    w = h if square else w
    Z = np.zeros((h, w), dtype)
    for i in range(h):
        for j in range(w):
            window = X[i * s : i * s + k, j * s : j * s + k]
            Z[i, j] = (window * K[: window.shape[0], : window.shape[1]]).sum()
    return Z


WRONG = {
    1: [
        (((24, 24, 8), 608), "con paso 1"),
        (((14, 14, 8), 608), "con relleno"),
        (((11, 11, 8), 608), "la primera ventana"),
        (((12, 12, 3), 608), "uno por filtro"),
        (((1, 12, 12, 8), 608), "sin el eje del lote"),
        (((None, 12, 12, 8), 608), "sin el eje del lote"),
        (((12, 12, 8), 600), "Faltan los sesgos"),
        (((12, 12, 8), 208), "los tres canales"),
        (((12, 12, 8), 76), "hay ocho"),
        ((12, 608), "tres números"),
        (((12, 11, 8), 608), "no son 12 y 11"),
        (((12, 12, 8), 1000), "no son 1000"),
    ],
    2: [
        (kernel(1, 2), "a la izquierda"),
        (kernel(1, 1), "a ningún sitio"),
        (kernel(0, 1), "hacia abajo"),
        (kernel(0, 0), "abajo y a la derecha"),
        (kernel(1, 0, 2), "multiplicados por 2"),
        ([[0, 0, 0], [1, 1, 0], [0, 0, 0]], "mezcla 2"),
        ([0, 1, 0], "forma (3,)"),
        (np.zeros((3, 3)), "en blanco"),
    ],
    3: [
        (lambda A, size: tiles(A, size).mean(axis=(1, 3)), "la media"),
        (lambda A, size: tiles(A, size).min(axis=(1, 3)), "el mínimo"),
        (lambda A, size: A[::size, ::size], "el primer número"),
        (overlapping, "se pisan"),
        (keeps_the_rest, "se descarta"),
        (mixed_axes, "¿Qué números estás juntando?"),
        (from_zero, "no parte de 0"),
        (lambda A, size: A.max(), "un solo número"),
        (lambda A, size: A.reshape(A.shape[0] // size, size, -1, size).max(axis=(1, 3)), "ValueError"),
    ],
    4: [
        (lambda X, K, s: convolve(X, K, s, square=True, near=True), "de una en una"),
        (lambda X, K, s: convolve(X, K, s, square=True), "el ancho no es el alto"),
        (lambda X, K, s: convolve(X, K, s, near=True), "de una en una"),
        (lambda X, K, s: convolve(X, K, 1), "es la de paso 1"),
        (lambda X, K, s: convolve(X, K, s, flip=True), "volteado"),
        (lambda X, K, s: convolve(X, K, s, dtype=int), "decimales"),
        (lambda X, K, s: convolve(X, K, s).T, "intercambiados"),
    ],
}
