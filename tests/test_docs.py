"""La guía para quien enseña dice la verdad de las lecciones."""

import re

import pytest

from tests.lessons import WRITTEN
from tools import pages
from tools.minutes import minutes_by_section, total_minutes
from tools.notebooks import read_built
from tools.pages import SOURCES, write_minutes
from tools.render import study_cells

PARTS = ("Para abrir", "Predicción", "Tres ideas equivocadas", "Demostración en vivo")


def entry(lesson):
    """Lo que la guía dice de una lección."""
    return (SOURCES / "lecciones" / f"{lesson.slug}.md").read_text(encoding="utf-8")


def test_every_entry_has_a_lesson():
    assert {path.stem for path in (SOURCES / "lecciones").glob("*.md")} == {lesson.slug for lesson in WRITTEN}


def test_minutes_are_computed():
    lesson = WRITTEN[1]
    sections = minutes_by_section(study_cells(lesson))
    name, time = next(iter(sections.items()))
    line = f"{{{{minutos:{lesson.slug}}}}} y {{{{minutos:{lesson.slug}:{name}}}}}: {{{{suma}}}}"
    total = total_minutes(study_cells(lesson))
    assert write_minutes(line) == f"{total} y {time}: {total + time}"
    with pytest.raises(SystemExit, match="no tiene esa sección; tiene: "):
        write_minutes(f"{{{{minutos:{lesson.slug}:No está}}}}")
    with pytest.raises(SystemExit, match="no hay ninguna lección nada"):
        write_minutes("{{minutos:nada}}")


def test_the_guide_follows_the_order():
    guide = pages.lesson_guide()
    places = [guide.index(f"## {lesson.label}\n") for lesson in WRITTEN]
    assert places == sorted(places)


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.slug)
def test_every_entry_is_complete(lesson):
    text = entry(lesson)
    assert all(f"**{part}**" in text for part in PARTS)
    ideas = text.partition("**Tres ideas equivocadas**")[2].partition("**Demostración")[0]
    assert re.findall(r"^(\d)\. ", ideas, re.MULTILINE) == ["1", "2", "3"]


def shown_in(lesson):
    """Todo el texto de los dos cuadernos de una lección, con lo que imprimen sus celdas."""
    for cell in [*read_built(lesson).cells, *read_built(lesson, solved=True).cells]:
        yield cell.source
        for output in cell.get("outputs", []):
            yield output.get("text") or output.get("data", {}).get("text/plain", "")


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.slug)
def test_its_decimals_are_those_of_the_notebook(lesson):
    decimals = r"(?<![\d.])\d+\.\d+(?!\d)"
    shown = {float(number) for number in re.findall(decimals, "\n".join(shown_in(lesson)))}
    said = set(re.findall(decimals, entry(lesson)))
    stale = {s for s in said if float(s) not in {round(x, len(s.partition(".")[2])) for x in shown}}
    assert not stale, f"la guía da números que el cuaderno ya no da: {sorted(stale)}"
