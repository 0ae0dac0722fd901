"""Data about children: the record of a student, and erasing a student, a class, or what is due."""

import json
import re
from datetime import date, datetime, timedelta

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import erase, student_record
from quizapp.services.erase import NotConfirmed
from quizapp.services.security_log import note
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import class_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say
from quizapp.web.teacher.class_students import listed_student
from quizapp.web.teacher.classes import class_page
from quizapp.web.teacher.teaching import bp
from quizapp.web.wording import date as written_date

LONGEST_KEPT = timedelta(days=3 * 366)
_NOT_IN_FILE_NAMES = re.compile(r'[\s\\/:*?"<>|.]+')
_STUDENT = "/classes/<token>/students/<student>"


@bp.get(f"{_STUDENT}/record")
@class_teacher
def student_record_page(who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """Everything that is stored about the student, to read and to print."""
    listed = listed_student(this, student)
    taken = student_record.as_words(application(), listed)
    return render_template("teacher/student_record.html", teacher=who, classroom=this, student=listed, taken=taken)


@bp.get(f"{_STUDENT}/record.json")
@class_teacher
def student_record_file(_who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """The same as a file."""
    listed = listed_student(this, student)
    text = json.dumps(student_record.as_data(application(), this, listed), ensure_ascii=False, indent=2)
    note("record-exported", classroom=this.id, student=listed.student_id)
    reply = Response(text, mimetype="application/json")
    reply.headers.set("Content-Disposition", "attachment", filename=_file_name(listed.name))
    return reply


@bp.get(f"{_STUDENT}/erase")
@class_teacher
def erase_student_page(who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """Asks whether everything about the student is to go."""
    listed = listed_student(this, student)
    return render_template("teacher/erase_student.html", teacher=who, classroom=this, student=listed, problem="")


@bp.post(f"{_STUDENT}/erase")
@class_teacher
def erase_student(who: Teacher, this: Classroom, student: str) -> ResponseReturnValue:
    """Erases the student."""
    listed = listed_student(this, student)
    try:
        erase.erase_student(application(), listed, request.form.get("confirmation", ""))
    except NotConfirmed as refusal:
        return render_template(
            "teacher/erase_student.html", teacher=who, classroom=this, student=listed, problem=say(refusal)
        ), 422
    flash(_("The student is erased, with all attempts and answers."))
    return redirect(url_for("teaching.classroom", token=this.token), 303)


@bp.get("/classes/<token>/erase")
@class_teacher
def erase_class_page(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Asks whether the class is to go with everything in it."""
    return _erase_class_page(who, this)


@bp.post("/classes/<token>/erase")
@class_teacher
def erase_class(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Erases the class."""
    try:
        erase.erase_class(application(), this, request.form.get("confirmation", ""))
    except NotConfirmed as refusal:
        return _erase_class_page(who, this, say(refusal)), 422
    flash(_("The class is erased, with its students and everything they did."))
    return redirect(url_for("teaching.my_classes"), 303)


@bp.post("/classes/<token>/kept-until")
@class_teacher
def keep_until(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Changes the day after which the class is erased by itself."""
    app = application()
    today = datetime.fromtimestamp(app.now() / 1000, app.zone).date()
    try:
        last = date.fromisoformat(request.form.get("kept_until", ""))
    except ValueError:
        last = date.min
    if not today <= last <= today + LONGEST_KEPT:
        latest = today + LONGEST_KEPT
        problem = _(
            "Choose a day from today to %(day)s. To erase the class now, use the button below.",
            day=written_date(latest.isoformat()),
        )
        return class_page(who, this, kept_problem=problem), 422
    midnight = datetime.combine(last + timedelta(days=1), datetime.min.time(), app.zone)
    erase.keep_until(app, this, int(midnight.timestamp() * 1000))
    flash(_("Saved."))
    return redirect(url_for("teaching.classroom", token=this.token), 303)


def _file_name(name: str) -> str:
    """The record named after the student, without what a system refuses in the name of a file."""
    return f"{_NOT_IN_FILE_NAMES.sub('-', name).strip('-')}-record.json"


def _erase_class_page(who: Teacher, this: Classroom, problem: str = "") -> str:
    students = erase.count_students(application(), this)
    return render_template("teacher/erase_class.html", teacher=who, classroom=this, students=students, problem=problem)
