"""True, false, not given as a form field: three radio buttons for each statement."""

from typing import Any

from wtforms import RadioField
from wtforms.fields import SelectChoice

from quizapp.question_types.form import parts_field
from quizapp.question_types.true_false_not_given.model import VERDICTS, AskedStatement, AskedTrueFalseNotGiven


def field(asked: AskedTrueFalseNotGiven) -> Any:
    """A form inside the form, with one field for each statement."""
    statements = {statement.token: _verdict_field(statement) for statement in asked.statements}
    return parts_field(statements)


def _verdict_field(statement: AskedStatement) -> Any:
    choices = [SelectChoice(verdict, title) for verdict, title in VERDICTS.items()]
    return RadioField(choices=choices, default=statement.chosen or None, validate_choice=False)
