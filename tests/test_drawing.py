"""El papel de 8 × 8: leer un dibujo escrito con letras, y pintarlo con botones."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from utils.drawing import DrawingPad, parse_drawing, plot_reading

DRAWING = "\n".join(["#......+", *["........"] * 7])


def left_half(pixels):
    """Un modelo de mentira: un 1 si hay más tinta a la izquierda; si no, un 0."""
    more = pixels[:, :4].sum() > pixels[:, 4:].sum()
    return np.eye(10)[int(more)]


def test_letters_become_numbers():
    pixels = parse_drawing(DRAWING)
    assert pixels.shape == (8, 8) and pixels[0, 0] == 1 and pixels[0, 7] == 0.5 and pixels.sum() == 1.5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("........", "tener 8 filas; tiene 1"),
        (DRAWING.replace("#......+", "#....."), "fila 1, '#.....', debe tener 8 letras; tiene 6"),
        (DRAWING.replace("+", "x"), "fila 1 tiene 'x'"),
    ],
)
def test_what_is_not_a_drawing_says_where(text, message):
    with pytest.raises(ValueError, match=message):
        parse_drawing(text)


def test_a_press_goes_black_gray_white_and_reads_each_time():
    pad = DrawingPad(left_half)
    assert "en blanco" in pad.answer.value
    values = []
    for _ in range(3):
        pad.buttons[9].click()  # fila 2, columna 2
        values.append(pad.pixels[1, 1])
    assert values == [1, 0.5, 0]
    pad.buttons[9].click()
    assert "Lee un 1" in pad.answer.value and pad.bars[1].value == 1
    assert pad.buttons[9].tooltip == "fila 2, columna 2: negro"


def test_clear_and_back_to_the_start():
    pad = DrawingPad(left_half, DRAWING)
    pad.buttons[20].click()
    pad.clear_button.click()
    assert pad.pixels.sum() == 0
    pad.start_button.click()
    assert np.array_equal(pad.pixels, parse_drawing(DRAWING))


def test_the_figure_names_the_largest():
    probabilities = np.full(10, 0.05)
    probabilities[6] = 0.55
    axes = plot_reading(parse_drawing(DRAWING), probabilities)
    assert axes[1].get_title(loc="left") == "lee un 6, con confianza 0.55"
    plt.close("all")
