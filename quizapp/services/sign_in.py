"""Logging in and out, staying logged in, and changing one's password; whoever guesses is slowed down."""

from hashlib import sha256

from quizapp.core.names import name_key
from quizapp.services.accounts import hash_of_chosen, is_password_of, operators
from quizapp.services.application import Application
from quizapp.services.security_log import note
from quizapp.services.tokens import TOKEN, new_token
from quizapp.services.tries import TooManyTries, count_try, forget_tries
from quizapp.store import sign_ins, teachers
from quizapp.store.teachers import Account, Teacher

_SECOND = 1000
IDLE = 12 * 3600 * _SECOND
"""How long a browser that is not used stays logged in."""
SEEN_ANEW = 600 * _SECOND
"""How often it is written down that a browser is in use."""


class WrongPassword(Exception):
    """No teacher has this name and this password; which of the two is wrong is not told."""


class Locked(Exception):
    """The account is locked; *operators* can unlock it. Only who knows the password is told."""

    def __init__(self, operators: list[str]) -> None:
        self.operators = operators
        super().__init__(operators)


def log_in(app: Application, name: str, password: str, browser: str = "") -> str:
    """The secret of a new sign-in, for the browser's cookie; raises `WrongPassword`, `TooManyTries` or `Locked`.

    *browser* is what `known_browser` gave to this browser at an earlier log-in. Tries of browsers that an account
    knows are counted apart: a stranger who guesses slows down strangers, and not the teacher at her own desk.
    """
    lane = _lane(name, browser)
    teacher = _teacher_with(app, lane, name, password)
    token, now = new_token(), app.now()
    with app.database.write() as connection:
        sign_ins.end_old(connection, now - IDLE)
        sign_ins.begin(connection, teacher, token, now)
    note("logged-in", teacher=teacher.id)
    return token


def known_browser(name: str, browser: str) -> str:
    """What a browser keeps when the log-in under this name worked, also after the log-out."""
    return browser if _is_known(name, browser) else f"{_account(name)}.{new_token()}"


def who_is(app: Application, token: str) -> Teacher | None:
    """The teacher who is logged in with this secret."""
    if not TOKEN.fullmatch(token):
        return None
    now = app.now()
    with app.database.read() as connection:
        found = sign_ins.find(connection, token, now - IDLE)
    if found is None:
        return None
    teacher, seen_at = found
    if now - seen_at > SEEN_ANEW:
        with app.database.write() as connection:
            sign_ins.see(connection, token, now)
    return teacher


def log_out(app: Application, token: str) -> None:
    """Ends one sign-in; a copy of its cookie is worth nothing from now on."""
    with app.database.write() as connection:
        sign_ins.end(connection, token)


def log_out_everywhere(app: Application, teacher: Teacher) -> None:
    """Ends all sign-ins of the teacher."""
    with app.database.write() as connection:
        sign_ins.end_all(connection, teacher)
    note("logged-out-everywhere", teacher=teacher.id)


def change_password(app: Application, teacher: Teacher, password: str, new: str) -> str:
    """Replaces the password and logs every other browser out; returns the secret of the sign-in that goes on.

    Raises `UnusablePassword`, and `WrongPassword` or `TooManyTries` as a log-in does.
    """
    new_hash = hash_of_chosen(new, teacher.name)
    _teacher_with(app, _lane(teacher.name, f"{_account(teacher.name)}.own page"), teacher.name, password)
    token = new_token()
    with app.database.write() as connection:
        teachers.set_password(connection, teacher, new_hash)
        sign_ins.end_all(connection, teacher)
        sign_ins.begin(connection, teacher, token, app.now())
    note("password-changed", teacher=teacher.id)
    return token


def _teacher_with(app: Application, lane: str, name: str, password: str) -> Teacher:
    """The teacher with this name and password; the try is counted before the password is looked at."""
    with app.database.read() as connection:
        account = teachers.with_name(connection, name_key(name))
    try:
        count_try(app, lane)
    except TooManyTries:
        note("slowed-down", teacher=_number(account))
        raise
    if not is_password_of(account, password) or account is None:
        note("wrong-password", teacher=_number(account))
        raise WrongPassword
    forget_tries(app, lane)
    if account.locked_at is not None:
        note("locked-out", teacher=account.teacher.id)
        raise Locked(operators(app))
    return account.teacher


def _number(account: Account | None) -> int:
    """Of the account, for the log; 0 where there is none."""
    return account.teacher.id if account else 0


def _lane(name: str, browser: str) -> str:
    """Where tries are counted; hashed, as people also type a password where the name goes."""
    return sha256(f"{name_key(name)}\n{browser if _is_known(name, browser) else ''}".encode()).hexdigest()


def _is_known(name: str, browser: str) -> bool:
    return browser.startswith(f"{_account(name)}.")


def _account(name: str) -> str:
    return sha256(name_key(name).encode()).hexdigest()[:16]
