"""The discussion: how a class answered, counted without names, and what is right only where it is asked for."""

from collections import Counter
from pathlib import Path

import pytest
from harbour import ALL_RIGHT, HARBOUR
from lesson import Lesson, teacher_named

from quizapp.core.mark import Status
from quizapp.services.application import Application
from quizapp.services.class_results import results_of
from quizapp.services.discussion import Discussed, discuss
from quizapp.services.reveal import Revealed, reveal

QUESTIONS = {"seat": 1, "sold": 2, "verdicts": 3, "town": 4, "season": 5}


def shown(lesson: Lesson, question: str, by: int = 0) -> Discussed:
    return discuss(lesson.app, results_of(lesson.app, lesson.assignment), QUESTIONS[question], by)


def told(lesson: Lesson, question: str) -> Revealed:
    return reveal(lesson.app, results_of(lesson.app, lesson.assignment), QUESTIONS[question])


def bars(found: Discussed, place: str = "") -> dict[str, int]:
    return {str(bar.text): bar.count for chart in found.charts if chart.place == place for bar in chart.bars}


def heat(found: Discussed) -> dict[str, int]:
    return {
        piece.text: piece.count
        for passage in found.heat
        for paragraph in passage.paragraphs
        for piece in paragraph.pieces
        if piece.count
    }


def answer(lesson: Lesson, prompt: str, *answers: object) -> None:
    for number, given in enumerate(answers):
        lesson.hand_in(f"Student {number}", {prompt: given})


def test_every_option_has_a_bar_also_one_that_nobody_chose(lesson: Lesson) -> None:
    answer(lesson, "Which town", "Ashford", "Ashford", "Millbrook")

    found = shown(lesson, "seat")

    assert bars(found) == {"Ashford": 2, "Millbrook": 1, "Harbour": 0}
    assert (found.answered, found.asked) == (3, 3)


def test_statements_with_the_same_verdicts_make_one_table(lesson: Lesson) -> None:
    lesson.hand_in("Anna", ALL_RIGHT)

    found = shown(lesson, "verdicts")

    assert found.is_matrix
    assert found.charts[0].heading == "The court moved in spring."
    assert bars(found, "a") == {"True": 1, "False": 0, "Not given": 0}


def test_typed_answers_are_counted_in_their_most_frequent_spelling(lesson: Lesson) -> None:
    answer(lesson, "Name the town", "Ashford", " Ashford ", "ashford", "Millbrook")

    assert bars(shown(lesson, "town")) == {"Ashford": 3, "Millbrook": 1}


def test_the_map_counts_the_chosen_sentences(lesson: Lesson) -> None:
    answer(lesson, "Choose the", *["It took nine days."] * 2, "The court moved to Ashford in the spring.")

    found = shown(lesson, "season")

    assert heat(found) == {"The court moved to Ashford in the spring.": 1, "It took nine days.": 2}
    assert [each.passage.id for each in found.heat] == ["post"]
    assert found.hottest == 2


def test_who_works_is_counted_with_the_answers_so_far(lesson: Lesson) -> None:
    lesson.answer("Anna", {"Which town": "Ashford"})
    lesson.begin("Ben")
    lesson.student("Zoe")

    found = shown(lesson, "seat")

    assert (found.answered, found.asked, found.working) == (1, 2, 2)
    assert found.is_few


def test_the_reveal_tells_the_right_answer_and_its_proof(lesson: Lesson) -> None:
    answer(lesson, "Which town", "Ashford", "Millbrook")

    found = told(lesson, "seat")

    assert found.is_right("", "c")
    assert not found.is_right("", "b")
    assert found.explain == "Both reports name the town."
    assert {proof.passage.id for proof in found.proofs} == {"post", "gazette"}
    assert found.counts == {Status.RIGHT: 1, Status.PARTLY: 1}


def test_the_reveal_counts_who_was_tempted_by_what(lesson: Lesson) -> None:
    answer(lesson, "Which town", "Ashford", "Millbrook", "Millbrook", "Harbour")

    [tempted] = told(lesson, "seat").tempted

    assert (tempted.count, tempted.misreading, tempted.words) == (2, "wrong_person", "Millbrook")
    assert tempted.proofs[0].passage.id == "post"


def test_a_typed_answer_is_revealed_in_words(lesson: Lesson) -> None:
    answer(lesson, "Name the town", "millbrook", "ASHFORD")

    found = told(lesson, "town")

    assert found.words == (("", "Ashford"),)
    assert found.is_right("", "ashford")
    assert not found.is_right("", "millbrook")


def test_the_right_sentences_are_revealed(lesson: Lesson) -> None:
    lesson.hand_in("Anna", ALL_RIGHT)

    assert told(lesson, "season").units == {"post:p1.s1"}


@pytest.fixture
def with_evidence(quiz_folder: Path, application: Application) -> Lesson:
    """The set with a first question that asks for its evidence."""
    text = HARBOUR.replace("  - id: seat\n", "  - id: seat\n    evidence: required\n").replace("harbour", "proven")
    (quiz_folder / "proven.yaml").write_text(text, "utf-8")
    return Lesson(application, teacher_named(application, "Ms Taylor"), "proven")


def test_the_map_can_be_narrowed_to_those_who_gave_one_answer(with_evidence: Lesson) -> None:
    lesson = with_evidence
    given = [("c", "post:p1.s1"), ("c", "post:p1.s2"), ("b", "post:p2.s1")]
    for number, (answered, unit) in enumerate(given):
        lesson.store(f"Student {number}", "seat", {"a": answered, "b": [unit]})

    found = shown(lesson, "seat")
    of = {bar.text: number for number, bar in enumerate(found.narrows, start=1)}

    assert sum(heat(found).values()) == 3
    assert heat(shown(lesson, "seat", of["Millbrook"])) == {"Millbrook had asked for it, but was refused.": 1}
    assert shown(lesson, "seat", of["Ashford"]).heat_of == 2
    assert shown(lesson, "seat", 99).heat_of == 3


def test_each_student_is_counted_once_with_the_attempt_that_counts(lesson: Lesson) -> None:
    lesson.hand_in("Anna", {"Which town": "Harbour"})
    lesson.hand_in("Anna", ALL_RIGHT)

    assert Counter(bars(shown(lesson, "seat"))) == {"Ashford": 1, "Millbrook": 0, "Harbour": 0}
