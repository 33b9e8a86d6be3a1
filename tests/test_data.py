"""Los datos: qué devuelven, y qué pasa cuando un archivo falta o no es el que debe."""

import contextlib
import hashlib
import inspect
import os
import re
import shutil
import traceback

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from tools import make_data
from tools.course import ROOT, select
from utils import data
from utils.data import DataError, Dataset

SHAPES = {
    "students": ((8, 3), (8, 2)),
    "careers": ((8, 3), (8,)),
    "houses": ((60, 1), (60,)),
    "iris": ((150, 4), (150,)),
    "wine": ((178, 13), (178,)),
    "breast_cancer": ((569, 30), (569,)),
    "digits": ((1797, 8, 8), (1797,)),
    "diabetes": ((442, 10), (442,)),
    "linnerud": ((20, 3), (20, 3)),
}
FILES = {
    "estudiantes.csv": data.load_students,
    "carreras.csv": data.load_careers,
    "viviendas.csv": data.load_houses,
    "manchas_solares.csv": data.load_sunspots,
    "co2_mauna_loa.csv": data.load_co2,
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_and_types(name):
    dataset = getattr(data, f"load_{name}")()
    assert (dataset.X.shape, dataset.y.shape) == SHAPES[name]
    assert dataset.X.dtype == np.float64 and dataset.y.dtype in (np.float64, np.int64)
    assert np.isfinite(dataset.X).all()
    if dataset.X.ndim == 2:
        assert len(dataset.feature_names) == dataset.X.shape[1]
    if dataset.y.dtype == np.int64:
        assert set(dataset.y) == set(range(len(dataset.target_names)))
    assert dataset.description.endswith(".")


def test_every_loader_is_tested():
    loaders = {name for name, _ in inspect.getmembers(data, inspect.isfunction) if name.startswith("load_")}
    assert loaders == {f"load_{name}" for name in SHAPES} | {"load_sunspots", "load_co2", "load_china"}


def test_series_and_photograph():
    sunspots, co2 = data.load_sunspots(), data.load_co2()
    assert len(sunspots) == 309 and sunspots.index[0] == 1700 and sunspots[2008] == 2.9
    assert len(co2) == 2284 and co2.isna().sum() == 59 and str(co2.index[0].date()) == "1958-03-29"
    china = data.load_china()
    assert china.shape == (427, 640, 3) and china.dtype == np.uint8


def test_students_of_the_deck():
    students = data.load_students()
    assert students.X[6].tolist() == [13.4, 21, 5] and students.y[1].tolist() == [4.5, 5.2]
    assert data.load_careers().y.tolist() == [0, 1, 1, 2, 0, 2, 1, 0]
    likes = data.load_careers(multilabel=True).y
    assert likes.shape == (8, 3) and likes.sum(axis=0).tolist() == [4, 6, 5]


def test_positive_class_is_malignant():
    cancer = data.load_breast_cancer()
    assert cancer.y.sum() == 212 and cancer.target_names[1] == "maligno"
    radius = cancer.X[:, cancer.feature_names.index("radio (media)")]
    assert radius[cancer.y == 1].mean() > radius[cancer.y == 0].mean()


def test_feature_names_translate_those_of_scikit_learn():
    from sklearn.datasets import load_breast_cancer

    names = load_breast_cancer().feature_names
    ours = data.load_breast_cancer().feature_names
    kinds = {"(media)": "mean", "(error)": "error", "(peor)": "worst"}
    for spanish, english in zip(ours, names):
        assert kinds[spanish.split()[-1]] in english
    assert (names[3], ours[3]) == ("mean area", "área (media)")
    assert (names[27], ours[27]) == ("worst concave points", "puntos cóncavos (peor)")


def test_split_is_stratified_repeatable_and_disjoint():
    dataset = data.load_breast_cancer()
    parts = dataset.split(val_size=0.2, test_size=0.2, seed=3)
    again = dataset.split(val_size=0.2, test_size=0.2, seed=3)
    assert (len(parts.X_train), len(parts.X_val), len(parts.X_test)) == (341, 114, 114)
    assert np.array_equal(parts.X_test, again.X_test)
    for y in (parts.y_train, parts.y_val, parts.y_test):
        assert abs(y.mean() - dataset.y.mean()) < 0.01
    rows = [tuple(row) for X in (parts.X_train, parts.X_val, parts.X_test) for row in X]
    assert sorted(rows) == sorted(map(tuple, dataset.X))
    assert not np.array_equal(parts.X_test, dataset.split(seed=4).X_test)


def test_split_without_validation():
    parts = data.load_houses().split(val_size=0, test_size=0.25)
    assert (len(parts.X_train), len(parts.X_val), len(parts.X_test)) == (45, 0, 15)


@pytest.mark.parametrize(
    "sizes, name", [((0.2, 0), "test_size"), ((0.2, 1.2), "test_size"), ((-0.1, 0.2), "val_size"), ((0.6, 0.5), "val")]
)
def test_split_rejects_bad_sizes(sizes, name):
    with pytest.raises(ValueError, match=name):
        data.load_iris().split(*sizes)


def test_split_rejects_a_bad_seed():
    with pytest.raises(ValueError, match="seed debe ser un entero.*llegó 1.5"):
        data.load_iris().split(seed=1.5)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Una copia de data/ que se puede estropear."""
    for name in FILES:
        (tmp_path / name).write_bytes((data.DATA_DIR / name).read_bytes())
    monkeypatch.setattr(data, "DATA_DIR", tmp_path)
    return tmp_path


def message_of(name):
    """Lo que dice el único error que ve el estudiante: qué archivo es y cómo se recupera."""
    with pytest.raises(DataError) as caught:
        FILES[name]()
    shown = "".join(traceback.format_exception(caught.value))
    assert shown.count("Traceback") == 1, "un error detrás de otro confunde"
    message = str(caught.value)
    assert name in message and f"«git checkout -- data/{name}»" in message
    return message


@pytest.mark.parametrize("name", FILES)
def test_damaged_file_is_named(copy, name):
    path = copy / name
    good = path.read_bytes()
    damages = {
        "un byte": good[:-2] + bytes([good[-2] ^ 1]) + good[-1:],
        "truncado": good[: len(good) // 2],
        "vacío": b"",
        "otro archivo": b"a,b\n1,2\n",
        "basura": bytes(range(256)) * 8,
        "fin de línea": good.replace(b"\n", b"\r\n"),
    } | {other: (copy / other).read_bytes() for other in FILES if other != name}
    for damage in damages.values():
        path.write_bytes(damage)
        message = message_of(name)
        assert data.SHA256[name][:12] in message and f"({len(damage)} bytes)" in message
    path.write_bytes(good)
    FILES[name]()


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_named(copy, name):
    (copy / name).unlink()
    assert message_of(name).startswith(f"Falta el archivo {copy / name}. ")


@contextlib.contextmanager
def forbidden(path):
    """Sin permiso de lectura. Un administrador lee de todos modos: mientras dura, la prueba deja de serlo."""
    path.chmod(0)
    is_root = os.geteuid() == 0
    try:
        if is_root:
            os.seteuid(65534)
    except OSError:
        pytest.skip("el administrador de este espacio de usuarios no puede dejar de serlo")
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@contextlib.contextmanager
def folder(path):
    path.unlink()
    path.mkdir()
    yield


@contextlib.contextmanager
def loop(path):
    path.unlink()
    path.symlink_to(path)
    yield


@pytest.mark.skipif(os.name == "nt", reason="en Windows ni los permisos ni los enlaces son así")
@pytest.mark.parametrize("unreadable", [forbidden, folder, loop])
@pytest.mark.parametrize("name", FILES)
def test_unreadable_file_is_named(copy, name, unreadable):
    FILES[name]()
    with unreadable(copy / name):
        assert message_of(name).startswith(f"No se puede leer {copy / name} (")


def test_in_a_lesson_the_error_is_one_and_clear(tmp_path):
    """El cuaderno de verdad, con un archivo de menos: la celda que lo lee dice qué falta, y nada más."""
    for folder in ("utils", "exercises", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "data" / "viviendas.csv").unlink()
    (lesson,) = select(["de_la_recta_al_si_o_no"])
    book = nbformat.read(lesson.notebook, as_version=4)
    client = NotebookClient(book, kernel_name="python3", timeout=120, resources={"metadata": {"path": str(tmp_path)}})
    with pytest.raises(CellExecutionError):
        client.execute()
    (error,) = [output for cell in book.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    assert error.ename == "DataError" and error.evalue.startswith("Falta el archivo ")
    assert "\n".join(error.traceback).count("Traceback") == 1


def test_files_come_from_their_source(tmp_path, monkeypatch):
    """tools/make_data.py escribe, byte a byte, lo que hay en data/."""
    pytest.importorskip("statsmodels")
    monkeypatch.setattr(make_data, "DATA", tmp_path)
    make_data.main()
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (data.DATA_DIR / name).read_bytes()


def test_readme_lists_every_file_and_its_checksum():
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^([0-9a-f]{64})  (\S+\.csv)$", text, re.MULTILINE))
    assert {name: checksum for checksum, name in listed.items()} == data.SHA256
    for path in (ROOT / "data").glob("*.csv"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == data.SHA256[path.name]
        assert f"| `{path.name}` |" in text


def test_dataset_is_read_only_by_name():
    with pytest.raises(AttributeError):
        data.load_iris().X = None
    assert isinstance(data.load_iris(), Dataset)
