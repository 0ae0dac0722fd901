"""Kept: parts of pages that are the same for everybody who reads a text in one language, rendered once.

`{% call kept([passage], is_new) %}…{% endcall %}` in a template: what stands inside must follow from these objects,
which never change, from the values after them, and from the language of the page, and from nothing else. With
`{% call kept([], asked, tokens=asked.tokens) %}` a hole is kept wherever one of these tokens stands, and is filled
each time with the token at the same place.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from flask import Flask
from markupsafe import Markup

from quizapp.web.languages import language

MOST_KEPT = 4000
"""Parts of some kilobytes each; then all are let go, which is simple and rare."""


class Part(NamedTuple):
    """What was rendered: texts, with a hole between one and the next, and the places of the tokens to fill them with.

    The objects are kept with it: while they are, no other object has their place in memory.
    """

    objects: Sequence[object]
    texts: list[str]
    holes: list[int]

    def filled(self, tokens: Sequence[str]) -> Markup:
        """The part for who has these tokens."""
        pieces = self.texts.copy()
        pieces[1::2] = [tokens[place] for place in self.holes]
        return Markup("".join(pieces))


def init_app(app: Flask) -> None:
    """Gives the templates `kept`, with a memory of this app's own."""
    memory: dict[Hashable, Part] = {}

    def kept(
        objects: Sequence[object],
        *values: Hashable | list[str],
        caller: Callable[[], Markup],
        tokens: Sequence[str] = (),
    ) -> Markup:
        told = (tuple(value) if isinstance(value, list) else value for value in values)
        key = (language().code, *map(id, objects), *told)
        part = memory.get(key)
        if part is None:
            if len(memory) >= MOST_KEPT:
                memory.clear()
            part = memory[key] = _part(objects, str(caller()), tokens)
        return part.filled(tokens)

    app.jinja_env.globals["kept"] = kept


def _part(objects: Sequence[object], rendered: str, tokens: Sequence[str]) -> Part:
    """Cut where the tokens stand; what they are made of is the same with and without escaping."""
    if not tokens:
        return Part(objects, [rendered], [])
    texts = re.split(f"({'|'.join(tokens)})", rendered)
    return Part(objects, texts, [tokens.index(each) for each in texts[1::2]])
