"""Takes texts apart into words and sentences, alike in every language."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from quizapp.core.quote_text import normal_words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_QUOTED = re.compile(r'"[^"]*"|(?<!\w)\'[^\']*\'(?!\w)')
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]]))\s+")


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words of *text* in one spelling: NFKC, case folded, with straight apostrophes."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", normal_words(text)).casefold()))


def outside_quotes(text: str) -> str:
    """*text* with plain quotation marks, and without what stands between them: those are somebody else's words."""
    return _QUOTED.sub('""', normal_words(text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a short text."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    """Every run of so many words that follow each other."""
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def shown(text: str) -> str:
    """*text* in single quotes for a message, cut where it is long."""
    flat = " ".join(text.split())
    return f"'{flat}'" if len(flat) <= 60 else f"'{flat[:59].rstrip()}…'"
