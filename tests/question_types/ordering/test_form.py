"""The ordering field holds what the page shows and hands back what the page sends."""

from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.core.question_type import Asking, Response
from quizapp.question_types.ordering import TYPE
from quizapp.question_types.ordering.model import Ordering

QUESTION = Ordering.model_validate(
    {
        "id": "q",
        "type": "ordering",
        "prompt": "In which order?",
        "items": {"a": "One", "b": "Two", "c": "Three"},
        "answer": ["a", "b", "c"],
        "cite": "One",
    }
)
Pairs = list[tuple[str, str]]


def form(response: Response = None, pairs: Pairs | None = None) -> Any:
    asked = TYPE.ask(QUESTION, Asking("seed", 1, {}, response))
    return type("AnswerForm", (Form,), {"q": TYPE.field(asked)})(None if pairs is None else MultiDict(pairs))


def on_the_page(response: Response) -> Pairs:
    """What a browser sends of an untouched page."""
    return [("q-places", value) for value in form(response).q.form["places"].data]


def read(pairs: Pairs) -> Response:
    return TYPE.read(QUESTION, Asking("seed", 1, {}), form(pairs=pairs).q.data)


def test_an_answer_comes_back_from_the_page_as_it_was() -> None:
    responses: list[Response] = [["c", "b", "a"], ["a", "b", "c"], ["b", "c", "a"]]
    for response in responses:
        untouched = read(on_the_page(response))

        assert untouched in (response, None)
    assert read(on_the_page(None)) is None


def test_a_right_answer_is_never_taken_for_the_start() -> None:
    assert read(on_the_page(["a", "b", "c"])) == ["a", "b", "c"]


def test_the_names_of_the_fields_begin_with_the_questions() -> None:
    assert [field.name for field in form().q.form] == ["q-places", "q-move"]


def test_a_pressed_button_moves_its_item() -> None:
    pairs = on_the_page(["a", "b", "c"])
    last = pairs[2][1].partition(":")[0]

    assert read([*pairs, ("q-move", f"{last}:up")]) == ["a", "c", "b"]


def test_a_changed_position_moves_its_item() -> None:
    pairs = on_the_page(["a", "b", "c"])
    first = pairs[0][1].partition(":")[0]

    assert read([("q-places", f"{first}:3"), *pairs[1:]]) == ["b", "c", "a"]


def test_a_page_that_sends_nothing_of_the_question_leaves_it_blank() -> None:
    assert read([("other", "x")]) is None
