import numpy as np


def softmax(S, axis=-1):
    E = np.exp(S - S.max(axis=axis, keepdims=True))
    return E / E.sum(axis=axis, keepdims=True)


def masked(ids):
    return (ids != 0)[:, :, None]


def knn(Z_train, y_train, Z, k, columns=slice(None), far=False, pick=lambda votes: np.bincount(votes).argmax()):
    distances = ((Z[:, None, columns] - Z_train[:, columns]) ** 2).sum(axis=-1)
    order = distances.argsort(axis=1)
    order = order[:, ::-1] if far else order
    return np.array([pick(y_train[row[:k]]) for row in order])


WRONG = {
    1: [
        (softmax(np.array([8.0, 0, 8])), "Falta dividir entre la raíz"),
        (softmax(np.array([0.5, 0, 0.5])), "Has dividido entre d"),
        ([0.5, 0, 0.5], "Falta dividir entre la raíz"),
        ([2, 0, 2], "Falta softmax"),
        (np.exp([2, 0, 2]), "dividirlas entre su suma"),
        ([0.33, 0.33, 0.33], "no elegiría a nadie"),
        ([0.88, 0.12, 0.88], "¿Cuánto deben sumar?"),
        ([0.88, 0.12, 0], "les das pesos distintos"),
        ([0.4, 0.2, 0.4], "Divide entre la raíz"),
        ([0.47, 0.06], "forma (3,)"),
    ],
    2: [
        (lambda ids, table: table[ids].mean(axis=1), "Cuentas el relleno"),
        (lambda ids, table: (table[ids] * masked(ids)).mean(axis=1), "entre todas las posiciones"),
        (lambda ids, table: (table[ids] * masked(ids)).sum(axis=1), "Eso es la suma, no la media"),
        (lambda ids, table: table[ids].sum(axis=1), "con el relleno dentro"),
        (lambda ids, table: table[ids], "un vector por palabra"),
        (lambda ids, table: table[ids].mean(axis=2), "un vector por frase"),
        (lambda ids, table: table[ids].max(axis=1), "Comprueba con lápiz"),
        (
            lambda ids, table: (table[ids - 1] * masked(ids)).sum(axis=1) / masked(ids).sum(axis=1),
            "Comprueba con lápiz",
        ),
    ],
    3: [
        (lambda Q, K, V: softmax(Q @ K.T, 0) @ V, "siguen los dos errores"),
        (lambda Q, K, V: softmax(Q @ K.T) @ V, "queda un error"),
        (lambda Q, K, V: softmax(Q @ K.T / np.sqrt(Q.shape[1]), 0) @ V, "no suman 1 los pesos de cada consulta"),
        (lambda Q, K, V: softmax(Q @ K.T / Q.shape[1]) @ V, "divides entre d"),
        (lambda Q, K, V: softmax(Q @ K.T / np.sqrt(len(Q))) @ V, "número de consultas"),
        (lambda Q, K, V: softmax(Q @ K.T) @ V / np.sqrt(Q.shape[1]), "después de softmax"),
        (lambda Q, K, V: softmax(Q @ K.T / 2) @ V, "no es la media que debe ser"),
        (lambda Q, K, V: softmax(Q @ K.T / np.sqrt(Q.shape[1])), "debe devolver forma"),
        (lambda Q, K, V: (V, V), "sin los pesos"),
        (lambda Q, K, V: softmax(Q @ K) @ V, "Tu función lanza ValueError"),
    ],
    4: [
        (1536, "Faltan los sesgos"),
        (1200, "Falta la matriz de salida"),
        (816, "una sola cabeza"),
        (1632, "un solo sesgo de 24"),
        (1008, "sus propias consultas"),
        (808, "son tres"),
        (2400, "no son de 24 × 24"),
        (1600, "la salida es de 24"),
        (1607, "No salen 1607"),
    ],
    5: [
        (lambda Zt, y, Z, k: knn(Zt, y, Z, k, far=True), "los más lejanos"),
        (lambda Zt, y, Z, k: knn(Zt, y, Z, 1), "Solo has mirado al más cercano"),
        (lambda Zt, y, Z, k: knn(Zt, y, Z, k, columns=slice(0, 1)), "las dos coordenadas"),
        (lambda Zt, y, Z, k: knn(Zt, y, Z, k, pick=lambda v: v), "falta elegir la más repetida"),
        (lambda Zt, y, Z, k: knn(Zt, y, Z, k, pick=np.mean), "que no es ninguna clase"),
        (lambda Zt, y, Z, k: knn(Zt, np.arange(len(y)), Z, k), "que no es ninguna clase"),
        (lambda Zt, y, Z, k: knn(Zt, y, Z, k)[:, None], "una clase por punto"),
    ],
}
