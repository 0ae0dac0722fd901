"""RELATIVE_DATE: "yesterday" and "now", whenever that is."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import outside_quotes
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    for line in view.lines:
        found = view.words.relative_date.search(outside_quotes(line.text))
        if found:
            what = f"'{found[0]}' means another day for every reader and every report"
            yield Fault(line.path, what, "write the date, or quote the words of the report in quotation marks")


RULE = Rule(
    id="RELATIVE_DATE",
    severity="warning",
    detects="Yesterday, last week, now, currently, two days ago and the like in prompts, options and statements, "
    "outside quotation marks.",
    why="Reports have different dates, and students read them months later: nobody knows from which day to count.",
    fires="""
prompt: What did the engineers say last week?
options: {a: The bridge stays shut., b: It opens soon., c: It will be sold.}
answer: a
cite: {daily: engineers said on Tuesday}
""",
    silent="""
prompt: What did the engineers say on 4 April 2023?
options: {a: The bridge stays shut., b: It opens soon., c: It will be sold.}
answer: a
cite: {daily: engineers said on Tuesday}
""",
    source="Own rule",
    look=in_questions(_look),
)
