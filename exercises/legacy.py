"""El motor de antes, para las lecciones cuyos ejercicios todavía no declaran su referencia.

Cada ejercicio lleva una función que recibe la respuesta y lanza `Wrong` si algo falla.
"""

import linecache
import traceback
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from exercises.engine import GAP, NotAnswered, Result, Wrong
from exercises.values import is_blank

__all__ = ["Exercise", "NotAnswered", "Wrong", "as_array", "as_number", "call", "is_blank", "show"]


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

    def evaluate(self, answer) -> Result:
        """Corrige una respuesta. Nunca lanza por culpa de ella."""
        try:
            if is_blank(answer):
                raise NotAnswered(GAP)
            self.check(answer)
        except NotAnswered as pending:
            return Result("unanswered", str(pending))
        except Wrong as wrong:
            return Result("wrong", str(wrong))
        except Exception as error:  # una respuesta de un tipo que la corrección no esperaba
            text = f"No sé leer tu respuesta, de tipo {type(answer).__name__} ({error}). Revisa el enunciado."
            return Result("wrong", text)
        return Result("right", self.why)


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
        raise NotAnswered(GAP)
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
