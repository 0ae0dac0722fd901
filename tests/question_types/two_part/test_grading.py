"""Two parts are graded together by the named rule, and wrong evidence may still fit the wrong answer."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from quizapp.core.mark import OMITTED, Status
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY
from quizapp.question_types.two_part.grading import RULES

One = Callable[[str], tuple[Any, QuestionSet]]

QUOTES = """\
type: two_part
part_a:
  type: single_choice
  options:
    a: Ashford
    b: {text: Millbrook, trap: Millbrook sold salt.}
    c: Harbour
  answer: a
part_b:
  type: single_choice
  options: {p: The court moved to Ashford., q: Millbrook sold salt, r: Harbour sold wool., s: The king was pleased.}
  answer: p
  supports: {r: c}
"""
IN_THE_PASSAGE = QUOTES.partition("part_b:")[0]
RIGHT, WRONG = Fraction(1), Fraction(0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (RIGHT, RIGHT, {"conditional": 2, "conditional_partial": 2, "both": 1, "independent": 2}),
        (RIGHT, RIGHT / 2, {"conditional": 1, "conditional_partial": 1.5, "both": 0, "independent": 1.5}),
        (WRONG, RIGHT, {"conditional": 0, "conditional_partial": 0, "both": 0, "independent": 1}),
        (WRONG, RIGHT / 2, {"conditional": 0, "conditional_partial": 0, "both": 0, "independent": 0.5}),
    ],
)
def test_each_rule_earns_its_share_of_all_points(a: Fraction, b: Fraction, expected: dict[str, float]) -> None:
    all_points = {"conditional": 2, "conditional_partial": 2, "both": 1, "independent": 2}

    earned = {name: rule(a, b) * all_points[name] for name, rule in RULES.items()}

    assert earned == expected


def test_a_partly_right_answer_earns_its_part_but_opens_no_evidence() -> None:
    half = Fraction(1, 2)

    assert RULES["conditional"](half, RIGHT) == Fraction(1, 4)
    assert RULES["conditional_partial"](half, RIGHT) == Fraction(1, 4)
    assert RULES["both"](half, RIGHT) == 0


@pytest.mark.parametrize("keys", [QUOTES, IN_THE_PASSAGE], ids=["quotes", "in the passage"])
@pytest.mark.parametrize(
    ("response", "fraction", "reason"),
    [
        ({"a": "a", "b": "p"}, 1, ""),
        ({"a": "a", "b": "q"}, Fraction(1, 2), ""),
        ({"a": "a"}, Fraction(1, 2), ""),
        ({"a": "b", "b": "q"}, 0, "consistent"),
        ({"a": "b", "b": "p"}, 0, ""),
        ({"a": "b", "b": "r"}, 0, ""),
        ({"a": "b"}, 0, ""),
        ({"b": "p"}, 0, ""),
    ],
)
def test_evidence_counts_for_a_right_answer_alone(
    one: One, keys: str, response: dict[str, str], fraction: Fraction, reason: str
) -> None:
    question, question_set = one(keys)
    places = {"p": "text:p1.s1", "q": "text:p2.s1", "r": "text:p1.s4"}
    chosen: Any = {**response, "b": [places[response["b"]]]} if keys == IN_THE_PASSAGE and "b" in response else response

    mark = REGISTRY["two_part"].grade(question, chosen, question_set.passages)

    assert (mark.fraction, mark.reason) == (fraction, reason)


def test_a_quote_fits_where_the_teacher_says_so(one: One) -> None:
    question, question_set = one(QUOTES)
    kind = REGISTRY["two_part"]

    assert kind.grade(question, {"a": "c", "b": "r"}, question_set.passages).reason == "consistent"
    assert kind.grade(question, {"a": "b", "b": "r"}, question_set.passages).reason == ""
    assert kind.grade(question, {"a": "c", "b": "s"}, question_set.passages).reason == ""


def test_evidence_without_an_answer_is_wrong_and_nothing_at_all_is_omitted(one: One) -> None:
    question, question_set = one(QUOTES)
    grade = REGISTRY["two_part"].grade

    assert grade(question, {"b": "p"}, question_set.passages).status is Status.WRONG
    assert grade(question, {"a": "", "b": []}, question_set.passages) == OMITTED


@pytest.mark.parametrize(
    ("scoring", "chance"),
    [
        ("conditional", (Fraction(1, 3) + Fraction(1, 12)) / 2),
        ("conditional_partial", (Fraction(1, 3) + Fraction(1, 12)) / 2),
        ("both", Fraction(1, 12)),
        ("independent", (Fraction(1, 3) + Fraction(1, 4)) / 2),
    ],
)
def test_chance_is_the_mean_over_all_answers(one: One, scoring: str, chance: Fraction) -> None:
    question, question_set = one(f"{QUOTES}scoring: {scoring}\n")
    kind = REGISTRY["two_part"]

    everything = [kind.grade(question, {"a": a, "b": b}, question_set.passages).fraction for a in "abc" for b in "pqrs"]

    assert sum(everything, Fraction(0)) / len(everything) == chance
    assert kind.chance(question, question_set.passages) == chance
