"""Stage steps: each is taken once, by whoever comes first, and belongs to one attempt."""

from concurrent.futures import ThreadPoolExecutor

from quizapp.store import attempts, stage_steps, terms
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database
from tests.store.conftest import Student

STEPS = 12


def taken(database: Database, attempt: Attempt) -> int:
    with database.read() as connection:
        return terms.progress_of(connection, attempt).steps


def test_an_attempt_begins_with_none(database: Database, attempt: Attempt) -> None:
    assert taken(database, attempt) == 0


def test_a_step_is_taken_once(database: Database, attempt: Attempt) -> None:
    for stage in (1, 1, 2):
        with database.write() as connection:
            stage_steps.record(connection, attempt.id, stage, 2000)

    assert taken(database, attempt) == 2


def test_the_same_step_by_many_at_once_is_one(database: Database, attempt: Attempt) -> None:
    def step(now: int) -> None:
        with database.write() as connection:
            attempts.lock(connection, attempt)
            stage_steps.record(connection, attempt.id, 1, now)

    with ThreadPoolExecutor(STEPS) as pool:
        list(pool.map(step, range(2000, 2000 + STEPS)))

    assert taken(database, attempt) == 1


def test_another_attempt_stays_where_it_is(database: Database, attempt: Attempt, ben: Student) -> None:
    with database.write() as connection:
        of_ben = ben.begin(connection, "token-of-ben")
        stage_steps.record(connection, attempt.id, 1, 2000)

    assert taken(database, of_ben) == 0
