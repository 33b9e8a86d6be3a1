"""De la fuente a los cuadernos: qué lleva cada uno, qué se vuelve a ejecutar, y que todo está al día."""

import json
import os
import shutil
import subprocess
import sys

import nbformat
import pytest

from tests.lessons import SOURCES, WRITTEN, notebook
from tools import build
from tools.course import ROOT, load_course
from tools.notebooks import parts, render
from tools.render import for_student

TOML = """\
title = "Un curso"
repository = ""
extras = []

[[modules]]
title = "Uno"
lessons = [
    "primera",
    "segunda",
]

[lessons.primera]
title = "La primera"
subtitle = "Prueba"
prerequisites = []
objectives = ["Ver"]
outcome.es = "Ver una cosa."
outcome.en = "See something."

[lessons.segunda]
title = "La segunda"
subtitle = "Otra prueba"
prerequisites = []
objectives = ["Mirar"]
outcome.es = "Mirar otra."
outcome.en = "Look at another."
"""

SMALL = """\
# %% tags=["setup"]
# Preparar la lección
from utils.environment import setup

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué pasa?
#
# Antes de la [[segunda]] y su ejercicio [[segunda#1]].

# %%
print(6 * 7)

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
print(6 * 11)

# %% tags=["verify"]
assert 6 * 11 == 66

# %% [markdown] tags=["answer"]
# Seis por once.

# %% tags=["figure"]
# Una recta
# alt: Una recta que sube
import matplotlib.pyplot as plt

plt.plot([0, 1])
plt.show()

# %% tags=["setup"]
# Más cosas
import math
from decimal import Context, Decimal

half = Decimal("0.5")  # lo usa una respuesta
third = math.pi

# %% tags=["widget"]
# Un control
print("un control")

# %% [markdown]
# ## Ejercicios
#
# ### Ejercicio · Doblar
#
# Escribe 42.

# %% tags=["exercise"]
answer = ...

# %% tags=["solution"]
answer = 84 * half

# %% [markdown]
# ## Para recordar
"""

OTHER = """\
# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y después de la [[primera:]]?

# %%
print("otra")

# %% [markdown]
# ## Ejercicios
#
# ### Ejercicio · Nada

# %% tags=["exercise"]
nothing = ...

# %% tags=["solution"]
nothing = 0
"""


def write_course(root):
    """Un curso de dos lecciones pequeñas, sin construir."""
    for name in ("utils", "tools", "exercises", "playground", "experiments"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("README.md", "README.en.md"):
        shutil.copy(ROOT / name, root / name)
    texts = {
        "course.toml": TOML,
        "lessons/primera.py": SMALL,
        "lessons/segunda.py": OTHER,
        "docs/fuente/guia.md": "# Guía\n\nLa [[primera]] pide {{minutos:primera}} minutos, y en todo {{suma}}.\n",
        "docs/fuente/lecciones.md": "# Lección a lección\n",
        "docs/fuente/lecciones/primera.md": "Empieza por aquí.\n",
        "docs/fuente/lecciones/segunda.md": "Después de la [[primera]].\n",
    }
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def bare(tmp_path):
    """El curso sin construir, en una carpeta con espacios y acentos."""
    return write_course(tmp_path / "un curso con ñ")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = write_course(tmp_path_factory.mktemp("molde") / "curso")
    result = run(root, "tools.build")
    assert "ejecutado" in result.stdout, result.stderr
    return root


@pytest.fixture
def course(built, tmp_path):
    """El curso construido."""
    return shutil.copytree(built, tmp_path / "un curso con ñ")


def run(course, *arguments):
    command = [sys.executable, "-m", *arguments]
    environment = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=course, capture_output=True, text=True, encoding="utf-8", env=environment)


def snapshot(course):
    found = [*course.rglob("*.ipynb"), *course.glob("notebooks/.salidas/*"), *course.rglob("*.md")]
    return {path: path.read_bytes() for path in found}


def read(course, name):
    return nbformat.read(course / "notebooks" / f"{name}.ipynb", 4)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_everything_is_up_to_date():
    assert build.outdated() == []


def test_building_twice_changes_nothing(bare):
    first = run(bare, "tools.build")
    assert "ejecutado" in first.stdout, first.stderr
    before = snapshot(bare)
    assert run(bare, "tools.build").stdout == ""
    assert run(bare, "tools.build", "--force", "-j", "2").stdout == ""
    assert snapshot(bare) == before
    assert run(bare, "tools.build", "--check").stdout == "Todo al día.\n"
    assert b'"execution_count": 1' not in b"".join(before.values())


def test_each_notebook_holds_what_it_should(course):
    student, solved = read(course, "00_primera"), read(course, "soluciones/00_primera")
    code = {c.source: c for c in student.cells if c.cell_type == "code"}
    assert "answer = ..." in code and "answer = 84 * half" not in code
    assert code["print(6 * 7)"].outputs[0].text == "42\n"
    control = code['# @title Un control\nprint("un control")']
    assert control.outputs == [] and "nbval-ignore-output" in control.metadata.tags
    assert control.metadata.jupyter.source_hidden and control.metadata.cellView == "form"
    sources = [c.source for c in solved.cells]
    assert "answer = 84 * half" in sources and "answer = ..." not in sources and "print(6 * 7)" not in sources
    first, second = [c.source for c in solved.cells if "setup" in c.metadata.get("tags", []) and c.id != "preparar"]
    assert first == "# @title Preparar la lección\nfrom utils.environment import setup\n\nsetup()"
    assert second == '# @title Más cosas\nfrom decimal import Decimal\n\nhalf = Decimal("0.5")  # lo usa una respuesta'
    assert student.cells[0].source.startswith("# 00 · La primera\n\n**Prueba**\n\nMódulo 0 · Uno | 10 minutos")
    texts = "\n".join(c.source for c in student.cells)
    assert "Antes de la [lección 01](01_segunda.ipynb) y su ejercicio [01.1](01_segunda.ipynb)." in texts
    assert "### Ejercicio 00.1 · Doblar" in texts
    assert "<details><summary>Qué ha pasado, y por qué</summary>\n\nSeis por once.\n\n</details>" in texts


def test_a_prediction_is_hidden_and_a_check_is_not_there(course):
    student = read(course, "00_primera")
    (asked,) = [c for c in student.cells if c.source == "print(6 * 11)"]
    assert asked.outputs == [] and "nbval-ignore-output" in asked.metadata.tags
    hidden = json.loads((course / "notebooks" / ".salidas" / "primera.json").read_text(encoding="utf-8"))
    assert [output["text"] for output in hidden[asked.id]] == ["66\n"]
    assert not [c for c in student.cells if "assert" in c.source]
    (figure,) = [o for c in student.cells for o in c.get("outputs", []) if "image/png" in o.get("data", {})]
    assert figure.metadata["image/png"] == {"alt": "Una recta que sube"}


def test_a_check_that_fails_or_speaks_stops_the_build(bare):
    edit(bare / "lessons" / "primera.py", "assert 6 * 11 == 66", "assert 6 * 11 == 67")
    assert "AssertionError" in run(bare, "tools.build", "primera").stderr
    edit(bare / "lessons" / "primera.py", "assert 6 * 11 == 67", "print(1)")
    assert "no debe mostrar nada" in run(bare, "tools.build", "primera").stderr


def test_moving_a_lesson_is_moving_a_line(course):
    """Cambiar dos lecciones de sitio pone los números nuevos en todas partes, y no ejecuta nada."""
    outputs = [cell.get("outputs") for cell in read(course, "00_primera").cells]
    edit(course / "course.toml", '    "primera",\n    "segunda",\n', '    "segunda",\n    "primera",\n')
    assert "su sitio" in run(course, "tools.build", "--check").stdout
    result = run(course, "tools.build")
    assert "ejecutado" not in result.stdout and result.stderr == ""
    assert "notebooks/00_primera.ipynb: borrado" in result.stdout
    names = {path.name for path in course.glob("notebooks/**/*.ipynb")}
    assert names == {"00_segunda.ipynb", "01_primera.ipynb"}
    first, second = read(course, "01_primera"), read(course, "00_segunda")
    assert [cell.get("outputs") for cell in first.cells] == outputs
    texts = "\n".join(c.source for c in [*first.cells, *second.cells])
    assert "# 01 · La primera" in texts and "### Ejercicio 01.1 · Doblar" in texts
    assert "[lección 00](00_segunda.ipynb)" in texts and "01 · La primera?" in texts
    assert "[00 · La segunda](notebooks/00_segunda.ipynb)" in (course / "README.md").read_text(encoding="utf-8")
    guide = (course / "docs" / "lecciones.md").read_text(encoding="utf-8")
    assert guide.index("## 00 · La segunda") < guide.index("## 01 · La primera")
    assert "La [lección 01](../notebooks/01_primera.ipynb) pide 10" in (course / "docs" / "guia.md").read_text("utf-8")
    assert run(course, "tools.build", "--check").stdout == "Todo al día.\n"


def test_a_change_of_text_keeps_the_outputs_and_a_change_of_code_runs_again(course):
    source = course / "lessons" / "primera.py"
    edit(source, "¿Qué pasa?", "¿Qué ha pasado?")
    check = run(course, "tools.build", "--check")
    assert check.returncode == 1 and "cambió el texto" in check.stdout
    assert "texto al día" in run(course, "tools.build").stdout
    edit(source, "6 * 7", "6 * 8")
    check = run(course, "tools.build", "--check")
    assert check.returncode == 1 and "00_primera.ipynb: cambió el código" in check.stdout
    assert "ejecutado" in run(course, "tools.build").stdout
    path = course / "utils" / "environment.py"
    edit(path, "Deja la lección lista", "Prepara la lección")
    assert run(course, "tools.build", "--check").returncode == 0, "un docstring no cambia ninguna salida"
    edit(path, "Todo listo", "Preparado")
    assert run(course, "tools.build", "--check").returncode == 1


def test_a_module_brought_in_by_name_counts(course):
    edit(course / "lessons" / "primera.py", "from utils.environment import setup", "from utils import environment")
    edit(course / "lessons" / "primera.py", "\nsetup()\n", "\nenvironment.setup()\n")
    run(course, "tools.build")
    assert run(course, "tools.build", "--check").returncode == 0
    edit(course / "utils" / "environment.py", "Todo listo", "Preparado")
    assert "cambió el código" in run(course, "tools.build", "--check").stdout


def test_a_notebook_edited_by_hand_or_left_over_is_noticed(course):
    path = course / "notebooks" / "00_primera.ipynb"
    edit(path, "6 * 7", "6 * 9")
    shutil.copy(path, course / "notebooks" / "sobra.ipynb")
    out = run(course, "tools.build", "--check").stdout
    assert "se cambió a mano; edita lessons/primera.py" in out and "sobra.ipynb: no viene de ninguna fuente" in out


@pytest.mark.parametrize(
    "name, damage",
    [
        ("00_primera.ipynb", "cortado"),
        (".salidas/primera.json", "en conflicto"),
        ("soluciones/00_primera.ipynb", "en conflicto"),
    ],
)
def test_a_damaged_notebook_is_built_again(course, name, damage):
    before, path = snapshot(course), course / "notebooks" / name
    text = path.read_text(encoding="utf-8")
    conflict = f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> otra\n"
    path.write_text(text[: len(text) // 2] if damage == "cortado" else conflict, encoding="utf-8")
    check = run(course, "tools.build", "--check")
    assert check.returncode == 1 and "no se entiende" in check.stdout and check.stderr == ""
    assert "ejecutado" in run(course, "tools.build").stdout
    assert snapshot(course) == before


def test_a_failing_cell_and_a_warning_stop_the_build(bare):
    source = bare / "lessons" / "primera.py"
    for bad, sign in [("print(1 / 0)", "ZeroDivisionError"), ("import sys; print(1, file=sys.stderr)", "stderr")]:
        source.write_text(SMALL.replace("print(6 * 7)", bad), encoding="utf-8")
        result = run(bare, "tools.build")
        assert result.returncode != 0 and sign in result.stderr
        assert list(bare.glob("notebooks/**/*")) in ([], [bare / "notebooks" / ".salidas"])


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("[[segunda]]", "[[tercera]]", "[[tercera]] no lleva a ninguna lección; están: primera, segunda."),
        ("", "", "lessons/tercera.py no está en course.toml"),
    ],
    ids=["un enlace a nada", "una fuente sin registrar"],
)
def test_mistakes_are_explained(bare, old, new, message):
    if old:
        edit(bare / "lessons" / "primera.py", old, new)
    else:
        shutil.copy(bare / "lessons" / "primera.py", bare / "lessons" / "tercera.py")
    result = run(bare, "tools.build")
    assert result.returncode == 1 and message in result.stderr and "Traceback" not in result.stderr


def test_a_second_notebook_goes_deeper(course):
    (course / "lessons" / "primera.a_fondo.py").write_text(OTHER, encoding="utf-8")
    assert run(course, "tools.build").returncode == 0
    deeper, student = read(course, "a_fondo/00_primera_a_fondo"), read(course, "00_primera")
    assert "# 00 · La primera: a fondo" in deeper.cells[0].source
    assert "[lección 00](../00_primera.ipynb)" in deeper.cells[0].source
    assert "[cuaderno](../soluciones/00_primera_a_fondo.ipynb)" in deeper.cells[-1].source
    assert "[00 · La primera: a fondo](a_fondo/00_primera_a_fondo.ipynb)" in student.cells[-1].source
    assert (course / "notebooks" / "soluciones" / "00_primera_a_fondo.ipynb").exists()
    assert run(course, "tools.build", "--check").stdout == "Todo al día.\n"


def test_publish_writes_the_repository_everywhere_without_running(course):
    before = snapshot(course)
    assert not any(b"colab.research" in text for text in before.values())
    result = run(course, "tools.publish", "ana/curso")
    assert "4 cuadernos apuntan a ana/curso" in result.stdout, result.stderr
    url = "colab.research.google.com/github/ana/curso/blob/main/notebooks/"
    student = read(course, "00_primera")
    assert url + "00_primera.ipynb" in student.cells[0].source and '"ana/curso"' in student.cells[1].source
    assert "\n42\n" in "\n".join(["", *(o.get("text", "") for c in student.cells for o in c.get("outputs", []))])
    assert url + "soluciones/00_primera.ipynb" in read(course, "soluciones/00_primera").cells[0].source
    for name in ("README.md", "README.en.md", "notebooks/README.md"):
        assert url + "00_primera.ipynb" in (course / name).read_text(encoding="utf-8")
    assert run(course, "tools.build", "--check").returncode == 0
    run(course, "tools.publish", "")
    assert snapshot(course) == before


def test_publish_refuses_what_it_cannot_do(bare):
    assert "llegó «ana»" in run(bare, "tools.publish", "ana").stderr
    toml = (bare / "course.toml").read_text(encoding="utf-8")
    result = run(bare, "tools.publish", "ana/curso")
    assert "falta notebooks/00_primera.ipynb" in result.stderr and "make notebooks" in result.stderr
    assert (bare / "course.toml").read_text(encoding="utf-8") == toml


def test_no_badge_without_a_repository():
    """Ninguna insignia puede llevar a ninguna parte."""
    if not load_course()["repository"]:
        for lesson in WRITTEN:
            assert "colab.research" not in notebook(lesson).cells[0].source


def test_cell_ids_are_unique_and_stable():
    for lesson in SOURCES:
        for solved in parts(lesson):
            ids = [cell.id for cell in notebook(lesson, solved).cells]
            assert len(ids) == len(set(ids))
            fresh = render(lesson, solved)
            assert ids == [cell.id for cell in (fresh if solved else for_student(fresh)).cells]
