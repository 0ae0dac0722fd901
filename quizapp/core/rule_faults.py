"""Rules of an assignment that contradict each other, each told at the field to change."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.message import Message, counted, message
from quizapp.core.rules import Rules, Shown

MINUTE = 60_000
_ORDER: tuple[Shown, ...] = ("each_question", "after_hand_in", "when_released")


@dataclass(frozen=True)
class RuleFault:
    """What cannot be meant at a *field*, and what to choose instead."""

    field: str
    what: Message


def rule_faults(rules: Rules, smallest_group: int, stages: int = 1) -> Iterator[RuleFault]:
    """What cannot be meant; *smallest_group* counts the questions of the set's smallest group, 0 if it has none."""
    if rules.hides_passage and stages > 1:
        yield RuleFault(
            "hides_passage",
            message(
                "This set is asked in stages, and later reports are first seen in theirs: leave the passages visible."
            ),
        )
    yield from _faults_of_times(rules)
    yield from _faults_of_showing(rules)
    yield from _faults_of_tries(rules)
    if rules.draw is not None and rules.draw > smallest_group:
        yield RuleFault("draw", _draw_fault(rules.draw, smallest_group))


def _faults_of_times(rules: Rules) -> Iterator[RuleFault]:
    opens, start_by, closes = rules.opens_at, rules.start_by, rules.closes_at
    if opens is not None and closes is not None and closes <= opens:
        yield RuleFault("closes_at", message("It would close before it opens: choose a later time to close."))
        return
    if opens is not None and start_by is not None and start_by <= opens:
        yield RuleFault("start_by", message("Nobody could start: this is before it opens. Choose a later time."))
    if start_by is not None and closes is not None and start_by > closes:
        yield RuleFault("start_by", message("This is after it closes: choose an earlier time, or none."))
    if rules.minutes and opens is not None and closes is not None and rules.minutes * MINUTE > closes - opens:
        yield RuleFault("minutes", _too_long((closes - opens) // MINUTE))


def _too_long(fits: int) -> Message:
    if not fits:
        return message("It is open for less than a minute: let it close later.")
    return counted(
        "It is open for %(number)s minute only: write %(number)s, or let it close later.",
        "It is open for %(number)s minutes only: write %(number)s or fewer, or let it close later.",
        fits,
    )


def _faults_of_showing(rules: Rules) -> Iterator[RuleFault]:
    shown = {name: _ORDER.index(getattr(rules, name)) for name in ("score_shown", "key_shown", "proof_shown")}
    if rules.purpose == "graded" and "each_question" in (rules.score_shown, rules.key_shown, rules.proof_shown):
        yield RuleFault(
            next(name for name, when in shown.items() if when == 0),
            message("In a test, answers can be changed until the hand-in: show it after the hand-in or later."),
        )
    elif shown["key_shown"] < shown["score_shown"]:
        yield RuleFault(
            "key_shown",
            message("Who sees the right answers knows the marks: show them no earlier than the marks."),
        )
    elif shown["proof_shown"] < shown["key_shown"]:
        yield RuleFault(
            "proof_shown",
            message("The proof tells the right answer: show it no earlier than the right answers."),
        )


def _faults_of_tries(rules: Rules) -> Iterator[RuleFault]:
    for name, is_set in (("tries", rules.tries > 1), ("gives_hints", rules.gives_hints)):
        if is_set and rules.purpose == "graded":
            yield RuleFault(
                name,
                message("This can be given in practice only: switch to practice, or leave this out."),
            )
        elif is_set and rules.score_shown != "each_question":
            yield RuleFault(
                name,
                message("This needs marks that are shown at each question: show marks at each question."),
            )


def _draw_fault(draw: int, smallest_group: int) -> Message:
    if not smallest_group:
        return message("No question of this set has a group: leave this empty, or write `group:` in the set.")
    return counted(
        "The smallest group of this set has %(number)s question, not %(draw)s: write %(number)s.",
        "The smallest group of this set has %(number)s questions, not %(draw)s: write %(number)s or fewer.",
        smallest_group,
        draw=draw,
    )
