"""Datos mayores, que se descargan solo si se piden y se guardan en la caché del usuario.

Ninguna lección los necesita: si no hay red, se dice qué usar en su lugar cuando no hay red. Cada
descarga se comprueba con su suma antes de darla por buena, y nada se lee con pickle.
"""

import contextlib
import socket
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pooch
import requests

from utils.data import DataError, Split, split_once

CACHE = Path(pooch.os_cache("redes-neuronales-keras"))
TIMEOUT = 4  # segundos que se espera cada respuesta del servidor
ABANDONED = 3600  # segundos sin crecer tras los que un archivo a medias es basura


@dataclass(frozen=True)
class Source:
    """De dónde sale un archivo, qué suma debe tener y qué usar si no se puede descargar."""

    url: str
    known_hash: str
    megabytes: float
    offline: str


SOURCES = {
    "mnist.npz": Source(
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
        "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
        11.5,
        "usa `load_digits()` de `utils.data`: dígitos de 8 × 8, sin red",
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


def load_mnist(seed: int = 0) -> Split:
    """MNIST: 50 000, 10 000 y 10 000 dígitos de (28, 28), float32 de 0 a 1. Descarga 11.5 MB.

    Args:
        seed: decide qué sexta parte de lo que trae para entrenar se aparta para validación.
    """
    with np.load(fetch("mnist.npz"), allow_pickle=False) as file:
        X, X_test = [(file[k] / np.float32(255)).astype(np.float32) for k in ("x_train", "x_test")]
        y, y_test = [file[k].astype(np.int64) for k in ("y_train", "y_test")]
    X_train, X_val, y_train, y_val = split_once(X, y, 1 / 6, seed)
    return Split(X_train, y_train, X_val, y_val, X_test, y_test, tuple("0123456789"))
