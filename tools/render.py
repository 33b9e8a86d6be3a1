"""De la fuente de una lección a sus cuadernos, todavía sin salidas.

El cuaderno *completo* lleva todo lo que se ejecuta, también las celdas `verify`. De él salen el de quien estudia, que
no las lleva, el sitio y las diapositivas. El de soluciones lleva solo los ejercicios resueltos y lo que necesitan.
"""

import ast
import copy
import hashlib
import re
from collections import Counter
from functools import cache
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools.course import NOTEBOOKS, Lesson, colab_badge, load_all, load_course, load_lessons, write_links
from tools.minutes import FOLDED, total_minutes

PRELUDE = Path(__file__).with_name("prelude.py")
GENERATED = {"encabezado", "preparar", "siguiente"}  # celdas que no vienen de la lección
ALT = re.compile(r"^# alt: (.+)\n", re.MULTILINE)  # el texto alternativo de la figura, en la fuente
ANSWER = "<details><summary>Qué ha pasado, y por qué</summary>\n\n{}\n\n</details>"


def tags(cell) -> list[str]:
    return cell.metadata.get("tags", [])


def render_complete(lesson: Lesson) -> nbformat.NotebookNode:
    """El cuaderno completo de una lección, sin salidas."""
    cells = [cell for cell in lesson.source().cells if "solution" not in tags(cell)]
    count = iter(range(1, 100))
    cells = [_finish(cell, lesson, count) for cell in cells]
    return _assemble(lesson, [_header(lesson, cells), _prelude(), *cells, _footer(lesson)])


def render_solutions(lesson: Lesson) -> nbformat.NotebookNode:
    """El cuaderno de soluciones, sin salidas: la sección de ejercicios y la preparación que necesita."""
    count = iter(range(1, 100))
    cells = [_finish(cell, lesson, count) for cell in _setup_and_exercises(lesson.source().cells)]
    back = f"[Volver a la lección](../{lesson.notebook.relative_to(NOTEBOOKS).as_posix()})"
    facts = " | ".join([f"Módulo {lesson.module} · {lesson.module_title}", back])
    badge = colab_badge(load_course()["repository"], lesson.solutions)
    lines = [f"# {lesson.label}: soluciones", f"**{lesson.info['subtitle']}**", facts, badge]
    header = _generated("encabezado", "\n\n".join(filter(None, lines)), "slide")
    return _assemble(lesson, [header, _prelude(), *cells, _generated("siguiente", back)])


def _assemble(lesson, cells):
    _set_ids(cells)
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return new_notebook(cells=cells, metadata=metadata)


def _finish(cell, lesson, count):
    """Una celda como la llevan los cuadernos: con su papel, sus enlaces y el número de su ejercicio."""
    slide = cell.metadata.get("slideshow", {"slide_type": "skip"})
    metadata = {"slideshow": dict(slide)} | ({"tags": list(tags(cell))} if tags(cell) else {})
    if cell.cell_type == "markdown":
        text = re.sub(
            "^### Ejercicio ·",
            lambda _: f"### Ejercicio {lesson.number}.{next(count)} ·",
            cell.source,
            flags=re.MULTILINE,
        )
        text = write_links(text.replace("{{mapa}}", course_map()), "../" if lesson.deeper else "")
        if "answer" in tags(cell):
            text = ANSWER.format(text)
        return new_markdown_cell(text, metadata=metadata)
    source, alt = ALT.sub("", cell.source), ALT.search(cell.source)
    if alt:
        metadata["alt"] = alt[1]
    if FOLDED & set(tags(cell)):
        metadata |= {"jupyter": {"source_hidden": True}, "cellView": "form"}
        source = re.sub(r"\A# (?!@)", "# @title ", source)  # en Colab, el título de la celda plegada
    if "widget" in tags(cell):  # sus salidas llevan identificadores al azar: ni se guardan ni se comparan
        metadata["tags"].append("nbval-ignore-output")
    return new_code_cell(source, metadata=metadata)


def for_student(complete: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """El cuaderno de quien estudia: el completo sin comprobaciones ni salidas que respondan a una predicción."""
    notebook = copy.deepcopy(complete)
    notebook.cells = [cell for cell in notebook.cells if "verify" not in tags(cell)]
    for cell in notebook.cells:
        if "predict" in tags(cell):
            cell.outputs = []
            cell.metadata["tags"] = list(dict.fromkeys([*tags(cell), "nbval-ignore-output"]))
    return notebook


def minutes(lesson: Lesson) -> int:
    """Los minutos de una lección, con sus ejercicios."""
    return total_minutes(study_cells(lesson))


@cache
def study_cells(lesson: Lesson) -> list:
    """Las celdas del cuaderno de quien estudia que vienen de la lección."""
    return [cell for cell in for_student(render_complete(lesson)).cells if cell.id not in GENERATED]


# Lo que no viene de la fuente ---------------------------------------------------------------------


def _generated(name, source, slide="skip"):
    return new_markdown_cell(source, id=name, metadata={"slideshow": {"slide_type": slide}})


def _header(lesson, cells):
    info = lesson.info
    needed = "".join(f"[[{slug}:]], " for slug in info["prerequisites"])[:-2] or "ninguno"
    module = [] if lesson.is_extra else [f"Módulo {lesson.module} · {lesson.module_title}"]
    seen = for_student(new_notebook(cells=cells)).cells
    facts = [*module, f"{total_minutes(seen)} minutos", f"Requisitos: {needed}"]
    if lesson.deeper:
        facts = [*module, f"{total_minutes(seen)} minutos", f"Para después de la [[{lesson.slug}]]"]
    lines = [f"# {lesson.label}", f"**{info['subtitle']}**", " | ".join(facts)]
    lines.append(colab_badge(load_course()["repository"], lesson.notebook))
    if not lesson.deeper:
        lines.append("Al terminar sabrás:\n\n" + "\n".join(f"- {text}" for text in info["objectives"]))
    text = write_links("\n\n".join(filter(None, lines)), "../" if lesson.deeper else "")
    return _generated("encabezado", text, "slide")


def _prelude():
    source = PRELUDE.read_text(encoding="utf-8").strip().replace("@REPOSITORY@", load_course()["repository"])
    metadata = {"tags": ["setup"], "slideshow": {"slide_type": "skip"}, "jupyter": {"source_hidden": True}}
    return new_code_cell(source, id="preparar", metadata=metadata | {"cellView": "form"})


def _footer(lesson):
    up = "../" if lesson.deeper else ""
    if lesson.is_extra:
        return _generated("siguiente", "[Volver a la tabla de lecciones](README.md)")
    lines = []
    if lesson.solutions:
        lines.append(f"**Soluciones de los ejercicios:** [cuaderno]({up}soluciones/{lesson.solutions.name})")
    if lesson.deeper:
        lines.append(f"**Volver a la lección:** [[{lesson.slug}:]]")
    else:
        deeper = next((x for x in load_all() if x.deeper and x.slug == lesson.slug), None)
        lines += [f"**Para quien quiera más:** [{deeper.label}](a_fondo/{deeper.name}.ipynb)"] if deeper else []
        following = load_lessons()[int(lesson.number) + 1 :][:1]
        lines += [f"**Siguiente lección:** [[{other.slug}:]]" for other in following]
    lines.append(f"**Símbolos:** [la notación del curso](../{up}docs/notacion.md)")
    return _generated("siguiente", write_links("\n\n".join(lines), up))


def course_map() -> str:
    """El mapa del curso: una línea por módulo, con enlaces a sus lecciones."""
    modules = {}
    for lesson in load_lessons():
        modules.setdefault(f"{lesson.module} · {lesson.module_title}", []).append(f"[[{lesson.slug}:]]")
    rows = [f"| **{title}** | {'<br>'.join(texts)} |" for title, texts in modules.items()]
    return "\n".join(["| módulo | lecciones |", "|---|---|", *rows])


def _set_ids(cells):
    """Un id que depende solo del texto de la celda: construir dos veces no cambia nada."""
    seen = Counter()
    for cell in cells:
        if cell.id in GENERATED:
            continue
        key = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
        seen[key] += 1
        cell.id = key if seen[key] == 1 else f"{key}-{seen[key]}"


# El cuaderno de soluciones ------------------------------------------------------------------------


def _setup_and_exercises(cells):
    """Lo que queda en el cuaderno de soluciones: la sección de ejercicios y la preparación que necesita."""
    kept, inside = [], False
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            inside = cell.source.startswith("## Ejercicios")
        if inside and "exercise" not in tags(cell) or "setup" in tags(cell):
            kept.append(cell)
    used = {"setup", "check", "hint", "solution"}
    for cell in kept:
        if "setup" not in tags(cell) and cell.cell_type == "code":
            used |= _names(ast.parse(cell.source), ast.Load)
    pruned = [_prune(cell, used) if "setup" in tags(cell) else cell for cell in reversed(kept)]
    empty = re.compile(r"(#.*\n*)*(setup\(\))?")  # solo el título, o solo repetir `setup()`: sobra
    return [cell for cell in reversed(pruned) if cell.cell_type == "markdown" or not empty.fullmatch(cell.source)]


def _prune(cell, used):
    """La celda de preparación con las órdenes que hacen falta; suma a `used` los nombres que usan ellas."""
    lines, kept = cell.source.splitlines(), []
    statements = ast.parse(cell.source).body
    for statement in reversed(statements):
        first, text = statement.lineno - 1, lines[statement.lineno - 1 : statement.end_lineno]
        if isinstance(statement, ast.Import | ast.ImportFrom):
            aliases = [alias for alias in statement.names if (alias.asname or alias.name).partition(".")[0] in used]
            needed = bool(aliases)
            if needed and len(aliases) < len(statement.names):
                statement.names = aliases
                text = [ast.unparse(statement)]
        else:
            needed = not used.isdisjoint(_names(statement, ast.Load if isinstance(statement, ast.Expr) else ast.Store))
            used |= _names(statement, ast.Load) if needed else set()
        if needed:
            kept.append([*([""] if first and not lines[first - 1] else []), *text])
        elif first and not lines[first - 1] and kept and kept[-1][0]:
            kept[-1].insert(0, "")  # el hueco que abría la orden que se va lo abre la siguiente
    cell = copy.deepcopy(cell)
    title = lines[: statements[0].lineno - 1] if statements and lines[0].startswith("#") else []
    body = "\n".join(line for text in reversed(kept) for line in text).strip()
    cell.source = "\n".join([*title, body]).strip() if body else ""
    return cell


def _names(tree, context):
    """Los nombres que un trozo de código usa (`ast.Load`) o pone (`ast.Store`, también al definir)."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    if context is ast.Store:
        names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return names
