"""The cloze field holds what the page shows and hands back what the page sends."""

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.core.question_type import Asking, Response
from quizapp.question_types.cloze import TYPE
from quizapp.question_types.cloze.model import Cloze

QUESTION = Cloze.model_validate(
    {
        "id": "move",
        "type": "cloze",
        "prompt": "Complete.",
        "text": "To {town} in {season}.",
        "gaps": {
            "town": {"accept": ["Ashford"]},
            "season": {"options": {"a": "spring", "b": "autumn"}, "answer": "a"},
        },
        "cite": "Ashford",
    }
)
Pairs = list[tuple[str, str]]


def form(response: Response = None, pairs: Pairs | None = None) -> Any:
    asked = TYPE.ask(QUESTION, Asking("seed", 1, {}, response))
    return type("AnswerForm", (Form,), {"q": TYPE.field(asked)})(None if pairs is None else MultiDict(pairs))


def on_the_page(response: Response) -> Pairs:
    """What a browser sends of an untouched page."""
    return [(field.name, field.data) for field in form(response).q.form]


def read(pairs: Pairs) -> Response:
    return TYPE.read(QUESTION, Asking("seed", 1, {}), form(pairs=pairs).q.data)


@pytest.mark.parametrize(
    "response", [None, {"town": "Ashford"}, {"season": "b"}, {"town": ' "><b> Łódź', "season": "a"}]
)
def test_an_answer_comes_back_from_the_page_as_it_was(response: Response) -> None:
    assert read(on_the_page(response)) == response


def test_a_list_begins_with_nothing_chosen() -> None:
    season = list(form().q.form)[1]

    assert next((choice[0], choice[2]) for choice in season.iter_choices()) == ("", True)


def test_a_page_that_sends_nothing_of_the_question_leaves_it_blank() -> None:
    assert read([("other", "x")]) is None
