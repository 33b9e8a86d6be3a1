"""Ejercicios de la lección «Funciones de activación»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call, plain, show
from exercises.values import as_array, is_blank, same

# 1 · ¿De quién es cada pendiente? ------------------------------------------------------------------

OWNERS = {1: "D", 2: "C", 3: "A", 4: "B"}
TRAITS = {
    1: "empieza plana y acaba subiendo como una recta, sin ninguna esquina",
    2: "baja, y en la esquina pasa de golpe a subir",
    3: "en medio es una recta que sube, y a los dos lados es plana",
    4: "sube antes de 0, y después baja: donde una función baja, su pendiente es negativa",
}


def _read_letters(answer):
    """{función: letra}, sin que importen las mayúsculas; también valen las cuatro letras en orden."""
    if isinstance(answer, str | list | tuple | np.ndarray) and len(answer) == len(OWNERS):
        answer = dict(zip(OWNERS, answer))
    if not isinstance(answer, dict):
        raise Wrong(f"se esperaba un diccionario con las cuatro funciones, y llegó {show(answer)}.")
    named = {plain(name): letter for name, letter in answer.items()}
    if set(named) != {str(k) for k in OWNERS}:
        raise Wrong("las claves del diccionario deben ser 1, 2, 3 y 4.")
    read = {}
    for k in OWNERS:
        letter = named[str(k)]
        if is_blank(letter):
            return ...
        read[k] = letter if letter is ANY else plain(letter).strip(" .").upper()
        if letter is not ANY and read[k] not in ("A", "B", "C", "D"):
            raise Wrong(f"en la función {k} has escrito {show(letter)}. Vale «A», «B», «C» o «D».")
    return read


def _only(k, letter):
    """Una respuesta con esa letra en la función k y, en las demás, cualquier cosa."""
    return {other: letter if other == k else ANY for other in OWNERS}


# 2 · Una activación nueva --------------------------------------------------------------------------


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def silu(z):
    return z * _sigmoid(z)


def silu_slope(z):
    return _sigmoid(z) + z * _sigmoid(z) * (1 - _sigmoid(z))


def _measured(g, h=1e-5, divisor=2):
    """La pendiente de g con dos puntos a distancia h, dividida por `divisor` veces h."""
    return lambda z: (g(z + h) - g(z - h)) / (divisor * h)


def _any(z):
    return ANY


GRID = np.linspace(-6, 6, 48).reshape(6, 8)
SLOPE_TOLERANCE = 5e-3
COARSE = "casi es la pendiente: en silu_slope, prueba con una h menor, como 1e-5, y un punto a cada lado de z."


def _read_pair(answer, z):
    """Lo que dan las dos, cada una con su copia de z; `Wrong` si la pendiente es solo aproximada."""
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong("se esperaban dos funciones, (silu, silu_slope).")
    values, slopes = call(answer[0], z.copy()), call(answer[1], z.copy())
    right = same(values, silu(z), SLOPE_TOLERANCE)
    if right and not same(slopes, silu_slope(z), SLOPE_TOLERANCE) and _is_near(answer[1]):
        raise Wrong(COARSE)
    return {"silu": values, "silu_slope": slopes}


def _is_near(slope):
    """Si en toda la rejilla se aparta poco de la pendiente: la fórmula es buena, y los puntos, lejanos."""
    measured, exact = as_array(slope(GRID.copy())), silu_slope(GRID)
    return measured.shape == exact.shape and np.abs(measured - exact).max() < 0.04


def _silu_loop(z):
    values = np.zeros(z.shape)
    for place, value in np.ndenumerate(z):
        values[place] = value / (1 + np.exp(-value))
    return values


def _silu_keras_slope(z):
    s = _sigmoid(z)
    return (s * (1 + z * (1 - s))).astype(np.float32)


# 3 · Encuentra los fallos --------------------------------------------------------------------------


def softmax_rows(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _shifted(shift, axis=1):
    """Una softmax que antes resta `shift(Z)` y divide por la suma de ese eje."""

    def answer(Z):
        e = np.exp(Z - shift(Z))
        return e / e.sum(axis=axis, keepdims=True)

    return answer


def _max_by_row(Z):
    return Z.max(axis=1, keepdims=True)


def _unaligned(shift):
    """Como `_shifted`, pero con la suma de las filas sin keepdims."""

    def answer(Z):
        e = np.exp(Z - shift(Z))
        return e / e.sum(axis=1)

    return answer


def _silu_in_place(z):
    z *= _sigmoid(z)
    return z


def _row_by_row(Z):
    rows = []
    for z in Z:
        e = np.exp(z - max(z))
        rows.append([value / sum(e) for value in e])
    return rows


def _with_scipy(Z):
    from scipy.special import softmax

    return softmax(Z, axis=1)


def _transposed(Z):
    e = np.exp(Z.T - Z.max(axis=1))
    return (e / e.sum(axis=0)).T


def _with_logarithm(Z):
    Z = Z - Z.max(axis=1)[:, None]
    return np.exp(Z - np.log(np.exp(Z).sum(axis=1))[:, None]).astype(np.float32)


EXERCISES = [
    Exercise(
        reference=OWNERS,
        measure=_read_letters,
        mistakes={
            f"La curva {letter} no es la pendiente de la función {k}, que {TRAITS[k]}.": _only(k, letter)
            for k, right in OWNERS.items()
            for letter in "ABCD"
            if letter != right
        },
        hints=(
            "Recorre cada función de izquierda a derecha: ¿dónde sube, dónde baja y dónde es plana?",
            "Donde es plana, la pendiente es 0; donde baja, es negativa; donde hay una esquina, salta.",
            "La función 1 no tiene esquinas, así que su pendiente no salta.",
        ),
        why="La función 1 se llama `softplus`, y su pendiente ya la conoces: es la sigmoide.",
        right=[
            dict(reversed(OWNERS.items())),
            {str(k): letter.lower() for k, letter in OWNERS.items()},
            {k: f" {letter}. " for k, letter in OWNERS.items()},
            list(OWNERS.values()),
            "DCAB",
        ],
    ),
    Exercise(
        reference=(silu, silu_slope),
        measure=_read_pair,
        tolerance=SLOPE_TOLERANCE,
        inputs=[
            (np.array([[1.0]]),),
            (np.array([[0.0, -2.0]]),),
            (np.array([[-2.0, 1.0], [0.0, 4.0]]),),
            (np.array([[-3.0], [-1.0], [0.5], [3.0]]),),
            (np.linspace(-6, 6, 24).reshape(4, 6),),
        ],
        mistakes={
            "silu devuelve la sigmoide sola: falta multiplicarla por z.": (_sigmoid, _any),
            "silu devuelve z·σ(−z): revisa el signo del exponente.": (lambda z: z * _sigmoid(-z), _any),
            "silu devuelve σ(z·z): la z multiplica a la sigmoide, por fuera.": (lambda z: _sigmoid(z * z), _any),
            "silu_slope devuelve la pendiente de la sigmoide, y falta la z que multiplica.": (
                silu,
                lambda z: _sigmoid(z) * (1 - _sigmoid(z)),
            ),
            "silu_slope solo cuenta lo que cambia σ; al mover z también cambia la z de delante.": (
                silu,
                lambda z: z * _sigmoid(z) * (1 - _sigmoid(z)),
            ),
            "silu_slope da el doble: entre los dos puntos hay 2h, y se divide por eso.": (
                silu,
                _measured(silu, divisor=1),
            ),
            "silu_slope da la mitad: si los dos puntos son z y z + h, se divide por h.": (
                silu,
                lambda z: silu_slope(z) / 2,
            ),
            "silu_slope da 0 en todas partes: ¿es h tan pequeño que z + h y z − h son el mismo número?": (
                silu,
                lambda z: np.zeros(z.shape),
            ),
            "silu_slope es casi la pendiente, pero h = 1 es demasiado: los dos puntos tienen que estar muy próximos.": (
                silu,
                _measured(silu, h=1),
            ),
            "silu_slope devuelve los valores de silu; se pide su pendiente.": (silu, silu),
            COARSE.capitalize(): (silu, _measured(silu, h=0.05)),
        },
        hints=(
            "z por la sigmoide es lo mismo que z / (1 + np.exp(-z)).",
            "Medida: (silu(z + h) - silu(z - h)) / (2 * h), con h = 1e-5. Es lo que hace `slope`.",
            "Con fórmula, derivada de un producto: σ(z) + z·σ(z)·(1 − σ(z)).",
        ),
        why="Con dos puntos próximos puedes medir la pendiente de cualquier función, aunque no sepas derivarla.",
        right=[
            (silu, _measured(silu)),
            [_silu_loop, _silu_keras_slope],
            (lambda z: z / (1 + np.exp(-z)), lambda z: (silu(z + 1e-6) - silu(z)) / 1e-6),
            (lambda z: z * (1 + np.tanh(z / 2)) / 2, _measured(silu, h=1e-3)),
            (_silu_in_place, silu_slope),
            (lambda z: (z * _sigmoid(z)).tolist(), lambda z: silu(z) + _sigmoid(z) * (1 - silu(z))),
        ],
    ),
    Exercise(
        reference=softmax_rows,
        inputs=[
            (np.array([[4.0, 8.0, 3.0]]),),
            (np.array([[7.0], [-2.0]]),),
            (np.array([[4.0, 8.0, 3.0], [1.6, 0.55, 0.98]]),),
            (np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [5.0, -5.0, 1.0]]),),
            (np.array([[0.5, 2.0, -1.0], [3.0, 1.0, 0.0], [2.0, 2.0, 2.5]]),),
            (np.array([[0.0, 0.0, 2000.0], [1.0, 2.0, 3.0]]),),
            (np.array([[2000.0, 0.0, 0.0], [1.0, 5.0, 2.0]]),),
            (np.array([[900.0, 901.0, 0.0], [0.0, 0.0, 3.0]]),),
            (np.array([[1000.0, 1001.0], [0.0, 1.0], [-1000.0, -1001.0]]),),
            (np.array([[1000.0, 1001.0, 999.0], [3.0, 1.0, 0.0], [-1000.0, -1000.5, -999.0]]),),
            (np.array([[1000.0, 1001.0, 999.0, 998.0], [2.0, 1.0, 0.0, -1.0]]),),
        ],
        mistakes={
            "Siguen los dos fallos. Prueba con dos filas iguales: ¿cuánto suma cada una?": (
                lambda Z: np.exp(Z) / np.exp(Z).sum()
            ),
            "Cada fila suma 1, pero con logits grandes se desborda: ¿qué se resta antes?": _shifted(lambda Z: 0),
            "Ya no se desborda, pero sigues dividiendo por la suma de toda la matriz.": (
                lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z - Z.max(axis=1, keepdims=True)).sum()
            ),
            "Restas el máximo de toda la matriz y divides por la suma de toda: las dos cosas son de cada fila.": (
                lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum()
            ),
            "Restas el máximo de toda la matriz: una fila con logits mucho menores se queda en 0. Es el de su fila.": (
                _shifted(lambda Z: Z.max())
            ),
            "Falta `keepdims=True` en la suma: sin él no es una columna y no se divide fila a fila.": _unaligned(
                _max_by_row
            ),
            "Falta `keepdims=True` en el máximo: sin él no es una columna y no se resta fila a fila.": _shifted(
                lambda Z: Z.max(axis=1)
            ),
            "Falta `keepdims=True` en el máximo y en la suma: sin él no son columnas y no se opera fila a fila.": (
                _unaligned(lambda Z: Z.max(axis=1))
            ),
            "Falta `keepdims=True` en la suma y, además, con logits grandes se desborda.": _unaligned(lambda Z: 0),
            "Falta `keepdims=True` en la suma, y el máximo que restas es el de toda la matriz, no el de cada fila.": (
                _unaligned(lambda Z: Z.max())
            ),
            "El máximo es el de cada fila, pero divides por la suma de cada columna: también es de cada fila.": (
                _shifted(_max_by_row, axis=0)
            ),
            "Falta `keepdims=True` en la suma, y el máximo que restas es el de cada columna, no el de cada fila.": (
                _unaligned(lambda Z: Z.max(axis=0))
            ),
            "Suman 1 las columnas, y el máximo que restas es el de toda la matriz: las dos cosas son de cada fila.": (
                _shifted(lambda Z: Z.max(), axis=0)
            ),
            "Suman 1 las columnas y no las filas; además, con logits grandes se desborda.": _shifted(
                lambda Z: 0, axis=0
            ),
            "Suman 1 las columnas; cada ejemplo es una fila. ¿Qué eje suma dentro de cada fila?": _shifted(
                lambda Z: Z.max(axis=0), axis=0
            ),
            "Restas el máximo de cada columna; el que cuenta es el de cada fila.": _shifted(lambda Z: Z.max(axis=0)),
            "Restas la media de la fila: con un logit muy grande, todavía se desborda.": _shifted(
                lambda Z: Z.mean(axis=1, keepdims=True)
            ),
            "Restas el mínimo de la fila: el exponente mayor sigue siendo grande, y se desborda.": _shifted(
                lambda Z: Z.min(axis=1, keepdims=True)
            ),
            "Restas el primer logit de la fila: si otro es mucho mayor, todavía se desborda.": _shifted(
                lambda Z: Z[:, :1]
            ),
            "Divides por el máximo; hay que restarlo, que no cambia las diferencias.": (
                lambda Z: (
                    np.exp(Z / Z.max(axis=1, keepdims=True))
                    / np.exp(Z / Z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
                )
            ),
            "Recortas los logits grandes, y dos distintos acaban iguales: resta, que conserva las diferencias.": (
                lambda Z: softmax_rows(np.clip(Z, -500, 500))
            ),
            "Has dejado el resultado en la exponencial: falta dividir por la suma de cada fila.": (
                lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True))
            ),
        },
        hints=(
            "Prueba con dos filas iguales: ¿cuánto suma cada una? ¿Qué suma usa e.sum()?",
            "e.sum(axis=1, keepdims=True) da la suma de cada fila, en una columna.",
            "El otro fallo aparece con 1000. Resta el máximo, y que sea el de cada fila.",
        ),
        why="Cada fila es un ejemplo y no debe depender de las demás, ni en la suma ni en el máximo.",
        right=[_row_by_row, _with_scipy, _transposed, _with_logarithm],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
