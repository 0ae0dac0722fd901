"""Late decisions: each time a teacher let late answers of an attempt count, or took that back; the newest holds."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from quizapp.store.insert_once import insert_once
from quizapp.store.tables import late_decisions


@dataclass(frozen=True)
class LateDecision:
    """One decision: late answers count up to the event *until_event*; with 0 none of them does."""

    number: int
    until_event: int
    reason: str
    teacher_id: int
    decided_at: int

    @property
    def lets_count(self) -> bool:
        """Whether it let late answers count; otherwise it took that back."""
        return self.until_event > 0


_COLUMNS = select(*(late_decisions.c[name] for name in LateDecision.__dataclass_fields__))
_OF_ATTEMPT = _COLUMNS.where(late_decisions.c.attempt_id == bindparam("attempt")).order_by(late_decisions.c.number)


def record(connection: Connection, attempt_id: int, decision: LateDecision) -> bool:
    """Appends a decision, and says whether it went in; not where the attempt has one with this number already."""
    return insert_once(connection, late_decisions, {"attempt_id": attempt_id, **vars(decision)})


def of_attempt(connection: Connection, attempt_id: int) -> tuple[LateDecision, ...]:
    """All decisions about the attempt, in order."""
    return tuple(LateDecision(**row._mapping) for row in connection.execute(_OF_ATTEMPT, {"attempt": attempt_id}))
