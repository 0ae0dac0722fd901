"""Fixtures for all tests."""

import os
from collections.abc import Callable

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


@pytest.fixture
def rounds() -> Callable[[int, int], int]:
    """How often something is tried: the second number in a full run, the first one else."""
    is_full = bool(os.environ.get("QUIZAPP_TEST_FULL"))
    return lambda short, full: full if is_full else short
