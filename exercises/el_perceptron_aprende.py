"""Ejercicios de la lección «El perceptrón aprende»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, Wrong, as_array, as_number, call, show

CORNERS = np.array([[1.0, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]])  # con la columna de unos
Y_AND = np.array([-1, -1, -1, 1])

# El enunciado del primero.
FIRST_W = np.array([1.0, -2, 1])
EXAMPLES = ((np.array([2.0, 1, 1]), -1), (np.array([-1.0, 0, 1]), 1), (np.array([1.0, -1, 1]), -1))

# El enunciado del quinto.
LINE = np.arange(-3, 4)
Y_MIDDLE = np.array([-1, -1, 1, 1, 1, -1, -1])


def _check_by_hand(answer):
    rows = as_array(answer, "La tabla", shape=(3, 3))
    w = FIRST_W
    for number, ((x, y), got) in enumerate(zip(EXAMPLES, rows), start=1):
        mistake = y * (w @ x) <= 0
        right = w + y * x if mistake else w
        case = f"Tras el ejemplo {number}, con w = {_tuple(w)}, x = {_tuple(x)} e y = {y:+d},"
        if not np.array_equal(got, right):
            raise Wrong(f"{case} escribes {_tuple(got)}. {_explain_step(w, x, y, got, mistake)}")
        w = right


def _explain_step(w, x, y, got, mistake):
    if not mistake:
        return "Calcula y·(w · x): ¿ha fallado? Si acierta, la regla no toca nada."
    if np.array_equal(got, w):
        return "No has corregido nada. Calcula w · x y compara su signo con el de y: ¿ha acertado?"
    if np.array_equal(got, w - y * x):
        return f"Has corregido en sentido contrario: con y = {y:+d}, ¿x se suma o se resta?"
    if np.array_equal(got[:2], (w + y * x)[:2]):
        return "Los dos primeros están bien, pero el sesgo también se corrige: su entrada es el 1 fijo."
    return "Se corrige sumando y·x, número a número, con η = 1."


def _check_update(answer):
    w = np.array([1.0, -2.0, 1.0])
    cases = (
        (w, (2.0, 1.0, 1.0), -1, "ha fallado"),
        (w, (0.0, 2.0, 1.0), 1, "ha fallado"),
        (w, (3.0, 1.0, 1.0), 1, "ha acertado"),
        (w, (0.0, 3.0, 1.0), -1, "ha acertado"),
        (w, (0.5, 0.5, 1.0), 1, "ha acertado, aunque por poco"),
        (np.zeros(3), (1.0, 2.0, 1.0), 1, "es un empate, que al aprender cuenta como fallo"),
        (w, (1.0, 1.0, 1.0), -1, "es un empate, que al aprender cuenta como fallo"),
        (np.array([2.0, 1.0]), (-1.0, 1.0), 1, "ha fallado"),
    )
    for w, x, y, verdict in cases:
        x = np.array(x)
        z = float(w @ x)
        got = as_array(call(answer, w, x, y), "Lo que devuelve", shape=w.shape)
        right = w + y * x if y * z <= 0 else w
        if np.allclose(got, right):
            continue
        given = f"Con w = {_tuple(w)}, x = {_tuple(x)} e y = {y:+d}, z vale {z:g}: {verdict}."
        case = f"{given} Tu función devuelve {_tuple(got)}"
        if y * z > 0:
            raise Wrong(f"{case}, y al acertar w no se toca.")
        if np.allclose(got, w):
            raise Wrong(f"{case}: no la ha corregido. ¿Cuándo entra tu `if`?")
        if np.allclose(got, w - y * x):
            raise Wrong(f"{case}: corrige en sentido contrario. Con y = {y:+d}, ¿x se suma o se resta?")
        if np.allclose(got[:-1], right[:-1]):
            raise Wrong(f"{case}: el último peso es el sesgo, y también se corrige.")
        raise Wrong(f"{case}, y la corrección debe ser y·x, ni más ni menos.")


def _check_signs(answer):
    cases = (
        ("la lista", [0, 1, 1, 0], [-1, 1, 1, -1]),
        ("el array", np.array([0, 0, 1]), [-1, -1, 1]),
        ("el array", np.array([-1, 1, 1, -1]), [-1, 1, 1, -1]),
        ("el array", np.array([1.0, 1.0]), [1, 1]),
        ("el array", np.array([0.0, 0.0, 0.0]), [-1, -1, -1]),
        ("la lista", [-1, -1], [-1, -1]),
        ("la columna", np.array([[0], [1], [1]]), [-1, 1, 1]),
        ("la columna", np.array([[1], [-1]]), [1, -1]),
    )
    for kind, y, right in cases:
        got = call(answer, y.copy() if isinstance(y, np.ndarray) else list(y))
        case = f"Con {kind} {show(y)}"
        values = as_array(got, f"{case}, el resultado", shape=(len(right),))
        if np.isin(values, (0,)).any():
            raise Wrong(f"{case} devuelve {show(values)}: un 0 no enseña nada, debe ser −1.")
        if not np.isin(values, (-1, 1)).all():
            raise Wrong(f"{case} devuelve {show(values)}: si ya eran −1 y +1, deben quedarse como están.")
        if not np.array_equal(values, right):
            raise Wrong(f"{case} devuelve {show(values)}: compáralas una a una.")
        if not isinstance(got, np.ndarray):
            raise Wrong(f"{case} devuelve los números correctos, pero en {type(got).__name__} y no en un array.")
    for y in (np.array([1, 2, 2, 1]), [0, 1, 5], np.array([[0.5], [1.0]])):
        _expect_value_error(answer, y)


def _expect_value_error(function, y):
    try:
        got = function(y)
    except ValueError:
        return
    except Exception as error:
        raise Wrong(f"Con las etiquetas {show(y)} lanza {type(error).__name__}; se pedía ValueError.") from None
    raise Wrong(f"Con las etiquetas {show(y)} devuelve {show(got)} sin protestar: debe lanzar ValueError.")


def _check_bound(answer):
    X = np.array([[4.0, 1, 1], [1, 2, 1], [-1, 4, 1], [0, -2, 1]])
    cases = (
        (X, np.array([1, 1, -1, 1]), np.array([2.0, -1, 1]), "cuatro puntos y u = (2, −1, 1)"),
        (CORNERS, Y_AND, np.array([2.0, 2, -3]), "el AND y u = (2, 2, −3)"),
        (CORNERS, Y_AND, np.array([20.0, 20, -30]), "el AND y u = (20, 20, −30), la misma recta que (2, 2, −3)"),
        (CORNERS, Y_AND, np.array([1.0, 0, -0.5]), "el AND y u = (1, 0, −0.5), que no separa"),
        (CORNERS, Y_AND, np.array([1.0, 0, -1]), "el AND y u = (1, 0, −1), que deja un empate, γ = 0"),
    )
    for X, y, u, name in cases:
        with np.errstate(all="ignore"):
            got = call(answer, X, y, u)
        _compare_bound(got, X, y, u, f"Con {name},")


def _compare_bound(got, X, y, u, case):
    lengths, margins, size = np.linalg.norm(X, axis=1), y * (X @ u), np.linalg.norm(u)
    if margins.min() <= 0:
        if not (np.ndim(got) == 0 and _is_infinite(got)):
            raise Wrong(f"{case} devuelve {show(got)}: si γ ≤ 0 no hay cota, y se pedía np.inf.")
        return
    if np.ndim(got) == 0 and _is_infinite(got):
        raise Wrong(f"{case} devuelve infinito, y esa recta sí separa: el menor y·(u · x) es positivo.")
    value = as_number(got, f"{case} el resultado")
    R, gamma = lengths.max(), margins.min() / size
    bugs = (
        (R / gamma, "Falta elevar al cuadrado."),
        ((R / margins.min()) ** 2, "γ no cambia si u se alarga: falta dividir por la longitud de u."),
        (
            (R / (margins.min() / size**2)) ** 2,
            "Has dividido por u · u, que es la longitud al cuadrado: falta la raíz.",
        ),
        ((lengths.min() / gamma) ** 2, "R es la longitud del ejemplo más largo, no la del más corto."),
        ((lengths.mean() / gamma) ** 2, "R es la longitud del ejemplo más largo, no la media."),
        ((R / (margins.mean() / size)) ** 2, "γ es el margen del ejemplo más apurado, no la media."),
        ((R / (margins.max() / size)) ** 2, "γ es el margen del ejemplo más apurado, no el del más holgado."),
        ((R / ((X @ u).min() / size)) ** 2, "El margen de un ejemplo lleva su respuesta: y·(u · x)."),
        ((np.abs(X).max() / gamma) ** 2, "R es la longitud de un ejemplo entero, no su número más grande."),
        ((np.linalg.norm(X) / gamma) ** 2, "R es la longitud de una fila, no la de toda la matriz."),
        ((np.linalg.norm(X[:, :-1], axis=1).max() / gamma) ** 2, "El 1 del final también cuenta en la longitud de x."),
    )
    if np.isclose(value, (R / gamma) ** 2):
        return
    for wrong, message in bugs:
        if np.isclose(value, wrong):
            raise Wrong(f"{case} devuelve {show(value)}. {message}")
    raise Wrong(f"{case} devuelve {show(value)}, y no es esa: calcula por separado R y γ.")


def _is_infinite(value):
    try:
        return float(value) == np.inf
    except (TypeError, ValueError):
        return False


def _check_targets(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong("Se esperaban dos listas: (h1, h2).")
    hidden = []
    for name, values in zip(("h1", "h2"), answer):
        h = as_array(values, name, shape=(7,))
        if not np.isin(h, (-1, 1)).all():
            raise Wrong(f"{name} = {show(h)}: las respuestas de un perceptrón son −1 y +1, sin ceros ni otros números.")
        hidden.append(h)
    for name, h in zip(("h1", "h2"), hidden):
        changes = np.flatnonzero(np.diff(h))
        if len(changes) > 1:
            places = " y ".join(f"entre {LINE[k]} y {LINE[k + 1]}" for k in changes[:2])
            raise Wrong(f"{name} cambia de respuesta {places}, y un perceptrón solo puede cambiar una vez.")
    for x, first, second, right in zip(LINE, *hidden, Y_MIDDLE):
        got = 1 if first == second == 1 else -1
        if got != right:
            raise Wrong(
                f"En x = {x} las ocultas dicen {first:+.0f} y {second:+.0f}, así que el AND diría {got:+d}; "
                f"debería decir {right:+d}."
            )


def _tuple(values):
    return "(" + ", ".join(f"{value:g}" for value in values) + ")"


EXERCISES = [
    Exercise(
        _check_by_hand,
        (
            "Añade un 1 al final de cada x y calcula z = w · x.",
            "Solo se corrige si z e y tienen signos contrarios (o si z = 0), y en un ejemplo no pasa.",
            "En el primero, z = 1·2 − 2·1 + 1·1 = 1, y debía ser negativo: toca restar x, con su 1.",
        ),
        "El sesgo no necesita regla propia: es el peso de una entrada que siempre vale 1.",
    ),
    Exercise(
        _check_update,
        (
            "¿Qué signo tiene y·(w · x) cuando acierta? ¿Y cuándo hay que corregir?",
            "Con w = 0 todo son empates: la condición debe darlos por fallos.",
            "Con y = −1 hay que restar x. ¿Qué factor convierte una suma en resta?",
        ),
        "Corregir al acertar y olvidar el signo son los dos descuidos clásicos: el código se ejecuta, y no aprende.",
    ),
    Exercise(
        _check_signs,
        (
            "np.asarray(y).ravel() convierte listas y columnas en un array de forma (n,).",
            "np.isin(y, (-1, 0, 1)) dice, una a una, si cada etiqueta está permitida.",
            "¿Qué tienen en común el 1 de un caso y el 1 del otro? Todo lo demás es −1: np.where.",
        ),
        "Un dato mal puesto que se descubre al entrar cuesta un minuto; el que pasa sin avisar, una tarde.",
    ),
    Exercise(
        _check_bound,
        (
            "np.linalg.norm(X, axis=1) da la longitud de cada fila; R es la mayor.",
            "El margen de cada ejemplo es y·(u · x) / ‖u‖; γ es el menor.",
            "Antes de dividir, mira si γ es positivo.",
        ),
        "La cota crece con el cuadrado de R/γ: un hueco la mitad de ancho puede costar cuatro veces más correcciones.",
    ),
    Exercise(
        _check_targets,
        (
            "Estar en medio es estar a la derecha de un sitio y a la izquierda de otro. Cada frase es una oculta.",
            "Cada lista puede cambiar de signo una sola vez.",
            "Donde y = +1, las dos deben decir +1; donde y = −1, al menos una debe decir −1.",
        ),
        "Elegir qué aprende cada oculta es el trabajo que, con la retropropagación, hará la propia red.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
