"""PRONOUN_START: a prompt about "he" or "it", whoever that is."""

import re
from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import outside_quotes, sentences_of, tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.content.lint.words import Words
from quizapp.core.problem import Fault

_WITHIN = 4
_CAPITAL = re.compile(r"(?<=[^.!?…:] )[^\W\d_]*[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]\w*")


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    first = (sentences_of(outside_quotes(view.stem.text)) or [""])[0]
    pronoun = _opening_pronoun(first, view.words)
    if pronoun and not _CAPITAL.search(first):
        what = f"the prompt begins with '{pronoun}' and does not say who or what that is"
        yield Fault(view.stem.path, what, "write the name")


def _opening_pronoun(sentence: str, words: Words) -> str:
    """A pronoun at the beginning, after nothing but a question word and a verb such as did."""
    found = tokens(sentence)
    for place, word in enumerate(found[:_WITHIN]):
        if word in words.expletives and words.clause_joints.intersection(found[place:]):
            return ""
        if word in words.pronouns:
            return word
        if word not in words.question_words and word not in words.auxiliaries:
            return ""
    return ""


RULE = Rule(
    id="PRONOUN_START",
    severity="warning",
    detects="A prompt that begins with a pronoun such as she, it or this, with nothing before it but a question word "
    "and a verb, and with no name in the same sentence.",
    why="Questions are read one by one, often days after the passage, and in any order.",
    fires="""
prompt: Why might she have to close?
options: {a: Sales have fallen., b: Her oven is broken., c: The bridge is noisy.}
answer: a
cite: {daily: sales had fallen by half}
""",
    silent="""
prompt: Why might the baker have to close?
options: {a: Sales have fallen., b: Her oven is broken., c: The bridge is noisy.}
answer: a
cite: {daily: sales had fallen by half}
""",
    source="Own rule",
    look=in_questions(_look),
)
