"""Writes a citation into the text of a set: on which lines it goes, together with what is cited there already."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from quizapp.content.yaml_reader import read_yaml
from quizapp.core.citation import THE_ONLY_PASSAGE, Cite, Quote

Key = Literal["cite", "trap"]
_KEY_LINE = re.compile(r"^(?P<before> *(?:- +)?)(?P<key>[\w-]+):(?: .*)?$")
_OF_WHAT_CITES = {"type", "text", "cite", "trap"}
"""Keys that show that the lines around them are a question, an option, a statement, and so on."""

Quotes = Mapping[str, tuple[Quote, ...]]
Stands = Callable[[str, Quote], bool]
"""Whether a quote stands in the passage with this name."""


class NowhereToCite(Exception):
    """The citation has no place; the message says what to do."""


@dataclass(frozen=True)
class Edit:
    """Puts the text in the place of the lines from *first* on, which count from 1, up to the one before *after*."""

    first: int
    after: int
    text: str


@dataclass(frozen=True)
class _KeyLine:
    """A line with a key: its *indent* is that of the keys beside it, which in a list stand behind the dash."""

    index: int
    key: str
    indent: int


def cite_at(text: str, line: int, key: Key, quoted: Quotes, stands: Stands) -> Iterator[Edit]:
    """The edits that add the quotes for what stands at *line* of the set in *text*, the nearest place first.

    A quote that is there already stays where it *stands* in its passage; those of an example go.
    Raises `NowhereToCite` where the line is in no question.
    """
    lines = text.split("\n")
    around = list(_keys_around(lines, line - 1))
    if not around or around[-1].key != "questions":
        raise NowhereToCite("Put the cursor into the question whose answer these words prove, then cite them.")
    for at in around:
        beside = list(_beside(lines, at))
        if _OF_WHAT_CITES & {each.key for each in beside}:
            there = next((each for each in beside if each.key == key), None)
            if there is None:
                after = max(_end(lines, each) for each in beside)
                yield Edit(after + 1, after + 1, " " * at.indent + _written(key, at.indent, quoted))
            else:
                yield _added(lines, there, key, quoted, stands)


def _added(lines: list[str], there: _KeyLine, key: Key, quoted: Quotes, stands: Stands) -> Edit:
    after = _end(lines, there)
    before = _quotes_in(lines[there.index : after], there)
    kept = {name: tuple(each for each in quotes if stands(name, each)) for name, quotes in before.items()}
    quotes = _together({name: quotes for name, quotes in kept.items() if quotes}, quoted)
    return Edit(there.index + 1, after + 1, lines[there.index][: there.indent] + _written(key, there.indent, quotes))


def _keys_around(lines: list[str], index: int) -> Iterator[_KeyLine]:
    """The key at a line or above it, the key under which that one stands, and so on outwards."""
    keys_within = entries_within = len(max(lines, key=len)) + 1
    for number in range(min(index, len(lines) - 1), -1, -1):
        line, margin = lines[number], _margin(lines[number])
        if _says_something(line) and margin < (entries_within if _is_entry(line) else keys_within):
            # A list may stand as far left as the key above it.
            keys_within, entries_within = (margin + 1 if _is_entry(line) else margin), margin
            found = _key_line(lines, number)
            if found is not None:
                yield found


def _beside(lines: list[str], at: _KeyLine) -> Iterator[_KeyLine]:
    """All keys of the mapping that a key stands in."""
    for number in range(at.index, -1, -1):
        yield from _keys_at(lines, number, at.indent)
        if _says_something(lines[number]) and _margin(lines[number]) < at.indent:
            break
    for number in range(at.index + 1, len(lines)):
        if _says_something(lines[number]) and _margin(lines[number]) < at.indent:
            break
        yield from _keys_at(lines, number, at.indent)


def _keys_at(lines: list[str], number: int, indent: int) -> Iterator[_KeyLine]:
    found = _key_line(lines, number)
    if found is not None and found.indent == indent:
        yield found


def _end(lines: list[str], key: _KeyLine) -> int:
    """The index behind the last line of what stands under a key."""
    end = key.index + 1
    for number in range(end, len(lines)):
        line = lines[number]
        if _says_something(line):
            if _margin(line) < key.indent or (_margin(line) == key.indent and not _is_entry(line)):
                break
            end = number + 1
    return end


def _key_line(lines: list[str], number: int) -> _KeyLine | None:
    found = _KEY_LINE.match(lines[number])
    return None if found is None else _KeyLine(number, found["key"], len(found["before"]))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _is_entry(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quotes_in(block: Sequence[str], key: _KeyLine) -> dict[str, tuple[Quote, ...]]:
    """What is cited already."""
    document = read_yaml("", "\n".join(line[key.indent :] for line in block))
    data = document.data.get(key.key) if isinstance(document.data, dict) else None
    if data == "" and not document.problems:
        return {}
    try:
        if not document.problems:
            return dict(Cite.model_validate(data).root)
    except ValidationError:
        pass
    raise NowhereToCite(f"The citation in line {key.index + 1} has a mistake. Mend it first, then cite.")


def _together(there: Quotes, more: Quotes) -> Quotes:
    return {
        passage: (
            *there.get(passage, ()),
            *(each for each in more.get(passage, ()) if each not in there.get(passage, ())),
        )
        for passage in dict.fromkeys([*there, *more])
    }


def _written(key: Key, indent: int, quotes: Quotes) -> str:
    """The key and its quotes, the first line without its indent."""
    if list(quotes) == [THE_ONLY_PASSAGE]:
        return f"{key}: {_several(quotes[THE_ONLY_PASSAGE])}"
    passages = (f"\n{' ' * (indent + 2)}{passage}: {_several(each)}" for passage, each in quotes.items())
    return f"{key}:{''.join(passages)}"


def _several(quotes: tuple[Quote, ...]) -> str:
    written = [_one(quote) for quote in quotes]
    return written[0] if len(written) == 1 else f"[{', '.join(written)}]"


def _one(quote: Quote) -> str:
    is_plain = '"' not in quote.quote or "'" in quote.quote
    words = json.dumps(quote.quote, ensure_ascii=False) if is_plain else f"'{quote.quote}'"
    return words if quote.paragraph is None else f"{{quote: {words}, paragraph: {quote.paragraph}}}"
