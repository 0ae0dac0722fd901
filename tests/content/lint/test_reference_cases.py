"""The cases for which the reference of the project says whether a rule fires, and the figures that it gives."""

from collections.abc import Callable, Mapping

import pytest

from quizapp.content.lint.rules.key_longest_set import at_least
from quizapp.content.lint.rules.key_position import chance_of_uneven

Rules = Callable[..., set[str]]

FIRES = {
    "KEY_LONGEST": """
        prompt: Why was the bridge closed?
        options:
          a: Because inspectors discovered a crack in one of its support beams
          b: A flood
          c: A strike by workers
        answer: a
        process: locate
        """,
    "COMBINATION": "{prompt: Which is true?, options: {a: A and B, b: Only cyclists, c: Drivers}, answer: a}",
    "VAGUE_TERM": """
        prompt: How did sales change?
        options: {a: Usually they fell, b: They fell by half, c: They rose}
        answer: b
        """,
    "NEAR_DUPLICATE_OPTION": """
        {prompt: What was found?, options: {a: A crack in the beam, b: The beam crack, c: A loose bolt}, answer: a}
        """,
    "STEM_KEY_REPEAT": """
        prompt: Who reported falling sales near the bridge?
        options: {a: Owners with sales near by, b: Drivers, c: Engineers}
        answer: a
        """,
    "NUMERIC_ORDER": "{prompt: How many weeks?, options: {a: 10, b: 6, c: 12}, answer: b}",
    "OPPOSITE_PAIR": """
        prompt: What about injuries?
        options: {a: People were not hurt, b: People were hurt, c: Drivers called police}
        answer: a
        """,
    "REPEATED_OPENING": """
        prompt: Why did it close?
        options: {a: Because the bridge had a crack, b: Because the bridge was old, c: Because the bridge was full}
        answer: a
        """,
    "IMPLAUSIBLE": "{prompt: What was found?, options: {a: A crack, b: A unicorn, c: A repair bill}, answer: a}",
    "VERBATIM_KEY": """
        prompt: What did engineers say?
        process: understand
        options:
          a: The bridge will stay shut for at least ten weeks
          b: It opens soon
          c: It will be sold to a firm
        answer: a
        """,
    "UNFOCUSED_STEM": "{prompt: The bridge, options: {a: was closed, b: was sold, c: was painted}, answer: a}",
    "AMBIGUOUS_SOURCE": """
        prompt: According to the article, how long will it take?
        options: {a: Six weeks, b: Two weeks, c: Four weeks}
        answer: a
        """,
    "SCOPE_MISMATCH": """
        prompt: Where do the reports disagree?
        options: {a: Length of repair, b: Injuries, c: Place}
        answer: a
        cite: {post: would take six weeks}
        """,
    "NOT_GIVEN_BUT_FOUND": """
        {type: true_false_not_given, prompt: The repair would cost about 2 million euros., answer: not_given}
        """,
    "CROSS_ITEM": """
        - {prompt: How long was the crack?, options: {a: 14 centimetres, b: 9 centimetres, c: 3 centimetres}, answer: a}
        - prompt: What did inspectors do after the 14 centimetres crack was found?
          options: {a: Closed the bridge, b: Sold it, c: Left}
          answer: a
        """,
}
SILENT = {
    "KEY_LONGEST": """
        prompt: Why was the bridge closed?
        options: {a: A crack in a beam, b: A flood on the road, c: A strike by workers}
        answer: a
        process: locate
        """,
    "ALL_NONE_ABOVE": """
        {prompt: Who was affected?, options: {a: All of the shop owners, b: Only drivers, c: The mayor}, answer: a}
        """,
    "ABSOLUTE_TERM": """
        prompt: What happened to sales?
        options: {a: They rose, b: They stayed the same, c: They fell by half}
        answer: c
        """,
    "NEGATIVE_STEM": """
        {prompt: Which is **not** a reason for the closure?, options: {a: A crack, b: A flood, c: Safety}, answer: b}
        """,
    "NEGATIVE_STEM of a plain question": """
        {prompt: Why was the bridge not opened on Sunday?, options: {a: A crack, b: A flood, c: A strike}, answer: a}
        """,
    "GRAMMAR_CUE": """
        prompt: The person who spoke about the cost was a/an
        options: {a: official, b: baker, c: driver}
        answer: a
        """,
    "NUMERIC_ORDER": "{prompt: How many weeks?, options: {a: 6, b: 10, c: 12}, answer: a}",
}


def unindented(text: str) -> str:
    return "\n".join(line.removeprefix("        ") for line in text.splitlines())


def cases(of: Mapping[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("rule", "example"), [(name.split()[0], unindented(of[name])) for name in of], ids=of
    )


@cases(FIRES)
def test_rule_fires(rule: str, example: str, rules: Rules) -> None:
    assert rule in rules(example)


@cases(SILENT)
def test_rule_is_silent(rule: str, example: str, rules: Rules) -> None:
    assert rule not in rules(example)


def test_nine_longest_of_twelve_are_no_chance() -> None:
    assert at_least(9, [1 / 4] * 12) == pytest.approx(0.0003916621, rel=1e-6)


def test_nine_in_the_third_place_of_twelve_are_no_chance() -> None:
    assert chance_of_uneven([0, 2, 2, 2, 1, 2, 2, 3, 2, 2, 2, 2], [4] * 12) < 0.01


def test_uncovered_paragraphs_are_named(paths: Callable[..., list[tuple[str | int, ...]]]) -> None:
    example = """
- {prompt: Who was hurt?, options: {a: Nobody, b: A driver, c: A baker}, answer: a, cite: {post: Nobody was hurt.}}
- {prompt: What fell?, options: {a: Sales, b: Rents, c: Trees}, answer: a, cite: {daily: sales had fallen by half}}
"""

    assert paths("PARAGRAPH_UNCOVERED", example) == [("passages", 0), ("passages", 1)]
