"""Lists of names as teachers have them: one name in a line, or a table whose delimiter and header are guessed."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from quizapp.content.articles.article import UnreadableArticle
from quizapp.content.articles.encodings import Decoded, decode_article

MOST_LINES = 2000
LONGEST_LIST = 400_000
DELIMITERS = "\t;|,"
"""What divides the columns of a table, in the order in which they are tried."""
_LOOKED_AT = 50
_FIRST = {"first name", "firstname", "given name", "forename", "vorname", "prénom", "nombre", "nome", "voornaam"}
_LAST = {"last name", "lastname", "surname", "family name", "nachname", "familienname", "apellidos", "achternaam"}
_WHOLE = {"name", "names", "full name", "student", "students", "student name", "schüler", "schülerin", "nom", "naam"}


class UnusableNameList(Exception):
    """A list that cannot be read; the message says why, and what to do instead."""


@dataclass(frozen=True)
class Reading:
    """How a list is read: without *delimiter* a line is a name; *columns* are joined to one."""

    delimiter: str
    has_header: bool
    columns: tuple[int, ...]


@dataclass(frozen=True)
class ListedName:
    """What stands in a line as a name."""

    line: int
    text: str


def decode_name_list(raw: bytes) -> Decoded:
    """The text of an uploaded file; raises `UnusableNameList`."""
    try:
        return decode_article(raw)
    except UnreadableArticle as unreadable:
        instead = "In your spreadsheet choose 'Save as' and 'CSV UTF-8', or copy the column of names and paste it here."
        raise UnusableNameList(f"The file cannot be read: {unreadable.what}. {instead}") from unreadable


def rows_of(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Every line that holds something, with its number, cut at the delimiter; raises `UnusableNameList`."""
    if len(text) > LONGEST_LIST or sum(1 for line in text.splitlines() if line.strip()) > MOST_LINES + 1:
        raise UnusableNameList(f"The list has more than {MOST_LINES:,} lines. A class has fewer: take the rest out.")
    if not delimiter:
        return [(number, [line]) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise UnusableNameList("The list has a quotation mark that is never closed. Take it out.") from error


def guess(text: str) -> Reading:
    """How the list is probably meant; the teacher sees it before anything is added."""
    delimiter = next((each for each in DELIMITERS if _divides(text, each)), "")
    rows = [cells for _, cells in rows_of(text, delimiter)]
    heads = [cell.strip().casefold() for cell in rows[0]] if rows else []
    has_header = any(head in _FIRST | _LAST | _WHOLE for head in heads)
    columns = _named_columns(heads) if has_header else _likely_columns(rows, delimiter)
    return Reading(delimiter, has_header, columns)


def read_names(text: str, reading: Reading) -> list[ListedName]:
    """The names that stand in the list, in its order."""
    rows = rows_of(text, reading.delimiter)[1 if reading.has_header else 0 :]
    if len(rows) > MOST_LINES:
        raise UnusableNameList(f"The list has more than {MOST_LINES:,} lines. A class has fewer: take the rest out.")
    return [ListedName(line, _joined(cells, reading.columns)) for line, cells in rows]


def width(text: str, delimiter: str) -> int:
    """How many columns the table has."""
    return max((len(cells) for _, cells in rows_of(text, delimiter)), default=1)


def _divides(text: str, delimiter: str) -> bool:
    """Whether nearly all of the first lines have the same number of cells, and more than one."""
    rows = [cells for _, cells in rows_of(text, delimiter)][:_LOOKED_AT]
    counts = Counter(len(cells) for cells in rows)
    usual, often = counts.most_common(1)[0] if counts else (1, 0)
    return usual > 1 and often * 5 >= len(rows) * 4


def _named_columns(heads: Sequence[str]) -> tuple[int, ...]:
    first, last, whole = (_place(heads, words) for words in (_FIRST, _LAST, _WHOLE))
    if first and (last or whole):  # beside a first name, "name" is the family's
        return (*first, *(last or whole))
    return whole or (*first, *last)


def _place(heads: Sequence[str], words: set[str]) -> tuple[int, ...]:
    return next(((at,) for at, head in enumerate(heads) if head in words), ())


def _likely_columns(rows: Sequence[Sequence[str]], delimiter: str) -> tuple[int, ...]:
    """Without a header: the first two columns of words; 'Taylor, Anna' tells the family first."""
    usual = max((len(cells) for cells in rows), default=1)
    words = [at for at in range(usual) if _holds_names([cells[at] for cells in rows if at < len(cells)])][:2]
    is_family_first = delimiter == "," and usual == 2 and all(cells[-1].startswith(" ") for cells in rows)
    return tuple(words[::-1] if is_family_first else words) or (0,)


def _holds_names(cells: Sequence[str]) -> bool:
    """Mostly words that differ, without the digits of a number and the @ of an address."""
    named = [each for each in cells if each.strip() and not any(sign.isdigit() or sign == "@" for sign in each)]
    return len(named) * 2 > len(cells) and (len(cells) < 4 or len(set(named)) > 2)


def _joined(cells: Sequence[str], columns: tuple[int, ...]) -> str:
    return " ".join(cells[at] for at in columns if at < len(cells))
