"""A student takes a quiz in a real browser on the network address: from the list to the proof."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

SET = "invitation-accepted"
QUESTIONS = 11
PHONE = {"width": 390, "height": 844}


def start(page: Page) -> None:
    page.locator(f"a[href='/sets/{SET}']").click()
    page.get_by_role("button", name="Start").click()
    expect(page.locator("[data-question]")).to_have_count(QUESTIONS)
    page.wait_for_load_state()  # the script came with the page: tests that stop the server count on it


def cards(page: Page) -> list[Locator]:
    return page.locator("[data-question]").all()


def answer(card: Locator) -> None:
    """Gives some answer, whatever the type of the question."""
    texts, groups = card.locator("input[type=text]"), card.locator("[role=radiogroup]")
    limited = card.locator("[data-limit]")
    opener = card.get_by_role("button", name="Choose in the passage")
    if opener.count():
        choose_in_passage(card.page, opener, int(limited.get_attribute("data-limit") or 0))
    elif limited.count():
        for index in range(int(limited.get_attribute("data-limit") or 0)):
            limited.locator("input").nth(index).check()
    elif texts.count():
        texts.first.fill("Łódź 🙂")
    elif groups.count():
        for group in groups.all():
            group.locator("input").first.check()
    else:
        card.locator("input").nth(1).check()


def choose_in_passage(page: Page, opener: Locator, limit: int) -> None:
    opener.click()
    for index in range(limit):
        page.locator("#passages [data-passage]:not([hidden]) input").nth(index).check()
    page.keyboard.press("Escape")


def choose(page: Page, question: int, option: int) -> None:
    cards(page)[question].locator("input").nth(option).check()


def saved(page: Page) -> None:
    expect(page.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")


def script_runs(page: Page) -> None:
    """From here on the page can lose its server: everything it needs is loaded."""
    expect(page.locator("html.script")).to_have_count(1)


def kept_on_device(page: Page) -> int:
    page.wait_for_load_state("networkidle")
    return int(page.evaluate("() => localStorage.length"))


def come_back(page: Page) -> None:
    """What a browser says of a tab that is looked at again; one without a window shows all of its tabs all the time."""
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")


def chosen(page: Page, question: int, option: int) -> bool:
    return cards(page)[question].locator("input").nth(option).is_checked()


def scroll_to(page: Page, top: int) -> None:
    page.evaluate("(top) => document.documentElement.scrollTo({ top, behavior: 'instant' })", top)


def width(page: Page) -> int:
    return int(page.evaluate("() => document.documentElement.scrollWidth"))


def test_a_quiz_is_taken_from_the_list_to_the_proof(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    for card in cards(page)[:-1]:
        answer(card)
    saved(page)
    page.get_by_role("button", name="Review and hand in").click()
    expect(page.locator(".review-list .is-open")).to_have_count(1)
    page.get_by_role("link", name="Answer the open ones").click()
    answer(cards(page)[-1])
    saved(page)
    page.get_by_role("button", name="Review and hand in").click()
    page.get_by_role("button", name="Hand in").click()

    expect(page.get_by_role("heading", name="Your result")).to_be_visible()
    expect(page.locator(".reviewed")).to_have_count(QUESTIONS)
    first = page.locator(".reviewed").first
    quoted = first.locator("mark").first.inner_text().removeprefix("Cited sentence: ").strip()
    first.get_by_role("link", name="Show it in the passage").first.click()
    shown = page.locator(".sentence.is-shown").first
    expect(shown).to_be_in_viewport()
    assert shown.inner_text().strip() in quoted


def test_a_quiz_is_taken_without_javascript(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    start(page)
    for card in cards(page)[:-1]:
        answer(card)
    page.get_by_role("button", name="Save answers").click()
    expect(page.locator(".progress")).to_have_text(f"{QUESTIONS - 1} of {QUESTIONS} answered")
    expect(page.locator(".reader-header .save-state")).to_have_text("Saved")
    page.reload()
    expect(cards(page)[0].locator("input").nth(1)).to_be_checked()
    page.get_by_role("button", name="Review and hand in").click()
    expect(page.locator(".review-list .is-open")).to_have_count(1)
    page.get_by_role("button", name="Hand in with 1 open").click()

    expect(page.locator(".reviewed")).to_have_count(QUESTIONS)
    page.locator(".show-in-passage").first.click()
    expect(page.locator(".sentence:target")).to_be_in_viewport()


def test_one_answer_is_cleared_without_javascript_and_the_others_stay(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    start(page)
    choose(page, 0, 1)
    choose(page, 1, 0)
    cards(page)[0].get_by_role("button", name="Clear this answer").click()

    assert not chosen(page, 0, 1)
    assert chosen(page, 1, 0)


def test_enter_in_a_text_field_saves_without_javascript(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    start(page)
    page.locator("input[type=text]").first.fill("Ashford")
    page.locator("input[type=text]").first.press("Enter")

    expect(page.locator("input[type=text]").first).to_have_value("Ashford")
    expect(page.locator(".progress")).to_contain_text("1 of")


def test_reload_back_and_a_second_tab_lose_nothing(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    choose(page, 0, 1)
    saved(page)
    second = page.context.new_page()
    second.goto(page.url)
    choose(second, 1, 0)
    choose(second, 0, 2)
    saved(second)
    come_back(page)
    expect(cards(page)[0].locator("input").nth(2)).to_be_checked()
    expect(cards(page)[0].locator("[data-message]")).to_have_text("Changed in another tab. This is what counts now.")
    expect(page.locator("[data-aloud]")).to_contain_text("Question 1 of 11: Changed in another tab.")
    expect(page.locator(".progress")).to_contain_text("2 of")
    choose(page, 0, 1)
    choose(page, 8, 2)
    saved(page)
    page.reload()
    page.go_back()
    page.go_forward()

    assert [chosen(page, *each) for each in ((0, 1), (1, 0), (8, 2))] == [True, True, True]


def test_a_killed_server_loses_nothing_that_was_saved(visit: Callable[..., Page], server: Any) -> None:
    page = visit()
    start(page)
    script_runs(page)
    choose(page, 0, 1)
    saved(page)
    server.kill()
    choose(page, 1, 0)
    expect(page.locator("[data-connection-lost]")).to_be_visible()
    expect(cards(page)[1].locator("[data-message]")).to_have_text("Not saved yet")
    server.start()
    saved(page)
    expect(page.locator("[data-connection-lost]")).to_be_hidden()
    page.reload()

    assert chosen(page, 0, 1)
    assert chosen(page, 1, 0)


def test_an_answer_given_without_a_server_survives_a_closed_tab(visit: Callable[..., Page], server: Any) -> None:
    page = visit()
    start(page)
    script_runs(page)
    address, context = page.url, page.context
    server.kill()
    choose(page, 0, 1)
    expect(page.locator("[data-connection-lost]")).to_be_visible()
    page.close()
    server.start()
    again = context.new_page()
    again.goto(address)

    assert chosen(again, 0, 1)
    saved(again)
    again.reload()
    assert chosen(again, 0, 1)
    assert kept_on_device(again) == 0


def test_review_waits_for_answers_that_are_not_saved(visit: Callable[..., Page], server: Any) -> None:
    page = visit()
    start(page)
    script_runs(page)
    server.kill()
    choose(page, 0, 1)
    page.get_by_role("button", name="Review and hand in").click()

    expect(page.locator("[data-connection-lost]")).to_be_visible()
    assert chosen(page, 0, 1)
    server.start()
    saved(page)


def lose_replies(page: Page) -> None:
    """The server gets what is sent and stores it, but its reply never arrives."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/answers", lose)


def stored(page: Page, question: int) -> str:
    """What the server holds of a typed answer, as a page without script shows it."""
    page.reload()
    return cards(page)[question].locator("input[type=text]").input_value()


def test_what_is_typed_after_a_lost_reply_is_saved(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    script_runs(page)
    field = cards(page)[2].locator("input[type=text]")
    lose_replies(page)
    field.press_sequentially("Ash")
    expect(page.locator("[data-connection-lost]")).to_be_visible()
    page.unroute("**/answers")
    field.press_sequentially("ford")
    saved(page)

    assert stored(page, 2) == "Ashford"


def test_saved_is_not_said_while_an_answer_is_on_its_way(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    page.route("**/answers", lambda route: None)
    choose(page, 0, 1)
    choose(page, 1, 0)

    expect(page.locator(".reader-header [data-save-state]")).to_have_text("Saving…")
    page.unroute_all(behavior="ignoreErrors")


def test_an_answer_stored_while_the_page_is_loaded_again_is_shown(visit: Callable[..., Page]) -> None:
    page, held = visit(), list[Route]()
    start(page)
    script_runs(page)
    page.route("**/answers", lambda route: held.append(route))
    choose(page, 0, 2)
    page.wait_for_timeout(1500)
    assert len(held) == 1

    def made_before_the_answer_is_stored(route: Route) -> None:
        made, on_its_way = route.fetch(), held.pop()
        on_its_way.fulfill(response=on_its_way.fetch())
        page.wait_for_timeout(500)  # for the page that goes away to hear of it
        page.unroute("**/answers")
        route.fulfill(response=made)

    page.route("**/attempts/*", made_before_the_answer_is_stored)
    page.reload()

    saved(page)
    assert chosen(page, 0, 2)


def test_going_to_the_review_does_not_undo_another_tab(visit: Callable[..., Page]) -> None:
    first = visit()
    start(first)
    choose(first, 0, 1)
    saved(first)
    second = first.context.new_page()
    second.goto(first.url)
    choose(second, 0, 2)
    saved(second)
    first.get_by_role("button", name="Review and hand in").click()
    expect(first.get_by_role("heading", name="Before you hand in")).to_be_visible()
    second.reload()

    assert chosen(second, 0, 2)


def test_a_refused_answer_is_shown_and_keeps_the_review_closed(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    page.locator("input[type=text]").first.evaluate("(field) => { field.removeAttribute('maxlength') }")
    page.locator("input[type=text]").first.fill("a" * 301)
    expect(page.locator(".question.is-refused [data-message]")).to_contain_text("at most 300")
    page.get_by_role("button", name="Review and hand in").click()
    expect(page.locator("input[type=text]").first).to_be_focused()
    page.locator("input[type=text]").first.fill("a")
    saved(page)


def test_a_statement_left_open_is_told_before_the_hand_in(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    group = page.locator("[data-question]:has([role=radiogroup])").first
    group.locator("input").first.check()
    saved(page)
    page.get_by_role("button", name="Review and hand in").click()

    expect(page.locator(".review-list")).to_contain_text("Answered, 7 open")


def test_answers_left_on_the_device_are_sent_before_the_hand_in(visit: Callable[..., Page], server: Any) -> None:
    page = visit()
    start(page)
    script_runs(page)
    address = page.url
    server.kill()
    choose(page, 0, 1)
    expect(page.locator("[data-connection-lost]")).to_be_visible()
    server.start()
    page.route("**/answers", lambda route: route.abort())
    page.goto(f"{address}/review")
    page.close()
    page = page.context.new_page()
    page.goto(f"{address}/review")

    expect(page.locator(".review-list li").first).to_contain_text("Answered")
    assert kept_on_device(page) == 0


def test_an_answer_given_before_the_script_arrives_is_saved(visit: Callable[..., Page]) -> None:
    page = visit()
    held: list[Route] = []
    page.route("**/js/reader.js", lambda route: route.continue_() if held else held.append(route))
    page.locator(f"a[href='/sets/{SET}']").click()
    page.get_by_role("button", name="Start").click()
    choose(page, 0, 1)
    expect(page.locator("html.script")).to_have_count(0)
    held[0].continue_()
    saved(page)
    page.reload()

    assert chosen(page, 0, 1)


def test_two_is_the_most_where_two_are_to_be_chosen(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    boxes = page.locator("[data-limit='2'] input")
    boxes.nth(0).check()
    boxes.nth(1).check()

    expect(boxes.nth(2)).to_be_disabled()
    boxes.nth(0).uncheck()
    expect(boxes.nth(2)).to_be_enabled()


def test_back_after_the_hand_in_shows_the_result(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    choose(page, 0, 1)
    saved(page)
    page.get_by_role("button", name="Review and hand in").click()
    page.locator("form.hand-in button").click()
    expect(page.get_by_role("heading", name="Your result")).to_be_visible()
    page.go_back()

    expect(page.get_by_role("heading", name="Your result")).to_be_visible()


def test_trying_again_keeps_the_first_attempt_in_sight(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    page.get_by_role("button", name="Review and hand in").click()
    page.locator("form.hand-in button").click()
    page.get_by_role("button", name="Try again").click()
    page.locator(".reader-header .brand").click()

    expect(page.locator(".attempts tbody tr")).to_have_count(2)
    page.get_by_role("link", name="0 of 11").click()
    expect(page.get_by_role("heading", name="Your result")).to_be_visible()


def test_on_a_phone_the_switch_keeps_both_places(visit: Callable[..., Page]) -> None:
    page = visit(viewport=PHONE, has_touch=True)
    start(page)
    switch = page.locator("[data-view-switch]")
    expect(page.locator(".passage-title")).to_be_visible()
    switch.get_by_role("link", name="Questions").click()
    scroll_to(page, 900)
    switch.get_by_role("link", name="Passage").click()
    expect(page.locator(".passage-title")).to_be_visible()
    expect(page.locator("[data-question]").first).to_be_hidden()
    scroll_to(page, 300)
    switch.get_by_role("link", name="Questions").click()
    at_questions = page.evaluate("() => document.documentElement.scrollTop")
    switch.get_by_role("link", name="Passage").click()

    assert at_questions == 900
    assert page.evaluate("() => document.documentElement.scrollTop") == 300


@pytest.mark.parametrize("path", ["/", f"/sets/{SET}"])
def test_a_page_is_never_wider_than_a_small_phone(visit: Callable[..., Page], path: str) -> None:
    page = visit(path, viewport={"width": 320, "height": 640})

    assert width(page) <= 320


def test_the_reader_and_the_result_are_never_wider_than_a_small_phone(visit: Callable[..., Page]) -> None:
    page = visit(viewport={"width": 320, "height": 640})
    start(page)
    widths = [width(page)]
    page.locator("[data-view-switch]").get_by_role("link", name="Questions").click()
    widths.append(width(page))
    page.get_by_role("button", name="Review and hand in").click()
    page.wait_for_url("**/review")
    widths.append(width(page))
    page.locator("form.hand-in button").click()
    page.wait_for_url("**/result")
    widths.append(width(page))

    assert max(widths) <= 320


def test_on_a_phone_without_javascript_every_question_shows_what_to_answer_with(visit: Callable[..., Page]) -> None:
    page = visit("/sets/how-far-to-trust", viewport=PHONE, java_script_enabled=False)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/attempts/**")
    shown = [card.locator("input:visible, select:visible, textarea:visible").count() > 0 for card in cards(page)]

    assert len(shown) > 5
    assert all(shown)
