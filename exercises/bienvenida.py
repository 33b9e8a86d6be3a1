"""Ejercicios de la lección «Bienvenida»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, plain, show

RANDOM, GROUPS, LATEST = "al azar", "grupos", "lo último"
EXAMS = {
    "al azar": RANDOM,
    "azar": RANDOM,
    "grupos": GROUPS,
    "grupo": GROUPS,
    "por grupos": GROUPS,
    "grupos enteros": GROUPS,
    "lo ultimo": LATEST,
    "ultimo": LATEST,
}
CASES = {"radiografías": GROUPS, "agenda": RANDOM, "paro": LATEST, "setas": GROUPS}


def _hit_rate(digit, y_true, y_pred):
    answers = [answer for truth, answer in zip(y_true, y_pred) if truth == digit]
    return answers.count(digit) / len(answers)


def _hit_rate_with_loop(digit, y_true, y_pred):
    total, hits = 0, 0
    for k in range(len(y_true)):
        if y_true[k] == digit:
            total += 1
            hits += y_pred[k] == y_true[k]
    return hits / total


def _hit_rate_with_numpy(digit, y_true, y_pred):
    chosen = np.array(y_true) == digit
    return (np.array(y_pred)[chosen] == digit).mean()


def _hits(digit, y_true, y_pred):
    return sum(truth == answer == digit for truth, answer in zip(y_true, y_pred))


def _accuracy(digit, y_true, y_pred):
    return sum(truth == answer for truth, answer in zip(y_true, y_pred)) / len(y_true)


def _read_exams(answer):
    """{caso: examen}, sin que importen las mayúsculas, los acentos ni el punto final."""
    if not isinstance(answer, dict):
        raise Wrong(f"se esperaba un diccionario con los cuatro casos, y llegó {show(answer)}.")
    named = {_simplify(case): value for case, value in answer.items()}
    for case in CASES:
        if _simplify(case) not in named:
            raise Wrong(f"falta el caso «{case}» en tu diccionario.")
    if extra := set(named) - set(map(_simplify, CASES)):
        raise Wrong(f"el caso «{min(extra)}» no está en la lista.")
    read = {}
    for case in CASES:
        value = named[_simplify(case)]
        read[case] = value if value is ANY else EXAMS.get(_simplify(value))
        if read[case] is None:
            raise Wrong(f"en «{case}» has escrito {show(value)}. Vale «al azar», «grupos» o «lo último».")
    return read


def _simplify(text):
    return " ".join(plain(text).rstrip(" .").split())


def _return_in_loop(digit, y_true, y_pred):
    """El `return` está dentro del bucle: acaba en el primer dibujo, sea de la cifra que sea."""
    total, hits = 0, 0
    for truth, answer in zip(y_true, y_pred):
        if truth == digit:
            total += 1
            hits += answer == digit
        return hits / total


def _return_in_condition(digit, y_true, y_pred):
    """El `return` está dentro del `if`: acaba en el primer dibujo de esa cifra."""
    for truth, answer in zip(y_true, y_pred):
        if truth == digit:
            return float(answer == digit)


def _only(case, exam):
    """Una respuesta que en ese caso dice ese examen, y en los demás, cualquier cosa."""
    return {name: exam if name == case else ANY for name in CASES}


EXERCISES = [
    Exercise(
        reference=CASES,
        measure=_read_exams,
        mistakes={
            "En «radiografías», al azar, quien se examina ya ha visto otras de ese paciente. ¿Y con uno nuevo?": _only(
                "radiografías", RANDOM
            ),
            "En «radiografías» no importa la fecha. ¿Qué radiografías se parecen entre sí?": _only(
                "radiografías", LATEST
            ),
            "En «agenda» escribe una sola persona, la que se va a leer. ¿Qué grupos harías?": _only("agenda", GROUPS),
            "En «agenda» las cifras no tienen fecha: no se sabe cuáles son las últimas.": _only("agenda", LATEST),
            "En «paro», al azar, se adivina un mes conociendo el siguiente. ¿Podrás hacer eso el mes que viene?": _only(
                "paro", RANDOM
            ),
            "En «paro» lo que importa es el orden: ¿qué se sabrá cuando toque decirlo?": _only("paro", GROUPS),
            "En «setas», al azar, quien se examina ya ha visto otra foto de la misma seta.": _only("setas", RANDOM),
            "En «setas» no importa la fecha. ¿Qué fotos se parecen entre sí?": _only("setas", LATEST),
        },
        hints=(
            "Imagina el día en que se use: ¿qué habrá visto antes y qué será nuevo?",
            "Si los nuevos son otras personas u otras cosas, grupos; si son otros días, lo último.",
        ),
        why="El examen debe parecerse al uso: es la pregunta que más veces se olvida.",
        right=[
            dict(CASES),
            {case: f"{exam.upper()}. " for case, exam in CASES.items()},
            {plain(case): exam.removeprefix("al ").removeprefix("lo ") for case, exam in CASES.items()},
            {case: plain(exam) for case, exam in CASES.items()},
            dict(reversed(CASES.items())),
        ],
    ),
    Exercise(
        reference=_hit_rate,
        inputs=[
            (3, [3], [3]),
            (8, [3, 8], [8, 3]),
            (0, [5, 0, 0, 0], [5, 0, 6, 0]),
            (7, [7, 1, 7, 9, 7, 7, 2], [7, 7, 1, 7, 7, 2, 4]),
            (1, [1, 1, 1, 1, 2, 4], [1, 1, 1, 1, 1, 1]),
            (9, [9, 9, 4, 4, 4, 9, 9, 9], [4, 9, 9, 4, 4, 4, 4, 4]),
        ],
        mistakes={
            "Esa es la fracción de aciertos de todas las cifras; se pide la de una.": _accuracy,
            "Son los aciertos, sin dividir. ¿Entre cuántos dibujos de esa cifra?": _hits,
            "Has dividido entre todos los dibujos; se pide entre los que eran esa cifra.": (
                lambda digit, y_true, y_pred: _hits(digit, y_true, y_pred) / len(y_true)
            ),
            "Has dividido entre los que la red dijo que eran esa cifra; se pide entre los que lo eran.": (
                lambda digit, y_true, y_pred: _hits(digit, y_true, y_pred) / y_pred.count(digit)
            ),
            "Esa es la fracción de fallos; se pide la de aciertos.": (
                lambda digit, y_true, y_pred: 1 - _hit_rate(digit, y_true, y_pred)
            ),
            "Has contado los aciertos de todas las cifras; cuenta solo los de los dibujos que eran esa.": (
                lambda digit, y_true, y_pred: (
                    sum(truth == answer for truth, answer in zip(y_true, y_pred)) / y_true.count(digit)
                )
            ),
            "Has contado todas las veces que la red dijo esa cifra, también cuando el dibujo era otra.": (
                lambda digit, y_true, y_pred: y_pred.count(digit) / y_true.count(digit)
            ),
            "El `return` está dentro del bucle: la función acaba en el primer dibujo.": _return_in_loop,
            "El `return` está dentro del `if`: acaba en el primer dibujo de esa cifra.": _return_in_condition,
            "Has contado también como acierto que la red no confunda las demás; mira solo los dibujos que eran esa.": (
                lambda digit, y_true, y_pred: np.mean((np.array(y_true) == digit) == (np.array(y_pred) == digit))
            ),
            "Son listas, y `lista == número` no compara uno a uno. Usa `zip`, o conviértelas con `np.array`.": (
                lambda digit, y_true, y_pred: float(y_pred[0] == digit)
            ),
            "Está en tantos por cien; se pide una fracción, entre 0 y 1.": (
                lambda digit, y_true, y_pred: 100 * _hit_rate(digit, y_true, y_pred)
            ),
            "Es la parte de los dibujos que eran esa cifra; falta mirar lo que dijo la red.": (
                lambda digit, y_true, y_pred: y_true.count(digit) / len(y_true)
            ),
        },
        hints=(
            "Recorre las dos listas a la vez con `zip(y_true, y_pred)` y lleva dos cuentas.",
            "Una cuenta sube cuando el dibujo era `digit`; la otra, cuando además la red dijo `digit`.",
        ),
        why="Se mira cifra a cifra porque la media la deciden las más frecuentes y las más fáciles.",
        right=[
            _hit_rate_with_loop,
            _hit_rate_with_numpy,
            lambda digit, y_true, y_pred: np.float32(_hits(digit, y_true, y_pred) / y_true.count(digit)),
            lambda digit, y_true, y_pred: np.mean([p == digit for t, p in zip(y_true, y_pred) if t == digit]),
            lambda digit, y_true, y_pred: (
                1 - sum(t == digit != p for t, p in zip(y_true, y_pred)) / y_true.count(digit)
            ),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
