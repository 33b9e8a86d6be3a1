"""Figuras que usan dos lecciones o más. Todas dibujan en los ejes que se les dan, o en unos nuevos."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap, to_rgb

# Okabe e Ito. La clase 0 es siempre azul; la 1, naranja.
BLUE, ORANGE, GREEN, RED, PINK, SKY, BLACK = COLORS = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#000000",
)  # fmt: skip
GRAY = "#8C8C8C"
MARKERS = "osD^vPX"


def lighten(color: str, amount: float = 0.75) -> tuple[float, float, float]:
    """El mismo color mezclado con blanco: amount = 0 lo deja igual y 1 da blanco."""
    return tuple(channel + (1 - channel) * amount for channel in to_rgb(color))


def _check_points(X) -> np.ndarray:
    X = np.asarray(X)
    if X.ndim != 2 or X.shape[1] != 2:
        raise ValueError(f"X debe tener forma (n, 2): dos columnas que dibujar; llegó {X.shape}.")
    return X


def plot_points(X, y, names=None, ax=None, size=70):
    """Dibuja los puntos X, de forma (n, 2), con el color y la marca de su clase y, entero (n,).

    Args:
        names: el nombre de cada clase, para la leyenda.
        size: el tamaño de cada marca, en puntos al cuadrado.

    Raises:
        ValueError: si X no tiene dos columnas o y no tiene un entero por fila.
    """
    X, y = _check_points(X), np.asarray(y)
    if y.shape != (len(X),):
        raise ValueError(f"y debe tener forma ({len(X)},), una clase por fila de X; llegó {y.shape}.")
    ax = ax or plt.gca()
    for k in np.unique(y.astype(int)):
        rows = X[y == k]
        label = names[k] if names else None
        style = {"color": COLORS[k % len(COLORS)], "marker": MARKERS[k % len(MARKERS)]}
        ax.scatter(*rows.T, s=size, label=label, edgecolor="white", zorder=3, **style)
    return ax


def plot_regions(predict, xlim, ylim, ax=None, resolution=300, level=0.5):
    """Colorea cada zona del plano con la clase que `predict` le da, y traza la frontera.

    Args:
        predict: función, o modelo de Keras, que recibe (m, 2) y devuelve (m,) o (m, 1) con la
            probabilidad, la clase (0 o 1) o z, o (m, C) con la probabilidad de cada clase.
        xlim: los dos extremos del eje horizontal.
        ylim: los dos extremos del eje vertical.
        resolution: puntos por eje; con 300 son 90 000 en una sola llamada.
        level: con dos clases, el valor a partir del cual es la 1: 0.5 en una probabilidad, 0 en z.

    Raises:
        ValueError: si lo que devuelve `predict` no tiene una fila por punto.
    """
    ax = ax or plt.gca()
    x1, x2 = np.meshgrid(np.linspace(*xlim, resolution), np.linspace(*ylim, resolution))
    points = np.column_stack([x1.ravel(), x2.ravel()])
    output = np.asarray(predict(points))
    if output.ndim not in (1, 2) or len(output) != len(points):
        raise ValueError(f"predict debe devolver una fila por punto: recibió {points.shape} y devolvió {output.shape}.")
    n_classes = output.shape[1] if output.ndim == 2 and output.shape[1] > 1 else 2
    if n_classes == 2 and output.size == len(points):
        surface, levels = output.reshape(x1.shape), [level]
        classes = surface >= level
    else:
        classes = surface = output.argmax(axis=1).reshape(x1.shape)
        levels = np.arange(n_classes - 1) + 0.5
    palette = ListedColormap([lighten(COLORS[k % len(COLORS)], 0.8) for k in range(n_classes)])
    style = {"cmap": palette, "vmin": -0.5, "vmax": n_classes - 0.5, "interpolation": "nearest"}
    ax.imshow(classes, origin="lower", extent=(*xlim, *ylim), aspect="auto", **style)
    if classes.min() < classes.max():
        ax.contour(x1, x2, surface, levels=levels, colors="#333333", linewidths=1.5)
    ax.set(xlim=xlim, ylim=ylim)
    ax.grid(False)
    return ax


def plot_images(images, titles=(), columns=8, colors=None, size=1.25):
    """Dibuja imágenes en una cuadrícula, con un título sobre cada una.

    Args:
        images: (n, alto, ancho), en grises de 0 (blanco) a 1 (negro), o (n, alto, ancho, 3) en color.
        titles: el texto sobre cada imagen.
        columns: imágenes por fila.
        colors: el color de cada título.
        size: el lado de cada imagen, en pulgadas.

    Raises:
        ValueError: si `images` no son varias imágenes.
    """
    images = np.asarray(images)
    if images.ndim not in (3, 4):
        raise ValueError(f"images debe tener forma (n, alto, ancho); llegó {images.shape}.")
    if columns < 1:
        raise ValueError(f"columns debe ser 1 o más; llegó {columns!r}.")
    rows = -(-len(images) // columns)
    height = size + 0.3 * max((str(t).count("\n") + 1 for t in titles), default=0)
    fig, axes = plt.subplots(rows, columns, figsize=(columns * size, rows * height), squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for i, (ax, image) in enumerate(zip(axes.flat, images)):
        ax.imshow(image, vmin=0, vmax=1)
        if i < len(titles):
            ax.set_title(titles[i], loc="center", fontsize=12, pad=4, color=colors[i] if colors else "black")
    return fig


def plot_history(history, metrics=("loss",), names=("pérdida",)):
    """Dibuja las curvas de un entrenamiento: continua la de entrenamiento, a trazos la de validación.

    Args:
        history: lo que devuelve `model.fit`, o su diccionario `history`.
        metrics: las claves que dibujar, una por panel; si hay `val_` de una, se dibuja también.
        names: el nombre en español de cada una, para el eje.

    Raises:
        ValueError: si `history` no tiene alguna de las métricas, o falta o sobra algún nombre.
    """
    curves = getattr(history, "history", history)
    missing = [m for m in metrics if m not in curves]
    if missing:
        raise ValueError(f"history no tiene {missing[0]!r}; tiene {', '.join(map(repr, curves))}.")
    if len(names) != len(metrics):
        raise ValueError(f"names debe tener un nombre por métrica, {len(metrics)}; llegaron {len(names)}.")
    fig, axes = plt.subplots(1, len(metrics), figsize=(7.5 if len(metrics) == 1 else 10.5, 4), squeeze=False)
    for ax, metric, name in zip(axes.flat, metrics, names):
        epochs = range(1, len(curves[metric]) + 1)
        ax.plot(epochs, curves[metric], label="entrenamiento", color=BLUE)
        if f"val_{metric}" in curves:
            ax.plot(epochs, curves[f"val_{metric}"], "--", label="validación", color=RED)
        ax.set(xlabel="época", ylabel=name)
        ax.legend()
    return fig


def plot_comparison(result, names=("a", "b"), label="medida"):
    """Dibuja las medidas de una comparación, pareja a pareja, y al lado sus diferencias.

    A la derecha, cada punto es una diferencia a − b; la barra negra, la media con su intervalo, y la
    banda, las diferencias que no importan. El veredicto va en el título.

    Args:
        result: lo que devuelve `utils.evaluation.compare`.
        names: cómo se llaman `a` y `b`.
        label: qué se mide, con su unidad si la tiene.
    """
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4), width_ratios=(1.2, 1))
    shift = np.random.default_rng(0).uniform(-0.09, 0.09, len(result.a))  # que no se tapen
    alpha = min(0.9, 0.35 + 6 / len(shift))
    left.plot([shift, 1 + shift], [result.a, result.b], color=GRAY, linewidth=0.8, alpha=alpha / 2, zorder=1)
    for x, scores, color, marker in [(0, result.a, BLUE, "o"), (1, result.b, RED, "s")]:
        left.scatter(x + shift, scores, s=45, color=color, marker=marker, alpha=alpha, zorder=2)
        left.hlines(scores.mean(), x - 0.2, x + 0.2, color=BLACK, zorder=3)
    left.set(xlim=(-0.5, 1.5), xticks=[0, 1], xticklabels=names, ylabel=label)
    left.set_title(f"Una línea por pareja: {len(shift)} {result.what}")
    right.axhspan(-result.margin, result.margin, color=lighten(SKY, 0.7), label="no importa", zorder=0)
    right.axhline(0, color="#333333", linewidth=1, zorder=1)
    right.scatter(shift, result.differences, s=45, color=GREEN, marker="D", alpha=alpha, label="diferencias", zorder=2)
    size = [[result.difference - result.low], [result.high - result.difference]]
    style = {"color": BLACK, "capsize": 6, "label": "media e intervalo"}
    right.errorbar([0.3], [result.difference], yerr=size, fmt="o", **style, zorder=3)
    right.set(xlim=(-0.25, 0.5), xticks=[], ylabel=f"{names[0]} − {names[1]}")
    right.set_title(f"{names[0]} frente a {names[1]}: {result.verdict}")
    fig.legend(*right.get_legend_handles_labels(), loc="outside lower center", ncols=3)
    return fig


def draw_network(layers, labels=None, weights=None, titles=(), ax=None, max_nodes=8):
    """Dibuja una red: un círculo por neurona y una línea por peso.

    La capa k queda en x = k y sus neuronas, separadas 1 y centradas en y = 0, por si hay que
    añadir algo al dibujo.

    Args:
        layers: cuántas neuronas tiene cada capa, empezando por las entradas.
        labels: una lista de textos por capa, para dentro de los círculos.
        weights: una matriz (d, m) entre cada par de capas; su valor se escribe en la línea, azul
            si es negativo y naranja si es positivo.
        titles: el nombre de cada capa, debajo de ella.
        max_nodes: a partir de cuántas neuronas se abrevia la capa con puntos suspensivos.

    Raises:
        ValueError: si hay menos de dos capas, si falta o sobra algún texto, o si una matriz no tiene
            la forma de sus capas.
    """
    if len(layers) < 2:
        raise ValueError(f"layers debe tener al menos dos capas; llegó {list(layers)}.")
    if labels and [len(texts) for texts in labels] != list(layers):
        raise ValueError(f"labels debe tener un texto por neurona, {list(layers)}; llegó {labels!r}.")
    for k, W in enumerate(weights or []):
        if np.shape(W) != (layers[k], layers[k + 1]):
            raise ValueError(f"weights[{k}] debe tener forma ({layers[k]}, {layers[k + 1]}); llegó {np.shape(W)}.")
    if ax is None:
        _, ax = plt.subplots(figsize=(2.6 * len(layers), 3.8))
    rows = min(max(layers), max_nodes + 1)
    bottom, below = -(rows - 1) / 2, 1.1 if titles else 0.0
    height = max(rows - 0.1 + below, 3.0)
    middle = -below / 2
    ax.set(xlim=(-0.4, len(layers) - 0.6), ylim=(middle - height / 2, middle + height / 2))
    ax.axis("off")

    unit = ax.get_window_extent().height / ax.figure.dpi / height  # pulgadas entre dos neuronas
    size = min(0.76 * unit, 0.62)  # el diámetro de una neurona, en pulgadas
    columns = [_column(n, x, max_nodes) for x, n in enumerate(layers)]
    for k in range(len(layers) - 1):
        for i, start in columns[k].items():
            for j, end in columns[k + 1].items():
                _draw_edge(ax, start, end, None if weights is None else np.asarray(weights[k])[i, j])
    for k, nodes in enumerate(columns):
        style = {"color": "white" if k == 0 else lighten(SKY, 0.55), "edgecolor": "#333333", "linewidth": 1.6}
        ax.scatter(*zip(*nodes.values()), s=(72 * size) ** 2, zorder=3, **style)
        for i, position in nodes.items():
            if labels:
                ax.text(*position, labels[k][i], ha="center", va="center", fontsize=12, zorder=4)
        if layers[k] > max_nodes:
            ax.text(k, 0, "⋮", ha="center", va="center", fontsize=20)
        if k < len(titles):
            ax.text(k, bottom - size / unit / 2 - 0.15, titles[k], ha="center", va="top", fontsize=12)
    return ax


def _column(n, x, max_nodes):
    """Dónde va cada neurona que se dibuja: {número de neurona: (x, y)}."""
    if n <= max_nodes:
        return {i: (x, (n - 1) / 2 - i) for i in range(n)}
    half = max_nodes // 2
    shown = [*range(half), *range(n - half, n)]
    heights = [half - i - (i >= half) for i in range(2 * half)]
    return {i: (x, y) for i, y in zip(shown, heights)}


def _draw_edge(ax, start, end, weight):
    color = GRAY if weight is None else (ORANGE if weight > 0 else BLUE)
    ax.plot(*zip(start, end), color=color, linewidth=1.0 if weight is None else 2.2, zorder=1)
    if weight is not None:
        x, y = (0.68 * np.array(start) + 0.32 * np.array(end)).tolist()
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        ax.text(x, y, f"{weight:g}".replace("-", "−"), ha="center", va="center", fontsize=12, bbox=box, zorder=2)


def draw_cells(ax, M, color=None, left=0, top=0, texts="{:g}", fontsize=12, zorder=1):
    """Dibuja la matriz M (filas, columnas) casilla a casilla, con su número dentro.

    La casilla (i, j) va de x = left + j a left + j + 1, y de y = top − i a top − i − 1: así caben
    varias matrices en los mismos ejes.

    Args:
        color: función que recibe (i, j, valor) y devuelve el color de la casilla; sin ella, blanco.
        texts: el formato de los números, o una tabla de textos con la forma de M.
        fontsize: el tamaño de los números; con 0 no se escriben.

    Raises:
        ValueError: si M no es una matriz, o `texts` no tiene su forma.
    """
    M = np.asarray(M)
    if M.ndim != 2:
        raise ValueError(f"M debe tener forma (filas, columnas); llegó {M.shape}.")
    if not isinstance(texts, str) and np.shape(texts) != M.shape:
        raise ValueError(f"texts debe tener la forma de M, {M.shape}; llegó {np.shape(texts)}.")
    for (i, j), value in np.ndenumerate(M):
        face = to_rgb(color(i, j, value) if color else "white")
        box = {"facecolor": face, "edgecolor": "#666666", "zorder": zorder}
        ax.add_patch(plt.Rectangle((left + j, top - i), 1, -1, **box))
        if fontsize:
            text = texts.format(value).replace("-", "−") if isinstance(texts, str) else texts[i][j]
            ink = "white" if np.dot(face, (0.299, 0.587, 0.114)) < 0.5 else "black"
            style = {"color": ink, "fontsize": fontsize, "zorder": zorder}
            ax.text(left + j + 0.5, top - i - 0.53, text, ha="center", va="center", **style)
    ax.autoscale_view()
    ax.set_aspect("equal")
    ax.axis("off")
    return ax


def record_animation(fig, draw, n_frames, seconds=0.2, alt="", limit=300_000):
    """Graba una animación pequeña, que se reproduce una sola vez y se queda en el último fotograma.

    Args:
        fig: la figura, que se cierra al terminar.
        draw: función que recibe el número de fotograma, desde 0, y lo dibuja en `fig`.
        n_frames: cuántos fotogramas.
        seconds: cuánto dura cada uno; el primero y el último, el triple.
        alt: qué se ve, para quien no puede verlo.
        limit: tamaño máximo, en bytes.

    Returns:
        Una imagen GIF que el cuaderno muestra si es lo último de la celda.

    Raises:
        ValueError: si no hay ningún fotograma, o si la animación pesa más que `limit`.
    """
    if n_frames < 1:
        raise ValueError(f"n_frames debe ser 1 o más; llegó {n_frames!r}.")
    import io

    from IPython.display import Image
    from PIL import Image as Picture

    frames = []
    for k in range(n_frames):
        draw(k)
        fig.canvas.draw()
        frames.append(Picture.fromarray(np.asarray(fig.canvas.buffer_rgba())).convert("RGB"))
    plt.close(fig)
    sample = np.vstack([np.asarray(frames[k]) for k in (0, n_frames // 2, -1)])
    palette = Picture.fromarray(sample).quantize(24, method=Picture.Quantize.MAXCOVERAGE)
    frames = [frame.quantize(palette=palette, dither=Picture.Dither.NONE) for frame in frames]
    durations = [round(1000 * seconds * (3 if k in (0, n_frames - 1) else 1)) for k in range(n_frames)]
    gif = io.BytesIO()
    frames[0].save(gif, "GIF", save_all=True, append_images=frames[1:], duration=durations)  # sin `loop`: una vez
    if gif.tell() > limit:
        raise ValueError(f"La animación pesa {gif.tell()} bytes; el máximo es {limit}. Reduce fotogramas o tamaño.")
    return Image(data=gif.getvalue(), format="gif", metadata={"alt": alt})
