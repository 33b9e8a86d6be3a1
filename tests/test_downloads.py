"""Las descargas, contra un servidor de este mismo equipo: nada sale a la red."""

import hashlib
import io
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from tools.course import ROOT
from utils import downloads
from utils.data import DataError


class Handler(BaseHTTPRequestHandler):
    files: dict[str, bytes] = {}
    mode = "good"
    resume = threading.Event()  # cuándo sigue lo que va por la mitad

    def do_GET(self):
        content = self.files[self.path.strip("/").removeprefix("otro-sitio/")]
        if self.mode == "refuse":
            self.send_error(503)
        elif self.mode == "missing":
            self.send_error(404)
        elif self.mode == "endless redirect" or (self.mode == "redirect" and "otro-sitio" not in self.path):
            self.send_response(302)
            self.send_header("Location", "/otro-sitio/" + self.path.strip("/").removeprefix("otro-sitio/"))
            self.end_headers()
        else:
            self.send(content)

    def send(self, content):
        if self.mode == "web page":  # la de una red que pide identificarse antes de dejar salir
            content = b"<html><body>Bienvenido a la red</body></html>"
        self.send_response(200)
        if self.mode != "no length":
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        half = len(content) // 2
        if self.mode == "silent":
            self.resume.wait(8)
        elif self.mode == "truncated":
            self.wfile.write(content[:half])
        elif self.mode == "wrong":
            self.wfile.write(bytes(len(content)))
        elif self.mode == "slow":
            for start in range(0, len(content), len(content) // 9):
                self.wfile.write(content[start : start + len(content) // 9])
                time.sleep(0.2)
        elif self.mode == "pause":
            self.wfile.write(content[:half])
            self.resume.wait(20)
            with suppress(ConnectionError):  # a quien esperaba lo han matado
                self.wfile.write(content[half:])
        else:
            self.wfile.write(content)

    def log_message(self, *arguments):
        """El servidor de prueba no escribe nada."""


@pytest.fixture
def server(tmp_path, monkeypatch):
    """Un servidor con archivos pequeños de la misma forma que los de verdad, y una caché vacía."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, args=(0.05,), daemon=True).start()
    monkeypatch.setattr(Handler, "files", make_files())
    monkeypatch.setattr(Handler, "mode", "good")
    monkeypatch.setattr(Handler, "resume", threading.Event())
    monkeypatch.setattr(downloads, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(downloads, "TIMEOUT", 1)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    base = f"http://127.0.0.1:{httpd.server_port}/"
    sources = {
        name: replace(source, url=base + name, known_hash=hashlib.sha256(Handler.files[name]).hexdigest())
        for name, source in downloads.SOURCES.items()
    }
    monkeypatch.setattr(downloads, "SOURCES", sources)
    yield Handler
    Handler.resume.set()
    httpd.shutdown()
    httpd.server_close()


def make_files():
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (60, 28, 28), dtype=np.uint8), np.arange(60, dtype=np.uint8) % 10
    buffer = io.BytesIO()
    np.savez(buffer, x_train=images, y_train=labels, x_test=images[:20], y_test=labels[:20])
    return {"mnist.npz": buffer.getvalue()}


def test_mnist(server):
    parts = downloads.load_mnist()
    assert (parts.X_train.shape, parts.X_val.shape, parts.X_test.shape) == ((50, 28, 28), (10, 28, 28), (20, 28, 28))
    assert parts.X_train.dtype == np.float32 and parts.X_train.min() >= 0 and parts.X_train.max() <= 1
    assert parts.y_test.tolist() == [i % 10 for i in range(20)]
    assert sorted(np.concatenate([parts.y_train, parts.y_val])) == sorted(list(range(10)) * 6)


def test_second_time_nothing_is_downloaded(server, capsys):
    downloads.load_mnist()
    assert "Descargando mnist.npz (11.5 MB)" in capsys.readouterr().out
    server.mode = "refuse"
    downloads.load_mnist()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "mode, reason",
    [
        ("refuse", r"127\.0\.0\.1 respondió con el error 503;"),
        ("missing", r"127\.0\.0\.1 respondió con el error 404;"),
        ("truncated", "no hay conexión con 127.0.0.1, o se cortó"),
        ("wrong", "lo que llegó no tiene la suma esperada"),
        ("web page", "lo que llegó no tiene la suma esperada"),
        ("endless redirect", r"o se cortó \(TooManyRedirects\)"),
        ("silent", "no hay conexión con 127.0.0.1, o se cortó"),
        ("pause", "no hay conexión con 127.0.0.1, o se cortó"),
    ],
)
def test_a_bad_server_leaves_nothing_behind(server, mode, reason):
    server.mode = mode
    started = time.monotonic()
    with pytest.raises(DataError, match=reason) as caught:
        downloads.load_mnist()
    assert time.monotonic() - started < 10
    assert "load_digits()" in str(caught.value) and str(caught.value).count(". ") == 0
    assert not list(downloads.CACHE.glob("*")), "no debe quedar nada a medias"
    server.mode = "good"
    assert len(downloads.load_mnist().X_test) == 20


@pytest.mark.parametrize("mode", ["slow", "redirect", "no length"])
def test_a_strange_but_honest_server_is_enough(server, mode, capsys):
    server.mode = mode
    assert len(downloads.load_mnist().X_test) == 20
    said = capsys.readouterr().out
    assert said.startswith("Descargando mnist.npz (11.5 MB), una sola vez…\n")
    assert ("0.0 de 11.5 MB\r" in said) == (mode == "slow"), "mientras se espera, dice cuánto ha llegado"


def test_no_network_is_one_sentence_in_time(monkeypatch, tmp_path):
    """Un nombre que no existe y un puerto en el que nadie escucha."""
    monkeypatch.setattr(downloads, "CACHE", tmp_path)
    for url in ("https://no-existe.invalid/mnist.npz", "http://127.0.0.1:9/mnist.npz"):
        source = replace(downloads.SOURCES["mnist.npz"], url=url)
        monkeypatch.setitem(downloads.SOURCES, "mnist.npz", source)
        started = time.monotonic()
        with pytest.raises(DataError, match="no hay conexión.*load_digits"):
            downloads.load_mnist()
        assert time.monotonic() - started < 10


def test_a_slow_name_server_does_not_hang(monkeypatch, tmp_path):
    monkeypatch.setattr(downloads, "CACHE", tmp_path)
    monkeypatch.setattr(downloads, "TIMEOUT", 0.5)
    monkeypatch.setattr(downloads.socket, "getaddrinfo", lambda *a: time.sleep(3) or [])
    started = time.monotonic()
    with pytest.raises(DataError, match="no hay conexión"):
        downloads.load_mnist()
    assert time.monotonic() - started < 5


def test_what_is_in_the_cache_needs_no_network(server, monkeypatch):
    downloads.load_mnist()

    def no_names(*arguments):
        raise socket.gaierror("sin red")

    monkeypatch.setattr(downloads.socket, "getaddrinfo", no_names)
    assert len(downloads.load_mnist().X_test) == 20


def test_a_corrupted_cache_is_downloaded_again(server, capsys):
    downloads.load_mnist()
    path = downloads.CACHE / "mnist.npz"
    path.write_bytes(path.read_bytes()[:100])
    assert len(downloads.load_mnist().X_test) == 20
    assert capsys.readouterr().out.count("Descargando mnist.npz") == 2


def test_a_cache_that_cannot_be_written_is_explained(server, tmp_path, monkeypatch):
    blocked = tmp_path / "archivo"
    blocked.write_text("no es una carpeta")
    monkeypatch.setattr(downloads, "CACHE", blocked / "cache")
    with pytest.raises(DataError, match="no se pudo guardar"):
        downloads.load_mnist()


def test_two_at_once_are_safe(server):
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: len(downloads.load_mnist().X_test), range(4)))
    assert results == [20] * 4


FETCH = """
import sys
from dataclasses import replace
from pathlib import Path
from utils import downloads
downloads.CACHE = Path(sys.argv[1])
downloads.SOURCES["mnist.npz"] = replace(downloads.SOURCES["mnist.npz"], url=sys.argv[2], known_hash=sys.argv[3])
downloads.TIMEOUT = 20
print(downloads.fetch("mnist.npz"))
"""


@pytest.fixture
def start(server):
    """Empieza `fetch` en otro proceso; al salir, los que quedaran se acaban."""
    started = []

    def start():
        source = downloads.SOURCES["mnist.npz"]
        command = [sys.executable, "-c", FETCH, str(downloads.CACHE), source.url, source.known_hash]
        started.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def wait_for_partial_files(n):
    """Espera a que haya n archivos a medias en la caché, y ninguno con su nombre definitivo."""
    deadline, partial = time.monotonic() + 30, []
    while len(partial) < n and time.monotonic() < deadline:
        time.sleep(0.05)
        partial = [path for path in downloads.CACHE.glob("*") if path.stat().st_size]
    assert len(partial) == n and not (downloads.CACHE / "mnist.npz").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows no tiene estas señales")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT"])
def test_an_interrupted_download_is_never_taken_for_good(server, start, name):
    """Con SIGINT, lo que hace «Interrumpir el kernel», no queda nada; con SIGKILL, basura que la próxima barre."""
    server.mode = "pause"
    process = start()
    wait_for_partial_files(1)
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=30)
    assert process.returncode != 0
    left = list(downloads.CACHE.iterdir())
    assert len(left) == (name == "SIGKILL")
    for path in left:
        os.utime(path, (time.time() - 2 * downloads.ABANDONED,) * 2)
    server.mode = "good"
    path = downloads.fetch("mnist.npz")
    assert path.read_bytes() == server.files["mnist.npz"]
    assert list(downloads.CACHE.iterdir()) == [path]


@pytest.mark.parametrize("killed", [False, True], ids=["acaban los dos", "uno muere"])
def test_two_processes_at_once_are_safe(server, start, killed):
    server.mode = "pause"
    first, second = start(), start()
    wait_for_partial_files(2)
    if killed:
        first.kill()
        first.communicate(timeout=30)
    server.resume.set()
    for process in [second] if killed else [first, second]:
        output, errors = process.communicate(timeout=30)
        assert process.returncode == 0 and output.splitlines()[-1] == str(downloads.CACHE / "mnist.npz"), errors
    assert (downloads.CACHE / "mnist.npz").read_bytes() == server.files["mnist.npz"]
    server.mode = "refuse"
    assert downloads.fetch("mnist.npz"), "lo que hay en la caché vale"
    assert len(list(downloads.CACHE.iterdir())) == 1 + killed, "lo de un proceso vivo, o muerto hace poco, no se toca"


def test_every_source_names_its_checksum_and_an_alternative():
    for name, source in downloads.SOURCES.items():
        assert source.url.startswith("https://") and source.offline and source.megabytes > 0, name
        assert re.fullmatch("[0-9a-f]{64}", source.known_hash), name
