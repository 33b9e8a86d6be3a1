import numpy as np


def rule(corrects, change):
    """Un paso con la condición y la corrección que se digan."""
    return lambda w, x, y: w + change(x, y) if corrects(y * (w @ x)) else w


def first_features_only(w, x, y):
    """Olvida corregir el sesgo, que es el último."""
    change = y * x
    change[-1] = 0
    return w + change if y * (w @ x) <= 0 else w


def strict(y):
    y = np.asarray(y).ravel()
    if not np.isin(y, (0, 1)).all():
        raise ValueError
    return 2 * y - 1


def raises_type_error(y):
    y = np.asarray(y).ravel()
    if not np.isin(y, (-1, 0, 1)).all():
        raise TypeError("etiquetas")
    return np.where(y == 1, 1, -1)


def margin(X, y, u):
    return (y * (X @ u)).min() / np.linalg.norm(u)


def radius(X):
    return np.linalg.norm(X, axis=1).max()


def guarded(bound):
    """Una cota equivocada que al menos devuelve infinito cuando u no separa."""
    return lambda X, y, u: bound(X, y, u) if (y * (X @ u)).min() > 0 else np.inf


WRONG = {
    1: [
        ([[1, -2, 1], [1, -2, 1], [1, -2, 1]], "No has corregido nada"),
        ([[3, -1, 2], [3, -1, 2], [3, -1, 2]], "sentido contrario"),
        ([[-1, -3, 1], [-1, -3, 1], [-2, -2, 1]], "el sesgo también se corrige"),
        ([[-1, -3, 0], [-2, -3, 1], [-3, -2, 0]], "¿ha fallado?"),
        ([[-1, -3, 0], [-1, -3, 0], [-1, -3, 0]], "ejemplo 3"),
        ([[-1, -3, 0], [-1, -3, 0], [0, -4, -1]], "número a número"),
        ([[-1, -3], [-1, -3], [-2, -2]], "forma (3, 3)"),
        ([-1, -3, 0], "forma (3, 3)"),
    ],
    2: [
        (rule(lambda m: m > 0, lambda x, y: x), "no la ha corregido"),
        (rule(lambda m: m > 0, lambda x, y: y * x), "no la ha corregido"),
        (rule(lambda m: m < 0, lambda x, y: y * x), "es un empate"),
        (rule(lambda m: m <= 0, lambda x, y: x), "sentido contrario"),
        (rule(lambda m: m <= 0, lambda x, y: -y * x), "sentido contrario"),
        (rule(lambda m: True, lambda x, y: y * x), "al acertar w no se toca"),
        (rule(lambda m: m <= 1, lambda x, y: y * x), "aunque por poco"),
        (rule(lambda m: m <= 0, lambda x, y: 0.5 * y * x), "ni más ni menos"),
        (rule(lambda m: m <= 0, lambda x, y: y), "ni más ni menos"),
        (first_features_only, "el último peso es el sesgo"),
        (lambda w, x, y: w + y * x if (1 if w @ x >= 0 else -1) != y else w, "es un empate"),
        (lambda w, x, y: y * (w @ x), "un solo número"),
        (lambda w, x: w + x, "lanza TypeError"),
        (lambda w, x, y: print(end=""), "return"),
    ],
    3: [
        (lambda y: y, "un 0 no enseña nada"),
        (lambda y: np.sign(np.asarray(y)).ravel(), "un 0 no enseña nada"),
        (lambda y: 2 * np.asarray(y).ravel() - 1, "deben quedarse como están"),
        (lambda y: np.where(np.asarray(y) == 1, 1, -1), "forma (3, 1)"),
        (lambda y: np.where(np.asarray(y).ravel() == 1, 1, -1), "debe lanzar ValueError"),
        (lambda y: np.where(np.asarray(y).ravel() == 1, -1, 1), "una a una"),
        (lambda y: np.where(y == 1, 1, -1), "un solo número"),
        (lambda y: [1 if v == 1 else -1 for v in np.asarray(y).ravel()], "no en un array"),
        (strict, "lanza ValueError"),
        (raises_type_error, "se pedía ValueError"),
    ],
    4: [
        (lambda X, y, u: (radius(X) / margin(X, y, u)) ** 2, "se pedía np.inf"),
        (guarded(lambda X, y, u: radius(X) / margin(X, y, u)), "al cuadrado"),
        (guarded(lambda X, y, u: (radius(X) / (y * (X @ u)).min()) ** 2), "falta dividir por la longitud de u"),
        (guarded(lambda X, y, u: (radius(X) * (u @ u) / (y * (X @ u)).min()) ** 2), "falta la raíz"),
        (guarded(lambda X, y, u: (radius(X[:, :-1]) / margin(X, y, u)) ** 2), "El 1 del final"),
        (guarded(lambda X, y, u: (np.linalg.norm(X) / margin(X, y, u)) ** 2), "toda la matriz"),
        (guarded(lambda X, y, u: (radius(X) * np.linalg.norm(u) / (X @ u).min()) ** 2), "lleva su respuesta"),
        (lambda X, y, u: (radius(X) * np.linalg.norm(u) / np.abs(X @ u).min()) ** 2, "que no separa"),
        (guarded(lambda X, y, u: (radius(X) * np.linalg.norm(u) / (y * (X @ u)).mean()) ** 2), "no la media"),
        (guarded(lambda X, y, u: 51.0), "cuatro puntos y u"),
        (lambda X, y, u: np.inf, "sí separa"),
        (guarded(lambda X, y, u: (np.linalg.norm(X, axis=1) / margin(X, y, u)) ** 2), "un solo número"),
        (lambda X, y, u: (radius(X) / margin(X, y, u)) ** 2 if margin(X, y, u) >= 0 else None, "no devuelve nada"),
    ],
    5: [
        (([-1, -1, 1, 1, 1, -1, -1], [1, 1, 1, 1, 1, 1, 1]), "solo puede cambiar una vez"),
        (([0, 0, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0, 0]), "sin ceros"),
        (([-1, -1, -1, 1, 1, 1, 1], [1, 1, 1, 1, 1, -1, -1]), "x = -1"),
        (([-1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, -1, -1]), "x = -2"),
        (([1, 1, -1, -1, -1, -1, -1], [-1, -1, -1, -1, -1, 1, 1]), "debería decir +1"),
        (([-1, -1, 1, 1, 1, 1], [1, 1, 1, 1, -1, -1]), "forma (7,)"),
        ([-1, -1, 1, 1, 1, 1, 1], "dos listas"),
    ],
}
