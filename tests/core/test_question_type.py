"""Question types: what is common to asked questions, and responses of any shape."""

from typing import Literal

import pytest

from quizapp.core.question import Question
from quizapp.core.question_type import Asked, Asking, Misread, Response, as_ids, as_mapping, as_text, question_token


class Sample(Question):
    """A question without anything of its own."""

    type: Literal["sample"]


QUESTION = Sample.model_validate(
    {"id": "who-told", "type": "sample", "prompt": "Who?", "explain": "Because.", "points": "2", "cite": "words"}
)


def test_asked_question_holds_what_a_student_may_see_and_no_more() -> None:
    asked = Asked(**Asking("seed", 3, {}, "an answer").common(QUESTION))

    assert asked == Asked(
        token=question_token("seed", QUESTION),
        number=3,
        type="sample",
        prompt="Who?",
        points=QUESTION.points,
        answered=True,
    )
    assert asked.open_parts == 0


def test_question_without_a_response_is_not_answered() -> None:
    assert Asking("seed", 1, {}).common(QUESTION)["answered"] is False


def test_token_of_a_question_begins_with_a_letter_and_is_that_of_the_attempt() -> None:
    tokens = {question_token(str(seed), QUESTION) for seed in range(50)}

    assert len(tokens) == 50
    assert all(token[0] == "q" and token.isalnum() and "who" not in token for token in tokens)


@pytest.mark.parametrize(
    ("response", "text", "ids", "mapping"),
    [
        (None, "", set(), {}),
        ("a", "a", set(), {}),
        (["a", 1, None, "b", ["c"]], "", {"a", "b"}, {}),
        ({"a": "true", "b": "", "c": 1}, "", set(), {"a": "true"}),
        (7, "", set(), {}),
        (True, "", set(), {}),
    ],
)
def test_response_of_another_shape_counts_as_blank(
    response: Response, text: str, ids: set[str], mapping: dict[str, str]
) -> None:
    assert as_text(response) == text
    assert as_ids(response) == ids
    assert as_mapping(response) == mapping


OF_THE_WHOLE = Misread("overclaim", ("options", "b", "trap"))
OF_A_PART = Misread(None, ("statements", "b", "trap"), ("statements", "b"))
WITHOUT_TRAP = Misread("wrong_person", None)


def test_a_misreading_of_a_part_has_the_paths_of_the_file() -> None:
    assert OF_THE_WHOLE.under("part_a") == Misread("overclaim", ("part_a", "options", "b", "trap"))
    assert OF_A_PART.under("part_a").part == ("part_a", "statements", "b")
    assert WITHOUT_TRAP.under("part_a") == WITHOUT_TRAP


def test_a_part_is_told_of_its_own_traps_only() -> None:
    for misread in (OF_THE_WHOLE, OF_A_PART):
        assert misread.under("part_a").inside("part_a") == misread
        assert misread.under("part_a").inside("part_b") is None
        assert misread.inside() == misread
    assert WITHOUT_TRAP.inside("part_a") is None
