"""Finds passage files by their name and keeps what was read until the file changes."""

import os
from collections.abc import Mapping
from pathlib import Path

from quizapp.content.passage_files import passage_in, read_passage
from quizapp.core.passage import Passage
from quizapp.core.problem import BadQuestionSet

Stamp = tuple[int, int]


class NoSuchPassage(Exception):
    """No passage has this name."""

    def __init__(self, looked_in: str) -> None:
        self.looked_in = looked_in
        super().__init__(looked_in)


class Shelf:
    """The passages in one folder; *shown_as* is how its path is written in messages."""

    def __init__(self, folder: Path, shown_as: str) -> None:
        self._folder, self._shown_as = folder, shown_as
        self._read: dict[str, tuple[Stamp, Passage | BadQuestionSet]] = {}

    def names(self) -> list[str]:
        """The names of all passages here."""
        return sorted(path.stem for path in self._folder.glob("*.md"))

    def passage(self, name: str) -> Passage:
        """The passage with this name; raises `NoSuchPassage`, or `BadQuestionSet` if its file is broken."""
        path = self._folder / f"{name}.md"
        if name not in self.names():  # also keeps names like ../secret out
            raise NoSuchPassage(self._shown_as)
        stamp = stamp_of(path)
        if name not in self._read or self._read[name][0] != stamp:
            self._read[name] = (stamp, self._load(path))
        found = self._read[name][1]
        if isinstance(found, BadQuestionSet):
            raise found
        return found

    def _load(self, path: Path) -> Passage | BadQuestionSet:
        try:
            return read_passage(path, f"{self._shown_as}/{path.name}")
        except BadQuestionSet as bad:
            return bad


class TextShelf(Shelf):
    """Passages that are no files: their texts by their names."""

    def __init__(self, texts: Mapping[str, str], shown_as: str) -> None:
        super().__init__(Path(), shown_as)
        self._texts = texts

    def names(self) -> list[str]:
        """The names of all passages here."""
        return sorted(self._texts)

    def passage(self, name: str) -> Passage:
        """The passage with this name, read anew; raises what a shelf of files raises."""
        if name not in self._texts:
            raise NoSuchPassage(self._shown_as)
        return passage_in(self._texts[name], name, f"{self._shown_as}/{name}.md")


def stamp_of(path: Path | str) -> Stamp:
    """What changes when the file is written anew; zeros where it is gone."""
    try:
        status = os.stat(path)
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
