"""Matching as a form field: a drop-down list for each stem."""

from typing import Any

from wtforms import SelectField
from wtforms.fields import SelectChoice

from quizapp.core.message import message
from quizapp.question_types.form import parts_field
from quizapp.question_types.matching.model import AskedMatching, AskedStem


def field(asked: AskedMatching) -> Any:
    """A form inside the form, with one list for each stem; what is valid is decided where it is read."""
    choices = [SelectChoice("", message("Choose…")), *(SelectChoice(each.token, each.text) for each in asked.choices)]
    stems = {stem.token: _list_field(stem, choices) for stem in asked.stems}
    return parts_field(stems)


def _list_field(stem: AskedStem, choices: list[SelectChoice]) -> Any:
    return SelectField(choices=choices, default=stem.chosen, validate_choice=False)
