"""Browsers that visit a real server, its data, and a teacher who is logged in."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from real_server import Server

from quizapp import resources
from quizapp.services.accounts import add_teacher, teacher_named
from quizapp.store.teachers import Teacher
from quizapp.web.app import create_app

LAPTOP = {"width": 1366, "height": 768}
expect.set_options(timeout=60_000)  # a busy machine may be slow; what must hold is what is seen in the end


@pytest.fixture(name="visit")
def _visit(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens a page of the server in a browser of its own; script errors in any of them fail the test."""
    contexts, faults = [], []

    def visit(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": LAPTOP, **options})
        contexts.append(context)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(server.url + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def served(server: Server) -> Iterator[Flask]:
    """The data of the running server, to let things happen in it."""
    app = create_app({"QUIZAPP_DATA": server.data})
    yield app
    app.extensions["quizapp"].database.close()


@pytest.fixture
def password(served: Flask) -> str:
    """The password of Ms Taylor, as whoever runs the server is given it."""
    return add_teacher(served.extensions["quizapp"], "Ms Taylor")


@pytest.fixture
def open_as_teacher(visit: Callable[..., Page], password: str) -> Callable[[str], Page]:
    """Ms Taylor logs in with a browser of her own and opens a page."""

    def open_page(path: str) -> Page:
        page = visit(f"/account/log-in?next={path}")
        page.get_by_label("Name").fill("Ms Taylor")
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(f"**{path}")
        return page

    return open_page


@pytest.fixture
def taylor(served: Flask, password: str) -> Teacher:
    """Ms Taylor, who has this password."""
    assert password
    found = teacher_named(served.extensions["quizapp"], "Ms Taylor")
    assert found is not None
    return found


@pytest.fixture
def serve_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the server serve the examples, which have every type; named by a mark, it comes before the server."""
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(resources.EXAMPLES))
