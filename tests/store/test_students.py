"""Students: a browser's token is one student for ever."""

from concurrent.futures import ThreadPoolExecutor

from quizapp.store import student_sign_ins, students
from quizapp.store.database import Database


def admit(database: Database, token: str) -> int:
    with database.write() as connection:
        return students.admit(connection, token, 1)


def test_the_same_browser_is_the_same_student(database: Database) -> None:
    first, again, another = (admit(database, token) for token in ("anna", "anna", "ben"))

    assert first == again != another


def test_twenty_first_requests_at_once_admit_one_student(database: Database) -> None:
    with ThreadPoolExecutor(20) as pool:
        admitted = set(pool.map(lambda _: admit(database, "anna"), range(20)))

    assert len(admitted) == 1


def test_a_token_of_nobody_is_no_student(database: Database) -> None:
    admit(database, "anna")

    with database.read() as connection:
        assert student_sign_ins.student_with(connection, "anna") is not None
        assert student_sign_ins.student_with(connection, "Anna") is None
        assert student_sign_ins.student_with(connection, "") is None
