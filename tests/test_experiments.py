"""Los resultados guardados son los de sus programas, y se guardan como deben."""

import json

import numpy as np
import pytest

from experiments import results
from experiments.results import FIELDS, RESULTS, code_digest, write_results

CODE = "import numpy as np\n\n\ndef run(seed):\n    return np.sqrt(seed)\n"


def test_every_result_comes_from_its_script_as_it_is_now():
    """Si falla: «python -m experiments NOMBRE», y comprueba que la lección sigue diciendo lo que sale."""
    assert results.outdated() == []


@pytest.mark.parametrize("path", sorted(RESULTS.glob("*.json")), ids=lambda path: path.stem)
def test_a_result_is_complete_and_small(path):
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert tuple(stored) == FIELDS
    assert "¿" in stored["pregunta"] and stored["semillas"] and stored["resultados"]
    assert path.stat().st_size < 200_000


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "prueba.py"
    path.write_text(CODE, encoding="utf-8")
    return path


def write(script, **changes):
    options = {"question": "¿Cuánto?", "settings": {"épocas": 3}, "seeds": range(2), "results": {"a": [1, 2]}}
    return write_results(script, folder=script.parent, **options | changes)


def test_what_is_written_can_be_read(script, capsys):
    scores = {"red": np.array([[0.1 + 0.2, 1.0], [2, 3]]), ("b", 3): np.float32(0.1), "n": np.int64(4), "no": None}
    path = write(script, results=scores)
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert tuple(stored) == FIELDS and stored["semillas"] == [0, 1]
    assert stored["resultados"] == {"red": [[0.3, 1.0], [2.0, 3.0]], "('b', 3)": 0.1, "n": 4, "no": None}
    assert stored["versiones"]["numpy"] == np.__version__ and stored["huella"] == code_digest(script)
    assert "[0.3, 1.0]" in path.read_text(encoding="utf-8"), "una lista por línea"
    assert "Guardado prueba.json" in capsys.readouterr().out
    assert [file.name for file in sorted(script.parent.iterdir())] == ["prueba.json", "prueba.py"]


@pytest.mark.parametrize(
    ("bad", "message"),
    [({"a": [1, np.nan]}, r"\['resultados'\]\['a'\]\[1\] es nan"), ({"a": object()}, "es object, que no se puede")],
)
def test_what_cannot_be_stored_leaves_the_old_result(script, bad, message):
    path = write(script)
    before = path.read_bytes()
    with pytest.raises(ValueError, match=message):
        write(script, results=bad)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("code", "same"),
    [
        ('"""Otro texto."""\n' + CODE, True),
        (CODE.replace("return", "# un comentario\n\n    return"), True),
        (CODE.replace("np.sqrt(seed)", "np.sqrt(\n        seed,\n    )"), True),
        (CODE.replace(":\n", ':\n    """Qué hace."""\n'), True),
        (CODE.replace("sqrt", "cbrt"), False),
        (CODE + "\nrun(3)\n", False),
    ],
)
def test_the_digest_follows_the_code_and_not_its_words(script, code, same):
    before = code_digest(script)
    script.write_text(code, encoding="utf-8")
    assert (code_digest(script) == before) == same


def test_a_mismatch_is_named(script, monkeypatch):
    monkeypatch.setattr(results, "FOLDER", script.parent)
    monkeypatch.setattr(results, "RESULTS", script.parent)
    assert results.outdated() == ["prueba.py: no se ha hecho"]
    write(script)
    assert results.outdated() == []
    script.write_text(CODE + "\nrun(3)\n", encoding="utf-8")
    assert results.outdated() == ["prueba.py: ha cambiado desde que se hizo"]
    script.unlink()
    assert results.outdated() == ["prueba.json: falta su programa"]
