"""La instalación: qué dice cuando el Python, el disco o la red fallan; y que los requisitos están fijados."""

import ast
import hashlib
import os
import re
import subprocess
import sys
import zipfile

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
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "no se ha instalado"),
        ("ERROR: algo raro", "arriba está lo que dijo pip"),
    ],
)
def test_what_pip_says_becomes_advice(output, advice):
    assert advice in install.explain(output)


def test_the_script_can_be_read_by_an_old_python():
    """Sin f-strings, `match` ni anotaciones: debe poder decir que el Python es viejo."""
    tree = ast.parse((ROOT / "tools" / "install.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]


@pytest.fixture
def bare_course(tmp_path, monkeypatch):
    """Una carpeta con .venv, un pip de verdad y nada de lo que este equipo le tenga dicho a pip."""
    if os.name == "nt":
        pytest.skip("imita .venv con un enlace simbólico")
    monkeypatch.setattr(install, "ROOT", str(tmp_path))
    monkeypatch.setattr(install, "BIN", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return tmp_path


def test_it_fails_with_advice_when_the_network_does(bare_course, monkeypatch):
    """Contra un servidor que no existe."""
    (bare_course / "requirements.txt").write_text("un-paquete-que-no-existe==1.0\n")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    with pytest.raises(SystemExit, match="No hay conexión con el servidor de paquetes"):
        install.install("requirements.txt")


def make_wheel(folder, code):
    """Un paquete mínimo, como los que descarga pip."""
    path = folder / "prueba-1.0-py3-none-any.whl"
    files = {
        "prueba.py": code,
        "prueba-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: prueba\nVersion: 1.0\n",
        "prueba-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files["prueba-1.0.dist-info/RECORD"] = "".join(f"{name},,\n" for name in files)
    with zipfile.ZipFile(path, "w") as wheel:
        for name, content in files.items():
            wheel.writestr(name, content)
    return path


def test_a_tampered_package_is_not_installed(bare_course, monkeypatch, capfd):
    wheel = make_wheel(bare_course, "x = 1")
    checksum = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (bare_course / "requirements.txt").write_text(f"prueba==1.0 \\\n    --hash=sha256:{checksum}\n")
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": wheel.parent, "TARGET": bare_course / "good"}.items():
        monkeypatch.setenv(f"PIP_{name}", str(value))
    install.install("requirements.txt")
    assert (bare_course / "good" / "prueba.py").read_text() == "x = 1"

    make_wheel(bare_course, "x = 2")
    monkeypatch.setenv("PIP_TARGET", str(bare_course / "bad"))
    with pytest.raises(SystemExit, match="su suma no es la de los requisitos, y no se ha instalado"):
        install.install("requirements.txt")
    assert not (bare_course / "bad").exists()
    assert checksum in capfd.readouterr().out, "pip dice qué suma esperaba"


PACKAGE = r"[\w.-]+==[\w.]+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"


def test_the_lock_has_versions_and_checksums_and_nothing_else():
    """Ni direcciones, ni paquetes sin suma, ni nada que haya que compilar: eso se escaparía de las sumas."""
    student, dev = [(ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-dev.txt")]
    assert re.fullmatch(rf"# .*\n--only-binary :all:\n\n(?:{PACKAGE})+", student)
    assert re.fullmatch(rf"# .*\n-r requirements\.txt\n(?:{PACKAGE})+", dev)


def pins(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("names", [["requirements"], ["requirements", "requirements-dev"]], ids=lambda names: names[-1])
def test_the_lock_has_what_was_asked_for(names):
    lock = {normal(package): version for name in names for package, version in pins(f"{name}.txt").items()}
    for package, version in pins(f"{names[-1]}.in").items():
        assert lock[normal(package)] == version, f"{package}: falta ejecutar `make lock`"


@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_the_gpu_line_names_the_same_tensorflow(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert f'"tensorflow[and-cuda]=={pins("requirements.txt")["tensorflow"]}"' in text


def test_what_is_installed_is_what_the_lock_says():
    """`pip check` no encuentra nada que falte ni que choque."""
    result = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
