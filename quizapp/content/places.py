"""Reads YAML as plain text data and remembers the line and column of every key and value."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from quizapp.content.yaml_hints import explain
from quizapp.core.problem import Fault, Path, Problem

DEEPEST = 20
MOST_VALUES = 50_000
LARGEST_FILE = 1_000_000
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster, where it was built

Data = str | list[Any] | dict[str, Any]


@dataclass
class Document:
    """What a file holds: *data* with every scalar as text, and where each part of it stands."""

    file: str
    data: Data | None = None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, fault: Fault) -> Problem:
        """The fault with its line and column."""
        line, column = self.place(fault.path, at_key=fault.at_key)
        return Problem(self.file, line, column, fault.what, fault.instead)

    def place(self, path: Path, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column of the value (or its key) at *path*, or of the nearest thing around it.

        List positions that the file spells without a list, as in `cite: text` for a list of one, are passed over.
        """
        known: Path = ()
        for step in path:
            if (*known, step) in self.values:
                known = (*known, step)
            elif not isinstance(step, int):
                break
        if at_key and known in self.keys:
            return self.keys[known]
        return self.values.get(known, (1, 1))


def read_yaml(file: str, text: str, first_line: int = 1) -> Document:
    """The document in *text*; *first_line* is the line of the file that the text begins on."""
    reader = _Reader(Document(file), first_line)
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
    def __init__(self, place: tuple[int, int], what: str, instead: str) -> None:
        self.place, self.what, self.instead = place, what, instead


@dataclass
class _Open:
    """A list or mapping that has begun and not yet ended; *key* waits for its value."""

    path: Path
    data: dict[str, Any] | list[Any]
    key: str | None = None
    skipped: int = 0


class _Reader:
    """Walks the parser's events, so that nothing is built before it was looked at."""

    def __init__(self, document: Document, first_line: int) -> None:
        self.document = document
        self.first_line = first_line
        self.open: list[_Open] = []
        self.values = 0
        self.documents = 0

    def run(self, text: str) -> None:
        for event in yaml.parse(text, Loader=_PARSER):
            place = self._place(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                self._begin_document(place)
            elif isinstance(event, yaml.AliasEvent):
                self.report(place, f"'*{event.anchor}' is a YAML alias", _STARRED)
                self._add("", place)
            elif isinstance(event, yaml.ScalarEvent):
                self._refuse_properties(event, place)
                self._scalar(event.value, place, plain=event.style is None)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_properties(event, place)
                self._begin([] if isinstance(event, yaml.SequenceStartEvent) else {}, place)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()

    def report(self, place: tuple[int, int], what: str, instead: str) -> None:
        self.document.problems.append(Problem(self.document.file, *place, what, instead))

    def report_syntax(self, error: yaml.MarkedYAMLError, text: str) -> None:
        mark = error.problem_mark or error.context_mark
        place = self._place(mark)
        lines = text.splitlines()
        line = lines[mark.line] if mark and mark.line < len(lines) else ""
        self.report(place, *explain(error.problem or "", error.context or "", line))

    def _place(self, mark: Any) -> tuple[int, int]:
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def _begin_document(self, place: tuple[int, int]) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _TooMuch(place, "a second document begins here", "take out the line '---' or make it a file")

    def _refuse_properties(self, event: Any, place: tuple[int, int]) -> None:
        if event.anchor is not None:
            self.report(place, f"'&{event.anchor}' is a YAML anchor", "put the text in quotes, or write it out")
        if event.tag is not None:
            self.report(place, f"'{event.tag}' is a YAML tag", "put the text in quotes, or take the tag out")

    def _scalar(self, value: str, place: tuple[int, int], *, plain: bool) -> None:
        parent = self.open[-1] if self.open else None
        if parent is None or isinstance(parent.data, list) or parent.key is not None:
            self._add(value, place)
        else:
            self._take_key(parent, value, place, plain=plain)

    def _take_key(self, parent: _Open, key: str, place: tuple[int, int], *, plain: bool) -> None:
        path = (*parent.path, key)
        if plain and key == "<<":
            self.report(place, "'<<' is a YAML merge key", "write the keys out instead")
            key = self._second_name(parent, key)
        elif path in self.document.keys:
            first = self.document.keys[path][0]
            self.report(place, f"the key '{key}' stands in line {first} already", "keep one of them")
            key = self._second_name(parent, key)
        self.document.keys.setdefault((*parent.path, key), place)
        parent.key = key

    def _second_name(self, parent: _Open, key: str) -> str:
        """A name that no file can hold, so that what stands under a repeated key is read and then dropped."""
        parent.skipped += 1
        return f"\0{parent.skipped}\0{key}"

    def _begin(self, data: dict[str, Any] | list[Any], place: tuple[int, int]) -> None:
        if len(self.open) >= DEEPEST:
            raise _TooMuch(place, f"this is nested more than {DEEPEST} deep", "write it flatter")
        if self.open and isinstance(self.open[-1].data, dict) and self.open[-1].key is None:
            self.report(place, "a list or mapping cannot be a key", "write a text before the colon, or use quotes")
            self.open[-1].key = self._second_name(self.open[-1], "key")
            self._push(data, place)
            self.open[-2].key = self._second_name(self.open[-2], "value")
            return
        self._push(data, place)

    def _push(self, data: dict[str, Any] | list[Any], place: tuple[int, int]) -> None:
        self.open.append(_Open(self._add(data, place), data))

    def _add(self, value: Data, place: tuple[int, int]) -> Path:
        """Puts *value* where the parser stands and returns its path."""
        self.values += 1
        if self.values > MOST_VALUES:
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


_STARRED = "put the text in quotes: a star at the start means an alias in YAML"
