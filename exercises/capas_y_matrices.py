"""Ejercicios de la lección «Capas y matrices»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call, show

# Predecir las formas -----------------------------------------------------------------------------

SHAPES = {"W1": (10, 16), "b1": (16,), "A": (32, 16), "W2": (16, 3), "b2": (3,), "Z": (32, 3)}
N_PARAMETERS = 227


class _Shape(str):
    """Una forma, que en los mensajes se escribe sin comillas."""

    __repr__ = str.__str__


def read_shapes(answer):
    """Las seis formas y el número de parámetros, con sus nombres; una lista puede darse con un solo número."""
    try:
        shapes, n_parameters = answer
        shapes = dict(shapes)
    except (TypeError, ValueError):
        raise Wrong("se esperaban dos cosas: el diccionario shapes y el número n_parameters.") from None
    if missing := [name for name in SHAPES if name not in shapes]:
        raise Wrong(f"falta la forma de {missing[0]} en shapes.")
    found = {f"la forma de {name}": _read_shape(shapes[name], name) for name in SHAPES}
    return found | {"el número de parámetros": n_parameters}


def _read_shape(value, name):
    if value is ANY:
        return ANY
    if isinstance(value, str):
        value = value.strip("()[] ").rstrip(",").split(",")
    try:
        sizes = np.atleast_1d(np.array(value, dtype=float))
    except (TypeError, ValueError):
        sizes = None
    if sizes is None or sizes.ndim != 1 or len(sizes) > 2:
        raise Wrong(f"la forma de {name} se escribe como (a, b), o como (a,) si es una lista.")
    if name in ("b1", "b2") and len(sizes) == 2:
        raise Wrong(f"la forma de {name} es (m,): es una lista con un sesgo por neurona, la misma para todo el lote.")
    return _Shape("(" + ", ".join(f"{size:g}" for size in sizes) + (",)" if len(sizes) == 1 else ")"))


def _with(n_parameters=ANY, **shapes):
    """Una respuesta equivocada: lo que no se nombra puede ser cualquier cosa."""
    return dict.fromkeys(SHAPES, ANY) | shapes, n_parameters


# ¿Qué capa ha hecho esto? ------------------------------------------------------------------------

W_DRAWN, B_DRAWN = [[1, 2], [-2, 0]], [1, -2]


def read_layer(answer):
    """Los seis números de una respuesta, cada uno con su sitio en W o en b."""
    try:
        W, b = answer
    except (TypeError, ValueError):
        raise Wrong("se esperaban dos cosas: W y b.") from None
    W, b = _read_numbers(W, "W"), _read_numbers(b, "b")
    if b.shape in ((1, 2), (2, 1)):
        b = b.ravel()
    if W.shape != (2, 2):
        raise Wrong(f"se esperaba una W de dos filas y dos columnas, y llegó {show(W)}.")
    if b.shape != (2,):
        raise Wrong(f"se esperaba un b de dos números, y llegó {show(b)}.")
    found = {f"en W, fila {i + 1}, columna {j + 1}": W[i, j] for i in range(2) for j in range(2)}
    return found | {f"en b, número {j + 1}": b[j] for j in range(2)}


def _read_numbers(value, name):
    try:
        return np.array(value, dtype=float)
    except (TypeError, ValueError):
        raise Wrong(f"en {name} van solo números, los mismos en cada fila, y llegó {show(value)}.") from None


# Todas en una ------------------------------------------------------------------------------------


def read_merged(answer, layers):
    """La W y el b que da la función; b vale también como una tabla de una fila."""
    result = call(answer, layers)
    try:
        W, b = result
    except (TypeError, ValueError):
        raise Wrong(f"se esperaban dos cosas, W y b, y llegó {show(result)}.") from None
    return W, np.ravel(b) if np.ndim(b) == 2 and len(b) == 1 else b


def merge(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


def _merge_like(weights=np.matmul, bias=lambda b, W, b_next: b @ W + b_next):
    """El mismo recorrido, con otra cuenta para los pesos o para los sesgos."""

    def wrong(layers):
        W, b = layers[0]
        for W_next, b_next in layers[1:]:
            W, b = weights(W, W_next), bias(b, W_next, b_next)
        return W, b

    return wrong


def _first_two(layers):
    return merge(layers[:2])


def _return_in_loop(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        return W @ W_next, b @ W_next + b_next
    return W, b


def _backwards(layers):
    return merge(layers[::-1])


def _old_bias(layers):
    """Usa W ya multiplicada, en vez de la de la capa siguiente, para el sesgo."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W = W @ W_next
        b = b @ W + b_next
    return W, b


def _by_probing(layers):
    """La W y el b, mirando adónde van el origen y cada paso."""

    def run(X):
        for W, b in layers:
            X = X @ W + b
        return X

    d = len(layers[0][0])
    b = run(np.zeros((1, d)))[0]
    return run(np.eye(d)) - b, b[None]


def _from_the_end(layers):
    W, b = layers[-1]
    for W_before, b_before in reversed(layers[:-1]):
        b = b_before @ W + b
        W = W_before @ W
    return [W.tolist(), b.tolist()]


def _recursive(layers):
    if len(layers) == 1:
        return layers[0]
    (W1, b1), (W2, b2), *rest = layers
    return _recursive([(np.dot(W1, W2), np.dot(b1, W2) + b2), *rest])


def _with_extra_row(layers):
    """Con el sesgo como una fila más de W."""
    total = None
    for W, b in layers:
        d, m = W.shape
        whole = np.zeros((d + 1, m + 1))
        whole[:d, :m], whole[d, :m], whole[d, m] = W, b, 1
        total = whole if total is None else total @ whole
    return np.float32(total[:-1, :-1]), np.float32(total[-1, :-1])


def _with_multi_dot(layers):
    matrices = [W for W, _ in layers]
    W = np.linalg.multi_dot(matrices) if len(matrices) > 1 else matrices[0]
    b = layers[0][1]
    for W_next, b_next in layers[1:]:
        b = b_next + W_next.T @ b
    return W, b


def _layers(sizes, seed, whole=False):
    rng = np.random.default_rng(seed)
    pairs = []
    for d, m in zip(sizes[:-1], sizes[1:]):
        W, b = rng.integers(-3, 4, size=(d, m)), rng.integers(-3, 4, size=m)
        pairs.append((W, b) if whole else (W + 0.5, b - 0.25))
    return (pairs,)


SQUARE = ([(np.array([[1, 2], [0, 1]]), np.array([1, -2])), (np.array([[1, 0], [3, -1]]), np.array([5, 4]))],)

EXERCISES = [
    Exercise(
        reference=(SHAPES, N_PARAMETERS),
        measure=read_shapes,
        mistakes={
            "Las dos W están traspuestas: tienen una fila por entrada y una columna por neurona.": _with(
                W1=(16, 10), W2=(3, 16)
            ),
            "W1 está traspuesta: una fila por entrada y una columna por neurona.": _with(W1=(16, 10)),
            "W2 está traspuesta: una fila por cada número que le llega y una columna por neurona.": _with(W2=(3, 16)),
            "W1 no sabe cuántos ejemplos hay: sus filas son las entradas.": _with(W1=(32, 16)),
            "A W2 no le llegan las 10 entradas, sino lo que sale de la capa oculta.": _with(W2=(10, 3)),
            "b1 es una lista con un sesgo por neurona de la capa oculta, no uno por entrada.": _with(b1=(10,)),
            "A y Z tienen una fila por ejemplo y una columna por neurona, no al revés.": _with(A=(16, 32), Z=(3, 32)),
            "A es lo que sale de la capa oculta, no lo que entra: ¿cuántas neuronas tiene?": _with(A=(32, 10)),
            "Las formas están bien. En n_parameters faltan los sesgos.": (SHAPES, 10 * 16 + 16 * 3),
            "Las formas están bien. Falta el sesgo de la capa de salida.": (SHAPES, 11 * 16 + 16 * 3),
            "Las formas están bien. Falta el sesgo de la capa oculta.": (SHAPES, 10 * 16 + 17 * 3),
            "Las formas están bien. El lote no cuenta en los parámetros: son los mismos para todos.": (
                SHAPES,
                32 * N_PARAMETERS,
            ),
            "Las formas están bien. A y Z no son parámetros: se calculan.": (
                SHAPES,
                N_PARAMETERS + 32 * 16 + 32 * 3,
            ),
            "Las formas están bien. Has sumado un sesgo por capa, y es uno por neurona.": (SHAPES, 10 * 16 + 1 + 49),
        },
        hints=(
            "Escribe cada capa como (n, d) por (d, m). La d de una capa es la m de la anterior.",
            "A la capa oculta le llegan 10 números y tiene 16 neuronas: W1 tiene una columna por neurona.",
            "Los parámetros son los números que caben en W1, b1, W2 y b2.",
        ),
        why="El 32 solo aparece en lo que se calcula: los parámetros no saben cuántos ejemplos llegan.",
        right=[
            ({name: list(shape) for name, shape in SHAPES.items()}, 227.0),
            [SHAPES | {"b1": 16, "b2": 3}, np.int64(11 * 16 + 17 * 3)],
            ({name: np.zeros(shape).shape for name, shape in SHAPES.items()}, 10 * 16 + 16 + 16 * 3 + 3),
            ({name: str(shape) for name, shape in SHAPES.items()}, 227),
            (dict(reversed(SHAPES.items())), np.array(227)),
        ],
    ),
    Exercise(
        reference=(W_DRAWN, B_DRAWN),
        measure=read_layer,
        mistakes={
            "b está bien. Los puntos azul y naranja llevan el sesgo sumado: réstaselo para leer las filas de W.": (
                [[2, 0], [-1, -2]],
                B_DRAWN,
            ),
            "W está bien, pero falta el sesgo: el punto negro no está en el (0, 0).": (W_DRAWN, [0, 0]),
            "Así no hay sesgo, y el punto negro no está en el (0, 0).": ([[2, 0], [-1, -2]], [0, 0]),
            "b está bien, y W, traspuesta: adonde va cada paso es una fila, no una columna.": (
                [[1, -2], [2, 0]],
                B_DRAWN,
            ),
            "b está bien. W tiene las filas cambiadas: la primera es el paso azul.": ([[-2, 0], [1, 2]], B_DRAWN),
            "b está bien. W está traspuesta, y además lleva el sesgo sumado: réstaselo.": (
                [[2, -1], [0, -2]],
                B_DRAWN,
            ),
            "b está bien. En W has sumado el sesgo en vez de restarlo.": ([[3, -2], [0, -4]], B_DRAWN),
            "Has leído los puntos al revés: primero va la coordenada horizontal.": ([[2, 1], [0, -2]], [-2, 1]),
            "W está bien. b es adonde ha ido (0, 0), sin cambiarle el signo.": (W_DRAWN, [-1, 2]),
            "W está bien. En b están cambiados de sitio los dos números.": (W_DRAWN, [-2, 1]),
        },
        hints=(
            "Empieza por el punto negro. Si x = (0, 0), ¿qué queda de xW + b?",
            "Con x = (1, 0) sale la primera fila de W, más b. ¿Cómo quitas b?",
        ),
        why="Tres puntos bastan para conocer la capa entera: todos los demás se mueven con ellos.",
        right=[
            (np.array(W_DRAWN), np.array(B_DRAWN)),
            [((1.0, 2.0), (-2.0, 0.0)), (1.0, -2.0)],
            (np.array([[2, 0], [-1, -2]]) - np.array([1, -2]), [[1, -2]]),
            (np.float32(W_DRAWN), np.float32(B_DRAWN)),
            ((np.array([1, 2]), [-2, 0]), np.array([[1], [-2]])),
        ],
    ),
    Exercise(
        reference=merge,
        measure=read_merged,
        inputs=[
            _layers([1, 1], 0),
            _layers([2, 3], 1),
            SQUARE,
            _layers([1, 2, 1], 2, whole=True),
            _layers([3, 4, 2], 3, whole=True),
            _layers([2, 2, 2, 2], 4),
            _layers([3, 4, 4, 2], 5),
            _layers([2, 1, 5, 1, 3, 2], 6, whole=True),
        ],
        mistakes={
            "El orden está cambiado: los datos pasan antes por la primera capa.": _backwards,
            "Las W se juntan con `@`; con `*` se multiplica casilla a casilla.": _merge_like(weights=np.multiply),
            "Con `*` se multiplica casilla a casilla: aquí hace falta `@`, en las W y en los sesgos.": _merge_like(
                weights=np.multiply, bias=lambda b, W, b_next: b * W + b_next
            ),
            "W está bien. En el sesgo, `*` multiplica casilla a casilla: hace falta `@`.": _merge_like(
                bias=lambda b, W, b_next: b * W + b_next
            ),
            "Los sesgos no se suman sin más: el de una capa pasa por la W de la siguiente.": _merge_like(
                bias=lambda b, W, b_next: b + b_next
            ),
            "El sesgo es solo el de la última capa; los anteriores también llegan a la salida.": _merge_like(
                bias=lambda b, W, b_next: b_next
            ),
            "A cada paso falta sumar el sesgo de la capa nueva.": _merge_like(bias=lambda b, W, b_next: b @ W),
            "El sesgo es como una fila de datos: la W que lo multiplica va a su derecha.": _merge_like(
                bias=lambda b, W, b_next: W @ b + b_next
            ),
            "W está bien. El sesgo pasa por la W de la capa siguiente, no por la que ya has juntado.": _old_bias,
            "Solo juntas las dos primeras capas, y puede haber más.": _first_two,
            "Has juntado las W en el orden contrario.": _merge_like(weights=lambda W, W_next: W_next @ W),
            "Es la última capa: falta lo que hacen las anteriores.": lambda layers: layers[-1],
            "Es la primera capa: falta lo que hacen las demás.": lambda layers: layers[0],
        },
        hints=(
            "Empieza con dos capas: escribe (X·W1 + b1)·W2 + b2 y quita el paréntesis.",
            "Lo que multiplica a X es W; todo lo demás es b. En `b1 @ W2`, b1 es como una fila de datos.",
            "Con más capas, junta las dos primeras, el resultado con la tercera, y así hasta el final.",
        ),
        why="Mil capas sin activación caben en una: por eso hace falta la activación.",
        right=[_by_probing, _from_the_end, _recursive, _with_extra_row, _with_multi_dot],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
