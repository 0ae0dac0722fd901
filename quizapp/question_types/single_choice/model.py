"""Single choice: what a teacher writes, how it is asked and graded."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from quizapp.core.authored import OptionId, Share, bare_text
from quizapp.core.choices import AskedOption, ask_options, key_fault, option_faults, option_of
from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.problem import Fault
from quizapp.core.question import Option, Question
from quizapp.core.question_type import Asked, Asking, Passages, Response, as_text


class GradedOption(Option):
    """An option that may earn a part of the points."""

    fraction: Share | None = Field(None, description="The part of the points it earns though it is not the answer.")


class SingleChoice(Question):
    """One right option among several."""

    type: Literal["single_choice"] = Field(description="The type of the question.")
    options: Annotated[
        dict[OptionId, Annotated[GradedOption, bare_text("text", GradedOption)]],
        Field(min_length=2, max_length=12, description="The choices, each under a label: `a: Paris`."),
    ]
    answer: OptionId = Field(description="The label of the right option.")
    shuffle: bool = Field(True, description="`false` shows the options in the order of the file.")


@dataclass(frozen=True, kw_only=True)
class AskedSingleChoice(Asked):
    """The options as one student sees them."""

    options: tuple[AskedOption, ...]


def faults(question: SingleChoice, _passages: Passages) -> Iterator[Fault]:
    """A key that is no option, options that say the same, a share on the key itself, all the points for another."""
    yield from key_fault(question.answer, question.options, "answer")
    yield from option_faults(question.options)
    key = question.options.get(question.answer)
    if key is not None and key.fraction is not None:
        what = f"the option '{question.answer}' is the answer and has a fraction"
        yield Fault(("options", question.answer, "fraction"), what, "leave the fraction out; the answer earns all")
    for option_id, option in question.options.items():
        if option_id != question.answer and option.fraction == 1:
            what = f"the option '{option_id}' is not the answer and earns all the points"
            instead = "write a smaller fraction, or use multiple_response if both are right"
            yield Fault(("options", option_id, "fraction"), what, instead)


def ask(question: SingleChoice, asking: Asking) -> AskedSingleChoice:
    """The page without the key."""
    options = ask_options(
        question.options,
        asking.seed,
        question.id,
        shuffle=question.shuffle,
        chosen={as_text(asking.response)},
    )
    return AskedSingleChoice(**asking.common(question), options=options)


def read(question: SingleChoice, asking: Asking, data: str | None) -> Response:
    """The token of a radio button as the label of its option."""
    return option_of(question.options, asking.seed, question.id, data) if data else None


def grade(question: SingleChoice, response: Response, _passages: Passages) -> Mark:
    """All for the key, the option's own fraction otherwise."""
    chosen = as_text(response)
    if not chosen:
        return OMITTED
    if chosen == question.answer:
        return mark_of(Fraction(1))
    option = question.options.get(chosen)
    return mark_of(option.fraction or Fraction(0) if option else Fraction(0))


def chance(question: SingleChoice, _passages: Passages) -> Fraction:
    """One option at random."""
    earned = sum((option.fraction or Fraction(0) for option in question.options.values()), Fraction(1))
    return earned / len(question.options)
