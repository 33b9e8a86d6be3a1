"""Los nombres de Keras: una activación o una pérdida se puede escribir de muchas formas, y todas dicen lo mismo."""

import re

from exercises.values import ANY

ALIASES = {
    "linear": None,
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "msle": "mean_squared_logarithmic_error",
    "mape": "mean_absolute_percentage_error",
    "logcosh": "log_cosh",
    "bce": "binary_crossentropy",
}


def keras_name(value):
    """El nombre de una activación, una pérdida o un optimizador, dado con su texto, su función, su clase o su objeto.

    "MSE", `keras.losses.MeanSquaredError()` y `keras.losses.mse` dan "mean_squared_error"; "linear" da None, que es
    lo mismo; y lo que no tiene nombre se devuelve tal cual.
    """
    if value is None or value is ANY or isinstance(value, int | float | list | tuple | dict):
        return value
    text = value if isinstance(value, str) else getattr(value, "__name__", type(value).__name__)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", text.strip()).lower()
    return ALIASES.get(text, text)
