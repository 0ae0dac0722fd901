"""`quizapp doctor`: looks at everything that a lesson needs, and says what to do about what is wrong."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from quizapp.cli.opening import chosen_settings, opened_app, this_program
from quizapp.services.accounts import has_teachers
from quizapp.services.application import Application
from quizapp.store import backups
from quizapp.store.backups import UnusableBackup, refuse_damaged
from quizapp.store.database import sqlite_file
from quizapp.web import lan

_LEAST_SPACE = 500_000_000
_EARLIEST = datetime(2025, 1, 1).timestamp()
_OLD_BACKUP = 7 * 24 * 3600
_MENDED = (3, 51, 3)
_REPAIRED = {(3, 44): 6, (3, 50): 7}
"""Older lines of SQLite in which the fault of the write-ahead log is mended, and since which of their versions."""


@dataclass(frozen=True)
class Finding:
    """What was looked at, and what to do where it is not well; a *remark* keeps no lesson from working."""

    words: str
    instead: str = ""
    is_remark: bool = False
    is_fatal: bool = False
    """Whether the app cannot be opened to look further."""

    @property
    def sign(self) -> str:
        """How it is marked in the list."""
        return "ok  " if not self.instead else "note" if self.is_remark else "BAD "


@click.command()
def doctor() -> None:
    """Look at the database, the disk, the clock, the network and the question sets."""
    chosen = chosen_settings()
    found = list(_of_machine(chosen))
    if not any(finding.is_fatal for finding in found):
        app: Application = opened_app().extensions["quizapp"]
        found += _of_application(app)
        app.database.close()
    for finding in found:
        click.echo(f"{finding.sign}  {finding.words}")
        if finding.instead:
            click.echo(f"      {finding.instead}")
    if any(finding.sign == "BAD " for finding in found):
        raise SystemExit(1)


def _of_machine(chosen: dict[str, str]) -> Iterator[Finding]:
    data = Path(chosen["QUIZAPP_DATA"])
    checks: list[Callable[[Path], Finding]] = [_space, _secret, _clock, _network]
    yield from (check(data) for check in checks)
    file = sqlite_file(chosen["QUIZAPP_DATABASE_URL"])
    if file is not None:
        yield from (_sqlite_version(sqlite3.sqlite_version_info), _database(file), _backup(file))


def _of_application(app: Application) -> Iterator[Finding]:
    yield Finding("The tables are at the newest version.")
    if not has_teachers(app):
        yield Finding("No teacher has an account.", f"Make one: {this_program()} teacher add NAME", is_remark=True)
    sets, bad = app.library.sets(), len(app.library.problems())
    yield Finding(f"{len(sets)} question sets can be taken.", "" if sets else "Put sets into QUIZAPP_QUESTIONS.")
    if bad:
        yield Finding(
            f"{bad} problems stand in other sets.", f"{this_program()} check FOLDER tells them.", is_remark=True
        )


def _space(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    words = f"{free // 1_000_000} MB are free on the disk of {data}."
    return Finding(words, "" if free >= _LEAST_SPACE else "Make room: answers cannot be saved on a full disk.")


def _secret(data: Path) -> Finding:
    secret = data / "secret_key"
    if os.name == "nt" or not secret.exists() or not secret.stat().st_mode & 0o077:
        return Finding("The secret key can be read by nobody else.")
    return Finding(f"Others can read {secret}.", f"chmod 600 {secret}")


def _clock(_data: Path) -> Finding:
    words = f"The clock says {time.strftime('%Y-%m-%d %H:%M %Z')}."
    return Finding(words, "" if time.time() > _EARLIEST else "Set the clock: times of answers come from it.")


def _network(_data: Path) -> Finding:
    found = lan.lan_addresses()
    if not found:
        return Finding("This machine is in no network.", "Connect to the Wi-Fi, or make a hotspot.", is_remark=True)
    return Finding(f"Phones in the same network reach this machine as {' or '.join(found)}.")


def _sqlite_version(version: tuple[int, ...]) -> Finding:
    """Versions before 3.51.3 can damage a log that two connections reset at the same moment (sqlite.org/wal.html)."""
    name = ".".join(map(str, version))
    is_safe = version >= _MENDED or version[2] >= _REPAIRED.get((version[0], version[1]), 1_000_000)
    if is_safe:
        return Finding(f"SQLite {name} is in order.")
    words = f"SQLite {name} has a known fault with two writers at once; quizapp lets one write at a time."
    return Finding(words, "A newer Python brings SQLite 3.51.3; keep backups until then.", is_remark=True)


def _database(file: Path) -> Finding:
    if not file.exists():
        return Finding(f"There is no database {file} yet.", f"{this_program()} serve makes it.", is_remark=True)
    try:
        refuse_damaged(file)
    except UnusableBackup:
        last = backups.newest(file.parent / backups.FOLDER)
        way_out = f"{this_program()} restore {last}" if last else "Put a copy of the file back."
        return Finding(f"The database {file} is damaged.", f"Stop quizapp, then: {way_out}", is_fatal=True)
    return Finding(f"The database {file} is sound.")


def _backup(file: Path) -> Finding:
    last = backups.newest(file.parent / backups.FOLDER)
    if last is None:
        return Finding("There is no backup.", f"Make one: {this_program()} backup", is_remark=True)
    age = time.time() - last.stat().st_mtime
    words = f"The last backup is {last}, {age / 3600:.0f} hours old."
    return Finding(words, "" if age < _OLD_BACKUP else f"Make a new one: {this_program()} backup", is_remark=True)
