"""Dates of publication, as they stand in a line beside other words."""

import re
from dataclasses import dataclass

from quizapp.core.date_text import CalendarDate, read_date

LONGEST_LINE = 200
_MONTH = r"[^\W\d_]{3,12}\.?"
_CANDIDATES = re.compile(
    rf"(?<!\d)(?:(?P<iso>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}})(?!\d)"
    r"|(?P<east>\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])"
    r"|(?P<figures>\d{1,2}[./-]\d{1,2}[./-]\d{4})(?!\d)"
    rf"|(?P<day_first>\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+|del\s+)?\d{{4}})(?!\d))"
    rf"|(?P<month_first>\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})(?!\d)"
)


@dataclass(frozen=True)
class FoundDate:
    """A date in a line: *iso* is empty where it can be read in two ways."""

    iso: str
    start: int
    end: int


def find_date(line: str) -> FoundDate | None:
    """The first date in a line; days without a year are none."""
    for found in _CANDIDATES.finditer(line[:LONGEST_LINE]):
        readings = _readings(found)
        if readings:
            iso = _iso(readings[0]) if len(readings) == 1 else ""
            return FoundDate(iso, found.start(), found.end())
    return None


def _readings(found: re.Match[str]) -> tuple[CalendarDate, ...]:
    if found["iso"] or found["east"]:
        given = CalendarDate(*map(int, re.findall(r"\d+", found[0])))
        return (given,) if given.is_real else ()
    typed = read_date(found[0], "dmy" if "." in (found["figures"] or "") else None)
    return typed.readings if typed else ()


def _iso(found: CalendarDate) -> str:
    return f"{found.year:04}-{found.month:02}-{found.day:02}"
