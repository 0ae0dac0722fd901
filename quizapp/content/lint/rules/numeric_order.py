"""NUMERIC_ORDER: numbers or dates as options, without an order."""

from collections.abc import Iterator
from itertools import pairwise

from quizapp.content.lint.numbers import numbers_in
from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.content.lint.words import Words
from quizapp.core.date_text import read_date
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection

_LONGEST_DATE = 40
_Rank = tuple[float, ...]


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    texts = [choice.text for choice in selection.choices]
    ranks = _numbers(texts, view.words) or _dates(texts)
    if len(texts) > 2 and ranks and not _is_in_order(ranks):
        what = "the options are numbers or dates, and stand in no order"
        instead = "write them from the smallest to the largest, with 'shuffle: false'"
        yield Fault(selection.choices[0].path[:-2], what, instead)


def _numbers(texts: list[str], words: Words) -> list[_Rank]:
    """The one number in each text, where all have one and the rest is the same."""
    counted = [list(numbers_in(text, words)) for text in texts]
    beside = {tuple(each for each in tokens(text) if not _is_number(each, words)) for text in texts}
    if len(beside) > 1 or any(len(found) != 1 for found in counted):
        return []
    return [(max(found[0].values),) for found in counted]


def _is_number(word: str, words: Words) -> bool:
    return word[0].isdigit() or word in words.numbers or word in words.powers


def _dates(texts: list[str]) -> list[_Rank]:
    read = [read_date(text) for text in texts if len(text) <= _LONGEST_DATE]
    days = [each.readings[0] for each in read if each and len(each.readings) == 1]
    parts = {tuple(part is None for part in (day.year, day.month, day.day)) for day in days}
    if len(days) < len(texts) or len(parts) > 1:
        return []
    return [tuple(float(part) for part in (day.year, day.month, day.day) if part is not None) for day in days]


def _is_in_order(ranks: list[_Rank]) -> bool:
    pairs = list(pairwise(ranks))
    return all(one <= other for one, other in pairs) or all(one >= other for one, other in pairs)


RULE = Rule(
    id="NUMERIC_ORDER",
    severity="warning",
    detects="All options are numbers or dates, and they neither rise nor fall.",
    why="Readers who know the number have to search for it. With `shuffle: false` students see the order of the file.",
    fires="""
prompt: How many weeks will the repair take, according to the Harbour Post?
options: {a: 10, b: 6, c: 12}
answer: b
shuffle: false
""",
    silent="""
prompt: How many weeks will the repair take, according to the Harbour Post?
options: {a: 6, b: 10, c: 12}
answer: a
shuffle: false
""",
    source="Haladyna, Downing & Rodriguez 2002",
    look=in_selections(_look),
    needs_words=False,
)
