"""The glossary of a set: headwords of its passages with explanations, and where a passage has them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from quizapp.core.authored import Text
from quizapp.core.passage import Paragraph, Passage, Sentence
from quizapp.core.quote_text import normal_words

LONGEST_HEADWORD = 60
LONGEST_EXPLANATION = 500
MOST_HEADWORDS = 100


def _with_explanations(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError("'glossary' has no words; write each on a line of its own: 'word: what it means'")
    return value


Headword = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_HEADWORD)]
Explanation = Annotated[Text, Field(max_length=LONGEST_EXPLANATION)]
Glossary = Annotated[dict[Headword, Explanation], Field(max_length=MOST_HEADWORDS), BeforeValidator(_with_explanations)]
"""Explanations by the words of a passage that they explain."""


_Place = tuple[int, int, str]
"""From where to where in a paragraph, and the headword."""


@dataclass(frozen=True)
class Piece:
    """Some words of a sentence; with a *headword*, they are what the glossary explains under it."""

    text: str
    headword: str | None = None


def pieces(paragraph: Paragraph, sentence: Sentence, headwords: Mapping[str, str]) -> tuple[Piece, ...]:
    """The words of a sentence, cut at the headwords that the paragraph has there for the first time."""
    places = _first_places(paragraph, tuple(headwords))
    found = [place for place in places if sentence.start <= place[0] < sentence.end]
    whole = paragraph.text[sentence.start : sentence.end]
    begin = sentence.start + len(whole) - len(whole.lstrip())
    stop = sentence.start + len(whole.rstrip())
    return tuple(piece for piece in _cut(paragraph.text, begin, stop, found) if piece.text)


def explained_in(passage: Passage, headwords: Mapping[str, str]) -> dict[str, str]:
    """The part of the glossary that explains words of this passage, in the order of the text."""
    places = (_first_places(paragraph, tuple(headwords)) for paragraph in passage.paragraphs)
    return {headword: headwords[headword] for of_paragraph in places for _, _, headword in of_paragraph}


def _cut(text: str, begin: int, stop: int, found: list[_Place]) -> Iterator[Piece]:
    for start, end, headword in found:
        yield Piece(text[begin:start])
        yield Piece(text[start:end], headword)
        begin = end
    yield Piece(text[begin:stop])


@lru_cache(maxsize=4096)
def _first_places(paragraph: Paragraph, headwords: tuple[str, ...]) -> tuple[_Place, ...]:
    """Where each headword stands for the first time, in order; of two in one place the longer counts."""
    by_words = {words: headword for headword in headwords if (words := normal_words(headword))}
    if not by_words:
        return ()
    by_any_letters = {words.casefold(): headword for words, headword in by_words.items()}
    origins, places = paragraph.normalised.origins, dict[str, _Place]()
    for found in _pattern(tuple(by_words)).finditer(paragraph.normalised.text):
        start, end = origins[found.start()], origins[found.end() - 1] + 1
        headword = by_any_letters.get(found[0].casefold())
        if headword is not None and any(each.start <= start and end <= each.end for each in paragraph.sentences):
            places.setdefault(headword, (start, end, headword))
    return tuple(sorted(places.values()))


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of them, the longest first, where it stands as whole words."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W_])", re.IGNORECASE)
