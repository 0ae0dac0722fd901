"""Compression of the files in static/; pages go as they are, as their length must tell nothing of what is in them."""

import gzip
from functools import lru_cache

from flask import Flask, Response, request

_TEXTS = frozenset({"text/css", "text/javascript", "application/javascript", "image/svg+xml"})
_FILES_KEPT = 128


def init_app(app: Flask) -> None:
    """Sends scripts and styles compressed to browsers that take it, as all do."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if request.endpoint != "static" or response.status_code != 200 or response.mimetype not in _TEXTS:
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False
    response.set_data(_compressed(response.get_data()))
    response.headers["Content-Encoding"] = "gzip"
    response.set_etag(response.get_etag()[0] or "", weak=True)  # the same file in other bytes
    return response


@lru_cache(_FILES_KEPT)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
