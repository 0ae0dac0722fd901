"""SCOPE_MISMATCH: a question about several reports, proven by one."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import outside_quotes
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    speaks_of_several = view.words.several_reports.search(outside_quotes(view.stem.text))
    if len(view.passages) < 2 or len({each.passage_id for each in view.proofs}) != 1:
        return
    if speaks_of_several or view.question.skill == "conflict":
        what = "the question is about several reports, and all its quotes are from one"
        yield Fault(("cite",), what, "cite the words of each report that it is about")


RULE = Rule(
    id="SCOPE_MISMATCH",
    severity="warning",
    detects="The prompt asks about both reports, or where the reports disagree, or the question has `skill: conflict`; "
    "and all quotes come from one passage.",
    why="That two reports agree or disagree is proven only when both are shown side by side.",
    fires="""
prompt: Where do the reports disagree?
options: {a: In the length of the repair, b: In the number of injured people, c: In the place}
answer: a
cite: {post: would take six weeks}
""",
    silent="""
prompt: Where do the reports disagree?
options: {a: In the length of the repair, b: In the number of injured people, c: In the place}
answer: a
cite: {post: would take six weeks, daily: for at least ten weeks}
""",
    source="Own rule",
    look=in_questions(_look),
)
