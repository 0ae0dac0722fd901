"""Short answer: what a teacher writes, how it is asked and graded."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pydantic import Field

from quizapp.core.accept_list import (
    LONGEST_ANSWER,
    Accents,
    Accept,
    AcceptList,
    Reject,
    accept_list_faults,
    grade_typed,
    read_typed,
    right_spellings,
)
from quizapp.core.mark import Mark
from quizapp.core.problem import Fault
from quizapp.core.question import Question
from quizapp.core.question_type import AskedInWords, Asking, Passages, Response, as_text
from quizapp.core.wording import Wording


class ShortAnswer(Question):
    """A few typed words."""

    type: Literal["short_answer"] = Field(description="The type of the question.")
    accept: Accept
    reject: Reject = Field(default_factory=list)
    accents: Accents = Field("optional", description="Whether é may be written as e.")

    @property
    def answers(self) -> AcceptList:
        """What an answer is compared with."""
        return AcceptList(self.accept, self.reject, self.accents)


@dataclass(frozen=True, kw_only=True)
class AskedShortAnswer(AskedInWords):
    """The empty line, with what was typed so far."""

    longest: int = LONGEST_ANSWER


def faults(question: ShortAnswer, _passages: Passages) -> Iterator[Fault]:
    """What is wrong with the accept list."""
    yield from accept_list_faults(question.answers)


def ask(question: ShortAnswer, asking: Asking) -> AskedShortAnswer:
    """The page without the accepted answers."""
    return AskedShortAnswer(**asking.common(question), text=as_text(asking.response))


def read(_question: ShortAnswer, _asking: Asking, data: str | None) -> Response:
    """What was typed, kept exactly; only white space is blank."""
    return read_typed(data)


def grade(question: ShortAnswer, response: Response, _passages: Passages) -> Mark:
    """By the first of: exact, rejected, accents differ, near miss, wrong."""
    return grade_typed(question.answers, as_text(response))


def chance(_question: ShortAnswer, _passages: Passages) -> Fraction:
    """Nobody guesses words at random."""
    return Fraction(0)


def wording(question: ShortAnswer, _passages: Passages) -> Wording:
    """Every spelling that is right."""
    return Wording(typed_keys=right_spellings(question.accept, "accept"))
