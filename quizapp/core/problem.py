"""Problems: what is wrong in a file, where, and what to write instead."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]
"""The keys and list positions that lead to a value in a YAML file, e.g. `("questions", 0, "answer")`."""


@dataclass(frozen=True)
class Fault:
    """A mistake at a *path* of a document whose lines are not known here; `at_key` points at the key itself."""

    path: Path
    what: str
    instead: str
    at_key: bool = False

    def under(self, *path: str | int) -> "Fault":
        """The same mistake seen from further out."""
        return replace(self, path=(*path, *self.path))


@dataclass(frozen=True, kw_only=True)
class UnknownPassage(Fault):
    """A *name* that no passage has, as far as the question can see."""

    name: str


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake with its place; lines and columns count from 1."""

    file: str
    line: int
    column: int
    what: str
    instead: str
    severity: Severity = "error"
    rule: str = ""
    """The rule of good questions that found it; empty where the form of the file is wrong."""

    def __str__(self) -> str:
        found_by = f"{self.severity} {self.rule}: " if self.rule else ""
        return f"{self.file}:{self.line}:{self.column}: {found_by}{self.what}; {self.instead}"


class BadQuestionSet(Exception):
    """A file that cannot be used; carries every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """The way out of a misspelt *word*: the nearest of the *known* ones, or the words in *otherwise*."""
    meant = nearest(word, known)
    return f"did you mean '{meant}'?" if meant is not None else otherwise


def unknown_passage(path: Path, name: str, known: Collection[str], *, at_key: bool = False) -> UnknownPassage:
    """The fault of a question that names a passage which is none of the *known* ones of its set."""
    instead = did_you_mean(name, known, f"write one of {one_of(known)}")
    return UnknownPassage(path, f"this set has no passage '{name[:60]}'", instead, at_key, name=name)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the *known* words that a misspelt *word* stands for, if one is near enough."""
    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word[:100].casefold(), list(by_folded), n=1, cutoff=0.7)
    return by_folded[found[0]] if found else None


def one_of(names: Iterable[str]) -> str:
    """A list of names as a sentence part: "'a', 'b' or 'c'"."""
    quoted = [f"'{name}'" for name in names]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
