"""Marking by a person: what is looked for in an answer, and the levels that it reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Levels = Mapping[str, int]
"""The level that each criterion reached, by its label, counted from 0."""


@dataclass(frozen=True)
class Level:
    """How well a criterion may be met, and what that earns within it."""

    text: str
    points: Fraction


@dataclass(frozen=True)
class Criterion:
    """One thing that is looked for, with its levels from the lowest to the highest."""

    label: str
    text: str
    levels: tuple[Level, ...]

    def reached(self, levels: Levels) -> Level | None:
        """The level that was given; nothing where none was, or one that there is not."""
        number = levels.get(self.label, -1)
        return self.levels[number] if 0 <= number < len(self.levels) else None
