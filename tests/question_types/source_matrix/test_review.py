"""Source matrix: the review tells each cell, and shows a trap only to who walked into it."""

from collections.abc import Callable
from typing import Any

from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Response
from quizapp.question_types.source_matrix import TYPE

Load = Callable[..., QuestionSet]
JUDGE = "says_contradicts_silent"


def review(found: QuestionSet, response: Response) -> Any:
    return TYPE.review(found.questions[0], response, found.passages)


def test_a_row_tells_what_was_ticked_and_what_is_right(load: Load) -> None:
    spring, price, king = review(load(), {"spring": ["post", "herald"], "king": ["none"]})

    assert [(cell.passage_id, cell.given, cell.right) for cell in spring.cells] == [
        ("post", "says", "says"),
        ("gazette", "silent", "says"),
        ("herald", "says", "silent"),
    ]
    assert not spring.is_right
    assert (price.is_answered, price.is_right, [cell.given for cell in price.cells]) == (False, False, ["", "", ""])
    assert (king.is_answered, king.is_right, king.said_none, king.has_proof) == (True, True, True, False)


def test_a_trap_is_shown_to_who_walked_into_it(load: Load) -> None:
    assert review(load(), {"spring": ["herald"]})[0].traps == ("herald",)
    assert review(load(), {"spring": ["post"]})[0].traps == ()
    assert review(load(), None)[0].traps == ()


def test_a_judged_row_tells_every_verdict(load: Load) -> None:
    spring, price = review(load(ask=JUDGE), {"price": {"post": "says", "gazette": "silent"}})

    assert [cell.right for cell in spring.cells] == ["says", "says", "contradicts"]
    assert not spring.is_answered
    assert [(cell.given, cell.is_right) for cell in price.cells] == [("says", False), ("silent", True), ("", False)]
    assert price.traps == ("post",)


def test_a_trap_of_a_wrong_cell_is_a_misreading(load: Load) -> None:
    found = load(ask=JUDGE)
    wrong: list[Response] = [{"price": {"post": "says"}}, {"price": {"post": "contradicts", "gazette": "says"}}]
    for response in wrong:
        (misread,) = TYPE.misread(found.questions[0], response, found.passages)

        assert misread.trap == ("statements", "price", "traps", "post", "cite")
    assert TYPE.misread(found.questions[0], {"price": {"gazette": "says"}}, found.passages) == ()
