"""Todo símbolo de las fórmulas está en las tablas de docs/notacion.md, con la lección en que aparece."""

import re

import pytest

from tests.lessons import WRITTEN, prose
from tools.course import ROOT

FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", re.DOTALL)
# Una letra con gorro, tilde o raya; una sigla o el nombre de una función; una orden de LaTeX; una letra, o una prima.
SYMBOL = re.compile(
    r"\\(hat|tilde|bar) ?\{?(\w)\}?|\\text\{([^{}\s]*[A-Z][^{}\s]*|[^{}\s]+(?=\}(?:\\!|\\left|\\big)*\())\}"
    r"|\\(?:begin|end|text)\{[^{}]*\}|\\([a-zA-Z]+)|([A-Za-z'|])"
)
LAYOUT = {"frac", "dfrac", "tfrac", "left", "right", "big", "quad", "qquad", "textstyle", "underbrace", "dots", "cdots"}
CLOSING = {"rvert", "rVert", "rfloor", "rceil"}
GREEK = {"λ": r"$\lambda$"}  # las que se escriben sin fórmula


def symbols(text):
    """Los símbolos de las fórmulas de un texto, en orden."""
    text = re.sub(r"^ *```.*?^ *```|`[^`]*`", "", text, flags=re.DOTALL | re.MULTILINE)
    text = "".join(GREEK.get(letter, letter) for letter in text)
    found = []
    for accent, letter, name, order, plain in SYMBOL.findall(" ".join(a or b for a, b in FORMULA.findall(text))):
        if accent or name or plain or order and order not in LAYOUT | CLOSING:
            found.append(f"{accent}({letter})" if accent else name or order or plain)
    return list(dict.fromkeys("lvert" if symbol == "|" else symbol for symbol in found))


def rows(title):
    """Las filas de una tabla de la página: cada una, la lista de sus casillas."""
    page = (ROOT / "docs" / "notacion.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)[1]
    lines = [line for line in section.splitlines() if line.startswith("| ")][1:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def numbers(cell):
    """Los números de las lecciones que enlaza una casilla."""
    return re.findall(r"\[(\d\d)\]\(", cell)


USED = {lesson.number: symbols(prose(lesson)) for lesson in WRITTEN}
GENERAL = [(symbols(row[0]), *numbers(row[-1])) for row in rows("En todo el curso") + rows("Operaciones")]
LOCAL = [(row[1], symbols(row[1]), numbers(row[0])) for row in rows("En una lección")]


@pytest.mark.parametrize("number", USED)
def test_every_symbol_is_in_the_table(number):
    known = {symbol for found, since in GENERAL if since <= number for symbol in found}
    known |= {symbol for _, found, lessons in LOCAL if number in lessons for symbol in found}
    assert [symbol for symbol in USED[number] if symbol not in known] == []


def test_every_row_is_used_where_it_says():
    unused = [
        (found, number) for _, found, lessons in LOCAL for number in lessons if not set(found) <= set(USED[number])
    ]
    assert unused == []


def test_general_symbols_appear_first_where_the_table_says():
    """Sin contar las lecciones en que esa letra es otra cosa."""
    seen = set()
    for found, since in GENERAL:
        for symbol in set(found) - seen:
            others = {number for cell, _, lessons in LOCAL if symbol in heads(cell) for number in lessons}
            first = min(number for number in USED if symbol in USED[number] and number not in others)
            assert first == since, f"{symbol} aparece en la {first}, y la tabla dice {since}"
        seen |= set(found)


def heads(cell):
    """La primera letra de cada fórmula de una casilla: de $t_k$, la t."""
    return {symbols(formula)[0] for formula in re.findall(r"\$[^$]+\$", cell)}


def test_what_is_a_symbol():
    text = r"$\hat{y} = \text{ReLU}(z)$ y $\tilde w_{ij}$; ni `$q$` ni $\text{nuevo}$: $\lvert x \rvert$, $\frac{1}{n}$"
    assert symbols(text) == ["hat(y)", "ReLU", "z", "tilde(w)", "i", "j", "lvert", "x", "n"]
