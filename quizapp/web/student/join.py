"""Joining a class: the code, the name, and the ways to a name that is taken."""

from collections.abc import Callable
from functools import wraps

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.core.message import Message, message
from quizapp.services import class_list, joining, take_quiz
from quizapp.services.class_list import UnusableStudentName
from quizapp.services.joining import NameTaken, NotAdmitted, WrongCode
from quizapp.services.tries import TooManyTries
from quizapp.store.classes import Classroom
from quizapp.web import current, languages
from quizapp.web.access import this_browser
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say
from quizapp.web.student.views import bp
from quizapp.web.wording import wait

JOINED = "joined"
"""The category of the message that stands on the page of the class right after joining."""
_WRONG_CODE = message(
    "No class has this code now. Compare it with the one on the wall; or your teacher has closed joining."
)
_WRONG_RETURN_CODE = message(
    "This is not the return code of this name. Look at it again, or let your teacher admit you."
)


def _of_class(view: Callable[[Classroom], ResponseReturnValue]) -> Callable[[str], ResponseReturnValue]:
    """Hands the class of the code to the view; who has joined one already goes to its page."""

    @wraps(view)
    def guarded(code: str) -> ResponseReturnValue:
        try:
            room = joining.class_with(application(), code, current.device())
        except (WrongCode, TooManyTries) as refusal:
            return _refused_code(refusal, code)
        languages.prefer(room.language)
        me = current.member()
        if me is None:
            return view(room)
        page = "class_page" if me.classroom.id == room.id else "change_page"
        return redirect(url_for(f"student.{page}"), 303)

    return guarded


@bp.get("/join")
@this_browser
def join_page() -> ResponseReturnValue:
    """Asks for a code."""
    if current.member() is not None:
        return redirect(url_for("student.class_page"), 303)
    return render_template("student/join.html", problem="", code="")


@bp.post("/join")
@this_browser
def join() -> ResponseReturnValue:
    """Goes on with the code of a class, or as the student whose return code it is."""
    code = request.form.get("code", "")
    try:
        if joining.is_return_code(code):
            return _joined(joining.come_back(application(), code, current.device()))
        found = joining.class_with(application(), code, current.device())
    except (WrongCode, TooManyTries) as refusal:
        return _refused_code(refusal, code)
    return redirect(url_for("student.names_page", code=found.join_code), 303)


@bp.get("/join/waiting")
@this_browser
def waiting_page() -> ResponseReturnValue:
    """Waits for the teacher; once admitted it goes on, once refused it says so."""
    secret = current.claim()
    name = joining.waiting_name(application(), secret)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(mark="waits-for-the-teacher" if name else "decided")
    if name:
        return render_template("student/waiting.html", name=name)
    if joining.is_admitted(application(), secret):
        return _joined(secret)
    current.forget_claim()
    problem = _("Your teacher did not admit this device. Choose your own name, or ask.") if secret else ""
    return render_template("student/join.html", problem=problem, code="")


@bp.get("/join/<code>")
@this_browser
@_of_class
def names_page(room: Classroom) -> ResponseReturnValue:
    """The names that nobody has taken yet, and a field for another one."""
    return _names(room)


@bp.get("/join/<code>/sure")
@this_browser
@_of_class
def sure_page(room: Classroom) -> ResponseReturnValue:
    """Asks once whether the name that was pressed or typed is the right one, before it is taken."""
    student = class_list.find(application(), room, request.args.get("student", ""))
    if student is None:
        return redirect(url_for("student.names_page", code=room.join_code), 303)
    if student.joined_at is not None:
        return render_template("student/name_taken.html", classroom=room, student=student), 409
    current.coming()
    return render_template("student/sure.html", classroom=room, student=student)


@bp.post("/join/<code>")
@this_browser
@_of_class
def choose_name(room: Classroom) -> ResponseReturnValue:
    """Joins with a name of the list or a new one that was typed; asks first where a typed one is free on the list."""
    chosen, name = request.form.get("student", ""), request.form.get("name", "")
    try:
        if chosen:
            return _joined(joining.join(application(), room, chosen, current.coming()))
        listed = joining.listed_and_free(application(), room, name)
        if listed is not None:
            return redirect(url_for("student.sure_page", code=room.join_code, student=listed.token), 303)
        return _joined(joining.join_by_name(application(), room, name, current.coming()))
    except NameTaken as taken:
        return render_template("student/name_taken.html", classroom=room, student=taken.student), 409
    except (NotAdmitted, UnusableStudentName) as refusal:
        return _names(room, say(refusal), name), 422


@bp.post("/join/<code>/return")
@this_browser
@_of_class
def come_back(room: Classroom) -> ResponseReturnValue:
    """Goes on under a taken name with its return code."""
    chosen = request.form.get("student", "")
    try:
        return _joined(joining.come_back_as(application(), room, chosen, request.form.get("code", "")))
    except NotAdmitted as refusal:
        return _names(room, say(refusal)), 422
    except (WrongCode, TooManyTries) as refusal:
        problem = _wait(refusal) if isinstance(refusal, TooManyTries) else _WRONG_RETURN_CODE
        student = class_list.find(application(), room, chosen)
        return render_template("student/name_taken.html", classroom=room, student=student, problem=problem), 422


@bp.post("/join/<code>/claim")
@this_browser
@_of_class
def claim(room: Classroom) -> ResponseReturnValue:
    """Asks the teacher to admit this browser under a taken name."""
    try:
        current.keep_claim(joining.claim(application(), room, request.form.get("student", "")))
    except NotAdmitted as refusal:
        return _names(room, say(refusal)), 422
    return redirect(url_for("student.waiting_page"), 303)


def _names(room: Classroom, problem: str = "", name: str = "") -> str:
    app = application()
    current.coming()  # known before the first press, so that the second one is the same browser's
    return render_template(
        "student/names.html",
        classroom=room,
        free=joining.free_names(app, room),
        problem=problem,
        name=name,
        leaves_behind=bool(take_quiz.chosen_attempts(app, current.student())),
    )


def _joined(secret: str) -> ResponseReturnValue:
    """Lets this browser be one student, and whoever it was before no longer."""
    if current.member() is not None:
        joining.leave(application(), current.forget_student())
    current.keep_student(secret)
    flash("", JOINED)
    return redirect(url_for("student.class_page"), 303)


def _refused_code(refusal: WrongCode | TooManyTries, code: str) -> ResponseReturnValue:
    is_slowed = isinstance(refusal, TooManyTries)
    problem = _wait(refusal) if isinstance(refusal, TooManyTries) else _WRONG_CODE
    return render_template("student/join.html", problem=problem, code=code[:20]), 429 if is_slowed else 404


def _wait(refusal: TooManyTries) -> Message:
    return message(
        "There were too many wrong codes. Compare each sign; "
        "if it is refused again, wait %(time)s before the next try.",
        time=wait(refusal.seconds),
    )
