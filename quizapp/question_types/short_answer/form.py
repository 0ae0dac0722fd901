"""Short answer as a form field: one line of text."""

from typing import Any

from wtforms import StringField

from quizapp.question_types.short_answer.model import AskedShortAnswer


def field(asked: AskedShortAnswer) -> Any:
    """A text field with what was typed so far."""
    return StringField(default=asked.text)
