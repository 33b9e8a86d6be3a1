"""Si una LSTM que ha aprendido conserva la letra o la reescribe, según el sesgo de olvido con que nació.

Las líneas, la red y el entrenamiento son los de la lección «LSTM y GRU»; solo cambia ese sesgo, antes de entrenar.
«Sin escribir» es la ablación de la lección: desde el segundo paso la puerta de entrada vale 0, y las de olvido y de
salida valen lo mismo que en la red entera.
"""

from experiments.results import write_results  # isort: skip

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from experiments.memoria_de_letras import CODE, make_lines, sigmoid

SEEDS = range(5)
BIASES = [1, 5]  # el de Keras, y uno que deja la puerta de olvido en 0.993
UNITS, RATE, EPOCHS, BATCH = 16, 0.03, 10, 128
DISTANCES = [29, 99]


def train(bias, seed):
    X, y = make_lines(2048, 30, seed=0)
    keras.utils.set_random_seed(seed)
    memory = layers.LSTM(UNITS, return_sequences=True)
    model = keras.Sequential([keras.Input((None, CODE + 1)), memory, layers.Dense(CODE, activation="softmax")])
    W_x, W_h, b = memory.get_weights()
    b[UNITS : 2 * UNITS] = bias  # el orden es i, f, candidato, o
    memory.set_weights([W_x, W_h, b])
    model.compile(keras.optimizers.Adam(learning_rate=RATE), loss="sparse_categorical_crossentropy")
    model.fit(X, y, batch_size=BATCH, epochs=EPOCHS, verbose=0)
    return model


def read(X, weights, fixed=None):
    """Lo que responde la red en cada paso y sus puertas f y o; `fixed` son las (f, o) con que leer sin escribir."""
    W_x, W_h, b, V, a = weights
    h = c = np.zeros((len(X), UNITS))
    guesses, gates = [], []
    for t in range(X.shape[1]):
        i, f, candidate, o = np.split(X[:, t] @ W_x + h @ W_h + b, 4, axis=1)
        i, f, o = sigmoid(i), sigmoid(f), sigmoid(o)
        if t > 0 and fixed is not None:
            i, f, o = 0, fixed[0][:, t], fixed[1][:, t]
        c = f * c + i * np.tanh(candidate)
        h = o * np.tanh(c)
        guesses.append((h @ V + a).argmax(axis=1))
        gates.append((f, o))
    return np.stack(guesses, axis=1), np.moveaxis(gates, 0, 2)  # puertas: (2, n, tiempo, UNITS)


def main():
    tf.config.experimental.enable_op_determinism()
    keras.config.set_floatx("float64")
    X_one, y_one = make_lines(500, 100, seed=2, marked=0)  # una sola marca, la primera
    X_many, y_many = make_lines(500, 30, seed=1)
    unmarked = X_many[:, :, CODE] == 0
    results = {}
    for bias in BIASES:
        rows = []
        for seed in SEEDS:
            weights = train(bias, seed).get_weights()
            many, gates = read(X_many, weights)
            whole, own = read(X_one, weights)
            kept, _ = read(X_one, weights, fixed=own)
            row = {"acierto": np.mean(many == y_many), "olvido sin marca": gates[0][unmarked].mean()}
            for steps in DISTANCES:
                row[f"entera, a {steps}"] = np.mean(whole[:, steps] == y_one[:, steps])
                row[f"sin escribir, a {steps}"] = np.mean(kept[:, steps] == y_one[:, steps])
            rows.append(row)
            print(bias, seed, {key: round(float(value), 3) for key, value in row.items()}, flush=True)
        results[str(bias)] = {key: [row[key] for row in rows] for key in rows[0]}

    write_results(
        __file__,
        question="¿Conserva o reescribe una LSTM, según el sesgo de olvido con que nació?",
        settings={"sesgos": BIASES, "neuronas": UNITS, "tasa": RATE, "épocas": EPOCHS, "lote": BATCH},
        seeds=list(SEEDS),
        results=results,
    )


if __name__ == "__main__":
    main()
