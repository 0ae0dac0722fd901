"""The discussion: how a class answered a question, without names; what is right is told apart from it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.core.charts import EVIDENCE, Chart, Chosen
from quizapp.core.message import Message
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, QuestionType
from quizapp.services.application import Application
from quizapp.services.class_attempts import ClassAttempt
from quizapp.services.class_results import ClassResults
from quizapp.services.evidence_map import HeatPassage, HeatPiece, evidence_map

SEED = "paper"
"""The same order of options as on the printed booklet; it does not follow from what is right."""
FEW = 5
"""Below so many answers it may show who answered what."""
_MOST_TYPED = 8
_MOST_SHOWN = 5


@dataclass(frozen=True)
class Bar:
    """One answer, and how many gave it."""

    id: str
    text: Message | str
    count: int


@dataclass(frozen=True)
class CountedChart:
    """One place of a question with the answers that were given there; *others* counts typed ones without a bar."""

    place: str
    heading: Message | str
    bars: tuple[Bar, ...]
    others: int = 0


@dataclass(frozen=True)
class Discussed:
    """How the class answered one question; nothing of it tells what is right."""

    number: int
    question_set: QuestionSet
    prompt: str
    day: str | None
    answered: int
    asked: int
    """How many students have begun an attempt that asks it."""
    working: int
    """How many of them have not handed in."""
    charts: tuple[CountedChart, ...]
    heat: tuple[HeatPassage, ...]
    heat_of: int
    """From how many answers the map is made."""
    by: int
    """To those who gave which of the answers the map is narrowed, counted from 1; 0 for all."""

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.question_set.questions)

    @property
    def is_few(self) -> bool:
        """Whether one may guess who answered what."""
        return 0 < self.answered < FEW

    @property
    def hottest(self) -> int:
        """How often the sentence or paragraph was chosen that was chosen most."""
        return max((each.count for each in self.most_chosen), default=0)

    @property
    def most_chosen(self) -> tuple[HeatPiece, ...]:
        """The few sentences or paragraphs that were chosen most."""
        paragraphs = [paragraph for passage in self.heat for paragraph in passage.paragraphs]
        pieces = [each for paragraph in paragraphs for each in (*paragraph.pieces, paragraph.whole) if each.count]
        return tuple(sorted(pieces, key=lambda each: -each.count)[:_MOST_SHOWN])

    @property
    def lists_sentences(self) -> bool:
        """Whether a list of the sentences that were chosen most says more than the charts do."""
        return bool(self.heat) and all(chart.heading != EVIDENCE for chart in self.charts)

    @property
    def is_matrix(self) -> bool:
        """Whether all places have the same answers, so that they make one table."""
        answers = {tuple((bar.id, bar.text) for bar in chart.bars) for chart in self.charts}
        return len(self.charts) > 1 and len(answers) == 1 and all(chart.bars for chart in self.charts)

    @property
    def narrows(self) -> tuple[Bar, ...]:
        """The answers to which the map can be narrowed."""
        is_one = bool(self.heat or self.by) and bool(self.charts) and not self.charts[0].heading
        return self.charts[0].bars if is_one else ()


def discuss(app: Application, results: ClassResults, number: int, by: int = 0) -> Discussed:
    """The question with this number; the map of evidence only of those who gave answer *by*."""
    question_set = results.question_set
    question = question_set.questions[number - 1]
    kind, asking = app.types[question.type], Asking(SEED, number, question_set.passages_of(question))
    attempts = attempts_with(results, question)
    given = [each for each in chosen_in(kind, question_set, question, attempts) if each is not None]
    charts = tuple(_counted(chart, given) for chart in kind.charts(question, asking))
    narrowed = _narrowed(charts, given, by)
    return Discussed(
        number,
        question_set,
        question.prompt,
        question.as_of,
        len(given),
        len(attempts),
        sum(each.taking.attempt.is_open for each in attempts),
        charts,
        tuple(evidence_map(asking.passages.values(), narrowed)),
        len(narrowed),
        by,
    )


def attempts_with(results: ClassResults, question: Question) -> list[ClassAttempt]:
    """The attempt that counts of everybody who was asked the question."""
    return [each.counts for each in results.students if each.counts and question.id in each.cells]


def chosen_in(
    kind: QuestionType, question_set: QuestionSet, question: Question, attempts: Iterable[ClassAttempt]
) -> list[Chosen | None]:
    """What each attempt gives; nothing where there is no answer."""
    passages = question_set.passages_of(question)
    responses = (each.taking.responses.get(question.id) for each in attempts)
    return [None if each is None else kind.chosen(question, each, passages) for each in responses]


def _counted(chart: Chart, given: Iterable[Chosen]) -> CountedChart:
    picked = Counter(pick.answer for each in given for pick in each.picks if pick.place == chart.place)
    if not chart.answers:
        return _typed(chart, picked)
    bars = tuple(Bar(answer.id, answer.text, picked[answer.id]) for answer in chart.answers)
    return CountedChart(chart.place, chart.heading, bars)


def _typed(chart: Chart, picked: Counter[str]) -> CountedChart:
    """The most frequent answers, each in its most frequent spelling."""
    spellings: dict[str, Counter[str]] = {}
    for answer, count in picked.items():
        spellings.setdefault(answer.casefold(), Counter())[answer] = count
    bars = [Bar(key, found.most_common(1)[0][0], found.total()) for key, found in spellings.items()]
    bars.sort(key=lambda bar: (-bar.count, bar.id))
    others = sum(bar.count for bar in bars[_MOST_TYPED:])
    return CountedChart(chart.place, chart.heading, tuple(bars[:_MOST_TYPED]), others)


def _narrowed(charts: tuple[CountedChart, ...], given: list[Chosen], by: int) -> list[Chosen]:
    bars = charts[0].bars if charts else ()
    if not 0 < by <= len(bars):
        return given
    wanted = charts[0].place, bars[by - 1].id.casefold()
    return [each for each in given if wanted in {(pick.place, pick.answer.casefold()) for pick in each.picks}]
