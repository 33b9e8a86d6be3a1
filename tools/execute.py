"""Ejecuta un cuaderno y deja en él salidas que se pueden guardar y comparar."""

import base64
import io
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image

from tools.render import tags

CELL_TIMEOUT = 120  # segundos


def execute(notebook: nbformat.NotebookNode, folder: Path) -> None:
    """Ejecuta el cuaderno en `folder`.

    Raises:
        SystemExit: si una celda falla, o si escribe en stderr: un aviso no debe llegar al estudiante.
    """
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
        coalesce_streams=True,
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise SystemExit(str(error)) from None
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            _clean(cell)
    nbformat.validate(notebook)


def _clean(cell):
    """Quita de las salidas lo que cambia sin querer decir nada: números de ejecución, controles y colores de más."""
    cell.execution_count = None
    if "widget" in tags(cell):
        cell.outputs = []
    for output in cell.outputs:
        if output.get("name") == "stderr":
            raise SystemExit(f"Una celda escribe en stderr:\n{cell.source}\n---\n{output.text}")
        if "verify" in tags(cell):
            raise SystemExit(f"Una celda `verify` no debe mostrar nada:\n{cell.source}")
        if "execution_count" in output:
            output.execution_count = None
        few_colors = "many-colors" not in tags(cell)  # con varias escalas de color, 256 no bastan
        if few_colors and "image/png" in output.get("data", {}):
            output.data["image/png"] = shrink_png(output.data["image/png"])


def read_png(encoded: str) -> Image.Image:
    """La figura que guarda una salida, en RGB."""
    return Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB")


def reduce_colors(picture: Image.Image) -> Image.Image:
    """La misma figura con 256 colores, los que guardan los cuadernos."""
    return picture.quantize(256, dither=Image.Dither.NONE)


def shrink_png(encoded: str) -> str:
    """La misma figura con 256 colores, que ocupa un tercio."""
    shrunk = io.BytesIO()
    reduce_colors(read_png(encoded)).save(shrunk, "PNG", optimize=True)
    return base64.b64encode(shrunk.getvalue()).decode()
