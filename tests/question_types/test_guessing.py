"""Blind guessing earns no more than a type says, and the order of a file changes no mark: all types, all rules."""

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from itertools import combinations, permutations, product
from math import prod, sqrt
from statistics import pstdev
from typing import Any, NamedTuple, get_args

import pytest
from full_run import some_of
from type_examples import WITH_EVIDENCE, Page, example, example_of, written

from quizapp import resources
from quizapp.content.library import Library
from quizapp.core.question import Question
from quizapp.core.question_type import Asking, Passages, QuestionType, UnreadableResponse
from quizapp.question_types import REGISTRY

Pairs = tuple[tuple[str, str], ...]
"""What a browser sends for one control, or for all controls of one name."""
ENOUGH = 400
"""If there are no more answers than this, each of them is tried; otherwise so many are drawn."""


class Case(NamedTuple):
    """A question under one rule."""

    kind: QuestionType
    question: Question
    passages: Passages


def cases() -> Iterator[tuple[str, Case]]:
    """The example of each type and the questions of the example sets, under every rule of their type."""
    for name in (*REGISTRY, *WITH_EVIDENCE):
        each = example(name)
        yield from under_each_rule(name, Case(each.kind, each.question, each.question_set.passages))
    for question_set in Library(resources.EXAMPLES, REGISTRY).sets():
        for question in question_set.questions:
            case = Case(REGISTRY[question.type], question, question_set.passages)
            yield from under_each_rule(f"{question_set.id}/{question.id}", case)


def under_each_rule(name: str, case: Case) -> Iterator[tuple[str, Case]]:
    rules = rules_of(case.question)
    for rule in rules:
        yield f"{name}, {rule}", case._replace(question=case.question.model_copy(update={"scoring": rule}))
    if not rules:
        yield name, case


def rules_of(question: Question) -> list[str]:
    """What may stand behind `scoring`, where the type has that key."""
    info = type(question).model_fields.get("scoring")
    parts = (info.annotation, *get_args(info.annotation)) if info else ()
    return list(dict.fromkeys(word for part in parts for word in get_args(part) if isinstance(word, str)))


CASES = dict(cases())
EXAMPLES = dict.fromkeys(name for name in CASES if "/" not in name)
"""Those of the types; the others are questions of the sets."""


# ---------------------------------------------------------------- guessing


class Controls(HTMLParser):
    """The values that the controls of a page offer, by their names; several selects may share one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.radios: dict[str, list[str]] = {}
        self.boxes: dict[str, list[str]] = {}
        self.selects: dict[str, list[list[str]]] = {}
        self._values: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value, kind = given.get("name") or "", given.get("value") or "", given.get("type")
        if tag == "input" and kind in {"radio", "checkbox"}:
            (self.radios if kind == "radio" else self.boxes).setdefault(name, []).append(value)
        elif tag == "select":
            self._values = []
            self.selects.setdefault(name, []).append(self._values)
        elif tag == "option" and value:
            self._values.append(value)

    def offers(self, ticks: int) -> list[list[Pairs]]:
        """All that can be answered, name by name, with so many boxes ticked; selects of one name are put in order."""
        offers: list[list[Pairs]] = [[((name, value),) for value in values] for name, values in self.radios.items()]
        for name, values in self.boxes.items():
            ticked = combinations(values, min(ticks, len(values)))
            offers.append([tuple((name, value) for value in each) for each in ticked])
        for name, selects in self.selects.items():
            orders = permutations(range(len(selects[0])), len(selects))
            offers.append([tuple((name, selects[at][place]) for at, place in enumerate(order)) for order in orders])
        return offers

    @property
    def most_ticks(self) -> int:
        return max(map(len, self.boxes.values()), default=1)


def guesses(offers: list[list[Pairs]]) -> list[tuple[Pairs, ...]]:
    if prod(map(len, offers)) <= ENOUGH:
        return list(product(*offers))
    drawing = random.Random(7)
    return [tuple(map(drawing.choice, offers)) for _ in range(ENOUGH)]


def earned_by_guessing(case: Case, ticks: int) -> list[Fraction]:
    """What each guess earns that the page takes."""
    asking = Asking("seed", 1, case.passages)
    page = Page(case.kind, case.kind.ask(case.question, asking))
    earned = []
    for guess in guesses(Controls(page.html).offers(ticks)):
        try:
            response = case.kind.read(case.question, asking, page.read([pair for pairs in guess for pair in pairs]))
        except UnreadableResponse:  # more ticks than are allowed
            continue
        earned.append(case.kind.grade(case.question, response, case.passages).fraction)
    return earned


def guessing_does_not_beat_the_stated_chance(case: Case) -> None:
    asked = case.kind.ask(case.question, Asking("seed", 1, case.passages))
    stated = case.kind.chance(case.question, case.passages)
    for ticks in range(1, Controls(Page(case.kind, asked).html).most_ticks + 1):
        earned = earned_by_guessing(case, ticks)
        by_luck = 4 * pstdev(map(float, earned)) / sqrt(len(earned)) if len(earned) == ENOUGH else 0
        if earned:
            assert sum(earned) / len(earned) <= stated + Fraction(by_luck), f"{ticks} ticks"


@pytest.mark.parametrize("name", [*EXAMPLES, *some_of((name for name in CASES if name not in EXAMPLES), 15)])
def test_guessing_does_not_beat_the_stated_chance(name: str) -> None:
    guessing_does_not_beat_the_stated_chance(CASES[name])


@pytest.mark.parametrize(
    "name", ["single_choice", "hot_text, exact", "matching", "ordering, tau_floor", "source_matrix, row"]
)
def test_a_chance_that_is_stated_too_low_is_noticed(name: str) -> None:
    case = CASES[name]
    half = case.kind.chance(case.question, case.passages) / 2

    with pytest.raises(AssertionError):
        guessing_does_not_beat_the_stated_chance(case._replace(kind=replace(case.kind, chance=lambda *_: half)))


# ---------------------------------------------------------------- the order of a file


def shuffled(value: Any, order: random.Random) -> Any:
    """The same data with the keys of every mapping in another order; lists may be ordered on purpose."""
    if isinstance(value, dict):
        return {key: shuffled(value[key], order) for key in order.sample(list(value), len(value))}
    return [shuffled(part, order) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", REGISTRY)
def test_the_order_of_options_and_keys_changes_no_mark(name: str, seed: int) -> None:
    kind, data = REGISTRY[name], written(REGISTRY[name])
    moved = example_of(kind, {**data, "question": shuffled(data["question"], random.Random(seed))})
    for response, _, _ in (one := example(name)).answers:
        mark = kind.grade(one.question, response, one.question_set.passages)

        assert kind.grade(moved.question, response, moved.question_set.passages) == mark
