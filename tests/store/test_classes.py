"""Classes and the names on their lists: each teacher has her own, and every name is there once."""

import pytest

from quizapp.store import class_students, classes, teachers
from quizapp.store.class_students import Accommodations
from quizapp.store.classes import Classroom
from quizapp.store.database import Database


@pytest.fixture
def classroom(database: Database) -> Classroom:
    """A class of the first of two teachers."""
    with database.write() as connection:
        for name in ("taylor", "unger"):
            teachers.add(connection, name, name, "hash", 1)
        classes.make(connection, 1, "class-token", "8b", "KVMR3T", 1000, 9000)
        return classes.of_teacher(connection, 1)[0]


def add(database: Database, classroom: Classroom, name: str, code: str) -> bool:
    with database.write() as connection:
        key, token = name.casefold(), f"token of {name}"
        agreed = Accommodations(extra_time=25)
        return class_students.add(
            connection, classroom.id, token, name, key, code, 1, is_newcomer=False, accommodations=agreed
        )


def test_a_class_is_its_teachers_alone(database: Database, classroom: Classroom) -> None:
    with database.read() as connection:
        assert classes.owned_by(connection, 1, "class-token") == classroom
        assert classes.owned_by(connection, 2, "class-token") is None
        assert classes.of_teacher(connection, 2) == []


def test_a_class_is_found_by_its_code(database: Database, classroom: Classroom) -> None:
    with database.read() as connection:
        assert classes.with_code(connection, "KVMR3T") == classroom
        assert classes.with_code(connection, "KVMR3U") is None


def test_a_name_is_in_a_class_once(database: Database, classroom: Classroom) -> None:
    assert add(database, classroom, "Anna", "H4KT7")
    assert not add(database, classroom, "ANNA", "H4KT8")
    assert add(database, classroom, "Ben", "H4KT9")

    with database.read() as connection:
        listed = class_students.of_class(connection, classroom.id)
    assert [each.name for each in listed] == ["Anna", "Ben"]
    assert listed[0].accommodations == Accommodations(extra_time=25)
