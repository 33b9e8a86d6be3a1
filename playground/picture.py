"""El dibujo del laboratorio: la red por dentro, lo que responde en cada lugar y sus pérdidas.

Lo que no cambia mientras la red aprende (marcos, nombres, ejes) se dibuja una vez con matplotlib
y se guarda; cada fotograma añade las líneas de los pesos y las pérdidas, y pega las superficies,
que son tablas de números pasadas por una paleta. Así caben más de diez fotogramas por segundo.
"""

import io

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from PIL import Image

from playground.problems import LIMIT
from utils.environment import STYLE
from utils.plotting import BLUE, ORANGE, RED

WIDTH, HEIGHT, DPI = 1000, 540, 100
NEURON = 40  # el lado del cuadro de una neurona, en píxeles
SURFACE = 270  # el del plano grande
LEFT, RIGHT, TOP = 90, 630, 50  # dónde empieza y acaba la red, y a qué altura
RESOLUTION = 60
LOSS_LIMITS = 1e-3, 3.0
PALETTE = LinearSegmentedColormap.from_list("laboratorio", [BLUE, "white", ORANGE])
COLORS = (PALETTE(np.linspace(0, 1, 256))[:, :3] * 255).astype(np.uint8)


class Picture:
    """Dibuja una `Simulation`, fotograma a fotograma.

    Args:
        simulation: la que se dibuja; si sus controles cambian la red o los puntos, hay que crear
            otro `Picture`.
    """

    def __init__(self, simulation):
        self.simulation = simulation
        self._centers = _place(simulation.settings)
        with plt.style.context(STYLE):
            self._draw_background()
        self._points = self._draw_points()

    def _draw_background(self):
        self._figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor="white", layout="none")
        self._canvas = FigureCanvasAgg(self._figure)
        ax = self._figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        ax.axis("off")
        n_hidden = len(self._centers) - 2
        titles = ["entradas", *[f"capa {k + 1}" for k in range(n_hidden)], "salida"]
        left = WIDTH - SURFACE - 20
        columns = [*(column[0][0] for column in self._centers[:-1]), left + SURFACE / 2]
        for title, x in zip(titles, columns):
            ax.text(x, 22, title, ha="center", va="center", fontsize=12)
        for name, (x, y) in zip(self.simulation.settings.features, self._centers[0]):
            ax.text(x - NEURON / 2 - 8, y, name, ha="right", va="center", fontsize=12)
        ends = [(left, TOP, left + SURFACE, TOP + SURFACE)]
        ends += [_box(center) for column in self._centers[:-1] for center in column]
        for x0, y0, x1, y1 in ends:
            ax.plot([x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0], color="#333333", linewidth=1)
        self._surface_corner = left, TOP
        note = "con borde oscuro, los de prueba"
        ax.text(left + SURFACE / 2, TOP + SURFACE + 15, note, ha="center", va="center", fontsize=11)

        self._edges = LineCollection([], zorder=1)
        ax.add_collection(self._edges)
        self._edges.set_animated(True)
        below = self._figure.add_axes(((left + 42) / WIDTH, 38 / HEIGHT, (SURFACE - 42) / WIDTH, 112 / HEIGHT))
        below.set(yscale="log", ylim=LOSS_LIMITS, xlim=(0, 1), xticks=[], yticks=[0.001, 0.01, 0.1, 1])
        below.set_yticklabels(["0.001", "0.01", "0.1", "1"], fontsize=11)
        below.minorticks_off()
        below.set_xlabel("época", fontsize=11)
        below.set_ylabel("pérdida", fontsize=11)
        self._curves = [
            below.plot([], [], color=BLUE, label="entrenamiento")[0],
            below.plot([], [], "--", color=RED, label="prueba")[0],
        ]
        place = {"loc": "lower right", "bbox_to_anchor": (1, 0.97), "borderaxespad": 0}
        below.legend(ncols=2, fontsize=11, frameon=False, handlelength=1.6, columnspacing=1.2, **place)
        for curve in self._curves:
            curve.set_animated(True)
        self._loss_axes, self._main_axes = below, ax
        self._canvas.draw()
        self._background = self._canvas.copy_from_bbox(self._figure.bbox)

    def _draw_points(self):
        """Los puntos sobre fondo transparente, (SURFACE, SURFACE, 4), de 0 a 1."""
        sim = self.simulation
        figure = Figure(figsize=(SURFACE / DPI, SURFACE / DPI), dpi=DPI, layout="none")
        canvas = FigureCanvasAgg(figure)
        figure.patch.set_alpha(0)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(-LIMIT, LIMIT), ylim=(-LIMIT, LIMIT))
        ax.axis("off")
        for X, y, edge in [(sim.X_test, sim.y_test, "#333333"), (sim.X_train, sim.y_train, "white")]:
            shade = (np.clip(y.ravel(), -1, 1) + 1) / 2 if sim.settings.regression else y.ravel()
            ax.scatter(*X.T, c=PALETTE(shade), s=22, edgecolors=edge, linewidths=0.8)
        canvas.draw()
        return np.asarray(canvas.buffer_rgba()) / 255

    def frame(self) -> np.ndarray:
        """El dibujo de ahora mismo: (HEIGHT, WIDTH, 3), enteros de 0 a 255."""
        sim = self.simulation
        self._canvas.restore_region(self._background)
        self._update_edges()
        self._main_axes.draw_artist(self._edges)
        epochs, *losses = np.transpose(sim.history)
        for curve, loss in zip(self._curves, losses):
            curve.set_data(epochs / max(epochs[-1], 1), np.clip(loss, *LOSS_LIMITS))
            self._loss_axes.draw_artist(curve)
        image = np.array(self._canvas.buffer_rgba())[..., :3]
        *layers, output = sim.surfaces(RESOLUTION)
        for column, surfaces in zip(self._centers, layers):
            for center, surface in zip(column, surfaces):
                _paste(image, _box(center), surface)
        x, y = self._surface_corner
        _paste(image, (x, y, x + SURFACE, y + SURFACE), output[0], self._points)
        return image

    def jpeg(self) -> bytes:
        """El mismo dibujo, para mostrarlo: en JPEG se prepara y se envía antes que en PNG."""
        file = io.BytesIO()
        Image.fromarray(self.frame()).save(file, "JPEG", quality=80)
        return file.getvalue()

    def _update_edges(self):
        segments, widths, colors = [], [], []
        for layer, starts, ends in zip(self.simulation.net.layers, self._centers, self._centers[1:]):
            for (i, j), weight in np.ndenumerate(layer.W):
                segments.append([starts[i], ends[j]])
                widths.append(min(0.4 + 2.2 * abs(weight), 7))
                colors.append(ORANGE if weight > 0 else BLUE)
        self._edges.set_segments(segments)
        self._edges.set_linewidths(widths)
        self._edges.set_color(colors)
        self._edges.set_alpha(0.75)


def _place(settings):
    """El centro de cada neurona, en píxeles: una lista por capa. La salida es el borde del plano grande."""
    sizes = [len(settings.features), *settings.hidden]
    xs = np.linspace(LEFT + NEURON / 2, RIGHT - 70, len(sizes)) if len(sizes) > 1 else [LEFT + NEURON / 2]
    step = (HEIGHT - TOP - 10) / 8
    columns = [[(float(x), TOP + step * (k + 0.5)) for k in range(n)] for x, n in zip(xs, sizes)]
    return [*columns, [(WIDTH - SURFACE - 20.0, TOP + SURFACE / 2)]]


def _box(center):
    """Los cuatro bordes, en píxeles, del cuadro de una neurona."""
    x, y = (round(v - NEURON / 2) for v in center)
    return x, y, x + NEURON, y + NEURON


def _paste(image, box, surface, overlay=None):
    """Pone en `image` la superficie, de −1 a 1, con sus colores, y encima los puntos si los hay."""
    x0, y0, x1, y1 = box
    finite = np.nan_to_num(surface)
    values = Image.fromarray(np.uint8(np.clip((finite + 1) * 127.5, 0, 255)))
    colors = COLORS[np.asarray(values.resize((x1 - x0, y1 - y0), Image.Resampling.BILINEAR))]
    if overlay is not None:
        alpha = overlay[..., 3:]
        colors = np.uint8((0.35 * 255 + 0.65 * colors) * (1 - alpha) + 255 * overlay[..., :3] * alpha)
    image[y0:y1, x0:x1] = colors
