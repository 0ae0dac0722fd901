"""Late decisions: the newest holds, they are numbered once, never changed, and gone with their attempt."""

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from quizapp.store import answer_events, erasures, late_decisions, teachers
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database
from quizapp.store.late_decisions import LateDecision


@pytest.fixture
def teacher(database: Database) -> int:
    """The number of Ms Taylor."""
    with database.write() as connection:
        teachers.add(connection, "Ms Taylor", "ms taylor", "hash", 900)
        account = teachers.with_name(connection, "ms taylor")
    assert account is not None
    return account.teacher.id


def decide(connection: Connection, attempt: Attempt, teacher: int, number: int, until: int) -> bool:
    return late_decisions.record(connection, attempt.id, LateDecision(number, until, "no Wi-Fi", teacher, 1000))


def come_late(connection: Connection, attempt: Attempt, seq: int, answer: str) -> int:
    answer_events.record(connection, attempt.id, AnswerEvent("phone-of-anna", seq, "q", answer), 1000, late=True)
    return answer_events.last_late(connection, attempt.id)


def test_late_events_count_up_to_the_one_of_the_newest_decision(
    database: Database, attempt: Attempt, teacher: int
) -> None:
    with database.write() as connection:
        first = come_late(connection, attempt, 1, "first")
        come_late(connection, attempt, 2, "second")
        found = []
        for number, until in enumerate([0, first, first + 1, 0], start=1):
            assert decide(connection, attempt, teacher, number, until)
            current = answer_events.current(connection, attempt.id)
            assert answer_events.of_attempts(connection, [attempt.id])[attempt.id].responses == current
            found.append(current)

    assert found == [{}, {"q": "first"}, {"q": "second"}, {}]


def test_what_is_sent_again_is_as_late_as_it_counts(database: Database, attempt: Attempt, teacher: int) -> None:
    event = AnswerEvent("phone-of-anna", 1, "q", "first")
    with database.write() as connection:
        until = come_late(connection, attempt, 1, "first")
        assert answer_events.record(connection, attempt.id, event, 2000, late=True)
        decide(connection, attempt, teacher, 1, until)
        assert not answer_events.record(connection, attempt.id, event, 2000, late=True)


def test_a_number_is_used_once(database: Database, attempt: Attempt, teacher: int) -> None:
    with database.write() as connection:
        assert decide(connection, attempt, teacher, 1, 0)
        assert not decide(connection, attempt, teacher, 1, 7)
        assert [each.until_event for each in late_decisions.of_attempt(connection, attempt.id)] == [0]


@pytest.mark.parametrize("change", ["UPDATE late_decisions SET reason = 'x'", "DELETE FROM late_decisions"])
def test_what_was_decided_is_never_changed(database: Database, attempt: Attempt, teacher: int, change: str) -> None:
    with database.write() as connection:
        decide(connection, attempt, teacher, 1, 0)

    with pytest.raises(DBAPIError, match="never changed"), database.write() as connection:
        connection.execute(text(change))


def test_it_is_erased_with_its_attempt(database: Database, attempt: Attempt, teacher: int) -> None:
    with database.write() as connection:
        decide(connection, attempt, teacher, 1, 0)
        erasures.erase_attempt(connection, attempt.id, 5000)
        assert late_decisions.of_attempt(connection, attempt.id) == ()
