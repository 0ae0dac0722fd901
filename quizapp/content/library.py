"""A folder of question sets: lists them, notices changes, and keeps the last good version of a broken file."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TypeVar

from quizapp.content.loader import Types, load_set
from quizapp.content.shelf import Shelf, Stamp, stamp_of
from quizapp.core.problem import BadQuestionSet, Problem
from quizapp.core.question_set import QuestionSet

_log = logging.getLogger(__name__)

PASSAGES = "passages"
SUFFIXES = {".yaml", ".yml"}


def set_files(folder: Path) -> Iterator[Path]:
    """The files of *folder* that hold question sets, in order of their names."""
    yield from sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.is_file())


Read = TypeVar("Read")
Stamps = Mapping[str, Stamp | None]


def surely(path: Path, read: Callable[[], Read]) -> Read:
    """What is read from the file at *path*; raises nothing but `BadQuestionSet`, so that no file takes others away."""
    try:
        return read()
    except BadQuestionSet:
        raise
    except Exception as error:  # our own mistake
        _log.exception("%s", path)
        what = f"quizapp itself failed on this file ({type(error).__name__})"
        raise BadQuestionSet([Problem(str(path), 1, 1, what, "please report it, with the file")]) from error


class Library:
    """The sets in one folder, as they are now."""

    def __init__(self, folder: Path, types: Types) -> None:
        self.folder, self._types = folder, types
        self._shelf = Shelf(folder / PASSAGES, str(folder / PASSAGES))
        self._lock = Lock()
        self._stamp: tuple[tuple[str, Stamp], ...] = ()
        self._sets: dict[str, QuestionSet] = {}
        self._read: dict[Path, tuple[QuestionSet, Stamps]] = {}
        self._problems: tuple[Problem, ...] = ()

    def sets(self) -> list[QuestionSet]:
        """Every set that can be taken: the shorter reading first, then the older."""
        with self._lock:
            self._refresh()
            return sorted(self._sets.values(), key=reading_order)

    def get(self, set_id: str) -> QuestionSet | None:
        """The set in the file with this name."""
        with self._lock:
            self._refresh()
            return self._sets.get(set_id)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in files of this folder; their last good versions are still served."""
        with self._lock:
            self._refresh()
            return self._problems

    def _refresh(self) -> None:
        stamp = tuple(self._stamps())
        if stamp == self._stamp:
            return
        problems: list[Problem] = []
        stamps = dict(stamp)
        sets: dict[str, QuestionSet] = {}
        for path in set_files(self.folder) if self.folder.is_dir() else ():
            try:
                if path.stem in sets:
                    raise BadQuestionSet([_second_file(path)])
                sets[path.stem] = self._set_in(path, stamps)
            except BadQuestionSet as bad:
                problems.extend(bad.problems)
                if path.stem in self._sets:
                    sets.setdefault(path.stem, self._sets[path.stem])
        self._stamp, self._sets, self._problems = stamp, sets, tuple(problems)
        for problem in problems:
            _log.warning("%s", problem)

    def _set_in(self, path: Path, now: Stamps) -> QuestionSet:
        """The set in the file, read anew only where it or one of its passages is another than it was."""
        if path in self._read:
            known, stamps = self._read[path]
            if stamps == {each: now.get(each) for each in stamps}:
                return known
        found = surely(path, partial(load_set, path, self._types, self._shelf, str(path)))
        used = [path, *(self.folder / PASSAGES / f"{name}.md" for name in found.passages)]
        self._read[path] = found, {str(each): now.get(str(each)) for each in used}
        return found

    def _stamps(self) -> Iterator[tuple[str, Stamp]]:
        """What stands in the folder now; each page that lists sets asks for it, so it must be quick for a thousand."""
        for folder, suffixes in ((self.folder, SUFFIXES), (self.folder / PASSAGES, {".md"})):
            if folder.is_dir():
                with os.scandir(folder) as entries:
                    found = [entry.path for entry in entries if os.path.splitext(entry.name)[1] in suffixes]
                yield from ((path, stamp_of(path)) for path in sorted(found))


def _second_file(path: Path) -> Problem:
    what = f"another file is named '{path.stem}', too"
    return Problem(str(path), 1, 1, what, "rename one of them; the name is the address of the set")


def reading_order(question_set: QuestionSet) -> tuple[int, str, str]:
    """By what sets are sorted: how much there is to read, then how old it is."""
    published = [passage.source.published or "" for passage in question_set.passages.values()]
    return len(published), min(published), question_set.id
