"""Las figuras compartidas: qué dibujan y qué dicen de un argumento equivocado."""

import io

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb
from PIL import Image as Picture

from utils import plotting

X = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0]])


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_class_0_is_blue_and_class_1_orange():
    ax = plotting.plot_points(X, np.array([0, 1, 0]), names=("no", "sí"))
    colors = [to_hex(c.get_facecolor()[0]).upper() for c in ax.collections]
    assert colors == [plotting.BLUE, plotting.ORANGE]
    assert [c.get_label() for c in ax.collections] == ["no", "sí"]
    assert len(ax.collections[0].get_offsets()) == 2


@pytest.mark.parametrize("bad", [np.zeros((3, 3)), np.zeros(3)])
def test_points_need_two_columns(bad):
    with pytest.raises(ValueError, match=r"X debe tener forma \(n, 2\)") as caught:
        plotting.plot_points(bad, np.zeros(3))
    assert str(bad.shape) in str(caught.value)


def test_points_need_a_class_per_row():
    with pytest.raises(ValueError, match=r"y debe tener forma \(3,\).*\(3, 1\)"):
        plotting.plot_points(X, np.zeros((3, 1)))


@pytest.mark.parametrize("columns", [None, 1])
def test_regions_follow_the_function(columns):
    def predict(P):
        p = (P[:, 0] > 0.5).astype(float)
        return p if columns is None else p[:, None]

    ax = plotting.plot_regions(predict, (0, 1), (0, 2), resolution=50)
    image = ax.images[0].get_array()
    assert not image[:, :25].any() and image[:, 25:].all()
    assert ax.get_xlim() == (0, 1) and ax.get_ylim() == (0, 2)


def test_regions_of_z_change_at_zero():
    ax = plotting.plot_regions(lambda P: P[:, 1] - 0.25, (0, 1), (0, 1), resolution=40, level=0)
    assert ax.images[0].get_array().sum() == 30 * 40


def test_regions_of_several_classes():
    def predict(P):
        return np.column_stack([P[:, 0] < 0.3, (P[:, 0] >= 0.3) & (P[:, 0] < 0.7), P[:, 0] >= 0.7]).astype(float)

    ax = plotting.plot_regions(predict, (0, 1), (0, 1), resolution=100)
    assert np.unique(ax.images[0].get_array()).tolist() == [0, 1, 2]


def test_regions_of_one_class_have_no_boundary():
    ax = plotting.plot_regions(lambda P: np.zeros(len(P)), (0, 1), (0, 1), resolution=20)
    assert not ax.collections


def test_regions_explain_a_wrong_function():
    with pytest.raises(ValueError, match="una fila por punto"):
        plotting.plot_regions(lambda P: P[:5, 0], (0, 1), (0, 1), resolution=20)


def test_images_in_a_grid():
    fig = plotting.plot_images(np.zeros((10, 8, 8)), titles=[str(i) for i in range(10)], columns=4)
    assert len(fig.axes) == 12
    assert [ax.get_title() for ax in fig.axes][:3] == ["0", "1", "2"]
    with pytest.raises(ValueError, match=r"\(8, 8\)"):
        plotting.plot_images(np.zeros((8, 8)))
    with pytest.raises(ValueError, match="columns debe ser 1 o más; llegó 0"):
        plotting.plot_images(np.zeros((2, 8, 8)), columns=0)


def test_cells_hold_their_numbers():
    _, ax = plt.subplots()
    M = np.array([[1.0, -2.5], [0.0, 4.0]])
    plotting.draw_cells(ax, M, lambda i, j, value: "black" if value < 0 else "white", left=3, top=2)
    assert [t.get_text() for t in ax.texts] == ["1", "−2.5", "0", "4"]
    assert [t.get_color() for t in ax.texts] == ["black", "white", "black", "black"]
    assert [patch.get_xy() for patch in ax.patches] == [(3, 2), (4, 2), (3, 1), (4, 1)]
    plotting.draw_cells(ax, M, texts=[["a", "b"], ["c", "d"]], top=-2)
    assert [t.get_text() for t in ax.texts][4:] == ["a", "b", "c", "d"]
    plotting.draw_cells(ax, M, fontsize=0, top=-6)
    assert len(ax.texts) == 8 and len(ax.patches) == 12
    with pytest.raises(ValueError, match=r"\(filas, columnas\); llegó \(3,\)"):
        plotting.draw_cells(ax, np.zeros(3))
    with pytest.raises(ValueError, match=r"la forma de M, \(2, 2\); llegó \(1, 2\)"):
        plotting.draw_cells(ax, M, texts=[["a", "b"]])


def test_history_is_solid_and_dashed():
    curves = {"loss": [3, 2, 1], "val_loss": [3, 2.5, 2], "accuracy": [0.1, 0.2, 0.3]}
    fig = plotting.plot_history(curves, ("loss", "accuracy"), ("pérdida", "exactitud"))
    lines = fig.axes[0].get_lines()
    assert [line.get_linestyle() for line in lines] == ["-", "--"]
    assert lines[0].get_xdata()[0] == 1
    assert len(fig.axes[1].get_lines()) == 1
    with pytest.raises(ValueError, match="no tiene 'mae'; tiene 'loss'"):
        plotting.plot_history(curves, ("mae",), ("error",))
    with pytest.raises(ValueError, match="un nombre por métrica, 2; llegaron 1"):
        plotting.plot_history(curves, ("loss", "accuracy"), ("pérdida",))


def test_network_draws_each_neuron_and_weight():
    ax = plotting.draw_network([2, 3, 1], labels=[["a", "b"], ["c", "d", "e"], ["f"]])
    assert sum(len(c.get_offsets()) for c in ax.collections) == 6 and len(ax.get_lines()) == 9
    ax = plotting.draw_network([2, 1], weights=[np.array([[2.0], [-1.5]])])
    assert sorted(t.get_text() for t in ax.texts) == ["2", "−1.5"]


def test_a_long_layer_is_abbreviated():
    ax = plotting.draw_network([64, 3], max_nodes=6)
    assert [len(c.get_offsets()) for c in ax.collections] == [6, 3] and "⋮" in [t.get_text() for t in ax.texts]


@pytest.mark.parametrize("layers", [[64, 16, 10], [2, 2, 1], [6, 4, 4, 4, 1], [1, 8]])
def test_neurons_do_not_overlap(layers):
    ax = plotting.draw_network(layers, titles=["t"] * len(layers))
    per_unit = ax.get_window_extent().height / ax.figure.dpi * 72 / np.ptp(ax.get_ylim())
    for k, nodes in enumerate(ax.collections):
        centers = nodes.get_offsets()
        assert (centers[:, 0] == k).all() and len(centers) == min(layers[k], 8)
        assert np.sqrt(nodes.get_sizes()[0]) < 0.8 * per_unit


def test_network_explains_wrong_arguments():
    with pytest.raises(ValueError, match="al menos dos capas"):
        plotting.draw_network([3])
    with pytest.raises(ValueError, match=r"un texto por neurona, \[2, 1\]"):
        plotting.draw_network([2, 1], labels=[["a", "b"]])
    with pytest.raises(ValueError, match=r"weights\[0\] debe tener forma \(2, 1\); llegó \(1, 2\)"):
        plotting.draw_network([2, 1], weights=[np.zeros((1, 2))])


def test_lighten_goes_to_white():
    assert plotting.lighten(plotting.BLUE, 0) == to_rgb(plotting.BLUE)
    assert plotting.lighten(plotting.BLUE, 1) == (1, 1, 1)


def test_animation_plays_once_and_is_small():
    fig, ax = plt.subplots(figsize=(3, 2))
    ax.set(xlim=(0, 1), ylim=(0, 1))
    line = ax.plot([], [], "o")[0]
    drawn = []

    def draw(k):
        drawn.append(k)
        line.set_data([k / 5], [0.5])

    image = plotting.record_animation(fig, draw, 5, alt="un punto que se mueve")
    assert drawn == [0, 1, 2, 3, 4] and not plt.fignum_exists(fig.number)
    assert image.metadata == {"alt": "un punto que se mueve"}
    assert image.data[:6] == b"GIF89a" and b"NETSCAPE" not in image.data, "sin la marca que lo repite"
    with Picture.open(io.BytesIO(image.data)) as gif:
        assert gif.n_frames == 5
    with pytest.raises(ValueError, match="n_frames debe ser 1 o más"):
        plotting.record_animation(plt.figure(), draw, 0)
    with pytest.raises(ValueError, match="el máximo es 100"):
        plotting.record_animation(plt.figure(), lambda k: None, 2, limit=100)
