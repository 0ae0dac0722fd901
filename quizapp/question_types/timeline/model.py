"""Timeline: what a teacher writes, how it is asked and graded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Annotated, Any, Literal

from pydantic import Field

from quizapp.core.arranging import (
    Arrangement,
    AskedArrangement,
    ReviewedOrder,
    ask_items,
    grade_order,
    read_order,
    review_order,
)
from quizapp.core.authored import IsoDate, OptionId
from quizapp.core.choices import option_faults
from quizapp.core.citation import Cite
from quizapp.core.mark import Mark
from quizapp.core.problem import Fault
from quizapp.core.question import Item, Question
from quizapp.core.question_type import Asking, Passages, Response
from quizapp.core.sequence import Ranks, Rule, chance_of
from quizapp.core.wording import Wording, lines_of

Clock = Literal["happened", "reported"]


class Event(Item):
    """Something that happened on one day and was reported on another."""

    happened: IsoDate | None = Field(None, description="When it happened: 2023-09-13, 2023-09 or 2023.")
    reported: IsoDate | None = Field(None, description="When it was reported.")
    cite: Cite = Field(description="The words that give the date.")

    def date_by(self, clock: Clock) -> str | None:
        """Its date on one of the two clocks."""
        return self.happened if clock == "happened" else self.reported


class Timeline(Question):
    """Events that are put in the order of their dates."""

    type: Literal["timeline"] = Field(description="The type of the question.")
    # Every event carries its own citation; one for the whole question is welcome but would only repeat them.
    cite: Cite | None = Field(None, description="Words that concern the question as a whole.")  # type: ignore[assignment]
    events: Annotated[
        dict[OptionId, Event],
        Field(min_length=3, max_length=12, description="What is put in order, each under a label."),
    ]
    clock: Clock = Field(description="The dates that count: when it happened, or when it was reported.")
    scoring: Rule = Field("tau_floor", description="The rule by which a partly right order is scored.")

    def dates(self) -> dict[str, str]:
        """The dates that count, by label, of the events that have one."""
        dates = {label: event.date_by(self.clock) for label, event in self.events.items()}
        return {label: date for label, date in dates.items() if date}


@dataclass(frozen=True, kw_only=True)
class AskedTimeline(AskedArrangement):
    """The events without their dates; *clock* says which dates count."""

    clock: Clock


def faults(question: Timeline, _passages: Passages) -> Iterator[Fault]:
    """Dates that are missing or without an order; events that are all tied or say the same."""
    yield from option_faults(question.events, "events")
    yield from _missing_dates(question)
    yield from _unordered_dates(question)
    dates = question.dates()
    if len(dates) == len(question.events) and len(set(dates.values())) == 1:
        what = f"every order would be right, as '{question.clock}' is the same for all events"
        yield Fault(("events",), what, "write dates that differ, or order by the other clock")


def _missing_dates(question: Timeline) -> Iterator[Fault]:
    other = "reported" if question.clock == "happened" else "happened"
    for label, event in question.events.items():
        if event.date_by(question.clock) is None:
            what = f"the event '{label}' has no date on the clock '{question.clock}'"
            instead = f"add '{question.clock}: 2023-09-13', or write 'clock: {other}' if those dates are to count"
            yield Fault(("events", label), what, instead)


def _unordered_dates(question: Timeline) -> Iterator[Fault]:
    for (first, one), (second, other) in combinations(question.dates().items(), 2):
        wide, narrow = sorted((one, other), key=len)
        if wide != narrow and narrow.startswith(wide):
            coarse = first if one == wide else second
            what = f"'{first}' ({one}) and '{second}' ({other}) have no order: {narrow} lies in {wide}"
            instead = f"write a date as exact as {narrow} for '{coarse}', or {wide} for both if either order is right"
            yield Fault(("events", coarse, question.clock), what, instead)


def arrangement(question: Timeline) -> Arrangement:
    texts = {label: event.text for label, event in question.events.items()}
    return Arrangement(question.id, texts, _ranks(question), question.scoring)


def _ranks(question: Timeline) -> Ranks:
    """Events with the same date are tied; dates written this way sort as text."""
    dates = question.dates()
    order = sorted(set(dates.values()))
    return {label: order.index(date) for label, date in dates.items()}


def ask(question: Timeline, asking: Asking) -> AskedTimeline:
    """The events without dates and key."""
    items = ask_items(arrangement(question), asking)
    return AskedTimeline(**asking.common(question), items=items, clock=question.clock)


def read(question: Timeline, asking: Asking, data: Mapping[str, Any] | None) -> Response:
    """The labels in the order sent."""
    return read_order(arrangement(question), asking.seed, data)


def grade(question: Timeline, response: Response, _passages: Passages) -> Mark:
    """By the rule the teacher named."""
    return grade_order(arrangement(question), response)


def chance(question: Timeline, _passages: Passages) -> Fraction:
    """The mean over all orders."""
    return chance_of(question.scoring, _ranks(question))


def review(question: Timeline, response: Response, _passages: Passages) -> ReviewedOrder:
    """The events in the right order, each with the place it was given."""
    return review_order(arrangement(question), response)


def wording(question: Timeline, _passages: Passages) -> Wording:
    """The events."""
    return Wording(lines=lines_of(question.events, "events"))


def seconds(question: Timeline) -> int:
    """A third of a minute for each event."""
    return 20 * len(question.events)
