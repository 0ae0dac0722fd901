"""The time of attempts: when it is up, what a teacher adds to it, pauses, and what ends by itself."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from quizapp.core.attempt_clock import AttemptClock, Limits, deadline
from quizapp.services import handing_in
from quizapp.services.application import Application
from quizapp.store import assignments, attempts, class_students, reopenings, terms
from quizapp.store.assignments import Assignment
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import Accommodations, ClassStudent
from quizapp.store.terms import Terms

MINUTE = 60_000
_NOTHING = Accommodations()


def terms_in(
    connection: Connection, assignment: Assignment, found: Iterable[Attempt], students: Iterable[ClassStudent]
) -> Mapping[int, Terms]:
    """The terms of many attempts of the class's students at one assignment, by the number of the attempt."""
    agreed = {student.student_id: student.accommodations for student in students}
    reopened = reopenings.latest_in(connection, assignment.id)
    return {each.id: Terms(assignment, agreed.get(each.student_id, _NOTHING), reopened.get(each.id)) for each in found}


def clock_of(attempt: Attempt, under: Terms | None) -> AttemptClock:
    """The clock of an attempt under its terms."""
    if under is None:
        return AttemptClock(None)
    given, reopened = under.assignment, under.reopening
    is_after_closing = reopened is not None and given.closed_at is not None and reopened.reopened_at >= given.closed_at
    limits = Limits(
        attempt.started_at,
        given.rules.minutes,
        given.rules.closes_at,
        None if is_after_closing else given.closed_at,
        under.agreed.extra_time,
        attempt.extra_ms,
        under.agreed.no_time_limit,
        reopened.ends_at if reopened else None,
    )
    return AttemptClock(deadline(limits), given.paused_at)


def time_of(app: Application, attempt: Attempt) -> AttemptClock:
    """The clock of an attempt as it stands now."""
    with app.database.read() as connection:
        return clock_of(attempt, terms.of_attempt(connection, attempt))


def is_over(connection: Connection, attempt: Attempt, now: int) -> bool:
    """Whether an attempt is open whose time is over."""
    return has_ended(attempt, terms.of_attempt(connection, attempt), now)


def has_ended(attempt: Attempt, under: Terms | None, now: int) -> bool:
    """The same under these terms."""
    return attempt.is_open and clock_of(attempt, under).is_over(now)


def settle(app: Application, attempt: Attempt) -> Attempt:
    """The attempt as it stands: one whose time is over is handed in, at the moment its time was up."""
    now = app.now()
    with app.database.read() as connection:
        if not is_over(connection, attempt, now):
            return attempt
    with app.database.write() as connection:
        return _settle(connection, attempt, now)


def settle_all(app: Application, assignment: Assignment) -> None:
    """Hands in every attempt at the assignment whose time is over."""
    now = app.now()
    with app.database.read() as connection:
        found = attempts.open_at(connection, assignment.id)
        students = class_students.of_class(connection, assignment.class_id) if found else []
        held = terms_in(connection, assignment, found, students) if found else {}
    over = [each for each in found if clock_of(each, held[each.id]).is_over(now)]
    if over:
        with app.database.write() as connection:
            for each in over:
                _settle(connection, each, now)


def give_extra_time(app: Application, assignment: Assignment, minutes: int, student: int | None = None) -> int:
    """Adds minutes to the open attempt of a student, or of everybody, and says to how many."""
    settle_all(app, assignment)
    with app.database.write() as connection:
        found = attempts.open_at(connection, assignment.id)
        chosen = [each for each in found if student in (None, each.student_id)]
        for each in chosen:
            attempts.add_time(connection, each, minutes * MINUTE)
    return len(chosen)


def pause(app: Application, assignment: Assignment) -> None:
    """Lets the clock of every attempt stand still, and nobody begin; the second time changes nothing."""
    settle_all(app, assignment)
    with app.database.write() as connection:
        given = assignments.lock(connection, assignment.id)
        if given.paused_at is None and given.closed_at is None:
            assignments.mark(connection, given, paused_at=app.now())


def resume(app: Application, assignment: Assignment) -> None:
    """Lets all clocks go on: open attempts get the time of the pause back."""
    with app.database.write() as connection:
        given = assignments.lock(connection, assignment.id)
        if given.paused_at is not None:
            _give_back(connection, given, app.now() - given.paused_at)
            assignments.mark(connection, given, paused_at=None)


def close_now(app: Application, assignment: Assignment) -> None:
    """Ends the assignment: nobody begins or goes on, and what was saved counts."""
    with app.database.write() as connection:
        given = assignments.lock(connection, assignment.id)
        assignments.mark(connection, given, paused_at=None, closed_at=app.now())


def open_again(app: Application, assignment: Assignment) -> None:
    """Takes a closing by hand back; attempts that it ended stay handed in, unless they are reopened."""
    settle_all(app, assignment)
    with app.database.write() as connection:
        assignments.mark(connection, assignments.lock(connection, assignment.id), closed_at=None)


def reopen(app: Application, attempt: Attempt, minutes: int) -> bool:
    """Whether a handed-in attempt goes on for so many minutes; not where the student has begun another meanwhile."""
    now = app.now()
    with app.database.write() as connection:
        fresh = attempts.lock(connection, attempt)
        held = terms.of_attempt(connection, fresh)
        others = attempts.open_at(connection, fresh.assignment_id) if fresh.assignment_id else []
        if held is None or fresh.is_open or fresh.student_id in {each.student_id for each in others}:
            return False
        since = held.assignment.paused_at or now
        reopenings.reopen(connection, fresh, now, ends_at=since + minutes * MINUTE)
    return True


def release(app: Application, assignment: Assignment) -> None:
    """Shows what was to be shown when the teacher says so; the second time changes nothing."""
    with app.database.write() as connection:
        given = assignments.lock(connection, assignment.id)
        if given.released_at is None:
            now = app.now()
            assignments.mark(connection, given, released_at=now, first_released_at=given.first_released_at or now)


def take_back_release(app: Application, assignment: Assignment) -> None:
    """Shows it no longer."""
    with app.database.write() as connection:
        assignments.mark(connection, assignments.lock(connection, assignment.id), released_at=None)


def _settle(connection: Connection, attempt: Attempt, now: int) -> Attempt:
    """The same with what may have changed until the attempt was locked."""
    fresh = attempts.lock(connection, attempt)
    clock = clock_of(fresh, terms.of_attempt(connection, fresh))
    if fresh.is_open and clock.deadline is not None and clock.is_over(now):
        handing_in.close(connection, fresh, max(clock.deadline, fresh.started_at))
        return attempts.with_id(connection, attempt.id)
    return fresh


def _give_back(connection: Connection, assignment: Assignment, pause: int) -> None:
    for each in attempts.open_at(connection, assignment.id):
        attempts.add_time(connection, each, pause)
