"""The two parts of a question: an answer, and the evidence for it; each is a question of a type of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from quizapp.core.message import Message, message
from quizapp.core.problem import Path
from quizapp.core.question import Question
from quizapp.core.question_type import Asked, Asking, Passages, QuestionType, Response

Scoring = Literal["conditional", "conditional_partial", "both", "independent"]
NAMES = ("a", "b")


@dataclass(frozen=True)
class Part:
    """One part: its type, itself as a whole question, and the *path* to it inside the question of the file."""

    kind: QuestionType
    question: Question
    path: Path = ()


@dataclass(frozen=True)
class Parts:
    """Part A asks for the answer, part B for its evidence; *supports* says which option of A an option of B fits."""

    a: Part
    b: Part
    scoring: Scoring = "conditional"
    supports: Mapping[str, str] | None = None

    def named(self) -> dict[str, Part]:
        """Both, by their names in a response."""
        return {"a": self.a, "b": self.b}


Split = Callable[[Any], Parts]
"""How a type takes its question apart."""


@dataclass(frozen=True, kw_only=True)
class AskedParts(Asked):
    """Both parts as a student sees them."""

    a: Asked
    b: Asked

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its own and those of both parts."""
        return (self.token, *self.a.tokens, *self.b.tokens)

    @property
    def shows_typed_words(self) -> bool:
        """Whether a part does."""
        return self.a.shows_typed_words or self.b.shows_typed_words


def part_of(response: Response, name: str) -> Response:
    """What was answered to one part."""
    return response.get(name) if isinstance(response, dict) else None


def ask(split: Split, question: Question, asking: Asking) -> AskedParts:
    """Both parts without their keys."""
    a, b = (
        part.kind.ask(part.question, replace(asking, response=part_of(asking.response, name)))
        for name, part in split(question).named().items()
    )
    still_open = sum(part.open_parts if part.answered else 1 for part in (a, b)) if a.answered or b.answered else 0
    common = {**asking.common(question), "type": "two_part", "open_parts": still_open}
    return AskedParts(**common, a=a, b=b)


def read(split: Split, question: Question, asking: Asking, data: Mapping[str, Any] | None) -> Response:
    """What each part reads from its own field; a part without an answer is left out."""
    given: dict[str, Response] = {
        name: part.kind.read(part.question, asking, (data or {}).get(name))
        for name, part in split(question).named().items()
    }
    return {name: response for name, response in given.items() if response is not None} or None


def ask_back(split: Split, question: Question, response: Response, passages: Passages, language: str) -> Message | str:
    """What each part asks back, one after the other."""
    parts = split(question).named()
    told = [
        words
        for name, part in parts.items()
        if (words := part.kind.ask_back(part.question, part_of(response, name), passages, language))
    ]
    if len(told) == 2:
        return message("%(first)s %(second)s", first=told[0], second=told[1])
    return told[0] if told else ""
