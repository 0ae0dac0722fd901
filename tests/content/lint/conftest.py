"""Sets in the short form of the rules' examples, loaded as any file of a teacher, and what the rules find in them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quizapp.content.lint.examples import PASSAGES
from quizapp.content.lint.remarks import Remark, remarks
from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY

CITE = {"post": "Nobody was hurt."}


def data_in(text: str) -> Any:
    document = read_yaml("example", text)
    assert document.problems == []
    return document.data


def set_of(example: str, **header: Any) -> QuestionSet:
    """The set of an example: a question, a list of them or keys of a set, with what the short form leaves out."""
    data = data_in(example)
    if "questions" in data:
        header |= {name: each for name, each in data.items() if name != "questions"}
        data = data["questions"]
    short = data if isinstance(data, list) else [data]
    questions = [
        {"id": f"q{number}", "type": "single_choice", "cite": CITE, **question}
        for number, question in enumerate(short, start=1)
    ]
    whole = {"format": "1", "title": "Example", "passages": data_in(PASSAGES), **header, "questions": questions}
    return load_text(json.dumps(whole), "example", REGISTRY, Shelf(Path("nowhere"), "nowhere"), "example.yaml")


def found_in(question_set: QuestionSet) -> Iterator[Remark]:
    return remarks(question_set, range(len(question_set.questions)), REGISTRY)


Rules = Callable[..., set[str]]


@pytest.fixture
def rules() -> Rules:
    """The ids of the rules that find something in an example."""
    return lambda example, **header: {each.rule for each in found_in(set_of(example, **header))}


@pytest.fixture
def paths() -> Callable[..., list[tuple[str | int, ...]]]:
    """Where one rule finds something."""

    def places(rule: str, example: str, **header: Any) -> list[tuple[str | int, ...]]:
        return [each.fault.path for each in found_in(set_of(example, **header)) if each.rule == rule]

    return places
