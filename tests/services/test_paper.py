"""Paper: what students get holds no key, and booklet, answer sheet and key belong together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from harbour import BELL, HARBOUR

from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import QuestionType
from quizapp.question_types import REGISTRY
from quizapp.services.paper import KeyEntry, key_of, paper_of


@dataclass(frozen=True)
class Types:
    """All that printing needs of an application."""

    types: Mapping[str, QuestionType]


APP = Types(REGISTRY)


def load(text: str) -> QuestionSet:
    return load_text(text, "harbour", REGISTRY, Shelf(Path("nowhere"), "nowhere"), "harbour.yaml")


@pytest.fixture
def harbour() -> QuestionSet:
    """The set `harbour`."""
    return load(HARBOUR)


@pytest.fixture
def key(harbour: QuestionSet) -> dict[str, KeyEntry]:
    """Its key, by the ids of the questions."""
    return {entry.question.id: entry for entry in key_of(APP, harbour)}


class TestPaper:
    def test_it_holds_what_students_see_and_no_more(self, harbour: QuestionSet) -> None:
        seen = repr(paper_of(APP, harbour).asked)

        assert "Millbrook" in seen
        for secret in ("Salt was bought", "Both reports name", "Ashford-on-Sea", "That is how long it took"):
            assert secret not in seen

    def test_places_are_letter_paragraph_and_sentence(self, harbour: QuestionSet) -> None:
        paper = paper_of(APP, harbour)

        assert (paper.place("post:p2.s3"), paper.place("gazette:p1")) == ("A2.3", "B1")
        assert paper.example == "A1.1"
        assert paper.points == 6

    def test_what_students_do_not_see_does_not_change_its_mark(self, harbour: QuestionSet) -> None:
        mark = paper_of(APP, harbour).mark

        assert paper_of(APP, load(HARBOUR.replace("answer: c", "answer: a"))).mark == mark
        assert paper_of(APP, load(HARBOUR.replace("Name the town", "Name this town"))).mark != mark
        assert paper_of(APP, load(HARBOUR.replace("The king was pleased", "The king was glad"))).mark != mark

    def test_what_the_glossary_explains_is_part_of_it(self, harbour: QuestionSet) -> None:
        explained = load(HARBOUR.replace("questions:\n", "glossary: {clerk: Somebody who writes.}\nquestions:\n"))

        assert paper_of(APP, explained).glossary == {"clerk": "Somebody who writes."}
        assert paper_of(APP, explained).mark != paper_of(APP, harbour).mark


class TestStages:
    def test_each_stage_has_its_new_passages_and_its_questions(self) -> None:
        stages = paper_of(APP, load(BELL)).stages

        assert [[passage.id for passage in stage.passages] for stage in stages] == [
            ["post"],
            ["gazette"],
            ["chronicle"],
        ]
        assert [[asked.number for asked in stage.asked] for stage in stages] == [[1, 2], [3], [4]]

    def test_what_comes_later_is_in_the_key_alone(self) -> None:
        bell = load(BELL)

        assert "It moved two days later" not in repr(paper_of(APP, bell))
        assert ("It moved two days later.", ("p1.s1",)) in [
            (part.words, proof.cited) for part in key_of(APP, bell)[0].proofs for proof in part.found
        ]


class TestKey:
    def test_options_stand_in_the_order_of_the_booklet(self, harbour: QuestionSet, key: dict[str, KeyEntry]) -> None:
        asked: Any = paper_of(APP, harbour).asked[0]
        filled: Any = key["seat"].filled

        assert [option.text for option in filled.options] == [option.text for option in asked.options]
        assert [option.text for option in filled.options if option.chosen] == ["Ashford"]
        assert not any(option.chosen for option in asked.options)

    def test_it_says_what_else_counts(self, key: dict[str, KeyEntry]) -> None:
        assert [str(note) for note in key["seat"].notes] == ["earns 1/3 of the points: “Millbrook”"]
        assert [str(note) for note in key["town"].notes] == [
            "earns 1/2 of the points: “Ashford-on-Sea”",
            "does not count: “Ashfield”",
        ]

    def test_every_proof_is_there_and_no_trap(self, key: dict[str, KeyEntry]) -> None:
        proofs = [(part.words, proof.cited) for part in key["verdicts"].proofs for proof in part.found]

        assert proofs == [("", ("p1.s2",)), ("The court moved to Millbrook.", ("p2.s1",))]
