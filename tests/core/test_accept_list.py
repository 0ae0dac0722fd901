"""Typed answers are compared by the first rule that fits, and a slip is never what may have been meant otherwise."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.accept_list import (
    LONGEST_ANSWER,
    Accents,
    Accepted,
    AcceptList,
    Rejected,
    accept_list_faults,
    grade_typed,
    read_typed,
)
from quizapp.core.mark import OMITTED
from quizapp.core.problem import Fault
from quizapp.core.question_type import UnreadableResponse


def answers(
    accept: list[str], reject: Sequence[str] = (), elsewhere: Sequence[str] = (), accents: Accents = "optional"
) -> AcceptList:
    accepted, rejected = [Accepted(text=text) for text in accept], [Rejected(text=text) for text in reject]
    return AcceptList(accepted, rejected, accents, elsewhere)


@pytest.mark.parametrize(
    ("typed", "accept", "reason"),
    [
        ("Łódź", ["Lodz"], "accent"),
        ("lodz", ["Łódź"], "accent"),
        ("  the  Red Cross. ", ["Red Cross"], "wrong"),
        ("Red  cross", ["Red Cross"], "exact"),
        ("governmnet", ["government"], "near"),
        ("mayr", ["mayor"], "near"),
        ("1912", ["1921"], "wrong"),
        ("ﬁre", ["fire"], "exact"),
        ("“fire”", ["fire"], "exact"),
        ("état", ["état"], "exact"),
        ("flood", ["fire"], "wrong"),
        ("not guilty", ["guilty"], "wrong"),
    ],
)
def test_an_answer_falls_into_the_first_class_that_fits(typed: str, accept: list[str], reason: str) -> None:
    mark = grade_typed(answers(accept), typed)

    assert mark.reason == reason
    assert mark.fraction == (0 if reason == "wrong" else 1)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Milbrook", "near"),
        ("Millbrok", "wrong"),
        ("Milbrock", "wrong"),
        ("Millbrock", "wrong"),
        ("Millbrook", "exact"),
    ],
)
def test_what_is_as_near_to_another_right_answer_is_no_slip(typed: str, reason: str) -> None:
    assert grade_typed(answers(["Millbrook"], elsewhere=["Millbrock"]), typed).reason == reason


def test_what_is_as_near_to_a_rejected_answer_is_no_slip() -> None:
    assert grade_typed(answers(["Ashford"], ["Ashfort"]), "Ashforb").reason == "wrong"
    assert grade_typed(answers(["Ashford"], ["Ashfort"]), "Ashfort").reason == "rejected"


def test_accents_may_be_required() -> None:
    mark = grade_typed(answers(["año"], accents="required"), "ano")

    assert (mark.fraction, mark.reason) == (Fraction(0), "accent")


def test_the_answer_to_show_is_the_first_that_earns_everything() -> None:
    half, full = Accepted(text="half", fraction=Fraction(1, 2)), Accepted(text="full")

    assert AcceptList([half, full]).best == full
    assert AcceptList([half]).best == half


def test_faults_name_the_entry() -> None:
    listed = AcceptList(
        [Accepted(text="Ashford", fraction=Fraction(1, 2)), Accepted(text="…")],
        [Rejected(text=" ASHFORD. ")],
    )

    assert list(accept_list_faults(listed)) == [
        Fault(("accept", 1), "'…' has no letters or digits", "write words to compare"),
        Fault(
            ("reject", 0),
            "'ASHFORD.' is accepted and rejected",
            "take it out of one list; capitals and spaces do not matter",
        ),
    ]


def test_a_list_on_which_nothing_is_fully_right_is_a_fault() -> None:
    found = list(accept_list_faults(AcceptList([Accepted(text="half", fraction=Fraction(1, 2))])))

    assert [fault.what for fault in found] == ["no accepted answer earns the full points"]


def test_white_space_is_blank_and_other_text_is_kept_exactly() -> None:
    assert read_typed(None) is None
    assert read_typed(" \t") is None
    assert read_typed("  Łódź ") == "  Łódź "
    with pytest.raises(UnreadableResponse, match="at most 300 characters"):
        read_typed("x" * (LONGEST_ANSWER + 1))


@given(st.text())
def test_any_text_gets_a_mark_and_white_space_is_omitted(typed: str) -> None:
    mark = grade_typed(answers(["Ashford"], ["Ashfield"], ["Millbrook"]), typed)

    assert 0 <= mark.fraction <= 1
    assert (mark == OMITTED) == (not typed.strip())
