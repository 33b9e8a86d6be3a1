"""Construye los cuadernos de una lección, el de estudiar y el de soluciones, desde lessons/NN_nombre.py.

    python -m tools.build [LECCIÓN …]    ejecuta solo lo que cambió
    python -m tools.build --force 01     ejecuta aunque nada haya cambiado
    python -m tools.build --check        dice, sin ejecutar, qué está atrasado

Un cuaderno se vuelve a ejecutar si cambió el código de la lección o el de los módulos de `utils`
que usa. Si solo cambió el texto, se reescribe con las salidas que ya tenía.
"""

import argparse
import ast
import base64
import contextlib
import copy
import hashlib
import io
import json
import sys
from collections import Counter
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from PIL import Image

from tools.course import NOTEBOOKS, ROOT, SOLUTIONS, Lesson, colab_badge, load_course, load_extras, load_lessons

PRELUDE = Path(__file__).with_name("prelude.py")
READ_BY = {  # archivos que un módulo lee, y que también deciden las salidas
    "utils.environment": [ROOT / "utils" / "estilo.mplstyle"],
    "utils.network": [ROOT / "lessons" / "11_red_neuronal_con_numpy.py"],
}
GENERATED = {"encabezado", "preparar", "siguiente"}  # celdas que no vienen de la lección
CELL_TIMEOUT = 120  # segundos


class Stale(Exception):
    """Un cuaderno no se puede poner al día sin ejecutarlo."""


# De la fuente a los dos cuadernos ---------------------------------------------------------------


def render(lesson: Lesson, solved: bool) -> nbformat.NotebookNode:
    """El cuaderno de una lección, sin salidas: el de estudiar o, con `solved`, el de soluciones."""
    cells = lesson.source().cells
    if solved:
        cells = _setup_and_exercises(cells)
    unwanted = "exercise" if solved else "solution"
    cells = [_clean(cell) for cell in cells if unwanted not in cell.metadata.get("tags", [])]
    cells = [_header(lesson, solved), _prelude(), *cells, _footer(lesson, solved)]
    _set_ids(cells)
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "course": {"digest": _digest(lesson, cells)},
    }
    return new_notebook(cells=cells, metadata=metadata)


def _setup_and_exercises(cells):
    """Lo que queda en el cuaderno de soluciones: la sección de ejercicios y la preparación que necesita."""
    kept, inside = [], False
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            inside = cell.source.startswith("## Ejercicios")
        if inside or _is_setup(cell):
            kept.append(cell)
    used = {"setup", "check", "hint", "solution"}
    for cell in kept:
        if not _is_setup(cell):
            used |= _names(ast.parse(cell.source), ast.Load) if cell.cell_type == "code" else set()
    pruned = [_prune(cell, used) if _is_setup(cell) else cell for cell in reversed(kept)]
    return [cell for cell in reversed(pruned) if cell.source not in ("", "setup()")]  # repetirlo solo, sobra


def _is_setup(cell):
    return "setup" in cell.metadata.get("tags", [])


def _prune(cell, used):
    """La celda de preparación con las órdenes que hacen falta; suma a `used` los nombres que usan ellas."""
    lines, kept = cell.source.splitlines(), []
    for statement in reversed(ast.parse(cell.source).body):
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
    cell.source = "\n".join(line for text in reversed(kept) for line in text).strip()
    return cell


def _names(tree, context):
    """Los nombres que un trozo de código usa (`ast.Load`) o pone (`ast.Store`, también al definir)."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    if context is ast.Store:
        names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return names


def _clean(cell):
    """Una celda nueva con lo que el cuaderno guarda: texto, etiquetas y qué se proyecta."""
    tags = list(cell.metadata.get("tags", []))
    if "widget" in tags:  # sus salidas llevan identificadores al azar: no se guardan ni se comparan
        tags.append("nbval-ignore-output")
    slide = cell.metadata.get("slideshow", {"slide_type": "skip"})
    metadata = {"slideshow": dict(slide)} | ({"tags": tags} if tags else {})
    if "widget" in tags:
        metadata["jupyter"] = {"source_hidden": True}  # se ven los controles, y el código si se pide
    if cell.cell_type == "code":
        return new_code_cell(cell.source, metadata=metadata)
    return new_markdown_cell(cell.source.replace("{{mapa}}", course_map()), metadata=metadata)


def _header(lesson, solved):
    header = lesson.header
    folder = "soluciones/" if solved else ""
    links = [_link(other) for other in load_lessons() if other.number in header["prerequisites"]]
    module = [] if lesson.is_extra else [f"Módulo {lesson.module} · {lesson.module_title}"]
    facts = [*module, f"{header['minutes']} minutos", f"Requisitos: {', '.join(links) or 'ninguno'}"]
    if solved:
        facts = [*module, f"[Volver a la lección](../{lesson.name}.ipynb)"]
    lines = [f"# {lesson.label}{': soluciones' if solved else ''}", f"**{header['subtitle']}**", " | ".join(facts)]
    badge = colab_badge(load_course()["repository"], folder + lesson.name)
    if badge:
        lines.append(badge)
    if not solved:
        lines.append("Al terminar sabrás:\n\n" + "\n".join(f"- {text}" for text in header["objectives"]))
    metadata = {"slideshow": {"slide_type": "slide"}}
    return new_markdown_cell("\n\n".join(lines), id="encabezado", metadata=metadata)


def _link(lesson):
    return f"[{lesson.label}]({lesson.name}.ipynb)" if lesson.written else f"{lesson.label} (en preparación)"


def _prelude():
    source = PRELUDE.read_text(encoding="utf-8").strip().replace("@REPOSITORY@", load_course()["repository"])
    metadata = {"tags": ["setup"], "slideshow": {"slide_type": "skip"}, "jupyter": {"source_hidden": True}}
    return new_code_cell(source, id="preparar", metadata=metadata)


def _footer(lesson, solved):
    metadata = {"slideshow": {"slide_type": "skip"}}
    if lesson.is_extra:
        return new_markdown_cell("[Volver a la tabla de lecciones](README.md)", id="siguiente", metadata=metadata)
    lessons = load_lessons()
    following = next((other for other in lessons if other.number > lesson.number), None)
    lines = [] if solved else [f"**Soluciones de los ejercicios:** [cuaderno](soluciones/{lesson.name}.ipynb)"]
    if following:
        lines.append(f"**Siguiente lección:** {_link(following)}")
    if not solved:
        lines.append("**Símbolos:** [la notación del curso](../docs/notacion.md)")
    return new_markdown_cell("\n\n".join(lines), id="siguiente", metadata=metadata)


def course_map() -> str:
    """El mapa del curso para la lección 00: una línea por módulo, con enlaces a lo escrito."""
    modules = {}
    for lesson in load_lessons():
        modules.setdefault(f"{lesson.module} · {lesson.module_title}", []).append(_link(lesson))
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


# Qué hay que ejecutar de nuevo --------------------------------------------------------------------


def _digest(lesson, cells) -> str:
    """Una huella de todo lo que decide las salidas: el código del cuaderno y el de `utils` que usa."""
    code = [c.source for c in cells if c.cell_type == "code" and c.id not in GENERATED]
    used = set()
    for source in code:
        _collect_modules(ast.parse(source), used)
    used.add(ROOT / "utils" / "exercises" / f"lesson_{lesson.number}.py")
    parts = [_code_without_docstrings(path) for path in sorted(used) if path.suffix == ".py" and path.exists()]
    parts += [path.read_text(encoding="utf-8") for path in sorted(used) if path.suffix == ".mplstyle"]
    return hashlib.sha256(json.dumps([code, parts]).encode()).hexdigest()[:16]


def _collect_modules(tree, used):
    """Añade a `used` los archivos de `utils` que importa `tree`, y los que estos importan."""
    for node in ast.walk(tree):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            base = ROOT.joinpath(*name.split("."))
            for path in (base.with_suffix(".py"), base / "__init__.py"):
                if name.startswith("utils") and path.exists() and path not in used:
                    used.add(path)
                    used.update(READ_BY.get(name, ()))
                    _collect_modules(ast.parse(path.read_text(encoding="utf-8")), used)


def _code_without_docstrings(path) -> str:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.AST(body=[ast.Expr(value=ast.Constant()), *rest]):
                node.body = rest
    return ast.dump(tree)


def refresh(lesson: Lesson, solved: bool) -> str:
    """El texto del cuaderno al día, con las salidas guardadas.

    Raises:
        Stale: si no existe o si cambió algo que decide sus salidas.
    """
    path = notebook_path(lesson, solved)
    if not path.exists():
        raise Stale(f"falta {path.relative_to(ROOT)}")
    stored = nbformat.read(path, as_version=4)
    fresh = render(lesson, solved)
    if stored.metadata.get("course") != fresh.metadata.course:
        raise Stale(f"{path.relative_to(ROOT)}: cambió el código de la lección o el de utils")
    old = [cell for cell in stored.cells if cell.cell_type == "code"]
    new = [cell for cell in fresh.cells if cell.cell_type == "code"]
    if [c.source for c in old[1:]] != [c.source for c in new[1:]]:
        raise Stale(f"{path.relative_to(ROOT)}: se cambió a mano; edita lessons/{lesson.name}.py")
    for before, after in zip(old, new):
        after.outputs, after.execution_count = before.outputs, before.execution_count
    return serialize(fresh)


# Ejecutar y escribir ------------------------------------------------------------------------------


def execute(notebook: nbformat.NotebookNode, folder: Path) -> None:
    """Ejecuta el cuaderno en `folder` y deja en él salidas que se pueden guardar.

    Raises:
        SystemExit: si una celda falla, o si escribe en stderr: un aviso no debe llegar al estudiante.
    """
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
        coalesce_streams=True,
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise SystemExit(str(error)) from None
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if "widget" in cell.metadata.get("tags", []):
            cell.outputs = []
        for output in cell.outputs:
            if output.get("name") == "stderr":
                raise SystemExit(f"Una celda escribe en stderr:\n{cell.source}\n---\n{output.text}")
            if "image/png" in output.get("data", {}):
                output.data["image/png"] = shrink_png(output.data["image/png"])


def read_png(encoded: str) -> Image.Image:
    """La figura que guarda una salida, en RGB."""
    return Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB")


def reduce_colors(picture: Image.Image) -> Image.Image:
    """La misma figura con 256 colores, los que guardan los cuadernos."""
    return picture.quantize(256, dither=Image.Dither.NONE)


def shrink_png(encoded: str) -> str:
    """La misma figura con 256 colores, que ocupa un tercio."""
    shrunk = io.BytesIO()
    reduce_colors(read_png(encoded)).save(shrunk, "PNG", optimize=True)
    return base64.b64encode(shrunk.getvalue()).decode()


def serialize(notebook) -> str:
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def written_sources() -> list[Lesson]:
    """Todo lo que tiene fuente en lessons/: las lecciones y los cuadernos que no lo son."""
    return [lesson for lesson in [*load_lessons(), *load_extras()] if lesson.written]


def versions(lesson: Lesson) -> tuple[bool, ...]:
    """Qué cuadernos salen de una fuente: el de estudiar y, si es una lección, el de soluciones."""
    return (False,) if lesson.is_extra else (False, True)


def notebook_path(lesson: Lesson, solved: bool) -> Path:
    return (SOLUTIONS if solved else NOTEBOOKS) / f"{lesson.name}.ipynb"


def build(lesson: Lesson, force: bool = False) -> None:
    """Pone al día los dos cuadernos de una lección y dice qué hizo con cada uno."""
    for solved in versions(lesson):
        path = notebook_path(lesson, solved)
        text, action = None, "texto al día"
        if not force:
            with contextlib.suppress(Stale):
                text = refresh(lesson, solved)
        if text is None:
            notebook, action = render(lesson, solved), "ejecutado"
            execute(notebook, path.parent)
            text = serialize(notebook)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path.relative_to(ROOT)}: {action}")


def outdated(lessons: list[Lesson]) -> list[str]:
    """Lo que no está al día, en una frase por cuaderno."""
    problems = []
    for lesson in lessons:
        for solved in versions(lesson):
            path = notebook_path(lesson, solved)
            try:
                if path.read_text(encoding="utf-8") != refresh(lesson, solved):
                    problems.append(f"{path.relative_to(ROOT)}: cambió el texto de la lección")
            except (Stale, FileNotFoundError) as error:
                problems.append(str(error) if isinstance(error, Stale) else f"falta {path.relative_to(ROOT)}")
    names = {lesson.name for lesson in written_sources()}
    for path in sorted([*NOTEBOOKS.glob("*.ipynb"), *SOLUTIONS.glob("*.ipynb")]):
        if path.stem not in names:
            problems.append(f"{path.relative_to(ROOT)}: no tiene fuente en lessons/")
    return problems


def select(names: list[str]) -> list[Lesson]:
    """Las lecciones escritas que empiezan por alguno de `names`; todas si no hay nombres."""
    written = written_sources()
    chosen = [lesson for lesson in written if not names or lesson.name.startswith(tuple(names))]
    if not chosen:
        raise SystemExit(f"No hay ninguna lección {', '.join(names)}; están: {', '.join(x.name for x in written)}.")
    return chosen


def main(arguments: list[str] | None = None) -> None:
    from tools import pages

    parser = argparse.ArgumentParser(prog="python -m tools.build", description="Construye los cuadernos del curso.")
    parser.add_argument("lessons", nargs="*", help="por ejemplo 01 o 01_la_neurona; sin nombres, todas")
    parser.add_argument("--check", action="store_true", help="decir qué está atrasado, sin ejecutar")
    parser.add_argument("--force", action="store_true", help="ejecutar aunque nada haya cambiado")
    options = parser.parse_args(arguments)
    lessons = select(options.lessons)
    if options.check:
        problems = outdated(lessons) + pages.outdated()
        print("\n".join(problems) or "Todo al día.")
        sys.exit(bool(problems))
    for lesson in lessons:
        build(lesson, options.force)
    if not options.lessons:
        pages.write()


if __name__ == "__main__":
    main()
