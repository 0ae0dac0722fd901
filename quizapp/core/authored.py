"""What a teacher writes: the strict base of every model, and the kinds of value that stand in a file."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from quizapp.core.date_text import iso_date

# Every scalar reaches the models as text, so an editor must not complain about `a: 1931` or `b: no`.
_ANY_SCALAR = {"type": ["string", "number", "boolean"]}

LONGEST_TEXT = 5_000
"""Characters in any text of a question; longer ones are passages."""


class Authored(BaseModel):
    """A frozen model that refuses keys it does not know; its input is the text-first data of a YAML file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, serialize_by_alias=True)


def _any_scalar(schema: dict[str, Any]) -> None:
    schema["type"] = _ANY_SCALAR["type"]


LongText = Annotated[str, Field(min_length=1, json_schema_extra=_any_scalar)]
Text = Annotated[LongText, Field(max_length=LONGEST_TEXT)]


def _with_reasons(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError("'lint_ignore' has no reason for each rule; write {KEY_LONGEST: why it should stay}")
    return value


LintIgnore = Annotated[
    dict[str, Annotated[Text, Field(max_length=500)]], Field(max_length=50), BeforeValidator(_with_reasons)
]
"""Rules and the reasons why they do not apply; no part of what a version is."""
Format = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
LONGEST_NAME = 80
SLUG = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
Slug = Annotated[
    str,
    StringConstraints(pattern=SLUG, min_length=1, max_length=LONGEST_NAME),
    WithJsonSchema({**_ANY_SCALAR, "pattern": SLUG}),
]


def as_slug(text: str, otherwise: str) -> str:
    """The nearest name that can be part of an address, or the words in *otherwise* where no letter is left."""
    if re.fullmatch(SLUG, text) and len(text) <= LONGEST_NAME:
        return text
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:LONGEST_NAME].strip("-_") or otherwise


OptionId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=30),
    WithJsonSchema({**_ANY_SCALAR, "pattern": "^[A-Za-z0-9_-]+$"}),
]


def _in_the_calendar(text: str) -> str:
    if not iso_date(text).is_real:
        raise ValueError(f"{text} is not in the calendar; look at the day and the month again")
    return text


IsoDate = Annotated[
    Text,
    Field(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    AfterValidator(_in_the_calendar),
]
"""A day, a month or a year: 2024-05-24, 2024-05 or 2024."""
IsoDay = Annotated[
    Text,
    Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    AfterValidator(_in_the_calendar),
]


# Of any share that loads, numerator and denominator have at most 9 digits: six decimals of a percentage.
_SHARE = re.compile(r"[+-]?(?:[0-9]{1,9}/[0-9]{1,9}|(?:[0-9]{1,3}(?:\.[0-9]{0,6})?|\.[0-9]{1,6}) ?%?)")


def _read_share(value: object) -> Fraction:
    """Reads `0.5`, `1/2` and `50 %`, exactly; stored versions hold `1/2`, which is read back by the same rule."""
    text = str(value).strip()
    if re.fullmatch(r"[0-9]{0,3}\.[0-9]{7,} ?%?", text):
        raise ValueError(f"'{text[:40]}' has more than 6 decimals; write it as a fraction such as 1/3")
    try:
        if not _SHARE.fullmatch(text):
            raise ValueError(text)
        share = Fraction(text.rstrip(" %")) / (100 if text.endswith("%") else 1)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"'{text[:40]}' is not a share; write it as 0.5, 1/2 or 50 %") from error
    if not 0 <= share <= 1:
        raise ValueError(f"{text} lies outside 0 to 1; write a share of the points, such as 1/2")
    return share


Share = Annotated[
    Fraction,
    PlainValidator(_read_share),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "number"], "description": "0.5, 1/2 or 50 %"}),
]


_FIGURES_OF_PROGRAMS = re.compile(r"[\d_.+-]*[\d_.]")


def in_plain_figures(value: object) -> object:
    """Pydantic would take 1__0 and １２ as well."""
    text = str(value).strip()
    if _FIGURES_OF_PROGRAMS.fullmatch(text) and not re.fullmatch(r"[+-]?[0-9.]+", text):
        raise ValueError(f"'{text[:40]}' is not in plain digits; write a number such as 1 or 0.5")
    return value


Points = Annotated[
    Decimal,
    BeforeValidator(in_plain_figures),
    Field(gt=0, le=100, decimal_places=2),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 100}),
]


def bare_text(key: str, model: type[BaseModel]) -> BeforeValidator:
    """Lets *model* be written as a bare text, which then is its *key*: `a: Paris` for `a: {text: Paris}`."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(expand, json_schema_input_type=Text | model)
