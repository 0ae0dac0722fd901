"""Rules: what makes a question or a set worse than it could be, and how each looks for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault, Severity
from quizapp.core.wording import Choice, Line, Selection

Look = Callable[[SetView], Iterator[Fault]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule; the texts are for teachers, and the two examples are run as tests."""

    id: str
    severity: Severity
    detects: str
    why: str
    fires: str
    """Questions, in the short form of `examples.py`, in which the rule finds something."""
    silent: str
    """Much the same questions, in which it finds nothing."""
    source: str
    look: Look
    needs_words: bool = True
    """Whether it is off in a language without word lists."""
    needs_whole_set: bool = False
    """Whether it is off while some questions of the set cannot be read."""


def in_questions(look: Callable[[QuestionView, SetView], Iterator[Fault]]) -> Look:
    """Looks at each question; its faults are told from inside the question."""

    def everywhere(whole: SetView) -> Iterator[Fault]:
        for view in whole.questions:
            yield from (fault.under("questions", view.index) for fault in look(view, whole))

    return everywhere


def in_selections(look: Callable[[Selection, QuestionView, SetView], Iterator[Fault]]) -> Look:
    """Looks at each list to pick from, unless its choices are quotes, whose words nobody can change."""

    def inside(view: QuestionView, whole: SetView) -> Iterator[Fault]:
        for selection in view.selections:
            yield from look(selection, view, whole)

    return in_questions(inside)


def with_one_key(look: Callable[[Choice, Selection, QuestionView, SetView], Iterator[Fault]]) -> Look:
    """Looks at each list to pick from with just one right choice."""

    def inside(selection: Selection, view: QuestionView, whole: SetView) -> Iterator[Fault]:
        if len(selection.keys) == 1:
            yield from look(selection.keys[0], selection, view, whole)

    return in_selections(inside)


def in_stems(look: Callable[[Line, QuestionView, SetView], Iterator[Fault]]) -> Look:
    """Looks at each prompt that is answered by picking."""

    def inside(view: QuestionView, whole: SetView) -> Iterator[Fault]:
        for stem in view.asked_stems:
            yield from look(stem, view, whole)

    return in_questions(inside)
