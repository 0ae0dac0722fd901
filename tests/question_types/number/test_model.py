"""Numbers: read as students write them, compared exactly, and asked back where they cannot be graded."""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.messages import check
from quizapp.core.mark import OMITTED
from quizapp.core.message import Message
from quizapp.core.question_type import Asking, Response, UnreadableResponse
from quizapp.question_types.number import TYPE
from quizapp.question_types.number.model import LONGEST_ANSWER, AskedNumber, Number, ReviewedNumber

ASKING = Asking("a seed", 1, {})
RIGHT = (Fraction(1), "right")
WRONG = (Fraction(0), "wrong")
UNIT = (Fraction(0), "unit")
UNPARSABLE = (Fraction(0), "unparsable")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def written(**keys: Any) -> dict[str, Any]:
    """A question as its file spells it."""
    return {"id": "far", "type": "number", "prompt": "How far?", "cite": "100 km", "answer": "100", **keys}


def number(**keys: Any) -> Number:
    return Number.model_validate(written(**keys))


def faults(**keys: Any) -> list[tuple[Any, ...]]:
    question, found = check(Number, written(**keys))
    return [
        (fault.path, fault.what, fault.instead) for fault in [*found, *(TYPE.faults(question, {}) if question else ())]
    ]


def graded(question: Number, response: Response) -> tuple[Fraction, str]:
    mark = TYPE.grade(question, response, {})
    return mark.fraction, mark.reason


@pytest.mark.parametrize(
    ("keys", "response", "expected"),
    [
        ({"answer": "12"}, "12", RIGHT),
        ({"answer": "12", "tolerance": "0.5"}, "12.5", RIGHT),
        ({"answer": "12", "tolerance": "0.5"}, "12.51", WRONG),
        ({"answer": "12", "tolerance": "0.5"}, "11.5", RIGHT),
        ({"answer": "1200"}, "1,200", RIGHT),
        ({"answer": "1200", "decimal": ","}, "1.200", RIGHT),
        ({"answer": "12"}, "1,2", UNPARSABLE),
        ({"answer": "-5"}, "−5", RIGHT),
        ({"tolerance": "5 %", "units": ["km"]}, "94.9 km", WRONG),
        ({"tolerance": "5 %", "units": ["km"]}, "95 km", RIGHT),
        ({"tolerance": "5 %", "units": ["km"]}, "105", RIGHT),
        ({"tolerance": "5 %", "units": ["km"]}, "95 mi", UNIT),
        ({"answer": "0.1", "tolerance": "0.2"}, "0.3", RIGHT),
        ({"answer": "-100", "tolerance": "5%"}, "-105", RIGHT),
        ({"answer": "3.5", "decimal": ","}, "3,5", RIGHT),
        ({"answer": "3.5", "decimal": ","}, "3.5", UNPARSABLE),
        ({"answer": "3.50"}, "3.5", RIGHT),
    ],
)
def test_an_answer_is_graded_by_the_first_rule_that_fits(
    keys: dict[str, Any], response: str, expected: tuple[Fraction, str]
) -> None:
    assert graded(number(**keys), response) == expected


def test_a_number_with_two_readings_counts_by_the_decimal_sign_until_it_is_written_anew() -> None:
    assert graded(number(answer="640000"), "640.000") == WRONG
    assert graded(number(answer="640"), "640.000") == RIGHT


def test_numbers_too_long_for_a_float_are_compared_exactly() -> None:
    question = number(answer="123456789012345678901234567.1")

    assert graded(question, "123456789012345678901234567.1") == RIGHT
    assert graded(question, "123456789012345678901234567.2") == WRONG


def test_a_unit_is_compared_without_capitals_and_any_of_the_list_will_do() -> None:
    question = number(units=["km", "Kilometres"])

    assert [graded(question, f"100 {unit}") for unit in ("KM", "kilometres", "km.")] == [RIGHT] * 3


@pytest.mark.parametrize(
    ("listed", "typed"),
    [
        ("euros", "100 €"),
        ("euro", "€100"),
        ("EUR", "100 euros"),
        ("$", "100 dollars"),
        ("percent", "100%"),
        ("%", "100 pct."),
    ],
)
def test_the_sign_and_the_name_of_a_currency_are_one_unit(listed: str, typed: str) -> None:
    assert graded(number(units=[listed]), typed) == RIGHT


def test_another_currency_is_another_unit() -> None:
    assert graded(number(units=["euros"]), "$100") == UNIT


def test_the_right_number_with_another_unit_earns_what_the_teacher_says() -> None:
    question = number(units=["km"], unit_fraction="1/4")

    assert graded(question, "100 miles") == (Fraction(1, 4), "unit")
    assert graded(question, "99 miles") == UNIT


@pytest.mark.parametrize(("unit", "expected"), [("optional", RIGHT), ("required", UNIT)])
def test_a_unit_may_be_left_out_unless_it_is_required(unit: str, expected: tuple[Fraction, str]) -> None:
    assert graded(number(units=["km"], unit=unit), "100") == expected


@pytest.mark.parametrize("blank", [None, "", "  ", [], {}, 0, False])
def test_blank_is_omitted_and_not_asked_back(blank: Response) -> None:
    assert TYPE.grade(number(), blank, {}) == OMITTED
    assert TYPE.ask_back(number(), blank, {}, "en") == ""


@pytest.mark.parametrize(
    ("keys", "response", "asked"),
    [
        ({}, "about a hundred", "We cannot read this as a number. Write it like 1200 or 3.5."),
        ({"decimal": ","}, "1.2", "We cannot read this as a number. Write it like 1200 or 3,5."),
        ({}, "100 km", "Write the number alone and in digits, like 1200 or 3.5."),
        ({"units": ["km"], "unit": "required"}, "100", "Write the unit too."),
        ({}, "640.000", "Do you mean 640000 or 640? Write the number just like that."),
        ({}, "640,000", ""),
        ({"decimal": ","}, "3,125", "Do you mean 3125 or 3,1250? Write the number just like that."),
        ({"decimal": ","}, "3.125", ""),
        ({"units": ["km"]}, "3.125 km", "Do you mean 3125 or 3.1250? Write the number just like that."),
        ({"units": ["km"]}, "100", ""),
        ({"units": ["km"]}, "100 miles", ""),
        ({"units": ["km"]}, "100 km", ""),
        ({}, "99", ""),
    ],
)
def test_what_cannot_be_graded_as_it_stands_is_asked_back(keys: dict[str, Any], response: str, asked: str) -> None:
    assert str(TYPE.ask_back(number(**keys), response, {}, "en")) == asked


def test_a_comma_that_the_language_reads_as_a_decimal_sign_is_asked_back_and_counts_as_thousands_until_then() -> None:
    asked = "Do you mean 3125 or 3.1250? Write the number just like that."
    assert str(TYPE.ask_back(number(), "3,125", {}, "de")) == asked
    assert graded(number(answer="3125"), "3,125") == RIGHT


@given(st.text(max_size=LONGEST_ANSWER) | st.just("640.000"), st.sampled_from(["1", "640", "640000", "-7.25", "1200"]))
def test_what_is_asked_back_does_not_depend_on_the_key(typed: str, answer: str) -> None:
    assert TYPE.ask_back(number(answer=answer), typed, {}, "en") == TYPE.ask_back(number(answer="4"), typed, {}, "en")


@pytest.mark.parametrize(
    ("keys", "path", "what", "instead"),
    [
        (
            {"answer": "1,200"},
            ("answer",),
            "'1,200' is not in digits",
            "write a number such as 1200 or 3.5, without a unit",
        ),
        (
            {"answer": "100 km"},
            ("answer",),
            "'100 km' is not in digits",
            "write a number such as 1200 or 3.5, without a unit",
        ),
        ({"answer": "1" * 31}, ("answer",), f"'{'1' * 31}' is too long", "write at most 30 digits"),
        (
            {"tolerance": "a little"},
            ("tolerance",),
            "'a little' is no tolerance",
            "write a number such as 0.5, or a share: 5 %",
        ),
        (
            {"tolerance": "-1"},
            ("tolerance",),
            "the tolerance -1 is below 0",
            "write how far off is still right, such as 0.5 or 5 %",
        ),
        (
            {"answer": "0", "tolerance": "5 %"},
            ("tolerance",),
            "5 % of 0 is nothing",
            "write the tolerance as a number, such as 0.5",
        ),
        (
            {"unit": "required"},
            ("unit",),
            "a unit is required, but 'units' names none",
            "add 'units: [km, kilometres]'",
        ),
        (
            {"units": ["km", "KM"]},
            ("units", 1),
            "'KM' is the same unit as 'km'",
            "write each unit once; capitals and spaces do not matter",
        ),
        (
            {"units": ["100 km"]},
            ("units", 0),
            "'100 km' cannot be read as a unit",
            "write a unit such as km, % or km²",
        ),
        ({"units": ["..."]}, ("units", 0), "'...' cannot be read as a unit", "write a unit such as km, % or km²"),
        ({"decimal": ";"}, ("decimal",), "'decimal' cannot be ';'", "write '.' or ','"),
        (
            {"unit_fraction": "2"},
            ("unit_fraction",),
            "2 lies outside 0 to 1",
            "write a share of the points, such as 1/2",
        ),
    ],
)
def test_each_mistake_is_told_with_its_place_and_the_way_out(
    keys: dict[str, Any], path: tuple[Any, ...], what: str, instead: str
) -> None:
    assert faults(**keys) == [(path, what, instead)]


def test_a_question_without_a_number_is_told() -> None:
    without = {key: value for key, value in written().items() if key != "answer"}

    assert [fault.what for fault in check(Number, without)[1]] == ["the key 'answer' is missing"]


@pytest.mark.parametrize("unit", ["km", "%", "km²", "°C", "m/s", "$", "days", "sq. km", "Ω"])
def test_common_units_are_no_mistake(unit: str) -> None:
    assert faults(units=[unit]) == []
    assert graded(number(units=[unit], unit="required"), f"100 {unit}") == RIGHT


def test_a_stored_question_is_read_back_as_it_was() -> None:
    question = number(answer="0.0000001", tolerance="2.5 %", units=["km"], unit_fraction="1/3", decimal=",")

    assert Number.model_validate(question.model_dump(mode="json", exclude_none=True)) == question


def test_the_asked_page_holds_nothing_of_the_key() -> None:
    question = number(answer="73190", tolerance="7.25 %", units=["furlong"], explain="73190 furlong")
    asked = asdict(TYPE.ask(question, ASKING))

    assert not [value for value in asked.values() if any(part in str(value) for part in ("73190", "7.25", "furlong"))]


@pytest.mark.parametrize(
    ("keys", "unit"), [({}, ""), ({"units": ["km"]}, "optional"), ({"units": ["km"], "unit": "required"}, "required")]
)
def test_the_asked_page_says_whether_a_unit_is_wanted(keys: dict[str, Any], unit: str) -> None:
    asked = TYPE.ask(number(**keys), ASKING)

    assert isinstance(asked, AskedNumber)
    assert asked.unit == unit


@pytest.mark.parametrize("typed", ["100", "about a hundred", "<b>1</b>", " 5 "])
def test_what_is_typed_is_kept_exactly(typed: str) -> None:
    assert TYPE.read(number(), ASKING, typed) == typed


@pytest.mark.parametrize("typed", [None, "", "   "])
def test_nothing_typed_is_blank(typed: str | None) -> None:
    assert TYPE.read(number(), ASKING, typed) is None


def test_an_answer_that_is_too_long_is_refused() -> None:
    with pytest.raises(UnreadableResponse, match=r"at most 60 characters\. Yours has 61\."):
        TYPE.read(number(), ASKING, "1" * 61)


def test_a_stored_answer_that_is_too_long_cannot_be_read() -> None:
    assert graded(number(answer="1"), "0" * 60 + "1") == UNPARSABLE


@pytest.mark.parametrize(
    ("keys", "reviewed"),
    [
        ({"answer": "1200.5", "decimal": ","}, ReviewedNumber("1200,5", "")),
        ({"units": ["km", "miles"], "tolerance": "5 %"}, ReviewedNumber("100 km", "5 %")),
        ({"units": ["km"], "tolerance": "0.5", "decimal": ","}, ReviewedNumber("100 km", "0,5 km")),
    ],
)
def test_the_right_answer_is_shown_as_students_write_it(keys: dict[str, Any], reviewed: ReviewedNumber) -> None:
    assert TYPE.review(number(**keys), "1", {}) == reviewed


@given(JSON)
def test_any_response_gets_a_mark_between_0_and_1(response: Response) -> None:
    question = number(units=["km"], unit_fraction="1/2")

    assert 0 <= TYPE.grade(question, response, {}).fraction <= 1
    assert isinstance(TYPE.ask_back(question, response, {}, "en"), (Message, str))


def test_guessing_earns_nothing() -> None:
    assert TYPE.chance(number(), {}) == 0
