"""Construye el sitio del curso con Sphinx, desde los cuadernos guardados, en _build/sitio.

    python -m tools.site

Reúne en una carpeta las páginas de docs/, los cuadernos y la tabla de lecciones, y ejecuta Sphinx en
ella. Un enlace roto es un error.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from tools import pages
from tools.course import ROOT, load_all, load_course
from tools.export import for_site
from tools.notebooks import notebook_path, parts

OUTPUT = ROOT / "_build" / "sitio"
SOURCE = ROOT / "_build" / "fuente-del-sitio"
VENDOR = ROOT / "tools" / "slides" / "vendor"


def gather(folder: Path = SOURCE) -> None:
    """Deja en `folder` todo lo que Sphinx necesita."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder, ignore=shutil.ignore_patterns("fuente"))
    shutil.copy(ROOT / "course.toml", folder)
    shutil.copy(VENDOR / "tex-svg.js", folder / "_static")
    for lesson in load_all():
        for solved in parts(lesson):
            notebook = for_site(lesson, solved)
            for cell in notebook.cells:
                cell.source = cell.source.replace("](../docs/", "](../").replace("](../../docs/", "](../../")
            path = folder / notebook_path(lesson, solved).relative_to(ROOT)
            path.parent.mkdir(parents=True, exist_ok=True)
            nbformat.write(notebook, path)
    table = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    table = table.replace("[soluciones](soluciones)", "soluciones")  # en el sitio no es una página
    table = table.replace("](../docs/", "](../")  # las páginas de docs/ pasan a la raíz del sitio
    (folder / "notebooks" / "README.md").write_text(table, encoding="utf-8")
    for path in folder.glob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("](../notebooks/", "](notebooks/"), encoding="utf-8")
    (folder / "index.md").write_text(_index(), encoding="utf-8")


def _index() -> str:
    """La portada: lo que dice el README hasta la tabla, la tabla, y el índice de cada módulo."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    intro = readme.partition("## Empezar")[0].replace("*[In English](README.en.md)*\n", "")
    intro = intro.replace("(docs/img/", "(img/")
    groups, solutions = {}, []
    for lesson in load_all():
        caption = "Para acompañar" if lesson.is_extra else f"{lesson.module} · {lesson.module_title}"
        groups.setdefault(caption, []).append(_page(lesson.notebook))
        solutions += [_page(lesson.solutions)] if lesson.solutions else []
    trees = list(groups.items())
    reference = ["notacion", "confianza"]
    trees.append(("Para consultar", reference))
    guides = sorted(path.stem for path in (ROOT / "docs").glob("*.md") if path.stem not in reference)
    trees += [("Para quien enseña", guides)] if guides else []
    trees += [("Soluciones", solutions)]
    blocks = [f"```{{toctree}}\n:hidden:\n:caption: {caption}\n\n" + "\n".join(x) + "\n```" for caption, x in trees]
    blocks.append("```{toctree}\n:hidden:\n\nnotebooks/README\n```")
    return f"{intro}\n## Las lecciones\n\n{pages.lesson_table()}\n" + "\n\n".join(blocks) + "\n"


def _page(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix()


def build(source: Path = SOURCE, output: Path = OUTPUT) -> None:
    """Ejecuta Sphinx; cualquier aviso, como un enlace roto, detiene la construcción.

    Raises:
        SystemExit: con lo que dijo Sphinx.
    """
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-j", "2", "-b", "html"]
    result = subprocess.run([*command, str(source), str(output)], cwd=source, capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(result.stderr or result.stdout)


if __name__ == "__main__":
    gather()
    build()
    print(f"{load_course()['title']}: abre {OUTPUT.relative_to(ROOT)}/index.html")
