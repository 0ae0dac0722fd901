"""Teachers, their sign-ins, and the tries to log in, on both kinds of database."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from quizapp.store import log_in_tries, sign_ins, teachers
from quizapp.store.database import Database
from quizapp.store.teachers import Teacher


@pytest.fixture
def taylor(database: Database) -> Teacher:
    """Ms Taylor, who has an account."""
    with database.write() as connection:
        teachers.add(connection, "Ms Taylor", "ms taylor", "hash", 1)
        account = teachers.with_name(connection, "ms taylor")
    assert account is not None
    return account.teacher


def find(database: Database, token: str, since: int = 0) -> Teacher | None:
    with database.read() as connection:
        found = sign_ins.find(connection, token, since)
    return found[0] if found else None


class TestTeachers:
    def test_twenty_that_add_one_name_at_once_make_one_account(self, database: Database) -> None:
        def add(number: int) -> bool:
            with database.write() as connection:
                return teachers.add(connection, f"Ms Taylor {number}", "ms taylor", "hash", 1)

        with ThreadPoolExecutor(20) as pool:
            assert sum(pool.map(add, range(20))) == 1

    def test_they_are_found_by_name_and_by_nothing_else(self, database: Database, taylor: Teacher) -> None:
        with database.read() as connection:
            found = teachers.with_name(connection, "ms taylor")
            assert found is not None
            assert (found.teacher, found.password_hash) == (taylor, "hash")
            assert teachers.with_name(connection, "Ms Taylor") is None
            assert teachers.with_name(connection, "") is None

    def test_the_password_is_replaced(self, database: Database, taylor: Teacher) -> None:
        with database.write() as connection:
            teachers.set_password(connection, taylor, "another hash")

        with database.read() as connection:
            found = teachers.with_name(connection, "ms taylor")
        assert found is not None
        assert found.password_hash == "another hash"


class TestSignIns:
    def test_one_is_found_by_its_token_until_it_ends(self, database: Database, taylor: Teacher) -> None:
        with database.write() as connection:
            for token in ("desk", "sofa"):
                sign_ins.begin(connection, taylor, token, 1000)
            sign_ins.end(connection, "desk")

        assert [find(database, token) for token in ("desk", "sofa", "")] == [None, taylor, None]

    def test_one_that_was_not_seen_for_long_is_no_longer_found(self, database: Database, taylor: Teacher) -> None:
        with database.write() as connection:
            sign_ins.begin(connection, taylor, "desk", 1000)
        assert find(database, "desk", since=1000) is None

        with database.write() as connection:
            sign_ins.see(connection, "desk", 2000)
        assert find(database, "desk", since=1000) == taylor

    def test_all_of_one_teacher_end_and_those_of_others_stay(self, database: Database, taylor: Teacher) -> None:
        with database.write() as connection:
            teachers.add(connection, "Mr Hill", "mr hill", "hash", 1)
            hill = teachers.with_name(connection, "mr hill")
            assert hill is not None
            for token, teacher in {"desk": taylor, "sofa": taylor, "hill": hill.teacher}.items():
                sign_ins.begin(connection, teacher, token, 1000)
            sign_ins.end_all(connection, taylor)

        assert [find(database, token) for token in ("desk", "sofa", "hill")] == [None, None, hill.teacher]

    def test_old_ones_leave_no_row(self, database: Database, taylor: Teacher) -> None:
        with database.write() as connection:
            sign_ins.begin(connection, taylor, "old", 1000)
            sign_ins.begin(connection, taylor, "new", 1001)
            sign_ins.end_old(connection, 1000)

        with database.read() as connection:
            assert connection.execute(text("SELECT token FROM sign_ins")).scalars().all() == ["new"]


class TestTries:
    def test_fifty_at_once_are_counted_one_by_one(self, database: Database) -> None:
        def one_try(_: int) -> int:
            with database.write() as connection:
                tries, _last_at = log_in_tries.lock(connection, "lane")
                log_in_tries.count(connection, "lane", 1000)
                return tries

        with ThreadPoolExecutor(10) as pool:
            assert sorted(pool.map(one_try, range(50))) == list(range(50))

    def test_they_are_forgotten_alone_or_by_age(self, database: Database) -> None:
        with database.write() as connection:
            for lane, at in {"anna": 1000, "ben": 1001, "cleo": 1002}.items():
                log_in_tries.lock(connection, lane)
                log_in_tries.count(connection, lane, at)
            log_in_tries.forget(connection, "cleo")
            log_in_tries.forget_old(connection, 1000)

        with database.write() as connection:
            assert [log_in_tries.lock(connection, lane) for lane in ("anna", "ben", "cleo")] == [
                (0, 0),
                (1, 1001),
                (0, 0),
            ]
