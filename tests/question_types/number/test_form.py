"""The line for a number brings back what was typed, number or not."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.core.question_type import Asking, Response
from quizapp.question_types.number import TYPE
from quizapp.question_types.number.model import Number

QUESTION = Number.model_validate(
    {"id": "far", "type": "number", "prompt": "How far?", "cite": "100 km", "answer": "100", "units": ["km"]}
)


@pytest.mark.parametrize("response", [None, "100", "100 km", "about a hundred", '"><b>1', "1\u202f200"])
def test_an_answer_comes_back_from_the_page_as_it_was(response: Response) -> None:
    asked = TYPE.ask(QUESTION, Asking("a seed", 1, {}, response))
    shown = type("ShownForm", (Form,), {"answer": TYPE.field(asked)})()
    sent = type("SentForm", (Form,), {"answer": TYPE.field(asked)})(MultiDict({"answer": shown["answer"].data or ""}))

    assert TYPE.read(QUESTION, Asking("a seed", 1, {}), sent["answer"].data) == response
