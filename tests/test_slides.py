"""Las presentaciones: se ven sin red y nada se sale de su diapositiva."""

import pytest

from tests.browser import needs_chromium, open_page
from tools.course import load_all
from tools.export import for_slides
from tools.slides.__main__ import write_deck, write_shared

SOURCES = load_all()
SMALLEST_ZOOM = 0.6  # un texto encogido a menos no se lee desde la última fila

MEASURE = """() => {
  const leaves = [...document.querySelectorAll(".slides section:not(:has(> section))")];
  return leaves.map((section) => {
    const { h, v } = Reveal.getIndices(section);
    Reveal.slide(h, v);
    const parts = [...section.querySelectorAll("*")].filter((part) => !part.closest("aside, mjx-assistive-mml"));
    const boxes = parts.map((part) => part.getBoundingClientRect()).filter((box) => box.width && box.height);
    return {
      place: `${h + 1}.${(v || 0) + 1}`,
      text: section.innerText.trim().slice(0, 60),
      bottom: Math.max(0, ...boxes.map((box) => box.bottom)),
      right: Math.max(0, ...boxes.map((box) => box.right)),
      zoom: Math.min(1, ...parts.map((part) => parseFloat(part.style.zoom) || 1)),
      empty: boxes.length === 0,
    };
  });
}"""


@pytest.fixture(scope="module")
def decks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("diapositivas")
    write_shared(SOURCES, folder)
    return folder


def test_the_index_lists_every_deck(decks):
    index = (decks / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{lesson.name}.html">{lesson.label}<' in index for lesson in SOURCES)


def test_the_speaker_window_is_in_spanish(decks):
    notes = (decks / "recursos" / "notes.js").read_text(encoding="utf-8")
    assert ">Siguiente<" in notes and ">Upcoming<" not in notes


def test_folded_code_is_not_projected_and_answers_come_next(decks):
    deck = write_deck(SOURCES[0], decks).read_text(encoding="utf-8")
    assert "plt." not in deck and "interact(" not in deck and "<details><summary>Qué ha pasado" not in deck
    notebook = for_slides(SOURCES[0])
    asked = [k for k, cell in enumerate(notebook.cells) if cell.id.endswith("-p")]
    assert asked
    for k in asked:
        question, answer = notebook.cells[k : k + 2]
        assert question.source == answer.source and not question.outputs and answer.outputs
        assert answer.metadata.slideshow.slide_type == "fragment"


def test_animations_are_shown(decks):
    lesson = next(lesson for lesson in SOURCES if "record_animation(" in lesson.path.read_text(encoding="utf-8"))
    deck = write_deck(lesson, decks).read_text(encoding="utf-8")
    assert "data:image/gif;base64," in deck and "IPython.core.display.Image" not in deck


@needs_chromium
@pytest.mark.parametrize("lesson", SOURCES, ids=lambda lesson: lesson.name)
def test_nothing_overflows_its_slide(decks, lesson):
    path = write_deck(lesson, decks)
    wanted, problems = [], []
    with open_page(1280, 720) as page:
        page.on("request", lambda request: wanted.append(request.url))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_selector("body[data-ready]")
        slides = page.evaluate(MEASURE)
    assert len(slides) > 5
    for slide in slides:
        assert not slide["empty"], slide
        assert slide["bottom"] <= 720 and slide["right"] <= 1280, slide
        assert slide["zoom"] >= SMALLEST_ZOOM, slide
    assert problems == []
    assert [url for url in wanted if not url.startswith(("file:", "data:"))] == []
