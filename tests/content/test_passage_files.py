"""A passage is Markdown read as plain words: numbered paragraphs, their headings, entries of lists, nothing else."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.content.passage_files import read_passage
from quizapp.core.passage import Passage

Read = Callable[..., Passage]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def written(body: str, source: str = "title: Post") -> Passage:
        path = tmp_path / "harbour-post.md"
        path.write_text(f"---\n{source}\n---\n{body}", "utf-8")
        return read_passage(path, "harbour-post.md")

    return written


def texts(passage: Passage) -> list[str]:
    return [paragraph.text for paragraph in passage.paragraphs]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("It was *very* **big**.", "It was very big."),
        ("It was _very_ __big__.", "It was very big."),
        ("Read [the report](https://example.org) now.", "Read the report now."),
        ("Two\nlines of\n  one paragraph", "Two lines of one paragraph"),
        ("A hard  \nbreak\\\nor two", "A hard break or two"),
        (r"A \*star\* and an \[aside\]", "A *star* and an [aside]"),
        ("2 * 3 * 4 and snake_case_words", "2 * 3 * 4 and snake_case_words"),
        ("<b>Tags</b> & &amp; stay", "<b>Tags</b> & &amp; stay"),
        ("`code` and ~~gone~~ stay", "`code` and ~~gone~~ stay"),
        ("> A quotation", "A quotation"),
        ("    four spaces are no code", "four spaces are no code"),
    ],
)
def test_markdown_is_read_as_plain_words(written: str, words: str, read: Read) -> None:
    assert texts(read(written)) == [words]


def test_empty_lines_begin_a_paragraph_and_paragraphs_are_numbered(read: Read) -> None:
    passage = read("One.\n\n\n\nTwo.\n\nThree.\n")

    assert [(each.number, each.text) for each in passage.paragraphs] == [(1, "One."), (2, "Two."), (3, "Three.")]


def test_heading_stands_above_the_paragraph_after_it_and_is_no_paragraph(read: Read) -> None:
    passage = read("First.\n\n## Who *else* asked\n\nSecond.\n\nThird.\n\nA title\n===\n\nFourth.")

    assert [each.heading for each in passage.paragraphs] == [None, "Who else asked", None, "A title"]


def test_heading_without_a_paragraph_is_left_out(read: Read) -> None:
    assert texts(read("First.\n\n## The end\n")) == ["First."]


def test_entries_of_a_list_are_paragraphs(read: Read) -> None:
    assert texts(read("Three goods:\n\n- Wool.\n- Salt,\n  by ship.\n\n1. Wine.\n")) == [
        "Three goods:",
        "Wool.",
        "Salt, by ship.",
        "Wine.",
    ]


def test_words_are_composed(read: Read) -> None:
    assert texts(read(unicodedata.normalize("NFD", "L’état."))) == [unicodedata.normalize("NFC", "L’état.")]


def test_marks_alone_are_no_paragraph(read: Read) -> None:
    assert texts(read("One.\n\n{|}\n\nTwo.")) == ["One.", "Two."]


def test_file_name_is_the_id_and_the_source_is_kept(read: Read) -> None:
    passage = read("One.", "title: The court moves\npublisher: Harbour Post\npublished: 1931-04\nlanguage: de")

    assert (passage.id, passage.language) == ("harbour-post", "de")
    assert (passage.source.title, passage.source.publisher) == ("The court moves", "Harbour Post")
    assert (passage.source.published, passage.source.author, passage.source.kind) == ("1931-04", None, "unknown")


def test_line_of_hyphens_in_the_text_ends_nothing(read: Read) -> None:
    assert texts(read("One.\n\n---\n\nTwo.")) == ["One.", "---", "Two."]


def test_spaces_behind_the_hyphens_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("---  \ntitle: Post\n---\t\nOne.\n", "utf-8")

    assert texts(read_passage(path, "post.md")) == ["One."]


def test_passage_counts_its_words(read: Read) -> None:
    assert read("One two.\n\n## Not me\n\nThree four five.").word_count == 5
