"""Los enlaces de las páginas llegan a algún sitio. Los de los cuadernos y el sitio: test_lessons.py y test_site.py."""

import re
from urllib.parse import urlsplit

import pytest

from tools.course import LESSONS, ROOT

FOLDERS = ("", "docs/", "data/", "notebooks/", "experiments/", "tools/slides/vendor/")
PAGES = [path for folder in FOLDERS for path in sorted(ROOT.glob(f"{folder}*.md"))]
TOP = "lessons|notebooks|utils|exercises|playground|experiments|data|tools|tests|bench|docs"
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def anchors(text):
    """Las anclas que GitHub pone a los títulos: en minúsculas, sin puntuación y con guiones por espacios."""
    titles = re.findall(
        r"^#+ (.+?)\s*$", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE
    )
    slugs = [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles]
    return {slug if (n := slugs[:i].count(slug)) == 0 else f"{slug}-{n}" for i, slug in enumerate(slugs)}


def broken(page, text):
    """Los enlaces relativos de un texto, que está en `page`, que no llevan a un archivo o a una de sus secciones."""
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if not urlsplit(link).scheme:
            path, _, anchor = link.partition("#")
            target = (page.parent / path) if path else page
            if not target.exists() or anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
                yield link


@every_page
def test_links_resolve(page):
    assert list(broken(page, page.read_text(encoding="utf-8"))) == []


@every_page
def test_files_named_in_the_text_exist(page):
    names = re.findall(rf"`((?:{TOP})/[\w./-]*)`", page.read_text(encoding="utf-8"))
    assert [name for name in names if "NOMBRE" not in name and not (ROOT / name).exists()] == []


def test_addresses_are_secure_and_complete():
    """Que respondan solo se puede ver con red: CONTRIBUTING.md dice cómo."""
    sources = [*PAGES, ROOT / "LICENSE", *LESSONS.glob("*.py"), *ROOT.glob("utils/**/*.py")]
    texts = {path: path.read_text(encoding="utf-8") for path in sources}
    found = [(path, url) for path, text in texts.items() for url in re.findall(r"https?://[^\s`\"')>]*", text)]
    assert len(found) > 5
    wrong = [f"{path.name}: {url}" for path, url in found if not re.match(r"https://[\w-]+(\.[\w-]+)*\.\w+(/|$)", url)]
    assert wrong == []


def test_a_broken_link_is_seen():
    page = ROOT / "README.md"
    text = (
        "[sí](LICENSE) [no](LICENCIA) [sí](CONTRIBUTING.md#notación-y-palabras) [no](CONTRIBUTING.md#notacion) [no](#x)"
    )
    assert list(broken(page, text)) == ["LICENCIA", "CONTRIBUTING.md#notacion", "#x"]
    assert anchors("# Qué, cómo y `make lab`\n## Uno\n### Uno") == {"qué-cómo-y-make-lab", "uno", "uno-1"}
