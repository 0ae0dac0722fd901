"""Source matrix as a form field: a checkbox for each cell, or three radio buttons."""

from typing import Any

from wtforms import RadioField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from quizapp.core.message import message
from quizapp.question_types.form import parts_field
from quizapp.question_types.source_matrix.model import NONE, VERDICTS, AskedColumn, AskedRow, AskedSourceMatrix


def field(asked: AskedSourceMatrix) -> Any:
    """A form inside the form, with one field for each statement."""
    row_field = _ticks if asked.is_ticked else _verdicts
    return parts_field({row.token: row_field(row, asked.columns) for row in asked.rows})


def _ticks(row: AskedRow, columns: tuple[AskedColumn, ...]) -> Any:
    names = {column.id: column.source.publisher or column.source.title for column in columns}
    return SelectMultipleField(
        choices=[SelectChoice(name, words) for name, words in {**names, NONE: message("None of them")}.items()],
        default=sorted(row.ticked),
        validate_choice=False,
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )


def _verdicts(row: AskedRow, columns: tuple[AskedColumn, ...]) -> Any:
    cells = {column.token: _verdict(row.verdicts.get(column.id)) for column in columns}
    return parts_field(cells)


def _verdict(chosen: str | None) -> Any:
    choices = [SelectChoice(verdict, words) for verdict, words in VERDICTS.items()]
    return RadioField(choices=choices, default=chosen, validate_choice=False)
