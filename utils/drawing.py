"""Pintar una cifra de 8 × 8, con letras o con botones, y ver qué lee en ella un modelo."""

import ipywidgets as widgets
import matplotlib.pyplot as plt
import numpy as np

from utils.plotting import BLUE, ORANGE

SIDE = 8
INK = {".": 0, "+": 8, "#": 16}  # cuánta tinta lleva cada letra, sobre 16
NEXT = {0: 16, 16: 8, 8: 0}  # lo que pone un botón cada vez que se pulsa
SHADES = {0: ("#ffffff", "blanco"), 8: ("#8c8c8c", "gris"), 16: ("#000000", "negro")}


def parse_drawing(text: str) -> np.ndarray:
    """Convierte ocho filas de ocho letras en números: (8, 8), de 0 (blanco) a 1 (negro).

    Args:
        text: «.» es blanco, «+» es gris y «#» es negro.

    Raises:
        ValueError: si no son ocho filas de ocho, o si hay otra letra; dice cuál.
    """
    rows = text.split()
    if len(rows) != SIDE:
        raise ValueError(f"El dibujo debe tener {SIDE} filas; tiene {len(rows)}.")
    for number, row in enumerate(rows, start=1):
        if len(row) != SIDE:
            raise ValueError(f"La fila {number}, {row!r}, debe tener {SIDE} letras; tiene {len(row)}.")
        if unknown := set(row) - set(INK):
            raise ValueError(f"La fila {number} tiene {min(unknown)!r}: usa solo «.», «+» y «#».")
    return np.array([[INK[letter] for letter in row] for row in rows]) / 16


def plot_reading(pixels, probabilities, axes=None, title="el dibujo"):
    """Dibuja una cifra y, a su lado, una barra por cada respuesta; la mayor, en naranja.

    Args:
        pixels: (8, 8), de 0 a 1.
        probabilities: la confianza en cada cifra, (10,).
        axes: los dos ejes; sin ellos, una figura nueva.
    """
    if axes is None:
        _, axes = plt.subplots(1, 2, figsize=(7.5, 3.2), width_ratios=[1, 1.7])
    probabilities = np.asarray(probabilities)
    best = int(probabilities.argmax())
    axes[0].imshow(pixels, vmin=0, vmax=1)
    axes[0].set(xticks=[], yticks=[])
    axes[0].set_title(title, loc="left")
    axes[0].grid(False)
    axes[0].spines[:].set_visible(True)
    axes[1].bar(range(10), probabilities, color=[ORANGE if k == best else BLUE for k in range(10)])
    axes[1].set(xticks=range(10), ylim=(0, 1), xlabel="respuesta", ylabel="confianza")
    axes[1].set_title(f"lee un {best}, con confianza {probabilities[best]:.2f}", loc="left")
    return axes


class DrawingPad:
    """Un papel de 8 × 8 botones: cada pulsación pone negro, gris o blanco, y el modelo lee al momento.

    Con el teclado: Tab pasa de un botón a otro, y Espacio lo pulsa.

    Attributes:
        pixels: lo pintado, (8, 8), de 0 a 1.
        view: los controles, para mostrarlos en otro sitio.
    """

    def __init__(self, read, drawing: str | None = None):
        """
        Args:
            read: función que recibe (8, 8), de 0 a 1, y devuelve la confianza en cada cifra, (10,).
            drawing: con qué empieza, como en `parse_drawing`; sin él, en blanco.

        Raises:
            ValueError: si `drawing` no es un dibujo.
        """
        self._read = read
        self._start = np.zeros((SIDE, SIDE)) if drawing is None else parse_drawing(drawing)
        cell = widgets.Layout(width="34px", height="34px", margin="0", padding="0", border="1px solid #c8c8c8")
        self.buttons = [widgets.Button(layout=cell) for _ in range(SIDE * SIDE)]
        for k, button in enumerate(self.buttons):
            button.on_click(lambda _, k=k: self._press(k))
        self.clear_button = widgets.Button(description="Borrar todo")
        self.clear_button.on_click(lambda _: self._fill(np.zeros((SIDE, SIDE))))
        self.start_button = widgets.Button(description="El del principio")
        self.start_button.on_click(lambda _: self._fill(self._start))
        self.answer = widgets.HTML()
        self.bars = [widgets.FloatProgress(description=str(k), min=0, max=1) for k in range(10)]
        for bar in self.bars:
            bar.layout.width, bar.layout.height = "260px", "22px"
        grid = widgets.GridBox(self.buttons, layout=widgets.Layout(grid_template_columns=f"repeat({SIDE}, 34px)"))
        left = widgets.VBox([grid, widgets.HBox([self.clear_button, self.start_button])])
        right = widgets.VBox([self.answer, *self.bars])
        self.view = widgets.HBox([left, right], layout=widgets.Layout(flex_flow="row wrap", grid_gap="24px"))
        self._fill(self._start)

    @property
    def pixels(self) -> np.ndarray:
        return self._ink / 16

    def _fill(self, pixels):
        self._ink = (16 * pixels).astype(int)
        for k in range(len(self.buttons)):
            self._paint(k)
        self._show_reading()

    def _press(self, k):
        self._ink.flat[k] = NEXT[self._ink.flat[k]]
        self._paint(k)
        self._show_reading()

    def _paint(self, k):
        color, name = SHADES[self._ink.flat[k]]
        self.buttons[k].style.button_color = color
        self.buttons[k].tooltip = f"fila {k // SIDE + 1}, columna {k % SIDE + 1}: {name}"

    def _show_reading(self):
        probabilities = np.asarray(self._read(self.pixels))
        best = int(probabilities.argmax())
        for k, bar in enumerate(self.bars):
            bar.value = float(probabilities[k])
            bar.style.bar_color = ORANGE if k == best else BLUE
        if self._ink.any():
            self.answer.value = f"<b>Lee un {best}</b>, con confianza {probabilities[best]:.2f}"
        else:
            self.answer.value = "El papel está en blanco: pulsa un cuadrado."

    def _ipython_display_(self):
        from IPython.display import display

        display(self.view)
