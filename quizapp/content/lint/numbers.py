"""Numbers as they stand in texts: in digits or in words, with thousands, and the word that they count."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.words import Words

_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_DIGITS = r"(?:\d{1,3}(?:[.,' ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?"
_PART = re.compile(rf"{_DIGITS}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_RANGES = tuple(
    re.compile(expression, re.IGNORECASE)
    for expression in (
        rf"\D*?({_DIGITS})\s*(?:[-‐-―−]|to|bis)\s*({_DIGITS})\D*",
        rf"\D*?(?:between|zwischen)\s+({_DIGITS})\s+(?:and|und)\s+({_DIGITS})\D*",
    )
)


@dataclass(frozen=True)
class Counted:
    """A number by every value that it may have, and the stem of the word after it, which is what it counts."""

    values: frozenset[float]
    noun: str


def numbers_in(text: str, words: Words) -> Iterator[Counted]:
    """The numbers of *text*; whole dates such as 2024-05-24 are none."""
    parts = _PART.findall(_DATE.sub(" ", unicodedata.normalize("NFKC", text)))
    for index, part in enumerate(parts):
        values = _values(part, words)
        if values:
            after = parts[index + 1 : index + 3]
            power = words.powers.get(after[0].casefold()) if after else None
            if power is not None:
                values, after = {value * power for value in values}, after[1:]
            yield Counted(frozenset(values), _noun(after, words))


def values_in(text: str, words: Words) -> frozenset[float]:
    """Every value that stands in *text*."""
    return frozenset(value for counted in numbers_in(text, words) for value in counted.values)


def range_in(text: str) -> tuple[float, float] | None:
    """The range that *text* is, as in "6 to 10 weeks": one number, then a larger one."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = next((found for each in _RANGES if (found := each.fullmatch(plain))), None)
    if found is None:
        return None
    low, high = (max(_read(digits), default=0.0) for digits in found.groups())
    return (low, high) if low < high else None


def _values(part: str, words: Words) -> set[float]:
    if part[0].isdigit():
        return _read(part)
    number = words.numbers.get(part.casefold())
    return set() if number is None else {float(number)}


def _read(digits: str) -> set[float]:
    """1,200 is 1200 in one country and 1.2 in another: both count; 1.25 is one thing only."""
    plain = re.sub("[ ']", "", digits)
    ways = ((point, group) for point, group in ((".", ","), (",", ".")) if _is_written(plain, point, group))
    return {float(plain.replace(group, "").replace(point, ".")) for point, group in ways}


def _is_written(number: str, point: str, group: str) -> bool:
    return re.fullmatch(rf"(?:\d{{1,3}}(?:\{group}\d{{3}})+|\d+)(?:\{point}\d+)?", number) is not None


def _noun(after: list[str], words: Words) -> str:
    found = tokens(after[0]) if after else []
    return words.stem(found[0]) if found and found[0] not in words.stop and not found[0][0].isdigit() else ""
