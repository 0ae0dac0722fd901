"""Short answer: what a teacher writes, how it is asked and graded."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from quizapp.core.answer_text import edit_distance, fold_accents, is_near, normalise_answer
from quizapp.core.authored import Authored, Share, Text, bare_text
from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.problem import Fault
from quizapp.core.question import Question
from quizapp.core.question_type import Asked, Asking, Passages, Response, UnreadableResponse, as_text

LONGEST_ANSWER = 300


class Accepted(Authored):
    """An answer that earns something."""

    text: Text = Field(max_length=LONGEST_ANSWER, description="The answer, in one spelling.")
    fraction: Share = Field(Fraction(1), description="The part of the points it earns.")
    feedback: Text | None = Field(None, description="Shown to who wrote it.")


class Rejected(Authored):
    """An answer that looks right and is not."""

    text: Text = Field(max_length=LONGEST_ANSWER, description="The answer, in one spelling.")
    feedback: Text | None = Field(None, description="Shown to who wrote it: why it is not right.")


class ShortAnswer(Question):
    """A few typed words."""

    type: Literal["short_answer"] = Field(description="The type of the question.")
    accept: Annotated[
        list[Annotated[Accepted, bare_text("text", Accepted)]],
        Field(min_length=1, max_length=100, description="Every spelling that is right."),
    ]
    reject: Annotated[
        list[Annotated[Rejected, bare_text("text", Rejected)]],
        Field(max_length=100, description="Answers that look right and are not."),
    ] = Field(default_factory=list)
    accents: Literal["optional", "required"] = Field("optional", description="Whether é may be written as e.")


@dataclass(frozen=True, kw_only=True)
class AskedShortAnswer(Asked):
    """The empty line, with what was typed so far."""

    text: str
    longest: int = LONGEST_ANSWER


def faults(question: ShortAnswer, _passages: Passages) -> Iterator[Fault]:
    """Entries without letters or digits, entries that repeat, and those that are accepted and rejected."""
    seen: dict[str, str] = {}
    entries = [("accept", index, entry.text) for index, entry in enumerate(question.accept)]
    entries += [("reject", index, entry.text) for index, entry in enumerate(question.reject)]
    for name, index, text in entries:
        spelling = normalise_answer(text)
        if not spelling:
            yield Fault((name, index), f"'{text}' has no letters or digits", "write words to compare")
        elif spelling in seen:
            what = f"'{text}' stands in '{seen[spelling]}' already"
            yield Fault((name, index), what, "write each answer once; capitals and spaces do not matter")
        seen.setdefault(spelling, name)
    if all(entry.fraction < 1 for entry in question.accept):
        yield Fault(("accept",), "no accepted answer earns the full points", "leave 'fraction' out of the best one")


def ask(question: ShortAnswer, asking: Asking) -> AskedShortAnswer:
    """The page without the accepted answers."""
    return AskedShortAnswer(**asking.common(question), text=as_text(asking.response))


def read(_question: ShortAnswer, _asking: Asking, data: str | None) -> Response:
    """What was typed, kept exactly; only white space is blank."""
    if data and len(data) > LONGEST_ANSWER:
        raise UnreadableResponse(f"Write at most {LONGEST_ANSWER} characters. Yours has {len(data)}.")
    return data if data and data.strip() else None


def grade(question: ShortAnswer, response: Response, _passages: Passages) -> Mark:
    """By the first of: exact, rejected, accents differ, near miss, wrong."""
    answer = normalise_answer(as_text(response)[:LONGEST_ANSWER])
    if not as_text(response).strip():
        return OMITTED
    return (
        _exact(question, answer)
        or _rejected(question, answer)
        or _accent(question, answer)
        or _near(question, answer)
        or mark_of(Fraction(0), "wrong")
    )


def _exact(question: ShortAnswer, answer: str) -> Mark | None:
    found = next((entry for entry in question.accept if normalise_answer(entry.text) == answer), None)
    return mark_of(found.fraction, "exact", found.feedback or "") if found else None


def _rejected(question: ShortAnswer, answer: str) -> Mark | None:
    found = next((entry for entry in question.reject if normalise_answer(entry.text) == answer), None)
    return mark_of(Fraction(0), "rejected", found.feedback or "") if found else None


def _accent(question: ShortAnswer, answer: str) -> Mark | None:
    for entry in question.accept:
        if _folded(entry.text) == fold_accents(answer):
            required = question.accents == "required"
            return mark_of(Fraction(0) if required else entry.fraction, "accent", entry.feedback or "")
    return None


def _near(question: ShortAnswer, answer: str) -> Mark | None:
    spelled = normalise_answer if question.accents == "required" else _folded
    typed = spelled(answer)
    near = [entry for entry in question.accept if is_near(typed, spelled(entry.text))]
    if not near:
        return None
    best = min(near, key=lambda entry: edit_distance(typed, spelled(entry.text)))
    distance = edit_distance(typed, spelled(best.text))
    if edit_distance(_folded(answer), _folded(best.text)) != distance:  # one of the slips is an accent that matters
        return None
    # As near to a rejected answer means the student may well have meant that one.
    if any(edit_distance(typed, spelled(entry.text)) <= distance for entry in question.reject):
        return None
    return mark_of(best.fraction, "near", best.feedback or "")


def _folded(text: str) -> str:
    return fold_accents(normalise_answer(text))


def chance(_question: ShortAnswer, _passages: Passages) -> Fraction:
    """Nobody guesses words at random."""
    return Fraction(0)
