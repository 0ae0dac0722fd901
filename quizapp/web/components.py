"""The components of the design, all on one page in every theme; only an app that is being worked on has it."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from quizapp.core.mark import Status
from quizapp.web.access import anyone
from quizapp.web.headers import let_be_framed, let_frame

THEMES = ("light", "dark", "sepia", "contrast")
bp = Blueprint("components", __name__, url_prefix="/components")


@bp.get("")
@anyone
def all_themes() -> ResponseReturnValue:
    """Each theme in a frame."""
    let_frame()
    return render_template("components/all.html", themes=THEMES)


@bp.get("/<theme>")
@anyone
def one_theme(theme: str) -> ResponseReturnValue:
    """Every component in one theme."""
    if theme not in THEMES:
        abort(404)
    let_be_framed()
    return render_template("components/one.html", theme=theme, statuses=tuple(Status))
