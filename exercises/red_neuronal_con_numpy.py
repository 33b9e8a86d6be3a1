"""Ejercicios de la lección «Una red neuronal con NumPy»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, NotAnswered, Wrong, as_array, as_number, call, is_blank, show


def _check_counts(answer):
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 3:
        raise Wrong("Se esperaban tres números: (n_params, n_steps, n_bytes).")
    names = ("n_params", "n_steps", "n_bytes")
    n_params, n_steps, n_bytes = (as_number(value, name) for value, name in zip(answer, names))
    messages = {
        64 * 32 + 32 * 10: "Esos son los pesos: falta el sesgo de cada neurona.",
        64 * 32 + 32 * 10 + 2: "Hay un sesgo por neurona, no uno por capa.",
        64 * 32 + 32: "Esa es solo la capa oculta: falta la salida.",
        64 + 32 + 10: "Esas son las neuronas: cada una tiene un peso por entrada.",
        65 * 32 + 33 * 10 + 64: "Las entradas no son neuronas: no tienen sesgo.",
    }
    if n_params != 2410:
        text = messages.get(n_params, "Cuenta, capa por capa, los pesos y los sesgos.")
        raise Wrong(f"n_params = {n_params:g}. {text}")
    messages = {
        20 * 28: "El último lote, aunque tenga menos ejemplos, también da un paso.",
        29: "Esos son los pasos de una época.",
        28: "Esos son los pasos de una época, y además falta el último lote.",
        20: "En cada época hay un paso por lote, no uno solo.",
        20 * 1437: "Hay un paso por lote, no uno por ejemplo.",
        20 * 50: "50 son los ejemplos de un lote: ¿cuántos lotes hay?",
    }
    if n_steps != 580:
        text = messages.get(n_steps, "¿Cuántos lotes hay en una época? Los pasos son un número entero.")
        raise Wrong(f"n_steps = {n_steps:g}. {text}")
    messages = {
        2410 * 64: "Esos son bits; un byte son 8.",
        2410 * 4: "Eso ocuparían en float32.",
        2410: "Cada número ocupa más de un byte.",
        2410 * 8 * 580: "Los números se actualizan en su sitio: no se guarda una copia en cada paso.",
    }
    if n_bytes != 2410 * 8:
        text = messages.get(n_bytes, "¿Cuántos bytes son 64 bits?")
        raise Wrong(f"n_bytes = {n_bytes:g}. {text}")


def _check_leaky(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong("Se esperaban dos funciones: (leaky_relu, leaky_relu_slope).")
    forward, slope = answer
    for Z in (np.array([-3.0, -0.5, 2.0]), np.array([[-200, 4], [7, -1]]), np.array([[-1e-3], [0.0], [1e-3]])):
        got = as_array(call(forward, Z), "Lo que devuelve leaky_relu", shape=Z.shape)
        right = np.where(Z > 0, Z, 0.01 * Z)
        if np.allclose(got, right, rtol=1e-5, atol=1e-12):
            continue
        case = f"Con Z = {show(Z)}, leaky_relu devuelve {show(got)}."
        if np.allclose(got, np.maximum(Z, 0)):
            raise Wrong(f"{case} Eso es ReLU: lo negativo no se apaga, se multiplica por 0.01.")
        if np.allclose(got, np.where(Z > 0, Z, 0.01)):
            raise Wrong(f"{case} 0.01 es la pendiente en lo negativo, no el valor.")
        if np.allclose(got, np.where(Z > 0, 0.01 * Z, Z)) or np.allclose(got, np.minimum(Z, 0.01 * Z)):
            raise Wrong(f"{case} Los dos lados están cambiados.")
        raise Wrong(f"{case} Compáralo número a número con el enunciado.")
    for Z in (np.array([-3.0, -0.5, 2.0]), np.array([[-200.0, 4], [7, -1]]), np.array([[-1e-3, 1e-3]])):
        A = np.where(Z > 0, Z, 0.01 * Z)
        got = as_array(call(slope, A), "Lo que devuelve leaky_relu_slope", shape=A.shape)
        if np.allclose(got, np.where(A > 0, 1, 0.01), rtol=1e-5, atol=1e-9):
            continue
        case = f"Con A = {show(A)}, leaky_relu_slope devuelve {show(got)}."
        if np.allclose(got, A > 0):
            raise Wrong(f"{case} Esa es la pendiente de ReLU: en lo negativo, aquí no es llana.")
        if np.allclose(got, np.where(A > 0, A, 0.01 * A)):
            raise Wrong(f"{case} Esa es la función, no su pendiente.")
        if np.allclose(got, np.where(A > 0, 0.01, 1)):
            raise Wrong(f"{case} Los dos lados están cambiados.")
        if np.allclose(got, np.where(A > 0, 1, -0.01)):
            raise Wrong(f"{case} En lo negativo la función también sube: repasa el signo.")
        raise Wrong(f"{case} ¿Cuánto sube la función, por unidad, a cada lado del 0?")
    edge = as_array(call(slope, np.zeros(2)), "Con A = [0. 0.], la pendiente", shape=(2,))
    if not np.isclose(edge[:, None], [0.01, 1]).any(axis=1).all():
        raise Wrong(f"En la esquina, con A = 0, devuelve {show(edge)}: se pedía una de las dos pendientes.")


def _check_backward(answer):
    rng = np.random.default_rng(3)
    for n, d, m in ((5, 3, 2), (4, 4, 4), (1, 2, 3)):
        X, W, delta = rng.integers(-3, 4, (n, d)), rng.normal(size=(d, m)), rng.normal(size=(n, m))
        got = call(answer, X, W, delta)
        if not isinstance(got, list | tuple) or len(got) != 3:
            raise Wrong("Se esperaba que devolviera tres cosas: dW, db y dX, en ese orden.")
        if is_blank(got):
            raise NotAnswered("La función devuelve `...`: escribe tu respuesta y vuelve a ejecutar la celda.")
        case = f"Con n = {n}, d = {d} y m = {m},"
        right = X.T @ delta, delta.sum(axis=0), delta @ W.T
        for name, value, good, bugs in zip(("dW", "db", "dX"), got, right, _bugs(X, W, delta)):
            array = as_array(value, f"{case} {name}", shape=good.shape)
            if np.allclose(array, good, rtol=1e-5, atol=1e-7):
                continue
            for wrong, message in bugs:
                if wrong.shape == good.shape and np.allclose(array, wrong, rtol=1e-5, atol=1e-7):
                    raise Wrong(f"{case} {name} no es ese. {message}")
            raise Wrong(f"{case} {name} tiene la forma buena, {good.shape}, pero no los números.")


def _bugs(X, W, delta):
    n, (d, m) = len(X), W.shape
    dW = X.T @ delta
    mean = "Los ejemplos ya están promediados en delta: aquí se suman."
    flipped = "Has traspuesto lo que no era: la forma coincide solo porque las matrices son cuadradas."
    nothing = np.zeros(())
    return (
        ((dW / n, mean), (X @ delta if n == d else nothing, flipped), (delta.T @ X, flipped), (-dW, "Sobra un signo.")),
        (
            (delta.mean(axis=0), mean),
            (delta.sum(axis=1), "Hay que sumar sobre los ejemplos, que son las filas."),
            (delta[0], "Faltan ejemplos: se suman todas las filas."),
        ),
        (
            (delta @ W.T / n, mean),
            (delta @ W if d == m else nothing, flipped),
            (delta @ W.T * X, "Multiplicar por la pendiente es cosa de la capa anterior, y X no es su pendiente."),
        ),
    )


def _check_softmax_delta(answer):
    rng = np.random.default_rng(4)
    eye = np.eye(3)
    cases = (
        (np.array([[2.0, 1.0, 0.0]]), eye[[0]], "un solo ejemplo"),
        (rng.normal(size=(4, 3)), eye[[0, 2, 1, 2]], "cuatro ejemplos"),
        (rng.normal(size=(3, 3)), eye[[1, 1, 0]], "tres ejemplos y tres clases"),
        (np.array([[1000.0, 999, 0], [-1000, -1001, -999], [0, 0, 0]]), eye[[0, 1, 2]], "logits de hasta 1000"),
        (np.array([[800.0, 0, 0], [1.0, 2, 3]]), eye[[0, 1]], "un logit de 800 en la primera fila"),
        (np.array([[900.0, 899, 898], [0.0, 1, 2]]), eye[[0, 1]], "logits muy distintos de una fila a otra"),
    )
    for Z, Y, name in cases:
        with np.errstate(all="ignore"):
            got = call(answer, Z, Y)
        case = f"Con {name},"
        value = np.asarray(got)
        if value.shape == Z.shape and value.dtype.kind == "f" and not np.isfinite(value).all():
            raise Wrong(f"{case} salen `nan` o infinitos: las exponenciales se salen de rango en alguna fila.")
        got = as_array(got, f"{case} el resultado", shape=Z.shape)
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        A = E / E.sum(axis=1, keepdims=True)
        right = (A - Y) / len(Z)
        if np.allclose(got, right, rtol=1e-4, atol=1e-7):
            continue
        whole = np.exp(Z - Z.max())
        whole = whole / whole.sum()
        columns = np.exp(Z - Z.max(axis=0))
        columns = columns / columns.sum(axis=0)
        for wrong, message in (
            (A - Y, f"es {len(Z)} veces lo debido: el coste es una media."),
            (-right, "el signo está cambiado: ¿hacia dónde sube el coste?"),
            (Y - A, "el signo está cambiado, y falta la media."),
            ((A - Y) / Z.size, "se divide por los ejemplos, no por todos los números de la matriz."),
            (A / len(Z), "falta restar la respuesta."),
            (A, "eso son las probabilidades: falta restar la respuesta y promediar."),
            (whole - Y, "las probabilidades de cada fila no suman 1: ¿sobre qué eje sumas? Y no es el único fallo."),
            ((whole - Y) / len(Z), "las probabilidades de cada fila no suman 1: ¿sobre qué eje sumas?"),
            (columns - Y, "has repartido por columnas, y cada ejemplo es una fila. Y no es el único fallo."),
            ((columns - Y) / len(Z), "has repartido por columnas, y cada ejemplo es una fila."),
        ):
            if np.allclose(got, wrong, rtol=1e-4, atol=1e-7):
                raise Wrong(f"{case} {message}")
        raise Wrong(f"{case} la primera fila sale {show(got[0])}, y no es esa: calcúlala a mano.")


def _check_inspector(answer):
    rng = np.random.default_rng(5)
    for scale, start in ((1.0, rng.normal(size=4)), (1e4, rng.normal(size=3)), (1e-4, rng.normal(size=5))):
        c = rng.uniform(1, 2, len(start))

        def cost(p, c=c, scale=scale):
            return scale * np.sum(c * np.asarray(p) ** 2 + np.sin(p))

        def gradient(p, c=c, scale=scale):
            return scale * (2 * c * np.asarray(p) + np.cos(p))

        def last_wrong(p, gradient=gradient):
            slopes = gradient(p)
            slopes[-1] *= -1
            return slopes

        verdicts = (
            (gradient, True, "un gradiente correcto"),
            (lambda p, g=gradient: 2 * g(p), False, "un gradiente el doble de lo debido"),
            (lambda p, g=gradient: -g(p), False, "un gradiente con el signo cambiado"),
            (lambda p, g=gradient: 0 * g(p), False, "un gradiente de ceros"),
            (lambda p, g=gradient: 1.02 * g(p), False, "un gradiente con un error del 2 %"),
            (last_wrong, False, "un gradiente que falla solo en su último número"),
            (lambda p, g=gradient: g(p)[::-1], False, "un gradiente con sus números en otro orden"),
        )
        for candidate, expected, name in verdicts:
            given = start.copy()
            got = _verdict(answer, cost, candidate, given)
            if not np.array_equal(given, start):
                raise Wrong("Tu función cambia `params`: al terminar debe tener los números con los que llegó.")
            if got != expected:
                size = {1.0: "", 1e4: ", de números muy grandes,", 1e-4: ", de números muy pequeños,"}[scale]
                more = " ¿Comparas el error con el tamaño del gradiente?" if scale != 1 else ""
                raise Wrong(f"Con {name}{size} devuelve {got}.{more}")


def _verdict(answer, cost, gradient, params):
    if not callable(answer):
        raise Wrong(f"Se esperaba una función y llegó {show(answer)}. ¿La llamaste en vez de pasarla?")
    got = call(lambda: answer(cost, gradient, params))
    if isinstance(got, np.ndarray) and got.ndim:
        raise Wrong(f"Devuelve {show(got)}: se pide un solo veredicto para todo el vector.")
    if not isinstance(got, bool | np.bool_):
        raise Wrong(f"Devuelve {show(got)}, y se esperaba True o False.")
    return bool(got)


EXERCISES = [
    Exercise(
        _check_counts,
        (
            "Una capa de d entradas y m neuronas tiene d·m pesos y m sesgos.",
            "1437 entre 50 no es exacto: el lote que sobra también da un paso.",
            "Un byte son 8 bits.",
        ),
        "Saber de antemano cuánto ocupa y cuánto tarda evita sorpresas con una red de millones de números.",
    ),
    Exercise(
        _check_leaky,
        (
            "np.where(condición, si_sí, si_no) elige número a número.",
            "Al multiplicar por 0.01 no cambia el signo: A dice de qué lado estaba Z.",
        ),
        "Una activación son dos funciones: con añadirlas a la tabla, toda la red sabe usarla.",
    ),
    Exercise(
        _check_backward,
        (
            "Guíate por las formas: dW debe tener la de W, db la de b y dX la de X.",
            "Para pasar de (n, d) y (n, m) a (d, m), ¿qué hay que trasponer?",
            "El sesgo llega igual a todos los ejemplos: recoge la culpa de todos.",
        ),
        "Con tres operaciones se entrena cualquier capa densa, tenga cuatro números o cuatro millones.",
    ),
    Exercise(
        _check_softmax_delta,
        (
            "Prueba con dos ejemplos iguales: ¿suma 1 cada fila de A?",
            "np.exp(1000) no cabe. ¿Qué puedes restar a cada fila sin cambiar sus probabilidades?",
            "Repite dos veces los mismos ejemplos: la δ de cada uno debe quedar en la mitad.",
        ),
        "Dos de los tres fallos no daban ningún aviso: solo se descubren comparando con una cuenta hecha aparte.",
    ),
    Exercise(
        _check_inspector,
        (
            "Mueve un solo número cada vez, h arriba y h abajo, y divide la diferencia de costes por 2h.",
            "Trabaja sobre copias: params + nudge crea un vector nuevo.",
            "Divide el tamaño de la diferencia, np.linalg.norm, por el tamaño del gradiente medido.",
        ),
        "Es la primera herramienta de quien escribe su propia capa: un minuto de espera ahorra días de dudas.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
