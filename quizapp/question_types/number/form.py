"""Number as a form field: one line of text, as what cannot be read as a number is kept too."""

from typing import Any

from wtforms import StringField

from quizapp.question_types.number.model import AskedNumber


def field(asked: AskedNumber) -> Any:
    """A text field with what was typed so far."""
    return StringField(default=asked.text)
