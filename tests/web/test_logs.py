"""Logs: errors are written down by their place; no name, token or answer of a student is."""

import logging
import re
from typing import Any

import pytest
from browsing import Person
from flask import Flask
from sqlalchemy import text

from quizapp.services import class_list
from quizapp.services.application import Application
from quizapp.services.security_log import NAME as NAME_OF_LOG
from quizapp.services.security_log import note
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


def is_written_down(app: Flask, taylor: Person, room: Classroom, caplog: pytest.LogCaptureFixture) -> None:
    """What a teacher does with accounts and data, by numbers alone."""
    application: Application = app.extensions["quizapp"]
    student = class_list.of_class(application, room)[0]
    caplog.clear()

    for name in ("Ms Taylor", "nobody there"):
        Person(app).log_in(name, "wrong password")
    page, record = f"/teach/classes/{room.token}", f"/teach/classes/{room.token}/students/{student.token}"
    taylor.get(f"{record}/record.json")
    taylor.press(taylor.get(f"{record}/erase"), f"{record}/erase", confirmation="erase")
    taylor.press(taylor.get(f"{page}/erase"), f"{page}/erase", confirmation="erase")

    lines = [each.getMessage() for each in caplog.records if each.name == NAME_OF_LOG]
    who = f"classroom={room.id} student={student.student_id}"
    assert lines == [
        "wrong-password teacher=1",
        "wrong-password teacher=0",
        f"record-exported {who}",
        f"student-erased {who}",
        f"class-erased classroom={room.id}",
    ]
    assert [word for word in ("Taylor", "nobody there", student.name, room.token) if word in caplog.text] == []


def test_what_a_teacher_does_with_accounts_and_data_is_written_down_by_numbers(
    app: Flask, taylor: Person, room: Classroom, caplog: pytest.LogCaptureFixture
) -> None:
    is_written_down(app, taylor, room, caplog)


@pytest.mark.parametrize("room_of_note", ["services.sign_in", "services.erase", "web.teacher.class_data"])
def test_what_is_done_without_a_line_is_found(
    app: Flask,
    taylor: Person,
    room: Classroom,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    room_of_note: str,
) -> None:
    """The control."""
    monkeypatch.setattr(f"quizapp.{room_of_note}.note", lambda *_, **__: None)

    with pytest.raises(AssertionError):
        is_written_down(app, taylor, room, caplog)


def shows_its_security_log(make_app: Any, capfd: pytest.CaptureFixture[str]) -> None:
    """A school does, with times; a classroom does not."""
    log = logging.getLogger(NAME_OF_LOG)
    log.handlers.clear()  # those of schools in tests before this one write where nobody looks any more
    for mode, is_shown in [("classroom", False), ("school", True)]:
        log.setLevel(logging.NOTSET)
        make_app(QUIZAPP_MODE=mode, QUIZAPP_ADDRESS="https://quiz.example.org")
        note("logged-in", teacher=7)
        line = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ security logged-in teacher=7\n"
        assert bool(re.fullmatch(line, capfd.readouterr().err)) is is_shown
    log.handlers.clear()
    log.setLevel(logging.NOTSET)


def test_a_school_shows_the_security_log_with_its_times_and_a_classroom_does_not(
    make_app: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    shows_its_security_log(make_app, capfd)


def test_a_school_that_does_not_show_it_is_found(
    make_app: Any, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr("quizapp.web.logs._show_security_log", lambda _: None)

    with pytest.raises(AssertionError):
        shows_its_security_log(make_app, capfd)
