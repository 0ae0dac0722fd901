"""Source matrix: the mistakes a teacher can make in one."""

from collections.abc import Collection, Iterator, Sequence

from quizapp.core.choices import option_faults
from quizapp.core.citation import THE_ONLY_PASSAGE, Cite
from quizapp.core.problem import Fault, UnknownPassage, did_you_mean, one_of, unknown_passage
from quizapp.core.question_type import Passages
from quizapp.question_types.source_matrix.model import (
    NONE,
    VERDICTS,
    MatrixStatement,
    SourceMatrix,
    columns_of,
    key_of,
    verdict_of,
)


def faults(question: SourceMatrix, passages: Passages) -> Iterator[Fault]:
    """Columns that cannot be, statements without a key or proof, and keys that ask nothing."""
    columns = list(question.sources or passages)
    column_faults = list(_column_faults(question, passages, columns))
    yield from column_faults
    yield from option_faults(question.statements, "statements")
    if column_faults:
        return  # which key is right, and what it must cite, is only known from sound columns
    key_faults = list(_key_faults(question, columns))
    yield from key_faults
    for label, statement in question.statements.items():
        for fault in _trap_faults(question, statement, passages):
            yield fault.under("statements", label)
    if not key_faults:
        yield from _one_sided(question, passages)


def _key_faults(question: SourceMatrix, columns: Sequence[str]) -> Iterator[Fault]:
    for label, statement in question.statements.items():
        for fault in _statement_faults(question, statement, columns):
            yield fault.under("statements", label)


def _column_faults(question: SourceMatrix, passages: Passages, columns: Sequence[str]) -> Iterator[Fault]:
    for index, name in enumerate(question.sources or ()):
        if name not in passages:
            yield unknown_passage(("sources", index), name, passages)
        elif name in columns[:index]:
            yield Fault(("sources", index), f"the passage '{name}' is listed twice", "list it once")
    if NONE in columns:
        what = f"a passage called '{NONE}' cannot be told from 'none of them'"
        yield Fault(("sources",), what, "give the passage another name")
    if len(set(columns)) < 2:
        what = "there are fewer than two reports to tell apart"
        where = "to the set" if question.sources is None else "to 'sources'"
        yield Fault(("sources",), what, f"add a passage {where}, or use true_false_not_given")


def _statement_faults(question: SourceMatrix, statement: MatrixStatement, columns: Sequence[str]) -> Iterator[Fault]:
    key_faults = list((_says_faults if question.is_ticked else _answer_faults)(statement, columns))
    yield from key_faults
    if not key_faults:  # what must be cited is only known from a sound key
        yield from _citation_faults(question, statement, columns)


def _says_faults(statement: MatrixStatement, columns: Sequence[str]) -> Iterator[Fault]:
    says = statement.says
    if statement.answer is not None:
        what = "'answer' belongs to ask: says_contradicts_silent"
        yield Fault(("answer",), what, "write 'says: …' with the passages that say it", at_key=True)
    elif not says:
        what = "this statement does not tell which report says it"
        yield Fault(("says",), what, "add 'says: …' with the passages that say it, or says: none")
    elif NONE in says and len(says) > 1:
        yield Fault(("says",), "'says' names passages and 'none' as well", "write says: none, or take 'none' out")
    for index, name in enumerate(says or ()):
        if name not in columns and name != NONE:
            yield _no_column(("says", index), name, [*columns, NONE])
        elif says and name in says[:index]:
            yield Fault(("says", index), f"'says' names '{name}' twice", "name each passage once")


def _answer_faults(statement: MatrixStatement, columns: Sequence[str]) -> Iterator[Fault]:
    if statement.says is not None:
        what = "'says' belongs to ask: which_report"
        yield Fault(("says",), what, "write 'answer: …' with a verdict for each passage", at_key=True)
    for name in statement.answer or ():
        if name not in columns:
            yield _no_column(("answer", name), name, columns, at_key=True)
    missing = [name for name in columns if name not in (statement.answer or {})]
    if missing and (statement.answer is not None or statement.says is None):
        what = f"this statement has no verdict for {one_of(missing).replace(' or ', ' and ')}"
        yield Fault(("answer",), what, f"add '{missing[0]}: …' with {one_of(VERDICTS)} under 'answer'")


def _no_column(path: tuple[str | int, ...], name: str, columns: Collection[str], *, at_key: bool = False) -> Fault:
    what = f"'{name}' is not a passage of this question"
    return UnknownPassage(path, what, did_you_mean(name, columns, f"write one of {one_of(columns)}"), at_key, name=name)


def _citation_faults(question: SourceMatrix, statement: MatrixStatement, columns: Sequence[str]) -> Iterator[Fault]:
    cited = _passages_in(statement.cite)
    if THE_ONLY_PASSAGE in cited:
        return  # that the quote names no passage is told where it is checked
    true = {name: verdict_of(question, statement, name) for name in columns}
    true = {name: verdict for name, verdict in true.items() if verdict != "silent"}
    for name, verdict in true.items():
        if name not in cited:
            what = f"no citation shows that '{name}' {verdict} this"
            yield Fault(("cite",), what, f"add '{name}: …' with its exact words under 'cite'")
    for name in cited:
        if true and name in columns and name not in true:  # where no report says it, the nearest words may be cited
            what = f"'{name}' is cited, but the key has it silent"
            yield Fault(("cite", name), what, "change the key, or put tempting words under 'traps'", at_key=True)


def _trap_faults(question: SourceMatrix, statement: MatrixStatement, passages: Passages) -> Iterator[Fault]:
    columns = columns_of(question, passages)
    for name, trap in statement.traps.items():
        quoted = _passages_in(trap.cite) - {name, THE_ONLY_PASSAGE}
        if name in passages and name not in columns:  # that the set lacks it is told where the quote is checked
            yield _no_column(("traps", name), name, columns, at_key=True)
        elif quoted:
            what = f"the trap of '{name}' quotes {one_of(sorted(quoted))}"
            yield Fault(("traps", name, "cite"), what, f"quote '{name}', or move the trap")
        elif question.is_ticked and name in (statement.says or ()):
            what = f"'{name}' says this, so it holds no trap"
            yield Fault(("traps", name), what, "take the trap out, or change 'says'", at_key=True)


def _passages_in(cite: Cite | None) -> set[str]:
    return set(cite.root) if cite is not None else set()


def _one_sided(question: SourceMatrix, passages: Passages) -> Iterator[Fault]:
    verdicts = {verdict for cells in key_of(question, passages).values() for verdict in cells.values()}
    if verdicts == {"silent"}:
        what = "no report says any of the statements"
        yield Fault(("statements",), what, "add a statement that one of them says")
    elif len(verdicts) == 1:
        what = "the same answer is right everywhere"
        yield Fault(("statements",), what, "add a statement that one report does not say")
