import numpy as np


def r2_any(y, p):
    return 1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum()


def r2_clipped(y, p):
    return max(0.0, r2_any(y, np.ravel(p)))


def outputs(**changes):
    right = {
        "consumo": (1, None, "mse"),
        "meteorología": (3, None, "mse"),
        "película": (1, "sigmoid", "mse"),
        "especie": (4, "softmax", "sparse_categorical_crossentropy"),
    }
    return right | changes


def standardized(y):
    return (y - y.mean()) / y.std()


def symmetric(residuals, y_pred, coverage):
    half = np.quantile(np.abs(residuals), coverage)
    return y_pred - half, y_pred + half


def with_quantiles(low, high, sign=1):
    def interval(residuals, y_pred, coverage):
        a, b = np.quantile(sign * residuals, [low(coverage), high(coverage)])
        return y_pred + a, y_pred + b

    return interval


WRONG = {
    "17.1": [
        ((10, 24.49, 0.81), "sin signo"),
        ((20, 600, 0.81), "falta la raíz"),
        ((20, 24.49, 0.192), "la parte del error que queda"),
        ((20, 24.49, 80.8), "tanto por ciento"),
        ((20, 20, 0.81), "Ese es el MAE"),
        ((20, 24.49, 1 - 12500 / 2400), "del revés"),
        ((20, 23, 0.81), "El RMSE no es 23"),
        ((20, 24.49), "tres números"),
    ],
    "17.2": [
        (lambda y, p: 1 - r2_any(y, p), "falta restarla de 1"),
        (r2_any, "en columna"),
        (lambda y, p: np.corrcoef(y, np.ravel(p))[0, 1] ** 2, "correlación al cuadrado"),
        (lambda y, p: 1 - ((y - p) ** 2).sum() / ((y - p.mean()) ** 2).sum(), "no de las predicciones"),
        (lambda y, p: 1 - ((y - p) ** 2).sum() / (y**2).sum(), "restarle su media"),
        (lambda y, p: 1 - ((y - p) ** 2).mean() / ((y - y.mean()) ** 2).sum(), "no es 1 menos"),
        (r2_clipped, "debe salir negativo"),
        (lambda y, p: [r2_any(y, p)], "un solo número"),
    ],
    "17.3": [
        (outputs(consumo=(1, "none", "mse")), "sin comillas"),
        (outputs(consumo=(1, "relu", "mse")), "pone topes"),
        (outputs(meteorología=(1, None, "mse")), "una por cantidad"),
        (outputs(película=(1, None, "mse")), "no todos tienen sentido"),
        (outputs(película=(1, "softmax", "mse")), "no da la respuesta"),
        (outputs(especie=(1, "softmax", "mse")), "una por clase"),
        (outputs(especie=(4, "softmax", "mse")), "no corresponde"),
        (outputs(consumo=(1, None, "accuracy")), "no está en la lista"),
        (outputs(consumo=1), "tres cosas"),
        ({"consumo": (1, None, "mse")}, "Falta el problema «meteorología»"),
    ],
    "17.4": [
        (lambda f, X, y, X_new: f(X, standardized(y), X_new), "siguen estandarizadas"),
        (lambda f, X, y, X_new: f(X, y, X_new), "sin estandarizar"),
        (lambda f, X, y, X_new: y.std() * f(X, standardized(y), X_new), "la otra mitad"),
        (lambda f, X, y, X_new: y.mean() + f(X, standardized(y), X_new), "pero no la división"),
        (lambda f, X, y, X_new: y.std() * (f(X, standardized(y), X_new) + y.mean()), "orden contrario"),
        (lambda f, X, y, X_new: y.mean() + y.max() * f(X, (y - y.mean()) / y.max(), X_new), "debería ser 1"),
        (lambda f, X, y, X_new: y.std() * f(X, y / y.std(), X_new), "debería ser 0"),
        (lambda f, X, y, X_new: y.mean() + y.std() * f(X, -standardized(y), X_new), "el signo cambiado"),
        (lambda f, X, y, X_new: np.full(len(X_new), y.mean()), "No has llamado"),
        (lambda f, X, y, X_new: (y.mean() + y.std() * f(X, standardized(y), X_new))[:, None], "forma"),
    ],
    "17.5": [
        (symmetric, "cada lado lleva su cuantil"),
        (with_quantiles(lambda c: 1 - c, lambda c: c), "queda fuera por cada lado"),
        (with_quantiles(lambda c: (1 - c) / 2, lambda c: (1 + c) / 2, sign=-1), "signo cambiado"),
        (with_quantiles(lambda c: 0, lambda c: c), "deben ser iguales"),
        (with_quantiles(lambda c: (1 + c) / 2, lambda c: (1 - c) / 2), "por encima del alto"),
        (lambda r, p, c: tuple(np.quantile(r, [(1 - c) / 2, (1 + c) / 2])), "forma"),
        (lambda r, p, c: p + np.quantile(r, (1 + c) / 2), "pareja"),
    ],
}
