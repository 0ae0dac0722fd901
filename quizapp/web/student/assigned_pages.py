"""What a class was given, as its student sees it: the list on the page of the class, and beginning."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from quizapp.core.message import message
from quizapp.services import take_quiz
from quizapp.services.assigned import CannotBegin, State, find_assigned, start_assigned
from quizapp.services.joining import Member
from quizapp.store.attempts import Attempt
from quizapp.web.access import attempt_owner, class_student
from quizapp.web.current import application
from quizapp.web.languages import say
from quizapp.web.student.views import bp

_WHY_NOT = {
    State.NOT_YET: message("It is not open yet."),
    State.PAUSED: message("Your teacher has paused it. Try again in a moment."),
    State.TOO_LATE_TO_BEGIN: message("It is too late to begin. Ask your teacher."),
    State.NO_ATTEMPTS_LEFT: message("You have no attempts left."),
    State.CLOSED: message("It is closed."),
}


@bp.post("/class/assignments/<assignment>/attempts")
@class_student
def start_assignment(me: Member, assignment: str) -> ResponseReturnValue:
    """Begins an attempt at an assignment, or goes on with the open one."""
    found = find_assigned(application(), me.student, assignment)
    if found is None:
        abort(404)
    try:
        attempt = start_assigned(application(), me.student, found.assignment)
    except CannotBegin as refusal:
        flash(say(_WHY_NOT[refusal.state]), "notice")
        return redirect(url_for("student.class_page"), 303)
    return redirect(url_for("student.reader", token=attempt.token), 303)


@bp.post("/attempts/<token>/questions")
@attempt_owner
def end_reading(attempt: Attempt) -> ResponseReturnValue:
    """Goes on from the passages to the questions, where the passages are hidden then."""
    take_quiz.end_reading(application(), attempt)
    return redirect(url_for("student.reader", token=attempt.token), 303)
