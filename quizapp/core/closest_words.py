"""What a passage says instead of a quote that it does not hold: the closest words, and where they differ."""

from difflib import SequenceMatcher

from quizapp.core.passage import Passage, Stretch
from quizapp.core.quote_text import normal_words

_MOST_WORDS = 80
_MOST_COMPARED = 3


def closest_words(passage: Passage, quote: str) -> str | None:
    """The sentence, or two that follow each other, most like *quote*; nothing where none is like it."""
    wanted = normal_words(quote).split()[:_MOST_WORDS]
    best: tuple[float, str] | None = None
    for stretch in _most_alike(passage, wanted):
        found = stretch.words.split()[:_MOST_WORDS]
        matcher = SequenceMatcher(None, wanted, found, autojunk=False)
        if best is None or matcher.ratio() > best[0]:
            told = _differences(wanted, found, matcher)
            best = matcher.ratio(), f"the closest sentence is {stretch.first}: '{_short(stretch.words, 300)}' ({told})"
    return best[1] if best and best[0] >= 0.3 else None


def _most_alike(passage: Passage, wanted: list[str]) -> list[Stretch]:
    """The few stretches that share most words with the quote."""
    looked_for = {word.casefold() for word in wanted}
    stretches = [each for paragraph in passage.paragraphs for each in paragraph.stretches]
    return sorted(stretches, key=lambda each: (-len(looked_for & each.folded), len(each.words)))[:_MOST_COMPARED]


def _differences(wanted: list[str], found: list[str], matcher: "SequenceMatcher[str]") -> str:
    """The first three differing stretches as "you wrote 'a', the passage has 'b'"."""
    told = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        yours, theirs = _short(" ".join(wanted[start:end])), _short(" ".join(found[other_start:other_end]))
        if kind == "delete":
            told.append(f"the passage lacks '{yours}'")
        elif kind == "insert" and 0 < start < len(wanted):
            told.append(f"you left out '{theirs}'")
        elif kind == "replace":
            told.append(f"you wrote '{yours}', the passage has '{theirs}'")
    return "; ".join(told[:3]) or "the words before and after it differ"


def _short(text: str, length: int = 80) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
