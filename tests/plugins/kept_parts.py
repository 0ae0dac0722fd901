"""What templates keep, in tests: rendered anew and compared, noted, or kept with a part of the key left out."""

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations
from typing import cast

from flask import Flask
from markupsafe import Markup

Keep = Callable[..., Markup]
Key = tuple[tuple[int, ...], tuple[Hashable, ...]]


def keep_of(app: Flask) -> Keep:
    """What `kept` is in the templates of an app."""
    return cast(Keep, app.jinja_env.globals["kept"])


def use(app: Flask, keep: Keep) -> None:
    """Lets it be this from now on, also in macros that were imported before."""
    app.jinja_env.globals["kept"] = keep
    app.jinja_env.cache = {}


def compared(keep: Keep) -> Keep:
    """The same, but every part that was kept is rendered all the same, and has to be what was kept."""

    def kept(
        objects: Sequence[object],
        *values: Hashable | list[str],
        caller: Callable[[], Markup],
        tokens: Sequence[str] = (),
    ) -> Markup:
        anew = []

        def called() -> Markup:
            anew.append(caller())
            return anew[-1]

        found = keep(objects, *values, caller=called, tokens=tokens)
        assert found == (anew or [caller()])[-1], f"the part {values[:1]} depends on more than it is kept by"
        return found

    return kept


def noted(keep: Keep, keys: set[Key]) -> Keep:
    """The same, which also notes what every part was kept by."""

    def kept(
        objects: Sequence[object],
        *values: Hashable | list[str],
        caller: Callable[[], Markup],
        tokens: Sequence[str] = (),
    ) -> Markup:
        told = (tuple(value) if isinstance(value, list) else value for value in values)
        keys.add((tuple(map(id, objects)), tuple(told)))
        return keep(objects, *values, caller=caller, tokens=tokens)

    return kept


def telling_apart(keys: set[Key]) -> set[tuple[Hashable, int]]:
    """The parts, and the places of their values, in which alone two keys differ."""
    found = set()
    for (objects, one), (others, other) in combinations(keys, 2):
        differing = [place for place, value in enumerate(one) if (value,) != other[place : place + 1]]
        if objects == others and len(one) == len(other) and len(differing) == 1:
            found.add((one[0], differing[0]))
    return found


def without(keep: Keep, part: Hashable, place: int) -> Keep:
    """The same with a fault: the value at this place is left out of the key of this part."""

    def kept(
        objects: Sequence[object],
        *values: Hashable | list[str],
        caller: Callable[[], Markup],
        tokens: Sequence[str] = (),
    ) -> Markup:
        key = [*values[:place], *values[place + 1 :]] if values[:1] == (part,) else values
        return keep(objects, *key, caller=caller, tokens=tokens)

    return kept
