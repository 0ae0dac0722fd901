"""Data about children on the pages: the record, erasing with a typed word, and the day on which a class is erased."""

import dataclasses
import json
import logging
from functools import partial

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask

from quizapp.services import class_list, joining
from quizapp.services.application import Application
from quizapp.services.erase import DAY
from quizapp.store.classes import Classroom


@pytest.fixture
def path(app: Flask, room: Classroom) -> str:
    """The page of Anna, who has joined."""
    application: Application = app.extensions["quizapp"]
    anna = class_list.of_class(application, room)[0]
    joining.join(application, room, anna.token)
    return f"/teach/classes/{room.token}/students/{anna.token}"


def names_on(page: Page) -> list[str]:
    return [
        each.one("bdi").text for names in page.tree.all(class_="name-list") for each in names.all("th", scope="row")
    ]


def test_the_record_is_read_and_taken_away(taylor: Person, room: Classroom, path: str) -> None:
    page = taylor.get(path)
    record = taylor.get(next(each["href"] for each in page.tree.all("a") if each.text == "See the record"))
    file = taylor.get(next(each["href"] for each in record.tree.all("a") if "JSON" in each.text))

    assert record.heading == "Record of Anna"
    assert file.response.headers["Content-Disposition"] == "attachment; filename=Anna-record.json"
    assert json.loads(file.html)["class_students"][0]["name"] == "Anna"


def test_a_student_is_erased_with_the_typed_word(taylor: Person, room: Classroom, path: str) -> None:
    page = taylor.get(f"{path}/erase")
    refused = taylor.press(page, "/erase", confirmation="yes")
    assert (refused.status, taylor.get(path).status) == (422, 200)
    assert "Type the word “erase”" in refused.tree.one(role="alert").text

    after = taylor.press(page, "/erase", confirmation="erase")

    assert names_on(after) == ["Ben"]
    assert taylor.get(path).status == 404


def test_a_class_is_erased_while_a_student_is_at_work(taylor: Person, nobody: Person, room: Classroom) -> None:
    names = nobody.get(f"/join/{room.join_code}")
    token = names.tree.all("button", name="student")[0]["value"]
    nobody.press(names, f"/join/{room.join_code}", student=token)
    reader = nobody.start()
    page = taylor.get(f"/teach/classes/{room.token}/erase")

    after = taylor.press(page, "/erase", confirmation="Erase")

    assert "The class is erased" in after.tree.one(role="status").text
    assert taylor.get(f"/teach/classes/{room.token}").status == 404
    assert nobody.get(reader.path).status == 404
    assert nobody.get("/class").heading == "Join your class"


def test_the_day_is_shown_and_changed(taylor: Person, app: Flask, room: Classroom) -> None:
    page = taylor.get(f"/teach/classes/{room.token}")
    day = page.tree.one("input", name="kept_until")["value"]
    application: Application = app.extensions["quizapp"]
    later = f"{int(day[:4]) + 1}-02-03"
    changed = taylor.press(page, "/kept-until", kept_until=later)

    assert changed.tree.one("input", name="kept_until")["value"] == later
    assert f"after 3 February {later[:4]}" in changed.tree.text
    assert application.now() < room.erase_at


@pytest.mark.parametrize("day", ["", "2001-01-01", "2099-01-01", "soon", "2026-02-31"])
def test_a_day_that_cannot_be_is_refused(taylor: Person, room: Classroom, day: str) -> None:
    page = taylor.press(taylor.get(f"/teach/classes/{room.token}"), "/kept-until", kept_until=day)

    assert page.status == 422
    assert "Choose a day from today to" in page.tree.one(role="alert").text


def test_due_classes_are_erased_while_the_server_is_used(app: Flask, room: Classroom) -> None:
    application: Application = app.extensions["quizapp"]
    left = []
    for days in (1, 3):
        app.extensions["quizapp"] = dataclasses.replace(application, now=partial(int, room.erase_at + days * DAY))
        Person(app).get("/")
        left.append(len(class_list.of_class(application, room)))

    assert left == [2, 0]


def test_and_when_it_starts(taylor: Person, app: Flask, make_app: object, room: Classroom) -> None:
    application: Application = app.extensions["quizapp"]
    with application.database.write() as connection:
        connection.exec_driver_sql("UPDATE classes SET erase_at = 1000, due_seen_at = 1000")
    assert callable(make_app)
    make_app()

    assert taylor.get(f"/teach/classes/{room.token}").status == 404


def test_another_teacher_gets_at_nothing(taylor: Person, hill: Person, room: Classroom, path: str) -> None:
    token = csrf_of(hill.get("/account"))
    of_class = f"/teach/classes/{room.token}"
    given = {"csrf_token": token, "confirmation": "erase", "kept_until": "2027-01-01"}

    for each in (f"{path}/record", f"{path}/record.json", f"{path}/erase", f"{of_class}/erase"):
        assert hill.get(each).status == 404
    for each in (f"{path}/erase", f"{of_class}/erase", f"{of_class}/kept-until"):
        assert hill.post(each, given).status == 404
    assert names_on(taylor.get(of_class)) == ["Anna", "Ben"]


def test_no_name_answer_or_address_is_logged(
    nobody: Person, taylor: Person, app: Flask, room: Classroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    application: Application = app.extensions["quizapp"]
    name = "Quillabrand"  # not in the statement that fails: a traceback shows its lines
    class_list.add(application, room, [name])
    names = nobody.get(f"/join/{room.join_code}", environ_base={"REMOTE_ADDR": "192.0.2.77"})
    token = next(each["value"] for each in names.tree.all("button", name="student") if each.text == name)
    nobody.press(names, f"/join/{room.join_code}", student=token)
    nobody.answer(nobody.start(), {"Name the town": "zanderwool"})
    with pytest.raises(Exception, match="UNIQUE") as failure, application.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO class_students SELECT * FROM class_students WHERE name = ?", (name,))
    logging.getLogger("quizapp").error("failed", exc_info=failure.value)

    assert "failed" in caplog.text
    assert not [word for word in (name, "zanderwool", "192.0.2.77") if word in caplog.text]
