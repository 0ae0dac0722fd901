"""One student on the list of a class: the name, and what was agreed for them."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import class_list, joining
from quizapp.services.class_list import UnusableStudentName
from quizapp.services.security_log import note
from quizapp.store.class_students import Accommodations, ClassStudent
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import class_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say
from quizapp.web.teacher.teaching import bp

MOST_EXTRA_TIME = 300


@bp.get("/classes/<token>/students/<student>")
@class_teacher
def class_student(who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """The student's page."""
    return _page(who, this, listed_student(this, student))


@bp.post("/classes/<token>/students/<student>")
@class_teacher
def change_student(who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """Changes the name and what was agreed."""
    listed = listed_student(this, student)
    extra_time = request.form.get("extra_time", "").strip() or "0"
    if not extra_time.isdecimal() or len(extra_time) > 3 or int(extra_time) > MOST_EXTRA_TIME:
        what = _("Extra time is a whole number from 0 to %(most)s percent, for example 25.", most=MOST_EXTRA_TIME)
        return _page(who, this, listed, problem=what), 422
    ticked = {name: name in request.form for name in ("no_time_limit", "large_print", "read_aloud")}
    try:
        class_list.rename(application(), listed, request.form.get("name", ""))
    except UnusableStudentName as refusal:
        return _page(who, this, listed, problem=say(refusal)), 422
    agreed = Accommodations(extra_time=int(extra_time), **ticked)
    class_list.agree(application(), listed, agreed)
    if agreed != listed.accommodations:
        note("agreement-changed", teacher=who.id, student=listed.student_id, percent=agreed.extra_time)
    flash(_("Saved."))
    return redirect(url_for("teaching.classroom", token=this.token, _anchor="students"), 303)


@bp.post("/classes/<token>/students/<student>/keep")
@class_teacher
def keep_student(who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """Lets a newcomer be one of the list."""
    class_list.keep(application(), listed_student(this, student))
    return redirect(url_for("teaching.classroom", token=this.token, _anchor="students"), 303)


@bp.post("/classes/<token>/students/<student>/free")
@class_teacher
def free_name(who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """Signs the student out everywhere and lets another browser take the name."""
    joining.free_name(application(), listed_student(this, student))
    flash(_("The name is free again."))
    return redirect(url_for("teaching.class_student", token=this.token, student=student), 303)


@bp.post("/classes/<token>/students/<student>/return-code")
@class_teacher
def renew_return_code(_who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """Gives the student another return code; the old one opens nothing any more."""
    joining.renew_return_code(application(), listed_student(this, student))
    flash(_("There is a new return code. The old one opens nothing any more."))
    return redirect(url_for("teaching.class_student", token=this.token, student=student), 303)


def listed_student(this: Classroom, token: str) -> ClassStudent:
    """The student of the class whom the token names; for any other there is no such page."""
    found = class_list.find(application(), this, token)
    if found is None:
        abort(404)
    return found


def _page(who: Teacher, this: Classroom, student: ClassStudent, problem: str = "") -> str:
    return render_template(
        "teacher/class_student.html",
        teacher=who,
        classroom=this,
        student=student,
        problem=problem,
        most_extra_time=MOST_EXTRA_TIME,
    )
