"""Convierte cada cuaderno en una presentación de reveal.js que funciona sin red.

    python -m tools.slides [LECCIÓN …]

Deja en _build/slides un archivo HTML por cuaderno, un índice y la carpeta `recursos`. Se proyecta lo
que la lección marca con `slideshow`; las celdas `notes` son las notas del orador (tecla S).
"""

import html
import shutil
import sys
from pathlib import Path

from nbconvert import SlidesExporter

from tools.course import ROOT, load_course, select
from tools.export import for_slides

HERE = Path(__file__).parent
OUTPUT = ROOT / "_build" / "slides"
SPANISH = {  # lo que la ventana del orador dice en inglés
    ">Upcoming<": ">Siguiente<",
    ">Notes<": ">Notas<",
    ">Time <": ">Hora <",
    ">Click to Reset<": ">Clic para reiniciar<",
    ">An error occurred:<": ">Ha habido un error:<",
    "Speaker notes view": "Notas del orador",
    "Speaker view popup failed to open. Please make sure popups are allowed and reopen the speaker view.": (
        "No se pudo abrir la ventana del orador: permite las ventanas emergentes y vuelve a abrirla."
    ),
}


def write_deck(lesson, folder: Path = OUTPUT) -> Path:
    """Escribe la presentación de un cuaderno y devuelve dónde está."""
    notebook = for_slides(lesson)
    exporter = SlidesExporter(template_name="template", extra_template_basedirs=[str(HERE)])
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    body, _ = exporter.from_notebook_node(notebook, resources={"title": lesson.label})
    path = folder / f"{lesson.name}.html"
    path.write_text(body, encoding="utf-8", newline="\n")
    return path


def write_shared(lessons, folder: Path = OUTPUT) -> None:
    """Los archivos comunes, y el índice de las presentaciones."""
    resources = folder / "recursos"
    resources.mkdir(parents=True, exist_ok=True)
    for path in [*(HERE / "vendor").iterdir(), HERE / "deck.css", HERE / "deck.js"]:
        shutil.copy(path, resources)
    notes = resources / "notes.js"
    text = notes.read_text(encoding="utf-8")
    for english, spanish in SPANISH.items():
        if english not in text:
            raise SystemExit(f"notes.js ya no dice {english!r}: revisa tools/slides/__main__.py.")
        text = text.replace(english, spanish)
    notes.write_text(text, encoding="utf-8", newline="\n")
    items = "\n".join(f'<li><a href="{x.name}.html">{html.escape(x.label)}</a></li>' for x in lessons)
    title = html.escape(load_course()["title"])
    page = (
        f'<!DOCTYPE html>\n<html lang="es">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>\n'
        "<style>body{font:20px/1.6 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}</style></head>\n"
        f"<body><h1>{title}: diapositivas</h1>\n<p>Flechas para avanzar, S para las notas del orador, F para pantalla "
        f"completa y Esc para verlas todas.</p>\n<ul>\n{items}\n</ul></body></html>\n"
    )
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")


def main(names: list[str]) -> None:
    lessons = select(names)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    write_shared(lessons)
    for lesson in lessons:
        print(write_deck(lesson).relative_to(ROOT))


if __name__ == "__main__":
    main(sys.argv[1:])
