"""Arabic: a student of a class takes every type of question on pages laid out from right to left, to the result."""

from collections.abc import Callable

import pytest
from barriers import BarrierFinder
from flask import Flask
from playwright.sync_api import Page, expect
from real_server import Server
from right_answers import EXAMPLES, store_right_answers, verdicts

from quizapp.core.rules import Rules
from quizapp.services import assign, class_list, classes
from quizapp.services.accounts import teacher_named
from quizapp.services.application import Application

pytestmark = pytest.mark.usefixtures("serve_examples")

PHONE, LAPTOP = 390, 1366
_FLOWS = """(all) => all.map((each) => {
    const { direction, textAlign } = getComputedStyle(each);
    return [each.lang, direction, textAlign];
})"""
_LEFT = "(pane) => pane.getBoundingClientRect().left"


@pytest.fixture
def join_code(served: Flask, password: str) -> str:
    """Leads into a class whose pages are in Arabic, which was given all examples."""
    app: Application = served.extensions["quizapp"]
    taylor = teacher_named(app, "Ms Taylor")
    assert password
    assert taylor is not None
    room = classes.find(app, taylor, classes.make(app, taylor, "8b English"))
    assert room is not None
    classes.change(app, room, name=room.name, takes_newcomers=False, language="ar")
    class_list.add(app, room, ["مريم حسن"])
    for name in EXAMPLES:
        assert assign.give(app, taylor, room, name, Rules())
    return room.join_code or ""


def take(page: Page, app: Application, barriers: BarrierFinder, name: str) -> None:
    """All right answers are stored; the student looks at them and hands in."""
    store_right_answers(app, page.url.rpartition("/")[2], name)
    while not page.url.endswith("/result"):
        page.reload()
        barriers.measure(page, f"{name}, reader", PHONE, LAPTOP)
        assert {tuple(each) for each in page.locator("[data-passage]").evaluate_all(_FLOWS)} == {("en", "ltr", "start")}
        assert page.locator("#passages").evaluate(_LEFT) > page.locator("#questions").evaluate(_LEFT)
        page.locator(".form-foot .primary").click()
        page.wait_for_url("**/review")
        barriers.measure(page, f"{name}, review", PHONE, LAPTOP)
        page.locator("form.hand-in button").click()
        page.wait_for_url(lambda url: not url.endswith("/review"))
    barriers.measure(page, f"{name}, result", PHONE, LAPTOP)


def divider_follows_the_keys(page: Page) -> None:
    """The passages are on the right, so an arrow to the left makes them wider."""
    divider = page.get_by_role("separator")
    divider.press("ArrowLeft")
    expect(divider).to_have_attribute("aria-valuenow", "55")


def test_every_type_is_taken_in_arabic_to_the_result(
    served: Flask, join_code: str, visit: Callable[..., Page], server: Server, barriers: BarrierFinder
) -> None:
    page = visit(f"/join/{join_code}")
    page.get_by_role("button", name="مريم حسن").click()
    page.get_by_role("button", name="نعم، هذا أنا").click()
    page.wait_for_url("**/class")
    for name, question_set in EXAMPLES.items():
        page.goto(f"{server.url}/class")
        page.locator(".assigned form", has_text=question_set.title).get_by_role("button").click()
        page.wait_for_url("**/attempts/*")
        if name == "pointing":
            divider_follows_the_keys(page)
            barriers.look(page, "reader", in_all_languages=False)
        take(page, served.extensions["quizapp"], barriers, name)
        shown = page.locator(".reviewed").evaluate_all("(all) => all.map((each) => each.className)")
        assert shown == [f"reviewed is-{verdict}" for verdict in verdicts(question_set)]
    expect(page.get_by_role("heading", name="نتيجتك")).to_be_visible()
    barriers.look(page, "result", in_all_languages=False)
    page.get_by_role("link", name="العودة إلى الصف").click()
    page.wait_for_url("**/class")
    barriers.look(page, "class", in_all_languages=False)

    assert not barriers.found, "\n".join(barriers.found)
