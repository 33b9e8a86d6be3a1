"""Ejercicios de la lección «Funciones de pérdida»."""

import re

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, Wrong, as_array, as_number, call, show

EPSILON = 1e-7

# Nombres que se aceptan para cada pérdida, sin guiones bajos ni mayúsculas.
ALIASES = {
    "binary_crossentropy": {"binarycrossentropy", "bce"},
    "categorical_crossentropy": {"categoricalcrossentropy", "cce"},
    "sparse_categorical_crossentropy": {"sparsecategoricalcrossentropy", "scce"},
    "mean_squared_error": {"meansquarederror", "mse"},
    "mean_absolute_error": {"meanabsoluteerror", "mae"},
    "huber": {"huber", "huberloss"},
    "hinge": {"hinge"},
}
CHOICES = {
    "a": {"binary_crossentropy"},
    "b": {"sparse_categorical_crossentropy"},
    "c": {"categorical_crossentropy"},
    "d": {"huber", "mean_absolute_error"},
    "e": {"mean_squared_error"},
}
# Qué pensar cuando la elegida no sirve; la segunda clave, si está, es la que se eligió.
ADVICE = {
    ("a", "hinge"): "la bisagra espera −1 y +1, y aquí la red da una probabilidad",
    ("a", ""): "hay una sola salida, la probabilidad de estar enfermo",
    ("b", "categorical_crossentropy"): "esa espera filas de ceros con un 1, y aquí cada respuesta es un número",
    ("b", ""): "se elige una clase de diez, y la respuesta es su número",
    ("c", "sparse_categorical_crossentropy"): "esa espera el número de la clase, y aquí cada respuesta es una fila",
    ("c", "binary_crossentropy"): "las tres probabilidades suman 1: se elige una sola especie, no tres síes o noes",
    ("c", ""): "se elige una clase de tres, y la respuesta es una fila con un 1",
    ("d", "mean_squared_error"): "un cero de más da un error enorme, y esa lo eleva al cuadrado",
    ("d", ""): "la respuesta es una cantidad, y unos pocos datos están equivocados",
    ("e", "mean_absolute_error"): "con esa, un error de 10 y diez errores de 1 cuestan lo mismo",
    ("e", "huber"): "de lejos, esa cobra en proporción al error, y aquí lo grande debe doler mucho más",
    ("e", ""): "la respuesta es una cantidad, y un error grande debe doler mucho más que varios pequeños",
}


def _check_predicted(answer):
    got = as_array(answer, "La lista", shape=(5,))
    names = ("El error cuadrático", "El error absoluto", "Huber", "La bisagra", "La pérdida del perceptrón")
    for name, value in zip(names, got):
        if value < 0:
            raise Wrong(f"{name} sale {show(float(value))}, y una pérdida nunca es negativa.")
    square, absolute, huber, hinge, perceptron = got
    if np.allclose(got[:3], [3, 9, 2.5]):
        raise Wrong("Repasa el orden: primero el error cuadrático y después el absoluto.")
    if np.isclose(huber, 4.5):
        raise Wrong("En Huber has usado la mitad del cuadrado, que es solo para errores de tamaño u o menor. ¿Lo es 3?")
    if np.allclose([hinge, perceptron], [0.4, 1.4]):
        raise Wrong("Repasa el orden: primero la bisagra y después el perceptrón.")
    if np.allclose([hinge, perceptron], [0.6, 0]):
        raise Wrong("Las dos últimas serían así con y = +1. ¿Cuánto vale el margen, y·ŷ, si y = −1?")
    right = (9, 3, 2.5, 1.4, 0.4)
    clues = ("e = 7 − 10", "e = 7 − 10", "|e| = 3 es mayor que u = 1", "el margen es −1 · 0.4", "el margen es −1 · 0.4")
    for name, value, expected, clue in zip(names, got, right, clues):
        if not np.isclose(value, expected, rtol=1e-4):
            raise Wrong(f"{name} no sale {show(float(value))}. Empieza por aquí: {clue}.")


def _check_choices(answer):
    if not isinstance(answer, dict) or not set(CHOICES) <= set(answer):
        raise Wrong('Se esperaba un diccionario con las claves "a", "b", "c", "d" y "e".')
    for case, right in CHOICES.items():
        name = _canonical(case, answer[case])
        if name not in right:
            advice = ADVICE.get((case, name), ADVICE[case, ""])
            raise Wrong(f"En el caso {case} has elegido {name}: {advice}.")


def _canonical(case, value):
    """El nombre en keras.losses de la pérdida elegida, escrita como sea."""
    value = getattr(value, "__name__", getattr(value, "name", value))
    text = re.sub(r"[_ -]", "", str(value).lower()).removeprefix("keras.losses.").removesuffix("()")
    for name, aliases in ALIASES.items():
        if text in aliases:
            return name
    raise Wrong(f"En el caso {case} no conozco la pérdida {show(value)}. Elige entre {', '.join(ALIASES)}.")


def _check_mse(answer):
    y_true = np.array([1.0, 2.0, 4.0, 9.0])
    y_pred = np.array([1.5, 1.0, 4.0, 7.0])
    cases = [(t, p) for t in (y_true, y_true[:, None]) for p in (y_pred, y_pred[:, None])]
    for t, p in [*cases, (y_true, y_true[:, None]), (np.array([[3]]), np.array([1]))]:
        case = f"Con y_true de forma {t.shape} e y_pred de forma {p.shape}"
        error = t.reshape(-1) - p.reshape(-1)
        got = as_array(call(answer, t, p), f"{case}, el resultado")
        if got.shape != ():
            raise Wrong(f"{case} devuelve algo de forma {got.shape}; se esperaba un solo número, la media.")
        if np.isclose(got, (error**2).mean()):
            continue
        value = show(float(got))
        if np.isclose(got, ((t.reshape(-1, 1) - p.reshape(1, -1)) ** 2).mean()):
            raise Wrong(
                f"{case} devuelve {value}: la resta es una matriz {(len(error), len(error))}, con cada respuesta "
                "contra cada predicción. Dales la misma forma antes de restar."
            )
        if np.isclose(got, (error**2).sum()):
            raise Wrong(f"{case} devuelve {value}: has sumado los cuadrados sin dividir por n.")
        if np.isclose(got, np.abs(error).mean()):
            raise Wrong(f"{case} devuelve {value}: es la media de los valores absolutos, no de los cuadrados.")
        if np.isclose(got, np.sqrt((error**2).mean())):
            raise Wrong(f"{case} devuelve {value}: sobra la raíz, se pide la media de los cuadrados.")
        raise Wrong(f"{case} devuelve {value}, y no es la media de los cuadrados de {show(error)}.")


def _check_mean_cross_entropy(answer):
    rng = np.random.default_rng(5)
    for n, n_classes in ((8, 3), (4, 4), (1, 5)):
        P = rng.dirichlet(np.ones(n_classes), size=n)
        y = rng.integers(n_classes, size=n)
        case = f"Con P de forma {P.shape} e y = {show(y)}"
        with np.errstate(all="ignore"):
            got = as_number(call(answer, P, y), f"{case}, el resultado")
        p = P[np.arange(n), y]
        right = -np.log(p).mean()
        if np.isclose(got, right, rtol=1e-4):
            continue
        value = show(got)
        if np.isclose(got, -right):
            raise Wrong(f"{case} devuelve {value}, y una pérdida nunca es negativa: ¿qué le falta al logaritmo?")
        if np.isclose(got, n * right):
            raise Wrong(f"{case} devuelve {value}: es la suma de las {n} pérdidas. Se pide la media.")
        if np.isclose(got, right / np.log(10)) or np.isclose(got, right / np.log(2)):
            raise Wrong(f"{case} devuelve {value}: el logaritmo no es el natural.")
        if np.isclose(got, p.mean()) or np.isclose(got, 1 - p.mean()):
            raise Wrong(f"{case} devuelve {value}: has promediado probabilidades. Falta el logaritmo.")
        if np.isclose(got, -np.log(p.mean())):
            raise Wrong(f"{case} devuelve {value}: es el logaritmo de la media. Se pide la media de los logaritmos.")
        if any(np.isclose(got, f(np.log(P))) for f in (lambda L: -L.mean(), lambda L: -L.sum(axis=1).mean())):
            raise Wrong(f"{case} devuelve {value}: has usado todas las probabilidades. En cada fila cuenta solo una.")
        hint = "¿Estás tomando, en cada fila, solo la columna de su clase?"
        raise Wrong(f"{case} devuelve {value}, y no es la media de las pérdidas. {hint}")
    P, y = np.array([[0.0, 0.4, 0.6], [0.2, 0.8, 0.0]]), np.array([0, 1])
    with np.errstate(all="ignore"):
        result = call(answer, P, y)
    case = f"Con P = {show(P)} e y = {show(y)}"
    try:
        got = float(np.asarray(result, dtype=float))
    except (TypeError, ValueError):
        raise Wrong(f"{case} no devuelve un número.") from None
    if not np.isfinite(got):
        raise Wrong(f"{case}, donde la red dio 0 a la clase verdadera, devuelve {got}: falta recortar.")
    right = -np.log([EPSILON, 0.8]).mean()
    if not np.isclose(got, right, rtol=1e-3):
        raise Wrong(
            f"{case} devuelve {show(got)}. Al recortar a 10⁻⁷, un 0 debe pagar {-np.log(EPSILON):.3f}, y las demás "
            "probabilidades no deben cambiar."
        )


def _check_from_logits(answer):
    y = np.array([1, 0, 1, 0, 1])
    z = np.array([2.0, 2.0, -0.5, -3.0, 0.0])
    right = np.logaddexp(0, z) - y * z
    got = as_array(call(answer, y, z), "El resultado", shape=(5,))
    if not np.allclose(got, right, rtol=1e-5, atol=1e-6):
        _explain_logits(y, z, got, right)
    for y_dtype in (int, float):
        y, z = np.array([1, 0, 1, 0, 1, 0], dtype=y_dtype), np.array([-800.0, 800.0, 800.0, -800.0, -40.0, 40.0])
        right = np.logaddexp(0, z) - y * z
        with np.errstate(all="ignore"):
            result = call(answer, y, z)
        got = np.asarray(result, dtype=float)
        if got.shape != right.shape:
            raise Wrong(f"Con seis ejemplos, el resultado tiene forma {got.shape} y debería tener {right.shape}.")
        for yi, zi, value, expected in zip(y, z, got, right):
            case = f"Con y = {yi:g} y z = {zi:g} devuelve {show(float(value))}"
            if not np.isfinite(value):
                raise Wrong(f"{case}: algo se desborda, o llega un 0 al logaritmo. ¿Cuánto vale e^z ahí?")
            if not np.isclose(value, expected, rtol=1e-4, atol=1e-5):
                raise Wrong(f"{case}. Sin recortes, una red tan segura y equivocada paga casi |z|; si acierta, casi 0.")


def _explain_logits(y, z, got, right):
    if np.allclose(got, -right):
        raise Wrong("Todas salen cambiadas de signo, y una pérdida nunca es negativa.")
    if np.allclose(got, np.logaddexp(0, z) - (1 - y) * z):
        raise Wrong("Está al revés: con y = 1 y z = 2 la red acierta, y le cobras más que con y = 0.")
    if np.allclose(got, np.logaddexp(0, -z)) or np.allclose(got, np.logaddexp(0, z)):
        raise Wrong("Con el mismo z cobras lo mismo si y = 0 que si y = 1: el resultado no depende de y.")
    for yi, zi, value, expected in zip(y, z, got, right):
        if not np.isclose(value, expected, rtol=1e-5, atol=1e-6):
            raise Wrong(
                f"Con y = {yi} y z = {show(float(zi))} devuelve {show(float(value))}. Con y = 1 la pérdida es "
                "ln(1 + e^−z); ¿cuál es con y = 0?"
            )


EXERCISES = [
    Exercise(
        _check_predicted,
        (
            "El error es e = 7 − 10 = −3. Para Huber, mira primero si |e| pasa de u.",
            "Si |e| > u, Huber es u·(|e| − u/2).",
            "El margen es y·ŷ = −0.4: la red falla, y las dos pérdidas cobran.",
        ),
        "La bisagra cobra siempre 1 más que el perceptrón cuando falla: quiere margen, no solo acertar.",
    ),
    Exercise(
        _check_choices,
        (
            "Pregunta primero qué es la respuesta: ¿una cantidad, un sí o no, una clase entre varias?",
            "En b y en c la red es igual; lo que cambia es cómo está escrita la respuesta.",
            "En d y en e la respuesta es una cantidad. ¿Qué debe pasar con un error muy grande?",
        ),
        "La pérdida se elige por la respuesta que se busca y por los errores que de verdad importan.",
    ),
    Exercise(
        _check_mse,
        (
            "Imprime la forma de y_true - y_pred cuando una tiene forma (n,) y la otra (n, 1).",
            "Dales a las dos la misma forma antes de restar: `y.reshape(-1)` deja (n,) en los dos casos.",
        ),
        "Es el fallo más silencioso de la lección: no hay error ni aviso, solo un número que no es.",
    ),
    Exercise(
        _check_mean_cross_entropy,
        (
            "De cada fila solo hace falta una probabilidad: la de la columna que dice y.",
            "`P[np.arange(len(y)), y]` toma de la fila i la columna y[i].",
            "Recorta con `np.clip` antes del logaritmo, y promedia después.",
        ),
        "Al ser una media, se puede comparar entre lotes de distinto tamaño.",
    ),
    Exercise(
        _check_from_logits,
        (
            "Con y = 1 la pérdida es −ln σ(z) = ln(1 + e^−z). Con y = 0 es −ln(1 − σ(z)) = ln(1 + e^z).",
            "ln(1 + e^z) es np.logaddexp(0, z), porque 1 = e^0.",
            "ln(1 + e^−z) = ln(1 + e^z) − z. Con eso las dos caben en una línea, sin if.",
        ),
        "Es lo que hace Keras con `from_logits=True`, y por eso no necesita recortar.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
