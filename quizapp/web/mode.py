"""The two ways to run quizapp: a *classroom*, over http in its own network, and a *school*, with TLS in front of it."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.middleware.proxy_fix import ProxyFix

from quizapp.core.message import Message, message
from quizapp.web.config import CLASSROOM, SCHOOL, YEAR, host_of_school, refuse_other_modes
from quizapp.web.languages import ask_no_database, say

_OPEN = {"static", "health.alive", "health.ready"}
"""What answers at any address: a supervisor asks the server itself, and the page of refusal needs its styles."""
_FOREIGN = message("The address that was asked for is not QUIZAPP_ADDRESS. Set it, and let the proxy pass on Host.")
_UNENCRYPTED = message(
    "This request came without https. Let the proxy in front of quizapp send X-Forwarded-Proto, "
    "or set QUIZAPP_MODE to classroom where there is none."
)


def is_school(config: Mapping[str, Any]) -> bool:
    """Whether these settings choose the mode of a school."""
    return config.get("QUIZAPP_MODE") == SCHOOL


def cookie_settings(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """What a school's cookies are; in a classroom browsers would drop such cookies, as they come over http."""
    if not is_school(chosen):
        return {}
    return {
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "__Host-quizapp",  # so that no neighbour in the school's domain can plant one
        # The token proves the page; who keeps the Referer to themselves must not lose answers.
        "WTF_CSRF_SSL_STRICT": False,
    }


def init_app(app: Flask) -> None:
    """In a school, lets in only what came through the proxy."""
    refuse_other_modes(app.config.get("QUIZAPP_MODE", CLASSROOM))
    if is_school(app.config):
        host = host_of_school(app.config["QUIZAPP_ADDRESS"])
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
        app.before_request(lambda: _refusal(host))
        app.after_request(_only_by_https)


def _refusal(host: str) -> ResponseReturnValue | None:
    if request.endpoint in _OPEN:
        return None
    if request.host.lower() != host:
        return _wrong_address(_FOREIGN), 400
    return None if request.is_secure else (_wrong_address(_UNENCRYPTED), 403)


def _wrong_address(why: Message) -> str | Response:
    ask_no_database()
    if request.accept_mimetypes.best == "application/json":
        return jsonify(saved=False, message=say(why))
    address = current_app.config["QUIZAPP_ADDRESS"]
    return render_template("errors/wrong_address.html", why=why, address=address, is_our_fault=True)


def _only_by_https(response: Response) -> Response:
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return response
