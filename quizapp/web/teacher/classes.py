"""The teacher's classes: the list of them, a new one, and the page of one."""

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.core.message import Message, message
from quizapp.core.names import LONGEST_NAME, is_usable_name, tidy_name
from quizapp.services import class_list, classes, joining
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web import languages
from quizapp.web.access import class_teacher, teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.teacher.assignments import assignments_of
from quizapp.web.teacher.teaching import bp

_NAME_IT = message("Give the class a name of up to %(number)s letters, for example 8b English.", number=LONGEST_NAME)


@bp.get("/classes")
@teacher
def my_classes(who: Teacher) -> ResponseReturnValue:
    """All classes of the teacher."""
    return _my_classes(who)


@bp.post("/classes")
@teacher
def make_class(who: Teacher) -> ResponseReturnValue:
    """Makes a class and goes to its page."""
    name = tidy_name(request.form.get("name", ""))
    if not is_usable_name(name):
        return _my_classes(who, _NAME_IT), 422
    return redirect(url_for("teaching.classroom", token=classes.make(application(), who, name)), 303)


@bp.get("/classes/<token>")
@class_teacher
def classroom(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """One class."""
    return class_page(who, this)


@bp.post("/classes/<token>/settings")
@class_teacher
def change_class(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Changes the name of the class, and whether it takes newcomers."""
    name = tidy_name(request.form.get("name", ""))
    if not is_usable_name(name):
        return class_page(who, this, name_problem=_NAME_IT), 422
    language = languages.named(request.form.get("language"))
    classes.change(
        application(),
        this,
        name=name,
        takes_newcomers="takes_newcomers" in request.form,
        language=language.code if language else None,
    )
    flash(_("Saved."))
    return redirect(url_for("teaching.classroom", token=this.token), 303)


def class_page(who: Teacher, this: Classroom, **more: Any) -> str:
    """The page of a class, with what could not be done on it."""
    app = application()
    last_day = datetime.fromtimestamp(this.erase_at / 1000 - 1, app.zone).date()
    return render_template(
        "teacher/classroom.html",
        teacher=who,
        classroom=this,
        students=class_list.of_class(app, this),
        waiting=len(joining.claims(app, this)),
        kept_until=last_day.isoformat(),
        **assignments_of(who, this),
        **more,
    )


def _my_classes(who: Teacher, problem: Message | str = "") -> str:
    mine = classes.of_teacher(application(), who)
    return render_template("teacher/my_classes.html", teacher=who, classes=mine, problem=problem)
