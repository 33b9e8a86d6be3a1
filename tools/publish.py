"""Escribe el repositorio del curso en course.toml, en los cuadernos y en los README, sin ejecutar nada.

python -m tools.publish usuario/repositorio    (o "" para quitarlo)
"""

import re
import sys

from tools import pages
from tools.build import Stale, notebook_path, refresh, select
from tools.course import ROOT


def publish(repository: str) -> None:
    """Pone el repositorio en todas partes, o en ninguna si algún cuaderno está atrasado."""
    if repository and not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise SystemExit(f"REPO debe ser «usuario/repositorio»; llegó «{repository}».")
    path = ROOT / "course.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r'^repository = ".*"$', f'repository = "{repository}"', before, count=1, flags=re.MULTILINE),
        encoding="utf-8",
        newline="\n",
    )
    try:
        texts = {
            notebook_path(lesson, solved): refresh(lesson, solved) for lesson in select([]) for solved in (False, True)
        }
    except Stale as problem:
        path.write_text(before, encoding="utf-8", newline="\n")
        raise SystemExit(f"{problem}. Ejecuta antes «make notebooks».") from None
    for notebook, text in texts.items():
        notebook.write_text(text, encoding="utf-8", newline="\n")
    pages.write()
    print(f"{len(texts)} cuadernos apuntan a {repository or 'ningún repositorio'}.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    publish(sys.argv[1])
