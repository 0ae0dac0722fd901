"""AMBIGUOUS_SOURCE: "the article", where there are several."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.sources import names_a_source
from quizapp.content.lint.tokens import outside_quotes
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    if len(view.passages) < 2:
        return
    for line in (view.stem, *view.wording.statements):
        found = view.words.one_report.search(outside_quotes(line.text))
        if found and not names_a_source(f"{view.stem.text} {line.text}", view.passages, view.words):
            what = f"there are {len(view.passages)} passages, and '{found[0]}' can be any of them"
            yield Fault(line.path, what, "name the publisher or the date, as in 'according to the Harbour Post'")


RULE = Rule(
    id="AMBIGUOUS_SOURCE",
    severity="warning",
    detects="“The article”, “the report”, “the author” and the like in a set of two passages or more, where prompt and "
    "statement name no publisher, author, title or date.",
    why="The passages may well say different things, and then the answer depends on which of them is meant.",
    fires="""
prompt: According to the article, how long will the repair take?
options: {a: Six weeks, b: Two weeks, c: Four weeks}
answer: a
cite: {post: would take six weeks}
""",
    silent="""
prompt: According to the Harbour Post, how long will the repair take?
options: {a: Six weeks, b: Two weeks, c: Four weeks}
answer: a
cite: {post: would take six weeks}
""",
    source="Own rule",
    look=in_questions(_look),
)
