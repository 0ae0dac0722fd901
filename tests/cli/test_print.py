"""`quizapp print`: three files that stand alone, and the style beside them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_three_pages_and_their_style_are_written(run: Run, library: Path, tmp_path: Path) -> None:
    result = run("print", library / "move.yaml", "--to", tmp_path / "out")

    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "booklet.html",
        "answer-sheet.html",
        "key.html",
        "paper.css",
    }
    assert result.output.count("wrote ") == 3


def test_a_page_needs_nothing_but_the_files_beside_it(run: Run, library: Path, tmp_path: Path) -> None:
    run("print", library / "move.yaml", "--to", tmp_path / "out")

    for page in (tmp_path / "out").glob("*.html"):
        assert set(re.findall(r'(?:href|src)="([^"]*)"', page.read_text("utf-8"))) == {"paper.css"}


def test_without_a_folder_they_go_beside_where_one_is(
    run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    run("print", library / "move.yaml", "--large")

    assert 'class="large"' in (tmp_path / "move-print" / "booklet.html").read_text("utf-8")


def test_a_broken_set_is_not_printed(run: Run, library: Path, tmp_path: Path) -> None:
    file = library / "move.yaml"
    file.write_text(file.read_text("utf-8").replace("answer: b", "answer: z"), "utf-8")

    result = run("print", file, "--to", tmp_path / "out")

    assert result.exit_code == 1
    assert "mend these first:\n" in result.output
    assert not (tmp_path / "out").exists()
