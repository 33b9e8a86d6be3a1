import numpy as np

from exercises.backpropagation_a_mano import _network_gradient


def network(wrong):
    return lambda w, x, y: _network_gradient(w, x, y, wrong)


def truncated_network(w, x, y):
    result = np.zeros_like(w)
    result[:] = _network_gradient(w, x, y)
    return result


def exp_op(a):
    return np.exp(a), [np.exp(a)]


def mul_op(a, b):
    return a * b, [b, a]


def div_op(a, b):
    return a / b, [1 / b, -a / b**2]


def sigmoid_op(a):
    value = 1 / (1 + np.exp(-a))
    return value, [value * (1 - value)]


F = np.tanh(0.5)

WRONG = {
    1: [
        ([3, 3, 0, 0, 0.5], "¿has sumado el sesgo?"),
        ([4, 4, -0.5, -0.462, 0.145], "cuidado con los signos"),
        ([2, 0.964, 1.018, 0.769, 1.564], "La ReLU no es la tanh"),
        ([2, 0, 1.5, 0.905, 1.815], "con un número positivo"),
        ([2, 2, -1, -0.762, 0.028], "sumado el sesgo w₂₀"),
        ([2, 2, 2.5, 0.987, 1.974], "w₂₁ es negativo"),
        ([2, 2, 0.5, 0.622, 1.316], "esa es la sigmoide"),
        ([2, 2, 0.5, 0.462, 2.138], "falta el ½"),
        ([2, 2, 0.5, 0.462, 0.145], "y = −1"),
        ([2, 2, 0.5, 0.462, -1.069], "la mitad del cuadrado"),
        ([2, 2, 0.5, 0.462], "forma (5,)"),
    ],
    2: [
        ((-1.150, 0.575), "el signo está cambiado"),
        ((1.462, -0.731), "Falta pasar por la tanh"),
        ((0.363, -0.182), "la derivada de la sigmoide"),
        (((F + 1) * (1 - np.tanh(F) ** 2), -0.5), "se toma en z_f"),
        ((0.786, -0.393), "solo la derivada de la tanh"),
        ((2.300, -1.150), "se va con el ½"),
        ((-0.575, 1.150), "el otro orden"),
        ((1.150, 1.150), "un peso por medio"),
        ((1.150, 0.575), "¿qué signo tiene w₂₁?"),
        ((1.150, -1.150), "derivada 1, no 2"),
        ((1.150, 2.300), "la derivada respecto a w₂₁"),
        ((1.150, 0), "deja pasar la culpa"),
        ((1.150, 0.9), "le faltan dos factores"),
        ((1.150,), "dos números"),
    ],
    3: [
        (network("sign"), "signo cambiado"),
        (network("double"), "el doble"),
        (network("sigmoid"), "la de una sigmoide"),
        (network("linear"), "falta la derivada de la tanh"),
        (network("twice"), "se toma en z_f"),
        (network("relu"), "corta el paso"),
        (network("value"), "vale 0 o 1"),
        (network("tanh"), "la neurona oculta es ReLU"),
        (network("weight"), "no pasan por w₂₁"),
        (network("bias"), "y no por el sesgo"),
        (network("inputs"), "falta su entrada"),
        (network("sum"), "y no z_g"),
        (network("order"), "otro orden"),
        (truncated_network, "matriz de enteros"),
        (lambda w, x, y: _network_gradient(w, x, y)[:, None], "forma (5, 1)"),
        (lambda w, x, y: _network_gradient(w, x, y) * [1, 1, 1, 1, 2], "respecto a w₂₁"),
        (lambda w, x, y: _network_gradient(w, x, 1), "respecto a w₁₀"),
        (lambda w, x, y: w @ x, "lanza ValueError"),
    ],
    4: [
        (lambda delta, A, W: (delta.T @ A, delta.sum(axis=0), delta @ W.T), "dW debe tener forma (3, 2)"),
        (
            lambda delta, A, W: ((delta.T @ A).reshape(W.shape), delta.sum(axis=0), delta @ W.T),
            "haz a mano esa casilla",
        ),
        (lambda delta, A, W: (A.T @ delta / len(A), delta.mean(axis=0), delta @ W.T), "ya llevaba dentro el 1/n"),
        (lambda delta, A, W: (A.T @ delta, delta.mean(axis=0), delta @ W.T), "db está dividida por n"),
        (lambda delta, A, W: (A.T @ delta, delta.sum(axis=1), delta @ W.T), "db debe tener forma (2,)"),
        (lambda delta, A, W: (A.T @ delta, delta.sum(), delta @ W.T), "db debe tener forma (2,)"),
        (lambda delta, A, W: (A.T @ delta, delta.sum(axis=0, keepdims=True), delta @ W.T), "tiene forma (1, 2)"),
        (lambda delta, A, W: (A.T @ delta, delta, delta @ W.T), "db debe tener forma (2,)"),
        (lambda delta, A, W: (A.T @ delta, delta[0], delta @ W.T), "solo lleva la culpa del primer ejemplo"),
        (lambda delta, A, W: (A.T @ delta, delta.sum(axis=0), delta @ W), "lanza ValueError"),
        (
            lambda delta, A, W: (A.T @ delta, delta.sum(axis=0), delta @ (W if len(W) == W.shape[1] else W.T)),
            "le falta la traspuesta",
        ),
        (
            lambda delta, A, W: (
                delta.T @ A if A.shape[1] == delta.shape[1] else A.T @ delta,
                delta.sum(axis=0),
                delta @ W.T,
            ),
            "está traspuesta",
        ),
        (lambda delta, A, W: (A.T @ delta, delta.sum(axis=0), -delta @ W.T), "signo cambiado"),
        (lambda delta, A, W: (A.T @ delta, delta.sum(axis=0)), "tres cosas"),
    ],
    5: [
        ((exp_op, lambda a, b: (a * b, [a, b]), div_op, sigmoid_op), "o es el otro"),
        ((exp_op, mul_op, lambda a, b: (a / b, [1 / b, a / b**2]), sigmoid_op), "pero el signo no"),
        ((exp_op, mul_op, div_op, lambda a: (sigmoid_op(a)[0], [a * (1 - a)])), "con la salida"),
        ((exp_op, mul_op, div_op, lambda a: (sigmoid_op(a)[0], [sigmoid_op(a)[0]])), "no su derivada"),
        ((lambda a: (np.exp(a), [a * np.exp(a)]), mul_op, div_op, sigmoid_op), "exp_op(0.7)"),
        ((exp_op, mul_op, lambda a, b: (a / b, [1 / b]), sigmoid_op), "tantas derivadas como entradas"),
        ((exp_op, mul_op, lambda a, b: (b / a, [1 / b, -a / b**2]), sigmoid_op), "cambia solo las derivadas"),
        ((exp_op, mul_op, lambda a, b: a / b, sigmoid_op), "dos cosas"),
        ((exp_op, mul_op, div_op), "cuatro funciones"),
        ((exp_op, mul_op, div_op, 0.25), "Se esperaba una función"),
    ],
}
