"""What every table declares about the data in it: whose it is, what an export holds of it, and how it is erased."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Table

INFO = "data_of"


class Whose(StrEnum):
    """Whose data the rows of a table are."""

    STUDENT = "student"
    CLASS = "class"
    TEACHER = "teacher"
    NOBODY = "nobody"


@dataclass(frozen=True)
class DataOf:
    """The declaration of a table.

    Rows of a student or a class are found by *by*, and erased with the one they belong to. An export holds the
    *exported* columns; those *left_out* are secrets, or numbers that join tables. What is not erased has a reason.
    """

    whose: Whose
    by: str = ""
    exported: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    kept_because: str = ""

    def as_info(self) -> dict[Any, Any]:
        """As a table carries it."""
        return {INFO: self}


def student_data(by: str, exported: tuple[str, ...], left_out: tuple[str, ...]) -> dict[Any, Any]:
    """Rows of one student, erased with them."""
    return DataOf(Whose.STUDENT, by, exported, left_out).as_info()


def class_data(by: str) -> dict[Any, Any]:
    """Rows of a class, which name nobody; erased with it."""
    return DataOf(Whose.CLASS, by).as_info()


def teacher_data(kept_because: str) -> dict[Any, Any]:
    """Rows of a teacher, which the erasing of a class leaves alone."""
    return DataOf(Whose.TEACHER, kept_because=kept_because).as_info()


def nobodys_data(kept_because: str) -> dict[Any, Any]:
    """Rows that say nothing of anybody."""
    return DataOf(Whose.NOBODY, kept_because=kept_because).as_info()


def declaration_of(table: Table) -> DataOf:
    """What the table declares."""
    found = table.info[INFO]
    assert isinstance(found, DataOf)
    return found
