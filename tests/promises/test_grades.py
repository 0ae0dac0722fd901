"""The grade shown is the grade used: exact fractions as far as the page, and nothing is shown that was not reached."""

import ast
import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest
from type_examples import WITH_EVIDENCE, example

import quizapp
from quizapp.core import mark
from quizapp.core.mark import TO_BE_MARKED, Mark, Status, add_up, mark_of
from quizapp.question_types import REGISTRY
from quizapp.services import export_results
from quizapp.web import wording

ROOT = Path(quizapp.__file__).parent
NOT_SCORING = {"core/closest_words.py", "core/easy_passwords.py", "core/problem.py", "core/readability.py"}
SERVICES = ("class_results", "marking", "practice", "release", "rounds", "see_results", "taking")
INEXACT = {"float", "round", "fsum", "isclose", "inf", "nan"}


def scoring_code() -> list[Path]:
    """All that a mark comes from or goes through before it is shown."""
    inner = [*(ROOT / "core").glob("*.py"), *(ROOT / "question_types").rglob("*.py")]
    kept = [each for each in inner if each.relative_to(ROOT).as_posix() not in NOT_SCORING]
    return kept + [ROOT / "services" / f"{name}.py" for name in SERVICES]


def inexact_in(source: str) -> list[int]:
    """The lines in which there is a figure, a name or a function that is not exact."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id in INEXACT)
        or (isinstance(node, ast.Attribute) and node.attr in INEXACT)
    ]


def test_no_float_is_in_the_code_that_scores() -> None:
    code = scoring_code()

    assert len(code) > 80
    assert {str(each): found for each in code if (found := inexact_in(each.read_text("utf-8")))} == {}


@pytest.mark.parametrize("fault", ["share = 0.5", "share = float(points)", "share = round(points, 2)", "math.inf"])
def test_a_float_is_found(fault: str) -> None:
    """The control."""
    assert inexact_in(f"points = 1\n{fault}") == [2]


@pytest.mark.parametrize("name", [*REGISTRY, *WITH_EVIDENCE])
def test_every_type_marks_in_exact_fractions(name: str) -> None:
    each = example(name)
    for response, _, _ in each.answers:
        marked = each.kind.grade(each.question, response, each.question_set.passages)
        assert type(marked.fraction) is Fraction
        assert 0 <= marked.fraction <= 1


# ---------------------------------------------------------------- many sets

Marked = list[tuple[Decimal, Mark]]


def sets(number: int) -> Iterator[Marked]:
    """Questions with their points, and marks of every kind, many of them close to the next figure."""
    chance = random.Random(49)
    close = [Fraction(99, 100), Fraction(995, 1000), Fraction(999_999_999, 1_000_000_000), Fraction(1), Fraction(0)]
    worth = [Decimal(1), Decimal(1), Decimal("0.01"), Decimal("0.29"), Decimal("2.5"), Decimal(3), Decimal(100)]
    for _ in range(number):
        marks = []
        for _ in range(chance.randint(1, 8)):
            parts = chance.randint(1, 12)
            fraction = chance.choice([*close, Fraction(chance.randint(0, parts), parts), Fraction(1)])
            marks.append(TO_BE_MARKED if chance.random() < 0.1 else mark_of(fraction))
        yield [(chance.choice(worth), each) for each in marks]


def figure(shown: str) -> Fraction:
    """What a reader takes it for; *almost* is just below."""
    plain = shown.replace("\xa0", "").removesuffix("%").strip()
    return Fraction(plain.removeprefix("almost ")) - (Fraction(1, 10**12) if plain.startswith("almost") else 0)


def is_shown_as_it_is(marked: Marked) -> None:
    score = add_up(marked)
    parts = [(Fraction(worth) * each.fraction, each) for worth, each in marked if each is not TO_BE_MARKED]
    assert type(score.points) is type(score.share) is Fraction
    assert score.points == sum((earned for earned, _ in parts), Fraction(0)), "the parts are not the sum"
    assert score.out_of + score.waiting == sum((Fraction(worth) for worth, _ in marked), Fraction(0))
    is_full = score.points == score.out_of
    shown, most, percent = (
        wording.points(score.points),
        wording.points(score.out_of),
        wording.percent(score.share),
    )
    assert (shown == most) == is_full, f"{shown} of {most}"
    assert (percent == "100 %") == (is_full and score.out_of > 0), percent
    assert figure(percent) == floor(score.share * 100) == wording.whole_percent(score.share)
    assert 0 <= score.points - figure(shown) < Fraction(1, 100) or shown.startswith("almost"), "shown and not reached"
    in_file = export_results._in_csv(export_results._number(score.points))
    assert Fraction(in_file) == Fraction(floor(score.points * 100), 100), f"{in_file} in the table"
    for earned, each in parts:
        assert (each.status is Status.RIGHT) == (each.fraction == 1)
        assert (each.status is Status.WRONG) == (earned == 0)


def all_are_shown_as_they_are(number: int) -> None:
    for marked in sets(number):
        is_shown_as_it_is(marked)


def test_what_is_shown_is_what_was_reached(rounds: Callable[[int, int], int]) -> None:
    all_are_shown_as_they_are(rounds(2_000, 200_000))


def test_a_long_test_keeps_its_hundredths_in_the_table() -> None:
    is_shown_as_it_is([(Decimal(100), mark_of(Fraction(1)))] * 200 + [(Decimal(100), mark_of(Fraction(9999, 10000)))])


@pytest.mark.parametrize(
    ("owner", "name", "fault"),
    [
        (wording, "points", lambda exact: f"{float(exact):.2f}".rstrip("0").rstrip(".")),
        (wording, "percent", lambda share: f"{float(share):.0%}".replace("%", " %")),
        (export_results, "_number", lambda exact, _=2: float(f"{float(exact):.1f}")),
    ],
)
def test_rounding_is_found(owner: Any, name: str, fault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(owner, name, fault)
    with pytest.raises(AssertionError):
        all_are_shown_as_they_are(2_000)


def test_a_sum_of_floats_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    really = add_up
    monkeypatch.setitem(globals(), "add_up", lambda marks: in_floats(really, marks))
    with pytest.raises(AssertionError):
        all_are_shown_as_they_are(2_000)


def in_floats(really: Callable[[Any], mark.Score], marks: Any) -> mark.Score:
    """The fault: a sum of floats."""
    exact = really(marks)
    summed = sum(float(worth) * float(each.fraction) for worth, each in marks if each is not TO_BE_MARKED)
    return mark.Score(Fraction(summed), exact.out_of, exact.waiting)
