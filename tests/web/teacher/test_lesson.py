"""The lesson page: how to join stands on it, who has joined, who waits; it is the teacher's alone."""

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask

from quizapp.services import classes, joining
from quizapp.services.application import Application
from quizapp.services.class_list import find, of_class
from quizapp.store.classes import Classroom


@pytest.fixture
def path(room: Classroom) -> str:
    """Where the lesson page is."""
    return f"/teach/classes/{room.token}/lesson"


def joined_on(page: Page) -> list[str]:
    return [each.one("bdi").text for names in page.tree.all(class_="joined") for each in names.all("li")]


def join(app: Flask, room: Classroom, name: str) -> None:
    joining.join_by_name(app.extensions["quizapp"], room, name)


def claim(app: Flask, room: Classroom) -> str:
    """Anna is here, and another browser wants to be Anna."""
    application: Application = app.extensions["quizapp"]
    join(app, room, "Anna")
    return joining.claim(application, room, of_class(application, room)[0].token)


def test_address_code_and_qr_code_are_shown(taylor: Person, app: Flask, room: Classroom, path: str) -> None:
    app.config["QUIZAPP_ADDRESS"] = "http://192.168.7.9:8000"
    page = taylor.get(path)

    assert page.tree.one(class_="way-in-address").text == "192.168.7.9:8000"
    assert page.tree.one(class_="way-in-code").text.replace(" ", "") == room.join_code
    assert page.tree.one("figure").all("svg") != []
    assert page.tree.one("noscript").one("meta")["http-equiv"] == "refresh"


def test_who_joins_appears_and_nothing_is_sent_before(taylor: Person, app: Flask, room: Classroom, path: str) -> None:
    first = taylor.get(f"{path}/now")
    mark = {"If-None-Match": first.response.headers["ETag"]}
    again = taylor.get(f"{path}/now", headers=mark)
    join(app, room, "Anna")
    then = taylor.get(f"{path}/now", headers=mark)

    assert (first.status, again.status, again.html, then.status) == (200, 304, "", 200)
    assert joined_on(then) == ["Anna"]
    assert "1 of 2 has joined" in then.tree.text


def test_a_newcomer_is_marked_with_whom_they_look_like(taylor: Person, app: Flask, room: Classroom, path: str) -> None:
    application: Application = app.extensions["quizapp"]
    classes.change(application, room, name="8b", takes_newcomers=True)
    nobody = Person(app)
    page = nobody.get(f"/join/{room.join_code}")
    token = csrf_of(page)
    nobody.post(page.path, {"csrf_token": token, "name": "Ánna"})

    assert taylor.get(path).tree.one(class_="is-newcomer").text == "Ánna new, looks like Anna"


@pytest.mark.parametrize(("button", "admitted"), [("admit", True), ("refuse", False)])
def test_who_waits_is_admitted_or_refused(
    taylor: Person, app: Flask, room: Classroom, path: str, button: str, admitted: bool
) -> None:
    secret = claim(app, room)
    page = taylor.get(path)
    assert "Another device wants to be Anna." in page.tree.one(class_="claims").text
    assert secret not in page.html

    after = taylor.press(page, "/claims", **{button: "yes"})

    assert after.tree.all(class_="claims") == []
    assert joining.is_admitted(app.extensions["quizapp"], secret) == admitted
    assert "waits no longer" in taylor.press(page, "/claims", admit="yes").tree.text


def test_the_page_of_the_class_says_that_somebody_waits(taylor: Person, app: Flask, room: Classroom) -> None:
    path = f"/teach/classes/{room.token}"
    assert "to come in" not in taylor.get(path).tree.one(class_="offer").text

    claim(app, room)

    assert "1 device waits to come in" in taylor.get(path).tree.one(class_="offer").text


def test_joining_is_closed_and_opened_under_a_new_code(taylor: Person, app: Flask, room: Classroom, path: str) -> None:
    nobody = Person(app)
    closed = taylor.press(taylor.get(path), "/joining", joining="close")
    assert "Joining is closed." in closed.tree.text
    assert nobody.get(f"/join/{room.join_code}").status == 404

    opened = taylor.press(closed, "/joining", joining="open")
    code = opened.tree.one(class_="way-in-code").text.replace(" ", "")
    assert code != room.join_code
    assert nobody.get(f"/join/{code}").heading == "Who are you?"


def test_a_return_code_works_while_joining_is_closed(taylor: Person, app: Flask, room: Classroom, path: str) -> None:
    join(app, room, "Anna")
    taylor.press(taylor.get(path), "/joining", joining="close")
    nobody, application = Person(app), app.extensions["quizapp"]
    anna = find(application, room, of_class(application, room)[0].token)
    assert anna is not None

    assert nobody.press(nobody.get("/join"), "/join", code=anna.return_code).heading == "8b"


def test_another_teacher_sees_and_decides_nothing(
    taylor: Person, hill: Person, app: Flask, room: Classroom, path: str
) -> None:
    secret = claim(app, room)
    name = taylor.get(path).form("/claims").one("input", name="claim")["value"]
    token = csrf_of(hill.get("/account"))

    assert [hill.get(each).status for each in (path, f"{path}/now")] == [404, 404]
    assert hill.post(f"{path}/claims", {"csrf_token": token, "claim": name, "admit": "yes"}).status == 404
    own = hill.press(hill.get("/teach/classes"), "/classes", name="9a").path
    hill.post(f"{own}/lesson/claims", {"csrf_token": token, "claim": name, "admit": "yes"})
    assert hill.post(f"{path}/joining", {"csrf_token": token, "joining": "close"}).status == 404
    assert not joining.is_admitted(app.extensions["quizapp"], secret)
    assert taylor.get(path).tree.all(class_="way-in") != []
