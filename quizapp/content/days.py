"""Checks the days that questions are asked as of: their order, and what had been published by then."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from quizapp.core.authored import IsoDay
from quizapp.core.citation import THE_ONLY_PASSAGE, Cite, first_place
from quizapp.core.passage import Passage
from quizapp.core.problem import Fault, UnknownPassage
from quizapp.core.question import LATER
from quizapp.core.stages import published_by, readable_from

_AS_OF = "as_of"
_DAY: TypeAdapter[str] = TypeAdapter(IsoDay)


def day_of(raw: Mapping[str, Any]) -> str | None:
    """The day that a question as written is asked as of; nothing where it names none, or one that cannot be."""
    try:
        return _DAY.validate_python(str(raw.get(_AS_OF)).strip())
    except ValidationError:
        return None


@dataclass(frozen=True)
class Reading:
    """What can be read on the *day* of a question: some passages are *shown*, others still *hidden*."""

    day: str | None
    shown: Mapping[str, Passage]
    hidden: Mapping[str, Passage]

    def nothing_to_read(self) -> Iterator[Fault]:
        """A day before the first report."""
        if self.day and self.shown and not published_by(self.shown, self.day):
            first = min(self.shown.values(), key=readable_from)
            what = f"nothing of this set could be read on {self.day}"
            instead = f"write {readable_from(first)}, the day of '{first.id}', or a later one"
            yield Fault((_AS_OF,), what, instead)

    def told(self, fault: Fault) -> Fault:
        """The fault; of a passage that the set has, and that is hidden on that day, it says so."""
        hidden = self.hidden.get(fault.name) if isinstance(fault, UnknownPassage) else None
        if hidden is None:
            return fault
        instead = f"take it out here, or write '{_AS_OF}: {readable_from(hidden)}' or a later day"
        return Fault(fault.path, f"'{hidden.id}' {self._why_hidden(hidden)}", instead, fault.at_key)

    def quote_told(self, fault: Fault, cite: Cite) -> Fault:
        """The fault of a quote; of a bare one whose words stand in a hidden passage, it says so."""
        bare = cite.root.get(THE_ONLY_PASSAGE, ())
        index = fault.path[0] if fault.path else None
        place = first_place(self.hidden.values(), bare[index].quote) if isinstance(index, int) else None
        if place is None:
            return self.told(fault)
        hidden = self.hidden[place.passage_id]
        what = f"these words stand in '{hidden.id}', which {self._why_hidden(hidden)}"
        instead = f"quote what could be read by then, or write '{_AS_OF}: {readable_from(hidden)}' or a later day"
        return Fault(fault.path, what, instead, fault.at_key)

    def faults_of_later(self, cite: Cite) -> Iterator[Fault]:
        """Reports that are said to come later and could be read on the day of the question."""
        for name in cite.root:
            if self.day and name in self.shown and readable_from(self.shown[name]) <= self.day:
                what = f"'{name}' could be read on {self.day} already, so it is no later report"
                yield Fault((name,), what, f"quote a report that was published after {self.day}", at_key=True)

    def _why_hidden(self, hidden: Passage) -> str:
        return f"was published {hidden.source.published} and is not shown as of {self.day}"


def reading_on(day: str | None, passages: Mapping[str, Passage]) -> Reading:
    """What can be read on *day*; where nothing could be, that is told, and nothing else for want of passages."""
    shown = published_by(passages, day) or passages
    return Reading(day, shown, {name: each for name, each in passages.items() if name not in shown})


_Asked = tuple[int, Mapping[str, Any], str | None]
"""A question as written, with its position and the day it is asked as of."""


def day_faults(
    questions: Sequence[Any], listed: Sequence[Any], passages: Mapping[str, Passage], unreadable: Collection[str]
) -> Iterator[Fault]:
    """What is wrong with the days of a set: their order, and passages that no day fits."""
    asked = [(index, raw, day_of(raw)) for index, raw in enumerate(questions) if isinstance(raw, dict)]
    yield from _later_than_what(asked)
    if any(day for _, _, day in asked):
        yield from _order_faults(asked)
        yield from _undated(listed, passages)
        if not unreadable:  # a question may be waiting for the very ones
            yield from _never_shown(asked, listed, passages)


def _later_than_what(asked: Sequence[_Asked]) -> Iterator[Fault]:
    for index, raw, _ in asked:
        if LATER in raw and _AS_OF not in raw:
            what = f"'{LATER}' tells what changed after a day, and this question names none"
            instead = f"add '{_AS_OF}: 2023-09-14' with the day, or write this under 'explain'"
            yield Fault(("questions", index, LATER), what, instead, at_key=True)


def _order_faults(asked: Sequence[_Asked]) -> Iterator[Fault]:
    latest, whole = "", 0
    for index, raw, day in asked:
        path = ("questions", index, _AS_OF)
        if day and whole:
            what = f"this question stands behind question {whole}, which names no day"
            yield Fault(path, what, f"move it up: questions without '{_AS_OF}' come last")
        elif day and day < latest:
            what = f"the day goes back from {latest} to {day}"
            yield Fault(path, what, "move the question up, so that the days of all questions are in order")
        elif _AS_OF not in raw:
            whole = whole or index + 1
        latest = max(latest, day or "")


def _undated(listed: Sequence[Any], passages: Mapping[str, Passage]) -> Iterator[Fault]:
    for index, name in _positions(listed):
        if name in passages and passages[name].source.published is None:
            what = f"'{name}' does not say when it was published, so no day can be named for it"
            instead = f"add 'published: …' to the passage, or take '{_AS_OF}' out of all questions"
            yield Fault(("passages", index), what, instead)


def _never_shown(asked: Sequence[_Asked], listed: Sequence[Any], passages: Mapping[str, Passage]) -> Iterator[Fault]:
    """Passages for which every question comes too early; one that is quoted as a later report is shown at the end."""
    days = [day for _, _, day in asked]
    shown = published_by(passages, None if None in days else max(filter(None, days)))
    quoted = {name for _, raw, _ in asked for name in _quoted_later(raw)}
    for index, name in _positions(listed):
        if name in passages and name not in shown and name not in quoted:
            what = f"'{name}' is never shown, as all questions are asked before it was published"
            instead = f"add a question without '{_AS_OF}', quote it under '{LATER}', or take it out"
            yield Fault(("passages", index), what, instead)


def _quoted_later(raw: Mapping[str, Any]) -> Iterator[str]:
    later = raw.get(LATER)
    cite = later.get("cite") if isinstance(later, dict) else None
    yield from cite if isinstance(cite, dict) else ()


def _positions(listed: Sequence[Any]) -> Iterator[tuple[int, str]]:
    """Each passage of the set by its name, with its place in the list."""
    for index, entry in enumerate(listed):
        name = entry.get("id") if isinstance(entry, dict) else entry
        if isinstance(name, str):
            yield index, name
