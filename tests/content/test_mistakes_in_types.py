"""What a teacher can get wrong in a question of each type: told once, where she has to type, with the way out."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.core.problem import BadQuestionSet, Problem
from quizapp.question_types import REGISTRY

MARK = "⇒"
HEAD = """\
format: 1
title: The court moves
passages:
  - id: post
    title: Court moves
    text: |
      The court moved to Ashford. It took nine days. Nobody came.

      Millbrook had asked for it, but was refused. The king was pleased.
  - id: gazette
    title: A new seat
    text: |
      The clerks came in spring. The flood had left them no roof. The bell came on 4 May.

      First the floor was mended. Then the hall was swept. Last came the judge.
questions:
"""
TYPES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("mistakes_in_types.yaml").read_text("utf-8"))
MISTAKES = [(kind, name) for kind, written in TYPES.items() for name in written["mistakes"]]


def problems_of(question: str) -> tuple[Problem, ...]:
    try:
        load_text(HEAD + question, "one", REGISTRY, Shelf(Path("nowhere"), "nowhere"), "one.yaml")
    except BadQuestionSet as bad:
        return bad.problems
    return ()


def spoilt(kind: str, right: str, wrong: str) -> tuple[str, tuple[int, int]]:
    """The question with its mistake, and the line and column of the mark, or of the question where there is none."""
    assert TYPES[kind]["question"].count(right) == 1
    before, mark, after = TYPES[kind]["question"].replace(right, wrong).partition(MARK)
    in_file = HEAD + (before if mark else "  - ")
    return before + after, (in_file.count("\n") + 1, len(in_file.rpartition("\n")[2]) + 1)


@pytest.mark.parametrize("kind", REGISTRY)
def test_a_question_of_every_type_is_sound_and_can_lack_its_key(kind: str) -> None:
    assert problems_of(TYPES[kind]["question"]) == ()
    assert "no key" in TYPES[kind]["mistakes"]


@pytest.mark.parametrize(("kind", "name"), MISTAKES)
def test_mistake_is_told_once_and_where_to_type(kind: str, name: str) -> None:
    right, wrong, what, instead = TYPES[kind]["mistakes"][name]
    question, place = spoilt(kind, right, wrong)

    [problem] = problems_of(question)

    assert (problem.line, problem.column) == place
    assert what in problem.what
    assert instead in problem.instead
