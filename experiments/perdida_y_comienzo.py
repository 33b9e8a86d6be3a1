"""Si la red pequeña empieza equivocada y segura, ¿puede una tasa mayor compensar el empujón débil del error cuadrático?

Las dos pérdidas prueban las mismas tasas desde cada comienzo. La de cada una se elige con unas semillas y se mide con
otras, con pocas épocas y con más.
"""

from experiments.results import write_results  # isort: split

import numpy as np

from playground.small_network import CROSS_ENTROPY, load_moons, train_small_network

SQUARE = (lambda y, p: (p - y) ** 2, lambda y, p: 2 * (p - y))
LOSSES = {"entropía cruzada": CROSS_ENTROPY, "error cuadrático": SQUARE}
STARTS = [0, -8, -12]
RATES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
EPOCHS = [300, 1000]
TO_CHOOSE, TO_MEASURE = list(range(100, 105)), list(range(30))


def reach(loss, rate, start, seed, points):
    """Los aciertos tras cada cantidad de épocas y, tras la última, con puntos nuevos."""
    X, y, X_new, y_new = points
    settings = {"learning_rate": rate, "output_bias": start, "epochs": EPOCHS[-1], "seed": seed}
    network = train_small_network(X, y, loss=LOSSES[loss], **settings)
    return [*network.accuracies[EPOCHS], network.accuracy(X_new, y_new)]


def main():
    points = *load_moons(), *load_moons(n=2000, seed=1)
    grid, chosen, measured = {}, {}, {}
    for start in STARTS:
        for loss in LOSSES:
            name = f"{loss} desde {start}"
            tried = np.array([[reach(loss, rate, start, seed, points) for seed in TO_CHOOSE] for rate in RATES])
            grid[name] = {epochs: tried[:, :, k] for k, epochs in enumerate(EPOCHS)}
            best = {epochs: RATES[tried[:, :, k].mean(axis=1).argmax()] for k, epochs in enumerate(EPOCHS)}
            chosen[name] = best
            found = {
                epochs: [reach(loss, rate, start, seed, points) for seed in TO_MEASURE] for epochs, rate in best.items()
            }
            measured[name] = {epochs: np.array(found[epochs])[:, k] for k, epochs in enumerate(EPOCHS)}
            measured[name]["puntos nuevos"] = np.array(found[EPOCHS[-1]])[:, -1]
            print(name, best, {key: values.mean().round(3) for key, values in measured[name].items()}, flush=True)
    write_results(
        __file__,
        question="Si la salida empieza equivocada y segura, ¿alcanza el error cuadrático a la entropía cruzada?",
        settings={"comienzos": STARTS, "tasas": RATES, "épocas": EPOCHS},
        seeds={"para elegir": TO_CHOOSE, "para medir": TO_MEASURE},
        results={"rejilla": grid, "elegida": chosen, "aciertos": measured},
    )


if __name__ == "__main__":
    main()
