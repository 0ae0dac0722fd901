"""An author writes in an editor, with the preview beside it in a real browser."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect


@pytest.fixture
def file(quiz_folder: Path) -> Path:
    """The file that is being written, with enough text to scroll."""
    file = quiz_folder / "harbour.yaml"
    long = "\n\n".join(f"      Paragraph {number} tells of ships and wool. Nobody minds." for number in range(40))
    change(file, "      Millbrook had asked", f"{long}\n\n      Millbrook had asked")
    return file


@pytest.fixture
def url(file: Path) -> Iterator[str]:
    """`quizapp preview` in its own process, and where it says that it is."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-u", "-m", "quizapp", "preview", str(file), "--port", port]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield process.stdout.readline().split()[-1]
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    """The preview on the author's screen; errors of its scripts fail the test."""
    # Without motion: a smooth scroll to the field that was filled in would go on under what the test scrolls to.
    context, faults = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce"), []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(url)
    yield page
    context.close()
    assert faults == []


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def card(page: Page, prompt: str) -> Locator:
    return page.locator("[data-question]").filter(has_text=prompt)


def test_what_is_saved_shows_by_itself_and_nothing_else_moves(page: Page, file: Path) -> None:
    card(page, "Which town").get_by_label("Ashford").check()
    card(page, "Name the town").locator("input").fill("Ashford")
    page.locator("#passages").evaluate("(pane) => pane.scrollTo({ top: 900, behavior: 'instant' })")
    page.locator("#questions").evaluate("(pane) => pane.scrollTo({ top: 500, behavior: 'instant' })")
    before = page.evaluate(f"() => {TOPS}")

    change(file, "Name the town.", "What is the town called?")

    expect(card(page, "What is the town called?").locator("input")).to_have_value("Ashford")
    expect(card(page, "Which town").get_by_label("Ashford")).to_be_checked()
    expect(page.locator("[data-answered]")).to_have_text("2")
    page.wait_for_function(f"(before) => JSON.stringify({TOPS}) === JSON.stringify(before)", arg=before)


TOPS = "['#passages', '#questions'].map((pane) => Math.round(document.querySelector(pane).scrollTop))"


def test_what_is_looked_at_stays_where_a_longer_text_comes_to_stand_above_it(page: Page, file: Path) -> None:
    looked_at = page.locator(".sentence", has_text="Paragraph 30 tells").first
    looked_at.evaluate("(each) => each.scrollIntoView({ block: 'start', behavior: 'instant' })")
    id, before = looked_at.evaluate("(each) => [each.id, each.getBoundingClientRect().top]")

    change(file, "Paragraph 2 tells", "Paragraph 2, which has become a good deal longer by now, still tells")

    expect(page.locator(".sentence", has_text="a good deal longer").first).to_be_attached()
    page.wait_for_function(
        "([id, top]) => Math.abs(document.getElementById(id).getBoundingClientRect().top - top) <= 1", arg=[id, before]
    )


def test_a_broken_file_shows_its_problem_above_what_stood_there(page: Page, file: Path) -> None:
    card(page, "Which town").get_by_label("Ashford").check()

    change(file, "answer: c", "answer: z")

    expect(page.locator(".is-error .finding-what")).to_have_text("The answer 'z' is not the label of an option.")
    expect(card(page, "Which town").get_by_label("Ashford")).to_be_checked()
    expect(page.locator("[data-question]")).to_have_count(5)

    change(file, "answer: z", "answer: c")

    expect(page.locator(".is-error")).to_have_count(0)


def test_the_result_is_that_of_the_answers_and_follows_the_file_too(page: Page, file: Path) -> None:
    card(page, "Which town").get_by_label("Ashford").check()
    card(page, "Name the town").locator("input").fill("Ashford")
    page.get_by_role("button", name="Review and hand in").click()
    expect(page.locator(".score-figure")).to_have_text("3 of 6 points")

    change(file, "accept: [Ashford,", "accept: [Millbrook,")
    expect(page.locator(".score-figure")).to_have_text("1 of 6 points")

    page.get_by_role("navigation", name="Preview").get_by_role("link", name="Questions").click()
    expect(card(page, "Which town").get_by_label("Ashford")).to_be_checked()

    page.get_by_role("navigation", name="Preview").get_by_role("link", name="Result").click()
    expect(page.locator(".score-figure")).to_have_text("1 of 6 points")


def test_a_preview_that_was_stopped_says_so(page: Page) -> None:
    page.route("**/version", lambda route: route.abort())

    expect(page.locator("[data-preview-state]")).to_contain_text("The preview has stopped.")

    page.unroute("**/version")
    expect(page.locator("[data-preview-state]")).to_have_text("No problems")


def test_the_facts_follow_the_file(page: Page, file: Path) -> None:
    page.get_by_role("link", name="Facts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The court moves")

    change(file, "title: The court moves", "title: The court has moved")

    expect(page.get_by_role("heading", level=1)).to_have_text("The court has moved")
