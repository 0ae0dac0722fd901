"""Facts at a glance: what they count, and what they refuse to say."""

from fractions import Fraction
from pathlib import Path

import pytest

from quizapp import resources
from quizapp.content.library import Library
from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY
from quizapp.services.facts import PassageFacts, facts_of

TEXT = """\
format: 1
title: Facts
passages:
  - {id: post, title: Long, language: LANGUAGE, text: "TEXT"}
questions:
  - id: one
    type: single_choice
    prompt: One?
    points: 2
    process: locate
    skill: find
    options: {a: One, b: Two, c: Three, d: Four}
    answer: a
    cite: {quote: first, paragraph: 1}
  - id: two
    type: single_choice
    prompt: Two?
    process: locate
    options: {a: One, b: Two}
    answer: a
    cite: {quote: first, paragraph: 1}
  - id: three
    type: true_false_not_given
    prompt: Three?
    process: evaluate
    skill: conflict
    statements:
      a: {text: One., answer: 'true'}
      b: {text: Two., answer: 'false'}
      c: {text: Three., answer: not_given}
    cite: {quote: first, paragraph: 1}
"""


def set_with(text: str, language: str = "en") -> QuestionSet:
    written = TEXT.replace("TEXT", text).replace("LANGUAGE", language)
    return load_text(written, "facts", REGISTRY, Shelf(Path("nowhere"), "nowhere"), "facts.yaml")


def passage_facts(text: str, language: str = "en") -> PassageFacts:
    return facts_of(set_with(text, language), REGISTRY).passages[0]


class TestSet:
    def test_questions_are_counted_by_process_skill_and_type(self) -> None:
        facts = facts_of(set_with("The first words."), REGISTRY)

        assert facts.questions == 3
        assert facts.points == 4
        assert facts.processes == {"locate": 2, "evaluate": 1}
        assert facts.skills == {"find": 1, "conflict": 1, "not said": 1}
        assert facts.types == {"Single choice": 2, "True, false, not given": 1}

    def test_guessing_is_weighted_by_points(self) -> None:
        facts = facts_of(set_with("The first words."), REGISTRY)

        assert facts.chance == (2 * Fraction(1, 4) + Fraction(1, 2) + Fraction(1, 3)) / 4

    def test_time_is_that_of_reading_and_of_every_question(self) -> None:
        facts = facts_of(set_with("The first words."), REGISTRY)

        assert (facts.minutes_to_read, facts.minutes_to_answer, facts.minutes) == (1, 4, 5)

    def test_every_shipped_set_takes_a_lesson_at_most(self) -> None:
        for question_set in Library(resources.QUESTIONS, REGISTRY).sets():
            assert 5 <= facts_of(question_set, REGISTRY).minutes <= 60


class TestPassage:
    def test_its_sentences_are_those_that_can_be_cited(self) -> None:
        facts = passage_facts("The first came. Dr. Reed followed.")

        assert (facts.text.sentences, facts.text.words) == (2, 6)

    @pytest.mark.parametrize(("words", "level"), [(98, "too short for a level: fewer than 100 words"), (99, "LIX 100")])
    def test_a_short_text_gets_no_level(self, words: int, level: str) -> None:
        assert str(passage_facts("first " + "word " * words).level).startswith(level)

    def test_a_language_without_spaces_gets_no_level(self) -> None:
        assert (
            str(passage_facts("first " + "字 " * 120, "zh").level)
            == "no level: the formula needs spaces between the words"
        )

    def test_the_level_is_a_band_with_ages(self) -> None:
        text = "The first words. " + "Some of them saw the harbour town on Saturday. " * 12

        assert str(passage_facts(text).level) == "LIX 30, easy; about grades 5 to 7 (ages 10 to 13)"

    def test_the_highest_band_is_open(self) -> None:
        text = "first " + "extraordinary considerations notwithstanding everybody " * 30

        assert str(passage_facts(text).level).endswith("about grade 12 and above (ages 17 and above)")
