"""Ejercicios de la lección «El perceptrón aprende»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, plain, show

# 1 · Encuentra los fallos ----------------------------------------------------------------------------


def update(w, x, y):
    if y * (w @ x) <= 0:
        w = w + y * x
    return w


def _update_when(fails, change):
    def step(w, x, y):
        return w + change(x, y) if fails(y * (w @ x)) else w

    return step


def _update_insisting(w, x, y):
    while y * (w @ x) <= 0:
        w = w + y * x
    return w


def _rule(x, y):
    return y * x


def _without_bias(x, y):
    return y * np.append(x[:-1], 0)


def _update_by_predicting(w, x, y):
    z = w @ x
    if z == 0 or np.sign(z) != y:
        return w + y * x
    return w


def _update_one_by_one(w, x, y):
    z = sum(w[i] * x[i] for i in range(len(w)))
    return [w[i] + y * x[i] for i in range(len(w))] if z * y <= 0 else list(w)


def _update_with_where(w, x, y):
    return np.where(y * np.dot(w, x) > 0, w, w + x * y).astype(np.float32)


def _update_by_class(w, x, y):
    if y == 1 and np.sum(w * x) <= 0:
        w = np.add(w, x)
    elif y == -1 and np.sum(w * x) >= 0:
        w = np.subtract(w, x)
    return w


# 2 · Una época entera --------------------------------------------------------------------------------


def _prepare(X, y):
    return np.column_stack([X, np.ones(len(X))]), 2 * y - 1


def one_epoch(X, y, w):
    X, y = _prepare(X, y)
    failures = 0
    for x_i, y_i in zip(X, y):
        if y_i * (w @ x_i) <= 0:
            w = w + y_i * x_i
            failures = failures + 1
    return w, failures


def _epoch_that(fails=lambda m: m <= 0, prepare=_prepare, sign=1):
    """Una época como la pedida, con alguna pieza cambiada."""

    def epoch(X, y, w):
        X, y = prepare(X, y)
        count = 0
        for x_i, y_i in zip(X, y):
            if fails(y_i * (w @ x_i)):
                w = w + sign * y_i * x_i
                count += 1
        return w, count

    return epoch


def _ones_first(X, y):
    return np.column_stack([np.ones(len(X)), X]), 2 * y - 1


def _zeros_last(X, y):
    return np.column_stack([X, np.zeros(len(X))]), 2 * y - 1


def _same_answers(X, y):
    return np.column_stack([X, np.ones(len(X))]), y


def _epoch_looking_at_z(X, y, w):
    X, y = _prepare(X, y)
    count = 0
    for x_i, y_i in zip(X, y):
        if w @ x_i <= 0:
            w = w + y_i * x_i
            count += 1
    return w, count


def _epoch_with_first_weights(X, y, w):
    X, y = _prepare(X, y)
    wrong = y * (X @ w) <= 0
    return w + y[wrong] @ X[wrong], wrong.sum()


def _epoch_insisting(X, y, w):
    X, y = _prepare(X, y)
    count = 0
    for x_i, y_i in zip(X, y):
        while y_i * (w @ x_i) <= 0:
            w = w + y_i * x_i
            count += 1
    return w, count


def _epoch_by_answer(fires):
    """Compara con y lo que responde la neurona, 1 o 0: uno de los dos empates no le parece un fallo."""

    def epoch(X, y, w):
        count = 0
        for x_i, y_i in zip(_prepare(X, y)[0], y):
            answer = int(fires(w @ x_i))
            w = w + (y_i - answer) * x_i
            count += answer != y_i
        return w, count

    return epoch


def _epoch_until_done(X, y, w):
    for _ in range(200):
        w, count = one_epoch(X, y, w)
        if count == 0:
            break
    return w, count


def _epoch_leaving_early(X, y, w):
    return one_epoch(X[:1], y[:1], w)


def _epoch_counting_at_the_end(X, y, w):
    w, _ = one_epoch(X, y, w)
    X, y = _prepare(X, y)
    return w, np.sum(y * (X @ w) <= 0)


def _epoch_by_rows(X, y, w):
    w, failures = list(w), 0
    for k in range(len(X)):
        x = [*X[k], 1]
        side = 1 if y[k] == 1 else -1
        if side * sum(a * b for a, b in zip(w, x)) <= 0:
            w = [a + side * b for a, b in zip(w, x)]
            failures += 1
    return [w, failures]


def _epoch_in_place(X, y, w):
    w = w.astype(np.float32)
    count = np.zeros(1)
    for x_i, y_i in zip(X, np.where(y == 0, -1, 1)):
        if np.sign(np.dot(np.append(x_i, 1), w)) != y_i:
            w += y_i * np.append(x_i, 1)
            count += 1
    return w, count.sum()


def _epoch_with_bias_apart(X, y, w):
    weights, b, hits = w[:-1], w[-1], 0
    for x_i, y_i in zip(X, y):
        z = weights @ x_i + b
        if (y_i == 1 and z > 0) or (y_i == 0 and z < 0):
            hits += 1
        elif y_i == 1:
            weights, b = weights + x_i, b + 1
        else:
            weights, b = weights - x_i, b - 1
    return np.append(weights, b), len(y) - hits


def _epoch_recording(X, y, w):
    X, y = np.hstack([X, np.ones((len(X), 1), dtype=int)]), np.array([-1, 1])[y]
    path = [w]
    for i in range(len(X)):
        if path[-1].dot(X[i]) * y[i] <= 0:
            path.append(np.add(path[-1], X[i] * y[i]))
    return path[-1], len(path) - 1


def _examples(n, d, seed):
    """Unos ejemplos enteros, con las respuestas 0 y 1, y unos pesos de los que partir."""
    rng = np.random.default_rng(seed)
    return rng.integers(-3, 4, (n, d)), rng.integers(0, 2, n), rng.integers(-3, 4, d + 1).astype(float)


SQUARE = np.array([[1, 0], [0, 1], [0, 0], [1, 1]])
EPOCHS = [
    (np.array([[2]]), np.array([1]), np.array([1.0, 1.0])),  # un acierto
    (np.array([[2]]), np.array([1]), np.array([-1.0, 2.0])),  # un empate con y = 1
    (np.array([[2]]), np.array([0]), np.array([1.0, -2.0])),  # un empate con y = 0
    (np.array([[1]]), np.array([1]), np.array([-5.0, 0.0])),  # un fallo que una corrección no arregla
    (SQUARE, np.array([0, 0, 0, 1]), np.zeros(3)),
    (SQUARE, np.array([0, 0, 0, 1]), np.array([0.0, 1.0, 0.0])),
    (SQUARE, np.array([1, 1, 0, 1]), np.array([-1.0, -2.0, 3.0])),
    *(_examples(n, d, seed) for n, d, seed in [(4, 2, 0), (6, 2, 1), (6, 3, 2), (8, 4, 3)]),
]

# 3 · ¿Qué se puede afirmar? --------------------------------------------------------------------------

YES, NO, UNKNOWN = "hay", "no hay", "no se sabe"
KNOWN = {"A": YES, "B": UNKNOWN, "C": NO, "D": UNKNOWN}


def _read_known(answer):
    if not isinstance(answer, dict) or {plain(name) for name in answer} != set("abcd"):
        raise Wrong('se esperaba un diccionario con las claves "A", "B", "C" y "D".')
    read = {}
    for name, value in answer.items():
        text = value if value is ANY else " ".join(plain(value).rstrip(" .").split())
        if text is not ANY and text not in (YES, NO, UNKNOWN):
            raise Wrong(f"en «{plain(name).upper()}» has escrito {show(value)}. Vale «hay», «no hay» o «no se sabe».")
        read[plain(name).upper()] = text
    return read


def _only(name, word):
    """Una respuesta que en ese caso dice eso, y en los demás, cualquier cosa."""
    return {other: word if other == name else ANY for other in KNOWN}


EXERCISES = [
    Exercise(
        reference=update,
        inputs=[
            (np.array([2.0, 1.0]), np.array([-1.0, 1.0]), 1),
            (np.array([-5.0, 0.0, 0.0]), np.array([1.0, 0.0, 1.0]), 1),  # una corrección no basta
            (np.array([1.0, -2.0, 1.0]), np.array([2.0, 1.0, 1.0]), -1),
            (np.array([1.0, -2.0, 1.0]), np.array([0.0, 2.0, 1.0]), 1),
            (np.array([1.0, -2.0, 1.0]), np.array([3.0, 1.0, 1.0]), 1),
            (np.array([1.0, -2.0, 1.0]), np.array([0.0, 3.0, 1.0]), -1),
            (np.array([1.0, -2.0, 1.0]), np.array([0.5, 0.5, 1.0]), 1),
            (np.array([1.0, -2.0, 1.0]), np.array([2.0, 1.0, 1.0]), 1),
            (np.array([0, 0, 0]), np.array([1, 2, 1]), 1),
            (np.array([1, -2, 1]), np.array([1, 1, 1]), -1),
        ],
        mistakes={
            "Corrige cuando acierta y no cuando falla: ¿en qué caso es positivo y·(w · x)?": _update_when(
                lambda m: m > 0, _rule
            ),
            "La condición está bien, pero siempre suma x: con y = −1 hay que restarlo.": _update_when(
                lambda m: m <= 0, lambda x, y: x
            ),
            "Aún corrige cuando acierta, y siempre suma x: son los dos errores de la función del enunciado.": (
                _update_when(lambda m: m > 0, lambda x, y: x)
            ),
            "Falta el empate: si w · x = 0 también hay que corregir.": _update_when(lambda m: m < 0, _rule),
            "La condición está bien, pero corrige al revés.": _update_when(lambda m: m <= 0, lambda x, y: -y * x),
            "Corrige siempre, también cuando acierta.": _update_when(lambda m: True, _rule),
            "Corrige una sola vez: con `while` lo hace hasta que acierta.": _update_insisting,
            "No corrige nunca.": _update_when(lambda m: False, _rule),
            "Se ha quedado sin corregir el sesgo, que es el último peso.": _update_when(
                lambda m: m <= 0, _without_bias
            ),
            "Al fallar pone y·x en lugar de w; hay que sumarlo a w.": (
                lambda w, x, y: y * x if y * (w @ x) <= 0 else w
            ),
            "Solo mira el signo de w · x: el fallo depende también de y.": (
                lambda w, x, y: w + y * x if w @ x <= 0 else w
            ),
            "Compara `y` con `w @ x`, que casi nunca son iguales: lo que importa es el signo de su producto.": (
                lambda w, x, y: w + y * x if y != w @ x else w
            ),
            "Con w · x = 0 la neurona responde +1, pero al aprender eso también es un fallo si y = +1.": (
                lambda w, x, y: w + y * x if (w @ x >= 0) != (y == 1) else w
            ),
            "Corrige los ejemplos acertados por poco: el límite es 0.": _update_when(lambda m: m <= 1, _rule),
        },
        hints=(
            "Con w = (0, 0, 0) el producto vale 0: ¿debe entrar en el `if`?",
            "Si y = −1 hay que restar x. ¿Qué producto vale x con y = +1 y −x con y = −1?",
        ),
        why="Son dos errores fáciles de cometer al copiar la regla.",
        right=[_update_by_predicting, _update_one_by_one, _update_with_where, _update_by_class],
    ),
    Exercise(
        reference=one_epoch,
        inputs=EPOCHS,
        mistakes={
            "Con y = 0 se suma 0·x, que no corrige nada: antes hay que pasar las respuestas a −1 y +1.": _epoch_that(
                prepare=_same_answers
            ),
            "El 1 de cada ejemplo va al final, donde `w` guarda el sesgo.": _epoch_that(prepare=_ones_first),
            "La columna que se añade es de unos; con ceros, el sesgo no cuenta.": _epoch_that(prepare=_zeros_last),
            "Falta el empate: si w · x = 0 también hay que corregir.": _epoch_that(lambda m: m < 0),
            "Compara con lo que responde la neurona, y un empate con y = 1 también es un fallo.": _epoch_by_answer(
                lambda z: z >= 0
            ),
            "Compara con lo que responde la neurona, y un empate con y = 0 también es un fallo.": _epoch_by_answer(
                lambda z: z > 0
            ),
            "Ha cambiado unas respuestas por otras: el 0 pasa a −1, y el 1 se queda en +1.": (
                lambda X, y, w: one_epoch(X, 1 - y, w)
            ),
            "Solo mira el signo de w · x: el fallo depende también de y.": _epoch_looking_at_z,
            "Corrige cuando acierta y no cuando falla.": _epoch_that(lambda m: m > 0),
            "Corrige siempre, también cuando acierta.": _epoch_that(lambda m: True),
            "Corrige al revés: al fallar se suma y·x.": _epoch_that(sign=-1),
            "Mira todos los ejemplos con la w del principio; cada uno se mira con la que dejó el anterior.": (
                _epoch_with_first_weights
            ),
            "Insiste con cada ejemplo hasta acertarlo; en una época, cada uno corrige como mucho una vez.": (
                _epoch_insisting
            ),
            "Da vueltas hasta que no hay fallos; se pide una sola época.": _epoch_until_done,
            "Termina tras el primer ejemplo: ¿está el `return` dentro del bucle?": _epoch_leaving_early,
            "Empieza en cero; hay que empezar en la `w` que recibe.": lambda X, y, w: one_epoch(X, y, 0 * w),
            "La w es buena, pero cuenta los fallos con ella, al final; se piden los que hubo por el camino.": (
                _epoch_counting_at_the_end
            ),
            "La w es buena, pero cuenta los aciertos.": lambda X, y, w: (
                one_epoch(X, y, w)[0],
                len(y) - one_epoch(X, y, w)[1],
            ),
            "Cuenta bien los fallos, pero devuelve la `w` del principio.": lambda X, y, w: (w, one_epoch(X, y, w)[1]),
            "La w es buena, pero dice siempre 0 fallos.": lambda X, y, w: (one_epoch(X, y, w)[0], 0),
            "Los fallos van dentro de una lista; se pide el número.": lambda X, y, w: (
                one_epoch(X, y, w)[0],
                [one_epoch(X, y, w)[1]],
            ),
            "Son las dos cosas, en otro orden: primero `w`, después los fallos.": (
                lambda X, y, w: one_epoch(X, y, w)[::-1]
            ),
            "Devuelve solo `w`; faltan los fallos.": lambda X, y, w: one_epoch(X, y, w)[0],
            "Devuelve solo los fallos; falta `w`.": lambda X, y, w: one_epoch(X, y, w)[1],
        },
        hints=(
            "Primero, los dos acuerdos: pega los unos a `X` y haz que en `y` los 0 sean −1. ¿Qué da `2 * y - 1`?",
            "Después, el bucle de dentro de `train`: si `y_i * (w @ x_i) <= 0`, cambia `w` y cuenta un fallo.",
        ),
        why="Con esto y un bucle que la repita tienes un perceptrón entero, para datos como vienen en los archivos.",
        right=[_epoch_by_rows, _epoch_in_place, _epoch_with_bias_apart, _epoch_recording],
    ),
    Exercise(
        reference=KNOWN,
        measure=_read_known,
        mistakes={
            "En A hubo una época entera sin fallos y sin correcciones: ¿qué hacen esos pesos con los ejemplos?": (
                _only("A", UNKNOWN)
            ),
            "En A los pesos de la última época aciertan todos los ejemplos.": _only("A", NO),
            "En B no se ha repetido nada. Tampoco con las flores se veía el final, y había un hiperplano.": (
                _only("B", NO)
            ),
            "En B aún no ha habido una época sin fallos.": _only("B", YES),
            "En C w ha vuelto: esas correcciones suman cero. ¿Podrían, si una recta acertara todos los ejemplos?": (
                _only("C", UNKNOWN)
            ),
            "En C las correcciones suman cero; si hubiera una recta u, cada una daría con u un número positivo.": _only(
                "C", YES
            ),
            "En D acertar casi todo no es acertarlo todo: puede que no haya recta.": _only("D", YES),
            "En D un fallo al cabo de 100 épocas no demuestra nada: quizá termine más adelante.": _only("D", NO),
        },
        hints=(
            "Se sabe que la hay si alguna w acertó todos; se sabe que no si w volvió a un valor anterior.",
            "La demostración de que w no puede volver no dice nada del orden de los ejemplos.",
        ),
        why="No haber terminado no demuestra nada; haber vuelto, sí.",
        right=[
            {"A": "Hay", "B": "No se sabe", "C": "No hay", "D": "No se sabe"},
            dict(reversed(KNOWN.items())),
            {name.lower(): word for name, word in KNOWN.items()},
            {name: f" {word.upper()}. " for name, word in KNOWN.items()},
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
