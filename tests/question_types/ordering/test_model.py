"""Ordering: what a teacher writes wrong is told, the key stays off the page, every rule gives its exact fraction."""

from dataclasses import asdict
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from quizapp.core.mark import Status
from quizapp.core.problem import Fault
from quizapp.core.question_type import Asking, Response
from quizapp.question_types.ordering import TYPE
from quizapp.question_types.ordering.model import Ordering

ITEMS = {
    "a": "They bought the land.",
    "b": {"text": "They drained it.", "cite": "They drained the meadow.", "why": "CANARY-WHY"},
    "c": "They cut timber.",
    "d": "They built the harbour.",
}


def question(**changes: Any) -> Ordering:
    data: dict[str, Any] = {
        "id": "founding",
        "type": "ordering",
        "prompt": "In which order?",
        "items": ITEMS,
        "answer": ["a", ["b", "c"], "d"],
        "explain": "CANARY-EXPLAIN",
        "cite": "CANARY-CITE",
    }
    return Ordering.model_validate({**data, **changes})


def faults(**changes: Any) -> list[Fault]:
    return list(TYPE.faults(question(**changes), {}))


# ---------------------------------------------------------------- written


def test_a_sound_question_has_no_faults() -> None:
    assert faults() == []


def test_a_stored_version_reads_as_the_same_question() -> None:
    stored = question().model_dump(mode="json", exclude_none=True)

    assert question(**stored) == question()
    assert stored["answer"] == [["a"], ["b", "c"], ["d"]]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"answer": ["a", ["b", "x"], "c", "d"]},
            Fault(("answer", 1, 1), "the answer 'x' is not the label of an item", "write one of 'a', 'b', 'c' or 'd'"),
        ),
        (
            {"answer": ["a", "b", "c"]},
            Fault(
                ("answer",),
                "the answer leaves out the item 'd'",
                "add it where it belongs, or take the item out",
            ),
        ),
        (
            {"answer": ["a", ["b", "c"], "d", "a"]},
            Fault(("answer",), "the answer names 'a' 2 times", "name each item once"),
        ),
        (
            {"answer": [["a", "b", "c", "d"]]},
            Fault(
                ("answer",),
                "every order would be right, as all items are tied",
                "write the first item first, and tie only what may stand either way round",
            ),
        ),
        (
            {"items": {**ITEMS, "d": "they cut timber"}},
            Fault(("items", "d"), "the items 'c' and 'd' say the same", "change one of them or leave it out"),
        ),
    ],
    ids=["unknown label", "left out", "twice", "all tied", "same text"],
)
def test_a_mistake_is_told_with_its_place(changes: dict[str, Any], fault: Fault) -> None:
    assert faults(**changes) == [fault]


@pytest.mark.parametrize(
    ("answer", "place", "message"),
    [
        (["a", "b = c", "d"], ("answer", 1), "'b = c' is no label; write items that may stand either way round as"),
        (["a", "b, c", "d"], ("answer", 1), "'b, c' is no label; write items that may stand either way round as"),
        (["a", ["b", ["c"]], "d"], ("answer", 1), "a tie can hold only labels; write [a, [b, c], d]"),
        (["a", {"b": "c"}, "d"], ("answer", 1), "a tie can hold only labels; write [a, [b, c], d]"),
        (["a", [], "d"], ("answer", 1), "at least 1"),
        ("abcd", ("answer",), "valid list"),
        ([], ("answer",), "at least 1"),
    ],
)
def test_a_tie_that_is_written_otherwise_is_told(answer: Any, place: tuple[Any, ...], message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        question(answer=answer)

    assert [error["loc"] for error in refused.value.errors()] == [place]
    assert message in refused.value.errors()[0]["msg"]


@pytest.mark.parametrize("count", [2, 13])
def test_too_few_and_too_many_items_are_refused(count: int) -> None:
    labels = [f"i{number}" for number in range(count)]

    with pytest.raises(ValidationError, match="items"):
        question(items={label: label for label in labels}, answer=labels)


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValidationError, match="scoring"):
        question(scoring="lis")


# ---------------------------------------------------------------- asked


def asked(seed: str = "seed", response: Response = None) -> Any:
    return TYPE.ask(question(), Asking(seed, 1, {}, response))


def test_no_key_and_no_label_is_in_the_asked_question() -> None:
    page = str(asdict(asked()))

    assert "CANARY" not in page
    assert list(asdict(asked().items[0])) == ["token", "text", "place", "start"]
    assert not {item.token for item in asked().items} & set(ITEMS)


@given(st.text(max_size=20))
def test_no_attempt_begins_with_a_right_order(seed: str) -> None:
    texts = [item.text for item in asked(seed).items]

    assert texts[0] != "They bought the land." or texts[-1] != "They built the harbour."


def test_an_answer_is_asked_again_in_its_own_order() -> None:
    items = asked(response=["d", "b", "c", "a"]).items

    assert [item.text for item in items][::3] == ["They built the harbour.", "They bought the land."]
    assert [item.place for item in items] == [1, 2, 3, 4]
    assert asked(response=["d", "b", "c", "a"]).answered


# ---------------------------------------------------------------- graded


@pytest.mark.parametrize(
    ("rule", "fraction"),
    [
        ("tau_floor", Fraction(3, 5)),
        ("exact", Fraction(0)),
        ("position", Fraction(1, 2)),
        ("pairs", Fraction(4, 5)),
        ("adjacent", Fraction(2, 3)),
    ],
)
def test_the_teachers_rule_scores_the_order(rule: str, fraction: Fraction) -> None:
    mark = TYPE.grade(question(scoring=rule), ["b", "a", "c", "d"], {})

    assert mark.fraction == fraction


@pytest.mark.parametrize("response", [None, [], "", {}, 0, ["x", "y"]])
@pytest.mark.parametrize("rule", ["tau_floor", "exact", "position", "pairs", "adjacent"])
def test_a_blank_is_omitted_whatever_the_rule(rule: str, response: Response) -> None:
    mark = TYPE.grade(question(scoring=rule), response, {})

    assert (mark.fraction, mark.status) == (Fraction(0), Status.OMITTED)


@given(st.permutations("abcd"), st.permutations("abcd"), st.sampled_from(["tau_floor", "exact", "position", "pairs"]))
@settings(deadline=None)
def test_where_the_items_stand_in_the_file_changes_nothing(order: list[str], file: list[str], rule: str) -> None:
    moved = question(items={label: ITEMS[label] for label in file}, scoring=rule)

    assert TYPE.grade(moved, [*order], {}) == TYPE.grade(question(scoring=rule), [*order], {})


@pytest.mark.parametrize("rule", ["tau_floor", "exact", "position", "pairs", "adjacent"])
def test_random_orders_earn_the_stated_chance(rule: str) -> None:
    asked_by = question(scoring=rule)
    orders: list[Response] = [[*order] for order in permutations("abcd")]
    earned = sum((TYPE.grade(asked_by, order, {}).fraction for order in orders), Fraction(0))

    assert earned / len(orders) == TYPE.chance(asked_by, {})


def test_nothing_is_asked_back_about_an_order() -> None:
    assert TYPE.ask_back(question(), ["d", "c", "b", "a"], {}, "en") == ""


def test_the_review_tells_the_right_order_and_what_the_rule_counted() -> None:
    reviewed = TYPE.review(question(), ["b", "a", "c", "d"], {})

    assert [item.id for item in reviewed.items] == ["a", "b", "c", "d"]
    assert [item.given for item in reviewed.items] == [2, 1, 3, 4]
    assert reviewed.tally == (4, 5)
