"""Las páginas que salen de course.toml y de las lecciones: los README, la tabla de lecciones y docs/.

    python -m tools.pages

En los README solo se escribe lo que hay entre las marcas `<!-- lecciones -->` y `<!-- fin -->`. Las páginas de docs/ se
escriben en docs/fuente/, donde una lección se nombra como en las lecciones (`[[la_neurona]]`) y sus minutos también:
`{{minutos:la_neurona}}`, los de una sección, `{{minutos:la_neurona:Muévela tú}}`, y `{{suma}}`, los de su línea.
"""

import re

from tools.course import ROOT, colab_badge, load_all, load_course, load_lessons, write_links
from tools.minutes import minutes_by_section
from tools.notebooks import write as write_file
from tools.render import minutes, study_cells

SOURCES = ROOT / "docs" / "fuente"
REGION = re.compile(r"(<!-- lecciones -->\n).*?(<!-- fin -->)", re.DOTALL)
MINUTES = re.compile(r"\{\{minutos:(\w+)(?::([^}]+))?\}\}")
NOTE = "\n<!-- Lo escribe `make notebooks` desde docs/fuente/: no se edita a mano. -->\n"

WORDS = {
    "es": {"head": "| lección | minutos | al terminar puedes |", "module": "Módulo", "extras": "Para acompañar"},
    "en": {"head": "| lesson | minutes | afterwards you can |", "module": "Module", "extras": "Alongside"},
}


def lesson_table(language: str = "es", folder: str = "notebooks/") -> str:
    """La tabla de lecciones en Markdown, con los enlaces a partir de `folder`."""
    words, lines, module = WORDS[language], [], None
    for lesson in load_lessons():
        if lesson.module != module:
            module = lesson.module
            title = f"**{words['module']} {module} · {lesson.module_title}**"
            lines += ["", title, "", words["head"], "|---|---:|---|"]
        lines.append(f"| {_link(lesson, folder)} | {minutes(lesson)} | {lesson.info['outcome'][language]} |")
    lines += ["", f"**{words['extras']}**", ""]
    for extra in load_all():
        if extra.is_extra:
            outcome = extra.info["outcome"][language]
            lines.append(f"- {_link(extra, folder)}: {outcome[0].lower()}{outcome[1:]}")
    return "\n".join(lines).strip() + "\n"


def _link(lesson, folder):
    badge = colab_badge(load_course()["repository"], lesson.notebook)
    return f"[{lesson.label}]({folder}{lesson.name}.ipynb)" + (f" {badge}" if badge else "")


def write_minutes(text: str) -> str:
    """Cambia en un texto los minutos que se calculan.

    Raises:
        SystemExit: si nombra una lección o una sección que no existe.
    """
    return "\n".join(map(_minutes_of_line, text.split("\n")))


def _minutes_of_line(line):
    numbers = []

    def write(match):
        lesson = next((lesson for lesson in load_all() if lesson.slug == match[1]), None)
        if lesson is None:
            raise SystemExit(f"{match[0]}: no hay ninguna lección {match[1]}.")
        sections = minutes_by_section(study_cells(lesson))
        if match[2] and match[2] not in sections:
            raise SystemExit(f"{match[0]}: la lección no tiene esa sección; tiene: {'; '.join(sections)}.")
        numbers.append(sections[match[2]] if match[2] else minutes(lesson))
        return str(numbers[-1])

    return MINUTES.sub(write, line).replace("{{suma}}", str(sum(numbers)))


def lesson_guide() -> str:
    """La guía lección a lección: la introducción y, en orden, lo que hay de cada una con su tabla de tiempos."""
    parts = [(SOURCES / "lecciones.md").read_text(encoding="utf-8")]
    for lesson in load_lessons():
        path = SOURCES / "lecciones" / f"{lesson.slug}.md"
        if not path.exists():
            raise SystemExit(f"Falta {path.relative_to(ROOT).as_posix()}: la guía de la lección {lesson.slug}.")
        rows = [f"| {name} | {time} |" for name, time in minutes_by_section(study_cells(lesson)).items()]
        link = f"[Abrir el cuaderno](../notebooks/{lesson.name}.ipynb) · {minutes(lesson)} minutos"
        table = "\n".join(["| sección | min |", "|---|---:|", *rows])
        parts.append(f"## {lesson.label}\n\n{link}\n\n**Tiempo**\n\n{table}\n\n{path.read_text(encoding='utf-8')}")
    return "\n".join(parts)


def pages() -> dict:
    """El texto que debe tener cada página: {ruta: texto}."""
    result = {}
    for language, name in (("es", "README.md"), ("en", "README.en.md")):
        path, table = ROOT / name, lesson_table(language)
        result[path] = REGION.sub(lambda m, t=table: f"{m[1]}\n{t}\n{m[2]}", path.read_text(encoding="utf-8"))
    first = load_lessons()[0]
    intro = (
        "Abre una lección y ejecuta sus celdas en orden, con Mayús + Intro. Cada una termina con ejercicios "
        "que se corrigen solos; las soluciones están en la carpeta [soluciones](soluciones). "
        f"Si es tu primera vez, empieza por la [{first.number}]({first.name}.ipynb). Qué quiere decir cada símbolo de "
        "las fórmulas, y dónde aparece, está en la [notación](../docs/notacion.md).\n"
    )
    title = load_course()["title"]
    result[ROOT / "notebooks" / "README.md"] = f"# {title}\n\n{intro}\n{lesson_table(folder='')}"
    for path in sorted(SOURCES.glob("*.md")):
        text = lesson_guide() if path.stem == "lecciones" else path.read_text(encoding="utf-8")
        result[ROOT / "docs" / path.name] = write_links(write_minutes(text), "../notebooks/") + NOTE
    return result


def outdated() -> list[str]:
    """Las páginas que no están al día."""
    return [
        f"{path.relative_to(ROOT).as_posix()}: cambió lo que dice de las lecciones"
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def write() -> None:
    """Escribe las páginas que cambiaron."""
    for path, text in pages().items():
        if write_file(path, text):
            print(f"{path.relative_to(ROOT).as_posix()}: escrito")


if __name__ == "__main__":
    write()
