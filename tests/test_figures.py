"""Que la comparación de figuras vea lo que debe, y que de verdad se haga al ejecutar los cuadernos."""

import base64
import io
import shutil
import subprocess
import sys

import matplotlib.pyplot as plt
import nbformat
import pytest
from nbclient import NotebookClient
from PIL import Image

from tests.figures import find_changes
from tools.execute import shrink_png
from tools.course import ROOT

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
    for name in ("tests", "tools", "utils"):
        (tmp_path / name).symlink_to(ROOT / name)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(path)]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == int(drift), result.stdout
    assert ("Alguna figura no es la guardada" in result.stdout) == drift
