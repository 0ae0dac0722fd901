"""Marks and scores: what grading says of one response, and the sum, in exact fractions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from quizapp.core.message import Message, message


class Status(StrEnum):
    """The verdict in one word."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    OMITTED = "omitted"
    TO_BE_MARKED = "to_be_marked"


@dataclass(frozen=True)
class Mark:
    """What grading says: *fraction* of the points, 0 to 1; *reason* names the rule's finding, e.g. `near`."""

    fraction: Fraction
    status: Status
    reason: str = ""
    feedback: str = ""
    parts: dict[str, bool] = field(default_factory=dict)
    """For questions of several parts: which of them are right, by id."""


OMITTED = Mark(Fraction(0), Status.OMITTED)
TO_BE_MARKED = Mark(Fraction(0), Status.TO_BE_MARKED)
"""Waits for a person: not zero, and not part of the score until then."""


def mark_of(fraction: Fraction, reason: str = "", feedback: str = "", parts: dict[str, bool] | None = None) -> Mark:
    """The mark of an answered question; the verdict follows from the fraction."""
    status = Status.RIGHT if fraction == 1 else Status.PARTLY if fraction > 0 else Status.WRONG
    return Mark(fraction, status, reason, feedback, parts or {})


def worth_a_part(fraction: Fraction, answers: Message) -> Message:
    """That these answers earn a part of the points, in words."""
    return message("earns %(fraction)s of the points: %(answers)s", fraction=fraction, answers=answers)


@dataclass(frozen=True)
class Score:
    """The sum of an attempt, exactly; rounding happens on the page only."""

    points: Fraction
    out_of: Fraction
    waiting: Fraction = Fraction(0)
    """Points of questions that are still to be marked; they are in neither of the other two."""

    @property
    def certain(self) -> Fraction:
        """The part of all points that is reached already, 0 to 1; what waits may add to it and takes nothing away."""
        whole = self.out_of + self.waiting
        return self.points / whole if whole else Fraction(0)

    @property
    def share(self) -> Fraction:
        """The part of all points that was reached, 0 to 1."""
        return self.points / self.out_of if self.out_of else Fraction(0)


def add_up(marks: Iterable[tuple[Decimal, Mark]]) -> Score:
    """The score of marks, each with the points its question is worth."""
    pairs = [(Fraction(points), mark) for points, mark in marks]
    marked = [(points, mark) for points, mark in pairs if mark.status != Status.TO_BE_MARKED]
    out_of = sum((points for points, _ in marked), Fraction(0))
    return Score(
        sum((points * mark.fraction for points, mark in marked), Fraction(0)),
        out_of,
        sum((points for points, _ in pairs), Fraction(0)) - out_of,
    )
