"""A teacher makes a set in a real browser: with script and without, by mouse and by keyboard, in one tab and in two."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 390, "height": 844}
TITLE = "The ferry that never came"


@pytest.fixture
def enter(visit: Callable[..., Page], password: str) -> Callable[..., Page]:
    """Ms Taylor logs in with a browser of her own, by the way that the list of sets shows."""

    def enter(**options: Any) -> Page:
        page = visit(**options)
        page.get_by_role("link", name="For teachers").click()
        page.get_by_label("Name").fill("Ms Taylor")
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", name="My sets")).to_be_visible()
        return page

    return enter


def begin(page: Page) -> None:
    """A new set in the editor; its first check has come back."""
    page.get_by_role("link", name="New set").first.click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def ready(page: Page) -> None:
    expect(page.locator("html.script .citable").first).to_be_attached()


def text_of(page: Page) -> str:
    """What the form would send as the set."""
    return page.locator("textarea[name=text]").input_value()


def code(page: Page) -> Locator:
    return page.locator(".cm-content:visible")


def write(page: Page, text: str) -> None:
    """Types over everything in the open file, as a paste does."""
    code(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def go_to_line(page: Page, words: str) -> None:
    """Puts the cursor at the end of the line with these words."""
    code(page).locator(".cm-line", has_text=words).click()
    page.keyboard.press("End")


def save(page: Page, number: int) -> None:
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("[data-save-state]")).to_have_text(re.compile(rf"Saved as revision {number}\b"))


def problems(page: Page) -> Locator:
    return page.locator("[data-problems-title]")


def show(page: Page, part: str) -> None:
    page.locator("[data-workbench-switch]").get_by_role("link", name=part).click()


def choose(paragraph: Locator, words: str) -> None:
    """Chooses words as a mouse does that is pulled over them."""
    script = """(node, words) => {
        const start = node.textContent.indexOf(words);
        getSelection().setBaseAndExtent(node.firstChild, start, node.firstChild, start + words.length);
    }"""
    paragraph.evaluate(script, words)


def test_a_set_is_made_saved_published_and_taken(enter: Callable[..., Page], visit: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    go_to_line(page, "c: A headline")
    page.keyboard.press("Enter")
    page.keyboard.type("d: A blank page")
    save(page, 2)
    page.get_by_role("link", name="History and publishing").click()
    page.get_by_role("button", name="Publish revision 2").click()
    expect(page.locator(".offer")).to_contain_text("Students are offered revision 2")

    student = visit()
    student.get_by_role("link", name=TITLE).click()
    student.get_by_role("button", name="Start").click()
    student.get_by_label("A blank page").check()
    expect(student.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")
    student.get_by_role("button", name="Review and hand in").click()
    student.get_by_role("button", name="Hand in").click()
    expect(student.locator("mark").first).to_contain_text("An empty line starts a new paragraph.")


def test_problems_stand_at_their_line_and_go_when_they_are_mended(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    expect(problems(page)).to_have_text("No problems")
    go_to_line(page, "answer: a")
    page.keyboard.press("Backspace")
    page.keyboard.type("x")
    expect(problems(page)).to_have_text("1 problem")
    expect(page.locator(".cm-lint-marker-error")).to_have_count(1)
    show(page, "Problems")
    expect(page.locator(".problem-list [lang=en]")).to_have_count(1)  # said in English in every language of the page
    page.get_by_role("button", name=re.compile("^The set, line 25")).click()
    page.keyboard.type("c")

    expect(problems(page)).to_have_text("No problems")
    expect(page.locator(".cm-lint-marker-error")).to_have_count(0)


def test_a_place_to_fill_is_selected_without_its_quotation_marks(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    write(page, re.sub("prompt: .*", 'prompt: "FILL: what you ask"', text_of(page), count=1))
    expect(problems(page)).to_have_text("1 problem")
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    page.keyboard.type("Where is the answer?")

    expect(problems(page)).to_have_text("No problems")
    assert 'prompt: "Where is the answer?"' in text_of(page)


def test_text_that_was_not_saved_is_offered_again_after_a_crash(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    write(page, text_of(page).replace("prompt: ", "prompt: Here and now, ", 1))
    expect(page.locator("[data-save-state]")).to_have_text("Not saved yet")
    address, context = page.url, page.context
    page.close()

    page = context.new_page()
    page.goto(address)
    ready(page)
    assert "Here and now" not in text_of(page)
    page.get_by_role("button", name="Take it up again").click()
    expect(page.get_by_text("This is not saved yet.")).to_be_visible()
    ready(page)
    assert "Here and now" in text_of(page)
    save(page, 2)
    page.reload()
    ready(page)

    assert "Here and now" in text_of(page)
    expect(page.locator("[data-draft]")).to_be_hidden()


def test_keys_and_values_are_completed_from_the_schema(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    go_to_line(page, "process: locate")
    page.keyboard.press("Enter")
    page.keyboard.type("ski")
    page.get_by_role("option", name="skill").click()
    page.get_by_role("option", name="main_idea").click()

    assert "    process: locate\n    skill: main_idea\n" in text_of(page)
    expect(problems(page)).to_have_text("No problems")


def test_words_chosen_with_the_mouse_become_the_proof_where_the_cursor_is(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    go_to_line(page, "prompt: What starts")
    choose(page.locator("[data-words]").nth(1), "very question cites the wo")
    expect(page.locator("[data-cite-state]")).to_contain_text("Chosen: “very question cites the wo”")
    page.get_by_role("button", name="Cite as proof").click()
    expect(page.locator("[data-cite-state]")).to_have_text("Cited as proof: first-question")

    assert '    cite: ["An empty line starts a new paragraph.", "Every question cites the words"]' in text_of(page)
    expect(problems(page)).to_have_text("No problems")


def test_outside_of_a_question_nothing_is_cited_and_the_page_says_where_to_go(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    before = text_of(page)
    page.get_by_role("button", name="Cite as proof").click()

    expect(page.locator("[data-cite-state]")).to_contain_text("Put the cursor into the question")
    assert text_of(page) == before


def test_a_question_of_another_type_is_inserted_with_its_problems(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    page.get_by_label("New question").select_option("number")
    page.get_by_role("button", name="Insert").click()
    expect(problems(page)).not_to_have_text("No problems")

    assert text_of(page).count("  - id: ") == 3
    assert "type: number" in text_of(page)


def test_the_preview_follows_when_the_set_is_saved_and_survives_a_broken_one(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    show(page, "Preview")
    preview = page.frame_locator("[data-preview-place] iframe")
    expect(preview.locator(".prompt")).to_contain_text("What starts a new paragraph?")
    go_to_line(page, "prompt: What")
    page.keyboard.press("Backspace")
    page.keyboard.type(" in a passage?")
    save(page, 2)
    expect(preview.locator(".prompt")).to_contain_text("What starts a new paragraph in a passage?")
    write(page, "title: [")
    save(page, 3)

    expect(preview.locator(".author-problems")).to_contain_text("problem")
    expect(preview.locator(".prompt")).to_contain_text("What starts a new paragraph in a passage?")


def test_two_tabs_never_overwrite_each_other(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    other = page.context.new_page()
    other.goto(page.url)
    ready(other)
    for tab, words in ((page, "# of the first tab"), (other, "# of the second tab")):
        code(tab).click()
        tab.keyboard.press("Control+Home")
        tab.keyboard.insert_text(f"{words}\n")
    save(page, 2)
    other.get_by_role("button", name="Save").first.click()
    expect(other.get_by_role("heading", name="Not saved: this set was saved elsewhere meanwhile")).to_be_visible()
    expect(other.locator(".conflict .is-gone")).to_contain_text("# of the first tab")
    expect(other.locator(".conflict .is-new")).to_contain_text("# of the second tab")
    assert text_of(other).startswith("# of the second tab\n")
    ready(other)
    save(other, 3)

    page.goto(f"{page.url}/history/2")
    expect(page.locator(".is-new").first).to_contain_text("# of the first tab")


def test_an_older_revision_is_restored(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    write(page, "title: Nothing left")
    save(page, 2)
    page.get_by_role("link", name="History and publishing").click()
    page.get_by_role("button", name="Restore revision 1").click()

    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.locator("[data-save-state]")).to_have_text("Revision 1 is back, as the newest one.")


def test_everything_goes_by_keyboard(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    page.get_by_role("button", name="Save").first.focus()
    while not page.evaluate("() => document.activeElement.classList.contains('cm-content')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")  # leaves the text, and changes nothing in it
    assert not page.evaluate("() => document.activeElement.classList.contains('cm-content')")
    page.locator("[data-sentences]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-cite-state]")).to_have_text("Cited as proof: first-question")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-save-state]")).to_have_text("Saved as revision 2")

    assert '"This is the second paragraph."' in text_of(page)


def test_who_is_logged_out_meanwhile_keeps_the_text_and_saves_after_a_new_log_in(
    enter: Callable[..., Page], password: str
) -> None:
    page = enter()
    begin(page)
    ready(page)
    code(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("# not lost\n")
    other = page.context.new_page()
    other.goto(re.sub(r"/workshop/.*", "/account", page.url))
    other.get_by_role("button", name="Log out everywhere").click()
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("[data-trouble]")).to_contain_text("you are logged out. Your text is still here.")
    other.get_by_label("Name").fill("Ms Taylor")
    other.get_by_label("Password").fill(password)
    other.get_by_role("button", name="Log in").click()
    expect(other.get_by_role("heading", name="My sets")).to_be_visible()
    save(page, 2)

    assert text_of(page).startswith("# not lost\n")


def test_a_server_that_is_gone_costs_nothing(enter: Callable[..., Page], server: Any) -> None:
    page = enter()
    begin(page)
    ready(page)
    code(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("# not lost\n")
    server.kill()
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("[data-trouble]")).to_contain_text("Your text is still here")
    server.start()
    save(page, 2)


def test_passages_are_files_beside_the_set(enter: Callable[..., Page]) -> None:
    page = enter()
    begin(page)
    ready(page)
    page.get_by_role("button", name="Add a passage").first.click()
    ready(page)
    page.get_by_role("button", name="passage-1").click()
    page.get_by_label("Name").fill("harbour-post")
    write(page, "---\ntitle: A new pier\n---\n\nThe pier was opened in May.\n")
    page.get_by_role("button", name="The set").click()
    go_to_line(page, "passages:")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("- harbour-post")
    expect(page.locator(".citable h3").first).to_have_text("A new pier")
    save(page, 2)
    page.reload()

    expect(page.get_by_role("button", name="harbour-post")).to_be_visible()


def test_a_set_is_made_without_javascript(enter: Callable[..., Page], visit: Callable[..., Page]) -> None:
    page = enter(java_script_enabled=False)
    begin(page)
    field = page.locator("textarea[name=text]")
    field.fill(field.input_value().replace("answer: a", "answer: x"))
    page.get_by_role("button", name="Check").click()
    expect(problems(page)).to_have_text("1 problem")
    field.fill(field.input_value().replace("answer: x", "answer: a"))
    page.get_by_label("New question").select_option("date")
    page.get_by_role("button", name="Insert").click()
    expect(field).to_have_value(re.compile("type: date"))
    page.wait_for_load_state()
    field.fill(field.input_value().split("\n\n  # An example")[0] + "\n# one question\n")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("[data-save-state]")).to_have_text("Saved as revision 2.")
    page.get_by_role("link", name="History and publishing").click()
    page.get_by_role("button", name="Publish revision 2").click()
    expect(page.locator(".offer")).to_contain_text("Students are offered revision 2")

    expect(visit(java_script_enabled=False).get_by_role("link", name=TITLE)).to_be_visible()


@pytest.mark.parametrize("part", ["Text", "Passages", "Preview", "Problems"])
def test_on_a_phone_each_part_fits_and_one_is_shown_at_a_time(enter: Callable[..., Page], part: str) -> None:
    page = enter(viewport=PHONE)
    begin(page)
    ready(page)
    show(page, part)
    shown = {"Text": "#texts", "Passages": "#passages", "Preview": "#preview", "Problems": "#problems"}

    for name, place in shown.items():
        expect(page.locator(place)).to_be_visible() if name == part else expect(page.locator(place)).to_be_hidden()
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]


def test_nothing_is_asked_of_another_machine_and_no_rule_of_the_page_is_broken(
    enter: Callable[..., Page], server: Any
) -> None:
    page = enter()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    begin(page)
    ready(page)
    go_to_line(page, "answer: a")
    page.keyboard.type("x")
    expect(page.locator(".cm-lint-marker-error")).to_have_count(1)
    page.keyboard.press("Control+f")
    expect(page.locator(".cm-search")).to_be_visible()

    assert [url for url in asked if not url.startswith(server.url)] == []
    assert complaints == []
