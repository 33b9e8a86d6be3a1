"""Lo que tarda en redibujarse cada control interactivo, como lo haría el cuaderno."""

import contextlib
import io
import json
import os
import statistics
import subprocess
import sys
import time

import ipywidgets
import matplotlib
import matplotlib.pyplot as plt

from bench.table import Row
from tools.course import ROOT, Lesson, load_all


def rows() -> list[Row]:
    """Cada lección en su proceso: alguna cambia los ajustes de Keras."""
    result = []
    for lesson in load_all():
        command = [sys.executable, "-m", "bench.widgets", lesson.path.stem]
        output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
        for k, milliseconds in enumerate(json.loads(output), 1):
            result.append(Row(f"control {k} de {lesson.path.stem}: un redibujo", milliseconds, 100, "ms"))
    return result


def time_lesson(lesson: Lesson) -> list[float]:
    """Ejecuta el código de la lección con un `interact` que, en vez de mostrar, cronometra."""
    cells = [cell for cell in lesson.source().cells if cell.cell_type == "code"]
    cells = [cell for cell in cells if not {"exercise", "solution", "verify"} & set(cell.metadata.get("tags", []))]
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
    return found


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


if __name__ == "__main__":
    print(json.dumps(time_lesson(next(lesson for lesson in load_all() if lesson.path.stem == sys.argv[1]))))
