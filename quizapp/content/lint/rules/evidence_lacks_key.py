"""EVIDENCE_LACKS_KEY: the answer is a number that the quote does not have."""

from collections.abc import Iterator

from quizapp.content.lint.numbers import numbers_in, values_in
from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import shown, tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Line

_INSTEAD = (
    "cite the words with this number as well; if students have to work it out, cite what they need for that and write "
    "'lint_ignore: {EVIDENCE_LACKS_KEY: worked out from two numbers}'"
)


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    cited = _years(view).union(*(values_in(quote, view.words) for quote in view.quotes))
    picked = ((key,) for selection in view.selections for key in selection.keys)
    for spellings in (*picked, *view.typed_keys):
        if all(_lacks(line, cited, view) for line in spellings):
            what = f"no quote has the number of the answer {shown(spellings[0].text)}"
            yield Fault(spellings[0].path, what, _INSTEAD)


def _years(view: QuestionView) -> frozenset[float]:
    """The years of the passages, by which an option may name its report."""
    dates = (passage.source.published for passage in view.passages.values())
    return frozenset(float(date[:4]) for date in dates if date)


def _lacks(line: Line, cited: frozenset[float], view: QuestionView) -> bool:
    if _is_date(line.text, view) and any(_is_date(quote, view) for quote in view.quotes):
        return False  # "on Tuesday" proves a date, together with that of the report
    return any(not counted.values & cited for counted in numbers_in(line.text, view.words))


def _is_date(text: str, view: QuestionView) -> bool:
    """Whether *text* names a month or a weekday."""
    return bool(view.words.months.intersection(tokens(text)))


RULE = Rule(
    id="EVIDENCE_LACKS_KEY",
    severity="warning",
    detects="The right answer has a number, in digits or in words, that stands in none of the quotes under `cite`. "
    "The years in which the passages were published do not count.",
    why="The proof is what students see in the end. One that does not show the number proves nothing.",
    fires="""
prompt: How long was the crack?
options: {a: 9 centimetres, b: 14 centimetres, c: 30 centimetres}
answer: b
cite: {post: was found in a support beam}
""",
    silent="""
prompt: How long was the crack?
options: {a: 9 centimetres, b: 14 centimetres, c: 30 centimetres}
answer: b
cite: {post: a crack 14 centimetres long was found in a support beam}
""",
    source="Own rule",
    look=in_questions(_look),
)
