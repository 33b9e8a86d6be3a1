import numpy as np
import tensorflow as tf


def fill(median_of, X_train, X_new):
    return [np.where(np.isnan(X), median_of(X), X) for X in (X_train, X_new)]


def fill_both(A, B):
    return fill(lambda X: np.nanmedian(np.concatenate([A, B]), axis=0), A, B)


def alphabetical(values, categories):
    names = sorted(categories)
    return [[float(v == name) for name in names] for v in values]


def known_only(values, categories):
    return np.eye(len(categories))[[categories.index(v) if v in categories else 0 for v in values]]


def hot(values, categories):
    return np.array([[float(v == name) for name in categories] for v in values])


def folds(n, k):
    parts = np.array_split(np.arange(n), k)
    return [(np.setdiff1d(np.arange(n), part), part) for part in parts]


def short_folds(n, k):
    size = n // k
    parts = [np.arange(i * size, (i + 1) * size) for i in range(k)]
    return [(np.setdiff1d(np.arange(n), part), part) for part in parts]


def last_takes_all(n, k):
    size = n // k
    parts = [np.arange(i * size, (i + 1) * size if i < k - 1 else n) for i in range(k)]
    return [(np.setdiff1d(np.arange(n), part), part) for part in parts]


def drawn_each_turn(n, k):
    rng = np.random.default_rng(0)
    parts = [rng.permutation(n)[: n // k] for _ in range(k)]
    return [(np.setdiff1d(np.arange(n), part), part) for part in parts]


def rows(X, y):
    return tf.data.Dataset.from_tensor_slices((X, y))


def shuffled_apart(X, y, size):
    X, y = (tf.data.Dataset.from_tensor_slices(a).shuffle(len(a), seed=s) for a, s in [(X, 0), (y, 1)])
    return tf.data.Dataset.zip((X, y)).batch(size)


WRONG = {
    "13.1": [
        ((95, 0.526, 10), "es el porcentaje"),
        ((0.05, 0.526, 10), "la fracción que falla"),
        ((0.95, 10, 0.526), "están cambiados"),
        ((0.95, 1.0526, 20), "el número de clases"),
        ((0.95, 0.95, 0.05), "pesan 1805 en total"),
        ((0.95, 0.526, 9), "pesan 900 en total"),
        ((0.5, 0.526, 10), "no son 0.5"),
        (0.95, "tres números"),
    ],
    "13.2": [
        (fill_both, "Sigue la fuga"),
        (lambda A, B: fill(lambda X: np.nanmedian(X, axis=0), A, B), "su propia mediana"),
        (lambda A, B: fill(lambda X: np.nanmedian(A), A, B), "una por columna"),
        (lambda A, B: fill(lambda X: np.nanmean(A, axis=0), A, B), "Has usado la media"),
        (lambda A, B: fill(lambda X: np.median(A, axis=0), A, B), "todavía tiene"),
        (lambda A, B: (np.nan_to_num(A), np.nan_to_num(B)), "quedan en 0"),
        (lambda A, B: [np.tile(np.nanmedian(A, axis=0), (len(X), 1)) for X in (A, B)], "no faltaban"),
        (lambda A, B: (A[~np.isnan(A).any(axis=1)], B[:0]), "forma (6, 3)"),
        (lambda A, B: np.nanmedian(A, axis=0), "dos tablas"),
    ],
    "13.3": [
        (alphabetical, "orden alfabético"),
        (known_only, "la palabra desconocida da"),
        (lambda v, c: hot(v, c).T, "está traspuesta"),
        (lambda v, c: [c.index(x) for x in v], "una fila por palabra"),
        (lambda v, c: 1 - hot(v, c), "Solo un 1"),
        (lambda v, c: np.eye(len(c))[[c.index(x) for x in v]], "ValueError"),
        (lambda v, c: np.eye(len(c))[np.unique(v, return_inverse=True)[1]], "orden alfabético"),
    ],
    "13.4": [
        (lambda n, k: [(np.arange(n), part) for _, part in folds(n, k)], "una fuga"),
        (lambda n, k: [(v, t) for t, v in folds(n, k)], "al revés"),
        (short_folds, "valida ninguna vez"),
        (last_takes_all, "como mucho en una"),
        (drawn_each_turn, "una sola vez"),
        (lambda n, k: folds(n, k)[:-1], "vueltas"),
        (lambda n, k: [v for _, v in folds(n, k)], "parejas"),
        (lambda n, k: [(~np.isin(np.arange(n), v), np.isin(np.arange(n), v)) for _, v in folds(n, k)], "True y False"),
        (lambda n, k: [(t[:-1], v) for t, v in folds(n, k)], "todas las que no validan"),
        (lambda n, k: [(t + 1, v + 1) for t, v in folds(n, k)], "van de 0 a"),
    ],
    "13.5": [
        (lambda X, y, size: rows(X, y).batch(size), "falta barajar"),
        (lambda X, y, size: rows(X, y).batch(size).shuffle(len(X)), "las mismas filas"),
        (lambda X, y, size: rows(X, y).shuffle(len(X)).cache().batch(size), "se guardó"),
        (
            lambda X, y, size: rows(X, y).shuffle(len(X), seed=0, reshuffle_each_iteration=False).batch(size),
            "se guardó",
        ),
        (lambda X, y, size: rows(X, y).shuffle(size).batch(size), "demasiado pequeña"),
        (lambda X, y, size: rows(X, y).shuffle(len(X)).batch(size, drop_remainder=True), "el último lote"),
        (lambda X, y, size: rows(X, y).shuffle(len(X)).repeat().batch(size), "repeat"),
        (lambda X, y, size: rows(X, y).shuffle(len(X)), "falta batch"),
        (lambda X, y, size: rows(X, y).shuffle(len(X)).batch(8), "salen lotes de"),
        (shuffled_apart, "baraja X e y juntas"),
        (lambda X, y, size: tf.data.Dataset.from_tensor_slices(X).shuffle(len(X)).batch(size), "pareja (x, y)"),
        (lambda X, y, size: (X, y), "tf.data.Dataset"),
    ],
}
