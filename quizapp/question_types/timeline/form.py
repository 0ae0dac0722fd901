"""A timeline as a form field: a place for each event, and the button that moves one."""

from typing import Any

from wtforms import SelectMultipleField, StringField
from wtforms.fields import SelectChoice

from quizapp.core.arranging import AskedArrangement
from quizapp.question_types.form import parts_field


def field(asked: AskedArrangement) -> Any:
    """A form inside the form: `places` has a drop-down list for each event, in the order shown, and `move` buttons."""
    places = [SelectChoice(f"{item.token}:{item.place}", item.text) for item in asked.items]
    fields = {
        "places": SelectMultipleField(choices=places, default=[each.value for each in places], validate_choice=False),
        "move": StringField(),
    }
    return parts_field(fields)
