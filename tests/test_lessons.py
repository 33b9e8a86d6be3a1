"""Lo que toda lección cumple: DESIGN en forma de pruebas."""

import ast
import base64
import io
import re

import pytest
from PIL import Image

from tests.lessons import WRITTEN, cells, exercise_number, imports, notebook, prose
from tools.course import ROOT
from tools.minutes import FOLDED, code_lines
from tools.notebooks import notebook_path, read_built
from tools.render import minutes, study_cells, tags

pytestmark = pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.slug)

MOST_MINUTES = 90
# Las que aún piden más minutos de los que debe pedir una lección. De aquí solo se quita: la que cabe ya no puede estar.
TOO_LONG = set(
    [
        "tensores_y_reshape",
        "backpropagation_a_mano",
        "red_neuronal_con_numpy",
        "optimizadores",
        "primera_red_con_keras",
        "manejo_de_datos",
        "regularizacion",
        "clasificacion_multiclase",
        "regresion",
        "ajuste_y_callbacks",
        "cnn",
        "rnn",
        "mas_por_aprender",
    ]
)

FINAL_SECTIONS = ["Ejercicios", "Para recordar", "Glosario", "Para saber más"]


def section(lesson, title):
    text = prose(lesson)
    match = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match, f"falta la sección «{title}»"
    return match[1]


def test_minutes(lesson):
    assert (minutes(lesson) > MOST_MINUTES) == (lesson.slug in TOO_LONG), minutes(lesson)


def test_objectives_start_with_a_verb(lesson):
    objectives = lesson.info["objectives"]
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
    names = {alias.asname or alias.name for node in imports(code) for alias in node.names} - {
        "hint",
        "progress",
        "solution",
    }
    used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    assert names <= used, names - used


def test_numpy_lessons_start_without_tensorflow(lesson):
    """En los tres primeros módulos, la primera celda no importa Keras: tarda segundos."""
    if lesson.module <= 2:
        first = cells(lesson, tag="setup")[0].source
        assert "keras" not in first and "utils.training" not in first


def test_final_sections_in_order(lesson):
    titles = re.findall(r"^## (.*)$", prose(lesson), re.MULTILINE)
    assert titles[-4:] == FINAL_SECTIONS
    assert len(re.findall(r"^- ", section(lesson, "Para recordar"), re.MULTILINE)) == 5
    assert section(lesson, "Glosario").count("\n| ") >= 5
    assert len(re.findall(r"\(\d{4}\)", section(lesson, "Para saber más"))) >= 1


def test_exercises(lesson):
    stubs = [exercise_number(cell) for cell in cells(lesson, tag="exercise")]
    assert 2 <= len(stubs) <= 5
    assert stubs == [exercise_number(cell) for cell in cells(lesson, tag="solution")] == [*range(1, len(stubs) + 1)]
    assert len(re.findall(r"^### Ejercicio · ", prose(lesson), re.MULTILINE)) == len(stubs)
    assert all("..." in cell.source for cell in cells(lesson, tag="exercise"))
    titles = re.findall(r"^### Ejercicio (\S+) · ", "\n".join(c.source for c in study_cells(lesson)), re.MULTILINE)
    assert titles == [f"{lesson.number}.{k}" for k in stubs]


def test_code_in_sight_is_short(lesson):
    """Doce líneas por norma; el límite, veinte, y veinticinco para una clase. Se exportan tal cual las de la red."""
    for cell in study_cells(lesson):
        if cell.cell_type == "code" and not (FOLDED | {"network"}) & set(tags(cell)):
            most = 25 if re.search(r"^class ", cell.source, re.MULTILINE) else 20
            assert len(code_lines(cell.source)) <= most, cell.source


def test_code_in_sight_teaches(lesson):
    """Dibujar y comprobar son cosa de las celdas plegadas; cinco comprobaciones que enseñan, como mucho."""
    shown = [c.source for c in study_cells(lesson) if c.cell_type == "code" and not FOLDED & set(tags(c))]
    assert sum(source.count("\nassert ") + source.startswith("assert ") for source in shown) <= 5
    assert [source for source in shown if "plt.show()" in source and len(code_lines(source)) > 4] == []


def test_folded_cells_have_a_title(lesson):
    for cell in cells(lesson, "code"):
        if FOLDED & set(tags(cell)):
            assert re.match(r"# [\w¿].{3,90}$", cell.source, re.MULTILINE), cell.source


def test_checks_leave_nothing_behind(lesson):
    """Lo que pone una celda `verify` no lo usa ninguna otra: el cuaderno de quien estudia no la lleva."""
    for cell in cells(lesson, tag="verify"):
        stored = {
            n.id for n in ast.walk(ast.parse(cell.source)) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        others = "\n".join(c.source for c in cells(lesson, "code") if "verify" not in tags(c))
        used = {n.id for n in ast.walk(ast.parse(others)) if isinstance(n, ast.Name)}
        assert not {name for name in stored & used if not name.startswith("_")} - _comprehension_names(cell.source)
        assert not imports(cell.source) and "print(" not in cell.source


def _comprehension_names(source):
    loops = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.comprehension)]
    return {n.id for loop in loops for n in ast.walk(loop.target) if isinstance(n, ast.Name)}


def test_predictions_are_hidden(lesson):
    """La salida que responde a una predicción no está en el cuaderno, pero sí donde las pruebas la encuentran."""
    for cell in notebook(lesson).cells:
        if "predict" in tags(cell):
            assert cell.outputs == [] and "nbval-ignore-output" in tags(cell)
    for cell in read_built(lesson).cells:
        if "predict" in tags(cell):
            assert cell.outputs, cell.source


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
    assert set(kinds) <= {None, "slide", "subslide", "fragment", "skip"}
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
        assert notebook_path(lesson, solved).stat().st_size < 1_000_000


def test_figures_are_not_too_wide(lesson):
    """Más ancha, el cuaderno la encoge, y su texto queda por debajo de 11 puntos."""
    for cell in notebook(lesson).cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                with Image.open(io.BytesIO(base64.b64decode(output.data["image/png"]))) as picture:
                    assert picture.width <= 1200, (picture.width, cell.source)


def test_excuses_are_few_and_explained(lesson):
    """Una celda sin comparar lleva su motivo en un comentario; las de controles, y las que se predicen, no lo son."""
    excused = [c for c in cells(lesson, "code") if {"nbval-ignore-output", "nbval-skip"} & set(tags(c))]
    assert len(excused) <= 3
    for cell in excused:
        assert "no se compara" in cell.source, cell.source
    for cell in cells(lesson, "code", "widget"):
        assert re.search(r"\binteract\(|\bdisplay\(", cell.source), "la etiqueta widget es para controles"
    for cell in cells(lesson, "code"):
        assert "NBVAL_" not in cell.source
