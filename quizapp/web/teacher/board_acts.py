"""What a teacher does from the board: more time, a pause, an end, and letting one go on."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import attempt_time, board, class_list
from quizapp.services.security_log import note
from quizapp.store.assignments import Assignment
from quizapp.store.class_students import ClassStudent
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import ngettext
from quizapp.web.teacher.teaching import bp
from quizapp.web.wording import minutes_in_words

_PAGE = "/classes/<token>/assignments/<assignment>/board"
MINUTES = (1, 2, 5, 10, 15, 20, 30)
USUAL = 5


@bp.post(f"{_PAGE}/extra-time")
@assignment_teacher
def extra_time(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """More minutes for one student, or for everybody who is at work."""
    minutes, student = _minutes(), _student(this)
    count = attempt_time.give_extra_time(application(), given, minutes, student.student_id if student else None)
    if count:
        note("time-given", **_numbers(who, given, student), minutes=minutes)
    if not count:
        flash(_("Nobody is at work, so nobody got more time."))
    else:
        whom = student.name if student else ngettext("%(number)s student", "%(number)s students", count)
        flash(_("%(time)s more for %(whom)s.", time=minutes_in_words(minutes), whom=whom))
    return _back(this, given)


@bp.post(f"{_PAGE}/pause")
@assignment_teacher
def pause(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """All clocks stand still."""
    attempt_time.pause(application(), given)
    note("assignment-paused", teacher=who.id, assignment=given.id)
    flash(_("Paused. All clocks stand still, and what is answered is saved."))
    return _back(this, given)


@bp.post(f"{_PAGE}/resume")
@assignment_teacher
def resume(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """All clocks go on."""
    attempt_time.resume(application(), given)
    note("assignment-resumed", teacher=who.id, assignment=given.id)
    flash(_("The clocks go on. Nobody has lost time."))
    return _back(this, given)


@bp.post(f"{_PAGE}/close")
@assignment_teacher
def close(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The end for everybody."""
    attempt_time.close_now(application(), given)
    note("assignment-closed", teacher=who.id, assignment=given.id)
    flash(_("Closed. What was saved counts."))
    return _back(this, given)


@bp.post(f"{_PAGE}/open-again")
@assignment_teacher
def open_again(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """Takes the end back."""
    attempt_time.open_again(application(), given)
    note("assignment-opened-again", teacher=who.id, assignment=given.id)
    flash(_("Open again. Whoever was handed in by the closing goes on only if you reopen it."))
    return _back(this, given)


@bp.post(f"{_PAGE}/reopen")
@assignment_teacher
def reopen(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """Lets one student go on after the hand-in."""
    minutes, student = _minutes(), _student(this)
    if student is not None and board.reopen_last(application(), given, student, minutes):
        note("attempt-reopened", **_numbers(who, given, student), minutes=minutes)
        flash(_("%(name)s can go on for %(time)s.", name=student.name, time=minutes_in_words(minutes)))
    else:
        flash(_("Nothing was reopened: this student is at work, or has handed in nothing."))
    return _back(this, given)


def _numbers(who: Teacher, given: Assignment, student: ClassStudent | None) -> dict[str, int]:
    """Who did it, and to whom; 0 is everybody who is at work."""
    return {"teacher": who.id, "assignment": given.id, "student": student.student_id if student else 0}


def _minutes() -> int:
    sent = request.form.get("minutes", USUAL, type=int)
    return sent if sent in MINUTES else USUAL


def _student(this: Classroom) -> ClassStudent | None:
    """The student of the class whose button was pressed; nobody where it was the one for all."""
    token = request.form.get("student")
    found = class_list.find(application(), this, token) if token else None
    if token and found is None:  # erased meanwhile, and that is no reason to mean everybody
        abort(404)
    return found


def _back(this: Classroom, given: Assignment) -> ResponseReturnValue:
    """To the board, in the order in which it was shown."""
    order = request.args.get("by")
    return redirect(url_for("teaching.board", token=this.token, assignment=given.token, by=order), 303)
