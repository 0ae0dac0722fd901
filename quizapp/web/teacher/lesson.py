"""The lesson page for the projector: address, code and QR code, who has joined, and who waits at the door."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from quizapp.services import joining, lesson
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web import lan
from quizapp.web.access import class_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.teacher.teaching import bp

_PAGE = "/classes/<token>/lesson"


@bp.get(_PAGE)
@class_teacher
def lesson_page(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """The whole page."""
    address = lan.students_address()
    return render_template(
        "teacher/lesson.html",
        teacher=who,
        classroom=this,
        lesson=lesson.lesson_of(application(), this),
        is_reached=lan.is_reached(),
        address=address.partition("://")[2].rstrip("/"),
        qr_code=Markup(lan.qr_code(f"{address}join/{this.join_code}")),  # our own drawing, no text of anybody's
    )


@bp.get(f"{_PAGE}/now")
@class_teacher
def lesson_now(_who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Who has joined and who waits now; whoever has just that already is told so, and nothing is sent."""
    shown = lesson.lesson_of(application(), this)
    if shown.mark in request.if_none_match:
        return _marked(Response(status=304), shown.mark)
    return _marked(make_response(render_template("teacher/_lesson_now.html", classroom=this, lesson=shown)), shown.mark)


@bp.post(f"{_PAGE}/joining")
@class_teacher
def change_joining(_who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Closes joining, or opens it under a new code."""
    if request.form.get("joining") == "close":
        lesson.close_joining(application(), this)
    else:
        lesson.open_joining(application(), this)
    return _back(this)


@bp.post(f"{_PAGE}/claims")
@class_teacher
def decide_claim(_who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Admits a browser that waits, or refuses it."""
    admits = "admit" in request.form
    found = joining.decide(application(), this, request.form.get("claim", ""), admits=admits)
    if found is None:
        flash(_("This device waits no longer."))
    return _back(this)


def _back(this: Classroom) -> ResponseReturnValue:
    return redirect(url_for("teaching.lesson_page", token=this.token), 303)


def _marked(response: Response, mark: str) -> Response:
    response.set_etag(mark)
    return response
