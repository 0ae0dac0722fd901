"""Short lines among paragraphs: which are subheadings, and which are captions of pictures."""

import re
from dataclasses import replace

from quizapp.content.articles.article import Block, Blocks, Kind
from quizapp.content.articles.boilerplate.pictures import AGENCY, CREDIT, PICTURE_CODE
from quizapp.content.articles.clean_text import ends_a_sentence, is_prose, word_count

_LONGEST = 100
_MOST_WORDS = 12
_CAPTION_END = re.compile(
    r".*(?:[(\[](?i:photo|picture|image|foto|bild|credit|file)\b[^)\]]{0,60}[)\]]\.?"
    r"|(?:\S|[.!?] )(?:Credit|Photo|Photograph|Picture|Image)(?:\.{2,3}|:).{2,60}"
    rf"|[.!?] [^.!?]{{2,60}}(?:/| via )(?i:{AGENCY}))$"
)


def is_caption(text: str) -> bool:
    """Whether a line ends by saying whose picture it describes."""
    return len(text) <= 400 and bool(_CAPTION_END.match(text))


def tell_captions(blocks: Blocks) -> Blocks:
    """The same blocks, with captions told apart: they stand beside a credit or the name of a picture file."""
    told = []
    for place, block in enumerate(blocks):
        before = blocks[place - 1].left_out if place else ""
        after = blocks[place + 1].left_out if place + 1 < len(blocks) else ""
        beside_a_picture = before == PICTURE_CODE or after == CREDIT
        if not block.left_out and (is_caption(block.text) or (beside_a_picture and not is_prose(block.text))):
            block = replace(block, kind="caption")
        told.append(block)
    return tuple(told)


def tell_headings(blocks: Blocks, *, are_marked: bool) -> Blocks:
    """The same blocks, with subheadings told apart; each has a paragraph below it."""
    places = [place for place, block in enumerate(blocks) if not block.left_out]
    told = list(blocks)
    for index, place in enumerate(places):
        block = blocks[place]
        below = blocks[places[index + 1]] if index + 1 < len(places) else None
        above = blocks[places[index - 1]] if index else None
        is_one = block.kind == "heading" if are_marked else _looks_like_one(block, above)
        kind: Kind = "heading" if is_one and _can_stand_above(below) else block.kind
        told[place] = replace(block, kind="text" if kind == "heading" and not _can_stand_above(below) else kind)
    return tuple(told)


def _can_stand_above(below: Block | None) -> bool:
    return below is not None and below.kind != "heading" and (is_prose(below.text) or below.kind == "entry")


def _looks_like_one(block: Block, above: Block | None) -> bool:
    """A short line without a full stop, below a paragraph."""
    if block.kind != "text" or above is None or not (is_prose(above.text) or above.kind == "caption"):
        return False
    ends = ends_a_sentence(block.text) and not block.text.endswith("?")
    short = len(block.text) <= _LONGEST and 1 <= word_count(block.text) <= _MOST_WORDS
    return short and not ends and not block.text.endswith((":", ",", ";")) and not block.text[0].islower()
