"""The library is its folder as it is now: it notices every change, and a broken file keeps its last good version."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizapp.content.library import Library
from quizapp.content.loader import load_set
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import QuestionType
from quizapp.question_types import REGISTRY

Spoil = Callable[..., tuple[int, int]]


@pytest.fixture
def shelf(library: Path) -> Library:
    """The library after it was looked at once."""
    opened = Library(library, REGISTRY)
    opened.sets()
    return opened


def ids(shelf: Library) -> list[str]:
    return [question_set.id for question_set in shelf.sets()]


def of_herald(library: Path) -> str:
    """A set about the second passage alone."""
    header = (library / "set.yaml").read_text("utf-8").replace("[post, herald]", "[herald]").partition("questions:")[0]
    return f"{header}questions: [{{id: q, type: short_answer, prompt: x, accept: [y], cite: Salt}}]\n"


def test_sets_are_named_by_their_files(shelf: Library) -> None:
    assert ids(shelf) == ["set"]
    assert shelf.problems() == ()


def test_changed_set_is_noticed(shelf: Library, spoil: Spoil) -> None:
    spoil("title: Two reports on one move", "title: Moved")

    assert [question_set.title for question_set in shelf.sets()] == ["Moved"]


def test_changed_passage_is_noticed(shelf: Library, spoil: Spoil) -> None:
    before = shelf.sets()[0].version
    spoil("The king was pleased.", "The king was pleased. Truly.", "passages/post.md")

    assert shelf.sets()[0].version != before


def test_change_of_equal_length_is_noticed(library: Path, shelf: Library, spoil: Spoil) -> None:
    before = (library / "set.yaml").stat()
    spoil("points: 2", "points: 3")
    os.utime(library / "set.yaml", ns=(before.st_atime_ns, before.st_mtime_ns + 1))

    assert shelf.sets()[0].questions[2].points == 3


def test_new_set_is_noticed(library: Path, shelf: Library) -> None:
    (library / "another.yml").write_text((library / "set.yaml").read_text("utf-8"), "utf-8")

    assert ids(shelf) == ["another", "set"]


def test_set_that_vanished_is_gone(library: Path, shelf: Library) -> None:
    (library / "set.yaml").unlink()

    assert ids(shelf) == []
    assert shelf.get("set") is None


def test_broken_set_keeps_its_last_good_version_and_is_told(shelf: Library, spoil: Spoil) -> None:
    before = shelf.sets()[0]
    spoil("    answer: c", "    answer: d")

    assert shelf.sets() == [before]
    assert [problem.what for problem in shelf.problems()] == ["the answer 'd' is not the label of an option"]


def test_set_with_a_broken_passage_keeps_its_last_good_version(shelf: Library, spoil: Spoil) -> None:
    before = shelf.sets()[0]
    spoil("title: Goods of the harbour", "titel: Goods of the harbour", "passages/herald.md")

    assert shelf.get("set") == before
    assert len(shelf.problems()) == 1


def test_mended_set_is_served_anew(shelf: Library, spoil: Spoil) -> None:
    spoil("    answer: c", "    answer: d")
    shelf.sets()
    spoil("    answer: d", "    answer: a")

    assert getattr(shelf.sets()[0].questions[0], "answer", "") == "a"
    assert shelf.problems() == ()


def test_set_that_was_never_good_is_told_and_not_served(library: Path, spoil: Spoil) -> None:
    spoil("format: 1", "format: 2")
    opened = Library(library, REGISTRY)

    assert opened.sets() == []
    assert len(opened.problems()) == 1


def test_two_files_of_one_name_are_told(library: Path, shelf: Library) -> None:
    (library / "set.yml").write_text((library / "set.yaml").read_text("utf-8"), "utf-8")

    assert ids(shelf) == ["set"]
    assert [problem.what for problem in shelf.problems()] == ["another file is named 'set', too"]


def test_passage_that_comes_later_makes_the_set_good(library: Path) -> None:
    herald = library / "passages" / "herald.md"
    text = herald.read_text("utf-8")
    herald.unlink()
    opened = Library(library, REGISTRY)
    assert opened.sets() == []

    herald.write_text(text, "utf-8")

    assert ids(opened) == ["set"]


def test_folder_that_is_missing_holds_no_sets(tmp_path: Path) -> None:
    opened = Library(tmp_path / "nowhere", REGISTRY)

    assert (opened.sets(), opened.problems()) == ([], ())


def test_folders_and_other_files_are_no_sets(library: Path, shelf: Library) -> None:
    (library / "folder.yaml").mkdir()
    (library / "notes.txt").write_text("Hello", "utf-8")

    assert ids(shelf) == ["set"]
    assert shelf.problems() == ()


def test_file_on_which_we_fail_ourselves_does_not_take_the_others_away(library: Path, spoil: Spoil) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("our own mistake")

    kind = REGISTRY["hot_text"]
    failing = {**REGISTRY, "hot_text": QuestionType(**{**vars(kind), "faults": fail})}
    short = (library / "set.yaml").read_text("utf-8").partition("\n  - id: length")[0]
    (library / "short.yaml").write_text(short, "utf-8")

    opened = Library(library, failing)

    assert ids(opened) == ["short"]
    assert ["RuntimeError" in problem.what for problem in opened.problems()] == [True]


def test_sets_that_were_not_touched_are_not_read_again(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.content.library.load_set", None)

    assert ids(shelf) == ["set"]


def test_only_sets_that_changed_are_read_again(
    library: Path, shelf: Library, spoil: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library / "other.yaml").write_text(of_herald(library), "utf-8")
    assert ids(shelf) == ["other", "set"]
    read: list[str] = []

    def noting(path: Path, *rest: Any) -> QuestionSet:
        read.append(path.name)
        return load_set(path, *rest)

    monkeypatch.setattr("quizapp.content.library.load_set", noting)
    spoil("The king was pleased.", "The king was pleased. Truly.", "passages/post.md")

    shelf.sets()
    assert read == ["set.yaml"]
    (library / "other.yaml").touch()
    shelf.sets()
    assert read == ["set.yaml", "other.yaml"]


def test_shorter_reading_stands_first_and_then_the_older(library: Path) -> None:
    one = of_herald(library)
    (library / "a-late.yaml").write_text(one.replace("herald", "late"), "utf-8")
    (library / "b-early.yaml").write_text(one, "utf-8")
    herald = (library / "passages" / "herald.md").read_text("utf-8")
    (library / "passages" / "late.md").write_text(herald.replace("---\n", "---\npublished: 1950\n", 1), "utf-8")

    assert ids(Library(library, REGISTRY)) == ["b-early", "a-late", "set"]
