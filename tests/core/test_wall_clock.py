"""Wall-clock times: what a teacher writes is the time on the school's wall, also when clocks change."""

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
