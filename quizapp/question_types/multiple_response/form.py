"""Multiple response as a form field: checkboxes."""

from typing import Any

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput

from quizapp.question_types.multiple_response.model import AskedMultipleResponse


def field(asked: AskedMultipleResponse) -> Any:
    """One checkbox for each option.

    The page shows them as they were asked, and which tokens are valid is decided where the answer is read.
    """
    return SelectMultipleField(
        choices=(),
        default=[option.token for option in asked.options if option.chosen],
        validate_choice=False,
        option_widget=CheckboxInput(),
    )
