import numpy as np


def adam(
    fix_m=True, fix_s=True, shift=0, root=True, sign=1, use_g=False, swap=False, square=True, corrected=False, eps=1e-7
):
    def function(w, g, m, s, t, learning_rate):
        m = 0.1 * m + 0.9 * g if swap else 0.9 * m + 0.1 * g
        s = 0.999 * s + 0.001 * (g**2 if square else g)
        t = np.float64(t + shift)
        m_hat = m / (1 - 0.9**t) if fix_m else m
        s_hat = s / (1 - 0.999**t) if fix_s else s
        step = (g if use_g else m_hat) / ((np.sqrt(s_hat) if root else s_hat) + eps)
        return (w - sign * learning_rate * step, m_hat, s_hat) if corrected else (w - sign * learning_rate * step, m, s)

    return function


def always_first(w, g, m, s, t, learning_rate):
    return adam()(w, g, m, s, 1, learning_rate)


def in_place(w, g, m, s, t, learning_rate):
    new, m, s = adam()(w, g, m, s, t, learning_rate)
    for j in range(len(w)):
        w[j] = new[j]
    return w, m, s


def same_beta(w, g, m, s, t, learning_rate):
    m, s = 0.9 * m + 0.1 * g, 0.9 * s + 0.1 * g**2
    return w - learning_rate * m / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.9**t)) + 1e-7), m, s


def rmsprop(old=False, swap=False, root=True, square=True, sign=1, add=False, eps=1e-7):
    def function(w, g, s, learning_rate, rho):
        keep, new = (1 - rho, rho) if swap else (1, 1) if add else (rho, 1 - rho)
        fresh = keep * s + new * (g**2 if square else g)
        used = (s if old else fresh) + eps
        return w - sign * learning_rate * g / (np.sqrt(used) if root else used), fresh

    return function


def rate(warm=True, early=0, from_start=False, clip=True, shape="line", down=True):
    def function(t, peak, warmup, total):
        if t < warmup and warm:
            return peak * (t + early) / warmup
        share = t / total if from_start else (t - warmup) / (total - warmup)
        if not down:
            return peak
        if clip:
            share = min(share, 1)
        return peak * ((1 + np.cos(np.pi * share)) / 2 if shape == "cosine" else 1 - max(share, 0))

    return function


def late_descent(t, peak, warmup, total):
    return peak * t / warmup if t <= warmup else peak * (total - t) / total


WRONG = {
    1: [
        ([4, 3.2, 2.16], "la salida, 4, no va"),
        ([4.8, 5.9, 7], "el gradiente se resta"),
        ([3.6, 3.04, 2.5], "el gradiente de w² es 2w"),
        ([-0.8, -1.04, -0.952], "las velocidades"),
        ([3.2, 2.56, 2.048], "no tiene momento"),
        ([3.2, 1.84, 0.248], "μ = 0.5"),
        ([3.2, 2.0, 1.0], "siempre el de la salida"),
        ([3.2, 2.16, 1.5], "El tercer paso"),
        ([3.2, 2.16], "forma (3,)"),
    ],
    2: [
        ({"a": "adam", "b": "adagrad", "c": "rmsprop", "d": "sgd", "e": "momentum"}, "Aciertas 3 de 5"),
        ({"a": "momentum", "b": "rmsprop", "c": "adagrad", "d": "sgd", "e": "adam"}, "no es de rmsprop"),
        ({"a": "momentum", "b": "adagrad", "c": "rmsprop", "d": "adam", "e": "sgd"}, "no es de adam"),
        ({"a": "momentum", "b": "adagrad", "c": "rmsprop", "d": "sgd", "e": "sgd"}, "más de una vez"),
        ({"a": "nesterov", "b": "adagrad", "c": "rmsprop", "d": "sgd", "e": "adam"}, "los nombres son"),
        (["momentum", "adagrad", "rmsprop", "sgd", "adam"], "un diccionario"),
    ],
    3: [
        (adam(fix_m=False, fix_s=False), "la corrección del sesgo de m y de s"),
        (adam(fix_m=False), "olvidas corregir m"),
        (adam(fix_s=False), "olvidas corregir s"),
        (adam(root=False), "falta la raíz"),
        (adam(sign=-1), "cuesta arriba"),
        (adam(use_g=True), "en vez de su media"),
        (adam(swap=True), "cambiados los pesos"),
        (adam(square=False), "debe ser la de g²"),
        (adam(corrected=True), "sin corregir"),
        (adam(shift=1), "un paso por delante"),
        (always_first, "siempre t = 1"),
        (in_place, "ha perdido los decimales"),
        (same_beta, "β₂"),
        (adam(eps=0), "¿Dónde está ε"),
        (adam(eps=-1e-7), "con qué signo"),
        (lambda w, g, m, s, t, learning_rate: w, "3 cosas"),
        (lambda w, g, m, s, t, learning_rate: (w, 0, 0), "forma (2,)"),
    ],
    4: [
        (rmsprop(old=True, swap=True, root=False), "Y no es el único"),
        (rmsprop(old=True), "la s de antes"),
        (rmsprop(swap=True), "la parte que se conserva"),
        (rmsprop(root=False), "falta la raíz"),
        (rmsprop(old=True, root=False), "Y no es el único"),
        (rmsprop(sign=-1), "cuesta arriba"),
        (rmsprop(add=True), "eso es Adagrad"),
        (rmsprop(eps=0), "¿Dónde está ε"),
        (lambda w, g, s, learning_rate, rho: w, "2 cosas"),
        (lambda w, g, s, learning_rate, rho: (w, rho * s + (1 - rho) * g**2), "s está bien"),
    ],
    5: [
        (rate(warm=False), "Falta el calentamiento"),
        (rate(early=1), "un paso adelantado"),
        (rate(from_start=True), "debe empezar en t = warmup"),
        (rate(clip=False), "negativa"),
        (rate(shape="cosine"), "un coseno"),
        (rate(down=False), "hay que bajar"),
        (
            lambda t, peak, warmup, total: peak * t / warmup if t <= warmup else peak * (total - t) / total,
            "debe empezar en t = warmup",
        ),
        (lambda t, peak, warmup, total: peak * (t / warmup) ** 2 if warmup else 0, "Está en la subida"),
        (lambda t, peak, warmup, total: [peak], "un solo número"),
    ],
}
