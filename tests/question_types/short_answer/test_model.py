"""Short answer: accepted, rejected, accents, slips of the finger, wrong; in this order."""

from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.accept_list import LONGEST_ANSWER
from quizapp.core.mark import OMITTED, Mark
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, UnreadableResponse
from quizapp.question_types.short_answer import TYPE

One = Callable[[str], tuple[Any, QuestionSet]]


def grade(one: One, response: Any, keys: str) -> Mark:
    question, question_set = one(f"type: short_answer\n{keys}")
    return TYPE.grade(question, response, question_set.passages)


@pytest.mark.parametrize(
    ("response", "accepted", "reason"),
    [
        ("Łódź", "Lodz", "accent"),
        ("lodz", "Łódź", "accent"),
        ("  the  Red Cross. ", "Red Cross", "wrong"),
        ("Red  cross", "Red Cross", "exact"),
        ("governmnet", "government", "near"),
        ("mayr", "mayor", "near"),
        ("1912", "1921", "wrong"),
        ("ﬁre", "fire", "exact"),
        ("“fire”", "fire", "exact"),
        ("état", "état", "exact"),
        ("etat", "état", "accent"),
        ("flood", "fire", "wrong"),
        ("?!", "fire", "wrong"),
        ("straße", "Strasse", "exact"),
        ("½", "1/2", "exact"),
        ("may", "day", "wrong"),
        ("not fire", "now fire", "wrong"),
    ],
)
def test_answers_are_exact_or_differ_by_accents_or_are_near_or_wrong(
    response: str, accepted: str, reason: str, one: One
) -> None:
    mark = grade(one, response, f"accept: ['{accepted}']")

    assert mark.reason == reason
    assert mark.fraction == (0 if reason == "wrong" else 1)


def test_entry_may_earn_a_part_and_say_why(one: One) -> None:
    keys = "accept: [Ashford, {text: Ashford-on-Sea, fraction: 1/2, feedback: That is the port.}]"

    mark = grade(one, "ashford on sea", keys)

    assert (mark.fraction, mark.feedback, mark.reason) == (Fraction(1, 2), "That is the port.", "near")


def test_rejected_answer_earns_nothing_and_says_why(one: One) -> None:
    mark = grade(one, "ashfield", "accept: [Ashford]\nreject: [{text: Ashfield, feedback: Another town.}]")

    assert (mark.fraction, mark.feedback, mark.reason) == (Fraction(0), "Another town.", "rejected")


def test_slip_that_is_as_near_to_a_rejected_answer_is_wrong(one: One) -> None:
    keys = "accept: [Sergey]\nreject: [Sergej]"

    assert grade(one, "sergek", "accept: [Sergey]").reason == "near"
    assert grade(one, "sergek", keys).reason == "wrong"


def test_nearest_of_two_accepted_answers_counts(one: One) -> None:
    keys = "accept: [{text: government, fraction: 1/2}, governments]"

    assert grade(one, "governmemts", keys).fraction == 1


def test_accents_can_be_required(one: One) -> None:
    keys = "accept: [año]\naccents: required"

    assert grade(one, "ano", keys).fraction == 0
    assert grade(one, "ano", keys).reason == "accent"
    assert grade(one, "AÑO", keys).fraction == 1


@pytest.mark.parametrize(
    ("response", "accepted", "reason"),
    [
        ("señorita", "señorita", "exact"),
        ("senorita", "señorita", "accent"),
        ("señorta", "señorita", "near"),
        ("senorta", "señorita", "wrong"),
        ("mañama", "mañana", "near"),
        ("manama", "mañana", "wrong"),
        ("declarción", "declaración", "near"),
        ("declaracin", "declaración", "near"),
        ("declaracion", "declaración", "accent"),
        ("declarcion", "declaración", "wrong"),
        ("señorita", "senorita", "accent"),
    ],
)
def test_where_accents_are_required_a_slip_is_forgiven_and_an_accent_is_not(
    response: str, accepted: str, reason: str, one: One
) -> None:
    mark = grade(one, response, f"accept: [{accepted}]\naccents: required")

    assert mark.reason == reason
    assert mark.fraction == (1 if reason in {"exact", "near"} else 0)


@pytest.mark.parametrize(
    ("one_thing", "another"),
    [
        ("South Korea", "North Korea"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Iran", "Iraq"),
        ("10 km", "10 m"),
        ("1500", "-1500"),
        ("5", ".5"),
    ],
)
def test_another_meaning_earns_nothing(one_thing: str, another: str, one: One) -> None:
    assert grade(one, one_thing, f"accept: ['{another}']").reason == "wrong"
    assert grade(one, another, f"accept: ['{one_thing}']").reason == "wrong"


def test_slip_of_a_partly_right_answer_is_partly_right(one: One) -> None:
    mark = grade(one, "Ashfrod-on-Sea", "accept: [Ashford, {text: Ashford-on-Sea, fraction: 1/2}]")

    assert (mark.fraction, mark.reason) == (Fraction(1, 2), "near")


@pytest.mark.parametrize("blank", [None, "", "   ", "\n\u00a0", 7, ["fire"], {"a": "fire"}, True])
def test_blank_is_omitted(blank: Any, one: One) -> None:
    assert grade(one, blank, "accept: [fire]") == OMITTED


@given(text=st.text(max_size=400))
def test_any_text_gets_a_mark(text: str, one: One) -> None:
    mark = grade(one, text, "accept: [government, {text: état, fraction: 1/3}]\nreject: [governor]")

    assert mark.fraction in {0, 1, Fraction(1, 3)}
    assert (mark == OMITTED) is (not text.strip())


def test_longest_answer_is_kept_and_a_longer_one_is_told(one: One) -> None:
    question, question_set = one("type: short_answer\naccept: [fire]")
    asking = Asking("seed", 1, question_set.passages)

    assert TYPE.read(question, asking, "x" * LONGEST_ANSWER) == "x" * LONGEST_ANSWER
    with pytest.raises(UnreadableResponse, match="Yours has 301"):
        TYPE.read(question, asking, "x" * 301)


def test_what_was_typed_is_kept_as_it_was(one: One) -> None:
    question, question_set = one("type: short_answer\naccept: [fire]")

    assert TYPE.read(question, Asking("seed", 1, question_set.passages), "  Fire! ") == "  Fire! "


def test_page_is_the_same_whatever_is_right(one: One) -> None:
    asked = [
        TYPE.ask(question, Asking("seed", 1, question_set.passages))
        for question, question_set in (
            one("type: short_answer\naccept: [fire]"),
            one("type: short_answer\naccept: [flood, water]\nreject: [fire]\naccents: required"),
        )
    ]

    assert asdict(asked[0]) == asdict(asked[1])


def test_nobody_guesses_words(one: One) -> None:
    question, question_set = one("type: short_answer\naccept: [fire]")

    assert TYPE.chance(question, question_set.passages) == 0
