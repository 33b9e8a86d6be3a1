"""El curso visto desde fuera: course.toml y las fuentes de lessons/.

Una lección se llama por su nombre (`la_neurona`), que es el de su fuente y el de su tabla en course.toml. Su número es
el sitio que ocupa allí, y no está escrito en ningún otro lado.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jupytext
import nbformat

ROOT = Path(__file__).resolve().parents[1]
LESSONS = ROOT / "lessons"
NOTEBOOKS = ROOT / "notebooks"
SOLUTIONS = NOTEBOOKS / "soluciones"
DEEPER = NOTEBOOKS / "a_fondo"

FIELDS = {"title": str, "subtitle": str, "prerequisites": list, "objectives": list, "outcome": dict}


@dataclass(frozen=True)
class Lesson:
    """Un cuaderno del curso: una lección, su *A fondo* o uno que no es lección.

    Attributes:
        slug: su nombre, sin número: "la_neurona".
        number: su sitio en el curso, con dos cifras; vacío si no es una lección.
        module: el número de su módulo y `module_title`, su título; None si no es una lección.
        deeper: si es el segundo cuaderno de una lección, el que va *a fondo*.
    """

    slug: str
    number: str = ""
    module: int | None = None
    module_title: str = ""
    deeper: bool = False

    @property
    def info(self) -> dict:
        """Lo que course.toml dice de ella: su título, subtítulo, requisitos, objetivos y logro."""
        return load_course()["lessons"][self.slug]

    @property
    def is_extra(self) -> bool:
        return self.module is None

    @property
    def title(self) -> str:
        return self.info["title"] + (": a fondo" if self.deeper else "")

    @property
    def label(self) -> str:
        return f"{self.number} · {self.title}" if self.number else self.title

    @property
    def name(self) -> str:
        """El de sus cuadernos, sin extensión: "01_la_neurona", o "01_la_neurona_a_fondo"."""
        return "_".join(filter(None, [self.number, self.slug, "a_fondo" if self.deeper else ""]))

    @property
    def path(self) -> Path:
        """Su fuente."""
        return LESSONS / f"{self.slug}{'.a_fondo' if self.deeper else ''}.py"

    @property
    def notebook(self) -> Path:
        """El cuaderno de quien estudia."""
        return (DEEPER if self.deeper else NOTEBOOKS) / f"{self.name}.ipynb"

    @property
    def solutions(self) -> Path | None:
        """El de soluciones, si tiene ejercicios."""
        exercises = any("exercise" in cell.metadata.get("tags", []) for cell in self.source().cells)
        return SOLUTIONS / f"{self.name}.ipynb" if exercises else None

    @property
    def hidden_outputs(self) -> Path:
        """Las salidas que su cuaderno no enseña hasta que se ejecuta: {id de la celda: salidas}."""
        return NOTEBOOKS / ".salidas" / f"{self.path.stem}.json"

    def source(self) -> nbformat.NotebookNode:
        return _read_source(self.path)


@cache
def _read_source(path: Path) -> nbformat.NotebookNode:
    return jupytext.read(path, fmt="py:percent")


@cache
def load_course() -> dict:
    """course.toml, tal cual.

    Raises:
        SystemExit: si no concuerda con lessons/; dice en qué.
    """
    course = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))
    problems = find_mismatches(course, {path.stem for path in LESSONS.glob("*.py")})
    if problems:
        raise SystemExit("course.toml y lessons/ no concuerdan:\n" + "\n".join(f"- {text}" for text in problems))
    return course


def find_mismatches(course: dict, sources: set[str]) -> list[str]:
    """En qué no concuerdan course.toml y los nombres de las fuentes, en frases.

    Args:
        course: lo que se lee de course.toml.
        sources: los nombres de las fuentes, sin `.py`: "la_neurona", "la_neurona.a_fondo".
    """
    order = [slug for module in course["modules"] for slug in module["lessons"]]
    named, tables = [*order, *course["extras"]], course["lessons"]
    problems = [f"{slug} está dos veces en el orden" for slug in dict.fromkeys(named) if named.count(slug) > 1]
    problems += [f"a {slug} le falta su tabla, [lessons.{slug}]" for slug in named if slug not in tables]
    problems += [f"[lessons.{slug}] no está en ningún módulo ni en `extras`" for slug in tables if slug not in named]
    problems += [f"falta la fuente lessons/{slug}.py" for slug in named if slug not in sources]
    problems += [
        f"lessons/{name}.py no está en course.toml: ponla en un módulo"
        for name in sorted(sources)
        if name.removesuffix(".a_fondo") not in named
    ]
    for slug, table in tables.items():
        wrong = [field for field, kind in FIELDS.items() if not isinstance(table.get(field), kind)]
        wrong += [f"outcome.{language}" for language in ("es", "en") if language not in table.get("outcome", {})]
        problems += [f"[lessons.{slug}]: falta `{field}`, o no es lo que debe" for field in wrong]
        before = order[: order.index(slug)] if slug in order else order
        problems += [
            f"[lessons.{slug}]: su requisito {other} " + ("va después" if other in order else "no existe")
            for other in table.get("prerequisites", [])
            if other not in before
        ]
    return problems


@cache
def load_lessons() -> tuple[Lesson, ...]:
    """Las lecciones, en orden."""
    lessons = []
    for number, module in enumerate(load_course()["modules"]):
        for slug in module["lessons"]:
            lessons.append(Lesson(slug, f"{len(lessons):02}", number, module["title"]))
    return tuple(lessons)


@cache
def load_all() -> tuple[Lesson, ...]:
    """Todos los cuadernos: las lecciones, cada una con su *A fondo* si lo tiene, y los que no son lecciones."""
    pairs = [(lesson, Lesson(**{**vars(lesson), "deeper": True})) for lesson in load_lessons()]
    found = [notebook for pair in pairs for notebook in pair if notebook.path.exists()]
    return (*found, *(Lesson(slug) for slug in load_course()["extras"]))


def select(names: list[str]) -> list[Lesson]:
    """Los cuadernos con esos nombres o números ("la_neurona" o "01"); todos si no se da ninguno.

    Raises:
        SystemExit: si alguno no existe.
    """
    known = {name for lesson in load_all() for name in _names(lesson)}
    if unknown := [name for name in names if name not in known]:
        raise SystemExit(f"No hay ninguna lección {unknown[0]}; están: {', '.join(x.name for x in load_all())}.")
    return [lesson for lesson in load_all() if not names or not set(_names(lesson)).isdisjoint(names)]


def _names(lesson):
    return lesson.slug, lesson.number, lesson.name


REFERENCE = re.compile(r"\[\[(\w+)(:|#\d*)?\]\]")


def write_links(text: str, folder: str = "") -> str:
    """Cambia las referencias a lecciones por enlaces.

    `[[la_neurona]]` da «lección 01»; `[[la_neurona#]]`, «01»; `[[la_neurona:]]`, «01 · La neurona», y
    `[[la_neurona#3]]`, «01.3», su tercer ejercicio. En un título no hay enlace, solo el texto.

    Args:
        folder: la carpeta de los cuadernos, vista desde la página.

    Raises:
        SystemExit: si una referencia nombra una lección que no existe.
    """
    lessons = {lesson.slug: lesson for lesson in load_all() if not lesson.deeper}

    def write(match):
        slug, kind = match[1], match[2] or ""
        if slug not in lessons:
            raise SystemExit(f"[[{slug}]] no lleva a ninguna lección; están: {', '.join(lessons)}.")
        lesson = lessons[slug]
        if kind == ":" or lesson.is_extra:
            words = lesson.label
        else:
            words = lesson.number + (f".{kind[1:]}" if kind[1:] else "") if kind else f"lección {lesson.number}"
        start = text.rfind("\n", 0, match.start()) + 1
        return words if text.startswith("#", start) else f"[{words}]({folder}{lesson.name}.ipynb)"

    return REFERENCE.sub(write, text)


def colab_badge(repository: str, notebook: Path) -> str:
    """La insignia que abre un cuaderno en Colab; vacía mientras no haya repositorio."""
    if not repository:
        return ""
    url = f"https://colab.research.google.com/github/{repository}/blob/main/{notebook.relative_to(ROOT).as_posix()}"
    return f"[![Abrir en Colab](https://colab.research.google.com/assets/colab-badge.svg)]({url})"
