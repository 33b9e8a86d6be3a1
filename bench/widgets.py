"""Lo que tarda en redibujarse cada control interactivo, como lo haría el cuaderno."""

import contextlib
import io
import os
import statistics
import time

import ipywidgets
import matplotlib
import matplotlib.pyplot as plt

from bench.table import Row
from tools.course import Lesson


def rows(lessons: list[Lesson]) -> list[Row]:
    return [row for lesson in lessons for row in _lesson_rows(lesson)]


def _lesson_rows(lesson: Lesson) -> list[Row]:
    """Ejecuta el código de la lección con un `interact` que, en vez de mostrar, cronometra."""
    cells = [cell for cell in lesson.source().cells if cell.cell_type == "code"]
    cells = [cell for cell in cells if not {"exercise", "solution"} & set(cell.metadata.get("tags", []))]
    if not any("widget" in cell.metadata.get("tags", []) for cell in cells):
        return []
    found = []
    original = ipywidgets.interact
    ipywidgets.interact = lambda function, **controls: found.append(_time_redraw(function, controls))
    matplotlib.use("Agg")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        namespace = {}
        with contextlib.redirect_stdout(io.StringIO()):
            for cell in cells:
                exec(cell.source, namespace)
                plt.close("all")
    finally:
        ipywidgets.interact = original
    return [Row(f"control {k} de la {lesson.number}: un redibujo", ms, 150, "ms") for k, ms in enumerate(found, 1)]


def _time_redraw(function, controls) -> float:
    """Milisegundos de llamar a la función y convertir sus figuras en PNG: la mediana de siete veces."""
    values = {name: getattr(control, "value", control) for name, control in controls.items()}
    times = []
    for _ in range(8):
        started = time.perf_counter()
        function(**values)
        for number in plt.get_fignums():
            plt.figure(number).savefig(io.BytesIO(), format="png", bbox_inches="tight")
        plt.close("all")
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times[1:])
