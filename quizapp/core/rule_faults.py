"""Rules of an assignment that contradict each other, each told at the field to change."""

from collections.abc import Iterator

from quizapp.core.problem import Fault
from quizapp.core.rules import Rules, Shown

MINUTE = 60_000
_ORDER: tuple[Shown, ...] = ("each_question", "after_hand_in", "when_released")


def rule_faults(rules: Rules, smallest_group: int, stages: int = 1) -> Iterator[Fault]:
    """What cannot be meant; *smallest_group* counts the questions of the set's smallest group, 0 if it has none."""
    if rules.hides_passage and stages > 1:
        what = "This set is asked in stages, and later reports are first seen in theirs"
        yield _fault("hides_passage", what, "leave the passages visible")
    yield from _faults_of_times(rules)
    yield from _faults_of_showing(rules)
    yield from _faults_of_tries(rules)
    if rules.draw is not None and rules.draw > smallest_group:
        yield _draw_fault(rules.draw, smallest_group)


def _faults_of_times(rules: Rules) -> Iterator[Fault]:
    opens, start_by, closes = rules.opens_at, rules.start_by, rules.closes_at
    if opens is not None and closes is not None and closes <= opens:
        yield _fault("closes_at", "It would close before it opens", "choose a later time to close")
        return
    if opens is not None and start_by is not None and start_by <= opens:
        yield _fault("start_by", "Nobody could start: this is before it opens", "choose a later time")
    if start_by is not None and closes is not None and start_by > closes:
        yield _fault("start_by", "This is after it closes", "choose an earlier time, or none")
    if rules.minutes and opens is not None and closes is not None and rules.minutes * MINUTE > closes - opens:
        fits = (closes - opens) // MINUTE
        instead = f"write {fits} or fewer, or let it close later" if fits else "let it close later"
        yield _fault("minutes", f"It is open for {fits} minutes only", instead)


def _faults_of_showing(rules: Rules) -> Iterator[Fault]:
    shown = {name: _ORDER.index(getattr(rules, name)) for name in ("score_shown", "key_shown", "proof_shown")}
    if rules.purpose == "graded" and "each_question" in (rules.score_shown, rules.key_shown, rules.proof_shown):
        name = next(name for name, when in shown.items() if when == 0)
        yield _fault(name, "In a test, answers can be changed until the hand-in", "show it after the hand-in or later")
    elif shown["key_shown"] < shown["score_shown"]:
        yield _fault("key_shown", "Who sees the right answers knows the marks", "show them no earlier than the marks")
    elif shown["proof_shown"] < shown["key_shown"]:
        yield _fault("proof_shown", "The proof tells the right answer", "show it no earlier than the right answers")


def _faults_of_tries(rules: Rules) -> Iterator[Fault]:
    for name, is_set, what in (
        ("tries", rules.tries > 1, "Further tries"),
        ("gives_hints", rules.gives_hints, "Hints"),
    ):
        if is_set and rules.purpose == "graded":
            yield _fault(name, f"{what} can be given in practice only", "switch to practice, or leave this out")
        elif is_set and rules.score_shown != "each_question":
            yield _fault(name, f"{what} need marks that are shown at each question", "show marks at each question")


def _draw_fault(draw: int, smallest_group: int) -> Fault:
    if not smallest_group:
        return _fault("draw", "No question of this set has a group", "leave this empty, or write 'group:' in the set")
    instead = f"write {smallest_group} or fewer"
    return _fault("draw", f"The smallest group of this set has {smallest_group} questions, not {draw}", instead)


def _fault(field: str, what: str, instead: str) -> Fault:
    return Fault((field,), what, instead)
