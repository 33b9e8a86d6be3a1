"""Los puntos con los que se juega y lo que la red puede ver de ellos.

El programa que enseña *Ver el código* copia de aquí la función del problema elegido, así que cada
una se entiende sola: recibe los puntos que faltan por llenar y un generador, y no usa nada más.
"""

import numpy as np


def circles(n, noise, rng):
    """Un disco dentro de un anillo. El valor baja de 1, en el centro, a −1, en el borde."""
    y = np.arange(n) % 2
    r = np.where(y == 1, rng.uniform(0, 0.45, n), rng.uniform(0.65, 1, n))
    angle = rng.uniform(0, 2 * np.pi, n)
    X = np.column_stack([r * np.cos(angle), r * np.sin(angle)])
    return X + rng.normal(0, 0.3 * noise, X.shape), y, 1 - 2 * r


def xor(n, noise, rng):
    """Cuatro cuadrantes; los opuestos, de la misma clase. El valor es x₁·x₂, de −1 a 1."""
    X = rng.uniform(0.08, 1, (n, 2)) * rng.choice([-1, 1], (n, 2))
    y = (X[:, 0] * X[:, 1] > 0).astype(int)
    value = X[:, 0] * X[:, 1]
    return X + rng.normal(0, 0.3 * noise, X.shape), y, value


def gaussians(n, noise, rng):
    """Dos nubes. El valor crece de −1 a 1 de la nube de abajo a la de arriba."""
    y = np.arange(n) % 2
    X = (y[:, None] - 0.5) * 0.9 + rng.normal(0, 0.15 + 0.3 * noise, (n, 2))
    return X, y, np.tanh(1.5 * (X[:, 0] + X[:, 1]))


def spiral(n, noise, rng):
    """Dos brazos enrollados. El valor es −1 en uno y 1 en el otro."""
    y = np.arange(n) % 2
    r = rng.uniform(0.08, 1, n)
    angle = 1.75 * 2 * np.pi * r + np.pi * y
    X = np.column_stack([r * np.sin(angle), r * np.cos(angle)])
    return X + rng.normal(0, 0.15 * noise, X.shape), y, 2 * y - 1.0


PROBLEMS = {"círculos": circles, "XOR": xor, "gaussianas": gaussians, "espiral": spiral}

# Qué columnas puede recibir la red: su nombre y cómo se calcula.
FEATURES = {
    "x₁": "x1",
    "x₂": "x2",
    "x₁²": "x1**2",
    "x₂²": "x2**2",
    "x₁x₂": "x1 * x2",
    "sin x₁": "np.sin(np.pi * x1)",
    "sin x₂": "np.sin(np.pi * x2)",
}
LIMIT = 1.25  # el plano que se dibuja va de −LIMIT a LIMIT en los dos ejes


def make_points(problem, n, noise, seed, regression=False):
    """Los puntos de un problema.

    Args:
        problem: uno de `PROBLEMS`.
        n: cuántos puntos.
        noise: cuánto se mueven de su sitio, de 0 a 0.5.
        regression: si el objetivo es el valor, de −1 a 1, y no la clase.

    Returns:
        X, (n, 2), y el objetivo, (n, 1): la clase, 0 o 1, o el valor.
    """
    X, y, value = PROBLEMS[problem](n, noise, np.random.default_rng(seed))
    return X, (value if regression else y.astype(float))[:, None]


def compute_features(X, names):
    """Las columnas `names` de los puntos X, (n, 2): una matriz (n, columnas)."""
    x1, x2 = X.T
    columns = [eval(FEATURES[name], {"np": np, "x1": x1, "x2": x2}) for name in names]
    return np.column_stack(columns)
