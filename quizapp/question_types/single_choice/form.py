"""Single choice as a form field: radio buttons."""

from typing import Any

from wtforms import RadioField

from quizapp.core.choices import AskedOptions


def field(asked: AskedOptions) -> Any:
    """One radio button for each option.

    The page shows them as they were asked, and which tokens are valid is decided where the answer is read.
    """
    chosen = next((option.token for option in asked.options if option.chosen), None)
    return RadioField(choices=(), default=chosen, validate_choice=False)
