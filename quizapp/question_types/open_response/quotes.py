"""Quotes in a written answer: which words stand between quotation marks, and where a passage has them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.citation import Citation, first_place
from quizapp.core.question_type import Passages

_SIGN = re.compile('["“”„‟«»″＂〝〞]')
MOST_QUOTES = 50
LONGEST_QUOTE = 2_000
FARTHEST_SIGN = 10
"""Passages hold quotation marks too: a quote may end at any of this many marks after the one that opens it."""


@dataclass(frozen=True)
class Stretch:
    """A part of a text as it was written: own words, or a quote with its marks; *place* is where it was found."""

    text: str
    is_quote: bool = False
    place: Citation | None = None


def stretches_of(text: str, passages: Passages) -> tuple[Stretch, ...]:
    """The whole text in stretches; what is quoted after the fiftieth quote counts as own words."""
    return tuple(stretch for stretch in _stretches(text, passages) if stretch.text)


def _stretches(text: str, passages: Passages) -> Iterator[Stretch]:
    signs = [sign.start() for sign in _SIGN.finditer(text)]
    last, at, found = 0, 0, 0
    while at < len(signs) and found < MOST_QUOTES:
        closing, place = _closing_sign(text, signs[at : at + FARTHEST_SIGN + 1], passages)
        if not closing:
            at += 1
            continue
        start, end = signs[at], signs[at + closing] + 1
        yield Stretch(text[last:start])
        yield Stretch(text[start:end], is_quote=True, place=place)
        last, at, found = end, at + closing + 1, found + 1
    yield Stretch(text[last:])


def _closing_sign(text: str, signs: Sequence[int], passages: Passages) -> tuple[int, Citation | None]:
    """Which sign closes the quote that the first one opens: the farthest that makes it exact, else the next."""
    inside = {index: text[signs[0] + 1 : signs[index]] for index in range(1, len(signs))}
    quotable = {index: words for index, words in inside.items() if _is_quotable(words)}
    for index, words in reversed(quotable.items()):
        place = _place_of(words, passages)
        if place is not None:
            return index, place
    return next(iter(quotable), 0), None


def _is_quotable(words: str) -> bool:
    """A quote has words and stays on its line, so a forgotten mark does not swallow the rest."""
    return len(words) <= LONGEST_QUOTE and "\n" not in words and any(character.isalnum() for character in words)


def _place_of(words: str, passages: Passages) -> Citation | None:
    """The punctuation before the closing mark may be the writer's own."""
    in_full = first_place(passages.values(), words)
    return in_full or first_place(passages.values(), words.rstrip(" ,.;:!?…"))


def count_own_words(stretches: Sequence[Stretch]) -> int:
    """The words outside quotes that were found; a quote that no passage has counts as own words."""
    return sum(count_words(stretch.text) for stretch in stretches if stretch.place is None)


def count_words(text: str) -> int:
    """What stands between white space and has a letter or digit."""
    return sum(any(character.isalnum() for character in word) for word in text.split())
