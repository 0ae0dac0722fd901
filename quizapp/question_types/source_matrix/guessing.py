"""Source matrix: what blind guessing earns."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import product
from math import comb

from quizapp.core.question_type import Passages
from quizapp.question_types.source_matrix.model import VERDICTS, SourceMatrix, columns_of, key_of
from quizapp.question_types.source_matrix.scoring import balance, said

Row = tuple[int, int]
"""The true and the false cells of a row; or how many of each are ticked, with no hits beside 'none of them'."""
Guess = Callable[[int, int], Counter[Row]]
"""How often blind answers to a row tick so many of each; (0, 0) is 'none of them' alone."""


def chance(question: SourceMatrix, passages: Passages) -> Fraction:
    """The mean over all answers to every row, or over those with so many ticks, whichever pays best."""
    columns = len(columns_of(question, passages))
    if not question.is_ticked:
        return Fraction(1, len(VERDICTS) ** (columns if question.scoring == "row" else 1))
    true = [len(said(cells)) for cells in key_of(question, passages).values()]
    rows = [(each, columns - each) for each in true]
    mean = _mean_by_cell if question.scoring == "cell" else _mean_by_row
    guesses: list[Guess] = [_any, *(partial(_so_many, ticks) for ticks in range(1, columns + 1))]
    return max(mean(rows, guess) for guess in guesses)


def _any(true: int, false: int) -> Counter[Row]:
    """Any set of reports, or none."""
    ticked = product(range(true + 1), range(false + 1))
    return Counter({(hits, wrong): comb(true, hits) * comb(false, wrong) for hits, wrong in ticked})


def _so_many(ticks: int, true: int, false: int) -> Counter[Row]:
    """So many of all boxes of the row, of which 'none of them' is one."""
    found: Counter[Row] = Counter()
    for of_true in range(ticks + 1):
        found[of_true, ticks - of_true] += comb(true, of_true) * comb(false, ticks - of_true)
    for of_true in range(ticks):
        found[0, ticks - 1 - of_true] += comb(true, of_true) * comb(false, ticks - 1 - of_true)
    return found


def _mean_by_row(rows: list[Row], guess: Guess) -> Fraction:
    right = (Fraction(guess(true, false)[true, 0], guess(true, false).total()) for true, false in rows)
    return sum(right, Fraction(0)) / max(len(rows), 1)


def _mean_by_cell(rows: list[Row], guess: Guess) -> Fraction:
    table: Counter[Row] = Counter({(0, 0): 1})
    for true, false in rows:
        table = _together(table, guess(true, false))
    all_true, all_false = (sum(each) for each in zip(*rows, strict=True))
    earned = (count * balance(hits, wrong, all_true, all_false) for (hits, wrong), count in table.items())
    return sum(earned, Fraction(0)) / table.total()


def _together(table: Counter[Row], row: Counter[Row]) -> Counter[Row]:
    both: Counter[Row] = Counter()
    for (hits, wrong), (more_hits, more_wrong) in product(table, row):
        both[hits + more_hits, wrong + more_wrong] += table[hits, wrong] * row[more_hits, more_wrong]
    return both
