"""Markdown: blocks without marks, the front matter as the source, and what is no text left out."""

import pytest

from quizapp.content.articles.article import Origin
from quizapp.content.articles.markdown_text import looks_like_markdown, read_markdown

CLIPPED = """\
---
title: "Bridge closes"
authors: [Ida Lund, Per Lind]
site: Ashford Echo
date: 2024-05-24T08:00:00Z
tags: [harbour]
---

# Bridge closes

The *old* bridge will **close** in [June](https://example.org), they said.
It stays closed for a year.

![The bridge at dawn](bridge.jpg)

## Ferries

- every ten minutes
- free of charge

> “No,” the mayor said.

```
code
```
"""


def test_marks_are_taken_off() -> None:
    blocks = [(block.kind, block.text) for block in read_markdown(CLIPPED).blocks if not block.left_out]

    assert blocks == [
        ("heading", "Bridge closes"),
        ("text", "The old bridge will close in June, they said. It stays closed for a year."),
        ("heading", "Ferries"),
        ("entry", "every ten minutes"),
        ("entry", "free of charge"),
        ("text", "“No,” the mayor said."),
    ]


def test_what_is_no_text_is_left_out_with_a_reason() -> None:
    left_out = {block.left_out: block.text for block in read_markdown(CLIPPED).blocks if block.left_out}

    assert left_out["the description of a picture"] == "The bridge at dawn"
    assert left_out["a block of code"] == "code"
    assert "harbour" in left_out["the header of the Markdown file"]


def test_the_front_matter_is_the_source() -> None:
    assert read_markdown(CLIPPED).origin == Origin("Bridge closes", "Ida Lund, Per Lind", "Ashford Echo", "2024-05-24")


@pytest.mark.parametrize("header", ["a: [", "- x", "just words", "title: {a: b}", "title:"])
def test_a_front_matter_that_says_nothing_is_no_harm(header: str) -> None:
    raw = read_markdown(f"---\n{header}\n---\n\nThe bridge closes.")

    assert raw.origin == Origin()
    assert raw.blocks[-1].text == "The bridge closes."


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    lines = CLIPPED.split("\n")

    for block in read_markdown(CLIPPED).blocks[1:]:
        assert block.text.split()[-1].rstrip(",.") in lines[block.line - 1] + lines[block.line]


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [("# Title\n", True), ("---\ntitle: x\n---\n", True), ("Title\n", False), ("#1 in town", False)],
)
def test_markdown_is_recognised_without_a_file_name(text: str, is_markdown: bool) -> None:
    assert looks_like_markdown(text) is is_markdown


def test_long_lines_without_empty_ones_between_are_paragraphs() -> None:
    long = ["The first paragraph goes on. " * 10, "The second one goes on as well. " * 10]

    assert len(read_markdown("# Title\n\n" + "\n".join(long)).blocks) == 3
