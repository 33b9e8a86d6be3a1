"""Correcciones de la lección 13, manejo de datos."""

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_array, as_number, call, show

NAN = float("nan")
TRAIN = np.array([[1, 10, NAN], [2, NAN, 50], [3, 30, 70], [NAN, 80, 90], [10, 60, 200], [5, 20, 60]])
NEW = np.array([[NAN, 500, 1000], [200, NAN, 2000], [300, 700, NAN]])


def _check_rare(answer):
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 3:
        raise Wrong("Se esperan tres números: la fracción de aciertos y el peso de cada clase.")
    majority = as_number(answer[0], "La fracción de aciertos")
    good, broken = as_number(answer[1], "El peso de «buena»"), as_number(answer[2], "El peso de «rota»")
    if np.isclose(majority, 95, atol=0.5):
        raise Wrong("Una fracción va de 0 a 1; 95 es el porcentaje.")
    if np.isclose(majority, 0.05, atol=0.005):
        raise Wrong("Esa es la fracción que falla. Quien responde siempre «buena» acierta todas las buenas.")
    if not np.isclose(majority, 0.95, atol=1e-4):
        raise Wrong(f"Los aciertos de la mayoría no son {majority:.5g}: ¿cuántas de las 2000 son buenas?")
    if np.allclose((broken, good), (2000 / 3800, 10), rtol=0.01):
        raise Wrong("Los dos pesos están cambiados: la clase rara es la que más pesa.")
    if np.allclose((good, broken), (2000 / 1900, 20), rtol=0.01):
        raise Wrong("Falta dividir por el número de clases, C.")
    for name, value, right, count, margin in [
        ("buena", good, 2000 / 3800, 1900, 0.005),  # basta con dos decimales
        ("rota", broken, 10, 100, 1e-3),
    ]:
        if not np.isclose(value, right, rtol=0, atol=margin):
            total = value * count
            raise Wrong(
                f"Con un peso de {value:.4g}, las {count} piezas de la clase «{name}» pesan {total:.4g} en total. "
                "Cada clase debería pesar la mitad de las filas."
            )


def _check_fill(answer):
    result = call(answer, TRAIN, NEW)
    if not isinstance(result, list | tuple) or len(result) != 2:
        raise Wrong("Debe devolver dos tablas: la de entrenamiento y la nueva, rellenadas.")
    tables = []
    for value, original, name in zip(result, (TRAIN, NEW), ("La primera tabla", "La segunda tabla")):
        table = np.asarray(value, dtype=float)
        if table.shape != original.shape:
            raise Wrong(f"{name} debe tener forma {original.shape} y tiene forma {table.shape}.")
        if np.isnan(table).any():
            raise Wrong(f"{name} todavía tiene {int(np.isnan(table).sum())} `nan`.")
        known = ~np.isnan(original)
        if not np.allclose(table[known], original[known]):
            raise Wrong(f"{name} cambia valores que no faltaban; solo hay que tocar los `nan`.")
        tables.append(table[~known])
    got = np.concatenate(tables)
    for medians, reason in [
        ([np.nanmedian(np.concatenate([TRAIN, NEW]), axis=0)] * 2, "Sigue la fuga: la mediana sale de las dos tablas."),
        ([np.nanmedian(t, axis=0) for t in (TRAIN, NEW)], "La tabla nueva se rellena con su propia mediana."),
        ([np.full(3, np.nanmedian(TRAIN))] * 2, "Hay una sola mediana para toda la tabla; hace falta una por columna."),
        ([np.nanmean(TRAIN, axis=0)] * 2, "Has usado la media; se pide la mediana."),
        ([np.zeros(3)] * 2, "Los huecos quedan en 0; se piden con la mediana de su columna."),
    ]:
        if np.allclose(got, _holes(medians)):
            raise Wrong(reason)
    expected = _holes([np.nanmedian(TRAIN, axis=0)] * 2)
    if not np.allclose(got, expected):
        raise Wrong(f"Los huecos quedan en {show(got)}, y no son las medianas de las columnas de entrenamiento.")
    single = np.full((1, 3), NAN)  # un caso nuevo en el que falta todo
    alone = as_array(call(answer, TRAIN, single)[1], "La segunda tabla, con una sola fila", shape=(1, 3))
    if not np.allclose(alone, np.nanmedian(TRAIN, axis=0)):
        raise Wrong(f"Un caso nuevo en el que falta todo queda en {show(alone)}; falla al llegar solo.")


def _holes(medians):
    """Lo que quedaría en los huecos de las dos tablas con esas medianas."""
    filled = [np.where(np.isnan(table), m, table)[np.isnan(table)] for table, m in zip((TRAIN, NEW), medians)]
    return np.concatenate(filled)


def _check_one_hot(answer):
    for values, categories in [
        (["sol", "nube", "sol", "lluvia"], ["lluvia", "nube", "sol"]),
        (["nube", "lluvia"], ["sol", "lluvia", "nube"]),  # sin orden alfabético, y una que no aparece
        (["sol", "nieve", "nube"], ["nube", "sol"]),  # una desconocida
        (["nieve"], ["nube", "sol", "lluvia"]),
    ]:
        case = f"Con values = {values} y categories = {categories}"
        got = as_array(call(answer, list(values), list(categories)), "El resultado")
        n, C = len(values), len(categories)
        if got.shape == (C, n) and n != C:
            raise Wrong(f"{case} tiene forma {got.shape}: está traspuesta. Una fila por palabra.")
        if got.shape != (n, C):
            raise Wrong(f"{case} tiene forma {got.shape}; debe ser una fila por palabra y una columna por categoría.")
        expected = np.array([[value == name for name in categories] for value in values], dtype=float)
        unknown = [value not in categories for value in values]
        if (got[unknown] != 0).any():
            raise Wrong(f"{case} la palabra desconocida da {show(got[unknown][0])}, y debe dar todo ceros.")
        if (got == expected).all():
            continue
        if (got == expected[:, np.argsort(categories)]).all():
            raise Wrong(f"{case} las columnas salen en orden alfabético, y se piden en el de categories.")
        row = int((got != expected).any(axis=1).argmax())
        raise Wrong(f"{case} la fila de «{values[row]}» es {show(got[row])}. Solo un 1, en la columna de su categoría.")


def _check_k_fold(answer):
    for n, k in [(12, 4), (10, 4), (7, 7), (9, 2)]:
        case = f"Con n = {n} y k = {k}"
        result = call(answer, n, k)
        try:
            turns = [(train, validation) for train, validation in result]
        except (TypeError, ValueError):
            raise Wrong(f"{case} debe devolver una lista de parejas (train, validation).") from None
        if len(turns) != k:
            raise Wrong(f"{case} hay {len(turns)} vueltas, y deberían ser {k}.")
        held_out = [_read_rows(validation, n, case) for _, validation in turns]
        training = [_read_rows(train, n, case) for train, _ in turns]
        if k > 2 and all(len(t) < len(v) for t, v in zip(training, held_out)):
            raise Wrong(f"{case} se entrena con menos filas de las que validan: ¿están las parejas al revés?")
        for turn, (train, validation) in enumerate(zip(training, held_out), start=1):
            both = sorted(set(train) & set(validation))
            if both:
                raise Wrong(f"{case}, en la vuelta {turn}, la fila {both[0]} entrena y valida a la vez: una fuga.")
        counts = np.bincount(np.array(sum(held_out, []), dtype=int), minlength=n)
        if (counts != 1).any():
            row = int((counts != 1).argmax())
            times = "ninguna vez" if counts[row] == 0 else f"{counts[row]} veces"
            raise Wrong(f"{case} la fila {row} valida {times}; cada una debe validar una sola vez.")
        sizes = [len(v) for v in held_out]
        if max(sizes) - min(sizes) > 1:
            raise Wrong(f"{case} las partes tienen {sizes} filas; deberían diferenciarse como mucho en una.")
        for turn, (train, validation) in enumerate(zip(training, held_out), start=1):
            if len(train) != n - len(validation) or len(set(train)) != len(train):
                raise Wrong(
                    f"{case}, en la vuelta {turn}, entrenan {len(train)} filas; deben ser todas las que no validan."
                )


def _read_rows(values, n, case):
    array = np.asarray(list(values) if isinstance(values, set | range) else values)
    if array.dtype == bool:
        raise Wrong(f"{case} las partes son de True y False; se piden los números de las filas.")
    rows = as_array(array, "Cada parte")
    if rows.ndim != 1:
        raise Wrong(f"{case} cada parte debe ser una lista de números de fila, y tiene forma {rows.shape}.")
    if (rows != rows.round()).any() or (rows < 0).any() or (rows >= n).any():
        raise Wrong(f"{case} los números de fila van de 0 a {n - 1}, y hay {show(rows)}.")
    return rows.astype(int).tolist()


def _check_batches(answer):
    import tensorflow as tf

    n, batch_size = 200, 30
    X = np.column_stack([np.arange(n), np.arange(n) + 0.5])
    data = call(answer, X, np.arange(n), batch_size)
    if not isinstance(data, tf.data.Dataset):
        raise Wrong(f"Debe devolver un tf.data.Dataset y devuelve un objeto de tipo {type(data).__name__}.")
    if not isinstance(data.element_spec, tuple) or len(data.element_spec) != 2:
        raise Wrong("Cada elemento debe ser una pareja (x, y): empieza por from_tensor_slices((X, y)).")
    epochs = [_read_epoch(data, n) for _ in range(2)]
    case = f"Con {n} filas y lotes de {batch_size}"
    for batches in epochs:
        sizes = [len(batch) for batch in batches]
        rows = np.concatenate(batches)
        if sum(sizes) > n:
            raise Wrong(f"{case}, una época da más de {n} filas: ¿hay un `repeat`?")
        if sum(sizes) < n:
            raise Wrong(f"{case}, una época da solo {sum(sizes)} filas: el último lote también cuenta.")
        if len(set(rows.tolist())) != n:
            raise Wrong(f"{case}, en una época se repiten filas y faltan otras.")
        if max(sizes) != batch_size or len(sizes) != 7:
            raise Wrong(f"{case} salen lotes de {sizes} filas.")
    first, second = epochs
    if _composition(first) == _composition(second):
        if all(np.array_equal(a, b) for a, b in zip(first, second)):
            if np.array_equal(np.concatenate(first), np.arange(n)):
                raise Wrong("Las filas salen siempre en el orden de la tabla: falta barajar.")
            raise Wrong("Las dos épocas salen en el mismo orden: la barajadura se hizo una vez y se guardó.")
        raise Wrong("Los lotes cambian de orden, pero siempre tienen las mismas filas: ¿qué va antes, shuffle o batch?")
    order = np.concatenate(first)
    if np.corrcoef(order, np.arange(n))[0, 1] > 0.5:
        raise Wrong("Las filas salen casi en el orden de la tabla: la bolsa de shuffle es demasiado pequeña.")


def _read_epoch(data, n):
    """Los lotes de una época, cada uno con los números de sus filas."""
    batches, seen = [], 0
    for x, y in data.as_numpy_iterator():
        if np.ndim(x) != 2 or np.ndim(y) != 1:
            raise Wrong(f"Un elemento tiene x de forma {np.shape(x)}; se esperaban lotes (filas, 2): ¿falta batch?")
        if not np.allclose(np.asarray(x)[:, 0], y):
            raise Wrong("Las respuestas ya no van con sus filas: baraja X e y juntas.")
        batches.append(np.asarray(y).astype(int))
        seen += len(y)
        if seen > n:  # con `repeat` no acabaría nunca
            break
    return batches


def _composition(batches):
    return {tuple(sorted(batch.tolist())) for batch in batches}


EXERCISES = {
    "13.1": Exercise(
        _check_rare,
        (
            "Responder siempre «buena» acierta las 1900 buenas y ninguna rota.",
            "El peso de una clase es n / (C · n_c): aquí n = 2000 y C = 2.",
        ),
        "Con esos pesos las 1900 buenas y las 100 rotas suman lo mismo: 1000 cada clase.",
    ),
    "13.2": Exercise(
        _check_fill,
        (
            "¿De qué tabla debe salir `median`?",
            "Con np.where(np.isnan(X), median, X) se rellena una tabla; hay que hacerlo con las dos.",
        ),
        "La mediana del entrenamiento es parte del modelo: se guarda con él y se usa con cada caso nuevo.",
    ),
    "13.3": Exercise(
        _check_one_hot,
        (
            "Para una palabra, compara con cada categoría: ¿es igual o no?",
            "Dos bucles, uno por palabras y otro por categorías; o, con matrices, values[:, None] == categories.",
            "Una palabra desconocida no es igual a ninguna: su fila sale sola con ceros.",
        ),
        "La lista de categorías la fija el entrenamiento; lo que venga después se adapta a ella.",
    ),
    "13.4": Exercise(
        _check_k_fold,
        (
            "Primero corta los números de 0 a n − 1 en k partes: np.array_split lo hace aunque no sea exacto.",
            "En cada vuelta, validation es una parte y train, todas las demás filas.",
            "np.setdiff1d(A, B) da los números de A que no están en B.",
        ),
        "Cada fila examina al modelo una vez, y siempre a uno que no la vio al entrenar.",
    ),
    "13.5": Exercise(
        _check_batches,
        (
            "Empieza con tf.data.Dataset.from_tensor_slices((X, y)).",
            "Si se agrupa antes de barajar, cada lote tiene siempre las mismas filas.",
            "El número de shuffle es el tamaño de la bolsa: para barajar del todo, tantas como filas.",
        ),
        "Lotes distintos en cada época son gradientes distintos: el ruido que ayudaba en la lección 06.",
    ),
}
