"""Hot text as a form field: a radio button or checkbox for each sentence."""

from typing import Any

from wtforms import RadioField, SelectMultipleField
from wtforms.widgets import CheckboxInput

from quizapp.question_types.hot_text.model import AskedHotText


def field(asked: AskedHotText) -> Any:
    """Radio buttons where one sentence is wanted, checkboxes otherwise.

    Which sentences there are is known where they are shown, and where the answer is read.
    """
    if asked.limit == 1:
        return RadioField(choices=(), default=next(iter(asked.chosen), None), validate_choice=False)
    return SelectMultipleField(
        choices=(), default=list(asked.chosen), validate_choice=False, option_widget=CheckboxInput()
    )
