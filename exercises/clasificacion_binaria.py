"""Ejercicios de la lección «Clasificación binaria»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call, plain

# 1 · De la tabla a las tres notas ------------------------------------------------------------------


def three_scores(y, p, threshold):
    says = p >= threshold
    found = np.sum(says & (y == 1))
    precision = found / max(np.sum(says), 1)
    recall = found / np.sum(y == 1)
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return precision, recall, f1


def _counts(y, p, threshold):
    """Cuántos malignos se encuentran, cuántos casos se dicen malignos y cuántos lo son."""
    says = p >= threshold
    return np.sum(says & (y == 1)), max(np.sum(says), 1), np.sum(y == 1)


def _f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _swapped_scores(y, p, threshold):
    hits, said, real = _counts(y, p, threshold)
    return hits / real, hits / said, _f1(hits / real, hits / said)


def _recall_twice(y, p, threshold):
    hits, _, real = _counts(y, p, threshold)
    return hits / real, hits / real, hits / real


def _plain_mean(y, p, threshold):
    hits, said, real = _counts(y, p, threshold)
    return hits / said, hits / real, (hits / said + hits / real) / 2


def _half_f1(y, p, threshold):
    precision, recall, f1 = three_scores(y, p, threshold)
    return precision, recall, f1 / 2


def _accuracy_and_right_f1(y, p, threshold):
    return np.mean((p >= threshold) == y), *three_scores(y, p, threshold)[1:]


def _accuracy_first(y, p, threshold):
    accuracy, recall = np.mean((p >= threshold) == y), three_scores(y, p, threshold)[1]
    return accuracy, recall, _f1(accuracy, recall)


def _all_cases(y, p, threshold):
    hits, _, real = _counts(y, p, threshold)
    return hits / len(y), hits / real, _f1(hits / len(y), hits / real)


def _healthy_recall(y, p, threshold):
    precision, healthy = three_scores(y, p, threshold)[0], np.mean(p[y == 0] < threshold)
    return precision, healthy, _f1(precision, healthy)


def _false_alarm_rate(y, p, threshold):
    precision, alarmed = three_scores(y, p, threshold)[0], np.mean(p[y == 0] >= threshold)
    return precision, alarmed, _f1(precision, alarmed)


def _fixed_threshold(y, p, threshold):
    return three_scores(y, p, 0.5)


def _unguarded(y, p, threshold):
    says = p >= threshold
    precision, recall = np.sum(says & (y == 1)) / np.sum(says), np.mean(says[y == 1])
    return precision, recall, 2 * precision * recall / (precision + recall)


def _unguarded_f1(y, p, threshold):
    precision, recall, _ = three_scores(y, p, threshold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _one_by_one(y, p, threshold):
    hits = alarms = missed = 0
    for truth, probability in zip(y, p):
        if probability >= threshold and truth == 1:
            hits += 1
        elif probability >= threshold:
            alarms += 1
        elif truth == 1:
            missed += 1
    precision = hits / (hits + alarms) if hits + alarms else 0
    return [precision, hits / (hits + missed), 2 * hits / (2 * hits + alarms + missed)]


def _with_sklearn(y, p, threshold):
    from sklearn.metrics import f1_score, precision_score, recall_score

    says = np.asarray(p) >= threshold
    return tuple(score(y, says, zero_division=0) for score in (precision_score, recall_score, f1_score))


def _from_confusion_matrix(y, p, threshold):
    from sklearn.metrics import confusion_matrix

    (_, fp), (fn, tp) = confusion_matrix(y, p >= threshold)
    return tp / max(tp + fp, 1), tp / (tp + fn), 2 * tp / (2 * tp + fp + fn)


def _float32(y, p, threshold):
    return np.array(three_scores(y, p, threshold), dtype=np.float32)


def _means(y, p, threshold):
    says = p >= threshold
    precision = y[says].mean() if says.any() else 0.0
    recall = says[y == 1].mean()
    return precision, recall, 0.0 if precision == 0 else 2 / (1 / precision + 1 / recall)


def _strict(y, p, threshold):
    return three_scores(y, np.where(p == threshold, -1.0, p), threshold)


def _scored(seed, n, share):
    rng = np.random.default_rng(seed)
    y = (rng.random(n) < share).astype(int)
    y[0] = 1
    return y, np.clip(rng.normal(0.3 + 0.4 * y, 0.25), 0, 1).round(2)


SIX = np.array([1, 0, 1, 0, 1, 0]), np.array([0.9, 0.7, 0.6, 0.4, 0.2, 0.1])

# 2 · Avisar, callar o repetir la prueba ------------------------------------------------------------


def decide(p, miss, alarm, again):
    costs = {"callar": p * miss, "avisar": (1 - p) * alarm, "repetir": again}
    return min(costs, key=costs.get)


def _decide_with_ifs(p, miss, alarm, again):
    quiet, warn = p * miss, (1 - p) * alarm
    if again < quiet and again < warn:
        return "repetir"
    return "avisar" if warn < quiet else "callar"


def _decide_with_argmin(p, miss, alarm, again):
    names = np.array(["avisar", "callar", "repetir"])
    return names[np.argmin([(1 - p) * alarm, p * miss, again])]


def _decide_with_thresholds(p, miss, alarm, again):
    low, high = again / miss, 1 - again / alarm
    if low < high:
        return "callar" if p < low else "avisar" if p > high else "repetir"
    return "avisar" if p > alarm / (alarm + miss) else "callar"


def _decide_sorted(p, miss, alarm, again):
    return sorted([(p * miss, "Callar"), (alarm - alarm * p, "Avisar"), (again, "Repetir")])[0][1]


def _cheapest(quiet, warn, again):
    costs = {"callar": quiet, "avisar": warn, "repetir": again}
    return min(costs, key=costs.get)


def _swapped(p, miss, alarm, again):
    return decide(p, alarm, miss, again)


def _swapped_chances(p, miss, alarm, again):
    return _cheapest((1 - p) * miss, p * alarm, again)


def _same_chance(p, miss, alarm, again):
    return _cheapest(p * miss, p * alarm, again)


def _certain(p, miss, alarm, again):
    """Compara los costes sin multiplicarlos por su probabilidad."""
    return _cheapest(miss, alarm, again)


def _certain_alarm(p, miss, alarm, again):
    return _cheapest(p * miss, alarm, again)


def _certain_miss(p, miss, alarm, again):
    return _cheapest(miss, (1 - p) * alarm, again)


def _uncertain_again(p, miss, alarm, again):
    return _cheapest(p * miss, (1 - p) * alarm, p * again)


def _ten_and_one(p, miss, alarm, again):
    return _cheapest(10 * p, 1 - p, again)


def _dearest(p, miss, alarm, again):
    costs = {"callar": p * miss, "avisar": (1 - p) * alarm, "repetir": again}
    return max(costs, key=costs.get)


def _wrong_words(p, miss, alarm, again):
    return _cheapest((1 - p) * alarm, p * miss, again)


def _again_only_after_warning(p, miss, alarm, again):
    quiet, warn = p * miss, (1 - p) * alarm
    if quiet < warn:
        return "callar"
    return "repetir" if again < warn else "avisar"


def _again_only_after_silence(p, miss, alarm, again):
    quiet, warn = p * miss, (1 - p) * alarm
    if warn < quiet:
        return "avisar"
    return "repetir" if again < quiet else "callar"


def _again_beats_one(p, miss, alarm, again):
    quiet, warn = p * miss, (1 - p) * alarm
    if again < max(quiet, warn):
        return "repetir"
    return "avisar" if warn < quiet else "callar"


def _never_again(p, miss, alarm, again):
    return "avisar" if p >= alarm / (alarm + miss) else "callar"


def _one_eleventh(p, miss, alarm, again):
    return "avisar" if p >= 1 / 11 else "callar"


def _half(p, miss, alarm, again):
    return "avisar" if p >= 0.5 else "callar"


def _read_decision(answer, p, miss, alarm, again):
    text = plain(call(answer, p, miss, alarm, again))
    if text in ("0", "1", "2") or text.replace(".", "", 1).isdigit():
        raise Wrong(f"se pide el nombre de la opción más barata, y llegó un número, {text}.")
    if text not in ("callar", "avisar", "repetir"):
        raise Wrong(f"se esperaba «callar», «avisar» o «repetir», y llegó «{text}».")
    return text


# 3 · ¿Cuál es la contienda justa? ------------------------------------------------------------------

FLAWS = ("justa", "frenos", "reparto", "prueba")
FAIR = {"A": "frenos", "B": "justa", "C": "reparto", "D": "prueba"}
ANYTHING = dict.fromkeys("ABCD", ANY)


def _read_flaws(answer):
    if not isinstance(answer, dict) or set(answer) != set("ABCD"):
        raise Wrong('se esperaba un diccionario con las claves "A", "B", "C" y "D".')
    words = {name: word if word is ANY else plain(word) for name, word in answer.items()}
    unknown = [word for word in words.values() if word is not ANY and word not in FLAWS]
    if unknown:
        raise Wrong(f"«{unknown[0]}» no está entre las palabras del enunciado: {', '.join(FLAWS)}.")
    return words


EXERCISES = [
    Exercise(
        reference=three_scores,
        inputs=[
            (np.array([1, 0]), np.array([0.7, 0.2]), 0.5),
            (np.array([1, 0]), np.array([0.3, 0.2]), 0.5),
            (np.array([1, 0]), np.array([0.3, 0.8]), 0.5),
            (np.array([0, 1]), np.array([0.2, 0.2]), 0.2),
            (np.array([1, 0, 1]), np.array([0.1, 0.2, 0.3]), 0.9),
            (*SIX, 0.5),
            (*SIX, 0.15),
            (*SIX, 0.6),
            (np.array([1.0, 0.0, 1.0, 1.0]), np.array([1, 0, 0, 1]), 1),
            (*_scored(0, 40, 0.4), 0.5),
            (*_scored(1, 60, 0.1), 1 / 11),
        ],
        mistakes={
            "La precisión y la exhaustividad están cambiadas de sitio.": _swapped_scores,
            "La precisión divide por los que son malignos; debe dividir por los que se dicen malignos.": _recall_twice,
            "F1 no es la media corriente de las dos: es 2PE / (P + E).": _plain_mean,
            "A F1 le falta el 2 de arriba.": _half_f1,
            "El primer número es la exactitud; la precisión solo mira los que se dicen malignos.": _accuracy_first,
            "El primer número es la exactitud; F1 está bien. La precisión solo mira los que se dicen malignos.": (
                _accuracy_and_right_f1
            ),
            "La precisión no divide por todos los casos, sino por los que se dicen malignos.": _all_cases,
            "El segundo número cuenta los benignos no avisados; se piden los malignos encontrados.": _healthy_recall,
            "El segundo número cuenta los benignos alarmados; se piden los malignos encontrados.": _false_alarm_rate,
            "Has usado siempre 0.5; el umbral es `threshold`.": _fixed_threshold,
            "Si no se dice maligno a nadie, hay que dar 0, y tu función divide 0 entre 0.": _unguarded,
            "Si no se encuentra a ningún maligno, F1 vale 0, y tu función divide 0 entre 0.": _unguarded_f1,
            "Un caso con la probabilidad igual al umbral se dice maligno: ¿usas `>` en vez de `>=`?": _strict,
        },
        hints=(
            "Con `says = p >= threshold`, los malignos encontrados son `np.sum(says & (y == 1))`.",
            "Precisión: divide por cuántos se dicen malignos. Exhaustividad: por cuántos lo son.",
            "Si no se encuentra ningún maligno, devuelve 0 en F1 antes de dividir por P + E.",
        ),
        why="Con estas tres líneas puedes comprobar cualquier tabla de resultados que te enseñen.",
        right=[_one_by_one, _with_sklearn, _from_confusion_matrix, _float32, _means],
    ),
    Exercise(
        reference=decide,
        measure=_read_decision,
        inputs=[
            (0.5, 10, 1, 0.2),
            (0.05, 10, 1, 0.2),
            (0.01, 10, 1, 0.2),
            (0.9, 10, 1, 0.2),
            (0.05, 10, 1, 3),
            (0.2, 10, 1, 3),
            (0.09, 10, 1, 3),
            (0.6, 1, 4, 5),
            (0.95, 1, 4, 0.5),
            (0, 10, 1, 0.2),
            (1, 10, 1, 0.2),
            (0.3, 100, 20, 50),
        ],
        mistakes={
            "Los costes están cambiados: quien calla arriesga `miss`, y quien avisa, `alarm`.": _swapped,
            "Las probabilidades están al revés: si avisas, te equivocas con 1 − p; si callas, con p.": _swapped_chances,
            "Al avisar no te equivocas con probabilidad p: te equivocas si es benigno, con 1 − p.": _same_chance,
            "Cada coste se paga solo si ocurre el error: falta multiplicarlo por su probabilidad.": _certain,
            "Avisar solo cuesta si el tumor es benigno: multiplica `alarm` por 1 − p.": _certain_alarm,
            "Callar solo cuesta si el tumor es maligno: multiplica `miss` por p.": _certain_miss,
            "Repetir cuesta `again` siempre, sea cual sea p.": _uncertain_again,
            "Los costes 10 y 1 eran los del ejemplo: usa `miss` y `alarm`.": _ten_and_one,
            "Has elegido la opción más cara; se pide la más barata.": _dearest,
            "«Callar» y «avisar» están cambiados: quien calla arriesga p · miss.": _wrong_words,
            "Repetir también hay que compararlo con callar, y no solo con avisar.": _again_only_after_warning,
            "Repetir también hay que compararlo con avisar, y no solo con callar.": _again_only_after_silence,
            "Repetir debe costar menos que las otras dos, y no solo que una de ellas.": _again_beats_one,
            "Nunca eliges repetir la prueba, y a veces es lo más barato.": _never_again,
            "El umbral 1/11 era el de los costes 10 y 1; aquí cambian, y además se puede repetir.": _one_eleventh,
            "El umbral 0.5 solo sirve si los dos errores cuestan igual y no se puede repetir.": _half,
        },
        hints=(
            "Calcula los tres costes esperados: p · miss, (1 − p) · alarm y again.",
            "Puedes guardarlos en un diccionario y usar `min(costs, key=costs.get)`.",
        ),
        why="Así se construye un modelo que sabe decir «no estoy seguro, mírenlo otra vez».",
        right=[_decide_with_ifs, _decide_with_argmin, _decide_with_thresholds, _decide_sorted],
    ),
    Exercise(
        reference=FAIR,
        measure=_read_flaws,
        mistakes={
            "Has cambiado A y B: que B acabe en empate no es una trampa.": FAIR | {"A": "justa", "B": "frenos"},
            "Has cambiado C y D: en una los casos son distintos, y en la otra se eligió con la prueba.": FAIR
            | {"C": "prueba", "D": "reparto"},
            "A no es justa: mira cuántos ajustes probó cada lado.": ANYTHING | {"A": "justa"},
            "C no es justa: mira con qué casos se midió cada modelo.": ANYTHING | {"C": "justa"},
            "D no es justa: mira con qué casos se eligió el umbral.": ANYTHING | {"D": "justa"},
            "En B los dos probaron los mismos ajustes; un empate también puede ser justo.": ANYTHING | {"B": "frenos"},
            "En B los dos se midieron con los mismos casos.": ANYTHING | {"B": "reparto"},
            "En B no se ha mirado la prueba: se eligió en unas particiones y se midió en otras.": ANYTHING
            | {"B": "prueba"},
            "En A los dos se midieron con los mismos casos; mira qué se dejó ajustar a cada uno.": ANYTHING
            | {"A": "reparto"},
            "En A no se ha mirado la prueba; mira qué se dejó ajustar a cada uno.": ANYTHING | {"A": "prueba"},
            "En C los dos probaron veinte ajustes; mira con qué casos se midió cada uno.": ANYTHING | {"C": "frenos"},
            "En C nadie eligió con la prueba; mira con qué casos se midió cada modelo.": ANYTHING | {"C": "prueba"},
            "En D los dos probaron veinte ajustes; mira con qué casos se eligió el umbral.": ANYTHING | {"D": "frenos"},
            "En D los dos se midieron con los mismos casos; mira con cuáles se eligió el umbral.": ANYTHING
            | {"D": "reparto"},
        },
        hints=(
            "De cada anuncio, contesta: ¿mismos casos?, ¿mismo número de ajustes?, ¿la prueba se usó para elegir?",
            "Solo uno de los cuatro contesta bien a las tres.",
        ),
        why="Estas tres preguntas valen para cualquier artículo que compare dos modelos.",
        right=[
            {"A": "Frenos", "B": "Justa", "C": "Reparto", "D": "Prueba"},
            dict(zip("DCBA", ["prueba", "reparto", "justa", "frenos"])),
            {"A": " frenos ", "B": "justa", "C": "reparto", "D": "prueba"},
            dict(A="FRENOS", B="JUSTA", C="REPARTO", D="PRUEBA"),
        ],
    ),
]
check, hint, progress, solution = bind(__name__, EXERCISES)
