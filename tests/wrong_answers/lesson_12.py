import keras
import numpy as np
import tensorflow as tf
from keras import layers


def model(
    inputs=(13,),
    hidden=(16,),
    activation="relu",
    outputs=3,
    output="softmax",
    optimizer=None,
    loss="sparse_categorical_crossentropy",
    metrics=("accuracy",),
    compiled=True,
):
    def build():
        first = [keras.Input(inputs)] if inputs else []
        middle = [layers.Dense(n, activation=activation) for n in hidden]
        network = keras.Sequential([*first, *middle, layers.Dense(outputs, activation=output)])
        if compiled:
            chosen = metrics if isinstance(metrics, str) else list(metrics)
            network.compile(optimizer or keras.optimizers.Adam(0.02), loss, metrics=chosen)
        return network

    return build


def predict(g=lambda Z: np.maximum(Z, 0), last=lambda Z: Z, bias=1.0, flatten=None, axis=1):
    def function(X, weights):
        A = flatten(X) if flatten else X.reshape(len(X), -1)
        pairs = list(zip(weights[::2], weights[1::2]))
        for W, b in pairs[:-1]:
            A = g(A @ W + bias * b)
        Z = last(A @ pairs[-1][0] + bias * pairs[-1][1])
        return Z if axis is None else Z.argmax(axis=axis)

    return function


def two_layers_only(X, weights):
    W1, b1, W2, b2 = weights
    return (np.maximum(X.reshape(-1, 64) @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)


def step(inside=True, double=False, mean=tf.reduce_mean, rate=None, sign=-1, bias=True, after=False, rebind=False):
    def function(W, b, X, y, learning_rate):
        def cost():
            Z = X @ W + b
            Z = tf.nn.softmax(Z) if double else Z
            return mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=Z))

        if not inside:
            J = cost()
        with tf.GradientTape() as tape:
            if inside:
                J = cost()
        dW, db = tape.gradient(J, [W, b])
        eta = sign * (learning_rate if rate is None else rate)
        if rebind:
            return J + 0 * tf.reduce_sum(W - eta * dW)
        W.assign_add(eta * dW)
        if bias:
            b.assign_add(eta * db)
        return cost() if after else J

    return function


WRONG = {
    "12.1": [
        ((109184, 4690), "falta el sesgo"),
        ((202, 4690), "Esas son las neuronas"),
        ((12618, 4690), "no en 28"),
        ((108736, 4690), "Falta la capa de salida"),
        ((109386, 4685), "también da un paso"),
        ((109386, 4687.5), "medios pasos"),
        ((109386, 4688), "no solo al final"),
        ((109386, 938), "son cinco"),
        ((109386, 300000), "no uno por ejemplo"),
        ((109386,), "dos números"),
    ],
    "12.2": [
        (lambda h: int(np.argmin(h["val_loss"])), "empiezan en 0"),
        (lambda h: min(h["val_loss"]), "en qué época ocurre"),
        (lambda h: int(np.argmin(h["loss"])) + 1, "la pérdida de validación"),
        (lambda h: int(np.argmax(h["val_loss"])) + 1, "mayor pérdida"),
        (lambda h: len(h["val_loss"]) - int(np.argmin(h["val_loss"][::-1])), "la más temprana"),
        (lambda h: h["val_loss"].sort() or 1, "cambia el historial"),
        (lambda h: h.history["val_loss"], "lanza AttributeError"),
        (3, "Se esperaba una función"),
    ],
    "12.3": [
        (model(compiled=False), "sin compilar"),
        (model(inputs=None), "no sabe qué recibe"),
        (model(inputs=(12,)), "13 números"),
        (model(outputs=1, output="sigmoid"), "no caben tres"),
        (model(output="sigmoid"), "deben sumar 1"),
        (model(output=None), "da logits"),
        (model(activation=None), "no tiene activación"),
        (model(activation="tanh"), "la activación de la capa oculta"),
        (model(hidden=(16, 16)), "una sola capa oculta"),
        (model(hidden=(8,)), "de 16 neuronas"),
        (model(optimizer="adam"), "Es la de fábrica"),
        (model(optimizer="sgd"), "es SGD"),
        (model(loss="categorical_crossentropy"), "sin one-hot"),
        (model(loss="mse"), "no es la de elegir una clase"),
        (model(loss=lambda y, p: keras.ops.mean(p, axis=-1)), "entropía cruzada de la clase correcta"),
        (model(loss=keras.losses.mean_squared_error), "falla con tres probabilidades"),
        (model(metrics="accuracy"), "lanza ValueError"),
        (model(metrics=()), "falta la exactitud"),
        (lambda: model()().compile, "debe devolver la red"),
    ],
    "12.4": [
        (predict(g=lambda Z: Z), "no hubiera ReLU"),
        (predict(last=lambda Z: np.maximum(Z, 0)), "la última capa no lleva ReLU"),
        (predict(bias=0.0), "no se sumaran los sesgos"),
        (predict(g=np.tanh), "no tanh"),
        (predict(flatten=lambda X: X.reshape(64, -1).T), "se mezclan los píxeles"),
        (predict(flatten=lambda X: X.transpose(0, 2, 1).reshape(-1, 64)), "falla la imagen"),
        (predict(axis=None), "falta quedarse"),
        (predict(axis=0), "no en cada columna"),
        (two_layers_only, "lanza ValueError"),
        (lambda X, weights: predict()(X[:1], weights), "forma (1,)"),
    ],
    "12.5": [
        (step(inside=False), "lanza"),
        (step(double=True), "softmax dos veces"),
        (step(sign=1), "cuesta arriba"),
        (step(double=True, sign=1), "softmax dos veces"),
        (step(mean=tf.reduce_sum), "eso es la suma"),
        (step(rate=1.0), "sin tener en cuenta"),
        (step(bias=False), "b no ha cambiado"),
        (step(rebind=True), "W no ha cambiado"),
        (step(after=True), "después del paso"),
        (lambda W, b, X, y, rate: 2 * step()(W, b, X, y, rate), "no es la pérdida media de antes"),
        (step(mean=lambda losses: losses), "un solo número"),
    ],
}
