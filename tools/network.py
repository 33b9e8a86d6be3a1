"""Exporta a playground/network.py la red que se escribe en la lección, para usarla fuera sin copiarla.

    python -m tools.network             la escribe, si cambió
    python -m tools.network --check     dice si está al día

Su código está solo en la lección, delante del estudiante: son las celdas con la etiqueta `network`.
"""

import re
import sys
from pathlib import Path

from tools.course import LESSONS, ROOT

SOURCE = LESSONS / "red_neuronal_con_numpy.py"
TARGET = ROOT / "playground" / "network.py"
HEADER = '''"""La red que se escribe en la lección `red_neuronal_con_numpy`, para usarla fuera de ella."""

# Lo escribe `python -m tools.network` con las celdas `network` de la lección; no se edita a mano.

import numpy as np


'''


def network_cells(path: Path = SOURCE) -> list[str]:
    """El código de cada celda de la red, en orden, sin la línea que la abre.

    Raises:
        FileNotFoundError: si no está la fuente de la lección.
        ValueError: si ninguna de sus celdas lleva la etiqueta.
    """
    if not path.is_file():
        raise FileNotFoundError(f"Falta {path}: la red se lee de la fuente de su lección. Recupérala con git.")
    cells = re.split(r"^# %%", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = [code.strip() for header, _, code in (cell.partition("\n") for cell in cells) if '"network"' in header]
    if not found:
        raise ValueError(f'{path.name} no tiene celdas con la etiqueta "network", que son las que se exportan.')
    return found


def render() -> str:
    """El módulo entero, como debe estar."""
    code = "\n\n\n".join(network_cells())
    return HEADER + code + "\n"


def outdated() -> list[str]:
    """Una frase si el módulo no es el de la lección; nada si está al día, o si un curso no tiene esa lección."""
    if not SOURCE.exists():
        return []
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == render():
        return []
    return [f"{TARGET.relative_to(ROOT).as_posix()}: cambió la red de la lección; «python -m tools.network»"]


def write() -> None:
    """Escribe el módulo, si cambió, y lo dice."""
    if outdated():
        TARGET.write_text(render(), encoding="utf-8", newline="\n")
        print(f"{TARGET.relative_to(ROOT).as_posix()}: escrito")


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        problems = outdated()
        print("\n".join(problems) or "playground/network.py está al día.")
        sys.exit(bool(problems))
    write()
