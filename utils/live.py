"""Una línea que cambia mientras algo tarda, y que al acabar se borra."""

from IPython import get_ipython
from IPython.display import display


class LiveLine:
    """Un texto que se cambia donde está; fuera de un cuaderno no escribe nada."""

    def __init__(self):
        in_notebook = hasattr(get_ipython(), "kernel")
        self._handle = display(_html(""), raw=True, display_id=True) if in_notebook else None

    def show(self, text: str) -> None:
        """Pone `text` en el lugar de lo que hubiera; con "" no queda nada."""
        if self._handle:
            self._handle.update(_html(text), raw=True)


def track(items, what: str):
    """Recorre `items` y dice en una línea, que al acabar se borra, por cuál va: «semilla 3 de 5».

    Para los entrenamientos que se repiten en un bucle, cuyo resumen es la tabla que sale de ellos.

    Args:
        items: lo que se recorre, con un número conocido de elementos.
        what: qué es cada uno, en singular.
    """
    line = LiveLine()
    try:
        for k, item in enumerate(items, start=1):
            line.show(f"{what} {k} de {len(items)}")
            yield item
    finally:  # también si el bucle se interrumpe
        line.show("")


def _html(text):
    return {"text/html": text, "text/plain": text}
