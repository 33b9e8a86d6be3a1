"""Qué decide las salidas de un cuaderno: su código, el de los módulos del curso que usa y los datos que leen."""

import ast
import hashlib
import json
from functools import cache
from pathlib import Path

from experiments.results import RESULTS, code_digest
from tools.course import ROOT
from tools.render import GENERATED

PACKAGES = ("utils", "exercises", "playground", "experiments")
READ_BY = {"utils.environment": ["utils/estilo.mplstyle"]}  # lo que un módulo lee y también decide las salidas


def digest(cells) -> str:
    """Una huella de todo lo que decide las salidas de unas celdas."""
    code = [cell.source for cell in cells if cell.cell_type == "code" and cell.id not in GENERATED]
    used = set()
    for source in code:
        used |= imported_files(source)
    parts = [_meaning(path) for path in sorted(used)]
    return hashlib.sha256(json.dumps([code, parts]).encode()).hexdigest()[:16]


def imported_files(source: str) -> set[Path]:
    """Los archivos del curso de los que depende un trozo de código, directa o indirectamente."""
    found, pending = set(), _direct(source)
    while pending:
        path = pending.pop()
        if path not in found:
            found.add(path)
            if path.suffix == ".py":
                pending |= _dependencies(path)
    return found


@cache
def _dependencies(path: Path) -> frozenset[Path]:
    package = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    read = {ROOT / name for name in READ_BY.get(package, ())}
    return frozenset(_direct(path.read_text(encoding="utf-8")) | read)


def _direct(source: str) -> set[Path]:
    tree, names, files = ast.parse(source), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:  # `from utils import data` también trae un módulo
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "load_experiment":
            files |= {RESULTS / f"{arg.value}.json" for arg in node.args if isinstance(arg, ast.Constant)}
    for name in names:
        parts = name.split(".")
        if parts[0] in PACKAGES:  # al importar un módulo se ejecutan también los paquetes en que está
            for k in range(1, len(parts) + 1):
                base = ROOT.joinpath(*parts[:k])
                files |= {base.with_suffix(".py"), base / "__init__.py"}
    return {path for path in files if path.exists()}


@cache
def _meaning(path: Path) -> str:
    """Lo que cuenta de un archivo: de un programa, su código, sin docstrings ni comentarios."""
    return code_digest(path) if path.suffix == ".py" else path.read_text(encoding="utf-8")
