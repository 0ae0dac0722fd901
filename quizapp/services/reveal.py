"""The reveal: what is right in a question that a class discusses, what proves it, and what tempted how many."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from quizapp.core.charts import Chart, Chosen, Pick
from quizapp.core.mark import Mark, Status
from quizapp.core.message import Message
from quizapp.core.problem import Path
from quizapp.core.proof import Proof
from quizapp.core.question import Misreading, Question, part_at
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, Response
from quizapp.services.application import Application
from quizapp.services.class_attempts import ClassAttempt
from quizapp.services.class_results import ClassResults
from quizapp.services.discussion import SEED, Discussed, attempts_with, discuss
from quizapp.services.paper import PartProof, part_proofs


@dataclass(frozen=True)
class Tempted:
    """How many made a mistake that the author expected: its kind, the words they chose, the sentence that tempts."""

    count: int
    misreading: Misreading | None
    words: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class Revealed:
    """Everything that the page may tell only now."""

    right: frozenset[Pick]
    units: frozenset[str]
    """The sentences or paragraphs that are right as evidence."""
    words: tuple[tuple[Message | str, str], ...]
    """What is right where students write it themselves, each behind the name of its place, if that has one."""
    notes: tuple[Message, ...]
    explain: str | None
    proofs: Mapping[Proof, tuple[str, ...]]
    """Each proof once, with the words of the parts that it proves; no words where it proves the whole."""
    tempted: tuple[Tempted, ...]
    counts: Counter[Status]

    def is_right(self, place: str, answer: str) -> bool:
        """Whether this answer is right at this place; capitals make no difference."""
        return any(pick.place == place and pick.answer.casefold() == answer.casefold() for pick in self.right)


def reveal(app: Application, results: ClassResults, number: int) -> Revealed:
    """What is right in the question with this number."""
    question_set = results.question_set
    question = question_set.questions[number - 1]
    kind, passages = app.types[question.type], question_set.passages_of(question)
    response = kind.right(question, passages)
    right = kind.chosen(question, response, passages)
    attempts = attempts_with(results, question)
    marks = [(each, kind.grade(question, each.taking.responses.get(question.id), passages)) for each in attempts]
    return Revealed(
        right.picks | frozenset(_earning(app, question_set, question, marks)),
        right.units,
        _written(kind.charts(question, Asking(SEED, number, passages)), right, response),
        kind.marking_notes(question, passages),
        question.explain,
        _proofs(part_proofs(question_set, question)),
        tuple(_tempted(app, question_set, question, attempts)),
        results.marks_of(question),
    )


def counted_answers(app: Application, results: ClassResults) -> tuple[tuple[Discussed, Revealed], ...]:
    """Question by question, how those answered who have handed in, and what is right."""
    handed_in = replace(results, students=results.handed_in)
    numbers = range(1, len(results.question_set.questions) + 1)
    return tuple((discuss(app, handed_in, number), reveal(app, handed_in, number)) for number in numbers)


def _proofs(parts: Iterable[PartProof]) -> dict[Proof, tuple[str, ...]]:
    found: dict[Proof, list[str]] = {}
    for part in parts:
        for proof in part.found:
            found.setdefault(proof, []).extend([part.words] if part.words else [])
    return {proof: tuple(dict.fromkeys(words)) for proof, words in found.items()}


def _written(charts: tuple[Chart, ...], right: Chosen, response: Response) -> tuple[tuple[Message | str, str], ...]:
    """The right words of places without answers to choose; of a question that nothing is counted by, the response."""
    if not charts and not right.units:
        return (("", response),) if isinstance(response, str) else ()
    headings = {chart.place: chart.heading for chart in charts if not chart.answers}
    return tuple((headings[pick.place], pick.answer) for pick in right.picks if pick.place in headings)


def _earning(
    app: Application, question_set: QuestionSet, question: Question, marks: Iterable[tuple[ClassAttempt, Mark]]
) -> Iterable[Pick]:
    """Answers that are right in other words, or at another place of a tie, than the right response has them."""
    kind, passages = app.types[question.type], question_set.passages_of(question)
    for attempt, mark in marks:
        for pick in kind.chosen(question, attempt.taking.responses.get(question.id), passages).picks:
            if mark.status is Status.RIGHT or mark.parts.get(pick.place):
                yield pick


def _tempted(
    app: Application, question_set: QuestionSet, question: Question, attempts: Iterable[ClassAttempt]
) -> Iterable[Tempted]:
    """What was expected and happened, the most frequent first."""
    kind, passages = app.types[question.type], question_set.passages_of(question)
    misread = Counter(
        (each.misreading, each.trap)
        for attempt in attempts
        for each in kind.misread(question, attempt.taking.responses.get(question.id), passages)
    )
    found = question_set.proofs_of(question)
    for (misreading, trap), count in misread.most_common():
        yield Tempted(count, misreading, _words(question, trap), found.get(trap, ()) if trap else ())


def _words(question: Question, trap: Path | None) -> str:
    """The words of the option or statement that the trap belongs to."""
    around = (part_at(question, trap[:end]) for end in range(len(trap) - 1, 0, -1)) if trap else iter(())
    return next((str(words) for part in around if (words := getattr(part, "text", ""))), "")
