"""Las páginas con la tabla de lecciones: README.md, README.en.md y notebooks/README.md.

    python -m tools.pages

En los README solo se escribe lo que hay entre las marcas `<!-- lecciones -->` y `<!-- fin -->`.
"""

import re

from tools.course import ROOT, colab_badge, load_course, load_extras, load_lessons

REGION = re.compile(r"(<!-- lecciones -->\n).*?(<!-- fin -->)", re.DOTALL)

WORDS = {
    "es": {
        "head": "| lección | minutos | al terminar puedes |",
        "module": "Módulo",
        "soon": "en preparación",
        "extras": "Para acompañar",
    },
    "en": {
        "head": "| lesson | minutes | afterwards you can |",
        "module": "Module",
        "soon": "in preparation",
        "extras": "Alongside",
    },
}


def lesson_table(language: str = "es", folder: str = "notebooks/") -> str:
    """La tabla de lecciones en Markdown, con los enlaces a partir de `folder`."""
    words, repository = WORDS[language], load_course()["repository"]
    lines, module = [], None
    for lesson in load_lessons():
        if lesson.module != module:
            module = lesson.module
            lines += [
                "",
                f"**{words['module']} {module} · {lesson.module_title}**",
                "",
                words["head"],
                "|---|---:|---|",
            ]
        if lesson.written:
            header = lesson.header
            badge = colab_badge(repository, lesson.name)
            link = f"[{lesson.label}]({folder}{lesson.name}.ipynb)" + (f" {badge}" if badge else "")
            lines.append(f"| {link} | {header['minutes']} | {header['outcome'][language]} |")
        else:
            lines.append(f"| {lesson.label} | | *{words['soon']}* |")
    extras = [extra for extra in load_extras() if extra.written]
    lines += ["", f"**{words['extras']}**", ""] if extras else []
    for extra in extras:
        badge = colab_badge(repository, extra.name)
        link = f"[{extra.label}]({folder}{extra.name}.ipynb)" + (f" {badge}" if badge else "")
        outcome = extra.header["outcome"][language]
        lines.append(f"- {link}: {outcome[0].lower()}{outcome[1:]}")
    return "\n".join(lines).strip() + "\n"


def pages() -> dict:
    """El texto que debe tener cada página: {ruta: texto}."""
    result = {}
    for language, name in (("es", "README.md"), ("en", "README.en.md")):
        path = ROOT / name
        table = lesson_table(language)
        result[path] = REGION.sub(lambda m, t=table: f"{m[1]}\n{t}\n{m[2]}", path.read_text(encoding="utf-8"))
    title = load_course()["title"]
    intro = (
        "Abre una lección y ejecuta sus celdas en orden, con Mayús + Intro. Cada una termina con ejercicios "
        "que se corrigen solos; las soluciones están en la carpeta [soluciones](soluciones). "
        "Si es tu primera vez, empieza por la 00. Qué quiere decir cada símbolo de las fórmulas, y dónde aparece, "
        "está en la [notación](../docs/notacion.md).\n"
    )
    result[ROOT / "notebooks" / "README.md"] = f"# {title}\n\n{intro}\n{lesson_table(folder='')}"
    return result


def outdated() -> list[str]:
    """Las páginas que no están al día."""
    return [
        f"{path.relative_to(ROOT)}: cambió la tabla de lecciones"
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def write() -> None:
    """Escribe las páginas que cambiaron."""
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path.relative_to(ROOT)}: escrito")


if __name__ == "__main__":
    write()
