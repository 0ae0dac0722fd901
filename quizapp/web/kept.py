"""Kept: parts of pages that are the same for everybody who reads a text in one language, rendered once.

`{% call kept([passage], is_new) %}…{% endcall %}` in a template: what stands inside must follow from these objects,
which never change, from the values after them, and from the language of the page, and from nothing else.
"""

from collections.abc import Callable, Hashable, Sequence

from flask import Flask
from markupsafe import Markup

from quizapp.web.languages import language

MOST_KEPT = 2000
"""Parts of some kilobytes each; then all are let go, which is simple and rare."""


def init_app(app: Flask) -> None:
    """Gives the templates `kept`, with a memory of this app's own."""
    memory: dict[Hashable, tuple[Sequence[object], Markup]] = {}

    def kept(objects: Sequence[object], *values: Hashable, caller: Callable[[], Markup]) -> Markup:
        key = (language().code, *map(id, objects), *values)
        found = memory.get(key)
        if found is None:
            if len(memory) >= MOST_KEPT:
                memory.clear()
            # The objects are kept with it: while they are, no other object has their place in memory.
            found = memory[key] = (objects, caller())
        return found[1]

    app.jinja_env.globals["kept"] = kept
