"""Los sitios incómodos en los que se prueban los cuadernos son lo que dicen."""

import subprocess
import sys

import pytest

from tools import matrix
from tools.course import ROOT

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


def test_an_unknown_place_is_explained(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["matrix", "Marte"])
    with pytest.raises(SystemExit):
        matrix.main()
    assert "no existe el entorno «Marte»; están: un hilo" in capsys.readouterr().err
