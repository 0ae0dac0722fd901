"""Which passwords are easy to guess: a word with digits around it, a walk over the keyboard, what repeats, a name."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_TRIED_FIRST = ("quizapp", "password", "passwort", "contraseña", "motdepasse")
"""What many call a password, or would here."""
_SHORTEST_PART = 4
"""Of a name; a shorter one stands in many words."""
_ONE_WORD = re.compile(r"[\W\d_]{0,14}[^\W\d_]{0,12}[\W\d_]{0,8}")
"""Whoever guesses tries each word that there is, with the usual years and signs before and after it."""
_REPEATED = re.compile(r"(.{1,8})\1+.{0,3}")
_WALKS = (
    "1234567890 0987654321 qwertyuiop qwertzuiop azertyuiop asdfghjkl qsdfghjklm zxcvbnm yxcvbnm wxcvbn "
    "1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm abcdefghijklmnopqrstuvwxyz йцукенгшщзхъ фывапролджэ ячсмитьбю"
)
_STEPS = frozenset(f"{a}{b}" for walk in _WALKS.split() for a, b in [*pairwise(walk), *pairwise(walk[::-1])])
_MOSTLY = 0.6


def is_easy_password(password: str) -> bool:
    """Whether it is among those that are tried first."""
    plain = _plain(password)
    return any(rule.fullmatch(plain) for rule in (_ONE_WORD, _REPEATED)) or _is_walk(plain)


def names_somebody(password: str, name: str) -> bool:
    """Whether a part of this name, or what everybody calls a password here, stands in it."""
    plain = _plain(password)
    return any(part in plain for part in [*_parts(name), *map(_plain, _TRIED_FIRST)])


def _parts(name: str) -> Iterable[str]:
    return [part for part in re.split(r"\W+", _plain(name)) if len(part) >= _SHORTEST_PART]


def _is_walk(plain: str) -> bool:
    """Whether most signs lie beside the one before, or the one before that where two walks take turns."""
    return any(_share(plain, distance) >= _MOSTLY for distance in (1, 2))


def _share(plain: str, distance: int) -> float:
    pairs = list(zip(plain, plain[distance:], strict=False))
    return sum(a == b or a + b in _STEPS for a, b in pairs) / max(1, len(pairs))


def _plain(text: str) -> str:
    """Small letters without accents; a Korean syllable becomes its letters, so that words are as long as they sound."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
