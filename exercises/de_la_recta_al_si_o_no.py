"""Ejercicios de la lección «De la recta al sí o no»."""

import re

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call


def _sigmoid(z):
    return (1 + np.tanh(np.asarray(z, dtype=float) / 2)) / 2


# 1 · Leer una neurona ------------------------------------------------------------------------------

NAMES = ("cut", "factor", "cut_90")
READING = (8.0, float(np.exp(2)), float((np.log(9) + 4) / 0.5))


def _read_three(answer):
    """Los tres números, por su nombre; los que coinciden con dos decimales valen como exactos."""
    try:
        numbers = [value if value is ANY else float(np.asarray(value)) for value in answer]
    except (TypeError, ValueError):
        raise Wrong("se esperaban tres números: `(cut, factor, cut_90)`.") from None
    if len(numbers) != 3:
        raise Wrong("se esperaban tres números: `(cut, factor, cut_90)`.")
    return {name: _snap(name, number) for name, number in zip(NAMES, numbers)}


def _snap(name, number):
    """El enunciado pide dos decimales: lo que se aparta menos de 0.006 de un valor conocido es ese valor."""
    exact = READING[NAMES.index(name)]
    if number is not ANY and abs(number - exact) >= 0.006 and number in (round(exact), round(exact, 1)):
        raise Wrong(f"`{name}` va bien, pero se pide con dos decimales.")
    known = [exact, *SLIPS[name].values()]
    return number if number is ANY else next((value for value in known if abs(number - value) < 0.006), number)


SLIPS = {
    "cut": {
        "`cut` tiene el signo cambiado: despeja x en 0.5x − 4 = 0.": -8.0,
        "`cut` deja z = 0.5, y lo que vale 0.5 es la probabilidad: ¿qué z la da?": 9.0,
        "`cut` es el sesgo sin su signo: falta dividir entre el peso.": 4.0,
        "`cut` es el peso por 4; hay que dividir 4 entre el peso.": 2.0,
    },
    "factor": {
        "`factor` es lo que se suma a z; la ventaja se multiplica por e elevado a eso.": 2.0,
        "`factor` es el de una sola hora, y de 6 a 10 hay cuatro.": float(np.exp(0.5)),
        "`factor` suma cuatro veces el de una hora, y la ventaja se multiplica en cada una.": float(4 * np.exp(0.5)),
        "`factor` olvida el peso: por cada hora, z sube 0.5 y no 1.": float(np.exp(4)),
        "`factor` dice que la ventaja baja al nublarse más: ¿has dividido al revés?": float(np.exp(-2)),
        "`factor` compara las probabilidades; la ventaja es p / (1 − p).": float(_sigmoid(1) / _sigmoid(-1)),
        "`factor` resta las probabilidades; la ventaja es p / (1 − p), y se divide.": float(_sigmoid(1) - _sigmoid(-1)),
    },
    "cut_90": {
        "`cut_90` sale de z = 0.9; el umbral es una probabilidad, no una z.": 9.8,
        "`cut_90` sale de z = ln 0.9; es la ventaja, 9, la que vale e elevado a z.": float((np.log(0.9) + 4) / 0.5),
        "`cut_90` sale de z = 9; es e elevado a z lo que vale 9.": 26.0,
        "`cut_90` usa el logaritmo en base 10, y aquí es el natural.": float((np.log10(9) + 4) / 0.5),
        "`cut_90` es donde la probabilidad vale 0.1: revisa el signo de ln 9.": float((-np.log(9) + 4) / 0.5),
        "`cut_90` es el 90 % del corte: para avisar con más seguridad hacen falta más horas, no menos.": 7.2,
    },
}

# 2 · Encuentra los fallos --------------------------------------------------------------------------


def gradient(w, b, X, y):
    error = _sigmoid(X @ w + b) - y
    return X.T @ error / len(y), error.mean()


def _variant(activation=_sigmoid, scale=1.0, slope=False, hard=False, use_b=True, total=False, plain_error=False):
    """El gradiente con las faltas que se digan."""

    def function(w, b, X, y):
        y_pred = activation(np.asarray(X) @ w + (b if use_b else 0))
        if hard:
            y_pred = (y_pred >= 0.5).astype(float)
        error = y_pred - y
        if slope:
            error = error * y_pred * (1 - y_pred)
        n = 1 if total else len(y)
        return scale * (error.sum() if plain_error else X.T @ error) / n, scale * error.sum() / n

    return function


def _line(z):
    return np.asarray(z, dtype=float)


def _read_gradient(answer, w, b, X, y):
    result = call(answer, w, b, X, y)
    if not isinstance(result, list | tuple) or len(result) != 2:
        raise Wrong("se esperaban dos cosas: la derivada respecto a w y la derivada respecto a b.")
    return {"respecto a w": result[0], "respecto a b": np.squeeze(result[1])}


def _loop(w, b, X, y):
    total_w, total_b = [0.0] * len(w), 0.0
    for row, truth in zip(X, y):
        z = b + sum(weight * value for weight, value in zip(w, row))
        error = 1 / (1 + np.exp(-z)) - truth
        total_b += error / len(y)
        for j, value in enumerate(row):
            total_w[j] += error * value / len(y)
    return total_w, total_b


def _column_means(w, b, X, y):
    error = 1 / (1 + np.exp(-(X @ w + b))) - y
    return (X * error[:, None]).mean(axis=0), np.array([error.mean()])


def _float32(w, b, X, y):
    return [np.asarray(part, dtype=np.float32) for part in gradient(w, b, X, y)]


def _with_ones(w, b, X, y):
    wide = np.column_stack([X, np.ones(len(y))])
    both = (_sigmoid(wide @ np.append(w, b)) - y) @ wide / len(y)
    return both[:-1], both[-1]


def _cases():
    rng = np.random.default_rng(0)
    yield np.array([1.0]), 0.5, np.array([[2.0]]), np.array([0])
    yield np.array([0.5, -1.0]), 0.5, np.array([[1.0, 2.0], [-1.0, 0.5]]), np.array([1, 0])
    yield np.array([1, -1, 2]), -1, rng.integers(-2, 3, (5, 3)), np.array([1, 0, 0, 1, 1])
    yield rng.normal(size=2), 0.3, rng.normal(size=(6, 2)).round(2), np.array([0.0, 1, 1, 0, 1, 1])
    yield rng.normal(size=3), -0.7, rng.normal(size=(8, 3)).round(2), np.array([1, 1, 1, 0, 1, 0, 0, 1])


# 3 · El umbral de las alarmas ----------------------------------------------------------------------


def choose_threshold(y, p, candidates, allowed):
    for threshold in np.sort(candidates):
        if np.sum((p >= threshold) & (y == 0)) <= allowed:
            return threshold


def _read_threshold(answer, y, p, candidates, allowed):
    """El umbral; no dar ninguno es la misma falta si devuelve None que si pide el menor de una lista vacía."""
    try:
        result = call(answer, y, p, candidates, allowed)
    except (ValueError, IndexError) as error:
        if not re.search("empty|zero-size|out of", str(error)):
            raise
        result = None
    except Wrong:
        if not callable(answer):
            raise
        result = None
    if result is None:
        raise Wrong("no devuelve ningún umbral: ¿falta el `return`, o cree que no cumple ninguno? Siempre hay alguno.")
    return result


def _pick(counts, choose=min, enough=None):
    """Una función que elige entre los candidatos que cumplen, según cómo se cuente."""

    def function(y, p, candidates, allowed):
        fits = [t for t in candidates if (enough or (lambda n, k: n <= k))(counts(y, p, t), allowed)]
        return choose(fits) if fits else None

    return function


def _alarms(y, p, t):
    return np.sum((p >= t) & (y == 0))


def _missed(y, p, t):
    return np.sum((p < t) & (y == 1))


def _warned(y, p, t):
    return np.sum(p >= t)


def _strict_alarms(y, p, t):
    return np.sum((p > t) & (y == 0))


def _found(y, p, t):
    return np.sum((p >= t) & (y == 1))


def _quiet(y, p, t):
    return np.sum((p < t) & (y == 0))


def _all_errors(y, p, t):
    return _alarms(y, p, t) + _missed(y, p, t)


def _fewer_than(n, k):
    return n < k


def _exactly(n, k):
    return n == k


def _first(values):
    return values[0]


def _alarms_instead(y, p, candidates, allowed):
    return _alarms(y, p, choose_threshold(y, p, candidates, allowed))


def _position(y, p, candidates, allowed):
    return np.sort(candidates).tolist().index(choose_threshold(y, p, candidates, allowed))


def _benign_fraction(y, p, t):
    return np.mean(p[y == 0] >= t)


def _with_loop(y, p, candidates, allowed):
    best = None
    for threshold in candidates:
        alarms = 0
        for truth, probability in zip(y, p):
            if truth == 0 and probability >= threshold:
                alarms += 1
        if alarms <= allowed and (best is None or threshold < best):
            best = threshold
    return best


def _with_matrix(y, p, candidates, allowed):
    candidates = np.array(candidates)
    alarms = (p[y == 0] >= candidates[:, None]).sum(axis=1)
    return float(candidates[alarms <= allowed].min())


def _from_the_top(y, p, candidates, allowed):
    last = max(candidates)
    for threshold in sorted(candidates, reverse=True):
        if sum(p[y == 0] >= threshold) > allowed:
            return last
        last = threshold
    return last


def _with_sorted_benign(y, p, candidates, allowed):
    benign = np.sort(p[y == 0])
    if len(benign) <= allowed:
        return np.array([min(candidates)])[0]
    limit = benign[len(benign) - allowed - 1]  # tiene que quedar por debajo del umbral
    return min(t for t in candidates if t > limit)


def _scored(seed, n):
    rng = np.random.default_rng(seed)
    y = (rng.random(n) < 0.4).astype(int)
    return y, np.clip(rng.normal(0.3 + 0.4 * y, 0.25), 0, 1).round(1)


SIX = np.array([1, 0, 1, 0, 0, 1]), np.array([0.9, 0.8, 0.6, 0.5, 0.2, 0.1])

EXERCISES = [
    Exercise(
        reference=READING,
        measure=_read_three,
        mistakes={
            message: tuple(value if other == name else ANY for other in NAMES)
            for name, slips in SLIPS.items()
            for message, value in slips.items()
        },
        hints=(
            "La sigmoide vale 0.5 cuando z = 0.",
            "La ventaja es e elevado a z: al subir z en una cantidad, se multiplica por e elevado a ella.",
            "Si e elevado a z es 9, z es el logaritmo natural de 9.",
        ),
        why="El umbral 0.9 retrasa el aviso más de cuatro horas: mover el umbral es mover el corte.",
        right=[
            (8, 7.39, 12.39),
            [8.0, np.exp(2), 2 * np.log(9) + 8],
            np.array([8, 7.389, 12.394]),
            (np.int64(8), np.float32(7.39), np.array(12.39)),
        ],
    ),
    Exercise(
        reference=gradient,
        measure=_read_gradient,
        inputs=list(_cases()),
        mistakes={
            "Quedan los tres fallos: ¿es una probabilidad? ¿En qué orden se resta? ¿De dónde viene el 2?": _variant(
                _line, scale=-2.0
            ),
            "Quedan dos fallos: falta la sigmoide y sobra el 2.": _variant(_line, scale=2.0),
            "Quedan dos fallos: falta la sigmoide, y el error es lo predicho menos lo verdadero.": _variant(
                _line, scale=-1.0
            ),
            "Quedan dos fallos: el orden de la resta y el 2.": _variant(scale=-2.0),
            "Queda un fallo: la predicción es wx + b, y debe ser una probabilidad.": _variant(_line),
            "Queda un fallo: ese 2 venía de derivar un cuadrado, y aquí no lo hay.": _variant(scale=2.0),
            "Queda un fallo: el error es lo predicho menos lo verdadero.": _variant(scale=-1.0),
            "Has quitado los tres, pero falta dividir entre el número de ejemplos.": _variant(total=True),
            "El error se mide con la clase, 0 o 1; debe medirse con la probabilidad.": _variant(hard=True),
            "Sobra ŷ(1 − ŷ): con la entropía cruzada se cancela.": _variant(slope=True),
            "Sobra ŷ(1 − ŷ), y también el 2: así es con el error cuadrático.": _variant(slope=True, scale=2.0),
            "A la predicción le falta sumar b.": _variant(use_b=False),
            "La derivada respecto a w no lleva la entrada: es el error por la entrada.": _variant(plain_error=True),
        },
        hints=(
            "¿Es `y_pred` una probabilidad?",
            "El error es lo predicho menos lo verdadero.",
            "El 2 venía de derivar un cuadrado. ¿Hay alguno en la entropía cruzada?",
        ),
        why="Los tres fallos dan números con buena cara: midiendo con dos puntos próximos se descubren.",
        right=[_loop, _column_means, _float32, _with_ones],
    ),
    Exercise(
        reference=choose_threshold,
        measure=_read_threshold,
        inputs=[
            (np.array([0, 1]), np.array([0.3, 0.7]), [0.5, 0.2], 0),
            (np.array([0, 1]), np.array([0.3, 0.7]), [0.9, 0.3, 0.5], 0),
            (*SIX, [0.85, 0.55, 0.15, 0.7], 1),
            (*SIX, [0.95, 0.1, 0.5, 0.8], 1),
            (*SIX, [0.9, 0.05, 0.3], 3),
            (*SIX, [0.3, 0.95, 0.6], 0),
            (np.array([0.0, 0.0, 1.0]), np.array([0.4, 0.4, 0.4]), [0.4, 1.0, 0.6], 0),
            (*_scored(0, 20), [0.7, 0.2, 0.9, 0.4, 0.5, 1.1], 2),
            (*_scored(1, 30), [0.6, 0.1, 0.3, 0.8, 1.1], 5),
            (*_scored(2, 40), [1.1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1], 4),
        ],
        mistakes={
            "Cuentas los malignos que se escapan; se piden las falsas alarmas.": _pick(_missed),
            "Cuentas todos los avisos; una alarma es falsa si la respuesta es 0.": _pick(_warned),
            "Cuentas los avisos que aciertan; una alarma es falsa si la respuesta es 0.": _pick(_found),
            "Cuentas los benignos a los que no se avisa; se piden los alarmados.": _pick(_quiet),
            "Sumas los dos errores; aquí solo cuentan las falsas alarmas.": _pick(_all_errors),
            "Quien tiene p igual al umbral recibe aviso: ¿usas `>` en vez de `>=`?": _pick(_strict_alarms),
            "Devuelves el mayor de los que cumplen; se pide el menor.": _pick(_alarms, choose=max),
            "Devuelves el primero que cumple en la lista, y puede venir desordenada.": _pick(_alarms, choose=_first),
            "«Como mucho» incluye el propio `allowed`: ¿usas `<` en vez de `<=`?": _pick(_alarms, enough=_fewer_than),
            "«Como mucho» admite menos que `allowed`: ¿usas `==` en vez de `<=`?": _pick(_alarms, enough=_exactly),
            "Comparas con `allowed` una fracción; se pide cuántas falsas alarmas hay.": _pick(_benign_fraction),
            "Devuelves cuántas falsas alarmas hay; se pide el umbral.": _alarms_instead,
            "Devuelves en qué lugar está el umbral; se pide el umbral.": _position,
            "Devuelves el menor candidato sin mirar si cumple.": lambda y, p, candidates, allowed: min(candidates),
        },
        hints=(
            "Las falsas alarmas de un umbral son `np.sum((p >= threshold) & (y == 0))`.",
            "Recorre los candidatos de menor a mayor, con `np.sort(candidates)`, y devuelve el primero que cumpla.",
        ),
        why="El menor que cumple deja escapar menos malignos. Y ese «como mucho» solo está asegurado en validación.",
        right=[_with_loop, _with_matrix, _from_the_top, _with_sorted_benign],
    ),
]
check, hint, progress, solution = bind(__name__, EXERCISES)
