"""The form of an assignment's rules: what stands in its fields, and the rules that were written into them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args
from zoneinfo import ZoneInfo

from quizapp.core.rule_faults import RuleFault
from quizapp.core.rules import LONGEST_LIMIT, MOST_ATTEMPTS, MOST_TRIES, Purpose, Rules, Shown
from quizapp.core.wall_clock import NoSuchTime, read_wall_clock, wall_clock
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say

TIMES = ("opens_at", "start_by", "closes_at")
NUMBERS = {"minutes": LONGEST_LIMIT, "attempts": MOST_ATTEMPTS, "draw": 100, "tries": MOST_TRIES}
SWITCHES = ("shuffles_questions", "shuffles_options", "reads_first", "hides_passage", "reads_aloud", "gives_hints")
CHOICES = {
    "purpose": get_args(Purpose),
    "score_shown": get_args(Shown),
    "key_shown": get_args(Shown),
    "proof_shown": get_args(Shown),
}
Written = Mapping[str, str]
"""The text in every field; a box that is not ticked has none."""


@dataclass
class ReadRules:
    """What was read from a form: *values* of the rules, what is wrong by field, and what to tell beside it."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def rules(self) -> Rules:
        """The rules, where nothing is wrong with them."""
        return Rules(**self.values)


def written(rules: Rules, zone: ZoneInfo) -> Written:
    """The fields as these rules fill them."""
    texts = {name: str(getattr(rules, name) or "") for name in (*NUMBERS, *CHOICES)}
    texts |= {name: "on" for name in SWITCHES if getattr(rules, name)}
    times = {name: getattr(rules, name) for name in TIMES}
    return texts | {name: wall_clock(moment, zone) for name, moment in times.items() if moment is not None}


def read(sent: Written, zone: ZoneInfo) -> ReadRules:
    """The rules as they were written into the fields."""
    found = ReadRules({name: name in sent for name in SWITCHES})
    for name in TIMES:
        _read_time(found, name, sent.get(name, ""), zone)
    for name, most in NUMBERS.items():
        _read_number(found, name, sent.get(name, "").strip(), most)
    for name, choices in CHOICES.items():
        if sent.get(name) in choices:
            found.values[name] = sent[name]
        else:
            found.problems[name] = _("Choose one of these.")
    return found


def read_minutes(text: str) -> ReadRules:
    """The time limit alone, as it is written beside the button that gives a test."""
    found = ReadRules()
    _read_number(found, "minutes", text.strip(), NUMBERS["minutes"])
    return found


def told(faults: list[RuleFault]) -> dict[str, str]:
    """Contradictions in words, by field; the first of each."""
    return {fault.field: say(fault.what) for fault in reversed(faults)}


def _read_time(found: ReadRules, name: str, text: str, zone: ZoneInfo) -> None:
    if not text.strip():
        return
    try:
        time = read_wall_clock(text, zone)
    except NoSuchTime as error:
        found.problems[name] = say(error)
        return
    found.values[name] = time.moment
    if time.is_twice:
        clock = text.strip()[-5:]
        found.notes.append(
            _("Clocks are put back that night, so %(time)s comes twice. The first one is meant.", time=clock)
        )


def _read_number(found: ReadRules, name: str, text: str, most: int) -> None:
    if not text:
        return
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most:
        found.values[name] = int(text)
    else:
        found.problems[name] = _("Write a whole number from 1 to %(most)s, or leave it empty.", most=most)
