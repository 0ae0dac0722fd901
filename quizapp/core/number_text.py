"""Numbers as students type them: decimal signs, thousands, minus signs and the unit beside, read without floats."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal
from unicodedata import category

from quizapp.core.answer_text import normalise_answer, plain_signs

DecimalSign = Literal[".", ","]
_THE_OTHER: dict[DecimalSign, DecimalSign] = {".": ",", ",": "."}
_NAMES_OF_ONE_UNIT = (
    frozenset({"€", "eur", "euro", "euros"}),
    frozenset({"$", "usd", "dollar", "dollars"}),
    frozenset({"£", "gbp", "pound", "pounds"}),
    frozenset({"%", "percent", "pct", "prozent"}),
)
_WITH_COMMA = frozenset(
    {
        *("af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr"),
        *("gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn"),
        *("no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi"),
    }
)
"""Languages that write 3,125 for three and an eighth."""
_WITH_POINT = frozenset(
    {
        *("de-CH", "de-LI", "it-CH"),
        *("es-DO", "es-GT", "es-HN", "es-MX", "es-NI", "es-PA", "es-PR", "es-SV", "es-US"),
    }
)
"""Their relatives that do not."""
_GROUP = 3
_SPACED_FROM = 5
"""Digits from which a number is easier to read in groups of three."""


@dataclass(frozen=True)
class TypedNumber:
    """A number that was read, and the unit beside it, normalised; the unit is empty where there is none."""

    value: Decimal
    unit: str


def read_number(text: str, sign: DecimalSign) -> TypedNumber | None:
    """The number in *text*, if there is just one and its thousands stand in well-formed groups."""
    plain = plain_signs(text).translate({ord("٫"): sign, ord("٬"): _THE_OTHER[sign]}).removesuffix(".")
    currency = plain[:1] if plain and category(plain[0]) == "Sc" else ""
    found = _PATTERNS[sign].fullmatch(plain.removeprefix(currency))
    if found is None or (currency and found["unit"]) or _has_raised_digit(text):
        return None
    whole = re.sub(r"\D", "", found["whole"] or "0")
    value = Decimal(f"{'-' if found['minus'] else ''}{whole}.{found['part'] or '0'}")
    return TypedNumber(value, normalise_unit(currency or found["unit"] or ""))


def two_readings(text: str, sign: DecimalSign, language: str) -> tuple[str, str] | None:
    """The larger and the smaller number where *text* may be either: 640.000 is 640, but thousands to many readers.

    Each is spelled so that it has one meaning only. The other sign before three digits is in no doubt, unless it is
    the comma and the *language* has a decimal comma: 3,125 is 3125 by the point, and three and an eighth in German.
    """
    by_sign, by_the_other = read_number(text, sign), read_number(text, _THE_OTHER[sign])
    if by_sign is None or by_the_other is None:
        return None
    small, large = sorted((by_sign.value, by_the_other.value), key=abs)
    means_thousands = abs(by_sign.value) > abs(by_the_other.value)
    if small == large or (means_thousands and not (sign == "." and _has_decimal_comma(language))):
        return None
    return f"{int(large)}", _unmistakable(small, sign)


def _has_decimal_comma(language: str) -> bool:
    return language not in _WITH_POINT and language.partition("-")[0] in _WITH_COMMA


def _unmistakable(value: Decimal, sign: DecimalSign) -> str:
    """*value*, which has three decimals, with fewer or one more."""
    plain = f"{value:f}".rstrip("0").rstrip(".")
    spelled = f"{value:f}0" if len(plain.partition(".")[2]) == _GROUP else plain
    return spelled.replace(".", sign)


def normalise_unit(text: str) -> str:
    """One spelling for equal units: capitals, spaces and the points of abbreviations do not matter."""
    return re.sub(r"[ .]", "", normalise_answer(text))


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one: spelled alike, or the sign, the name and the letters of a currency or of percent."""
    first, second = normalise_unit(one), normalise_unit(other)
    return first == second or any(first in names and second in names for names in _NAMES_OF_ONE_UNIT)


def write_number(value: Decimal, sign: DecimalSign) -> str:
    """*value* as a reader expects it, with narrow spaces between thousands from five digits on."""
    whole, _, part = f"{value:,f}".partition(".")
    is_long = sum(character.isdigit() for character in whole) >= _SPACED_FROM
    spaced = whole.replace(",", "\u202f" if is_long else "").replace("-", "\u2212")
    return f"{spaced}{sign}{part}" if part else spaced


def _has_raised_digit(text: str) -> bool:
    """Whether a power such as 10², a fraction such as 1½ or a ① would melt into the number; km² is none."""
    return any(
        after.isnumeric() and not after.isdecimal() and not before.isalpha() for before, after in pairwise(f" {text}")
    )


def _pattern(sign: DecimalSign) -> re.Pattern[str]:
    grouped = rf"[1-9]\d{{0,2}}(?P<gap>[ '{_THE_OTHER[sign]}])\d{{3}}(?:(?P=gap)\d{{3}})*"
    number = rf"(?=\{sign}?\d)(?P<whole>{grouped}|\d+)?(?:\{sign}(?P<part>\d+))?"
    # A unit holds no digits but the raised ones of km² and m³, so "3 or 4" is not 3 with a unit; nor is 1e3, or 2x3.
    first = r"(?:[^\W\d_][23]?|[%‰°$€£¥])"
    unit = rf"(?![eEx][23])(?P<unit>{first}(?:{first}|[ ./·*-])*)"
    return re.compile(rf" ?(?:(?P<minus>-)|\+)? ?{number}(?: ?{unit})?")


_PATTERNS: dict[DecimalSign, re.Pattern[str]] = {".": _pattern("."), ",": _pattern(",")}
