"""Dates as students type them: in figures and in words, with month and weekday names of six languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from quizapp.core.answer_text import fold_accents, plain_signs

Precision = Literal["year", "month", "day"]
DayOrder = Literal["dmy", "mdy"]
PARTS: tuple[Precision, ...] = ("year", "month", "day")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Without accents, as typed words are compared without them; three letters of a name are enough.
_MONTH_NAMES = (
    " ".join(MONTHS).casefold(),
    "januar februar marz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    "كانونالثاني شباط اذار نيسان ايار حزيران تموز اب ايلول تشرينالاول تشرينالثاني كانونالاول",
    "جانفي فيفري مارس افريل ماي جوان جويليه اوت سبتمبر اكتوبر نوفمبر ديسمبر",
    "يناير فبراير مارس ابريل ماي يونيو يوليوز غشت شتنبر اكتوبر نونبر دجنبر",
)
_WEEKDAY_NAMES = (
    " ".join(WEEKDAYS).casefold(),
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    "الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد",
)
# 2023년 9월 13일, or the end or the beginning of it; the last letter is the Korean for "on".
_KOREAN = re.compile(r"(?:(\d{4}) ?년)? ?(?:(\d{1,2}) ?월 ?(?:(\d{1,2}) ?일)?)? ?에?")
_KOREAN_WEEKDAY = re.compile(r"\(([월화수목금토일])\)")
_FILLERS = frozenset(
    {
        *("the", "of", "on", "in", "a", "am", "im", "der", "den", "de", "del", "el", "en", "le"),
        *("يوم", "في", "من", "شهر", "سنه", "عام", "م"),
    }
)
# Arabic letters that are often typed one for the other, and the signs of vowels, which are mostly left out.
_ARABIC_SPELLINGS = str.maketrans("أإآةى", "اااهي", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
# Months of two words become one, and 2024م is a year.
_ARABIC_GAP = re.compile(r"(?<=كانون|تشرين) (?=ال)|(?<=\d)م\b")
_LEAP_YEAR = 2000


@dataclass(frozen=True)
class CalendarDate:
    """A day, a month or a year of the calendar; what was left open is `None`."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def is_real(self) -> bool:
        """Whether the calendar has it; a 29 February without a year may be real."""
        parts = zip((self.year, self.month, self.day), (_LEAP_YEAR, 1, 1), strict=True)
        try:
            date(*(stand_in if part is None else part for part, stand_in in parts))
        except ValueError:
            return False
        return True

    @property
    def whole_day(self) -> date | None:
        """The day of the calendar, if no part was left open."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def weekday(self) -> int | None:
        """0 for a Monday; known for whole days only."""
        return None if self.whole_day is None else self.whole_day.weekday()

    @property
    def precision(self) -> Precision:
        """The finest part there is."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def cut(self, precision: Precision) -> "CalendarDate | None":
        """The same without what is finer than *precision*; nothing where it is not that precise."""
        parts = (self.year, self.month, self.day)[: PARTS.index(precision) + 1]
        return None if None in parts else CalendarDate(*parts)

    def __str__(self) -> str:
        month = MONTHS[self.month - 1] if self.month else None
        return " ".join(str(part) for part in (self.day, month, self.year) if part is not None)


@dataclass(frozen=True)
class TypedDate:
    """What a text can mean: its *readings* are in the calendar, and it may name a weekday (0 is Monday)."""

    readings: tuple[CalendarDate, ...]
    weekday: int | None

    @property
    def contradicts_itself(self) -> bool:
        """Whether the weekday is another one than that of the day."""
        return self.weekday is not None and any(each.weekday not in (None, self.weekday) for each in self.readings)


def iso_date(written: str) -> CalendarDate:
    """The date that `2024-03-12`, `2024-03` or `2024` stands for."""
    return CalendarDate(*map(int, written.split("-")))


def read_date(text: str, order: DayOrder | None = None, year: int | None = None) -> TypedDate | None:
    """The date in *text*, if there is just one; *year* stands in where the text names none.

    Without *order*, 3/12/2024 has two readings, unless only one of them fits the weekday beside it.
    """
    words = [word for word in _words(text) if word not in _FILLERS]
    weekdays = {word: day for word in words if (day := _weekday_named(word)) is not None}
    readings = _readings([word for word in words if word not in weekdays], order)
    if not readings or len(weekdays) > 1:
        return None
    dated = [each if each.year is not None else replace(each, year=year) for each in readings]
    weekday = next(iter(weekdays.values()), None)
    real = tuple(dict.fromkeys(each for each in dated if each.is_real))
    return TypedDate(tuple(each for each in real if each.weekday == weekday) or real, weekday)


def _words(text: str) -> list[str]:
    folded = fold_accents(plain_signs(text).casefold()).translate(_ARABIC_SPELLINGS)
    plain = _ARABIC_GAP.sub("", _KOREAN_WEEKDAY.sub(r" \1요일 ", folded))
    return [word for word in re.split(r"[\s.,/()-]+", plain) if word]


def _readings(words: list[str], order: DayOrder | None) -> list[CalendarDate]:
    """What the words can mean, in the calendar or not; nothing where they are no date."""
    return _in_korean(words) or _in_other_languages(words, order)


def _in_korean(words: list[str]) -> list[CalendarDate]:
    found = _KOREAN.fullmatch(" ".join(words))
    parts = [int(part) if part else None for part in found.groups()] if found else []
    return [CalendarDate(*parts)] if any(part is not None for part in parts) else []


def _in_other_languages(words: list[str], order: DayOrder | None) -> list[CalendarDate]:
    years = [int(word) for word in words if _is_year(word)]
    small = [int(found[1]) for word in words if (found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|o)?", word))]
    months = [month + 1 for word in words if (month := _named(word, _MONTH_NAMES)) is not None]
    if len(years) + len(small) + len(months) != len(words) or len(years) > 1 or len(months) > 1:
        return []
    year = years[0] if years else None
    if months:
        return [CalendarDate(year, months[0], *small)] if len(small) <= 1 else []
    if year is None or _is_year(words[-1]):
        return _in_figures(year, small, order)
    return [CalendarDate(year, *small)] if _is_year(words[0]) and len(small) <= 2 else []


def _in_figures(year: int | None, small: list[int], order: DayOrder | None) -> list[CalendarDate]:
    """Day and month before the year, in the order that is known or in both."""
    if len(small) < 2 and year is not None:
        return [CalendarDate(year, *small)]
    if len(small) != 2:
        return []
    first, second = small
    by_order: dict[DayOrder, CalendarDate] = {
        "dmy": CalendarDate(year, second, first),
        "mdy": CalendarDate(year, first, second),
    }
    return [by_order[order]] if order else list(by_order.values())


def _is_year(word: str) -> bool:
    return re.fullmatch(r"\d{4}", word) is not None


def _weekday_named(word: str) -> int | None:
    """A weekday, if the word is no month: `mar` is short for March more often than for mardi."""
    return _named(word, _WEEKDAY_NAMES) if _named(word, _MONTH_NAMES) is None else None


def _named(word: str, languages: Iterable[str]) -> int | None:
    """The place of a name that *word* abbreviates, in any language, if all agree."""
    places = {
        place
        for names in languages
        for place, name in enumerate(names.split())
        if word == name or (len(word) >= 3 and name.startswith(word))
    }
    return places.pop() if len(places) == 1 else None
