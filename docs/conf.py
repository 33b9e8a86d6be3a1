"""El sitio del curso. Se construye con `make site`, desde las salidas guardadas: aquí no se ejecuta nada."""

import tomllib
from pathlib import Path

course = tomllib.loads(Path("course.toml").read_text(encoding="utf-8"))
project = html_title = course["title"]
author = "Los autores del curso"
project_copyright = "MIT (código) y CC BY 4.0 (texto y figuras)"
language = "es"

extensions = ["myst_nb"]
nb_execution_mode = "off"
nb_remove_code_source = False
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3
suppress_warnings = ["mystnb.unknown_mime_type", "misc.highlighting_failure"]
exclude_patterns = ["conf.py"]

html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_css_files = ["sitio.css"]
mathjax_path = "tex-svg.js"
html_show_sourcelink = False
html_theme_options = {
    "show_toc_level": 2,
    "home_page_in_toc": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_navbar_depth": 1,
    "toc_title": "En esta página",
}
if course["repository"]:
    html_theme_options |= {
        "repository_url": f"https://github.com/{course['repository']}",
        "repository_branch": "main",
        "use_repository_button": True,
        "launch_buttons": {"colab_url": "https://colab.research.google.com"},
        "path_to_docs": "",
    }
