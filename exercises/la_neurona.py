"""Ejercicios de la lección «La neurona»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, Wrong, as_array, as_number, call, show

CORNERS = np.array([[1, 0], [0, 1], [0, 0], [1, 1]])


def _check_predicted(answer):
    z = as_array(answer, "La lista", shape=(4,))
    if np.array_equal(z, CORNERS @ [3, -2] + 1):
        raise Wrong("El sesgo es −1 y parece que has sumado 1: repasa el signo de b.")
    if np.array_equal(z, CORNERS @ [3, -2]):
        raise Wrong("Falta sumar el sesgo, b = −1, en los cuatro casos.")
    if np.isin(z, (0, 1)).all():
        raise Wrong("Se piden los valores de z, no si dispara: pueden ser negativos o mayores que 1.")
    for x, value, right in zip(CORNERS, z, CORNERS @ [3, -2] - 1):
        if value != right:
            raise Wrong(f"Con la entrada {_pair(x)} no sale {show(value)}: calcula 3·x₁ − 2·x₂ − 1 paso a paso.")


def _check_only_first(answer):
    w, b = _read_neuron(answer, 2)
    for x, right in zip(CORNERS, (1, 0, 0, 0)):
        z = w @ x + b
        if (z >= 0) != right:
            raise Wrong(
                f"Con la entrada {_pair(x)} tu neurona da z = {show(float(z))} y {_verb(z)}; debería "
                f"{'disparar' if right else 'callar'}."
            )


def _check_at_least(answer):
    for d, k in ((2, 2), (2, 1), (3, 2), (5, 1), (5, 4), (4, 4)):
        w, b = _read_neuron(call(answer, k, d), d)
        for active in range(d + 1):
            x = np.zeros(d)
            x[d - active :] = 1
            z = w @ x + b
            if (z >= 0) != (active >= k):
                raise Wrong(
                    f"Con k = {k} y d = {d}, si se activan {active} sensores tu neurona da z = "
                    f"{show(float(z))} y {_verb(z)}. ¿Entre qué dos valores debe estar el listón?"
                )
        if len(set(w)) > 1:
            raise Wrong(f"Con d = {d} los pesos son {show(w)}: aquí todos los sensores cuentan igual.")


def _check_distance(answer):
    X = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [3.0, 4.0], [-2.0, 1.0]])
    w, b = np.array([3.0, 4.0]), -10.0
    z = X @ w + b
    right = z / 5
    got = as_array(call(answer, X, w, b), "El resultado", shape=(5,))
    case = f"Con w = {show(w)} y b = -10,"
    if np.allclose(got, z):
        raise Wrong(f"{case} devuelve z sin más: falta dividir por la longitud de w.")
    if np.allclose(got, z / 25):
        raise Wrong(f"{case} has dividido por w · w, que es la longitud al cuadrado: falta la raíz.")
    if np.allclose(got, abs(right)):
        raise Wrong(f"{case} todas las distancias salen positivas: en el lado que calla deben ser negativas.")
    if np.allclose(got, X @ w / 5):
        raise Wrong(f"{case} el resultado no depende de b: la distancia sería al origen, no a la recta.")
    if np.allclose(got, z / 10):
        raise Wrong(f"{case} has dividido por el tamaño de b, y la longitud que cuenta es la de w.")
    for x, value, expected in zip(X, got, right):
        if not np.isclose(value, expected):
            raise Wrong(f"{case} el punto {_pair(x)} sale a distancia {show(float(value))}, y no es esa.")


def _check_equal(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 4:
        raise Wrong("Se esperaban cuatro cosas: (W1, b1, w2, b2).")
    W1 = as_array(answer[0], "W1", shape=(2, 2))
    b1 = as_array(answer[1], "b1", shape=(2,))
    w2 = as_array(answer[2], "w2", shape=(2,))
    b2 = as_number(answer[3], "b2")
    H = (CORNERS @ W1 + b1 >= 0).astype(int)
    y_pred = (H @ w2 + b2 >= 0).astype(int)
    if np.array_equal(y_pred, (1, 1, 0, 0)):
        raise Wrong("Esa red hace XOR, justo lo contrario: dispara cuando las entradas son distintas.")
    for x, h, got, right in zip(CORNERS, H, y_pred, (0, 0, 1, 1)):
        if got != right:
            raise Wrong(
                f"Con la entrada {_pair(x)} la capa oculta da {_pair(h)} y la red responde {got}; debería "
                f"{'disparar' if right else 'callar'}. Recuerda: cada columna de W1 es una neurona."
            )


def _read_neuron(answer, d):
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong("Se esperaban dos cosas: los pesos w y el sesgo b, en ese orden.")
    return as_array(answer[0], "w", shape=(d,)), as_number(answer[1], "b")


def _pair(x):
    return "(" + ", ".join(f"{value:g}" for value in x) + ")"


def _verb(z):
    return "dispara" if z >= 0 else "calla"


EXERCISES = [
    Exercise(
        _check_predicted,
        (
            "z = w₁·x₁ + w₂·x₂ + b. Empieza por (0, 0): los pesos no intervienen.",
            "Con (1, 0) solo cuenta w₁: es 3 − 1.",
        ),
        "Con (1, 1) sale justo 0: la entrada cae sobre la recta, y por convenio la neurona dispara.",
    ),
    Exercise(
        _check_only_first,
        (
            "¿Qué entrada debe excitar y cuál debe frenar? Eso te da los signos de los pesos.",
            "Con (0, 0) debe callar, así que b es negativo. Y w₁ + b no puede ser negativo.",
            "Con (1, 1) debe callar: w₂ tiene que anular a w₁.",
        ),
        "Un peso negativo frena: así dice «no» una neurona.",
    ),
    Exercise(
        _check_at_least,
        (
            "Si todos los pesos valen 1, ¿qué cuenta w · x?",
            "Debe dar z ≥ 0 con k sensores activos y z < 0 con k − 1.",
        ),
        "AND y OR son el mismo voto con distinto listón: todos, o al menos uno.",
    ),
    Exercise(
        _check_distance,
        (
            "X @ w + b da la z de cada fila, con su signo.",
            "La longitud de w es la raíz de w · w; NumPy la calcula con np.linalg.norm(w).",
        ),
        "El signo dice qué decide la neurona, y el tamaño, con cuánto margen.",
    ),
    Exercise(
        _check_equal,
        (
            "Son iguales si las dos valen 1, o si ninguna vale 1. Cada frase es una neurona oculta.",
            "La primera es un AND. La segunda dispara solo con (0, 0): pesos negativos y sesgo positivo.",
            "La neurona de salida dispara si dispara alguna de las ocultas: es un OR.",
        ),
        "Con las mismas dos capas se hace XOR o su contrario: lo que cambia son los números.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
