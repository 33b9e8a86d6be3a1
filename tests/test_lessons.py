"""Lo que toda lección cumple: DESIGN en forma de pruebas."""

import ast
import base64
import io
import re

import pytest
from PIL import Image

from tests.lessons import WRITTEN, cells, exercise_id, imports, notebook, prose, tags
from tools.course import ROOT

pytestmark = pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.number)

FINAL_SECTIONS = ["Ejercicios", "Para recordar", "Glosario", "Para saber más"]


def section(lesson, title):
    text = prose(lesson)
    match = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match, f"falta la sección «{title}»"
    return match[1]


def test_header(lesson):
    header = lesson.header
    assert set(header) == {"subtitle", "minutes", "prerequisites", "objectives", "outcome"}
    assert 20 <= header["minutes"] <= 120
    assert all(re.fullmatch(r"\d\d", number) and number < lesson.number for number in header["prerequisites"])
    assert set(header["outcome"]) == {"es", "en"}


def test_objectives_start_with_a_verb(lesson):
    objectives = lesson.header["objectives"]
    assert 3 <= len(objectives) <= 5
    for objective in objectives:
        assert re.match(r"\w+(ar|er|ir|ír)(lo|la|los|las|se)? ", objective.lower()), objective


def test_first_cell_is_setup_and_second_asks(lesson):
    first, second = cells(lesson)[:2]
    assert "setup" in tags(first) and re.search(r"^setup\(", first.source, re.MULTILINE)
    assert second.cell_type == "markdown" and second.source.startswith("## ")
    opening = "\n".join(cell.source for cell in cells(lesson)[1:4])
    assert "¿" in opening, "la lección empieza con una pregunta"


def test_imports_only_in_setup_cells(lesson):
    for cell in cells(lesson, "code"):
        if "setup" not in tags(cell):
            assert not imports(cell.source), cell.source


def test_imported_names_are_used(lesson):
    code = "\n".join(cell.source for cell in cells(lesson, "code"))
    names = {alias.asname or alias.name for node in imports(code) for alias in node.names} - {"hint", "solution"}
    used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    assert names <= used, names - used


def test_numpy_lessons_start_without_tensorflow(lesson):
    """Hasta la 11, la primera celda no importa Keras: tarda segundos. La 00 lo hace más tarde."""
    if lesson.number <= "11":
        first = cells(lesson, tag="setup")[0].source
        assert "keras" not in first and "utils.training" not in first


def test_final_sections_in_order(lesson):
    titles = re.findall(r"^## (.*)$", prose(lesson), re.MULTILINE)
    assert titles[-4:] == FINAL_SECTIONS
    assert len(re.findall(r"^- ", section(lesson, "Para recordar"), re.MULTILINE)) == 5
    assert section(lesson, "Glosario").count("\n| ") >= 5
    assert len(re.findall(r"\(\d{4}\)", section(lesson, "Para saber más"))) >= 1


def test_exercises(lesson):
    stubs = [exercise_id(cell) for cell in cells(lesson, tag="exercise")]
    solved = [exercise_id(cell) for cell in cells(lesson, tag="solution")]
    assert 3 <= len(stubs) <= 5
    assert stubs == solved == [f"{lesson.number}.{k}" for k in range(1, len(stubs) + 1)]
    statements = re.findall(r"^### Ejercicio (\d+)\.(\d) · ", prose(lesson), re.MULTILINE)
    assert [f"{int(n):02}.{k}" for n, k in statements] == stubs
    assert len(re.findall(r"^### Reto$", prose(lesson), re.MULTILINE)) == 1
    assert all("..." in cell.source for cell in cells(lesson, tag="exercise"))


def test_code_cells_are_short(lesson):
    """Unas quince líneas, sin contar las blancas, y treinta para una figura, una clase o la preparación."""
    for cell in cells(lesson, "code"):
        long = "setup" in tags(cell) or re.search(r"^class |\bplt\.|\bax\b|\baxes\b", cell.source, re.MULTILINE)
        lines = [line for line in cell.source.splitlines() if line]
        assert len(lines) <= (30 if long else 18), cell.source


def test_prose_length(lesson):
    """De 1200 a 2000 palabras, más o menos, sin contar tablas, fórmulas ni ejercicios."""
    text = prose(lesson).partition("## Ejercicios")[0]
    text = re.sub(r"\$\$.*?\$\$", "", text, flags=re.DOTALL)
    text = re.sub(r"^\|.*$", "", text, flags=re.MULTILINE)
    assert 1000 <= len(text.split()) <= 2200, len(text.split())


def test_teaching_marks(lesson):
    assert "**Pruébalo.**" in prose(lesson)


@pytest.mark.parametrize("solved", [False, True], ids=["alumno", "soluciones"])
def test_links_resolve(lesson, solved):
    folder = ROOT / "notebooks" / ("soluciones" if solved else "")
    for cell in notebook(lesson, solved).cells:
        if cell.cell_type == "markdown":
            for target in re.findall(r"\]\(([^)#\s]+)\)", cell.source):
                if not target.startswith(("http://", "https://")):
                    assert (folder / target).exists(), target


def test_notation(lesson):
    """XW + b: la traspuesta solo se nombra donde se explica. De los símbolos se ocupa test_notation.py."""
    text = prose(lesson)
    assert not re.search(r"\bW\s*x\s*\+\s*b\b", text) or "traspuesta" in text
    for forbidden, instead in [
        (r"\by_hat\b", "y_pred"),
        (r"\blr\b", "learning_rate"),
    ]:
        assert not re.search(forbidden, text), f"usa {instead}"


def test_slides_are_chosen(lesson):
    kinds = [cell.metadata.get("slideshow", {}).get("slide_type") for cell in cells(lesson)]
    assert kinds.count("slide") >= 5
    assert set(kinds) <= {None, "slide", "subslide", "fragment", "skip", "notes"}
    shown = [kind for kind in kinds if kind in {"slide", "subslide", "fragment"}]
    assert len(shown) < len(kinds), "no todo se proyecta"


def test_punctuation(lesson):
    """Las preguntas abren y cierran; no hay exclamaciones ni puntos suspensivos de tres puntos."""
    text = re.sub(r"`[^`]*`|\*[^*\n]*\*", "", prose(lesson))  # sin código ni títulos en cursiva
    assert text.count("¿") == text.count("?")
    assert "!" not in re.sub(r"!\[|\\!", "", text) and "¡" not in text


def test_stored_outputs(lesson):
    for solved in (False, True):
        book = notebook(lesson, solved)
        for cell in book.cells:
            for output in cell.get("outputs", []):
                assert output.get("name") != "stderr" and output.output_type != "error"
                text = output.get("text", "") + str(output.get("data", {}).get("text/plain", ""))
                assert not re.search(r"0x[0-9a-f]{6,}|/home/|/tmp/|site-packages|\d it/s", text), text
        from tools.build import notebook_path

        assert notebook_path(lesson, solved).stat().st_size < 1_000_000


def test_figures_are_not_too_wide(lesson):
    """Más ancha, el cuaderno la encoge, y su texto queda por debajo de 11 puntos."""
    for cell in notebook(lesson).cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                with Image.open(io.BytesIO(base64.b64decode(output.data["image/png"]))) as picture:
                    assert picture.width <= 1200, (picture.width, cell.source)


def test_excuses_are_few_and_explained(lesson):
    """Una celda sin comparar lleva su motivo en un comentario; las de controles lo son por su etiqueta."""
    excused = [c for c in cells(lesson, "code") if {"nbval-ignore-output", "nbval-skip"} & set(tags(c))]
    assert len(excused) <= 2
    sensitive = [c for c in cells(lesson, "code") if "sensitive-figure" in tags(c)]  # su texto sí se compara
    assert len(sensitive) <= 3
    excused += sensitive
    for cell in excused:
        assert "no se compara" in cell.source, cell.source
    for cell in cells(lesson, "code", "widget"):
        assert re.search(r"\binteract\(|\bdisplay\(", cell.source), "la etiqueta widget es para controles"
    for cell in cells(lesson, "code"):
        assert "NBVAL_" not in cell.source
