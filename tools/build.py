"""Construye los cuadernos desde lessons/ y course.toml, y las páginas que dependen de ellos.

    python -m tools.build [LECCIÓN …]            ejecuta solo lo que cambió
    python -m tools.build --force la_neurona     ejecuta aunque nada haya cambiado
    python -m tools.build --check                dice, sin ejecutar, qué está atrasado

Un cuaderno se vuelve a ejecutar si cambió el código de la lección o el de los módulos que usa. Si solo cambió el texto,
o la lección se movió de sitio, se reescribe con las salidas que ya tenía.
"""

import argparse
import contextlib
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tools import network, pages
from tools.course import ROOT, Lesson, load_all, select
from tools.execute import execute
from tools.notebooks import Stale, files, leftovers, notebook_path, parts, read_built, render, write


def build(lesson: Lesson, solved: bool, force: bool = False) -> None:
    """Pone al día un cuaderno de una lección y dice qué hizo."""
    notebook, action = None, "texto al día"
    if not force:
        with contextlib.suppress(Stale):
            notebook = read_built(lesson, solved)
    if notebook is None:
        notebook, action = render(lesson, solved), "ejecutado"
        folder = notebook_path(lesson, solved).parent
        folder.mkdir(parents=True, exist_ok=True)
        execute(notebook, folder)
    for path, text in files(lesson, notebook, solved).items():
        if write(path, text):
            print(f"{_relative(path)}: {action}", flush=True)


def outdated() -> list[str]:
    """Lo que no está al día, en una frase por cosa."""
    problems = network.outdated()
    for lesson in load_all():
        for solved in parts(lesson):
            try:
                for path, text in files(lesson, read_built(lesson, solved), solved).items():
                    if not path.exists() or path.read_text(encoding="utf-8") != text:
                        problems.append(f"{_relative(path)}: cambió el texto de la lección, o su sitio")
            except Stale as error:
                problems.append(str(error))
    problems += [f"{_relative(path)}: no viene de ninguna fuente de lessons/" for path in leftovers()]
    return problems + pages.outdated()


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.build", description="Construye los cuadernos del curso.")
    parser.add_argument("lessons", nargs="*", help="por ejemplo la_neurona o 01; sin nombres, todas")
    parser.add_argument("--check", action="store_true", help="decir qué está atrasado, sin ejecutar")
    parser.add_argument("--force", action="store_true", help="ejecutar aunque nada haya cambiado")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="cuántos cuadernos a la vez")
    options = parser.parse_args(arguments)
    lessons = select(options.lessons)
    if options.check:
        problems = outdated()
        print("\n".join(problems) or "Todo al día.")
        sys.exit(bool(problems))
    network.write()
    tasks = [(lesson, solved, options.force) for lesson in lessons for solved in parts(lesson)]
    if options.jobs == 1:
        for task in tasks:
            build(*task)
    else:
        with ProcessPoolExecutor(options.jobs) as pool:
            for done in [pool.submit(build, *task) for task in tasks]:
                done.result()
    if not options.lessons:
        for path in leftovers():
            path.unlink()
            print(f"{_relative(path)}: borrado, ya no viene de ninguna fuente")
        pages.write()


if __name__ == "__main__":
    main()
