"""Proofs: cited sentences in their place, with the sentences around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.core.citation import Citation
from quizapp.core.passage import Paragraph, Passage


@dataclass(frozen=True)
class Piece:
    """A sentence of a proof, cited or around the cited ones."""

    id: str
    text: str
    is_cited: bool


@dataclass(frozen=True)
class Proof:
    """Cited sentences in their place: the passage, the paragraph, and a sentence of context on either side."""

    passage: Passage
    paragraph: Paragraph
    pieces: tuple[Piece, ...]

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the cited sentences, in reading order."""
        return tuple(piece.id for piece in self.pieces if piece.is_cited)


def proofs_in(passages: Mapping[str, Passage], citations: Iterable[Citation]) -> tuple[Proof, ...]:
    """One proof for each paragraph that is cited, however many quotes stand in it."""
    cited: dict[tuple[str, int], set[str]] = {}
    for citation in citations:
        cited.setdefault((citation.passage_id, citation.paragraph), set()).update(citation.sentences)
    return tuple(_proof(passages[passage_id], number, sentences) for (passage_id, number), sentences in cited.items())


def _proof(passage: Passage, number: int, cited: set[str]) -> Proof:
    paragraph = passage.paragraphs[number - 1]
    places = [index for index, sentence in enumerate(paragraph.sentences) if sentence.id in cited]
    pieces = tuple(
        Piece(sentence.id, paragraph.sentence_text(sentence), sentence.id in cited)
        for index, sentence in enumerate(paragraph.sentences)
        if min(places) - 1 <= index <= max(places) + 1
    )
    return Proof(passage, paragraph, pieces)
