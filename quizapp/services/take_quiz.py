"""Taking a quiz: start, see what is asked, save answers, hand in."""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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
from quizapp.services.application import Application, KnowsTypes
from quizapp.store import answer_events, attempts, set_versions, students
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.attempts import Attempt

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")

FieldData = Callable[[Asked], Any]
"""What a browser sent for an asked question, as its form field reads it."""


@dataclass(frozen=True)
class Taking:
    """An attempt with its pinned set and the answers so far; *seen* marks how far they were read."""

    attempt: Attempt
    question_set: QuestionSet
    responses: Mapping[str, Response]
    seen: int

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(response is not None for response in self.responses.values())


@dataclass(frozen=True)
class Saved:
    """What became of a saved answer; *ask_back* is what to ask where it cannot be graded as it stands."""

    in_time: bool
    ask_back: str


def new_token() -> str:
    """128 random bits for a URL or a cookie."""
    return secrets.token_urlsafe(16)


def find_student(app: Application, token: str | None) -> int | None:
    """The student whose browser holds this token."""
    if not token:
        return None
    with app.database.read() as connection:
        return students.student_with(connection, token)


def start(app: Application, student_token: str, question_set: QuestionSet) -> Attempt:
    """The student's open attempt at this set, begun now if there is none."""
    now = app.now()
    with app.database.write() as connection:
        student = students.admit(connection, student_token, now)
        set_versions.keep(connection, question_set, now)
        return attempts.begin(connection, student, question_set.id, question_set.version, new_token(), new_token(), now)


def earlier_attempts(app: Application, student: int | None) -> list[Attempt]:
    """The student's attempts, newest first."""
    if student is None:
        return []
    with app.database.read() as connection:
        return attempts.all_of(connection, student)


def find_attempt(app: Application, student: int | None, token: str) -> Attempt | None:
    """The attempt with this token, if it is this student's."""
    if student is None or not _TOKEN.fullmatch(token):  # PostgreSQL would stumble over a NUL
        return None
    with app.database.read() as connection:
        return attempts.owned_by(connection, student, token)


def take_up(app: Application, attempt: Attempt) -> Taking:
    """The attempt with everything that was answered in it."""
    with app.database.read() as connection:
        seen = answer_events.last_id(connection, attempt.id)
        stored = answer_events.current(connection, attempt.id)
    return Taking(attempt, app.version(attempt.version), _parsed(stored), seen)


def ask(app: KnowsTypes, taking: Taking) -> list[Asked]:
    """The questions as this student sees them, with the answers so far."""
    return [
        app.types[question.type].ask(question, _asking(taking, question, number, taking.responses.get(question.id)))
        for number, question in enumerate(taking.question_set.questions, start=1)
    ]


def ask_back(app: KnowsTypes, taking: Taking) -> dict[str, str]:
    """What to ask about answers that are saved but cannot be graded as they stand, by token."""
    asked = {
        question_token(taking.attempt.seed, question): ask_back_one(
            app, taking, question, taking.responses.get(question.id)
        )
        for question in taking.question_set.questions
    }
    return {token: words for token, words in asked.items() if words}


def save_one(app: Application, taking: Taking, token: str, data: FieldData, client: str, seq: int) -> Saved:
    """Stores one answer, also one that is then asked back.

    Raises `UnreadableResponse`, or `SameKeyOtherAnswer` where *client* and *seq* name another answer already.
    """
    question, response = read_one(app, taking, token, data)
    event = AnswerEvent(client, seq, question.id, _stored(response))
    with app.database.write() as connection:
        is_open = attempts.lock(connection, taking.attempt)
        late = answer_events.record(connection, taking.attempt.id, event, app.now(), late=not is_open)
    return Saved(not late, ask_back_one(app, taking, question, response))


def save_page(app: Application, taking: Taking, data: FieldData, client: str, seen: int) -> dict[str, str]:
    """Stores what a whole page changed since it was shown, and returns what could not be read, by token.

    An answer that is asked back was read and is stored: `ask_back` names it from then on.
    *seen* says which answers the page showed: what it left as it was must not undo a change from another tab.
    """
    read, unreadable = read_page(app, taking, data)
    answers = {question_id: _stored(response) for question_id, response in read.items()}
    with app.database.write() as connection:
        is_open = attempts.lock(connection, taking.attempt)
        shown = answer_events.current(connection, taking.attempt.id, seen)
        current = answer_events.current(connection, taking.attempt.id, with_late=True)
        seq = answer_events.last_seq(connection, taking.attempt.id, client)
        for question_id, response in answers.items():
            if response not in (shown.get(question_id, _BLANK), current.get(question_id, _BLANK)):
                seq += 1
                event = AnswerEvent(client, seq, question_id, response)
                answer_events.record(connection, taking.attempt.id, event, app.now(), late=not is_open)
    return unreadable


def hand_in(app: Application, attempt: Attempt) -> None:
    """Closes the attempt; what was saved before counts."""
    with app.database.write() as connection:
        attempts.hand_in(connection, attempt, app.now())


def read_page(app: KnowsTypes, taking: Taking, data: FieldData) -> tuple[dict[str, Response], dict[str, str]]:
    """The responses that a whole page holds, and what could not be read, by token."""
    responses: dict[str, Response] = {}
    unreadable: dict[str, str] = {}
    for number, question in enumerate(taking.question_set.questions, start=1):
        try:
            responses[question.id] = _read(app, taking, number, question, data)
        except UnreadableResponse as error:
            unreadable[question_token(taking.attempt.seed, question)] = str(error)
    return responses, unreadable


def read_one(app: KnowsTypes, taking: Taking, token: str, data: FieldData) -> tuple[Question, Response]:
    """The response to the question with this *token*; raises `UnreadableResponse`."""
    number, question = _question_with(taking, token)
    return question, _read(app, taking, number, question, data)


def _read(app: KnowsTypes, taking: Taking, number: int, question: Question, data: FieldData) -> Response:
    kind: QuestionType = app.types[question.type]
    # The field is built without the answer so far, or a form library would fill in what was not sent.
    blank = _asking(taking, question, number, None)
    return kind.read(question, blank, data(kind.ask(question, blank)))


def ask_back_one(app: KnowsTypes, taking: Taking, question: Question, response: Response) -> str:
    """What to ask about one response that cannot be graded as it stands; empty where all is well."""
    return app.types[question.type].ask_back(question, response, taking.question_set.passages)


def _asking(taking: Taking, question: Question, number: int, response: Response) -> Asking:
    return Asking(taking.attempt.seed, number, taking.question_set.passages, response)


def _question_with(taking: Taking, token: str) -> tuple[int, Question]:
    for number, question in enumerate(taking.question_set.questions, start=1):
        if question_token(taking.attempt.seed, question) == token:
            return number, question
    raise UnreadableResponse("This question does not belong to the quiz. Reload the page.")


def _stored(response: Response) -> str:
    return json.dumps(response, sort_keys=True)


_BLANK = _stored(None)


def _parsed(stored: Mapping[str, str]) -> dict[str, Response]:
    return {question_id: json.loads(response) for question_id, response in stored.items()}
