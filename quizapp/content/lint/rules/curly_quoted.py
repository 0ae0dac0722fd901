"""CURLY_QUOTED: a whole text stands in the quotation marks of a word processor."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault

_OPENING, _CLOSING = "“”„«»", '“”«»"'


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    for key in ("prompt", "explain"):
        text = getattr(view.question, key) or ""
        if len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING and not _quotes_inside(text):
            what = "the whole text stands in curly quotation marks, which students will see"
            yield Fault((key,), what, 'take them out, or write straight ones: "…"')


def _quotes_inside(text: str) -> bool:
    """Whether the text begins with one quotation and ends with another."""
    return any(sign in _CLOSING for sign in text[1:-1])


RULE = Rule(
    id="CURLY_QUOTED",
    severity="warning",
    detects="A prompt or explanation between curly quotation marks, as word processors make them.",
    why="In YAML only straight quotation marks go around a text. Curly ones are a part of it, and everybody sees them.",
    fires="""
prompt: “Who said that the repair would take six weeks?”
options: {a: The mayor, b: A baker, c: An engineer}
answer: a
cite: {post: Mayor Ana Ruiz said}
""",
    silent="""
prompt: Who said that the repair “would take six weeks”?
options: {a: The mayor, b: A baker, c: An engineer}
answer: a
cite: {post: Mayor Ana Ruiz said}
""",
    source="Own rule",
    look=in_questions(_look),
)
