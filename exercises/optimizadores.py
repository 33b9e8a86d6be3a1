"""Ejercicios de la lección «Optimizadores»."""

import numpy as np

from exercises.engine import bind
from exercises.legacy import Exercise, NotAnswered, Wrong, as_array, as_number, call, is_blank, show


def _check_positions(answer):
    w = as_array(answer, "La lista", shape=(3,))
    if np.allclose(w, [3.2, 2.16, 1.208], atol=0.006):
        return
    if np.isclose(w[0], 4):
        raise Wrong("Se piden las posiciones de después de cada paso: la salida, 4, no va en la lista.")
    if np.isclose(w[0], 4.8):
        raise Wrong("En el primer paso subes: en la velocidad, el gradiente se resta.")
    if np.isclose(w[0], 3.6):
        raise Wrong("El primer paso es la mitad de lo debido: el gradiente de w² es 2w.")
    if np.allclose(w, [-0.8, -1.04, -0.952], atol=0.006):
        raise Wrong("Esas son las velocidades: se piden las posiciones.")
    if np.allclose(w, [3.2, 2.56, 2.048], atol=0.006):
        raise Wrong("Es el camino de quien no tiene momento: falta conservar la mitad de la velocidad.")
    if np.allclose(w, [3.2, 1.76, -0.192], atol=0.02) or np.allclose(w[:2], [3.2, 1.84], atol=0.006):
        raise Wrong("Conservas demasiada velocidad: aquí μ = 0.5.")
    if np.allclose(w, [3.2, 2.0, 0.4 + 0.6], atol=0.006):
        raise Wrong("El gradiente se mide de nuevo en cada sitio, y usas siempre el de la salida.")
    before, v = 4.0, 0.0
    for step, value in zip(("primer", "segundo", "tercer"), w):
        v = 0.5 * v - 0.2 * before
        if not np.isclose(value, before + v, atol=0.006):
            raise Wrong(
                f"El {step} paso sale de w = {show(before)} y no llega a {show(float(value))}: calcula antes la "
                "velocidad, la mitad de la que llevabas menos 0.1 por el gradiente."
            )
        before = float(value)


OWNERS = {"a": "momentum", "b": "adagrad", "c": "rmsprop", "d": "sgd", "e": "adam"}
CLUES = {
    "momentum": "con una cuesta que no cambia, la bola gana velocidad, y esa fila no crece",
    "adagrad": "su suma de cuadrados crece sin parar, y empieza casi en g²: el primer paso mide casi η",
    "rmsprop": "su media empieza en cero y se queda corta al principio: el primer paso es mayor que η",
    "sgd": "avanza η por el gradiente, siempre lo mismo",
    "adam": "con la corrección, y un gradiente que no cambia, avanza η en cada paso",
}


def _check_owners(answer):
    if not isinstance(answer, dict) or set(answer) != set(OWNERS):
        raise Wrong('Se esperaba un diccionario con las claves "a", "b", "c", "d" y "e".')
    given = {letter: str(name).strip().lower() for letter, name in answer.items()}
    names = {"momento": "momentum"}
    given = {letter: names.get(name, name) for letter, name in given.items()}
    for letter, name in given.items():
        if name not in CLUES:
            raise Wrong(f"En {letter} pone {show(answer[letter])}, y los nombres son: {', '.join(sorted(CLUES))}.")
    repeated = {name for name in given.values() if list(given.values()).count(name) > 1}
    if repeated:
        raise Wrong(f"{sorted(repeated)[0]} aparece más de una vez, y cada fila es de uno distinto.")
    for letter, name in given.items():
        if OWNERS[letter] != name:
            right = sum(OWNERS[k] == given[k] for k in OWNERS)
            raise Wrong(f"Aciertas {right} de 5. La fila {letter} no es de {name}: {CLUES[name]}.")


def _three(answer, names, d):
    """Varias cosas con forma (d,), o lo que falla en ellas."""
    if isinstance(answer, np.ndarray) and answer.ndim == 2:
        answer = list(answer)
    if not isinstance(answer, list | tuple) or len(answer) != len(names):
        raise Wrong(f"Se esperaba que la función devolviera {len(names)} cosas: {', '.join(names)}, en ese orden.")
    if is_blank(answer):
        raise NotAnswered("La función devuelve `...`: escribe tu respuesta y vuelve a ejecutar la celda.")
    return [as_array(part, name, shape=(d,)) for part, name in zip(answer, names)]


ADAM_FLAWS = {
    "m": "olvidas corregir m: divídela por 1 − 0.9^t.",
    "s": "olvidas corregir s: divídela por 1 − 0.999^t.",
    "both": "olvidas la corrección del sesgo de m y de s.",
    "one": "la corrección usa siempre t = 1: el exponente es el número de paso.",
    "late": "la corrección va un paso por detrás: el exponente es t, y el primer paso es t = 1.",
    "late+": "la corrección va un paso por delante: el exponente es t, y el primer paso ya llega como t = 1.",
    "root": "falta la raíz de s en el denominador.",
    "uphill": "el paso va cuesta arriba: se resta.",
    "g": "el paso usa el gradiente en vez de su media m.",
    "old": "el paso usa las m y s de antes: primero se actualizan.",
}


def _check_adam(answer):
    cases = [
        (np.array([1.0, -2.0]), np.array([3.0, 0.5]), np.zeros(2), np.zeros(2), 1),
        (np.array([1, -2, 4]), np.array([3, -1, 2]), np.array([1.0, 0.3, -0.2]), np.array([0.8, 0.1, 2.0]), 7),
        (np.array([0.5]), np.array([0.0]), np.array([0.2]), np.array([0.3]), 300),
    ]
    for w, g, m, s, t in cases:
        d = len(w)
        with np.errstate(all="ignore"):
            got = _three(call(answer, w, g, m, s, t, 0.1), ("w", "m", "s"), d)
        new_m, new_s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
        case = f"Con w = {show(w)}, g = {show(g)} y t = {t},"
        m_hat, s_hat = new_m / (1 - 0.9**t), new_s / (1 - 0.999**t)
        for name, value, right, old, hat, b in (
            ("m", got[1], new_m, m, m_hat, 0.9),
            ("s", got[2], new_s, s, s_hat, 0.999),
        ):
            if np.allclose(value, right, rtol=1e-4, atol=1e-7):
                continue
            source = g if name == "m" else g**2
            if np.allclose(value, hat):
                raise Wrong(f"{case} devuelves {name} corregida, y la que se guarda va sin corregir.")
            if np.allclose(value, (1 - b) * old + b * source):
                raise Wrong(f"{case} en {name} están cambiados los pesos: lo que se conserva es lo de antes.")
            if name == "s" and np.allclose(value, 0.999 * s + 0.001 * g):
                raise Wrong(f"{case} s guarda la media de g, y debe ser la de g².")
            if name == "s" and np.allclose(value, 0.9 * s + 0.1 * g**2):
                raise Wrong(f"{case} s usa β₁, y lo suyo es β₂ = 0.999.")
            raise Wrong(f"{case} {name} sale {show(value)}, y no es la media móvil que se pide.")
        right = w - 0.1 * m_hat / (np.sqrt(s_hat) + 1e-7)
        if np.allclose(got[0], right, rtol=1e-4, atol=1e-5):
            continue
        for name, text in ADAM_FLAWS.items():
            if np.allclose(got[0], _adam(w, g, m, s, t, name), rtol=1e-4, atol=1e-5):
                raise Wrong(f"{case} {text}")
        if np.allclose(got[0], np.trunc(right)):
            raise Wrong(f"{case} w ha perdido los decimales: ¿la cambias dentro de una matriz de enteros?")
        raise Wrong(f"{case} m y s están bien, pero w sale {show(got[0])}: corrige las dos y haz la cuenta a mano.")
    _check_epsilon(lambda w, g: call(answer, w, g, np.zeros(1), np.zeros(1), 1, 0.1), "m = s = 0")


def _check_epsilon(step, start):
    """Con un gradiente casi nulo manda ε: sin ella, el paso sería de los grandes. Vale dentro o fuera de la raíz."""
    with np.errstate(all="ignore"):
        moved = 1 - np.ravel(step(np.ones(1), np.full(1, 1e-9))[0])[0]
    if not 0 <= moved < 0.01:
        raise Wrong(f"Con w = 1, g = 1e-9 y {start}, w baja {show(float(moved))}. ¿Dónde está ε, y con qué signo?")


def _adam(w, g, m, s, t, flaw):
    old_m, old_s = m, s
    m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
    if flaw == "old":
        m, s = old_m, old_s
    power = {"one": 1, "late": t - 1, "late+": t + 1}.get(flaw, t)
    with np.errstate(all="ignore"):
        m_hat = m if flaw in ("m", "both") else m / np.float64(1 - 0.9**power)
        s_hat = s if flaw in ("s", "both") else s / np.float64(1 - 0.999**power)
        bottom = s_hat if flaw == "root" else np.sqrt(s_hat)
        return w - 0.1 * (-1 if flaw == "uphill" else 1) * (g if flaw == "g" else m_hat) / (bottom + 1e-7)


RMS_FLAWS = {
    "old": "el paso se da con la s de antes: primero se actualiza.",
    "swap": "en s están cambiados los pesos: rho es la parte que se conserva.",
    "root": "falta la raíz en el denominador.",
    "square": "s guarda la media de g, y debe ser la de g².",
    "uphill": "el paso va cuesta arriba: se resta.",
    "sum": "s suma los cuadrados sin olvidar: eso es Adagrad.",
}


def _check_rmsprop(answer):
    cases = [
        (np.array([1.0, -2.0]), np.array([3.0, 0.5]), np.array([0.4, 2.0]), 0.9),
        (np.array([3, 1, -2]), np.array([2, -1, 4]), np.array([1.0, 0.2, 3.0]), 0.95),
        (np.array([1.0]), np.array([0.7]), np.array([0.0]), 0.8),
    ]
    for w, g, s, rho in cases:
        with np.errstate(all="ignore"):
            got = _three(call(answer, w, g, s, 0.1, rho), ("w", "s"), len(w))
        flat = np.concatenate(got)
        # Se acepta la ε dentro o fuera de la raíz.
        if np.allclose(flat, _rmsprop(w, g, s, rho), rtol=1e-4, atol=1e-5):
            continue
        case = f"Con w = {show(w)}, g = {show(g)}, s = {show(s)} y rho = {rho},"
        names = list(RMS_FLAWS)
        groups = [{p} for p in names] + [{p, q} for p in names for q in names if p < q] + [{"old", "swap", "root"}]
        for flaws in groups:
            if np.allclose(flat, _rmsprop(w, g, s, rho, flaws), rtol=1e-5):
                first = next(name for name in names if name in flaws)
                more = " Y no es el único fallo." if len(flaws) > 1 else ""
                raise Wrong(f"{case} {RMS_FLAWS[first]}{more}")
        if np.allclose(got[1], _rmsprop(w, g, s, rho)[len(w) :]):
            raise Wrong(f"{case} s está bien, pero w sale {show(got[0])}: haz la división a mano.")
        raise Wrong(f"{case} s sale {show(got[1])}, y no es la media móvil de los cuadrados.")
    _check_epsilon(lambda w, g: call(answer, w, g, np.zeros(1), 0.1, 0.8), "s = 0")


def _rmsprop(w, g, s, rho, flaws=()):
    keep, add = (1 - rho, rho) if "swap" in flaws else (1, 1) if "sum" in flaws else (rho, 1 - rho)
    new = keep * s + add * (g if "square" in flaws else g**2)
    used = s if "old" in flaws else new
    with np.errstate(all="ignore"):
        bottom = used + 1e-7 if "root" in flaws else np.sqrt(used + 1e-7)
        return np.concatenate([w + (1 if "uphill" in flaws else -1) * 0.1 * g / bottom, new])


def _check_rate(answer):
    for peak, warmup, total in ((0.1, 4, 12), (0.02, 0, 10), (3, 5, 6)):
        for t in (0, 1, 2, warmup, warmup + 1, total - 1, total, total + 5):
            value = as_number(call(answer, t, peak, warmup, total), "La tasa")
            right = peak * t / warmup if t < warmup else peak * max(0, (total - t) / (total - warmup))
            if np.isclose(value, right, rtol=1e-4, atol=1e-7):
                continue
            case = f"Con peak = {peak}, warmup = {warmup} y total = {total}, en t = {t} da {show(value)}."
            if t > total and value < 0:
                raise Wrong(f"{case} Una tasa negativa sube la cuesta: pasado el final se queda en 0.")
            if t > total:
                raise Wrong(f"{case} Pasado el final se queda en 0.")
            if t < warmup and np.isclose(value, peak):
                raise Wrong(f"{case} Falta el calentamiento: empieza en 0 y sube en recta.")
            if t < warmup and np.isclose(value, peak * (t + 1) / warmup):
                raise Wrong(f"{case} El calentamiento va un paso adelantado: en t = 0 la tasa es 0.")
            if t >= warmup and np.isclose(value, peak * (1 - t / total)):
                raise Wrong(f"{case} La bajada debe empezar en t = warmup con la tasa máxima, y no en t = 0.")
            cosine = peak * (1 + np.cos(np.pi * (t - warmup) / (total - warmup))) / 2
            if t > warmup and np.isclose(value, cosine):
                raise Wrong(f"{case} Eso es un coseno: aquí se baja en recta.")
            if t >= warmup and np.isclose(value, peak):
                raise Wrong(f"{case} Después del calentamiento hay que bajar hasta 0.")
            where = "la subida" if t < warmup else "la bajada"
            raise Wrong(f"{case} Está en {where}: ¿qué recta une sus dos extremos?")


EXERCISES = [
    Exercise(
        _check_positions,
        (
            "En cada paso, primero la velocidad: v = 0.5 v − 0.1 · 2w. Después, w = w + v.",
            "La primera velocidad es −0.8. Para la segunda, mide el gradiente en el sitio nuevo.",
        ),
        "En tres pasos avanza 2.79; sin inercia, 1.95.",
    ),
    Exercise(
        _check_owners,
        (
            "Empieza por lo que no cambia: ¿quién avanza η veces el gradiente y quién avanza η?",
            "De los que menguan, uno empieza casi en η y otro, bastante por encima.",
            "La media de RMSProp, tras un paso, vale 0.1 · g²: ¿cuánto es η g / √(0.1 g²)?",
        ),
        "La huella de los primeros pasos delata al optimizador: es una buena prueba cuando se programa uno.",
    ),
    Exercise(
        _check_adam,
        (
            "Las dos medias móviles son iguales, una con g y 0.9, otra con g² y 0.999.",
            "Guarda las corregidas en variables aparte: m y s se devuelven sin corregir.",
            "El paso es learning_rate · m_hat / (√s_hat + 1e-7), y se resta.",
        ),
        "En una red de millones de pesos, este paso es el mismo: NumPy lo hace con todos a la vez.",
    ),
    Exercise(
        _check_rmsprop,
        (
            "¿Qué s se usa en el paso: la de antes o la que ya incluye este gradiente?",
            "Con rho = 0.9, ¿qué parte de la historia debe conservarse?",
            "Las unidades: s está en gradientes al cuadrado. ¿Qué falta para dividir por un gradiente?",
        ),
        "Ninguno de los tres fallos daba un aviso: por eso conviene comparar con Keras, paso a paso.",
    ),
    Exercise(
        _check_rate,
        (
            "Son tres tramos: antes de warmup, hasta total y después de total.",
            "En la bajada, la parte que queda es (total − t) / (total − warmup).",
            "Si warmup es 0 no hay subida: cuida de no dividir por 0.",
        ),
        "Subir en recta y bajar en recta es el calendario con el que se entrenan muchos modelos de lenguaje.",
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
