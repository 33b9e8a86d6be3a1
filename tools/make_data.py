"""Escribe los archivos de `data/` desde su origen y muestra sus sumas SHA-256.

    python -m tools.make_data

Las sumas van a `utils/data.py` y a `data/README.md`. Volver a ejecutarlo deja los mismos bytes.
"""

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd

DATA = Path(__file__).resolve().parents[1] / "data"

# Clase 4 de «Aprendizaje Automático Profundo»: horas de estudio, edad, nota media y dos notas.
STUDENTS = """\
estudio,edad,promedio,n1,n2
2,24,4,7,7.2
5,22,3,4.5,5.2
7,25,4,6.3,6
9,20,7,5.4,4.4
10,19,4,8.2,9.5
11,20,3,7.2,8.1
13.4,21,5,5.5,10
14,20,3,3,4.3
"""

# La carrera que eligió cada estudiante (0, 1 o 2) y las que le gustan (p1, p2, p3: puede ser más de una).
CAREERS = """\
estudio,edad,promedio,carrera,p1,p2,p3
2,24,4,0,0,1,1
5,22,3,1,1,1,1
7,25,4,1,0,1,0
9,20,7,2,1,0,1
10,19,4,0,0,1,0
11,20,3,2,1,1,1
13.4,21,5,1,1,0,1
14,20,3,0,0,1,0
"""


def make_houses(n: int = 60, seed: int = 7) -> pd.DataFrame:
    """Viviendas inventadas: la superficie (m²) y el precio (miles de euros), una recta más ruido."""
    rng = np.random.default_rng(seed)
    area = np.sort(rng.uniform(40, 160, n)).round()
    price = (35 + 1.9 * area + rng.normal(0, 18, n)).round(1)
    return pd.DataFrame({"superficie": area.astype(int), "precio": price})


def export_sunspots() -> pd.DataFrame:
    """Manchas solares de cada año, de 1700 a 2008 (SIDC, Real Observatorio de Bélgica)."""
    from statsmodels.datasets import sunspots

    table = sunspots.load_pandas().data
    return pd.DataFrame({"año": table["YEAR"].astype(int), "manchas": table["SUNACTIVITY"]})


def export_co2() -> pd.DataFrame:
    """CO₂ de cada semana en Mauna Loa, de 1958 a 2001 (ppm); las semanas sin dato quedan vacías."""
    from statsmodels.datasets import co2

    series = co2.load_pandas().data["co2"]
    return pd.DataFrame({"semana": series.index.strftime("%Y-%m-%d"), "co2": series.to_numpy()})


def main() -> None:
    tables = {
        "estudiantes.csv": STUDENTS,
        "carreras.csv": CAREERS,
        "viviendas.csv": make_houses().to_csv(index=False, lineterminator="\n"),
        "manchas_solares.csv": export_sunspots().to_csv(index=False, lineterminator="\n"),
        "co2_mauna_loa.csv": export_co2().to_csv(index=False, lineterminator="\n"),
    }
    for name, text in tables.items():
        content = text.encode()
        (DATA / name).write_bytes(content)
        print(hashlib.sha256(content).hexdigest(), name)


if __name__ == "__main__":
    main()
