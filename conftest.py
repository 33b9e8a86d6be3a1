"""Lo que vale para todas las pruebas y para los cuadernos: dónde dibujan, dónde apuntan y cómo se comparan."""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from unittest.mock import patch

import matplotlib
import nbval.plugin
import pytest
from nbval.plugin import IPyNbCell, IPyNbFile

from tests.figures import find_changes
from tools.notebooks import Stale, find_lesson, read_built
from tools.render import tags

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

# Se dibuja sin pantalla, y el avance de quien ejecuta las pruebas no se toca. Cada persona y cada copia, en su carpeta.
matplotlib.use("Agg")
OWNER = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME")
MINE = hashlib.sha256(f"{OWNER} {Path(__file__).resolve()}".encode()).hexdigest()[:12]
FOLDER = Path(tempfile.gettempdir(), f"curso-pruebas-{MINE}")
os.environ["CURSO_PROGRESO"] = str(FOLDER / "progreso.json")


def pytest_addoption(parser):
    parser.addoption(
        "--ignore-figures",
        action="store_true",
        help="no comparar las figuras de los cuadernos: otra versión de matplotlib las dibuja algo distintas",
    )


class LessonFile(IPyNbFile):
    """El cuaderno completo de una lección: con sus comprobaciones y las salidas que el de quien estudia no enseña."""

    def collect(self):
        try:
            notebook = read_built(*find_lesson(self.path))
        except Stale as problem:
            raise self.CollectError(f"{problem}. Ejecuta antes «make notebooks».") from None
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.execution_count = 1  # sin un número, que no se guarda, nbval cree que no se ejecutó
        self.skip_compare += ("image/gif",)  # las animaciones se comparan con las demás figuras
        with patch.object(nbval.plugin.nbformat, "read", lambda *_, **__: notebook):
            yield from super().collect()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """nbval recoge los cuadernos tal como están; los del curso se prueban enteros."""
    found = yield
    if not find_lesson(file_path):
        return found
    return [LessonFile.from_parent(parent, path=file_path) if type(x) is IPyNbFile else x for x in found]


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
    if wanted:
        changes = find_changes(item.cell.outputs, item.test_outputs, trained="trained-figure" in tags(item.cell))
        if changes:
            item.raise_cell_error("Alguna figura no es la guardada.", "\n".join(changes))
    return result
