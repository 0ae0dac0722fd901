"""Sorts the blocks of a copied page: what belongs to the article, what is left out and why, and its source."""

from dataclasses import replace

from quizapp.content.articles.article import Article, Block, Blocks, Dropped, Raw
from quizapp.content.articles.boilerplate import why_left_out
from quizapp.content.articles.boilerplate.around import NAVIGATION
from quizapp.content.articles.ending import leave_out_lines_below, leave_out_sections_below, take_about_the_author
from quizapp.content.articles.headings import tell_captions, tell_headings
from quizapp.content.articles.opening import take_headline, take_masthead, take_source_lines
from quizapp.content.articles.repeats import leave_out_links, leave_out_repeats, leave_out_scraps


def sift(raw: Raw) -> Article:
    """The article that stands among these blocks; each is a paragraph of it or is dropped for a reason."""
    blocks = leave_out_sections_below(_without_boilerplate(raw.blocks))
    blocks, from_lines = take_source_lines(blocks)
    blocks, publisher = take_masthead(blocks, raw.origin.publisher or from_lines.publisher)
    blocks, from_headline = take_headline(blocks, raw.origin.headline)
    blocks = leave_out_links(leave_out_repeats(blocks))
    blocks, from_the_end = take_about_the_author(blocks)
    if not raw.is_chosen:
        blocks = leave_out_lines_below(blocks)
    blocks = tell_headings(tell_captions(leave_out_scraps(blocks)), are_marked=raw.is_marked_up)
    kept = tuple(block for block in blocks if not block.left_out)
    dropped = tuple(Dropped(block.text, block.line, block.left_out) for block in blocks if block.left_out)
    origin = raw.origin.or_else(from_lines).or_else(from_headline).or_else(from_the_end)
    publisher = publisher or origin.publisher
    return Article(replace(origin, headline=from_headline.headline, publisher=publisher), kept, dropped)


def _without_boilerplate(blocks: Blocks) -> Blocks:
    return tuple(block if block.left_out else block.without(_reason(block)) for block in blocks)


def _reason(block: Block) -> str:
    reason = why_left_out(block.text)
    return "" if block.kind == "heading" and reason == NAVIGATION else reason  # `## Health` inside an article
