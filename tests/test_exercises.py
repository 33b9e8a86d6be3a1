"""El motor que corrige; y, en cada ejercicio, la solución, el hueco, los errores y las respuestas correctas."""

import ast
import contextlib
import importlib
import io
import sys

import numpy as np
import pandas as pd
import pytest

from exercises import engine, legacy
from exercises.engine import ANY, Exercise, bind, lesson_exercises
from exercises.values import same, show, size
from tests.lessons import WRITTEN, cells, exercise_number, usual_precision

LESSONS = pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.slug)
ALL = {f"{lesson.slug}.{k}": e for lesson in WRITTEN for k, e in enumerate(lesson_exercises(lesson.slug), 1)}
DECLARED = {name: exercise for name, exercise in ALL.items() if isinstance(exercise, Exercise)}
LEGACY = [name for name in ALL if name not in DECLARED]


@pytest.fixture(autouse=True)
def precision():
    with usual_precision():
        yield


# Los ejercicios de las lecciones -----------------------------------------------------------------


def run_answers(lesson, tag):
    """Ejecuta las celdas de ejercicios, tras las de preparación, y devuelve lo que se responde a cada una."""
    results = {}
    namespace = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in cells(lesson, tag="setup"):
            exec(cell.source, namespace)
        exercises = lesson_exercises(lesson.slug)
        namespace["check"] = lambda k, answer: results.update({k: exercises[k - 1].evaluate(answer)})
        for cell in cells(lesson, tag=tag):
            exec(cell.source, namespace)
    return results


@LESSONS
def test_solutions_pass(lesson):
    results = run_answers(lesson, "solution")
    assert {k: r.message for k, r in results.items() if r.status != "right"} == {}
    assert list(results) == list(range(1, len(lesson_exercises(lesson.slug)) + 1))


@LESSONS
def test_stubs_are_unanswered(lesson):
    results = run_answers(lesson, "exercise")
    assert {k: r.message for k, r in results.items() if r.status != "unanswered"} == {}


@LESSONS
def test_every_exercise_has_a_cell_and_hints(lesson):
    exercises = lesson_exercises(lesson.slug)
    assert [exercise_number(cell) for cell in cells(lesson, tag="exercise")] == list(range(1, len(exercises) + 1))
    for exercise in exercises:
        assert len(exercise.hints) >= 2 and exercise.why.endswith(".")


@pytest.mark.parametrize("name", DECLARED)
def test_each_mistake_gets_its_own_message(name):
    exercise = DECLARED[name]
    assert len(exercise.mistakes) >= 3
    for message, mistake in exercise.mistakes.items():
        result = exercise.evaluate(mistake)
        assert (result.status, result.message) == ("wrong", message)


@pytest.mark.parametrize("name", DECLARED)
def test_right_answers_pass_however_they_are_written(name):
    exercise = DECLARED[name]
    assert len(exercise.right) >= 4
    for k, answer in enumerate([exercise.reference, *exercise.right]):
        result = exercise.evaluate(answer)
        assert result.status == "right", (k, result.message)


@pytest.mark.parametrize("name", LEGACY)
def test_wrong_answers_fail_and_say_why(name):
    slug, _, k = name.partition(".")
    wrong = importlib.import_module(f"tests.wrong_answers.{slug}").WRONG[int(k)]
    assert len(wrong) >= 3
    messages = []
    for answer, fragment in wrong:
        result = ALL[name].evaluate(answer)
        assert result.status == "wrong", (answer, result.message)
        assert fragment in result.message, result.message
        messages.append(result.message)
    assert len(set(messages)) >= 3, "los mensajes distinguen un error de otro"


class Strange:
    """Una respuesta que no se deja ni comparar ni escribir."""

    def __eq__(self, other):
        raise RuntimeError("no")

    def __repr__(self):
        raise RuntimeError("no")

    __hash__ = None


JUNK = [
    None,
    "texto",
    3.7,
    [],
    {},
    (),
    object(),
    Strange(),
    int,
    float("nan"),
    np.zeros((2, 3, 4)),
    [[1], [2, 3]],
    {1, 2},
]
JUNK += [lambda: 1 / 0, lambda *a: None, lambda *a: Strange(), lambda *a: [[1], [2, 3]], lambda *a: (..., 1)]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("answer", JUNK, ids=range(len(JUNK)))
def test_check_never_raises(name, answer):
    assert ALL[name].evaluate(answer).status in {"wrong", "unanswered"}


# El motor ----------------------------------------------------------------------------------------

MEANS = Exercise(
    reference=lambda X: X.mean(axis=0),
    inputs=[(np.array([[1, 2], [3, 4]]),), (np.array([[1, 2, 4]]),), (np.array([[1.5], [-2.5], [0.0]]),)],
    mistakes={
        "Es la media de cada fila.": lambda X: X.mean(axis=1),
        "Es la media de todo.": lambda X: X.mean(),
        "Es la suma.": lambda X: X.sum(axis=0),
    },
    hints=("Una.", "Otra."),
    why="Sí.",
    pure=True,
    loops=False,
)
PARTS = Exercise((289, "relu", {"w": 1.5}), {"No es 288.": (288, ANY, ANY)}, ("Una.", "Otra."), "Sí.")


def message(answer, exercise=MEANS):
    result = exercise.evaluate(answer)
    assert result.status == "wrong"
    return result.message


def test_a_mistake_is_named_only_if_it_fits_every_input():
    assert message(lambda X: X.mean(axis=1)) == "Es la media de cada fila."
    # Con una sola fila, la suma de cada columna es su media: coincide con la referencia y con «es la suma».
    sometimes = message(lambda X: X.sum(axis=0) if len(X) < 3 else X.sum(axis=0) / 2)
    assert sometimes == "Con X = [[1.5], [-2.5], [0]]: da [-0.5] y se esperaba [-0.3333]."


def test_otherwise_the_smallest_failing_input_is_shown():
    assert message(lambda X: X[0] * 7).startswith("Con X = [[1, 2, 4]]: da [7, 14, 28] y se esperaba [1, 2, 4].")
    assert "se esperaba la forma (3,), y llegó la forma (1, 3)" in message(lambda X: X.mean(axis=0, keepdims=True))


def test_an_error_shows_the_line_of_the_student():
    def broken(X):
        y = X + 1
        return y[10]

    text = message(broken)
    assert "IndexError" in text and "`return y[10]`" in text and "engine" not in text
    assert "TypeError" in message(lambda: 3) and "en la línea" not in message(lambda: 3)


def test_what_is_asked_is_checked_and_nothing_else():
    def spoil(X):
        means = X.mean(axis=0)
        X[:] = 0
        return means

    assert "cambia por dentro X" in message(spoil)
    assert "bucles" in message(lambda X: [column.mean() for column in X.T])
    anything = Exercise(MEANS.reference, MEANS.mistakes, MEANS.hints, "Sí.", MEANS.inputs)
    assert anything.evaluate(spoil).status == anything.evaluate(lambda X: [c.mean() for c in X.T]).status == "right"
    assert MEANS.inputs[0][0].tolist() == [[1, 2], [3, 4]]


def test_nothing_returned_and_not_called():
    assert message(lambda X: None) == "La función no devuelve nada: ¿le falta el `return`?"
    assert "¿La llamaste en vez de pasarla?" in message(3.7)


@pytest.mark.parametrize("answer", [..., lambda X: ..., lambda X: [1, ...], lambda X: ... * 2, [1, [...]], {"a": ...}])
def test_a_gap_anywhere_is_unanswered(answer):
    assert MEANS.evaluate(answer).status == "unanswered"


def test_a_value_is_never_given_away():
    assert message((288, "otra", {}), PARTS) == "No es 288."
    assert message((280, "relu", {"w": 1.5}), PARTS) == "El valor 1: llegó 280, y no es eso."
    assert message((289, "relu", {"w": 2}), PARTS) == "El valor 3, w: llegó 2, y no es eso."
    assert message((289, "relu"), PARTS).startswith("Se esperaban 3 valores, y llegó")
    assert "se esperaba un número, y llegó 'x', de tipo str" in message(("x", "relu", {"w": 1.5}), PARTS)


def test_an_exception_can_be_the_right_answer():
    def reference(x):
        if x < 0:
            raise ValueError("negativo")
        return x

    exercise = Exercise(reference, {}, ("", ""), "Sí.", [(1,), (-1,)])
    assert exercise.evaluate(reference).status == "right"
    assert message(lambda x: x, exercise) == "Con x = -1: da -1 y debía lanzar ValueError."
    assert "ZeroDivisionError" in message(lambda x: x if x > 0 else x / 0, exercise)


def test_measure_says_what_counts_and_names_it():
    slope = Exercise(
        (2, 1),
        {},
        ("", ""),
        "Sí.",
        inputs=[(0,), (3,)],
        measure=lambda answer, x: {"signo": np.sign(answer[0] * x + answer[1])},
    )
    assert slope.evaluate((7, 7)).status == "right"
    assert message((-7, 7), slope) == "Con x = 3: signo: da -1 y se esperaba 1."


@pytest.mark.parametrize(
    "got, expected",
    [
        (np.float32(0.1), 0.1),
        ([1.0, 2.0], np.array([1, 2])),
        (pd.Series([1, 2]), [1, 2]),
        (pd.Series({"a": 1}), {"a": 1.0}),
        (np.array([[1.0, 2.0]]), ((1, 2),)),
        (np.True_, True),
        (pd.DataFrame({"a": [1.5], "b": ["x"]}), pd.DataFrame({"a": [1.5], "b": ["x"]})),
        (np.array([np.nan, np.inf]), [float("nan"), float("inf")]),
        ((5, "x"), (ANY, "x")),
        ([3, 1], {1, 3}),
    ],
)
def test_the_same_said_otherwise(got, expected):
    assert same(got, expected)


@pytest.mark.parametrize(
    "got, expected",
    [
        (18204, 18203),
        ("3", 3),
        (None, float("nan")),
        ([1], 1),
        ({1, 2}, [1, 2]),
        (np.ones((2, 1)), np.ones(2)),
        ([[1], [2, 3]], np.ones(2)),
        (0.5001, 0.5),
        ("Relu", "relu"),
    ],
)
def test_not_the_same(got, expected):
    assert not same(got, expected)


def test_tensors_are_numbers():
    import tensorflow as tf

    assert same(tf.constant([1.0, 2.0]), [1, 2]) and same(tf.Variable(3.0), 3)
    assert same(tf.TensorShape([2, 3]), (2, 3)) and show(tf.constant([1.5])) == "[1.5]"


def test_values_are_shown_short_and_sized():
    assert show((np.float64(0.123456789), "a", [1, np.arange(3)])) == "(0.123457, 'a', [1, [0, 1, 2]])"
    assert show(np.zeros((5, 9))) == "una matriz de forma (5, 9)" and len(show("x" * 500)) == 80
    assert size((np.zeros((2, 3)), [1, "ab"], {"k": 4})) == 10


# Lo que usa quien estudia ------------------------------------------------------------------------


@pytest.fixture
def course():
    return bind("exercises.la_neurona", [MEANS, MEANS])


def test_messages_name_the_exercise_and_not_the_lesson(course, capsys):
    check, hint, *_ = course
    check(1, lambda X: X.mean(axis=0))
    check(2, ...)
    check(2, lambda X: X.mean())
    hint(1)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "✅ Ejercicio 1 · Sí." and lines[1].startswith("⬜ Ejercicio 2 · Todavía queda algún")
    assert lines[2:] == ["❌ Ejercicio 2 · Es la media de todo.", "💡 Ejercicio 1 · Pista 1 de 2: Una."]


@pytest.mark.parametrize("k", [0, 3, "14.2", None, [1]])
def test_an_exercise_that_does_not_exist(course, capsys, k):
    check, hint, _, solution = course
    check(k, 1)
    hint(k)
    solution(k)
    assert capsys.readouterr().out.count("van del 1 al 2") == 3


def test_hints_come_one_at_a_time(course, capsys):
    for _ in range(3):
        course[1](2)
    lines = capsys.readouterr().out.splitlines()
    assert "Pista 1 de 2: Una." in lines[0] and "Pista 2 de 2: Otra." in lines[1] and lines[2] == lines[0]


def test_in_a_notebook_messages_are_boxes_and_their_text_is_escaped(course, monkeypatch):
    IPython = pytest.importorskip("IPython")
    shown = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    engine._tell("wrong", "usa `a < b` y no <b>")
    assert shown[0]["text/plain"] == "❌ usa `a < b` y no <b>"
    assert "usa <code>a &lt; b</code> y no &lt;b&gt;" in shown[0]["text/html"]


def test_solution_comes_from_the_solutions_notebook(course, capsys, monkeypatch, tmp_path):
    nbformat = pytest.importorskip("nbformat")
    solution = course[3]
    monkeypatch.setattr(engine, "ROOT", tmp_path)
    solution(2)
    assert "Falta el cuaderno de soluciones" in capsys.readouterr().out
    folder = tmp_path / "notebooks" / "soluciones"
    folder.mkdir(parents=True)
    code = [nbformat.v4.new_code_cell(f"x = {k}\ncheck({k}, x)", metadata={"tags": ["solution"]}) for k in (1, 2)]
    nbformat.write(nbformat.v4.new_notebook(cells=code), folder / "07_la_neurona.ipynb")
    solution(2)
    assert capsys.readouterr().out == "x = 2\ncheck(2, x)\n"


def brings(source):
    """Los paquetes que importa un programa al cargarse, sin contar lo que importan sus funciones."""
    nodes = [node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in nodes]
    return {name.partition(".")[0] for name in names}


@LESSONS
def test_an_exercise_module_brings_in_only_what_its_lesson_does(lesson):
    setup = "\n".join(cell.source for cell in cells(lesson, tag="setup"))
    path = engine.ROOT / "exercises" / f"{lesson.slug}.py"
    assert brings(path.read_text(encoding="utf-8")) <= brings(setup) | {"exercises", "numpy"} | sys.stdlib_module_names


# El motor de antes -------------------------------------------------------------------------------


def test_a_check_that_does_not_expect_a_type_reports_it():
    assert "de tipo int" in legacy.Exercise(lambda answer: answer.shape, ("", ""), "").evaluate(3).message


@pytest.mark.parametrize(
    "value, fragment",
    [("hola", "numérico"), ([1, float("nan"), 2], "infinitos"), ([[1, 2, 3]], "forma (1, 3)"), (3, "un solo número")],
)
def test_as_array_explains(value, fragment):
    with pytest.raises(engine.Wrong, match="w ") as caught:
        legacy.as_array(value, "w", shape=(3,))
    assert fragment in str(caught.value)
