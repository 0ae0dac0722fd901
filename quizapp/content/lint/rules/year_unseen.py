"""YEAR_UNSEEN: a date is asked whose year stands nowhere."""

import re
from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault

_DATE = re.compile(r"(\d{4})-\d{2}(?:-\d{2})?")


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    seen = " ".join((view.question.prompt, *view.quotes))
    for spellings in view.typed_keys:
        found = _DATE.fullmatch(spellings[0].text)
        if found and found[1] not in seen:
            what = f"neither the prompt nor a quote has the year {found[1]}, and an answer without it earns nothing"
            yield Fault(spellings[0].path, what, "name the year in the prompt and write 'year_given: true'")


RULE = Rule(
    id="YEAR_UNSEEN",
    severity="warning",
    detects="A date is to be typed whose year stands neither in the prompt nor in a quote under `cite`.",
    why="Students copy what they read: `2 May`. Without the year that is no full date, and they are asked for "
    "something that the text does not say.",
    fires="""
type: date
prompt: When did the engineers speak?
answer: 2023-04-04
cite: {daily: engineers said on Tuesday}
""",
    silent="""
type: date
prompt: On which day of 2023 did the engineers speak?
answer: 2023-04-04
year_given: true
cite: {daily: engineers said on Tuesday}
""",
    source="Own rule",
    look=in_questions(_look),
)
