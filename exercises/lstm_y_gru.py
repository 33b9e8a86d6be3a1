"""Ejercicios de la lección «LSTM y GRU»."""

import numpy as np

from exercises.engine import ANY, Exercise, Wrong, bind


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(np.asarray(z, dtype=float), -500, 500)))


# Contar parámetros -------------------------------------------------------------------------------

SINGLE = 5 * 32 + 32 * 32 + 32  # los de una SimpleRNN(32) con 5 variables
DENSE = 32 + 1
N_LSTM, N_GRU = 4 * SINGLE + DENSE, 3 * (SINGLE + 32) + DENSE

# Una memoria que cuenta --------------------------------------------------------------------------


def count_with(gates, bits):
    """Cuántos unos dice la memoria al final; si se equivoca en menos de 0.1, la cuenta exacta."""
    try:
        (w_i, b_i), (w_f, b_f), (w_c, b_c) = [[float(number) for number in pair] for pair in gates]
    except (TypeError, ValueError):
        raise Wrong("se esperaban tres parejas (w, b): la de entrada, la de olvido y la del candidato.") from None
    c = 0.0
    for x in bits:
        c = sigmoid(w_f * x + b_f) * c + sigmoid(w_i * x + b_i) * np.tanh(w_c * x + b_c)
    written = [sigmoid(w_i * x + b_i) * np.tanh(w_c * x + b_c) for x in (0, 1)]
    well_aimed = np.allclose(written, [0, 1], atol=0.3) and min(sigmoid(b_f), sigmoid(w_f + b_f)) > 0.7
    if well_aimed and abs(c - sum(bits)) >= 0.1:
        if len(bits) <= 2:
            raise Wrong("vas bien, pero un paso aún no suma lo justo, o pierde parte de lo guardado: satura más.")
        raise Wrong("vas bien, pero los errores de cada paso se acumulan: satura más las puertas y el candidato.")
    return float(sum(bits)) if abs(c - sum(bits)) < 0.1 else round(float(c), 2)


def _bits(seed):
    return np.random.default_rng(seed).integers(2, size=50).tolist()


# La GRU del artículo -----------------------------------------------------------------------------


def gru_step(x, h, W_x, W_h, b):
    x_u, x_r, x_new = np.split(x @ W_x + b, 3, axis=1)
    W_u, W_r, W_new = np.split(W_h, 3, axis=1)
    u, r = sigmoid(x_u + h @ W_u), sigmoid(x_r + h @ W_r)
    return u * h + (1 - u) * np.tanh(x_new + (r * h) @ W_new)


def _gru_step_like(
    reset="before", swap=False, order=(0, 1, 2), squash=np.tanh, bias=1, gate=sigmoid, keep=True, twice=0, gates=""
):
    """Un paso de GRU con algo cambiado."""

    def step(x, h, W_x, W_h, b):
        parts = np.split(x @ W_x + bias * b, 3, axis=1)
        columns = np.split(W_h, 3, axis=1)
        (x_u, x_r, x_new), (W_u, W_r, W_new) = [parts[k] for k in order], [columns[k] for k in order]
        b_u, b_r, _ = np.split(twice * b, 3)
        u, r = gate(x_u + h @ W_u + b_u), gate(x_r + h @ W_r + b_r)
        if "u" in gates:
            u = gate(x_u + (r * h) @ W_u)
        heard = {"before": (r * h) @ W_new, "after": r * (h @ W_new), "never": h @ W_new}.get(reset)
        new = squash(r * (x_new + h @ W_new)) if reset == "all" else squash(x_new + heard)
        if not keep:
            return new
        return (1 - u) * h + u * new if swap else u * h + (1 - u) * new

    return step


def _first_bias(x, h, W_x, W_h, b):
    return gru_step(x, h, W_x, W_h, np.full_like(b, b[0]))


def _cell_by_cell(x, h, W_x, W_h, b):
    m = h.shape[1]
    x_u, x_r, x_new = np.split(x @ W_x + b, 3, axis=1)
    u, r = sigmoid(x_u + h @ W_h[:, :m]), sigmoid(x_r + h @ W_h[:, m : 2 * m])
    return u * h + (1 - u) * np.tanh(x_new + r * h * W_h[:, 2 * m :])


def _step_arrays(n, d, m, seed):
    rng = np.random.default_rng(seed)
    shapes = [(n, d), (n, m), (d, 3 * m), (m, 3 * m), (3 * m,)]
    return tuple(rng.normal(size=shape).round(2) for shape in shapes)


def _by_neuron(x, h, W_x, W_h, b):
    """El mismo paso, ejemplo a ejemplo y neurona a neurona."""
    n, m = np.shape(h)
    result = np.zeros((n, m))
    for row in range(n):
        u, r = np.zeros(m), np.zeros(m)
        for j in range(m):
            u[j] = sigmoid(x[row] @ W_x[:, j] + h[row] @ W_h[:, j] + b[j])
            r[j] = sigmoid(x[row] @ W_x[:, m + j] + h[row] @ W_h[:, m + j] + b[m + j])
        for j in range(m):
            new = np.tanh(x[row] @ W_x[:, 2 * m + j] + (r * h[row]) @ W_h[:, 2 * m + j] + b[2 * m + j])
            result[row, j] = u[j] * h[row, j] + (1 - u[j]) * new
    return result


def _joined(x, h, W_x, W_h, b):
    """El mismo paso, con la entrada y el estado pegados en una sola matriz."""
    m = h.shape[1]
    W = np.concatenate([W_x, W_h])
    gates = sigmoid(np.concatenate([x, h], axis=1) @ W[:, : 2 * m] + b[: 2 * m])
    u, r = gates[:, :m], gates[:, m:]
    new = np.tanh(np.concatenate([x, r * h], axis=1) @ W[:, 2 * m :] + b[2 * m :])
    return new + u * (h - new)


def _with_tensors(x, h, W_x, W_h, b):
    import tensorflow as tf

    x_u, x_r, x_new = tf.split(tf.constant(x) @ tf.constant(W_x) + b, 3, axis=1)
    W_u, W_r, W_new = tf.split(tf.constant(W_h), 3, axis=1)
    u, r = tf.sigmoid(x_u + h @ W_u), tf.sigmoid(x_r + h @ W_r)
    return u * h + (1 - u) * tf.tanh(x_new + tf.matmul(r * h, W_new))


def _with_keras(x, h, W_x, W_h, b):
    from keras import layers

    cell = layers.GRUCell(h.shape[1], reset_after=False, dtype="float64")
    cell.build(x.shape)
    cell.set_weights([W_x, W_h, b])
    return cell(x, h)[0]


EXERCISES = [
    Exercise(
        reference=(N_LSTM, N_GRU),
        mistakes={
            "Están cambiados de sitio: primero la LSTM.": (N_GRU, N_LSTM),
            "La GRU no hace cuatro cuentas: tiene dos puertas y un candidato.": (N_LSTM, N_LSTM),
            "En la LSTM falta la capa densa.": (4 * SINGLE, ANY),
            "En la LSTM falta el sesgo de la capa densa.": (4 * SINGLE + 32, ANY),
            "Has contado una SimpleRNN. ¿Cuántas cuentas hace una LSTM con cada entrada?": (SINGLE + DENSE, ANY),
            "En la LSTM, además de las tres puertas está el candidato.": (3 * SINGLE + DENSE, ANY),
            "En la LSTM faltan los sesgos de las puertas y del candidato.": (4 * (5 * 32 + 32 * 32) + DENSE, ANY),
            "En la LSTM faltan los pesos con que se mira el estado anterior.": (4 * (5 * 32 + 32) + DENSE, ANY),
            "En cada paso entran 5 variables; 24 son los pasos, y no cuentan.": (
                4 * (24 * 32 + 32**2 + 32) + DENSE,
                ANY,
            ),
            "La LSTM no aplana el día: en cada paso lee 5 variables, no las 24 · 5.": (
                4 * (24 * 5 * 32 + 32**2 + 32) + DENSE,
                ANY,
            ),
            "Los pesos son los mismos las 24 horas: no se multiplica por 24.": (24 * 4 * SINGLE + DENSE, ANY),
            "La capa densa solo mira el último estado: no se multiplica por 24.": (4 * SINGLE + 24 * 32 + 1, ANY),
            "La LSTM tiene un solo sesgo por cuenta; los dos son de la GRU.": (4 * (SINGLE + 32) + DENSE, ANY),
            "La LSTM está bien. En la GRU falta la capa densa.": (N_LSTM, 3 * (SINGLE + 32)),
            "La LSTM está bien. En la GRU falta el segundo sesgo de cada cuenta.": (N_LSTM, 3 * SINGLE + DENSE),
            "La LSTM está bien. En la GRU, además de las dos puertas está el candidato.": (
                N_LSTM,
                2 * (SINGLE + 32) + DENSE,
            ),
            "La LSTM está bien. La GRU hace tres cuentas, no cuatro: le falta una puerta.": (
                N_LSTM,
                4 * (SINGLE + 32) + DENSE,
            ),
        },
        hints=(
            "¿Cuántas cuentas hace cada celda con la entrada y el estado: una, tres o cuatro?",
            "Aquí d = 5 y m = 32. Una cuenta tiene d·m + m² + m parámetros; en la GRU, m más.",
            "La capa densa suma 32 pesos y un sesgo.",
        ),
        why="Las 24 horas no aparecen en la cuenta: los pesos son los mismos en todos los pasos.",
        right=[
            [N_LSTM, N_GRU],
            np.array([4897, 3777]),
            (4897.0, 3777.0),
            (np.int64(4 * (37 * 32 + 32) + 33), 3 * (5 * 32 + 32**2 + 2 * 32) + 33),
        ],
    ),
    Exercise(
        reference=((20, -10), (0, 20), (0, 5)),
        measure=count_with,
        inputs=[
            ([1],),
            ([0],),
            ([1, 0],),
            ([0, 1],),
            ([1, 1],),
            ([1, 0, 1, 1],),
            ([0] * 50,),
            ([1] * 50,),
            ([1] + [0] * 49,),
            (_bits(0),),
            (_bits(1),),
        ],
        mistakes={
            "La memoria cuenta los pasos, no los unos: con un 0 no se debe escribir nada.": ((0, 20), (0, 20), (0, 20)),
            "La memoria cuenta los ceros: ¿con qué entrada se abre la puerta de entrada?": ((-20, 10), (0, 20), (0, 5)),
            "Solo queda el último paso: la puerta de olvido debe conservar, llegue lo que llegue.": (
                (20, -10),
                (0, -20),
                (0, 5),
            ),
            "Esa puerta de olvido es la de las marcas: aquí, al llegar un 1, hay que conservar los anteriores.": (
                (20, -10),
                (-20, 10),
                (20, 0),
            ),
            "La cuenta sale negativa: el candidato debe acercarse a 1, no a −1.": ((20, -10), (0, 20), (0, -5)),
            "La puerta de entrada no se abre nunca, o el candidato vale 0: no se escribe nada.": (
                (0, -20),
                (0, 20),
                (0, 5),
            ),
            "Cada 1 suma la mitad: la puerta de entrada se queda a medio abrir.": ((0, 0), (0, 20), (20, 0)),
        },
        hints=(
            "Para contar no hay que olvidar nunca: ¿qué sesgo deja la puerta de olvido casi en 1?",
            "Un 1 debe sumar 1 y un 0, nada. Lo que se suma es el producto de la puerta de entrada y el candidato.",
            "Una sigmoide está cerrada con z = −10 y abierta con z = 10; la tanh de 5 ya casi vale 1.",
        ),
        why="La memoria de una LSTM puede pasar de 1, porque se suma y ninguna tanh la encierra: por eso sabe contar.",
        right=[
            [[20, -10], [0, 20], [0, 5]],
            ((0, 15), (0, 15), (15, 0)),
            np.array([[40.0, -20.0], [0.0, 30.0], [10.0, 0.0]]),
            ((30, -15), (5, 12), (-1, 9)),
            (np.array([12, -3]), [0, 18], (25, 0)),
        ],
    ),
    Exercise(
        reference=gru_step,
        inputs=[
            _step_arrays(1, 1, 1, 0),
            _step_arrays(1, 3, 2, 1),
            _step_arrays(3, 2, 4, 2),
            _step_arrays(2, 5, 3, 3),
            _step_arrays(4, 1, 1, 4),
        ],
        mistakes={
            "Aquí `r` multiplica al estado antes de pasar por los pesos, no después.": _gru_step_like(reset="after"),
            "Aquí `r` solo multiplica al estado: la entrada y el sesgo no se reinician.": _gru_step_like(reset="all"),
            "El candidato no usa la puerta de reinicio.": _gru_step_like(reset="never"),
            "Lo viejo y lo nuevo están cambiados: `u` multiplica al estado anterior.": _gru_step_like(swap=True),
            "Las columnas van en el orden u, r, candidato.": _gru_step_like(order=(1, 0, 2)),
            "El candidato se ha quedado sin su tanh.": _gru_step_like(squash=lambda z: z),
            "El candidato lleva tanh, no sigmoide.": _gru_step_like(squash=sigmoid),
            "Falta sumar el sesgo.": _gru_step_like(bias=0),
            "Las puertas se han quedado sin su sigmoide.": _gru_step_like(gate=lambda z: z),
            "Has devuelto el candidato: falta el reparto entre lo viejo y lo nuevo.": _gru_step_like(keep=False),
            "Has sumado el sesgo dos veces: esta GRU lleva uno solo por cuenta.": _gru_step_like(bias=2),
            "En las puertas has sumado el sesgo dos veces: basta una.": _gru_step_like(twice=1),
            "Solo el candidato mira `r * h`; las puertas miran `h`.": _gru_step_like(gates="u"),
            "`b` tiene forma (3m,): se suma entero y después se corta; `b[0]` es un solo número.": _first_bias,
            "`(r * h) @ W_h` es un producto de matrices; con `*` se multiplica casilla a casilla.": _cell_by_cell,
        },
        hints=(
            "Corta `x @ W_x + b` y `W_h` en tres partes con `np.split(…, 3, axis=1)`.",
            "Con esas partes, calcula primero u y r; después, el candidato, que necesita r.",
            "En el candidato, el estado que se multiplica por sus pesos es `r * h`.",
        ),
        why="Es la GRU de Keras con `reset_after=False`; la de por defecto, con `True`, es la que acelera en las GPU.",
        right=[_by_neuron, _joined, _with_tensors, _with_keras],
    ),
]

check, hint, progress, solution = bind(__name__, EXERCISES)
