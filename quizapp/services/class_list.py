"""The list of names of a class: what an import would add, adding, renaming, and what was agreed for a student."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from quizapp.content.name_lists import MOST_LINES, ListedName
from quizapp.core.message import Message, message
from quizapp.core.names import LONGEST_NAME, is_usable_name, look_alike_key, shown_name_key, tidy_name
from quizapp.services.application import Application
from quizapp.services.classes import new_code
from quizapp.services.tokens import TOKEN, new_token
from quizapp.store import class_students
from quizapp.store.class_students import Accommodations, ClassStudent
from quizapp.store.classes import Classroom

RETURN_CODE_LENGTH = 8
"""Long enough that the code alone says who comes back; it is shown in two groups of four."""
_DIVIDERS = ";\t|,"


class UnusableStudentName(Exception):
    """A name that cannot be on the list; the message says what to do."""


@dataclass(frozen=True)
class PlannedName:
    """What an import does with a line: the name is added or not, and what a teacher should know about it."""

    line: int
    name: str
    is_added: bool
    remark: Message | None = None


def of_class(app: Application, classroom: Classroom) -> list[ClassStudent]:
    """Everybody on the list, in the order of names."""
    with app.database.read() as connection:
        return class_students.of_class(connection, classroom.id)


def find(app: Application, classroom: Classroom, token: str) -> ClassStudent | None:
    """The student of the class whom this token names."""
    if not TOKEN.fullmatch(token):
        return None
    with app.database.read() as connection:
        return class_students.with_token(connection, classroom.id, token)


def plan(app: Application, classroom: Classroom, listed: Iterable[ListedName]) -> list[PlannedName]:
    """What adding these names would do; nothing is changed."""
    known = of_class(app, classroom)
    names = {shown_name_key(each.name): (each.name, 0) for each in known}
    alike = {look_alike_key(each.name): (each.name, 0) for each in known}
    planned = []
    for each in listed:
        name = tidy_name(each.text)
        refusal = _refusal(name, names.get(shown_name_key(name)), len(names))
        planned.append(PlannedName(each.line, name, not refusal, refusal or _remark(name, alike)))
        if not refusal:
            names.setdefault(shown_name_key(name), (name, each.line))
            alike.setdefault(look_alike_key(name), (name, each.line))
    return planned


def add(app: Application, classroom: Classroom, names: Iterable[str], *, are_newcomers: bool = False) -> int:
    """Puts the names on the list; how many were new to it."""
    with app.database.write() as connection:
        return sum(
            add_name(connection, classroom, name, app.now(), is_newcomer=are_newcomers) is not None for name in names
        )


def add_name(
    connection: Connection, classroom: Classroom, name: str, now: int, *, is_newcomer: bool
) -> ClassStudent | None:
    """The student with this new name; nobody where the name is on the list already."""
    tidy = usable(name)
    key, token = shown_name_key(tidy), new_token()
    code = new_code(RETURN_CODE_LENGTH)
    if not class_students.add(connection, classroom.id, token, tidy, key, code, now, is_newcomer=is_newcomer):
        return None
    return class_students.with_token(connection, classroom.id, token)


def rename(app: Application, student: ClassStudent, name: str) -> None:
    """Gives the student another name; raises `UnusableStudentName`."""
    tidy = usable(name)
    with app.database.write() as connection:
        if not class_students.rename(connection, student, tidy, shown_name_key(tidy)):
            raise UnusableStudentName(
                message("Somebody in the class is called '%(name)s' already. Add a letter: '%(name)s B.'", name=tidy)
            )


def agree(app: Application, student: ClassStudent, accommodations: Accommodations) -> None:
    """Writes down what was agreed for the student."""
    with app.database.write() as connection:
        class_students.agree(connection, student, accommodations)


def keep(app: Application, student: ClassStudent) -> None:
    """Lets a newcomer be one of the list."""
    with app.database.write() as connection:
        class_students.keep(connection, student)


def usable(name: str) -> str:
    """The name as it is shown; raises `UnusableStudentName`."""
    tidy = tidy_name(name)
    if not is_usable_name(tidy):
        raise UnusableStudentName(
            message("A name has 1 to %(number)s letters that can be seen. Write it again.", number=LONGEST_NAME)
        )
    return tidy


def _refusal(name: str, same: tuple[str, int] | None, taken: int) -> Message | None:
    if len(name) > LONGEST_NAME:
        return message("Left out: longer than %(number)s letters. Shorten it.", number=LONGEST_NAME)
    if not is_usable_name(name):
        return message("Left out: no name. Nothing is lost.")
    if same is not None and same[1] == 0:
        return message("On the list already; nothing changes. If it is another student, add a letter: 'Anna B.'")
    if same is not None:
        return message(
            "The same name as in line %(line)s; added once. If these are two students, add a letter: 'Anna B.'",
            line=same[1],
        )
    if taken >= MOST_LINES:
        return message("Left out: a class has at most %(number)s students.", number=f"{MOST_LINES:,}")
    return None


def _remark(name: str, alike: dict[str, tuple[str, int]]) -> Message | None:
    look_alike = alike.get(look_alike_key(name))
    if look_alike is not None and look_alike[1]:
        return message(
            "Looks like '%(name)s' in line %(line)s. If it is the same student, take one of them out.",
            name=look_alike[0],
            line=look_alike[1],
        )
    if look_alike is not None:
        return message(
            "Looks like '%(name)s' on the list. If it is the same student, take one of them out.", name=look_alike[0]
        )
    if any(sign in name for sign in _DIVIDERS):
        return message("Holds a comma or semicolon. If it is more than a name, say above how the columns are divided.")
    return None
