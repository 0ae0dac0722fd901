"""Accounts of teachers, as an operator makes and resets them, and what a name and a password may look like."""

import secrets
import unicodedata

from sqlalchemy import Connection
from werkzeug.security import check_password_hash, generate_password_hash

from quizapp.core.easy_passwords import is_easy_password, names_somebody
from quizapp.core.message import message
from quizapp.core.names import LONGEST_NAME, name_key
from quizapp.services.application import Application
from quizapp.services.security_log import note
from quizapp.store import sign_ins, teachers
from quizapp.store.teachers import Account, Teacher

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1000
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_NOBODYS_HASH = f"scrypt:32768:8:1${'0' * 16}${'0' * 128}"
"""Compared where there is no such teacher, so that a wrong name takes as long as a wrong password."""


class UnusableName(Exception):
    """A name that cannot be taken; the message says what to do."""


class UnusablePassword(Exception):
    """A password that cannot be taken; the message says what to do."""


class NotPossible(Exception):
    """What would leave nobody to look after the accounts; the message says what to do first."""


def add_teacher(app: Application, name: str, *, is_operator: bool = False) -> str:
    """Makes an account, the first one an operator's, and returns its password, which nobody can look up afterwards."""
    shown, password = _usable_name(name), _new_password()
    hashed = _hash_of(password)
    with app.database.write() as connection:
        is_operator = is_operator or not teachers.is_any(connection)
        if not teachers.add(connection, shown, name_key(shown), hashed, app.now(), is_operator=is_operator):
            raise UnusableName(message("There is a teacher named '%(name)s' already. Choose another name.", name=shown))
        note("account-made", teacher=_named(connection, shown).id)
    return password


def has_teachers(app: Application) -> bool:
    """Whether anybody has an account."""
    with app.database.read() as connection:
        return teachers.is_any(connection)


def add_first_teacher(app: Application, name: str, password: str) -> None:
    """Makes the account with which everything begins; its teacher is the operator.

    Raises `UnusableName`, also where there is an account already, and `UnusablePassword`.
    """
    shown = _usable_name(name)
    hashed = hash_of_chosen(password, shown)
    with app.database.write() as connection:
        if teachers.is_any(connection):
            raise UnusableName(
                message("There is an account already. Log in, or have one made by `quizapp teacher add`.")
            )
        teachers.add(connection, shown, name_key(shown), hashed, app.now(), is_operator=True)
        note("account-made", teacher=_named(connection, shown).id)


def all_accounts(app: Application) -> list[Account]:
    """Every account, in the order of names."""
    with app.database.read() as connection:
        return teachers.all_accounts(connection)


def operators(app: Application) -> list[str]:
    """The names of those who can help with an account."""
    return [each.teacher.name for each in all_accounts(app) if each.teacher.is_operator and each.locked_at is None]


def teacher_named(app: Application, name: str) -> Teacher | None:
    """The teacher with this name."""
    with app.database.read() as connection:
        account = teachers.with_name(connection, name_key(name))
    return None if account is None else account.teacher


def reset_teacher(app: Application, name: str) -> str:
    """Gives the teacher a new password, which is returned, and logs every browser out."""
    password = _new_password()
    hashed = _hash_of(password)
    with app.database.write() as connection:
        teacher = _named(connection, name)
        teachers.set_password(connection, teacher, hashed)
        sign_ins.end_all(connection, teacher)
    note("password-reset", teacher=teacher.id)
    return password


def lock_teacher(app: Application, name: str) -> None:
    """Logs the teacher out everywhere and lets nobody log in with the account; raises `NotPossible`."""
    with app.database.write() as connection:
        teacher = _not_the_only_operator(connection, name)
        teachers.lock(connection, teacher, app.now())
        sign_ins.end_all(connection, teacher)
    note("account-locked", teacher=teacher.id)


def unlock_teacher(app: Application, name: str) -> None:
    """Lets the teacher log in again, with the same password."""
    with app.database.write() as connection:
        teacher = _named(connection, name)
        teachers.lock(connection, teacher, None)
    note("account-unlocked", teacher=teacher.id)


def make_operator(app: Application, name: str) -> None:
    """Lets the teacher look after the accounts of all."""
    with app.database.write() as connection:
        teacher = _named(connection, name)
        teachers.be_operator(connection, teacher, looks_after=True)
    note("operator-made", teacher=teacher.id)


def end_operator(app: Application, name: str) -> None:
    """Lets the teacher look after the own account alone again; raises `NotPossible`."""
    with app.database.write() as connection:
        teacher = _not_the_only_operator(connection, name)
        teachers.be_operator(connection, teacher, looks_after=False)
    note("operator-ended", teacher=teacher.id)


def hash_of_chosen(password: str, name: str) -> str:
    """The hash of the password that the teacher with this name chose; raises `UnusablePassword`."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UnusablePassword(
            message(
                "A password has at least %(number)s characters; a few words are a good one.", number=SHORTEST_PASSWORD
            )
        )
    if names_somebody(password, name):
        raise UnusablePassword(
            message(
                "Your name, and words such as “password” or “quizapp”, are tried first by whoever guesses. "
                "Take a few words that nobody would put together."
            )
        )
    if is_easy_password(password) or len(set(password)) < 4:
        raise UnusablePassword(
            message("This password is easy to guess. Take a few words that nobody would put together.")
        )
    return _hash_of(password)


def is_password_of(account: Account | None, password: str) -> bool:
    """Whether this is the account's password; where there is no account, the answer takes as long."""
    known = account.password_hash if account else _NOBODYS_HASH
    return check_password_hash(known, _normal(password)) and account is not None


def _not_the_only_operator(connection: Connection, name: str) -> Teacher:
    """The teacher with this name, beside whom there is somebody to look after the accounts."""
    accounts = teachers.all_accounts(connection)  # locks them, so that two operators do not end each other
    teacher = _named(connection, name)
    others = [each for each in accounts if each.teacher.id != teacher.id]
    if teacher.is_operator and not any(each.teacher.is_operator and each.locked_at is None for each in others):
        raise NotPossible(
            message("%(name)s is the only operator. Make somebody else an operator first.", name=teacher.name)
        )
    return teacher


def _named(connection: Connection, name: str) -> Teacher:
    account = teachers.with_name(connection, name_key(name))
    if account is None:
        raise UnusableName(
            message("There is no teacher named '%(name)s'. Make the account with `quizapp teacher add`.", name=name)
        )
    return account.teacher


def _hash_of(password: str) -> str:
    return generate_password_hash(_normal(password))


def _usable_name(name: str) -> str:
    shown = " ".join(name.split())
    if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
        raise UnusableName(message("A name has 1 to %(number)s characters, all of them visible.", number=LONGEST_NAME))
    return shown


def _new_password() -> str:
    """80 random bits that can be read out: four groups of four letters."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def _normal(password: str) -> str:
    """The same bytes whatever keyboard the letters were typed on."""
    return unicodedata.normalize("NFKC", password[: LONGEST_PASSWORD + 1])
