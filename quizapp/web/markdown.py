"""The one place where text becomes HTML: a small Markdown, escaped and then cleaned once more."""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_INLINE = MarkdownIt("zero").enable(["emphasis", "escape", "backticks", "strikethrough", "newline"])
_BLOCKS = MarkdownIt("zero").enable(
    ["emphasis", "escape", "backticks", "strikethrough", "newline", "list", "blockquote"]
)
_TAGS = {"p", "em", "strong", "code", "s", "ul", "ol", "li", "blockquote", "br"}


@lru_cache(maxsize=4096)
def inline(text: str) -> Markup:
    """*text* with its emphasis, for use inside a line: no links, images or raw HTML."""
    return _clean(_INLINE.renderInline(text))


@lru_cache(maxsize=4096)
def blocks(text: str) -> Markup:
    """*text* as paragraphs and lists: no links, images or raw HTML."""
    return _clean(_BLOCKS.render(text))


def _clean(html: str) -> Markup:
    return Markup(nh3.clean(html, tags=_TAGS, attributes={}).strip())
