"""Every page about classes, joining and accounts can be read and filled in by everybody."""

from collections.abc import Iterator

from browsing import Page, Person, csrf_of
from flask import Flask

from quizapp.services import class_list, classes, joining
from quizapp.services.application import Application
from quizapp.store.classes import Classroom
from tests.web.test_templates import faults_of


def _teachers_pages(taylor: Person, room: Classroom) -> Iterator[tuple[str, Page]]:
    path = f"/teach/classes/{room.token}"
    page = taylor.get(path)
    student = page.tree.one(class_="name-list").all("a")[0]["href"]
    yield "class", page
    yield "class with problems", taylor.press(page, "/names", names=" ")
    yield "preview", taylor.press(page, "/names", names="Name;Class\nAnna;8b\nÁnna;8b\nCaro;8b")
    for end in ("/lesson", "/erase"):
        yield end, taylor.get(path + end)
    for end in ("", "/record", "/erase"):
        yield f"student{end}", taylor.get(student + end)
    yield "student with problems", taylor.press(taylor.get(student), student.rpartition("/")[2], extra_time="x")
    yield "teachers", taylor.get("/account/teachers")
    token = csrf_of(page)
    yield "new teacher", taylor.post("/account/teachers", {"csrf_token": token, "name": "Mr Chen"})


def _students_pages(app: Flask, room: Classroom) -> Iterator[tuple[str, Page]]:
    application: Application = app.extensions["quizapp"]
    anna, ben = Person(app), Person(app)
    yield "join", anna.get("/join")
    yield "wrong code", anna.press(anna.get("/join"), "/join", code="x")
    names = anna.get(f"/join/{room.join_code}")
    yield "names", names
    token = names.tree.all("button", name="student")[0]["value"]
    yield "joined", anna.press(names, str(room.join_code), student=token)
    yield "class page", anna.get("/class")
    yield "change", anna.get("/change")
    sent = {"csrf_token": csrf_of(ben.get("/join")), "name": "Anna"}
    taken = ben.post(f"/join/{room.join_code}", sent)
    yield "taken", taken
    yield "waiting", ben.press(taken, "/claim")
    classes.change(application, room, name="8b", takes_newcomers=True)
    joining.join_by_name(application, _as_it_is_now(application, room), "Ánna")


def _as_it_is_now(app: Application, room: Classroom) -> Classroom:
    """The class with its switches as they stand."""
    return joining.class_with(app, str(room.join_code), "a browser")


def test_every_page_can_be_read_and_filled_in_by_everybody(app: Flask, taylor: Person, room: Classroom) -> None:
    class_list.add(app.extensions["quizapp"], room, ["נועה <b>לוי"])
    pages = {**dict(_students_pages(app, room)), **dict(_teachers_pages(taylor, room))}
    # Fields stand in a group only where they answer a question.
    found = {
        name: [fault for fault in faults_of(page.tree) if not fault.startswith("a field outside")]
        for name, page in pages.items()
    }

    assert len(pages) == 19
    assert {name: faults for name, faults in found.items() if faults} == {}
