"""Ejercicios de la lección «Cuál y cuáles»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, plain, show
from exercises.values import as_array, is_blank

# 1 · La cabeza que toca ----------------------------------------------------------------------------

HEADS = {"a": (5, "softmax"), "b": (6, "sigmoid"), "c": (1, None), "d": (1, "sigmoid"), "e": (2, None)}
NAMES = {
    "sigmoide": "sigmoid",
    "linear": None,
    "identity": None,
    "identidad": None,
    "ninguna": None,
    "none": None,
    "": None,
}


def _read_head(name, value):
    """(salidas, activación); dos salidas con softmax son, en un sí o no, lo mismo que una con sigmoide."""
    if value is ANY:
        return ANY
    if isinstance(value, str) or not hasattr(value, "__len__") or len(value) != 2:
        raise Wrong(f"en «{name}» se espera una pareja como (7, «softmax»), y llegó {show(value)}.")
    units, activation = value
    if isinstance(units, str) and not isinstance(activation, str):
        units, activation = activation, units
    if callable(activation):
        activation = getattr(activation, "__name__", "")
    try:
        units = int(units)
    except (TypeError, ValueError):
        raise Wrong(f"en «{name}», las salidas deben ser un número entero, y llegó {show(units)}.") from None
    activation = None if activation is None else NAMES.get(plain(activation), plain(activation))
    if activation not in (None, "softmax", "sigmoid"):
        raise Wrong(f"en «{name}» has escrito {show(value[1])}. Vale «softmax», «sigmoid» o None.")
    return (1, "sigmoid") if name == "d" and (units, activation) == (2, "softmax") else (units, activation)


def _read_heads(answer):
    if isinstance(answer, list | tuple) and len(answer) == len(HEADS):
        answer = dict(zip(HEADS, answer))
    if not isinstance(answer, dict) or {plain(key) for key in answer} != set(HEADS):
        raise Wrong("se esperaba un diccionario con las claves a, b, c, d y e.")
    if is_blank(answer):
        return ...
    given = {plain(name): value for name, value in answer.items()}
    parts = {}
    for name in HEADS:
        head = _read_head(name, given[name])
        parts[f"en «{name}», la cantidad de salidas"], parts[f"en «{name}», la activación"] = (
            (ANY, ANY) if head is ANY else head
        )
    return parts


def _only(**heads):
    """Una respuesta con esas cabezas y, en las demás preguntas, cualquier cosa."""
    return {name: heads.get(name, ANY) for name in HEADS}


# 2 · Tres rectas -----------------------------------------------------------------------------------

PLACES = (0, 2.5, 5, 0.99, 1.01, 3.99, 4.01, -20, 100, -1000, 1000)


def _read_lines(answer):
    """{sitio que se mira: qué clase gana en él}."""
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 2:
        raise Wrong("se esperaban dos cosas, (W_lines, b_lines).")
    if is_blank(list(answer)):
        return ...
    W, b = (as_array(part) for part in answer)
    for name, part, shapes in [("W_lines", W, ((1, 3), (3,), (3, 1))), ("b_lines", b, ((3,), (1, 3)))]:
        if part is None or part.dtype.kind not in "biuf" or part.shape not in shapes or not np.isfinite(part).all():
            raise Wrong(f"{name} debe tener tres números, uno por clase, y llegó {show(part)}.")
    W, b = W.ravel(), b.ravel()
    if np.ptp(W) == 0:
        raise Wrong("las tres rectas tienen la misma pendiente y no se cruzan: gana siempre la misma, o empatan.")
    winners = {}
    for x in PLACES:
        scores = W * x + b
        second, first = np.sort(scores)[1:]
        if first - second <= 1e-9 * max(1, abs(first)):
            raise Wrong(f"en x = {x:g} empatan dos clases: las puntuaciones son {show(scores)}.")
        winners[f"la clase que gana en x = {x:g}"] = int(scores.argmax())
    return winners


# 3 · La exactitud, venga como venga ----------------------------------------------------------------


def accuracy(Z, y):
    if y.ndim == 2 and y.shape[1] > 1:
        y = y.argmax(axis=1)
    return np.mean(np.argmax(Z, axis=1) == y.reshape(len(Z)))


def _labels(y):
    return y.argmax(axis=1) if y.ndim == 2 and y.shape[1] > 1 else y.ravel()


def _finish(end):
    """La exactitud bien contada, con otro final."""
    return lambda Z, y: end(np.argmax(Z, axis=1) == _labels(y))


def _column_stretched(Z, y):
    if y.ndim == 2 and y.shape[1] > 1:
        y = y.argmax(axis=1)
    return np.mean(np.argmax(Z, axis=1) == y)


def _column_as_one_hot(Z, y):
    return np.mean(np.argmax(Z, axis=1) == (y.argmax(axis=1) if y.ndim == 2 else y))


def _one_hot_by_values(Z, y):
    if y.ndim == 2 and y.max() <= 1:
        y = y.argmax(axis=1)
    elif y.ndim == 2:
        y = y[:, 0]
    return np.mean(np.argmax(Z, axis=1) == y)


def _by_columns(Z, y):
    labels = _labels(y)
    best = np.argmax(Z, axis=0)
    return np.mean(best[: len(labels)] == labels[: len(best)])


def _cells(Z, y):
    one_hot = y if y.ndim == 2 and y.shape[1] > 1 else np.eye(Z.shape[1])[y.ravel().astype(int)]
    return np.mean((np.eye(Z.shape[1])[Z.argmax(axis=1)]) == one_hot)


def _smallest(Z, y):
    return np.mean(np.argmin(Z, axis=1) == _labels(y))


def _loop(Z, y):
    hits = 0
    for scores, answer in zip(Z, y):
        if np.size(answer) > 1:
            answer = list(answer).index(max(answer))
        hits += list(scores).index(max(scores)) == int(np.ravel(answer)[0])
    return hits / len(Z)


def _with_one_hot(Z, y):
    one_hot = y if y.shape == Z.shape else np.eye(Z.shape[1])[np.ravel(y).astype(int)]
    return (one_hot.argmax(axis=1) == np.asarray(Z).argmax(axis=1)).sum() / len(one_hot)


def _with_sklearn(Z, y):
    from sklearn.metrics import accuracy_score

    return accuracy_score(np.argmax(y, axis=1) if y.shape == Z.shape else y.ravel(), Z.argmax(axis=1))


def _chosen(Z, y):
    """Mira si la casilla elegida tiene el 1; devuelve un número de 32 bits."""
    best = np.argmax(Z, axis=1)
    if y.ndim == 2 and y.shape[1] == Z.shape[1]:
        return y[np.arange(len(Z)), best].astype(np.float32).mean()
    return np.float32((best == np.squeeze(y, axis=1) if y.ndim == 2 else best == y).mean())


CAREERS_Z = np.array([[46, 50, 50.2], [49.5, 51, 51.3], [60, 61.5, 61.8], [60.5, 64, 62.9],
                      [58.6, 58.5, 58.2], [61.5, 60, 60.1], [71, 70.3, 69.9], [69, 66, 66.1]])  # fmt: skip
CAREERS = np.array([0, 1, 1, 2, 0, 2, 1, 0])
FIVE_Z = np.array([[0.3, -1.2, 2.1, 0.4], [1.5, 0.2, -0.3, 0.9], [-2.0, 0.1, 0.2, 1.3], [0.5, 3.1, 1.0, 2.2],
                   [-0.7, -0.4, -1.5, -3.0]])  # fmt: skip
FIVE = np.array([2, 0, 1, 1, 1])
THREE_P = np.array([[0.4, 0.35, 0.25], [0.2, 0.5, 0.3], [0.3, 0.4, 0.3]])
TWO_Z = np.array([[-1, -3], [-2, -1], [-5, -2], [-1, -4]])

EXERCISES = [
    Exercise(
        reference=HEADS,
        measure=_read_heads,
        mistakes={
            "En «a» una pieza va en un solo cajón: las cinco clases son excluyentes.": _only(a=(5, "sigmoid")),
            "En «a» hace falta una puntuación por cajón: son cinco salidas, y no una.": _only(a=(1, "softmax")),
            "En «b» pueden sonar varios instrumentos a la vez, y softmax reparte una sola unidad.": _only(
                b=(6, "softmax")
            ),
            "En «b» cada instrumento es una pregunta: son seis salidas.": _only(b=(1, "sigmoid")),
            "En «c» la sigmoide no pasa de 1, y puede llover más de un litro.": _only(c=(1, "sigmoid")),
            "En «c», softmax con una sola salida da siempre 1.": _only(c=(1, "softmax")),
            "En «d», softmax con una sola salida da siempre 1: reparte la unidad entre una.": _only(d=(1, "softmax")),
            "En «d», dos sigmoides podrían decir que sí a las dos cosas; o una sigmoide, o dos con softmax.": _only(
                d=(2, "sigmoid")
            ),
            "En «d» se pide una probabilidad, y sin activación sale cualquier número.": _only(d=(1, None)),
            "En «e» la latitud y la longitud son dos cantidades, no dos clases.": _only(e=(2, "softmax")),
            "En «e» la sigmoide solo da números entre 0 y 1, y una longitud llega a 180 grados.": _only(
                e=(2, "sigmoid")
            ),
            "En «e» hay dos números que responder: son dos salidas.": _only(e=(1, None)),
        },
        hints=(
            "Pregúntate primero si la respuesta es una cantidad, un sí o no, una clase o varias.",
            "Si solo puede ser una, softmax; si pueden ser varias a la vez, una sigmoide por cada una.",
            "Una cantidad no lleva activación: una salida por cada cantidad.",
        ),
        why="Con la cabeza mal puesta, una red puede entrenarse sin avisar y no poder dar nunca la respuesta buena.",
        right=[
            HEADS | {"d": (2, "softmax")},
            HEADS | {"b": [6, "sigmoide"], "c": [1, "linear"]},
            [(5, "softmax"), (6, "sigmoid"), (1, None), (1, "sigmoid"), (2, None)],
            HEADS | {"a": ("softmax", 5), "e": (np.int64(2), "None")},
        ],
    ),
    Exercise(
        reference=([[0, 1, 2]], [0, -1, -5]),
        measure=_read_lines,
        mistakes={
            "El orden está al revés: muy a la derecha gana la recta más empinada, y debe ser la 2.": (
                [[2, 1, 0]],
                [-5, -1, 0],
            ),
            "Sin sesgos, las tres rectas se cruzan en x = 0: ahí cambia la clase, y no en 1 ni en 4.": (
                [[0, 1, 2]],
                [0, 0, 0],
            ),
            "Los sesgos tienen el signo cambiado: los cortes caen a la izquierda del 0.": ([[0, 1, 2]], [0, 1, 5]),
            "El primer cambio está en x = 1, pero el segundo está en x = 3: ¿dónde empatan las dos últimas?": (
                [[0, 1, 2]],
                [0, -1, -4],
            ),
            "Los sesgos de las clases 1 y 2 están cambiados de sitio: así la clase 1 no gana nunca.": (
                [[0, 1, 2]],
                [0, -5, -1],
            ),
        },
        hints=(
            "Gana la recta que está más arriba. Muy a la derecha, ¿cuál lo está? ¿Y muy a la izquierda?",
            "Las pendientes tienen que ir de menor a mayor, por ejemplo 0, 1 y 2.",
            "Elige los sesgos para que las dos primeras empaten en x = 1 y las dos últimas en x = 4.",
        ),
        why="Solo cuentan las diferencias entre rectas: suma lo mismo a las tres y nada cambia.",
        right=[
            ([[-1, 0, 1]], [1, 0, -4]),
            (np.array([[10.0, 20, 30]]), np.array([7, -3, -43])),
            ([-3, 0, 0.5], [3, 0, -2]),
            [[[0, 1, 2]], np.array([5, 4, 0], dtype=np.float32)],
            (np.array([[0], [1], [2]]), [[0, -1, -5]]),
        ],
    ),
    Exercise(
        reference=accuracy,
        inputs=[
            (np.array([[1.0, 3.0]]), np.array([1])),
            (np.array([[2.0, 3.0, 9.0]]), np.array([[2]])),
            (THREE_P, np.array([0, 1, 2])),
            (CAREERS_Z, CAREERS),
            (FIVE_Z, FIVE),
            (CAREERS_Z, CAREERS.reshape(8, 1)),
            (FIVE_Z, FIVE.reshape(5, 1)),
            (CAREERS_Z, np.eye(3)[CAREERS]),
            (FIVE_Z, np.eye(4, dtype=int)[FIVE]),
            (THREE_P, np.eye(3, dtype=int)),
            (TWO_Z, np.array([[0], [1], [1], [1]])),
            (TWO_Z, np.eye(2)[[0, 1, 0, 1]]),
        ],
        mistakes={
            "Con las etiquetas en columna comparas cada predicción con todas las respuestas.": _column_stretched,
            "Una columna no es un one-hot: su `argmax` por filas es siempre 0.": _column_as_one_hot,
            "Una columna puede llevar solo ceros y unos: one-hot se distingue por su forma.": _one_hot_by_values,
            "Devuelves cuántos aciertos hay, y se pide qué fracción son.": _finish(np.sum),
            "Devuelves un porcentaje, y se pide una fracción, entre 0 y 1.": _finish(lambda hits: 100 * np.mean(hits)),
            "Devuelves la fracción de fallos.": _finish(lambda hits: 1 - np.mean(hits)),
            "Con `axis=0` buscas la fila mayor de cada columna; se pide la columna mayor de cada fila.": _by_columns,
            "Cuentas casillas iguales, también los ceros: cada ejemplo tiene una sola respuesta.": _cells,
            "Has tomado la puntuación menor de cada fila; se responde la mayor.": _smallest,
        },
        hints=(
            "La predicción de cada fila es `np.argmax(Z, axis=1)`, de forma (n,). Pon `y` en esa misma forma.",
            "Si `y` tiene varias columnas es one-hot, y `y.argmax(axis=1)` da las etiquetas.",
            "Si tiene una sola columna, `y.reshape(len(Z))` la convierte en una lista.",
        ),
        why="Comparar (n,) con (n, 1) no da error, sino un número cualquiera: mira antes las formas.",
        right=[_loop, _with_one_hot, _with_sklearn, _chosen, lambda Z, y: float(accuracy(Z, y))],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
