"""Notes: what a student highlights in a passage, and writes beside its sentences."""

from typing import Literal, get_args

Highlight = Literal["", "important", "unclear", "interesting"]
"""Why a sentence is highlighted; nothing where it is not."""
HIGHLIGHTS: tuple[Highlight, ...] = get_args(Highlight)
LONGEST_NOTE = 1_000
"""Characters of what is written beside one sentence."""
