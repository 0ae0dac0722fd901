"""Finds all texts to translate and brings the files of the translators up to date: `make languages`.

`python tools/languages.py` does so for every language; with the code of a new one, such as `it`, it begins its file.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "quizapp" / "translations"
WAYS = (
    ("python", "quizapp", "*.py"),
    ("jinja2.ext:babel_extract", "templates", "*.html"),
    ("javascript", "static/js", "*.js"),
)
NAMES = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "message": None,
    "counted": (1, 2),
    "phrase": None,
    "countedPhrase": (1, 2),
}
OPTIONS = {
    "trimmed": "true",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
HEADER = """\
msgid ""
msgstr ""
"Language: {code}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""


def texts() -> Catalog:
    """Every text that is marked, with the files it stands in."""
    found = Catalog()
    for method, folder, pattern in WAYS:
        for file in sorted((ROOT / folder).rglob(pattern)):
            if "vendor" not in file.parts:
                _add(found, method, file)
    return found


def catalog(code: str) -> Catalog:
    """The file of a language; a new one where there is none."""
    path = TRANSLATIONS / f"{code}.po"
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def update(code: str) -> Catalog:
    """Brings the file of a language up to date: new texts are empty in it, those that are gone are gone."""
    now = catalog(code)
    now.update(texts(), no_fuzzy_matching=True)
    now.obsolete.clear()
    write(code, now)
    return now


def write(code: str, now: Catalog) -> None:
    """Writes the file of a language, without dates and lines that would change with every other file."""
    with (TRANSLATIONS / f"{code}.po").open("wb") as file:
        file.write(HEADER.format(code=code, plurals=now.plural_forms).encode())
        write_po(file, now, width=120, include_lineno=False, omit_header=True)


def open_texts(now: Catalog) -> Iterator[str]:
    """The texts that are not translated yet."""
    for each in now:
        if each.id and (each.fuzzy or not all(each.string if isinstance(each.string, tuple) else (each.string,))):
            yield each.id if isinstance(each.id, str) else each.id[0]


def _add(found: Catalog, method: str, file: Path) -> None:
    options = OPTIONS if file.suffix == ".html" else {}
    for line, message, comments, context in extract_from_file(method, file, keywords=NAMES, options=options):
        found.add(message, None, [(file.relative_to(ROOT).as_posix(), line)], auto_comments=comments, context=context)


def main(codes: list[str]) -> None:
    """Updates these languages, else all, and says how much of each is open."""
    TRANSLATIONS.mkdir(exist_ok=True)
    for code in codes or sorted(path.stem for path in TRANSLATIONS.glob("*.po")):
        now = update(code)
        print(f"{code}: {len(now)} texts, {len(list(open_texts(now)))} to translate")


if __name__ == "__main__":
    main(sys.argv[1:])
