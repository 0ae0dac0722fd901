"""Answer events: every saved change of a response, in the order it arrived; never updated or deleted."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Boolean, Connection, Row, bindparam, func, or_, select, true

from quizapp.store.insert_once import insert_once
from quizapp.store.newest_events import newest
from quizapp.store.tables import answer_events, attempts, late_decisions

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
    let_count: frozenset[str]
    """The questions whose response came too late and counts, as the teacher decided."""
    until_event: int
    """The event up to which late ones count; 0 where none does."""
    newest: str
    """The question of the newest event."""
    saved_at: int


@dataclass(frozen=True)
class LateEvent:
    """An answer that came too late, when it came, and whether it counts all the same."""

    id: int
    received_at: int
    counts: bool


class SameKeyOtherAnswer(Exception):
    """An event with this client and number is stored, and it says something else."""


_DECIDED = (
    select(late_decisions.c.until_event)
    .where(late_decisions.c.attempt_id == answer_events.c.attempt_id)
    .order_by(late_decisions.c.number.desc())
    .limit(1)
    .correlate(answer_events)
    .scalar_subquery()
)
_UNTIL_EVENT = func.coalesce(_DECIDED, 0)
_COUNTS = or_(answer_events.c.late.is_(False), answer_events.c.id <= _UNTIL_EVENT)
"""Whether an event counts: it was in time, or the newest decision about its attempt lets it count."""
_EVENTS = select(
    answer_events.c.id,
    answer_events.c.client,
    answer_events.c.seq,
    answer_events.c.question_id,
    answer_events.c.response,
    answer_events.c.late,
    _COUNTS.label("counts"),
)
_STORED = _EVENTS.where(
    answer_events.c.attempt_id == bindparam("attempt"),
    answer_events.c.client == bindparam("client"),
    answer_events.c.seq == bindparam("seq"),
)
_COUNTING = _EVENTS.where(
    answer_events.c.attempt_id == bindparam("attempt"),
    or_(_COUNTS, bindparam("with_late", type_=Boolean) == true()),
    answer_events.c.id <= bindparam("until"),
).order_by(answer_events.c.id)
_LAST_SEQ = select(func.coalesce(func.max(answer_events.c.seq), 0)).where(
    answer_events.c.attempt_id == bindparam("attempt"), answer_events.c.client == bindparam("client")
)
_LAST_LATE = select(func.coalesce(func.max(answer_events.c.id), 0)).where(
    answer_events.c.attempt_id == bindparam("attempt"), answer_events.c.late.is_(True)
)
_HOW_FAR = (
    select(answer_events.c.attempt_id, func.max(answer_events.c.id), _UNTIL_EVENT)
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
    _EVENTS.add_columns(answer_events.c.attempt_id, answer_events.c.received_at, _UNTIL_EVENT.label("until_event"))
    .where(answer_events.c.attempt_id.in_(bindparam("attempts", expanding=True)))
    .order_by(answer_events.c.attempt_id, answer_events.c.id)
)


def record(connection: Connection, attempt_id: int, event: AnswerEvent, now: int, *, late: bool) -> bool:
    """Appends the event and returns whether it is too late to count.

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
    return not stored.counts


def last_seq(connection: Connection, attempt_id: int, client: str) -> int:
    """The highest number this client has used, 0 before its first event."""
    return int(connection.execute(_LAST_SEQ, {"attempt": attempt_id, "client": client}).scalar_one())


def current(
    connection: Connection, attempt_id: int, until: int = LARGEST_SEQ, *, with_late: bool = False
) -> dict[str, str]:
    """The response that counts for each question, as JSON text.

    Of several events the one counts that `newest` says. Late ones do not, unless the teacher decided that they do or
    they are asked for *with_late*.
    """
    return _counting(connection.execute(_COUNTING, {"attempt": attempt_id, "until": until, "with_late": with_late}))


def current_and_last(connection: Connection, attempt_id: int) -> tuple[dict[str, str], int]:
    """The responses that count, and the newest event of all those: a mark in time, for `current`."""
    found = connection.execute(_COUNTING, {"attempt": attempt_id, "until": LARGEST_SEQ, "with_late": False})
    events = [*found]
    return _counting(events), events[-1].id if events else 0


def came_late(connection: Connection, attempt_id: int) -> dict[str, LateEvent]:
    """The last answer to each question whose last answer came too late."""
    rows = connection.execute(_ARRIVED, {"attempt": attempt_id})
    last = newest((row.question_id, row.client, row.seq, row.id, row) for row in rows)
    return {name: LateEvent(row.id, row.received_at, bool(row.counts)) for name, row in last.items() if row.late}


def last_late(connection: Connection, attempt_id: int) -> int:
    """The newest event of the attempt that came too late; 0 where none did."""
    return int(connection.execute(_LAST_LATE, {"attempt": attempt_id}).scalar_one())


def how_far(connection: Connection, assignment_id: int) -> dict[int, tuple[int, int]]:
    """The newest event of each attempt at the assignment that has any, and the event up to which late ones count."""
    rows = connection.execute(_HOW_FAR, {"assignment": assignment_id})
    return {int(attempt): (int(last), int(until)) for attempt, last, until in rows}


def of_attempts(connection: Connection, attempt_ids: Collection[int]) -> dict[int, Answers]:
    """What was answered in each of these attempts, in one query."""
    if not attempt_ids:
        return {}
    rows = connection.execute(_OF_ATTEMPTS, {"attempts": list(attempt_ids)})
    return {attempt: _answers(list(events)) for attempt, events in groupby(rows, lambda row: int(row.attempt_id))}


def _answers(events: list[Row[Any]]) -> Answers:
    last = events[-1]
    counting = [event for event in events if event.counts]
    late = newest((event.question_id, event.client, event.seq, event.id, event.late) for event in counting)
    return Answers(
        last.id,
        _counting(counting),
        _counting(event for event in events if not event.counts),
        frozenset(question_id for question_id, is_late in late.items() if is_late),
        last.until_event,
        last.question_id,
        last.received_at,
    )


def _counting(events: Iterable[Row[Any]]) -> dict[str, str]:
    """The responses that count, of events in the order they arrived."""
    return newest((row.question_id, row.client, row.seq, row.id, row.response) for row in events)
