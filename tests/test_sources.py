"""Abrir una fuente como cuaderno en JupyterLab y guardarla no cambia en ella más que lo que se edita."""

import shutil

import pytest
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from jupytext.sync_contentsmanager import build_sync_jupytext_contents_manager_class

from tests.lessons import SOURCES
from tools.course import ROOT


def open_and_save(folder, lesson, edit=lambda cells: None) -> str:
    """Lo que queda en una copia de la fuente al abrirla, tocarla y guardarla como hace JupyterLab."""
    (folder / "lessons").mkdir(exist_ok=True)
    for path in (lesson.path, ROOT / "jupytext.toml"):
        shutil.copy(path, folder / path.relative_to(ROOT))
    manager = build_sync_jupytext_contents_manager_class(LargeFileManager)(root_dir=str(folder))
    name = lesson.path.relative_to(ROOT).as_posix()
    content = manager.get(name, type="notebook")["content"]
    content["metadata"] |= {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "language_info": {}}
    for cell in content["cells"]:  # lo que añade JupyterLab al ejecutar
        cell["metadata"] |= {"trusted": True, "editable": True, "collapsed": False}
        if cell["cell_type"] == "code":
            cell["execution_count"] = 7
    edit(content["cells"])
    manager.save({"type": "notebook", "format": "json", "content": content}, name)
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("lesson", SOURCES, ids=lambda lesson: lesson.path.stem)
def test_saving_changes_nothing(tmp_path, lesson):
    assert open_and_save(tmp_path, lesson) == lesson.path.read_text(encoding="utf-8")


def test_saving_changes_what_was_edited(tmp_path):
    def edit(cells):
        cells[1]["source"] = cells[1]["source"].replace("##", "## Hola:", 1)

    lesson = SOURCES[1]
    before, after = lesson.path.read_text(encoding="utf-8"), open_and_save(tmp_path, lesson, edit)
    assert after == before.replace("# ##", "# ## Hola:", 1) != before
