"""Matching: the share of stems with the right choice; a choice used twice is kept and asked back."""

from dataclasses import asdict
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from quizapp.core.mark import Status
from quizapp.core.message import Message
from quizapp.core.problem import Fault
from quizapp.core.question_type import Asking, Response, UnreadableResponse
from quizapp.question_types.matching import TYPE
from quizapp.question_types.matching.model import Matching

STEMS = {
    "s1": {"text": "moved to Ashford", "why": "CANARY-WHY", "cite": "CANARY-CITE"},
    "s2": "celebrated",
    "s3": "paid for it",
}
CHOICES = {"c1": "the council", "c2": "the court", "c3": "the town", "c4": "the harbour"}
ANSWER = {"s1": "c2", "s2": "c3", "s3": "c1"}


def question(**changes: Any) -> Matching:
    data: dict[str, Any] = {
        "id": "who",
        "type": "matching",
        "prompt": "Who did what?",
        "stems": STEMS,
        "choices": CHOICES,
        "answer": ANSWER,
        "explain": "CANARY-EXPLAIN",
        "cite": "CANARY-CITE",
    }
    return Matching.model_validate({**data, **changes})


def faults(**changes: Any) -> list[Fault]:
    return list(TYPE.faults(question(**changes), {}))


# ---------------------------------------------------------------- written


def test_a_sound_question_has_no_faults() -> None:
    assert faults() == []


def test_a_stored_version_reads_as_the_same_question() -> None:
    assert question(**question().model_dump(mode="json", exclude_none=True)) == question()


def test_as_many_choices_as_stems_are_no_fault() -> None:
    assert faults(choices={label: CHOICES[label] for label in ("c1", "c2", "c3")}) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"answer": {"s1": "c2", "s2": "c3"}},
            Fault(
                ("answer",),
                "the stem 's3' has no answer",
                "add 's3: …' with the label of its choice, or take the stem out",
            ),
        ),
        (
            {"answer": {**ANSWER, "S3": "c4"}},
            Fault(("answer", "S3"), "'S3' is not the label of a stem", "did you mean 's3'?", at_key=True),
        ),
        (
            {"answer": {**ANSWER, "zzz": "c4"}},
            Fault(
                ("answer", "zzz"), "'zzz' is not the label of a stem", "write one of 's1', 's2' or 's3'", at_key=True
            ),
        ),
        (
            {"answer": {**ANSWER, "s3": "x"}},
            Fault(
                ("answer", "s3"),
                "the answer 'x' is not the label of a choice",
                "write one of 'c1', 'c2', 'c3' or 'c4'",
            ),
        ),
        (
            {"answer": {**ANSWER, "s3": "Nobody"}, "choices": {**CHOICES, "c1": "nobody"}},
            Fault(
                ("answer", "s3"),
                "the answer 'Nobody' is not the label of a choice",
                "write its label, 'c1', instead of its text",
            ),
        ),
        (
            {"answer": {**ANSWER, "s3": "c2"}},
            Fault(
                ("answer", "s3"),
                "the choice 'c2' is right for 's1' and for 's3'",
                "write 'reusable: true', or give each stem a choice of its own",
            ),
        ),
        (
            {"stems": {**STEMS, "s3": "Celebrated"}},
            Fault(("stems", "s3"), "the stems 's2' and 's3' say the same", "change one of them or leave it out"),
        ),
        (
            {"choices": {**CHOICES, "c4": "The court"}},
            Fault(("choices", "c4"), "the choices 'c2' and 'c4' say the same", "change one of them or leave it out"),
        ),
    ],
    ids=["open stem", "misspelt stem", "unknown stem", "unknown choice", "text", "right twice", "stems", "choices"],
)
def test_a_mistake_is_told_with_its_place(changes: dict[str, Any], fault: Fault) -> None:
    assert faults(**changes) == [fault]


def test_a_reusable_choice_may_be_right_twice() -> None:
    assert faults(answer={**ANSWER, "s3": "c2"}, reusable="true") == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"stems": {"s1": "one"}}, "stems"),
        ({"stems": {f"s{number}": f"{number}" for number in range(13)}}, "stems"),
        ({"choices": {"c1": "one"}}, "choices"),
        ({"choices": {f"c{number}": f"{number}" for number in range(16)}}, "choices"),
        ({"answer": "c1"}, "answer"),
        ({"reusable": "perhaps"}, "reusable"),
    ],
)
def test_values_out_of_bounds_are_refused(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(ValidationError) as refused:
        question(**changes)

    assert {error["loc"][0] for error in refused.value.errors()} == {place}


# ---------------------------------------------------------------- asked and read


def asked(response: Response = None, seed: str = "seed") -> Any:
    return TYPE.ask(question(), Asking(seed, 1, {}, response))


def test_no_key_and_no_label_is_in_the_asked_question() -> None:
    page = str(asdict(asked({**ANSWER})))

    assert "CANARY" not in page
    assert not [label for label in (*STEMS, *CHOICES) if f"'{label}'" in page]


def test_choices_stand_in_another_order_for_another_attempt() -> None:
    orders = {tuple(choice.text for choice in asked(seed=f"seed {number}").choices) for number in range(60)}

    assert len(orders) > 15
    assert {stem.text for stem in asked().stems} == {"moved to Ashford", "celebrated", "paid for it"}


@given(
    st.dictionaries(st.sampled_from(list(STEMS)), st.sampled_from(list(CHOICES)), max_size=3),
    st.text(max_size=10),
)
def test_what_is_shown_reads_back_as_the_same_response(response: Response, seed: str) -> None:
    data = {stem.token: stem.chosen for stem in asked(response, seed).stems}

    assert TYPE.read(question(), Asking(seed, 1, {}), data) == (response or None)


def test_a_choice_of_another_question_is_refused() -> None:
    token = asked().stems[0].token

    for choice in ("c1", "the court", "x" * 100_000):
        with pytest.raises(UnreadableResponse, match="Reload the page"):
            TYPE.read(question(), Asking("seed", 1, {}), {token: choice})


def test_fields_that_no_stem_has_are_passed_over() -> None:
    assert TYPE.read(question(), Asking("seed", 1, {}), {"s1": "c1", "x": "y"}) is None
    assert TYPE.read(question(), Asking("seed", 1, {}), None) is None


# ---------------------------------------------------------------- graded


@pytest.mark.parametrize(
    ("response", "fraction", "status"),
    [
        ({"s1": "c2", "s2": "c3", "s3": "c1"}, Fraction(1), Status.RIGHT),
        ({"s1": "c2", "s2": "c1", "s3": "c1"}, Fraction(2, 3), Status.PARTLY),
        ({"s1": "c2"}, Fraction(1, 3), Status.PARTLY),
        ({"s1": "c4", "s2": "c4", "s3": "c4"}, Fraction(0), Status.WRONG),
    ],
)
def test_the_share_of_right_stems_counts(response: Response, fraction: Fraction, status: Status) -> None:
    mark = TYPE.grade(question(), response, {})

    assert (mark.fraction, mark.status) == (fraction, status)


def test_a_mark_says_which_stems_are_right() -> None:
    assert TYPE.grade(question(), {"s1": "c2", "s3": "c3"}, {}).parts == {"s1": True, "s2": False, "s3": False}


@pytest.mark.parametrize("response", [None, {}, [], "", 3, {"s1": ""}, {"s1": "x"}, {"x": "c1"}, {"s1": ["c2"]}])
def test_what_chooses_nothing_is_omitted(response: Response) -> None:
    assert TYPE.grade(question(), response, {}).status == Status.OMITTED
    assert TYPE.review(question(), response, {}) == {}
    assert TYPE.ask_back(question(), response, {}, "en") == ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from([*STEMS, *CHOICES]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*STEMS, "x"]), inner, max_size=4),
    max_leaves=8,
)


@given(json_values)
@settings(deadline=None)
def test_any_json_gets_a_mark(response: Response) -> None:
    assert 0 <= TYPE.grade(question(), response, {}).fraction <= 1
    assert isinstance(TYPE.ask_back(question(), response, {}, "en"), (Message, str))
    assert TYPE.review(question(), response, {}).keys() <= STEMS.keys()


@given(st.permutations(list(STEMS)), st.permutations(list(CHOICES)))
@settings(deadline=None)
def test_where_stems_and_choices_stand_in_the_file_changes_nothing(stems: list[str], choices: list[str]) -> None:
    moved = question(stems={each: STEMS[each] for each in stems}, choices={each: CHOICES[each] for each in choices})

    response: Response = {"s1": "c2", "s2": "c4", "s3": "c1"}
    assert TYPE.grade(moved, response, {}) == TYPE.grade(question(), response, {})


def test_random_answers_earn_the_stated_chance() -> None:
    once = [dict(zip(STEMS, choices, strict=True)) for choices in permutations(CHOICES, 3)]
    again = [dict(zip(STEMS, choices, strict=True)) for choices in product(CHOICES, repeat=3)]

    for answers in (once, again):
        earned = sum((TYPE.grade(question(), dict(answer), {}).fraction for answer in answers), Fraction(0))
        assert earned / len(answers) == TYPE.chance(question(), {}) == Fraction(1, 4)


# ---------------------------------------------------------------- asked back


def test_a_choice_used_twice_is_asked_back() -> None:
    words = TYPE.ask_back(question(), {"s1": "c2", "s2": "c2"}, {}, "en")

    assert str(words) == "You chose “the court” more than once. Each choice fits once at most: change one of them."


def test_a_reusable_choice_is_not_asked_back() -> None:
    assert TYPE.ask_back(question(reusable=True), {"s1": "c2", "s2": "c2"}, {}, "en") == ""


def test_choices_used_once_are_not_asked_back() -> None:
    assert TYPE.ask_back(question(), {"s1": "c2", "s2": "c3"}, {}, "en") == ""
