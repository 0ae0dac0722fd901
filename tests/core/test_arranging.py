"""Items are shown, moved and read back without a key on the page and without losing one."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.arranging import (
    Arrangement,
    ask_items,
    grade_order,
    read_order,
    review_order,
    settle,
    start_order,
)
from quizapp.core.mark import Status
from quizapp.core.question_type import Asking, Response, UnreadableResponse
from quizapp.core.sequence import is_right_order, ranks_of

LETTERS = "abcdefghijkl"
TIED = Arrangement("q", {each: each.upper() for each in "abcd"}, ranks_of([["a"], ["b", "c"], ["d"]]), "tau_floor")

arrangements = (
    st.lists(st.integers(1, 4), min_size=2, max_size=6)
    .filter(lambda sizes: 3 <= sum(sizes) <= 12)
    .map(lambda sizes: [LETTERS[sum(sizes[:at]) : sum(sizes[: at + 1])] for at in range(len(sizes))])
    .map(lambda groups: Arrangement("q", {each: each for each in "".join(groups)}, ranks_of(groups), "tau_floor"))
)
seeds = st.text(min_size=1, max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def shown(arrangement: Arrangement, response: Response = None, seed: str = "seed") -> list[str]:
    """The tokens on the page, from the first place to the last."""
    return [item.token for item in ask_items(arrangement, Asking(seed, 1, {}, response))]


def sent(tokens: list[str], places: list[int] | None = None, move: str = "") -> dict[str, Any]:
    """What a form sends that shows the tokens in this order."""
    numbered = zip(tokens, places or range(1, len(tokens) + 1), strict=True)
    return {"places": [f"{token}:{place}" for token, place in numbered], "move": move}


@given(arrangements, seeds)
def test_the_start_order_is_never_a_right_one(arrangement: Arrangement, seed: str) -> None:
    start = start_order(arrangement, seed)

    assert sorted(start) == sorted(arrangement.texts)
    assert not is_right_order(start, arrangement.ranks)
    assert start == start_order(arrangement, seed)


def test_the_start_order_differs_from_attempt_to_attempt() -> None:
    assert len({start_order(TIED, f"seed {number}") for number in range(50)}) > 10


def test_a_start_order_can_be_made_even_where_every_order_is_right() -> None:
    hopeless = Arrangement("q", {"a": "A", "b": "B"}, {"a": 0, "b": 0}, "exact")

    assert sorted(start_order(hopeless, "seed")) == ["a", "b"]


def test_items_are_shown_under_tokens_and_say_where_they_began() -> None:
    start = start_order(TIED, "seed")
    asked = ask_items(TIED, Asking("seed", 1, {}, list(reversed(start))))

    assert [item.text for item in asked] == [each.upper() for each in reversed(start)]
    assert [item.place for item in asked] == [1, 2, 3, 4]
    assert [item.start for item in asked] == [4, 3, 2, 1]
    assert not {item.token for item in asked} & set(TIED.texts)


@pytest.mark.parametrize("response", [None, "a", ["a", "b"], ["a", "b", "c", "c"], {"a": "b"}])
def test_what_is_no_order_shows_the_start_order(response: Response) -> None:
    assert shown(TIED, response) == shown(TIED)


@given(arrangements, seeds, st.data())
def test_what_is_shown_reads_back_as_the_same_response(arrangement: Arrangement, seed: str, data: Any) -> None:
    order = data.draw(st.permutations(list(arrangement.texts)))
    response = None if tuple(order) == start_order(arrangement, seed) else order

    assert read_order(arrangement, seed, sent(shown(arrangement, response, seed))) == response


def test_an_untouched_order_is_no_answer() -> None:
    assert read_order(TIED, "seed", sent(shown(TIED))) is None


@pytest.mark.parametrize("data", [None, {}, {"places": []}, {"places": None, "move": None}])
def test_nothing_sent_is_no_answer(data: dict[str, Any] | None) -> None:
    assert read_order(TIED, "seed", data) is None


def test_a_button_moves_one_item_by_one_place() -> None:
    start, tokens = list(start_order(TIED, "seed")), shown(TIED)
    first, second, third, last = start

    assert read_order(TIED, "seed", sent(tokens, move=f"{tokens[1]}:down")) == [first, third, second, last]
    assert read_order(TIED, "seed", sent(tokens, move=f"{tokens[3]}:up")) == [first, second, last, third]


def test_a_button_at_the_end_of_the_list_moves_nothing() -> None:
    tokens = shown(TIED)

    assert read_order(TIED, "seed", sent(tokens, move=f"{tokens[0]}:up")) is None
    assert read_order(TIED, "seed", sent(tokens, move=f"{tokens[3]}:down")) is None


def test_a_button_moves_an_item_after_the_positions_are_applied() -> None:
    first, second, third, last = start_order(TIED, "seed")
    tokens = shown(TIED)

    assert read_order(TIED, "seed", sent(tokens, [1, 2, 3, 1], f"{tokens[3]}:down")) == [first, last, second, third]


def test_a_move_back_to_the_start_is_no_answer() -> None:
    first, second, third, last = start_order(TIED, "seed")
    tokens = shown(TIED, [second, first, third, last])

    assert read_order(TIED, "seed", sent(tokens, move=f"{tokens[0]}:down")) is None


def places(text: str) -> dict[str, int]:
    """`a1 b2` as the items in the order shown, each with the place wanted for it."""
    return {word[0]: int(word[1:]) for word in text.split()}


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        ("a1 b2 c3 d4", "abcd"),
        ("a1 b2 c3 d2", "adbc"),  # one sent up: those below it close ranks
        ("a4 b2 c3 d4", "bcda"),
        ("a3 b2 c1 d4", "cbad"),  # two that change places
        ("a2 b3 c4 d1", "dabc"),
        ("a1 b2 c1 d1", "cdab"),  # two sent to one place stand there side by side
        ("a4 b4 c3 d4", "cdab"),
        ("a1 b1 c1 d1", "bcda"),
        ("a4 b4 c4 d4", "dabc"),
    ],
)
def test_positions_settle_into_one_order(wanted: str, order: str) -> None:
    assert "".join(settle(places(wanted))) == order


@given(st.lists(st.integers(1, 12), min_size=1, max_size=12))
def test_no_item_is_lost_whatever_positions_are_sent(numbers: list[int]) -> None:
    wanted = {LETTERS[at]: min(number, len(numbers)) for at, number in enumerate(numbers)}

    assert sorted(settle(wanted)) == sorted(wanted)


@given(st.permutations(range(1, 8)))
def test_positions_that_all_differ_are_taken_as_they_are(numbers: list[int]) -> None:
    wanted = {LETTERS[at]: number for at, number in enumerate(numbers)}

    assert settle(wanted) == sorted(wanted, key=wanted.__getitem__)


TOKENS = shown(TIED)


@pytest.mark.parametrize(
    "data",
    [
        {"places": ["nonsense"]},
        {"places": [f"{TOKENS[0]}:1"]},
        sent(TOKENS, [1, 2, 3, 0]),
        sent(TOKENS, [1, 2, 3, 5]),
        {"places": [f"{token}:first" for token in TOKENS]},
        {"places": [f"{token}:²" for token in TOKENS]},
        {"places": [*sent(TOKENS)["places"], f"{TOKENS[0]}:2"]},
        {"places": sent(TOKENS)["places"] * 100_000},
        {"places": [f"{token}:1" for token in ["a", "b", "c", "d"]]},
        sent(TOKENS, move="nonsense"),
        sent(TOKENS, move=f"{TOKENS[0]}:sideways"),
        sent(TOKENS, move="a:up"),
    ],
    ids=lambda data: str(data)[:60],
)
def test_what_no_page_of_ours_sends_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(UnreadableResponse, match="Reload the page"):
        read_order(TIED, "seed", data)


@given(json_values)
def test_any_json_gets_a_mark(response: Response) -> None:
    assert 0 <= grade_order(TIED, response).fraction <= 1
    assert len(review_order(TIED, response).items) == 4


@pytest.mark.parametrize("response", [None, "", [], {}, 3, True, "abcd", ["x"], [["a"], 1, None]])
def test_what_names_no_item_is_omitted(response: Response) -> None:
    assert grade_order(TIED, response).status == Status.OMITTED


def test_an_order_that_lacks_an_item_earns_nothing() -> None:
    mark = grade_order(TIED, ["a", "b", "c"])

    assert (mark.fraction, mark.status) == (Fraction(0), Status.WRONG)
    assert not mark.parts


def test_a_mark_says_which_items_stand_at_their_place() -> None:
    mark = grade_order(TIED, ["b", "a", "c", "d"])

    assert mark.fraction == Fraction(3, 5)
    assert mark.status == Status.PARTLY
    assert mark.parts == {"b": False, "a": False, "c": True, "d": True}


def test_the_review_has_the_right_order_beside_the_one_given() -> None:
    reviewed = review_order(TIED, ["c", "a", "b", "d"])

    assert [(item.id, item.first, item.last, item.given, item.is_right) for item in reviewed.items] == [
        ("a", 1, 1, 2, False),
        ("c", 2, 3, 1, False),
        ("b", 2, 3, 3, True),
        ("d", 4, 4, 4, True),
    ]
    assert reviewed.tally == (4, 5)


def test_the_review_of_a_blank_shows_the_right_order_alone() -> None:
    reviewed = review_order(TIED, None)

    assert [(item.id, item.given, item.is_right) for item in reviewed.items] == [
        ("a", None, False),
        ("b", None, False),
        ("c", None, False),
        ("d", None, False),
    ]
    assert reviewed.tally is None
