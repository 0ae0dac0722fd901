"""A student goes through a quiz in stages: on phone and laptop, with and without script, in two tabs, and twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harbour import BELL
from playwright.sync_api import Locator, Page, Route, expect

LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
HEAVY = "It is too heavy for the road."


@pytest.fixture(autouse=True)
def _bell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of this test serves the set in stages."""
    folder = tmp_path / "sets"
    folder.mkdir()
    (folder / "bell.yaml").write_text(BELL, "utf-8")
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(folder))


@pytest.fixture(name="open_reader")
def _open_reader(_bell: None, visit: Callable[..., Page]) -> Callable[..., Page]:
    def open_reader(**options: Any) -> Page:
        page = visit("/sets/bell", **options)
        page.get_by_role("button", name="Start").click()
        page.wait_for_url("**/attempts/**")
        page.wait_for_load_state()
        return page

    return open_reader


def strip(page: Page) -> Locator:
    return page.locator(".stage-strip")


def to_questions(page: Page) -> None:
    """On a phone with script one pane is shown at a time."""
    link = page.locator("[data-view-switch]").get_by_role("link", name="Questions")
    if link.is_visible():
        link.click()


def live(page: Page) -> Locator:
    """The questions that can be answered."""
    return page.locator("form [data-question]")


def choose(page: Page, words: str) -> None:
    page.locator("form .option", has_text=words).locator("input").check()


def review(page: Page, leads_to: str) -> None:
    page.get_by_role("button", name=f"Review and {leads_to}").click()
    page.wait_for_url("**/review")


def go_on(page: Page, stage: int) -> None:
    page.get_by_role("button", name=f"Go on to stage {stage}").click()
    expect(strip(page)).to_contain_text(f"Stage {stage} of 3")
    page.wait_for_load_state()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "by plain forms"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_from_the_first_stage_to_the_result(
    open_reader: Callable[..., Page], size: dict[str, int], script: bool
) -> None:
    page = open_reader(viewport=size, java_script_enabled=script)
    expect(strip(page)).to_have_text("Stage 1 of 3 · what was known on 2 May 1931")
    expect(page.locator(".passage")).to_have_count(1)
    to_questions(page)
    choose(page, "In Millbrook")
    review(page, "go on")
    expect(page.locator(".lead")).to_have_text("1 of 2 questions of this stage has no answer yet.")
    go_on(page, 2)

    expect(page.locator(".passage")).to_have_count(2)
    expect(page.locator("#passage-gazette")).to_be_visible()
    expect(page.locator("#passage-gazette .tag-new")).to_have_text("New in this stage")
    to_questions(page)
    fixed = page.locator(".is-fixed")
    expect(fixed).to_have_count(2)
    expect(fixed.first).to_contain_text("Your answer is fixed.")
    expect(fixed.first.get_by_label("In Millbrook")).to_be_checked()
    expect(fixed.first.get_by_label("In Millbrook")).to_be_disabled()
    live(page).locator("input[type=text]").fill("twelve")
    review(page, "go on")
    go_on(page, 3)

    expect(strip(page)).to_have_text("Stage 3 of 3 · everything that was published · 1 new report")
    to_questions(page)
    review(page, "hand in")
    page.get_by_role("button", name="Hand in").click()

    expect(page.locator(".reviewed")).to_have_count(4)
    later = page.locator(".later")
    expect(later).to_contain_text("It moved two days later.")
    later.get_by_role("link", name="Show it in the passage").click()
    expect(page.locator("#gazette-p1-s1")).to_be_in_viewport()


def test_on_a_laptop_the_next_stage_begins_with_its_report_and_its_questions(open_reader: Callable[..., Page]) -> None:
    page = open_reader()
    review(page, "go on")
    go_on(page, 2)

    expect(page.locator("#passage-gazette")).to_be_in_viewport()
    expect(live(page).first).to_be_in_viewport()
    expect(page.locator("#passage-post")).to_be_hidden()


def test_a_number_of_an_earlier_question_leads_to_its_fixed_answer(open_reader: Callable[..., Page]) -> None:
    page = open_reader()
    choose(page, "In Millbrook")
    review(page, "go on")
    go_on(page, 2)
    page.locator(".question-nav a").first.press("Enter")

    expect(page.locator(".is-fixed").first).to_be_in_viewport()
    expect(page.locator(".is-fixed").first).to_be_focused()


def test_another_tab_that_stayed_behind_is_told_that_its_answer_does_not_count(
    open_reader: Callable[..., Page],
) -> None:
    page = open_reader()
    choose(page, "In Millbrook")
    behind = page.context.new_page()
    behind.goto(page.url)
    review(page, "go on")
    go_on(page, 2)
    choose(behind, "In Ashford")

    told = behind.locator("[data-message]").first
    expect(told).to_have_text("Kept, but it came after you had gone on and does not count")
    page.reload()
    expect(page.locator(".is-fixed").first.get_by_label("In Millbrook")).to_be_checked()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "by plain forms"])
def test_the_step_repeated_and_in_two_tabs_is_one_step(open_reader: Callable[..., Page], script: bool) -> None:
    page = open_reader(java_script_enabled=script)
    page.goto(f"{page.url}/review")
    second = page.context.new_page()
    second.goto(page.url)
    page.get_by_role("button", name="Go on to stage 2").dblclick()
    expect(strip(page)).to_contain_text("Stage 2 of 3")
    go_on(second, 2)
    page.reload()

    expect(strip(page)).to_contain_text("Stage 2 of 3")


def test_an_answer_that_is_not_saved_yet_is_sent_before_the_step_which_no_reload_takes_back(
    open_reader: Callable[..., Page],
) -> None:
    page = open_reader()
    reader = page.url
    page.route("**/answers", lambda route: route.abort())
    choose(page, "In Millbrook")
    expect(page.locator("[data-connection-lost]")).to_be_visible()
    page.get_by_role("button", name="Review and go on").click()
    page.goto(f"{reader}/review")
    page.get_by_role("button", name="Go on to stage 2").click()
    expect(page.locator("[data-connection-lost]")).to_be_visible()
    assert page.url.endswith("/review")
    kept = page.evaluate("() => JSON.stringify(localStorage)")
    page.close()  # with the route that lets nothing through; the page itself would look again just when it is reloaded
    page = page.context.new_page()
    page.goto(f"{reader}/review")
    expect(page.locator(".review-list li").first).to_contain_text("Answered")  # it was loaded anew when it was sent

    page.goto(f"{reader}/review")
    page.evaluate("(kept) => Object.entries(JSON.parse(kept)).forEach((each) => localStorage.setItem(...each))", kept)
    held: list[Route] = []
    page.route("**/answers", lambda route: held.append(route))
    with page.expect_request("**/answers"):
        page.reload()
    page.get_by_role("button", name="Go on to stage 2").click()
    looks: list[str] = []
    page.on("request", lambda request: looks.append(request.url))
    held[0].continue_()
    expect(strip(page)).to_contain_text("Stage 2 of 3")
    assert f"{reader}/review" not in looks

    expect(page.locator(".is-fixed").first.get_by_label("In Millbrook")).to_be_checked()


def test_an_answer_left_behind_comes_late_and_the_fixed_one_stays_in_sight(open_reader: Callable[..., Page]) -> None:
    page = open_reader()
    choose(page, "In Millbrook")
    expect(page.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")
    other = page.context.new_page()
    other.goto(page.url)
    page.route("**/answers", lambda route: route.abort())
    choose(page, "In Ashford")
    expect(page.locator("[data-connection-lost]")).to_be_visible()
    kept = page.evaluate("() => JSON.stringify(localStorage)")
    page.evaluate("() => localStorage.clear()")
    review(other, "go on")
    go_on(other, 2)
    page.close()
    other.evaluate("(kept) => Object.entries(JSON.parse(kept)).forEach((each) => localStorage.setItem(...each))", kept)
    other.reload()

    fixed = other.locator(".is-fixed").first
    expect(fixed).to_contain_text("Kept, but it came after you had gone on and does not count")
    expect(fixed.get_by_label("In Millbrook")).to_be_checked()


@pytest.mark.parametrize("path", ["", "/review"])
def test_no_stage_is_wider_than_a_small_phone(open_reader: Callable[..., Page], path: str) -> None:
    page = open_reader(viewport={"width": 320, "height": 640})
    for stage in (1, 2, 3):
        address = page.url.split("#")[0]
        page.goto(address + path)
        to_questions(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
        page.goto(f"{address}/review")
        if stage < 3:
            go_on(page, stage + 1)
