"""Files that are no text: recognises them by their first bytes and says how to get the text out of them."""

from dataclasses import dataclass

from quizapp.content.articles.article import UnreadableArticle

_AS_TEXT = "open it, choose 'Save as' and 'Plain text (.txt)', and use that file"
_COPY = "open it, copy the text of the article into a text file (.txt), and use that file"
_HTML_ONLY = "open it in the browser and save it again as 'Webpage, HTML only', or copy the text into a file"
_NOT_A_PICTURE = "find the article as text; quizapp cannot read words in a picture"


@dataclass(frozen=True)
class _Format:
    name: str
    instead: str
    begins: tuple[bytes, ...]
    holds: tuple[bytes, ...] = (b"",)

    def is_that_of(self, raw: bytes) -> bool:
        return raw.startswith(self.begins) and any(sign in raw[:5_000] for sign in self.holds)


_FORMATS = (
    _Format("a PDF", _COPY, (b"%PDF",)),
    _Format("a Word document", _AS_TEXT, (b"PK\x03\x04",), (b"word/", b"[Content_Types].xml")),
    _Format("a document of LibreOffice", _AS_TEXT, (b"PK\x03\x04",), (b"application/vnd.oasis.opendocument",)),
    _Format("an e-book", _COPY, (b"PK\x03\x04",), (b"application/epub",)),
    _Format("a zip archive", "unpack it first", (b"PK\x03\x04", b"PK\x05\x06")),
    _Format("an old Office document", _AS_TEXT, (b"\xd0\xcf\x11\xe0",)),
    _Format("a rich text document (RTF)", _AS_TEXT, (b"{\\rtf",)),
    _Format("a compressed file", "unpack it first", (b"\x1f\x8b", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")),
    _Format(
        "a picture", _NOT_A_PICTURE, (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*", b"MM"), (b"\0",)
    ),
    _Format("a web archive", _HTML_ONLY, (b"bplist00",)),
    _Format("a web archive", _HTML_ONLY, (b"From:", b"MIME-Version:", b"Snapshot-"), (b"multipart/related",)),
)


def refuse_foreign_formats(raw: bytes) -> None:
    """Raises `UnreadableArticle` where *raw* is a document or a picture."""
    found = next((each for each in _FORMATS if each.is_that_of(raw)), None)
    if found:
        raise UnreadableArticle(f"this is {found.name}, not a text or a web page", found.instead)
