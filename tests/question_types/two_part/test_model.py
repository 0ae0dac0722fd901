"""Every mistake that a teacher can make in a question of two parts is told with its place and the way out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.core.problem import BadQuestionSet
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking
from quizapp.question_types import REGISTRY

PASSAGE = """\
format: 1
title: One question
passages:
  - id: text
    title: The court moves
    text: |
      The court moved to Ashford. It took nine days. Nobody came. Harbour sold wool.

      Millbrook sold salt. The king was pleased. Seven ships came.
questions:
  - id: q
    prompt: Where did the court go?
"""
CITE = "    cite: The court moved to Ashford.\n"
TWO = "    type: two_part\n"
A = "    part_a: {type: single_choice, options: {a: Ashford, b: Millbrook}, answer: a}\n"
QUOTES = "{p: The court moved to Ashford., q: Millbrook sold salt.}"
EVIDENCE = "    evidence: required\n"


def told(keys: str) -> list[tuple[str, str, str]]:
    """What is told of a question: the text of the file from the place on, what is wrong, what to write."""
    text = PASSAGE + keys
    try:
        load_text(text, "one", REGISTRY, Shelf(Path("nowhere"), "nowhere"), "one.yaml")
    except BadQuestionSet as bad:
        lines = text.splitlines()
        return [(lines[p.line - 1][p.column - 1 :], p.what, p.instead) for p in bad.problems]
    return []


def test_sound_questions_have_no_faults() -> None:
    assert told(TWO + A + CITE) == []
    assert told(f"{TWO}{A}    part_b: {{type: single_choice, options: {QUOTES}, answer: p}}\n{CITE}") == []
    assert told(f"{TWO}{A}    part_b: {{type: hot_text, units: paragraphs}}\n{CITE}") == [
        ("The court moved to Ashford.", *_FEW_PARAGRAPHS)
    ]


_FEW_PARAGRAPHS = (
    "there are only 2 paragraphs to choose from",
    "choose from a longer passage, or use single_choice",
)


@pytest.mark.parametrize(
    ("keys", "at", "what", "instead"),
    [
        (
            TWO + CITE,
            "id: q",
            "the key 'part_a' is missing",
            "add 'part_a: …': the question: its type and the keys of that type",
        ),
        (
            f"{TWO}    part_a: {{type: matching}}\n{CITE}",
            "matching}",
            "'part_a' cannot be of type 'matching'",
            "write one of 'single_choice', 'multiple_response' or 'true_false_not_given'",
        ),
        (
            f"{TWO}    part_a: {{type: single_choise}}\n{CITE}",
            "single_choise}",
            "'part_a' cannot be of type 'single_choise'",
            "did you mean 'single_choice'?",
        ),
        (
            f"{TWO}    part_a: {{answer: a}}\n{CITE}",
            "{answer: a}",
            "'part_a' does not say of which type it is",
            "add 'type: …' to it",
        ),
        (
            TWO + A.replace("answer: a", "answer: a, points: 2") + CITE,
            "points: 2}",
            "unknown key 'points'",
            "take it out; the keys here are 'answer', 'options', 'shuffle' or 'type'",
        ),
        (
            TWO + A.replace("answer: a", "answer: c") + CITE,
            "c}",
            "the answer 'c' is not the label of an option",
            "write one of 'a' or 'b'",
        ),
        (
            TWO
            + A
            + "    part_b: {type: single_choice, options: {p: The court moved., q: Nobody came.}, answer: p}\n"
            + CITE,
            "The court moved., q: Nobody came.}, answer: p}",
            "the quote 'p' of part_b stands in no passage",
            "the closest sentence is p1.s1: 'The court moved to Ashford.' (you wrote 'moved.', the passage has "
            "'moved to Ashford.')",
        ),
        (
            f"{TWO}{A}    part_b: {{type: single_choice, options: {QUOTES}, answer: q}}\n{CITE}",
            "q}",
            "the right quote 'q' stands elsewhere than the words that 'cite' names",
            "cite the sentence of the right quote",
        ),
        (
            f"{TWO}{A}    part_b: {{type: single_choice, options: {QUOTES}, answer: p, supports: {{x: a}}}}\n{CITE}",
            "a}}",
            "'x' is not the label of a quote of part_b",
            "write one of 'p' or 'q'",
        ),
        (
            f"{TWO}{A}    part_b: {{type: single_choice, options: {QUOTES}, answer: p, supports: {{p: x}}}}\n{CITE}",
            "x}}",
            "'x' is not the label of an option of part_a",
            "write one of 'a' or 'b'",
        ),
        (
            f"{TWO}{A}    part_b: {{type: hot_text, from: [txt]}}\n{CITE}",
            "txt]}",
            "this set has no passage 'txt'",
            "did you mean 'text'?",
        ),
        (
            f"{TWO}    part_a: {{type: true_false_not_given, answer: not_given}}\n{CITE}",
            "not_given}",
            "no sentence can prove that something is not given",
            "ask without evidence, or about what the text says",
        ),
        (
            TWO + A + EVIDENCE + CITE,
            "evidence: required",
            "a question of type two_part asks for words of the passage already",
            "take 'evidence' out",
        ),
        (
            "    type: hot_text\n" + EVIDENCE + CITE,
            "evidence: required",
            "a question of type hot_text asks for words of the passage already",
            "take 'evidence' out",
        ),
        (
            "    type: true_false_not_given\n    answer: not_given\n" + EVIDENCE + CITE,
            "not_given",
            "no sentence can prove that something is not given",
            "ask without evidence, or about what the text says",
        ),
        (
            "    type: short_answer\n    accept: [Ashford]\n    evidence: yes\n" + CITE,
            "yes",
            "'evidence' cannot be 'yes'",
            "write 'required'",
        ),
        (
            "    type: short_answer\n    accept: [Ashford]\n    evidence: required\n    cite: "
            "[The court moved to Ashford., It took nine days., Nobody came., Harbour sold wool.]\n",
            "[The court moved to Ashford., It took nine days., Nobody came., Harbour sold wool.]",
            "there are only 7 sentences to choose from",
            "choose from a longer passage, or use single_choice",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(keys: str, at: str, what: str, instead: str) -> None:
    assert told(keys) == [(at, what, instead)]


def test_evidence_needs_a_proof_of_the_whole_question() -> None:
    matrix = (
        "    type: source_matrix\n    evidence: required\n    statements:\n"
        "      a: {text: It moved., says: text, cite: The court moved to Ashford.}\n"
        "      b: {text: It rained., says: none}\n"
    )
    second = "  - {id: other, title: Another, text: Nothing was said. Nobody spoke. It was quiet.}\nquestions:\n"
    text = PASSAGE.replace("questions:\n", second) + matrix

    with pytest.raises(BadQuestionSet) as bad:
        load_text(text, "one", REGISTRY, Shelf(Path("nowhere"), "nowhere"), "one.yaml")

    assert [problem.instead for problem in bad.value.problems if "evidence" in problem.what] == [
        "add 'cite: …' to the question itself"
    ]


def test_a_stored_version_reads_back_as_it_was(one: Callable[[str], tuple[Any, QuestionSet]]) -> None:
    question, _ = one("type: two_part\npart_a: {type: single_choice, options: {a: Ashford, b: Mill}, answer: a}\n")

    again = REGISTRY["two_part"].model.model_validate(question.model_dump(mode="json", exclude_none=True))

    assert again == question


@pytest.mark.parametrize(
    ("part_b", "prompt"),
    [("", ""), ("    part_b: {type: hot_text}\n", ""), ("    part_b: {type: hot_text, prompt: Where?}\n", "Where?")],
)
def test_the_evidence_is_asked_for_in_the_usual_words_unless_the_teacher_wrote_others(part_b: str, prompt: str) -> None:
    text = PASSAGE + TWO + A + part_b + CITE
    question_set = load_text(text, "one", REGISTRY, Shelf(Path("nowhere"), "nowhere"), "one.yaml")
    asked: Any = REGISTRY["two_part"].ask(question_set.questions[0], Asking("seed", 1, question_set.passages))

    assert asked.a.prompt == "Where did the court go?"
    assert asked.b.prompt == prompt
