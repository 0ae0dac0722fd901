"""Receipts: the one that a student sees after the hand-in, and a teacher's look-up of a code."""

from dataclasses import dataclass

from quizapp.services.application import Application
from quizapp.services.classes import typed_code
from quizapp.services.take_quiz import take_up
from quizapp.services.taking import Taking
from quizapp.store import attempts, class_students, receipts
from quizapp.store.attempts import Attempt
from quizapp.store.class_students import ClassStudent
from quizapp.store.classes import Classroom
from quizapp.store.receipts import Receipt


@dataclass(frozen=True)
class Found:
    """What a receipt confirms: whose hand-in it was, and the attempt as it stands now."""

    receipt: Receipt
    student: ClassStudent
    taking: Taking

    @property
    def is_last_word(self) -> bool:
        """Whether nothing was handed in later, after a reopening."""
        return self.taking.attempt.handed_in_at == self.receipt.handed_in_at


def of_attempt(app: Application, attempt: Attempt) -> Receipt | None:
    """The receipt of a handed-in attempt."""
    with app.database.read() as connection:
        return None if attempt.is_open else receipts.latest(connection, attempt.id)


def look_up(app: Application, classroom: Classroom, typed: str) -> Found | None:
    """What the receipt with this code confirms, if it is of this class."""
    with app.database.read() as connection:
        receipt = receipts.in_class(connection, classroom.id, typed_code(typed))
        if receipt is None:
            return None
        attempt = attempts.with_id(connection, receipt.attempt_id)
        student = class_students.with_id(connection, attempt.student_id)
        assert student is not None  # the query joins the list of the class
        return Found(receipt, student, take_up(app, attempt, connection))
