import numpy as np


def loop_bound(X, w, b):
    return np.array([X[i] @ w for i in range(len(X) + 1)])


WRONG = {
    1: [
        ([4, -1, 1, 2], "signo de b"),
        ([3, -2, 0, 1], "Falta sumar el sesgo"),
        ([1, 0, 0, 1], "no si dispara"),
        ([2, -3, -1, 4], "(1, 1)"),
        ([2, -3, -1], "forma (4,)"),
    ],
    2: [
        (([2, 1], -3), "(1, 0)"),
        (([1, 1], -1), "(0, 1)"),
        (([1, -1], 0), "(0, 0)"),
        (([2, -1], -1), "(1, 1)"),
        (([[2, -2]], -1), "forma (1, 2)"),
        ((-1, [2, -2]), "w debe tener forma (2,)"),
    ],
    3: [
        (lambda k, d: (np.ones(d), -k - 1), "se activan 2 sensores"),
        (lambda k, d: (np.ones(d), k), "se activan 0 sensores"),
        (lambda k, d: (np.ones(2), 0.5 - k), "forma (3,)"),
        (lambda k, d: (np.ones(d), -1), "k = 2"),
        (lambda k, d: np.ones(d), "dos cosas"),
    ],
    4: [
        (lambda X, w, b: X @ w + b, "falta dividir"),
        (lambda X, w, b: abs(X @ w + b) / np.linalg.norm(w), "todas las distancias salen positivas"),
        (lambda X, w, b: (X @ w + b) / (w @ w), "falta la raíz"),
        (lambda X, w, b: X @ w / np.linalg.norm(w), "no depende de b"),
        (lambda X, w, b: (X @ w + b) / abs(b), "el tamaño de b"),
        (lambda X, w, b: (X @ w + b) / np.abs(w).sum(), "(1, 0)"),
        (lambda X, w, b: ((X @ w + b) / np.linalg.norm(w))[:, None], "forma (5, 1)"),
        (lambda X, w, b: w @ X + b, "lanza ValueError"),
        (loop_bound, "return np.array([X[i] @ w for i in range(len(X) + 1)])"),
    ],
    5: [
        (([[2, -2], [2, -2]], [-1, 3], [2, 2], -3), "hace XOR"),
        (([[1, -1], [1, -1]], [-1.5, 0.5], [1, 1], -1.5), "(0, 0)"),
        (([[1, 1], [-1, -1]], [-1.5, 0.5], [1, 1], -0.5), "cada columna de W1"),
        (([1, -1], [-1.5, 0.5], [1, 1], -0.5), "W1 debe tener forma (2, 2)"),
    ],
}
