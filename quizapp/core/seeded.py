"""Order and tokens that look random but follow from an attempt's seed, so they are the same after a restart."""

from collections.abc import Iterable
from hashlib import blake2b


def token(seed: str, *names: str) -> str:
    """Twelve letters and digits that stand for *names* in one attempt and tell nothing about them."""
    return _digest(seed, names)[:12]


def shuffled(ids: Iterable[str], seed: str, *names: str) -> tuple[str, ...]:
    """The ids in an order that follows from *seed*; the same on every machine and Python version."""
    return tuple(sorted(ids, key=lambda each: _digest(seed, (*names, "order", each))))


def _digest(seed: str, names: Iterable[str]) -> str:
    # Lengths keep ("ab", "c") and ("a", "bc") apart.
    message = "".join(f"{len(name)}:{name}" for name in names)
    return blake2b(message.encode(), key=seed.encode()[:64], digest_size=16).hexdigest()
