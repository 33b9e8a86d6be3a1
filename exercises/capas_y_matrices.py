"""Ejercicios de la lección «Capas y matrices»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, Wrong, as_array, as_number, call, show

SHAPES = {"W1": (10, 16), "b1": (16,), "A1": (32, 16), "W2": (16, 3), "b2": (3,), "y_pred": (32, 3)}
N_PARAMETERS = 227


def _check_shapes(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 2 or not isinstance(answer[0], dict):
        raise Wrong("Se esperaban dos cosas: el diccionario shapes y el número n_parameters.")
    shapes, n_parameters = answer
    for name, right in SHAPES.items():
        if name not in shapes:
            raise Wrong(f"Falta la forma de {name} en shapes.")
        got = _read_shape(shapes[name], name)
        if got == right:
            continue
        if name.startswith("b"):
            layer = "primera" if name == "b1" else "segunda"
            raise Wrong(f"{name} no tiene forma {got}: es una lista con un sesgo por neurona de la {layer} capa.")
        if got == right[::-1]:
            raise Wrong(f"{name} está traspuesta: has escrito {got}. {_reading(name)}")
        raise Wrong(f"{name} no tiene forma {got}. {_reading(name)}")
    total = as_number(n_parameters, "n_parameters")
    if total == 10 * 16 + 16 * 3:
        raise Wrong("Las formas están bien. En n_parameters has contado solo los pesos: faltan los sesgos.")
    if total > N_PARAMETERS and total % 32 == 0:
        raise Wrong("Las formas están bien. El lote no interviene en los parámetros: W y b son los mismos para todos.")
    if total != N_PARAMETERS:
        raise Wrong(
            f"Las formas están bien, pero n_parameters no es {show(total)}: suma los números de W1, b1, W2 y b2."
        )


def _read_shape(value, name):
    """La forma como tupla; un número suelto vale por una forma de un eje."""
    if isinstance(value, str | dict) or np.ndim(value) > 1:
        raise Wrong(f"La forma de {name} se escribe como (a, b) o (a,), sin comillas, y llegó {show(value)}.")
    array = as_array(value, f"La forma de {name}")
    return tuple(int(size) if size == int(size) else float(size) for size in np.atleast_1d(array))


def _reading(name):
    if name.startswith("W"):
        return "W tiene una fila por número que entra en la capa y una columna por neurona."
    return "Las salidas tienen una fila por ejemplo y una columna por neurona."


def _check_mean_error(answer):
    y_true = np.array([4.0, 7.0, 9.0, 2.0])
    y_pred = np.array([5.0, 7.0, 6.0, 1.0])  # diferencias 1, 0, −3, −1
    for prediction, case in ((y_pred[:, None], "(4, 1)"), (y_pred, "(4,)")):
        got = as_number(call(answer, prediction, y_true), "El resultado")
        start = f"Con y_pred de forma {case}"
        crossed = np.abs(prediction - y_true).mean()
        if np.isclose(got, 1.25):
            continue
        if prediction.ndim == 2 and np.isclose(got, crossed):
            raise Wrong(f"{start} sigue restando cada predicción con todas las notas, 16 diferencias en vez de 4.")
        if prediction.ndim == 1 and np.isclose(got, np.abs(y_pred[:, None] - y_true).mean()):
            raise Wrong(f"{start} eres tú quien crea ahora 16 diferencias: mira las dos formas antes de restar.")
        for value, text in (
            (-0.75, "la media de las diferencias con su signo: unas anulan a otras"),
            (0.75, "el valor absoluto de la media, y se pide la media de los valores absolutos"),
            (5.0, "la suma de las cuatro diferencias, no su media"),
            (2.75, "la media de los cuadrados"),
            (1.0, "solo la primera diferencia"),
        ):
            if np.isclose(got, value):
                raise Wrong(f"{start} devuelve {show(got)}: es {text}.")
        raise Wrong(f"{start} devuelve {show(got)}, y las diferencias son 1, 0, 3 y 1.")
    single = as_number(call(answer, np.array([[3.0]]), np.array([5.0])), "Con un solo ejemplo, el resultado")
    if not np.isclose(single, 2):
        raise Wrong(f"Con un solo ejemplo, predicción 3 y nota 5, devuelve {show(single)}.")
    if not np.isclose(as_number(call(answer, y_true, y_true), "El resultado"), 0):
        raise Wrong("Si las predicciones coinciden con las notas no devuelve 0.")


def _check_forward(answer):
    rng = np.random.default_rng(3)
    for sizes, n in (([3, 4, 2], 4), ([3, 2], 4), ([2, 5, 4, 3], 6), ([2, 3, 3, 3, 1], 1)):
        layers = [(rng.normal(size=(d, m)), rng.normal(size=m)) for d, m in zip(sizes[:-1], sizes[1:])]
        X = rng.normal(size=(n, sizes[0]))
        right = _network(X, layers)
        case = f"Con una red {' → '.join(map(str, sizes))} y X de forma {X.shape}"
        got = as_array(call(answer, X, list(layers)), f"{case}, el resultado", shape=right.shape)
        if np.allclose(got, right, rtol=1e-4, atol=1e-5):
            continue
        for value, text in _forward_mistakes(X, layers, right):
            if value.shape == got.shape and np.allclose(got, value, rtol=1e-4, atol=1e-5):
                raise Wrong(f"{case}, {text}")
        raise Wrong(f"{case}, la primera fila de la salida es {show(got[0])}, y no es esa. Sigue una capa paso a paso.")


def _network(X, layers, hidden=lambda z: np.maximum(0, z), last=lambda z: z, bias=1):
    for k, (W, b) in enumerate(layers):
        X = (last if k == len(layers) - 1 else hidden)(X @ W + bias * b)
    return X


def _forward_mistakes(X, layers, right):
    relu, same = lambda z: np.maximum(0, z), lambda z: z
    yield np.maximum(0, right), "la última capa también pasa por ReLU: así la red no puede dar números negativos."
    yield _network(X, layers, hidden=same), "falta ReLU en las capas ocultas: sin ella, todas son una."
    yield _network(X, layers, bias=0), "faltan los sesgos."
    yield _network(X, layers, hidden=same, last=relu), "ReLU está solo en la última capa, y debe estar en las demás."
    yield _network(X, layers, hidden=lambda z: (z >= 0) * 1.0), "las capas ocultas aplican el escalón y se pide ReLU."
    sigmoid = _network(X, layers, hidden=lambda z: 1 / (1 + np.exp(-z)))
    yield sigmoid, "las capas ocultas aplican la sigmoide y se pide ReLU."
    W, b = layers[0]
    first = X @ W + b
    if len(layers) > 1:
        yield first, "solo calcula la primera capa, y sin activación."
        yield relu(first), "solo calcula la primera capa: ¿está el return dentro del bucle?"
    yield _network(X, layers, hidden=np.abs), "las capas ocultas aplican el valor absoluto y se pide ReLU."


def _check_merge(answer):
    square = [([[1, 2], [0, 1]], [1, -2]), ([[1, 0], [3, -1]], [5, 4])]  # en esta caben también los atajos
    wide = [([[1, -2, 0, 3], [2, 1, -1, 0], [0, 1, 4, -3]], [1, 2, -1, 3]), ([[2], [0], [3], [-2]], [-1])]
    for layers in (square, wide, [*wide, ([[2, -1]], [3, 1]), *square], wide[:1]):
        layers = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in layers]
        sizes = [len(layers[0][0]), *(len(b) for _, b in layers)]
        W, b = np.eye(sizes[0]), np.zeros(sizes[0])
        for W_next, b_next in layers:
            W, b = W @ W_next, b @ W_next + b_next
        case = f"Con las capas {' → '.join(map(str, sizes))}"
        got = call(answer, [(W.copy(), b.copy()) for W, b in layers])
        if not isinstance(got, list | tuple) or len(got) != 2:
            raise Wrong(f"{case} se esperaban dos cosas, W y b, y llegó {show(got)}.")
        got_W = as_array(got[0], f"{case}, W", shape=W.shape)
        got_b = as_array(got[1], f"{case}, b", shape=b.shape)
        if not np.allclose(got_W, W):
            raise Wrong(f"{case}, la primera fila de W no es {show(got_W[0])}. {_order(got_W, layers)}")
        if not np.allclose(got_b, b):
            raise Wrong(f"{case}, W está bien, pero b no es {show(got_b)}: {_bias_mistake(got_b, layers)}")


def _order(W, layers):
    if len(layers) == 2 and len(set(layers[0][0].shape)) == 1 and np.allclose(W, layers[1][0] @ layers[0][0]):
        return "El orden está cambiado: los datos pasan antes por la primera capa."
    return "¿Qué multiplica a X en (X·W1 + b1)·W2 + b2?"


def _bias_mistake(b, layers):
    if len(layers) == 2:
        (_, b1), (W2, b2) = layers
        mistakes = [(b2, "es el de la segunda capa, y el de la primera también llega a la salida.")]
        mistakes += [(b1 @ W2, "falta el de la segunda capa.")]
        if len(b1) == len(b2):
            mistakes += [
                (b1 + b2, "los sumas, pero el primero pasa antes por la segunda capa."),
                (b2 @ W2 + b1, "quien pasa por la segunda capa es el primer sesgo, no el segundo."),
                (W2 @ b1 + b2, "el primer sesgo es como una fila de datos: W2 va a su derecha."),
            ]
        for value, text in mistakes:
            if np.allclose(b, value):
                return text
    return "pon X = 0 y mira qué sale de cada capa."


def _check_tent(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 4:
        raise Wrong("Se esperaban cuatro cosas: w, b, v y c.")
    w, b, v = (_read_three(value, name) for value, name in zip(answer, "wbv"))
    c = as_number(answer[3], "c")
    x = np.concatenate([[0, 1, 2, 3, 4, 1.5, 2.5], np.arange(-40, 61) / 4])
    right = np.maximum(0, 1 - np.abs(x - 2))
    got = np.maximum(0, x[:, None] * w + b) @ v + c
    for value, y, expected in zip(x, got, right):
        if not np.isclose(y, expected, atol=1e-5):
            where = ""
            if value > 3 and np.isclose(got[3], 0):
                where = " Pasado x = 3 la pendiente tiene que volver a 0."
            elif value == 0 and np.isclose(y, got[1]):
                where = " Antes de x = 1 es plana, pero no a la altura debida: mira c."
            starts = sorted(-shift / slope for slope, shift in zip(w, b) if slope)
            bends = f" Tus ReLU empiezan en x = {', '.join(f'{s:.3g}' for s in starts)}." if starts else ""
            raise Wrong(f"En x = {value:g} tu red da {show(float(y))} y debería dar {expected:g}.{where}{bends}")


def _read_three(value, name):
    array = as_array(value, name)
    if array.shape not in ((3,), (1, 3), (3, 1)):
        raise Wrong(f"{name} debe tener forma (3,), un número por ReLU, y tiene {array.shape}.")
    return array.ravel()


EXERCISES = [
    Exercise(
        _check_shapes,
        (
            "Escribe la red como (n, d) por (d, m): la d de una capa es la m de la anterior.",
            "La primera capa recibe 10 números y tiene 16 neuronas: W1 tiene una columna por neurona.",
            "Los parámetros son los números de W1, b1, W2 y b2. A1 e y_pred no se aprenden: se calculan.",
        ),
        "El 32 solo aparece en las activaciones: los parámetros no saben cuántos ejemplos llegan.",
    ),
    Exercise(
        _check_mean_error,
        (
            "Imprime y_pred.shape, y_true.shape y (y_pred - y_true).shape.",
            "Antes de restar, da a las dos la misma forma; `ravel` y `reshape` no fallan si ya la tenían.",
        ),
        "Una red devuelve una columna y las respuestas suelen ser una lista: este error es de los que no avisan.",
    ),
    Exercise(
        _check_forward,
        (
            "Guarda en una variable A lo que va saliendo: empieza valiendo X, y cada capa la cambia.",
            "`layers[:-1]` son todas las capas menos la última, y `layers[-1]`, la última.",
        ),
        "Acabas de escribir lo que hace cualquier red densa cuando predice, tenga dos capas o cien.",
    ),
    Exercise(
        _check_merge,
        (
            "Empieza con dos capas: escribe (X·W1 + b1)·W2 + b2 y quita el paréntesis.",
            "Lo que multiplica a X es W; todo lo demás es b.",
            "Con más capas, junta las dos primeras, el resultado con la tercera, y así hasta el final.",
        ),
        "Mil capas sin activación caben en una: por eso hace falta la activación.",
    ),
    Exercise(
        _check_tent,
        (
            "La curva cambia de pendiente en tres sitios: pon una ReLU que empiece en cada uno.",
            "ReLU(x − 1) empieza en 1: su peso es 1 y su sesgo, −1.",
            "Cada v es lo que cambia la pendiente: primero de 0 a 1, después de 1 a −1, y al final de −1 a 0.",
        ),
        "Con tiendas como esta, juntas y de distinta altura, se dibuja cualquier curva.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
