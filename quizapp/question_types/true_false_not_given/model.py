"""True, false, not given: what a teacher writes, how it is asked and graded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from quizapp.core.authored import Authored, OptionId, Text
from quizapp.core.choices import option_faults
from quizapp.core.citation import Cite, find_all
from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.message import Message, message
from quizapp.core.problem import Fault, Path
from quizapp.core.question import Misreading, Question
from quizapp.core.question_type import (
    WHOLE_QUESTION,
    Asked,
    Asking,
    Misread,
    Passages,
    Response,
    UnreadableResponse,
    as_mapping,
)
from quizapp.core.seeded import token
from quizapp.core.wording import Judged, Wording

Verdict = Annotated[
    Literal["true", "false", "not_given"],
    WithJsonSchema({"enum": ["true", "false", "not_given", True, False]}),  # an editor reads a bare true as a truth
]
VERDICTS: Mapping[str, Message] = {
    "true": message("True"),
    "false": message("False"),
    "not_given": message("Not given"),
}
THE_PROMPT = "prompt"
"""The label of the only statement where the prompt is the statement."""


class Statement(Authored):
    """One statement of a group."""

    text: Text = Field(description="The statement, as students read it.")
    answer: Verdict = Field(description="true, false or not_given.")
    why: Text | None = Field(None, description="Shown to who got it wrong.")
    cite: Cite | None = Field(None, description="The words that settle this statement.")
    trap: Cite | None = Field(None, description="The sentence that tempts readers to the wrong verdict.")
    misreading: Misreading | None = Field(None, description="How a reader comes to the wrong verdict.")


class TrueFalseNotGiven(Question):
    """One statement or a group of them."""

    type: Literal["true_false_not_given"] = Field(description="The type of the question.")
    answer: Verdict | None = Field(None, description="The verdict, when the prompt is the statement.")
    why: Text | None = Field(None, description="Shown to who got it wrong, when the prompt is the statement.")
    statements: Annotated[
        dict[OptionId, Statement], Field(max_length=20, description="Several statements, each under a label.")
    ] = Field(default_factory=dict)

    def verdicts(self) -> dict[str, str]:
        """The right verdict for each statement's label."""
        if self.answer is not None:
            return {THE_PROMPT: self.answer}
        return {label: statement.answer for label, statement in self.statements.items()}


@dataclass(frozen=True)
class AskedStatement:
    """A statement as a student sees it; *chosen* is a verdict or empty."""

    token: str = field(compare=False)
    text: str
    chosen: str


@dataclass(frozen=True, kw_only=True)
class AskedTrueFalseNotGiven(Asked):
    """The statements without their verdicts; *text* is empty where the prompt is the statement."""

    statements: tuple[AskedStatement, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its own and those of the statements."""
        return (self.token, *(each.token for each in self.statements))


def faults(question: TrueFalseNotGiven, _passages: Passages) -> Iterator[Fault]:
    """Neither an answer nor statements, or both; words that nobody is shown; evidence for what is not there."""
    if question.answer is None and not question.statements:
        what = "this question has neither 'answer' nor 'statements'"
        yield Fault((), what, "write answer: true, false or not_given, if the prompt is the statement")
    if question.answer is not None and question.statements:
        what = "this question has both 'answer' and 'statements'"
        yield Fault(("answer",), what, "give each statement its own answer and leave this one out", at_key=True)
    if question.why is not None and question.statements:
        what = "the statements have reasons of their own, so nobody is shown this 'why'"
        yield Fault(("why",), what, "write it below the statement that it is about", at_key=True)
    yield from option_faults(question.statements, "statements")
    if question.answer == "not_given" and question.evidence:
        what = "no sentence can prove that something is not given"
        yield Fault(("answer",), what, "ask without evidence, or about what the text says")


def ask(question: TrueFalseNotGiven, asking: Asking) -> AskedTrueFalseNotGiven:
    """The page without the verdicts; statements keep the order of the file."""
    chosen = as_mapping(asking.response)
    statements = tuple(
        AskedStatement(
            _statement_token(asking.seed, question.id, label),
            question.statements[label].text if label in question.statements else "",
            chosen.get(label, ""),
        )
        for label in question.verdicts()
    )
    still_open = sum(not statement.chosen for statement in statements) if chosen else 0
    return AskedTrueFalseNotGiven(**asking.common(question), statements=statements, open_parts=still_open)


def _statement_token(seed: str, question_id: str, label: str) -> str:
    return f"s{token(seed, question_id, 'statement', label)}"


def read(question: TrueFalseNotGiven, asking: Asking, data: Mapping[str, str | None] | None) -> Response:
    """The verdict chosen for each statement's token, by the statement's label."""
    chosen = {
        label: (data or {}).get(_statement_token(asking.seed, question.id, label)) for label in question.verdicts()
    }
    answered: dict[str, Response] = {label: verdict for label, verdict in chosen.items() if verdict}
    if not set(answered.values()) <= VERDICTS.keys():
        raise UnreadableResponse(message("Choose True, False or Not given."))
    return answered or None


def grade(question: TrueFalseNotGiven, response: Response, _passages: Passages) -> Mark:
    """The share of statements with the right verdict."""
    verdicts = question.verdicts()
    chosen = {label: verdict for label, verdict in as_mapping(response).items() if label in verdicts}
    if not chosen:
        return OMITTED
    right = sum(chosen.get(label) == verdict for label, verdict in verdicts.items())
    return mark_of(Fraction(right, len(verdicts)))


def misread(question: TrueFalseNotGiven, response: Response, _passages: Passages) -> tuple[Misread, ...]:
    """What is known about each statement with a wrong verdict."""
    chosen = as_mapping(response)
    return tuple(
        _misread(label, statement)
        for label, statement in question.statements.items()
        if chosen.get(label, statement.answer) != statement.answer and (statement.misreading or statement.trap)
    )


def _misread(label: str, statement: Statement) -> Misread:
    part: Path = ("statements", label)
    return Misread(
        statement.misreading, (*part, "trap") if statement.trap else None, part if statement.cite else WHOLE_QUESTION
    )


def chance(_question: TrueFalseNotGiven, _passages: Passages) -> Fraction:
    """One of three verdicts at random, for each statement."""
    return Fraction(1, len(VERDICTS))


def wording(question: TrueFalseNotGiven, passages: Passages) -> Wording:
    """The statements; one that is not given is left open by the passages cited for it."""
    if question.answer is not None:
        return Wording(statements=(_judged(("prompt",), question.prompt, question.answer, question.cite, passages),))
    return Wording(
        statements=tuple(
            _judged(("statements", label, "text"), each.text, each.answer, each.cite or question.cite, passages)
            for label, each in question.statements.items()
        )
    )


def _judged(path: Path, text: str, verdict: str, cite: Cite, passages: Passages) -> Judged:
    searched = find_all(passages, cite) if verdict == "not_given" else ()
    return Judged(path, text, frozenset(found.passage_id for found in searched))


def seconds(question: TrueFalseNotGiven) -> int:
    """Half a minute for each statement."""
    return 30 * len(question.verdicts())
