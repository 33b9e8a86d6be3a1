"""El CO₂ de un año con la LSTM de `co2_de_un_ano` y un freno: un castigo L2 a sus pesos.

Para cada castigo se mide la validación con dos semillas, que es como se elegiría, y, aparte, la prueba con otras cinco.
Los datos y el reparto son los de `co2_de_un_ano`.
"""

from experiments.results import write_results  # isort: skip

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from experiments.co2_de_un_ano import BATCH, STEPS, UNITS, WEEKS, X, Y, fit, level, rmse, scale, test, val

RATE, EPOCHS = 0.01, 40  # la tasa baja a 0 con el calendario del coseno
BRAKES = [0, 3e-5, 1e-4]  # el castigo L2; 0, sin freno
TO_CHOOSE, TO_MEASURE = [100, 101], list(range(5))


def train(brake, seed):
    """Entrena una LSTM con ese castigo en sus pesos; devuelve lo que predice para todas las ventanas, en ppm."""
    keras.utils.set_random_seed(seed)
    l2 = keras.regularizers.L2(brake) if brake else None
    memory = layers.LSTM(UNITS, kernel_regularizer=l2, recurrent_regularizer=l2)
    output = layers.Dense(52, kernel_regularizer=l2)
    model = keras.Sequential([keras.Input((STEPS, WEEKS)), memory, output])
    schedule = keras.optimizers.schedules.CosineDecay(RATE, decay_steps=EPOCHS * int(-(-fit.sum() // BATCH)))
    model.compile(keras.optimizers.Adam(learning_rate=schedule), loss="mse")
    windows = X.reshape(-1, STEPS, WEEKS) / scale
    model.fit(windows[fit], Y[fit] / scale, batch_size=BATCH, epochs=EPOCHS, verbose=0)
    return model.predict(windows, verbose=0) * scale + level


def main():
    tf.config.experimental.enable_op_determinism()
    keras.config.set_floatx("float64")
    chosen_on, measured = {}, {}
    for brake in BRAKES:
        chosen_on[str(brake)] = [rmse(train(brake, seed), val) for seed in TO_CHOOSE]
        measured[str(brake)] = [rmse(train(brake, seed), test) for seed in TO_MEASURE]
        print(brake, np.mean(chosen_on[str(brake)]).round(3), np.round(measured[str(brake)], 3), flush=True)

    write_results(
        __file__,
        question="¿Cambia un freno quién predice mejor el CO₂ del año que viene?",
        settings={"frenos": BRAKES, "tasa": RATE, "épocas": EPOCHS, "lote": BATCH, "neuronas": UNITS},
        seeds={"elegir": TO_CHOOSE, "medir": TO_MEASURE},
        results={"RMSE de validación": chosen_on, "RMSE de prueba": measured},
    )


if __name__ == "__main__":
    main()
