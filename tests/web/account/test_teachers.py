"""The page of operators: accounts are added, locked, unlocked and reset there, and by nobody else."""

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask

PATH = "/account/teachers"


@pytest.fixture
def both(taylor: Person, hill: Person) -> tuple[Person, Person]:
    """Ms Taylor, the first teacher and so an operator, and Mr Hill, who is none."""
    return taylor, hill


def on_hill(taylor: Person, act: str) -> Page:
    """Ms Taylor presses a button beside Mr Hill."""
    token = csrf_of(taylor.get(PATH))
    return taylor.post(f"{PATH}/{act}", {"csrf_token": token, "name": "Mr Hill"})


def logs_in(app: Flask, name: str, password: str) -> Page:
    return Person(app).log_in(name, password, "/account")


def test_the_first_teacher_is_an_operator_and_finds_the_page(both: tuple[Person, Person]) -> None:
    link = next(each for each in both[0].get("/account").tree.all("a") if each.text == "All teachers")
    page = both[0].get(link["href"])

    names = [each.one("strong").text for each in page.tree.one(class_="revisions").all("li")]
    assert names == ["Mr Hill", "Ms Taylor"]


def test_for_others_there_is_no_such_page(both: tuple[Person, Person], app: Flask) -> None:
    _, hill = both
    account = hill.get("/account")
    given = {"csrf_token": csrf_of(account), "name": "Ms Taylor"}

    assert "All teachers" not in account.tree.text
    assert hill.get(PATH).status == 404
    for act in ("", "/lock", "/unlock", "/reset-password", "/make-operator", "/end-operator"):
        assert hill.post(PATH + act, given).status == 404
    assert both[0].get("/account").heading == "Your account"
    assert Person(app).get(PATH).heading == "Log in"


def test_a_new_teacher_logs_in_with_the_password_that_is_shown_once(taylor: Person, app: Flask) -> None:
    page = taylor.press(taylor.get(PATH), PATH, name="Mr Chen")
    password = page.tree.one("code", class_="one-time").text

    assert logs_in(app, "Mr Chen", password).heading == "Your account"
    assert password not in taylor.get(PATH).html
    taken = taylor.press(taylor.get(PATH), PATH, name="mr chen")
    assert (taken.status, "already" in taken.tree.one(role="alert").text) == (422, True)


def test_a_new_password_ends_the_old_one_everywhere(both: tuple[Person, Person], app: Flask) -> None:
    taylor, hill = both
    password = on_hill(taylor, "reset-password").tree.one("code", class_="one-time").text

    assert hill.get("/account").heading == "Log in"
    assert logs_in(app, "Mr Hill", password).heading == "Your account"


def test_a_locked_teacher_is_out_everywhere_and_told_whom_to_ask(both: tuple[Person, Person], app: Flask) -> None:
    taylor, hill = both
    password = on_hill(taylor, "reset-password").tree.one("code", class_="one-time").text
    hill.log_in("Mr Hill", password)
    on_hill(taylor, "lock")

    assert hill.get("/account").heading == "Log in"
    refused = logs_in(app, "Mr Hill", password)
    assert refused.status == 422
    assert refused.tree.one(role="alert").text == "This account is locked. Ask Ms Taylor to unlock it."
    assert "do not go together" in logs_in(app, "Mr Hill", "a wrong password").tree.one(role="alert").text
    on_hill(taylor, "unlock")
    assert logs_in(app, "Mr Hill", password).heading == "Your account"


def test_an_operator_ends_as_one_unless_there_is_no_other(both: tuple[Person, Person]) -> None:
    taylor, hill = both
    given = {"csrf_token": csrf_of(taylor.get(PATH)), "name": "Ms Taylor"}
    refused = taylor.post(f"{PATH}/end-operator", given)
    assert refused.status == 422
    assert "the only operator" in refused.tree.one(role="alert").text

    on_hill(taylor, "make-operator")
    on_hill(taylor, "end-operator")
    assert hill.get(PATH).status == 404
    on_hill(taylor, "make-operator")
    done = taylor.post(f"{PATH}/end-operator", given)
    assert done.heading == "Your account"
    assert "no operator any more" in done.tree.one(role="status").text
    assert taylor.get(PATH).status == 404


def test_the_only_operator_is_not_locked(both: tuple[Person, Person]) -> None:
    taylor, hill = both
    given = {"csrf_token": csrf_of(taylor.get(PATH)), "name": "Ms Taylor"}
    refused = taylor.post(f"{PATH}/lock", given)
    assert refused.status == 422
    assert "the only operator" in refused.tree.one(role="alert").text

    on_hill(taylor, "make-operator")
    assert hill.get(PATH).heading == "Teachers"
    taylor.post(f"{PATH}/lock", given)
    assert taylor.get("/account").heading == "Log in"
