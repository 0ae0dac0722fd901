"""Compares short answers: normalising, accents, and near misses that are surely slips of the finger."""

import re
import unicodedata

_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛‹›′`´", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff", "")  # cannot be seen
    | dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2, strict=True))
    | {"⁄": "/", "،": ",", "؛": ";", "؟": "?", "٪": "%"}
)
_BEFORE = " \"'([{¿¡"
_AFTER = " \"')]}.,;:!?"
# NFKC would glue these to the number before them; but 5½ is not 51/2, and 10² is not 102.
_SMALL_DIGITS = re.compile(r"(?<=\d)(?=[¹²³¼-¾⁰-⁹₀-₉⅐-⅞])")
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
# Numbers in words lie close together: fifth and fifty, eight and eighty.
_NUMBER = re.compile(
    r"four|five|six|seven|eight|nine|(?:four|fif|six|seven|eigh|nin)th"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen(?:th)?|(?:thir|for|fif|six|seven|eigh|nine)t(?:y|ieth)"
)
_ROMAN_NUMERAL = re.compile(r"[ivxlcdm]+")
_BETWEEN_WORDS = r"\s.,;:!?\"()\[\]{}'-"
_WORD = re.compile(rf"[^{_BETWEEN_WORDS}]+(?:'[^{_BETWEEN_WORDS}]+)*")
# Numbers with their signs and marks, and characters such as % and $.
_NEVER_A_SLIP = re.compile(rf"(?:(?<!\w)[-+] ?)?[.,:]?\d+|[^\w{_BETWEEN_WORDS}]")


def normalise_answer(text: str) -> str:
    """One spelling for equal answers: NFKC, plain quotes and dashes, case folded, single spaces, no outer marks."""
    plain = plain_signs(_SMALL_DIGITS.sub(" ", text)).casefold()
    return unicodedata.normalize("NFC", plain.lstrip(_BEFORE).rstrip(_AFTER))


def plain_signs(text: str) -> str:
    """The same letters with plain quotes, dashes, digits and single spaces; capitals and outer marks stay."""
    plain = text.translate(_PLAIN)  # first, as NFKC makes a space of the accent in don´t
    return " ".join(unicodedata.normalize("NFKC", plain).translate(_PLAIN).split())


def fold_accents(normalised: str) -> str:
    """The same answer without accents: é is e, and letters Unicode leaves whole, like ł, follow a table."""
    decomposed = unicodedata.normalize("NFD", normalised.translate(_UNSPLIT))
    # Only accents: the marks of other scripts, as in が and か, make other letters.
    return unicodedata.normalize("NFC", "".join(mark for mark in decomposed if not "\u0300" <= mark <= "\u036f"))


def is_near(answer: str, accepted: str) -> bool:
    """Whether normalised *answer* is *accepted* with a slip in some of its words, and no new meaning."""
    if answer == accepted or _negations(answer) != _negations(accepted):
        return False
    if _NEVER_A_SLIP.findall(answer) != _NEVER_A_SLIP.findall(accepted):
        return False
    words, meant = _WORD.findall(answer), _WORD.findall(accepted)
    if words and "".join(words) == "".join(meant):  # a space, hyphen or full stop more or less
        return True
    return len(words) == len(meant) > 0 and all(map(_is_meant, words, meant))


def _is_meant(word: str, meant: str) -> bool:
    if word == meant:
        return True
    if _NUMBER.fullmatch(word) or _ROMAN_NUMERAL.fullmatch(meant) or not _begin_alike(word, meant):
        return False
    if len(word) == len(meant) == 4 and sorted(word) != sorted(meant):  # another letter, as in Iran and Iraq
        return False
    allowed = edits_allowed(meant)
    return abs(len(word) - len(meant)) <= allowed and edit_distance(word, meant) <= allowed


def _begin_alike(word: str, meant: str) -> bool:
    """Whether the first letters are equal or swapped: much else changes who or whether, as in Gambia, Zambia."""
    return word[0] == meant[0] or word[:2] == meant[1::-1]


def edits_allowed(word: str) -> int:
    """How many slips a word of this length forgives."""
    return 0 if len(word) <= 3 else 1 if len(word) <= 9 else 2


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


def _negations(text: str) -> int:
    return sum(word in _NEGATIONS or word.endswith("n't") for word in _WORD.findall(text))
