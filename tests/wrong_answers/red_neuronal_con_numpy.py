import numpy as np


def leaky(Z):
    return np.where(Z > 0, Z, 0.01 * Z)


def leaky_slope(A):
    return np.where(A > 0, 1, 0.01)


def backward(dW=lambda X, d: X.T @ d, db=lambda d: d.sum(axis=0), dX=lambda d, W: d @ W.T):
    return lambda X, W, delta: (dW(X, delta), db(delta), dX(delta, W))


def softmax_delta(safe=True, axis=1, mean=True, sign=1):
    def function(Z, Y):
        E = np.exp(Z - Z.max(axis=1, keepdims=True)) if safe else np.exp(Z)
        A = E / E.sum(axis=axis, keepdims=axis is not None)
        return sign * (A - Y) / (len(Z) if mean else 1)

    return function


def global_maximum(Z, Y):
    E = np.exp(Z - Z.max())
    A = E / E.sum(axis=1, keepdims=True)
    return (A - Y) / len(Z)


def inspector(judge, in_place=False):
    def function(cost, gradient, params):
        measured = np.zeros(len(params))
        for i in range(len(params)):
            up, down = params.copy(), params.copy()
            up[i] += 1e-5
            down[i] -= 1e-5
            measured[i] = (cost(up) - cost(down)) / 2e-5
        verdict = judge(gradient(params), measured)
        if in_place:
            params += 1e-5
        return verdict

    return function


def relative(g, m):
    return np.linalg.norm(g - m) < 1e-3 * np.linalg.norm(m)


WRONG = {
    1: [
        ((2368, 580, 19280), "falta el sesgo de cada neurona"),
        ((2370, 580, 19280), "no uno por capa"),
        ((2474, 580, 19280), "Las entradas no son neuronas"),
        ((106, 580, 19280), "un peso por entrada"),
        ((2410, 560, 19280), "también da un paso"),
        ((2410, 574.8, 19280), "un número entero"),
        ((2410, 29, 19280), "de una época"),
        ((2410, 28740, 19280), "no uno por ejemplo"),
        ((2410, 580, 154240), "son bits"),
        ((2410, 580, 9640), "float32"),
        ((2410, 580), "tres números"),
    ],
    2: [
        ((lambda Z: np.maximum(Z, 0), leaky_slope), "Eso es ReLU"),
        ((lambda Z: np.where(Z > 0, Z, 0.01), leaky_slope), "no el valor"),
        ((lambda Z: np.minimum(Z, 0.01 * Z), leaky_slope), "están cambiados"),
        ((leaky, lambda A: A > 0), "la pendiente de ReLU"),
        ((leaky, leaky), "no su pendiente"),
        ((leaky, lambda A: np.where(A > 0, 0.01, 1)), "están cambiados"),
        ((leaky, lambda A: np.where(A > 0, 1, -0.01)), "repasa el signo"),
        ((leaky, lambda A: np.sign(A) * 0.495 + 0.505), "En la esquina"),
        ((leaky, lambda A: 1 if A > 0 else 0.01), "lanza ValueError"),
        ((leaky, lambda A: 1.0), "un solo número"),
        (leaky, "dos funciones"),
    ],
    3: [
        (backward(dW=lambda X, d: X.T @ d / len(X)), "aquí se suman"),
        (backward(db=lambda d: d.mean(axis=0)), "aquí se suman"),
        (backward(db=lambda d: d.sum()), "forma (2,)"),
        (backward(db=lambda d: d), "forma (5, 2)"),
        (backward(db=lambda d: d.sum(axis=0, keepdims=True)), "forma (1, 2)"),
        (backward(db=lambda d: d.sum(axis=1)), "forma (5,)"),
        (backward(dW=lambda X, d: X.T @ d if len(X) == 5 else X @ d), "cuadradas"),
        (backward(dX=lambda d, W: d @ (W.T if len(d) == 5 else W)), "cuadradas"),
        (backward(dW=lambda X, d: -X.T @ d), "Sobra un signo"),
        (backward(dW=lambda X, d: d.T @ X), "forma (2, 3)"),
        (backward(dX=lambda d, W: d @ W), "lanza ValueError"),
        (lambda X, W, delta: (X.T @ delta, delta.sum(axis=0), delta @ W.T * X), "cosa de la capa anterior"),
        (lambda X, W, delta: X.T @ delta, "tres cosas"),
    ],
    4: [
        (softmax_delta(safe=False, axis=None, mean=False), "sobre qué eje"),
        (softmax_delta(safe=False), "se salen de rango"),
        (softmax_delta(axis=None), "la primera fila sale"),
        (softmax_delta(safe=False, axis=None), "sobre qué eje"),
        (softmax_delta(safe=False, axis=0), "por columnas"),
        (softmax_delta(mean=False), "el coste es una media"),
        (softmax_delta(sign=-1), "el signo está cambiado"),
        (softmax_delta(sign=-1, mean=False), "el signo está cambiado"),
        (global_maximum, "se salen de rango"),
        (lambda Z, Y: softmax_delta()(Z, Y) / Z.shape[1], "no por todos los números"),
        (lambda Z, Y: softmax_delta()(Z, Y) + Y / len(Z), "falta restar"),
        (lambda Z, Y: softmax_delta()(Z, Y).sum(), "un solo número"),
    ],
    5: [
        (inspector(lambda g, m: True), "el doble de lo debido devuelve True"),
        (inspector(lambda g, m: False), "correcto devuelve False"),
        (inspector(lambda g, m: bool((g == m).all())), "correcto devuelve False"),
        (inspector(lambda g, m: np.linalg.norm(g - m) < 1e-3), "muy pequeños"),
        (inspector(lambda g, m: np.linalg.norm(g - m) < 1e-8), "devuelve False"),
        (inspector(lambda g, m: bool(np.sum(g - m) < 1e-3 * np.linalg.norm(m))), "devuelve True"),
        (inspector(lambda g, m: np.isclose(g[0], m[0], rtol=1e-3)), "último número"),
        (inspector(lambda g, m: np.isclose(np.linalg.norm(g), np.linalg.norm(m), rtol=1e-3)), "signo cambiado"),
        (inspector(lambda g, m: np.linalg.norm(g - m) < 0.1 * np.linalg.norm(m)), "del 2 %"),
        (inspector(lambda g, m: np.isclose(g, m)), "un solo veredicto"),
        (inspector(lambda g, m: np.linalg.norm(g - m)), "True o False"),
        (inspector(relative, in_place=True), "cambia `params`"),
        (lambda cost, gradient: True, "lanza TypeError"),
    ],
}
