"""Predecir el CO₂ de un año entero con una recta y con una LSTM, a partir de las 104 semanas anteriores.

La LSTM elige su tasa y sus épocas con los años de 1986 a 1993, y la recta, su castigo. Con lo elegido se entrenan cinco
semillas nuevas y se predicen, cada enero, los ocho años desde 1994.
"""

from experiments.results import write_results  # isort: skip

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from sklearn.linear_model import LinearRegression, Ridge

from utils.data import load_co2

RATES = [0.003, 0.01, 0.03, 0.1]  # la tasa del principio; baja a 0 con el calendario del coseno
EPOCHS = [5, 10, 15, 40, 100]
UNITS = 16
STEPS, WEEKS = 26, 4  # la LSTM lee 104 semanas en 26 pasos de 4
BATCH = 64
TO_CHOOSE, TO_MEASURE = [100, 101], list(range(5))
ALPHAS = [0, 1, 10, 100, 1000]  # el castigo de la recta; 0, sin castigo

co2 = load_co2().interpolate()
first = np.arange(104, len(co2) - 51)  # la primera semana de cada año que se predice
past = np.array([co2.iloc[k - 104 : k] for k in first])
future = np.array([co2.iloc[k : k + 52] for k in first])
start, end = co2.index[first], co2.index[first + 51]
fit = end <= "1985-12-31"
val = (start >= "1986-01-01") & (end <= "1993-12-31")
test = start >= "1994-01-01"
january = test & (start.day_of_year <= 7)

level = past.mean(axis=1, keepdims=True)
X, Y = past - level, future - level
scale = X[fit].std()


def rmse(predicted, part):
    return np.sqrt(np.mean((predicted[part] - future[part]) ** 2))


def train(rate, epochs, seed):
    """Entrena una LSTM; devuelve lo que predice para todas las ventanas, en ppm, y sus pesos."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input((STEPS, WEEKS)), layers.LSTM(UNITS), layers.Dense(52)])
    steps = epochs * -(-fit.sum() // BATCH)
    schedule = keras.optimizers.schedules.CosineDecay(rate, decay_steps=int(steps))
    model.compile(keras.optimizers.Adam(learning_rate=schedule), loss="mse")
    windows = X.reshape(-1, STEPS, WEEKS) / scale
    model.fit(windows[fit], Y[fit] / scale, batch_size=BATCH, epochs=epochs, verbose=0)
    return model.predict(windows, verbose=0) * scale + level, model.get_weights()


def main():
    tf.config.experimental.enable_op_determinism()
    keras.config.set_floatx("float64")
    lines = {}
    for alpha in ALPHAS:
        line = (Ridge(alpha=alpha) if alpha else LinearRegression()).fit(X[fit], Y[fit])
        predicted = line.predict(X) + level
        lines[str(alpha)] = [rmse(predicted, val), rmse(predicted, test)]
    grid = {}
    for epochs in EPOCHS:
        for rate in RATES:
            scores = [rmse(train(rate, epochs, seed)[0], val) for seed in TO_CHOOSE]
            grid[f"{rate}, {epochs}"] = scores
            print(rate, epochs, scores, flush=True)
    best = min(grid, key=lambda name: np.mean(grid[name]))
    rate, epochs = float(best.split(", ")[0]), int(best.split(", ")[1])

    by_year, overall, saved = [], [], None
    for seed in TO_MEASURE:
        predicted, weights = train(rate, epochs, seed)
        by_year.append([rmse(predicted, [k]) for k in np.flatnonzero(january)])
        overall.append([rmse(predicted, val), rmse(predicted, test)])
        saved = saved or [W.round(4) for W in weights]
        print(seed, overall[-1], by_year[-1], flush=True)

    write_results(
        __file__,
        question="¿Predice una LSTM el CO₂ del año que viene mejor que una recta?",
        settings={
            "neuronas": UNITS,
            "pasos y semanas": (STEPS, WEEKS),
            "tasas": RATES,
            "épocas": EPOCHS,
            "lote": BATCH,
            "castigos": ALPHAS,
        },
        seeds={"elegir": TO_CHOOSE, "medir": TO_MEASURE},
        results={
            "recta, RMSE de validación y de prueba": lines,
            "LSTM, RMSE de validación": grid,
            "elegida": {"tasa": rate, "épocas": epochs},
            "RMSE de validación y de prueba": overall,
            "años": start[january].year.tolist(),
            "RMSE por año": by_year,
            "pesos": saved,
        },
    )


if __name__ == "__main__":
    main()
