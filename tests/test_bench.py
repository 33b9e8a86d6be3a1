"""Las tablas de `make bench`; lo que miden no se prueba, porque cambia con el equipo."""

import re

import pytest

from bench import run
from bench.table import HEADER, Row, format_table


def test_a_budget_is_a_maximum_or_a_minimum():
    assert Row("tarda", 9.9, 10, "s").within and not Row("tarda", 10.1, 10, "s").within
    assert Row("acelera", 3.1, 3, "×", at_least=True).within and not Row("acelera", 2.9, 3, "×", at_least=True).within


def test_the_table_says_what_exceeds():
    table = format_table([Row("a", 1.234, 2, "s", "la mitad que b"), Row("c", 5, 2, "MB")])
    lines = table.splitlines()
    assert "\n".join(lines[:2]) == HEADER
    assert lines[2].split("|")[2:6] == [" 1.23 s ", " ≤ 2 s ", " bien ", " la mitad que b "]
    assert "**excede**" in lines[3]
    assert "| 9951 × |" in format_table([Row("d", 9951.4, 1, "×", at_least=True)])


def test_results_say_when_and_where():
    """Lo guardado lleva la fecha y el equipo, y solo partes que se sigan midiendo."""
    text = run.RESULTS.read_text(encoding="utf-8")
    assert "Medido el " in text and " núcleos; Python 3." in text
    measured = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert measured and set(measured) <= {title for title, _ in run.PARTS.values()}


def test_measuring_a_part_leaves_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "RESULTS", tmp_path / "RESULTS.md")
    first, second = "El arranque", "Los archivos"
    run.save({first: format_table([Row("a", 1, 2, "s")]), second: format_table([Row("b", 1, 2, "MB")])})
    before = run.RESULTS.read_text(encoding="utf-8")
    run.save({first: format_table([Row("a", 1.5, 2, "s")])})
    assert run.RESULTS.read_text(encoding="utf-8") == before.replace("| 1 s |", "| 1.5 s |")


def test_an_unknown_part_is_explained():
    with pytest.raises(SystemExit, match="No existe la parte relojes; están: setup"):
        run.main(["relojes"])
