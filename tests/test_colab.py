"""El camino de Colab: un cuaderno solo, en una carpeta vacía, trae el curso y se ejecuta entero."""

import os
import shutil
import subprocess

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from tools.course import ROOT, select
from tools.render import PRELUDE

(LESSON,) = select(["la_neurona"])


@pytest.fixture
def colab(tmp_path, monkeypatch):
    """Una carpeta como /content en Colab, con `google.colab` al alcance y sin el curso."""
    module = tmp_path / "colab" / "google" / "colab"
    module.mkdir(parents=True)
    (module / "__init__.py").write_text("")
    content = tmp_path / "content"
    content.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "colab"))
    monkeypatch.delenv("CURSO_REPO", raising=False)
    return content


@pytest.fixture(scope="module")
def bare_repository(tmp_path_factory):
    """Un clon sin árbol de trabajo, con lo que hay ahora en el curso, hecho como lo vería GitHub."""
    folder = tmp_path_factory.mktemp("repo")
    work, bare = folder / "work", folder / "curso.git"
    for name in ("utils", "exercises", "data", "notebooks"):
        shutil.copytree(ROOT / name, work / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    identity = ["-c", "user.name=prueba", "-c", "user.email=prueba@localhost"]
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-q", "-m", "curso"]):
        subprocess.run(["git", *command], cwd=work, check=True)
    subprocess.run(["git", "clone", "-q", "--bare", str(work), str(bare)], check=True)
    return bare


def execute(path, folder):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, kernel_name="python3", timeout=120, resources={"metadata": {"path": str(folder)}})
    client.execute()
    return notebook


def alone(folder):
    """Copia una lección a una carpeta vacía, sin repositorio puesto aunque el curso lo tenga."""
    notebook = nbformat.read(LESSON.notebook, as_version=4)
    notebook.cells[1].source = PRELUDE.read_text(encoding="utf-8").replace("@REPOSITORY@", "")
    path = folder / LESSON.notebook.name
    nbformat.write(notebook, path)
    return path


def test_a_notebook_alone_brings_the_course_and_runs_to_the_end(colab, bare_repository, monkeypatch):
    monkeypatch.setenv("CURSO_REPO", str(bare_repository))
    notebook = execute(alone(colab), colab)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert "⬜ Ejercicio 3" in code[-1].outputs[0].data["text/plain"]
    assert (colab / "curso" / "utils" / "environment.py").is_file()
    os.environ.pop("CURSO_REPO")
    execute(colab / LESSON.notebook.name, colab)  # la segunda vez no trae nada: ya está


def test_without_repository_it_says_what_to_do(colab):
    with pytest.raises(CellExecutionError, match="%env CURSO_REPO=usuario/repositorio"):
        execute(alone(colab), colab)


def test_a_wrong_repository_is_named(colab, monkeypatch):
    monkeypatch.setenv("CURSO_REPO", str(colab / "no" / "existe.git"))
    with pytest.raises(CellExecutionError, match="No se pudo traer el curso de .*existe.git"):
        execute(alone(colab), colab)
    assert not (colab / "curso").exists()


def test_a_notebook_alone_outside_colab_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.delenv("CURSO_REPO", raising=False)
    with pytest.raises(CellExecutionError, match="No encuentro el curso"):
        execute(alone(tmp_path), tmp_path)
