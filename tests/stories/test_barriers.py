"""Barriers: axe looks at every page that somebody can open, in light, dark and high contrast, and at 320 px."""

from collections.abc import Callable

import pytest
from barriers import BarrierFinder
from flask import Flask
from playwright.sync_api import Error, Page, Response, expect
from real_server import Server
from right_answers import RIGHT, store_right_answers

from quizapp import resources
from quizapp.content.bundle import Bundle
from quizapp.core.rules import GRADED, Rules
from quizapp.services import assign, attempt_time, class_list, classes, demo, workshop
from quizapp.services.application import Application
from quizapp.store.teachers import Teacher
from quizapp.web.components import THEMES

pytestmark = pytest.mark.usefixtures("serve_examples")

NO_PAGES = {
    *("static", "health.alive", "workshop.schema", "workshop.download_file", "workshop.download_folder"),
    *("workshop.preview_version", "teaching.preview_version", "teaching.board_now", "teaching.lesson_now"),
    "teaching.mark_answers",  # only of a set with something to mark
    "account.first_account_page",  # only while there is no teacher, and on the server's own machine
    *("teaching.results_csv", "teaching.results_xlsx", "teaching.student_record_file"),
}
"""Addresses of files and data."""
CHOOSING = (resources.EXAMPLES / "choosing.yaml").read_text("utf-8")
WITH_PROBLEMS = CHOOSING.replace("answer: ", "answer: zz", 1)


@pytest.fixture
def teacher(open_as_teacher: Callable[[str], Page]) -> Page:
    """Ms Taylor's browser, logged in."""
    return open_as_teacher("/teach/classes")


def pages(served: Flask, *blueprints: str, **values: str) -> list[tuple[str, str]]:
    """Every page of these blueprints whose address needs these values, or fewer, with that address."""
    addresses = served.url_map.bind("localhost")
    return [
        (rule.endpoint, addresses.build(rule.endpoint, {name: values[name] for name in rule.arguments}))
        for rule in served.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint not in NO_PAGES
        if rule.endpoint.startswith(blueprints) and rule.arguments <= values.keys()
    ]


def look_at(page: Page, server: Server, barriers: BarrierFinder, found: list[tuple[str, str]]) -> None:
    for name, path in found:
        reply = _leave_for(page, server.url + path)
        assert reply is not None
        assert reply.ok, f"{name} {path}: {reply.status}"
        barriers.look(page, name)


def _leave_for(page: Page, address: str) -> Response | None:
    """Opens the address, also where the page before looks again by itself at that moment."""
    try:
        return page.goto(address)
    except Error as error:
        if "interrupted by another navigation" not in error.message:
            raise
        return page.goto(address)


def test_no_page_of_a_class_has_a_barrier(
    served: Flask, taylor: Teacher, teacher: Page, server: Server, barriers: BarrierFinder
) -> None:
    application: Application = served.extensions["quizapp"]
    typing, proving = (application.library.get(name) for name in ("typing", "proving"))
    assert typing is not None
    assert proving is not None
    made = demo.fill(application, taylor, typing, "8b")
    room = classes.find(application, taylor, made.classroom)
    assert room is not None
    other = demo.fill_assignment(application, room, proving, "other")
    students = class_list.of_class(application, room)
    values = {"token": made.classroom, "student": students[0].token}
    look_at(teacher, server, barriers, pages(served, "teaching.", assignment=made.assignment, **values))
    shown_by_set = ("teaching.results", "teaching.student_result", "teaching.preview_proof_map")
    look_at(teacher, server, barriers, pages(served, *shown_by_set, assignment=other, **values))
    for assignment, number in ((made.assignment, 1), (made.assignment, 3), (other, 1), (other, 2)):
        question = f"{assignment}/discussion?question={number}&reveal=1"
        look_at(teacher, server, barriers, [("reveal", f"/teach/classes/{made.classroom}/assignments/{question}")])
    marking = f"/teach/classes/{made.classroom}/assignments/{made.assignment}/marking"
    look_at(teacher, server, barriers, [("marking", marking)])

    assert not barriers.found, "\n".join(barriers.found)


def test_no_page_of_the_workshop_or_the_account_has_a_barrier(
    served: Flask, taylor: Teacher, teacher: Page, server: Server, barriers: BarrierFinder
) -> None:
    application: Application = served.extensions["quizapp"]
    sound, broken = (
        workshop.make(application, taylor, Bundle("choosing", text)).token for text in (CHOOSING, WITH_PROBLEMS)
    )
    look_at(teacher, server, barriers, pages(served, "workshop.", "account.", token=sound, number="1"))
    look_at(teacher, server, barriers, pages(served, "workshop.editor", "workshop.preview_reader", token=broken))

    assert not barriers.found, "\n".join(barriers.found)


def test_no_page_of_a_student_has_a_barrier(
    served: Flask, visit: Callable[..., Page], server: Server, barriers: BarrierFinder
) -> None:
    application: Application = served.extensions["quizapp"]
    page = visit("/nowhere")
    barriers.look(page, "error")
    page.goto(f"http://localhost:{server.port}/account/first")
    barriers.look(page, "first account")
    look_at(page, server, barriers, pages(served, "student.library"))
    for set_id in RIGHT:
        look_at(page, server, barriers, pages(served, "student.question_set", set_id=set_id))
        take(page, application, barriers, set_id)

    assert not barriers.found, "\n".join(barriers.found)


def take(page: Page, app: Application, barriers: BarrierFinder, set_id: str) -> None:
    """Begins the set, lets all right answers be stored, and hands in."""
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/attempts/*")
    barriers.look(page, f"{set_id}, not answered")
    store_right_answers(app, page.url.rpartition("/")[2], set_id)
    while not page.url.endswith("/result"):
        page.reload()
        barriers.look(page, f"{set_id}, answered")
        page.goto(f"{page.url}/review")
        barriers.look(page, f"{set_id}, review")
        page.locator("form.hand-in button").click()
        page.wait_for_url(lambda url: not url.endswith("/review"))
    barriers.look(page, f"{set_id}, result")


def test_no_page_of_a_student_of_a_class_has_a_barrier(
    served: Flask, taylor: Teacher, visit: Callable[..., Page], server: Server, barriers: BarrierFinder
) -> None:
    application: Application = served.extensions["quizapp"]
    room = classes.find(application, taylor, classes.make(application, taylor, "8b"))
    assert room is not None
    class_list.add(application, room, ["Anna", "Ben"])
    for rules in (GRADED, Rules(hides_passage=True), Rules(tries=2, score_shown="each_question", minutes=40)):
        assert assign.give(application, taylor, room, "pointing", rules)
    page = visit("/join")
    barriers.look(page, "join")
    page.goto(f"{server.url}/join/{room.join_code}")
    barriers.look(page, "names")
    page.get_by_role("button", name="Anna").click()
    expect(page.get_by_role("heading", name="You are coming in as")).to_be_visible()
    barriers.look(page, "sure")
    page.get_by_role("button", name="Yes, that is me").click()
    page.wait_for_url("**/class")
    for number in range(3):
        for summary in page.locator("summary", has_text="Get ready").all():
            summary.click()
        barriers.look(page, "class")
        page.get_by_role("button", name="Start").first.click()
        page.wait_for_url("**/attempts/*")
        barriers.look(page, f"assignment {number}")
        page.goto(f"{server.url}/class")
    for each in assign.given_to(application, room):
        attempt_time.pause(application, each.assignment)
    page.get_by_role("button", name="Go on").first.click()
    page.wait_for_url("**/attempts/*")
    barriers.look(page, "paused")
    for each in assign.given_to(application, room):
        attempt_time.close_now(application, each.assignment)
    page.reload()
    barriers.look(page, "time is up")
    look_at(page, server, barriers, [("class", "/class"), ("change", "/change")])
    other = visit(f"/join/{room.join_code}")
    other.get_by_label("Your name is not here?").fill("Anna")
    other.get_by_role("button", name="Go on").click()
    expect(other.get_by_role("heading", name="Somebody is")).to_be_visible()
    barriers.look(other, "a taken name")
    other.get_by_role("button", name="Ask my teacher").click()
    expect(other.get_by_role("heading", name="Wait")).to_be_visible()
    barriers.look(other, "waiting")

    assert not barriers.found, "\n".join(barriers.found)


def test_a_barrier_is_found_by_short_and_full_runs(visit: Callable[..., Page], barriers: BarrierFinder) -> None:
    """The control: the last of many words, otherwise like the others, is too pale in the dark."""
    page = visit("/")
    seed = "'<h1>Wide</h1><hr><img src=x>' + '<p><b>Good</b> and</p>'.repeat(20) + '<p><b id=pale>pale</b></p>'"
    page.evaluate(f"document.querySelector('main').innerHTML = {seed}")
    page.evaluate("document.querySelector('hr').style.cssText = 'width: 900px'")
    page.evaluate("document.querySelector('#pale').style.cssText = 'color: light-dark(#000, #333)'")
    seeded = ["seeded: image-alt: img (light)", "seeded: color-contrast: #pale (dark)"]

    for is_whole in (False, True):
        barriers.is_whole, barriers.found = is_whole, []
        barriers.look(page, "seeded")

        assert barriers.found[:2] == seeded
        assert "wider than the window" in barriers.found[2]


def test_no_component_has_a_barrier_in_any_theme(
    visit: Callable[..., Page], barriers: BarrierFinder, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    server.kill()
    server.start()
    page = visit("/components")
    for theme in THEMES:
        page.goto(f"{server.url}/components/{theme}")
        barriers.look(page, theme)

    assert not barriers.found, "\n".join(barriers.found)
