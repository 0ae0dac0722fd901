"""Pull the plug of the machine: what was acknowledged survives a power cut at any moment, and the file stays sound."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw
import pytest
from browsing import Person
from recording_disk import Act, RecordingDisk, cuts
from sqlalchemy import Pool, event, text
from writes import is_told, writes

from tests.promises.conftest import Class8b, open_class

FILE = "quizapp.sqlite3"
UNCHANGING = {"attempts": "id, token, seed"}
"""The columns of a row that stay as they were acknowledged; of other tables all of them."""


@dataclass(frozen=True)
class Row:
    """A row of a *table* that somebody was told of."""

    table: str
    values: tuple[Any, ...]


@dataclass
class Recording:
    """What quizapp said to SQLite, connection by connection, and which rows it acknowledged in between."""

    said: list[tuple[int, str | Row]] = field(default_factory=list)
    connections: int = 0

    def listen(self, connection: Any, _record: object) -> None:
        """Writes down all that this new connection is told, from its first setting on."""
        number = self.connections
        self.connections += 1
        connection.set_trace_callback(lambda statement: self.said.append((number, statement)))

    def acknowledge(self, class_8b: Class8b, table: str) -> None:
        """The newest row of the table was acknowledged."""
        with class_8b.app.database.read() as connection:
            *_, newest = connection.execute(text(select_from(table)))
        self.said.append((0, Row(table, tuple(newest))))


def select_from(table: str) -> str:
    return f"SELECT {UNCHANGING.get(table, '*')} FROM {table} ORDER BY rowid"


@pytest.fixture
def recording(tmp_path: Path, quiz_folder: Path, bell: None) -> Recording:
    """A new database, four students who take a lesson in it, and now and then a log that is written into the file."""
    recording = Recording()
    event.listen(Pool, "connect", recording.listen)
    class_8b = open_class(tmp_path / "recorded", quiz_folder)
    for _ in range(4):
        anna = Person(class_8b.flask)
        for write in writes(anna, class_8b.code):
            assert is_told(write.send(anna))
            recording.acknowledge(class_8b, write.table)
        class_8b.app.database.empty_log()
    event.remove(Pool, "connect", recording.listen)
    class_8b.app.database.close()
    return recording


def on_the_disk(recording: Recording, folder: Path, **instead: str) -> list[Act]:
    """What SQLite does to the disk when it is told the same; *instead* changes a setting."""
    folder.mkdir()
    disk = RecordingDisk()
    told = [apsw.Connection(str(folder / FILE), vfs="recording") for _ in range(recording.connections)]
    for number, said in recording.said:
        if isinstance(said, Row):
            disk.acts.append(Act("mark", mark=said))
        elif not said.startswith("--"):  # what a trigger does
            list(told[number].execute(changed(said, instead)))
    for connection in told:
        connection.close()
    disk.unregister()
    return disk.acts


def changed(statement: str, instead: dict[str, str]) -> str:
    name = statement.removeprefix("PRAGMA ").partition(" = ")[0]
    return f"PRAGMA {name} = {instead[name]}" if name in instead and " = " in statement else statement


def lost_in(files: dict[str, bytes], acknowledged: list[Row], folder: Path) -> list[Row]:
    """What of the acknowledged rows is not in the files that a cut has left; the database in them must be sound."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with closing(sqlite3.connect(folder / FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        tables = made & {row.table for row in acknowledged}
        there = {Row(table, each) for table in tables for each in connection.execute(select_from(table))}
    return [row for row in acknowledged if row not in there]


def cut_the_power(acts: list[Act], number: int, folder: Path) -> int:
    """How many of so many cuts lost something."""
    chance = random.Random(7)
    folder.mkdir()
    return sum(
        bool(lost_in(files, acknowledged, folder / str(cut)))
        for cut, (files, acknowledged) in enumerate(cuts(acts, number, chance))
    )


def test_no_power_cut_loses_an_acknowledged_row_or_damages_the_file(
    recording: Recording, rounds: Callable[[int, int], int], tmp_path: Path
) -> None:
    acts = on_the_disk(recording, tmp_path / "as it is")
    assert cut_the_power(acts, rounds(60, 1000), tmp_path / "cuts") == 0

    careless = on_the_disk(recording, tmp_path / "careless", synchronous="1")
    assert cut_the_power(careless, rounds(30, 1000), tmp_path / "careless cuts") > 0  # the control
