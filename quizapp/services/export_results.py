"""Exporting results: the marks of a class as a table, and that table as CSV that is safe in a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import floor

from quizapp.core.mark import Score, Status
from quizapp.core.message import Message, message
from quizapp.services.class_results import Cell, ClassResults, StudentResult

WallClock = Callable[[int], datetime]
"""A moment as the clock of the school shows it."""
Say = Callable[[Message], str]
"""A message in the language of whoever takes the table away."""
Value = str | float | datetime | None

_BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes the file for one of an old encoding."""
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
TO_BE_MARKED = message("to be marked")
NOT_ASKED = message("not asked")
_COLUMNS = (
    *(message("Name"), message("Points"), message("Maximum"), message("Percent")),
    *(message("To be marked"), message("State"), message("Handed in at"), message("Receipt"), message("Late")),
)


@dataclass(frozen=True)
class Table:
    """A heading for each column, and the rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def table_of(results: ClassResults, wall_clock: WallClock, say: Say = str) -> Table:
    """One row for each student: the sum, how far they are, the hand-in, what came late, the mark of each question."""
    questions = results.question_set.questions
    numbers = {question.id: number for number, question in enumerate(questions, start=1)}
    headings = (
        *map(say, _COLUMNS),
        *(f"{number}. {' '.join(each.prompt.split())}" for number, each in enumerate(questions, 1)),
    )
    rows = tuple(tuple(_row(each, numbers, wall_clock, say)) for each in results.students)
    return Table(say(message("Results")), headings, rows)


def as_csv(table: Table) -> bytes:
    """The table in UTF-8 with a byte order mark; no cell is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(_in_csv, table.headings))
    writer.writerows(map(_in_csv, row) for row in table.rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _row(result: StudentResult, numbers: dict[str, int], wall_clock: WallClock, say: Say) -> Iterator[Value]:
    yield result.student.name
    yield from _sum(result.score)
    yield say(_state(result))
    yield wall_clock(result.handed_in_at) if result.handed_in_at is not None else None
    yield _as_on_paper(result.receipt.code) if result.receipt else None
    yield ", ".join(_late(result, numbers, say))
    for question_id in numbers:
        yield _mark(result, result.cells.get(question_id), say)


def _late(result: StudentResult, numbers: dict[str, int], say: Say) -> Iterator[str]:
    for each in result.late:
        yield say(message("question %(number)s", number=numbers[each]))
    for each in result.let_count:
        yield say(message("question %(number)s (counts)", number=numbers[each]))


def _state(result: StudentResult) -> Message:
    if result.counts is None:
        return message("Not begun")
    return message("Working") if result.is_going_on else message("Handed in")


def _as_on_paper(code: str) -> str:
    """In two halves, so that no spreadsheet takes a code such as 3E4479 for a number."""
    return f"{code[:3]} {code[3:]}"


def _sum(score: Score | None) -> tuple[Value, ...]:
    if score is None:
        return (None, None, None, None)
    return (_number(score.points), _number(score.out_of), _number(score.share * 100, 1), _number(score.waiting))


def _mark(result: StudentResult, cell: Cell | None, say: Say) -> Value:
    """The points; nothing where there is no answer."""
    if cell is None:
        return say(NOT_ASKED) if result.counts else None
    if cell.mark.status is Status.TO_BE_MARKED:
        return say(TO_BE_MARKED)
    return None if cell.mark.status is Status.OMITTED else _number(cell.points)


def _number(exact: Fraction, places: int = 2) -> float:
    """Never rounded up: what was not reached is not shown."""
    tens: int = 10**places
    return floor(exact * tens) / tens


def _in_csv(value: Value) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_BEGINS_FORMULA) else value
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else f"{value:.12g}"
