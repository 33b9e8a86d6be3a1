"""Qué redes recuerdan una letra, con qué piezas, y cuánto se saturan; guarda una SimpleRNN entrenada.

Las líneas, la red y el entrenamiento son los de la lección «LSTM y GRU». No se compara quién aprende antes: cada red
lleva su tasa y sus épocas, y lo que se mide es cómo recuerda cuando ya ha aprendido.
"""

from experiments.results import write_results  # isort: skip

import keras
import numpy as np
import tensorflow as tf
from keras import layers

SEEDS = range(10)
CODE = 8  # letras
FIRST = {"neuronas": 16, "tasas": [0.03, 0.02], "épocas": 60}  # SimpleRNN, con la primera letra
MARKED = {"neuronas": 16, "tasas": [0.003, 0.01], "épocas": 100}  # SimpleRNN, con la última marcada
LSTM = {  # nombre: (neuronas, tasa, épocas)
    "16 neuronas, tasa 0.03, 10 épocas": (16, 0.03, 10),
    "16 neuronas, tasa 0.01, 30 épocas": (16, 0.01, 30),
    "8 neuronas, tasa 0.03, 15 épocas": (8, 0.03, 15),
}


def make_lines(n, length, seed, marked=0.1):
    """n líneas de letras y sus marcas, (n, length, 9), y la última letra marcada en cada paso, (n, length)."""
    rng = np.random.default_rng(seed)
    letters = rng.integers(CODE, size=(n, length))
    marks = rng.random((n, length)) < marked
    marks[:, 0] = True
    y = letters.copy()
    for t in range(1, length):
        y[:, t] = np.where(marks[:, t], letters[:, t], y[:, t - 1])
    return np.concatenate([np.eye(CODE)[letters], marks[:, :, None]], axis=2), y


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(cell, units, rate, epochs, marked, seed):
    X, y = make_lines(2048, 30, seed=0, marked=marked)
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((None, CODE + 1)), cell(units, return_sequences=True), layers.Dense(CODE, activation="softmax")]
    )
    model.compile(keras.optimizers.Adam(learning_rate=rate), loss="sparse_categorical_crossentropy")
    model.fit(X, y, batch_size=128, epochs=epochs, verbose=0)
    return model


def run_lstm(X, weights, forget=None, write=None, deaf=False):
    """Respuestas y puertas de una LSTM; `forget` y `write` fijan, desde el segundo paso, las de olvido y entrada."""
    W_x, W_h, b, V, a = (W.copy() for W in weights)
    m = len(W_h)
    if deaf:
        W_h[:, 2 * m : 3 * m] = 0
    h = c = np.zeros((len(X), m))
    guesses, gates = [], []
    for t in range(X.shape[1]):
        i, f, candidate, o = np.split(X[:, t] @ W_x + h @ W_h + b, 4, axis=1)
        i, f, o = sigmoid(i), sigmoid(f), sigmoid(o)
        if t > 0 and forget is not None:
            f = np.full_like(f, forget)
        if t > 0 and write is not None:
            i = np.full_like(i, write)
        c = f * c + i * np.tanh(candidate)
        h = o * np.tanh(c)
        guesses.append((h @ V + a).argmax(axis=1))
        gates.append((f, i))
    return np.stack(guesses, axis=1), np.moveaxis(gates, 0, 2)  # puertas: (2, n, tiempo, m)


def run_gru(X, weights):
    """La puerta de actualización de una GRU en cada paso, (n, tiempo, m)."""
    W_x, W_h, b = weights[:3]
    h, gates = np.zeros((len(X), len(W_h))), []
    for t in range(X.shape[1]):
        x_u, x_r, x_new = np.split(X[:, t] @ W_x + b[0], 3, axis=1)
        h_u, h_r, h_new = np.split(h @ W_h + b[1], 3, axis=1)
        u, r = sigmoid(x_u + h_u), sigmoid(x_r + h_r)
        h = u * h + (1 - u) * np.tanh(x_new + r * h_new)
        gates.append(u)
    return np.stack(gates, axis=1)


def main():
    tf.config.experimental.enable_op_determinism()
    keras.config.set_floatx("float64")
    X_one, y_one = make_lines(500, 100, seed=2, marked=0)  # una sola marca, la primera
    X_many, y_many = make_lines(500, 30, seed=1)
    marks = X_many[:, :, CODE] == 1
    rest = ~marks
    marks[:, 0] = False  # la primera letra se deja fuera: aún no hay nada que conservar

    def accuracy(model, X, y, step):
        return np.mean(model.predict(X[:, : step + 1], verbose=0)[:, step].argmax(axis=1) == y[:, step])

    def held(weights, **broken):
        guesses, _ = run_lstm(X_one[:, :30], weights, **broken)
        return np.mean(guesses[:, 29] == y_one[:, 29])

    first = {}
    for rate in FIRST["tasas"]:
        rows = []
        for seed in SEEDS:
            model = train(layers.SimpleRNN, FIRST["neuronas"], rate, FIRST["épocas"], 0, seed)
            states = np.abs(np.asarray(model.layers[0](X_one)))
            hits = [accuracy(model, X_one, y_one, step) for step in (29, 99)]
            rows.append([*hits, np.mean(states[:, 99] > 0.95)])
            if rate == FIRST["tasas"][0] and seed == SEEDS[0]:
                saved = [W.round(4) for W in model.get_weights()]
        first[str(rate)] = dict(zip(["acierto a 29", "acierto a 99", "saturadas"], np.transpose(rows)))
        print(first[str(rate)], flush=True)

    marked = {}
    for rate in MARKED["tasas"]:
        rows = []
        for seed in SEEDS[:5]:
            model = train(layers.SimpleRNN, MARKED["neuronas"], rate, MARKED["épocas"], 0.1, seed)
            states = np.abs(np.asarray(model.layers[0](X_many)))
            hits = model.predict(X_many, verbose=0).argmax(axis=2) == y_many
            rows.append([np.mean(hits), np.mean(states[:, -1] > 0.95)])
        marked[str(rate)] = dict(zip(["acierto", "saturadas"], np.transpose(rows)))
        print(marked[str(rate)], flush=True)

    lstm = {}
    for name, (units, rate, epochs) in LSTM.items():
        rows = []
        for seed in SEEDS:
            model = train(layers.LSTM, units, rate, epochs, 0.1, seed)
            weights = model.get_weights()
            guesses, (f, i) = run_lstm(X_many, weights)
            rows.append(
                {
                    "acierto": np.mean(guesses == y_many),
                    "acierto a 29": held(weights),
                    "acierto a 99": accuracy(model, X_one, y_one, 99),
                    "olvido con marca": f[marks].mean(),
                    "olvido sin marca": f[rest].mean(),
                    "entrada con marca": i[marks].mean(),
                    "entrada sin marca": i[rest].mean(),
                    "sin escribir": held(weights, write=0),
                    "sin conservar": held(weights, forget=0),
                    "sin escribir y con olvido 1": held(weights, write=0, forget=1),
                    "candidato sordo": held(weights, deaf=True),
                }
            )
        lstm[name] = {key: [row[key] for row in rows] for key in rows[0]}
        print(name, {key: np.round(values, 3) for key, values in lstm[name].items()}, flush=True)

    rows = []
    for seed in SEEDS:
        model = train(layers.GRU, 16, 0.03, 10, 0.1, seed)
        u = run_gru(X_many, model.get_weights())
        rows.append(
            [np.mean(model.predict(X_many, verbose=0).argmax(axis=2) == y_many), u[marks].mean(), u[rest].mean()]
        )
    gru = dict(zip(["acierto", "actualización con marca", "actualización sin marca"], np.transpose(rows)))
    print(gru, flush=True)

    write_results(
        __file__,
        question="¿Cómo recuerdan una letra una SimpleRNN, una LSTM y una GRU que ya han aprendido?",
        settings={
            "SimpleRNN, primera letra": FIRST,
            "SimpleRNN, última marcada": MARKED,
            "LSTM": LSTM,
            "GRU": (16, 0.03, 10),
        },
        seeds=list(SEEDS),
        results={
            "SimpleRNN, primera letra": first,
            "SimpleRNN, última marcada": marked,
            "LSTM, última marcada": lstm,
            "GRU, última marcada": gru,
            "pesos de una SimpleRNN": saved,
        },
    )


if __name__ == "__main__":
    main()
