"""The choice of a language, to which the foot of every page leads, and which is kept in the browser."""

from flask import Blueprint, current_app, has_request_context, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from quizapp.web import languages
from quizapp.web.access import this_browser
from quizapp.web.onward import own_page

bp = Blueprint("language", __name__)


@bp.get("/language")
@this_browser
def choices() -> ResponseReturnValue:
    """The languages to choose from, and the page to come back to."""
    return render_template("language.html", onward=own_page(request.args.get("page", "")))


@bp.post("/language")
@this_browser
def choose() -> ResponseReturnValue:
    """Keeps the language and goes back to the page; what is none of ours changes nothing."""
    chosen = languages.named(request.form.get("language"))
    if chosen is not None:
        session[languages.CHOSEN] = chosen.code
        session.permanent = True
    return redirect(own_page(request.form.get("onward", "")) or url_for(current_app.config["HOME"]), 303)


@bp.app_context_processor
def _page_to_come_back_to() -> dict[str, str]:
    """The page itself; after a form that was refused, the page on which it was filled in."""
    if not has_request_context():
        return {}
    if request.method == "GET":
        return {"this_page": request.full_path.rstrip("?")}
    referrer = request.referrer or ""
    return {"this_page": "/" + referrer.removeprefix(request.host_url) if referrer.startswith(request.host_url) else ""}
