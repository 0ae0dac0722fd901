"""Arranging: what the questions have in common whose items a student puts in order."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from quizapp.core.charts import Answer, Chart, Chosen, picked_each
from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.message import Message, in_quotes, message
from quizapp.core.question_type import Asked, Asking, Response, UnreadableResponse, as_list
from quizapp.core.seeded import shuffled, token
from quizapp.core.sequence import (
    Ranks,
    Rule,
    Tally,
    is_full_order,
    is_right_order,
    places_right,
    score_order,
    tally,
    ties,
)

UP, DOWN = "up", "down"


@dataclass(frozen=True)
class Arrangement:
    """What there is to arrange: the texts by their ids, the key as *ranks*, and the rule that scores an order."""

    question_id: str
    texts: Mapping[str, str]
    ranks: Ranks
    rule: Rule

    @property
    def notes_of_ties(self) -> tuple[Message, ...]:
        """Which items may stand either way round, in words."""
        groups = (in_quotes(self.texts[item] for item in group) for group in ties(self.ranks))
        return tuple(message("in any order: %(texts)s", texts=texts) for texts in groups)


@dataclass(frozen=True)
class AskedItem:
    """An item as a student sees it; places count from 1, and *start* is where the attempt began with it."""

    token: str = field(compare=False)
    text: str
    place: int
    start: int


@dataclass(frozen=True, kw_only=True)
class AskedArrangement(Asked):
    """The items in the order of the answer so far, or in the one that the attempt began with."""

    items: tuple[AskedItem, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its own and those of the items."""
        return (self.token, *(each.token for each in self.items))


# ---------------------------------------------------------------- asking


def ask_items(arrangement: Arrangement, asking: Asking) -> tuple[AskedItem, ...]:
    """The items as they are to be shown now."""
    start = start_order(arrangement, asking.seed)
    given = _order_in(asking.response, arrangement)
    shown = given if is_full_order(given, arrangement.ranks) else start
    return tuple(
        AskedItem(_item_token(arrangement, asking.seed, item), arrangement.texts[item], place, start.index(item) + 1)
        for place, item in enumerate(shown, start=1)
    )


def start_order(arrangement: Arrangement, seed: str) -> tuple[str, ...]:
    """The order that an attempt begins with: it follows from *seed* and is never a right one."""
    every_order_is_right = len(set(arrangement.ranks.values())) < 2  # refused when a set is loaded
    for turn in count():
        order = shuffled(arrangement.texts, seed, arrangement.question_id, "start", str(turn))
        if every_order_is_right or not is_right_order(order, arrangement.ranks):
            break
    return order


def _order_in(response: Response, arrangement: Arrangement) -> list[str]:
    """The items that a response names; ids that are no items count as nothing."""
    return [each for each in as_list(response) if each in arrangement.ranks]


def _item_token(arrangement: Arrangement, seed: str, item: str) -> str:
    return token(seed, arrangement.question_id, "item", item)


# ---------------------------------------------------------------- reading


def read_order(arrangement: Arrangement, seed: str, data: Mapping[str, Any] | None) -> Response:
    """The order sent, or nothing where it is still the one that the attempt began with.

    *data* holds `places`, a `token:place` for each item in the order it was shown, and `move`, the button that was
    pressed: `token:up` or `token:down`.
    """
    items = {_item_token(arrangement, seed, item): item for item in arrangement.texts}
    wanted = _wanted_places(items, (data or {}).get("places") or [])
    if not wanted:
        return None
    order = settle(wanted)
    pressed = (data or {}).get("move")
    if pressed:
        order = _moved(order, *_item_and_word(items, pressed))
    return None if tuple(order) == start_order(arrangement, seed) else list(order)


def _wanted_places(items: Mapping[str, str], sent: Sequence[str]) -> dict[str, int]:
    pairs = [_item_and_word(items, each) for each in sent[: len(items) + 1]]
    places = {item: int(word) for item, word in pairs if word in map(str, range(1, len(items) + 1))}
    if sent and (len(places) < len(items) or len(pairs) > len(items)):
        raise _not_of_this_question()
    return places


def _item_and_word(items: Mapping[str, str], sent: str) -> tuple[str, str]:
    item_token, _, word = sent.partition(":")
    if item_token not in items:
        raise _not_of_this_question()
    return items[item_token], word


def _not_of_this_question() -> UnreadableResponse:
    return UnreadableResponse(
        message("This order does not belong to the question. Reload the page and arrange it again.")
    )


def settle(wanted: Mapping[str, int]) -> list[str]:
    """One order from the place wanted for each item; *wanted* is in the order shown.

    Items that were sent elsewhere go there, side by side if they want the same place; the others close ranks.
    """
    shown = list(enumerate(wanted.items(), start=1))
    order = [item for at, (item, place) in shown if place == at]
    last = -1
    for place, _, item in sorted((place, at, item) for at, (item, place) in shown if place != at):
        last = min(max(place - 1, last + 1), len(order))
        order.insert(last, item)
    return order


def _moved(order: list[str], item: str, word: str) -> list[str]:
    if word not in {UP, DOWN}:
        raise _not_of_this_question()
    at = order.index(item)
    to = min(max(at + (1 if word == DOWN else -1), 0), len(order) - 1)
    order[at], order[to] = order[to], order[at]
    return order


# ---------------------------------------------------------------- grading


def grade_order(arrangement: Arrangement, response: Response) -> Mark:
    """By the rule the teacher named; an order that lacks an item, or has one twice, earns nothing."""
    order = _order_in(response, arrangement)
    if not order:
        return OMITTED
    is_full = is_full_order(order, arrangement.ranks)
    parts = places_right(order, arrangement.ranks) if is_full else {}
    return mark_of(score_order(arrangement.rule, order, arrangement.ranks), parts=parts)


@dataclass(frozen=True)
class ReviewedItem:
    """An item in the right order: the places it may stand at, and where it was put, if it was."""

    id: str
    first: int
    last: int
    given: int | None

    @property
    def is_right(self) -> bool:
        """Whether it was put where it belongs."""
        return self.given is not None and self.first <= self.given <= self.last


@dataclass(frozen=True)
class ReviewedOrder:
    """The items in the right order, and what the rule counted, where there was an answer."""

    items: tuple[ReviewedItem, ...]
    tally: Tally | None


def review_order(arrangement: Arrangement, response: Response) -> ReviewedOrder:
    """The right order beside the one that was given; tied items keep the order of the answer, or of the file."""
    given = _order_in(response, arrangement)
    is_full = is_full_order(given, arrangement.ranks)
    order = given if is_full else list(arrangement.texts)
    items = tuple(_reviewed(arrangement.ranks, order if is_full else []))
    return ReviewedOrder(
        tuple(sorted(items, key=lambda each: (each.first, order.index(each.id)))),
        tally(arrangement.rule, given, arrangement.ranks) if is_full else None,
    )


def _reviewed(ranks: Ranks, given: Sequence[str]) -> Iterator[ReviewedItem]:
    sizes = Counter(ranks.values())
    for item, rank in ranks.items():
        before = sum(size for each, size in sizes.items() if each < rank)
        place = given.index(item) + 1 if given else None
        yield ReviewedItem(item, before + 1, before + sizes[rank], place)


# ---------------------------------------------------------------- counting


def chart_places(arrangement: Arrangement, seed: str) -> tuple[Chart, ...]:
    """The places for each item; the items stand in the order that an attempt with this *seed* begins with."""
    places = tuple(Answer(str(place), str(place)) for place in range(1, len(arrangement.texts) + 1))
    return tuple(Chart(item, arrangement.texts[item], places) for item in start_order(arrangement, seed))


def chosen_places(arrangement: Arrangement, response: Response) -> Chosen:
    """The place of each item in a full order."""
    order = _order_in(response, arrangement)
    if not is_full_order(order, arrangement.ranks):
        return Chosen()
    return picked_each({item: str(place) for place, item in enumerate(order, start=1)})
