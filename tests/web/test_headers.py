"""Headers: the same protection on every reply, and no personal page in any cache."""

from collections.abc import Iterator

import pytest
from browsing import Person, csrf_of
from werkzeug.datastructures import Headers

STATIC = {"static", "missing static", "unchanged static"}


@pytest.fixture
def headers(anna: Person) -> dict[str, Headers]:
    """The headers of one reply of every kind."""
    return dict(replies(anna))


def replies(anna: Person) -> Iterator[tuple[str, Headers]]:
    reader = anna.start()
    token = csrf_of(reader)
    yield "list", headers_of(anna, "GET", "/")
    yield "set", headers_of(anna, "GET", "/sets/harbour")
    yield "reader", headers_of(anna, "GET", reader.path)
    yield "review", headers_of(anna, "GET", f"{reader.path}/review")
    yield "handed in", headers_of(anna, "POST", f"{reader.path}/hand-in", token)
    yield "result", headers_of(anna, "GET", f"{reader.path}/result")
    yield "saved", anna.save(reader, "Name the town", "Ashford").response.headers
    yield "redirect", headers_of(anna, "GET", reader.path)
    yield "missing", headers_of(anna, "GET", "/nothing")
    yield "refused", headers_of(anna, "POST", reader.path)
    yield "too much", anna.post(reader.path, b"x" * 2_000_000).response.headers
    yield "not allowed", headers_of(anna, "POST", "/", token)
    yield "options", headers_of(anna, "OPTIONS", "/")
    yield "head", headers_of(anna, "HEAD", "/")
    yield "health", headers_of(anna, "GET", "/healthz")
    static = headers_of(anna, "GET", "/static/css/base.css")
    yield "static", static
    yield "missing static", headers_of(anna, "GET", "/static/nothing.css")
    yield (
        "unchanged static",
        anna.get("/static/css/base.css", headers={"If-None-Match": static["ETag"]}).response.headers,
    )


def headers_of(person: Person, method: str, path: str, csrf_token: str = "") -> Headers:
    return person.send(method, path, headers={"X-CSRFToken": csrf_token}).response.headers


def test_every_reply_is_protected(headers: dict[str, Headers]) -> None:
    for kind, found in headers.items():
        policy = dict(each.strip().split(" ", 1) for each in found["Content-Security-Policy"].split(";"))

        assert policy["default-src"] == "'none'", kind
        assert policy["script-src"] == policy["style-src"] == "'self'", kind
        assert policy["base-uri"] == policy["frame-ancestors"] == "'none'", kind
        assert {word for value in policy.values() for word in value.split()} == {"'none'", "'self'"}, kind
        assert (found["X-Content-Type-Options"], found["Referrer-Policy"]) == ("nosniff", "same-origin"), kind


def test_only_static_files_may_be_kept_by_a_browser(headers: dict[str, Headers]) -> None:
    kept = {kind: found["Cache-Control"] for kind, found in headers.items()}

    assert kept == {kind: "no-cache" if kind in STATIC else "no-store" for kind in headers}


def test_nothing_tells_what_the_server_is_made_of(headers: dict[str, Headers]) -> None:
    told = {name.lower() for found in headers.values() for name in found.keys()}  # noqa: SIM118 - not a dict

    assert not {"x-powered-by", "server", "x-debug"} & told


def test_a_static_file_that_did_not_change_is_not_sent_again(anna: Person) -> None:
    tag = anna.get("/static/css/base.css").response.headers["ETag"]

    again = anna.get("/static/css/base.css", headers={"If-None-Match": tag})

    assert (again.status, again.html) == (304, "")
