"""Que la comparación de figuras vea lo que debe, y que de verdad se haga al ejecutar los cuadernos."""

import base64
import io
import shutil
import subprocess
import sys

import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from PIL import Image

from playground import FEATURES, Simulation
from tests.figures import find_changes
from tools.course import ROOT
from tools.execute import shrink_png
from utils.plotting import plot_points, plot_regions

STYLE = ROOT / "utils" / "estilo.mplstyle"
CODE = f"""
import matplotlib.pyplot as plt
plt.style.use({str(STYLE)!r})
fig, ax = plt.subplots()
ax.plot([1, 2, 3], [1, 4, 9], "o-")
ax.set_xlabel("épocas")
ax.annotate("0.968", (2, 4))
plt.show()
"""


def draw(y=(1, 4, 9), label="0.968", color="tab:blue") -> list:
    """La salida de una celda que dibuja, como la da el núcleo."""
    with plt.style.context(STYLE):
        fig, ax = plt.subplots()
        ax.plot([1, 2, 3], y, "o-", color=color)
        ax.annotate(label, (2, 4))
        buffer = io.BytesIO()
        fig.savefig(buffer, format="png")
        plt.close(fig)
    return output(buffer.getvalue())


def output(png: bytes) -> list:
    return [nbformat.v4.new_output("display_data", {"image/png": base64.b64encode(png).decode()})]


def store(outputs) -> list:
    """La misma salida como la guarda el cuaderno, con menos colores."""
    data = outputs[0].data
    return [nbformat.v4.new_output("display_data", data | {"image/png": shrink_png(data["image/png"])})]


def test_the_same_figure_passes():
    assert find_changes(store(draw()), draw()) == []
    assert find_changes([], []) == []


@pytest.mark.parametrize(
    "change",
    [{"label": "0.969"}, {"y": (1, 4.2, 9)}, {"color": "tab:orange"}, {"label": ""}],
    ids=["una cifra", "un punto", "un color", "falta un texto"],
)
def test_a_changed_figure_is_seen(change):
    (message,) = find_changes(store(draw()), draw(**change))
    assert "Se diferencian en" in message
    shutil.rmtree(message.rpartition("Están en ")[2].rstrip("."))


def test_another_size_and_another_number_of_figures_are_seen():
    buffer = io.BytesIO()
    Image.new("RGB", (20, 10)).save(buffer, "PNG")
    (message,) = find_changes(store(draw()), output(buffer.getvalue()))
    assert "size" in message
    assert find_changes(store(draw()), []) == ["La celda guarda 1 figuras y ahora salen 0."]


PLAYGROUND = {"problem": "espiral", "noise": 0.0, "hidden": (8, 8), "features": tuple(FEATURES), "optimizer": "Adam"}


def draw_trained(epochs=200, nudge=0.0, swapped=False) -> list:
    """Las regiones de una red entrenada; `nudge` cambia sus pesos iniciales, como los cambia otro procesador."""
    simulation = Simulation(**PLAYGROUND, learning_rate=0.01)
    simulation.net.params *= 1 + nudge * np.random.default_rng(0).normal(size=simulation.net.params.shape)
    if swapped:
        simulation.y_train = 1 - simulation.y_train
    if epochs:
        simulation.step(epochs)
    with plt.style.context(STYLE):
        fig, ax = plt.subplots()
        plot_regions(simulation.predict, (-1.25, 1.25), (-1.25, 1.25), ax=ax)
        plot_points(simulation.X_test, simulation.y_test.ravel(), ax=ax, size=15)
        buffer = io.BytesIO()
        fig.savefig(buffer, format="png")
        plt.close(fig)
    return output(buffer.getvalue())


def test_a_trained_network_with_other_last_bits_says_the_same():
    stored, fresh = store(draw_trained()), draw_trained(nudge=1e-4)
    assert find_changes(stored, fresh, trained=True) == []
    (message,) = find_changes(stored, fresh)
    shutil.rmtree(message.rpartition("Están en ")[2].rstrip("."))


@pytest.mark.parametrize(
    "change", [{"epochs": 0}, {"epochs": 50}, {"swapped": True}], ids=["sin entrenar", "a medias", "clases cambiadas"]
)
def test_a_trained_network_that_says_something_else_is_seen(change):
    (message,) = find_changes(store(draw_trained()), draw_trained(**change), trained=True)
    assert "No dicen lo mismo" in message
    shutil.rmtree(message.rpartition("Están en ")[2].rstrip("."))


@pytest.mark.parametrize(
    "change",
    [{"y": (9, 4, 1)}, {"y": (1, 1, 1)}, {"color": "tab:orange"}],
    ids=["al revés", "plana", "otro color"],
)
def test_a_curve_that_says_something_else_is_seen(change):
    (message,) = find_changes(store(draw()), draw(**change), trained=True)
    shutil.rmtree(message.rpartition("Están en ")[2].rstrip("."))


def animate(last: int) -> list:
    frames = [Image.new("RGB", (40, 20), color) for color in ("white", "red", "blue")]
    frames[2].paste((0, 0, last), (0, 0, 20, 20))
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return [nbformat.v4.new_output("display_data", {"image/gif": base64.b64encode(buffer.getvalue()).decode()})]


def test_each_frame_of_an_animation_is_compared():
    assert find_changes(animate(100), animate(100)) == []
    (message,) = find_changes(animate(100), animate(200))
    shutil.rmtree(message.rpartition("Están en ")[2].rstrip("."))
    assert find_changes(animate(100), animate(105), trained=True) == []
    assert find_changes(animate(100), animate(100)[:0]) == ["La celda guarda 3 figuras y ahora salen 0."]


@pytest.mark.parametrize("drift", [False, True], ids=["igual", "otra"])
def test_running_a_notebook_compares_its_figures(tmp_path, drift):
    """Un cuaderno cuya figura guardada es, o no, la que sale al ejecutarlo con pytest."""
    path = tmp_path / "cuaderno.ipynb"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE)])
    NotebookClient(notebook).execute()
    cell = notebook.cells[0]
    if drift:
        cell.source = CODE.replace("0.968", "0.969")
    cell.outputs = store(cell.outputs)
    nbformat.write(notebook, path)
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("experiments", "playground", "tests", "tools", "utils"):
        (tmp_path / name).symlink_to(ROOT / name)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(path)]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == int(drift), result.stdout
    assert ("Alguna figura no es la guardada" in result.stdout) == drift
