"""A question set of three reports, for what is asked about them."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.core.problem import BadQuestionSet
from quizapp.core.question_set import QuestionSet
from quizapp.question_types.source_matrix import TYPE

PASSAGES = {
    "post": "The court moved to Ashford in the spring. The river was high.",
    "gazette": "The clerks came with the first swallows of spring. The flood had left them no roof.",
    "herald": "The court came in autumn. It cost little.",
}
STATEMENTS: dict[str, Any] = {
    "spring": {
        "text": "The court moved in spring.",
        "says": ["post", "gazette"],
        "cite": {"post": "in the spring", "gazette": "the first swallows of spring"},
        "why": "CANARY-WHY",
        "traps": {"herald": {"cite": "The court came in autumn.", "why": "CANARY-TRAP", "misreading": "overclaim"}},
    },
    "price": {"text": "The move was cheap.", "says": "herald", "cite": {"herald": "It cost little."}},
    "king": {"text": "The king came too.", "says": "none"},
}
JUDGED: dict[str, Any] = {
    "spring": {
        "text": "The court moved in spring.",
        "answer": {"post": "says", "gazette": "says", "herald": "contradicts"},
        "cite": {"post": "in the spring", "gazette": "swallows of spring", "herald": "The court came in autumn."},
    },
    "price": {
        "text": "The move was cheap.",
        "answer": {"post": "silent", "gazette": "silent", "herald": "says"},
        "cite": {"herald": "It cost little."},
        "traps": {"post": "The river was high."},
    },
}

Statements = dict[str, Any]
Load = Callable[..., QuestionSet]
Told = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def statements() -> Statements:
    """Statements to tick."""
    return deepcopy(STATEMENTS)


@pytest.fixture
def judged() -> Statements:
    """Statements to judge."""
    return deepcopy(JUDGED)


def _file(keys: Mapping[str, Any], passages: Mapping[str, str]) -> str:
    given = JUDGED if keys.get("ask") == "says_contradicts_silent" else STATEMENTS
    common = {"id": "who-says", "type": "source_matrix", "prompt": "Which report says this?", "statements": given}
    listed = [{"id": name, "title": f"Title of {name}", "text": text} for name, text in passages.items()]
    document = {"format": "1", "title": "Moves", "passages": listed, "questions": [{**common, **keys}]}
    return yaml.dump(document, Dumper=_NoAliases, allow_unicode=True, sort_keys=False, width=1000)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _load(text: str) -> QuestionSet:
    return load_text(text, "moves", {TYPE.name: TYPE}, Shelf(Path("nowhere"), "nowhere"), "moves.yaml")


@pytest.fixture
def load() -> Load:
    """The set with some keys of its only question changed."""
    return lambda passages=PASSAGES, **keys: _load(_file(keys, passages))


@pytest.fixture
def told() -> Told:
    """What a teacher reads about the set: the line it points at, what is wrong, what to write instead."""

    def told(passages: Mapping[str, str] = PASSAGES, **keys: Any) -> list[tuple[str, str, str]]:
        text = _file(keys, passages)
        try:
            _load(text)
        except BadQuestionSet as bad:
            return [
                (text.splitlines()[problem.line - 1][problem.column - 1 :], problem.what, problem.instead)
                for problem in bad.problems
            ]
        return []

    return told
