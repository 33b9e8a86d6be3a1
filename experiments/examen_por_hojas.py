"""¿Cuántas cifras acierta cada modelo si el examen reparte los dibujos al azar, y cuántas si aparta hojas enteras?

Los 1797 dibujos son catorce hojas con el mismo dictado. Cada dibujo se examina dos veces: en una, el modelo ha visto
otros dibujos de su hoja; en la otra, no ha visto ninguno. El número de dibujos con los que aprende es el mismo.
"""

from experiments.results import write_results  # isort: split

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import GroupKFold, KFold
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

SEEDS = list(range(5))
FOLDS = 7  # de dos hojas cada una
EPOCHS = 30
STARTS = [0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667]  # donde el dictado vuelve a empezar


def predict_network(X_train, y_train, X_test, seed):
    """La red de la lección, con esa semilla: lo que dice de cada dibujo de prueba."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([
        keras.Input((64,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ])  # fmt: skip
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    model.fit(X_train, y_train, epochs=EPOCHS, verbose=0)
    return model.predict(X_test, verbose=0).argmax(axis=1)


def predict_with(make):
    return lambda X_train, y_train, X_test, seed: make().fit(X_train, y_train).predict(X_test)


MODELS = {
    "red": predict_network,
    "vecino": predict_with(lambda: KNeighborsClassifier(n_neighbors=1)),
    "SVM": predict_with(SVC),
}


def accuracy_by_sheet(predict, folds, X, y, sheet, seed):
    """Los aciertos en los dibujos de cada hoja, cuando cada parte de `folds` hace una vez de examen."""
    predicted = np.empty_like(y)
    for train, test in folds:
        predicted[test] = predict(X[train], y[train], X[test], seed)
    return [float(np.mean((predicted == y)[sheet == k])) for k in range(len(STARTS))]


def main():
    X, y = load_digits(return_X_y=True)
    X = X / 16
    sheet = np.searchsorted(STARTS, np.arange(len(y)), side="right") - 1
    results = {name: {"al azar": [], "hojas enteras": []} for name in MODELS}
    for seed in SEEDS:
        mixed = list(KFold(FOLDS, shuffle=True, random_state=seed).split(X))
        whole = list(GroupKFold(FOLDS, shuffle=True, random_state=seed).split(X, y, sheet))
        for name, predict in MODELS.items():
            for exam, folds in [("al azar", mixed), ("hojas enteras", whole)]:
                scores = accuracy_by_sheet(predict, folds, X, y, sheet, seed)
                results[name][exam].append(scores)
                print(f"semilla {seed} · {name} · {exam}: {np.mean(scores):.3f}", flush=True)
    write_results(
        __file__,
        question="¿Cuántas cifras se aciertan si el examen reparte los dibujos al azar, y si aparta hojas enteras?",
        settings={"partes": FOLDS, "épocas": EPOCHS, "inicio de cada hoja": STARTS},
        seeds=SEEDS,
        results=results,
    )


if __name__ == "__main__":
    main()
