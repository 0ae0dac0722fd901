"""Dates: read in many spellings, compared as precisely as needed, and asked back where they have two meanings."""

from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.messages import check
from quizapp.core.mark import OMITTED
from quizapp.core.message import Message
from quizapp.core.question_type import Asking, Response, UnreadableResponse
from quizapp.question_types.date import TYPE
from quizapp.question_types.date.model import LONGEST_ANSWER, AskedDate, Date

ASKING = Asking("a seed", 1, {})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def written(**keys: Any) -> dict[str, Any]:
    """A question as its file spells it."""
    return {"id": "moved", "type": "date", "prompt": "When?", "cite": "in spring", "answer": "2024-03-12", **keys}


def when(**keys: Any) -> Date:
    return Date.model_validate(written(**keys))


def faults(**keys: Any) -> list[tuple[Any, ...]]:
    question, found = check(Date, written(**keys))
    return [
        (fault.path, fault.what, fault.instead) for fault in [*found, *(TYPE.faults(question, {}) if question else ())]
    ]


def reason(question: Date, response: Response) -> str:
    mark = TYPE.grade(question, response, {})
    assert mark.fraction == Fraction(mark.reason == "right")
    return mark.reason


@pytest.mark.parametrize(
    ("keys", "response", "expected"),
    [
        ({}, "2024-03-12", "right"),
        ({}, "12 March 2024", "right"),
        ({}, "Tuesday 12 March 2024", "right"),
        ({}, "March 12th, 2024", "right"),
        ({}, "12. März 2024", "right"),
        ({"order": "dmy"}, "12.3.2024", "right"),
        ({"order": "mdy"}, "3/12/2024", "right"),
        ({"order": "mdy"}, "12/3/2024", "wrong"),
        ({"order": "mdy"}, "13/3/2024", "unparsable"),
        ({"answer": "2024-03-13"}, "13/3/2024", "right"),
        ({"need": "month"}, "March 2024", "right"),
        ({"need": "month"}, "13 March 2024", "right"),
        ({"need": "month"}, "April 2024", "wrong"),
        ({"need": "year"}, "2024", "right"),
        ({"need": "year"}, "12/3/2024", "right"),
        ({"answer": "2024-03"}, "3/2024", "right"),
        ({"answer": "2024"}, "2024", "right"),
        ({"answer": "2024"}, "2023", "wrong"),
        ({}, "12 March", "incomplete"),
        ({}, "March 2024", "incomplete"),
        ({}, "2024", "incomplete"),
        ({"need": "month"}, "12 March", "incomplete"),
        ({"year_given": "true"}, "12 March", "right"),
        ({"year_given": "true"}, "12 March 2024", "right"),
        ({"year_given": "true"}, "12 March 2023", "wrong"),
        ({"year_given": "true"}, "March", "incomplete"),
        ({"year_given": "true", "need": "month"}, "March", "right"),
        ({"answer": "2024-02-29"}, "31 February 2024", "unparsable"),
        ({}, "12.3.24", "unparsable"),
        ({}, "in spring", "unparsable"),
        ({}, "12/3/2024", "ambiguous"),
        ({}, "3.12.2024", "ambiguous"),
        ({"need": "month"}, "12/3/2024", "ambiguous"),
        ({}, "4/5/2024", "wrong"),
        ({"answer": "2024-05-05"}, "5/5/2024", "right"),
        ({"answer": "2024-06-05"}, "Wednesday 5/6/2024", "right"),
        ({}, "Monday 12 March 2024", "ambiguous"),
        ({}, "Monday 13 March 2024", "wrong"),
        ({"need": "month"}, "Monday 12 March 2024", "right"),
    ],
)
def test_an_answer_is_graded_by_the_first_rule_that_fits(keys: dict[str, Any], response: str, expected: str) -> None:
    assert reason(when(**keys), response) == expected


@pytest.mark.parametrize("blank", [None, "", "  ", [], {}, 0, False])
def test_blank_is_omitted_and_not_asked_back(blank: Response) -> None:
    assert TYPE.grade(when(), blank, {}) == OMITTED
    assert TYPE.ask_back(when(), blank, {}, "en") == ""


UNREADABLE = "We cannot read this as a date. Write it like"
NO_DAY = "This day is not in the calendar. Look at the day and the month again."


@pytest.mark.parametrize(
    ("keys", "response", "asked"),
    [
        ({}, "in spring", f"{UNREADABLE} 24 June 1998 or 1998-06-24."),
        ({}, "12.3.24", f"{UNREADABLE} 24 June 1998 or 1998-06-24."),
        ({"order": "dmy"}, "soon", f"{UNREADABLE} 24 June 1998 or 24.6.1998."),
        ({"order": "mdy"}, "soon", f"{UNREADABLE} 24 June 1998 or 6/24/1998."),
        ({"year_given": "true"}, "soon", f"{UNREADABLE} 24 June."),
        ({"need": "month"}, "soon", f"{UNREADABLE} June 1998."),
        ({"need": "month", "year_given": "true"}, "soon", f"{UNREADABLE} June."),
        ({"need": "year"}, "soon", f"{UNREADABLE} 1998."),
        ({}, "31 February 2024", NO_DAY),
        ({"order": "mdy"}, "13/3/2024", NO_DAY),
        ({}, "12 March", "Write the day, the month and the year."),
        ({"year_given": "true"}, "March", "Write the day and the month."),
        ({"need": "month"}, "2024", "Write the month and the year."),
        ({"need": "month", "year_given": "true"}, "1998", "Write the month."),
        ({"need": "year"}, "March", "Write the year."),
        ({}, "12/3/2024", "Do you mean 12 March 2024 or 3 December 2024? Write the month as a word."),
        ({}, "4/5/2024", "Do you mean 4 May 2024 or 5 April 2024? Write the month as a word."),
        ({"year_given": "true"}, "12/3", "Do you mean 12 March 2024 or 3 December 2024? Write the month as a word."),
        (
            {},
            "Monday 12 March 2024",
            "12 March 2024 falls on a Tuesday. Look at the day again, or leave the weekday out.",
        ),
        ({"need": "year"}, "12/3/2024", ""),
        ({}, "13/3/2024", ""),
        ({}, "5/5/2024", ""),
        ({"order": "dmy"}, "12/3/2024", ""),
        ({}, "13 March 2024", ""),
    ],
)
def test_what_cannot_be_graded_as_it_stands_is_asked_back(keys: dict[str, Any], response: str, asked: str) -> None:
    assert str(TYPE.ask_back(when(**keys), response, {}, "en")) == asked


@given(st.text(alphabet="0123/.- Marchpil2024Monday", max_size=LONGEST_ANSWER), st.dates())
def test_what_is_asked_back_does_not_depend_on_the_key(typed: str, key: date) -> None:
    assert TYPE.ask_back(when(answer=key.isoformat()), typed, {}, "en") == TYPE.ask_back(when(), typed, {}, "en")


@pytest.mark.parametrize(
    ("keys", "path", "what", "instead"),
    [
        (
            {"answer": "12 March 2024"},
            ("answer",),
            "'answer' cannot be '12 March 2024'",
            "write a date as 2024-05-24, 2024-05 or 2024",
        ),
        (
            {"answer": "2023-02-29"},
            ("answer",),
            "2023-02-29 is not in the calendar",
            "look at the day and the month again",
        ),
        ({"answer": "0000"}, ("answer",), "0000 is not in the calendar", "look at the day and the month again"),
        (
            {"answer": "2024-03", "need": "day"},
            ("need",),
            "the answer 2024-03 is not as precise as 'need: day'",
            "write the day into the answer, or take 'need' out",
        ),
        (
            {"answer": "2024", "year_given": "true"},
            ("year_given",),
            "the prompt gives the year, and nothing but the year is needed",
            "take 'year_given' out, or write 'need: day'",
        ),
        ({"need": "hour"}, ("need",), "'need' cannot be 'hour'", "write 'year', 'month' or 'day'"),
        ({"order": "ymd"}, ("order",), "'order' cannot be 'ymd'", "write 'dmy' or 'mdy'"),
        ({"year_given": "perhaps"}, ("year_given",), "'year_given' cannot be 'perhaps'", "write true or false"),
    ],
)
def test_each_mistake_is_told_with_its_place_and_the_way_out(
    keys: dict[str, Any], path: tuple[Any, ...], what: str, instead: str
) -> None:
    assert faults(**keys) == [(path, what, instead)]


def test_a_question_without_a_date_is_told() -> None:
    without = {key: value for key, value in written().items() if key != "answer"}

    assert [fault.what for fault in check(Date, without)[1]] == ["the key 'answer' is missing"]


def test_a_sound_question_has_no_fault() -> None:
    assert faults(need="month", year_given="true", order="mdy") == []


def test_a_stored_question_is_read_back_as_it_was() -> None:
    question = when(need="month", year_given="true", order="dmy")

    assert Date.model_validate(question.model_dump(mode="json", exclude_none=True)) == question


def asked(**keys: Any) -> AskedDate:
    page = TYPE.ask(when(**keys), ASKING)
    assert isinstance(page, AskedDate)
    return page


@given(st.dates(), st.sampled_from(["day", "month", "year"]))
def test_the_asked_page_is_the_same_for_every_key(key: date, need: str) -> None:
    assert asdict(asked(answer=key.isoformat(), need=need)) == asdict(asked(need=need))


@pytest.mark.parametrize(
    ("keys", "parts", "example"),
    [
        ({}, "the day, the month and the year", "24 June 1998 or 1998-06-24"),
        ({"year_given": "true"}, "the day and the month", "24 June"),
        ({"answer": "2024-03"}, "the month and the year", "June 1998"),
        ({"answer": "2024"}, "the year", "1998"),
    ],
)
def test_the_asked_page_says_what_to_write(keys: dict[str, Any], parts: str, example: str) -> None:
    assert (str(asked(**keys).parts), str(asked(**keys).example)) == (parts, example)


@pytest.mark.parametrize("example", ["24 June 1998", "1998-06-24", "24.6.1998", "6/24/1998"])
def test_no_example_is_asked_back(example: str) -> None:
    assert TYPE.ask_back(when(), example, {}, "en") == ""


@pytest.mark.parametrize("typed", ["12 March 2024", "in spring", "<b>1</b>", " 5 "])
def test_what_is_typed_is_kept_exactly(typed: str) -> None:
    assert TYPE.read(when(), ASKING, typed) == typed


@pytest.mark.parametrize("typed", [None, "", "   "])
def test_nothing_typed_is_blank(typed: str | None) -> None:
    assert TYPE.read(when(), ASKING, typed) is None


def test_an_answer_that_is_too_long_is_refused() -> None:
    with pytest.raises(UnreadableResponse, match=r"at most 60 characters\. Yours has 61\."):
        TYPE.read(when(), ASKING, "1" * 61)


def test_a_stored_answer_that_is_too_long_cannot_be_read() -> None:
    assert reason(when(), "12 March 2024" + " " * 60) == "unparsable"


@given(JSON)
def test_any_response_is_right_or_earns_nothing(response: Response) -> None:
    assert TYPE.grade(when(), response, {}).fraction in {0, 1}
    assert isinstance(TYPE.ask_back(when(), response, {}, "en"), (Message, str))


def test_guessing_earns_nothing() -> None:
    assert TYPE.chance(when(), {}) == 0
