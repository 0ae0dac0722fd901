"""Makes two printings of the same words equal: quotes, dashes, ellipses, white space, soft hyphens."""

from dataclasses import dataclass
from functools import lru_cache

_DOUBLE_QUOTES = "“”„‟«»″〝〞＂"
_SINGLE_QUOTES = "‘’‚‛‹›′`´＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_DROPPED = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
_REPLACED = (
    dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    | dict.fromkeys(map(ord, _SINGLE_QUOTES), "'")
    | dict.fromkeys(map(ord, _DASHES), "-")
    | {ord("…"): "..."}
)


@dataclass(frozen=True)
class NormalisedText:
    """The normalised *text* and, for each of its characters, its place in the original."""

    text: str
    origins: tuple[int, ...]


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


def _plain(character: str) -> str:
    if character in _DROPPED:
        return ""
    return " " if character.isspace() else _REPLACED.get(ord(character), character)
