"""The proof map: what each sentence is good for, and what no question needs."""

from pathlib import Path

import pytest
from harbour import HARBOUR

from quizapp import resources
from quizapp.content.library import Library
from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.core.proof_map import ProofMap, Uses, proof_map
from quizapp.question_types import REGISTRY


@pytest.fixture
def harbour() -> ProofMap:
    """The map of the set `harbour`."""
    shelf = Shelf(Path("nowhere"), "nowhere")
    return proof_map(load_text(HARBOUR, "harbour", REGISTRY, shelf, "harbour.yaml"))


def test_a_sentence_knows_what_it_proves_and_where_it_tempts(harbour: ProofMap) -> None:
    post = harbour.question_set.passages["post"]

    assert harbour.of(post, "p1.s1") == Uses(proves=(1, 4, 5))
    assert harbour.of(post, "p1.s2") == Uses(proves=(3,), tempts=(5,))
    assert harbour.of(post, "p2.s1") == Uses(proves=(3,), tempts=(1, 3))
    assert harbour.of(post, "p2.s2") == Uses()


def test_a_paragraph_is_covered_by_any_use_of_its_sentences(harbour: ProofMap) -> None:
    post, gazette = harbour.question_set.passages.values()

    assert harbour.uncovered(post) == ()
    assert harbour.uncovered(gazette) == ()
    assert (harbour.proving(post), harbour.proving(gazette)) == (4, 2)


def test_what_no_question_needs_is_named() -> None:
    more = HARBOUR.replace("      Millbrook had asked", "      Nobody asks about this.\n\n      Millbrook had asked", 1)
    shelf = Shelf(Path("nowhere"), "nowhere")
    found = proof_map(load_text(more, "harbour", REGISTRY, shelf, "harbour.yaml"))

    assert found.uncovered(found.question_set.passages["post"]) == (2,)


def test_a_question_knows_its_sentences_in_reading_order(harbour: ProofMap) -> None:
    assert harbour.places(1, tempting=False) == (("post", "p1.s1"), ("post", "p1.s3"), ("gazette", "p1.s1"))
    assert harbour.places(1, tempting=True) == (("post", "p2.s1"),)
    assert harbour.places(4, tempting=True) == ()


def test_every_question_that_ships_is_proved_somewhere() -> None:
    for question_set in Library(resources.QUESTIONS, REGISTRY).sets():
        found = proof_map(question_set)

        for number in range(1, len(question_set.questions) + 1):
            assert found.places(number, tempting=False)
