"""Plain text: paragraphs by empty lines or line by line, and wrapped lines put together."""

import pytest

from quizapp.content.articles.plain_text import read_plain_text

WRAPPED = """\
The people of Lower Finch have bought the only shop in their village.
More than two hundred of them paid between 50 and 2,000 crowns each,
and on Saturday the doors opened again.

Everybody who paid has one vote.
Profits stay in the village.
"""


def texts(text: str) -> list[str]:
    return [block.text for block in read_plain_text(text).blocks]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert texts(WRAPPED) == [
        "The people of Lower Finch have bought the only shop in their village. More than two hundred of them paid "
        "between 50 and 2,000 crowns each, and on Saturday the doors opened again.",
        "Everybody who paid has one vote.",
        "Profits stay in the village.",
    ]


def test_lines_without_empty_ones_between_are_paragraphs() -> None:
    long = ["The first paragraph. " * 10, "The second one. " * 12, "Third. " * 20]

    assert texts("\n".join(long)) == [line.strip() for line in long]


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    assert texts("The ferry left the harbour at noon and\ncame back in the evening with forty people.") == [
        "The ferry left the harbour at noon and came back in the evening with forty people."
    ]


def test_a_byline_does_not_go_on_with_a_headline() -> None:
    assert texts("Bridge closes\nby Ida Lund\n\n" + "The bridge closes. " * 8)[:2] == ["Bridge closes", "by Ida Lund"]


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "·", "▪ "])
def test_bullets_make_list_entries(bullet: str) -> None:
    blocks = read_plain_text(f"{bullet}one\n{bullet}two").blocks

    assert [(block.text, block.kind) for block in blocks] == [("one", "entry"), ("two", "entry")]


def test_each_block_knows_its_line() -> None:
    assert [block.line for block in read_plain_text("one\n\n\ntwo\nthree").blocks] == [1, 4, 5]


def test_short_lines_around_it_do_not_hide_that_a_text_is_wrapped() -> None:
    around = "Ashford Echo\nHome\nNews\nSport\nWeather\n\n"

    assert texts(around + WRAPPED)[-3:] == texts(WRAPPED)


def test_lines_of_many_lengths_are_not_wrapped() -> None:
    lines = [f"The {'old ' * number}ferry left." for number in (3, 9, 1, 14, 6, 12, 2, 15)]

    assert texts("\n".join(lines)) == lines
