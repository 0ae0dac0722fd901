"""Source matrix: what a teacher writes, how it is asked and read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from quizapp.core.authored import Authored, OptionId, Slug, Text
from quizapp.core.citation import Cite
from quizapp.core.message import Message, counted, message
from quizapp.core.passage import Source
from quizapp.core.question import Misreading, Question
from quizapp.core.question_type import Asked, Asking, Passages, Response, UnreadableResponse, as_ids, as_mapping
from quizapp.core.seeded import token
from quizapp.core.wording import Judged, Wording

Verdict = Literal["says", "contradicts", "silent"]
VERDICTS: Mapping[str, Message] = {
    "says": message("Says so"),
    "contradicts": message("Contradicts"),
    "silent": message("Does not say"),
}
NONE = "none"
"""Stands in a key and in a response for the column 'None of them'."""

Key = Mapping[str, Mapping[str, str]]
"""The right verdict for each statement and each passage."""


class CellTrap(Authored):
    """The sentence that tempts readers to a wrong cell; it stands in the passage of that cell."""

    cite: Cite = Field(description="The tempting words.")
    why: Text | None = Field(None, description="Shown to who got this cell wrong.")
    misreading: Misreading | None = Field(None, description="How a reader comes to get it wrong.")


def _cite_own_passage(value: object) -> object:
    """Lets a trap quote bare words, as its key names their passage already."""
    if not isinstance(value, dict):
        return value
    return {passage_id: _with_passage(passage_id, trap) for passage_id, trap in value.items()}


def _with_passage(passage_id: str, trap: object) -> object:
    if isinstance(trap, str):
        return {"cite": {passage_id: trap}}
    cite = trap.get("cite") if isinstance(trap, dict) else None
    is_bare = isinstance(cite, (str, list)) or (isinstance(cite, dict) and "quote" in cite)
    return {**trap, "cite": {passage_id: cite}} if isinstance(trap, dict) and is_bare else trap


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Names = Annotated[list[Slug], Field(max_length=20)]
"""As many as a question has passages; looking through endless ones would take long."""


class MatrixStatement(Authored):
    """One row: a statement, and what each passage says about it."""

    text: Text = Field(description="The statement, as students read it.")
    says: Annotated[_Names, BeforeValidator(_as_list, json_schema_input_type=Slug | _Names)] | None = Field(
        None, description="The passages that say it, or none; for `ask: which_report`."
    )
    answer: dict[Slug, Verdict] | None = Field(
        None, description="says, contradicts or silent for each passage; for `ask: says_contradicts_silent`."
    )
    cite: Cite | None = Field(None, description="The words of each passage that says or contradicts it.")
    why: Text | None = Field(None, description="Shown to who got this statement wrong.")
    traps: Annotated[
        dict[Slug, CellTrap],
        BeforeValidator(_cite_own_passage, json_schema_input_type=dict[Slug, Text | CellTrap]),
    ] = Field(default_factory=dict, description="Sentences that tempt to a wrong cell, by their passage.")


class SourceMatrix(Question):
    """Statements by passages."""

    type: Literal["source_matrix"] = Field(description="The type of the question.")
    # The statements carry the citations; one for the whole question is welcome but would only repeat them.
    cite: Cite | None = Field(None, description="Words that concern the question as a whole.")  # type: ignore[assignment]
    ask: Literal["which_report", "says_contradicts_silent"] = Field(
        "which_report", description="Whether students tick the reports that say it, or judge every report."
    )
    sources: Annotated[list[Slug], Field(min_length=1, max_length=20)] | None = Field(
        None, description="The passages that make the columns; all of them, if left out."
    )
    statements: Annotated[
        dict[OptionId, MatrixStatement], Field(min_length=1, max_length=20, description="The rows, each under a label.")
    ]
    scoring: Literal["row", "cell"] = Field("row", description="The rule by which a partly right answer is scored.")

    @property
    def is_ticked(self) -> bool:
        """Whether reports are ticked, rather than judged one by one."""
        return self.ask == "which_report"


def columns_of(question: SourceMatrix, passages: Passages) -> tuple[str, ...]:
    """The ids of the passages that make the columns."""
    return tuple(name for name in question.sources or passages if name in passages)


def key_of(question: SourceMatrix, passages: Passages) -> Key:
    """The right verdict of every cell."""
    columns = columns_of(question, passages)
    return {
        label: {column: verdict_of(question, statement, column) for column in columns}
        for label, statement in question.statements.items()
    }


def verdict_of(question: SourceMatrix, statement: MatrixStatement, column: str) -> str:
    """What one passage does with one statement."""
    if question.is_ticked:
        return "says" if column in (statement.says or ()) else "silent"
    return (statement.answer or {}).get(column, "silent")


@dataclass(frozen=True)
class AskedColumn:
    """A passage as a column; *id* is the passage's, which every page shows anyway."""

    id: str
    token: str = field(compare=False)
    source: Source


@dataclass(frozen=True)
class AskedRow:
    """A statement with what was answered: passages (or none) ticked, or a verdict for each."""

    token: str = field(compare=False)
    text: str
    ticked: frozenset[str]
    verdicts: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, kw_only=True)
class AskedSourceMatrix(Asked):
    """The statements and passages without the key; *is_ticked* tells the two ways to ask apart."""

    columns: tuple[AskedColumn, ...]
    rows: tuple[AskedRow, ...]
    is_ticked: bool

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its own and those of the passages and statements."""
        return (self.token, *(each.token for each in self.columns), *(each.token for each in self.rows))


def ask(question: SourceMatrix, asking: Asking) -> AskedSourceMatrix:
    """The page without the key; statements keep the order of the file."""
    columns = columns_of(question, asking.passages)
    return AskedSourceMatrix(
        **asking.common(question),
        columns=tuple(
            AskedColumn(name, _column_token(asking, question, name), asking.passages[name].source) for name in columns
        ),
        rows=tuple(_asked_row(question, asking, label) for label in question.statements),
        is_ticked=question.is_ticked,
    )


def _asked_row(question: SourceMatrix, asking: Asking, label: str) -> AskedRow:
    given = row_of(asking.response, label)
    return AskedRow(
        _row_token(asking, question, label), question.statements[label].text, as_ids(given), as_mapping(given)
    )


def _row_token(asking: Asking, question: SourceMatrix, label: str) -> str:
    return f"s{token(asking.seed, question.id, 'statement', label)}"


def _column_token(asking: Asking, question: SourceMatrix, column: str) -> str:
    return f"c{token(asking.seed, question.id, 'passage', column)}"


def row_of(response: Response, label: str) -> Response:
    """What was answered to one statement."""
    return response.get(label) if isinstance(response, dict) else None


def read(question: SourceMatrix, asking: Asking, data: Mapping[str, Any] | None) -> Response:
    """What was ticked or chosen for each statement's token, by the statement's label."""
    read_row = _read_ticks if question.is_ticked else _read_verdicts
    rows = {
        label: read_row(question, asking, (data or {}).get(_row_token(asking, question, label)))
        for label in question.statements
    }
    answered: dict[str, Response] = {label: row for label, row in rows.items() if row}
    return answered or None


def _read_ticks(question: SourceMatrix, asking: Asking, sent: list[str] | None) -> Response:
    known = (*columns_of(question, asking.passages), NONE)
    ticked = set(sent or ())
    if not ticked <= set(known):
        raise UnreadableResponse(
            message("This report does not belong to the question. Reload the page and choose again.")
        )
    return [name for name in known if name in ticked]


def _read_verdicts(question: SourceMatrix, asking: Asking, sent: Mapping[str, str | None] | None) -> Response:
    columns = columns_of(question, asking.passages)
    chosen = {name: (sent or {}).get(_column_token(asking, question, name)) for name in columns}
    judged: dict[str, Response] = {name: verdict for name, verdict in chosen.items() if verdict}
    if not set(judged.values()) <= VERDICTS.keys():
        raise UnreadableResponse(message("Choose Says so, Contradicts or Does not say."))
    return judged


def ask_back(question: SourceMatrix, response: Response, _passages: Passages, _language: str) -> Message | str:
    """Statements where a report is ticked and 'none of them' too."""
    if not question.is_ticked:
        return ""
    rows = [as_ids(row_of(response, label)) for label in question.statements]
    torn = [str(number) for number, ticked in enumerate(rows, start=1) if NONE in ticked and len(ticked) > 1]
    if not torn:
        return ""
    return counted(
        "In statement %(where)s you ticked a report and 'None of them'. Take one of the two back.",
        "In statements %(where)s you ticked a report and 'None of them'. Take one of the two back in each.",
        len(torn),
        where=", ".join(torn),
    )


def wording(question: SourceMatrix, passages: Passages) -> Wording:
    """The statements, each left open by the passages that are silent about it."""
    key = key_of(question, passages)
    return Wording(
        statements=tuple(
            Judged(
                ("statements", label, "text"),
                statement.text,
                frozenset(column for column, verdict in key[label].items() if verdict == "silent"),
            )
            for label, statement in question.statements.items()
        )
    )


def seconds(question: SourceMatrix) -> int:
    """Two thirds of a minute for each statement."""
    return 40 * len(question.statements)
