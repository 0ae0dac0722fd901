"""The beginning of an article: its headline, and the lines that name author and date."""

import re
from collections.abc import Iterator

from quizapp.content.articles.article import Block, Blocks, Origin
from quizapp.content.articles.boilerplate.around import NAVIGATION
from quizapp.content.articles.clean_text import ends_a_sentence, is_prose, word_count
from quizapp.content.articles.headings import is_caption
from quizapp.content.articles.source_lines import (
    ABOUT_THE_AUTHOR,
    BYLINE,
    DATE,
    is_about,
    read_left_out_line,
    read_source_line,
)
from quizapp.core.quote_text import normal_words

HEADLINE = "headline, now in the source"
MASTHEAD = "name of the paper, now in the source"
ABOVE = "stands above the headline"
SCRAP_ABOVE = "a scrap above the text"
_HEAD = 12
"""Lines in which author and date are looked for, where paragraphs stand among them."""
_LONGEST_HEADLINE = 250
_LONGEST_SENTENCE = 120
"""Characters of a headline that is a whole sentence."""
_MOST_WORDS_OF_A_SCRAP = 2
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
    return max(next(doubled, next(single, len(blocks))), _after_source_lines(blocks))


def ends_at(blocks: Blocks) -> int:
    """The place after the last paragraph of running text."""
    return max((place + 1 for place, block in kept(blocks) if is_prose(block.text)), default=len(blocks))


def _after_source_lines(blocks: Blocks) -> int:
    """The place after the first byline and the first date, where they stand among the first lines."""
    found: dict[str, int] = {}
    for place, _ in [each for each, _ in zip(kept(blocks), range(_HEAD), strict=False)]:
        reason = _source_line(blocks, place)[1]
        found.setdefault(reason, place + 1)
    return max(found.get(BYLINE, 0), found.get(DATE, 0))


def _source_line(blocks: Blocks, place: int) -> tuple[Origin, str]:
    before = tuple(each.text for each in blocks[max(place - 1, 0) : place])
    after = tuple(each.text for each in blocks[place + 1 : place + 2])
    return read_source_line(blocks[place].text, before, after)


def take_source_lines(blocks: Blocks) -> tuple[Blocks, Origin]:
    """The blocks without the lines above and below the text that name author and date, and what these say."""
    begin, end = begins_at(blocks), ends_at(blocks)
    taken: list[Block] = []
    origin = Origin()
    for place, block in enumerate(blocks):
        found, reason = Origin(), ""
        if block.left_out:
            found = read_left_out_line(block.text)
        elif not begin <= place < end:
            found, reason = _source_line(blocks, place)
        origin = origin.or_else(found)
        taken.append(block.without(reason))
    about = (ABOUT_THE_AUTHOR if is_about(origin.byline, block.text) else "" for block in taken)
    return tuple(block.without(reason) for block, reason in zip(taken, about, strict=True)), origin


def take_headline(blocks: Blocks, known: str) -> tuple[Blocks, Origin]:
    """The blocks without the headline and the lines above it; the *known* headline is looked for, or else one is."""
    begin = begins_at(blocks)
    place = _place_of(blocks, known, begin) if known else _place_of_a_headline(blocks, begin)
    if place is None:
        return blocks, _named(known)
    above = tuple(block if is_prose(block.text) else block.without(ABOVE) for block in blocks[:place])
    at = blocks[place].without(HEADLINE)
    below = tuple(block.without(SCRAP_ABOVE) if _is_scrap(block) else block for block in blocks[place + 1 : begin])
    return (*above, at, *below, *blocks[max(begin, place + 1) :]), _named(known or at.text)


def take_masthead(blocks: Blocks, publisher: str) -> tuple[Blocks, str]:
    """The blocks without the name of the paper above the text, and that name: *publisher* is often its company's."""
    words = set(normal_words(publisher).casefold().split())
    for place in range(begins_at(blocks)):
        own = _name_words(blocks[place].text)
        if own and own < words:
            return (*blocks[:place], blocks[place].without(MASTHEAD), *blocks[place + 1 :]), blocks[place].text
    return blocks, publisher


def _name_words(text: str) -> set[str]:
    """The words of a name such as `The Ashford Echo`; none of a single word, which may be a section."""
    words = normal_words(text).casefold().split()
    return set(words) - {"the"} if 2 <= len(words) <= 5 and text[:1].isupper() else set()


def _named(headline: str) -> Origin:
    parts = _WITH_PUBLISHER.match(headline)
    return Origin(headline=parts["headline"], publisher=parts["publisher"]) if parts else Origin(headline=headline)


def _is_scrap(block: Block) -> bool:
    """A place or an agency above the first paragraph, such as `LONDON`."""
    return word_count(block.text) <= _MOST_WORDS_OF_A_SCRAP and not ends_a_sentence(block.text)


def _place_of(blocks: Blocks, headline: str, begin: int) -> int | None:
    """Where the headline stands as a line of its own, before the text."""
    words = normal_words(headline).casefold()
    before = range(min(begin + 1, len(blocks)))
    return next((place for place in before if normal_words(blocks[place].text).casefold() == words), None)


def _place_of_a_headline(blocks: Blocks, begin: int) -> int | None:
    """The first heading, or a first line that asks, or else the first line of three words above the text."""
    first = next(kept(blocks), None)
    above = [(place, block) for place, block in kept(blocks) if place < begin and not is_caption(block.text)]
    marked = next((place for place, block in above if block.kind == "heading"), None)
    if marked is not None:
        return marked
    if first and _is_headline_of_sentences(first[1].text):
        return first[0]
    menu = max((place for place, block in enumerate(blocks[:begin]) if block.left_out == NAVIGATION), default=-1)
    lines = [(place, block) for place, block in above if _can_be_headline(block)]
    below_the_menu = [each for each in lines if each[0] > menu]
    best = max(below_the_menu or lines, key=lambda each: (min(word_count(each[1].text), 3), -each[0]), default=None)
    return best[0] if best else None


def _can_be_headline(block: Block) -> bool:
    return not is_prose(block.text) and len(block.text) <= _LONGEST_HEADLINE and any(map(str.isalpha, block.text))


def _is_headline_of_sentences(text: str) -> bool:
    """Whether a line that ends like a sentence asks or calls, or begins nearly every word with a capital."""
    if len(text) > _LONGEST_SENTENCE:
        return False
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    in_capitals = len(long_words) > 3 and capitals * 4 >= len(long_words) * 3
    return text.rstrip("\"'”’»").endswith(("?", "!")) or in_capitals
