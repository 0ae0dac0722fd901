"""A student puts items in order and matches stems, by keyboard, by mouse and by touch, and loses nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

SET = """\
format: 1
title: The court moves
passages: [{id: post, title: The move, text: They bought land. They drained it. They cut timber. They built.}]
questions:
  - id: steps
    type: ordering
    prompt: In which order?
    items: {a: They bought land., b: They drained it., c: They cut timber., d: They built.}
    answer: [a, b, c, d]
    cite: They bought land.
  - id: who
    type: matching
    prompt: What did they do?
    stems: {s1: bought, s2: cut}
    choices: {c1: land, c2: timber, c3: wine}
    answer: {s1: c1, s2: c2}
    cite: They cut timber.
"""


@pytest.fixture(autouse=True)
def _own_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the server serve the set above; fixtures of this kind come before the server."""
    folder = tmp_path / "sets"
    folder.mkdir()
    (folder / "court.yaml").write_text(SET, "utf-8")
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(folder))


def start(page: Page) -> Locator:
    """The card of the question that asks for an order."""
    page.locator("a[href='/sets/court']").click()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/attempts/**")
    return page.locator("[data-question]").first


def order(card: Locator) -> list[str]:
    return [text.splitlines()[-1] for text in card.locator(".arrange-text").all_inner_texts()]


def button(card: Locator, word: str, item: str) -> Locator:
    """The button that moves this item."""
    return card.get_by_role("button", name=re.compile(rf"^{word}\s*: {re.escape(item)}"))


def saved(page: Page) -> None:
    expect(page.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")


def test_an_item_is_moved_by_keyboard_and_keeps_the_focus(visit: Callable[..., Page]) -> None:
    page = visit()
    card = start(page)
    first, second, third, last = order(card)
    button(card, "Down", first).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")

    assert order(card) == [second, third, first, last]
    expect(button(card, "Down", first)).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Moved to 3 of 4.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("It stands last already.")
    saved(page)
    page.reload()
    assert order(card) == [second, third, last, first]


def test_a_position_that_is_chosen_moves_the_item_there(visit: Callable[..., Page]) -> None:
    page = visit()
    card = start(page)
    first, second, third, last = order(card)
    card.get_by_label(f"Position of: {last}").select_option("1")

    assert order(card) == [last, first, second, third]
    expect(card.get_by_label(f"Position of: {third}")).to_have_js_property("selectedIndex", 3)
    expect(page.get_by_role("status")).to_contain_text("Moved to 1 of 4.")


def test_back_at_the_start_and_cleared_the_question_is_not_answered(visit: Callable[..., Page]) -> None:
    page = visit()
    card = start(page)
    began = order(card)
    answered = page.locator("[data-answered]")
    button(card, "Down", began[0]).click()
    expect(answered).to_have_text("1")
    button(card, "Up", began[0]).click()
    expect(answered).to_have_text("0")
    button(card, "Up", began[3]).click()
    expect(answered).to_have_text("1")
    card.get_by_role("button", name="Clear this answer").click()

    expect(answered).to_have_text("0")
    assert order(card) == began


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_an_item_is_dragged_by_its_dots(visit: Callable[..., Page], motion: str) -> None:
    page = visit(reduced_motion=motion)
    card = start(page)
    first, second, third, last = order(card)
    grip, below = card.locator("[data-grip]").first.bounding_box(), card.locator("[data-item]").nth(2).bounding_box()
    assert grip is not None
    assert below is not None
    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(grip["x"] + 8, below["y"] + 8, steps=6)
    page.mouse.up()

    assert order(card) == [second, third, first, last]
    expect(page.get_by_role("status")).to_contain_text("Moved to 3 of 4.")
    saved(page)
    page.reload()
    assert order(card) == [second, third, first, last]


def test_orders_and_choices_that_could_not_be_sent_are_shown_again(visit: Callable[..., Page]) -> None:
    page = visit()
    card = start(page)
    choice = page.get_by_label("bought", exact=True)
    page.context.set_offline(True)
    card.locator("[data-move=up]").nth(2).click()
    choice.select_option("wine")
    moved = order(card)
    page.context.set_offline(False)
    page.goto(page.url)
    saved(page)

    assert order(card) == moved
    expect(choice.locator("option:checked")).to_have_text("wine")
    expect(page.locator("[data-answered]")).to_have_text("2")


def test_a_choice_used_twice_is_saved_and_asked_back(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    page.get_by_label("bought", exact=True).select_option("land")
    page.get_by_label("cut", exact=True).select_option("land")

    message = page.locator("[data-question]").nth(1).locator("[data-message]")
    expect(message).to_contain_text("You chose “land” more than once.")
    page.get_by_label("cut", exact=True).select_option("timber")
    expect(message).not_to_contain_text("more than once")
