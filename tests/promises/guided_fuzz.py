"""Reads what a coverage-guided fuzzer makes up, as sets, passages and answers; whatever is raised ends the program.

Its words are those of libFuzzer: options, then a folder with what to begin from.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["quizapp.content", "quizapp.core", "quizapp.question_types", "yaml"]):
    from type_examples import WITH_EVIDENCE, Example, Page, example

    from quizapp import resources
    from quizapp.core.question_type import UnreadableResponse
    from quizapp.question_types import REGISTRY
    from tests.content.test_mutated_files import problems_in

PLACE = Path(tempfile.mkdtemp(prefix="quizapp-fuzz-"))
EXAMPLES = [example(name) for name in (*REGISTRY, *WITH_EVIDENCE)]


def as_set(raw: bytes) -> None:
    """A set in a file, its passages on the shelf that is shipped."""
    (PLACE / "fuzz.yaml").write_bytes(raw)
    problems_in(PLACE / "fuzz.yaml", resources.QUESTIONS / "passages")


def as_passage(raw: bytes) -> None:
    """A passage in a file."""
    (PLACE / "fuzz.md").write_bytes(raw)
    problems_in(PLACE / "fuzz.md", PLACE)


def as_answer(raw: bytes) -> None:
    """The first byte says to which question; what follows is JSON that was stored, or else fields that were sent."""
    one, text = EXAMPLES[raw[0] % len(EXAMPLES)], raw[1:].decode("utf-8", "replace")
    try:
        response = json.loads(text)
    except (ValueError, RecursionError):
        response = sent(one, text)
    look_at(one, response)


def sent(one: Example, text: str) -> Any:
    """The response to a page whose fields got these lines, each after the one before it."""
    page = Page(one.kind, one.ask())
    names = [name for name, _ in (*page.pairs, *page.buttons)] or [page.token]
    pairs = [(names[number % len(names)], value) for number, value in enumerate(text.split("\n"))]
    try:
        return one.kind.read(one.question, one.asking(), page.read(pairs))
    except UnreadableResponse as unreadable:
        return str(unreadable.args[0])


def look_at(one: Example, response: Any) -> None:
    """Everything that is ever done with a response."""
    kind, question, passages = one.kind, one.question, one.question_set.passages
    json.dumps(response)
    assert 0 <= kind.grade(question, response, passages).fraction <= 1
    one.ask(response=response)
    kind.ask_back(question, response, passages, one.question_set.language)
    for each in (kind.review, kind.misread, kind.chosen):
        each(question, response, passages)


READERS: dict[int, Callable[[bytes], None]] = {ord("S"): as_set, ord("P"): as_passage, ord("A"): as_answer}


def read(data: bytes) -> None:
    """The first byte says as what the rest is read."""
    reader = READERS.get(data[0]) if len(data) > 2 else None
    if reader is not None:
        reader(data[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
