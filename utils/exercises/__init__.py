"""Los ejercicios de las lecciones: `check` corrige, `hint` da pistas y `solution` enseña la solución."""

from utils.exercises.engine import check, hint, solution

__all__ = ["check", "hint", "solution"]
