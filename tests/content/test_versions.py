"""A version names the content of a set: all of its words and its passages, and nothing of how the file is written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp import resources
from quizapp.content.library import Library
from quizapp.content.versions import read_version
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY

Spoil = Callable[..., tuple[int, int]]
Load = Callable[[], QuestionSet]


def test_stored_version_is_read_back_as_the_same_set(load: Load) -> None:
    question_set = load()

    again = read_version(question_set.canonical, REGISTRY)

    assert again == question_set
    assert again.version == question_set.version


@pytest.mark.parametrize("question_set", Library(resources.QUESTIONS, REGISTRY).sets(), ids=lambda each: each.id)
def test_shipped_set_is_read_back_as_the_same_set(question_set: QuestionSet) -> None:
    again = read_version(question_set.canonical, REGISTRY)

    assert again == without_remarks(question_set)
    assert again.version == question_set.version


def without_remarks(question_set: QuestionSet) -> QuestionSet:
    """The set without what its author wrote for `quizapp check` only."""
    questions = (question.model_copy(update={"lint_ignore": {}}) for question in question_set.questions)
    return replace(question_set, questions=tuple(questions), lint_ignore={})


@pytest.mark.parametrize("before", ["title: Two reports", "    process: locate"])
def test_what_is_ignored_by_the_rules_is_no_part_of_a_version(before: str, load: Load, spoil: Spoil) -> None:
    version = load().version
    indent = before[: len(before) - len(before.lstrip())]
    spoil(before, f"{indent}lint_ignore: {{KEY_LONGEST: The name is long.}}\n{before}")

    assert load().version == version


def test_citations_of_a_version_stand_where_they_stood(load: Load) -> None:
    question_set = load()
    again = read_version(question_set.canonical, REGISTRY)

    assert [again.citations_of(each) for each in again.questions] == [
        question_set.citations_of(each) for each in question_set.questions
    ]


@pytest.mark.parametrize(
    ("right", "other", "file"),
    [
        ("title: Two reports", "title: Both reports", "set.yaml"),
        ("summary: Read both.", "summary: Read both!", "set.yaml"),
        ("language: en", "language: en-GB", "set.yaml"),
        ("prompt: Which is true?", "prompt: Which is true ?", "set.yaml"),
        ("a: Harbour", "a: The harbour", "set.yaml"),
        ("why: It was refused.", "why: It was refused!", "set.yaml"),
        ("    answer: c", "    answer: a", "set.yaml"),
        ("points: 2", "points: 3", "set.yaml"),
        ("{points: 1}", "{points: 2}", "set.yaml"),
        ("shuffle: false", "shuffle: true", "set.yaml"),
        ("Nobody came. Nobody came.", "Nobody came. Nobody at all.", "passages/post.md"),
        ("## Who else asked", "## Who asked", "passages/post.md"),
        ("publisher: Harbour Post", "publisher: The Harbour Post", "passages/post.md"),
        ("Salt came in by ship. Nobody", "Salt came in by ship {+}. Nobody", "passages/herald.md"),
    ],
)
def test_version_changes_with_every_word(right: str, other: str, file: str, spoil: Spoil, load: Load) -> None:
    before = load().version
    spoil(right, other, file)

    assert load().version != before


@pytest.mark.parametrize(
    ("right", "same", "file"),
    [
        ("title: Two reports on one move", "# a comment\ntitle:   'Two reports on one move' # and another", "set.yaml"),
        ("answer: [d, f]", "answer:\n      - d\n      - f", "set.yaml"),
        ("c: Ashford", "c: {text: Ashford}", "set.yaml"),
        ("fraction: 1/2", "fraction: 50 %", "set.yaml"),
        ("shuffle: false", "shuffle: no", "set.yaml"),
        (
            "cite: {post: It took nine days.}\n    points: 2",
            "points: 2\n    cite: {post: It took nine days.}",
            "set.yaml",
        ),
        ("Millbrook, {text", "{text: Millbrook}, {text", "set.yaml"),
        ("moved to Ashford in", "moved to\nAshford in", "passages/post.md"),
        ("Salt came", "*Salt* came", "passages/herald.md"),
        ("wool and timber.", "wool and timber. {|}", "passages/herald.md"),
    ],
)
def test_version_stays_whatever_the_file_looks_like(right: str, same: str, file: str, spoil: Spoil, load: Load) -> None:
    before = load().version
    spoil(right, same, file)

    assert load().version == before


def test_name_of_the_file_is_part_of_the_version(library: Path, load: Load) -> None:
    (library / "other.yaml").write_text((library / "set.yaml").read_text("utf-8"), "utf-8")

    first, second = Library(library, REGISTRY).sets()

    assert first.version != second.version
