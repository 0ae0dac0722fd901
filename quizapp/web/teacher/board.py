"""The live board of an assignment: the page, and the part of it that follows what happens."""

from dataclasses import replace
from typing import Any

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.services.board import Board, BoardRow, Where, board_of
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.current import application
from quizapp.web.teacher.board_acts import MINUTES, USUAL
from quizapp.web.teacher.teaching import bp

_PAGE = "/classes/<token>/assignments/<assignment>/board"
_NAME = "name"


def _whereabouts(row: BoardRow) -> Any:
    return list(Where).index(row.where), not row.has_lost_connection


def _answers(row: BoardRow) -> Any:
    return row.progress.answered if row.progress else -1


_ORDERS = {"where": _whereabouts, "answered": _answers}
"""What may need a teacher stands first; all else stands in the order of the class list."""


@bp.get(_PAGE)
@assignment_teacher
def board(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The whole page."""
    shown, by = _in_order(given)
    return render_template(
        "teacher/board.html", teacher=who, minutes=MINUTES, usual=USUAL, **_told(this, given, shown, by)
    )


@bp.get(f"{_PAGE}/now")
@assignment_teacher
def board_now(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """What stands on the board now; whoever has just that already is told so, and nothing is sent."""
    shown, by = _in_order(given)
    if shown.mark in request.if_none_match:
        return _marked(Response(status=304), shown.mark)
    page = render_template("teacher/_board.html", **_told(this, given, shown, by))
    return _marked(make_response(page), shown.mark)


def _in_order(given: Assignment) -> tuple[Board, str]:
    """The board in the order that the address asks for, and the name of that order."""
    found, by = board_of(application(), given), request.args.get("by", _NAME)
    if by not in _ORDERS:
        return found, _NAME
    return replace(found, rows=tuple(sorted(found.rows, key=_ORDERS[by]))), by


def _told(this: Classroom, given: Assignment, shown: Board, by: str) -> dict[str, Any]:
    """What both templates show; with *here*, every address leads back to the same order."""
    here = {"token": this.token, "assignment": given.token, "by": None if by == _NAME else by}
    return {"classroom": this, "given": given, "board": shown, "by": by, "here": here}


def _marked(response: Response, mark: str) -> Response:
    response.set_etag(mark)
    return response
