"""En una tabla de 442 filas, ¿se desvía menos una red o una recta?

Cada semilla reparte los datos de nuevo en entrenamiento, validación y prueba. El freno de la recta y el tamaño, la tasa
y las épocas de la red se eligen con la validación; la prueba se mira una vez.
"""

from experiments.results import write_results  # isort: split

from itertools import product

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

SEEDS = list(range(10))
BRAKES = [0.01, 0.1, 1, 10, 100, 1000]
WIDTHS = [4, 16, 64]
RATES = [0.001, 0.003, 0.01]


def train_network(width, rate, train_set, val_set, seed):
    """Una red de dos capas, con los pesos de su mejor época, y su pérdida en la validación."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([
        keras.Input(train_set[0].shape[1:]),
        layers.Dense(width, activation="relu"),
        layers.Dense(width, activation="relu"),
        layers.Dense(1),
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(rate), loss="mse")
    stop = keras.callbacks.EarlyStopping(patience=20, restore_best_weights=True)
    history = model.fit(*train_set, validation_data=val_set, epochs=300, verbose=0, callbacks=[stop])
    return min(history.history["val_loss"]), model


def measure(seed):
    """El error medio en la prueba de decir siempre la media, de la recta y de la red; y qué se eligió."""
    X, y = load_diabetes(return_X_y=True)
    order = np.random.default_rng(seed).permutation(len(y))
    test, val, rest = np.split(order, [len(y) // 5, 2 * (len(y) // 5)])
    X = StandardScaler().fit(X[rest]).transform(X)
    center, spread = y[rest].mean(), y[rest].std()
    target = (y - center) / spread

    def error(predicted):
        return np.abs(np.ravel(predicted) * spread + center - y[test]).mean()

    lines = [Ridge(brake).fit(X[rest], target[rest]) for brake in BRAKES]
    line = min(lines, key=lambda model: np.mean((model.predict(X[val]) - target[val]) ** 2))
    networks = {}
    for width, rate in product(WIDTHS, RATES):
        networks[width, rate] = train_network(width, rate, (X[rest], target[rest]), (X[val], target[val]), seed)
    width, rate = min(networks, key=lambda key: networks[key][0])
    network = networks[width, rate][1]
    scores = {
        "la media": error(np.zeros(len(test))),
        "recta": error(line.predict(X[test])),
        "red": error(network.predict(X[test], verbose=0)),
    }
    return scores, {"freno": line.alpha, "neuronas": width, "tasa": rate}


def main():
    results = {"la media": [], "recta": [], "red": [], "elegido": []}
    for seed in SEEDS:
        scores, chosen = measure(seed)
        print(f"semilla {seed}: {scores} · {chosen}", flush=True)
        for name, score in (scores | {"elegido": chosen}).items():
            results[name].append(score)
    write_results(
        __file__,
        question="¿Se desvía menos una red o una recta en una tabla de 442 filas?",
        settings={"freno": BRAKES, "neuronas": WIDTHS, "tasa": RATES, "paciencia": 20},
        seeds=SEEDS,
        results=results,
    )


if __name__ == "__main__":
    main()
