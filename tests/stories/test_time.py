"""Time in a real browser: it runs out in the middle of a word, and what stood there counts; a pause comes and goes."""

import time
from collections.abc import Callable

from flask import Flask
from lesson import Lesson, teacher_named
from playwright.sync_api import Page, expect

from quizapp.core.rules import Rules
from quizapp.services import attempt_time
from quizapp.services.tokens import new_token
from quizapp.store import assignments, attempts, student_sign_ins

COME_BACK = "document.dispatchEvent(new Event('visibilitychange'))"
"""A tab that is looked at again asks at once what else it asks every ten seconds."""
OPENLY = {"score_shown": "each_question", "key_shown": "each_question", "proof_shown": "each_question"}


DAY = 24 * 3600_000
WRONG_CLOCK = """
const Real = Date
Date = class extends Real {
  constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + BY) }
  static now() { return Real.now() + BY }
}
"""
"""The clock of a device that is wrong by some milliseconds."""


NINE_MINUTES_PASS = """
const now = performance.now.bind(performance)
performance.now = () => now() + 9 * 60000
"""


MEETING = """
Array.from(document.querySelectorAll(".view-switch a, .time-more")).filter((other) => {
  const [one, two] = [document.querySelector(".time-figure"), other].map((each) => each.getBoundingClientRect())
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom
}).map((other) => other.textContent)
"""
"""What lies over or under the time that is left."""


def begin(
    served: Flask, visit: Callable[..., Page], rules: Rules, seconds_ago: int = 0, clock_wrong_by: int = 0
) -> tuple[Lesson, Page]:
    """Anna's page of an attempt that began some time ago, on a device whose clock may be wrong."""
    application = served.extensions["quizapp"]
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"), "invitation-accepted", rules)
    student, token = lesson.student("Anna"), new_token()
    given, began = lesson.assignment, application.now() - seconds_ago * 1000
    page = visit("/join")
    with application.database.write() as connection:
        student_sign_ins.begin(connection, token, student.student_id, 1, admitted_at=1)
        attempt = attempts.begin(
            connection, student.student_id, given.set_id, given.version, token, token, began, given.id
        )
    with served.test_request_context():
        serializer = served.session_interface.get_signing_serializer(served)  # type: ignore[attr-defined]
        cookie = serializer.dumps({"student": token})
    page.context.add_init_script(WRONG_CLOCK.replace("BY", str(clock_wrong_by)))
    page.context.add_cookies([{"name": "quizapp", "value": cookie, "url": page.url}])
    page.goto(page.url.rsplit("/", 1)[0] + f"/attempts/{attempt.token}")
    return lesson, page


def test_what_stands_there_when_time_runs_out_counts(served: Flask, visit: Callable[..., Page]) -> None:
    _, page = begin(served, visit, Rules(minutes=1), seconds_ago=50, clock_wrong_by=-DAY)
    expect(page.locator("[data-time-words]")).to_contain_text("s left")
    page.locator("fieldset.question input[type=radio]").first.check()

    expect(page.get_by_role("heading", name="Time is up")).to_be_visible()
    page.get_by_role("button", name="Go on").click()

    page.wait_for_url("**/result")
    expect(page.locator(".verdict-nav .is-omitted")).to_have_count(page.locator(".verdict-nav a").count() - 1)


def test_whoever_is_offline_when_time_is_up_learns_what_came_too_late(
    served: Flask, visit: Callable[..., Page]
) -> None:
    lesson, page = begin(served, visit, Rules(minutes=8), seconds_ago=60)
    box, banner = page.locator("form[data-hand-in]"), page.locator("[data-connection-lost]")
    page.context.set_offline(True)
    page.locator("fieldset.question input[type=radio]").first.check()
    page.get_by_role("button", name="Review and hand in").click()
    box.get_by_role("button", name="Hand in as soon as it works").click()
    for place in (box, banner):
        expect(place).to_contain_text("Waiting to hand in")
        expect(place).to_contain_text("Tell your teacher now. What has not reached the school when your time is up")
    expect(banner).not_to_contain_text("go on answering", use_inner_text=True)

    page.evaluate(NINE_MINUTES_PASS)
    with lesson.app.database.write() as connection:
        assignments.change(connection, lesson.assignment, Rules(closes_at=lesson.app.now() - 30_000))
    for place in (box, banner):
        expect(place).to_contain_text("Time is up. Tell your teacher now.", use_inner_text=True)
    expect(box.get_by_role("button")).to_have_count(0)
    page.context.set_offline(False)

    page.wait_for_url("**/result")
    expect(page.locator(".receipt")).to_contain_text("Question 1: your last answer came too late, at")


def test_time_can_be_hidden_and_more_of_it_and_a_pause_are_seen_at_once(
    served: Flask, visit: Callable[..., Page]
) -> None:
    lesson, page = begin(served, visit, Rules(minutes=8), clock_wrong_by=DAY)
    assert page.evaluate("Date.now()") > time.time() * 1000 + DAY / 2
    figure = page.locator(".time-figure")
    expect(figure).to_contain_text("8 min left")
    page.get_by_role("button", name="Hide time").click()
    expect(figure).to_be_hidden()
    page.get_by_role("button", name="Show time").click()

    attempt_time.give_extra_time(lesson.app, lesson.assignment, 5)
    page.evaluate(COME_BACK)
    expect(figure).to_contain_text("13 min left")
    expect(page.locator(".time-more")).to_have_text("5 minutes more")
    expect(page.locator("[data-aloud]")).to_contain_text("5 minutes more")
    attempt_time.give_extra_time(lesson.app, lesson.assignment, 1)
    page.evaluate(COME_BACK)
    expect(page.locator(".time-more")).to_have_text("1 minute more")
    page.set_viewport_size({"width": 320, "height": 640})
    for view in ("Questions", "Passage"):
        page.get_by_role("navigation", name="Passage or questions").get_by_role("link", name=view).click()
        page.mouse.wheel(0, 3000)
        expect(figure).to_be_in_viewport(ratio=1)
        expect(page.locator(".time-more")).to_be_in_viewport(ratio=1)
        assert page.evaluate(MEETING) == []
    page.evaluate(NINE_MINUTES_PASS)
    expect(page.locator(".time-more")).to_be_hidden()
    attempt_time.pause(lesson.app, lesson.assignment)
    expect(page.get_by_role("heading", name="Paused")).to_be_visible()
    attempt_time.resume(lesson.app, lesson.assignment)
    page.evaluate(COME_BACK)

    expect(page.locator("fieldset.question").first).to_be_attached()


def test_an_answer_is_checked_by_its_button_and_half_is_earned_back(served: Flask, visit: Callable[..., Page]) -> None:
    lesson, page = begin(served, visit, Rules.model_validate({**OPENLY, "tries": 1}))
    question = lesson.set.questions[0]
    wrong = next(option for label, option in question.options.items() if label != question.answer)  # type: ignore[attr-defined]
    cited = lesson.set.citations_of(question)[("cite",)][0]
    first = page.locator("fieldset.question").first
    first.get_by_label(wrong.text, exact=True).check()
    page.get_by_role("button", name="Check my answer · Question 1", exact=True).click()
    verdict = page.locator(".practice .verdict")
    expect(verdict).to_have_text("Not right. No tries left.")
    expect(first.locator("input").first).to_be_disabled()

    page.locator(".earn-back select").select_option(f"{cited.passage_id} {cited.sentences[0]}")
    page.get_by_role("button", name="This sentence proves it").click()

    expect(verdict).to_contain_text("You found the sentence that proves the answer: that earns half.")
    expect(page.get_by_role("button", name="This sentence proves it")).to_have_count(0)


def test_passages_that_are_read_first_are_gone_for_good(served: Flask, visit: Callable[..., Page]) -> None:
    _, page = begin(served, visit, Rules(hides_passage=True))
    passage, question = page.locator("article.passage"), page.locator("fieldset.question").first
    expect(passage).to_be_visible()
    expect(question).to_have_count(0)

    page.get_by_role("button", name="to the questions").click()
    expect(question).to_be_attached()
    expect(passage).to_have_count(0)
    page.go_back()

    expect(question).to_be_attached()
    expect(passage).to_have_count(0)
