"""CROSS_ITEM: one question gives away the answer of another."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault


def _look(view: QuestionView, whole: SetView) -> Iterator[Fault]:
    """Looks whether the words of this question answer another one."""
    said = view.words.content(" ".join(line.text for line in (view.stem, *view.wording.lines)))
    for other in whole.questions:
        answered = next(
            (key for key, rare in other.rare_keys if _is_told(rare - whole.topic - whole.publishers, said)), None
        )
        if other is not view and answered is not None:
            what = f"this gives away {shown(answered)}, the answer of the question '{other.question.id}'"
            yield Fault(view.stem.path, what, "say it in other words, or ask the other question differently")


def _is_told(rare: frozenset[str], said: frozenset[str]) -> bool:
    return rare <= said and (len(rare) > 1 or any(word[0].isdigit() for word in rare))


RULE = Rule(
    id="CROSS_ITEM",
    severity="warning",
    detects="A number, or two or more words of content, by which a right answer differs from its own prompt and wrong "
    "options, all stand in the prompt of another question. Words of half of all prompts do not count.",
    why="Test-wise students look for answers in other questions before they look into the text.",
    fires="""
- prompt: How long was the crack?
  options: {a: 14 centimetres, b: 9 centimetres, c: 30 centimetres}
  answer: a
- prompt: What did inspectors do after the 14 centimetres crack was found?
  options: {a: They closed the bridge., b: They sold it., c: They left.}
  answer: a
""",
    silent="""
- prompt: How long was the crack?
  options: {a: 14 centimetres, b: 9 centimetres, c: 30 centimetres}
  answer: a
- prompt: What did inspectors do after the crack was found?
  options: {a: They closed the bridge., b: They sold it., c: They left.}
  answer: a
""",
    source="Powers & Leung 1995",
    look=in_questions(_look),
)
