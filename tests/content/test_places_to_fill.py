"""Places to fill: each is told with its line and column, and comments are passed over."""

import pytest

from quizapp.content.places_to_fill import place_to_fill, places_to_fill


def test_each_place_says_what_belongs_there() -> None:
    text = (
        f'title: "{place_to_fill("a title")}"\na: {{text: \'{place_to_fill("one")}\', b: "{place_to_fill("two")}"}}\n'
    )

    assert [(each.line, each.column, each.what) for each in places_to_fill(text, "x")] == [
        (1, 9, "a place to fill: a title"),
        (2, 12, "a place to fill: one"),
        (2, 28, "a place to fill: two"),
    ]


@pytest.mark.parametrize("line", ["# FILL: x", "  # a: FILL:", "REFILL: x", "Fill: x", "prompt: FILL in the gaps"])
def test_other_words_are_no_places(line: str) -> None:
    assert list(places_to_fill(line, "x")) == []


@pytest.mark.parametrize("line", ["a: FILL:", "FILL:", 'a: "FILL: "'])
def test_a_place_without_words_is_a_place(line: str) -> None:
    assert [each.what for each in places_to_fill(line, "x")] == ["a place to fill: your own words"]
