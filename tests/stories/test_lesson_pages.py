"""The teacher's pages of a lesson in a real browser: the board follows, a student says hello, keys reveal and mark."""

from collections.abc import Callable

import pytest
from flask import Flask
from lesson import Lesson, teacher_named
from playwright.sync_api import Page, expect
from real_server import Server

from quizapp.services import attempt_time, take_quiz
from quizapp.services.tokens import new_token
from quizapp.store import presences, student_sign_ins

SET = "invitation-accepted"


@pytest.fixture
def lesson(served: Flask, password: str) -> Lesson:
    """A set that ships, given to her class; nobody but Anna is on the list."""
    application = served.extensions["quizapp"]
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"), SET)
    lesson.student("Anna")
    return lesson


def row(page: Page, name: str) -> str:
    return f"tr:has-text('{name}')"


def test_the_board_follows_by_itself_comes_back_with_the_server_and_keeps_what_was_begun(
    open_as_teacher: Callable[[str], Page], lesson: Lesson, server: Server
) -> None:
    lesson.hand_in("Ben", {})
    board = open_as_teacher(f"{lesson.path}/board")
    expect(board.locator(row(board, "Anna"))).to_contain_text("Not here yet")
    board.evaluate("window.wasLoadedOnce = true")
    board.locator(row(board, "Ben")).get_by_role("button").focus()

    lesson.store("Anna", lesson.set.questions[0].id, "nothing known")

    expect(board.locator(row(board, "Anna"))).to_contain_text("1 of 11")
    expect(board.locator(row(board, "Ben")).get_by_role("button")).to_be_focused()
    assert board.evaluate("window.wasLoadedOnce")

    server.kill()
    expect(board.locator("[data-board-lost]")).to_be_visible()
    server.start()
    expect(board.locator("[data-board-lost]")).to_be_hidden()

    minutes = board.get_by_label("Minutes")
    minutes.select_option("20")
    board.get_by_text("Close now").click()
    attempt_time.pause(lesson.app, lesson.assignment)
    expect(board.get_by_role("button", name="Let it go on")).to_be_visible()
    expect(minutes).to_have_value("20")
    assert board.evaluate("() => sessionStorage.length") == 0
    expect(board.get_by_role("button", name="Yes, close it")).to_be_visible()


def test_a_students_page_says_that_it_is_open(served: Flask, visit: Callable[..., Page], lesson: Lesson) -> None:
    attempt, token = lesson.begin("Anna"), new_token()
    with lesson.app.database.write() as connection:
        student_sign_ins.begin(connection, token, attempt.student_id, 1, admitted_at=1)
    client = served.test_client()
    with client.session_transaction() as session:
        session["student"] = token
    cookie = client.get_cookie("quizapp")
    assert cookie is not None
    page = visit("/healthz")
    page.context.add_cookies([{"name": "quizapp", "value": cookie.value, "url": page.url}])

    with page.expect_response("**/here") as said:
        page.goto(page.url.replace("/healthz", f"/attempts/{attempt.token}"))

    assert said.value.ok
    with lesson.app.database.read() as connection:
        assert presences.seen_at(connection, attempt.id) is not None


def test_the_discussion_goes_by_keys(open_as_teacher: Callable[[str], Page], lesson: Lesson) -> None:
    lesson.store("Anna", lesson.set.questions[0].id, "a")
    page = open_as_teacher(f"{lesson.path}/discussion")
    key = page.get_by_role("region", name="What is right")

    page.keyboard.press("ArrowRight")
    page.wait_for_url("**question=2")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**question=1")
    expect(key).to_have_count(0)
    page.keyboard.press(" ")
    page.wait_for_url("**reveal=1")
    expect(key).to_be_visible()
    page.keyboard.press("r")
    expect(key).to_have_count(0)


def test_answers_are_marked_by_keys_alone(
    served: Flask, open_as_teacher: Callable[[str], Page], lesson: Lesson
) -> None:
    lesson = Lesson(served.extensions["quizapp"], lesson.teacher, "how-far-to-trust")
    lesson.store("Anna", lesson.set.questions[-1].id, "Nobody can be sure.")
    assert take_quiz.hand_in(lesson.app, lesson.begin("Anna"))
    page = open_as_teacher(f"{lesson.path}/marking")

    page.get_by_role("radio", name="missing, or a plain yes").focus()
    page.keyboard.press("9")  # no such level
    for key in "213":
        page.keyboard.press(key)
    page.keyboard.type("2 good reasons")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="All marked")).to_be_visible()
    (given,) = lesson.written("Anna").history
    assert given.levels == {"judgement": 1, "evidence": 0, "sources": 2}
    assert given.comment == "2 good reasons"
