"""Makes two printings of the same words equal: quotes, dashes, ellipses, white space, soft hyphens."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

_DOUBLE_QUOTES = "“”„‟«»″〝〞＂"
_SINGLE_QUOTES = "‘’‚‛‹›′`´ʼ＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_DROPPED = "\u00ad\u200b\u2060\ufeff\0"  # soft hyphen, zero-width space, word joiner, byte order mark, NUL
_REPLACED = (
    dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    | dict.fromkeys(map(ord, _SINGLE_QUOTES), "'")
    | dict.fromkeys(map(ord, _DASHES), "-")
    | {ord("…"): "..."}
)
_FENCE = "\0"
_WORD_EDGE = re.compile(r"(?<![^\W_])(?=[^\W_])|(?<=[^\W_])(?![^\W_])")


@dataclass(frozen=True)
class NormalisedText:
    """The normalised *text* and, for each of its characters, its place in the original."""

    text: str
    origins: tuple[int, ...]

    @cached_property
    def fenced(self) -> str:
        """The text with a mark at both edges of every word, so that a search meets whole words only."""
        return _WORD_EDGE.sub(_FENCE, self.text)

    def original_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a part of `fenced` stands in the original; nothing if it begins or ends inside an ellipsis."""
        first = start - self.fenced.count(_FENCE, 0, start)
        after = end - self.fenced.count(_FENCE, 0, end)
        if self._splits(first) or self._splits(after):
            return None
        return self.origins[first], self.origins[after - 1] + 1

    def _splits(self, at: int) -> bool:
        return 0 < at < len(self.origins) and self.origins[at - 1] == self.origins[at]


@lru_cache(maxsize=4096)
def normalise_quote(original: str) -> NormalisedText:
    """One space for any white space, straight quotes, one hyphen for any dash, three dots for an ellipsis."""
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(original):
        for plain in _plain(character):
            if plain in " -" and characters and characters[-1] == plain:
                continue  # runs of white space or of dashes count as one
            characters.append(plain)
            origins.append(index)
    return NormalisedText("".join(characters), tuple(origins))


def normal_words(text: str) -> str:
    """*text* normalised, with its accents composed as in passages, and without white space around it."""
    return normalise_quote(unicodedata.normalize("NFC", text)).text.strip()


def _plain(character: str) -> str:
    if character in _DROPPED:
        return ""
    return " " if character.isspace() else _REPLACED.get(ord(character), character)
