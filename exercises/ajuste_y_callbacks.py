"""Ejercicios de la lección «Ajuste y callbacks»."""

from collections.abc import Mapping

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call
from exercises.keras_names import keras_name

# La última capa ----------------------------------------------------------------------------------

BINARY, SPARSE, ONE_HOT = "binary_crossentropy", "sparse_categorical_crossentropy", "categorical_crossentropy"
YES_OR_NO = {BINARY, "binary_focal_crossentropy"}
AMOUNT = {"mean_squared_error", "mean_absolute_error", "huber", "log_cosh"}
LAST_LAYERS = {  # las combinaciones buenas; la primera es la de la solución
    "correo": [(1, "sigmoid", YES_OR_NO), (2, "softmax", {SPARSE})],
    "animal": [(12, "softmax", {SPARSE})],
    "película": [(8, "sigmoid", YES_OR_NO)],
    "temperatura": [(1, None, AMOUNT)],
    "butacas": [(1, "sigmoid", AMOUNT | YES_OR_NO)],
}
ROWS = {
    "correo": (1, "sigmoid", BINARY),
    "animal": (12, "softmax", SPARSE),
    "película": (8, "sigmoid", BINARY),
    "temperatura": (1, None, "mean_squared_error"),
    "butacas": (1, "sigmoid", "mean_squared_error"),
}


def read_rows(answer):
    """Las tuplas, con los nombres que Keras usa y, en lugar de otra igual de buena, la de la solución."""
    if not isinstance(answer, Mapping):
        return answer
    return {question: read_row(question, row) for question, row in answer.items()}


def read_row(question, row):
    if not isinstance(row, list | tuple) or len(row) != 3:
        return row
    units, activation, loss = row[0], keras_name(row[1]), keras_name(row[2])
    if getattr(row[2], "from_logits", False) is True:  # la pérdida pone la activación por dentro
        activation = (
            ("sigmoid" if loss in YES_OR_NO else "softmax") if activation is None else f"{activation}, dos veces"
        )
    if ANY is activation or ANY is loss or question not in LAST_LAYERS:
        return units, activation, loss
    options = LAST_LAYERS[question]
    good = any((units, activation) == (n, name) and loss in losses for n, name, losses in options)
    return ROWS[question] if good else (units, activation, loss)


def only(**rows):
    """Un error en algunas preguntas, sea lo que sea lo que se conteste en las demás."""
    return dict.fromkeys(ROWS, ANY) | rows


# Una tasa al azar --------------------------------------------------------------------------------


def random_rates(rng, n, low, high):
    return 10 ** rng.uniform(np.log10(low), np.log10(high), n)


def rates_with_scipy(rng, n, low, high):
    from scipy.stats import loguniform

    return loguniform(low, high).rvs(n, random_state=rng)


def look_at_rates(answer, seed, n, low, high):
    """Lo que deben cumplir las tasas, sea cual sea el sorteo."""
    rates, again, other = (
        np.asarray(call(answer, np.random.default_rng(s), n, low, high), float) for s in (seed, seed, seed + 1)
    )
    if rates.shape != (n,):
        raise Wrong(f"con n = {n} debe devolver la forma {(n,)}, y devuelve {rates.shape}.")
    ordered = np.sort(rates)
    marks = low * (high / low) ** np.array([0.2, 0.4, 0.6, 0.8])
    return {
        "todas entre low y high": bool(low * 0.999 <= ordered[0] and ordered[-1] <= high * 1.001),
        f"la parte que queda por debajo de {', '.join(f'{mark:.2g}' for mark in marks)}": (
            [(rates < mark).mean().round(1) for mark in marks] if n > 1000 else []
        ),
        "al azar, y no a distancias iguales": bool(n < 3 or np.ptp(np.diff(np.log(np.abs(ordered)))) > 1e-6),
        "otras con otro `rng`": bool((rates != other).any()),
        "las mismas con el mismo `rng`": bool((rates == again).all()),
    }


# La parada temprana, por dentro ------------------------------------------------------------------


def early_stop(val_losses, patience, improves=lambda loss, best: loss < best, since=lambda epoch, best: epoch - best):
    best = 1
    for epoch, loss in enumerate(val_losses, start=1):
        if improves(loss, val_losses[best - 1]):
            best = epoch
        if since(epoch, best) == patience:
            return epoch, best
    return len(val_losses), best


def stop_waiting(val_losses, patience):
    best, wait, epoch = float("inf"), 0, 0
    for loss in val_losses:
        epoch += 1
        if loss < best:
            best, wait, found = loss, 0, epoch
        else:
            wait += 1
            if wait >= patience:
                break
    return [epoch, found]


def stop_with_numpy(val_losses, patience):
    losses = np.array(val_losses)
    for epoch in range(1, len(losses) + 1):
        best = int(losses[:epoch].argmin()) + 1
        if epoch - best >= patience:
            break
    return np.array([epoch, best])


def stop_against_previous(val_losses, patience):
    wait = 0
    for k in range(1, len(val_losses)):
        wait = 0 if val_losses[k] < val_losses[k - 1] else wait + 1
        if wait == patience:
            return k + 1, int(np.argmin(val_losses[: k + 1])) + 1
    return len(val_losses), int(np.argmin(val_losses)) + 1


def stop_counting_all(val_losses, patience):
    wait, best = 0, 0
    for k in range(1, len(val_losses)):
        if val_losses[k] < val_losses[best]:
            best = k
        else:
            wait += 1
        if wait == patience:
            return k + 1, best + 1
    return len(val_losses), best + 1


LOSSES = [
    ([0.5], 1),
    ([0.5, 0.5], 1),
    ([3, 2, 1], 1),
    ([0.3, 0.4, 0.5, 0.2], 1),
    ([0.5, 0.5, 0.6, 0.4], 2),
    ([0.9, 0.5, 0.5, 0.5, 0.4], 2),
    ([0.9, 0.7, 0.8, 0.6, 0.7, 0.5, 0.6], 2),
    ([0.8, 0.6, 0.7, 0.7, 0.65, 0.5], 4),
    ([0.8, 0.4, 0.6, 0.5, 0.45, 0.41, 0.3], 3),
    ([0.9, 0.7, 0.5, 0.6, 0.55, 0.7, 0.4, 0.3], 2),
]

# Un callback que para a tiempo -------------------------------------------------------------------


def make_callback(
    reaches=lambda accuracy, target: accuracy >= target, key="val_accuracy", first=1, missing=None, **does
):
    """La clase de la solución y sus variantes; se hace al usarla, para no traer Keras antes de tiempo."""

    def create(target):
        from keras.callbacks import Callback

        class StopWhenGood(Callback):
            def __init__(self, target):
                super().__init__()
                self.target, self.reached_at = target, None

            def on_epoch_end(self, epoch, logs=None):
                accuracy = logs[key] if missing is KeyError else logs.get(key, missing)
                if accuracy is not None and reaches(accuracy, self.target):
                    if does.get("note", True):
                        self.reached_at = epoch + first
                    if does.get("stop", True):
                        self.model.stop_training = True
                elif does.get("spoil"):
                    self.reached_at = epoch + 1

        return StopWhenGood(target)

    return create


def callback_counting(target):
    """Lleva su propia cuenta, y no mira el número que le dan."""
    from keras.callbacks import Callback

    class StopWhenGood(Callback):
        def __init__(self, target):
            super().__init__()
            self.target, self.reached_at, self.count = target, None, 0

        def on_train_begin(self, logs=None):
            self.count = 0

        def on_epoch_begin(self, epoch, logs=None):
            self.count += 1

        def on_epoch_end(self, epoch, logs=None):
            if "val_accuracy" in logs and not logs["val_accuracy"] < self.target:
                self.reached_at = self.count
                self.model.stop_training = True

    return StopWhenGood(target)


def callback_without_super(target):
    from keras.callbacks import Callback

    class StopWhenGood(Callback):
        reached_at = None

        def on_epoch_end(self, epoch, logs=None):
            try:
                good = logs["val_accuracy"] >= target
            except KeyError:
                return
            if good:
                self.model.stop_training, self.reached_at = True, np.int64(epoch + 1)

    return StopWhenGood()


class Network:
    """Lo que el callback ve de una red: basta con `stop_training`."""

    stop_training = False


def play_callback(answer, target, val_accuracy):
    """Hace de Keras: entrena hasta que el callback pida parar. None es una época sin validación."""
    if not callable(answer) or hasattr(answer, "set_model") and not isinstance(answer, type):
        raise Wrong("se esperaba la clase StopWhenGood, sin llamarla.")
    callback, network = answer(target), Network()
    if not hasattr(callback, "set_model"):
        raise Wrong("StopWhenGood debe ser hija de Callback.")
    callback.set_model(network)
    callback.on_train_begin({})
    stopped_at = None
    for epoch, accuracy in enumerate(val_accuracy):
        logs = {"loss": 0.5, "accuracy": 0.99} | ({} if accuracy is None else {"val_accuracy": accuracy})
        callback.on_epoch_begin(epoch, {})
        if callback.on_epoch_end(epoch, logs) is ...:
            return ...
        if network.stop_training:
            stopped_at = epoch + 1
            break
    return {"la época tras la que se detiene": stopped_at, "`reached_at`": callback.reached_at}


RISING = [0.5, 0.7, 0.8, 0.75, 0.9]

EXERCISES = [
    Exercise(
        reference=ROWS,
        measure=read_rows,
        mistakes={
            "En «correo», softmax con una sola neurona responde siempre 1.": only(correo=(1, "softmax", ANY)),
            "En «correo», la red no da dos números independientes: una sigmoide basta con una neurona.": (
                only(correo=(2, "sigmoid", ANY))
            ),
            "En «animal», esa pérdida espera las clases en *one-hot*, y aquí vienen como enteros.": (
                only(animal=(12, "softmax", ONE_HOT))
            ),
            "En «animal», con sigmoides cada especie va por su cuenta, y en la foto hay solo una.": (
                only(animal=(12, "sigmoid", ANY))
            ),
            "En «animal» hace falta una neurona por especie.": only(animal=(1, ANY, ANY)),
            "En «película», softmax reparte un total de 1: no puede decir que sí a dos géneros a la vez.": (
                only(película=(8, "softmax", ANY))
            ),
            "En «temperatura», una ReLU no puede dar grados bajo cero.": only(temperatura=(1, "relu", ANY)),
            "En «temperatura», una sigmoide no puede dar cualquier número de grados.": (
                only(temperatura=(1, "sigmoid", ANY))
            ),
            "En «butacas», sin activación puede salir una fracción mayor que 1 o negativa.": (
                only(butacas=(1, None, ANY))
            ),
            "En «butacas», una ReLU puede dar una fracción mayor que 1.": only(butacas=(1, "relu", ANY)),
        },
        hints=(
            "Busca cada pregunta en la tabla: ¿sí o no?, ¿una de varias?, ¿varias a la vez?, ¿un número?",
            "¿Qué valores puede tomar la respuesta? La activación tiene que poder darlos todos, y ninguno imposible.",
            'Clases como enteros: la pérdida empieza por "sparse_". Sin activación se escribe None.',
        ),
        why="La última capa y la pérdida forman pareja: si una no encaja, ningún ajuste arregla la red.",
        right=[
            ROWS | {"temperatura": (1, None, "log_cosh"), "butacas": (1, "sigmoid", "binary_crossentropy")},
            ROWS | {"temperatura": [1, "linear", "MSE"], "butacas": (1, "sigmoid", "mae")},
            ROWS | {"correo": (2, "softmax", "sparse_categorical_crossentropy"), "temperatura": (1.0, None, "Huber")},
            ROWS | {"correo": (np.int64(1), "Sigmoid", "BinaryCrossentropy"), "película": (8, "sigmoid", "bce")},
        ],
    ),
    Exercise(
        reference=(121, 250),
        mistakes={
            "Esas son las combinaciones. ¿Cuántas veces se entrena cada una?": (24, ANY),
            "Cada combinación se entrena una vez por cada parte de la validación cruzada.": (25, ANY),
            "Falta el último entrenamiento: el de la mejor, con todos los datos.": (120, ANY),
            "Una rejilla multiplica los valores de cada eje; no los suma.": (46, ANY),
            "Esas son las actualizaciones de una época.": (ANY, 25),
            "En cada vuelta de la validación cruzada no se aprende con los 1000 ejemplos.": (ANY, 320),
            "Se aprende con cuatro de las cinco partes, no con una.": (ANY, 70),
            "Hay una actualización por lote, no por ejemplo.": (ANY, 8000),
        },
        hints=(
            "¿Cuántas combinaciones hay? ¿Cuántas veces se entrena cada una?",
            "Con 5 partes, cada vuelta aprende con 4: ¿cuántos ejemplos son, y cuántos lotes de 32?",
        ),
        why="Otro hiperparámetro con 3 valores triplica la cuenta; al azar, en cambio, tú decides cuántos intentos.",
        right=[[121, 250], (121.0, 250.0), np.array([121, 250]), (np.int64(121), 10 * np.ceil(800 / 32))],
    ),
    Exercise(
        reference=random_rates,
        inputs=[(0, 1, 0.01, 0.1), (0, 4000, 1e-4, 1), (1, 4000, 0.01, 0.1), (2, 3000, 0.5, 32.0)],
        measure=look_at_rates,
        mistakes={
            "Sorteas la tasa, no su exponente: casi todas salen grandes.": (
                lambda rng, n, low, high: rng.uniform(low, high, n)
            ),
            "Esos son los exponentes: falta elevar 10 a ellos.": (
                lambda rng, n, low, high: rng.uniform(np.log10(low), np.log10(high), n)
            ),
            "Elevas 10 a un número entre `low` y `high`: los exponentes son sus logaritmos.": (
                lambda rng, n, low, high: 10 ** rng.uniform(low, high, n)
            ),
            "Las tasas están a distancias iguales, como en una rejilla: hay que sortearlas.": (
                lambda rng, n, low, high: np.geomspace(low, high, n)
            ),
            "No usas el `rng` que se recibe: con el mismo deben salir las mismas tasas.": (
                lambda rng, n, low, high: random_rates(np.random, n, low, high)
            ),
            "Con otro `rng` salen las mismas tasas: sortea con el que se recibe.": (
                lambda rng, n, low, high: random_rates(np.random.default_rng(0), n, low, high)
            ),
            "Los logaritmos son decimales, y deshaces con la base e: usa 10 en los dos sitios.": (
                lambda rng, n, low, high: np.exp(rng.uniform(np.log10(low), np.log10(high), n))
            ),
        },
        hints=(
            "Primero sortea el exponente; después eleva 10 a él.",
            "Los exponentes de low y high son np.log10(low) y np.log10(high).",
        ),
        why="Lo que se multiplica se busca por exponentes: la tasa, la fuerza de L2, el número de neuronas.",
        right=[
            lambda rng, n, low, high: np.exp(rng.uniform(np.log(low), np.log(high), size=n)),
            lambda rng, n, low, high: low * (high / low) ** rng.random(n),
            lambda rng, n, low, high: [10 ** rng.uniform(np.log10(low), np.log10(high)) for _ in range(n)],
            rates_with_scipy,
        ],
    ),
    Exercise(
        reference=lambda val_losses, patience: early_stop(val_losses, patience),
        inputs=LOSSES,
        mistakes={
            "Cuentas las épocas desde 0.": lambda losses, n: tuple(k - 1 for k in early_stop(losses, n)),
            "Están al revés: primero la parada.": lambda losses, n: early_stop(losses, n)[::-1],
            "La mejor es la de toda la lista, y tiene que ser una época a la que se llegó.": (
                lambda losses, n: (early_stop(losses, n)[0], int(np.argmin(losses)) + 1)
            ),
            "Se detiene una época tarde.": lambda losses, n: early_stop(losses, n, since=lambda e, b: e - b - 1),
            "Cada época se compara con la mejor, no con la anterior.": stop_against_previous,
            "Las épocas sin mejorar tienen que ser seguidas: la cuenta vuelve a 0 con cada mejora.": stop_counting_all,
            "Empatar con la mejor no es mejorar.": (
                lambda losses, n: early_stop(losses, n, improves=lambda loss, best: loss <= best)
            ),
            "Nunca se detiene antes de la última época.": lambda losses, n: (len(losses), int(np.argmin(losses)) + 1),
        },
        hints=(
            "Recorre las épocas y guarda el número de la mejor hasta ahora.",
            "¿Cuántas épocas han pasado desde la mejor? Si son `patience`, hay que parar.",
        ),
        why="Entre la parada y la mejor hay `patience` épocas de más: por eso existe restore_best_weights.",
        right=[
            stop_waiting,
            stop_with_numpy,
            lambda losses, n: tuple(float(k) for k in early_stop(losses, n)),
            lambda losses, n: next(
                ((e, b) for e in range(1, len(losses) + 1) if e - (b := losses.index(min(losses[:e])) + 1) >= n),
                (len(losses), losses.index(min(losses)) + 1),
            ),
        ],
    ),
    Exercise(
        reference=make_callback(),
        inputs=[(0.4, [0.5]), (0.4, [None]), (0.8, [None, 0.9, 0.7]), (1, [0.9, 1.0, 1.0])]
        + [(target, RISING) for target in (0.78, 0.8, 0.85, 0.4, 0.95)]
        + [(0.8, [None] * 6)],
        measure=play_callback,
        mistakes={
            "Keras cuenta las épocas desde 0, y `reached_at` se pide desde 1.": make_callback(first=0),
            "Llegar justo al objetivo también vale.": make_callback(reaches=lambda accuracy, target: accuracy > target),
            "Miras la exactitud de entrenamiento, y se pide la de validación.": make_callback(key="accuracy"),
            "Apunta la época, pero no para la red: pon True en `self.model.stop_training`.": make_callback(stop=False),
            "Para la red, pero no apunta la época en `reached_at`.": make_callback(note=False),
            "Sin `val_accuracy` en `logs` tu código falla, y no debería hacer nada.": make_callback(missing=KeyError),
            "Sin `val_accuracy` en `logs` se detiene, y no debería hacer nada.": make_callback(missing=2),
            "Apunta épocas en las que todavía no se llega al objetivo.": make_callback(spoil=True),
            "Se detiene si no llega al objetivo: la comparación está del revés.": (
                make_callback(reaches=lambda accuracy, target: accuracy < target)
            ),
        },
        hints=(
            'La exactitud llega en logs: logs.get("val_accuracy") da None si no está.',
            "Para detener el entrenamiento: self.model.stop_training = True.",
            "Keras llama a la primera época 0.",
        ),
        why="Con estas pocas líneas puedes meter cualquier regla en `fit` sin reescribir el bucle.",
        right=[
            callback_counting,
            callback_without_super,
            make_callback(missing=-1),
            make_callback(reaches=lambda accuracy, target: not accuracy < target),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
