"""Repetir y comparar: lo que dice cada veredicto, que el intervalo acierte y qué se dice de lo que no puede ser."""

import subprocess
import sys

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy import stats

from tools.course import ROOT
from utils import evaluation
from utils.evaluation import compare, load_experiment, repeat
from utils.plotting import plot_comparison

NOISE = np.array([-0.002, 0.001, 0.003, -0.001, 0.0, 0.002, -0.003, 0.001, -0.002, 0.001])
BASE = 0.9 + 10 * NOISE[::-1]


def test_repeat_calls_with_each_seed_in_order():
    scores = repeat(lambda seed: np.float32(seed) / 4, range(3))
    assert scores.dtype == np.float64 and scores.tolist() == [0, 0.25, 0.5]
    several = repeat(lambda seed: {"loss": seed, "acc": np.array(2 * seed)}, [5, 7])
    assert {name: values.tolist() for name, values in several.items()} == {"loss": [5, 7], "acc": [10, 14]}
    assert repeat(lambda fold: len(fold[0]), [([1, 2], [3]), ([1], [2, 3])], "partición").tolist() == [2, 1]


def test_repeat_says_where_it_is(monkeypatch):
    said = []
    monkeypatch.setattr("utils.live.LiveLine.show", lambda line, text: said.append(text))
    repeat(float, range(3))
    assert said == ["semilla 1 de 3", "semilla 2 de 3", "semilla 3 de 3", ""]
    said.clear()
    with pytest.raises(ZeroDivisionError):
        repeat(lambda seed: 1 / seed, [2, 0, 1])
    assert said == ["semilla 1 de 3", "semilla 2 de 3", ""], "la línea se borra también si algo falla"


@pytest.mark.parametrize(
    ("train", "seeds", "error", "message"),
    [
        (float, [], ValueError, "seeds está vacío"),
        (float, [1, 2, 1], ValueError, "semillas repetidas"),
        (lambda seed: [seed], [1], TypeError, "debe devolver un número.*devolvió list"),
        (lambda seed: None, [1], TypeError, "devolvió NoneType"),
        (lambda seed: {"a": 1} if seed else {"b": 1}, [1, 0], ValueError, r"devolvió \['a'\] con 1, y otra cosa con 0"),
    ],
)
def test_repeat_explains_what_cannot_be(train, seeds, error, message):
    with pytest.raises(error, match=message):
        repeat(train, seeds)


@pytest.mark.parametrize(
    ("shift", "spread", "higher", "lower"),
    [
        (0.02, 1, "gana", "pierde"),
        (-0.02, 1, "pierde", "gana"),
        (0.0, 1, "empata", "empata"),
        (0.005, 1, "empata", "empata"),  # no incluye el 0, pero todo él cabe en el margen
        (0.02, 20, "no se sabe", "no se sabe"),
        (0.0, 20, "no se sabe", "no se sabe"),  # incluye el 0, y también diferencias que importan
    ],
)
def test_verdicts(shift, spread, higher, lower):
    a = BASE + shift + spread * NOISE
    assert compare(a, BASE, margin=0.01).verdict == higher
    assert compare(a, BASE, margin=0.01, higher_is_better=False).verdict == lower
    opposite = {"gana": "pierde", "pierde": "gana"}
    assert compare(BASE, a, margin=0.01).verdict == opposite.get(higher, higher)


def test_a_real_difference_that_does_not_matter_is_a_tie():
    result = compare(BASE + 0.005 + NOISE, BASE, margin=0.01)
    assert result.low > 0 and result.high < 0.01 and result.verdict == "empata"
    assert compare(BASE + 0.005 + NOISE, BASE, margin=0.001).verdict == "gana"
    assert compare(BASE + 0.005 + NOISE, BASE, margin=0).verdict == "gana"


def test_the_interval_is_the_paired_t():
    result = compare(BASE + 0.02 + NOISE, BASE, margin=0.01)
    expected = stats.ttest_rel(BASE + 0.02 + NOISE, BASE).confidence_interval(0.95)
    assert (result.low, result.high) == pytest.approx((expected.low, expected.high))
    assert result.difference == pytest.approx(0.02 + NOISE.mean())
    assert result.differences == pytest.approx(0.02 + NOISE)


@pytest.mark.parametrize("n", [3, 10])
def test_the_interval_holds_the_truth_95_times_in_a_hundred(n):
    rng = np.random.default_rng(0)
    hits = 0
    for _ in range(2000):
        shared = rng.normal(0, 3, n)  # lo que una semilla tiene de buena o mala para las dos
        result = compare(shared + 1 + rng.normal(0, 1, n), shared + rng.normal(0, 1, n), margin=0.1)
        hits += result.low <= 1 <= result.high
    assert 0.935 < hits / 2000 < 0.965


def test_folds_of_one_dataset_need_the_correction():
    """Quince repartos de cuarenta ejemplos, que apartan ocho cada vez: sin corregir, el intervalo se confía.

    Dos métodos cuya diferencia, ejemplo a ejemplo, es de media 0: la de un reparto es la de sus ocho.
    """
    rng = np.random.default_rng(0)
    hits = {None: 0, 0.2: 0}
    for _ in range(1000):
        examples = rng.normal(size=40)
        differences = [rng.permutation(examples)[:8].mean() for _ in range(15)]
        for fraction in hits:
            result = compare(differences, np.zeros(15), margin=0.1, test_fraction=fraction)
            hits[fraction] += result.low <= 0 <= result.high
    assert hits[None] < 750 and 930 < hits[0.2] < 980, hits


def test_the_correction_is_nadeau_and_bengios():
    a = BASE + 0.02 + NOISE
    plain, corrected = compare(a, BASE, 0.01), compare(a, BASE, 0.01, test_fraction=0.2)
    widening = (corrected.high - corrected.low) / (plain.high - plain.low)
    assert widening == pytest.approx(np.sqrt((1 / 10 + 0.2 / 0.8) / (1 / 10)))
    assert corrected.difference == plain.difference and "10 particiones" in str(corrected)


@pytest.mark.parametrize(
    ("a", "b", "options", "message"),
    [
        ([0.9], [0.8], {}, "Con 1 medida no se puede saber"),
        ([], [], {}, "Con 0 medida"),
        ([0.9, 0.8, 0.7], [0.8, 0.7], {}, "deben ir por parejas; llegaron 3 y 2"),
        ([[0.9, 0.8]], [[0.8, 0.7]], {}, r"forma \(n,\).*\(1, 2\)"),
        ([0.9, np.nan], [0.8, 0.7], {}, r"a\[1\] es nan"),
        ([0.9, 0.8], [np.inf, 0.7], {}, r"b\[0\] es inf"),
        (["bien", "mal"], [0.8, 0.7], {}, "a debe ser una lista de números"),
        ([0.9, 0.8, 0.7], [0.8, 0.7, 0.6], {}, r"Las 3 diferencias son iguales \(0.1\)"),
        ([1.0, 1.0], [1.0, 1.0], {}, r"Las 2 diferencias son iguales \(0\).*demasiado gruesa"),
        ([0.9, 0.8], [0.8, 0.6], {"margin": -0.1}, "margin debe ser un número que no sea negativo; llegó -0.1"),
        ([0.9, 0.8], [0.8, 0.6], {"margin": np.nan}, "margin debe ser"),
        ([0.9, 0.8], [0.8, 0.6], {"test_fraction": 5}, "test_fraction debe estar entre 0 y 1.*llegó 5"),
    ],
)
def test_compare_explains_what_cannot_be(a, b, options, message):
    with pytest.raises(ValueError, match=message):
        compare(a, b, **{"margin": 0.01} | options)


@pytest.mark.parametrize(
    ("a", "b", "higher", "text"),
    [
        (BASE + 0.02 + NOISE, BASE, True, "gana por 0.0200 [0.0186, 0.0214], 10 semillas, margen 0.01"),
        (BASE, BASE + 0.02 + NOISE, True, "pierde por 0.0200 [0.0186, 0.0214], 10 semillas, margen 0.01"),
        (BASE, BASE + 0.02 + NOISE, False, "gana por 0.0200 [0.0186, 0.0214], 10 semillas, margen 0.01"),
        (BASE - 0.001 + NOISE, BASE, True, "empata: −0.0010 [−0.0024, 0.0004], 10 semillas, margen 0.01"),
        (BASE + 30 * NOISE, BASE, True, "no se sabe: 0.00 [−0.04, 0.04], 10 semillas, margen 0.01"),
        (BASE + 300 + 9e4 * NOISE, BASE, True, "gana por 300 [175, 425], 10 semillas, margen 0.01"),
        ([1.001, 1.0002], [0, 0], True, "gana por 1.001 [0.996, 1.006], 2 semillas, margen 0.01"),
    ],
)
def test_the_line_says_it_all(a, b, higher, text):
    assert str(compare(a, b, margin=0.01, higher_is_better=higher)) == text


def test_an_end_never_looks_like_zero():
    result = compare(BASE + 0.00141 + NOISE, BASE, margin=0.0001)
    assert result.verdict == "gana" and "[0.00002, " in str(result)


def test_the_picture_shows_each_pair_the_interval_and_the_margin():
    result = compare(BASE + 0.02 + NOISE, BASE, margin=0.01)
    fig = plot_comparison(result, ("Adam", "SGD"), "exactitud")
    left, right = fig.axes
    assert [len(points.get_offsets()) for points in left.collections if len(points.get_offsets()) == 10] == [10, 10]
    assert left.get_ylabel() == "exactitud" and [t.get_text() for t in left.get_xticklabels()] == ["Adam", "SGD"]
    assert (
        right.get_title(loc=plt.rcParams["axes.titlelocation"]) == "Adam frente a SGD: gana"
        and right.get_ylabel() == "Adam − SGD"
    )
    band = right.patches[0].get_extents().transformed(right.transData.inverted())
    assert (band.y0, band.y1) == pytest.approx((-0.01, 0.01))
    bar = next(
        lines for lines in right.collections if len(lines.get_paths()) == 1 and lines.get_paths()[0].codes is None
    )
    assert bar.get_segments()[0][:, 1] == pytest.approx([result.low, result.high])
    plt.close(fig)


def test_it_does_not_import_keras():
    code = "import sys, utils.evaluation; print([m for m in ('keras', 'tensorflow', 'pandas') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert result.stdout.strip() == "[]", result.stderr


def test_an_experiment_is_read_or_explained(tmp_path, monkeypatch):
    folder = tmp_path / "resultados"
    folder.mkdir()
    monkeypatch.setattr(evaluation, "RESULTS", folder)
    (folder / "otro.json").write_text('{"resultados": {"exactitud": [0.9, 0.8]}}', encoding="utf-8")
    assert load_experiment("otro")["resultados"]["exactitud"] == [0.9, 0.8]
    with pytest.raises(FileNotFoundError, match="No hay resultados del experimento 'letras'. Están: otro."):
        load_experiment("letras")
    (tmp_path / "letras.py").touch()
    with pytest.raises(FileNotFoundError, match="«python -m experiments.letras» en la carpeta del curso"):
        load_experiment("letras")
    (folder / "letras.json").write_text('{"resultados": ', encoding="utf-8")
    with pytest.raises(ValueError, match="git checkout -- experiments/resultados/letras.json"):
        load_experiment("letras")
