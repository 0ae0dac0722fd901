"""Browsers that visit a real server."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from real_server import Server

LAPTOP = {"width": 1366, "height": 768}
expect.set_options(timeout=20_000)  # a busy machine may be slow; what must hold is what is seen in the end


@pytest.fixture(name="visit")
def _visit(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens a page of the server in a browser of its own; script errors in any of them fail the test."""
    contexts, faults = [], []

    def visit(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": LAPTOP, **options})
        contexts.append(context)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(server.url + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []
