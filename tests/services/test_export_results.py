"""Exports of results: read back they hold what was stored, and no name is taken for a formula."""

import csv
import io
import re
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from full_run import IS_FULL
from harbour import ALL_RIGHT
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson import Lesson

from quizapp.services.class_results import results_of
from quizapp.services.export_results import Table, as_csv, table_of
from quizapp.services.xlsx_file import as_xlsx

NAMES = [
    'Ada, the "first"; of two',
    "'Tis me",
    '=HYPERLINK("http://x")',
    "+49 30",
    "-Ben",
    "@home",
    "Zoë 🦊 علي",
]


def clock(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def table(lesson: Lesson) -> Table:
    return table_of(results_of(lesson.app, lesson.assignment), clock)


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def xlsx_rows(content: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_csv_begins_with_a_byte_order_mark(lesson: Lesson) -> None:
    assert as_csv(table(lesson)).startswith(b"\xef\xbb\xbf")


def test_csv_holds_every_mark(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {"Which town": "Millbrook", "Name the town": "Ashford"})
    lesson.send(attempt, {"Which two": ["Wool", "Timber"]}, client="late")
    lesson.student("Zoe")
    lesson.answer("Ben", {})

    heading, anna, ben, zoe = csv_rows(as_csv(table(lesson)))

    assert heading[:5] == ["Name", "Points", "Maximum", "Percent", "To be marked"]
    assert heading[5:9] == ["State", "Handed in at", "Receipt", "Late"]
    assert heading[9] == "1. Which town became the seat of the court?"
    assert anna[:6] == ["Anna", "2.33", "6", "38.8", "0", "Handed in"]
    assert datetime.strptime(anna[6], "%Y-%m-%d %H:%M").year == 2023
    assert re.fullmatch(r"\w{3} \w{3}", anna[7])
    assert anna[8:] == ["question 2", "0.33", "", "", "2", ""]
    assert zoe == ["Zoe", *[""] * 4, "Not begun", *[""] * 8]
    assert ben[5:7] == ["Working", ""]


def test_xlsx_holds_the_same_as_numbers_and_times(lesson: Lesson) -> None:
    lesson.hand_in("Anna", ALL_RIGHT)

    heading, anna = xlsx_rows(as_xlsx(table(lesson)))

    assert heading[9] == "1. Which town became the seat of the court?"
    assert anna[:6] == ("Anna", 6, 6, 100, 0, "Handed in")
    assert isinstance(anna[6], datetime)
    assert anna[9:] == (1, 1, 1, 2, 1)


@pytest.mark.parametrize("name", NAMES)
def test_names_come_through_and_are_no_formulas(lesson: Lesson, name: str) -> None:
    lesson.student(name)

    in_csv, in_xlsx = csv_rows(as_csv(table(lesson)))[1][0], xlsx_rows(as_xlsx(table(lesson)))[1][0]

    assert in_xlsx == name
    assert in_csv.removeprefix("'") == name.removeprefix("'")
    assert in_csv[0] not in "=+-@\t\r"


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_of_csv_begins_a_formula(begins: str) -> None:
    content = as_csv(Table("Results", ("Name",), ((f"{begins}1+1",),)))

    assert csv_rows(content)[1] == [f"'{begins}1+1"]


def formulas_in(content: bytes) -> list[str]:
    """The cells that a spreadsheet program would run."""
    return [cell for row in csv_rows(content) for cell in row if cell and cell[0] in "=+-@\t\r\n"]


@settings(max_examples=20_000 if IS_FULL else 100)
@given(name=st.text(st.sampled_from("=+-@\t\r\n \"';,|(1a") | st.characters(codec="utf-8"), min_size=1, max_size=8))
def test_no_text_in_csv_becomes_a_formula(name: str) -> None:
    assert formulas_in(as_csv(Table("Results", ("Name",), ((name,), (name * 2,))))) == []


def test_a_plain_writer_is_found() -> None:
    """The control."""
    content = io.StringIO(newline="")
    csv.writer(content).writerow(["=1+1", "1"])

    assert formulas_in(content.getvalue().encode("utf-8-sig")) == ["=1+1"]


def test_in_xlsx_such_a_cell_is_a_text(lesson: Lesson) -> None:
    content = as_xlsx(Table("Results", ("Name",), (("=1+1",),)))
    cell = openpyxl.load_workbook(io.BytesIO(content)).active["A2"]

    assert (cell.data_type, cell.value) == ("s", "=1+1")
