"""Los ejercicios de las lecciones.

`check` corrige, `hint` da pistas, `solution` enseña la solución y `progress`, lo que llevas resuelto.
"""

from utils.exercises.engine import check, hint, solution
from utils.exercises.progress import progress

__all__ = ["check", "hint", "progress", "solution"]
