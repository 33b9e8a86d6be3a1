"""Qué ejercicios lleva resueltos quien estudia, en un archivo pequeño de su equipo.

El archivo solo guarda el nombre de cada ejercicio («la_neurona.2») y el día en que se acertó. Está en la carpeta del
curso, no sale del equipo y se puede borrar: el curso no lo necesita para nada más.
"""

import contextlib
import importlib
import json
import os
import tempfile
import tomllib
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def progress_path() -> Path:
    """Dónde está el archivo: en la carpeta del curso, o donde diga `CURSO_PROGRESO`."""
    return Path(os.environ.get("CURSO_PROGRESO") or ROOT / ".progreso.json")


def read_progress() -> dict[str, str]:
    """Los ejercicios resueltos y el día en que se acertaron; vacío si no hay archivo.

    Si el archivo no se entiende, lo aparta, con `.dañado` detrás del nombre, y empieza de nuevo.
    """
    path = progress_path()
    try:
        solved = _parse(path.read_bytes())
    except FileNotFoundError:
        return {}
    if solved is None:
        print(f"No entiendo {path}. Lo aparto como {path.name}.dañado y empiezo de nuevo.")
        path.replace(path.with_name(path.name + ".dañado"))
    return solved or {}


def _parse(content: bytes) -> dict[str, str] | None:
    """Los ejercicios que hay en el archivo, o None si no se entiende."""
    try:
        solved = json.loads(content)
    except ValueError:
        return None
    return solved if isinstance(solved, dict) and all(isinstance(day, str) for day in solved.values()) else None


def record(exercise_id: str) -> None:
    """Apunta un acierto. Si el disco no deja, lo dice y no pasa nada más.

    Los aciertos del cuaderno de soluciones no cuentan: allí las respuestas ya están escritas.
    """
    if Path.cwd().name == "soluciones":
        return
    path = progress_path()
    try:
        solved = read_progress()
        if exercise_id not in solved:
            _write(path, solved | {exercise_id: date.today().isoformat()})
    except OSError as error:
        print(f"(No se ha podido apuntar el acierto en {path}: {error.strerror}.)")


def _write(path, solved):
    """Escribe a un lado y cambia el nombre al final: un corte a medias no estropea lo que había."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with open(handle, "w", encoding="utf-8") as file:
            json.dump(dict(sorted(solved.items())), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.remove(name)
        raise


def progress() -> None:
    """Muestra qué ejercicios están resueltos, lección a lección, en el orden del curso."""
    course = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))
    slugs = [slug for module in course["modules"] for slug in module["lessons"]]
    try:
        solved = read_progress()
    except OSError as error:
        print(f"(No se ha podido leer {progress_path()}: {error.strerror}.)")
        solved = {}
    total = done = 0
    for number, slug in enumerate(slugs):
        count = len(lesson_exercises(slug))
        if not count:
            continue
        marks = "".join("■" if f"{slug}.{k}" in solved else "□" for k in range(1, count + 1))
        total, done = total + count, done + marks.count("■")
        print(f"{number:02} · {course['lessons'][slug]['title']:<34} {marks:<6} {marks.count('■')} de {count}")
    print(f"\nEn total, {done} de {total}. Se guarda en {progress_path()}; puedes borrarlo cuando quieras.")


def lesson_exercises(slug: str) -> list:
    """Los ejercicios de una lección, en orden; ninguno si no tiene."""
    name = f"exercises.{slug}"
    try:
        return importlib.import_module(name).EXERCISES
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return []
