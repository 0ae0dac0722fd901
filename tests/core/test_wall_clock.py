"""Wall-clock times: what a teacher writes is the time on the school's wall, also when clocks change."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quizapp.core.wall_clock import NoSuchTime, WallTime, read_wall_clock, wall_clock

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3_600_000


def test_a_time_is_that_of_the_zone() -> None:
    assert read_wall_clock("2026-01-15T10:00", BERLIN) == WallTime(1_768_467_600_000)
    assert wall_clock(1_768_467_600_000, BERLIN) == "2026-01-15T10:00"


def test_a_time_on_either_side_of_the_change_is_the_hours_apart_that_passed() -> None:
    before, after = (read_wall_clock(f"2026-03-29T{hour}", BERLIN).moment for hour in ("01:30", "03:30"))

    assert after - before == HOUR


def test_a_skipped_time_is_refused_with_the_time_to_write() -> None:
    with pytest.raises(NoSuchTime, match=r"02:30 is skipped\. Write 03:30"):
        read_wall_clock("2026-03-29T02:30", BERLIN)


def test_of_a_time_that_comes_twice_the_first_is_meant() -> None:
    read = read_wall_clock("2026-10-25T02:30", BERLIN)

    assert read.is_twice
    assert read_wall_clock("2026-10-25T03:30", BERLIN).moment - read.moment == 2 * HOUR


@pytest.mark.parametrize("written", ["", "tomorrow", "2026-02-30T10:00", "2026-01-15", "10:00"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(NoSuchTime, match="Write it like 2026"):
        read_wall_clock(written, BERLIN)


@pytest.mark.parametrize("year", ["1969", "2100", "9999"])
def test_a_year_that_nobody_means_is_refused(year: str) -> None:
    with pytest.raises(NoSuchTime, match="between 2000 and 2099"):
        read_wall_clock(f"{year}-01-15T10:00", BERLIN)


NIGHTS = {
    "Europe/Berlin": ("2026-03-29", "2026-10-25"),
    "America/New_York": ("2026-03-08", "2026-11-01"),
    "Australia/Lord_Howe": ("2026-10-04", "2026-04-05"),  # by half an hour
    "America/Santiago": ("2026-09-06", "2026-04-04"),  # at midnight
    "Africa/Cairo": ("2026-04-24", "2026-10-29"),  # at midnight as well
    "Antarctica/Troll": ("2026-03-29", "2026-10-25"),  # by two hours
}
"""The days in six zones on which clocks are put forward, and those on which they are put back."""
PLAIN = ("2028-02-29", "2026-12-31")


def minutes_of(day: str) -> list[str]:
    first = datetime.fromisoformat(day)
    return [(first + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M") for minute in range(26 * 60)]


def shown_otherwise(day: str, zone: ZoneInfo, read: Callable[[str, ZoneInfo], WallTime]) -> tuple[list[str], int]:
    """The minutes of a day that clocks do not show at the moment that was read, and how many are skipped."""
    wrong, skipped = [], 0
    for written in minutes_of(day):
        try:
            wrong += [written] if wall_clock(read(written, zone).moment, zone) != written else []
        except NoSuchTime:
            skipped += 1
    return wrong, skipped


@pytest.mark.parametrize("name", NIGHTS)
def test_every_minute_of_both_nights_is_what_the_wall_shows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    zone, (forward, back) = ZoneInfo(name), NIGHTS[name]
    for server_zone in ("UTC", "Pacific/Kiritimati"):
        monkeypatch.setenv("TZ", server_zone)
        time.tzset()
        found = {day: shown_otherwise(day, zone, read_wall_clock) for day in (forward, back, *PLAIN)}
        assert {day: wrong for day, (wrong, _) in found.items() if wrong} == {}
        assert [day for day, (_, skipped) in found.items() if skipped] == [forward]
    monkeypatch.undo()
    time.tzset()


def test_a_reader_that_knows_one_offset_for_the_day_is_noticed() -> None:
    def careless(written: str, zone: ZoneInfo) -> WallTime:
        offset = datetime.fromisoformat(written[:10]).replace(tzinfo=zone).strftime("%z")
        return WallTime(round(datetime.fromisoformat(f"{written}{offset}").timestamp() * 1000))

    assert shown_otherwise("2026-10-25", BERLIN, careless)[0]
