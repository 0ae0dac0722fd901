"""The preview of the set `harbour`, and the author who writes it."""

from pathlib import Path

import pytest
from browsing import Person
from flask import Flask

from quizapp.web.app import create_preview


@pytest.fixture
def file(quiz_folder: Path) -> Path:
    """The file of the set."""
    return quiz_folder / "harbour.yaml"


@pytest.fixture
def preview(file: Path) -> Flask:
    """The preview of that file."""
    return create_preview(file)


@pytest.fixture
def author(preview: Flask) -> Person:
    """Somebody on the machine that runs the preview."""
    return Person(preview)
