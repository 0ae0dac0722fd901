"""Paper: a set as it is printed, for students without any key, and the key for whoever marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from quizapp.core.message import Message
from quizapp.core.paper_place import letters_of, paper_place
from quizapp.core.passage import Passage
from quizapp.core.proof import Proof
from quizapp.core.question import Question, part_at, tempts
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asked, Asking, Response
from quizapp.core.stages import Stage
from quizapp.services.application import KnowsTypes

_SEED = "paper"
"""The same for all prints, so that booklet, answer sheet and key have the options in one order."""


@dataclass(frozen=True)
class PaperStage:
    """The pages that are handed out together: passages that are new now, and questions; most sets have one stage."""

    number: int
    day: str | None
    passages: tuple[Passage, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Paper:
    """A set as students get it on paper: it has no key, why, trap, explanation or citation."""

    id: str
    title: str
    summary: str | None
    language: str
    passages: Mapping[str, Passage]
    stages: tuple[PaperStage, ...]
    glossary: Mapping[str, str]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions of all stages."""
        return tuple(asked for stage in self.stages for asked in stage.asked)

    @property
    def mark(self) -> str:
        """Eight characters that change with what students see: prints that have the same belong together."""
        texts = [each.model_dump_json() for each in self.passages.values()]
        seen = (self.title, self.summary, texts, self.asked, *self.glossary.items())
        return sha256(repr(seen).encode()).hexdigest()[:8]

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each passage."""
        return letters_of(self.passages)

    @property
    def example(self) -> str:
        """Some place, to show how places are written."""
        return next(f"{letter}1.1" for letter in self.letters.values())

    @property
    def points(self) -> Decimal:
        """What all questions together are worth."""
        return sum((asked.points for asked in self.asked), Decimal(0))

    def place(self, unit: str) -> str:
        """`A3.2` for a unit such as `post:p3.s2`."""
        passage_id, _, within = unit.partition(":")
        return paper_place(self.letters[passage_id], within)


@dataclass(frozen=True)
class PartProof:
    """What proves the answer, or the part of it that these *words* stand for."""

    words: str
    found: tuple[Proof, ...]


@dataclass(frozen=True)
class KeyEntry:
    """One question with what is right: *filled* is the asked question with the right answer given."""

    question: Question
    filled: Asked
    notes: tuple[Message, ...]
    proofs: tuple[PartProof, ...]


def paper_of(app: KnowsTypes, question_set: QuestionSet) -> Paper:
    """What students get."""
    return Paper(
        question_set.id,
        question_set.title,
        question_set.summary,
        question_set.language,
        question_set.passages,
        tuple(_stage(app, question_set, stage) for stage in question_set.stages),
        question_set.glossary,
    )


def _stage(app: KnowsTypes, question_set: QuestionSet, stage: Stage) -> PaperStage:
    new = (each for name, each in stage.passages.items() if stage.number == 1 or name in stage.new)
    questions = enumerate(stage.questions, start=stage.first)
    asked = (_asked(app, question_set, number, question, None) for number, question in questions)
    return PaperStage(stage.number, stage.day, tuple(new), tuple(asked))


def key_of(app: KnowsTypes, question_set: QuestionSet) -> tuple[KeyEntry, ...]:
    """What is right, question by question."""
    return tuple(
        _entry(app, question_set, number, question) for number, question in enumerate(question_set.questions, start=1)
    )


def _entry(app: KnowsTypes, question_set: QuestionSet, number: int, question: Question) -> KeyEntry:
    kind, passages = app.types[question.type], question_set.passages_of(question)
    right = kind.right(question, passages)
    return KeyEntry(
        question,
        _asked(app, question_set, number, question, right),
        kind.marking_notes(question, passages),
        tuple(part_proofs(question_set, question)),
    )


def part_proofs(question_set: QuestionSet, question: Question) -> Iterator[PartProof]:
    """Everything that proves the answer or a part of it."""
    for path, found in question_set.proofs_of(question).items():
        if not tempts(path):
            words = getattr(part_at(question, path[:-1]), "text", "") if len(path) > 1 else ""
            yield PartProof(words, found)


def _asked(app: KnowsTypes, question_set: QuestionSet, number: int, question: Question, response: Response) -> Asked:
    asking = Asking(_SEED, number, question_set.passages_of(question), response)
    return app.types[question.type].ask(question, asking)
