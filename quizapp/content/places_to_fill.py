"""Places that a new file leaves to the teacher: marked by `FILL:`, and told one by one."""

import re
from collections.abc import Iterator

from quizapp.core.problem import Problem

MARK = "FILL:"
_PLACE = re.compile(rf"""(["']?)(?<!\w)(?P<place>{MARK})[ \t]*(?P<what>(?:(?!\1)[^"])*)""")


def place_to_fill(what: str) -> str:
    """The words that stand where a teacher writes *what*."""
    return f"{MARK} {what}"


def places_to_fill(text: str, shown_as: str) -> Iterator[Problem]:
    """A problem for each place that is still to be filled; those in comments are none."""
    for number, line in enumerate(text.split("\n"), 1):
        for found in _PLACE.finditer(line) if not line.lstrip().startswith("#") else ():
            what = f"a place to fill: {found['what'].strip() or 'your own words'}"
            yield Problem(shown_as, number, found.start("place") + 1, what, f"write it instead of '{MARK} …'")
