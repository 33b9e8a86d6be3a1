"""Repetir un entrenamiento y comparar dos sin engañarse: diferencias por parejas, su intervalo y un veredicto.

También lee los resultados de los experimentos largos, que se hacen una vez y se guardan.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from utils.live import track

CONFIDENCE = 0.95
RESULTS = Path(__file__).resolve().parents[1] / "experiments" / "resultados"


def repeat(train, seeds, what: str = "semilla"):
    """Llama a `train` con cada semilla, diciendo en una línea por cuál va, y reúne lo que devuelve.

    Args:
        train: función que recibe una semilla, entrena con ella y devuelve una medida, o un
            diccionario de medidas {nombre: número}.
        seeds: las n semillas, distintas, como `range(10)`; o lo que cambie de una vez a otra, como
            una lista de repartos de los datos.
        what: qué es cada una, en singular, para la línea: "semilla", "partición".

    Returns:
        Las medidas, float64 (n,), en el orden de `seeds`; si son varias, {nombre: (n,)}.

    Raises:
        ValueError: si no hay semillas, si alguna se repite o si `train` no siempre devuelve lo mismo.
        TypeError: si lo que devuelve `train` no son números.
    """
    seeds = list(seeds)
    if not seeds:
        raise ValueError("seeds está vacío: hace falta al menos una semilla.")
    if all(isinstance(seed, int | np.integer) for seed in seeds) and len(set(seeds)) < len(seeds):
        raise ValueError("seeds tiene semillas repetidas: darían dos veces la misma medida.")
    found = [train(seed) for seed in track(seeds, what)]
    if not isinstance(found[0], dict):
        return np.array([_number(value) for value in found])
    names = list(found[0])
    for seed, values in zip(seeds, found):
        if not isinstance(values, dict) or set(values) != set(names):
            raise ValueError(f"train devolvió {names} con {seeds[0]!r}, y otra cosa con {seed!r}.")
    return {name: np.array([_number(values[name]) for values in found]) for name in names}


def _number(value) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        kind = type(value).__name__
        raise TypeError(f"train debe devolver un número, o un diccionario de números; devolvió {kind}.") from None


@dataclass(frozen=True)
class Comparison:
    """Lo que dan dos juegos de medidas comparados por parejas.

    Attributes:
        a, b: las medidas, (n,); la pareja k es (a[k], b[k]).
        difference: la media de a − b, en las unidades de la medida.
        low, high: su intervalo de confianza del 95 %.
        margin: desde cuánto importa una diferencia, en las mismas unidades.
        verdict: de `a` frente a `b`: "gana", "pierde", "empata" o "no se sabe".
        what: qué es cada pareja, en plural: "semillas" o "particiones".
    """

    a: np.ndarray
    b: np.ndarray
    difference: float
    low: float
    high: float
    margin: float
    verdict: str
    what: str = "semillas"

    @property
    def differences(self) -> np.ndarray:
        """a − b, pareja a pareja: (n,)."""
        return self.a - self.b

    def __str__(self) -> str:
        """«gana por 0.021 [0.012, 0.030], 10 semillas, margen 0.01»; tras «por», cuánto mejor o peor es."""
        values = self.difference, self.low, self.high
        decided = self.verdict in ("gana", "pierde")
        if decided and self.difference < 0:
            values = -self.difference, -self.high, -self.low
        digits = _decimals(*values)
        middle, low, high = (f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−") for value in values)
        joint = " por" if decided else ":"
        return f"{self.verdict}{joint} {middle} [{low}, {high}], {len(self.a)} {self.what}, margen {self.margin:g}"


def compare(a, b, margin: float, higher_is_better: bool = True, test_fraction: float | None = None) -> Comparison:
    """Compara dos juegos de medidas hechas por parejas: la misma semilla, o los mismos datos, en las dos.

    El intervalo es el de la t de Student para la media de las diferencias a − b (Student, 1908, *The
    probable error of a mean*). El veredicto sale de él, en este orden:

    - "empata": el intervalo entero cabe entre −margin y margin; quizá haya diferencia, pero no
      importa (Schuirmann, 1987; con el 95 %, algo más exigente que sus dos pruebas al 5 %);
    - "gana" o "pierde": el intervalo no incluye el 0;
    - "no se sabe": es demasiado ancho para decidir; hacen falta más semillas.

    Con varias semillas y un solo reparto, habla de lo que pasaría con otras semillas en esos mismos
    datos. Con varios repartos de unos datos, los entrenamientos comparten ejemplos y la t se confía:
    con `test_fraction`, la varianza de la media no es s²/n sino s²·(1/n + prueba/entrenamiento)
    (Nadeau y Bengio, 2003, *Inference for the generalization error*).

    Args:
        a, b: las medidas, (n,) cada una, con n ≥ 2 y en el mismo orden.
        margin: la menor diferencia que importa, en las unidades de la medida; se decide antes de mirar.
        higher_is_better: si una medida mayor es mejor, como la exactitud; con una pérdida, False.
        test_fraction: si cada pareja es un reparto distinto de los mismos datos, qué parte de ellos se
            queda para medir: 0.2 con cinco particiones.

    Raises:
        ValueError: si las medidas no tienen la misma forma (n,), si son menos de dos, si alguna no es
            un número finito, si todas las diferencias son iguales (no hay dispersión de la que sacar
            un intervalo), o si `margin` o `test_fraction` no pueden ser.
    """
    a, b = _scores(a, "a"), _scores(b, "b")
    n = len(a)
    if len(b) != n:
        raise ValueError(f"a y b deben ir por parejas; llegaron {n} y {len(b)} medidas.")
    if n < 2:
        raise ValueError(f"Con {n} medida no se puede saber cuánto varían: hacen falta al menos dos, y mejor diez.")
    if not 0 <= margin < math.inf:
        raise ValueError(f"margin debe ser un número que no sea negativo; llegó {margin!r}.")
    if test_fraction is not None and not 0 < test_fraction < 1:
        raise ValueError(f"test_fraction debe estar entre 0 y 1, sin tocarlos; llegó {test_fraction!r}.")
    differences = a - b
    if np.ptp(differences) <= 1e-12 * max(abs(a).max(), abs(b).max()):
        raise ValueError(
            f"Las {n} diferencias son iguales ({differences[0]:g}) y no se puede calcular un intervalo: o la semilla "
            "no cambia nada, o la medida es demasiado gruesa."
        )

    from scipy import stats

    share = 1 / n if test_fraction is None else 1 / n + test_fraction / (1 - test_fraction)
    middle = float(differences.mean())
    scale = float(differences.std(ddof=1)) * math.sqrt(share)
    low, high = map(float, stats.t.interval(CONFIDENCE, n - 1, loc=middle, scale=scale))
    if -margin <= low and high <= margin:
        verdict = "empata"
    elif low <= 0 <= high:
        verdict = "no se sabe"
    else:
        verdict = "gana" if (middle > 0) == higher_is_better else "pierde"
    what = "semillas" if test_fraction is None else "particiones"
    return Comparison(a, b, middle, low, high, margin, verdict, what)


def _scores(values, name: str) -> np.ndarray:
    try:
        values = np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} debe ser una lista de números, uno por semilla.") from None
    if values.ndim != 1:
        raise ValueError(f"{name} debe tener forma (n,), una medida por semilla; llegó {values.shape}.")
    if wrong := np.flatnonzero(~np.isfinite(values)).tolist():
        raise ValueError(f"{name}[{wrong[0]}] es {values[wrong[0]]}: un entrenamiento sin medida no se puede comparar.")
    return values


def _decimals(middle: float, low: float, high: float) -> int:
    """Los que hacen falta para que el intervalo se lea y ninguno de sus extremos parezca 0 sin serlo."""
    digits = max(0, math.floor(1 - math.log10((high - low) / 6)))
    while digits < 12 and any(end and not round(end, digits) for end in (low, high)):
        digits += 1
    return digits


def load_experiment(name: str) -> dict:
    """Lee lo que dio un experimento largo, que está guardado en `experiments/resultados/`.

    Args:
        name: el del experimento, sin extensión: "memoria_de_letras".

    Returns:
        Un diccionario con "pregunta", "ajustes", "semillas", "resultados", "versiones", "minutos" (lo
        que tardó) y "huella" (la del programa que lo hizo).

    Raises:
        FileNotFoundError: si no está; dice cómo hacerlo, o cuáles hay.
        ValueError: si el archivo está estropeado.
    """
    path = RESULTS / f"{name}.json"
    known = sorted(file.stem for file in RESULTS.glob("*.json"))
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if (RESULTS.parent / f"{name}.py").exists():
            advice = f"Se hace, en unos minutos, con «python -m experiments.{name}» en la carpeta del curso."
        else:
            advice = f"Están: {', '.join(known) or 'ninguno'}."
        raise FileNotFoundError(f"No hay resultados del experimento {name!r}. {advice}") from None
    except ValueError:
        raise ValueError(
            f"{path} está estropeado. Para restaurarlo: «git checkout -- experiments/resultados/{name}.json»."
        ) from None
