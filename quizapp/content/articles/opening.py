"""The beginning of an article: its headline, and the lines that name author and date."""

import re
from collections.abc import Iterator

from quizapp.content.articles.article import Block, Blocks, Facts
from quizapp.content.articles.clean_text import is_prose, word_count
from quizapp.content.articles.headings import is_caption
from quizapp.content.articles.source_lines import read_left_out_line, read_source_line
from quizapp.core.quote_text import normal_words

HEADLINE = "headline, now in the source"
ABOVE = "stands above the headline"
_LONGEST_HEADLINE = 250
_LONGEST_QUESTION = 120
_WITH_PUBLISHER = re.compile(r"(?P<headline>.{10,}\S)\s+\|\s+(?P<publisher>[^|]{2,40})$")


def kept(blocks: Blocks) -> Iterator[tuple[int, Block]]:
    """The blocks that are not left out, with their places."""
    return ((place, block) for place, block in enumerate(blocks) if not block.left_out)


def begins_at(blocks: Blocks) -> int:
    """Where the running text begins: at two paragraphs that follow each other, or at the only one there is."""
    body = [is_prose(block.text) and not is_caption(block.text) for _, block in kept(blocks)]
    places = [place for place, _ in kept(blocks)]
    doubled = (place for place, first, second in zip(places, body, body[1:], strict=False) if first and second)
    single = (place for place, is_body in zip(places, body, strict=True) if is_body)
    return next(doubled, next(single, len(blocks)))


def ends_at(blocks: Blocks) -> int:
    """The place after the last paragraph of running text."""
    return max((place + 1 for place, block in kept(blocks) if is_prose(block.text)), default=len(blocks))


def take_source_lines(blocks: Blocks) -> tuple[Blocks, Facts]:
    """The blocks without the lines above and below the text that name author and date, and what these say."""
    begin, end = begins_at(blocks), ends_at(blocks)
    taken: list[Block] = []
    facts = Facts()
    for place, block in enumerate(blocks):
        found, reason = Facts(), ""
        if block.left_out:
            found = read_left_out_line(block.text)
        elif not begin <= place < end:
            around = blocks[max(place - 1, 0) : place], blocks[place + 1 : place + 2]
            found, reason = read_source_line(block.text, *(tuple(each.text for each in side) for side in around))
        facts = facts.or_else(found)
        taken.append(block.without(reason))
    return tuple(taken), facts


def take_headline(blocks: Blocks, known: str) -> tuple[Blocks, Facts]:
    """The blocks without the headline and the lines above it; the *known* headline is looked for, or else one is."""
    place = _place_of(blocks, known) if known else _place_of_a_headline(blocks)
    if place is None:
        return blocks, _named(known)
    above = tuple(block if is_prose(block.text) else block.without(ABOVE) for block in blocks[:place])
    at = blocks[place].without(HEADLINE)
    return (*above, at, *blocks[place + 1 :]), _named(known or at.text)


def _named(headline: str) -> Facts:
    parts = _WITH_PUBLISHER.match(headline)
    return Facts(headline=parts["headline"], publisher=parts["publisher"]) if parts else Facts(headline=headline)


def _place_of(blocks: Blocks, headline: str) -> int | None:
    """Where the headline stands as a line of its own, before the text."""
    words = normal_words(headline).casefold()
    before = range(min(begins_at(blocks) + 1, len(blocks)))
    return next((place for place in before if normal_words(blocks[place].text).casefold() == words), None)


def _place_of_a_headline(blocks: Blocks) -> int | None:
    """The first heading, or a first line that asks, or else the first line of three words above the text."""
    begin = begins_at(blocks)
    above = [(place, block) for place, block in kept(blocks) if place < begin and not is_caption(block.text)]
    marked = next((place for place, block in above if block.kind == "heading"), None)
    if marked is not None:
        return marked
    first = next(kept(blocks), None)
    if first and len(first[1].text) <= _LONGEST_QUESTION and first[1].text.rstrip("\"'”’»").endswith(("?", "!")):
        return first[0]
    lines = [(place, block) for place, block in above if _can_be_headline(block)]
    return max(lines, key=lambda each: (min(word_count(each[1].text), 3), -each[0]), default=(None,))[0]


def _can_be_headline(block: Block) -> bool:
    return not is_prose(block.text) and len(block.text) <= _LONGEST_HEADLINE and any(map(str.isalpha, block.text))
