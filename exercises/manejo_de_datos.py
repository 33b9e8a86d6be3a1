"""Ejercicios de la lección «Manejo de datos»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call

NAN = float("nan")

# Encuentra la fuga -------------------------------------------------------------------------------


def fill(X_train, X_new, medians=lambda A, B: [np.nanmedian(A, axis=0)] * 2):
    """La solución y sus variantes: con qué se rellena cada tabla."""
    return [np.where(np.isnan(X), median, X) for X, median in zip((X_train, X_new), medians(X_train, X_new))]


def fill_loops(X_train, X_new):
    for column in range(X_train.shape[1]):
        known = sorted(v for v in X_train[:, column] if not np.isnan(v))
        middle = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
        for X in (X_train, X_new):
            X[np.isnan(X[:, column]), column] = middle
    return X_train, X_new


def fill_with_pandas(X_train, X_new):
    import pandas as pd

    train = pd.DataFrame(X_train)
    return train.fillna(train.median()), pd.DataFrame(X_new).fillna(train.median())


def fill_with_sklearn(X_train, X_new):
    from sklearn.impute import SimpleImputer

    imputer = SimpleImputer(strategy="median").fit(X_train)
    return imputer.transform(X_train), imputer.transform(X_new)


TRAIN = np.array([[1, 10, NAN], [2, NAN, 50], [3, 30, 70], [NAN, 80, 90], [10, 60, 200], [5, 20, 60]])
NEW = np.array([[NAN, 500, 1000], [200, NAN, 2000], [300, 700, NAN]])
TABLES = [
    (np.array([[2.0], [4.0], [9.0], [NAN]]), np.array([[NAN]])),
    (np.array([[1.0, -5.0], [3.0, NAN], [NAN, 2.0], [11.0, 3.0]]), np.array([[7, 8]])),
    (TRAIN, NEW),
    (TRAIN, np.full((1, 3), NAN)),  # un caso nuevo en el que falta todo
    (TRAIN[1:3], NEW[:1]),
]

# De palabras a columnas --------------------------------------------------------------------------


def one_hot(values, categories):
    return np.array([[float(value == name) for name in categories] for value in values])


def one_hot_filling(values, categories):
    table = np.zeros((len(values), len(categories)), int)
    for row, value in enumerate(values):
        if value in categories:
            table[row, categories.index(value)] = 1
    return table


def one_hot_with_pandas(values, categories):
    import pandas as pd

    return pd.get_dummies(pd.Categorical(values, categories=categories))


def one_hot_with_sklearn(values, categories):
    from sklearn.preprocessing import OneHotEncoder

    encoder = OneHotEncoder(categories=[categories], handle_unknown="ignore")
    return encoder.fit_transform(np.array(values)[:, None]).toarray()


WORDS = [
    (["sol"], ["sol"]),
    (["nieve"], ["sol"]),
    (["nieve"], ["nube", "sol", "lluvia"]),
    (["nube", "lluvia"], ["sol", "lluvia", "nube"]),  # sin orden alfabético, y una que no aparece
    (["sol", "nube", "sol", "lluvia"], ["lluvia", "nube", "sol"]),
    (["sol", "nieve", "nube", "viento"], ["nube", "sol"]),  # dos desconocidas
]

# Las vueltas -------------------------------------------------------------------------------------


def k_fold(n, k, cut=np.array_split, train=np.setdiff1d, rows=np.arange):
    """La solución y sus variantes: cómo se parten las filas y con cuáles se entrena."""
    return [(train(rows(n), part), part) for part in cut(rows(n), k)]


def k_fold_lists(n, k):
    return [([i for i in range(n) if i % k != turn], list(range(turn, n, k))) for turn in range(k)]


def k_fold_sets(n, k):
    order = np.random.default_rng(3).permutation(n).tolist()
    parts = [set(order[turn::k]) for turn in range(k)]
    return ((set(range(n)) - part, part) for part in parts)


def k_fold_with_sklearn(n, k):
    from sklearn.model_selection import KFold

    return list(KFold(k, shuffle=True).split(np.zeros(n)))


def last_part_with_the_rest(rows, k):
    size = len(rows) // k
    return [rows[turn * size : (turn + 1) * size if turn < k - 1 else None] for turn in range(k)]


def without_the_rest(rows, k):
    return np.split(rows[: len(rows) // k * k], k)


def look_at_turns(answer, n, k):
    """Lo que deben cumplir las vueltas, se barajen o no."""
    try:
        turns = [(_rows(train), _rows(validation)) for train, validation in call(answer, n, k)]
    except (TypeError, ValueError):
        raise Wrong("se espera una lista de parejas (train, validation), con números de fila.") from None
    sizes = [len(validation) for _, validation in turns]
    everything = [row for _, validation in turns for row in validation]
    return {
        "cuántas vueltas hay": len(turns),
        "las filas que validan, todas juntas y en orden": sorted(everything),
        "la diferencia entre la parte mayor y la menor, si pasa de una fila": max(np.ptp(sizes), 1),
        "cuántas filas entrenan y validan en la misma vuelta": sum(len({*t} & {*v}) for t, v in turns),
        "cuántas filas entrenan en cada vuelta": sorted(len(t) for t, _ in turns),
        "cuántas filas entrenan repetidas": sum(len(t) - len({*t}) for t, _ in turns),
    }


def _rows(values):
    rows = np.array(sorted(values)) if isinstance(values, set | range) else np.asarray(values)
    if rows.dtype == bool:
        raise Wrong("las partes son de True y False; se piden los números de las filas.")
    return [int(row) for row in rows]


# La cinta ----------------------------------------------------------------------------------------


def make_batches(X, y, batch_size, prepare=lambda data, n, size: data.shuffle(n).batch(size)):
    """La solución y sus variantes: qué se le hace al Dataset de filas."""
    import tensorflow as tf

    return prepare(tf.data.Dataset.from_tensor_slices((X, y)), len(X), batch_size)


def batches_from_generator(X, y, batch_size):
    import tensorflow as tf

    def draw():
        order = np.random.permutation(len(X))
        for k in range(0, len(X), batch_size):
            rows = order[k : k + batch_size]
            yield X[rows].astype("float32"), y[rows]

    shapes = (tf.TensorSpec((None, *X.shape[1:]), "float32"), tf.TensorSpec((None,), "int64"))
    return tf.data.Dataset.from_generator(draw, output_signature=shapes)


def batches_from_zip(X, y, batch_size):
    import tensorflow as tf

    parts = tuple(tf.data.Dataset.from_tensor_slices(part) for part in (X, y))
    return tf.data.Dataset.zip(parts).cache().shuffle(10 * len(X)).batch(batch_size).prefetch(1)


def shuffled_apart(X, y, batch_size):
    import tensorflow as tf

    parts = tuple(tf.data.Dataset.from_tensor_slices(part).shuffle(len(X)) for part in (X, y))
    return tf.data.Dataset.zip(parts).batch(batch_size)


def look_at_epochs(answer, X, y, batch_size):
    """Lo que deben cumplir dos épocas, sea cual sea el sorteo. La respuesta de una fila es su número."""
    import tensorflow as tf

    data = call(answer, X, y, batch_size)
    if not isinstance(data, tf.data.Dataset):
        raise Wrong(f"debe devolver un `tf.data.Dataset`, y devuelve un objeto de tipo {type(data).__name__}.")
    if not isinstance(data.element_spec, tuple) or len(data.element_spec) != 2:
        raise Wrong("cada elemento debe ser una pareja (x, y): empieza por `from_tensor_slices((X, y))`.")
    epochs = [_read_epoch(data, X) for _ in range(2)]
    first, second = ([row for batch in epoch for row in batch] for epoch in epochs)
    together = [{tuple(sorted(batch)) for batch in epoch} for epoch in epochs]
    sorted_by = np.corrcoef(first, np.arange(len(first)))[0, 1]
    return {
        "cuántas filas da una época": len(first) if len(first) <= len(X) else "más de las que hay",
        "los tamaños de los lotes": sorted(len(batch) for batch in epochs[0]),
        "cuántas filas distintas da una época": len(set(first)),
        "el mismo orden en las dos épocas": first == second,
        "los mismos lotes en las dos épocas": together[0] == together[1],
        "casi en el orden de la tabla": bool(first == sorted(first) or together[0] != together[1] and sorted_by > 0.4),
    }


def _read_epoch(data, X):
    """Los lotes de una época, cada uno con los números de sus filas."""
    batches, seen = [], 0
    for x, y in data.as_numpy_iterator():
        if np.shape(x)[1:] != X.shape[1:] or np.ndim(y) != 1:
            raise Wrong(f"un elemento tiene x de forma {np.shape(x)}: se esperaban lotes de filas. ¿Falta `batch`?")
        batches.append(y.astype(int).tolist())
        if not np.allclose(x, X[batches[-1]]):
            raise Wrong("las respuestas ya no van con sus filas: baraja X e y juntas.")
        seen += len(y)
        if seen > len(X):  # con `repeat` no acabaría nunca
            break
    return batches


def numbered(n, *shape):
    return np.random.default_rng(n).normal(size=(n, *shape)), np.arange(n)


EXERCISES = [
    Exercise(
        reference=(0.95, 2000 / 3800, 10),
        tolerance=0.008,  # se piden dos decimales
        mistakes={
            "Una fracción va de 0 a 1; 95 es el porcentaje.": (95, ANY, ANY),
            "Esa es la fracción que falla. Quien responde siempre «buena» acierta todas las buenas.": (0.05, ANY, ANY),
            "Los dos pesos están cambiados: la clase rara es la que más pesa.": (ANY, 10, 2000 / 3800),
            "En los pesos falta dividir por el número de clases, C.": (ANY, 2000 / 1900, 20),
            "Los pesos van al revés que las frecuencias: la clase rara pesa más.": (ANY, 0.95, 0.05),
            "Con esos pesos la clase rara sigue contando lo mismo que antes: nada.": (ANY, 1, 1),
            "«Rota» pesa 19 veces más que «buena», pero se pide lo que da la fórmula.": (ANY, 1, 19),
        },
        hints=(
            "Responder siempre «buena» acierta las 1900 buenas y ninguna rota.",
            "El peso de una clase es n / (C · n_c): aquí n = 2000 y C = 2.",
        ),
        why="Con esos pesos las 1900 buenas y las 100 rotas suman lo mismo: 1000 cada clase.",
        right=[
            (0.95, 0.53, 10),
            [0.95, 0.5263, 10.0],
            np.array([0.95, 0.526, 10]),
            (np.float32(0.95), 1 / 1.9, 1000 / 100),
        ],
    ),
    Exercise(
        reference=fill,
        inputs=TABLES,
        mistakes={
            "Sigue la fuga: la mediana sale de las dos tablas.": (
                lambda A, B: fill(A, B, lambda A, B: [np.nanmedian(np.concatenate([A, B]), axis=0)] * 2)
            ),
            "La tabla nueva se rellena con su propia mediana.": (
                lambda A, B: fill(A, B, lambda A, B: [np.nanmedian(table, axis=0) for table in (A, B)])
            ),
            "Hay una sola mediana para toda la tabla; hace falta una por columna.": (
                lambda A, B: fill(A, B, lambda A, B: [np.nanmedian(A)] * 2)
            ),
            "Has usado la media; se pide la mediana.": (
                lambda A, B: fill(A, B, lambda A, B: [np.nanmean(A, axis=0)] * 2)
            ),
            "Los huecos quedan en 0; se piden con la mediana de su columna.": (
                lambda A, B: fill(A, B, lambda A, B: [0, 0])
            ),
            "La mediana de una columna con huecos es `nan`: usa `np.nanmedian`.": (
                lambda A, B: fill(A, B, lambda A, B: [np.median(A, axis=0)] * 2)
            ),
            "La tabla nueva se queda con sus huecos.": lambda A, B: [fill(A, B)[0], B],
            "Primero la tabla de entrenamiento y después la nueva.": lambda A, B: fill(A, B)[::-1],
            "Falta la tabla nueva: se piden las dos.": lambda A, B: fill(A, B)[0],
        },
        hints=(
            "¿De qué tabla debe salir `median`?",
            "Con np.where(np.isnan(X), median, X) se rellena una tabla; hay que hacerlo con las dos.",
        ),
        why="La mediana del entrenamiento es parte del modelo: se guarda con él y se usa con cada caso nuevo.",
        right=[
            fill_loops,
            fill_with_pandas,
            fill_with_sklearn,
            lambda A, B: tuple(t.astype("float32") for t in fill(A, B)),
        ],
    ),
    Exercise(
        reference=one_hot,
        inputs=WORDS,
        mistakes={
            "Las columnas salen en orden alfabético, y se piden en el de `categories`.": (
                lambda values, categories: one_hot(values, sorted(categories))
            ),
            "Las columnas salen de las palabras que llegan, y deben salir de `categories`.": (
                lambda values, categories: one_hot(values, sorted(set(values)))
            ),
            "La tabla está traspuesta: una fila por palabra.": lambda values, categories: one_hot(values, categories).T,
            "Una palabra desconocida va a parar a una categoría; debe dar todo ceros.": (
                lambda values, categories: one_hot(
                    [v if v in categories else categories[-1] for v in values], categories
                )
            ),
            "Las palabras desconocidas desaparecen: cada palabra tiene su fila, aunque sea de ceros.": (
                lambda values, categories: one_hot([v for v in values if v in categories], categories)
            ),
            "Has añadido una columna para las desconocidas; deben dar una fila de ceros.": (
                lambda values, categories: np.c_[one_hot(values, categories), [v not in categories for v in values]]
            ),
            "Es el número de la categoría, y se pide una fila de ceros y unos.": (
                lambda values, categories: [categories.index(v) if v in categories else -1 for v in values]
            ),
        },
        hints=(
            "Para una palabra, compara con cada categoría: ¿es igual o no?",
            "Dos bucles, uno por palabras y otro por categorías; o, con matrices, values[:, None] == categories.",
            "Una palabra desconocida no es igual a ninguna: su fila sale sola con ceros.",
        ),
        why="La lista de categorías la fija el entrenamiento; lo que venga después se adapta a ella.",
        right=[
            one_hot_filling,
            one_hot_with_pandas,
            one_hot_with_sklearn,
            lambda values, categories: np.array(values)[:, None] == np.array(categories),
            lambda values, categories: [[int(v == c) for c in categories] for v in values],
        ],
    ),
    Exercise(
        reference=k_fold,
        inputs=[(2, 2), (3, 2), (3, 3), (5, 3), (7, 7), (9, 2), (10, 4), (12, 4)],
        measure=look_at_turns,
        mistakes={
            "Las parejas están al revés: primero train y después validation.": (
                lambda n, k: [(validation, train) for train, validation in k_fold(n, k)]
            ),
            "Las filas que validan también entrenan: una fuga.": lambda n, k: k_fold(
                n, k, train=lambda rows, part: rows
            ),
            "Si n no se reparte exacto, la última parte se queda con todo lo que sobra.": (
                lambda n, k: k_fold(n, k, last_part_with_the_rest)
            ),
            "Si n no se reparte exacto, las filas que sobran no validan nunca.": (
                lambda n, k: k_fold(n, k, without_the_rest)
            ),
            "Los números de fila van de 0 a n − 1.": lambda n, k: k_fold(n, k, rows=lambda n: np.arange(1, n + 1)),
            "Falta una vuelta: la última parte también valida.": lambda n, k: k_fold(n, k)[:-1],
            "Las partes son de True y False; se piden los números de las filas.": (
                lambda n, k: [(~np.isin(np.arange(n), v), np.isin(np.arange(n), v)) for _, v in k_fold(n, k)]
            ),
        },
        hints=(
            "Primero corta los números de 0 a n − 1 en k partes: np.array_split lo hace aunque no sea exacto.",
            "En cada vuelta, validation es una parte y train, todas las demás filas.",
            "np.setdiff1d(A, B) da los números de A que no están en B.",
        ),
        why="Cada fila examina al modelo una vez, y siempre a uno que no la vio al entrenar.",
        right=[k_fold_lists, k_fold_sets, k_fold_with_sklearn, lambda n, k: k_fold(n, k)[::-1]],
    ),
    Exercise(
        reference=make_batches,
        inputs=[(*numbered(128, 3), 8), (*numbered(200, 2, 2), 30)],
        measure=look_at_epochs,
        mistakes={
            "Las filas salen siempre en el orden de la tabla: falta barajar.": (
                lambda X, y, batch_size: make_batches(X, y, batch_size, lambda data, n, size: data.batch(size))
            ),
            "Los lotes cambian de orden, pero tienen siempre las mismas filas: ¿qué va antes, shuffle o batch?": (
                lambda X, y, batch_size: make_batches(
                    X, y, batch_size, lambda data, n, size: data.batch(size).shuffle(n)
                )
            ),
            "Las dos épocas salen en el mismo orden: la barajadura se hizo una vez y se guardó.": (
                lambda X, y, batch_size: make_batches(
                    X, y, batch_size, lambda data, n, size: data.shuffle(n, reshuffle_each_iteration=False).batch(size)
                )
            ),
            "Las filas salen casi en el orden de la tabla: la bolsa de shuffle es demasiado pequeña.": (
                lambda X, y, batch_size: make_batches(
                    X, y, batch_size, lambda data, n, size: data.shuffle(4).batch(size)
                )
            ),
            "Con `drop_remainder` se pierde el último lote, que también cuenta.": (
                lambda X, y, batch_size: make_batches(
                    X, y, batch_size, lambda data, n, size: data.shuffle(n).batch(size, drop_remainder=True)
                )
            ),
            "Una época no acaba: ¿hay un `repeat`?": (
                lambda X, y, batch_size: make_batches(
                    X, y, batch_size, lambda data, n, size: data.shuffle(n).repeat().batch(size)
                )
            ),
            "Las respuestas ya no van con sus filas: baraja X e y juntas.": shuffled_apart,
        },
        hints=(
            "Empieza con tf.data.Dataset.from_tensor_slices((X, y)).",
            "Si se agrupa antes de barajar, cada lote tiene siempre las mismas filas.",
            "El número de shuffle es el tamaño de la bolsa: para barajar del todo, tantas como filas.",
        ),
        why="Lotes distintos en cada época son gradientes distintos: el ruido que ayudaba en el descenso por lotes.",
        right=[
            batches_from_generator,
            batches_from_zip,
            lambda X, y, batch_size: make_batches(X.astype("float32"), y.astype("float32"), batch_size),
            lambda X, y, batch_size: make_batches(
                X, y, batch_size, lambda d, n, size: d.cache().shuffle(2 * n).batch(size)
            ),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
