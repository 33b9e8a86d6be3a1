"""Ejecuta todos los cuadernos, con sus salidas comparadas al carácter, en entornos distintos.

    python -m tools.matrix [ENTORNO …]

Al final imprime una tabla de lecciones por entornos. Sale con error si algo no coincide.
"""

import contextlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from tools.course import ROOT

VARIABLES = {
    "un hilo": {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1", "OMP_NUM_THREADS": "1"},
    "sin oneDNN": {"TF_ENABLE_ONEDNN_OPTS": "0"},
    "AVX2": {"ONEDNN_MAX_CPU_ISA": "AVX2"},
    "SSE41": {"ONEDNN_MAX_CPU_ISA": "SSE41"},
    "otra semilla de hash": {"PYTHONHASHSEED": "12345"},
    "otra zona y otro idioma": {"TZ": "Asia/Tokyo", "LC_ALL": "C"},
}
PLACES = ("ruta con espacios y acentos", "solo lectura")
FILES = ("notebooks", "utils", "data", "lessons", "tests", "tools", "pyproject.toml", "course.toml")


@contextlib.contextmanager
def checkout(place: str):
    """Dónde se prueba: aquí mismo, o una copia en un sitio incómodo."""
    if place not in PLACES:
        yield ROOT
        return
    with tempfile.TemporaryDirectory(prefix="curso de otoño ñ ") as folder:
        root = Path(folder) / "redes"
        root.mkdir()
        for name in FILES:
            source = ROOT / name
            skip = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            shutil.copytree(source, root / name, ignore=skip) if source.is_dir() else shutil.copy(source, root)
        if place == "solo lectura":
            set_writable(root, False)
        try:
            yield root
        finally:
            set_writable(root, True)


def set_writable(root: Path, writable: bool) -> None:
    for path in [root, *root.rglob("*")]:
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IWUSR if writable else mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def run(place: str, workers: int = 2) -> dict[str, bool]:
    """Pasa nbval en un entorno: {cuaderno: si todo coincide}."""
    with checkout(place) as root, tempfile.NamedTemporaryFile(suffix=".xml") as report:
        command = [sys.executable, "-m", "pytest", "-n", str(workers), "-p", "no:cacheprovider", "notebooks"]
        command += [f"--junitxml={report.name}", "-o", "junit_family=xunit1"]
        environment = os.environ | VARIABLES.get(place, {}) | {"PYTHONDONTWRITEBYTECODE": "1"}
        result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
        cases = list(ET.parse(report.name).iter("testcase"))
    if not cases:
        raise SystemExit(f"{place}: pytest no ejecutó nada.\n{result.stdout}{result.stderr}")
    passed = {}
    for case in cases:
        name = Path(case.get("file") or case.get("classname")).stem
        failed = case.find("failure") is not None or case.find("error") is not None
        passed[name] = passed.get(name, True) and not failed
    failures = [line for line in result.stdout.splitlines() if line.startswith("FAILED")]
    print(f"{place}: {'bien' if not failures else ''}", *failures, sep="\n  " if failures else "", flush=True)
    return passed


def main(names: list[str]) -> None:
    places = [*VARIABLES, *PLACES]
    unknown = [name for name in names if name not in places]
    if unknown:
        raise SystemExit(f"No existe el entorno «{unknown[0]}»; están: {', '.join(places)}.")
    results = {place: run(place) for place in names or places}
    lessons = sorted({lesson for passed in results.values() for lesson in passed})
    print("\n| cuaderno | " + " | ".join(results) + " |\n|---|" + ":---:|" * len(results))
    for lesson in lessons:
        marks = ["✓" if passed.get(lesson) else "✗" for passed in results.values()]
        print(f"| {lesson} | " + " | ".join(marks) + " |")
    sys.exit(not all(all(passed.values()) for passed in results.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
