"""Every language: pages say which one they are in, and fit into a small phone and a laptop in each."""

from collections.abc import Callable

import pytest
from barriers import BarrierFinder
from flask import Flask
from playwright.sync_api import Page
from real_server import Server

from quizapp import resources
from quizapp.content.bundle import Bundle
from quizapp.core.rules import GRADED, Rules
from quizapp.services import assign, class_list, classes, demo, workshop
from quizapp.services.application import Application
from quizapp.store.teachers import Teacher
from quizapp.web.languages import ENGLISH, FINISHED, LANGUAGES

pytestmark = pytest.mark.usefixtures("serve_examples")

OTHERS = [each for each in LANGUAGES if each.code in FINISHED - {ENGLISH.code}]
"""English is measured with the barriers."""
WIDTHS = (320, 1366)


def measure_in_every_language(page: Page, barriers: BarrierFinder, addresses: list[str]) -> None:
    """Each page as a browser gets it that asks for each language."""
    for language in OTHERS:
        page.set_extra_http_headers({"Accept-Language": language.code})
        for address in addresses:
            page.goto(address)
            said = page.locator("html").evaluate("(html) => [html.lang, html.dir]")
            assert said == [language.code, language.direction]
            barriers.measure(page, f"{language.code}: {address}", *WIDTHS)

    assert not barriers.found, "\n".join(barriers.found)


def test_the_pages_of_a_student_fit_in_every_language(
    served: Flask, taylor: Teacher, visit: Callable[..., Page], server: Server, barriers: BarrierFinder
) -> None:
    app: Application = served.extensions["quizapp"]
    room = classes.find(app, taylor, classes.make(app, taylor, "8b"))
    assert room is not None
    class_list.add(app, room, ["Anna"])
    for rules in (GRADED, Rules(tries=2, score_shown="each_question", minutes=40)):
        assert assign.give(app, taylor, room, "proving", rules)
    page = visit(f"/join/{room.join_code}")
    page.get_by_role("button", name="Anna").click()
    page.get_by_role("button", name="Yes, that is me").click()
    page.wait_for_url("**/class")
    attempts = []
    for _ in range(2):
        page.goto(f"{server.url}/sets/comparing")
        page.locator("form.start .primary").click()
        page.wait_for_url("**/attempts/*")
        attempts.append(page.url)
        page.goto(f"{page.url}/review")
        if len(attempts) == 1:
            page.locator("form.hand-in button").click()
            page.wait_for_url("**/result")
    done, begun = attempts
    own = [f"{done}/result", begun, f"{begun}/review"]
    paths = ["/", "/sets/typing", "/class", "/join", "/nowhere"]
    measure_in_every_language(page, barriers, [*own, *(server.url + path for path in paths)])


def test_the_pages_of_a_teacher_fit_in_every_language(
    served: Flask,
    taylor: Teacher,
    open_as_teacher: Callable[[str], Page],
    server: Server,
    barriers: BarrierFinder,
) -> None:
    app: Application = served.extensions["quizapp"]
    typing = app.library.get("typing")
    assert typing is not None
    made = demo.fill(app, taylor, typing, "8b")
    written = workshop.make(app, taylor, Bundle("typing", (resources.EXAMPLES / "typing.yaml").read_text("utf-8")))
    room = f"/teach/classes/{made.classroom}"
    given = f"{room}/assignments/{made.assignment}"
    of_assignment = ["", "/board", "/results", "/discussion?question=1&reveal=1"]
    paths = [room, f"{room}/lesson", *(given + page for page in of_assignment)]
    paths += ["/workshop", f"/workshop/sets/{written.token}"]
    measure_in_every_language(open_as_teacher("/teach/classes"), barriers, [server.url + path for path in paths])
