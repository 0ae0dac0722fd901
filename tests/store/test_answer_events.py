"""Answer events: stored once, and the same answers count whatever the network did to them."""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from quizapp.store import answer_events, attempts
from quizapp.store.answer_events import AnswerEvent, SameKeyOtherAnswer, came_late, current, record
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database

ON_ONE_DATABASE = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CLIENTS = ("client-1", "client-2", "client-3")


def store(connection: Connection, attempt: Attempt, *events: AnswerEvent, late: bool = False) -> None:
    for event in events:
        record(connection, attempt.id, event, 1000, late=late)


def rows(connection: Connection, attempt: Attempt) -> list[tuple[object, ...]]:
    statement = text(
        "SELECT client, seq, question_id, response, late, received_at FROM answer_events WHERE attempt_id = :id"
    )
    return sorted(tuple(row) for row in connection.execute(statement, {"id": attempt.id}))


def said(seq: int, response: str, client: str = "client-1", question: str = "q") -> AnswerEvent:
    return AnswerEvent(client, seq, question, response)


class TestRecord:
    def test_the_same_event_twice_is_one_row(self, database: Database, attempt: Attempt) -> None:
        with database.write() as connection:
            store(connection, attempt, said(1, '"a"'), said(1, '"a"'))
            found = rows(connection, attempt)

        assert [row[:4] for row in found] == [("client-1", 1, "q", '"a"')]

    @pytest.mark.parametrize("other", [said(1, '"b"'), said(1, '"a"', question="another")])
    def test_the_same_key_with_another_answer_is_refused(
        self, database: Database, attempt: Attempt, other: AnswerEvent
    ) -> None:
        with database.write() as connection:
            store(connection, attempt, said(1, '"a"'))

            with pytest.raises(SameKeyOtherAnswer):
                store(connection, attempt, other)

            assert current(connection, attempt.id) == {"q": '"a"'}

    def test_it_tells_whether_the_event_came_late_the_first_time(self, database: Database, attempt: Attempt) -> None:
        with database.write() as connection:
            told = [
                record(connection, attempt.id, said(1, '"a"'), 1000, late=False),
                record(connection, attempt.id, said(1, '"a"'), 9000, late=True),
                record(connection, attempt.id, said(2, '"b"'), 9000, late=True),
                record(connection, attempt.id, said(2, '"b"'), 9000, late=False),
            ]

        assert told == [False, False, True, True]

    def test_any_text_comes_back_as_it_went_in(self, database: Database, attempt: Attempt) -> None:
        texts = [
            "👩‍👩‍👧",
            "\u202eright to left",
            "e\u0301 is not é",
            " \t ",
            "\\u0000",
            "'; DROP TABLE attempts; --",
            "%s :x",
        ]

        with database.write() as connection:
            for seq, each in enumerate(texts, start=1):
                store(connection, attempt, said(seq, each, question=f"q{seq}"))
            found = current(connection, attempt.id)

        assert list(found.values()) == texts


class TestCurrent:
    def test_the_highest_number_of_a_client_counts_in_whatever_order_it_came(
        self, database: Database, attempt: Attempt
    ) -> None:
        with database.write() as connection:
            store(connection, attempt, said(1, "one"), said(3, "three"), said(2, "two"))
            found = current(connection, attempt.id)

        assert found == {"q": "three"}

    def test_the_client_whose_highest_event_came_last_wins(self, database: Database, attempt: Attempt) -> None:
        with database.write() as connection:
            phone, laptop = "the-phone", "the-laptop"
            store(connection, attempt, said(9, "laptop", laptop), said(2, "phone", phone), said(8, "old", laptop))
            found = current(connection, attempt.id)

        assert found == {"q": "phone"}

    def test_late_events_do_not_count(self, database: Database, attempt: Attempt) -> None:
        with database.write() as connection:
            store(connection, attempt, said(1, "in time"))
            store(connection, attempt, said(2, "late"), said(3, "late", question="another"), late=True)
            found = current(connection, attempt.id)
            with_late = current(connection, attempt.id, with_late=True)

        assert found == {"q": "in time"}
        assert with_late == {"q": "late", "another": "late"}
        with database.read() as connection:
            assert len(rows(connection, attempt)) == 3

    def test_the_last_answer_is_too_late_until_another_comes_in_time(
        self, database: Database, attempt: Attempt
    ) -> None:
        with database.write() as connection:
            store(connection, attempt, said(1, "in time"), said(2, "in time", question="another"))
            store(connection, attempt, said(3, "late"), late=True)
            while_late = came_late(connection, attempt.id)
            store(connection, attempt, said(4, "after a reopening"))

            assert [(name, each.received_at, each.counts) for name, each in while_late.items()] == [("q", 1000, False)]
            assert came_late(connection, attempt.id) == {}

    def test_until_shows_the_past(self, database: Database, attempt: Attempt) -> None:
        with database.write() as connection:
            marks = [answer_events.current_and_last(connection, attempt.id)[1]]
            for seq in (1, 2):
                store(connection, attempt, said(seq, str(seq)))
                marks.append(answer_events.current_and_last(connection, attempt.id)[1])
            found = [current(connection, attempt.id, mark) for mark in marks]

        assert found == [{}, {"q": "1"}, {"q": "2"}]

    def test_another_attempt_has_its_own(self, database: Database, attempt: Attempt) -> None:
        with database.write() as connection:
            store(connection, attempt, said(1, "first"))
            second = next_attempt(connection, attempt)
            store(connection, second, said(1, "second"))
            found = [current(connection, each.id) for each in (attempt, second)]
            marks = [answer_events.current_and_last(connection, each.id)[1] for each in (attempt, second)]

        assert found == [{"q": "first"}, {"q": "second"}]
        assert marks[0] < marks[1]


def test_the_last_number_is_that_of_one_client(database: Database, attempt: Attempt) -> None:
    with database.write() as connection:
        store(connection, attempt, said(4, "a"), said(2, "b"), said(7, "c", "client-2"))
        found = [answer_events.last_seq(connection, attempt.id, client) for client in CLIENTS]

    assert found == [4, 7, 0]


one_client = st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("abc")), min_size=1, max_size=8)


@ON_ONE_DATABASE
@given(answers=one_client, data=st.data())
def test_reordered_and_replayed_events_leave_the_same_tables(
    database: Database, attempt: Attempt, answers: list[tuple[str, str]], data: st.DataObject
) -> None:
    events = [said(seq, answer, question=question) for seq, (question, answer) in enumerate(answers, start=1)]
    arriving = data.draw(st.permutations(events + data.draw(st.lists(st.sampled_from(events), max_size=5))))
    with database.write() as connection:
        straight, crooked = next_attempt(connection, attempt), next_attempt(connection, attempt)
        store(connection, straight, *events)
        store(connection, crooked, *arriving)
        expected, found = current(connection, straight.id), current(connection, crooked.id)
        tables = [rows(connection, each) for each in (straight, crooked)]

    assert found == expected == {event.question_id: event.response for event in events}
    assert tables[0] == tables[1]


@ON_ONE_DATABASE
@given(keys=st.lists(st.tuples(st.sampled_from(CLIENTS), st.integers(1, 5), st.sampled_from("pq")), max_size=20))
def test_of_several_clients_the_last_to_send_its_highest_wins(
    database: Database, attempt: Attempt, keys: list[tuple[str, int, str]]
) -> None:
    arriving = list(
        {(client, seq): said(seq, f"{client} {seq}", client, question) for client, seq, question in keys}.values()
    )
    with database.write() as connection:
        fresh = next_attempt(connection, attempt)
        store(connection, fresh, *arriving)
        found = current(connection, fresh.id)

    assert found == {question: winner(arriving, question) for question in {event.question_id for event in arriving}}


def winner(arriving: Iterable[AnswerEvent], question: str) -> str:
    """The rule once more, told differently: drop what a later number of the same client outdates, take the last."""
    mine = [event for event in arriving if event.question_id == question]
    return [
        event.response for event in mine if event.seq == max(each.seq for each in mine if each.client == event.client)
    ][-1]


def next_attempt(connection: Connection, attempt: Attempt) -> Attempt:
    """Another attempt of the same student, after handing in the open one."""
    student = connection.execute(text("SELECT student_id FROM attempts")).scalars().first()
    assert student is not None
    key = (int(student), attempt.set_id, attempt.version)
    going_on = attempts.begin(connection, *key, "unused", "seed", 1)
    attempts.hand_in(connection, going_on, 2)
    return attempts.begin(connection, *key, f"token-after-{going_on.id}", "seed", 1)
