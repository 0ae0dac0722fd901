"""Splits a paragraph into sentences; a teacher's own marks mend what the splitter gets wrong."""

import re
from functools import lru_cache
from itertools import pairwise

import nupunkt

from quizapp.core.passage import Sentence

BREAK = "{|}"
"""Written in a passage, ends a sentence there."""
JOIN = "{+}"
"""Written in a passage after a full stop, keeps the sentence going."""
_MARKS = re.compile(rf"(?:(?<!\s)\s+)?({re.escape(BREAK)}|{re.escape(JOIN)})(\s*)")


def split_paragraph(marked: str, number: int) -> tuple[str, tuple[Sentence, ...]]:
    """The paragraph's text without marks, and its sentences with ids like `p2.s1`."""
    text, breaks, joins = _take_marks_out(marked)
    starts = {start for start, _ in _spans(text)} | breaks
    edges = [*sorted(start for start in starts if start not in joins or start == 0), len(text)]
    pairs = [(start, end) for start, end in pairwise(edges) if text[start:end].strip()]
    return text, tuple(
        Sentence(id=f"p{number}.s{index}", start=start, end=start + len(text[start:end].rstrip()))
        for index, (start, end) in enumerate(pairs, start=1)
    )


def _take_marks_out(marked: str) -> tuple[str, set[int], set[int]]:
    """The plain text, the places where a sentence must begin, and those where none may."""
    text, breaks, joins, last = "", set[int](), set[int](), 0
    for mark in _MARKS.finditer(marked):
        text += marked[last : mark.start()]
        text += " " if text and not text.endswith(" ") and mark.end() < len(marked) else ""
        (breaks if mark[1] == BREAK else joins).add(len(text))
        last = mark.end()
    return text + marked[last:], breaks, joins


@lru_cache(maxsize=2048)
def _spans(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in nupunkt.sent_spans(text) if text[start:end].strip()]
