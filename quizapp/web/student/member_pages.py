"""The page of a class for its student, and the way out of it for the next one on the same device."""

from flask import get_flashed_messages, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import joining, rounds
from quizapp.services.assigned import assigned_to, mark_of
from quizapp.services.joining import Member
from quizapp.services.release import released_scores
from quizapp.web import current
from quizapp.web.access import class_student
from quizapp.web.current import application
from quizapp.web.student.join import JOINED
from quizapp.web.student.views import bp


@bp.get("/class")
@class_student
def class_page(me: Member) -> ResponseReturnValue:
    """What a student finds in class; as data only a mark, by which the open page sees that something is new."""
    assigned = assigned_to(application(), me.student)
    mark = mark_of(assigned)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(mark=mark)
    mine = sorted((each for one in assigned for each in one.attempts), key=lambda each: -each.id)
    back = rounds.coming_back(application(), mine)
    return render_template(
        "student/class.html",
        has_just_joined=bool(get_flashed_messages(category_filter=[JOINED])),
        assigned=assigned,
        scores=released_scores(application(), mine),
        mark=mark,
        coming_back=back,
    )


@bp.get("/change")
@class_student
def change_page(me: Member) -> ResponseReturnValue:
    """Asks whether somebody else is here now."""
    return render_template("student/change.html")


@bp.post("/change")
@class_student
def change(me: Member) -> ResponseReturnValue:
    """Ends the student's stay in this browser; the name stays theirs."""
    joining.leave(application(), current.forget_student())
    if me.classroom.join_code is None:
        return redirect(url_for("student.join_page"), 303)
    return redirect(url_for("student.names_page", code=me.classroom.join_code), 303)
