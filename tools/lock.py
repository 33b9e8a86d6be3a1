"""Recalcula requirements.txt y requirements-dev.txt: la versión y la suma de todo, para todas las plataformas.

    python -m tools.lock

Parte de las versiones fijadas en requirements.in y requirements-dev.in. Con las sumas, pip solo
instala los archivos que había al calcularlas: uno cambiado después, o en el camino, no entra.
"""

import re
import subprocess
import sys

from tools.course import ROOT

HEADER = "# Lo escribe `make lock` desde {}, con uv pip compile: no se edita a mano.\n"


def compile_lock(name: str, constraints: str = "") -> str:
    """Lo que hace falta para instalar `name`, con las versiones de `constraints` si se dan."""
    command = [sys.executable, "-m", "uv", "pip", "compile", name, "--universal", "--python-version", "3.11"]
    command += ["--fork-strategy", "fewest", "--generate-hashes", "--only-binary", ":all:", "--emit-build-options"]
    command += ["--no-header", "--no-annotate", "--quiet"]
    command += ["--constraints", "-"] if constraints else []
    result = subprocess.run(command, input=constraints, capture_output=True, text=True, cwd=ROOT)
    if result.returncode:
        raise SystemExit(result.stderr)
    return result.stdout


def main() -> None:
    full = compile_lock("requirements-dev.in")
    student = compile_lock("requirements.in", full)
    packages = re.findall(r"^\S.*\n(?: .*\n)*", full, re.MULTILINE)
    extra = "".join(package for package in packages if package not in student)
    for name, text in {"requirements": student, "requirements-dev": f"-r requirements.txt\n{extra}"}.items():
        (ROOT / f"{name}.txt").write_text(HEADER.format(f"{name}.in") + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
