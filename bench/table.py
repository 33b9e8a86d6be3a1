"""Las filas de `make bench`: qué se mide, cuánto da y cuánto debería dar."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """Una medida y su presupuesto.

    Attributes:
        what: qué se mide.
        value: lo que da, en `unit`.
        budget: lo más que debería dar; con `at_least`, lo menos.
        peer: con qué se compara, medido en la misma ejecución, y cuánto da.
    """

    what: str
    value: float
    budget: float
    unit: str
    peer: str = ""
    at_least: bool = False

    @property
    def within(self) -> bool:
        return self.value >= self.budget if self.at_least else self.value <= self.budget


HEADER = "| qué | medida | presupuesto | | frente a su par |\n|---|---:|---:|---|---|"


def format_table(rows: list[Row]) -> str:
    """Las filas como tabla de Markdown, que también se lee bien en una terminal."""
    lines = [
        f"| {row.what:60} | {_short(row.value)} {row.unit} | {'≥' if row.at_least else '≤'} {row.budget:g} {row.unit} "
        f"| {'bien' if row.within else '**excede**'} | {row.peer} |"
        for row in rows
    ]
    return "\n".join([HEADER, *lines])


def _short(value: float) -> str:
    """Tres cifras, o el entero si tiene más."""
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
