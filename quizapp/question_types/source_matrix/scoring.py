"""Source matrix: how it is graded, by row or by cell."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.question_type import Passages, Response, as_ids, as_mapping
from quizapp.question_types.source_matrix.model import NONE, VERDICTS, Key, SourceMatrix, key_of, row_of


def grade(question: SourceMatrix, response: Response, passages: Passages) -> Mark:
    """By the rule the teacher named; unknown passages and verdicts count as nothing."""
    key = key_of(question, passages)
    return _grade_ticks(question, key, response) if question.is_ticked else _grade_verdicts(question, key, response)


def ticks_in(response: Response, key: Key) -> dict[str, frozenset[str]]:
    """The passages ticked for each statement; 'none' is one of them where that was ticked."""
    return {label: as_ids(row_of(response, label)) & {*cells, NONE} for label, cells in key.items()}


def verdicts_in(response: Response, key: Key) -> dict[str, dict[str, str]]:
    """The verdicts chosen for each statement, by passage."""
    rows = {label: as_mapping(row_of(response, label)) for label in key}
    return {
        label: {name: rows[label][name] for name in cells if rows[label].get(name) in VERDICTS}
        for label, cells in key.items()
    }


def _grade_ticks(question: SourceMatrix, key: Key, response: Response) -> Mark:
    ticks = ticks_in(response, key)
    if not any(ticks.values()):
        return OMITTED
    parts = {label: ticks[label] == (said(cells) or {NONE}) for label, cells in key.items()}
    return mark_of(_balanced(key, ticks) if question.scoring == "cell" else _share(parts.values()), parts=parts)


def _grade_verdicts(question: SourceMatrix, key: Key, response: Response) -> Mark:
    chosen = verdicts_in(response, key)
    if not any(chosen.values()):
        return OMITTED
    parts = {label: chosen[label] == cells for label, cells in key.items()}
    cells = [chosen[label].get(name) == verdict for label, row in key.items() for name, verdict in row.items()]
    return mark_of(_share(cells if question.scoring == "cell" else parts.values()), parts=parts)


def said(cells: Mapping[str, str]) -> frozenset[str]:
    """The passages that say it, by the verdicts of a row."""
    return frozenset(name for name, verdict in cells.items() if verdict == "says")


def _share(right: Collection[bool]) -> Fraction:
    return Fraction(sum(right), max(len(right), 1))


def _balanced(key: Key, ticks: Mapping[str, frozenset[str]]) -> Fraction:
    # Who ticks 'none of them' as well has not said that a report says it.
    hits = sum(len(ticks[label] & said(cells)) for label, cells in key.items() if NONE not in ticks[label])
    wrong = sum(len(ticks[label] - said(cells) - {NONE}) for label, cells in key.items())
    return balance(hits, wrong, *_true_and_false(key))


def balance(hits: int, wrong: int, true: int, false: int) -> Fraction:
    """The share of true cells that are ticked, less that of false ones: ticking everything earns nothing."""
    return max(Fraction(0), Fraction(hits, max(true, 1)) - Fraction(wrong, max(false, 1)))


def _true_and_false(key: Key) -> tuple[int, int]:
    true = sum(len(said(cells)) for cells in key.values())
    return true, sum(len(cells) for cells in key.values()) - true
