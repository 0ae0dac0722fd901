"""OPINION: asks for an opinion and marks it as right or wrong."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import outside_quotes
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    if view.wording.marked_by_a_person:
        return
    for line in view.lines:
        found = view.words.opinion.search(outside_quotes(line.text))
        if found:
            what = f"'{found[0]}' asks for an opinion, which cannot be marked as wrong"
            yield Fault(line.path, what, "ask what the text says, or use open_response")


RULE = Rule(
    id="OPINION",
    severity="error",
    detects="“Do you think”, “in your opinion” and the like in a question that is marked by itself.",
    why="An opinion is neither right nor wrong, and a student whose opinion is marked wrong has reason to complain.",
    fires="""
prompt: Do you think it was right to close the bridge?
options: {a: Yes, b: No, c: Only at night}
answer: a
""",
    silent="""
prompt: Which reason does the Harbour Post give for closing the bridge?
options: {a: A crack, b: A flood, c: A strike}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002",
    look=in_questions(_look),
)
