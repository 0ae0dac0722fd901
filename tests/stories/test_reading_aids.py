"""Aids for reading, in a browser: by pointer and by keyboard, and remembered where they should be."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


def start(page: Page) -> None:
    """Begins the set whose page this is."""
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/attempts/**")


def test_a_word_is_looked_up_by_keyboard_and_by_pointer_and_is_a_word_while_sentences_are_chosen(visit: Visit) -> None:
    page = visit("/sets/kremlin-confirms")
    start(page)
    word = page.get_by_role("button", name="sovereignty")
    card = page.locator(".headword-card")
    expect(word).to_have_accessible_description("A state's right to rule itself, without orders from outside.")

    word.press("Enter")
    expect(card).to_have_text("sovereignty: A state's right to rule itself, without orders from outside.")
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
