"""`check`, `hint` y `solution`; y, en cada ejercicio, la solución, el hueco y las respuestas equivocadas."""

import importlib

import numpy as np
import pytest

from tests.lessons import WRITTEN, cells, exercise_id, usual_precision
from utils.exercises import check, engine, hint, solution
from utils.exercises.engine import Exercise, Wrong, evaluate, lesson_exercises

LESSONS = pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.number)
EXERCISES = [exercise for lesson in WRITTEN for exercise in lesson_exercises(lesson.number)]


@pytest.fixture(autouse=True)
def precision():
    with usual_precision():
        yield


def run_answers(lesson, tag):
    """Ejecuta las celdas de ejercicios, tras las de preparación, y devuelve lo que responde `check`."""
    results = {}
    namespace = {}
    for cell in cells(lesson, tag="setup"):
        exec(cell.source, namespace)
    namespace["check"] = lambda name, answer: results.update({name: evaluate(name, answer)})
    for cell in cells(lesson, tag=tag):
        exec(cell.source, namespace)
    return results


@LESSONS
def test_solutions_pass(lesson):
    results = run_answers(lesson, "solution")
    assert {name: r.message for name, r in results.items() if r.status != "right"} == {}
    assert set(results) == set(lesson_exercises(lesson.number))


@LESSONS
def test_stubs_are_unanswered(lesson):
    results = run_answers(lesson, "exercise")
    assert {r.status for r in results.values()} == {"unanswered"}


@LESSONS
def test_every_exercise_has_a_cell_and_hints(lesson):
    exercises = lesson_exercises(lesson.number)
    assert list(exercises) == [exercise_id(cell) for cell in cells(lesson, tag="exercise")]
    for exercise in exercises.values():
        assert len(exercise.hints) >= 2 and exercise.why.endswith(".")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_wrong_answers_fail_and_say_why(exercise):
    wrong = importlib.import_module(f"tests.wrong_answers.lesson_{exercise[:2]}").WRONG[exercise]
    assert len(wrong) >= 3
    messages = []
    for answer, fragment in wrong:
        result = evaluate(exercise, answer)
        assert result.status == "wrong", (answer, result.message)
        assert fragment in result.message, result.message
        messages.append(result.message)
    assert len(set(messages)) >= 3, "los mensajes distinguen un error de otro"


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize(
    "answer", [None, "texto", 3.7, [], {}, object(), float("nan"), np.zeros((2, 3, 4)), lambda: 1 / 0, lambda *a: None]
)
def test_check_never_raises(exercise, answer):
    assert evaluate(exercise, answer).status in {"wrong", "unanswered"}


def test_unknown_id_lists_the_lesson_ids(capsys):
    check("01.9", 3)
    assert "01.1, 01.2, 01.3, 01.4, 01.5" in capsys.readouterr().out
    for function in (hint, solution):
        function("77.1")
        assert 'como "00.1"' in capsys.readouterr().out
    assert evaluate(None, 3).status == evaluate("", 3).status == "wrong"


def test_the_leading_zero_may_be_left_out(capsys):
    check("1.2", ...)
    hint(1.2)
    assert capsys.readouterr().out.count("01.2 · ") == 2


def test_hints_come_one_at_a_time(capsys, monkeypatch):
    monkeypatch.setattr(engine, "_hints_given", {})
    total = len(lesson_exercises("01")["01.2"].hints)
    for _ in range(total + 1):
        hint("01.2")
    lines = capsys.readouterr().out.splitlines()
    assert f"Pista 1 de {total}" in lines[0] and f"Pista 2 de {total}" in lines[1]
    assert lines[0] != lines[1] and lines[-1] == lines[0]


def test_solution_comes_from_the_solutions_notebook(capsys):
    solution("01.4")
    assert "np.linalg.norm(w)" in capsys.readouterr().out


def test_solution_without_notebook_says_so(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "ROOT", tmp_path)
    solution("01.4")
    assert "Falta el cuaderno de soluciones" in capsys.readouterr().out


def test_error_in_a_student_function_names_its_line():
    def broken(x):
        y = x + 1
        return y[10]

    with pytest.raises(Wrong) as caught:
        engine.call(broken, np.zeros(3))
    assert "IndexError" in str(caught.value) and "return y[10]" in str(caught.value)


def test_call_protects_the_arguments():
    X = np.ones(3)
    engine.call(lambda x: x.sort() or x.fill(0) or 1, X)
    assert (X == 1).all()


def test_a_check_that_does_not_expect_a_type_reports_it(monkeypatch):
    broken = Exercise(lambda answer: answer.shape, ("", ""), "")
    monkeypatch.setattr(engine, "_find", lambda name: (name, broken, None))
    assert "de tipo int" in evaluate("99.1", 3).message


@pytest.mark.parametrize(
    "value, fragment",
    [("hola", "numérico"), ([1, float("nan"), 2], "infinitos"), ([[1, 2, 3]], "forma (1, 3)"), (3, "un solo número")],
)
def test_as_array_explains(value, fragment):
    with pytest.raises(Wrong, match="w ") as caught:
        engine.as_array(value, "w", shape=(3,))
    assert fragment in str(caught.value)
