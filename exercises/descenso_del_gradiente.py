"""Ejercicios de la lección «Descenso del gradiente»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call, plain, show

# 1 · Elegir la tasa ------------------------------------------------------------------------------

NAMES = ("one_step_rate", "forever_rate", "diverging_rate")


def _read_rates(answer):
    """Qué hace cada tasa con 5x²: «llega», «salta», «se acerca» o «se aleja»."""
    try:
        rates = [rate if rate is ANY else float(np.squeeze(np.asarray(rate, dtype=float))) for rate in answer]
    except (TypeError, ValueError):
        raise Wrong("se esperaban tres números.") from None
    if len(rates) != 3:
        raise Wrong(f"se esperaban tres números, y llegaron {len(rates)}.")
    for name, rate in zip(NAMES, rates):
        if rate is not ANY and not 0 < rate < np.inf:
            raise Wrong(f"en {name} has puesto {show(rate)}, y una tasa es un número positivo.")
    return {name: rate if rate is ANY else _behaviour(rate) for name, rate in zip(NAMES, rates)}


def _behaviour(rate):
    factor = 1 - 10 * rate
    if abs(factor) < 1e-6:
        return "llega en un paso"
    if abs(factor + 1) < 1e-6:
        return "salta para siempre"
    if factor < -1:
        return "se aleja"
    return "se acerca por el mismo lado" if factor > 0 else "se acerca cambiando de lado"


RIGHT_RATES = (0.1, 0.2, 0.3)

# 2 · Leer curvas ---------------------------------------------------------------------------------

UP, DOWN, KEEP = "subir", "bajar", "dejar"
ADVICE = {"A": KEEP, "B": DOWN, "C": UP, "D": DOWN}


def _read_advice(answer):
    if not isinstance(answer, dict):
        raise Wrong(f"se esperaba un diccionario con las letras A, B, C y D, y llegó {show(answer)}.")
    named = {plain(letter).upper(): word for letter, word in answer.items()}
    if set(named) != set("ABCD"):
        raise Wrong("el diccionario debe tener las letras A, B, C y D, y ninguna más.")
    read = {}
    for letter in "ABCD":
        word = named[letter] if named[letter] is ANY else plain(named[letter])
        found = word if word is ANY else next((w for w in (UP, DOWN, KEEP) if word.startswith(w)), None)
        if found is None:
            raise Wrong(f"en {letter} has escrito {show(named[letter])}. Vale «subir», «bajar» o «dejarla».")
        read[letter] = found
    return read


def _only(letter, word):
    """Una respuesta que en esa letra dice eso, y en las demás, cualquier cosa."""
    return {name: word if name == letter else ANY for name in "ABCD"}


# 3 · Encuentra los fallos ------------------------------------------------------------------------


def one_epoch(a, b, x, y, order, batch_size, learning_rate):
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        error = a * x[rows] + b - y[rows]
        a = a - learning_rate * 2 * np.mean(error * x[rows])
        b = b - learning_rate * 2 * np.mean(error)
    return a, b


def _epoch_with(*flaws):
    """Una época con esos fallos."""

    def epoch(a, b, x, y, order, batch_size, learning_rate):
        last = len(x) - batch_size + 1 if "drop" in flaws else len(x)
        step = learning_rate * (1 if "half" in flaws else 2) * (-1 if "uphill" in flaws else 1)
        first = a, b
        if "single" in flaws:
            batch_size = 1
        for start in range(0, last, batch_size):
            rows = order[start : start + batch_size]
            if "order" in flaws:
                rows = np.arange(len(x))[start : start + batch_size]
            if "whole" in flaws:
                rows = order
            share = 1 if "sum" in flaws else 1 / (batch_size if "size" in flaws else len(rows))
            here = first if "frozen" in flaws else (a, b)
            error = here[0] * x[rows] + here[1] - y[rows]
            product = error.sum() * x[rows].mean() if "apart" in flaws else (error * x[rows]).sum()
            a = a - step * product * share
            if "late" in flaws:
                error = a * x[rows] + b - y[rows]
            b = b - step * error.sum() * share
            if "one" in flaws:
                break
        return a, b

    return epoch


def _one_by_one(a, b, x, y, order, batch_size, learning_rate):
    """Los lotes, ejemplo a ejemplo y sin NumPy."""
    pending = list(order)
    while pending:
        batch, pending = pending[:batch_size], pending[batch_size:]
        slope_a = sum(2 * (a * x[i] + b - y[i]) * x[i] for i in batch) / len(batch)
        slope_b = sum(2 * (a * x[i] + b - y[i]) for i in batch) / len(batch)
        a, b = a - learning_rate * slope_a, b - learning_rate * slope_b
    return a, b


def _with_sums(a, b, x, y, order, batch_size, learning_rate):
    for start in range(0, len(x), batch_size):
        xs, ys = x[order[start : start + batch_size]], y[order[start : start + batch_size]]
        slopes = 2 * np.sum([(a * xs + b - ys) * xs, a * xs + b - ys], axis=1) / len(xs)
        a, b = a - learning_rate * slopes[0], b - learning_rate * slopes[1]
    return [a, b]


def _with_split(a, b, x, y, order, batch_size, learning_rate):
    params = np.array([a, b], dtype=float)
    for rows in np.split(np.asarray(order), range(batch_size, len(x), batch_size)):
        A = np.column_stack([x[rows], np.ones(len(rows))])
        params = params - learning_rate * 2 * A.T @ (A @ params - y[rows]) / len(rows)
    return params


def _with_mse(a, b, x, y, order, batch_size, learning_rate):
    """Mide el gradiente con diferencias finitas."""

    def cost(a, b, rows):
        return ((a * x[rows] + b - y[rows]) ** 2).mean()

    h = 1e-4
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        slope_a = (cost(a + h, b, rows) - cost(a - h, b, rows)) / (2 * h)
        slope_b = (cost(a, b + h, rows) - cost(a, b - h, rows)) / (2 * h)
        a, b = a - learning_rate * slope_a, b - learning_rate * slope_b
    return np.float64(a), np.float64(b)


def _read_pair(answer, a, b, x, y, order, batch_size, learning_rate):
    result = call(answer, a, b, x, y, order, batch_size, learning_rate)
    try:
        pair = [float(np.squeeze(np.asarray(part, dtype=float))) for part in result]
    except (TypeError, ValueError):
        pair = []
    if len(pair) != 2:
        raise Wrong(f"se esperaban dos números, a y b, y llegó {show(result)}.")
    return pair


def _case(n, a, b, batch_size, seed):
    rng = np.random.default_rng(seed)
    x, y = rng.integers(-3, 4, n), rng.integers(-9, 10, n)
    return a, b, x, y, rng.permutation(n), batch_size, 0.05


MULTIPLE = "Y no es el único fallo."
LATE = "La pendiente de b se calcula con la a que acabas de mover: las dos se miden en el mismo sitio."
SUM = "Cada paso depende de cuántos ejemplos tiene el lote: el coste es una media, no una suma."
DROP = "Hay ejemplos que no se usan: con 10 y lotes de 4, ¿cuántos quedan para el último lote?"

EXERCISES = [
    Exercise(
        reference=RIGHT_RATES,
        measure=_read_rates,
        mistakes={
            "one_step_rate y forever_rate están cambiadas: ¿qué factor deja en el fondo, 0 o −1?": (0.2, 0.1, ANY),
            "Con one_step_rate se salta para siempre: el factor debe ser 0, no −1.": (0.2, ANY, ANY),
            "Con one_step_rate cada paso se acerca, pero no llega: el factor 1 − 10η debe ser 0.": (0.05, ANY, ANY),
            "Con one_step_rate se cambia de lado: el factor 1 − 10η debe ser 0, y es negativo.": (0.15, ANY, ANY),
            "Con one_step_rate cada paso se aleja: el factor 1 − 10η debe ser 0.": (1, ANY, ANY),
            "Con forever_rate se llega en un paso y no se salta más: el factor debe ser −1, no 0.": (0.1, 0.1, ANY),
            "Con forever_rate los saltos se acortan: el factor 1 − 10η debe ser −1.": (0.1, 0.15, ANY),
            "Con forever_rate se baja sin saltar: el factor 1 − 10η debe ser −1.": (0.1, 0.05, ANY),
            "Con forever_rate cada salto es mayor que el anterior: el factor 1 − 10η debe ser −1.": (0.1, 0.3, ANY),
            "Con diverging_rate se salta entre dos puntos, pero no se aleja: el factor debe ser menor que −1.": (
                0.1,
                0.2,
                0.2,
            ),
            "Con diverging_rate los saltos se acortan: el factor debe ser menor que −1.": (0.1, 0.2, 0.19),
            "Con diverging_rate se llega en un paso: el factor debe ser menor que −1.": (0.1, 0.2, 0.1),
            "Con diverging_rate se baja: el factor debe ser menor que −1, y eso pide una tasa mayor.": (0.1, 0.2, 0.01),
        },
        hints=(
            "Escribe la regla: x ← x − η · 10x. Saca factor común x.",
            "Cada paso multiplica x por 1 − 10η. ¿Cuánto debe valer ese factor en cada caso?",
            "Por 0 se llega; por −1 se salta sin fin; ¿y para alejarse?",
        ),
        why="Cuanto más curva es la función, menor es la tasa que aguanta: aquí 0.2, y con (x − 3)², 1.",
        right=[
            [1 / 10, 2 / 10, 5],
            np.array([0.1, 0.2, 0.21]),
            (np.float32(0.1), np.float32(0.2), 100),
            ([0.1], [0.2], [0.25]),
        ],
    ),
    Exercise(
        reference=ADVICE,
        measure=_read_advice,
        mistakes={
            "B y C están cambiadas: una salta sin parar y la otra baja lisa y despacio. ¿Cuál va demasiado lejos?": (
                ADVICE | {"B": UP, "C": DOWN}
            ),
            "A baja pronto y se queda muy abajo. ¿Qué quieres arreglar?": _only("A", UP),
            "A tiene algún salto al principio, pero acaba muy abajo: con menos tasa tardaría más.": _only("A", DOWN),
            "B salta de un lado a otro: con una tasa mayor, los saltos serían mayores.": _only("B", UP),
            "B salta sin parar y no baja: dejarla igual no lo va a arreglar.": _only("B", KEEP),
            "C baja lisa y sin saltos, pero muy despacio: con menos tasa tardaría aún más.": _only("C", DOWN),
            "C aún no ha llegado a ningún sitio: fíjate en lo alta que está al acabar, al lado de la A.": _only(
                "C", KEEP
            ),
            "D es lisa, pero sube: se aleja del fondo en cada paso. ¿Qué le pasa al factor si subes la tasa?": _only(
                "D", UP
            ),
            "D sube cada vez más deprisa: si la dejas así, no volverá a bajar.": _only("D", KEEP),
        },
        hints=(
            "No basta con que salte: ¿se acaban los saltos? ¿Y en qué altura acaba? Compara los ejes.",
            "Compara el final de cada curva con su principio: ¿ha bajado?",
        ),
        why="De una red solo se ve su curva: saber leerla ahorra horas.",
        right=[
            {"A": "dejarla", "B": "bajar", "C": "subir", "D": "bajar"},
            {"A": "Dejarla.", "B": "BAJAR", "C": "Subir", "D": "bajar"},
            {"d": "bajarla", "c": "subirla", "b": "bajarla", "a": "dejarla"},
            {"A": "dejar", "B": "bajar la tasa", "C": "subir la tasa", "D": "bajar la tasa"},
        ],
    ),
    Exercise(
        reference=one_epoch,
        measure=_read_pair,
        inputs=[
            _case(10, 0, 0, 5, 0),
            _case(10, 0.5, -1, 4, 1),
            _case(9, 1.5, -2.0, 1, 2),
            _case(10, 1, 2, 10, 3),
            _case(7, 1, 2, 64, 4),
            _case(3, -1, 1, 2, 5),
        ],
        mistakes={
            f"{LATE} {MULTIPLE}": _epoch_with("late", "sum", "drop"),
            f"{LATE} Y el coste es una media, no una suma.": _epoch_with("late", "sum"),
            f"{LATE} Y hay ejemplos que no se usan.": _epoch_with("late", "drop"),
            f"{SUM} Y hay ejemplos que no se usan.": _epoch_with("sum", "drop"),
            LATE: _epoch_with("late"),
            SUM: _epoch_with("sum"),
            DROP: _epoch_with("drop"),
            "Los lotes se toman en el orden original: falta usar `order`.": _epoch_with("order"),
            "Cada paso usa todos los datos: en `rows` están los del lote.": _epoch_with("whole"),
            "El último lote tiene menos ejemplos, y su media se divide por los que tiene.": _epoch_with("size"),
            "Cada paso es la mitad de lo debido: ¿y la derivada del cuadrado?": _epoch_with("half"),
            "Los pasos van cuesta arriba: el gradiente se resta.": _epoch_with("uphill"),
            "Todos los lotes miden la pendiente en la salida: cada uno parte de donde dejó el anterior.": _epoch_with(
                "frozen"
            ),
            "Se da un paso por ejemplo, y debe ser uno por lote.": _epoch_with("single"),
            "Solo se ha dado un paso: ¿está el `return` dentro del bucle?": _epoch_with("one"),
            "Multiplicas la media de los errores por la media de x: cada error va con su x.": _epoch_with("apart"),
        },
        hints=(
            "Cuenta los lotes que hace con 10 ejemplos y lotes de 4. ¿Se usan los diez?",
            "¿Qué a se usa al calcular la pendiente de b? Guarda el error antes de mover nada.",
            "El coste es el error cuadrático medio: si el lote crece, el paso no debería crecer con él.",
        ),
        why="Los tres fallos pasaban sin ningún aviso: por eso conviene comparar con una cuenta hecha a mano.",
        right=[_one_by_one, _with_sums, _with_split, _with_mse],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
