"""Ejercicios de la lección «Funciones de activación»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, Wrong, as_array, as_number, call, show

RIGHT_VALUES = (0, -0.03, 1, 1, 0.25**3)

RIGHT_LETTERS = {"sigmoide": "D", "tanh": "B", "ELU": "A", "GELU": "C"}
TRAITS = {
    "sigmoide": "su pendiente nunca pasa de 0.25. Mira el eje vertical",
    "tanh": "su pendiente es igual a los dos lados del 0, y en el 0 llega a 1",
    "ELU": "a la derecha del 0 es z sin más, así que allí su pendiente no cambia",
    "GELU": "baja un poco antes de subir, y donde una función baja su pendiente es negativa",
}

LOGITS = np.array([2.0, 1.0, 0.0])


def _check_values(answer):
    relu, leaky, step, tanh_slope, product = as_array(answer, "La lista", shape=(5,))
    if relu != 0:
        raise Wrong(f"Primer valor: la ReLU de −3 no es {show(relu)}. ¿Qué hace la rampa a la izquierda del 0?")
    if np.isclose(leaky, -0.6):
        raise Wrong("Segundo valor: −0.6 sale con una pendiente de 0.2, la que Keras usa por defecto; aquí α = 0.01.")
    if not np.isclose(leaky, -0.03):
        raise Wrong(f"Segundo valor: la leaky ReLU de −3 no es {show(leaky)}. Con z negativa es α·z; cuida el signo.")
    if step != 1:
        raise Wrong(f"Tercer valor: el escalón de 0 no es {show(step)}. ¿Cuál es el convenio cuando z = 0?")
    if tanh_slope == 0:
        raise Wrong("Cuarto valor: 0 es lo que vale la tanh en 0; se pide su pendiente.")
    if np.isclose(tanh_slope, 0.25):
        raise Wrong("Cuarto valor: 0.25 es la pendiente de la sigmoide en 0; la de la tanh es mayor.")
    if not np.isclose(tanh_slope, 1):
        raise Wrong(f"Cuarto valor: la pendiente de la tanh en 0 no es {show(tanh_slope)}. Usa 1 − tanh²(z).")
    if np.isclose(product, 0.75):
        raise Wrong("Quinto valor: has sumado las tres pendientes; en una fila de neuronas se multiplican.")
    if np.isclose(product, 0.25):
        raise Wrong("Quinto valor: 0.25 es lo más que deja una sola sigmoide, y hay tres en fila.")
    if abs(product - RIGHT_VALUES[4]) > 5e-4:
        raise Wrong(f"Quinto valor: no sale {show(product)}. ¿Cuánto vale, como mucho, cada pendiente?")


def _check_letters(answer):
    if isinstance(answer, str | np.ndarray):
        answer = list(answer)
    if not isinstance(answer, list | tuple) or len(answer) != 4:
        raise Wrong("Se esperaban cuatro letras: las de sigmoide, tanh, ELU y GELU, en ese orden.")
    letters = [str(letter).strip().upper() for letter in answer]
    for letter in letters:
        if letter not in ("A", "B", "C", "D"):
            raise Wrong(f"{show(letter)} no es la letra de ningún panel: son A, B, C y D.")
    if len(set(letters)) < 4:
        raise Wrong("Has repetido una letra: cada panel es de una función distinta.")
    for (name, right), letter in zip(RIGHT_LETTERS.items(), letters):
        if letter != right:
            raise Wrong(f"La curva {letter} no es la de la {name}: {TRAITS[name]}.")


def _check_silu(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong("Se esperaban dos funciones: (silu, silu_slope).")
    silu, silu_slope = answer
    for z in (np.array([-2.0, 0.0, 1.0, 3.0]), np.array([[-2, 1], [0, 4]]), np.linspace(-6, 6, 25)):
        _check_silu_at(silu, z)
        _check_slope_at(silu_slope, z)


def _check_silu_at(silu, z):
    s = 1 / (1 + np.exp(-z))
    got = as_array(_quiet_call(silu, z), "Lo que devuelve silu", shape=z.shape)
    if np.allclose(got, s, atol=1e-6):
        raise Wrong("silu devuelve la sigmoide sola: falta multiplicarla por z.")
    if np.allclose(got, z * (1 - s), atol=1e-6):
        raise Wrong("silu devuelve z·σ(−z): revisa el signo del exponente.")
    if not np.allclose(got, z * s, atol=1e-6):
        raise Wrong(f"silu{_first_difference(z, got, z * s)}")


def _check_slope_at(silu_slope, z):
    s = 1 / (1 + np.exp(-z))
    right = s + z * s * (1 - s)
    got = as_array(_quiet_call(silu_slope, z), "Lo que devuelve silu_slope", shape=z.shape)
    if np.allclose(got, s * (1 - s), atol=1e-4):
        raise Wrong("silu_slope devuelve la pendiente de la sigmoide, y falta la z que multiplica.")
    if np.allclose(got, z * s * (1 - s), atol=1e-4):
        raise Wrong("silu_slope solo cuenta lo que cambia σ: al mover z también cambia la z de delante.")
    if np.allclose(got, 2 * right, atol=1e-3):
        raise Wrong("silu_slope da el doble de lo que debe: los dos puntos están a distancia 2h, no h.")
    moved = z != 0
    if (got[moved] == 0).all():
        raise Wrong("silu_slope da 0 en todas partes: ¿es h tan pequeño que z + h y z − h son el mismo número?")
    if not np.allclose(got, right, atol=1e-3):
        raise Wrong(f"silu_slope{_first_difference(z, got, right, 1e-3)}")


def _first_difference(z, got, right, tolerance=1e-6):
    k = np.flatnonzero(np.abs(got - right) > tolerance)[0]
    return f", con z = {show(float(z.flat[k]))}, da {show(float(got.flat[k]))}, y no es ese valor."


def _check_softmax(answer):
    _check_rows(answer, np.array([[4.0, 8.0, 3.0]]))
    _check_rows(answer, np.array([[4.0, 8.0, 3.0], [1.6, 0.55, 0.98]]))
    _check_rows(answer, np.array([[1, 2, 3], [0, 0, 0], [5, -5, 1]]))
    _check_large(answer, np.array([[1000.0, 1001.0, 999.0], [2.0, 1.0, 0.0]]))
    _check_large(answer, np.array([[1000.0, 1001.0], [0.0, 1.0], [-1000.0, -1001.0]]))
    _check_large(answer, np.array([[0.0, 0.0, 2000.0], [1.0, 2.0, 3.0]]))


def _check_rows(function, Z):
    right = np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]
    got = as_array(_quiet_call(function, Z), "El resultado", shape=Z.shape)
    case = f"Con Z = {_matrix(Z)}"
    if np.allclose(got, np.exp(Z) / np.exp(Z).sum(), atol=1e-6) and len(Z) > 1:
        raise Wrong(f"{case} todo junto suma 1, y debería sumar 1 cada fila: divides por la suma de toda la matriz.")
    if np.allclose(got.sum(axis=0), 1) and not np.allclose(got, right, atol=1e-6):
        raise Wrong(f"{case} suman 1 las columnas; cada ejemplo es una fila. ¿En qué eje sumas?")
    if not np.allclose(got.sum(axis=1), 1, atol=1e-6):
        sums = show(got.sum(axis=1))
        raise Wrong(f"{case} las filas suman {sums}: cada una debe dividirse por su propia suma.")
    if not np.allclose(got, right, atol=1e-6):
        row = np.flatnonzero(np.abs(got - right).max(axis=1) > 1e-6)[0]
        raise Wrong(f"{case} la fila {row} sale {show(got[row])}: suma 1, pero no es su softmax.")


def _check_large(function, Z):
    e = np.exp(Z - Z.max(axis=1)[:, None])
    right = e / e.sum(axis=1)[:, None]
    case = f"Con Z = {_matrix(Z)}"
    try:
        got = np.asarray(_quiet_call(function, Z), dtype=float)
    except (TypeError, ValueError):
        raise Wrong(f"{case} no devuelve una matriz de números.") from None
    finite = np.isfinite(got)
    if got.shape == Z.shape and not finite.all():
        row = np.flatnonzero(~finite.all(axis=1))[0]
        own = "¿Restas el máximo de toda la matriz en vez del de su fila?"
        cure = "La exponencial se desborda: recuerda la cura." if Z[row].max() > 700 else own
        raise Wrong(f"{case} la fila {row} sale {show(got[row])}. {cure}")
    got = as_array(got, "El resultado", shape=Z.shape)
    if not np.allclose(got, right, atol=1e-6):
        row = np.flatnonzero(np.abs(got - right).max(axis=1) > 1e-6)[0]
        raise Wrong(f"{case} la fila {row} sale {show(got[row])}. ¿Recortas los logits?")


def _check_temperature(answer):
    T = as_number(answer, "T")
    if T <= 0:
        raise Wrong(f"T = {show(T)}: la temperatura tiene que ser positiva.")
    p = _first_probability(T)
    if abs(p - 0.90) <= 0.005 + 1e-9:
        return
    if abs(_first_probability(1 / T) - 0.90) <= 0.005:
        raise Wrong(f"Con T = {show(T)} la primera tiene {p:.4f}: parece que multiplicas por T en vez de dividir.")
    goal = "repartir menos: ¿más fría o más caliente?" if p < 0.90 else "repartir más: ¿más fría o más caliente?"
    raise Wrong(f"Con T = {show(T)} la primera tiene {p:.4f}. Hay que {goal}")


def _first_probability(T):
    return float(1 / np.exp(np.clip((LOGITS - LOGITS[0]) / T, -700, 0)).sum())


def _matrix(Z):
    return "[" + ", ".join("[" + ", ".join(f"{value:g}" for value in row) + "]" for row in Z) + "]"


def _quiet_call(function, *args):
    """Como `call`, sin que los avisos de NumPy de la función lleguen a quien estudia."""
    with np.errstate(all="ignore"):
        return call(function, *args)


EXERCISES = [
    Exercise(
        _check_values,
        (
            "Para z negativa: la ReLU da 0 y la leaky ReLU da α·z.",
            "La pendiente de la tanh es 1 − tanh²(z), y tanh(0) = 0.",
            "La pendiente de una sigmoide es, como mucho, 0.25. En fila, las pendientes se multiplican.",
        ),
        "Con solo tres sigmoides queda menos del 2 % del cambio; con una tanh cerca de 0 se conserva casi entero.",
    ),
    Exercise(
        _check_letters,
        (
            "Empieza por el máximo: ¿cuál de las cuatro nunca pasa de 0.25?",
            "Las funciones en forma de S son planas a los dos lados: su pendiente va a 0 en ambos.",
            "De las dos rampas, una baja un poco antes de subir: allí su pendiente es negativa.",
        ),
        "La derivada es la huella de una función: dice dónde sube, dónde baja y dónde ya no responde.",
    ),
    Exercise(
        _check_silu,
        (
            "z * sigmoide(z) es lo mismo que z / (1 + np.exp(-z)).",
            "Con dos puntos: (silu(z + h) - silu(z - h)) / (2 * h), con h = 1e-5.",
            "Con fórmula: σ(z) + z·σ(z)·(1 − σ(z)).",
        ),
        "Con dos puntos próximos puedes medir la pendiente de cualquier función, aunque no sepas derivarla.",
    ),
    Exercise(
        _check_softmax,
        (
            "Prueba con dos filas iguales: ¿cuánto suma cada una? ¿Qué suma está usando e.sum()?",
            "e.sum(axis=1, keepdims=True) da la suma de cada fila, con forma (n, 1).",
            "El otro fallo aparece con z = 1000. Resta el máximo, y que sea el de cada fila.",
        ),
        "Cada fila es un ejemplo y no debe depender de los demás: ni en la suma ni en el máximo.",
    ),
    Exercise(
        _check_temperature,
        (
            "Con T = 1 la primera tiene 0.665. ¿Para que se lleve más, la temperatura sube o baja?",
            "Recorre temperaturas entre 0.1 y 1 y quédate con la que deje la probabilidad más cerca de 0.90.",
        ),
        "La temperatura no cambia quién gana, solo por cuánto: ajusta la confianza de una red ya entrenada.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
