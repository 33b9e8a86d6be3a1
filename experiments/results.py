"""Guardar lo que dio un experimento, con lo que hace falta para repetirlo y para saber si está al día.

El reloj arranca al importar este módulo, al principio del programa.
"""

import ast
import hashlib
import importlib.metadata
import json
import math
import os
import platform
import re
import sys
import time
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "resultados"
FIELDS = ("pregunta", "ajustes", "semillas", "versiones", "minutos", "huella", "resultados")
PACKAGES = {"numpy": "numpy", "scipy": "scipy", "sklearn": "scikit-learn", "keras": "keras", "tensorflow": "tensorflow"}

_started = time.monotonic()


def write_results(script, question: str, settings: dict, seeds, results: dict, folder: Path = RESULTS) -> Path:
    """Guarda en `resultados/<nombre del programa>.json` lo que dio un experimento.

    Los números se guardan con seis cifras. El archivo se escribe al lado y cambia de nombre al final:
    si algo falla, queda el que hubiera.

    Args:
        script: la ruta del programa, `__file__`.
        question: a qué responde, en una frase.
        settings: con qué se hizo: rejillas, épocas, tamaños.
        seeds: las semillas con las que se midió lo que se muestra, que no son las que sirvieron para elegir;
            una lista, o {para qué: lista}.
        results: lo que salió; admite números y tablas de NumPy.
        folder: dónde se guarda.

    Returns:
        La ruta de lo guardado.

    Raises:
        ValueError: si hay algo que no se puede guardar, como un número que no es finito.
    """
    script = Path(script).resolve()
    loaded = [package for module, package in PACKAGES.items() if module in sys.modules]
    values = {
        "pregunta": question,
        "ajustes": settings,
        "semillas": seeds,
        "versiones": {"python": platform.python_version()}
        | {package: importlib.metadata.version(package) for package in loaded},
        "minutos": round((time.monotonic() - _started) / 60, 1),
        "huella": code_digest(script),
        "resultados": results,
    }
    text = json.dumps(_plain(values, ""), ensure_ascii=False, indent=1)
    text = re.sub(r"\[\n[^\[\]{}]*\]", _join, text)  # cada lista de números, en una línea
    path = folder / f"{script.stem}.json"
    folder.mkdir(exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    print(f"Guardado {path.name}, en {values['minutos']} minutos.")
    return path


def _join(match) -> str:
    return re.sub(r"\n\s*", " ", match[0]).replace("[ ", "[").replace(" ]", "]")


def _plain(value, where: str):
    """Lo mismo, con lo que JSON sabe escribir y los números con seis cifras."""
    if hasattr(value, "numpy"):  # un tensor
        value = value.numpy()
    match value:
        case dict():
            return {str(key): _plain(item, f"{where}[{key!r}]") for key, item in value.items()}
        case np.ndarray():
            return _plain(value.tolist(), where)
        case list() | tuple() | range() | set():
            return [_plain(item, f"{where}[{k}]") for k, item in enumerate(value)]
        case str() | bool() | int() | None:
            return value
        case np.bool_() | np.integer():
            return value.item()
        case float() | np.floating():
            if not math.isfinite(value):
                raise ValueError(f"{where} es {value}: guarda None, o una palabra que lo diga.")
            return float(f"{float(value):.6g}")
    raise ValueError(f"{where} es {type(value).__name__}, que no se puede guardar como JSON.")


def code_digest(script: Path) -> str:
    """Una huella del código de un programa, que no cambia con sus comentarios, docstrings ni formato."""
    tree = ast.parse(script.read_text(encoding="utf-8"))
    return hashlib.sha256(json.dumps(_shape(tree)).encode()).hexdigest()[:16]


def _shape(node):
    """El árbol del código sin docstrings ni lo que está vacío, que cambia de una versión de Python a otra."""
    match node:
        case ast.AST(body=[ast.Expr(value=ast.Constant(value=str())), *_]):
            node.body = node.body[1:]
    if isinstance(node, ast.AST):
        fields = {name: _shape(value) for name, value in ast.iter_fields(node) if value not in (None, [])}
        return [type(node).__name__, fields]
    return [_shape(item) for item in node] if isinstance(node, list) else repr(node)


def scripts() -> list[Path]:
    """Los programas de experiments/: los que terminan guardando lo que dieron."""
    known = {"__init__", "__main__", Path(__file__).stem}
    return [path for path in sorted(FOLDER.glob("*.py")) if path.stem not in known]


def outdated() -> list[str]:
    """Qué programas y resultados no concuerdan, en frases."""
    problems = []
    for script in scripts():
        path = RESULTS / f"{script.stem}.json"
        if not path.exists():
            problems.append(f"{script.name}: no se ha hecho")
        elif json.loads(path.read_text(encoding="utf-8")).get("huella") != code_digest(script):
            problems.append(f"{script.name}: ha cambiado desde que se hizo")
    names = {script.stem for script in scripts()}
    problems += [f"{p.name}: falta su programa" for p in sorted(RESULTS.glob("*.json")) if p.stem not in names]
    return problems
