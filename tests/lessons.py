"""Lo que las pruebas necesitan saber de las lecciones."""

import ast
import contextlib
import re
import sys
from functools import cache

import nbformat

from tools.build import notebook_path
from tools.course import Lesson, load_lessons

WRITTEN = [lesson for lesson in load_lessons() if lesson.written]


@cache
def cells(lesson: Lesson, kind: str = "", tag: str = "") -> list:
    """Las celdas de la fuente de una lección, solo de un tipo o con una etiqueta si se pide."""
    return [
        cell
        for cell in lesson.source().cells
        if (not kind or cell.cell_type == kind) and (not tag or tag in tags(cell))
    ]


def tags(cell) -> list[str]:
    return cell.metadata.get("tags", [])


def prose(lesson: Lesson) -> str:
    """Todo el texto de la lección."""
    return "\n\n".join(cell.source for cell in cells(lesson, "markdown"))


def notebook(lesson: Lesson, solved: bool = False):
    return nbformat.read(notebook_path(lesson, solved), as_version=4)


def exercise_id(cell) -> str | None:
    """El ejercicio que corrige una celda, por su llamada a `check`."""
    match = re.search(r'^check\("(\d\d\.\d+)", ', cell.source, re.MULTILINE)
    return match[1] if match else None


def imports(source: str) -> list[ast.AST]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]


@contextlib.contextmanager
def usual_precision():
    """Algunas lecciones calculan con 64 bits: que la siguiente no lo herede."""
    yield
    if keras := sys.modules.get("keras"):
        keras.config.set_floatx("float32")
        keras.config.set_dtype_policy("float32")
