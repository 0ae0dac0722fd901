"""LONG_STEM: a prompt that is a text of its own."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import sentences_of, tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault

_WORDS, _IN_ONE_SENTENCE = 40, 25


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    number = len(tokens(view.stem.text))
    longest = max((len(tokens(each)) for each in sentences_of(view.stem.text)), default=0)
    if number > _WORDS:
        yield Fault(view.stem.path, f"the prompt has {number} words", "leave out what is not needed for the answer")
    elif longest > _IN_ONE_SENTENCE:
        yield Fault(view.stem.path, f"the prompt has a sentence of {longest} words", "make two sentences of it")


RULE = Rule(
    id="LONG_STEM",
    severity="info",
    detects="A prompt of more than 40 words, or with a sentence of more than 25.",
    why="The passage should be hard to read, if anything, and not the question.",
    fires="""
prompt: >-
  Which of the many people who come up in the two reports about the old bridge in Mill Street and its closing in the
  spring of that year said how long the repair would take?
options: {a: The mayor, b: A baker, c: A driver}
answer: a
""",
    silent="""
prompt: Who said how long the repair would take?
options: {a: The mayor, b: A baker, c: A driver}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002",
    look=in_questions(_look),
    needs_words=False,
)
