"""Mide los presupuestos del curso y los muestra en una tabla.

    python -m bench.run [PARTE …]

Partes: setup, keras, network, playground, widgets, lessons, sizes, build, tests. Sin nombres, todas. Lo medido se
guarda en bench/RESULTS.md, en el lugar de lo que hubiera de esa parte: hazlo con el equipo tranquilo. Cada comparación
se mide con su par en la misma ejecución. Ninguna prueba depende de estos tiempos: cambian con el equipo.
"""

import datetime
import importlib.metadata
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from bench import numpy_network, widgets
from bench.table import Row, format_table
from playground import FEATURES, Simulation
from playground.picture import Picture
from tools.course import NOTEBOOKS, ROOT, load_all, select

RESULTS = ROOT / "bench" / "RESULTS.md"


def median_times(*commands: list[str], repeats: int = 9) -> list[float]:
    """Segundos que tarda cada orden: la mediana de varias rondas, sin contar la primera; en cada ronda, todas."""
    times = []
    for _ in range(repeats + 1):
        times.append([])
        for command in commands:
            started = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            times[-1].append(time.perf_counter() - started)
    return [statistics.median(column) for column in zip(*times[1:])]


def setup() -> list[Row]:
    """La primera celda de una lección sin Keras, frente a importar solo NumPy y matplotlib."""
    cells = nbformat.read(select(["la_neurona"])[0].notebook, as_version=4).cells
    first = next(c.source for c in cells if "setup" in c.metadata.get("tags", []) and c.id != "preparar")
    imports = "import numpy, matplotlib.pyplot"
    alone, whole = median_times([sys.executable, "-c", imports], [sys.executable, "-c", first])
    peer = f"{whole:.2f} s contra {alone:.2f} s de importar solo NumPy y matplotlib"
    return [Row("primera celda de una lección sin Keras, la_neurona", whole / alone, 1.1, "×", peer)]


def keras() -> list[Row]:
    """El `fit` del curso frente al normal, y la frontera de una red en 40 000 puntos."""
    import keras
    import numpy as np
    from sklearn.datasets import make_moons

    from utils.training import make_dataset

    X, y = make_moons(1000, noise=0.2, random_state=0)

    def build(**options):
        keras.utils.set_random_seed(0)
        model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(1, "sigmoid")])
        model.compile("adam", "binary_crossentropy", **options)
        return model

    def fit_time(model, *data, **options):
        model.fit(*data, epochs=2, verbose=0, **options)  # que la primera vez no cuente
        started = time.perf_counter()
        model.fit(*data, epochs=30, verbose=0, **options)
        return (time.perf_counter() - started) / 30

    plain = fit_time(build(), X, y, batch_size=32)
    ours = fit_time(build(steps_per_execution=32), make_dataset(X, y), shuffle=False)
    model = build()
    grid = np.random.default_rng(0).normal(size=(40_000, 2))
    model(grid)
    started = time.perf_counter()
    np.asarray(model(grid))
    boundary = time.perf_counter() - started
    started = time.perf_counter()
    model.predict(grid, verbose=0)
    predict = time.perf_counter() - started
    return [
        Row(
            "cuánto más rápida es una época con make_dataset (1000 × 2, lotes de 32)",
            plain / ours,
            3,
            "×",
            f"{1000 * ours:.1f} ms contra {1000 * plain:.1f} ms de fit(X, y)",
            at_least=True,
        ),
        Row(
            "frontera de 40 000 puntos, con una llamada al modelo",
            boundary,
            0.2,
            "s",
            f"predict tarda {predict / boundary:.0f} veces más, {predict:.2f} s",
        ),
    ]


def network() -> list[Row]:
    """La red que se escribe en el curso frente a sus pares: cuántas veces lo que tarda la nuestra."""
    (_, ours, _), *peers = numpy_network.rows()
    lines = numpy_network.count_lines()
    budgets = {"Keras, fit(X, y)": 20}
    return [
        Row(
            f"cuánto más rápida es la red del curso, {lines} líneas, que {name}",
            ratio,
            budgets.get(name, 1),
            "×",
            f"{ours:.3f} s contra {seconds:.3f} s",
            at_least=True,
        )
        for name, seconds, ratio in peers
    ]


def playground() -> list[Row]:
    """Fotogramas por segundo de la red más grande del laboratorio, entrenando una época por dibujo."""
    simulation = Simulation(problem="espiral", hidden=(8, 8, 8, 8), features=tuple(FEATURES))
    picture, frames = Picture(simulation), 60
    started = time.perf_counter()
    for _ in range(frames):
        simulation.step()
        picture.jpeg()
    rate = frames / (time.perf_counter() - started)
    return [
        Row(
            "laboratorio, 4 capas de 8 y 7 entradas",
            rate,
            10,
            "/s",
            "fotogramas, con una época cada uno",
            at_least=True,
        )
    ]


def lessons() -> list[Row]:
    """Cada cuaderno en un núcleo nuevo: lo que tarda entero, la memoria que ocupa y las diez celdas más lentas."""
    totals, memory, cells = [], [], []
    for lesson in load_all():
        path, name = lesson.notebook, lesson.path.stem
        notebook = nbformat.read(path, as_version=4)
        resources = {"metadata": {"path": str(path.parent)}}
        client = NotebookClient(notebook, kernel_name="python3", timeout=300, resources=resources)
        durations, started = [], time.perf_counter()
        with client.setup_kernel():
            for index, cell in enumerate(notebook.cells):
                before = time.perf_counter()
                client.execute_cell(cell, index)
                durations.append((time.perf_counter() - before, index))
            total = time.perf_counter() - started
            peak = _ask_kernel(client, PEAK_MEMORY)
        totals.append(Row(f"{name}, entera", total, 45, "s"))
        memory.append(Row(f"{name}, memoria máxima", peak / 1024, 2048, "MB"))
        for seconds, index in durations:
            head = notebook.cells[index].source.strip().partition("\n")[0].replace("|", "\\|")
            cells.append(Row(f"celda {index} de {name}: `{head[:50]}`", seconds, 10, "s"))
    return totals + memory + sorted(cells, key=lambda row: row.value, reverse=True)[:10]


# Una sola expresión, para no dejar nombres en el núcleo; en kilobytes. `ru_maxrss` no sirve en Linux: se hereda del
# proceso que abre el núcleo. En macOS viene en bytes.
PEAK_MEMORY = (
    "open('/proc/self/status').read().split('VmHWM:')[1].split()[0]"
    if sys.platform == "linux"
    else "__import__('resource').getrusage(0).ru_maxrss // 1024"
)


def _ask_kernel(client: NotebookClient, expression: str) -> int:
    """Lo que vale una expresión entera en el núcleo de un cuaderno."""
    cell = nbformat.v4.new_code_cell(f"print({expression})")
    client.nb.cells.append(cell)
    client.execute_cell(cell, len(client.nb.cells) - 1)
    return int(cell.outputs[0].text)


def sizes() -> list[Row]:
    files = [path for path in NOTEBOOKS.rglob("*") if path.is_file() and ".ipynb_checkpoints" not in path.parts]
    largest = max(files, key=lambda path: path.stat().st_size)
    data = [path for path in (ROOT / "data").rglob("*") if path.is_file()]
    return [
        Row(f"el cuaderno mayor, {largest.stem}", largest.stat().st_size / 1e6, 1, "MB"),
        Row(f"los {len(files)} archivos de notebooks/", sum(path.stat().st_size for path in files) / 1e6, 20, "MB"),
        Row(f"los {len(data)} archivos de data/", sum(path.stat().st_size for path in data) / 1e6, 10, "MB"),
    ]


def build() -> list[Row]:
    """Construir cuando no hay nada que hacer."""
    (seconds,) = median_times([sys.executable, "-m", "tools.build"], repeats=3)
    return [Row("construir los cuadernos, si están al día", seconds, 5, "s")]


def tests() -> list[Row]:
    """Todas las pruebas, con los cuadernos por nbval estricto, en dos procesos."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "-n", "2"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    minutes = (time.perf_counter() - started) / 60
    if result.returncode:
        raise SystemExit(result.stdout)
    return [Row("todas las pruebas, en dos procesos", minutes, 15, "min")]


PARTS = {
    "setup": ("El arranque", setup),
    "keras": ("Keras", keras),
    "network": ("La red escrita con NumPy", network),
    "playground": ("El laboratorio", playground),
    "widgets": ("Los controles", widgets.rows),
    "lessons": ("Las lecciones: tiempo, memoria y las diez celdas más lentas", lessons),
    "sizes": ("Los archivos", sizes),
    "build": ("La construcción", build),
    "tests": ("Las pruebas", tests),
}


def describe_machine() -> str:
    """En qué se ha medido: la fecha, el equipo y las versiones."""
    packages = ("tensorflow", "keras", "numpy", "matplotlib", "scikit-learn")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", info.read_text()) if info.exists() else None
    processor = model[1] if model else platform.processor()
    return (
        f"Medido el {datetime.date.today():%d-%m-%Y} con `make bench`, sin GPU, en {platform.system()} "
        f"{platform.machine()}, {processor}, {os.cpu_count()} núcleos; Python {platform.python_version()}, {versions}."
    )


def main(names: list[str]) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise SystemExit(f"No existe la parte {unknown[0]}; están: {', '.join(PARTS)}.")
    measured = {}
    print(describe_machine(), flush=True)
    for name in names or PARTS:
        title, measure = PARTS[name]
        measured[title] = format_table(measure())
        print(f"\n## {title}\n\n{measured[title]}", flush=True)
    save(measured)


def save(measured: dict[str, str]) -> None:
    """Pone en bench/RESULTS.md las partes medidas ahora y deja las demás como estaban."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    sections = dict(re.findall(r"^## (.*)\n\n((?:\|.*\n)+)", old, re.MULTILINE)) | measured
    text = f"# Cuánto tarda y cuánto pesa el curso\n\n{describe_machine()}\n"
    for title, _ in PARTS.values():
        if title in sections:
            text += f"\n## {title}\n\n{sections[title].strip()}\n"
    RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
