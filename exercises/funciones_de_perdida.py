"""Ejercicios de la lección «Funciones de pérdida»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind
from exercises.keras_names import keras_name

# Un solo número ----------------------------------------------------------------------------------

BEST = (5, 3, 4)

# De un ejemplo a muchos --------------------------------------------------------------------------


def mean_cross_entropy(P, y):
    return -np.log(P[np.arange(len(y)), y]).mean()


def _by_row(P, y):
    total = 0
    for row, k in zip(P, y):
        total -= np.log(row[k])
    return total / len(y)


def _with_one_hot(P, y):
    return np.mean(-(np.eye(P.shape[1])[y] * np.log(P)).sum(axis=1))


def _with_take(P, y):
    return [-np.log(np.take_along_axis(P, y[:, None], axis=1)).mean()][0].astype(np.float32)


def _with_keras(P, y):
    import keras

    return keras.ops.mean(keras.losses.sparse_categorical_crossentropy(y, P))


def _with_sklearn(P, y):
    from sklearn.metrics import log_loss

    return log_loss(y, P, labels=range(P.shape[1]))


def _probabilities(n, classes, seed):
    rng = np.random.default_rng(seed)
    weights = rng.integers(1, 30, size=(n, classes))
    y = rng.integers(classes, size=n)
    return weights / weights.sum(axis=1, keepdims=True), y


# Qué pérdida para cada red -----------------------------------------------------------------------

CHOICES = {
    "a": "binary_crossentropy",
    "b": "sparse_categorical_crossentropy",
    "c": "categorical_crossentropy",
    "d": "huber",
    "e": "mean_squared_error",
}
EQUIVALENT = {"d": {"mean_absolute_error", "log_cosh"}}  # también recortan o moderan las erratas


def _read_choices(answer):
    if not isinstance(answer, dict) or set(answer) != set(CHOICES):
        raise Wrong('se esperaba un diccionario con las claves "a", "b", "c", "d" y "e".')
    names = {case: keras_name(_clean(value)) for case, value in answer.items()}
    for case, name in names.items():
        right = name.replace("cross_entropy", "crossentropy") if isinstance(name, str) else name
        if right != name and right == CHOICES[case]:
            raise Wrong(f'en {case}, es esa, pero en Keras se escribe "{right}": la última raya sobra.')
        names[case] = right
    for case, others in EQUIVALENT.items():
        if isinstance(names[case], str) and names[case] in others:
            names[case] = CHOICES[case]
    return {f"caso {case}": name for case, name in names.items()}


def _clean(value):
    return value.strip().removeprefix("keras.losses.").removesuffix("()") if isinstance(value, str) else value


def _only(case, loss):
    """Una respuesta que en ese caso dice esa pérdida, y en los demás, cualquier cosa."""
    return {name: loss if name == case else ANY for name in CHOICES}


EXERCISES = [
    Exercise(
        reference=BEST,
        mistakes={
            "MSE y MAE están cambiadas: ¿cuál da la media y cuál la mediana?": (3, 5, ANY),
            "Con MAE es la mediana, el de en medio, y no el más repetido.": (5, 1, ANY),
            "MSE y MAE están bien. En la tercera los dos precios están cambiados: lo caro es anunciar de menos.": (
                5,
                3,
                1,
            ),
            "MSE y MAE están bien. La tercera sería la mediana si los dos lados costaran lo mismo.": (5, 3, 3),
            "MSE y MAE están bien. La tercera no es la media: cuenta los empujones, +2 o −1 cada persona.": (5, 3, 5),
            "MSE y MAE están bien. Con 16 nadie espera más de lo dicho, pero cuatro personas empujan hacia abajo.": (
                5,
                3,
                16,
            ),
            "La media lleva también el 16: con MSE, un valor atípico cuenta.": (2.25, ANY, ANY),
            "Para la media falta dividir entre las cinco personas.": (25, ANY, ANY),
        },
        hints=(
            "Con MSE es la media y con MAE, la mediana. Ya están en orden.",
            "En la tercera, cada persona que espera más de lo anunciado empuja +2, y cada una que espera menos, −1.",
            "Prueba entre 1 y 3, entre 3 y 4 y pasado el 4: ¿dónde cambia de signo la suma de los empujones?",
        ),
        why="Una aplicación que anuncia esperas usa pérdidas así: quedarse corto enfada más que pasarse.",
        right=[[5, 3, 4], np.array([5.0, 3.0, 4.0]), (25 / 5, np.median([1, 1, 3, 4, 16]), 4), (np.int64(5), 3.0, 4)],
    ),
    Exercise(
        reference=mean_cross_entropy,
        inputs=[_probabilities(*case) for case in [(1, 2, 0), (1, 5, 1), (2, 2, 4), (4, 4, 2), (8, 3, 3), (3, 6, 5)]],
        mistakes={
            "Es la suma de las pérdidas; se pide la media.": lambda P, y: -np.log(P[np.arange(len(y)), y]).sum(),
            "Una pérdida nunca es negativa: ¿qué le falta al logaritmo?": lambda P, y: -mean_cross_entropy(P, y),
            "Has usado todas las probabilidades; en cada fila cuenta solo la de su clase.": lambda P, y: (
                -np.log(P).mean()
            ),
            "Has sumado todas las columnas; en cada fila cuenta solo la de su clase.": lambda P, y: (
                -np.log(P).sum(axis=1).mean()
            ),
            "Es el logaritmo de la media; se pide la media de los logaritmos.": lambda P, y: (
                -np.log(P[np.arange(len(y)), y].mean())
            ),
            "Has tomado la probabilidad más alta de cada fila; hace falta la de la clase verdadera.": lambda P, y: (
                -np.log(P.max(axis=1)).mean()
            ),
            "`P[:, y]` toma todas las filas con todas esas columnas; hace falta una columna por fila.": lambda P, y: (
                -np.log(P[:, y]).mean()
            ),
            "El logaritmo es el natural, `np.log`; el tuyo es el de base 10.": lambda P, y: (
                mean_cross_entropy(P, y) / np.log(10)
            ),
            "El logaritmo es el natural, `np.log`; el tuyo es el de base 2.": lambda P, y: (
                mean_cross_entropy(P, y) / np.log(2)
            ),
            "Falta la media: se pide un solo número, y devuelves una pérdida por ejemplo.": lambda P, y: (
                -np.log(P[np.arange(len(y)), y])
            ),
            "Has promediado también los ceros: divide entre n, no entre n·C.": lambda P, y: (
                -np.mean(np.eye(P.shape[1])[y] * np.log(P))
            ),
            "Filas y columnas están cambiadas: primero la fila, `np.arange(len(y))`, y después la columna, `y`.": (
                lambda P, y: -np.log(P[y, np.arange(len(y))]).mean()
            ),
            "Has promediado probabilidades: falta el logaritmo.": lambda P, y: P[np.arange(len(y)), y].mean(),
        },
        hints=(
            "De cada fila hace falta una sola probabilidad: la de la columna que dice y.",
            "`P[np.arange(len(y)), y]` toma de la fila i la columna y[i].",
            "Primero el logaritmo de cada una, después la media, y el signo menos.",
        ),
        why="Al ser una media, se puede comparar entre grupos de distinto tamaño.",
        right=[_by_row, _with_one_hot, _with_take, _with_keras, _with_sklearn],
    ),
    Exercise(
        reference=CHOICES,
        measure=_read_choices,
        mistakes={
            "En a hay una sola salida: la de varias clases espera una softmax.": _only("a", "categorical_crossentropy"),
            "En a la salida es una sigmoide: el error cuadrático casi no empuja a quien se equivoca seguro.": _only(
                "a", "mean_squared_error"
            ),
            "En a hay una sola salida, la probabilidad de grieta; esa espera una probabilidad por clase.": _only(
                "a", "sparse_categorical_crossentropy"
            ),
            "En b cada respuesta es un número; esa espera filas con un 1.": _only("b", "categorical_crossentropy"),
            "En b se elige una letra de 27: esa es para un solo sí o no.": _only("b", "binary_crossentropy"),
            "En b la respuesta es el número de una clase, y no una cantidad.": _only("b", "mean_squared_error"),
            "En c cada respuesta es una fila con un 1; esa espera el número de la clase.": _only(
                "c", "sparse_categorical_crossentropy"
            ),
            "En c se elige una especie de tres, y las tres probabilidades suman 1: no son tres síes o noes.": _only(
                "c", "binary_crossentropy"
            ),
            "En d un cero de más da un error enorme, y esa lo eleva al cuadrado.": _only("d", "mean_squared_error"),
            "En e, con esa, un error de 10 y diez errores de 1 cuestan lo mismo.": _only("e", "mean_absolute_error"),
            "En e un error grande debe doler mucho más, y esa, de lejos, crece como el error.": _only("e", "huber"),
        },
        hints=(
            "Pregunta primero qué es la respuesta: ¿una cantidad, un sí o no, una clase entre varias?",
            "En b y en c la red es parecida; lo que cambia es cómo está escrita la respuesta.",
            "En d y en e la respuesta es una cantidad. ¿Qué debe pasar con un error muy grande?",
        ),
        why="La pérdida se elige por la respuesta que se busca y por los errores que de verdad importan.",
        right=[
            CHOICES | {"d": "mean_absolute_error"},
            {"a": "BinaryCrossentropy", "b": "SparseCategoricalCrossentropy", "c": "CategoricalCrossentropy"}
            | {"d": "Huber", "e": "MSE"},
            {case: f"keras.losses.{name}" for case, name in CHOICES.items()},
            CHOICES | {"a": "bce", "d": "MAE", "e": " mse "},
            CHOICES | {"d": "log_cosh", "e": "MeanSquaredError()"},
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
