"""Reads a text file as UTF-8 and says where it is not text."""

import re
from pathlib import Path

from quizapp.core.problem import BadQuestionSet, Problem

LARGEST_FILE = 1_000_000
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RARE_LINE_ENDS = re.compile("[\x85\u2028\u2029]")  # which an editor shows inside a line


def read_text(path: Path, shown_as: str) -> str:
    """The file's text without a byte order mark; raises `BadQuestionSet` with the place of what is no text."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        what = f"this file cannot be read ({error.strerror or error})"
        raise BadQuestionSet([Problem(shown_as, 1, 1, what, "check its name and who may read it")]) from error
    return decode(raw, shown_as)


def decode(raw: bytes, shown_as: str) -> str:
    """The text that *raw* holds, in UTF-8."""
    if len(raw) > LARGEST_FILE:
        what = f"the file is larger than {LARGEST_FILE // 1_000_000} MB"
        raise BadQuestionSet([Problem(shown_as, 1, 1, what, "split it into several")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(error.object[: error.start].decode("utf-8", "replace"))
        what = f"the byte {error.object[error.start]:#04x} is not UTF-8 text"
        problem = Problem(shown_as, line, column, what, "save the file with the encoding UTF-8")
        raise BadQuestionSet([problem]) from error
    text = _RARE_LINE_ENDS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    odd = _NOT_TEXT.search(text)
    if odd:
        problem = Problem(shown_as, *_place(text[: odd.start()]), *_refusal(odd[0]))
        raise BadQuestionSet([problem])
    return text


def _refusal(character: str) -> tuple[str, str]:
    if character == "\0":
        return "a NUL character stands here", "delete it, or save the file with the encoding UTF-8"
    return f"the character U+{ord(character):04X}, which is no text, stands here", "delete it"


def _place(before: str) -> tuple[int, int]:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1
