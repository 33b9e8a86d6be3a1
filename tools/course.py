"""El curso visto desde fuera: course.toml y el encabezado de cada lección."""

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


@dataclass(frozen=True)
class Lesson:
    """Una lección, escrita o anunciada, o un cuaderno que no es lección.

    Attributes:
        name: el de sus archivos, sin extensión: "01_la_neurona".
        title: su título, de course.toml.
        module: el número de su módulo y `module_title`, su título; None si no es una lección.
        written: si existe su fuente.
    """

    name: str
    title: str
    module: int | None = None
    module_title: str = ""

    @property
    def is_extra(self) -> bool:
        return self.module is None

    @property
    def number(self) -> str:
        return self.name[:2]

    @property
    def label(self) -> str:
        return self.title if self.is_extra else f"{self.number} · {self.title}"

    @property
    def path(self) -> Path:
        return LESSONS / f"{self.name}.py"

    @property
    def written(self) -> bool:
        return self.path.exists()

    @property
    def header(self) -> dict:
        """Lo que la lección dice de sí misma: minutos, requisitos, objetivos y logro."""
        return self.source().metadata["course"]

    def source(self) -> nbformat.NotebookNode:
        return _read_source(self.path)


@cache
def _read_source(path: Path) -> nbformat.NotebookNode:
    notebook = jupytext.read(path, fmt="py:percent")
    if "course" not in notebook.metadata:
        raise SystemExit(f"{path.name}: falta `course` en el encabezado (jupyter: course: …).")
    return notebook


def load_course() -> dict:
    """course.toml, tal cual."""
    return tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))


def load_lessons() -> list[Lesson]:
    """Todas las lecciones en orden, también las que aún no se han escrito."""
    modules = load_course()["modules"]
    return [
        Lesson(name, title, number, module["title"])
        for number, module in enumerate(modules)
        for name, title in module["lessons"].items()
    ]


def load_extras() -> list[Lesson]:
    """Los cuadernos que no son lecciones."""
    return [Lesson(name, title) for name, title in load_course()["extras"].items()]


def colab_badge(repository: str, name: str) -> str:
    """La insignia que abre un cuaderno en Colab; vacía mientras no haya repositorio."""
    if not repository:
        return ""
    url = f"https://colab.research.google.com/github/{repository}/blob/main/notebooks/{name}.ipynb"
    return f"[![Abrir en Colab](https://colab.research.google.com/assets/colab-badge.svg)]({url})"
