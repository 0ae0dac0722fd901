"""Every line of an HTML page that a reader sees, with the part of the page it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.content.articles.clean_text import clean
from quizapp.content.articles.plain_text import paragraphs

CAPTION = "caption of a picture"
HEAD = "in the head of the page"
COMMENTS = "comments"
_PARTS = {
    "nav": "navigation",
    "menu": "navigation",
    "header": HEAD,
    "footer": "in the foot of the page",
    "aside": "beside the article",
    "form": "in a form",
    "button": "on a button",
    "figcaption": CAPTION,
    "dialog": "in a window over the page",
}
_UNSEEN = frozenset(
    [
        *("head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "select"),
        *("textarea", "audio", "video", "canvas", "datalist", "map"),
    ]
)
_INSIDE_LINES = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong"),
        *("sub", "sup", "time", "tt", "u", "var", "wbr", "img", "td", "th", "br"),
    ]
)
_PUT_AFTER = {"br": "\n", "td": " ", "th": " "}
_NAMED_BLOCKS = frozenset(["li", "dd", "h1", "h2", "h3", "h4", "h5", "h6"])
_FOR_COMMENTS = re.compile(r"\b(?:comments?|disqus|respond)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class PageLine:
    """A line of a page: the *tag* of its list entry or heading, its *part* of the page, and the element *around* it."""

    text: str
    line: int
    tag: str
    part: str
    around: Any


def page_lines(walk: Any) -> Iterator[PageLine]:
    """The lines of a page that lxml's `iterwalk` goes through by `start` and `end`; it holds no comments."""
    words: list[str] = []
    for event, element in walk:
        tag = str(element.tag)
        if tag not in _INSIDE_LINES | _UNSEEN:  # a block begins or ends here, and with it the line before
            yield from _lines_of(words, element if event == "end" else element.getparent())
        if event == "end":
            words.append(_PUT_AFTER.get(tag, "") + _SPACE.sub(" ", element.tail or ""))
        elif tag in _UNSEEN:
            walk.skip_subtree()
        else:
            words.append(_SPACE.sub(" ", element.text or ""))


def _lines_of(words: list[str], element: Any) -> Iterator[PageLine]:
    """The lines that *words*, which are used up, make in their element."""
    text = clean("".join(words))
    words.clear()
    if not text.strip() or element is None:
        return
    chain = [element, *element.iterancestors()]
    tag = next((str(each.tag) for each in chain if str(each.tag) in _NAMED_BLOCKS), "")
    for line in paragraphs(text.split("\n")):
        yield PageLine(line.text, element.sourceline or 0, tag, _part(chain), element.getparent())


def _part(chain: list[Any]) -> str:
    """The innermost part of the page that these elements, from inside to outside, belong to."""
    for element in chain:
        tag = str(element.tag)
        if tag == "header" and any(str(outer.tag) in {"article", "main"} for outer in element.iterancestors()):
            return ""
        if tag in _PARTS:
            return _PARTS[tag]
        if tag not in {"html", "body"} and _FOR_COMMENTS.search(
            f"{element.get('id') or ''} {element.get('class') or ''}"
        ):
            return COMMENTS
    return ""
