"""A class of Ms Taylor's: made on her page, or given the set `harbour` and filled as during a lesson."""

import pytest
from browsing import Page, Person
from flask import Flask
from lesson import Lesson, teacher_named


@pytest.fixture
def class_page(taylor: Person) -> Page:
    """The page of her class, with nobody in it."""
    return taylor.press(taylor.get("/teach/classes"), "/classes", name="8b English")


@pytest.fixture
def lesson(app: Flask) -> Lesson:
    """An empty class of hers that was given the set."""
    application = app.extensions["quizapp"]
    return Lesson(application, teacher_named(application, "Ms Taylor"))
