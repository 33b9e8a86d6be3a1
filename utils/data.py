"""Los datos que vienen con el curso: se leen del disco, se comprueban y no necesitan red.

Cada función `load_…` devuelve un `Dataset` (o una serie de pandas, si los datos son una serie).
Los que hay que descargar están en `utils.downloads`.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

DATA_DIR = Path(__file__).resolve().parents[1] / "data"

# Suma SHA-256 de cada archivo de data/, calculada por `python -m tools.make_data`.
SHA256 = {
    "estudiantes.csv": "e41344e3a5a51f2e11d9185cb5f741ff4f405b9582e65bc250615a6754a07ee3",
    "carreras.csv": "3168f9c348aca68c5d65e7fdbb7b0af7ce7a2d3690736287760b8ef33379bd25",
    "viviendas.csv": "6d16d568a05ac7257d7c55a3e6f9c77902fd6ab1392b0c5367eff73a9ce4958f",
    "manchas_solares.csv": "195757c35b14101b6c956a276565f268aa79bea4adc86a4d07649090e0453167",
    "co2_mauna_loa.csv": "956cbe74167e5c7aa3b8c600ee7d6cb3998b462135df828b0dd6eb8d1fa466e9",
}


class DataError(RuntimeError):
    """Un archivo de datos falta, no se puede leer o no es el que debería."""


@dataclass(frozen=True)
class Split:
    """Los mismos datos repartidos: se aprende con `train`, se decide con `val`, se informa con `test`."""

    X_train: np.ndarray
    y_train: np.ndarray
    X_val: np.ndarray
    y_val: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray
    target_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """Una tabla de ejemplos, o un montón de imágenes, con su respuesta.

    Attributes:
        X: (n, d), o (n, alto, ancho) si son imágenes, en float64.
        y: (n,) con enteros si son clases y con float64 si son cantidades; (n, m) si hay m respuestas.
        feature_names: los nombres de las d columnas; vacío si son imágenes.
        target_names: los nombres de las clases, o de las m respuestas.
        description: qué es y en qué unidades está.
    """

    X: np.ndarray
    y: np.ndarray
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    description: str

    def split(self, val_size: float = 0.2, test_size: float = 0.2, seed: int = 0) -> Split:
        """Baraja y reparte en entrenamiento, validación y prueba.

        Si `y` son clases exclusivas, cada parte guarda la proporción de cada clase.

        Args:
            val_size: fracción del total para validación, en [0, 1).
            test_size: fracción del total para prueba, en (0, 1).
            seed: el reparto depende solo de esta semilla.

        Raises:
            ValueError: si una fracción no cabe en su intervalo, si entre las dos no dejan nada para
                entrenar, o si `seed` no es un entero que no sea negativo.
        """
        if not 0 < test_size < 1:
            raise ValueError(f"test_size debe estar entre 0 y 1, sin tocarlos; llegó {test_size!r}.")
        if not 0 <= val_size < 1:
            raise ValueError(f"val_size debe estar en [0, 1); llegó {val_size!r}.")
        if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
            raise ValueError(f"seed debe ser un entero que no sea negativo; llegó {seed!r}.")
        if val_size + test_size >= 1:
            raise ValueError(
                f"val_size + test_size debe ser menor que 1; llegó {val_size!r} + {test_size!r}, "
                "y no queda nada para entrenar."
            )
        X, X_test, y, y_test = split_once(self.X, self.y, test_size, seed)
        X_val, y_val = X[:0], y[:0]
        if val_size:
            X, X_val, y, y_val = split_once(X, y, val_size / (1 - test_size), seed)
        return Split(X, y, X_val, y_val, X_test, y_test, self.target_names)


def split_once(X, y, size, seed):
    from sklearn.model_selection import train_test_split

    classes = y.ndim == 1 and np.issubdtype(y.dtype, np.integer)
    return train_test_split(X, y, test_size=size, random_state=seed, stratify=y if classes else None)


def _read_csv(name: str, **options):
    """Lee `data/name` como tabla de pandas, si sus bytes son los que deben ser."""
    import pandas as pd

    path = DATA_DIR / name
    restore = f"Para restaurarlo: «git checkout -- data/{name}» en la carpeta del curso, o descarga el curso de nuevo."
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise DataError(f"Falta el archivo {path}. {restore}") from None
    except OSError as error:
        raise DataError(f"No se puede leer {path} ({error.strerror}). {restore}") from None
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256[name]:
        raise DataError(
            f"El archivo {path} no es el del curso: se esperaba la suma SHA-256 "
            f"{SHA256[name][:12]}… y tiene {found[:12]}… ({len(content)} bytes). {restore}"
        )
    return pd.read_csv(io.BytesIO(content), **options)


# Archivos de data/ ------------------------------------------------------------------------------


def load_students() -> Dataset:
    """Ocho estudiantes: X (8, 3) estudio, edad y promedio; y (8, 2) las notas n1 y n2."""
    table = _read_csv("estudiantes.csv", dtype=float)
    return Dataset(
        table.iloc[:, :3].to_numpy(),
        table.iloc[:, 3:].to_numpy(),
        tuple(table.columns[:3]),
        tuple(table.columns[3:]),
        "Ocho estudiantes: horas de estudio, edad en años y nota media; dos notas de examen.",
    )


def load_careers(multilabel: bool = False) -> Dataset:
    """Los mismos estudiantes, X (8, 3), y su carrera.

    Args:
        multilabel: con False, `y` (8,) es la carrera elegida: 0 = LS, 1 = LI, 2 = IC. Con True,
            `y` (8, 3) dice con ceros y unos cuáles les gustan: puede ser más de una.
    """
    table = _read_csv("carreras.csv")
    y = table[["p1", "p2", "p3"]] if multilabel else table["carrera"]
    return Dataset(
        table.iloc[:, :3].to_numpy(dtype=float),
        y.to_numpy(dtype=np.int64),
        tuple(table.columns[:3]),
        ("P1", "P2", "P3") if multilabel else ("LS", "LI", "IC"),
        "Ocho estudiantes: horas de estudio, edad en años y nota media; la carrera que eligieron.",
    )


def load_houses() -> Dataset:
    """Sesenta viviendas inventadas: X (60, 1) superficie en m²; y (60,) precio en miles de euros."""
    table = _read_csv("viviendas.csv", dtype=float)
    return Dataset(
        table[["superficie"]].to_numpy(),
        table["precio"].to_numpy(),
        ("superficie",),
        ("precio",),
        "Sesenta viviendas sintéticas: superficie en m² y precio en miles de euros.",
    )


def load_sunspots():
    """Manchas solares por año, de 1700 a 2008: una serie de pandas de 309 valores."""
    return _read_csv("manchas_solares.csv", index_col="año")["manchas"]


def load_co2():
    """CO₂ en Mauna Loa, en ppm, cada semana de 1958 a 2001: serie de pandas de 2284 valores.

    Las 59 semanas sin medida están como NaN.
    """
    return _read_csv("co2_mauna_loa.csv", index_col="semana", parse_dates=True)["co2"]


# Datos que trae scikit-learn --------------------------------------------------------------------


def load_iris() -> Dataset:
    """Iris: X (150, 4) en cm; y (150,) con tres especies."""
    names = ("largo del sépalo", "ancho del sépalo", "largo del pétalo", "ancho del pétalo")
    text = "150 flores: largo y ancho de sépalo y pétalo, en cm; tres especies de iris."
    return _from_sklearn("iris", text, names, ("setosa", "versicolor", "virginica"))


def load_wine() -> Dataset:
    """Vinos: X (178, 13) medidas químicas; y (178,) con tres cultivos."""
    text = "178 vinos italianos: trece medidas químicas; tres cultivos."
    return _from_sklearn("wine", text, target_names=("cultivo 0", "cultivo 1", "cultivo 2"))


def load_breast_cancer() -> Dataset:
    """Biopsias de mama: X (569, 30) medidas de los núcleos; y (569,) 0 = benigno, 1 = maligno.

    scikit-learn numera al revés (0 = maligno). Aquí el 1 es lo que se busca, como se acostumbra
    en un problema de detección.
    """
    measures = ("radio", "textura", "perímetro", "área", "suavidad", "compacidad", "concavidad",
                "puntos cóncavos", "simetría", "dimensión fractal")  # fmt: skip
    names = tuple(f"{m} ({k})" for k in ("media", "error", "peor") for m in measures)
    text = (
        "569 biopsias: diez medidas de los núcleos de las células, cada una con su media, su error "
        "estándar y su peor valor (la media de los tres mayores)."
    )
    data = _from_sklearn("breast_cancer", text, names, ("benigno", "maligno"))
    return Dataset(data.X, 1 - data.y, data.feature_names, data.target_names, text)


def load_digits() -> Dataset:
    """Dígitos escritos a mano: X (1797, 8, 8) de 0 (blanco) a 1 (negro); y (1797,) del 0 al 9."""
    text = "1797 dígitos escritos a mano, de 8 × 8 píxeles entre 0 y 1."
    data = _from_sklearn("digits", text, (), tuple("0123456789"))
    return Dataset(data.X.reshape(-1, 8, 8) / 16, data.y, (), data.target_names, text)


def load_diabetes() -> Dataset:
    """Diabetes: X (442, 10) en las unidades originales; y (442,) avance de la enfermedad al año."""
    names = ("edad", "sexo", "índice de masa corporal", "presión arterial", "colesterol total",
             "LDL", "HDL", "colesterol total / HDL", "triglicéridos (log)", "glucosa")  # fmt: skip
    text = "442 personas: diez medidas en sus unidades originales; avance de la diabetes tras un año."
    return _from_sklearn("diabetes", text, names, ("avance",), scaled=False)


def load_linnerud() -> Dataset:
    """Veinte personas: X (20, 3) ejercicios hechos; y (20, 3) peso (lb), cintura (in) y pulso."""
    text = "20 personas: dominadas, abdominales y saltos; peso en libras, cintura en pulgadas y pulso."
    names = ("dominadas", "abdominales", "saltos")
    return _from_sklearn("linnerud", text, names, ("peso", "cintura", "pulso"))


def load_china() -> np.ndarray:
    """Una fotografía en color de un templo: (427, 640, 3), enteros de 0 a 255."""
    from sklearn.datasets import load_sample_image

    return load_sample_image("china.jpg")


def _from_sklearn(name, description, feature_names=None, target_names=(), **options) -> Dataset:
    from sklearn import datasets

    bunch = getattr(datasets, f"load_{name}")(**options)
    classes = np.issubdtype(bunch.target.dtype, np.integer)
    return Dataset(
        bunch.data.astype(float),
        bunch.target.astype(np.int64 if classes else float),
        tuple(bunch.feature_names) if feature_names is None else feature_names,
        target_names,
        description,
    )
