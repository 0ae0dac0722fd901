"""The live board of an assignment: the page, and the part of it that follows what happens."""

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.services.board import board_of
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.current import application
from quizapp.web.teacher.board_acts import MINUTES, USUAL
from quizapp.web.teacher.teaching import bp

_PAGE = "/classes/<token>/assignments/<assignment>/board"


@bp.get(_PAGE)
@assignment_teacher
def board(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The whole page."""
    shown = board_of(application(), given)
    return render_template(
        "teacher/board.html", teacher=who, classroom=this, given=given, board=shown, minutes=MINUTES, usual=USUAL
    )


@bp.get(f"{_PAGE}/now")
@assignment_teacher
def board_now(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """What stands on the board now; whoever has just that already is told so, and nothing is sent."""
    shown = board_of(application(), given)
    if shown.mark in request.if_none_match:
        return _marked(Response(status=304), shown.mark)
    page = render_template("teacher/_board.html", classroom=this, given=given, board=shown)
    return _marked(make_response(page), shown.mark)


def _marked(response: Response, mark: str) -> Response:
    response.set_etag(mark)
    return response
