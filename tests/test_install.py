"""La instalación: qué dice cuando el Python, el disco o la red fallan; y que los requisitos están fijados."""

import ast
import os
import re
import subprocess
import sys

import pytest

from tools import install
from tools.course import ROOT


@pytest.mark.parametrize("version, word", [((3, 10), "viejo"), ((2, 7), "viejo"), ((3, 14), "nuevo")])
def test_a_python_that_will_not_do_is_explained(version, word):
    with pytest.raises(SystemExit, match=f"demasiado {word}") as caught:
        install.check_python(version)
    assert "entre el 3.11 y el 3.13" in str(caught.value)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_good_python_passes(version):
    install.check_python(version)


def test_a_full_disk_is_explained():
    install.check_disk(50e9)
    with pytest.raises(SystemExit, match=r"hay 0\.3 GB libres .* necesita 4 GB"):
        install.check_disk(0.3e9)


@pytest.mark.parametrize(
    "output, advice",
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "espacio en el disco",
        ),
        ("WARNING: Retrying ... NewConnectionError: Failed to establish a new connection", "No hay conexión"),
        ("Temporary failure in name resolution", "No hay conexión"),
        ("ERROR: No matching distribution found for tensorflow==2.20.0", "No hay una versión"),
        ("ERROR: algo raro", "arriba está lo que dijo pip"),
    ],
)
def test_what_pip_says_becomes_advice(output, advice):
    assert advice in install.explain(output)


def test_the_script_can_be_read_by_an_old_python():
    """Sin f-strings, `match` ni anotaciones: debe poder decir que el Python es viejo."""
    tree = ast.parse((ROOT / "tools" / "install.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]


@pytest.mark.skipif(os.name == "nt", reason="imita .venv con un enlace simbólico")
def test_it_fails_with_advice_when_the_network_does(tmp_path, monkeypatch, capfd):
    """pip de verdad, contra un servidor que no existe."""
    (tmp_path / "requirements.txt").write_text("un-paquete-que-no-existe==1.0\n")
    monkeypatch.setattr(install, "ROOT", str(tmp_path))
    monkeypatch.setattr(install, "BIN", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    for name, value in {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit, match="No hay conexión con el servidor de paquetes"):
        install.install("requirements.txt")


def pins(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return dict(re.fullmatch(r"([\w.-]+)==([\w.]+)(?: ; .*)?", x).groups() for x in lines if x and x[0] not in "#-")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_requirements_are_pinned_as_in_the_lock():
    lock = {normal(name): version for name, version in pins("constraints.txt").items()}
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "-c constraints.txt" in text
        for package, version in pins(name).items():
            assert lock[normal(package)] == version, package
    assert not re.search(r"https?://", (ROOT / "constraints.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_the_gpu_line_names_the_same_tensorflow(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert f'"tensorflow[and-cuda]=={pins("requirements.txt")["tensorflow"]}"' in text


def test_what_is_installed_is_what_the_lock_says():
    """`pip check` no encuentra nada que falte ni que choque."""
    result = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
