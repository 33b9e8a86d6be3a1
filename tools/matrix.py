"""Ejecuta todos los cuadernos, con sus salidas comparadas al carácter, en entornos distintos.

    python -m tools.matrix [ENTORNO …] [--notebooks la_neurona playground …]

Sin nombres, todos menos «Colab», que hay que pedir porque la primera vez instala otras versiones. Los de
OpenBLAS hacen los productos de matrices como en otro procesador, aunque sea en este. Al final imprime una tabla de
cuadernos por entornos. Sale con error si algo no coincide.
"""

import argparse
import contextlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from numpy._core._multiarray_umath import __cpu_dispatch__ as NUMPY_FEATURES

from tools.course import ROOT, select
from tools.notebooks import notebook_path, parts

VARIABLES = {
    "un hilo": {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1", "OMP_NUM_THREADS": "1"},
    "sin oneDNN": {"TF_ENABLE_ONEDNN_OPTS": "0"},
    "AVX2": {"ONEDNN_MAX_CPU_ISA": "AVX2"},
    "SSE41": {"ONEDNN_MAX_CPU_ISA": "SSE41"},
    **{f"OpenBLAS como en {name}": {"OPENBLAS_CORETYPE": name} for name in ("Nehalem", "Haswell", "SkylakeX", "Zen")},
    "NumPy sin AVX": {"NPY_DISABLE_CPU_FEATURES": " ".join(NUMPY_FEATURES)},  # las que este NumPy sabe apagar
    "otra semilla de hash": {"PYTHONHASHSEED": "12345"},
    "otra zona y otro idioma": {"TZ": "Asia/Tokyo", "LC_ALL": "C"},
}
ACCENTS, READ_ONLY, COLAB = "ruta con espacios y acentos", "solo lectura", "Colab"
USUAL = (*VARIABLES, ACCENTS, READ_ONLY)
FOLDERS = ("notebooks", "utils", "exercises", "playground", "experiments", "data", "lessons", "tests", "tools")
FILES = (*FOLDERS, "conftest.py", "pyproject.toml", "course.toml")

# A quien manda en el equipo los permisos no le impiden escribir: se monta la carpeta sin escritura, solo para la orden.
MOUNT_READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && exec "$@"'


@contextlib.contextmanager
def checkout(place: str):
    """Dónde se prueba, y qué se antepone a la orden: aquí mismo, o en una copia en un sitio incómodo."""
    if place not in (ACCENTS, READ_ONLY):
        yield ROOT, []
        return
    with tempfile.TemporaryDirectory(prefix="curso de otoño ñ ") as folder:
        root = Path(folder) / "redes"
        root.mkdir()
        for name in FILES:
            source = ROOT / name
            skip = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            shutil.copytree(source, root / name, ignore=skip) if source.is_dir() else shutil.copy(source, root)
        if place == ACCENTS:
            yield root, []
        elif os.geteuid() == 0:
            yield root, ["unshare", "--mount", "sh", "-c", MOUNT_READ_ONLY, str(root)]
        else:
            set_writable(root, False)
            try:
                yield root, []
            finally:
                set_writable(root, True)


def set_writable(root: Path, writable: bool) -> None:
    for path in [root, *root.rglob("*")]:
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IWUSR if writable else mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def colab_python() -> str:
    """El Python de un entorno con las versiones de Colab, que se crea la primera vez o si cambian."""
    folder, versions = ROOT / ".venv-colab", ROOT / "tests" / "colab.txt"
    done = folder / "listo"
    if not done.exists() or done.stat().st_mtime < versions.stat().st_mtime:
        uv = [sys.executable, "-m", "uv"]
        python = str(folder / "bin" / "python")
        for step in (
            [*uv, "venv", "--quiet", "--clear", "--python", os.environ.get("COLAB_PYTHON", "3.13"), folder],
            [*uv, "pip", "install", "--quiet", "--python", python, "-r", versions],
        ):
            if subprocess.run(step).returncode:
                raise SystemExit(
                    "No se pudo crear el entorno de Colab. Hacen falta conexión y Python 3.13; si está donde no se "
                    "encuentra, dilo así: make test-colab COLAB_PYTHON=/ruta/a/python3.13"
                )
        done.touch()
    return str(folder / "bin" / "python")


def run(place: str, notebooks: list[str], workers: int = 2) -> dict[str, bool]:
    """Pasa nbval en un entorno: {cuaderno: si todo coincide}."""
    python = colab_python() if place == COLAB else sys.executable
    with checkout(place) as (root, prefix), tempfile.NamedTemporaryFile(suffix=".xml") as report:
        command = [*prefix, python, "-m", "pytest", "-n", str(workers), "-p", "no:cacheprovider", *notebooks]
        command += [f"--junitxml={report.name}", "-o", "junit_family=xunit1"]
        command += ["--ignore-figures"] if place == COLAB else []  # las dibuja otra versión de matplotlib
        environment = os.environ | VARIABLES.get(place, {}) | {"PYTHONDONTWRITEBYTECODE": "1"}
        result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
        cases = list(ET.parse(report.name).iter("testcase")) if Path(report.name).stat().st_size else []
    if not cases:
        raise SystemExit(f"{place}: pytest no ejecutó nada.\n{result.stdout}{result.stderr}")
    passed = {}
    for case in cases:
        name = Path(case.get("file") or case.get("classname")).relative_to("notebooks").with_suffix("").as_posix()
        failed = case.find("failure") is not None or case.find("error") is not None
        passed[name] = passed.get(name, True) and not failed
    failures = [line for line in result.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    print(f"{place}: {len(cases)} celdas, {'bien' if not failures else 'y estas no coinciden:'}", flush=True)
    print("".join(f"  {line}\n" for line in failures), end="", flush=True)
    return passed


def print_table(results: dict[str, dict[str, bool]]) -> None:
    """Un cuaderno por fila y un entorno por columna."""
    print("\n| cuaderno | " + " | ".join(results) + " |\n|---|" + ":---:|" * len(results))
    for name in sorted({name for passed in results.values() for name in passed}):
        marks = ["✓" if passed.get(name) else "✗" for passed in results.values()]
        print(f"| {name} | " + " | ".join(marks) + " |")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.matrix")
    parser.add_argument("places", nargs="*", metavar="ENTORNO", help=", ".join((*USUAL, COLAB)))
    parser.add_argument("--notebooks", nargs="+", default=[], metavar="LECCIÓN", help="solo estas lecciones")
    options = parser.parse_args()
    if unknown := [place for place in options.places if place not in (*USUAL, COLAB)]:
        parser.error(f"no existe el entorno «{unknown[0]}»; están: {', '.join((*USUAL, COLAB))}")
    chosen = select(options.notebooks) if options.notebooks else []
    paths = [notebook_path(lesson, solved) for lesson in chosen for solved in parts(lesson)]
    notebooks = [path.relative_to(ROOT).as_posix() for path in paths] or ["notebooks"]
    results = {place: run(place, notebooks) for place in options.places or USUAL}
    print_table(results)
    sys.exit(not all(all(passed.values()) for passed in results.values()))


if __name__ == "__main__":
    main()
