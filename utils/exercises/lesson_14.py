"""Correcciones de la lección 14, clasificación binaria."""

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_array, as_number, call, show

Y_TRUE = np.array([1, 0, 1, 1, 0, 0, 0, 1, 0, 0])
Y_PRED = np.array([1, 1, 0, 1, 0, 0, 1, 0, 1, 0])  # 2 aciertos positivos, 3 alarmas, 2 que se escapan


def _check_count(answer):
    n = as_number(answer, "El número de parámetros")
    for wrong, reason in [
        (30 * 8 + 8 * 4 + 4, "Faltan los sesgos: cada neurona tiene uno."),
        (30 * 8 + 8 + 8 * 4 + 4, "Falta la neurona de salida."),
        (30 * 8 + 8 + 8 + 1, "Falta la segunda capa oculta, la de 4 neuronas."),
        (30 + 8 + 4 + 1, "Eso son las neuronas. Los parámetros son los pesos de sus conexiones y los sesgos."),
        (30 * 8 * 4 + 13, "Las capas no se multiplican todas entre sí: solo cada una con la siguiente."),
    ]:
        if n == wrong:
            raise Wrong(reason)
    if n != 289:
        raise Wrong(f"No salen {n:g}. Por capas: entradas × neuronas, más un sesgo por neurona.")


def _check_precision_recall(answer):
    precision, recall = _read_pair(call(answer, Y_TRUE, Y_PRED))
    case = f"Con y_true = {show(Y_TRUE)} e y_pred = {show(Y_PRED)}"
    if np.allclose((precision, recall), (0.5, 0.4)):
        raise Wrong(f"{case} las has devuelto al revés: primero la precisión.")
    if np.isclose(precision, 0.5) and np.isclose(recall, 0.5):
        raise Wrong(f"{case} la precisión sale como la exhaustividad: divide por los que DICE positivos.")
    if np.isclose(precision, 0.4) and np.isclose(recall, 0.4):
        raise Wrong(f"{case} la exhaustividad sale como la precisión: divide por los que SON positivos.")
    if not np.isclose(precision, 0.4):
        raise Wrong(f"{case} la precisión no es {precision:.3g}. De los que dice positivos, ¿cuántos lo son?")
    if not np.isclose(recall, 0.5):
        raise Wrong(f"{case} la exhaustividad no es {recall:.3g}. De los que son positivos, ¿cuántos encuentra?")
    precision, recall = _read_pair(call(answer, Y_TRUE, np.zeros(10, int)))
    if (precision, recall) != (0, 0):
        raise Wrong(f"Si no dice ningún positivo devuelve ({precision:.3g}, {recall:.3g}); debe ser (0, 0).")
    first = np.arange(10) == 0  # un solo positivo, y lo es
    precision, recall = _read_pair(call(answer, Y_TRUE, first.astype(int)))
    if not np.allclose((precision, recall), (1, 0.25)):
        text = f"({precision:.3g}, {recall:.3g}); debe ser (1, 0.25)"
        raise Wrong(f"Si dice un solo positivo, de los cuatro que hay, y acierta, devuelve {text}.")


def _check_threshold(answer):
    rng = np.random.default_rng(0)
    many = rng.integers(0, 2, 200)
    p_many = np.clip(rng.normal(0.35 + 0.3 * many, 0.2), 0, 1)
    few = np.array([1, 0]), np.array([0, 1])  # un positivo y un negativo, en los dos órdenes
    for y, p, missed_cost, alarm_cost in [
        (many, p_many, 1, 1),
        (many, p_many, 10, 1),
        (many, p_many, 1, 10),
        (many, p_many, 0.5, 0.2),
        (few[0], np.array([0.015, 0.005]), 1, 1),  # solo sirve 0.01
        (few[1], np.array([0.985, 0.995]), 1, 1),  # solo sirve 0.99
        (few[0], np.array([0.005, 0.505]), 5, 1),  # convendría 0, que no está
        (few[1], np.array([0.995, 0.505]), 1, 5),  # convendría 1, que no está
        (few[1], np.array([0.5, 0.505]), 1, 5),  # con p igual al umbral se dice positivo
    ]:
        case = f"Con missed_cost = {missed_cost} y alarm_cost = {alarm_cost}"
        if len(y) == 2:
            case = f"Con y_true = {y.tolist()}, p = {p.tolist()}, {case.removeprefix('Con ')}"
        got = as_number(call(answer, y, p, missed_cost, alarm_cost), "El umbral")
        if not 0.01 - 1e-9 <= got <= 0.99 + 1e-9:
            raise Wrong(f"{case} devuelve {got:g}, y el umbral debe estar entre 0.01 y 0.99.")
        thresholds = np.arange(1, 100) / 100
        costs = np.array([_cost(y, p, t, missed_cost, alarm_cost) for t in thresholds])
        swapped = np.array([_cost(y, p, t, alarm_cost, missed_cost) for t in thresholds])
        cost = _cost(y, p, got, missed_cost, alarm_cost)
        if cost <= costs.min() + 1e-9:  # quien suma 0.01 cien veces prueba umbrales un pelo distintos
            continue
        if _cost(y, p, np.nextafter(got, 1), missed_cost, alarm_cost) < cost:
            raise Wrong(f"{case} devuelve {got:g}. Una probabilidad igual al umbral se dice positiva: ¿usas `>=`?")
        if missed_cost != alarm_cost and np.isclose(got, thresholds[swapped.argmin()]):
            raise Wrong(f"{case} parece que has cambiado un coste por el otro.")
        if np.isclose(cost, costs.max()):
            raise Wrong(f"{case} devuelve {got:g}, el umbral más caro: ¿buscas el mínimo?")
        raise Wrong(f"{case} el umbral {got:g} cuesta {cost:g}, y hay otro que cuesta menos.")


def _check_standardize(answer):
    rng = np.random.default_rng(1)
    X_train, X_new = rng.normal(5, [1, 20, 300], (40, 3)), rng.normal(8, [2, 20, 300], (10, 3))
    result = call(answer, X_train, X_new)
    if not isinstance(result, list | tuple) or len(result) != 2:
        raise Wrong("Debe devolver dos tablas: la de entrenamiento y la nueva, escaladas.")
    train = as_array(result[0], "La primera tabla", shape=X_train.shape)
    new = as_array(result[1], "La segunda tabla", shape=X_new.shape)
    both = np.concatenate([X_train, X_new])
    if np.allclose(new, (X_new - both.mean(0)) / both.std(0)):
        raise Wrong("Sigue la fuga: la media y la desviación se calculan con las dos tablas juntas.")
    if np.allclose(new, (X_new - X_new.mean(0)) / X_new.std(0)):
        raise Wrong("La tabla nueva se escala con su propia media: un solo caso saldría siempre 0.")
    if np.allclose(train, (X_train - X_train.mean()) / X_train.std()):
        raise Wrong("Hay una sola media para toda la tabla; hace falta una por columna (axis=0).")
    if np.allclose(train.mean(0), 0) and not np.allclose(train.std(0), 1, rtol=0.05):
        raise Wrong(f"Las columnas de entrenamiento quedan con desviación {show(train.std(0))}, y debería ser 1.")
    scales = [X_train.std(0), X_train.std(0, ddof=1)]
    if not any(np.allclose(train, (X_train - X_train.mean(0)) / s) for s in scales):
        raise Wrong(f"La tabla de entrenamiento queda con medias {show(train.mean(0))}; deberían ser 0.")
    if not any(np.allclose(new, (X_new - X_train.mean(0)) / s) for s in scales):
        raise Wrong("La tabla nueva no está escalada con la media y la desviación del entrenamiento.")


def _cost(y, p, threshold, missed_cost, alarm_cost):
    says = p >= threshold
    return missed_cost * (~says & (y == 1)).sum() + alarm_cost * (says & (y == 0)).sum()


def _read_pair(result):
    if not isinstance(result, list | tuple | np.ndarray) or len(result) != 2:
        raise Wrong(f"Debe devolver dos números, (precisión, exhaustividad), y devuelve {show(result)}.")
    return as_number(result[0], "La precisión"), as_number(result[1], "La exhaustividad")


EXERCISES = {
    "14.1": Exercise(
        _check_count,
        (
            "Cuenta capa a capa: 30 → 8, 8 → 4 y 4 → 1.",
            "Una capa con d entradas y m neuronas tiene d · m pesos y m sesgos.",
        ),
        "Contar los parámetros y compararlos con los ejemplos es la primera alarma de sobreajuste.",
    ),
    "14.2": Exercise(
        _check_precision_recall,
        (
            "Empieza por contar los verdaderos positivos: donde las dos valen 1 a la vez.",
            "Con NumPy: ((y_pred == 1) & (y_true == 1)).sum().",
            "Precisión: divide por cuántos dice positivos. Exhaustividad: por cuántos lo son.",
        ),
        "La exactitud mezcla los dos errores en un número; con estas dos se ve cuál se comete.",
    ),
    "14.3": Exercise(
        _check_threshold,
        (
            "Para un umbral dado, escribe cuánto cuesta. Después recorre los 99.",
            "Los que se escapan: (p < umbral) y y_true == 1. Las falsas alarmas: (p >= umbral) y y_true == 0.",
            "np.argmin dice en qué posición está el menor de una lista de costes.",
        ),
        "Cambiar el umbral no cuesta nada y no hay que reentrenar: es lo primero que se ajusta.",
    ),
    "14.4": Exercise(
        _check_standardize,
        (
            "¿De qué tabla deben salir `mean` y `std`?",
            "Las dos tablas se escalan con los mismos dos vectores, los del entrenamiento.",
        ),
        "El día que llegue un caso nuevo, solo tendrás la media del entrenamiento: mide tu modelo así.",
    ),
}
