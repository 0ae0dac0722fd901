"""A student types what cannot be read, is asked at the question, and mends it; by keyboard, and without script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

SET = """\
format: 1
title: The court moves
passages: [{id: post, title: Court moves, text: The court moved on 2 May 1931. It took nine days.}]
questions:
  - {id: days, type: number, prompt: How many days did it take?, answer: 9, cite: It took nine days.}
  - {id: moved, type: date, prompt: When did it move?, answer: 1931-05-02, cite: The court moved on 2 May 1931.}
"""
NO_NUMBER = "We cannot read this as a number. Write it like 1200 or 3.5."
WHICH_DAY = "Do you mean 2 May 1931 or 5 February 1931? Write the month as a word."


@pytest.fixture(autouse=True)
def _court(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of this test serves a set of a number and a date."""
    folder = tmp_path / "sets"
    folder.mkdir()
    (folder / "court.yaml").write_text(SET, "utf-8")
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(folder))


@pytest.fixture(name="open_reader")
def _open_reader(_court: None, visit: Callable[..., Page]) -> Callable[..., Page]:
    def open_reader(**options: bool) -> Page:
        page = visit("/sets/court", **options)
        page.get_by_role("button", name="Start").click()
        page.wait_for_url("**/attempts/**")
        return page

    return open_reader


def message(page: Page, question: int) -> str:
    return page.locator("[data-message]").nth(question).inner_text()


def test_by_keyboard_nobody_is_asked_while_typing_but_on_leaving_the_field(open_reader: Callable[..., Page]) -> None:
    page = open_reader()
    number, date = (page.locator("[data-question] input[type=text]").nth(each) for each in (0, 1))
    told = page.locator("[data-message]")
    number.focus()
    page.keyboard.type("about nine")
    expect(told.first).to_contain_text("Saved")
    while_typing = message(page, 0)
    page.keyboard.press("Tab")
    expect(told.first).to_contain_text(NO_NUMBER)
    expect(page.locator("[data-aloud]")).to_contain_text(f"Question 1 of 2: {NO_NUMBER}")
    expect(page.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")
    date.focus()
    page.keyboard.type("2/5/1931")
    page.keyboard.press("Enter")
    expect(told.nth(1)).to_contain_text(WHICH_DAY)
    page.reload()

    assert NO_NUMBER not in while_typing
    assert NO_NUMBER in message(page, 0)
    assert WHICH_DAY in message(page, 1)
    expect(number).to_have_value("about nine")


def test_a_mended_answer_is_asked_no_more(open_reader: Callable[..., Page]) -> None:
    page = open_reader()
    number = page.locator("[data-question] input[type=text]").first
    number.fill("about nine")
    number.blur()
    expect(page.locator(".question.is-asked-back")).to_have_count(1)
    number.fill("9")
    number.blur()
    expect(page.locator("[data-message]").first).to_contain_text("Saved")

    expect(page.locator(".question.is-asked-back")).to_have_count(0)
    assert NO_NUMBER not in message(page, 0)


def test_without_script_it_is_asked_on_the_page_and_before_the_hand_in(open_reader: Callable[..., Page]) -> None:
    page = open_reader(java_script_enabled=False)
    page.locator("[data-question] input[type=text]").first.fill("about nine")
    page.get_by_role("button", name="Save answers").click()
    on_page = message(page, 0)
    page.get_by_role("button", name="Review and hand in").click()

    assert NO_NUMBER in on_page
    expect(page.locator(".review-list .is-asked-back")).to_contain_text("Look at this again")
    page.locator(".review-list .is-asked-back a").click()
    page.locator("[data-question] input[type=text]").first.fill("9")
    page.get_by_role("button", name="Review and hand in").click()
    expect(page.locator(".review-list .is-asked-back")).to_have_count(0)


def test_a_message_does_not_push_away_the_button_that_is_pressed(open_reader: Callable[..., Page]) -> None:
    page = open_reader()
    page.locator("[data-question] input[type=text]").first.fill("about nine")
    expect(page.locator("[data-message]").first).to_contain_text("Saved")
    page.get_by_role("button", name="Review and hand in").hover(position={"x": 20, "y": 2})
    page.mouse.down()
    page.evaluate("() => new Promise(requestAnimationFrame)")
    page.mouse.up()

    page.wait_for_url("**/review")
