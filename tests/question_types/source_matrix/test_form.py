"""The source matrix field holds what the page shows and hands back what the page sends."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, Response
from quizapp.question_types.source_matrix import TYPE

Load = Callable[..., QuestionSet]
Pairs = list[tuple[str, str]]
JUDGE = "says_contradicts_silent"


def form(found: QuestionSet, response: Response = None, pairs: Pairs | None = None) -> Any:
    asked = TYPE.ask(found.questions[0], Asking("seed", 1, found.passages, response))
    return type("AnswerForm", (Form,), {"q": TYPE.field(asked)})(None if pairs is None else MultiDict(pairs))


def on_the_page(found: QuestionSet, response: Response) -> Pairs:
    """What a browser sends of an untouched page."""
    fields = [field for row in form(found, response).q.form for field in getattr(row, "form", [row])]
    return [(box.name, str(box.data)) for field in fields for box in field if box.checked]


def read(found: QuestionSet, pairs: Pairs) -> Response:
    return TYPE.read(found.questions[0], Asking("seed", 1, found.passages), form(found, pairs=pairs).q.data)


@pytest.mark.parametrize(
    "response", [None, {"spring": ["post", "herald"]}, {"king": ["none"], "price": ["post", "none"]}]
)
def test_ticks_come_back_from_the_page_as_they_were(load: Load, response: Response) -> None:
    pairs = on_the_page(load(), response)

    assert {value for _, value in pairs} <= {"post", "gazette", "herald", "none"}
    assert read(load(), pairs) == response


@pytest.mark.parametrize(
    "response",
    [None, {"spring": {"post": "says"}}, {"spring": {"herald": "contradicts"}, "price": {"gazette": "silent"}}],
)
def test_verdicts_come_back_from_the_page_as_they_were(load: Load, response: Response) -> None:
    found = load(ask=JUDGE)

    assert read(found, on_the_page(found, response)) == response


@pytest.mark.parametrize("ask", ["which_report", JUDGE])
def test_a_page_that_sends_nothing_of_the_question_leaves_it_blank(load: Load, ask: str) -> None:
    assert read(load(ask=ask), [("other", "x")]) is None
