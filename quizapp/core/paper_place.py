"""Places as they are written on paper: A3.2 is the second sentence of the third paragraph of the first passage."""

from collections.abc import Iterable
from string import ascii_uppercase


def letters_of(passage_ids: Iterable[str]) -> dict[str, str]:
    """The letter of each passage, in reading order; a set has fewer passages than there are letters."""
    return dict(zip(passage_ids, ascii_uppercase, strict=False))


def paper_place(letter: str, unit: str) -> str:
    """`A3.2` for the sentence `p3.s2` of passage A, `A3` for its paragraph `p3`."""
    return letter + unit.removeprefix("p").replace(".s", ".")
