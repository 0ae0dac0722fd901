"""Lines that web pages put around an article, recognised by their words: one module for each sort of them."""

import re

from quizapp.content.articles.boilerplate import around, asking, legal, pictures, talk
from quizapp.content.articles.clean_text import is_prose, one_line

LONGEST = 600
"""Characters; whatever is longer is somebody's writing."""
_RULES = (*around.RULES, *pictures.RULES, *asking.RULES, *talk.RULES, *legal.RULES)
_TO_THE_READER = re.compile(
    r"\b(?:we|us|our|you|your|yours|my|this (?:site|page|article|story|website|form)|"
    r"sie|ihre?[mnr]?|wir|uns|unsere?[mnr]?|vous|votre|vos|nous|notre|nos|usted|tu|nuestr[oa]s?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('["“”„«»]')


def why_left_out(text: str) -> str:
    """The reason why this line is not part of an article; empty where it may well be.

    A whole sentence is left out only where it speaks to the reader and quotes nobody: reports do neither.
    """
    line = one_line(text)
    if len(line) > LONGEST:
        return ""
    may_be_report = is_prose(line) and (bool(_QUOTED.search(line)) or not _TO_THE_READER.search(line))
    return next((rule.reason for rule in _RULES if rule.fits(line, may_be_report=may_be_report)), "")
