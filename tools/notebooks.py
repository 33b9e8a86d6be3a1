"""Los cuadernos construidos: dónde está cada parte, cómo se leen enteros y cómo se escriben sin riesgo."""

import json
import os
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4.nbjson import JSONReader, JSONWriter

from tools.course import NOTEBOOKS, ROOT, Lesson, load_all
from tools.digest import digest
from tools.render import for_student, render_complete, render_solutions, tags


class Stale(Exception):
    """Un cuaderno no se puede poner al día sin ejecutarlo."""


def parts(lesson: Lesson) -> tuple[bool, ...]:
    """Qué cuadernos tiene una lección: `False`, el de estudiar; `True`, el de soluciones."""
    return (False,) if lesson.solutions is None else (False, True)


def notebook_path(lesson: Lesson, solved: bool) -> Path:
    return lesson.solutions if solved else lesson.notebook


def render(lesson: Lesson, solved: bool) -> nbformat.NotebookNode:
    """El cuaderno que se ejecuta, completo o de soluciones, sin salidas y con su huella."""
    notebook = render_solutions(lesson) if solved else render_complete(lesson)
    notebook.metadata["course"] = {"digest": digest(notebook.cells)}
    return notebook


def read_built(lesson: Lesson, solved: bool = False) -> nbformat.NotebookNode:
    """El cuaderno, completo o de soluciones, con las salidas guardadas y el texto de hoy.

    Raises:
        Stale: si falta, no se entiende o cambió algo que decide sus salidas.
    """
    path = find_stored(notebook_path(lesson, solved))
    name = notebook_path(lesson, solved).relative_to(ROOT).as_posix()
    try:
        stored = JSONReader().reads(path.read_text(encoding="utf-8"))
        hidden = {} if solved else json.loads(lesson.hidden_outputs.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Stale(f"falta {name}, o sus salidas") from None
    except Exception:  # cortado a medias, o con las marcas de un conflicto de git
        raise Stale(f"{name} no se entiende") from None
    fresh = render(lesson, solved)
    if stored.metadata.get("course") != fresh.metadata.course:
        raise Stale(f"{name}: cambió el código de la lección o el de los módulos que usa")
    shown = fresh if solved else for_student(fresh)
    if [c.source for c in _code(stored)[1:]] != [c.source for c in _code(shown)[1:]]:
        raise Stale(f"{name}: se cambió a mano; edita {lesson.path.relative_to(ROOT).as_posix()}")
    outputs = {new.id: old.outputs for old, new in zip(_code(stored), _code(shown))}
    outputs |= {name: [nbformat.from_dict(output) for output in value] for name, value in hidden.items()}
    for cell in _code(fresh):
        cell.outputs = outputs.get(cell.id, [])
    return fresh


def find_stored(path: Path) -> Path:
    """El cuaderno guardado, aunque su lección se haya movido y lleve todavía otro número."""
    if path.exists() or not path.name[:2].isdigit():
        return path
    others = sorted(path.parent.glob(f"[0-9][0-9]{path.name[2:]}"))
    return others[0] if others else path


def files(lesson: Lesson, notebook: nbformat.NotebookNode, solved: bool) -> dict[Path, str]:
    """Lo que se guarda de un cuaderno ejecutado: {archivo: texto}."""
    path = notebook_path(lesson, solved)
    for cell in _code(notebook):
        for output in cell.outputs:
            if "alt" in cell.metadata and "image/png" in output.get("data", {}):
                output.metadata["image/png"] = {"alt": cell.metadata["alt"]}
    if solved:
        return {path: serialize(notebook)}
    hidden = {cell.id: cell.outputs for cell in notebook.cells if "predict" in tags(cell)}
    text = json.dumps(hidden, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return {path: serialize(for_student(notebook)), lesson.hidden_outputs: text}


def serialize(notebook) -> str:
    """El texto de un cuaderno, tal como lo escribe nbformat."""
    return JSONWriter().writes(notebook) + "\n"


def write(path: Path, text: str) -> bool:
    """Escribe un archivo, si cambia, a un lado y con otro nombre hasta el final; dice si cambió."""
    if path.exists() and path.read_text(encoding="utf-8", errors="replace") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return True


def leftovers() -> list[Path]:
    """Cuadernos y salidas que ya no vienen de ninguna fuente, o que llevan el número de antes."""
    wanted = {notebook_path(lesson, solved) for lesson in load_all() for solved in parts(lesson)}
    wanted |= {lesson.hidden_outputs for lesson in load_all()}
    found = {path for pattern in ("*.ipynb", "*/*.ipynb", ".salidas/*.json") for path in NOTEBOOKS.glob(pattern)}
    return sorted(path for path in found - wanted if ".ipynb_checkpoints" not in path.parts)


def find_lesson(path: Path) -> tuple[Lesson, bool] | None:
    """De qué lección es un cuaderno, y si es el de soluciones; None si no es del curso."""
    pairs = ((lesson, solved) for lesson in load_all() for solved in parts(lesson))
    return next((pair for pair in pairs if notebook_path(*pair) == path), None)


def _code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]
