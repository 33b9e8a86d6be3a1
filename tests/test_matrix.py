"""Los sitios incómodos en los que se prueban los cuadernos son lo que dicen."""

import os
import platform
import subprocess
import sys

import pytest

from tools import matrix
from tools.course import ROOT, load_all

WRITE = "import pathlib; pathlib.Path('utils/nuevo.txt').write_text('hola')"


def write_in(place):
    """Intenta escribir en la copia de un sitio; devuelve lo que pasó, si quedó algo escrito y la carpeta."""
    with matrix.checkout(place) as (root, prefix):
        result = subprocess.run([*prefix, sys.executable, "-c", WRITE], cwd=root, capture_output=True, text=True)
        return result, (root / "utils" / "nuevo.txt").exists(), root


@pytest.mark.skipif(sys.platform != "linux", reason="se monta como en Linux")
def test_a_read_only_copy_cannot_be_written():
    result, written, root = write_in(matrix.READ_ONLY)
    assert result.returncode and not written and not root.exists()
    assert "Read-only file system" in result.stderr or "Permission denied" in result.stderr


def test_a_copy_in_an_awkward_path_can_be_written_and_then_goes():
    result, written, root = write_in(matrix.ACCENTS)
    assert result.returncode == 0 and written and not root.exists(), result.stderr
    assert " " in str(root) and "ñ" in str(root) and not (ROOT / "utils" / "nuevo.txt").exists()


PRODUCT = """
import numpy as np
from threadpoolctl import threadpool_info
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__
print(*[library["architecture"] for library in threadpool_info() if "openblas" in library["internal_api"]])
print(sum(__cpu_features__[name] for name in __cpu_dispatch__))
"""


def ask_numpy(place: str) -> list[str]:
    environment = os.environ | matrix.VARIABLES[place]
    result = subprocess.run([sys.executable, "-c", PRODUCT], env=environment, capture_output=True, text=True)
    assert result.returncode == 0 and not result.stderr, result.stderr
    return result.stdout.splitlines()


@pytest.mark.skipif(platform.machine() != "x86_64", reason="son nombres de procesadores x86-64")
def test_numpy_computes_as_on_another_processor():
    """Nehalem y Haswell los sabe imitar cualquier x86-64 de hoy; los demás, según el que haya."""
    assert ask_numpy("OpenBLAS como en Nehalem")[0] == "Nehalem"
    assert ask_numpy("OpenBLAS como en Haswell")[0] == "Haswell"


def test_numpy_can_do_without_what_its_processor_offers():
    assert ask_numpy("NumPy sin AVX")[1] == "0"


def test_notebooks_are_chosen_by_the_name_of_their_lesson(monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(matrix, "run", lambda place, notebooks: asked.append((place, notebooks)) or {"x": True})
    monkeypatch.setattr(sys, "argv", ["matrix", "un hilo", "--notebooks", "la_neurona", "playground"])
    with pytest.raises(SystemExit) as caught:
        matrix.main()
    assert caught.value.code == 0 and "| x | ✓ |" in capsys.readouterr().out
    paths = [ROOT / path for path in asked[0][1]]
    lessons = {lesson.slug: lesson for lesson in load_all() if not lesson.deeper}
    wanted = [lessons["la_neurona"].notebook, lessons["la_neurona"].solutions, lessons["playground"].notebook]
    assert sorted(path for path in paths if path.parent.name != "a_fondo") == sorted(wanted)


def test_a_copy_has_all_that_notebooks_use():
    with matrix.checkout(matrix.ACCENTS) as (root, _):
        for folder in ("utils", "exercises", "playground", "experiments", "data"):
            assert (root / folder).is_dir()


def test_an_unknown_place_is_explained(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["matrix", "Marte"])
    with pytest.raises(SystemExit):
        matrix.main()
    assert "no existe el entorno «Marte»; están: un hilo" in capsys.readouterr().err
