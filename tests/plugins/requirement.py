"""What happens to a test whose browser, database or package is not there."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

NODE_MODULES = Path(os.environ.get("QUIZAPP_TEST_NODE_MODULES") or Path(__file__).parents[1] / "node" / "node_modules")
"""Where packages from npm are."""


def lacking(what: str) -> NoReturn:
    """Skip on a developer's machine; in CI nobody reads skips, so fail."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
