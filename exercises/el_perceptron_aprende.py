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


# 2 · ¿Y si votan? ------------------------------------------------------------------------------------


def vote(W, times, x):
    votes = np.where(W @ x >= 0, 1, -1)
    return 1 if votes @ times > 0 else -1


def _vote_in_loop(W, times, x):
    total = 0
    for w, count in zip(W, times):
        total += count if sum(w * x) >= 0 else -count
    return 1 if total > 0 else -1


def _vote_with_sign(W, times, x):
    return np.sign(np.sum(((W @ x >= 0) * 2.0 - 1) * times))


def _vote_by_counting(W, times, x):
    says_yes = np.dot(W, x) >= 0
    return np.array([1 if times[says_yes].sum() > times[~says_yes].sum() else -1])[0]


def _vote_by_half(W, times, x):
    return np.int64(2 * (np.average(W @ x >= 0, weights=times) > 0.5) - 1)


def _side(z):
    return 1 if z >= 0 else -1


def _signs(W, x):
    return np.where(W @ x >= 0, 1, -1)


def _tie_against(W, times, x):
    """Un empate, z = 0, vota −1."""
    return _side(np.where(W @ x > 0, 1, -1) @ times)


def _ballots(k, d, seed):
    """Unos pesos, cuánto duraron y un ejemplo; sin empates a votos ni z casi iguales a 0."""
    rng = np.random.default_rng(seed)
    W, times = rng.integers(-4, 5, (k, d)).astype(float), rng.integers(1, 9, k)
    if times.sum() % 2 == 0:
        times[0] += 1  # con un número impar de votos no hay empate
    return W, times, np.append(rng.integers(-3, 4, d - 1), 1).astype(float)


BALLOTS = [
    (np.array([[2.0, -1.0]]), np.array([3]), np.array([1.0, 1.0])),
    (np.array([[2.0, -3.0]]), np.array([3]), np.array([1.0, 1.0])),
    (np.array([[1.0, -1.0]]), np.array([1]), np.array([1.0, 1.0])),  # z = 0 vota +1
    # Dos filas ganan a una si no se cuenta cuánto duraron, y una z enorme arrastra a la media.
    (np.array([[-1, 0], [-1, 0], [1, 0]]), np.array([1, 1, 5]), np.array([1, 1])),
    (np.array([[9.0, 0.0], [-1.0, 0.0], [-1.0, 0.0]]), np.array([2, 2, 3]), np.array([1.0, 1.0])),
    (np.array([[9.0, 1.0], [-1.0, 0.0], [-2.0, 1.0]]), np.array([2, 4, 1]), np.array([1.0, 1.0])),
    (np.array([[1.0, 1.0], [1.0, 0.0], [-9.0, 0.0]]), np.array([2, 3, 1]), np.array([1.0, 1.0])),
    (np.array([[-1.0, 0.0], [3.0, 1.0], [2.0, 2.0]]), np.array([6, 1, 2]), np.array([1.0, 1.0])),
    *(_ballots(k, d, seed) for k, d, seed in [(3, 3, 0), (5, 3, 1), (5, 5, 2), (7, 2, 3), (9, 4, 4), (7, 3, 5)]),
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
        why="Son los dos errores más frecuentes al copiar la regla, y circulan en apuntes.",
        right=[_update_by_predicting, _update_one_by_one, _update_with_where, _update_by_class],
    ),
    Exercise(
        reference=vote,
        inputs=BALLOTS,
        mistakes={
            "Cuenta igual todos los pesos; cada fila tiene tantos votos como diga `times`.": (
                lambda W, times, x: 1 if _signs(W, x).sum() > 0 else -1
            ),
            "Eso responde con la media de los pesos; aquí cada fila vota +1 o −1, sea su z grande o pequeña.": (
                lambda W, times, x: _side(times @ (W @ x))
            ),
            "Eso es la suma de los votos; se pide lo que sale por mayoría, +1 o −1.": (
                lambda W, times, x: _signs(W, x) @ times
            ),
            "Una fila con z = 0 vota +1: ¿usas `>` en vez de `>=`?": _tie_against,
            "`np.sign` da 0 cuando z = 0, y esa fila vota +1.": (lambda W, times, x: np.sign(np.sign(W @ x) @ times)),
            "Eso responde con la media de las filas; aquí cada una vota, y tantas veces como diga `times`.": (
                lambda W, times, x: _side(W.mean(axis=0) @ x)
            ),
            "La mayoría sale al revés.": lambda W, times, x: -vote(W, times, x),
            "Eso es lo que votan los últimos pesos; faltan los demás.": lambda W, times, x: _side(W[-1] @ x),
            "Eso es lo que votan los pesos que más duraron; faltan los demás.": (
                lambda W, times, x: _side(W[np.argmax(times)] @ x)
            ),
            "Devuelve el voto de cada fila; falta contarlos.": lambda W, times, x: _signs(W, x),
            "Los votos de −1 no restan: con 0 y 1 la mayoría es la mitad de los votos, no 0.": (
                lambda W, times, x: 1 if (W @ x >= 0) @ times > 0 else -1
            ),
            "Devuelve 0 donde se pide −1.": lambda W, times, x: int(vote(W, times, x) > 0),
        },
        hints=(
            "`W @ x` da las z de todas las filas; `np.where(…, 1, -1)` las convierte en votos.",
            "Multiplica cada voto por su número de `times` y suma: `votes @ times`. ¿Qué dice su signo?",
        ),
        why="Es el perceptrón con votos, de Freund y Schapire (1999). La media se le parece y guarda una sola fila.",
        right=[_vote_in_loop, _vote_with_sign, _vote_by_counting, _vote_by_half],
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
            "En C importa que w haya vuelto. Si hubiera una recta u, ¿podría bajar u · w, en el orden que fuera?": (
                _only("C", UNKNOWN)
            ),
            "En C, si hubiera una recta u, cada corrección haría subir u · w, y w no podría volver.": _only("C", YES),
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
