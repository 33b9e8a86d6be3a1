"""Recalcula constraints.txt: las versiones exactas de todo, para todas las plataformas.

    python -m tools.lock

Parte de las versiones fijadas en requirements.txt y requirements-dev.txt.
"""

import subprocess
import sys

from tools.course import ROOT

HEADER = "# Lo escribe `make lock` (uv pip compile --universal) desde los archivos de requisitos: no se edita a mano.\n"


def compile_lock() -> str:
    """El texto de constraints.txt. Las líneas con `-` se quitan para no partir del cierre anterior."""
    lines = []
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines += [x for x in (ROOT / name).read_text(encoding="utf-8").splitlines() if not x.startswith("-")]
    command = [sys.executable, "-m", "uv", "pip", "compile", "-", "--universal", "--python-version", "3.11"]
    command += ["--fork-strategy", "fewest", "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet"]
    result = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, cwd=ROOT)
    if result.returncode:
        raise SystemExit(result.stderr)
    return HEADER + result.stdout


if __name__ == "__main__":
    (ROOT / "constraints.txt").write_text(compile_lock(), encoding="utf-8", newline="\n")
