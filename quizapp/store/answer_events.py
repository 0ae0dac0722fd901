"""Answer events: every saved change of a response, in the order it arrived; never updated or deleted."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Boolean, Connection, Row, bindparam, func, or_, select

from quizapp.store.insert_once import insert_once
from quizapp.store.newest_events import newest
from quizapp.store.tables import answer_events, attempts

LARGEST_SEQ = 2**31 - 1


@dataclass(frozen=True)
class AnswerEvent:
    """One change: *client* and *seq* name it for ever; *response* is JSON text."""

    client: str
    seq: int
    question_id: str
    response: str


@dataclass(frozen=True)
class Answers:
    """Everything that was answered in one attempt up to the event *last_id*."""

    last_id: int
    responses: Mapping[str, str]
    """The response that counts for each question, as JSON text."""
    late: Mapping[str, str]
    """The last response that came too late to count, for each question that has one."""
    newest: str
    """The question of the newest event."""
    saved_at: int


class SameKeyOtherAnswer(Exception):
    """An event with this client and number is stored, and it says something else."""


_EVENTS = select(
    answer_events.c.id,
    answer_events.c.client,
    answer_events.c.seq,
    answer_events.c.question_id,
    answer_events.c.response,
    answer_events.c.late,
)
_STORED = _EVENTS.where(
    answer_events.c.attempt_id == bindparam("attempt"),
    answer_events.c.client == bindparam("client"),
    answer_events.c.seq == bindparam("seq"),
)
_COUNTING = _EVENTS.where(
    answer_events.c.attempt_id == bindparam("attempt"),
    or_(answer_events.c.late.is_(False), bindparam("with_late", type_=Boolean)),
    answer_events.c.id <= bindparam("until"),
).order_by(answer_events.c.id)
_LAST_SEQ = select(func.coalesce(func.max(answer_events.c.seq), 0)).where(
    answer_events.c.attempt_id == bindparam("attempt"), answer_events.c.client == bindparam("client")
)
_LAST_IDS = (
    select(answer_events.c.attempt_id, func.max(answer_events.c.id))
    .join(attempts, attempts.c.id == answer_events.c.attempt_id)
    .where(attempts.c.assignment_id == bindparam("assignment"))
    .group_by(answer_events.c.attempt_id)
)
_ARRIVED = (
    _EVENTS.add_columns(answer_events.c.received_at)
    .where(answer_events.c.attempt_id == bindparam("attempt"))
    .order_by(answer_events.c.id)
)
_OF_ATTEMPTS = (
    _EVENTS.add_columns(answer_events.c.attempt_id, answer_events.c.received_at)
    .where(answer_events.c.attempt_id.in_(bindparam("attempts", expanding=True)))
    .order_by(answer_events.c.attempt_id, answer_events.c.id)
)


def record(connection: Connection, attempt_id: int, event: AnswerEvent, now: int, *, late: bool) -> bool:
    """Appends the event and returns whether it is late.

    The same event twice is stored once, as late as it was the first time. Raises `SameKeyOtherAnswer`.
    """
    key = {"client": event.client, "seq": event.seq}
    content = {"question_id": event.question_id, "response": event.response}
    row = {"attempt_id": attempt_id, **key, **content, "late": late, "received_at": now}
    if insert_once(connection, answer_events, row):
        return late
    stored = connection.execute(_STORED, {"attempt": attempt_id, **key}).one()
    if (stored.question_id, stored.response) != (event.question_id, event.response):
        raise SameKeyOtherAnswer
    return bool(stored.late)


def last_seq(connection: Connection, attempt_id: int, client: str) -> int:
    """The highest number this client has used, 0 before its first event."""
    return int(connection.execute(_LAST_SEQ, {"attempt": attempt_id, "client": client}).scalar_one())


def current(
    connection: Connection, attempt_id: int, until: int = LARGEST_SEQ, *, with_late: bool = False
) -> dict[str, str]:
    """The response that counts for each question, as JSON text.

    Of several events the one counts that `newest` says. Events after the hand-in do not, unless asked for *with_late*.
    """
    return _counting(connection.execute(_COUNTING, {"attempt": attempt_id, "until": until, "with_late": with_late}))


def current_and_last(connection: Connection, attempt_id: int) -> tuple[dict[str, str], int]:
    """The responses that count, and the newest event of all those: a mark in time, for `current`."""
    found = connection.execute(_COUNTING, {"attempt": attempt_id, "until": LARGEST_SEQ, "with_late": False})
    events = [*found]
    return _counting(events), events[-1].id if events else 0


def too_late(connection: Connection, attempt_id: int) -> dict[str, int]:
    """When the last answer to a question came, for each whose last answer came too late to count."""
    rows = connection.execute(_ARRIVED, {"attempt": attempt_id})
    last = newest((row.question_id, row.client, row.seq, row.id, (row.late, row.received_at)) for row in rows)
    return {question: int(at) for question, (is_late, at) in last.items() if is_late}


def last_ids(connection: Connection, assignment_id: int) -> dict[int, int]:
    """The newest event of each attempt at the assignment in which something was answered."""
    rows = connection.execute(_LAST_IDS, {"assignment": assignment_id})
    return {int(attempt): int(last) for attempt, last in rows}


def of_attempts(connection: Connection, attempt_ids: Collection[int]) -> dict[int, Answers]:
    """What was answered in each of these attempts, in one query."""
    if not attempt_ids:
        return {}
    rows = connection.execute(_OF_ATTEMPTS, {"attempts": list(attempt_ids)})
    return {attempt: _answers(list(events)) for attempt, events in groupby(rows, lambda row: int(row.attempt_id))}


def _answers(events: list[Row[Any]]) -> Answers:
    last = events[-1]
    return Answers(
        last.id,
        _counting(event for event in events if not event.late),
        _counting(event for event in events if event.late),
        last.question_id,
        last.received_at,
    )


def _counting(events: Iterable[Row[Any]]) -> dict[str, str]:
    """The responses that count, of events in the order they arrived."""
    return newest((row.question_id, row.client, row.seq, row.id, row.response) for row in events)
