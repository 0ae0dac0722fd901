"""The line for a date brings back what was typed, date or not."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.core.question_type import Asking, Response
from quizapp.question_types.date import TYPE
from quizapp.question_types.date.model import Date

QUESTION = Date.model_validate(
    {"id": "moved", "type": "date", "prompt": "When?", "cite": "in spring", "answer": "2024-03-12"}
)


@pytest.mark.parametrize("response", [None, "12 March 2024", "12/3/2024", "in spring", '"><b>1', "12. März 2024"])
def test_an_answer_comes_back_from_the_page_as_it_was(response: Response) -> None:
    asked = TYPE.ask(QUESTION, Asking("a seed", 1, {}, response))
    shown = type("ShownForm", (Form,), {"answer": TYPE.field(asked)})()
    sent = type("SentForm", (Form,), {"answer": TYPE.field(asked)})(MultiDict({"answer": shown["answer"].data or ""}))

    assert TYPE.read(QUESTION, Asking("a seed", 1, {}), sent["answer"].data) == response
