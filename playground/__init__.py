"""Un laboratorio dentro del cuaderno: mover los controles de una red y verla aprender.

`Playground()` muestra los controles; `Simulation` es lo mismo sin pantalla, y `Settings`, lo que
dicen los controles.
"""

from playground.problems import FEATURES, PROBLEMS, make_points
from playground.program import write_program
from playground.simulation import Diverged, Settings, Simulation
from playground.widget import Playground

__all__ = [
    "FEATURES",
    "PROBLEMS",
    "Diverged",
    "Playground",
    "Settings",
    "Simulation",
    "make_points",
    "write_program",
]
