"""La red pequeña de las lecciones: sus gradientes, sus errores y que coincide con la red de NumPy."""

import numpy as np
import pytest

from playground.network import SGD, Dense, Network, train
from playground.small_network import CROSS_ENTROPY, TANH, load_moons, sigmoid, train_small_network

SIGMOID = (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z)))
SQUARED = (lambda y, p: (p - y) ** 2, lambda y, p: 2 * (p - y))


def test_learns_the_moons_with_five_seeds():
    X, y = load_moons()
    for seed in range(5):
        network = train_small_network(X, y, seed=seed)
        assert network.losses.shape == network.accuracies.shape == (501,)
        assert network.losses[-1] < 0.15
        assert network.accuracy(X, y) == network.accuracies[-1]


def test_without_curve_it_is_the_best_line():
    from sklearn.linear_model import LogisticRegression

    X, y = load_moons()
    line = LogisticRegression(C=np.inf).fit(X, y)
    identity = (lambda z: z, np.ones_like)
    np.testing.assert_allclose(
        train_small_network(X, y, identity).predict(X), line.predict_proba(X)[:, 1], rtol=0, atol=5e-3
    )


@pytest.mark.parametrize(
    ("names", "activation", "loss"),
    [(("tanh", "binary_crossentropy"), TANH, CROSS_ENTROPY), (("sigmoid", "mse"), SIGMOID, SQUARED)],
)
def test_agrees_with_the_network_of_numpy(names, activation, loss):
    X, y = load_moons()
    start = train_small_network(X, y, activation, loss, epochs=0, hidden=5, output_bias=-1.0, seed=3)
    other = Network([Dense(2, 5, names[0]), Dense(5, 1, "sigmoid")], names[1])
    other.layers[0].W[:], other.layers[1].W[:, 0], other.layers[1].b[:] = start.W1, start.W2, start.b2
    history = train(other, SGD(0.5), X, y[:, None], 50, batch_size=len(X))
    ours = train_small_network(X, y, activation, loss, 0.5, epochs=50, hidden=5, output_bias=-1.0, seed=3)
    np.testing.assert_allclose(ours.losses[1:], history, rtol=1e-8)
    np.testing.assert_allclose(ours.predict(X), other.predict(X)[:, 0], rtol=1e-8)


def test_same_seed_same_start_and_batches_shuffle():
    X, y = load_moons(40)
    a = train_small_network(X, y, epochs=3, batch_size=10, seed=1)
    b = train_small_network(X, y, SIGMOID, epochs=3, batch_size=10, seed=1)
    assert (
        train_small_network(X, y, epochs=0, seed=1).W1 == train_small_network(X, y, SIGMOID, epochs=0, seed=1).W1
    ).all()
    assert not np.allclose(a.losses[1:], b.losses[1:])
    assert np.allclose(a.losses, train_small_network(X, y, epochs=3, batch_size=10, seed=1).losses)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"X": np.zeros(4)}, "forma \\(n, 2\\)"),
        ({"y": np.zeros((4, 1))}, "un 0 o un 1 por fila"),
        ({"y": [0, 1, 2, 0]}, "un 0 o un 1 por fila"),
        ({"activation": np.tanh}, "activation debe ser un par"),
        ({"loss": "mse"}, "loss debe ser un par"),
        ({"batch_size": 5}, "entre 1 y 4"),
        ({"batch_size": 0}, "entre 1 y 4"),
    ],
)
def test_says_what_is_wrong(change, message):
    arguments = {"X": np.zeros((4, 2)), "y": [0, 1, 0, 1]} | change
    with pytest.raises(ValueError, match=message):
        train_small_network(**arguments)
