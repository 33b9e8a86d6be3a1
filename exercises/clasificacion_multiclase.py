"""Ejercicios de la lección «Clasificación multiclase»."""

import numpy as np

from exercises.engine import Exercise, bind

# Entre las primeras ------------------------------------------------------------------------------


def rank(P, y):
    """Cuántas clases tienen, en cada fila, más probabilidad que la verdadera."""
    return (P[np.arange(len(y)), y][:, None] < P).sum(axis=1)


def top_k_sorting(P, y, k):
    return (np.argsort(P, axis=1)[:, -k:] == y[:, None]).any(axis=1).mean()


def top_k_loops(P, y, k):
    hits = 0
    for row, label in zip(P, y):
        hits += label in np.argsort(-row)[:k]
    return hits / len(y)


def top_k_lists(P, y, k):
    rows = [sorted(range(len(p)), key=lambda c: p[c], reverse=True)[:k] for p in P.tolist()]
    return np.float32(sum(label in row for row, label in zip(rows, y.tolist())) / len(rows))


MANY = np.random.default_rng(3).dirichlet(np.ones(6), 12)
TOP_K = [
    (np.array([[0.2, 0.8]]), np.array([1]), 1),
    (np.array([[0.2, 0.8]]), np.array([0]), 1),
    (np.array([[0.2, 0.8]]), np.array([0]), 2),
    (np.array([[0, 1], [1, 0]]), np.array([1, 1]), 1),
    (np.array([[0.5, 0.2, 0.3], [0.1, 0.3, 0.6], [0.7, 0.1, 0.2]]), np.array([2, 0, 2]), 2),
    (np.array([[0.1, 0.2, 0.3, 0.4]] * 4), np.array([0, 1, 2, 3]), 3),
    *((MANY, np.random.default_rng(4).integers(0, 6, 12), k) for k in (1, 2, 3, 6)),
]

# Medias macro ------------------------------------------------------------------------------------


def precisions(C):
    return np.diag(C) / np.maximum(C.sum(axis=0), 1)


def recalls(C):
    return np.diag(C) / C.sum(axis=1)


def skipping(C):
    said = C.sum(axis=0) > 0
    return precisions(C)[said].mean(), recalls(C).mean()


def macro_loops(C):
    precision, recall = [], []
    for k in range(len(C)):
        said = sum(row[k] for row in C)
        precision.append(C[k][k] / said if said else 0)
        recall.append(C[k][k] / sum(C[k]))
    return [sum(precision) / len(C), sum(recall) / len(C)]


CONFUSIONS = [
    (np.array([[5]]),),
    (np.array([[3, 1], [0, 4]]),),
    (np.array([[0, 2], [0, 6]]),),
    (np.array([[8, 2, 0], [1, 29, 0], [7, 2, 1]]),),
    (np.array([[9, 1, 0], [2, 8, 0], [1, 3, 0]]),),
    (np.array([[90.0, 10.0], [3.0, 2.0]]),),
]

# Coincidencia exacta -----------------------------------------------------------------------------


def matches(Y, Y_pred, threshold):
    return (Y_pred >= threshold) == Y


def exact_loops(Y, Y_pred, threshold):
    rows = [all((p >= threshold) == bool(t) for p, t in zip(row, truth)) for row, truth in zip(Y_pred, Y)]
    return sum(rows) / len(rows)


LABELS = np.array([[1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 0, 1], [1, 1, 0], [1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 1]])
SAID = np.array([
    [0.9, 0.1, 0.5], [0.4, 0.3, 0.2], [1.0, 1.0, 0.6], [0.4, 0.0, 1.0], [0.7, 1.0, 0.4],
    [0.6, 0.7, 0.2], [0.3, 0.2, 0.0], [0.4, 0.3, 0.5], [0.3, 1.0, 0.75],
])  # fmt: skip
EXACT = [
    (np.array([[1]]), np.array([[0.75]]), 0.75),
    (np.array([[0]]), np.array([[0.6]]), 0.75),
    (np.array([[1.0, 0.0]]), np.array([[0.25, 0.1]]), 0.25),
    (np.array([[True, False], [False, False]]), np.array([[0.9, 0.6], [0.1, 0.2]]), 0.5),
    (np.array([[0, 0, 0], [1, 0, 0]]), np.array([[0, 0, 0], [1, 0, 1]]), 1),
    *((LABELS, SAID, threshold) for threshold in (0.5, 0.25, 0.75)),
]

# Cuándo callar -----------------------------------------------------------------------------------


def lowest(P, y, target, order=range(100), answers=np.greater_equal, reaches=np.greater_equal, otherwise=1):
    correct, confidence = P.argmax(axis=1) == y, P.max(axis=1)
    for k in order:
        answered = answers(confidence, k / 100)
        if answered.any() and reaches(correct[answered].mean(), target):
            return k / 100
    return otherwise


def lowest_adding(P, y, target):
    threshold = 0.0
    for _ in range(100):
        rows = [(row, label) for row, label in zip(P, y) if max(row) >= threshold]
        if rows and sum(np.argmax(row) == label for row, label in rows) / len(rows) >= target:
            return threshold
        threshold += 0.01
    return 1.0


def lowest_at_once(P, y, target):
    thresholds = np.linspace(0, 0.99, 100)
    answered = P.max(axis=1) >= thresholds[:, None]
    hits = (answered & (P.argmax(axis=1) == y)).sum(axis=1)
    enough = hits / np.maximum(answered.sum(axis=1), 1) >= target
    enough &= answered.any(axis=1)
    return thresholds[enough.argmax()] if enough.any() else 1


def over_everything(P, y, target):
    correct, confidence = P.argmax(axis=1) == y, P.max(axis=1)
    for k in range(100):
        if (correct & (confidence >= k / 100)).mean() >= target:
            return k / 100
    return 1


def coverage(P, y, target):
    return (P.max(axis=1) >= lowest(P, y, target)).mean()


def scores(n, classes, seed):
    """Probabilidades al azar, algo mejores que echarlo a suertes."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, classes, n)
    Z = rng.normal(0, 1, (n, classes))
    Z[np.arange(n), y] += 2
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True), y


# Una confianza de justo 0.02, que se escribe igual sumando centésimas que dividiendo: así el empate no es de redondeo.
EVEN = np.full((2, 51), 0.98 / 50)
EVEN[:, 3] = 0.02, 0.5
LOWEST = [
    (np.array([[0.3, 0.7]]), np.array([1]), 0.9),
    (np.array([[0.3, 0.7]]), np.array([0]), 0.9),
    (np.array([[0, 1], [1, 0]]), np.array([1, 1]), 1),
    (np.array([[0.985, 0.015], [0.005, 0.995]]), np.array([1, 1]), 1),
    (np.array([[0.615, 0.385], [0.205, 0.795]]), np.array([1, 1]), 1),
    (np.array([[0.615, 0.385], [0.205, 0.795]]), np.array([1, 1]), 0.5),
    (np.array([[0.955, 0.045], [0.905, 0.095], [0.205, 0.795]]), np.array([1, 0, 1]), 0.9),
    (EVEN, np.array([0, 3]), 1),
    *((*scores(40, 3, 7), target) for target in (0.87, 0.93)),
    (*scores(200, 4, 7), 0.913),
]

EXERCISES = [
    Exercise(
        reference=18203,
        mistakes={
            "Faltan los sesgos: cada neurona tiene uno.": 256 * 64 + 64 * 27,
            "La imagen tiene 16 filas y 16 columnas: la red no recibe 16 números.": 16 * 64 + 64 + 64 * 27 + 27,
            "Esa es una salida de una neurona, para un sí o no. Hay 27 letras.": 256 * 64 + 64 + 64 + 1,
            "El enunciado pide 27 letras: la ñ también.": 256 * 64 + 64 + 64 * 26 + 26,
            "Eso es contar entradas y neuronas, y se pide contar pesos y sesgos.": 256 + 64 + 27,
            "La última capa no recibe los píxeles, sino las salidas de la oculta.": 256 * 64 + 64 + 256 * 27 + 27,
        },
        hints=(
            "¿Cuántos números recibe la red de cada imagen? ¿Y cuántas neuronas tiene la última capa?",
            "Una capa con d entradas y m neuronas tiene d · m pesos y m sesgos.",
        ),
        why="Casi todos los parámetros están junto a los píxeles: con imágenes grandes, esta cuenta se dispara.",
        right=[18203.0, np.int64(18203), np.array(18203), np.float32(18203)],
    ),
    Exercise(
        reference=lambda P, y, k: (rank(P, y) < k).mean(),
        inputs=TOP_K,
        mistakes={
            "Has contado cuántas filas aciertan, y se pide la fracción.": lambda P, y, k: (rank(P, y) < k).sum(),
            "Has mirado las k menos probables: `argsort` ordena de menor a mayor.": (
                lambda P, y, k: (np.argsort(P, axis=1)[:, :k] == y[:, None]).any(axis=1).mean()
            ),
            "Sale lo mismo con cualquier k: solo cuentas la más probable.": lambda P, y, k: (rank(P, y) < 1).mean(),
            "Solo miras la que queda en el puesto k; también valen las de delante.": (
                lambda P, y, k: (rank(P, y) == k - 1).mean()
            ),
            "Dejas entrar a las k + 1 más probables.": lambda P, y, k: (rank(P, y) <= k).mean(),
            "Dice, fila a fila, si la verdadera está entre las k. Falta la fracción.": lambda P, y, k: rank(P, y) < k,
            "Es un tanto por ciento, y se pide una fracción.": lambda P, y, k: 100 * (rank(P, y) < k).mean(),
        },
        hints=(
            "Empieza por una fila: ¿cuántas clases tienen más probabilidad que la verdadera?",
            "P[np.arange(len(y)), y][:, None] es la probabilidad de la verdadera, como columna.",
            "Está entre las k primeras si las que la superan son menos de k.",
        ),
        why="Con mil clases parecidas, top-1 castiga dudas razonables; por eso se publica también top-5.",
        right=[
            top_k_sorting,
            top_k_loops,
            top_k_lists,
            lambda P, y, k: np.mean((-P).argsort(axis=1).argsort(axis=1)[np.arange(len(y)), y] < k),
            lambda P, y, k: np.isin(
                y + 100 * np.arange(len(y)), (-P).argsort(1)[:, :k].T + 100 * np.arange(len(y))
            ).mean(),
        ],
    ),
    Exercise(
        reference=lambda C: (precisions(C).mean(), recalls(C).mean()),
        inputs=CONFUSIONS,
        mistakes={
            "Salen cambiadas: en C las filas son la verdad y las columnas, lo que se dijo.": (
                lambda C: (recalls(C).mean(), precisions(C).mean())
            ),
            "Has devuelto dos veces la exactitud. La media macro promedia una medida por clase.": (
                lambda C: (np.trace(C) / C.sum(),) * 2
            ),
            "Las clases frecuentes pesan más. En la media macro todas cuentan igual.": (
                lambda C: (precisions(C) @ C.sum(axis=1) / C.sum(), recalls(C) @ C.sum(axis=1) / C.sum())
            ),
            "Hay una medida por clase: falta promediarlas para dar un solo número de cada una.": (
                lambda C: (precisions(C), recalls(C))
            ),
            "Si una clase no se dice nunca, divides entre 0 y sale `nan`. Su precisión debe valer 0.": (
                lambda C: ((np.diag(C) / C.sum(axis=0)).mean(), recalls(C).mean())
            ),
            "La clase que nunca se dice se queda fuera de la media. Debe contar, con precisión 0.": skipping,
            "Falta la exhaustividad: se pide la pareja.": lambda C: precisions(C).mean(),
        },
        hints=(
            "Los aciertos de cada clase están en la diagonal: np.diag(C).",
            "Precisión: divide por las sumas de las columnas. Exhaustividad: por las de las filas.",
            "Una columna que suma 0 tiene aciertos 0: si divides por np.maximum(suma, 1), sale 0.",
        ),
        why="La media macro delata a quien ignora las clases raras, aunque su exactitud sea alta.",
        right=[
            macro_loops,
            lambda C: np.array([np.nan_to_num(np.diag(C) / C.sum(axis=0)).mean(), recalls(C).mean()]),
            lambda C: (np.float32(precisions(C).mean()), np.float32(np.mean(np.diagonal(C) / np.sum(C, axis=1)))),
            lambda C: [sum(f(C)) / len(C) for f in (precisions, recalls)],
        ],
    ),
    Exercise(
        reference=lambda Y, Y_pred, threshold: matches(Y, Y_pred, threshold).all(axis=1).mean(),
        inputs=EXACT,
        mistakes={
            "Sigues contando casillas, y se pide contar filas enteras.": lambda Y, P, t: matches(Y, P, t).mean(),
            "Has contado cuántas filas, y se pide la fracción.": lambda Y, P, t: matches(Y, P, t).all(axis=1).sum(),
            "Has mirado columnas enteras. Un ejemplo es una fila.": lambda Y, P, t: matches(Y, P, t).all(axis=0).mean(),
            "Te basta con una casilla acertada por fila. Deben serlo todas.": (
                lambda Y, P, t: matches(Y, P, t).any(axis=1).mean()
            ),
            "Una probabilidad igual al umbral también es un sí.": lambda Y, P, t: ((t < P) == Y).all(axis=1).mean(),
            "Sale lo mismo que con 0.5. ¿Usas `threshold`?": lambda Y, P, t: matches(Y, P, 0.5).all(axis=1).mean(),
            "`argmax` elige una sola etiqueta, y puede haber varias o ninguna.": (
                lambda Y, P, t: (P.argmax(axis=1) == Y.argmax(axis=1)).mean()
            ),
            "Dice qué filas acierta. Falta la fracción.": lambda Y, P, t: matches(Y, P, t).all(axis=1),
        },
        hints=(
            "Compara casilla a casilla, como antes. ¿Qué fila está bien entera?",
            "El método .all(axis=1) dice, de cada fila, si todas sus casillas son True.",
        ),
        why="Con diez etiquetas casi siempre a 0, contar casillas da notas altas sin haber aprendido nada.",
        right=[
            exact_loops,
            lambda Y, P, t: 1 - ((t <= P) != Y).any(axis=1).mean(),
            lambda Y, P, t: np.mean(((t <= P).astype(int) == Y.astype(int)).sum(axis=1) == Y.shape[1]),
            lambda Y, P, t: np.float32(np.prod(matches(Y, P, t), axis=1).sum() / len(Y)),
        ],
    ),
    Exercise(
        reference=lowest,
        inputs=LOWEST,
        mistakes={
            "Es la posición en la lista, y se pide el umbral.": lambda P, y, a: round(100 * lowest(P, y, a)),
            "Ese umbral llega, pero hay otro más bajo que también, y contesta más.": (
                lambda P, y, a: lowest(P, y, a, order=range(99, -1, -1))
            ),
            "Es la cobertura, y se pide el umbral.": coverage,
            "Una confianza igual al umbral se contesta.": lambda P, y, a: lowest(P, y, a, answers=np.greater),
            "Basta con llegar a `target`; no hace falta pasarlo.": lambda P, y, a: lowest(P, y, a, reaches=np.greater),
            "Si ningún umbral llega, debe devolver 1.": lambda P, y, a: lowest(P, y, a, otherwise=0.99),
            "La exactitud se mide solo en lo que se contesta, y divides entre todas las filas.": over_everything,
        },
        hints=(
            "Para un umbral dado: ¿qué filas contesta, y qué fracción de ellas acierta?",
            "Recorre los umbrales de menor a mayor y devuelve el primero que cumpla.",
            "Si no contesta ninguna fila, la media no existe: ese umbral no vale.",
        ),
        why="Así se fija en la práctica cuánto trabajo hace el modelo y cuánto una persona.",
        right=[
            lowest_adding,
            lowest_at_once,
            lambda P, y, a: np.float32(lowest(P, y, a)),
            lambda P, y, a: min([k / 100 for k in range(100) if lowest(P, y, a, order=[k]) < 1], default=1.0),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
