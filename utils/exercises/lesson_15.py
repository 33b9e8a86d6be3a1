"""Correcciones de la lección 15, regularización."""

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_array, as_number, call, show

LOSSES = [0.60, 0.45, 0.44, 0.43, 0.37, 0.39, 0.36, 0.42, 0.30]


def _check_pencil(answer):
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 3:
        raise Wrong(f"Se esperaban tres números y llegó {show(answer)}.")
    kept = as_number(answer[0], "Las que quedan encendidas")
    training = as_number(answer[1], "El factor al entrenar")
    prediction = as_number(answer[2], "El factor al predecir")
    if np.isclose(kept, 10):
        raise Wrong("De media se apagan 10; se pregunta cuántas quedan encendidas.")
    if not np.isclose(kept, 40):
        raise Wrong(f"No quedan {kept:g} encendidas. El 0.2 es la fracción de las 50 que se apaga.")
    if np.isclose(training, 5):
        raise Wrong("El factor al entrenar no es 1/p: se divide por la fracción que queda, no por la que se apaga.")
    if np.isclose(training, 0.8):
        raise Wrong("Con ese factor al entrenar, la media bajaría aún más. Debe compensar lo que se apaga.")
    if np.isclose(training, 1):
        raise Wrong("Si una encendida no cambia al entrenar, la media de la capa baja: falta compensar las apagadas.")
    if not np.isclose(training, 1.25):
        raise Wrong(f"El factor al entrenar no es {training:g}: la media de la salida no debe cambiar.")
    if not np.isclose(prediction, 1):
        raise Wrong(f"Al predecir, Keras no multiplica por {prediction:g}: ya compensó al entrenar.")


def _check_half_life(answer):
    strength = as_number(answer, "λ")
    right = (1 - 0.5**0.01) / 0.02
    for wrong, reason in [
        ((1 - 0.5**0.01) / 0.01, "Falta el 2 de la derivada de w²."),
        (0.5 / 0.02 / 100, "Has repartido la mitad a partes iguales entre los pasos, y cada paso multiplica."),
        (0.5 / 0.02, "Con esa λ el peso se queda en la mitad en un solo paso, no en cien."),
        ((1 - 0.5**0.01) / 2, "Falta la tasa de aprendizaje, η = 0.01."),
    ]:
        if np.isclose(strength, wrong, rtol=1e-4):
            raise Wrong(reason)
    if strength <= 0:
        raise Wrong(f"Con λ = {strength:g} el peso no se encoge.")
    if not np.isclose(strength, right, rtol=5e-3):
        left = (1 - 0.02 * strength) ** 100
        raise Wrong(f"Con λ = {strength:g} queda {left:.3g} del peso tras 100 pasos; debería quedar 0.5.")


def _check_gradient(answer):
    rng = np.random.default_rng(0)
    W, dW = rng.normal(size=(3, 2)), rng.normal(size=(3, 2))
    W[1, 0] = 0
    sign = np.sign(W)
    for l1, l2 in [(0, 0), (0.1, 0), (0, 0.1), (0.3, 0.2)]:
        case = f"Con l1 = {l1} y l2 = {l2}"
        got = as_array(call(answer, W, dW, l1, l2), f"{case}, el gradiente", shape=W.shape)
        if np.allclose(got, dW + l1 * sign + 2 * l2 * W):
            continue
        if l1 == l2 == 0:
            raise Wrong(f"{case} no hay penalización y debería salir `dW` tal cual.")
        for wrong, reason in [
            (dW + l1 * sign + l2 * W, "falta el 2: es la derivada de w², sin ½ delante."),
            (dW - l1 * sign - 2 * l2 * W, "la penalización va con el signo cambiado: el paso ya resta el gradiente."),
            (dW + l1 * np.abs(W) + l2 * W**2, "sumas la penalización, no su derivada."),
            (dW + l1 * np.abs(W).sum() + l2 * (W**2).sum(), "sumas la penalización, no su derivada."),
            (dW + l1 * W + 2 * l2 * W, "L1 no depende del tamaño del peso, solo de su signo."),
            (dW + l1 + 2 * l2 * W, "L1 empuja siempre hacia el mismo lado: ¿y los pesos negativos?"),
            (dW + l2 * sign + 2 * l1 * W, "has cambiado l1 por l2."),
        ]:
            if np.allclose(got, wrong):
                raise Wrong(f"{case}, {reason}")
        zero = np.isclose(W, 0)
        if np.allclose(got[~zero], (dW + l1 * sign + 2 * l2 * W)[~zero]):
            raise Wrong(f"{case}, donde w = 0 la penalización no debe empujar, y empuja.")
        raise Wrong(f"{case} y W = {show(W)} el gradiente no es {show(got)}.")


def _check_dropout(answer):
    rng = np.random.default_rng(0)
    A = rng.uniform(1, 2, (400, 30))
    for p in (0.25, 0.6):
        case = f"Con p = {p}"
        out = as_array(call(answer, A, p, False, np.random.default_rng(1)), "La salida al predecir", shape=A.shape)
        if not np.allclose(out, A):
            raise Wrong(f"{case} y training=False debe devolver A sin tocar, y no lo hace.")
        out = as_array(call(answer, A, p, True, np.random.default_rng(1)), "La salida al entrenar", shape=A.shape)
        kept = out != 0
        off = 1 - kept.mean()
        if off == 0:
            raise Wrong(f"{case} y training=True no apaga ninguna.")
        if (kept == kept[0]).all():
            raise Wrong(f"{case} todos los ejemplos llevan la misma máscara; cada uno debe sortear la suya.")
        if (kept == kept[:, :1]).all():
            raise Wrong(f"{case} cada ejemplo se apaga o se enciende entero: se sortea por neurona.")
        if abs(off - (1 - p)) < 0.03:
            raise Wrong(f"{case} se apaga el {off:.0%}: p es la fracción que se apaga, no la que queda.")
        if abs(off - p) > 0.03:
            raise Wrong(f"{case} se apaga el {off:.0%} de las salidas.")
        factor = out[kept] / A[kept]
        if not np.allclose(factor, factor[0]):
            raise Wrong(f"{case} las encendidas deben multiplicarse todas por lo mismo.")
        if not np.isclose(factor[0], 1 / (1 - p)):
            raise Wrong(f"{case} las encendidas se multiplican por {factor[0]:.3g}, y la media de la capa cambia.")
    again = np.asarray(call(answer, A, 0.6, True, np.random.default_rng(2)), dtype=float)
    if np.array_equal(again != 0, kept):
        raise Wrong("Con dos sorteos distintos sale la misma máscara: usa el `rng` que se recibe.")


def _check_stop(answer):
    cases = [([0.5, 0.6, 0.7, 0.1], 1, 0.0), ([0.5, 0.4, 0.3], 2, 0.0), (LOSSES, 2, 0.0), (LOSSES, 20, 0.0)]
    cases += [(LOSSES, 3, 0.02), (LOSSES, 2, 0.02), (LOSSES, 3, 0.05), ([0.50, 0.49, 0.48, 0.47, 0.2], 3, 0.015)]
    for losses, patience, min_delta in cases:
        result = call(answer, list(losses), patience, min_delta)
        if not isinstance(result, list | tuple | np.ndarray) or len(result) != 2:
            raise Wrong(f"Debe devolver dos números, (mejor, última), y devuelve {show(result)}.")
        got = as_number(result[0], "La mejor época"), as_number(result[1], "La última época")
        best, last = _stop(losses, patience, min_delta)
        case = f"Con losses = {losses}, patience = {patience} y min_delta = {min_delta}"
        if got == (best, last):
            continue
        if got == (best - 1, last - 1):
            raise Wrong(f"{case} devuelve {_pair(got)}: las épocas se cuentan desde 1.")
        if got == (last, best):
            raise Wrong(f"{case} devuelve {_pair(got)}: primero la mejor y después la última.")
        if got == _stop(losses, patience, 0.0):
            raise Wrong(f"{case} devuelve {_pair(got)}: parece que no tiene en cuenta `min_delta`.")
        if got == _stop(losses, patience, min_delta, reset=False):
            raise Wrong(f"{case} devuelve {_pair(got)}: la espera debe volver a cero con cada mejora.")
        if got == _stop(losses, patience + 1, min_delta):
            raise Wrong(f"{case} devuelve {_pair(got)}: espera una época de más.")
        if got[1] == last:
            raise Wrong(f"{case} para donde debe, pero la mejor época apuntada no es la {got[0]:g}.")
        raise Wrong(f"{case} devuelve {_pair(got)}, y la última época entrenada no es esa.")


def _stop(losses, patience, min_delta, reset=True):
    best_loss, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        waited += 1
        if loss < best_loss - min_delta:
            best_loss, best_epoch, waited = loss, epoch, 0 if reset else waited - 1
        if waited >= patience:
            break
    return best_epoch, epoch


def _pair(got):
    return f"({got[0]:g}, {got[1]:g})"


EXERCISES = {
    "15.1": Exercise(
        _check_pencil,
        (
            "El número de Dropout dice qué fracción se apaga.",
            "Si quedan ocho de cada diez, ¿por cuánto hay que multiplicarlas para que la media no cambie?",
            "Keras compensa al entrenar, para no tener que hacer nada al predecir.",
        ),
        "Como la compensación ya se hizo al entrenar, una red con Dropout predice igual de rápido que sin él.",
    ),
    "15.2": Exercise(
        _check_half_life,
        (
            "Cien pasos multiplican cien veces: escribe la potencia e iguálala a 0.5.",
            "La raíz centésima de 0.5 es 0.5 ** (1 / 100). De ahí, despeja λ.",
        ),
        "Lo que importa es el producto ηλ: si bajas la tasa de aprendizaje, el mismo λ tarda más en encoger.",
    ),
    "15.3": Exercise(
        _check_gradient,
        (
            "La derivada de una suma es la suma de las derivadas: `dW` más dos términos.",
            "La derivada de w² es 2w; la de |w| es 1 si w es positivo y −1 si es negativo: np.sign.",
        ),
        "Una línea en la vuelta de cada capa: eso es todo lo que la penalización añade a una red.",
    ),
    "15.4": Exercise(
        _check_dropout,
        (
            "¿Qué debe pasar cuando `training` es falso?",
            "¿Qué forma tiene la máscara? Cada ejemplo necesita la suya.",
            "Con la media de muchas máscaras debe salir A: ¿multiplicar o dividir?",
        ),
        "Los tres fallos dejan una red que aprende algo, y por eso cuestan tanto de ver en un programa de verdad.",
    ),
    "15.5": Exercise(
        _check_stop,
        (
            "Solo cambia una línea: la que decide si hay mejora.",
            "Mejora si loss < best_loss - min_delta. Si no llega, ni se apunta ni se reinicia la espera.",
        ),
        "Es el argumento `min_delta` de EarlyStopping: evita esperar eternamente mejoras minúsculas.",
    ),
}
