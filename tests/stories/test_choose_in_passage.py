"""A student chooses sentences inside the passage: by mouse, keyboard, touch and plain forms, and loses nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 390, "height": 844}
FILLER = "\n\n".join(f"      On day {day} the carts went back. Nobody counted them. It rained." for day in range(1, 21))
SET = f"""\
format: 1
title: The court moves
passages:
  - id: post
    title: Court moves
    publisher: Harbour Post
    text: |
      The court moved to Ashford in the spring. It took nine days.

{FILLER}

      “Nobody came to help,” the clerk’s wife said.
  - {{id: gazette, title: A new seat, publisher: Gazette, text: The court came in autumn. It cost little. It was late.}}
questions:
  - id: when
    type: hot_text
    prompt: Which sentence of the Post says when?
    cite: {{post: The court moved to Ashford in the spring.}}
    from: [post]
  - id: both
    type: hot_text
    prompt: Which two sentences contradict each other?
    cite: {{post: in the spring, gazette: in autumn}}
  - id: paragraph
    type: hot_text
    prompt: Which paragraph quotes somebody?
    cite: {{post: Nobody came to help}}
    units: paragraphs
    from: [post]
  - id: where
    type: single_choice
    prompt: Where did it go?
    options: {{a: Ashford, b: Millbrook}}
    answer: a
    cite: {{post: to Ashford}}
  - id: why
    type: open_response
    prompt: Was it well prepared?
    rubric: {{claim: {{text: Claims., levels: [{{text: no, points: 0}}, {{text: yes, points: 1}}]}}}}
    cite: {{post: It took nine days.}}
  - id: how-long
    type: number
    prompt: How many days did it take?
    answer: 9
    evidence: required
    cite: {{post: It took nine days.}}
"""
WHEN, BOTH, PARAGRAPH, WHERE, WHY, HOW_LONG = range(6)
SPRING, NINE_DAYS, AUTUMN = (
    "The court moved to Ashford in the spring.",
    "It took nine days.",
    "The court came in autumn.",
)


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


def card(page: Page, question: int) -> Locator:
    return page.locator("[data-question]").nth(question)


def opener(page: Page, question: int) -> Locator:
    """The button of the card that leads into the passage."""
    return card(page, question).get_by_role("button", name="Choose in the passage")


def bar(page: Page) -> Locator:
    return page.locator(".picking-bar")


def boxes(page: Page) -> Locator:
    """What can be ticked inside the passages."""
    return page.locator("#passages [data-passage] input")


def sentence(page: Page, words: str) -> Locator:
    """The box of a sentence, found as a screen reader names it."""
    return boxes(page).and_(page.get_by_label(words, exact=True))


def expect_chosen(page: Page, question: int, *sentences: str) -> None:
    """What the card shows as chosen."""
    expect(card(page, question).locator("[data-chosen] .quote-words")).to_have_text(list(sentences))


def show_passage(page: Page, publisher: str) -> None:
    page.locator("[data-passage-tabs]").get_by_role("link", name=publisher).click()


def saved(page: Page) -> None:
    expect(page.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    for _ in range(120):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def passages_as_they_stand(page: Page) -> list[str]:
    return [
        str(each) for each in page.locator("[data-passage]").evaluate_all("(all) => all.map((one) => one.innerHTML)")
    ]


def scrolled(page: Page) -> int:
    return int(page.evaluate("() => document.documentElement.scrollTop"))


def test_sentences_of_two_passages_are_chosen_by_mouse(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    expect(page.get_by_role("group", name="Text to choose from")).to_have_count(0)
    opener(page, BOTH).click()
    expect(page.get_by_role("group", name="Question 2: choose 2 sentences Which two").first).to_be_visible()
    page.locator("#passages .sentence", has_text=SPRING).click()
    show_passage(page, "Gazette")
    page.locator("#passages .sentence", has_text=AUTUMN).click()
    bar(page).get_by_role("button", name="Done").click()

    expect(opener(page, BOTH)).to_be_focused()
    expect_chosen(page, BOTH, SPRING, AUTUMN)
    places = card(page, BOTH).locator(".quote-place")
    expect(places).to_have_text(["Harbour Post, paragraph 1", "Gazette, paragraph 1"])
    expect(opener(page, BOTH)).to_have_accessible_description("2 of 2 chosen")
    saved(page)
    page.reload()
    expect_chosen(page, BOTH, SPRING, AUTUMN)
    expect(page.locator(".progress")).to_have_text("1 of 6 answered")


def test_all_is_chosen_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    tab_to(page, "[data-choose]")
    page.keyboard.press("Enter")
    tab_to(page, "#passages input[type=radio]")
    page.keyboard.press("ArrowDown")
    expect(sentence(page, NINE_DAYS)).to_be_checked()
    page.keyboard.press("Escape")
    expect(opener(page, WHEN)).to_be_focused()
    page.keyboard.press("Tab")
    tab_to(page, "[data-choose]")
    page.keyboard.press("Space")
    tab_to(page, "#passages input")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, ".picking-bar button", key="Shift+Tab")
    page.keyboard.press("Enter")

    expect(opener(page, BOTH)).to_be_focused()
    expect_chosen(page, WHEN, NINE_DAYS)
    expect_chosen(page, BOTH, SPRING, NINE_DAYS)
    saved(page)
    page.reload()
    expect_chosen(page, WHEN, NINE_DAYS)
    expect_chosen(page, BOTH, SPRING, NINE_DAYS)


def test_a_sentence_is_chosen_by_touch_and_both_places_are_kept(visit: Callable[..., Page]) -> None:
    page = visit(viewport=PHONE, has_touch=True)
    start(page)
    being_read = page.locator("#passages .sentence", has_text="On day 12")
    being_read.evaluate("(sentence) => sentence.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.locator("[data-view-switch]").get_by_role("link", name="Questions").tap()
    opener(page, BOTH).evaluate("(button) => button.scrollIntoView({ block: 'center', behavior: 'instant' })")
    asked_at = scrolled(page)
    opener(page, BOTH).tap()
    expect(being_read).to_be_in_viewport()
    being_read.tap()
    expect(bar(page)).to_contain_text("1 of 2 chosen")
    bar(page).get_by_role("button", name="Done").tap()

    expect(opener(page, BOTH)).to_be_in_viewport()
    expect(opener(page, BOTH)).to_be_focused()
    assert scrolled(page) == asked_at
    expect_chosen(page, BOTH, "On day 12 the carts went back.")
    page.locator("[data-view-switch]").get_by_role("link", name="Passages").tap()
    expect(being_read).to_be_in_viewport()
    saved(page)


def test_a_focused_sentence_is_never_hidden_under_the_bar(visit: Callable[..., Page]) -> None:
    page = visit(viewport=PHONE, reduced_motion="reduce")
    start(page)
    page.locator("[data-view-switch]").get_by_role("link", name="Questions").click()
    opener(page, BOTH).click()
    boxes(page).nth(40).focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        focused, shown = page.locator("#passages input:focus").bounding_box(), bar(page).bounding_box()
        assert focused is not None
        assert shown is not None
        assert focused["y"] >= shown["y"] + shown["height"]


def test_afterwards_the_passage_is_what_it_was(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    before = passages_as_they_stand(page)
    for question in (WHEN, BOTH, PARAGRAPH):
        opener(page, question).click()
        expect(boxes(page)).not_to_have_count(0)
        boxes(page).first.check()
        page.keyboard.press("Escape")
        expect(boxes(page)).to_have_count(0)
    page.locator(".passage-title").first.focus()

    assert passages_as_they_stand(page) == before
    expect(bar(page)).to_be_hidden()
    expect(page.get_by_role("region", name="Passages")).to_be_visible()


def test_only_the_passages_of_the_question_have_boxes(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    show_passage(page, "Gazette")
    opener(page, WHEN).click()

    expect(bar(page)).to_contain_text("Question 1: choose 1 sentence (Harbour Post)")
    expect(page.locator("#passage-post")).to_be_visible()
    expect(page.locator("#passage-post input[type=radio]")).to_have_count(63)
    expect(page.locator("#passage-gazette input")).to_have_count(0)


def test_a_paragraph_is_chosen_as_a_whole(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    opener(page, PARAGRAPH).click()
    expect(bar(page)).to_contain_text("choose 1 paragraph (")
    expect(boxes(page)).to_have_count(22)
    page.locator("#passages .sentence", has_text=NINE_DAYS).click()

    expect_chosen(page, PARAGRAPH, f"{SPRING} {NINE_DAYS}")
    sentence(page, "“Nobody came to help,” the clerk’s wife said.").check()
    expect_chosen(page, PARAGRAPH, "“Nobody came to help,” the clerk’s wife said.")
    saved(page)


def test_at_the_limit_the_others_are_off_and_the_page_says_why(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    opener(page, BOTH).click()
    boxes(page).nth(0).check()
    expect(boxes(page).nth(2)).to_be_enabled()
    boxes(page).nth(1).check()

    expect(page.get_by_role("status")).to_contain_text("2 of 2 chosen. To choose another, take one back.")
    expect(boxes(page).nth(2)).to_be_disabled()
    boxes(page).nth(0).uncheck()
    expect(boxes(page).nth(2)).to_be_enabled()
    expect(page.get_by_role("status")).to_contain_text("1 of 2 chosen")
    page.keyboard.press("Escape")
    expect_chosen(page, BOTH, NINE_DAYS)


def test_one_of_two_is_shown_as_open(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    opener(page, BOTH).click()
    boxes(page).first.check()

    expect(page.locator("[data-nav-state]").nth(BOTH)).to_have_text(", answered, 1 open")


@pytest.mark.parametrize("is_choosing", [True, False])
def test_a_chosen_sentence_is_taken_back_in_the_card(visit: Callable[..., Page], is_choosing: bool) -> None:
    page = visit()
    start(page)
    opener(page, WHEN).click()
    sentence(page, NINE_DAYS).check()
    if not is_choosing:
        page.keyboard.press("Escape")
    card(page, WHEN).get_by_role("button", name=f"Take back: {NINE_DAYS}").click()

    expect(opener(page, WHEN)).to_be_focused()
    expect_chosen(page, WHEN)
    expect(page.locator("[data-answered]")).to_have_text("0")
    saved(page)
    page.reload()
    expect_chosen(page, WHEN)


@pytest.mark.parametrize("is_choosing", [True, False])
def test_a_cleared_answer_is_cleared_in_the_passage_too(visit: Callable[..., Page], is_choosing: bool) -> None:
    page = visit()
    start(page)
    opener(page, BOTH).click()
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    if not is_choosing:
        page.keyboard.press("Escape")
    card(page, BOTH).get_by_role("button", name="Clear this answer").click()

    expect_chosen(page, BOTH)
    expect(opener(page, BOTH)).to_be_focused()
    opener(page, BOTH).click()
    expect(boxes(page).nth(0)).not_to_be_checked()
    expect(boxes(page).nth(2)).to_be_enabled()
    expect(page.locator("[data-answered]")).to_have_text("0")


@pytest.mark.parametrize("is_sent", [True, False])
def test_a_page_left_while_choosing_loses_nothing(visit: Callable[..., Page], is_sent: bool) -> None:
    page = visit()
    start(page)
    if not is_sent:
        page.route("**/answers", lambda route: route.abort())
    opener(page, WHEN).click()
    sentence(page, SPRING).check()
    expect(card(page, WHEN).locator("[data-message]")).to_contain_text("Saved" if is_sent else "Not saved yet")
    page.unroute_all(behavior="ignoreErrors")
    page.reload()

    expect_chosen(page, WHEN, SPRING)
    expect(boxes(page)).to_have_count(0)
    expect(page.locator("[data-answered]")).to_have_text("1")


def test_what_was_chosen_without_a_server_is_shown_and_sent_later(visit: Callable[..., Page], server: Any) -> None:
    page = visit()
    start(page)
    expect(page.locator("html.script")).to_have_count(1)
    server.kill()
    opener(page, BOTH).click()
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    expect(page.locator("[data-connection-lost]")).to_be_visible()
    server.start()
    page.reload()

    expect_chosen(page, BOTH, SPRING, NINE_DAYS)
    saved(page)
    page.reload()
    expect_chosen(page, BOTH, SPRING, NINE_DAYS)
    opener(page, BOTH).click()
    expect(boxes(page).nth(2)).to_be_disabled()


def test_an_answer_that_comes_back_while_choosing_is_kept(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    page.context.set_offline(True)
    opener(page, WHEN).click()
    sentence(page, SPRING).check()
    expect(card(page, WHEN).locator("[data-message]")).to_have_text("Not saved yet")
    page.context.set_offline(False)

    saved(page)
    expect(sentence(page, SPRING)).to_be_checked()


def test_another_question_ends_the_choosing(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    opener(page, WHEN).click()
    sentence(page, SPRING).check()
    opener(page, BOTH).click()
    expect(bar(page)).to_contain_text("Question 2")
    expect(boxes(page).and_(page.locator(":checked"))).to_have_count(0)
    boxes(page).nth(1).check()
    card(page, WHERE).get_by_label("Ashford").check()

    expect(bar(page)).to_be_hidden()
    expect(boxes(page)).to_have_count(0)
    expect_chosen(page, WHEN, SPRING)
    expect_chosen(page, BOTH, NINE_DAYS)


def test_quoting_and_choosing_do_not_mix(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    opener(page, WHEN).click()
    page.get_by_role("button", name="Quote a sentence").click()
    expect(boxes(page)).to_have_count(0)
    expect(bar(page)).to_contain_text("Choose the sentence to quote.")
    opener(page, WHEN).click()
    sentence(page, SPRING).check()

    expect(page.locator("#answers textarea")).to_have_value("")
    expect(page.locator("#passages").get_by_role("button", name=SPRING)).to_have_count(0)
    expect_chosen(page, WHEN, SPRING)


def test_an_answer_and_its_proof_are_one(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    question, state = card(page, HOW_LONG), page.locator("[data-nav-state]").nth(HOW_LONG)
    question.locator("input[type=text]").fill("9")
    opener(page, HOW_LONG).click()
    expect(bar(page)).to_contain_text("How many days did it take? Which words of the text prove your answer?")
    sentence(page, NINE_DAYS).check()
    saved(page)
    page.reload()

    expect(question.locator("input[type=text]")).to_have_value("9")
    expect_chosen(page, HOW_LONG, NINE_DAYS)
    expect(state).to_have_text(", answered")
    question.get_by_role("button", name="Take back").click()
    expect(state).to_have_text(", answered, 1 open")
    expect(question.locator("input[type=text]")).to_have_value("9")


def test_what_is_chosen_is_underlined_while_its_question_is_looked_at(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    opener(page, WHEN).click()
    sentence(page, SPRING).check()
    page.keyboard.press("Escape")
    chosen = page.locator("#passages .sentence", has_text=SPRING)
    expect(chosen).to_have_css("text-decoration-line", "underline")
    card(page, WHERE).get_by_label("Ashford").check()

    expect(chosen).to_have_css("text-decoration-line", "none")


def test_enter_on_a_sentence_stays_on_the_page(visit: Callable[..., Page]) -> None:
    page = visit()
    start(page)
    address = page.url
    card(page, WHERE).get_by_label("Ashford").press("Enter")
    opener(page, WHEN).click()
    sentence(page, SPRING).press("Enter")
    saved(page)

    expect(sentence(page, SPRING)).to_be_checked()
    assert page.url == address


def test_everything_is_chosen_without_javascript(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    start(page)
    expect(opener(page, WHEN)).to_have_count(0)
    card(page, WHEN).get_by_label(NINE_DAYS).check()
    card(page, BOTH).get_by_label(SPRING).check()
    card(page, BOTH).get_by_label(AUTUMN).check()
    card(page, PARAGRAPH).locator(".hot-unit", has_text="the clerk’s wife").click()
    page.get_by_role("button", name="Save answers").click()

    expect(page.locator(".progress")).to_have_text("3 of 6 answered")
    expect(card(page, BOTH).locator("summary")).to_have_text("Choose 2 sentences in the text 2 of 2 chosen")
    expect(card(page, BOTH).get_by_label(AUTUMN)).to_be_checked()
    card(page, BOTH).locator("summary").click()
    expect(card(page, BOTH).get_by_label(AUTUMN)).to_be_hidden()
    page.get_by_role("button", name="Review and hand in").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator(".score-figure")).to_have_text("2 of 6 points")
