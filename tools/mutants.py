"""Cambia una sola cosa en cada solución y cuenta cuántos de esos cambios nota la corrección.

    python -m tools.mutants [LECCIÓN …]

Un mutante es una solución con un operador, una constante, un índice, una llamada o un nombre distintos. Sobrevive si
la corrección lo da por bueno. Entonces, o es otra respuesta correcta, y está en tests/equivalent_mutants.toml con su
razón, o la corrección mira demasiado poco. Al final imprime una tabla, y sale con error si falta alguna razón.
El curso entero tarda unos 20 segundos. No funciona en Windows: le falta la alarma que corta los bucles sin fin.

No usa `mutmut` ni `cosmic-ray`: mutan módulos y pasan una batería de pruebas, traen más de treinta paquetes y les
falta la mitad de lo que aquí interesa: ejes, `keepdims`, traspuestas, medias por sumas, nombres de Keras.
"""

import argparse
import ast
import contextlib
import copy
import io
import os
import signal
import sys
import tomllib
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from exercises.engine import lesson_exercises
from tests.lessons import WRITTEN, cells, exercise_number, usual_precision
from tools.course import ROOT, Lesson

EQUIVALENT = ROOT / "tests" / "equivalent_mutants.toml"
TIME_LIMIT = 10  # segundos por mutante

OPERATORS = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div, ast.Add],
    ast.Div: [ast.Mult, ast.FloorDiv],
    ast.FloorDiv: [ast.Div],
    ast.Pow: [ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.BitAnd: [ast.BitOr],
    ast.BitOr: [ast.BitAnd],
    ast.And: [ast.Or],
    ast.Or: [ast.And],
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
}
ORDERED = ast.Sub | ast.Div | ast.FloorDiv | ast.Pow | ast.MatMult  # a − b no es b − a
PAIRS = """mean sum, max min, maximum minimum, argmax argmin, any all, std var, zeros ones, nanmedian nanmean,
    log log10, ceil floor, argsort sort, reduce_mean reduce_sum, assign_sub assign_add, setdiff1d intersect1d,
    isnan isfinite, uniform normal, relu tanh, softmax sigmoid, loss val_loss, accuracy val_accuracy, mse mae,
    mean_squared_error mean_absolute_error, sparse_categorical_crossentropy categorical_crossentropy"""
TWINS = {a: b for pair in PAIRS.split(",") for a, b in (pair.split(), pair.split()[::-1])}
# Llamadas que se pueden quitar para dejar solo lo que transforman.
WRAPPERS = """abs sqrt exp log log10 tanh sign clip max min maximum minimum where ceil norm int float bool asarray
    ravel reshape transpose astype permutation cache shuffle batch prefetch"""


@dataclass(frozen=True)
class Mutant:
    """Una solución cambiada: la línea de antes, la de después y el código entero."""

    before: str
    after: str
    source: str


@dataclass(frozen=True)
class Outcome:
    """Lo que pasó con los mutantes de un ejercicio; en `reasons`, las de los supervivientes que son equivalentes."""

    total: int
    survivors: tuple[Mutant, ...]
    reasons: dict[Mutant, str]


# Los mutantes de una celda ------------------------------------------------------------------------


def make_mutants(source: str) -> list[Mutant]:
    """Todas las formas de cambiar una sola cosa en una solución, sin repetir."""
    tree = ast.parse(source)
    original = ast.unparse(tree)
    places = list(_places(tree))
    texts = sorted({node.value for *_, node in places if isinstance(node, ast.Constant) and type(node.value) is str})
    names = {node.id for *_, node in places if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    names = sorted(names | {node.arg for *_, node in places if isinstance(node, ast.arg)})
    found = {}
    for holder, key, node in places:
        for variant in _variants(node, names, texts):
            holder[key] = variant
            changed = ast.unparse(tree)
            if changed != original and changed not in found:
                lines = zip(original.splitlines(), changed.splitlines())
                before, after = next((a.strip(), b.strip()) for a, b in lines if a != b)
                found[changed] = Mutant(before, after, changed)
        holder[key] = node
    return list(found.values())


def _places(node: ast.AST) -> Iterator[tuple[dict | list, str | int, ast.AST]]:
    """Cada parte del programa y de dónde cuelga, salvo la llamada a `check`, los mensajes y las claves."""
    for name, value in ast.iter_fields(node):
        if isinstance(node, ast.Dict) and name == "keys":
            continue
        holder = value if isinstance(value, list) else vars(node)
        for key, child in enumerate(value) if isinstance(value, list) else [(name, value)]:
            match child:
                case ast.Expr(ast.Call(ast.Name("check"))) | ast.Raise():
                    continue
                case ast.AST():
                    yield holder, key, child
                    yield from _places(child)


def _variants(node: ast.AST, names: list[str], texts: list[str]) -> Iterable[ast.AST]:
    """Lo que puede ir en el sitio de una parte del programa."""
    match node:
        case ast.Constant(bool(value)):
            return [ast.Constant(not value)]
        case ast.Constant(int(value) | float(value)):
            return [_parse(repr(round(number, 10))) for number in (value + 1, value - 1, 0, 2 * value)]
        case ast.Constant(str(value)):
            return [ast.Constant(TWINS.get(value, texts[(texts.index(value) + 1) % len(texts)]))]
        case ast.Name(name, ast.Load()) if name in names:
            return [ast.Name(other, ast.Load()) for other in names]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.BinOp(left, op, right):
            swapped = [_with(node, left=right, right=left)] if isinstance(op, ORDERED) else []
            return swapped + [_with(node, op=other()) for other in OPERATORS.get(type(op), [])]
        case ast.AugAssign(op=op) | ast.BoolOp(op=op):
            return [_with(node, op=other()) for other in OPERATORS.get(type(op), [])]
        case ast.Compare(ops=[op]):
            return [_with(node, ops=[other()]) for other in OPERATORS.get(type(op), [])]
        case ast.Attribute(value, "T"):
            return [value]
        case ast.Subscript(value, ast.Tuple(elts)) if any(
            isinstance(i, ast.Constant) and i.value is None for i in elts
        ):
            return [value]
        case ast.Slice():
            bounds = [(name, bound) for name, bound in ast.iter_fields(node) if bound]
            return [_with(node, **{name: other}) for name, bound in bounds for other in (None, *_shifted(bound))]
        case ast.Call():
            return _call_variants(node)
    return []


def _call_variants(call: ast.Call) -> Iterator[ast.AST]:
    """La llamada gemela, lo que la llamada transforma, y la llamada sin uno de sus argumentos con nombre."""
    match call.func:
        case ast.Attribute(owner, name):
            twin = _with(call.func, attr=TWINS.get(name, name))
        case ast.Name(name):
            owner, twin = None, ast.Name(TWINS.get(name, name), ast.Load())
    yield _with(call, func=twin)
    if name in WRAPPERS.split():
        is_method = owner and ast.unparse(owner) != "np"
        yield from [owner] if is_method else [value for value in call.args if not isinstance(value, ast.Constant)]
    if name == "range":
        for k, argument in enumerate(call.args):
            yield from (_with(call, args=[*call.args[:k], other, *call.args[k + 1 :]]) for other in _shifted(argument))
    for keyword in call.keywords:
        yield _with(call, keywords=[other for other in call.keywords if other is not keyword])


def _shifted(value: ast.expr) -> list[ast.expr]:
    """Un límite movido un lugar a cada lado; si es una constante, ya se mueve por su cuenta."""
    if isinstance(value, ast.Constant | ast.UnaryOp):
        return []
    return [ast.BinOp(value, op, ast.Constant(1)) for op in (ast.Add(), ast.Sub())]


def _with(node, **fields):
    changed = copy.copy(node)
    vars(changed).update(fields)
    return changed


def _parse(expression: str) -> ast.expr:
    return ast.parse(expression, mode="eval").body


# Corregirlos --------------------------------------------------------------------------------------


class TimeUp(BaseException):
    """El mutante no acaba. No es una `Exception`, que la corrección tomaría por un fallo de la respuesta."""


def survives(mutant: Mutant, exercises: list, namespace: dict, seconds: float = TIME_LIMIT) -> bool:
    """Dice si la corrección da por bueno un mutante. Si el mutante falla o no acaba a tiempo, no.

    Args:
        exercises: los de su lección, en orden.
        namespace: lo que el cuaderno tiene definido cuando llega a él.
    """

    def stop(*_):
        raise TimeUp

    statuses = []
    namespace = namespace | {"check": lambda k, answer: statuses.append(exercises[k - 1].evaluate(answer).status)}
    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        exec(compile(mutant.source, "<mutante>", "exec"), namespace)
    except (Exception, TimeUp):
        return False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    return statuses == ["right"]


def run_lesson(lesson: Lesson) -> dict[str, Outcome]:
    """Prueba los mutantes de cada ejercicio de una lección, con los ejercicios anteriores bien resueltos."""
    equivalent, exercises, namespace, outcomes = load_equivalent(), lesson_exercises(lesson.slug), {}, {}
    with usual_precision(), _quiet():
        for cell in cells(lesson, tag="setup"):
            exec(cell.source, namespace)
        namespace["check"] = lambda k, answer: None
        for cell in cells(lesson, tag="solution"):
            name, mutants = f"{lesson.slug}.{exercise_number(cell)}", make_mutants(cell.source)
            survivors = tuple(mutant for mutant in mutants if survives(mutant, exercises, namespace))
            reasons = equivalent.get(name, {})
            known = {m: reasons[m.before, m.after] for m in survivors if (m.before, m.after) in reasons}
            outcomes[name] = Outcome(len(mutants), survivors, known)
            exec(cell.source, namespace)
    return outcomes


@contextlib.contextmanager
def _quiet():
    """Un mutante divide entre cero y escribe lo que quiere."""
    with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def load_equivalent() -> dict[str, dict[tuple[str, str], str]]:
    """Los mutantes que se dan por buenos, de cada ejercicio: {(antes, después): razón}."""
    exercises = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    return {
        name: {(group["before"], after): group["reason"] for group in groups for after in group["after"]}
        for name, groups in exercises.items()
    }


# El informe ---------------------------------------------------------------------------------------


def counts(outcomes: Iterable[Outcome]) -> tuple[int, int, int]:
    """Cuántos mutantes hay, cuántos se cazan y cuántos son equivalentes."""
    outcomes = list(outcomes)
    total = sum(outcome.total for outcome in outcomes)
    caught = total - sum(len(outcome.survivors) for outcome in outcomes)
    return total, caught, sum(len(outcome.reasons) for outcome in outcomes)


def _row(label: str, outcomes: Iterable[Outcome]) -> str:
    total, caught, equivalent = counts(outcomes)
    share = f"{100 * caught / (total - equivalent):.1f} % | {100 * caught / total:.1f} %"
    return f"| {label} | {total} | {caught} | {equivalent} | {share} |"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description="Pone a prueba las correcciones.")
    parser.add_argument("lessons", nargs="*", help="por ejemplo la_neurona; si no se dice, todas")
    slugs = parser.parse_args(arguments).lessons
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    results = {}
    for lesson in WRITTEN:
        if slugs and lesson.slug not in slugs:
            continue
        results[lesson.slug] = run_lesson(lesson)
        for name, outcome in results[lesson.slug].items():
            print(f"{name}: {counts([outcome])[1]} de {outcome.total}")
            for mutant in outcome.survivors:
                print(f"    {mutant.before}\n    {mutant.after}\n        {outcome.reasons.get(mutant, 'SIN RAZÓN')}")
    everything = [outcome for outcomes in results.values() for outcome in outcomes.values()]
    print("\n| lección | mutantes | cazados | equivalentes | cazados, sin los equivalentes | cazados, de todos |")
    print("|---|---:|---:|---:|---:|---:|")
    for slug, outcomes in results.items():
        print(_row(slug, outcomes.values()))
    print(_row("**total**", everything))
    sys.exit(any(len(outcome.survivors) > len(outcome.reasons) for outcome in everything))


if __name__ == "__main__":
    main()
