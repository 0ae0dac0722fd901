"""How cost grows: what a teacher's pages and an erasure take beside few answers and beside a million, and their plans.

Run as `python bench/scale.py [EVENTS]` (a million unless said otherwise); it also lists a library of 1,000 sets. All
times are a processor's, so that other programs do not count.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from http_student import HttpStudent
from servers import CLASS_SIZE, HOST, SET, TEACHER, GivenClass, make_classes, quizapp
from sqlalchemy import Connection, Table, event, insert, select, text

from quizapp import resources
from quizapp.services import classes, erase
from quizapp.services.accounts import teacher_named
from quizapp.services.application import Application
from quizapp.services.assign import given_to
from quizapp.services.board import board_of
from quizapp.services.class_results import results_of
from quizapp.services.tokens import new_token
from quizapp.store import class_students
from quizapp.store.assignments import Assignment
from quizapp.store.tables import answer_events, assignments, attempts, receipts
from quizapp.store.tables import class_students as class_students_table
from quizapp.store.tables import classes as classes_table
from quizapp.store.tables import students as students_table
from quizapp.web.app import create_app

EVENTS_EACH = 25
"""Answers that one attempt has."""
TRIES = 15
SETS = 1000


def fill(app: Application, events: int) -> None:
    """Adds classes of thirty that have handed in, until there are so many answers."""
    number = events // (EVENTS_EACH * CLASS_SIZE)
    with app.database.write() as connection:
        for at in range(number):
            _add_class(connection, at)
        if connection.dialect.name == "sqlite":
            connection.execute(text("ANALYZE"))


def _add_class(connection: Connection, at: int) -> None:
    """A class like the first, whose students have answered everything and handed in."""
    room = connection.execute(select(classes_table).limit(1)).one()._asdict()
    given = connection.execute(select(assignments).limit(1)).one()._asdict()
    room |= {"token": new_token(), "name": f"Class {at}", "join_code": f"Z{at:07}"}
    class_id = _insert(connection, classes_table, room)
    given |= {"token": new_token(), "class_id": class_id}
    assignment = _insert(connection, assignments, given)
    for seat in range(CLASS_SIZE):
        _add_attempt(connection, class_id, assignment, given, seat)


def _add_attempt(connection: Connection, class_id: int, assignment: int, given: dict[str, object], seat: int) -> None:
    student = _insert(connection, students_table, {"token": new_token(), "created_at": 1})
    like = connection.execute(select(class_students_table).limit(1)).one()._asdict()
    named = {"student_id": student, "class_id": class_id, "name": f"S {seat}", "name_key": f"s {seat}"}
    connection.execute(insert(class_students_table), {**like, **named, "return_code": new_token()[:16]})
    attempt = {
        **{"token": new_token(), "student_id": student, "set_id": given["set_id"], "version": given["version"]},
        **{"number": 1, "seed": new_token(), "state": "handed_in", "started_at": 1, "handed_in_at": 2},
        "assignment_id": assignment,
    }
    attempt_id = _insert(connection, attempts, attempt)
    rows = [
        {
            **{"attempt_id": attempt_id, "client": "a-browser", "seq": seq, "question_id": f"q{seq % 11}"},
            **{"response": json.dumps("a"), "late": False, "received_at": 2},
        }
        for seq in range(1, EVENTS_EACH + 1)
    ]
    connection.execute(insert(answer_events), rows)
    receipt = {"attempt_id": attempt_id, "code": new_token()[:16], "answered": 11, "handed_in_at": 2}
    connection.execute(insert(receipts), receipt)


def _insert(connection: Connection, table: Table, row: dict[str, Any]) -> int:
    """The number that the new row has."""
    values = {name: value for name, value in row.items() if name != "id"}
    key = connection.execute(insert(table), values).inserted_primary_key
    assert key is not None
    return int(key[0])


@contextmanager
def opened(data: Path, given: GivenClass) -> Iterator[tuple[Application, Assignment]]:
    """The app on this data, and what the class was given."""
    app: Application = create_app({"QUIZAPP_DATA": data}).extensions["quizapp"]
    teacher = teacher_named(app, TEACHER)
    assert teacher is not None
    room = classes.find(app, teacher, given.token)
    assert room is not None
    yield app, given_to(app, room)[0].assignment
    app.database.close()


def middle(act: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """The middle of some tries, in milliseconds of a processor; *before* each, something is forgotten."""
    took = []
    for _ in range(TRIES):
        before()
        begun = time.process_time()
        act()
        took.append(1000 * (time.process_time() - begun))
    return statistics.median(took)


def answer_all(data: Path, given: GivenClass) -> None:
    """The thirty of the class save ten answers and hand in, on a real server."""
    with quizapp(data) as running:
        for name in given.names:
            student = HttpStudent(HOST, running.port)
            student.join(given.code, name)
            student.start_assigned()
            for number in range(10):
                student.save(number)
            student.hand_in()
            student.close()


def figures(data: Path, given: GivenClass) -> Iterator[tuple[str, float]]:
    """What a page of this class costs, each time as if nothing was remembered, and erasing one student."""
    with opened(data, given) as (app, found):
        yield "board", middle(lambda: board_of(app, found), app.memory(found.id).clear)
        yield "board, next look", middle(lambda: board_of(app, found))
        yield "results", middle(lambda: results_of(app, found), app.memory(found.id).clear)
        with app.database.read() as connection:
            student = class_students.of_class(connection, found.class_id)[-1]
        begun = time.process_time()
        erase.erase_student(app, student, erase.CONFIRMATION)
        yield "erasing a student", 1000 * (time.process_time() - begun)


def plans(data: Path, given: GivenClass) -> Iterator[str]:
    """How SQLite finds what the board and the results ask for."""
    asked: dict[str, Any] = {}
    with opened(data, given) as (app, found):

        @event.listens_for(app.database.engine, "before_cursor_execute")
        def note(_connection: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
            if statement.startswith("SELECT"):
                asked.setdefault(statement, values)

        board_of(app, found)
        results_of(app, found)
        for statement, values in list(asked.items()):
            with app.database.read() as connection:
                steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            yield " ".join(statement.partition(" FROM ")[2].split()) or statement
            yield from (f"    {step[3]}" for step in steps)


def library_of_many(folder: Path) -> Iterator[tuple[str, float]]:
    """Reading a thousand sets for the first time, and looking whether one has changed."""
    (folder / "passages").mkdir(parents=True)
    for passage in (resources.QUESTIONS / "passages").glob("*.md"):
        (folder / "passages" / passage.name).write_bytes(passage.read_bytes())
    content = (resources.QUESTIONS / f"{SET}.yaml").read_bytes()
    for number in range(SETS):
        (folder / f"set-{number:04}.yaml").write_bytes(content)
    data = folder / "data"
    app: Application = create_app({"QUIZAPP_DATA": data, "QUIZAPP_QUESTIONS": folder}).extensions["quizapp"]
    begun = time.process_time()
    app.library.sets()
    yield "first look", 1000 * (time.process_time() - begun)
    yield "each further look", middle(app.library.sets)
    app.database.close()


def main(events: int) -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name, "data")
        (given,) = make_classes(data, CLASS_SIZE)
        answer_all(data, given)
        few = dict(figures(data, given))
        app: Application = create_app({"QUIZAPP_DATA": data}).extensions["quizapp"]
        fill(app, events)
        app.database.close()
        many = dict(figures(data, given))
        print(f"{'ms of a processor':20} {'few answers':>12} {f'{events:,}':>12}")
        for what, took in few.items():
            print(f"{what:20} {took:12.1f} {many[what]:12.1f}")
        for what, took in library_of_many(Path(name, "sets")):
            print(f"{SETS} sets, {what}: {took:.1f} ms")
        print(*plans(data, given), sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
