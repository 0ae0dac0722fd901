"""A student fills gaps, ticks cells, writes and quotes: by keyboard, by touch and by plain forms, and loses nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
SET = """\
format: 1
title: The court moves
passages:
  - id: post
    title: Court moves
    publisher: Harbour Post
    text: |
      The court moved to Ashford in the spring. It took nine days.

      “Nobody came to help,” the clerk’s wife said.
  - {id: gazette, title: A new seat, text: The court came in autumn. It cost little.}
questions:
  - id: gaps
    type: cloze
    prompt: Fill in.
    text: The court moved to {town} in {season}.
    gaps: {town: {accept: [Ashford]}, season: {options: {a: spring, b: winter}, answer: a}}
    cite: {post: The court moved to Ashford in the spring.}
  - id: ticks
    type: source_matrix
    prompt: Who says so?
    statements:
      s: {text: It moved in spring., says: post, cite: {post: in the spring}}
      n: {text: The king came., says: none}
  - id: verdicts
    type: source_matrix
    ask: says_contradicts_silent
    prompt: What does each say?
    statements:
      s:
        text: It moved in spring.
        answer: {post: says, gazette: contradicts}
        cite: {post: in the spring, gazette: in autumn}
  - id: why
    type: open_response
    prompt: Was it well prepared?
    rubric: {claim: {text: Claims., levels: [{text: no, points: 0}, {text: yes, points: 1}]}}
    cite: {post: It took nine days.}
"""


@pytest.fixture(autouse=True)
def _own_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the server serve the set above; fixtures of this kind come before the server."""
    folder = tmp_path / "sets"
    folder.mkdir()
    (folder / "court.yaml").write_text(SET, "utf-8")
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(folder))


def start(page: Page) -> None:
    page.locator("a[href='/sets/court']").click()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/attempts/**")
    page.wait_for_load_state()


def saved(page: Page) -> None:
    expect(page.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def given(page: Page) -> list[str]:
    """Everything that is typed, chosen or ticked."""
    boxes = ".question :is(input[type=text], :checked, select, textarea):not(option)"
    return [str(value) for value in page.locator(boxes).evaluate_all("(all) => all.map((each) => each.value)")]


def test_all_is_answered_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    tab_to(page, ".gap-words")
    page.keyboard.type("Ashford")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    for selector in (".ticked input", ".judged input"):
        tab_to(page, selector)
        page.keyboard.press("Space")
    tab_to(page, "textarea")
    page.keyboard.type("No.")
    page.keyboard.press("Enter")
    tab_to(page, "[data-pick-quote]")
    page.keyboard.press("Enter")
    tab_to(page, ".sentence")
    page.keyboard.press("Enter")

    expect(page.locator("#answers textarea")).to_be_focused()
    saved(page)
    answers = given(page)
    page.reload()
    assert given(page) == answers
    assert answers[-1] == "No.\n“The court moved to Ashford in the spring.” "
    expect(page.locator(".progress")).to_have_text("4 of 4 answered")


def test_all_is_answered_without_javascript(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    start(page)
    page.locator(".gap-words").fill("Ashford")
    page.locator(".gap-list").select_option(label="spring")
    page.get_by_role("checkbox", name="It moved in spring. Harbour Post").check()
    page.get_by_role("checkbox", name="The king came. None of them").check()
    page.get_by_role("radio", name="A new seat Contradicts").check()
    page.locator("#answers textarea").fill("\nNot “prepared”, for “Nobody came to help,” she said.")
    expect(page.locator("[data-pick-quote]")).to_be_hidden()
    page.get_by_role("button", name="Save answers").click()

    expect(page.locator(".progress")).to_have_text("4 of 4 answered")
    expect(page.locator("[data-own-words]")).to_have_text("5 own words")
    expect(page.locator("#answers textarea")).to_have_value("\nNot “prepared”, for “Nobody came to help,” she said.")
    page.get_by_role("button", name="Review and hand in").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator(".score-figure")).to_have_text("2 of 3 points")
    expect(page.locator(".score-waiting strong")).to_have_text("1 point that nobody marks here")


def test_a_sentence_is_quoted_by_touch_where_the_text_was_left(visit: Callable[..., Page]) -> None:
    page = visit(viewport=PHONE, has_touch=True)
    start(page)
    page.locator("[data-view-switch]").get_by_role("link", name="Questions").tap()
    page.locator("#answers textarea").fill("See  there.")
    page.locator("#answers textarea").evaluate("(area) => area.setSelectionRange(4, 4)")
    page.get_by_role("button", name="Quote a sentence").tap()
    page.locator(".sentence", has_text="Nobody came").tap()

    expect(page.locator("#answers textarea")).to_have_value(
        "See ““Nobody came to help,” the clerk’s wife said.” there."
    )
    expect(page.locator("[data-quotes] li")).to_have_text(
        ["““Nobody came to help,” the clerk’s wife said.” Harbour Post, paragraph 2"]
    )
    expect(page.locator("[data-own-words]")).to_have_text("2 own words")
    saved(page)


def test_choosing_can_be_given_up(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    page.get_by_role("button", name="Quote a sentence").click()
    page.keyboard.press("Escape")

    expect(page.locator(".picking-bar")).to_be_hidden()
    expect(page.locator("#answers textarea")).to_be_focused()
    page.locator(".sentence").first.click()
    expect(page.locator("#answers textarea")).to_have_value("")


TEXTS = [
    "It took “nine days” and “ten”.",
    'She says "Nobody came to help," and leaves.',
    "“in the spring. It took” - yes",
    "“he spring” “The Court” “the clerk's  wife”",
    "“never closed\n“autumn.”",
]


def test_the_page_looks_quotes_up_as_the_server_does(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    for text in TEXTS:
        page.locator("#answers textarea").fill(text)
        saved(page)
        page.wait_for_timeout(400)
        here = page.locator("[data-own-words], [data-quotes] li").all_inner_texts()
        page.reload()

        assert sorted(page.locator("[data-own-words], [data-quotes] li").all_inner_texts()) == sorted(here)


def test_a_cleared_text_is_cleared_with_its_quotes(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    page.locator("#answers textarea").fill("“nine days”")
    expect(page.locator("[data-quotes] li")).to_have_count(1)
    page.locator("[data-question]").last.get_by_role("button", name="Clear this answer").click()

    expect(page.locator("#answers textarea")).to_have_value("")
    expect(page.locator("[data-quotes] li")).to_have_count(0)
    expect(page.locator(".progress")).to_have_text("0 of 4 answered")


@pytest.mark.parametrize(("size", "words"), [(PHONE, ".cell-name"), (LAPTOP, "thead th")], ids=["phone", "laptop"])
def test_a_verdict_says_what_it_is_for_on_every_screen(visit: Callable[..., Page], size: Any, words: str) -> None:
    page = visit(viewport=size)
    start(page)
    if size == PHONE:
        page.locator("[data-view-switch]").get_by_role("link", name="Questions").click()
    verdicts = page.get_by_role("group", name="It moved in spring.")
    verdicts.get_by_role("radio", name="A new seat Contradicts").check()

    expect(verdicts.locator(words).get_by_text("Contradicts").first).to_be_visible()
    report = verdicts.locator("tbody .report-name").last.bounding_box()
    assert report is not None
    assert report["height"] < 30


def test_the_tables_are_never_wider_than_a_small_phone(visit: Callable[..., Page]) -> None:
    page = visit(viewport={"width": 320, "height": 640})
    start(page)
    page.locator("[data-view-switch]").get_by_role("link", name="Questions").click()
    widths = [page.evaluate("() => document.documentElement.scrollWidth")]
    page.locator("#answers textarea").fill("“" + "x" * 200 + "”")
    page.locator("#answers textarea").blur()
    expect(page.locator("[data-message]").last).to_contain_text("No passage says")
    widths.append(page.evaluate("() => document.documentElement.scrollWidth"))
    page.get_by_role("button", name="Review and hand in").click()
    page.wait_for_url("**/review")
    widths.append(page.evaluate("() => document.documentElement.scrollWidth"))
    page.locator("form.hand-in button").click()
    page.wait_for_url("**/result")  # with its style sheets
    expect(page.locator(".reviewed")).to_have_count(4)
    widths.append(page.evaluate("() => document.documentElement.scrollWidth"))

    assert max(widths) <= 320
