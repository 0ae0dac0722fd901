"""Taking a quiz: an attempt is pinned to its version, and no answer that was saved is lost or undone."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from harbour import ALL_RIGHT, Clock, OpenApplication, asked_with, sending, student_saves
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from quizapp.content.library import Library
from quizapp.core.question_type import UnreadableResponse
from quizapp.question_types import REGISTRY
from quizapp.services import see_results, take_quiz
from quizapp.services.application import Application
from quizapp.services.take_quiz import SavedPage
from quizapp.services.taking import Taking
from quizapp.services.tokens import new_token
from quizapp.store import tables
from quizapp.store.answer_events import SameKeyOtherAnswer
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database

TOWN = "Name the town"


def now_otherwise(text: str) -> str:
    return text.replace("Name the town.", "Write the town.")


def start(application: Application, browser: str = "the browser of Anna") -> Attempt:
    harbour = application.library.get("harbour")
    assert harbour is not None
    return take_quiz.start(application, browser, harbour)


@pytest.fixture
def attempt(application: Application) -> Attempt:
    """Anna's open attempt."""
    return start(application)


def take_up(application: Application, attempt: Attempt) -> Taking:
    """As the next request sees it."""
    found = take_quiz.find_attempt(application, "the browser of Anna", attempt.token)
    assert found is not None
    return take_quiz.take_up(application, found)


def responses(application: Application, attempt: Attempt) -> dict[str, Any]:
    return dict(take_up(application, attempt).responses)


def save_one(
    application: Application, attempt: Attempt, prompt: str, answer: Any, seq: int = 1, client: str = "client-1"
) -> bool:
    taking = take_up(application, attempt)
    token = asked_with(take_quiz.ask(application, taking), prompt).token
    return student_saves(application, attempt, token, sending({prompt: answer}), client, seq).late is None


def save_page(application: Application, shown: Taking, client: str = "page-1", **answers: Any) -> SavedPage:
    """Sends the page that showed *shown*, with some questions answered otherwise."""
    given = {each.prompt: shown_answer(application, shown, each.prompt) for each in shown.question_set.questions}
    changed = {
        next(prompt for prompt in given if prompt.startswith(start)): answer for start, answer in answers.items()
    }
    return take_quiz.save_page(
        application, take_up(application, shown.attempt), sending({**given, **changed}), client, shown.seen
    )


def shown_answer(application: Application, shown: Taking, prompt: str) -> Any:
    """Only the typed answer is told apart here; no test of this file changes the others twice."""
    asked = asked_with(take_quiz.ask(application, shown), prompt)
    return getattr(asked, "text", None) or None


def events(application: Application) -> list[tuple[str, str, bool]]:
    table = tables.answer_events
    with application.database.read() as connection:
        rows = connection.execute(select(table.c.question_id, table.c.response, table.c.late).order_by(table.c.id))
        return [tuple(row) for row in rows]


class TestStart:
    def test_it_pins_the_version_of_the_moment(self, application: Application, quiz_folder: Path) -> None:
        harbour = application.library.get("harbour")
        assert harbour is not None

        attempt = start(application)

        assert (attempt.version, attempt.is_open, attempt.number) == (harbour.version, True, 1)

    def test_twenty_presses_at_once_are_one_attempt(self, application: Application) -> None:
        together = threading.Barrier(20)

        def press(_: int) -> str:
            together.wait()
            return start(application).token

        with ThreadPoolExecutor(20) as pool:
            tokens = set(pool.map(press, range(20)))

        assert len(tokens) == 1

    def test_its_token_has_at_least_120_random_bits(self, application: Application) -> None:
        tokens = {new_token() for _ in range(1000)}

        assert len(tokens) == 1000
        assert min(map(len, tokens)) * 6 >= 120

    def test_two_browsers_have_two_attempts(self, application: Application, attempt: Attempt) -> None:
        of_ben = start(application, "the browser of Ben")

        assert of_ben.token != attempt.token
        assert of_ben.seed != attempt.seed


class TestWhoseAttempt:
    def test_the_student_finds_it(self, application: Application, attempt: Attempt) -> None:
        student = take_quiz.find_student(application, "the browser of Anna")

        assert take_quiz.find_attempt(application, "the browser of Anna", attempt.token) == attempt
        assert take_quiz.chosen_attempts(application, student) == [attempt]

    def test_nobody_else_does(self, application: Application, attempt: Attempt) -> None:
        start(application, "the browser of Ben")
        ben = take_quiz.find_student(application, "the browser of Ben")

        assert take_quiz.find_attempt(application, "the browser of Ben", attempt.token) is None
        assert attempt not in take_quiz.chosen_attempts(application, ben)

    @pytest.mark.parametrize("token", [None, "", "unknown"])
    def test_an_unknown_browser_has_none(self, application: Application, attempt: Attempt, token: str | None) -> None:
        student = take_quiz.find_student(application, token)

        assert student is None
        assert take_quiz.find_attempt(application, token or "", attempt.token) is None
        assert take_quiz.chosen_attempts(application, student) == []


class TestPinned:
    def test_a_changed_file_does_not_reach_an_attempt(
        self, application: Application, attempt: Attempt, rewrite: Callable[[Callable[[str], str]], None]
    ) -> None:
        rewrite(now_otherwise)

        again = start(application)
        save_one(application, again, TOWN, "Ashford")
        take_quiz.hand_in(application, again)

        assert again == attempt
        assert see_results.see_result(application, take_up(application, attempt)).score.points == 2

    def test_the_next_attempt_is_at_the_changed_file(
        self, application: Application, attempt: Attempt, rewrite: Callable[[Callable[[str], str]], None]
    ) -> None:
        take_quiz.hand_in(application, attempt)
        rewrite(now_otherwise)

        second = start(application)

        prompts = [each.prompt for each in take_quiz.ask(application, take_up(application, second))]
        assert second.version != attempt.version
        assert "Write the town." in prompts

    def test_a_vanished_file_ends_no_attempt(
        self, open_application: OpenApplication, quiz_folder: Path, attempt: Attempt
    ) -> None:
        (quiz_folder / "harbour.yaml").unlink()
        application = open_application()  # a restart, so that nothing comes from memory

        save_one(application, attempt, TOWN, "Ashford")
        take_quiz.hand_in(application, attempt)

        assert application.library.get("harbour") is None
        assert see_results.see_result(application, take_up(application, attempt)).score.points == 2

    def test_a_broken_file_ends_no_attempt(
        self, open_application: OpenApplication, attempt: Attempt, rewrite: Callable[[Callable[[str], str]], None]
    ) -> None:
        rewrite(lambda text: text.replace("answer: c", "answer: z"))
        application = open_application()

        save_one(application, attempt, TOWN, "Ashford")

        assert application.library.get("harbour") is None
        assert responses(application, attempt) == {"town": "Ashford"}


@pytest.fixture
def rewrite(quiz_folder: Path) -> Callable[[Callable[[str], str]], None]:
    """Changes the text of the set's file."""

    def change(to: Callable[[str], str]) -> None:
        file = quiz_folder / "harbour.yaml"
        before = file.read_text("utf-8")
        assert to(before) != before
        file.write_text(to(before) + "\n", "utf-8")

    return change


class TestAsk:
    def test_the_page_is_the_same_after_a_restart(self, open_application: OpenApplication, attempt: Attempt) -> None:
        pages = [
            [asdict(asked) for asked in take_quiz.ask(application, take_up(application, attempt))]
            for application in (open_application(), open_application())
        ]

        assert pages[0] == pages[1]

    def test_other_students_see_other_tokens_and_orders(self, application: Application) -> None:
        pages = [
            take_quiz.ask(application, take_quiz.take_up(application, start(application, f"browser {number}")))
            for number in range(12)
        ]

        assert len({page[0].token for page in pages}) == 12
        assert len({tuple(option.text for option in asked_with(page, "Which town").options) for page in pages}) > 2

    def test_it_shows_the_answers_so_far(self, application: Application, attempt: Attempt) -> None:
        save_one(application, attempt, "Which town", "Millbrook")

        asked = asked_with(take_quiz.ask(application, take_up(application, attempt)), "Which town")

        assert [option.text for option in asked.options if option.chosen] == ["Millbrook"]
        assert take_up(application, attempt).answered == 1


class TestSaveOne:
    def test_every_type_is_stored_by_the_names_of_the_file(self, application: Application, attempt: Attempt) -> None:
        for seq, (prompt, answer) in enumerate(ALL_RIGHT.items(), start=1):
            assert save_one(application, attempt, prompt, answer, seq)

        assert responses(application, attempt) == {
            "seat": "c",
            "sold": ["a", "c"],
            "verdicts": {"a": "true", "b": "false", "c": "not_given"},
            "town": "Ashford",
            "season": ["post:p1.s1"],
        }

    def test_pressing_twice_changes_nothing(self, application: Application, attempt: Attempt) -> None:
        told = [save_one(application, attempt, TOWN, "Ashford") for _ in range(2)]

        assert told == [True, True]
        assert events(application) == [("town", '"Ashford"', False)]

    def test_a_number_that_is_taken_is_refused(self, application: Application, attempt: Attempt) -> None:
        save_one(application, attempt, TOWN, "Ashford")

        with pytest.raises(SameKeyOtherAnswer):
            save_one(application, attempt, TOWN, "Millbrook")

        assert responses(application, attempt) == {"town": "Ashford"}

    def test_an_answer_taken_back_is_blank(self, application: Application, attempt: Attempt) -> None:
        save_one(application, attempt, TOWN, "Ashford", seq=1)
        save_one(application, attempt, TOWN, None, seq=2)

        assert responses(application, attempt) == {"town": None}
        assert take_up(application, attempt).answered == 0

    def test_an_unknown_question_is_told(self, application: Application, attempt: Attempt) -> None:
        with pytest.raises(UnreadableResponse, match="Reload the page"):
            student_saves(application, attempt, "q123456789012", sending(ALL_RIGHT), "client-1", 1)

        assert events(application) == []

    @pytest.mark.parametrize(
        ("prompt", "nonsense"),
        [
            ("Which town", "Atlantis"),
            ("Which two goods", ["Wool", "Salt", "Wine"]),
            ("True, false", {"The move was expensive.": "perhaps"}),
            (TOWN, "x" * 301),
            ("Choose the sentence", "post:p9.s9"),
        ],
    )
    def test_what_cannot_be_read_is_told_and_not_stored(
        self, application: Application, attempt: Attempt, prompt: str, nonsense: Any
    ) -> None:
        with pytest.raises(UnreadableResponse, match=r"\w\."):
            save_one(application, attempt, prompt, nonsense)

        assert events(application) == []

    def test_a_late_answer_is_stored_flagged_and_does_not_count(
        self, application: Application, attempt: Attempt
    ) -> None:
        save_one(application, attempt, TOWN, "Ashford", seq=1)
        take_quiz.hand_in(application, attempt)

        in_time = save_one(application, attempt, TOWN, "Millbrook", seq=2)

        assert not in_time
        assert responses(application, attempt) == {"town": "Ashford"}
        assert events(application) == [("town", '"Ashford"', False), ("town", '"Millbrook"', True)]

    def test_sent_again_after_the_hand_in_it_is_as_it_was(self, application: Application, attempt: Attempt) -> None:
        save_one(application, attempt, TOWN, "Ashford")
        take_quiz.hand_in(application, attempt)

        in_time = save_one(application, attempt, TOWN, "Ashford")

        assert in_time
        assert events(application) == [("town", '"Ashford"', False)]


class TestSavePage:
    def test_all_changes_are_stored(self, application: Application, attempt: Attempt) -> None:
        saved = take_quiz.save_page(application, take_up(application, attempt), sending(ALL_RIGHT), "page-1", 0)

        assert {token: str(words) for token, words in saved.unreadable.items()} == {}
        assert take_up(application, attempt).answered == 5

    def test_a_blank_page_stores_nothing(self, application: Application, attempt: Attempt) -> None:
        save_page(application, take_up(application, attempt))

        assert events(application) == []

    def test_pressing_twice_changes_nothing(self, application: Application, attempt: Attempt) -> None:
        shown = take_up(application, attempt)

        for _ in range(2):
            save_page(application, shown, **{TOWN: "Ashford"})

        assert events(application) == [("town", '"Ashford"', False)]

    def test_a_stale_page_does_not_undo_another_tab(self, application: Application, attempt: Attempt) -> None:
        stale = take_up(application, attempt)
        save_one(application, attempt, TOWN, "Ashford")

        save_page(application, stale, **{"Which town": "Millbrook"})

        assert responses(application, attempt) == {"town": "Ashford", "seat": "b"}

    def test_what_a_stale_page_changes_itself_counts(self, application: Application, attempt: Attempt) -> None:
        stale = take_up(application, attempt)
        save_one(application, attempt, TOWN, "Ashford")

        save_page(application, stale, **{TOWN: "Millbrook"})

        assert responses(application, attempt) == {"town": "Millbrook"}

    def test_going_back_to_an_earlier_answer_counts(self, application: Application, attempt: Attempt) -> None:
        for answer in ("Ashford", "Millbrook", "Ashford"):
            save_page(application, take_up(application, attempt), **{TOWN: answer})

        assert [response for _, response, _ in events(application)] == ['"Ashford"', '"Millbrook"', '"Ashford"']
        assert responses(application, attempt) == {"town": "Ashford"}

    def test_what_cannot_be_read_is_told_and_all_the_rest_is_saved(
        self, application: Application, attempt: Attempt
    ) -> None:
        taking = take_up(application, attempt)
        answers = {**ALL_RIGHT, TOWN: "x" * 301, "Which two goods": ["Wool", "Salt", "Wine"]}

        saved = take_quiz.save_page(application, taking, sending(answers), "page-1", 0)

        page = take_quiz.ask(application, taking)
        assert {token: str(words) for token, words in saved.unreadable.items()} == {
            asked_with(page, TOWN).token: "Write at most 300 characters. Yours has 301.",
            asked_with(page, "Which two").token: "Choose at most 2. You ticked 3; untick some first.",
        }
        assert responses(application, attempt).keys() == {"seat", "verdicts", "season"}

    def test_a_late_page_is_stored_flagged_and_does_not_count(self, application: Application, attempt: Attempt) -> None:
        shown = take_up(application, attempt)
        take_quiz.hand_in(application, attempt)

        save_page(application, shown, **{TOWN: "Ashford"})

        assert responses(application, attempt) == {}
        assert events(application) == [("town", '"Ashford"', True)]

    def test_a_late_page_sent_twice_is_stored_once(self, application: Application, attempt: Attempt) -> None:
        shown = take_up(application, attempt)
        take_quiz.hand_in(application, attempt)

        for _ in range(2):
            save_page(application, shown, **{TOWN: "Ashford"})

        assert len(events(application)) == 1


def test_handing_in_twice_leaves_one_time(application: Application, attempt: Attempt) -> None:
    times = []
    for _ in range(2):
        take_quiz.hand_in(application, attempt)
        times.append(take_up(application, attempt).attempt.handed_in_at)

    assert times[0] == times[1] is not None


# ---------------------------------------------------------------- anything in any order

WORDS = st.sampled_from([None, "Ashford", "Millbrook", "Harbour"])
PRESSES = st.lists(
    st.one_of(
        st.tuples(st.just("save"), st.sampled_from(["phone---", "laptop--"]), WORDS),
        st.tuples(st.just("open"), st.sampled_from(["page-one", "page-two"]), st.none()),
        st.tuples(st.just("send"), st.sampled_from(["page-one", "page-two"]), WORDS),
        st.tuples(st.just("hand in"), st.just(""), st.none()),
    ),
    max_size=14,
)


class Model:
    """What a student may expect: the last change counts, up to the hand-in."""

    def __init__(self) -> None:
        self.counts: str | None = None
        self.is_open = True
        self.pages: dict[str, str | None] = {}

    def change(self, answer: str | None) -> None:
        """Somebody answered on some device."""
        if self.is_open:
            self.counts = answer


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(presses=PRESSES)
def test_whatever_is_pressed_on_two_devices_the_last_change_in_time_counts(
    on_sqlite: Application, presses: list[tuple[str, str, str | None]]
) -> None:
    application, model = on_sqlite, Model()
    attempt = start(application)
    shown: dict[str, Taking] = {}
    for seq, (press, by, answer) in enumerate(presses, start=1):
        if press == "save":
            assert save_one(application, attempt, TOWN, answer, seq, by) is model.is_open
            model.change(answer)
        elif press == "open":
            shown[by], model.pages[by] = take_up(application, attempt), model.counts
        elif press == "send" and by in shown:
            save_page(application, shown[by], by, **{TOWN: answer})
            if answer != model.pages[by]:
                model.change(answer)
        elif press == "hand in":
            take_quiz.hand_in(application, attempt)
            model.is_open = False

        assert responses(application, attempt).get("town") == model.counts
        assert take_up(application, attempt).attempt.is_open is model.is_open
    take_quiz.hand_in(application, attempt)  # so that the next example begins a new attempt


@pytest.fixture
def on_sqlite(migrated_sqlite_url: str, quiz_folder: Path) -> Iterator[Application]:
    """The app on one kind of database, for what tries very much."""
    database = Database(migrated_sqlite_url)
    yield Application(database, Library(quiz_folder, REGISTRY), REGISTRY, Clock(), ZoneInfo("UTC"))
    database.close()
