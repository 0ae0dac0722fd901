"""Places on paper: short enough to write by hand, and each stands for one place."""

import pytest

from quizapp.core.paper_place import letters_of, paper_place
from quizapp.core.question_set import MOST_PASSAGES


@pytest.mark.parametrize(("unit", "place"), [("p3.s2", "B3.2"), ("p12.s10", "B12.10"), ("p3", "B3")])
def test_a_place_is_letter_paragraph_and_sentence(unit: str, place: str) -> None:
    assert paper_place("B", unit) == place


def test_passages_get_letters_in_reading_order() -> None:
    assert letters_of(["post", "gazette"]) == {"post": "A", "gazette": "B"}


def test_there_are_letters_for_the_largest_set() -> None:
    assert len(letters_of(map(str, range(MOST_PASSAGES)))) == MOST_PASSAGES
