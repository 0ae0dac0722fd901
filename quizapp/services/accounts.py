"""Accounts of teachers, as an operator makes and resets them, and what a name and a password may look like."""

import secrets
import unicodedata

from werkzeug.security import check_password_hash, generate_password_hash

from quizapp.core.names import LONGEST_NAME, name_key
from quizapp.services.application import Application
from quizapp.store import sign_ins, teachers
from quizapp.store.teachers import Account

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1000
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_NOBODYS_HASH = f"scrypt:32768:8:1${'0' * 16}${'0' * 128}"
"""Compared where there is no such teacher, so that a wrong name takes as long as a wrong password."""


class UnusableName(Exception):
    """A name that cannot be taken; the message says what to do."""


class UnusablePassword(Exception):
    """A password that cannot be taken; the message says what to do."""


def add_teacher(app: Application, name: str) -> str:
    """Makes an account and returns its password, which nobody can look up afterwards."""
    shown, password = _usable_name(name), _new_password()
    with app.database.write() as connection:
        if not teachers.add(connection, shown, name_key(shown), hash_of(password), app.now()):
            raise UnusableName(f"There is a teacher named '{shown}' already. Choose another name.")
    return password


def has_teachers(app: Application) -> bool:
    """Whether anybody has an account."""
    with app.database.read() as connection:
        return teachers.is_any(connection)


def add_first_teacher(app: Application, name: str, password: str) -> None:
    """Makes the account with which everything begins; its teacher is the operator.

    Raises `UnusableName`, also where there is an account already, and `UnusablePassword`.
    """
    shown, hashed = _usable_name(name), hash_of(password)
    with app.database.write() as connection:
        if teachers.is_any(connection):
            raise UnusableName("There is an account already. Log in, or have one made by `quizapp teacher add`.")
        teachers.add(connection, shown, name_key(shown), hashed, app.now(), is_operator=True)


def reset_teacher(app: Application, name: str) -> str:
    """Gives the teacher a new password, which is returned, and logs every browser out."""
    password = _new_password()
    with app.database.write() as connection:
        account = teachers.with_name(connection, name_key(name))
        if account is None:
            raise UnusableName(f"There is no teacher named '{name}'. Make the account with `quizapp teacher add`.")
        teachers.set_password(connection, account.teacher, hash_of(password))
        sign_ins.end_all(connection, account.teacher)
    return password


def hash_of(password: str) -> str:
    """The hash of a password that can be taken; raises `UnusablePassword`."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UnusablePassword(f"A password has at least {SHORTEST_PASSWORD} characters; a few words are a good one.")
    if len(set(password)) < 4:
        raise UnusablePassword("This password is easy to guess. Take a few words that nobody would put together.")
    return generate_password_hash(_normal(password))


def is_password_of(account: Account | None, password: str) -> bool:
    """Whether this is the account's password; where there is no account, the answer takes as long."""
    known = account.password_hash if account else _NOBODYS_HASH
    return check_password_hash(known, _normal(password)) and account is not None


def _usable_name(name: str) -> str:
    shown = " ".join(name.split())
    if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
        raise UnusableName(f"A name has 1 to {LONGEST_NAME} characters, all of them visible.")
    return shown


def _new_password() -> str:
    """80 random bits that can be read out: four groups of four letters."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def _normal(password: str) -> str:
    """The same bytes whatever keyboard the letters were typed on."""
    return unicodedata.normalize("NFKC", password[: LONGEST_PASSWORD + 1])
