"""Stages: what could be read on each of the days that the questions of a set are asked as of."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from quizapp.core.date_text import iso_date
from quizapp.core.passage import Passage
from quizapp.core.question import Question


@dataclass(frozen=True)
class Stage:
    """The questions asked as of one *day*, with the passages published by then; without a day it has them all."""

    number: int
    day: str | None
    passages: Mapping[str, Passage]
    new: frozenset[str]
    """The passages that no stage before this one shows; none of the first stage is called new."""
    questions: tuple[Question, ...]
    first: int
    """The number of the first of its questions in the set."""

    @property
    def is_all_at_once(self) -> bool:
        """Whether it stands for several stages, as `all_at_once` makes it."""
        return self.first == 1 and self.number > 1


def stages_of(passages: Mapping[str, Passage], questions: Iterable[Question]) -> tuple[Stage, ...]:
    """The stages in order; a set whose questions name no day has one, as has a set of one day."""
    stages: list[Stage] = []
    for day, asked in groupby(questions, lambda question: question.as_of):
        shown = published_by(passages, day)
        new = frozenset(shown).difference(stages[-1].passages) if stages else frozenset()
        first = sum(len(stage.questions) for stage in stages) + 1
        stages.append(Stage(len(stages) + 1, day, shown, new, tuple(asked), first))
    return tuple(stages)


def all_at_once(passages: Mapping[str, Passage], stages: Sequence[Stage]) -> Stage:
    """All stages in one, for those who write them; it comes last, so nothing stands before or behind it."""
    if len(stages) == 1:
        return stages[0]
    questions = (question for stage in stages for question in stage.questions)
    return Stage(max(len(stages), 1), None, passages, frozenset(), tuple(questions), 1)


def published_by(passages: Mapping[str, Passage], day: str | None) -> dict[str, Passage]:
    """The passages that could be read on *day*; all of them where there is none."""
    return {name: each for name, each in passages.items() if day is None or readable_from(each) <= day}


def readable_from(passage: Passage) -> str:
    """The first day on which it was published for certain: of a month or year, the last; of no date, every day."""
    written = passage.source.published
    if written is None:
        return ""
    published = iso_date(written)
    year, month = published.year or 0, published.month or 12
    return f"{year:04}-{month:02}-{published.day or monthrange(year, month)[1]:02}"
