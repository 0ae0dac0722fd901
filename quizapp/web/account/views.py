"""The pages of a teacher's account: log in, log out here or everywhere, change the password."""

from babel.lists import format_list
from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from quizapp.core.message import message
from quizapp.services import accounts, sign_in
from quizapp.services.accounts import SHORTEST_PASSWORD, UnusablePassword
from quizapp.services.sign_in import Locked, WrongPassword
from quizapp.services.tries import TooManyTries
from quizapp.store.teachers import Teacher
from quizapp.web import current, languages
from quizapp.web.access import anyone, teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say
from quizapp.web.onward import own_page
from quizapp.web.wording import wait

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("/log-in")
@anyone
def log_in_page() -> ResponseReturnValue:
    """Asks for name and password; who is logged in already goes on at once."""
    if current.teacher() is not None:
        return redirect(_onward(request.args), 303)
    is_new = not accounts.has_teachers(application())
    return render_template("account/log_in.html", onward=request.args.get("next", ""), is_new=is_new)


@bp.post("/log-in")
@anyone
def log_in() -> ResponseReturnValue:
    """Logs in, and goes on to the page that was asked for."""
    name, browser = request.form.get("name", ""), current.known_browser()
    try:
        token = sign_in.log_in(application(), name, request.form.get("password", ""), browser)
    except (WrongPassword, TooManyTries, Locked) as refusal:
        refused = render_template(
            "account/log_in.html", name=name, onward=request.form.get("next", ""), refusal=_why(refusal)
        )
        return refused, 429 if isinstance(refusal, TooManyTries) else 422
    session.pop("csrf_token", None)  # who planted it in this browser before the log-in must not know it afterwards
    current.keep_sign_in(token, sign_in.known_browser(name, browser))
    return redirect(_onward(request.form), 303)


@bp.post("/log-out")
@anyone
def log_out() -> ResponseReturnValue:
    """Logs this browser out; the second time changes nothing."""
    sign_in.log_out(application(), current.forget_sign_in())
    flash(_("You are logged out."))
    return redirect(url_for("account.log_in_page"), 303)


@bp.get("")
@teacher
def account(who: Teacher) -> ResponseReturnValue:
    """The password, and all browsers at once."""
    return render_template("account/account.html", teacher=who, shortest=SHORTEST_PASSWORD)


@bp.post("/password")
@teacher
def change_password(who: Teacher) -> ResponseReturnValue:
    """Replaces the password and logs every other browser out."""
    given = {key: request.form.get(key, "") for key in ("password", "new", "again")}
    try:
        if given["new"] != given["again"]:
            raise UnusablePassword(message("The two new passwords are not the same. Type the new one twice."))
        token = sign_in.change_password(application(), who, given["password"], given["new"])
    except (WrongPassword, TooManyTries, UnusablePassword) as refusal:
        page = render_template("account/account.html", teacher=who, shortest=SHORTEST_PASSWORD, refusal=_why(refusal))
        return page, 422
    current.keep_sign_in(token, current.known_browser())
    flash(_("Your password is changed. Every other browser is logged out."))
    return redirect(url_for("account.account"), 303)


@bp.post("/log-out-everywhere")
@teacher
def log_out_everywhere(who: Teacher) -> ResponseReturnValue:
    """Logs this browser and every other one out."""
    sign_in.log_out_everywhere(application(), who)
    current.forget_sign_in()
    flash(_("You are logged out in every browser."))
    return redirect(url_for("account.log_in_page"), 303)


def _why(refusal: WrongPassword | TooManyTries | UnusablePassword | Locked) -> str:
    if isinstance(refusal, Locked):
        if not refusal.operators:
            return _("This account is locked. Ask whoever runs quizapp at your school to unlock it.")
        whom = format_list(refusal.operators, "or", languages.locale())
        return say(message("This account is locked. Ask %(whom)s to unlock it.", whom=whom))
    if isinstance(refusal, TooManyTries):
        return say(message("There were too many tries. Wait %(time)s, then try again.", time=wait(refusal.seconds)))
    if isinstance(refusal, WrongPassword):
        return _("Name and password do not go together. Look at capital letters, then try again.")
    return say(refusal)


def _onward(given: MultiDict[str, str]) -> str:
    return own_page(given.get("next", "")) or url_for("workshop.my_sets")
