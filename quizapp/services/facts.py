"""Facts at a glance: how hard the passages of a set are to read, what its questions ask, and how long it takes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import get_args

from quizapp.core.message import Message, message
from quizapp.core.passage import Passage
from quizapp.core.question import Process, Question, Skill
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import QuestionType
from quizapp.core.readability import (
    FEWEST_WORDS,
    LAST_GRADE,
    Readability,
    can_be_levelled,
    longest_words,
    measure,
)

UNTAGGED = "not said"
"""Counts the questions whose process or skill the teacher left out."""


@dataclass(frozen=True)
class PassageFacts:
    """What there is to say about one passage; *has_level* tells whether LIX and grades mean anything."""

    passage: Passage
    text: Readability
    has_level: bool
    longest_words: list[str]

    @property
    def level(self) -> Message:
        """LIX and grades in words, or why there are none."""
        if self.has_level:
            return message(
                "LIX %(lix)s, %(level)s; about %(grades)s",
                lix=f"{self.text.lix:.0f}",
                level=self.text.level,
                grades=_grade_words(*self.text.grades),
            )
        if self.text.words < FEWEST_WORDS:
            return message("too short for a level: fewer than %(number)s words", number=FEWEST_WORDS)
        return message("no level: the formula needs spaces between the words")


@dataclass(frozen=True)
class SetFacts:
    """What there is to say about a whole set; minutes are those of an unhurried reader."""

    passages: tuple[PassageFacts, ...]
    questions: int
    points: Decimal
    processes: Mapping[str, int]
    skills: Mapping[str, int]
    types: Mapping[str, int]
    """How many questions there are of each type, by its title."""
    minutes_to_read: int
    minutes_to_answer: int
    chance: Fraction
    """The part of the points that blind guessing earns on average."""

    @property
    def minutes(self) -> int:
        """The whole time."""
        return self.minutes_to_read + self.minutes_to_answer


def _grade_words(first: int, last: int) -> Message:
    """A band of grades, with the ages that go with it."""
    if last > LAST_GRADE:
        return message("grade %(grade)s and above (ages %(age)s and above)", grade=first, age=first + 5)
    return message(
        "grades %(first)s to %(last)s (ages %(youngest)s to %(oldest)s)",
        first=first,
        last=last,
        youngest=first + 5,
        oldest=last + 6,
    )


def facts_of(question_set: QuestionSet, types: Mapping[str, QuestionType]) -> SetFacts:
    """The facts of a set, its passages in reading order."""
    questions = question_set.questions
    kinds = [types[question.type] for question in questions]
    return SetFacts(
        tuple(_passage_facts(passage) for passage in question_set.passages.values()),
        len(questions),
        sum((question.points for question in questions), Decimal(0)),
        _counted((question.process for question in questions), get_args(Process)),
        _counted((question.skill for question in questions), get_args(Skill)),
        _counted((str(kind.title) for kind in kinds), [str(kind.title) for kind in types.values()]),
        sum(passage.minutes for passage in question_set.passages.values()),
        ceil(sum(kind.seconds(question) for kind, question in zip(kinds, questions, strict=True)) / 60),
        _chance(question_set, types),
    )


def _passage_facts(passage: Passage) -> PassageFacts:
    text = measure(passage.sentence_texts)
    return PassageFacts(passage, text, can_be_levelled(text, passage.language), longest_words(passage.sentence_texts))


def _counted(tags: Iterable[str | None], order: Iterable[str]) -> dict[str, int]:
    """How often each tag stands, in the order of the tags; tags that nothing has are left out."""
    found = Counter(tag or UNTAGGED for tag in tags)
    return {tag: found[tag] for tag in (*order, UNTAGGED) if found[tag]}


def _chance(question_set: QuestionSet, types: Mapping[str, QuestionType]) -> Fraction:
    def earned(question: Question) -> Fraction:
        return Fraction(question.points) * types[question.type].chance(question, question_set.passages_of(question))

    points = sum((Fraction(question.points) for question in question_set.questions), Fraction(0))
    return sum(map(earned, question_set.questions), Fraction(0)) / points
