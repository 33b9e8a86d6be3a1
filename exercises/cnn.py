"""Ejercicios de la lección «Redes convolucionales»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, Wrong, as_array, as_number, call, show


def _check_shapes(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong(f"Se esperaban la forma y el número de parámetros, y llegó {show(answer)}.")
    batched = np.ndim(answer[0]) == 1 and len(answer[0]) == 4
    shape = as_array([1] * 4 if batched else answer[0], "La forma")
    if batched:
        raise Wrong("La forma es la de una sola imagen, sin el eje del lote: (alto, ancho, canales).")
    if shape.shape != (3,):
        raise Wrong(f"La forma son tres números, (alto, ancho, canales), y llegó {show(answer[0])}.")
    height, width, channels = shape
    if channels != 8:
        raise Wrong(f"Los canales de la salida no son {channels:g}: sale uno por filtro.")
    for side, reason in [
        (24, "Eso sería con paso 1; aquí la ventana avanza de dos en dos."),
        (14, "Eso sería con relleno; sin él, la ventana no puede salirse de la imagen."),
        (11, "Falta contar la primera ventana: el + 1 de la fórmula."),
        (13, "La división se redondea hacia abajo: la última ventana no cabe entera."),
        (12.5, "La división se redondea hacia abajo: no hay media ventana."),
    ]:
        if height == width == side:
            raise Wrong(f"El lado no es {side:g}. {reason}")
    if (height, width) != (12, 12):
        raise Wrong(f"El alto y el ancho no son {height:g} y {width:g}. Aplica la fórmula a un lado de 28.")
    n = as_number(answer[1], "El número de parámetros")
    for wrong, reason in [
        (5 * 5 * 3 * 8, "Faltan los sesgos: cada filtro tiene uno."),
        ((5 * 5 + 1) * 8, "Cada filtro mira los tres canales de entrada, no uno."),
        ((5 * 5 * 3) * 8 + 1, "Hay un sesgo por filtro, no uno para todos."),
        (5 * 5 * 3 + 1, "Eso es un filtro; hay ocho."),
        ((5 * 5 * 3 + 3) * 8, "Hay un sesgo por filtro, no uno por canal de entrada."),
        ((5 * 3 + 1) * 8, "La ventana es de 5 × 5, no de 5."),
        ((28 * 28 * 3 + 1) * 8, "Eso es una capa densa: un filtro solo mira una ventana."),
    ]:
        if n == wrong:
            raise Wrong(f"Los parámetros no son {n:g}. {reason}")
    if n != 608:
        raise Wrong(f"Los parámetros no son {n:g}. ¿Cuántos pesos tiene un filtro? ¿Y cuántos filtros hay?")


def _correlate(X, K, stride=1):
    k = len(K)
    rows, columns = [(n - k) // stride + 1 for n in X.shape]
    Z = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            Z[i, j] = (X[i * stride : i * stride + k, j * stride : j * stride + k] * K).sum()
    return Z


def _check_push(answer):
    K = as_array(answer, "El núcleo")
    if K.shape in [(3, 3, 1, 1), (1, 3, 3, 1), (1, 1, 3, 3)]:
        K = K.reshape(3, 3)
    if K.shape != (3, 3):
        raise Wrong(f"El núcleo debe tener forma (3, 3) y tiene forma {K.shape}.")
    X = np.arange(1.0, 17).reshape(4, 4)
    got = _correlate(np.pad(X, 1), K)
    padded = np.pad(X, 1)
    moves = {
        (0, 1): "a la izquierda: cada salida copia el píxel que tenía a su derecha",
        (-1, 0): "hacia abajo",
        (1, 0): "hacia arriba",
        (0, 0): "a ningún sitio: cada salida copia su propio píxel",
        (-1, -1): "en diagonal, abajo y a la derecha",
        (1, -1): "en diagonal, arriba y a la derecha",
        (-1, 1): "en diagonal, abajo y a la izquierda",
        (1, 1): "en diagonal, arriba y a la izquierda",
    }
    for (u, v), text in moves.items():
        if np.allclose(got, padded[1 + u : 5 + u, 1 + v : 5 + v], atol=1e-6):
            raise Wrong(f"Ese núcleo mueve la imagen {text}.")
    right = padded[1:5, 0:4]
    if np.allclose(got, right, atol=1e-6):
        return
    if not K.any():
        raise Wrong("Con un núcleo de ceros sale una imagen en blanco.")
    if np.count_nonzero(K) == 1 and K[1, 0]:
        raise Wrong(f"La imagen se mueve a la derecha, pero sus valores quedan multiplicados por {K[1, 0]:g}.")
    if np.count_nonzero(K) > 1:
        raise Wrong(f"Cada salida mezcla {np.count_nonzero(K)} píxeles, y debe copiar uno solo.")
    raise Wrong(f"La fila [1 2 3 4] se convierte en {show(got[0])}, y debe ser [0 1 2 3].")


def _check_max_pool(answer):
    rng = np.random.default_rng(0)
    square = np.array([[1, 3, 2, 0], [4, 2, 1, 1], [0, 1, 5, 2], [2, 0, 3, 4]])
    cases = [
        (square, 2),
        (rng.integers(0, 50, (4, 6)), 2),
        (rng.normal(size=(6, 9)), 3),
        (rng.normal(-10, 1, (9, 7)), 2),
        (rng.normal(size=(3, 4)), 1),
    ]
    for A, size in cases:
        height, width = A.shape[0] // size, A.shape[1] // size
        tiles = A[: height * size, : width * size].reshape(height, size, width, size)
        right = tiles.max(axis=(1, 3))
        case = f"Con A de forma {A.shape} y size = {size}"
        got = as_array(call(answer, A, size), f"{case}, el resultado")
        if got.shape != right.shape:
            raise Wrong(_pool_shape(got, A, size, case, right.shape))
        if np.allclose(got, right):
            continue
        for value, text in [
            (tiles.mean(axis=(1, 3)), "sale la media de cada baldosa, y se pide el máximo."),
            (tiles.min(axis=(1, 3)), "sale el mínimo de cada baldosa, y se pide el máximo."),
            (tiles.sum(axis=(1, 3)), "sale la suma de cada baldosa, y se pide el máximo."),
            (tiles[:, 0, :, 0], "sale el primer número de cada baldosa, no el mayor."),
            (np.maximum(right, 0), "hay ceros donde todos los números son negativos: el máximo no parte de 0."),
            (np.trunc(right), "se han perdido los decimales: ¿guardas el resultado en una matriz de enteros?"),
        ]:
            if np.allclose(got, value):
                raise Wrong(f"{case}, {text}")
        i, j = (int(k[0]) for k in np.nonzero(~np.isclose(got, right)))
        tile = tiles[i, :, j, :]
        raise Wrong(
            f"{case}, la baldosa ({i}, {j}) es {show(tile)} y devuelves {show(float(got[i, j]))}. "
            "¿Qué números estás juntando?"
        )


def _pool_shape(got, A, size, case, right):
    if got.shape == (A.shape[0] - size + 1, A.shape[1] - size + 1):
        return f"{case}, la forma es {got.shape}: las baldosas se pisan. La siguiente empieza donde acaba la anterior."
    if got.shape == (-(-A.shape[0] // size), -(-A.shape[1] // size)):
        return f"{case}, la forma es {got.shape}: lo que sobra abajo y a la derecha se descarta."
    if got.shape == ():
        return f"{case}, sale un solo número, y debe haber uno por baldosa."
    if got.shape == right[::-1]:
        return f"{case}, la forma es {got.shape}: el alto y el ancho están intercambiados."
    return f"{case}, la forma es {got.shape}, y debe ser {right}: una casilla por baldosa entera."


def _check_stride(answer):
    rng = np.random.default_rng(0)
    K = np.array([[1, 0, 1], [0, 1, 0], [1, 0, 1]])
    cases = [
        (rng.integers(0, 5, (5, 5)), K, 1),
        (rng.integers(0, 5, (7, 7)), K, 2),
        (rng.integers(0, 5, (4, 7)), K, 1),
        (rng.normal(size=(9, 6)), rng.normal(size=(2, 2)), 3),
        (rng.normal(size=(8, 11)), rng.normal(size=(3, 3)), 2),
    ]
    for X, kernel, stride in cases:
        right = _correlate(X, kernel, stride)
        case = f"Con X de forma {X.shape}, un núcleo {kernel.shape} y stride = {stride}"
        got = as_array(call(answer, X, kernel, stride), f"{case}, el resultado")
        if got.shape != right.shape:
            if got.shape == _correlate(X, kernel).shape:
                raise Wrong(f"{case}, la forma es {got.shape}: es la de paso 1.")
            if got.ndim == 2 and got.shape[0] == got.shape[1]:
                raise Wrong(f"{case}, sale un mapa cuadrado, {got.shape}: el ancho no es el alto.")
            if got.shape == right.shape[::-1]:
                raise Wrong(f"{case}, la forma es {got.shape}: el alto y el ancho están intercambiados.")
            raise Wrong(f"{case}, la forma es {got.shape}, y debe ser {right.shape}.")
        if np.allclose(got, right):
            continue
        if got.shape == got.T.shape and np.allclose(got, right.T):
            raise Wrong(f"{case}, el mapa está traspuesto: el alto y el ancho están intercambiados.")
        near = _correlate(X, kernel)[: right.shape[0], : right.shape[1]]
        if stride > 1 and np.allclose(got, near):
            raise Wrong(f"{case}, la forma es correcta, pero las ventanas avanzan de una en una.")
        if np.allclose(got, _correlate(X, kernel[::-1, ::-1], stride)):
            raise Wrong(f"{case}, el núcleo está volteado; en las redes no se voltea.")
        if np.allclose(got, np.trunc(right)):
            raise Wrong(f"{case}, se han perdido los decimales: ¿guardas el resultado en una matriz de enteros?")
        i, j = (int(k[0]) for k in np.nonzero(~np.isclose(got, right)))
        raise Wrong(f"{case}, Z[{i}, {j}] no es {show(float(got[i, j]))}. ¿Dónde empieza esa ventana?")


EXERCISES = [
    Exercise(
        _check_shapes,
        (
            "El lado: la fórmula con n = 28, k = 5, p = 0 y s = 2, redondeando hacia abajo.",
            "Los canales de salida son los filtros. Cada filtro tiene 5 × 5 pesos por canal de entrada, y un sesgo.",
        ),
        "Los parámetros no dependen de los 28 píxeles: la misma capa sirve para una foto de cualquier tamaño.",
    ),
    Exercise(
        _check_push,
        (
            "Cada salida debe copiar un solo píxel: el núcleo tiene un 1 y ocho ceros.",
            "Pon la ventana sobre una casilla. ¿En qué lugar del núcleo queda el vecino de la izquierda?",
        ),
        "Al estar el 1 a la izquierda, la imagen va a la derecha: el núcleo dice de dónde se toma, no adónde se lleva.",
    ),
    Exercise(
        _check_max_pool,
        (
            "¿Cuántas baldosas enteras caben a lo alto y a lo ancho? Es una división entera.",
            "Recorta lo que sobra y parte con reshape(height, size, width, size), como en la lección.",
            "Del reshape se resumen los ejes 1 y 3, los de dentro de la baldosa. También vale con dos bucles.",
        ),
        "Sin un solo parámetro, deja la cuarta parte de los números y hace que un píxel arriba o abajo importe menos.",
    ),
    Exercise(
        _check_stride,
        (
            "Con paso 2, ¿en qué fila de X empieza la ventana de la fila 1 de Z?",
            "len(X) es el alto. El ancho es X.shape[1], y da otro número de ventanas.",
        ),
        "Un fallo que solo asoma con imágenes alargadas pasa todas las pruebas cuadradas: prueba siempre con ambas.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
