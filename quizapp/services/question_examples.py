"""A new question of any type, from the type's own example, and where it goes in the text of a set."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from quizapp import question_types
from quizapp.content.places_to_fill import place_to_fill
from quizapp.content.yaml_reader import read_yaml

_EXAMPLE = re.compile(r"^question:\n((?:[ \t].*\n|\n)*)", re.MULTILINE)
_ID = re.compile(r"^id: (.*)$", re.MULTILINE)
_QUESTIONS = re.compile(r"^questions:[ \t]*(?:#.*)?$")
_OTHER_KEY = re.compile(r"^[^\s#-]")
_ENTRY = re.compile(r"^( *)- ")
_NOT_TAKEN_OVER = re.compile(r"^ *(?:fraction|unit_fraction|tolerance|trap|misreading): .*\n", re.MULTILINE)
"""Keys that nobody should keep by copying: they let a wrong answer earn something, or say how it came about."""
_TO_WRITE_ANEW = re.compile(r"^(?P<key>prompt|explain): (?P<words>.*)$", re.MULTILINE)
_NOTE = "# An example. Write your own words, and cite your own passage."


@dataclass(frozen=True)
class Insertion:
    """Lines that go behind a *line* of the text; 0 is its beginning."""

    line: int
    text: str


def new_question(text: str, type_name: str) -> Insertion:
    """An example of this type behind the last question of the set in *text*."""
    lines = text.rstrip().split("\n") if text.strip() else []
    first = next((number for number, line in enumerate(lines) if _QUESTIONS.match(line)), None)
    question = _with_new_id(_example(type_name), text)
    if first is None:
        return Insertion(len(lines), f"\nquestions:\n{_entry(question, 2)}")
    after = next((number for number in range(first + 1, len(lines)) if _OTHER_KEY.match(lines[number])), len(lines))
    indent = next((len(found[1]) for line in lines[first + 1 : after] if (found := _ENTRY.match(line))), 2)
    while not lines[after - 1].strip():
        after -= 1
    return Insertion(after, f"\n{_entry(question, indent)}")


@cache
def _example(type_name: str) -> str:
    """The keys of the type's example, without indent."""
    file = Path(str(question_types.__file__)).parent / type_name / "example.yaml"
    found = _EXAMPLE.search(file.read_text("utf-8"))
    assert found is not None, f"{file} has no question"
    return _TO_WRITE_ANEW.sub(_to_fill, _NOT_TAKEN_OVER.sub("", textwrap.dedent(found[1]))).strip()


def _to_fill(found: re.Match[str]) -> str:
    """The words as a place to fill: until others stand there, the set has problems and is not published."""
    words = found["words"].strip("\"'").replace('"', "'")
    return f'{found["key"]}: "{place_to_fill(words)}"'


def _entry(question: str, indent: int) -> str:
    """The question as an entry of a list."""
    first, _, rest = question.partition("\n")
    entry = f"{_NOTE}\n- {first}\n{textwrap.indent(rest, '  ')}"
    return textwrap.indent(entry, " " * indent) + "\n"


def _with_new_id(question: str, text: str) -> str:
    used = set(_ids(text))
    found = _ID.search(question)
    assert found is not None, "an example without id"
    free = next(name for name in _names(found[1]) if name not in used)
    return _ID.sub(f"id: {free}", question, count=1)


def _names(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _ids(text: str) -> Iterator[str]:
    data = read_yaml("", text).data
    questions = data.get("questions") if isinstance(data, dict) else None
    for question in questions if isinstance(questions, list) else ():
        if isinstance(question, dict) and isinstance(question.get("id"), str):
            yield question["id"]
