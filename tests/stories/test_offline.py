"""A network that goes away in the middle: answers and a hand-in wait on the device, and each comes once."""

import sqlite3
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect
from real_server import Server

SET = "invitation-accepted"
QUESTIONS = 11


def start(visit: Callable[..., Page], **options: Any) -> Page:
    page = visit(f"/sets/{SET}", **options)
    page.get_by_role("button", name="Start").click()
    expect(page.locator("html.script")).to_have_count(1)
    return page


def choose(page: Page, question: int, option: int) -> None:
    page.locator("[data-question]").nth(question).locator("input").nth(option).check()


def banner(page: Page) -> Locator:
    return page.locator("[data-connection-lost]")


def state(page: Page) -> Locator:
    return page.locator(".reader-header [data-save-state]")


def stored(server: Server) -> list[tuple[str, int, str]]:
    """What the server holds, in the order it came: client, number, question."""
    (file,) = server.data.glob("*.sqlite3")
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT client, seq, question_id FROM answer_events ORDER BY id").fetchall()


def test_two_tabs_without_a_server_send_everything_once_and_in_order(
    visit: Callable[..., Page], server: Server
) -> None:
    first = start(visit)
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.locator("html.script")).to_have_count(1)
    server.kill()
    for page, question in ((first, 0), (second, 1), (first, 8), (second, 9)):
        choose(page, question, 1)
        expect(banner(page)).to_contain_text("The quiz cannot be reached.")
        expect(state(page)).to_have_text("Not saved yet")
    expect(banner(first)).to_contain_text("It is not your fault.")
    expect(banner(first)).to_contain_text("Your answers are kept on this device.")
    expect(first.locator("[data-aloud]")).to_contain_text("The quiz cannot be reached.")
    server.start()

    for page in (first, second):
        expect(banner(page)).to_be_hidden()
        expect(state(page)).not_to_have_text("Not saved yet")
    first.wait_for_function("() => localStorage.length === 0")
    for page in (first, second):
        page.reload()
        expect(page.locator("[data-question] input:checked")).to_have_count(4)
        expect(state(page)).to_have_text("")
    events = stored(server)
    questions = [question for _, _, question in events]
    assert len(events) == len(set(questions)) == 4
    asked = first.locator("[data-question]").count()
    assert asked == QUESTIONS
    assert [seq for client, seq, _ in events if client == events[0][0]] == [1, 2]


def test_a_hand_in_without_a_network_waits_through_a_closed_page_and_happens_once(
    visit: Callable[..., Page],
) -> None:
    page = start(visit)
    choose(page, 0, 1)
    expect(state(page)).to_have_text("All answers saved")
    address, context = page.url, page.context
    context.set_offline(True)
    expect(banner(page)).to_contain_text("This device has no network.")
    expect(banner(page)).to_contain_text("Everything up to here is saved.")
    choose(page, 1, 0)
    expect(state(page)).to_have_text("Not saved yet")
    page.get_by_role("button", name="Review and hand in").click()
    offer = page.locator("form[data-hand-in]")
    expect(offer).to_contain_text(f"2 of {QUESTIONS} answered.")
    offer.get_by_role("button", name="Go on answering").click()
    expect(offer).to_be_hidden()
    choose(page, 8, 2)
    page.get_by_role("button", name="Review and hand in").click()
    offer.get_by_role("button", name="Hand in as soon as it works").click()
    expect(offer).to_contain_text("Your answers are on this device. They will be handed in")
    expect(offer).to_contain_text("Do not close this page.")
    expect(state(page)).to_have_text("Not saved yet")
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)

    expect(again.get_by_role("heading", name="Your result")).to_be_visible()
    expect(again.locator(".receipt")).to_contain_text(f"3 of {QUESTIONS} answered, handed in")
    again.wait_for_function("() => localStorage.length === 0")


def test_a_hand_in_from_the_review_waits_as_well_and_goes_through_on_return(visit: Callable[..., Page]) -> None:
    page = start(visit)
    choose(page, 0, 1)
    page.get_by_role("button", name="Review and hand in").click()
    page.wait_for_url("**/review")
    page.wait_for_load_state()  # with its script
    page.context.set_offline(True)
    page.get_by_role("button", name="Hand in with 10 open").click()
    expect(banner(page)).to_contain_text("Waiting to hand in.")
    expect(banner(page)).to_contain_text("Do not close this page.")
    page.context.set_offline(False)

    expect(page.get_by_role("heading", name="Your result")).to_be_visible()
    expect(page.locator(".receipt")).to_contain_text(f"1 of {QUESTIONS} answered, handed in")


NOTHING_IS_KEPT = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def test_a_device_that_keeps_nothing_is_told_and_each_trouble_has_its_own_words(visit: Callable[..., Page]) -> None:
    page = start(visit)
    page.context.add_init_script(NOTHING_IS_KEPT)
    page.reload()
    expect(page.locator("html.script")).to_have_count(1)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/answers", lambda route: route.fulfill(status=503, body="{}"))
    choose(page, 0, 1)
    expect(banner(page)).to_contain_text("The quiz has a problem of its own.")
    expect(banner(page)).to_contain_text("Your answers are only on this page: do not close it.")
    expect(state(page)).to_have_text("Not saved yet")
    page.unroute("**/answers")
    expect(state(page)).to_have_text("All answers saved")
    expect(banner(page)).to_be_hidden()

    page.context.clear_cookies()
    choose(page, 1, 0)
    expect(banner(page)).to_contain_text("Somebody else is signed in on this device now.")
    expect(state(page)).to_have_text("Not saved yet")
