"""The end of an article: the author's introduction, comments, lists of other articles, and what else stands below."""

from itertools import pairwise

from quizapp.content.articles.article import Block, Blocks, Origin
from quizapp.content.articles.boilerplate.around import OTHER_ARTICLES
from quizapp.content.articles.boilerplate.talk import COMMENTS
from quizapp.content.articles.clean_text import ends_a_sentence, is_prose, word_count
from quizapp.content.articles.source_lines import ABOUT_THE_AUTHOR, read_about_the_author

BELOW = "stands below the end of the article"
_SECTIONS = (OTHER_ARTICLES, COMMENTS)
_MOST_OF_IT = 0.6
_LONGEST_LABEL = 60


def leave_out_sections_below(blocks: Blocks) -> Blocks:
    """Without all that follows `Comments` or `Related articles`, where most of the text stands before that."""
    words = [word_count(block.text) if is_prose(block.text) and not block.left_out else 0 for block in blocks]
    for place, block in enumerate(blocks):
        begins_a_section = block.left_out in _SECTIONS and len(block.text) <= _LONGEST_LABEL
        most_stands_above = sum(words[:place]) > _MOST_OF_IT * sum(words)
        if (
            begins_a_section
            and most_stands_above
            and not (block.left_out == OTHER_ARTICLES and _goes_on_below(words[place:]))
        ):
            return (*blocks[:place], *(each.without(block.left_out) for each in blocks[place:]))
    return blocks


def _goes_on_below(words: list[int]) -> bool:
    """Whether two paragraphs follow each other, as teasers of other articles do not."""
    return any(first and second for first, second in pairwise(words))


def take_about_the_author(blocks: Blocks) -> tuple[Blocks, Origin]:
    """Without the last paragraph, where that introduces the author."""
    last = next((place for place in reversed(range(len(blocks))) if not blocks[place].left_out), None)
    origin = read_about_the_author(blocks[last].text) if last is not None else Origin()
    if last is None or origin == Origin():
        return blocks, Origin()
    return (*blocks[:last], blocks[last].without(ABOUT_THE_AUTHOR), *blocks[last + 1 :]), origin


def leave_out_lines_below(blocks: Blocks) -> Blocks:
    """Without the loose lines after the last paragraph; short sentences and lists that belong to it stay."""
    last = max((place for place, block in enumerate(blocks) if not block.left_out and is_prose(block.text)), default=-1)
    result = list(blocks)
    goes_on = last >= 0
    for place in range(last + 1, len(blocks)) if last >= 0 else ():
        goes_on = goes_on and not blocks[place].left_out and _goes_on(blocks[place - 1], blocks[place])
        if not goes_on:
            result[place] = blocks[place].without(BELOW)
    return tuple(result)


def _goes_on(before: Block, block: Block) -> bool:
    in_a_list = block.kind == "entry" and (before.kind == "entry" or before.text.endswith(":"))
    return in_a_list or ends_a_sentence(block.text)
