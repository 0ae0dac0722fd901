"""Markdown to blocks: headings, paragraphs and lists without their marks, and the origin in a front matter."""

import re
from collections.abc import Iterator, Mapping

from markdown_it import MarkdownIt

from quizapp.content.articles.article import Block, Kind, Origin, Raw
from quizapp.content.articles.clean_text import one_line
from quizapp.content.articles.dates import find_date
from quizapp.content.articles.plain_text import WIDEST, paragraphs
from quizapp.content.yaml_reader import read_yaml

_BLOCKS = MarkdownIt("zero").enable(["heading", "lheading", "list", "blockquote", "fence", "hr"]).disable("inline")
_INLINE = MarkdownIt("zero", {"maxNesting": 4}).enable(["emphasis", "escape", "link", "image", "newline", "autolink"])
_LONGEST_PARAGRAPH = 20_000
"""Characters; marks in a longer one would take the parser long."""
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", re.DOTALL)
_LOOKS_LIKE_IT = re.compile(r"\s*(?:---[ \t]*\n[a-zA-Z]+:|# \S)")


def looks_like_markdown(text: str) -> bool:
    """Whether a text whose name is not known begins as only Markdown does."""
    return bool(_LOOKS_LIKE_IT.match(text))


def read_markdown(text: str) -> Raw:
    """The blocks of a Markdown file, and what its front matter says of the source."""
    header = _FRONT_MATTER.match(text)
    if not header:
        return Raw(tuple(_blocks(text, 1)), is_marked_up=True)
    front = Block(one_line(header[1]), 1, left_out="the header of the Markdown file")
    blocks = (front, *_blocks(text[header.end() :], text[: header.end()].count("\n") + 1))
    return Raw(blocks, _origin(header[1]), is_marked_up=True)


def _origin(front_matter: str) -> Origin:
    data = read_yaml("the header", front_matter).data
    values = {key.casefold(): value for key, value in data.items()} if isinstance(data, dict) else {}
    published = find_date(_first(values, "published", "date", "publishdate"))
    return Origin(
        headline=_first(values, "title", "headline"),
        byline=_first(values, "author", "authors", "byline"),
        publisher=_first(values, "publisher", "site", "publication"),
        published=published.iso if published else "",
        language=_first(values, "language", "lang"),
    )


def _first(values: dict[str, object], *keys: str) -> str:
    """The text under the first of these keys that has one; the entries of a list stand one after the other."""
    for key in keys:
        found = values.get(key)
        texts = [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str)]
        if any(texts):
            return one_line(", ".join(texts))
    return ""


def _blocks(text: str, first_line: int) -> Iterator[Block]:
    kind: Kind = "text"
    for token in _BLOCKS.parse(text):
        line = first_line + (token.map[0] if token.map else 0)
        kind = _KINDS.get(token.type, kind)
        if token.type == "inline":
            yield from _inline_blocks(token.content, line, kind)
        elif token.type == "fence":
            yield Block(one_line(token.content), line, left_out="a block of code")


_KINDS: Mapping[str, Kind] = {
    "heading_open": "heading",
    "heading_close": "text",
    "list_item_open": "entry",
    "list_item_close": "text",
}


def _inline_blocks(content: str, first_line: int, kind: Kind) -> Iterator[Block]:
    lines = content.split("\n")
    if max(map(len, lines)) <= WIDEST:  # else each line is a paragraph that was copied without an empty line
        lines = [" ".join(lines)]
    for marked in paragraphs(lines, first_line):
        words, captions = _without_marks(marked.text)
        if words:
            yield Block(words, marked.line, kind)
        for caption in captions:
            yield Block(caption, marked.line, left_out="the description of a picture")


def _without_marks(marked: str) -> tuple[str, list[str]]:
    """The words without Markdown, and the descriptions of the pictures among them."""
    if len(marked) > _LONGEST_PARAGRAPH:
        return marked, []
    parts = _INLINE.parseInline(marked)[0].children or []
    captions = [one_line(part.content) for part in parts if part.type == "image"]
    words = "".join(" " if part.type == "softbreak" else part.content for part in parts if part.type != "image")
    return one_line(words), [caption for caption in captions if caption]
