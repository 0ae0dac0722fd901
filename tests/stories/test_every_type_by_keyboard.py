"""Every question type is answered by keyboard alone, with script and by plain forms in Arabic, and earns all points.

How a question is answered follows from the controls that its card has, not from its type.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Person, reader_path
from keyboard import Keyboard, State, controls_of
from playwright.sync_api import Browser, Page, expect
from right_answers import EXAMPLES, store_right_answers, verdicts

from quizapp import resources
from quizapp.core.mark import Status
from quizapp.core.question_set import QuestionSet
from quizapp.core.stages import Stage
from quizapp.question_types import REGISTRY
from quizapp.web.app import create_app

pytestmark = pytest.mark.usefixtures("serve_examples")


def test_every_example_of_every_type_has_a_right_answer() -> None:
    found = {verdict for question_set in EXAMPLES.values() for verdict in verdicts(question_set)}

    assert {question.type for each in EXAMPLES.values() for question in each.questions} == REGISTRY.keys()
    assert found == {Status.RIGHT, Status.TO_BE_MARKED}


def answered_pages(question_set: QuestionSet, locale: str, data: Path) -> list[str]:
    """The reader of each stage as the app shows it where all right answers are stored already."""
    app = create_app({"QUIZAPP_DATA": data, "QUIZAPP_QUESTIONS": resources.EXAMPLES})
    person = Person(app)
    person.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = locale
    path = reader_path(person.start(question_set.id))
    store_right_answers(app.extensions["quizapp"], path.rpartition("/")[2], question_set.id)
    html = [person.get(path).html]
    for _ in question_set.stages[1:]:
        html.append(person.press(person.get(f"{path}/review"), "/go-on").html)
    app.extensions["quizapp"].database.close()
    return html


@pytest.fixture(name="model")
def _model(browser: Browser, tmp_path: Path) -> Callable[[QuestionSet, str], list[dict[str, State]]]:
    """What the controls of each question say where it is answered rightly, by their labels."""

    def model(question_set: QuestionSet, locale: str) -> list[dict[str, State]]:
        page, found = browser.new_page(java_script_enabled=False), []
        pages = answered_pages(question_set, locale, tmp_path / "model")
        for stage, html in zip(question_set.stages, pages, strict=True):
            page.set_content(html)
            found += [controls_of(page, number) for number in numbers_in(stage)]
        page.close()
        return [{label: control.state for label, control in controls.items()} for controls in found]

    return model


LAPTOP, ZOOMED = {"width": 1366, "height": 768}, {"width": 320, "height": 256}
"""The second is what is left of 1280 by 1024 at four times the size."""
WINDOWS = {True: ZOOMED, False: LAPTOP}
LANGUAGES = {True: "en", False: "ar"}
"""With script and without."""


def numbers_in(stage: Stage) -> range:
    """Where the cards of a stage stand on its page: behind those of the stages before it."""
    return range(stage.first - 1, stage.first - 1 + len(stage.questions))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "by plain forms in Arabic"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_right_answers_are_given_by_keyboard_and_earn_all(
    name: str, script: bool, model: Callable[[QuestionSet, str], list[dict[str, State]]], visit: Callable[..., Page]
) -> None:
    question_set = EXAMPLES[name]
    wanted = model(question_set, LANGUAGES[script])
    page = visit(f"/sets/{name}", java_script_enabled=script, viewport=WINDOWS[script], locale=LANGUAGES[script])
    keyboard = Keyboard(page, presses_up=script)
    keyboard.press_button(page.locator("form.start .primary"))
    for stage in question_set.stages:
        expect(page.locator("[data-question]")).to_have_count(numbers_in(stage).stop)
        expect(page.locator("html.script")).to_have_count(int(script))
        for number in numbers_in(stage):
            keyboard.answer(number, wanted[number])
            assert page.evaluate("() => document.documentElement.scrollWidth") <= WINDOWS[script]["width"]
        keyboard.press_button(page.locator("button[name=then][value=review]"))
        page.wait_for_url("**/review")
        expect(page.locator(".review-list .is-answered")).to_have_count(len(stage.questions))
        keyboard.press_button(page.locator("form.hand-in button"))
    page.wait_for_url("**/result")

    shown = page.locator(".reviewed").evaluate_all("(all) => all.map((each) => each.className)")
    assert shown == [f"reviewed is-{verdict}" for verdict in verdicts(question_set)]
