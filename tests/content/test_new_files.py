"""New files: all or none, never over another one unasked, and nothing is left where it fails."""

from pathlib import Path

import pytest

from quizapp.content.new_files import FileInTheWay, write_together


def test_all_are_written_with_the_folders_they_need(tmp_path: Path) -> None:
    write_together({tmp_path / "a" / "b" / "one.md": "eins\n", tmp_path / "a" / "two.yaml": "zwei\n"})

    assert (tmp_path / "a" / "b" / "one.md").read_bytes() == b"eins\n"
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["b", "two.yaml"]


def test_a_file_in_the_way_stays_and_the_other_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text("old")

    with pytest.raises(FileInTheWay) as there:
        write_together({tmp_path / "one.md": "new", tmp_path / "two.yaml": "new"})

    assert there.value.path == tmp_path / "two.yaml"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("two.yaml", "old")]


def test_it_writes_over_a_file_when_told(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("old")

    write_together({tmp_path / "one.md": "new"}, overwrite=True)

    assert (tmp_path / "one.md").read_text() == "new"


def test_a_folder_in_the_way_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "one.md").mkdir()

    with pytest.raises(IsADirectoryError):
        write_together({tmp_path / "new" / "two.md": "new", tmp_path / "one.md": "new"}, overwrite=True)

    assert [path.name for path in tmp_path.iterdir()] == ["one.md"]


def test_where_it_fails_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(OSError, match=r"file|exists|directory"):
        write_together({tmp_path / "new" / "one.md": "new", tmp_path / "file" / "sub" / "two.md": "new"})

    assert [path.name for path in tmp_path.iterdir()] == ["file"]
