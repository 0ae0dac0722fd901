"""Errors: calm pages for people, JSON for the page's script, and never our insides."""

from collections.abc import Callable

import pytest
from browsing import Page, Person
from flask import Flask, abort

from quizapp.web.access import anyone

CODES = [400, 403, 404, 405, 408, 413, 414, 415, 418, 429, 431, 500, 502, 503]


def fail(code: int) -> Callable[[], str]:
    @anyone
    def view() -> str:
        abort(code)

    return view


@anyone
def crash() -> str:
    secret = "the key is c"
    raise LookupError(secret)


@pytest.fixture
def visitor(app: Flask) -> Person:
    """Somebody who meets every error."""
    for code in CODES:
        app.add_url_rule(f"/fail/{code}", f"fail-{code}", fail(code))
    app.add_url_rule("/crash", "crash", crash)
    return Person(app)


@pytest.mark.parametrize("code", CODES)
def test_every_error_is_a_calm_page(visitor: Person, code: int) -> None:
    page = visitor.get(f"/fail/{code}")

    assert page.status == code
    assert page.tree.one("h1").text
    assert page.tree.one(class_="lead").text.endswith(".")
    assert page.tree.one("a", class_="primary")["href"] == "/"


@pytest.mark.parametrize("code", CODES)
def test_a_script_is_answered_in_json(visitor: Person, code: int) -> None:
    reply = visitor.get(f"/fail/{code}", headers={"Accept": "application/json"})

    assert (reply.status, reply.response.mimetype, reply.json["saved"]) == (code, "application/json", False)
    assert reply.json["message"].endswith(".")


@pytest.mark.parametrize(
    "accept",
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*", "", "application/json;q=0.1, text/html"],
)
def test_a_browser_gets_a_page(visitor: Person, accept: str) -> None:
    assert visitor.get("/fail/404", headers={"Accept": accept}).response.mimetype == "text/html"


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_crash_shows_nothing_of_our_insides(visitor: Person, accept: str) -> None:
    page = visitor.get("/crash", headers={"Accept": accept})

    assert page.status == 500
    assert "It is not your fault" in page.html
    assert not leaks_of(page)


def leaks_of(page: Page) -> list[str]:
    return [word for word in ("LookupError", "Traceback", "the key is c", "test_errors", "crash") if word in page.html]


def test_a_crash_is_written_down_for_whoever_runs_the_server(visitor: Person, caplog: pytest.LogCaptureFixture) -> None:
    visitor.get("/crash")

    assert "GET /crash failed" in caplog.text
    assert "raise LookupError(secret)" in caplog.text
    assert "builtins.LookupError: (its words are not written down)" in caplog.text
    assert "the key is c" not in caplog.text


def test_without_a_database_the_page_is_still_calm(visitor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.start()
    with monkeypatch.context() as broken:
        broken.setattr(visitor.app.extensions["quizapp"].database, "engine", None)
        page = visitor.get("/")

    assert (page.status, page.heading) == (500, "Something went wrong on our side")


def test_an_address_with_a_slash_too_many_is_calm(visitor: Person) -> None:
    assert visitor.get("/sets/harbour/").status == 404
