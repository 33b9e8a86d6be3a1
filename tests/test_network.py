"""La red de la lección, exportada: el mismo código, al día y sin copia hecha a mano."""

import jupytext
import numpy as np
import pytest

from playground.network import Adam, Dense, Network, train
from tools import network


def test_the_module_is_up_to_date():
    assert network.outdated() == []


def test_the_code_is_the_lessons():
    cells = jupytext.read(network.SOURCE, fmt="py:percent").cells
    sources = [cell.source.strip() for cell in cells if "network" in cell.metadata.get("tags", [])]
    assert network.network_cells() == sources and len(sources) > 3
    module = network.TARGET.read_text(encoding="utf-8")
    assert all(source in module for source in sources) and "no se edita a mano" in module


def test_it_is_as_short_as_the_lesson_says():
    """«No llega a 120 líneas», sin contar las blancas ni la que abre cada celda."""
    assert sum(bool(line.strip()) for code in network.network_cells() for line in code.splitlines()) < 120


def test_a_changed_module_is_seen_and_written_again(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(network, "ROOT", tmp_path)
    monkeypatch.setattr(network, "TARGET", tmp_path / "network.py")
    assert network.outdated() == ["network.py: cambió la red de la lección; «python -m tools.network»"]
    network.write()
    network.write()
    assert network.outdated() == [] and capsys.readouterr().out == "network.py: escrito\n"
    network.TARGET.write_text(network.render().replace("softmax", "hardmax"), encoding="utf-8")
    assert network.outdated()


def test_it_learns():
    X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0.0], [1], [1], [0]])
    net = Network([Dense(2, 8, "tanh"), Dense(8, 1, "sigmoid")], "binary_crossentropy")
    history = train(net, Adam(0.05), X, Y, epochs=300, batch_size=4)
    assert history[-1] < 0.02 < history[0]
    assert ((net.predict(X) > 0.5) == Y).all()


def test_a_missing_or_empty_lesson_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="Recupérala con git"):
        network.network_cells(tmp_path / "no_está.py")
    empty = tmp_path / "vacía.py"
    empty.write_text("# %%\nx = 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no tiene celdas con la etiqueta"):
        network.network_cells(empty)
