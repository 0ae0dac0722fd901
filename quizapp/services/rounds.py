"""Rounds: practising once more what was missed in an attempt, at once or when it comes back after some days."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.core.question_set import QuestionSet
from quizapp.core.rounds import MISSED, is_back
from quizapp.services.application import Application
from quizapp.services.release import release_of
from quizapp.services.see_results import marks_of
from quizapp.services.take_quiz import take_up
from quizapp.services.taking import Taking
from quizapp.services.tokens import new_token
from quizapp.store import attempts
from quizapp.store.attempts import Attempt


@dataclass(frozen=True)
class ComingBack:
    """An attempt whose missed questions are to be practised again, and how many they are."""

    attempt: Attempt
    question_set: QuestionSet
    missed: int


def missed_in(app: Application, taking: Taking) -> list[str]:
    """The ids of the questions that were not wholly right; none before all of it may be seen, as a round tells it."""
    if not release_of(taking).proof:
        return []
    return [question.id for question, mark in marks_of(app, taking) if mark.status in MISSED]


def begin(app: Application, attempt: Attempt) -> Attempt | None:
    """The open round over what was missed in this attempt, begun now if there is none; none where nothing was missed.

    A round over a round belongs to the attempt where it all began.
    """
    asked = missed_in(app, take_up(app, attempt))
    if not asked:
        return None
    tokens = new_token(), new_token()
    first = attempt.round_of or attempt.id
    with app.database.write() as connection:
        return attempts.begin(
            connection,
            attempt.student_id,
            attempt.set_id,
            attempt.version,
            *tokens,
            app.now(),
            practises=True,
            round_of=first,
            asks=json.dumps(asked),
        )


def origin_of(app: Application, attempt: Attempt) -> Attempt:
    """The attempt whose missed questions a round asks; of any other attempt itself."""
    if attempt.round_of is None:
        return attempt
    with app.database.read() as connection:
        return attempts.with_id(connection, attempt.round_of)


def coming_back(app: Application, taken: Iterable[Attempt]) -> list[ComingBack]:
    """Of these attempts, the newest first, the last one at each set whose missed questions are back today."""
    last: dict[str, Attempt] = {}
    for each in taken:
        if not each.is_open:
            last.setdefault(each.set_id, each)
    found = (_back(app, each) for each in last.values() if _is_back(app, each))
    return [each for each in found if each.missed]


def _is_back(app: Application, attempt: Attempt) -> bool:
    with app.database.read() as connection:
        practised_at = attempts.rounds_began(connection, attempt.id)
    return attempt.handed_in_at is not None and is_back(attempt.handed_in_at, practised_at, app.now())


def _back(app: Application, attempt: Attempt) -> ComingBack:
    taking = take_up(app, attempt)
    return ComingBack(attempt, taking.question_set, len(missed_in(app, taking)))
