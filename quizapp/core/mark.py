"""Marks and scores: what grading says of one response, and the sum, in exact fractions."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Status(StrEnum):
    """The verdict in one word."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    OMITTED = "omitted"


@dataclass(frozen=True)
class Mark:
    """What grading says: *fraction* of the points, 0 to 1; *reason* names the rule's finding, e.g. `near`."""

    fraction: Fraction
    status: Status
    reason: str = ""
    feedback: str = ""


OMITTED = Mark(Fraction(0), Status.OMITTED)


def mark_of(fraction: Fraction, reason: str = "", feedback: str = "") -> Mark:
    """The mark of an answered question; the verdict follows from the fraction."""
    status = Status.RIGHT if fraction == 1 else Status.PARTLY if fraction > 0 else Status.WRONG
    return Mark(fraction, status, reason, feedback)


@dataclass(frozen=True)
class Score:
    """The sum of an attempt, exactly; rounding happens on the page only."""

    points: Fraction
    out_of: Fraction

    @property
    def share(self) -> Fraction:
        """The part of all points that was reached, 0 to 1."""
        return self.points / self.out_of if self.out_of else Fraction(0)


def add_up(marks: Iterable[tuple[Decimal, Mark]]) -> Score:
    """The score of marks, each with the points its question is worth."""
    pairs = [(Fraction(points), mark) for points, mark in marks]
    return Score(
        sum((points * mark.fraction for points, mark in pairs), Fraction(0)),
        sum((points for points, _ in pairs), Fraction(0)),
    )
