"""Correcciones de la lección 20, redes recurrentes."""

import itertools

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_array, as_number, call, show

NAMES = ("SimpleRNN(10)", "SimpleRNN(10, return_sequences=True)", "la que añade Dense(1)")


def _check_shapes(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 3:
        raise Wrong(f"Se esperaban tres tuplas, una por salida, y llegó {show(answer)}.")
    for name, shape, right in zip(NAMES, answer, [(32, 10), (32, 24, 10), (32, 24, 1)]):
        if not isinstance(shape, list | tuple | np.ndarray):
            raise Wrong(f"La forma de {name} debe ser una tupla, y llegó {show(shape)}.")
        got = tuple(None if n is None else as_number(n, f"La forma de {name}") for n in shape)
        if got == right:
            continue
        text = f"{name} no da {show(tuple(shape))}."
        if None in got:
            raise Wrong(f"{text} Eso es lo que enseña `summary`; aquí los ejemplos son 32.")
        if 7 in got:
            raise Wrong(f"{text} Las 7 variables entran en cada paso, pero lo que sale son estados.")
        if got == right[1:]:
            raise Wrong(f"{text} Falta el eje de los ejemplos.")
        if name == NAMES[0] and len(got) == 3:
            raise Wrong(f"{text} Sin return_sequences, ¿de cuántos pasos devuelve el estado?")
        if name != NAMES[0] and len(got) == 2:
            raise Wrong(f"{text} Con return_sequences hay una salida por hora: falta el eje del tiempo.")
        if name == NAMES[2] and got == (32, 24, 10):
            raise Wrong(f"{text} `Dense(1)` cambia el último eje.")
        raise Wrong(f"{text} Piensa qué eje son los ejemplos, cuál el tiempo y cuál las neuronas.")


def _check_count(answer):
    n = as_number(answer, "El número de parámetros")
    for wrong, reason in [
        (480, "Falta la neurona de salida."),
        (3 * 20 + 20 + 21, "Falta lo que cada neurona escucha del estado anterior de todas."),
        (3 * 20 + 20 + 20 + 21, "Cada neurona escucha el estado de las 20, no solo el suyo."),
        (60 + 400 + 20, "Faltan los sesgos."),
        (30 * 480 + 21, "Los pesos son los mismos los 30 días: no se cuentan 30 veces."),
        (30 * 3 * 20 + 400 + 20 + 21, "La ventana no entra de una vez: cada día entran 3 números, no 90."),
        (30 * 20 + 400 + 20 + 21, "En cada paso entran 3 variables; 30 son los pasos."),
    ]:
        if n == wrong:
            raise Wrong(reason)
    if n != 501:
        raise Wrong(f"No salen {n:g}. La capa recurrente tiene W_x, W_h y b; la densa, pesos y un sesgo.")


def _check_windows(answer):
    series = np.array([0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121])
    for width, ahead in [(3, 1), (3, 2), (4, 5), (1, 3), (5, 7)]:
        case = f"Con {len(series)} valores, width = {width} y ahead = {ahead}"
        X, y = _read_many(call(answer, series, width, ahead), 2, "la pareja X, y")
        n = len(series) - width - ahead + 1
        right_X = np.array([series[k : k + width] for k in range(n)])
        right_y = series[width + ahead - 1 :]
        X, y = as_array(X, "X"), as_array(y, "y")
        if X.shape == (n, width):
            raise Wrong(f"{case}, X tiene forma {X.shape}: falta el eje de las variables.")
        if len(X) != len(y):
            raise Wrong(f"{case} salen {len(X)} ventanas y {len(y)} respuestas: debe haber una por ventana.")
        if len(y) != n:
            relation = "Te dejas alguna." if len(y) < n else "¿Tienen todas su respuesta dentro de la serie?"
            raise Wrong(f"{case} salen {len(y)} ventanas, y caben {n}. {relation}")
        if X.shape != (n, width, 1):
            raise Wrong(f"{case}, X debe tener forma {(n, width, 1)} y tiene {X.shape}.")
        if y.shape != (n,):
            raise Wrong(f"{case}, y debe tener forma {(n,)} y tiene {y.shape}.")
        if not np.allclose(X[..., 0], right_X):
            raise Wrong(f"{case}, la primera ventana es {show(X[0, :, 0])} y la última, {show(X[-1, :, 0])}.")
        if not np.allclose(y, right_y):
            k = int(np.flatnonzero(~np.isclose(y, right_y))[0])
            raise Wrong(
                f"{case}, a la ventana {show(right_X[k])} le das la respuesta {y[k]:g}. "
                "Cuenta los pasos desde su último valor."
            )


def _check_alarm(answer):
    values = as_array(answer, "La respuesta (w_x, w_h, b)", shape=(3,))
    sequences = [bits for n in range(1, 8) for bits in itertools.product((0, 1), repeat=n)]
    sequences += [(0,) * 60, (1,) + (0,) * 59, (0,) * 30 + (1,) + (0,) * 29, (1,) * 60, (0,) * 59 + (1,)]
    for bits in sequences:
        h = 0.0
        for x in bits:
            h = np.tanh(x * values[0] + h * values[1] + values[2])
        if (h > 0.5) == any(bits):
            continue
        shown = ", ".join(map(str, bits)) if len(bits) < 9 else f"{len(bits)} pasos, con un total de {sum(bits)} unos"
        if not any(bits):
            raise Wrong(f"Con {shown} la alarma suena sin que haya llegado un 1: acaba en h = {h:.3f}.")
        if bits[-1] == 0 and bits[0] == 1 and len(bits) > 9:
            raise Wrong(f"Aguanta poco: tras un 1 y {len(bits) - 1} ceros, acaba en h = {h:.3f}.")
        if bits[-1] == 0:
            raise Wrong(f"Con {shown} se olvida del 1: acaba en h = {h:.3f}. ¿Qué peso hace durar el recuerdo?")
        raise Wrong(f"Con {shown} no salta: acaba en h = {h:.3f}.")


def _check_split(answer):
    rng = np.random.default_rng(0)
    series = np.concatenate([rng.normal(10, 2, 30), rng.normal(25, 6, 12)])
    for width, n_test in [(4, 12), (3, 5)]:
        case = f"Con {len(series)} valores, width = {width} y n_test = {n_test}"
        parts = _read_many(call(answer, series, width, n_test), 4, "X_train, y_train, X_test e y_test")
        n_train = len(series) - width - n_test
        past, shapes = series[:-n_test], [(n_train, width, 1), (n_train,), (n_test, width, 1), (n_test,)]
        for name, part, shape in zip(("X_train", "y_train", "X_test", "y_test"), parts, shapes):
            if np.shape(part) != shape:
                raise Wrong(f"{case}, {name} debe tener forma {shape} y tiene {np.shape(part)}.")
        X_train, y_train, X_test, y_test = [as_array(part, "Cada parte") for part in parts]

        def expected(mean, std, values, width=width):
            scaled = (values - mean) / std
            X = np.array([scaled[k : k + width] for k in range(len(scaled) - width)])[:, :, None]
            return X, scaled[width:]

        scales = [(past.mean(), past.std(ddof=d)) for d in (0, 1)]
        seen = series[width:-n_test]  # quien solo cuenta las respuestas de entrenamiento
        if any(_matches(expected(m, s, series), (X_train, y_train, X_test, y_test)) for m, s in scales):
            continue
        leak = "sigue la fuga al escalar: la media y la desviación incluyen la prueba"
        for m, s, reason in [
            (series.mean(), series.std(), leak),
            (
                series.mean(),
                series.std(ddof=1),
                leak,
            ),
            (seen.mean(), seen.std(), "la media no cuenta los primeros valores, que también preceden a la prueba"),
            (0.0, 1.0, "los valores llegan sin escalar"),
        ]:
            if _matches(expected(m, s, series), (X_train, y_train, X_test, y_test)):
                raise Wrong(f"{case}, {reason}.")
        everything = np.concatenate([y_train, y_test])
        options = [*scales, (series.mean(), series.std())]
        if any(np.allclose(np.sort(everything), np.sort(expected(m, s, series)[1])) for m, s in options):
            raise Wrong(f"{case}, las respuestas no están en el orden de la serie: ¿sigues barajando?")
        X_past, y_past = expected(*scales[0], series)
        if np.allclose(y_train, y_past[:-n_test]) and np.allclose(X_train, X_past[:-n_test]):
            raise Wrong(f"{case}, el entrenamiento está bien y la prueba no: ¿usa la misma media y desviación?")
        raise Wrong(
            f"{case}, y_train tiene media {y_train.mean():.3g} y desviación {y_train.std():.3g}, "
            "y no son las que deben."
        )


def _matches(right, parts):
    X, y = right
    X_train, y_train, X_test, y_test = parts
    return np.allclose(np.concatenate([X_train, X_test]), X) and np.allclose(np.concatenate([y_train, y_test]), y)


def _read_many(result, n, what):
    if not isinstance(result, list | tuple) or len(result) != n:
        raise Wrong(f"Debe devolver {what}, y devuelve {show(result)}.")
    return result


EXERCISES = {
    "20.1": Exercise(
        _check_shapes,
        (
            "Una capa recurrente devuelve estados: el último eje es el número de neuronas.",
            "Sin return_sequences sale un estado por día; con él, uno por hora.",
        ),
        "Leer las formas antes de entrenar dice si la red responde una vez o en cada paso.",
    ),
    "20.2": Exercise(
        _check_count,
        (
            "¿Qué números recibe cada neurona en un paso? Las variables y los estados anteriores.",
            "W_x es (d, m), W_h es (m, m) y b es (m,). ¿Cuánto valen aquí d y m?",
        ),
        "La longitud de la ventana no cuenta: los mismos pesos leen 30 días o 300.",
    ),
    "20.3": Exercise(
        _check_windows,
        (
            "La ventana k ocupa de series[k] a series[k + width − 1]. ¿En qué posición está su respuesta?",
            "La respuesta está en k + width − 1 + ahead, que debe ser menor que len(series).",
            "No olvides el último eje: X[:, :, None].",
        ),
        "Con una red por adelanto se predice lejos sin alimentarla con sus propios errores.",
    ),
    "20.4": Exercise(
        _check_alarm,
        (
            "Mira la figura de los ecos: ¿con qué peso se quedaba encendida la neurona?",
            "Sin unos, el estado debe quedarse en 0 o por debajo: con b = 0 lo hace solo.",
        ),
        "Has construido a mano una memoria que dura para siempre; la lección 21 enseña cómo se aprende una.",
    ),
    "20.5": Exercise(
        _check_split,
        (
            "Una fuga está en la primera línea y la otra, en la permutación.",
            "Lo que precede a la prueba es series[:-n_test].",
            "Escala toda la serie con esa media y esa desviación, y corta las ventanas sin barajar.",
        ),
        "Con las dos fugas el error sale bonito, y deja de ser verdad el primer día de uso.",
    ),
}
