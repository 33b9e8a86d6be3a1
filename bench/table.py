"""Las filas de `make bench`: qué se mide, cuánto da y cuánto debería dar."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """Una medida y su presupuesto; con `at_least`, el presupuesto es un mínimo."""

    what: str
    value: float
    budget: float
    unit: str
    note: str = ""
    at_least: bool = False

    @property
    def within(self) -> bool:
        return self.value >= self.budget if self.at_least else self.value <= self.budget

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        verdict = "bien" if self.within else "EXCEDE"
        budget = f"{sign} {self.budget:g}"
        return f"  {self.what:62} {self.value:9.3g} {self.unit:3} {budget:>6}  {verdict:6} {self.note}".rstrip()


def print_table(title: str, rows: list[Row]) -> None:
    print(title)
    for row in rows:
        print(row)
    print(flush=True)
