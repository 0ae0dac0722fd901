"""Wording: the words of a question and which of them are right, told alike by every type, for rules of good writing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from quizapp.core.problem import Path

GAP = "____"
"""Stands in a stem for words that are left out."""


class Worded(Protocol):
    """What stands under a label and is read by its text: an option, an item, an event."""

    @property
    def text(self) -> str:
        """What the student reads."""


@dataclass(frozen=True)
class Line:
    """A text that students read, or one that is right, and where it stands in the question."""

    path: Path
    text: str


@dataclass(frozen=True)
class Choice(Line):
    """A line that can be picked."""

    is_key: bool
    leads_to: frozenset[Path] = frozenset()
    """The choices of another list that it would be evidence for."""


@dataclass(frozen=True)
class Selection:
    """A list to pick from, and the *stem* that it answers or completes.

    Its *choices* stand in the order of the file; students see them so only where they are not *shuffled*.
    """

    stem: Line
    choices: tuple[Choice, ...]
    shuffled: bool
    are_quotes: bool = False
    """Whether the choices are words of the passages."""

    @property
    def keys(self) -> tuple[Choice, ...]:
        """The choices that are right."""
        return tuple(choice for choice in self.choices if choice.is_key)

    @property
    def distractors(self) -> tuple[Choice, ...]:
        """The choices that are wrong."""
        return tuple(choice for choice in self.choices if not choice.is_key)


@dataclass(frozen=True)
class Judged(Line):
    """A statement, and the ids of the passages that neither say nor contradict it."""

    left_open_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Unit:
    """A sentence or paragraph of a passage that can be chosen."""

    text: str
    is_key: bool


@dataclass(frozen=True)
class Wording:
    """What a type makes of a question beside its prompt; every part is empty where the type has none."""

    selections: tuple[Selection, ...] = ()
    statements: tuple[Judged, ...] = ()
    typed_keys: tuple[Line, ...] = ()
    """Right answers that students write themselves."""
    lines: tuple[Line, ...] = ()
    """Other texts that students read, such as events, stems and the text around gaps."""
    units: tuple[Unit, ...] = ()
    marked_by_a_person: bool = False


def choices_of(options: Mapping[str, Worded], keys: Collection[str], *path: str) -> tuple[Choice, ...]:
    """The *options* at *path* as choices, of which those labelled in *keys* are right."""
    return tuple(Choice((*path, label, "text"), option.text, label in keys) for label, option in options.items())


def lines_of(worded: Mapping[str, Worded], *path: str) -> tuple[Line, ...]:
    """What stands under labels at *path*, as lines."""
    return tuple(Line((*path, label, "text"), each.text) for label, each in worded.items())
