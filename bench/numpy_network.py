"""La red que se escribe en el curso frente a Keras, scikit-learn, PyTorch y micrograd, en el mismo problema.

    python -m bench.numpy_network

Las celdas se toman de la lección, así que se mide lo que el estudiante lee. El problema: 1000
puntos de dos lunas, una red 2-16-16-1, lotes de 32, Adam y 50 épocas. PyTorch y micrograd no son
dependencias del curso: se miden solo si están instalados.
"""

import importlib.util
import time
import warnings

import numpy as np

from playground.network import Adam, Dense, Network, train
from tools.network import network_cells

OURS = "NumPy, la de la lección"
EPOCHS, BATCH_SIZE, LEARNING_RATE = 50, 32, 0.01
MICROGRAD_STEPS = 4  # de los 1600: cada uno tarda segundos


def count_lines() -> int:
    """Líneas de la red, sin contar las blancas ni la que abre cada celda."""
    return sum(bool(line.strip()) for code in network_cells() for line in code.splitlines())


def moons() -> tuple[np.ndarray, np.ndarray]:
    """Los puntos, (1000, 2), y su clase, entera (1000,)."""
    from sklearn.datasets import make_moons

    return make_moons(1000, noise=0.2, random_state=0)


def rows(repeats: int = 3) -> list[tuple[str, float, float]]:
    """Mide todo en la misma llamada.

    Args:
        repeats: cuántas veces se mide cada una; se toma la mejor.

    Returns:
        Una fila por biblioteca: (qué, segundos, cuántas veces lo que tarda la nuestra).
    """
    X, y = moons()
    tasks = {
        OURS: _numpy_task,
        "Keras, fit(X, y)": _keras_task,
        "scikit-learn, MLPClassifier": _sklearn_task,
    }
    if importlib.util.find_spec("torch"):
        tasks["PyTorch, bucle"] = _torch_task
    seconds = {name: _best(make(X, y), repeats) for name, make in tasks.items()}
    if importlib.util.find_spec("micrograd"):
        n_steps = EPOCHS * -(-len(X) // BATCH_SIZE)
        name = f"micrograd (estimado con {MICROGRAD_STEPS} de {n_steps} pasos)"
        seconds[name] = _best(_micrograd_task(X, y), 1) * n_steps / MICROGRAD_STEPS
    ours = seconds[OURS]
    return [(name, value, value / ours) for name, value in seconds.items()]


def _best(task, repeats):
    """El menor tiempo de `task`, tras una vez que no cuenta si se mide más de una."""
    if repeats > 1:
        task()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def _numpy_task(X, y):
    def task():
        layers = [Dense(2, 16, "relu"), Dense(16, 16, "relu"), Dense(16, 1, "sigmoid")]
        net = Network(layers, "binary_crossentropy")
        history = train(net, Adam(LEARNING_RATE), X, y[:, None], EPOCHS, BATCH_SIZE)
        assert history[-1] < 0.15

    return task


def _keras_task(X, y):
    import keras

    dense = keras.layers.Dense
    model = keras.Sequential([keras.Input((2,)), dense(16, "relu"), dense(16, "relu"), dense(1, "sigmoid")])
    model.compile(keras.optimizers.Adam(LEARNING_RATE), loss="binary_crossentropy")
    model.fit(X, y, batch_size=BATCH_SIZE, verbose=0)  # prepara el grafo: no cuenta
    return lambda: model.fit(X, y, epochs=EPOCHS, batch_size=BATCH_SIZE, verbose=0)


def _sklearn_task(X, y):
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    def task():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # paramos en EPOCHS a propósito
            options = {"batch_size": BATCH_SIZE, "learning_rate_init": LEARNING_RATE, "alpha": 0}
            model = MLPClassifier((16, 16), max_iter=EPOCHS, n_iter_no_change=EPOCHS, random_state=0, **options)
            model.fit(X, y)
        assert model.n_iter_ == EPOCHS

    return task


def _torch_task(X, y):
    import torch
    from torch import nn

    inputs = torch.tensor(X, dtype=torch.float32)
    targets = torch.tensor(y[:, None], dtype=torch.float32)

    torch.set_num_threads(1)  # con matrices tan pequeñas, repartirlas tarda más

    def task():
        model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1))
        optimizer, loss = torch.optim.Adam(model.parameters(), LEARNING_RATE), nn.BCEWithLogitsLoss()
        for _ in range(EPOCHS):
            order = torch.randperm(len(inputs))
            for start in range(0, len(inputs), BATCH_SIZE):
                batch = order[start : start + BATCH_SIZE]
                optimizer.zero_grad()
                loss(model(inputs[batch]), targets[batch]).backward()
                optimizer.step()

    return task


def _micrograd_task(X, y):
    """Unos pocos pasos: descenso sin inercia y bisagra, que es lo que trae su demostración."""
    from micrograd.nn import MLP

    def task():
        model = MLP(2, [16, 16, 1])
        for k in range(MICROGRAD_STEPS):
            batch = slice(k * BATCH_SIZE, (k + 1) * BATCH_SIZE)
            losses = [(1 - (2 * int(label) - 1) * model(list(x))).relu() for x, label in zip(X[batch], y[batch])]
            cost = sum(losses) * (1 / len(losses))
            model.zero_grad()
            cost.backward()
            for p in model.parameters():
                p.data -= LEARNING_RATE * p.grad

    return task


def main() -> None:
    """Imprime la tabla."""
    print(f"La red del curso: {count_lines()} líneas")
    for name, seconds, ratio in rows():
        print(f"{name:<45} {seconds:8.3f} s   × {ratio:.1f}")


if __name__ == "__main__":
    main()
