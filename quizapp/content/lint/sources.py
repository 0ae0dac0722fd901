"""Whether a text says which of several passages it means: by publisher, author, title or date."""

import re
from collections.abc import Iterator, Mapping

from quizapp.content.lint.tokens import runs, tokens
from quizapp.content.lint.words import Words
from quizapp.core.passage import Passage, Source

_YEAR = re.compile(r"(?:19|20)\d\d")


def names_a_source(text: str, passages: Mapping[str, Passage], words: Words) -> bool:
    """Whether *text* names one of the passages, or a date."""
    found = tokens(text)
    if words.months & set(found) or any(_YEAR.fullmatch(word) for word in found):
        return True
    names = (name for passage in passages.values() for name in _names_of(passage.source, words))
    return any(name in runs(found, len(name)) for name in names if name)


def _names_of(source: Source, words: Words) -> Iterator[tuple[str, ...]]:
    """How readers call a passage; a publisher also without "The" before it."""
    for name in (source.publisher, source.author, source.title):
        if name:
            yield _without_small_words(tokens(name), words)
    if source.author:
        yield tokens(source.author)[-1:]


def _without_small_words(name: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """*name* from its first word of content on."""
    start = next((index for index, word in enumerate(name) if word not in words.stop), 0)
    return name[start:]


def without_sources(text: str, passages: Mapping[str, Passage]) -> str:
    """*text* without the names of publishers, which say where to look and not what is said."""
    publishers = [each.source.publisher for each in passages.values() if each.source.publisher]
    for publisher in publishers:
        text = re.sub(re.escape(publisher), " ", text, flags=re.IGNORECASE)
    return text
