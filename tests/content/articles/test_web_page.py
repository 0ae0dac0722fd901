"""HTML: the article is chosen out of the page, and every other line a reader sees is listed."""

import re
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.articles.article import Article, Origin, UnreadableArticle
from quizapp.content.articles.clean_text import clean
from quizapp.content.articles.sift import sift
from quizapp.content.articles.web_page import looks_like_html, read_web_page

PAGE = (Path(__file__).parent / "copies" / "page.html").read_text("utf-8")


def article_in(page: str) -> Article:
    return sift(read_web_page(clean(page)))


@pytest.fixture(scope="module")
def article() -> Article:
    return article_in(PAGE)


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def all_words(article: Article) -> Counter[str]:
    kept, dropped = (each.text for each in article.blocks), (each.text for each in article.dropped)
    return words_of("\n".join([*kept, *dropped]))


# ---------------------------------------------------------------- a page of news


def test_the_article_stays_in_its_order(article: Article) -> None:
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("text", "Ferries will carry people across the water until the repairs are done"),
        ("caption", "The old bridge was built in 1931 by two brothers"),
        (
            "text",
            "The harbour bridge in Ashford will close on 1 June, the town council said on Friday. It will stay closed "
            "for about a year.",
        ),
        (
            "text",
            "Two ferries will run every ten minutes. A ticket costs nothing, and bicycles are allowed on board.",
        ),
        ("heading", "Why it has to close"),
        (
            "text",
            "Engineers found cracks in three of the eight piers. “The bridge is safe today, but it would not be safe "
            "in two years,” said Mara Quint, who leads the repairs.",
        ),
        ("text", "“We cannot wait for the money from the capital,” the mayor said."),
        ("entry", "First ferry: 5 am"),
        ("entry", "Last ferry: midnight"),
        ("text", "The work costs 12 million crowns."),
        ("text", "Half of it is paid by the port."),
        ("text", "Year Cars a day"),
        ("text", "2020 11,000"),
        ("text", "Shops near the bridge fear for their trade."),
    ]


def test_what_stands_around_it_is_left_out_with_a_reason(article: Article) -> None:
    reasons = {dropped.text: dropped.reason for dropped in article.dropped}

    assert reasons == {
        "Ashford Echo": "in the head of the page",
        "Home": "navigation",
        "Ashford and the coast": "navigation",
        "We use cookies to make this site better.": "cookies and privacy",
        "Accept all": "cookies and privacy",
        "Harbour bridge closes for a year": "headline, now in the source",
        "By Ida Lund, 24 May 2024": "date, now in the source",
        "Advertisement": "advertisement",
        "Read more: Ten bridges that surprised their builders": "link to another article",
        "Most read": "list of other articles",
        "Dog swims home": "beside the article",
        "Sign up to our newsletter": "newsletter or subscription",
        "Get the best stories in your inbox every morning.": "newsletter or subscription",
        "2 comments": "comments",
        "Bob: At last! I have waited so long for this.": "comments",
        "© 2024 Ashford Echo Ltd. All rights reserved.": "copyright line",
    }


def test_the_source_is_found(article: Article) -> None:
    assert article.origin == Origin(
        "Harbour bridge closes for a year", "Ida Lund", "Ashford Echo", "2024-05-24", "en-GB"
    )


def test_the_source_is_found_in_the_lines_where_the_page_does_not_declare_it() -> None:
    origin = article_in(re.sub(r"<meta (?:property|name)[^>]*>|<title>.*</title>", "", PAGE)).origin

    assert (origin.headline, origin.byline, origin.published) == (
        "Harbour bridge closes for a year",
        "Ida Lund",
        "2024-05-24",
    )


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Bridge closes | Ashford Echo", "Ashford Echo"),
        ("Bridge closes – Ashford Echo", "Ashford Echo"),
        ("Bridge closes", ""),
        ("Bridge closes for good", ""),
        ("Ashford Echo", ""),
        ("", ""),
    ],
)
def test_the_publisher_may_stand_in_the_title_of_the_window(title: str, publisher: str) -> None:
    head, body = f"<title>{title}</title>", "<h1>Bridge closes</h1><p>It closes in June, the council said.</p>"

    assert article_in(f"<html><head>{head}</head><body>{body}</body></html>").origin.publisher == publisher


def test_scripts_are_no_text(article: Article) -> None:
    assert "hidden" not in all_words(article)


def test_a_page_with_little_text_is_read_as_a_whole() -> None:
    article = article_in("<html><body><h1>Bridge closes</h1><p>It closes in June, the council said.</p></body></html>")

    assert article.origin.headline == "Bridge closes"
    assert [block.text for block in article.blocks] == ["It closes in June, the council said."]


# ---------------------------------------------------------------- any page at all

TAGS = [
    "p",
    "div",
    "h1",
    "h2",
    "li",
    "td",
    "nav",
    "aside",
    "footer",
    "figcaption",
    "blockquote",
    "article",
    "span",
    "b",
]
TEXTS = st.sampled_from(
    ["Share", "By Ida Lund", "24 May 2024", "The bridge will close in June, the council said on Monday."]
) | st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=60)
PARTS = st.lists(st.tuples(st.sampled_from(TAGS), TEXTS), max_size=25)


@given(PARTS)
def test_no_word_of_any_page_vanishes(parts: list[tuple[str, str]]) -> None:
    body = " ".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in parts)

    with suppress(UnreadableArticle):
        assert all_words(article_in(f"<html><body>{body}</body></html>")) == words_of(
            clean(" ".join(text for _, text in parts))
        )


@given(
    st.lists(st.sampled_from(["<p>", "</p", "<!--", "-->", "<![CDATA[", "<script>", "&#0;", "&nbsp;", "x. "]) | TEXTS)
)
def test_broken_html_is_read_or_refused(pieces: list[str]) -> None:
    with suppress(UnreadableArticle):
        article_in("<html>" + "".join(pieces))


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<p>The bridge closes in June.</p>" * 12_000,
        "<html><body><p>The bridge closes in June.</p>" + "<span></span>" * 40_000,
    ],
)
def test_a_page_without_end_is_refused(page: str) -> None:
    with pytest.raises(UnreadableArticle, match="far longer than one with an article"):
        article_in(page)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body> </body></html>", "<!doctype html>", "<html><!-- x -->"]
)
def test_a_page_without_text_holds_no_article(page: str) -> None:
    with suppress(UnreadableArticle):
        assert article_in(page).blocks == ()


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!DOCTYPE html><p>x", True),
        ('<?xml version="1.0"?><html>', True),
        ("<p>one</p>\n<p>two</p>", True),
        ("a < b and b > c", False),
        ("He wrote <br> on the wall.", False),
    ],
)
def test_html_is_recognised_without_a_file_name(text: str, is_html: bool) -> None:
    assert looks_like_html(text) is is_html


def test_without_the_library_it_says_what_to_do() -> None:
    script = """
import sys
sys.modules["trafilatura"] = None
from quizapp.content.articles.web_page import read_web_page
try:
    read_web_page("<p>x</p>")
except Exception as refused:
    print(refused)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert "copy the text of the article into a text file (.txt), or install quizapp[importer]" in done.stdout, (
        done.stderr
    )
