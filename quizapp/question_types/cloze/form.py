"""Cloze as a form field: a line of text or a drop-down list for each gap."""

from typing import Any

from wtforms import SelectField, StringField
from wtforms.fields import SelectChoice

from quizapp.core.message import message
from quizapp.question_types.cloze.model import AskedCloze, AskedGap
from quizapp.question_types.form import parts_field

NOTHING_CHOSEN = SelectChoice("", message("Choose …"))


def field(asked: AskedCloze) -> Any:
    """A form inside the form, with one field for each gap."""
    return parts_field({gap.token: _gap_field(gap) for gap in asked.gaps})


def _gap_field(gap: AskedGap) -> Any:
    if not gap.options:
        return StringField(default=gap.text)
    choices = [NOTHING_CHOSEN, *(SelectChoice(option.token, option.text) for option in gap.options)]
    chosen = next((option.token for option in gap.options if option.chosen), "")
    return SelectField(choices=choices, default=chosen, validate_choice=False)
