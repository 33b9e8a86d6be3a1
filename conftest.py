"""Lo que vale para todas las pruebas y para los cuadernos: dónde dibujan, dónde apuntan y cómo se comparan."""

import contextlib
import os
import tempfile
from pathlib import Path

import matplotlib
import pytest
from nbval.plugin import IPyNbCell

from tests.figures import find_changes

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

# Se dibuja sin pantalla, y el avance de quien ejecuta las pruebas no se toca.
matplotlib.use("Agg")
FOLDER = Path(tempfile.gettempdir(), "curso-pruebas")
os.environ["CURSO_PROGRESO"] = str(FOLDER / "progreso.json")


def pytest_addoption(parser):
    parser.addoption(
        "--ignore-figures",
        action="store_true",
        help="no comparar las figuras de los cuadernos: otra versión de matplotlib las dibuja algo distintas",
    )


@contextlib.contextmanager
def one_at_a_time():
    """Espera a que ningún otro proceso de las pruebas esté aquí dentro; en Windows no espera."""
    FOLDER.mkdir(exist_ok=True)
    with open(FOLDER / "turno", "w") as turn:  # al cerrarlo se pierde el turno
        if fcntl:
            fcntl.flock(turn, fcntl.LOCK_EX)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """El núcleo de cada cuaderno arranca solo: dos a la vez pueden elegir el mismo puerto, y uno muere."""
    with one_at_a_time() if isinstance(item, IPyNbCell) else contextlib.nullcontext():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """nbval compara los textos de cada celda, pero no sus imágenes: después, se comparan también."""
    result = yield
    wanted = isinstance(item, IPyNbCell) and item.options["check"] and not item.config.option.ignore_figures
    if wanted and "sensitive-figure" not in item.cell.metadata.get("tags", []):
        changes = find_changes(item.cell.outputs, item.test_outputs)
        if changes:
            item.raise_cell_error("Alguna figura no es la guardada.", "\n".join(changes))
    return result
