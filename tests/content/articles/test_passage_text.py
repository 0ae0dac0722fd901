"""An article as a passage file: read back, it has the same words, whatever signs stand among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.articles.article import Article, Block, Origin
from quizapp.content.articles.clean_text import clean, one_line
from quizapp.content.articles.passage_text import passage_text, split_long
from quizapp.content.passage_files import LONGEST_PARAGRAPH, passage_in
from quizapp.content.places_to_fill import places_to_fill
from quizapp.core.passage import Passage

FACTS = Origin("He said: “No”", 'Ida "I" Lund', "Ashford Echo", "2024-05-24")


def written(*blocks: Block, origin: Origin = FACTS) -> str:
    return passage_text(Article(origin, blocks, ()), "en")


def read_back(*blocks: Block) -> Passage:
    return passage_in(written(*blocks), "echo", "echo.md")


@pytest.mark.parametrize(
    "text",
    [
        *("# no heading", "- no list", "+ no list", "1. no list", "2024) no list", "> no quote", "=== line", "---"),
        *("5 * 3 * 2", "_name_ and __name__", "[a](b) and ![c](d)", "a\\b \\* c", "{|} and {+}", "<b>x</b>", "`x`"),
        *("&amp; &lt;", "12. März", "1.", "-", "* * * x", "http://example.org/a_b_c", "``` x", "    x", "10.5 metres"),
    ],
)
def test_every_sign_stays(text: str) -> None:
    expected = one_line(text).replace("{|}", "{ | }").replace("{+}", "{ + }")

    assert read_back(Block(text.strip(), 1), Block("End.", 2)).paragraphs[0].text == expected


@given(st.lists(st.text(max_size=200).map(lambda text: one_line(clean(text))).filter(bool), min_size=1, max_size=8))
def test_any_words_are_read_back(texts: list[str]) -> None:
    marks = {"{|}": "{ | }", "{+}": "{ + }"}
    texts = [text for text in texts if not any(mark in text for mark in marks)] or ["x"]

    assert [each.text for each in read_back(*(Block(text, 1) for text in texts)).paragraphs] == texts


def test_headings_stand_above_their_paragraph() -> None:
    passage = read_back(Block("Why", 1, "heading"), Block("It is so.", 2))

    assert [(each.heading, each.text) for each in passage.paragraphs] == [("Why", "It is so.")]


def test_the_source_is_written_as_it_was_found() -> None:
    source = read_back(Block("It is so.", 1)).source

    assert (source.title, source.author, source.publisher, source.published) == (
        "He said: “No”",
        'Ida "I" Lund',
        "Ashford Echo",
        "2024-05-24",
    )


def test_a_missing_headline_is_a_place_to_fill_and_the_rest_may_stay_out() -> None:
    text = written(Block("It is so.", 1), origin=Origin())

    assert [str(place) for place in places_to_fill(text, "echo.md")] == [
        "echo.md:3:9: a place to fill: the headline of the article; write it instead of 'FILL: …'"
    ]
    assert passage_in(text, "echo", "echo.md").source.publisher is None


@pytest.mark.parametrize(
    "text", ["It is so. " * 900, "word " * 2000, "x" * 12_000, "字" * 9_000, "*" * 4_000, "Dr. No said. " * 700]
)
def test_a_paragraph_that_is_too_long_is_parted(text: str) -> None:
    parts = split_long(one_line(text))

    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert len(parts) > 1
    assert all(len(part) * 2 <= LONGEST_PARAGRAPH for part in parts)


def test_a_paragraph_of_usual_length_stays_whole() -> None:
    assert split_long("It is so. " * 50) == ["It is so. " * 50]
