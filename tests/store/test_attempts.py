"""Attempts: one open one for each student and set, seen by that student only, handed in once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import pytest
from sqlalchemy import Connection, func, select

from quizapp.store import attempts, student_sign_ins, terms
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database
from quizapp.store.insert_once import insert_once
from quizapp.store.tables import attempts as table

STARTS = 20
ANNA = "the browser of Anna"


def owned(connection: Connection, browser: str, token: str) -> Attempt | None:
    """What is read and what is locked, which must be the same."""
    found, locked = terms.owned_by(connection, browser, token), attempts.lock_owned(connection, browser, token)
    assert (found and found[0]) == locked
    return locked


class Student(Protocol):
    """Somebody who can begin attempts."""

    id: int
    begin: Callable[..., Attempt]


class TestBegin:
    def test_it_is_open_and_the_first(self, attempt: Attempt) -> None:
        assert (attempt.is_open, attempt.number, attempt.token) == (True, 1, "token-of-anna")

    def test_the_second_time_goes_on_with_the_first(self, database: Database, anna: Student, attempt: Attempt) -> None:
        with database.write() as connection:
            again = anna.begin(connection, "another-token")

        assert again == attempt

    def test_twenty_at_once_get_the_same(self, database: Database, anna: Student) -> None:
        together = threading.Barrier(STARTS)

        def start(number: int) -> str:
            together.wait()
            with database.write() as connection:
                return anna.begin(connection, f"token-{number}").token

        with ThreadPoolExecutor(STARTS) as pool:
            tokens = set(pool.map(start, range(STARTS)))

        assert len(tokens) == 1
        assert count(database) == 1

    def test_after_the_hand_in_a_second_one_begins(self, database: Database, anna: Student, attempt: Attempt) -> None:
        with database.write() as connection:
            attempts.hand_in(connection, attempt, 2000)
            second = anna.begin(connection, "second")

        assert (second.number, second.token, second.is_open) == (2, "second", True)

    def test_other_sets_and_other_students_have_their_own(
        self, database: Database, anna: Student, ben: Student, attempt: Attempt
    ) -> None:
        with database.write() as connection:
            of_ben = ben.begin(connection, "ben")
            of_another_set = anna.begin(connection, "set", set_id="another")

        assert len({attempt.id, of_ben.id, of_another_set.id}) == 3
        assert {attempt.number, of_ben.number, of_another_set.number} == {1}

    def test_another_one_begun_and_handed_in_in_between_is_no_error(
        self, database: Database, anna: Student, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def begin_and_hand_in() -> None:
            with database.write() as connection:
                attempts.hand_in(connection, anna.begin(connection, "quicker"), 2000)

        def insert_late(connection: Connection, *arguments: Any) -> bool:
            quicker.start()
            quicker.join(0.3)  # it gets as far as it can while this start is between reading and writing
            return insert_once(connection, *arguments)

        quicker = threading.Thread(target=begin_and_hand_in)
        with database.write() as connection:
            monkeypatch.setattr(attempts, "insert_once", insert_late)
            begun = anna.begin(connection, "slower")
            monkeypatch.undo()
        quicker.join()

        assert begun.is_open


class TestOwnedBy:
    def test_the_student_gets_it(self, database: Database, anna: Student, attempt: Attempt) -> None:
        with database.read() as connection:
            found = owned(connection, ANNA, attempt.token)

        assert found == attempt

    def test_a_browser_that_waits_to_be_admitted_does_not(
        self, database: Database, anna: Student, attempt: Attempt
    ) -> None:
        with database.write() as connection:
            student_sign_ins.begin(connection, "a claim", anna.id, 1000, admitted_at=None)
            assert owned(connection, "a claim", attempt.token) is None

    def test_another_student_does_not(self, database: Database, ben: Student, attempt: Attempt) -> None:
        with database.read() as connection:
            found = owned(connection, "the browser of Ben", attempt.token)

        assert found is None

    def test_a_token_of_nobody_finds_nothing(self, database: Database, anna: Student) -> None:
        with database.read() as connection:
            assert owned(connection, ANNA, "") is None
            assert owned(connection, ANNA, "%") is None


def test_all_of_a_student_come_newest_first(database: Database, anna: Student, ben: Student, attempt: Attempt) -> None:
    with database.write() as connection:
        ben.begin(connection, "ben")
        attempts.hand_in(connection, attempt, 2000)
        second = anna.begin(connection, "second")
        found = attempts.all_of(connection, anna.id)

    assert [each.id for each in found] == [second.id, attempt.id]


class TestHandIn:
    def test_it_closes_the_attempt(self, database: Database, anna: Student, attempt: Attempt) -> None:
        with database.write() as connection:
            was_open = attempts.lock(connection, attempt).is_open
            attempts.hand_in(connection, attempt, 2000)
            is_open = attempts.lock(connection, attempt).is_open

        assert (was_open, is_open) == (True, False)

    def test_the_second_time_keeps_the_first_time_stamp(
        self, database: Database, anna: Student, attempt: Attempt
    ) -> None:
        for now in (2000, 3000):
            with database.write() as connection:
                attempts.hand_in(connection, attempt, now)

        with database.read() as connection:
            found = owned(connection, ANNA, attempt.token)
        assert found is not None
        assert found.handed_in_at == 2000

    def test_twenty_at_once_leave_one_time_stamp(self, database: Database, anna: Student, attempt: Attempt) -> None:
        def hand_in(now: int) -> int | None:
            with database.write() as connection:
                attempts.hand_in(connection, attempt, now)
                found = owned(connection, ANNA, attempt.token)
            return found.handed_in_at if found else None

        with ThreadPoolExecutor(STARTS) as pool:
            seen = set(pool.map(hand_in, range(2000, 2000 + STARTS)))

        assert len(seen) == 1


def count(database: Database) -> int:
    with database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
