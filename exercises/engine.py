"""Cómo se declara un ejercicio y cómo se corrige. Los de una lección están en el módulo que lleva su nombre.

Un ejercicio dice cuál es la respuesta de referencia, con qué entradas se prueba y qué errores se cometen:

    Exercise(
        reference=lambda X: X.mean(axis=0),
        inputs=[(np.array([[1, 2]]),), (np.array([[1.0, 2.0], [3.0, 6.0]]),)],
        mistakes={"Es la media de cada fila; se pide la de cada columna.": lambda X: X.mean(axis=1), ...},
        hints=("...", "..."),
        why="...",
        right=[lambda X: X.sum(axis=0) / len(X), ...],
    )

Una respuesta es correcta si se comporta como la referencia con todas las entradas. El mensaje de un error se da solo si
se comporta como él con todas. Si no, se enseña la entrada más pequeña con la que falla.
"""

import copy
import dis
import html
import inspect
import re
import sys
import sysconfig
import traceback
import types
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from exercises.progress import lesson_exercises, progress, record
from exercises.values import ANY, difference, is_blank, same, show, size

__all__ = ["ANY", "Exercise", "Wrong", "bind", "call", "lesson_exercises", "plain", "show"]

ROOT = Path(__file__).resolve().parents[1]
GAP = "Todavía queda algún `...`: cámbialo por tu respuesta y vuelve a ejecutar la celda."


class Wrong(Exception):
    """La respuesta no es correcta; el mensaje dice por qué. Puede lanzarlo `measure`."""


class NotAnswered(Exception):
    """El hueco `...` sigue en su sitio."""


@dataclass(frozen=True)
class Result:
    """Lo que `check` responde: `status` es "unanswered", "wrong" o "right"."""

    status: str
    message: str


@dataclass(frozen=True)
class Exercise:
    """Un ejercicio que se corrige solo.

    Attributes:
        reference: la respuesta: una función, o un valor.
        mistakes: los errores que se cometen, {mensaje: respuesta equivocada}. Dentro de un valor compuesto, `ANY` es
            «cualquier cosa»: `("no", ANY)` es toda pareja que empieza por "no".
        hints: las pistas, de la más leve a la más clara.
        why: una frase que se muestra al acertar: por qué importa.
        inputs: los argumentos de cada prueba, en tuplas; None si la respuesta es un valor. Se pasan copias.
        right: otras respuestas correctas, escritas de otra forma. Solo las usan las pruebas.
        measure: qué se mira de la respuesta, `measure(answer, *args)`. Si no se dice, lo que devuelve al llamarla o,
            si no hay `inputs`, ella misma. Si da un diccionario, los mensajes nombran la clave que falla.
        tolerance: el error relativo que se admite; en lo que la referencia da en enteros, ninguno.
        pure: si el enunciado pide que no se cambien los argumentos.
        loops: si se permiten bucles; False solo si el enunciado los prohíbe.
    """

    reference: object
    mistakes: dict[str, object]
    hints: Sequence[str]
    why: str
    inputs: Sequence[tuple] | None = None
    right: Sequence[object] = ()
    measure: Callable | None = None
    tolerance: float = 1e-4
    pure: bool = False
    loops: bool = True
    _outcomes: dict = field(default_factory=dict, repr=False, compare=False)  # las de la referencia y los errores

    def evaluate(self, answer) -> Result:
        """Corrige una respuesta. Nunca lanza por culpa de ella."""
        try:
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                problem = self._find_problem(answer)
        except NotAnswered as pending:
            return Result("unanswered", str(pending))
        except Exception as error:  # una respuesta tan rara que no se deja comparar
            return Result("wrong", f"No sé leer tu respuesta, de tipo {type(answer).__name__} ({error}).")
        return Result("wrong", problem) if problem else Result("right", self.why)

    def _find_problem(self, answer) -> str | None:
        """Qué le pasa a la respuesta, en una frase; None si es correcta."""
        if is_blank(answer):
            raise NotAnswered(GAP)
        if not self.loops and _has_loops(answer):
            return "El enunciado pide que no haya bucles, y hay alguno."
        inputs = sorted([()] if self.inputs is None else self.inputs, key=size)
        results = [(args, self._run(answer, args), self._run_once(self.reference, args)) for args in inputs]
        failed = [result for result in results if not self._same(*result[1:])]
        if not failed:
            return None
        works = any(isinstance(got, Wrong) or not isinstance(got, Exception) for _, got, _ in results)
        for message, mistake in self.mistakes.items():  # si siempre lanza una excepción, dice más su línea
            if works and all(self._same(got, self._run_once(mistake, args)) for args, got, _ in results):
                return message
        args, got, expected = failed[0]
        always = isinstance(got, Wrong) and all(self._same(other, got) for _, other, _ in results)
        case = ", ".join(f"{name} = {show(value)}" for name, value in zip(self._names(args), args))
        text = (f"con {case}: " if case and not always else "") + self._explain(answer, got, expected)
        return text[0].upper() + text[1:]

    def _run(self, answer, args):
        """Lo que se mira de una respuesta con unos argumentos; si falla, la excepción."""
        measure = self.measure or (call if self.inputs is not None else lambda value: value)
        copies = copy.deepcopy(args)
        try:
            result = measure(answer, *copies)
            result = list(result) if isinstance(result, Iterator) else result
            if is_blank(result):
                raise NotAnswered(GAP)
        except NotAnswered:
            raise
        except Exception as error:
            if "ellipsis" in str(error):
                raise NotAnswered(GAP) from None
            return error
        changed = [k for k in range(len(args)) if self.pure and not same(copies[k], args[k], 0)]
        if changed:
            return Wrong(f"tu función cambia por dentro {self._names(args)[changed[0]]}, y no debe tocarlo.")
        return result

    def _run_once(self, answer, args):
        """Lo mismo para la referencia y los errores, que no cambian: solo se ejecutan la primera vez."""
        key = id(answer), id(args)
        if key not in self._outcomes:
            self._outcomes[key] = self._run(answer, args)
        return self._outcomes[key]

    def _same(self, got, expected) -> bool:
        if isinstance(expected, Exception):  # de las excepciones importa el tipo; de las nuestras, también el mensaje
            return type(got) is type(expected) and (not isinstance(expected, Wrong) or str(got) == str(expected))
        return not isinstance(got, Exception) and same(got, expected, self.tolerance)

    def _names(self, args) -> list[str]:
        """Los nombres de los argumentos: los de `measure` o, si no los dice, los de la referencia."""
        for function, skip in ((self.measure, 1), (self.reference, 0)):
            names = list(inspect.signature(function).parameters.values())[skip:] if args and callable(function) else []
            if len(names) >= len(args) and all(name.kind is not name.VAR_POSITIONAL for name in names):
                return [name.name for name in names]
        return [f"el argumento {k}" for k in range(1, len(args) + 1)]

    def _explain(self, answer, got, expected) -> str:
        if isinstance(got, Wrong):
            return str(got)
        if isinstance(got, Exception):
            return _describe_error(answer, got)
        if isinstance(expected, Exception):
            return f"da {show(got)} y debía lanzar {type(expected).__name__}."
        return difference(got, expected, self.tolerance, reveal=self.inputs is not None)


def call(function, *args):
    """Llama a la función de quien estudia; lanza `Wrong` si no es una función o no devuelve nada. Para `measure`."""
    if not callable(function):
        raise Wrong(f"se esperaba una función, y llegó {show(function)}. ¿La llamaste en vez de pasarla?")
    result = function(*args)
    if is_blank(result):
        raise NotAnswered(GAP)
    if result is None:
        raise Wrong("la función no devuelve nada: ¿le falta el `return`?")
    return result


def plain(text) -> str:
    """Un texto en minúsculas, sin acentos ni espacios alrededor: para comparar lo que se escribe a mano."""
    letters = unicodedata.normalize("NFD", str(text).strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _has_loops(function) -> bool:
    """Dice si una función tiene algún bucle, también dentro de las que define."""
    pending = [getattr(function, "__code__", None)]
    while pending:
        code = pending.pop()
        if isinstance(code, types.CodeType):
            if any(step.opname.startswith(("FOR_ITER", "JUMP_BACKWARD")) for step in dis.get_instructions(code)):
                return True
            pending.extend(code.co_consts)
    return False


def _describe_error(answer, error) -> str:
    """La excepción, con la línea de quien estudia: nunca una nuestra ni de una biblioteca."""
    paths = sysconfig.get_paths()
    others = [paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")]
    others = (*others, str(Path(__file__).parent), "<frozen", "<__array")
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.line and not f.filename.startswith(others)]
    name = type(error).__name__
    if frames:
        return f"tu código lanza {name} en la línea {frames[-1].lineno}, `{frames[-1].line}`. El mensaje es: {error}"
    if callable(answer):
        return f"al usar lo que has escrito, Python lanza {name}. El mensaje es: {error}"
    return f"no sé leer tu respuesta, {show(answer)}, de tipo {type(answer).__name__}. Revisa el enunciado."


# Lo que usa quien estudia ------------------------------------------------------------------------


def bind(module: str, exercises: Sequence) -> tuple[Callable, Callable, Callable, Callable]:
    """Los cuatro nombres que importa una lección, `check, hint, progress, solution`, atados a sus ejercicios.

    Args:
        module: el `__name__` del módulo de la lección.
        exercises: sus ejercicios, en orden: el primero es el 1.
    """
    slug = module.rpartition(".")[2]
    turns = [0] * len(exercises)  # cuántas pistas se han dado de cada uno

    def exists(k) -> bool:
        found = k in range(1, len(exercises) + 1)
        if not found:
            _tell("unanswered", f"No hay un ejercicio {k}: los de esta lección van del 1 al {len(exercises)}.")
        return found

    def check(k: int, answer) -> None:
        """Corrige la respuesta al ejercicio k de la lección y dice qué falta: `check(2, (w, b))`."""
        if exists(k):
            result = exercises[k - 1].evaluate(answer)
            _tell(result.status, f"Ejercicio {k} · {result.message}")
            if result.status == "right":
                record(f"{slug}.{k}")

    def hint(k: int) -> None:
        """Da la siguiente pista del ejercicio k; tras la última, vuelve a empezar."""
        if exists(k):
            hints, turn = exercises[k - 1].hints, turns[k - 1]
            turns[k - 1] = (turn + 1) % len(hints)
            _tell("hint", f"Ejercicio {k} · Pista {turn + 1} de {len(hints)}: {hints[turn]}")

    def solution(k: int) -> None:
        """Muestra la solución del ejercicio k, tomada del cuaderno de soluciones."""
        if exists(k):
            print(_read_solution(slug, k))

    return check, hint, progress, solution


STYLES = {"right": ("✅", "46,125,50"), "wrong": ("❌", "198,40,40"), "unanswered": ("⬜", "117,117,117")}
STYLES["hint"] = ("💡", "21,101,192")


def _tell(kind: str, text: str) -> None:
    """Escribe un mensaje: en un cuaderno, en un recuadro que se lee con fondo claro y oscuro."""
    icon, color = STYLES[kind]
    if "IPython" not in sys.modules or sys.modules["IPython"].get_ipython() is None:
        print(icon, text)
        return
    from IPython.display import display

    style = f"border-left:4px solid rgb({color});background:rgba({color},.12);padding:.5em .8em"
    inside = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text)).replace("\n", "<br>")
    display({"text/html": f'<div style="{style}">{icon} {inside}</div>', "text/plain": f"{icon} {text}"}, raw=True)


def _read_solution(slug: str, k: int) -> str:
    import nbformat

    folder = ROOT / "notebooks" / "soluciones"
    paths = [*folder.glob(f"??_{slug}.ipynb"), *folder.glob(f"??_{slug}_a_fondo.ipynb")]
    if not paths:
        return "Falta el cuaderno de soluciones de esta lección: descarga el curso de nuevo."
    cells = [cell for path in paths for cell in nbformat.read(path, as_version=4).cells]
    found = [cell.source for cell in cells if "solution" in cell.metadata.get("tags", [])]
    found = [source for source in found if re.search(rf"^check\({k}, ", source, re.MULTILINE)]
    return found[0] if found else f"El cuaderno {paths[0].name} no tiene la solución del ejercicio {k}."
