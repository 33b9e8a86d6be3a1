"""El sitio: se construye sin avisos, todo enlace llega y se lee en un teléfono."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser import needs_chromium, open_page
from tools import site
from tools.course import ROOT, load_all, load_lessons
from tools.export import describe_figure


class Page(HTMLParser):
    """Los enlaces, los ids y las imágenes de una página."""

    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.images = [], set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids |= {attributes[name] for name in ("id", "name") if attributes.get(name)}
        if tag == "img":
            self.images.append(attributes)
        for name in ("href", "src"):
            if attributes.get(name):
                self.links.append(attributes[name])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sitio")
    site.gather(folder / "fuente")
    site.build(folder / "fuente", folder / "html")
    return folder / "html"


def content_pages(built):
    names = {"index.html", "notebooks/README.html"}
    names |= {lesson.notebook.relative_to(ROOT).with_suffix(".html").as_posix() for lesson in load_all()}
    return [built / name for name in sorted(names)]


def test_every_lesson_is_a_page_in_spanish(built):
    for path in content_pages(built):
        text = path.read_text(encoding="utf-8")
        assert '<html lang="es"' in text and "Búsqueda" in text, path.name
        assert "sys.path.insert" not in text, "la celda que encuentra el curso no se publica"


def test_code_is_folded_and_answers_wait(built):
    text = (built / "notebooks" / f"{load_lessons()[0].name}.html").read_text(encoding="utf-8")
    assert "Ver el código" in text and "Ver el resultado" in text and "Show code" not in text
    assert "assert " not in text, "las comprobaciones no se publican"


def test_every_internal_link_resolves(built):
    pages = {path: Page(path) for path in built.rglob("*.html") if "_static" not in path.parts}
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link in ("#", ""):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.exists():
                broken.append(f"{path.relative_to(built)}: {link}")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                broken.append(f"{path.relative_to(built)}: {link} (sin esa sección)")
    assert broken == []


def test_every_figure_has_alternative_text(built):
    for path in content_pages(built):
        for image in Page(path).images:
            assert image.get("alt"), (path.name, image.get("src", "")[:80])


def test_nothing_is_fetched_from_elsewhere(built):
    for path in content_pages(built):
        loaded = re.findall(
            r'<(?:script|img|link)[^>]+(?:src|href)="(https?://[^"]+)"', path.read_text(encoding="utf-8")
        )
        assert loaded == [], path.name


def test_the_description_of_a_figure():
    source = 'ax.set_title("Una cuesta")\nax.set(xlabel="sesgo", ylabel=f"coste en {n} pasos")\nax.plot(x, label="MSE")'
    assert describe_figure(source, "Pérdidas") == "Figura de «Pérdidas»: Una cuesta; sesgo; coste en … pasos; MSE"
    assert describe_figure("plt.imshow(image)", "Pérdidas") == "Figura de «Pérdidas»"
    assert len(describe_figure(f'ax.set_title("{"muy larga " * 90}")', "Pérdidas")) == 300


@needs_chromium
def test_it_fits_a_phone_and_typesets_maths(built):
    with open_page(360, 740) as page:
        for path in content_pages(built):
            page.goto(Path(path).as_uri())
            page.wait_for_load_state("load")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path.name
        page.goto((built / "notebooks" / f"{load_lessons()[1].name}.html").as_uri())
        page.locator("mjx-container svg").first.wait_for(state="attached")
        assert page.locator("mjx-container[jax]").count() > 10


@needs_chromium
def test_search_finds_a_lesson(built):
    with open_page() as page:
        page.goto((built / "search.html").as_uri() + "?q=perceptr%C3%B3n")
        page.locator("#search-results li a").first.wait_for()
        assert "el_perceptron" in " ".join(
            link.get_attribute("href") for link in page.locator("#search-results li a").all()
        )
