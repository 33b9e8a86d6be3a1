import numpy as np

SHAPES = {
    "X[5]": (28, 20),
    "X[:, 0]": (32, 20),
    "X[..., None]": (32, 28, 20, 1),
    "X.reshape(32, -1)": (32, 560),
    "X.transpose(0, 2, 1)": (32, 20, 28),
    "X.mean(axis=0)": (28, 20),
    "np.stack([X, X, X], axis=-1)": (32, 28, 20, 3),
    "X[:, 0, 0] - X[:, :1, 0]": (32, 32),
}


def windows(series, width, last=1, step=1):
    starts = range(0, len(series) - width + last, step)
    return np.array([series[i : i + width] for i in starts])


def integer_windows(series, width):
    result = np.zeros((len(series) - width + 1, width, 1), dtype=int)
    for i in range(len(result)):
        result[i, :, 0] = series[i : i + width]
    return result


def transposed_by_reshape(series, width):
    columns = np.stack([np.asarray(series)[k : len(series) - width + 1 + k] for k in range(width)])
    return columns.reshape(-1, width, 1)  # (width, ventanas), con reshape donde iba .T


def prepare(images, axes=(0, 2, 3, 1), convert=True, clip=True, scale=255, add=40):
    n, channels, height, width = images.shape
    images = images.transpose(axes) if axes else images.reshape(n, height, width, channels)
    images = (images.astype(float) if convert else images) + np.uint8(add)
    images = np.clip(images, 0, 255) if clip else images
    return images / scale


def one_hot_by_position(y, n_classes):
    result = np.zeros((len(y), n_classes))
    result[:, np.ravel(y)] = 1  # pone un 1 en esas columnas de todas las filas
    return result


def one_hot_from_one(y, n_classes):
    return np.eye(n_classes)[np.ravel(y) - 1]


def only_present(y, n_classes):
    y = np.ravel(y)
    return (y[:, None] == np.unique(y)).astype(int)


def normalize(images, axis=(0, 1, 2), subtract=True, divide=True):
    mean, std = images.mean(axis=axis, keepdims=True), images.std(axis=axis, keepdims=True)
    return (images - mean * subtract) / (std if divide else 1)


WRONG = {
    1: [
        (SHAPES | {"X[5]": (1, 28, 20)}, "X[5] no tiene 3 ejes"),
        (SHAPES | {"X[:, 0]": (32, 28)}, "primera fila de píxeles"),
        (SHAPES | {"X[:, 0]": (32, 1, 20)}, "X[:, 0] no tiene 3 ejes"),
        (SHAPES | {"X[..., None]": (32, 1, 28, 20)}, "None añade uno en su sitio"),
        (SHAPES | {"X.reshape(32, -1)": (32, -1)}, "no tiene forma (32, -1)"),
        (SHAPES | {"X.reshape(32, -1)": 560}, "no tiene 1 eje"),
        (SHAPES | {"X.transpose(0, 2, 1)": (32, 28, 20)}, "qué eje antiguo"),
        (SHAPES | {"X.mean(axis=0)": 32}, "El eje que se resume"),
        (SHAPES | {"X.mean(axis=0)": (1, 28, 20)}, "no tiene 3 ejes"),
        (SHAPES | {"np.stack([X, X, X], axis=-1)": (3, 32, 28, 20)}, "-1 lo pone al final"),
        (SHAPES | {"np.stack([X, X, X], axis=-1)": (32, 28, 60)}, "Apilar crea un eje"),
        (SHAPES | {"X[:, 0, 0] - X[:, :1, 0]": (32,)}, "Escribe antes las dos formas"),
        (SHAPES | {"X[:, 0, 0] - X[:, :1, 0]": (32, 1)}, "no tiene forma (32, 1)"),
        (SHAPES | {"X[5]": "(28, 20)"}, "sin comillas"),
        ({"X[5]": (28, 20)}, "Falta la forma de X[:, 0]"),
        (list(SHAPES.values()), "el diccionario shapes"),
    ],
    2: [
        (lambda s, w: windows(s, w), "falta el último eje"),
        (lambda s, w: windows(s, w)[:, None], "va el último, detrás del tiempo"),
        (lambda s, w: windows(s, w)[None], "no el primero"),
        (lambda s, w: windows(s, w, last=0)[..., None], "falta una ventana"),
        (lambda s, w: windows(s, w, step=w)[..., None], "trozos que no se pisan"),
        (lambda s, w: windows(s, w, step=2)[..., None], "salen 2 ventanas"),
        (lambda s, w: windows(s, w)[::-1, :, None], "orden inverso"),
        (lambda s, w: windows(s, w)[:, ::-1, None], "hacia atrás"),
        (transposed_by_reshape, "con reshape"),
        (integer_windows, "han perdido los decimales"),
        (lambda s, w: windows(s, w).T[..., None], "debe ser (ventanas, tiempo, 1)"),
        (lambda s, w: np.lib.stride_tricks.sliding_window_view(s, w + 1)[..., None], "debe ser (ventanas, tiempo, 1)"),
        (lambda s, w: np.reshape(s, (-1, w, 1)), "trozos que no se pisan"),
        (lambda s, w: s[:, None, None], "debe ser (ventanas, tiempo, 1)"),
        (lambda s, w: windows(s, w)[..., None] + 1, "no son 3 números seguidos"),
        (lambda s, w: np.stack([s[i : i + w, None] for i in range(len(s) - w + 1)]), "lanza TypeError"),
    ],
    3: [
        (lambda images: prepare(images, axes=None, convert=False), "siguen los dos fallos"),
        (lambda images: prepare(images, convert=False), "todavía en uint8"),
        (lambda images: prepare(images, axes=None), "los números se han desordenado"),
        (lambda images: prepare(images, axes=(0, 3, 2, 1)), "debe tener forma (2, 4, 5, 3)"),
        (lambda images: prepare(images, clip=False), "falta no pasar de 255"),
        (lambda images: prepare(images, scale=1), "falta dividir"),
        (lambda images: prepare(images, add=0), "falta sumar 40"),
        (lambda images: prepare(images, scale=100), "no debería pasar de 1"),
        (lambda images: prepare(images, scale=510), "Haz esa cuenta a mano"),
        (lambda images: np.moveaxis(images, 1, -1) / 255 + 40, "40 se suma en la escala"),
        (lambda images: np.transpose(images), "debe tener forma (2, 4, 5, 3)"),
        (lambda images: prepare(images)[0], "debe tener forma (2, 4, 5, 3)"),
    ],
    4: [
        (lambda y, n: np.eye(n)[y], "un eje de más"),
        (lambda y, n: np.eye(np.max(y) + 1)[np.ravel(y)], "salen 3 columnas"),
        (only_present, "las clases que hay en este lote"),
        (lambda y, n: np.eye(n)[np.ravel(y)].T, "está traspuesta"),
        (one_hot_by_position, "debe tener un solo 1"),
        (one_hot_from_one, "las clases empiezan en 0"),
        (lambda y, n: 1 - np.eye(n)[np.ravel(y)], "están cambiados"),
        (lambda y, n: np.zeros((len(y), n)), "todo son ceros"),
        (lambda y, n: np.eye(n)[np.ravel(y)] * 2, "no son 0 ni 1"),
        (lambda y, n: y[:, None] == np.arange(n), "lanza TypeError"),
        (lambda y, n: np.ravel(y), "la forma es (4,)"),
    ],
    5: [
        (lambda images: normalize(images, axis=0), "cada píxel"),
        (lambda images: normalize(images, axis=(1, 2)), "se pide en todo el lote"),
        (lambda images: normalize(images, axis=None), "una sola media"),
        (lambda images: normalize(images, axis=-1), "entre sí"),
        (lambda images: normalize(images, axis=(1, 2, 3)), "todos sus canales juntos"),
        (lambda images: normalize(images, divide=False), "falta dividir"),
        (lambda images: normalize(images, subtract=False), "falta restar"),
        (lambda images: (images - images.mean((0, 1, 2))) / images.var((0, 1, 2)), "por la varianza"),
        (lambda images: images - images.mean((0, 1, 2)) / images.std((0, 1, 2)), "faltan paréntesis"),
        (lambda images: images / 255, "solo se ha dividido"),
        (
            lambda images: (images - images.min((0, 1, 2))) / (images.max((0, 1, 2)) - images.min((0, 1, 2))),
            "eso es otra escala",
        ),
        (lambda images: normalize(images).round(1), "redondeados"),
        (lambda images: (images - images.mean((0, 1, 2))) / images.std(), "y desviaciones"),
        (lambda images: images.mean((0, 1, 2)), "debe tener forma (4, 5, 6, 3)"),
        (lambda images: (images - images.mean((1, 2))) / images.std((1, 2)), "lanza ValueError"),
    ],
}
