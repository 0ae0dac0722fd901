"""Two parts: their words, for rules of good writing, and the time they take."""

from dataclasses import replace
from typing import Any

from quizapp.core.problem import Path
from quizapp.core.question import Question
from quizapp.core.question_type import Passages, Response
from quizapp.core.wording import Choice, Line, Selection, Wording
from quizapp.question_types.two_part.grading import fits
from quizapp.question_types.two_part.parts import Part, Parts, Split

PROMPT: Path = ("prompt",)


def wording(split: Split, question: Question, passages: Passages) -> Wording:
    """What both parts say, at the places where it stands in the question."""
    parts = split(question)
    a, b = (_moved(part, part.kind.wording(part.question, passages), question) for part in (parts.a, parts.b))
    return Wording(
        a.selections + tuple(_as_evidence(each, a.selections, parts, passages) for each in b.selections),
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
        return replace(each, stem=stem, choices=moved(each.choices))

    return Wording(
        tuple(selection(each) for each in wording.selections),
        tuple(each if each.path == PROMPT else moved((each,))[0] for each in wording.statements),
        moved(wording.typed_keys),
        moved(wording.lines) + _own_prompt(part, question),
        wording.units,
    )


def _as_evidence(quotes: Selection, answers: tuple[Selection, ...], parts: Parts, passages: Passages) -> Selection:
    """A list of quotes, each with the answers that it leads to."""

    def leads_to(quote: Choice, answer: Choice) -> bool:
        chosen, evidence = _label(answer), _label(quote)
        given: tuple[Response, ...] = (chosen, [chosen])
        fitting = any(fits(parts, {"a": each, "b": evidence}, passages) for each in given)
        return fitting or (quote.is_key and answer.is_key)

    known = [answer for each in answers for answer in each.choices]
    choices = (
        replace(quote, leads_to=frozenset(answer.path for answer in known if leads_to(quote, answer)))
        for quote in quotes.choices
    )
    return replace(quotes, choices=tuple(choices), are_quotes=True)


def _label(choice: Choice) -> str:
    """The label in the path that ends in it and `text`."""
    return str(choice.path[-2])


def _own_prompt(part: Part, question: Question) -> tuple[Line, ...]:
    """How part B asks for the evidence, where the teacher wrote it."""
    is_own = part.question.prompt and part.question.prompt != question.prompt
    return (Line((*part.path, *PROMPT), part.question.prompt),) if is_own else ()


def seconds(split: Split, question: Question) -> int:
    """The time for both parts, one after the other."""
    return sum(part.kind.seconds(part.question) for part in split(question).named().values())
