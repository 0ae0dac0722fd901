"""Fixtures for all tests."""

import pytest

pytest_plugins = [
    "chromium",
    "language_server",
    "postgresql",
    "harbour",
    "lesson",
    "real_server",
    "cut_proxy",
    "barriers",
]


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Switch off pytest-flask's fixture of this name: it would make all requests of a test share `g`."""
