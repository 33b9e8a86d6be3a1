"""Lo que comparten las diapositivas y el sitio: un cuaderno listo para verse fuera de Jupyter."""

import ast
import copy
import html

import nbformat
from nbformat.v4 import new_markdown_cell

from tools.course import Lesson
from tools.minutes import FOLDED
from tools.notebooks import read_built
from tools.render import ANSWER, tags

WIDGET_NOTE = "*Aquí hay un control interactivo: para moverlo, abre el cuaderno en Jupyter o en Colab.*"
# De dónde salen las palabras de una figura: los argumentos y los métodos que las escriben.
TEXT_ARGUMENTS = ("title", "suptitle", "xlabel", "ylabel", "label", "titles", "labels", "names", "alt")
TEXT_METHODS = ("set_title", "suptitle", "set_xlabel", "set_ylabel", "text", "annotate", "set_label")
MAX_ALT = 300


def for_site(lesson: Lesson, solved: bool = False) -> nbformat.NotebookNode:
    """El cuaderno para el sitio: el código plegado, tras «Ver el código»; lo que hay que predecir, tras otro botón."""
    notebook = _read(lesson, solved)
    cells = []
    for cell in notebook.cells:
        if cell.id == "preparar":
            continue
        if "widget" in tags(cell):
            cell = new_markdown_cell(WIDGET_NOTE, id=cell.id)
        elif cell.cell_type == "code":
            folded, predict = FOLDED & set(tags(cell)), "predict" in tags(cell)
            cell.metadata["tags"] = ["hide-output"] * predict + (
                ["remove-input"] if predict else ["hide-input"]
            ) * bool(folded)
            what = "el resultado" if predict else "el código"
            cell.metadata["mystnb"] |= {"code_prompt_show": f"Ver {what}", "code_prompt_hide": f"Ocultar {what}"}
        cells.append(cell)
    notebook.cells = cells
    return notebook


def for_slides(lesson: Lesson) -> nbformat.NotebookNode:
    """El cuaderno para proyectar: sin el código plegado, y cada respuesta en el paso que sigue a su pregunta."""
    notebook = _read(lesson)
    cells = []
    for cell in notebook.cells:
        if "widget" in tags(cell):
            continue
        shown = cell.metadata.slideshow.slide_type != "skip"
        if "answer" in tags(cell):
            before, after = ANSWER.split("{}")
            cell.source = cell.source.removeprefix(before).removesuffix(after)
        if cell.cell_type == "code" and FOLDED & set(tags(cell)):
            cell.metadata["transient"] = {"remove_source": True}
        if shown and "predict" in tags(cell) and not FOLDED & set(tags(cell)):
            question = copy.deepcopy(cell)
            question.id, question.outputs = f"{cell.id}-p", []
            cells.append(question)
            cell.metadata["transient"] = {"remove_source": True}
        if shown and {"predict", "answer"} & set(tags(cell)):
            cell.metadata.slideshow.slide_type = "fragment"
        cells.append(cell)
    notebook.cells = cells
    return notebook


def _read(lesson, solved=False):
    """El cuaderno entero, sin comprobaciones y con el texto alternativo de cada figura."""
    notebook = read_built(lesson, solved)
    notebook.cells = [cell for cell in notebook.cells if "verify" not in tags(cell)]
    section = lesson.title
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            section = cell.source.partition("\n")[0].removeprefix("## ")
        if cell.cell_type == "code":
            alt = cell.metadata.get("alt") or describe_figure(cell.source, section)
            cell.metadata["mystnb"] = {"image": {"alt": alt}}
            for output in cell.outputs:
                if "image/gif" in output.get("data", {}):
                    output.data = {"text/html": _animation(output.data["image/gif"], alt)}
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
