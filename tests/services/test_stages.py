"""Going on from stage to stage: once for each, with what was answered before it fixed and what comes after it late."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from harbour import OpenApplication, asked_with, sending, student_saves
from sqlalchemy import select

from quizapp.core.mark import Status
from quizapp.core.question_type import UnreadableResponse, question_token
from quizapp.services import see_results, take_quiz
from quizapp.services.application import Application
from quizapp.services.take_quiz import Late, Saved
from quizapp.services.taking import Taking
from quizapp.store import tables
from quizapp.store.attempts import Attempt

PLACE, REASON, HORSES = "Where is the bell?", "Choose the sentence", "How many horses?"
HEAVY = "It is too heavy for the road."

pytestmark = pytest.mark.usefixtures("bell")


@pytest.fixture
def attempt(application: Application) -> Attempt:
    """Anna's open attempt."""
    found = application.library.get("bell")
    assert found is not None
    return take_quiz.start(application, "the browser of Anna", found)


def take_up(application: Application, attempt: Attempt) -> Taking:
    """As the next request sees it."""
    found = take_quiz.find_attempt(application, "the browser of Anna", attempt.token)
    assert found is not None
    return take_quiz.take_up(application, found)


def save(application: Application, attempt: Attempt, token: str, prompt: str, answer: Any, seq: int = 1) -> Saved:
    return student_saves(application, attempt, token, sending({prompt: answer}), "client-1", seq)


def token_of(application: Application, attempt: Attempt, prompt: str) -> str:
    return str(asked_with(take_quiz.ask(application, take_up(application, attempt)), prompt).token)


def prompts(application: Application, attempt: Attempt) -> list[str]:
    return [each.prompt for each in take_quiz.ask(application, take_up(application, attempt))]


def events(application: Application) -> list[tuple[str, bool]]:
    table = tables.answer_events
    with application.database.read() as connection:
        return [(row.response, row.late) for row in connection.execute(select(table).order_by(table.c.id))]


class TestGoingOn:
    def test_each_step_leads_to_the_next_stage(self, application: Application, attempt: Attempt) -> None:
        stages = [take_up(application, attempt).stage.number]
        for stage in (1, 2):
            take_quiz.go_on(application, attempt, stage)
            stages.append(take_up(application, attempt).stage.number)

        assert stages == [1, 2, 3]

    def test_from_a_stage_that_was_left_it_leads_nowhere(self, application: Application, attempt: Attempt) -> None:
        for _ in range(3):
            take_quiz.go_on(application, attempt, 1)

        assert take_up(application, attempt).stage.number == 2

    @pytest.mark.parametrize("stage", [0, 2, 3, 4, 99])
    def test_no_stage_is_passed_over(self, application: Application, attempt: Attempt, stage: int) -> None:
        take_quiz.go_on(application, attempt, stage)

        assert take_up(application, attempt).stage.number == 1

    def test_the_last_stage_is_the_last(self, application: Application, attempt: Attempt) -> None:
        for stage in (1, 2, 3, 4):
            take_quiz.go_on(application, attempt, stage)

        assert take_up(application, attempt).stage.number == 3

    def test_twelve_presses_at_once_are_one_step(self, application: Application, attempt: Attempt) -> None:
        together = threading.Barrier(12)

        def press(_: int) -> None:
            together.wait()
            take_quiz.go_on(application, attempt, 1)

        with ThreadPoolExecutor(12) as pool:
            list(pool.map(press, range(12)))

        assert take_up(application, attempt).stage.number == 2

    def test_the_stage_is_the_same_after_a_restart(
        self, application: Application, open_application: OpenApplication, attempt: Attempt
    ) -> None:
        take_quiz.go_on(application, attempt, 1)

        assert take_up(open_application(), attempt).stage.number == 2


class TestWhatIsAsked:
    def test_only_the_questions_of_the_stage_with_the_numbers_they_have_in_the_set(
        self, application: Application, attempt: Attempt
    ) -> None:
        first = take_quiz.ask(application, take_up(application, attempt))
        take_quiz.go_on(application, attempt, 1)
        second = take_quiz.ask(application, take_up(application, attempt))

        assert [(each.number, each.prompt) for each in first] == [(1, PLACE), (2, f"{REASON} with the reason.")]
        assert [(each.number, each.prompt) for each in second] == [(3, HORSES)]

    def test_sentences_to_choose_from_are_those_that_could_be_read(
        self, application: Application, attempt: Attempt
    ) -> None:
        asked = asked_with(take_quiz.ask(application, take_up(application, attempt)), REASON)

        assert [passage.id for passage in asked.passages] == ["post"]

    def test_what_was_asked_before_is_kept_with_its_answers(self, application: Application, attempt: Attempt) -> None:
        save(application, attempt, token_of(application, attempt, REASON), REASON, [HEAVY])
        take_quiz.go_on(application, attempt, 1)

        [earlier] = take_quiz.ask_earlier(application, take_up(application, attempt))

        assert (earlier.number, earlier.day) == (1, "1931-05-02")
        assert [each.answered for each in earlier.questions] == [False, True]
        assert [passage.id for passage in asked_with(earlier.questions, REASON).passages] == ["post"]

    def test_answered_counts_the_stage_alone(self, application: Application, attempt: Attempt) -> None:
        save(application, attempt, token_of(application, attempt, REASON), REASON, [HEAVY])
        before = take_up(application, attempt).answered
        take_quiz.go_on(application, attempt, 1)

        assert (before, take_up(application, attempt).answered) == (1, 0)


class TestSaving:
    def test_an_answer_to_an_earlier_stage_is_kept_and_does_not_count(
        self, application: Application, attempt: Attempt
    ) -> None:
        token = token_of(application, attempt, REASON)
        save(application, attempt, token, REASON, ["The court moved to Ashford."], seq=1)
        take_quiz.go_on(application, attempt, 1)

        saved = save(application, attempt, token, REASON, [HEAVY], seq=2)

        assert saved.late == Late.AFTER_GOING_ON
        assert take_up(application, attempt).responses == {"reason": ["post:p1.s1"]}
        assert events(application) == [('["post:p1.s1"]', False), ('["post:p1.s3"]', True)]

    def test_an_answer_sent_again_is_as_late_as_it_was_first(self, application: Application, attempt: Attempt) -> None:
        token = token_of(application, attempt, REASON)
        first = save(application, attempt, token, REASON, [HEAVY])
        take_quiz.go_on(application, attempt, 1)

        again = save(application, attempt, token, REASON, [HEAVY])

        assert (first.late, again.late) == (None, None)
        assert len(events(application)) == 1

    def test_a_question_of_a_later_stage_is_not_known_yet(self, application: Application, attempt: Attempt) -> None:
        found = application.library.get("bell")
        assert found is not None
        token = question_token(attempt.seed, found.questions[2])

        with pytest.raises(UnreadableResponse, match="does not belong to the quiz"):
            save(application, attempt, token, HORSES, "twelve")

        assert events(application) == []

    def test_a_page_of_an_earlier_stage_is_kept_and_does_not_count(
        self, application: Application, attempt: Attempt
    ) -> None:
        shown = take_up(application, attempt)
        take_quiz.go_on(application, attempt, 1)

        saved = take_quiz.save_page(application, shown, sending({REASON: [HEAVY], HORSES: "twelve"}), "page-1", 0)

        assert (saved.late, saved.unreadable) == (Late.AFTER_GOING_ON, {})
        assert events(application) == [('["post:p1.s3"]', True)]
        assert take_up(application, attempt).responses == {}

    def test_a_page_leaves_the_answers_of_earlier_stages_alone(
        self, application: Application, attempt: Attempt
    ) -> None:
        save(application, attempt, token_of(application, attempt, REASON), REASON, [HEAVY])
        take_quiz.go_on(application, attempt, 1)
        shown = take_up(application, attempt)

        take_quiz.save_page(application, shown, sending({HORSES: "twelve"}), "page-1", shown.seen)

        assert take_up(application, attempt).responses == {"reason": ["post:p1.s3"], "horses": "twelve"}
        assert [late for _, late in events(application)] == [False, False]

    def test_an_answer_and_a_step_at_once_end_in_one_of_two_ways(
        self, application: Application, attempt: Attempt
    ) -> None:
        token, together = token_of(application, attempt, REASON), threading.Barrier(2)

        def answer() -> Saved:
            together.wait()
            return save(application, attempt, token, REASON, [HEAVY])

        def step() -> None:
            together.wait()
            take_quiz.go_on(application, attempt, 1)

        with ThreadPoolExecutor(2) as pool:
            saving, going_on = pool.submit(answer), pool.submit(step)
            saved = saving.result()
            going_on.result()

        counts = "reason" in take_up(application, attempt).responses
        assert counts == (saved.late is None)
        assert [late for _, late in events(application)] == [not counts]


class TestHandingIn:
    def test_it_waits_for_the_last_stage(self, application: Application, attempt: Attempt) -> None:
        closed = []
        for stage in (1, 2, 3):
            closed.append(take_quiz.hand_in(application, attempt))
            take_quiz.go_on(application, attempt, stage)

        assert closed == [False, False, True]
        assert not take_up(application, attempt).attempt.is_open

    def test_after_it_nobody_goes_on(self, application: Application, attempt: Attempt) -> None:
        for stage in (1, 2):
            take_quiz.go_on(application, attempt, stage)
        take_quiz.hand_in(application, attempt)

        late = save(application, attempt, token_of(application, attempt, "Which report"), "Which report", None).late

        assert late == Late.AFTER_HAND_IN
        assert take_quiz.hand_in(application, attempt)

    def test_the_result_has_every_stage_with_what_changed_later(
        self, application: Application, attempt: Attempt
    ) -> None:
        save(application, attempt, token_of(application, attempt, REASON), REASON, [HEAVY])
        for stage in (1, 2):
            take_quiz.go_on(application, attempt, stage)
        take_quiz.hand_in(application, attempt)

        shown = see_results.see_result(application, take_up(application, attempt)).questions

        assert [(each.number, each.question.as_of) for each in shown] == [
            (1, "1931-05-02"), (2, "1931-05-02"), (3, "1931-05-09"), (4, None),
        ]  # fmt: skip
        assert shown[1].mark.status == Status.RIGHT
        assert [proof.passage.id for proof in shown[0].proofs("later", "cite")] == ["gazette"]
        assert [proof.passage.id for proof in shown[0].proofs_of_all] == ["post"]
