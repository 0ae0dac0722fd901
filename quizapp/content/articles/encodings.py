"""Bytes to text: byte order marks, declared charsets, UTF-8, UTF-16, and Windows-1252 as the last guess."""

import codecs
import re
from dataclasses import dataclass

from quizapp.content.articles.article import UnreadableArticle
from quizapp.content.articles.foreign_formats import refuse_foreign_formats

LARGEST_ARTICLE = 5_000_000
"""Bytes; web pages carry scripts that are far longer than their text."""
TOO_LARGE = (
    f"this is larger than {LARGEST_ARTICLE // 1_000_000} MB",
    "copy the text of the article alone into a text file, and use that",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w:-]{2,40})""", re.IGNORECASE
)
# As browsers do; Python has codecs, such as rot13, that no page may name.
_KNOWN = frozenset(
    [
        *("ascii", "big5", "cp866", "cp874", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "iso2022_jp", "koi8-r"),
        *("koi8-u", "mac-cyrillic", "mac-roman", "shift_jis", "tis-620", "utf-8"),
        *(f"cp125{number}" for number in range(9)),
        *(f"iso8859-{number}" for number in range(1, 17)),
    ]
)
_AS_BROWSERS_READ = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAVE_AS_UTF8 = "open it in an editor, save it with the encoding UTF-8, and try again"
_MOST_ACCENTED = 0.25
"""Of all letters; a text of Western Europe has far fewer."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and what a teacher should look at because it had to be guessed."""

    text: str
    note: str = ""


def decode_article(raw: bytes) -> Decoded:
    """The text that *raw* holds; raises `UnreadableArticle` where it holds none."""
    if len(raw) > LARGEST_ARTICLE:
        raise UnreadableArticle(*TOO_LARGE)
    refuse_foreign_formats(raw)
    decoded = _by_mark(raw) or _as_utf16(raw) or _strictly(raw, "utf-8") or _as_declared(raw) or _as_western(raw)
    refuse_binary(decoded.text if decoded else raw.decode("latin-1"))
    if decoded is None:
        raise UnreadableArticle("the encoding of this text is not known", _SAVE_AS_UTF8)
    return decoded


def refuse_binary(text: str) -> None:
    """Raises `UnreadableArticle` where so many control characters stand that this cannot be a text."""
    if len(_CONTROLS.findall(text)) > len(text) // 100:
        raise UnreadableArticle(
            "this is not a text", "use a text file (.txt), a Markdown file (.md) or a web page (.html)"
        )


def _by_mark(raw: bytes) -> Decoded | None:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if encoding is None:
        return None
    decoded = _strictly(raw, encoding)
    if decoded is None:
        raise UnreadableArticle(f"this text begins as {encoding[:6].upper()} but is broken further on", _SAVE_AS_UTF8)
    return decoded


def _as_utf16(raw: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: every other byte of a Western text is zero."""
    start = raw[:2_000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 4 < len(start) or min(even, odd) * 10 > len(start):
        return None
    return _strictly(raw, "utf-16-le" if odd > even else "utf-16-be")


def _as_declared(raw: bytes) -> Decoded | None:
    found = _DECLARED.search(raw[:5_000])
    if not found:
        return None
    name = found[1].decode("ascii")
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        encoding = ""
    if encoding not in _KNOWN:
        raise UnreadableArticle(f"this page says that its encoding is '{name}', which is not known", _SAVE_AS_UTF8)
    return _strictly(raw, _AS_BROWSERS_READ.get(encoding, encoding))


def _as_western(raw: bytes) -> Decoded | None:
    decoded = _strictly(raw, "cp1252")
    if decoded is None:
        return None
    letters = [character for character in decoded.text if character.isalpha()]
    if sum(character > "\x7f" for character in letters) > _MOST_ACCENTED * len(letters):
        return None
    note = (
        "The file is not UTF-8 and was read as Windows-1252. If letters look wrong, save it as UTF-8 and start again."
    )
    return Decoded(decoded.text, note)


def _strictly(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding))
    except UnicodeDecodeError:
        return None
