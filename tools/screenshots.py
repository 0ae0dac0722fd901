"""Takes the README's pictures from a running server: `python tools/screenshots.py http://127.0.0.1:8000`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "img"
SET = "invitation-accepted"
LAPTOP, PHONE = (1366, 768), (390, 844)


def main(address: str) -> None:
    """Takes all pictures, on a laptop and on a phone."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser, address, "laptop", LAPTOP)
        take(browser, address, "phone", PHONE)
        browser.close()


def take(browser: Browser, address: str, name: str, size: tuple[int, int]) -> None:
    """Takes a quiz on a screen of *size* and a picture of each page."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
    page.goto(f"{address}/sets/{SET}")
    page.locator("form.start button").click()
    answer_some(page)
    page.screenshot(path=PICTURES / f"reader-{name}.png")
    page.get_by_role("button", name="Review and hand in").click()
    page.wait_for_url("**/review")
    page.screenshot(path=PICTURES / f"review-{name}.png")
    page.locator("form.hand-in button").click()
    page.wait_for_url("**/result")
    page.screenshot(path=PICTURES / f"result-{name}.png")
    page.locator(".show-in-passage").nth(1).click()
    page.wait_for_timeout(800)
    page.screenshot(path=PICTURES / f"proof-{name}.png")
    page.close()


def answer_some(page: Page) -> None:
    """Answers the first questions and comes back to the top."""
    switch = page.locator("[data-view-switch]")
    if switch.is_visible():
        switch.get_by_role("link", name="Questions").click()
    for card in page.locator("[data-question]").all()[:4]:
        in_passage = card.locator("[data-choose]")
        if in_passage.count():
            in_passage.click()
        place = page.locator("#passages") if in_passage.count() else card
        choices = place.locator("input[type=radio], input[type=checkbox]")
        if choices.count():
            choices.nth(1).check()
            page.keyboard.press("Escape")
        else:
            card.locator("input[type=text]").fill("possibilities")
    page.wait_for_timeout(1500)
    page.locator("#questions").evaluate("(pane) => pane.scrollTo({ top: 0, behavior: 'instant' })")
    page.evaluate("() => document.documentElement.scrollTo({ top: 0, behavior: 'instant' })")


if __name__ == "__main__":
    main(sys.argv[1])
