"""Every table says whose data it holds, what an export shows of it, and how it is erased."""

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from quizapp.store.data_of import INFO, DataOf, Whose, declaration_of, student_data
from quizapp.store.tables import metadata

TABLES = list(metadata.tables.values())


def faults_of(table: Table) -> list[str]:
    """What is wrong with what the table declares."""
    if not isinstance(table.info.get(INFO), DataOf):
        return ["it declares nothing: give it an info of quizapp.store.data_of"]
    declared, columns = declaration_of(table), set(table.columns.keys())
    told = [*declared.exported, *declared.left_out]
    found = []
    if declared.whose in {Whose.STUDENT, Whose.CLASS} and declared.by not in columns:
        found.append("it has no column by which its rows are found")
    if declared.whose is Whose.STUDENT and (set(told) != columns or len(told) != len(columns)):
        found.append("its columns are not each exported or left out")
    if declared.whose in {Whose.TEACHER, Whose.NOBODY} and not declared.kept_because:
        found.append("it does not say why it is kept")
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_declares_its_data(table: Table) -> None:
    assert faults_of(table) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_leads_to_a_student_is_a_students(table: Table) -> None:
    """A table with rows of an attempt or a student cannot pass for somebody else's."""
    leads = {key.column.table.name for key in table.foreign_keys} & {"students", "attempts"}

    assert not leads or declaration_of(table).whose is Whose.STUDENT


@pytest.mark.parametrize(
    ("info", "fault"),
    [
        ({}, "declares nothing"),
        (student_data("nobody_id", ("id", "mood"), ()), "no column by which"),
        (student_data("id", ("id",), ()), "not each exported"),
        (student_data("id", ("id", "mood"), ("mood",)), "not each exported"),
        (DataOf(Whose.NOBODY).as_info(), "why it is kept"),
    ],
)
def test_a_table_that_does_not_is_named(info: dict[str, DataOf], fault: str) -> None:
    """The control."""
    table = Table("moods", MetaData(), Column("id", Integer), Column("mood", Integer), info=info)

    assert any(fault in found for found in faults_of(table))
