import numpy as np
from keras.callbacks import Callback

RIGHT = {
    "correo": (1, "sigmoid", "binary_crossentropy"),
    "animal": (12, "softmax", "sparse_categorical_crossentropy"),
    "película": (8, "sigmoid", "binary_crossentropy"),
    "temperatura": (1, None, "mse"),
    "butacas": (1, "sigmoid", "mse"),
}


def stop_from_zero(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        best = epoch if loss < losses[best] else best
        if epoch - best == patience:
            return epoch, best
    return len(losses) - 1, best


def stop_plus(losses, patience, extra=0):
    stop, best = stop_from_zero(losses, patience + extra)
    return stop + 1, best + 1


def stop_against_previous(losses, patience):
    wait = 0
    for epoch in range(1, len(losses)):
        wait = wait + 1 if losses[epoch] >= losses[epoch - 1] else 0
        if wait == patience:
            return epoch + 1, int(np.argmin(losses[: epoch + 1])) + 1
    return len(losses), int(np.argmin(losses)) + 1


def stop_counting_all(losses, patience):
    wait, best = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        else:
            wait += 1
        if wait == patience:
            return epoch + 1, best + 1
    return len(losses), best + 1


def stop_ties_improve(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        best = epoch if loss <= losses[best] else best
        if epoch - best == patience:
            return epoch + 1, best + 1
    return len(losses), best + 1


class Base(Callback):
    def __init__(self, target):
        super().__init__()
        self.target = target
        self.reached_at = None


class FromZero(Base):
    def on_epoch_end(self, epoch, logs=None):
        if logs.get("val_accuracy", 0) >= self.target:
            self.reached_at, self.model.stop_training = epoch, True


class NeverStops(Base):
    def on_epoch_end(self, epoch, logs=None):
        if logs.get("val_accuracy", 0) >= self.target:
            self.reached_at = epoch + 1


class Training(Base):
    def on_epoch_end(self, epoch, logs=None):
        if logs.get("accuracy", 0) >= self.target:
            self.reached_at, self.model.stop_training = epoch + 1, True


class Strict(Base):
    def on_epoch_end(self, epoch, logs=None):
        if logs.get("val_accuracy", 0) > self.target:
            self.reached_at, self.model.stop_training = epoch + 1, True


class NotRecorded(Base):
    def on_epoch_end(self, epoch, logs=None):
        if logs.get("val_accuracy", 0) >= self.target:
            self.model.stop_training = True


class NeedsMetric(Base):
    def on_epoch_end(self, epoch, logs=None):
        if logs["val_accuracy"] >= self.target:
            self.reached_at, self.model.stop_training = epoch + 1, True


WRONG = {
    1: [
        (RIGHT | {"correo": (1, "softmax", "binary_crossentropy")}, "responde siempre 1"),
        (RIGHT | {"animal": (12, "softmax", "categorical_crossentropy")}, "one-hot"),
        (RIGHT | {"animal": (12, "sigmoid", "binary_crossentropy")}, "por su cuenta"),
        (RIGHT | {"película": (8, "softmax", "categorical_crossentropy")}, "dos géneros"),
        (RIGHT | {"temperatura": (1, "relu", "mse")}, "−5 °C"),
        (RIGHT | {"butacas": (1, None, "mse")}, "fuera de la sala"),
        (RIGHT | {"correo": (1, "sigmoid", "mse")}, "no hace pareja"),
        (RIGHT | {"película": (1, "sigmoid", "binary_crossentropy")}, "no salen 1 neuronas"),
        ({"correo": (1, "sigmoid", "binary_crossentropy")}, "Falta la pregunta"),
        (RIGHT | {"correo": "sigmoid"}, "debe ser una tupla"),
    ],
    2: [
        ((24, 250), "Esas son las combinaciones"),
        ((120, 250), "Falta el último"),
        ((46, 250), "no los suma"),
        ((121, 320), "no se aprende con los 1000"),
        ((121, 25), "en una época"),
        ((121, 8000), "por lote, no por ejemplo"),
        ((121, 70), "no con una"),
        (121, "dos números"),
    ],
    3: [
        (lambda rng, n, low, high: rng.uniform(low, high, n), "no su exponente"),
        (lambda rng, n, low, high: rng.uniform(np.log10(low), np.log10(high), n), "son los exponentes"),
        (lambda rng, n, low, high: np.exp(rng.uniform(np.log10(low), np.log10(high), n)), "debería caer la mitad"),
        (lambda rng, n, low, high: np.geomspace(low, high, n), "las mismas tasas"),
        (lambda rng, n, low, high: 10 ** rng.uniform(np.log10(low), np.log10(high)), "forma (4000,)"),
        (lambda rng, n, low, high: 10.0 ** rng.integers(-4, 1, n), "distintas"),
        (
            lambda rng, n, low, high: 10 ** np.random.default_rng(0).uniform(np.log10(low), np.log10(high), n),
            "usa el `rng`",
        ),
    ],
    4: [
        (stop_from_zero, "desde 0"),
        (lambda losses, patience: stop_plus(losses, patience)[::-1], "al revés"),
        (lambda losses, patience: stop_plus(losses, patience, extra=1), "una época tarde"),
        (stop_against_previous, "tarde"),
        (stop_counting_all, "seguidas"),
        (stop_ties_improve, "tarde"),
        (lambda losses, patience: (stop_plus(losses, patience)[0], int(np.argmin(losses)) + 1), "no se llegó"),
        (lambda losses, patience: stop_plus(losses, patience)[0], "dos números"),
    ],
    5: [
        (FromZero, "desde 0"),
        (NeverStops, "no para la red"),
        (Training, "validación, o el entrenamiento"),
        (Strict, "llegar justo"),
        (NotRecorded, "sigue en None"),
        (NeedsMetric, "KeyError"),
        (FromZero(0.8), "Se esperaba la clase"),
    ],
}
