"""Who may see and do what: every view declares it, and the app does not start where one forgot."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any, TypeVar

from flask import Flask, abort, current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import classes, workshop
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web import current, mode
from quizapp.web.languages import gettext as _

View = TypeVar("View", bound=Callable[..., Any])
_POLICY = "access_policy"
_OWN_NAMES = {"localhost", "127.0.0.1", "[::1]"}


class RouteWithoutPolicy(Exception):
    """A view that does not say who may use it."""


def anyone(view: View) -> View:
    """Everybody may use the view; it shows nothing that belongs to one person."""
    setattr(view, _POLICY, "anyone")
    return view


def this_browser(view: View) -> View:
    """Everybody may use the view; it shows and changes only what belongs to the browser that asks."""
    setattr(view, _POLICY, "this browser")
    return view


def attempt_owner(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only the student whose attempt the URL names; for anybody else there is no such page."""
    return _with_own(current.attempt, view)


def taking_owner(view: Callable[..., Any]) -> Callable[..., Any]:
    """The same, for views that need everything that was answered in it."""
    return _with_own(current.taking, view)


def _with_own(find: Callable[[str], Any], view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def guarded(token: str, **values: Any) -> Any:
        found = find(token)
        if found is None:
            abort(404)
        return view(found, **values)

    setattr(guarded, _POLICY, "the attempt's student")
    return guarded


def attempt_owner_by_token(view: Callable[..., Any]) -> Callable[..., Any]:
    """The same, for a view whose service finds the attempt in the transaction that changes it, or answers nothing."""

    @wraps(view)
    def guarded(token: str, **values: Any) -> Any:
        return view(current.browser(), token, **values)

    setattr(guarded, _POLICY, "the attempt's student")
    return guarded


def class_student(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only a student who has joined a class with this browser; anybody else joins first."""

    @wraps(view)
    def guarded(**values: Any) -> Any:
        who = current.member()
        return redirect(url_for("student.join_page"), 303) if who is None else view(who, **values)

    setattr(guarded, _POLICY, "a student of a class")
    return guarded


def teacher(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only a teacher who is logged in; anybody else logs in first and then goes on to the page."""

    @wraps(view)
    def guarded(**values: Any) -> Any:
        who = current.teacher()
        return _log_in_first() if who is None else view(who, **values)

    setattr(guarded, _POLICY, "a teacher")
    return guarded


def operator(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only a teacher who looks after the accounts of all; for any other there is no such page."""

    @wraps(view)
    def guarded(who: Teacher, **values: Any) -> Any:
        if not who.is_operator:
            abort(404)
        return view(who, **values)

    looked_after = teacher(guarded)
    setattr(looked_after, _POLICY, "an operator")
    return looked_after


def set_owner(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only the teacher whose workshop set the URL names; for any other teacher there is no such page."""

    @wraps(view)
    def guarded(who: Teacher, token: str, **values: Any) -> Any:
        this = workshop.find(current.application(), who, token)
        if this is None:
            abort(404)
        return view(who, this, **values)

    owned = teacher(guarded)
    setattr(owned, _POLICY, "the set's teacher")
    return owned


def class_teacher(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only the teacher whose class the URL names; for any other teacher there is no such page."""

    @wraps(view)
    def guarded(who: Teacher, token: str, **values: Any) -> Any:
        this = classes.find(current.application(), who, token)
        if this is None:
            abort(404)
        return view(who, this, **values)

    owned = teacher(guarded)
    setattr(owned, _POLICY, "the class's teacher")
    return owned


def assignment_teacher(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only the teacher whose class the URL names, with what was given to that class."""

    @wraps(view)
    def guarded(who: Teacher, this: Classroom, assignment: str, **values: Any) -> Any:
        given = classes.find_assignment(current.application(), this, assignment)
        if given is None:
            abort(404)
        return view(who, this, given, **values)

    owned = class_teacher(guarded)
    setattr(owned, _POLICY, "the class's teacher")
    return owned


def _log_in_first() -> ResponseReturnValue:
    if request.accept_mimetypes.best == "application/json":
        return jsonify(saved=False, message=_("You are logged out. Log in in another tab, then try again here.")), 401
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("account.log_in_page", next=request.full_path.rstrip("?")), 303)
    return render_template("account/logged_out.html"), 401


def this_machine(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only browsers on the machine that serves, who ask for it by its own name: a page from elsewhere cannot.

    In a school nobody: behind a proxy, everybody seems to sit at the machine.
    """

    @wraps(view)
    def guarded(**values: Any) -> Any:
        host = request.host.rpartition(":")[0] or request.host
        is_here = ip_address(request.remote_addr or "0.0.0.0").is_loopback and host in _OWN_NAMES
        if mode.is_school(current_app.config) or not is_here:
            abort(403)
        return view(**values)

    setattr(guarded, _POLICY, "this machine")
    return guarded


def require_policies(app: Flask) -> None:
    """Refuses an app with a route whose view declares no policy; files in static/ are for anyone."""
    undeclared = sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not hasattr(app.view_functions[rule.endpoint], _POLICY)
    )
    if undeclared:
        raise RouteWithoutPolicy(f"say who may use {', '.join(undeclared)} with a decorator of quizapp.web.access")
