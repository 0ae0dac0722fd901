"""Comparing texts: every line that went or came, with its number, and nothing where nothing changed."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.text_changes import text_changes

TEXT = "\n".join(f"line {number}" for number in range(1, 21))


def seen(before: str | None, after: str | None) -> list[list[tuple[str, int, str]]]:
    return [[(line.kind, line.number, line.text) for line in stretch] for stretch in text_changes(before, after)]


def test_a_change_stands_between_lines_that_stayed() -> None:
    assert seen(TEXT, TEXT.replace("line 10\n", "line X\n")) == [
        [
            ("same", 7, "line 7"),
            ("same", 8, "line 8"),
            ("same", 9, "line 9"),
            ("gone", 10, "line 10"),
            ("new", 10, "line X"),
            ("same", 11, "line 11"),
            ("same", 12, "line 12"),
            ("same", 13, "line 13"),
        ]
    ]


def test_changes_far_apart_are_two_stretches() -> None:
    assert len(seen(TEXT, TEXT.replace("line 2\n", "").replace("line 19\n", ""))) == 2


def test_equal_texts_have_none() -> None:
    assert seen(TEXT, TEXT) == []
    assert seen("", "") == []


def test_a_text_that_was_not_there_is_new_as_a_whole() -> None:
    assert seen(None, "a\nb") == [[("new", 1, "a"), ("new", 2, "b")]]
    assert seen("a", None) == [[("gone", 1, "a")]]


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_the_newer_text_follows_from_the_older_and_the_changes(before: list[str], after: list[str]) -> None:
    lines = [line for stretch in text_changes("\n".join(before), "\n".join(after)) for line in stretch]

    old, new = "\n".join(before).split("\n"), "\n".join(after).split("\n")
    for line in lines:
        assert line.text == (old if line.kind == "gone" else new)[line.number - 1]
    assert sum(line.kind == "new" for line in lines) - sum(line.kind == "gone" for line in lines) == len(new) - len(old)
