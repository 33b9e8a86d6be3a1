import numpy as np


def rank(P, y):
    return (P[np.arange(len(y)), y][:, None] < P).sum(axis=1)


def precisions(C):
    return np.diag(C) / np.maximum(C.sum(axis=0), 1)


def recalls(C):
    return np.diag(C) / C.sum(axis=1)


def nan_precision(C):
    with np.errstate(all="ignore"):
        return (np.diag(C) / C.sum(axis=0)).mean(), recalls(C).mean()


def skipping(C):
    said = C.sum(axis=0) > 0
    return precisions(C)[said].mean(), recalls(C).mean()


def lowest(P, y, target, thresholds=None, give=lambda t, k: t, otherwise=1.0, answers=np.greater_equal):
    correct, confidence = P.argmax(axis=1) == y, P.max(axis=1)
    for k, t in enumerate(np.arange(100) / 100 if thresholds is None else thresholds):
        answered = answers(confidence, t)
        if answered.any() and correct[answered].mean() >= target:
            return give(t, k)
    return otherwise


def coverage(P, y, target):
    return (P.max(axis=1) >= lowest(P, y, target)).mean()


WRONG = {
    "16.1": [
        (256 * 64 + 64 * 27, "Faltan los sesgos"),
        (16 * 64 + 64 + 64 * 27 + 27, "16 filas y 16 columnas"),
        (256 * 64 + 64 + 64 * 26 + 26, "la ñ también"),
        (256 + 64 + 27, "contar entradas y neuronas"),
        (18000, "No salen 18000"),
        ([16448, 1755], "un solo número"),
    ],
    "16.2": [
        (lambda P, y, k: (rank(P, y) < 1).mean() if k > 1 else 0.5, "no sale 0.5"),
        (lambda P, y, k: (rank(P, y) == 0).mean(), "¿Usas k?"),
        (lambda P, y, k: (np.argsort(P, axis=1)[:, :k] == y[:, None]).any(axis=1).mean(), "MENOS probables"),
        (lambda P, y, k: (np.argsort(-P, axis=1)[:, k - 1] == y).mean(), "en el puesto"),
        (lambda P, y, k: (rank(P, y) < k).sum(), "la fracción"),
        (lambda P, y, k: (rank(P, y) <= k).mean(), "dejas entrar"),
        (lambda P, y, k: rank(P, y) < k, "un solo número"),
    ],
    "16.3": [
        (lambda C: (recalls(C).mean(), precisions(C).mean()), "salen cambiadas"),
        (lambda C: (np.trace(C) / C.sum(),) * 2, "dos veces la exactitud"),
        (lambda C: (precisions(C) @ C.sum(axis=1) / C.sum(), recalls(C).mean()), "pesan más"),
        (lambda C: (precisions(C), recalls(C)), "falta promediarlas"),
        (nan_precision, "has dividido entre 0"),
        (skipping, "fuera de la media"),
        (lambda C: precisions(C).mean(), "dos números"),
    ],
    "16.4": [
        (lambda Y, P, t: ((t <= P) == Y).mean(), "sigue contando casillas"),
        (lambda Y, P, t: ((t <= P) == Y).all(axis=1).sum(), "se pide la fracción"),
        (lambda Y, P, t: ((t <= P) == Y).any(axis=1).mean(), "te basta con una"),
        (lambda Y, P, t: ((t <= P) == Y).all(axis=0).mean(), "columnas enteras"),
        (lambda Y, P, t: ((P >= 0.5) == Y).all(axis=1).mean(), "¿Usas `threshold`?"),
        (lambda Y, P, t: ((t < P) == Y).all(axis=1).mean(), "igual al umbral"),
        (lambda Y, P, t: (P.argmax(axis=1) == Y.argmax(axis=1)).mean(), "argmax"),
        (lambda Y, P, t: ((t <= P) == Y).all(axis=1), "un solo número"),
    ],
    "16.5": [
        (lambda P, y, a: lowest(P, y, a, give=lambda t, k: k), "la posición en la lista"),
        (lambda P, y, a: lowest(P, y, a, thresholds=np.arange(99, -1, -1) / 100), "hay uno más bajo"),
        (lambda P, y, a: 0.0, "solo acierta"),
        (coverage, "parece la cobertura"),
        (lambda P, y, a: lowest(P, y, a, thresholds=np.arange(99) / 100), "solo se contesta la segunda"),
        (lambda P, y, a: lowest(P, y, a, answers=np.greater), "¿se contesta la primera?"),
        (lambda P, y, a: lowest(P, y, a, otherwise=0.99), "ningún umbral llega"),
        (lambda P, y, a: 1.0, "no contesta nada"),
    ],
}
