"""A sound set with two passages, in a folder, for tests that spoil it or read it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from quizapp.content.loader import load_set
from quizapp.content.shelf import Shelf
from quizapp.core.problem import BadQuestionSet, Problem
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY

settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")

MARK = "⇒"
"""Stands in a spoilt text where the teacher has to type."""

SOUND_SET = """\
format: 1
title: Two reports on one move
summary: Read both.
language: en
passages: [post, herald]
defaults: {points: 1}
questions:
  - id: seat
    type: single_choice
    prompt: Where did the court move?
    process: locate
    options:
      a: Harbour
      b:
        text: Millbrook
        why: It was refused.
        trap: {post: Millbrook had asked for it}
      c: Ashford
    answer: c
    shuffle: false
    cite:
      post: The court moved to Ashford in the spring.

  - id: goods
    type: multiple_response
    prompt: What did the harbour sell?
    options: {d: Wool, e: Salt, f: Timber, g: Wine}
    answer: [d, f]
    choose: 2
    cite: {herald: The harbour sold wool and timber.}

  - id: claims
    type: true_false_not_given
    prompt: Which is true?
    statements:
      h: {text: The court moved in spring., answer: 'true'}
      i: {text: It moved by ship., answer: 'false'}
    cite: {post: It took nine days.}
    points: 2

  - id: town
    type: short_answer
    prompt: Which town asked?
    accept: [Millbrook, {text: Mill, fraction: 1/2}]
    reject: [Harbour]
    cite: {post: Millbrook had asked for it}

  - id: length
    type: hot_text
    prompt: Choose the sentence about the length.
    from: [post]
    cite: {post: It took nine days.}
    traps:
      - cite: {post: The king was pleased.}
        why: That is how he felt.
"""
POST = """\
---
format: 1
title: The court moves
publisher: Harbour Post
published: 1931-04-02
kind: newspaper
language: en
---

The court moved to Ashford in the spring. It took nine days. The king was pleased. Many sang.

## Who else asked

Millbrook had asked for it, but was refused. Many sang. Nobody came. Nobody came.
"""
HERALD = """\
---
title: Goods of the harbour
---

The harbour sold wool and timber. Salt came in by ship. Nobody drank wine.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with the sound set in set.yaml and its passages, post and herald."""
    (tmp_path / "passages").mkdir()
    (tmp_path / "set.yaml").write_text(SOUND_SET, "utf-8")
    (tmp_path / "passages" / "post.md").write_text(POST, "utf-8")
    (tmp_path / "passages" / "herald.md").write_text(HERALD, "utf-8")
    return tmp_path


@pytest.fixture
def load(library: Path) -> Callable[[], QuestionSet]:
    """Loads set.yaml of the library, as it is now."""
    return lambda: load_set(library / "set.yaml", REGISTRY, Shelf(library / "passages", "passages"), "set.yaml")


@pytest.fixture
def problems(load: Callable[[], QuestionSet]) -> Callable[[], tuple[Problem, ...]]:
    """Every problem of the library, as it is now."""

    def found() -> tuple[Problem, ...]:
        try:
            load()
        except BadQuestionSet as bad:
            return bad.problems
        return ()

    return found


@pytest.fixture
def spoil(library: Path) -> Callable[..., tuple[int, int]]:
    """Replaces what is right in a file by what is wrong, and returns the line and column of the mark in it."""

    def replaced(right: str, wrong: str, file: str = "set.yaml") -> tuple[int, int]:
        text = (library / file).read_text("utf-8")
        assert text.count(right) == 1, f"{right!r} stands {text.count(right)} times in {file}"
        before, _, after = text.replace(right, wrong).partition(MARK)
        (library / file).write_text(before + after, "utf-8")
        return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1

    return replaced
