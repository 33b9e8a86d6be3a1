"""Quién importa a quién: los datos van de utils a exercises y playground, de ahí a las lecciones y de ahí a tools."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tools.course import ROOT

# Lo que cada carpeta puede importar de las demás, además de lo suyo.
ALLOWED = {
    "utils": set(),
    "exercises": {"utils"},
    "playground": {"utils"},
    "experiments": {"utils", "playground"},
    "lessons": {"utils", "exercises", "playground"},
    "tools": {"utils", "exercises", "playground", "experiments", "tests"},  # mutants pone a prueba las pruebas
    "bench": {"utils", "exercises", "playground", "tools"},
    "tests": {"utils", "exercises", "playground", "experiments", "tools", "bench"},
}


def imported(path: Path, root: Path = ROOT) -> set[str]:
    """Los módulos del curso que un archivo nombra, estén donde estén sus `import`: {"utils.data", …}."""
    found = set()
    package = path.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*start, *([node.module] if node.module else [])])
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] in ALLOWED}


def find_wrong(folder: str, allowed: set[str], root: Path = ROOT) -> list[str]:
    wrong = []
    for path in sorted((root / folder).rglob("*.py")):
        packages = {name.split(".")[0] for name in imported(path, root)} - {folder} - allowed
        wrong += [f"{path.relative_to(root).as_posix()} importa {name}" for name in sorted(packages)]
    return wrong


def find_circle(root: Path = ROOT) -> list[str]:
    """Un círculo de módulos que se importan unos a otros, si lo hay."""
    modules = {}
    for folder in ALLOWED.keys() - {"lessons"}:
        for path in (root / folder).rglob("*.py"):
            modules[".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")] = path
    graph = {name: imported(path, root) & modules.keys() - {name} for name, path in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


@pytest.mark.parametrize("folder", ALLOWED)
def test_imports_go_one_way(folder):
    assert find_wrong(folder, ALLOWED[folder]) == []


def test_no_module_imports_itself_through_others():
    assert find_circle() == []


def test_the_heavy_ones_are_only_where_they_are_needed():
    """Una lección sin Keras no lo espera: en utils solo lo nombra `training`, o el cuerpo de una función."""
    for path in sorted((ROOT / "utils").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {alias.name for node in top for alias in node.names} | {getattr(node, "module", None) for node in top}
        heavy = {str(name).split(".")[0] for name in names} & {"keras", "tensorflow", "torch", "sklearn", "scipy"}
        assert not heavy or path.stem == "training", f"{path.name} importa {heavy}"


def test_a_wrong_import_and_a_circle_are_seen(tmp_path):
    for folder in ALLOWED:
        (tmp_path / folder).mkdir()
    (tmp_path / "utils" / "a.py").write_text("def f():\n    from utils import b\n    import tools.build\n")
    (tmp_path / "utils" / "b.py").write_text("from .a import f\n")
    assert find_wrong("utils", set(), tmp_path) == ["utils/a.py importa tools"]
    assert set(find_circle(tmp_path)) == {"utils.a", "utils.b"}
