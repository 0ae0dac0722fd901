"""Plain text to blocks: empty lines part paragraphs, and lines that were only wrapped are put together again."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quizapp.content.articles.article import Block, Raw
from quizapp.content.articles.clean_text import ends_a_sentence, one_line

NARROWEST, WIDEST = 40, 120
"""Characters in a line of a text that was wrapped by a program or a mail."""
_BULLET = re.compile(r"^(?:[•·▪‣◦●]\s*|[-*]\s+)(?=\w)")


def read_plain_text(text: str) -> Raw:
    """The blocks of a text without any marking."""
    return Raw(tuple(paragraphs(text.split("\n"))))


def paragraphs(given: list[str], first_line: int = 1) -> Iterator[Block]:
    """The paragraphs in these lines; a line with a bullet is a list entry."""
    lines = [one_line(line) for line in given]
    width, wrapped = _width(lines), _is_wrapped(lines)
    group: list[str] = []
    begins = first_line
    for number, line in enumerate(lines, first_line):
        if group and not (line and _runs_on(group[-1], line, width, wrapped=wrapped)):
            yield _block(group, begins)
            group = []
        if line:
            begins = begins if group else number
            group.append(line)
    if group:
        yield _block(group, begins)


def _block(lines: list[str], begins: int) -> Block:
    text = " ".join(lines)
    without_bullet = _BULLET.sub("", text)
    return Block(without_bullet, begins, "entry" if without_bullet != text else "text")


def _width(lines: list[str]) -> int:
    """The length of the longest line, without those that hold nothing but an address."""
    return max((len(line) for line in lines if line.count(" ") > 3), default=0)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether most of the long lines end because the next word did not fit in."""
    width = _width(lines)
    long = [(line, following) for line, following in pairwise(lines) if following and len(line) * 2 > width]
    full = sum(_is_full(line, following, width) for line, following in long)
    return NARROWEST <= width <= WIDEST and full > max(1, len(long) // 2)


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _runs_on(line: str, following: str, width: int, *, wrapped: bool) -> bool:
    """Whether *following* goes on with what *line* begins."""
    if _BULLET.match(following):
        return False
    if wrapped and _is_full(line, following, width):
        return True
    nearly_full = len(line) > max(NARROWEST // 2, width * 2 // 3)
    return nearly_full and following[0].islower() and not ends_a_sentence(line)
