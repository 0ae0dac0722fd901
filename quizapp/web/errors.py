"""Errors as calm pages (or JSON for the page's script) that say what happened and what to do."""

from dataclasses import dataclass

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, InternalServerError

from quizapp.core.message import Message, message
from quizapp.store.trouble import may_pass
from quizapp.web.languages import ask_no_database, say


@dataclass(frozen=True)
class Explanation:
    """What a page says about one kind of error."""

    title: Message
    what: Message
    instead: Message


_OTHER = 0
_EXPLANATIONS = {
    400: Explanation(
        message("This page could not be used"),
        message(
            "The page was open for very long, or cookies are switched off, so we could not be sure that it was you."
        ),
        message("Your saved answers are safe. Go back, reload the page and try again."),
    ),
    404: Explanation(
        message("There is nothing here"),
        message("The address may be misspelt, or the page belongs to another browser."),
        message("Start again from the list of question sets."),
    ),
    405: Explanation(
        message("That does not work here"),
        message("This address takes no such request."),
        message("Start from the list of question sets."),
    ),
    413: Explanation(
        message("That was too much at once"),
        message("The page sent more than quizapp takes at a time."),
        message("Go back: what you wrote is still there. Shorten it, or send it in parts."),
    ),
    _OTHER: Explanation(
        message("That does not work here"),
        message("The page sent something that quizapp does not take."),
        message("Your saved answers are safe. Go back, reload the page and try again."),
    ),
    500: Explanation(
        message("Something went wrong on our side"),
        message("It is not your fault. What was marked as saved is safe."),
        message("Go back and try again in a moment."),
    ),
    503: Explanation(
        message("Nothing can be saved just now"),
        message(
            "The computer that quizapp runs on has no room left, or cannot reach what it keeps. "
            "It is not your fault, and what was marked as saved is safe."
        ),
        message("Try again in a moment. If it goes on, tell your teacher, or whoever runs quizapp."),
    ),
}


def init_app(app: Flask) -> None:
    """Registers the page for every error."""
    app.register_error_handler(HTTPException, _show)


def _show(error: HTTPException) -> ResponseReturnValue:
    code = _code_of(error)
    explanation = _EXPLANATIONS.get(code, _EXPLANATIONS[_OTHER if code < 500 else 500])
    if code >= 500:
        ask_no_database()
    if request.accept_mimetypes.best == "application/json":
        return jsonify(saved=False, message=f"{say(explanation.what)} {say(explanation.instead)}"), code
    # Where something is wrong with us, the page must not need the database.
    page = render_template("errors/error.html", explanation=explanation, code=code, is_our_fault=code >= 500)
    return page, code


def _code_of(error: HTTPException) -> int:
    """A failure of ours is 503 where the database is in trouble that may pass."""
    if isinstance(error, InternalServerError):
        return 503 if may_pass(error.original_exception) else 500
    return error.code or 500
