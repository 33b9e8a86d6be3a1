"""Ejercicios de la lección «Redes recurrentes»."""

import itertools

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from exercises.engine import ANY, Exercise, Wrong, bind, call

# Ventanas con adelanto ---------------------------------------------------------------------------


def windows_ahead(series, width, ahead):
    n = len(series) - width - ahead + 1
    X = np.array([series[k : k + width] for k in range(n)])
    return X[:, :, None], np.array([series[k + width + ahead - 1] for k in range(n)])


def windows_views(series, width, ahead):
    X = sliding_window_view(series, width)[: len(series) - width - ahead + 1]
    return X[..., np.newaxis], series[width + ahead - 1 :]


def windows_lists(series, width, ahead):
    X, y = [], []
    for end in range(width, len(series) - ahead + 1):
        X.append([[value] for value in series[end - width : end]])
        y.append(series[end + ahead - 1])
    return X, y


def windows_short(series, width, ahead):
    X, y = windows_ahead(series, width, ahead)
    return X[:-1], y[:-1]


def windows_without_answer(series, width, ahead):
    n = len(series) - width + 1
    X = np.array([series[k : k + width] for k in range(n)])
    return X[:, :, None], np.array(series[width + ahead - 1 :])


SQUARES = np.array([0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121])
WINDOWS = [(np.array([5.0, -2.0, 7.0]), 1, 1), (np.array([3, 1, 2]), 1, 2), (np.array([0.5, 1.5, -4.0, 2.5]), 2, 1)]
WINDOWS += [(np.arange(10), 3, 2)]
WINDOWS += [(SQUARES, width, ahead) for width, ahead in [(3, 1), (3, 2), (4, 5), (1, 3), (5, 7)]]

# Una alarma que no se apaga ----------------------------------------------------------------------

MANY = [(0,) * 60, (1,) + (0,) * 59, (0,) * 30 + (1,) + (0,) * 29, (1,) * 60, (0,) * 59 + (1,)]
SEQUENCES = [bits for n in range(1, 8) for bits in itertools.product((0, 1), repeat=n)] + MANY


def read(answer, bits):
    """Si la neurona acaba encendida tras leer esos ceros y unos."""
    try:
        w_x, w_h, b = (float(value) for value in answer)
    except (TypeError, ValueError):
        raise Wrong("se esperan tres números, (w_x, w_h, b).") from None
    h = 0.0
    for x in bits:
        h = np.tanh(x * w_x + h * w_h + b)
    return "suena" if h > 0.5 else "no suena"


# Encuentra las fugas -----------------------------------------------------------------------------


def split(series, width, n_test, center=None, scale=None, order=None, first=0):
    """La solución y sus variantes: con qué se escala, en qué orden salen las ventanas y desde cuál."""
    past = series[:-n_test]
    center = past.mean() if center is None else center
    scaled = (series - center) / (past.std() if scale is None else scale)
    X, y = sliding_window_view(scaled, width)[:-1, :, None], scaled[width:]
    if order is not None:
        X, y = X[order(len(y))], y[order(len(y))]
    return X[first:-n_test], y[first:-n_test], X[-n_test:], y[-n_test:]


def split_loops(series, width, n_test):
    past = list(series[:-n_test])
    mean = sum(past) / len(past)
    std = (sum((v - mean) ** 2 for v in past) / len(past)) ** 0.5
    scaled = [(v - mean) / std for v in series]
    X = [[[v] for v in scaled[k : k + width]] for k in range(len(series) - width)]
    y = scaled[width:]
    return [X[:-n_test], y[:-n_test], X[-n_test:], y[-n_test:]]


def split_then_scale(series, width, n_test):
    past, test = series[:-n_test], series[-n_test - width :]
    parts = []
    for values in ((past - past.mean()) / past.std(ddof=1), (test - past.mean()) / past.std(ddof=1)):
        parts += [np.stack([values[k : k + width] for k in range(len(values) - width)])[..., None], values[width:]]
    return tuple(parts)


def split_each_with_its_own(series, width, n_test):
    test = series[-n_test:]
    return *split(series, width, n_test)[:2], *split(series, width, n_test, test.mean(), test.std())[2:]


def play_split(answer, series, width, n_test):
    """Las cuatro partes, con su nombre; si están escaladas con n − 1 y no con n, como si fuera con n."""
    parts = call(answer, series, width, n_test)
    if not isinstance(parts, list | tuple) or len(parts) != 4:
        raise Wrong("debe devolver X_train, y_train, X_test e y_test.")
    parts = [np.asarray(part, float) for part in parts]
    past, ends = series[:-n_test], series[-n_test:]
    if parts[1].ndim == parts[3].ndim == 1:
        got, right = np.concatenate([parts[1], parts[3]]), series[width:]
        if len(got) == len(right) and (np.argsort(got) != np.argsort(right)).any():
            raise Wrong("las respuestas no están en el orden de la serie: ¿sigues barajando?")
    if np.shape(parts[3]) == np.shape(ends) and np.allclose(parts[3], (ends - past.mean()) / past.std(ddof=1)):
        parts = [part * past.std(ddof=1) / past.std() for part in parts]
    return dict(zip(("X_train", "y_train", "X_test", "y_test"), parts))


def jump(n, m, seed):
    """Una serie que cambia de nivel y de tamaño justo en la prueba."""
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(10, 2, n), rng.normal(25, 6, m)])


SHUFFLED = "Las respuestas no están en el orden de la serie: ¿sigues barajando?"
SPLITS = [(np.array([1.0, 3.0, 8.0, 2.0]), 1, 1), (np.array([4, 1, 6, 3, 9]), 2, 1)]
SPLITS += [(jump(30, 12, 0), 4, 12), (jump(30, 12, 1), 3, 5), (jump(9, 3, 2), 6, 3)]

EXERCISES = [
    Exercise(
        reference=[(32, 10), (32, 24, 10), (32, 24, 1)],
        mistakes={
            "Eso es lo que enseña `summary`; aquí los ejemplos son 32.": [(None, 10), (None, 24, 10), (None, 24, 1)],
            "Falta el eje de los ejemplos.": [(10,), (24, 10), (24, 1)],
            "En la primera, sin return_sequences, ¿de cuántos pasos devuelve el estado?": [(32, 24, 10), ANY, ANY],
            "En la primera, las 7 variables entran en cada paso, pero lo que sale son estados.": [(32, 7), ANY, ANY],
            "En la segunda hay una salida por hora: falta el eje del tiempo.": [
                ANY,
                (32, 10),
                ANY,
            ],
            "En la segunda, las 7 variables entran, pero lo que sale son los 10 estados.": [ANY, (32, 24, 7), ANY],
            "En la tercera, Dense(1) se aplica en cada hora: sigue habiendo 24.": [ANY, ANY, (32, 1)],
            "En la tercera, Dense(1) cambia el último eje: sale un número por hora.": [ANY, ANY, (32, 24, 10)],
            "En la tercera falta el último eje, aunque mida 1.": [
                ANY,
                ANY,
                (32, 24),
            ],
        },
        hints=(
            "Una capa recurrente devuelve estados: el último eje es el número de neuronas.",
            "Sin return_sequences sale un estado por día; con él, uno por hora.",
        ),
        why="Leer las formas antes de entrenar dice si la red responde una vez o en cada paso.",
        right=[
            ((32, 10), (32, 24, 10), (32, 24, 1)),
            [[32, 10], [32, 24, 10], [32, 24, 1]],
            [np.array(shape) for shape in ([32, 10], [32, 24, 10], [32, 24, 1])],
            [np.zeros(shape).shape for shape in ((32, 10), (32, 24, 10), (32, 24, 1))],
        ],
    ),
    Exercise(
        reference=501,
        mistakes={
            "Faltan los sesgos, o la neurona de salida: sin unos o sin la otra salen 480.": 480,
            "Falta lo que cada neurona escucha del estado anterior de todas.": 3 * 20 + 20 + 21,
            "Cada neurona escucha el estado de las 20, no solo el suyo.": 3 * 20 + 20 + 20 + 21,
            "Los pesos son los mismos los 30 días: no se cuentan 30 veces.": 30 * 480 + 21,
            "La ventana no entra de una vez: cada día entran 3 números, no 90.": 30 * 3 * 20 + 400 + 20 + 21,
            "En cada paso entran 3 variables; 30 son los pasos.": 30 * 20 + 400 + 20 + 21,
            "Falta el sesgo de la neurona de salida.": 500,
        },
        hints=(
            "¿Qué números recibe cada neurona en un paso? Las variables y los estados anteriores.",
            "W_x es (d, m), W_h es (m, m) y b es (m,). ¿Cuánto valen aquí d y m?",
        ),
        why="La longitud de la ventana no cuenta: los mismos pesos leen 30 días o 300.",
        right=[501.0, np.int64(501), np.array(501), np.float32(501)],
    ),
    Exercise(
        reference=windows_ahead,
        inputs=WINDOWS,
        mistakes={
            "A X le falta el último eje, el de las variables.": (
                lambda s, w, a: (windows_ahead(s, w, a)[0][:, :, 0], windows_ahead(s, w, a)[1])
            ),
            "Te dejas la última ventana.": windows_short,
            "Hay ventanas sin respuesta: su respuesta caería fuera de la serie.": windows_without_answer,
            "Las respuestas no tienen que llevar más ejes: y es de forma (n,).": (
                lambda s, w, a: (windows_ahead(s, w, a)[0], windows_ahead(s, w, a)[1][:, None])
            ),
            "Los pasos se cuentan desde el último valor de la ventana, no desde el siguiente.": (
                lambda s, w, a: windows_ahead(s, w, a + 1)
            ),
            "Salen siempre las de un paso de adelanto: ¿usas `ahead`?": lambda s, w, a: windows_ahead(s, w, 1),
            "Las ventanas están del revés: el tiempo va de izquierda a derecha.": (
                lambda s, w, a: (windows_ahead(s, w, a)[0][:, ::-1], windows_ahead(s, w, a)[1])
            ),
        },
        hints=(
            "La ventana k ocupa de series[k] a series[k + width − 1]. ¿En qué posición está su respuesta?",
            "La respuesta está en k + width − 1 + ahead, que debe ser menor que len(series).",
            "No olvides el último eje: X[:, :, None].",
        ),
        why="Con una red por adelanto se predice lejos sin alimentarla con sus propios errores.",
        right=[
            windows_views,
            windows_lists,
            lambda s, w, a: [part.astype("float32") for part in windows_ahead(s, w, a)],
            lambda s, w, a: tuple(part[: len(s) - w - a + 1] for part in windows_ahead(list(s), w, a)),
        ],
    ),
    Exercise(
        reference=(1, 2, 0),
        inputs=[(bits,) for bits in SEQUENCES],
        measure=read,
        mistakes={
            "Se olvida del 1 en cuanto llega un 0: ¿qué peso hace durar el recuerdo?": (2, 0, 0),
            "El recuerdo se apaga poco a poco: con ese w_h, h encoge en cada paso.": (2, 1, 0),
            "Suena siempre, aunque no haya llegado ningún 1.": (1, 2, 1),
            "No suena nunca.": (0, 2, 0),
            "Con w_h negativo, el recuerdo cambia de signo en cada paso.": (1, -2, 0),
        },
        hints=(
            "Mira la figura de los ecos: ¿con qué peso se quedaba encendida la neurona?",
            "Sin unos, el estado debe quedarse en 0 o por debajo: con b = 0 lo hace solo.",
        ),
        why="Has construido a mano una memoria que dura para siempre; más adelante se aprende una.",
        right=[[5, 5, 0], np.array([3.0, 2.0, -0.1]), (1.5, 1.5, 0), (np.float32(10), 4, 0), [6, 3, -0.5]],
    ),
    Exercise(
        reference=split,
        inputs=SPLITS,
        measure=play_split,
        mistakes={
            SHUFFLED: lambda s, w, n: split(s, w, n, order=lambda m: np.arange(m)[::-1]),
            "Sigue la fuga al escalar: la media y la desviación incluyen la prueba.": (
                lambda s, w, n: split(s, w, n, s.mean(), s.std())
            ),
            "Sigue la fuga al escalar: la media ya no incluye la prueba, pero la desviación, sí.": (
                lambda s, w, n: split(s, w, n, scale=s.std())
            ),
            "La prueba está escalada con su propia media y su propia desviación.": split_each_with_its_own,
            "Los valores llegan sin escalar.": lambda s, w, n: split(s, w, n, 0, 1),
            "Falta restar la media.": lambda s, w, n: split(s, w, n, 0),
            "Te dejas la primera ventana.": lambda s, w, n: split(s, w, n, first=1),
        },
        hints=(
            "Una fuga está en la primera línea y la otra, en la permutación.",
            "Lo que precede a la prueba es series[:-n_test].",
            "Escala toda la serie con esa media y esa desviación, y corta las ventanas sin barajar.",
        ),
        why="Con las dos fugas el error sale bonito, y deja de ser verdad el primer día de uso.",
        right=[
            split_loops,
            split_then_scale,
            lambda s, w, n: [part.astype("float32") for part in split(s, w, n)],
            lambda s, w, n: split(s, w, n, np.mean(s[: len(s) - n]), np.std(s[: len(s) - n], ddof=1)),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
