"""Cuánto se tarda en hacer una lección: se calcula de su cuaderno, y no se escribe en ningún otro sitio.

Minutos = palabras / 50 + líneas de código a la vista / 7 + 10 por ejercicio.
"""

import re

FOLDED = {"setup", "figure", "helper", "widget"}  # celdas cuyo código se ve solo si se pide
UNREAD = ("## Glosario", "## Para saber más")  # se consultan: no cuentan


def cell_minutes(cell) -> float:
    """Los minutos de una celda del cuaderno de quien estudia."""
    if cell.cell_type == "code":
        return 0 if FOLDED & set(cell.metadata.get("tags", [])) else len(code_lines(cell.source)) / 7
    exercises = len(re.findall(r"^### Ejercicio", cell.source, re.MULTILINE))
    return (0 if cell.source.startswith(UNREAD) else len(words(cell.source)) / 50) + 10 * exercises


def words(text: str) -> list[str]:
    """Las palabras de un texto en Markdown, sin las de sus fórmulas ni las de una letra."""
    text = re.sub(r"\$\$.*?\$\$|\$[^$]*\$|\]\([^)]*\)|</?\w+>", " ", text, flags=re.DOTALL)
    return re.findall(r"[^\W\d_]{2,}", text)


def code_lines(source: str) -> list[str]:
    """Las líneas de código, sin las blancas ni los comentarios."""
    return [line for line in source.splitlines() if line.strip() and not line.strip().startswith("#")]


def total_minutes(cells) -> int:
    """Los de un cuaderno, redondeados a cinco."""
    return 5 * round(sum(map(cell_minutes, cells)) / 5)


def minutes_by_section(cells) -> dict[str, int]:
    """{título de cada sección `##`: minutos}, de uno en adelante; sin glosario ni lecturas."""
    sections, title = {}, None
    for cell in cells:
        if cell.cell_type == "markdown" and (heading := re.match(r"## (.+)", cell.source)):
            title = heading[1]
        if title:
            sections[title] = sections.get(title, 0) + cell_minutes(cell)
    return {name: max(1, round(minutes)) for name, minutes in sections.items() if f"## {name}" not in UNREAD}
