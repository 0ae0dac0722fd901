"""Date: what a teacher writes, how it is asked and graded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pydantic import Field

from quizapp.core.accept_list import read_typed
from quizapp.core.authored import IsoDate
from quizapp.core.date_text import (
    PARTS,
    CalendarDate,
    DayOrder,
    Precision,
    TypedDate,
    iso_date,
    read_date,
)
from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.message import Message, message
from quizapp.core.problem import Fault
from quizapp.core.question import Question
from quizapp.core.question_type import AskedInWords, Asking, Passages, Response, as_text
from quizapp.core.wording import Line, Wording

LONGEST_ANSWER = 60


class Date(Question):
    """A typed day, month or year."""

    type: Literal["date"] = Field(description="The type of the question.")
    answer: IsoDate = Field(description="The right date: 2024-03-12, 2024-03 or 2024.")
    need: Precision | None = Field(None, description="How precise an answer must be; as the key, if left out.")
    year_given: bool = Field(False, description="`true` where the prompt names the year.")
    order: DayOrder | None = Field(None, description="How 12/3/2024 is read: dmy or mdy; asked back, if left out.")

    @property
    def key(self) -> CalendarDate:
        """The right date."""
        return iso_date(self.answer)

    @property
    def needed(self) -> Precision:
        """How precise an answer must be."""
        return self.need or self.key.precision

    def typed(self, response: Response) -> TypedDate | None:
        """The response as a date, with the year of the prompt where it names none."""
        text = as_text(response)
        year = self.key.year if self.year_given else None
        return read_date(text, self.order, year) if len(text) <= LONGEST_ANSWER else None

    def meanings(self, typed: TypedDate) -> set[CalendarDate | None]:
        """What *typed* can stand for, as precise as needed; `None` is in it where a part is missing."""
        return {reading.cut(self.needed) for reading in typed.readings}


@dataclass(frozen=True, kw_only=True)
class AskedDate(AskedInWords):
    """The line with what was typed so far, and how a date is to be written."""

    parts: Message
    example: Message
    longest: int = LONGEST_ANSWER


def faults(question: Date, _passages: Passages) -> Iterator[Fault]:
    """A need that the key does not meet, a year that is given and asked for."""
    if PARTS.index(question.needed) > PARTS.index(question.key.precision):
        what = f"the answer {question.answer} is not as precise as 'need: {question.need}'"
        yield Fault(("need",), what, f"write the {question.need} into the answer, or take 'need' out")
    if question.year_given and question.needed == "year":
        what = "the prompt gives the year, and nothing but the year is needed"
        yield Fault(("year_given",), what, "take 'year_given' out, or write 'need: day'")


def ask(question: Date, asking: Asking) -> AskedDate:
    """The page without the date."""
    return AskedDate(
        **asking.common(question),
        text=as_text(asking.response),
        parts=_parts(question),
        example=_example(question),
    )


def read(_question: Date, _asking: Asking, data: str | None) -> Response:
    """What was typed, kept exactly, whether it is a date or not."""
    return read_typed(data, LONGEST_ANSWER)


def grade(question: Date, response: Response, _passages: Passages) -> Mark:
    """By the first of: unparsable, incomplete, wrong, ambiguous, right."""
    if not as_text(response).strip():
        return OMITTED
    reason = _reason(question, response)
    return mark_of(Fraction(reason == "right"), reason)


def _reason(question: Date, response: Response) -> str:
    typed = question.typed(response)
    if typed is None or not typed.readings:
        return "unparsable"
    meanings = question.meanings(typed)
    if None in meanings:
        return "incomplete"
    if question.key.cut(question.needed) not in meanings:
        return "wrong"
    return "ambiguous" if len(meanings) > 1 or _has_wrong_weekday(question, typed) else "right"


def _has_wrong_weekday(question: Date, typed: TypedDate) -> bool:
    return question.needed == "day" and typed.contradicts_itself


def ask_back(question: Date, response: Response, _passages: Passages, _language: str) -> Message | str:
    """What is missing, cannot be read or has two meanings; nothing that depends on the day that is right."""
    if not as_text(response).strip():
        return ""
    typed = question.typed(response)
    if typed is None:
        return message("We cannot read this as a date. Write it like %(example)s.", example=_example(question))
    if not typed.readings:
        return message("This day is not in the calendar. Look at the day and the month again.")
    meanings = question.meanings(typed)
    if None in meanings:
        return message("Write %(parts)s.", parts=_parts(question))
    if len(meanings) > 1:
        first, *_others, last = typed.readings
        return message("Do you mean %(first)s or %(last)s? Write the month as a word.", first=first, last=last)
    return _ask_weekday(typed) if _has_wrong_weekday(question, typed) else ""


def _ask_weekday(typed: TypedDate) -> Message:
    day = typed.readings[0]
    return message(
        "%(day)s falls on a %(weekday)s. Look at the day again, or leave the weekday out.",
        day=day,
        weekday=_WEEKDAYS[day.weekday or 0],
    )


def chance(_question: Date, _passages: Passages) -> Fraction:
    """Nobody guesses a date at random."""
    return Fraction(0)


def _parts(question: Date) -> Message:
    """What an answer must name, as the end of a sentence that begins with "Write"."""
    if question.needed == "year":
        return message("the year")
    if question.needed == "month":
        return message("the month") if question.year_given else message("the month and the year")
    if question.year_given:
        return message("the day and the month")
    return message("the day, the month and the year")


def _example(question: Date) -> Message:
    """A date written as the answer should be; the same for every key."""
    if question.year_given:
        return message("24 June") if question.needed == "day" else message("June")
    if question.needed == "day":
        return message("24 June 1998 or %(figures)s", figures=_IN_FIGURES[question.order])
    return message("June 1998") if question.needed == "month" else message("1998")


_WEEKDAYS = (
    *(message("Monday"), message("Tuesday"), message("Wednesday"), message("Thursday")),
    *(message("Friday"), message("Saturday"), message("Sunday")),
)
_IN_FIGURES: Mapping[DayOrder | None, str] = {None: "1998-06-24", "dmy": "24.6.1998", "mdy": "6/24/1998"}


def wording(question: Date, _passages: Passages) -> Wording:
    """The date as the teacher wrote it."""
    return Wording(typed_keys=(Line(("answer",), question.answer),))
