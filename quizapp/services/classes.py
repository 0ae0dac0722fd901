"""Classes: making them, and finding what belongs to a teacher."""

import re
import secrets

from quizapp.services.application import Application
from quizapp.services.tokens import TOKEN, new_token
from quizapp.store import assignments, classes
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher

_DAY = 24 * 3600 * 1000
KEPT_DAYS = 400
"""How long a class is kept unless its teacher says otherwise: a school year and the weeks around it."""
CODE_SIGNS = "ACDEFGHJKMNPQRTUVWXY3479"
"""Letters and digits that are told apart on a projector: of B and 8, G and 6, I, L and 1, O and 0, S and 5, Z and 2 at
most one."""
JOIN_CODE_LENGTH = 7
"""So that 100,000 guesses find one open class less often than once in 10,000 lessons; shown in groups of three and
four. Codes of six signs, as they were made before, still open their classes."""
_CODE = re.compile(f"[{CODE_SIGNS}]+")


def new_code(length: int) -> str:
    """A random code to be read aloud and typed."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(length))


def typed_code(code: str) -> str:
    """A typed code as it is kept, whatever was put between its signs; empty where a sign is in no code."""
    signs = re.sub(r"[\s\-\u2010-\u2015.]", "", code[:40]).upper()
    return signs if _CODE.fullmatch(signs) else ""


def make(app: Application, teacher: Teacher, name: str) -> str:
    """The token of a new class of the teacher, which can be joined at once."""
    token, now = new_token(), app.now()
    is_made = False
    while not is_made:  # a code may be another class's
        code = new_code(JOIN_CODE_LENGTH)
        with app.database.write() as connection:
            is_made = classes.make(connection, teacher.id, token, name, code, now, now + KEPT_DAYS * _DAY)
    return token


def of_teacher(app: Application, teacher: Teacher) -> list[Classroom]:
    """The teacher's classes, newest first."""
    with app.database.read() as connection:
        return classes.of_teacher(connection, teacher.id)


def find(app: Application, teacher: Teacher, token: str) -> Classroom | None:
    """The class with this token, if it is this teacher's."""
    if not TOKEN.fullmatch(token):
        return None
    with app.database.read() as connection:
        return classes.owned_by(connection, teacher.id, token)


def change(
    app: Application, classroom: Classroom, *, name: str, takes_newcomers: bool, language: str | None = None
) -> None:
    """Gives the class a name and a language, and says whether students may type theirs."""
    with app.database.write() as connection:
        classes.change(connection, classroom.id, name=name, takes_newcomers=takes_newcomers, language=language)


def find_assignment(app: Application, classroom: Classroom, token: str) -> Assignment | None:
    """The assignment with this token, if it was given to this class."""
    if not TOKEN.fullmatch(token):
        return None
    with app.database.read() as connection:
        return assignments.in_class(connection, classroom.id, token)
