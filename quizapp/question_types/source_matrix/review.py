"""Source matrix: what the reviewed page shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.core.passage import Source
from quizapp.core.problem import Path
from quizapp.core.question_type import Misread, Passages, Response
from quizapp.question_types.source_matrix.model import NONE, Key, SourceMatrix, key_of
from quizapp.question_types.source_matrix.scoring import grade, ticks_in, verdicts_in


@dataclass(frozen=True)
class ReviewedCell:
    """What was answered about one passage, and what is right; *given* is empty where nothing was."""

    passage_id: str
    source: Source
    given: str
    right: str

    @property
    def is_right(self) -> bool:
        """Whether the answer is the key."""
        return self.given == self.right


@dataclass(frozen=True)
class ReviewedRow:
    """One statement; *traps* are the passages whose tempting sentence may have led astray."""

    label: str
    is_right: bool
    said_none: bool
    cells: tuple[ReviewedCell, ...]
    traps: tuple[str, ...]

    @property
    def is_answered(self) -> bool:
        """Whether anything was ticked or chosen."""
        return self.said_none or any(cell.given for cell in self.cells)

    @property
    def has_proof(self) -> bool:
        """Whether a passage says or contradicts it; otherwise a citation only shows what comes nearest."""
        return any(cell.right != "silent" for cell in self.cells)


def review(question: SourceMatrix, response: Response, passages: Passages) -> tuple[ReviewedRow, ...]:
    """Every statement with its cells, in the order of the file."""
    key, right = key_of(question, passages), grade(question, response, passages).parts
    rows = []
    for label, given in _given(question, response, key).items():
        cells = _cells(question, given, key[label], passages)
        traps = _traps(question, label, cells)
        rows.append(ReviewedRow(label, right.get(label, False), NONE in given, cells, traps))
    return tuple(rows)


def _given(question: SourceMatrix, response: Response, key: Key) -> dict[str, dict[str, str]]:
    if not question.is_ticked:
        return verdicts_in(response, key)
    return {label: dict.fromkeys(ticked, "says") for label, ticked in ticks_in(response, key).items()}


def _cells(
    question: SourceMatrix, given: Mapping[str, str], key: Mapping[str, str], passages: Passages
) -> tuple[ReviewedCell, ...]:
    # A report that was left unticked in an answered row was said to be silent.
    unmarked = "silent" if question.is_ticked and given else ""
    return tuple(ReviewedCell(name, passages[name].source, given.get(name, unmarked), key[name]) for name in key)


def _traps(question: SourceMatrix, label: str, cells: tuple[ReviewedCell, ...]) -> tuple[str, ...]:
    missed = {cell.passage_id for cell in cells if cell.given and not cell.is_right}
    return tuple(name for name in question.statements[label].traps if name in missed)


def misread(question: SourceMatrix, response: Response, passages: Passages) -> tuple[Misread, ...]:
    """What is known about each cell that was answered wrongly."""
    return tuple(
        _misread(question, row.label, name) for row in review(question, response, passages) for name in row.traps
    )


def _misread(question: SourceMatrix, label: str, name: str) -> Misread:
    part: Path = ("statements", label)
    return Misread(question.statements[label].traps[name].misreading, (*part, "traps", name, "cite"), part)
