"""Source matrix on paper: the right answer, and what counts beside it."""

from quizapp.core.question_type import Passages, Response
from quizapp.question_types.source_matrix.model import NONE, SourceMatrix, key_of


def right(question: SourceMatrix, passages: Passages) -> Response:
    """What belongs in each row: the passages to tick, or a verdict for each."""
    rows = key_of(question, passages).items()
    if question.is_ticked:
        return {label: [each for each, verdict in row.items() if verdict == "says"] or [NONE] for label, row in rows}
    return {label: dict(row) for label, row in rows}
