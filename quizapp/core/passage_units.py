"""Passages cut into units: the sentences or paragraphs of which some can be chosen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PassageUnit:
    """A sentence or paragraph; its id, `post:p1.s2` or `post:p1`, tells only its place."""

    id: str
    text: str


@dataclass(frozen=True)
class ParagraphInUnits:
    """The units of one numbered paragraph."""

    number: int
    heading: str | None
    units: tuple[PassageUnit, ...]


@dataclass(frozen=True, eq=False)
class PassageInUnits:
    """A passage whose units can be chosen; each passage is cut once, so there are no two that are equal."""

    id: str
    title: str
    language: str
    paragraphs: tuple[ParagraphInUnits, ...]
