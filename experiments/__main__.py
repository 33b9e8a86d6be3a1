"""Hace los experimentos: `python -m experiments [NOMBRE …]`; con `--check`, dice cuáles están atrasados."""

import argparse
import os
import subprocess
import sys

from experiments.results import FOLDER, outdated, scripts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m experiments")
    names = [script.stem for script in scripts()]
    parser.add_argument("names", nargs="*", metavar="NOMBRE", help=", ".join(names))
    parser.add_argument("--check", action="store_true", help="solo decir qué resultados no concuerdan con su programa")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in names]:
        parser.error(f"no existe el experimento {unknown[0]}; están: {', '.join(names)}")
    if options.check:
        problems = outdated()
        print("\n".join(problems) or "Los resultados concuerdan con sus programas.")
        sys.exit(bool(problems))
    for name in options.names or names:
        print(f"{name}…", flush=True)
        quiet = {"TF_CPP_MIN_LOG_LEVEL": "2"} | os.environ  # TensorFlow avisa de cada biblioteca que carga
        if subprocess.run([sys.executable, "-m", f"experiments.{name}"], cwd=FOLDER.parent, env=quiet).returncode:
            sys.exit(f"{name} no terminó: sus resultados quedan como estaban.")


if __name__ == "__main__":
    main()
