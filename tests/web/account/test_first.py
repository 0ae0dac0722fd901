"""The first account: made once, on the machine that runs quizapp, by whoever sits there."""

from typing import Any

import pytest
from browsing import Page, Person
from flask import Flask

from quizapp.services import accounts

PASSWORD = "a walk by the harbour"


@pytest.fixture
def owner(app: Flask) -> Person:
    """Whoever started quizapp, on the same machine."""
    return Person(app)


def make(person: Person, name: str = "Ms Taylor", password: str = PASSWORD) -> Page:
    return person.press(person.get("/account/first"), "/first", name=name, password=password)


def test_a_new_quizapp_leads_to_it_and_it_leads_to_the_classes(owner: Person) -> None:
    page = owner.get("/account/log-in")
    assert page.tree.one("a", href="/account/first")

    made = make(owner)

    assert (made.status, made.path) == (200, "/teach/classes")
    assert "Ms Taylor" in made.tree.one(class_="teacher-nav").text
    assert not owner.get("/account/log-in").tree.all("a", href="/account/first")


def test_there_is_one_first_account(owner: Person, app: Flask) -> None:
    other = Person(app)
    late = other.get("/account/first")
    make(owner)

    refused = Person(app).get("/account/first")
    assert refused.path == "/account/log-in"
    refused = other.press(late, "/first", name="Mr Hill", password=PASSWORD)
    assert refused.status == 422
    assert "There is an account already" in refused.tree.text


@pytest.mark.parametrize(
    ("name", "password", "words"),
    [("", PASSWORD, "1 to 80 characters"), ("Ms Taylor", "short", "at least 10"), ("Ms Taylor", "a" * 20, "guess")],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_made(
    owner: Person, app: Flask, name: str, password: str, words: str
) -> None:
    refused = make(owner, name, password)

    assert refused.status == 422
    assert words in refused.tree.text
    assert not accounts.has_teachers(app.extensions["quizapp"])


@pytest.mark.parametrize(
    "elsewhere",
    [{"environ_base": {"REMOTE_ADDR": "192.168.7.5"}}, {"base_url": "http://quiz.example.org"}],
    ids=["another device", "behind another name"],
)
def test_nobody_makes_it_from_elsewhere(owner: Person, app: Flask, elsewhere: dict[str, Any]) -> None:
    assert owner.get("/account/first", **elsewhere).status == 403
    form = {"name": "Mallory", "password": PASSWORD}
    assert owner.post("/account/first", form, **elsewhere).status in {400, 403}
    assert not accounts.has_teachers(app.extensions["quizapp"])
