"""Dates as people type them are read as what they can mean, and as nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.date_text import MONTHS, WEEKDAYS, CalendarDate, iso_date, read_date

DAY = CalendarDate(2024, 3, 12)
THE_DAY = [
    *("2024-03-12", "2024-3-12", "2024/03/12", "2024.3.12", "(2024-03-12)"),
    *("12 March 2024", "12th of March, 2024", "the 12th March 2024", "12-Mar-2024", "12 MARCH 2024", "2024 March 12"),
    *("March 12, 2024", "March 12th, 2024", "Mar. 12 2024", "Tuesday 12 March 2024", "Tue, 12 Mar 2024"),
    *("12. März 2024", "Dienstag, den 12. März 2024", "am 12. mär 2024"),
    *("12 de marzo de 2024", "martes, 12 de marzo de 2024", "el 12 de marzo del 2024", "12º de marzo 2024"),
    *("12 mars 2024", "mardi 12 mars 2024", "le 12 mars 2024"),
    *("2024년 3월 12일", "2024년3월12일", "2024년 03월 12일 화요일", "2024 년 3 월 12 일에"),
    *("2024. 3. 12.(화)", "2024년 3월 12일(화)"),
    *("12 مارس 2024", "١٢ مارس ٢٠٢٤", "١٢/٣/٢٠٢٤", "الثلاثاء، 12 آذار 2024م", "يوم الثُلاثاء ١٢ من شهر مارس عام ٢٠٢٤"),
]
OTHER_DATES = {
    "1er mai 2024": CalendarDate(2024, 5, 1),
    "2 août 2024": CalendarDate(2024, 8, 2),
    "3 févr. 2024": CalendarDate(2024, 2, 3),
    "14 juillet 2024": CalendarDate(2024, 7, 14),
    "4. Dezember 2024": CalendarDate(2024, 12, 4),
    "4 كانون الأول 2024": CalendarDate(2024, 12, 4),
    "٤ كانون الثاني ٢٠٢٤": CalendarDate(2024, 1, 4),
    "السبت 14 سبتمبر 2024": CalendarDate(2024, 9, 14),
    "5 تشرين الأول 2024": CalendarDate(2024, 10, 5),
    "الأربعاء 14 آب 2024": CalendarDate(2024, 8, 14),
    "14 أغسطس 2024": CalendarDate(2024, 8, 14),
    "14 أوت 2024": CalendarDate(2024, 8, 14),
    "5 جويلية 2024": CalendarDate(2024, 7, 5),
    "شتنبر 2024": CalendarDate(2024, 9),
    "يونيو": CalendarDate(None, 6),
    "6 de enero de 2024": CalendarDate(2024, 1, 6),
    "29 February 2024": CalendarDate(2024, 2, 29),
    "13/3/2024": CalendarDate(2024, 3, 13),
    "3-13-2024": CalendarDate(2024, 3, 13),
    "5/5/2024": CalendarDate(2024, 5, 5),
    "March 2024": CalendarDate(2024, 3),
    "2024-03": CalendarDate(2024, 3),
    "3/2024": CalendarDate(2024, 3),
    "2024": CalendarDate(2024),
    "12 March": CalendarDate(None, 3, 12),
    "29 February": CalendarDate(None, 2, 29),
    "March": CalendarDate(None, 3),
    "9월 13일": CalendarDate(None, 9, 13),
    "2024년 3월": CalendarDate(2024, 3),
    "12월에": CalendarDate(None, 12),
    "2024년": CalendarDate(2024),
}
NO_DATES = [
    *("", " ", "5", "x", "soon", "Tuesday", "12.3.24", "12 March 24", "'24", "44 BC", "ma 2024", "jui 2024"),
    *("12-14 March 2024", "12 March or 13 March 2024", "2024-03-12T10:00", "1 2 3 4", "12/2024/3", "2023 2024"),
    *("Monday Tuesday 12 March 2024", "2024 1 2 3", "12.3.2024 4"),
    *("13일", "2024년 12일", "24년 3월 12일", "24년 3월", "3월 12-14일"),
    *("3월 1 2일", "3월 12일 2024년", "화요일", "년 월 일", "에"),
    *("12 رمضان 1445", "1445هـ", "كانون 2024", "ال", "م"),
]


@pytest.mark.parametrize("text", THE_DAY)
def test_one_day_can_be_written_in_many_ways(text: str) -> None:
    typed = read_date(text, "dmy")

    assert typed is not None
    assert (typed.readings, typed.contradicts_itself) == ((DAY,), False)


@pytest.mark.parametrize(("text", "meant"), OTHER_DATES.items())
def test_a_date_is_read(text: str, meant: CalendarDate) -> None:
    typed = read_date(text)

    assert typed is not None
    assert typed.readings == (meant,)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_single_date_is_not_read(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text", ["31 February 2024", "29 February 2023", "13월 1일", "2024-13", "32/13/2024", "0/0/2024", "0000"]
)
def test_a_date_that_the_calendar_lacks_has_no_reading(text: str) -> None:
    typed = read_date(text)

    assert typed is not None
    assert typed.readings == ()


@pytest.mark.parametrize("text", ["12/3/2024", "12.3.2024", "12-3-2024", "12 3 2024"])
def test_day_and_month_in_figures_have_two_readings_until_the_order_is_known(text: str) -> None:
    orders = [read_date(text), read_date(text, "dmy"), read_date(text, "mdy")]

    assert [each and each.readings for each in orders] == [
        (DAY, CalendarDate(2024, 12, 3)),
        (DAY,),
        (CalendarDate(2024, 12, 3),),
    ]


def test_an_order_is_never_turned_round() -> None:
    typed = read_date("13/3/2024", "mdy")

    assert typed is not None
    assert typed.readings == ()


def test_a_weekday_decides_between_two_readings() -> None:
    typed = read_date("Wednesday 5/6/2024")

    assert typed is not None
    assert (typed.readings, typed.contradicts_itself) == ((CalendarDate(2024, 6, 5),), False)


@pytest.mark.parametrize(("text", "contradicts"), [("Monday 12/3/2024", True), ("Monday 12 March", False)])
def test_a_weekday_can_contradict_only_a_whole_day(text: str, contradicts: bool) -> None:
    typed = read_date(text)

    assert typed is not None
    assert typed.contradicts_itself is contradicts


def test_the_year_of_the_prompt_stands_in_for_a_missing_one() -> None:
    read = [read_date(text, year=2023) for text in ("12 March", "12 March 2024", "29 February")]

    assert [each and each.readings for each in read] == [(CalendarDate(2023, 3, 12),), (DAY,), ()]


def test_a_date_is_cut_to_what_is_needed() -> None:
    assert [DAY.cut(part) for part in ("year", "month", "day")] == [CalendarDate(2024), CalendarDate(2024, 3), DAY]
    assert CalendarDate(2024, 3).cut("day") is None
    assert CalendarDate(None, 3, 12).cut("month") is None


@pytest.mark.parametrize(
    ("written", "precision", "words"),
    [("2024-03-12", "day", "12 March 2024"), ("2024-03", "month", "March 2024"), ("2024", "year", "2024")],
)
def test_a_date_of_a_file_knows_how_precise_it_is(written: str, precision: str, words: str) -> None:
    assert (iso_date(written).precision, str(iso_date(written))) == (precision, words)


@given(st.dates())
def test_every_day_is_read_in_figures_and_in_words(day: date) -> None:
    words = f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year:04}"
    read = [read_date(text) for text in (day.isoformat(), words)]

    assert [each and each.readings for each in read] == [(CalendarDate(day.year, day.month, day.day),)] * 2
    assert not any(each and each.contradicts_itself for each in read)


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_and_never_fails(text: str) -> None:
    typed = read_date(text)

    assert typed is None or all(each.is_real for each in typed.readings)


@given(st.text(alphabet="0123456789/.- marchothTuesday", max_size=25))
def test_any_jumble_of_figures_and_names_is_read_or_not_and_never_fails(text: str) -> None:
    typed = read_date(text)

    assert typed is None or not typed.contradicts_itself or typed.weekday is not None
