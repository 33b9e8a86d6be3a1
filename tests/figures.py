"""Comparar las figuras que un cuaderno guarda con las que salen al ejecutarlo."""

import shutil
import tempfile
from pathlib import Path

from matplotlib.testing.compare import compare_images
from matplotlib.testing.exceptions import ImageComparisonFailure

from tools.execute import read_png, reduce_colors

# RMS de 0 a 255: en el mismo equipo sale 0; en la figura de las pruebas, una cifra cambiada da más de 1.5.
TOLERANCE = 0.3


def find_changes(stored: list, fresh: list, tolerance: float = TOLERANCE) -> list[str]:
    """En qué se diferencian las figuras de una celda.

    Args:
        stored: las salidas guardadas, en el formato de nbformat.
        fresh: las que acaban de salir, antes de reducir sus colores.
        tolerance: lo que se deja pasar, en niveles de 0 a 255.

    Returns:
        Una frase por figura distinta, con la carpeta donde quedan las dos y su diferencia; nada si son iguales.
    """
    before, after = _pictures(stored), [reduce_colors(picture).convert("RGB") for picture in _pictures(fresh)]
    if len(before) != len(after):
        return [f"La celda guarda {len(before)} figuras y ahora salen {len(after)}."]
    return [change for pair in zip(before, after) if (change := _compare(*pair, tolerance))]


def _pictures(outputs):
    return [read_png(output["data"]["image/png"]) for output in outputs if "image/png" in output.get("data", {})]


def _compare(before, after, tolerance):
    if before == after:
        return None
    folder = Path(tempfile.mkdtemp(prefix="figura-"))
    paths = [folder / "guardada.png", folder / "nueva.png"]
    for path, picture in zip(paths, (before, after)):
        picture.save(path)
    try:
        result = compare_images(*map(str, paths), tol=tolerance, in_decorator=True)
    except ImageComparisonFailure as error:  # no tienen el mismo tamaño
        return f"{error} Están en {folder}."
    if result:
        return f"Se diferencian en {result['rms']:.2f} (se deja pasar {tolerance:g}). Están en {folder}."
    shutil.rmtree(folder)
    return None
