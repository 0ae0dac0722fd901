"""GLOSSARY_TELLS: the glossary explains the words that a question asks about."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault


def _look(view: QuestionView, whole: SetView) -> Iterator[Fault]:
    if view.question.skill != "vocabulary":
        return
    asked = f" {' '.join(tokens(view.question.prompt))} "
    for headword in whole.glossary:
        if f" {' '.join(tokens(headword))} " in asked:
            what = f"the question asks about '{headword}', and the glossary explains it"
            yield Fault(("prompt",), what, "take the word out of the glossary, or ask about other words")


RULE = Rule(
    id="GLOSSARY_TELLS",
    severity="warning",
    detects="A question with `skill: vocabulary` whose prompt holds words that the glossary explains.",
    why="Readers can look the word up, so the question shows who looked it up, not who worked it out.",
    fires="""
glossary: {support beam: A long piece that carries weight.}
questions:
  - prompt: What is the “support beam” in this report?
    skill: vocabulary
    options: {a: A part of the bridge, b: A ray of light, c: A group of helpers}
    answer: a
    cite: {post: a crack 14 centimetres long was found in a support beam}
""",
    silent="""
glossary: {support beam: A long piece that carries weight.}
questions:
  - prompt: In what was the crack found?
    skill: find
    options: {a: A support beam, b: A road sign, c: A shop window}
    answer: a
    cite: {post: a crack 14 centimetres long was found in a support beam}
""",
    source="Own rule",
    look=in_questions(_look),
    needs_words=False,
)
