"""El curso en JupyterLab, abierto en un navegador de verdad."""

import re
import time

from playwright.sync_api import expect

from tests.browser import copy_course, needs_chromium, open_page, serve_lab
from tools.course import select

expect.set_options(timeout=30_000)
ASK = """import gc
print("en marcha:", [p.playing for p in gc.get_objects() if isinstance(p, Playground)])"""

pytestmark = needs_chromium


def read_epoch(page):
    return int(page.locator(".widget-html-content", has_text="Época").locator("b").first.inner_text())


def wait_for_epoch(page, condition, seconds=60):
    """Espera a que la época cumpla algo y la devuelve."""
    end = time.monotonic() + seconds
    while not condition(epoch := read_epoch(page)):
        assert time.monotonic() < end, f"la época sigue en {epoch}"
        time.sleep(0.1)
    return epoch


def test_a_lesson_shows_what_teaches_and_hides_the_answers(tmp_path):
    """El código que dibuja está plegado, y lo que hay que predecir no sale hasta que se ejecuta."""
    (lesson,) = select(["la_neurona"])
    with serve_lab(copy_course(tmp_path)) as address, open_page(1366, 768) as page:
        page.goto(address(f"notebooks/{lesson.name}.ipynb"))
        page.locator(".jp-Notebook").get_by_role("heading", name=lesson.title, exact=False).first.click()
        asked = page.locator(".jp-CodeCell", has_text="Lo que responde la neurona").first
        for _ in range(30):  # baja hasta la predicción, sin pasar por ella
            if asked.count() and asked.locator(".jp-InputArea-editor").is_visible():
                break
            page.keyboard.press("ArrowDown")
        expect(asked.locator(".jp-OutputArea-output")).to_have_count(0)
        expect(page.locator(".jp-Notebook .jp-InputArea-editor", has_text="plt.subplots")).to_have_count(0)
        page.evaluate("document.activeElement.blur()")
        page.locator(".jp-Notebook").first.click(position={"x": 5, "y": 5})
        page.keyboard.press("Escape")
        asked.locator(".jp-InputPrompt").click()
        page.get_by_role("menuitem", name="Run", exact=True).first.click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).first.click()
        expect(asked.locator(".jp-OutputArea-output")).to_contain_text("z = [")
        expect(page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']")).to_have_count(0)


def test_the_playground_plays_in_jupyterlab(tmp_path):
    with serve_lab(copy_course(tmp_path)) as address, open_page() as page:
        page.goto(address("notebooks/playground.ipynb"))
        page.locator(".jp-Notebook").get_by_role("heading", name="El laboratorio").click()
        for _ in range(5):  # hasta la celda del laboratorio
            page.keyboard.press("Shift+Enter")
            page.wait_for_timeout(300)
        play = page.get_by_role("button", name="Entrenar")
        play.wait_for()
        play.scroll_into_view_if_needed()
        picture = page.locator("img.jupyter-widgets.widget-image")
        assert read_epoch(page) == 0
        first = picture.screenshot()

        play.focus()
        page.keyboard.press("Space")  # todo, también con el teclado
        wait_for_epoch(page, lambda epoch: epoch > 5)
        assert picture.screenshot() != first

        page.get_by_role("combobox", name="Problema").select_option("XOR")  # otros puntos: vuelve a empezar
        wait_for_epoch(page, lambda epoch: epoch < 5)
        epoch = wait_for_epoch(page, lambda epoch: epoch > 10)
        page.get_by_role("button", name="Pausa").click()
        paused = wait_for_epoch(page, lambda now: now >= epoch)
        page.wait_for_timeout(700)
        still = read_epoch(page)
        page.wait_for_timeout(700)
        assert read_epoch(page) == still >= paused

        page.get_by_role("checkbox", name="x₁x₂").check()
        wait_for_epoch(page, lambda epoch: epoch == 0)
        page.get_by_role("button", name="Ver el código").click()
        expect(page.get_by_label("Código")).to_have_value(re.compile(r"x1 \* x2.*model\.fit", re.DOTALL))

        page.get_by_role("button", name="Entrenar").click()
        wait_for_epoch(page, lambda epoch: epoch > 2)
        page.locator(".jp-Cell", has=page.locator("img.widget-image")).locator(".jp-InputPrompt").click()
        page.keyboard.press("Escape")
        page.keyboard.press("d")
        page.keyboard.press("d")  # borra su celda: debe pararse
        expect(page.locator("img.widget-image")).to_have_count(0)
        page.keyboard.press("b")
        page.keyboard.press("Enter")
        page.keyboard.insert_text(ASK)
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("en marcha: [False]")).to_be_visible()
