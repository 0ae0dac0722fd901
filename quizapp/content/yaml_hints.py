"""Turns the YAML parser's messages into words a teacher understands, at the place where she has to type."""

import re
from dataclasses import dataclass
from typing import Literal

from quizapp.content.places import Place

Advice = tuple[Place, str, str]
"""Where, what is wrong, and what to write instead."""


@dataclass(frozen=True)
class Ended:
    """The last text or bracket that was closed."""

    kind: Literal["plain", "quote", "bracket"]
    start: Place
    end: Place


@dataclass(frozen=True)
class Break:
    """Where the parser gave up, *at*, and where what it was reading then had *begun*."""

    problem: str
    context: str
    at: Place
    begun: Place
    ended: Ended | None
    """What was closed in the very line where the parser gave up."""
    line: str
    first_line: tuple[int, str]
    """Where the text or key that it gave up in begins: the number of the line, and the line."""


@dataclass(frozen=True)
class _Hint:
    pattern: str
    what: str
    instead: str
    where: Literal["at", "begun"] = "at"


ODD_SPACE = "this is not the space of the space bar", "delete it and type a space"
_QUOTE = 'put the whole text in quotes, straight ones: "…"'
_HINTS = (
    _Hint(
        r"mapping values are not allowed|unexpected ':'",
        "there is a colon where YAML does not expect one",
        f"{_QUOTE}, or indent the line like its neighbours",
    ),
    _Hint(r"found a tab|tab character", "there is a tab in the indentation", "use spaces"),
    _Hint(
        r"sequence entries are not allowed",
        "a text that begins with '- ' is an entry of a list",
        f"{_QUOTE}, or begin the list on the next line",
    ),
    _Hint(
        r"cannot start any token|mapping keys are not allowed|expected node content",
        "a text cannot begin with this character",
        _QUOTE,
    ),
    _Hint(
        r"quoted scalar.*unexpected (end|document)",
        "the quotation mark that opens here is never closed",
        "close it at the end of the text",
        "begun",
    ),
    _Hint(
        r"did not find expected key",
        "this line does not fit the ones above it",
        "give it as many spaces at its beginning as its neighbours have",
    ),
    _Hint(
        r"did not find expected '-' indicator",
        "this line stands inside a list but does not begin with '- '",
        "begin it with a hyphen and a space, or indent it like the lines that belong to the entry above",
    ),
    _Hint(
        r"could not find expected ':'",
        "this line has no colon and space after its key, or is indented wrongly",
        "write 'key: value', or indent a longer text under 'key: |'",
        "begun",
    ),
    _Hint(
        r"while scanning an? (anchor|alias)",
        "a text that begins with '*' or '&' means something else in YAML",
        _QUOTE,
        "begun",
    ),
    _Hint(r"a tag|tag handle", "a text that begins with '!' means a tag in YAML", _QUOTE, "begun"),
    _Hint(
        r"escape character|escape code|hexdecimal",
        'a backslash in a text in "…" begins an escape',
        "put the text in '…' instead",
        "begun",
    ),
    _Hint(r"directive", "a line that begins with '%' means something else in YAML", "put the text in quotes", "begun"),
    _Hint(
        r"block scalar",
        "after '|' or '>' the text must start on the next line",
        "put the text on its own indented lines below, or in quotes",
    ),
    _Hint(r"<document start>", "something stands after the end of the document", "check the indentation above it"),
)
_SURPLUS = re.compile(r"expected key|expected '-' indicator|<document start>")
_ODD_PLACE = re.compile(r"^ *(?:- +)?(?:[\w-]+:|-)?[^\S \t]")


def explain(broken: Break) -> Advice:
    """What is wrong where the parser gave up."""
    return (
        _odd_space(broken)
        or _surplus(broken)
        or _open_bracket(broken)
        or _runs_on(broken)
        or _hinted(broken)
        or (broken.at, f"this is not valid YAML ({broken.problem})", "check quotes, colons and indentation around it")
    )


def _odd_space(broken: Break) -> Advice | None:
    """A tab, or a space that was copied from a web page, where only ordinary spaces may stand."""
    for number, line in (broken.first_line, (broken.at[0], broken.line)):
        found = _ODD_PLACE.search(line)
        if found:
            return (number, found.end()), *ODD_SPACE
    indentation = broken.line[: len(broken.line) - len(broken.line.lstrip())]
    if "\t" in indentation:
        return (broken.at[0], indentation.index("\t") + 1), "there is a tab in the indentation", "use spaces"
    return None


def _surplus(broken: Break) -> Advice | None:
    """More text after a closing quotation mark or bracket."""
    ended = broken.ended
    if ended is None or ended.kind == "plain" or not _SURPLUS.search(broken.problem):
        return None
    if ended.kind == "bracket":
        return ended.start, "a text that begins with [ or { must stand in quotes", _QUOTE
    if ended.start[0] < ended.end[0]:
        what = f"the quotation mark that opens here is closed only in line {ended.end[0]}"
        return ended.start, what, "close it at the end of the text"
    kinds = """put the other kind of quotation marks around the whole text: '…"…"…' or "…'…\""""
    return broken.at, "the text in quotation marks ends before this", kinds


def _open_bracket(broken: Break) -> Advice | None:
    if "expected ',' or" not in broken.problem:
        return None
    if broken.begun[0] < broken.at[0]:
        what = f"what opens here with [ or {{ is not closed, or lacks a comma before line {broken.at[0]}"
        return broken.begun, what, "close it with ] or }, and put a comma between its parts"
    column = broken.at[1]
    if broken.line[column - 1 : column] == ":":  # the comma is wanted before the key
        column = broken.line.rfind(" ", 0, column) + 2
    instead = "put a comma between the parts, and put texts with commas, colons or brackets in quotes"
    return (broken.at[0], column), "a comma is missing here", instead


def _runs_on(broken: Break) -> Advice | None:
    """A colon in what the parser takes for the second line of a text."""
    ended = broken.ended
    if ended is None or ended.start[0] == broken.at[0] or "mapping values" not in broken.problem:
        return None
    what = f"there is a colon here, but YAML reads this line as part of the text that begins in line {ended.start[0]}"
    return broken.at, what, "indent the line like its neighbours, or put a colon after the key of the line above"


def _hinted(broken: Break) -> Advice | None:
    for message in (broken.problem, f"{broken.context} {broken.problem}"):
        for hint in _HINTS:
            if re.search(hint.pattern, message):
                return getattr(broken, hint.where), hint.what, hint.instead
    return None
