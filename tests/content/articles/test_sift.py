"""Copied pages: every line of the articles in copies/ is kept or left out, as the mark in front of it says."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.articles.article import Article, Block, Origin
from quizapp.content.articles.clean_text import clean
from quizapp.content.articles.markdown_text import read_markdown
from quizapp.content.articles.plain_text import read_plain_text
from quizapp.content.articles.sift import sift

COPIES = Path(__file__).parent / "copies"
KEPT = {"=": {"text", "entry"}, "#": {"heading"}, "c": {"caption"}}
LEFT_OUT = {"-", "H"}
SOURCES = {
    "wall": Origin("Harbour bridge ‘closes’ for a year from June", "Mara Quint", "Ashford Echo", "2024-05-24"),
    "blog": Origin("A school garden that feeds a street", "7Kli...9QxZ", "MILL LANE NOTES", "2024-03-03"),
    "doubled-caption": Origin("Night train comes back after ten years", published="2024-05-04"),
    "no-blank-lines": Origin("Storm takes the roof of the old market hall", "Tom Hale", "Ebbing Today"),
    "no-headline": Origin(),
    "wrapped-mail": Origin("Village buys its own shop", "Olaf Trent"),
    "broadcaster": Origin("Harbour bridge to close for a year after cracks found", "Ida Lund", "CBC", "2024-05-24"),
    "split-dateline": Origin("Harbour bridge closes: what we know", "Ida Lund"),
    "two-dates": Origin("Harbour bridge closes for a year", "Ida Lund", published="2024-05-24"),
    "newsletter-inside": Origin("Harbour bridge in Ashford to close for a year", "Ida Lund", published="2024-05-24"),
    "headline-of-sentences": Origin(
        "Ashford's Bridge Was Built by Two Brothers. Now It Has to Close.", "Ida Lund", published="2024-05-24"
    ),
    "german": Origin("Bücherbus fährt nun auch am Abend", "Jana Weiß", published="2024-03-12"),
    "chinese": Origin("港口大桥将关闭一年", published="2024-05-24"),
    "links-inside": Origin("Island votes to keep its only road car-free", "Ruth Adair and Paul Senn", "", "2023-07-09"),
}


def marked_lines(name: str) -> list[tuple[str, str]]:
    """The mark and the words of each line of a copy."""
    lines = (COPIES / f"{name}.txt").read_text("utf-8").split("\n")
    return [(line[:1], line[2:].strip()) for line in lines]


def article_in(name: str) -> Article:
    return sift(read_plain_text(clean("\n".join(words for _, words in marked_lines(name)))))


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def all_words(article: Article) -> Counter[str]:
    kept, dropped = (each.text for each in article.blocks), (each.text for each in article.dropped)
    return words_of("\n".join([*kept, *dropped]))


def paragraph(text: str) -> Article:
    """An article of three paragraphs of which this line is the second."""
    before, after = "The ferry left the harbour at noon on Monday.", "It came back with forty people in the evening."
    return sift(read_plain_text(f"A day at sea\n\n{before}\n\n{text}\n\n{after}"))


# ---------------------------------------------------------------- the copies


def test_each_copy_says_where_it_comes_from() -> None:
    assert {path.stem for path in COPIES.glob("*.txt")} == set(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_every_line_is_kept_or_left_out_as_marked(name: str) -> None:
    article = article_in(name)
    kept = {number: block.kind for block in article.blocks for number in lines_of(block, name)}
    left_out = {dropped.line for dropped in article.dropped}

    for number, (mark, words) in enumerate(marked_lines(name), 1):
        if words:
            assert (number in left_out) == (mark in LEFT_OUT), words
            assert mark in LEFT_OUT or kept[number] in KEPT[mark], words


def lines_of(block: Block, name: str) -> list[int]:
    """The numbers of the lines that went into a block."""
    lines = [words for _, words in marked_lines(name)]
    last = block.line
    while " ".join(lines[block.line - 1 : last]) != block.text:
        last += 1
        assert last <= len(lines), block.text
    return list(range(block.line, last + 1))


@pytest.mark.parametrize("name", SOURCES)
def test_the_source_is_found(name: str) -> None:
    assert article_in(name).origin == SOURCES[name]


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_vanishes_silently(name: str) -> None:
    article = article_in(name)

    assert all(dropped.reason for dropped in article.dropped)
    assert all_words(article) == words_of("\n".join(words for _, words in marked_lines(name)))


# ---------------------------------------------------------------- any text at all

LINES = st.text(max_size=80) | st.sampled_from(
    [words for name in SOURCES for _, words in marked_lines(name)] + ["# A", "- one", "![x](y)", "```", "---"]
)
TEXTS = st.tuples(st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]), st.lists(LINES, max_size=30)).map(
    lambda parts: parts[0].join(parts[1])
)


@given(TEXTS)
def test_no_word_of_any_text_vanishes(text: str) -> None:
    cleaned = clean(text)

    assert all_words(sift(read_plain_text(cleaned))) == words_of(cleaned)


@given(TEXTS)
def test_any_markdown_is_sorted(text: str) -> None:
    article = sift(read_markdown(clean(text)))

    assert all(dropped.reason for dropped in article.dropped)


# ---------------------------------------------------------------- what must not be taken for boilerplate


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell by four per cent on Monday.",
        "Comments by the minister caused anger in the capital.",
        "Home sales rose in June, the office said.",
        "Read more than twenty books a year, the teacher told her class.",
        "“Sign up for our newsletter,” it says on the door of the shop.",
        "“We use cookies to feed our guests,” the baker said with a smile.",
        "The newsletter of the club went to ninety people.",
        "More on this matter is expected on Friday, the judge said.",
        "Follow the river for a mile and you are at the mill, says the map.",
        "Photo shops have almost vanished from the town.",
        "By Monday evening the water had gone down again.",
        "Subscribers paid 90 crowns a year.",
        "The copyright of the song belongs to her daughter.",
        "Advertisement pays for a third of the programme.",
        "Join the army at eighteen, her uncle had told her.",
        "Get out of the house, the firemen told them.",
        "Published in 1931, the book was soon forgotten.",
        "On 24 May 2024 the bridge was closed.",
        "“No.”",
        "It was 24 May 2024.",
        "Nobody answered.",
        "Log in the river: that is what the ferry had hit.",
        "Terms were not made public.",
        "Related families live on both sides of the border.",
        "Most popular was the stall with hot soup.",
        "They agreed to the terms of use and the privacy policy of the library.",
        "All rights to the film stay with the town.",
    ],
)
def test_a_sentence_of_the_article_stays(sentence: str) -> None:
    assert sentence in [block.text for block in paragraph(sentence).blocks]


def test_a_repeated_short_answer_stays() -> None:
    article = sift(
        read_plain_text(
            "A short talk with the mayor\n\n“No.”\n\nThe mayor would not say a word more than that.\n\n“No.”"
        )
    )

    assert [block.text for block in article.blocks].count("“No.”") == 2


def test_a_list_below_the_last_paragraph_stays() -> None:
    article = sift(
        read_plain_text("The two ferries of the harbour run at these times:\n\n- first at five\n- last at midnight")
    )

    assert [block.text for block in article.blocks[1:]] == ["first at five", "last at midnight"]


def test_a_headline_may_be_a_question() -> None:
    article = sift(
        read_plain_text("Will the old bridge ever be open again?\n\nNobody knows it today, the council said on Monday.")
    )

    assert article.origin.headline == "Will the old bridge ever be open again?"


def test_the_publisher_behind_a_headline_goes_into_the_source() -> None:
    article = sift(
        read_plain_text("Harbour bridge closes | Ashford Echo\n\nThe bridge will close in June, the council said.")
    )

    assert (article.origin.headline, article.origin.publisher) == ("Harbour bridge closes", "Ashford Echo")


@pytest.mark.parametrize(
    ("above", "publisher"),
    [
        ("The Ashford Echo", "The Ashford Echo"),
        ("Sport", "Ashford Echo Media"),
        ("The Harbour Post", "Ashford Echo Media"),
    ],
)
def test_a_paper_goes_by_the_name_above_its_headline_and_not_by_that_of_its_company(above: str, publisher: str) -> None:
    text = "The bridge will close in June, the council said. It is old.\n\nNobody will miss it, the mayor told us."

    article = sift(read_plain_text(f"{above}\n\nHarbour bridge closes\n\n{text}\n\n© 2024 Ashford Echo Media Ltd."))

    assert article.origin.publisher == publisher


def test_a_date_that_can_be_read_in_two_ways_is_not_guessed() -> None:
    article = sift(read_plain_text("Bridge closes in June\n\n11/09/2023\n\nThe bridge will close, the council said."))

    assert article.origin.published == ""
    assert "11/09/2023" in [dropped.text for dropped in article.dropped]


def test_a_link_in_one_line_takes_nothing_with_it() -> None:
    article = sift(
        read_plain_text(
            "Bridge closes\n\nThe bridge closes in June, they said.\n\nRead more: Ten bridges\n\n"
            "Why it has to close\n\nWhat it costs\n\nThere are cracks in three of the piers."
        )
    )

    assert [block.text for block in article.blocks][1:3] == ["Why it has to close", "What it costs"]
