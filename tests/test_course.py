"""La identidad de una lección: su nombre, su sitio en course.toml y los enlaces que salen de ellos."""

import copy

import pytest

from tools import course
from tools.course import find_mismatches, load_course, load_lessons, select, write_links

SOURCES = {path.stem for path in course.LESSONS.glob("*.py")}


@pytest.fixture
def toml():
    return copy.deepcopy(load_course())


def test_the_number_is_the_place():
    assert [lesson.number for lesson in load_lessons()] == [f"{k:02}" for k in range(len(load_lessons()))]
    assert find_mismatches(load_course(), SOURCES) == []


def test_a_source_nobody_registered(toml):
    (problem,) = find_mismatches(toml, SOURCES | {"otra"})
    assert problem == "lessons/otra.py no está en course.toml: ponla en un módulo"
    assert find_mismatches(toml, SOURCES | {"la_neurona.a_fondo"}) == []
    assert "otra.a_fondo.py no está" in find_mismatches(toml, SOURCES | {"otra.a_fondo"})[0]


def test_a_source_that_is_missing(toml):
    assert find_mismatches(toml, SOURCES - {"rnn"}) == ["falta la fuente lessons/rnn.py"]


def test_a_lesson_without_its_table_or_its_place(toml):
    toml["modules"][0]["lessons"].append("nueva")
    assert "a nueva le falta su tabla, [lessons.nueva]" in find_mismatches(toml, SOURCES | {"nueva"})
    toml["modules"][0]["lessons"].remove("nueva")
    toml["modules"][1]["lessons"].remove("la_neurona")
    problems = find_mismatches(toml, SOURCES)
    assert "[lessons.la_neurona] no está en ningún módulo ni en `extras`" in problems
    assert "[lessons.el_perceptron_aprende]: su requisito la_neurona no existe" in problems


def test_a_lesson_named_twice_or_half_described(toml):
    toml["modules"][0]["lessons"].append("rnn")
    del toml["lessons"]["cnn"]["subtitle"]
    del toml["lessons"]["cnn"]["outcome"]["en"]
    problems = find_mismatches(toml, SOURCES)
    assert "rnn está dos veces en el orden" in problems
    assert "[lessons.cnn]: falta `subtitle`, o no es lo que debe" in problems
    assert "[lessons.cnn]: falta `outcome.en`, o no es lo que debe" in problems


def test_a_prerequisite_that_comes_later(toml):
    toml["lessons"]["la_neurona"]["prerequisites"] = ["rnn"]
    assert find_mismatches(toml, SOURCES) == ["[lessons.la_neurona]: su requisito rnn va después"]


def test_links():
    first, second = load_lessons()[:2]
    assert write_links(f"En la [[{second.slug}]].") == f"En la [lección 01]({second.name}.ipynb)."
    assert write_links(f"[[{second.slug}#]] y [[{second.slug}#3]]", "a/") == (
        f"[01](a/{second.name}.ipynb) y [01.3](a/{second.name}.ipynb)"
    )
    assert write_links(f"[[{first.slug}:]]") == f"[{first.label}]({first.name}.ipynb)"
    assert write_links(f"texto\n## [[{first.slug}:]]\n") == f"texto\n## {first.label}\n"
    assert write_links("`X[[0, 1]]` no es un enlace") == "`X[[0, 1]]` no es un enlace"


def test_a_link_to_nothing():
    with pytest.raises(SystemExit, match=r"\[\[la_neurna\]\] no lleva a ninguna lección; están: bienvenida"):
        write_links("[[la_neurna]]")


def test_choosing_lessons():
    assert [lesson.slug for lesson in select(["la_neurona", "00"])] == ["bienvenida", "la_neurona"]
    assert len(select([])) >= len(load_lessons())
    with pytest.raises(SystemExit, match="No hay ninguna lección 77; están: 00_bienvenida"):
        select(["01", "77"])
