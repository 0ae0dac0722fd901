"""The proof map: which questions each sentence of a set proves, and which it tempts to a wrong answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.core.passage import Paragraph, Passage
from quizapp.core.question import tempts
from quizapp.core.question_set import QuestionSet


@dataclass(frozen=True)
class Uses:
    """The numbers of the questions that a sentence proves, and of those that it tempts in."""

    proves: tuple[int, ...] = ()
    tempts: tuple[int, ...] = ()


@dataclass(frozen=True)
class ProofMap:
    """A set with the uses of its sentences, by passage and sentence id."""

    question_set: QuestionSet
    uses: Mapping[tuple[str, str], Uses]

    def of(self, passage: Passage, sentence_id: str) -> Uses:
        """What the questions make of one sentence."""
        return self.uses.get((passage.id, sentence_id), Uses())

    def is_covered(self, passage: Passage, paragraph: Paragraph) -> bool:
        """Whether any sentence of the paragraph proves or tempts."""
        return any((passage.id, sentence.id) in self.uses for sentence in paragraph.sentences)

    def uncovered(self, passage: Passage) -> tuple[int, ...]:
        """The numbers of the paragraphs that no question needs."""
        return tuple(each.number for each in passage.paragraphs if not self.is_covered(passage, each))

    def proving(self, passage: Passage) -> int:
        """How many sentences of the passage prove something."""
        return sum(bool(uses.proves) for (passage_id, _), uses in self.uses.items() if passage_id == passage.id)

    def places(self, number: int, *, tempting: bool) -> tuple[tuple[str, str], ...]:
        """Passage and sentence ids that prove the answer to one question, or tempt in it, in reading order."""
        return tuple(
            (passage.id, sentence.id)
            for passage in self.question_set.passages.values()
            for paragraph in passage.paragraphs
            for sentence in paragraph.sentences
            if number in (self.of(passage, sentence.id).tempts if tempting else self.of(passage, sentence.id).proves)
        )


def proof_map(question_set: QuestionSet) -> ProofMap:
    """The map of a sound set."""
    proves: dict[tuple[str, str], set[int]] = {}
    tempting: dict[tuple[str, str], set[int]] = {}
    for number, question in enumerate(question_set.questions, start=1):
        for path, citations in question_set.citations_of(question).items():
            for citation in citations:
                for sentence in citation.sentences:
                    used = tempting if tempts(path) else proves
                    used.setdefault((citation.passage_id, sentence), set()).add(number)
    return ProofMap(
        question_set,
        {
            place: Uses(tuple(sorted(proves.get(place, ()))), tuple(sorted(tempting.get(place, ()))))
            for place in proves.keys() | tempting.keys()
        },
    )
