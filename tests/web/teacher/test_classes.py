"""My classes: a class is made by its name, and nobody but its teacher finds it."""

import pytest
from browsing import Page, Person


def make(person: Person, name: str = "8b English") -> Page:
    return person.press(person.get("/teach/classes"), "/classes", name=name)


def test_a_class_is_made_by_its_name(taylor: Person) -> None:
    page = make(taylor)

    assert "8b English" in page.tree.text
    assert "8b English" in taylor.get("/teach/classes").tree.text


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_class_without_a_usable_name_is_not_made(taylor: Person, name: str) -> None:
    page = make(taylor, name)

    assert page.status == 422
    assert "up to 80 letters" in page.tree.text
    assert "no class yet" in page.tree.text


def test_another_teacher_finds_no_page_of_the_class(taylor: Person, hill: Person) -> None:
    path = make(taylor).path

    assert hill.get(path).status == 404
    assert "8b English" not in hill.get("/teach/classes").tree.text
