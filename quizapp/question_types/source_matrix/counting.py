"""Source matrix, counted: the reports that were ticked for each statement, or the verdicts on each report."""

from quizapp.core.charts import Answer, Chart, Chosen, Pick, inside
from quizapp.core.message import message
from quizapp.core.passage import Source
from quizapp.core.question_type import Asking, Passages, Response, as_ids, as_mapping
from quizapp.question_types.source_matrix.model import NONE, VERDICTS, SourceMatrix, columns_of, row_of


def charts(question: SourceMatrix, asking: Asking) -> tuple[Chart, ...]:
    """The reports for each statement; where each report is judged, the verdicts for each pair."""
    columns = columns_of(question, asking.passages)
    names = {column: _name(asking.passages[column].source) for column in columns}
    if question.is_ticked:
        answers = (*(Answer(column, names[column]) for column in columns), Answer(NONE, message("None of them")))
        return tuple(Chart(label, each.text, answers) for label, each in question.statements.items())
    verdicts = tuple(Answer(verdict, words) for verdict, words in VERDICTS.items())
    return tuple(
        Chart(inside(label, column), f"{names[column]}: {each.text}", verdicts)
        for label, each in question.statements.items()
        for column in columns
    )


def chosen(question: SourceMatrix, response: Response, _passages: Passages) -> Chosen:
    """What was ticked, or each verdict."""
    rows = {label: row_of(response, label) for label in question.statements}
    if question.is_ticked:
        return Chosen(frozenset(Pick(label, each) for label, row in rows.items() for each in as_ids(row)))
    return Chosen(
        frozenset(
            Pick(inside(label, column), verdict)
            for label, row in rows.items()
            for column, verdict in as_mapping(row).items()
        )
    )


def _name(source: Source) -> str:
    """Tells one report from another."""
    return source.publisher or source.title
