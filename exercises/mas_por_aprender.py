"""Ejercicios de la lección «Más por aprender»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, Wrong, as_array, as_number, call, show


def _softmax(S, axis=-1):
    E = np.exp(S - S.max(axis=axis, keepdims=True))
    return E / E.sum(axis=axis, keepdims=True)


def _check_weights(answer):
    weights = as_array(answer, "La respuesta", shape=(3,))
    scores = np.array([8.0, 0, 8])
    if np.allclose(weights, _softmax(scores / 4), rtol=0, atol=0.006):
        return
    for wrong, reason in [
        (_softmax(scores), "Falta dividir entre la raíz de d antes de softmax."),
        (_softmax(scores / 16), "Has dividido entre d. La atención divide entre su raíz."),
        (scores / scores.sum(), "Has repartido en proporción a los productos: falta la exponencial."),
        (scores / 4, "Eso son los productos ya divididos. Falta softmax."),
        (np.exp(scores / 4), "Eso son las exponenciales. Falta dividirlas entre su suma."),
        (np.ones(3) / 3, "Con pesos iguales, la consulta no elegiría a nadie."),
    ]:
        if np.allclose(weights, wrong, rtol=0.01, atol=0.006):
            raise Wrong(reason)
    if abs(weights.sum() - 1) > 0.02:
        raise Wrong(f"Tus pesos suman {weights.sum():.3g}. ¿Cuánto deben sumar?")
    if abs(weights[0] - weights[2]) > 0.006:
        raise Wrong("La primera clave y la tercera tienen el mismo producto, y les das pesos distintos.")
    raise Wrong(f"Tus pesos suman 1, pero no son {show(weights)}. Divide entre la raíz de d y aplica softmax.")


def _check_vectors(answer):
    table = np.array([[7.0, -3, 5], [1, 2, 0], [4, -1, 3], [0, 6, -2], [2, 2, 8]])
    for ids in ([[1, 2, 0, 0], [3, 0, 0, 0], [4, 1, 2, 3]], [[2, 2, 4]], [[0, 3, 0, 1], [4, 4, 1, 0]]):
        ids = np.array(ids)
        case = f"Con ids = {show(ids)} y una tabla de {len(table)} × {table.shape[1]}"
        mask = (ids != 0)[:, :, None]
        vectors = table[ids]
        right = (vectors * mask).sum(axis=1) / mask.sum(axis=1)
        got = call(answer, ids, table)
        if np.shape(got) == vectors.shape:
            raise Wrong(f"{case} devuelve forma {vectors.shape}, un vector por palabra: falta la media.")
        got = as_array(got, "Lo que devuelve")
        if got.shape != right.shape:
            raise Wrong(f"{case} debe devolver forma {right.shape}, un vector por frase, y devuelve {got.shape}.")
        if np.allclose(got, right, atol=1e-5):
            continue
        k = int(np.flatnonzero(~np.isclose(got, right, atol=1e-5).all(axis=1))[0])
        text = f"A la frase {show(ids[k])} le das {show(got[k])}."
        if np.allclose(got, vectors.mean(axis=1), atol=1e-5):
            raise Wrong(f"{text} Cuentas el relleno como si fuera una palabra.")
        if np.allclose(got, (vectors * mask).mean(axis=1), atol=1e-5):
            raise Wrong(f"{text} El relleno ya no suma, pero divides entre todas las posiciones.")
        if np.allclose(got, (vectors * mask).sum(axis=1), atol=1e-5):
            raise Wrong(f"{text} Eso es la suma, no la media.")
        if np.allclose(got, vectors.sum(axis=1), atol=1e-5):
            raise Wrong(f"{text} Eso es la suma, y con el relleno dentro.")
        raise Wrong(f"{text} Comprueba con lápiz qué filas de la tabla le tocan.")


def _check_attend(answer):
    rng = np.random.default_rng(0)
    for T, S, d, m in [(3, 3, 4, 2), (2, 5, 9, 3), (4, 1, 4, 4), (6, 2, 1, 5)]:
        Q, K, V = rng.normal(size=(T, d)), rng.normal(size=(S, d)), rng.normal(size=(S, m))
        case = f"Con Q de forma {Q.shape}, K {K.shape} y V {V.shape}"
        got = call(answer, Q, K, V)
        if isinstance(got, tuple):
            raise Wrong("Devuelve solo la salida, sin los pesos.")
        if np.shape(got) != (T, m):
            raise Wrong(f"{case} debe devolver forma {(T, m)} y devuelve {np.shape(got)}.")
        got = as_array(got, "Lo que devuelve")
        scaled = Q @ K.T / np.sqrt(d)
        if np.allclose(got, _softmax(scaled) @ V, atol=1e-5):
            continue
        for wrong, reason in [
            (_softmax(Q @ K.T, 0) @ V, "siguen los dos errores"),
            (_softmax(Q @ K.T) @ V, "el eje está bien, pero queda un error: ¿qué hace la fórmula antes de softmax?"),
            (_softmax(scaled, 0) @ V, "la escala está bien, pero no suman 1 los pesos de cada consulta"),
            (_softmax(Q @ K.T / d) @ V, "divides entre d, y no es eso lo que dice la fórmula"),
            (
                _softmax(Q @ K.T / np.sqrt(T)) @ V,
                "divides entre la raíz del número de consultas, y no es ese el tamaño",
            ),
            (_softmax(Q @ K.T / np.sqrt(S)) @ V, "divides entre la raíz del número de claves, y no es ese el tamaño"),
            (_softmax(Q @ K.T) @ V / np.sqrt(d), "divides después de softmax, y los pesos ya no suman 1"),
            (_softmax(scaled, None) @ V, "softmax reparte la unidad entre toda la matriz, y no en cada fila"),
        ]:
            if np.allclose(got, wrong, atol=1e-5):
                raise Wrong(f"{case}, {reason}.")
        raise Wrong(f"{case}, la primera fila de la salida es {show(got[0])}, y no es la media que debe ser.")


def _check_count(answer):
    n = as_number(answer, "El número de parámetros")
    for wrong, reason in [
        (3 * 24 * 16 + 16 * 24, "Faltan los sesgos."),
        (3 * (24 * 16 + 16), "Falta la matriz de salida, que junta las cabezas y vuelve a 24."),
        (3 * (24 * 8 + 8) + (8 * 24 + 24), "Eso es con una sola cabeza."),
        (3 * (24 * 8 + 8) + (16 * 24 + 24), "Cada cabeza tiene sus propias consultas, claves y valores."),
        (2 * (3 * (24 * 8 + 8) + (8 * 24 + 24)), "La salida tiene un solo sesgo de 24, no uno por cabeza."),
        (24 * 16 + 16 + 16 * 24 + 24, "Consultas, claves y valores tienen cada uno su matriz: son tres."),
        (4 * (24 * 24 + 24), "Las matrices no son de 24 × 24: dentro trabajan con cabezas × key_dim."),
        (4 * (24 * 16 + 16), "El sesgo de la salida no tiene 16 números: la salida es de 24."),
    ]:
        if n == wrong:
            raise Wrong(reason)
    if n != 1608:
        raise Wrong(f"No salen {n:g}. Hay tres matrices de entrada, una de salida y un sesgo para cada una.")


def _check_classify(answer):
    rng = np.random.default_rng(0)
    centers = np.array([[0.0, 0], [5, 1], [1, 6]])
    y_train = np.array([0, 1, 2] * 8)
    Z_train = (centers[y_train] + rng.normal(0, 3, size=(24, 2))) * [1, 3]
    Z = centers[rng.integers(3, size=12)] * [1, 3] + rng.normal(0, 2, size=(12, 2))
    distances = np.sqrt(((Z[:, None] - Z_train) ** 2).sum(axis=-1))
    for k in (5, 1, 24, 4):
        case = f"Con {len(Z_train)} puntos conocidos y k = {k}"
        got = call(answer, Z_train, y_train, Z, k)
        if np.shape(got) == (len(Z), k) != (len(Z), 1):
            raise Wrong(f"{case} devuelve las clases de los vecinos: falta elegir la más repetida.")
        got = as_array(got, "Lo que devuelve")
        if got.shape != (len(Z),):
            raise Wrong(f"{case} debe devolver forma {(len(Z),)}, una clase por punto, y devuelve {got.shape}.")
        order = distances.argsort(axis=1)
        for i, row in enumerate(order):
            votes = np.bincount(y_train[row[:k]], minlength=3)
            if got[i] in np.flatnonzero(votes == votes.max()):
                continue
            text = f"{case}, al punto {show(Z[i])} le das la clase {got[i]:g}; sus vecinos votan {show(votes)}."
            if got[i] not in (0, 1, 2):
                raise Wrong(
                    f"{case} devuelve {got[i]:g}, que no es ninguna clase: ¿es la posición del vecino, o una media?"
                )
            far = np.bincount(y_train[row[::-1][:k]], minlength=3)
            if got[i] == far.argmax() and all(
                g == np.bincount(y_train[r[::-1][:k]], minlength=3).argmax() for g, r in zip(got, order)
            ):
                raise Wrong(f"{text} Parece que miras los más lejanos.")
            if k > 1 and np.array_equal(got, y_train[order[:, 0]]):
                raise Wrong(f"{text} Solo has mirado al más cercano.")
            raise Wrong(f"{text} ¿Mides la distancia con las dos coordenadas, y cuentas k vecinos?")


EXERCISES = [
    Exercise(
        _check_weights,
        (
            "Primero divide los tres productos entre la raíz de d; después, softmax.",
            "Quedan 2, 0 y 2. ¿Cuánto valen sus exponenciales, y cuánto suman?",
        ),
        "Sin la raíz, la segunda clave recibiría menos de dos diezmilésimas: su gradiente casi desaparecería.",
    ),
    Exercise(
        _check_vectors,
        (
            "`table[ids]` da los vectores, con forma (n, T, m). ¿Qué filas no deben contar?",
            "Una máscara `(ids != 0)[:, :, None]` vale 1 en las palabras y 0 en el relleno.",
            "Suma los vectores por la máscara y divide entre cuántas palabras hay, no entre T.",
        ),
        "Es GlobalAveragePooling1D con máscara: la frase vale lo mismo por mucho relleno que lleve.",
    ),
    Exercise(
        _check_attend,
        (
            "Compara la primera línea con la fórmula de la lección: falta algo.",
            "Los pesos de cada consulta deben sumar 1. ¿En qué eje están las claves?",
            "Al sumar en el eje 1, keepdims=True deja la forma (T, 1), que sí divide cada fila.",
        ),
        "Un eje cambiado no avisa: por eso se comprueba que los pesos de cada consulta suman 1.",
    ),
    Exercise(
        _check_count,
        (
            "Cada cabeza lleva los 24 números a 8, y hay dos: en total, de 24 a 16.",
            "Eso ocurre tres veces: consultas, claves y valores. Y después hay que volver de 16 a 24.",
        ),
        "La longitud de la frase no aparece: los mismos pesos leen tres palabras o tres mil.",
    ),
    Exercise(
        _check_classify,
        (
            "`Z[:, None] - Z_train` tiene forma (m, n, 2): todas las diferencias de una vez.",
            "`argsort(axis=1)[:, :k]` da las posiciones de los k más cercanos.",
            "`np.bincount(votos).argmax()` es la clase más repetida.",
        ),
        "Con esto se mide si un espacio latente agrupa lo que se parece, sin entrenar nada más.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
