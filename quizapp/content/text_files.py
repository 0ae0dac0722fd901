"""Reads a text file as UTF-8 and says where it is not text."""

from pathlib import Path

from quizapp.content.places import LARGEST_FILE
from quizapp.core.problem import BadQuestionSet, Problem

_ALLOWED_CONTROLS = "\t\n\r\x85"


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
        raise BadQuestionSet([Problem(shown_as, 1, 1, what, "split it into several sets")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(raw[: error.start].decode("utf-8", "replace"))
        what = f"the byte {raw[error.start]:#04x} is not UTF-8 text"
        problem = Problem(shown_as, line, column, what, "save the file with the encoding UTF-8")
        raise BadQuestionSet([problem]) from error
    _refuse_controls(text, shown_as)
    return text


def _refuse_controls(text: str, shown_as: str) -> None:
    for index, character in enumerate(text):
        if (character < " " and character not in _ALLOWED_CONTROLS) or character == "\x7f":
            name = "a NUL character" if character == "\0" else f"the control character {ord(character):#04x}"
            problem = Problem(shown_as, *_place(text[:index]), f"{name} stands here", "delete it")
            raise BadQuestionSet([problem])


def _place(before: str) -> tuple[int, int]:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1
