"""Source matrix: the expected values of both rules."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.mark import Status
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Response
from quizapp.question_types.source_matrix import TYPE

Load = Callable[..., QuestionSet]
JUDGE = "says_contradicts_silent"
NAMES = ["S1", "S2", "S3"]
TEXTS = {name: f"{name} said it." for name in NAMES}
KEY = {"r1": ["S1", "S2"], "r2": ["S3"], "r3": ["none"]}
NO_FIXTURE_CHECK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)


def says(key: dict[str, list[str]]) -> dict[str, Any]:
    return {
        label: {"text": f"Row {label}", "says": names, "cite": {name: TEXTS[name] for name in names if name in TEXTS}}
        for label, names in key.items()
    }


def without_empty(statements: dict[str, Any]) -> dict[str, Any]:
    return {label: {name: value for name, value in row.items() if value != {}} for label, row in statements.items()}


def graded(load: Load, response: Response, **keys: Any) -> Fraction:
    found = load(TEXTS, **{"statements": without_empty(says(KEY)), **keys})
    return TYPE.grade(found.questions[0], response, found.passages).fraction


@pytest.mark.parametrize(
    ("response", "row", "cell"),
    [
        ({"r1": ["S1", "S2"], "r2": ["S3"], "r3": ["none"]}, Fraction(1), Fraction(1)),
        ({"r1": ["S1"], "r2": ["S3"], "r3": ["none"]}, Fraction(2, 3), Fraction(2, 3)),
        ({"r1": NAMES, "r2": NAMES, "r3": NAMES}, Fraction(0), Fraction(0)),
        ({label: [*NAMES, "none"] for label in KEY}, Fraction(0), Fraction(0)),
        ({label: ["none"] for label in KEY}, Fraction(1, 3), Fraction(0)),
        ({"r1": ["S1", "S2"], "r2": ["S3"]}, Fraction(2, 3), Fraction(1)),
        ({"r1": ["S1", "S2", "none"], "r2": ["S3"], "r3": ["none"]}, Fraction(2, 3), Fraction(1, 3)),
        ({"r1": ["S1", "S2"], "r2": ["S1", "S3"], "r3": ["none"]}, Fraction(2, 3), Fraction(5, 6)),
    ],
)
def test_rows_and_cells_are_scored_exactly(load: Load, response: Response, row: Fraction, cell: Fraction) -> None:
    assert graded(load, response) == row
    assert graded(load, response, scoring="cell") == cell


@pytest.mark.parametrize("response", [None, {}, [], "S1", {"r1": []}, {"r1": "S1"}, {"r1": ["S9"]}, {"r9": ["S1"]}])
@pytest.mark.parametrize("scoring", ["row", "cell"])
def test_a_blank_is_omitted_whatever_the_rule(load: Load, scoring: str, response: Response) -> None:
    found = load(TEXTS, statements=without_empty(says(KEY)), scoring=scoring)

    assert TYPE.grade(found.questions[0], response, found.passages).status == Status.OMITTED


def test_the_mark_names_the_rows_that_are_right(load: Load) -> None:
    found = load(TEXTS, statements=without_empty(says(KEY)))
    mark = TYPE.grade(found.questions[0], {"r1": ["S1", "S2"], "r2": ["S1"]}, found.passages)

    assert mark.parts == {"r1": True, "r2": False, "r3": False}


@pytest.mark.parametrize(
    ("response", "row", "cell"),
    [
        (
            {
                "spring": {"post": "says", "gazette": "says", "herald": "contradicts"},
                "price": {"post": "silent", "gazette": "silent", "herald": "says"},
            },
            Fraction(1),
            Fraction(1),
        ),
        ({"spring": {"post": "says", "gazette": "says", "herald": "contradicts"}}, Fraction(1, 2), Fraction(1, 2)),
        (
            {"spring": {"post": "says", "gazette": "silent"}, "price": {"post": "silent", "herald": "maybe"}},
            Fraction(0),
            Fraction(1, 3),
        ),
    ],
)
def test_verdicts_are_scored_exactly(load: Load, response: Response, row: Fraction, cell: Fraction) -> None:
    by_row, by_cell = load(ask=JUDGE), load(ask=JUDGE, scoring="cell")

    assert TYPE.grade(by_row.questions[0], response, by_row.passages).fraction == row
    assert TYPE.grade(by_cell.questions[0], response, by_cell.passages).fraction == cell


def test_no_verdict_at_all_is_omitted(load: Load) -> None:
    found = load(ask=JUDGE)

    responses: list[Response] = [None, {}, {"spring": {}}, {"spring": {"post": "maybe"}}, {"spring": ["post"]}]
    for response in responses:
        assert TYPE.grade(found.questions[0], response, found.passages).status == Status.OMITTED


def every_row() -> list[list[str]]:
    """Any set of reports, or none of them."""
    return [["none"], *([*names] for size in (1, 2, 3) for names in combinations(NAMES, size))]


@given(st.permutations(["r1", "r2", "r3"]), st.permutations(NAMES), st.lists(st.sampled_from(every_row()), min_size=3))
@NO_FIXTURE_CHECK
def test_where_rows_and_reports_stand_changes_nothing(
    load: Load, rows: list[str], names: list[str], given_rows: list[list[str]]
) -> None:
    statements = without_empty(says(KEY))
    response: Response = {label: [*row] for label, row in zip(KEY, given_rows, strict=False)}
    moved = {label: statements[label] for label in rows}

    for scoring in ("row", "cell"):
        turned = graded(load, response, statements=moved, sources=names, scoring=scoring)
        assert turned == graded(load, response, scoring=scoring)
