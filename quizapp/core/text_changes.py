"""What changed between two texts, line by line, with a few lines around every change."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_AROUND = 3
Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True)
class Line:
    """One line of the comparison; its number counts in the text that has it, in the newer one where both do."""

    kind: Kind
    number: int
    text: str


Stretch = tuple[Line, ...]
"""Lines that follow each other; between two stretches nothing changed."""


def text_changes(before: str | None, after: str | None) -> list[Stretch]:
    """The stretches in which the texts differ; none where they are the same. A text that is not there has no lines."""
    old, new = ([] if text is None else text.split("\n") for text in (before, after))
    stretches = []
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(_AROUND):
        lines: list[Line] = []
        for what, old_from, old_to, new_from, new_to in group:
            if what == "equal":
                lines += [Line("same", number + 1, new[number]) for number in range(new_from, new_to)]
            else:
                lines += [Line("gone", number + 1, old[number]) for number in range(old_from, old_to)]
                lines += [Line("new", number + 1, new[number]) for number in range(new_from, new_to)]
        stretches.append(tuple(lines))
    return stretches
