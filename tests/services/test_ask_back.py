"""An answer that cannot be graded as it stands is kept as it was typed, and asked back."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from harbour import student_saves

from quizapp.content.library import Library
from quizapp.core.mark import Status
from quizapp.core.question_type import Asked
from quizapp.question_types import REGISTRY
from quizapp.services import see_results, take_quiz
from quizapp.services.application import Application
from quizapp.services.take_quiz import Late, Saved
from quizapp.services.taking import Taking
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database

SET = """\
format: 1
title: The court moves
passages: [{id: post, title: Court moves, text: The court moved on 2 May 1931. It took nine days.}]
questions:
  - {id: days, type: number, prompt: How many days did it take?, answer: 9, cite: It took nine days.}
  - {id: moved, type: date, prompt: When did it move?, answer: 1931-05-02, cite: The court moved on 2 May 1931.}
"""
DAYS, MOVED = "How many days did it take?", "When did it move?"
NO_NUMBER = "We cannot read this as a number. Write it like 1200 or 3.5."
WHICH_NUMBER = "Do you mean 9000 or 9? Write the number just like that."
WHICH_DAY = "Do you mean 2 May 1931 or 5 February 1931? Write the month as a word."


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    """The app with a set of a number and a date."""
    (tmp_path / "court.yaml").write_text(SET, "utf-8")
    database = Database(f"sqlite:///{tmp_path / 'quizapp.sqlite3'}")
    database.upgrade()
    yield Application(database, Library(tmp_path, REGISTRY), REGISTRY, lambda: 1_700_000_000_000, ZoneInfo("UTC"))
    database.close()


@pytest.fixture
def attempt(application: Application) -> Attempt:
    """Anna's open attempt."""
    court = application.library.get("court")
    assert court is not None
    return take_quiz.start(application, "the browser of Anna", court)


def token_of(application: Application, taking: Taking, prompt: str) -> str:
    return next(each.token for each in take_quiz.ask(application, taking) if each.prompt == prompt)


def sending(answers: dict[str, str]) -> Callable[[Asked], Any]:
    return lambda asked: answers.get(asked.prompt)


def save_one(application: Application, attempt: Attempt, prompt: str, typed: str, seq: int = 1) -> Saved:
    taking = take_quiz.take_up(application, attempt)
    token = token_of(application, taking, prompt)
    return student_saves(application, attempt, token, sending({prompt: typed}), "a-browser", seq)


def asked_back(application: Application, attempt: Attempt) -> dict[str, str]:
    taking = take_quiz.take_up(application, attempt)
    prompts = {each.token: each.prompt for each in take_quiz.ask(application, taking)}
    return {prompts[token]: str(words) for token, words in take_quiz.ask_back(application, taking).items()}


def test_an_answer_that_is_asked_back_is_saved_as_it_was_typed(application: Application, attempt: Attempt) -> None:
    saved = save_one(application, attempt, DAYS, "about nine")

    assert (saved.late, str(saved.ask_back)) == (None, NO_NUMBER)
    assert take_quiz.take_up(application, attempt).responses == {"days": "about nine"}
    assert take_quiz.take_up(application, attempt).answered == 1


def test_a_number_with_two_readings_is_asked_back_until_it_is_written_anew(
    application: Application, attempt: Attempt
) -> None:
    typed = ["9.000", "9", "9000", "9,000"]
    told = [str(save_one(application, attempt, DAYS, each, seq).ask_back) for seq, each in enumerate(typed, start=1)]

    assert told == [WHICH_NUMBER, "", "", ""]


def test_an_answer_that_can_be_graded_is_not_asked_back_right_or_wrong(
    application: Application, attempt: Attempt
) -> None:
    told = [
        str(save_one(application, attempt, DAYS, typed, seq).ask_back) for seq, typed in enumerate(["9", "8"], start=1)
    ]

    assert told == ["", ""]
    assert asked_back(application, attempt) == {}


def test_a_blank_answer_is_not_asked_back(application: Application, attempt: Attempt) -> None:
    save_one(application, attempt, DAYS, "about nine", seq=1)

    assert save_one(application, attempt, DAYS, "", seq=2).ask_back == ""
    assert asked_back(application, attempt) == {}


def test_the_page_keeps_such_answers_and_names_them_from_then_on(application: Application, attempt: Attempt) -> None:
    taking = take_quiz.take_up(application, attempt)
    answers = {DAYS: "about nine", MOVED: "2/5/1931"}
    saved = take_quiz.save_page(application, taking, sending(answers), "a-page-1", taking.seen)

    assert saved.unreadable == {}
    assert take_quiz.take_up(application, attempt).responses == {"days": "about nine", "moved": "2/5/1931"}
    assert asked_back(application, attempt) == {DAYS: NO_NUMBER, MOVED: WHICH_DAY}


def test_a_mended_answer_is_no_longer_asked_back(application: Application, attempt: Attempt) -> None:
    save_one(application, attempt, MOVED, "2/5/1931", seq=1)
    save_one(application, attempt, MOVED, "2 May 1931", seq=2)

    assert asked_back(application, attempt) == {}


def test_a_late_answer_is_told_to_be_late(application: Application, attempt: Attempt) -> None:
    take_quiz.hand_in(application, attempt)

    assert save_one(application, attempt, DAYS, "about nine").late == Late.AFTER_HAND_IN


def test_handed_in_as_it_stands_it_earns_nothing_and_the_result_says_why(
    application: Application, attempt: Attempt
) -> None:
    save_one(application, attempt, DAYS, "about nine", seq=1)
    save_one(application, attempt, MOVED, "2/5/1931", seq=2)
    take_quiz.hand_in(application, attempt)
    marks = [
        each.mark for each in see_results.see_result(application, take_quiz.take_up(application, attempt)).questions
    ]

    assert [(mark.fraction, mark.status, mark.reason) for mark in marks] == [
        (Fraction(0), Status.WRONG, "unparsable"),
        (Fraction(0), Status.WRONG, "ambiguous"),
    ]
