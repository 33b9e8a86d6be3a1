"""Escribe el repositorio del curso en course.toml, en los cuadernos y en los README, sin ejecutar nada.

python -m tools.publish usuario/repositorio    (o "" para quitarlo)
"""

import re
import sys

from tools import pages
from tools.course import ROOT, load_all, load_course
from tools.notebooks import Stale, files, parts, read_built, write


def publish(repository: str) -> None:
    """Pone el repositorio en todas partes, o en ninguna si algún cuaderno está atrasado."""
    if repository and not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise SystemExit(f"REPO debe ser «usuario/repositorio»; llegó «{repository}».")
    path = ROOT / "course.toml"
    before = path.read_text(encoding="utf-8")
    write(path, re.sub(r'^repository = ".*"$', f'repository = "{repository}"', before, count=1, flags=re.MULTILINE))
    load_course.cache_clear()
    try:
        notebooks = [(lesson, solved) for lesson in load_all() for solved in parts(lesson)]
        texts = [files(lesson, read_built(lesson, solved), solved) for lesson, solved in notebooks]
    except Stale as problem:
        write(path, before)
        raise SystemExit(f"{problem}. Ejecuta antes «make notebooks».") from None
    for texts_of_one in texts:
        for file, text in texts_of_one.items():
            write(file, text)
    pages.write()
    print(f"{len(notebooks)} cuadernos apuntan a {repository or 'ningún repositorio'}.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    publish(sys.argv[1])
