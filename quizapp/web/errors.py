"""Errors as calm pages (or JSON for the page's script) that say what happened and what to do."""

from dataclasses import dataclass

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, InternalServerError


@dataclass(frozen=True)
class Explanation:
    """What a page says about one kind of error."""

    title: str
    what: str
    instead: str


_OTHER = 0
_EXPLANATIONS = {
    400: Explanation(
        "This page could not be used",
        "The page was open for very long, or cookies are switched off, so we could not be sure that it was you.",
        "Your saved answers are safe. Go back, reload the page and try again.",
    ),
    404: Explanation(
        "There is nothing here",
        "The address may be misspelt, or the page belongs to another browser.",
        "Start again from the list of question sets.",
    ),
    405: Explanation(
        "That does not work here",
        "This address takes no such request.",
        "Start from the list of question sets.",
    ),
    413: Explanation(
        "That was too much at once",
        "The page sent more than quizapp takes at a time.",
        "Go back: what you wrote is still there. Shorten it, or send it in parts.",
    ),
    _OTHER: Explanation(
        "That does not work here",
        "The page sent something that quizapp does not take.",
        "Your saved answers are safe. Go back, reload the page and try again.",
    ),
    500: Explanation(
        "Something went wrong on our side",
        "It is not your fault. What was marked as saved is safe.",
        "Go back and try again in a moment.",
    ),
}


def init_app(app: Flask) -> None:
    """Registers the page for every error."""
    app.register_error_handler(HTTPException, _show)


def _show(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    explanation = _EXPLANATIONS.get(code, _EXPLANATIONS[_OTHER if code < 500 else 500])
    if isinstance(error, InternalServerError):
        code = 500
    if request.accept_mimetypes.best == "application/json":
        return jsonify(saved=False, message=f"{explanation.what} {explanation.instead}"), code
    # Where something is wrong with us, the page must not need the database.
    page = render_template("errors/error.html", explanation=explanation, code=code, is_our_fault=code >= 500)
    return page, code
