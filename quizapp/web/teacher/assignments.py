"""What a class was given: the list on its page, the page of an assignment with its rules, taking it away."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import assign, attempt_time, marking
from quizapp.services.class_results import results_of
from quizapp.services.security_log import note
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import ngettext
from quizapp.web.teacher import rules_form
from quizapp.web.teacher.rules_form import ReadRules, Written
from quizapp.web.teacher.teaching import bp


def assignments_of(who: Teacher, this: Classroom) -> dict[str, Any]:
    """What `teacher/_assignments.html` shows on the page of a class."""
    app = application()
    return {
        "given": assign.given_to(app, this),
        "sets_to_give": assign.sets_to_give(app, who),
        "own_sets_to_give": assign.own_sets_to_give(app, who),
        "longest_limit": rules_form.NUMBERS["minutes"],
        "now": app.now(),
    }


@bp.get("/classes/<token>/assignments/<assignment>")
@assignment_teacher
def assignment(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """One assignment: how it stands, and its rules to be changed."""
    return _page(who, this, given, rules_form.written(given.rules, application().zone))


@bp.post("/classes/<token>/assignments/<assignment>")
@assignment_teacher
def change_rules(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """Changes the rules; what contradicts itself, or was changed meanwhile elsewhere, is told and changes nothing."""
    sent = request.form.to_dict()
    read = rules_form.read({**_unchangeable(given), **sent}, application().zone)
    if not read.problems:
        try:
            assign.change(application(), given, _based_on(sent), read.rules)
        except assign.Contradicting as error:
            read.problems = rules_form.told(error.faults)
        except assign.Outdated as error:
            return _changed_meanwhile(who, this, error.newest, sent), 409
    if read.problems:
        return _page(who, this, given, sent, read.problems), 422
    note("rules-changed", teacher=who.id, assignment=given.id, revision=given.revision + 1)
    return _changed(this, given, read)


@bp.post("/classes/<token>/assignments/<assignment>/delete")
@assignment_teacher
def delete_assignment(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """Takes an assignment away that nobody has begun."""
    if not assign.take_away(application(), given):
        flash(_("Somebody has begun this assignment, so it is kept with what was answered. You can close it instead."))
        return redirect(url_for("teaching.assignment", token=this.token, assignment=given.token), 303)
    flash(_("The assignment is deleted."))
    return redirect(url_for("teaching.classroom", token=this.token, _anchor="assignments"), 303)


@bp.post("/classes/<token>/assignments/<assignment>/release")
@assignment_teacher
def release(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """Shows what was to be shown when the teacher says so."""
    app = application()
    attempt_time.release(app, given)
    note("results-released", teacher=who.id, assignment=given.id)
    flash(_("Released. Who has handed in sees it now."))
    queues = marking.to_mark(app, results_of(app, given)).values()
    if waiting := sum(len(each.waiting) for each in queues):
        flash(
            ngettext("%(number)s answer is still to be marked.", "%(number)s answers are still to be marked.", waiting)
        )
    page = "results" if request.form.get("page") == "results" else "assignment"
    return redirect(url_for(f"teaching.{page}", token=this.token, assignment=given.token), 303)


@bp.post("/classes/<token>/assignments/<assignment>/release/take-back")
@assignment_teacher
def take_back_release(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """Shows it no longer."""
    attempt_time.take_back_release(application(), given)
    note("release-taken-back", teacher=who.id, assignment=given.id)
    flash(_("Taken back. Nobody sees it from now on."))
    return redirect(url_for("teaching.assignment", token=this.token, assignment=given.token), 303)


def _changed(this: Classroom, given: Assignment, read: ReadRules) -> ResponseReturnValue:
    for told in (_("The rules are saved."), *read.notes):
        flash(told)
    return redirect(url_for("teaching.assignment", token=this.token, assignment=given.token), 303)


def _changed_meanwhile(who: Teacher, this: Classroom, newest: Assignment, sent: Written) -> str:
    """The form with the values that stand now, and beside each what was written here instead."""
    now = rules_form.written(newest.rules, application().zone)
    names = (*rules_form.TIMES, *rules_form.NUMBERS, *rules_form.CHOICES, *rules_form.SWITCHES)
    differing = {name: sent.get(name, "") for name in names if sent.get(name, "") != now.get(name, "")}
    return _page(who, this, newest, now, yours=differing)


def _page(
    who: Teacher,
    this: Classroom,
    given: Assignment,
    fields: Written,
    problems: Mapping[str, str] | None = None,
    yours: Mapping[str, str] | None = None,
) -> str:
    app = application()
    return render_template(
        "teacher/assignment.html",
        teacher=who,
        classroom=this,
        given=given,
        assigned=assign.look_at(app, given),
        written=fields,
        problems=problems or {},
        yours=yours,
        most=rules_form.NUMBERS,
        zone=application().zone.key,
        now=app.now(),
    )


def _unchangeable(given: Assignment) -> Written:
    """What the browser does not send of a form in which some fields are fixed."""
    kept = rules_form.written(given.rules, application().zone)
    return {name: kept[name] for name in assign.FIXED_BY_STARTS if name in kept and request.form.get("fixed")}


def _based_on(sent: Written) -> int:
    text = sent.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
