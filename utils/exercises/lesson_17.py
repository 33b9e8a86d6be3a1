"""Correcciones de la lección 17, regresión."""

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_array, as_number, call, show

METRICS = {"El MAE": 20, "El RMSE": np.sqrt(600), "El R²": 1 - 2400 / 12500}

Y_TRUE = np.array([3.0, 5, 9, 11])
Y_PRED = np.array([4.0, 5, 7, 14])

OUTPUTS = {  # problema: (neuronas, activaciones válidas, pérdidas válidas)
    "consumo": (1, {None}, {"mse"}),
    "meteorología": (3, {None}, {"mse"}),
    "película": (1, {"sigmoid"}, {"mse", "binary_crossentropy"}),
    "especie": (4, {"softmax"}, {"sparse_categorical_crossentropy"}),
}
LOSSES = {"mse", "mean_squared_error", "binary_crossentropy", "sparse_categorical_crossentropy"}


def _check_metrics(answer):
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 3:
        raise Wrong("Se esperan tres números, (mae, rmse, r2).")
    mae, rmse, r2 = (as_number(value, name) for value, name in zip(answer, METRICS))
    for name, value, reasons in [
        (
            "El MAE",
            mae,
            {
                10: "Los errores van sin signo: si no, uno positivo tapa a uno negativo.",
                -10: "Los errores van sin signo: si no, uno positivo tapa a uno negativo.",
                80: "Falta dividir por el número de casas.",
                600: "Eso es la media de los cuadrados, no de los errores sin signo.",
            },
        ),
        (
            "El RMSE",
            rmse,
            {
                600: "Ese es el MSE: falta la raíz.",
                2400: "Esa es la suma de cuadrados: faltan la media y la raíz.",
                np.sqrt(2400): "Antes de la raíz falta la media: divide por el número de casas.",
                20: "Ese es el MAE. Aquí se eleva al cuadrado antes de hacer la media.",
            },
        ),
        (
            "El R²",
            r2,
            {
                2400 / 12500: "Esa es la parte del error que queda; se pide la que se ha quitado.",
                12500 / 2400: "La división está del revés.",
                1 - 12500 / 2400: "La división está del revés.",
                1 - 600 / 12500: "Mezcla una media con una suma: las dos de arriba y abajo van igual.",
                1 - 20 / 50: "Lleva cuadrados, no errores sin signo.",
                80.8: "Se escribe como una parte de 1, no en tanto por ciento.",
            },
        ),
    ]:
        for wrong, reason in reasons.items():
            if np.isclose(value, wrong, atol=0.006):
                raise Wrong(f"{name} no es {value:g}. {reason}")
        if not np.isclose(value, METRICS[name], atol=0.006):
            raise Wrong(f"{name} no es {value:g}. Repasa la tabla de los cinco pacientes y haz la misma cuenta.")


def _check_r_squared(answer):
    got = as_number(call(answer, Y_TRUE, Y_PRED), "R²")
    case = f"Con y_true = {show(Y_TRUE)} e y_pred = {show(Y_PRED)}"
    left = ((Y_TRUE - Y_PRED) ** 2).sum()
    total = ((Y_TRUE - Y_TRUE.mean()) ** 2).sum()
    for wrong, reason in [
        (left / total, "Esa es la parte del error que queda: falta restarla de 1."),
        (1 - total / left, "La división está del revés."),
        (
            1 - left / ((Y_TRUE - Y_PRED.mean()) ** 2).sum(),
            "la media es la de la verdad, no de las predicciones.",
        ),
        (
            1 - left / ((Y_PRED - Y_PRED.mean()) ** 2).sum(),
            "abajo va la verdad menos su media, no las predicciones.",
        ),
        (1 - left / (Y_TRUE**2).sum(), "abajo, a la verdad hay que restarle su media."),
        (np.corrcoef(Y_TRUE, Y_PRED)[0, 1] ** 2, "Eso es la correlación al cuadrado, que no ve si te pasas siempre."),
        (
            1 - np.abs(Y_TRUE - Y_PRED).sum() / np.abs(Y_TRUE - Y_TRUE.mean()).sum(),
            "Usa cuadrados, no valores absolutos.",
        ),
    ]:
        if np.isclose(got, wrong):
            raise Wrong(f"{case} devuelve {got:.3g}: {reason}")
    if not np.isclose(got, 1 - left / total):
        raise Wrong(f"{case} devuelve {got:.4g}, y no es 1 menos el error propio entre el de la media.")
    column = as_number(call(answer, Y_TRUE, Y_PRED[:, None]), "R², con y_pred en columna,")
    if not np.isclose(column, got):
        raise Wrong(
            f"Con y_pred en columna, {Y_PRED[:, None].shape}, devuelve {column:.4g}; en fila, {got:.4g}. "
            "¿Qué forma tiene la resta?"
        )
    far = as_number(call(answer, Y_TRUE, np.full(4, 20.0)), "R²")
    expected = 1 - ((Y_TRUE - 20) ** 2).sum() / total
    if not np.isclose(far, expected):
        raise Wrong(f"Diciendo siempre 20 devuelve {far:.4g}. Peor que la media debe salir negativo, y no poco.")


def _check_outputs(answer):
    if not isinstance(answer, dict):
        raise Wrong(f"Se esperaba el diccionario `outputs` y llegó {show(answer)}.")
    for problem, (units, activations, losses) in OUTPUTS.items():
        if problem not in answer:
            raise Wrong(f"Falta el problema «{problem}».")
        choice = answer[problem]
        if not isinstance(choice, list | tuple) or len(choice) != 3:
            raise Wrong(f"En «{problem}» se esperan tres cosas: (neuronas, activación, pérdida).")
        _check_output(problem, choice, units, activations, losses)


def _check_output(problem, choice, units, activations, losses):
    got_units, activation, loss = choice
    if isinstance(activation, str):
        activation = activation.lower()
    if activation == "none":
        raise Wrong(f'En «{problem}», «sin activación» es el valor None, sin comillas: Keras no conoce "none".')
    activation = None if activation == "linear" else activation  # en Keras son la misma
    loss = {"mean_squared_error": "mse"}.get(loss, loss) if isinstance(loss, str) else loss
    if as_number(got_units, f"Las neuronas de «{problem}»") != units:
        why = "una por clase" if activations == {"softmax"} else "una por cantidad que predecir"
        raise Wrong(f"En «{problem}» no son {show(got_units)} neuronas de salida: hace falta {why}.")
    if activation not in activations:
        if activation is None:
            raise Wrong(f"En «{problem}», sin activación puede salir cualquier número, y no todos tienen sentido.")
        if activations == {None}:
            raise Wrong(f"En «{problem}» la activación {activation!r} pone topes a una cantidad que no los tiene.")
        raise Wrong(f"En «{problem}» la activación {activation!r} no da la respuesta que se busca. ¿Entre qué valores?")
    if loss not in losses:
        known = isinstance(loss, str) and loss in LOSSES
        text = "no corresponde a esa salida" if known else "no está en la lista"
        raise Wrong(f"En «{problem}» la pérdida {show(loss)} {text}.")


def _check_units(answer):
    rng = np.random.default_rng(0)
    X_train, X_new = rng.normal(size=(30, 2)), rng.normal(size=(6, 2))
    y_train = 150 + 60 * X_train[:, 0] + rng.normal(0, 20, 30)
    received = []

    def fit_predict(X, y, X_new):
        received.append((np.asarray(X, float), np.asarray(y, float)))
        coefficients = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), received[-1][1], rcond=None)[0]
        return np.column_stack([X_new, np.ones(len(X_new))]) @ coefficients

    got = as_array(call(answer, fit_predict, X_train, y_train, X_new), "Las predicciones", shape=(6,))
    if not received:
        raise Wrong("No has llamado a `fit_predict`: es quien entrena y predice.")
    y_given = received[-1][1]
    if y_given.shape != y_train.shape or received[-1][0].shape != X_train.shape:
        raise Wrong(f"A `fit_predict` le llega y con forma {y_given.shape}; debe llegarle {y_train.shape}.")
    if np.allclose(y_given, y_train):
        raise Wrong("A `fit_predict` le llegan las respuestas sin estandarizar.")
    if not np.isclose(y_given.mean(), 0, atol=1e-6):
        raise Wrong(f"Las respuestas que recibe `fit_predict` tienen media {y_given.mean():.3g}; debería ser 0.")
    if not np.isclose(y_given.std(), 1, atol=0.02):
        raise Wrong(f"Las respuestas que recibe `fit_predict` tienen desviación {y_given.std():.3g}; debería ser 1.")
    scaled = fit_predict(X_train, y_given, X_new)
    std = np.std(y_train, ddof=0 if np.isclose(y_given.std(), 1, atol=1e-9) else 1)
    if np.allclose(got, scaled):
        raise Wrong(f"Devuelve {show(got)}: siguen estandarizadas, y las respuestas rondan los 150.")
    if np.allclose(got, scaled * std):
        raise Wrong(f"Devuelve {show(got)}: has deshecho la división, pero falta la otra mitad del camino.")
    if np.allclose(got, scaled + y_train.mean()):
        raise Wrong(f"Devuelve {show(got)}, casi iguales: has deshecho la resta, pero no la división.")
    if np.allclose(got, (scaled + y_train.mean()) * std):
        raise Wrong("El camino de vuelta va en orden contrario: lo último que se hizo es lo primero que se deshace.")
    right = fit_predict(X_train, y_train, X_new)  # a una recta le da igual la escala
    if np.allclose(got + right, 2 * y_train.mean()):
        raise Wrong("Las respuestas que recibe `fit_predict` llevan el signo cambiado, y las predicciones también.")
    if not np.allclose(got, right):
        raise Wrong(f"Devuelve {show(got)}; debería ser {len(got)} predicciones en las unidades de y_train.")


def _check_interval(answer):
    rng = np.random.default_rng(3)
    residuals = np.concatenate([rng.normal(-10, 15, 300), rng.normal(30, 40, 200)])  # no es simétrico
    y_pred = np.array([100.0, 150, 220])
    for coverage in (0.8, 0.9, 0.5):
        case = f"Con coverage={coverage}"
        result = call(answer, residuals, y_pred, coverage)
        if not isinstance(result, list | tuple | np.ndarray) or len(result) != 2:
            raise Wrong(f"Debe devolver una pareja, (low, high), y devuelve {show(result)}.")
        low = as_array(result[0], "low", shape=y_pred.shape)
        high = as_array(result[1], "high", shape=y_pred.shape)
        if (low > high).all():
            raise Wrong(f"{case} el extremo bajo queda por encima del alto.")
        below, above = low - y_pred, high - y_pred
        if np.ptp(below) > 1e-6 or np.ptp(above) > 1e-6:
            raise Wrong(f"{case} los intervalos no miden lo mismo en todas las predicciones: {show(high - low)}.")
        inside = ((residuals >= below[0]) & (residuals <= above[0])).mean()
        flipped = ((-residuals >= below[0]) & (-residuals <= above[0])).mean()
        if np.isclose(below[0], -above[0]):
            raise Wrong(f"{case} el intervalo es simétrico, y estos residuos no lo son: cada lado lleva su cuantil.")
        tails = (residuals < below[0]).mean(), (residuals > above[0]).mean()
        if abs(flipped - coverage) < 0.01 and abs(inside - coverage) > 0.01:
            raise Wrong(f"{case} los residuos entran con el signo cambiado: son y − ŷ, así que y = ŷ + residuo.")
        if abs(inside - coverage) > 0.01:
            raise Wrong(f"{case} contiene al {inside:.0%} de los residuos. ¿Cuánto queda fuera por cada lado?")
        if abs(tails[0] - tails[1]) > 0.01:
            raise Wrong(
                f"{case} deja fuera al {tails[0]:.0%} por abajo y al {tails[1]:.0%} por arriba; deben ser iguales."
            )


EXERCISES = {
    "17.1": Exercise(
        _check_metrics,
        (
            "Escribe primero los cuatro residuos: verdad menos predicción.",
            "La media de los cuatro precios es 175. ¿Cuánto suman los cuadrados de sus distancias a ella?",
            "R² es 1 menos la suma de los residuos al cuadrado entre la suma anterior.",
        ),
        "El RMSE es mayor que el MAE porque un fallo de 40 pesa más que dos de 20.",
    ),
    "17.2": Exercise(
        _check_r_squared,
        (
            "Hacen falta dos sumas de cuadrados: la de tus residuos y la de quien dice siempre la media.",
            "Una columna (n, 1) menos un vector (n,) da una tabla (n, n). np.ravel lo evita.",
        ),
        "Comparar con la media deja juntar en una tabla modelos de problemas distintos; el MAE, no.",
    ),
    "17.3": Exercise(
        _check_outputs,
        (
            "¿Cuántas cantidades, o cuántas clases, hay que dar?",
            "¿Qué valores tienen sentido: cualquiera, de 0 a 1, o probabilidades que suman 1?",
            "Una cantidad sin topes no lleva activación, y eso se escribe None.",
        ),
        "Estas tres decisiones salen del problema, no de probar: se toman antes de entrenar.",
    ),
    "17.4": Exercise(
        _check_units,
        (
            "Estandarizar es restar la media y dividir por la desviación típica: ¿por qué divide esta función?",
            "Lo que devuelve `fit_predict` está en la escala estandarizada. ¿Cómo se vuelve de ella?",
        ),
        "Escalar y devolver en la misma función es lo que hace imposible olvidarlo.",
    ),
    "17.5": Exercise(
        _check_interval,
        (
            "Si dentro queda `coverage`, fuera queda 1 − coverage, la mitad por cada lado.",
            "np.quantile(residuals, [0.1, 0.9]) da los dos cuantiles del 80 %.",
            "Como residuo = y − ŷ, la verdad es y = ŷ + residuo: los dos cuantiles se suman.",
        ),
        "Una predicción sin su intervalo invita a creer más de lo que el modelo sabe.",
    ),
}
