"""Turns words that somebody picked in a passage into a quote that is found there, and nowhere else."""

from collections.abc import Iterator

from quizapp.core.citation import Quote, QuoteNotFound, find_quote
from quizapp.core.passage import Paragraph, Passage


def pick_quote(passage: Passage, number: int, start: int, end: int) -> Quote:
    """The quote of the characters from *start* to *end* of a paragraph, taken to whole words.

    Where they stand elsewhere too, the quote names the paragraph; where they stand twice in it, it is widened to the
    sentences around. Raises `QuoteNotFound` where there are no words.
    """
    failure = QuoteNotFound("no words are chosen", "choose some words of the passage")
    if not 0 < number <= len(passage.paragraphs) or start >= end:
        raise failure
    paragraph = passage.paragraphs[number - 1]
    for words in _wider_and_wider(paragraph, *_whole_words(paragraph.text, start, end)):
        for quote in (Quote(quote=words), Quote(quote=words, paragraph=number)):
            try:
                find_quote(passage, quote)
            except QuoteNotFound as not_alone:
                failure = not_alone
            else:
                return quote
    raise failure


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _wider_and_wider(paragraph: Paragraph, start: int, end: int) -> Iterator[str]:
    """The words themselves, their sentences, and one more sentence after the other up to the whole paragraph."""
    if paragraph.text[start:end].strip():
        yield paragraph.text[start:end].strip()
        inside = [index for index, each in enumerate(paragraph.sentences) if each.start < end and start < each.end]
        first, last = inside[0], inside[-1]
        for wider in range(len(paragraph.sentences)):
            around = paragraph.sentences[max(0, first - wider) : last + 1 + wider]
            yield paragraph.text[around[0].start : around[-1].end].strip()
