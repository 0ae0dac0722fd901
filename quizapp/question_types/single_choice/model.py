"""Single choice: what a teacher writes, how it is asked and graded."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field

from quizapp.core.choices import (
    AskedOptions,
    GradedOptions,
    OneLabel,
    ask_options,
    chance_of_one_choice,
    grade_one_choice,
    misread_options,
    one_choice_faults,
    option_of,
)
from quizapp.core.mark import Mark
from quizapp.core.problem import Fault
from quizapp.core.question import Question
from quizapp.core.question_type import Asking, Misread, Passages, Response, as_text
from quizapp.core.wording import Line, Selection, Wording, choices_of


class SingleChoice(Question):
    """One right option among several."""

    type: Literal["single_choice"] = Field(description="The type of the question.")
    options: GradedOptions
    answer: OneLabel = Field(description="The label of the right option.", examples=["c"])
    shuffle: bool = Field(True, description="`false` shows the options in the order of the file.")


def faults(question: SingleChoice, _passages: Passages) -> Iterator[Fault]:
    """A key that is no option, options that say the same, a share on the key itself."""
    yield from one_choice_faults(question.options, question.answer)


def ask(question: SingleChoice, asking: Asking) -> AskedOptions:
    """The page without the key."""
    options = ask_options(
        question.options,
        asking.seed,
        question.id,
        shuffle=question.shuffle,
        chosen={as_text(asking.response)},
    )
    return AskedOptions(**asking.common(question), options=options)


def read(question: SingleChoice, asking: Asking, data: str | None) -> Response:
    """The token of a radio button as the label of its option."""
    return option_of(question.options, asking.seed, question.id, data) if data else None


def grade(question: SingleChoice, response: Response, _passages: Passages) -> Mark:
    """All for the key, the option's own fraction otherwise."""
    return grade_one_choice(question.options, question.answer, as_text(response))


def misread(question: SingleChoice, response: Response, _passages: Passages) -> tuple[Misread, ...]:
    """What is known about the option, if it is wrong."""
    return misread_options(question.options, {as_text(response)} - {question.answer}, "options")


def chance(question: SingleChoice, _passages: Passages) -> Fraction:
    """One option at random."""
    return chance_of_one_choice(question.options)


def wording(question: SingleChoice, _passages: Passages) -> Wording:
    """The prompt with its options."""
    choices = choices_of(question.options, {question.answer}, "options")
    return Wording((Selection(Line(("prompt",), question.prompt), choices, question.shuffle),))
