"""La red de la lección 11, para usarla fuera de ella sin copiarla.

Su código está solo en `lessons/11_red_neuronal_con_numpy.py`, delante del estudiante: son las
celdas con la etiqueta `network`. Este módulo las ejecuta tal cual y ofrece sus nombres.
"""

import re
from pathlib import Path

import numpy as np

LESSON = Path(__file__).resolve().parents[1] / "lessons" / "11_red_neuronal_con_numpy.py"


def network_cells(path: Path = LESSON) -> list[tuple[int, str]]:
    """Las celdas de la red: para cada una, cuántas líneas tiene delante y su código.

    Raises:
        FileNotFoundError: si no está la fuente de la lección.
    """
    if not path.is_file():
        raise FileNotFoundError(f"Falta {path}: la red se lee de la fuente de la lección 11. Recupérala con git.")
    cells, before = [], 0
    for text in re.split(r"^(?=# %%)", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        header = text.partition("\n")[0]
        if '"network"' in header:
            cells.append((before, text))
        before += text.count("\n")
    return cells


def _run_cells() -> dict:
    namespace = {"np": np, "__name__": __name__}
    for before, code in network_cells():  # con sus números de línea: un error señala la lección
        exec(compile("\n" * before + code, str(LESSON), "exec"), namespace)
    return namespace


_names = _run_cells()
ACTIVATIONS = _names["ACTIVATIONS"]
Dense, Network = _names["Dense"], _names["Network"]
SGD, Adam, train = _names["SGD"], _names["Adam"], _names["train"]
