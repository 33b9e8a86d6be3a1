"""El programa de PyTorch de la primera lección con Keras pierde lo mismo que ella, donde PyTorch esté instalado."""

import re

import numpy as np
import pytest

from tests.lessons import WRITTEN, cells, tags

LESSON = next(lesson for lesson in WRITTEN if lesson.slug == "primera_red_con_keras")
BLOCK = re.compile(r"```python\n(import torch\n.*?)```", re.DOTALL)


def torch_program() -> str:
    """El bloque de código que la lección enseña, tal como se lee."""
    blocks = [text for cell in cells(LESSON, "markdown") for text in BLOCK.findall(cell.source)]
    assert len(blocks) == 1
    return blocks[0]


def test_the_table_names_what_the_program_does():
    program = torch_program()
    table = next(cell.source for cell in cells(LESSON, "markdown") if "| Keras | TensorFlow | PyTorch |" in cell.source)
    for row in table.splitlines()[2:7]:
        for code in re.findall(r"`([^`]+)`", row.split("|")[-2]):
            assert code in program, code
    compile(program, "programa de PyTorch", "exec")


def test_same_losses_as_keras():
    pytest.importorskip("torch", reason="el curso no instala PyTorch; la lección 12 solo lo enseña")
    namespace = {}
    wanted = [c for c in cells(LESSON, "code") if {"setup", "frameworks"} & set(tags(c))]
    for cell in wanted:
        exec(cell.source, namespace)
    initial = [weights.copy() for weights in namespace["initial"]]
    exec(torch_program(), namespace)
    assert len(namespace["torch_losses"]) == namespace["epochs"] == len(namespace["keras_losses"])
    np.testing.assert_allclose(namespace["torch_losses"], namespace["keras_losses"], atol=1e-5)
    assert namespace["keras_losses"][-1] < namespace["keras_losses"][0] / 2  # y aprende: no coinciden por no moverse
    for before, after in zip(initial, namespace["initial"]):
        np.testing.assert_array_equal(before, after)
