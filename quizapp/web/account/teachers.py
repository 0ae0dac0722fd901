"""The page of operators: all accounts of teachers; a new one, a new password, locking and unlocking."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import accounts
from quizapp.services.accounts import NotPossible, UnusableName
from quizapp.services.application import Application
from quizapp.store.teachers import Teacher
from quizapp.web.access import operator
from quizapp.web.account.views import bp
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say


@bp.get("/teachers")
@operator
def teachers(who: Teacher) -> ResponseReturnValue:
    """Every account."""
    return _page(who)


@bp.post("/teachers")
@operator
def add_teacher(who: Teacher) -> ResponseReturnValue:
    """Makes an account and shows its password, this once."""
    name = request.form.get("name", "")
    try:
        password = accounts.add_teacher(application(), name, is_operator="is_operator" in request.form)
    except UnusableName as refusal:
        return _page(who, problem=say(refusal), typed=name), 422
    return _page(who, password=password, password_of=name)


@bp.post("/teachers/reset-password")
@operator
def reset_password(who: Teacher) -> ResponseReturnValue:
    """Gives a new password and shows it, this once."""
    name = request.form.get("name", "")
    try:
        password = accounts.reset_teacher(application(), name)
    except UnusableName as refusal:
        return _page(who, problem=say(refusal)), 422
    return _page(who, password=password, password_of=name)


@bp.post("/teachers/lock")
@operator
def lock(who: Teacher) -> ResponseReturnValue:
    """Locks an account."""
    return _act(who, accounts.lock_teacher, _("The account is locked, and its teacher is logged out everywhere."))


@bp.post("/teachers/unlock")
@operator
def unlock(who: Teacher) -> ResponseReturnValue:
    """Opens a locked account."""
    return _act(who, accounts.unlock_teacher, _("The account is open again, with the same password."))


@bp.post("/teachers/make-operator")
@operator
def make_operator(who: Teacher) -> ResponseReturnValue:
    """Lets another teacher look after the accounts."""
    return _act(who, accounts.make_operator, _("The teacher is an operator."))


@bp.post("/teachers/end-operator")
@operator
def end_operator(who: Teacher) -> ResponseReturnValue:
    """Lets a teacher look after the accounts no longer; for who ends that for themselves this page is gone."""
    onward = "account.account" if request.form.get("name") == who.name else "account.teachers"
    return _act(who, accounts.end_operator, _("The teacher is no operator any more."), onward)


def _act(
    who: Teacher, act: Callable[[Application, str], None], done: str, onward: str = "account.teachers"
) -> ResponseReturnValue:
    try:
        act(application(), request.form.get("name", ""))
    except (UnusableName, NotPossible) as refusal:
        return _page(who, problem=say(refusal)), 422
    flash(done)
    return redirect(url_for(onward), 303)


def _page(who: Teacher, problem: str = "", typed: str = "", password: str = "", password_of: str = "") -> str:
    return render_template(
        "account/teachers.html",
        teacher=who,
        accounts=accounts.all_accounts(application()),
        problem=problem,
        typed=typed,
        password=password,
        password_of=password_of,
    )
