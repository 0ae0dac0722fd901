"""A table as a file of a spreadsheet program, where the extra `xlsx` is installed."""

import io
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from quizapp.late import late
from quizapp.services.export_results import Table, Value

xlsxwriter = late("xlsxwriter")
CAN_WRITE = find_spec("xlsxwriter") is not None
"""Whether the extra `xlsx` was installed."""
_TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_NAME_WIDTH, _WIDTH = 28, 14


def as_xlsx(table: Table) -> bytes:
    """The table on one sheet; headings and names stay in sight."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **_TEXT_STAYS_TEXT}) as book:
        sheet = book.add_worksheet(table.name)
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.set_column(0, 0, _NAME_WIDTH)
        sheet.set_column(1, len(table.headings) - 1, _WIDTH)
        sheet.freeze_panes(1, 1)
        for column, words in enumerate(table.headings):
            sheet.write_string(0, column, words, heading)
        for row, values in enumerate(table.rows, start=1):
            for column, value in enumerate(values):
                _write(sheet, row, column, value, moment)
    return file.getvalue()


def _write(sheet: Any, row: int, column: int, value: Value, moment: object) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), moment)
    elif value is not None:
        sheet.write_number(row, column, value)
