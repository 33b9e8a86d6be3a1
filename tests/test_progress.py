"""El avance: qué se apunta, dónde, y qué pasa si el archivo falta, se daña o no se puede escribir."""

import json
import os

import pytest

from exercises.engine import Exercise, bind
from exercises.progress import ROOT, progress_path, read_progress, record

FIRST = Exercise(64, {}, ("", ""), "Sí.")
check, _, progress, _ = bind("exercises.bienvenida", [FIRST])


@pytest.fixture(autouse=True)
def own_file(tmp_path, monkeypatch):
    monkeypatch.setenv("CURSO_PROGRESO", str(tmp_path / "sitio" / "progreso.json"))
    return tmp_path / "sitio" / "progreso.json"


def test_only_right_answers_are_recorded(own_file):
    check(1, ...)
    check(1, 65)
    assert not own_file.exists()
    check(1, 64)
    assert list(read_progress()) == ["bienvenida.1"]
    before = own_file.read_bytes()
    check(1, 64)
    assert own_file.read_bytes() == before


def test_progress_counts_lesson_by_lesson(capsys):
    progress()
    text = capsys.readouterr().out
    assert "00 · Bienvenida" in text and "■" not in text
    check(1, 64)
    capsys.readouterr()
    progress()
    text = capsys.readouterr().out
    assert "■□" in text and "En total, 1 de " in text and str(progress_path()) in text


def test_the_solutions_notebook_does_not_count(tmp_path, monkeypatch, own_file):
    (tmp_path / "soluciones").mkdir()
    monkeypatch.chdir(tmp_path / "soluciones")
    check(1, 64)
    assert not own_file.exists()


DAMAGED = [b'{"bienvenida.1": "2026', b"[1, 2]", b'{"bienvenida.1": 3}', b"", b"\xff\xfe\x00"]


@pytest.mark.parametrize("damaged", DAMAGED)
def test_a_damaged_file_is_set_aside(own_file, capsys, damaged):
    own_file.parent.mkdir()
    own_file.write_bytes(damaged)
    record("bienvenida.1")
    assert "empiezo de nuevo" in capsys.readouterr().out
    assert list(read_progress()) == ["bienvenida.1"]
    assert own_file.with_name("progreso.json.dañado").read_bytes() == damaged


def test_a_crash_while_writing_loses_nothing(own_file, monkeypatch):
    record("bienvenida.1")

    def crash(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        record("bienvenida.2")
    assert list(json.loads(own_file.read_text(encoding="utf-8"))) == ["bienvenida.1"]
    assert [path.name for path in own_file.parent.iterdir()] == ["progreso.json"]


def test_a_disk_that_cannot_be_written_is_told(own_file, monkeypatch, capsys):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    check(1, 64)
    text = capsys.readouterr().out
    assert "✅ Ejercicio 1" in text and "No se ha podido apuntar" in text


def test_deleting_the_file_is_allowed(own_file):
    record("bienvenida.1")
    own_file.unlink()
    assert read_progress() == {}
    record("bienvenida.2")
    assert list(read_progress()) == ["bienvenida.2"]


def test_the_file_lives_with_the_course(monkeypatch):
    monkeypatch.delenv("CURSO_PROGRESO")
    assert progress_path() == ROOT / ".progreso.json"


def test_a_file_that_cannot_be_read_is_told(own_file, capsys):
    own_file.mkdir(parents=True)  # una carpeta con su nombre no se puede leer
    progress()
    assert "No se ha podido leer" in capsys.readouterr().out
    record("bienvenida.1")
    assert "No se ha podido apuntar" in capsys.readouterr().out
