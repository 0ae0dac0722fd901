"""What stands twice in a copied page, lists of links to other articles, and scraps between lines that go."""

from collections import Counter

from quizapp.content.articles.article import Block, Blocks
from quizapp.content.articles.boilerplate.around import OTHER_ARTICLES, READ_MORE
from quizapp.content.articles.clean_text import ends_a_sentence, is_prose, word_count
from quizapp.core.quote_text import normal_words

REPEATED = "stands in another paragraph as well"
SCRAP = "a scrap between lines that are left out"
_FEWEST_WORDS = 5
_MOST_WORDS_OF_A_SCRAP = 3


def leave_out_repeats(blocks: Blocks) -> Blocks:
    """Without paragraphs whose words all stand in another one: captions, teasers and quotes shown twice."""
    words = ["" if block.left_out else normal_words(block.text).casefold() for block in blocks]
    within = _standing_in_others(words)
    seen: set[str] = set()
    result = []
    for block, own in zip(blocks, words, strict=True):
        is_twin = own in seen and (word_count(own) >= _FEWEST_WORDS or not ends_a_sentence(own))
        result.append(block.without(REPEATED) if own and (is_twin or own in within) else block)
        seen.add(own)
    return tuple(result)


def _standing_in_others(lines: list[str]) -> set[str]:
    """The lines that are part of a longer one."""
    beginnings = Counter(run for line in lines for run in _runs(line.split()))
    together = "\n".join(dict.fromkeys(lines))
    return {
        line
        for line in lines
        if any(beginnings[run] > 1 for run in _runs(line.split())[:1]) and together.count(line) > 1
    }


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    """Every run of some words that follow each other."""
    return list(zip(*(words[start:] for start in range(_FEWEST_WORDS)), strict=False))


def leave_out_links(blocks: Blocks) -> Blocks:
    """Without the headlines below a label such as `Read more:`."""
    result = list(blocks)
    for place, block in enumerate(blocks):
        if block.left_out in (READ_MORE, OTHER_ARTICLES):
            links = _links_below(blocks[place + 1 :])
            if ":" not in block.text[:-1]:  # else the link stands in the same line
                result[place + 1 : place + 1 + len(links)] = [each.without(block.left_out) for each in links]
    return tuple(result)


def _links_below(blocks: Blocks) -> list[Block]:
    links = []
    for block in blocks:
        if block.left_out or block.kind == "heading" or is_prose(block.text) or ends_a_sentence(block.text):
            break
        links.append(block)
    return links


def leave_out_scraps(blocks: Blocks) -> Blocks:
    """Without single words that were part of what is left out around them."""
    around = [True, *(bool(block.left_out) for block in blocks), True]
    return tuple(
        block.without(SCRAP) if around[place] and around[place + 2] and _is_scrap(block) else block
        for place, block in enumerate(blocks)
    )


def _is_scrap(block: Block) -> bool:
    return word_count(block.text) <= _MOST_WORDS_OF_A_SCRAP and not ends_a_sentence(block.text)
