"""Con el mismo presupuesto para ajustar cada freno, ¿quién predice mejor qué tumores son malignos?

Los 455 casos que no son de prueba se reparten en cinco partes, varias veces. Diez particiones sirven para elegir: cada
participante prueba treinta ajustes y se queda con el de menor pérdida media. Otras veinte sirven para medir. Además,
con diez de ellas, la pérdida de una neurona y de una red según las épocas, sin freno y con L2. La prueba no se usa.
"""

from experiments.results import write_results  # isort: split

from itertools import product

import keras
import numpy as np
from keras import layers, regularizers
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

from utils.data import load_breast_cancer
from utils.training import make_dataset, restart

CHOOSE = [100, 101]  # semillas de los repartos con los que se elige: dos por cinco, diez particiones
MEASURE = [0, 1, 2, 3]  # y de los repartos con los que se mide: veinte particiones
EPOCHS = [2, 5, 10, 20, 40, 80]
L2S = [0.0003, 0.001, 0.003, 0.01, 0.03]
DROPOUTS = [0.1, 0.25, 0.5, 0.75, 0.9]
WIDTHS = [4, 8, 16, 32, 64]
CS = [float(f"{10 ** (k / 5):.3g}") for k in range(-15, 15)]
RATES, LEAVES, TREES = [0.02, 0.05, 0.1, 0.2, 0.4], [2, 4], [100, 200, 400]
WIDTH, LONG = 16, 160  # la red de la lección, y las épocas de la que va sin freno
WEAK = 1e6  # un freno un millón de veces más flojo que el de scikit-learn
CURVE_EPOCHS, CURVE_L2 = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120, 200, 300], 0.003


def partitions(seeds):
    """Las particiones de los datos de desarrollo, ya escaladas con su parte de entrenamiento."""
    parts = load_breast_cancer().split(val_size=0, test_size=0.2, seed=0)
    X, y = parts.X_train, parts.y_train
    found = []
    for seed in seeds:
        for train, held_out in StratifiedKFold(5, shuffle=True, random_state=seed).split(X, y):
            scaler = StandardScaler().fit(X[train])
            found.append((scaler.transform(X[train]), y[train], scaler.transform(X[held_out]), y[held_out]))
    return found


def build(width=WIDTH, l2=0.0, dropout=0.0):
    """Una red de una capa oculta o, con width = 0, una neurona."""
    model = keras.Sequential([keras.Input((30,))])
    if width:
        model.add(layers.Dense(width, activation="relu", kernel_regularizer=regularizers.L2(l2)))
    if dropout:
        model.add(layers.Dropout(dropout))
    model.add(layers.Dense(1, activation="sigmoid", kernel_regularizer=regularizers.L2(l2)))
    optimizer = keras.optimizers.Adam(learning_rate=0.01)
    model.compile(optimizer=optimizer, loss="binary_crossentropy", steps_per_execution=12)
    return model


def train_network(model, partition, epochs, seed):
    """Entrena un modelo recién creado y da sus probabilidades al cabo de cada número de épocas."""
    X, y, X_new, _ = partition
    restart(model, seed)
    data = make_dataset(
        X, y, seed=seed
    ).repeat()  # 12 lotes por época; `fit` ve una sola época larga, que es más rápido
    probabilities, done = {}, 0
    for total in epochs:
        model.fit(data, steps_per_epoch=12 * (total - done), shuffle=False, verbose=0)
        probabilities[total], done = np.asarray(model(X_new)).ravel(), total
    return probabilities


def network_runs(settings, found):
    """Para cada ajuste de una red y cada número de épocas, sus probabilidades en cada partición."""
    runs = {}
    for options in settings:
        model = build(**options)
        for seed, partition in enumerate(found):
            for epochs, p in train_network(model, partition, EPOCHS, seed).items():
                runs.setdefault((*options.values(), epochs), []).append(p)
    return runs


def neuron_runs(strengths, found):
    runs = {}
    for C in strengths:
        neuron = LogisticRegression(C=C, solver="newton-cholesky", max_iter=1000)
        runs[(C,)] = [neuron.fit(X, y).predict_proba(X_new)[:, 1] for X, y, X_new, _ in found]
    return runs


def boosting_runs(settings, found):
    runs = {}
    for rate, leaves, trees in settings:
        options = {"learning_rate": rate, "max_leaf_nodes": leaves, "max_iter": trees}
        boosting = HistGradientBoostingClassifier(**options, early_stopping=False, random_state=0)
        runs[rate, leaves, trees] = [boosting.fit(X, y).predict_proba(X_new)[:, 1] for X, y, X_new, _ in found]
    return runs


def losses(runs, found):
    """La pérdida logarítmica en cada partición; una certeza errada cuesta 34.5, no infinito."""
    pairs = zip(runs, found)
    return np.array([log_loss(y, np.clip(np.asarray(p, float), 1e-15, 1 - 1e-15)) for p, (_, _, _, y) in pairs])


def accuracies(runs, found):
    return np.array([np.mean((p >= 0.5) == y) for p, (_, _, _, y) in zip(runs, found)])


def choose(runs, found):
    """El ajuste de menor pérdida media, y la de todos."""
    table = {key: losses(values, found).mean() for key, values in runs.items()}
    return min(table, key=table.get), {" ".join(f"{v:g}" for v in key): loss for key, loss in table.items()}


def main():
    keras.config.set_floatx("float64")
    keras.utils.set_random_seed(0)
    tuning, shown = partitions(CHOOSE), partitions(MEASURE)

    grids = {
        "neurona con L2": neuron_runs(CS, tuning),
        "red con L2": network_runs([{"l2": value} for value in L2S], tuning),
        "red con Dropout": network_runs([{"dropout": value} for value in DROPOUTS], tuning),
        "red que para a tiempo": network_runs([{"width": value} for value in WIDTHS], tuning),
        "boosting": boosting_runs(product(RATES, LEAVES, TREES), tuning),
    }
    chosen, tables = {}, {}
    for name, runs in grids.items():
        assert len(runs) == 30, (name, len(runs))
        chosen[name], tables[name] = choose(runs, tuning)
        print(name, chosen[name], round(min(tables[name].values()), 4), flush=True)

    final = {"neurona sin freno": neuron_runs([WEAK], shown)[WEAK,]}
    model = build()
    final["red sin freno"] = [train_network(model, part, [LONG], seed)[LONG] for seed, part in enumerate(shown)]
    final["neurona de fábrica"] = neuron_runs([1.0], shown)[1.0,]
    final["neurona con L2"] = neuron_runs(chosen["neurona con L2"], shown)[chosen["neurona con L2"]]
    for name, option in [("red con L2", "l2"), ("red con Dropout", "dropout"), ("red que para a tiempo", "width")]:
        final[name] = network_runs([{option: chosen[name][0]}], shown)[chosen[name]]
    final["boosting"] = boosting_runs([chosen["boosting"]], shown)[chosen["boosting"]]

    curves = {}
    for name, l2 in product(["neurona", "red"], [0.0, CURVE_L2]):
        model = build(width=WIDTH if name == "red" else 0, l2=l2)
        runs = [train_network(model, part, CURVE_EPOCHS, seed) for seed, part in enumerate(shown[:10])]
        by_epoch = [losses([run[epochs] for run in runs], shown[:10]) for epochs in CURVE_EPOCHS]
        curves[f"{name} con L2" if l2 else f"{name} sin freno"] = np.transpose(by_epoch)

    write_results(
        __file__,
        question="Con el mismo presupuesto para ajustar cada freno, ¿quién predice mejor qué tumores son malignos?",
        settings={
            "épocas": EPOCHS, "L2": L2S, "Dropout": DROPOUTS, "neuronas": WIDTHS, "C": CS, "tasas": RATES,
            "hojas": LEAVES, "árboles": TREES, "épocas de las curvas": CURVE_EPOCHS, "L2 de las curvas": CURVE_L2,
        },
        seeds={"elegir": CHOOSE, "medir": MEASURE},
        results={
            "elegido": {name: list(key) for name, key in chosen.items()},
            "pérdida al elegir": tables,
            "pérdida": {name: losses(runs, shown) for name, runs in final.items()},
            "exactitud": {name: accuracies(runs, shown) for name, runs in final.items()},
            "curvas": curves,
        },
    )  # fmt: skip


if __name__ == "__main__":
    main()
