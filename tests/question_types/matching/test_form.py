"""The matching field has a list for each stem, holds the answer so far and hands back what the page sends."""

from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.core.question_type import Asking, Response
from quizapp.question_types.matching import TYPE
from quizapp.question_types.matching.model import Matching

QUESTION = Matching.model_validate(
    {
        "id": "q",
        "type": "matching",
        "prompt": "Who?",
        "stems": {"s1": "moved", "s2": "stayed"},
        "choices": {"c1": "the court", "c2": "the harbour", "c3": "the king"},
        "answer": {"s1": "c1", "s2": "c2"},
        "cite": "moved",
    }
)


def form(response: Response = None, pairs: list[tuple[str, str]] | None = None) -> Any:
    asked = TYPE.ask(QUESTION, Asking("seed", 1, {}, response))
    return type("AnswerForm", (Form,), {"q": TYPE.field(asked)})(None if pairs is None else MultiDict(pairs))


def on_the_page(response: Response) -> list[tuple[str, str]]:
    """What a browser sends of an untouched page."""
    return [(each.name, each.data) for each in form(response).q.form]


def read(pairs: list[tuple[str, str]]) -> Response:
    return TYPE.read(QUESTION, Asking("seed", 1, {}), form(pairs=pairs).q.data)


def test_an_answer_comes_back_from_the_page_as_it_was() -> None:
    for response in ({"s1": "c1", "s2": "c2"}, {"s1": "c3", "s2": "c3"}, {"s2": "c1"}):
        assert read(on_the_page(dict(response))) == response


def test_lists_without_a_choice_are_no_answer() -> None:
    assert [value for _, value in on_the_page(None)] == ["", ""]
    assert read(on_the_page(None)) is None
    assert read([("other", "x")]) is None


def test_every_list_begins_with_an_empty_choice() -> None:
    for each in form().q.form:
        assert each.choices[0].value == ""
        assert len(each.choices) == 4
