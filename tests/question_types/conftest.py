"""Questions of every type, read from YAML text, and the passage they are about."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY

settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")

SET = """\
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
    prompt: What does the text say?
    cite: The court moved to Ashford.
"""


@pytest.fixture(scope="session")
def one() -> Callable[[str], tuple[Any, QuestionSet]]:
    """The question that a text of YAML keys describes, with the set it stands in; cite may be given anew."""

    def read(keys: str) -> tuple[Any, QuestionSet]:
        given = "".join(f"    {line}\n" for line in keys.splitlines())
        start = SET.rpartition("    cite:")[0] if "cite: " in keys else SET
        question_set = load_text(start + given, "one", REGISTRY, Shelf(Path("nowhere"), "nowhere"), "one.yaml")
        return question_set.questions[0], question_set

    return read
