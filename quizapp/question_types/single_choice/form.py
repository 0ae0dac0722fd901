"""Single choice as a form field: radio buttons."""

from typing import Any

from wtforms import RadioField
from wtforms.fields import SelectChoice

from quizapp.question_types.single_choice.model import AskedSingleChoice


def field(asked: AskedSingleChoice) -> Any:
    """One radio button for each option; which tokens are valid is decided where the answer is read."""
    choices = [SelectChoice(option.token, option.text) for option in asked.options]
    chosen = next((option.token for option in asked.options if option.chosen), None)
    return RadioField(choices=choices, default=chosen, validate_choice=False)
