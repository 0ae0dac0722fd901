"""Reads YAML as plain text data, and refuses what a teacher does not mean: tags, aliases, keys without a colon."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from quizapp.content.places import Data, Document, Place
from quizapp.content.yaml_hints import ODD_SPACE, Break, Ended, explain
from quizapp.core.problem import Path, Problem

DEEPEST = 20
MOST_VALUES = 50_000
MOST_PROBLEMS = 200
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster, where it was built
_BEGINS_WITH_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#.*)?\n)*%")
_LOST = re.compile(r"[ \t]+#(?=[^\W_]).*")
"""What YAML takes for a comment though no space follows the sign, as in `Which is #1?`."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def read_yaml(file: str, text: str, first_line: int = 1) -> Document:
    """The document in *text*; *first_line* is the line of the file that the text begins on."""
    reader = _Reader(Document(file, (first_line, 1)), first_line)
    try:
        reader.run(text)
    except yaml.MarkedYAMLError as error:
        reader.report_syntax(error, text)
    except yaml.YAMLError as error:
        reader.report((first_line, 1), "this is not valid YAML", str(error).splitlines()[0])
    except _TooMuch as limit:
        reader.report(limit.place, limit.what, limit.instead)
    return reader.document


class _TooMuch(Exception):
    def __init__(self, place: Place, what: str, instead: str) -> None:
        self.place, self.what, self.instead = place, what, instead


@dataclass
class _Open:
    """A list or mapping that has begun and not yet ended; *key*, which ends at *key_end*, waits for its value."""

    path: Path
    data: dict[str, Any] | list[Any]
    key: str | None = None
    key_end: Place = (0, 0)
    skipped: int = 0


class _Reader:
    """Walks the parser's events, so that nothing is built before it was looked at."""

    def __init__(self, document: Document, first_line: int) -> None:
        self.document = document
        self.first_line = first_line
        self.open: list[_Open] = []
        self.values = 0
        self.documents = 0
        self.ended: tuple[Path, Ended] | None = None
        self.closed: list[tuple[Path, int]] = []
        self.lines: list[str] = []

    def run(self, text: str) -> None:
        self.lines = text.split("\n")
        directive = _BEGINS_WITH_DIRECTIVE.match(text)
        if directive:  # the parser would take them, a thousand of them slowly
            place = (self.first_line + directive[0].count("\n"), 1)
            raise _TooMuch(place, "a line that begins with '%' means something else in YAML", "put the text in quotes")
        for event in yaml.parse(text, Loader=_PARSER):
            place = self._place(event.start_mark)
            if len(self.document.problems) >= MOST_PROBLEMS:
                self._cut(place)
                raise _TooMuch(place, f"there are {MOST_PROBLEMS} mistakes up to here", "mend those above first")
            self._take(event, place)

    def _take(self, event: yaml.Event, place: Place) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(place)
        elif isinstance(event, yaml.AliasEvent):
            self.report(place, f"'*{event.anchor}' is a YAML alias", "put the text in quotes, or write it out")
            self.document.cut.add(self._add("", place))
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_properties(event, place)
            self._scalar(event, place)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_properties(event, place)
            self._begin([] if isinstance(event, yaml.SequenceStartEvent) else {}, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            path = self.open.pop().path
            self.closed = [each for each in self.closed if each[1] == place[0]] + [(path, place[0])]
            end = self._place(event.end_mark)
            if place < end:  # a bracket; lists without brackets end in nothing
                self.ended = path, Ended("bracket", self.document.values[path], end)

    def report(self, place: Place, what: str, instead: str) -> None:
        self.document.problems.append(Problem(self.document.file, *place, what, instead))

    def report_syntax(self, error: yaml.MarkedYAMLError, text: str) -> None:
        at = self._place(error.problem_mark or error.context_mark)
        begun = self._place(error.context_mark or error.problem_mark)
        ended = self.ended[1] if self.ended and self.ended[1].end[0] == at[0] else None
        self._cut(at)
        lines = dict(enumerate(text.split("\n"), self.first_line))
        first = ended.start[0] if ended else begun[0] if "simple key" in (error.context or "") else at[0]
        line, first_line = lines.get(at[0], ""), (first, lines.get(first, ""))
        place, what, instead = explain(
            Break(error.problem or "", error.context or "", at, begun, ended, line, first_line)
        )
        if ended and ended.kind == "bracket" and place == ended.start:  # a text: what was told of its parts is not so
            inside = [each for each in self.document.problems if place <= (each.line, each.column) < ended.end]
            self.document.problems[:] = [each for each in self.document.problems if each not in inside]
        self.report(place, what, instead)

    def _cut(self, at: Place) -> None:
        """Notes what the break at *at* leaves unfinished: all that is open, and what ends in its very line."""
        self.document.cut.update(each.path for each in self.open)
        self.document.cut.update(path for path, line in self.closed if line == at[0])
        if self.ended and self.ended[1].end[0] == at[0]:
            self.document.cut.add(self.ended[0])

    def _place(self, mark: Any) -> Place:
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def _begin_document(self, place: Place) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _TooMuch(place, "a second document begins here", "take out the line '---' or make it a file")

    def _refuse_properties(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self.report(place, f"'&{event.anchor}' is a YAML anchor", "put the text in quotes, or write it out")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report(place, f"'{tag}' is a YAML tag", "put the text in quotes, or take the tag out")

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        end, plain = self._place(event.end_mark), not event.style  # the C parser says '', the other None
        if _CONTROLS.search(event.value):
            self.report(place, "this text holds a control character", "take out the backslash and what follows it")
        parent = self.open[-1] if self.open else None
        if parent is not None and isinstance(parent.data, dict) and parent.key is None:
            self._take_key(parent, event.value, place, end, plain=plain)
            return
        if parent is not None and parent.key is not None and place == parent.key_end and plain:
            self._refuse_lone_key(parent)
        path = self._add(event.value, place)
        if plain:
            self._refuse_lost_text(path, end)
        if event.style == "|":
            self.document.literal.add(path)
        self.ended = path, Ended("plain" if plain else "quote", place, end)

    def _refuse_lost_text(self, path: Path, end: Place) -> None:
        line, column = end
        rest = self.lines[line - self.first_line :][:1]  # a file that breaks off ends below its last line
        lost = _LOST.match(rest[0], column - 1) if rest else None
        if lost:
            what = f"YAML takes '{lost[0].strip()[:60]}' for a comment and leaves it out"
            instead = "put the whole text in quotes, or write '# ' with a space if it is a comment"
            self.report((line, lost.start() + lost[0].index("#") + 1), what, instead)
            self.document.cut.add(path)

    def _take_key(self, parent: _Open, key: str, place: Place, end: Place, *, plain: bool) -> None:
        path = (*parent.path, key)
        if plain and key == "<<":
            self.report(place, "'<<' is a YAML merge key", "write the keys out instead")
            key = self._second_name(parent, key)
        elif plain and key[:1].isspace():
            self._cut(place)
            raise _TooMuch(place, *ODD_SPACE)
        elif path in self.document.keys:
            first = self.document.keys[path][0]
            is_next = "begin a new question with '- ' before its id, or " if key == "id" else ""
            self.report(place, f"the key '{key}' stands in line {first} already", f"{is_next}keep one of them")
            key = self._second_name(parent, key)
        self.document.keys.setdefault((*parent.path, key), place)
        parent.key, parent.key_end = key, end

    def _refuse_lone_key(self, parent: _Open) -> None:
        """In {why: one, two} the comma ends the first text, and 'two' becomes a key without a value."""
        key = parent.key or ""
        place = self.document.keys[(*parent.path, key)]
        instead = "put a text that holds a comma in quotes; after a key write a colon and a space"
        self.report(place, f"'{key[:60]}' stands here as a key of its own", instead)
        parent.key = self._second_name(parent, key)

    def _second_name(self, parent: _Open, key: str) -> str:
        """A name that no file can hold, so that what stands under it is read and then dropped."""
        parent.skipped += 1
        return f"\0{parent.skipped}\0{key}"

    def _begin(self, data: dict[str, Any] | list[Any], place: Place) -> None:
        if len(self.open) >= DEEPEST:
            self._cut(place)
            raise _TooMuch(place, f"this is nested more than {DEEPEST} deep", "write it flatter")
        if self.open and isinstance(self.open[-1].data, dict) and self.open[-1].key is None:
            self.report(place, "a list or mapping cannot be a key", "write a text before the colon, or use quotes")
            self.open[-1].key = self._second_name(self.open[-1], "key")
            self._push(data, place)
            self.open[-2].key = self._second_name(self.open[-2], "value")
            return
        self._push(data, place)

    def _push(self, data: dict[str, Any] | list[Any], place: Place) -> None:
        self.open.append(_Open(self._add(data, place), data))

    def _add(self, value: Data, place: Place) -> Path:
        """Puts *value* where the parser stands and returns its path."""
        self.values += 1
        if self.values > MOST_VALUES:
            self._cut(place)
            raise _TooMuch(place, f"the file holds more than {MOST_VALUES:,} values", "split it into several sets")
        if not self.open:
            self.document.data = value
            path: Path = ()
        else:
            path = self._put(self.open[-1], value)
        self.document.values[path] = place
        return path

    def _put(self, parent: _Open, value: Data) -> Path:
        if isinstance(parent.data, list):
            parent.data.append(value)
            return (*parent.path, len(parent.data) - 1)
        key = parent.key if parent.key is not None else self._second_name(parent, "lost")
        if not key.startswith("\0"):
            parent.data[key] = value
        parent.key = None
        return (*parent.path, key)
