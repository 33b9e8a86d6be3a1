"""De la fuente a los cuadernos: qué lleva cada uno, y que todo está al día."""

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest

from tests.lessons import WRITTEN, notebook
from tools import build, pages, publish
from tools.course import ROOT

SMALL = """\
# ---
# jupyter:
#   course:
#     {subtitle: Prueba, minutes: 30, prerequisites: ["00"], objectives: [Ver], outcome: {es: a, en: b}}
# ---

# %% tags=["setup"]
from utils.environment import setup

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué pasa?

# %%
print(6 * 7)

# %% tags=["setup"]
import fractions

setup()

# %% tags=["setup"]
import math
from decimal import Context, Decimal

half = Decimal("0.5")  # lo usa una respuesta
third = fractions.Fraction(1, 3)

# %% tags=["widget"]
print("un control")

# %% [markdown]
# ## Ejercicios

# %% tags=["exercise"]
answer = ...

# %% tags=["solution"]
answer = 84 * half

# %% [markdown]
# ## Para recordar
"""


@pytest.fixture
def course(tmp_path):
    """Una copia del curso con una sola lección, pequeña, en una carpeta con espacios y acentos."""
    root = tmp_path / "un curso con ñ"
    for name in ("utils", "tools", "data"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "notebooks" / "soluciones").mkdir(parents=True)
    (root / "lessons").mkdir()
    for name in ("course.toml", "README.md", "README.en.md"):
        shutil.copy(ROOT / name, root / name)
    (root / "lessons" / "01_la_neurona.py").write_text(SMALL, encoding="utf-8")
    toml = (root / "course.toml").read_text(encoding="utf-8")
    (root / "course.toml").write_text(
        re.sub(r'^repository = ".*"$', 'repository = ""', toml, flags=re.MULTILINE), "utf-8"
    )
    return root


def run(course, *arguments):
    command = [sys.executable, "-m", *arguments]
    environment = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=course, capture_output=True, text=True, encoding="utf-8", env=environment)


def snapshot(course):
    return {path: path.read_bytes() for path in course.rglob("*.ipynb")} | {
        path: path.read_bytes() for path in course.rglob("README*.md")
    }


def test_everything_is_up_to_date():
    assert build.outdated(build.written_sources()) + pages.outdated() == []


def test_building_twice_changes_nothing(course):
    first = run(course, "tools.build")
    assert "ejecutado" in first.stdout, first.stderr
    before = snapshot(course)
    assert run(course, "tools.build").stdout == ""
    assert run(course, "tools.build", "--force").stdout == ""
    assert snapshot(course) == before
    assert run(course, "tools.build", "--check").stdout == "Todo al día.\n"


def test_each_notebook_holds_what_it_should(course):
    run(course, "tools.build")
    student = nbformat.read(course / "notebooks" / "01_la_neurona.ipynb", 4)
    solved = nbformat.read(course / "notebooks" / "soluciones" / "01_la_neurona.ipynb", 4)
    code = {c.source: c for c in student.cells if c.cell_type == "code"}
    assert "answer = ..." in code and "answer = 84 * half" not in code
    assert code["print(6 * 7)"].outputs[0].text == "42\n"
    assert code['print("un control")'].outputs == []
    control = code['print("un control")'].metadata
    assert "nbval-ignore-output" in control.tags and control.jupyter.source_hidden
    sources = [c.source for c in solved.cells]
    assert "answer = 84 * half" in sources and "answer = ..." not in sources
    assert "print(6 * 7)" not in sources
    first, second = [c.source for c in solved.cells if "setup" in c.metadata.get("tags", []) and c.id != "preparar"]
    assert first == "from utils.environment import setup\n\nsetup()"
    assert second == 'from decimal import Decimal\n\nhalf = Decimal("0.5")  # lo usa una respuesta'
    assert student.cells[0].source.startswith("# 01 · La neurona\n\n**Prueba**\n\nMódulo 1")
    assert "00 · Bienvenida (en preparación)" in student.cells[0].source
    assert student.metadata.language_info == {"name": "python"}


def test_a_change_of_text_keeps_the_outputs_and_a_change_of_code_runs_again(course):
    run(course, "tools.build")
    source = course / "lessons" / "01_la_neurona.py"
    source.write_text(SMALL.replace("¿Qué pasa?", "¿Qué ha pasado?"), encoding="utf-8")
    check = run(course, "tools.build", "--check")
    assert check.returncode == 1 and "cambió el texto" in check.stdout
    assert "texto al día" in run(course, "tools.build").stdout
    source.write_text(SMALL.replace("6 * 7", "6 * 8"), encoding="utf-8")
    check = run(course, "tools.build", "--check")
    assert check.returncode == 1 and "01_la_neurona.ipynb: cambió el código" in check.stdout
    assert "ejecutado" in run(course, "tools.build").stdout
    path = course / "utils" / "environment.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Deja la lección lista", "Prepara la lección"), encoding="utf-8")
    assert run(course, "tools.build", "--check").returncode == 0, "un docstring no cambia ninguna salida"
    path.write_text(text.replace("Todo listo", "Preparado"), encoding="utf-8")
    assert run(course, "tools.build", "--check").returncode == 1


def test_a_notebook_edited_by_hand_or_left_over_is_noticed(course):
    run(course, "tools.build")
    path = course / "notebooks" / "01_la_neurona.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("6 * 7", "6 * 9"), encoding="utf-8")
    shutil.copy(path, course / "notebooks" / "99_sobra.ipynb")
    out = run(course, "tools.build", "--check").stdout
    assert "se cambió a mano; edita lessons/01_la_neurona.py" in out and "99_sobra.ipynb: no tiene fuente" in out


def test_a_failing_cell_and_a_warning_stop_the_build(course):
    source = course / "lessons" / "01_la_neurona.py"
    for bad, sign in [("print(1 / 0)", "ZeroDivisionError"), ("import sys; print(1, file=sys.stderr)", "stderr")]:
        source.write_text(SMALL.replace("print(6 * 7)", bad), encoding="utf-8")
        result = run(course, "tools.build")
        assert result.returncode != 0 and sign in result.stderr
        assert not (course / "notebooks" / "01_la_neurona.ipynb").exists()


def test_an_unknown_lesson_is_explained(course):
    assert "No hay ninguna lección 77; están: 01_la_neurona" in run(course, "tools.build", "77").stderr


def test_publish_writes_the_repository_everywhere_without_running(course):
    run(course, "tools.build")
    before = snapshot(course)
    assert not any(b"colab.research" in text for text in before.values())
    result = run(course, "tools.publish", "ana/curso")
    assert "2 cuadernos apuntan a ana/curso" in result.stdout, result.stderr
    url = "colab.research.google.com/github/ana/curso/blob/main/notebooks/"
    student = nbformat.read(course / "notebooks" / "01_la_neurona.ipynb", 4)
    assert url + "01_la_neurona.ipynb" in student.cells[0].source
    assert '"ana/curso"' in student.cells[1].source
    assert "\n42\n" in "\n".join(["", *(o.text for c in student.cells for o in c.get("outputs", []))])
    solved = nbformat.read(course / "notebooks" / "soluciones" / "01_la_neurona.ipynb", 4)
    assert url + "soluciones/01_la_neurona.ipynb" in solved.cells[0].source
    for name in ("README.md", "README.en.md", "notebooks/README.md"):
        assert url + "01_la_neurona.ipynb" in (course / name).read_text(encoding="utf-8")
    assert run(course, "tools.build", "--check").returncode == 0
    run(course, "tools.publish", "")
    assert snapshot(course) == before


def test_publish_refuses_what_it_cannot_do(course):
    assert "llegó «ana»" in run(course, "tools.publish", "ana").stderr
    toml = (course / "course.toml").read_text(encoding="utf-8")
    result = run(course, "tools.publish", "ana/curso")
    assert "falta notebooks/01_la_neurona.ipynb" in result.stderr and "make notebooks" in result.stderr
    assert (course / "course.toml").read_text(encoding="utf-8") == toml


def test_no_badge_without_a_repository():
    """Ninguna insignia puede llevar a ninguna parte."""
    assert publish  # el módulo se importa sin efectos
    if not build.load_course()["repository"]:
        for lesson in WRITTEN:
            assert "colab.research" not in notebook(lesson).cells[0].source


def test_cell_ids_are_unique_and_stable():
    for lesson in WRITTEN:
        for solved in (False, True):
            ids = [cell.id for cell in notebook(lesson, solved).cells]
            assert len(ids) == len(set(ids))
            assert ids == [cell.id for cell in build.render(lesson, solved).cells]
