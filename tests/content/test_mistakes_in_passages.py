"""What a teacher can get wrong in a passage, in a file of its own or inside the set."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.core.problem import Problem
from quizapp.core.question_set import QuestionSet

Spoil = Callable[..., tuple[int, int]]
Problems = Callable[[], tuple[Problem, ...]]

TITLE = "title: The court moves\n"
LAST = "Nobody came. Nobody came.\n"
IN_FILE = {  # what is right, what is wrong with a mark where to type, a part of what is told, and of the way out
    "no source": (
        "---\nformat: 1\ntitle: The court moves\npublisher: Harbour Post\npublished: 1931-04-02\nkind: newspaper\n"
        "language: en\n---\n",
        "⇒",
        "begins with its source",
        "write '---', title: …, '---'",
    ),
    "a line before the source": ("---\nformat", "⇒\n---\nformat", "begins with its source", "write '---'"),
    "a source that is not closed": ("language: en\n---\n", "language: en\n⇒", "has no end", "write the line '---'"),
    "an empty source": ("format: 1\n" + TITLE + "publisher: Harbour Post\npublished: 1931-04-02\nkind: newspaper\n"
        "language: en\n", "⇒", "nothing is written here", "at least title"),
    "no title": ("format: 1\n" + TITLE, "⇒format: 1\n", "'title' is missing", "add 'title: …'"),
    "a misspelt title": ("title: The court", "⇒titel: The court", "unknown key 'titel'", "did you mean 'title'?"),
    "an invented key": ("kind: newspaper", "⇒image: court.jpg", "unknown key 'image'", "the keys here are 'author'"),
    "a colon in the title": (TITLE, "title: The court moves⇒: a report\n", "a colon", "in quotes"),
    "a list as publisher": ("publisher: Harbour Post", "publisher: ⇒[Harbour Post]", "is a list", "write a text"),
    "an empty publisher": ("publisher: Harbour Post", "publisher:⇒", "'publisher' is empty", "take the key out"),
    "a date in words": ("1931-04-02", "⇒2 April 1931", "'published' cannot be", "2024-05-24, 2024-05 or 2024"),
    "a date in German": ("1931-04-02", "⇒02.04.1931", "'published' cannot be", "2024-05-24, 2024-05 or 2024"),
    "a thirteenth month": ("1931-04-02", "⇒1931-13-02", "'published' cannot be", "2024-05-24, 2024-05 or 2024"),
    "a day that never was": ("1931-04-02", "⇒1931-02-31", "1931-02-31 is not in the calendar", "look at the day"),
    "a misspelt kind": ("newspaper", "⇒newpaper", "'kind' cannot be 'newpaper'", "did you mean 'newspaper'?"),
    "an invented kind": ("newspaper", "⇒magazine", "'kind' cannot be 'magazine'", "'blog', 'book' or 'unknown'"),
    "a language in words": ("language: en", "language: ⇒English", "'language' cannot be", "such as en, de or pt-BR"),
    "an image": ("Many sang. Nobody", "Many ⇒![x](y.png) sang. Nobody", "cannot hold an image", "describe in words"),
    "a long paragraph": (LAST, f"{LAST}\n⇒{'word ' * 1001}", "longer than 5,000 characters", "with an empty line"),
    "many paragraphs": (LAST, LAST + "\nwords\n" * 398 + "\n⇒more words\n", "more than 400 paragraphs", "two passages"),
    "a long passage": ("\nThe court", "⇒\n" + "words\n\n" * 6000 + "The court", "longer than 40,000", "split it"),
}  # fmt: skip
INLINE = """passages:
  - post
  - id: herald
    title: Goods of the harbour
    text: |
      The harbour sold wool and timber. Salt came in by ship.

      Nobody drank wine.
"""
IN_SET = {
    "a misspelt key": ("    title: Goods", "    ⇒titel: Goods", "unknown key 'titel'", "did you mean 'title'?"),
    "no text": (
        INLINE.partition("- post\n")[2],
        "  - ⇒id: herald\n    title: Goods\n",
        "'text' is missing",
        "add 'text",
    ),
    "an empty text": (INLINE.partition("text: ")[2], "⇒''\n", "'text' is empty", "write a text"),
    "a heading only": (INLINE.partition("text: ")[2], "⇒'## Goods'\n", "has no text", "at least one paragraph"),
    "a wrong date": ("    title: Goods", "    published: ⇒soon\n    title: Goods", "cannot be 'soon'", "2024-05-24"),
    "an image": ("      Nobody drank", "      ⇒![wine](wine.png) Nobody drank", "cannot hold an image", "describe"),
    "a passage named before": ("  - post\n", "  - post\n  - ⇒post\n", "'post' is listed twice", "list it once"),
    "a list": ("  - post\n", "  - post\n  - ⇒[post]\n", "should hold keys and values", "'text' or 'title'"),
}


@pytest.mark.parametrize("name", IN_FILE)
def test_mistake_in_a_passage_file_is_told_once_and_where_to_type(name: str, spoil: Spoil, problems: Problems) -> None:
    right, wrong, what, instead = IN_FILE[name]
    place = spoil(right, wrong, "passages/post.md")

    [problem] = problems()

    assert (problem.file, problem.line, problem.column) == ("passages/post.md", *place)
    assert what in problem.what
    assert instead in problem.instead


@pytest.mark.parametrize("name", IN_SET)
def test_mistake_in_a_passage_in_the_set_is_told_once_and_where_to_type(
    name: str, spoil: Spoil, problems: Problems
) -> None:
    right, wrong, what, instead = IN_SET[name]
    spoil("passages: [post, herald]\n", INLINE)
    place = spoil(right, wrong)

    [problem] = problems()

    assert (problem.file, problem.line) == ("set.yaml", place[0])
    assert problem.column == (1 if name == "an image" else place[1])
    assert what in problem.what
    assert instead in problem.instead


def test_passage_without_text_is_told_below_its_source(library: Path, problems: Problems) -> None:
    (library / "passages" / "post.md").write_text("---\ntitle: x\n---\n\n## A heading\n", "utf-8")

    [problem] = problems()

    assert (problem.line, problem.what) == (4, "the passage has no text")


def test_passage_in_the_set_is_read_as_the_one_in_a_file(spoil: Spoil, load: Callable[[], QuestionSet]) -> None:
    from_file = load().passages["herald"]
    spoil("passages: [post, herald]\n", INLINE.replace("ship.\n\n      Nobody", "ship.\n      Nobody"))

    assert load().passages["herald"] == from_file


def test_passage_in_the_set_may_have_six_thousand_words(spoil: Spoil, load: Callable[[], QuestionSet]) -> None:
    spoil("passages: [post, herald]\n", INLINE + ("\n" + "      Many words stand here.\n" * 150) * 10)

    assert load().passages["herald"].word_count > 6000


def test_passage_that_cannot_be_read_is_told_once_and_not_with_every_quote(library: Path, problems: Problems) -> None:
    (library / "passages" / "post.md").write_text("Hello.\n", "utf-8")

    assert [problem.file for problem in problems()] == ["passages/post.md"]
