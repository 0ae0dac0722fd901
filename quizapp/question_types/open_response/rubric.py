"""Rubrics: criteria by ordered levels, and the mark that follows from the levels reached."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from quizapp.core import marking
from quizapp.core.authored import Authored, OptionId, Points, Text, in_plain_figures
from quizapp.core.mark import TO_BE_MARKED, Mark, mark_of
from quizapp.core.problem import Fault

LevelPoints = Annotated[
    Decimal,
    BeforeValidator(in_plain_figures),
    Field(ge=0, le=100, max_digits=5, decimal_places=2),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100}),
]


class Level(Authored):
    """How well a criterion may be met."""

    text: Text = Field(description="What an answer of this level is like.")
    points: LevelPoints = Field(description="What it earns within its criterion.")


class Criterion(Authored):
    """One thing to look for in an answer."""

    text: Text = Field(description="What is looked for.")
    levels: Annotated[list[Level], Field(min_length=2, max_length=10, description="From the lowest to the highest.")]
    weight: Points | None = Field(
        None, description="How much the criterion counts; as much as its highest level has points, if left out."
    )

    @property
    def most(self) -> Fraction:
        """The points of the highest level."""
        return Fraction(self.levels[-1].points)

    @property
    def counts(self) -> Fraction:
        """What the criterion is worth beside the others."""
        return Fraction(self.weight) if self.weight is not None else self.most


Rubric = Annotated[
    dict[OptionId, Criterion], Field(min_length=1, max_length=10, description="The criteria, each under a label.")
]


def rubric_faults(rubric: Mapping[str, Criterion]) -> Iterator[Fault]:
    """Levels that do not rise, and weights on some criteria only."""
    for label, criterion in rubric.items():
        for index in range(1, len(criterion.levels)):
            if criterion.levels[index].points <= criterion.levels[index - 1].points:
                what = f"level {index + 1} of '{label}' earns no more than the one before it"
                path = ("rubric", label, "levels", index, "points")
                yield Fault(path, what, "write the lowest level first, each with more points than the last")
    unweighted = [label for label, criterion in rubric.items() if criterion.weight is None]
    if 0 < len(unweighted) < len(rubric):
        what = f"'{unweighted[0]}' has no weight, but other criteria have one"
        yield Fault(("rubric", unweighted[0]), what, "give every criterion a weight, or none", at_key=True)


def criteria_of(rubric: Mapping[str, Criterion]) -> tuple[marking.Criterion, ...]:
    """The rubric as plain data, for whoever marks."""
    return tuple(
        marking.Criterion(
            label,
            criterion.text,
            tuple(marking.Level(level.text, Fraction(level.points)) for level in criterion.levels),
        )
        for label, criterion in rubric.items()
    )


def mark_by_rubric(rubric: Mapping[str, Criterion], reached: Mapping[str, int | None]) -> Mark:
    """The mark where each criterion has *reached* a level, counted from 0; while one has not, it is to be marked."""
    levels = {label: _level(criterion, reached.get(label)) for label, criterion in rubric.items()}
    shares = {label: _share(rubric[label], level) for label, level in levels.items() if level is not None}
    if len(shares) < len(rubric):
        return TO_BE_MARKED
    earned = sum((criterion.counts * shares[label] for label, criterion in rubric.items()), Fraction(0))
    whole = sum((criterion.counts for criterion in rubric.values()), Fraction(0))
    return mark_of(earned / whole, "rubric", parts={label: share == 1 for label, share in shares.items()})


def _level(criterion: Criterion, number: int | None) -> Level | None:
    return criterion.levels[number] if number is not None and 0 <= number < len(criterion.levels) else None


def _share(criterion: Criterion, level: Level) -> Fraction:
    return Fraction(level.points) / criterion.most
