"""El arnés de mutantes, y lo que exige de las correcciones de todas las lecciones."""

import signal

import pytest

from exercises.engine import Exercise, lesson_exercises
from tests.lessons import WRITTEN
from tools.mutants import counts, load_equivalent, make_mutants, run_lesson, survives

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="sin SIGALRM no se cortan los bucles sin fin")

AREA = """
def area(sides):
    return sides[0] * sides[1]

check(1, area)
"""
COUNTDOWN = """
def countdown(n):
    while n > 0:
        n = n - 1
    return n

check(1, countdown)
"""


def survivors(source, cases, seconds=10):
    """Los mutantes de una solución que da por buenos un ejercicio con esos casos, {entrada: resultado}."""
    exercise = Exercise(cases.get, {}, (), "", inputs=[(given,) for given in cases], measure=lambda f, x: f(x))
    return {mutant.after for mutant in make_mutants(source) if survives(mutant, [exercise], {}, seconds)}


def test_a_weak_check_lets_mutants_through():
    weak = survivors(AREA, {(2, 2): 4})
    assert {"return sides[0] + sides[1]", "return sides[1] * sides[1]"} <= weak
    assert survivors(AREA, {(2, 3): 6}) == set()


def test_a_mutant_that_never_ends_is_caught():
    assert "n = n + 1" in {mutant.after for mutant in make_mutants(COUNTDOWN)}
    assert "n = n + 1" not in survivors(COUNTDOWN, {3: 0}, seconds=0.5)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@pytest.mark.parametrize(
    "before, after",
    [
        ("z = a @ b", ["a * b", "b @ a"]),
        ("z = x <= -2", ["x < -2", "x >= -2", "x <= 2", "x <= -3", "x <= -1", "x <= -0", "x <= -4"]),
        ("z = np.abs(x).mean(axis=1)", ["x.mean(axis=1)", "np.abs(x).sum(axis=1)", "np.abs(x).mean()"]),
        ("z = x[:n, None].T", ["x[:n, None]", "x[:n + 1, None].T", "x[:n - 1, None].T", "x[:, None].T", "x.T"]),
        ("z = x.max(keepdims=True)", ["x.max(keepdims=False)", "x.max()", "x.min(keepdims=True)", "x"]),
        ("z = Dense(activation='relu')", ["Dense(activation='tanh')", "Dense()"]),
        ("w, b = b, w", ["(w, w)", "(b, b)"]),
    ],
)
def test_what_changes(before, after):
    changed = {mutant.after.partition(" = ")[2] for mutant in make_mutants(before)}
    assert set(after) <= changed


def test_each_mutant_changes_a_single_line_and_leaves_the_check_alone():
    for mutant in make_mutants(AREA):
        assert mutant.before == "return sides[0] * sides[1]" and mutant.after != mutant.before
        assert mutant.source.endswith("check(1, area)")


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.slug)
def test_checks_notice_the_mutants(lesson):
    """Sobreviven los que son otra respuesta correcta, todos ellos, y son pocos."""
    outcomes = run_lesson(lesson)
    for name, outcome in outcomes.items():
        assert {(m.before, m.after) for m in outcome.survivors} == set(load_equivalent().get(name, {}))
    total, caught, _ = counts(outcomes.values())
    assert caught >= 0.85 * total


def test_equivalent_mutants_belong_to_an_exercise_and_have_a_reason():
    exercises = {f"{x.slug}.{k}" for x in WRITTEN for k in range(1, len(lesson_exercises(x.slug)) + 1)}
    assert set(load_equivalent()) <= exercises
    assert all(reason.endswith(".") for group in load_equivalent().values() for reason in group.values())
