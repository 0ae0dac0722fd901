"""Open response as a form field: several lines of text."""

from typing import Any

from wtforms import TextAreaField

from quizapp.question_types.open_response.model import AskedOpenResponse


def field(asked: AskedOpenResponse) -> Any:
    """A text area with what was written so far."""
    return TextAreaField(default=asked.text)
