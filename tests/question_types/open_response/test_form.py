"""The text area brings back what was written, hostile or not."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.core.question_type import Asking, Response
from quizapp.question_types.open_response import TYPE
from quizapp.question_types.open_response.model import OpenResponse

LEVELS = [{"text": "no", "points": "0"}, {"text": "yes", "points": "1"}]
QUESTION = OpenResponse.model_validate(
    {
        "id": "why",
        "type": "open_response",
        "prompt": "Why?",
        "rubric": {"claim": {"text": "Claims.", "levels": LEVELS}},
        "cite": "so",
    }
)


@pytest.mark.parametrize("response", [None, "Because.", "</textarea><script>1</script>", "\nŁódź “🙂”\n\nend "])
def test_an_answer_comes_back_from_the_page_as_it_was(response: Response) -> None:
    asked = TYPE.ask(QUESTION, Asking("a seed", 1, {}, response))
    shown = type("ShownForm", (Form,), {"answer": TYPE.field(asked)})()
    # A browser sends line ends as a typewriter would.
    typed = str(shown["answer"].data or "").replace("\n", "\r\n")
    sent = type("SentForm", (Form,), {"answer": TYPE.field(asked)})(MultiDict({"answer": typed}))

    assert TYPE.read(QUESTION, Asking("a seed", 1, {}), sent["answer"].data) == response
