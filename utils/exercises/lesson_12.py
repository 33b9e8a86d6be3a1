"""Correcciones de la lección 12, la primera red con Keras."""

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_array, as_number, call, show


def _softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


# 12.1 --------------------------------------------------------------------------------------------


def _check_counts(answer):
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 2:
        raise Wrong("Se esperaban dos números: (n_params, n_updates).")
    n_params, n_updates = (as_number(value, name) for value, name in zip(answer, ("n_params", "n_updates")))
    messages = {
        784 * 128 + 128 * 64 + 64 * 10: "Esos son los pesos: falta el sesgo de cada neurona.",
        128 + 64 + 10: "Esas son las neuronas: cada una tiene un peso por entrada, y un sesgo.",
        28 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10: "Flatten convierte cada imagen en 28 × 28 números, no en 28.",
        785 * 128 + 129 * 64: "Falta la capa de salida.",
        785 * 128 + 129 * 64 + 65 * 10 + 784: "Flatten no aprende nada: solo cambia la forma.",
    }
    if n_params != 109386:
        text = messages.get(n_params, "Ve capa por capa: entradas × neuronas, más un sesgo por neurona.")
        raise Wrong(f"n_params = {n_params:g}. {text}")
    messages = {
        5 * 937: "El último lote de cada época, aunque no esté lleno, también da un paso.",
        5 * 937.5: "No hay medios pasos: el último lote, con la mitad de los ejemplos, da uno entero.",
        4688: "Ese lote que falta está en cada época, no solo al final: los lotes no pasan de una época a otra.",
        938: "Eso es una época, y son cinco.",
        5: "Hay un paso por lote, no uno por época.",
        300000: "Hay un paso por lote, no uno por ejemplo.",
    }
    if n_updates != 4690:
        raise Wrong(f"n_updates = {n_updates:g}. {messages.get(n_updates, '¿Cuántos lotes hay en una época?')}")


# 12.2 --------------------------------------------------------------------------------------------

HISTORIES = (
    {"loss": [1.0, 0.6, 0.4, 0.2], "val_loss": [0.9, 0.5, 0.45, 0.6]},
    {
        "accuracy": [0.2, 0.5, 0.6, 0.7, 0.9],
        "loss": [2.1, 1.2, 0.9, 0.8, 0.3],
        "val_accuracy": [0.3, 0.6, 0.5, 0.8, 0.7],
        "val_loss": [1.9, 0.7, 0.8, 0.7, 1.1],
    },
    {"loss": [0.3, 0.2, 0.1], "val_loss": [0.2, 0.3, 0.4]},
    {"loss": [0.3, 0.2, 0.4], "val_loss": [0.5, 0.3, 0.1]},
)


def _check_best_epoch(answer):
    for history in HISTORIES:
        val_loss = np.array(history["val_loss"])
        given = {name: list(values) for name, values in history.items()}
        got = as_number(call(answer, given), "La época")
        if given != history:
            raise Wrong("Tu función cambia el historial: al terminar debe estar como llegó.")
        right = int(val_loss.argmin()) + 1
        if got == right:
            continue
        case = f"Con val_loss = {history['val_loss']} devuelve {got:g}"
        last_best = len(val_loss) - int(val_loss[::-1].argmin())
        for wrong, message in (
            (right - 1, "la primera época es la 1, y los índices empiezan en 0."),
            (val_loss.min(), "esa es la pérdida: se pide en qué época ocurre."),
            (last_best, "hay un empate, y se pide la más temprana."),
            (int(np.argmin(history["loss"])) + 1, "¿estás mirando la pérdida de validación?"),
            (int(val_loss.argmax()) + 1, "esa es la época con mayor pérdida."),
            (len(val_loss), "la última época no tiene por qué ser la mejor."),
        ):
            if np.isclose(got, wrong):
                raise Wrong(f"{case}: {message}")
        raise Wrong(f"{case}. Busca el menor de esos números y di en qué lugar está, contando desde 1.")


# 12.3 --------------------------------------------------------------------------------------------


def _check_model(answer):
    import keras

    model = call(answer)
    if not isinstance(model, keras.Model):
        raise Wrong(f"La función debe devolver la red y devuelve {show(model)}. ¿Acaba en `return model`?")
    if not model.built or not hasattr(model, "input_shape"):
        raise Wrong("La red no sabe qué recibe: empieza por keras.Input con la forma de un ejemplo.")
    if model.input_shape != (None, 13):
        raise Wrong(f"Espera entradas de forma {model.input_shape}: cada vino son 13 números, (None, 13).")
    _check_output(model)
    if not model.compiled:
        raise Wrong("La red está sin compilar: faltan optimizador, pérdida y métricas.")
    _check_optimizer(model, keras)
    _check_loss_and_metrics(model)


def _check_output(model):
    if model.output_shape != (None, 3):
        more = {
            (None, 1): " Con una sola salida no caben tres probabilidades.",
            (None, 2): " ¿Cuántos cultivos hay?",
        }.get(model.output_shape, "")
        raise Wrong(f"La salida tiene forma {model.output_shape} y debería ser (None, 3).{more}")
    shapes = [W.shape for W in model.get_weights()]
    if shapes != [(13, 16), (16,), (16, 3), (3,)]:
        raise Wrong(f"Sus pesos tienen formas {shapes}: se pide una sola capa oculta, de 16 neuronas.")
    rng = np.random.default_rng(3)
    W1, b1, W2, b2 = weights = [rng.normal(size=shape) for shape in shapes]
    model.set_weights(weights)
    X = rng.normal(size=(6, 13)).astype("float32")
    P = np.asarray(model(X))
    Z1 = X @ W1 + b1
    Z2 = np.maximum(Z1, 0) @ W2 + b2
    if np.allclose(P, _softmax(Z2), atol=1e-4):
        return
    if np.allclose(P, _softmax(Z1 @ W2 + b2), atol=1e-4):
        raise Wrong("La capa oculta no tiene activación, y se pide ReLU.")
    if np.allclose(P, Z2, atol=1e-3):
        raise Wrong("La salida da logits, números cualesquiera, y se piden probabilidades.")
    if not np.allclose(P.sum(axis=1), 1, atol=1e-4):
        raise Wrong(f"Las tres salidas de un ejemplo suman {P[0].sum():.2f}: si se excluyen, deben sumar 1.")
    raise Wrong("Las probabilidades no salen como deben: revisa la activación de la capa oculta.")


def _check_optimizer(model, keras):
    name = type(model.optimizer).__name__
    if type(model.optimizer) is not keras.optimizers.Adam:
        raise Wrong(f"El optimizador es {name}, y se pide Adam.")
    rate = float(model.optimizer.learning_rate)
    if not np.isclose(rate, 0.02):
        more = " Es la de fábrica: escribe keras.optimizers.Adam(…)." if np.isclose(rate, 0.001) else ""
        raise Wrong(f"La tasa de aprendizaje es {rate:g}, y se pide 0.02.{more}")


def _check_loss_and_metrics(model):
    if model.loss in ("mse", "mae", "mean_squared_error", "mean_absolute_error", "binary_crossentropy"):
        raise Wrong(f"La pérdida {model.loss!r} no es la de elegir una clase entre varias.")
    rng = np.random.default_rng(4)
    X = rng.normal(size=(24, 13)).astype("float32")
    y = rng.integers(0, 3, 24)
    try:
        measured = model.evaluate(X, y, verbose=0, return_dict=True)
    except ValueError:
        raise Wrong("Con respuestas 0, 1 o 2 la pérdida protesta: ¿cuál las admite sin one-hot?") from None
    except Exception:  # TensorFlow tiene sus propios errores
        raise Wrong("La pérdida falla con tres probabilidades y una respuesta entera por ejemplo.") from None
    P = np.asarray(model(X)).astype(float)
    right = -np.log(P[np.arange(24), y]).mean()
    loss = measured.pop("loss")
    if not np.isclose(loss, right, rtol=1e-3):
        raise Wrong("La pérdida no es la entropía cruzada de la clase correcta: ¿cuál va con softmax y enteros?")
    accuracy = np.mean(P.argmax(axis=1) == y)
    if not any(np.isclose(value, accuracy) for value in measured.values()):
        raise Wrong(f"Al evaluarla mide {['loss', *measured]}: falta la exactitud.")


# 12.4 --------------------------------------------------------------------------------------------


def _forward(A, weights, g=lambda Z: np.maximum(Z, 0), last=lambda Z: Z):
    pairs = list(zip(weights[::2], weights[1::2]))
    for W, b in pairs[:-1]:
        A = g(A @ W + b)
    W, b = pairs[-1]
    return last(A @ W + b)


def _check_predict(answer):
    rng = np.random.default_rng(2)
    for n, sizes in ((12, (64, 8, 10)), (9, (64, 12, 7, 4)), (1, (64, 6, 3)), (15, (64, 3)), (40, (64, 9, 9, 9, 5))):
        X = rng.uniform(size=(n, 8, 8))
        weights = []
        for d, m in zip(sizes[:-1], sizes[1:]):
            weights += [rng.normal(0, np.sqrt(3 / d), (d, m)), rng.normal(0, 0.3, m)]
        weights[-1] = weights[-1] - 20.0  # todos los logits, negativos
        copies = [w.copy() for w in weights]
        case = f"Con {n} imágenes y capas {' → '.join(map(str, sizes))},"
        got = np.asarray(call(answer, X, copies))
        if got.shape == (n, sizes[-1]):
            raise Wrong(f"{case} devuelve forma {got.shape}: falta quedarse con la clase mayor de cada fila.")
        if got.shape == (sizes[-1],) and n != sizes[-1]:
            raise Wrong(f"{case} devuelve forma {got.shape}: el máximo se busca en cada fila, no en cada columna.")
        got = as_array(got, f"{case} el resultado", shape=(n,))
        if not all(np.array_equal(a, b) for a, b in zip(copies, weights)):
            raise Wrong("Tu función cambia los pesos: al terminar deben estar como llegaron.")
        flat = X.reshape(n, 64)
        right = _forward(flat, weights).argmax(axis=1)
        if np.array_equal(got, right):
            continue
        no_bias = [w if w.ndim == 2 else 0 * w for w in weights]
        for Z, message in (
            (_forward(flat, weights, g=lambda Z: Z), "sale como si no hubiera ReLU en las capas ocultas."),
            (
                _forward(flat, weights, last=lambda Z: np.maximum(Z, 0)),
                "la última capa no lleva ReLU: si todos sus logits son negativos, los deja en 0.",
            ),
            (_forward(flat, no_bias), "sale como si no se sumaran los sesgos."),
            (_forward(flat, weights, g=np.tanh), "las ocultas llevan ReLU, no tanh."),
            (_forward(flat, weights, g=lambda Z: 1 / (1 + np.exp(-Z))), "las ocultas llevan ReLU, no sigmoide."),
            (_forward(X.reshape(64, n).T, weights), "se mezclan los píxeles de imágenes distintas al aplanar."),
        ):
            if np.array_equal(got, Z.argmax(axis=1)):
                raise Wrong(f"{case} {message}")
        i = int(np.flatnonzero(got != right)[0])
        raise Wrong(f"{case} falla la imagen {i}: dice {got[i]:g}, y sus logits no tienen ahí el mayor.")


# 12.5 --------------------------------------------------------------------------------------------


def _check_step(answer):
    import tensorflow as tf

    rng = np.random.default_rng(6)
    for n, d, m, rate in ((8, 3, 4, 0.5), (5, 6, 3, 0.1)):
        X, y = rng.normal(size=(n, d)).astype("float32"), rng.integers(0, m, n)
        W0, b0 = rng.normal(size=(d, m)).astype("float32"), rng.normal(size=m).astype("float32")
        W, b = tf.Variable(W0), tf.Variable(b0)
        loss = call(answer, W, b, tf.constant(X), tf.constant(y), rate)
        loss = as_number(loss, "La pérdida")
        Z = X.astype(float) @ W0 + b0
        P, rows = _softmax(Z), np.arange(n)
        cost = -np.log(P[rows, y])
        _check_step_loss(loss, cost, -np.log(_softmax(P)[rows, y]), rows)
        delta = P.copy()
        delta[rows, y] -= 1
        dW, db = X.T @ delta / n, delta.mean(axis=0)
        for name, before, after, slope in (("W", W0, W.numpy(), dW), ("b", b0, b.numpy(), db)):
            _check_moved(name, before, after, slope, rate, n)
        if np.isclose(loss, _cost_after(X, y, W.numpy(), b.numpy()), rtol=1e-4):
            raise Wrong("Devuelve la pérdida de después del paso, y se pide la de antes.")
        if not np.isclose(loss, cost.mean(), rtol=1e-3):
            raise Wrong(f"El paso está bien, pero devuelve {loss:.4f}, y no es la pérdida media de antes de darlo.")


def _cost_after(X, y, W, b):
    return -np.log(_softmax(X @ W + b)[np.arange(len(y)), y]).mean()


def _check_step_loss(loss, cost, double, rows):
    if np.isclose(loss, double.mean(), rtol=1e-4):
        raise Wrong(f"La pérdida sale {loss:.4f}: se está haciendo softmax dos veces.")
    if np.isclose(loss, cost.sum(), rtol=1e-4):
        raise Wrong(f"Con {len(rows)} ejemplos la pérdida sale {loss:.4f}: eso es la suma, y se pide la media.")


def _check_moved(name, before, after, slope, rate, n):
    moved = after - before
    for wrong, message in (
        (-rate * slope, None),
        (0 * slope, f"{name} no ha cambiado: una variable se mueve con assign_sub o assign."),
        (rate * slope, f"{name} se mueve cuesta arriba: el paso va contra el gradiente."),
        (-slope, f"{name} se mueve sin tener en cuenta learning_rate."),
        (-rate * n * slope, f"{name} se mueve {n} veces lo debido: el coste es una media, no una suma."),
    ):
        if np.allclose(moved, wrong, rtol=1e-3, atol=1e-5):
            if message:
                raise Wrong(message)
            return
    raise Wrong(f"{name} se mueve {show(moved.ravel()[:3])}…, y no es −η por su gradiente. ¿Qué recibe la pérdida?")


EXERCISES = {
    "12.1": Exercise(
        _check_counts,
        (
            "Flatten deja 28 · 28 = 784 números por imagen.",
            "Una capa de d entradas y m neuronas aprende d·m pesos y m sesgos.",
            "60 000 entre 64 no es exacto: el lote que sobra también da un paso, y eso en cada época.",
        ),
        "Con estas dos cuentas se sabe, antes de gastar un minuto, cuánto ocupará una red y cuánto trabajo dará.",
    ),
    "12.2": Exercise(
        _check_best_epoch,
        (
            'history["val_loss"] es una lista: busca la posición de su menor número.',
            "np.argmin da la posición de la primera vez que aparece el mínimo, contando desde 0.",
        ),
        "La época se elige con la validación, porque la pérdida de entrenamiento casi siempre sigue bajando.",
    ),
    "12.3": Exercise(
        _check_model,
        (
            "Empieza por keras.Input((13,)) y termina con tantas neuronas como clases.",
            "Las respuestas son enteros: mira el nombre de la pérdida de esta lección.",
            "Para cambiar la tasa hace falta el objeto, keras.optimizers.Adam(…), y no su nombre entre comillas.",
        ),
        "Seis elecciones bastan para pasar de imágenes a vinos: el resto del código es el mismo.",
    ),
    "12.4": Exercise(
        _check_predict,
        (
            "weights[::2] son las matrices y weights[1::2], los sesgos.",
            "Todas las capas menos la última llevan ReLU.",
            "softmax no cambia el orden: la clase del mayor logit es la de la mayor probabilidad.",
        ),
        "Una red entrenada se puede usar donde no hay Keras: solo hacen falta sus matrices y tres líneas.",
    ),
    "12.5": Exercise(
        _check_step,
        (
            "La cinta solo graba lo que ocurre dentro de su `with`.",
            "¿Qué espera recibir una pérdida cuyo nombre acaba en `with_logits`?",
            "assign_add suma. ¿Hacia dónde sube el coste?",
        ),
        "De los tres fallos, solo uno avisaba: los otros dos dejan una red que aprende mal o que desaprende.",
    ),
}
