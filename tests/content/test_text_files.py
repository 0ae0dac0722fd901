"""Files that are no text: each is refused at the place that is no text, and other ways to save a text are accepted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.core.problem import Problem
from quizapp.core.question_set import QuestionSet

Problems = Callable[[], tuple[Problem, ...]]
Load = Callable[[], QuestionSet]


@pytest.fixture
def text(library: Path) -> str:
    return (library / "set.yaml").read_text("utf-8")


@pytest.fixture
def write(library: Path) -> Callable[[bytes], None]:
    def written(raw: bytes) -> None:
        (library / "set.yaml").write_bytes(raw)

    return written


Write = Callable[[bytes], None]


def test_byte_that_is_not_utf_8_is_told_at_its_place(text: str, write: Write, problems: Problems) -> None:
    write(text.replace("Read both.", "Read café.").encode("latin-1"))

    [problem] = problems()

    assert (problem.line, problem.column) == (3, 18)
    assert problem.what == "the byte 0xe9 is not UTF-8 text"
    assert problem.instead == "save the file with the encoding UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named_as_such(encoding: str, text: str, write: Write, problems: Problems) -> None:
    write(text.encode(encoding))

    [problem] = problems()

    assert problem.line == 1
    assert "save the file with the encoding UTF-8" in problem.instead


@pytest.mark.parametrize("odd", ["\0", "\x07", "\x0b", "\x1f", "\x7f", "\x80", "\ufffe", "\uffff"])
def test_character_that_is_no_text_is_told_at_its_place(odd: str, text: str, write: Write, problems: Problems) -> None:
    write(text.replace("Read both.", f"Read{odd}both.").encode())

    [problem] = problems()

    assert (problem.line, problem.column) == (3, 14)
    assert problem.instead.startswith("delete it")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_ends_of_lines_change_nothing(end: str, library: Path, load: Load) -> None:
    version = load().version
    for path in (library / "set.yaml", library / "passages" / "post.md", library / "passages" / "herald.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))

    assert load().version == version


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_are_counted_whatever_their_ends(end: str, text: str, write: Write, problems: Problems) -> None:
    write(text.replace("answer: c", "answer: x").replace("\n", end).encode())

    [problem] = problems()

    assert (problem.line, problem.column) == (19, 13)


def test_byte_order_mark_changes_nothing(text: str, write: Write, load: Load) -> None:
    version = load().version
    write(text.encode("utf-8-sig"))

    assert load().version == version


def test_columns_are_counted_without_the_byte_order_mark(text: str, write: Write, problems: Problems) -> None:
    write(text.replace("format: 1", "format: ü2").encode("utf-8-sig").replace("ü".encode(), b"\xfc"))

    [problem] = problems()

    assert (problem.line, problem.column) == (1, 9)


@pytest.mark.parametrize("rare", ["\x85", "\u2028", "\u2029"])
def test_rare_line_ends_do_not_shift_the_lines(rare: str, text: str, write: Write, problems: Problems) -> None:
    write(text.replace("Read both.", f"Read{rare}both.").replace("answer: c", "answer: x").encode())

    [problem] = problems()

    assert (problem.line, problem.column) == (19, 13)


@pytest.mark.parametrize(
    ("whole", "what"),
    [
        ("", "nothing is written here"),
        ("# a comment\n# and another\n", "nothing is written here"),
        ("- a\n- b\n", "the file should hold keys and values"),
        ("Good morning\n", "the file should hold keys and values"),
        ("~\n", "the file should hold keys and values"),
        ("a: [" + "x, " * 50_000 + "]\n", "the file holds more than 50,000 values"),
        ("# " + "x" * 1_000_000, "the file is larger than 1 MB"),
    ],
    ids=["empty", "comments", "list", "text", "null", "too many values", "too large"],
)
def test_file_that_is_no_set_is_told_in_one_line(whole: str, what: str, write: Write, problems: Problems) -> None:
    write(whole.encode())

    [problem] = problems()

    assert problem.line == 1
    assert problem.what == what


def test_file_that_cannot_be_opened_is_a_problem(library: Path, problems: Problems) -> None:
    (library / "set.yaml").unlink()

    [problem] = problems()

    assert "cannot be read" in problem.what
