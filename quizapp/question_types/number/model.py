"""Number: what a teacher writes, how it is asked and graded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, PlainValidator, WithJsonSchema

from quizapp.core.accept_list import read_typed
from quizapp.core.authored import Share, Text
from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.message import Message, message
from quizapp.core.number_text import (
    DecimalSign,
    TypedNumber,
    normalise_unit,
    read_number,
    same_unit,
    two_readings,
    write_number,
)
from quizapp.core.problem import Fault
from quizapp.core.question import Question
from quizapp.core.question_type import AskedInWords, Asking, Passages, Response, as_text
from quizapp.core.wording import Line, Wording

LONGEST_ANSWER = 60
_LONGEST_NUMBER = 30


def _read_figures(value: object) -> Decimal:
    if isinstance(value, (list, dict)):
        raise ValueError("this should be one number; write it in digits, and how far off is right as 'tolerance'")
    text = str(value).strip()
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValueError(f"'{text[:40]}' is not in digits; write a number such as 1200 or 3.5, without a unit")
    if len(text) > _LONGEST_NUMBER:
        raise ValueError(f"'{text[:40]}' is too long; write at most {_LONGEST_NUMBER} digits")
    return Decimal(text)


def _write_figures(value: Decimal) -> str:
    return f"{value:f}"  # str() would write 0.0000001 as 1E-7


Figures = Annotated[
    Decimal,
    PlainValidator(_read_figures),
    PlainSerializer(_write_figures, return_type=str),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}),
]


@dataclass(frozen=True)
class Tolerance:
    """How far off is still right: an amount, or so many per cent of the answer."""

    amount: Decimal
    is_percent: bool

    def around(self, value: Decimal) -> Fraction:
        """The largest distance from *value* that still counts."""
        return abs(Fraction(value)) * Fraction(self.amount) / 100 if self.is_percent else Fraction(self.amount)

    def __str__(self) -> str:
        return f"{self.amount:f} %" if self.is_percent else f"{self.amount:f}"


def _read_tolerance(value: object) -> Tolerance:
    written = str(value).strip()
    try:
        amount = _read_figures(written.removesuffix("%"))
    except ValueError as error:
        raise ValueError(f"'{written[:40]}' is no tolerance; write a number such as 0.5, or a share: 5 %") from error
    if amount < 0:
        raise ValueError(f"the tolerance {written} is below 0; write how far off is still right, such as 0.5 or 5 %")
    return Tolerance(amount, written.endswith("%"))


def _unit_rule(value: object) -> object:
    if value not in ("optional", "required"):
        raise ValueError(f"'unit' cannot be {value!r:.40}; write optional or required, and the unit as 'units: [km]'")
    return value


UnitRule = Annotated[Literal["optional", "required"], BeforeValidator(_unit_rule)]


class Number(Question):
    """A typed number."""

    type: Literal["number"] = Field(description="The type of the question.")
    answer: Figures = Field(description="The right number, in digits and with a point: 1200 or 3.5.")
    tolerance: Annotated[
        Tolerance,
        PlainValidator(_read_tolerance),
        PlainSerializer(str, return_type=str),
        WithJsonSchema({"type": ["number", "string"]}),
    ] = Field("0", validate_default=True, description="How far off is still right: 0.5, or 5 % of the answer.")
    units: Annotated[
        list[Annotated[Text, Field(max_length=30)]],
        Field(max_length=20, description="Every unit that may stand beside the number."),
    ] = Field(default_factory=list)
    unit: UnitRule = Field("optional", description="Whether the unit may be left out.")
    unit_fraction: Share = Field(Fraction(0), description="What the right number with another unit earns.")
    decimal: DecimalSign = Field(".", description="The decimal sign that students write; the other parts thousands.")


@dataclass(frozen=True, kw_only=True)
class AskedNumber(AskedInWords):
    """The line with what was typed so far, an *example* of a number, and whether a unit may or must be written."""

    example: Message
    unit: Literal["", "optional", "required"]
    longest: int = LONGEST_ANSWER


def faults(question: Number, _passages: Passages) -> Iterator[Fault]:
    """Units that cannot be read or repeat, a unit that must be written though there is none, a share of nothing."""
    seen: dict[str, str] = {}
    for index, unit in enumerate(question.units):
        spelling = normalise_unit(unit)
        typed = read_number(f"1 {unit}", question.decimal)
        if not spelling or typed != TypedNumber(Decimal(1), spelling):
            yield Fault(("units", index), f"'{unit}' cannot be read as a unit", "write a unit such as km, % or km²")
        elif spelling in seen:
            what = f"'{unit}' is the same unit as '{seen[spelling]}'"
            yield Fault(("units", index), what, "write each unit once; capitals and spaces do not matter")
        seen.setdefault(spelling, unit)
    if question.unit == "required" and not question.units:
        yield Fault(("unit",), "a unit is required, but 'units' names none", "add 'units: [km, kilometres]'")
    if question.unit_fraction == 1:
        what = "the right number with any other unit earns all the points"
        yield Fault(("unit_fraction",), what, "write a smaller share, or list those units under 'units'")
    if question.tolerance.is_percent and not question.answer:
        what = f"{question.tolerance} of 0 is nothing"
        yield Fault(("tolerance",), what, "write the tolerance as a number, such as 0.5")


def ask(question: Number, asking: Asking) -> AskedNumber:
    """The page without the number; which units are right is not told either."""
    return AskedNumber(
        **asking.common(question),
        text=as_text(asking.response),
        example=_example(question),
        unit=question.unit if question.units else "",
    )


def read(_question: Number, _asking: Asking, data: str | None) -> Response:
    """What was typed, kept exactly, whether it is a number or not."""
    return read_typed(data, LONGEST_ANSWER)


def grade(question: Number, response: Response, _passages: Passages) -> Mark:
    """By the first of: unparsable, another unit, right, wrong."""
    if not as_text(response).strip():
        return OMITTED
    typed = _typed(question, response)
    if typed is None:
        return mark_of(Fraction(0), "unparsable")
    off = abs(Fraction(typed.value) - Fraction(question.answer))
    earned = Fraction(off <= question.tolerance.around(question.answer))
    if not _has_right_unit(question, typed):
        return mark_of(earned * question.unit_fraction, "unit")
    return mark_of(earned, "right" if earned else "wrong")


def ask_back(question: Number, response: Response, _passages: Passages, language: str) -> Message | str:
    """What is missing, cannot be read or has two meanings; nothing that depends on the key or tells a right unit."""
    if not as_text(response).strip():
        return ""
    typed = _typed(question, response)
    if typed is None:
        return message("We cannot read this as a number. Write it like %(example)s.", example=_example(question))
    if typed.unit and not question.units:
        return message("Write the number alone and in digits, like %(example)s.", example=_example(question))
    if not typed.unit and question.unit == "required":
        return message("Write the unit too.")
    if readings := two_readings(as_text(response), question.decimal, language):
        large, small = readings
        return message("Do you mean %(large)s or %(small)s? Write the number just like that.", large=large, small=small)
    return ""


@dataclass(frozen=True)
class ReviewedNumber:
    """The right number with its unit, and how far off still counts, which is empty where nothing does."""

    right: str
    give_or_take: str


def review(question: Number, _response: Response, _passages: Passages) -> ReviewedNumber:
    """The key as students write it."""
    unit = f" {question.units[0]}" if question.units else ""
    tolerance = question.tolerance
    shown = write_number(tolerance.amount, question.decimal) + (" %" if tolerance.is_percent else unit)
    return ReviewedNumber(write_number(question.answer, question.decimal) + unit, shown if tolerance.amount else "")


def chance(_question: Number, _passages: Passages) -> Fraction:
    """Nobody guesses a number at random."""
    return Fraction(0)


def _typed(question: Number, response: Response) -> TypedNumber | None:
    text = as_text(response)
    return read_number(text, question.decimal) if len(text) <= LONGEST_ANSWER else None


def _has_right_unit(question: Number, typed: TypedNumber) -> bool:
    if not typed.unit:
        return question.unit == "optional"
    return any(same_unit(typed.unit, unit) for unit in question.units)


def _example(question: Number) -> Message:
    return message("1200 or %(decimal)s", decimal=f"3{question.decimal}5")


def wording(question: Number, _passages: Passages) -> Wording:
    """The number with its unit."""
    return Wording(typed_keys=(Line(("answer",), " ".join([_write_figures(question.answer), *question.units[:1]])),))
