"""A rule that recognises one sort of boilerplate."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """Lines of at most *longest* characters that match from their beginning; *certain*, if reports never say so."""

    reason: str
    pattern: re.Pattern[str]
    longest: int
    certain: bool = False

    def fits(self, line: str, *, may_be_report: bool) -> bool:
        """Whether this line is of the sort."""
        return len(line) <= self.longest and (self.certain or not may_be_report) and bool(self.pattern.match(line))


def begins(reason: str, *patterns: str, longest: int = 160, certain: bool = False) -> Rule:
    """Lines that begin so."""
    return Rule(reason, re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE), longest, certain)


def alone(reason: str, *patterns: str) -> Rule:
    """Lines that hold these words and nothing else, but for figures and marks around them."""
    return begins(reason, rf"[\W\d]*(?:{'|'.join(patterns)})[\W\d]*$", longest=80)
