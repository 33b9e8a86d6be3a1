"""Comparar las figuras que un cuaderno guarda con las que salen al ejecutarlo."""

import base64
import io
import shutil
import tempfile
from pathlib import Path

import numpy as np
from matplotlib.testing.compare import compare_images
from matplotlib.testing.exceptions import ImageComparisonFailure
from PIL import Image, ImageSequence

from tools.execute import reduce_colors

# RMS de 0 a 255: en el mismo equipo sale 0; en la figura de las pruebas, una cifra cambiada da más de 1.5.
TOLERANCE = 0.3

# De una red entrenada se compara lo que la figura dice, no sus últimos píxeles: los últimos bits de cada producto
# dependen del procesador, y un entrenamiento los agranda. Se promedian cuadros de BLOCK × BLOCK píxeles. Medido: la
# espiral del laboratorio tras 400 épocas, con OpenBLAS para Nehalem, Haswell, SkylakeX y Zen y con NumPy sin AVX, da
# hasta 3.8. Lo que ya cambia lo que se lee: una curva movida 0.03 o una barra 0.02, en ejes de 1, 9 o más; dos curvas
# intercambiadas, 10; la espiral sin resolver, 34; las clases cambiadas, 31.
BLOCK = 8
TRAINED_TOLERANCE = 6.0


def find_changes(stored: list, fresh: list, trained: bool = False) -> list[str]:
    """En qué se diferencian las figuras de una celda, también las animadas, fotograma a fotograma.

    Args:
        stored: las salidas guardadas, en el formato de nbformat.
        fresh: las que acaban de salir, antes de reducir sus colores.
        trained: si dependen de una red entrenada, y basta con que digan lo mismo.

    Returns:
        Una frase por figura distinta, con la carpeta donde quedan las dos y su diferencia; nada si son iguales.
    """
    before, after = _pictures(stored), _pictures(fresh)
    if len(before) != len(after):
        return [f"La celda guarda {len(before)} figuras y ahora salen {len(after)}."]
    compare = _compare_meaning if trained else _compare_pixels
    pairs = [_as_stored(new, old) for old, new in zip(before, after)]
    return [change for pair in pairs if pair[0] != pair[1] and (change := compare(*pair))]


def _pictures(outputs):
    found = []
    for data in (output.get("data", {}) for output in outputs):
        for kind in ("image/png", "image/gif"):
            if kind in data:
                with Image.open(io.BytesIO(base64.b64decode(data[kind]))) as picture:
                    found += [frame.copy() for frame in ImageSequence.Iterator(picture)]
    return found


def _as_stored(fresh, stored):
    """La figura que acaba de salir, con los colores que guarda el cuaderno, y la guardada: las dos en RGB."""
    if stored.mode == "P" and fresh.mode != "P":
        fresh = reduce_colors(fresh.convert("RGB"))
    return stored.convert("RGB"), fresh.convert("RGB")


def _compare_pixels(before, after):
    folder, paths = _save(before, after)
    try:
        result = compare_images(*map(str, paths), tol=TOLERANCE, in_decorator=True)
    except ImageComparisonFailure as error:  # no tienen el mismo tamaño
        return f"{error} Están en {folder}."
    if result:
        return f"Se diferencian en {result['rms']:.2f} (se deja pasar {TOLERANCE:g}). Están en {folder}."
    shutil.rmtree(folder)
    return None


def _compare_meaning(before, after):
    if before.size != after.size:
        return f"Una mide {before.size} y la otra {after.size}. Están en {_save(before, after)[0]}."
    blocks = [np.asarray(picture.reduce(BLOCK), dtype=float) for picture in (before, after)]
    rms = np.sqrt(np.mean((blocks[0] - blocks[1]) ** 2))
    if rms <= TRAINED_TOLERANCE:
        return None
    folder = _save(before, after)[0]
    return f"No dicen lo mismo: se diferencian en {rms:.1f} (se deja pasar {TRAINED_TOLERANCE:g}). Están en {folder}."


def _save(before, after):
    folder = Path(tempfile.mkdtemp(prefix="figura-"))
    paths = [folder / "guardada.png", folder / "nueva.png"]
    for path, picture in zip(paths, (before, after)):
        picture.save(path)
    return folder, paths
