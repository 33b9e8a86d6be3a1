"""Ejercicios de la lección «De la recta a la probabilidad»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, NotAnswered, Wrong, as_array, as_number, call, is_blank, show


def _check_reading(answer):
    if isinstance(answer, np.ndarray):
        answer = list(answer)
    if not isinstance(answer, list | tuple) or len(answer) != 3:
        raise Wrong("Se esperaban tres números: (cut, factor, cut_90).")
    cut, factor, cut_90 = (as_number(v, n) for v, n in zip(answer, ("cut", "factor", "cut_90")))

    if not np.isclose(cut, 8, atol=0.006):
        z = 0.5 * cut - 4
        if np.isclose(cut, -8):
            raise Wrong("cut = -8 tiene el signo cambiado: despeja x en 0.5x − 4 = 0.")
        if np.isclose(cut, 9):
            raise Wrong("cut = 9 deja z = 0.5. Lo que vale 0.5 es la probabilidad: ¿qué z la da?")
        raise Wrong(f"Con x = {show(cut)}, z = {show(z)}, y la probabilidad no es 0.5.")

    if not np.isclose(factor, np.exp(2), atol=0.011):
        for value, text in (
            (2, "es lo que se suma a z; la pregunta es por cuánto se multiplica la ventaja."),
            (np.exp(0.5), "es lo de una sola hora, y de 6 a 10 hay cuatro."),
            (4 * np.exp(0.5), "suma cuatro veces lo de una hora, y la ventaja se multiplica en cada una."),
            (np.exp(4), "olvida el peso: por cada hora, z sube 0.5 y no 1."),
            (np.exp(-2), "diría que la ventaja baja al nublarse más: ¿has dividido al revés?"),
            (_sigmoid(1) / _sigmoid(-1), "compara las probabilidades; la ventaja es p / (1 − p)."),
            (_sigmoid(1) - _sigmoid(-1), "resta las probabilidades; la ventaja es p / (1 − p)."),
        ):
            if np.isclose(factor, value, atol=0.006):
                raise Wrong(f"factor = {show(factor)} {text}")
        raise Wrong(f"factor = {show(factor)}: calcula z con 6 y con 10 horas; la ventaja es e elevado a z.")

    if not np.isclose(cut_90, (np.log(9) + 4) / 0.5, atol=0.011):
        for value, text in (
            ((0.9 + 4) / 0.5, "sale de z = 0.9; el umbral es una probabilidad, no una z."),
            ((np.log(0.9) + 4) / 0.5, "sale de z = ln 0.9; de σ(z) = t se despeja el logaritmo de t / (1 − t)."),
            ((np.log10(9) + 4) / 0.5, "usa el logaritmo en base 10, y aquí es el natural."),
            ((-np.log(9) + 4) / 0.5, "es donde la probabilidad vale 0.1: revisa el signo."),
            (8 * 0.9, "es el 90 % del corte: avisar con más seguridad exige más horas, no menos."),
        ):
            if np.isclose(cut_90, value, atol=0.006):
                raise Wrong(f"cut_90 = {show(cut_90)} {text}")
        p = _sigmoid(0.5 * cut_90 - 4)
        raise Wrong(f"Con x = {show(cut_90)} la probabilidad es {p:.3f}, y debía ser 0.9.")


def _sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))


def _check_sigmoid(answer):
    cases = [
        ("números corrientes", np.array([-4.0, -0.5, 0, 0.5, 4])),
        ("números enteros", np.array([-3, 0, 2])),
        ("forma (2, 3)", np.array([[-20.0, -1, 3], [0, 20, -7]])),
        ("números muy negativos", np.array([-1000.0, -800, -1])),
        ("números muy grandes", np.array([1000.0, 800, 1])),
        ("enteros muy grandes y muy negativos", np.array([[-1000], [1000]])),
    ]
    for name, z in cases:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            got = call(answer, z)
        case = f"Con {name}, z = {show(z)},"
        right = _sigmoid(z)
        try:
            array = np.asarray(got, dtype=float)
        except (TypeError, ValueError):
            raise Wrong(f"{case} devuelve {show(got)}, y se esperaban números.") from None
        if array.shape != z.shape:
            raise Wrong(f"{case} devuelve algo de forma {array.shape}; debe tener la de z, {z.shape}.")
        if np.isnan(array).any():
            raise Wrong(f"{case} devuelve {show(array)}: sale `nan`.")
        if np.allclose(array, right, rtol=1e-4, atol=1e-9):
            continue
        if np.allclose(array, 1 - right, atol=1e-9):
            raise Wrong(f"{case} devuelve {show(array)}: baja cuando z sube. ¿Y el signo del exponente?")
        if np.allclose(array, np.tanh(z)) or np.allclose(array, np.tanh(z / 2)):
            raise Wrong(f"{case} devuelve {show(array)}: eso va de −1 a 1, y una probabilidad va de 0 a 1.")
        if np.allclose(array, (1 + np.tanh(z)) / 2, atol=1e-9):
            raise Wrong(f"{case} devuelve {show(array)}: tanh(z) = 2σ(2z) − 1. ¿Qué hay que darle para que salga σ(z)?")
        if name == "números enteros" and np.isin(array, (0, 1)).all():
            raise Wrong(
                f"{case} devuelve {show(array)}, sin decimales: ¿guardas el resultado en una matriz de enteros?"
            )
        i = np.unravel_index(abs(array - right).argmax(), z.shape)
        raise Wrong(f"{case} σ({show(z[i].item())}) sale {array[i]:.6g}, y no es eso.")


def _check_gradient(answer):
    rng = np.random.default_rng(0)
    cases = [
        ("y en fila", rng.normal(size=2), 0.5, rng.normal(size=(6, 2)), np.array([0, 1, 1, 0, 1, 1])),
        ("X de enteros", np.array([1, -1, 2]), -1, rng.integers(-3, 4, (5, 3)), np.array([1, 0, 0, 1, 1])),
        ("y en columna", rng.normal(size=3), -0.2, rng.normal(size=(4, 3)), np.array([[0], [1], [0], [0]])),
        (
            "y en columna y d = 1",
            rng.normal(size=1),
            0.1,
            rng.normal(size=(5, 1)),
            np.array([[1.0], [0], [1], [1], [0]]),
        ),
    ]
    for name, w, b, X, y in cases:
        got_w, got_b = _read_gradient(call(answer, w, b, X, y), len(w), name)
        p, flat, n = _sigmoid(X @ w + b), y.ravel(), len(X)
        got, right = np.append(got_w, got_b), _gradient(p - flat, X)
        case = f"Con {name}, n = {n} y d = {X.shape[1]},"
        if np.allclose(got, right, rtol=1e-4, atol=1e-6):
            continue
        line = X @ w + b
        for wrong, text in (
            (2 * right, "todo sale el doble: ese 2 venía de derivar un cuadrado, y aquí no lo hay."),
            (-right, "el gradiente sale con el signo cambiado: el error es lo predicho menos lo verdadero."),
            (n * right, "sale una suma, y el coste es una media."),
            (2 * n * right, "sale una suma en vez de una media, y además el doble."),
            (
                2 * _gradient(line - flat, X),
                "es todavía el gradiente de la recta: la predicción debe ser una probabilidad.",
            ),
            (_gradient(line - flat, X), "la predicción es wx + b sin doblar: debe ser una probabilidad."),
            (
                _gradient((p >= 0.5) - flat, X),
                "el error se mide con la clase, 0 o 1; debe medirse con la probabilidad.",
            ),
            (_gradient((p - flat) * p * (1 - p), X), "sobra ŷ(1 − ŷ): con la log-loss se cancela."),
            (
                2 * _gradient((p - flat) * p * (1 - p), X),
                "es el del error cuadrático: con la log-loss, ŷ(1 − ŷ) se cancela.",
            ),
            (_gradient(_sigmoid(X @ w) - flat, X), "a la predicción le falta b."),
            (
                _gradient(_sigmoid(line)[:, None] - flat, X, cross=True),
                "cada predicción se resta con todas las respuestas: ¿qué forma tiene el error?",
            ),
        ):
            if np.allclose(got, wrong, rtol=1e-4, atol=1e-6):
                raise Wrong(f"{case} {text}")
        part, value = ("w", got_w) if not np.allclose(got_w, right[:-1], atol=1e-6) else ("b", got_b)
        more = " Con y en fila salía bien: ¿qué forma tiene el error?" if "columna" in name else ""
        raise Wrong(f"{case} la derivada respecto a {part} sale {show(value)}, y el coste no cambia así.{more}")


def _gradient(error, X, cross=False):
    """El gradiente respecto a w y b, seguidos; con `cross`, el de un error (n, n)."""
    error = error.mean(axis=1) if cross else error
    return np.append(X.T @ error / len(X), error.mean())


def _read_gradient(answer, d, name):
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong(
            "Se esperaba que la función devolviera dos cosas: la derivada respecto a w y la derivada respecto a b."
        )
    if is_blank(answer):
        raise NotAnswered("La función devuelve `...`: escribe tu respuesta y vuelve a ejecutar la celda.")
    head = as_array(answer[0], f"Con {name}, la derivada respecto a w", shape=None)
    if head.shape != (d,):
        more = " ¿Qué forma tiene el error?" if "columna" in name else ""
        raise Wrong(f"Con {name}, la derivada respecto a w debe tener forma {(d,)} y tiene forma {head.shape}.{more}")
    tail = answer[1][0] if np.shape(answer[1]) == (1,) else answer[1]
    return head, as_number(tail, f"Con {name}, la derivada respecto a b")


def _check_lines(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong("Se esperaban dos cosas: (W, b).")
    W = as_array(answer[0], "W")
    if W.shape not in {(1, 3), (3,)}:
        raise Wrong(f"W debe tener forma (1, 3), una entrada y tres clases, y tiene forma {W.shape}.")
    W, b = W.ravel(), as_array(answer[1], "b", shape=(3,))
    if np.ptp(W) < 1e-12:
        raise Wrong("Las tres rectas tienen la misma pendiente y no se cruzan: gana siempre la misma, o empatan.")
    # De dentro afuera: primero junto a los cortes y después, lejos.
    for x in (0.0, 2.5, 5.0, 0.99, 1.01, 3.99, 4.01, -20.0, 100.0, -1000.0, 1000.0):
        z = W * x + b
        expected = int(x > 1) + int(x > 4)
        order = np.sort(z)
        if order[-1] - order[-2] <= 1e-9 * max(1, abs(order[-1])):
            raise Wrong(f"En x = {x:g} empatan dos clases: las puntuaciones son {show(z)}.")
        winner = int(z.argmax())
        if winner != expected:
            t = np.linspace(-1000, 1000, 200_001)[:, None]
            never = {0, 1, 2} - set((t * W + b).argmax(axis=1).tolist())
            if never:
                raise Wrong(f"La clase {min(never)} no gana en ningún sitio. En x = {x:g} gana la {winner}.")
            raise Wrong(f"En x = {x:g} gana la clase {winner}, con z = {show(z)}, y no es la que se pide ahí.")


def _check_accuracy(answer):
    rng = np.random.default_rng(3)
    Z8 = np.array([[46, 50, 50.2], [49.5, 51, 51.3], [60, 61.5, 61.8], [60.5, 64, 62.9],
                   [58.5, 58.5, 58.2], [61.5, 60, 60.1], [71, 70.3, 69.9], [69, 66, 66.1]])  # fmt: skip
    y8 = np.array([0, 1, 1, 2, 0, 2, 1, 0])
    Z5 = rng.normal(size=(5, 4))
    y5 = Z5.argmax(axis=1)
    y5[2] = (y5[2] + 1) % 4  # cuatro de cinco
    P3 = np.array([[0.4, 0.35, 0.25], [0.2, 0.5, 0.3], [0.3, 0.4, 0.3]])
    Z2 = np.array([[-1, -3], [-2, -1], [-5, -2], [-1, -4]])
    cases = [
        ("las carreras y etiquetas en fila", Z8, y8),
        ("etiquetas en fila", Z5, y5),
        ("probabilidades y etiquetas en fila", P3, np.array([0, 1, 2])),
        ("las carreras y etiquetas en columna", Z8, y8[:, None]),
        ("etiquetas en columna", Z5, y5[:, None]),
        ("las carreras y one-hot", Z8, np.eye(3)[y8]),
        ("one-hot de enteros y tantos ejemplos como clases", P3, np.eye(3, dtype=int)),
        ("dos clases y etiquetas en columna", Z2, np.array([[0], [1], [0], [1]])),
        ("dos clases y one-hot", Z2, np.eye(2)[[0, 1, 0, 1]]),
    ]
    for name, Z, y in cases:
        labels = y.argmax(axis=1) if y.ndim == 2 and y.shape[1] > 1 else y.ravel()
        hits = Z.argmax(axis=1) == labels
        case = f"Con {name}, Z {Z.shape} e y {y.shape},"
        got = as_number(call(answer, Z, y), f"{case} el resultado")
        if np.isclose(got, hits.mean(), atol=1e-6):
            continue
        if np.isclose(got, hits.sum()):
            raise Wrong(f"{case} devuelve {show(got)}: son los aciertos, y se pide la fracción.")
        if np.isclose(got, 100 * hits.mean()):
            raise Wrong(f"{case} devuelve {show(got)}: se pide una fracción entre 0 y 1, no un porcentaje.")
        if np.isclose(got, 1 - hits.mean()):
            raise Wrong(f"{case} devuelve {show(got)}: es la fracción de fallos.")
        if y.ndim == 2 and y.shape[1] == 1 and np.isclose(got, (Z.argmax(axis=1) == y).mean()):
            raise Wrong(f"{case} devuelve {show(got)}: compara cada predicción con todas las respuestas.")
        if y.ndim == 2 and y.shape[1] == 1 and np.isclose(got, (Z.argmax(axis=1) == 0).mean()):
            raise Wrong(f"{case} devuelve {show(got)}: `argmax` de una columna es siempre 0; no es un one-hot.")
        if y.shape == Z.shape and np.isclose(got, ((Z >= 0.5) == y).mean()):
            raise Wrong(f"{case} devuelve {show(got)}: cuenta casillas, y cada ejemplo tiene una sola respuesta.")
        raise Wrong(f"{case} devuelve {show(got)}. Hazlo a mano: la predicción de cada fila es su columna mayor.")


EXERCISES = [
    Exercise(
        _check_reading,
        (
            "La sigmoide vale 0.5 cuando z = 0.",
            "La ventaja es e elevado a z: al subir z en una cantidad, se multiplica por e elevado a ella.",
            "De σ(z) = t se despeja z = ln(t / (1 − t)), con el logaritmo natural.",
        ),
        "El umbral 0.9 retrasa el aviso más de cuatro horas: mover el umbral es mover el corte.",
    ),
    Exercise(
        _check_sigmoid,
        (
            "¿Qué exponente se hace enorme en 1 / (1 + e⁻ᶻ), y con qué z?",
            "La forma de la lección usa e elevado a −|z|. La de las activaciones da otra que no se desborda.",
            "tanh(z) = 2σ(2z) − 1. Despeja σ.",
        ),
        "Un solo `nan` estropea todos los pesos en el paso siguiente: por eso las bibliotecas cuidan este detalle.",
    ),
    Exercise(
        _check_gradient,
        (
            "¿Qué activación le falta a y_pred?",
            "El 2 venía de derivar un cuadrado. ¿Hay alguno en la log-loss?",
            "Con y de forma (n, 1), ¿qué forma tiene y_pred − y? np.ravel la pone en fila.",
        ),
        "Los tres fallos devolvían números con buena cara: con diferencias finitas se descubren.",
    ),
    Exercise(
        _check_lines,
        (
            "Gana la recta que está más arriba. Muy a la derecha, ¿cuál lo está? ¿Y muy a la izquierda?",
            "Las pendientes tienen que ir de menor a mayor, por ejemplo 0, 1 y 2.",
            "Elige los sesgos para que las dos primeras empaten en x = 1 y las dos últimas en x = 4.",
        ),
        "Solo cuentan las diferencias entre rectas: suma lo mismo a las tres y nada cambia.",
    ),
    Exercise(
        _check_accuracy,
        (
            "La predicción de cada fila es np.argmax(Z, axis=1), de forma (n,).",
            "Antes de comparar, pon y en fila: si tiene varias columnas es one-hot; si tiene una, son etiquetas.",
        ),
        "Comparar (n,) con (n, 1) no da error, sino un número cualquiera: mira antes las formas.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
