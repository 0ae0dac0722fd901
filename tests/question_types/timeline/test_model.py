"""A timeline: the dates are the key, dates without an order are told, and none of them is on the asked page."""

from dataclasses import asdict
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from quizapp.content.messages import check
from quizapp.core.mark import Status
from quizapp.core.problem import Fault
from quizapp.core.question_type import Asking, Response
from quizapp.question_types.timeline import TYPE
from quizapp.question_types.timeline.model import Timeline

PLAN = {
    "text": "The council decides.",
    "happened": "2023-03",
    "reported": "2023-05-02",
    "cite": "CANARY-CITE",
    "why": "CANARY-WHY",
}
MOVE = {"text": "The court moves.", "happened": "2023-04-10", "reported": "2023-04-11", "cite": "we wrote"}
FEAST = {"text": "Ashford celebrates.", "happened": "2023-04-12", "reported": "2023-05-02", "cite": "celebrated"}


def written(**changes: Any) -> dict[str, Any]:
    """A timeline as its file spells it."""
    return {
        "id": "the-move",
        "type": "timeline",
        "prompt": "Put the events in order.",
        "clock": "happened",
        "events": {"plan": PLAN, "move": MOVE, "feast": FEAST},
        "cite": "CANARY-CITE",
        **changes,
    }


def question(**changes: Any) -> Timeline:
    return Timeline.model_validate(written(**changes))


def with_dates(*dates: str | None, clock: str = "happened") -> Timeline:
    """A timeline of events `e1`, `e2`, … with these dates on its clock."""
    return question(
        clock=clock,
        events={
            f"e{number}": {"text": f"Event {number}", "cite": "x", **({clock: date} if date else {})}
            for number, date in enumerate(dates, start=1)
        },
    )


def faults(asked_by: Timeline) -> list[Fault]:
    return list(TYPE.faults(asked_by, {}))


# ---------------------------------------------------------------- written


@pytest.mark.parametrize("clock", ["happened", "reported"])
def test_a_sound_timeline_has_no_faults(clock: str) -> None:
    assert faults(question(clock=clock)) == []


def test_a_stored_version_reads_as_the_same_question() -> None:
    assert question(**question().model_dump(mode="json", exclude_none=True)) == question()


@pytest.mark.parametrize(
    ("one", "other", "coarse", "narrow", "wide"),
    [
        ("2023-10", "2023-10-03", "e1", "2023-10-03", "2023-10"),
        ("2023-10-03", "2023-10", "e2", "2023-10-03", "2023-10"),
        ("2023", "2023-10-03", "e1", "2023-10-03", "2023"),
        ("2023-10", "2023", "e2", "2023-10", "2023"),
    ],
)
def test_dates_of_which_one_lies_in_the_other_have_no_order(
    one: str, other: str, coarse: str, narrow: str, wide: str
) -> None:
    fault = Fault(
        ("events", coarse, "happened"),
        f"'e1' ({one}) and 'e2' ({other}) have no order: {narrow} lies in {wide}",
        f"write a date as exact as {narrow} for '{coarse}', or {wide} for both if either order is right",
    )

    assert faults(with_dates(one, other, "2024-01-01")) == [fault]


@pytest.mark.parametrize("dates", [("2023-10", "2023-11-03", "2022"), ("2023-10", "2023-10", "2023-11-01")])
def test_partial_dates_that_do_not_overlap_are_sound(dates: tuple[str, str, str]) -> None:
    assert faults(with_dates(*dates)) == []


def test_an_event_without_a_date_on_the_clock_is_told() -> None:
    fault = Fault(
        ("events", "e2"),
        "the event 'e2' has no date on the clock 'reported'",
        "add 'reported: 2023-09-13', or write 'clock: happened' if those dates are to count",
    )

    assert faults(with_dates("2023-10-01", None, "2023-10-03", clock="reported")) == [fault]


def test_only_the_dates_of_the_clock_must_have_an_order() -> None:
    reported = question(events={"plan": {**PLAN, "happened": "2023"}, "move": MOVE, "feast": FEAST}, clock="reported")

    assert faults(reported) == []


@pytest.mark.parametrize("date", ["2023-02-30", "2023-02-29", "2023-04-31", "0000", "0000-05"])
@pytest.mark.parametrize("key", ["happened", "reported"])
def test_a_day_that_the_calendar_lacks_is_told(key: str, date: str) -> None:
    impossible = written(events={"plan": {**PLAN, key: date}, "move": MOVE, "feast": FEAST})
    fault = Fault(("events", "plan", key), f"{date} is not in the calendar", "look at the day and the month again")

    assert check(Timeline, impossible) == (None, [fault])


def test_events_that_all_share_a_date_are_told() -> None:
    fault = Fault(
        ("events",),
        "every order would be right, as 'happened' is the same for all events",
        "write dates that differ, or order by the other clock",
    )

    assert faults(with_dates("2023", "2023", "2023")) == [fault]


def test_events_that_say_the_same_are_told() -> None:
    twice = question(events={"plan": PLAN, "move": MOVE, "feast": {**FEAST, "text": "the court moves"}})

    assert [fault.path for fault in faults(twice)] == [("events", "feast")]


@pytest.mark.parametrize("date", ["yesterday", "13.9.2023", "2023-9-13", "2023-13", "2023-09-13 12:00", ""])
def test_a_date_in_another_form_is_refused(date: str) -> None:
    with pytest.raises(ValidationError) as refused:
        question(events={"plan": {**PLAN, "happened": date}, "move": MOVE, "feast": FEAST})

    assert [error["loc"] for error in refused.value.errors()] == [("events", "plan", "happened")]


@pytest.mark.parametrize("key", ["text", "cite"])
def test_an_event_needs_its_words_and_its_proof(key: str) -> None:
    bare = {name: value for name, value in MOVE.items() if name != key}

    with pytest.raises(ValidationError) as refused:
        question(events={"plan": PLAN, "move": bare, "feast": FEAST})
    assert [error["loc"] for error in refused.value.errors()] == [("events", "move", key)]


def test_the_question_needs_no_proof_beside_those_of_its_events() -> None:
    bare = {name: value for name, value in written().items() if name != "cite"}

    assert faults(Timeline.model_validate(bare)) == []


# ---------------------------------------------------------------- asked


@given(st.text(max_size=20), st.sampled_from(["happened", "reported"]))
def test_neither_dates_nor_labels_nor_proof_are_in_the_asked_question(seed: str, clock: str) -> None:
    asked = TYPE.ask(question(clock=clock), Asking(seed, 1, {}))
    page = str(asdict(asked))

    assert not [secret for secret in ("2023-", "CANARY", "'plan'", "'feast'") if secret in page]


def test_the_asked_question_says_which_clock_counts() -> None:
    asked: Any = TYPE.ask(question(clock="reported"), Asking("seed", 1, {}))

    assert asked.clock == "reported"


@given(st.text(max_size=20))
def test_no_attempt_begins_with_a_right_order(seed: str) -> None:
    asked: Any = TYPE.ask(question(clock="reported"), Asking(seed, 1, {}))

    assert asked.items[0].text != MOVE["text"]


# ---------------------------------------------------------------- graded


@pytest.mark.parametrize(
    ("clock", "order", "fraction"),
    [
        ("happened", ["plan", "move", "feast"], Fraction(1)),
        ("happened", ["move", "plan", "feast"], Fraction(1, 3)),
        ("happened", ["feast", "move", "plan"], Fraction(0)),
        ("reported", ["move", "plan", "feast"], Fraction(1)),
        ("reported", ["move", "feast", "plan"], Fraction(1)),
        ("reported", ["plan", "move", "feast"], Fraction(0)),
    ],
)
def test_the_dates_of_the_clock_are_the_key(clock: str, order: list[str], fraction: Fraction) -> None:
    assert TYPE.grade(question(clock=clock), [*order], {}).fraction == fraction


def test_years_months_and_days_are_ordered_together() -> None:
    mixed = with_dates("2023-10-03", "2022", "2023-11", "2023-09")

    assert TYPE.grade(mixed, ["e2", "e4", "e1", "e3"], {}).status == Status.RIGHT


@pytest.mark.parametrize("response", [None, [], "", {}, 0, ["x"]])
def test_a_blank_is_omitted(response: Response) -> None:
    assert TYPE.grade(question(), response, {}).status == Status.OMITTED


@pytest.mark.parametrize("rule", ["tau_floor", "exact", "position", "pairs", "adjacent"])
@pytest.mark.parametrize("clock", ["happened", "reported"])
def test_random_orders_earn_the_stated_chance(rule: str, clock: str) -> None:
    asked_by = question(scoring=rule, clock=clock)
    orders: list[Response] = [[*order] for order in permutations(["plan", "move", "feast"])]
    earned = sum((TYPE.grade(asked_by, order, {}).fraction for order in orders), Fraction(0))

    assert earned / len(orders) == TYPE.chance(asked_by, {})


def test_the_review_has_tied_events_at_either_place() -> None:
    reviewed = TYPE.review(question(clock="reported"), ["feast", "move", "plan"], {})

    assert [(item.id, item.first, item.last, item.given) for item in reviewed.items] == [
        ("move", 1, 1, 2),
        ("feast", 2, 3, 1),
        ("plan", 2, 3, 3),
    ]
