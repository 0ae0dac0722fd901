"""The results of a class at an assignment: the grid, and the files to take away."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.services import export_results, marking, xlsx_file
from quizapp.services.class_results import ClassResults, StudentResult, results_of
from quizapp.services.reveal import counted_answers
from quizapp.services.security_log import note
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.current import application
from quizapp.web.languages import say
from quizapp.web.teacher.teaching import bp
from quizapp.web.wording import wall_clock

_PAGE = "/classes/<token>/assignments/<assignment>/results"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SORTED_BY: dict[str, Callable[[StudentResult], Any]] = {
    "points": lambda each: each.score.points if each.score else Fraction(0),
    "percent": lambda each: each.score.share if each.score else Fraction(0),
    "handed_in": lambda each: each.handed_in_at or float("inf"),
}
NAME = "name"


@bp.get(_PAGE)
@assignment_teacher
def results(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The grid: students by questions."""
    found = results_of(application(), given)
    by, is_reversed = request.args.get("by", NAME), request.args.get("down") == "1"
    return render_template(
        "teacher/results.html",
        teacher=who,
        classroom=this,
        given=given,
        results=found,
        counted=counted_answers(application(), found),
        to_mark=marking.to_mark(application(), found),
        students=_in_order(found, by, is_reversed=is_reversed),
        by=by,
        is_reversed=is_reversed,
        now=application().now(),
        can_write_xlsx=xlsx_file.CAN_WRITE,
    )


@bp.get(f"{_PAGE}.csv")
@assignment_teacher
def results_csv(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The grid as CSV."""
    return _download(
        export_results.as_csv(_table(this, given)), f"{_file_name(this, given)}.csv", "text/csv; charset=utf-8"
    )


@bp.get(f"{_PAGE}.xlsx")
@assignment_teacher
def results_xlsx(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The grid for a spreadsheet program."""
    if not xlsx_file.CAN_WRITE:
        abort(404)
    return _download(xlsx_file.as_xlsx(_table(this, given)), f"{_file_name(this, given)}.xlsx", _XLSX)


def _in_order(results: ClassResults, by: str, *, is_reversed: bool) -> list[StudentResult]:
    """The rows as the links above the columns ask; who works, and who has begun nothing, stands at the end then."""
    begun = list(results.handed_in)
    if by in results.question_ids:
        begun.sort(key=lambda each: each.cells[by].points if by in each.cells else Fraction(-1), reverse=is_reversed)
    elif by in _SORTED_BY:
        begun.sort(key=_SORTED_BY[by], reverse=is_reversed)
    elif is_reversed:
        begun.reverse()
    waiting = sorted((each for each in results.students if each.handed_in_at is None), key=lambda each: not each.counts)
    is_by_name = by == NAME and not is_reversed
    return list(results.students) if is_by_name else begun + waiting


def _table(this: Classroom, given: Assignment) -> export_results.Table:
    note("results-exported", classroom=this.id, assignment=given.id)
    return export_results.table_of(results_of(application(), given), wall_clock, say)


def _file_name(this: Classroom, given: Assignment) -> str:
    """Class, set and day, of letters that every file system takes."""
    words = f"{this.name} {application().version(given.version).title} {wall_clock(application().now()):%Y-%m-%d}"
    return re.sub(r"[^A-Za-z0-9-]+", "-", words).strip("-")


def _download(content: bytes, name: str, mimetype: str) -> Response:
    return Response(content, content_type=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})
