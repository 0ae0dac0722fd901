"""Erasing data of children for good: one student, a whole class, and the classes whose time is over."""

from dataclasses import dataclass

from quizapp.core.message import message
from quizapp.services.application import Application
from quizapp.services.security_log import note
from quizapp.store import class_students, classes, erasures
from quizapp.store.class_students import ClassStudent
from quizapp.store.classes import Classroom

DAY = 24 * 3600 * 1000
CONFIRMATION = "erase"
"""The word that a teacher types."""


class NotConfirmed(Exception):
    """The word that was asked for was not typed; the message says it."""

    def __init__(self) -> None:
        super().__init__(
            message("Nothing was erased. Type the word “%(word)s”, then press the button again.", word=CONFIRMATION)
        )


@dataclass(frozen=True)
class Due:
    """What a look for due classes did."""

    erased: int
    waiting: int


def erase_student(app: Application, student: ClassStudent, typed: str) -> None:
    """Erases the student with all attempts and answers; raises `NotConfirmed`."""
    _confirm(typed)
    with app.database.write() as connection:
        erasures.erase_student(connection, student.student_id, app.now())
    note("student-erased", classroom=student.class_id, student=student.student_id)
    app.database.empty_log()


def erase_class(app: Application, classroom: Classroom, typed: str) -> None:
    """Erases the class with all its students; raises `NotConfirmed`."""
    _confirm(typed)
    with app.database.write() as connection:
        erasures.erase_class(connection, classroom.id, app.now())
    note("class-erased", classroom=classroom.id)
    app.database.empty_log()


def erase_due(app: Application) -> Due:
    """Erases the classes whose time was over a day ago already.

    The first look only notes that a class is due, and a later one, a day on, erases it: a clock that is wrong for an
    hour must not cost a year's work.
    """
    now = app.now()
    with app.database.write() as connection:
        due = classes.due(connection, now)
        ready = [each for each in due if each.due_seen_at is not None and now - each.due_seen_at >= DAY]
        for each in due:
            if each.due_seen_at is None or each.due_seen_at > now:
                classes.change(connection, each.id, due_seen_at=now)
        for each in ready:
            erasures.erase_class(connection, each.id, now)
    for each in ready:
        note("class-erased-when-due", classroom=each.id)
    if ready:
        app.database.empty_log()
    return Due(len(ready), len(due) - len(ready))


def keep_until(app: Application, classroom: Classroom, erase_at: int) -> None:
    """Says when the class is erased by itself."""
    with app.database.write() as connection:
        classes.change(connection, classroom.id, erase_at=erase_at, due_seen_at=None)


def count_students(app: Application, classroom: Classroom) -> int:
    """How many students would be erased with the class."""
    with app.database.read() as connection:
        return len(class_students.of_class(connection, classroom.id))


def _confirm(typed: str) -> None:
    if typed.strip().casefold() != CONFIRMATION:
        raise NotConfirmed
