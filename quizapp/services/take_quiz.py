"""Taking a quiz: start, see what is asked, save answers, go on from stage to stage, hand in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from quizapp.core.message import Message, message
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import (
    Asked,
    Asking,
    QuestionType,
    Response,
    UnreadableResponse,
    question_token,
)
from quizapp.core.stages import Stage
from quizapp.services import handing_in
from quizapp.services.application import Application, KnowsTypes
from quizapp.services.attempt_time import has_ended, settle
from quizapp.services.held_back import is_held_back
from quizapp.services.taking import Taking, as_stored, begun, with_answers
from quizapp.services.tokens import TOKEN, new_token
from quizapp.store import (
    answer_events,
    attempts,
    checks,
    given_marks,
    set_versions,
    stage_steps,
    student_sign_ins,
    students,
    terms,
)
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.attempts import Attempt
from quizapp.store.terms import Progress

FieldData = Callable[[Asked], Any]
"""What a browser sent for an asked question, as its form field reads it."""


class Late(StrEnum):
    """Why an answer is kept and does not count."""

    AFTER_GOING_ON = "after_going_on"
    AFTER_HAND_IN = "after_hand_in"
    AFTER_TIME_IS_UP = "after_time_is_up"


@dataclass(frozen=True)
class Saved:
    """What became of a saved answer; *ask_back* is what to ask where it cannot be graded as it stands."""

    late: Late | None
    ask_back: Message | str
    answered: int
    """How many questions of the stage have an answer now."""


@dataclass(frozen=True)
class SavedPage:
    """What became of a whole page; *unreadable* says what to do about answers that were not saved, by token."""

    late: Late | None
    unreadable: Mapping[str, Message | str]


@dataclass(frozen=True)
class AskedStage:
    """The questions of a stage as a student sees them."""

    number: int
    day: str | None
    questions: list[Asked]


def find_student(app: Application, token: str | None) -> int | None:
    """The student whose browser holds this token."""
    if not token:
        return None
    with app.database.read() as connection:
        return student_sign_ins.student_with(connection, token)


def start(app: Application, student_token: str, question_set: QuestionSet, *, practises: bool = False) -> Attempt:
    """The student's open attempt at this set, or their open practice of it, begun now if there is none."""
    now = app.now()
    with app.database.write() as connection:
        student = students.admit(connection, student_token, now)
        set_versions.keep(connection, question_set, now)
        kept = question_set.id, question_set.version
        return attempts.begin(connection, student, *kept, new_token(), new_token(), now, practises=practises)


def chosen_attempts(app: Application, student: int | None) -> list[Attempt]:
    """The student's attempts at sets that they chose themselves, newest first; rounds and assignments are left out."""
    if student is None:
        return []
    with app.database.read() as connection:
        mine = attempts.all_of(connection, student)
    return [each for each in mine if each.assignment_id is None and each.round_of is None]


def find_attempt(app: Application, browser: str, token: str) -> Attempt | None:
    """The attempt with this token, if it is that of this browser's student; one whose time is over is handed in."""
    with app.database.read() as connection:
        found = _owned(connection, browser, token)
    if found is None:
        return None
    attempt, progress = found
    return settle(app, attempt) if has_ended(attempt, progress.terms, app.now()) else attempt


def find_taking(app: Application, browser: str, token: str) -> Taking | None:
    """The same attempt with everything that was answered in it."""
    with app.database.read() as connection:
        found = _owned(connection, browser, token)
        if found is None:
            return None
        attempt, progress = found
        if not has_ended(attempt, progress.terms, app.now()):
            return _taken_up(app, connection, attempt, progress)
    return take_up(app, settle(app, attempt))


def _owned(connection: Connection, browser: str, token: str) -> tuple[Attempt, Progress] | None:
    """Not asked of the database where the address holds no token at all, as it may hold what no database takes."""
    return terms.owned_by(connection, browser, token) if TOKEN.fullmatch(token) else None


def take_up(app: Application, attempt: Attempt, connection: Connection | None = None) -> Taking:
    """The attempt with everything that was answered in it, as a *connection* sees it."""
    if connection is None:
        with app.database.read() as reading:
            return take_up(app, attempt, reading)
    return _taken_up(app, connection, attempt, terms.progress_of(connection, attempt))


def _taken_up(app: Application, connection: Connection, attempt: Attempt, progress: Progress) -> Taking:
    taking = _answered(app, connection, _as_far(app, attempt, progress), progress)
    if progress.has_given_marks:
        return replace(taking, given=given_marks.of_attempt(connection, attempt.id))
    if taking.terms is not None:
        return taking
    return replace(taking, is_held_back=is_held_back(connection, attempt.set_id, app.now()))


def ask(app: KnowsTypes, taking: Taking) -> list[Asked]:
    """The questions of the stage as this student sees them, with the answers so far."""
    return _ask_stage(app, taking, taking.stage)


def ask_all(app: KnowsTypes, taking: Taking) -> list[Asked]:
    """All questions of the attempt as this student sees them, whatever the stage."""
    return [each for stage in taking.question_set.stages for each in _ask_stage(app, taking, stage)]


def ask_earlier(app: KnowsTypes, taking: Taking) -> list[AskedStage]:
    """What was asked in the stages that are left behind, with the answers that count."""
    stages = [stage for stage in taking.question_set.stages if stage.first < taking.stage.first]
    return [AskedStage(stage.number, stage.day, _ask_stage(app, taking, stage)) for stage in stages]


def ask_back(app: KnowsTypes, taking: Taking) -> dict[str, Message | str]:
    """What to ask about answers of the stage that are saved but cannot be graded as they stand, by token."""
    asked = {
        question_token(taking.attempt.seed, question): ask_back_one(
            app, taking, question, taking.responses.get(question.id)
        )
        for question in taking.stage.questions
    }
    return {token: words for token, words in asked.items() if words}


def save_one(
    app: Application, browser: str, attempt: str, question_sent: str, data: FieldData, client: str, seq: int
) -> Saved | None:
    """Stores one answer, also one that is then asked back; one transaction in which as little as possible is read.

    Nothing where the token *attempt* names none of this browser's student. Raises `UnreadableResponse`, or
    `SameKeyOtherAnswer` where *client* and *seq* name another answer already.
    """
    if not TOKEN.fullmatch(attempt):
        return None
    with app.database.write() as connection:
        locked, now = attempts.lock_owned(connection, browser, attempt), app.now()
        if locked is None:
            return None
        # Not in the same query: what somebody else wrote until the attempt was locked must be seen.
        progress = terms.progress_of(connection, locked)
        taking = _as_far(app, locked, progress)
        stage, question, response = read_one(app, taking, question_sent, data)
        late = _late(taking, stage, now)
        event = AnswerEvent(client, seq, question.id, as_stored(response))
        is_late = answer_events.record(connection, locked.id, event, now, late=late is not None)
        answered = _answered(app, connection, taking, progress).answered
    # What is sent again stays as late as it was, also where the attempt was reopened since.
    told = (late or Late.AFTER_HAND_IN) if is_late else None
    return Saved(told, ask_back_one(app, taking, question, response), answered)


def save_page(app: Application, taking: Taking, data: FieldData, client: str, seen: int) -> SavedPage:
    """Stores what a whole page changed since it was shown; *taking* is in the stage that the page showed.

    An answer that is asked back was read and is stored: `ask_back` names it from then on.
    *seen* says which answers the page showed: what it left as it was must not undo a change from another tab.
    """
    read, unreadable = read_page(app, taking, data)
    answers = {question_id: as_stored(response) for question_id, response in read.items()}
    with app.database.write() as connection:
        now_there = _begun(app, connection, attempts.lock(connection, taking.attempt))
        late = _late(now_there, taking.stage, app.now())
        shown = answer_events.current(connection, taking.attempt.id, seen)
        current = answer_events.current(connection, taking.attempt.id, with_late=True)
        seq = answer_events.last_seq(connection, taking.attempt.id, client)
        for question_id, response in answers.items():
            if response not in (shown.get(question_id, _BLANK), current.get(question_id, _BLANK)):
                seq += 1
                event = AnswerEvent(client, seq, question_id, response)
                answer_events.record(connection, taking.attempt.id, event, app.now(), late=late is not None)
    return SavedPage(late, unreadable)


def go_on(app: Application, attempt: Attempt, stage: int) -> None:
    """Leaves *stage* for the next one; what was saved before counts, and the second time changes nothing."""
    with app.database.write() as connection:
        taking = _begun(app, connection, attempts.lock(connection, attempt))
        if taking.attempt.is_open and stage == taking.stage.number and taking.next_stage:
            stage_steps.record(connection, attempt.id, stage, app.now())


def end_reading(app: Application, attempt: Attempt) -> None:
    """Goes on from the passages to the questions, where the assignment hides the passages then."""
    with app.database.write() as connection:
        attempts.lock(connection, attempt)
        attempts.end_reading(connection, attempt, app.now())


def hand_in(app: Application, attempt: Attempt) -> bool:
    """Closes the attempt, if it is in its last stage, and says whether it is; what was saved before counts.

    Once its time is up it is closed in any stage, and was handed in when time was up.
    """
    now = app.now()
    with app.database.write() as connection:
        taking = _begun(app, connection, attempts.lock(connection, attempt))
        deadline = taking.clock.deadline
        is_last = taking.next_stage is None or taking.clock.is_up(now)
        if taking.attempt.is_open and is_last:
            at = now if deadline is None else min(now, max(deadline, attempt.started_at))
            handing_in.close(connection, attempt, at)
    return is_last


def late_now(app: Application, connection: Connection, attempt: Attempt) -> Late | None:
    """Waits until nobody else changes the attempt, then says why nothing can be changed in it, if that is so."""
    return _late(_begun(app, connection, attempts.lock(connection, attempt)), None, app.now())


def _begun(app: Application, connection: Connection, attempt: Attempt) -> Taking:
    """The attempt in its stage, without the answers."""
    return _as_far(app, attempt, terms.progress_of(connection, attempt))


def _as_far(app: Application, attempt: Attempt, progress: Progress) -> Taking:
    return begun(app, attempt, progress.steps, progress.terms, has_notes=progress.has_notes)


def _answered(app: Application, connection: Connection, taking: Taking, progress: Progress) -> Taking:
    """The same with the answers and what was checked of them."""
    attempt = taking.attempt
    checked = checks.of_attempt(connection, attempt.id) if progress.has_checks else ()
    stored, seen = answer_events.current_and_last(connection, attempt.id)
    return with_answers(app, taking, stored, seen, checked)


def _late(taking: Taking, stage: Stage | None, now: int) -> Late | None:
    """Why answers of this stage come too late, if they do, of an attempt that is locked."""
    clock, handed_in_at = taking.clock, taking.attempt.handed_in_at
    if clock.is_over(now) and handed_in_at in (None, clock.deadline):
        return Late.AFTER_TIME_IS_UP
    if not taking.attempt.is_open:
        return Late.AFTER_HAND_IN
    return Late.AFTER_GOING_ON if stage is not None and stage.number < taking.stage.number else None


def _ask_stage(app: KnowsTypes, taking: Taking, stage: Stage) -> list[Asked]:
    return [
        app.types[question.type].ask(question, _asking(taking, question, number, taking.responses.get(question.id)))
        for number, question in enumerate(stage.questions, start=stage.first)
    ]


def read_page(app: KnowsTypes, taking: Taking, data: FieldData) -> tuple[dict[str, Response], dict[str, Message | str]]:
    """The responses that a whole page holds, and what could not be read, by token."""
    responses: dict[str, Response] = {}
    unreadable: dict[str, Message | str] = {}
    for number, question in enumerate(taking.stage.questions, start=taking.stage.first):
        if question.id in taking.fixed:
            continue
        try:
            responses[question.id] = _read(app, taking, number, question, data)
        except UnreadableResponse as error:
            unreadable[question_token(taking.attempt.seed, question)] = error.args[0]
    return responses, unreadable


def read_one(app: KnowsTypes, taking: Taking, token: str, data: FieldData) -> tuple[Stage, Question, Response]:
    """The response to the question with this *token*, and its stage; raises `UnreadableResponse`."""
    stage, number, question = _question_with(taking, token)
    return stage, question, _read(app, taking, number, question, data)


def _read(app: KnowsTypes, taking: Taking, number: int, question: Question, data: FieldData) -> Response:
    kind: QuestionType = app.types[question.type]
    # The field is built without the answer so far, or a form library would fill in what was not sent.
    blank = _asking(taking, question, number, None)
    return kind.read(question, blank, data(kind.ask(question, blank)))


def ask_back_one(app: KnowsTypes, taking: Taking, question: Question, response: Response) -> Message | str:
    """What to ask about one response that cannot be graded as it stands; empty where all is well."""
    asked = taking.question_set
    return app.types[question.type].ask_back(question, response, asked.passages_of(question), asked.language)


def _asking(taking: Taking, question: Question, number: int, response: Response) -> Asking:
    return Asking(taking.attempt.seed, number, taking.question_set.passages_of(question), response)


def _question_with(taking: Taking, token: str) -> tuple[Stage, int, Question]:
    """A question of this stage or an earlier one; of the later ones nothing is known yet."""
    for stage in taking.question_set.stages[: taking.stage.number]:
        for number, question in enumerate(stage.questions, start=stage.first):
            if question_token(taking.attempt.seed, question) == token:
                return stage, number, question
    raise UnreadableResponse(message("This question does not belong to the quiz. Reload the page."))


_BLANK = as_stored(None)
