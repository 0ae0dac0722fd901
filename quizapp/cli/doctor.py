"""`quizapp doctor`: looks at everything that a lesson needs, and says what to do about what is wrong."""

import http.client
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from quizapp.cli.opening import chosen_settings, this_program, way_out_of_damage
from quizapp.cli.serve import PORT, PORTS, listened_on, refuse_busy_port, usual_host
from quizapp.content.library import Library
from quizapp.question_types import REGISTRY
from quizapp.services.accounts import has_teachers
from quizapp.store import backups, readiness
from quizapp.store.backups import UnusableBackup, refuse_damaged
from quizapp.store.database import NEWER, UnusableDatabase, is_new, refuse_unusable, sqlite_file
from quizapp.store.log_fault import has_log_fault
from quizapp.store.readiness import why_not_ready
from quizapp.store.serving import claim
from quizapp.web import lan, mode
from quizapp.web.app import application
from quizapp.web.config import BadSetting, host_of_school, refuse_other_modes, zone

_LEAST_SPACE = 500_000_000
_EARLIEST = datetime(2025, 1, 1).timestamp()
_OLD_BACKUP = 7 * 24 * 3600
_LATEST = datetime(2100, 1, 1).timestamp()
_HOUR = 3600
_SHORTEST_SECRET = 32
_PATIENCE = 2.0


@dataclass(frozen=True)
class Finding:
    """What was looked at, and what to do where it is not well; a *remark* keeps no lesson from working."""

    words: str
    instead: str = ""
    is_remark: bool = False

    @property
    def sign(self) -> str:
        """How it is marked in the list."""
        return "ok  " if not self.instead else "note" if self.is_remark else "BAD "


@click.command()
@click.option("--port", default=PORT, show_default=True, type=PORTS, help="The port on which the server is to listen.")
def doctor(port: int) -> None:
    """Look at the database, the disk, the clock, the network and the question sets; nothing is changed."""
    is_bad, told = False, set[str]()
    for finding in _all_findings(chosen_settings(), port):
        if finding.instead in told:  # one setting keeps several things from working
            continue
        told |= {finding.instead} - {""}
        is_bad |= finding.sign == "BAD "
        click.echo(f"{finding.sign}  {finding.words}")
        if finding.instead:
            click.echo(f"      {finding.instead}")
    if is_bad:
        raise SystemExit(1)


def _all_findings(chosen: dict[str, str], port: int) -> Iterator[Finding]:
    yield from _of_machine(chosen)
    yield _port(chosen, port)
    file = sqlite_file(chosen["QUIZAPP_DATABASE_URL"])
    if file is None:
        yield from _of_application(chosen)
        return
    yield from (_sqlite_version(sqlite3.sqlite_version_info), _backup(file))
    if not is_new(file):
        yield _served(file)
        yield (found := _database(file))
        yield from [] if found.instead else _of_application(chosen)
    else:
        words = f"The database {file} is empty yet." if file.exists() else f"There is no database {file} yet."
        yield Finding(words, f"{this_program()} serve makes it.", is_remark=True)
        yield from _of_library(Library(Path(chosen["QUIZAPP_QUESTIONS"]), REGISTRY))


def _of_machine(chosen: dict[str, str]) -> Iterator[Finding]:
    data = Path(chosen["QUIZAPP_DATA"])
    yield from (_space(data), _folder(data), _secret(data, chosen["QUIZAPP_SECRET_KEY"]))
    yield from (_clock(), _zone(chosen["QUIZAPP_TIME_ZONE"]), _mode(chosen))


def _of_application(chosen: dict[str, str]) -> Iterator[Finding]:
    """What stands in the database, which is only looked at: to upgrade it is the server's part."""
    try:
        app = application(chosen)
    except (BadSetting, UnusableDatabase) as unusable:
        yield Finding("quizapp cannot start.", str(unusable))
        return
    reason = why_not_ready(app.database)
    if reason == readiness.NO_ANSWER:
        yield Finding(reason, app.database.why_no_answer())
    elif reason:
        yield Finding(reason, _WAYS_OUT[reason].format(this_program()), is_remark=reason == readiness.OLDER)
    else:
        yield Finding("The tables are at the newest version.")
        if not has_teachers(app):
            yield Finding("No teacher has an account.", f"Make one: {this_program()} teacher add NAME", is_remark=True)
    app.database.close()
    yield from _of_library(app.library)


_WAYS_OUT = {
    readiness.OLDER: "Make a backup ({0} backup); {0} serve then brings them up to date.",
    NEWER: "Or restore a backup from before the upgrade.",
}


def _of_library(library: Library) -> Iterator[Finding]:
    sets, bad = len(library.sets()), len(library.problems())
    way_out = f"Put sets into the folder {library.folder}, or name another with QUIZAPP_QUESTIONS."
    yield Finding(f"{sets} question sets can be taken.", "" if sets else way_out)
    if bad:
        yield Finding(
            f"{bad} problems stand in other sets.", f"{this_program()} check FOLDER tells them.", is_remark=True
        )


def _space(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    words = f"{free // 1_000_000} MB are free on the disk of {data}."
    return Finding(words, "" if free >= _LEAST_SPACE else "Make room: answers cannot be saved on a full disk.")


def _folder(data: Path) -> Finding:
    """Answers and names of children are in it; Windows gives a user's folders to nobody else anyway."""
    if not os.access(data, os.W_OK | os.X_OK):
        return Finding(f"The folder {data} cannot be written.", "Let the user who runs quizapp own it.")
    if os.name == "nt" or not data.stat().st_mode & 0o007:
        return Finding(f"Other users of this machine cannot look into {data}.")
    return Finding(f"Other users of this machine can look into {data}.", f"chmod 700 {data}", is_remark=True)


def _secret(data: Path, key: str) -> Finding:
    secret = data / "secret_key"
    if len(key) < _SHORTEST_SECRET:
        return Finding("The secret key is short.", "Leave QUIZAPP_SECRET_KEY out, or set 32 random signs or more.")
    if os.name == "nt" or not secret.exists() or not secret.stat().st_mode & 0o077:
        return Finding("The secret key can be read by nobody else.")
    return Finding(f"Others can read {secret}.", f"chmod 600 {secret}")


def _clock() -> Finding:
    words = f"The clock says {time.strftime('%Y-%m-%d %H:%M %Z')}."
    is_sane = _EARLIEST < time.time() < _LATEST
    return Finding(words, "" if is_sane else "Set the clock: times of answers come from it.")


def _zone(name: str) -> Finding:
    try:
        here = datetime.now(zone(name))
    except BadSetting as unusable:
        return Finding(f"The time zone is {name}.", str(unusable))
    return Finding(f"Teachers read times of {name}, where it is {here:%H:%M}.")


def _mode(chosen: dict[str, str]) -> Finding:
    name, address = chosen["QUIZAPP_MODE"], chosen["QUIZAPP_ADDRESS"]
    try:
        refuse_other_modes(name)
        if mode.is_school(chosen):
            host_of_school(address)
            return Finding(f"The mode is school: students open {address}.")
    except BadSetting as unusable:
        return Finding(f"The mode is {name}.", str(unusable))
    found = lan.lan_addresses()
    if not found:
        return Finding("This machine is in no network.", "Connect to the Wi-Fi, or make a hotspot.", is_remark=True)
    return Finding(f"The mode is classroom: phones in the same network reach this machine as {' or '.join(found)}.")


def _port(chosen: dict[str, str], port: int) -> Finding:
    if _is_quizapp(port):
        return Finding(f"A quizapp answers at port {port}.")
    try:
        for each in listened_on(usual_host(mode.is_school(chosen))):
            refuse_busy_port(each, port)
    except click.ClickException as busy:
        return Finding(f"No quizapp can listen on port {port}.", busy.message, is_remark=True)
    return Finding(f"Port {port} is free.")


def _is_quizapp(port: int) -> bool:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        asked.request("GET", "/healthz")
        return bool(json.load(asked.getresponse()) == {"alive": True})
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        asked.close()


def _sqlite_version(version: tuple[int, ...]) -> Finding:
    name = ".".join(map(str, version))
    if not has_log_fault(version):
        return Finding(f"SQLite {name} is in order.")
    words = f"SQLite {name} can damage its log when two connections write at once; quizapp lets one write at a time."
    calm = (
        "There is nothing for you to do, as long as no other program writes to the file. SQLite 3.51.3 has it mended."
    )
    return Finding(words, calm, is_remark=True)


def _served(file: Path) -> Finding:
    try:
        claim(file).close()
    except UnusableDatabase:
        return Finding("One quizapp serves this database at the moment.")
    return Finding("No quizapp serves this database at the moment.")


def _database(file: Path) -> Finding:
    try:
        refuse_unusable(file)
        refuse_damaged(file)
    except UnusableDatabase as unusable:
        return Finding(f"The database {file} cannot be used.", str(unusable))
    except UnusableBackup:
        return Finding(f"The database {file} is damaged.", f"Stop quizapp, then: {way_out_of_damage(file)}")
    return Finding(f"The database {file} is sound.")


def _backup(file: Path) -> Finding:
    last = backups.newest(file.parent / backups.FOLDER)
    if last is None:
        way_out = (
            f"{this_program()} serve makes them while it runs. One on another disk: {this_program()} backup --to FOLDER"
        )
        return Finding("No backup lies beside the database yet.", way_out, is_remark=True)
    age = time.time() - last.stat().st_mtime
    if age < -_HOUR:
        return Finding(f"The last backup, {last}, is of a time to come.", "Set the clock: it has gone back.")
    words = f"The last backup is {last}, {age / _HOUR:.0f} hours old."
    return Finding(words, "" if age < _OLD_BACKUP else f"Make a new one: {this_program()} backup", is_remark=True)
