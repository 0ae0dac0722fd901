"""Compares short answers: normalising, accents, and near misses that are surely slips of the finger."""

import re
import unicodedata

_QUOTES_AND_DASHES = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛‹›′`´", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"⁄": "/", "\u00ad": ""}
)
_OUTSIDE = " \"'()[]{}.,;:!?…"
# Letters that Unicode does not split into a base letter and an accent.
_UNSPLIT = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_NEGATIONS = frozenset(
    {
        *("no", "not", "never", "none", "nobody", "nothing", "without", "cannot", "nor", "neither"),
        *("nicht", "kein", "keine", "nie", "ohne", "sin", "nunca", "pas", "jamais", "sans"),
    }
)


def normalise_answer(text: str) -> str:
    """One spelling for equal answers: NFKC, plain quotes and dashes, case folded, single spaces, no outer marks."""
    return unicodedata.normalize("NFC", plain_signs(text).casefold().strip(_OUTSIDE))


def plain_signs(text: str) -> str:
    """The same letters with plain quotes, dashes, digits and single spaces; capitals and outer marks stay."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_QUOTES_AND_DASHES).split())


def fold_accents(normalised: str) -> str:
    """The same answer without accents: é is e, and letters Unicode leaves whole, like ł, follow a table."""
    decomposed = unicodedata.normalize("NFD", normalised.translate(_UNSPLIT))
    return "".join(mark for mark in decomposed if unicodedata.category(mark) != "Mn")


def is_near(answer: str, accepted: str) -> bool:
    """Whether normalised *answer* is a slip of *accepted*: 1 edit from 4 letters, 2 from 10, never a new meaning."""
    if _digits(answer) != _digits(accepted) or _negations(answer) != _negations(accepted):
        return False
    allowed = edits_allowed(accepted)
    if abs(len(answer) - len(accepted)) > allowed:
        return False
    return 0 < edit_distance(answer, accepted) <= allowed


def edits_allowed(accepted: str) -> int:
    """How many slips an answer of this length forgives."""
    return 0 if len(accepted) <= 3 else 1 if len(accepted) <= 9 else 2


def edit_distance(one: str, other: str) -> int:
    """Optimal string alignment: insertions, deletions, replacements and swaps of neighbours count 1 each."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, start=1):
        current = [row]
        for column, right in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        before_last, last = last, current
    return last[-1]


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _negations(text: str) -> set[str]:
    words = set(re.findall(r"\w+", text))
    return {"n't" for word in ("n't",) if word in text} | (words & _NEGATIONS)
