"""Reads passage files: front matter between `---` lines, then paragraphs in Markdown."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quizapp.content.messages import validate
from quizapp.content.places import Document, read_yaml
from quizapp.content.sentences import split_paragraph
from quizapp.content.text_files import read_text
from quizapp.core.passage import InlinePassage, Paragraph, Passage, PassageHeader, Source
from quizapp.core.problem import BadQuestionSet, Fault, Problem

_MARKDOWN = MarkdownIt("zero").enable(
    ["heading", "lheading", "list", "blockquote", "emphasis", "escape", "link", "image", "newline"]
)
MOST_PARAGRAPHS = 400
LONGEST_PARAGRAPH = 20_000


def read_passage(path: Path, shown_as: str) -> Passage:
    """The passage in the file at *path*, whose name is its id; raises `BadQuestionSet`."""
    lines = read_text(path, shown_as).splitlines()
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if not lines or lines[0].rstrip() != "---" or closing is None:
        what = "a passage file begins with its source between two lines '---'"
        raise BadQuestionSet([Problem(shown_as, 1, 1, what, "write '---', title: …, '---', then the text")])
    document = read_yaml(shown_as, "\n".join(lines[1:closing]) + "\n", first_line=2)
    header = validate(PassageHeader, document)
    problems = list(document.problems)
    paragraphs = _read_body(document, "\n".join(lines[closing + 1 :]), closing + 2, problems)
    if header is None or problems:
        raise BadQuestionSet(problems)
    return _passage(path.stem, header, paragraphs)


def inline_passage(inline: InlinePassage, document: Document, index: int) -> Passage | None:
    """A passage that stands in the set itself; problems go to *document*."""
    line = document.place(("passages", index, "text"))[0] + 1
    problems: list[Problem] = []
    paragraphs = _read_body(document, inline.text, line, problems)
    document.problems.extend(problems)
    return None if problems else _passage(inline.id, inline, paragraphs)


def _passage(passage_id: str, header: PassageHeader, paragraphs: tuple[Paragraph, ...]) -> Passage:
    source = Source(**{name: getattr(header, name) for name in Source.model_fields})
    return Passage(id=passage_id, language=header.language, source=source, paragraphs=paragraphs)


def _read_body(document: Document, body: str, first_line: int, problems: list[Problem]) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    heading: str | None = None
    for token, is_heading in _blocks(body):
        text = unicodedata.normalize("NFC", _plain(token))
        if _holds_image(token) or len(text) > LONGEST_PARAGRAPH or len(paragraphs) >= MOST_PARAGRAPHS:
            line = first_line + (token.map or [0])[0]
            problems.append(Problem(document.file, line, 1, *_refusal(token, text)))
        elif is_heading:
            heading = text
        elif text:
            number = len(paragraphs) + 1
            plain, sentences = split_paragraph(text, number)
            paragraphs.append(Paragraph(number=number, text=plain, sentences=sentences, heading=heading))
            heading = None
    if not paragraphs and not problems:
        fault = Fault(("text",), "the passage has no text", "write at least one paragraph")
        line = first_line if document.place(("text",)) == (1, 1) else document.place(("text",))[0]
        problems.append(Problem(document.file, line, 1, fault.what, fault.instead))
    return tuple(paragraphs)


def _blocks(body: str) -> Iterator[tuple[Token, bool]]:
    """The inline token of every paragraph, heading and list entry, and whether it is a heading."""
    tokens = _MARKDOWN.parse(body)
    for before, token in pairwise(tokens):
        if token.type == "inline":
            yield token, before.type == "heading_open"


def _plain(token: Token) -> str:
    """The words without Markdown; a line break inside a paragraph is a space."""
    words = [
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in token.children or ()
        if child.type != "image"
    ]
    return " ".join("".join(words).split())


def _holds_image(token: Token) -> bool:
    return any(child.type == "image" for child in token.children or ())


def _refusal(token: Token, text: str) -> tuple[str, str]:
    if _holds_image(token):
        return "a passage cannot hold an image", "take it out; describe in words what it shows"
    if len(text) > LONGEST_PARAGRAPH:
        return (
            f"this paragraph is longer than {LONGEST_PARAGRAPH:,} characters",
            "split it with an empty line",
        )
    return f"the passage has more than {MOST_PARAGRAPHS} paragraphs", "split it into two passages"
