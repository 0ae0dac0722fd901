"""Ordering: what a teacher writes, how it is asked and graded."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from quizapp.core.arranging import (
    Arrangement,
    AskedArrangement,
    ReviewedOrder,
    ask_items,
    grade_order,
    read_order,
    review_order,
)
from quizapp.core.authored import OptionId, bare_text
from quizapp.core.choices import key_fault, option_faults
from quizapp.core.mark import Mark
from quizapp.core.problem import Fault
from quizapp.core.question import Item, Question
from quizapp.core.question_type import Asking, Passages, Response
from quizapp.core.sequence import Rule, chance_of, ranks_of
from quizapp.core.wording import Wording, lines_of

_JOINTS = set("=,;/&+()")
"""Signs by which a teacher may have meant a tie."""


def _as_group(value: object) -> object:
    """A label as the group of one that it is; says how a tie is written where it is written otherwise."""
    if isinstance(value, str) and _JOINTS & set(value.strip()):
        raise ValueError(f"'{value[:60]}' is no label; write items that may stand either way round as [b, c]")
    if isinstance(value, dict) or (isinstance(value, list) and any(not isinstance(each, str) for each in value)):
        raise ValueError("a tie can hold only labels; write [a, [b, c], d], where b and c may stand either way round")
    return [value] if isinstance(value, str) else value


Group = Annotated[
    list[OptionId],
    Field(min_length=1),
    BeforeValidator(_as_group, json_schema_input_type=OptionId | list[OptionId]),
]


class Ordering(Question):
    """Items that are put in order."""

    type: Literal["ordering"] = Field(description="The type of the question.")
    items: Annotated[
        dict[OptionId, Annotated[Item, bare_text("text", Item)]],
        Field(min_length=3, max_length=12, description="What is put in order, each under a label."),
    ]
    answer: Annotated[
        list[Group], Field(min_length=1, description="The labels in the right order, ties as lists: [a, [b, c], d].")
    ]
    scoring: Rule = Field("tau_floor", description="The rule by which a partly right order is scored.")


def faults(question: Ordering, _passages: Passages) -> Iterator[Fault]:
    """Labels in the answer that are unknown, missing or there twice; an answer that any order would meet."""
    for place, group in enumerate(question.answer):
        for index, label in enumerate(group):
            yield from key_fault(label, question.items, "answer", place, index, noun="an item")
    named = Counter(label for group in question.answer for label in group)
    yield from _miscounted(question, named)
    if len(question.answer) == 1 and named.keys() == question.items.keys():
        what = "every order would be right, as all items are tied"
        yield Fault(("answer",), what, "write the first item first, and tie only what may stand either way round")
    yield from option_faults(question.items, "items")


def _miscounted(question: Ordering, named: Mapping[str, int]) -> Iterator[Fault]:
    for label, times in named.items():
        if times > 1:
            yield Fault(("answer",), f"the answer names '{label}' {times} times", "name each item once")
    for label in question.items if named.keys() <= question.items.keys() else ():  # else one is misspelt, as told
        if label not in named:
            instead = "add it where it belongs, or take the item out"
            yield Fault(("answer",), f"the answer leaves out the item '{label}'", instead)


def arrangement(question: Ordering) -> Arrangement:
    texts = {label: item.text for label, item in question.items.items()}
    return Arrangement(question.id, texts, ranks_of(question.answer), question.scoring)


def ask(question: Ordering, asking: Asking) -> AskedArrangement:
    """The items without the key."""
    return AskedArrangement(**asking.common(question), items=ask_items(arrangement(question), asking))


def read(question: Ordering, asking: Asking, data: Mapping[str, Any] | None) -> Response:
    """The labels in the order sent."""
    return read_order(arrangement(question), asking.seed, data)


def grade(question: Ordering, response: Response, _passages: Passages) -> Mark:
    """By the rule the teacher named."""
    return grade_order(arrangement(question), response)


def chance(question: Ordering, _passages: Passages) -> Fraction:
    """The mean over all orders."""
    return chance_of(question.scoring, ranks_of(question.answer))


def review(question: Ordering, response: Response, _passages: Passages) -> ReviewedOrder:
    """The items in the right order, each with the place it was given."""
    return review_order(arrangement(question), response)


def wording(question: Ordering, _passages: Passages) -> Wording:
    """The items."""
    return Wording(lines=lines_of(question.items, "items"))


def seconds(question: Ordering) -> int:
    """A third of a minute for each item."""
    return 20 * len(question.items)
