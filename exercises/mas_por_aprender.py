"""Ejercicios de la lección «Más por aprender»."""

from collections import Counter

import numpy as np

from exercises.engine import Exercise, Wrong, bind, call


def softmax(S, axis=-1):
    E = np.exp(S - S.max(axis=axis, keepdims=True))
    return E / E.sum(axis=axis, keepdims=True)


PRODUCTS = np.array([8.0, 0.0, 8.0])

# La media sin el relleno -------------------------------------------------------------------------


def sentence_vectors(ids, table, mask=None, count=None):
    """La solución y sus variantes: qué vectores se suman y entre cuántos se divide."""
    mask = (ids != 0)[:, :, None] if mask is None else mask
    return (table[ids] * mask).sum(axis=1) / (mask.sum(axis=1) if count is None else count)


def vectors_by_length(ids, table):
    lengths = (ids > 0).sum(axis=1)
    return [table[row[:length]].mean(axis=0) for row, length in zip(ids, lengths)]


def vectors_of_words(ids, table):
    return np.array([np.mean([table[k] for k in row if k != 0], axis=0) for row in ids])


def vectors_with_nan(ids, table):
    return np.nanmean(np.where((ids == 0)[..., None], np.nan, table[ids]), axis=1)


def vectors_with_keras(ids, table):
    from keras import layers

    return layers.GlobalAveragePooling1D()(table[ids].astype("float32"), mask=ids != 0)


TABLE = np.array([[7.0, -3, 5], [1, 2, 0], [4, -1, 3], [0, 6, -2], [2, 2, 8]])
SENTENCES = [
    (np.array([[1]]), np.array([[9.0], [2.5]])),
    (np.array([[2, 0]]), np.array([[9.0, -9.0], [2.5, 1.0], [0.5, 3.0]])),
    (np.array([[2, 2, 4]]), TABLE),
    (np.array([[1, 2, 0, 0], [3, 0, 0, 0], [4, 1, 2, 3]]), TABLE),
    (np.array([[3, 1, 0, 0, 0], [4, 4, 1, 0, 0]]), TABLE),
]

# Encuentra los errores ---------------------------------------------------------------------------


def attend(Q, K, V, scale=lambda Q, K: np.sqrt(K.shape[1]), axis=1):
    return softmax(Q @ K.T / scale(Q, K), axis) @ V


def attend_loops(Q, K, V):
    rows = []
    for q in Q:
        weights = [np.exp(sum(a * b for a, b in zip(q, k)) / len(q) ** 0.5) for k in K]
        rows.append(sum(w * v for w, v in zip(weights, V)) / sum(weights))
    return rows


def attend_with_scipy(Q, K, V):
    from scipy.special import softmax

    return softmax(np.einsum("td,sd->ts", Q, K) / K.shape[-1] ** 0.5, axis=-1) @ V


def three(T, S, d, m):
    rng = np.random.default_rng(T)
    return rng.normal(size=(T, d)), rng.normal(size=(S, d)), rng.normal(size=(S, m))


TRIPLES = [
    three(*sizes) for sizes in [(1, 1, 4, 1), (1, 2, 2, 1), (3, 3, 4, 2), (2, 5, 9, 3), (4, 1, 4, 4), (6, 2, 1, 5)]
]
TRIPLES += [(np.array([[1, 0, 2, -1]]), np.array([[1, 1, 0, 0], [0, 2, 1, 3]]), np.array([[1, 2], [3, -4]]))]

# Vecinos en el plano -----------------------------------------------------------------------------


def classify(Z_train, y_train, Z, k, axes=slice(None), order=lambda distances: distances.argsort(axis=1), power=2):
    distances = (np.abs(Z[:, None, axes] - Z_train[:, axes]) ** power).sum(axis=-1)
    return np.array([np.bincount(votes).argmax() for votes in y_train[order(distances)[:, :k]]])


def classify_loops(Z_train, y_train, Z, k):
    classes = []
    for z in Z:
        near = sorted(range(len(Z_train)), key=lambda i: np.linalg.norm(z - Z_train[i]))[:k]
        classes.append(Counter(y_train[near].tolist()).most_common(1)[0][0])
    return classes


def classify_with_sklearn(Z_train, y_train, Z, k):
    from sklearn.neighbors import KNeighborsClassifier

    return KNeighborsClassifier(k).fit(Z_train, y_train).predict(Z)


def classify_last_tied(Z_train, y_train, Z, k):
    votes = np.stack([np.bincount(y_train[row[:k]], minlength=9) for row in distances(Z_train, Z).argsort(axis=1)])
    return 8.0 - votes[:, ::-1].argmax(axis=1)


def classify_weighting(Z_train, y_train, Z, k):
    away = distances(Z_train, Z)
    near = away.argsort(axis=1)[:, :k]
    weights = 1 / (np.take_along_axis(away, near, axis=1) + 1e-9)
    return np.array([np.bincount(y_train[rows], w).argmax() for rows, w in zip(near, weights)])


def distances(Z_train, Z):
    return np.sqrt(((Z[:, None] - Z_train) ** 2).sum(axis=-1))


def count_votes(answer, Z_train, y_train, Z, k):
    """Cuántos de los k vecinos de cada punto son de la clase que se le da: así, en un empate valen todas."""
    classes = np.asarray(call(answer, Z_train, y_train, Z, k))
    if classes.shape != (len(Z),):
        raise Wrong(f"con {len(Z)} puntos en Z debe devolver la forma {(len(Z),)}, y devuelve {classes.shape}.")
    near = y_train[distances(Z_train, Z).argsort(axis=1)[:, :k]]
    return {"los votos de la clase que da a cada punto": (near == classes[:, None]).sum(axis=1)}


def cloud(n, m, seed):
    rng = np.random.default_rng(seed)
    centers = np.array([[0.0, 0.0], [5.0, 1.0], [1.0, 6.0]])
    y_train = rng.permutation(np.arange(n) % 3)
    Z_train = (centers[y_train] + rng.normal(0, 3, size=(n, 2))) * [1, 3]
    return Z_train, y_train, centers[rng.integers(3, size=m)] * [1, 3] + rng.normal(0, 2, size=(m, 2))


CLOUDS = [
    (np.array([[0.0, 0.0]]), np.array([2]), np.array([[1.0, 1.0]]), 1),
    (np.array([[0.1, 0.0], [3.0, 0.0], [0.0, -4.0]]), np.array([0, 1, 1]), np.array([[0.0, 0.0]]), 3),
    (np.array([[0, 0], [5, 1], [9, 9]]), np.array([1, 0, 2]), np.array([[1, 0], [8, 7]]), 1),
    *((*cloud(24, 12, 0), k) for k in (1, 2, 5, 24)),
    *((*cloud(40, 15, 1), k) for k in (3, 4, 7, 11)),
]

EXERCISES = [
    Exercise(
        reference=softmax(PRODUCTS / 4),
        measure=lambda answer: np.round(np.asarray(answer, float), 2),  # se piden dos decimales
        mistakes={
            "La segunda clave se queda sin nada: falta dividir entre la raíz de d, o falta softmax.": softmax(PRODUCTS),
            "Has dividido entre d. La atención divide entre su raíz.": softmax(PRODUCTS / 16),
            "Eso son los productos ya divididos. Falta softmax.": PRODUCTS / 4,
            "Eso son las exponenciales. Falta dividirlas entre su suma.": np.exp(PRODUCTS / 4),
            "Con pesos iguales, la consulta no elegiría a nadie.": np.ones(3) / 3,
        },
        hints=(
            "Primero divide los tres productos entre la raíz de d; después, softmax.",
            "Quedan 2, 0 y 2. ¿Cuánto valen sus exponenciales, y cuánto suman?",
        ),
        why="Sin la raíz, la segunda clave recibiría menos de dos diezmilésimas: su gradiente casi desaparecería.",
        right=[
            [0.47, 0.06, 0.47],
            (0.468, 0.063, 0.468),
            np.float32([0.4683, 0.0634, 0.4683]),
            list(softmax(PRODUCTS / 4)),
        ],
    ),
    Exercise(
        reference=lambda ids, table: sentence_vectors(ids, table),
        inputs=SENTENCES,
        mistakes={
            "Cuentas el relleno como si fuera una palabra.": lambda ids, table: table[ids].mean(axis=1),
            "El relleno ya no suma, pero divides entre todas las posiciones.": (
                lambda ids, table: sentence_vectors(ids, table, count=ids.shape[1])
            ),
            "Eso es la suma, no la media.": lambda ids, table: sentence_vectors(ids, table, count=1),
            "Eso es la suma, y con el relleno dentro.": lambda ids, table: table[ids].sum(axis=1),
            "Divides bien, pero en la suma sigue el relleno.": (
                lambda ids, table: table[ids].sum(axis=1) / (ids != 0).sum(axis=1, keepdims=True)
            ),
            "Hay un vector por palabra: falta la media.": lambda ids, table: table[ids] * (ids != 0)[:, :, None],
            "Sale un solo vector para todas las frases; se pide uno por frase.": (
                lambda ids, table: table[ids[ids != 0]].mean(axis=0)
            ),
        },
        hints=(
            "`table[ids]` da los vectores, con forma (n, T, m). ¿Qué filas no deben contar?",
            "Una máscara `(ids != 0)[:, :, None]` vale 1 en las palabras y 0 en el relleno.",
            "Suma los vectores por la máscara y divide entre cuántas palabras hay, no entre T.",
        ),
        why="Es GlobalAveragePooling1D con máscara: la frase vale lo mismo por mucho relleno que lleve.",
        right=[vectors_by_length, vectors_of_words, vectors_with_nan, vectors_with_keras],
    ),
    Exercise(
        reference=lambda Q, K, V: attend(Q, K, V),
        inputs=TRIPLES,
        mistakes={
            "Siguen los dos errores.": lambda Q, K, V: attend(Q, K, V, lambda Q, K: 1, axis=0),
            "El eje está bien, pero queda un error: ¿qué hace la fórmula antes de softmax?": (
                lambda Q, K, V: attend(Q, K, V, lambda Q, K: 1)
            ),
            "La escala está bien, pero no suman 1 los pesos de cada consulta.": lambda Q, K, V: attend(Q, K, V, axis=0),
            "Divides entre d, y la fórmula divide entre su raíz.": (
                lambda Q, K, V: attend(Q, K, V, lambda Q, K: K.shape[1])
            ),
            "Divides entre la raíz del número de consultas, y no es ese el tamaño.": (
                lambda Q, K, V: attend(Q, K, V, lambda Q, K: np.sqrt(len(Q)))
            ),
            "Divides entre la raíz del número de claves, y no es ese el tamaño.": (
                lambda Q, K, V: attend(Q, K, V, lambda Q, K: np.sqrt(len(K)))
            ),
            "Divides después de softmax, y los pesos ya no suman 1.": (
                lambda Q, K, V: attend(Q, K, V, lambda Q, K: 1) / np.sqrt(K.shape[1])
            ),
            "Softmax reparte la unidad entre toda la matriz, y no en cada fila.": (
                lambda Q, K, V: attend(Q, K, V, axis=None)
            ),
            "Devuelve solo la salida, sin los pesos.": (
                lambda Q, K, V: (attend(Q, K, V), softmax(Q @ K.T / np.sqrt(K.shape[1])))
            ),
        },
        hints=(
            "Compara la primera línea con la fórmula de la lección: falta algo.",
            "Los pesos de cada consulta deben sumar 1. ¿En qué eje están las claves?",
            "Al sumar en el eje 1, keepdims=True deja la forma (T, 1), que sí divide cada fila.",
        ),
        why="Un eje cambiado no avisa: por eso se comprueba que los pesos de cada consulta suman 1.",
        right=[
            attend_loops,
            attend_with_scipy,
            lambda Q, K, V: (V.T @ softmax(K @ Q.T / len(K.T) ** 0.5, axis=0)).T,
            lambda Q, K, V: attend(*(part.astype("float32") for part in (Q, K, V))).tolist(),
        ],
    ),
    Exercise(
        reference=1608,
        mistakes={
            "Faltan los sesgos.": 3 * 24 * 16 + 16 * 24,
            "Falta la matriz de salida, que junta las cabezas y vuelve a 24.": 3 * (24 * 16 + 16),
            "Eso es con una sola cabeza.": 3 * (24 * 8 + 8) + (8 * 24 + 24),
            "Cada cabeza tiene sus propias consultas, claves y valores.": 3 * (24 * 8 + 8) + (16 * 24 + 24),
            "La salida tiene un solo sesgo de 24, no uno por cabeza.": 2 * (3 * (24 * 8 + 8) + (8 * 24 + 24)),
            "Consultas, claves y valores tienen cada uno su matriz: son tres.": 24 * 16 + 16 + 16 * 24 + 24,
            "Las matrices no son de 24 × 24: dentro trabajan con cabezas × key_dim.": 4 * (24 * 24 + 24),
            "El sesgo de la salida no tiene 16 números: la salida es de 24.": 4 * (24 * 16 + 16),
        },
        hints=(
            "Cada cabeza lleva los 24 números a 8, y hay dos: en total, de 24 a 16.",
            "Eso ocurre tres veces: consultas, claves y valores. Y después hay que volver de 16 a 24.",
        ),
        why="La longitud de la frase no aparece: los mismos pesos leen tres palabras o tres mil.",
        right=[1608.0, np.int64(1608), np.array(1608), np.float32(1608)],
    ),
    Exercise(
        reference=lambda Z_train, y_train, Z, k: classify(Z_train, y_train, Z, k),
        inputs=CLOUDS,
        measure=count_votes,
        mistakes={
            "Miras los puntos más lejanos.": (
                lambda A, y, Z, k: classify(A, y, Z, k, order=lambda distances: (-distances).argsort(axis=1))
            ),
            "Solo miras al más cercano: ¿usas k?": lambda A, y, Z, k: classify(A, y, Z, 1),
            "Cada vecino vale un voto, y aquí los más cercanos valen más.": classify_weighting,
            "Mides la distancia solo con la primera coordenada.": (
                lambda A, y, Z, k: classify(A, y, Z, k, axes=slice(1))
            ),
            "Esos son los números de los vecinos más cercanos, no sus clases.": (
                lambda A, y, Z, k: distances(A, Z).argmin(axis=1) + 100
            ),
            "Es la media de las clases de los vecinos; se pide la más repetida.": (
                lambda A, y, Z, k: y[distances(A, Z).argsort(axis=1)[:, :k]].mean(axis=1)
            ),
        },
        hints=(
            "`Z[:, None] - Z_train` tiene forma (m, n, 2): todas las diferencias de una vez.",
            "`argsort(axis=1)[:, :k]` da las posiciones de los k más cercanos.",
            "`np.bincount(votos).argmax()` es la clase más repetida.",
        ),
        why="Con esto se mide si un espacio latente agrupa lo que se parece, sin entrenar nada más.",
        right=[
            classify_loops,
            classify_with_sklearn,
            classify_last_tied,
            lambda A, y, Z, k: classify(A, y, Z, k).tolist(),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
