"""Ejercicios de la lección «Descenso del gradiente»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, NotAnswered, Wrong, as_array, as_number, call, is_blank, show


def _check_steps(answer):
    x = as_array(answer, "La lista", shape=(3,))
    if np.allclose(x[:2], [5, 3.5], atol=0.006):
        raise Wrong("Se piden las posiciones de después de cada paso: la salida, 5, no va en la lista.")
    if np.isclose(x[0], 6.5):
        raise Wrong("Del primer paso sales hacia la derecha, y a la derecha se sube: repasa el signo de la regla.")
    if np.isclose(x[0], -1):
        raise Wrong("El primer paso es demasiado largo: falta multiplicar la pendiente por η.")
    if np.isclose(x[0], 5 - 0.25 * 10):
        raise Wrong("El primer paso resta 0.25 · 10, y 10 es f(5) o 2·5: hace falta la pendiente f'(5) = 2·5 − 4.")
    if np.allclose(x, [3.5, 2, 0.5]):
        raise Wrong("Los tres pasos son igual de largos: la pendiente se vuelve a medir en cada sitio nuevo.")
    before = 5.0
    for step, value in zip(("primer", "segundo", "tercer"), x):
        if not np.isclose(value, before - 0.25 * (2 * before - 4), atol=0.006):
            raise Wrong(
                f"El {step} paso sale de x = {show(before)} y no llega a {show(float(value))}: calcula ahí "
                "la pendiente, multiplícala por 0.25 y réstala."
            )
        before = float(value)


def _check_rates(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 3:
        raise Wrong("Se esperaban tres números: (one_step, forever, diverges).")
    names = ("one_step", "forever", "diverges")
    rates = {name: as_number(value, name) for name, value in zip(names, answer)}
    for name, rate in rates.items():
        if rate <= 0:
            raise Wrong(f"{name} = {show(rate)}: las tasas son positivas; con una que no lo es no se baja.")
    after = {name: 1 - 10 * rate for name, rate in rates.items()}  # adónde se llega desde x = 1
    if not np.isclose(after["one_step"], 0, atol=1e-5):
        raise Wrong(_after_two(rates, "one_step") + " El fondo está en x = 0 y debería alcanzarse en el primero.")
    if not np.isclose(after["forever"], -1, atol=1e-5):
        raise Wrong(_after_two(rates, "forever") + " Debería saltar al otro lado y volver justo al punto de salida.")
    if abs(after["diverges"]) <= 1 + 1e-5:
        raise Wrong(_after_two(rates, "diverges") + " No se aleja del fondo.")


def _after_two(rates, name):
    first = 1 - 10 * rates[name]
    return (
        f"Con {name} = {show(rates[name])}, desde x = 1 los dos primeros pasos llevan a {_short(first)} "
        f"y a {_short(first**2)}."
    )


def _short(value):
    return show(0.0 if abs(value) < 1e-9 else float(value))


def _check_gradient(answer):
    rng = np.random.default_rng(0)
    cases = [(6, 3, rng.integers(-3, 4, 3), 2, rng.integers(-5, 6, (6, 3)), rng.integers(-9, 10, 6))]
    cases += [(n, d, rng.normal(size=d), 0.5, rng.normal(size=(n, d)), rng.normal(size=n)) for n, d in ((4, 1), (5, 2))]
    for n, d, w, b, X, y in cases:
        got_w, got_b = _read_pair(call(answer, w, b, X, y), d, "el gradiente respecto a w", "la derivada respecto a b")
        error = X @ w + b - y
        right_w, right_b = 2 * X.T @ error / n, 2 * error.mean()
        case = f"Con n = {n} y d = {d},"
        both, right = np.append(got_w, got_b), np.append(right_w, right_b)
        if np.allclose(both, right, rtol=1e-4, atol=1e-5):
            continue
        for factor, text in (
            (0.5, "las dos salen la mitad de lo debido: ¿y la derivada de un cuadrado?"),
            (-1, "el gradiente sale con el signo cambiado: el error es lo predicho menos lo verdadero."),
            (n, "salen tantas veces mayores como ejemplos hay: el coste es una media, no una suma."),
            (n / 2, "falta la derivada del cuadrado, y además el coste es una media, no una suma."),
        ):
            if np.allclose(both, factor * right):
                raise Wrong(f"{case} {text}")
        if np.allclose(got_w, np.trunc(right_w)) and X.dtype.kind == "i":
            raise Wrong(
                f"{case} con X y w de números enteros, las derivadas respecto a w han perdido los decimales: "
                "¿las guardas en una matriz de enteros, como la de np.zeros_like(w)?"
            )
        if np.allclose(got_w, 2 * error.mean() * X.mean(axis=0)):
            raise Wrong(
                f"{case} multiplicas la media de los errores por la de las columnas: cada error va con su fila."
            )
        if np.allclose(got_w, right_b) and d > 1:
            raise Wrong(f"{case} todas las derivadas salen iguales a la de b: falta multiplicar cada error por X.")
        without_b = X @ w - y
        if np.allclose(got_w, 2 * X.T @ without_b / n):
            raise Wrong(f"{case} la derivada respecto a w no depende de b: ¿falta sumarlo en la predicción?")
        name, value = ("w", got_w) if not np.allclose(got_w, right_w) else ("b", got_b)
        raise Wrong(
            f"{case} la derivada respecto a {name} sale {show(value)}, y el coste no cambia así al mover {name}."
        )


FLAWS = {
    "late": "la pendiente de b se calcula con la a que acabas de mover: las dos se miden en el mismo sitio.",
    "sum": "cada paso depende de cuántos ejemplos tiene el lote: el coste es una media, no una suma.",
    "drop": "hay ejemplos que no se usan: con 10 y lotes de 4, ¿cuántos quedan para el último lote?",
    "order": "los lotes se toman en el orden original: falta usar `order`.",
    "whole": "cada paso usa todos los datos: en `rows` están los del lote.",
    "size": "el último lote tiene menos ejemplos que los demás, y su media se divide por los que tiene.",
    "half": "cada paso es la mitad de lo debido: ¿y la derivada del cuadrado?",
    "uphill": "los pasos van cuesta arriba: el gradiente se resta.",
    "frozen": "todos los lotes miden la pendiente en la salida: cada uno parte de la a y la b que dejó el anterior.",
    "single": "se da un paso por ejemplo, y debe ser uno por lote.",
    "one": "solo se ha dado un paso: ¿está el `return` dentro del bucle?",
}


def _check_epoch(answer):
    rng = np.random.default_rng(1)
    x, y = rng.integers(-3, 4, 10), rng.integers(-9, 10, 10)
    order = np.array([7, 2, 9, 0, 4, 1, 8, 3, 6, 5])
    for a, b, batch_size in ((0, 0, 5), (0, 0, 4), (1.5, -2.0, 1), (1, 2, 10), (1, 2, 64)):
        got = call(answer, a, b, x, y, order, batch_size, 0.05)
        got = _read_pair(got, None, "a", "b")
        if np.allclose(got, _epoch(a, b, x, y, order, batch_size), rtol=1e-4, atol=1e-6):
            continue
        case = f"Con 10 ejemplos y lotes de {batch_size},"
        # De uno a tres fallos a la vez; se nombra el primero.
        names = list(FLAWS)
        groups = [{p} for p in names] + [{p, q} for p in names for q in names if p < q] + [{"late", "sum", "drop"}]
        for flaws in groups:
            if np.allclose(got, _epoch(a, b, x, y, order, batch_size, flaws), rtol=1e-6):
                first = next(name for name in names if name in flaws)
                more = " Y no es el único fallo." if len(flaws) > 1 else ""
                raise Wrong(f"{case} {FLAWS[first]}{more}")
        raise Wrong(
            f"{case} desde a = {a} y b = {b} la época acaba en a = {show(got[0])}, b = {show(got[1])}, y no es ahí: "
            "haz a mano el primer lote."
        )


def _epoch(a, b, x, y, order, batch_size, flaws=()):
    """Una época con los fallos que se pidan, para reconocerlos en la respuesta."""
    last = max(len(x) - batch_size + 1, 0) if "drop" in flaws else len(x)
    rate = 0.05 * (-1 if "uphill" in flaws else 1) * (0.5 if "half" in flaws else 1)
    if "single" in flaws:
        batch_size = 1
    first = a, b
    for start in range(0, last, batch_size):
        rows = order[start : start + batch_size]
        if "order" in flaws:
            rows = np.arange(len(x))[start : start + batch_size]
        if "whole" in flaws:
            rows = order
        share = 1 if "sum" in flaws else 1 / (batch_size if "size" in flaws else len(rows))
        here = first if "frozen" in flaws else (a, b)
        error = here[0] * x[rows] + here[1] - y[rows]
        a = a - rate * 2 * (error * x[rows]).sum() * share
        if "late" in flaws:
            error = a * x[rows] + b - y[rows]
        b = b - rate * 2 * error.sum() * share
        if "one" in flaws:
            break
    return a, b


def _check_fit(answer):
    rng = np.random.default_rng(2)
    small = rng.integers(40, 160, (50, 1))
    big = np.column_stack([rng.integers(40, 160, 80), rng.integers(0, 60, 80), rng.integers(100, 9000, 80)])
    cases = [
        ("una columna, la superficie", small, 35 + 2 * small[:, 0]),
        ("tres columnas", big, 60 + big @ [1.9, -0.8, -0.01] + rng.normal(0, 10, 80)),
    ]
    for name, X, y in cases:
        d = X.shape[1]
        with np.errstate(all="ignore"):
            w, b = _read_pair(call(answer, X, y), d, "w", "b", growing=1e9)
        ones = np.column_stack([X, np.ones(len(X))])
        best = np.linalg.lstsq(ones, y, rcond=None)[0]
        fitted = ones @ best
        Z = (X - X.mean(axis=0)) / X.std(axis=0)

        case = f"Con {name},"
        if _close(X @ w + b, fitted):
            continue
        if _close(Z @ w + b, fitted):
            raise Wrong(f"{case} w y b son los de los datos estandarizados: falta volver a las unidades originales.")
        slopes = X @ (w - best[:-1])
        if np.ptp(slopes) < 0.01 * y.std():
            raise Wrong(f"{case} w está bien, pero b no: al deshacer el escalado también cambia b.")
        if _close(X @ (w / X.std(axis=0)) + b, fitted):
            raise Wrong(f"{case} b está bien, pero w no: al deshacer el escalado también cambia w.")
        scaled_w = w * X.std(axis=0)
        if scaled_w.any() and np.allclose(scaled_w, scaled_w.round(), atol=1e-9):
            raise Wrong(f"{case} los pesos pierden los decimales por el camino: ¿los guardas en una matriz de enteros?")
        cost, lowest = np.mean((X @ w + b - y) ** 2), np.mean((fitted - y) ** 2)
        raise Wrong(
            f"{case} el coste de tu respuesta es {show(float(cost))}, y se puede bajar hasta "
            f"{show(float(round(lowest, 6)))}. "
            "¿Faltan pasos, es corta la tasa, o no has estandarizado cada columna por su lado?"
        )


def _close(prediction, target):
    """Si dos predicciones se apartan menos del 1 % de lo que varía la buena."""
    return abs(prediction - target).max() < 0.01 * target.std()


def _read_pair(answer, d, first, second, growing=None):
    """Dos cosas: un vector de d números, o un número si d es None, y un número.

    Con `growing`, lo que pase de ese tamaño se toma por un descenso que diverge.
    """
    if isinstance(answer, np.ndarray) and answer.shape == (2,) and d is None:
        answer = tuple(answer)
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        raise Wrong(f"Se esperaba que la función devolviera dos cosas: {first} y {second}, en ese orden.")
    if is_blank(answer):
        raise NotAnswered("La función devuelve `...`: escribe tu respuesta y vuelve a ejecutar la celda.")
    if growing and not all(np.abs(np.asarray(part, dtype=float)).max() < growing for part in answer):
        raise Wrong(
            "El resultado es enorme, infinito o `nan`: el descenso diverge. ¿Tasa larga, o columnas sin escalar?"
        )
    label, other = (text[0].upper() + text[1:] if len(text) > 1 else text for text in (first, second))
    head = as_number(answer[0], label) if d is None else as_array(answer[0], label, shape=(d,))
    return head, as_number(answer[1], other)


EXERCISES = [
    Exercise(
        _check_steps,
        (
            "En cada paso: mide la pendiente 2x − 4 donde estás, multiplícala por 0.25 y réstala de x.",
            "En x = 5 la pendiente es 6. ¿Cuánto vale después, en el sitio nuevo?",
        ),
        "La distancia al fondo, que está en 2, se parte por la mitad en cada paso: 3, 1.5, 0.75, 0.375.",
    ),
    Exercise(
        _check_rates,
        (
            "Escribe la regla: x ← x − η · 10x. Saca factor común x.",
            "Cada paso multiplica x por 1 − 10η. ¿Cuánto debe valer ese factor en cada caso?",
            "Por 0 se llega; por −1 se salta sin fin; ¿y para alejarse?",
        ),
        "Cuanto más curva es la función, menor es la tasa que aguanta: aquí el límite es 0.2, y con (x − 3)² era 1.",
    ),
    Exercise(
        _check_gradient,
        (
            "Empieza por el error de cada ejemplo, X @ w + b − y, de forma (n,).",
            "La derivada respecto a b es el doble de la media de los errores, como con una sola columna.",
            "La de la columna j es el doble de la media de error · X[:, j]. Un producto de matrices las hace todas.",
        ),
        "Con una columna o con mil, el gradiente es un producto de matrices: así lo calculan las bibliotecas.",
    ),
    Exercise(
        _check_epoch,
        (
            "Cuenta los lotes que hace con 10 ejemplos y lotes de 4. ¿Se usan los diez?",
            "¿Qué a se usa al calcular la pendiente de b? Guarda el error antes de mover nada.",
            "El coste es el error cuadrático medio: si el lote crece, el paso no debería crecer con él.",
        ),
        "Los tres fallos pasaban sin ningún aviso: por eso conviene comparar con una cuenta hecha a mano.",
    ),
    Exercise(
        _check_fit,
        (
            "X.mean(axis=0) y X.std(axis=0) dan una media y una desviación por columna.",
            "Con las columnas estandarizadas, una tasa de 0.1 y unos cientos de pasos bastan.",
            "Sustituye z = (x − μ)/σ en w · z + b y ordena: ¿qué multiplica a x y qué queda suelto?",
        ),
        "Escalar, bajar y deshacer: es lo que hay dentro de casi cualquier ajuste, también en una red.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
