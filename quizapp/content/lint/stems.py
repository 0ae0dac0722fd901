"""Looks into prompts: the sentence that asks, and whether it asks for what is not so."""

import re
from collections.abc import Sequence

from quizapp.content.lint.tokens import outside_quotes, sentences_of, tokens
from quizapp.content.lint.words import Words
from quizapp.core.quote_text import normal_words

_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1")


def asking_sentence(stem: str) -> str:
    """The last sentence with a question mark, or else the last one; what stands in quotation marks is left out."""
    sentences = sentences_of(outside_quotes(stem))
    asking = [each for each in sentences if "?" in each]
    return (asking or sentences or [""])[-1]


def negation_of(stem: str, words: Words) -> str:
    """The word by which the stem asks for what is not so; nothing in questions such as "Why was it not opened?"."""
    sentence = asking_sentence(stem)
    found = words.denials_in(sentence)
    exceptions = [word for word in found if word in words.exceptions]
    if exceptions or not found:
        return exceptions[0] if exceptions else ""
    asking = tokens(sentence)
    return "" if _is_plain_question(asking[: asking.index(found[0])], words) else found[0]


def _is_plain_question(before: Sequence[str], words: Words) -> bool:
    """Whether what stands *before* the negation asks why, how, when or where, or for yes or no."""
    asks_with = [word for word in before if word in words.question_words]
    if asks_with:
        return asks_with[-1] in words.circumstances
    return bool(before) and before[0] in words.auxiliaries


def is_emphasised(word: str, stem: str) -> bool:
    """Whether *word* stands in the stem in capitals, bold or italics."""
    strong = " ".join(found[2] for found in _EMPHASIS.finditer(normal_words(stem)))
    capitals = [each for each in re.findall(r"[^\W\d_']+(?:'[^\W\d_]+)*", normal_words(stem)) if each.isupper()]
    return word in tokens(strong) or word in tokens(" ".join(capitals))
