"""Accept lists: the spellings of a typed answer that are right or only look right, and how an answer is compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from quizapp.core.answer_text import edit_distance, fold_accents, is_near, normalise_answer
from quizapp.core.authored import Authored, Share, Text, bare_text
from quizapp.core.mark import OMITTED, Mark, mark_of, worth_a_part
from quizapp.core.message import Message, in_quotes, message
from quizapp.core.problem import Fault
from quizapp.core.question_type import UnreadableResponse
from quizapp.core.wording import Line

LONGEST_ANSWER = 300
"""Characters of a typed answer."""


class Accepted(Authored):
    """An answer that earns something."""

    text: Text = Field(max_length=LONGEST_ANSWER, description="The answer, in one spelling.")
    fraction: Share = Field(Fraction(1), description="The part of the points it earns.")
    feedback: Text | None = Field(None, description="Shown to who wrote it.")


class Rejected(Authored):
    """An answer that looks right and is not."""

    text: Text = Field(max_length=LONGEST_ANSWER, description="The answer, in one spelling.")
    feedback: Text | None = Field(None, description="Shown to who wrote it: why it is not right.")


Accept = Annotated[
    list[Annotated[Accepted, bare_text("text", Accepted)]],
    Field(min_length=1, max_length=100, description="Every spelling that is right."),
]
Reject = Annotated[
    list[Annotated[Rejected, bare_text("text", Rejected)]],
    Field(max_length=100, description="Answers that look right and are not."),
]
Accents = Literal["optional", "required"]


@dataclass(frozen=True)
class AcceptList:
    """What a typed answer is compared with; *elsewhere* holds right answers of other gaps, which are never near."""

    accept: Sequence[Accepted]
    reject: Sequence[Rejected] = ()
    accents: Accents = "optional"
    elsewhere: Sequence[str] = ()

    @property
    def best(self) -> Accepted:
        """The answer to show as the right one."""
        return next((entry for entry in self.accept if entry.fraction == 1), self.accept[0])

    @property
    def notes(self) -> tuple[Message, ...]:
        """What else counts, what earns a part, and what only looks right, in words."""
        by_worth: dict[Fraction, list[str]] = {}
        for entry in self.accept:
            if entry is not self.best:
                by_worth.setdefault(entry.fraction, []).append(entry.text)
        counting = (_worth(worth, in_quotes(texts)) for worth, texts in sorted(by_worth.items(), reverse=True))
        wrong = [entry.text for entry in self.reject]
        return (*counting, message("does not count: %(answers)s", answers=in_quotes(wrong))) if wrong else (*counting,)


def _worth(fraction: Fraction, answers: Message) -> Message:
    if fraction == 1:
        return message("counts too: %(answers)s", answers=answers)
    return worth_a_part(fraction, answers)


def accept_list_faults(answers: AcceptList) -> Iterator[Fault]:
    """Entries without letters or digits, entries that repeat, and those that are accepted and rejected."""
    seen: dict[str, str] = {}
    for name, index, text in _entries(answers):
        spelling = normalise_answer(text)
        if not spelling:
            yield Fault((name, index), f"'{text}' has no letters or digits", "write words to compare")
        elif (seen.get(spelling), name) == ("accept", "reject"):
            what = f"'{text}' is accepted and rejected"
            yield Fault((name, index), what, "take it out of one list; capitals and spaces do not matter")
        elif spelling in seen:
            what = f"'{text}' stands in '{seen[spelling]}' already"
            yield Fault((name, index), what, "write each answer once; capitals and spaces do not matter")
        seen.setdefault(spelling, name)
    if all(entry.fraction < 1 for entry in answers.accept):
        yield Fault(("accept",), "no accepted answer earns the full points", "leave 'fraction' out of the best one")


def _entries(answers: AcceptList) -> Iterator[tuple[str, int, str]]:
    yield from (("accept", index, entry.text) for index, entry in enumerate(answers.accept))
    yield from (("reject", index, entry.text) for index, entry in enumerate(answers.reject))


def right_spellings(accept: Sequence[Accepted], *path: str) -> tuple[Line, ...]:
    """The answers of the list at *path* that earn all the points."""
    return tuple(Line((*path, index), entry.text) for index, entry in enumerate(accept) if entry.fraction == 1)


def read_typed(data: str | None, longest: int = LONGEST_ANSWER) -> str | None:
    """What was typed, kept exactly; only white space is blank."""
    if data and len(data) > longest:
        raise UnreadableResponse(
            message("Write at most %(most)s characters. Yours has %(number)s.", most=longest, number=len(data))
        )
    return data if data and data.strip() else None


def grade_typed(answers: AcceptList, typed: str) -> Mark:
    """By the first of: exact, rejected, accents differ, near miss, wrong."""
    if not typed.strip():
        return OMITTED
    answer = normalise_answer(typed[:LONGEST_ANSWER])
    return (
        _exact(answers, answer)
        or _rejected(answers, answer)
        or _accent(answers, answer)
        or _near(answers, answer)
        or mark_of(Fraction(0), "wrong")
    )


def _exact(answers: AcceptList, answer: str) -> Mark | None:
    found = next((entry for entry in answers.accept if normalise_answer(entry.text) == answer), None)
    return mark_of(found.fraction, "exact", found.feedback or "") if found else None


def _rejected(answers: AcceptList, answer: str) -> Mark | None:
    found = next((entry for entry in answers.reject if normalise_answer(entry.text) == answer), None)
    return mark_of(Fraction(0), "rejected", found.feedback or "") if found else None


def _accent(answers: AcceptList, answer: str) -> Mark | None:
    for entry in answers.accept:
        if _folded(entry.text) == fold_accents(answer):
            required = answers.accents == "required"
            return mark_of(Fraction(0) if required else entry.fraction, "accent", entry.feedback or "")
    return None


def _near(answers: AcceptList, answer: str) -> Mark | None:
    spelled = normalise_answer if answers.accents == "required" else _folded
    typed = spelled(answer)
    near = [entry for entry in answers.accept if is_near(typed, spelled(entry.text))]
    if not near:
        return None
    best = min(near, key=lambda entry: edit_distance(typed, spelled(entry.text)))
    distance = edit_distance(typed, spelled(best.text))
    if edit_distance(_folded(answer), _folded(best.text)) != distance:  # one of the slips is an accent that matters
        return None
    # As near to a rejected answer, or to that of another gap, means the student may well have meant that one.
    meant_otherwise = [*(entry.text for entry in answers.reject), *answers.elsewhere]
    if any(edit_distance(typed, spelled(text)) <= distance for text in meant_otherwise):
        return None
    return mark_of(best.fraction, "near", best.feedback or "")


def _folded(text: str) -> str:
    return fold_accents(normalise_answer(text))
