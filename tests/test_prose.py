"""Lo que se lee en español está bien escrito: ortografía, palabras repetidas, espacios y tildes de las preguntas.

La ortografía la mira un diccionario de Hunspell; lo que no conoce y es correcto está en terminos.txt. No se miran el
código, las fórmulas, los nombres propios ni los títulos de «Para saber más», y lo que va en cursiva puede estar en
inglés.
"""

import ast
import io
import re
import tokenize
import unicodedata
from functools import cache

import pytest
from spylls.hunspell import Dictionary

from tools.course import ROOT, load_all

LESSON_FILES = {lesson.path: lesson for lesson in load_all()}
FOLDERS = ("utils", "exercises", "playground", "experiments", "tools", "tests", "bench", "docs", ".jupyter")
STUDENT = ("utils", "exercises", "playground")  # sus mensajes los lee quien estudia
COMMENTED = ("Makefile", "*.toml", "*.txt", "utils/*.mplstyle", ".ci/run", ".binder/start", ".github/workflows/*.yml")
SOURCES = ROOT / "docs" / "fuente"  # lo que sale de aquí no se mira otra vez
UNREAD = {ROOT / "README.en.md", *(ROOT / "docs" / path.name for path in SOURCES.glob("*.md"))}
FILES = [
    *LESSON_FILES,
    *(path for path in sorted((*ROOT.glob("*.md"), *ROOT.glob("[dt]*/**/*.md"))) if path not in UNREAD),
    *(path for folder in FOLDERS for path in sorted(ROOT.glob(f"{folder}/**/*.py"))),
    *(path for pattern in COMMENTED for path in sorted(ROOT.glob(pattern))),
]

GAP = "¤"  # queda donde había algo que no se mira

HIDDEN = [
    r"^ *```.*?^ *```",
    r"`+[^`]+`+",
    r"""(["'])[\w.-]+\1""",
    r"\$\$.*?\$\$",
    r"\$[^$\n]+\$",
    r"[A-ZŠ]\. [^*(\n]+\(\d{4}\)\W*\*[^*\n]+\*",  # autores, año y título de un artículo
    r"<!--.*?-->",
    r"\[\[\w+(?::|#\d*)?\]\]|\{\{[^{}]+\}\}",  # lo que escribe `make notebooks`
    r"</?[a-z][^<>\n]*>",
    r"(?<=\])\([^)\s]+\)",  # adónde lleva un enlace
    r"https?://\S+",
    r"^\|[-:| ]+\|$",
    r"^ *(?:Args|Attributes|Raises|Returns):",
]
CODE = re.compile(r"[\w¤)\]][._/=\\(\[][\w¤]|^--?\w")  # un nombre de archivo, una llamada o una opción, sin comillas
PROPER = re.compile(
    r"\w+[A-ZÀ-Ž]\w*|(?:(?<=[\w,;] )|(?<=\b[A-Z]\. ))[A-ZÀ-Ž][\w-]+"
)  # ReLU, y con mayúscula a media frase
ITALIC = re.compile(r"(?<![*\w])\*([^*\s][^*]*)\*(?!\*)")
WORD = re.compile(r"(?<![\w-])[A-Za-zÀ-ž]{2,}(?:-[A-Za-zÀ-ž]{2,})*(?![\w@])")
ENCLITIC = re.compile(r"(.{2,}?)(?:[mts]e|nos)?(?:[mts]e|nos|l[aeo]s?)")

SLIPS = {
    "palabra repetida": r"\b([^\W\d_]{2,})(?: |\n(?!\n))+\1\b",
    "espacio de más": r"\w\w +[,;:.?)»](?![\w.*¤])|[(«¿] ",
    "falta la tilde": r"(?i)¿(?:(?:a|de|en|con|por) )?(?:que|como|cual(?:es)?|cuando|cuant[ao]s?|donde|quien(?:es)?)\b",
}


@cache
def terms():
    lines = (ROOT / "tests" / "terminos.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def is_word(word, language=str(ROOT / "tests" / "diccionario" / "es_ES")):
    return any(dictionary(language).lookup(form) for form in (word, word.lower()))


@cache
def dictionary(language):
    return Dictionary.from_files(language)


@cache
def is_spanish(word):
    """Si está en el diccionario, tal cual o con pronombres detrás, como «pruébalo» y «recorriéndolas»."""
    if is_word(word):
        return True
    if match := ENCLITIC.fullmatch(word.lower()):
        letters = unicodedata.normalize("NFD", match[1])
        plain = unicodedata.normalize("NFC", letters.replace("\N{COMBINING ACUTE ACCENT}", ""))
        return (plain != match[1] or plain.endswith("r")) and is_word(plain)
    return False


@cache
def find_term(word):
    """El término de la lista que admite esta palabra, quizá en plural o al empezar una frase."""
    forms = [form for w in (word, word.lower()) for form in (w, w.removesuffix("s"), w.removesuffix("es"))]
    return next((form for form in forms if form in terms()), None)


def hide(text):
    """El texto sin lo que no se mira."""
    for pattern in HIDDEN:
        text = re.sub(pattern, GAP, text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"\S+", lambda match: GAP if CODE.search(match[0]) else match[0], text)


def unknown(text):
    """Las palabras de un texto que no están en el diccionario; en cursiva, tampoco en el inglés."""
    text = hide(text)
    for piece, in_italics in [(ITALIC.sub(GAP, text), False), *((piece, True) for piece in ITALIC.findall(text))]:
        for word in WORD.findall(PROPER.sub(GAP, piece)):
            for part in [word] if find_term(word) else word.split("-"):
                if not is_spanish(part) and not (in_italics and is_word(part, "en_US")):
                    yield part


@cache
def passages(path):
    """Los textos en español de un archivo."""
    if path in LESSON_FILES:
        cells, info = LESSON_FILES[path].source().cells, LESSON_FILES[path].info
        found = [info["title"], info["subtitle"], info["outcome"]["es"], *info["objectives"]]
        for cell in cells:
            found += [cell.source] if cell.cell_type == "markdown" else program_passages(cell.source, strings=True)
        return found
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return program_passages(text, strings=path.relative_to(ROOT).parts[0] in STUDENT)
    return [text] if path.suffix == ".md" else re.findall(r"(?<!\S)#+ (.+)$", text, re.MULTILINE)


def program_passages(source, strings):
    """Los comentarios y los docstrings de un programa; si se piden, también las cadenas que son frases en español."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {getattr(node, kind, None) for node in nodes for kind in ("id", "attr", "arg", "name")}
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    found = [
        token.string[1:].removeprefix(" alt:")
        for token in tokens
        if token.type == tokenize.COMMENT and not re.match("# (fmt|noqa|isort)", token.string)
    ]
    documented = [node for node in nodes if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    found += [ast.get_docstring(node) or "" for node in documented]
    if strings:
        values = [node.values for node in nodes if isinstance(node, ast.JoinedStr)]
        parts = {part for parts in values for part in parts}
        values += [[node] for node in nodes if isinstance(node, ast.Constant) and node not in parts]
        texts = [GAP.join(part.value for part in v if isinstance(getattr(part, "value", 0), str)) for v in values]
        for text in texts:
            words = WORD.findall(hide(text))
            if len(words) > 1 and sum(map(is_spanish, words)) >= len(words) / 2:
                found.append(text)
    return [re.sub(r"\w{2,}", lambda match: GAP if match[0] in names else match[0], text) for text in found]


def locate(path, text):
    """«archivo:línea: texto», con la primera línea en que aparece."""
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", line)), "?")
    return f"{path.relative_to(ROOT)}:{number}: {text}"


every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))


@every_file
def test_spelling(path):
    words = {word for text in passages(path) for word in unknown(text) if not find_term(word)}
    assert not words, "\n".join(locate(path, word) for word in sorted(words))


@every_file
def test_slips(path):
    for text in map(hide, passages(path)):
        for name, pattern in SLIPS.items():
            for match in re.finditer(pattern, text):
                pytest.fail(f"{name}: {locate(path, match[0])}")


def test_every_term_is_needed():
    used = {find_term(word) for path in FILES for text in passages(path) for word in unknown(text)}
    assert [term for term in terms() if term not in used] == []


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("Una tasa de aprendizage pequeña.", ["aprendizage"]),
        ("El gradiente *descent* baja; el descent, no.", ["descent"]),
        ("Pruebalo, pruébalo y vuelve a probarlo.", ["Pruebalo"]),
        ("`lerning_rate` es $\\eta$, en utils/data.py, y ReLU no se mira.", []),
        ("Lo propuso F. Rosenblatt (1958), *Ein Verfahren*: la epoca dorada.", ["epoca"]),
    ],
)
def test_the_checker_sees_mistakes(text, wrong):
    assert list(unknown(text)) == wrong


@pytest.mark.parametrize(
    "name, text",
    [
        ("palabra repetida", "el gradiente de\nde la pérdida"),
        ("espacio de más", "la pérdida , que baja"),
        ("falta la tilde", "¿Como se calcula?"),
        ("falta la tilde", "¿En que se fija?"),
    ],
)
def test_the_checker_sees_slips(name, text):
    assert [kind for kind, pattern in SLIPS.items() if re.search(pattern, text)] == [name]
