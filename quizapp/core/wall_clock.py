"""Wall-clock times of the school's zone, as they are written into a form, and the moments they mean."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from quizapp.core.message import message

_WRITTEN = "%Y-%m-%dT%H:%M"


class NoSuchTime(Exception):
    """What was written is no time, or the clocks skip it; the message says what to write instead."""


@dataclass(frozen=True)
class WallTime:
    """A *moment* in milliseconds since 1970; *is_twice* where clocks show its time twice: then it is the first."""

    moment: int
    is_twice: bool = False


def read_wall_clock(written: str, zone: ZoneInfo) -> WallTime:
    """The moment at which clocks of this zone show the time; raises `NoSuchTime`."""
    local = _parsed(written)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return WallTime(_milliseconds(first))
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local:
        return WallTime(_milliseconds(first), is_twice=True)
    after = first.astimezone(UTC).astimezone(zone)
    raise NoSuchTime(
        message(
            "Clocks are put forward that night, and %(skipped)s is skipped. Write %(next)s, or an earlier time.",
            skipped=f"{local:%H:%M}",
            next=f"{after:%H:%M}",
        )
    )


def wall_clock(moment: int, zone: ZoneInfo) -> str:
    """What clocks of the zone show at this moment, as a form takes it."""
    return datetime.fromtimestamp(moment / 1000, zone).strftime(_WRITTEN)


def _parsed(written: str) -> datetime:
    try:
        local = datetime.strptime(written.strip()[:16], _WRITTEN)
    except ValueError:
        raise NoSuchTime(message("This is no date with a time. Write it like 2026-03-27T10:45.")) from None
    if not datetime(2000, 1, 1) <= local < datetime(2100, 1, 1) - timedelta(days=1):
        raise NoSuchTime(message("Choose a day between 2000 and 2099."))
    return local


def _milliseconds(local: datetime) -> int:
    return int(local.timestamp()) * 1000
