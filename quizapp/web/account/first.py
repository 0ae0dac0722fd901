"""The first page of a new quizapp: its first teacher makes an account, on the machine that runs it."""

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import accounts, sign_in
from quizapp.services.accounts import SHORTEST_PASSWORD, UnusableName, UnusablePassword
from quizapp.web import current
from quizapp.web.access import this_machine
from quizapp.web.account.views import bp
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say


@bp.get("/first")
@this_machine
def first_account_page() -> ResponseReturnValue:
    """Asks for a name and a password, as long as there is no account."""
    if accounts.has_teachers(application()):
        return redirect(url_for("account.log_in_page"), 303)
    return _page()


@bp.post("/first")
@this_machine
def make_first_account() -> ResponseReturnValue:
    """Makes the account, logs in, and goes on to the classes."""
    name, password = request.form.get("name", ""), request.form.get("password", "")
    try:
        accounts.add_first_teacher(application(), name, password)
    except (UnusableName, UnusablePassword) as refusal:
        return _page(name, say(refusal)), 422
    session.pop("csrf_token", None)
    token = sign_in.log_in(application(), name, password)
    current.keep_sign_in(token, sign_in.known_browser(name, current.known_browser()))
    flash(_("Your account is made. Make a class, or write a set."))
    return redirect(url_for("teaching.my_classes"), 303)


def _page(name: str = "", refusal: str = "") -> str:
    return render_template("account/first.html", name=name, refusal=refusal, shortest=SHORTEST_PASSWORD)
