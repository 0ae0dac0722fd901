"""KEY_ODD_FORM: only the right option has a number, a name, a quotation or the like."""

import re
from collections.abc import Iterator, Mapping

from quizapp.content.lint.rule import Rule, with_one_key
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.quote_text import normal_words
from quizapp.core.wording import Choice, Selection

_FORMS: Mapping[str, re.Pattern[str]] = {
    "a number": re.compile(r"\d"),
    "a comma": re.compile(","),
    "a quotation": re.compile(r'"'),
    "brackets": re.compile(r"[()\[\]]"),
    "a sign such as % or €": re.compile("[%€$£°]"),
}


def _look(key: Choice, selection: Selection, _view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    others = [normal_words(each.text) for each in selection.distractors]
    for name, form in _FORMS.items():
        if len(others) > 1 and form.search(normal_words(key.text)) and not any(map(form.search, others)):
            yield Fault(key.path, f"only the right option has {name}", "give a wrong option the same form")
            return


RULE = Rule(
    id="KEY_ODD_FORM",
    severity="info",
    detects="Only the right option has a number, a comma, quotation marks, brackets or a sign such as %.",
    why="A form that stands out looks exact, and exact looks right.",
    fires="""
prompt: When was the bridge closed?
options: {a: On 1 April, b: In summer, c: After the strike}
answer: a
""",
    silent="""
prompt: When was the bridge closed?
options: {a: On 1 April, b: On 3 May, c: After the strike}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28",
    look=with_one_key(_look),
    needs_words=False,
)
