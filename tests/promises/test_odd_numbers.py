"""3,5 and 3.5 are the same where they should be; what is no number is never taken for one."""

from decimal import Decimal
from typing import Any

import pytest
from full_run import IS_FULL
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.messages import check
from quizapp.core import number_text
from quizapp.core.mark import Status
from quizapp.core.number_text import DecimalSign, TypedNumber, read_number
from quizapp.question_types.number import TYPE
from quizapp.question_types.number.model import Number

SIGNS: list[DecimalSign] = [".", ","]
DIGITS = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡"]
ODD = [
    "_",
    "__",
    "e",
    "E+",
    "x",
    "0x",
    "²",
    "³",
    "¹",
    "₂",
    "½",
    "⅓",
    "①",
    "⑫",
    "Ⅻ",
    "⁄",
    "/",
    "^",
    "*",
    "∞",
    "千",
    "〇",
    "%",
    "..",
    ",,",
    "--",
    "+-",
    "(",
    "\\",
    ":",
    "=",
    "#",
]
NO_NUMBERS = [
    "nan",
    "-nan",
    "snan",
    "nan0",
    "qnan",
    "inf",
    "-inf",
    "infinity",
    "+infinity",
    "∞",
    "-∞",
    "1e400",
    "1e3",
    "1E+5",
    "1e-5",
    "0x10",
    "0b1",
    "1_000",
    "1__0",
    "²",
    "2²",
    "²5",
    "½",
    "①",
    "Ⅻ",
    "true",
    "null",
    "10^3",
    "五",
]

often = settings(max_examples=20_000 if IS_FULL else 300, deadline=None)


def spelled(value: str, digits: str, sign: DecimalSign) -> str:
    """A plain number in the digits of some writing, with this decimal sign."""
    return value.translate({ord("0") + at: digit for at, digit in enumerate(digits)} | {ord("."): sign})


NUMBERS = st.builds(
    lambda minus, whole, part: f"{'-' * minus}{whole}{f'.{part}' if part else ''}",
    st.booleans(),
    st.integers(0, 10**12).map(str),
    st.sampled_from(["", "5", "05", "2500", "1234"]),
)
WRITINGS = [st.sampled_from(DIGITS), st.sampled_from(SIGNS)]


def number(answer: str, **keys: Any) -> Number:
    """A question whose key this is."""
    data = {"id": "far", "type": "number", "prompt": "How far?", "cite": "100 km", "answer": answer, **keys}
    return Number.model_validate(data)


def dressed(word: str) -> list[str]:
    """A word in other letters, and with what stands beside numbers."""
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in word)
    return [word, word.upper(), word.title(), wide, f" {word} ", f"+{word}", f"{word}%", f"{word} km", f"€{word}"]


@often
@given(NUMBERS, *WRITINGS)
def test_a_number_is_read_in_every_writing_and_with_each_decimal_sign(
    value: str, digits: str, sign: DecimalSign
) -> None:
    assert read_number(spelled(value, digits, sign), sign) == TypedNumber(Decimal(value), "")
    assert TYPE.grade(number(value, decimal=sign), spelled(value, digits, sign), {}).status is Status.RIGHT


def nothing_odd_is_read(value: str, digits: str, sign: DecimalSign, odd: str, place: int) -> None:
    """Before a digit of the number, wherever that is, an odd sign makes it no number, and never another one."""
    plain = spelled(value, digits, sign)
    at = [index for index, each in enumerate(plain) if each.isdecimal()][place % sum(map(str.isdecimal, plain))]
    text = plain[:at] + odd + plain[at:]
    assert read_number(text, sign) is None, f"{text!r} was read"


@often
@given(NUMBERS, *WRITINGS, st.sampled_from(ODD), st.integers(0, 20))
def test_an_odd_sign_inside_a_number_makes_it_no_number(
    value: str, digits: str, sign: DecimalSign, odd: str, place: int
) -> None:
    nothing_odd_is_read(value, digits, sign, odd, place)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("word", NO_NUMBERS)
def test_what_only_programs_call_a_number_is_none_and_is_asked_again(word: str, sign: DecimalSign) -> None:
    for text in dressed(word):
        question = number("5", decimal=sign, tolerance="100 %", units=["km"])
        assert read_number(text, sign) is None, f"{text!r} was read"
        assert TYPE.grade(question, text, {}).reason == "unparsable"
        assert TYPE.ask_back(question, text, {}, "de")


@often
@given(NUMBERS, st.sampled_from(["0", "5", "100 %", "1000000"]), st.sampled_from([float("nan"), float("inf"), -1e400]))
def test_no_number_is_never_the_key(key: str, tolerance: str, odd: float) -> None:
    if Decimal(key) or "%" not in tolerance:
        question = number(key, tolerance=tolerance)
        for response in (odd, str(odd), str(Decimal(odd)), {"value": odd}, [odd]):
            assert TYPE.grade(question, response, {}).fraction == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("word", [*NO_NUMBERS, "１２", "٣", "1,5", "1 000"])
@pytest.mark.parametrize("key", ["answer", "tolerance", "points"])
def test_no_key_of_a_question_is_such_a_number(word: str, key: str) -> None:
    data = {"id": "far", "type": "number", "prompt": "?", "cite": "100 km", "answer": "5", key: word}
    _, faults = check(Number, data)

    assert [fault.path for fault in faults] == [(key,)]


# ---------------------------------------------------------------- the controls


def read_by_python(text: str, sign: DecimalSign) -> TypedNumber | None:
    """The fault: what Python takes for a number."""
    try:
        return TypedNumber(Decimal(text.strip().replace(sign, ".")), "")
    except ArithmeticError:
        return None


def test_a_reader_that_takes_what_python_takes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "read_number", read_by_python)
    with pytest.raises(AssertionError, match="was read"):
        test_what_only_programs_call_a_number_is_none_and_is_asked_again("nan", ".")
    with pytest.raises(AssertionError, match="was read"):
        nothing_odd_is_read("12", DIGITS[0], ".", "_", 1)


def test_raised_digits_that_melt_into_a_number_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_text, "_has_raised_digit", lambda _: False)

    with pytest.raises(AssertionError, match="was read"):
        nothing_odd_is_read("12", DIGITS[0], ".", "²", 0)
