"""Every setting: its name, its default and what it means; QUIZAPP_… in the environment, `create_app(config)` wins."""

import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal
from platformdirs import user_data_path

from quizapp import resources

CLASSROOM, SCHOOL = "classroom", "school"
YEAR = 365 * 24 * 3600
_TRIES = 40
_AFRESH = "delete it; students then cannot open what they began"


@dataclass(frozen=True)
class Setting:
    """One setting, with its name as it stands in the environment."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        "QUIZAPP_DATA",
        "instance/ in a clone, else your user data folder",
        "Folder for the database and secret.",
    ),
    Setting(
        "QUIZAPP_DATABASE_URL",
        "quizapp.sqlite3 in QUIZAPP_DATA",
        "An SQLAlchemy URL, e.g. postgresql+psycopg://…",
    ),
    Setting("QUIZAPP_QUESTIONS", "the sets that ship with quizapp", "Folder with question sets and passages/."),
    Setting("QUIZAPP_TIME_ZONE", "that of this machine", "The school's time zone, e.g. Europe/Berlin."),
    Setting("QUIZAPP_MODE", CLASSROOM, "classroom: http in its own network; school: TLS in front of quizapp."),
    Setting("QUIZAPP_ADDRESS", "found out", "The address that students open, e.g. https://quiz.example.org."),
    Setting("QUIZAPP_SECRET_KEY", "made once and kept in QUIZAPP_DATA", "Signs cookies; the same for all workers."),
)


class BadSetting(Exception):
    """A setting that cannot be used; the message says what to do."""


def settings(config: Mapping[str, Any] | None) -> dict[str, str]:
    """The value of every setting: from *config*, else the environment, else the default."""
    given = {setting.name: os.environ.get(setting.name, "") for setting in SETTINGS}
    given |= {name: str(value) for name, value in (config or {}).items() if name in given}
    data = Path(given["QUIZAPP_DATA"] or _default_data())
    _make_folder(data)
    return {
        "QUIZAPP_DATA": str(data),
        "QUIZAPP_DATABASE_URL": given["QUIZAPP_DATABASE_URL"] or f"sqlite:///{(data / 'quizapp.sqlite3').resolve()}",
        "QUIZAPP_QUESTIONS": given["QUIZAPP_QUESTIONS"] or str(resources.QUESTIONS),
        "QUIZAPP_TIME_ZONE": given["QUIZAPP_TIME_ZONE"] or tzlocal.get_localzone_name(),
        "QUIZAPP_MODE": given["QUIZAPP_MODE"] or CLASSROOM,
        "QUIZAPP_ADDRESS": given["QUIZAPP_ADDRESS"],
        "QUIZAPP_SECRET_KEY": given["QUIZAPP_SECRET_KEY"] or _kept_secret(data / "secret_key"),
    }


def zone(name: str) -> ZoneInfo:
    """The time zone with this name; raises `BadSetting`."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise BadSetting(
            f"There is no time zone '{name}'. Write QUIZAPP_TIME_ZONE=Europe/Berlin, with the name of yours."
        ) from error


def refuse_other_modes(mode: str) -> None:
    """Raises `BadSetting` where there is no such mode."""
    if mode not in {CLASSROOM, SCHOOL}:
        raise BadSetting(f"There is no mode '{mode}'. Write QUIZAPP_MODE=classroom or QUIZAPP_MODE=school.")


def host_of_school(address: str) -> str:
    """The host, with its port where it has one, of a school's address; raises `BadSetting`."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.netloc or parts.path.strip("/"):
        raise BadSetting(
            f"A school needs its address, not '{address}'. Write QUIZAPP_ADDRESS=https://quiz.example.org, with yours."
        )
    return parts.netloc.lower()


def flask_settings(secret_key: str) -> dict[str, Any]:
    """What Flask and its extensions are told, whatever the environment says."""
    return {
        "SECRET_KEY": secret_key,
        "SESSION_COOKIE_NAME": "quizapp",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": YEAR,
        "MAX_CONTENT_LENGTH": 1_000_000,
        "MAX_FORM_MEMORY_SIZE": 1_000_000,
        # A token that dies in the middle of a long lesson would throw work away; it lives as long as the cookie.
        "WTF_CSRF_TIME_LIMIT": None,
    }


def _default_data() -> Path:
    return resources.ROOT / "instance" if resources.IN_CLONE else user_data_path("quizapp", appauthor=False)


def _make_folder(data: Path) -> None:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = data / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink(missing_ok=True)  # in containers, two processes may have one number
    except OSError as error:
        raise BadSetting(
            f"The folder {data} cannot be written ({error.strerror}). Choose another with QUIZAPP_DATA=/some/folder."
        ) from error


def _kept_secret(path: Path) -> str:
    """The secret in *path*; made on the first start, and by one process only where several start at once."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _secret_in(path)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        secret = secrets.token_urlsafe(32)
        file.write(secret)
    return secret


def _secret_in(path: Path) -> str:
    """What an earlier start wrote, or one at the same time is about to write."""
    for _ in range(_TRIES):
        try:
            secret = path.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise BadSetting(f"The file {path} cannot be read. Let this user read it, or {_AFRESH}.") from error
        if secret:
            return secret
        time.sleep(0.05)
    raise BadSetting(f"The file {path} is empty. Put a copy of it back, or {_AFRESH}.")
