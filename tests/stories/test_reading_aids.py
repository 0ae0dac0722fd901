"""Aids for reading, in a browser: by pointer and by keyboard, and remembered where they should be."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def start(page: Page) -> None:
    """Begins the set whose page this is."""
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/attempts/**")


def read_aloud(page: Page) -> None:
    """Presses the button in the panel."""
    page.get_by_role("button", name="Reading", exact=False).first.click()
    page.get_by_role("button", name="Read aloud").click()


def test_a_word_is_looked_up_and_a_device_without_a_voice_says_so(visit: Visit) -> None:
    page = visit("/sets/kremlin-confirms", locale="en-GB")
    start(page)
    word = page.get_by_role("button", name="sovereignty")
    card = page.locator(".headword-card")
    expect(word).to_have_accessible_description("A state’s right to rule itself, without orders from outside.")

    word.press("Enter")
    expect(card).to_have_text("sovereignty: A state’s right to rule itself, without orders from outside.")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(word).to_be_focused()

    page.get_by_role("button", name="imperialism").click()
    expect(card).to_contain_text("strong country")
    word.click()
    expect(card).to_contain_text("right to rule itself")
    page.get_by_role("heading", name="What Kim declared").click()
    expect(card).to_be_hidden()

    page.get_by_role("button", name="Choose in the passage").first.click()
    expect(word).to_have_count(0)
    page.locator(".picking-bar").get_by_role("button", name="Done").click()
    expect(word).to_have_count(1)

    read_aloud(page)  # this browser has no voices
    bar = page.get_by_role("group", name="Reading aloud")
    expect(bar).to_contain_text("This device has no voice for English, so it cannot read this passage aloud.")
    expect(bar.get_by_role("button")).to_have_text(["Stop reading"])


def size_of(page: Page) -> float:
    size: float = page.locator(".paragraph").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    return size


def test_how_the_text_looks_is_kept_for_the_attempt_and_for_nobody_else(visit: Visit) -> None:
    page = visit("/sets/kremlin-confirms", color_scheme="dark")
    start(page)
    button, panel = page.get_by_role("button", name="Reading"), page.get_by_role("region", name="Reading")
    usual = size_of(page)

    button.press("Enter")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    panel.get_by_role("slider", name="Text size").press("End")
    for choice in ("Sepia", "Atkinson Hyperlegible", "One line"):
        panel.get_by_role("radio", name=choice).check()
    expect(page.locator("html")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(246, 236, 217)")
    passage, box = page.locator(".pane-passages").bounding_box(), panel.bounding_box()
    assert passage is not None
    assert box is not None
    assert box["x"] >= passage["x"] + passage["width"]
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()

    page.locator("#passages").focus()
    shade = page.locator(".line-focus-shade").last
    before = shade.evaluate("each => each.style.top")
    page.keyboard.press("ArrowDown")
    expect(shade).not_to_have_css("top", before)

    page.reload()
    expect(page.locator("body")).to_have_css("background-color", "rgb(246, 236, 217)")
    expect(page.locator(".paragraph").first).to_have_css(
        "font-family", '"Atkinson Hyperlegible", system-ui, sans-serif'
    )
    assert size_of(page) == 2 * usual
    expect(shade).to_be_visible()

    button.click()
    panel.get_by_role("button", name="Back to the usual look").click()
    expect(page.locator("body")).to_have_css("background-color", "rgb(23, 25, 27)")
    expect(shade).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('reading'))") == []
    panel.get_by_role("slider", name="Text size").press("End")

    page.goto(page.url.split("/attempts/")[0] + "/sets/invitation-accepted")
    start(page)
    expect(button).to_be_visible()
    assert size_of(page) == usual


# A browser in a test has no voices. This one says nothing aloud and notes what it was told; `finish` ends a sentence.
VOICES = """
window.said = [];
class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
const known = { Anna: "en-GB", Ben: "en-US", Clara: "de-DE" };
const voices = Object.entries(known).map(([name, lang]) => ({ name, lang, voiceURI: name }));
const speech = Object.assign(new EventTarget(), {
  getVoices: () => voices,
  speak(words) { said.push([words.text, words.voice.name, words.rate, words.lang]); window.current = words; },
  cancel() {},
});
window.finish = () => window.current.dispatchEvent(new Event("end"));
Object.defineProperty(window, "speechSynthesis", { value: speech });
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
"""
FIRST = "Vladimir Putin has agreed to travel to North Korea, the Kremlin confirmed on Thursday."


def test_a_passage_is_read_aloud_sentence_by_sentence_with_the_voice_and_speed_that_were_chosen(visit: Visit) -> None:
    page = visit("/sets/kremlin-confirms")
    page.add_init_script(VOICES)
    start(page)
    read_aloud(page)
    bar, read = page.get_by_role("group", name="Reading aloud"), page.locator(".sentence.is-read")
    expect(read).to_have_text(FIRST)
    expect(bar.get_by_role("combobox", name="Voice").get_by_role("option")).to_have_text(["Anna", "Ben"])
    expect(bar.get_by_role("button", name="Pause")).to_be_focused()

    page.evaluate("finish()")
    expect(read).to_contain_text("was invited by North Korea")
    bar.get_by_role("combobox", name="Voice").select_option("Ben")
    bar.get_by_role("combobox", name="Speed").select_option("slow")
    bar.get_by_role("button", name="Pause").press("Enter")
    bar.get_by_role("button", name="Next sentence").click()
    expect(read).to_contain_text("Spokesperson Dmitry Peskov")
    bar.get_by_role("button", name="Sentence before").click()
    bar.get_by_role("button", name="Play").click()
    page.locator(".sentence", has_text="Kim’s trip was surrounded").click()
    expect(read).to_have_text("Kim’s trip was surrounded by speculation.")
    said = page.evaluate("said")
    assert said[0] == [FIRST, "Anna", 1, "en"]
    assert said[-1] == ["Kim’s trip was surrounded by speculation.", "Ben", 0.8, "en"]
    bar.get_by_role("button", name="Stop reading").click()
    expect(bar).to_be_hidden()
    expect(read).to_have_count(0)

    page.reload()
    read_aloud(page)
    expect(bar.get_by_role("combobox", name="Voice")).to_have_value("Ben")
    expect(bar.get_by_role("combobox", name="Speed")).to_have_value("0.8")


def test_a_sentence_is_highlighted_and_noted_by_keyboard_and_nothing_is_lost_without_a_connection(visit: Visit) -> None:
    page = visit("/sets/kremlin-confirms")
    start(page)
    page.get_by_role("button", name="Reading").click()
    page.get_by_role("button", name="Highlight and note").press("Enter")
    bar, editor = page.locator(".picking-bar"), page.get_by_role("dialog", name="Your note")
    expect(bar.get_by_role("button", name="Done")).to_be_focused()

    first = page.locator(".sentence").first
    first.press("ArrowDown")
    page.keyboard.press("Enter")
    editor.get_by_role("radio", name="Not clear").press("Space")
    expect(editor.get_by_role("status")).to_have_text("Saved")
    page.route("**/notes", lambda route: route.abort())
    editor.get_by_role("textbox", name="Note").fill("Who asked whom?")
    expect(editor.get_by_role("status")).to_contain_text("kept on this device")
    page.keyboard.press("Escape")
    expect(editor).to_be_hidden()
    expect(page.locator(".sentence").nth(1)).to_be_focused()
    bar.get_by_role("button", name="Done").click()
    shown = page.locator(".own-note")
    expect(shown).to_contain_text("Who asked whom?")
    expect(shown).to_contain_text("not saved yet")

    page.reload()
    expect(shown).to_contain_text("not saved yet")
    page.unroute("**/notes")
    expect(shown.get_by_text("not saved yet")).to_be_hidden()
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(shown).to_contain_text("Who asked whom?")

    page.get_by_role("link", name="quizapp").click()
    page.goto(page.url)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Review and hand in").click()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/result")
    sign = page.get_by_role("button", name="Not clear: The Russian president")
    sign.click()
    with page.expect_response("**/notes"):
        editor.get_by_role("button", name="Remove").click()
    expect(sign).to_have_count(0)
    expect(shown).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Reading")).to_be_visible()
    expect(sign).to_have_count(0)
