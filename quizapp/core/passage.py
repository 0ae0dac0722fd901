"""Passages: texts that students read, with numbered paragraphs and sentences that have stable ids."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from quizapp.core.authored import Authored, Format, IsoDate, LongText, Slug, Text
from quizapp.core.passage_units import ParagraphInUnits, PassageInUnits, PassageUnit
from quizapp.core.quote_text import NormalisedText, normal_words, normalise_quote
from quizapp.core.readability import minutes_to_read, words_in

LONGEST_PASSAGE = 40_000
"""Characters in a passage, about 6,500 words."""

Kind = Literal["newspaper", "news_site", "news_agency", "broadcaster", "state_media", "blog", "book", "unknown"]


LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


class Source(Authored):
    """Where a passage comes from, as the line above it says."""

    title: Text = Field(description="The headline, as it was printed.")
    publisher: Text | None = Field(None, description="Who published it; leave it out when it is not known.")
    author: Text | None = Field(None, description="Who wrote it; leave it out when it is not named.")
    published: IsoDate | None = Field(
        None, description="When: 2024-05-24, or 2024-05 or 2024 when the day is not certain."
    )
    kind: Kind = Field("unknown", description="What sort of publisher it is.")
    note: Text | None = Field(None, description="What readers should know about this copy of the text.")


class PassageHeader(Source):
    """The front matter of a passage file, between the two `---` lines."""

    format: Format = Field("1", description="The version of this file format; always 1.")
    language: Text = Field("en", pattern=LANGUAGE, description="e.g. en, de, pt-BR")


class InlinePassage(PassageHeader):
    """A passage that stands inside a question set."""

    id: Slug = Field(description="The name by which questions cite this passage.")
    text: Annotated[LongText, Field(max_length=LONGEST_PASSAGE)] = Field(
        description="The text; an empty line starts a new paragraph."
    )


class Sentence(BaseModel):
    """A sentence as a character range of its paragraph; its id, `p2.s1`, never changes within a version."""

    model_config = ConfigDict(frozen=True)
    id: str
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """A sentence, or two that follow each other: the id of the first, and the words as quotes are compared."""

    first: str
    words: str
    folded: frozenset[str]


class Paragraph(BaseModel):
    """A numbered paragraph, with the subheading that stands above it, if any."""

    model_config = ConfigDict(frozen=True)
    number: int
    text: str
    sentences: tuple[Sentence, ...]
    heading: str | None = None

    @cached_property
    def normalised(self) -> NormalisedText:
        """The text as quotes are compared with it."""
        return normalise_quote(self.text)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every sentence, alone and together with the one after it."""
        pairs = (
            (first, normal_words(self.text[first.start : last.end]))
            for index, first in enumerate(self.sentences)
            for last in self.sentences[index : index + 2]
        )
        return tuple(Stretch(first.id, words, frozenset(words.casefold().split())) for first, words in pairs)

    def sentence_text(self, sentence: Sentence) -> str:
        """The words of one of this paragraph's sentences, without white space around them."""
        return self.text[sentence.start : sentence.end].strip()


class Passage(BaseModel):
    """A text with its source, ready to be read and cited."""

    model_config = ConfigDict(frozen=True)
    id: str
    language: str
    source: Source
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def word_count(self) -> int:
        """How many words there are to read."""
        return sum(len(words_in(paragraph.text)) for paragraph in self.paragraphs)

    @cached_property
    def found(self) -> dict[tuple[str, int | None], Any]:
        """Where quotes of its questions stand, as far as they were looked for."""
        return {}

    @cached_property
    def in_sentences(self) -> PassageInUnits:
        """The passage cut into its sentences."""
        return self._cut(
            lambda paragraph: tuple(
                PassageUnit(f"{self.id}:{each.id}", paragraph.sentence_text(each)) for each in paragraph.sentences
            )
        )

    @cached_property
    def in_paragraphs(self) -> PassageInUnits:
        """The passage cut into its paragraphs."""
        return self._cut(lambda paragraph: (PassageUnit(f"{self.id}:p{paragraph.number}", paragraph.text),))

    def _cut(self, units_of: Callable[[Paragraph], tuple[PassageUnit, ...]]) -> PassageInUnits:
        cut = tuple(ParagraphInUnits(each.number, each.heading, units_of(each)) for each in self.paragraphs)
        return PassageInUnits(self.id, self.source.title, self.language, cut)

    @property
    def minutes(self) -> int:
        """How long it takes to read it once."""
        return minutes_to_read(self.word_count)

    @property
    def sentence_texts(self) -> list[str]:
        """The words of every sentence."""
        return [paragraph.sentence_text(each) for paragraph in self.paragraphs for each in paragraph.sentences]
