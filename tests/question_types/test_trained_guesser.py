"""A guesser who has learned from a thousand attempts where the key stood does no better than chance in others."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log

from quizapp.core.question_type import Asking
from quizapp.question_types import REGISTRY

ATTEMPTS = 1000
LABELS = "abcd"
CHANCE = 1 / len(LABELS)
SPREAD = (CHANCE * (1 - CHANCE) / ATTEMPTS) ** 0.5
KIND = REGISTRY["single_choice"]

Shown = Sequence[tuple[str, str]]
"""The token and the text of each option, as they stand on the page."""


def shown_in(attempt: int) -> tuple[Shown, int]:
    """An attempt at a question whose key is the first option of the file, and where that stands on the page."""
    data = {
        "id": f"q{attempt % 7}",
        "type": "single_choice",
        "prompt": "?",
        "options": {label: f"text {label}" for label in LABELS},
        "answer": "a",
        "cite": {"post": "x"},
    }
    asked = KIND.ask(KIND.model.model_validate(data), Asking(f"seed {attempt}", 1, {}))
    options = [(each.token, each.text) for each in asked.options]  # type: ignore[attr-defined]
    return options, next(place for place, (_, text) in enumerate(options) if text == "text a")


def in_the_order_of_the_file(attempt: int) -> tuple[Shown, int]:
    """The seeded fault: options that are not shuffled."""
    options, _ = shown_in(attempt)
    return sorted(options, key=lambda each: each[1]), 0


def with_telling_tokens(attempt: int) -> tuple[Shown, int]:
    """The seeded fault: tokens that are counted up in the order of the file."""
    options, key = shown_in(attempt)
    return [(f"t{ord(text[-1]) + attempt}", text) for _, text in options], key


def marks_of(options: Shown, place: int) -> list[tuple[str, object]]:
    """Everything about an option that has nothing to do with its words."""
    tokens = [token for token, _ in options]
    token = tokens[place]
    return [
        ("place", place),
        ("rank", sorted(tokens).index(token)),
        ("length", len(token)),
        ("first", token[:1]),
        ("last", token[-1:]),
        ("digits", sum(sign.isdigit() for sign in token)),
        ("letters", sum(map(ord, token)) % 4),
        ("after", place > 0 and tokens[place - 1] < token),
    ]


def learned_share(attempts: Callable[[int], tuple[Shown, int]]) -> float:
    """How often a guesser who learned from half of the attempts finds the key in the other half."""
    keys: Counter[tuple[str, object]] = Counter()
    others: Counter[tuple[str, object]] = Counter()
    for options, key in map(attempts, range(ATTEMPTS)):
        for place in range(len(options)):
            (keys if place == key else others).update(marks_of(options, place))
    weight = {mark: log((keys[mark] + 1) / (others[mark] / 3 + 1)) for mark in keys | others}

    def guess(options: Shown) -> int:
        worth = [sum(weight.get(mark, 0) for mark in marks_of(options, place)) for place in range(len(options))]
        return worth.index(max(worth))

    tried = map(attempts, range(ATTEMPTS, 2 * ATTEMPTS))
    return sum(guess(options) == key for options, key in tried) / ATTEMPTS


def test_what_is_learned_from_places_and_tokens_is_worth_nothing() -> None:
    assert abs(learned_share(shown_in) - CHANCE) < 4 * SPREAD


def test_a_guesser_learns_from_an_order_or_from_tokens_that_tell() -> None:
    assert learned_share(in_the_order_of_the_file) == 1
    assert learned_share(with_telling_tokens) > 0.9
