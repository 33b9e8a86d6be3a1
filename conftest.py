"""Lo que vale para todas las pruebas y para los cuadernos: dónde dibujan, dónde apuntan y cómo se comparan."""

import os
import tempfile

import matplotlib
import pytest
from nbval.plugin import IPyNbCell

from tests.figures import find_changes

# Se dibuja sin pantalla, y el avance de quien ejecuta las pruebas no se toca.
matplotlib.use("Agg")
os.environ["CURSO_PROGRESO"] = os.path.join(tempfile.gettempdir(), "curso-pruebas", "progreso.json")


def pytest_addoption(parser):
    parser.addoption(
        "--ignore-figures",
        action="store_true",
        help="no comparar las figuras de los cuadernos: otra versión de matplotlib las dibuja algo distintas",
    )


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
