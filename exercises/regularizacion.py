"""Ejercicios de la lección «Regularización»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call

# El gradiente con penalización -------------------------------------------------------------------


def gradient_loops(W, dW, l1, l2):
    result = np.array(dW, dtype=float)
    for place, w in np.ndenumerate(W):
        result[place] += (l1 if w > 0 else -l1 if w < 0 else 0) + 2 * l2 * w
    return result


def gradient_in_place(W, dW, l1, l2):
    dW += 2 * l2 * W
    dW[W > 0] += l1
    dW[W < 0] -= l1
    return dW


def weights(*shape):
    rng = np.random.default_rng(len(shape))
    W = rng.normal(size=shape)
    W.flat[0] = 0
    return W, rng.normal(size=shape)


GRADIENTS = [(np.array([[w]]), np.array([[0.5]]), 0.3, 0.2) for w in (2.0, -2.0, 0.0)]
GRADIENTS += [(*weights(3, 2), l1, l2) for l1, l2 in [(0, 0), (0.1, 0), (0, 0.1), (0.3, 0.2)]]
GRADIENTS += [(*weights(4), 0.5, 0.25), (np.array([[1, -3], [0, 2]]) * 1.0, np.ones((2, 2)), 1, 2)]

# Encuentra los fallos ----------------------------------------------------------------------------


def dropout(A, p, training, rng):
    if not training:
        return A
    return A * (rng.random(A.shape) >= p) / (1 - p)


def variant(A, p, training, rng, shape=None, keep=np.greater_equal, factor=lambda p: 1 / (1 - p), prediction=1):
    """Las equivocaciones: la forma de la máscara, cuáles se quedan, por cuánto se multiplican y qué se predice."""
    if not training:
        return A * (prediction if np.isscalar(prediction) else prediction(p))
    return A * keep(rng.random(shape(A) if shape else A.shape), p) * factor(p)


def same_number_in_each_row(A, p, training, rng):
    if not training:
        return A
    mask = np.ones(A.shape)
    for row in mask:
        row[rng.permutation(A.shape[1])[: round(p * A.shape[1])]] = 0
    return A * mask / (1 - p)


def dropout_with_where(A, p, training, rng):
    return np.where(rng.uniform(size=A.shape) < p, 0, A / (1 - p)) if training else A.copy()


def dropout_with_binomial(A, p, training, rng):
    return A * rng.binomial(1, 1 - p, A.shape) / (1 - p) if training else np.asarray(A, "float32")


def dropout_rows(A, p, training, rng):
    if not training:
        return A.tolist()
    return [[a / (1 - p) if rng.random() >= p else 0 for a in row] for row in A]


def dropout_in_place(A, p, training, rng):
    if training:
        A[rng.random(A.shape) < p] = 0
        A /= 1 - p
    return A


def look_at(answer, A, p, training, seed):
    """Lo que no depende del azar de la salida de Dropout; las entradas son todas positivas."""
    out = np.asarray(call(answer, A.copy(), p, training, np.random.default_rng(seed)), float)
    if out.shape != A.shape:
        raise Wrong(f"con A de forma {A.shape} debe devolver esa misma forma, y devuelve {out.shape}.")
    if not training:
        return {"al predecir, la salida": out}
    other = np.asarray(call(answer, A.copy(), p, training, np.random.default_rng(seed + 1)), float)
    kept = out != 0
    off, n_off = 1 - kept.mean(), (~kept).sum(axis=1)
    factors = (out / A)[kept]
    return {
        "la parte que se apaga": p if abs(off - p) < 0.03 else off.round(1),
        "distinta en cada ejemplo": bool(p == 0 or (kept != kept[0]).any()),
        "distinta en cada neurona": bool(p == 0 or (kept != kept[:, :1]).any()),
        "con más apagadas en unos ejemplos que en otros": bool(p == 0 or np.ptp(n_off) > 0),
        "distinta con otro `rng`": bool(p == 0 or (kept != (other != 0)).any()),
        "por cuánto se multiplican las encendidas": np.unique(factors.round(6)),
    }


OUTPUTS = np.random.default_rng(0).uniform(1, 2, (400, 30))

# Paciencia exigente ------------------------------------------------------------------------------


def stop_early(losses, patience, min_delta, improves=None, reset=True, wait=0, first=1):
    best_loss, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=first):
        waited += 1
        if improves(loss, best_loss, min_delta) if improves else loss < best_loss - min_delta:
            best_loss, best_epoch, waited = loss, epoch, 0 if reset else waited - 1
        if waited >= patience + wait:
            break
    return best_epoch, epoch


def stop_by_position(losses, patience, min_delta):
    best = 0
    for k in range(1, len(losses)):
        if losses[best] - losses[k] > min_delta:
            best = k
        elif k - best == patience:
            return np.array([best + 1, k + 1])
    return [best + 1, len(losses)]


def stop_with_while(losses, patience, min_delta):
    best, best_loss, epoch = 1, losses[0], 1
    while epoch < len(losses) and epoch - best < patience:
        epoch += 1
        if losses[epoch - 1] + min_delta < best_loss:
            best, best_loss = epoch, losses[epoch - 1]
    return float(best), float(epoch)


def stop_against_previous(losses, patience, min_delta):
    best, waited = 1, 0
    for k in range(1, len(losses)):
        waited += 1
        if losses[k] < losses[k - 1] - min_delta:
            best, waited = k + 1, 0
        if waited >= patience:
            return best, k + 1
    return best, len(losses)


def stop_at_lowest(losses, patience, min_delta):
    last = stop_early(losses, patience, min_delta)[1]
    return int(np.argmin(losses[:last])) + 1, last


LOSSES = [0.60, 0.45, 0.44, 0.43, 0.37, 0.39, 0.36, 0.42, 0.30]
STOPS = [
    ([0.5], 1, 0.0),
    ([0.5, 0.6], 1, 0),
    ([5, 4, 3], 1, 1),  # bajar justo `min_delta` no es bajar más
    ([1.0, 0.75, 0.5, 0.125], 2, 0.25),
    ([0.5, 0.6, 0.7, 0.1], 1, 0.0),
    ([0.5, 0.5, 0.5, 0.1], 2, 0.0),
    ([0.5, 0.4, 0.3], 2, 0.0),
    ([0.50, 0.49, 0.48, 0.47, 0.2], 3, 0.015),
    *(
        (LOSSES, patience, min_delta)
        for patience, min_delta in [(2, 0.0), (20, 0.0), (3, 0.025), (2, 0.025), (3, 0.055)]
    ),
]

EXERCISES = [
    Exercise(
        reference=(40, 1.25, 1),
        mistakes={
            "De media se apagan 10; se pregunta cuántas quedan encendidas.": (10, ANY, ANY),
            "Al entrenar no es 1/p: se divide por la fracción que queda, no por la que se apaga.": (ANY, 5, ANY),
            "Al entrenar, con ese factor la media bajaría aún más. Debe compensar lo que se apaga.": (ANY, 0.8, ANY),
            "Si una encendida no cambia al entrenar, la media de la capa baja: falta compensarla.": (ANY, 1, ANY),
            "Al predecir no se apaga ninguna, y Keras ya compensó al entrenar.": (ANY, ANY, 0.8),
            "El 1.25 compensa las apagadas, y al predecir no hay ninguna.": (ANY, ANY, 1.25),
        },
        hints=(
            "El número de Dropout dice qué fracción se apaga.",
            "Si quedan ocho de cada diez, ¿por cuánto hay que multiplicarlas para que la media no cambie?",
            "Keras compensa al entrenar, para no tener que hacer nada al predecir.",
        ),
        why="Como la compensación ya se hizo al entrenar, una red con Dropout predice igual de rápido que sin él.",
        right=[(40.0, 5 / 4, 1.0), [50 * (1 - 0.2), 1 / 0.8, 1], np.array([40, 1.25, 1]), (40, np.float32(1.25), True)],
    ),
    Exercise(
        reference=(1 - 0.5 ** (1 / 100)) / 0.02,
        tolerance=0.005,
        mistakes={
            "Falta el 2 de la derivada de w².": (1 - 0.5 ** (1 / 100)) / 0.01,
            "Has repartido la mitad a partes iguales entre los pasos, y cada paso multiplica.": 0.5 / 0.02 / 100,
            "Con esa λ el peso se queda en la mitad en un solo paso, no en cien.": 0.5 / 0.02,
            "Falta la tasa de aprendizaje, η = 0.01.": (1 - 0.5 ** (1 / 100)) / 2,
            "Con una λ negativa el peso crece en cada paso.": -(1 - 0.5 ** (1 / 100)) / 0.02,
            "Eso es 1 − 2ηλ, lo que se multiplica en cada paso. Falta despejar λ.": 0.5 ** (1 / 100),
        },
        hints=(
            "Cien pasos multiplican cien veces: escribe la potencia e iguálala a 0.5.",
            "La raíz centésima de 0.5 es 0.5 ** (1 / 100). De ahí, despeja λ.",
        ),
        why="Lo que importa es el producto ηλ: si bajas la tasa de aprendizaje, el mismo λ tarda más en encoger.",
        right=[0.3454, 0.345, np.float32(0.34537), (1 - np.exp(np.log(0.5) / 100)) / 2 / 0.01, np.array(0.3453)],
    ),
    Exercise(
        reference=lambda W, dW, l1, l2: dW + l1 * np.sign(W) + 2 * l2 * W,
        inputs=GRADIENTS,
        mistakes={
            "Falta el 2: es la derivada de w², sin ½ delante.": lambda W, dW, l1, l2: dW + l1 * np.sign(W) + l2 * W,
            "La penalización va con el signo cambiado: el paso ya resta el gradiente.": (
                lambda W, dW, l1, l2: dW - l1 * np.sign(W) - 2 * l2 * W
            ),
            "Sumas la penalización, no su derivada.": lambda W, dW, l1, l2: dW + l1 * np.abs(W) + l2 * W**2,
            "Sumas la penalización entera, no su derivada.": (
                lambda W, dW, l1, l2: dW + l1 * np.abs(W).sum() + l2 * (W**2).sum()
            ),
            "L1 no depende del tamaño del peso, solo de su signo.": lambda W, dW, l1, l2: dW + l1 * W + 2 * l2 * W,
            "L1 empuja siempre hacia el mismo lado: ¿y los pesos negativos?": (
                lambda W, dW, l1, l2: dW + l1 + 2 * l2 * W
            ),
            "Has cambiado l1 por l2.": lambda W, dW, l1, l2: dW + l2 * np.sign(W) + 2 * l1 * W,
            "Donde w = 0 la penalización no debe empujar, y empuja.": (
                lambda W, dW, l1, l2: dW + l1 * np.where(W >= 0, 1, -1) + 2 * l2 * W
            ),
            "Es el gradiente de la penalización: falta el de J, que es dW.": (
                lambda W, dW, l1, l2: l1 * np.sign(W) + 2 * l2 * W
            ),
        },
        hints=(
            "La derivada de una suma es la suma de las derivadas: `dW` más dos términos.",
            "La derivada de w² es 2w; la de |w| es 1 si w es positivo y −1 si es negativo: np.sign.",
        ),
        why="Una línea en la vuelta de cada capa: eso es todo lo que la penalización añade a una red.",
        right=[
            gradient_loops,
            gradient_in_place,
            lambda W, dW, l1, l2: (dW + l1 * ((W > 0) * 1.0 - (W < 0)) + 2 * l2 * W).astype("float32"),
            lambda W, dW, l1, l2: np.add(dW, W * (2 * l2) + np.where(W == 0, 0, l1 * W / np.abs(W))).tolist(),
        ],
    ),
    Exercise(
        reference=dropout,
        inputs=[(np.array([[1.0, 2.0], [3.0, 4.0]]), 0.5, False, 1)]
        + [(OUTPUTS, p, training, 1) for p in (0.3, 0.6) for training in (False, True)]
        + [(OUTPUTS, 0, True, 1)],
        measure=look_at,
        mistakes={
            "Al predecir debe devolver A sin tocar: todas encendidas.": (
                lambda A, p, training, rng: variant(A, p, True, rng)
            ),
            "Todos los ejemplos llevan la misma máscara; cada uno debe sortear la suya.": (
                lambda A, p, training, rng: variant(A, p, training, rng, shape=lambda A: A.shape[1])
            ),
            "Cada ejemplo se apaga o se enciende entero: se sortea por neurona.": (
                lambda A, p, training, rng: variant(A, p, training, rng, shape=lambda A: (len(A), 1))
            ),
            "En todos los ejemplos se apagan las mismas veces: cada neurona se sortea por su cuenta.": (
                same_number_in_each_row
            ),
            "p es la fracción que se apaga, no la que queda.": (
                lambda A, p, training, rng: variant(A, p, training, rng, keep=np.less)
            ),
            "Las encendidas deben crecer, no encoger: la media de la capa tiene que quedar como estaba.": (
                lambda A, p, training, rng: variant(A, p, training, rng, factor=lambda p: 1 - p)
            ),
            "Falta compensar las apagadas: la media de la capa baja.": (
                lambda A, p, training, rng: variant(A, p, training, rng, factor=lambda p: 1)
            ),
            "Al predecir no hay nada que compensar: ya se compensó al entrenar.": (
                lambda A, p, training, rng: variant(A, p, training, rng, prediction=lambda p: 1 - p)
            ),
            "Con cualquier `rng` se apagan las mismas: sortea con el que se recibe.": (
                lambda A, p, training, rng: variant(A, p, training, np.random.default_rng(0))
            ),
        },
        hints=(
            "¿Qué debe pasar cuando `training` es falso?",
            "¿Qué forma tiene la máscara? Cada ejemplo necesita la suya.",
            "Con la media de muchas máscaras debe salir A: ¿multiplicar o dividir?",
        ),
        why="Los tres fallos dejan una red que aprende algo, y por eso cuestan tanto de ver en un programa de verdad.",
        right=[dropout_with_where, dropout_with_binomial, dropout_rows, dropout_in_place],
    ),
    Exercise(
        reference=lambda losses, patience, min_delta: stop_early(losses, patience, min_delta),
        inputs=STOPS,
        mistakes={
            "Las épocas se cuentan desde 1.": lambda losses, n, d: stop_early(losses, n, d, first=0),
            "Primero la mejor y después la última.": lambda losses, n, d: stop_early(losses, n, d)[::-1],
            "Parece que no tiene en cuenta `min_delta`.": lambda losses, n, d: stop_early(losses, n, 0),
            "La espera debe volver a cero con cada mejora.": lambda losses, n, d: stop_early(losses, n, d, reset=False),
            "Espera una época de más.": lambda losses, n, d: stop_early(losses, n, d, wait=1),
            "Bajar justo `min_delta` no basta: hay que bajar más.": (
                lambda losses, n, d: stop_early(losses, n, d, lambda loss, best, d: loss <= best - d)
            ),
            "Cada época se compara con la mejor apuntada, no con la anterior.": stop_against_previous,
            "La mejor apuntada no es la de menor pérdida: si baja menos de `min_delta`, no se apunta.": stop_at_lowest,
        },
        hints=(
            "Solo cambia una línea: la que decide si hay mejora.",
            "Mejora si loss < best_loss - min_delta. Si no llega, ni se apunta ni se reinicia la espera.",
        ),
        why="Es el argumento `min_delta` de EarlyStopping: evita esperar eternamente mejoras minúsculas.",
        right=[
            stop_by_position,
            stop_with_while,
            lambda losses, patience, min_delta: np.array(stop_early(np.array(losses), patience, min_delta)),
            lambda losses, n, d: stop_early(losses, n, d, lambda loss, best, d: best - loss > d),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
