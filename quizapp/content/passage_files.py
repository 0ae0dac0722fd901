"""Reads passage files: front matter between `---` lines, then paragraphs in Markdown."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quizapp.content.messages import validate
from quizapp.content.places import Document, Place
from quizapp.content.sentences import split_paragraph
from quizapp.content.text_files import read_text
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.passage import LONGEST_PASSAGE, InlinePassage, Paragraph, Passage, PassageHeader, Source
from quizapp.core.problem import BadQuestionSet, Problem

_BLOCKS = MarkdownIt("zero").enable(["heading", "lheading", "list", "blockquote"]).disable("inline")
_INLINE = MarkdownIt("zero", {"maxNesting": 4}).enable(["emphasis", "escape", "link", "image", "newline"])
# Far more than students can read; what is longer could keep the parsers busy for seconds.
MOST_LINES = 4_000
MOST_PARAGRAPHS = 400
LONGEST_PARAGRAPH = 5_000


def read_passage(path: Path, shown_as: str) -> Passage:
    """The passage in the file at *path*, whose name is its id; raises `BadQuestionSet`."""
    return passage_in(read_text(path, shown_as), path.stem, shown_as)


def passage_in(text: str, passage_id: str, shown_as: str) -> Passage:
    """The passage that *text* holds, as if it stood in a file named *shown_as*."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        what = "a passage file begins with its source between two lines '---'"
        raise BadQuestionSet([Problem(shown_as, 1, 1, what, "write '---', title: …, '---', then the text")])
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if closing is None:
        line = next((n for n, line in enumerate(lines[1:], 2) if not line.strip()), len(lines) + 1)
        what = "the source at the beginning of this passage has no end"
        raise BadQuestionSet([Problem(shown_as, line, 1, what, "write the line '---' between the source and the text")])
    document = read_yaml(shown_as, "\n".join(lines[1:closing]) + "\n", first_line=2)
    header = validate(PassageHeader, document)
    body = _Body(document, "\n".join(lines[closing + 1 :]), (closing + 2, 1))
    paragraphs = body.read()
    if header is None or document.problems:
        raise BadQuestionSet(document.problems)
    return _passage(passage_id, header, paragraphs)


def inline_passage(inline: InlinePassage, document: Document, index: int) -> Passage | None:
    """A passage that stands in the set itself; problems go to *document*."""
    path = ("passages", index, "text")
    line, column = document.place(path)
    is_literal = path in document.literal  # its lines are the file's lines, from the one after `text: |` on
    before = len(document.problems)
    paragraphs = _Body(document, inline.text, (line + 1, 1) if is_literal else (line, column), is_literal).read()
    return None if document.problems[before:] else _passage(inline.id, inline, paragraphs)


def _passage(passage_id: str, header: PassageHeader, paragraphs: tuple[Paragraph, ...]) -> Passage:
    source = Source(**{name: getattr(header, name) for name in Source.model_fields})
    return Passage(id=passage_id, language=header.language, source=source, paragraphs=paragraphs)


@dataclass(frozen=True)
class _Body:
    """The text of a passage, which begins at *start*; *has_lines*, if its lines are those of the file."""

    document: Document
    text: str
    start: Place
    has_lines: bool = True

    def read(self) -> tuple[Paragraph, ...]:
        """The paragraphs; what is wrong in them is added to the document."""
        if len(self.text) > LONGEST_PASSAGE or len(self._lines) > MOST_LINES:
            what = f"the passage is longer than {LONGEST_PASSAGE:,} characters or {MOST_LINES:,} lines"
            self._report(self.start, what, "split it into two")
            return ()
        paragraphs: list[Paragraph] = []
        heading: str | None = None
        for token, is_heading in self._blocks():
            words = self._words(token)
            if words and is_heading:
                heading = words
            elif words:
                number = len(paragraphs) + 1
                plain, sentences = split_paragraph(words, number)
                if sentences:
                    paragraphs.append(Paragraph(number=number, text=plain, sentences=sentences, heading=heading))
                    heading = None
            if len(paragraphs) > MOST_PARAGRAPHS:
                what = f"the passage has more than {MOST_PARAGRAPHS} paragraphs"
                self._report(self._place(token, ""), what, "split it into two passages")
                break
        if not paragraphs and not self.document.problems:
            self._report(self.start, "the passage has no text", "write at least one paragraph")
        return tuple(paragraphs)

    def _blocks(self) -> Iterator[tuple[Token, bool]]:
        """The token of every paragraph, heading and list entry, and whether it is a heading."""
        for before, token in pairwise(_BLOCKS.parse(self.text)):
            if token.type == "inline":
                yield token, before.type == "heading_open"

    def _words(self, token: Token) -> str | None:
        """The words without Markdown; a line break inside a paragraph is a space."""
        if len(token.content) > LONGEST_PARAGRAPH:
            what = f"this paragraph is longer than {LONGEST_PARAGRAPH:,} characters"
            self._report(self._place(token, ""), what, "split it with an empty line")
            return None
        parts = _INLINE.parseInline(token.content)[0].children or []
        if any(part.type == "image" for part in parts):
            what = "a passage cannot hold an image"
            self._report(self._place(token, "!["), what, "take it out; describe in words what it shows")
            return None
        words = "".join(" " if part.type in {"softbreak", "hardbreak"} else part.content for part in parts)
        return unicodedata.normalize("NFC", " ".join(words.split()))

    def _place(self, token: Token, mark: str) -> Place:
        """Where *mark* stands in the paragraph of *token*."""
        if not self.has_lines:
            return self.start
        first, after = token.map or (0, 1)
        index = next((n for n in range(first, after) if mark in self._lines[n]), first)
        return self.start[0] + index, max(self._lines[index].find(mark), 0) + 1

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def _report(self, place: Place, what: str, instead: str) -> None:
        self.document.problems.append(Problem(self.document.file, *place, what, instead))
