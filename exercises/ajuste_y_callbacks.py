"""Ejercicios de la lección «Ajuste y callbacks»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, NotAnswered, Wrong, as_array, as_number, call, show

BINARY, SPARSE, ONE_HOT = "binary_crossentropy", "sparse_categorical_crossentropy", "categorical_crossentropy"
SQUARED = {"mse", "mean_squared_error", "mae", "mean_absolute_error", "huber"}
LONG_NAMES = {
    "BinaryCrossentropy": BINARY, "SparseCategoricalCrossentropy": SPARSE, "CategoricalCrossentropy": ONE_HOT,
    "MeanSquaredError": "mse", "MeanAbsoluteError": "mae", "Huber": "huber",
}  # fmt: skip

# Las combinaciones buenas de cada pregunta: neuronas, activación y pérdidas.
LAST_LAYERS = {
    "correo": [(1, "sigmoid", {BINARY}), (2, "softmax", {SPARSE})],
    "animal": [(12, "softmax", {SPARSE})],
    "película": [(8, "sigmoid", {BINARY})],
    "temperatura": [(1, None, SQUARED)],
    "butacas": [(1, "sigmoid", SQUARED | {BINARY})],
}


def _check_last_layers(answer):
    if not isinstance(answer, dict):
        raise Wrong(f"Se esperaba un diccionario, con una tupla por pregunta, y llegó {show(answer)}.")
    for question in LAST_LAYERS:
        if question not in answer:
            raise Wrong(f"Falta la pregunta «{question}» en el diccionario.")
        _check_row(question, *_read_row(question, answer[question]))


def _read_row(question, row):
    if not isinstance(row, list | tuple) or len(row) != 3:
        raise Wrong(f"«{question}» debe ser una tupla (neuronas, activación, pérdida), y es {show(row)}.")
    units, activation, loss = row
    units = as_number(units, f"El número de neuronas de «{question}»")
    activation = _name(activation)
    from_logits = getattr(loss, "from_logits", False)  # la pérdida pone la activación por dentro
    loss = LONG_NAMES.get(str(_name(loss)), _name(loss))
    if from_logits and activation is None:
        activation = "sigmoid" if loss == BINARY else "softmax"
    return units, None if activation in ("linear", "None", "none") else activation, loss


def _name(value):
    """El nombre de una activación o una pérdida, aunque llegue la función o el objeto de Keras."""
    if value is None or isinstance(value, str):
        return value.strip() if value else value
    return getattr(value, "__name__", type(value).__name__)


def _check_row(question, units, activation, loss):
    options = LAST_LAYERS[question]
    if any(units == n and activation == name and loss in losses for n, name, losses in options):
        return
    here = f"En «{question}»"
    if activation == "softmax" and units == 1:
        raise Wrong(f"{here}, softmax con una sola neurona responde siempre 1.")
    if question == "película" and activation == "softmax":
        raise Wrong(f"{here}, softmax reparte un total de 1: no puede decir que sí a dos géneros a la vez.")
    if question == "temperatura" and activation is not None:
        raise Wrong(f"{here}, la activación {activation} no puede dar cualquier número de grados: ¿qué pasa a −5 °C?")
    if question == "butacas" and activation != "sigmoid":
        raise Wrong(f"{here}, esa última capa puede dar valores fuera de la sala: una fracción va de 0 a 1.")
    if question == "animal" and loss == ONE_HOT:
        raise Wrong(f"{here}, esa pérdida espera las clases en one-hot, y aquí vienen como enteros.")
    if question == "animal" and activation == "sigmoid":
        raise Wrong(f"{here}, con sigmoides cada especie va por su cuenta, y en la foto hay solo una.")
    if units not in [n for n, _, _ in options]:
        raise Wrong(f"{here}, no salen {units:g} neuronas: ¿cuántos números tiene la respuesta de la red?")
    if activation not in [name for _, name, _ in options]:
        raise Wrong(f"{here}, la activación {show(activation)} no es la que corresponde: ¿qué valores puede dar?")
    raise Wrong(f"{here}, la pérdida {show(loss)} no hace pareja con esa activación y esas respuestas.")


def _check_cost(answer):
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 2:
        raise Wrong(f"Se esperan dos números, (n_trainings, n_updates), y llegó {show(answer)}.")
    trainings = as_number(answer[0], "El número de entrenamientos")
    updates = as_number(answer[1], "El número de actualizaciones")
    for wrong, reason in [
        (24, "Esas son las combinaciones. ¿Cuántas veces se entrena cada una?"),
        (25, "Cada combinación se entrena una vez por cada parte de la validación cruzada."),
        (120, "Falta el último: el reentrenamiento de la mejor."),
        (45, "Una rejilla multiplica los valores de cada eje; no los suma."),
        (46, "Una rejilla multiplica los valores de cada eje; no los suma."),
    ]:
        if trainings == wrong:
            raise Wrong(f"Entrenamientos, {trainings:g}: {reason}")
    if trainings != 121:
        raise Wrong(f"No son {trainings:g} entrenamientos: combinaciones × partes, y algo más.")
    for wrong, reason in [
        (25, "Eso es en una época."),
        (320, "En cada vuelta de la validación cruzada no se aprende con los 1000 ejemplos."),
        (310, "En cada vuelta no se aprende con los 1000 ejemplos, y el último lote cuenta aunque esté a medias."),
        (70, "Se aprende con cuatro de las cinco partes, no con una."),
        (60, "Se aprende con cuatro de las cinco partes, no con una."),
        (8000, "Hay una actualización por lote, no por ejemplo."),
        (10000, "Hay una actualización por lote, no por ejemplo."),
    ]:
        if updates == wrong:
            raise Wrong(f"Actualizaciones, {updates:g}: {reason}")
    if updates != 250:
        raise Wrong(f"No son {updates:g} actualizaciones: lotes por época × épocas.")


def _check_random_rates(answer):
    n = 4000
    for low, high in [(1e-4, 1.0), (0.01, 0.1)]:
        case = f"Con low = {low:g} y high = {high:g}"
        rates = as_array(call(answer, np.random.default_rng(0), n, low, high), "Lo que devuelve", shape=(n,))
        if (rates < 0).all():
            raise Wrong(f"{case} devuelve números negativos, como {rates[0]:.3g}: son los exponentes, no las tasas.")
        if rates.min() < low * 0.999 or rates.max() > high * 1.001:
            raise Wrong(f"{case} hay tasas fuera de ese intervalo: van de {rates.min():.3g} a {rates.max():.3g}.")
        if len(np.unique(rates)) < n / 2:
            raise Wrong(f"{case} pedí {n} tasas y solo hay {len(np.unique(rates))} distintas.")
        middle = np.sqrt(low * high)
        below = (rates < middle).mean()
        if abs((rates < (low + high) / 2).mean() - 0.5) < 0.04:
            raise Wrong(f"{case} por debajo de {middle:.3g} cae el {below:.0%}: sorteas la tasa, no su exponente.")
        quarter = (rates < low * (high / low) ** 0.25).mean()
        if abs(below - 0.5) > 0.04 or abs(quarter - 0.25) > 0.04:
            raise Wrong(f"{case} por debajo de {middle:.3g} cae el {below:.0%} de las tasas, y debería caer la mitad.")
    again = as_array(call(answer, np.random.default_rng(1), n, low, high), "Lo que devuelve", shape=(n,))
    if np.array_equal(again, rates):
        raise Wrong("Con otro generador salen las mismas tasas: usa el `rng` que recibe.")
    if np.allclose(np.diff(np.sort(np.log(rates))), np.log(high / low) / (n - 1)):
        raise Wrong("Las tasas están a distancias iguales, como en una rejilla: hay que sortearlas.")


def _early_stop(val_losses, patience):
    best = 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return epoch + 1, best + 1
    return len(val_losses), best + 1


def _check_early_stop(answer):
    for losses, patience in [
        ([0.9, 0.7, 0.5, 0.6, 0.55, 0.7, 0.4, 0.3], 2),
        ([0.9, 0.7, 0.8, 0.6, 0.7, 0.5, 0.6], 2),
        ([0.9, 0.5, 0.5, 0.5, 0.4], 2),
        ([0.5, 0.5, 0.6, 0.4], 2),
        ([0.5, 0.4, 0.3, 0.2], 1),
        ([0.3, 0.4, 0.5, 0.2], 1),
        ([0.8, 0.6, 0.7, 0.7, 0.65, 0.5], 4),
        ([0.8, 0.4, 0.6, 0.5, 0.45, 0.41, 0.3], 3),
    ]:
        case = f"Con val_losses = {losses} y patience = {patience}"
        result = call(answer, list(losses), patience)
        if not isinstance(result, list | tuple | np.ndarray) or len(result) != 2:
            raise Wrong(f"{case} debe devolver dos números, (parada, mejor), y devuelve {show(result)}.")
        stop, best = as_number(result[0], "La parada"), as_number(result[1], "La mejor época")
        right = _early_stop(losses, patience)
        if (stop, best) == right:
            continue
        if (stop + 1, best + 1) == right:
            raise Wrong(f"{case} devuelve ({stop:g}, {best:g}): ¿cuentas las épocas desde 0?")
        if (best, stop) == right:
            raise Wrong(f"{case} devuelve ({stop:g}, {best:g}): están al revés, primero la parada.")
        if best > stop:
            raise Wrong(f"{case} da como mejor la época {best:g}, a la que no se llegó a entrenar.")
        if stop == right[0] + 1:
            raise Wrong(f"{case} se detiene una época tarde, en la {stop:g}.")
        if stop < right[0]:
            raise Wrong(f"{case} se detiene demasiado pronto, en la {stop:g}: ¿las épocas sin mejorar son seguidas?")
        if stop > right[0]:
            raise Wrong(f"{case} se detiene tarde, en la {stop:g}. ¿Cuentas bien las que no bajan de la MEJOR?")
        raise Wrong(f"{case} se detiene donde debe, en la {stop:g}, pero la mejor no es la {best:g}.")


class _Model:
    """Lo que el callback ve de una red: basta con `stop_training`."""

    def __init__(self):
        self.stop_training = False


def _run(callback_class, target, epochs):
    """Hace de Keras: llama a `on_epoch_end` hasta que el callback pida parar."""

    def play():
        callback, model = callback_class(target), _Model()
        callback.set_model(model)
        for epoch, logs in enumerate(epochs):
            answered = callback.on_epoch_end(epoch, logs)
            if answered is ...:
                raise NotAnswered
            if model.stop_training:
                break
        return callback.reached_at, bool(model.stop_training), epoch + 1

    try:
        return call(play)
    except Wrong as wrong:
        if "NotAnswered" in str(wrong):
            raise NotAnswered("Falta el cuerpo de `on_epoch_end`: escríbelo y vuelve a ejecutar la celda.") from None
        raise


def _check_callback(answer):
    if not isinstance(answer, type) or not hasattr(answer, "set_model"):
        raise Wrong(f"Se esperaba la clase StopWhenGood, hija de Callback, y llegó {show(answer)}.")
    rising = [{"loss": 0.5, "accuracy": a + 0.2, "val_accuracy": a} for a in (0.5, 0.7, 0.8, 0.75, 0.9)]
    for target, right in [(0.78, 3), (0.8, 3), (0.85, 5), (0.4, 1)]:
        case = f"Con target = {target} y val_accuracy = 0.5, 0.7, 0.8, 0.75, 0.9"
        reached, stopped, trained = _run(answer, target, rising)
        if not stopped:
            text = "apunta la época, pero no para la red" if reached is not None else "no para la red"
            raise Wrong(f"{case} el callback {text}. ¿Pones True en `self.model.stop_training`?")
        if target == 0.8 and trained != right:
            raise Wrong(f"{case} se detiene tras la época {trained}: llegar justo al objetivo también vale.")
        if trained < right:
            raise Wrong(f"{case} se detiene ya tras la época {trained}. ¿Miras la validación, o el entrenamiento?")
        if trained > right:
            raise Wrong(f"{case} se detiene tras la época {trained}, tarde.")
        if reached is None:
            raise Wrong(f"{case} se detiene, pero `reached_at` sigue en None.")
        if as_number(reached, "`reached_at`") == right - 1:
            raise Wrong(f"{case} `reached_at` vale {reached}: Keras cuenta las épocas desde 0, y se pide desde 1.")
        if reached != right:
            raise Wrong(f"{case} `reached_at` vale {show(reached)}, y se detuvo tras la época {trained}.")
    if _run(answer, 0.95, rising)[:2] != (None, False):
        raise Wrong("Con target = 0.95, que no se alcanza, el callback se detiene o apunta una época.")
    if _run(answer, 0.8, [{"loss": 0.5}, {"loss": 0.4}])[:2] != (None, False):
        raise Wrong("Sin `val_accuracy` en logs, el callback no debería hacer nada.")


EXERCISES = [
    Exercise(
        _check_last_layers,
        (
            "Busca cada pregunta en la tabla: ¿sí o no?, ¿una de varias?, ¿varias a la vez?, ¿un número?",
            "¿Qué valores puede tomar la respuesta? La activación tiene que poder darlos todos, y ninguno imposible.",
            'Clases como enteros: la pérdida empieza por "sparse_". Sin activación se escribe None.',
        ),
        "La última capa y la pérdida forman pareja: si una no encaja, ningún ajuste arregla la red.",
    ),
    Exercise(
        _check_cost,
        (
            "¿Cuántas combinaciones hay? ¿Cuántas veces se entrena cada una?",
            "Con 5 partes, cada vuelta aprende con 4: ¿cuántos ejemplos son, y cuántos lotes de 32?",
        ),
        "Otro hiperparámetro con 3 valores triplica la cuenta; al azar, en cambio, tú decides cuántos intentos haces.",
    ),
    Exercise(
        _check_random_rates,
        (
            "Primero sortea el exponente; después eleva 10 a él.",
            "Los exponentes de low y high son np.log10(low) y np.log10(high).",
        ),
        "Lo que se multiplica se busca por exponentes: la tasa, la fuerza de L2, el número de neuronas.",
    ),
    Exercise(
        _check_early_stop,
        (
            "Recorre las épocas y guarda el número de la mejor hasta ahora.",
            "¿Cuántas épocas han pasado desde la mejor? Si son `patience`, hay que parar.",
        ),
        "Entre la parada y la mejor hay `patience` épocas de más: por eso existe restore_best_weights.",
    ),
    Exercise(
        _check_callback,
        (
            'La exactitud llega en logs: logs.get("val_accuracy") da None si no está.',
            "Para detener el entrenamiento: self.model.stop_training = True.",
            "Keras llama a la primera época 0.",
        ),
        "Con estas pocas líneas puedes meter cualquier regla en `fit` sin reescribir el bucle.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
