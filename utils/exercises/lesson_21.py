"""Correcciones de la lección 21, LSTM y GRU."""

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_array, as_number, call, show


def _check_counts(answer):
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 2:
        raise Wrong(f"Se esperaban dos números, el de la LSTM y el de la GRU, y llegó {show(answer)}.")
    n_lstm, n_gru = as_number(answer[0], "El de la LSTM"), as_number(answer[1], "El de la GRU")
    single, output = 5 * 32 + 32 * 32 + 32, 33
    swapped = (3 * (single + 32) + output, 4 * single + output)
    if (n_lstm, n_gru) == swapped:
        raise Wrong("Están cambiados de sitio: primero la LSTM.")
    for wrong, reason in [
        (4 * single, "falta la capa densa"),
        (4 * single + 32, "falta el sesgo de la capa densa"),
        (single + output, "eso sería una SimpleRNN: ¿cuántas cuentas hace una LSTM con cada entrada?"),
        (3 * single + output, "además de las tres puertas está el candidato"),
        (4 * (5 * 32 + 32 * 32) + output, "faltan los sesgos de las puertas y del candidato"),
        (4 * (5 * 32 + 32) + output, "falta lo que escuchan del estado anterior"),
        (4 * (24 * 32 + 32 * 32 + 32) + output, "en cada paso entran 5 variables; 24 son los pasos"),
        (24 * 4 * single + output, "los pesos son los mismos las 24 horas"),
        (4 * (single + 32) + output, "la LSTM tiene un solo sesgo por cuenta; los dos son de la GRU"),
    ]:
        if n_lstm == wrong:
            raise Wrong(f"En la LSTM, {reason}.")
    if n_lstm != 4 * single + output:
        raise Wrong(f"La LSTM no tiene {n_lstm:g}. Cuenta W_x, W_h y b de cada puerta, y la capa densa.")
    for wrong, reason in [
        (3 * (single + 32), "falta la capa densa"),
        (3 * single + output, "la de Keras, por defecto, no tiene un solo sesgo por cuenta"),
        (2 * (single + 32) + output, "además de las dos puertas está el candidato"),
        (4 * (single + 32) + output, "¿cuántas puertas tiene, y cuántos candidatos?"),
    ]:
        if n_gru == wrong:
            raise Wrong(f"La LSTM está bien. En la GRU, {reason}.")
    if n_gru != 3 * (single + 32) + output:
        raise Wrong(f"La LSTM está bien. La GRU no tiene {n_gru:g}: mira la última fila de la tabla.")


def _check_bias(answer):
    b = as_number(answer, "El sesgo")
    f = 1 / (1 + np.exp(-b))
    left = f**100
    if abs(b - 0.5 ** (1 / 100)) < 0.002:
        raise Wrong("Eso es f. Falta el sesgo del que sale: ¿qué número pone la sigmoide en ese valor?")
    if b == 0:
        raise Wrong("Con b = 0 queda la mitad tras un paso; tras 100, menos de una parte en 10³⁰.")
    if abs(b - np.log(0.5 ** (1 / 100))) < 1e-3:
        raise Wrong("Eso es el logaritmo de f. La sigmoide se deshace con el logaritmo de f / (1 − f).")
    if abs(left - 0.5) > 0.003:
        size = "Demasiado abierta" if left > 0.5 else "Se cierra demasiado"
        raise Wrong(f"{size}: con b = {b:g}, f = {f:.4f} y tras 100 pasos queda un {left:.1%}.")


def _check_counter(answer):
    names = ("i", "f", "candidate")
    if not isinstance(answer, dict) or set(answer) != set(names):
        raise Wrong(f"Se esperaba un diccionario con {', '.join(names)}, y llegó {show(answer)}.")
    pairs = {name: as_array(answer[name], f"La pareja (w, b) de {name}", shape=(2,)) for name in names}

    def gate(name, x):
        w, b = pairs[name]
        return 1 / (1 + np.exp(-np.clip(w * x + b, -500, 500)))

    rng = np.random.default_rng(0)
    cases = [[1], [0], [1, 0], [0, 1], [1, 1], [1, 0, 1, 1], [0] * 50, [1] * 50, [1] + [0] * 49]
    cases += [rng.integers(2, size=50).tolist() for _ in range(3)]
    for bits in cases:
        c = 0.0
        for x in bits:
            w, b = pairs["candidate"]
            c = gate("f", x) * c + gate("i", x) * np.tanh(w * x + b)
        if abs(c - sum(bits)) < 0.1:
            continue
        shown = ", ".join(map(str, bits)) if len(bits) < 9 else f"{len(bits)} pasos, con {sum(bits)} unos"
        text = f"Con {shown}, la cinta acaba en {c:.2f}."
        if not any(bits):
            raise Wrong(f"{text} Escribe algo aunque solo lleguen ceros.")
        if bits == [1]:
            raise Wrong(f"{text} Un 1 debe sumar 1: ¿está abierta la entrada, y vale 1 el candidato?")
        if min(gate("f", 0), gate("f", 1)) < 0.999:
            raise Wrong(f"{text} Se olvida de lo contado: ¿está abierta la puerta de olvido, llegue lo que llegue?")
        raise Wrong(f"{text} Cada 1 debe sumar 1, y cada 0, nada.")


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _step(x_t, h, c, W_x, W_h, b, order="ifco", squash=np.tanh, shown=None):
    z = dict(zip(order, np.split(x_t @ W_x + h @ W_h + b, 4, axis=1)))
    c_new = _sigmoid(z["f"]) * c + _sigmoid(z["i"]) * squash(z["c"])
    return _sigmoid(z["o"]) * np.tanh(c_new if shown is None else shown(c)), c_new


def _check_step(answer):
    rng = np.random.default_rng(1)
    for n, d, m in [(1, 1, 1), (3, 2, 4), (2, 5, 3)]:
        x_t, h, c = rng.normal(size=(n, d)), rng.normal(size=(n, m)), rng.normal(size=(n, m))
        args = (x_t, h, c, rng.normal(size=(d, 4 * m)), rng.normal(size=(m, 4 * m)), rng.normal(size=4 * m))
        case = f"Con n = {n}, d = {d} y m = {m}"
        got = call(answer, *(a.copy() for a in args))
        if not isinstance(got, list | tuple) or len(got) != 2:
            raise Wrong(f"Debe devolver la pareja h, c, y devuelve {show(got)}.")
        h_got, c_got = as_array(got[0], "h"), as_array(got[1], "c")
        for name, value in (("h", h_got), ("c", c_got)):
            if value.shape != (n, m):
                raise Wrong(f"{case}, {name} debe tener forma {(n, m)} y tiene {value.shape}.")
        h_right, c_right = _step(*args)
        if np.allclose(h_got, h_right, atol=1e-5) and np.allclose(c_got, c_right, atol=1e-5):
            continue
        if np.allclose(h_got, c_right, atol=1e-5) and np.allclose(c_got, h_right, atol=1e-5):
            raise Wrong(f"{case}, h y c salen cambiadas de sitio.")
        if np.allclose(c_got, c_right, atol=1e-5):
            if np.allclose(h_got, _step(*args, shown=lambda c: c)[0], atol=1e-5):
                raise Wrong(f"{case}, c está bien, pero h enseña la cinta de antes de escribir.")
            raise Wrong(f"{case}, c está bien y h no: ¿qué cinta enseña, y pasada por qué función?")
        if np.allclose(c_got, _step(*args, squash=_sigmoid)[1], atol=1e-5):
            raise Wrong(f"{case}, el candidato sigue pasando por la sigmoide: solo podría sumar, nunca restar.")
        if np.allclose(c_got, _step(*args, squash=lambda z: z)[1], atol=1e-5):
            raise Wrong(f"{case}, al candidato le falta su activación.")
        for order in ("fico", "ifoc", "fioc"):
            if np.allclose(c_got, _step(*args, order=order)[1], atol=1e-5):
                raise Wrong(f"{case}, las puertas no están en el orden de Keras.")
        row = tuple(int(k) for k in np.argwhere(~np.isclose(c_got, c_right, atol=1e-5))[0])
        raise Wrong(f"{case}, c{list(row)} sale {c_got[row]:.3f} y no es eso. Repasa c = f·c + i·candidato.")


def _check_seasonal(answer):
    cases = [([1, 5, 2, 4, 9, 5], 2, 3), ([1, 5, 2, 4, 9, 5], 3, 3), ([2, 2, 9, 4, 3], 1, 4)]
    rng = np.random.default_rng(2)
    cases.append((rng.normal(size=30).round(2).tolist(), 5, 12))
    for series, n_steps, period in cases:
        values = np.array(series, dtype=float)
        shown = show(series) if len(series) < 9 else f"una serie de {len(series)} valores"
        case = f"Con {shown}, n_steps = {n_steps} y period = {period}"
        result = call(answer, values.copy(), n_steps, period)
        got = as_array(result, "Lo que devuelve")
        if got.shape != (n_steps,):
            raise Wrong(f"{case}, debe devolver {n_steps} valores, y su forma es {got.shape}.")
        start = len(values) - period
        base, jump = values[start : start + n_steps], values[-1] - values[-1 - period]
        if np.allclose(got, base + jump):
            continue
        for wrong, reason in [
            (base, "falta sumar la última subida"),
            (base - jump, "la subida está cambiada de signo"),
            (np.full(n_steps, values[-1] + jump), "repite el último valor: cada uno parte de su propia semana"),
            (values[-n_steps:] + jump, "toma los últimos n_steps valores, no los de hace un periodo"),
            (base + values[-1] - values[-2], "la subida es en un periodo, no en un paso"),
            (base[::-1] + jump, "están en orden inverso"),
            (values[:n_steps] + jump, "toma el principio de la serie, no el último periodo"),
        ]:
            if np.allclose(got, wrong):
                raise Wrong(f"{case}, {reason}.")
        if len(series) > period + 1 and np.allclose(got, base + values[start : start + n_steps] - values[:n_steps]):
            raise Wrong(f"{case}, cada valor suma su propia subida; se pide la última para todos.")
        k = int(np.flatnonzero(~np.isclose(got, base + jump))[0])
        raise Wrong(f"{case}, el valor {k + 1} sale {got[k]:g}. ¿Qué había hace un periodo, y cuánto ha subido?")


EXERCISES = {
    "21.1": Exercise(
        _check_counts,
        (
            "¿Cuántas cuentas distintas hace cada celda con la entrada y el estado?",
            "La LSTM, cuatro, como cuatro SimpleRNN; la GRU, tres, y en Keras con dos sesgos cada una.",
            "Aquí d = 5 y m = 32. La capa densa suma 32 pesos y un sesgo.",
        ),
        "La GRU ahorra casi una cuarta parte; las 24 horas no cuentan, porque los pesos se repiten.",
    ),
    "21.2": Exercise(
        _check_bias,
        (
            "Tras 100 pasos queda f multiplicada por sí misma 100 veces. ¿Qué f deja la mitad?",
            "f es la raíz centésima de 0.5. Ahora falta deshacer la sigmoide.",
            "Si f = σ(b), entonces b es el logaritmo natural de f / (1 − f).",
        ),
        "Hacer nacer la puerta de olvido en un número así es un truco real cuando la memoria debe ser larga.",
    ),
    "21.3": Exercise(
        _check_counter,
        (
            "Para contar no hay que olvidar nunca: ¿qué sesgo deja f casi en 1?",
            "Un 1 debe sumar 1 y un 0, nada: lo que suma es el producto de la entrada y el candidato.",
            "Una sigmoide está cerrada con z = −10 y abierta con z = 10; tanh(5) ya casi vale 1.",
        ),
        "Una LSTM puede contar, porque su cinta no pasa por ninguna tanh que la limite; una GRU, no tan fácilmente.",
    ),
    "21.4": Exercise(
        _check_step,
        (
            "De las cuatro cuentas, ¿cuáles son puertas y cuál no?",
            "Mira qué cinta se usa para el estado: ¿la de antes o la de después de escribir?",
        ),
        "Ninguno de los dos errores avisa: por eso se compara con Keras, con sus mismos pesos.",
    ),
    "21.5": Exercise(
        _check_seasonal,
        (
            "El siguiente valor se parece al de hace un periodo: series[len(series) − period].",
            "La última subida es series[-1] − series[-1 − period], la misma para todos.",
        ),
        "Si una red no gana a estas tres líneas, todavía no ha aprendido nada útil.",
    ),
}
