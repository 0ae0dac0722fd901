"""The word lists, by language: the one list of them."""

from collections.abc import Mapping

from quizapp.content.lint.word_lists.english import ENGLISH
from quizapp.content.lint.word_lists.german import GERMAN
from quizapp.content.lint.words import NO_WORDS, Words

WORD_LISTS: Mapping[str, Words] = {words.language: words for words in (ENGLISH, GERMAN)}


def words_of(language: str) -> Words:
    """The lists for `en`, `en-GB` and the like; empty ones where there are none."""
    return WORD_LISTS.get(language.casefold().partition("-")[0], NO_WORDS)
