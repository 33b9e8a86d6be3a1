"""Comparar dos valores, decir en qué se distinguen y escribirlos en pocas palabras."""

import re
from collections.abc import Iterable, Mapping, Set
from unittest.mock import ANY

import numpy as np

NUMBERS = "biuf"  # los tipos de NumPy que son números, con los booleanos


def same(got, expected, tolerance: float = 1e-4) -> bool:
    """Dice si dos valores dicen lo mismo, en el contenedor y con el tipo de número que sea.

    Lo que la referencia da en enteros se compara sin más error que el del redondeo; lo demás, con `tolerance`.
    """
    if expected is ANY or got is expected:
        return True
    if got is ANY or got is None or expected is None:
        return False
    if isinstance(expected, str):
        return isinstance(got, str) and got == expected
    if isinstance(expected, Mapping):
        got = _as_dict(got)
        return (
            got is not None and got.keys() == expected.keys() and all(same(got[k], expected[k], tolerance) for k in got)
        )
    if isinstance(expected, Set):
        return isinstance(got, Iterable) and not isinstance(got, str) and set(got) == expected
    if isinstance(expected, list | tuple):
        got = _as_list(got)
        return got is not None and len(got) == len(expected) and all(map(same, got, expected, [tolerance] * len(got)))
    left, right = as_array(got), as_array(expected)
    if left is None or right is None or left.shape != right.shape:
        return False
    if left.dtype.kind not in NUMBERS or right.dtype.kind not in NUMBERS:
        return left.tolist() == right.tolist()
    if right.dtype.kind != "f" and tolerance:
        return np.allclose(left, right, rtol=1e-7, atol=1e-5)
    return np.allclose(left, right, rtol=tolerance, atol=tolerance / 100, equal_nan=True)


def as_array(value) -> np.ndarray | None:
    """El valor como matriz de números si puede ser; si no, de textos u objetos, o None."""
    if hasattr(value, "detach"):  # un tensor de PyTorch
        value = value.detach().cpu()
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        return None
    if array.dtype.kind in NUMBERS + "U" or value is None:
        return array
    try:
        return array.astype(float)
    except (TypeError, ValueError):
        return array


def _as_list(value) -> list | None:
    """Los elementos de una lista, una tupla, una matriz o un tensor; None si no tiene, o si no están en orden."""
    if isinstance(value, str | Mapping | Set):
        return None
    try:
        return list(value)
    except TypeError:
        return None


def _as_dict(value) -> dict | None:
    try:
        return dict(value)
    except (TypeError, ValueError):
        return None


def is_blank(value) -> bool:
    """Dice si el valor es `...`, o tiene algún `...` dentro."""
    if isinstance(value, Mapping):
        value = list(value.values())
    return value is ... or (isinstance(value, list | tuple) and any(map(is_blank, value)))


def size(value) -> int:
    """Cuántos números o letras hay en un valor."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return sum(map(size, value))
    array = None if isinstance(value, str) else as_array(value)
    return len(value) if isinstance(value, str) else 1 if array is None else array.size


def difference(got, expected, tolerance: float, reveal: bool, where: str = "") -> str:
    """Qué llegó y, si `reveal`, qué se esperaba: primero el tipo, después la forma y al final los números."""
    start = f"{where}: " if where else ""
    pairs = _pairs(got, expected)
    if pairs is None:
        wanted = "esperaba un diccionario con " + ", ".join(map(show, expected))
        if not isinstance(expected, Mapping):
            wanted = f"esperaban {len(expected)} valores"
        return f"{start}se {wanted}, y llegó {show(got)}."
    whole = reveal and not isinstance(expected, Mapping) and len(pairs) <= 12  # una lista corta se lee mejor entera
    if pairs and not (whole and all(np.ndim(value) == 0 for *_, value in pairs)):
        name, left, right = next(pair for pair in pairs if not same(*pair[1:], tolerance))
        return difference(left, right, tolerance, reveal, f"{where}, {name}" if where else name)
    left, right = as_array(got), as_array(expected)
    if not pairs and right is not None and right.dtype.kind in NUMBERS:
        if left is None or left.dtype.kind not in NUMBERS:
            wanted = "esperaba un número" if right.ndim == 0 else "esperaban números"
            return f"{start}se {wanted}, y llegó {show(got)}, de tipo {type(got).__name__}."
        if left.shape != right.shape:
            return f"{start}se esperaba {_show_shape(right)}, y llegó {_show_shape(left)}."
        if reveal and right.size > 24:
            k = next(k for k in range(right.size) if not same(left.flat[k], right.flat[k], tolerance))
            place = [int(i) for i in np.unravel_index(k, right.shape)]
            return f"{start}en la posición {place}, da {show(left.flat[k])} y se esperaba {show(right.flat[k])}."
    return (
        f"{start}da {show(got)} y se esperaba {show(expected)}."
        if reveal
        else f"{start}llegó {show(got)}, y no es eso."
    )


def _pairs(got, expected) -> list[tuple] | None:
    """Las partes de un valor compuesto, con su nombre; ninguna si no lo es, y None si las dos no casan."""
    if isinstance(expected, Mapping):
        found = _as_dict(got)
        if found is None or found.keys() != expected.keys():
            return None
        return [(str(key), found[key], value) for key, value in expected.items()]
    if isinstance(expected, list | tuple):
        found = _as_list(got)
        if found is None or len(found) != len(expected):
            return None
        return [(f"el valor {k}", *pair) for k, pair in enumerate(zip(found, expected), 1)]
    return []


def _show_shape(array) -> str:
    return "un solo número" if array.ndim == 0 else f"la forma {array.shape}"


def show(value) -> str:
    """Un valor en pocas palabras, para un mensaje: los números redondeados y todo en una línea."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{show(key)}: {show(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple) and len(value) <= 24:
        left, right = "[]" if isinstance(value, list) else ("(", ",)" if len(value) == 1 else ")")
        return _cut(left + ", ".join(map(show, value)) + right, 200)
    array = None if isinstance(value, str | list | tuple) else as_array(value)
    if array is None or array.dtype.kind not in NUMBERS:
        return _cut(repr(value), 80)
    if array.ndim == 0:
        return f"{float(array):.6g}" if array.dtype.kind == "f" else str(array)
    if array.size > 24:
        return f"un vector de {array.size}" if array.ndim == 1 else f"una matriz de forma {array.shape}"
    text = np.array2string(array, separator=", ", formatter={"float_kind": "{:.4g}".format, "int_kind": str})
    return re.sub(r"\s+", " ", text)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
