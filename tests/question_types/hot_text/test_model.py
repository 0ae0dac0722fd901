"""Hot text: the best match over all right sets of sentences, and no more picks than can be right."""

from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.mark import OMITTED, Mark
from quizapp.core.problem import BadQuestionSet
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, UnreadableResponse
from quizapp.question_types.hot_text import TYPE
from quizapp.question_types.hot_text.model import units_of

One = Callable[[str], tuple[Any, QuestionSet]]

UNITS = {"s1": "p1.s1", "s2": "p1.s2", "s3": "p1.s3", "s4": "p1.s4", "s5": "p2.s1", "s6": "p2.s2", "s7": "p2.s3"}
SINGLE = "type: hot_text\ncite: Nobody came.\n"
SEVERAL = SINGLE + "alternatives: [[Millbrook sold salt., The king was pleased.]]\n"
PAIR = "type: hot_text\ncite: [Millbrook sold salt., The king was pleased.]\n"


def grade(one: One, keys: str, picked: list[str]) -> Mark:
    question, question_set = one(keys)
    return TYPE.grade(question, [f"text:{UNITS[name]}" for name in picked], question_set.passages)


@pytest.mark.parametrize(
    ("picked", "exact", "plus_minus"),
    [
        ([], "0", "0"),
        (["s3"], "1", "1"),
        (["s5", "s6"], "1", "1"),
        (["s3", "s4"], "0", "0"),
        (["s1"], "0", "0"),
        (["s5"], "0", "1/2"),
        (["s5", "s6", "s1"], "0", "1/2"),
        (["s5", "s1"], "0", "0"),
        (["s3", "s5", "s6"], "0", "1/2"),
        (list(UNITS), "0", "0"),
    ],
)
def test_best_match_over_the_alternatives_counts(picked: list[str], exact: str, plus_minus: str, one: One) -> None:
    assert grade(one, SEVERAL + "scoring: exact", picked).fraction == Fraction(exact)
    assert grade(one, SEVERAL + "scoring: plus_minus", picked).fraction == Fraction(plus_minus)


def test_one_right_sentence_is_all_or_nothing_and_several_are_counted(one: One) -> None:
    assert grade(one, SINGLE, ["s3", "s4"]).fraction == 0
    assert grade(one, PAIR, ["s5"]).fraction == Fraction(1, 2)
    assert grade(one, SEVERAL, ["s5"]).fraction == Fraction(1, 2)


@given(picked=st.lists(st.sampled_from(sorted(UNITS))), keys=st.sampled_from([SINGLE, SEVERAL, PAIR]))
def test_order_of_the_picks_changes_nothing(picked: list[str], keys: str, one: One) -> None:
    mark = grade(one, keys, picked)

    assert grade(one, keys, picked[::-1]) == mark
    assert 0 <= mark.fraction <= 1
    assert (mark == OMITTED) is (not picked)


@pytest.mark.parametrize("scoring", ["exact", "plus_minus"])
@pytest.mark.parametrize(
    "keys",
    [
        SINGLE,
        SEVERAL,
        PAIR,
        PAIR + "alternatives: [[The king was pleased., Seven ships came.], Nobody came.]\n",
        SINGLE + "alternatives: [It took nine days.]\n",
        "type: hot_text\ncite: [Nobody came., Millbrook sold salt., The king was pleased.]\n",
    ],
)
def test_chance_is_the_mean_over_all_ways_to_choose_the_number_that_pays_best(
    keys: str, scoring: str, one: One
) -> None:
    question, question_set = one(f"{keys}scoring: {scoring}")
    units = [unit for _, unit, _ in units_of(question, question_set.passages["text"])]
    limit = TYPE.ask(question, Asking("seed", 1, question_set.passages)).limit  # type: ignore[attr-defined]
    means = []
    for number in range(1, limit + 1):
        guesses = list(combinations(units, number))
        earned = (TYPE.grade(question, list(guess), question_set.passages).fraction for guess in guesses)
        means.append(sum(earned, Fraction(0)) / len(guesses))

    assert TYPE.chance(question, question_set.passages) == max(means)


def test_as_many_may_be_chosen_as_the_largest_key_has(one: One) -> None:
    question, question_set = one(SEVERAL)
    asking = Asking("seed", 1, question_set.passages)

    assert TYPE.read(question, asking, ["text:p2.s1", "text:p1.s1"]) == ["text:p1.s1", "text:p2.s1"]
    with pytest.raises(UnreadableResponse, match="You chose 3; take some back"):
        TYPE.read(question, asking, ["text:p1.s1", "text:p1.s2", "text:p1.s3"])


@pytest.mark.parametrize("sent", [["text:p9.s1"], ["p1.s1"], ["text:p1"], ["<script>"], "text:p1.s99"])
def test_sentence_that_was_not_shown_is_refused(sent: str | list[str], one: One) -> None:
    question, question_set = one(PAIR)

    with pytest.raises(UnreadableResponse, match="Reload the page"):
        TYPE.read(question, Asking("seed", 1, question_set.passages), sent)


def test_page_shows_every_sentence_and_is_the_same_whatever_is_right(one: One) -> None:
    first, second = (
        TYPE.ask(question, Asking("seed", 1, question_set.passages))
        for question, question_set in (one(SINGLE), one("type: hot_text\ncite: It took nine days.\n"))
    )

    shown = [unit.id for paragraph in first.passages[0].paragraphs for unit in paragraph.units]  # type: ignore[attr-defined]
    assert shown == [f"text:{place}" for place in UNITS.values()]
    assert asdict(first) == asdict(second)


def test_part_of_a_sentence_stands_for_the_whole(one: One) -> None:
    assert grade(one, "type: hot_text\ncite: took nine\n", ["s2"]).fraction == 1


def test_quote_over_two_sentences_makes_both_right(one: One) -> None:
    assert grade(one, "type: hot_text\ncite: nine days. Nobody came.\n", ["s2", "s3"]).fraction == 1


def test_review_names_the_trap_that_was_chosen(one: One) -> None:
    question, question_set = one(PAIR + "traps: [{cite: It took nine}, {cite: Nobody came.}]\n")

    reviewed = TYPE.review(question, ["text:p1.s3", "text:p2.s1"], question_set.passages)

    assert [(unit.text, unit.right, unit.trap) for unit in reviewed] == [
        ("Nobody came.", False, 1),
        ("Millbrook sold salt.", True, None),
    ]


def test_paragraphs_can_be_the_units(one: One) -> None:
    _, question_set = one(SINGLE)
    question = TYPE.model.model_validate(
        {"id": "q", "type": "hot_text", "prompt": "?", "units": "paragraphs", "cite": "Nobody came."}
    )

    assert TYPE.grade(question, ["text:p1"], question_set.passages).fraction == 1
    assert TYPE.grade(question, ["text:p2"], question_set.passages).fraction == 0


def test_every_selection_can_be_graded(one: One) -> None:
    selections = chain.from_iterable(combinations(UNITS, size) for size in range(8))

    assert all(0 <= grade(one, SEVERAL, list(selection)).fraction <= 1 for selection in selections)


def test_largest_right_answer_is_at_most_half_of_what_can_be_chosen(one: One) -> None:
    three = "[The court moved to Ashford., It took nine days., Harbour sold wool.]"
    four = three.replace("]", ", Seven ships came.]")

    assert one(f"{SINGLE}alternatives: [{three}]\n")
    with pytest.raises(BadQuestionSet, match="only 7 sentences to choose from"):
        one(f"{SINGLE}alternatives: [{four}]\n")
