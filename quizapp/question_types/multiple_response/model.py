"""Multiple response: what a teacher writes, how it is asked and graded."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field

from quizapp.core.authored import OptionId
from quizapp.core.choices import (
    AskedOptions,
    Options,
    ask_options,
    key_fault,
    misread_options,
    option_faults,
    option_of,
)
from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.message import message
from quizapp.core.problem import Fault
from quizapp.core.question import Question
from quizapp.core.question_type import Asking, Misread, Passages, Response, UnreadableResponse, as_ids
from quizapp.core.wording import Line, Selection, Wording, choices_of

Scoring = Literal["balanced", "exact", "plus_minus", "per_option"]


class MultipleResponse(Question):
    """Several right options."""

    type: Literal["multiple_response"] = Field(description="The type of the question.")
    options: Options
    answer: Annotated[
        list[OptionId],
        Field(min_length=1, max_length=12, description="The labels of the right options.", examples=["[a, c]"]),
    ]
    choose: int | None = Field(None, ge=1, description="How many options may be ticked.")
    scoring: Scoring = Field("balanced", description="The rule by which a partly right answer is scored.")
    shuffle: bool = Field(True, description="`false` shows the options in the order of the file.")


@dataclass(frozen=True, kw_only=True)
class AskedMultipleResponse(AskedOptions):
    """The options as one student sees them, and how many may be ticked."""

    limit: int | None


def faults(question: MultipleResponse, _passages: Passages) -> Iterator[Fault]:
    """Keys that are no options or stand twice, nothing left to be wrong, a number that cannot be right."""
    for index, key in enumerate(question.answer):
        yield from key_fault(key, question.options, "answer", index)
        if key in question.answer[:index]:
            yield Fault(("answer", index), f"the answer names '{key}' twice", "name each right option once")
    if set(question.options) <= set(question.answer):
        yield Fault(("answer",), "every option is right", "add an option that is wrong")
    if question.choose is not None and question.choose != len(set(question.answer)):
        what = f"'choose' is {question.choose}, but {len(set(question.answer))} options are right"
        yield Fault(("choose",), what, "write the number of right options, or leave 'choose' out")
    yield from option_faults(question.options)


def ask(question: MultipleResponse, asking: Asking) -> AskedMultipleResponse:
    """The page without the key."""
    options = ask_options(
        question.options,
        asking.seed,
        question.id,
        shuffle=question.shuffle,
        chosen=as_ids(asking.response),
    )
    ticked = sum(option.chosen for option in options)
    still_open = max(0, (question.choose or 0) - ticked) if ticked else 0
    return AskedMultipleResponse(
        **asking.common(question), options=options, limit=question.choose, open_parts=still_open
    )


def read(question: MultipleResponse, asking: Asking, data: list[str] | None) -> Response:
    """The tokens of ticked boxes as labels, in the order of the file."""
    ticked = {option_of(question.options, asking.seed, question.id, sent) for sent in data or ()}
    if question.choose is not None and len(ticked) > question.choose:
        raise UnreadableResponse(
            message(
                "Choose at most %(most)s. You ticked %(number)s; untick some first.",
                most=question.choose,
                number=len(ticked),
            )
        )
    return [option_id for option_id in question.options if option_id in ticked] or None


def grade(question: MultipleResponse, response: Response, _passages: Passages) -> Mark:
    """By the rule the teacher named; unknown labels count as nothing."""
    picked = as_ids(response) & question.options.keys()
    if not picked:
        return OMITTED
    return mark_of(_RULES[question.scoring](picked, frozenset(question.answer), frozenset(question.options)))


def misread(question: MultipleResponse, response: Response, _passages: Passages) -> tuple[Misread, ...]:
    """What is known about each wrong option that was ticked."""
    return misread_options(question.options, as_ids(response) - set(question.answer), "options")


Ids = frozenset[str]


def _balanced(picked: Ids, keys: Ids, options: Ids) -> Fraction:
    return max(
        Fraction(0),
        Fraction(len(picked & keys), len(keys)) - Fraction(len(picked - keys), len(options - keys)),
    )


def _exact(picked: Ids, keys: Ids, _options: Ids) -> Fraction:
    return Fraction(picked == keys)


def _plus_minus(picked: Ids, keys: Ids, _options: Ids) -> Fraction:
    return max(Fraction(0), Fraction(len(picked & keys) - len(picked - keys), len(keys)))


def _per_option(picked: Ids, keys: Ids, options: Ids) -> Fraction:
    return Fraction(len(options) - len(picked ^ keys), len(options))


_RULES: Mapping[str, Callable[[Ids, Ids, Ids], Fraction]] = {
    "balanced": _balanced,
    "exact": _exact,
    "plus_minus": _plus_minus,
    "per_option": _per_option,
}


def chance(question: MultipleResponse, _passages: Passages) -> Fraction:
    """The mean over all selections of one size, each as likely as the others; of the size that pays best."""
    return max(_mean_of(question, size) for size in range(1, (question.choose or len(question.options)) + 1))


def _mean_of(question: MultipleResponse, size: int) -> Fraction:
    options, keys = frozenset(question.options), frozenset(question.answer)
    earned = [_RULES[question.scoring](frozenset(pick), keys, options) for pick in combinations(sorted(options), size)]
    return sum(earned, Fraction(0)) / len(earned)


def wording(question: MultipleResponse, _passages: Passages) -> Wording:
    """The prompt with its options."""
    choices = choices_of(question.options, question.answer, "options")
    return Wording((Selection(Line(("prompt",), question.prompt), choices, question.shuffle),))
