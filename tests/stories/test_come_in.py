"""Students come in: two share a device, one waits at the door, and the wall follows by itself."""

from collections.abc import Callable

import pytest
from flask import Flask
from lesson import Lesson, teacher_named
from playwright.sync_api import Page, expect

from quizapp.store import classes as classes_store

SET = "invitation-accepted"


@pytest.fixture
def lesson(served: Flask, password: str) -> Lesson:
    """Her class with Anna and Ben, in the data of the running server."""
    application = served.extensions["quizapp"]
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"), SET)
    for name in ("Anna", "Ben"):
        lesson.student(name)
    return lesson


def code_of(lesson: Lesson) -> str:
    with lesson.app.database.read() as connection:
        found = classes_store.owned_by(connection, lesson.teacher.id, lesson.class_token)
    assert found is not None
    return str(found.join_code)


def come_in(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Yes, that is me").click()
    page.wait_for_url("**/class")


def test_a_shared_device_a_wait_at_the_door_and_the_wall(
    visit: Callable[..., Page], lesson: Lesson, open_as_teacher: Callable[[str], Page]
) -> None:
    wall = open_as_teacher(f"/teach/classes/{lesson.class_token}/lesson")
    expect(wall.get_by_text("0 of 2 have joined")).to_be_visible()

    shared = visit(f"/join/{code_of(lesson)}")
    come_in(shared, "Anna")
    lesson.begin("Anna")  # or the name would be free again
    expect(wall.get_by_text("1 of 2 has joined")).to_be_visible()
    shared.get_by_role("link", name="Not you? Change").click()
    shared.get_by_role("button", name="No, that is not me").click()
    expect(shared.get_by_role("button", name="Ben")).to_be_visible()
    shared.go_back()
    expect(shared.get_by_role("heading", name="Join your class")).to_be_visible()
    expect(shared.get_by_text("Anna")).to_have_count(0)

    phone = visit(f"/join/{code_of(lesson)}", viewport={"width": 390, "height": 844})
    phone.get_by_label("Your name is not here?").fill("anna")
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_role("button", name="Ask my teacher").click()
    expect(phone.get_by_role("heading", name="Wait for your teacher")).to_be_visible()
    wall.get_by_role("button", name="Admit Anna").click()
    expect(phone.get_by_text("You are in, Anna.")).to_be_visible()


def test_a_press_on_a_link_or_on_start_is_not_taken_back_by_a_page_that_looks_again(
    visit: Callable[..., Page], lesson: Lesson
) -> None:
    """While many come in, the next page takes some seconds, in which this one must not be loaded anew."""
    phone = visit(f"/join/{code_of(lesson)}")
    phone.clock.install()
    come_in(phone, "Anna")
    phone.evaluate(
        """() => {
            addEventListener("submit", (event) => event.preventDefault());
            addEventListener("click", (event) => { if (event.target.closest("a")) event.preventDefault(); });
        }"""
    )
    looks: list[str] = []
    phone.on("request", lambda request: looks.append(request.url))
    phone.route("**/class", lambda route: route.fulfill(body="It is another page by now."))
    for press in (phone.get_by_role("link", name="Not you? Change"), phone.get_by_role("button", name="Start")):
        press.click()
        phone.clock.run_for(7_000)
    phone.evaluate("async () => { await fetch('/healthz'); }")
    assert looks == [f"{phone.url.removesuffix('/class')}/healthz"]

    phone.clock.run_for(60_000)  # the next page has not come
    expect(phone.get_by_text("It is another page by now.")).to_be_visible()
