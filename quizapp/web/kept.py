"""Kept: parts of pages that are the same for everybody who reads a text in one language, rendered once.

`{% call kept([passage], is_new) %}…{% endcall %}` in a template: what stands inside must follow from these objects,
which never change, from the values after them, and from the language of the page, and from nothing else. With
`{% call(name) kept([], chosen, fill=field.name) %}` a hole is kept wherever `{{ name }}` stands, and filled each time.
"""

import secrets
from collections.abc import Callable, Hashable, Sequence

from flask import Flask
from markupsafe import Markup, escape

from quizapp.web.languages import language

MOST_KEPT = 4000
"""Parts of some kilobytes each; then all are let go, which is simple and rare."""

_HOLE = f"hole{secrets.token_hex(16)}"
"""Nobody can write it into a text, as nobody knows it."""


def init_app(app: Flask) -> None:
    """Gives the templates `kept`, with a memory of this app's own."""
    memory: dict[Hashable, tuple[Sequence[object], list[str]]] = {}

    def kept(
        objects: Sequence[object], *values: Hashable | list[str], fill: str = "", caller: Callable[..., Markup]
    ) -> Markup:
        told = (tuple(value) if isinstance(value, list) else value for value in values)
        key = (language().code, *map(id, objects), *told)
        found = memory.get(key)
        if found is None:
            if len(memory) >= MOST_KEPT:
                memory.clear()
            rendered = caller(_HOLE) if fill else caller()
            # The objects are kept with it: while they are, no other object has their place in memory.
            found = memory[key] = (objects, str(rendered).split(_HOLE))
        return Markup(str(escape(fill)).join(found[1]))

    app.jinja_env.globals["kept"] = kept
