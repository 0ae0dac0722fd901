"""An article as the text of a passage file: front matter, then paragraphs in Markdown."""

import json
import re
from collections.abc import Iterator

import nupunkt

from quizapp.content.articles.article import Article, Block
from quizapp.content.passage_files import LONGEST_PARAGRAPH
from quizapp.content.places_to_fill import place_to_fill
from quizapp.content.sentences import BREAK, JOIN

_ENOUGH = 1_200
"""Characters in each part of a paragraph that is too long for a passage."""
_MARKS = re.compile(r"[\\*_\[\]<]")
_LIST = re.compile(r"^([-+]|\d{1,9}[.)])(?=\s|$)")
_LINE_OF_MARKS = re.compile(r"^[#>=-]")


def passage_text(article: Article, language: str) -> str:
    """The passage file; what was not found is marked as a place to fill, or as a comment where it may stay out."""
    return "\n".join(["---", *_header(article, language), "---", "", *_body(article.blocks)])


def _header(article: Article, language: str) -> Iterator[str]:
    origin = article.origin
    yield "format: 1"
    yield f"title: {quoted(origin.headline or place_to_fill('the headline of the article'))}"
    yield _known("publisher", origin.publisher, "who published it")
    yield _known("author", origin.byline, "who wrote it")
    yield (
        f"published: {origin.published}"
        if origin.published
        else "# published: 2024-05-24, or 2024-05 or 2024; not found"
    )
    yield "kind: unknown  # newspaper, news_site, news_agency, broadcaster, state_media, blog or book"
    yield f"language: {language}"


def _known(key: str, value: str, meaning: str) -> str:
    return f"{key}: {quoted(value)}" if value else f"# {key}: {meaning}; not found"


def quoted(text: str) -> str:
    """The text in quotation marks, as YAML reads it."""
    return json.dumps(text, ensure_ascii=False)


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        heading = "## " if block.kind == "heading" else ""
        for part in split_long(block.text):
            yield f"{heading}{escaped(part)}\n"


def split_long(text: str) -> list[str]:
    """The paragraph, or where it is longer than a passage allows its parts, each of some sentences."""
    if len(text) * 2 < LONGEST_PARAGRAPH:  # marks that are escaped count twice
        return [text]
    parts = [""]
    for start, end in nupunkt.sent_spans(text):
        if len(parts[-1]) + end - start > _ENOUGH and parts[-1]:
            parts.append("")
        parts[-1] += text[start:end]
    return [piece.strip() for part in parts for piece in _cut(part) if piece.strip()]


def _cut(text: str) -> Iterator[str]:
    """Pieces of a sentence without an end, cut at spaces, or where there is none."""
    while len(text) > _ENOUGH:
        at = text.rfind(" ", 0, _ENOUGH) + 1 or _ENOUGH
        yield text[:at]
        text = text[at:]
    yield text


def escaped(text: str) -> str:
    """The text so that Markdown leaves every character as it is."""
    text = _MARKS.sub(r"\\\g<0>", text)
    text = _LINE_OF_MARKS.sub(r"\\\g<0>", text) if not _LIST.match(text) else text
    text = _LIST.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", text)
    for mark in (BREAK, JOIN):
        text = text.replace(mark, f"{{ {mark[1:-1]} }}")
    return text
