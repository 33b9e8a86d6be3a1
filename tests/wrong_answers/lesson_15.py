import numpy as np


def drop(A, p, training, rng, shape=None, scale=None, flip=False, ignore=False):
    if not training and not ignore:
        return A
    mask = rng.random(shape(A) if shape else A.shape) >= (1 - p if flip else p)
    return A * mask * (1 / (1 - p) if scale is None else scale(p))


def stop(losses, patience, min_delta, first=1, reset=True, extra=0, last_as_best=False):
    best_loss, best, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=first):
        waited += 1
        if loss < best_loss - min_delta:
            best_loss, best, waited = loss, epoch, 0 if reset else waited - 1
        if waited >= patience + extra:
            break
    return (epoch if last_as_best else best), epoch


WRONG = {
    "15.1": [
        ((10, 1.25, 1), "se apagan 10"),
        ((40, 5, 1), "no es 1/p"),
        ((40, 0.8, 1), "bajaría aún más"),
        ((40, 1, 1), "falta compensar"),
        ((40, 1.25, 0.8), "ya compensó al entrenar"),
        ((40, 1.25), "tres números"),
        ((45, 1.25, 1), "No quedan 45"),
    ],
    "15.2": [
        ((1 - 0.5**0.01) / 0.01, "Falta el 2"),
        (0.25, "cada paso multiplica"),
        (25, "en un solo paso"),
        ((1 - 0.5**0.01) / 2, "Falta la tasa"),
        (-0.3454, "no se encoge"),
        (0.1, "tras 100 pasos"),
    ],
    "15.3": [
        (lambda W, dW, l1, l2: dW + l1 * np.sign(W) + l2 * W, "falta el 2"),
        (lambda W, dW, l1, l2: dW - l1 * np.sign(W) - 2 * l2 * W, "signo cambiado"),
        (lambda W, dW, l1, l2: dW + l1 * np.abs(W) + l2 * W**2, "no su derivada"),
        (lambda W, dW, l1, l2: dW + l1 * W + 2 * l2 * W, "solo de su signo"),
        (lambda W, dW, l1, l2: dW + l1 + 2 * l2 * W, "pesos negativos"),
        (lambda W, dW, l1, l2: dW + l2 * np.sign(W) + 2 * l1 * W, "cambiado l1 por l2"),
        (lambda W, dW, l1, l2: dW + l1 * np.where(W >= 0, 1, -1) + 2 * l2 * W, "donde w = 0"),
        (lambda W, dW, l1, l2: l1 * np.sign(W) + 2 * l2 * W, "`dW` tal cual"),
        (lambda W, dW, l1, l2: (dW + l1 * np.sign(W) + 2 * l2 * W).sum(), "forma (3, 2)"),
    ],
    "15.4": [
        (lambda A, p, t, rng: drop(A, p, t, rng, ignore=True), "training=False"),
        (lambda A, p, t, rng: drop(A, p, t, rng, shape=lambda A: A.shape[1]), "la misma máscara"),
        (lambda A, p, t, rng: drop(A, p, t, rng, shape=lambda A: (len(A), 1)), "se sortea por neurona"),
        (lambda A, p, t, rng: drop(A, p, t, rng, scale=lambda p: 1 - p), "se multiplican por"),
        (lambda A, p, t, rng: drop(A, p, t, rng, scale=lambda p: 1), "se multiplican por 1,"),
        (lambda A, p, t, rng: drop(A, p, t, rng, flip=True), "no la que queda"),
        (lambda A, p, t, rng: drop(A, p, t, np.random.default_rng(0)), "usa el `rng`"),
        (lambda A, p, t, rng: A, "no apaga ninguna"),
    ],
    "15.5": [
        (lambda losses, n, d: stop(losses, n, d, first=0), "desde 1"),
        (lambda losses, n, d: stop(losses, n, d)[::-1], "primero la mejor"),
        (lambda losses, n, d: stop(losses, n, 0), "`min_delta`"),
        (lambda losses, n, d: stop(losses, n, d, reset=False), "volver a cero"),
        (lambda losses, n, d: stop(losses, n, d, extra=1), "una época de más"),
        (lambda losses, n, d: stop(losses, n, d, last_as_best=True), "la mejor época apuntada"),
        (lambda losses, n, d: (int(np.argmin(losses)) + 1, len(losses)), "no es esa"),
        (lambda losses, n, d: 5, "dos números"),
    ],
}
