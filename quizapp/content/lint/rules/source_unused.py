"""SOURCE_UNUSED: a passage that no question needs."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule
from quizapp.content.lint.views import SetView
from quizapp.core.problem import Fault


def _look(whole: SetView) -> Iterator[Fault]:
    cited = {found.passage_id for view in whole.questions for found in view.proofs}
    for index, name in enumerate(whole.passages):
        if name not in cited:
            what = f"no question needs the passage '{name}'"
            yield Fault(("passages", index), what, "ask about it, or take it out")


RULE = Rule(
    id="SOURCE_UNUSED",
    severity="info",
    detects="A passage of the set of which no question cites a word as its proof.",
    why="Students read it for nothing, and after one such passage they begin with the questions.",
    fires="""
prompt: Who was hurt?
options: {a: Nobody, b: A driver, c: A baker}
answer: a
cite: {post: Nobody was hurt.}
""",
    silent="""
- prompt: Who was hurt?
  options: {a: Nobody, b: A driver, c: A baker}
  answer: a
  cite: {post: Nobody was hurt.}
- prompt: What fell by half?
  options: {a: Sales, b: Prices, c: Rents}
  answer: a
  cite: {daily: sales had fallen by half}
""",
    source="Own rule",
    look=_look,
    needs_words=False,
    needs_whole_set=True,
)
