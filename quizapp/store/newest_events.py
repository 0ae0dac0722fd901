"""Which of the events counts that change one thing over and over, from several browsers."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def newest(events: Iterable[tuple[Key, str, int, int, Value]]) -> dict[Key, Value]:
    """The value that counts for each key, of events (key, client, number, id, value) in the order they arrived.

    Of one client's events the highest number counts, in whatever order they arrived; of several clients, the one
    whose highest event arrived last.
    """
    found: dict[tuple[Key, str], tuple[int, int, Value]] = {}
    for key, client, seq, arrived, value in events:
        if (key, client) not in found or seq > found[key, client][0]:
            found[key, client] = (seq, arrived, value)
    latest = sorted(
        ((arrived, key, value) for (key, _), (_, arrived, value) in found.items()), key=lambda each: each[0]
    )
    return {key: value for _, key, value in latest}
