"""Un laboratorio dentro del cuaderno: mover los controles de una red y verla aprender.

`Playground()` muestra los controles; `Simulation` es lo mismo sin pantalla, y `Settings`, lo que
dicen los controles.
"""

from utils.playground.problems import FEATURES, PROBLEMS, make_points
from utils.playground.program import write_program
from utils.playground.simulation import Diverged, Settings, Simulation
from utils.playground.widget import Playground

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
