"""Logs: errors are written down by their place; no name, token or answer of a student is."""

import logging
from typing import Any

import pytest
from browsing import Person
from flask import Flask
from sqlalchemy import text

from quizapp.services import class_list
from quizapp.services.application import Application
from quizapp.store.classes import Classroom
from quizapp.web.access import anyone

NAME, ANSWER = "Zyvexia Quorn", "Vasselquordton"


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, "quizapp")


def crash_on(app: Flask) -> None:
    """A page whose database refuses a second row; PostgreSQL then tells the value that stood in it."""
    application: Application = app.extensions["quizapp"]

    @anyone
    def crash(token: str) -> str:
        with application.database.write() as connection:
            for _ in range(2):
                connection.execute(
                    text("INSERT INTO students (token, created_at) VALUES (:token, 0)"), {"token": f"{NAME} {token}"}
                )
        return ""

    app.add_url_rule("/crash/<token>", "crash", crash)


@pytest.fixture
def app(make_app: Any) -> Flask:
    """The app with that page."""
    app: Flask = make_app()
    crash_on(app)
    return app


def join(person: Person, room: Classroom) -> str:
    """Takes the name; returns the code that leads back."""
    names = person.press(person.get("/join"), "/join", code=str(room.join_code))
    chosen = next(each["value"] for each in names.tree.all("button", name="student") if each.text == NAME)
    page = person.press(names, f"/join/{room.join_code}", student=chosen)
    return page.tree.one("code", class_="return-code").text


def test_a_whole_quiz_with_an_error_leaves_no_name_token_or_answer(
    app: Flask, nobody: Person, room: Classroom, caplog: pytest.LogCaptureFixture
) -> None:
    class_list.add(app.extensions["quizapp"], room, [NAME])
    return_code = join(nobody, room)

    reader = nobody.start()
    nobody.answer(reader, {"Name the town": ANSWER})
    token = reader.path.rpartition("/")[2]
    assert nobody.get(f"/crash/{token}").status == 500
    nobody.get(f"/attempts/{token}x")
    nobody.hand_in(reader)

    assert "GET /crash/<token> failed" in caplog.text
    cookie = nobody.client.get_cookie("quizapp")
    assert cookie is not None
    secrets = (NAME, ANSWER, token, return_code, cookie.value, str(room.join_code))
    assert [each for each in secrets if each.casefold() in caplog.text.casefold()] == []


def test_a_row_that_is_refused_is_told_by_its_kind(app_on_each: Flask, caplog: pytest.LogCaptureFixture) -> None:
    crash_on(app_on_each)

    assert Person(app_on_each).get("/crash/abcdefgh").status == 500

    assert "sqlalchemy.exc.IntegrityError" in caplog.text
    assert "connection.execute(" in caplog.text
    assert [word for word in (NAME, "abcdefgh") if word in caplog.text] == []
