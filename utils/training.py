"""Lo que acompaña a `model.fit`: los datos en lotes, volver a empezar y el avance en una línea."""

import random
import time
import weakref

import keras
import tensorflow as tf

from utils.live import LiveLine, track

__all__ = ["LiveProgress", "make_dataset", "restart", "track"]


def make_dataset(X, y, batch_size: int = 32, shuffle: bool = True, seed: int = 0) -> tf.data.Dataset:
    """Prepara X (n, …) e y (n, …) para `fit`: en memoria, barajados cada época y en lotes.

    Es lo que la lección del manejo de datos construye paso a paso; con `steps_per_execution` en `compile`, cada
    época cuesta varias veces menos que con `fit(X, y)`.

    Raises:
        ValueError: si X e y no tienen el mismo número de ejemplos, o `batch_size` no es positivo.
    """
    if len(X) != len(y):
        raise ValueError(f"X e y deben tener los mismos ejemplos; llegaron {len(X)} y {len(y)}.")
    if batch_size < 1:
        raise ValueError(f"batch_size debe ser 1 o más; llegó {batch_size!r}.")
    data = tf.data.Dataset.from_tensor_slices((X, y)).cache()
    if shuffle:
        data = data.shuffle(len(X), seed=seed)
    return data.batch(batch_size).prefetch(tf.data.AUTOTUNE)


_initial_states = weakref.WeakKeyDictionary()  # modelo → {semilla: estado}; sacarlo cuesta crear otro igual


def restart(model: keras.Model, seed: int = 0) -> None:
    """Deja un modelo compilado como recién creado con esa semilla: pesos nuevos y optimizador a cero.

    Compilar cuesta más que entrenar una red pequeña; así, para repetir con otra semilla, no hace
    falta compilar otra vez. La tasa de aprendizaje se queda como esté, y el orden de los datos es
    cosa de `make_dataset`, con su propia semilla.
    """
    # No con `keras.utils.set_random_seed`: vacía la caché de TensorFlow, y el siguiente `fit` espera 0.1 s.
    random.seed(seed)  # de aquí saca Keras las semillas de los pesos y de Dropout
    known = _initial_states.setdefault(model, {})
    if seed not in known:
        known[seed] = [variable.numpy() for variable in keras.models.clone_model(model).variables]
    for variable, value in zip(model.variables, known[seed], strict=True):
        variable.assign(value)
    model.optimizer.build(model.trainable_variables)
    for variable in model.optimizer.variables:
        if variable is not model.optimizer.learning_rate:
            variable.assign(keras.ops.zeros_like(variable))


class LiveProgress(keras.callbacks.Callback):
    """Muestra una línea que cambia mientras la red entrena, y al final deja solo un resumen.

    Args:
        interval: segundos entre un cambio y el siguiente, como mínimo.
        summary: si al final queda el resumen; sin él no queda nada.
    """

    def __init__(self, interval: float = 0.1, summary: bool = True):
        super().__init__()
        self.interval, self.summary = interval, summary

    def on_train_begin(self, logs=None):
        self._shown_at = 0.0
        self._line = LiveLine()

    def on_epoch_end(self, epoch, logs=None):
        self._last = epoch + 1, logs or {}
        now = time.monotonic()
        if now - self._shown_at >= self.interval:
            self._shown_at = now
            text = f"Época {epoch + 1} de {self.params['epochs']} · {_summary(logs or {})}"
            self._line.show(text)

    def on_train_end(self, logs=None):
        epochs, last = self._last
        self._line.show("")
        if self.summary:
            print(f"{epochs} épocas · {_summary(last)}")


def _summary(logs):
    return " · ".join(f"{name} {value:.3f}" for name, value in logs.items())
