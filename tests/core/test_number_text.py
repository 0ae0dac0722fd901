"""Numbers as people type them are read exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.number_text import DecimalSign, TypedNumber, normalise_unit, read_number, two_readings, write_number

WITH_POINT = {
    "12": "12",
    " 12. ": "12",
    "007": "7",
    "0.3": "0.3",
    ".5": "0.5",
    "12.50": "12.5",
    "1,200": "1200",
    "1,234,567.89": "1234567.89",
    "1 200": "1200",
    "1\u202f200\u202f000": "1200000",
    "1\u2009200": "1200",
    "1\u00a0200": "1200",
    "1'200": "1200",
    "1’200.5": "1200.5",
    "−5": "-5",
    "–5": "-5",
    "- 5": "-5",
    "+5": "5",
    "１２": "12",
    "٣": "3",
    "١٬٢٣٤٫٥": "1234.5",
    "−۱۲٫۵": "-12.5",
}
WITH_COMMA = {
    "1.200": "1200",
    "1.200.000,25": "1200000.25",
    "3,5": "3.5",
    ",5": "0.5",
    "1 200,5": "1200.5",
    "-0,25": "-0.25",
    "١٬٢٣٤٫٥": "1234.5",
    "٣،٥": "3.5",
}
NO_NUMBERS = [
    *("", " ", "-", "+", ".", ",", "$", "km", "about nine", "nine"),
    *("1,2", "1,20", "0,123", "1,2000", "12,34,567", "1,200 300", "1 2", "1.2.3", "1..2", "--5", "5-", "12-15"),
    *("3 or 4", "1e5", "10²", "1½", "1/2", "0x10", "5 %5", "$ 5 km", "(5)", "NaN", "Infinity", "1_000"),
]


@pytest.mark.parametrize(("text", "value"), WITH_POINT.items())
def test_a_number_with_the_decimal_point_is_read(text: str, value: str) -> None:
    assert read_number(text, ".") == TypedNumber(Decimal(value), "")


@pytest.mark.parametrize(("text", "value"), WITH_COMMA.items())
def test_a_number_with_the_decimal_comma_is_read(text: str, value: str) -> None:
    assert read_number(text, ",") == TypedNumber(Decimal(value), "")


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_single_number_is_not_read(text: str) -> None:
    assert read_number(text, ".") is None


@pytest.mark.parametrize("text", ["1.2", "0.123", "1.20", "12.34.567"])
def test_a_point_where_a_comma_is_the_decimal_sign_is_not_guessed_at(text: str) -> None:
    assert read_number(text, ",") is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("94.9 km", "km"),
        ("94.9km", "km"),
        ("94.9 Kilometres.", "kilometres"),
        ("94.9 km²", "km2"),
        ("94.9 sq. km", "sqkm"),
        ("94.9 %", "%"),
        ("94.9 °C", "°c"),
        ("$94.9", "$"),
        ("€ 94.9", "€"),
        ("94.9 km/h", "km/h"),
        ("94.9 días", "días"),
        ("٩٤٫٩٪", "%"),
        ("٩٤٫٩ كم", "كم"),
    ],
)
def test_the_unit_beside_a_number_is_read(text: str, unit: str) -> None:
    assert read_number(text, ".") == TypedNumber(Decimal("94.9"), unit)


@pytest.mark.parametrize(
    ("text", "sign", "readings"),
    [
        ("640.000", ".", ("640000", "640")),
        ("-1.250 km", ".", ("-1250", "-1.25")),
        ("3.125", ".", ("3125", "3.1250")),
        ("640,000", ",", ("640000", "640")),
        ("3,125 €", ",", ("3125", "3,1250")),
        ("$3.125", ".", ("3125", "3.1250")),
    ],
)
def test_the_decimal_sign_before_three_digits_may_be_meant_for_thousands(
    text: str, sign: DecimalSign, readings: tuple[str, str]
) -> None:
    assert two_readings(text, sign, "en") == readings
    assert [two_readings(reading, sign, "de") for reading in readings] == [None, None]
    assert [read_number(reading, sign) for reading in readings] == [
        TypedNumber(Decimal(reading.replace(",", ".")), "") for reading in readings
    ]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        *(("640,000", "."), ("640.000", ","), ("1,234.567", "."), ("1 234.567", "."), ("1.234.567", ",")),
        *(("0.125", "."), (".125", "."), ("1234.567", "."), ("12.50", "."), ("3.1250", "."), ("640000", ".")),
        *(("1٫234", "."), ("1٬234", "."), ("about 1.234", ".")),
    ],
)
def test_a_number_with_one_meaning_has_no_second_reading(text: str, sign: DecimalSign) -> None:
    assert two_readings(text, sign, "en") is None


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        *(
            ("3,125", "de", ("3125", "3.1250")),
            ("640,000", "pt-BR", ("640000", "640")),
            ("-1,250 km", "fr", ("-1250", "-1.25")),
        ),
        *(("3,125", "en", None), ("3,125", "de-CH", None), ("3,125", "es-MX", None), ("3,125", "ar", None)),
        *(("1,234,567", "de", None), ("1,234.5", "de", None), ("3125", "de", None), ("3.5", "de", None)),
    ],
)
def test_thousands_by_the_point_are_in_doubt_where_the_language_has_a_decimal_comma(
    text: str, language: str, readings: tuple[str, str] | None
) -> None:
    assert two_readings(text, ".", language) == readings
    assert [two_readings(each, ".", language) for each in readings or ()] == [None] * len(readings or ())


def test_capitals_spaces_and_points_make_no_other_unit() -> None:
    assert normalise_unit(" Sq. KM ") == normalise_unit("sq km")


@pytest.mark.parametrize(
    ("value", "sign", "written"),
    [
        ("1200", ".", "1200"),
        ("1200.50", ",", "1200,50"),
        ("-12345.5", ".", "−12\u202f345.5"),
        ("1234567", ",", "1\u202f234\u202f567"),
        ("0.0000001", ".", "0.0000001"),
    ],
)
def test_a_number_is_written_for_readers(value: str, sign: DecimalSign, written: str) -> None:
    assert write_number(Decimal(value), sign) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.sampled_from([".", ","]))
def test_what_is_written_is_read_again(value: Decimal, sign: DecimalSign) -> None:
    assert read_number(write_number(value, sign), sign) == TypedNumber(value, "")


@given(st.text(max_size=60), st.sampled_from([".", ","]))
def test_any_text_is_read_or_not_and_never_fails(text: str, sign: DecimalSign) -> None:
    typed = read_number(text, sign)

    assert typed is None or typed.value.is_finite()
