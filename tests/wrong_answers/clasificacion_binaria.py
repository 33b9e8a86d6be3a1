import numpy as np


def both_tables(X_train, X_new):
    X = np.concatenate([X_train, X_new])
    return (X_train - X.mean(0)) / X.std(0), (X_new - X.mean(0)) / X.std(0)


def precision_only_hits(y_true, y_pred):
    return (y_true == y_pred).mean(), ((y_pred == 1) & (y_true == 1)).sum() / (y_true == 1).sum()


def recall_of(y_true, y_pred):
    return ((y_pred == 1) & (y_true == 1)).sum() / (y_true == 1).sum()


def precision_of(y_true, y_pred):
    return ((y_pred == 1) & (y_true == 1)).sum() / max((y_pred == 1).sum(), 1)


def cheapest(y, p, missed_cost, alarm_cost, pick=np.argmin, steps=range(1, 100), says=np.greater_equal):
    t = np.array(steps) / 100
    says = says(p, t[:, None])
    return t[pick(missed_cost * (~says & (y == 1)).sum(1) + alarm_cost * (says & (y == 0)).sum(1))]


WRONG = {
    1: [
        (30 * 8 + 8 * 4 + 4, "Faltan los sesgos"),
        (284, "Falta la neurona de salida"),
        (43, "Eso son las neuronas"),
        (300, "No salen 300"),
        ([248, 36, 5], "un solo número"),
    ],
    2: [
        (lambda y, p: (recall_of(y, p), precision_of(y, p)), "al revés"),
        (lambda y, p: (recall_of(y, p), recall_of(y, p)), "la precisión sale como la exhaustividad"),
        (lambda y, p: (precision_of(y, p), precision_of(y, p)), "divide por los que SON"),
        (precision_only_hits, "la precisión sale como"),
        (lambda y, p: (recall_of(y, p) * (y == 1).sum() / (p == 0).sum(), recall_of(y, p)), "un solo positivo"),
        (lambda y, p: precision_of(y, p), "dos números"),
        (lambda y, p: (((p == 1) & (y == 1)).sum() / (p == 1).sum() if p.any() else 1.0, recall_of(y, p)), "(0, 0)"),
    ],
    3: [
        (lambda y, p, a, b: cheapest(y, p, b, a), "cambiado un coste por el otro"),
        (lambda y, p, a, b: cheapest(y, p, a, b, pick=np.argmax), "el umbral más caro"),
        (lambda y, p, a, b: cheapest(y, p, a, b, steps=range(101)), "devuelve 0, y el umbral"),
        (lambda y, p, a, b: cheapest(y, p, a, b, steps=range(1, 99)), "p = [0.985, 0.995]"),
        (lambda y, p, a, b: cheapest(y, p, a, b, says=np.greater), "igual al umbral"),
        (lambda y, p, a, b: 0.5, "hay otro que cuesta menos"),
        (lambda y, p, a, b: 50, "entre 0.01 y 0.99"),
        (lambda y, p, a, b: np.arange(1, 100) / 100, "un solo número"),
    ],
    4: [
        (both_tables, "Sigue la fuga"),
        (lambda A, B: ((A - A.mean(0)) / A.std(0), (B - B.mean(0)) / B.std(0)), "su propia media"),
        (lambda A, B: ((A - A.mean()) / A.std(), (B - A.mean()) / A.std()), "una por columna"),
        (lambda A, B: (A - A.mean(0), B - A.mean(0)), "debería ser 1"),
        (lambda A, B: (A - A.mean(0)) / A.std(0), "dos tablas"),
    ],
}
