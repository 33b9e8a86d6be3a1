"""Lo que comparten las diapositivas y el sitio: un cuaderno listo para verse fuera de Jupyter."""

import ast
import html

import nbformat
from nbformat.v4 import new_markdown_cell

from tools.build import notebook_path
from tools.course import Lesson

WIDGET_NOTE = "*Aquí hay un control interactivo: para moverlo, abre el cuaderno en Jupyter o en Colab.*"
# De dónde salen las palabras de una figura: los argumentos y los métodos que las escriben.
TEXT_ARGUMENTS = ("title", "suptitle", "xlabel", "ylabel", "label", "titles", "labels", "names", "alt")
TEXT_METHODS = ("set_title", "suptitle", "set_xlabel", "set_ylabel", "text", "annotate", "set_label")
MAX_ALT = 300


def read_for_export(lesson: Lesson, solved: bool = False, widget_note: bool = True) -> nbformat.NotebookNode:
    """El cuaderno con el texto alternativo de sus figuras y sin controles, que sin kernel no se mueven.

    Args:
        widget_note: si donde había un control queda una frase que lo dice.
    """
    notebook = nbformat.read(notebook_path(lesson, solved), as_version=4)
    section, cells = lesson.title, []
    for cell in notebook.cells:
        if "widget" in cell.metadata.get("tags", []):
            if widget_note:
                cells.append(new_markdown_cell(WIDGET_NOTE, id=cell.id, metadata=cell.metadata))
            continue
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            section = cell.source.partition("\n")[0].removeprefix("## ")
        if cell.cell_type == "code":
            alt = describe_figure(cell.source, section)
            cell.metadata["mystnb"] = {"image": {"alt": alt}}
            for output in cell.outputs:
                if "image/gif" in output.get("data", {}):
                    output.data = {"text/html": _animation(output.data["image/gif"], alt)}
        cells.append(cell)
    notebook.cells = cells
    return notebook


def describe_figure(source: str, section: str) -> str:
    """El texto alternativo de la figura que dibuja una celda: su sección y las palabras que lleva escritas."""
    words = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        for keyword in node.keywords:
            if keyword.arg in TEXT_ARGUMENTS:
                words += _strings(keyword.value)
        if isinstance(node.func, ast.Attribute) and node.func.attr in TEXT_METHODS:
            words += [text for argument in node.args for text in _strings(argument)]
    words = list(dict.fromkeys(" ".join(word.split()) for word in words if any(map(str.isalpha, word))))
    text = f"Figura de «{section}»" + (f": {'; '.join(words)}" if words else "")
    return text if len(text) <= MAX_ALT else text[: MAX_ALT - 1] + "…"


def _animation(encoded: str, alt: str) -> str:
    """Una animación como HTML: ni nbconvert ni myst-nb muestran un GIF por sí solos."""
    return f'<img alt="{html.escape(alt)}" src="data:image/gif;base64,{"".join(encoded.split())}">'


def _strings(node) -> list[str]:
    """Los textos de una expresión: el de una cadena, los de una lista o lo fijo de una f-string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.List | ast.Tuple):
        return [text for item in node.elts for text in _strings(item)]
    if isinstance(node, ast.JoinedStr):
        return ["…".join(part.value for part in node.values if isinstance(part, ast.Constant))]
    return []
