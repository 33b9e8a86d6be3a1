"""La guía para quien enseña dice la verdad de las lecciones."""

import re

import pytest

from tests.lessons import WRITTEN, cells, notebook
from tools.course import ROOT

GUIDE = (ROOT / "docs" / "lecciones.md").read_text(encoding="utf-8")
PARTS = ("Tiempo", "Para abrir", "Predicción", "Tres ideas equivocadas", "Demostración en vivo")


def entry(lesson):
    """Lo que la guía dice de una lección."""
    found = re.search(rf"^## {re.escape(lesson.label)}\n(.*?)(?=^## |\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    assert found, f"la guía no tiene «{lesson.label}»"
    return found[1]


def sections(lesson):
    """Los títulos de segundo nivel de la lección."""
    sources = [cell.source for cell in cells(lesson, "markdown")]
    return {line[3:].strip() for source in sources for line in source.splitlines() if line.startswith("## ")}


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.number)
def test_times_name_real_sections_and_add_up(lesson):
    rows = re.findall(r"^\| (.+?) \| (?:\*\*)?(\d+)(?:\*\*)? \|$", entry(lesson), re.MULTILINE)
    *times, (last, total) = rows
    assert last == "**total**" and int(total) == lesson.header["minutes"] == sum(int(minutes) for _, minutes in times)
    assert {name for name, _ in times} <= sections(lesson)


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.number)
def test_every_entry_is_complete(lesson):
    text = entry(lesson)
    assert all(f"**{part}**" in text for part in PARTS)
    ideas = text.partition("**Tres ideas equivocadas**")[2].partition("**Demostración")[0]
    assert re.findall(r"^(\d)\. ", ideas, re.MULTILINE) == ["1", "2", "3"]


def shown_in(lesson):
    """Todo el texto de los dos cuadernos de una lección, con lo que imprimen sus celdas."""
    for cell in [*notebook(lesson).cells, *notebook(lesson, solved=True).cells]:
        yield cell.source
        for output in cell.get("outputs", []):
            yield output.get("text") or output.get("data", {}).get("text/plain", "")


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.number)
def test_its_decimals_are_those_of_the_notebook(lesson):
    decimals = r"(?<![\d.])\d+\.\d+(?!\d)"
    shown = {float(number) for number in re.findall(decimals, "\n".join(shown_in(lesson)))}
    said = set(re.findall(decimals, entry(lesson)))
    stale = {s for s in said if float(s) not in {round(x, len(s.partition(".")[2])) for x in shown}}
    assert not stale, f"la guía da números que el cuaderno ya no da: {sorted(stale)}"
