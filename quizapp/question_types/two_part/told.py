"""Two parts: their words, for rules of good writing, and the time they take."""

from dataclasses import replace
from typing import Any

from quizapp.core.problem import Path
from quizapp.core.question import Question
from quizapp.core.question_type import Passages
from quizapp.core.wording import Line, Selection, Wording
from quizapp.question_types.two_part.parts import Part, Split

PROMPT: Path = ("prompt",)


def wording(split: Split, question: Question, passages: Passages) -> Wording:
    """What both parts say, at the places where it stands in the question."""
    parts = split(question)
    a, b = (_moved(part, part.kind.wording(part.question, passages), question) for part in (parts.a, parts.b))
    return Wording(
        a.selections + b.selections,
        a.statements + b.statements,
        a.typed_keys + b.typed_keys,
        a.lines + b.lines,
        a.units + b.units,
    )


def _moved(part: Part, wording: Wording, question: Question) -> Wording:
    def moved(lines: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(line, path=part.path + line.path) for line in lines)

    def selection(each: Selection) -> Selection:
        stem = Line(PROMPT, question.prompt) if each.stem.path == PROMPT else moved((each.stem,))[0]
        return Selection(stem, moved(each.choices), each.shuffled)

    return Wording(
        tuple(selection(each) for each in wording.selections),
        tuple(each if each.path == PROMPT else moved((each,))[0] for each in wording.statements),
        moved(wording.typed_keys),
        moved(wording.lines) + _own_prompt(part, question),
        wording.units,
    )


def _own_prompt(part: Part, question: Question) -> tuple[Line, ...]:
    """How part B asks for the evidence, where the teacher wrote it."""
    is_own = part.question.prompt and part.question.prompt != question.prompt
    return (Line((*part.path, *PROMPT), part.question.prompt),) if is_own else ()


def seconds(split: Split, question: Question) -> int:
    """The time for both parts, one after the other."""
    return sum(part.kind.seconds(part.question) for part in split(question).named().values())
