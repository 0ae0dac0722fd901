"""Giving a class a set in two clicks: with the usual rules of practice, or of a test and its time limit."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.core.rules import GRADED, Rules
from quizapp.services import assign
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import class_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.teacher import rules_form
from quizapp.web.teacher.classes import class_page
from quizapp.web.teacher.rules_form import ReadRules
from quizapp.web.teacher.teaching import bp


@bp.post("/classes/<token>/assignments")
@class_teacher
def give(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Gives a set to the class; a time limit that cannot be read is told at its field, and nothing is given."""
    set_id, minutes = request.form.get("set", ""), request.form.get("minutes", "")
    is_test = request.form.get("purpose") == "graded"
    limit = rules_form.read_minutes(minutes) if is_test else ReadRules()
    if problem := limit.problems.get("minutes"):
        return class_page(who, this, minutes_problem=problem, minutes=minutes, chosen_set=set_id), 422
    rules = GRADED.model_copy(update=limit.values) if is_test else Rules()
    given = assign.give(application(), who, this, set_id, rules)
    if given is None:
        flash(_("This set is no longer there to give. Choose another."))
        return redirect(url_for("teaching.classroom", token=this.token, _anchor="assignments"), 303)
    flash(_("Given. Students of the class see it now."))
    if is_test:
        flash(_("Until this test is over, nobody finds the set on the open list of sets."))
    return redirect(url_for("teaching.assignment", token=this.token, assignment=given), 303)
