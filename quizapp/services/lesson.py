"""The lesson page: who has joined, who waits at the door, and opening and closing it."""

from dataclasses import dataclass
from hashlib import sha256

from quizapp.services import class_list, joining
from quizapp.services.application import Application
from quizapp.services.classes import JOIN_CODE_LENGTH, new_code
from quizapp.store import classes
from quizapp.store.class_students import ClassStudent
from quizapp.store.classes import Classroom
from quizapp.store.student_sign_ins import Claim


@dataclass(frozen=True)
class Lesson:
    """A class as its lesson page shows it."""

    join_code: str | None
    listed: list[ClassStudent]
    claims: list[tuple[Claim, ClassStudent]]

    @property
    def joined(self) -> list[ClassStudent]:
        """Who has joined, in the order of names."""
        return [each for each in self.listed if each.joined_at is not None]

    @property
    def look_alikes(self) -> dict[str, str]:
        """With whom a newcomer may be mixed up, by the newcomer's token."""
        return joining.look_alikes(self.listed)

    @property
    def mark(self) -> str:
        """Another one whenever something else is to be shown."""
        claims = [(claim.name, student.name) for claim, student in self.claims]
        names = [(each.token, each.name, each.is_newcomer, each.joined_at is None) for each in self.listed]
        return sha256(repr((self.join_code, names, claims)).encode()).hexdigest()[:32]


def lesson_of(app: Application, classroom: Classroom) -> Lesson:
    """The class as it is now."""
    return Lesson(classroom.join_code, class_list.of_class(app, classroom), joining.claims(app, classroom))


def close_joining(app: Application, classroom: Classroom) -> None:
    """Lets nobody join any more; who has joined goes on, and comes back with the return code."""
    with app.database.write() as connection:
        classes.set_join_code(connection, classroom.id, None)


def open_joining(app: Application, classroom: Classroom) -> None:
    """Lets students join by a new code; an older one is worth nothing from now on."""
    is_set = False
    while not is_set:  # a code may be another class's
        with app.database.write() as connection:
            is_set = classes.set_join_code(connection, classroom.id, new_code(JOIN_CODE_LENGTH))
