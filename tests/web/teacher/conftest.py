"""A class of Ms Taylor's, made on her page."""

import pytest
from browsing import Page, Person


@pytest.fixture
def class_page(taylor: Person) -> Page:
    """The page of her class, with nobody in it."""
    return taylor.press(taylor.get("/teach/classes"), "/classes", name="8b English")
