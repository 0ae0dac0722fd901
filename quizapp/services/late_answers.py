"""Late answers: what came too late in an attempt, and a teacher's decision to let it count."""

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection

from quizapp.core.message import message
from quizapp.services.application import Application
from quizapp.services.release import shown_since
from quizapp.services.security_log import note
from quizapp.services.taking import Taking
from quizapp.store import answer_events, attempts, late_decisions, receipts
from quizapp.store.answer_events import LateEvent
from quizapp.store.attempts import Attempt
from quizapp.store.late_decisions import LateDecision
from quizapp.store.teachers import Teacher

LONGEST_REASON = 500


class Refused(Enum):
    """Why nothing was decided."""

    AT_WORK = message("This attempt is open, and the student is at work. Decide after the hand-in.")
    DECIDED_MEANWHILE = message(
        "This was decided meanwhile, in another window. Look at what holds now, then decide if you still want to."
    )
    NOTHING_LATE = message("Nothing came too late in this attempt. There is nothing to decide.")
    REASON_MISSING = message("Write a short reason, such as: the Wi-Fi was gone.")
    REASON_TOO_LONG = message("Write at most %(number)s characters as the reason.", number=LONGEST_REASON)


@dataclass(frozen=True)
class Sent:
    """What a teacher sent: whether late answers count, why, up to which event, and how many decisions the page knew."""

    lets_count: bool
    reason: str
    until_event: int
    seen: int


@dataclass(frozen=True)
class LateAnswer:
    """The last answer to the question with this number came too late, and when; *counts* says that it does anyway."""

    question_id: str
    number: int
    came_at: int
    counts: bool
    could_see_key: bool
    """Whether the student could see the right answers when it came."""


@dataclass(frozen=True)
class Decided:
    """What was decided about an attempt, in order, and the newest event that came too late in it."""

    last_event: int
    decisions: tuple[LateDecision, ...]

    @property
    def lets_count(self) -> bool:
        """Whether late answers count."""
        return bool(self.decisions) and self.decisions[-1].lets_count

    @property
    def is_behind(self) -> bool:
        """Whether more came after the decision to let late answers count."""
        return self.lets_count and self.decisions[-1].until_event < self.last_event


def late_answers(app: Application, taking: Taking) -> tuple[LateAnswer, ...]:
    """The questions of the attempt whose last answer came too late, in the order they are asked."""
    with app.database.read() as connection:
        late = answer_events.came_late(connection, taking.attempt.id)
        shown_at = shown_since(taking, receipts.first_hand_in(connection, taking.attempt.id)) if late else None
    numbered = enumerate(taking.question_set.questions, start=1)
    return tuple(_late_answer(each.id, number, late[each.id], shown_at) for number, each in numbered if each.id in late)


def _late_answer(question_id: str, number: int, event: LateEvent, shown_at: int | None) -> LateAnswer:
    could_see_key = shown_at is not None and event.received_at >= shown_at
    return LateAnswer(question_id, number, event.received_at, event.counts, could_see_key)


def decided(app: Application, attempt: Attempt) -> Decided:
    """What was decided about the attempt so far."""
    with app.database.read() as connection:
        return _decided(connection, attempt)


def decide(app: Application, teacher: Teacher, attempt: Attempt, sent: Sent) -> Refused | None:
    """Lets late answers count or takes that back, or says why not; what arrives afterwards is late as before."""
    with app.database.write() as connection:
        fresh = attempts.lock(connection, attempt)
        so_far = _decided(connection, fresh)
        refusal = _why_not(fresh, so_far, sent)
        if refusal is None:
            until = min(sent.until_event, so_far.last_event) if sent.lets_count else 0
            decision = LateDecision(len(so_far.decisions) + 1, until, sent.reason, teacher.id, app.now())
            late_decisions.record(connection, fresh.id, decision)
    if refusal is None:
        event = "late-answers-count" if sent.lets_count else "late-answers-count-no-longer"
        note(event, teacher=teacher.id, attempt=attempt.id, student=attempt.student_id)
    return refusal


def _decided(connection: Connection, attempt: Attempt) -> Decided:
    last = answer_events.last_late(connection, attempt.id)
    return Decided(last, late_decisions.of_attempt(connection, attempt.id))


def _why_not(attempt: Attempt, so_far: Decided, sent: Sent) -> Refused | None:
    """What happened meanwhile comes first, as in marking."""
    if attempt.is_open:
        return Refused.AT_WORK
    if sent.seen != len(so_far.decisions):
        return Refused.DECIDED_MEANWHILE
    if not so_far.last_event or (sent.lets_count and sent.until_event < 1):
        return Refused.NOTHING_LATE
    if not sent.reason:
        return Refused.REASON_MISSING
    return Refused.REASON_TOO_LONG if len(sent.reason) > LONGEST_REASON else None
