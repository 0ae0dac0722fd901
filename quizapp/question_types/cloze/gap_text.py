"""The text of a cloze: words and places for gaps, written `{town}`; `{{` and `}}` stand for braces."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from quizapp.core.problem import Fault
from quizapp.core.wording import GAP

Gap = TypeVar("Gap")

_PART = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,30}")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Words:
    """Words of the text; Markdown drops the white space around them, so it is kept beside."""

    text: str
    before: str
    after: str


@dataclass(frozen=True)
class Piece(Generic[Gap]):
    """Some words and the gap that follows them; the last piece of a paragraph may lack one."""

    words: Words
    gap: Gap | None


Paragraphs = tuple[tuple[Piece[Gap], ...], ...]


def gap_names(text: str) -> list[str]:
    """The names in braces, in reading order."""
    return [part[1].strip() for part in _PART.finditer(text) if part[1] is not None]


def can_be_name(name: str) -> bool:
    """Whether a gap can be called so."""
    return _NAME.fullmatch(name) is not None


def gapped(text: str) -> str:
    """The text with a line in place of each gap."""
    return _PART.sub(lambda part: part[0][0] if part[1] is None else GAP, text)


def fill(text: str, gap_called: Callable[[str], Gap]) -> Paragraphs[Gap]:
    """The text in paragraphs, with what stands in place of each gap."""
    return tuple(tuple(_pieces(paragraph, gap_called)) for paragraph in _EMPTY_LINE.split(text.strip()))


def _pieces(paragraph: str, gap_called: Callable[[str], Gap]) -> Iterator[Piece[Gap]]:
    words, last = "", 0
    for part in _PART.finditer(paragraph):
        words += paragraph[last : part.start()]
        last = part.end()
        if part[1] is None:
            words += part[0][0]
        else:
            yield Piece(_words(words), gap_called(part[1].strip()))
            words = ""
    words += paragraph[last:]
    if words:
        yield Piece(_words(words), None)


def _words(text: str) -> Words:
    return Words(text.strip(), " " if text[:1].isspace() else "", " " if text[-1:].isspace() else "")


def text_faults(text: str) -> Iterator[Fault]:
    """Braces that stand alone, and names that cannot be one."""
    for part in _PART.finditer(text):
        if part[0] in {"{", "}"}:
            what = f"a brace '{part[0]}' stands alone"
            yield Fault(("text",), what, f"write {2 * part[0]} for a brace that belongs to no gap")
        elif part[1] is not None and not can_be_name(part[1].strip()):
            what = f"'{part[0][:60]}' cannot be the name of a gap"
            yield Fault(("text",), what, "use letters, digits, - and _ only, as in {town}")
