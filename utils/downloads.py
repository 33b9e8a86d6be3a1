"""Datos mayores, que se descargan solo si se piden y se guardan en la caché del usuario.

Ninguna lección los necesita: cada función dice qué usar en su lugar cuando no hay red. Cada
descarga se comprueba con su suma antes de darla por buena, y nada se lee con pickle.
"""

import contextlib
import gzip
import html
import re
import socket
import tarfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pooch
import requests

from utils.data import DataError, Dataset, Split, split_once

CACHE = Path(pooch.os_cache("redes-neuronales-keras"))
TIMEOUT = 4  # segundos que se espera cada respuesta del servidor
ABANDONED = 3600  # segundos sin crecer tras los que un archivo a medias es basura

_KERAS = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"


@dataclass(frozen=True)
class Source:
    """De dónde sale un archivo, qué suma debe tener y qué usar si no se puede descargar."""

    url: str
    known_hash: str
    megabytes: float
    offline: str


_DIGITS = "usa `load_digits()` de `utils.data`: dígitos de 8 × 8, sin red"
_TEXT = "sigue la lección con los textos que trae, que no necesitan red"

SOURCES = {
    "mnist.npz": Source(
        _KERAS + "mnist.npz",
        "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
        11.5,
        _DIGITS,
    ),
    "train-images-idx3-ubyte.gz": Source(
        _KERAS + "train-images-idx3-ubyte.gz",
        "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        26.4,
        _DIGITS,
    ),
    "train-labels-idx1-ubyte.gz": Source(
        _KERAS + "train-labels-idx1-ubyte.gz",
        "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        0.1,
        _DIGITS,
    ),
    "t10k-images-idx3-ubyte.gz": Source(
        _KERAS + "t10k-images-idx3-ubyte.gz",
        "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        4.4,
        _DIGITS,
    ),
    "t10k-labels-idx1-ubyte.gz": Source(
        _KERAS + "t10k-labels-idx1-ubyte.gz",
        "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
        0.1,
        _DIGITS,
    ),
    "aclImdb_v1.tar.gz": Source(
        "https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz",
        "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe",
        84.1,
        _TEXT,
    ),
    "reuters21578.tar.gz": Source(
        "https://archive.ics.uci.edu/ml/machine-learning-databases/reuters21578-mld/reuters21578.tar.gz",
        "3bae43c9b14e387f76a61b6d82bf98a4fb5d3ef99ef7e7075ff2ccbcf59f9d30",
        8.2,
        _TEXT,
    ),
    "cal_housing.tgz": Source(
        "https://ndownloader.figshare.com/files/5976036",
        "aaa5c9a6afe2225cc2aed2723682ae403280c4a3695a2ddda4ffb5d8215ea681",
        0.4,
        "usa `load_houses()` o `load_diabetes()` de `utils.data`, sin red",
    ),
}


def fetch(name: str) -> Path:
    """Devuelve la ruta de `name` en la caché; si no está, lo descarga y comprueba su suma.

    Raises:
        DataError: si no se puede descargar o lo que llega no es lo esperado. Lo que llega a
            medias, aunque maten el proceso, nunca queda con el nombre del archivo.
    """
    source = SOURCES[name]
    host = urlsplit(source.url).hostname
    pooch.get_logger().setLevel("WARNING")

    def download(url, output_file, _):
        """Lo que pooch llama solo si el archivo no está en la caché o no es el que debe."""
        print(f"Descargando {name} ({source.megabytes} MB), una sola vez…")
        _sweep()
        _check_host(url)
        pooch.HTTPDownloader(timeout=TIMEOUT, progressbar=_Progress(source.megabytes))(url, output_file, None)

    try:
        path = pooch.retrieve(source.url, source.known_hash, fname=name, path=CACHE, downloader=download)
    except requests.HTTPError as error:
        reason = f"{host} respondió con el error {error.response.status_code}"
    except requests.RequestException as error:
        reason = f"no hay conexión con {host}, o se cortó ({type(error).__name__})"
    except ValueError:
        reason = "lo que llegó no tiene la suma esperada"
    except OSError as error:
        reason = f"no se pudo guardar en {CACHE} ({error.strerror or error})"
    else:
        return Path(path)
    raise DataError(f"No se pudo descargar {name}: {reason}; {source.offline}.") from None


class _Progress:
    """Dice cada medio segundo cuánto ha llegado; tiene los métodos que pooch pide a una barra."""

    def __init__(self, megabytes: float):
        self.megabytes = megabytes
        self.received = 0
        self.text = ""
        self.shown_at = time.monotonic()

    def update(self, n: int) -> None:
        self.received += n
        if time.monotonic() - self.shown_at > 0.5:
            self.shown_at = time.monotonic()
            self.text = f"{self.received / 1e6:.1f} de {self.megabytes} MB"
            print(self.text, end="\r", flush=True)

    def reset(self) -> None:
        self.received = 0

    def close(self) -> None:
        print(" " * len(self.text), end="\r")


def _sweep() -> None:
    """Borra lo que dejó a medias un proceso al que mataron, que pooch no pudo limpiar."""
    for leftover in CACHE.glob("tmp*"):
        with contextlib.suppress(OSError):  # otro proceso lo pudo borrar antes
            if time.time() - leftover.stat().st_mtime > ABANDONED:
                leftover.unlink()


def _check_host(url: str) -> None:
    """Comprueba en pocos segundos que el nombre del servidor existe: sin red, eso puede tardar."""
    parts = urlsplit(url)
    if requests.utils.get_environ_proxies(url):
        return  # el nombre lo resuelve el proxy
    answers = []

    def resolve():
        try:
            answers.extend(socket.getaddrinfo(parts.hostname, parts.port or 443))
        except OSError:
            answers.clear()

    thread = threading.Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(TIMEOUT)
    if not answers:
        raise requests.ConnectionError(f"no se encuentra {parts.hostname}")


def _with_validation(X, y, X_test, y_test, target_names, seed) -> Split:
    """Aparta para validación un sexto de lo que el conjunto trae para entrenar."""
    X_train, X_val, y_train, y_val = split_once(X, np.asarray(y, np.int64), 1 / 6, seed)
    return Split(X_train, y_train, X_val, y_val, X_test, np.asarray(y_test, np.int64), target_names)


def load_mnist(seed: int = 0) -> Split:
    """MNIST: 50 000, 10 000 y 10 000 dígitos de (28, 28), float32 de 0 a 1. Descarga 11.5 MB."""
    with np.load(fetch("mnist.npz"), allow_pickle=False) as file:
        images = [(file[k] / np.float32(255)).astype(np.float32) for k in ("x_train", "x_test")]
        labels = [file[k] for k in ("y_train", "y_test")]
    return _with_validation(images[0], labels[0], images[1], labels[1], tuple("0123456789"), seed)


def load_fashion_mnist(seed: int = 0) -> Split:
    """Fashion-MNIST: prendas de (28, 28) en diez clases, con la forma de MNIST. Descarga 31 MB."""
    names = ("camiseta", "pantalón", "jersey", "vestido", "abrigo", "sandalia", "camisa",
             "zapatilla", "bolso", "botín")  # fmt: skip
    arrays = {}
    for part in ("train", "t10k"):
        images = gzip.decompress(fetch(f"{part}-images-idx3-ubyte.gz").read_bytes())
        labels = gzip.decompress(fetch(f"{part}-labels-idx1-ubyte.gz").read_bytes())
        pixels = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 28, 28)
        arrays[part] = pixels.astype(np.float32) / 255, np.frombuffer(labels, np.uint8, offset=8)
    return _with_validation(*arrays["train"], *arrays["t10k"], names, seed)


def load_imdb(seed: int = 0) -> Split:
    """IMDB: 50 000 críticas de cine en inglés, como texto; y = 1 si es positiva. Descarga 84 MB."""
    texts = {"train": ([], []), "test": ([], [])}
    pattern = re.compile(r"aclImdb/(train|test)/(neg|pos)/\d+_\d+\.txt")
    with tarfile.open(fetch("aclImdb_v1.tar.gz")) as archive:
        for member in archive:
            if match := pattern.fullmatch(member.name):
                X, y = texts[match[1]]
                X.append(archive.extractfile(member).read().decode("utf-8"))
                y.append(int(match[2] == "pos"))
    arrays = [np.array(X, dtype=object) for X, _ in texts.values()]
    labels = [y for _, y in texts.values()]
    return _with_validation(arrays[0], labels[0], arrays[1], labels[1], ("negativa", "positiva"), seed)


def load_reuters(seed: int = 0) -> Split:
    """Reuters-21578: noticias en inglés con un solo tema, reparto ModApte. Descarga 8 MB.

    Solo quedan los temas con seis noticias o más para entrenar y alguna para probar.
    """
    article = re.compile(
        r'<REUTERS TOPICS="YES" LEWISSPLIT="(TRAIN|TEST)".*?<TOPICS>(.*?)</TOPICS>'
        r".*?<BODY>(.*?)</BODY>.*?</REUTERS>",
        re.DOTALL,
    )
    found = {"TRAIN": [], "TEST": []}
    with tarfile.open(fetch("reuters21578.tar.gz")) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if not member.name.endswith(".sgm"):
                continue
            text = archive.extractfile(member).read().decode("latin-1")
            for block in text.split("</REUTERS>"):
                match = article.search(block + "</REUTERS>")
                topics = re.findall(r"<D>(.*?)</D>", match[2]) if match else []
                if len(topics) == 1:
                    found[match[1]].append((html.unescape(match[3]).strip("\x03 \n"), topics[0]))
    train_topics = [topic for _, topic in found["TRAIN"]]
    test_topics = {topic for _, topic in found["TEST"]}
    names = tuple(sorted(t for t in test_topics if train_topics.count(t) >= 6))
    arrays = []
    for part in ("TRAIN", "TEST"):
        kept = [(text, names.index(topic)) for text, topic in found[part] if topic in names]
        arrays += [np.array([text for text, _ in kept], dtype=object), [label for _, label in kept]]
    return _with_validation(*arrays, names, seed)


def load_california_housing() -> Dataset:
    """California: X (20640, 8) por barrio; y (20640,) valor medio, en 100 000 dólares de 1990."""
    with tarfile.open(fetch("cal_housing.tgz")) as archive:
        file = archive.extractfile("CaliforniaHousing/cal_housing.data")
        raw = np.loadtxt(file, delimiter=",")
    longitude, latitude, age, rooms, bedrooms, population, households, income, value = raw.T
    X = np.column_stack([income, age, rooms / households, bedrooms / households, population,
                         population / households, latitude, longitude])  # fmt: skip
    names = ("ingresos", "antigüedad", "habitaciones", "dormitorios", "población", "ocupantes",
             "latitud", "longitud")  # fmt: skip
    text = "20 640 barrios de California en 1990; valor medio de la vivienda, en 100 000 dólares."
    return Dataset(X, value / 100_000, names, ("valor",), text)
