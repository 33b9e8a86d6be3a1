"""Crea .venv e instala en él un archivo de requisitos; si no puede, dice por qué.

    python tools/install.py requirements.txt

El archivo lleva la suma de cada paquete: pip no instala nada que no la tenga.
Lo llaman `make lab` y `make test`. Está escrito para que lo entienda también un Python antiguo,
que es justo cuando hace falta que explique qué pasa.
"""

import os
import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)
DISK_GB = 4  # el entorno completo ocupa unos 3 GB

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")


def fail(message):
    sys.exit("\n" + message)


def check_python(version):
    if not OLDEST <= tuple(version[:2]) <= NEWEST:
        problem = "viejo" if tuple(version[:2]) < OLDEST else "nuevo: TensorFlow no lo admite todavía"
        fail(
            "Este Python es el {}.{}, demasiado {}.\nEl curso necesita uno entre el {}.{} y el {}.{}. "
            "Instala alguno (python.org) y repite la orden; si ya lo tienes, dilo así: "
            "make lab PYTHON=/ruta/a/python3.12".format(version[0], version[1], problem, *(OLDEST + NEWEST))
        )


def check_disk(free_bytes):
    if free_bytes < DISK_GB * 1e9:
        fail(
            "Queda poco disco: hay {:.1f} GB libres en {} y la instalación necesita {} GB. "
            "Libera espacio y repite la orden; lo ya instalado se aprovecha.".format(free_bytes / 1e9, ROOT, DISK_GB)
        )


def explain(output):
    """Convierte lo que escribió pip en un consejo."""
    text = output.lower()
    if "no space left" in text or "errno 28" in text or "disk quota" in text:
        return "No queda espacio en el disco. Libera unos {} GB y repite la orden.".format(DISK_GB)
    if "do not match the hashes" in text:
        return (
            "Un paquete no es el que el curso espera: su suma no es la de los requisitos, y no se ha instalado. Puede "
            "ser una descarga estropeada: repite la orden. Si vuelve a pasar, no lo instales de otro modo: avisa a "
            "quien mantiene el curso."
        )
    signs = ("connection", "resolve", "timed out", "temporary failure", "network", "proxy", "ssl")
    if any(sign in text for sign in signs):
        return "No hay conexión con el servidor de paquetes. Revisa la red (o el proxy) y repite la orden."
    if "no matching distribution" in text:
        return "No hay una versión de algún paquete para este sistema. En macOS hace falta un procesador de Apple."
    return "La instalación falló; arriba está lo que dijo pip."


def create_venv():
    python = os.path.join(BIN, "python")
    works = os.path.exists(python) and subprocess.call([python, "-c", "import pip"], stderr=subprocess.DEVNULL) == 0
    if works:
        return
    print("Creando el entorno en .venv…")
    sys.stdout.flush()
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]):
        fail("No se pudo crear .venv. En Debian y Ubuntu falta el paquete python3-venv: instálalo y repite la orden.")


def install(requirements):
    print("Instalando {} (la primera vez tarda unos minutos)…".format(requirements))
    sys.stdout.flush()
    command = [os.path.join(BIN, "python"), "-m", "pip", "install", "--disable-pip-version-check", "-q", "-r"]
    process = subprocess.Popen(
        command + [requirements], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    )
    lines = []
    for line in process.stdout:
        lines.append(line)
        if not line.startswith("WARNING"):
            print(line, end="")
    if process.wait():
        fail(explain("".join(lines)))


def main(requirements):
    check_python(sys.version_info)
    if not os.path.exists(os.path.join(VENV, "requirements.ok")):
        check_disk(shutil.disk_usage(ROOT).free)
    create_venv()
    install(requirements)
    # requirements-dev.txt incluye a requirements.txt: sus dos marcas quedan puestas.
    for name in {requirements, "requirements.txt"}:
        open(os.path.join(VENV, name.replace(".txt", ".ok")), "w").close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
