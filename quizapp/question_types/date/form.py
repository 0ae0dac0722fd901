"""Date as a form field: one line of text, as every way to write a date is read."""

from typing import Any

from wtforms import StringField

from quizapp.question_types.date.model import AskedDate


def field(asked: AskedDate) -> Any:
    """A text field with what was typed so far."""
    return StringField(default=asked.text)
