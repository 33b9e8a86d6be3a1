"""Lo que acompaña a `model.fit`: los datos en lotes, el avance en una línea y la frontera en vivo."""

import random
import time
import weakref

import keras
import matplotlib.pyplot as plt
import tensorflow as tf
from IPython.display import display

from utils.plotting import plot_points, plot_regions


def make_dataset(X, y, batch_size: int = 32, shuffle: bool = True, seed: int = 0) -> tf.data.Dataset:
    """Prepara X (n, …) e y (n, …) para `fit`: en memoria, barajados cada época y en lotes.

    Es lo que la lección 13 construye paso a paso; con `steps_per_execution` en `compile`, cada
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


def track(items, what: str):
    """Recorre `items` y dice en una línea, que al acabar se borra, por cuál va: «semilla 3 de 5».

    Para los entrenamientos que se repiten en un bucle, cuyo resumen es la tabla que sale de ellos.

    Args:
        items: lo que se recorre, con un número conocido de elementos.
        what: qué es cada uno, en singular.
    """
    line = display(_html(""), raw=True, display_id=True)
    for k, item in enumerate(items, start=1):
        _update(line, f"{what} {k} de {len(items)}")
        yield item
    _update(line, "")


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
        self._line = display(_html(""), raw=True, display_id=True)

    def on_epoch_end(self, epoch, logs=None):
        self._last = epoch + 1, logs or {}
        now = time.monotonic()
        if now - self._shown_at >= self.interval:
            self._shown_at = now
            text = f"Época {epoch + 1} de {self.params['epochs']} · {_summary(logs or {})}"
            _update(self._line, text)

    def on_train_end(self, logs=None):
        epochs, last = self._last
        _update(self._line, "")
        if self.summary:
            print(f"{epochs} épocas · {_summary(last)}")


def _update(line, text):
    if line:  # fuera de un cuaderno no hay dónde escribir
        line.update(_html(text), raw=True)


def _html(text):
    return {"text/html": text, "text/plain": text}


def _summary(logs):
    return " · ".join(f"{name} {value:.3f}" for name, value in logs.items())


class LiveBoundary(keras.callbacks.Callback):
    """Redibuja la frontera de decisión de una red de dos entradas mientras entrena.

    Args:
        X: los puntos, (n, 2).
        y: su clase, entero (n,).
        every: épocas entre un dibujo y el siguiente.
    """

    def __init__(self, X, y, every: int = 10):
        super().__init__()
        if every < 1:
            raise ValueError(f"every debe ser 1 o más; llegó {every!r}.")
        self.X, self.y, self.every = X, y, every
        self._limits = [(low - 0.3, high + 0.3) for low, high in zip(X.min(axis=0), X.max(axis=0))]

    def on_train_begin(self, logs=None):
        self._figure, self._ax = plt.subplots()
        self._draw(0)
        self._handle = display(self._figure, display_id=True)

    def on_epoch_end(self, epoch, logs=None):
        last = epoch + 1 == self.params["epochs"]
        if self._handle and ((epoch + 1) % self.every == 0 or last):
            self._draw(epoch + 1)
            self._handle.update(self._figure)

    def on_train_end(self, logs=None):
        plt.close(self._figure)  # ya está a la vista: que no se dibuje otra vez al acabar la celda

    def _draw(self, epoch):
        self._ax.clear()
        plot_regions(self.model, *self._limits, ax=self._ax)
        plot_points(self.X, self.y, ax=self._ax)
        self._ax.set(title=f"Época {epoch}", xlabel="$x_1$", ylabel="$x_2$")
