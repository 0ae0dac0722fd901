"""The two panes: their line is moved by keyboard and by hand and stays; on a phone all that is pressed lies below."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def start(visit: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the reader of a set."""

    def start(**options: object) -> Page:
        page = visit("/sets/invitation-accepted", **options)
        page.get_by_role("button", name="Start").click()
        page.wait_for_url("**/attempts/**")
        expect(page.locator("html.script")).to_have_count(1)
        return page

    return start


def width_of(pane: Locator) -> float:
    box = pane.bounding_box()
    assert box is not None
    return round(box["width"] / 1366, 2)


def test_the_line_between_the_panes_is_moved_and_stays_where_it_was_put(start: Callable[..., Page]) -> None:
    page = start()
    passages, line = page.locator("#passages"), page.get_by_role("separator", name="Width of the passages")
    assert width_of(passages) == 0.5
    line.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    expect(line).to_have_attribute("aria-valuenow", "60")
    assert width_of(passages) == 0.6
    page.reload()
    expect(line).to_have_attribute("aria-valuenow", "60")

    box = line.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, 400)
    page.mouse.down()
    page.mouse.move(200, 400)
    page.mouse.up()
    expect(line).to_have_attribute("aria-valuenow", "30")
    assert width_of(passages) == 0.3


def test_on_a_phone_the_numbers_show_states_and_the_question_in_sight(start: Callable[..., Page]) -> None:
    page = start(viewport=PHONE, has_touch=True)
    switch = page.locator("[data-view-switch]")
    switch.get_by_role("link", name="Questions").click()
    bar = page.locator("[data-question-bar]")
    page.locator("[data-question]").nth(0).locator("input").first.check()
    expect(bar.get_by_role("link", name=re.compile("Question 1.*, answered"))).to_be_in_viewport()

    bar.get_by_role("link", name=re.compile("Question 9")).click()

    expect(bar.locator("[aria-current]")).to_contain_text("9")
    expect(bar.get_by_role("link", name=re.compile("Question 9"))).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-question]").nth(8).locator(".question-number")).to_be_in_viewport()
    for each in (bar, switch):
        box = each.bounding_box()
        assert box is not None
        assert box["y"] > PHONE["height"] * 0.8
    switch.get_by_role("link", name="Passage").click()
    expect(bar).to_be_hidden()
