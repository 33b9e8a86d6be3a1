"""Un navegador sin pantalla y un JupyterLab en marcha, para las pruebas que los necesitan."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tools.course import ROOT

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium no está instalado")


@contextlib.contextmanager
def open_page(width=1280, height=1000):
    """Una página en blanco del navegador; al salir, se cierra."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(60_000)
        try:
            yield page
        finally:
            browser.close()


def copy_course(folder):
    """Una copia de los cuadernos, con enlaces a lo demás: el navegador la guarda sin tocar el original."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".*"))
    for name in ("utils", "exercises", "playground", "experiments", "data", "lessons", "course.toml"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@contextlib.contextmanager
def serve_lab(folder):
    """JupyterLab en `folder`; da la dirección de un archivo a partir de su ruta.

    Raises:
        TimeoutError: si en un minuto no responde.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {f"JUPYTER_{name}_DIR": str(folder / f".{name}") for name in ("CONFIG", "DATA", "RUNTIME")}
    settings |= {
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / ".workspaces"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / ".s"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--IdentityProvider.token=prueba", f"--ServerApp.root_dir={folder}", "--ServerApp.port_retries=0"]
    process = subprocess.Popen(
        command, env=os.environ | settings, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api?token=prueba", process)
        yield lambda path: f"{address}/doc/tree/{path}?token=prueba"
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(url, process):
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(url, timeout=5).close()
            return
        time.sleep(0.3)
    raise TimeoutError(f"JupyterLab no responde en {url}.")
