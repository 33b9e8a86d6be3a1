"""Cómo se corrige un ejercicio. Los ejercicios de la lección NN están en `lesson_NN.py`.

Cada uno es un `Exercise`. Su función de corrección recibe la respuesta; si algo falla lanza
`Wrong` con lo que el estudiante necesita para darse cuenta, sin decirle la respuesta.
"""

import importlib
import linecache
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from utils.exercises.progress import record

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Exercise:
    """Un ejercicio con corrección automática.

    Attributes:
        check: recibe la respuesta y lanza `Wrong` si no es correcta.
        hints: las pistas, de la más leve a la más clara.
        why: una frase que se muestra al acertar: por qué importa.
    """

    check: Callable[[object], None]
    hints: tuple[str, ...]
    why: str


class Wrong(Exception):
    """La respuesta no es correcta; el mensaje dice qué hizo y qué se esperaba de ella."""


class NotAnswered(Exception):
    """El hueco `...` sigue en su sitio."""


@dataclass(frozen=True)
class Result:
    """Lo que `check` responde: `status` es "unanswered", "wrong" o "right"."""

    status: str
    message: str


# Lo que usa quien estudia ------------------------------------------------------------------------


def check(exercise_id: str, answer) -> None:
    """Corrige la respuesta a un ejercicio, por ejemplo `check("01.2", (w, b))`, y dice qué falta."""
    result = evaluate(exercise_id, answer)
    print(result.message)
    if result.status == "right":
        record(_find(exercise_id)[0])


def hint(exercise_id: str) -> None:
    """Da la siguiente pista de un ejercicio; tras la última, vuelve a empezar."""
    exercise_id, exercise, problem = _find(exercise_id)
    if problem:
        print(problem)
        return
    turn = _hints_given.get(exercise_id, 0)
    _hints_given[exercise_id] = turn + 1
    total = len(exercise.hints)
    print(f"💡 {exercise_id} · Pista {turn % total + 1} de {total}: {exercise.hints[turn % total]}")


def solution(exercise_id: str) -> None:
    """Muestra la solución de un ejercicio, tomada del cuaderno de soluciones."""
    exercise_id, _, problem = _find(exercise_id)
    print(problem or _read_solution(exercise_id))


_hints_given: dict[str, int] = {}


# Por dentro --------------------------------------------------------------------------------------


def evaluate(exercise_id: str, answer) -> Result:
    """Corrige sin imprimir. Nunca lanza por culpa de la respuesta."""
    exercise_id, exercise, problem = _find(exercise_id)
    if problem:
        return Result("wrong", problem)
    try:
        if is_blank(answer):
            raise NotAnswered("La respuesta todavía es `...`: cámbiala y vuelve a ejecutar la celda.")
        exercise.check(answer)
    except NotAnswered as pending:
        return Result("unanswered", f"⬜ {exercise_id} · {pending}")
    except Wrong as wrong:
        return Result("wrong", f"❌ {exercise_id} · {wrong}")
    except Exception as error:  # una respuesta de un tipo que la corrección no esperaba
        text = f"No sé leer tu respuesta, de tipo {type(answer).__name__} ({error}). Revisa el enunciado."
        return Result("wrong", f"❌ {exercise_id} · {text}")
    return Result("right", f"✅ {exercise_id} · {exercise.why}")


def is_blank(answer) -> bool:
    """Dice si la respuesta es `...`, o una lista, tupla o diccionario con algún `...`."""
    if isinstance(answer, dict):
        answer = list(answer.values())
    return answer is ... or (isinstance(answer, list | tuple) and any(map(is_blank, answer)))


def lesson_exercises(lesson: str) -> dict[str, Exercise]:
    """Los ejercicios de una lección, por ejemplo "01"; vacío si no tiene."""
    name = f"utils.exercises.lesson_{lesson}"
    try:
        return importlib.import_module(name).EXERCISES
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return {}


def _find(exercise_id) -> tuple[str, Exercise | None, str | None]:
    """El nombre completo del ejercicio y el ejercicio, o una frase que dice cuáles hay."""
    text = re.sub(r"^(?=\d\.)", "0", str(exercise_id))  # "1.2" vale por "01.2"
    lesson = text.partition(".")[0]
    exercises = lesson_exercises(lesson) if re.fullmatch(r"\d\d", lesson) else {}
    if text in exercises:
        return text, exercises[text], None
    if exercises:
        problem = f"No existe el ejercicio {text}. Los de la lección {lesson} son: {', '.join(exercises)}."
    else:
        lessons = sorted(path.stem[-2:] for path in Path(__file__).parent.glob("lesson_*.py"))
        problem = (
            f'No existe el ejercicio {text}. Se escriben como "{lessons[0]}.1", y los hay de las lecciones '
            f"{', '.join(lessons)}."
        )
    return text, None, problem


def _read_solution(exercise_id: str) -> str:
    import nbformat

    lesson = exercise_id.partition(".")[0]
    paths = sorted((ROOT / "notebooks" / "soluciones").glob(f"{lesson}_*.ipynb"))
    if not paths:
        return f"Falta el cuaderno de soluciones de la lección {lesson}: descarga el curso de nuevo."
    cells = nbformat.read(paths[0], as_version=4).cells
    found = [
        cell.source
        for cell in cells
        if "solution" in cell.metadata.get("tags", []) and f'check("{exercise_id}"' in cell.source
    ]
    return found[0] if found else f"El cuaderno {paths[0].name} no tiene la solución de {exercise_id}."


# Para escribir correcciones ----------------------------------------------------------------------


def call(function, *args):
    """Llama a la función del estudiante con copias de `args`; si falla, `Wrong` dice en qué línea."""
    if not callable(function):
        raise Wrong(f"Se esperaba una función y llegó {show(function)}. ¿La llamaste en vez de pasarla?")
    copies = [a.copy() if isinstance(a, np.ndarray) else a for a in args]
    try:
        result = function(*copies)
    except Exception as error:
        raise Wrong(_describe_error(function, error)) from None
    if is_blank(result):
        raise NotAnswered("La función devuelve `...`: escribe tu respuesta y vuelve a ejecutar la celda.")
    if result is None:
        raise Wrong("La función no devuelve nada: ¿le falta el `return`?")
    return result


def _describe_error(function, error) -> str:
    file = getattr(getattr(function, "__code__", None), "co_filename", None)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    where = ""
    if frames:
        line = linecache.getline(frames[-1].filename, frames[-1].lineno).strip()
        where = f", en la línea {frames[-1].lineno}" + (f": `{line}`" if line else "")
    return f"Tu función lanza {type(error).__name__}{where}. El mensaje es: {error}"


def as_number(value, name: str) -> float:
    """El valor como número, o `Wrong` si no lo es."""
    array = as_array(value, name, shape=())
    return float(array)


def as_array(value, name: str, shape: tuple[int, ...] | None = None) -> np.ndarray:
    """El valor como matriz de números finitos con la forma pedida, o `Wrong` con lo que llegó."""
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise Wrong(f"{name} debe ser numérico y llegó {show(value)}.") from None
    if shape is not None and array.shape != shape:
        expected = "un solo número" if shape == () else f"forma {shape}"
        got = "un solo número" if array.shape == () else f"forma {array.shape}"
        raise Wrong(f"{name} debe tener {expected} y tiene {got}.")
    if not np.isfinite(array).all():
        raise Wrong(f"{name} tiene valores infinitos o `nan`: {show(value)}.")
    return array


def show(value) -> str:
    """Un valor en pocas palabras, para un mensaje: las matrices, redondeadas y en una línea."""
    if isinstance(value, float | np.floating):
        return f"{value:.4g}"
    if isinstance(value, np.ndarray):
        value = np.array2string(value, precision=3, separator=" ", threshold=12)
        return " ".join(value.split())
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
