"""Hot text as a form field: a radio button or checkbox for each sentence."""

from typing import Any

from wtforms import RadioField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.widgets import CheckboxInput

from quizapp.question_types.hot_text.model import AskedHotText


def field(asked: AskedHotText) -> Any:
    """Radio buttons where one sentence is wanted, checkboxes otherwise; validity is decided where it is read."""
    units = [unit for passage in asked.passages for paragraph in passage.paragraphs for unit in paragraph.units]
    choices = [SelectChoice(unit.id, unit.text) for unit in units]
    chosen = [unit.id for unit in units if unit.chosen]
    if asked.limit == 1:
        return RadioField(choices=choices, default=next(iter(chosen), None), validate_choice=False)
    return SelectMultipleField(
        choices=choices,
        default=chosen,
        validate_choice=False,
        option_widget=CheckboxInput(),
    )
