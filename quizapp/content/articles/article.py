"""What is found in an article: its blocks as they were read, and what is kept and left out in the end."""

from dataclasses import dataclass, fields, replace
from typing import Literal

Kind = Literal["text", "entry", "heading", "caption"]


class UnreadableArticle(Exception):
    """What was given is no article that can be used; says what is wrong and what to do instead."""

    def __init__(self, what: str, instead: str) -> None:
        self.what, self.instead = what, instead
        super().__init__(f"{what}; {instead}")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or loose line, and the *line* of the file it begins on.

    *left_out* says why it is not part of the article, as far as that is known.
    """

    text: str
    line: int
    kind: Kind = "text"
    left_out: str = ""

    def without(self, reason: str) -> "Block":
        """The same block, left out for this reason, unless it was left out before."""
        return self if self.left_out else replace(self, left_out=reason)


Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Origin:
    """What is known of where an article comes from; empty where nothing was found."""

    headline: str = ""
    byline: str = ""
    publisher: str = ""
    published: str = ""
    """As in a passage file: 2024-05-24."""
    language: str = ""

    def or_else(self, other: "Origin") -> "Origin":
        """What this one says, and the other one where this one says nothing."""
        names = (each.name for each in fields(self))
        return Origin(**{name: getattr(self, name) or getattr(other, name) for name in names})


@dataclass(frozen=True)
class Raw:
    """An article as it was read, before anything is sorted out."""

    blocks: Blocks
    origin: Origin = Origin()
    is_marked_up: bool = False
    """Whether headings are marked as such."""
    is_chosen: bool = False
    """Whether what is not left out was chosen by what surrounds it on its page, so that its end is the end."""


@dataclass(frozen=True)
class Dropped:
    """Words that are not in the passage, and why."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True)
class Article:
    """An article without what stood around it."""

    origin: Origin
    blocks: Blocks
    """Its paragraphs in order, with headings and captions among them."""
    dropped: tuple[Dropped, ...]
