"""Security headers on every reply, and no copy of a personal page in any cache."""

import secrets

from flask import Flask, Response, g, request

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_MORE = "content_security_policy"


def let_frame() -> None:
    """This reply may hold a page of ours in a frame."""
    _add("frame-src", "'self'")


def let_be_framed() -> None:
    """This reply may stand in a frame of a page of ours."""
    _add("frame-ancestors", "'self'")


def let_style() -> str:
    """Lets the script of this reply make style sheets under the nonce that is returned."""
    nonce = secrets.token_urlsafe(16)
    _add("style-src", f"'self' 'nonce-{nonce}'")
    return nonce


def _add(directive: str, sources: str) -> None:
    g.setdefault(_MORE, {})[directive] = sources


def init_app(app: Flask) -> None:
    """Adds the headers."""
    app.after_request(_secure)


def _secure(response: Response) -> Response:
    policy = {**_POLICY, **g.get(_MORE, {})}
    response.headers["Content-Security-Policy"] = "; ".join(f"{name} {sources}" for name, sources in policy.items())
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "no-cache"  # kept, but asked for again: an upgrade shows at once
    else:
        response.headers["Cache-Control"] = "no-store"
    return response
