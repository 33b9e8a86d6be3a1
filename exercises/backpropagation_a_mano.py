"""Ejercicios de la lección «Backpropagation a mano»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, NotAnswered, Wrong, as_array, call, is_blank, show

X, Y = (2, 1), -1
WEIGHTS = (-1, 2, -1, 1.5, -0.5)


def _forward(w, x):
    z_g = w[0] + w[1] * x[0] + w[2] * x[1]
    g = max(0, z_g)
    z_f = w[3] + w[4] * g
    return z_g, g, z_f, np.tanh(z_f)


def _check_forward(answer):
    z_g, g, z_f, f, e = as_array(answer, "La lista", shape=(5,)).tolist()
    if not _near(z_g, 2):
        reason = "¿has sumado el sesgo?" if _near(z_g, 3) else "son el sesgo y dos productos; cuidado con los signos."
        raise Wrong(f"z_g no vale {show(z_g)}: {reason}")
    if not _near(g, z_g):
        reason = " La ReLU no es la tanh." if _near(g, np.tanh(z_g)) else ""
        raise Wrong(f"g no vale {show(g)}: ¿qué hace la ReLU con un número positivo?{reason}")
    if not _near(z_f, 1.5 - 0.5 * g):
        reason = "¿has sumado el sesgo w₂₀?" if _near(z_f, -0.5 * g) else "es w₂₀ más w₂₁ por g, y w₂₁ es negativo."
        raise Wrong(f"z_f no vale {show(z_f)}: {reason}")
    if not _near(f, np.tanh(z_f)):
        reason = "esa es la sigmoide, y la salida es tanh." if _near(f, 1 / (1 + np.exp(-z_f))) else "es tanh(z_f)."
        raise Wrong(f"f no vale {show(f)}: {reason}")
    if not _near(e, (Y - f) ** 2 / 2):
        if _near(e, (Y - f) ** 2):
            reason = "falta el ½."
        elif _near(e, (1 - f) ** 2 / 2):
            reason = "aquí la respuesta correcta es y = −1, no 1."
        else:
            reason = "es la mitad del cuadrado de y − f. ¿Cuánto es −1 menos tu f?"
        raise Wrong(f"e no vale {show(e)}: {reason}")


def _near(value, target):
    """Igual, salvo por el redondeo de quien calcula con tres decimales."""
    return bool(np.isclose(value, target, rtol=0, atol=0.003))


def _check_deltas(answer):
    if not isinstance(answer, list | tuple | np.ndarray) or np.shape(answer) != (2,):
        raise Wrong("Se esperaban dos números: (delta_f, delta_g).")
    delta_f, delta_g = as_array(answer, "La respuesta", shape=(2,)).tolist()
    f = np.tanh(0.5)
    right = (f - Y) * (1 - f**2)
    if not _near(delta_f, right):
        for value, reason in (
            (-right, "el signo está cambiado. Si z_f sube, f se aleja de −1: ¿e sube o baja?"),
            (f - Y, "eso es ∂e/∂f. Falta pasar por la tanh: su derivada."),
            ((f - Y) * f * (1 - f), "has usado la derivada de la sigmoide, y la salida es tanh."),
            ((f - Y) * (1 - np.tanh(f) ** 2), "la derivada de la tanh se toma en z_f: es 1 − f², no 1 − tanh²(f)."),
            (1 - f**2, "eso es solo la derivada de la tanh. Falta lo que viene de e."),
            (2 * right, "el 2 que sale al derivar el cuadrado se va con el ½."),
            (-0.5 * right, "eso parece δ_g. ¿Los has dado en el otro orden?"),
        ):
            if _near(delta_f, value):
                raise Wrong(f"delta_f no vale {show(delta_f)}: {reason}")
        raise Wrong(f"delta_f no vale {show(delta_f)}: es −(y − f) por la derivada de la tanh en z_f.")
    if not _near(delta_g, -0.5 * delta_f):
        for value, reason in (
            (delta_f, "de z_f a g hay un peso por medio."),
            (0.5 * delta_f, "¿qué signo tiene w₂₁?"),
            (-delta_f, "la ReLU en 2 tiene derivada 1, no 2."),
            (2 * delta_f, "eso es δ_f · g, la derivada respecto a w₂₁. Hacia atrás se pasa por el peso."),
            (-0.5 * delta_f * (1 - np.tanh(2) ** 2), "la neurona oculta es ReLU, no tanh."),
            (0, "la ReLU recibe 2, que es positivo: deja pasar la culpa."),
        ):
            if _near(delta_g, value):
                raise Wrong(f"delta_g no vale {show(delta_g)}: {reason}")
        raise Wrong(f"delta_g no vale {show(delta_g)}: a δ_f le faltan dos factores, un peso y la derivada de la ReLU.")


def _network_gradient(w, x, y, wrong=""):
    """Las cinco derivadas, con el fallo que se pida, para reconocerlo en la respuesta."""
    z_g, g, z_f, f = _forward(w, x)
    outer = {"sigmoid": f * (1 - f), "linear": 1, "twice": 1 - np.tanh(f) ** 2}.get(wrong, 1 - f**2)
    inner = {"relu": 1, "value": g, "tanh": 1 - np.tanh(z_g) ** 2}.get(wrong, float(z_g > 0))
    delta_f = (f - y) * outer * (-1 if wrong == "sign" else 2 if wrong == "double" else 1)
    delta_g = delta_f * inner * {"weight": 1, "bias": w[3]}.get(wrong, w[4])
    dx = (1, 1) if wrong == "inputs" else x
    head, tail = [delta_g, delta_g * dx[0], delta_g * dx[1]], [delta_f, delta_f * (z_g if wrong == "sum" else g)]
    return np.array(tail + head if wrong == "order" else head + tail)


NETWORK_FLAWS = {
    "sign": "las cinco salen con el signo cambiado: ∂e/∂f es −(y − f).",
    "double": "las cinco salen el doble: el 2 del cuadrado se va con el ½.",
    "sigmoid": "la derivada de la salida es la de una sigmoide, y aquí es tanh.",
    "linear": "falta la derivada de la tanh de la salida.",
    "twice": "la derivada de la tanh se toma en z_f: es 1 − f², no 1 − tanh²(f).",
    "relu": "falta la derivada de la ReLU: con z_g negativa, corta el paso.",
    "value": "la derivada de la ReLU no es la ReLU: vale 0 o 1.",
    "tanh": "la neurona oculta es ReLU, y usas la derivada de la tanh.",
    "weight": "las de w₁₀, w₁₁ y w₁₂ no pasan por w₂₁.",
    "bias": "hacia atrás se pasa por w₂₁, el peso que multiplica a g, y no por el sesgo w₂₀.",
    "inputs": "las de w₁₁ y w₁₂ salen iguales a la de w₁₀: falta su entrada.",
    "sum": "la de w₂₁ lleva g, lo que sale de la ReLU, y no z_g.",
    "order": "están todas, pero en otro orden: el de w es w₁₀, w₁₁, w₁₂, w₂₀, w₂₁.",
}


def _check_network_gradient(answer):
    cases = [
        (np.array([-1.0, 2.0, -1.0, 1.5, -0.5]), np.array([2, 1]), -1),
        (np.array([0.3, -0.4, 0.8, 0.2, 0.7]), np.array([0.5, 2.0]), 1),
        (np.array([-0.5, 0.4, 0.6, 0.3, -0.9]), np.array([-1.5, -0.5]), 1),  # z_g < 0
        (np.array([0.2, -0.4, 0.5, 0.3, 0.8]), np.array([1.5, -0.5]), -1),  # z_g < 0, por poco
        (np.array([0, 1, -1, 2, -1]), np.array([2, 1]), 0),  # enteros
    ]
    results = [as_array(call(answer, *case), "El resultado", shape=(5,)) for case in cases]
    right = [_network_gradient(*case) for case in cases]
    if all(map(_same, results, right)):
        return
    first = next(k for k in range(len(cases)) if not _same(results[k], right[k]))
    w, x, y = cases[first]
    case = f"Con w = {show(w)}, x = {show(x)} e y = {y},"
    for wrong, reason in NETWORK_FLAWS.items():
        if all(_same(got, _network_gradient(*c, wrong)) for got, c in zip(results, cases)):
            raise Wrong(f"{case} {reason}")
    if any(_same(got, np.trunc(r)) for got, r in zip(results[4:], right[4:])):
        raise Wrong(f"{case} los resultados pierden los decimales: ¿los guardas en una matriz de enteros?")
    names = ("w₁₀", "w₁₁", "w₁₂", "w₂₀", "w₂₁")
    k = next(k for k in range(5) if not _same(results[first][k], right[first][k]))
    raise Wrong(
        f"{case} la derivada respecto a {names[k]} sale {show(float(results[first][k]))}, y e no cambia así al mover "
        "ese número: mídelo con dos puntos próximos."
    )


def _same(got, right):
    return bool(np.allclose(got, right, rtol=1e-4, atol=1e-6))


def _check_dense(answer):
    rng = np.random.default_rng(0)
    for n, d, m in ((4, 3, 2), (1, 2, 3), (3, 3, 3)):
        delta, A, W = rng.normal(size=(n, m)), rng.normal(size=(n, d)), rng.normal(size=(d, m))
        got = call(answer, delta, A, W)
        if not isinstance(got, list | tuple) or len(got) != 3:
            raise Wrong("Se esperaba que la función devolviera tres cosas: dW, db y dA_prev, en ese orden.")
        if is_blank(got):
            raise NotAnswered("La función devuelve `...`: escribe tu respuesta y vuelve a ejecutar la celda.")
        case = f"Con n = {n}, d = {d} y m = {m},"
        shapes = {"dW": (d, m), "db": (m,), "dA_prev": (n, d)}
        dW, db, dA = (as_array(part, f"{case} {name}", shapes[name]) for part, name in zip(got, shapes))
        total = delta.sum(axis=0)
        for name, value, right, flaws in (
            ("dW", dW, A.T @ delta, [(delta.T @ A, "está traspuesta: filas, entradas; columnas, neuronas.")]),
            ("db", db, total, [(delta.sum(axis=1) if n == m else None, "has sumado por el eje que no es.")]),
            ("dA_prev", dA, delta @ W.T, [(delta @ W, "a W le falta la traspuesta.") if d == m else (None, "")]),
        ):
            if _same(value, right):
                continue
            if n > 1 and _same(value, right / n):
                raise Wrong(f"{case} {name} está dividida por n, y delta ya llevaba dentro el 1/n: aquí solo se suma.")
            for flaw, reason in flaws:
                if flaw is not None and flaw.shape == value.shape and _same(value, flaw):
                    raise Wrong(f"{case} {name} tiene la forma debida, pero {reason}")
            if _same(value, -right):
                raise Wrong(f"{case} {name} sale con el signo cambiado: aquí no se resta nada; eso es del paso.")
            if name == "db" and _same(value, delta[0]):
                raise Wrong(f"{case} db solo lleva la culpa del primer ejemplo: faltan los demás.")
            raise Wrong(
                f"{case} {name} tiene la forma debida, pero empieza por {show(float(value.flat[0]))} y no es así: "
                "haz a mano esa casilla."
            )


def _check_operations(answer):
    names = ("exp_op", "mul_op", "div_op", "sigmoid_op")
    if not isinstance(answer, list | tuple) or len(answer) != 4:
        raise Wrong("Se esperaban cuatro funciones: (exp_op, mul_op, div_op, sigmoid_op).")
    functions = (np.exp, lambda a, b: a * b, lambda a, b: a / b, lambda a: 1 / (1 + np.exp(-a)))
    inputs = ([(0.7,), (-1.3,), (2,)], [(2.0, 5.0), (-3, 4)], [(3.0, 2.0), (1, -4)], [(0.6,), (-2.0,), (3,)])
    for name, operation, function, cases in zip(names, answer, functions, inputs):
        for case in cases:
            _check_operation(name, operation, function, case)


def _check_operation(name, operation, function, case):
    got = call(operation, *case)
    where = f"{name}({', '.join(map(show, case))})"
    if not isinstance(got, list | tuple) or len(got) != 2:
        raise Wrong(f"{where} debe devolver dos cosas: el valor y la lista de derivadas.")
    value = float(as_array(got[0], f"El valor de {where}", shape=()))
    slopes = np.atleast_1d(as_array(got[1], f"La lista de derivadas de {where}"))
    if slopes.shape != (len(case),):
        raise Wrong(f"{where} debe dar tantas derivadas como entradas: {len(case)}. La forma es {slopes.shape}.")
    if not np.isclose(value, function(*case), rtol=1e-5):
        raise Wrong(f"{where} da el valor {show(value)}: los valores estaban bien, cambia solo las derivadas.")
    for k, letter in enumerate("ab"[: len(case)]):
        push = 1e-5 * np.eye(len(case))[k]
        point = np.array(case, dtype=float)
        measured = (function(*(point + push)) - function(*(point - push))) / 2e-5
        if np.isclose(slopes[k], measured, rtol=1e-4, atol=1e-6):
            continue
        reason = ""
        if len(case) == 2 and np.allclose(slopes, case):
            reason = " ¿Es un factor el que mide lo que él mismo cambia, o es el otro?"
        elif np.isclose(slopes[k], -measured):
            reason = " El tamaño es bueno, pero el signo no."
        elif name == "sigmoid_op" and np.isclose(slopes[k], case[0] * (1 - case[0])):
            reason = " ¿La fórmula σ(1 − σ) se escribe con la entrada o con la salida?"
        elif name == "sigmoid_op" and np.isclose(slopes[k], value):
            reason = " Ese es el valor, no su derivada."
        raise Wrong(
            f"{where}: según tu derivada respecto a {letter}, al subirla 0.001 el valor cambia "
            f"{show(0.001 * float(slopes[k]))}; medido, cambia otra cosa.{reason}"
        )


EXERCISES = [
    Exercise(
        _check_forward,
        (
            "Empieza por z_g: el sesgo, más 2 por x₁, más −1 por x₂.",
            "La ReLU deja pasar los positivos tal cual.",
            "z_f = 1.5 − 0.5 · g; luego su tanh; luego la mitad de (−1 − f)².",
        ),
        "Estos cinco números son todo lo que la vuelta necesita: por eso la ida los guarda.",
    ),
    Exercise(
        _check_deltas,
        (
            "Empieza en e: ∂e/∂f = −(y − f), con y = −1.",
            "La derivada de la tanh es 1 − tanh², y tanh(z_f) es f.",
            "De δ_f a δ_g se pasa por w₂₁ y por la derivada de la ReLU en z_g = 2.",
        ),
        "δ_f es positivo: la red se pasó, y para bajar e hay que bajar z_f.",
    ),
    Exercise(
        _check_network_gradient,
        (
            "Haz primero la ida, guardando z_g, g y f. Después, δ_f y δ_g como en el ejercicio anterior, con letras.",
            "Las de w₂₀ y w₂₁ son δ_f por 1 y por g; las de la capa oculta, δ_g por 1, x₁ y x₂.",
            "La derivada de la ReLU es 1 si z_g > 0 y 0 si no: `(z_g > 0)` sirve como factor.",
        ),
        "Con z_g negativa, tres derivadas son cero: la ReLU apagada ni habla ni aprende con ese ejemplo.",
    ),
    Exercise(
        _check_dense,
        (
            "Cada derivada tiene la forma de lo que deriva: dW como W, db como b, dA_prev como A_prev.",
            "Para llegar a (d, m) desde (n, d) y (n, m), ¿cuál de las dos hay que trasponer?",
            "El sesgo recibe la culpa de todos los ejemplos: una suma por columnas.",
        ),
        "Con estas tres líneas y la derivada de la activación se entrena cualquier red densa.",
    ),
    Exercise(
        _check_operations,
        (
            "Para cada operación, mide: (f(a + h) − f(a − h)) / 2h, con un valor cualquiera de a.",
            "Si a · b y subes a en 1, ¿cuánto sube el producto?",
            "Si b crece, ¿a / b sube o baja? ¿Y σ(1 − σ) se escribe con a o con el valor?",
        ),
        "Ningún fallo daba error ni cambiaba los valores: solo una medida los encuentra.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
