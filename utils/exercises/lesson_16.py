"""Correcciones de la lección 16, clasificación multiclase."""

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_array, as_number, call, show

THRESHOLDS = np.arange(100) / 100


def _check_count(answer):
    n = as_number(answer, "El número de parámetros")
    for wrong, reason in [
        (256 * 64 + 64 * 27, "Faltan los sesgos: cada neurona tiene uno."),
        (16 * 64 + 64 + 64 * 27 + 27, "La imagen tiene 16 filas y 16 columnas: la red no recibe 16 números."),
        (256 * 64 + 64 + 64 + 1, "Esa es una salida de una neurona, para un sí o no. Hay 27 letras."),
        (256 * 64 + 64 + 64 * 26 + 26, "El enunciado pide 27 letras: la ñ también."),
        (256 + 64 + 27, "Eso es contar entradas y neuronas, y se pide contar pesos y sesgos."),
        (256 * 64 + 64 + 256 * 27 + 27, "La última capa no recibe los píxeles, sino las salidas de la oculta."),
    ]:
        if n == wrong:
            raise Wrong(reason)
    if n != 18203:
        raise Wrong(f"No salen {n:g}. Por capas: entradas × neuronas, más un sesgo por neurona.")


def _check_top_k(answer):
    rng = np.random.default_rng(3)
    P = rng.dirichlet(np.ones(6), 12)
    y = rng.integers(0, 6, 12)
    rank = (P[np.arange(12), y][:, None] < P).sum(axis=1)
    low = (P[np.arange(12), y][:, None] > P).sum(axis=1)
    for k in (1, 2, 3, 6):
        got = as_number(call(answer, P, y, k), "El top-k")
        case = f"Con P de forma (12, 6), y = {show(y)} y k = {k}"
        right = (rank < k).mean()
        if np.isclose(got, right, atol=1e-6):
            continue
        if np.isclose(got, 12 * right):
            raise Wrong(f"{case} devuelve {got:g}: eso es cuántas, y se pide la fracción.")
        if np.isclose(got, (low < k).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: parece que tomas las k MENOS probables.")
        if np.isclose(got, (rank < 1).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}, lo mismo que con k = 1. ¿Usas k?")
        if np.isclose(got, (rank == k - 1).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: parece que solo miras la que queda en el puesto {k}.")
        if np.isclose(got, (rank <= k).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: parece que dejas entrar a las {k + 1} más probables.")
        raise Wrong(f"{case} no sale {got:.3f}. ¿Está la clase verdadera de cada fila entre las k mayores de su fila?")


def _check_macro(answer):
    C = np.array([[8, 2, 0], [1, 29, 0], [7, 2, 1]])  # la clase 2 se dice una sola vez
    precision, recall = _read_pair(call(answer, C))
    columns, rows = np.diag(C) / C.sum(axis=0), np.diag(C) / C.sum(axis=1)
    case = f"Con C = {C.tolist()}"
    hits = np.trace(C) / C.sum()
    if np.allclose((precision, recall), (rows.mean(), columns.mean())):
        raise Wrong(f"{case} salen cambiadas: en C las filas son la verdad y las columnas, lo que se dijo.")
    if np.allclose((precision, recall), (hits, hits)):
        raise Wrong(f"{case} devuelve dos veces la exactitud. La media macro promedia una medida por clase.")
    weights = C.sum(axis=1) / C.sum()
    if np.isclose(precision, columns @ weights) or np.isclose(recall, rows @ weights):
        raise Wrong(f"{case} las clases frecuentes pesan más. En la media macro todas cuentan igual.")
    for got, right, name in [(precision, columns.mean(), "precisión"), (recall, rows.mean(), "exhaustividad")]:
        if not np.isclose(got, right, atol=1e-6):
            raise Wrong(f"{case} la {name} macro no es {got:.3f}. Calcula antes la de cada clase.")
    never = np.array([[9, 1, 0], [2, 8, 0], [1, 3, 0]])  # nunca dice la clase 2
    with np.errstate(all="ignore"):
        result = call(answer, never)
    case = f"Con C = {never.tolist()}, donde la clase 2 no se dice nunca,"
    if isinstance(result, list | tuple | np.ndarray) and len(result) == 2 and np.isnan(np.asarray(result[0], float)):
        raise Wrong(f"{case} la precisión sale `nan`: has dividido entre 0. La de esa clase debe valer 0.")
    precision, recall = _read_pair(result)
    expected = (9 / 12 + 8 / 12 + 0) / 3
    if np.isclose(precision, (9 / 12 + 8 / 12) / 2):
        raise Wrong(f"{case} la has dejado fuera de la media. Debe contar, con precisión 0.")
    if not np.isclose(precision, expected, atol=1e-6) or not np.isclose(recall, (0.9 + 0.8 + 0) / 3, atol=1e-6):
        raise Wrong(f"{case} devuelve ({precision:.3f}, {recall:.3f}) y no es eso.")


def _check_exact_match(answer):
    Y = np.array([[1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 0, 1], [1, 1, 0], [1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 1]])
    P = np.array([
        [0.9, 0.1, 0.5], [0.4, 0.3, 0.2], [1.0, 1.0, 0.6], [0.4, 0.0, 1.0], [0.7, 1.0, 0.4],
        [0.6, 0.7, 0.2], [0.3, 0.2, 0.0], [0.4, 0.3, 0.5], [0.3, 1.0, 0.8],
    ])  # fmt: skip
    for threshold in (0.5, 0.3, 0.7):
        says = threshold <= P
        got = as_number(call(answer, Y, P, threshold), "La coincidencia exacta")
        case = f"Con nueve filas de tres etiquetas y threshold = {threshold}"
        right = (says == Y).all(axis=1)
        if np.isclose(got, right.mean(), atol=1e-6):
            continue
        if np.isclose(got, (says == Y).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: sigue contando casillas, y se pide contar filas enteras.")
        if np.isclose(got, right.sum()):
            raise Wrong(f"{case} devuelve {got:g}: eso es cuántas filas, y se pide la fracción.")
        if np.isclose(got, (says == Y).all(axis=0).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: has mirado columnas enteras. Un ejemplo es una fila.")
        if np.isclose(got, (says == Y).any(axis=1).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: te basta con una casilla acertada por fila. Deben serlo todas.")
        if np.isclose(got, ((threshold < P) == Y).all(axis=1).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: una probabilidad igual al umbral también es un sí.")
        if np.isclose(got, ((P >= 0.5) == Y).all(axis=1).mean()):
            raise Wrong(f"{case} devuelve lo mismo que con 0.5. ¿Usas `threshold`?")
        if np.isclose(got, (P.argmax(axis=1) == Y.argmax(axis=1)).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: `argmax` elige una sola etiqueta, y puede haber varias o ninguna.")
        raise Wrong(f"{case} devuelve {got:.3f}, y las filas acertadas enteras son otra fracción.")


def _check_threshold(answer):
    rng = np.random.default_rng(7)
    y = rng.integers(0, 4, 300)
    Z = rng.normal(0, 1, (300, 4))
    Z[np.arange(300), y] += 2
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    correct, confidence = P.argmax(axis=1) == y, P.max(axis=1)
    for target in (0.85, 0.9, 0.5):
        got = as_number(call(answer, P, y, target), "El umbral")
        case = f"Con 300 ejemplos, 4 clases y target = {target}"
        right = _lowest(correct, confidence, target)
        if np.isclose(got, right, atol=1e-6):
            continue
        if np.isclose(got, 100 * right):
            raise Wrong(f"{case} devuelve {got:g}: es la posición en la lista, y se pide el umbral.")
        if not 0 <= got <= 1:
            raise Wrong(f"{case} devuelve {got:g}, y un umbral está entre 0 y 1.")
        answered = confidence >= got
        if not answered.any():
            raise Wrong(f"{case} devuelve {got:g}: con él no contesta nada, y hay umbrales más bajos que llegan.")
        if np.isclose(got, answered.mean()) or np.isclose(got, (confidence >= right).mean()):
            raise Wrong(f"{case} devuelve {got:.3f}: parece la cobertura, y se pide el umbral.")
        if correct[answered].mean() < target:
            raise Wrong(f"{case}, el umbral {got:g} solo acierta {correct[answered].mean():.3f} de lo que contesta.")
        raise Wrong(f"{case}, el umbral {got:g} llega, pero hay uno más bajo que también, y contesta más.")
    last = as_number(call(answer, np.array([[0.985, 0.015], [0.005, 0.995]]), np.array([1, 1]), 1), "El umbral")
    if not np.isclose(last, 0.99):
        raise Wrong(
            "Con las mayores probabilidades 0.985, fallada, y 0.995, acertada, y target = 1, devuelve "
            f"{last:g}. Hay un umbral con el que solo se contesta la segunda."
        )
    tie = as_number(call(answer, np.array([[0.5, 0.5], [0.2, 0.8]]), np.array([1, 1]), 1), "El umbral")
    if not 0.5 < tie < 0.511:  # quien suma 0.01 cien veces pasa un pelo de 0.5, y ya no contesta la fila
        raise Wrong(
            "Con las mayores probabilidades 0.5, fallada, y 0.8, acertada, y target = 1, devuelve "
            f"{tie:g}. Con un umbral de 0.5, ¿se contesta la primera?"
        )
    hopeless = np.array([[0.95, 0.05], [0.9, 0.1], [0.2, 0.8]])
    got = as_number(call(answer, hopeless, np.array([1, 0, 1]), 0.9), "El umbral")
    if not np.isclose(got, 1):
        raise Wrong(
            "Si el fallo es el más seguro de todos y target = 0.9, ningún umbral llega: "
            f"debe devolver 1, y devuelve {got:g}."
        )


def _lowest(correct, confidence, target):
    for t in THRESHOLDS:
        answered = confidence >= t
        if answered.any() and correct[answered].mean() >= target:
            return t
    return 1.0


def _read_pair(result):
    if not isinstance(result, list | tuple | np.ndarray) or len(result) != 2:
        raise Wrong(f"Debe devolver dos números, (precisión, exhaustividad), y devuelve {show(result)}.")
    if any(as_array(value, "Cada medida").ndim for value in result):
        raise Wrong("Devuelve una medida por clase: falta promediarlas para dar un solo número de cada una.")
    return as_number(result[0], "La precisión"), as_number(result[1], "La exhaustividad")


EXERCISES = {
    "16.1": Exercise(
        _check_count,
        (
            "¿Cuántos números recibe la red de cada imagen? ¿Y cuántas neuronas tiene la última capa?",
            "Una capa con d entradas y m neuronas tiene d · m pesos y m sesgos.",
        ),
        "Casi todos los parámetros están junto a los píxeles: con imágenes grandes, esta cuenta se dispara.",
    ),
    "16.2": Exercise(
        _check_top_k,
        (
            "Empieza por una fila: ¿cuántas clases tienen más probabilidad que la verdadera?",
            "P[np.arange(len(y)), y][:, None] es la probabilidad de la verdadera, como columna.",
            "Está entre las k primeras si las que la superan son menos de k.",
        ),
        "Con mil clases parecidas, top-1 castiga dudas razonables; por eso se publica también top-5.",
    ),
    "16.3": Exercise(
        _check_macro,
        (
            "Los aciertos de cada clase están en la diagonal: np.diag(C).",
            "Precisión: divide por las sumas de las columnas. Exhaustividad: por las de las filas.",
            "Una columna que suma 0 tiene aciertos 0: si divides por np.maximum(suma, 1), sale 0.",
        ),
        "La media macro delata a quien ignora las clases raras, aunque su exactitud sea alta.",
    ),
    "16.4": Exercise(
        _check_exact_match,
        (
            "Compara casilla a casilla, como antes. ¿Qué fila está bien entera?",
            "El método .all(axis=1) dice, de cada fila, si todas sus casillas son True.",
        ),
        "Con diez etiquetas casi siempre a 0, contar casillas da notas altas sin haber aprendido nada.",
    ),
    "16.5": Exercise(
        _check_threshold,
        (
            "Para un umbral dado: ¿qué filas contesta, y qué fracción de ellas acierta?",
            "Recorre los umbrales de menor a mayor y devuelve el primero que cumpla.",
            "Si no contesta ninguna fila, la media no existe: ese umbral no vale.",
        ),
        "Así se fija en la práctica cuánto trabajo hace el modelo y cuánto una persona.",
    ),
}
