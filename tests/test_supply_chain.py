"""Nada de lo que el curso trae ejecuta código de otros: ni pickle en lo que lee, ni JavaScript en los cuadernos."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from tools.course import NOTEBOOKS, ROOT

CODE = ("utils", "exercises", "playground", "experiments", "lessons", "tools", "bench", "tests")
FOLDERS = [ROOT / name for name in (*CODE, "data", "notebooks", "docs")]
PROGRAMS = sorted(path for folder in FOLDERS for path in folder.rglob("*.py"))
BOOKS = sorted(NOTEBOOKS.rglob("*.ipynb"))

# Leer cualquiera de estos formatos puede ejecutar lo que lleve dentro.
MODULES = {"pickle", "cPickle", "_pickle", "marshal", "shelve", "joblib", "dill", "cloudpickle", "jsonpickle"}
CALLS = {"read_pickle", "to_pickle", "enable_unsafe_deserialization", "extractall", "unsafe_load"}
SAFE = {"allow_pickle": False, "safe_mode": True}
SUFFIX = re.compile(r"\.(pkl|pickle|joblib|h5|hdf5|pt|pth)")  # de Keras, solo se guarda y se lee `.keras`

# Quién ejecuta texto como código, y qué texto: siempre del propio curso.
EXECUTES = {
    "playground/problems.py": "las fórmulas de FEATURES, escritas en el mismo archivo",
    "tools/mutants.py": "las soluciones de los ejercicios, con un cambio",
    "bench/widgets.py": "las celdas de controles, para medirlas",
    "tests/test_exercises.py": "las soluciones de los ejercicios",
    "tests/test_playground.py": "el programa que escribe el laboratorio",
    "tests/test_torch.py": "el programa de PyTorch que enseña una lección",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dangers(source: str) -> list[str]:
    """Lo que un programa no debe hacer, de lo que hace."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.partition(".")[0] in MODULES]
        elif isinstance(node, ast.ImportFrom):
            names = [(node.module or "").partition(".")[0], *(alias.name for alias in node.names)]
            found += [name for name in names if name in MODULES]
        elif isinstance(node, ast.Attribute) and (node.attr in CALLS or ast.unparse(node) == "torch.load"):
            found.append(ast.unparse(node))
        elif isinstance(node, ast.keyword) and node.arg in SAFE:
            if not (isinstance(node.value, ast.Constant) and node.value.value is SAFE[node.arg]):
                found.append(ast.unparse(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [node.value] if SUFFIX.fullmatch(node.value[node.value.rfind(".") :]) else []
    return found


def executes(source: str) -> bool:
    """Dice si un programa llama a `eval` o a `exec`; el método `eval` de pandas o de PyTorch es otra cosa."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return any(isinstance(function, ast.Name) and function.id in {"eval", "exec"} for function in calls)


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_no_program_reads_what_can_run(path):
    source = path.read_text(encoding="utf-8")
    assert not dangers(source)
    assert executes(source) == (name_of(path) in EXECUTES), "añádelo a EXECUTES, con el motivo"


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "import joblib.numpy_pickle as j",
        "from cloudpickle import load",
        "from six.moves import cPickle",
        "pd.read_pickle(path)",
        "torch.load(path)",
        "archive.extractall()",
        "np.load(path, allow_pickle=True)",
        "np.load(path, allow_pickle=choice)",
        "keras.saving.load_model(path, safe_mode=False)",
        "keras.config.enable_unsafe_deserialization()",
        'model.save("pesos.h5")',
    ],
)
def test_a_danger_is_seen(source):
    assert dangers(source)


def test_no_file_of_the_course_is_of_those_formats():
    assert not [path for folder in FOLDERS for path in folder.rglob("*") if SUFFIX.fullmatch(path.suffix)]


def active(text: str) -> list[str]:
    """Lo que, en un texto HTML o Markdown, un navegador ejecutaría o traería de otro sitio."""
    found = re.findall(r"\]\(\s*(javascript:|data:text/html)", text, re.IGNORECASE)
    for tag in BeautifulSoup(text, "html.parser").find_all(True):
        if tag.name in {"script", "iframe", "frame", "object", "embed", "form", "base", "meta", "link", "svg"}:
            found.append(tag.name)
        for name, value in tag.attrs.items():
            if name.startswith("on") or re.match(r"\s*(javascript:|data:text/html)", str(value), re.IGNORECASE):
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize("path", BOOKS, ids=name_of)
def test_notebooks_carry_no_javascript(path):
    """Ni en lo que guardan ni en su texto: el único es el de los controles, que ponen JupyterLab e ipywidgets."""
    book = nbformat.read(path, as_version=4)
    assert set(book.metadata) == {"kernelspec", "language_info", "course"}, "ni el estado de los controles"
    for cell in book.cells:
        if cell.cell_type == "markdown":
            assert not cell.get("attachments") and not active(cell.source)
            continue
        assert not re.search(r"^\s*%%|\bJavascript\b|\bHTML\(|\bIFrame\b", cell.source, re.MULTILINE), cell.source
        for output in cell.outputs:
            data = output.get("data", {})
            assert set(data) <= {"text/plain", "text/html", "image/png", "image/gif"}
            assert not active(data.get("text/html", ""))


@pytest.mark.parametrize(
    "text",
    [
        "<p>hola</p><SCRIPT>alert(1)</SCRIPT>",
        '<img src="x.png" onerror="alert(1)">',
        '<a href=" JavaScript:alert(1)">aquí</a>',
        "[aquí](javascript:alert(1))",
        '<iframe src="otro.html"></iframe>',
        "<svg><path></path></svg>",
    ],
)
def test_what_is_active_is_seen(text):
    assert active(text)


@pytest.mark.parametrize("text", ["si $a<x$ y b > c", "[aquí](01_la_neurona.ipynb)", "<style scoped>td {}</style><br>"])
def test_what_is_not_active_passes(text):
    assert not active(text)
