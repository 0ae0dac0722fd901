"""Takes the README's pictures: `python tools/screenshots.py`; students and a demo class are made for it."""

import shutil
import tempfile
from pathlib import Path

from gallery import serve
from playwright.sync_api import Browser, Page, sync_playwright

from quizapp.services import demo
from quizapp.services.accounts import add_teacher, teacher_named
from quizapp.services.application import Application
from quizapp.web.app import create_app

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "img"
SET, CLASS_SET, TEACHER = "invitation-accepted", "how-far-to-trust", "Ms Taylor"
LAPTOP, PHONE = (1366, 768), (390, 844)


def main() -> None:
    """Takes all pictures, on a laptop and on a phone."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        app = create_app({"QUIZAPP_DATA": folder})
        address = serve(app)
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        take(browser, address, "laptop", LAPTOP)
        take(browser, address, "phone", PHONE)
        take_class(browser, address, app.extensions["quizapp"])
        browser.close()


def take_class(browser: Browser, address: str, app: Application) -> None:
    """Takes a picture of each page of a class in the middle of a lesson."""
    password, question_set = add_teacher(app, TEACHER), app.library.get(CLASS_SET)
    teacher = teacher_named(app, TEACHER)
    assert question_set is not None
    assert teacher is not None
    made = demo.fill(app, teacher, question_set, "8b English")
    page = browser.new_page(viewport={"width": LAPTOP[0], "height": LAPTOP[1]}, color_scheme="light")
    page.goto(f"{address}/account/log-in")
    page.get_by_label("Name").fill(TEACHER)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/workshop")
    given = f"/teach/classes/{made.classroom}/assignments/{made.assignment}"
    pages = {"lesson": f"/teach/classes/{made.classroom}/lesson", "board": f"{given}/board"}
    pages |= {name: f"{given}/{name}" for name in ("discussion", "results", "marking")}
    for name, path in pages.items():
        page.goto(address + path)
        page.screenshot(path=PICTURES / f"{name}-laptop.png")
    page.close()


def take(browser: Browser, address: str, name: str, size: tuple[int, int]) -> None:
    """Takes a quiz on a screen of *size* and a picture of each page."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
    page.goto(f"{address}/sets/{SET}")
    page.locator("form.start .primary").click()
    page.wait_for_url("**/attempts/*")
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
    main()
