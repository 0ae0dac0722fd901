"""Every question type is answered by keyboard alone, with script and by plain forms, and earns all its points.

How a question is answered follows from the controls that its card has, not from its type.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from browsing import Person, reader_path
from keyboard import Keyboard, State, controls_of
from playwright.sync_api import Browser, Page, expect

from quizapp import resources
from quizapp.content.library import Library
from quizapp.core.mark import Status
from quizapp.core.question_set import QuestionSet
from quizapp.core.stages import Stage
from quizapp.question_types import REGISTRY
from quizapp.store import answer_events
from quizapp.store.answer_events import AnswerEvent
from quizapp.web.app import create_app

EXAMPLES = {each.id: each for each in Library(resources.EXAMPLES, REGISTRY).sets()}
RIGHT: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("right_answers.yaml").read_text("utf-8")
)


def verdicts(question_set: QuestionSet) -> list[Status]:
    """What the right answers are found to be: right, or to be marked by a person."""
    given = RIGHT[question_set.id]
    return [
        REGISTRY[question.type].grade(question, given[question.id], question_set.passages_of(question)).status
        for question in question_set.questions
    ]


def test_every_example_of_every_type_has_a_right_answer() -> None:
    found = {verdict for question_set in EXAMPLES.values() for verdict in verdicts(question_set)}

    assert {question.type for each in EXAMPLES.values() for question in each.questions} == REGISTRY.keys()
    assert found == {Status.RIGHT, Status.TO_BE_MARKED}


@pytest.fixture(autouse=True)
def _examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the server serve the examples; fixtures of this kind come before the server."""
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(resources.EXAMPLES))


def answered_pages(question_set: QuestionSet, data: Path) -> list[str]:
    """The reader of each stage as the app shows it where all right answers are stored already."""
    app = create_app({"QUIZAPP_DATA": data, "QUIZAPP_QUESTIONS": resources.EXAMPLES})
    person = Person(app)
    path = reader_path(person.start(question_set.id))
    database = app.extensions["quizapp"].database
    with database.write() as connection:
        for seq, (name, response) in enumerate(RIGHT[question_set.id].items(), start=1):
            event = AnswerEvent("stored-before", seq, name, json.dumps(response))
            answer_events.record(connection, 1, event, 0, late=False)
    html = [person.get(path).html]
    for _ in question_set.stages[1:]:
        html.append(person.press(person.get(f"{path}/review"), "/go-on").html)
    database.close()
    return html


@pytest.fixture(name="model")
def _model(browser: Browser, tmp_path: Path) -> Callable[[QuestionSet], list[dict[str, State]]]:
    """What the controls of each question say where it is answered rightly, by their labels."""

    def model(question_set: QuestionSet) -> list[dict[str, State]]:
        page, found = browser.new_page(java_script_enabled=False), []
        for stage, html in zip(question_set.stages, answered_pages(question_set, tmp_path / "model"), strict=True):
            page.set_content(html)
            found += [controls_of(page, number) for number in numbers_in(stage)]
        page.close()
        return [{label: control.state for label, control in controls.items()} for controls in found]

    return model


LAPTOP, ZOOMED = {"width": 1366, "height": 768}, {"width": 320, "height": 256}
"""The second is what is left of 1280 by 1024 at four times the size."""
WINDOWS = {True: ZOOMED, False: LAPTOP}
"""With script and without."""


def numbers_in(stage: Stage) -> range:
    """Where the cards of a stage stand on its page: behind those of the stages before it."""
    return range(stage.first - 1, stage.first - 1 + len(stage.questions))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "by plain forms"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_right_answers_are_given_by_keyboard_and_earn_all(
    name: str, script: bool, model: Callable[[QuestionSet], list[dict[str, State]]], visit: Callable[..., Page]
) -> None:
    question_set = EXAMPLES[name]
    wanted = model(question_set)
    page = visit(f"/sets/{name}", java_script_enabled=script, viewport=WINDOWS[script])
    keyboard = Keyboard(page, presses_up=script)
    keyboard.press_button(page.get_by_role("button", name="Start"))
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
