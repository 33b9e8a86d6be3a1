"""Prepara el entorno de una lección: semillas, estilo de las figuras y, si hay, la GPU."""

import os
import random
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

STYLE = Path(__file__).with_name("estilo.mplstyle")


def setup(seed: int = 0, projector: bool | None = None) -> None:
    """Deja la lección lista para dar siempre los mismos números, y dice en qué se ejecuta.

    Fija las semillas de `random` y NumPy y aplica el estilo de las figuras. Si Keras ya está
    importado, fija también sus semillas, pide a TensorFlow operaciones deterministas y, si
    encuentra una GPU, que tome la memoria según la necesite y no toda de una vez.
    Se puede llamar más de una vez: una lección que importa Keras tarde la llama de nuevo entonces.

    Args:
        seed: entero entre 0 y 2³² − 1.
        projector: si el texto y las líneas de las figuras van más grandes, para proyectarlas. Por
            defecto, lo que diga la variable de entorno `CURSO_PROYECTOR` (1 o 0).

    Raises:
        ValueError: si `seed` no es un entero de ese intervalo.
    """
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**32:
        raise ValueError(f"seed debe ser un entero entre 0 y 2**32 - 1; llegó {seed!r}.")
    random.seed(seed)
    np.random.seed(seed)
    plt.style.use(STYLE)
    if projector is None:
        projector = os.environ.get("CURSO_PROYECTOR", "0") not in ("", "0")
    if projector:
        plt.rcParams.update(_enlarge(1.3))
    device = _setup_keras(seed) if "keras" in sys.modules else "NumPy en la CPU"
    print(f"Todo listo · {device} · semilla {seed}")


def _enlarge(scale: float) -> dict:
    """Los ajustes de matplotlib que deciden tamaños de texto y de línea, multiplicados por `scale`."""
    names = ["font.size", "axes.titlesize", "axes.labelsize", "xtick.labelsize", "ytick.labelsize"]
    names += ["legend.fontsize", "figure.titlesize", "lines.linewidth", "lines.markersize"]
    return {name: plt.rcParams[name] * scale for name in names}


def _setup_keras(seed: int) -> str:
    """Siembra Keras, configura TensorFlow y devuelve en qué va a ejecutarse."""
    import keras

    keras.utils.set_random_seed(seed)
    if keras.backend.backend() != "tensorflow":
        return f"Keras con {keras.backend.backend()}"

    import tensorflow as tf

    tf.config.experimental.enable_op_determinism()
    gpus = tf.config.list_physical_devices("GPU")
    for gpu in gpus:
        if not tf.config.experimental.get_memory_growth(gpu):
            try:
                tf.config.experimental.set_memory_growth(gpu, True)
            except RuntimeError:
                print("La GPU ya estaba en uso: para que comparta su memoria, reinicia el kernel.")
    if not gpus:
        return "TensorFlow en la CPU"
    tf.config.experimental.enable_tensor_float_32_execution(False)  # redondearía los productos a tres cifras
    names = [tf.config.experimental.get_device_details(g).get("device_name", g.name) for g in gpus]
    return f"TensorFlow en la GPU ({', '.join(names)})"
