"""Ejercicios de la lección «La primera red con Keras»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call, show
from exercises.keras_names import keras_name

# Leer un historial -------------------------------------------------------------------------------


def best_epoch_loop(history):
    best, lowest = 0, float("inf")
    for epoch, loss in enumerate(history["val_loss"], 1):
        if loss < lowest:
            best, lowest = epoch, loss
    return best


HISTORIES = [
    {"loss": [0.5], "val_loss": [0.6]},
    {"loss": [0.3, 0.2, 0.1], "val_loss": [0.2, 0.3, 0.4]},
    {"loss": [0.3, 0.2, 0.4], "val_loss": [0.5, 0.3, 0.1]},
    {"loss": [3, 2, 1], "val_loss": [2, 1, 1]},
    {"loss": [1.0, 0.6, 0.4, 0.2], "val_loss": [0.9, 0.5, 0.45, 0.6]},
    {
        "accuracy": [0.2, 0.5, 0.6, 0.7, 0.9],
        "loss": [2.1, 1.2, 0.9, 0.8, 0.3],
        "val_accuracy": [0.3, 0.6, 0.5, 0.8, 0.7],
        "val_loss": [1.9, 0.7, 0.8, 0.7, 1.1],
    },
]

# Seis elecciones tuyas ---------------------------------------------------------------------------


def build(shape=(13,), units=16, hidden="relu", outputs=3, last="softmax", rate=0.02, **settings):
    import keras
    from keras import layers

    model = keras.Sequential([
        keras.Input(shape),
        layers.Dense(units, activation=hidden),
        layers.Dense(outputs, activation=last),
    ])  # fmt: skip
    usual = {
        "optimizer": keras.optimizers.Adam(rate),
        "loss": "sparse_categorical_crossentropy",
        "metrics": ["accuracy"],
    }
    model.compile(**usual | settings)
    return model


def build_functional():
    import keras
    from keras import layers

    inputs = keras.Input(shape=(13,))
    hidden = layers.ReLU()(layers.Dense(16)(inputs))
    model = keras.Model(inputs, layers.Softmax()(layers.Dense(3)(hidden)))
    loss = keras.losses.SparseCategoricalCrossentropy()
    model.compile(keras.optimizers.Adam(learning_rate=0.02), loss, metrics=[keras.metrics.SparseCategoricalAccuracy()])
    return model


def build_adding():
    import keras
    from keras import layers

    model = keras.Sequential(name="vinos")
    model.add(layers.Input((13,)))
    model.add(layers.Dense(16, "relu"))
    model.add(layers.Dense(3, keras.activations.softmax))
    model.compile(keras.optimizers.Adam(2e-2), "sparse_categorical_crossentropy", metrics=["acc"])
    return model


def build_with_optimizer(name):
    import keras

    return build(optimizer=getattr(keras.optimizers, name)(0.02))


def build_without_input():
    import keras
    from keras import layers

    model = keras.Sequential([layers.Dense(16, activation="relu"), layers.Dense(3, activation="softmax")])
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def build_without_compiling():
    import keras
    from keras import layers

    return keras.Sequential([keras.Input((13,)), layers.Dense(16, activation="relu"), layers.Dense(3, "softmax")])


def look_at_model(answer):
    """Las elecciones que se ven en una red: sus formas, lo que calcula y cómo está compilada."""
    import keras

    if isinstance(answer, keras.Model):
        raise Wrong("se pide la función `build_model`, sin llamarla.")
    model = call(answer)
    if not isinstance(model, keras.Model):
        raise Wrong(f"la función debe devolver la red, y devuelve {show(model)}.")
    if not model.compiled:
        raise Wrong("la red está sin compilar: faltan el optimizador, la pérdida y las métricas.")
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(24, 13)).astype("float32"), rng.integers(0, 3, 24)
    try:
        model(X)
    except ValueError:
        raise Wrong("la red no admite los vinos: cada uno son 13 números.") from None
    shapes = [W.shape for W in model.get_weights()]
    model.set_weights([rng.normal(size=shape) for shape in shapes])
    P = np.asarray(model(X))
    loss, accuracy = f"{keras_name(model.loss)}, que falla con ellos", False
    try:
        model.run_eagerly = True
        measured = model.evaluate(X, y, verbose=0, return_dict=True)
        loss = measured.pop("loss")
        accuracy = any(np.isclose(value, (P.argmax(axis=1) == y).mean()) for value in measured.values())
    except Exception:  # la pérdida no admite enteros, o no casa con la salida
        pass
    return {
        "la forma de la salida con 24 ejemplos": P.shape,
        "las formas de los pesos": shapes,
        "lo que responde a los primeros ejemplos": P[:2],
        "el optimizador": keras_name(model.optimizer),
        "la tasa de aprendizaje": float(model.optimizer.learning_rate),
        "la pérdida con 24 ejemplos": loss,
        "`from_logits`": bool(getattr(model.loss, "from_logits", False)),
        "la exactitud, entre las métricas": accuracy,
    }


# `predict`, a mano -------------------------------------------------------------------------------


def relu(Z):
    return np.maximum(Z, 0)


def forward(X, weights, hidden=relu, last=lambda Z: Z, bias=1, flatten=lambda X: X.reshape(len(X), -1)):
    """Los logits, y las variantes equivocadas: otra activación, otra última capa, sin sesgos, mal aplanado."""
    A = flatten(X)
    for k in range(0, len(weights), 2):
        A = A @ weights[k] + bias * weights[k + 1]
        A = hidden(A) if k + 2 < len(weights) else last(A)
    return A


def predict_loops(X, weights):
    classes = []
    for image in X:
        a = np.concatenate(list(image))
        pairs = list(zip(weights[::2], weights[1::2]))
        for W, b in pairs[:-1]:
            a = np.array([max(float(a @ W[:, j]) + b[j], 0) for j in range(W.shape[1])])
        W, b = pairs[-1]
        classes.append(int(np.argmax(a @ W + b)))
    return classes


def softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def case(n, *sizes, kind="float32", shift=20):
    """Unas imágenes y los pesos de una red; con `shift`, todos los logits son negativos."""
    rng = np.random.default_rng(sum(sizes) + n)
    weights = []
    for d, m in zip((64, *sizes), sizes):
        weights += [rng.normal(0, np.sqrt(3 / d), (d, m)).astype(kind), rng.normal(0, 0.3, m).astype(kind)]
    weights[-1] = weights[-1] - np.float32(shift)
    return rng.uniform(size=(n, 8, 8)).astype(kind), weights


# Un paso con tres fallos -------------------------------------------------------------------------


def step(W, b, X, y, rate, average=True, softmax_first=False, sign=-1, after=False, move=True):
    """La solución y sus variantes."""
    import tensorflow as tf

    def cost():
        Z = tf.nn.softmax(X @ W + b) if softmax_first else X @ W + b
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=Z)
        return tf.reduce_mean(losses) if average else tf.reduce_sum(losses)

    with tf.GradientTape() as tape:
        J = cost()
    for variable, slope in zip((W, b), tape.gradient(J, [W, b])):
        if move:
            variable.assign_add(sign * rate * slope)
    return cost() if after else J


def step_by_hand(W, b, X, y, rate):
    P = softmax(X.numpy() @ W.numpy() + b.numpy())
    rows = np.arange(len(P))
    J = -np.log(P[rows, y.numpy()]).mean()
    P[rows, y.numpy()] -= 1
    W.assign(W - rate * X.numpy().T @ P / len(P))
    b.assign(b - rate * P.mean(axis=0))
    return float(J)


def step_with_keras(W, b, X, y, rate):
    import keras
    import tensorflow as tf

    with tf.GradientTape() as tape:
        J = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(y, tf.matmul(X, W) + b)
    slopes = tape.gradient(J, {"W": W, "b": b})
    W.assign_sub(rate * slopes["W"])
    b.assign_sub(rate * slopes["b"])
    return J.numpy()


def step_from_probabilities(W, b, X, y, rate):
    import tensorflow as tf

    with tf.GradientTape(persistent=True) as tape:
        P = tf.nn.softmax(X @ W + b)
        J = -tf.reduce_mean(tf.math.log(tf.gather(P, y, axis=1, batch_dims=1)))
    slopes = [tape.gradient(J, variable) for variable in (W, b)]
    for variable, slope in zip((W, b), slopes):
        variable.assign(variable - rate * slope)
    return J


def play_step(answer, W, b, X, y, learning_rate):
    """Lo que devuelve un paso y cómo deja las variables."""
    import tensorflow as tf

    W, b = tf.Variable(W), tf.Variable(b)
    J = call(answer, W, b, tf.constant(X), tf.constant(y), learning_rate)
    return {"W después del paso": W.numpy(), "b después del paso": b.numpy(), "lo que devuelve": J}


def batch(n, d, m, rate, kind="int64"):
    rng = np.random.default_rng(n)
    W, b, X = (rng.normal(size=shape).astype("float32") for shape in ((d, m), m, (n, d)))
    return W, b, X, rng.integers(0, m, n).astype(kind), rate


EXERCISES = [
    Exercise(
        reference=(109386, 4690),
        mistakes={
            "Esos parámetros son los pesos: falta el sesgo de cada neurona.": (784 * 128 + 128 * 64 + 64 * 10, ANY),
            "Esas son las neuronas: cada una tiene un peso por entrada, y un sesgo.": (128 + 64 + 10, ANY),
            "Flatten convierte cada imagen en 28 × 28 números, no en 28.": (29 * 128 + 129 * 64 + 65 * 10, ANY),
            "A los parámetros les falta la capa de salida.": (785 * 128 + 129 * 64, ANY),
            "Flatten no aprende nada: solo cambia la forma.": (785 * 128 + 129 * 64 + 65 * 10 + 784, ANY),
            "El último lote de cada época, aunque no esté lleno, también actualiza.": (ANY, 5 * 937),
            "No hay medias actualizaciones: el último lote, con la mitad de los ejemplos, da una entera.": (
                ANY,
                4687.5,
            ),
            "El lote que no se llena está en cada época: los lotes no pasan de una a otra.": (ANY, 4688),
            "Esas son las actualizaciones de una época, y son cinco.": (ANY, 938),
            "Hay una actualización por lote, no una por época.": (ANY, 5),
            "Hay una actualización por lote, no una por ejemplo.": (ANY, 300000),
        },
        hints=(
            "Flatten deja 28 · 28 = 784 números por imagen.",
            "Una capa de d entradas y m neuronas aprende d·m pesos y m sesgos.",
            "60 000 entre 64 no es exacto: el lote que sobra también da un paso, y eso en cada época.",
        ),
        why="Con estas dos cuentas se sabe, antes de gastar un minuto, cuánto ocupará una red y cuánto trabajo dará.",
        right=[
            [109386, 4690],
            (109386.0, 4690.0),
            np.array([109386, 4690]),
            (np.int64(109386), 5 * np.ceil(60000 / 64)),
        ],
    ),
    Exercise(
        reference=lambda history: int(np.argmin(history["val_loss"])) + 1,
        inputs=[(history,) for history in HISTORIES],
        mistakes={
            "La primera época es la 1, y los índices empiezan en 0.": lambda h: np.argmin(h["val_loss"]),
            "Esa es la pérdida: se pide en qué época ocurre.": lambda h: min(h["val_loss"]),
            "Cuando hay empate se pide la más temprana.": (
                lambda h: len(h["val_loss"]) - int(np.argmin(h["val_loss"][::-1]))
            ),
            "Es la mejor época según la pérdida de entrenamiento, y se pide la de validación.": (
                lambda h: int(np.argmin(h["loss"])) + 1
            ),
            "Esa es la época con mayor pérdida.": lambda h: int(np.argmax(h["val_loss"])) + 1,
            "Esa es la última época, que no tiene por qué ser la mejor.": lambda h: len(h["val_loss"]),
        },
        hints=(
            'history["val_loss"] es una lista: busca la posición de su menor número.',
            "np.argmin da la posición de la primera vez que aparece el mínimo, contando desde 0.",
        ),
        why="La época se elige con la validación, porque la pérdida de entrenamiento casi siempre sigue bajando.",
        right=[
            best_epoch_loop,
            lambda h: h["val_loss"].index(min(h["val_loss"])) + 1,
            lambda h: 1.0 + np.array(h["val_loss"]).argmin(),
            lambda h: min(range(len(h["val_loss"])), key=h["val_loss"].__getitem__) + 1,
        ],
    ),
    Exercise(
        reference=build,
        inputs=[()],
        measure=look_at_model,
        mistakes={
            "La red no admite los vinos: cada uno son 13 números.": lambda: build(shape=(12,)),
            "La red está sin compilar: faltan el optimizador, la pérdida y las métricas.": build_without_compiling,
            "La capa oculta no tiene activación, y se pide ReLU.": lambda: build(hidden=None),
            "La salida da logits, números cualesquiera, y se piden probabilidades.": lambda: build(last=None),
            "Con sigmoides las tres salidas no suman 1, y una sola puede ser la buena.": lambda: build(last="sigmoid"),
            "Con una sola salida no caben tres probabilidades.": lambda: build(outputs=1, last="sigmoid"),
            "La tasa de aprendizaje es la de fábrica: escribe keras.optimizers.Adam(…).": lambda: build(
                optimizer="adam"
            ),
            "Esa pérdida espera respuestas en *one-hot*, y son 0, 1 o 2.": (
                lambda: build(loss="categorical_crossentropy")
            ),
            "El error cuadrático trataría los cultivos como cantidades.": lambda: build(loss="mse"),
            "Falta la exactitud entre las métricas.": lambda: build(metrics=None),
            "El optimizador es SGD, y se pide Adam.": lambda: build_with_optimizer("SGD"),
        },
        hints=(
            "Empieza por keras.Input((13,)) y termina con tantas neuronas como clases.",
            "Las respuestas son enteros: mira el nombre de la pérdida de esta lección.",
            "Para cambiar la tasa hace falta el objeto, keras.optimizers.Adam(…), y no su nombre entre comillas.",
        ),
        why="Seis elecciones bastan para pasar de imágenes a vinos: el resto del código es el mismo.",
        right=[
            build_functional,
            build_adding,
            lambda: build(metrics=["sparse_categorical_accuracy", "sparse_top_k_categorical_accuracy"]),
            build_without_input,
        ],
    ),
    Exercise(
        reference=lambda X, weights: forward(X, weights).argmax(axis=1),
        inputs=[case(1, 3), case(1, 6, 3), case(2, 2), case(9, 12, 7, 4), case(15, 3, kind="float64")]
        + [case(12, 8, 10), case(40, 9, 9, 9, 5), case(20, 6, 4, shift=0)],
        mistakes={
            "Falta quedarse con la clase mayor de cada fila: devuelves los logits.": forward,
            "El máximo se busca en cada fila, no en cada columna.": lambda X, w: forward(X, w).argmax(axis=0),
            "Sale como si no hubiera ReLU en las capas ocultas.": (
                lambda X, w: forward(X, w, hidden=lambda Z: Z).argmax(axis=1)
            ),
            "La última capa no lleva ReLU: si todos sus logits son negativos, los deja en 0.": (
                lambda X, w: forward(X, w, last=relu).argmax(axis=1)
            ),
            "Sale como si no se sumaran los sesgos.": lambda X, w: forward(X, w, bias=0).argmax(axis=1),
            "Las ocultas llevan ReLU, no tanh.": lambda X, w: forward(X, w, hidden=np.tanh).argmax(axis=1),
            "Las ocultas llevan ReLU, no sigmoide.": (
                lambda X, w: forward(X, w, hidden=lambda Z: 1 / (1 + np.exp(-Z))).argmax(axis=1)
            ),
            "Se mezclan los píxeles de imágenes distintas al aplanar.": (
                lambda X, w: forward(X, w, flatten=lambda X: X.reshape(64, -1).T).argmax(axis=1)
            ),
            "Cada fila de la imagen se lee de arriba abajo, y va de izquierda a derecha.": (
                lambda X, w: forward(X, w, flatten=lambda X: X.transpose(0, 2, 1).reshape(len(X), -1)).argmax(axis=1)
            ),
        },
        hints=(
            "weights[::2] son las matrices y weights[1::2], los sesgos.",
            "Todas las capas menos la última llevan ReLU.",
            "softmax no cambia el orden: la clase del mayor logit es la de la mayor probabilidad.",
        ),
        why="Una red entrenada se puede usar donde no hay Keras: solo hacen falta sus matrices y tres líneas.",
        right=[
            predict_loops,
            lambda X, w: np.argmax(softmax(forward(X, w)), axis=-1),
            lambda X, w: forward(X, w, hidden=lambda Z: Z * (Z > 0)).argmax(axis=1).astype("float32"),
            lambda X, w: [
                int(k) for k in forward(X.astype("float64"), w, flatten=lambda X: X.reshape(-1, 64)).argmax(1)
            ],
        ],
    ),
    Exercise(
        reference=step,
        inputs=[batch(1, 1, 2, 0.5), batch(2, 3, 2, 1.0), batch(5, 6, 3, 0.1, "int32"), batch(8, 3, 4, 0.5)],
        measure=play_step,
        mistakes={
            "Se hace softmax dos veces: esa pérdida espera logits.": lambda *args: step(*args, softmax_first=True),
            "El paso va cuesta arriba: tiene que ir contra el gradiente.": lambda *args: step(*args, sign=1),
            "Quedan dos fallos: softmax se hace dos veces y el paso va cuesta arriba.": (
                lambda *args: step(*args, softmax_first=True, sign=1)
            ),
            "El coste es la suma de las pérdidas, y se pide la media.": lambda *args: step(*args, average=False),
            "Devuelve la pérdida de después del paso, y se pide la de antes.": lambda *args: step(*args, after=True),
            "Las variables no han cambiado: se mueven con assign_sub o assign.": lambda *args: step(*args, move=False),
            "El paso no tiene en cuenta learning_rate.": (lambda W, b, X, y, rate: step(W, b, X, y, 1.0)),
        },
        hints=(
            "La cinta solo graba lo que ocurre dentro de su `with`.",
            "¿Qué espera recibir una pérdida cuyo nombre acaba en `with_logits`?",
            "assign_add suma. ¿Hacia dónde sube el coste?",
        ),
        why="De los tres fallos, solo uno avisaba: los otros dos dejan una red que aprende mal o que desaprende.",
        right=[step_by_hand, step_with_keras, step_from_probabilities, lambda *args: float(step(*args))],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
