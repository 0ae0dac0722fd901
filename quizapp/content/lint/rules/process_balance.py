"""PROCESS_BALANCE: nearly all questions ask for finding, or none brings the reports together."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule
from quizapp.content.lint.views import SetView
from quizapp.core.problem import Fault

_SHARE, _FEWEST = 0.7, 5


def _look(whole: SetView) -> Iterator[Fault]:
    if len(whole.questions) < _FEWEST:
        return
    named = [view.question.process for view in whole.questions if view.question.process]
    found = named.count("locate")
    if len(named) >= _FEWEST and found > _SHARE * len(named):
        what = f"{found} of {len(named)} questions ask only for finding ('process: locate')"
        yield Fault(("questions",), what, "add questions that ask to understand or to judge")
    together = any(len({each.passage_id for each in view.proofs}) > 1 for view in whole.questions)
    if len(whole.passages) > 1 and not together:
        what = f"there are {len(whole.passages)} passages, and no question needs two of them"
        yield Fault(("questions",), what, "add a question that compares them, and cite both")


_ONLY_FINDING = "".join(
    f"- prompt: Which word follows “{word}” in the Harbour Post?\n  process: locate\n"
    f"  options: {{a: {right}, b: Street, c: Mayor}}\n  answer: a\n"
    for word, right in (("crack", "14"), ("Nobody", "was"), ("repair", "would"), ("six", "weeks"), ("support", "beam"))
) + (
    "- prompt: Which number is in both reports, in one way or another?\n  process: understand\n"
    "  options: {a: None, b: Six, c: Ten}\n  answer: a\n"
    "  cite: {post: would take six weeks, daily: for at least ten weeks}\n"
)

RULE = Rule(
    id="PROCESS_BALANCE",
    severity="warning",
    detects="In a set of five or more questions, more than 70 % have `process: locate`; or there are several passages "
    "and no question has quotes from two.",
    why="Remark a word is where reading begins. Understanding and judging are what the set should train, and several "
    "reports are worth reading because they can be compared.",
    fires=_ONLY_FINDING,
    silent=_ONLY_FINDING.replace("process: locate", "process: understand", 3),
    source="PISA 2018 reading framework, about 25 % locate, 45 % understand, 30 % evaluate",
    look=_look,
    needs_words=False,
    needs_whole_set=True,
)
