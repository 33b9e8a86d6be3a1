"""nbval compara los textos de cada celda, pero no sus imágenes: aquí se comparan también."""

import pytest
from nbval.plugin import IPyNbCell

from tests.figures import find_changes


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    result = yield
    if isinstance(item, IPyNbCell) and item.options["check"]:
        changes = find_changes(item.cell.outputs, item.test_outputs)
        if changes:
            item.raise_cell_error("Alguna figura no es la guardada.", "\n".join(changes))
    return result
