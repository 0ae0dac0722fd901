"""True, false, not given: the share of statements with the right verdict."""

from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from quizapp.core.mark import OMITTED, Status
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, UnreadableResponse
from quizapp.question_types.true_false_not_given import TYPE
from quizapp.question_types.true_false_not_given.model import VERDICTS

One = Callable[[str], tuple[Any, QuestionSet]]

KEYS = """type: true_false_not_given
statements:
  a: {text: One., answer: 'true'}
  b: {text: Two., answer: false}
  c: {text: Three., answer: not_given}
"""
SINGLE = "type: true_false_not_given\nanswer: false\n"


@pytest.mark.parametrize(
    ("response", "fraction", "status"),
    [
        ({"a": "true", "b": "false", "c": "not_given"}, "1", Status.RIGHT),
        ({"a": "true", "b": "not_given", "c": "not_given"}, "2/3", Status.PARTLY),
        ({"c": "not_given"}, "1/3", Status.PARTLY),
        ({"a": "false", "b": "not_given", "c": "false"}, "0", Status.WRONG),
        ({"a": "True"}, "0", Status.WRONG),
        ({"z": "true"}, "0", Status.OMITTED),
        ({"a": ""}, "0", Status.OMITTED),
        ({}, "0", Status.OMITTED),
        (None, "0", Status.OMITTED),
        ("true", "0", Status.OMITTED),
    ],
)
def test_each_right_statement_earns_its_part(response: Any, fraction: str, status: Status, one: One) -> None:
    question, question_set = one(KEYS)

    mark = TYPE.grade(question, response, question_set.passages)

    assert (mark.fraction, mark.status) == (Fraction(fraction), status)


def test_open_statements_are_counted_once_one_is_answered(one: One) -> None:
    question, question_set = one(KEYS)
    blank = TYPE.ask(question, Asking("seed", 1, question_set.passages))
    begun = TYPE.ask(question, Asking("seed", 1, question_set.passages, {"a": "true"}))

    assert (blank.open_parts, begun.open_parts) == (0, 2)


def test_prompt_can_be_the_statement(one: One) -> None:
    question, question_set = one(SINGLE)

    assert TYPE.grade(question, {"prompt": "false"}, question_set.passages).fraction == 1
    assert TYPE.grade(question, {"prompt": "true"}, question_set.passages).fraction == 0
    assert TYPE.grade(question, {}, question_set.passages) == OMITTED


@pytest.mark.parametrize("keys", [KEYS, SINGLE])
def test_chance_is_the_mean_over_all_verdicts(keys: str, one: One) -> None:
    question, question_set = one(keys)
    labels = question.verdicts()
    guesses = [dict(zip(labels, guess, strict=True)) for guess in product(VERDICTS, repeat=len(labels))]
    earned = [TYPE.grade(question, dict(guess), question_set.passages).fraction for guess in guesses]

    assert TYPE.chance(question, question_set.passages) == sum(earned) / len(guesses) == Fraction(1, 3)


def test_page_is_the_same_whatever_is_right(one: One) -> None:
    other = KEYS.replace("answer: not_given", "answer: 'true'").replace("'true'}\n  b", "false}\n  b")
    asked = [
        TYPE.ask(question, Asking("seed", 1, question_set.passages))
        for question, question_set in (one(KEYS), one(other))
    ]

    assert asdict(asked[0]) == asdict(asked[1])


def test_statements_keep_the_order_of_the_file(one: One) -> None:
    question, question_set = one(KEYS)

    for seed in map(str, range(20)):
        asked = TYPE.ask(question, Asking(seed, 1, question_set.passages))
        assert [statement.text for statement in asked.statements] == ["One.", "Two.", "Three."]  # type: ignore[attr-defined]


def test_verdict_that_nobody_offered_is_refused(one: One) -> None:
    question, question_set = one(KEYS)
    asking = Asking("seed", 1, question_set.passages)
    token = TYPE.ask(question, asking).statements[0].token  # type: ignore[attr-defined]

    with pytest.raises(UnreadableResponse, match="True, False or Not given"):
        TYPE.read(question, asking, {token: "maybe"})
