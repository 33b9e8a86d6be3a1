"""La red de la lección 11 fuera de la lección: el mismo código, sin copia."""

import inspect

import numpy as np
import pytest

from tests.lessons import WRITTEN, cells
from utils import network


def test_the_code_is_the_lessons():
    lesson = next(lesson for lesson in WRITTEN if lesson.number == "11")
    sources = [cell.source for cell in cells(lesson, tag="network")]
    assert [code.partition("\n")[2].strip() for _, code in network.network_cells()] == [s.strip() for s in sources]
    assert inspect.getsourcefile(network.Dense.forward) == str(network.LESSON)
    assert inspect.getsource(network.Dense.forward).strip().startswith("def forward(self, X):")


def test_it_is_as_short_as_the_lesson_says():
    """«No llega a 120 líneas», sin contar las blancas ni la que abre cada celda."""
    lines = [line for _, code in network.network_cells() for line in code.splitlines()[1:]]
    assert sum(bool(line.strip()) for line in lines) < 120


def test_it_learns():
    X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0.0], [1], [1], [0]])
    net = network.Network([network.Dense(2, 8, "tanh"), network.Dense(8, 1, "sigmoid")], "binary_crossentropy")
    history = network.train(net, network.Adam(0.05), X, Y, epochs=300, batch_size=4)
    assert history[-1] < 0.02 < history[0]
    assert ((net.predict(X) > 0.5) == Y).all()


def test_a_missing_lesson_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="Recupérala con git"):
        network.network_cells(tmp_path / "no_está.py")
