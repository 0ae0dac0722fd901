"""Single choice: the key earns everything, another option its own share, blank nothing."""

from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from typing import Any

import pytest

from quizapp.content.versions import read_version
from quizapp.core.mark import OMITTED, Status
from quizapp.core.problem import BadQuestionSet
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, UnreadableResponse
from quizapp.question_types import REGISTRY
from quizapp.question_types.single_choice import TYPE

One = Callable[[str], tuple[Any, QuestionSet]]

KEYS = """type: single_choice
options: {a: one, b: {text: two, fraction: 1/4}, c: three}
answer: c
"""


@pytest.mark.parametrize(
    ("response", "fraction", "status"),
    [
        ("c", "1", Status.RIGHT),
        ("b", "1/4", Status.PARTLY),
        ("a", "0", Status.WRONG),
        ("z", "0", Status.WRONG),
        ("", "0", Status.OMITTED),
        (None, "0", Status.OMITTED),
        (["c"], "0", Status.OMITTED),
    ],
)
def test_options_earn_their_share(response: Any, fraction: str, status: Status, one: One) -> None:
    question, question_set = one(KEYS)

    mark = TYPE.grade(question, response, question_set.passages)

    assert (mark.fraction, mark.status) == (Fraction(fraction), status)


def test_blank_is_omitted(one: One) -> None:
    question, question_set = one(KEYS)

    assert TYPE.grade(question, None, question_set.passages) == OMITTED


def test_chance_is_the_mean_over_the_options(one: One) -> None:
    question, question_set = one(KEYS)
    earned = [TYPE.grade(question, label, question_set.passages).fraction for label in "abc"]

    assert TYPE.chance(question, question_set.passages) == sum(earned) / 3 == Fraction(5, 12)


def test_page_is_the_same_whatever_is_right(one: One) -> None:
    asked = [
        TYPE.ask(question, Asking("seed", 1, question_set.passages))
        for question, question_set in (one(KEYS), one(KEYS.replace("answer: c", "answer: a")))
    ]

    assert asdict(asked[0]) == asdict(asked[1])


def test_options_keep_the_order_of_the_file_where_the_teacher_says_so(one: One) -> None:
    question, question_set = one(KEYS + "shuffle: no")

    for seed in map(str, range(20)):
        asked = TYPE.ask(question, Asking(seed, 1, question_set.passages))
        assert [option.text for option in asked.options] == ["one", "two", "three"]  # type: ignore[attr-defined]


def test_token_of_another_attempt_is_refused(one: One) -> None:
    question, question_set = one(KEYS)
    other = TYPE.ask(question, Asking("other", 1, question_set.passages)).options[0]  # type: ignore[attr-defined]

    with pytest.raises(UnreadableResponse, match="Reload the page"):
        TYPE.read(question, Asking("seed", 1, question_set.passages), other.token)


@pytest.mark.parametrize("everything", ["1", "1.0", "100 %", "2/2"])
def test_wrong_option_cannot_earn_everything(everything: str, one: One) -> None:
    with pytest.raises(BadQuestionSet, match="'b' is not the answer and earns all the points; write a smaller"):
        one(KEYS.replace("1/4", everything))


def test_answer_needs_no_fraction(one: One) -> None:
    with pytest.raises(BadQuestionSet, match="'c' is the answer and has a fraction"):
        one(KEYS.replace("c: three", "c: {text: three, fraction: 1}"))


@pytest.mark.parametrize("share", ["1/3", "0.333333", "33.333333 %", "1e-3", "0.3333333333", "33.33333333 %"])
def test_set_that_loads_can_be_read_back_for_ever(share: str, one: One) -> None:
    try:
        _, question_set = one(KEYS.replace("1/4", share))
    except BadQuestionSet:
        return

    assert read_version(question_set.canonical, REGISTRY).canonical == question_set.canonical
