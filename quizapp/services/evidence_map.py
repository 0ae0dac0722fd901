"""The evidence map: the passages with how many of a class chose each sentence or paragraph."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from quizapp.core.charts import Chosen
from quizapp.core.passage import Passage


@dataclass(frozen=True)
class HeatPiece:
    """A sentence of a passage, the names under which it can be chosen, and how many chose it."""

    units: frozenset[str]
    text: str
    count: int


@dataclass(frozen=True)
class HeatParagraph:
    """The sentences of a numbered paragraph; *whole* counts the paragraph, where those are chosen."""

    number: int
    heading: str | None
    pieces: tuple[HeatPiece, ...]
    whole: HeatPiece

    @property
    def is_chosen(self) -> bool:
        """Whether anybody chose it, or a sentence of it."""
        return any(each.count for each in (self.whole, *self.pieces))


@dataclass(frozen=True)
class HeatPassage:
    """A passage in which something was chosen as evidence."""

    passage: Passage
    paragraphs: tuple[HeatParagraph, ...]

    @property
    def runs(self) -> tuple[tuple[bool, tuple[HeatParagraph, ...]], ...]:
        """The paragraphs in turn, those that were chosen from and those that were not."""
        found = groupby(self.paragraphs, lambda paragraph: paragraph.is_chosen)
        return tuple((is_chosen, tuple(run)) for is_chosen, run in found)


def evidence_map(passages: Iterable[Passage], given: list[Chosen]) -> Iterator[HeatPassage]:
    """The passages in which anything was chosen."""
    counts = Counter(unit for each in given for unit in each.units)
    for passage in passages:
        if any(unit.startswith(f"{passage.id}:") for unit in counts):
            yield HeatPassage(passage, tuple(_paragraphs(passage, counts)))


def _paragraphs(passage: Passage, counts: Counter[str]) -> Iterator[HeatParagraph]:
    for paragraph in passage.paragraphs:
        whole = f"{passage.id}:p{paragraph.number}"
        units = {sentence: f"{passage.id}:{sentence.id}" for sentence in paragraph.sentences}
        pieces = (
            HeatPiece(frozenset({whole, unit}), paragraph.sentence_text(sentence), counts[unit])
            for sentence, unit in units.items()
        )
        as_one = HeatPiece(frozenset({whole}), paragraph.text, counts[whole])
        yield HeatParagraph(paragraph.number, paragraph.heading, tuple(pieces), as_one)
