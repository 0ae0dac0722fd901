"""Runs the rules over a set and leaves out what its author decided to ignore."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.content.lint.checked_by_form import CHECKED_BY_FORM
from quizapp.content.lint.rules import RULES
from quizapp.content.lint.views import SetView, set_view
from quizapp.content.lint.word_lists import WORD_LISTS
from quizapp.core.problem import Fault, Path, Severity, did_you_mean
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import QuestionType

IGNORE = "lint_ignore"
"""The key under which authors write which rules do not apply, and why."""
UNKNOWN_RULE, UNUSED_IGNORE, NO_WORD_LIST = "UNKNOWN_RULE", "UNUSED_IGNORE", "NO_WORD_LIST"


@dataclass(frozen=True)
class Remark:
    """What a rule found, at its place in the file."""

    rule: str
    severity: Severity
    fault: Fault


def remarks(
    question_set: QuestionSet, places: Sequence[int], types: Mapping[str, QuestionType], *, is_whole: bool = True
) -> Iterator[Remark]:
    """What the rules find in the set; *places* are those of its questions in the file.

    Unless it *is_whole*, some questions could not be read, and rules about the whole set have to wait.
    """
    view = set_view(question_set, places, types)
    ignored = _ignored(view, question_set)
    unused = {(*path, rule) for path, rules in ignored.items() for rule in rules}
    for found in _all_remarks(view, is_whole=is_whole):
        ignoring = [(*path, found.rule) for path in _around(found.fault.path) if found.rule in ignored.get(path, ())]
        unused.difference_update(ignoring)
        if not ignoring:
            yield found
    yield from _about_ignoring(unused if is_whole else {path for path in unused if path[-1] not in RULES}, view)


def _all_remarks(view: SetView, *, is_whole: bool) -> Iterator[Remark]:
    for rule in RULES.values():
        if (is_whole or not rule.needs_whole_set) and (view.has_words or not rule.needs_words):
            yield from (Remark(rule.id, rule.severity, fault) for fault in rule.look(view))


def _ignored(view: SetView, question_set: QuestionSet) -> dict[Path, Mapping[str, str]]:
    """What is to be ignored, by the path of the set or question that says so."""
    by_question: dict[Path, Mapping[str, str]] = {
        ("questions", each.index): each.question.lint_ignore for each in view.questions
    }
    return {(): question_set.lint_ignore, **by_question}


def _around(path: Path) -> tuple[Path, ...]:
    """The question that *path* leads into, and the whole set."""
    return (path[:2], ()) if path[:1] == ("questions",) else ((),)


def _about_ignoring(unused: set[Path], view: SetView) -> Iterator[Remark]:
    for *around, rule in sorted(unused, key=str):
        path = (*around, IGNORE, rule)
        if rule in RULES:
            if view.has_words or not RULES[str(rule)].needs_words:
                what = f"'{rule}' is ignored here, and finds nothing here"
                yield Remark(UNUSED_IGNORE, "info", Fault(path, what, "take it out", at_key=True))
        else:
            yield Remark(UNKNOWN_RULE, "error", _unknown(path, str(rule)))
    if not view.has_words:
        known = " or ".join(f"'{language}'" for language in WORD_LISTS)
        what = "there is no word list for the language of this set, so most rules are off"
        yield Remark(NO_WORD_LIST, "info", Fault(("language",), what, f"nothing is wrong; there are lists for {known}"))


def _unknown(path: Path, rule: str) -> Fault:
    if rule in CHECKED_BY_FORM:
        return Fault(path, f"'{rule}' is a mistake of form, which cannot be ignored", "take it out", at_key=True)
    way_out = "take it out; 'quizapp check --explain' lists the rules"
    return Fault(path, f"there is no rule '{rule[:60]}'", did_you_mean(rule, RULES, way_out), at_key=True)
