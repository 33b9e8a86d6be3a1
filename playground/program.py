"""El programa de Keras que hace lo mismo que dicen los controles."""

import inspect

from playground.problems import FEATURES, PROBLEMS
from playground.simulation import POINTS, Settings

TEMPLATE = """import keras
import numpy as np
from keras import layers


{problem}

# Los puntos: {n_train} para entrenar y {n_test} para la prueba
X, classes, values = {function}({n}, noise={noise:g}, rng=np.random.default_rng({seed}))
y = {target}.reshape(-1, 1)
x1, x2 = X.T
inputs = np.column_stack([{columns}])
X_train, X_test = inputs[:{n_train}], inputs[{n_train}:]
y_train, y_test = y[:{n_train}], y[{n_train}:]

# La red
model = keras.Sequential([
    keras.Input(({n_inputs},)),
{layers}
])
model.compile(keras.optimizers.{optimizer}(learning_rate={learning_rate:g}), loss="{loss}", metrics=["{loss}"])

# Los mismos pesos iniciales que en el laboratorio
rng = np.random.default_rng({seed})
for layer in model.layers:
    n_in, n_out = layer.kernel.shape
    n = n_in if layer.activation.__name__ == "relu" else n_in + n_out  # He o Glorot
    layer.kernel.assign(rng.normal(0, np.sqrt(2 / n), (n_in, n_out)))

# Y los mismos lotes
for epoch in range({epochs}):
    order = rng.permutation(len(X_train))
    model.fit(X_train[order], y_train[order], batch_size={batch_size}, shuffle=False, verbose=0)

train_loss, test_loss = [model.evaluate(*part, verbose=0)[1] for part in [(X_train, y_train), (X_test, y_test)]]
print(f"pérdida: entrenamiento {{train_loss:.3f}}, prueba {{test_loss:.3f}}")
"""


def write_program(settings: Settings, epochs: int) -> str:
    """El programa completo, listo para copiar en una celda: los mismos puntos, red, pesos y lotes.

    Args:
        epochs: cuántas épocas entrena, desde el principio y con estos controles.
    """
    function = PROBLEMS[settings.problem]
    n_train = round(settings.train_ratio * POINTS)
    penalty = f", kernel_regularizer=keras.regularizers.{settings.penalty}({settings.penalty_rate:g})"
    if settings.penalty == "ninguna":
        penalty = ""
    shapes = [*((n, settings.activation) for n in settings.hidden), (1, settings.output_activation)]
    return TEMPLATE.format(
        problem=inspect.getsource(function).strip(),
        function=function.__name__,
        n=POINTS,
        noise=settings.noise,
        seed=settings.seed,
        target="values" if settings.regression else "classes",
        columns=", ".join(FEATURES[name] for name in settings.features),
        n_train=n_train,
        n_test=POINTS - n_train,
        n_inputs=len(settings.features),
        layers="\n".join(f'    layers.Dense({n}, "{name}"{penalty}),' for n, name in shapes),
        optimizer=settings.optimizer,
        learning_rate=settings.learning_rate,
        loss=settings.loss,
        batch_size=settings.batch_size,
        epochs=epochs,
    )
