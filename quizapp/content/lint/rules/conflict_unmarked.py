"""CONFLICT_UNMARKED: the reports give different numbers, and the prompt does not say whose is wanted."""

from collections.abc import Iterator, Mapping

from quizapp.content.lint.numbers import Counted, numbers_in, values_in
from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.sources import names_a_source
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault

_Counts = Mapping[str, tuple[Counted, ...]]
"""What each passage counts."""


def _look(view: QuestionView, whole: SetView) -> Iterator[Fault]:
    if len(whole.readable) < 2 or names_a_source(view.stem.text, view.passages, view.words):
        return
    counts = whole.counted
    for key in view.key_lines:
        for noun, values in _nouns_of(key.text, view):
            if _is_in_conflict(noun, values, counts):
                what = f"the reports give different numbers of '{noun}…', and the prompt does not say whose is wanted"
                yield Fault(key.path, f"{what} (here {shown(key.text)})", "name the report or its date in the prompt")
                return


def _nouns_of(key: str, view: QuestionView) -> Iterator[tuple[str, frozenset[float]]]:
    """What the numbers of the key count, in the key itself or in the cited words."""
    values = values_in(key, view.words)
    for text in (key, *view.cited_sentences):
        for counted in numbers_in(text, view.words):
            if counted.noun and counted.values & values:
                yield counted.noun, counted.values


def _is_in_conflict(noun: str, values: frozenset[float], counts: _Counts) -> bool:
    by_passage = [[each.values for each in counted if each.noun == noun] for counted in counts.values()]
    agree = [any(found & values for found in each) for each in by_passage]
    differ = [bool(each) and not any(found & values for found in each) for each in by_passage]
    return any(agree) and any(differ)


RULE = Rule(
    id="CONFLICT_UNMARKED",
    severity="warning",
    detects="The answer has a number; one passage gives this number of something, another passage a different number "
    "of the same; and the prompt names no publisher, author, title or date.",
    why="A student who takes the number from the other report has read correctly and loses the point.",
    fires="""
prompt: How long will the repair take?
options: {a: Six weeks, b: Two weeks, c: Four weeks}
answer: a
cite: {post: would take six weeks}
""",
    silent="""
prompt: How long will the repair take, according to the mayor in the Harbour Post?
options: {a: Six weeks, b: Two weeks, c: Four weeks}
answer: a
cite: {post: would take six weeks}
""",
    source="Own rule",
    look=in_questions(_look),
)
