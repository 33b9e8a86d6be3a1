"""Ejercicios de la lección «Regresión»."""

from collections.abc import Mapping

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind, call
from exercises.keras_names import keras_name

# R² desde cero -----------------------------------------------------------------------------------


def r_squared(y_true, y_pred):
    return 1 - ((y_true - np.ravel(y_pred)) ** 2).sum() / ((y_true - y_true.mean()) ** 2).sum()


def r_squared_loops(y_true, y_pred):
    mean = sum(y_true) / len(y_true)
    left = total = 0
    for k, y in enumerate(y_true):
        left += (y - float(np.reshape(y_pred, -1)[k])) ** 2
        total += (y - mean) ** 2
    return 1 - left / total


def shares(y_true, y_pred, center=np.mean, power=2):
    """El error propio entre el de decir siempre la media, y variantes."""
    distances = np.abs(y_true - np.ravel(y_pred)) ** power
    return distances.sum() / (np.abs(y_true - center(y_true)) ** power).sum()


MANY = np.random.default_rng(0).normal(50, 20, (40, 2))
TRUTH = np.array([3.0, 5, 9, 11])
R2 = [
    (np.array([1.0, 3.0]), np.array([1.0, 2.0])),
    (np.array([1.0, 3.0]), np.array([[1.0], [2.0]])),
    (np.array([2, 4, 9]), np.array([2, 4, 9])),
    (np.array([2, 4, 9]), np.array([[5.0], [5.0], [5.0]], dtype="float32")),
    (TRUTH, np.array([4.0, 5, 7, 14])),
    (TRUTH, np.array([[20.0], [20.0], [21.0], [20.0]])),
    (np.array([-5.0, 0.0, 5.0]), np.array([5.0, 0.0, -4.0])),
    (MANY[:, 0], MANY[:, :1] + np.arange(40)[:, None] / 3),
    (MANY[:, 0], MANY[:, 1]),
]

# Elegir la salida --------------------------------------------------------------------------------

MSE, BINARY, SPARSE = "mean_squared_error", "binary_crossentropy", "sparse_categorical_crossentropy"
POSITIVE = {None, "softplus", "relu", "exponential"}  # un consumo no es negativo: no hace falta decírselo, pero vale
OUTPUTS = {  # problema: (neuronas, activaciones y pérdidas válidas); de cada una, la primera es la de la solución
    "consumo": (1, POSITIVE, [MSE]),
    "meteorología": (3, {None}, [MSE]),
    "película": (1, {"sigmoid"}, [BINARY, MSE]),
    "especie": (4, {"softmax"}, [SPARSE]),
}
CHOICES = {"consumo": (1, None, MSE), "meteorología": (3, None, MSE)}
CHOICES |= {"película": (1, "sigmoid", BINARY), "especie": (4, "softmax", SPARSE)}


def read_outputs(answer):
    """Las elecciones, con el nombre que Keras les da y, en lugar de otra igual de buena, la de la solución."""
    if not isinstance(answer, Mapping):
        return answer
    return {problem: read_choice(problem, choice) for problem, choice in answer.items()}


def read_choice(problem, choice):
    if problem not in OUTPUTS or not isinstance(choice, list | tuple) or len(choice) != 3:
        return choice
    units, activation, loss = choice[0], keras_name(choice[1]), keras_name(choice[2])
    if activation == "none" and activation is not ANY:
        raise Wrong('«sin activación» es el valor None, sin comillas: Keras no conoce "none".')
    _, activations, losses = OUTPUTS[problem]
    right = CHOICES[problem]
    return units, right[1] if _is_in(activation, activations) else activation, right[2] if loss in losses else loss


def _is_in(value, options):
    return value is not ANY and isinstance(value, str | None) and value in options


def only(**choices):
    """Un error en algunos problemas, sea lo que sea lo que se conteste en los demás."""
    return dict.fromkeys(OUTPUTS, ANY) | choices


# El error que parecía minúsculo ------------------------------------------------------------------


def in_units(fit_predict, X_train, y_train, X_new, before=lambda y: (y - y.mean()) / y.std(), after=None):
    """La solución y sus variantes: qué se hace con las respuestas antes y con las predicciones después."""
    predictions = fit_predict(X_train, before(y_train), X_new)
    return after(predictions, y_train) if after else y_train.mean() + y_train.std() * predictions


def with_a_column(fit_predict, X_train, y_train, X_new):
    mean, std = np.mean(y_train, keepdims=True), np.std(y_train, ddof=1)
    return fit_predict(X_train, ((y_train - mean) / std)[:, None], X_new) * std + mean


def with_lists(fit_predict, X_train, y_train, X_new):
    mean, std = float(np.mean(y_train)), float(np.std(y_train))
    return [mean + std * p for p in fit_predict(X_train, np.array([(y - mean) / std for y in y_train]), X_new)]


def in_float32(fit_predict, X_train, y_train, X_new):
    mean, std = np.float32(y_train.mean()), np.float32(y_train.std())
    return mean + std * fit_predict(X_train, ((y_train - mean) / std).astype("float32"), X_new)


def play_in_units(answer, X_train, y_train, X_new):
    """Lo que recibe un modelo de mentira, que ajusta una recta, y lo que se devuelve."""
    received = []

    def fit_predict(X, y, X_new):
        received.append(np.ravel(np.asarray(y, float)))
        coefficients = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), received[-1], rcond=None)[0]
        return np.column_stack([X_new, np.ones(len(X_new))]) @ coefficients

    result = call(answer, fit_predict, X_train, y_train, X_new)
    if not received:
        raise Wrong("no has llamado a `fit_predict`: es quien entrena y predice.")
    spread = [received[-1].std(ddof=k) for k in (0, 1)]  # con n o con n − 1, las dos son desviaciones típicas
    return {
        "la media de las respuestas que recibe `fit_predict`": received[-1].mean().round(6) + 0.0,
        "la desviación de las respuestas que recibe `fit_predict`": 1.0 if np.isclose(spread, 1).any() else spread[0],
        "lo que devuelve": result,
    }


def points(n, m, seed):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n + m, 2))
    return X[:n], 150 + 60 * X[:n, 0] + rng.normal(0, 20, n), X[n:]


# Un intervalo a medida ---------------------------------------------------------------------------


def interval(residuals, y_pred, coverage):
    outside = (1 - coverage) / 2
    low, high = np.quantile(residuals, [outside, 1 - outside])
    return y_pred + low, y_pred + high


def interval_sorting(residuals, y_pred, coverage):
    ordered = np.sort(residuals)
    k = int(round(len(ordered) * (1 - coverage) / 2))
    return [p + ordered[k] for p in y_pred], [p + ordered[-1 - k] for p in y_pred]


def share_outside(answer, residuals, y_pred, coverage):
    """Qué parte de los residuos queda por debajo y por encima del intervalo de cada predicción."""
    pair = call(answer, residuals, y_pred, coverage)
    if not isinstance(pair, list | tuple | np.ndarray) or len(pair) != 2:
        raise Wrong("se espera una pareja, (low, high).")
    low, high = (np.asarray(end, float) for end in pair)
    if low.shape != y_pred.shape or high.shape != y_pred.shape:
        raise Wrong(f"con y_pred de forma {y_pred.shape}, los extremos tienen forma {low.shape} y {high.shape}.")
    gaps = residuals[:, None]
    return {  # a dos decimales: hay varias formas de calcular un cuantil
        "la parte que queda por debajo": np.round((gaps < low - y_pred - 1e-9).mean(axis=0), 2),
        "la parte que queda por encima": np.round((gaps > high - y_pred + 1e-9).mean(axis=0), 2),
    }


SKEWED = np.random.default_rng(3).permutation(
    np.concatenate([np.random.default_rng(4).normal(-10, 15, 600), np.random.default_rng(5).normal(30, 40, 400)])
)
INTERVALS = [(np.array([4.0]), np.array([100.0, 150.0]), 0.8)]
INTERVALS += [(SKEWED, np.array([100.0]), coverage) for coverage in (0.8, 0.9, 0.5)]
INTERVALS += [(SKEWED, np.array([100, 150, 220]), 0.8), (3 - SKEWED, np.array([-5.0, 0.0]), 0.9)]

EXERCISES = [
    Exercise(
        reference=(20, np.sqrt(600), 1 - 2400 / 12500),
        tolerance=0.003,  # se piden dos decimales
        mistakes={
            "En el MAE los errores van sin signo: si no, uno positivo tapa a uno negativo.": (10, ANY, ANY),
            "Un MAE no puede ser negativo: los errores van sin signo.": (-10, ANY, ANY),
            "Al MAE le falta dividir por el número de casas.": (80, ANY, ANY),
            "El MAE es la media de los errores sin signo, no de sus cuadrados.": (600, ANY, ANY),
            "Ese RMSE es el MSE: falta la raíz.": (ANY, 600, ANY),
            "Ese RMSE es la suma de los cuadrados: faltan la media y la raíz.": (ANY, 2400, ANY),
            "En el RMSE, antes de la raíz falta la media: divide por el número de casas.": (ANY, np.sqrt(2400), ANY),
            "Ese RMSE es el MAE. Aquí se eleva al cuadrado antes de hacer la media.": (ANY, 20, ANY),
            "Ese R² es la parte del error que queda; se pide la que se ha quitado.": (ANY, ANY, 2400 / 12500),
            "En el R², la división está del revés.": (ANY, ANY, 1 - 12500 / 2400),
            "El R² mezcla una media con una suma: las de arriba y abajo van igual.": (ANY, ANY, 1 - 600 / 12500),
            "El R² lleva cuadrados, no errores sin signo.": (ANY, ANY, 0.2),
            "El R² se escribe como una parte de 1, no en tanto por ciento.": (ANY, ANY, 80.8),
        },
        hints=(
            "Escribe primero los cuatro residuos: verdad menos predicción.",
            "La media de los cuatro precios es 175. ¿Cuánto suman los cuadrados de sus distancias a ella?",
            "R² es 1 menos la suma de los residuos al cuadrado entre la suma anterior.",
        ),
        why="El RMSE es mayor que el MAE porque un fallo de 40 pesa más que dos de 20.",
        right=[
            (20, 24.49, 0.81),
            [20.0, 24.49, 0.808],
            np.array([20, 24.4949, 0.8080]),
            (20.0, 24.5, np.float32(0.81)),
        ],
    ),
    Exercise(
        reference=r_squared,
        inputs=R2,
        mistakes={
            "Esa es la parte del error que queda: falta restarla de 1.": shares,
            "La división está del revés.": lambda y, p: 1 - 1 / shares(y, p),
            "Abajo, la media es la de la verdad, no la de las predicciones.": (
                lambda y, p: 1 - shares(y, p, center=lambda y: np.mean(p))
            ),
            "Abajo, a la verdad hay que restarle su media.": lambda y, p: 1 - shares(y, p, center=lambda y: 0),
            "Es la correlación al cuadrado, que no ve si te pasas siempre.": (
                lambda y, p: np.corrcoef(y, np.ravel(p))[0, 1] ** 2
            ),
            "Usa cuadrados, no valores absolutos.": lambda y, p: 1 - shares(y, p, power=1),
            "Con `y_pred` en columna no sale lo mismo que en fila. ¿Qué forma tiene la resta?": (
                lambda y, p: 1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum()
            ),
            "Es el error cuadrático medio: falta compararlo con el de decir siempre la media.": (
                lambda y, p: ((y - np.ravel(p)) ** 2).mean()
            ),
        },
        hints=(
            "Hacen falta dos sumas de cuadrados: la de tus residuos y la de quien dice siempre la media.",
            "Una columna (n, 1) menos un vector (n,) da una tabla (n, n). np.ravel lo evita.",
        ),
        why="Comparar con la media deja juntar en una tabla modelos de problemas distintos; el MAE, no.",
        right=[
            r_squared_loops,
            lambda y, p: 1 - np.mean((y - p.reshape(-1)) ** 2) / np.var(y),
            lambda y, p: np.float32(1 - np.sum(np.square(y[:, None] - p.reshape(-1, 1))) / (len(y) * y.std() ** 2)),
            lambda y, p: 1 - shares(y, p),
        ],
    ),
    Exercise(
        reference=CHOICES,
        measure=read_outputs,
        mistakes={
            "Las horas de «meteorología» son tres números: hace falta una neurona para cada uno.": (
                only(meteorología=(1, ANY, ANY))
            ),
            "En «especie» hace falta una neurona por clase.": only(especie=(1, ANY, ANY)),
            "En «película» hay una sola cantidad: la otra fracción es lo que falta hasta 1.": (
                only(película=(2, ANY, ANY))
            ),
            "En «consumo», una sigmoide pone un tope de 1 a los kilovatios hora.": only(consumo=(ANY, "sigmoid", ANY)),
            "En «meteorología», esa activación no deja dar temperaturas bajo cero.": (
                only(meteorología=(ANY, "relu", ANY))
            ),
            "En «película», sin activación puede salir cualquier número, y una fracción va de 0 a 1.": (
                only(película=(ANY, None, ANY))
            ),
            "En «película», softmax con una sola neurona responde siempre 1.": only(película=(1, "softmax", ANY)),
            "En «especie» las cuatro probabilidades deben sumar 1, y con sigmoides cada una va por su cuenta.": (
                only(especie=(ANY, "sigmoid", ANY))
            ),
            "En «especie», el error cuadrático trataría los números de las especies como cantidades.": (
                only(especie=(ANY, ANY, MSE))
            ),
            "En «especie», esa pérdida espera respuestas en *one-hot*, y son números del 0 al 3.": (
                only(especie=(ANY, ANY, "categorical_crossentropy"))
            ),
        },
        hints=(
            "¿Cuántas cantidades, o cuántas clases, hay que dar?",
            "¿Qué valores tienen sentido: cualquiera, de 0 a 1, o probabilidades que suman 1?",
            "Una cantidad sin topes no lleva activación, y eso se escribe None.",
        ),
        why="Estas tres decisiones salen del problema, no de probar: se toman antes de entrenar.",
        right=[
            CHOICES | {"película": (1, "sigmoid", "mse")},
            CHOICES | {"consumo": (1, "softplus", "MSE")},
            CHOICES | {"consumo": [np.int64(1), "relu", "mse"], "meteorología": [3, "linear", "MeanSquaredError"]},
            CHOICES | {"especie": (4.0, "Softmax", "SparseCategoricalCrossentropy")},
        ],
    ),
    Exercise(
        reference=in_units,
        inputs=[
            (*points(2, 1, 0),),
            (*points(30, 6, 1),),
            (np.arange(8.0).reshape(4, 2) ** 2, np.array([100, 150, 200, 270]), np.array([[1.0, 2.0], [3.0, 4.0]])),
            (np.array([[1.0], [2.0], [4.0]]), np.array([-3.0, -1.0, 2.0]), np.array([[0.0]])),
        ],
        measure=play_in_units,
        mistakes={
            "A `fit_predict` le llegan las respuestas sin estandarizar.": (
                lambda f, X, y, X_new: in_units(f, X, y, X_new, lambda y: y, lambda p, y: p)
            ),
            "Sigues dividiendo por el máximo, y estandarizar divide por la desviación típica.": (
                lambda f, X, y, X_new: in_units(
                    f, X, y, X_new, lambda y: (y - y.mean()) / y.max(), lambda p, y: y.mean() + y.max() * p
                )
            ),
            "Las predicciones siguen estandarizadas.": lambda f, X, y, X_new: in_units(
                f, X, y, X_new, after=lambda p, y: p
            ),
            "Has deshecho la división, pero falta la otra mitad del camino.": (
                lambda f, X, y, X_new: in_units(f, X, y, X_new, after=lambda p, y: p * y.std())
            ),
            "Has deshecho la resta, pero no la división.": (
                lambda f, X, y, X_new: in_units(f, X, y, X_new, after=lambda p, y: p + y.mean())
            ),
            "El camino de vuelta va en orden contrario: lo último que se hizo es lo primero que se deshace.": (
                lambda f, X, y, X_new: in_units(f, X, y, X_new, after=lambda p, y: (p + y.mean()) * y.std())
            ),
            "Falta restar la media antes de dividir.": (
                lambda f, X, y, X_new: in_units(f, X, y, X_new, lambda y: y / y.std(), lambda p, y: p * y.std())
            ),
        },
        hints=(
            "Estandarizar es restar la media y dividir por la desviación típica: ¿por qué divide esta función?",
            "Lo que devuelve `fit_predict` está en la escala estandarizada. ¿Cómo se vuelve de ella?",
        ),
        why="Escalar y devolver en la misma función es lo que hace imposible olvidarlo.",
        right=[
            with_a_column,
            with_lists,
            in_float32,
            lambda f, X, y, X_new: in_units(fit_predict=f, X_train=X, y_train=y, X_new=X_new),
        ],
    ),
    Exercise(
        reference=interval,
        inputs=INTERVALS,
        measure=share_outside,
        mistakes={
            "El intervalo es simétrico, y los residuos no tienen por qué serlo: cada lado lleva su cuantil.": (
                lambda r, p, c: (p - np.quantile(np.abs(r), c), p + np.quantile(np.abs(r), c))
            ),
            "Fuera debe quedar 1 − coverage en total, la mitad por cada lado.": (
                lambda r, p, c: (p + np.quantile(r, 1 - c), p + np.quantile(r, c))
            ),
            "Los residuos entran con el signo cambiado: son y − ŷ, así que y = ŷ + residuo.": (
                lambda r, p, c: interval(-r, p, c)
            ),
            "Has supuesto que los residuos siguen una campana: mira cuántos quedan fuera de verdad.": (
                lambda r, p, c: (p + r.mean() - 1.28 * r.std(), p + r.mean() + 1.28 * r.std())
            ),
            "Esos son los cuantiles de los residuos: falta sumarlos a cada predicción.": (
                lambda r, p, c: (np.quantile(r, (1 - c) / 2) + 0 * p, np.quantile(r, (1 + c) / 2) + 0 * p)
            ),
            "Los extremos están cambiados: primero el bajo.": lambda r, p, c: interval(r, p, c)[::-1],
            "Sale el mismo intervalo con cualquier `coverage`.": lambda r, p, c: interval(r, p, 0.8),
        },
        hints=(
            "Si dentro queda `coverage`, fuera queda 1 − coverage, la mitad por cada lado.",
            "np.quantile(residuals, [0.1, 0.9]) da los dos cuantiles del 80 %.",
            "Como residuo = y − ŷ, la verdad es y = ŷ + residuo: los dos cuantiles se suman.",
        ),
        why="Una predicción sin su intervalo invita a creer más de lo que el modelo sabe.",
        right=[
            interval_sorting,
            lambda r, p, c: np.percentile(r, [50 * (1 - c), 50 * (1 + c)])[:, None] + p,
            lambda r, p, c: [p + np.quantile(r, q, method="hazen") for q in ((1 - c) / 2, (1 + c) / 2)],
            lambda r, p, c: (p - np.quantile(-r, (1 + c) / 2), p - np.quantile(-r, (1 - c) / 2)),
        ],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
