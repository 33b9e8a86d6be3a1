"""Ejercicios de la lección «La neurona»."""

from itertools import product

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call, plain, show

# 1 · ¿Es la misma? ---------------------------------------------------------------------------------

SAME, OPPOSITE, PARALLEL, CROSSING = "igual", "contraria", "paralela", "corta"
WORDS = {word: word for word in (SAME, OPPOSITE, PARALLEL, CROSSING)}
WORDS |= {"iguales": SAME, "contrario": OPPOSITE, "paralelo": PARALLEL, "la corta": CROSSING}
COMPARED = {"A": SAME, "B": OPPOSITE, "C": CROSSING, "D": PARALLEL}


def _read_words(answer):
    """{neurona: palabra}, sin que importen las mayúsculas, los acentos ni el punto final."""
    if not isinstance(answer, dict):
        raise Wrong(f"se esperaba un diccionario con las cuatro neuronas, y llegó {show(answer)}.")
    named = {plain(name).upper(): word for name, word in answer.items()}
    if named.keys() != COMPARED.keys():
        raise Wrong('se esperaba un diccionario con las claves "A", "B", "C" y "D".')
    read = {name: word if word is ANY else plain(word).rstrip(" .") for name, word in named.items()}
    for name, word in read.items():
        read[name] = word if word is ANY else WORDS.get(word)
        if read[name] is None:
            raise Wrong(
                f"en «{name}» has escrito {show(named[name])}. Vale «igual», «contraria», «paralela» o «corta»."
            )
    return {name: read[name] for name in COMPARED}


def _only(**words):
    """Una respuesta que dice esas palabras y, en las demás neuronas, cualquiera."""
    return {name: words.get(name, ANY) for name in COMPARED}


# 2 · Al menos k ------------------------------------------------------------------------------------


def at_least(k, d):
    return np.ones(d), 0.5 - k


def _fires(w, b, x) -> int:
    """Lo que responde la neurona; un empate que no sale justo 0 por el redondeo cuenta como empate."""
    z = float(w @ np.asarray(x, dtype=float) + b)
    return int(z >= -1e-9 * (np.abs(w).sum() + abs(b)))


def _read_neuron(answer, d, name=""):
    """Los pesos y el sesgo de una neurona de d entradas."""
    where = f"en `{name}` " if name else ""
    if isinstance(answer, str | dict | set) or not hasattr(answer, "__len__") or len(answer) != 2:
        raise Wrong(f"{where}se esperaban dos cosas: los pesos y el sesgo, en ese orden.")
    try:
        w, b = (np.array(part, dtype=float).ravel() for part in answer)
    except (TypeError, ValueError):
        raise Wrong(f"{where}los pesos y el sesgo tienen que ser números, y llegó {show(answer)}.") from None
    if w.size == 1 and b.size == d > 1:
        raise Wrong(f"{where}primero van los pesos, y después el sesgo.")
    if w.size != d or b.size != 1:
        wanted = "esperaba un peso" if d == 1 else f"esperaban {d} pesos"
        raise Wrong(f"{where}se {wanted} y un sesgo, y llegó {show(answer)}.")
    return w, float(b[0])


def _answers(answer, k, d):
    """{entrada: lo que responde la neurona}, con todas las entradas posibles."""
    w, b = _read_neuron(call(answer, k, d), d)
    return {f"con la entrada {x}": _fires(w, b, x) for x in sorted(product([0, 1], repeat=d), key=sum)}


def _unequal(k, d):
    return [4 + 1 / (i + 2) for i in range(d)], 1 - 4 * k - 0.5 * (k - 1)


# 3 · Iguales ---------------------------------------------------------------------------------------

AND, OR, NAND, NOR = ([2, 2], -3), ([2, 2], -1), ([-2, -2], 3), ([-2, -2], 1)


def _network(answer, x):
    """Lo que responde la red de tres neuronas a una entrada."""
    if isinstance(answer, str | dict | set) or not hasattr(answer, "__len__") or len(answer) != 3:
        raise Wrong("se esperaban las tres neuronas: (first, second, last).")
    first, second, last = (_read_neuron(part, 2, name) for part, name in zip(answer, ("first", "second", "last")))
    return _fires(*last, [_fires(*first, x), _fires(*second, x)])


EXERCISES = [
    Exercise(
        reference=COMPARED,
        measure=_read_words,
        mistakes={
            "En A, los tres números están multiplicados por 0.5. ¿Cambia eso la recta?": _only(A=PARALLEL),
            "En A el factor, 0.5, es positivo: ¿cambian los lados?": _only(A=OPPOSITE),
            "En A, los pesos son los otros multiplicados por 0.5: ¿se pueden cortar las rectas?": _only(A=CROSSING),
            "En B, el factor es −2. ¿Qué le pasa al signo de z?": _only(B=SAME),
            "En B, los tres números están multiplicados por −2: donde una z es 0, ¿cuánto vale la otra?": _only(
                B=PARALLEL
            ),
            "En B, los pesos son los otros multiplicados por −2: ¿se pueden cortar las rectas?": _only(B=CROSSING),
            "En C solo ha cambiado un signo. ¿Por qué número habría que multiplicar los tres?": _only(C=SAME),
            "En C ha cambiado el signo de un peso; para cambiar los lados tendrían que cambiar los tres.": _only(
                C=OPPOSITE
            ),
            "En C, gira un cuarto de vuelta los dos w: ¿van sus rectas en la misma dirección?": _only(C=PARALLEL),
            "En D, los pesos están multiplicados por 3. ¿Y el sesgo?": _only(D=SAME),
            "En D, el factor de los pesos es positivo, y el sesgo no lo sigue.": _only(D=OPPOSITE),
            "En D, los pesos son los otros multiplicados por 3: ¿se pueden cortar las rectas?": _only(D=CROSSING),
        },
        hints=(
            "Busca un número que multiplique los dos pesos de una y dé los de la otra. ¿Vale para el sesgo?",
            "Los pesos dan la dirección de la recta. Si además vale el sesgo, es la misma recta.",
        ),
        why="Una neurona no es sus tres números, sino su recta y su lado: por eso hay tantas que hacen lo mismo.",
        right=[
            dict(COMPARED),
            {name.lower(): word.upper() for name, word in COMPARED.items()},
            {name: f" {word.capitalize()}. " for name, word in COMPARED.items()},
            dict(reversed(COMPARED.items())),
        ],
    ),
    Exercise(
        reference=at_least,
        measure=_answers,
        inputs=[(1, 1), (1, 2), (2, 2), (2, 3), (3, 4), (4, 4), (1, 5), (4, 5)],
        mistakes={
            "Dispara siempre. Si no va nadie, z es el sesgo: ¿qué signo debe tener?": lambda k, d: (np.ones(d), k),
            "No dispara nunca, aunque vayan todas.": lambda k, d: (np.ones(d), -d - 1),
            "Primero van los pesos, y después el sesgo.": lambda k, d: (0.5 - k, np.ones(d)),
            "Pide que vaya una más: con k amigas, z debe llegar a 0.": lambda k, d: (np.ones(d), -k - 0.5),
            "Le vale con una menos: con k − 1 amigas, z debe ser negativo.": lambda k, d: (np.ones(d), 1 - k),
            "Dispara en cuanto va una, aunque k sea mayor.": lambda k, d: (np.ones(d), -0.5),
            "Solo dispara si van todas, aunque k sea menor que d.": lambda k, d: (np.ones(d), 0.5 - d),
            "Dispara cuando van k o menos: los signos están al revés.": lambda k, d: (-np.ones(d), k),
            "Dispara justo cuando debe callar, y al revés: cambia el signo de todo.": lambda k, d: (
                -np.ones(d),
                k - 0.5,
            ),
        },
        hints=(
            "Si todos los pesos valen 1, ¿qué cuenta w · x?",
            "Con k amigas, z debe llegar a 0; con k − 1, debe ser negativo. ¿Entre qué dos números cabe b?",
        ),
        why="AND y OR son la misma votación con distinto listón: todas, o al menos una.",
        right=[
            lambda k, d: ([1] * d, -k),
            lambda k, d: (2 * np.ones(d, dtype=np.float32), np.float32(1 - 2 * k)),
            lambda k, d: np.array([np.full(d, 0.1), -0.1 * k + 0.05], dtype=object),
            lambda k, d: ((10,) * d, [5 - 10 * k]),
            lambda k, d: [[0.1 for _ in range(d)], -k / 10],
            _unequal,
        ],
    ),
    Exercise(
        reference=(AND, NOR, OR),
        measure=_network,
        inputs=[((1, 0),), ((0, 1),), ((0, 0),), ((1, 1),)],
        mistakes={
            "Hace XOR, justo lo contrario: dispara cuando las entradas son distintas.": (OR, NAND, AND),
            "Dispara con (1, 1), pero no con (0, 0): falta una neurona que dispare cuando no hay ninguna.": (
                AND,
                AND,
                OR,
            ),
            "Dispara con (0, 0), pero no con (1, 1): falta una neurona que dispare cuando están las dos.": (
                NOR,
                NOR,
                OR,
            ),
            "No dispara nunca: ninguna entrada da a la última neurona lo que necesita.": (AND, NOR, AND),
            "Dispara siempre, también cuando las entradas son distintas.": (AND, NAND, OR),
            "Hace OR: debe callar con (1, 0) y con (0, 1), y disparar con (0, 0).": (OR, AND, OR),
            "Hace NAND: debe callar con (1, 0) y con (0, 1), y disparar con (1, 1).": (NAND, NOR, OR),
        },
        hints=(
            "Son iguales si están las dos o si no está ninguna. Cada frase es una neurona oculta.",
            "«Ninguna» dispara solo con (0, 0): pesos negativos y un sesgo positivo y pequeño.",
            "La última dispara si dispara al menos una de las ocultas: es un OR.",
        ),
        why="Con las mismas tres neuronas se hace XOR o su contrario: lo que cambia son los números.",
        right=[
            [[[2, 2], -3], [[-2, -2], 1], [[2, 2], -1]],
            (OR, NAND, ([-2, -2], 3)),
            (([1, 1], -2), ([-1, -1], 0), ([1, 1], -1)),
            (([1, -1], -0.5), ([-1, 1], -0.5), ([-1, -1], 0.5)),
            ((np.array([0.1, 0.1]), np.float32(-0.15)), (np.array([-3, -3]), [1]), ((5, 5), -2)),
            np.array([[[1, 1], [-1.5]], [[-1, -1], [0.5]], [[1, 1], [-0.5]]], dtype=object),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
