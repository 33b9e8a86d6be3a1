"""Si la red pequeña empieza equivocada y segura, ¿puede una tasa mayor compensar el empujón débil del error cuadrático?

Las dos pérdidas prueban las mismas tasas desde cada comienzo. La de cada una se elige con unas semillas y se mide con
otras, con pocas épocas y con más. Después se siguen mucho más tiempo, con la tasa ya elegida, las redes que empiezan
peor, para saber si acaban peor o si solo tardan; y las del error cuadrático, también con una tasa menor.
"""

from experiments.results import write_results  # isort: split

import numpy as np

from playground.small_network import CROSS_ENTROPY, load_moons, train_small_network

SQUARE = (lambda y, p: (p - y) ** 2, lambda y, p: 2 * (p - y))
LOSSES = {"entropía cruzada": CROSS_ENTROPY, "error cuadrático": SQUARE}
STARTS = [0, -8, -12]
RATES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
EPOCHS = [300, 1000]
LONG, SMALLER = [300, 1000, 2000, 3000, 6000], 20
STARTED = 0.75  # al empezar, una red segura de que todo es de una clase acierta la mitad
TO_CHOOSE, TO_MEASURE = list(range(100, 105)), list(range(30))


def train(loss, rate, start, seed, points, epochs):
    """Los aciertos tras cada cantidad de épocas; al final, con puntos nuevos, y en qué época arranca (-1: nunca)."""
    X, y, X_new, y_new = points
    settings = {"learning_rate": rate, "output_bias": start, "epochs": epochs[-1], "seed": seed}
    network = train_small_network(X, y, loss=LOSSES[loss], **settings)
    started = network.accuracies > STARTED
    return network.accuracies[epochs], network.accuracy(X_new, y_new), started.argmax() if started.any() else -1


def main():
    points = *load_moons(), *load_moons(n=2000, seed=1)
    grid, chosen, measured, followed = {}, {}, {}, {}
    for start in STARTS:
        for loss in LOSSES:
            name = f"{loss} desde {start}"
            tried = [[train(loss, rate, start, seed, points, EPOCHS)[0] for seed in TO_CHOOSE] for rate in RATES]
            tried = np.array(tried)
            grid[name] = {epochs: tried[:, :, k] for k, epochs in enumerate(EPOCHS)}
            best = {epochs: RATES[tried[:, :, k].mean(axis=1).argmax()] for k, epochs in enumerate(EPOCHS)}
            chosen[name] = best
            found = {
                rate: [train(loss, rate, start, seed, points, EPOCHS) for seed in TO_MEASURE]
                for rate in sorted(set(best.values()))
            }
            measured[name] = {
                epochs: np.array([hits[k] for hits, *_ in found[best[epochs]]]) for k, epochs in enumerate(EPOCHS)
            }
            measured[name]["puntos nuevos"] = np.array([new for _, new, _ in found[best[EPOCHS[-1]]]])
            print(name, best, {key: values.mean().round(3) for key, values in measured[name].items()}, flush=True)
    worst = STARTS[-1]
    rates = [(loss, chosen[f"{loss} desde {worst}"][EPOCHS[-1]]) for loss in LOSSES] + [("error cuadrático", SMALLER)]
    for loss, rate in rates:
        results = [train(loss, rate, worst, seed, points, LONG) for seed in TO_MEASURE]
        hits = {epochs: np.array([hits[k] for hits, *_ in results]) for k, epochs in enumerate(LONG)}
        first = np.array([first for *_, first in results])
        followed[f"{loss}, tasa {rate}"] = {"aciertos": hits, "época en que arranca": first}
        means = {key: values.mean().round(3) for key, values in hits.items()}
        print(loss, rate, means, np.sort(first).tolist(), flush=True)
    write_results(
        __file__,
        question="Si la salida empieza equivocada y segura, ¿alcanza el error cuadrático a la entropía cruzada?",
        settings={"comienzos": STARTS, "tasas": RATES, "épocas": EPOCHS, "seguidas": LONG, "arrancar": STARTED},
        seeds={"para elegir": TO_CHOOSE, "para medir": TO_MEASURE},
        results={"rejilla": grid, "elegida": chosen, "aciertos": measured, "seguidas": followed},
    )


if __name__ == "__main__":
    main()
