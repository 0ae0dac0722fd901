"""The environment of the templates: Flask's, with globals that are looked through as fast as they can be."""

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment


class PlainGlobals(Environment):
    """Gives each template its globals in one dictionary.

    Jinja chains them, to see what is changed later. Nothing is, and each include and import looks through all of them:
    that was an eighth of the time of a page of the quiz.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of the environment and those of a template."""
        return {**self.globals, **(d or {})}
