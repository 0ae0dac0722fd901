"""Fixtures for all tests."""

from collections.abc import Callable

import pytest
from full_run import IS_FULL

pytest_plugins = [
    "made_once",
    "chromium",
    "language_server",
    "migrated",
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
    return lambda short, full: full if IS_FULL else short
