"""Contradicting rules: each is refused at the field to change, and what makes sense is not."""

import pytest

from quizapp.core.rule_faults import rule_faults
from quizapp.core.rules import GRADED, Rules

HOUR = 3_600_000


def faults(rules: Rules, smallest_group: int = 0) -> dict[str, str]:
    return {fault.field: str(fault.what) for fault in rule_faults(rules, smallest_group)}


@pytest.mark.parametrize(
    "rules",
    [
        Rules(),
        GRADED,
        Rules(opens_at=0, start_by=HOUR, closes_at=HOUR, minutes=60),
        Rules(score_shown="each_question", tries=3, gives_hints=True),
        Rules(score_shown="each_question", key_shown="each_question", proof_shown="each_question"),
    ],
)
def test_rules_that_fit_together_have_no_fault(rules: Rules) -> None:
    assert faults(rules) == {}


@pytest.mark.parametrize(
    ("rules", "field", "words"),
    [
        (Rules(opens_at=HOUR, closes_at=HOUR), "closes_at", "close before it opens"),
        (Rules(opens_at=HOUR, start_by=HOUR), "start_by", "before it opens"),
        (Rules(start_by=HOUR + 1, closes_at=HOUR), "start_by", "after it closes"),
        (Rules(opens_at=0, closes_at=HOUR, minutes=61), "minutes", "write 60 or fewer"),
        (Rules(opens_at=0, closes_at=30_000, minutes=1), "minutes", "let it close later"),
        (Rules(key_shown="each_question"), "key_shown", "knows the marks"),
        (Rules(proof_shown="each_question"), "proof_shown", "tells the right answer"),
        (Rules(purpose="graded", score_shown="each_question"), "score_shown", "until the hand-in"),
        (Rules(tries=2), "tries", "show marks at each question"),
        (Rules(gives_hints=True), "gives_hints", "show marks at each question"),
        (Rules(purpose="graded", tries=2), "tries", "in practice only"),
        (Rules(purpose="graded", gives_hints=True), "gives_hints", "in practice only"),
        (Rules(draw=1), "draw", "No question of this set has a group"),
    ],
)
def test_a_contradiction_is_told_at_its_field(rules: Rules, field: str, words: str) -> None:
    assert list(faults(rules)) == [field]
    assert words in faults(rules)[field]


def test_no_more_is_drawn_than_the_smallest_group_has() -> None:
    assert faults(Rules(draw=2), smallest_group=2) == {}
    assert "write 2 or fewer" in faults(Rules(draw=3), smallest_group=2)["draw"]
