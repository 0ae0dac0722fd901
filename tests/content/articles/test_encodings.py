"""Bytes of an article: every way in which a text may be stored, and every file that is none."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.articles.article import UnreadableArticle
from quizapp.content.articles.encodings import LARGEST_ARTICLE, decode_article

GERMAN = "Die Brücke über die Förde wird im Juni gesperrt, sagte die Stadträtin am Montag. “Für ein Jahr.”"
RUSSIAN = "Мост через реку закроют в июне, сообщил совет в понедельник."


def page(charset: str, text: str) -> bytes:
    return f'<html><head><meta charset="{charset}"></head><p>{text}</p></html>'.encode(charset)


def zipped(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_a_western_text_is_read_in_any_encoding(encoding: str) -> None:
    assert decode_article(GERMAN.encode(encoding)).text.removeprefix("\ufeff") == GERMAN


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "iso-8859-5"])
def test_a_page_is_read_as_it_declares(charset: str) -> None:
    assert RUSSIAN in decode_article(page(charset, RUSSIAN)).text


def test_a_page_that_declares_latin_1_is_read_as_browsers_do() -> None:
    raw = page("latin-1", "Sie sagte ja.").replace(b"ja", b"\x93ja\x94")

    assert "“ja”" in decode_article(raw).text


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    raw = page("utf-8", GERMAN).replace(b'charset="utf-8"', b'charset="iso-8859-1"')

    assert GERMAN in decode_article(raw).text


def test_a_guess_is_told() -> None:
    assert "save it as UTF-8" in decode_article(GERMAN.encode("windows-1252")).note
    assert decode_article(GERMAN.encode()).note == ""


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_every_text_in_utf_8_is_read(text: str) -> None:
    with suppress(UnreadableArticle):
        assert decode_article(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(UnreadableArticle):
        decode_article(raw).text.encode()


# ---------------------------------------------------------------- what is no text


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (RUSSIAN.encode("windows-1251"), "the encoding of this text is not known"),
        (b'<meta charset="x-klingon"><p>' + RUSSIAN.encode("windows-1251"), "'x-klingon', which is not known"),
        (b'<meta charset="rot13"><p>' + RUSSIAN.encode("windows-1251"), "'rot13', which is not known"),
        (b"\xff\xfe\x00", "broken further on"),
        (b"x" * (LARGEST_ARTICLE + 1), "larger than 5 MB"),
        (bytes(range(256)) * 20, "this is not a text"),
        (b"\0" * 5000, "this is not a text"),
        (b"%PDF-1.7 ...", "a PDF"),
        (zipped("word/document.xml"), "a Word document"),
        (zipped("book/page.xml"), "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"{\\rtf1 Hello}", "a rich text document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;", "a web archive"),
        (b"\x1f\x8b\x08", "a compressed file"),
    ],
)
def test_what_cannot_be_read_is_named(raw: bytes, what: str) -> None:
    with pytest.raises(UnreadableArticle, match=what) as refused:
        decode_article(raw)

    assert refused.value.instead


@pytest.mark.parametrize("text", ["BMW builds a ferry", "MM, she said", "RIFFRAFF", "From: Ida", "PK won"])
def test_a_text_that_begins_like_another_format_is_a_text(text: str) -> None:
    assert decode_article(text.encode()).text == text
