"""The teacher's classes: the list of them, a new one, and the page of one."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import classes
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import class_teacher, teacher
from quizapp.web.current import application
from quizapp.web.teacher.teaching import bp

LONGEST_NAME = 80


@bp.get("/classes")
@teacher
def my_classes(who: Teacher) -> ResponseReturnValue:
    """All classes of the teacher."""
    return _my_classes(who)


@bp.post("/classes")
@teacher
def make_class(who: Teacher) -> ResponseReturnValue:
    """Makes a class and goes to its page."""
    name = " ".join(request.form.get("name", "").split())
    if not 0 < len(name) <= LONGEST_NAME:
        return _my_classes(who, f"Give the class a name of up to {LONGEST_NAME} letters, for example 8b English."), 422
    return redirect(url_for("teaching.classroom", token=classes.make(application(), who, name)), 303)


@bp.get("/classes/<token>")
@class_teacher
def classroom(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """One class."""
    return render_template("teacher/classroom.html", teacher=who, classroom=this)


def _my_classes(who: Teacher, problem: str = "") -> str:
    mine = classes.of_teacher(application(), who)
    return render_template("teacher/my_classes.html", teacher=who, classes=mine, problem=problem)
