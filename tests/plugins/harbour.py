"""A small question set with one question of every kind, for tests of what is built on top of sets."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizapp.content.library import Library
from quizapp.core.question_type import Asked
from quizapp.question_types import REGISTRY
from quizapp.services import take_quiz
from quizapp.services.application import Application
from quizapp.services.take_quiz import FieldData, Saved
from quizapp.store import student_sign_ins
from quizapp.store.attempts import Attempt
from quizapp.store.database import Database

HARBOUR = """\
format: 1
title: The court moves
summary: Two reports of one move.
passages:
  - id: post
    title: Court moves to Ashford
    publisher: Harbour Post
    author: C. Reed
    published: 1931-05-02
    kind: newspaper
    text: |
      The court moved to Ashford in the spring. It took nine days. Nobody came to help.

      Millbrook had asked for it, but was refused. Harbour never applied. The king was pleased.
  - id: gazette
    title: A new seat
    published: 1931-05
    text: |
      Ashford is the new seat, the clerk wrote. He did not give a reason.

      The harbour sold wool and timber. Salt came in by ship. Nobody drank wine.
questions:
  - id: seat
    type: single_choice
    prompt: Which town became the seat of the court?
    options:
      a: Harbour
      b:
        text: Millbrook
        why: Millbrook asked for it, but was refused.
        trap: {post: Millbrook had asked for it}
        misreading: wrong_person
        fraction: 1/3
      c: Ashford
    answer: c
    explain: Both reports name the town.
    cite:
      post: [The court moved to Ashford in the spring., Nobody came to help.]
      gazette: Ashford is the new seat
  - id: sold
    type: multiple_response
    prompt: Which two goods did the harbour sell?
    options:
      a: Wool
      b: {text: Salt, why: Salt was bought., trap: {gazette: Salt came in by ship.}, misreading: wrong_person}
      c: Timber
      d: {text: Wine, trap: {gazette: Salt came in by ship.}}
    answer: [a, c]
    choose: 2
    cite: {gazette: The harbour sold wool and timber.}
  - id: verdicts
    type: true_false_not_given
    prompt: True, false or not given, according to the Harbour Post?
    statements:
      a: {text: The court moved in spring., answer: 'true'}
      b:
        text: The court moved to Millbrook.
        answer: 'false'
        why: Millbrook was refused.
        cite: {post: but was refused}
        trap: {post: Millbrook had asked for it}
        misreading: wrong_person
      c: {text: The move was expensive., answer: not_given}
    cite: {post: It took nine days.}
  - id: town
    type: short_answer
    prompt: Name the town.
    points: 2
    accept: [Ashford, {text: Ashford-on-Sea, fraction: 1/2, feedback: That is the port beside it.}]
    reject: [{text: Ashfield, feedback: Ashfield is another town.}]
    cite: {post: The court moved to Ashford}
  - id: season
    type: hot_text
    prompt: Choose the sentence that says when the court moved.
    from: [post]
    cite: {post: The court moved to Ashford in the spring.}
    traps: [{cite: {post: It took nine days.}, why: That is how long it took., misreading: wrong_number}]
"""
COPY = HARBOUR.replace("title: The court moves", "title: The court moves (copy)", 1)
"""What *Duplicate* makes of it."""


BELL = """\
format: 1
title: The bell of Millbrook
summary: Three reports, published one after the other.
passages:
  - id: post
    title: The bell stays
    publisher: Harbour Post
    published: 1931-05-02
    text: The court moved to Ashford. The old bell stays in Millbrook. It is too heavy for the road.
  - id: gazette
    title: A bell on the road
    publisher: Ashford Gazette
    published: 1931-05-09
    text: The bell followed on 4 May. Twelve horses drew it. The town celebrated.
  - id: chronicle
    title: The year in the valley
    publisher: Valley Chronicle
    published: 1931-12
    text: The bell cracked in the first frost. Nobody rang it again. Millbrook wanted it back.
questions:
  - id: place
    type: single_choice
    prompt: Where is the bell?
    options: {a: In Ashford, b: In Millbrook, c: On the road}
    answer: b
    cite: The old bell stays in Millbrook.
    as_of: 1931-05-02
    later: {text: It moved two days later., cite: {gazette: The bell followed on 4 May.}}
  - id: reason
    type: hot_text
    prompt: Choose the sentence with the reason.
    cite: It is too heavy for the road.
    as_of: 1931-05-02
  - id: horses
    type: short_answer
    prompt: How many horses?
    accept: [twelve, '12']
    cite: {gazette: Twelve horses drew it.}
    as_of: 1931-05-09
  - id: reports
    type: source_matrix
    prompt: Which report says this?
    statements:
      a: {text: The bell moved., says: gazette, cite: {gazette: The bell followed on 4 May.}}
      b: {text: The bell cracked., says: chronicle, cite: {chronicle: The bell cracked in the first frost.}}
"""
"""A set in three stages: two questions, one, and one."""


@pytest.fixture
def bell(quiz_folder: Path) -> None:
    """The folder holds the set `bell`, too."""
    (quiz_folder / "bell.yaml").write_text(BELL, "utf-8")


@pytest.fixture
def quiz_folder(tmp_path: Path) -> Path:
    """A folder of question sets that holds the set `harbour` alone."""
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "harbour.yaml").write_text(HARBOUR, "utf-8")
    return folder


class Clock:
    """A clock that goes on by one second whenever it is looked at."""

    def __init__(self) -> None:
        self.time = 1_700_000_000_000

    def __call__(self) -> int:
        """Milliseconds since 1970."""
        self.time += 1000
        return self.time


OpenApplication = Callable[[], Application]


@pytest.fixture
def open_application(database_url: str, quiz_folder: Path) -> Iterator[OpenApplication]:
    """Starts the app without its pages; each call is a restart on the same database."""
    opened: list[Database] = []

    def start() -> Application:
        database = Database(database_url)
        opened.append(database)
        return Application(database, Library(quiz_folder, REGISTRY), REGISTRY, Clock(), ZoneInfo("Europe/Berlin"))

    yield start
    for database in opened:
        database.close()


ALL_RIGHT: Mapping[str, Any] = {
    "Which town": "Ashford",
    "Which two goods": ["Wool", "Timber"],
    "True, false": {
        "The court moved in spring.": "true",
        "The court moved to Millbrook.": "false",
        "The move was expensive.": "not_given",
    },
    "Name the town": "Ashford",
    "Choose the sentence": "The court moved to Ashford in the spring.",
}


def sending(answers: Mapping[str, Any]) -> FieldData:
    """What a browser sends where these are the answers, each under the first words of its prompt."""

    def data_of(asked: Any) -> Any:
        answer = next((answer for prompt, answer in answers.items() if asked.prompt.startswith(prompt)), None)
        return None if answer is None else _data(asked, answer)

    return data_of


def student_saves(
    app: Application, attempt: Attempt, question_sent: str, data: FieldData, client: str, seq: int
) -> Saved:
    """What the attempt's student saves in a browser of theirs."""
    saved = take_quiz.save_one(app, _browser_of(app, attempt), attempt.token, question_sent, data, client, seq)
    assert saved is not None
    return saved


def _browser_of(app: Application, attempt: Attempt) -> str:
    """The secret of a browser in which the attempt's student is signed in, from now on if in none yet."""
    browser = f"a browser of {attempt.student_id}"
    with app.database.write() as connection:
        if student_sign_ins.student_with(connection, browser) is None:
            student_sign_ins.begin(connection, browser, attempt.student_id, 0, admitted_at=0)
    return browser


def _data(asked: Any, answer: Any) -> Any:
    names = _names(asked)
    if isinstance(answer, dict):
        return {names[text]: verdict for text, verdict in answer.items()}
    return [names[text] for text in answer] if isinstance(answer, list) else names.get(answer, answer)


def _names(asked: Any) -> dict[str, str]:
    """What stands on the page for each text that can be chosen."""
    parts = getattr(asked, "options", ()) or getattr(asked, "statements", ())
    paragraphs = (each for passage in getattr(asked, "passages", ()) for each in passage.paragraphs)
    return {part.text: part.token for part in parts} | {
        unit.text: unit.id for each in paragraphs for unit in each.units
    }


def asked_with(questions: list[Asked], prompt: str) -> Any:
    """The question whose prompt begins with these words."""
    return next(each for each in questions if each.prompt.startswith(prompt))
