"""Charts: what can be answered to a question, as places with answers that a class is counted by; they have no key."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.core.message import Message
from quizapp.core.seeded import shuffled
from quizapp.core.wording import Worded

THE_QUESTION = ""
"""The name of the only place where a question has one."""
EVIDENCE = "Evidence"
"""The heading of a place where quotes are chosen as evidence for the answer above it."""


@dataclass(frozen=True)
class Answer:
    """Something that can be answered: *id* is what `Pick` names, *text* what is shown."""

    id: str
    text: Message | str


@dataclass(frozen=True)
class Chart:
    """One place of a question: a statement, a gap, a stem, an item; *heading* is empty where the prompt says it all.

    Without *answers* students write their own, which are found in the picks.
    """

    place: str
    heading: Message | str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Pick:
    """An answer that a response gives at a place."""

    place: str
    answer: str

    def inside(self, part: str) -> "Pick":
        """The same in a question that has this one as a part."""
        return Pick(inside(part, self.place), self.answer)


@dataclass(frozen=True)
class Chosen:
    """What a response gives: its picks, and the sentences or paragraphs of the passages, as `passage:p1.s2`."""

    picks: frozenset[Pick] = frozenset()
    units: frozenset[str] = frozenset()


def inside(part: str, place: str) -> str:
    """The name of a place of a question in one that has it as a part."""
    return f"{part}/{place}" if place else part


def answers_of(options: Mapping[str, Worded], seed: str, question_id: str, *, shuffle: bool) -> tuple[Answer, ...]:
    """The options as answers, in the order in which `ask_options` shows them."""
    order = shuffled(options, seed, question_id) if shuffle else tuple(options)
    return tuple(Answer(label, options[label].text) for label in order)


def picked(place: str, *answers: str) -> Chosen:
    """These answers at one place."""
    return Chosen(frozenset(Pick(place, answer) for answer in answers if answer))


def picked_each(answers: Mapping[str, str]) -> Chosen:
    """One answer at each of several places."""
    return Chosen(frozenset(Pick(place, answer) for place, answer in answers.items() if answer))


def as_typed(text: str) -> str:
    """A typed answer with single spaces; capitals stay, for who reads it."""
    return " ".join(text.split())
