"""Lo que las pruebas necesitan saber de las lecciones."""

import ast
import contextlib
import re
import sys
from functools import cache

import nbformat

from tools.course import Lesson, load_all, load_lessons
from tools.notebooks import notebook_path
from tools.render import tags

WRITTEN = load_lessons()
SOURCES = load_all()


@cache
def cells(lesson: Lesson, kind: str = "", tag: str = "") -> list:
    """Las celdas de la fuente de una lección, solo de un tipo o con una etiqueta si se pide."""
    return [
        cell
        for cell in lesson.source().cells
        if (not kind or cell.cell_type == kind) and (not tag or tag in tags(cell))
    ]


def prose(lesson: Lesson) -> str:
    """Todo el texto de la lección."""
    return "\n\n".join(cell.source for cell in cells(lesson, "markdown"))


@cache
def notebook(lesson: Lesson, solved: bool = False):
    """El cuaderno tal como está guardado: lo que ve quien estudia."""
    return nbformat.read(notebook_path(lesson, solved), as_version=4)


def exercise_number(cell) -> int | None:
    """El ejercicio que corrige una celda, por su llamada a `check`."""
    match = re.search(r"^check\((\d+), ", cell.source, re.MULTILINE)
    return int(match[1]) if match else None


def imports(source: str) -> list[ast.AST]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]


@contextlib.contextmanager
def usual_precision():
    """Algunas lecciones calculan con 64 bits: que la siguiente no lo herede."""
    yield
    if keras := sys.modules.get("keras"):
        keras.config.set_floatx("float32")
        keras.config.set_dtype_policy("float32")
