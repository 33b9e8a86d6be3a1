"""Si cada cifra cae en cualquier sitio del papel, ¿quién la lee mejor?

Cada semilla coloca los dibujos de nuevo y aparta tres hojas enteras para la prueba y dos para la validación. Lo que se
elige (C y gamma, los vecinos, la tasa y las épocas) se elige con la validación; la prueba se mira una vez.
"""

from experiments.results import write_results  # isort: split

from itertools import product

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

SEEDS = list(range(10))
SIDE = 12  # lado del papel; el dibujo mide 8 × 8
STARTS = [0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667]  # inicio de cada hoja
CS, GAMMAS = [1, 10, 100], [0.02, 0.05, 0.1, 0.2, 0.5]
NEIGHBORS = [1, 3, 5]
RATES = [0.001, 0.003, 0.01, 0.03]


def place(images, rng):
    """Cada dibujo, en un sitio cualquiera de su papel."""
    paper = np.zeros((len(images), SIDE, SIDE))
    for k, image in enumerate(images):
        top, left = rng.integers(0, SIDE - 8, endpoint=True, size=2)
        paper[k, top : top + 8, left : left + 8] = image
    return paper


def center(papers):
    """Lo que haría una persona: buscar la tinta y llevarla al centro del papel."""
    moved = np.empty_like(papers)
    for k, paper in enumerate(papers):
        rows, columns = np.nonzero(paper)
        shift = [(SIDE - 1 - low - high) // 2 for low, high in [(min(rows), max(rows)), (min(columns), max(columns))]]
        moved[k] = np.roll(paper, shift, axis=(0, 1))
    return moved


def dense():
    return [layers.Flatten(), layers.Dense(128, activation="relu")]


def convolutional():
    return [
        layers.Conv2D(32, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
    ]


def train_network(hidden, rate, train_set, val_set, seed):
    """La red con los pesos de su mejor época, y su pérdida en la validación."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input((SIDE, SIDE, 1)), *hidden(), layers.Dense(10, activation="softmax")])
    model.compile(optimizer=keras.optimizers.Adam(rate), loss="sparse_categorical_crossentropy")
    stop = keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)
    options = {"epochs": 150, "batch_size": 64, "verbose": 0, "callbacks": [stop]}
    history = model.fit(*train_set, validation_data=val_set, **options)
    return min(history.history["val_loss"]), model


def measure(seed):
    """Los aciertos de cada uno en la prueba, y qué se eligió."""
    images, y = load_digits().images / 16, load_digits().target
    rng = np.random.default_rng(seed)
    sheet = np.searchsorted(STARTS, np.arange(len(y)), side="right") - 1
    order = rng.permutation(len(STARTS))
    test, val, rest = (np.isin(sheet, part) for part in (order[:3], order[3:5], order[5:]))
    X = place(images, rng)
    flat, centered = X.reshape(len(X), -1), center(X).reshape(len(X), -1)
    machines = [SVC(C=C, gamma=gamma) for C, gamma in product(CS, GAMMAS)]
    rivals = {
        "vecinos": ([KNeighborsClassifier(k) for k in NEIGHBORS], flat),
        "SVM": (machines, flat),
        "SVM, tras centrar": (machines, centered),
    }
    scores, chosen = {}, {}
    for name, (candidates, data) in rivals.items():
        best = max(candidates, key=lambda model: model.fit(data[rest], y[rest]).score(data[val], y[val]))
        scores[name] = best.fit(data[rest], y[rest]).score(data[test], y[test])
        chosen[name] = str(best)
    X = X[..., np.newaxis]
    for name, hidden in [("red densa", dense), ("red convolucional", convolutional)]:
        trained = {r: train_network(hidden, r, (X[rest], y[rest]), (X[val], y[val]), seed) for r in RATES}
        chosen[name] = min(RATES, key=lambda rate: trained[rate][0])
        predicted = trained[chosen[name]][1].predict(X[test], verbose=0).argmax(axis=1)
        scores[name] = np.mean(predicted == y[test])
    return scores, chosen


def main():
    results = {}
    for seed in SEEDS:
        scores, chosen = measure(seed)
        print(f"semilla {seed}: { {k: round(float(v), 3) for k, v in scores.items()} } · {chosen}", flush=True)
        for name, score in (scores | {"elegido": chosen}).items():
            results.setdefault(name, []).append(score)
    write_results(
        __file__,
        question="Si cada cifra cae en cualquier sitio del papel, ¿quién la lee mejor?",
        settings={"lado": SIDE, "C": CS, "gamma": GAMMAS, "vecinos": NEIGHBORS, "tasa": RATES, "paciencia": 10},
        seeds=SEEDS,
        results=results,
    )


if __name__ == "__main__":
    main()
