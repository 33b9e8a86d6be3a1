"""Ejercicios de la lección «Tensores y reshape»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, Wrong, as_array, call, show

SHAPES = {
    "X[5]": ((28, 20), "Un índice suelto elige una foto: ¿qué queda del eje de los ejemplos?"),
    "X[:, 0]": ((32, 20), "El 0 está en el segundo eje: de cada foto se toma su primera fila de píxeles."),
    "X[..., None]": ((32, 28, 20, 1), "Los tres puntos son todos los ejes que ya había; None añade uno en su sitio."),
    "X.reshape(32, -1)": ((32, 560), "El -1 es el tamaño con el que no sobra ni falta ningún número: calcúlalo."),
    "X.transpose(0, 2, 1)": ((32, 20, 28), "Los números dicen qué eje antiguo va en cada sitio nuevo."),
    "X.mean(axis=0)": ((28, 20), "El eje que se resume desaparece: aquí, el primero."),
    "np.stack([X, X, X], axis=-1)": ((32, 28, 20, 3), "Apilar crea un eje nuevo, y -1 lo pone al final."),
    "X[:, 0, 0] - X[:, :1, 0]": (
        (32, 32),
        "Escribe antes las dos formas, y alinéalas por la derecha: :1 conserva su eje, con tamaño 1.",
    ),
}


def _check_shapes(answer):
    if not isinstance(answer, dict):
        raise Wrong(f"Se esperaba el diccionario shapes y llegó {show(answer)}.")
    for name, (right, reading) in SHAPES.items():
        if name not in answer:
            raise Wrong(f"Falta la forma de {name} en shapes.")
        got = _read_shape(answer[name], name)
        if got == right:
            continue
        if len(got) != len(right):
            axes = "1 eje" if len(got) == 1 else f"{len(got)} ejes"
            raise Wrong(f"{name} no tiene {axes}, y has escrito {got}. {reading}")
        raise Wrong(f"{name} no tiene forma {got}. {reading}")


def _read_shape(value, name):
    """La forma como tupla; un número suelto vale por una forma de un eje."""
    if isinstance(value, str | dict) or np.ndim(value) > 1:
        raise Wrong(f"La forma de {name} se escribe como (a, b) o (a,), sin comillas, y llegó {show(value)}.")
    array = as_array(value, f"La forma de {name}")
    return tuple(int(size) if size == int(size) else float(size) for size in np.atleast_1d(array))


def _check_windows(answer):
    floats = np.random.default_rng(0).normal(size=9)
    cases = [
        (np.arange(10.0, 16.0), 3),
        ([3, 1, 4, 1, 5, 9, 2], 2),
        (floats, 4),
        (np.arange(5) ** 2, 1),
        (np.arange(4.0), 4),
    ]
    for series, width in cases:
        values = np.asarray(series, dtype=float)
        n = len(values)
        right = np.array([values[i : i + width] for i in range(n - width + 1)])
        kind = "una lista" if isinstance(series, list) else "un array"
        case = f"Con {kind} de {n} números y ventanas de {width}"
        given = list(series) if isinstance(series, list) else series
        got = as_array(call(answer, given, width), f"{case}, el resultado")
        _check_windows_shape(got, right, case, n, width)
        got = got[:, :, 0]
        if np.allclose(got, right):
            continue
        k = int(np.argmax(~np.isclose(got, right).all(axis=1)))
        if np.allclose(got, right[::-1]):
            raise Wrong(f"{case}, las ventanas están en orden inverso: la primera empieza en el primer número.")
        if np.allclose(got, right[:, ::-1]):
            raise Wrong(f"{case}, el tiempo va hacia atrás dentro de cada ventana.")
        if right.T.size == right.size and np.allclose(got, right.T.reshape(right.shape)):
            raise Wrong(f"{case}, la forma es correcta, pero los ejes se cambiaron con reshape: mira la ventana {k}.")
        if np.allclose(got, np.trunc(right)):
            raise Wrong(f"{case}, se han perdido los decimales: ¿guardas las ventanas en una matriz de enteros?")
        raise Wrong(f"{case}, la ventana {k} es {show(got[k])}, y no son {width} números seguidos desde el lugar {k}.")


def _check_windows_shape(got, right, case, n, width):
    shape = (*right.shape, 1)
    if got.shape == shape:
        return
    if got.shape == right.shape:
        raise Wrong(f"{case}, la forma es {got.shape}: falta el último eje, el de las variables, de tamaño 1.")
    if got.ndim == 3 and got.shape[0] == right.shape[0] and got.shape[1:] == (1, width) and width > 1:
        raise Wrong(f"{case}, la forma es {got.shape}: el eje de tamaño 1 va el último, detrás del tiempo.")
    if got.ndim == 3 and got.shape == (1, *right.shape):
        raise Wrong(f"{case}, la forma es {got.shape}: el eje de tamaño 1 va el último, no el primero.")
    if got.ndim == 3 and got.shape[1:] == (width, 1):
        apart = right[::width]
        if width > 1 and len(got) == len(apart) and np.allclose(got[:, :, 0], apart):
            raise Wrong(f"{case}, salen {got.shape[0]}: son trozos que no se pisan, y se piden todas las ventanas.")
        if got.shape[0] == len(right) - 1:
            raise Wrong(f"{case}, salen {got.shape[0]}: falta una ventana. ¿Dónde empieza la última que cabe?")
        raise Wrong(f"{case}, salen {got.shape[0]} ventanas. ¿Desde cuántos lugares se pueden tomar {width} seguidos?")
    raise Wrong(f"{case}, la forma es {got.shape}, y debe ser (ventanas, tiempo, 1).")


def _check_prepare(answer):
    rng = np.random.default_rng(0)
    cases = [rng.integers(0, 256, shape, dtype="uint8") for shape in ((2, 3, 4, 5), (1, 1, 3, 2), (3, 3, 3, 3))]
    for images in cases:
        n, channels, height, width = images.shape
        right = np.clip(images.transpose(0, 2, 3, 1).astype(float) + 40, 0, 255) / 255
        case = f"Con fotos de forma {images.shape}"
        got = as_array(call(answer, images), f"{case}, el resultado", shape=(n, height, width, channels))
        if np.allclose(got, right, atol=2e-3):
            continue
        for text, value in _prepare_mistakes(images):
            if np.allclose(got, value, atol=2e-3):
                raise Wrong(f"{case}, {text}")
        if got.max() > 1 + 1e-6:
            raise Wrong(f"{case}, el mayor valor es {show(got.max())}: tras dividir por 255 no debería pasar de 1.")
        i, j, k = (int(size) // 2 for size in (height, width, channels))
        raise Wrong(
            f"{case}, images[0, {k}, {i}, {j}] vale {images[0, k, i, j]} y en su sitio nuevo, [0, {i}, {j}, {k}], "
            f"devuelves {show(float(got[0, i, j, k]))}. Haz esa cuenta a mano."
        )


def _prepare_mistakes(images):
    n, channels, height, width = images.shape
    shape = (n, height, width, channels)

    def finish(x, overflow=False, clip=True, scale=True, add=40):
        x = x + np.uint8(add) if overflow else x.astype(float) + add
        x = np.clip(x, 0, 255) if clip else x
        return x / 255 if scale else x

    moved, mixed = images.transpose(0, 2, 3, 1), images.reshape(shape)
    yield "siguen los dos fallos: ni los ejes están bien ni se ha evitado el desbordamiento.", finish(mixed, True)
    yield (
        "los ejes están bien, pero algunos puntos claros se han vuelto oscuros: 40 se suma todavía en uint8.",
        finish(moved, True),
    )
    yield (
        "ya no hay desbordamiento, pero los números se han desordenado: los canales cambian de sitio, no de cortes.",
        finish(mixed),
    )
    yield "hay valores mayores que 1: falta no pasar de 255.", finish(moved, clip=False)
    yield "los valores llegan hasta 255: falta dividir.", finish(moved, scale=False)
    yield "las fotos no están aclaradas: falta sumar 40.", finish(moved, add=0)
    yield (
        "se recorta antes de dividir, pero se ha sumado después: 40 se suma en la escala de 0 a 255.",
        (np.clip(moved / 255 + 40, 0, 255)),
    )
    yield "el resultado se ha quedado en ceros y unos: ¿divides entre enteros, con //?", finish(moved) // 1
    if height == width:
        flipped = images.transpose(0, 3, 2, 1)
        yield "el alto y el ancho están intercambiados: mira el orden de los ejes.", finish(flipped)
        yield "el alto y el ancho están intercambiados, y además hay desbordamiento.", finish(flipped, True)


def _check_one_hot(answer):
    cases = [
        (np.array([2, 0, 1, 2]), 3, "y = [2 0 1 2]"),
        ([0, 2, 2, 0], 4, "la lista y = [0, 2, 2, 0]"),
        (np.array([[1], [0], [3]]), 5, "y en columna, [[1] [0] [3]],"),
        (np.array([1, 0]), 2, "y = [1 0]"),
        (np.array([3]), 4, "y = [3]"),
        (np.array([1, 1, 1]), 3, "y = [1 1 1]"),
    ]
    for y, n_classes, name in cases:
        given = list(y) if isinstance(y, list) else y
        case = f"Con {name} y n_classes = {n_classes}"
        got = as_array(call(answer, given, n_classes), f"{case}, el resultado")
        flat = np.ravel(y)
        right = np.eye(n_classes)[flat]
        if got.shape != right.shape:
            raise Wrong(_one_hot_shape(got, flat, n_classes, case, right.shape))
        if np.array_equal(got, right):
            continue
        row = int(np.argmax((got != right).any(axis=1)))
        if np.array_equal(got, 1 - right):
            raise Wrong(f"{case}, los ceros y los unos están cambiados: el 1 va en la clase verdadera.")
        if not np.isin(got, [0, 1]).all():
            raise Wrong(f"{case}, hay valores que no son 0 ni 1: la fila {row} es {show(got[row])}.")
        if not got.any():
            raise Wrong(f"{case}, todo son ceros: falta poner un 1 en cada fila.")
        if (got.sum(axis=1) != 1).any():
            row = int(np.argmax(got.sum(axis=1) != 1))
            raise Wrong(f"{case}, la fila {row} es {show(got[row])}: debe tener un solo 1.")
        raise Wrong(f"{case}, la fila {row} es {show(got[row])}, y su clase es {flat[row]}: las clases empiezan en 0.")


def _one_hot_shape(got, y, n_classes, case, right):
    if got.shape == (n_classes, len(y)):
        return f"{case}, la forma es {got.shape}: está traspuesta. Va una fila por ejemplo."
    if got.shape == (len(y), 1, n_classes):
        return f"{case}, la forma es {got.shape}: la columna ha dejado un eje de más. Aplana y antes."
    if got.ndim == 2 and got.shape[0] == len(y) and got.shape[1] in (y.max() + 1, len(np.unique(y))):
        return (
            f"{case}, salen {got.shape[1]} columnas: son las clases que hay en este lote. "
            "El número de columnas no puede depender de cuáles falten."
        )
    return f"{case}, la forma es {got.shape}, y debe ser {right}."


def _check_normalize(answer):
    rng = np.random.default_rng(0)
    scale = np.array([10.0, 1.0, 3.0])
    cases = [
        rng.normal(size=(4, 5, 6, 3)) * scale + [100, -5, 0.5] + rng.normal(size=(4, 1, 1, 1)),
        rng.integers(0, 256, (5, 3, 3, 3), dtype="uint8"),
        rng.integers(0, 256, (3, 4, 2, 1), dtype="uint8"),
        rng.normal(size=(2, 2, 2, 2)),
    ]
    for images in cases:
        right = _standardize(images, (0, 1, 2))
        case = f"Con un lote de forma {images.shape} en {images.dtype}"
        got = as_array(call(answer, images), f"{case}, el resultado", shape=images.shape)
        if np.allclose(got, right, rtol=1e-3, atol=1e-3):
            continue
        for axes, text in (
            ((0,), "cada píxel se ha normalizado por su cuenta. ¿Qué ejes deben desaparecer de la media?"),
            ((1, 2), "cada foto se ha normalizado por su cuenta, y se pide en todo el lote."),
            ((0, 1, 2, 3), "todos los canales comparten una sola media: debe quedar una por canal."),
            ((3,), "se han normalizado los canales de cada píxel entre sí: el eje de los canales debe quedar."),
            ((1, 2, 3), "cada foto se ha normalizado por su cuenta, con todos sus canales juntos."),
        ):
            if np.allclose(got, _standardize(images, axes), rtol=1e-3, atol=1e-3):
                raise Wrong(f"{case}, {text}")
        x = images.astype(float)
        mean, std = x.mean(axis=(0, 1, 2)), x.std(axis=(0, 1, 2))
        for value, text in (
            (x - mean, "las medias son 0, pero falta dividir por la desviación."),
            (x / std, "las desviaciones son 1, pero falta restar la media."),
            ((x - mean) / std**2, "se ha dividido por la varianza, que es el cuadrado de la desviación."),
            (x - mean / std, "faltan paréntesis: primero se resta y después se divide todo."),
            (_min_max(x), "cada canal va de 0 a 1: eso es otra escala, y se piden media 0 y desviación 1."),
            (x / 255, "solo se ha dividido por 255."),
        ):
            if np.allclose(got, value, rtol=1e-3, atol=1e-3):
                raise Wrong(f"{case}, {text}")
        means, stds = got.mean(axis=(0, 1, 2)), got.std(axis=(0, 1, 2))
        if np.allclose(means, 0, atol=1e-2) and np.allclose(stds, 1, atol=1e-2):
            raise Wrong(
                f"{case}, cada canal tiene media 0 y desviación 1, pero los números no están en su sitio o están "
                "redondeados."
            )
        raise Wrong(f"{case}, los canales quedan con medias {show(means)} y desviaciones {show(stds)}.")


def _standardize(images, axes):
    x = images.astype(float)
    with np.errstate(all="ignore"):
        return (x - x.mean(axis=axes, keepdims=True)) / x.std(axis=axes, keepdims=True)


def _min_max(x):
    low, high = x.min(axis=(0, 1, 2)), x.max(axis=(0, 1, 2))
    return (x - low) / (high - low)


EXERCISES = [
    Exercise(
        _check_shapes,
        (
            "Un índice suelto quita su eje; un trozo, como :1, lo conserva; None añade uno de tamaño 1.",
            "En una media desaparece el eje que se nombra. En transpose(0, 2, 1), el primer eje sigue el primero.",
            "En la resta, las formas son (32,) y (32, 1): pon a la primera un 1 a la izquierda y estira.",
        ),
        "Anotar la forma de cada línea antes de ejecutarla es la mejor manera de encontrar un fallo que no avisa.",
    ),
    Exercise(
        _check_windows,
        (
            "La última ventana empieza en n − width: ¿cuántos comienzos hay, contando el 0?",
            "Usa np.asarray, apila con np.stack los trozos series[i : i + width] y añade el eje final.",
        ),
        "Con esta forma, (ejemplos, tiempo, variables), reciben las series las redes recurrentes.",
    ),
    Exercise(
        _check_prepare,
        (
            "Los canales cambian de sitio: ¿reshape o transpose? Después, mira en qué tipo se hace la suma.",
            "transpose recibe, para cada sitio nuevo, el número del eje antiguo: primero el 0, y los canales al final.",
            "Convierte con astype antes de sumar 40: cuando se recorta a 255, en uint8 el daño ya está hecho.",
        ),
        "Ninguno de los dos fallos da error: se encuentran mirando una foto y un píxel, no la forma.",
    ),
    Exercise(
        _check_one_hot,
        (
            "Deja y como un array de un solo eje: np.asarray y reshape(-1).",
            "La fila k de np.eye(n_classes) es el one-hot de la clase k: elige filas con una lista de índices.",
        ),
        "El número de columnas lo fija n_classes, no el lote: así todos los lotes tienen la misma forma.",
    ),
    Exercise(
        _check_normalize,
        (
            "De la media deben desaparecer los ejemplos, el alto y el ancho: axis admite varios ejes a la vez.",
            "La media y la desviación tienen forma (canales,): al restarlas se alinean solas con el último eje.",
        ),
        "La difusión alinea por la derecha: por eso conviene que los canales sean el último eje.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
