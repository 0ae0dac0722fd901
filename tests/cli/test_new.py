"""`quizapp new`: from an article to a passage and a set, every place to fill found by `check`, nothing half done."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import main
from quizapp.content.library import Library
from quizapp.question_types import REGISTRY

Run = Callable[..., Result]

ARTICLE = """\
Harbour bridge closes for a year

By Ida Lund
24 May 2024

The harbour bridge in Ashford will close on 1 June, the town council said on Friday.

Advertisement

Two ferries will run every ten minutes, and nobody has to pay for them.

© 2024 Ashford Echo Ltd. All rights reserved.
"""
NAME = "ashford-echo-2024-05-24"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of the teacher's, in which the command runs, with one article in it."""
    folder = tmp_path / "teacher"
    folder.mkdir()
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# ---------------------------------------------------------------- what it makes


def test_it_makes_a_passage_a_set_and_what_editors_need(run: Run, here: Path) -> None:
    result = run("new", "article.txt")

    assert result.exit_code == 0
    assert files_below(here / "my-sets") == {
        f"passages/{NAME}.md",
        f"{NAME}.yaml",
        "schema/question-set.schema.json",
        "schema/passage.schema.json",
    }


def test_check_finds_nothing_but_the_places_to_fill(run: Run, here: Path) -> None:
    run("new", "article.txt")

    result = run("check", "my-sets")

    *lines, _ = result.output.splitlines()
    text = (here / "my-sets" / f"{NAME}.yaml").read_text("utf-8")
    assert len(lines) == len(re.findall('"FILL: ', text)) > 0
    assert all(
        re.match(r"my-sets/\S+\.yaml:\d+:\d+: a place to fill: .+; write it instead of 'FILL: …'$", line)
        for line in lines
    )


def test_the_set_can_be_taken_at_once(run: Run, here: Path) -> None:
    run("new", "article.txt")

    library = Library(here / "my-sets", REGISTRY)

    assert [each.title for each in library.sets()] == ["Harbour bridge closes for a year"]
    assert library.problems() == ()


def test_a_set_whose_places_are_filled_is_sound(run: Run, here: Path) -> None:
    run("new", "article.txt")
    file = here / "my-sets" / f"{NAME}.yaml"
    file.write_text(re.sub(r'"FILL: (.*?)"', r'"\1"', file.read_text("utf-8")), "utf-8")

    result = run("check", "my-sets")

    assert "no problems" in result.output


def test_it_says_what_it_found_and_what_it_left_out(run: Run) -> None:
    output = run("new", "article.txt").output

    assert "  line 8, advertisement: Advertisement\n" in output
    assert "  line 12, copyright line: © 2024 Ashford Echo Ltd. All rights reserved.\n" in output
    assert "Author:    Ida Lund\nPublisher: Ashford Echo\nPublished: 2024-05-24\n" in output
    assert "Text:      30 words in 2 paragraphs\nLanguage:  en\n" in output


def test_it_speaks_of_rights_and_offers_the_source(run: Run) -> None:
    output = run("new", "article.txt").output

    assert "only if you may" in output
    assert "For a handout: Ida Lund: “Harbour bridge closes for a year”. Ashford Echo, 24 May 2024.\n" in output


def test_the_steps_it_names_are_commands_that_exist(run: Run) -> None:
    output = run("new", "article.txt").output

    assert f"my-sets/{NAME}.yaml" in output
    assert "quizapp check my-sets" in output


def test_a_text_can_be_pasted(here: Path) -> None:
    result = CliRunner().invoke(main, ["new", "-"], input=ARTICLE)

    assert result.exit_code == 0
    assert (here / "my-sets" / f"{NAME}.yaml").exists()


def test_folder_and_name_can_be_chosen(run: Run, here: Path) -> None:
    run("new", "article.txt", "--into", "term/two", "--name", "bridge")

    assert {"bridge.yaml", "passages/bridge.md"} < files_below(here / "term" / "two")


def test_the_folder_of_the_server_is_the_usual_one(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_QUESTIONS", "class-7")

    run("new", "article.txt")

    assert f"{NAME}.yaml" in files_below(here / "class-7")


# ---------------------------------------------------------------- what it refuses


def refused(run: Run, *words: str) -> str:
    """What it says to these words, which it refuses, in one line; nothing was written."""
    before = files_below(Path())
    result = run("new", *words)
    assert result.exit_code in {1, 2}
    assert files_below(Path()) == before
    assert "Traceback" not in result.output
    return str(result.output).splitlines()[-1]


def test_files_that_are_there_stay_as_they_are(run: Run, here: Path) -> None:
    run("new", "article.txt")
    file = here / "my-sets" / f"{NAME}.yaml"
    file.write_text("my work", "utf-8")

    assert refused(run, "article.txt") == (
        f"Error: my-sets/{NAME}.yaml is there already. "
        f"Choose another name (--name {NAME}-2), or write over it (--overwrite)."
    )
    assert file.read_text("utf-8") == "my work"


def test_it_writes_over_them_when_told(run: Run, here: Path) -> None:
    run("new", "article.txt")
    (here / "my-sets" / f"{NAME}.yaml").write_text("my work", "utf-8")

    assert run("new", "article.txt", "--overwrite").exit_code == 0
    assert "my work" not in (here / "my-sets" / f"{NAME}.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("article", "says"),
    [
        ("nowhere.txt", "nowhere.txt cannot be read (No such file or directory). Look at its name and folder."),
        (".", ". is a folder. Name the file with the article in it."),
        ("https://example.org/a", "quizapp fetches nothing from the internet. Open the page in your browser, save it"),
        ("www.example.org/a", "quizapp fetches nothing from the internet."),
    ],
)
def test_what_is_no_file_is_refused(run: Run, article: str, says: str) -> None:
    assert says in refused(run, article)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "article.bin: this holds 0 words of running text"),
        (b"one two three", "a passage needs 10"),
        (b"%PDF-1.4", "this is a PDF, not a text or a web page; open it, copy the text"),
        (b"\0\1\2" * 99, "this is not a text"),
        (b"x" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_what_is_no_article_is_refused(run: Run, here: Path, raw: bytes, says: str) -> None:
    (here / "article.bin").write_bytes(raw)

    assert says in refused(run, "article.bin")


@pytest.mark.parametrize("name", ["a b", "../up", "ä", "x" * 81, "-x"])
def test_a_name_that_cannot_be_an_address_is_refused(run: Run, name: str) -> None:
    assert "use letters, digits, - and _, at most 80 characters" in refused(run, "article.txt", f"--name={name}")


def test_a_folder_that_cannot_be_made_is_refused(run: Run) -> None:
    says = refused(run, "article.txt", "--into", "article.txt/sets")

    assert says.startswith("Error: cannot write article.txt/sets")
    assert says.endswith("Choose a folder of your own: --into FOLDER")


def test_the_process_ends_as_the_command_does(here: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "quizapp", "new", "-"]

    done = subprocess.run(command, input=b"one two", capture_output=True, check=False)

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
